"""Eplet tables of the user, in the form of hlaR: a row a position, a column an allele."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from alloway.errors import InputError, LimitError
from alloway.hla.files import read_rows

HlaClass = Literal["I", "II"]

_FILE = re.compile(r"MHC_(I|II)_eplet(?:_[AB])?_v(\d+)\.csv", re.IGNORECASE)
_ALLELE = re.compile(r"(?:A|B|C|DRB[1345]|DQ[AB]1|DP[AB]1)\*\d{2,4}:\d{2,4}[NLSCAQ]?")
_MAX_BYTES = 20_000_000
_MAX_CELLS = 5_000_000
_STEP = "give the folder with MHC_I_eplet_v3.csv, MHC_II_eplet_A_v3.csv and MHC_II_eplet_B_v3.csv"


@dataclass(frozen=True, slots=True)
class EpletTable:
    """Which eplets each allele carries."""

    version: int
    alleles: dict[str, frozenset[str]] = field(repr=False)
    """Two-field name to eplets."""
    verified: frozenset[str] = field(repr=False)
    """``class:eplet`` of those listed as antibody-verified."""
    interlocus: frozenset[str] = field(repr=False)
    """Class II eplets that the table lists as shared between loci."""
    classes: tuple[HlaClass, ...] = ()
    order: dict[str, int] = field(default_factory=dict, repr=False, hash=False)


def read_eplet_tables(folder: Path, *, version: int | None = None) -> EpletTable:
    """The eplet tables in a folder: class I, class II alpha and beta chains, whichever are there.

    Parameters
    ----------
    version
        Of the table (2 or 3 in hlaR); by default the highest in the folder.

    Raises
    ------
    InputError
        No table of that version is there, or one is not an eplet table.
    """
    found = _files(folder)
    if not found:
        raise InputError(f"{folder}: no eplet table", step=_STEP)
    chosen = max(found) if version is None else version
    if chosen not in found:
        known = ", ".join(str(v) for v in sorted(found))
        raise InputError(f"{folder}: no eplet table of version {chosen}", step=f"there is {known}")
    alleles: dict[str, frozenset[str]] = {}
    verified: set[str] = set()
    interlocus: set[str] = set()
    order: dict[str, int] = {}
    for hla_class, path in found[chosen]:
        _read(path, hla_class, alleles, verified, interlocus, order)
    classes = tuple(sorted({hla_class for hla_class, _ in found[chosen]}))
    return EpletTable(chosen, alleles, frozenset(verified), frozenset(interlocus), classes, order)


def _files(folder: Path) -> dict[int, list[tuple[HlaClass, Path]]]:
    found: dict[int, list[tuple[HlaClass, Path]]] = {}
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}", step=_STEP) from None
    for path in paths:
        if match := _FILE.fullmatch(path.name):
            hla_class: HlaClass = "I" if match[1].upper() == "I" else "II"
            found.setdefault(int(match[2]), []).append((hla_class, path))
    return found


def _read(
    path: Path,
    hla_class: HlaClass,
    alleles: dict[str, frozenset[str]],
    verified: set[str],
    interlocus: set[str],
    order: dict[str, int],
) -> None:
    rows = [[cell.strip() for cell in row] for row in read_rows(path, limit=_MAX_BYTES)]
    if not rows or [cell.lower() for cell in rows[0][:2]] != ["index", "type"]:
        raise InputError(f"{path.name}: no header index,type,ALLELE,...", step=_STEP)
    if len(rows) * len(rows[0]) > _MAX_CELLS:
        raise LimitError(f"{path.name}: more than {_MAX_CELLS:,} cells", step=_STEP)
    body = [row for row in rows[1:] if len(row) > 1]
    for row in body:
        eplets = {cell for cell in row[2:] if cell}
        for eplet in (cell for cell in row[2:] if cell):
            order.setdefault(eplet, len(order))
        kind = row[1].lower()
        if kind.startswith("ab"):
            verified.update(f"{hla_class}:{eplet}" for eplet in eplets)
        if "int" in kind:
            interlocus |= eplets
    for column, name in enumerate(rows[0][2:], start=2):
        if not _ALLELE.fullmatch(name):
            raise InputError(f"{path.name}: column {name[:40]!r} is not an allele", step=_STEP)
        carried = frozenset(row[column] for row in body if column < len(row) and row[column])
        if alleles.setdefault(name, carried) != carried:
            raise InputError(
                f"{path.name}: {name} stands there twice with different eplets",
                step="leave one of the two columns",
            )
