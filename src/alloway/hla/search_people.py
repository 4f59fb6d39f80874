"""The patients of a batch search: a table with one patient a row."""

from __future__ import annotations

from pathlib import Path

from alloway.errors import InputError, LimitError, TypingError
from alloway.hla.files import read_rows
from alloway.hla.registry_tables import ID_COLUMNS
from alloway.hla.typing import column_slot, parse_columns
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Typing

_MOST = 100_000


def read_patients(path: Path, reference: HlaReference = SHIPPED) -> dict[str, Typing]:
    """Typings by name from a table with a column for each allele; without names, by row.

    Raises
    ------
    InputError
        A row cannot be read, or two patients have the same name. Nobody is left out.
    """
    rows = [[cell.strip() for cell in row] for row in read_rows(path, limit=100_000_000) if row]
    if len(rows) < 2 or not any(column_slot(cell) for cell in rows[0]):
        raise InputError(
            f"{path.name}: no patient with HLA columns", step="give columns such as A_1, A_2"
        )
    if len(rows) - 1 > _MOST:
        raise LimitError(f"{path.name}: more than {_MOST:,} patients", step="split the file")
    _one_column_each(rows[0], path.name)
    low = [cell.lower() for cell in rows[0]]
    place = next((low.index(name) for name in ID_COLUMNS if name in low), None)
    found: dict[str, Typing] = {}
    for number, row in enumerate(rows[1:], start=1):
        if len(row) != len(rows[0]):
            raise TypingError(
                f"{path.name}: row {number} has {len(row)} cells, the header {len(rows[0])}",
                step="check the row",
            )
        name = (row[place] if place is not None else "") or f"row {number}"
        if name in found:
            raise InputError(
                f"{path.name}: row {number}: {name[:60]!r} comes twice", step="rename one"
            )
        cells = {h: c for i, (h, c) in enumerate(zip(rows[0], row, strict=True)) if i != place}
        where = f"{path.name}: row {number}"
        found[name] = parse_columns(cells, name=where, reference=reference)
    return found


def _one_column_each(header: list[str], name: str) -> None:
    held = [cell for cell in header if column_slot(cell)]
    if len(set(held)) < len(held):
        raise InputError(f"{name}: two columns have the same name", step="rename one")
