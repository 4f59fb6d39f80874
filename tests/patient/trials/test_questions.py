"""Open questions: the record that decides most trials comes first."""

from __future__ import annotations

from alloway.patient.trials.judging import READ
from alloway.patient.trials.questions import open_questions
from alloway.values.trial import Criterion, Trial, TrialMatch, Verdict


def matched(name: str, *needs: str, blocked: bool = False) -> TrialMatch:
    """A trial whose criteria wait for these records."""
    verdicts = tuple(
        Verdict(Criterion(f"asks for {need}", "inclusion"), "unknown", "", needs=(need,))
        for need in needs
    )
    trial = Trial(name, name, "RECRUITING", (), (), "")
    return TrialMatch(trial, "blocked" if blocked else "unknown", "", verdicts)


def test_the_record_that_decides_most_trials_comes_first() -> None:
    found = open_questions(
        [matched("A", "LVEF"), matched("B", "HIV", "LVEF"), matched("C", "HIV", "ANC"),
         matched("D", "LVEF")]
    )  # fmt: skip
    assert [(q.need, q.decides, q.opens) for q in found] == [
        ("LVEF", ("A", "D"), ("A", "B", "D")),
        ("HIV", (), ("B", "C")),
        ("ANC", (), ("C",)),
    ]


def test_blocked_trials_and_sentences_for_a_person_ask_for_no_record() -> None:
    assert open_questions([matched("A", "LVEF", blocked=True), matched("B", READ)]) == ()


def test_a_question_quotes_a_criterion_that_asks_it() -> None:
    assert open_questions([matched("A", "LVEF")])[0].asked_by == "asks for LVEF"
