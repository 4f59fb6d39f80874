"""Single-antigen bead tables: plain tables with a header, and xPONENT exports with a bead map."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from alloway.errors import InputError
from alloway.hla.bead_cells import (
    Measure,
    best_specificity,
    control_kind,
    failed_control,
    parse_specificity,
    read_intensity,
    read_serum_date,
)
from alloway.hla.files import read_rows
from alloway.hla.xponent import is_xponent, parse_xponent, read_bead_map
from alloway.values.evidence import Source
from alloway.values.hla import Bead

__all__ = ["parse_beads", "parse_specificity", "read_bead_map", "read_beads"]

_SPECIFICITY = (
    "specificity", "bead specificity", "allele specificity", "molecular", "allele", "alleles",
    "antigen", "hla", "antigens", "serological", "serology",
)  # fmt: skip
_MFI: tuple[tuple[Measure, tuple[str, ...]], ...] = (
    ("normalised", (
        "normalised mfi", "normalized mfi", "normalised", "normalized", "mfi normalised",
        "mfi normalized", "normal value", "normalised value", "normalized value", "baseline mfi",
    )),
    ("net", ("net mfi", "mfi net", "net", "background corrected mfi", "bcm")),
    ("", ("mfi", "fluorescence")),
    ("raw", ("raw mfi", "mfi raw", "raw", "raw value", "raw data", "median mfi", "median")),
)  # fmt: skip
"""Column names for the intensity, the one to prefer first."""
_DATE = ("serum date", "serum", "sample date", "collection date", "collected", "date", "draw date")
_SAMPLE = ("sample", "sample id", "sample name", "serum id", "serum number", "sample number")
_PERSON = ("patient", "patient id", "patient name", "recipient", "recipient id")
_STEP = "give a table with the columns specificity, MFI and serum date"
_MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class _Columns:
    row: int
    specificity: tuple[int, ...]
    mfi: int
    mfi_name: str
    measure: Measure
    date: int | None
    sample: int | None
    person: int | None


@dataclass(frozen=True, slots=True)
class _Row:
    """One row under the header: a bead or a control."""

    bead: Bead | None
    control: str
    mfi: float
    sample: str
    date: str


def parse_beads(
    rows: Sequence[Sequence[str]],
    *,
    name: str,
    bead_map: Mapping[str, str] | None = None,
    sample: str | None = None,
    serum_date: str = "",
) -> tuple[Bead, ...]:
    """Beads from the rows of a table.

    Lines above the header may give ``serum date`` and its value. A normalised intensity is
    preferred to a net one, and that to a raw one; `Bead.measure` says which it was. Control beads
    are left out; where they failed, every bead of that serum is marked as in doubt. An xPONENT
    export names its beads by number: it needs the kit's `bead_map`.

    Parameters
    ----------
    rows
        Cells by row, as a CSV reader gives them.
    name
        File named in errors and in each bead's source.
    bead_map
        Bead number to specificity, from the kit's lot sheet (`read_bead_map`).
    sample
        The serum wanted, where the table holds several that its dates do not tell apart.
    serum_date
        Date of the serum where the table gives none.

    Raises
    ------
    InputError
        No header is found; a row's specificity, intensity or date cannot be read; the table holds
        several people, or several sera and it is not said which (the message lists them).

    Examples
    --------
    >>> rows = [["Specificity", "MFI", "Serum date"], ["A*02:01", "8200", "2026-03-01"]]
    >>> bead = parse_beads(rows, name="beads.csv")[0]
    >>> bead.specificity, bead.mfi, bead.serum_date
    (('A*02:01',), 8200.0, '2026-03-01')
    """
    if len(rows) > _MAX_ROWS:
        raise InputError(f"{name}: more than {_MAX_ROWS:,} rows", step=_STEP)
    known = read_serum_date(serum_date, name) if serum_date else ""
    cells = [[cell.strip() for cell in row] for row in rows]
    if is_xponent(cells):
        return parse_xponent(cells, name=name, bead_map=bead_map, sample=sample, serum_date=known)
    columns = _header(cells, name)
    known = _date_above(cells[: columns.row], name) or known
    body = list(enumerate(cells[columns.row + 1 :], start=columns.row + 2))
    _one_person([row for _, row in body], columns, name)
    read = [_row(row, number, columns, name, known) for number, row in body if _what(row, columns)]
    chosen = _of_sample(read, sample, name)
    found = tuple(_with_doubt(row, chosen) for row in chosen if row.bead is not None)
    if not found:
        raise InputError(f"{name}: no beads under the header", step=_STEP)
    return tuple(bead for bead in found if bead is not None)


def read_beads(
    path: Path,
    *,
    bead_map: Mapping[str, str] | None = None,
    sample: str | None = None,
    serum_date: str = "",
) -> tuple[Bead, ...]:
    """`parse_beads` on a CSV file."""
    return parse_beads(
        read_rows(path), name=path.name, bead_map=bead_map, sample=sample, serum_date=serum_date
    )


def _header(cells: list[list[str]], name: str) -> _Columns:
    for number, row in enumerate(cells[:60]):
        low = [re.sub(r"[\s_-]+", " ", cell).lower() for cell in row]
        specificity = tuple(low.index(word) for word in _SPECIFICITY if word in low)
        named = ((m, word) for m, words in _MFI for word in words if word in low)
        measure, mfi = next(named, ("", ""))
        if specificity and mfi:
            date, sample, person = (
                next((low.index(w) for w in words if w in low), None)
                for words in (_DATE, _SAMPLE, _PERSON)
            )
            return _Columns(number, specificity, low.index(mfi), mfi, measure, date, sample, person)
    raise InputError(f"{name}: no header with a specificity and an MFI column", step=_STEP)


def _date_above(rows: list[list[str]], name: str) -> str:
    for number, row in enumerate(rows, start=1):
        for left, right in pairwise(row):
            if left.lower().rstrip(":") in _DATE:
                return read_serum_date(right, f"{name}: row {number}")
    return ""


def _cell(row: list[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _what(row: list[str], columns: _Columns) -> str:
    return best_specificity(_cell(row, column) for column in columns.specificity)


def _one_person(rows: list[list[str]], columns: _Columns, name: str) -> None:
    people = {_cell(row, columns.person) for row in rows} - {""}
    if len(people) > 1:
        raise InputError(f"{name}: beads of {len(people)} people", step="keep the rows of one")


def _row(row: list[str], number: int, columns: _Columns, name: str, known_date: str) -> _Row:
    place = f"{name}: row {number}"
    text, what = _cell(row, columns.mfi), _what(row, columns)
    mfi = read_intensity(text, place)
    stated = _cell(row, columns.date)
    date = read_serum_date(stated, place) if stated else known_date
    sample = _cell(row, columns.sample)
    kind = control_kind(what)
    if kind is not None:
        return _Row(None, kind, mfi, sample, date)
    bead = Bead(
        parse_specificity(what, name=place),
        mfi,
        date,
        Source(name, f"row {number}", quote=f"{columns.mfi_name} {text}"),
        columns.measure,
    )
    return _Row(bead, "", mfi, sample, date)


def _of_sample(rows: list[_Row], sample: str | None, name: str) -> list[_Row]:
    """The rows of the serum asked for; without one, of all sera that their dates tell apart."""
    known = list(dict.fromkeys(row.sample for row in rows if row.sample))
    listed = f"{name}: sera {', '.join(sorted(known))[:200] or 'without a name'}"
    if sample is not None:
        if sample not in known:
            raise InputError(f"{listed}, not {sample[:40]!r}", step="say which sample it is")
        return [row for row in rows if row.sample == sample]
    by_date: dict[str, set[str]] = {}
    for row in rows:
        by_date.setdefault(row.date, set()).add(row.sample)
    if any(len(samples - {""}) > 1 for samples in by_date.values()):
        raise InputError(f"{listed} bear the same date or none", step="say which sample it is")
    return rows


def _with_doubt(row: _Row, rows: list[_Row]) -> Bead | None:
    serum = [r for r in rows if r.control and (r.sample, r.date) == (row.sample, row.date)]
    doubt = failed_control(
        (r.mfi for r in serum if r.control == "negative"),
        (r.mfi for r in serum if r.control == "positive"),
    )
    return replace(row.bead, doubt=doubt) if row.bead is not None and doubt else row.bead
