"""The forecast of one lot for one patient: the way into this part."""

from __future__ import annotations

from datetime import date

from alloway.forecast.allogeneic import MODEL, simulate, virtual_patients
from alloway.forecast.checks import check_lot, why_unavailable
from alloway.forecast.draws import Plan
from alloway.forecast.outcomes import bands, endpoints
from alloway.forecast.pace import disease_pace
from alloway.forecast.regimen import Regimen
from alloway.reference.model_parameters import ALLOGENEIC
from alloway.values.case import Case
from alloway.values.forecast import Forecast, Parameter
from alloway.values.hla import Compatibility
from alloway.values.supply import Lot

_STATEMENT = (
    "Research support, not a prognosis: the model is not calibrated to patients (a few levels were "
    "set by hand near one trial, UCART19), and where no published figure exists its parameters are "
    "assumed, so these probabilities show what the assumptions imply.",
    "The intervals span what is assumed not to be known of parameters and inputs; they do not "
    "cover a wrong structure of the model.",
)


def forecast_lot(
    case: Case,
    lot: Lot,
    compatibility: Compatibility,
    *,
    regimen: Regimen | None = None,
    n: int = 1000,
    seed: int = 20261124,
    as_of: date,
) -> Forecast:
    """What the model says would happen to this patient with one dose of this lot.

    Parameters
    ----------
    case, lot, compatibility
        The patient, the lot, and what the HLA typings say about the two.
    regimen : Regimen, optional
        Lymphodepletion; without it Flu/Cy, with alemtuzumab for lots with CD52-KO.
    n : int
        Virtual patients: 40 parameter draws, each with ``n / 40`` patients.
    seed : int
        Source of every random number; the same seed gives the same result on any number
        of threads.
    as_of : date
        Day of the review; only the age of measurements depends on it.

    Returns
    -------
    Forecast
        With ``unavailable`` set where a forecast would mean nothing.

    Raises
    ------
    InputError
        A dose, edit, share or burden that cannot be true.
    AllowayError
        A number that stopped being finite; names the virtual patient and the parameter draw.
    """
    check_lot(lot)
    plan = Plan(n, seed)
    reason = why_unavailable(case, lot)
    if reason:
        return Forecast(lot.id, MODEL, 0, seed, (), (), (), unavailable=reason)
    inputs, columns = virtual_patients(case, lot, compatibility, regimen, plan, as_of)
    run = simulate(columns, plan)
    assert case.diagnosis is not None  # noqa: S101 - why_unavailable has asked
    return Forecast(
        lot.id,
        MODEL,
        n,
        seed,
        endpoints(run, case.diagnosis.group, remission=inputs.remission),
        bands(run),
        (*inputs.parameters, *_priors(case)),
        (*_STATEMENT, *inputs.notes),
    )


def _priors(case: Case) -> tuple[Parameter, ...]:
    pace = Parameter("doubling time", disease_pace(case), "doubling time of the tumour")
    return (*(prior.parameter() for prior in ALLOGENEIC), pace)
