"""Documents inside FHIR: the prose of reports, and files attached to them."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from alloway.errors import InputError
from alloway.patient.records.dates import fhir_date
from alloway.patient.records.fhir_links import Links, collected, dicts, last_part, withdrawn
from alloway.patient.records.language import detect
from alloway.patient.records.model import Content, Page, Resource
from alloway.patient.records.sniff import decode
from alloway.values.evidence import Source

Reader = Callable[[bytes, str], Content]
"""Reads an attached file, given its bytes and a name to speak of it."""

_MAX_NOTE = 200_000
_MAX_ATTACHED = 50_000_000
_MAX_FILES = 200
_BLOCK = re.compile(r"<(?:/?(?:p|div|tr|li|h[1-6]|table|ul|ol)|br)\b[^<>]{0,500}>", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]\s{0,5}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,1000}>")


@dataclass(frozen=True, slots=True)
class Attached:
    """One text or file that a resource carries."""

    resource: Resource
    date: str
    text: str = ""
    raw: bytes = b""
    kind: str = ""
    """Media type as FHIR gives it."""
    url: str = ""
    """Where the file lies, when it is not in the resource."""


def add_documents(content: Content, read: Reader) -> None:
    """Read the reports, compositions and attached files among the resources of a content.

    Parameters
    ----------
    read
        Reads one attached file; its `InputError` is counted as the reason why it was not used.
    """
    links = Links(content.resources)
    files, named = 0, set()
    for resource in content.resources:
        carried = _CARRIED.get(resource.type)
        if carried is None or withdrawn(resource.data):
            continue
        for item in carried(resource, links):
            named.add(last_part(item.url))
            if item.text.strip():
                content.pages.append(_page(item))
            elif item.raw and files < _MAX_FILES:
                files += 1
                _add_file(item, read, content)
            elif item.kind or item.url:
                _count(f"{item.kind[:40] or 'unnamed type'} is not in the file", content)
    for resource in content.resources:
        if resource.type == "Binary" and str(resource.data.get("id")) not in named:
            _count("a Binary that no report of the file names", content)


def _add_file(item: Attached, read: Reader, content: Content) -> None:
    name = item.resource.document
    try:
        inner = read(item.raw, name)
    except InputError as error:
        why = error.message.removeprefix(f"{name}: ")[:160]
        _count(f"{item.kind[:40] or 'unnamed type'}: {why}", content)
        return
    place, sha256 = item.resource.place, item.resource.sha256

    def moved(source: Source) -> Source:
        return Source(
            name, f"{place}, {source.place}" if source.place else place, sha256, source.quote
        )

    for page in inner.pages:
        dated = page.document_date or item.date
        content.pages.append(replace(page, source=moved(page.source), document_date=dated))
    content.rows += [replace(row, source=moved(row.source)) for row in inner.rows]
    content.typings += [
        replace(sample, typing=replace(sample.typing, source=item.resource.source()))
        for sample in inner.typings
    ]
    content.beads += inner.beads
    content.pages_read += inner.pages_read


def _count(why: str, content: Content) -> None:
    reason = f"attachment inside FHIR not read: {why}"
    content.ignored[reason] = content.ignored.get(reason, 0) + 1


def _page(item: Attached) -> Page:
    source = item.resource.source()
    text = item.text[:_MAX_NOTE]
    return Page(text, source, language=detect(text), document_date=item.date)


def _of_report(resource: Resource, links: Links) -> Iterator[Attached]:
    data = resource.data
    date = report_date(data, links)
    conclusion = data.get("conclusion")
    if isinstance(conclusion, str):
        yield Attached(resource, date, conclusion)
    forms = dicts(data.get("presentedForm"))
    for form in forms:
        yield _attachment(resource, form, date, links)
    told = data.get("text")
    if isinstance(told, dict) and not (conclusion or forms or told.get("status") == "generated"):
        yield Attached(resource, date, plain_text(str(told.get("div", ""))))


def _of_reference(resource: Resource, links: Links) -> Iterator[Attached]:
    date = report_date(resource.data, links)
    for part in dicts(resource.data.get("content")):
        if isinstance(part.get("attachment"), dict):
            yield _attachment(resource, part["attachment"], date, links)


def _of_composition(resource: Resource, links: Links) -> Iterator[Attached]:
    """The narrative of each section under its title."""
    date = fhir_date(resource.data.get("date"))
    waiting = dicts(resource.data.get("section"))[:_MAX_FILES]
    for _ in range(_MAX_FILES):
        if not waiting:
            return
        section = waiting.pop(0)
        waiting = dicts(section.get("section"))[:_MAX_FILES] + waiting
        told = section.get("text")
        div = told.get("div") if isinstance(told, dict) else None
        if isinstance(div, str) and not _lists_resources(section, told):
            title = section.get("title")
            yield Attached(resource, date, f"{title or ''}\n{plain_text(div)}".strip())


def _lists_resources(section: Mapping[str, Any], told: Any) -> bool:
    """A narrative made from the entries of its section says nothing that they do not."""
    return told.get("status") == "generated" and bool(section.get("entry"))


_CARRIED: dict[str, Callable[[Resource, Links], Iterator[Attached]]] = {
    "DiagnosticReport": _of_report,
    "DocumentReference": _of_reference,
    "Composition": _of_composition,
}


def _attachment(resource: Resource, form: Mapping[str, Any], date: str, links: Links) -> Attached:
    kind, url = str(form.get("contentType", "")), str(form.get("url", ""))
    data = form.get("data")
    if not isinstance(data, str) and url:
        binary = links.follow(resource.data, {"reference": url})
        if binary is not None and binary.get("resourceType") == "Binary":
            data, kind = binary.get("data"), kind or str(binary.get("contentType", ""))
    if not isinstance(data, str):
        return Attached(resource, date, kind=kind, url=url)
    raw = _unpacked(data)
    if kind.startswith(("text/html", "application/xhtml")):
        return Attached(resource, date, plain_text(decode(raw) or ""), kind=kind, url=url)
    if kind.startswith("text/plain"):
        return Attached(resource, date, decode(raw) or "", kind=kind, url=url)
    return Attached(resource, date, raw=raw, kind=kind, url=url)


def _unpacked(data: str) -> bytes:
    try:
        return base64.b64decode(data[:_MAX_ATTACHED], validate=False)
    except (binascii.Error, ValueError):
        return b""


def plain_text(markup: str) -> str:
    """The words of XHTML narrative, one block a line.

    >>> plain_text("<div><p>Weight &lt; 60 kg</p><table><tr><td>LDH</td><td>612</td></tr></table>")
    'Weight < 60 kg\\nLDH  612'
    """
    text = _shown(markup[: 4 * _MAX_NOTE]).replace("\n", " ")
    text = _TAG.sub("", _BLOCK.sub("\n", _CELL.sub("  ", text)))
    lines = (line.strip() for line in html.unescape(text).splitlines())
    return "\n".join(line for line in lines if line)


def _shown(markup: str) -> str:
    """Markup without scripts and styles, which a reader does not see."""
    for tag in ("script", "style"):
        opening, closing = re.compile(f"<{tag}\\b", re.I), re.compile(f"</{tag}\\s*>", re.I)
        kept, at = [], 0
        while start := opening.search(markup, at):
            kept.append(markup[at : start.start()])
            end = closing.search(markup, start.end())
            at = end.end() if end else len(markup)
        markup = " ".join((*kept, markup[at:]))
    return markup


def report_date(data: Mapping[str, Any], links: Links) -> str:
    """The day a report speaks of: that of its specimen, else of the examination, else its own."""
    found = collected(data, links) if "specimen" in data else ""
    for key in ("effectiveDateTime", "effectivePeriod", "date", "issued"):
        value = data.get(key)
        found = found or fhir_date(value.get("start") if isinstance(value, dict) else value)
    return found
