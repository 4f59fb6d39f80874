"""The day of a finding: never that of another sample."""

from __future__ import annotations

import pytest

from alloway.patient.cases.statements import Statement
from alloway.patient.cases.when import finding_date
from alloway.patient.records.dates import find_dates
from alloway.values.evidence import Source

TODAY = "2026-05-04"


def day(text: str, words: str = "CD19") -> str | None:
    """Date of the words in a sentence of a document of that day."""
    dates = find_dates(text)
    statement = Statement(text, Source("x"), dates=dates, document_date=TODAY)
    return finding_date(statement, text.index(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CD19 positive", TODAY),
        ("CD19 positive (2024-03-12)", "2024-03-12"),
        ("CD20 positive (2024-03-12); CD19 negative", TODAY),
        ("Biopsy of 2024-03-12: CD20 positive; CD19 negative", "2024-03-12"),
        ("CD19 lost compared with 2024-03-12", TODAY),
        ("Compared with the previous biopsy CD19 is lost", TODAY),
        ("In the previous marrow (2024-03) CD20 strong; before therapy (2025-04-09) CD19 bright",
         "2025-04-09"),
        ("After treatment (2025-09-08 to 2025-10-06) the marrow of 2025-11-10 is CD19 negative",
         "2025-11-10"),
        ("At first diagnosis CD20 positive, now CD19 negative", TODAY),
        ("CD19 40 % (2025-11-02: 80 %)", TODAY),
        ("CD19 40 % (previously 80 %)", TODAY),
    ],
)  # fmt: skip
def test_a_finding_takes_the_day_its_clause_names(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "previously CD19 positive",
        "CD19 positive in the previous biopsy",
        "CD19 positive at first diagnosis",
        "CD19 bei Erstdiagnose positiv",
        "CD19 positive on 2024-03-12 and on 2025-11-10",
    ],
)
def test_an_earlier_sample_without_a_day_leaves_it_open(text: str) -> None:
    assert day(text) is None
