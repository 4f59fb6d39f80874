"""Verbs on the mirror of trial registries: import, synchronise, search, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from alloway.errors import InputError
from alloway.values.evidence import Source
from alloway.values.trial import Import, Trial, TrialChange, TrialHit

if TYPE_CHECKING:
    from alloway.store.mirror import Mirror, Put
    from alloway.store.registry import Registry, RegistryPage

Progress = Callable[[str], None]

STALE_AFTER = 30
"""Days after which a record that was not seen again may have changed (``assumed``)."""
_UNVERIFIED_AFTER = 730
"""Days without an update after which the registry itself calls a state unknown."""
_CANDIDATES = 400


def mirror() -> Mirror:
    """The mirror in the data directory; close it, or use it in a ``with`` block."""
    from alloway.store.home import data_home
    from alloway.store.mirror import Mirror

    return Mirror(data_home("trials") / "mirror.sqlite")


def import_trials(path: Path | str, *, today: date, progress: Progress | None = None) -> Import:
    """Add a registry file, folder or ZIP archive to the mirror; safe to repeat.

    Raises
    ------
    InputError
        Nothing in it is a trial.
    """
    from alloway.patient.trials import read_trials
    from alloway.patient.trials.search import trial_tags

    tell = progress or (lambda _: None)
    tell("reading the records")
    found = read_trials(Path(path))
    with mirror() as store:
        put = store.put(
            found.trials, today, trial_tags, lambda n: tell(f"{n:,} of {len(found.trials):,}")
        )
        return _import(put, len(store), found.left_out)


def _import(put: Put, total: int, left_out: Sequence[str]) -> Import:
    return Import(put.added, put.changed, put.same, total, tuple(left_out))


def sync_trials(
    query: Mapping[str, str],
    registry: Registry,
    *,
    today: date,
    progress: Progress | None = None,
) -> Import:
    """Bring the mirror up to date with a registry: pages of what was updated since the last run.

    A run that was interrupted goes on from its page; when the server no longer knows that page, or
    the query is new, it starts again, and what is already there counts as the same.

    Parameters
    ----------
    query
        API parameters: ``{"query.cond": "lymphoma", "query.intr": "CAR-T"}``.

    Raises
    ------
    InputError
        The registry refuses, does not answer, or is none.
    """
    from alloway.patient.trials.search import trial_tags
    from alloway.store.mirror import Put, SyncState
    from alloway.store.registry import TokenRefusedError

    tell = progress or (lambda _: None)
    name = _query_name(query, registry.base)
    total, left_out = Put(), list[str]()
    with mirror() as store:
        state = store.sync_state(name)
        if not state.token:
            state = SyncState(since=_day_before(state.done), done=state.done)
        restarted = False
        while True:
            try:
                page = registry.page(query, state.since, state.token)
            except TokenRefusedError:
                if restarted:
                    raise
                restarted, state = True, replace(state, token="", page=0)
                continue
            trials, broken = _trials_of(page, registry.base)
            left_out += broken
            total += store.put(trials, today, trial_tags)
            if not page.following or page.following == state.token:
                break
            state = replace(state, token=page.following, page=state.page + 1)
            store.keep_sync(name, state)
            tell(f"page {state.page}, {total.added + total.changed + total.same:,} records")
            registry.pause()
        store.keep_sync(name, SyncState(done=today.isoformat()))
        return _import(total, len(store), left_out)


def _query_name(query: Mapping[str, str], base: str) -> str:
    return "&".join([base, *(f"{key}={query[key]}" for key in sorted(query))])


def _day_before(done: str) -> str:
    """Records of the day of the last run may have come after it: that day is asked for again."""
    return (date.fromisoformat(done) - timedelta(days=1)).isoformat() if done else ""


def _trials_of(page: RegistryPage, base: str) -> tuple[list[Trial], list[str]]:
    from alloway.patient.trials.records import trial_from_api

    trials: list[Trial] = []
    broken: list[str] = []
    for number, study in enumerate(page.studies, start=1):
        try:
            trials.append(trial_from_api(study, Source(base)))
        except (InputError, TypeError, AttributeError) as error:
            reason = error.message if isinstance(error, InputError) else "not a study record"
            broken.append(f"record {number} of a page: {reason}.")
    return trials, broken


def mirrored_trial(nct_id: str, *, today: date) -> tuple[Trial, tuple[str, ...], str]:
    """A record of the mirror, the days on which a version was first seen, and why it may be old.

    Raises
    ------
    InputError
        The mirror does not hold it.
    """
    with mirror() as store:
        trial = store.trial(nct_id.strip().upper())
        if trial is None:
            raise InputError(
                f"{nct_id[:40]!r} is not in the mirror", step="import or sync it first"
            )
        days = tuple(version.first for version in store.versions(trial.nct_id))
        return trial, days, stale(trial, store.seen(trial.nct_id), today)


def trial_changes(since: date) -> tuple[TrialChange, ...]:
    """What the mirror saw change on that day or later, record by record."""
    from alloway.patient.trials.changes import is_change, trial_change

    with mirror() as store:
        found = (trial_change(before, after) for before, after in store.changed_since(since))
        return tuple(change for change in found if is_change(change))


def search_trials(
    query: str = "",
    *,
    today: date,
    filters: Mapping[str, Sequence[str]] | None = None,
    origin: str | None = None,
    limit: int = 20,
) -> tuple[TrialHit, ...]:
    """Records of the mirror that name what is asked for under any of its names, best first.

    Parameters
    ----------
    query
        Words; ``"in quotes"`` for a phrase. Where no record has all of them, records with some.
    filters
        ``{"status": ["RECRUITING"], "target": ["CD19"], "source": ["donor-derived"],
        "phase": ["PHASE1"], "country": ["Germany"]}``; of each kind one must fit.
    origin
        A place; nearer records come first among equally good ones, and records without a site
        likely to enrol come last.

    Raises
    ------
    InputError
        A filter or the place is unknown.
    """
    from alloway.patient.trials.search import expression
    from alloway.patient.trials.sites import near_sites
    from alloway.workbench.cases import find_origin

    place = find_origin(origin) if origin else None
    tags = [(kind, values) for kind, values in (filters or {}).items() if values]
    with mirror() as store:
        most = _CANDIDATES if place else limit
        rows = store.rows(expression(query), tags, most)
        if not rows and query:
            rows = store.rows(expression(query, every=False), tags, most)
        scores = [-score for _, score in rows]
        trials = list(store.trials([row for row, _ in rows]))
        hits = [
            TrialHit(
                trial,
                round(score, 3),
                next(iter(near_sites(trial, place)), None) if place else None,
                stale(trial, store.seen(trial.nct_id), today),
            )
            for trial, score in zip(trials, scores, strict=True)
        ]
    if place:
        hits.sort(key=lambda hit: (_far(hit), -hit.score))
    return tuple(hits[:limit])


def _far(hit: TrialHit) -> float:
    """Distance in steps a traveller feels: under 100 km, 300, 1,000, 3,000, further, none."""
    if hit.nearest is None:
        return 6.0
    if hit.nearest.distance_km is None:
        return 5.0
    return float(sum(hit.nearest.distance_km > step for step in (100, 300, 1000, 3000)))


def stale(trial: Trial, seen: str, today: date) -> str:
    """Why a record may no longer be true; empty when it is fresh.

    >>> stale(Trial("NCT1", "", "RECRUITING", (), (), ""), "2026-01-02", date(2026, 11, 24))
    'last seen in the registry on 2026-01-02'
    """
    if seen and (today - date.fromisoformat(seen)).days > STALE_AFTER:
        return f"last seen in the registry on {seen}"
    updated = trial.last_update
    if len(updated) == 10 and (today - date.fromisoformat(updated)).days > _UNVERIFIED_AFTER:
        return f"not updated since {updated}"
    return ""
