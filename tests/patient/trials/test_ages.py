"""An age in a criterion is the patient's only where it is said of the patient."""

from __future__ import annotations

import pytest

from alloway.patient.trials import parse_criteria
from alloway.values.trial import Node


def fields(node: Node | None) -> set[str]:
    if node is None:
        return set()
    if node.atom:
        return {node.atom.field}
    return {field for item in node.items for field in fields(item)}


@pytest.mark.parametrize(
    "line",
    [
        "Lymphoma cells express CD19 (biopsy less than 6 months old)",
        "LVEF of 50 % or more (echocardiogram at most 28 days old)",
        "PET/CT less than 4 weeks old",
    ],
)
def test_the_age_of_a_test_is_not_the_age_of_the_patient(line: str) -> None:
    (criterion,) = parse_criteria(f"Inclusion Criteria:\n* {line}")
    assert "age" not in fields(criterion.parsed)


@pytest.mark.parametrize("line", ["Aged 18 to 75 years old", "At least 6 months old"])
def test_the_age_of_the_patient_is(line: str) -> None:
    (criterion,) = parse_criteria(f"Inclusion Criteria:\n* {line}")
    assert "age" in fields(criterion.parsed)
