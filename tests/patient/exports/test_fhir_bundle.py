"""The FHIR export: every fact with its Provenance, and the way back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import alloway
from alloway.patient.exports.fhir_bundle import fhir_bundle
from alloway.values.case import Case, Fact
from alloway.values.evidence import Source

TODAY = date(2026, 11, 24)
EXAMPLES = ("lymphoma", "leukaemia", "myeloma")


@pytest.fixture(scope="module", params=EXAMPLES)
def case(request: pytest.FixtureRequest, examples: Path) -> Case:
    return alloway.read_case(examples / str(request.param), as_of=TODAY)


def resources(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in bundle["entry"]]


def test_every_fact_has_a_resource_and_a_provenance_that_leads_to_its_document(case: Case) -> None:
    bundle = fhir_bundle(case)
    urls = {entry["fullUrl"] for entry in bundle["entry"]}
    assert len(urls) == len(bundle["entry"])
    origins = [r for r in resources(bundle) if r["resourceType"] == "Provenance"]
    facts = [f for f in case.facts() if f.kind not in ("name", "birth_date", "sex", "place")]
    assert len(origins) == len(facts)
    for origin in origins:
        assert {t["reference"] for t in origin["target"]} <= urls
        assert origin["entity"][0]["what"]["reference"] in urls


def test_the_name_stays_out_unless_it_is_asked_for(case: Case) -> None:
    assert case.name is not None
    name = str(case.name.value)
    patient = resources(fhir_bundle(case))[0]
    assert "name" not in patient
    assert resources(fhir_bundle(case, with_name=True))[0]["name"] == [{"text": name}]


def test_equal_cases_give_equal_bundles(case: Case) -> None:
    assert json.dumps(fhir_bundle(case)) == json.dumps(fhir_bundle(case))


def test_the_exported_bundle_reads_back_to_the_same_laboratory_values(
    case: Case, tmp_path: Path
) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "case.fhir.json").write_text(json.dumps(fhir_bundle(case)))
    back = alloway.read_case(folder, as_of=TODAY)

    def values(made: Case) -> set[tuple[str, float, str, str]]:
        return {
            (f.kind, round(float(f.value), 6), f.unit, f.date)
            for f in made.labs
            if isinstance(f.value, float) and f.unit != "?" and loinc(f)
        }

    assert values(case)
    assert values(back) == values(case)
    assert str(back.birth_date.value if back.birth_date else "") == str(
        case.birth_date.value if case.birth_date else ""
    )


def loinc(fact: Fact) -> bool:
    from alloway.reference.kinds import BY_NAME

    return bool(BY_NAME[fact.kind].loinc)


def test_a_number_without_unit_is_words_and_a_rejected_fact_says_so() -> None:
    no_unit = Fact("lab.ldh", 512.0, Source("a.csv"), "?", "2026-11-16")
    wrong = Fact("lab.ldh", 9.0, Source("a.csv"), "U/L", "2026-11-17", state="rejected")
    found = resources(fhir_bundle(Case("P", TODAY, labs=(no_unit, wrong))))
    observations = [r for r in found if r["resourceType"] == "Observation"]
    assert observations[0]["valueString"] == "512 (unit not stated)"
    assert observations[1]["status"] == "entered-in-error"
