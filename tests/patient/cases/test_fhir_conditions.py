"""FHIR Conditions, allergies, medications and procedures: what each becomes in the case."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import alloway
from alloway.values.case import Case
from patient.makers import PATIENT, bundle, concept, condition

TODAY = date(2026, 11, 24)


def case_of(folder: Path, *resources: dict[str, Any]) -> Case:
    (folder / "a.json").write_bytes(bundle(PATIENT, *resources))
    return alloway.read_case(folder, as_of=TODAY)


def statement(drug: str, status: str = "completed", **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "MedicationStatement",
        "id": f"{drug}-{status}",
        "status": status,
        "medicationCodeableConcept": concept(drug),
        "subject": {"reference": "Patient/p1"},
        **more,
    }


@pytest.mark.parametrize(
    ("text", "code", "kind", "value"),
    [
        ("Schilddrüsenunterfunktion", "E03.9", "condition", "Hypothyroidism"),
        ("Vitiligo", "L80", "autoimmune", "Vitiligo"),
        ("Cytokine release syndrome, grade II", "D89.832", "crs", "grade 2"),
        ("Zytokinfreisetzungssyndrom Grad 3", "", "crs", "grade 3"),
        ("Herpes zoster, left flank", "B02.9", "infection.active", True),
        ("Chronic hepatitis C", "B18.2", "condition", "Chronic hepatitis C"),
    ],
)
def test_an_illness_is_told_in_english_and_by_its_kind(
    tmp_path: Path, text: str, code: str, kind: str, value: object
) -> None:
    found = condition(text, "2025-03")
    found["code"] = concept(text, "http://hl7.org/fhir/sid/icd-10", code)
    case = case_of(tmp_path, found)
    facts = [(f.kind, f.value, f.date) for f in case.facts() if "Condition" in f.source.place]
    assert (kind, value, "2025-03") in facts


def test_an_infection_that_is_over_is_an_illness_and_not_active(tmp_path: Path) -> None:
    case = case_of(tmp_path, condition("Pneumonia", "2025-03", "resolved"))
    assert case.infections == ()
    assert [(f.kind, f.note) for f in case.conditions] == [("condition", "resolved")]


def test_an_end_without_a_status_means_resolved(tmp_path: Path) -> None:
    found = condition("Pneumonia", "2025-03", abatementDateTime="2025-04")
    del found["clinicalStatus"]
    (fact,) = case_of(tmp_path, found).conditions
    assert fact.note == "resolved"


def test_a_refuted_cns_disease_is_a_finding_and_any_other_refuted_condition_none(
    tmp_path: Path,
) -> None:
    refuted: dict[str, Any] = {"verificationStatus": {"coding": [{"code": "refuted"}]}}
    case = case_of(
        tmp_path,
        condition("Central nervous system lymphoma", "2026-05-13", **refuted),
        condition("Amyloidosis", "2021", **refuted),
    )
    assert [(f.kind, f.value, f.date) for f in case.conditions] == [("cns", False, "2026-05-13")]
    assert ("Condition refuted or entered in error", 1) in case.unused


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Akute lymphatische Leukämie, B-Vorläufer", "B-ALL"),
        ("Acute lymfatische leukemie, B-cel", "B-ALL"),
        ("Leucemia linfoblástica aguda de células T", "T-ALL"),
        ("Ostra białaczka limfoblastyczna z komórek T", "T-ALL"),
        ("Akute lymphatische Leukämie", "ALL"),
    ],
)
def test_words_in_any_language_tell_the_lineage_that_icd_10_leaves_open(
    tmp_path: Path, text: str, entity: str
) -> None:
    found = condition(text, "2025-03")
    found["code"] = concept(text, "http://hl7.org/fhir/sid/icd-10", "C91.0")
    case = case_of(tmp_path, found)
    assert case.diagnosis is not None
    assert case.diagnosis.entity == entity


def test_the_notes_of_a_diagnosis_tell_that_it_came_back(tmp_path: Path) -> None:
    noted: dict[str, Any] = {"note": [{"text": "1e recidief 2025-11-12, 2e recidief 2026-10-06"}]}
    case = case_of(tmp_path, condition("Acute myeloid leukaemia", "2024-01", **noted))
    assert case.diagnosis is not None
    assert case.diagnosis.status == "relapsed"
    assert case.diagnosis.status_facts[0].date == "2026-10-06"


def test_an_allergy_to_a_drug_is_a_condition_and_one_to_food_is_counted(tmp_path: Path) -> None:
    def allergy(name: str, category: str, **more: Any) -> dict[str, Any]:
        return {
            "resourceType": "AllergyIntolerance",
            "id": name,
            "code": concept(name),
            "category": [category],
            "patient": {"reference": "Patient/p1"},
            **more,
        }

    reaction = {"manifestation": [concept("Anaphylaxis, grade 3")], "onset": "2025-04-07"}
    case = case_of(
        tmp_path,
        allergy("Pegaspargase", "medication", reaction=[reaction]),
        allergy("Peanut", "food"),
        allergy("No known allergies", "medication"),
    )
    assert [(f.value, f.date) for f in case.conditions] == [
        ("Pegaspargase allergy (Anaphylaxis grade 3)", "2025-04-07")
    ]
    assert sum(n for why, n in case.unused if why.startswith("AllergyIntolerance")) == 2


def test_a_course_gives_its_first_day_and_its_last_dose(tmp_path: Path) -> None:
    period = {"start": "2023-09-28", "end": "2024-01-05"}
    case = case_of(tmp_path, statement("letermovir", effectivePeriod=period))
    told = [(f.value, f.date, f.note) for f in case.medications]
    assert told == [("letermovir", "2024-01-05", ""), ("letermovir", "2023-09-28", "started")]
    last = case.latest("medication")
    assert last is not None
    assert last.date == "2024-01-05"


def test_an_ongoing_drug_keeps_its_first_day_beside_a_later_mention(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Medication on 2026-11-17: aciclovir 400 mg twice daily.\n")
    going = statement("aciclovir", "active", effectivePeriod={"start": "2025-09-16"})
    case = case_of(tmp_path, going)
    began = [fact for fact in case.medications if fact.note.startswith("started; ongoing")]
    assert [(fact.value, fact.date) for fact in began] == [("aciclovir", "2025-09-16")]


@pytest.mark.parametrize("status", ["not-taken", "intended", "entered-in-error"])
def test_a_drug_that_was_not_taken_is_counted(tmp_path: Path, status: str) -> None:
    case = case_of(tmp_path, statement("letermovir", status, effectiveDateTime="2026-01-01"))
    assert case.medications == ()
    assert ("MedicationStatement that was not given", 1) in case.unused


def test_a_drug_may_be_named_by_a_medication_and_its_ingredients(tmp_path: Path) -> None:
    medication = {
        "resourceType": "Medication",
        "id": "m",
        "code": concept("Infusion bag 17"),
        "ingredient": [{"itemCodeableConcept": concept("Rituximab")}],
    }
    given = {
        "resourceType": "MedicationAdministration",
        "id": "g",
        "status": "completed",
        "medicationReference": {"reference": "Medication/m"},
        "effectiveDateTime": "2026-01-02",
        "subject": {"reference": "Patient/p1"},
    }
    case = case_of(tmp_path, medication, given)
    assert [fact.value for fact in case.medications] == ["rituximab"]


def test_a_dispensed_drug_is_not_known_to_be_taken(tmp_path: Path) -> None:
    handed = {
        "resourceType": "MedicationDispense",
        "id": "d",
        "status": "completed",
        "medicationCodeableConcept": concept("ibrutinib"),
        "whenHandedOver": "2026-02-01T09:00:00Z",
        "subject": {"reference": "Patient/p1"},
    }
    (fact,) = case_of(tmp_path, handed).medications
    assert fact.note == "handed out; no record that it was taken"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Infusion de lymphocytes du donneur", "Donor lymphocyte infusion"),
        ("Leukapherese zur CAR-T-Herstellung", "Leukapheresis"),
        ("Kryokonservierung von Ovargewebe", "Kryokonservierung von Ovargewebe"),
        ("Laparoscopic splenectomy", "Laparoscopic splenectomy"),
        ("Colonoscopy", None),
    ],
)
def test_procedures_that_matter_beside_treatment_are_kept(
    tmp_path: Path, text: str, kept: str | None
) -> None:
    done = {
        "resourceType": "Procedure",
        "id": "p",
        "status": "completed",
        "code": concept(text),
        "performedDateTime": "2026-03-30",
        "subject": {"reference": "Patient/p1"},
    }
    case = case_of(tmp_path, done)
    found = [f.value for f in case.facts() if f.kind == "procedure"]
    assert found == ([kept] if kept else [])
