"""One file of a known kind to its content; which reader fits is decided here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from alloway.errors import InputError, LimitError
from alloway.patient.records.archives import path_of, unnamed
from alloway.patient.records.ccda import Section, read_ccda
from alloway.patient.records.child import ParserChild
from alloway.patient.records.chimerism_table import chimerism_rows
from alloway.patient.records.dates import fhir_date
from alloway.patient.records.dicom_kinds import (
    ENCAPSULATED,
    ENCAPSULATED_PDF,
    KEY_OBJECTS,
    REPORTS,
)
from alloway.patient.records.fhir import read_fhir
from alloway.patient.records.fhir_hla import add_typings
from alloway.patient.records.fhir_texts import add_documents
from alloway.patient.records.hla import (
    is_bead_table,
    is_typing_table,
    read_beads,
    read_typing,
    read_typing_table,
    sample_kind,
    typing_words,
)
from alloway.patient.records.hla_columns import (
    blocks_of_others,
    person_columns,
    without_columns,
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
from alloway.patient.records.ocr import read_scans
from alloway.patient.records.office import office_kind, places, read_docx, read_xlsx
from alloway.patient.records.samples import sample_role
from alloway.patient.records.sniff import HEAD, IN_CHILD, FileKind, decode, sniff
from alloway.patient.records.tables import Table, lab_rows, read_cells, without_controls
from alloway.patient.records.vcf import is_vcf, read_vcf
from alloway.patient.records.whose import identity, role, split_people
from alloway.values.evidence import Source

_NOT_YET: dict[str, tuple[str, str]] = {
    "zip": ("an archive, not read", "unpack it"),
    "xml": ("XML or HTML, not read", "export FHIR R4 JSON or PDF"),
    "binary": ("not a known format", "send FHIR JSON, PDF, DICOM, CSV or text"),
    "empty": ("the file is empty", "copy it again"),
    "gzip": ("gzip inside gzip, not read", "unpack it"),
    "tar": ("a tar archive inside a file, not read", "send it as a file"),
    "archive": ("a 7-Zip or RAR archive, not read", "send it as a ZIP archive"),
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
    if file.kind == "image":
        return _picture(file, child)
    if file.kind == "dicom":
        return _dicom(file, child)
    if file.kind == "json":
        return _fhir(file, child, limits)
    if file.kind == "text":
        return _text(file, limits)
    office = office_kind(file.raw) if file.kind == "zip" else ""
    if office:
        return _docx(file, limits) if office == "docx" else _xlsx(file, limits)
    head = file.raw[:4000].replace(b"\0", b"")  # UTF-16 too
    if file.kind == "xml" and b"<hml" in head.lower():
        return _hml(file)
    if file.kind == "xml" and b"ClinicalDocument" in head:
        return _ccda(file)
    reason, step = _NOT_YET[file.kind]
    raise InputError(f"{file.name}: {reason}", step=step)


def _fhir(file: FileToRead, child: ParserChild, limits: Limits) -> Content:
    """FHIR resources, the documents they carry, and the typing their HLA results add up to."""
    content = read_fhir(file.raw, name=file.name, sha256=file.sha256)
    if not _READ_ON.isdisjoint(resource.type for resource in content.resources):
        add_documents(content, lambda raw, name: _attached(raw, name, child, limits))
    add_typings(content)
    return content


_READ_ON = frozenset(("DiagnosticReport", "DocumentReference", "Composition", "Binary"))


def _attached(raw: bytes, name: str, child: ParserChild, limits: Limits) -> Content:
    """A file that a FHIR resource carries; what is FHIR itself is not opened again."""
    kind = sniff(raw[:HEAD])
    if kind in ("json", "gzip") or (kind == "zip" and not office_kind(raw)):
        raise InputError(f"{name}: {kind} inside FHIR, not read", step="send it as a file")
    with unnamed(raw if kind in IN_CHILD else b"") as copy:
        return read_content(FileToRead(path_of(copy), name, kind, "", raw), child, limits)


def _pdf(file: FileToRead, child: ParserChild) -> Content:
    """The text of a PDF; pages that are scans are read by OCR."""
    found = child.pdf(file.path, file.name, file.kind)
    pages: list[Page] = []
    for number, (words, tables, _) in enumerate(found, start=1):
        # Leading lines stay: the tables count the lines of the text.
        text = _tidied(words).rstrip()
        source = file.source(f"page {number}")
        pages.append(Page(text, source, language=detect(text), tables=tables))
    scans = [index for index, (_, _, scan) in enumerate(found) if scan]
    return _of_pages(file, "PDF", read_scans(file, pages, scans, child) if scans else pages)


def _picture(file: FileToRead, child: ParserChild) -> Content:
    """A photo or fax, read by OCR."""
    count = child.picture(file.path, file.name)
    pages = [Page("", file.source(f"page {number}")) for number in range(1, count + 1)]
    return _of_pages(file, "image", read_scans(file, pages, range(count), child))


def _of_pages(file: FileToRead, kind: str, pages: list[Page]) -> Content:
    content = Content(kind, pages_read=len(pages), pages=pages)
    texts = [page.text for page in pages]
    if not any(texts):
        reason = next((page.unread for page in pages if page.unread), "its pages are blank")
        raise InputError(f"{file.name}: {_article(kind)} without a text layer; {reason}")
    _add_typing(texts, content)
    return content


def _article(kind: str) -> str:
    return "an image" if kind == "image" else f"a {kind}"


def _tidied(text: str) -> str:
    """pdfium marks a hyphen at a line end with U+FFFE (or 0x02) and ends lines with CR LF."""
    joined = re.sub(r"[\ufffe\x02]\r?\n?", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    return joined.replace("\x00", "").replace("\u00a0", " ")


def _dicom(file: FileToRead, child: ParserChild) -> Content:
    fields = child.dicom(file.path, file.name)
    if fields["Modality"] == "DICOMDIR":
        return Content("DICOM directory")  # the series are read from their own files
    content = _dicom_text(file, child, fields["SOPClassUID"])
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


def _dicom_text(file: FileToRead, child: ParserChild, kind: str) -> Content:
    """The words of a structured report or of a PDF inside; pictures have none."""
    if kind == ENCAPSULATED_PDF:
        return _pdf(file, child)
    if kind.startswith(ENCAPSULATED):
        return Content("DICOM", ignored={"DICOM with a document inside that is not PDF": 1})
    if not kind.startswith(REPORTS) or kind == KEY_OBJECTS:
        return Content("DICOM")
    text = child.dicom_report(file.path, file.name)
    content = Content("DICOM report", pages_read=1)
    content.pages.append(Page(text, file.source("page 1"), language=detect(text)))
    return content


def _dicom_date(text: str) -> str:
    return fhir_date(f"{text[:4]}-{text[4:6]}-{text[6:8]}") if len(text) == 8 else ""


def _text(file: FileToRead, limits: Limits) -> Content:
    text = decode(file.raw)
    if text is None:
        raise InputError(f"{file.name}: not a known format", step=_NOT_YET["binary"][1])
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if is_vcf(text):
        return read_vcf(text, file.source(), max_rows=limits.table_rows)
    cells = read_cells(text, name=file.name, max_rows=limits.table_rows)
    table = _table(file, without_controls(cells), text) if cells is not None else None
    if table is not None:
        return table
    suffix = Path(file.name).suffix.lower()
    if suffix in _BINARY_SUFFIXES:
        raise InputError(
            f"{file.name}: is not {_BINARY_SUFFIXES[suffix]} but plain text",
            step="ask for the file again",
        )
    return _letter(file, text, limits)


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
    rows = chimerism_rows(cells, name=file.name, sha256=file.sha256)
    rows = rows or lab_rows(cells, name=file.name, sha256=file.sha256)
    if rows is None:
        return None
    content = Content("laboratory table")
    content.rows.extend(rows)
    return content


def _docx(file: FileToRead, limits: Limits) -> Content:
    """A letter, and the laboratory tables in it as tables."""
    letter = read_docx(file.raw, name=file.name, limits=limits)
    content = _letter(file, "\n".join(letter.lines), limits)
    content.kind = "Word document" if content.kind == "text" else content.kind
    for place, table in places(letter):
        found = lab_rows(table, name=file.name, sha256=file.sha256) or ()
        content.rows += [_placed(row, place) for row in found]
    return content


def _xlsx(file: FileToRead, limits: Limits) -> Content:
    """The first thing each sheet is: beads, a typing or laboratory results; else its words."""
    content = Content("Excel workbook")
    words: list[str] = []
    for place, sheet in read_xlsx(file.raw, name=file.name, limits=limits):
        cells = without_controls(sheet)
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
    """Coded entries of a C-CDA document as resources; what only its narrative says as pages."""
    clinical = read_ccda(file.raw, name=file.name)
    content = Content("C-CDA document")
    patient = {"resourceType": "Patient", **clinical.patient}
    content.resources.append(Resource("Patient", patient, file.name, "recordTarget", file.sha256))
    for section in clinical.sections:
        place = f"section {section.title}"[:80]
        _add_entries(section, place, file, content)
        lines, tables = section.beside_entries()
        text = "\n".join((section.title, *lines)).strip()
        if text:
            content.pages.append(Page(text, file.source(place), language=detect(text)))
        for table in tables:
            found = lab_rows(table, name=file.name, sha256=file.sha256) or ()
            content.rows += [_placed(row, place) for row in found]
    if not content.pages:
        raise InputError(f"{file.name}: a C-CDA document without text", step="export it again")
    content.pages_read = len(content.pages)
    _add_typing([page.text for page in content.pages], content)
    return content


def _add_entries(section: Section, place: str, file: FileToRead, content: Content) -> None:
    for number, found in enumerate(section.found, start=1):
        if found.resource is None:
            content.ignored[found.why] = content.ignored.get(found.why, 0) + 1
        else:
            kind, at = found.resource["resourceType"], f"{place}, entry {number}"
            content.resources.append(Resource(kind, found.resource, file.name, at, file.sha256))


def _hml(file: FileToRead) -> Content:
    """The typings of an HML message; whose each is, its words or its identifier say.

    Where they do not, the name of the folder's patient decides (`whose.sorted_typings`).
    """
    from alloway.hla.hml import hml_samples

    content = Content("HLA typing")
    unread: dict[str, str] = {}
    found = hml_samples(file.raw, name=file.name, unread=unread)
    for sample, read in found.items():
        of = sample_role(sample, read.words)
        label = f"{sample} {read.words}" if len(found) > 1 and of != "donor" else ""
        kind = sample_kind(read.words)
        own = replace(read.typing, source=file.source(f"sample {sample}"), sample=kind)
        content.typings.append(
            TypedSample(own, of == "donor", label=label, patient=of == "patient")
        )
    content.ignored.update(dict.fromkeys(unread.values(), 1))
    return content


def _letter(file: FileToRead, text: str, limits: Limits) -> Content:
    if not text.strip():
        raise InputError(f"{file.name}: the file holds no text", step="copy it again")
    if len(text) > limits.text_chars:
        raise LimitError(
            f"{file.name}: more than {limits.text_chars:,} characters of text",
            step="send only the part that matters",
        )
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
    columns = person_columns(content.pages)
    for column in columns:
        _add_words(column.gl_string, column.head, content, donor=role(column.head) != "patient")
    if columns:
        whole = without_columns(whole)
    own, others = split_people(whole, name=content.pages[0].source.document.rsplit("/", 1)[-1])
    _add_words(typing_words(own), own, content, donor=False)
    for block in blocks_of_others(others):
        _add_words(typing_words(block), block, content, donor=True)


def _add_words(words: str, whole: str, content: Content, *, donor: bool) -> None:
    """One typing; that of somebody else, when it cannot be read, must not cost the patient's."""
    if not words:
        return
    first = re.split(r"[ +/^|~]", words)[0].rsplit("*", 1)[-1]
    page = next((page for page in content.pages if first in page.text), content.pages[0])
    name, born = ("", "") if donor else identity(whole)
    try:
        typing = read_typing(words, whole, page.source)
    except InputError:
        if not donor:
            raise
        why = "Typing of another person that could not be read"
        content.ignored[why] = content.ignored.get(why, 0) + 1
        return
    content.typings.append(TypedSample(typing, donor, name, born))
