"""The kernel against its scipy twin on random parameters, and its events."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.kernels.allogeneic import COLUMNS, SUMMARY, simulate
from reference import allogeneic_slow

DAYS = [0.0, 3.0, 7.0, 14.0, 28.0, 60.0, 100.0]
TYPICAL = {
    "KN": 2.5e11, "KC": 6.96e10, "rN": 0.17, "rhoC": 0.0251, "a": 0.423, "b": 0.525,
    "rB": 0.05, "Bmax": 5e12, "gammaB": 0.3, "kB": 2e9, "f": 0.03, "act": 0.05, "pR": 0.5,
    "dR": 0.05, "Rmax": 2e10, "hR": 1e8, "kT": 0.4, "hK": 2e9, "kNK": 0.1, "rK": 0.12,
    "dsa": 0.05, "A0": 1.0, "lamA": 0.087, "kA": 1.0, "graftA": 0.1, "nkA": 0.2, "pG": 0.02,
    "eta": 1e-11, "lod": 5e6, "turnover": 0.025, "few": 0.0, "floor": 0.0, "N0": 3e9,
    "C0": 1e8, "B0": 1e10, "G0": 1e5, "K0": 0.1, "gmax": 2.1, "hostA": 0.2,
}  # fmt: skip


def _run(rows: list[dict[str, float]], rtol: float, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    params = np.array([[row[name] for name in COLUMNS] for row in rows])
    seeds = np.random.SeedSequence(seed).generate_state(len(rows), np.uint64)
    tracks, summary = simulate(params, np.array(DAYS), seeds, rtol)
    return tracks, summary


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-0.5, 0.5), min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_kernel_agrees_with_its_twin_to_one_in_ten_thousand(steps: list[float]) -> None:
    row = {name: TYPICAL[name] * float(np.exp(s)) for name, s in zip(COLUMNS, steps, strict=True)}
    tracks, summary = _run([row], 1e-8)
    slow = allogeneic_slow.solve(DAYS, row)
    assert summary[0, SUMMARY.index("status")] == 0
    for column, floor in enumerate((1.0, 1.0, 1.0, 1.0, 1.0, 1e-9)):
        assert tracks[0, :, column] == pytest.approx(slow[column], rel=1e-4, abs=floor)


def test_each_step_tolerance_gives_the_same_answer() -> None:
    coarse, fine = _run([TYPICAL], 1e-6)[0], _run([TYPICAL], 1e-10)[0]
    assert coarse[0, :, :3] == pytest.approx(fine[0, :, :3], rel=1e-3)


def test_extinction_is_an_event_that_only_the_threshold_switches_on() -> None:
    doomed = TYPICAL | {"gammaB": 1.5, "rB": 0.02, "B0": 1e9, "kT": 0.0, "dsa": 0.0, "graftA": 0.0}
    gone = SUMMARY.index("tumour_gone")
    _, without = _run([doomed] * 20, 1e-6)
    tracks, with_event = _run([doomed | {"few": 100.0, "floor": 1.0}] * 20, 1e-6)
    assert (without[:, gone] == -1).all()
    died = with_event[:, gone] > 0
    assert died.mean() > 0.5
    assert len(set(with_event[died, gone])) > 1, "chance should spread the day of extinction"
    assert (tracks[died, -1, 2] == 0.0).all()


def test_a_patient_keeps_its_fate_in_any_company() -> None:
    row = TYPICAL | {"few": 100.0, "floor": 1.0, "gammaB": 1.0, "dsa": 0.6}
    many = _run([row] * 50, 1e-6)[1]
    params = np.array([[row[name] for name in COLUMNS]])
    seeds = np.random.SeedSequence(3).generate_state(50, np.uint64)
    for i in (0, 17, 49):
        alone = simulate(params, np.array(DAYS), seeds[i : i + 1], 1e-6)[1]
        assert (alone[0] == many[i]).all()


def test_a_number_that_is_not_finite_stops_the_row_and_says_so() -> None:
    _, summary = _run([TYPICAL, TYPICAL | {"gammaB": float("nan")}], 1e-6)
    assert summary[:, SUMMARY.index("status")].tolist() == [0.0, 1.0]
