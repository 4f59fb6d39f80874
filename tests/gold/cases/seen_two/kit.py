"""Shared writers of the invented cases: one small markup, many file forms, and the gold file."""

# ruff: noqa: E501  (templates stay on one line)

from __future__ import annotations

import datetime
import importlib
import io
import json
import re
import shutil
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import pypdfium2
import typst
from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parents[3] / "tools" / "make_examples"
Row = Sequence[object]


def _tool(name: str) -> ModuleType:
    if str(TOOLS) not in sys.path:
        sys.path.insert(0, str(TOOLS))
    return importlib.import_module(name)


pdf, fhir, tables, dicom = (_tool(n) for n in ("pdf", "fhir", "tables", "dicom"))


# The markup: "# head", "- item", "| a | b |", "key :: value", "~ signature", blank line ends a block


def blocks(text: str) -> list[tuple[str, Any]]:
    """Blocks of a document written in the markup."""
    found: list[tuple[str, Any]] = []
    fresh = True
    for raw in text.strip("\n").split("\n"):
        line = raw.strip()
        if not line:
            fresh = True
            continue
        kind, content = _line(line)
        joins = found and not fresh and found[-1][0] == kind
        if kind == "h" or not joins:
            found.append((kind, content if kind in ("h", "p") else [content]))
        elif kind == "p":
            found[-1] = ("p", f"{found[-1][1]} {content}")
        else:
            found[-1][1].append(content)
        fresh = False
    return found


def _line(line: str) -> tuple[str, Any]:
    if line.startswith("# "):
        return "h", line[2:]
    if line.startswith("- "):
        return "list", line[2:]
    if line.startswith("~ "):
        return "sign", line[2:]
    if line.startswith("| "):
        return "table", [cell.strip() for cell in line.strip("|").split("|")]
    if " :: " in line:
        key, _, value = line.partition(" :: ")
        return "kv", (key.strip(), value.strip())
    return "p", line


def pairs(text: str) -> list[tuple[str, str]]:
    """``key :: value`` lines."""
    return [(k.strip(), v.strip()) for k, _, v in (x.partition("::") for x in lines(text))]


def lines(text: str) -> list[str]:
    """Lines of a text without blank ones."""
    return [line.strip() for line in text.split("\n") if line.strip()]


@dataclass(frozen=True)
class Sheet:
    """A printed document."""

    head: tuple[str, str, str]
    title: str
    day: str
    box: str
    text: str
    colour: str = "#1f4e79"
    style: str = "bar"
    font: str = "Libertinus Serif"
    size: str = "10pt"
    language: str = "en"
    footer: str = ""

    def pdf(self) -> bytes:
        """The sheet as PDF with a text layer."""
        head = pdf.Letterhead(
            *self.head, self.colour, self.font, self.size, self.language, self.style
        )
        year, month, day = (int(part) for part in self.day.split("-"))
        report = pdf.Report(
            head, self.title, (year, month, day), pairs(self.box), blocks(self.text), self.footer
        )
        made = typst.compile(pdf.source(report).encode(), format="pdf", ignore_system_fonts=True)
        if not isinstance(made, bytes):
            raise TypeError("typst gave several files for one PDF")
        return made


def picture(document: bytes, dpi: int) -> list[Image.Image]:
    """Pages of a PDF as grey pictures."""
    opened = pypdfium2.PdfDocument(document)
    return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in opened]


def scan(
    sheet: Sheet, path: Path, *, seed: int, dpi: int = 150, angle: float = 0.5, fax: str = ""
) -> None:
    """The sheet as an image-only PDF: turned a little, with noise."""
    rng = np.random.default_rng(seed)
    pages = []
    for number, page in enumerate(picture(sheet.pdf(), dpi), 1):
        if fax:
            draw = ImageDraw.Draw(page)
            draw.text((60, 14), f"{fax}  P.{number:02d}", fill=0, font=ImageFont.load_default(20))
        turned = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
        grey = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.4)), dtype=np.float64)
        dirty = grey * 0.96 + rng.normal(0, 2.2, grey.shape)
        for _ in range(40):
            y, x = rng.integers(0, grey.shape[0] - 3), rng.integers(0, grey.shape[1] - 3)
            dirty[y : y + 2, x : x + 2] = 90
        pages.append(Image.fromarray(np.clip(dirty, 0, 255).astype(np.uint8)))
    stamp = datetime.datetime(2026, 11, 20, 8, 0, tzinfo=datetime.UTC).timetuple()
    pages[0].save(
        path, save_all=True, append_images=pages[1:], resolution=dpi, quality=32,
        creationDate=stamp, modDate=stamp, producer="Scanner", creator="MFP 2600",
    )  # fmt: skip


def photo(sheet: Sheet, path: Path, *, seed: int, lean: int = 30, dpi: int = 125) -> None:
    """A photograph of the first page, taken from slightly aside."""
    rng = np.random.default_rng(seed)
    page = picture(sheet.pdf(), dpi)[0].convert("RGB")
    wide, high = page.size
    corners = (
        -lean,
        -lean,
        -lean - 12,
        high + lean,
        wide + lean,
        high + lean + 14,
        wide + 2 * lean,
        -lean // 2,
    )
    table = Image.new("RGB", (wide + 4 * lean, high + 4 * lean), (122, 96, 74))
    table.paste(page, (2 * lean, 2 * lean))
    shifted = tuple(c + 2 * lean for c in corners)
    bent = table.transform((wide, high), Image.Transform.QUAD, shifted, Image.Resampling.BICUBIC)
    data = np.asarray(bent, dtype=np.float64)
    y, x = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    light = (1.0 - 0.22 * x - 0.12 * y)[..., None] * np.array([1.0, 0.98, 0.93])
    noisy = data * light + rng.normal(0, 2.5, data.shape)
    made = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    made.save(path, quality=40, optimize=True)


def _zip(path: Path | io.BytesIO, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2026, 11, 20, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def pack(path: Path, files: dict[str, bytes]) -> None:
    """A ZIP of finished documents."""
    _zip(path, files)


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"
RELS = f'{XML}<Relationships xmlns="{OFFICE}/package/2006/relationships">'
TYPES = (
    f'{XML}<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)


def _relation(number: int, kind: str, target: str) -> str:
    return (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"/>'
    )


def _run(text: str, bold: bool = False, size: int = 0) -> str:
    inner = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    style = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _par(text: str, bold: bool = False, size: int = 0, bullet: bool = False) -> str:
    head = '<w:pPr><w:pStyle w:val="ListParagraph"/></w:pPr>' if bullet else ""
    # Word splits runs anywhere; so does this writer
    cut = len(text) // 2
    return f"<w:p>{head}{_run(text[:cut], bold, size)}{_run(text[cut:], bold, size)}</w:p>"


def _grid(rows: Sequence[Sequence[str]]) -> str:
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{_par(c, n == 0)}</w:tc>" for c in row) + "</w:tr>"
        for n, row in enumerate(rows)
    )
    columns = "<w:gridCol/>" * len(rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def docx(sheet: Sheet, path: Path) -> None:
    """The sheet as a Word document."""
    body = [_par(" - ".join(sheet.head), size=18), _par(sheet.title, bold=True, size=28)]
    body += [_par(f"{key}:\t{value}") for key, value in pairs(sheet.box)]
    for kind, content in blocks(sheet.text):
        if kind in ("h", "p"):
            body.append(_par(content, bold=kind == "h"))
        elif kind == "table":
            body.append(_grid(content))
        elif kind == "kv":
            body += [_par(f"{key}:\t{value}") for key, value in content]
        else:
            body += [_par(text, bullet=kind == "list") for text in content]
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    document = f'{XML}<w:document xmlns:w="{word}"><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
    types = f'{TYPES}<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    relations = RELS + _relation(1, "officeDocument", "word/document.xml") + "</Relationships>"
    parts = {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document}
    _zip(path, {name: text.encode() for name, text in parts.items()})


def _cell(name: str, value: object, shared: list[str]) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.date):
        serial = (value - datetime.date(1899, 12, 30)).days
        return f'<c r="{name}" s="1"><v>{serial}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{name}"><v>{value}</v></c>'
    text = str(value)
    if text not in shared:
        shared.append(text)
    return f'<c r="{name}" t="s"><v>{shared.index(text)}</v></c>'


def xlsx(path: Path, sheets: dict[str, Sequence[Row]]) -> None:
    """A workbook with shared strings; dates are serial numbers with a date format."""
    shared: list[str] = []
    space = f"{OFFICE}/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts: dict[str, str] = {}
    for number, rows in enumerate(sheets.values(), 1):
        body = ""
        for y, row in enumerate(rows, 1):
            cells = "".join(_cell(f"{chr(65 + x)}{y}", v, shared) for x, v in enumerate(row))
            body += f'<row r="{y}">{cells}</row>'
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'{XML}<worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>'
        )
    names = "".join(
        f'<sheet name={quoteattr(n)} sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(sheets, 1)
    )
    parts["xl/workbook.xml"] = (
        f'{XML}<workbook xmlns="{space}" xmlns:r="{OFFICE}/officeDocument/2006/relationships">'
        f"<sheets>{names}</sheets></workbook>"
    )
    last = len(sheets)
    parts["xl/_rels/workbook.xml.rels"] = (
        RELS
        + "".join(_relation(i, "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, last + 1))
        + _relation(last + 1, "styles", "styles.xml")
        + _relation(last + 2, "sharedStrings", "sharedStrings.xml")
        + "</Relationships>"
    )
    plain = '<font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    parts["xl/styles.xml"] = (
        f'{XML}<styleSheet xmlns="{space}"><fonts count="1">{plain}<cellStyleXfs count="1"><xf/>'
        '</cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" '
        'applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    parts["xl/sharedStrings.xml"] = f'{XML}<sst xmlns="{space}">{items}</sst>'
    override = "".join(
        f'<Override PartName="/{n}" ContentType="{kind}.{_part(n)}+xml"/>'
        for n in parts
        if "_rels" not in n
    )
    relations = RELS + _relation(1, "officeDocument", "xl/workbook.xml") + "</Relationships>"
    first = {"[Content_Types].xml": f"{TYPES}{override}</Types>", "_rels/.rels": relations}
    _zip(path, {name: text.encode() for name, text in (first | parts).items()})


def _part(name: str) -> str:
    stem = Path(name).stem
    return "worksheet" if stem.startswith("sheet") else {"workbook": "sheet.main"}.get(stem, stem)


def text_file(path: Path, text: str, encoding: str = "utf-8", newline: str = "\n") -> None:
    """Plain text or a literal table in any encoding."""
    path.write_bytes(
        text.strip("\n").replace("\n", newline).encode(encoding)
        + newline.encode(encoding.replace("utf-16", "utf-16-le"))
    )


def beads(path: Path, sera: dict[str, dict[str, int]]) -> None:
    """Single-antigen table of one or more sera."""
    head = ["Bead", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"]
    tables.write_csv(path, [head, *tables.bead_rows(sera)])


def hml(
    path: Path, sample: str, name: str, day: str, loci: dict[str, list[str]], note: str = ""
) -> None:
    """HML 1.0.1 of one sample; the note is printed as a property."""
    gl = "^".join("+".join(f"HLA-{allele}" for allele in pair) for pair in loci.values())
    haploid = "".join(
        f'      <haploid locus="HLA-{a.split("*")[0]}" method="DNA" type="{a.split("*")[1]}"/>\n'
        for pair in loci.values() for a in pair if "/" not in a
    )  # fmt: skip
    remark = f'    <property name="remark" value={quoteattr(note)}/>\n' if note else ""
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<hml xmlns="http://schemas.nmdp.org/spec/hml/1.0.1" project-name="HLA" version="1.0.1">\n'
        '  <hmlid root="2.16.840.1.113883.3.9999" extension="77"/>\n'
        '  <reporting-center reporting-center-id="977" reporting-center-context="invented"/>\n'
        f'  <sample id={quoteattr(sample)} center-code="977">\n'
        f'    <property name="subject" value={quoteattr(name)}/>\n{remark}'
        f'    <typing gene-family="HLA" date="{day}">\n'
        f'     <allele-assignment date="{day}" allele-db="IPD-IMGT/HLA" allele-version="3.58.0">\n'
        f"{haploid}      <glstring>{escape(gl)}</glstring>\n     </allele-assignment>\n"
        '     <typing-method><sbt-ngs locus="HLA" test-id="NGS-11" test-id-source="local"/></typing-method>\n'
        "    </typing>\n  </sample>\n</hml>\n",
        encoding="utf-8",
    )


def vcf(path: Path, sample: str, day: str, rows: str, extra: str = "") -> None:
    """Tumour panel; a row: chrom pos ref alt filter gene effect c. p. vaf depth."""
    head = [
        "##fileformat=VCFv4.2", f"##fileDate={day.replace('-', '')}", "##reference=GRCh38",
        *lines(extra),
        '##FILTER=<ID=germline,Description="Probable germline polymorphism">',
        '##FILTER=<ID=lowvaf,Description="Below the limit of detection of 2 %, not reportable">',
        '##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">',
        '##INFO=<ID=AF,Number=A,Type=Float,Description="Allele fraction">',
        "##INFO=<ID=ANN,Number=.,Type=String,Description=\"Functional annotations: 'Allele | "
        "Annotation | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | "
        "Transcript_BioType | Rank | HGVS.c | HGVS.p'\">",
        '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
        '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Allelic depths">',
        f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{sample}",
    ]  # fmt: skip
    for row in lines(rows):
        chrom, pos, ref, alt, passed, gene, effect, c, p, vaf_, depth = row.split()
        impact = "HIGH" if effect.startswith(("stop", "frame", "splice")) else "MODERATE"
        read = round(float(vaf_) * int(depth))
        ann = (
            f"{alt}|{effect}|{impact}|{gene}||transcript||protein_coding||{c}|{p.replace('-', '')}"
        )
        info = f"DP={depth};AF={vaf_};ANN={ann}"
        head.append(
            "\t".join(
                [
                    chrom,
                    pos,
                    ".",
                    ref,
                    alt,
                    "100",
                    passed,
                    info,
                    "GT:AD",
                    f"0/1:{int(depth) - read},{read}",
                ]
            )
        )
    path.write_text("\n".join(head) + "\n", encoding="utf-8")


def bundle(chart: Any, path: Path) -> None:
    """The chart as a collection Bundle."""
    chart.write(path)


def ndjson(chart: Any, folder: Path) -> None:
    """The chart as a bulk export: one file a resource type, relative references."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds: dict[str, list[str]] = {}
    names = {
        e["fullUrl"]: f"{e['resource']['resourceType']}/{e['resource']['id']}"
        for e in chart.entries
    }
    for entry in chart.entries:
        line = json.dumps(entry["resource"], ensure_ascii=False, separators=(",", ":"))
        line = re.sub(r"urn:uuid:[0-9a-f-]{36}", lambda m: names.get(m[0], m[0]), line)
        kinds.setdefault(entry["resource"]["resourceType"], []).append(line)
    for kind, found in kinds.items():
        (folder / f"{kind}.ndjson").write_text("\n".join(found) + "\n", encoding="utf-8")


def result(chart: Any, loinc: str, name: str, found: str, day: str, **more: Any) -> None:
    """A coded laboratory result given as words, e.g. Negative."""
    code = fhir.concept(name, (fhir.LOINC, loinc, name)) if loinc else fhir.concept(name)
    chart.observe(code, day, "laboratory", valueCodeableConcept=fhir.concept(found), **more)


def drug(
    chart: Any, name: str, start: str, dose: str, status: str = "active", end: str = "", **more: Any
) -> None:
    """A MedicationStatement."""
    period = {"start": start} | ({"end": end} if end else {})
    body = {
        "status": status,
        "medicationCodeableConcept": fhir.concept(name),
        "subject": chart.subject,
    }
    body |= {"effectivePeriod": period, "dosage": [{"text": dose}]} | more
    chart.add("MedicationStatement", body)


@dataclass
class Case:
    """A case in the making: its folder of records and its gold."""

    name: str

    def __post_init__(self) -> None:
        self.records = HERE / self.name / "records"
        shutil.rmtree(self.records, ignore_errors=True)
        self.records.mkdir(parents=True)

    def path(self, file: str) -> Path:
        """Where a document goes; folders are made."""
        path = self.records / file
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def print(self, file: str, sheet: Sheet) -> None:
        """A sheet as PDF with a text layer."""
        self.path(file).write_bytes(sheet.pdf())

    def gold(
        self, *, documents: str, facts: str, distractors: str, conflicts: str, gaps: str
    ) -> None:
        """Write the gold file from lines with ``|`` between the fields."""
        listed = [
            dict(zip(("file", "language", "form"), _split(x), strict=True))
            for x in lines(documents)
        ]
        known = {row["file"] for row in listed}
        there = {str(p.relative_to(self.records)) for p in self.records.rglob("*") if p.is_file()}
        inner = {name for name in known if ".zip/" in name}
        outer = {name.split(".zip/")[0] + ".zip" for name in inner}
        if (known - inner) | outer != there:
            raise ValueError(f"{self.name}: {sorted(((known - inner) | outer) ^ there)}")
        rows: dict[str, list[Any]] = {
            "facts": [_fact(line, known) for line in lines(facts)],
            "documents": listed,
            "conflicts": [
                {"kind": k, "values": v.split(" // "), "reason": r} for k, v, r in map(_split, lines(conflicts))
            ],
            "gaps": [
                dict(zip(("kind", "why", "note"), _split(line), strict=False)) for line in lines(gaps)
            ],
            "distractors": [
                dict(zip(("kind", "value", "document", "why"), _split(line), strict=True)) for line in lines(distractors)
            ],
        }  # fmt: skip
        if strange := {str(d["document"]) for d in rows["distractors"]} - known:
            raise ValueError(f"{self.name}: {strange}")
        parts = [f' "{key}": [\n{_rows(value)}\n ]' for key, value in rows.items()]
        head = f'{{\n "case": "{self.name}",\n "as_of": "2026-11-24",\n'
        (HERE / f"{self.name}.json").write_text(
            head + ",\n".join(parts) + "\n}\n", encoding="utf-8"
        )


def _rows(values: Sequence[object]) -> str:
    return ",\n".join("  " + json.dumps(value, ensure_ascii=False) for value in values)


def _split(line: str) -> list[str]:
    return [part.strip() for part in line.split(" | ")]


def _value(text: str) -> object:
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError:
        return text
    return found


def _fact(line: str, known: set[str]) -> dict[str, object]:
    kind, value, unit, date, document, *more = (part.strip() for part in line.split("|"))
    if document not in known or not re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", date):
        raise ValueError(line)
    fact: dict[str, object] = {"kind": kind, "value": _value(value), "unit": unit, "date": date}
    fact["document"] = document
    for part in more:
        key, _, text = part.partition("=")
        fact[key.strip()] = float(text) if key.strip() in ("mfi", "vaf", "upper_normal") else text
    return fact
