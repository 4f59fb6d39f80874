"""FHIR R4 in JSON: a bundle, a bulk export or a single resource to plain resources with places.

Parsed with orjson and read as plain dicts: hospitals send bundles by the thousand, and a typed
model of every resource would cost more than everything else together.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import orjson

from alloway.errors import InputError, LimitError
from alloway.patient.records.fhir_links import withdrawn
from alloway.patient.records.model import Content, Resource

READ: frozenset[str] = frozenset(
    (
        "Patient",
        "Condition",
        "Observation",
        "Procedure",
        "MedicationRequest",
        "MedicationAdministration",
        "MedicationStatement",
        "MedicationDispense",
        "Medication",
        "Specimen",
        "AllergyIntolerance",
        "DiagnosticReport",
        "DocumentReference",
        "Composition",
        "ImagingStudy",
        "MolecularSequence",
        "Binary",
    )
)
"""Resource types the case is built from; every other type is counted as not read."""

_PLACES = {kind: f"{kind}/" for kind in READ}
_WHY_NOT: dict[str, str] = {
    "FamilyMemberHistory": "of relatives, never the patient's",
    "Immunization": "no step of the review uses vaccinations",
    "CarePlan": "a plan, not a finding",
    "Goal": "a plan, not a finding",
    "ServiceRequest": "a request, not a finding",
    "Appointment": "a plan, not a finding",
    "Claim": "billing",
    "ExplanationOfBenefit": "billing",
    "Coverage": "billing",
    "Encounter": "a visit, its findings are resources of their own",
}
"""Why a type is not read, beside that it is not."""

_JSON_SPACE = b" \t\r\n"
_TYPE = re.compile(rb'"resourceType"\s*:\s*"(\w{1,40})"')
_WEIGHED = 4_000_000
_MAX_OBJECTS = 600_000_000
"""Estimated memory of the parsed objects of one file, in bytes (``assumed``)."""


def read_fhir(raw: bytes, *, name: str, sha256: str) -> Content:
    """Read FHIR R4: a bundle of any type, newline-delimited resources, or a single resource.

    Parameters
    ----------
    raw
        JSON bytes (UTF-8, with or without a byte order mark).
    name, sha256
        File name and digest for the sources.

    Returns
    -------
    Content
        The resources the case is built from, each as parsed; the number of all others by reason.

    Raises
    ------
    InputError
        The JSON is broken or cut off (with the byte where it ends), nested deeper than 1,024
        (orjson's own limit, which keeps hostile nesting off the stack), or not FHIR.
    LimitError
        It holds so many small objects that they would not fit in memory.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    content = Content("FHIR bundle")
    others: dict[str, int] = {}
    take, barred = content.resources.append, content.ignored
    with _collector_paused():
        for position, data, url in _resources(raw, others, name):
            kind = data.get("resourceType")
            if not isinstance(kind, str) or kind not in _PLACES:
                others[str(kind)] = others.get(str(kind), 0) + 1
            elif "modifierExtension" in data or "implicitRules" in data:
                reason = f"{kind} {not_understood(data)}"
                barred[reason] = barred.get(reason, 0) + 1
            else:
                identity = data.get("id")
                place = (
                    _PLACES[kind] + identity[:180]
                    if isinstance(identity, str)
                    else (f"{kind} (entry {position + 1})")
                )
                take(Resource(kind, data, name, place, sha256, url))
                if "contained" in data:
                    content.resources.extend(_contained(content.resources[-1]))
    for kind, number in others.items():
        why = _WHY_NOT.get(kind, "")
        reason = f"{kind[:40]}: resource type not read{f' ({why})' if why else ''}"
        content.ignored[reason] = content.ignored.get(reason, 0) + number
    return content


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection while a parser makes a million objects of which none is garbage."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _resources(
    raw: bytes, others: dict[str, int], name: str
) -> Iterable[tuple[int, dict[str, Any], str]]:
    """Each resource with its place in the file, from 0, and its full URL in a bundle."""
    if _is_ndjson(raw):
        return ((number, item, "") for number, item in _each_line(raw, others, name))
    data = _parsed(raw, name)
    if isinstance(data, dict) and data.get("resourceType") == "Bundle":
        return _entries(data, name)
    if _is_resource(data):
        return [(0, data, "")]
    if isinstance(data, list) and data and all(_is_resource(item) for item in data):
        return [(at, item, "") for at, item in enumerate(data)]
    raise InputError(
        f"{name}: JSON, but not FHIR (no resourceType)", step="send FHIR R4 resources or a bundle"
    )


def _entries(bundle: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any], str]]:
    entries = bundle.get("entry", [])
    if not isinstance(entries, list):
        raise InputError(f"{name}: Bundle.entry is not a list", step="export the bundle again")
    found: list[tuple[int, dict[str, Any], str]] = []
    for position, entry in enumerate(entries):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(resource, dict):
            continue
        if resource.get("resourceType") == "Bundle":  # a batch response, a bundle of documents
            found += _entries({"entry": _flat(resource)}, name)
            continue
        url = entry.get("fullUrl", "")
        found.append((position, resource, url if isinstance(url, str) else ""))
    return found


def _flat(bundle: dict[str, Any]) -> list[Any]:
    """Entries of a bundle inside a bundle; a third level is not opened."""
    entries = bundle.get("entry", [])
    return [
        entry
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict)
        and isinstance(entry.get("resource"), dict)
        and entry["resource"].get("resourceType") != "Bundle"
    ]


def _is_resource(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("resourceType"), str)


def _parsed(raw: bytes, name: str) -> Any:
    _weigh(raw, name)
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        if "depth" in error.msg or "ecursion" in error.msg:
            raise InputError(f"{name}: JSON is nested too deeply to be a record") from None
        place = len(error.doc[: error.pos].encode("utf-8", "replace"))
        if place >= len(raw.rstrip()) - 1 or "EOF" in error.msg or "end of data" in error.msg:
            message = f"{name}: JSON ends early at byte {len(raw)}"
        else:
            message = f"{name}: JSON is broken at byte {place}"
        raise InputError(message, step="export or copy the file again") from None


def _weigh(raw: bytes, name: str) -> None:
    """Refuse bytes whose objects would take far more memory than they do: ``[[],[],[],...``."""
    if len(raw) > _WEIGHED:
        containers = raw.count(b"{") + raw.count(b"[")
        items = raw.count(b",") + raw.count(b":")
        if 150 * containers + 40 * items + 2 * len(raw) > _MAX_OBJECTS:
            raise LimitError(
                f"{name}: JSON of {len(raw) / 1e6:,.0f} MB with {containers:,} objects is too much",
                step="export it in parts",
            )


def _is_ndjson(raw: bytes) -> bool:
    """Whether the first line is an object of its own and more follow (FHIR Bulk Data Access)."""
    end = raw.find(b"\n")
    if end < 0 or raw[:1] != b"{" or not raw[:end].rstrip(_JSON_SPACE).endswith(b"}"):
        return False
    return raw[end:].lstrip(_JSON_SPACE).startswith(b"{")


def _each_line(
    raw: bytes, others: dict[str, int], name: str
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The resources of newline-delimited JSON; a line of a type that is not read is not parsed."""
    start, number = 0, 0
    while start < len(raw):
        end = raw.find(b"\n", start)
        end = len(raw) if end < 0 else end
        line = raw[start:end].strip(_JSON_SPACE)
        start, number = end + 1, number + 1
        named = _TYPE.findall(line) if line else []
        if not line:
            continue
        if len(named) == 1 and named[0].decode() not in READ:
            kind = named[0].decode()
            others[kind] = others.get(kind, 0) + 1
            continue
        resource = _line(line, number, name)
        if isinstance(resource, dict) and resource.get("resourceType") == "Bundle":
            for _, inner, _url in _entries(resource, name):
                yield number - 1, inner
        elif _is_resource(resource):
            yield number - 1, resource
        else:
            raise InputError(
                f"{name}: line {number} is JSON, but not FHIR (no resourceType)",
                step="send FHIR R4 resources or a bundle",
            )


def _line(line: bytes, number: int, name: str) -> Any:
    _weigh(line, f"{name}: line {number}")
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        raise InputError(
            f"{name}: line {number} is broken JSON", step="export or copy the file again"
        ) from None


_SHARED = ("subject", "effectiveDateTime", "effectivePeriod", "specimen", "contained")


def _contained(holder: Resource) -> Iterator[Resource]:
    """Observations that stand inside another resource: they are about its subject and day."""
    held = holder.data["contained"]
    beside = {key: holder.data[key] for key in _SHARED if key in holder.data}
    beside["status"] = "final"
    for number, item in enumerate(held if isinstance(held, list) else [], start=1):
        if isinstance(item, dict) and item.get("resourceType") == "Observation":
            place = f"{holder.place}#{item.get('id', number)}"[:200]
            if withdrawn(holder.data) or not_understood(item):
                continue
            own = {**beside, **item, "id": None, "contained": held}
            yield Resource("Observation", own, holder.document, place, holder.sha256)


def not_understood(data: dict[str, Any]) -> str:
    """Why a resource must not be used although it can be read; empty when it may be.

    FHIR R4 (2.0.5, 2.4.0.1): who does not understand a modifier extension or the implicit rules of
    a resource must not process it, because they may turn its meaning round.

    >>> not_understood({"modifierExtension": [{"url": "http://example.org/not"}]})
    'with a modifierExtension that is not understood (http://example.org/not)'
    """
    if "modifierExtension" in data:
        found = data["modifierExtension"]
        first = found[0] if isinstance(found, list) and found else found
        url = str(first.get("url", "")) if isinstance(first, dict) else ""
        return f"with a modifierExtension that is not understood ({url[:100]})"
    if "implicitRules" in data:
        return f"under implicitRules that are not understood ({str(data['implicitRules'])[:100]})"
    return ""
