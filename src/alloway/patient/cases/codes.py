"""Small questions asked of FHIR data types: codes, their words, dates and quantities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from alloway.patient.records.dates import fhir_date

Json = Mapping[str, Any]
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
_MAX_WORDS = 300


def dicts(value: object) -> list[dict[str, Any]]:
    """The dictionaries in a list; empty for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words(concept: object) -> str:
    """Text of a CodeableConcept, else the first display, else the first code."""
    if not isinstance(concept, dict):
        return ""
    text = concept.get("text")
    if isinstance(text, str) and text.strip():
        return _clean(text)
    codings = dicts(concept.get("coding"))
    for key in ("display", "code"):
        for coding in codings:
            if isinstance(coding.get(key), str) and coding[key].strip():
                return _clean(coding[key])
    return ""


def all_words(concept: object) -> str:
    """Text and every display of a CodeableConcept together."""
    if not isinstance(concept, dict):
        return ""
    found = [concept.get("text"), *(c.get("display") for c in dicts(concept.get("coding")))]
    return _clean(" | ".join(dict.fromkeys(part for part in found if isinstance(part, str))))


def _clean(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())[:_MAX_WORDS]


def codes(concept: object) -> Iterator[tuple[str, str]]:
    """Every system and code of a CodeableConcept."""
    if isinstance(concept, dict):
        for coding in dicts(concept.get("coding")):
            code, system = coding.get("code"), coding.get("system", "")
            if isinstance(code, str) and isinstance(system, str):
                yield system, code


def word(data: Json, key: str) -> str:
    """A code element such as ``status``; empty when it is missing or not text."""
    value = data.get(key)
    return value if isinstance(value, str) else ""


def first_code(concept: object) -> str:
    """The first code of a CodeableConcept; empty when it has none."""
    return next((code for _, code in codes(concept)), "")


def dated(data: Json, *keys: str) -> str:
    """The first date among the named elements; a Period gives its start.

    >>> dated({"performedPeriod": {"start": "2024-05-01T10:00:00Z"}}, "performedPeriod")
    '2024-05-01'
    """
    for key in keys:
        value = data.get(key)
        if isinstance(value, dict):
            value = value.get("start")
        if isinstance(value, str) and (found := _day(value)):
            return found
    return ""


_day = lru_cache(maxsize=4096)(fhir_date)


def ended(data: Json, *keys: str) -> str:
    """The end of the first Period among the named elements."""
    for key in keys:
        value = data.get(key)
        if isinstance(value, dict) and fhir_date(value.get("end")):
            return fhir_date(value["end"])
    return ""


def notes(data: Json) -> str:
    """Text of the annotations (``note``)."""
    found = [note.get("text") for note in dicts(data.get("note"))]
    return " ".join(text for text in found if isinstance(text, str))[:2000]
