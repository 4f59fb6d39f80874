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
from alloway.patient.records.dates import DayOrder, day_order, find_dates, parse_date
from alloway.patient.records.model import TableRow
from alloway.patient.records.numbers import parse_number, writes_decimal_comma
from alloway.patient.records.table_headers import header_roles, role_of
from alloway.patient.records.whose import role
from alloway.reference.kinds import kind_of_name
from alloway.reference.units import readings
from alloway.values.evidence import Source

Table = tuple[tuple[str, ...], ...]

_DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 40
_LOOK_AHEAD = 12
_FEW_CELLS = 4
_UNIT_BEHIND_NAME = re.compile(
    r"^(?P<name>[^,\[\]()]+?)\s*,?\s+(?P<unit>(?:[x×*]\s?)?(?:10\S{1,4}|[^\s\[\]()\d/,]{0,6})/\S{1,18}|%)\s*$"
)
_WITH_UNIT = re.compile(
    r"\s*(?P<number>[<>≤≥]?\s?\d[\d.,]*)\s*(?P<unit>%|[^\d\s.,;:()<>-]\S{0,17}(?:\s?m[2²])?|[x×*]?\s?10\S{2,8})"
    r"(?P<rest>[\s,;(].{0,80})?"
)
_UNIT_IN_NAME = re.compile(r"^(?P<name>.+?)\s*[\[(](?P<unit>[^\[\]()]{1,24})[\])]\s*$")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with its header found."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    order: DayOrder
    decimal_comma: bool
    sheet_date: str
    roles: dict[str, int]
    above: Table
    """Lines of few cells between the table before and the header."""


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


_CONTROL = re.compile(
    r"\b(?:quality control|control (?:sample|material|serum)|(?:positive|negative) control"
    r"|kontroll(?:probe|material|serum)|qualitätskontrolle|(?:positiv|negativ)kontrolle"
    r"|contrôle (?:de )?qualité|échantillon (?:de )?contrôle|témoin (?:positif|négatif)"
    r"|muestra (?:de )?control|control de calidad|control (?:positivo|negativo)"
    r"|campione di controllo|controllo di qualità|controllo (?:positivo|negativo)"
    r"|controlemonster|kwaliteitscontrole|(?:positieve|negatieve) controle"
    r"|próbka kontrolna|kontrola jakości|kontrola (?:dodatnia|ujemna))\b",
    re.IGNORECASE,
)


def without_controls(cells: Table) -> Table:
    """A table whose rows on the laboratory's own control samples are empty.

    >>> without_controls((("Control sample 2", "Hb 9.1"), ("Hb", "8.0")))
    (('', ''), ('Hb', '8.0'))
    """
    return tuple(("",) * len(row) if _is_control(row) else row for row in cells)


def _is_control(row: Sequence[str]) -> bool:
    line = " ".join(row)[:400]
    return bool(_CONTROL.search(line)) and any(char.isdigit() for char in line)


_Layout = Callable[[_Sheet, str, str], Iterator[TableRow]]


def lab_rows(cells: Table, *, name: str, sha256: str) -> tuple[TableRow, ...] | None:
    """Results of a laboratory table, or ``None`` when no header of one is found.

    A table may have several parts, each below a header of its own. One that stands under the name
    of a relative or donor gives no rows.

    >>> rows = lab_rows((("Test", "Wert", "Einheit"), ("LDH", "612", "U/L")), name="l", sha256="")
    >>> rows[0].name, rows[0].value, rows[0].unit, rows[0].source.place
    ('LDH', '612', 'U/L', 'row 2')
    """
    for loosely in (False, True):
        parts = _parts(cells, loosely=loosely)
        found: list[TableRow] = []
        for layout, sheet in parts:
            found += [row for row in layout(sheet, name, sha256) if _is_result(row)]
        known = any(kind_of_name(row.name) for row in found)
        if parts and not found and any(_of_another(sheet.above) for _, sheet in parts):
            return ()
        if found and (known or not loosely):
            return tuple(found)
    return None


def _parts(cells: Table, *, loosely: bool) -> list[tuple[_Layout, _Sheet]]:
    """Every header with its layout and the rows down to the next header."""
    heads: list[tuple[int, _Layout, dict[str, int]]] = []
    for index, row in enumerate(cells):
        if index >= _HEADER_WITHIN and not heads:
            break
        roles = _roles(row, cells[index + 1 :][:_LOOK_AHEAD], loosely=loosely and not heads)
        layout = _layout(row, roles)
        if layout is not None:
            heads.append((index, layout, roles))
    ends = [index for index, _, _ in heads[1:]] + [len(cells)]
    starts = [0] + [index for index, _, _ in heads]
    return [
        (layout, _sheet(cells, start, index, end, roles))
        for (index, layout, roles), start, end in zip(heads, starts, ends, strict=False)
    ]


def _roles(row: Sequence[str], below: Table, *, loosely: bool) -> dict[str, int]:
    """What each column holds; the column of names may be told by the analytes in it."""
    roles = header_roles(row) if loosely else _listed(row)
    if loosely and "name" not in roles and roles:
        counts = [sum(_is_analyte(_cell(r, i)) for r in below) for i in range(len(row))]
        if max(counts, default=0) > 1 and counts.index(max(counts)) not in roles.values():
            roles["name"] = counts.index(max(counts))
    return roles


def _listed(row: Sequence[str]) -> dict[str, int]:
    roles: dict[str, int] = {}
    for index, cell in enumerate(row):
        found = role_of(cell)
        if found:
            roles.setdefault(found, index)
    return roles


def _layout(row: Sequence[str], roles: dict[str, int]) -> _Layout | None:
    if "name" in roles and "value" in roles:
        return _one_result_a_row
    if "name" in roles and any(parse_date(cell, "dmy") for cell in row):
        return _dates_as_columns
    if "date" in roles and any(_is_analyte(cell) for cell in row):
        return _dates_as_rows
    return None


def analyte(cell: str) -> tuple[str, str]:
    """Name and unit of an analyte printed together, ``LDH [U/L]``, ``Hb (g/dL)`` or ``Hb, g/dL``.

    >>> analyte("Hb (g/dL)"), analyte("Hb, g/dL"), analyte("ALT (GPT)")
    (('Hb', 'g/dL'), ('Hb', 'g/dL'), ('ALT (GPT)', ''))
    """
    if kind_of_name(cell):  # "Ratio kappa/lambda" has no unit
        return (cell.strip(), "")
    for pattern in (_UNIT_IN_NAME, _UNIT_BEHIND_NAME):
        match = pattern.match(cell.strip())
        if match and (pattern is _UNIT_BEHIND_NAME or not kind_of_name(match["unit"])):
            return (match["name"], match["unit"])
    return (cell.strip(), "")


def _is_analyte(cell: str) -> bool:
    return kind_of_name(analyte(cell)[0]) is not None or kind_of_name(cell) is not None


def _sheet(cells: Table, start: int, index: int, end: int, roles: dict[str, int]) -> _Sheet:
    text = "\n".join(" ; ".join(row) for row in cells)
    body = tuple((i + 1, row) for i, row in enumerate(cells[:end]) if i > index and any(row))
    order = day_order(text[:1_000_000])
    above = tuple(row for row in cells[start:index] if sum(map(bool, row)) <= _FEW_CELLS)
    other = _of_another(above)
    return _Sheet(
        tuple(cells[index]),
        () if other else body,
        order,
        bool(writes_decimal_comma([_number_in(cell) for _, row in body for cell in row])),
        _preamble_date(above, order),
        roles,
        above,
    )


def _number_in(cell: str) -> str:
    match = _WITH_UNIT.fullmatch(cell)
    return match["number"].strip() if match else cell


def _of_another(above: Table) -> bool:
    """Whether the lines above a table name a relative or a donor, and nowhere the patient."""
    roles = {role(" ".join(row)) for row in above}
    return "donor" in roles and "patient" not in roles


def _preamble_date(rows: Table, order: DayOrder) -> str:
    """Collection date stated once above the table (``Collected: 2026-03-14``)."""
    for row in rows:
        line = " ".join(row)
        dates = find_dates(line[:200], order)
        label = line[: dates[0].start] if len(dates) == 1 else ""
        if "report" not in label.lower() and role_of(label) == "date":
            return dates[0].iso
    return ""


def _cell(row: Sequence[str], index: int | None) -> str:
    return row[index] if index is not None and index < len(row) else ""


def _one_result_a_row(sheet: _Sheet, name: str, sha256: str) -> Iterator[TableRow]:
    roles, current = sheet.roles, sheet.sheet_date
    for number, row in sheet.rows:
        if sum(map(bool, row)) == 1 and len(row) > 1:
            # "19.11.2026" on a line of its own dates the results below it.
            current = parse_date(next(filter(None, row)), sheet.order) or current
            continue
        current = _row_day(row, sheet) or current
        printed, unit = analyte(_cell(row, roles["name"]))
        value, own_unit = _split(_cell(row, roles["value"]), _cell(row, roles.get("unit")))
        yield TableRow(
            printed if unit and not own_unit else _cell(row, roles["name"]),
            value,
            Source(name, f"row {number}", sha256, _quote(row)),
            own_unit or unit,
            _reference(row, roles),
            current,
            sheet.decimal_comma,
        )


def _row_day(row: Sequence[str], sheet: _Sheet) -> str:
    """The day in the date column; where it is empty the day above holds on (merged cells)."""
    return parse_date(_cell(row, sheet.roles.get("date")), sheet.order)


def _split(cell: str, unit: str) -> tuple[str, str]:
    """A result and its unit, which may stand in one cell: ``9,8 g/dl``, ``98 % room air``."""
    bare = _unflagged(cell)
    match = _WITH_UNIT.fullmatch(bare)
    if match is None or not readings(match["unit"]):
        return bare, unit
    return match["number"].strip(), unit or match["unit"]


def _reference(row: Sequence[str], roles: dict[str, int]) -> str:
    low, high = _cell(row, roles.get("low")), _cell(row, roles.get("high"))
    if high:
        return f"{low}-{high}" if low else f"<{high}"
    return _cell(row, roles.get("reference"))


def _dates_as_columns(sheet: _Sheet, name: str, sha256: str) -> Iterator[TableRow]:
    roles = sheet.roles
    columns = [(i, parse_date(cell, sheet.order)) for i, cell in enumerate(sheet.header)]
    for number, row in sheet.rows:
        printed, unit = analyte(_cell(row, roles["name"]))
        for column, dated in columns:
            if dated and _cell(row, column):
                value, own = _split(_cell(row, column), _cell(row, roles.get("unit")))
                yield TableRow(
                    printed,
                    value,
                    Source(name, f"row {number}, column {column + 1}", sha256, _quote(row)),
                    own or unit,
                    _reference(row, roles),
                    dated,
                    sheet.decimal_comma,
                )


def _dates_as_rows(sheet: _Sheet, name: str, sha256: str) -> Iterator[TableRow]:
    roles = sheet.roles
    skipped = {place for place in roles.values() if not _is_analyte(sheet.header[place])}
    units: Sequence[str] = ()
    references: Sequence[str] = ()
    for number, row in sheet.rows:
        label = role_of(row[0] or next(filter(None, row))) if row else ""
        if label == "unit":
            units = row
        elif label in ("reference", "high", "low"):
            references = row
        else:
            dated = parse_date(_cell(row, roles["date"]), sheet.order)
            for column, cell in enumerate(row):
                if column in skipped or column >= len(sheet.header) or not cell:
                    continue
                printed, unit = analyte(sheet.header[column])
                place = f"row {number}, column {column + 1}"
                value, own = _split(cell, _cell(units, column))
                yield TableRow(
                    printed,
                    value,
                    Source(name, place, sha256, f"{sheet.header[column]}: {cell}"[:200]),
                    own or unit,
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
        or any(char.isalpha() for char in row.value)
        or set(row.value) == {"+"}
    )


def _quote(row: Sequence[str]) -> str:
    return " | ".join(cell for cell in row if cell)[:200]
