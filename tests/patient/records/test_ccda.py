"""C-CDA: coded entries become facts, the narrative says the rest, and nothing counts twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import alloway
from alloway.errors import InputError
from alloway.patient.records.ccda import read_ccda
from alloway.values.case import Case, Fact

TODAY = date(2026, 11, 24)
_HEAD = """<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<recordTarget><patientRole><id extension="7"/><addr><city>Graz</city><country>AT</country></addr>
<patient><name><given>Ada</given><family>Testperson</family></name>
<administrativeGenderCode code="F"/><birthTime value="19610402"/></patient></patientRole>
</recordTarget><component><structuredBody>"""
_FOOT = "</structuredBody></component></ClinicalDocument>"
_XSI = "2.16.840.1.113883.6"


def section(code: str, title: str, text: str = "", *entries: str) -> str:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        f'<component><section><code code="{code}" codeSystem="{_XSI}.1"/><title>{title}</title>'
        f"<text>{text}</text>{inside}</section></component>"
    )


def row(*cells: str) -> str:
    return f"<table><tbody><tr>{''.join(f'<td>{c}</td>' for c in cells)}</tr></tbody></table>"


def problem(
    name: str, icd: str, low: str, high: str = "", more: str = "", concern: str = "active"
) -> str:
    end = f'<high value="{high}"/>' if high else ""
    return (
        f'<act classCode="ACT" moodCode="EVN"><code code="CONC"/><statusCode code="{concern}"/>'
        '<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"'
        f' {more}><templateId root="2.16.840.1.113883.10.20.22.4.4"/><code code="282291009"/>'
        f'<effectiveTime><low value="{low}"/>{end}</effectiveTime><value xsi:type="CD" code="{icd}"'
        f' codeSystem="{_XSI}.90" displayName="{name}"/></observation></entryRelationship></act>'
    )


def drug(name: str, low: str, high: str = "", status: str = "active", more: str = "") -> str:
    end = f'<high value="{high}"/>' if high else ""
    return (
        f'<substanceAdministration classCode="SBADM" {more}><statusCode code="{status}"/>'
        f'<effectiveTime xsi:type="IVL_TS"><low value="{low}"/>{end}</effectiveTime>'
        '<doseQuantity value="400" unit="mg"/><consumable><manufacturedProduct>'
        f'<manufacturedMaterial><code displayName="{name}"/></manufacturedMaterial>'
        "</manufacturedProduct></consumable></substanceAdministration>"
    )


def result(loinc: str, name: str, value: str, when: str = "20261110", more: str = "") -> str:
    return (
        f'<observation classCode="OBS" moodCode="EVN" {more}><code code="{loinc}"'
        f' codeSystem="{_XSI}.1" displayName="{name}"/><statusCode code="completed"/>'
        f'<effectiveTime value="{when}"/>{value}</observation>'
    )


def case_of(folder: Path, *sections: str) -> Case:
    (folder / "ccd.xml").write_text(_HEAD + "".join(sections) + _FOOT, encoding="utf-8")
    return alloway.read_case(folder, as_of=TODAY)


def told(case: Case, kind: str) -> list[tuple[object, str]]:
    return [(fact.value, fact.date) for fact in case.facts() if fact.kind == kind]


def test_the_record_target_is_the_patient(tmp_path: Path) -> None:
    case = case_of(tmp_path, section("11450-4", "Problems", "None listed."))
    found = [case.name, case.birth_date, case.sex, case.place]
    assert [fact.value for fact in found if isinstance(fact, Fact)] == [
        "Ada Testperson", "1961-04-02", "female", "Graz, Austria",
    ]  # fmt: skip


def test_problems_become_a_diagnosis_and_conditions_with_their_dates(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        section(
            "11450-4", "Problems", "",
            problem("Mantle cell lymphoma", "C83.1", "20191008"),
            problem("Pneumonia", "J18.9", "202202", "202203", concern="completed"),
            problem("Vitiligo", "L80", "1999"),
        ),
    )  # fmt: skip
    assert case.diagnosis is not None
    assert (case.diagnosis.entity, case.diagnosis.diagnosed) == ("MCL", "2019-10-08")
    assert case.diagnosis.fact.source.label == "ccd.xml, section Problems, entry 1"
    assert told(case, "condition") == [("Pneumonia", "2022-02")]
    assert told(case, "autoimmune") == [("Vitiligo", "1999")]


def test_a_denied_problem_is_not_had_in_entry_or_narrative(tmp_path: Path) -> None:
    listed = row("Psoriasis", "2001", "ruled out")
    denied = problem("Psoriasis", "L40.0", "2001", more='negationInd="true"')
    case = case_of(tmp_path, section("11450-4", "Problems", listed, denied))
    assert case.conditions == ()
    assert ("Condition refuted or entered in error", 1) in case.unused


def test_what_entry_and_narrative_both_say_counts_once_and_the_rest_stays(tmp_path: Path) -> None:
    text = (
        row("LDH", "612 U/L", "2026-11-10") + row("Albumin", "3.1 g/dL", "2026-11-10")
        + "<paragraph>The lymphoma cells are CD20 negative.</paragraph>"
    )  # fmt: skip
    entry = result("2532-0", "LDH", '<value xsi:type="PQ" value="612" unit="U/L"/>')
    case = case_of(tmp_path, section("30954-2", "Results", text, entry))
    assert told(case, "lab.ldh") == [(612.0, "2026-11-10")]
    assert [value for value, _ in told(case, "antigen.CD20")] == ["negative"]


@pytest.mark.parametrize(
    ("value", "kind", "found"),
    [
        ('<value xsi:type="PQ" value="79" unit="kg"/>', "29463-7", [(79.0, "2026-11-10")]),
        ('<value xsi:type="ST">Non-reactive</value>', "56888-1", [("negative", "2026-11-10")]),
        (
            '<value xsi:type="CD" code="260373001" codeSystem="2.16.840.1.113883.6.96"/>',
            "56888-1",
            [("positive", "2026-11-10")],
        ),
        (
            '<value xsi:type="IVL_PQ"><high value="0.3" unit="mg/dL"/></value>',
            "1975-2",
            [("<0.3", "2026-11-10")],
        ),
        ('<value xsi:type="PQ" nullFlavor="UNK"/>', "29463-7", []),
        ('<value xsi:type="PQ" value="nan" unit="kg"/>', "29463-7", []),
    ],
)
def test_a_result_may_be_a_quantity_words_a_code_or_a_limit(
    tmp_path: Path, value: str, kind: str, found: list[tuple[object, str]]
) -> None:
    names = {"29463-7": "weight", "56888-1": "infection.hiv", "1975-2": "lab.bilirubin"}
    case = case_of(tmp_path, section("30954-2", "Results", "", result(kind, "x", value)))
    assert told(case, names[kind]) == found


def test_members_of_a_panel_take_its_day(tmp_path: Path) -> None:
    member = result("2532-0", "LDH", '<value xsi:type="PQ" value="300" unit="U/L"/>', when="")
    organizer = (
        '<organizer classCode="BATTERY" moodCode="EVN"><effectiveTime value="20261101"/>'
        f"<component>{member}</component></organizer>"
    )
    case = case_of(tmp_path, section("30954-2", "Results", "", organizer))
    assert told(case, "lab.ldh") == [(300.0, "2026-11-01")]


def test_a_reference_range_is_kept_in_the_unit_of_the_value(tmp_path: Path) -> None:
    value = (
        '<value xsi:type="PQ" value="300" unit="U/L"/><referenceRange><observationRange>'
        '<value xsi:type="IVL_PQ"><low value="100" unit="U/L"/><high value="250" unit="U/L"/>'
        "</value></observationRange></referenceRange>"
    )
    case = case_of(tmp_path, section("30954-2", "Results", "", result("2532-0", "LDH", value)))
    fact = case.latest("lab.ldh")
    assert fact is not None
    assert fact.upper_normal == 250


def test_drugs_that_were_not_given_are_counted_and_plans_are_no_findings(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        section(
            "10160-0", "Medications", row("Teclistamab", "not started"),
            drug("Ibrutinib", "20231106", "20241209", "completed", 'moodCode="EVN"'),
            drug("Teclistamab", "20260910", "", "active", 'moodCode="EVN" negationInd="true"'),
        ),
        section("18776-5", "Plan", "", drug("Venetoclax", "20261201", more='moodCode="INT"')),
    )  # fmt: skip
    assert told(case, "medication") == [("ibrutinib", "2024-12-09"), ("ibrutinib", "2023-11-06")]
    assert ("MedicationStatement that was not given", 1) in case.unused
    assert ("C-CDA substanceAdministration in a plan, not a finding", 1) in case.unused


def test_an_entry_may_take_its_words_from_the_narrative(tmp_path: Path) -> None:
    text = '<list><item ID="p1">Follicular lymphoma, grade 2</item></list>'
    entry = problem("", "", "2020").replace(
        'displayName=""/>', '><originalText><reference value="#p1"/></originalText></value>'
    )
    case = case_of(tmp_path, section("11450-4", "Problems", text, entry))
    assert case.diagnosis is not None
    assert (case.diagnosis.entity, case.diagnosis.diagnosed) == ("FL", "2020")


def test_family_history_vaccinations_and_allergies(tmp_path: Path) -> None:
    allergy = (
        '<act moodCode="EVN"><entryRelationship typeCode="SUBJ"><observation moodCode="EVN">'
        '<templateId root="2.16.840.1.113883.10.20.22.4.7"/><effectiveTime><low value="2025"/>'
        '</effectiveTime><value xsi:type="CD" displayName="Drug allergy"/><participant>'
        '<participantRole><playingEntity><code displayName="Rituximab"/></playingEntity>'
        "</participantRole></participant></observation></entryRelationship></act>"
    )
    case = case_of(
        tmp_path,
        section("10157-6", "Family history", "", problem("Myeloma", "C90.0", "2001")),
        section("11369-6", "Immunizations", "", drug("Influenza", "2025", more='moodCode="EVN"')),
        section("48765-2", "Allergies", "", allergy),
    )
    assert case.diagnosis is None
    assert case.medications == ()
    assert told(case, "condition") == [("Rituximab allergy", "2025")]
    assert ("FamilyMemberHistory: of relatives, never the patient's", 1) in case.unused
    assert ("Immunization: no step of the review uses vaccinations", 1) in case.unused


def test_a_procedure_that_was_not_done_is_none(tmp_path: Path) -> None:
    def procedure(name: str, more: str = "") -> str:
        return (
            f'<procedure classCode="PROC" moodCode="EVN" {more}><code displayName="{name}"/>'
            '<statusCode code="completed"/><effectiveTime value="20241017"/></procedure>'
        )

    case = case_of(
        tmp_path,
        section(
            "47519-4", "Procedures", "",
            procedure("Autologous stem cell transplantation"),
            procedure("Allogeneic stem cell transplantation", 'negationInd="true"'),
        ),
    )  # fmt: skip
    assert [(prior.kind, prior.date) for prior in case.prior] == [
        ("autologous transplant", "2024-10-17")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE a [<!ENTITY x 'y'>]><ClinicalDocument>&x;</ClinicalDocument>",
        "<ClinicalDocument>" + "<component>" * 500 + "</ClinicalDocument>",
        "<ClinicalDocument><section></ClinicalDocument>",
    ],
)
def test_hostile_documents_are_refused_in_one_sentence(body: str) -> None:
    with pytest.raises(InputError, match=r"ccd\.xml: "):
        read_ccda(body.encode(), name="ccd.xml")


def test_words_under_many_nested_names_are_not_copied_for_each(tmp_path: Path) -> None:
    text = '<item ID="a">' * 50 + "word <br/>" * 40_000 + "</item>" * 50
    raw = (_HEAD + section("1", "x", f"<list>{text}</list>") + _FOOT).encode()
    (only,) = read_ccda(raw, name="ccd.xml").sections
    assert len(only.lines) == 40_000
