"""Data types of CDA as FHIR ones: codes, times, quantities and reference ranges."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from alloway.patient.records.dates import fhir_date

if TYPE_CHECKING:
    from alloway.patient.records.ccda_entries import Node

_SYSTEMS = {
    "2.16.840.1.113883.6.1": "http://loinc.org",
    "2.16.840.1.113883.6.96": "http://snomed.info/sct",
    "2.16.840.1.113883.6.90": "http://hl7.org/fhir/sid/icd-10-cm",
    "2.16.840.1.113883.6.3": "http://hl7.org/fhir/sid/icd-10",
    "2.16.840.1.113883.6.88": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "2.16.840.1.113883.6.73": "http://www.whocc.no/atc",
    "2.16.840.1.113883.5.83": "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
}
_TIME = re.compile(r"(\d{4})(\d{2})?(\d{2})?")


def cda_date(value: str) -> str:
    """A CDA time stamp as a partial ISO date; empty when it is none.

    >>> cda_date("20261110120000+0000"), cda_date("202609"), cda_date("2014"), cda_date("")
    ('2026-11-10', '2026-09', '2014', '')
    """
    match = _TIME.match(value)
    if match is None:
        return ""
    return fhir_date("-".join(part for part in match.groups() if part))


def period(time: Node | None) -> tuple[str, str]:
    """First and last day of an ``effectiveTime``; a point in time is its own start."""
    if time is None:
        return "", ""
    start = cda_date(time.get("low")) or cda_date(time.attributes.get("value", ""))
    return start or cda_date(time.get("center")), cda_date(time.get("high"))


def concept(code: Node | None, said: Mapping[str, str]) -> dict[str, Any]:
    """A CodeableConcept: the code, its translations, and the words it was chosen for.

    Parameters
    ----------
    said
        Words of the narrative by their ID.
    """
    found: dict[str, Any] = {"text": "", "coding": []}
    if code is None:
        return found
    original = code.one("originalText")
    if original is not None:
        reference = original.get("reference").removeprefix("#")
        words = said.get(reference, "") if reference else original.text
        found["text"] = " ".join(words.split())[:300]
    for item in (code, *code.all("translation")):
        name = item.attributes.get("displayName", "")
        if item.attributes.get("code") or name:
            system = item.attributes.get("codeSystem", "")
            coding = {"system": _SYSTEMS.get(system, f"urn:oid:{system}"), "display": name}
            if item.attributes.get("code"):
                coding["code"] = item.attributes["code"]
            found["coding"].append(coding)
    shown = (coding["display"] for coding in found["coding"])
    found["text"] = found["text"] or next((name for name in shown if name), "")
    return found


def observed(value: Node | None, said: Mapping[str, str]) -> dict[str, Any]:
    """``value[x]`` of an Observation from a CDA value of any type; empty when there is none."""
    if value is None or "nullFlavor" in value.attributes:
        return _absent(value, said)
    kind = value.attributes.get("type", "").rsplit(":", 1)[-1]
    if kind in ("PQ", "REAL", "INT", "MO"):
        quantity = _quantity(value)
        return {"valueQuantity": quantity} if quantity else {}
    if kind == "IVL_PQ":
        return _interval(value)
    if kind == "BL":
        return {"valueBoolean": value.attributes.get("value") == "true"}
    if kind == "TS":
        return {"valueDateTime": cda_date(value.attributes.get("value", ""))}
    if kind in ("RTO", "RTO_PQ_PQ"):
        parts = {key: _quantity(part) for key in ("numerator", "denominator")
                 if (part := value.one(key)) is not None}  # fmt: skip
        return {"valueRatio": parts}
    if value.attributes.get("code") or kind in ("CD", "CE", "CO", "CV"):
        return {"valueCodeableConcept": concept(value, said)}
    reference = value.get("reference").removeprefix("#")
    words = said.get(reference, "") if reference else value.text
    return {"valueString": " ".join(words.split())}


def _absent(value: Node | None, said: Mapping[str, str]) -> dict[str, Any]:
    """A value that is only words beside a null flavour, else the reason for its absence."""
    if value is None:
        return {}
    told = concept(value, said)
    if told["text"]:
        return {"valueCodeableConcept": told}
    return {"dataAbsentReason": {"text": value.attributes.get("nullFlavor", "")}}


def _quantity(value: Node) -> dict[str, Any] | None:
    try:
        number = float(value.attributes.get("value", ""))
    except ValueError:
        return None
    unit = value.attributes.get("unit", "")
    unit = "" if unit == "1" else unit
    return {"value": number, "unit": unit} if math.isfinite(number) else None


def _interval(value: Node) -> dict[str, Any]:
    """A result given as a limit (``<0.3``) or as a range."""
    low, high = value.one("low"), value.one("high")
    ends = [_quantity(end) if end is not None else None for end in (low, high)]
    if ends[0] and ends[1]:
        return {"valueRange": {"low": ends[0], "high": ends[1]}}
    if ends[0] or ends[1]:
        mark = ">" if ends[0] else "<"
        return {"valueQuantity": {**(ends[0] or ends[1] or {}), "comparator": mark}}
    return {}


def range_of(node: Node) -> dict[str, Any]:
    """The reference range of a result: its limits, else its words."""
    given = node.one("referenceRange", "observationRange")
    if given is None:
        return {}
    value, told = given.one("value"), given.one("text")
    found: dict[str, Any] = {}
    for key in ("low", "high"):
        limit = value.one(key) if value is not None else None
        quantity = _quantity(limit) if limit is not None else None
        if quantity:
            found[key] = quantity
    if not found and told is not None and told.text.strip():
        found["text"] = " ".join(told.text.split())
    return found


def dose(node: Node) -> str:
    """Dose, route and interval of a medication activity in words."""
    amount, route = node.one("doseQuantity"), node.one("routeCode")
    parts = []
    if amount is not None and amount.attributes.get("value"):
        unit = amount.attributes.get("unit", "")
        parts.append(f"{amount.attributes['value']} {'' if unit == '1' else unit}".strip())
    if route is not None:
        parts.append(route.attributes.get("displayName", ""))
    for time in node.all("effectiveTime"):
        every = time.one("period")
        if every is not None and every.attributes.get("value"):
            parts.append(f"every {every.attributes['value']} {every.attributes.get('unit', '')}")
    return ", ".join(part.strip() for part in parts if part)
