"""Which of the recorded diagnoses is the disease under review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from alloway.reference.diseases import BY_KEY
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
    key = entities.get(chosen, "other")
    same = tuple(
        fact for fact in found
        if entities.get(fact, "other") == key and (key != "other" or fact.value == chosen.value)
    )  # fmt: skip
    others = tuple(replace(fact, kind="condition") for fact in found if fact not in same)
    status, status_facts = _status(facts)
    diagnosis = Diagnosis(
        key,
        BY_KEY[key].group if key in BY_KEY else "other",
        chosen,
        min((fact.date for fact in same if fact.date), default=""),
        status,
        (*status_facts, *(fact for fact in same if fact is not chosen)),
    )
    return diagnosis, others, same


_TURNS_INTO = {
    "FL": ("tFL", "DLBCL", "HGBL", "FL3B"),
    "MZL": ("DLBCL", "HGBL"),
    "CLL": ("DLBCL", "HL"),
    "MM": ("PCL",),
    "ALL": ("B-ALL", "T-ALL"),
    "DLBCL": ("tFL",),
}
"""Entities that another of the same patient may become, or that are a wider name for it."""


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
