"""Which of the recorded diagnoses is the disease under review."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from alloway.reference.diseases import BY_KEY, WIDER
from alloway.values.case import Diagnosis, Fact
from alloway.values.dates import first_day

Status = Literal["relapsed", "refractory", "relapsed or refractory", "remission", "unknown"]
_WEIGHT: dict[str, int] = {
    "remission": 1, "relapsed": 2, "refractory": 3, "relapsed or refractory": 4,
}  # fmt: skip


def choose_diagnosis(
    facts: Sequence[Fact], entities: Mapping[Fact, str]
) -> tuple[Diagnosis | None, tuple[Fact, ...], tuple[Fact, ...]]:
    """The diagnosis under review, the other diagnoses as conditions, and all statements of it.

    A haematological disease comes before another tumour, a confirmed and active one before an
    unconfirmed or resolved one, then the newest, then the structured record before prose.
    """
    found = [fact for fact in facts if fact.kind == "diagnosis"]
    if not found:
        return None, (), ()
    chosen = max(found, key=lambda fact: _rank(fact, entities.get(fact, "other")))
    sure = [entities.get(fact, "other") for fact in found if "not confirmed" not in fact.note]
    key = narrowest(entities.get(chosen, "other"), sure)
    chosen = max(
        (fact for fact in found if entities.get(fact, "other") == key),
        key=lambda fact: _rank(fact, key),
        default=chosen,
    )
    same = tuple(fact for fact in found if _same_disease(fact, chosen, key, entities))
    others = tuple(replace(fact, kind="condition") for fact in found if fact not in same)
    status, status_facts = _status(facts)
    diagnosis = Diagnosis(
        key,
        BY_KEY[key].group if key in BY_KEY else "other",
        chosen,
        _first_date(same),
        status,
        (*status_facts, *(fact for fact in same if fact is not chosen)),
    )
    return diagnosis, others, same


def narrowest(key: str, others: Sequence[str]) -> str:
    """The most specific entity that some record names and none contradicts.

    A wider name (ALL) gives way to one narrower (B-ALL); two narrower ones that exclude each other
    (B-ALL and T-ALL) leave the wider one.

    >>> narrowest("ALL", ["ALL", "B-ALL"]), narrowest("ALL", ["B-ALL", "T-ALL"])
    ('B-ALL', 'ALL')
    """
    narrower = {other for other in others if other in BY_KEY and key in BY_KEY[other].parents}
    return narrower.pop() if len(narrower) == 1 else key


def _same_disease(fact: Fact, chosen: Fact, key: str, entities: Mapping[Fact, str]) -> bool:
    """Whether a statement is of the diagnosis, by the same or by a wider name."""
    entity = entities.get(fact, "other")
    if key not in BY_KEY:
        return entity == key and fact.value == chosen.value
    parents = BY_KEY[key].parents
    if entity == "other":
        lowered = str(fact.value).lower()
        wider = [w for parent in parents for w in WIDER.get(parent, ())]
        return any(re.search(rf"(?<![\w-]){re.escape(word)}", lowered) for word in wider)
    return entity == key or entity in parents


def _first_date(facts: Sequence[Fact]) -> str:
    """The earliest date; of a month and a day within it, the day."""
    dates = [fact.date for fact in facts if fact.date]
    earliest = min(dates, default="")
    finer = [day for day in dates if day.startswith(earliest)]
    return max(finer, key=len, default="")


_TURNS_INTO = {
    "FL": ("tFL", "DLBCL", "HGBL", "FL3B"),
    "MZL": ("DLBCL", "HGBL"),
    "CLL": ("DLBCL", "HL"),
    "MM": ("PCL",),
    "DLBCL": ("tFL",),
}
"""Entities that another of the same patient may become."""


def rival_diagnoses(diagnosis: Diagnosis | None, entities: Mapping[Fact, str]) -> tuple[Fact, ...]:
    """Statements of the diagnosis and of a different haematological one that cannot both hold.

    A transformation (follicular to large-cell lymphoma) is no contradiction.
    """
    if diagnosis is None or diagnosis.entity not in BY_KEY:
        return ()
    chosen = diagnosis.entity
    rivals = [
        fact
        for fact, key in entities.items()
        if key in BY_KEY
        and key != chosen
        and chosen not in _TURNS_INTO.get(key, ())
        and key not in _TURNS_INTO.get(chosen, ())
        and key not in BY_KEY[chosen].parents
        and chosen not in BY_KEY[key].parents
    ]
    return (diagnosis.fact, *rivals) if rivals else ()


def _rank(fact: Fact, key: str) -> tuple[bool, bool, bool, bool, date, bool]:
    unsure = "not confirmed" in fact.note
    over = any(word in fact.note for word in ("resolved", "inactive"))
    # "ALL" and the like are wider than a named entity and give way to it.
    specific = key not in ("other", "ALL")
    when = first_day(fact.date) if fact.date else date.min
    return (key in BY_KEY, not unsure, not over, specific, when, fact.method == "structured")


def _status(facts: Sequence[Fact]) -> tuple[Status, tuple[Fact, ...]]:
    found = [fact for fact in facts if fact.kind == "status" and fact.value in _WEIGHT]
    if not found:
        return "unknown", ()
    newest = max(fact.date for fact in found)
    latest = [fact for fact in found if fact.date == newest]
    values = {str(fact.value) for fact in latest}
    if {"relapsed", "refractory"} <= values:
        return "relapsed or refractory", tuple(found)
    best = max(values, key=lambda value: _WEIGHT[value])
    return _as_status(best), tuple(found)


def _as_status(value: str) -> Status:
    known: dict[str, Status] = {
        "relapsed": "relapsed",
        "refractory": "refractory",
        "relapsed or refractory": "relapsed or refractory",
        "remission": "remission",
    }
    return known.get(value, "unknown")
