"""The value of a FHIR Observation: number, words or presence, with its unit and limits."""

from __future__ import annotations

import re

from alloway.patient.cases.codes import Json, codes, dicts, words
from alloway.patient.cases.measure import presence
from alloway.patient.records.numbers import Printed, upper_limit

_POSITIVE = frozenset(
    ("10828004", "260373001", "52101004", "11214006", "LA6576-8", "LA11882-0", "LA9633-4",
     "POS", "DET", "RR", "77386006", "LA15173-0")
)  # fmt: skip
_NEGATIVE = frozenset(
    ("260385009", "260415000", "2667000", "131194007", "LA6577-6", "LA11883-8", "LA9634-2",
     "NEG", "ND", "NR", "60001007", "LA26683-5")
)  # fmt: skip
"""Coded answers: SNOMED CT, LOINC answer codes, HL7 interpretation (POS, DET, RR; NEG, ND, NR), and
for a pregnancy "pregnant" and "not pregnant"."""
_OPEN = frozenset(("419984006", "82334004", "42425007", "IND", "E", "LA11885-3", "LA9663-1"))
"""Inconclusive, indeterminate, equivocal."""
_NOT_PREGNANT = re.compile(r"\bnot pregnant|nicht schwanger|niet zwanger|non enceinte", re.I)
_MAX_WORDS = 300


def value_of(data: Json) -> tuple[Printed | str | None, str]:
    """The value and its unit; ``None`` when there is none.

    >>> value_of({"valueQuantity": {"value": 612, "unit": "U/L"}})
    (Printed(value=612.0, bound=''), 'U/L')
    >>> value_of({"valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 160}}})
    ('1:160', '')
    """
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
            return (" ".join(value.split())[:_MAX_WORDS] or None, "")
    return _pair(data)


def _pair(data: Json) -> tuple[str | None, str]:
    """A range or a ratio, in words."""
    for key, one, two, mark in (
        ("valueRange", "low", "high", " - "),
        ("valueRatio", "numerator", "denominator", ":"),
    ):
        value = data.get(key)
        if isinstance(value, dict):
            parts = (value.get(one), value.get(two))
            shown = [_shown(part) for part in parts if isinstance(part, dict)]
            return (mark.join(shown) or None, "") if all(shown) else (None, "")
    return (None, "")


def _shown(quantity: Json) -> str:
    printed, unit = _quantity(quantity)
    return f"{printed.bound}{printed.value:g} {unit}".strip() if printed else ""


def _quantity(quantity: Json) -> tuple[Printed | None, str]:
    value = quantity.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e15:
        return (None, "")
    bound = str(quantity.get("comparator", ""))[:1]
    coded = quantity.get("code") if "unitsofmeasure" in str(quantity.get("system")) else None
    unit = coded or quantity.get("unit") or quantity.get("code") or ""
    return (Printed(float(value), bound if bound in "<>" else ""), str(unit)[:40])


def upper_of(data: Json) -> float | None:
    """Upper limit of normal, when the range is given in the unit of the value."""
    value = data.get("valueQuantity")
    unit = value.get("unit") if isinstance(value, dict) else None
    for reference in dicts(data.get("referenceRange")):
        high = reference.get("high")
        if isinstance(high, dict) and isinstance(high.get("value"), int | float):
            if high.get("unit", unit) == unit:
                return float(high["value"])
        elif isinstance(reference.get("text"), str):
            return upper_limit(reference["text"])
    return None


def presence_of(data: Json, value: Printed | str) -> str:
    """``positive`` or ``negative`` by code, words or interpretation; empty when none tells.

    A number alone says nothing: whether it is above a cut-off is the laboratory's to say.

    >>> presence_of({"interpretation": [{"coding": [{"code": "ND"}]}]}, Printed(50.0, "<"))
    'negative'
    """
    concepts = [data.get("valueCodeableConcept"), *dicts(data.get("interpretation"))]
    said = {code for concept in concepts for _, code in codes(concept)}
    if said & _OPEN:
        return ""
    if bool(said & _POSITIVE) != bool(said & _NEGATIVE):
        return "positive" if said & _POSITIVE else "negative"
    text = value if isinstance(value, str) else ""
    if _NOT_PREGNANT.search(text):
        return "negative"
    return presence(text) or next(
        (p for concept in dicts(data.get("interpretation")) if (p := presence(words(concept)))), ""
    )
