"""Sentences of trials against small cases: a table a clinician can read and correct."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from alloway.patient.trials.criteria import parse_criteria
from alloway.patient.trials.judging import Asked, judge_criterion
from patient.trials.small_cases import AS_OF, CASES

TABLE = Path(__file__).parents[2] / "scenarios" / "trials_sentences.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['case']}: {r['sentence'][:60]}")
def test_the_verdict_is_the_truth_of_the_sentence(row: dict[str, str]) -> None:
    text = f"{row['kind'].title()} Criteria:\n\n* {row['sentence']}"
    found = [
        judge_criterion(c, Asked(CASES[row["case"]], AS_OF, AS_OF)) for c in parse_criteria(text)
    ]
    assert len(found) == 1, found
    verdict = found[0]
    assert verdict.criterion.kind == row["kind"]
    assert verdict.verdict == row["verdict"], (verdict.why, verdict.criterion.parsed)
    assert bool(verdict.needs) == (verdict.verdict == "unknown")
