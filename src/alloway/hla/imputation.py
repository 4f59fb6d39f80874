"""Which pairs of haplotypes a typing may be, and how probable each is; docs/rules/imputation.md.

For one population with haplotype frequencies f and under Hardy-Weinberg proportions, an unordered
pair {g, h} has the prior f(g) f(h), doubled where g and h differ. The posterior keeps the pairs
that the typing allows and divides by their sum (Gragert 2013, Hum Immunol 74:1313). A prior over
origins says which populations the two haplotypes come from: one for both, or one for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alloway.hla.imputation_draws import Draws, fitting_pairs, used_alleles
from alloway.hla.imputation_fit import Fit
from alloway.hla.imputation_tables import FrequencyTable, Origin, choose_origins
from alloway.hla.imputation_unlisted import with_unlisted
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Typing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Prior = str | Mapping[str, float]
"""Where a person's two haplotypes come from: ``EUR`` (both), ``AFA+EUR`` (one each), or weights."""

_EXACT = 20_000
"""Candidate haplotypes up to which every pair is compared unless a beam is asked for."""
_EXPLAINED = 5_000
"""Candidates up to which it is looked for the locus that keeps every pair from fitting."""


@dataclass(frozen=True, slots=True)
class Posterior:
    """Every pair of haplotypes that fits one typing, most probable first."""

    table: FrequencyTable
    """With any haplotypes outside the user's table as its last rows."""
    pairs: NDArray[np.int32] = field(repr=False)
    """Rows of `table.haplotypes`, shape (pairs, 2)."""
    probability: NDArray[np.float64] = field(repr=False)
    """Of each pair; the sum is ``1 - lost``."""
    populations: tuple[tuple[str, float], ...]
    """Posterior of each origin in the prior: ``EUR`` for both haplotypes, ``AFA+EUR`` for one
    each."""
    evidence: float
    """Prior probability, under the table, of any pair that fits."""
    lost: float = 0.0
    """Upper bound on the share of the posterior that a beam left out; 0 without one."""
    notes: tuple[str, ...] = ()
    listed: int = 0
    """Rows of the user's table; those from here on are outside it."""
    release: str = ""
    """The reference that group names and antigens were read by."""

    @property
    def unlisted(self) -> float:
        """Share of the posterior with a haplotype outside the user's table."""
        return float(self.probability[(self.pairs >= self.listed).any(axis=1)].sum())


@dataclass(frozen=True, slots=True)
class PhasedGenotype:
    """Two haplotypes and the probability that the person carries them."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    probability: float
    unlisted: int = 0
    """How many of the two are outside the table."""


@dataclass(frozen=True, slots=True)
class Imputation:
    """The answer for one typing, as it is shown."""

    table: str
    loci: tuple[str, ...]
    genotypes: tuple[PhasedGenotype, ...]
    """Most probable first; empty when nothing in the table fits: unknown, with why in `notes`."""
    shown: float
    """Sum of their probabilities."""
    lost: float
    populations: tuple[tuple[str, float], ...]
    """Posterior of each origin: ``EUR``, or ``AFA+EUR`` for a haplotype of each."""
    pairs: int
    """How many pairs of haplotypes fit."""
    evidence: float
    notes: tuple[str, ...] = ()
    unlisted: float = 0.0
    """Share of the posterior with a haplotype outside the table."""
    release: str = ""


def impute(
    typing: Typing,
    table: FrequencyTable,
    *,
    prior: Prior | None = None,
    top: int = 20,
    beam: int | None = None,
    unlisted: float = 0.0,
    reference: HlaReference = SHIPPED,
) -> Imputation:
    """Phased genotypes of a typing at the table's loci, most probable first.

    Parameters
    ----------
    prior
        Population or populations with weights; needed where the table has more than one.
        ``AFA+EUR`` is one haplotype from each; `mixed_prior` draws each haplotype on its own.
    top
        Genotypes returned; the rest stay in ``shown``.
    beam
        Compare only this many of the most frequent candidate haplotypes; ``lost`` then bounds what
        that may leave out. Without it every pair is compared, up to 20,000 candidates.
    unlisted
        Share of people, at least 0 and below 1, one of whose haplotypes is outside the table; see
        `alloway.hla.imputation_unlisted`. 0 takes such haplotypes as impossible.
    reference
        Facts for group names and antigens.

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
    found = posterior(typing, table, prior=prior, beam=beam, unlisted=unlisted, reference=reference)
    genotypes = tuple(
        PhasedGenotype(
            found.table.names(int(a)),
            found.table.names(int(b)),
            float(p),
            int(a >= found.listed) + int(b >= found.listed),
        )
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
        found.unlisted,
        found.release,
    )


def posterior(
    typing: Typing,
    table: FrequencyTable,
    *,
    prior: Prior | None = None,
    beam: int | None = None,
    unlisted: float = 0.0,
    reference: HlaReference = SHIPPED,
) -> Posterior:
    """The posterior over pairs of haplotypes as arrays; see `impute`."""
    import numpy as np

    if not 0 <= unlisted < 1:
        raise ValueError(f"unlisted {unlisted}: a share from 0 to below 1 is needed")
    origins, weights = choose_origins(table, prior)
    fit = Fit(typing, table, used_alleles(table, origins), reference)
    whole = with_unlisted(table, fit) if unlisted else None
    draws = Draws(whole or table, origins, weights, unlisted if whole else 0.0)
    kept, bound = draws.beam(fit, len(table), _EXACT if beam is None else beam)
    pairs = fitting_pairs(fit, draws.haplotypes, kept, len(table))
    mass, by_origin = draws.mass(pairs)
    evidence = float(mass.sum())
    some = mass > 0
    pairs, mass = pairs[some], mass[some]
    notes = (*fit.notes, *_notes(table, origins), *_unlisted_note(unlisted, whole))
    if evidence > 0.0:
        lost = bound / (evidence + bound)
        share = mass / evidence * (1.0 - lost)
        shares = by_origin / evidence
        notes += _beam_note(len(kept), lost)
    else:
        lost, share, shares = 1.0, mass, np.array(weights)
        why = f"None of the {len(kept)} haplotypes of the beam fit: unknown." if bound else ""
        notes = (why or _why_nothing(fit, draws, origins), *notes)
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -share))
    names = (one if one == two else f"{one}+{two}" for one, two in origins)
    return Posterior(
        draws.table,
        pairs[order],
        share[order],
        tuple((name, float(value)) for name, value in zip(names, shares, strict=True)),
        evidence,
        lost,
        notes,
        len(table),
        reference.name,
    )


def _beam_note(width: int, lost: float) -> tuple[str, ...]:
    if not lost:
        return ()
    return (f"A beam of {width} haplotypes: at most {lost:.2g} of the posterior is left out.",)


def _why_nothing(fit: Fit, draws: Draws, origins: Sequence[Origin]) -> str:
    """Why no pair fits: alleles that are not listed, or a locus that does not go with the rest."""
    said = "No pair of haplotypes fits the typing: unknown."
    gone = fit.missing()
    if gone:
        names = ", ".join(dict.fromkeys(name for pair in origins for name in pair))
        return f"{said} In no haplotype of {fit.table.name} ({names}): {'; '.join(gone)}."
    culprits = [name for name, rest in fit.without_each() if _any_fits(rest, draws)]
    if culprits:
        return (
            f"{said} Every allele is listed, but not in such a pair; one fits without "
            f"{' or without '.join(culprits)}."
        )
    return f"{said} Every allele is listed, but not in such a pair."


def _any_fits(fit: Fit, draws: Draws) -> bool:
    rows = draws.candidates(fit)
    if len(rows) > _EXPLAINED:
        return False
    pairs = fitting_pairs(fit, draws.haplotypes, rows, len(draws.haplotypes))
    return bool(draws.mass(pairs)[0].any())


def _unlisted_note(share: float, whole: FrequencyTable | None) -> Iterator[str]:
    if share and whole is None:
        yield (
            "The typing leaves too many haplotypes open: those outside the table stay impossible."
        )
    elif share:
        yield (
            f"{share:.3g} of people are taken to carry one haplotype outside the table (assumed), "
            "its alleles joined by chance; nobody carries two."
        )


def _notes(table: FrequencyTable, origins: Sequence[Origin]) -> Iterator[str]:
    if all(one == two for one, two in origins):
        yield "Hardy-Weinberg proportions are assumed, both haplotypes from one population."
    else:
        yield (
            "The two haplotypes are drawn independently, each whole from one population; they may "
            "come from two."
        )
    names = dict.fromkeys(name for pair in origins for name in pair)
    listed = ", ".join(f"{name} {table.listed(name):.1%}" for name in names)
    yield "Probabilities hold only for people of the populations that the table was made from."
    yield (
        "Haplotypes and alternatives that the table does not list count as impossible; "
        f"its frequencies sum to: {listed}."
    )
    if table.renamed:
        yield f"Deleted names in the table: {'; '.join(table.renamed)}."
