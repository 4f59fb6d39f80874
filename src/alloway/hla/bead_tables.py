"""Single-antigen bead tables: plain tables with a header, and xPONENT exports with a bead map."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from alloway.errors import InputError, TypingError
from alloway.hla.files import read_rows
from alloway.hla.names import read_name
from alloway.reference.hla_nomenclature import antigen_groups
from alloway.values.evidence import Source
from alloway.values.hla import Bead

_SPECIFICITY = (
    "specificity",
    "bead specificity",
    "allele",
    "alleles",
    "antigen",
    "hla",
    "antigens",
)
_MFI = (
    "normalised mfi", "normalized mfi", "normalised", "normalized", "mfi normalised",
    "mfi normalized", "baseline mfi", "net mfi", "mfi", "raw mfi", "mfi raw", "raw", "median mfi",
)  # fmt: skip
"""Column names for the intensity, the one to prefer first."""
_DATE = ("serum date", "serum", "sample date", "collection date", "collected", "date", "draw date")
_CONTROLS = re.compile(r"(nc|pc|neg\w*|pos\w*)([ _-]?(control|ctrl|bead))?", re.IGNORECASE)
_NAME = re.compile(
    r"(?:HLA-)?(?:[A-Z]{1,3}[0-9]?\*[0-9:]+[A-Z]?|[A-Z]{1,2}W?[0-9]{1,4})", re.IGNORECASE
)
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_STEP = "give a table with the columns specificity, MFI and serum date"
_MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class _Columns:
    row: int
    specificity: int
    mfi: int
    mfi_name: str
    date: int | None


def parse_beads(
    rows: Sequence[Sequence[str]],
    *,
    name: str,
    bead_map: Mapping[str, str] | None = None,
    sample: str | None = None,
) -> tuple[Bead, ...]:
    """Beads from the rows of a table.

    Lines above the header may give ``serum date`` and its value. Control beads are left out. A
    normalised intensity is preferred to a raw one. An xPONENT export names its beads by number: it
    needs the kit's `bead_map`, and `sample` where it holds more than one serum.

    Parameters
    ----------
    rows
        Cells by row, as a CSV reader gives them.
    name
        File named in errors and in each bead's source.
    bead_map
        Bead number to specificity, from the kit's lot sheet.

    Raises
    ------
    InputError
        No header is found, or a row's specificity, intensity or date cannot be read.

    Examples
    --------
    >>> rows = [["Specificity", "MFI", "Serum date"], ["A*02:01", "8200", "2026-03-01"]]
    >>> bead = parse_beads(rows, name="beads.csv")[0]
    >>> bead.specificity, bead.mfi, bead.serum_date
    (('A*02:01',), 8200.0, '2026-03-01')
    """
    if len(rows) > _MAX_ROWS:
        raise InputError(f"{name}: more than {_MAX_ROWS:,} rows", step=_STEP)
    cells = [[cell.strip() for cell in row] for row in rows]
    if cells and len(cells[0]) > 1 and cells[0][:2] == ["Program", "xPONENT"]:
        return _parse_xponent(cells, name, bead_map, sample)
    columns = _header(cells, name)
    known_date = _date_above(cells[: columns.row], name)
    found = [
        _bead(row, number, columns, name, known_date)
        for number, row in enumerate(cells[columns.row + 1 :], start=columns.row + 2)
        if _holds_bead(row, columns)
    ]
    if not found:
        raise InputError(f"{name}: no beads under the header", step=_STEP)
    return tuple(found)


def read_beads(
    path: Path, *, bead_map: Mapping[str, str] | None = None, sample: str | None = None
) -> tuple[Bead, ...]:
    """`parse_beads` on a CSV file."""
    return parse_beads(read_rows(path), name=path.name, bead_map=bead_map, sample=sample)


def _header(cells: list[list[str]], name: str) -> _Columns:
    for number, row in enumerate(cells[:60]):
        low = [re.sub(r"[\s_-]+", " ", cell).lower() for cell in row]
        specificity = next((low.index(w) for w in _SPECIFICITY if w in low), None)
        mfi = next((low.index(w) for w in _MFI if w in low), None)
        if specificity is not None and mfi is not None:
            date = next((low.index(w) for w in _DATE if w in low), None)
            return _Columns(number, specificity, mfi, low[mfi], date)
    raise InputError(f"{name}: no header with a specificity and an MFI column", step=_STEP)


def _date_above(rows: list[list[str]], name: str) -> str:
    for number, row in enumerate(rows, start=1):
        for left, right in pairwise(row):
            if left.lower().rstrip(":") in _DATE:
                return _date(right, f"{name}: row {number}")
    return ""


def _holds_bead(row: list[str], columns: _Columns) -> bool:
    if len(row) <= columns.specificity:
        return False
    what = row[columns.specificity]
    return bool(what) and what != "-" and not _CONTROLS.fullmatch(what)


def _bead(row: list[str], number: int, columns: _Columns, name: str, known_date: str) -> Bead:
    place = f"row {number}"
    text = row[columns.mfi] if columns.mfi < len(row) else ""
    date = known_date
    if columns.date is not None and columns.date < len(row) and row[columns.date]:
        date = _date(row[columns.date], f"{name}: {place}")
    return Bead(
        parse_specificity(row[columns.specificity], name=f"{name}: {place}"),
        _intensity(text, f"{name}: {place}"),
        date,
        Source(name, place, quote=f"{columns.mfi_name} {text}"),
    )


def _intensity(text: str, place: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or abs(value) > 1e6:
        raise InputError(
            f"{place}: MFI {text[:40]!r} is not a number", step="write it as 8200 or 8200.5"
        )
    return value


def _date(text: str, place: str) -> str:
    if not _ISO.fullmatch(text):
        raise InputError(f"{place}: serum date {text[:40]!r}", step="write it as 2026-03-01")
    return text


def parse_specificity(text: str, *, name: str) -> tuple[str, ...]:
    """Alleles or antigens a bead carries, in one spelling; a DQ or DP pair gives two.

    >>> parse_specificity("DQ2 (DQA1*05:01, DQB1*02:01)", name="beads.csv")
    ('DQA1*05:01', 'DQB1*02:01')
    >>> parse_specificity("CW7", name="beads.csv")
    ('Cw7',)
    """
    words = [
        word.upper() for word in re.split(r"[\s,;/+()\[\]-]+", text.replace("HLA-", "")) if word
    ]
    if not words or len(text) > 200 or any(not _NAME.fullmatch(word) for word in words):
        raise TypingError(f"{name}: bead specificity {text[:60]!r}", step="write A*02:01 or A2")
    alleles = [word for word in words if "*" in word]
    for word in alleles:
        read_name(word, name=name)
    return tuple(alleles) or (_antigen(words[0], name),)


def _antigen(word: str, name: str) -> str:
    spelled = word.capitalize() if word.startswith("CW") else word
    if not antigen_groups(spelled) and not re.fullmatch(r"DPW?[0-9]+", word):
        raise TypingError(f"{name}: {word!r} is not an HLA antigen", step="write A*02:01 or A2")
    return spelled


def _parse_xponent(
    cells: list[list[str]], name: str, bead_map: Mapping[str, str] | None, sample: str | None
) -> tuple[Bead, ...]:
    header, body = _xponent_block(cells, name)
    samples = [row[header.index("Sample")] for row in body]
    wanted = sample if sample is not None else (samples[0] if len(set(samples)) == 1 else None)
    if wanted not in samples:
        raise InputError(
            f"{name}: sera {', '.join(sorted(set(samples)))[:200]}", step="say which sample it is"
        )
    if not bead_map:
        raise InputError(
            f"{name}: an xPONENT export names its beads by number only",
            step="give the kit's bead map, or export a table with specificities",
        )
    row = body[samples.index(wanted)]
    beads = []
    for label, text in zip(header, row, strict=False):
        if label in bead_map and not _CONTROLS.fullmatch(bead_map[label]):
            place = f"sample {wanted}, bead {label}"
            specificity = parse_specificity(bead_map[label], name=f"{name}: {place}")
            source = Source(name, place, quote=f"net mfi {text}")
            beads.append(Bead(specificity, _intensity(text, f"{name}: {place}"), "", source))
    if not beads:
        raise InputError(f"{name}: the bead map names none of its beads", step="give the kit's own")
    return tuple(beads)


def _xponent_block(cells: list[list[str]], name: str) -> tuple[list[str], list[list[str]]]:
    """Header and rows of the net intensities, one row a serum."""
    start = next((i for i, row in enumerate(cells) if row[:2] == ["DataType:", "Net MFI"]), None)
    if start is None or start + 1 >= len(cells) or "Sample" not in cells[start + 1]:
        raise InputError(f"{name}: no block of net MFI in the xPONENT export", step=_STEP)
    header = cells[start + 1]
    body = []
    for row in cells[start + 2 :]:
        if len(row) < len(header):
            break
        body.append(row)
    if not body:
        raise InputError(f"{name}: no serum in the xPONENT export", step=_STEP)
    return header, body
