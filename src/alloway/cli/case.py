"""``alloway case``: what the records say, with their gaps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alloway.cli.options import AsOf, Json, day, print_json, progress

if TYPE_CHECKING:
    from alloway.values.case import Case

HELP = """Read a folder of records into a structured case.

Example: alloway case examples/lymphoma --json > case.json
"""


def case(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Records of one patient.")],
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Parse, call the workbench, print."""
    from alloway import workbench

    with progress() as tell:
        found = workbench.read_case(folder, as_of=day(as_of), progress=tell)
    if json:
        print_json(found)
    else:
        _print(found)


def _print(case: Case) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from alloway.reference.kinds import label
    from alloway.reviews.words import clean

    console = Console()
    table = Table("Fact", "Value", "Date", "Source", title=f"Case {clean(case.id)}")
    for fact in case.facts():
        value = f"{fact.value:g}" if isinstance(fact.value, float) else str(fact.value)
        cells = (label(fact.kind), f"{value} {fact.unit}".strip(), fact.date, fact.source.label)
        table.add_row(*(escape(clean(cell)) for cell in cells))
    console.print(table)
    for gap in case.gaps:
        console.print(escape(clean(f"Gap ({gap.why}): {gap.text} Settled by: {gap.settles}.")))
    for document in case.documents:
        if document.left_out:
            console.print(escape(clean(f"Left out: {document.left_out}")))
