"""Tables of a document's pages to facts; what they cover is taken out of the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alloway.patient.cases.burden_tables import (
    chimerism_facts,
    heads_sites_by_day,
    is_chimerism_header,
    is_lesion_header,
    lesion_facts,
)
from alloway.patient.cases.draft import OpenResult
from alloway.patient.cases.grid import Grid, grid, section_above, without
from alloway.patient.cases.marker_tables import dated_rows, marker_facts
from alloway.patient.cases.result_tables import heads_results, only_results, result_facts
from alloway.patient.cases.statements import document_date, heading_date
from alloway.patient.cases.text_antigens import MARKER
from alloway.patient.cases.when import earlier_in
from alloway.patient.records.dates import DayOrder, day_order
from alloway.patient.records.model import Cell, Page, TableLine
from alloway.values.case import Fact

_MARKER_HEAD = re.compile(
    r"\b(?:markers?|antigens?|antibod\w+|result\w*|expression|ergebnis|uitslag|wynik|résultat"
    r"|resultado|%)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compar|vergl|confront|vergelijk|porówn|par rapport|respecto|rispetto)", re.IGNORECASE
)
"""A line above a table that names the examination it is compared with, not the table's own."""
_Found = tuple[str, Grid]


def read_tables(pages: Sequence[Page]) -> tuple[list[Fact | OpenResult | str], list[Page]]:
    """Facts of the tables of one document, and its pages without the lines of those tables.

    A table that no rule understands stays in the prose.

    Parameters
    ----------
    pages
        All pages of the document, in order: a table may go on over a page break.
    """
    order = day_order("\n".join(page.text for page in pages))
    found: list[_Found] = []
    rest: list[Page] = []
    for page in pages:
        mine = [item for table in page.tables if (item := _known(page, table, order, found))]
        found += mine
        rest.append(without(page, frozenset(n for _, table in mine for n in table.lines)))
    sampled = document_date("\n".join(page.text for page in rest), order)
    sampled = sampled or next((page.document_date for page in pages), "")
    return [fact for item in found for fact in _facts(*item, sampled, order)], rest


def _known(
    page: Page, table: Sequence[TableLine], order: DayOrder, before: Sequence[_Found]
) -> _Found | None:
    """The table and what it holds, ``None`` when no rule knows it."""
    chimerism = _under(page, table, "chimerism")
    if chimerism is not None:
        return "chimerism", grid(page, table, chimerism, order)
    markers = [i for i, line in enumerate(table) if len(line.cells) > 1 and _is_marker(line)]
    headed = markers and any(
        _MARKER_HEAD.search(cell.text) for line in table[: markers[0]] for cell in line.cells
    )
    if len(markers) > 1 or headed:
        last = _end(table, markers[-1])
        heads = _carried(page, before) if markers[0] == 0 else None
        return "markers", grid(page, table[:last], markers[0], order, heads)
    for name in ("dated markers", "lesions"):
        first = _under(page, table, name)
        if first is not None:
            return name, grid(page, table, first, order)
    first = _under(page, table, "results")
    results = only_results(grid(page, table, first, order)) if first is not None else None
    return ("results", results) if results is not None else None


def _under(page: Page, table: Sequence[TableLine], name: str) -> int | None:
    """The first row below a line that heads a table of this name; ``None`` when there is none."""
    for index, line in enumerate(table[:-1]):
        below = table[index + 1 :]
        section = section_above(page, line.lines)
        if name == "chimerism":
            section = f"{section} {page.text[:300]}"
        if _heads(name, line.cells, section, below):
            rows = (i for i in range(index + 1, len(table)) if _has_row(line, table[i]))
            return next(rows, None)
    return None


def _is_marker(line: TableLine) -> bool:
    return MARKER.match(line.cells[0].text) is not None


def _end(table: Sequence[TableLine], last: int) -> int:
    """Past the last row with a marker and the lines that go on with it."""
    end = last + 1
    while end < len(table) and (
        len(table[end].cells) > 2 or table[end].cells[0].x0 > table[last].cells[0].x1
    ):
        end += 1
    return end


def _has_row(header: TableLine, line: TableLine) -> bool:
    """Whether a line below a header starts a row with a value."""
    starts = line.cells[0].x0 < header.cells[0].x1 or len(line.cells) >= len(header.cells)
    return (
        len(line.cells) > 1
        and starts
        and any(re.search(r"[\d+-]|neg|pos", c.text, re.I) for c in line.cells)
    )


def _heads(name: str, cells: Sequence[Cell], section: str, below: Sequence[TableLine]) -> bool:
    if name == "results":
        return heads_results(cells, below)
    if name == "dated markers":
        return sum(bool(MARKER.match(cell.text)) for cell in cells) > 1
    if name == "chimerism":
        return is_chimerism_header(cells, section)
    return is_lesion_header(cells) or heads_sites_by_day(cells, below)


def _carried(page: Page, before: Sequence[_Found]) -> list[Cell] | None:
    """Headings of the marker table at the end of the page before, for one that goes on here."""
    if not before or before[-1][0] != "markers" or before[-1][1].page is page:
        return None
    return [column.head for column in before[-1][1].columns]


def _facts(
    name: str, table: Grid, sampled: str, order: DayOrder
) -> Iterator[Fact | OpenResult | str]:
    compared = _COMPARED.search(table.section)
    own = "" if compared else heading_date(table.section, order, sampled)
    if earlier_in(table.section) and not own and not compared:
        yield "Table of an earlier sample whose date is not clear"
        return
    when = own or sampled
    if name == "markers":
        yield from marker_facts(table, when)
    elif name == "dated markers":
        yield from dated_rows(table, when, order)
    elif name == "lesions":
        yield from lesion_facts(table, when)
    elif name == "results":
        yield from result_facts(table, when)
    else:
        yield from chimerism_facts(table, when, order)
