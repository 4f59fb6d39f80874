"""Consolidated CDA (HL7 C-CDA 2.1): coded entries, narrative text and tables of each section.

A document says most things twice, in coded entries and in the narrative that is made from them or
beside them. What an entry says is taken from the entry; the rows of the narrative that name the
same thing are left out, and all other words stay as text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from alloway.patient.records.ccda_entries import Found, Node, entry_resources
from alloway.patient.records.safe_xml import Event, events
from alloway.patient.records.tables import Table

_NEWLINE = frozenset(("paragraph", "item", "tr", "br", "caption", "title"))
_MAX_TOLD = 400


@dataclass(slots=True)
class Section:
    """One section of the document."""

    title: str
    code: str = ""
    """LOINC."""
    lines: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def beside_entries(self) -> tuple[list[str], list[Table]]:
        """Lines and tables without the rows that coded entries of the section repeat."""
        names = sorted({name.lower() for one in self.found for name in one.names if len(name) > 2})
        known = frozenset(names)

        def told(cells: Iterable[str]) -> bool:
            first = next((cell.strip().lower() for cell in cells if cell.strip()), "")[:_MAX_TOLD]
            return _names_one(first, names, known)

        tables = [
            tuple(row for at, row in enumerate(table) if at == 0 or not told(row))
            for table in self.tables
        ]
        rows = {"  ".join(row) for table in self.tables for row in table}
        lines = [line for line in self.lines if line not in rows or not told(line.split("  "))]
        return lines, tables


def _names_one(first: str, names: list[str], known: frozenset[str]) -> bool:
    """Whether the first words of a row are the name of a coded entry, or begin with it.

    >>> _names_one("multiple myeloma, iga", ["multiple myeloma"], frozenset(("multiple myeloma",)))
    True
    """
    if any(first[:length] in known for length in range(3, len(first) + 1)):
        return True
    at = bisect_left(names, first)
    return len(first) > 3 and at < len(names) and names[at].startswith(first)


@dataclass(slots=True)
class Clinical:
    """What a CDA document says of its patient, and its sections in order."""

    sections: list[Section] = field(default_factory=list)
    patient: dict[str, Any] = field(default_factory=dict)
    """The record target as a FHIR Patient."""
    when: str = ""
    """``effectiveTime`` of the document as CDA writes it."""


def read_ccda(raw: bytes, *, name: str) -> Clinical:
    """Sections and patient of a C-CDA document.

    Raises
    ------
    InputError
        It is broken XML, or over the limits.
    """
    reader = _Reader()
    for event in events(raw, name):
        reader.take(event)
    return reader.found


class _Reader:
    """Builds the narrative as it comes; entries and the record target as small trees."""

    def __init__(self) -> None:
        self.found = Clinical()
        self.path: list[str] = []
        self.words: list[str] = []
        self.cells: list[str] = []
        self.rows: list[tuple[str, ...]] = []
        self.open: list[Section] = []
        self.tree: list[Node] = []
        self.said: dict[str, str] = {}
        self.marked: list[tuple[int, str, list[str]]] = []

    def take(self, event: Event) -> None:
        kind, what, attributes = event
        if self.tree:
            self._grow(kind, what, attributes)
        elif kind == "start" and what in ("entry", "recordTarget"):
            self.tree = [Node(what, attributes)]
        elif kind == "start":
            self.path.append(what)
            self._start(what, attributes)
        elif kind == "end":
            self._end(what)
            self.path.pop()
        elif self._in_narrative() or self.path[-1:] == ["title"]:
            self.words.append(what)
            for _, _, told in self.marked:
                if len(told) < _MAX_TOLD:
                    told.append(what[:_MAX_TOLD])

    def _grow(self, kind: str, what: str, attributes: dict[str, str]) -> None:
        if kind == "start":
            node = Node(what, attributes)
            self.tree[-1].children.append(node)
            self.tree.append(node)
        elif kind == "text":
            self.tree[-1].words.append(what)
        else:
            done = self.tree.pop()
            if self.tree:
                return
            if done.name == "recordTarget":
                self.found.patient = self.found.patient or _patient(done)
            elif self.open:
                section = self.open[-1]
                section.found.extend(entry_resources(done, section.code, self.said))

    def _in_narrative(self) -> bool:
        return "text" in self.path and "section" in self.path

    def _start(self, what: str, attributes: dict[str, str]) -> None:
        if what == "section":
            self.open.append(Section(""))
            self.found.sections.append(self.open[-1])
        elif what == "code" and self.path[-2:-1] == ["section"]:
            self.open[-1].code = attributes.get("code", "")
        elif what == "effectiveTime" and len(self.path) == 2:
            self.found.when = attributes.get("value", "")
        elif what == "title":
            self.words = []
        elif what == "table":
            self._flush()
            self.rows = []
        if "ID" in attributes and self._in_narrative() and len(self.said) < 100_000:
            self.marked.append((len(self.path), attributes["ID"], []))

    def _end(self, what: str) -> None:
        while self.marked and self.marked[-1][0] == len(self.path):
            _, identity, told = self.marked.pop()
            self.said[identity] = " ".join("".join(told).split())[:_MAX_TOLD]
        if what == "section" and self.open:
            self.open.pop()
        elif what == "title" and self.path[-2:-1] == ["section"]:
            self.open[-1].title = "".join(self.words).strip()
            self.words = []
        elif self._in_narrative():
            self._end_narrative(what)

    def _end_narrative(self, what: str) -> None:
        section = self.open[-1] if self.open else self.found.sections[-1]
        inside = "td" in self.path[:-1] or "th" in self.path[:-1]
        if what in ("td", "th"):
            self.cells.append(" ".join("".join(self.words).split()))
            self.words = []
        elif what == "tr":
            self.rows.append(tuple(self.cells))
            section.lines.append("  ".join(self.cells))
            self.cells = []
        elif what == "table":
            section.tables.append(tuple(self.rows))
        elif inside:
            self.words.append(" ")
        elif what == "text" or what in _NEWLINE:
            self._flush()

    def _flush(self) -> None:
        line = " ".join("".join(self.words).split())
        if line and self.open:
            self.open[-1].lines.append(line)
        self.words = []


def _patient(target: Node) -> dict[str, Any]:
    """The record target as a Patient, so that there is one way to know who a record is of."""
    data: dict[str, Any] = {"resourceType": "Patient"}
    role = target.one("patientRole")
    person = role.one("patient") if role else None
    if role is None or person is None:
        return data
    born = person.get("birthTime")[:8]
    data["birthDate"] = "-".join(part for part in (born[:4], born[4:6], born[6:8]) if part)
    sexes = {"M": "male", "F": "female"}
    sex = sexes.get(person.get("administrativeGenderCode", attribute="code")[:1].upper())
    data |= {"gender": sex} if sex else {}
    names = [_name(name) for name in person.all("name")]
    data |= {"name": [name for name in names if name]}
    data |= {"address": [_address(place) for place in role.all("addr")]}
    return data


def _name(name: Node) -> dict[str, Any]:
    given = [part.text.strip() for part in name.all("given") if part.text.strip()]
    family = " ".join(part.text.strip() for part in name.all("family"))
    if family or given:
        return {"family": family, "given": given}
    return {"text": name.text.strip()} if name.text.strip() else {}


def _address(place: Node) -> dict[str, Any]:
    parts = {key: place.one(key) for key in ("city", "state", "country")}
    return {key: node.text.strip() for key, node in parts.items() if node is not None}
