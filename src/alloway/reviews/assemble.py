"""From a case, a bank and matched trials to a review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from alloway import __version__
from alloway.errors import AllowayError
from alloway.forecast.lot import forecast_lot
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.reviews.lots import lot_option
from alloway.reviews.others import autologous_options, pathway_options, trial_option
from alloway.reviews.ranking import ranked
from alloway.reviews.steps import STATEMENT, next_steps, summary
from alloway.values.case import Case
from alloway.values.codec import content_id
from alloway.values.forecast import Forecast
from alloway.values.review import Option, Provenance, Review
from alloway.values.supply import Bank
from alloway.values.trial import TrialMatch

SEED = 20261124
"""Seed of the virtual patients when none is given; any fixed number would do."""

Progress = Callable[[str], None]


def assemble(
    case: Case,
    bank: Bank,
    matches: Sequence[TrialMatch],
    *,
    as_of: date,
    trials_name: str = "",
    trials_left_out: Sequence[str] = (),
    seed: int = SEED,
    n: int = 1000,
    reference: HlaReference = SHIPPED,
    progress: Progress | None = None,
) -> Review:
    """Set one case against lots, matched trials, autologous products and other pathways.

    Parameters
    ----------
    case, bank, matches
        What the earlier stages made; `matches` in any order.
    as_of
        The day of the review: lots expire, results age and trials count days against it.
    seed, n
        Seed and number of virtual patients of each lot's forecast.
    reference
        Where the facts of HLA alleles come from.
    """
    tell = progress or (lambda _: None)
    bare = [lot_option(case, lot, as_of, reference=reference) for lot in bank.lots]
    lots = [_with_forecast(case, option, as_of, seed, n, tell) for option in bare]
    tell("Ranking the options")
    options = ranked(
        (
            *lots,
            *(trial_option(case, found) for found in matches),
            *autologous_options(case, as_of),
            *pathway_options(case, as_of),
        )
    )
    gaps = case.gaps
    return Review(
        case=case,
        as_of=as_of,
        summary=summary(case, options, as_of),
        options=options,
        gaps=gaps,
        steps=next_steps(case, options, gaps),
        left_out=_left_out(case, bank, trials_left_out),
        statement=STATEMENT,
        provenance=_provenance(case, bank, options, trials_name, seed),
    )


def _with_forecast(
    case: Case, option: Option, as_of: date, seed: int, n: int, tell: Progress
) -> Option:
    """The option of a lot with its forecast, unless it is blocked."""
    lot, compatibility = option.lot, option.assessment.compatibility
    if option.assessment.standing == "blocked" or compatibility is None or lot is None:
        return option
    tell(f"Forecast for lot {lot.id}")
    try:
        forecast = forecast_lot(case, lot, compatibility, n=n, seed=seed, as_of=as_of)
    except AllowayError as error:
        forecast = Forecast(lot.id, "", 0, seed, (), (), (), unavailable=str(error))
    return replace(option, assessment=replace(option.assessment, forecast=forecast))


def _left_out(case: Case, bank: Bank, trials: Sequence[str]) -> tuple[str, ...]:
    return (
        *(document.left_out for document in case.documents if document.left_out),
        *bank.left_out,
        *trials,
    )


def _provenance(
    case: Case, bank: Bank, options: tuple[Option, ...], trials_name: str, seed: int
) -> Provenance:
    releases = {
        option.assessment.compatibility.release
        for option in options
        if option.assessment.compatibility
    }
    return Provenance(
        alloway=__version__,
        release=", ".join(sorted(releases)) or "none used",
        seed=seed,
        bank=f"{bank.name} ({content_id(bank)})" if bank.lots else "no bank given",
        trials=trials_name or "no trials given",
        inputs=tuple((document.name, document.sha256) for document in case.documents),
    )
