"""The compatibility strip: locus by locus, both directions, typing and reach apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alloway.reviews import words
from alloway.values.hla import NOT_TYPED, Compatibility, Count, Direction, LocusMatch

Shape = Literal["match", "mismatch", "range", "off", "none"]

_SPOKEN = {
    "match": "no mismatch",
    "mismatch": "mismatched",
    "range": "between",
    "off": "not on the edited cells",
    "none": "not reachable",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One locus in one row: a shape, a short text, and the same for a screen reader."""

    shape: Shape
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the strip."""

    name: str
    acts: bool
    """Whether the row shows what cells can act on, rather than what the typings say."""
    cells: tuple[Cell, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Way:
    """One direction: what the typings say, what the cells can act on, and why."""

    name: str
    short: str
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True, slots=True)
class LocusRow:
    """The typings of one locus."""

    locus: str
    patient: str
    donor: str
    surface: str


@dataclass(frozen=True, slots=True)
class Strip:
    """All that the HLA typings say about one lot, ready to set."""

    loci: tuple[str, ...]
    ways: tuple[Way, ...]
    table: tuple[LocusRow, ...]
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def strip(found: Compatibility) -> Strip:
    """The strip of a compatibility; totals come from the value, never from the cells."""
    return Strip(
        tuple(words.shorten(words.clean(match.locus), 8) for match in found.loci),
        (_graft_against_patient(found), _patient_against_graft(found)),
        tuple(_typings(match) for match in found.loci),
        _facts(found),
        tuple(map(words.sentence, found.notes)),
    )


def _graft_against_patient(found: Compatibility) -> Way:
    rows = [Row("By typing", False, tuple(_cell(m.gvh) for m in found.loci), _total(found.gvh))]
    reachable = found.gvh.reachable
    if reachable is False:
        cells = tuple(Cell("none", "–", _SPOKEN["none"]) for _ in found.loci)
        rows.append(Row("Reachable", True, cells, "none"))
    elif reachable is None:
        cells = tuple(Cell("range", "?", "not known whether reachable") for _ in found.loci)
        rows.append(Row("Reachable", True, cells, words.UNKNOWN))
    else:
        rows.append(Row("Reachable", True, rows[0].cells, rows[0].total))
    return Way("Graft against patient", "GvH", tuple(rows), _note(found.gvh))


def _patient_against_graft(found: Compatibility) -> Way:
    typed = tuple(_cell(m.hvg_typing) for m in found.loci)
    # The totals leave out what was typed in one person only, as those of `Compatibility` do.
    both = [m for m in found.loci if NOT_TYPED not in (m.recipient, m.donor)]
    lowest = sum(m.hvg_typing.min for m in both)
    highest = sum(m.hvg_typing.max for m in both)
    rows = (
        Row("By typing", False, typed, words.count(Count(lowest, highest))),
        Row("On the edited cells", True, tuple(map(_after_edits, found.loci)), _total(found.hvg)),
    )
    return Way("Patient against graft", "HvG", rows, _note(found.hvg))


def _after_edits(match: LocusMatch) -> Cell:
    if match.expressed == "no":
        return Cell("off", "off", _SPOKEN["off"])
    return _cell(match.hvg)


def _cell(count: Count) -> Cell:
    text = words.count(count)
    if count.min != count.max:
        return Cell("range", text, f"between {count.min} and {count.max} mismatches")
    if count.max == 0:
        return Cell("match", text, _SPOKEN["match"])
    return Cell("mismatch", text, words.plural(count.max, "mismatch", "mismatches"))


def _total(direction: Direction) -> str:
    return words.count(Count(direction.min, direction.max))


def _note(direction: Direction) -> str:
    return words.shorten(words.sentence(direction.note), 300) if direction.note else ""


def _typings(match: LocusMatch) -> LocusRow:
    surface = {"yes": "yes", "no": "no", "partly": "partly", "unknown": words.UNKNOWN}
    return LocusRow(
        words.clean(match.locus),
        words.clean(match.recipient) or words.NOT_RECORDED,
        words.clean(match.donor) or words.NOT_RECORDED,
        surface[match.expressed],
    )


def _facts(found: Compatibility) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Antibodies against the lot", _antibodies(found)),
        ("HLA on the edited cells", ", ".join(map(words.clean, found.expressed)) or "none"),
        ("DPB1 T-cell epitope", words.clean(found.dpb1_tce)),
        ("HLA-B leader", words.clean(found.leader)),
        (
            "KIR ligands on the edited cells",
            ", ".join(map(words.clean, found.kir_ligands)) or "none",
        ),
        ("Missing self (NK cells)", _missing_self(found)),
        ("Incompletely edited cells", _populations(found)),
    ]
    return tuple((name, text or words.UNKNOWN) for name, text in rows)


def _antibodies(found: Compatibility) -> str:
    shown = [
        f"{words.clean(dsa.antigen)} at {words.number(dsa.mfi)} MFI "
        f"({'above' if dsa.above_threshold else 'below'} the threshold)"
        for dsa in sorted(found.dsa, key=lambda dsa: -dsa.mfi)[:6]
    ]
    more = [f"{len(found.dsa) - 6} more"] if len(found.dsa) > 6 else []
    listed = "; ".join([*shown, *more])
    note = words.sentence(found.dsa_note) if found.dsa_note else ""
    verdict = f"Virtual crossmatch: {found.crossmatch.verdict}. " if found.crossmatch else ""
    return verdict + (f"{listed}. {note}".strip() if listed else note)


def _missing_self(found: Compatibility) -> str:
    lacking = ", ".join(map(words.clean, found.missing_self))
    return f"the edited cells lack {lacking}" if lacking else "none found"


def _populations(found: Compatibility) -> str:
    return "; ".join(
        f"{words.clean(p.name)} {words.number(p.fraction * 100, 2)} % of cells, "
        f"HvG {words.count(p.hvg)}"
        for p in found.populations[:5]
    )
