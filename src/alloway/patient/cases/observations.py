"""FHIR Observations to facts."""

from __future__ import annotations

import re
from typing import Any

from alloway.patient.cases.codes import Json, all_words, codes, dated, dicts, notes, word, words
from alloway.patient.cases.conditions import stage_words
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.markers import MENTION, antigen_named, expression, percent
from alloway.patient.cases.measure import kind_of_code, kind_of_name, measured, presence
from alloway.patient.records.model import Resource
from alloway.patient.records.numbers import Printed, parse_number
from alloway.reference.kinds import BY_NAME, Kind
from alloway.values.case import Fact

_VOID = frozenset(("entered-in-error", "cancelled", "registered"))
_ABSENT = re.compile(
    r"\bnot (?:performed|done|tested|evaluable|reported|available)\b|\bpending\b|\bto follow\b"
    r"|\binsufficient\b|\bno result\b",
    re.IGNORECASE,
)
"""Words of a result that is none: never negative, never positive."""
_WHEN = ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
_RESPONSES = ("88040-1",)
"""LOINC 88040-1: response to cancer treatment (mCODE disease status uses 97509-4)."""
_YES_NO = ("cns", "gvhd", "pregnancy", "infection.active", "burden.extramedullary")


def read_observation(resource: Resource, draft: Draft) -> None:
    """Facts of one Observation and its components; what gives none is counted with a reason."""
    data = resource.data
    if word(data, "status") in _VOID:
        draft.take(f"Observation with status {word(data, 'status')}")
        return
    when = dated(data, *_WHEN)
    components = dicts(data.get("component"))
    if not components or _has_value(data):
        draft.take(_fact(resource, data, when))
        components = [part for part in components if kind_of(part.get("code"))]
    found = [_fact(resource, part, when) for part in components]
    facts = [fact for fact in found if isinstance(fact, Fact)]
    draft.facts.extend(facts)
    if found and not facts and not _has_value(data):
        draft.take(_not_used(data))


def _has_value(data: Json) -> bool:
    return any(key.startswith("value") for key in data)


def _not_used(data: Json) -> str:
    return f"Observation no step of the review uses: {words(data.get('code')) or 'no code'}"


def kind_of(concept: Any) -> Kind | None:
    """The kind an Observation code stands for: LOINC first, then an antigen, then the words."""
    for _, code in codes(concept):
        kind = kind_of_code(code)
        if kind is not None:
            return kind
    text = all_words(concept)
    mention = MENTION.search(text)
    if mention and not _is_cell_count(text):
        return BY_NAME.get(f"antigen.{antigen_named(mention['antigen'])}")
    return next((k for part in text.split(" | ") if (k := kind_of_name(part))), None)


def _is_cell_count(text: str) -> bool:
    """``CD19 cells [#/volume] in blood`` counts normal lymphocytes, not a tumour's antigen."""
    lowered = text.lower()
    return "cells" in lowered and ("#" in lowered or "blood" in lowered or "count" in lowered)


def _fact(resource: Resource, data: Json, when: str) -> Fact | str:
    kind = kind_of(data.get("code"))
    if kind is None:
        return _not_used(data)
    value, unit = _value(data)
    name = words(data.get("code"))
    if value is None or (isinstance(value, str) and _ABSENT.search(value)):
        return f"Observation without a value: {kind.label}"
    quote = f"{name}: {_shown(value)} {unit}".strip()[:200]
    if kind.name.startswith("antigen."):
        return _antigen(resource, kind, data, _shown(value), unit, quote, when)
    if isinstance(value, Printed):
        upper = _upper(data)
        return measured(kind, value, unit, resource.source(quote), date=when, upper=upper)
    return _worded(resource, kind, value, quote, when)


def _shown(value: Printed | str) -> str:
    return value if isinstance(value, str) else f"{value.bound}{value.value:g}"


def _worded(resource: Resource, kind: Kind, value: str, quote: str, when: str) -> Fact | str:
    source = resource.source(quote)
    number = parse_number(value.split(" ")[0]) if kind.name.startswith("performance.") else None
    if number is not None:
        return measured(kind, number, "%", source, date=when)
    if kind.name.startswith("infection.") or kind.name in _YES_NO:
        found = presence(value)
        if not found:
            return f"{kind.label}: neither positive nor negative"
        return Fact(
            kind.name, found == "positive" if kind.name in _YES_NO else found, source, date=when
        )
    printed = parse_number(value)
    if printed is not None and kind.unit:
        return measured(kind, printed, "", source, date=when)
    if kind.unit:
        return f"{kind.label}: words where a number is expected"
    return Fact(kind.name, stage_words(value) if kind.name == "stage" else value, source, date=when)


def _antigen(
    resource: Resource, kind: Kind, data: Json, value: str, unit: str, quote: str, when: str
) -> Fact | str:
    said = f"{value} {unit}".strip()
    found = expression(said) or expression(words(data.get("interpretation")))
    if not found:
        return f"{kind.label}: neither positive nor negative"
    specimen = data.get("specimen")
    seen = specimen.get("display", "") if isinstance(specimen, dict) else ""
    note = "; ".join(
        part for part in (percent(said), words(data.get("method")), str(seen), notes(data)) if part
    )
    return Fact(kind.name, found, resource.source(quote), date=when, note=note[:300])


def _value(data: Json) -> tuple[Printed | str | None, str]:
    quantity = data.get("valueQuantity")
    if isinstance(quantity, dict):
        return _quantity(quantity)
    concept = data.get("valueCodeableConcept")
    if isinstance(concept, dict):
        return (words(concept) or None, "")
    for key in ("valueString", "valueInteger", "valueBoolean"):
        value = data.get(key)
        if isinstance(value, bool):
            return ("positive" if value else "negative", "")
        if isinstance(value, int):
            return (Printed(float(value)), "")
        if isinstance(value, str):
            return (value.strip()[:300] or None, "")
    return (None, "")


def _quantity(quantity: Json) -> tuple[Printed | None, str]:
    value = quantity.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e15:
        return (None, "")
    bound = str(quantity.get("comparator", ""))[:1]
    coded = quantity.get("code") if "unitsofmeasure" in str(quantity.get("system")) else None
    unit = coded or quantity.get("unit") or quantity.get("code") or ""
    return (Printed(float(value), bound if bound in "<>" else ""), str(unit)[:40])


def _upper(data: Json) -> float | None:
    """Upper limit of normal, when the range is given in the unit of the value."""
    value = data.get("valueQuantity") or {}
    for reference in dicts(data.get("referenceRange")):
        high = reference.get("high")
        if isinstance(high, dict) and isinstance(high.get("value"), int | float):
            if high.get("unit", value.get("unit")) == value.get("unit"):
                return float(high["value"])
        elif isinstance(reference.get("text"), str):
            from alloway.patient.records.numbers import upper_limit

            return upper_limit(reference["text"])
    return None
