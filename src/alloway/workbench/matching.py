"""Matching a patient: against one donor's edited cells, or against every lot of a bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from alloway.errors import InputError
from alloway.values.supply import Bank, Lot
from alloway.workbench.cases import read_bank
from alloway.workbench.reference import hla_reference

if TYPE_CHECKING:
    from alloway.hla.levels import Level
    from alloway.reference.hla_reference import HlaReference
    from alloway.values.hla import Bead, Compatibility, Typing

Blanks = Literal["open", "homozygous"]


def hla_match(
    patient: str | Path | Typing,
    donor: str | Path | Typing | Lot,
    *,
    edits: str = "",
    residual_tcr_pct: float | None = None,
    patient_blood: str | Path | Typing | None = None,
    earlier_donor: str | Path | Typing | None = None,
    chimerism_pct: float | None = None,
    after_transplant: bool = False,
    beads: Path | Sequence[Path] | Sequence[Bead] = (),
    bead_map: Path | None = None,
    serum: str | None = None,
    serum_date: str = "",
    current_serum: str | None = None,
    dsa_threshold: float = 1000.0,
    kir: Path | Mapping[str, bool] | None = None,
    level: Level = "two-field",
    populations_above: float = 1e-6,
    blanks: Blanks = "open",
    release: str | None = None,
    written_in: str | None = None,
) -> Compatibility:
    """Compatibility of one patient with one donor's edited cells, in both directions.

    Parameters
    ----------
    patient, donor
        A `Typing`, a GL String, or a file with one; the donor may be a `Lot`, whose edits,
        residual receptor and cell type then count.
    edits
        Comma-separated edit names, e.g. ``"TRAC-KO,B2M-KO=0.02"``; empty for unedited cells.
    patient_blood
        Typing of present blood after an allogeneic transplant; or else `earlier_donor` and
        `chimerism_pct` (percent of that donor's cells). With `after_transplant` and neither of
        them, HvG and missing self are not known.
    beads
        Single-antigen bead tables, or beads already read; `bead_map`, `serum` and `serum_date` as
        `alloway.hla.bead_tables.read_beads` takes them; `current_serum` is the date that counts.
    kir
        The patient's KIR genes, present or absent, or a file with them.
    blanks
        ``homozygous`` where the laboratory reports homozygosity by a blank.
    release
        The HLA release to go by, or ``shipped``; the one in use when not given.
    written_in
        Imported release whose names the typings use; they are followed to `release`.

    Examples
    --------
    >>> found = hla_match("A*01:01+A*02:01", "A*01:01+A*03:01", edits="TRAC-KO")
    >>> found.gvh.min, found.gvh.reachable, found.hvg.min
    (1, False, 1)
    """
    from alloway.hla.expression import parse_edits
    from alloway.hla.match import match, match_lot

    reader = typing_reader(release, written_in, blanks)
    person, blood = reader.read(patient, "patient"), None
    if patient_blood is not None:
        blood = reader.read(patient_blood, "patient's blood")
    elif earlier_donor is not None:
        blood = _blood(person, reader.read(earlier_donor, "earlier donor"), chimerism_pct)
    shared: dict[str, Any] = {
        "recipient_blood": blood,
        "recipient_is_post_allo": after_transplant
        or earlier_donor is not None
        or blood is not None,
        "beads": _beads(beads, bead_map, serum, serum_date),
        "kir": _kir(kir),
        "dsa_threshold": dsa_threshold,
        "current_serum": current_serum,
        "level": level,
        "populations_above": populations_above,
        "reference": reader.reference,
    }
    if isinstance(donor, Lot):
        if edits:
            raise InputError("a lot carries its own edits", step="leave out the edits")
        return match_lot(person, donor, **shared)
    cells = reader.read(donor, "donor")
    return match(person, cells, parse_edits(edits), residual_tcr_pct=residual_tcr_pct, **shared)


def hla_match_bank(
    patient: str | Path | Typing, bank: Path | str | Bank, **options: Any
) -> tuple[tuple[Lot, Compatibility], ...]:
    """`hla_match` against every lot of a bank; best first.

    Lots without a positive crossmatch come first; then fewer HvG mismatches on the edited cells
    (most, then least), then fewer reachable GvH mismatches, then the lot's identifier.

    Parameters
    ----------
    options
        As for `hla_match`, but for the donor's.
    """
    read = bank if isinstance(bank, Bank) else read_bank(str(bank))
    if not read.lots:
        raise InputError(f"{read.name}: no lot to match against", step="give a bank with lots")
    found = [(lot, hla_match(patient, lot, **options)) for lot in read.lots]
    return tuple(sorted(found, key=lambda pair: (*_fit(pair[1]), pair[0].id)))


def _fit(found: Compatibility) -> tuple[bool, int, int, int]:
    positive = found.crossmatch is not None and found.crossmatch.verdict.startswith("positive")
    reached = found.gvh.max if found.gvh.reachable is not False else 0
    return positive, found.hvg.max, found.hvg.min, reached


@dataclass(frozen=True, slots=True)
class TypingReader:
    """How the typings of one question are read."""

    reference: HlaReference
    written_in: HlaReference | None = None
    blanks: Blanks = "open"

    def read(self, given: str | Path | Typing, name: str) -> Typing:
        """A typing given as such, as a GL String, or as a file (``FILE#PERSON``)."""
        from alloway.hla.blanks import blanks_as_homozygous
        from alloway.hla.reduction import translate_typing
        from alloway.hla.typing import read_typing
        from alloway.values.hla import Typing

        old, new = self.written_in or self.reference, self.reference
        found = given if isinstance(given, Typing) else read_typing(given, name=name, reference=old)
        if old is not new and old.tables and new.tables:
            found = translate_typing(found, old.tables, new.tables)
        return blanks_as_homozygous(found) if self.blanks == "homozygous" else found


def typing_reader(
    release: str | None = None, written_in: str | None = None, blanks: Blanks = "open"
) -> TypingReader:
    """How typings are read under a release (the one in use when not given).

    Raises
    ------
    InputError
        A release was not imported, or `written_in` has none to be followed to.
    """
    reference = hla_reference(release)
    if written_in is None:
        return TypingReader(reference, None, blanks)
    if reference.tables is None:
        raise InputError(
            "names of another release need an imported one to be followed to",
            step="run alloway reference import DIR",
        )
    return TypingReader(reference, hla_reference(written_in), blanks)


def _blood(person: Typing, earlier_donor: Typing, chimerism_pct: float | None) -> Typing | None:
    from alloway.hla.chimerism import blood_by_chimerism

    try:
        return blood_by_chimerism(person, earlier_donor, chimerism_pct)
    except ValueError as error:
        raise InputError(str(error), step="give percent of the earlier donor's cells") from None


def _beads(
    given: Path | Sequence[Path] | Sequence[Bead],
    bead_map: Path | None,
    serum: str | None,
    serum_date: str,
) -> tuple[Bead, ...]:
    from alloway.hla.antibodies import read_beads
    from alloway.hla.bead_tables import read_bead_map

    kit = read_bead_map(bead_map) if bead_map else None
    found: list[Bead] = []
    for item in (given,) if isinstance(given, Path) else given:
        if isinstance(item, Path):
            found += read_beads(item, bead_map=kit, sample=serum, serum_date=serum_date)
        else:
            found.append(item)
    return tuple(found)


def _kir(given: Path | Mapping[str, bool] | None) -> Mapping[str, bool] | None:
    from alloway.hla.kir_typing import read_kir

    return read_kir(given) if isinstance(given, Path) else given
