"""Slow twin of the mismatch counts: write out every person the typings allow, and count.

A person is two strings. Open places (``A*02``, a blank) may be any allele of a small world, which
holds more unnamed alleles than there are open places. Shares no code with ``alloway.hla``.
"""

from __future__ import annotations

from itertools import product

NAMED = ("A*01:01", "A*01:02", "A*02:01", "A*02:06", "A*02:09N")
UNNAMED = tuple(f"A*{group}:{n}" for group in ("01", "02", "03") for n in range(90, 94))
WORLD = (*NAMED, *UNNAMED)

Slot = tuple[str, ...]
Genotypes = list[tuple[Slot, Slot]]


def what_a_slot_may_be(slot: Slot) -> list[str]:
    """Alleles one copy may be; only expressed alleles stand for an open place."""
    if not slot:
        return [allele for allele in WORLD if not allele.endswith("N")]
    found: list[str] = []
    for name in slot:
        if ":" in name:
            found.append(name)
        else:
            found += [w for w in WORLD if w.startswith(name + ":") and not w.endswith("N")]
    return found


def people(genotypes: Genotypes) -> set[tuple[str, str]]:
    """Every pair of alleles the typing allows."""
    found: set[tuple[str, str]] = set()
    for first, second in genotypes:
        found.update(product(what_a_slot_may_be(first), what_a_slot_may_be(second)))
    return found


def shown(person: tuple[str, str], knocked_out: set[str], everything_gone: bool) -> set[str]:
    """Alleles on the surface."""
    if everything_gone:
        return set()
    return {a for a in person if not a.endswith("N") and a not in knocked_out}


def gvh(recipient: Genotypes, donor: Genotypes) -> tuple[int, int]:
    """Fewest and most recipient molecules that the unedited donor does not have."""
    counts = [
        len(shown(r, set(), False) - shown(d, set(), False))
        for r in people(recipient)
        for d in people(donor)
    ]
    return min(counts), max(counts)


def hvg(
    recipient: Genotypes, donor: Genotypes, knocked_out: set[str], everything_gone: bool
) -> tuple[int, int]:
    """Fewest and most molecules of the edited donor cells that the recipient does not have."""
    counts = [
        len(shown(d, knocked_out, everything_gone) - shown(r, set(), False))
        for r in people(recipient)
        for d in people(donor)
    ]
    return min(counts), max(counts)
