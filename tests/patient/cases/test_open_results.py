"""Tests without a result in the gaps of a case."""

from __future__ import annotations

from alloway.patient.cases.draft import OpenResult
from alloway.patient.cases.open_results import with_open_results
from alloway.values.case import Fact, Gap
from alloway.values.evidence import Source

ASKED = OpenResult("antigen.CD22", "2026-05-04", Source("path.pdf"), "pending; sent away")


def fact(date: str) -> Fact:
    """A CD22 result of a day."""
    return Fact("antigen.CD22", "positive", Source("path.pdf"), date=date)


def test_an_open_test_is_an_ambiguous_gap_in_the_words_of_the_report() -> None:
    (gap,) = with_open_results([], [ASKED], [fact("2024-03-12")])
    assert (gap.kind, gap.why, gap.who) == ("antigen.CD22", "ambiguous", "pathology")
    assert "pending; sent away" in gap.text


def test_a_gap_that_is_there_already_says_why_there_is_no_result() -> None:
    known = Gap("antigen.CD22", "missing", "CD22 is not in the records.", "a test", "pathology")
    (gap,) = with_open_results([known], [ASKED], [])
    assert gap.why == "missing"
    assert gap.text == "CD22 is not in the records (path.pdf, 2026-05-04: pending; sent away)."


def test_a_result_since_then_closes_it() -> None:
    assert with_open_results([], [ASKED], [fact("2026-05-04")]) == ()
    assert with_open_results([], [ASKED], [fact("2026-06")]) == ()
