"""Eplet load of a pair from an eplet table of the user; docs/rules/eplets.md.

Eplets are small patches of residues that antibodies may see (Duquesnoy 2006, Hum Immunol 67:847).
The tables are those of HLAMatchmaker as hlaR writes them (Zhang 2022, Hum Immunol 83:248): a row a
position, a column an allele, in each cell the eplet that allele carries there, if any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from alloway.hla.eplet_tables import EpletTable, HlaClass
from alloway.hla.expression import UNEDITED, SurfaceRule, surface_rule
from alloway.values.hla import Allele, Locus, Slot, Typing
from alloway.values.supply import Edit

Direction = Literal["GvH", "HvG"]
Interlocus = Literal["all", "hlaR"]

_GROUPS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("A", "B", "C"), ("A", "B", "C")),
    **dict.fromkeys(("DRB1", "DRB345"), ("DRB1", "DRB345")),
    **{locus: (locus,) for locus in ("DQA1", "DQB1", "DPA1", "DPB1")},
}
"""Loci of the other person in which an eplet counts as self."""
_BETA = ("DRB1", "DRB345", "DQB1", "DPB1")


@dataclass(frozen=True, slots=True)
class EpletRow:
    """One foreign molecule."""

    allele: str
    locus: str
    state: Literal["counted", "unknown", "not on the cells"]
    eplets: tuple[str, ...] = ()
    """Eplets that the other person has not, in the table's order."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EpletLoad:
    """Mismatched eplets in one direction and class."""

    direction: Direction
    hla_class: HlaClass
    rows: tuple[EpletRow, ...]
    total: int
    """Sum over the counted molecules: an eplet on two of them counts twice."""
    distinct: int
    """Different eplets on the counted molecules."""
    verified: int
    """Of these, antibody-verified ones by the table."""
    low: int
    """Least `total`, whatever the other person's unknown alleles are."""
    high: int | None
    """Most `total`; ``None`` where a molecule's eplets are not known."""
    unknown: tuple[str, ...] = ()
    """Alleles, of either person, that the table or the typing leaves open."""


@dataclass(frozen=True, slots=True)
class _Molecule:
    """One chromosome's allele: what it surely and what it possibly carries."""

    name: str
    locus: str
    sure: frozenset[str]
    possible: frozenset[str] | None
    """``None`` = cannot be told."""
    reason: str = ""


def eplet_load(
    recipient: Typing | None,
    donor: Typing,
    table: EpletTable,
    *,
    edits: Sequence[Edit] = (),
    interlocus: Interlocus = "all",
) -> tuple[EpletLoad, ...]:
    """Eplet load in both directions and each class the table has, HvG first.

    HvG counts the molecules on the edited cells against the recipient; GvH the molecules of the
    recipient against the donor's unedited germline. Class I eplets are self wherever the other
    person has them in A, B or C; class II eplets within DR (DRB1 and DRB3/4/5), DQA1, DQB1, DPA1
    or DPB1.

    Parameters
    ----------
    recipient
        ``None`` = not typed.
    edits
        Complete edits of the donor's cells.
    interlocus
        Class II eplets listed as interlocus are self wherever the other person has them in any beta
        chain: for every beta chain (``all``), or for DPB1 only, as hlaR 1.0 counts (``hlaR``).

    Examples
    --------
    >>> from alloway.hla.eplet_tables import EpletTable
    >>> from alloway.hla.typing import parse_typing
    >>> carried = {"A*01:01": frozenset({"44KM", "62QE"}), "A*02:01": frozenset({"62G"})}
    >>> table = EpletTable(3, carried, frozenset({"I:62G"}), frozenset(), ("I",))
    >>> one, two = parse_typing("A*01:01+A*01:01"), parse_typing("A*01:01+A*02:01")
    >>> [(load.direction, load.total) for load in eplet_load(one, two, table)]
    [('HvG', 1), ('GvH', 0)]
    """
    if interlocus not in ("all", "hlaR"):
        raise ValueError(f"interlocus {interlocus!r}: use all or hlaR")
    rule = surface_rule(edit.name for edit in edits)
    found = []
    for direction, shown, other, kept in (
        ("HvG", donor, recipient, rule),
        ("GvH", recipient, donor, UNEDITED),
    ):
        for hla_class in table.classes:
            found.append(
                _load(direction, hla_class, shown, other, table, kept, interlocus)  # type: ignore[arg-type]
            )
    return tuple(found)


def _load(
    direction: Direction,
    hla_class: HlaClass,
    shown: Typing | None,
    other: Typing | None,
    table: EpletTable,
    rule: SurfaceRule,
    interlocus: Interlocus,
) -> EpletLoad:
    loci = [name for name in _GROUPS if (name in ("A", "B", "C")) == (hla_class == "I")]
    own = {name: _molecules(other, name, table, UNEDITED) for name in loci}
    rows, low, high, unknown = [], 0, 0, []
    bounded = shown is not None
    for locus in loci:
        for molecule in _molecules(shown, locus, table, rule):
            row, least, most = _row(molecule, own, table, interlocus, hla_class)
            rows.append(row)
            low += least
            high += most or 0
            bounded = bounded and most is not None
    for molecule in (m for found in own.values() for m in found if m.possible is None):
        unknown.append(f"{molecule.name or molecule.locus}: {molecule.reason}")
    unknown += [
        f"{row.allele or row.locus}: {row.reason}" for row in rows if row.state == "unknown"
    ]
    counted = [row.eplets for row in rows if row.state == "counted"]
    distinct = {eplet for eplets in counted for eplet in eplets}
    return EpletLoad(
        direction,
        hla_class,
        tuple(rows),
        sum(map(len, counted)),
        len(distinct),
        sum(f"{hla_class}:{eplet}" in table.verified for eplet in distinct),
        low,
        high if bounded else None,
        tuple(dict.fromkeys(unknown)),
    )


def _molecules(
    person: Typing | None, name: str, table: EpletTable, rule: SurfaceRule
) -> list[_Molecule]:
    """The molecules of one locus; an untyped locus or a blank copy has unknown eplets."""
    locus = person.locus(name) if person else None
    if locus is None:
        if name == "DRB345" and person is not None:
            return []
        return [_Molecule("", name, frozenset(), None, "not typed")]
    return [_molecule(slot, name, table, rule) for slot in _copies(locus, name)]


def _copies(locus: Locus, name: str) -> Iterator[Slot]:
    """Alternatives of all genotypes, one slot a chromosome; DRB3/4/5 may have fewer than two."""
    for copy in (0, 1):
        slot = tuple(dict.fromkeys(a for pair in locus.genotypes for a in pair[copy]))
        if slot or name != "DRB345":
            yield slot


def _molecule(slot: Slot, locus: str, table: EpletTable, rule: SurfaceRule) -> _Molecule:
    if not slot:
        return _Molecule("", locus, frozenset(), None, "blank: homozygous or not typed")
    name = "/".join(dict.fromkeys(a.two_field for a in slot))
    shown = {rule.shows(allele, locus) for allele in slot}
    if shown == {False}:
        return _Molecule(name, locus, frozenset(), frozenset(), "not on the cells")
    sets = [_eplets(allele, table) for allele in slot]
    known = [found for found in sets if found is not None]
    if len(known) < len(sets):
        return _Molecule(name, locus, frozenset(), None, "not in the eplet table")
    sure = frozenset.intersection(*known) if shown == {True} else frozenset()
    return _Molecule(name, locus, sure, frozenset.union(*known), "the typing is ambiguous")


def _eplets(allele: Allele, table: EpletTable) -> frozenset[str] | None:
    """Eplets of an allele; a one-field name, or one the table lacks, is unknown."""
    if len(allele.fields) < 2:
        return None
    found = table.alleles.get(allele.two_field)
    if found is None and allele.suffix not in ("N", "S", "C"):
        found = table.alleles.get(f"{allele.locus}*{':'.join(allele.fields[:2])}")
    return found


def _row(
    molecule: _Molecule,
    own: dict[str, list[_Molecule]],
    table: EpletTable,
    interlocus: Interlocus,
    hla_class: HlaClass,
) -> tuple[EpletRow, int, int | None]:
    """One molecule's row, and the least and most eplets it may add."""
    if molecule.possible is None:
        return EpletRow(molecule.name, molecule.locus, "unknown", (), molecule.reason), 0, None
    if not molecule.possible and molecule.reason == "not on the cells":
        return EpletRow(molecule.name, molecule.locus, "not on the cells"), 0, 0
    near = [m for locus in _GROUPS[molecule.locus] for m in own.get(locus, ())]
    wide = [m for locus in _BETA for m in own.get(locus, ())]
    across = hla_class == "II" and _widens(molecule.locus, interlocus)
    shared = table.interlocus if across else frozenset()
    most = _foreign(molecule.possible, near, wide, shared, sure=True)
    least = _foreign(molecule.sure, near, wide, shared, sure=False)
    if molecule.sure != molecule.possible:
        row = EpletRow(molecule.name, molecule.locus, "unknown", (), molecule.reason)
        return row, len(least), len(most)
    eplets = tuple(sorted(most, key=lambda e: (table.order.get(e, 0), e)))
    return EpletRow(molecule.name, molecule.locus, "counted", eplets), len(least), len(most)


def _widens(locus: str, interlocus: Interlocus) -> bool:
    return locus in _BETA if interlocus == "all" else locus == "DPB1"


def _foreign(
    eplets: Iterable[str],
    near: Sequence[_Molecule],
    wide: Sequence[_Molecule],
    shared: frozenset[str],
    *,
    sure: bool,
) -> set[str]:
    """Eplets the other person's molecules lack: by what they surely, or at most possibly, carry."""
    found = set()
    for eplet in eplets:
        molecules = wide if eplet in shared else near
        if sure:
            self_eplet = any(eplet in m.sure for m in molecules)
        else:
            self_eplet = any(m.possible is None or eplet in m.possible for m in molecules)
        if not self_eplet:
            found.add(eplet)
    return found
