"""Donor-specific antibodies: a recipient's bead results against the HLA left on edited cells.

There is no agreed intensity threshold (Tait 2013, Transplantation 95:19): it is an option and every
donor-specific bead is listed with its intensity. See docs/rules/antibodies.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple

from alloway.hla.bead_tables import parse_beads, parse_specificity, read_bead_map, read_beads
from alloway.reference.hla_nomenclature import (
    MATCH_LOCI,
    antigen_covers,
    antigen_groups,
    locus_of,
    split_antigens,
)
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Allele, Bead, DonorSpecificAntibody, Expressed, Slot, Typing

__all__ = [
    "DonorBead",
    "donor_beads",
    "donor_specific",
    "dsa_note",
    "parse_beads",
    "parse_specificity",
    "read_bead_map",
    "read_beads",
    "slot_label",
]

Fit = Literal["yes", "open", "no"]
How = Literal["own", "open", "untyped", "antigen"]

_NO_SEROLOGY = ("C", "DQA1", "DPA1")
"""Loci with alleles that no antigen is named for: their first field stands for it."""


@dataclass(frozen=True, slots=True)
class DonorBead:
    """A bead that stands for something on the donor's edited cells."""

    antigen: str
    """The donor's allele or pair, in words where the bead is not quite it."""
    bead: Bead
    slots: tuple[Slot, ...]
    """The donor's alleles it stands for: one, or the two chains of a molecule."""
    how: How
    """``own``: the bead carries them; ``open``: the donor's typing or the cells' surface leaves it
    open; ``untyped``: the donor's other chain is not typed; ``antigen``: only the same antigen."""


def donor_specific(
    beads: Sequence[Bead],
    expressed: Expressed,
    donor: Typing,
    threshold: float = 1000.0,
    reference: HlaReference = SHIPPED,
) -> tuple[DonorSpecificAntibody, ...]:
    """Antibodies against what the edited cells show, strongest first, one entry an antigen a serum.

    A DQ or DP bead counts when both its chains are the donor's; where the donor's other chain is
    not typed it counts and says so. A donor allele without a bead of its own in a serum is judged
    by beads of the same antigen, which is said too.

    Parameters
    ----------
    threshold
        MFI from which an entry is marked ``above_threshold``.
    reference
        Facts that say which antigen an allele carries.

    Examples
    --------
    >>> from alloway.hla.expression import express, parse_edits
    >>> from alloway.hla.typing import parse_typing
    >>> donor = parse_typing("A*02:01+A*03:01")
    >>> beads = [Bead(("A*02:01",), 5200.0), Bead(("A*24:02",), 9000.0)]
    >>> [(d.antigen, d.mfi) for d in donor_specific(beads, express(donor), donor)]
    [('A*02:01', 5200.0)]
    >>> donor_specific(beads, express(donor, parse_edits("B2M-KO")), donor)
    ()
    """
    found = []
    for date in dict.fromkeys(bead.serum_date for bead in beads):
        serum = [bead for bead in beads if bead.serum_date == date]
        grouped: dict[str, list[Bead]] = {}
        for hit in _best_hits(donor_beads(serum, expressed, donor, reference)):
            grouped.setdefault(hit.antigen, []).append(hit.bead)
        found += [_entry(antigen, group, threshold) for antigen, group in grouped.items()]
    return tuple(sorted(found, key=lambda d: (-d.mfi, d.antigen, d.serum_date)))


def _best_hits(hits: Iterable[DonorBead]) -> Iterator[DonorBead]:
    """Each bead as what it surely is on the donor's cells, else as all that it may be."""
    by_bead: dict[int, list[DonorBead]] = {}
    for hit in hits:
        by_bead.setdefault(id(hit.bead), []).append(hit)
    for group in by_bead.values():
        sure = [hit for hit in group if hit.how == "own"]
        yield from sure or group


def _entry(antigen: str, beads: Sequence[Bead], threshold: float) -> DonorSpecificAntibody:
    strongest = max(bead.mfi for bead in beads)
    names = tuple(dict.fromkeys("/".join(bead.specificity) for bead in beads))
    return DonorSpecificAntibody(
        antigen, strongest, strongest >= threshold, names, beads[0].serum_date
    )


def donor_beads(
    beads: Sequence[Bead],
    expressed: Expressed,
    donor: Typing,
    reference: HlaReference = SHIPPED,
) -> tuple[DonorBead, ...]:
    """The beads of one serum that stand for donor alleles on the edited cells, and how.

    A bead may appear more than once: an antigen bead stands for every donor allele of its antigen.
    """
    cells = _Cells(expressed, donor, reference)
    by_name: dict[tuple[str, ...], list[Bead]] = {}
    for bead in beads:
        by_name.setdefault(bead.specificity, []).append(bead)
    carried = {name: tuple(cells.carried(name)) for name in by_name}
    own = {one.slots for readings in carried.values() for one in readings}
    found = []
    for name, group in by_name.items():
        for reading in (*carried[name], *cells.same_antigen(name, own)):
            found += [DonorBead(reading.antigen, bead, *reading[1:]) for bead in group]
    return tuple(found)


class _Reading(NamedTuple):
    """What one bead stands for on the donor's cells."""

    antigen: str
    slots: tuple[Slot, ...]
    how: How


@dataclass(frozen=True)
class _Cells:
    """The donor's edited cells, asked about one bead's specificity at a time."""

    expressed: Expressed
    donor: Typing
    reference: HlaReference

    def carried(self, specificity: tuple[str, ...]) -> Iterator[_Reading]:
        """Readings in which the cells carry, or may carry, every chain of the bead."""
        chains = [self._chain(part) for part in specificity]
        untyped = [chain is None for chain in chains]
        if all(untyped) or any(chain == [] for chain in chains):
            return
        for choice in product(*(chain for chain in chains if chain is not None)):
            name = "/".join(slot_label(slot) for _, slot in choice)
            how: How = "own"
            if any(untyped):
                how = "untyped"
                genes = (p.split("*")[0] for p, u in zip(specificity, untyped, strict=True) if u)
                name += f" ({', '.join(genes)} of the donor not typed)"
            elif any(fit == "open" for fit, _ in choice):
                how = "open"
                name += " (the donor's typing leaves it open)"
            yield _Reading(name, tuple(slot for _, slot in choice), how)

    def _chain(self, part: str) -> list[tuple[Fit, Slot]] | None:
        """Donor alleles that fit one chain; ``None`` where the donor is not typed for it."""
        loci = _loci_of(part)
        if all(self.expressed.state(locus) == "no" for locus in loci):
            return []
        found: list[tuple[Fit, Slot]] = []
        for certain, slots in (
            (True, self.expressed.surface),
            (False, self.expressed.uncertain),
        ):
            for slot in slots:
                fit = self._fit(part, slot)
                if fit != "no":
                    found.append((fit if certain else "open", slot))
        if not found and not any(self.donor.locus(locus) for locus in loci):
            return None
        return found

    def _fit(self, part: str, slot: Slot) -> Fit:
        fits = {_fit_allele(part, allele, self.reference) for allele in slot}
        return fits.pop() if len(fits) == 1 else "open" if fits & {"yes", "open"} else "no"

    def same_antigen(
        self, specificity: tuple[str, ...], own: set[tuple[Slot, ...]]
    ) -> Iterator[_Reading]:
        """Readings by antigen, for alleles and pairs that no bead of the serum carries itself."""
        typed = [part for part in specificity if self._chain(part) is not None]
        if not all("*" in part for part in specificity):
            return
        for choice in product(*(list(self._alike(part)) for part in typed)):
            slots = tuple(slot for slot, _ in choice)
            if slots in own or not any(by for _, by in choice):
                continue
            name = "/".join(map(slot_label, slots))
            like = " with ".join(by or part for part, (_, by) in zip(typed, choice, strict=True))
            genes = [part.split("*")[0] for part in specificity if part not in typed]
            rest = f"; {', '.join(genes)} of the donor not typed" if genes else ""
            yield _Reading(
                f"{name} (by {like} beads; not on the panel itself{rest})", slots, "antigen"
            )

    def _alike(self, part: str) -> Iterator[tuple[Slot, str]]:
        """Donor alleles that one chain is or is like; the antigen they share, empty for itself."""
        for slot in (*self.expressed.surface, *self.expressed.uncertain):
            if self._fit(part, slot) != "no":
                yield slot, ""
            elif shared := self._shared_antigen(part, slot):
                yield slot, shared

    def _shared_antigen(self, part: str, slot: Slot) -> str:
        gene, _, fields = part.partition("*")
        if any(allele.locus != gene for allele in slot):
            return ""
        facts = self.reference.facts_of(part)
        wanted = facts.antigen if facts else ""
        antigens = {_stated_antigen(allele, self.reference) for allele in slot}
        if wanted or antigens != {""}:
            return wanted if antigens == {wanted} else ""
        first = fields.split(":")[0]
        same = gene in _NO_SEROLOGY and {allele.fields[0] for allele in slot} == {first}
        return f"{gene}*{first}" if same else ""


def _loci_of(part: str) -> tuple[str, ...]:
    if "*" in part:
        return (locus_of(part.split("*")[0]),)
    genes = {locus_of(group.split("*")[0]) for group in antigen_groups(part)}
    return tuple(genes) or ("DPB1",)


def _fit_allele(part: str, allele: Allele, reference: HlaReference) -> Fit:
    """Whether an allele of the donor is what one chain of a bead carries."""
    if "*" not in part:
        return _fit_antigen(part, allele, reference)
    gene, _, fields = part.partition("*")
    wanted = tuple(fields.rstrip("GPNLSCAQ").split(":"))[:2]
    if gene != allele.locus or wanted[: len(allele.fields)] != allele.fields[: len(wanted)]:
        return "no"
    if len(allele.fields) >= len(wanted):
        return "yes"
    facts = reference.facts_of(part)
    if allele.antigen and facts and facts.antigen:
        may = split_antigens(allele.antigen) & split_antigens(facts.antigen)
        return "open" if may else "no"
    return "open"


def _fit_antigen(antigen: str, allele: Allele, reference: HlaReference) -> Fit:
    if number := re.fullmatch(r"DPW?([0-9]+)", antigen):
        same = allele.locus == "DPB1" and allele.fields[0] == f"{int(number[1]):02d}"
        return "yes" if same else "no"
    stated = _stated_antigen(allele, reference)
    if stated and antigen_covers(antigen, stated):
        return "yes"
    if stated and not allele.antigen:
        return "no"
    if allele.antigen and not split_antigens(antigen) & split_antigens(allele.antigen):
        return "no"
    return "open" if f"{allele.locus}*{allele.fields[0]}" in antigen_groups(antigen) else "no"


def _stated_antigen(allele: Allele, reference: HlaReference) -> str:
    """The antigen an allele is known to carry, or was written as; empty where none is stated."""
    facts = reference.facts_of(f"{allele.locus}*{':'.join(allele.fields[:2])}")
    return facts.antigen if facts else allele.antigen


def slot_label(slot: Slot) -> str:
    """A donor's alternatives for one chromosome in words: two-field names joined by ``/``.

    >>> slot_label((Allele("A", ("02", "01", "01")), Allele("A", ("02", "06"))))
    'A*02:01/A*02:06'
    """
    shown = list(dict.fromkeys(allele.antigen or allele.two_field for allele in slot))
    return "/".join(shown[:6]) + ("/..." if len(shown) > 6 else "")


def dsa_note(
    beads: Sequence[Bead],
    found: Sequence[DonorSpecificAntibody],
    expressed: Expressed,
    threshold: float,
    donor: Typing | None = None,
    reference: HlaReference = SHIPPED,
) -> str:
    """What the antibody result rests on, in a sentence or two.

    Parameters
    ----------
    found
        The result of `donor_specific` on the same beads.
    donor
        The donor's typing: it tells a chain that was not typed from one the donor lacks.

    Examples
    --------
    >>> dsa_note((), (), Expressed(()), 1000.0)
    'Unknown: no single-antigen bead table.'
    """
    if not beads:
        return "Unknown: no single-antigen bead table."
    dates = sorted({bead.serum_date for bead in beads if bead.serum_date})
    sera = f"serum of {', '.join(dates)}" if dates else "serum date not stated"
    measures = sorted({bead.measure for bead in beads if bead.measure})
    above = sum(d.above_threshold for d in found)
    note = (
        f"{above} of {len(found)} donor-specific results at or above {threshold:g} MFI "
        f"({len(beads)} beads, {', '.join((*measures, sera))}); no threshold is agreed."
    )
    hits = donor_beads(beads, expressed, donor or Typing(()), reference)
    tested = {slot for hit in hits for slot in hit.slots}
    judged = [s for s in expressed.surface if locus_of(s[0].locus) in MATCH_LOCI]
    untested = [slot_label(slot) for slot in judged if slot not in tested]
    return f"{note} No bead tests {', '.join(untested)}." if untested else note
