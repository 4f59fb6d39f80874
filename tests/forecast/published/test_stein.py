"""Stein 2019: every check number of the typical patient."""

from __future__ import annotations

import pytest

from alloway.forecast.published.stein import Stein


def test_every_published_check() -> None:
    typical = Stein()
    assert typical.doubling == pytest.approx(0.78, abs=0.005)
    assert typical.half_lives == pytest.approx((4.33, 217.0), abs=0.5)
    assert typical.start == pytest.approx(6.15, abs=0.005)
    assert typical.exposure(28.0) == pytest.approx(1.718e5, rel=3e-4)
    assert typical.at(28.0) == pytest.approx(1374, abs=0.5)
    assert typical.at(365.0) == pytest.approx(60.7, abs=0.05)


def test_the_curve_is_continuous_and_its_area_is_the_sum_of_its_values() -> None:
    typical = Stein()
    assert typical.at(9.3 - 1e-9) == pytest.approx(typical.at(9.3), rel=1e-6)
    step = 0.001
    area = sum(typical.at((i + 0.5) * step) * step for i in range(28000))
    assert typical.exposure(28.0) == pytest.approx(area, rel=1e-4)
