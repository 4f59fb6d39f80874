"""The order of options is a rule that can be said aloud."""

from __future__ import annotations

from alloway.reviews.ranking import ranked
from alloway.values.evidence import Estimate
from alloway.values.review import Assessment, Option, OptionKind, Reason, Standing
from alloway.values.trial import Criterion, Trial, TrialMatch, Verdict


def option(
    name: str,
    standing: Standing = "possible",
    *,
    kind: OptionKind = "lot",
    against: int = 0,
    opens: int = 0,
    days: float | None = 10,
) -> Option:
    reasons = (Reason("against", "a"),) * against + (Reason("open", "b"),) * opens
    wait = Estimate(days) if days else None
    return Option(kind, name, name, 0, Assessment(standing, reasons, days_to_treatment=wait))


def trial(name: str, study_type: str = "INTERVENTIONAL", *, unknown: int = 0) -> Option:
    record = Trial(name, name, "RECRUITING", (), (), "", study_type=study_type)
    verdicts = (Verdict(Criterion("x", "inclusion"), "unknown", "?"),) * unknown
    match = TrialMatch(record, "possible", "", verdicts, cell_source="donor-derived")
    return Option("trial", name, name, 0, Assessment("possible", (), trial=match))


def order(*options: Option) -> list[str]:
    return [o.id for o in ranked(options)]


def test_open_doors_come_before_unknown_ones_before_blocked_ones() -> None:
    assert order(option("c", "blocked"), option("b", "unknown"), option("a")) == ["a", "b", "c"]


def test_donor_derived_cells_come_before_other_cells_before_other_paths() -> None:
    path, own, lot = option("p", kind="pathway"), option("o", kind="autologous"), option("l")
    assert order(path, own, lot) == ["l", "o", "p"]


def test_fewer_open_questions_then_fewer_points_against_then_fewer_days() -> None:
    assert order(option("b", opens=1), option("a", against=3)) == ["a", "b"]
    assert order(option("b", against=2), option("a", against=1, days=99)) == ["a", "b"]
    assert order(option("b", days=20), option("a", days=10)) == ["a", "b"]


def test_a_study_that_only_observes_never_comes_before_a_treatment_that_is_not_blocked() -> None:
    assert order(trial("o", "OBSERVATIONAL"), option("u", "unknown")) == ["u", "o"]
    assert order(option("b", "blocked"), trial("o", "OBSERVATIONAL")) == ["o", "b"]


def test_a_trial_counts_its_undecided_criteria_as_open_questions() -> None:
    assert order(trial("b", unknown=3), option("a", opens=2)) == ["a", "b"]


def test_ties_keep_the_order_of_identifiers_and_ranks_start_at_one() -> None:
    made = ranked([option("b"), option("a")])
    assert [(o.rank, o.id) for o in made] == [(1, "a"), (2, "b")]
