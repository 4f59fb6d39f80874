"""One file of a known kind to its content; which reader fits is decided here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from alloway.errors import InputError
from alloway.patient.records.ccda import Clinical, read_ccda
from alloway.patient.records.child import ParserChild
from alloway.patient.records.dates import fhir_date
from alloway.patient.records.fhir import alleles_in, read_fhir, specimen_words, typed_for_donor
from alloway.patient.records.hla import (
    is_bead_table,
    is_typing_table,
    read_beads,
    read_typing,
    read_typing_table,
    typing_words,
)
from alloway.patient.records.language import detect
from alloway.patient.records.limits import Limits
from alloway.patient.records.model import (
    Content,
    DicomHeader,
    Page,
    Resource,
    TableRow,
    TypedSample,
)
from alloway.patient.records.office import office_kind, places, read_docx, read_xlsx
from alloway.patient.records.sniff import FileKind, decode
from alloway.patient.records.tables import Table, lab_rows, read_cells
from alloway.patient.records.whose import identity, role, split_people
from alloway.values.evidence import Source

_NOT_YET: dict[str, tuple[str, str]] = {
    "zip": ("an archive, not read", "unpack it"),
    "image": ("an image; needs OCR", "send the report as PDF with text"),
    "xml": ("XML or HTML, not read", "export FHIR R4 JSON or PDF"),
    "binary": ("not a known format", "send FHIR JSON, PDF, DICOM, CSV or text"),
    "empty": ("the file is empty", "copy it again"),
    "gzip": ("gzip inside gzip, not read", "unpack it"),
}
_BINARY_SUFFIXES = {
    ".pdf": "a PDF", ".dcm": "DICOM", ".zip": "a ZIP archive", ".gz": "gzip",
    ".png": "an image", ".jpg": "an image", ".jpeg": "an image", ".tif": "an image",
    ".docx": "a Word file", ".xlsx": "an Excel file",
}  # fmt: skip
_HEADER_WITHIN = 40


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file judged safe to read; ``raw`` is empty for kinds the child process opens itself."""

    path: Path
    name: str
    kind: FileKind
    sha256: str
    raw: bytes

    def source(self, place: str = "") -> Source:
        """Source of something found in this file."""
        return Source(self.name, place, self.sha256)


def read_content(file: FileToRead, child: ParserChild, limits: Limits) -> Content:
    """Read one file by what it is, whatever its name says.

    Raises
    ------
    InputError
        It cannot be read; the message names the file and the reason.
    """
    if file.kind == "pdf":
        return _pdf(file, child)
    if file.kind == "dicom":
        return _dicom(file, child)
    if file.kind == "json":
        return _fhir(file)
    if file.kind == "text":
        return _text(file, limits)
    office = office_kind(file.raw) if file.kind == "zip" else ""
    if office:
        return _docx(file, limits) if office == "docx" else _xlsx(file, limits)
    if file.kind == "xml" and b"<hml" in file.raw[:4000].lower():
        return _hml(file)
    if file.kind == "xml" and b"ClinicalDocument" in file.raw[:4000]:
        return _ccda(file)
    reason, step = _NOT_YET[file.kind]
    raise InputError(f"{file.name}: {reason}", step=step)


def _fhir(file: FileToRead) -> Content:
    """FHIR resources; HLA results reported as Observations become a typing."""
    content = read_fhir(file.raw, name=file.name, sha256=file.sha256)
    lines = [(resource, alleles_in(resource.data)) for resource in content.resources
             if resource.type == "Observation"]  # fmt: skip
    typed = [(resource, line) for resource, line in lines if line]
    for donor in (False, True):
        _add_reported([p for p in typed if typed_for_donor(p[0].data) == donor], donor, content)
    return content


def _add_reported(typed: list[tuple[Resource, str]], donor: bool, content: Content) -> None:
    words = typing_words("\n".join(line for _, line in typed))
    if words:
        sample = " ".join(specimen_words(resource.data) for resource, _ in typed)
        typing = read_typing(words, sample, typed[0][0].source(words[:200]))
        content.typings.append(TypedSample(typing, donor))


def _pdf(file: FileToRead, child: ParserChild) -> Content:
    pages = [(_tidied(text), tables) for text, tables in child.pdf(file.path, file.name)]
    texts = [text for text, _ in pages]
    if not any(text.strip() for text in texts):
        raise InputError(
            f"{file.name}: a PDF without a text layer; needs OCR",
            step="send the report as PDF with text, or type the values in",
        )
    content = Content("PDF", pages_read=len(texts))
    for number, (text, tables) in enumerate(pages, start=1):
        source = file.source(f"page {number}")
        # Leading lines stay: the tables count the lines of the text.
        content.pages.append(Page(text.rstrip(), source, language=detect(text), tables=tables))
    _add_typing(texts, content)
    return content


def _tidied(text: str) -> str:
    """pdfium marks a hyphen at a line end with U+FFFE (or 0x02) and ends lines with CR LF."""
    joined = re.sub(r"[\ufffe\x02]\r?\n?", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    return joined.replace("\x00", "").replace("\u00a0", " ")


def _dicom(file: FileToRead, child: ParserChild) -> Content:
    fields = child.dicom(file.path, file.name)
    content = Content("DICOM")
    content.dicom.append(
        DicomHeader(
            fields["SeriesInstanceUID"],
            fields["Modality"],
            fields["BodyPartExamined"],
            _dicom_date(fields["SeriesDate"] or fields["StudyDate"]),
            fields["SeriesDescription"] or fields["StudyDescription"],
            fields["PatientID"],
            _dicom_date(fields["PatientBirthDate"]),
            file.source(f"series {fields['SeriesInstanceUID']}"),
        )
    )
    return content


def _dicom_date(text: str) -> str:
    return fhir_date(f"{text[:4]}-{text[4:6]}-{text[6:8]}") if len(text) == 8 else ""


def _text(file: FileToRead, limits: Limits) -> Content:
    text = decode(file.raw)
    if text is None:
        raise InputError(f"{file.name}: not a known format", step=_NOT_YET["binary"][1])
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    cells = read_cells(text, name=file.name, max_rows=limits.table_rows)
    table = _table(file, cells, text) if cells is not None else None
    if table is not None:
        return table
    suffix = file.path.suffix.lower()
    if suffix in _BINARY_SUFFIXES:
        raise InputError(
            f"{file.name}: is not {_BINARY_SUFFIXES[suffix]} but plain text",
            step="ask for the file again",
        )
    return _letter(file, text)


def _table(file: FileToRead, cells: Table, text: str) -> Content | None:
    for index, row in enumerate(cells[:_HEADER_WITHIN]):
        if is_bead_table(row):
            content = Content("bead table")
            content.beads.extend(read_beads(cells, file.source()))
            return content
        if is_typing_table(row):
            content = Content("HLA typing")
            source = file.source(f"row {index + 1}")
            above = "\n".join(" ".join(line) for line in cells[:index])
            content.typings.extend(read_typing_table(cells[index:], above, source))
            return content
    rows = lab_rows(cells, name=file.name, sha256=file.sha256)
    if rows is None:
        return None
    content = Content("laboratory table")
    content.rows.extend(rows)
    return content


def _docx(file: FileToRead, limits: Limits) -> Content:
    """A letter, and the laboratory tables in it as tables."""
    letter = read_docx(file.raw, name=file.name, limits=limits)
    content = _letter(file, "\n".join(letter.lines))
    content.kind = "Word document" if content.kind == "text" else content.kind
    for place, table in places(letter):
        found = lab_rows(table, name=file.name, sha256=file.sha256) or ()
        content.rows += [_placed(row, place) for row in found]
    return content


def _xlsx(file: FileToRead, limits: Limits) -> Content:
    """The first thing each sheet is: beads, a typing or laboratory results; else its words."""
    content = Content("Excel workbook")
    words: list[str] = []
    for place, cells in read_xlsx(file.raw, name=file.name, limits=limits):
        text = "\n".join("  ".join(row) for row in cells)
        found = _table(file, cells, text)
        if found is None:
            words.append(text)
            continue
        content.rows += [_placed(row, place) for row in found.rows]
        content.beads += found.beads
        content.typings += found.typings
    if any(text.strip() for text in words):
        joined = "\n".join(words)
        content.pages.append(Page(joined, file.source(), language=detect(joined)))
    if not (content.rows or content.beads or content.typings or content.pages):
        raise InputError(f"{file.name}: the workbook is empty", step="copy it again")
    return content


def _placed(row: TableRow, place: str) -> TableRow:
    return replace(row, source=replace(row.source, place=f"{place}, {row.source.place}"))


def _ccda(file: FileToRead) -> Content:
    """The sections of a C-CDA document as pages, their laboratory tables as tables."""
    clinical = read_ccda(file.raw, name=file.name)
    content = Content("C-CDA document")
    content.resources.append(_cda_patient(clinical, file))
    for section in clinical.sections:
        place = f"section {section.title}"[:80]
        text = "\n".join((section.title, *section.lines)).strip()
        if text:
            content.pages.append(Page(text, file.source(place), language=detect(text)))
        for table in section.tables:
            found = lab_rows(table, name=file.name, sha256=file.sha256) or ()
            content.rows += [_placed(row, place) for row in found]
    if not content.pages:
        raise InputError(f"{file.name}: a C-CDA document without text", step="export it again")
    content.pages_read = len(content.pages)
    _add_typing([page.text for page in content.pages], content)
    return content


def _cda_patient(clinical: Clinical, file: FileToRead) -> Resource:
    """The record target as a Patient, so that there is one way to know who a record is of."""
    born, sex = clinical.birth_date, {"M": "male", "F": "female"}.get(clinical.sex)
    data: dict[str, Any] = {"resourceType": "Patient"}
    if len(born) == 8:
        data["birthDate"] = f"{born[:4]}-{born[4:6]}-{born[6:]}"
    if sex:
        data["gender"] = sex
    if clinical.family:
        data["name"] = [{"family": clinical.family, "given": [clinical.given]}]
    return Resource("Patient", data, file.name, "recordTarget", file.sha256)


def _hml(file: FileToRead) -> Content:
    """The typings of an HML message; whose each is, its sample's identifier says."""
    from alloway.hla.hml import hml_typings

    content = Content("HLA typing")
    found = hml_typings(file.raw, name=file.name)
    for sample, typing in found.items():
        of = role(sample)
        if len(found) > 1 and not of:
            raise InputError(
                f"{file.name}: {len(found)} samples and none is named as the patient's",
                step="send the patient's alone",
            )
        own = replace(typing, source=file.source(f"sample {sample}"))
        content.typings.append(TypedSample(own, of == "donor"))
    return content


def _letter(file: FileToRead, text: str) -> Content:
    if not text.strip():
        raise InputError(f"{file.name}: the file holds no text", step="copy it again")
    content = Content("text", pages_read=1)
    source = file.source()
    content.pages.append(Page(text, source, language=detect(text)))
    _add_typing([text], content)
    if content.typings:
        content.kind = "HLA typing"
    return content


def _add_typing(texts: list[str], content: Content) -> None:
    """A typing anywhere in the pages; its source is the page where its first locus stands."""
    whole = "\n".join(texts)
    own, others = split_people(whole, name=content.pages[0].source.document.rsplit("/", 1)[-1])
    _add_words(own, own, content, donor=False)
    _add_words(others, others, content, donor=True)


def _add_words(lines: str, whole: str, content: Content, *, donor: bool) -> None:
    words = typing_words(lines)
    if words:
        first = re.split(r"[ +/^|~]", words)[0].rsplit("*", 1)[-1]
        page = next((page for page in content.pages if first in page.text), content.pages[0])
        name, born = ("", "") if donor else identity(whole)
        content.typings.append(
            TypedSample(read_typing(words, whole, page.source), donor, name, born)
        )
