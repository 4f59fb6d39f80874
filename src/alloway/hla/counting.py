"""Mismatch counts at one locus over every reading of two typings.

A reading gives each chromosome one allele. Where a typing leaves alleles open (ambiguity, one-field
names, antigens, blanks, an untyped locus) there are many readings, and a count becomes a range over
them. Only which of the four alleles are equal matters to a count: so every way in which four places
can be equal or not is asked for once, and is possible when its places can be given different
alleles (Hall 1935, J London Math Soc 10:26). The ranges are exact however ambiguous a typing is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from alloway.hla.expression import UNEDITED, SurfaceRule
from alloway.hla.levels import Level, LevelKeys, SlotKeys
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Count, Locus

_MAX_PAIRS = 20_000
"""Pairs of alternative genotypes compared before the answer falls back to the widest range."""

Pair = tuple[SlotKeys, SlotKeys]


class Outcome(NamedTuple):
    """Counts in one reading: different alleles on one surface only, or on both."""

    gvh: int
    hvg: int
    shared: int
    gvh_copies: int
    """The same with a homozygous mismatch counted twice."""
    hvg_copies: int


@dataclass(frozen=True, slots=True)
class Compared:
    """All outcomes that the typings of one locus allow."""

    outcomes: frozenset[Outcome]
    gvh_always: tuple[str, ...]
    """Alleles that mismatch in every reading."""
    hvg_always: tuple[str, ...]
    complete: bool = True
    """``False`` when there were too many readings and the widest range is given."""

    def range(self, count: Callable[[Outcome], int]) -> Count:
        """Least and most of what `count` takes from an outcome."""
        found = [count(outcome) for outcome in self.outcomes]
        return Count(min(found), max(found))


_WIDEST = frozenset(
    Outcome(g, h, 2 - max(g, h), g, h) for g in range(3) for h in range(3)
)  # every count from none to both


def compare(
    locus: str,
    recipient: Locus | None,
    donor: Locus | None,
    *,
    level: Level = "two-field",
    rule: SurfaceRule = UNEDITED,
    reference: HlaReference = SHIPPED,
) -> Compared:
    """Every outcome at one locus, for cells of the donor under `rule`.

    Parameters
    ----------
    recipient, donor
        The locus in each person, or ``None`` where it was not typed.
    rule
        What the edits leave on the donor's cells. GvH does not look at edited cells: ask for it
        with the default rule.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> patient = parse_typing("A*02:01+A*03:01").locus("A")
    >>> donor = parse_typing("A*02:01+A*02:01").locus("A")
    >>> found = compare("A", patient, donor)
    >>> found.range(lambda outcome: outcome.gvh), found.gvh_always
    (Count(min=1, max=1), ('A*03:01',))
    """
    keys = LevelKeys(locus, (recipient, donor), level, rule, reference)
    hosts, cells = keys.pairs(recipient, UNEDITED), keys.pairs(donor, rule)
    gvh, hvg = _always(hosts, cells), _always(cells, hosts)
    if len(hosts) * len(cells) > _MAX_PAIRS:
        return Compared(_WIDEST, gvh, hvg, complete=False)
    found: set[Outcome] = set()
    for host in hosts:
        for cell in cells:
            found.update(outcomes_of((*host, *cell)))
    return Compared(frozenset(found), gvh, hvg)


def _always(shown: Sequence[Pair], other: Sequence[Pair]) -> tuple[str, ...]:
    """Keys that every reading of `shown` has on the surface and no reading of `other`."""
    sure = [
        frozenset[str]().union(*(s.shown for s in pair if len(s.shown) == 1 and not s.absent))
        for pair in shown
    ]
    elsewhere = frozenset[str]().union(*(slot.shown for pair in other for slot in pair))
    return tuple(sorted(k for k in frozenset.intersection(*sure) - elsewhere if "?" not in k))


def outcomes_of(slots: Sequence[SlotKeys]) -> Iterator[Outcome]:
    """Outcomes of four places, recipient's two first."""
    states = [(True,) * bool(s.shown) + (False,) * s.absent for s in slots]
    for first in states[0]:
        for second in states[1]:
            for third in states[2]:
                for fourth in states[3]:
                    on = tuple(n for n, x in enumerate((first, second, third, fourth)) if x)
                    for blocks, outcome in _patterns(on):
                        if _possible(slots, blocks):
                            yield outcome


def _possible(slots: Sequence[SlotKeys], blocks: Sequence[tuple[int, ...]]) -> bool:
    """Whether each block of equal places can have a key of its own."""
    found: list[frozenset[str]] = []
    for block in blocks:
        keys = slots[block[0]].shown
        for place in block[1:]:
            keys = keys & slots[place].shown
        if not keys:
            return False
        found.append(keys)
    small = [keys for keys in found if len(keys) < len(found)]
    return _distinct(small, frozenset())


def _distinct(sets: Sequence[frozenset[str]], taken: frozenset[str]) -> bool:
    """Whether one key can be drawn from each set, all different."""
    if not sets:
        return True
    return any(_distinct(sets[1:], taken | {key}) for key in sets[0] - taken)


@cache
def _patterns(on: tuple[int, ...]) -> tuple[tuple[tuple[tuple[int, ...], ...], Outcome], ...]:
    """Every partition of the places on the surface into equal alleles, with its outcome."""
    return tuple((blocks, _counted(blocks)) for blocks in _partitions(on))


def _partitions(places: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], ...]]:
    if not places:
        yield ()
        return
    for rest in _partitions(places[1:]):
        yield ((places[0],), *rest)
        for n, block in enumerate(rest):
            yield (*rest[:n], (places[0], *block), *rest[n + 1 :])


def _counted(blocks: Iterable[tuple[int, ...]]) -> Outcome:
    gvh = [b for b in blocks if max(b) < 2]
    hvg = [b for b in blocks if min(b) > 1]
    shared = sum(1 for b in blocks if min(b) < 2 <= max(b))
    return Outcome(len(gvh), len(hvg), shared, sum(map(len, gvh)), sum(map(len, hvg)))


@dataclass(frozen=True, slots=True)
class Mismatches:
    """What one person shows that the other's surface lacks, over all readings."""

    count: Count
    always: tuple[str, ...]
    """Alleles that mismatch in every reading."""
    complete: bool = True


def count_mismatches(
    shown: Locus | None,
    lacking: Locus | None,
    *,
    locus: str,
    shown_rule: SurfaceRule = UNEDITED,
    level: Level = "two-field",
    reference: HlaReference = SHIPPED,
) -> Mismatches:
    """Distinct surface alleles of `shown`, edited by `shown_rule`, that `lacking` does not have.

    A homozygous mismatch counts once: one foreign molecule, on two chromosomes.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> patient = parse_typing("A*02:01+A*03:01").locus("A")
    >>> donor = parse_typing("A*02:01+A*02:01").locus("A")
    >>> count_mismatches(patient, donor, locus="A").count
    Count(min=1, max=1)
    >>> count_mismatches(donor, patient, locus="A").count
    Count(min=0, max=0)
    """
    if locus in shown_rule.absent:
        return Mismatches(Count(0, 0), ())
    found = compare(locus, lacking, shown, level=level, rule=shown_rule, reference=reference)
    return Mismatches(found.range(lambda x: x.hvg), found.hvg_always, found.complete)


def total(counts: Iterable[Count]) -> Count:
    """Sum of ranges.

    >>> total([Count(1, 1), Count(0, 2)])
    Count(min=1, max=3)
    """
    found = list(counts)
    return Count(sum(c.min for c in found), sum(c.max for c in found))
