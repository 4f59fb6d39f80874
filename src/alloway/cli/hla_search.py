"""``alloway hla search``: a whole registry against one patient or many."""

from __future__ import annotations

import json as json_module
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alloway.cli.options import Json, Release, progress
from alloway.errors import InputError

if TYPE_CHECKING:
    from alloway.hla.search import SearchResult
    from alloway.values.hla import Count


def search(
    donors: Annotated[
        Path, typer.Option(metavar="FILE|DIR", help="Registry: CSV or parquet, columns A_1, A_2...")
    ],
    patient: Annotated[
        str | None, typer.Option(metavar="TYPING", help="GL String or file.")
    ] = None,
    patients: Annotated[
        Path | None, typer.Option(metavar="TABLE", help="Many patients, one a row.")
    ] = None,
    rule: Annotated[str, typer.Option(help='Counts wanted: "hvg<=2,gvh<=4".')] = "",
    top: Annotated[int, typer.Option(help="Donors to list for each patient.")] = 10,
    edits: Annotated[str, typer.Option(help='Edits of the cells: "TRAC-KO,B2M-KO".')] = "",
    loci: Annotated[str, typer.Option(help="Loci to count.")] = "A,B,C,DRB1,DQB1",
    memory: Annotated[str, typer.Option(help="Most memory to use.")] = "2GB",
    encoded: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder for the encoded registry (default: beside it)."),
    ] = None,
    id_column: Annotated[
        str | None, typer.Option("--id", metavar="COLUMN", help="Column of the donor's identifier.")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler: tcp://10.0.0.1:8786.")
    ] = None,
    release: Release = None,
    json: Json = False,
) -> None:
    """Count mismatches of every donor of a registry, in both directions, and list the best.

    Example: alloway hla search --patient patient.txt --donors donors.csv --rule "hvg<=2" --top 20
    """
    from alloway import workbench

    given = patient if patients is None else patients
    if given is None or (patient is not None and patients is not None):
        raise InputError("one of --patient and --patients is needed", step="give one of them")
    with progress() as tell:
        found = workbench.hla_search(
            given,
            donors,
            many=patients is not None,
            rule=rule,
            top=top,
            edits=edits,
            loci=tuple(part.strip() for part in loci.split(",")),
            memory=memory,
            encoded=encoded,
            id_column=id_column,
            cluster=cluster,
            release=release,
            progress=tell,
        )
    if json:
        _print_json(found, many=patients is not None)
        return
    for one in found:
        _print(one)


def _print_json(found: Sequence[SearchResult], *, many: bool) -> None:
    """One object, or a list written object by object."""
    begin = "[" if many else ""
    for one in found:
        text = json_module.dumps(search_data(one), indent=2, ensure_ascii=False)
        print(f"{begin}{text}", end="")
        begin = ","
    print("]" if many else "")


def search_data(found: SearchResult) -> dict[str, Any]:
    """The published JSON form."""
    from alloway.values.codec import to_data

    data: dict[str, Any] = to_data(found)
    return data


def _print(found: SearchResult) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table("Donor", "Meets the rule", "HvG", "GvH")
    for donor in found.found:
        table.add_row(donor.id, donor.meets, _text(donor.hvg), _text(donor.gvh))
    wanted = f"rule {found.rule}" if found.rule else "no rule"
    console.print(
        f"{found.patient}: {found.donors:,} donors of {found.registry} compared at "
        f"{', '.join(found.loci)} ({wanted}); {found.surely:,} surely, {found.perhaps:,} perhaps.",
        markup=False,
        soft_wrap=True,
    )
    console.print(table)
    counts = Table("Mismatches", "HvG at least", "HvG at most", "GvH at least", "GvH at most")
    columns = (found.hvg.least, found.hvg.most, found.gvh.least, found.gvh.most)
    for number, row in enumerate(zip(*columns, strict=True)):
        counts.add_row(str(number), *(f"{donors:,}" for donors in row))
    console.print(counts)
    for note in found.notes:
        console.print(note, markup=False, soft_wrap=True)


def _text(count: Count) -> str:
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"
