"""FHIR R4: what is taken from bundles, bulk exports and the documents inside them."""

from __future__ import annotations

import base64
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as each
from hypothesis import settings
from hypothesis import strategies as st

import alloway
from alloway.errors import InputError, LimitError
from alloway.patient.cases import build_case
from alloway.patient.records import Records, read_folder
from alloway.patient.records.fhir import read_fhir
from alloway.patient.records.fhir_hla import add_typings
from alloway.patient.records.fhir_texts import add_documents, plain_text
from alloway.patient.records.gather import gathered
from alloway.values.case import Case, Document
from patient.makers import PATIENT, bundle, concept, condition, observation, quantity, write_pdf

TODAY = date(2026, 11, 24)
LDH = observation("LDH", "2532-0", **quantity(612, "U/L"))


def read(folder: Path, *resources: dict[str, Any]) -> Records:
    (folder / "a.json").write_bytes(bundle(PATIENT, *resources))
    return read_folder(folder)


def case_of(folder: Path, *resources: dict[str, Any]) -> Case:
    (folder / "a.json").write_bytes(bundle(PATIENT, *resources))
    return alloway.read_case(folder, as_of=TODAY)


def text_of(data: bytes, media: str = "text/plain") -> dict[str, str]:
    return {"contentType": media, "data": base64.b64encode(data).decode()}


@pytest.mark.parametrize("kind", ["collection", "transaction", "searchset", "batch", "history"])
def test_a_bundle_of_any_type_is_read(tmp_path: Path, kind: str) -> None:
    data = json.loads(bundle(PATIENT, LDH))
    (tmp_path / "a.json").write_text(json.dumps({**data, "type": kind}))
    assert alloway.read_case(tmp_path, as_of=TODAY).latest("lab.ldh") is not None


def test_a_bundle_inside_a_bundle_is_opened_once(tmp_path: Path) -> None:
    inner = {"resourceType": "Bundle", "entry": [{"resource": LDH}]}
    deep = {"resourceType": "Bundle", "entry": [{"resource": inner}]}
    assert case_of(tmp_path, inner).latest("lab.ldh") is not None
    assert [r.type for r in read(tmp_path, deep).resources] == ["Patient"]


def test_a_line_of_a_type_that_is_not_read_is_counted_without_being_parsed() -> None:
    lines = [json.dumps(PATIENT), '{"resourceType":"Claim", this is no JSON', json.dumps(LDH)]
    lines[1] += "}"
    content = read_fhir("\n".join(lines).encode(), name="a.ndjson", sha256="")
    assert [resource.type for resource in content.resources] == ["Patient", "Observation"]
    assert content.ignored == {"Claim: resource type not read (billing)": 1}


def test_a_line_with_a_contained_resource_is_parsed_to_see_what_it_is() -> None:
    held = {**LDH, "contained": [{"resourceType": "Organization", "id": "o"}]}
    raw = f"{json.dumps(PATIENT)}\n{json.dumps(held)}\n".encode()
    found = read_fhir(raw, name="a.ndjson", sha256="").resources
    assert [resource.type for resource in found] == ["Patient", "Observation"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"modifierExtension": [{"url": "http://x.example/not", "valueBoolean": True}]}, "x.exam"),
        ({"implicitRules": "http://x.example/rules"}, "implicitRules"),
    ],
)
def test_a_resource_whose_meaning_may_be_turned_round_is_not_used_and_said_so(
    tmp_path: Path, more: dict[str, Any], said: str
) -> None:
    case = case_of(tmp_path, {**LDH, **more})
    assert case.latest("lab.ldh") is None
    assert [
        why for why, n in case.unused if n == 1 and why.startswith("Observation") and said in why
    ]


def test_relatives_plans_and_bills_are_counted_with_the_reason(tmp_path: Path) -> None:
    family = {
        "resourceType": "FamilyMemberHistory",
        "relationship": concept("brother"),
        "condition": [{"code": concept("Acute lymphoblastic leukaemia")}],
    }
    case = case_of(tmp_path, family, {"resourceType": "CarePlan"}, {"resourceType": "Immunization"})
    assert case.diagnosis is None
    assert not case.conditions
    assert dict(case.unused) == {
        "FamilyMemberHistory: resource type not read (of relatives, never the patient's)": 1,
        "CarePlan: resource type not read (a plan, not a finding)": 1,
        "Immunization: resource type not read (no step of the review uses vaccinations)": 1,
    }


def test_of_two_versions_of_a_resource_the_newer_is_read(tmp_path: Path) -> None:
    older = {**LDH, "meta": {"lastUpdated": "2026-11-20T10:00:00Z"}, **quantity(700, "U/L")}
    newer = {**LDH, "meta": {"lastUpdated": "2026-11-21T10:00:00Z"}}
    case = case_of(tmp_path, newer, older)
    assert [fact.value for fact in case.labs] == [612]
    assert ("Observation in an older version", 1) in case.unused


def test_a_resource_in_two_files_is_counted_once(tmp_path: Path) -> None:
    (tmp_path / "b.ndjson").write_text(f"{json.dumps(PATIENT)}\n{json.dumps(LDH)}\n")
    case = case_of(tmp_path, LDH)
    assert len(case.labs) == 1
    assert ("Observation listed more than once", 1) in case.unused


def test_a_conclusion_carries_the_day_of_the_specimen_not_of_the_report(tmp_path: Path) -> None:
    specimen = {
        "resourceType": "Specimen",
        "id": "s1",
        "collection": {"collectedDateTime": "2026-10-02T08:00:00+02:00"},
    }
    report = {
        "resourceType": "DiagnosticReport",
        "id": "r",
        "status": "final",
        "issued": "2026-10-09T12:00:00Z",
        "specimen": [{"reference": "Specimen/s1"}],
        "conclusion": "The lymphoma cells are CD19 positive.",
    }
    fact = case_of(tmp_path, specimen, report).latest("antigen.CD19")
    assert fact is not None
    assert (fact.date, fact.source.place) == ("2026-10-02", "DiagnosticReport/r")


def test_a_report_entered_in_error_is_not_read(tmp_path: Path) -> None:
    report = {
        "resourceType": "DiagnosticReport",
        "status": "entered-in-error",
        "conclusion": "CD19 positive.",
    }
    assert case_of(tmp_path, report).antigens == ()


def test_a_pdf_inside_fhir_is_read_page_by_page(tmp_path: Path) -> None:
    write_pdf(tmp_path / "x.pdf", ["First page.", "Immunohistochemistry: CD20 negative."])
    raw = (tmp_path / "x.pdf").read_bytes()
    (tmp_path / "x.pdf").unlink()
    reference = {
        "resourceType": "DocumentReference",
        "id": "d",
        "date": "2026-11-02T09:00:00Z",
        "content": [{"attachment": text_of(raw, "application/pdf")}],
    }
    fact = case_of(tmp_path, reference).latest("antigen.CD20")
    assert fact is not None
    assert fact.value == "negative"
    assert fact.source.label == "a.json, DocumentReference/d, page 2"
    assert fact.date == "2026-11-02"


def test_an_attachment_may_lie_in_a_binary_of_the_same_file(tmp_path: Path) -> None:
    binary = {"resourceType": "Binary", "id": "b7", **text_of(b"CD22 positive in 80 %.")}
    unnamed = {"resourceType": "Binary", "id": "b8", **text_of(b"CD7 positive.")}
    reference = {
        "resourceType": "DocumentReference",
        "id": "d",
        "content": [{"attachment": {"contentType": "text/plain", "url": "Binary/b7"}}],
    }
    case = case_of(tmp_path, binary, unnamed, reference)
    assert [fact.kind for fact in case.antigens] == ["antigen.CD22"]
    assert any("a Binary that no report" in why for why, _ in case.unused)


def test_the_sections_of_a_composition_are_read_but_not_what_was_made_from_its_entries(
    tmp_path: Path,
) -> None:
    div = "<div><p>ECOG performance status 2.</p><script>CD19 positive.</script></div>"
    section = {"title": "Status", "text": {"status": "additional", "div": div}}
    made = {
        "title": "Results",
        "entry": [{"reference": "Observation/x"}],
        "text": {"status": "generated", "div": "<div>ECOG performance status 3.</div>"},
    }
    composition = {
        "resourceType": "Composition",
        "date": "2026-11-20",
        "section": [{"title": "Outer", "section": [section]}, made],
    }
    case = case_of(tmp_path, composition)
    assert [(f.value, f.date) for f in case.performance] == [(2, "2026-11-20")]
    assert case.antigens == ()


def test_an_hla_genotype_after_the_reporting_guide_becomes_the_typing(tmp_path: Path) -> None:
    def genotype(string: str) -> dict[str, Any]:
        coding = {"system": "http://glstring.org", "code": f"hla#3.44.0#{string}"}
        return observation("HLA genotype", "84413-4", valueCodeableConcept={"coding": [coding]})

    found = [genotype("HLA-A*02:01+HLA-A*24:02"), genotype("HLA-B*07:02+HLA-B*44:02")]
    for number, item in enumerate(found):
        item["id"] = f"g{number}"
    records = read(tmp_path, *found)
    (typing,) = records.typings
    assert [locus.name for locus in typing.loci] == ["A", "B"]
    assert typing.release == "3.44.0"


def test_hla_results_contained_in_a_report_become_the_typing(tmp_path: Path) -> None:
    held = [
        {
            "resourceType": "Observation",
            "status": "final",
            "code": concept(f"HLA-{gene} genotype"),
            "valueCodeableConcept": {"text": f"HLA-{gene}*{first}+HLA-{gene}*{second}"},
        }
        for gene, first, second in (
            ("A", "02:01", "03:01"), ("B", "07:02", "08:01"), ("DRB1", "15:01", "03:01")
        )
    ]  # fmt: skip
    report = {"resourceType": "DiagnosticReport", "id": "hla", "contained": held}
    (typing,) = read(tmp_path, report).typings
    assert [locus.name for locus in typing.loci] == ["A", "B", "DRB1"]


def test_results_contained_in_a_report_are_read_with_its_day_and_specimen(tmp_path: Path) -> None:
    specimen = {"resourceType": "Specimen", "id": "s", "type": concept("Lymph node")}
    held = {
        "resourceType": "Observation",
        "id": "o",
        "status": "final",
        "code": concept("CD20"),
        "valueString": "positive",
        "specimen": {"reference": "#s"},
    }
    report = {
        "resourceType": "DiagnosticReport",
        "id": "r",
        "effectiveDateTime": "2026-10-01",
        "contained": [specimen, held],
    }
    fact = case_of(tmp_path, report).latest("antigen.CD20")
    assert fact is not None
    assert (fact.source.place, fact.date, fact.note) == (
        "DiagnosticReport/r#o", "2026-10-01", "Lymph node",
    )  # fmt: skip


def test_hla_results_of_a_related_person_are_the_donors(tmp_path: Path) -> None:
    found = [
        observation(
            f"HLA {name}",
            valueString=f"HLA-{name}",
            subject={"reference": "RelatedPerson/brother"},
        )
        for name in ("A*02:01", "B*07:02", "DRB1*15:01")
    ]
    records = read(tmp_path, *found)
    assert records.typings == ()
    assert len(records.donor_typings) == 1


def test_small_objects_by_the_million_are_refused_before_they_fill_the_memory() -> None:
    raw = b'{"resourceType":"Patient","a":[' + b"[]," * 5_000_000 + b"1]}"
    with pytest.raises(LimitError, match="too much"):
        read_fhir(raw, name="a.json", sha256="")


def test_markup_is_turned_into_lines_in_linear_time() -> None:
    assert plain_text("<p>a</p><td>b</td><td>c</td>") == "a\nb  c"
    for hostile in ("<script>" * 50_000, "<" * 400_000, "<p " * 100_000, "</td" * 90_000):
        plain_text(hostile)


_KEYS = (
    "code", "coding", "text", "value", "valueQuantity", "valueCodeableConcept", "component",
    "status", "subject", "reference", "contained", "id", "effectiveDateTime", "specimen", "note",
    "medicationReference", "interpretation", "referenceRange", "high", "reaction", "onset",
)  # fmt: skip
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=150)
@each(
    kind=st.sampled_from(
        ("Observation", "Condition", "Procedure", "MedicationRequest", "AllergyIntolerance",
         "DiagnosticReport", "DocumentReference", "Composition", "Patient", "Specimen")
    ),
    body=st.dictionaries(st.sampled_from(_KEYS), json_values, max_size=6),
)  # fmt: skip
def test_a_resource_of_any_shape_is_read_or_refused_in_words(
    kind: str, body: dict[str, Any]
) -> None:
    content = read_fhir(bundle({"resourceType": kind, **body}), name="a.json", sha256="")

    def refuse(raw: bytes, name: str) -> Any:
        raise InputError(f"{name}: not here")

    add_documents(content, refuse)
    try:
        add_typings(content)
        records = gathered([(Document("a.json", "", "FHIR bundle"), content)])
    except InputError:
        return
    build_case(records, TODAY)


def test_a_condition_keeps_what_it_said_before(tmp_path: Path) -> None:
    case = case_of(tmp_path, condition("Type 2 diabetes mellitus", "2014"))
    assert [(f.kind, f.value, f.date) for f in case.conditions] == [
        ("condition", "Type 2 diabetes mellitus", "2014")
    ]
