"""Which pairs of haplotypes a typing may be, and how probable each is; docs/rules/imputation.md.

For one population with haplotype frequencies f and under Hardy-Weinberg proportions, an unordered
pair {g, h} has the prior f(g) f(h), doubled where g and h differ. The posterior keeps the pairs
that the typing allows and divides by their sum (Gragert 2013, Hum Immunol 74:1313). With several
populations a person's two haplotypes come from one of them, drawn by the prior.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alloway.hla.imputation_tables import FrequencyTable, allele_ids, choose_populations
from alloway.values.hla import Locus, Slot, Typing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Prior = str | Mapping[str, float]
"""One population by name, or weights by name."""

_BLOCK = 4_000_000
"""Pairs compared at once; memory stays below some 100 MB."""
_EXACT = 20_000
"""Candidate haplotypes up to which every pair is compared unless a beam is asked for."""


@dataclass(frozen=True, slots=True)
class Posterior:
    """Every pair of haplotypes that fits one typing, most probable first."""

    table: FrequencyTable
    pairs: NDArray[np.int32] = field(repr=False)
    """Rows of `table.haplotypes`, shape (pairs, 2)."""
    probability: NDArray[np.float64] = field(repr=False)
    """Of each pair; the sum is ``1 - lost``."""
    populations: tuple[tuple[str, float], ...]
    """Posterior of each population in the prior."""
    evidence: float
    """Prior probability, under the table, of any pair that fits."""
    lost: float = 0.0
    """Upper bound on the share of the posterior that a beam left out; 0 without one."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhasedGenotype:
    """Two haplotypes and the probability that the person carries them."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Imputation:
    """The answer for one typing, as it is shown."""

    table: str
    loci: tuple[str, ...]
    genotypes: tuple[PhasedGenotype, ...]
    """Most probable first; empty when nothing in the table fits: unknown."""
    shown: float
    """Sum of their probabilities."""
    lost: float
    populations: tuple[tuple[str, float], ...]
    pairs: int
    """How many pairs of haplotypes fit."""
    evidence: float
    notes: tuple[str, ...] = ()


def impute(
    typing: Typing,
    table: FrequencyTable,
    *,
    prior: Prior | None = None,
    top: int = 20,
    beam: int | None = None,
) -> Imputation:
    """Phased genotypes of a typing at the table's loci, most probable first.

    Parameters
    ----------
    prior
        Population or populations with weights; needed where the table has more than one.
    top
        Genotypes returned; the rest stay in ``shown``.
    beam
        Compare only this many of the most frequent candidate haplotypes; ``lost`` then bounds what
        that may leave out. Without it every pair is compared, up to 20,000 candidates.

    Raises
    ------
    InputError
        The prior does not suit the table.

    Examples
    --------
    >>> from alloway.hla.imputation_tables import parse_frequencies
    >>> from alloway.hla.typing import parse_typing
    >>> rows = "X,A*01:01~B*08:01,0.5\\nX,A*02:01~B*07:02,0.4\\nX,A*02:01~B*08:01,0.1"
    >>> table = parse_frequencies(rows, name="f")
    >>> found = impute(parse_typing("A*01:01+A*02:01"), table)
    >>> [round(g.probability, 3) for g in found.genotypes]
    [0.8, 0.2]
    """
    found = posterior(typing, table, prior=prior, beam=beam)
    genotypes = tuple(
        PhasedGenotype(table.names(int(a)), table.names(int(b)), float(p))
        for (a, b), p in zip(found.pairs[:top], found.probability[:top], strict=True)
    )
    return Imputation(
        table.name,
        table.loci,
        genotypes,
        float(found.probability[:top].sum()),
        found.lost,
        found.populations,
        len(found.probability),
        found.evidence,
        found.notes,
    )


def posterior(
    typing: Typing,
    table: FrequencyTable,
    *,
    prior: Prior | None = None,
    beam: int | None = None,
) -> Posterior:
    """The posterior over pairs of haplotypes as arrays; see `impute`."""
    import numpy as np

    names, weights = choose_populations(table, prior)
    fit = _Fit(typing, table)
    rows = [table.populations.index(name) for name in names]
    priors = np.array(weights)
    frequencies = table.frequencies[rows]
    candidates = fit.candidates(frequencies)
    kept, bound = _beam(candidates, frequencies, priors, _EXACT if beam is None else beam)
    pairs, mass = _fitting_pairs(fit, kept, frequencies, priors)
    total = mass.sum(axis=1)
    evidence = float(total.sum())
    notes = (*fit.notes, *_notes(table, names))
    if evidence <= 0.0:
        why = "No pair of listed haplotypes fits the typing: unknown."
        empty = np.zeros((0, 2), np.int32), np.zeros(0)
        return Posterior(table, *empty, tuple(zip(names, weights, strict=True)), 0.0, 1.0,
                         (*notes, why))  # fmt: skip
    lost = bound / (evidence + bound)
    share = mass.sum(axis=0) / evidence * (1.0 - lost)
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -share))
    by_population = tuple(
        (name, float(value)) for name, value in zip(names, total / evidence, strict=True)
    )
    if lost:
        notes += (
            f"A beam of {len(kept)} haplotypes: at most {lost:.2g} of the posterior is left out.",
        )
    return Posterior(table, pairs[order], share[order], by_population, evidence, lost, notes)


class _Fit:
    """Which allele pairs the typing allows at each locus of the table."""

    def __init__(self, typing: Typing, table: FrequencyTable) -> None:
        self.table = table
        self.notes: tuple[str, ...] = ()
        self.allowed: list[NDArray[np.bool_] | None] = [
            self._allowed(index, typing.locus(name)) for index, name in enumerate(table.loci)
        ]
        blank = [n for n, a in zip(table.loci, self.allowed, strict=True) if a is None]
        if blank:
            self.notes += (f"Not typed, imputed from the other loci: {', '.join(blank)}.",)
        other = [locus.name for locus in typing.loci if locus.name not in table.loci]
        if other:
            self.notes += (f"Not in the frequency table, not used: {', '.join(other)}.",)

    def _allowed(self, index: int, locus: Locus | None) -> NDArray[np.bool_] | None:
        import numpy as np

        if locus is None or locus.genotypes == (((), ()),):
            return None
        size = len(self.table.alleles[index])
        allowed: NDArray[np.bool_] = np.zeros((size, size), dtype=np.bool_)
        for first, second in locus.genotypes:
            one, two = self._mask(index, first, size), self._mask(index, second, size)
            allowed |= np.outer(one, two)
        both: NDArray[np.bool_] = np.logical_or(allowed, allowed.T)
        return both

    def _mask(self, index: int, slot: Slot, size: int) -> NDArray[np.bool_]:
        import numpy as np

        if not slot:
            return np.ones(size, dtype=np.bool_)
        mask = np.zeros(size, dtype=np.bool_)
        for allele in slot:
            found = allele_ids(self.table, index, allele)
            mask[list(found)] = True
            if not found and len(slot) == 1:
                self.notes += (f"{allele} is in no haplotype of {self.table.name}.",)
        return mask

    def candidates(self, frequencies: NDArray[np.float64]) -> NDArray[np.int64]:
        """Haplotypes with a frequency that could be one of the two."""
        import numpy as np

        possible = frequencies.max(axis=0) > 0
        for index, allowed in enumerate(self.allowed):
            if allowed is not None:
                possible &= np.asarray(allowed.any(axis=1))[self.table.haplotypes[:, index]]
        return np.flatnonzero(possible)

    def matrix(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each haplotype of `left` fits with each of `right`."""
        import numpy as np

        fits = np.ones((len(left), len(right)), dtype=np.bool_)
        columns = self.table.haplotypes
        for index, allowed in enumerate(self.allowed):
            if allowed is not None:
                by_row = allowed[:, columns[right, index]]
                fits &= by_row[columns[left, index]]
        return fits


def _beam(
    candidates: NDArray[np.int64],
    frequencies: NDArray[np.float64],
    priors: NDArray[np.float64],
    width: int,
) -> tuple[NDArray[np.int64], float]:
    """The `width` most frequent candidates, and the most prior mass the others can be part of."""
    import numpy as np

    if width < 1:
        raise ValueError(f"beam {width}: at least one haplotype must be kept")
    if len(candidates) <= width:
        return candidates, 0.0
    order = np.argsort(-(priors @ frequencies[:, candidates]), kind="stable")
    kept = np.sort(candidates[order[:width]])
    every, inside = frequencies[:, candidates].sum(axis=1), frequencies[:, kept].sum(axis=1)
    return kept, float(priors @ (every**2 - inside**2))


def _fitting_pairs(
    fit: _Fit,
    kept: NDArray[np.int64],
    frequencies: NDArray[np.float64],
    priors: NDArray[np.float64],
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Unordered pairs that fit and their prior mass, shape (populations, pairs)."""
    import numpy as np

    step = max(1, _BLOCK // max(1, len(kept)))
    firsts, seconds = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for start in range(0, len(kept), step):
        block = kept[start : start + step]
        right = kept[start:]
        rows, columns = np.nonzero(np.triu(fit.matrix(block, right)))
        firsts.append(block[rows])
        seconds.append(right[columns])
    one, two = np.concatenate(firsts), np.concatenate(seconds)
    mass = frequencies[:, one] * frequencies[:, two] * priors[:, None]
    mass[:, one != two] *= 2.0
    some = mass.any(axis=0)
    return np.stack((one[some], two[some]), axis=1).astype(np.int32), mass[:, some]


def _notes(table: FrequencyTable, names: Sequence[str]) -> tuple[str, ...]:
    listed = ", ".join(f"{name} {table.listed(name):.1%}" for name in names)
    found = (
        "Hardy-Weinberg proportions are assumed, both haplotypes from one population.",
        "Haplotypes and alternatives that the table does not list count as impossible; "
        f"its frequencies sum to: {listed}.",
    )
    if table.renamed:
        return (*found, f"Deleted names in the table: {'; '.join(table.renamed)}.")
    return found
