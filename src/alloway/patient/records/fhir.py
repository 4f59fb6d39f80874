"""FHIR R4 in JSON: a bundle or a single resource to plain resources with their places.

Parsed with orjson and read as plain dicts: hospitals send bundles by the thousand, and a typed
model of every resource would cost more than everything else together.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from alloway.errors import InputError
from alloway.patient.records.dates import fhir_date
from alloway.patient.records.language import detect
from alloway.patient.records.model import Content, Page, Resource
from alloway.patient.records.sniff import decode
from alloway.patient.records.whose import role
from alloway.values.evidence import Source

READ: frozenset[str] = frozenset(
    (
        "Patient",
        "Condition",
        "Observation",
        "Procedure",
        "MedicationRequest",
        "MedicationAdministration",
        "MedicationStatement",
        "Medication",
        "DiagnosticReport",
        "DocumentReference",
        "ImagingStudy",
    )
)
"""Resource types the case is built from; every other type is counted as not read."""

_MAX_NOTE = 200_000


def read_fhir(raw: bytes, *, name: str, sha256: str) -> Content:
    """Read a FHIR R4 bundle or single resource.

    Parameters
    ----------
    raw
        JSON bytes (UTF-8, with or without a byte order mark).
    name, sha256
        File name and digest for the sources.

    Raises
    ------
    InputError
        The JSON is broken or cut off (with the byte where it ends), nested deeper than 1,024
        (orjson's own limit, which keeps hostile nesting off the stack), or not FHIR.
    """
    data = _parsed(raw.removeprefix(b"\xef\xbb\xbf"), name)
    content = Content("FHIR bundle")
    for position, resource in enumerate(_resources(data, name)):
        _take(resource, position, content, name, sha256)
    content.pages.extend(_texts(content.resources))
    reports = ("DiagnosticReport", "DocumentReference")
    _count_attachments([r for r in content.resources if r.type in reports], content.ignored)
    return content


def _parsed(raw: bytes, name: str) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        if _is_ndjson(raw):
            return _each_line(raw, name)
        if "depth" in error.msg or "ecursion" in error.msg:
            raise InputError(f"{name}: JSON is nested too deeply to be a record") from None
        place = len(error.doc[: error.pos].encode("utf-8", "replace"))
        if place >= len(raw.rstrip()) - 1 or "EOF" in error.msg or "end of data" in error.msg:
            message = f"{name}: JSON ends early at byte {len(raw)}"
        else:
            message = f"{name}: JSON is broken at byte {place}"
        raise InputError(message, step="export or copy the file again") from None


def _is_ndjson(raw: bytes) -> bool:
    """Whether every line looks like an object of its own, as in a FHIR bulk export."""
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    return len(lines) > 1 and all(x.startswith(b"{") and x.endswith(b"}") for x in lines)


def _each_line(raw: bytes, name: str) -> list[Any]:
    """The resources of newline-delimited JSON (FHIR Bulk Data Access), each on its line."""
    found = []
    for number, line in enumerate(raw.splitlines(), 1):
        if line.strip():
            try:
                found.append(orjson.loads(line))
            except orjson.JSONDecodeError:
                raise InputError(
                    f"{name}: line {number} is broken JSON", step="export or copy the file again"
                ) from None
    return found


def _resources(data: Any, name: str) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict) and data.get("resourceType") == "Bundle":
        entries = data.get("entry", [])
        if not isinstance(entries, list):
            raise InputError(f"{name}: Bundle.entry is not a list", step="export the bundle again")
        for entry in entries:
            resource = entry.get("resource") if isinstance(entry, dict) else None
            if isinstance(resource, dict):
                url = entry.get("fullUrl")
                yield {**resource, "fullUrl": url} if isinstance(url, str) else resource
    elif isinstance(data, dict) and isinstance(data.get("resourceType"), str):
        yield data
    elif isinstance(data, list) and data and all(_is_resource(item) for item in data):
        yield from data
    else:
        raise InputError(
            f"{name}: JSON, but not FHIR (no resourceType)",
            step="send FHIR R4 resources or a bundle",
        )


def _is_resource(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("resourceType"), str)


def _take(
    resource: dict[str, Any], position: int, content: Content, name: str, sha256: str
) -> None:
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or kind not in READ:
        reason = f"{str(kind)[:40]}: resource type not read"
        content.ignored[reason] = content.ignored.get(reason, 0) + 1
        return
    identity = resource.get("id")
    place = f"{kind}/{identity}" if isinstance(identity, str) else f"{kind} (entry {position + 1})"
    content.resources.append(Resource(kind, resource, name, place[:200], sha256))


def alleles_in(data: Mapping[str, Any]) -> str:
    """HLA alleles that an Observation reports as its value or in its components, as one line."""
    found: list[str] = []
    for part in (data, *_dicts(data.get("component"))):
        concept = part.get("valueCodeableConcept")
        texts = [part.get("valueString")]
        if isinstance(concept, dict):
            texts += [
                concept.get("text"),
                *(c.get("display") for c in _dicts(concept.get("coding"))),
            ]
        named = [text for text in texts if isinstance(text, str) and "*" in text[:2000]]
        found += named[:1]
    return " ".join(found)


def about_relative(data: Mapping[str, Any]) -> bool:
    """Whether FHIR says that a resource is about a relative or donor.

    FHIR R4 names somebody else's result by ``subject`` RelatedPerson or by ``Observation.focus``.

    >>> about_relative({"subject": {"reference": "RelatedPerson/mother"}})
    True
    """
    focus = [item.get("reference") for item in _dicts(data.get("focus"))]
    subject = data.get("subject")
    about = [*focus, subject.get("reference") if isinstance(subject, dict) else None]
    return any("RelatedPerson/" in str(reference) for reference in about)


def typed_for_donor(data: Mapping[str, Any]) -> bool:
    """Whether an HLA result is a donor's, by FHIR or by the words of its code or specimen.

    >>> typed_for_donor({"code": {"text": "HLA-A typing of the donor"}})
    True
    """
    if about_relative(data):
        return True
    code = data.get("code")
    said = str(code.get("text", "")) if isinstance(code, dict) else ""
    return role(said) == "donor" or role(specimen_words(data)) == "donor"


def specimen_words(data: Mapping[str, Any]) -> str:
    """How an Observation names its specimen."""
    specimen = data.get("specimen")
    return str(specimen.get("display", "")) if isinstance(specimen, dict) else ""


def _count_attachments(resources: list[Resource], ignored: dict[str, int]) -> None:
    """Attachments that are not plain text stand for documents the case has not seen."""
    for resource in resources:
        forms = _dicts(resource.data.get("presentedForm"))
        forms += [part.get("attachment") or {} for part in _dicts(resource.data.get("content"))]
        for form in forms:
            kind = str(form.get("contentType", "")) if isinstance(form, dict) else ""
            if kind and not kind.startswith("text/plain"):
                reason = f"attachment of type {kind[:40]} inside FHIR: not read"
                ignored[reason] = ignored.get(reason, 0) + 1


def _texts(resources: list[Resource]) -> Iterator[Page]:
    """Prose carried inside reports and document references, as pages."""
    for resource in resources:
        if resource.type == "DiagnosticReport":
            yield from _pages(resource, _report_texts(resource.data))
        elif resource.type == "DocumentReference":
            parts = _dicts(resource.data.get("content"))
            texts = (_attachment(part.get("attachment")) for part in parts)
            yield from _pages(resource, texts)


def _report_texts(data: Any) -> Iterator[str]:
    conclusion = data.get("conclusion")
    if isinstance(conclusion, str):
        yield conclusion
    for form in _dicts(data.get("presentedForm")):
        yield _attachment(form)


def _attachment(attachment: Any) -> str:
    """Text of an inline attachment; empty for other media, which are files of their own."""
    if not isinstance(attachment, dict) or not isinstance(attachment.get("data"), str):
        return ""
    if not str(attachment.get("contentType", "")).startswith("text/plain"):
        return ""
    try:
        raw = base64.b64decode(attachment["data"][: 4 * _MAX_NOTE], validate=False)
    except (binascii.Error, ValueError):
        return ""
    return (decode(raw) or "")[:_MAX_NOTE]


def _pages(resource: Resource, texts: Iterator[str]) -> Iterator[Page]:
    for text in texts:
        if text.strip():
            dated = _report_date(resource.data)
            source = Source(resource.document, resource.place, resource.sha256)
            yield Page(text, source, language=detect(text), document_date=dated)


def _report_date(data: Any) -> str:
    for key in ("effectiveDateTime", "date", "issued"):
        found = fhir_date(data.get(key))
        if found:
            return found
    return ""


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
