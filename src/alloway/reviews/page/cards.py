"""One option as a card: what it is, why, how it fits, what would happen, what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from alloway.reviews import words
from alloway.reviews.charts import forecast_chart
from alloway.reviews.page.citations import Citations, Ref, Sentence
from alloway.reviews.page.strip import Strip, strip
from alloway.values.evidence import Estimate, Source
from alloway.values.forecast import Endpoint, Forecast, Parameter
from alloway.values.review import Option, Reason, Step
from alloway.values.supply import Lot
from alloway.values.trial import NearSite, TrialMatch, Verdict

Pair = tuple[str, str]
Depth = Literal["full", "folded", "brief", "line"]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason with its weight in words."""

    weight: str
    label: str
    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step, who takes it, and how soon."""

    text: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class EndpointRow:
    """One outcome with its interval, in words and as shares for the small bar."""

    name: str
    by: str
    median: str
    interval: str
    basis: str
    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One model parameter as used."""

    name: str
    meaning: str
    value: str
    basis: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ForecastView:
    """The forecast ready to set; ``unavailable`` says why there is none."""

    svg: str
    alt: str
    endpoints: tuple[EndpointRow, ...]
    level: str
    """Name of the interval all endpoints share: ``80 % interval``."""
    basis: str
    notes: tuple[str, ...]
    parameters: tuple[ParameterRow, ...]
    unavailable: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion of a trial, its sentence verbatim."""

    text: str
    kind: str
    verdict: str
    truth: str
    why: str
    facts: tuple[Sentence, ...]
    needs: str


@dataclass(frozen=True, slots=True)
class CriteriaView:
    """The criteria by what they mean for the patient, blockers first."""

    blocking: tuple[CriterionRow, ...]
    unknown: tuple[CriterionRow, ...]
    clear: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One option ready to set."""

    anchor: str
    rank: int
    title: str
    kind: str
    kind_label: str
    standing: str
    standing_label: str
    meta: tuple[Pair, ...]
    days: str
    days_basis: Sentence
    reasons: tuple[ReasonRow, ...]
    hinge: Sentence
    """The one reason that decides how the option stands; with sources in a ``line`` only."""
    strip: Strip | None
    forecast: ForecastView | None
    criteria: CriteriaView | None
    sites: tuple[str, ...]
    steps: tuple[StepRow, ...]


_DECISIVE = {
    "blocked": ("blocks", "against", "open", "for"),
    "unknown": ("open", "against", "for", "blocks"),
    "possible": ("against", "open", "for", "blocks"),
}
_ORDER = {"blocks": 0, "against": 1, "open": 2, "for": 3}


def card(option: Option, cite: Citations, depth: Depth) -> Card:
    """The option as a card.

    Parameters
    ----------
    option
        The option to set.
    cite
        The source list to which its sources are added.
    depth
        ``full`` draws the forecast, ``folded`` leaves the drawing out (it costs most of the
        time), ``brief`` keeps the reasons and the blocking criteria, ``line`` the hinge alone.
    """
    bare = _bare(option)
    if depth == "line":
        return replace(bare, hinge=replace(bare.hinge, refs=cite.refs(hinge(option)[1])))
    found = option.assessment
    days = found.days_to_treatment
    bare = replace(
        bare,
        meta=_meta(option),
        reasons=tuple(_reason(r, cite) for r in sorted(found.reasons, key=_weight)),
        criteria=_criteria(found.trial, cite, depth) if found.trial else None,
    )
    if depth == "brief":
        return bare
    drawn = depth == "full"
    return replace(
        bare,
        days_basis=Sentence(_basis(days), cite.refs(days.sources if days else ())),
        strip=strip(found.compatibility) if found.compatibility else None,
        forecast=_forecast(found.forecast, option.rank, cite, drawn) if found.forecast else None,
        sites=tuple(map(_site, found.trial.sites[:5])) if found.trial else (),
        steps=tuple(map(step, found.steps)),
    )


def _bare(option: Option) -> Card:
    found = option.assessment
    return Card(
        anchor=f"option-{option.rank}",
        rank=option.rank,
        title=words.shorten(words.clean(option.title or option.id), 220) or "Option without a name",
        kind=option.kind,
        kind_label=words.KIND[option.kind],
        standing=found.standing,
        standing_label=words.STANDING[found.standing],
        meta=(),
        days=words.estimate(found.days_to_treatment),
        days_basis=Sentence(""),
        reasons=(),
        hinge=Sentence(hinge(option)[0]),
        strip=None,
        forecast=None,
        criteria=None,
        sites=(),
        steps=(),
    )


def hinge(option: Option) -> tuple[str, tuple[Source, ...]]:
    """The reason that decides how an option stands, and its sources.

    For a possible option that is what speaks against it, for an unclear one what is open.
    """
    for weight in _DECISIVE[option.assessment.standing]:
        for reason in option.assessment.reasons:
            if reason.weight == weight:
                return words.sentence(reason.text), reason.sources
    trial = option.assessment.trial
    return (words.sentence(trial.why) if trial else "No reason is recorded."), ()


def step(item: Step) -> StepRow:
    """A step in words."""
    within = item.within_days
    when = (
        ""
        if within is None
        else "today"
        if within == 0
        else f"within {words.plural(within, 'day')}"
    )
    return StepRow(words.sentence(item.text), words.clean(item.who) or words.NOT_RECORDED, when)


def _weight(reason: Reason) -> int:
    return _ORDER[reason.weight]


def _reason(reason: Reason, cite: Citations) -> ReasonRow:
    label = words.WEIGHT[reason.weight]
    return ReasonRow(reason.weight, label, words.sentence(reason.text), cite.refs(reason.sources))


def _basis(value: Estimate | None) -> str:
    if value is None:
        return ""
    note = f"; {words.clean(value.note)}" if value.note else ""
    return f"{words.BASIS[value.basis]}{note}"


def _meta(option: Option) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    if option.lot:
        pairs += _lot_meta(option.lot)
    if option.assessment.trial:
        pairs += _trial_meta(option.assessment.trial)
    return tuple((name, text or words.NOT_RECORDED) for name, text in pairs)


def _lot_meta(lot: Lot) -> list[Pair]:
    edits = [
        words.clean(edit.name)
        + (f" ({words.number(edit.unedited * 100, 2)} % unedited)" if edit.unedited else "")
        for edit in lot.edits
    ]
    dose = "cells" if lot.dose_unit == "cells" else "cells/kg"
    residual, left = lot.residual_tcr_pct, words.plural(lot.doses, "dose")
    return [
        ("Product", f"{words.clean(lot.product)}, lot {words.clean(lot.id)}"),
        ("Target", ", ".join(map(words.clean, lot.targets))),
        ("Construct", words.clean(lot.construct)),
        ("Edits", ", ".join(edits) or "none"),
        ("TCR-positive cells left", "" if residual is None else f"{words.number(residual)} %"),
        ("Dose", f"{words.number(lot.cells_per_dose)} CAR-positive {dose}; {left} left"),
        ("State", f"{words.clean(lot.release)}; expires {words.day(lot.expiry)}"),
        ("Stored at", words.clean(lot.site)),
    ]  # fmt: skip


def _trial_meta(match: TrialMatch) -> list[Pair]:
    trial = match.trial
    targets = ", ".join(map(words.clean, match.targets))
    phase = ", ".join(words.clean(p).replace("PHASE", "phase ").lower() for p in trial.phase)
    return [
        ("Registry number", words.clean(trial.nct_id)),
        ("Recruitment", words.clean(trial.status).replace("_", " ").lower()),
        ("Phase", phase),
        ("Cells", f"{match.cell_source}; {targets or 'target not stated'}"),
        ("Sponsor", words.clean(trial.sponsor)),
        ("Record updated", words.day(trial.last_update)),
    ]  # fmt: skip


def _site(near: NearSite) -> str:
    site = near.site
    named = ", ".join(words.clean(p) for p in (site.facility, site.city, site.country) if p)
    far = near.distance_km
    distance = "distance unknown" if far is None else f"{words.number(round(far))} km"
    return f"{named or 'Site without a name'} ({distance})"


def _forecast(found: Forecast, rank: int, cite: Citations, chart: bool) -> ForecastView:
    if found.unavailable:
        return ForecastView("", "", (), "", "", (), (), words.sentence(found.unavailable))
    names = ", ".join(words.clean(band.name) for band in found.bands)
    levels = {words.level(e.probability.level) for e in found.endpoints}
    common = levels.pop() if len(levels) == 1 else "interval"
    return ForecastView(
        forecast_chart(found, key=f"f{rank}") if chart else "",
        f"Median with 50 % and 80 % bands over time of {names}" if names else "",
        tuple(_endpoint(e, common) for e in found.endpoints),
        common.capitalize(),
        _forecast_basis(found),
        tuple(map(words.sentence, found.notes)),
        tuple(_parameter(p, cite) for p in found.parameters),
        "",
    )


def _forecast_basis(found: Forecast) -> str:
    assumed = sum(p.estimate.basis == "assumed" for p in found.parameters)
    total = len(found.parameters)
    share = f"{assumed} of {total} parameters are assumed" if total else "no parameter is stated"
    model = words.clean(found.model) or "Model not named"
    return f"{model}, {words.plural(found.n, 'virtual patient')}, seed {found.seed}; {share}."


def _endpoint(endpoint: Endpoint, common: str) -> EndpointRow:
    estimate = endpoint.probability
    name = words.clean(endpoint.name)
    low, high = estimate.interval
    own = words.level(estimate.level)
    basis = (
        "assumed, not informed by data"
        if estimate.basis == "assumed"
        else words.BASIS[estimate.basis]
    )
    return EndpointRow(
        name[:1].upper() + name[1:],
        f"day {endpoint.day}",
        words.percent(estimate.value),
        words.percent_range(estimate) + (f" ({own})" if own != common else ""),
        basis,
        words.share(estimate.value if low is None else low),
        words.share(estimate.value),
        words.share(estimate.value if high is None else high),
    )


def _parameter(parameter: Parameter, cite: Citations) -> ParameterRow:
    estimate = parameter.estimate
    return ParameterRow(
        words.clean(parameter.name),
        words.clean(parameter.meaning),
        words.estimate(estimate).removeprefix("about "),
        _basis(estimate),
        cite.refs(estimate.sources),
    )


def _criteria(match: TrialMatch, cite: Citations, depth: Depth) -> CriteriaView:
    verdicts = [v for v in match.criteria if v.blocks or depth != "brief"]
    blocking = [v for v in verdicts if v.blocks]
    unknown = [v for v in verdicts if v.verdict == "unknown"]
    clear = [v for v in verdicts if not v.blocks and v.verdict != "unknown"]
    made = [tuple(_criterion(v, cite) for v in group) for group in (blocking, unknown, clear)]
    return CriteriaView(*made)


def _criterion(verdict: Verdict, cite: Citations) -> CriterionRow:
    return CriterionRow(
        words.clean(verdict.criterion.text) or words.NOT_RECORDED,
        verdict.criterion.kind,
        words.TRUTH[verdict.verdict],
        "blocks" if verdict.blocks else "unknown" if verdict.verdict == "unknown" else "clear",
        words.sentence(verdict.why) if verdict.why else "",
        tuple(Sentence(words.fact(found), cite.of_facts((found,))) for found in verdict.facts[:6]),
        "; ".join(map(words.clean, verdict.needs)),
    )
