"""``alloway trials import|sync|search|show|changes``: the mirror of trial registries."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alloway.cli.options import AsOf, From, Json, day, print_json, progress
from alloway.errors import InputError

if TYPE_CHECKING:
    from alloway.values.trial import Import, TrialChange, TrialHit

_OF_API = {"cond": "query.cond", "term": "query.term", "intr": "query.intr",
           "title": "query.titles", "status": "filter.overallStatus", "ids": "filter.ids",
           "locn": "query.locn", "spons": "query.spons"}  # fmt: skip


def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE|DIR|ZIP", help="Registry records.")],
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Add registry records to the mirror: API v2 JSON, legacy XML, CSV, ICTRP; ZIP too.

    Example: alloway trials import examples/trials
    """
    from alloway import workbench

    with progress() as tell:
        done = workbench.import_trials(path, today=day(as_of), progress=tell)
    _print_import(done, json)


def sync(
    query: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=WORDS", help="cond, term, intr, title, status, ids or locn."),
    ] = None,
    registry: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Another server of the same API.")
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Fetch what a registry has updated since the last run; goes on where it stopped.

    Example: alloway trials sync --query cond=lymphoma --query intr=CAR-T
    """
    from alloway import workbench
    from alloway.store.registry import PUBLIC, Registry

    asked = dict(_parameter(item) for item in query or ())
    if not asked:
        raise InputError("nothing to ask for", step="give --query cond=lymphoma")
    with progress() as tell:
        done = workbench.sync_trials(
            asked, Registry(registry or PUBLIC, time.sleep), today=day(as_of), progress=tell
        )
    _print_import(done, json)


def _parameter(item: str) -> tuple[str, str]:
    name, equals, words = item.partition("=")
    if not equals or name not in _OF_API or not words.strip():
        raise InputError(
            f"--query {item[:80]!r} is not understood",
            step=f"write one of {', '.join(_OF_API)}, an equals sign and words",
        )
    return _OF_API[name], words.strip()


def _print_import(done: Import, json: bool) -> None:
    for sentence in done.left_out[:20]:
        typer.echo(f"Left out: {sentence}", err=True)
    if len(done.left_out) > 20:
        typer.echo(f"Left out: {len(done.left_out) - 20} more.", err=True)
    if json:
        print_json(done)
        return
    typer.echo(
        f"{done.added:,} new, {done.changed:,} changed, {done.same:,} as before;"
        f" {done.total:,} records in the mirror."
    )


def search(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...")] = None,
    status: Annotated[list[str] | None, typer.Option(help="RECRUITING, ...")] = None,
    target: Annotated[list[str] | None, typer.Option(help="Antigen: CD19.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="donor-derived or autologous.")] = None,
    phase: Annotated[list[str] | None, typer.Option(help="PHASE1, ...")] = None,
    country: Annotated[list[str] | None, typer.Option(help="A country with a site.")] = None,
    origin: From = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Most records shown.")] = 20,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Search the mirror; names of diseases, antigens and products stand for all their names.

    Example: alloway trials search cema-cel lymphoma --status RECRUITING --from "Lyon, France"
    """
    from alloway import workbench

    filters = {"status": status, "target": target, "source": source, "phase": phase,
               "country": country}  # fmt: skip
    found = workbench.search_trials(
        " ".join(words or ()),
        today=day(as_of),
        filters={kind: values for kind, values in filters.items() if values},
        origin=origin,
        limit=limit,
    )
    if json:
        print_json(found)
        return
    for hit in found:
        _print_hit(hit)
    if not found:
        typer.echo("No record fits.")


def _print_hit(hit: TrialHit) -> None:
    from alloway.reviews.words import clean

    trial = hit.trial
    typer.echo(clean(f"{trial.nct_id}  {trial.status:<23}  {trial.title}"))
    if hit.nearest is not None:
        site, far = hit.nearest.site, hit.nearest.distance_km
        distance = f"{far:,.0f} km" if far is not None else "distance not known"
        typer.echo(clean(f"    nearest: {site.facility}, {site.city}, {site.country} ({distance})"))
    if hit.stale:
        typer.echo(f"    may be out of date: {hit.stale}")


def show(
    nct_id: Annotated[str, typer.Argument(metavar="NUMBER", help="NCT number.")],
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """One record of the mirror with the days on which it changed.

    Example: alloway trials show NCT90000001
    """
    from alloway import workbench
    from alloway.reviews.words import clean

    trial, versions, stale = workbench.mirrored_trial(nct_id, today=day(as_of))
    if json:
        print_json(trial)
        return
    typer.echo(clean(f"{trial.nct_id}  {trial.status}\n{trial.title}"))
    typer.echo(clean(f"Conditions: {'; '.join(trial.conditions)}"))
    typer.echo(clean(f"Interventions: {'; '.join(trial.interventions)}"))
    typer.echo(f"Sites: {len(trial.sites)}. Versions seen: {', '.join(versions)}.")
    if stale:
        typer.echo(f"May be out of date: {stale}")
    for line in trial.eligibility.splitlines():
        typer.echo(clean(line))


def changes(
    since: Annotated[str, typer.Option(metavar="DATE", help="First day, YYYY-MM-DD.")],
    json: Json = False,
) -> None:
    """What changed in the mirror: state, sites, criteria.

    Example: alloway trials changes --since 2026-11-01
    """
    from alloway import workbench

    found = workbench.trial_changes(day(since, "--since"))
    if json:
        print_json(found)
        return
    for change in found:
        _print_change(change)
    if not found:
        typer.echo(f"Nothing changed since {since}.")


def _print_change(change: TrialChange) -> None:
    from alloway.reviews.words import clean

    typer.echo(clean(f"{change.nct_id}  {'new: ' if change.new else ''}{change.title}"))
    if change.status:
        typer.echo(f"    state: {change.status[0]} -> {change.status[1]}")
    for sign, lines in (
        ("site opened", change.sites_opened),
        ("site closed", change.sites_closed),
        ("criterion added", change.criteria_added),
        ("criterion removed", change.criteria_removed),
        ("also changed", change.other),
    ):
        for line in lines[:10] if not change.new else ():
            typer.echo(clean(f"    {sign}: {line}"))
        if len(lines) > 10 and not change.new:
            typer.echo(f"    {sign}: {len(lines) - 10} more")
