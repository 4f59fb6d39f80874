"""Slow, readable counts for fully known typings: the twin of alloway.hla.tallies.

A typing is a mapping from locus to two names; the key of a name is given by the caller.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Person = Mapping[str, tuple[str, str]]


def one_way(shown: Sequence[str], other: Sequence[str]) -> int:
    """Different names in `shown` that `other` has not."""
    foreign = []
    for name in shown:
        if name not in other and name not in foreign:
            foreign.append(name)
    return len(foreign)


def counts(recipient: Person, donor: Person, loci: Sequence[str]) -> tuple[int, int, int]:
    """GvH, HvG and bidirectional totals."""
    gvh = hvg = both = 0
    for locus in loci:
        out = one_way(recipient[locus], donor[locus])
        back = one_way(donor[locus], recipient[locus])
        gvh += out
        hvg += back
        both += out if out > back else back
    return gvh, hvg, both
