"""What changed between two cases, and the events of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from alloway.errors import InputError
from alloway.patient.cases.compare import diff_cases
from alloway.patient.cases.events import case_events
from alloway.values.case import Case, Document, Fact, Gap, PriorTreatment, TherapyLine
from alloway.values.evidence import Source

BORN = Fact("birth_date", "1960-01-01", Source("a.json"))


def lab(value: float, day: str, source: str = "labs.csv") -> Fact:
    return Fact("lab.ldh", value, Source(source), "U/L", day)


def case(*labs: Fact, **more: object) -> Case:
    made = Case("P1", date(2026, 11, 24), birth_date=BORN, labs=labs)
    return replace(made, **more)  # type: ignore[arg-type]


def test_a_new_result_is_added_and_a_corrected_one_is_changed() -> None:
    found = diff_cases(
        case(lab(300, "2026-10-01")), case(lab(310, "2026-10-01"), lab(512, "2026-11-01"))
    )
    assert [f.value for f in found.added] == [512]
    assert [(a.value, b.value) for a, b in found.changed] == [(300, 310)]
    assert found.gone == ()


def test_two_values_of_one_day_are_never_paired_by_guess() -> None:
    before = case(lab(300, "2026-10-01"), lab(301, "2026-10-01"))
    found = diff_cases(before, case(lab(400, "2026-10-01")))
    assert found.changed == ()
    assert (len(found.gone), len(found.added)) == (2, 1)


def test_the_same_fact_from_another_document_is_no_change() -> None:
    found = diff_cases(case(lab(300, "2026-10-01")), case(lab(300, "2026-10-01", "letter.pdf")))
    assert (found.added, found.gone, found.changed) == ((), (), ())


def test_documents_are_told_by_their_bytes() -> None:
    old, new = Document("a.pdf", "1" * 64, "PDF"), Document("renamed.pdf", "1" * 64, "PDF")
    more = Document("b.pdf", "2" * 64, "PDF")
    found = diff_cases(case(documents=(old,)), case(documents=(new, more)))
    assert (found.documents_added, found.documents_gone) == (("b.pdf",), ())


def test_gaps_open_and_close_and_lines_are_compared() -> None:
    gap = Gap("lab.anc", "missing", "No neutrophils.", "a blood count", "referring clinic")
    found = diff_cases(case(gaps=(gap,), line_count=(2, 2)), case(line_count=(2, 3)))
    assert (found.gaps_closed, found.gaps_opened) == ((gap,), ())
    assert found.notes == ("Lines of therapy: 2 before, 2 to 3 after.",)


def test_two_patients_are_not_compared() -> None:
    other = replace(case(), birth_date=replace(BORN, value="1970-05-05"))
    with pytest.raises(InputError, match="different patients"):
        diff_cases(case(), other)


def test_events_are_in_order_and_tests_only_when_asked_for() -> None:
    line = TherapyLine(1, "R-CHOP", ("rituximab",), "2024-04", "2024-09", "CR")
    prior = PriorTreatment("CAR-T", "2025-03-02", "axi-cel")
    undated = Fact("condition", "asthma", Source("letter.pdf"))
    made = case(lab(300, "2026-10-01"), lines=(line,), prior=(prior,), conditions=(undated,))
    assert [(e.date, e.what) for e in case_events(made)] == [
        ("2024-04", "Line 1: R-CHOP, CR"),
        ("2025-03-02", "CAR-T (axi-cel)"),
    ]
    assert case_events(made, tests=True)[-1].what == "LDH: 300 U/L"
