"""Naive imputation: every ordered pair of haplotypes, one by one. Twin of alloway.hla.imputation.

Haplotypes are tuples of names; a typing gives, for each locus, the allowed unordered pairs as a
list of (names, names) alternatives, or None where nothing is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Haplotype = tuple[str, ...]
Allowed = Sequence[tuple[Sequence[str], Sequence[str]]] | None


def fits(one: Haplotype, two: Haplotype, typing: Sequence[Allowed]) -> bool:
    """Whether two haplotypes can be the two chromosomes of the typed person."""
    for a, b, allowed in zip(one, two, typing, strict=True):
        if allowed is None:
            continue
        if not any((a in x and b in y) or (a in y and b in x) for x, y in allowed):
            return False
    return True


def pairs(
    tables: Mapping[str, Mapping[Haplotype, float]],
    prior: Mapping[str, float],
    typing: Sequence[Allowed],
) -> dict[tuple[Haplotype, Haplotype], float]:
    """Posterior of every unordered pair; empty when nothing fits."""
    weight: dict[tuple[Haplotype, Haplotype], float] = {}
    scale = sum(prior.values())
    for population, share in prior.items():
        table = tables[population]
        for one, f in table.items():
            for two, g in table.items():
                if f * g > 0 and fits(one, two, typing):
                    key = (one, two) if one <= two else (two, one)
                    weight[key] = weight.get(key, 0.0) + share / scale * f * g
    total = sum(weight.values())
    return {key: value / total for key, value in weight.items()} if total else {}


def hvg(recipient: tuple[Haplotype, Haplotype], donor: tuple[Haplotype, Haplotype],
        loci: Sequence[int]) -> int:  # fmt: skip
    """Different donor alleles that the recipient lacks, over some loci."""
    return sum(len({donor[0][i], donor[1][i]} - {recipient[0][i], recipient[1][i]}) for i in loci)


def distribution(
    recipient: Mapping[tuple[Haplotype, Haplotype], float],
    donor: Mapping[tuple[Haplotype, Haplotype], float],
    loci: Sequence[int],
) -> dict[str, list[float]]:
    """P(k) of HvG, GvH and matches by enumeration of both posteriors."""
    size = 2 * len(loci) + 1
    found = {"hvg": [0.0] * size, "gvh": [0.0] * size, "matches": [0.0] * size}
    for host, p in recipient.items():
        for cell, q in donor.items():
            found["hvg"][hvg(host, cell, loci)] += p * q
            found["gvh"][hvg(cell, host, loci)] += p * q
            both = sum(max(hvg(host, cell, [i]), hvg(cell, host, [i])) for i in loci)
            found["matches"][2 * len(loci) - both] += p * q
    return found
