"""A lot whose antigen the tumour does not, or no longer, express is blocked with the finding."""

from __future__ import annotations

from datetime import date

import pytest

from alloway.reviews.antigens import antigen_reason
from alloway.values.case import Case, Fact, PriorTreatment, TherapyLine
from alloway.values.evidence import Source

TODAY = date(2026, 11, 24)


def finding(antigen: str, value: str, day: str) -> Fact:
    return Fact(f"antigen.{antigen}", value, Source("path.pdf", place="page 1"), date=day)


def case(*facts: Fact, prior: tuple[PriorTreatment, ...] = ()) -> Case:
    return Case("p1", TODAY, antigens=facts, prior=prior)


def test_a_recent_positive_result_speaks_for_the_lot() -> None:
    reason = antigen_reason(case(finding("CD19", "positive", "2026-10-30")), ["CD19"], TODAY)
    assert reason.weight == "for"


def test_a_negative_result_blocks_with_its_date_and_source() -> None:
    reason = antigen_reason(case(finding("CD19", "negative", "2026-09-12")), ["CD19"], TODAY)
    assert reason.weight == "blocks"
    assert "2026-09-12" in reason.text
    assert reason.sources[0].document == "path.pdf"


def test_the_newest_result_counts_when_expression_was_lost() -> None:
    lost = case(
        finding("CD19", "positive", "2025-01-10"), finding("CD19", "negative", "2026-09-12")
    )
    assert antigen_reason(lost, ["CD19"], TODAY).weight == "blocks"


def test_no_result_is_open_and_asks_for_one() -> None:
    reason = antigen_reason(case(), ["BCMA"], TODAY)
    assert reason.weight == "open"
    assert "biopsy" in reason.text


@pytest.mark.parametrize("day", ["2026-01-02", "2025", ""])
def test_an_old_or_undated_positive_is_open(day: str) -> None:
    assert antigen_reason(case(finding("CD19", "positive", day)), ["CD19"], TODAY).weight == "open"


def test_a_positive_result_from_before_cells_against_the_same_antigen_is_open() -> None:
    prior = (PriorTreatment("CAR-T", "2026-10-15", "axi-cel", ("CD19",)),)
    before = case(finding("CD19", "positive", "2026-09-30"), prior=prior)
    reason = antigen_reason(before, ["CD19"], TODAY)
    assert reason.weight == "open"
    assert "axi-cel" in reason.text
    other = case(finding("CD20", "positive", "2026-09-30"), prior=prior)
    assert antigen_reason(other, ["CD20"], TODAY).weight == "for"


def test_dim_expression_speaks_against_but_does_not_block() -> None:
    reason = antigen_reason(case(finding("CD19", "dim", "2026-10-30")), ["CD19"], TODAY)
    assert reason.weight == "against"


def test_a_tandem_construct_is_blocked_only_when_both_antigens_are_gone() -> None:
    one = case(finding("CD19", "negative", "2026-10-30"), finding("CD20", "positive", "2026-10-30"))
    assert antigen_reason(one, ["CD19", "CD20"], TODAY).weight == "for"
    none = case(
        finding("CD19", "negative", "2026-10-30"), finding("CD20", "negative", "2026-10-30")
    )
    assert antigen_reason(none, ["CD19", "CD20"], TODAY).weight == "blocks"


def test_a_partial_date_counts_as_the_last_day_it_can_mean() -> None:
    # 2026-05 may be 31 May, 177 days before; 2026-04 is at least 208 days before.
    may, april = finding("CD19", "positive", "2026-05"), finding("CD19", "positive", "2026-04")
    assert antigen_reason(case(may), ["CD19"], TODAY).weight == "for"
    assert antigen_reason(case(april), ["CD19"], TODAY).weight == "open"


def test_a_drug_against_the_same_antigen_since_the_finding_leaves_it_open() -> None:
    line = TherapyLine(1, "teclistamab", ("teclistamab",), "2026-10-01", "2026-11-01")
    before = Case("p1", TODAY, antigens=(finding("BCMA", "positive", "2026-09-15"),), lines=(line,))
    reason = antigen_reason(before, ["BCMA"], TODAY)
    assert (reason.weight, reason.topic) == ("open", "antigen.treated")
    after = Case("p1", TODAY, antigens=(finding("BCMA", "positive", "2026-11-10"),), lines=(line,))
    assert antigen_reason(after, ["BCMA"], TODAY).weight == "for"
