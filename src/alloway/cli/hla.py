"""``alloway hla``: compatibility of a patient and a donor."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import Annotated

import typer

from alloway.cli.hla_match import match
from alloway.cli.hla_more import add_commands
from alloway.cli.hla_search import search
from alloway.cli.options import Json
from alloway.errors import InputError

app = typer.Typer(help="HLA: match in both directions, after the edits.", no_args_is_help=True)


_LEVELS = "G, P, lg, lgx, W, exon, U2, S or 1F (docs/rules/reductions.md)."


@app.callback()
def _group() -> None:
    pass


app.command()(match)
app.command()(search)
add_commands(app)


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
