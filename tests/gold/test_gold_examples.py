"""The authored cases against their gold: what was once right stays right.

The three examples are a development set since their defects were fixed; the unseen cases are
scored by hand once a release (``python tests/gold/score.py unseen``) and never by a test.
"""

from __future__ import annotations

import pytest

from gold import score


@pytest.fixture(scope="module")
def total() -> dict[str, score.Score]:
    return score.totals()


@pytest.mark.parametrize(
    "group",
    ["antigen", "bead", "diagnosis", "donor_hla", "hla", "lab", "line", "organ", "prior"],
)
def test_every_gold_fact_of_a_decisive_kind_is_found(
    total: dict[str, score.Score], group: str
) -> None:
    assert total[group].found == total[group].gold, total[group].misses


def test_nearly_every_gold_fact_is_found(total: dict[str, score.Score]) -> None:
    gold = sum(s.gold for s in total.values())
    assert gold > 300
    assert sum(s.found for s in total.values()) >= 0.97 * gold


def test_no_trial_is_blocked_that_a_coordinator_would_leave_open() -> None:
    gold = score._verdicts(score.GOLD / "verdicts.json")
    ours = score.our_verdicts()
    wrong = [
        key for key, verdict in gold.items() if verdict != "blocked" and ours[key] == "blocked"
    ]
    assert not wrong


def test_no_trial_is_called_possible_that_a_coordinator_would_not() -> None:
    gold = score._verdicts(score.GOLD / "verdicts.json")
    ours = score.our_verdicts()
    wrong = [
        key for key, verdict in gold.items() if verdict != "possible" and ours[key] == "possible"
    ]
    assert not wrong


def test_most_blocked_trials_are_found_blocked() -> None:
    gold = score._verdicts(score.GOLD / "verdicts.json")
    ours = score.our_verdicts()
    blocked = [key for key, verdict in gold.items() if verdict == "blocked"]
    assert sum(ours[key] == "blocked" for key in blocked) >= 0.8 * len(blocked)


def test_two_labellers_agree_on_the_verdicts() -> None:
    pairs = score.verdict_pairs(score.ROOT / "tests" / "gold" / "second" / "verdicts.json")
    assert len(pairs) == 72
    assert score.kappa(pairs) > 0.8


def test_kappa_is_one_for_equal_and_zero_for_chance() -> None:
    assert score.kappa([("a", "a"), ("b", "b")]) == 1.0
    assert score.kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0
