"""FHIR genotype and allele Observations."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError, InputError
from alloway.hla.fhir_typing import parse_fhir_typing
from alloway.hla.typing import format_typing
from alloway.values.hla import Typing


def observation(value: Any = None, *, loinc: str = "84413-4", **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": loinc}]},
        "subject": {"reference": "Patient/p"},
    }
    if value is not None:
        found["valueCodeableConcept"] = value
    return found | more


def service(text: str) -> dict[str, Any]:
    return {"coding": [{"system": "http://glstring.org", "version": "1.0", "code": text}]}


def allele(name: str, locus: str = "HLA-A") -> dict[str, Any]:
    gene = {
        "code": {"coding": [{"system": "http://loinc.org", "code": "48018-6"}]},
        "valueCodeableConcept": {"coding": [{"code": "HGNC:4931", "display": locus}]},
    }
    concept = {"coding": [{"system": "urn:hla", "version": "3.23", "code": name}]}
    return observation(concept, loinc="84414-2", component=[gene])


def bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    return {"resourceType": "Bundle", "entry": [{"resource": r} for r in resources]}


def read(value: Any, person: str = "") -> Typing:
    return parse_fhir_typing(json.dumps(value).encode(), name="f.json", person=person)


def test_the_gl_service_code_gives_string_and_release() -> None:
    found = read(observation(service("hla#3.25.0#HLA-A*01:01:01:01+HLA-A*01:02")))
    assert format_typing(found) == "A*01:01:01:01+A*01:02"
    assert found.release == "3.25.0"
    assert found.source is not None
    assert found.source.document == "f.json"


@pytest.mark.parametrize(
    "value",
    [
        {"valueCodeableConcept": {"text": "HLA-B*07:02+HLA-B*08:01"}},
        {
            "valueCodeableConcept": {
                "coding": [{"code": "x1", "display": "HLA-B*07:02+HLA-B*08:01"}]
            }
        },
        {"valueString": "HLA-B*07:02+HLA-B*08:01"},
        {"component": [{"code": {"text": "genotype"}, "valueString": "HLA-B*07:02+HLA-B*08:01"}]},
    ],
)
def test_a_gl_string_is_found_where_laboratories_put_it(value: dict[str, Any]) -> None:
    assert format_typing(read(observation(**value))) == "B*07:02+B*08:01"


def test_derived_alleles_make_a_genotype_where_none_is_given() -> None:
    found = read(bundle(allele("HLA-A*01:01:01G"), allele("HLA-A*01:02")))
    assert format_typing(found) == "A*01:01:01G+A*01:02"
    assert found.release == "3.23"
    assert format_typing(read(bundle(allele("HLA-A*01:01"), allele("HLA-A*01:01")))) == (
        "A*01:01+A*01:01"
    )
    assert format_typing(read(allele("02:01"))) == "A*02:01"


def test_a_genotype_speaks_for_its_locus_before_its_alleles() -> None:
    genotype = observation(service("hla#3.23.0#HLA-A*01:01+HLA-A*02:01"))
    found = read(bundle(allele("HLA-A*03:01"), genotype, allele("HLA-B*07:02", "HLA-B")))
    assert format_typing(found) == "A*01:01+A*02:01^B*07:02"


def test_the_second_drb_genes_come_together() -> None:
    one, two = (observation({"text": text}) for text in ("DRB3*01:01", "DRB4*01:03"))
    assert format_typing(read(bundle(one, two))) == "DRB3*01:01+DRB4*01:03"


def test_a_genotype_of_another_gene_is_not_an_hla_typing() -> None:
    other = observation({"text": "CYP2D6*1/*4"})
    genotype = observation({"text": "A*01:01+A*02:01"})
    assert format_typing(read(bundle(other, genotype))) == "A*01:01+A*02:01"
    with pytest.raises(InputError, match="no HLA genotype"):
        read(other)


def test_withdrawn_observations_do_not_count() -> None:
    gone = observation({"text": "A*03:01+A*11:01"}, status="entered-in-error")
    kept = observation({"text": "A*01:01+A*02:01"})
    assert format_typing(read([gone, kept])) == "A*01:01+A*02:01"


def test_contradictions_and_two_people_are_refused() -> None:
    one, two = observation({"text": "A*01:01+A*02:01"}), observation({"text": "A*01:01+A*03:01"})
    with pytest.raises(InputError, match="two genotypes of A"):
        read(bundle(one, two))
    assert len(read(bundle(one, one)).loci) == 1
    other = observation({"text": "B*07:02+B*08:01"}, subject={"reference": "Patient/q"})
    with pytest.raises(InputError, match="2 subjects") as error:
        read(bundle(one, other))
    assert error.value.step == "name one person: Patient/p, Patient/q"


def test_one_of_several_people_is_read_by_reference_or_identifier() -> None:
    one = observation({"text": "A*01:01+A*02:01"})
    two = observation({"text": "A*03:01+A*11:01"}, subject={"identifier": {"value": "MRN-7"}})
    for person in ("p", "Patient/p"):
        assert format_typing(read(bundle(one, two), person)) == "A*01:01+A*02:01"
    assert format_typing(read(bundle(one, two), "MRN-7")) == "A*03:01+A*11:01"
    with pytest.raises(InputError, match="no HLA genotype of 'q'") as error:
        read(bundle(one, two), "q")
    assert error.value.step == "there is Patient/p, MRN-7"


def test_a_report_holds_its_observations_and_says_whom_they_are_about() -> None:
    inside = observation(service("hla#3.58.0#HLA-A*01:01+HLA-A*02:01"))
    del inside["subject"]
    report = {
        "resourceType": "DiagnosticReport",
        "status": "final",
        "subject": {"reference": "Patient/p"},
        "result": [{"reference": "#g1"}],
        "contained": [inside],
    }
    other = {**report, "subject": {"reference": "Patient/q"}}
    assert format_typing(read(report)) == "A*01:01+A*02:01"
    assert format_typing(read([report, other], "q")) == "A*01:01+A*02:01"
    with pytest.raises(InputError, match="2 subjects"):
        read([report, other])
    with pytest.raises(InputError, match="no HLA genotype"):
        read({**report, "status": "entered-in-error"})


def test_a_panel_may_have_a_component_for_each_allele() -> None:
    values = (("HLA-A 1", "01:01"), ("HLA-A 2", "HLA-A*02:01"), ("HLA-B [Type]", "07:02"))
    panel = observation(
        loinc="0000-0",
        component=[{"code": {"text": code}, "valueString": value} for code, value in values],
    )
    assert format_typing(read(panel)) == "A*01:01+A*02:01^B*07:02"
    unclear = [{"code": {"text": "HLA-DRB3/4/5"}, "valueString": "01:01"}]
    with pytest.raises(InputError, match="no HLA genotype"):
        read(observation(loinc="0000-0", component=unclear))


def test_an_internal_code_is_not_taken_for_an_allele() -> None:
    value = {"coding": [{"system": "urn:lab", "code": "0201", "display": "HLA-A*02:05"}]}
    assert format_typing(read(observation(value, code={"text": "HLA-A"}))) == "A*02:05"


def test_a_genotype_without_a_string_is_what_it_derives_from() -> None:
    one = allele("HLA-A*01:01") | {"id": "a1"}
    two = allele("HLA-A*02:01") | {"id": "a2"}
    links = [{"reference": f"Observation/{x['id']}"} for x in (one, two)]
    genotype = observation({"coding": [{"code": "see alleles"}]}, derivedFrom=links)
    assert format_typing(read(bundle(genotype, one, two))) == "A*01:01+A*02:01"


def test_a_wrong_name_is_named_with_its_observation() -> None:
    with pytest.raises(InputError, match="Observation/o1"):
        read(observation({"text": "A*99:01+A*02:01"}, id="o1"))


def test_newline_delimited_resources_are_read() -> None:
    lines = [observation({"text": f"{x}*01:01+{x}*01:01"}) for x in ("A", "DRB1")]
    data = "\n".join(json.dumps(line) for line in lines).encode()
    assert [x.name for x in parse_fhir_typing(data, name="f.ndjson").loci] == ["A", "DRB1"]


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(
        ["A*01:01+A*02:01", "hla#3.25.0#HLA-B*07:02", "Observation", "Bundle", "84414-2", "x"]
    ),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["resourceType", "code", "coding", "system", "display", "text", "component", "entry",
             "valueCodeableConcept", "valueString", "resource", "contained", "subject", "status"]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=20,
).map(lambda value: json.dumps(value).encode())  # fmt: skip


@given(st.binary(max_size=200) | _json)
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_a_typing_or_one_clear_error(data: bytes) -> None:
    message = ""
    try:
        assert parse_fhir_typing(data, name="fuzz.json").loci
    except AllowayError as error:
        message = str(error)
    assert not message or message.startswith("fuzz.json")
