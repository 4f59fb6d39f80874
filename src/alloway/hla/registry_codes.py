"""From the cells of a registry to integer codes.

An allele that leaves nothing open has a code of its own (its two fields; every allele that never
reaches the surface has code 0). All else, blanks included, is a numbered pair of slots in a side
table. What a cell means is decided by `alloway.hla.typing.parse_columns` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from alloway.errors import LimitError, TypingError
from alloway.hla.expression import reaches_surface
from alloway.hla.typing import parse_columns
from alloway.kernels.scan import ABSENT, NOTHING, OPEN
from alloway.reference.hla_nomenclature import ABSENT_GENE
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Allele, Locus, Slot

Codes = npt.NDArray[np.uint16]
Slots = npt.NDArray[np.int32]

BLANK = 0
"""The slot of an empty cell."""
BAD = -1
"""The slot of a cell that cannot be read."""
_SLOT_BYTES, _NAME_BYTES, _PAIR_BYTES, _CELL_BYTES = 500, 16, 250, 200
"""Memory that one slot, one of its names, one open pair and one remembered cell take (measured)."""
_MOST_CELLS = 100_000
"""Cells remembered from one block of rows to the next."""


@dataclass
class Room:
    """Bytes that the names and pairs of a registry may still take."""

    left: int

    def take(self, size: int) -> None:
        """Count bytes as taken.

        Raises
        ------
        LimitError
            There are not so many left.
        """
        self.left -= size
        if self.left < 0:
            raise LimitError(
                "the registry has more different typings than the memory allowed can hold",
                step="give a larger --memory, or split the registry",
            )


def key_of(allele: Allele) -> str:
    """The two fields by which alleles are compared.

    >>> key_of(Allele("A", ("02", "01", "01", "02"), "L"))
    'A*02:01'
    """
    return f"{allele.locus}*{':'.join(allele.fields[:2])}"


def exact_key(slot: Slot) -> str | None:
    """Key of a slot that leaves nothing open, ``""`` when it is not on the surface, else ``None``.

    >>> exact_key((Allele("A", ("24", "09"), "N"),)), exact_key((Allele("A", ("02",)),))
    ('', None)
    """
    found = set()
    for allele in slot:
        if allele.locus == ABSENT_GENE:
            found.add("")
            continue
        shown = reaches_surface(allele)
        if len(allele.fields) < 2 or allele.suffix in ("G", "P") or shown is None:
            return None
        found.add(key_of(allele) if shown else "")
    return found.pop() if len(found) == 1 else None


class LocusCodes:
    """Codes, slots and open pairs of one locus; they grow while a registry is encoded."""

    def __init__(
        self,
        name: str,
        data: dict[str, Any] | None = None,
        *,
        reference: HlaReference = SHIPPED,
        room: Room | None = None,
    ) -> None:
        self.name = name
        self._reference = reference
        self._room = room or Room(1 << 62)
        self.keys: list[str] = list(data["keys"]) if data else [""]
        """Two-field names by code; code 0 never counts."""
        self.slots: list[Slot] = []
        ends = iter(data["pairs"] if data else ())
        self.pairs: list[tuple[int, int]] = list(zip(ends, ends, strict=True))
        """Open pairs by number, each the smaller slot first."""
        self._exact: list[int] = []
        self._code_of = {key: code for code, key in enumerate(self.keys)}
        self._slot_of: dict[Slot, int] = {}
        self._cell: dict[str, tuple[int, int]] = {}
        self._allele: dict[Allele, Allele] = {}
        self._pair_of = {pair: number for number, pair in enumerate(self.pairs)}
        self._room.take(len(self.pairs) * _PAIR_BYTES)
        for names in data["slots"] if data else [""]:
            self._slot(_read_slot(names))
        if data:
            self._check()

    def _check(self) -> None:
        """Codes and slots are looked up without asking: what was read must be what was written."""
        whole = self.keys[:1] == [""] and self.slots[:1] == [()]
        places = all(type(n) is int and 0 <= n < len(self.slots) for p in self.pairs for n in p)
        if not whole or not places or len(self.keys) != len(self._code_of):
            raise ValueError(f"{self.name}: codes do not fit")

    def to_data(self) -> dict[str, Any]:
        """What `LocusCodes` takes back."""
        slots = ["/".join(map(_in_full, slot)) for slot in self.slots]
        return {
            "keys": self.keys,
            "slots": slots,
            "pairs": [n for pair in self.pairs for n in pair],
        }

    @property
    def size(self) -> int:
        """Bytes that it takes in memory, estimated."""
        names = sum(map(len, self.slots))
        return len(self.slots) * _SLOT_BYTES + names * _NAME_BYTES + len(self.pairs) * _PAIR_BYTES

    def code(self, key: str) -> int:
        """Code of a two-field name; `ABSENT` where no donor carries it."""
        return self._code_of.get(key, ABSENT)

    def locus_of(self, pair: tuple[int, int]) -> Locus:
        """An open pair as the typing it stands for."""
        return Locus(self.name, ((self.slots[pair[1]], self.slots[pair[0]]),))

    def learn(self, cells: Iterable[str]) -> None:
        """Read every cell that was not met before."""
        if len(self._cell) > _MOST_CELLS:
            self._room.left += len(self._cell) * _CELL_BYTES
            self._cell.clear()
        for cell in cells:
            if cell not in self._cell:
                self._room.take(_CELL_BYTES)
                self._cell[cell] = self._read(cell)

    def slots_of(self, cells: Sequence[str]) -> tuple[Slots, Slots]:
        """First and second slot of cells that were learnt."""
        found = np.array([self._cell[cell] for cell in cells], np.int32).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    def _read(self, cell: str) -> tuple[int, int]:
        # A second column tells a blank, which parse_columns skips, from a cell it refuses.
        other = "DPB1" if self.name != "DPB1" else "A"
        try:
            typing = parse_columns(
                {f"{self.name}_1": cell, f"{other}_1": "01:01"}, reference=self._reference
            )
        except TypingError:
            return BAD, BAD
        locus = typing.locus(self.name)
        if locus is None:
            return BLANK, BLANK
        first, second = locus.genotypes[0]
        return self._slot(first), self._slot(second)

    def _slot(self, slot: Slot) -> int:
        number = self._slot_of.get(slot)
        if number is None:
            self._room.take(_SLOT_BYTES + _NAME_BYTES * len(slot))
            slot = tuple(self._allele.setdefault(allele, allele) for allele in slot)
            number = self._slot_of[slot] = len(self.slots)
            self.slots.append(slot)
            key = exact_key(slot)
            self._exact.append(-1 if key is None else self._code(key))
        return number

    def _code(self, key: str) -> int:
        if key not in self._code_of:
            if len(self.keys) >= ABSENT:
                raise LimitError(f"{self.name}: more than {ABSENT:,} different alleles")
            self._code_of[key] = len(self.keys)
            self.keys.append(key)
        return self._code_of[key]

    def encode(self, first: Slots, second: Slots) -> tuple[Codes, npt.NDArray[np.uint32]]:
        """Codes (2, rows) of slot pairs, and the number of the open pair in each open row."""
        exact = np.array(self._exact, np.int32)
        one, two = exact[first], exact[second]
        is_open = (one < 0) | (two < 0)
        codes = np.stack([np.minimum(one, two), np.maximum(one, two)])
        codes[:, is_open] = OPEN
        joined = np.minimum(first, second)[is_open].astype(np.int64) << 32
        joined |= np.maximum(first, second)[is_open]
        distinct, where = np.unique(joined, return_inverse=True)
        numbers = [self._pair((int(pair) >> 32, int(pair) & 0xFFFFFFFF)) for pair in distinct]
        return codes.astype(np.uint16), np.array(numbers, np.uint32)[where]

    def _pair(self, pair: tuple[int, int]) -> int:
        number = self._pair_of.get(pair)
        if number is None:
            self._room.take(_PAIR_BYTES)
            number = self._pair_of[pair] = len(self.pairs)
            self.pairs.append(pair)
        return number


def _in_full(allele: Allele) -> str:
    """Every part of an allele, so that it comes back the same whatever the reference."""
    return f"{allele.locus}*{':'.join(allele.fields)}|{allele.suffix}|{allele.antigen}"


def _read_slot(names: str) -> Slot:
    return tuple(_read_in_full(name) for name in filter(None, names.split("/")))


def _read_in_full(text: str) -> Allele:
    name, suffix, antigen = text.split("|")
    gene, _, fields = name.partition("*")
    return Allele(gene, tuple(fields.split(":")), suffix, antigen)


def exact_codes(locus: Locus, codes: LocusCodes) -> tuple[int, int, tuple[int, int]] | None:
    """Codes of a person's exact pair and the weight of each; ``None`` where it is open.

    A member that is not on the surface, or the same as the first, has no weight.
    """
    if len(locus.genotypes) != 1:
        return None
    first, second = (exact_key(slot) for slot in locus.genotypes[0])
    if first is None or second is None:
        return None
    weights = (int(first != ""), int(second not in ("", first)))
    one, two = (codes.code(key) if key else NOTHING for key in (first, second))
    return one, two, weights
