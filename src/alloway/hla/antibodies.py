"""Donor-specific antibodies: a recipient's bead results against the HLA left on edited cells.

There is no agreed intensity threshold (Tait 2013, Transplantation 95:19): it is an option and every
donor-specific bead is listed with its intensity. See docs/rules/antibodies.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from alloway.hla.bead_tables import parse_beads, parse_specificity, read_beads
from alloway.reference.hla_facts import facts_of
from alloway.reference.hla_nomenclature import antigen_covers, antigen_groups, locus_of
from alloway.values.hla import Allele, Bead, DonorSpecificAntibody, Expressed, Slot, Typing

__all__ = ["donor_specific", "dsa_note", "parse_beads", "parse_specificity", "read_beads"]

Fit = Literal["yes", "open", "untyped", "no"]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A bead and the donor antigen it stands for."""

    antigen: str
    bead: Bead


def donor_specific(
    beads: Sequence[Bead], expressed: Expressed, donor: Typing, threshold: float = 1000.0
) -> tuple[DonorSpecificAntibody, ...]:
    """Antibodies against what the edited cells show, strongest first, one entry a donor antigen.

    A DQ or DP bead counts when both its chains are the donor's; where the donor's alpha chain is
    not typed it counts and says so. A donor allele without a bead of its own is judged by beads of
    the same serological antigen, which is said too.

    Parameters
    ----------
    threshold
        MFI from which an entry is marked ``above_threshold``.

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
    hits = [hit for bead in beads for hit in _hits(bead, expressed, donor)]
    hits += _by_antigen(beads, expressed, {id(hit.bead) for hit in hits})
    grouped: dict[tuple[str, str], list[Bead]] = {}
    for hit in hits:
        grouped.setdefault((hit.antigen, hit.bead.serum_date), []).append(hit.bead)
    found = [_entry(antigen, group, threshold) for (antigen, _), group in grouped.items()]
    return tuple(sorted(found, key=lambda d: (-d.mfi, d.antigen, d.serum_date)))


def _entry(antigen: str, beads: Sequence[Bead], threshold: float) -> DonorSpecificAntibody:
    strongest = max(bead.mfi for bead in beads)
    names = tuple(dict.fromkeys("/".join(bead.specificity) for bead in beads))
    return DonorSpecificAntibody(
        antigen, strongest, strongest >= threshold, names, beads[0].serum_date
    )


def _hits(bead: Bead, expressed: Expressed, donor: Typing) -> Iterator[_Hit]:
    fits = [_fit(part, expressed, donor) for part in bead.specificity]
    kinds = {fit for fit, _ in fits}
    if "no" in kinds or kinds == {"untyped"}:
        return
    name = "/".join(slot for fit, slot in fits if fit != "untyped")
    untyped = [
        p.split("*")[0] for p, (f, _) in zip(bead.specificity, fits, strict=True) if f == "untyped"
    ]
    if untyped:
        name += f" ({', '.join(untyped)} of the donor not typed)"
    elif "open" in kinds:
        name += " (the donor's typing leaves it open)"
    yield _Hit(name, bead)


def _fit(part: str, expressed: Expressed, donor: Typing) -> tuple[Fit, str]:
    """Whether the donor's edited cells carry one chain of a bead, and the donor's name for it."""
    loci = _loci_of(part)
    if all(expressed.state(locus) == "no" for locus in loci):
        return "no", ""
    found: tuple[Fit, str] = ("no", "")
    for certain, slots in ((True, expressed.surface), (False, expressed.uncertain)):
        for slot in slots:
            fit = _fit_slot(part, slot)
            if fit == "yes" and certain:
                return "yes", _label(slot)
            if fit != "no" and found[0] == "no":
                found = ("open", _label(slot))
    if found[0] == "no" and not any(donor.locus(locus) for locus in loci):
        return "untyped", ""
    return found


def _loci_of(part: str) -> tuple[str, ...]:
    if "*" in part:
        return (locus_of(part.split("*")[0]),)
    genes = {locus_of(group.split("*")[0]) for group in antigen_groups(part)}
    return tuple(genes) or ("DPB1",)


def _fit_slot(part: str, slot: Slot) -> Fit:
    fits = {_fit_allele(part, allele) for allele in slot}
    return fits.pop() if len(fits) == 1 else "open" if fits & {"yes", "open"} else "no"


def _fit_allele(part: str, allele: Allele) -> Fit:
    bare = f"{allele.locus}*{':'.join(allele.fields[:2])}"
    if "*" in part:
        gene, _, fields = part.partition("*")
        wanted = tuple(fields.rstrip("GPNLSCAQ").split(":"))[:2]
        if gene != allele.locus or wanted[: len(allele.fields)] != allele.fields[: len(wanted)]:
            return "no"
        return "yes" if len(allele.fields) >= len(wanted) else "open"
    facts = facts_of(bare)
    if facts is not None and facts.antigen:
        return "yes" if antigen_covers(part, facts.antigen) else "no"
    return "open" if f"{allele.locus}*{allele.fields[0]}" in antigen_groups(part) else "no"


def _label(slot: Slot) -> str:
    return "/".join(dict.fromkeys(allele.two_field for allele in slot))


def _by_antigen(beads: Sequence[Bead], expressed: Expressed, used: set[int]) -> Iterator[_Hit]:
    """Beads of the same antigen for donor alleles that no bead of the panel carries."""
    for slot in (*expressed.surface, *expressed.uncertain):
        if any(_fit_slot(part, slot) != "no" for bead in beads for part in bead.specificity):
            continue
        antigens = {f.antigen for a in slot if (f := facts_of(a.two_field)) and f.antigen}
        for bead in beads:
            if id(bead) in used or len(bead.specificity) != 1 or len(antigens) != 1:
                continue
            facts = facts_of(bead.specificity[0])
            if facts is not None and facts.antigen in antigens:
                yield _Hit(
                    f"{_label(slot)} (by {facts.antigen} beads; not on the panel itself)", bead
                )


def dsa_note(
    beads: Sequence[Bead],
    found: Sequence[DonorSpecificAntibody],
    expressed: Expressed,
    threshold: float,
) -> str:
    """What the antibody result rests on, in a sentence or two.

    >>> dsa_note((), (), Expressed(()), 1000.0)
    'Unknown: no single-antigen bead table.'
    """
    if not beads:
        return "Unknown: no single-antigen bead table."
    dates = sorted({bead.serum_date for bead in beads if bead.serum_date})
    sera = f"serum of {', '.join(dates)}" if dates else "serum date not stated"
    above = sum(d.above_threshold for d in found)
    untested = [_label(s) for s in expressed.surface if not _tested(s, beads)]
    note = (
        f"{above} of {len(found)} donor-specific results at or above {threshold:g} MFI "
        f"({len(beads)} beads, {sera}); no threshold is agreed."
    )
    if untested:
        note += f" No bead tests {', '.join(untested)}."
    return note


def _tested(slot: Slot, beads: Sequence[Bead]) -> bool:
    antigens = {f.antigen for a in slot if (f := facts_of(a.two_field)) and f.antigen}
    for bead in beads:
        for part in bead.specificity:
            facts = facts_of(part)
            if _fit_slot(part, slot) != "no" or (facts and facts.antigen in antigens):
                return True
    return False
