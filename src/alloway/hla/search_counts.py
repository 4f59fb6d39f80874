"""Closed forms of the counts at one locus where one person is exact and the other is anything.

They give what `alloway.hla.counting.count_mismatches` gives by writing out every reading, over
whole arrays. What they cannot tell is left for it, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from alloway.hla.expression import UNEDITED, SurfaceRule
from alloway.hla.levels import antigens_of
from alloway.hla.registry_codes import key_of
from alloway.kernels.scan_ranges import ranges
from alloway.reference.hla_nomenclature import ABSENT_GENE, split_antigens
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Allele, Locus, Slot

Counts = npt.NDArray[np.uint8]
"""(..., 4): least and most GvH, least and most HvG."""
Genotype = tuple[Slot, Slot]
_MOST_GENOTYPES = 64
_T = TypeVar("_T")
_Wide = tuple[str, frozenset[str]]
"""A first field, and the split antigens of which its allele carries one (none: it is not said)."""
_ANY_OTHER = -2
"""Stands among a slot's groups for the alleles that no exact pair holds."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one slot may be."""

    keys: frozenset[str] = frozenset()
    """Alleles on the surface."""
    groups: frozenset[_Wide] = frozenset()
    """Allele groups of which it may be any member that carries the antigen."""
    free: bool = False
    """A blank."""
    hidden: bool = False
    """It may be an allele that is not on the surface."""

    @property
    def exact(self) -> bool:
        return not self.groups and not self.free and len(self.keys) + self.hidden == 1


_Pair = tuple[_Reading, _Reading]


@dataclass
class _Names:
    """What the alleles of one locus are compared by, and what each slot may be."""

    name: str
    domain: bool
    """Whether binding domains are compared, because a G or P group is named."""
    rule: SurfaceRule
    reference: HlaReference
    _known: dict[Slot, _Reading | None] = field(default_factory=dict)
    _kinds: dict[str, _Wide] = field(default_factory=dict)

    def pair(self, genotype: Genotype) -> _Pair | None:
        first, second = (self._reading(slot) for slot in genotype)
        return (first, second) if first is not None and second is not None else None

    def _reading(self, slot: Slot) -> _Reading | None:
        if slot not in self._known:
            self._known[slot] = self._read(slot)
        return self._known[slot]

    def _read(self, slot: Slot) -> _Reading | None:
        """What a slot may be; ``None`` where no closed form is known."""
        removed = any(allele.locus == self.name for allele in self.rule.removed)
        if not slot:
            return None if removed else _Reading(free=True)
        keys, groups, hidden = set(), set(), False
        for allele in slot:
            if len(allele.fields) == 1 and allele.locus != ABSENT_GENE:
                if self.domain or removed:
                    return None
                group = f"{allele.locus}*{allele.fields[0]}"
                groups.add((group, split_antigens(allele.antigen)))
                continue
            shown = self.rule.shows(allele, allele.locus)
            key = self._key(allele)
            if shown is None or key is None:
                return None
            if shown:
                keys.add(key)
            hidden |= not shown
        return _Reading(frozenset(keys), frozenset(groups), hidden=hidden)

    def _key(self, allele: Allele) -> str | None:
        if not self.domain or allele.suffix in ("G", "P"):
            return key_of(allele)
        facts = self.reference.facts_of(key_of(allele))
        return facts.domain if facts else None

    def kind(self, key: str) -> _Wide:
        """First field of an allele and the antigens it may carry."""
        if key not in self._kinds:
            gene, _, fields = key.partition("*")
            allele = Allele(gene, tuple(fields.split(":")))
            self._kinds[key] = (key.split(":")[0], frozenset(antigens_of(allele, self.reference)))
        return self._kinds[key]

    def meet(self, one: _Reading, two: _Reading) -> bool:
        """Whether both slots may hold the same allele of the surface."""
        ours = one.groups | {self.kind(key) for key in one.keys}
        theirs = two.groups | {self.kind(key) for key in two.keys}
        anything = (one.free and (two.free or theirs)) or (two.free and ours)
        wide = (*product(one.groups, theirs), *product(two.groups, ours))
        return bool(anything or one.keys & two.keys or any(_may_be(a, b) for a, b in wide))


def _may_be(wide: _Wide, kind: _Wide) -> bool:
    """Whether an allele may be of both kinds; without antigens every allele of a group may."""
    return wide[0] == kind[0] and (not wide[1] or not kind[1] or bool(wide[1] & kind[1]))


def has_group(genotypes: Iterable[Genotype]) -> bool:
    """Whether a G or P group is named, so that domains are compared."""
    return any(a.suffix in ("G", "P") for pair in genotypes for slot in pair for a in slot)


def closed_counts(
    patients: Sequence[Locus],
    donors: Sequence[Genotype],
    name: str,
    rule: SurfaceRule,
    reference: HlaReference = SHIPPED,
) -> tuple[Counts, npt.NDArray[np.bool_]]:
    """Counts of every patient against every donor, and which of them could be told.

    Parameters
    ----------
    rule
        What edits leave of the donor, in both directions; the caller takes GvH without edits.

    Returns
    -------
    counts, told
        (patients, donors, 4) uint8 and (patients, donors) bool.
    """
    out = np.zeros((len(patients), len(donors), 4), np.uint8)
    told = np.zeros(out.shape[:2], bool)
    ours = [has_group(p.genotypes) for p in patients]
    theirs = [has_group([d]) for d in donors]
    for patient_group, donor_group in product((False, True), repeat=2):
        rows = [i for i, group in enumerate(ours) if group == patient_group]
        columns = [j for j, group in enumerate(theirs) if group == donor_group]
        if rows and columns:
            domain = patient_group or donor_group
            plain, edited = (_Names(name, domain, r, reference) for r in (UNEDITED, rule))
            people = {i: _people(patients[i], plain) for i in rows}
            bank = {j: edited.pair(donors[j]) for j in columns}
            _fill(people, bank, plain, out, told)
    return out, told


def _people(patient: Locus, names: _Names) -> list[_Pair] | None:
    if len(patient.genotypes) > _MOST_GENOTYPES:
        return None
    pairs = [names.pair(genotype) for genotype in patient.genotypes]
    kept = [pair for pair in pairs if pair is not None]
    if len(kept) < len(pairs):
        return None
    # An allele of one genotype may carry two antigens that another genotype names.
    several = len(kept) > 1 and any(w[1] for p in kept for slot in p for w in slot.groups)
    return None if several else kept


def _fill(
    people: dict[int, list[_Pair] | None],
    bank: dict[int, _Pair | None],
    names: _Names,
    out: Counts,
    told: npt.NDArray[np.bool_],
) -> None:
    donors = {j: pair for j, pair in bank.items() if pair is not None}
    exact = {i: p[0] for i, p in people.items() if p and len(p) == 1 and _is_exact(p[0])}
    if exact and donors:
        where = np.ix_(list(exact), list(donors))
        out[where] = _ranges(list(exact.values()), list(donors.values()), names)
        told[where] = True
    exact_donors = {j: pair for j, pair in donors.items() if _is_exact(pair)}
    for i, pairs in people.items():
        if pairs and i not in exact and exact_donors:
            found = _ranges(list(exact_donors.values()), pairs, names)[..., [2, 3, 0, 1]]
            columns = list(exact_donors)
            out[i, columns, 0::2] = found[..., 0::2].min(axis=1)
            out[i, columns, 1::2] = found[..., 1::2].max(axis=1)
            told[i, columns] = True


def _is_exact(pair: _Pair) -> bool:
    return pair[0].exact and pair[1].exact


@dataclass
class _Numbers(Generic[_T]):
    """Things as numbers, in order of arrival."""

    of: dict[_T, int] = field(default_factory=dict)

    def __call__(self, name: _T) -> int:
        return self.of.setdefault(name, len(self.of))


def _ranges(exact: Sequence[_Pair], others: Sequence[_Pair], names: _Names) -> Counts:
    """`alloway.kernels.scan_ranges.ranges` of readings."""
    key, group = _Numbers[str](), _Numbers[_Wide]()
    slots = list(dict.fromkeys(reading for pair in others for reading in pair))
    number = {reading: n for n, reading in enumerate(slots)}
    out = np.zeros((len(exact), len(others), 4), np.uint8)
    held = [["".join(reading.keys) for reading in pair] for pair in exact]
    groups = [[group(names.kind(k)) if k else -1 for k in pair] for pair in held]
    key_at, keys = _compressed([sorted(map(key, s.keys)) for s in slots])
    group_at, listed = _compressed([_groups_of(s, group.of) for s in slots])
    ranges(
        np.array([[key(k) if k else -1 for k in pair] for pair in held], np.int64),
        np.array(groups, np.int64),
        key_at,
        keys,
        group_at,
        listed,
        np.array([s.free for s in slots], bool),
        np.array([s.hidden for s in slots], bool),
        np.array([[number[a], number[b]] for a, b in others], np.int64),
        np.array([names.meet(a, b) for a, b in others], bool),
        out,
    )
    return out


def _groups_of(slot: _Reading, known: Mapping[_Wide, int]) -> list[int]:
    """Which kinds of exact alleles a slot may be, besides those it lists."""
    if not slot.groups:
        return []
    hit = (n for kind, n in known.items() if any(_may_be(wide, kind) for wide in slot.groups))
    return [*hit, _ANY_OTHER]


def _compressed(rows: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.int64], ...]:
    at = np.cumsum([0, *map(len, rows)])
    return at.astype(np.int64), np.array([n for row in rows for n in row], np.int64)
