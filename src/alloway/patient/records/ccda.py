"""Consolidated CDA (HL7 C-CDA 2.1): the narrative text and tables of each section.

The narrative block is the part a CDA document must render and a clinician attests; coded entries
beside it are not read, so that nothing counts twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from alloway.patient.records.safe_xml import Event, events
from alloway.patient.records.tables import Table

_NEWLINE = frozenset(("paragraph", "item", "tr", "br", "caption", "title"))


@dataclass(slots=True)
class Section:
    """One section of the document."""

    title: str
    lines: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


@dataclass(slots=True)
class Clinical:
    """What a CDA document says of its patient, and its sections in order."""

    sections: list[Section] = field(default_factory=list)
    given: str = ""
    family: str = ""
    birth_date: str = ""
    """``YYYYMMDD`` as CDA writes it; empty when it gives none."""
    sex: str = ""
    """``M``, ``F`` or empty."""


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
    def __init__(self) -> None:
        self.found = Clinical()
        self.path: list[str] = []
        self.words: list[str] = []
        self.cells: list[str] = []
        self.rows: list[tuple[str, ...]] = []

    def take(self, event: Event) -> None:
        kind, what, attributes = event
        if kind == "start":
            self.path.append(what)
            self._start(what, attributes)
        elif kind == "end":
            self._end(what)
            self.path.pop()
        elif self._in_narrative() or self.path[-1:] in (["title"], ["given"], ["family"]):
            self.words.append(what)

    def _in_narrative(self) -> bool:
        return "section" in self.path and "text" in self.path

    def _start(self, what: str, attributes: dict[str, str]) -> None:
        if what == "section":
            self.found.sections.append(Section(""))
        elif what in ("title", "given", "family"):
            self.words = []
        elif "patient" in self.path and "recordTarget" in self.path:
            if what == "birthTime":
                self.found.birth_date = attributes.get("value", "")[:8]
            elif what == "administrativeGenderCode":
                self.found.sex = attributes.get("code", "")[:1].upper()
        elif what == "table":
            self._flush()
            self.rows = []

    def _end(self, what: str) -> None:
        if what in ("given", "family") and "recordTarget" in self.path:
            said = "".join(self.words).strip()
            setattr(self.found, what, f"{getattr(self.found, what)} {said}".strip())
            self.words = []
        elif what == "title" and self.path[-2:-1] == ["section"]:
            self.found.sections[-1].title = "".join(self.words).strip()
            self.words = []
        elif self._in_narrative():
            self._end_narrative(what)

    def _end_narrative(self, what: str) -> None:
        section = self.found.sections[-1]
        if what in ("td", "th"):
            self.cells.append(" ".join("".join(self.words).split()))
            self.words = []
        elif what == "tr":
            self.rows.append(tuple(self.cells))
            section.lines.append("  ".join(self.cells))
            self.cells = []
        elif what == "table":
            section.tables.append(tuple(self.rows))
        elif (what in _NEWLINE or what == "text") and not self.cells and "td" not in self.path:
            self._flush()

    def _flush(self) -> None:
        line = " ".join("".join(self.words).split())
        if line and self.found.sections:
            self.found.sections[-1].lines.append(line)
        self.words = []
