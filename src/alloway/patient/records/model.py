"""What the readers hand to ``patient.cases``: parsed content, each piece with its Source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from alloway.values.case import Document, ImagingSeries
from alloway.values.evidence import Source
from alloway.values.hla import Bead, Typing


@dataclass(frozen=True, slots=True)
class Resource:
    """One FHIR resource as parsed; treat ``data`` as read-only."""

    type: str
    data: Mapping[str, Any] = field(hash=False)
    document: str
    place: str
    """``Observation/ldh-1``."""
    sha256: str

    def source(self, quote: str = "") -> Source:
        """Source of a fact drawn from this resource."""
        return Source(self.document, place=self.place, sha256=self.sha256, quote=quote)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of text; ``text`` is empty where the page has no text layer."""

    text: str
    source: Source
    language: str = ""
    """ISO 639-1 code, or empty when it cannot be told."""
    document_date: str = ""
    """Date a FHIR resource gives for the report that this text is part of."""


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


@dataclass(frozen=True, slots=True)
class Records:
    """Everything read from one folder, and what was left out."""

    documents: tuple[Document, ...]
    resources: tuple[Resource, ...] = ()
    pages: tuple[Page, ...] = ()
    rows: tuple[TableRow, ...] = ()
    typings: tuple[Typing, ...] = ()
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
    typings: list[Typing] = field(default_factory=list)
    beads: list[Bead] = field(default_factory=list)
    dicom: list[DicomHeader] = field(default_factory=list)
    ignored: dict[str, int] = field(default_factory=dict)
