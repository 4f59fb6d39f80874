"""Redaction of FHIR JSON: people and places emptied, dates moved, words cleaned, codes kept."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from alloway.patient.records.dates import DayOrder
from alloway.patient.redaction.rules import Known, Removed, Secret
from alloway.patient.redaction.who import PEOPLE
from alloway.patient.redaction.words import redact_text

_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?")
_DATED = re.compile(
    r"(?:[dD]ate|[tT]ime|^start$|^end$|^issued$|^recorded$|^authored|^lastUpdated$|Period$)"
)
_DROPPED = frozenset(
    ("telecom", "photo", "contact", "text", "meta", "implicitRules", "communication",
     "generalPractitioner", "managingOrganization", "maritalStatus", "multipleBirthInteger")
)  # fmt: skip
_CODED = frozenset(("system", "code", "unit", "status", "resourceType", "type", "use", "mode"))
_KEPT_OF_PEOPLE = frozenset(("resourceType", "gender", "birthDate", "deceasedBoolean", "active"))
_DEPTH = 60


@dataclass(frozen=True)
class Cleaner:
    """One folder's rules, applied to the values of a resource."""

    known: Known
    secret: Secret
    removed: Removed
    as_of: date

    def text(self, words: str, order: DayOrder = "") -> str:
        """Free text without what identifies."""
        return redact_text(
            words, self.known, self.secret, self.removed, as_of=self.as_of, order=order
        )

    def day(self, written: str) -> str:
        """A FHIR date, dateTime or instant, moved; the hour is dropped with its zone."""
        match = _DATE.fullmatch(written)
        self.removed.add("date")
        return self.secret.shifted(match[1], self.as_of) if match else ""

    def token(self, identifier: str) -> str:
        """Stand-in of an identifier, counted."""
        self.removed.add("identifier")
        return self.secret.token(identifier)


def redact_json(data: object, clean: Cleaner, depth: int = 0) -> Any:
    """A FHIR resource or bundle without identifying content; anything else is cleaned as text.

    >>> from alloway.patient.redaction.rules import known
    >>> secret = Secret(-31, b"an example salt!")
    >>> clean = Cleaner(known(), secret, Removed(), date(2026, 11, 24))
    >>> redact_json({"resourceType": "Patient", "birthDate": "1970-02-01", "gender": "male",
    ...              "name": [{"family": "Novak"}]}, clean)
    {'resourceType': 'Patient', 'gender': 'male', 'birthDate': '1970-01-01'}
    """
    if depth > _DEPTH:
        return None
    if isinstance(data, list):
        return [redact_json(item, clean, depth + 1) for item in data]
    if isinstance(data, str):
        return clean.text(data)
    if not isinstance(data, Mapping):
        return data
    if data.get("resourceType") in PEOPLE:
        return _person(data, clean)
    kept = {key: _value(key, value, data, clean, depth) for key, value in data.items()}
    return {key: value for key, value in kept.items() if value is not None}


def _person(data: Mapping[str, Any], clean: Cleaner) -> dict[str, Any]:
    kept = {key: data[key] for key in data if key in _KEPT_OF_PEOPLE}
    for what, keys in (
        ("name", ("name",)),
        ("address", ("address",)),
        ("contact", ("telecom", "contact", "photo")),
        ("identifier", ("identifier",)),
    ):
        clean.removed.add(what, sum(key in data for key in keys))
    born = kept.pop("birthDate", None)
    if isinstance(born, str) and (moved := clean.day(born)):
        kept["birthDate"] = moved
    if isinstance(data.get("id"), str):
        kept["id"] = clean.token(data["id"])
    country = _country(data.get("address"))
    return kept | ({"address": [{"country": country}]} if country else {})


def _country(addresses: object) -> str:
    for address in addresses if isinstance(addresses, list) else ():
        if isinstance(address, Mapping) and isinstance(address.get("country"), str):
            return str(address["country"])[:60]
    return ""


def _value(key: str, value: Any, holder: Mapping[str, Any], clean: Cleaner, depth: int) -> Any:
    if key in _DROPPED and not (key == "text" and isinstance(value, str)):
        return None
    if key == "identifier":
        return [{"value": clean.token(str(v))} for v in _numbers(value)] or None
    if key == "attachment" or key == "presentedForm":
        return _attachments(value, clean)
    if not isinstance(value, str):
        return redact_json(value, clean, depth + 1)
    if key in ("reference", "id", "fullUrl"):
        return _pointer(value, clean)
    if key == "display" and ("reference" in holder or "system" in holder):
        return None if "reference" in holder else value
    if key in _CODED or (key == "url" and "resource" not in holder):
        return value
    if _DATED.search(key) and _DATE.fullmatch(value):
        return clean.day(value) or None
    return clean.text(value)


def _numbers(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [
        item["value"]
        for item in items
        if isinstance(item, Mapping) and isinstance(item.get("value"), str)
    ]


def _pointer(value: str, clean: Cleaner) -> str:
    """A reference that still leads to its target, whose identifier is replaced alike."""
    if value.startswith("#"):
        return f"#{clean.secret.token(value[1:])}"
    if value.startswith("urn:"):
        return f"urn:uuid:{clean.secret.token(value.rsplit(':', 1)[-1])}"
    kind, slash, identifier = value.rpartition("/")
    token = clean.secret.token(identifier)
    return f"{kind.rsplit('/', 1)[-1]}/{token}" if slash else token


def _attachments(value: object, clean: Cleaner) -> Any:
    """Text inside a resource is cleaned; any other attachment is taken out."""
    if isinstance(value, list):
        return [kept for item in value if (kept := _attachments(item, clean))] or None
    if not isinstance(value, Mapping):
        return None
    kind = str(value.get("contentType", ""))
    if kind.startswith("text/plain") and isinstance(value.get("data"), str):
        try:
            words = base64.b64decode(value["data"], validate=True).decode("utf-8")
        except ValueError:
            words = ""
        data = base64.b64encode(clean.text(words).encode("utf-8")).decode("ascii")
        return {"contentType": "text/plain", "data": data}
    clean.removed.add("attachment")
    return None
