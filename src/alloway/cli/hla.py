"""``alloway hla``: compatibility of a patient and a donor."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alloway.cli.hla_more import add_commands
from alloway.cli.hla_search import search
from alloway.cli.options import Json
from alloway.errors import InputError

if TYPE_CHECKING:
    from alloway.values.hla import Compatibility, Count

app = typer.Typer(help="HLA: match in both directions, after the edits.", no_args_is_help=True)


_LEVELS = "G, P, lg, lgx, W, exon, U2, S or 1F (docs/rules/reductions.md)."


@app.callback()
def _group() -> None:
    pass


app.command()(search)
add_commands(app)


@app.command()
def match(
    patient: Annotated[str, typer.Option(metavar="TYPING", help="GL String or file.")],
    donor: Annotated[str, typer.Option(metavar="TYPING", help="GL String or file.")],
    edits: Annotated[str, typer.Option(help='Edits of the cells: "TRAC-KO,B2M-KO".')] = "",
    residual_tcr: Annotated[
        float | None, typer.Option(help="TCR-positive cells left, percent.", min=0, max=100)
    ] = None,
    beads: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Single-antigen bead table.")
    ] = None,
    dsa_threshold: Annotated[
        float, typer.Option(help="MFI above which a bead counts; no threshold is agreed.", min=0)
    ] = 1000.0,
    json: Json = False,
) -> None:
    """Mismatches per locus in GvH and HvG direction.

    Example: alloway hla match --patient "A*01:01+A*02:01" --donor "A*01:01+A*03:01" --edits TRAC-KO
    """
    from alloway import workbench

    found = workbench.hla_match(
        patient,
        donor,
        edits=edits,
        residual_tcr_pct=residual_tcr,
        beads=beads or (),
        dsa_threshold=dsa_threshold,
    )
    if json:
        print(json_module.dumps(match_data(found), indent=2, ensure_ascii=False))
    else:
        _print(found)


@app.command()
def reduce(
    to: Annotated[str, typer.Option("--to", metavar="LEVEL", help=_LEVELS)],
    typings: Annotated[
        list[str] | None, typer.Argument(metavar="TYPING...", help="GL Strings, codes, antigens.")
    ] = None,
    source: Annotated[
        Path | None, typer.Option("--in", metavar="FILE", help="A file with one typing a line.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help="Write here, not to the screen."),
    ] = None,
    release: Annotated[
        str | None, typer.Option(help="An imported release (default: the one in use).")
    ] = None,
    written_in: Annotated[
        str | None,
        typer.Option(metavar="RELEASE", help="Release the typings were written in; names follow."),
    ] = None,
    json: Json = False,
) -> None:
    """Reduce typings to one level of resolution.

    Example: alloway hla reduce --to lgx "A*01:01:01:01+A*02:XX^B7"
    """
    from alloway import workbench
    from alloway.hla.reduction import LEVELS, read_lines, write_lines

    if to not in LEVELS:
        raise InputError(f"--to {to!r} is not a level", step=f"use one of {', '.join(LEVELS)}")
    if bool(typings) == bool(source):
        raise InputError("no typing to reduce", step="give TYPING... or --in FILE, one of the two")
    given = read_lines(source) if source else typings or []
    found = workbench.hla_reduce(given, to, release=release, written_in=written_in)
    if json:
        rows = [{"typing": r.typing, "reduced": r.reduced, "notes": r.notes} for r in found]
        data = {"release": found[0].release, "level": to, "typings": rows}
        lines = json_module.dumps(data, indent=2, ensure_ascii=False).splitlines()
    else:
        lines = [r.reduced for r in found]
        for note in dict.fromkeys(note for r in found for note in r.notes):
            typer.echo(f"Note: {note}", err=True)
    if out:
        write_lines(out, lines)
    else:
        print("\n".join(lines))


def match_data(found: Compatibility) -> dict[str, Any]:
    """The published JSON form: a decided count is a number, an open one ``{"min", "max"}``."""
    from alloway.values.codec import to_data

    data: dict[str, Any] = to_data(found)
    data["loci"] = {
        row.locus: {
            "gvh": _count(row.gvh),
            "hvg": _count(row.hvg),
            "hvg_typing": _count(row.hvg_typing),
            "recipient": row.recipient,
            "donor": row.donor,
            "expressed": row.expressed,
        }
        for row in found.loci
    }
    return data


def _count(count: Count) -> int | dict[str, int]:
    return count.min if count.min == count.max else {"min": count.min, "max": count.max}


def _print(found: Compatibility) -> None:
    from rich.console import Console
    from rich.table import Table

    from alloway.values.hla import Count

    table = Table()
    for name in ("Locus", "Patient", "Donor", "GvH", "HvG", "HvG by typing", "On the cells"):
        table.add_column(name, overflow="fold")
    for row in found.loci:
        counts = (_text(c) for c in (row.gvh, row.hvg, row.hvg_typing))
        table.add_row(row.locus, row.recipient, row.donor, *counts, row.expressed)
    console = Console()
    console.print(table)
    for name, direction in (("GvH", found.gvh), ("HvG", found.hvg)):
        reach = {True: "reachable", False: "not reachable", None: "reach unknown"}
        count = _text(Count(direction.min, direction.max))
        text = f"{name}: {count}, {reach[direction.reachable]}. {direction.note}"
        console.print(text, markup=False)
    for note in found.notes:
        console.print(note, markup=False)


def _text(count: Count) -> str:
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"
