"""Antigen results in tables: each with the value and the date of its own column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alloway.patient.cases.draft import OpenResult
from alloway.patient.cases.grid import Column, Grid, Row, row_date
from alloway.patient.cases.markers import (
    antigen_named,
    by_percent,
    contradictory,
    not_evaluated,
    percent,
    stated_cut_off,
    worded,
)
from alloway.patient.cases.text_antigens import CELL_COUNT, MARKER, method_in
from alloway.patient.records.dates import DayOrder
from alloway.patient.records.model import Cell
from alloway.values.case import Fact

# Columns that speak of something else than the tumour cells of this patient.
_ASIDE = re.compile(
    r"\b(?:method\w*|clone|antibod\w+|fluoro\w*|comment\w*|remark\w*|notes?|bemerkung\w*|kommentar\w*"
    r"|opmerking\w*|uwagi|remarque\w*|observaci\w+|normal\w*|controls?|kontroll\w*|background"
    r"|reference|referenz\w*|cut-?off|lymphocytes|t[- ]cells?|benign|reactive|unit|mfi)\b",
    re.IGNORECASE,
)
_INTENSITY = re.compile(r"\b(?:intensit\w+|brightness|strength)\b", re.IGNORECASE)
_PERCENT_CELL = re.compile(r"[<>~≤≥]?\s?\d{1,3}(?:[.,]\d+)?(?:\s?[-–]\s?\d{1,3})?\s?(?P<sign>%?)")
_SIGNS = {"+": "positive", "++": "positive", "+++": "positive", "(+)": "positive",
          "pos": "positive", "+/-": "partial", "+/−": "partial", "-": "negative", "−": "negative", "–": "negative",
          "neg": "negative"}  # fmt: skip
_FAINT = ("dim", "partial")


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns that hold one examination's results: words, percentage, intensity."""

    column: Column
    result: int | None = None
    share: int | None = None
    intensity: int | None = None

    def holding(self, role: str, index: int) -> _Group:
        """The group with one more of its columns known."""
        known = {"result": self.result, "share": self.share, "intensity": self.intensity}
        known[role] = index
        return _Group(self.column, known["result"], known["share"], known["intensity"])

    @property
    def members(self) -> tuple[int, ...]:
        return tuple(i for i in (self.result, self.share, self.intensity) if i is not None)


def marker_rows(cells: Sequence[Cell | None]) -> bool:
    """Whether a row starts with the name of a marker."""
    return bool(cells and cells[0] and MARKER.match(cells[0].text))


def marker_facts(table: Grid, sampled: str) -> Iterator[Fact | OpenResult | str]:
    """Antigen facts of a table whose rows are markers.

    Parameters
    ----------
    sampled
        Date of the document's sample, for columns that name none.

    A column of an earlier sample without a date gives no fact, and neither do two columns of one
    sample that differ.
    """
    rows = [row for row in table.rows if marker_rows(row)]
    if CELL_COUNT.search(f"{table.section} {table.columns[0].words}"):
        yield "Antigens: a count of normal lymphocytes, not of tumour cells"
        return
    signs = any(cell and "+" in cell.text for row in rows for cell in row[1:])
    groups = _groups(table, rows, signs)
    for row in rows:
        antigen = _antigen(row)
        if antigen:
            yield from _one_value(
                [_result(table, row, group, antigen, sampled, signs) for group in groups]
            )


def _antigen(row: Row) -> str:
    """The antigen a row is about; none where it speaks of normal cells or controls."""
    name = MARKER.match(row[0].text) if row[0] else None
    if row[0] is None or name is None or _ASIDE.search(row[0].text[name.end() :]):
        return ""
    return antigen_named(name["name"])


def _one_value(results: list[Fact | OpenResult | str]) -> Iterator[Fact | OpenResult | str]:
    """Results of a row; two of one day that differ are none, because one column is not understood."""
    facts = [result for result in results if isinstance(result, Fact)]
    unclear = {
        one.date for one in facts for other in facts
        if one.date == other.date and one.value != other.value
    }  # fmt: skip
    for result in results:
        if isinstance(result, Fact) and result.date in unclear:
            yield "Antigen table: two columns of one day differ"
        elif not isinstance(result, str) or result:
            yield result


def _groups(table: Grid, rows: Sequence[Row], signs: bool) -> list[_Group]:
    """Columns of results; the share and intensity right of one belong to it."""
    groups: list[_Group] = []
    for index, column in enumerate(table.columns[1:], start=1):
        role = _role(column, [row[index] for row in rows], signs)
        last = groups[-1] if groups else None
        free = last and role and getattr(last, role) is None
        if last and free and _same_day(column, last.column, role):
            groups[-1] = last.holding(role, index)
        elif role in ("result", "share"):
            groups.append(_Group(column).holding(role, index))
    return groups


def _same_day(column: Column, first: Column, role: str) -> bool:
    """Whether a column goes on with the group of another; an undated result starts its own."""
    if (column.date, column.earlier) == (first.date, first.earlier):
        return True
    return role != "result" and not (column.date or column.earlier)


def _role(column: Column, cells: Sequence[Cell | None], signs: bool) -> str:
    """What a column holds, by its heading and then by its cells."""
    if _INTENSITY.search(column.words):
        return "intensity"
    if _ASIDE.search(column.words):
        return ""
    texts = [cell.text for cell in cells if cell]
    shares = [match for text in texts if (match := _PERCENT_CELL.fullmatch(text))]
    signed = "%" in column.words or any(match["sign"] for match in shares)
    if shares and signed and 2 * len(shares) >= len(texts):
        return "share"
    said = [text for text in texts if _said(text, signs) or not_evaluated(text)]
    return "result" if said and 2 * len(said) >= len(texts) else ""


def _said(text: str, signs: bool) -> str:
    sign = _SIGNS.get(text.strip().lower(), "")
    # A lone dash is "negative" only where its table writes "+" too; else it stands for "none".
    if sign == "negative" and not text[0].isalpha():
        return sign if signs else ""
    return sign or worded(text)


def _result(
    table: Grid, row: Row, group: _Group, antigen: str, sampled: str, signs: bool
) -> Fact | OpenResult | str:
    """The value of one row in one group; an empty string where its cells are empty."""
    cells = [row[index] for index in group.members]
    words = " ".join(cell.text for cell in cells if cell).strip()
    if not words or (words in ("-", "–", "—") and not signs):
        return ""
    when = group.column.date or sampled
    if group.column.earlier and not group.column.date:
        return f"{antigen} on tumour cells: of an earlier sample whose date is not clear"
    source = table.source([row[0], *cells])
    main = _text(row, group.result)
    if not_evaluated(main):
        return OpenResult(f"antigen.{antigen}", when, source, _why_not(table, row, group, main))
    if contradictory(main):
        return f"{antigen} on tumour cells: the layout does not tell which of two results is meant"
    value = _value(table, row, group, signs)
    if not value:
        return f"{antigen} on tumour cells: words that are no result"
    note = "; ".join(
        part
        for part in (
            percent(_as_percent(table, row, group)),
            method_in(f"{table.section} {_aside(table, row)}"),
        )
        if part
    )
    return Fact(f"antigen.{antigen}", value, source, "", when, "text rule", note=note)


def _text(row: Row, index: int | None) -> str:
    cell = row[index] if index is not None else None
    return cell.text if cell else ""


def _as_percent(table: Grid, row: Row, group: _Group) -> str:
    """The percentage of a row, from its own column or from beside the words."""
    share = _text(row, group.share)
    return f"{share} %" if share and "%" not in share else share or _text(row, group.result)


def _value(table: Grid, row: Row, group: _Group, signs: bool) -> str:
    said = _said(_text(row, group.result), signs)
    graded = worded(_text(row, group.intensity))
    faint = re.search(r"reduc|decreas", _text(row, group.intensity), re.IGNORECASE) is None
    if said == "positive" and graded in _FAINT and faint:
        return graded
    head = " ".join(column.head.text for column in table.columns)
    cut_off = stated_cut_off(f"{table.section} {head} {table.page.text}")
    return said or by_percent(_as_percent(table, row, group), cut_off) or graded


def _aside(table: Grid, row: Row) -> str:
    """What the columns beside the results say of a row: method, clone, comment."""
    return " ".join(
        cell.text
        for column, cell in zip(table.columns, row, strict=True)
        if cell and _ASIDE.search(column.words)
    )


def _why_not(table: Grid, row: Row, group: _Group, words: str) -> str:
    """``not evaluable; tube rejected``: the words with what the row says beside them."""
    if group.column.date:
        return words
    beside = [
        cell.text
        for index, (column, cell) in enumerate(zip(table.columns, row, strict=True))
        if index and index != group.result and cell and re.search(r"[^\W\d]{2}", cell.text)
        and not (column.date or column.earlier)
    ]  # fmt: skip
    return "; ".join((words, *beside))


def dated_rows(table: Grid, sampled: str, order: DayOrder) -> Iterator[Fact | OpenResult | str]:
    """Antigen facts of a table whose columns are markers and whose rows are samples."""
    signs = any(cell and "+" in cell.text for row in table.rows for cell in row[1:])
    for row in table.rows:
        when = row_date(row, order) or (sampled if len(table.rows) == 1 else "")
        for column, cell in zip(table.columns, row, strict=True):
            name = MARKER.match(column.head.text)
            antigen = antigen_named(name["name"]) if name else ""
            if not antigen or cell is None:
                continue
            if not when:
                yield f"{antigen} on tumour cells: a row of samples without a date"
            elif not_evaluated(cell.text):
                source = table.source([cell])
                yield OpenResult(f"antigen.{antigen}", when, source, cell.text)
            elif value := _said(cell.text, signs) or by_percent(_signed(column, cell)):
                note = percent(_signed(column, cell))
                source = table.source([cell])
                yield Fact(f"antigen.{antigen}", value, source, "", when, "text rule", note=note)


def _signed(column: Column, cell: Cell) -> str:
    """The cell's number as a percentage where the heading carries the sign."""
    return f"{cell.text} %" if "%" in column.head.text and "%" not in cell.text else cell.text
