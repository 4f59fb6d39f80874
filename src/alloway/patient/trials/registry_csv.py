"""A registry snapshot as two tables: one row a trial, one row a site."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from alloway.errors import InputError
from alloway.patient.trials.records import degrees, state, trial_from_flat, words
from alloway.values.evidence import Source
from alloway.values.trial import Site, Trial

MAX_FIELD = 1_000_000
_STEP = "give trials.csv with the columns NCTId, BriefTitle and OverallStatus"


def trials_from_csv(data: bytes, sites: bytes, source: Source) -> Iterator[Trial | str]:
    """Read the trials of a registry table, with their sites where that table is given.

    Yields
    ------
    Trial or str
        A trial, or a sentence about a row that was left out.

    Raises
    ------
    InputError
        The table lacks the columns named above or is not UTF-8.
    """
    by_trial = _sites(sites) if sites else {}
    rows = _rows(data, source.document, ("NCTId", "BriefTitle", "OverallStatus"))
    for number, row in rows:
        place = Source(source.document, f"row {number}", source.sha256)
        try:
            trial = trial_from_flat(row, place)
        except InputError as error:
            yield error.message + "; left out."
            continue
        found = by_trial.get(trial.nct_id)
        yield replace(trial, sites=tuple(found)) if found else trial


def _rows(data: bytes, name: str, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8 text", step=_STEP) from None
    previous = csv.field_size_limit(MAX_FIELD)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        missing = [c for c in needed if c not in (reader.fieldnames or ())]
        if missing:
            raise InputError(f"{name}: column {missing[0]} is missing", step=_STEP)
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{name}: not a CSV table ({error})", step=_STEP) from None
    finally:
        csv.field_size_limit(previous)


def _sites(data: bytes) -> dict[str, list[Site]]:
    found: dict[str, list[Site]] = {}
    for _, row in _rows(data, "sites.csv", ("NCTId", "City", "Country")):
        site = Site(
            words(row.get("Facility"))[:300],
            words(row.get("City"))[:120],
            words(row.get("Country"))[:80],
            words(row.get("State"))[:80],
            state(row.get("SiteStatus")),
            degrees(row.get("Latitude"), 90),
            degrees(row.get("Longitude"), 180),
        )
        found.setdefault(row["NCTId"], []).append(site)
    return found
