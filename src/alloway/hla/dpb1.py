"""DPB1 mismatches by T-cell epitope (TCE) group.

Fleischhauer 2012, Lancet Oncol 13:366; groups by functional distance, Crivello 2015, BBMT 21:233.
See docs/rules/dpb1-tce.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Literal

from alloway.hla.expression import reaches_surface
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Allele, Locus, Slot

_MAX_READINGS = 2_000

Version = Literal[1, 2]
Person = tuple[frozenset[str], int | None, bool]
"""DPB1 alleles, lowest TCE group or ``None`` (unassigned), and whether a prediction was used."""


def tce_result(
    recipient: Locus | None,
    donor: Locus | None,
    *,
    version: Version = 2,
    reference: HlaReference = SHIPPED,
) -> str:
    """TCE result of two DPB1 typings.

    Parameters
    ----------
    version
        2 = groups by functional distance, 1 = groups by T-cell clones.

    Returns
    -------
    str
        ``matched``, ``permissive``, ``GvH non-permissive``, ``HvG non-permissive``, ``unassigned``,
        or ``unknown``; with the reason, and ``(predicted)`` where a group is predicted.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> patient = parse_typing("DPB1*09:01+DPB1*04:01").locus("DPB1")
    >>> donor = parse_typing("DPB1*04:01+DPB1*04:02").locus("DPB1")
    >>> tce_result(patient, donor), tce_result(donor, patient)
    ('GvH non-permissive', 'HvG non-permissive')
    """
    missing = [who for who, found in (("recipient", recipient), ("donor", donor)) if not found]
    if recipient is None or donor is None:
        return f"unknown: DPB1 not typed for the {' and the '.join(missing)}"
    if _size(recipient) * _size(donor) > _MAX_READINGS:
        return "unknown: DPB1 typing too ambiguous"
    groups = _Groups(reference, version)
    results = {
        _classify(_person(r, groups), _person(d, groups))
        for r, d in product(_readings(recipient), _readings(donor))
    }
    if len(results) == 1:
        return results.pop()
    return f"unknown: {' or '.join(sorted(results))}, depending on the ambiguous typing"


def _size(locus: Locus) -> int:
    return sum(max(1, len(a)) * max(1, len(b)) for a, b in locus.genotypes)


def _readings(locus: Locus) -> list[tuple[Allele | None, Allele | None]]:
    found: list[tuple[Allele | None, Allele | None]] = []
    for first, second in locus.genotypes:
        found += product(_alternatives(first), _alternatives(second))
    return found


def _alternatives(slot: Slot) -> tuple[Allele | None, ...]:
    """Alleles of a slot by two fields; ``None`` for a blank."""
    if not slot:
        return (None,)
    plain = (
        Allele(a.locus, a.fields[:2], "" if a.suffix in ("G", "P") else a.suffix) for a in slot
    )
    return tuple(dict.fromkeys(plain))


@dataclass(frozen=True, slots=True)
class _Groups:
    reference: HlaReference
    version: Version

    def of(self, allele: Allele | None) -> str:
        """Group of an allele as written, ``2$``; empty where none is assigned."""
        name = f"{allele.locus}*{':'.join(allele.fields[:2])}" if allele else ""
        facts = self.reference.facts_of(name)
        if facts is None:
            return ""
        return facts.tce if self.version == 2 else facts.tce_v1


def _person(pair: tuple[Allele | None, Allele | None], table: _Groups) -> Person:
    """Null alleles are left out; a blank or unlisted allele is unassigned unless the other is 1."""
    shown = [a for a in pair if a is None or reaches_surface(a) is not False]
    groups: list[int | None] = []
    predicted = False
    for allele in shown:
        tce = table.of(allele)
        if tce == "0":
            continue
        groups.append(int(tce[0]) if tce else None)
        predicted |= tce.endswith("$")
    names = frozenset(str(a) if a else "blank" for a in shown)
    known = [g for g in groups if g is not None]
    settled = 1 in known or (known and None not in groups)
    return names, min(known) if settled else None, predicted


def _classify(recipient: Person, donor: Person) -> str:
    if recipient[0] == donor[0] and "blank" not in recipient[0] and recipient[0]:
        return "matched"
    if recipient[1] is None or donor[1] is None:
        return "unassigned"
    mark = " (predicted)" if recipient[2] or donor[2] else ""
    if recipient[1] == donor[1]:
        return f"permissive{mark}"
    return f"{'GvH' if recipient[1] < donor[1] else 'HvG'} non-permissive{mark}"
