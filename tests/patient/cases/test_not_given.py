"""Cells that were collected, made or planned but never given are no earlier treatment."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alloway.patient.cases import build_case
from alloway.patient.records import read_folder
from alloway.values.case import Case
from patient.makers import PATIENT, bundle, concept, condition, given

DAY = date(2026, 11, 24)
MCL = condition("Mantle cell lymphoma", "2021-02-01")


def case_of(folder: Path, *resources: dict[str, Any], letter: str = "") -> Case:
    """The case of one bundle and, where given, one letter."""
    (folder / "bundle.json").write_bytes(bundle(PATIENT, MCL, *resources))
    if letter:
        (folder / "letter.txt").write_text(letter)
    return build_case(read_folder(folder), DAY)


def procedure(text: str, when: str = "2025-04-02", status: str = "completed") -> dict[str, Any]:
    """A Procedure of p1."""
    return {
        "resourceType": "Procedure",
        "id": "p",
        "status": status,
        "code": concept(text),
        "subject": {"reference": "Patient/p1"},
        "performedDateTime": when,
    }


@pytest.mark.parametrize(
    "status", ["not-done", "entered-in-error", "preparation", "cancelled", "intended"]
)
def test_an_infusion_that_was_not_done_is_no_earlier_treatment(tmp_path: Path, status: str) -> None:
    infusion = procedure("Infusion of brexucabtagene autoleucel", status=status)
    assert case_of(tmp_path, infusion).prior == ()
    dose = {**given("brexucabtagene autoleucel", "2025-04-02"), "status": status}
    assert case_of(tmp_path, dose).prior == ()
    done = case_of(tmp_path, {**infusion, "status": "completed"})
    assert [prior.kind for prior in done.prior] == ["CAR-T"]


@pytest.mark.parametrize(
    "text",
    [
        "Leukapheresis for autologous CAR-T cells",
        "CAR-T cell collection",
        "Manufacturing of CAR-T cells",
        "Bone marrow biopsy before CAR-T",
        "Evaluation for allogeneic stem cell transplantation",
        "Lymphodepletion prior to CAR-T",
    ],
)
def test_preparing_for_cells_is_no_treatment_with_them(tmp_path: Path, text: str) -> None:
    case = case_of(tmp_path, procedure(text))
    assert case.prior == ()
    assert not [line for line in case.lines if line.kind == "CAR-T"]


def test_a_biopsy_after_car_t_tells_of_the_infusion_but_not_of_its_day(tmp_path: Path) -> None:
    (prior,) = case_of(tmp_path, procedure("Lymph node biopsy after CAR-T")).prior
    assert (prior.kind, prior.date) == ("CAR-T", "")


def test_a_transplant_with_its_conditioning_in_the_name_is_a_transplant(tmp_path: Path) -> None:
    (prior,) = case_of(tmp_path, procedure("Allogeneic HSCT after treosulfan conditioning")).prior
    assert (prior.kind, prior.date) == ("allogeneic transplant", "2025-04-02")


def test_an_order_of_cells_gives_way_to_the_record_that_they_were_not_infused(
    tmp_path: Path,
) -> None:
    order = {
        **given("liso-cel", "2025-03-01"),
        "resourceType": "MedicationRequest",
        "authoredOn": "2025-03-01",
    }
    undone = procedure("Infusion of lisocabtagene maraleucel", status="not-done")
    assert case_of(tmp_path, order, undone).prior == ()


@pytest.mark.parametrize(
    "letter",
    [
        "Brexu-cel was manufactured in May 2025, but the cells were not infused.",
        "Liso-cel was produced on 2025-05-02. The product was never given because of infection.",
        "Leukapheresis for CAR-T on 2025-05-02.",
        "Tecartus was made in May 2025 but was out of specification.",
        "She never received CAR T cells, and she has had no stem cell transplant.",
        "He was leukapheresed for axi-cel in May 2025 but progressed before infusion.",
        "Before CAR-T cells (2025-04-09) CD19 was bright.",
    ],
)
def test_prose_about_cells_that_were_not_given_makes_no_treatment(
    tmp_path: Path, letter: str
) -> None:
    case = case_of(tmp_path, letter=f"Treatment history:\n{letter}\n")
    assert case.prior == ()


@pytest.mark.parametrize(
    "letter",
    [
        "Brexu-cel was manufactured in April and infused on 2025-05-02.",
        "CAR-T cells on 2025-05-02, CR.",
        "Axi-cel: apheresis on 2025-03-20, infused on 2025-05-02, CR.",
        "Liso-cel was manufactured in April 2025 and infused on 2025-05-02.",
        "After leukapheresis she received liso-cel on 2025-05-02.",
    ],
)
def test_prose_about_cells_that_were_given_does(tmp_path: Path, letter: str) -> None:
    (prior,) = case_of(tmp_path, letter=f"Treatment history:\n{letter}\n").prior
    assert (prior.kind, prior.date) == ("CAR-T", "2025-05-02")


def test_a_drug_in_the_comment_of_a_flow_table_is_no_line(tmp_path: Path) -> None:
    letter = "Flow cytometry (2026-09-15)\nCD20 dim 40 % reduced after epcoritamab\n"
    assert case_of(tmp_path, letter=letter).lines == ()


def test_a_transplant_dated_in_a_dutch_letter_is_read_and_its_other_day_is_a_conflict(
    tmp_path: Path,
) -> None:
    transplant = procedure("Allogeneic stem cell transplantation", "2024-02-10")
    letter = (
        "Datum 01-10-2026\nOp de polikliniek zagen wij de patiënte na een allogene "
        "stamceltransplantatie op 25-03-2024 van haar broer. Het gaat goed met haar en zij heeft "
        "geen klachten van de huid of de lever.\n"
    )
    case = case_of(tmp_path, transplant, letter=letter)
    (prior,) = case.prior
    assert prior.date == "2024-02-10"
    (conflict,) = [c for c in case.conflicts if c.kind == "prior.allo_transplant.date"]
    assert {fact.date for fact in conflict.facts} == {"2024-02-10", "2024-03-25"}
    planned = letter.replace("na een", "voor de geplande")
    assert len(case_of(tmp_path, transplant, letter=planned).conflicts) == 0


def test_a_relative_of_the_patient_gives_no_fact(tmp_path: Path) -> None:
    donor = {
        "resourceType": "Observation",
        "id": "d",
        "status": "final",
        "code": concept("HIV", "http://loinc.org", "56888-1"),
        "subject": {"reference": "RelatedPerson/mother"},
        "valueCodeableConcept": concept("Positive"),
    }
    assert case_of(tmp_path, donor).infections == ()
