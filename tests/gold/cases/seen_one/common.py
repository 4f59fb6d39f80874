"""Writers of the documents' forms and of the gold files, shared by every case of this folder."""

# ruff: noqa: E501  (XML skeletons stay on one line)

from __future__ import annotations

import datetime
import importlib
import io
import json
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[3] / "tools" / "make_examples"))
pdf: Any = importlib.import_module("pdf")
fhir: Any = importlib.import_module("fhir")
dicom: Any = importlib.import_module("dicom")
tables: Any = importlib.import_module("tables")

Block = tuple[str, Any]
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

UNITS = {
    "weight": "kg", "height": "cm", "performance.karnofsky": "%", "performance.lansky": "%",
    "lab.hemoglobin": "g/dL", "lab.wbc": "10*9/L", "lab.anc": "10*9/L", "lab.alc": "10*9/L",
    "lab.platelets": "10*9/L", "lab.creatinine": "mg/dL", "lab.egfr": "mL/min/{1.73_m2}",
    "lab.crcl": "mL/min", "lab.alt": "U/L", "lab.ast": "U/L", "lab.bilirubin": "mg/dL",
    "lab.ldh": "U/L", "lab.albumin": "g/dL", "lab.calcium": "mg/dL", "lab.crp": "mg/L",
    "lab.ferritin": "ug/L", "lab.igg": "g/L", "lab.m_protein": "g/dL", "lab.flc_kappa": "mg/L",
    "lab.flc_lambda": "mg/L", "lab.flc_involved": "mg/L", "burden.spd": "cm2",
    "burden.marrow_blasts": "%", "burden.blood_blasts": "%", "burden.marrow_plasma_cells": "%",
    "burden.largest_lesion": "mm", "organ.lvef": "%", "organ.spo2": "%", "organ.dlco": "%",
    "organ.fev1": "%", "organ.qtc": "ms", "chimerism": "%", "bsa": "m2", "bead": "MFI",
}  # fmt: skip
FACTORS = {
    ("lab.creatinine", "µmol/L"): 1 / 88.42, ("lab.bilirubin", "µmol/L"): 1 / 17.104,
    ("lab.hemoglobin", "g/L"): 0.1, ("lab.hemoglobin", "mmol/L"): 1.611,
    ("lab.calcium", "mmol/L"): 4.008, ("lab.albumin", "g/L"): 0.1, ("lab.m_protein", "g/L"): 0.1,
    ("lab.igg", "mg/dL"): 0.01, ("lab.crp", "mg/dL"): 10.0, ("lab.wbc", "/µL"): 0.001,
    ("lab.anc", "/µL"): 0.001, ("lab.alc", "/µL"): 0.001, ("lab.platelets", "/µL"): 0.001,
    ("lab.ldh", "µkat/L"): 60.0, ("lab.alt", "µkat/L"): 60.0, ("lab.ast", "µkat/L"): 60.0,
    ("lab.flc_kappa", "mg/dL"): 10.0, ("lab.flc_lambda", "mg/dL"): 10.0,
    ("lab.ferritin", "ng/mL"): 1.0,
}  # fmt: skip


def letterhead(name: str, unit: str, address: str, colour: str = "#1f4e79", **more: str) -> Any:
    """The sender's head."""
    return pdf.Letterhead(name, unit, address, colour, **more)


def sheet(
    head: Any,
    title: str,
    day: str,
    box: Sequence[tuple[str, str]],
    blocks: Sequence[Block],
    footer: str = "",
) -> Any:
    """One report of ``day`` (ISO)."""
    year, month, date = (int(part) for part in day.split("-"))
    return pdf.Report(head, title, (year, month, date), box, blocks, footer)


def pages(data: bytes, dpi: int = 150) -> list[Image.Image]:
    """The pages of a PDF as grey pictures."""
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def pdf_bytes(report: Any) -> bytes:
    """A report as PDF with text layer."""
    spot = HERE / ".page.pdf"
    pdf.write(report, spot)
    data = spot.read_bytes()
    spot.unlink()
    return data


def _jpeg(image: Image.Image, limit: int) -> bytes:
    for quality in range(60, 10, -4):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= limit:
            return out.getvalue()
    raise ValueError("the picture stays too large")


def scan_image(page: Image.Image, seed: int, angle: float) -> Image.Image:
    """A sheet as an office scanner leaves it: slightly turned, grey, with specks."""
    rng = np.random.default_rng(seed)
    turned = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float64)
    grey = 244 - (255 - grey) * 0.9 + rng.normal(0, 1.6, grey.shape)
    specks = rng.random(grey.shape) < 0.00006
    grey[specks] = 90
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def image_pdf(images: Sequence[tuple[bytes, int, int]], dpi: int = 150) -> bytes:
    """A PDF whose pages are JPEG pictures and nothing else."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for data, width, height in images:
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        w, h = width * 72 / dpi, height * 72 / dpi
        content = f"q {w:.2f} 0 0 {h:.2f} 0 0 cm /Im0 Do Q".encode()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w:.2f} {h:.2f}] /Contents {first + 1} 0 R "
            f"/Resources << /XObject << /Im0 {first + 2} 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        head = f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
        head += f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>\nstream\n"
        objects.append(head.encode() + data + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def photo_bytes(page: Image.Image, seed: int, limit: int = 145_000) -> bytes:
    """A sheet on a desk as a telephone sees it: perspective, uneven light, colour cast."""
    rng = np.random.default_rng(seed)
    big = Image.new("L", (page.width + 120, page.height + 120), 96)
    big.paste(page, (60, 60))
    w, h = big.size
    quad = (14, 22, 0, h - 8, w - 18, h - 24, w, 6)
    warped = big.transform((w, h), Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)
    grey = np.asarray(warped.filter(ImageFilter.GaussianBlur(0.4)), dtype=np.float64)
    y, x = np.mgrid[0 : 1 : h * 1j, 0 : 1 : w * 1j]
    light = 0.97 - 0.22 * (x * 0.6 + y * 0.4) + 0.05 * np.sin(3 * y)
    grey = grey * light + rng.normal(0, 1.2, grey.shape)
    colour = np.stack([grey * 1.0, grey * 0.965, grey * 0.9], axis=-1)
    return _jpeg(Image.fromarray(np.clip(colour, 0, 255).astype(np.uint8)), limit)


def packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """A ZIP with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (2026, 11, 1, 8, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def _paragraph(text: str, style: str = "", bold: bool = False) -> str:
    shown = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    cut = len(text) // 2
    runs = (text[:cut], text[cut:]) if len(text) > 60 else (text,)
    body = "".join(
        f'<w:r>{weight}<w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs
    )
    return f"<w:p>{shown}{body}</w:p>"


def _word_table(rows: Sequence[Sequence[str]], header: bool = True) -> str:
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{_paragraph(cell, bold=header and not number)}</w:tc>'
            for cell in row
        )
        lines.append(f"<w:tr>{cells}</w:tr>")
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(lines)}</w:tbl><w:p/>'


def _word_block(block: Block) -> str:
    kind, content = block
    if kind in ("h", "p"):
        return _paragraph(content, "Heading2" if kind == "h" else "")
    if kind == "kv":
        return _word_table(content, header=False)
    if kind == "table":
        return _word_table(content)
    style = "ListParagraph" if kind == "list" else ""
    mark = "• " if kind == "list" else ""
    return "".join(_paragraph(mark + line, style) for line in content)


def docx_bytes(head: str, title: str, blocks: Sequence[Block]) -> bytes:
    """A Word file with a page header, headings, paragraphs, lists and tables."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    content = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{types}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("header1", "header"),
        )
    )
    names = (
        ("Heading1", "heading 1", 32),
        ("Heading2", "heading 2", 24),
        ("ListParagraph", "List Paragraph", 20),
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, name, size in names
    )
    body = _paragraph(title, "Heading1") + "".join(_word_block(block) for block in blocks)
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    space = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    return packed(
        [
            ("[Content_Types].xml", f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{content}</Types>'.encode()),
            ("_rels/.rels", f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'.encode()),
            ("word/_rels/document.xml.rels", f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{OFFICE}/header" Target="header1.xml"/></Relationships>'.encode()),
            ("word/styles.xml", f"{XML}<w:styles {space}>{styles}</w:styles>".encode()),
            ("word/header1.xml", f"{XML}<w:hdr {space}>{_paragraph(head)}</w:hdr>".encode()),
            ("word/document.xml", f"{XML}<w:document {space}><w:body>{body}{section}</w:body></w:document>".encode()),
        ]
    )  # fmt: skip


def xlsx_bytes(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook: texts in the shared table, numbers as numbers, dates as serial numbers."""
    shared: dict[str, int] = {}

    def cell(value: Any, row: int, column: int) -> str:
        place = f"{chr(65 + column)}{row}"
        if value is None or value == "":
            return ""
        if isinstance(value, datetime.date):
            return f'<c r="{place}" s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
        if isinstance(value, int | float):
            return f'<c r="{place}"><v>{value}</v></c>'
        number = shared.setdefault(str(value), len(shared))
        return f'<c r="{place}" t="s"><v>{number}</v></c>'

    parts: list[tuple[str, bytes]] = []
    for index, rows in enumerate(sheets.values(), 1):
        lines = "".join(
            f'<row r="{r}">{"".join(cell(v, r, c) for c, v in enumerate(row))}</row>'
            for r, row in enumerate(rows, 1)
        )
        data = f'{XML}<worksheet xmlns="{SPREADSHEET}"><sheetData>{lines}</sheetData></worksheet>'
        parts.append((f"xl/worksheets/sheet{index}.xml", data.encode()))
    texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    numbers = range(1, len(sheets) + 1)
    tabs = "".join(
        f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"/>'
        for i, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in numbers
    )
    links += f'<Relationship Id="rId90" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{base}.worksheet+xml"/>'
        for i in numbers
    )
    kinds += "".join(
        f'<Override PartName="/xl/{p}.xml" ContentType="{base}.{k}+xml"/>'
        for p, k in (
            ("workbook", "sheet.main"),
            ("styles", "styles"),
            ("sharedStrings", "sharedStrings"),
        )
    )
    style = '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    return packed(
        [
            ("[Content_Types].xml", f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'.encode()),
            ("_rels/.rels", f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode()),
            ("xl/workbook.xml", f'{XML}<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets></workbook>'.encode()),
            ("xl/_rels/workbook.xml.rels", f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'.encode()),
            ("xl/styles.xml", f'{XML}<styleSheet xmlns="{SPREADSHEET}">{style}</styleSheet>'.encode()),
            ("xl/sharedStrings.xml", f'{XML}<sst xmlns="{SPREADSHEET}" count="{len(shared)}" uniqueCount="{len(shared)}">{texts}</sst>'.encode()),
            *parts,
        ]
    )  # fmt: skip


def hml_text(centre: str, samples: Sequence[tuple[str, str, dict[str, str]]]) -> str:
    """HML 1.0.1: each sample is (identifier, collection comment, GL string by locus)."""
    parts = []
    for key, comment, loci in samples:
        typings = "".join(
            f'  <typing gene-family="HLA" date="{comment.split()[0]}">\n'
            f'   <allele-assignment date="{comment.split()[0]}" allele-db="IMGT/HLA" allele-version="3.59.0">\n'
            f"    <glstring>{gl}</glstring>\n   </allele-assignment>\n"
            f'   <typing-method><sbt-ngs locus="HLA-{locus}" test-id="{locus}-NGS" test-id-source="local"/></typing-method>\n'
            "  </typing>\n"
            for locus, gl in loci.items()
        )
        parts.append(
            f' <sample id="{key}" center-code="{centre}">\n  <collection-method>{escape(comment)}</collection-method>\n{typings} </sample>\n'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<hml xmlns="http://schemas.nmdp.org/spec/hml/1.0.1" version="1.0.1" '
        f'project-name="LAB">\n <hmlid root="2.16.840.1.113883.19.999" extension="{centre}-1"/>\n'
        f' <reporting-center reporting-center-id="{centre}" reporting-center-context="local"/>\n{"".join(parts)}</hml>\n'
    )


def _time(start: str, end: str = "") -> str:
    low = f'<low value="{start.replace("-", "")}"/>' if start else '<low nullFlavor="UNK"/>'
    high = f'<high value="{end.replace("-", "")}"/>' if end else ""
    return f'<effectiveTime xsi:type="IVL_TS">{low}{high}</effectiveTime>'


def cda_problem(
    text: str, icd: str, start: str, *, status: str = "active", negated: bool = False, end: str = ""
) -> str:
    """A problem concern with its problem observation."""
    no = ' negationInd="true"' if negated else ""
    return (
        '<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>'
        f'<statusCode code="{status}"/>{_time(start, end)}<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"{no}>'
        '<templateId root="2.16.840.1.113883.10.20.22.4.4"/><code code="55607006" codeSystem="2.16.840.1.113883.6.96" displayName="Problem"/>'
        f'<statusCode code="completed"/>{_time(start, end)}<value xsi:type="CD" code="{icd}" codeSystem="2.16.840.1.113883.6.90" displayName="{escape(text)}"/>'
        "</observation></entryRelationship></act>"
    )


def cda_drug(
    text: str,
    start: str,
    end: str = "",
    *,
    status: str = "active",
    dose: str = "",
    negated: bool = False,
) -> str:
    """A medication activity."""
    no = ' negationInd="true"' if negated else ""
    return (
        f'<substanceAdministration classCode="SBADM" moodCode="EVN"{no}><templateId root="2.16.840.1.113883.10.20.22.4.16"/>'
        f'<text>{escape(dose)}</text><statusCode code="{status}"/>{_time(start, end)}<consumable><manufacturedProduct classCode="MANU">'
        f'<manufacturedMaterial><code displayName="{escape(text)}" nullFlavor="OTH"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>'
    )


def cda_result(
    loinc: str, text: str, day: str, value: float | str, unit: str = "", limits: str = ""
) -> str:
    """A result or vital sign; a text value is a coded word."""
    shown = (
        f'<value xsi:type="PQ" value="{value}" unit="{unit}"/>'
        if unit
        else f'<value xsi:type="ST">{escape(str(value))}</value>'
    )
    reference = (
        f"<referenceRange><observationRange><text>{escape(limits)}</text></observationRange></referenceRange>"
        if limits
        else ""
    )
    return (
        '<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.2"/>'
        f'<code code="{loinc}" codeSystem="2.16.840.1.113883.6.1" displayName="{escape(text)}"/><statusCode code="completed"/>'
        f'<effectiveTime value="{day.replace("-", "")}"/>{shown}{reference}</observation>'
    )


Section = tuple[str, str, Sequence[Sequence[str]], Sequence[str]]


def ccda_text(
    given: str,
    family: str,
    sex: str,
    birth: str,
    city: str,
    country: str,
    custodian: str,
    day: str,
    sections: Sequence[Section],
) -> str:
    """A continuity-of-care document; each section is (LOINC, title, table, entries)."""
    parts = []
    for loinc, title, rows, entries in sections:
        table = ""
        if rows:
            head = "".join(f"<th>{escape(c)}</th>" for c in rows[0])
            body = "".join(
                "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows[1:]
            )
            table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        lines = "".join(f"\n    <entry>{entry}</entry>" for entry in entries)
        parts.append(
            f'  <component><section><code code="{loinc}" codeSystem="2.16.840.1.113883.6.1"/><title>{escape(title)}</title>'
            f"<text>{table}</text>{lines}\n  </section></component>\n"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        ' <realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><templateId root="2.16.840.1.113883.10.20.22.1.2"/>\n'
        f' <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>Continuity of Care Document</title><effectiveTime value="{day.replace("-", "")}120000+0000"/>\n'
        ' <languageCode code="en"/>\n'
        f' <recordTarget><patientRole><id extension="CCD-1" root="2.16.840.1.113883.19.5"/><addr><city>{city}</city><country>{country}</country></addr>'
        f'<patient><name><given>{given}</given><family>{family}</family></name><administrativeGenderCode code="{sex}" codeSystem="2.16.840.1.113883.5.1"/>'
        f'<birthTime value="{birth.replace("-", "")}"/></patient></patientRole></recordTarget>\n'
        f" <custodian><assignedCustodian><representedCustodianOrganization><name>{escape(custodian)}</name></representedCustodianOrganization></assignedCustodian></custodian>\n"
        f" <component><structuredBody>\n{''.join(parts)} </structuredBody></component>\n</ClinicalDocument>\n"
    )


@dataclass
class Case:
    """One case: where its documents go, and what is known of them."""

    name: str
    documents: list[dict[str, str]] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where the documents go."""
        return HERE / self.name / "records"

    def put(self, file: str, data: bytes, language: str, form: str) -> None:
        """Write one document and list it."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.listed(file, language, form)

    def listed(self, file: str, language: str, form: str) -> None:
        """List a document."""
        self.documents.append({"file": file, "language": language, "form": form})

    def text_pdf(self, file: str, report: Any) -> None:
        """A PDF with text layer; its language is the letterhead's."""
        self.put(file, pdf_bytes(report), report.head.language, "pdf-text")

    def scan(
        self, file: str, report: Any, seed: int, angle: float = 0.6, limit: int = 140_000
    ) -> None:
        """A PDF that holds only pictures of pages."""
        sheets = [
            scan_image(page, seed + n, angle) for n, page in enumerate(pages(pdf_bytes(report)))
        ]
        pictures = [(_jpeg(s, limit // len(sheets)), *s.size) for s in sheets]
        self.put(file, image_pdf(pictures), report.head.language, "pdf-image")

    def photo(self, file: str, report: Any, seed: int) -> None:
        """A photo of the first page."""
        self.put(
            file, photo_bytes(pages(pdf_bytes(report))[0], seed), report.head.language, "image"
        )

    def docx(
        self, file: str, language: str, head: str, title: str, blocks: Sequence[Block]
    ) -> None:
        """A Word file."""
        self.put(file, docx_bytes(head, title, blocks), language, "docx")

    def text(
        self, file: str, text: str, language: str, encoding: str = "utf-8", form: str = "text"
    ) -> None:
        """Plain text, or any other form that is text."""
        self.put(file, text.encode(encoding), language, form)

    def csv(
        self,
        file: str,
        rows: Sequence[Sequence[object]],
        language: str,
        form: str = "csv",
        **dialect: Any,
    ) -> None:
        """A table of the given dialect."""
        self.folder.mkdir(parents=True, exist_ok=True)
        tables.write_csv(self.folder / file, rows, **dialect)
        self.listed(file, language, form)

    def bundle(self, file: str, chart: Any, language: str) -> None:
        """A FHIR Bundle."""
        self.folder.mkdir(parents=True, exist_ok=True)
        chart.write(self.folder / file)
        self.listed(file, language, "fhir")

    def ndjson(self, folder: str, chart: Any, language: str) -> None:
        """A bulk export: one file a resource type."""
        kinds = {e["fullUrl"]: e["resource"]["resourceType"] for e in chart.entries}
        files: dict[str, list[str]] = {}
        for entry in chart.entries:
            line = json.dumps(entry["resource"], ensure_ascii=False)
            for url, kind in kinds.items():
                line = line.replace(url, f"{kind}/{url.removeprefix('urn:uuid:')}")
            files.setdefault(entry["resource"]["resourceType"], []).append(line)
        for kind, lines in files.items():
            self.put(
                f"{folder}/{kind}.ndjson", ("\n".join(lines) + "\n").encode(), language, "fhir"
            )

    def images(self, series: Any) -> None:
        """A DICOM series under dicom/."""
        dicom.write(series, self.folder / "dicom")
        for number in range(1, series.slices + 1):
            self.listed(f"dicom/{series.modality}_{number:04d}.dcm", "en", "dicom")

    def gold(self, facts: str, conflicts: str, gaps: str, distractors: str) -> None:
        """Write the gold file from its tables of ``|`` columns."""
        known = {d["file"] for d in self.documents}
        rows = [_fact(line) for line in _lines(facts)]
        parts: dict[str, list[dict[str, Any]]] = {
            "documents": list(self.documents),
            "facts": rows,
            "conflicts": [
                {"kind": k, "values": v.split(" ; "), "reason": r}
                for k, v, r in map(_cut, _lines(conflicts))
            ],
            "gaps": [
                {"kind": k, "why": w} | ({"note": n[0]} if n else {})
                for k, w, *n in map(_cut, _lines(gaps))
            ],
            "distractors": [
                {"kind": k, "value": _value(v), "document": d, "why": w}
                for k, v, d, w in map(_cut, _lines(distractors))
            ],
        }
        listed = (r["document"] for r in [*rows, *parts["distractors"]])
        wrong = [name for name in listed if name not in known]
        if wrong:
            raise ValueError(f"{self.name}: no such documents {wrong}")
        out = [f'{{\n "case": "{self.name}",\n "as_of": "2026-11-24"']
        for name, items in parts.items():
            body = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in items)
            out.append(f' "{name}": [\n{body}\n ]' if body else f' "{name}": []')
        (HERE / f"{self.name}.json").write_text(",\n".join(out) + "\n}\n", encoding="utf-8")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _cut(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _line_value(text: str) -> dict[str, Any]:
    number, regimen, drugs, end, response, kind, certain = (p.strip() for p in text.split(";"))
    return {
        "number": int(number),
        "regimen": regimen,
        "drugs": [d.strip() for d in drugs.split(",")],
        "end": end,
        "response": response,
        "kind": kind,
        "certain": certain == "true",
    }


def _fact(line: str) -> dict[str, Any]:
    kind, shown, date, document, *more = _cut(line)
    parts = ((k.strip(), v.strip()) for k, _, v in (m.partition("=") for m in more))
    coded = ("upper_normal", "mfi", "vaf", "targets")
    extra: dict[str, Any] = {k: _value(v) if k in coded else v for k, v in parts}
    value: Any = _value(shown)
    if kind == "line":
        value = _line_value(shown)
    elif kind.startswith(("hla.", "donor_hla.")):
        value = [allele.strip() for allele in shown.split(",")]
    elif shown.startswith("@"):
        number, _, unit = shown[1:].partition(" ")
        factor = FACTORS[kind, unit]
        value = float(f"{float(number) * factor:.4g}")
        if "upper_normal" in extra:
            extra["upper_normal"] = float(f"{extra['upper_normal'] * factor:.4g}")
        extra = {"printed": f"{number} {unit}", **extra}
    unit = extra.pop("unit", UNITS.get(kind, ""))
    return {"kind": kind, "value": value, "unit": unit, "date": date, "document": document, **extra}
