"""Corrections by a person: new facts beside the old ones, never an overwrite."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from alloway.errors import InputError, LimitError
from alloway.reference.kinds import BY_NAME, label
from alloway.values.case import Correction, Fact, FactState, FactValue
from alloway.values.dates import span
from alloway.values.evidence import Source

_MAX_BYTES = 5_000_000
_STEP = 'give a JSON list of {"kind", "by", "on", "action", ...}; see docs/records.md'


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a JSON file.

    Raises
    ------
    InputError
        The file is missing, too large or not such a list, or an entry lacks what its action needs.
    """
    from alloway.values.codec import from_data

    try:
        if path.stat().st_size > _MAX_BYTES:
            raise LimitError(f"{path.name}: more than {_MAX_BYTES // 1_000_000} MB", step=_STEP)
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step="check the path") from None
    except (ValueError, RecursionError):
        raise InputError(f"{path.name}: not JSON", step=_STEP) from None
    if not isinstance(data, list):
        raise InputError(f"{path.name}: not a list", step=_STEP)
    found = tuple(
        from_data(Correction, entry, name=f"{path.name}, entry {number}")
        for number, entry in enumerate(data, 1)
    )
    for number, one in enumerate(found, 1):
        _check(one, f"{path.name}, entry {number}")
    return found


def _check(one: Correction, place: str) -> None:
    if one.kind not in BY_NAME:
        raise InputError(f"{place}: {one.kind[:60]!r} is no kind of fact", step=_STEP)
    if (one.action in ("replace", "add")) != (one.new_value is not None):
        raise InputError(
            f"{place}: new_value goes with replace and add, and only there", step=_STEP
        )
    dates = (one.on, one.date, one.new_date)
    if not one.on or any(text and span(text) is None for text in dates):
        raise InputError(f"{place}: a date is missing or is none", step="write it as 2026-11-24")


def corrected(
    facts: Sequence[Fact], corrections: Sequence[Correction], told_in: str
) -> tuple[list[Fact], tuple[Fact, ...]]:
    """Facts after the corrections, and those that were set aside with their new state.

    Raises
    ------
    InputError
        A correction means no fact, or more than one.
    """
    active, aside = list(facts), list[Fact]()
    for number, one in enumerate(corrections, 1):
        place = f"{told_in or 'corrections'}, entry {number}"
        source = Source(told_in or "corrections", f"entry {number}", quote=one.reason)
        old = None if one.action == "add" else _meant(active, one, place)
        if old is not None:
            active.remove(old)
            if one.action == "confirm":
                active.append(replace(old, state="confirmed", note=_said(one, old.note)))
            else:
                state: FactState = "rejected" if one.action == "reject" else "superseded"
                aside.append(replace(old, state=state, note=_said(one, old.note)))
        if one.new_value is not None:
            active.append(_new_fact(one, one.new_value, old, source))
    return active, tuple(aside)


def _meant(facts: Sequence[Fact], one: Correction, place: str) -> Fact:
    found = [
        fact
        for fact in facts
        if fact.kind == one.kind
        and (not one.date or fact.date == one.date)
        and (one.value is None or fact.value == one.value)
    ]
    if len(found) != 1:
        what = f"{label(one.kind)} of {one.date}" if one.date else label(one.kind)
        raise InputError(
            f"{place}: {len(found) or 'no'} facts are {what}",
            step="name the date and the value as the case shows them",
        )
    return found[0]


def _new_fact(one: Correction, given: FactValue, old: Fact | None, source: Source) -> Fact:
    value = float(given) if isinstance(given, int) and not isinstance(given, bool) else given
    kept = old.unit if old else ""
    unit = one.new_unit or kept or ("?" if isinstance(value, float) and _has_unit(one) else "")
    day = one.new_date or (old.date if old else "")
    return Fact(one.kind, value, source, unit, day, "person", "confirmed", note=_said(one, ""))


def _has_unit(one: Correction) -> bool:
    return bool(BY_NAME[one.kind].unit)


def _said(one: Correction, note: str) -> str:
    said = f"{one.action} by {one.by} on {one.on}"
    return "; ".join(filter(None, (note, f"{said}: {one.reason}" if one.reason else said)))
