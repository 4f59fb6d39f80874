"""What cannot both be true: both stay, one is proposed, and what would settle it is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alloway.patient.cases import build_case
from alloway.patient.records import read_folder
from alloway.values.case import Case
from patient.makers import PATIENT, bundle, concept, condition, given, observation, quantity

DAY = date(2026, 11, 24)
MM = condition("Multiple myeloma", "2020-01-10")


def case_of(folder: Path, *resources: dict[str, Any], **letters: str) -> Case:
    """The case of one bundle and some letters."""
    (folder / "bundle.json").write_bytes(bundle(PATIENT, *resources))
    for name, text in letters.items():
        (folder / f"{name}.txt").write_text(text)
    return build_case(read_folder(folder), DAY)


def weight(kg: float, when: str) -> dict[str, Any]:
    """A weighing."""
    return {**observation("Body weight", "29463-7", when, **quantity(kg, "kg")), "id": when}


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ((80, "2026-11-05"), (75, "2026-11-15"), True),
        ((80, "2026-11-05"), (77, "2026-11-15"), False),
        ((80, "2026-10-20"), (75, "2026-11-15"), False),
    ],
)
def test_weights_within_a_fortnight_may_differ_by_a_twentieth(
    tmp_path: Path, first: tuple[float, str], second: tuple[float, str], clash: bool
) -> None:
    case = case_of(tmp_path, weight(*first), weight(*second))
    assert bool(case.conflicts) is clash
    assert [fact.value for fact in case.vitals] == [second[0], first[0]]
    assert len(case.of("weight")) == 2


def test_a_later_weight_settles_an_old_dispute_and_is_the_newest(tmp_path: Path) -> None:
    weights = [weight(90, "2026-01-05"), weight(70, "2026-01-10"), weight(72, "2026-11-20")]
    case = case_of(tmp_path, *weights)
    assert case.conflicts == ()
    latest = case.latest("weight")
    assert latest is not None
    assert latest.value == 72


@pytest.mark.parametrize(("score", "clash"), [("ECOG 1-2.", False), ("ECOG 3.", True)])
def test_a_range_that_holds_the_other_score_is_no_conflict(
    tmp_path: Path, score: str, clash: bool
) -> None:
    ecog = observation("ECOG", "89247-1", "2026-11-18", valueInteger=1)
    assert bool(case_of(tmp_path, ecog, letter=f"Date: 2026-11-20\n{score}").conflicts) is clash


def test_lansky_scores_conflict_like_ecog(tmp_path: Path) -> None:
    score = observation("Lansky play-performance score", when="2026-11-18", valueInteger=90)
    (conflict,) = case_of(tmp_path, score, letter="Date: 2026-11-20\nLansky 60.").conflicts
    assert conflict.kind == "performance.lansky"


def test_of_trephine_and_aspirate_of_one_day_the_higher_share_counts(tmp_path: Path) -> None:
    letter = (
        "Collected: 2026-10-20\nTrephine: infiltration with 60 % plasma cells.\n"
        "Aspirate: 25 % plasma cells.\n"
    )
    case = case_of(tmp_path, MM, letter=letter)
    (conflict,) = case.conflicts
    assert (conflict.kind, conflict.proposed.value) == ("burden.marrow_plasma_cells", 60.0)
    assert "IMWG" in conflict.reason


def test_a_transplant_with_two_dates_is_one_transplant_and_a_conflict(tmp_path: Path) -> None:
    done = {
        "resourceType": "Procedure",
        "id": "t",
        "status": "completed",
        "code": concept("Autologous stem cell transplantation"),
        "subject": {"reference": "Patient/p1"},
        "performedDateTime": "2021-04-15",
    }
    told = "Treatment history:\nAutologous stem cell transplantation on {}.\n"
    case = case_of(tmp_path, MM, done, letter=told.format("2021-05-20"))
    (prior,) = case.prior
    assert prior.date == "2021-04-15"
    (conflict,) = case.conflicts
    assert (conflict.kind, conflict.proposed.date) == ("prior.auto_transplant.date", "2021-04-15")
    far = case_of(tmp_path, MM, done, letter=told.format("2021-10-20"))
    assert len(far.prior) == 2
    assert far.conflicts == ()
    month = case_of(tmp_path, MM, done, letter=told.format("April 2021"))
    assert month.conflicts == ()


def test_documents_that_count_the_lines_otherwise_are_a_conflict_and_widen_the_count(
    tmp_path: Path,
) -> None:
    doses = [given("bortezomib", "2021-01-01"), given("carfilzomib", "2023-01-01")]
    case = case_of(tmp_path, MM, *doses, letter="She has had three lines of therapy.\n")
    assert case.line_count == (2, 3)
    (conflict,) = case.conflicts
    assert {fact.value for fact in conflict.facts} == {3.0, "2 by the dated treatments"}
    agreed = case_of(tmp_path, MM, *doses, letter="Progression after two lines.\n")
    assert (agreed.line_count, agreed.conflicts) == ((2, 2), ())
