"""Tallies over 6/6, 8/8, 10/10 and 12/12, and the solid-organ count; docs/rules/tallies.md.

GvH and HvG are counted over every reading of the typings (see `alloway.hla.counting`), and so is
the bidirectional count of a locus, the larger of the two in the same reading (Bochtler 2016, Bone
Marrow Transplant 51:338). Matches out of n are n less the bidirectional count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from alloway.hla.counting import compare, total
from alloway.hla.expression import UNEDITED, SurfaceRule, surface_rule
from alloway.hla.levels import Level
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Count, Locus, Typing
from alloway.values.supply import Edit

Homozygous = Literal["once", "twice"]

PANELS: dict[str, tuple[str, ...]] = {
    "6/6": ("A", "B", "DRB1"),
    "8/8": ("A", "B", "C", "DRB1"),
    "10/10": ("A", "B", "C", "DRB1", "DQB1"),
    "12/12": ("A", "B", "C", "DRB1", "DQB1", "DPB1"),
}
"""Loci of each panel, two alleles a locus."""

_CACHE = 65_536


@dataclass(frozen=True, slots=True)
class LocusTally:
    """The counts of one locus."""

    locus: str
    gvh: Count
    """Recipient's keys that the donor's unedited germline lacks."""
    hvg: Count
    """Donor's keys on the surface after the edits that the recipient lacks."""
    bidirectional: Count
    """The larger of GvH and HvG by typing, edits left out of account."""
    complete: bool = True
    """``False``: too many readings; the widest range is given."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over one panel at one level."""

    panel: str
    level: Level
    loci: tuple[LocusTally, ...]
    gvh: Count
    hvg: Count
    bidirectional: Count
    matches: Count
    """Matched alleles out of the panel's number, by typing."""
    notes: tuple[str, ...] = ()


def tally(
    recipient: Typing | None,
    donor: Typing,
    *,
    panel: str = "10/10",
    level: Level = "two-field",
    edits: Sequence[Edit] = (),
    homozygous: Homozygous = "once",
    reference: HlaReference = SHIPPED,
) -> Tally:
    """Mismatches and matches over a panel; missing and ambiguous typing give ranges.

    Parameters
    ----------
    recipient
        ``None`` = not typed.
    panel
        ``6/6``, ``8/8``, ``10/10`` or ``12/12``.
    level
        ``antigen`` (WHO split antigens), ``two-field``, or ``G`` (the allele that names the group).
    edits
        Complete edits of the donor's cells; they change HvG only.
    homozygous
        Whether a mismatched homozygous antigen counts ``once`` (one foreign molecule) or ``twice``.

    Raises
    ------
    ValueError
        The panel, level or homozygosity rule does not exist.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> patient = parse_typing("A*01:01+A*02:01^B*07:02+B*08:01^DRB1*04:01+DRB1*15:01")
    >>> donor = parse_typing("A*01:01+A*02:05^B*07:02+B*07:02^DRB1*04:01+DRB1*15:01")
    >>> by_allele = tally(patient, donor, panel="6/6")
    >>> by_allele.gvh.min, by_allele.hvg.min, by_allele.matches.min
    (2, 1, 4)
    >>> tally(patient, donor, panel="6/6", level="antigen").matches.min
    5
    """
    if panel not in PANELS:
        raise ValueError(f"panel {panel!r}: use one of {', '.join(PANELS)}")
    if level not in ("antigen", "two-field", "G") or homozygous not in ("once", "twice"):
        raise ValueError(f"level {level!r}, homozygous {homozygous!r}: no such rule")
    rule = surface_rule(edit.name for edit in edits)
    rows = tuple(
        tally_locus(
            name,
            recipient.locus(name) if recipient else None,
            donor.locus(name),
            level=level,
            rule=rule,
            homozygous=homozygous,
            reference=reference,
        )
        for name in PANELS[panel]
    )
    size = 2 * len(rows)
    both = total(row.bidirectional for row in rows)
    return Tally(
        panel,
        level,
        rows,
        total(row.gvh for row in rows),
        total(row.hvg for row in rows),
        both,
        Count(size - both.max, size - both.min),
        _notes(recipient, donor, rows, level),
    )


def solid_organ(
    recipient: Typing | None,
    donor: Typing,
    *,
    edits: Sequence[Edit] = (),
    reference: HlaReference = SHIPPED,
) -> tuple[Count, tuple[LocusTally, ...]]:
    """Donor antigens at A, B and DR that the recipient lacks, 0 to 6, as organ allocation counts.

    Only HvG counts; the loci are returned beside the total. A homozygous donor adds one at most.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> patient = parse_typing("A1 A2 B7 B8 DR4 DR15")
    >>> donor = parse_typing("A1 A3 B7 B44 DR4 DR4")
    >>> solid_organ(patient, donor)[0]
    Count(min=2, max=2)
    """
    found = tally(recipient, donor, panel="6/6", level="antigen", edits=edits, reference=reference)
    return found.hvg, found.loci


@lru_cache(maxsize=_CACHE)
def tally_locus(
    name: str,
    recipient: Locus | None,
    donor: Locus | None,
    *,
    level: Level = "two-field",
    rule: SurfaceRule = UNEDITED,
    homozygous: Homozygous = "once",
    reference: HlaReference = SHIPPED,
) -> LocusTally:
    """The counts of one locus; the two `Locus` values are remembered, so lists of people are fast.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> one = parse_typing("A*02:01+A*02:01").locus("A")
    >>> two = parse_typing("A*03:01+A*03:01").locus("A")
    >>> tally_locus("A", one, two).gvh, tally_locus("A", one, two, homozygous="twice").gvh
    (Count(min=1, max=1), Count(min=2, max=2))
    """
    plain = compare(name, recipient, donor, level=level, reference=reference)
    cells = plain
    if rule != UNEDITED:
        cells = compare(name, recipient, donor, level=level, rule=rule, reference=reference)
    return LocusTally(
        name,
        plain.range(lambda x: x.gvh_copies if homozygous == "twice" else x.gvh),
        cells.range(lambda x: x.hvg_copies if homozygous == "twice" else x.hvg),
        plain.range(
            lambda x: max(x.gvh_copies, x.hvg_copies) if homozygous == "twice" else max(x[:2])
        ),
        plain.complete and cells.complete,
    )


def _notes(
    recipient: Typing | None, donor: Typing, rows: Sequence[LocusTally], level: Level
) -> tuple[str, ...]:
    notes = []
    people = (("recipient", recipient), ("donor", donor))
    for who, typing in people:
        gone = [row.locus for row in rows if typing is None or typing.locus(row.locus) is None]
        if gone:
            notes.append(f"Not typed in the {who}, counted as a range: {', '.join(gone)}.")
    wide = [row.locus for row in rows if not row.complete]
    if wide:
        notes.append(f"Too ambiguous to compare reading by reading: {', '.join(wide)}.")
    if level == "antigen" and any(row.locus == "DPB1" for row in rows):
        notes.append("DPB1 at antigen level is compared by the first field (DPw numbers).")
    return tuple(notes)
