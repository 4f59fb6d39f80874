"""How probable pairs of haplotypes are before any typing, and which of them to compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alloway.hla.imputation_fit import Fit
from alloway.hla.imputation_tables import FrequencyTable, Origin
from alloway.hla.imputation_unlisted import by_chance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK = 4_000_000
"""Pairs compared at once; memory stays below some 100 MB."""


def used_alleles(table: FrequencyTable, origins: Sequence[Origin]) -> list[NDArray[np.bool_]]:
    """For each locus, which alleles occur in the populations of the origins."""
    import numpy as np

    rows = [table.populations.index(name) for name in {n for pair in origins for n in pair}]
    here = table.haplotypes[(table.frequencies[rows] > 0).any(axis=0)]
    return [
        np.isin(np.arange(len(names)), here[:, column])
        for column, names in enumerate(table.alleles)
    ]


class Draws:
    """How probable a pair of haplotypes is before any typing."""

    def __init__(
        self,
        table: FrequencyTable,
        origins: Sequence[Origin],
        weights: Sequence[float],
        unlisted: float,
    ) -> None:
        self.table = table
        self.haplotypes = table.haplotypes
        self.origins = len(origins)
        self.ways: list[tuple[int, float, NDArray[np.float64], NDArray[np.float64]]] = []
        """Origin, probability, and the frequencies that the two haplotypes are drawn by."""
        chance = by_chance(table) if unlisted else None
        for number, ((one, two), weight) in enumerate(zip(origins, weights, strict=True)):
            i, j = table.populations.index(one), table.populations.index(two)
            f = table.frequencies
            self.ways.append((number, weight * (1 - unlisted), f[i], f[j]))
            if chance is not None:
                self.ways.append((number, weight * unlisted / 2, f[i], chance[j]))
                self.ways.append((number, weight * unlisted / 2, f[j], chance[i]))

    def mass(self, pairs: NDArray[np.int32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Probability of each unordered pair, and the sum of all by origin."""
        import numpy as np

        left, right = pairs[:, 0], pairs[:, 1]
        orders = np.where(left == right, 0.5, 1.0)
        total, by_origin = np.zeros(len(pairs)), np.zeros(self.origins)
        for origin, weight, one, two in self.ways:
            mass = weight * orders * (one[left] * two[right] + two[left] * one[right])
            total += mass
            by_origin[origin] += mass.sum()
        return total, by_origin

    def candidates(self, fit: Fit) -> NDArray[np.int64]:
        """Rows that the typing allows on their own and some population has."""
        import numpy as np

        some = np.zeros(len(self.haplotypes), dtype=np.bool_)
        for _, _, one, two in self.ways:
            some |= (one > 0) | (two > 0)
        return np.flatnonzero(fit.candidates(self.haplotypes) & some)

    def beam(self, fit: Fit, listed: int, width: int) -> tuple[NDArray[np.int64], float]:
        """Rows to compare: the `width` most frequent listed candidates and all unlisted ones.

        The second value is the most mass that the rows left out can be part of.
        """
        import numpy as np

        if width < 1:
            raise ValueError(f"beam {width}: at least one haplotype must be kept")
        candidates = self.candidates(fit)
        own = candidates[candidates < listed]
        if len(own) <= width:
            return candidates, 0.0
        expected = np.zeros(len(own))
        for _, weight, one, two in self.ways:
            expected += weight * (one[own] + two[own])
        order = np.argsort(-expected, kind="stable")[:width]
        kept = np.concatenate((np.sort(own[order]), candidates[candidates >= listed]))
        return kept, self._drawn_from(candidates) - self._drawn_from(kept)

    def _drawn_from(self, rows: NDArray[np.int64]) -> float:
        """Probability that both haplotypes are among these."""
        return float(sum(w * one[rows].sum() * two[rows].sum() for _, w, one, two in self.ways))


def fitting_pairs(
    fit: Fit, haplotypes: NDArray[np.int32], kept: NDArray[np.int64], listed: int
) -> NDArray[np.int32]:
    """Unordered pairs of the rows `kept` that fit the typing, at least one of them listed."""
    import numpy as np

    step = max(1, _BLOCK // max(1, len(kept)))
    found = [np.zeros((0, 2), np.int32)]
    for start in range(0, int((kept < listed).sum()), step):
        right = kept[start:]
        block = right[:step][right[:step] < listed]
        fits = np.triu(fit.matrix(haplotypes[block], haplotypes[right]))
        rows, columns = np.nonzero(fits)
        found.append(np.stack((block[rows], right[columns]), axis=1).astype(np.int32))
    return np.concatenate(found)
