"""What two alleles are compared by at antigen, two-field and G level, over every reading.

At G level, and wherever a typing at the locus is reported as a G or P group, an allele stands for
the two-field allele that names its group (shipped facts; an allele outside them may be in any group
of its first field that the other typing names). At antigen level it stands for its WHO split
antigen (Holdsworth 2009, Tissue Antigens 73:95), associated antigens for the antigen they belong
to, broad ones for any of their splits. Where no antigen is assigned, the allele may be any antigen
of its first field, or the first field itself where the group has none (C*12 and up).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from alloway.hla.expression import SurfaceRule, reaches_surface
from alloway.reference.hla_facts import allele_facts, facts_of
from alloway.reference.hla_nomenclature import ASSOCIATED, BROADS, DRB345
from alloway.values.hla import Allele, Locus, Slot

Level = Literal["antigen", "two-field", "G"]
Pair = tuple[Slot, Slot]
Choice = tuple[str, bool]
"""A key and whether that allele is on the surface."""
Reading = tuple[Choice, Choice]

_BLANK: Pair = ((), ())
_MAX_READINGS = 20_000


class LevelKeys:
    """The keys that can occur at one locus of two people."""

    def __init__(
        self, locus: str, people: tuple[Locus | None, Locus | None], level: Level, rule: SurfaceRule
    ) -> None:
        self.locus = locus
        slots = [s for p in people for pair in (p.genotypes if p else (_BLANK,)) for s in pair]
        alleles = [allele for slot in slots for allele in slot]
        grouped = any(allele.suffix in ("G", "P") for allele in alleles)
        self.level: Level = "G" if level == "two-field" and grouped else level
        removed = [a for a in rule.removed if self._is_here(a)]
        named = [a for a in (*alleles, *removed) if len(a.fields) > 1]
        self.group_names = frozenset(_bare(a) for a in named if a.suffix in ("G", "P"))
        self.named: dict[str, Allele] = {}
        for allele in named:
            for key in self.keys_of(allele):
                self.named.setdefault(key, allele)
        for allele in alleles:
            if level == "antigen" and len(allele.fields) == 1:
                for key in group_antigens(_first(allele)):
                    self.named.setdefault(key, allele)
        self.groups = tuple({_first(a): None for a in alleles if len(a.fields) == 1})
        opens = sum(1 for slot in slots if not slot or any(len(a.fields) == 1 for a in slot))
        self.fresh = tuple(f"?{n}" for n in range(min(opens, 4)))
        sides = [
            {a for pair in (p.genotypes if p else ()) for s in pair for a in s} for p in people
        ]
        self.shared_doubt = frozenset(
            a for a in set.intersection(*sides) if reaches_surface(a) is None
        )

    def _is_here(self, allele: Allele) -> bool:
        return allele.locus == self.locus or (self.locus == "DRB345" and allele.locus in DRB345)

    def keys_of(self, allele: Allele) -> tuple[str, ...]:
        """Keys an allele of two or more fields may have at this level."""
        if self.level == "antigen":
            return antigens_of(allele)
        bare = _bare(allele)
        if self.level == "two-field" or allele.suffix in ("G", "P"):
            return (bare,)
        facts = facts_of(bare)
        if facts is not None:
            return (facts.domain,)
        near = {name for name in self.group_names if name.startswith(f"{_first(allele)}:")}
        return (bare, *sorted(near - {bare}))

    def choices(self, slot: Slot, rule: SurfaceRule) -> tuple[Choice, ...]:
        """Every key and surface state one slot may hold."""
        if not slot:
            groups = () if self.level == "antigen" else self.groups
            within = (f"{group}:{f}" for group in groups for f in self.fresh)
            wild = (*self.named, *within, *(f"{self.locus}{f}" for f in self.fresh))
            return self._open(wild, rule)
        found: list[Choice] = []
        for allele in slot:
            found += (
                self._exact(allele, rule) if len(allele.fields) > 1 else self._wide(allele, rule)
            )
        return tuple(dict.fromkeys(found))

    def _exact(self, allele: Allele, rule: SurfaceRule) -> list[Choice]:
        shown = rule.shows(allele, self.locus)
        if shown is None and allele in self.shared_doubt:
            shown = True
        states = (True, False) if shown is None else (shown,)
        return [(key, state) for key in self.keys_of(allele) for state in states]

    def _wide(self, allele: Allele, rule: SurfaceRule) -> list[Choice]:
        """A one-field name: an antigen of its group, or any allele of it."""
        group = _first(allele)
        if self.level == "antigen":
            return list(self._open(group_antigens(group), rule))
        named = [key for key, other in self.named.items() if _first(other) == group]
        return list(self._open((*named, *(f"{group}:{f}" for f in self.fresh)), rule))

    def _open(self, keys: tuple[str, ...], rule: SurfaceRule) -> tuple[Choice, ...]:
        found: list[Choice] = []
        for key in keys:
            known = self.named.get(key)
            bare = Allele(known.locus, known.fields[:2]) if known else self._unnamed(key)
            shown = rule.shows(bare, self.locus)
            states = (True, False) if shown is None else (shown,)
            found += [(key, state) for state in states]
        return tuple(found)

    def _unnamed(self, key: str) -> Allele:
        gene, _, rest = key.partition("*")
        return Allele(gene, (rest.split(":")[0], "?")) if rest else Allele(self.locus, ("?", "?"))


def key_sets(keys: LevelKeys, person: Locus | None, rule: SurfaceRule) -> set[Reading] | None:
    """Every reading of one person's locus; ``None`` when there are too many."""
    found: set[Reading] = set()
    for reading in _readings(keys, person, rule):
        found.add(reading)
        if len(found) > _MAX_READINGS:
            return None
    return found


def _readings(keys: LevelKeys, person: Locus | None, rule: SurfaceRule) -> Iterator[Reading]:
    for first, second in person.genotypes if person else (_BLANK,):
        others = keys.choices(second, rule)
        for one in keys.choices(first, rule):
            for two in others:
                yield (one, two) if one <= two else (two, one)


def antigens_of(allele: Allele) -> tuple[str, ...]:
    """Antigens an allele of two or more fields may carry.

    >>> antigens_of(Allele("A", ("02", "03"))), antigens_of(Allele("C", ("12", "03")))
    (('A2',), ('C*12',))
    >>> antigens_of(Allele("B", ("15", "999")))[:3]
    ('B62', 'B63', 'B71')
    """
    if allele.locus == "DPB1":
        return (_first(allele),)
    group = group_antigens(_first(allele))
    facts = facts_of(_bare(allele))
    if facts is None or not facts.antigen:
        return group
    antigen = ASSOCIATED.get(facts.antigen, facts.antigen)
    if antigen in BROADS:
        return tuple(split for split in group if split in BROADS[antigen]) or group
    return (antigen,)


def group_antigens(group: str) -> tuple[str, ...]:
    """Antigens of the listed alleles of a first field; the group itself where it has none.

    >>> group_antigens("B*40"), group_antigens("A*02"), group_antigens("C*16")
    (('B60', 'B61'), ('A2',), ('C*16',))
    """
    return _antigens_by_group().get(group, (group,))


@cache
def _antigens_by_group() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for name, facts in allele_facts().items():
        if facts.antigen and not name.startswith("DPB1"):
            antigen = ASSOCIATED.get(facts.antigen, facts.antigen)
            if antigen not in BROADS:
                found.setdefault(name.split(":")[0], set()).add(antigen)
    return {group: tuple(sorted(antigens)) for group, antigens in found.items()}


def _bare(allele: Allele) -> str:
    return f"{allele.locus}*{':'.join(allele.fields[:2])}"


def _first(allele: Allele) -> str:
    return f"{allele.locus}*{allele.fields[0]}"
