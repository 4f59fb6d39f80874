"""What HLA is on the surface of edited cells.

Mechanisms: class I needs beta-2 microglobulin (Gornalusse 2017, Nat Biotechnol 35:765, also for
the HLA-E fusion); class II needs CIITA and the RFX complex, and loss of RFX5, RFXAP or RFXANK also
lowers class I (Reith and Mach 2001, Annu Rev Immunol 19:331); NLRC5, TAP1, TAP2 and TAPBP raise
class I and their loss leaves some (Meissner 2010, PNAS 107:13794; Cerundolo 1990, Nature 345:449).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

from alloway.errors import InputError, LimitError
from alloway.reference.hla_nomenclature import ABSENT_GENE, CLASS_I, CLASS_II, MATCH_LOCI
from alloway.values.hla import Allele, Expressed, Locus, OnSurface, Slot, Typing
from alloway.values.supply import Edit

_CLASS_II_KO = ("CIITA-KO", "RFX5-KO", "RFXAP-KO", "RFXANK-KO")
_CLASS_I_LOWERED = (
    "RFX5-KO",
    "RFXAP-KO",
    "RFXANK-KO",
    "NLRC5-KO",
    "TAP1-KO",
    "TAP2-KO",
    "TAPBP-KO",
)
_HLA_EDIT = re.compile(
    r"HLA-([A-Z]+[1-9]?(?:345)?)(?:\*([0-9]{2,4}(?::[0-9]{2,4}){0,3})([NLSCAQ]?))?-KO"
)
_MAX_PARTIAL = 10
_NO_EFFECT = frozenset((
    "TRAC", "TRBC", "TRBC1", "TRBC2", "CD3E", "CD52", "CD7", "CD5", "CD2", "CD4", "CD70", "PDCD1",
    "PD-1", "CTLA4", "LAG3", "TIGIT", "FAS", "DCK", "NR3C1", "CISH", "RASA2", "SOCS1", "TGFBR2",
    "TET2", "REGNASE-1", "CBLB", "CSF2", "CD38", "CD58", "CD54",
))  # fmt: skip
"""Genes whose knock-out is not known to change HLA on the surface."""


def parse_edits(text: str) -> tuple[Edit, ...]:
    """Edits from a comma-separated list; ``TRAC-KO=0.02`` states the unedited share.

    Raises
    ------
    InputError
        A name has no gene, or a share is not between 0 and 1.

    Examples
    --------
    >>> parse_edits("TRAC-KO, B2M-KO=0.02")[1]
    Edit(name='B2M-KO', unedited=0.02)
    """
    return tuple(_edit(part.strip()) for part in text.split(",") if part.strip())


def _edit(text: str) -> Edit:
    name, _, share = text.partition("=")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9:*+-]{1,60}", name.strip()):
        raise InputError(f"edits: {text!r} is not an edit", step="write names such as B2M-KO")
    if not share:
        return Edit(name.strip())
    try:
        unedited = float(share)
    except ValueError:
        unedited = -1.0
    if not 0 <= unedited <= 1:
        raise InputError(f"edits: {text!r}: the unedited share must be 0 to 1", step="e.g. 0.02")
    return Edit(name.strip(), unedited)


@dataclass(frozen=True, slots=True)
class SurfaceRule:
    """The effect of a set of complete edits on every HLA molecule."""

    absent: frozenset[str]
    """Loci that are not on the surface at all."""
    lowered: frozenset[str]
    """Loci at a reduced level."""
    removed: tuple[Allele, ...]
    """Single alleles or allele groups knocked out."""

    def locus_state(self, locus: str) -> OnSurface:
        """Whether molecules of the locus reach the surface."""
        if locus in self.absent:
            return "no"
        return "partly" if locus in self.lowered else "yes"

    def shows(self, allele: Allele, locus: str) -> bool | None:
        """Whether an allele of the donor is on the surface; ``None`` = cannot be told."""
        if locus in self.absent or allele.locus in self.absent:
            return False
        hits = [_is_within(allele, removed) for removed in self.removed]
        if True in hits:
            return False
        reached = reaches_surface(allele)
        return None if None in hits and reached else reached


def reaches_surface(allele: Allele) -> bool | None:
    """Whether an unedited cell shows the allele, by its expression suffix.

    N, S (secreted) and C (cytoplasm) are not on the surface, L is (at a low level), A (aberrant)
    and Q (questionable) are not known (Marsh 2010, Tissue Antigens 75:291).
    """
    if allele.suffix in ("N", "S", "C") or allele.locus == ABSENT_GENE:
        return False
    return None if allele.suffix in ("A", "Q") else True


def _is_within(allele: Allele, removed: Allele) -> bool | None:
    """Whether the allele is (True), is not (False) or may be (None) what the edit removes."""
    if allele.locus != removed.locus:
        return False
    shared = min(len(allele.fields), len(removed.fields))
    if allele.fields[:shared] != removed.fields[:shared]:
        return False
    return True if len(allele.fields) >= min(2, len(removed.fields)) else None


def surface_rule(edits: Iterable[str]) -> SurfaceRule:
    """The rule that a set of edit names makes, each taken as complete.

    >>> rule = surface_rule(["B2M-KO", "B2M-HLA-E"])
    >>> rule.locus_state("A"), rule.locus_state("E"), rule.locus_state("DRB1")
    ('no', 'yes', 'yes')
    """
    names = set(edits)
    absent: set[str] = set()
    if "B2M-KO" in names:
        absent.update(CLASS_I)
    if "B2M-HLA-E" in names:
        absent.discard("E")
    if names & set(_CLASS_II_KO):
        absent.update(CLASS_II)
    lowered = set(CLASS_I) - absent if names & set(_CLASS_I_LOWERED) else set()
    removed = []
    for match in filter(None, map(_HLA_EDIT.fullmatch, sorted(names))):
        gene, fields, suffix = match.groups(default="")
        if fields:
            removed.append(Allele(gene, tuple(fields.split(":")), suffix))
        else:
            absent.add(gene)
    return SurfaceRule(frozenset(absent), frozenset(lowered), tuple(removed))


UNEDITED = surface_rule(())
"""Cells without any edit."""


def changes_hla(edit: str) -> bool:
    """Whether the edit of that name changes which HLA is on the surface."""
    known = ("B2M-KO", "B2M-HLA-E", *_CLASS_II_KO, *_CLASS_I_LOWERED)
    return edit in known or _HLA_EDIT.fullmatch(edit) is not None


def express(donor: Typing, edits: Sequence[Edit] = ()) -> Expressed:
    """HLA on the surface of the donor's cells in which every edit is complete.

    Parameters
    ----------
    donor
        Germline typing, before any edit.
    edits
        Edits of the lot. Unedited shares play no part here; see `populations`.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> donor = parse_typing("A*02:01+A*24:09N^DRB1*04:01")
    >>> express(donor).names
    ('A*02:01', 'DRB1*04:01', 'HLA-E')
    >>> express(donor, [Edit("B2M-KO"), Edit("B2M-HLA-E")]).names
    ('DRB1*04:01', 'HLA-E')
    """
    rule = surface_rule(edit.name for edit in edits)
    surface: list[Slot] = []
    uncertain: list[Slot] = []
    for locus in donor.loci:
        for slot in _slots(locus):
            _place(slot, locus.name, rule, surface, uncertain)
    return Expressed(
        tuple(surface),
        tuple(uncertain),
        tuple((name, rule.locus_state(name)) for name in MATCH_LOCI),
        rule.locus_state("E"),
        tuple(_notes(donor, edits, rule)),
    )


def _slots(locus: Locus) -> list[Slot]:
    """One slot a chromosome, alternatives of all genotypes together; a homozygote counts once."""
    if len(locus.genotypes) == 1:
        return [slot for slot in dict.fromkeys(locus.genotypes[0]) if slot]
    merged = (dict.fromkeys(a for pair in locus.genotypes for a in pair[copy]) for copy in (0, 1))
    return [tuple(slot) for slot in merged if slot]


def _place(
    slot: Slot, locus: str, rule: SurfaceRule, surface: list[Slot], uncertain: list[Slot]
) -> None:
    shown = {rule.shows(allele, locus) for allele in slot}
    left = tuple(allele for allele in slot if rule.shows(allele, locus) is not False)
    if shown == {True}:
        surface.append(slot)
    elif left:
        uncertain.append(left)


def _notes(donor: Typing, edits: Sequence[Edit], rule: SurfaceRule) -> Iterator[str]:
    names = {edit.name for edit in edits}
    if "B2M-HLA-E" in names and "B2M-KO" not in names:
        yield "B2M-HLA-E without B2M-KO leaves the cell's own class I in place."
    if rule.lowered:
        cause = ", ".join(sorted(names & set(_CLASS_I_LOWERED)))
        yield f"{cause} lowers class I without removing it; its alleles are still counted."
    for name in sorted(names):
        gene = name.removesuffix("-KO")
        if not changes_hla(name) and gene not in _NO_EFFECT:
            yield f"Alloway does not know whether {name} changes HLA; counted as no change."
    for removed in rule.removed:
        if not _may_carry(donor, removed):
            yield f"HLA-{removed}-KO names an allele that the donor's typing does not show."


def _may_carry(donor: Typing, removed: Allele) -> bool:
    return any(
        _is_within(allele, removed) is not False
        for locus in donor.loci
        for pair in locus.genotypes
        for slot in pair
        for allele in slot
    )


@dataclass(frozen=True, slots=True)
class EditState:
    """One genotype among the cells: which edits are missing, and how many cells have it."""

    name: str
    missing: frozenset[str]
    fraction: float
    """Share of all cells if the edits are independent of each other."""
    least: float
    most: float
    """The smallest and largest share that the single shares allow, whatever the dependence."""


def edit_states(edits: Sequence[Edit], *, at_least: float = 1e-6) -> tuple[EditState, ...]:
    """Genotypes of an incompletely edited lot and their shares, the fully edited one first.

    Only edits that change HLA or remove the T-cell receptor, and whose unedited share is stated and
    above zero, split the cells: 2^n states. `fraction` takes the edits as independent; `least` and
    `most` are the bounds of Frechet (1951, Ann Univ Lyon A 14:53) for any dependence.

    Parameters
    ----------
    at_least
        Smallest share of all cells that is listed.

    Raises
    ------
    LimitError
        More than ten edits are incomplete.

    Examples
    --------
    >>> states = edit_states(parse_edits("TRAC-KO=0.01, B2M-KO=0.02"))
    >>> [(state.name, round(state.fraction, 4)) for state in states[:2]]
    [('fully edited', 0.9702), ('B2M unedited', 0.0198)]
    """
    partial = {e.name: e.unedited for e in edits if e.unedited and splits_cells(e.name)}
    if len(partial) > _MAX_PARTIAL:
        raise LimitError(f"edits: more than {_MAX_PARTIAL} with an unedited share")
    states = []
    for size in range(len(partial) + 1):
        for missing in combinations(partial, size):
            shares = [u if name in missing else 1 - u for name, u in partial.items()]
            state = _state(missing, shares)
            if not missing or state.fraction >= at_least:
                states.append(state)
    return (states[0], *sorted(states[1:], key=lambda s: -s.fraction))


def _state(missing: Sequence[str], shares: Sequence[float]) -> EditState:
    """A genotype and its share, from the share of cells that are as it is in each edit."""
    least = max(0.0, sum(shares) - (len(shares) - 1)) if shares else 1.0
    most = min(shares, default=1.0)
    return EditState(_state_name(missing), frozenset(missing), prod(shares), least, most)


def splits_cells(name: str) -> bool:
    """Whether cells with and without the edit differ in HLA or in the T-cell receptor."""
    return changes_hla(name) or name in ("TRAC-KO", "TRBC-KO", "TRBC1-KO", "TRBC2-KO")


def _state_name(missing: Sequence[str]) -> str:
    genes = [name.removesuffix("-KO") for name in missing]
    return f"{' and '.join(genes)} unedited" if genes else "fully edited"
