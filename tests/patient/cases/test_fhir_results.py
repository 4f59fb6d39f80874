"""FHIR Observations of every shape: coded answers, components, variants, disease status."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import alloway
from alloway.values.case import Case
from patient.makers import PATIENT, bundle, concept, observation, quantity

TODAY = date(2026, 11, 24)


def case_of(folder: Path, *resources: dict[str, Any]) -> Case:
    (folder / "a.json").write_bytes(bundle(PATIENT, *resources))
    return alloway.read_case(folder, as_of=TODAY)


def coded(code: str, system: str = "http://snomed.info/sct") -> dict[str, Any]:
    return {"valueCodeableConcept": {"coding": [{"system": system, "code": code}]}}


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (coded("260385009"), "negative"),
        (coded("10828004"), "positive"),
        (coded("LA11883-8", "http://loinc.org"), "negative"),
        ({"valueString": "aantoonbaar, 3,1 log IE/mL"}, "positive"),
        ({"valueBoolean": False}, "negative"),
        ({**quantity(1200, "[IU]/mL")}, "positive"),
        (
            {**quantity(50, "[IU]/mL", comparator="<"), "interpretation": [concept("", "x", "ND")]},
            "negative",
        ),
        (coded("419984006"), None),
        ({**quantity(50, "[IU]/mL", comparator="<")}, "negative"),
    ],
)
def test_a_virus_is_positive_or_negative_by_code_word_copies_or_interpretation(
    tmp_path: Path, answer: dict[str, Any], found: str | None
) -> None:
    fact = case_of(tmp_path, observation("HBV DNA", "42595-9", **answer)).latest(
        "infection.hbv_dna"
    )
    assert (fact.value if fact else None) == found


def test_a_number_of_an_antibody_test_is_no_answer_without_its_cut_off(tmp_path: Path) -> None:
    case = case_of(tmp_path, observation("HIV", "56888-1", **quantity(0.3, "{index}")))
    assert case.infections == ()
    assert ("Observation: HIV: neither positive nor negative", 1) in case.unused


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("EBV DNA PCR, blood", "infection.ebv_dna"),
        ("Adenovirus PCR (stool)", "infection.adenovirus"),
        ("Bloedgroep vóór transplantatie", "blood_group"),
        ("Karnofsky score", "performance.karnofsky"),
        ("Albumin (urine)", None),
        ("Creatinine, urine", None),
        ("Lymphocytes in CSF", None),
    ],
)
def test_words_behind_a_name_are_passed_over_only_where_they_cannot_change_it(
    tmp_path: Path, name: str, kind: str | None
) -> None:
    value = {"valueString": "positive"}
    if kind == "blood_group":
        value = {"valueString": "A Rh pos"}
    if kind is None or kind == "performance.karnofsky":
        value = quantity(80, "g/L" if kind is None else "%")
    case = case_of(tmp_path, observation(name, **value))
    found = [f.kind for f in case.facts() if f.source.place.startswith("Observation")]
    assert found == ([kind] if kind else [])


def test_a_test_that_was_not_done_is_a_gap_and_no_result(tmp_path: Path) -> None:
    asked = observation("CD22 expression", dataAbsentReason=concept("specimen insufficient"))
    case = case_of(tmp_path, asked)
    assert case.antigens == ()
    assert any(why.startswith("Observation without a value: CD22") for why, _ in case.unused)
    assert any(gap.kind == "antigen.CD22" for gap in case.gaps)


def test_the_members_of_a_panel_stand_alone(tmp_path: Path) -> None:
    panel = observation("Blood count", "58410-2", hasMember=[{"reference": "Observation/LDH"}])
    ldh = observation("LDH", "2532-0", **quantity(200, "U/L"))
    case = case_of(tmp_path, panel, ldh)
    assert [fact.kind for fact in case.labs] == ["lab.ldh"]
    assert ("Observation that is a panel: its members stand alone", 1) in case.unused


def test_components_are_results_of_their_own_but_not_under_an_unknown_modifier(
    tmp_path: Path,
) -> None:
    parts = [
        {"code": concept("LDH", "http://loinc.org", "2532-0"), **quantity(300, "U/L")},
        {
            "code": concept("Albumin", "http://loinc.org", "1751-7"),
            **quantity(4, "g/dL"),
            "modifierExtension": [{"url": "http://x.example"}],
        },
    ]
    case = case_of(tmp_path, observation("Chemistry", component=parts))
    assert [fact.kind for fact in case.labs] == ["lab.ldh"]


def test_a_marker_takes_date_and_site_from_its_specimen(tmp_path: Path) -> None:
    specimen = {
        "resourceType": "Specimen",
        "id": "s1",
        "type": concept("Bone marrow aspirate"),
        "collection": {"collectedDateTime": "2026-10-02"},
    }
    marker = observation("CD19", valueString="positive 98 %", specimen={"reference": "Specimen/s1"})
    fact = case_of(tmp_path, specimen, marker).latest("antigen.CD19")
    assert fact is not None
    assert (fact.date, fact.value, fact.note) == (
        "2026-10-02", "positive", "98 %; Bone marrow aspirate",
    )  # fmt: skip


def variant(*parts: tuple[str, Any], answer: str = "LA9633-4") -> dict[str, Any]:
    components = []
    for code, value in parts:
        told = (
            {"valueQuantity": {"value": value, "code": "1"}}
            if isinstance(value, float)
            else {"valueCodeableConcept": concept(value)}
        )
        components.append({"code": concept("", "http://loinc.org", code), **told})
    return observation(
        "Variant", "69548-6", component=components, **coded(answer, "http://loinc.org")
    )


@pytest.mark.parametrize(
    ("parts", "value", "note"),
    [
        (
            (("48018-6", "TP53"), ("48005-3", "NP_000537.3:p.(Arg175His)"), ("81258-6", 0.42)),
            "TP53 p.R175H",
            "VAF 42 %",
        ),
        ((("48018-6", "NPM1"), ("48005-3", "p.Trp288CysfsTer12")), "NPM1 p.W288fs", ""),
        ((("48018-6", "KIT"), ("48004-6", "NM_000222.3:c.2447A>T")), "KIT c.2447A>T", ""),
        ((("48018-6", "BCR"), ("48018-6", "ABL1")), "BCR::ABL1 fusion", ""),
        ((("48018-6", "FLT3"), ("48002-0", "Somatic"), ("48019-4", "ITD")), "FLT3 ITD", "Somatic"),
    ],
)
def test_a_genomic_variant_is_a_mutation(
    tmp_path: Path, parts: tuple[tuple[str, Any], ...], value: str, note: str
) -> None:
    (fact,) = case_of(tmp_path, variant(*parts)).mutations
    assert (fact.value, fact.note, fact.method) == (value, note, "structured")


def test_a_variant_that_is_absent_is_no_mutation(tmp_path: Path) -> None:
    parts = (("48018-6", "FLT3"), ("48005-3", "p.Asp835Tyr"))
    case = case_of(tmp_path, variant(*parts, answer="LA9634-2"))
    assert case.mutations == ()
    assert ("Observation of a variant that was looked for and not found", 1) in case.unused


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("Volledige remissie, MRD negatief", "remission"),
        ("Rechute médullaire", "relapsed"),
        ("Refractory to the last line", "refractory"),
        ("Zweites Rezidiv", "relapsed"),
        ("Nawrót choroby", "relapsed"),
        ("Partial remission (PR)", "unknown"),
        ("No relapse", "unknown"),
    ],
)
def test_the_mcode_disease_status_is_read_in_any_language(
    tmp_path: Path, answer: str, status: str
) -> None:
    lymphoma = {
        "resourceType": "Condition",
        "id": "c",
        "code": concept("Diffuse large B-cell lymphoma"),
        "subject": {"reference": "Patient/p1"},
    }
    told = observation("Cancer disease status", "97509-4", valueCodeableConcept=concept(answer))
    case = case_of(tmp_path, lymphoma, told)
    assert case.diagnosis is not None
    assert case.diagnosis.status == status


def test_numbers_in_the_words_of_an_answer_are_read(tmp_path: Path) -> None:
    told = observation(
        "Cancer disease status", "97509-4",
        valueCodeableConcept=concept("Partial remission, bone marrow blasts 12 %"),
    )  # fmt: skip
    fact = case_of(tmp_path, told).latest("burden.marrow_blasts")
    assert fact is not None
    assert (fact.value, fact.date) == (12, "2026-11-20")


def test_ecog_may_be_an_integer_a_code_or_words(tmp_path: Path) -> None:
    values: list[dict[str, Any]] = [
        {"valueInteger": 1},
        {"valueCodeableConcept": concept("Grade 1 - ambulatory")},
        {"valueString": "1"},
    ]
    for value in values:
        case = case_of(tmp_path, observation("ECOG performance status", "89247-1", **value))
        assert [fact.value for fact in case.performance] == [1]
