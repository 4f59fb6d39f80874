"""What the kernel needs to know of the patients: codes, corrections of open pairs, dense tables.

Counts of a locus are those of `alloway.hla.counting.count_mismatches`. The common cases are closed
forms over arrays; the others (A and Q suffixes, groups outside the shipped facts, both people open,
knock-outs of single alleles) are asked from `count_mismatches` itself, once for each distinct pair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alloway.hla.counting import count_mismatches
from alloway.hla.expression import UNEDITED, SurfaceRule
from alloway.hla.registry_codes import LocusCodes, exact_codes
from alloway.hla.search_counts import Counts, Genotype, closed_counts
from alloway.kernels.scan import ABSENT
from alloway.reference.hla_reference import HlaReference
from alloway.values.hla import Allele, Locus, Slot

PAIRS_AT_ONCE = 10_000
"""Open pairs whose counts are worked out at a time."""


@dataclass(frozen=True, slots=True)
class LocusQuery:
    """One patient's locus against one locus of a registry."""

    pair: tuple[int, int]
    weights: tuple[int, int]
    low: Counts
    """(open pairs,) what the least count of each open pair adds, modulo 256."""
    high: Counts
    dense: npt.NDArray[np.uint16] | None
    """(codes, codes) least and most count of every exact pair, where the patient is open."""


def query_locus(
    patients: Sequence[Locus],
    codes: LocusCodes,
    rule: SurfaceRule,
    reference: HlaReference,
    exact_pairs: Callable[[], npt.NDArray[np.uint32]],
) -> dict[Locus, LocusQuery]:
    """Each distinct patient locus made ready for the kernel.

    Parameters
    ----------
    rule
        What the edits leave of the donor; it plays no part in GvH.
    exact_pairs
        Gives the exact pairs that occur, larger code in the upper 16 bits; asked only if needed.
    """
    distinct = list(dict.fromkeys(patients))
    forward = 0 if codes.name in rule.absent else 16
    counts = _open_counts(distinct, codes, rule, reference)
    found = {}
    for locus, row in zip(distinct, counts, strict=True):
        exact = exact_codes(locus, codes)
        least = (forward and row[:, 2] * 16) + row[:, 0]
        most = (forward and row[:, 3] * 16) + row[:, 1]
        if exact is None or is_dense(locus, codes, rule):
            table = _dense(locus, codes, rule, reference, forward, exact_pairs())
            found[locus] = LocusQuery((ABSENT, ABSENT), (0, 0), least, most, table)
            continue
        one, two, weights = exact
        # An open pair carries the code OPEN twice: the kernel counts it as one foreign molecule.
        base = np.uint8(forward + sum(weights))
        found[locus] = LocusQuery((one, two), weights, least - base, most - base, None)
    return found


def is_dense(locus: Locus, codes: LocusCodes, rule: SurfaceRule) -> bool:
    """Whether every exact pair must be looked up: the patient is open, or single alleles are cut.

    The kernel's own comparison knows neither.
    """
    return exact_codes(locus, codes) is None or _removes(rule, codes.name)


def _removes(rule: SurfaceRule, locus: str) -> bool:
    return any(allele.locus == locus for allele in rule.removed)


def _dense(
    patient: Locus,
    codes: LocusCodes,
    rule: SurfaceRule,
    reference: HlaReference,
    forward: int,
    pairs: npt.NDArray[np.uint32],
) -> npt.NDArray[np.uint16]:
    """Counts of every exact pair that occurs, under a patient who is open at the locus."""
    side = len(codes.keys)
    low, high = (pairs & 0xFFFF).astype(np.int64), (pairs >> 16).astype(np.int64)
    slots = [_exact_slot(key, codes.name) for key in codes.keys]
    donors = [(slots[a], slots[b]) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    counts = _counts_of([patient], donors, codes.name, rule, reference)[0].astype(np.uint16)
    table = np.zeros((side, side), np.uint16)
    least = counts[:, 0] + (counts[:, 2] * 16 if forward else 0)
    most = counts[:, 1] + (counts[:, 3] * 16 if forward else 0)
    table[low, high] = least | most << 8
    return table


def _exact_slot(key: str, locus: str) -> Slot:
    """The slot of an exact code; one allele that is not on the surface stands for all."""
    if not key:
        return (Allele(locus, ("00", "00"), "N"),)
    gene, _, fields = key.partition("*")
    return (Allele(gene, tuple(fields.split(":"))),)


def _open_counts(
    patients: Sequence[Locus], codes: LocusCodes, rule: SurfaceRule, reference: HlaReference
) -> Counts:
    found = [np.zeros((len(patients), 0, 4), np.uint8)]
    for begin in range(0, len(codes.pairs), PAIRS_AT_ONCE):
        pairs = codes.pairs[begin : begin + PAIRS_AT_ONCE]
        donors = [(codes.slots[b], codes.slots[a]) for a, b in pairs]
        found.append(_counts_of(patients, donors, codes.name, rule, reference))
    return np.concatenate(found, axis=1)


def _counts_of(
    patients: Sequence[Locus],
    donors: Sequence[Genotype],
    name: str,
    rule: SurfaceRule,
    reference: HlaReference,
) -> Counts:
    """Counts of every patient's locus against every donor's, (patients, donors, 4)."""
    out, done = closed_counts(patients, donors, name, UNEDITED, reference)
    if _removes(rule, name):
        edited, also_done = closed_counts(patients, donors, name, rule, reference)
        out[..., 2:] = edited[..., 2:]
        done &= also_done
    for i, j in np.argwhere(~done).tolist():
        donor = Locus(name, (donors[j],))
        patient = patients[i]
        gvh = count_mismatches(patient, donor, locus=name, reference=reference).count
        hvg = count_mismatches(
            donor, patient, locus=name, shown_rule=rule, reference=reference
        ).count
        out[i, j] = gvh.min, gvh.max, hvg.min, hvg.max
    return out
