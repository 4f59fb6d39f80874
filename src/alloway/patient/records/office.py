"""Word and Excel files (ECMA-376) as text and tables; nothing in them is run.

Formulas give the value the program stored beside them. Pictures, comments and macros are not read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from alloway.errors import InputError, LimitError
from alloway.patient.records.limits import Limits
from alloway.patient.records.safe_xml import events
from alloway.patient.records.tables import Table

_DOCUMENT, _WORKBOOK = "word/document.xml", "xl/workbook.xml"
_RATIO = 1_000
_EPOCH = date(1899, 12, 30)
_DATE_FORMATS = frozenset((*range(14, 18), 22))
"""Built-in number formats of Excel that show a date."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
)
"""What the standard library raises on packages that are cut, changed or encrypted."""
_COLUMN = re.compile(r"([A-Z]{1,3})[0-9]+")


@dataclass(slots=True)
class Letter:
    """The text of a document in reading order, and its tables on their own."""

    lines: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def office_kind(raw: bytes) -> str:
    """``docx``, ``xlsx``, or empty for another archive.

    >>> office_kind(b"PK")
    ''
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except _BROKEN:
        return ""
    return "docx" if _DOCUMENT in names else "xlsx" if _WORKBOOK in names else ""


def read_docx(raw: bytes, *, name: str, limits: Limits) -> Letter:
    """Paragraphs and tables of a Word document.

    Raises
    ------
    InputError
        The file is broken, or over the limits.
    """
    with _opened(raw, name) as archive:
        data = _member(archive, _DOCUMENT, name, limits)
    return _letter(data, name)


def _letter(data: bytes, name: str) -> Letter:
    letter = Letter()
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    words: list[str] = []
    depth, in_text = 0, False
    for kind, what, _ in events(data, name):
        if kind == "start":
            depth += what == "tbl"
            in_text = what == "t"
            words += {"tab": ["\t"], "br": ["\n"], "cr": ["\n"]}.get(what, [])
        elif kind == "text" and in_text:
            words.append(what)
        elif kind == "end":
            in_text = False
            if what == "p" and depth:
                words.append(" ")
            elif what == "p":
                letter.lines += "".join(words).split("\n")
                words = []
            elif what == "tc":
                cells.append(" ".join("".join(words).split()))
                words = []
            elif what == "tr":
                rows.append(tuple(cells))
                letter.lines.append("  ".join(cells))
                cells = []
            elif what == "tbl":
                depth -= 1
                letter.tables.append(tuple(rows))
                rows = []
    return letter


def read_xlsx(raw: bytes, *, name: str, limits: Limits) -> list[tuple[str, Table]]:
    """Sheets of an Excel workbook by name, cells as text; dates as ISO 8601.

    Raises
    ------
    InputError
        The file is broken, or over the limits.
    """
    with _opened(raw, name) as archive:
        names = set(archive.namelist())
        shared = _strings(archive, names, name, limits)
        dated = _date_styles(archive, names, name, limits)
        sheets = sorted(n for n in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
        found = []
        for number, path in enumerate(sorted(sheets, key=lambda n: (len(n), n)), 1):
            data = _member(archive, path, name, limits)
            found.append((f"sheet {number}", _cells(data, shared, dated, name, limits)))
    return found


def _strings(archive: zipfile.ZipFile, names: set[str], name: str, limits: Limits) -> list[str]:
    if "xl/sharedStrings.xml" not in names:
        return []
    found: list[str] = []
    words: list[str] = []
    in_text = False
    for kind, what, _ in events(_member(archive, "xl/sharedStrings.xml", name, limits), name):
        if kind == "start":
            in_text = what == "t"
        elif kind == "text" and in_text:
            words.append(what)
        elif kind == "end" and what == "si":
            found.append("".join(words))
            words = []
        elif kind == "end":
            in_text = False
    return found


def _date_styles(
    archive: zipfile.ZipFile, names: set[str], name: str, limits: Limits
) -> frozenset[int]:
    """Cell styles that show their number as a date."""
    if "xl/styles.xml" not in names:
        return frozenset()
    formats = set(_DATE_FORMATS)
    styles: list[int] = []
    inside = False
    for kind, what, attributes in events(_member(archive, "xl/styles.xml", name, limits), name):
        if kind == "start" and what == "numFmt" and _shows_date(attributes.get("formatCode", "")):
            formats.add(_number(attributes.get("numFmtId")))
        if what == "cellXfs":
            inside = kind == "start"
        elif kind == "start" and what == "xf" and inside:
            styles.append(_number(attributes.get("numFmtId")))
    return frozenset(n for n, style in enumerate(styles) if style in formats)


def _shows_date(code: str) -> bool:
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code).lower()
    return "yy" in bare or ("d" in bare and "m" in bare)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else -1


def _cells(
    data: bytes, shared: list[str], dated: frozenset[int], name: str, limits: Limits
) -> Table:
    rows: list[tuple[str, ...]] = []
    row: dict[int, str] = {}
    cell: dict[str, str] = {}
    words: list[str] = []
    for kind, what, attributes in events(data, name):
        if kind == "start" and what == "c":
            cell, words = attributes, []
        elif kind == "text" and cell:
            words.append(what)
        elif kind == "end" and what == "f":
            words = []
        elif kind == "end" and what == "c":
            row[_column(cell.get("r", ""), len(row))] = _shown("".join(words), cell, shared, dated)
            cell = {}
        elif kind == "end" and what == "row":
            rows.append(tuple(row.get(i, "") for i in range(max(row, default=-1) + 1)))
            row = {}
            if len(rows) > limits.table_rows:
                raise LimitError(f"{name}: more than {limits.table_rows:,} rows", step="split it")
    return tuple(rows)


def _column(reference: str, fallback: int) -> int:
    match = _COLUMN.fullmatch(reference)
    if match is None:
        return fallback
    place = 0
    for letter in match[1]:
        place = 26 * place + ord(letter) - 64
    return min(place - 1, 16_383)


def _shown(text: str, cell: dict[str, str], shared: list[str], dated: frozenset[int]) -> str:
    if cell.get("t") == "s":
        place = _number(text)
        return shared[place].strip() if 0 <= place < len(shared) else ""
    if cell.get("t") in ("str", "inlineStr"):
        return text.strip()
    try:
        value = float(text)
    except ValueError:
        return text.strip()
    if _number(cell.get("s")) in dated and 1 <= value < 2_900_000:
        return (_EPOCH + timedelta(days=int(value))).isoformat()
    return f"{value:.10g}"


def _opened(raw: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except _BROKEN:
        raise InputError(f"{name}: a broken Office file", step="save it again") from None


def _member(archive: zipfile.ZipFile, path: str, name: str, limits: Limits) -> bytes:
    """One part of the package, unpacked within the limits."""
    try:
        info = archive.getinfo(path)
        allowed = min(limits.loaded_bytes, max(1_000_000, _RATIO * info.compress_size))
        with archive.open(info) as stream:
            data = stream.read(allowed + 1)
    except _BROKEN:
        raise InputError(f"{name}: a broken Office file", step="save it again") from None
    if len(data) > allowed:
        raise LimitError(f"{name}: unpacks to more than {allowed:,} bytes", step="send it as PDF")
    return data


def places(letter: Letter) -> Iterator[tuple[str, Table]]:
    """The tables of a document with their place."""
    for number, table in enumerate(letter.tables, 1):
        yield f"table {number}", table
