"""From a folder to a case: facts with sources, conflicts, gaps, documents."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alloway.patient.cases import build_case
from alloway.patient.records import read_folder
from alloway.patient.records.model import Page, Records
from alloway.values.case import Case
from alloway.values.codec import from_json, to_json
from alloway.values.evidence import Source
from patient.makers import (
    PATIENT,
    bundle,
    concept,
    condition,
    given,
    observation,
    quantity,
    write_pdf,
)

DAY = date(2026, 11, 24)
DLBCL = condition("Diffuse large B-cell lymphoma", "2023-01-10")


def case_of(folder: Path, *resources: dict[str, Any], **files: str) -> Case:
    """The case of a folder with one bundle and some text files."""
    (folder / "bundle.json").write_bytes(bundle(PATIENT, *resources))
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)
    return build_case(read_folder(folder), DAY)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A relapsed lymphoma after CAR-T, told by five documents."""
    folder = tmp_path_factory.mktemp("case")
    write_pdf(
        folder / "pathology.pdf",
        [
            "Institute of Pathology\nSpecimen collected: 12.10.2026 Reported: 15.10.2026\n"
            "Diagnosis: Diffuse large B-cell lymphoma, relapsed\n"
            "CD19 negative (loss of CD19 compared with 2023)\nCD20 strong positive, 90 %"
        ],
    )
    (folder / "labs.csv").write_text(
        "Untersuchung;Einheit;Referenz;18.11.2026\nHämoglobin;g/dl;12,0-16,0;9,1\n"
        "Neutrophile;%;;44\nThrombozyten;G/l;150-400;61\nKreatinin;;<80;78\n"
    )
    return case_of(
        folder,
        DLBCL,
        condition("Rheumatoid arthritis", "2010"),
        observation(
            "LDH",
            "2532-0",
            **quantity(612, "U/L"),
            referenceRange=[{"high": {"value": 250, "unit": "U/L"}}],
        ),
        observation("ECOG", "89247-1", valueInteger=1),
        observation("HBs antigen", "5195-3", valueCodeableConcept=concept("Not detected")),
        observation("CD19 expression", when="2024-02-01", valueCodeableConcept=concept("Positive")),
        observation("Sodium", "2951-2", **quantity(140, "mmol/L")),
        *[given(drug, "2023-02-01") for drug in ("rituximab", "vincristine", "doxorubicin")],
        letter="Date: 2026-11-18\nTreatment history:\nR-CHOP 02/2023 - 07/2023, CR\n"
        "Axi-cel on 10 June 2024\n\nThe patient prefers treatment near Graz.\n",
    )


def test_the_diagnosis_has_its_entity_date_and_status(case: Case) -> None:
    assert case.diagnosis is not None
    assert (case.diagnosis.entity, case.diagnosis.group) == ("DLBCL", "lymphoma")
    assert case.diagnosis.diagnosed == "2023-01-10"
    assert case.diagnosis.status == "relapsed"
    assert case.diagnosis.fact.method == "structured"


def test_every_fact_has_a_document_a_digest_and_a_quote_or_place(case: Case) -> None:
    names = {document.name for document in case.documents}
    facts = list(case.facts())
    assert len(facts) > 15
    for fact in facts:
        assert fact.source.document in names
        assert len(fact.source.sha256) == 64
        assert fact.source.place or fact.source.quote


def test_laboratory_values_are_in_canonical_units_with_their_upper_normal(case: Case) -> None:
    ldh, platelets = case.latest("lab.ldh"), case.latest("lab.platelets")
    assert ldh is not None
    assert (ldh.value, ldh.unit, ldh.upper_normal) == (612.0, "U/L", 250.0)
    assert platelets is not None
    assert (platelets.value, platelets.unit, platelets.date) == (61.0, "10*9/L", "2026-11-18")


def test_a_number_without_a_unit_is_kept_with_an_unknown_unit_and_is_a_gap(case: Case) -> None:
    creatinine = case.latest("lab.creatinine")
    assert creatinine is not None
    assert (creatinine.value, creatinine.unit) == (78.0, "?")
    assert any(gap.kind == "lab.creatinine" and gap.why == "ambiguous" for gap in case.gaps)


def test_neutrophils_in_percent_are_not_an_absolute_count(case: Case) -> None:
    assert case.latest("lab.anc") is None
    assert ("Neutrophils (absolute): the printed unit does not fit", 1) in case.unused


def test_what_no_step_uses_is_counted_with_its_reason(case: Case) -> None:
    assert ("Observation no step of the review uses: Sodium", 1) in case.unused


def test_antigen_loss_over_years_is_a_change_and_the_newer_specimen_counts(case: Case) -> None:
    assert not [c for c in case.conflicts if c.kind == "antigen.CD19"]
    latest = case.latest("antigen.CD19")
    assert latest is not None
    assert (latest.value, latest.date) == ("negative", "2026-10-12")


def test_an_antigen_shown_and_absent_within_weeks_is_a_conflict(tmp_path: Path) -> None:
    found = [
        observation("CD20 expression", when=day, valueString=value)
        for day, value in (("2026-10-01", "Positive"), ("2026-10-20", "Negative"))
    ]
    case = case_of(tmp_path, DLBCL, *found)
    (conflict,) = case.conflicts
    assert (conflict.proposed.value, conflict.proposed.date) == ("negative", "2026-10-20")
    assert "newer specimen" in conflict.reason
    (gap,) = [gap for gap in case.gaps if gap.why == "conflict"]
    assert gap.settles == "confirmation by pathology; until then the newer specimen is preferred"


def test_lines_and_earlier_car_t_come_from_all_documents_together(case: Case) -> None:
    assert case.line_count == (2, 2)
    (prior,) = case.prior
    assert (prior.kind, prior.product, prior.targets) == (
        "CAR-T",
        "axicabtagene ciloleucel",
        ("CD19",),
    )
    assert case.prior_known


def test_the_last_dose_of_each_drug_is_kept(case: Case) -> None:
    of_drug = [fact for fact in case.medications if fact.value == "doxorubicin"]
    assert {fact.date for fact in of_drug if not fact.note.startswith("started")} == {"2023-07"}
    assert all(fact.date < "2023-07" for fact in of_drug if fact.note.startswith("started"))


def test_gaps_say_what_settles_them_and_who(case: Case) -> None:
    assert {gap.kind for gap in case.gaps} >= {"hla", "antibodies", "organ.lvef", "infection.hiv"}
    assert all(gap.text and gap.settles and gap.who for gap in case.gaps)


def test_documents_count_their_facts(case: Case) -> None:
    counted = {document.name: document.facts for document in case.documents}
    assert counted["pathology.pdf"] >= 2
    assert sum(counted.values()) == len(list(case.facts()))


def test_a_case_survives_being_written_and_read(case: Case) -> None:
    assert from_json(Case, to_json(case), name="case.json") == case


def test_the_same_records_give_the_same_case(tmp_path: Path) -> None:
    once = case_of(tmp_path, DLBCL, letter="CD20 positive.")
    assert once == build_case(read_folder(tmp_path), DAY)


def test_an_old_result_is_a_gap_on_the_day_of_the_review_and_not_before(tmp_path: Path) -> None:
    ldh = observation("LDH", "2532-0", when="2026-11-20", **quantity(612, "U/L"))
    (tmp_path / "bundle.json").write_bytes(bundle(PATIENT, DLBCL, ldh))
    records = read_folder(tmp_path)
    fresh, stale = build_case(records, DAY), build_case(records, date(2027, 1, 20))
    assert not [gap for gap in fresh.gaps if gap.kind == "lab.ldh"]
    assert [gap.why for gap in stale.gaps if gap.kind == "lab.ldh"] == ["old"]


def test_a_result_dated_after_the_review_is_kept_out(tmp_path: Path) -> None:
    case = case_of(tmp_path, observation("LDH", "2532-0", "2026-12-01", **quantity(612, "U/L")))
    assert case.latest("lab.ldh") is None
    assert ("Observation: dated after the day of the review", 1) in case.unused


@pytest.mark.parametrize("status", ["refuted", "entered-in-error"])
def test_a_refuted_condition_is_no_diagnosis(tmp_path: Path, status: str) -> None:
    refuted = {**DLBCL, "verificationStatus": {"coding": [{"code": status}]}}
    assert case_of(tmp_path, refuted).diagnosis is None


def test_a_solid_tumour_beside_a_lymphoma_is_a_condition(tmp_path: Path) -> None:
    case = case_of(tmp_path, condition("Malignant tumor of colon", "2024-01-01"), DLBCL)
    assert case.diagnosis is not None
    assert case.diagnosis.entity == "DLBCL"
    assert "Malignant tumor of colon" in {fact.value for fact in case.conditions}


def test_a_solid_tumour_alone_is_the_diagnosis_other_with_its_words(tmp_path: Path) -> None:
    case = case_of(tmp_path, condition("Malignant tumor of colon", "2024-01-01"))
    assert case.diagnosis is not None
    assert (case.diagnosis.entity, case.diagnosis.fact.value) == (
        "other",
        "Malignant tumor of colon",
    )


def test_a_benign_condition_is_no_diagnosis(tmp_path: Path) -> None:
    assert case_of(tmp_path, condition("Polyp of colon"), condition("Lipoma")).diagnosis is None


def test_icd_10_alone_names_the_entity(tmp_path: Path) -> None:
    coded = {**DLBCL, "code": concept("", "http://hl7.org/fhir/sid/icd-10", "C83.3")}
    case = case_of(tmp_path, coded)
    assert case.diagnosis is not None
    assert case.diagnosis.entity == "DLBCL"


def test_transformation_is_no_contradiction_but_two_entities_are(tmp_path: Path) -> None:
    follicular = condition("Follicular lymphoma", "2015-05-01")
    transformed = case_of(tmp_path, follicular, DLBCL)
    assert transformed.diagnosis is not None
    assert transformed.diagnosis.entity == "DLBCL"
    assert not [c for c in transformed.conflicts if c.kind == "diagnosis"]
    rival = case_of(tmp_path, condition("Mantle cell lymphoma", "2020-01-01"), DLBCL)
    assert [c for c in rival.conflicts if c.kind == "diagnosis"]


def test_two_weights_in_a_month_that_differ_by_a_fifth_are_a_conflict(tmp_path: Path) -> None:
    heavy = observation("Body weight", "29463-7", "2026-11-01", **quantity(90, "kg"))
    light = observation("Body weight", "29463-7", "2026-11-10", **quantity(72, "kg"))
    (conflict,) = case_of(tmp_path, heavy, light).conflicts
    assert (conflict.kind, conflict.proposed.value) == ("weight", 72.0)
    later = {**light, "effectiveDateTime": "2026-01-10"}
    assert case_of(tmp_path, heavy, later).conflicts == ()


def test_ecog_that_differs_within_a_fortnight_is_a_conflict(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        observation("ECOG", "89247-1", "2026-11-18", valueInteger=1),
        letter="Date: 2026-11-20\nECOG 3.",
    )
    (conflict,) = case.conflicts
    assert conflict.proposed.value == 3.0
    assert any(gap.why == "conflict" for gap in case.gaps)


def test_a_letter_with_another_date_of_birth_is_a_conflict_about_whose_it_is(
    tmp_path: Path,
) -> None:
    case = case_of(tmp_path, letter="Patient letter\nDOB: 1970-01-01\nECOG 1.")
    (conflict,) = case.conflicts
    assert conflict.kind == "birth_date"
    assert conflict.proposed.value == "1961-04-02"
    assert "belongs to this patient" in conflict.reason


def test_a_german_letter_is_kept_its_numbers_read_and_a_translation_asked_for(
    tmp_path: Path,
) -> None:
    text = (
        "Der Patient wurde in der Klinik gesehen und ist bei gutem Befinden mit der Therapie. "
        "Kein Nachweis von ZNS-Befall. CD20 positiv. Hämoglobin 9,0 g/dl."
    )
    case = case_of(tmp_path, brief=text)
    hb = case.latest("lab.hemoglobin")
    assert hb is not None
    assert hb.value == 9.0
    assert case.latest("antigen.CD20") is not None
    cns = case.latest("cns")
    assert cns is not None
    assert cns.value is False
    assert any(gap.kind == "translation" and "German" in gap.text for gap in case.gaps)


def test_a_file_left_out_stays_among_the_documents_and_becomes_a_gap(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_text("nope")
    case = case_of(tmp_path)
    bad = next(document for document in case.documents if document.name == "bad.pdf")
    assert bad.left_out
    assert any(gap.why == "unreadable" and "bad.pdf" in gap.text for gap in case.gaps)


def test_a_medication_that_was_only_planned_is_not_given(tmp_path: Path) -> None:
    order = {**given("rituximab", "2026-01-01"), "resourceType": "MedicationRequest"}
    order["authoredOn"] = order.pop("effectiveDateTime")
    planned = case_of(tmp_path, {**order, "intent": "plan"})
    assert planned.medications == ()
    ordered = case_of(tmp_path, {**order, "intent": "order"})
    assert ordered.medications[0].note == "ordered; no record that it was given"


def test_a_procedure_not_done_is_no_prior_treatment(tmp_path: Path) -> None:
    done = {
        "resourceType": "Procedure",
        "id": "sct",
        "status": "completed",
        "code": concept("Allogeneic stem cell transplantation"),
        "subject": {"reference": "Patient/p1"},
        "performedDateTime": "2024-05-01",
    }
    case = case_of(tmp_path, done)
    assert [prior.kind for prior in case.prior] == ["allogeneic transplant"]
    assert {"chimerism"} <= {gap.kind for gap in case.gaps}
    assert case_of(tmp_path, {**done, "status": "not-done"}).prior == ()


def test_the_case_identifier_is_never_a_name(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Patient: Ada Testperson\nCD20 positive.")
    case = build_case(read_folder(tmp_path), DAY)
    assert case.id.startswith("folder:")
    assert "Ada" not in case.id


def test_every_field_of_a_case_that_holds_facts_is_filled_somewhere(case: Case) -> None:
    unset = {f.name for f in fields(case) if getattr(case, f.name) in ((), None)}
    assert unset <= {
        "weight", "height", "vitals", "stage", "burden", "mutations", "organ", "typings",
        "donor_typings", "beads", "antibodies", "imaging", "conflicts", "set_aside",
    }  # fmt: skip


def test_rules_read_so_much_of_a_document_and_the_rest_is_a_gap(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("alloway.patient.cases.build._RULE_CHARS", 1000)
    text = "ECOG 1.\n" + "nothing of note here.\n" * 60
    page = Page(text, Source("long.txt", "page 1"), language="en")
    case = build_case(Records((), pages=(page, page)), date(2026, 11, 24))
    assert [fact.value for fact in case.performance] == [1.0]
    assert sum("only the first 1,000 characters" in gap.text for gap in case.gaps) >= 1
