"""``alloway trials``: registry records set against a case."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alloway.cli import trials_mirror, trials_rank
from alloway.cli.options import AsOf, From, Json, day, print_json, progress

if TYPE_CHECKING:
    from alloway.values.trial import TrialMatch, Verdict

app = typer.Typer(
    help="Trials: keep a mirror of registries, search it, match a case.", no_args_is_help=True
)
app.command("import")(trials_mirror.import_)
for _command in (
    trials_mirror.sync, trials_mirror.search, trials_mirror.show, trials_mirror.changes
):  # fmt: skip
    app.command()(_command)
app.command()(trials_rank.rank)


@app.callback()
def _group() -> None:
    pass


@app.command()
def match(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case folder or case JSON.")],
    trials: Annotated[Path, typer.Argument(metavar="TRIALS", help="Registry file or folder.")],
    as_of: AsOf = None,
    origin: From = None,
    json: Json = False,
) -> None:
    """Set every trial against the case.

    Example: alloway trials match examples/lymphoma examples/trials --json
    """
    from alloway import workbench

    with progress() as tell:
        planned = day(as_of)
        found = workbench.read_case(case, as_of=planned, progress=tell)
        records = workbench.read_trials(trials)
        matches = workbench.match_trials(found, records.trials, as_of=planned, origin=origin)
    for sentence in records.left_out:
        typer.echo(f"Left out: {sentence}", err=True)
    if json:
        print(json_module.dumps([match_data(m) for m in matches], indent=2, ensure_ascii=False))
        return
    for m in matches:
        typer.echo(f"{m.trial.nct_id}  {m.verdict:<8}  {m.trial.title}\n    {m.why}")


@app.command()
def questions(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case folder or case JSON.")],
    trials: Annotated[Path, typer.Argument(metavar="TRIALS", help="Registry file or folder.")],
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Missing records, the one that would decide most trials first.

    Example: alloway trials questions examples/lymphoma examples/trials
    """
    from alloway import workbench

    with progress() as tell:
        planned = day(as_of)
        found = workbench.read_case(case, as_of=planned, progress=tell)
        asked = workbench.trial_questions(
            found, workbench.read_trials(trials).trials, as_of=planned
        )
    if json:
        print_json(asked)
        return
    for question in asked:
        decides, opens = len(question.decides), len(question.opens)
        typer.echo(f"{question.need}: decides {decides}, asked by {opens}")
        typer.echo(f"    {', '.join(question.opens[:8])}{' …' if opens > 8 else ''}")
    if not asked:
        typer.echo("No trial waits for a record.")


def match_data(found: TrialMatch) -> dict[str, Any]:
    """The published JSON form of one match."""
    from alloway.values.codec import to_data

    return {
        "nct_id": found.trial.nct_id,
        "title": found.trial.title,
        "verdict": found.verdict,
        "why": found.why,
        "targets": list(found.targets),
        "cell_source": found.cell_source,
        "criteria": [_verdict_data(v) for v in found.criteria],
        "sites": [{**to_data(near.site), "distance_km": near.distance_km} for near in found.sites],
    }


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    from alloway.values.codec import to_data

    parsed = verdict.criterion.parsed
    return {
        "text": verdict.criterion.text,
        "kind": verdict.criterion.kind,
        "parsed": to_data(parsed) if parsed else None,
        "verdict": verdict.verdict,
        "why": verdict.why,
        "facts": [to_data(fact) for fact in verdict.facts],
        "needs": list(verdict.needs),
    }
