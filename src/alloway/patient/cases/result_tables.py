"""Laboratory results, vital signs and function tests in the tables of a page, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alloway.patient.cases.grid import Grid
from alloway.patient.cases.table_rows import row_fact
from alloway.patient.records.dates import parse_date
from alloway.patient.records.model import Cell, TableLine, TableRow
from alloway.patient.records.table_headers import header_roles
from alloway.patient.records.tables import analyte, lab_rows
from alloway.reference.kinds import kind_of_name
from alloway.values.case import Fact

_MEASURED = ("lab.", "organ.", "performance.", "burden.", "weight", "height", "bsa")
_HEADER = 1


def heads_results(cells: Sequence[Cell], below: Sequence[TableLine]) -> bool:
    """Whether a line heads a table of measured values: two columns it names, analytes below."""
    heads = [cell.text for cell in cells]
    if len(heads) < 2 or _is_measured(heads[0]):
        return False
    roles = header_roles(heads)
    dated = any(parse_date(head, "dmy") for head in heads[1:])
    known = sum(role in roles for role in ("name", "value", "unit", "reference", "date"))
    if known < 2 and not (dated and known):
        return False
    return any(_is_measured(line.cells[0].text) for line in below if len(line.cells) > 1) or any(
        _is_measured(head) for head in heads
    )


def _is_measured(name: str) -> bool:
    kind = kind_of_name(analyte(name)[0])
    return kind is not None and kind.name.startswith(_MEASURED)


def only_results(table: Grid) -> Grid | None:
    """The table, covering only the lines whose rows give a result; ``None`` where none does."""
    used = {int(row.source.place.split(",")[0].removeprefix("row ")) for row in _rows(table)}
    lines: set[int] = set()
    for number in used:
        if number > _HEADER:
            cells = table.rows[number - _HEADER - 1]
            lines |= {line for cell in cells if cell for line in cell.lines}
    return replace(table, lines=frozenset(lines)) if lines else None


def _rows(table: Grid) -> list[TableRow]:
    texts = [tuple(column.head.text for column in table.columns)]
    texts += [tuple(cell.text if cell else "" for cell in row) for row in table.rows]
    found = lab_rows(tuple(texts), name="", sha256="") or ()
    return [row for row in found if _is_measured(row.name)]


def result_facts(table: Grid, sampled: str) -> Iterator[Fact | str]:
    """The fact of each result: its day is its row's or column's, else that of the document.

    Parameters
    ----------
    sampled
        Date of the section or the document.
    """
    for row in _rows(table):
        number, _, column = row.source.place.removeprefix("row ").partition(", column ")
        cells = table.rows[int(number) - _HEADER - 1]
        shown = [cells[0], cells[int(column) - 1]] if column else list(cells)
        result = row_fact(replace(row, source=table.source(shown), date=row.date or sampled))
        yield replace(result, method="text rule") if isinstance(result, Fact) else result
