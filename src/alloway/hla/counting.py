"""Mismatch counts at one locus over every reading of two typings.

A reading gives each chromosome one allele. Where a typing leaves alleles open (ambiguity, one-field
names, blanks, an untyped locus) there are many readings, and a count becomes a range over them.
Alleles are compared by their first two fields. Where either side is reported as a G or P group, the
locus is compared by the two-field allele that names the group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alloway.hla.expression import UNEDITED, SurfaceRule, reaches_surface
from alloway.reference.hla_facts import facts_of
from alloway.values.hla import Allele, Count, Locus, Slot

_BLANK_PAIR: tuple[Slot, Slot] = ((), ())
_MAX_READINGS = 50_000
_MAX_PAIRS = 250_000
"""Readings, and pairs of them, compared before the answer falls back to the widest range."""

Choice = tuple[str, bool]
"""An allele key and whether that allele is on the surface."""


@dataclass(frozen=True, slots=True)
class Mismatches:
    """What one person shows that the other's surface lacks, over all readings."""

    count: Count
    always: tuple[str, ...]
    """Alleles that mismatch in every reading."""
    complete: bool = True
    """``False`` when there were too many readings and the widest range is given."""


def count_mismatches(
    shown: Locus | None,
    lacking: Locus | None,
    *,
    locus: str,
    shown_rule: SurfaceRule = UNEDITED,
    lacking_rule: SurfaceRule = UNEDITED,
) -> Mismatches:
    """Distinct surface alleles of `shown` that the surface of `lacking` does not have.

    A homozygous mismatch counts once: one foreign molecule, on two chromosomes.

    Parameters
    ----------
    shown, lacking
        The locus in each person, or ``None`` where it was not typed.
    shown_rule, lacking_rule
        What the edits of each person's cells leave on the surface.

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
    pool = _Pool(locus, [shown, lacking], (*shown_rule.removed, *lacking_rule.removed))
    if max(pool.readings(shown, shown_rule), pool.readings(lacking, lacking_rule)) > _MAX_READINGS:
        return Mismatches(Count(0, 2), (), complete=False)
    left = set(pool.surfaces(shown, shown_rule))
    right = set(pool.surfaces(lacking, lacking_rule))
    if len(left) * len(right) > _MAX_PAIRS:
        return Mismatches(Count(0, max(map(len, left))), (), complete=False)
    differences = {a - b for a in left for b in right}
    sizes = [len(difference) for difference in differences]
    always = frozenset.intersection(*differences)
    named = tuple(sorted(key for key in always if "?" not in key))
    return Mismatches(Count(min(sizes), max(sizes)), named)


class _Pool:
    """The allele keys that can occur at one locus of two people, and what each slot may hold."""

    def __init__(
        self, locus: str, people: Iterable[Locus | None], removed: Iterable[Allele]
    ) -> None:
        self.locus = locus
        self.genotypes = [p.genotypes if p else (_BLANK_PAIR,) for p in people]
        alleles = [a for slot in self._slots() for a in slot]
        self.by_domain = any(a.suffix in ("G", "P") for a in alleles)
        named = [a for a in (*alleles, *removed) if len(a.fields) > 1 and self._is_here(a)]
        self.alleles: dict[str, Allele] = {}
        for allele in named:
            for key in self.keys_of(allele):
                self.alleles.setdefault(key, allele)
        self.firsts = {_first(a) for a in alleles if len(a.fields) == 1}
        opens = sum(
            1 for slot in self._slots() if not slot or any(len(a.fields) == 1 for a in slot)
        )
        self.fresh = [f"?{n}" for n in range(min(opens, 4))]
        self.everywhere = self._shared_questionable()

    def _slots(self) -> Iterator[Slot]:
        return (slot for genotypes in self.genotypes for pair in genotypes for slot in pair)

    def _is_here(self, allele: Allele) -> bool:
        return allele.locus == self.locus or (
            self.locus == "DRB345" and allele.locus in ("DRB3", "DRB4", "DRB5")
        )

    def _shared_questionable(self) -> frozenset[Allele]:
        """Alleles of unknown expression named by both people: shown by both or by neither."""
        sides = [
            {a for pair in g for slot in pair for a in slot if reaches_surface(a) is None}
            for g in self.genotypes
        ]
        return frozenset(set.intersection(*sides))

    def keys_of(self, allele: Allele) -> tuple[str, ...]:
        """Keys an allele of two or more fields may have: itself, and its domain among groups."""
        bare = f"{allele.locus}*{':'.join(allele.fields[:2])}"
        if not self.by_domain or allele.suffix in ("G", "P"):
            return (bare,)
        facts = facts_of(bare)
        if facts is not None:
            return (facts.domain,)
        groups = {
            f"{a.locus}*{':'.join(a.fields[:2])}"
            for slot in self._slots()
            for a in slot
            if a.suffix in ("G", "P") and _first(a) == _first(allele)
        }
        return (bare, *sorted(groups - {bare}))

    def readings(self, person: Locus | None, rule: SurfaceRule) -> int:
        """How many readings one person's locus has."""
        pairs = person.genotypes if person else (_BLANK_PAIR,)
        return sum(len(self._choices(a, rule)) * len(self._choices(b, rule)) for a, b in pairs)

    def surfaces(self, person: Locus | None, rule: SurfaceRule) -> Iterator[frozenset[str]]:
        """The set of surface keys in each reading of one person's locus."""
        for first, second in person.genotypes if person else (_BLANK_PAIR,):
            for one, one_shown in self._choices(first, rule):
                for two, two_shown in self._choices(second, rule):
                    yield frozenset(key for key, on in ((one, one_shown), (two, two_shown)) if on)

    def _choices(self, slot: Slot, rule: SurfaceRule) -> list[Choice]:
        if not slot:
            open_keys = (*self.alleles, *(f"{g}:{f}" for g in self.firsts for f in self.fresh))
            return self._open((*open_keys, *(f"{self.locus}{f}" for f in self.fresh)), rule)
        exact = [choice for a in slot if len(a.fields) > 1 for choice in self._exact(a, rule)]
        wide = [choice for a in slot if len(a.fields) == 1 for choice in self._one_field(a, rule)]
        return list(dict.fromkeys((*exact, *wide)))

    def _exact(self, allele: Allele, rule: SurfaceRule) -> list[Choice]:
        shown = rule.shows(allele, self.locus)
        if shown is None and allele in self.everywhere:
            shown = True
        states = (True, False) if shown is None else (shown,)
        return [(key, state) for key in self.keys_of(allele) for state in states]

    def _one_field(self, allele: Allele, rule: SurfaceRule) -> list[Choice]:
        group = _first(allele)
        named = [key for key, other in self.alleles.items() if _first(other) == group]
        return self._open((*named, *(f"{group}:{f}" for f in self.fresh)), rule)

    def _open(self, keys: Iterable[str], rule: SurfaceRule) -> list[Choice]:
        choices = []
        for key in keys:
            known = self.alleles.get(key)
            if known is not None:
                bare = Allele(known.locus, known.fields[:2])
            else:
                bare = _open_allele(key, self.locus)
            choices.append((key, rule.shows(bare, self.locus) is not False))
        return choices


def _open_allele(key: str, locus: str) -> Allele:
    """An unnamed allele of a group (``A*02:?0``) or of the whole locus (``A?0``)."""
    gene, _, rest = key.partition("*")
    return Allele(gene, (rest.split(":")[0], "?")) if rest else Allele(locus, ("?", "?"))


def _first(allele: Allele) -> str:
    return f"{allele.locus}*{allele.fields[0]}"


def total(counts: Iterable[Count]) -> Count:
    """Sum of ranges.

    >>> total([Count(1, 1), Count(0, 2)])
    Count(min=1, max=3)
    """
    found = list(counts)
    return Count(sum(c.min for c in found), sum(c.max for c in found))
