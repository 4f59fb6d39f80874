"""Closed forms of the counts at one locus where one person is exact and the other is anything.

They give what `alloway.hla.counting.count_mismatches` gives by writing out every reading, over
whole arrays. What they cannot tell is left for it, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import numpy.typing as npt

from alloway.hla.expression import UNEDITED, SurfaceRule
from alloway.hla.registry_codes import key_of
from alloway.kernels.scan_ranges import ranges
from alloway.reference.hla_facts import facts_of
from alloway.values.hla import Allele, Locus, Slot

Counts = npt.NDArray[np.uint8]
"""(..., 4): least and most GvH, least and most HvG."""
Genotype = tuple[Slot, Slot]
_MOST_GENOTYPES = 64


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one slot may be."""

    keys: frozenset[str] = frozenset()
    """Alleles on the surface."""
    groups: frozenset[str] = frozenset()
    """Allele groups of which it may be any member."""
    free: bool = False
    """A blank."""
    hidden: bool = False
    """It may be an allele that is not on the surface."""

    @property
    def exact(self) -> bool:
        return not self.groups and not self.free and len(self.keys) + self.hidden == 1

    def meets(self, other: _Reading) -> bool:
        """Whether both slots may hold the same allele of the surface."""
        ours = {key.split(":")[0] for key in self.keys}
        theirs = {key.split(":")[0] for key in other.keys}
        anything = (self.free and (other.free or other.keys or other.groups)) or (
            other.free and (self.keys or self.groups)
        )
        return bool(
            anything
            or self.keys & other.keys
            or self.groups & other.groups
            or self.groups & theirs
            or other.groups & ours
        )


_Pair = tuple[_Reading, _Reading]


def has_group(genotypes: Iterable[Genotype]) -> bool:
    """Whether a G or P group is named, so that domains are compared."""
    return any(a.suffix in ("G", "P") for pair in genotypes for slot in pair for a in slot)


def closed_counts(
    patients: Sequence[Locus], donors: Sequence[Genotype], name: str, rule: SurfaceRule
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
            people = {i: _people(patients[i], name, domain) for i in rows}
            bank = {j: _pair(donors[j], name, domain, rule) for j in columns}
            _fill(people, bank, out, told)
    return out, told


def _people(patient: Locus, name: str, domain: bool) -> list[_Pair] | None:
    if len(patient.genotypes) > _MOST_GENOTYPES:
        return None
    pairs = [_pair(genotype, name, domain, UNEDITED) for genotype in patient.genotypes]
    kept = [pair for pair in pairs if pair is not None]
    return kept if len(kept) == len(pairs) else None


def _pair(genotype: Genotype, name: str, domain: bool, rule: SurfaceRule) -> _Pair | None:
    first, second = (_reading(slot, name, domain, rule) for slot in genotype)
    return (first, second) if first is not None and second is not None else None


def _reading(slot: Slot, name: str, domain: bool, rule: SurfaceRule) -> _Reading | None:
    """What a slot may be; ``None`` where no closed form is known."""
    removed = any(allele.locus == name for allele in rule.removed)
    if not slot:
        return None if removed else _Reading(free=True)
    keys, groups, hidden = set(), set(), False
    for allele in slot:
        if len(allele.fields) == 1:
            if domain or removed:
                return None
            groups.add(f"{allele.locus}*{allele.fields[0]}")
            continue
        shown = rule.shows(allele, allele.locus)
        key = _key(allele, domain)
        if shown is None or key is None:
            return None
        if shown:
            keys.add(key)
        hidden |= not shown
    return _Reading(frozenset(keys), frozenset(groups), hidden=hidden)


def _key(allele: Allele, domain: bool) -> str | None:
    if not domain or allele.suffix in ("G", "P"):
        return key_of(allele)
    facts = facts_of(key_of(allele))
    return facts.domain if facts else None


def _fill(
    people: dict[int, list[_Pair] | None],
    bank: dict[int, _Pair | None],
    out: Counts,
    told: npt.NDArray[np.bool_],
) -> None:
    donors = {j: pair for j, pair in bank.items() if pair is not None}
    exact = {i: p[0] for i, p in people.items() if p and len(p) == 1 and _is_exact(p[0])}
    if exact and donors:
        where = np.ix_(list(exact), list(donors))
        out[where] = _ranges(list(exact.values()), list(donors.values()))
        told[where] = True
    exact_donors = {j: pair for j, pair in donors.items() if _is_exact(pair)}
    for i, pairs in people.items():
        if pairs and i not in exact and exact_donors:
            found = _ranges(list(exact_donors.values()), pairs)[..., [2, 3, 0, 1]]
            columns = list(exact_donors)
            out[i, columns, 0::2] = found[..., 0::2].min(axis=1)
            out[i, columns, 1::2] = found[..., 1::2].max(axis=1)
            told[i, columns] = True


def _is_exact(pair: _Pair) -> bool:
    return pair[0].exact and pair[1].exact


@dataclass
class _Numbers:
    """Names as numbers, in order of arrival."""

    of: dict[str, int] = field(default_factory=dict)

    def __call__(self, name: str) -> int:
        return self.of.setdefault(name, len(self.of))


def _ranges(exact: Sequence[_Pair], others: Sequence[_Pair]) -> Counts:
    """`alloway.kernels.scan_ranges.ranges` of readings."""
    key, group = _Numbers(), _Numbers()
    slots = list(dict.fromkeys(reading for pair in others for reading in pair))
    number = {reading: n for n, reading in enumerate(slots)}
    out = np.zeros((len(exact), len(others), 4), np.uint8)
    names = [["".join(reading.keys) for reading in pair] for pair in exact]
    key_at, keys = _compressed([sorted(map(key, s.keys)) for s in slots])
    group_at, groups = _compressed([sorted(map(group, s.groups)) for s in slots])
    ranges(
        np.array([[key(n) if n else -1 for n in pair] for pair in names], np.int64),
        np.array([[group(n.split(":")[0]) if n else -1 for n in pair] for pair in names], np.int64),
        key_at,
        keys,
        group_at,
        groups,
        np.array([s.free for s in slots], bool),
        np.array([s.hidden for s in slots], bool),
        np.array([[number[a], number[b]] for a, b in others], np.int64),
        np.array([a.meets(b) for a, b in others], bool),
        out,
    )
    return out


def _compressed(rows: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.int64], ...]:
    at = np.cumsum([0, *map(len, rows)])
    return at.astype(np.int64), np.array([n for row in rows for n in row], np.int64)
