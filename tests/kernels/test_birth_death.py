"""The birth-death sampler against theory and against an event-by-event twin."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.kernels.birth_death import advance, transition, uniform
from reference.kimmel_slow import gillespie


def _stream(seed: int) -> np.ndarray:
    return np.array([seed], dtype=np.uint64)


def test_mean_and_extinction_follow_theory() -> None:
    birth, death, time, stream = 0.3, 0.5, 2.0, _stream(7)
    drawn = np.array([advance(20, birth, death, time, stream) for _ in range(4000)])
    assert drawn.mean() == pytest.approx(20 * np.exp((birth - death) * time), rel=0.02)
    e = np.exp((birth - death) * time)
    gone = death * (e - 1) / (birth * e - death)
    ones = np.array([advance(1, birth, death, time, stream) for _ in range(8000)])
    assert (ones == 0).mean() == pytest.approx(gone, abs=0.02)


def test_the_sampler_agrees_with_single_events() -> None:
    birth, death, time, rng, stream = 0.8, 0.6, 1.5, random.Random(5), _stream(11)
    slow = np.array([gillespie(6, birth, death, time, rng) for _ in range(4000)])
    fast = np.array([advance(6, birth, death, time, stream) for _ in range(4000)])
    assert fast.mean() == pytest.approx(slow.mean(), rel=0.05)
    assert fast.var() == pytest.approx(slow.var(), rel=0.15)
    assert (fast == 0).mean() == pytest.approx((slow == 0).mean(), abs=0.02)


def test_equal_birth_and_death_is_a_smooth_limit() -> None:
    at, near = transition(0.4, 0.4, 3.0), transition(0.4, 0.4 + 1e-7, 3.0)
    assert at == pytest.approx(near, rel=1e-5)


@settings(max_examples=60, deadline=None)
@given(
    birth=st.floats(0, 50),
    death=st.floats(0, 50),
    time=st.floats(0, 30),
    seed=st.integers(0, 2**63),
)
def test_probabilities_stay_probabilities(
    birth: float, death: float, time: float, seed: int
) -> None:
    gone, more = transition(birth, death, time)
    assert -1e-9 <= gone <= 1 + 1e-9
    assert -1e-9 <= more <= 1 + 1e-9
    assert 0.0 < uniform(_stream(seed)) < 1.0
