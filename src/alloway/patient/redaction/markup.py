"""Redaction of XML records (C-CDA, HML): people emptied, dates moved, words cleaned, codes kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from alloway.patient.records.safe_xml import Event, events
from alloway.patient.redaction.coded import Cleaner
from alloway.patient.redaction.rules import Known, known

_EMPTIED = frozenset(
    ("name", "addr", "telecom", "assignedPerson", "representedOrganization", "custodian",
     "legalAuthenticator", "authenticator", "informant", "participant", "documentationOf",
     "relatedSubject", "scopingOrganization", "providerOrganization", "guardian", "birthplace",
     "reporting-center", "hmlid", "dataEnterer", "informationRecipient", "componentOf")
)  # fmt: skip
_IDENTIFIERS = frozenset(
    ("extension", "id", "center-code", "sample-id", "center-id", "project-name")
)
_STAMP = re.compile(r"(\d{4})(\d\d)?(\d\d)?\d{0,6}(?:\.\d+)?(?:[+-]\d{4})?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_TIMES = frozenset(("effectiveTime", "time", "low", "high", "center", "birthTime", "value"))


def redact_xml(data: bytes, clean: Cleaner, name: str) -> bytes:
    """An XML record without identifying content, its structure kept.

    Parameters
    ----------
    name
        The file's name, for messages.

    Raises
    ------
    InputError
        It is not safe XML; see `alloway.patient.records.safe_xml.events`.
    """
    out: list[str] = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    hidden = 0
    for event in events(data, name):
        kind, word, attributes = event
        if kind == "start" and (hidden or word in _EMPTIED):
            hidden += 1
            if hidden == 1:
                clean.removed.add("address" if word in ("addr", "telecom") else "name")
        elif kind == "start":
            out.append(f"<{word}{_attributes(word, attributes, clean)}>")
        elif kind == "end" and hidden:
            hidden -= 1
        elif kind == "end":
            out.append(f"</{word}>")
        elif not hidden:
            out.append(escape(clean.text(word) if word.strip() else word))
    return "".join(out).encode("utf-8")


def _attributes(tag: str, given: dict[str, str], clean: Cleaner) -> str:
    kept = ((key, _attribute(tag, key, value, clean)) for key, value in given.items())
    return "".join(f" {key}={quoteattr(value)}" for key, value in kept if value)


def _attribute(tag: str, key: str, value: str, clean: Cleaner) -> str:
    if key in _IDENTIFIERS:
        return clean.token(value)
    stamp = _STAMP.fullmatch(value)
    if key == "value" and tag in _TIMES and stamp and len(value) in (4, 6, 8, *range(12, 25)):
        parts = [part for part in stamp.groups() if part]
        iso = "-".join(parts)
        clean.removed.add("date")
        return clean.secret.shifted(iso, clean.as_of).replace("-", "")
    if _ISO.fullmatch(value):
        clean.removed.add("date")
        return clean.secret.shifted(value, clean.as_of)
    if key in ("displayName", "title", "description"):
        return clean.text(value)
    return value


def known_in_xml(data: bytes, name: str) -> Known:
    """Names, addresses and identifiers in the coded fields of an XML record."""
    names: list[str] = []
    places: list[str] = []
    numbers: list[str] = []
    for inside, words in _texts(events(data, name)):
        if "name" in inside:
            names.append(words)
        elif "addr" in inside and inside[-1] in ("streetAddressLine", "city", "postalCode"):
            places.append(words)
    for kind, tag, given in events(data, name):
        if kind == "start" and tag == "telecom":
            numbers.append(given.get("value", "").partition(":")[2])
    return known(names, places, numbers)


def _texts(found: Iterator[Event]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text with the tags around it; the parts of one name are joined."""
    path: list[str] = []
    parts: list[str] = []
    for kind, word, _ in found:
        if kind == "start":
            path.append(word)
        elif kind == "end":
            if word == "name" and parts:
                yield tuple(path), " ".join(parts)
                parts = []
            path.pop()
        elif word.strip() and "name" in path:
            parts.append(word.strip())
        elif word.strip():
            yield tuple(path), word.strip()
