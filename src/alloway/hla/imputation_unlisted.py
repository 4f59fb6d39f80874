"""Haplotypes outside a frequency table, where the user lets a share of people carry one.

With a share e, a person of one population has two listed haplotypes with probability 1 - e, and
else one listed and one that joins single alleles by chance: q(h) = s_1(h_1) ... s_n(h_n), where s_l
is the frequency of an allele at locus l among the listed haplotypes. Nobody has two such
haplotypes, and an allele that no listed haplotype carries keeps the frequency 0.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod
from typing import TYPE_CHECKING

from alloway.hla.imputation_fit import Fit
from alloway.hla.imputation_tables import FrequencyTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST = 1_000_000
"""Haplotypes that a typing may leave open; beyond it the listed ones alone are used."""
_MOST_PAIRS = 40_000_000
"""The same for pairs of a listed candidate and any haplotype."""


def with_unlisted(table: FrequencyTable, fit: Fit) -> FrequencyTable | None:
    """The table with every haplotype of its alleles that the typing allows; ``None`` = too many.

    The haplotypes of `table` keep their rows; those outside it follow, with the frequency 0.
    """
    import numpy as np

    choices = [np.flatnonzero(fit.possible(column)) for column in range(len(table.loci))]
    size, candidates = prod(map(len, choices)), fit.candidates(table.haplotypes)
    if size > _MOST or size * int(candidates.sum()) > _MOST_PAIRS:
        return None
    every = np.stack(np.meshgrid(*choices, indexing="ij"), axis=-1).reshape(-1, len(choices))
    sizes = [len(names) for names in table.alleles]
    codes = np.ravel_multi_index(tuple(every.T), sizes)
    known = np.ravel_multi_index(tuple(table.haplotypes[candidates].T), sizes)
    rows = every[~np.isin(codes, known)].astype(np.int32)
    return replace(
        table,
        haplotypes=np.concatenate((table.haplotypes, rows)),
        frequencies=np.pad(table.frequencies, ((0, 0), (0, len(rows)))),
    )


def by_chance(table: FrequencyTable) -> NDArray[np.float64]:
    """Frequency of each haplotype if loci were independent, shape (populations, haplotypes)."""
    import numpy as np

    found = np.ones(table.frequencies.shape)
    totals = table.frequencies.sum(axis=1)
    for column, names in enumerate(table.alleles):
        carried = table.haplotypes[:, column]
        for number, frequencies in enumerate(table.frequencies):
            alone = np.bincount(carried, frequencies, len(names)) / totals[number]
            found[number] *= alone[carried]
    return found
