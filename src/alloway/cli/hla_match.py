"""``alloway hla match``: a patient against one donor's edited cells, or against a bank of lots."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alloway.cli.options import Json, Release
from alloway.errors import InputError

if TYPE_CHECKING:
    from alloway.hla.imputation_pairs import PairProbabilities
    from alloway.values.hla import Compatibility, Count, Direction
    from alloway.values.supply import Lot

_TYPING = "GL String, or FILE (text, CSV, JSON, FHIR, HML); FILE#ID for one of several people."
_SHOWN = 3
_LEVELS = ("two-field", "antigen", "G")
_PANELS = ("6/6", "8/8", "10/10", "12/12")
_BLANKS = ("open", "homozygous")


def match(
    patient: Annotated[str, typer.Option(metavar="TYPING", help=_TYPING)],
    donor: Annotated[
        str | None, typer.Option(metavar="TYPING", help="As --patient; or give --bank.")
    ] = None,
    bank: Annotated[
        Path | None, typer.Option(metavar="FILE|DIR", help="Match every lot of a bank.")
    ] = None,
    edits: Annotated[
        str, typer.Option(help='Edits of the cells: "TRAC-KO,B2M-KO=0.02" (unedited share).')
    ] = "",
    residual_tcr: Annotated[
        float | None, typer.Option(help="TCR-positive cells left, percent.", min=0, max=100)
    ] = None,
    populations_above: Annotated[
        float, typer.Option(help="Smallest share of cells shown on its own.", min=0, max=1)
    ] = 1e-6,
    patient_blood: Annotated[
        str | None, typer.Option(metavar="TYPING", help="Present blood, after a transplant.")
    ] = None,
    earlier_donor: Annotated[
        str | None, typer.Option(metavar="TYPING", help="Donor of an earlier transplant.")
    ] = None,
    chimerism: Annotated[
        float | None, typer.Option(help="Percent of the earlier donor's cells.", min=0, max=100)
    ] = None,
    after_transplant: Annotated[
        bool, typer.Option("--after-transplant", help="The patient had an allogeneic transplant.")
    ] = False,
    beads: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Single-antigen bead table; may be given again."),
    ] = None,
    bead_map: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Bead numbers of the kit, for exports.")
    ] = None,
    serum: Annotated[
        str | None, typer.Option(metavar="ID", help="Which serum of an export with several.")
    ] = None,
    serum_date: Annotated[
        str, typer.Option(metavar="DATE", help="Date of a serum whose table gives none.")
    ] = "",
    current_serum: Annotated[
        str | None, typer.Option(metavar="DATE", help="Serum that counts as current [latest].")
    ] = None,
    dsa_threshold: Annotated[
        float, typer.Option(help="MFI above which a bead counts; no threshold is agreed.", min=0)
    ] = 1000.0,
    kir: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The patient's KIR genes.")
    ] = None,
    freqs: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Haplotype frequencies: adds P(k).")
    ] = None,
    population: Annotated[
        str, typer.Option(metavar="NAME", help="The patient's, in --freqs: EUR, EUR=0.7,AFA=0.3.")
    ] = "",
    donor_population: Annotated[
        str, typer.Option(metavar="NAME", help="The donor's, where it is another.")
    ] = "",
    panel: Annotated[str, typer.Option(help="Panel of P(k): 6/6, 8/8, 10/10, 12/12.")] = "10/10",
    level: Annotated[str, typer.Option(help="two-field, antigen or G.")] = "two-field",
    blanks: Annotated[
        str, typer.Option(help="What a blank means: open or homozygous; never guessed.")
    ] = "open",
    release: Release = None,
    written_in: Annotated[
        str | None, typer.Option(metavar="RELEASE", help="Release the typings were written in.")
    ] = None,
    json: Json = False,
) -> None:
    """What may attack what: mismatches after the edits, antibodies, missing self, DPB1.

    Example: alloway hla match --patient "A*01:01+A*02:01" --donor "A*01:01+A*03:01" --edits TRAC-KO

    Example: alloway hla match --patient patient.csv --bank examples/bank --beads beads.csv
    """
    from alloway import workbench
    from alloway.cli.hla_more import print_pair

    _one_of("--level", level, _LEVELS)
    _one_of("--blanks", blanks, _BLANKS)
    _one_of("--panel", panel, _PANELS)
    if (donor is None) == (bank is None):
        raise InputError("a match needs a donor or a bank", step="give --donor or --bank, not both")
    options: dict[str, Any] = {
        "patient_blood": patient_blood,
        "earlier_donor": earlier_donor,
        "chimerism_pct": chimerism,
        "after_transplant": after_transplant,
        "beads": beads or (),
        "bead_map": bead_map,
        "serum": serum,
        "serum_date": serum_date,
        "current_serum": current_serum,
        "dsa_threshold": dsa_threshold,
        "kir": kir,
        "level": level,
        "populations_above": populations_above,
        "blanks": blanks,
        "release": release,
        "written_in": written_in,
    }
    if bank is not None:
        if edits or residual_tcr is not None or freqs:
            raise InputError(
                "--edits, --residual-tcr and --freqs are for one donor; lots carry their own edits",
                step="leave them out, or give --donor",
            )
        found = workbench.hla_match_bank(patient, bank, **options)
        _print_json([_lot_data(*pair) for pair in found]) if json else _print_lots(found)
        return
    one = workbench.hla_match(
        patient, str(donor), edits=edits, residual_tcr_pct=residual_tcr, **options
    )
    pair = None
    if freqs is not None:
        _, pair = workbench.hla_impute(
            patient,
            freqs,
            donor=str(donor),
            population=population,
            donor_population=donor_population,
            panel=panel,
            edits=edits,
            blanks=blanks,  # type: ignore[arg-type]
            release=release,
        )
    if json:
        _print_json(match_data(one, pair))
        return
    _print(one)
    if pair is not None:
        print_pair(pair)


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise InputError(f"{option} {value!r}: no such choice", step=f"use {' or '.join(known)}")


def _print_json(data: Any) -> None:
    print(json_module.dumps(data, indent=2, ensure_ascii=False))


def _lot_data(lot: Lot, found: Compatibility) -> dict[str, Any]:
    return {"lot": lot.id, "product": lot.product, **match_data(found)}


def match_data(
    found: Compatibility, probabilities: PairProbabilities | None = None
) -> dict[str, Any]:
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
    if probabilities is not None:
        data["probabilities"] = to_data(probabilities)
    return data


def _count(count: Count) -> int | dict[str, int]:
    return count.min if count.min == count.max else {"min": count.min, "max": count.max}


def _print_lots(found: tuple[tuple[Lot, Compatibility], ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for name in ("Lot", "Product", "HvG", "GvH", "DPB1 TCE", "Missing self", "Crossmatch"):
        table.add_column(name, overflow="fold")
    for lot, one in found:
        reach = " (no TCR)" if one.gvh.reachable is False else ""
        verdict = one.crossmatch.verdict if one.crossmatch else "unknown"
        tce = one.dpb1_tce.partition(":")[0]
        lost = ", ".join(one.missing_self) or "-"
        gvh = f"{_text(one.gvh)}{reach}"
        table.add_row(lot.id, lot.product, _text(one.hvg), gvh, tce, lost, verdict)
    console = Console()
    console.print(table)
    said = dict.fromkeys(note for _, one in found for note in one.notes)
    for note in (f"Reference: {found[0][1].release}.", *said):
        console.print(note, markup=False)


def _print(found: Compatibility) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for name in ("Locus", "Patient", "Donor", "GvH", "HvG", "HvG by typing", "On the cells"):
        table.add_column(name, overflow="fold")
    for row in found.loci:
        counts = (_text(c) for c in (row.gvh, row.hvg, row.hvg_typing))
        typings = (_shortened(text) for text in (row.recipient, row.donor))
        table.add_row(row.locus, *typings, *counts, row.expressed)
    console = Console()
    console.print(table)
    for line in _lines(found):
        console.print(line, markup=False)


def _shortened(typing: str) -> str:
    """A GL String with long lists of alternatives cut; the whole stands in the JSON."""
    pairs = typing.split("|")
    if len(pairs) > _SHOWN:
        return f"{_shortened('|'.join(pairs[:_SHOWN]))}|... {len(pairs) - _SHOWN} more"
    copies = (copy.split("/") for copy in typing.split("+"))
    return "+".join(
        "/".join(copy)
        if len(copy) <= _SHOWN + 1
        else f"{'/'.join(copy[:_SHOWN])}/... {len(copy) - _SHOWN} more"
        for copy in copies
    )


def _lines(found: Compatibility) -> list[str]:
    """What stands under the table, a sentence a line."""
    lines = [_direction("GvH", found.gvh), _direction("HvG", found.hvg)]
    lines += [f"DPB1 TCE: {found.dpb1_tce} (version 1: {found.dpb1_tce_v1})."]
    lines += [f"HLA-B leader: {found.leader}."]
    ligands = ", ".join(found.kir_ligands) or "none"
    lines += [f"KIR ligands on the cells: {ligands}; missing self: "]
    lines[-1] += f"{', '.join(found.missing_self) or 'none found'}."
    if found.crossmatch:
        reasons = " ".join(found.crossmatch.reasons[:4])
        lines += [f"Virtual crossmatch: {found.crossmatch.verdict}. {reasons}"]
    for one in found.populations[1:]:
        seen = f", antibodies against {', '.join(one.dsa)}" if one.dsa else ""
        tcr = ", T-cell receptor in place" if one.gvh_reachable else ""
        bounds = f"{100 * one.least:.3g}-{100 * one.most:.3g}"
        lines += [
            f"{one.name} ({100 * one.fraction:.3g} %, {bounds}): HvG {_text(one.hvg)}{tcr}{seen}."
        ]
    return [*lines, *found.notes, f"Reference: {found.release}."]


def _direction(name: str, direction: Direction) -> str:
    reach = {True: "reachable", False: "not reachable", None: "reach unknown"}
    both = direction.both_typed
    extra = ""
    if both and (both.min, both.max) != (direction.min, direction.max):
        extra = f" ({_text(both)} at the loci typed in both)"
    return f"{name}: {_text(direction)}{extra}, {reach[direction.reachable]}. {direction.note}"


def _text(count: Count | Direction) -> str:
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"
