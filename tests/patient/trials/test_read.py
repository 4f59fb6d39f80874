"""Registry files in every form, good and hostile."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.patient.trials import read_trials
from alloway.patient.trials.records import trial_from_api, trial_from_flat
from alloway.values.codec import from_data, to_data
from alloway.values.evidence import Source
from alloway.values.trial import Trial

STUDY: dict[str, Any] = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "Universal CD19 CAR-T"},
        "statusModule": {"overallStatus": "RECRUITING",
                         "lastUpdatePostDateStruct": {"date": "2026-08-01"}},
        "conditionsModule": {"conditions": ["DLBCL"]},
        "armsInterventionsModule": {"interventions": [{"name": "ALLO-X", "otherNames": ["X-cel"]}]},
        "eligibilityModule": {"eligibilityCriteria": "Inclusion:\n* ECOG 0-1", "sex": "FEMALE",
                              "minimumAge": "6 Months", "maximumAge": "N/A"},
        "contactsLocationsModule": {"locations": [
            {"facility": "CHU", "city": "Lyon", "country": "France", "status": "RECRUITING",
             "geoPoint": {"lat": 45.75, "lon": 4.85}},
            {"facility": "X", "city": "Y", "country": "Z", "geoPoint": {"lat": "east", "lon": 900}},
        ]},
    }
}  # fmt: skip
XML = """<?xml version="1.0"?>{doctype}<clinical_study>
<id_info><nct_id>NCT00000002</nct_id></id_info>
<brief_title>Old form</brief_title><overall_status>Active, not recruiting</overall_status>
<condition>Leukemia</condition><eligibility><criteria><textblock>Inclusion:

  -  ECOG 0-1</textblock></criteria><gender>All</gender><minimum_age>18 Years</minimum_age>
<maximum_age>N/A</maximum_age></eligibility><location><facility><name>A</name><address><city>Ulm</city>
<country>Germany</country></address></facility><status>Recruiting</status></location>
<last_update_posted type="Actual">May 9, 2023</last_update_posted></clinical_study>"""


def test_a_study_of_the_api_is_read_field_by_field(tmp_path: Path) -> None:
    (trial,) = read_trials(_written(tmp_path, "one.json", STUDY)).trials
    assert (trial.nct_id, trial.status, trial.sex) == ("NCT00000001", "RECRUITING", "FEMALE")
    assert (trial.min_age, trial.max_age) == (0.5, None)
    assert trial.interventions == ("ALLO-X = X-cel",)
    assert trial.sites[0].latitude == 45.75
    assert (trial.sites[1].latitude, trial.sites[1].longitude) == (None, None)
    assert trial.source is not None
    assert trial.source.sha256
    assert from_data(Trial, to_data(trial), name="t") == trial


@pytest.mark.parametrize(
    "shape",
    [STUDY, [STUDY], {"studies": [STUDY], "nextPageToken": "x"}],
    ids=["one", "list", "page"],
)
def test_single_list_and_page_give_the_same_trial(tmp_path: Path, shape: object) -> None:
    assert [t.nct_id for t in read_trials(_written(tmp_path, "t.json", shape)).trials] == [
        "NCT00000001"
    ]


def test_one_bad_record_among_good_ones_is_left_out_with_a_sentence(tmp_path: Path) -> None:
    found = read_trials(_written(tmp_path, "t.json", [STUDY, {"protocolSection": {}}, 7]))
    assert len(found.trials) == 1
    assert [s.split(":")[0] for s in found.left_out] == ["t.json, record 2", "t.json, record 3"]


def test_ndjson_keeps_the_good_lines(tmp_path: Path) -> None:
    file = tmp_path / "t.ndjson"
    file.write_text(json.dumps(STUDY) + "\n{broken\n\n", encoding="utf-8")
    found = read_trials(file)
    assert len(found.trials) == 1
    assert found.left_out[0].startswith("t.ndjson, line 2: not valid JSON")


def test_the_newer_of_two_records_of_a_trial_stays(tmp_path: Path) -> None:
    newer = json.loads(json.dumps(STUDY))
    newer["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] = "2026-08-20"
    found = read_trials(_written(tmp_path, "t.json", [STUDY, newer]))
    assert [t.last_update for t in found.trials] == ["2026-08-20"]


@pytest.mark.parametrize("name", ["t.xml", "t.xml.gz"])
def test_the_legacy_xml_is_read(tmp_path: Path, name: str) -> None:
    data = XML.format(doctype="").encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    (trial,) = read_trials(tmp_path).trials
    assert (trial.status, trial.min_age, trial.last_update) == (
        "ACTIVE_NOT_RECRUITING", 18.0, "2023-05-09",
    )  # fmt: skip
    assert trial.sites[0].city == "Ulm"
    assert "ECOG 0-1" in trial.eligibility


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.json", '{"resourceType": "Bundle"}', "not a trial record"),
        ("t.json", "[" * 100_000, "nested too deeply"),
        ("t.json", '{"studies": [', "not valid JSON"),
        ("t.json", "[]", "no trial could be read"),
        ("t.json", "\ufeff[1, 2]", "no trial could be read"),
        ("t.xml", XML.format(doctype='<!DOCTYPE x [<!ENTITY a "b">]>'), "declares a document type"),
        ("t.xml", "<clinical_study><id_info>", "broken XML"),
        ("t.xml", "<html></html>", "the root is 'html'"),
        ("t.xml", "<clinical_study>" + "<a>" * 60, "too deep"),
        ("t.csv", "a,b\n1,2\n", "column NCTId is missing"),
        ("t.csv", "NCTId,BriefTitle,OverallStatus\n,,\n", "no trial could be read"),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_shape_is_named_with_the_next_step(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        read_trials(tmp_path / name)
    assert name in str(caught.value)
    assert caught.value.step


def test_a_path_that_is_not_there_or_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_trials(tmp_path / "none.json")
    with pytest.raises(InputError, match="no trial file"):
        read_trials(tmp_path)


def test_in_a_folder_one_bad_file_is_left_out(tmp_path: Path) -> None:
    _written(tmp_path, "good.json", STUDY)
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    found = read_trials(tmp_path)
    assert len(found.trials) == 1
    assert found.left_out[0].startswith("bad.json")


def test_the_registry_table_takes_its_sites_from_the_table_beside_it(tmp_path: Path) -> None:
    head = "NCTId,BriefTitle,OverallStatus,MinAge,Countries\n"
    (tmp_path / "trials.csv").write_text(
        head + "NCT1,A,RECRUITING,18 Years,France\nNCT2,B,COMPLETED,,Spain|Italy\n",
        encoding="utf-8",
    )
    (tmp_path / "sites.csv").write_text(
        "NCTId,Facility,City,Country,Latitude,Longitude\nNCT1,H,Lyon,France,45.75,4.85\n",
        encoding="utf-8",
    )
    first, second = read_trials(tmp_path).trials
    assert (first.sites[0].city, first.min_age) == ("Lyon", 18.0)
    assert [s.country for s in second.sites] == ["Spain", "Italy"]


_json = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
_MODULES = (
    "identificationModule", "statusModule", "conditionsModule", "armsInterventionsModule",
    "eligibilityModule", "contactsLocationsModule", "descriptionModule", "designModule",
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(_MODULES), _json, max_size=8))
@settings(max_examples=80, deadline=None)
def test_surprises_inside_a_study_never_crash(modules: dict[str, Any]) -> None:
    modules["identificationModule"] = {"nctId": "NCT00000003"}
    assert trial_from_api({"protocolSection": modules}, Source("t.json")).nct_id == "NCT00000003"


@given(st.dictionaries(st.sampled_from(("BriefTitle", "MinAge", "Countries", "Sex")), _json))
@settings(max_examples=60, deadline=None)
def test_surprises_inside_a_flat_record_never_crash(record: dict[str, Any]) -> None:
    assert trial_from_flat({**record, "NCTId": "NCT9"}, Source("t.json")).nct_id == "NCT9"


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("cart_eligibility", 100),
        ("ctgov_api_v2/NCT06008288.json", 1),
        ("ctgov_api_v2/condition_query_response.json", 10),
        ("ctgov_xml_legacy", 32),
        ("cart_registry_2026-08-22/trials.csv", 2274),
    ],
)
def test_the_real_records_are_read(shared: Path, path: str, count: int) -> None:
    found = read_trials(shared / "trials" / path)
    assert (len(found.trials), found.left_out) == (count, ())


def _written(folder: Path, name: str, value: object) -> Path:
    file = folder / name
    file.write_text(json.dumps(value), encoding="utf-8")
    return file
