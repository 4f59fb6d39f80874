"""``alloway hla tally``, ``impute``, ``eplets``, ``coverage`` and ``epitopes``."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alloway.cli.options import Json, Release
from alloway.errors import InputError

if TYPE_CHECKING:
    from alloway.hla.coverage import Covered
    from alloway.hla.imputation import Imputation
    from alloway.hla.imputation_pairs import PairProbabilities
    from alloway.values.hla import Count

Patient = Annotated[str, typer.Option(metavar="TYPING", help="GL String or file.")]
DonorTyping = Annotated[str | None, typer.Option(metavar="TYPING", help="GL String or file.")]
EditList = Annotated[str, typer.Option(help='Edits of the cells: "TRAC-KO,B2M-KO".')]
Panel = Annotated[str, typer.Option(help="6/6, 8/8, 10/10 or 12/12.")]
Population = Annotated[
    str, typer.Option(metavar="NAME[=WEIGHT],...", help="Population, or several with weights.")
]
Frequencies = Annotated[
    Path | None, typer.Option("--freqs", metavar="FILE", help="Haplotype frequencies.")
]


def add_commands(app: typer.Typer) -> None:
    """Register these commands on the ``hla`` group."""
    for command in (tally, impute, eplets, coverage, epitopes):
        app.command()(command)


def tally(
    patient: Patient,
    donor: Patient,
    edits: EditList = "",
    panel: Panel = "10/10",
    level: Annotated[str, typer.Option(help="antigen, two-field or G.")] = "two-field",
    homozygous: Annotated[
        str, typer.Option(help="Count a mismatched homozygous antigen once or twice.")
    ] = "once",
    release: Release = None,
    json: Json = False,
) -> None:
    """Matches and mismatches over 6/6, 8/8, 10/10 or 12/12.

    Example: alloway hla tally --patient p.txt --donor d.txt --panel 8/8 --level G
    """
    from alloway import workbench

    _one_of("--panel", panel, ("6/6", "8/8", "10/10", "12/12"))
    _one_of("--level", level, ("antigen", "two-field", "G"))
    _one_of("--homozygous", homozygous, ("once", "twice"))
    found = workbench.hla_tally(
        patient,
        donor,
        edits=edits,
        panel=panel,
        level=level,  # type: ignore[arg-type]
        homozygous=homozygous,  # type: ignore[arg-type]
        release=release,
    )
    if json:
        _print_json(found)
        return
    rows = [[r.locus, *map(_text, (r.gvh, r.hvg, r.bidirectional))] for r in found.loci]
    total = map(_text, (found.gvh, found.hvg, found.bidirectional))
    _print_table(("Locus", "GvH", "HvG", "Either"), [*rows, ["Sum", *total]])
    _say(f"Matches: {_text(found.matches)} of {found.panel} at {found.level} level.", *found.notes)


def impute(
    patient: Patient,
    freqs: Annotated[Path, typer.Option(metavar="FILE", help="Haplotype frequencies.")],
    population: Population = "",
    donor: DonorTyping = None,
    donor_population: Population = "",
    edits: EditList = "",
    panel: Panel = "10/10",
    top: Annotated[int, typer.Option(help="Genotypes shown.", min=1, max=1000)] = 10,
    beam: Annotated[
        int | None, typer.Option(help="Most frequent haplotypes compared; default all.", min=1)
    ] = None,
    mixed: Annotated[
        bool, typer.Option("--mixed", help="Each haplotype draws its population by the weights.")
    ] = False,
    unlisted: Annotated[
        float, typer.Option(help="Share of people with a haplotype outside the table.", min=0)
    ] = 0.0,
    release: Release = None,
    json: Json = False,
) -> None:
    """Phased genotypes by haplotype frequencies; with a donor, P(10/10) and P(k HvG mismatches).

    Example: alloway hla impute --patient "A2 A3 B7 B8" --freqs freqs.csv --population EUR
    """
    from alloway import workbench

    _one_of("--panel", panel, ("6/6", "8/8", "10/10", "12/12"))
    found, pair = workbench.hla_impute(
        patient,
        freqs,
        donor=donor,
        population=population,
        donor_population=donor_population,
        panel=panel,
        edits=edits,
        top=top,
        beam=beam,
        mixed=mixed,
        unlisted=unlisted,
        release=release,
    )
    if json:
        _print_json({"imputation": found, "pair": pair})
        return
    _print_imputation(found)
    if pair is not None:
        print_pair(pair)


def _print_imputation(found: Imputation) -> None:
    if found.genotypes:
        rows = [
            ["~".join(g.first), "~".join(g.second), f"{g.probability:.4g}"] for g in found.genotypes
        ]
        _print_table(("Haplotype", "Haplotype", "Probability"), rows)
    weights = ", ".join(f"{name} {value:.3g}" for name, value in found.populations)
    _say(
        f"{found.pairs} pairs fit; shown {found.shown:.1%}, lost {found.lost:.2g}. "
        f"Population: {weights}.",
        *found.notes,
    )


def print_pair(pair: PairProbabilities) -> None:
    """P(k) of both directions and of the matches, as a table."""
    size = 2 * len(pair.loci)
    if not pair.matches:
        _say("Match probabilities are unknown.", *pair.notes)
        return
    rows = [
        [str(k), f"{pair.gvh[k]:.4g}", f"{pair.hvg[k]:.4g}", f"{pair.matches[size - k]:.4g}"]
        for k in range(size + 1)
        if max(pair.gvh[k], pair.hvg[k], pair.matches[size - k]) > 5e-5
    ]
    _print_table(("k", "P(k GvH)", "P(k HvG)", f"P({size} - k matches)"), rows)
    _say(f"Over {', '.join(pair.loci)}; lost {pair.lost:.2g}.")


def eplets(
    patient: Patient,
    donor: Patient,
    table: Annotated[Path, typer.Option(metavar="DIR", help="Folder of eplet tables.")],
    version: Annotated[int | None, typer.Option(help="Version of the table.", min=1)] = None,
    edits: EditList = "",
    interlocus: Annotated[str, typer.Option(help="all, or hlaR (docs/rules/eplets.md).")] = "all",
    json: Json = False,
) -> None:
    """Mismatched eplets in both directions, by an eplet table of yours.

    Example: alloway hla eplets --patient p.txt --donor d.txt --table eplets/ --edits B2M-KO
    """
    from alloway import workbench

    _one_of("--interlocus", interlocus, ("all", "hlaR"))
    found = workbench.hla_eplets(
        patient,
        donor,
        table,
        version=version,
        edits=edits,
        interlocus=interlocus,  # type: ignore[arg-type]
    )
    if json:
        _print_json(found)
        return
    heads = ("Direction", "Class", "Allele", "Eplets")
    rows = [
        [load.direction, load.hla_class, row.allele, " ".join(row.eplets) or row.state]
        for load in found
        for row in load.rows
        if row.allele
    ]
    _print_table(heads, rows)
    for load in (load for load in found if any(row.allele for row in load.rows)):
        most = "unknown" if load.high is None else str(load.high)
        _say(
            f"{load.direction}, class {load.hla_class}: {load.total} in all, {load.distinct} "
            f"different, {load.verified} of them antibody-verified; range {load.low} to {most}."
        )
        _say(*(f"Unknown: {why}." for why in load.unknown))


def coverage(
    rule: Annotated[str, typer.Option(help='"hvg<=2", "gvh<=1@A,B,DRB1", "shared>=4 at antigen".')],
    donor: DonorTyping = None,
    edits: EditList = "",
    bank: Annotated[Path | None, typer.Option(metavar="PATH", help="Bank of lots.")] = None,
    people: Annotated[Path | None, typer.Option(metavar="FILE", help="Typed people.")] = None,
    freqs: Frequencies = None,
    population: Population = "",
    release: Release = None,
    json: Json = False,
) -> None:
    """Share of a population whom a donor's edited cells or a bank suits by a typing rule.

    Example: alloway hla coverage --rule "hvg<=2" --bank bank/ --people people.csv
    """
    from alloway import workbench

    found = workbench.hla_coverage(
        rule,
        donor=donor,
        edits=edits,
        bank=bank,
        people=people,
        frequencies=freqs,
        population=population,
        release=release,
    )
    if json:
        _print_json(found)
        return
    several = found.each if len(found.each) > 1 else ()
    _print_table(
        ("Cells", "Share", "Meets", "Fails", "Unknown"),
        [_covered(row) for row in (*several, found.together)],
    )
    _say(f"{found.rule} in {found.population}.", found.together.share.note, *found.notes)


def _covered(row: Covered) -> list[str]:
    share = row.share
    text = f"{share.value:.1%}"
    if share.low is not None and share.high is not None:
        text += f" ({share.low:.1%} to {share.high:.1%})"
    counts = [str(n) for n in (row.meets, row.fails, row.unknown)] if share.level else ["", "", ""]
    return [row.name, text, *counts]


def epitopes(
    epitope_file: Annotated[Path, typer.Option("--epitopes", metavar="FILE", help="Epitopes.")],
    table: Annotated[Path, typer.Option(metavar="FILE", help="The IEDB's population map (JSON).")],
    population: Annotated[str, typer.Option(help="As the map names it: World, Japan.")],
    hla_class: Annotated[str, typer.Option("--class", help="I, II or both.")] = "both",
    json: Json = False,
) -> None:
    """Population coverage of T-cell epitopes by the method of the IEDB.

    Example: alloway hla epitopes --epitopes e.txt --table map.json --population World --class I
    """
    from alloway import workbench

    _one_of("--class", hla_class, ("I", "II", "both"))
    classes = ("I", "II") if hla_class == "both" else (hla_class,)
    found = workbench.hla_epitope_coverage(
        epitope_file, table, population=population, classes=classes
    )
    if json:
        _print_json(found)
        return
    _say(
        f"{found.population}: coverage {found.coverage:.2%}, average hit {found.average_hit:.2f}, "
        f"PC90 {found.pc90:.2f}."
    )
    if found.unknown:
        _say(f"No frequency for {', '.join(found.unknown)}: counted as absent.")


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise InputError(f"{option} {value!r}", step=f"use one of {', '.join(known)}")


def _text(count: Count) -> str:
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"


def _print_json(value: Any) -> None:
    from alloway.values.codec import to_data

    if isinstance(value, dict):
        data: Any = {key: None if v is None else to_data(v) for key, v in value.items()}
    elif isinstance(value, tuple):
        data = [to_data(item) for item in value]
    else:
        data = to_data(value)
    print(json_module.dumps(data, indent=2, ensure_ascii=False))


def _print_table(heads: tuple[str, ...], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table()
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    Console().print(table)


def _say(*lines: str) -> None:
    from rich.console import Console

    for line in filter(None, lines):
        Console().print(line, markup=False, highlight=False)
