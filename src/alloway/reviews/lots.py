"""One lot as an option for one patient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from alloway.forecast.waiting import against_pace, days_to_treatment_lot, disease_pace
from alloway.hla.match import match_lot
from alloway.reference.diseases import BY_KEY
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.reviews.antigens import antigen_reason
from alloway.supply.lots import lot_problems
from alloway.values.case import Case
from alloway.values.evidence import Estimate, Source
from alloway.values.hla import Compatibility, Count, Direction, Typing
from alloway.values.review import Assessment, Option, Reason, Standing, Step
from alloway.values.supply import Lot


@dataclass(frozen=True, slots=True)
class Recipient:
    """What matching needs of the patient: both typings and whether they may differ."""

    tissue: Typing | None
    blood: Typing | None
    after_allogeneic_transplant: bool


def recipient_of(case: Case) -> Recipient:
    """The patient's typings by sample; a typing of unknown sample stands for both unless the
    patient had an allogeneic transplant (then blood may be the donor's, and is left unknown)."""
    by_sample = {typing.sample: typing for typing in reversed(case.typings)}
    after = any(prior.kind == "allogeneic transplant" for prior in case.prior)
    tissue = by_sample.get("tissue") or by_sample.get("unknown")
    if tissue is None and not after:
        tissue = by_sample.get("blood")
    return Recipient(tissue, by_sample.get("blood"), after)


def lot_option(
    case: Case,
    lot: Lot,
    as_of: date,
    *,
    reference: HlaReference = SHIPPED,
) -> Option:
    """The lot with its compatibility, reasons and next steps; no forecast yet, and rank 0."""
    compatibility = compatibility_of(case, lot, reference)
    reasons = tuple(_reasons(case, lot, compatibility, as_of))
    assessment = Assessment(
        standing=standing_of(reasons),
        reasons=reasons,
        compatibility=compatibility,
        days_to_treatment=paced(case, days_to_treatment_lot(lot)),
        steps=tuple(_steps(lot, reasons)),
    )
    title = f"{lot.product}, lot {lot.id} ({'/'.join(lot.targets)})"
    return Option("lot", lot.id, title, 0, assessment, lot)


def compatibility_of(case: Case, lot: Lot, reference: HlaReference = SHIPPED) -> Compatibility:
    """HLA compatibility of the patient with the lot's edited cells."""
    recipient = recipient_of(case)
    return match_lot(
        recipient.tissue,
        lot,
        recipient_blood=recipient.blood,
        recipient_is_post_allo=recipient.after_allogeneic_transplant,
        beads=case.beads,
        reference=reference,
    )


def paced(case: Case, days: Estimate) -> Estimate:
    """The days to treatment with what the disease may do meanwhile added to the note."""
    if case.diagnosis is None or case.diagnosis.group == "other":
        return days
    pace = against_pace(days, disease_pace(case))
    return replace(days, note=f"{days.note}. {pace}" if days.note else pace)


def standing_of(reasons: tuple[Reason, ...]) -> Standing:
    """Blocked by any blocking reason; unknown while anything decisive is open."""
    weights = {reason.weight for reason in reasons}
    if "blocks" in weights:
        return "blocked"
    return "unknown" if "open" in weights else "possible"


def _reasons(case: Case, lot: Lot, compatibility: Compatibility, as_of: date) -> Iterator[Reason]:
    yield from lot_problems(lot, as_of, weight_of(case))
    yield _disease_reason(case, lot)
    yield antigen_reason(case, lot.targets, as_of)
    yield _gvh_reason(case, lot, compatibility)
    yield _hvg_reason(case, compatibility)
    yield from _antibody_reasons(case, compatibility)
    if compatibility.missing_self:
        lost = ", ".join(compatibility.missing_self)
        text = f"The edited cells lack {lost}, so the patient's NK cells may react"
        yield Reason("against", text, (), "nk")


def weight_of(case: Case) -> float | None:
    """Body weight in kg as the case proposes it; ``None`` when unknown or without a unit."""
    fact = case.latest("weight")
    return fact.value if fact and isinstance(fact.value, float) and fact.unit == "kg" else None


def _disease_reason(case: Case, lot: Lot) -> Reason:
    if case.diagnosis is None:
        return Reason("open", "The records name no diagnosis", (), "disease.unknown")
    sources = (case.diagnosis.fact.source,)
    disease = BY_KEY.get(case.diagnosis.entity)
    named = disease.name if disease else str(case.diagnosis.fact.value)
    if not lot.indications:
        text = "The certificate does not say for which disease the lot is released"
        return Reason("open", text, (), "disease.unstated")
    released = ", ".join(lot.indications)
    if disease and {disease.key, *disease.parents} & set(lot.indications):
        text = f"Released for {released}; the diagnosis is {named}"
        return Reason("for", text, sources, "disease.match")
    text = f"Released for {released}, but the diagnosis is {named}"
    return Reason("blocks", text, sources, "disease.other")


def _gvh_reason(case: Case, lot: Lot, compatibility: Compatibility) -> Reason:
    gvh = compatibility.gvh
    if gvh.reachable is False:
        residual = residual_tcr_per_kg(lot, weight_of(case))
        tail = f"; about {residual:,.0f} unedited TCR+ cells per kg remain" if residual else ""
        text = f"GvH is not reachable by the edited cells (no T-cell receptor){tail}"
        return Reason("for", text, (), "gvh")
    if not recipient_of(case).tissue:
        text = "No HLA typing of the patient: the GvH direction is unknown"
        return Reason("open", text, (), "typing.missing")
    if gvh.max == 0:
        return Reason("for", "GvH: the donor has every HLA antigen of the patient", (), "gvh")
    reach = "reachable" if gvh.reachable else "not known to be blocked"
    text = f"GvH: {_antigens(gvh)} of the patient that the donor lacks, {reach}{_untyped(gvh)}"
    return Reason("against", text, (), "gvh")


def residual_tcr_per_kg(lot: Lot, weight_kg: float | None) -> float | None:
    """TCR-positive cells per kg that one dose carries; ``None`` when an input is unknown.

    The residual percentage is of all viable T cells while the dose counts CAR-positive ones, so
    the dose is divided by the CAR-positive share first.
    """
    if lot.residual_tcr_pct is None or not lot.car_positive_pct:
        return None
    per_kg = lot.cells_per_dose
    if lot.dose_unit == "cells":
        if not weight_kg:
            return None
        per_kg /= weight_kg
    return per_kg / (lot.car_positive_pct / 100) * lot.residual_tcr_pct / 100


def _hvg_reason(case: Case, compatibility: Compatibility) -> Reason:
    recipient, hvg = recipient_of(case), compatibility.hvg
    if recipient.tissue is None and recipient.blood is None and hvg.max:
        text = "No HLA typing of the patient: the HvG direction is unknown"
        return Reason("open", text, (), "typing.missing")
    if not classical(compatibility):
        return Reason("for", "HvG: no classical HLA is left on the edited cells", (), "hvg")
    if hvg.max == 0:
        text = "HvG: every HLA antigen left on the edited cells is the patient's own"
        return Reason("for", text, (), "hvg")
    text = f"HvG: {_antigens(hvg)} on the edited cells foreign to the patient{_untyped(hvg)}"
    return Reason("open" if _undecided(_counted(hvg)) else "against", text, (), "hvg")


def classical(compatibility: Compatibility) -> tuple[str, ...]:
    """HLA of classes I and II left on the edited cells; HLA-E, which hardly varies, aside."""
    return tuple(name for name in compatibility.expressed if name != "HLA-E")


def _counted(direction: Direction) -> Count:
    """The count over the loci typed in both people, where there are any."""
    return direction.both_typed or Count(direction.min, direction.max)


def _untyped(direction: Direction) -> str:
    """What loci typed in one person only may add."""
    if direction.max == _counted(direction).max:
        return ""
    return f", up to {direction.max} with the loci typed in one person only"


def _undecided(count: Count) -> bool:
    """A range this wide could turn the choice between lots."""
    return count.max - count.min > 2


def _antigens(direction: Direction) -> str:
    """A count or range with its noun: ``1 antigen``, ``5 to 7 antigens``."""
    low, high = _counted(direction).min, _counted(direction).max
    if low == high:
        return f"{low} antigen{'' if low == 1 else 's'}"
    return f"{low} to {high} antigens"


def _antibody_reasons(case: Case, compatibility: Compatibility) -> Iterator[Reason]:
    if not case.beads:
        if classical(compatibility):
            text = "No antibody screen: donor-specific antibodies are unknown"
            yield Reason("open", text, (), "antibodies.missing")
        return
    strong = [dsa for dsa in compatibility.dsa if dsa.above_threshold]
    if not strong:
        yield Reason("for", _no_antibody(compatibility), _bead_tables(case), "antibodies")
        return
    worst = max(strong, key=lambda dsa: dsa.mfi)
    more = f" and {len(strong) - 1} more" if len(strong) > 1 else ""
    text = f"Donor-specific antibody against {worst.antigen} (MFI {worst.mfi:,.0f}){more}"
    yield Reason("against", text, _bead_tables(case), "antibodies")


def _no_antibody(compatibility: Compatibility) -> str:
    """No antibody found, and what of the donor no bead tested."""
    text = "No donor-specific antibody above the threshold"
    untested = compatibility.crossmatch.untested if compatibility.crossmatch else ()
    if not untested:
        return text
    shown = ", ".join(untested[:3]) + (" and others" if len(untested) > 3 else "")
    return f"{text}; not tested: {shown}"


def _bead_tables(case: Case) -> tuple[Source, ...]:
    """The bead tables as a whole, each once: a table has a hundred rows."""
    tables = {bead.source.document: bead.source for bead in case.beads if bead.source}
    return tuple(Source(name, sha256=first.sha256) for name, first in sorted(tables.items()))


def _steps(lot: Lot, reasons: tuple[Reason, ...]) -> Iterator[Step]:
    if any(reason.weight == "blocks" for reason in reasons):
        return
    yield Step(
        f"Ask the bank whether lot {lot.id} of {lot.product} can be reserved and under which trial "
        "or single-patient access it may be given",
        "navigator",
        3,
    )
    if any(r.weight == "open" and r.topic.startswith("antigen.") for r in reasons):
        yield Step(f"Repeat biopsy or flow cytometry for {'/'.join(lot.targets)}", "pathology", 7)
