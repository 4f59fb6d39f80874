"""What two alleles are compared by at antigen, two-field and G level.

At G level, and wherever a typing at the locus is reported as a G or P group, an allele stands for
the two-field allele that names its group (an allele without known facts may be in any group of its
first field that the other typing names). At antigen level it stands for its WHO split antigen
(Holdsworth 2009, Tissue Antigens 73:95), associated antigens for the antigen they belong to, broad
ones for any of their splits. Where no antigen is assigned, the allele may be any antigen of its
first field, or the first field itself where the group has none (C*12 and up). A name written as an
antigen stands, at every level, for those alleles of its groups that may carry it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from alloway.hla.expression import SurfaceRule, reaches_surface
from alloway.reference.hla_nomenclature import (
    ABSENT_GENE,
    ASSOCIATED,
    BROADS,
    DRB345,
    split_antigens,
)
from alloway.reference.hla_reference import HlaReference
from alloway.values.hla import Allele, Locus, Slot

Level = Literal["antigen", "two-field", "G"]
Choice = tuple[str, bool]
"""A key and whether that allele is on the surface."""

_BLANK: tuple[Slot, Slot] = ((), ())
_OTHER = "other"
"""Unnamed alleles that carry none of the antigens a typing of the locus is written in."""


@dataclass(frozen=True, slots=True)
class SlotKeys:
    """What one chromosome may show: the keys of its allele, or nothing at all."""

    shown: frozenset[str]
    absent: bool
    """Whether it may have no allele on the surface."""


class LevelKeys:
    """The keys that can occur at one locus of two people."""

    def __init__(
        self,
        locus: str,
        people: tuple[Locus | None, Locus | None],
        level: Level,
        rule: SurfaceRule,
        reference: HlaReference,
    ) -> None:
        self.locus = locus
        self.reference = reference
        self.people = people
        alleles = [allele for slot in self._slots() for allele in slot]
        grouped = any(allele.suffix in ("G", "P") for allele in alleles)
        self.level: Level = "G" if level == "two-field" and grouped else level
        removed = [a for a in rule.removed if self._is_here(a)]
        several = [a for a in (*alleles, *removed) if not _is_wide(a)]
        self.group_names = frozenset(_bare(a) for a in several if a.suffix in ("G", "P"))
        self.named: dict[str, Allele] = {}
        for allele in several:
            for key in self.keys_of(allele):
                self.named.setdefault(key, allele)
        self.groups = tuple(dict.fromkeys(_first(a) for a in alleles if _is_wide(a)))
        if level == "antigen":
            for group in self.groups:
                for key in self._group_antigens(group):
                    self.named.setdefault(key, Allele(*_split_group(group)))
        opens = sum(1 for slot in self._slots() if not slot or any(map(_is_wide, slot)))
        self.fresh = tuple(f"?{n}" for n in range(min(opens, 4)))

    def _slots(self) -> Iterator[Slot]:
        for person in self.people:
            for pair in person.genotypes if person else (_BLANK,):
                yield from pair

    @cached_property
    def _shared_doubt(self) -> frozenset[Allele]:
        """Alleles of unknown expression named by both people: shown by both or by neither."""
        sides = [
            {a for pair in (p.genotypes if p else ()) for s in pair for a in s} for p in self.people
        ]
        return frozenset(a for a in set.intersection(*sides) if reaches_surface(a) is None)

    def _is_here(self, allele: Allele) -> bool:
        return allele.locus == self.locus or (self.locus == "DRB345" and allele.locus in DRB345)

    def keys_of(self, allele: Allele) -> tuple[str, ...]:
        """Keys an allele of two or more fields may have at this level."""
        if self.level == "antigen":
            return antigens_of(allele, self.reference)
        bare = _bare(allele)
        if self.level == "two-field" or allele.suffix in ("G", "P"):
            return (bare,)
        facts = self.reference.facts_of(bare)
        if facts is not None:
            return (facts.domain,)
        near = {name for name in self.group_names if name.startswith(f"{_first(allele)}:")}
        return (bare, *sorted(near - {bare}))

    def pairs(
        self, person: Locus | None, rule: SurfaceRule
    ) -> tuple[tuple[SlotKeys, SlotKeys], ...]:
        """What each alternative genotype of a person may show, every one once."""
        genotypes = person.genotypes if person else (_BLANK,)
        found = [(self._slot_keys(a, rule), self._slot_keys(b, rule)) for a, b in genotypes]
        return tuple(dict.fromkeys(found))

    def _slot_keys(self, slot: Slot, rule: SurfaceRule) -> SlotKeys:
        choices = set(self._choices(slot, rule))
        return SlotKeys(
            frozenset(key for key, on in choices if on), any(not on for _, on in choices)
        )

    def _choices(self, slot: Slot, rule: SurfaceRule) -> Iterator[Choice]:
        """Every key and surface state one slot may hold."""
        if not slot:
            within = () if self.level == "antigen" else (self._unnamed(g) for g in self.groups)
            wild = (*self.named, *(key for keys in within for key in keys))
            yield from self._open((*wild, *(f"{self.locus}{f}" for f in self.fresh)), rule)
        for allele in slot:
            if _is_wide(allele):
                yield from self._wide(allele, rule)
            else:
                yield from self._exact(allele, rule)

    def _exact(self, allele: Allele, rule: SurfaceRule) -> Iterator[Choice]:
        shown = rule.shows(allele, self.locus)
        if shown is None and allele in self._shared_doubt:
            shown = True
        states = (True, False) if shown is None else (shown,)
        for key in self.keys_of(allele):
            for state in states:
                yield key, state

    def _wide(self, allele: Allele, rule: SurfaceRule) -> Iterator[Choice]:
        """A one-field name or an antigen: any allele of its group that may carry it."""
        group = _first(allele)
        if self.level == "antigen":
            yield from self._open(self._group_antigens(group, allele.antigen), rule)
        else:
            named = (k for k, other in self.named.items() if self._may_be(other, allele))
            yield from self._open((*named, *self._unnamed(group, allele.antigen)), rule)

    def _may_be(self, known: Allele, wide: Allele) -> bool:
        """Whether an allele is of the group a wide name gives, and may carry its antigen."""
        if _first(known) != _first(wide):
            return False
        wanted = self._narrowed(_first(wide), wide.antigen)
        return not wanted or bool(wanted & set(antigens_of(known, self.reference)))

    def _narrowed(self, group: str, antigen: str) -> frozenset[str]:
        """Antigens of a group that a written one leaves; none where it narrows nothing.

        An antigen that no known allele of the group carries (Cw12, DR53 on DRB4*02) stands for the
        whole group.
        """
        return split_antigens(antigen) & frozenset(group_antigens(group, self.reference))

    def _group_antigens(self, group: str, antigen: str = "") -> tuple[str, ...]:
        wanted = self._narrowed(group, antigen)
        return tuple(sorted(wanted)) or group_antigens(group, self.reference)

    def _unnamed(self, group: str, antigen: str = "") -> Iterator[str]:
        """Keys of alleles of a group that nobody names, those of different antigens apart."""
        kinds = sorted(self._narrowed(group, antigen)) or [
            _OTHER,
            *self._written_antigens(group),
        ]
        for kind in kinds:
            for fresh in self.fresh:
                yield f"{group}:{kind}{fresh}"

    def _written_antigens(self, group: str) -> list[str]:
        names = {a.antigen for s in self._slots() for a in s if _first(a) == group}
        return sorted({kind for name in names for kind in self._narrowed(group, name)})

    def _open(self, keys: Iterable[str], rule: SurfaceRule) -> Iterator[Choice]:
        """Keys of alleles not stated: on the surface wherever the edits let them be."""
        for key in keys:
            known = self.named.get(key)
            bare = Allele(known.locus, known.fields[:2]) if known else self._nameless(key)
            shown = rule.shows(bare, self.locus)
            for state in (True, False) if shown is None else (shown,):
                yield key, state

    def _nameless(self, key: str) -> Allele:
        """An unnamed allele of a group (``A*02:other?0``) or of the whole locus (``A?0``)."""
        gene, _, rest = key.partition("*")
        return Allele(gene, (rest.split(":")[0], "?")) if rest else Allele(self.locus, ("?", "?"))


def antigens_of(allele: Allele, reference: HlaReference) -> tuple[str, ...]:
    """Antigens an allele of two or more fields may carry.

    >>> from alloway.reference.hla_reference import SHIPPED
    >>> antigens_of(Allele("A", ("02", "03")), SHIPPED)
    ('A2',)
    >>> antigens_of(Allele("C", ("12", "03")), SHIPPED)
    ('C*12',)
    >>> antigens_of(Allele("B", ("15", "999")), SHIPPED)[:3]
    ('B62', 'B63', 'B71')
    """
    if allele.locus == "DPB1":
        return (_first(allele),)
    group = group_antigens(_first(allele), reference)
    facts = reference.facts_of(_bare(allele))
    if facts is None or not facts.antigen:
        return group
    antigen = ASSOCIATED.get(facts.antigen, facts.antigen)
    if antigen in BROADS:
        return tuple(split for split in group if split in BROADS[antigen]) or group
    return (antigen,)


def group_antigens(group: str, reference: HlaReference) -> tuple[str, ...]:
    """Antigens of the known alleles of a first field; the group itself where it has none.

    >>> from alloway.reference.hla_reference import SHIPPED
    >>> group_antigens("B*40", SHIPPED), group_antigens("C*16", SHIPPED)
    (('B60', 'B61'), ('C*16',))
    """
    return reference.antigens_of_group(group) or (group,)


def _is_wide(allele: Allele) -> bool:
    """Whether the name stands for a group of alleles, of which any may be meant."""
    return len(allele.fields) == 1 and allele.locus != ABSENT_GENE


def _split_group(group: str) -> tuple[str, tuple[str, ...]]:
    gene, _, first = group.partition("*")
    return gene, (first,)


def _bare(allele: Allele) -> str:
    return f"{allele.locus}*{':'.join(allele.fields[:2])}"


def _first(allele: Allele) -> str:
    return f"{allele.locus}*{allele.fields[0]}"
