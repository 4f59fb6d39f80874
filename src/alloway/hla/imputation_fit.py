"""Which pairs of listed haplotypes a typing allows, and why it may allow none.

A locus is a table of allowed ordered pairs of alleles. Where the typing gives phase, the loci in
phase must fit in the same order; every other locus fits in either order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING

from alloway.hla.imputation_alleles import allele_ids
from alloway.hla.imputation_tables import FrequencyTable
from alloway.reference.hla_reference import HlaReference
from alloway.values.hla import Allele, Locus, Slot, Typing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHOWN = 6


class Fit:
    """What one typing allows at each locus of a table.

    Parameters
    ----------
    used
        For each locus, which alleles of the table occur in the populations asked for.
    """

    def __init__(
        self,
        typing: Typing,
        table: FrequencyTable,
        used: Sequence[NDArray[np.bool_]],
        reference: HlaReference,
    ) -> None:
        self.table = table
        self.used = used
        self.reference = reference
        self._ids: dict[Allele, frozenset[int]] = {}
        self._renamed: dict[str, str] = {}
        self.typed: dict[int, Locus] = {}
        for column, name in enumerate(table.loci):
            locus = typing.locus(name)
            if locus is not None and locus.genotypes != (((), ()),):
                self.typed[column] = locus
        self.allowed = {column: self._allowed(column) for column in self.typed}
        self.groups = _in_phase(typing, table, self.typed)
        self.notes = tuple(self._notes(typing))

    def _allowed(self, column: int) -> NDArray[np.bool_]:
        """Allowed pairs of alleles, the first slot's by the second's."""
        import numpy as np

        size = len(self.table.alleles[column])
        allowed: NDArray[np.bool_] = np.zeros((size, size), dtype=np.bool_)
        for first, second in self.typed[column].genotypes:
            allowed |= np.outer(self._mask(column, first), self._mask(column, second))
        return allowed

    def _mask(self, column: int, slot: Slot) -> NDArray[np.bool_]:
        """Alleles of the table one slot may be; a blank may be any."""
        import numpy as np

        mask = np.zeros(len(self.table.alleles[column]), dtype=np.bool_)
        for allele in slot:
            mask[list(self._ids_of(column, allele))] = True
        return (mask if slot else ~mask) & self.used[column]

    def _ids_of(self, column: int, allele: Allele) -> frozenset[int]:
        if allele not in self._ids:
            found = allele_ids(self.table, column, allele, reference=self.reference)
            self._ids[allele] = found
            names = [self.table.alleles[column][i] for i in sorted(found)]
            if len(allele.fields) > 1 and names and not set(names) & _spellings(allele):
                self._renamed[str(allele)] = "/".join(names)
        return self._ids[allele]

    def _notes(self, typing: Typing) -> Iterable[str]:
        loci = self.table.loci
        blank = [name for column, name in enumerate(loci) if column not in self.typed]
        if blank:
            yield f"Not typed, imputed from the other loci: {', '.join(blank)}."
        other = [locus.name for locus in typing.loci if locus.name not in loci]
        if other:
            yield f"Not in the frequency table, not used: {', '.join(other)}."
        if self._renamed:
            pairs = [f"{old} as {new}" for old, new in self._renamed.items()]
            more = f" and {len(pairs) - _SHOWN} more" if len(pairs) > _SHOWN else ""
            yield (
                "Read as the listed allele with the same antigen-recognition domain: "
                f"{', '.join(pairs[:_SHOWN])}{more}."
            )

    def possible(self, column: int) -> NDArray[np.bool_]:
        """Alleles of the table that either chromosome may carry at a locus."""
        import numpy as np

        if column not in self.allowed:
            return self.used[column]
        allowed = self.allowed[column]
        return np.asarray(allowed.any(axis=0) | allowed.any(axis=1))

    def candidates(self, haplotypes: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which haplotypes could be one of the two."""
        import numpy as np

        found = np.ones(len(haplotypes), dtype=np.bool_)
        for column in self.allowed:
            found &= self.possible(column)[haplotypes[:, column]]
        return found

    def matrix(self, left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Whether each haplotype of `left` fits with each of `right`."""
        import numpy as np

        fits = np.ones((len(left), len(right)), dtype=np.bool_)
        for group in self.groups:
            fits &= self._in_order(group, left, right)
        return fits

    def _in_order(
        self, group: tuple[int, ...], left: NDArray[np.int32], right: NDArray[np.int32]
    ) -> NDArray[np.bool_]:
        """Whether the loci in phase fit with `left` first, or all with `right` first."""
        import numpy as np

        if len(group) == 1:
            (column,) = group
            either = self.allowed[column] | self.allowed[column].T
            return np.asarray(either[:, right[:, column]][left[:, column]])
        ahead = np.ones((len(left), len(right)), dtype=np.bool_)
        back = ahead.copy()
        for column in group:
            allowed, ones, twos = self.allowed[column], left[:, column], right[:, column]
            ahead &= allowed[:, twos][ones]
            back &= allowed.T[:, twos][ones]
        return ahead | back

    def missing(self) -> tuple[str, ...]:
        """For each locus that no listed alleles fit, what is not listed."""
        found = []
        for column, locus in self.typed.items():
            if not self.allowed[column].any():
                slots = [s for pair in locus.genotypes for s in pair]
                gone = [_text(s) for s in slots if not self._mask(column, s).any()]
                found.append(", ".join(dict.fromkeys(gone[: 2 * _SHOWN])))
        return tuple(found)

    def without_each(self) -> Iterator[tuple[str, Fit]]:
        """Each typed locus, and what the typing allows without it."""
        for column in self.typed:
            rest = copy(self)
            rest.allowed = {c: a for c, a in self.allowed.items() if c != column}
            left = (tuple(c for c in group if c != column) for group in self.groups)
            rest.groups = tuple(filter(None, left))
            yield self.table.loci[column], rest


def _spellings(allele: Allele) -> set[str]:
    """Names under which a table would list the allele itself."""
    return {allele.two_field, f"{allele.locus}*{':'.join(allele.fields[:2])}"}


def _text(slot: Slot) -> str:
    names = list(dict.fromkeys(map(str, slot)))
    return "/".join(names[:_SHOWN]) + ("/..." if len(names) > _SHOWN else "")


def _in_phase(
    typing: Typing, table: FrequencyTable, typed: Iterable[int]
) -> tuple[tuple[int, ...], ...]:
    """Typed columns of the table, those in phase together and every other one alone."""
    left = list(typed)
    groups = []
    for group in typing.phased:
        columns = tuple(c for c in left if table.loci[c] in group)
        left = [c for c in left if c not in columns]
        groups += [columns] if columns else []
    return (*groups, *((c,) for c in left))
