"""Writers of the document forms and of the gold file, shared by the unseen cases.

Everything written is a function of the scripts alone: fixed archive times, seeded scan noise.
"""

# ruff: noqa: E501  (lines of markup stay whole)

from __future__ import annotations

import csv
import importlib.util
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import pypdfium2
import typst
from PIL import Image, ImageFilter

TOOLS = Path(__file__).resolve().parents[4] / "tools" / "make_examples"
ROOT = Path(__file__).resolve().parent
STAMP = (2026, 11, 20, 9, 0, 0)
Block = tuple[str, object]
UNITS = {
    "hemoglobin": "g/dL",
    "creatinine": "mg/dL",
    "egfr": "mL/min/{1.73_m2}",
    "crcl": "mL/min",
    "alt": "U/L",
    "ast": "U/L",
    "bilirubin": "mg/dL",
    "ldh": "U/L",
    "albumin": "g/dL",
    "calcium": "mg/dL",
    "crp": "mg/L",
    "ferritin": "ug/L",
    "igg": "g/L",
    "m_protein": "g/dL",
    "flc_ratio": "",
    "flc_kappa": "mg/L",
    "flc_lambda": "mg/L",
    "flc_involved": "mg/L",
}


def load(name: str) -> Any:
    """A module of ``tools/make_examples``, which is no package."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
        if spec is None or spec.loader is None:
            raise ImportError(name)
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


PDF, DICOM = load("pdf"), load("dicom")


def head(
    name: str,
    department: str,
    address: str,
    *,
    lang: str = "en",
    style: str = "bar",
    colour: str = "#1f4e79",
    font: str = "Libertinus Serif",
    size: str = "10pt",
) -> Any:
    """A letterhead of ``pdf.py``."""
    return PDF.Letterhead(name, department, address, colour, font, size, lang, style)


def pdf_bytes(letter: Any) -> bytes:
    """Compile a report."""
    made = typst.compile(PDF.source(letter).encode(), format="pdf", ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError("several files for one PDF")
    return made


def pdf_text(data: bytes) -> str:
    """The text layer."""
    with pypdfium2.PdfDocument(data) as book:
        return "\n".join(page.get_textpage().get_text_bounded() for page in book)


def _pages(data: bytes, dpi: int) -> list[Image.Image]:
    with pypdfium2.PdfDocument(data) as book:
        return [page.render(scale=dpi / 72).to_pil() for page in book]


def _jpeg(image: Image.Image, limit: int) -> bytes:
    for quality in range(70, 8, -4):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= limit:
            break
    return out.getvalue()


def scan_bytes(data: bytes, *, dpi: int = 160, turn: float = 0.6, seed: int = 1) -> bytes:
    """A PDF of pictures: each page a little turned, soft and speckled; under 150 KB in all."""
    pages = _pages(data, dpi)
    shots: list[tuple[bytes, int, int]] = []
    for number, page in enumerate(pages):
        dice = np.random.default_rng(seed + number)
        grey = page.convert("L").rotate(
            turn * (-1) ** number, resample=Image.Resampling.BICUBIC, fillcolor=246
        )
        grey = grey.filter(ImageFilter.GaussianBlur(0.4))
        cells = np.asarray(grey, dtype=np.int16).copy()
        specks = dice.random(cells.shape) < 0.0004
        cells[specks] = 110
        cells = np.clip(cells - 6, 0, 250)
        image = Image.fromarray(cells.astype(np.uint8))
        shots.append((_jpeg(image, 140_000 // len(pages)), *image.size))
    return _picture_pdf(shots, dpi)


def _picture_pdf(shots: Sequence[tuple[bytes, int, int]], dpi: int) -> bytes:
    kids = " ".join(f"{3 + 3 * i} 0 R" for i in range(len(shots)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(shots)} >>".encode(),
    ]
    for i, (jpeg, width, height) in enumerate(shots):
        w, h = width * 72 / dpi, height * 72 / dpi
        draw = f"q {w:.2f} 0 0 {h:.2f} 0 0 cm /Im0 Do Q".encode()
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w:.2f} {h:.2f}] /Contents "
                f"{4 + 3 * i} 0 R /Resources << /XObject << /Im0 {5 + 3 * i} 0 R >> >> >>"
            ).encode(),
            b"<< /Length %d >>\nstream\n" % len(draw) + draw + b"\nendstream",
            (
                f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace "
                f"/DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length {len(jpeg)} >>"
            ).encode()
            + b"\nstream\n"
            + jpeg
            + b"\nendstream",
        ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def photo_bytes(data: bytes, *, seed: int = 7) -> bytes:
    """The first page photographed on a table: perspective, shade, JPEG under 150 KB."""
    page = _pages(data, 150)[0].convert("RGB")
    width, height = page.size
    w, h = 1300, 1800
    corners = [(75, 60), (1245, 95), (1262, 1745), (48, 1712)]
    origin = [(0, 0), (width, 0), (width, height), (0, height)]
    rows, right = [], []
    for (x, y), (u, v) in zip(corners, origin, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    turn = [float(c) for c in np.linalg.solve(np.array(rows, float), np.array(right, float))]
    way, soft = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
    shot = page.transform((w, h), way, turn, resample=soft, fillcolor=(112, 84, 62))
    cells = np.asarray(shot, dtype=np.float64)
    y, x = np.mgrid[0:1:1800j, 0:1:1300j]
    shade = 0.80 + 0.17 * x * (1 - 0.5 * y)
    dice = np.random.default_rng(seed)
    grain = dice.normal(0, 1.5, (h // 4, w // 4)).repeat(4, 0).repeat(4, 1)
    cells = cells * shade[..., None] + grain[..., None]
    image = Image.fromarray(np.clip(cells, 0, 255).astype(np.uint8))
    return _jpeg(image.filter(ImageFilter.GaussianBlur(0.5)), 148_000)


def zip_bytes(parts: dict[str, bytes]) -> bytes:
    """An archive with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_RELS = f"{_OFFICE}/package/2006/relationships"
_DOC_RELS = f"{_OFFICE}/officeDocument/2006/relationships"


def _types(parts: Iterable[tuple[str, str]]) -> str:
    over = "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in parts)
    return (
        f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
        f'Extension="xml" ContentType="application/xml"/>{over}</Types>'
    )


def _rels(targets: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{i}" Type="{_DOC_RELS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_RELS}">{rows}</Relationships>'


def _run(text: str, *, bold: bool = False) -> str:
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    # Word splits a paragraph into several runs at will; so do these files.
    cut = len(text) // 2 if len(text) > 60 else len(text)
    return "".join(
        f'<w:r>{style}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:cut], text[cut:])
        if part
    )


def _para(text: str, *, bold: bool = False, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{_run(text, bold=bold)}</w:p>"


def docx_bytes(letterhead: Sequence[str], blocks: Sequence[Block]) -> bytes:
    """A WordprocessingML letter; blocks as in ``pdf.py`` (h, p, list, kv, table, sign)."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body: list[str] = []
    for kind, content in blocks:
        if kind in ("h", "p"):
            body.append(_para(str(content), bold=kind == "h", style="Heading2" * (kind == "h")))
            continue
        rows = content if isinstance(content, list) else []
        if kind in ("kv", "table"):
            cells = "".join(
                "<w:tr>"
                + "".join(
                    f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{_para(cell)}</w:tc>'
                    for cell in row
                )
                + "</w:tr>"
                for row in rows
            )
            look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>'
            body.append(f"<w:tbl>{look}{cells}</w:tbl><w:p/>")
        else:
            body += [_para(("• " if kind == "list" else "") + line) for line in rows]
    ref = f'<w:sectPr><w:headerReference w:type="default" r:id="rId2" xmlns:r="{_DOC_RELS}"/></w:sectPr>'
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": _types(
            [
                ("/word/document.xml", f"{word}.document.main+xml"),
                ("/word/styles.xml", f"{word}.styles+xml"),
                ("/word/header1.xml", f"{word}.header+xml"),
            ]
        ),
        "_rels/.rels": _rels([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"{_XML}<w:document {space}><w:body>{''.join(body)}{ref}</w:body></w:document>",
        "word/_rels/document.xml.rels": _rels([("styles", "styles.xml"), ("header", "header1.xml")]),
        "word/styles.xml": f'{_XML}<w:styles {space}><w:style w:type="paragraph" w:styleId="Heading2">'
        '<w:name w:val="heading 2"/></w:style></w:styles>',
        "word/header1.xml": f"{_XML}<w:hdr {space}>{''.join(_para(x) for x in letterhead)}</w:hdr>",
    }  # fmt: skip
    return zip_bytes({name: text.encode() for name, text in parts.items()})


def serial(iso: str) -> int:
    """The day number a spreadsheet keeps for a date."""
    return int((np.datetime64(iso) - np.datetime64("1899-12-30")).astype(int))


Cell = str | float | int | None | tuple[str, str]


def xlsx_bytes(sheets: dict[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A SpreadsheetML workbook; a cell ``("date", iso)`` is a true date."""
    shared: list[str] = []
    main = f'xmlns="{_OFFICE}/spreadsheetml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts: dict[str, str] = {}
    for number, rows in enumerate(sheets.values(), 1):
        lines = []
        for r, row in enumerate(rows, 1):
            cells = []
            for c, cell in enumerate(row):
                place = f"{chr(65 + c)}{r}"
                if cell is None or cell == "":
                    continue
                if isinstance(cell, tuple):
                    cells.append(f'<c r="{place}" s="1"><v>{serial(cell[1])}</v></c>')
                elif isinstance(cell, str):
                    if cell not in shared:
                        shared.append(cell)
                    cells.append(f'<c r="{place}" t="s"><v>{shared.index(cell)}</v></c>')
                else:
                    cells.append(f'<c r="{place}"><v>{cell}</v></c>')
            lines.append(f'<row r="{r}">{"".join(cells)}</row>')
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"{_XML}<worksheet {main}><sheetData>{''.join(lines)}</sheetData></worksheet>"
        )
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}"/>'
        for i, name in enumerate(sheets, 1)
    )
    sheet_files = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    strings = "".join(f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in shared)
    first = {
        "[Content_Types].xml": _types(
            [
                ("/xl/workbook.xml", f"{kind}.sheet.main+xml"),
                ("/xl/sharedStrings.xml", f"{kind}.sharedStrings+xml"),
                ("/xl/styles.xml", f"{kind}.styles+xml"),
                *((f"/xl/{path}", f"{kind}.worksheet+xml") for _, path in sheet_files),
            ]
        ),
        "_rels/.rels": _rels([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{_XML}<workbook {main} xmlns:r="{_DOC_RELS}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _rels(
            [*sheet_files, ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": f'{_XML}<styleSheet {main}><fonts count="1"><font/></fonts><fills count="1"><fill/>'
        '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'{_XML}<sst {main} uniqueCount="{len(shared)}">{strings}</sst>',
    }  # fmt: skip
    return zip_bytes({name: text.encode() for name, text in (first | parts).items()})


class Case:
    """One invented patient: the documents written, their text, and the gold."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder = ROOT / name / "records"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.texts: dict[str, str] = {}
        self.documents: list[dict[str, str]] = []
        self.facts: list[dict[str, Any]] = []
        self.conflicts: list[dict[str, Any]] = []
        self.gaps: list[dict[str, Any]] = []
        self.distractors: list[dict[str, Any]] = []

    # documents -----------------------------------------------------------------------------
    def put(self, file: str, form: str, language: str, data: bytes, text: str = "") -> None:
        """Write one file and enter it in the list of documents."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.listed(file, form, language, text)

    def listed(self, file: str, form: str, language: str, text: str) -> None:
        """Enter a document that is already written (or lies inside an archive)."""
        self.documents.append({"file": file, "language": language, "form": form})
        self.texts[file] = text

    def pdf(self, file: str, letter: Any, look: str = "pdf-text", *, seed: int = 1) -> None:
        """A report as text PDF, as scan (``pdf-image``) or as photo (``image``)."""
        data = pdf_bytes(letter)
        text = pdf_text(data)
        if look == "pdf-image":
            data = scan_bytes(data, turn=0.4 + 0.1 * seed, seed=seed)
        elif look == "image":
            data = photo_bytes(data, seed=seed)
        self.put(file, look, letter.head.language, data, text)

    def docx(self, file: str, lang: str, top: Sequence[str], blocks: Sequence[Block]) -> None:
        """A Word letter."""
        self.put(file, "docx", lang, docx_bytes(top, blocks), flat([list(top), blocks]))

    def text(self, file: str, lang: str, text: str, encoding: str = "utf-8") -> None:
        """A plain text note."""
        self.put(file, "text", lang, text.encode(encoding), text)

    def xml(self, file: str, form: str, lang: str, text: str) -> None:
        """C-CDA, HML or VCF: text with a form of its own."""
        self.put(file, form, lang, text.encode(), text)

    def xlsx(self, file: str, lang: str, sheets: dict[str, Sequence[Sequence[Cell]]]) -> None:
        """A workbook."""
        self.put(file, "xlsx", lang, xlsx_bytes(sheets), flat(list(sheets.values())))

    def csv(
        self,
        file: str,
        lang: str,
        rows: Iterable[Sequence[object]],
        *,
        delimiter: str = ",",
        encoding: str = "utf-8",
        form: str = "csv",
    ) -> None:
        """A table; numbers are written as given."""
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
        text = out.getvalue()
        self.put(file, form, lang, text.encode(encoding), text.replace(delimiter, " | "))

    # gold ----------------------------------------------------------------------------------
    def f(
        self, kind: str, value: Any, doc: str, date: str = "", unit: str = "", **more: Any
    ) -> None:
        """One fact."""
        row = {"kind": kind, "value": value, "unit": unit, "date": date, "document": doc}
        self.facts.append(row | more)

    def labs(self, doc: str, date: str, rows: dict[str, Any]) -> None:
        """Laboratory facts; a value may be (value, printed) or (value, printed, upper_normal)."""
        for name, value in rows.items():
            more: dict[str, Any] = {}
            if isinstance(value, tuple):
                if value[1]:
                    more["printed"] = value[1]
                if len(value) > 2:
                    more["upper_normal"] = value[2]
                value = value[0]
            self.f(f"lab.{name}", value, doc, date, UNITS.get(name, "10*9/L"), **more)

    def antigens(self, doc: str, date: str, rows: dict[str, str]) -> None:
        """Antigens: ``"positive 95 %"``."""
        for name, found in rows.items():
            word, _, percent = found.partition(" ")
            self.f(f"antigen.{name}", word, doc, date, percent=percent)

    def viruses(self, doc: str, date: str, rows: dict[str, tuple[str, str]]) -> None:
        """Serology and PCR: (result, assay as printed)."""
        for name, (found, assay) in rows.items():
            self.f(f"infection.{name}", found, doc, date, assay=assay)

    def drugs(self, doc: str, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Medication: (generic name, start, end, dose)."""
        for drug, start, end, dose in rows:
            more = ({"end": end} if end else {}) | ({"dose": dose} if dose else {})
            self.f("medication", drug, doc, start, **more)

    def line(self, doc: str, date: str, number: int, regimen: str, drugs: str, **more: Any) -> None:
        """One line of therapy; ``end``, ``response``, ``type`` and ``certain`` as further words."""
        value = {
            "number": number,
            "regimen": regimen,
            "drugs": [drug for drug in drugs.split(", ") if drug],
            "end": more.pop("end", ""),
            "response": more.pop("response", ""),
            "kind": more.pop("type", "systemic"),
            "certain": more.pop("certain", True),
        }
        self.f("line", value, doc, date, **more)

    def hla(self, doc: str, date: str, kind: str, rows: dict[str, str]) -> None:
        """Typing by locus."""
        for locus, alleles in rows.items():
            self.f(f"{kind}.{locus}", alleles.split(), doc, date)

    def clash(self, kind: str, values: list[str], reason: str) -> None:
        """One conflict."""
        self.conflicts.append({"kind": kind, "values": values, "reason": reason})

    def gap(self, kind: str, why: str, note: str = "") -> None:
        """One gap."""
        self.gaps.append({"kind": kind, "why": why} | ({"note": note} if note else {}))

    def no(self, kind: str, value: Any, doc: str, why: str) -> None:
        """One distractor."""
        self.distractors.append({"kind": kind, "value": value, "document": doc, "why": why})

    def write(self) -> None:
        """Write the gold file, one fact a line."""

        def rows(items: Sequence[dict[str, Any]]) -> str:
            return ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in items)

        parts = [f' "case": "{self.name}",\n "as_of": "2026-11-24"']
        for key in ("documents", "facts", "conflicts", "gaps", "distractors"):
            parts.append(f' "{key}": [\n{rows(getattr(self, key))}\n ]')
        body = "{\n" + ",\n".join(parts) + "\n}\n"
        (ROOT / f"{self.name}.json").write_text(body, encoding="utf-8")


def flat(things: Any) -> str:
    """All strings and numbers of nested lists, one a line."""
    if isinstance(things, (list, tuple)):
        if len(things) == 2 and things[0] == "date":
            return str(things[1])
        return "\n".join(flat(thing) for thing in things)
    return str(things)
