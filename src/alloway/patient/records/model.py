"""What the readers hand to ``patient.cases``: parsed content, each piece with its Source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from alloway.values.case import Document, ImagingSeries
from alloway.values.evidence import Source
from alloway.values.hla import Bead, Typing


class Resource(NamedTuple):
    """One FHIR resource as parsed; treat ``data`` as read-only.

    A named tuple, not a dataclass: exports hold them by the thousand, and it is made in a third of
    the time.
    """

    type: str
    data: Mapping[str, Any]
    document: str
    place: str
    """``Observation/ldh-1``."""
    sha256: str
    url: str = ""
    """``Bundle.entry.fullUrl``, by which other resources may refer to it."""

    def source(self, quote: str = "") -> Source:
        """Source of a fact drawn from this resource."""
        return Source(self.document, place=self.place, sha256=self.sha256, quote=quote)


Box = tuple[float, float, float, float]
"""Left, bottom, right and top edge in PDF points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one cell of a page, with their box in PDF points from the lower left corner."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    lines: tuple[int, ...] = ()
    """Lines of the page's text, from 0, on which the words stand."""

    @property
    def box(self) -> str:
        """``box 63 378 147 390``: left, bottom, right, top."""
        return f"box {self.x0:.0f} {self.y0:.0f} {self.x1:.0f} {self.y1:.0f}"


@dataclass(frozen=True, slots=True)
class TableLine:
    """One printed line of a part of a page that is set in columns; cells from left to right."""

    cells: tuple[Cell, ...]

    @property
    def middle(self) -> float:
        """Height of the line's centre above the foot of the page."""
        return (self.cells[0].y0 + self.cells[0].y1) / 2

    @property
    def lines(self) -> frozenset[int]:
        """Lines of the page's text that it covers."""
        return frozenset(number for cell in self.cells for number in cell.lines)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of text; ``text`` is empty where the page has no text layer."""

    text: str
    source: Source
    language: str = ""
    """ISO 639-1 code, or empty when it cannot be told."""
    document_date: str = ""
    """Date a FHIR resource gives for the report that this text is part of."""
    tables: tuple[tuple[TableLine, ...], ...] = ()
    """Parts of the page set in columns; their words stand in ``text`` too."""
    ocr: float = 0.0
    """Mean confidence, 0 to 1, with which OCR read the page; 0 for a page that came as text."""
    unsure: tuple[str, ...] = ()
    """Numbers of the page that OCR is not sure of; no fact rests on one."""
    line_boxes: tuple[Box, ...] = ()
    """Box of each line of ``text`` on a page that OCR read."""
    unread: str = ""
    """Why a scanned page has no text; empty for a blank page and for one with text."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One result of a laboratory table, as printed."""

    name: str
    value: str
    source: Source
    unit: str = ""
    reference: str = ""
    """Reference range as printed: ``135-250``, ``< 250``."""
    date: str = ""
    """ISO 8601, possibly partial."""
    decimal_comma: bool = False
    sample: str = ""
    """The material or cells it was measured in, where that is part of the result."""


class Variant(NamedTuple):
    """One change of a tumour panel, as its file names it."""

    name: str
    """``TP53 p.R175H``."""
    source: Source
    date: str = ""
    """Day on which the sample was taken."""
    share: float | None = None
    """Percent of the reads that have it (VAF)."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TypedSample:
    """One HLA typing and the person its report says it is of."""

    typing: Typing
    donor: bool = False
    """Of a transplant donor or a relative: never the patient's."""
    name: str = ""
    """Name beside the typing, empty when none is printed."""
    birth_date: str = ""
    label: str = ""
    """Identifier and words of a sample in a file of several people that is not told to be a
    donor's; empty elsewhere."""
    patient: bool = False
    """Called the patient's by the words of its sample."""


@dataclass(frozen=True, slots=True)
class Records:
    """Everything read from one folder, and what was left out."""

    documents: tuple[Document, ...]
    resources: tuple[Resource, ...] = ()
    pages: tuple[Page, ...] = ()
    rows: tuple[TableRow, ...] = ()
    variants: tuple[Variant, ...] = ()
    typings: tuple[Typing, ...] = ()
    """The patient's own."""
    donor_typings: tuple[Typing, ...] = ()
    beads: tuple[Bead, ...] = ()
    imaging: tuple[ImagingSeries, ...] = ()
    ignored: tuple[tuple[str, int], ...] = ()
    """FHIR resource types that are not read, by reason, with their number."""

    @property
    def left_out(self) -> tuple[Document, ...]:
        """Files that could not be read, each with its reason."""
        return tuple(document for document in self.documents if document.left_out)


@dataclass(frozen=True, slots=True)
class DicomHeader:
    """The few header fields of one DICOM file that the case uses."""

    series: str
    modality: str
    body_part: str
    date: str
    description: str
    patient_id: str
    birth_date: str
    source: Source


@dataclass(slots=True)
class Content:
    """What one file gave; the folder reader adds these up."""

    kind: str
    pages_read: int = 0
    resources: list[Resource] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    variants: list[Variant] = field(default_factory=list)
    typings: list[TypedSample] = field(default_factory=list)
    beads: list[Bead] = field(default_factory=list)
    dicom: list[DicomHeader] = field(default_factory=list)
    ignored: dict[str, int] = field(default_factory=dict)
