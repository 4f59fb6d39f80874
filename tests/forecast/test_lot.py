"""The forecast of one lot: shape, honesty, determinism, and refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numba
import numpy as np
import pytest

from alloway.errors import AllowayError, InputError
from alloway.forecast.allogeneic import DAYS, simulate, virtual_patients
from alloway.forecast.draws import Plan
from alloway.forecast.lot import forecast_lot
from alloway.forecast.outcomes import probability
from alloway.forecast.regimen import FLU_CY, Dose, Regimen
from alloway.kernels.allogeneic import COLUMNS
from alloway.values.case import Case, Diagnosis, Fact
from alloway.values.codec import from_json, to_json
from alloway.values.forecast import Forecast
from alloway.values.supply import Lot
from forecast.makers import DAY, SOURCE, case, compatibility, fact, lot

ENDPOINTS = {
    ("response", 28), ("response", 90), ("complete response", 28), ("complete response", 90),
    ("persistence", 28), ("persistence", 90), ("rejection", 90), ("GvHD", 100),
}  # fmt: skip


def forecast(who: Case | None = None, one: Lot | None = None, **options: object) -> Forecast:
    told: dict[str, object] = {"n": 200, "as_of": DAY} | options
    match = told.pop("match", compatibility())
    return forecast_lot(who or case(), one or lot("TRAC-KO"), match, **told)  # type: ignore[arg-type]


def test_every_endpoint_has_an_interval_and_every_band_its_order() -> None:
    made = forecast()
    assert {(e.name, e.day) for e in made.endpoints} == ENDPOINTS
    for endpoint in made.endpoints:
        p = endpoint.probability
        assert p.basis == "model"
        assert p.low is not None
        assert p.high is not None
        assert 0.0 <= p.low <= p.value <= p.high <= 1.0
    assert [b.name for b in made.bands] == ["CAR-T cells", "tumour", "host T cells"]
    for band in made.bands:
        assert band.days == DAYS
        rows = np.array([band.low80, band.low50, band.median, band.high50, band.high80])
        assert (np.diff(rows, axis=0) >= 0).all()


def test_a_forecast_survives_its_json_form() -> None:
    made = forecast()
    assert from_json(Forecast, to_json(made), name="forecast.json") == made


def test_the_same_seed_gives_the_same_forecast_on_any_number_of_threads() -> None:
    first = forecast()
    before = numba.get_num_threads()
    numba.set_num_threads(1)
    try:
        assert forecast() == first
    finally:
        numba.set_num_threads(before)
    assert forecast(seed=1) != first


def test_parameters_without_a_source_are_marked_assumed() -> None:
    made = forecast()
    for parameter in made.parameters:
        estimate = parameter.estimate
        if estimate.basis == "assumed":
            assert estimate.note or parameter.name in {"car_positive"}
        assert parameter.meaning
    basis = {p.name: p.estimate.basis for p in made.parameters}
    assert basis["KC"] == "source"
    assert basis["kT"] == "assumed"
    assert any("not calibrated" in note for note in made.notes)


def test_a_lot_without_tcr_cells_has_a_gvhd_probability_of_exactly_zero() -> None:
    p = forecast(one=lot("TRAC-KO", residual_tcr_pct=0.0)).probability("GvHD", 100)
    assert p is not None
    assert (p.value, p.low, p.high) == (0.0, 0.0, 0.0)
    some = forecast(one=lot("TRAC-KO", residual_tcr_pct=5.0)).probability("GvHD", 100)
    assert some is not None
    assert some.value > 0.0


def test_the_interval_widens_with_doubt_and_not_only_with_few_patients() -> None:
    plan, rng = Plan(1000, 1), np.random.default_rng(2)
    certain = probability((rng.random(1000) < 0.5).astype(float), plan)
    rates = rng.uniform(0.1, 0.9, plan.draws)[plan.draw_of()]
    doubtful = probability((rng.random(1000) < rates).astype(float), plan)
    width = [(p.high or 0.0) - (p.low or 0.0) for p in (certain, doubtful)]
    assert width[0] < 0.12
    assert width[1] > 0.4


def test_unknown_inputs_are_sampled_with_a_note_and_widen_the_answer() -> None:
    bare = case(weight=None, burden=())
    made = forecast(
        bare, lot("TRAC-KO", unedited=None, residual_tcr_pct=None, car_positive_pct=None)
    )
    text = " ".join(made.notes)
    for words in ("weight", "tumour burden", "Residual TCR", "CAR-positive"):
        assert words in text
    weight = next(p for p in made.parameters if p.name == "weight")
    assert weight.estimate.interval == (45.0, 110.0)


def test_a_range_of_mismatches_is_sampled_over_its_whole_width() -> None:
    match = compatibility((0, 6), (2, 2))
    inputs, _ = virtual_patients(case(), lot("TRAC-KO"), match, None, Plan(1000, 3), DAY)
    assert set(inputs.values["hvg class I"]) == {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0}
    assert set(inputs.values["hvg class II"]) == {2.0}
    assert any("range (2 to 8)" in note for note in inputs.notes)


def test_an_untyped_kir_ligand_is_a_range_and_not_a_zero() -> None:
    match = compatibility()
    blank = replace(match, loci=tuple(replace(m, locus="A") for m in match.loci))
    made = forecast(match=blank)
    assert any("missing self" in note for note in made.notes)
    knocked = forecast(one=lot("TRAC-KO", "B2M-KO"), match=blank)
    assert not any("missing self" in note for note in knocked.notes)


def test_a_lot_without_tcr_knockout_counts_as_tcr_positive() -> None:
    made = forecast(one=lot(residual_tcr_pct=None))
    tcr = next(p for p in made.parameters if p.name == "tcr")
    assert tcr.estimate.interval == (0.9, 1.0)


def test_dose_per_kg_is_the_same_as_its_cells() -> None:
    by_weight = forecast(one=lot("TRAC-KO", cells_per_dose=1e6, dose_unit="cells/kg"))
    assert by_weight.endpoints == forecast(one=lot("TRAC-KO", cells_per_dose=7e7)).endpoints


def test_remission_has_no_response_to_forecast() -> None:
    made = forecast(case(burden=(fact("burden.marrow_blasts", 0.0, "%"),)))
    assert not any("response" in e.name for e in made.endpoints)
    assert any("no disease to measure" in note for note in made.notes)


def test_an_old_burden_is_said_to_be_old() -> None:
    made = forecast(case(burden=(fact("burden.marrow_blasts", 40.0, "%", "2026-06-01"),)))
    assert any("176 days old" in note for note in made.notes)


@pytest.mark.parametrize(
    ("who", "one", "words"),
    [
        (case(diagnosis=None), lot("TRAC-KO"), "no diagnosis"),
        (case(), lot("TRAC-KO", cell_type="NK"), "NK cells"),
        (case(), lot("TRAC-KO", targets=("CD7",)), "lacks CD7-KO"),
        (
            case(diagnosis=Diagnosis("other", "other", Fact("diagnosis", "glioma", SOURCE))),
            lot("TRAC-KO"),
            "glioma",
        ),
    ],
)
def test_a_forecast_that_would_mean_nothing_is_unavailable(who: Case, one: Lot, words: str) -> None:
    made = forecast(who, one)
    assert words in made.unavailable
    assert made.endpoints == ()
    assert made.bands == ()


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (lot("TRAC-KO", cells_per_dose=0.0), "not a positive number"),
        (lot("TRAC-KO", cells_per_dose=float("nan")), "not a positive number"),
        (lot("TRAC-KO", cells_per_dose=120.0), "number in millions"),
        (lot("TRAC-KO", cells_per_dose=2e5), "means cells/kg"),
        (lot("TRAC-KO", cells_per_dose=3e8, dose_unit="cells/kg"), "means cells,"),
        (lot("TRAK-KO"), "unknown edit 'TRAK-KO'"),
        (lot("TRAC-KO", unedited=2.0), "not between 0 and 1"),
        (lot("TRAC-KO", residual_tcr_pct=-1.0), "residual_tcr_pct is -1.0"),
        (lot("TRAC-KO", car_positive_pct=0.0), "no CAR T cell"),
    ],
)
def test_a_lot_that_cannot_be_true_is_refused_by_name(one: Lot, words: str) -> None:
    with pytest.raises(InputError, match="lot L1") as caught:
        forecast(one=one)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "who",
    [
        case(burden=(fact("burden.marrow_blasts", -5.0, "%"),)),
        case(burden=(fact("burden.spd", -5.0, "cm2"),)),
        case(burden=(fact("burden.marrow_blasts", "many", "%"),)),
        case(weight=fact("weight", 7000.0, "kg")),
    ],
)
def test_a_burden_or_weight_that_cannot_be_true_names_its_source(who: Case) -> None:
    with pytest.raises(InputError, match=r"labs\.csv, row 3"):
        forecast(who)


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose("fludarabin", 90.0), "does not know the drug 'fludarabin'"),
        (Dose("fludarabine", -1.0), "amount is -1.0"),
        (Dose("fludarabine", 90.0, "mg"), "given in 'mg'"),
        (Dose("alemtuzumab", 40.0, "mg/m2"), "mg or mg/kg"),
    ],
)
def test_a_regimen_the_model_cannot_read_is_refused(dose: Dose, words: str) -> None:
    with pytest.raises(InputError) as caught:
        Regimen("mine", (dose,))
    assert words in str(caught.value)


def test_a_nan_names_the_patient_and_the_parameter_draw() -> None:
    plan = Plan(200, 3)
    _, columns = virtual_patients(case(), lot("TRAC-KO"), compatibility(), FLU_CY, plan, DAY)
    columns["gammaB"] = columns["gammaB"].copy()
    columns["gammaB"][57] = np.nan
    with pytest.raises(AllowayError, match=r"virtual patient 57 of parameter draw 11 .*gammaB"):
        simulate(columns, plan)


def test_patient_weight_scales_every_number_of_cells() -> None:
    plan = Plan(40, 3)
    heavy = case(weight=fact("weight", 140.0, "kg"))
    columns = [
        virtual_patients(who, lot("TRAC-KO"), compatibility(), None, plan, DAY)[1]
        for who in (case(), heavy)
    ]
    for name in ("KN", "KC", "kB", "hK", "lod", "N0"):
        assert columns[1][name] == pytest.approx(2.0 * columns[0][name])
    assert set(COLUMNS) <= set(columns[0])


def test_no_day_of_the_clock_enters() -> None:
    later = forecast(as_of=date(2026, 11, 30))
    assert later.endpoints == forecast().endpoints


def test_a_cohort_like_ucart19_has_its_order_of_magnitude() -> None:
    """Dupouy 2022: gone by day 28 in 10/25, seen after day 42 in 4/25; 17 of 21 had anti-CD52."""
    plan = Plan(400, 5)
    last = []
    for regimen, weight in ((None, 17), (FLU_CY, 4)):
        _, columns = virtual_patients(
            case(), lot("TRAC-KO", "CD52-KO"), compatibility(), regimen, plan, DAY
        )
        last += [simulate(columns, plan).summary[:, 0]] * weight
    days = np.concatenate(last)
    assert 0.2 < (days <= 28.0).mean() < 0.7
    assert 0.05 < (days > 42.0).mean() < 0.45


def test_changing_the_lot_keeps_the_virtual_patients() -> None:
    plan = Plan(40, 3)
    one = virtual_patients(case(), lot("TRAC-KO"), compatibility(), FLU_CY, plan, DAY)[1]
    two = virtual_patients(
        case(), replace(lot("TRAC-KO"), id="L2"), compatibility(gvh=1), FLU_CY, plan, DAY
    )[1]
    for name in ("KN", "rB", "B0", "gammaB", "rN"):
        assert (one[name] == two[name]).all()
