"""Donors from a table with one person a row and a column for each HLA allele."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alloway.errors import InputError, TypingError
from alloway.hla.files import read_rows
from alloway.hla.typing import column_slot, parse_columns
from alloway.values.supply import Donor

_MAX_BYTES = 200_000_000
_ID_COLUMNS = ("sample", "id", "donor", "donor id", "donor_id", "din", "grid")


@dataclass(frozen=True, slots=True)
class DonorFile:
    """The donors of a table, and one sentence for each row that could not be read."""

    donors: tuple[Donor, ...]
    left_out: tuple[str, ...] = ()


def read_donor_file(path: Path) -> DonorFile:
    """Donors and the rows left out of a CSV file such as ``sample,A_1,A_2,B_1,B_2,...``.

    Values are two-field names, alternatives (``03:01/04``), or antigen numbers (``2``). The donor's
    identifier is the column ``sample``, ``ID`` or ``donor``, else the row number.

    Raises
    ------
    InputError
        The file has no header with HLA columns, or no row can be read.
    """
    rows = read_rows(path, limit=_MAX_BYTES)
    if not rows or not any(column_slot(cell) for cell in rows[0]):
        raise InputError(
            f"{path.name}: no header with HLA columns", step="name them A_1, A_2, B_1, ..."
        )
    held = [cell.strip() for cell in rows[0] if column_slot(cell)]
    if len(set(held)) < len(held):
        raise InputError(f"{path.name}: two columns have the same name", step="rename one")
    left_out: list[str] = []
    donors = tuple(_donors(rows[0], rows[1:], path.name, left_out))
    if not donors:
        first = f"; {left_out[0]}" if left_out else ""
        raise InputError(f"{path.name}: no donor can be read{first}", step="check the rows")
    return DonorFile(donors, tuple(left_out))


def read_donors(path: Path) -> tuple[Donor, ...]:
    """The donors of a table; see `read_donor_file` for those left out."""
    return read_donor_file(path).donors


def _donors(
    header: Sequence[str], rows: Sequence[Sequence[str]], name: str, left_out: list[str]
) -> Iterator[Donor]:
    low = [cell.strip().lower() for cell in header]
    where = next((low.index(column) for column in _ID_COLUMNS if column in low), None)
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        place = f"{name}: row {number}"
        donor_id = row[where].strip() if where is not None and where < len(row) else f"row-{number}"
        if not donor_id or donor_id in seen:
            why = f"{donor_id[:60]!r} is listed twice" if donor_id else "no donor id"
            left_out.append(f"{place}: {why}.")
            continue
        try:
            if len(row) > len(header):
                raise TypingError(f"{place}: {len(row)} cells under {len(header)} columns")
            typing = parse_columns(dict(zip(header, row, strict=False)), name=place)
        except TypingError as error:
            left_out.append(str(error))
            continue
        seen.add(donor_id)
        yield Donor(donor_id, typing)
