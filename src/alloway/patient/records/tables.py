"""Laboratory tables: delimited text in any of the layouts laboratories export.

Three layouts are known: one result a row; one analyte a row with the dates as columns; one date a
row with the analytes as columns. Lines before the header (patient, laboratory, print date) are
skipped. Whether a comma is a decimal sign is judged from all numbers of the table together.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from alloway.errors import InputError
from alloway.patient.records.dates import DayOrder, day_order, parse_date
from alloway.patient.records.model import TableRow
from alloway.patient.records.numbers import parse_number, writes_decimal_comma
from alloway.reference.kinds import BY_WORD
from alloway.values.evidence import Source

Table = tuple[tuple[str, ...], ...]

_HEADERS: dict[str, frozenset[str]] = {
    role: frozenset(words.split("|"))
    for role, words in (
        (
            "name",
            "test|analyte|parameter|component|name|test name|lab|laboratory test|investigation"
            "|marker|analysis|untersuchung|messgröße|analyse|paramètre|examen|prueba|análisis"
            "|determinación|esame|bepaling|analyt|laborparameter|parameternaam|onderzoek|badanie|oznaczenie"
            "|parametr|analisi|parámetro|parametro|messgrösse|analit",
        ),
        (
            "value",
            "value|result|results|measurement|observed value|wert|ergebnis|messwert|résultat"
            "|valeur|resultado|valor|risultato|valore|uitslag|waarde|resultaat|wynik|wartość",
        ),
        (
            "unit",
            "unit|units|uom|einheit|einheiten|unité|unités|unidad|unidades|unità|eenheid|eenheden|jednostka|jednostki|u.m.",
        ),
        (
            "reference",
            "reference|reference range|ref|ref range|ref. range|normal range|normal|range"
            "|reference interval|referenz|referenzbereich|normbereich|norm|valeurs de référence"
            "|référence|rango|rango de referencia|valores de referencia"
            "|intervallo di riferimento|referentie|valori di riferimento|valeurs usuelles|normes"
            "|referentiewaarde|referentiewaarden|zakres referencyjny|norma|rif.|ref.|normalwerte",
        ),
        ("low", "low|ref low|lower|lower limit|lln|reference low|min"),
        ("high", "high|ref high|upper|upper limit|uln|reference high|max"),
        (
            "date",
            "date|collected|collection date|sample date|specimen date|datetime|date/time"
            "|date collected|collected at|drawn|date drawn|reported|datum|abnahmedatum|abnahme"
            "|entnahme|entnahmedatum|date de prélèvement|prélèvement|fecha|data|afnamedatum"
            "|data prelievo|data pobrania|fecha de extracción|afname|prelievo",
        ),
    )
}
_DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 40
_UNIT_IN_NAME = re.compile(r"^(?P<name>.+?)\s*[\[(](?P<unit>[^\[\]()]{1,24})[\])]\s*$")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with its header found."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    order: DayOrder
    decimal_comma: bool
    sheet_date: str


def read_cells(text: str, *, name: str, max_rows: int) -> Table | None:
    """Cells of a delimited text, or ``None`` when the text is not a table.

    Raises
    ------
    InputError
        The table is over the row limit or its quoting is broken.

    >>> read_cells("Test;Wert\\nLDH;612\\n", name="l.csv", max_rows=10)
    (('Test', 'Wert'), ('LDH', '612'))
    """
    delimiter = _delimiter(text)
    if delimiter is None:
        return None
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(tuple(cell.strip() for cell in row))
            if len(rows) > max_rows:
                raise InputError(f"{name}: more than {max_rows} rows", step="send the latest year")
    except csv.Error as error:
        raise InputError(f"{name}: line {len(rows) + 1}: {error}") from None
    return tuple(rows)


def _delimiter(text: str) -> str | None:
    """The character that splits most lines into the same number of cells."""
    lines = [line for line in text[:100_000].splitlines()[:200] if line.strip()]
    best, best_score = None, 0.0
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        usual = max(set(counts), key=lambda n: (counts.count(n), n)) if counts else 0
        if usual == 0 and delimiter in text[:2000]:
            wide = [count for count in counts if count]
            usual = max(set(wide), key=lambda n: (wide.count(n), n)) if wide else 0
        score = counts.count(usual) * (usual + 1) if usual else 0
        if score > best_score and counts.count(usual) * 2 >= len(lines):
            best, best_score = delimiter, float(score)
    return best


_Layout = Callable[[_Sheet, str, str], Iterator[TableRow]]


def lab_rows(cells: Table, *, name: str, sha256: str) -> tuple[TableRow, ...] | None:
    """Results of a laboratory table, or ``None`` when no header of one is found.

    >>> rows = lab_rows((("Test", "Wert", "Einheit"), ("LDH", "612", "U/L")), name="l", sha256="")
    >>> rows[0].name, rows[0].value, rows[0].unit, rows[0].source.place
    ('LDH', '612', 'U/L', 'row 2')
    """
    for index, row in enumerate(cells[:_HEADER_WITHIN]):
        layout = _layout(row)
        if layout is not None:
            sheet = _sheet(cells, index)
            found = tuple(row for row in layout(sheet, name, sha256) if _is_result(row))
            return found or None
    return None


def _layout(row: tuple[str, ...]) -> _Layout | None:
    if not any(row):
        return None
    roles = _roles(row)
    dates = [cell for cell in row if parse_date(cell, "dmy")]
    if "name" in roles and "value" in roles:
        return _one_result_a_row
    if "name" in roles and dates:
        return _dates_as_columns
    if "date" in roles and sum(_is_analyte(cell) for cell in row) >= 1:
        return _dates_as_rows
    return None


def _roles(row: Sequence[str]) -> dict[str, int]:
    roles: dict[str, int] = {}
    for index, cell in enumerate(row):
        word = " ".join(cell.lower().replace("_", " ").split())
        for role, words in _HEADERS.items():
            if word in words and role not in roles:
                roles[role] = index
                break
    return roles


def analyte(cell: str) -> tuple[str, str]:
    """Name and unit of an analyte printed together, ``LDH [U/L]`` or ``Hb (g/dL)``.

    >>> analyte("Hb (g/dL)"), analyte("LDH")
    (('Hb', 'g/dL'), ('LDH', ''))
    """
    match = _UNIT_IN_NAME.match(cell.strip())
    return (match["name"], match["unit"]) if match else (cell.strip(), "")


def _is_analyte(cell: str) -> bool:
    return analyte(cell)[0].lower() in BY_WORD or cell.strip().lower() in BY_WORD


def _sheet(cells: Table, index: int) -> _Sheet:
    text = "\n".join(" ; ".join(row) for row in cells)
    body = tuple((i + 1, row) for i, row in enumerate(cells) if i > index and any(row))
    values = [cell for _, row in body for cell in row]
    return _Sheet(
        cells[index],
        body,
        day_order(text[:1_000_000]),
        bool(writes_decimal_comma(values)),
        _preamble_date(cells[:index], day_order(text[:1_000_000])),
    )


def _preamble_date(rows: Table, order: DayOrder) -> str:
    """Collection date stated once above the table (``Collected: 2026-03-14``)."""
    for row in rows:
        line = " ".join(row)
        label, _, rest = line.partition(":")
        if label.strip().lower() in _HEADERS["date"] - {"reported"}:
            return parse_date(rest, order)
    return ""


def _cell(row: Sequence[str], index: int | None) -> str:
    return row[index] if index is not None and index < len(row) else ""


def _one_result_a_row(sheet: _Sheet, name: str, sha256: str) -> Iterator[TableRow]:
    roles = _roles(sheet.header)
    for number, row in sheet.rows:
        printed, unit = analyte(_cell(row, roles["name"]))
        own_unit = _cell(row, roles.get("unit"))
        dated = parse_date(_cell(row, roles.get("date")), sheet.order) if "date" in roles else ""
        yield TableRow(
            printed if unit and not own_unit else _cell(row, roles["name"]),
            _unflagged(_cell(row, roles["value"])),
            Source(name, f"row {number}", sha256, _quote(row)),
            own_unit or unit,
            _reference(row, roles),
            dated or sheet.sheet_date,
            sheet.decimal_comma,
        )


def _reference(row: Sequence[str], roles: dict[str, int]) -> str:
    low, high = _cell(row, roles.get("low")), _cell(row, roles.get("high"))
    if high:
        return f"{low}-{high}" if low else f"<{high}"
    return _cell(row, roles.get("reference"))


def _dates_as_columns(sheet: _Sheet, name: str, sha256: str) -> Iterator[TableRow]:
    roles = _roles(sheet.header)
    columns = [(i, parse_date(cell, sheet.order)) for i, cell in enumerate(sheet.header)]
    for number, row in sheet.rows:
        printed, unit = analyte(_cell(row, roles["name"]))
        for column, dated in columns:
            if dated and _cell(row, column):
                yield TableRow(
                    printed,
                    _unflagged(_cell(row, column)),
                    Source(name, f"row {number}, column {column + 1}", sha256, _quote(row)),
                    _cell(row, roles.get("unit")) or unit,
                    _reference(row, roles),
                    dated,
                    sheet.decimal_comma,
                )


def _dates_as_rows(sheet: _Sheet, name: str, sha256: str) -> Iterator[TableRow]:
    roles = _roles(sheet.header)
    skipped = set(roles.values())
    units: Sequence[str] = ()
    references: Sequence[str] = ()
    for number, row in sheet.rows:
        label = row[0].lower() if row else ""
        if label in _HEADERS["unit"]:
            units = row
        elif label in _HEADERS["reference"]:
            references = row
        else:
            dated = parse_date(_cell(row, roles["date"]), sheet.order)
            for column, cell in enumerate(row):
                if column in skipped or column >= len(sheet.header) or not cell:
                    continue
                printed, unit = analyte(sheet.header[column])
                place = f"row {number}, column {column + 1}"
                yield TableRow(
                    printed,
                    _unflagged(cell),
                    Source(name, place, sha256, f"{sheet.header[column]}: {cell}"[:200]),
                    _cell(units, column) or unit,
                    _cell(references, column),
                    dated,
                    sheet.decimal_comma,
                )


_FLAG = re.compile(
    r"^\s*(?:[↑↓▲▼⇑⇓*!]+|(?:H{1,2}|L{1,2})(?=\s*[<>\d]))\s*|\s*(?:[↑↓▲▼⇑⇓*!]+|\(?(?:H{1,2}|L{1,2})\)?)\s*$"
)


def _unflagged(cell: str) -> str:
    """A number without the marks that call it high or low; words stay as they are.

    >>> _unflagged("H 41"), _unflagged("41 ↑"), _unflagged("<40"), _unflagged("HIV negative")
    ('41', '41', '<40', 'HIV negative')
    """
    bare = _FLAG.sub("", cell)
    return bare if bare != cell and re.match(r"[<>≤≥]?\s*[\d.,]+$", bare) else cell


def _is_result(row: TableRow) -> bool:
    if not row.name or not row.value:
        return False
    if len(row.name) > 80 or len(row.value) > 80:
        return False
    return (
        parse_number(row.value, decimal_comma=row.decimal_comma) is not None
        or row.value[:1].isalpha()
    )


def _quote(row: Sequence[str]) -> str:
    return " | ".join(cell for cell in row if cell)[:200]
