"""Probabilities of match and mismatch counts of two people whose typings are imputed.

The two people are taken as unrelated: their genotypes are independent given their typings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alloway.errors import InputError
from alloway.hla.expression import UNEDITED, SurfaceRule, surface_rule
from alloway.hla.imputation import Posterior, Prior, posterior
from alloway.hla.imputation_alleles import allele_of
from alloway.hla.imputation_tables import FrequencyTable
from alloway.hla.tallies import PANELS
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Typing
from alloway.values.supply import Edit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAX_PAIRS = 4_000_000
"""Pairs of unphased genotypes compared; the least probable are left out first, and counted."""
_MAX_CODE = 2**63 - 1
"""Genotypes are numbered in 64 bits; past that the numbers in use are counted anew."""


@dataclass(frozen=True, slots=True)
class PairProbabilities:
    """Distributions of the counts of a recipient and a donor; each sums to ``1 - lost``."""

    loci: tuple[str, ...]
    matches: tuple[float, ...]
    """Probability of 0, 1, ... matched alleles by typing, out of twice the loci."""
    gvh: tuple[float, ...]
    """Probability of 0, 1, ... mismatches that the donor's germline lacks."""
    hvg: tuple[float, ...]
    """The same for what the edited cells show and the recipient lacks."""
    lost: float
    """Share of the joint posterior not compared (a bound where a beam was used)."""
    recipient_genotypes: int
    donor_genotypes: int
    notes: tuple[str, ...] = ()
    """Those about one of the two start with ``Recipient:`` or ``Donor:``."""
    unlisted: float = 0.0
    """Share of the joint posterior with a haplotype outside the table."""
    release: str = ""

    def matched(self, alleles: int) -> float | None:
        """Probability of exactly that many matched alleles, as ``P(10/10)``; ``None`` = unknown."""
        return self.matches[alleles] if self.matches else None


def pair_probabilities(
    recipient: Typing,
    donor: Typing,
    table: FrequencyTable,
    *,
    panel: str = "10/10",
    prior: Prior | None = None,
    donor_prior: Prior | None = None,
    edits: Sequence[Edit] = (),
    beam: int | None = None,
    unlisted: float = 0.0,
    reference: HlaReference = SHIPPED,
) -> PairProbabilities:
    """P(k matches), P(k GvH mismatches) and P(k HvG mismatches after the edits) of a pair.

    Counts are at the level of the table's names (two fields, or groups with the same
    antigen-recognition domain). A homozygous mismatch counts once in a direction; matches are two
    a locus less the larger direction.

    Parameters
    ----------
    panel
        ``6/6``, ``8/8``, ``10/10`` or ``12/12``; the table must hold its loci.
    prior, donor_prior
        Populations of the recipient and, where another, of the donor; as in
        `alloway.hla.imputation.impute`, also `beam`, `unlisted` and `reference`.
    edits
        Complete edits of the donor's cells: which alleles count in HvG.

    Raises
    ------
    InputError
        The table lacks a locus of the panel, or a prior does not suit it.

    Examples
    --------
    >>> from alloway.hla.imputation_tables import parse_frequencies
    >>> from alloway.hla.typing import parse_typing
    >>> rows = "X,A*01:01~B*08:01~DRB1*03:01,0.5\\nX,A*01:01~B*08:01~DRB1*04:01,0.5"
    >>> table = parse_frequencies(rows, name="f")
    >>> known, open_ = parse_typing("A1 A1 DRB1*03:01 DRB1*03:01"), parse_typing("A1 A1")
    >>> found = pair_probabilities(known, open_, table, panel="6/6")
    >>> found.matched(6), found.hvg[1]
    (0.25, 0.75)
    """
    loci = _panel_loci(panel, table)
    one, two = (
        posterior(typing, table, prior=weights, beam=beam, unlisted=unlisted, reference=reference)
        for typing, weights in ((recipient, prior), (donor, donor_prior or prior))
    )
    return compare(one, two, loci, surface_rule(edit.name for edit in edits))


def _panel_loci(panel: str, table: FrequencyTable) -> tuple[str, ...]:
    if panel not in PANELS:
        raise ValueError(f"panel {panel!r}: use one of {', '.join(PANELS)}")
    gone = [locus for locus in PANELS[panel] if locus not in table.loci]
    if gone:
        raise InputError(
            f"{table.name}: no {', '.join(gone)} in the haplotypes, which {panel} needs",
            step=f"choose a panel over {', '.join(table.loci)}",
        )
    return PANELS[panel]


def compare(
    recipient: Posterior, donor: Posterior, loci: Sequence[str], rule: SurfaceRule
) -> PairProbabilities:
    """`pair_probabilities` of two posteriors over one table."""
    import numpy as np

    notes = _pair_notes(recipient, donor)
    if not len(recipient.probability) or not len(donor.probability):
        return PairProbabilities(
            tuple(loci), (), (), (), 1.0, 0, 0, notes, release=recipient.release
        )
    hosts, host_p = unphased(recipient, loci)
    cells, cell_p = unphased(donor, loci)
    host_n, cell_n = _fit_limit(host_p, cell_p)
    hosts, host_p, cells, cell_p = hosts[:host_n], host_p[:host_n], cells[:cell_n], cell_p[:cell_n]
    plain, edited = _shown(donor.table, loci, UNEDITED), _shown(donor.table, loci, rule)
    size = len(loci)
    matches, gvh, hvg = np.zeros((3, 2 * size + 1))
    step = max(1, 500_000 // len(cells))
    for start in range(0, len(hosts), step):
        block = slice(start, start + step)
        weight = (host_p[block, None] * cell_p).ravel()
        out, back, both = _counts(hosts[block], cells, plain, edited)
        gvh += np.bincount(out.ravel(), weight, 2 * size + 1)
        hvg += np.bincount(back.ravel(), weight, 2 * size + 1)
        matches += np.bincount(2 * size - both.ravel(), weight, 2 * size + 1)
    kept = float(host_p.sum() * cell_p.sum())
    return PairProbabilities(
        tuple(loci),
        _shares(matches),
        _shares(gvh),
        _shares(hvg),
        max(0.0, 1.0 - kept) if kept < 1 - 1e-12 else 0.0,
        len(hosts),
        len(cells),
        notes,
        1.0 - (1.0 - recipient.unlisted) * (1.0 - donor.unlisted),
        recipient.release,
    )


def _shares(weights: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(min(1.0, float(weight)) for weight in weights)


def _pair_notes(recipient: Posterior, donor: Posterior) -> tuple[str, ...]:
    both = set(recipient.notes) & set(donor.notes)
    people = (("Recipient", recipient), ("Donor", donor))
    single = [
        (not len(found.probability), f"{who}: {note}")
        for who, found in people
        for note in found.notes
        if note not in both
    ]
    said = [note for _, note in sorted(single, key=lambda one: not one[0])]
    return (*said, *(note for note in recipient.notes if note in both))


def unphased(
    found: Posterior, loci: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Genotypes over some loci, shape (genotypes, loci, 2), and their probabilities, largest first.

    Phase is dropped and pairs that agree are added up.
    """
    import numpy as np

    codes, span, sorted_pairs = np.zeros(len(found.pairs), np.int64), 1, []
    for locus in loci:
        column = found.table.loci.index(locus)
        alleles = np.sort(found.table.haplotypes[:, column][found.pairs], axis=1)
        sorted_pairs.append(alleles)
        size = len(found.table.alleles[column])
        if span * size**2 > _MAX_CODE:
            codes = np.unique(codes, return_inverse=True)[1]
            span = len(codes)
        codes = codes * size**2 + alleles[:, 0] * size + alleles[:, 1]
        span *= size**2
    _, first, where = np.unique(codes, return_index=True, return_inverse=True)
    weight = np.bincount(where, found.probability)
    order = np.argsort(-weight, kind="stable")
    genotypes: NDArray[np.int32] = np.stack([a[first[order]] for a in sorted_pairs], axis=1)
    return genotypes, weight[order].astype(np.float64)


def _fit_limit(one: NDArray[np.float64], two: NDArray[np.float64]) -> tuple[int, int]:
    """How many genotypes of each person to compare: all, or the most probable ones."""
    first, second = len(one), len(two)
    while first * second > _MAX_PAIRS:
        if first >= second:
            first = max(1, _MAX_PAIRS // second, first // 2)
        else:
            second = max(1, _MAX_PAIRS // first, second // 2)
    return first, second


def _shown(
    table: FrequencyTable, loci: Sequence[str], rule: SurfaceRule
) -> list[NDArray[np.bool_]]:
    """For each locus, which alleles of the table the edited cells show."""
    import numpy as np

    found = []
    for locus in loci:
        names = table.alleles[table.loci.index(locus)]
        found.append(np.array([shows(name, locus, rule) for name in names], dtype=np.bool_))
    return found


def shows(name: str, locus: str, rule: SurfaceRule) -> bool:
    """Whether an allele of a frequency table is on the surface; a doubtful one counts as shown."""
    return rule.shows(allele_of(name), locus) is not False


def _counts(
    hosts: NDArray[np.int32],
    cells: NDArray[np.int32],
    plain: list[NDArray[np.bool_]],
    edited: list[NDArray[np.bool_]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """GvH, HvG after the edits, and bidirectional counts of every host with every donor.

    `plain` and `edited` say, for each locus, which alleles unedited and edited cells show.
    """
    import numpy as np

    shape = (len(hosts), len(cells))
    gvh, hvg, both = (np.zeros(shape, np.int64) for _ in range(3))
    for index, (surface, left) in enumerate(zip(plain, edited, strict=True)):
        host, cell = hosts[:, index], cells[:, index]
        out = _lacking(host, cell, surface, surface)
        back = _lacking(cell, host, surface, surface).T
        gvh += out
        both += np.maximum(out, back)
        hvg += _lacking(cell, host, left, surface).T
    return gvh, hvg, both


def _lacking(
    shown: NDArray[np.int32],
    other: NDArray[np.int32],
    on: NDArray[np.bool_],
    on_other: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Different surface alleles of each row of `shown` that each row of `other` has not."""
    import numpy as np

    there = np.where(on_other[other], other, -1)
    found = np.zeros((len(shown), len(other)), np.int64)
    for copy in (0, 1):
        allele = shown[:, copy]
        counts = on[allele] if copy == 0 else on[allele] & (allele != shown[:, 0])
        absent = (allele[:, None] != there[:, 0]) & (allele[:, None] != there[:, 1])
        found += absent & counts[:, None]
    return found
