"""Structured records: the entity, courses of orders, places, light chains, names of analytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alloway.patient.cases import build_case
from alloway.patient.cases.statements import document_date
from alloway.patient.records import read_folder
from alloway.reference.places import find_place
from alloway.values.case import Case
from patient.makers import PATIENT, bundle, concept, condition, given, observation

DAY = date(2026, 11, 24)


def case_of(folder: Path, *resources: dict[str, Any], **files: str) -> Case:
    """The case of one bundle and some files, named with ``__`` for the dot."""
    (folder / "bundle.json").write_bytes(bundle(PATIENT, *resources))
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)
    return build_case(read_folder(folder), DAY)


def order(
    drug: str, start: str, end: str, course: str, status: str = "completed"
) -> dict[str, Any]:
    """An order with the bounds of its course."""
    return {
        "resourceType": "MedicationRequest",
        "id": f"{drug}-{start}",
        "status": status,
        "intent": "order",
        "medicationCodeableConcept": concept(drug),
        "subject": {"reference": "Patient/p1"},
        "authoredOn": start,
        "dosageInstruction": [
            {"text": course, "timing": {"repeat": {"boundsPeriod": {"start": start, "end": end}}}}
        ],
    }


ALL = "Acute lymphoblastic leukaemia"


@pytest.mark.parametrize(
    ("texts", "entity"),
    [
        (("T-ALL (acute lymphoblastic leukaemia)",), "T-ALL"),
        ((ALL, "B-lymphoblastic leukaemia"), "B-ALL"),
        (("Lymphoma", "Mantle cell lymphoma"), "MCL"),
        ((ALL,), "ALL"),
    ],
)
def test_the_most_specific_name_wins_and_wider_ones_are_no_other_disease(
    tmp_path: Path, texts: tuple[str, ...], entity: str
) -> None:
    days = ("2022-05-01", "2021-04-01")
    case = case_of(tmp_path, *(condition(t, d) for t, d in zip(texts, days, strict=False)))
    assert case.diagnosis is not None
    assert case.diagnosis.entity == entity
    assert case.diagnosis.diagnosed == days[: len(texts)][-1]
    assert not [fact for fact in case.conditions if fact.kind == "condition"]


def test_b_and_t_lineage_contradict_each_other_and_a_wider_name_neither(tmp_path: Path) -> None:
    b, t = condition("B-ALL", "2021-04-01"), condition("T-ALL", "2022-04-01")
    two = case_of(tmp_path, condition(ALL, "2020-01-01"), b, t)
    (conflict,) = [c for c in two.conflicts if c.kind == "diagnosis"]
    assert {fact.value for fact in conflict.facts} == {"B-ALL", "T-ALL"}


def test_a_suspected_lineage_does_not_make_the_diagnosis(tmp_path: Path) -> None:
    unsure = condition("B-ALL", "2021-04-01")
    unsure["verificationStatus"] = {"coding": [{"code": "provisional"}]}
    case = case_of(tmp_path, condition(ALL, "2021-04-01"), unsure)
    assert case.diagnosis is not None
    assert case.diagnosis.entity == "ALL"


def test_completed_orders_give_the_line_its_name_number_and_last_day(tmp_path: Path) -> None:
    drugs = ("bendamustine", "rituximab")
    orders = [order(d, "2024-01-08", "2024-05-20", "BR, line 1") for d in drugs]
    case = case_of(tmp_path, *orders)
    (line,) = case.lines
    assert (line.regimen, line.start, line.end) == ("BR", "2024-01-08", "2024-05-20")
    active = case_of(tmp_path, *({**o, "status": "active"} for o in orders))
    assert active.lines[0].end == "2024-01-08"


@pytest.mark.parametrize(
    ("course", "kinds", "count"),
    [
        ("Bridging before CAR-T", ["systemic", "bridging"], (1, 1)),
        ("Conditioning", ["systemic"], (1, 1)),
        ("Consolidation", ["systemic", "systemic"], (1, 2)),
        ("Salvage", ["systemic", "systemic"], (2, 2)),
    ],
)
def test_an_order_says_what_its_course_was_for(
    tmp_path: Path, course: str, kinds: list[str], count: tuple[int, int]
) -> None:
    first = order("cytarabine", "2024-01-08", "2024-03-01", "Induction")
    case = case_of(tmp_path, first, order("nelarabine", "2024-04-10", "2024-04-20", course))
    assert [line.kind for line in case.lines] == kinds
    assert case.line_count == count


def test_a_bispecific_goes_on_with_its_line_until_something_else_is_begun(tmp_path: Path) -> None:
    doses = [given("obinutuzumab", "2026-01-05"), given("glofitamab", "2026-01-12")]
    late = given("glofitamab", "2026-07-20")
    assert case_of(tmp_path, *doses, late).line_count == (1, 1)
    between = given("gemcitabine", "2026-04-01")
    assert case_of(tmp_path, *doses, between, late).line_count == (3, 3)
    assert case_of(tmp_path, given("ibrutinib", "2025-01-12"), late).line_count == (2, 2)


def test_drugs_begun_with_a_new_one_leave_the_course_before(tmp_path: Path) -> None:
    first = [given(d, "2025-01-10") for d in ("vincristine", "dexamethasone", "daunorubicin")]
    second = [given(d, "2025-03-01") for d in ("vincristine", "dexamethasone", "mitoxantrone")]
    case = case_of(tmp_path, *first, *second)
    assert [line.drugs for line in case.lines] == [
        ("daunorubicin", "dexamethasone", "vincristine"),
        ("dexamethasone", "mitoxantrone", "vincristine"),
    ]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ({"city": "Graz", "country": "AT"}, "Graz, Austria"),
        ({"city": "Lyon", "country": "FRA"}, "Lyon, France"),
        ({"city": "Lyon", "country": "France"}, "Lyon, France"),
    ],
)
def test_a_country_code_becomes_a_country_that_can_be_found_on_the_map(
    tmp_path: Path, address: dict[str, str], place: str
) -> None:
    (tmp_path / "a.json").write_bytes(bundle({**PATIENT, "address": [address]}))
    found = build_case(read_folder(tmp_path), DAY).place
    assert found is not None
    assert found.value == place
    assert find_place(str(found.value)) is not None


HEAD = "Test;Result;Unit;Date\n"


@pytest.mark.parametrize(
    ("row", "kind", "value"),
    [
        ("ALT (GPT);41;U/L", "lab.alt", 41.0),
        ("eGFR (CKD-EPI);76;mL/min/1.73m2", "lab.egfr", 76.0),
        ("ALT;41 H;U/L", "lab.alt", 41.0),
        ("ALT;H 41;U/L", "lab.alt", 41.0),
        ("ALT;41 ↑;U/L", "lab.alt", 41.0),
        ("CRP;<4;mg/L", "lab.crp", "<4"),
        ("Bilirubin (direct);0,3;mg/dL", "lab.bilirubin", None),
        ("Albumin (urine);3;g/L", "lab.albumin", None),
    ],
)
def test_brackets_and_flags_do_not_hide_a_result_nor_change_its_meaning(
    tmp_path: Path, row: str, kind: str, value: object
) -> None:
    case = case_of(tmp_path, labs__csv=f"{HEAD}{row};2026-11-16\n")
    latest = case.latest(kind)
    assert (latest.value if latest else None) == value


def test_the_involved_chain_follows_from_the_pair_of_one_sample(tmp_path: Path) -> None:
    table = HEAD + "Free kappa;7;mg/L;2026-10-01\nFree lambda;410;mg/L;2026-10-01\n"
    table += "Free kappa;12;mg/L;2026-11-01\n"
    involved = case_of(tmp_path, labs__csv=table).of("lab.flc_involved")
    assert [(fact.value, fact.date) for fact in involved] == [(410.0, "2026-10-01")]
    balanced = table.replace("410", "12")
    assert not case_of(tmp_path, labs__csv=balanced).of("lab.flc_involved")


def test_gvhd_that_is_over_is_resolved_and_not_absent_on_the_day_it_began(tmp_path: Path) -> None:
    gvhd = condition("Acute graft-versus-host disease", "2025-02-01", "resolved")
    (fact,) = case_of(tmp_path, gvhd).of("gvhd")
    assert fact.value == "resolved"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("There is no GvHD, and tacrolimus was stopped in January 2026.", "2026-11-02"),
        ("Skin seen on 2026-10-05: no GvHD.", "2026-10-05"),
    ],
)
def test_what_is_not_there_is_dated_by_its_own_clause_or_the_visit(
    tmp_path: Path, sentence: str, day: str
) -> None:
    case = case_of(tmp_path, letter__txt=f"Date: 2026-11-02\n{sentence}\n")
    assert [(fact.value, fact.date) for fact in case.of("gvhd")] == [(False, day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Date 2026-11-17\nDear colleague,\nlast month a swollen node was excised on 2026-10-06.",
         "2026-11-17"),
        ("Date 30.09.2026\nOn 22.09.2026 we saw Mrs Example.", "2026-09-22"),
        ("Discharge letter\nStay 02.10.2026 - 16.10.2026\nWeight 61 kg", "2026-10-16"),
        ("Collected: 2026-02-02\nReported: 2026-02-10", "2026-02-02"),
    ],
)  # fmt: skip
def test_the_day_of_a_document_is_that_of_its_head_or_visit(text: str, day: str) -> None:
    assert document_date(text, "") == day


def test_wishes_under_their_heading_are_kept_and_the_signature_is_not(tmp_path: Path) -> None:
    letter = (
        "Date: 2026-11-02\nWishes\nTravel by car up to three hours would be fine.\n"
        "• no trial far from home\nDr. Max Muster\nPhysician\nWith kind regards\nA. Muster.\n"
    )
    told = [fact.value for fact in case_of(tmp_path, letter__txt=letter).preferences]
    assert told == ["Travel by car up to three hours would be fine.", "• no trial far from home"]


def test_a_score_under_a_dated_heading_has_the_day_of_the_heading(tmp_path: Path) -> None:
    letter = "Date: 2026-11-19\nStatus on 2026-11-12\nLansky 70\n"
    (fact,) = case_of(tmp_path, letter__txt=letter).performance
    assert (fact.kind, fact.date) == ("performance.lansky", "2026-11-12")


def test_hepatitis_b_antibodies_are_not_hepatitis_b(tmp_path: Path) -> None:
    case = case_of(tmp_path, letter__txt="Hepatitis B core antibody positive.")
    assert case.conditions == ()
    core = case.latest("infection.hbc")
    assert core is not None
    assert core.value == "positive"
    assert case_of(tmp_path, letter__txt="Chronic hepatitis B since 2010.").conditions


def test_a_stage_in_a_condition_does_not_take_the_day_of_onset(tmp_path: Path) -> None:
    staged = condition(
        "Mantle cell lymphoma", "2021-04-01", stage=[{"summary": {"text": "Stage IV"}}]
    )
    later = observation(
        "Stage", "21908-9", "2026-11-12", valueCodeableConcept=concept("Lugano stage II")
    )
    case = case_of(tmp_path, staged, later)
    assert {(fact.value, fact.date) for fact in case.stage} == {
        ("IV", ""),
        ("Lugano II", "2026-11-12"),
    }
