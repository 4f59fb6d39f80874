"""Parts of a page set in columns as a table: what heads each column, and its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alloway.patient.cases.when import earlier_in
from alloway.patient.records.dates import DayOrder, find_dates
from alloway.patient.records.layout import aligned, joined
from alloway.patient.records.model import Cell, Page, TableLine
from alloway.values.evidence import Source

_EARLIER_HEAD = re.compile(
    r"\b(?:prev\w*|prior|earlier|before|pre|comparison|compared|former|last|baseline|initial|old"
    r"|diagnosis|vorwert\w*|vor\w*befund|vorher\w*|vergleich\w*|vorig\w*|eerder\w*|vergelijk\w*"
    r"|poprzedni\w*|poprz|précédent\w*|antérieur\w*|anterior\w*|previ[oa]s?|precedent\w*)\b",
    re.IGNORECASE,
)
_EDGE = 4.0
_HEADER_LINES = 3
_SECTION_LENGTH = 80

Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the words that head it, and the day they name."""

    head: Cell
    date: str = ""
    earlier: bool = False
    """Of an earlier sample or examination, by its words or because its dates are unclear."""

    @property
    def words(self) -> str:
        """Heading in lower case."""
        return self.head.text.lower()


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a page."""

    page: Page
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lines: frozenset[int]
    """Lines of the page's text that the table covers."""
    section: str
    """The line of text above the table, empty when there is none nearby."""

    def source(self, cells: Sequence[Cell | None]) -> Source:
        """Place of the last of some cells of a row, and the words of them all."""
        there = [cell for cell in cells if cell is not None]
        box = joined(there[1:] or there)
        place = ", ".join(part for part in (self.page.source.place, box.box) if part)
        return replace(self.page.source, place=place, quote=joined(there).text[:200])


def grid(
    page: Page,
    table: Sequence[TableLine],
    first: int,
    order: DayOrder,
    heads: Sequence[Cell] | None = None,
) -> Grid:
    """The table whose first row with data is line ``first``.

    Parameters
    ----------
    heads
        Headings of the table that goes on here from the page before; for want of any above.
    """
    above = _header(table, first)
    body = table[first:]
    if above:
        below = _cut(above, table[first])
        body = (*above[below:], *body)
        heads = _heads(above[:below], table[first])
    elif heads is None:
        heads = [replace(cell, text="") for cell in table[first].cells]
    columns = tuple(_column(head, order) for head in heads)
    lines = frozenset(n for line in (*above, *table[first:]) for n in line.lines)
    return Grid(page, columns, _rows(heads, body), lines, section_above(page, lines))


def _header(table: Sequence[TableLine], first: int) -> list[TableLine]:
    """Lines above the first row up to the one that heads the first column, top to bottom."""
    margin = table[first].cells[0].x1
    found: list[TableLine] = []
    for line in reversed(table[max(0, first - _HEADER_LINES) : first]):
        has_first = line.cells[0].x0 < margin
        if has_first and any(other.cells[0].x0 < margin for other in found):
            break
        found.insert(0, line)
    return found


def _cut(above: Sequence[TableLine], row: TableLine) -> int:
    """Where the headings end: lines without a first cell may be the upper half of the first row.

    The widest gap below the line that heads the first column parts the two.
    """
    margin = row.cells[0].x1
    named = max((i for i, line in enumerate(above) if line.cells[0].x0 < margin), default=None)
    if named is None:
        return len(above)
    lines = [*above, row]
    return max(range(named + 1, len(lines)), key=lambda i: lines[i - 1].middle - lines[i].middle)


def _heads(lines: Sequence[TableLine], row: TableLine) -> list[Cell]:
    """One heading a column: the line with most cells, with the words above and below it."""
    base = max(range(len(lines)), key=lambda index: len(lines[index].cells))
    heads = list(lines[base].cells)
    if heads[0].x0 > row.cells[0].x1:
        heads.insert(0, replace(row.cells[0], text="", lines=()))
    parts: list[list[Cell]] = [[head] for head in heads]
    for index, line in enumerate(lines):
        if index < base and len(line.cells) > 1 and len(line.cells) < len(heads):
            _spread(line.cells, heads, parts)
        elif index != base:
            for column, cell in zip(parts, aligned(heads, line), strict=True):
                if cell is not None:
                    column.insert(0 if index < base else len(column), cell)
    return [
        replace(head, text=" ".join(cell.text for cell in column if cell.text))
        for head, column in zip(heads, parts, strict=True)
    ]


def _spread(over: Sequence[Cell], heads: Sequence[Cell], parts: list[list[Cell]]) -> None:
    """Put each heading that spans several columns over every column nearest to it."""
    start = over[0].x0 - _EDGE
    for head, column in zip(heads, parts, strict=True):
        centre = (head.x0 + head.x1) / 2
        if head.x1 > start:
            column.insert(0, min(over, key=lambda c: abs((c.x0 + c.x1) / 2 - centre)))


def _column(head: Cell, order: DayOrder) -> Column:
    dates = {found.iso for found in find_dates(head.text, order)}
    earlier = bool(_EARLIER_HEAD.search(head.text)) or earlier_in(head.text) or len(dates) > 1
    return Column(head, dates.pop() if len(dates) == 1 else "", earlier)


def _rows(heads: Sequence[Cell], lines: Sequence[TableLine]) -> tuple[Row, ...]:
    """Rows in columns; a line without a first cell goes on with the row nearest to it."""
    cells = [aligned(heads, line) for line in lines]
    starts = [index for index, row in enumerate(cells) if row[0] is not None and any(row[1:])]
    merged: dict[int, list[list[Cell]]] = {index: [[] for _ in heads] for index in starts}
    for index, row in enumerate(cells):
        if not starts:
            break
        home = min(starts, key=lambda at: abs(lines[at].middle - lines[index].middle))
        for column, cell in zip(merged[home], row, strict=True):
            if cell is not None:
                column.append(cell)
    return tuple(
        tuple(joined(column) if column else None for column in merged[index]) for index in starts
    )


def section_above(page: Page, lines: frozenset[int]) -> str:
    """The short line of text above some lines; empty when there is none nearby."""
    if not lines:
        return ""
    for line in reversed(page.text.split("\n")[: min(lines)][-3:]):
        if line.strip():
            return line.strip() if len(line) <= _SECTION_LENGTH else ""
    return ""


def without(page: Page, lines: frozenset[int]) -> Page:
    """The page with these lines of its text left empty, so that no other rule reads them."""
    if not lines:
        return page
    kept = ("" if n in lines else line for n, line in enumerate(page.text.split("\n")))
    return replace(page, text="\n".join(kept))


def row_date(row: Row, order: DayOrder) -> str:
    """The one date that the cells of a row name; empty when there is none or several."""
    dates = {found.iso for cell in row if cell for found in find_dates(cell.text, order)}
    return dates.pop() if len(dates) == 1 else ""
