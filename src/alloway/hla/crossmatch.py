"""The virtual crossmatch: what a recipient's sera say about the HLA left on a donor's edited cells.

The latest serum is the current one, the others are historic. A negative verdict needs a bead for
every donor antigen on the cells and a donor typed at every locus left on them; whatever is missing
makes it unknown. See docs/rules/antibodies.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from alloway.errors import InputError
from alloway.hla.antibodies import DonorBead, donor_beads, slot_label
from alloway.hla.blanks import expected_genes
from alloway.hla.expression import express
from alloway.reference.hla_nomenclature import ABSENT_GENE, MATCH_LOCI, locus_of
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.dates import span
from alloway.values.hla import AntigenMfi, Bead, Expressed, Slot, Typing, VirtualCrossmatch

State = Literal["positive", "open", "negative", "untested"]
Verdict = Literal["negative", "positive", "positive by a historic serum only", "unknown"]

_BETA_OF = {"DQA1": "DQB1", "DPA1": "DPB1"}


def virtual_crossmatch(
    beads: Sequence[Bead],
    expressed: Expressed,
    donor: Typing,
    threshold: float = 1000.0,
    *,
    current: str | None = None,
    reference: HlaReference = SHIPPED,
    recipient: Typing | None = None,
) -> VirtualCrossmatch:
    """Whether the recipient's antibodies reach the donor antigens left on fully edited cells.

    Parameters
    ----------
    beads
        Results of all sera, from one or more tables; a serum is known by its date, and beads
        without a date are one serum.
    expressed, donor
        What is on the cells (`alloway.hla.expression.express`), and the germline typing.
    threshold
        MFI from which a bead is positive; none is agreed.
    current
        Date of the current serum; the latest where not given.
    reference
        Facts that say which antigen an allele carries.
    recipient
        The recipient's typing: beads with their own HLA at or above the threshold are pointed out.

    Raises
    ------
    InputError
        No serum has the date `current`.
    ValueError
        The threshold is not a number from zero up.

    Examples
    --------
    >>> from alloway.hla.expression import express, parse_edits
    >>> from alloway.hla.typing import parse_typing
    >>> donor = parse_typing("A*02:01+A*03:01^B*07:02+B*08:01^C*07:01+C*07:02")
    >>> cells = express(donor, parse_edits("CIITA-KO"))
    >>> names = ("A*02:01", "A*03:01", "B*07:02", "B*08:01", "C*07:01", "C*07:02")
    >>> beads = [Bead((name,), 120.0, "2026-03-01") for name in names]
    >>> virtual_crossmatch(beads, cells, donor).verdict
    'negative'
    >>> found = virtual_crossmatch([Bead(("A*02:01",), 6000.0, "2026-01-05"), *beads], cells, donor)
    >>> found.verdict, found.cumulative_historic
    ('positive by a historic serum only', 6000.0)
    """
    if not math.isfinite(threshold) or threshold < 0:
        raise ValueError(f"threshold {threshold!r} is not an intensity")
    cells = _Cells(expressed, donor, reference, threshold)
    if not cells.slots and not cells.gaps:
        why = "The edited cells show none of the HLA that bead panels carry."
        return VirtualCrossmatch("negative", (why,), threshold, 0.0 if beads else None)
    if not beads:
        why = "Unknown: no single-antigen bead table."
        return VirtualCrossmatch("unknown", (why,), threshold, untested=cells.labels)
    dates = list(dict.fromkeys(bead.serum_date for bead in beads))
    now = _current(dates, current)
    sera = {
        date: _Serum(date, cells, tuple(b for b in beads if b.serum_date == date))
        for date in sorted(dates, key=_last_day)
    }
    present = [serum for date, serum in sera.items() if date in now]
    past = [serum for date, serum in sera.items() if date not in now]
    verdict, reasons = _verdict(present, past, cells)
    return VirtualCrossmatch(
        verdict,
        reasons,
        threshold,
        present[0].cumulative() if len(present) == 1 else None,
        max((one for s in past if (one := s.cumulative()) is not None), default=None),
        tuple(dict.fromkeys(label for serum in present for label in serum.untested())),
        _antigens(present, past, cells),
        present[0].date if len(present) == 1 else "",
        (*_sera_notes(present, past), *_own_notes(beads, recipient, threshold, reference)),
    )


def _current(dates: Sequence[str], current: str | None) -> list[str]:
    """The sera that are, or may be, the current one: partial or missing dates may leave several."""
    if current is not None:
        if current not in dates:
            listed = ", ".join(sorted(filter(None, dates))) or "none with a date"
            raise InputError(f"no serum of {current[:40]!r}; sera: {listed}", step="choose one")
        return [current]
    dated = [both for both in map(span, dates) if both]
    latest = max((first for first, _ in dated), default=None)
    return [d for d in dates if not (both := span(d)) or latest is None or both[1] >= latest]


def _last_day(date: str) -> tuple[str, str]:
    both = span(date)
    return (both[1].isoformat() if both else "", date)


@dataclass(frozen=True)
class _Cells:
    """The donor's edited cells and what is asked of a bead."""

    expressed: Expressed
    donor: Typing
    reference: HlaReference
    threshold: float

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Donor alleles on the cells, sure or not, at the loci that bead panels test."""
        shown = (*self.expressed.surface, *self.expressed.uncertain)
        return tuple(slot for slot in shown if locus_of(slot[0].locus) in MATCH_LOCI)

    @cached_property
    def antigens(self) -> tuple[Slot, ...]:
        """The same, HLA-DQ and -DP by their beta chain only where that is typed."""
        genes = {slot[0].locus for slot in self.slots}
        return tuple(s for s in self.slots if _BETA_OF.get(s[0].locus) not in genes)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(map(slot_label, self.slots))

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """Why the donor's typing does not tell all that may be on the cells."""
        return tuple(_typing_gaps(self.donor, self.expressed))


def _typing_gaps(donor: Typing, expressed: Expressed) -> Iterator[str]:
    left = [name for name in MATCH_LOCI if expressed.state(name) != "no"]
    missing = [name for name in left if name != "DRB345" and donor.locus(name) is None]
    if missing:
        yield f"The donor is not typed for {', '.join(missing)}, which the cells may show."
    for name in left:
        locus = donor.locus(name)
        if name != "DRB345" and locus and any(not all(pair) for pair in locus.genotypes):
            yield f"The donor's second {name} allele is blank: homozygous or not typed."
    if "DRB345" in left and not _second_drb_known(donor):
        yield "The donor's DRB3, DRB4 and DRB5 are not fully typed, and DRB1 does not exclude them."


def _second_drb_known(donor: Typing) -> bool:
    """Whether every chromosome's DRB3, DRB4 or DRB5 is typed, or DRB1 goes without one."""
    drb1, second = donor.locus("DRB1"), donor.locus("DRB345")
    typed = min((sum(map(bool, pair)) for pair in second.genotypes), default=0) if second else 0
    if typed == 2:
        return True
    pairs = expected_genes(drb1) if drb1 else ()
    return bool(pairs) and all(2 - pair.count(ABSENT_GENE) <= typed for pair in pairs)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one serum shows against one donor allele."""

    state: State
    hits: tuple[DonorBead, ...] = ()
    why: str = ""

    @property
    def mfi(self) -> float | None:
        return max((hit.bead.mfi for hit in self.hits), default=None)

    @property
    def strongest(self) -> Bead:
        return max((hit.bead for hit in self.hits), key=lambda bead: bead.mfi)


@dataclass(frozen=True)
class _Serum:
    """The beads of one day against the donor's cells."""

    date: str
    cells: _Cells
    beads: tuple[Bead, ...]

    @cached_property
    def readings(self) -> Mapping[Slot, _Reading]:
        """Each donor allele by the molecules it is part of: HLA-DQ and -DP chains pair freely."""
        molecules: dict[tuple[Slot, ...], list[DonorBead]] = {}
        cells = self.cells
        for hit in donor_beads(self.beads, cells.expressed, cells.donor, cells.reference):
            molecules.setdefault(hit.slots, []).append(hit)
        read = {slots: self._molecule(slots, hits) for slots, hits in molecules.items()}
        return {
            slot: _worst([reading for slots, reading in read.items() if slot in slots])
            for slot in cells.slots
        }

    def _molecule(self, slots: tuple[Slot, ...], hits: Sequence[DonorBead]) -> _Reading:
        """Positive by a bead of its own, or by every bead that may stand for it."""
        own = [hit for hit in hits if hit.how == "own"]
        above = [hit for hit in hits if hit.bead.mfi >= self.cells.threshold]
        note = "" if own else hits[0].antigen
        if above:
            sure = set(slots) <= set(self.cells.expressed.surface)
            shown = sure and (len(above) == len(hits) or any(hit in own for hit in above))
            why = note or ("" if sure else "it may not be on the surface")
            return _Reading("positive" if shown else "open", tuple(hits), why)
        doubts = [hit.bead.doubt for hit in hits]
        if all(doubts):
            return _Reading("untested", tuple(hits), doubts[0])
        return _Reading("negative", tuple(hits), note)

    @property
    def name(self) -> str:
        return f"the serum of {self.date}" if self.date else "the serum without a date"

    def of(self, state: State) -> list[Slot]:
        """Donor antigens in that state."""
        return [slot for slot in self.cells.antigens if self.readings[slot].state == state]

    def untested(self) -> list[str]:
        """Alleles, alpha chains included, that no usable bead stands for."""
        read = self.readings.items()
        return [slot_label(slot) for slot, reading in read if reading.state == "untested"]

    def cumulative(self) -> float | None:
        """Sum of the strongest bead of each antigen at or above the threshold, each bead once."""
        if all(self.readings[slot].mfi is None for slot in self.cells.antigens):
            return None
        strongest = (self.readings[s].strongest for s in (*self.of("positive"), *self.of("open")))
        return float(sum({id(bead): bead.mfi for bead in strongest}.values()))

    def sentence(self, slot: Slot) -> str:
        """What the serum shows against one antigen, in words."""
        reading = self.readings[slot]
        bead = reading.strongest
        label = slot_label(slot)
        why = f" [{reading.why}]" if reading.why and reading.why != label else ""
        return f"{label} {bead.mfi:,.0f} MFI (bead {'/'.join(bead.specificity)}){why}"


def _worst(readings: Sequence[_Reading]) -> _Reading:
    """What the molecules with one chain say together; the hits are of all of them."""
    order: tuple[State, ...] = ("positive", "open", "negative", "untested")
    for state in order:
        alike = [reading for reading in readings if reading.state == state]
        if alike:
            first = max(alike, key=lambda reading: reading.mfi or 0.0)
            rest = (hit for reading in readings if reading is not first for hit in reading.hits)
            return _Reading(state, (*first.hits, *rest), first.why)
    return _Reading("untested")


def _verdict(
    present: Sequence[_Serum], past: Sequence[_Serum], cells: _Cells
) -> tuple[Verdict, tuple[str, ...]]:
    """Current before historic before what is missing; only what is complete is negative."""
    at = f"at or above {cells.threshold:,.0f} MFI"
    reasons = [
        f"Positive in {serum.name}, {at}: {_listed(serum, 'positive')}."
        for serum in (*present, *past)
        if serum.of("positive")
    ]
    if all(serum.of("positive") for serum in present):
        return "positive", tuple(reasons)
    gaps = (*_current_gaps(present), *cells.gaps)
    if any(serum.of("positive") for serum in present):
        return "unknown", (*reasons, *gaps)
    if reasons:
        return "positive by a historic serum only", (*reasons, *gaps)
    reasons = [
        f"Open in {serum.name}, {at} by some beads: {_listed(serum, 'open')}."
        for serum in (*present, *past)
        if serum.of("open")
    ]
    if reasons or gaps:
        return "unknown", (*reasons, *gaps)
    reasons = [
        f"Every donor antigen on the cells was tested and is below {cells.threshold:,.0f} MFI."
    ]
    by_antigen = dict.fromkeys(
        reading.why for serum in present for reading in serum.readings.values() if reading.why
    )
    return "negative", (*reasons, *(f"Not by a bead of its own: {why}." for why in by_antigen))


def _listed(serum: _Serum, state: State) -> str:
    return "; ".join(serum.sentence(slot) for slot in serum.of(state))


def _current_gaps(present: Sequence[_Serum]) -> Iterator[str]:
    """Why the current serum does not tell about every donor antigen."""
    if len(present) > 1:
        names = " and ".join(serum.name for serum in present)
        yield f"Which of {names} is the later cannot be told: say which is current."
    for serum in present:
        never = []
        for slot, reading in serum.readings.items():
            if reading.state == "untested" and reading.hits:
                yield f"{slot_label(slot)} in {serum.name} proves nothing: {reading.why}."
            elif reading.state == "untested":
                never.append(slot_label(slot))
        if never:
            yield f"No bead of {serum.name} stands for {', '.join(never)}."


def _antigens(
    present: Sequence[_Serum], past: Sequence[_Serum], cells: _Cells
) -> tuple[AntigenMfi, ...]:
    found = [_antigen(slot, present, past) for slot in cells.antigens]
    return tuple(
        sorted(found, key=lambda a: (-(a.current or 0.0), -(a.historic_peak or 0.0), a.antigen))
    )


def _antigen(slot: Slot, present: Sequence[_Serum], past: Sequence[_Serum]) -> AntigenMfi:
    now = [mfi for serum in present if (mfi := serum.readings[slot].mfi) is not None]
    before = [(mfi, s.date) for s in past if (mfi := s.readings[slot].mfi) is not None]
    peak, peak_date = max(before, default=(None, ""), key=lambda one: one[0])
    latest, latest_date = before[-1] if before else (None, "")
    readings = [serum.readings[slot] for serum in (*present, *past)]
    names = ("/".join(hit.bead.specificity) for reading in readings for hit in reading.hits)
    return AntigenMfi(
        slot_label(slot),
        current=max(now, default=None),
        historic_peak=peak,
        historic_peak_date=peak_date,
        historic_latest=latest,
        historic_latest_date=latest_date,
        beads=tuple(dict.fromkeys(names)),
        note=next((reading.why for reading in readings if reading.why), ""),
    )


def _sera_notes(present: Sequence[_Serum], past: Sequence[_Serum]) -> Iterator[str]:
    beads = [bead for serum in (*present, *past) for bead in serum.beads]
    measures = sorted({bead.measure or "of a kind not stated" for bead in beads})
    yield f"MFI as exported: {', '.join(measures)}."
    if len(measures) > 1:
        yield "Intensities of different kinds are compared with one threshold."
    if any(not serum.date for serum in (*present, *past)):
        yield "Beads without a serum date are taken as one serum."


def _own_notes(
    beads: Sequence[Bead], recipient: Typing | None, threshold: float, reference: HlaReference
) -> Iterator[str]:
    """Beads with the recipient's own HLA that are positive."""
    if recipient is None:
        return
    own = donor_beads(beads, express(recipient), recipient, reference)
    strong: dict[str, float] = {}
    for hit in own:
        if hit.how == "own" and hit.bead.mfi >= threshold:
            strong[hit.antigen] = max(hit.bead.mfi, strong.get(hit.antigen, 0.0))
    if strong:
        listed = ", ".join(f"{name} {mfi:,.0f} MFI" for name, mfi in sorted(strong.items()))
        yield (
            f"Beads with the recipient's own HLA are positive ({listed}): denatured antigen on the "
            "bead, an autoantibody, or another person's serum or typing; ask the laboratory."
        )
