"""Who the patient is among the people of an export, and bulk exports by line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import alloway
from alloway.errors import InputError

TODAY = date(2026, 11, 24)
PATIENT = {"resourceType": "Patient", "id": "p", "birthDate": "2018-12-03", "gender": "female"}
FATHER = {"resourceType": "Patient", "id": "d", "birthDate": "1986-04-17", "gender": "male"}


def weight(of: str, kg: float) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": f"w{of}",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        "subject": {"reference": f"Patient/{of}"},
        "effectiveDateTime": "2026-11-10",
        "valueQuantity": {"value": kg, "unit": "kg", "code": "kg"},
    }


def condition(of: str, text: str) -> dict[str, Any]:
    return {
        "resourceType": "Condition",
        "id": f"c{of}",
        "code": {"text": text},
        "subject": {"reference": f"Patient/{of}"},
    }


def bulk(folder: Path, *resources: dict[str, Any]) -> Path:
    (folder / "export.ndjson").write_text("\n".join(map(json.dumps, resources)) + "\n")
    return folder


def test_each_line_of_a_bulk_export_is_a_resource(tmp_path: Path) -> None:
    case = alloway.read_case(bulk(tmp_path, PATIENT, weight("p", 24.5)), as_of=TODAY)
    assert case.weight is not None
    assert case.weight.value == 24.5
    assert case.weight.source.label == "export.ndjson, Observation/wp"


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text('{"resourceType":"Patient"}\n{"resourceType": }\n')
    with pytest.raises(InputError, match="line 2 is broken JSON"):
        alloway.read_case(tmp_path, as_of=TODAY)


def test_a_transplant_donor_in_the_export_is_not_the_patient(tmp_path: Path) -> None:
    donor = condition("d", "Donor of haematopoietic stem cells")
    folder = bulk(tmp_path, PATIENT, FATHER, donor, weight("d", 84), weight("p", 24.5))
    case = alloway.read_case(folder, as_of=TODAY)
    assert [fact.value for fact in case.vitals] == [24.5]
    assert case.birth_date is not None
    assert case.birth_date.value == "2018-12-03"
    assert ("resource of a transplant donor", 3) in case.unused


def test_two_patients_without_a_donor_are_still_refused(tmp_path: Path) -> None:
    other = condition("d", "Acute myeloid leukaemia after transplant from a sibling donor")
    with pytest.raises(InputError, match="more than one patient"):
        alloway.read_case(bulk(tmp_path, PATIENT, FATHER, other, weight("p", 24.5)), as_of=TODAY)
