"""Naive imputation: every ordered pair of haplotypes, one by one. Twin of alloway.hla.imputation.

Haplotypes are tuples of names; a typing gives, for each locus, the allowed pairs as a list of
(names, names) alternatives, or None where nothing is known. A pair is unordered unless the locus is
in phase with others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod

Haplotype = tuple[str, ...]
Allowed = Sequence[tuple[Sequence[str], Sequence[str]]] | None
Table = Mapping[Haplotype, float]


def in_order(a: str, b: str, allowed: Allowed) -> bool:
    """Whether a is the first and b the second allele of some alternative."""
    return allowed is None or any(a in x and b in y for x, y in allowed)


def fits(
    one: Haplotype, two: Haplotype, typing: Sequence[Allowed], phase: Sequence[int] = ()
) -> bool:
    """Whether two haplotypes can be the two chromosomes of the typed person."""
    loci = list(zip(one, two, typing, strict=True))
    for place, (a, b, allowed) in enumerate(loci):
        if place not in phase and not (in_order(a, b, allowed) or in_order(b, a, allowed)):
            return False
    same = [loci[place] for place in phase]
    return all(in_order(a, b, allowed) for a, b, allowed in same) or all(
        in_order(b, a, allowed) for a, b, allowed in same
    )


def by_chance(table: Table) -> dict[Haplotype, float]:
    """Frequencies of all haplotypes of a table's alleles if loci were independent."""
    total = sum(table.values())
    alone: list[dict[str, float]] = []
    for place in range(len(next(iter(table)))):
        counted: dict[str, float] = {}
        for haplotype, f in table.items():
            counted[haplotype[place]] = counted.get(haplotype[place], 0.0) + f / total
        alone.append(counted)
    return {h: prod(c[a] for c, a in zip(alone, h, strict=True)) for h in product(*alone)}


def pairs(
    tables: Mapping[str, Table],
    prior: Mapping[tuple[str, str], float],
    typing: Sequence[Allowed],
    *,
    phase: Sequence[int] = (),
    unlisted: float = 0.0,
) -> dict[tuple[Haplotype, Haplotype], float]:
    """Posterior of every unordered pair; empty when nothing fits.

    The prior is over pairs of populations in any order; `unlisted` is the share of people with one
    haplotype made by chance.
    """
    weight: dict[tuple[Haplotype, Haplotype], float] = {}
    for (here, there), share in prior.items():
        for p, q in ((here, there), (there, here)):
            draws = [(1 - unlisted, tables[p], tables[q])]
            if unlisted:
                draws.append((unlisted / 2, tables[p], by_chance(tables[q])))
                draws.append((unlisted / 2, by_chance(tables[p]), tables[q]))
            for times, firsts, seconds in draws:
                for (one, f), (two, g) in product(firsts.items(), seconds.items()):
                    if f * g > 0 and fits(one, two, typing, phase):
                        key = (one, two) if one <= two else (two, one)
                        weight[key] = weight.get(key, 0.0) + share / 2 * times * f * g
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
