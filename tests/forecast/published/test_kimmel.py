"""Kimmel 2021: every check number, and what the paper says of cures and progressions."""

from __future__ import annotations

import numpy as np
import pytest

from alloway.errors import InputError
from alloway.forecast.published.kimmel import cohort, trajectory
from alloway.reference.model_parameters import KIMMEL_CURATED
from reference import kimmel_slow


def test_day_9() -> None:
    run = trajectory([9.0])
    assert run.normal[0] == pytest.approx(159.51, abs=0.005)
    assert run.car[0] == pytest.approx(25.922, abs=0.0005)
    assert run.tumour[0] == pytest.approx(0.07100, abs=0.000005)


def test_peak_of_the_car_t_cells() -> None:
    days = np.arange(6.5, 7.5, 0.01)
    run = trajectory(list(days))
    assert run.car.max() == pytest.approx(30.11, abs=0.005)
    assert days[run.car.argmax()] == pytest.approx(7.01, abs=0.011)


def test_day_28() -> None:
    run = trajectory([28.0])
    assert run.normal[0] == pytest.approx(472.9, abs=0.05)
    assert run.car[0] == pytest.approx(2.486, abs=0.001)
    assert run.tumour[0] == pytest.approx(3.8e-7, rel=0.01)


def test_the_deterministic_tumour_never_dies() -> None:
    assert trajectory([100.0]).tumour[0] == pytest.approx(2.4e-13, rel=0.03)


@pytest.mark.parametrize("factor", [0.5, 0.8, 1.3])
def test_the_twin_on_scipy_agrees(factor: float) -> None:
    changed = {k: v * factor for k, v in KIMMEL_CURATED.items() if k in ("KC", "b", "gammaB", "N0")}
    fast = trajectory([5.0, 20.0, 90.0], changed)
    slow = kimmel_slow.solve([5.0, 20.0, 90.0], **(KIMMEL_CURATED | changed))
    for mine, other in zip((fast.normal, fast.car, fast.tumour), slow, strict=True):
        assert mine == pytest.approx(other, rel=1e-6)


def test_cures_come_early_and_close_together_progressions_late_and_spread_out() -> None:
    fates = cohort(600, seed=4, growth=(0.01, 0.5))
    cured = fates.cured[fates.cured > 0]
    progressed = fates.progressed[fates.progressed > 0]
    assert min(len(cured), len(progressed)) > 60
    assert np.median(cured) < np.median(progressed)
    assert 20.0 < np.quantile(cured, 0.1) < np.quantile(cured, 0.9) < 90.0
    assert cured.std() < progressed.std()


def test_the_same_parameters_end_in_cure_or_in_progression() -> None:
    fates = cohort(200, seed=9, growth=(0.1, 0.1))
    share = float((fates.cured > 0).mean())
    assert 0.02 < share < 0.98
    assert ((fates.cured > 0) ^ (fates.progressed > 0)).mean() > 0.95


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(InputError, match="no parameter 'kd'"):
        trajectory([1.0], {"kd": 1.0})
    with pytest.raises(InputError, match=r"KN is -1\.0"):
        trajectory([1.0], {"KN": -1.0})
