"""``alloway case``: what the records say, with their gaps; and what can be done with a case."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from alloway.cli import case_send, case_slices
from alloway.cli.options import AsOf, Corrections, Json, day, print_json, progress
from alloway.errors import OutputError

if TYPE_CHECKING:
    from datetime import date

    from alloway.values.case import Case, CaseDiff, Fact

_READ = "read"


class _CaseGroup(TyperGroup):
    """``alloway case FOLDER`` reads the folder; other words are commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``read`` before what is no command."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [_READ, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_CaseGroup,
    no_args_is_help=True,
    help="Read a folder of records into a structured case: alloway case FOLDER.\n\n"
    "Example: alloway case examples/lymphoma --json > case.json",
)

app.command()(case_send.redact)
app.command()(case_send.packet)
app.command()(case_slices.slices)

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Records, or a case JSON.")]


@app.callback()
def _group() -> None:
    pass


@app.command(_READ)
def read(
    folder: Folder, as_of: AsOf = None, corrections: Corrections = None, json: Json = False
) -> None:
    """Read the records; the word may be left out: alloway case FOLDER.

    Example: alloway case examples/lymphoma --json > case.json
    """
    found = _read(folder, day(as_of), corrections)
    if json:
        print_json(found)
    else:
        _print(found)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="The earlier folder or case JSON.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The later one.")],
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """What changed between two cases of one patient.

    Example: alloway case diff case-october.json records/
    """
    from alloway import workbench

    today = day(as_of)
    found = workbench.case_diff(_read(before, today), _read(after, today))
    if json:
        print_json(found)
    else:
        _print_diff(found)


@app.command()
def timeline(
    folder: Folder,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write the picture (SVG).")
    ] = None,
    tests: Annotated[bool, typer.Option("--tests", help="List single tests too.")] = False,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """The dated events, oldest first, as text or as a picture.

    Example: alloway case timeline examples/lymphoma -o timeline.svg
    """
    from alloway import workbench
    from alloway.reviews.words import clean

    found = _read(folder, day(as_of))
    if out is not None:
        _write(out, workbench.case_timeline_svg(found))
        print(f"Timeline: {out}")
        return
    events = workbench.case_timeline(found, tests=tests)
    if json:
        print_json(events)
        return
    for event in events:
        until = f" to {event.end}" if event.end else ""
        source = f"  [{event.sources[0].label}]" if event.sources else ""
        print(clean(f"{event.date}{until}  {event.what}{source}"))


@app.command()
def gaps(
    folder: Folder,
    wanted: Annotated[
        str | None, typer.Option("--for", metavar="TRIAL|LOT", help="NCT number or lot.")
    ] = None,
    trials: Annotated[
        Path | None, typer.Option(metavar="FILE|DIR", help="Registry records.")
    ] = None,
    bank: Annotated[Path | None, typer.Option(metavar="FILE|DIR", help="Bank of lots.")] = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """What the records do not give: for a review, or for one trial or lot.

    Example: alloway case gaps examples/lymphoma --for NCT90000002 --trials examples/trials
    """
    from alloway import workbench
    from alloway.reviews.words import clean

    today = day(as_of)
    found = _read(folder, today)
    if wanted is None:
        if json:
            print_json(found.gaps)
        for gap in () if json else found.gaps:
            print(clean(f"{gap.why}: {gap.text} Settled by: {gap.settles} ({gap.who})."))
        return
    needs = workbench.case_needs(found, wanted, as_of=today, bank=bank, trials=trials)
    if json:
        print_json(needs)
        return
    for need in needs:
        age = f", at most {need.max_age_days} days old" if need.max_age_days else ""
        who = f" ({need.who})" if need.who else ""
        print(clean(f"- {need.what}{age}{who}"))
        print(clean(f"    for: {need.why}"))
    if not needs:
        print(f"{wanted} needs nothing more that a record could give.")


@app.command()
def export(
    folder: Folder,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write here [screen].")
    ] = None,
    with_name: Annotated[
        bool, typer.Option("--with-name", help="Keep the patient's name in the Patient resource.")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """The case as a FHIR R4 Bundle with Provenance.

    Example: alloway case export examples/lymphoma -o case.fhir.json
    """
    from alloway import workbench

    made = workbench.case_fhir(_read(folder, day(as_of)), with_name=with_name)
    text = json_module.dumps(made, indent=1, ensure_ascii=False)
    if out is None:
        print(text)
        return
    _write(out, text + "\n")
    print(f"Bundle: {out}")


def _read(folder: Path, as_of: date, corrections: Path | None = None) -> Case:
    from alloway import workbench

    with progress() as tell:
        return workbench.read_case(folder, as_of=as_of, corrections=corrections, progress=tell)


def _write(path: Path, text: str) -> None:
    made = path.with_name(f".{path.name}.part")
    try:
        made.write_text(text, "utf-8")
        made.replace(path)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise OutputError(f"{path}: {error.strerror}", step="check the folder") from None


def _print_diff(found: CaseDiff) -> None:
    from alloway.reviews.words import clean

    lines = [f"+ {_fact(fact)}" for fact in found.added]
    lines += [f"- {_fact(fact)}" for fact in found.gone]
    lines += [f"~ {_fact(old)}  ->  {_fact(new)}" for old, new in found.changed]
    lines += [f"+ document {name}" for name in found.documents_added]
    lines += [f"- document {name}" for name in found.documents_gone]
    lines += [f"+ gap: {gap.text}" for gap in found.gaps_opened]
    lines += [f"- gap closed: {gap.text}" for gap in found.gaps_closed]
    lines += found.notes
    for line in lines or ["Nothing changed."]:
        print(clean(line))


def _fact(fact: Fact) -> str:
    from alloway.reference.kinds import label

    value = f"{fact.value:g}" if isinstance(fact.value, float) else str(fact.value)
    when = f" on {fact.date}" if fact.date else ""
    return f"{label(fact.kind)}: {value} {fact.unit}".rstrip() + f"{when} [{fact.source.label}]"


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
