"""Kleene's logic: the truth tables, and the laws that hold in it (and the one that does not)."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.patient.trials.truth import Finding, conjoin, disjoin, join_all, join_any, negate
from alloway.values.trial import Truth

TRUTHS: tuple[Truth, ...] = ("met", "not_met", "unknown")
ORDER = {"not_met": 0, "unknown": 1, "met": 2}
some = st.lists(st.sampled_from(TRUTHS), min_size=1, max_size=5)


@pytest.mark.parametrize(("a", "b"), list(product(TRUTHS, TRUTHS)))
def test_and_is_the_lesser_and_or_the_greater_of_the_two(a: Truth, b: Truth) -> None:
    assert ORDER[conjoin((a, b))] == min(ORDER[a], ORDER[b])
    assert ORDER[disjoin((a, b))] == max(ORDER[a], ORDER[b])


@given(some)
def test_de_morgan_holds(truths: list[Truth]) -> None:
    assert negate(conjoin(truths)) == disjoin(negate(t) for t in truths)


@given(some, st.integers(0, 4), st.sampled_from(TRUTHS))
def test_learning_more_never_overturns_what_was_decided(
    truths: list[Truth], at: int, learnt: Truth
) -> None:
    index = at % len(truths)
    if truths[index] != "unknown":
        return
    later = [*truths[:index], learnt, *truths[index + 1 :]]
    for join in (conjoin, disjoin):
        assert join(truths) in ("unknown", join(later))


def test_the_excluded_middle_does_not_hold() -> None:
    assert disjoin(("unknown", negate("unknown"))) == "unknown"


@given(st.lists(st.sampled_from(TRUTHS), min_size=1, max_size=4))
def test_needs_are_given_exactly_where_the_whole_is_unknown(truths: list[Truth]) -> None:
    findings = [
        Finding(t, f"why {i}", (), (f"record {i}",) if t == "unknown" else ())
        for i, t in enumerate(truths)
    ]
    for joined in (join_all(findings), join_any(findings)):
        assert bool(joined.needs) == (joined.truth == "unknown")
