"""What a review of a cellular therapy needs, and why each thing is open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alloway.patient.cases import build_case
from alloway.patient.records import read_folder
from alloway.reference.kinds import BY_NAME
from alloway.values.case import Case, Gap
from patient.makers import PATIENT, bundle, concept, condition, given, observation, quantity

DAY = date(2026, 11, 24)
DLBCL = condition("Diffuse large B-cell lymphoma", "2023-01-10")
BALL = condition("B-lymphoblastic leukaemia", "2023-01-10")


def case_of(folder: Path, *resources: dict[str, Any], **files: str) -> Case:
    """The case of one bundle and some files, named with ``__`` for the dot."""
    (folder / "bundle.json").write_bytes(bundle(PATIENT, *resources))
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)
    return build_case(read_folder(folder), DAY)


def gaps(case: Case, kind: str) -> list[Gap]:
    """The gaps of one kind."""
    return [gap for gap in case.gaps if gap.kind == kind]


def antigen(name: str, value: str, when: str) -> dict[str, Any]:
    """A result on tumour cells."""
    found = observation(f"{name} on tumour cells", when=when, valueString=value)
    return {**found, "id": f"{name}-{when}"}


TYPED = "A*02:01+A*03:01^B*07:02+B*44:02^C*05:01+C*07:02^DRB1*04:01+DRB1*15:01^DRB4*01:03"


@pytest.mark.parametrize(
    ("more", "locus", "why"),
    [
        ("", "DQB1", "missing"),
        ("^DQB1*03:01", "DQB1", "ambiguous"),
        ("^DQB1*03:01+DQB1*06:02/DQB1*06:03", "DQB1", "ambiguous"),
        ("^DQB1*03+DQB1*06", "DQB1", "ambiguous"),
        ("^DQB1*03:01+DQB1*06:02|DQB1*03:02+DQB1*06:04", "DQB1", "ambiguous"),
    ],
)
def test_each_locus_that_is_not_settled_is_a_gap_of_its_own(
    tmp_path: Path, more: str, locus: str, why: str
) -> None:
    case = case_of(tmp_path, DLBCL, hla__txt=TYPED + more)
    assert [gap.why for gap in gaps(case, f"hla.{locus}")] == [why]
    assert not gaps(case, "hla")


def test_a_settled_locus_and_a_single_drb4_are_no_gap(tmp_path: Path) -> None:
    case = case_of(tmp_path, DLBCL, hla__txt=TYPED + "^DQB1*03:01+DQB1*03:01")
    settled = ("A", "B", "C", "DRB1", "DRB345", "DQB1")
    assert not [gap for locus in settled for gap in gaps(case, f"hla.{locus}")]


def test_no_typing_at_all_is_one_gap(tmp_path: Path) -> None:
    case = case_of(tmp_path, DLBCL)
    assert [gap.kind for gap in case.gaps if gap.kind.startswith("hla")] == ["hla"]


def test_after_an_allogeneic_transplant_the_present_blood_must_be_typed(tmp_path: Path) -> None:
    transplant = {
        "resourceType": "Procedure",
        "id": "t",
        "status": "completed",
        "code": concept("Allogeneic stem cell transplantation"),
        "subject": {"reference": "Patient/p1"},
        "performedDateTime": "2024-05-01",
    }
    tissue = case_of(tmp_path, BALL, transplant, hla__txt=f"Sample: buccal swab\n{TYPED}")
    assert [gap.why for gap in gaps(tissue, "hla.blood")] == ["missing"]
    both = case_of(
        tmp_path, BALL, transplant, hla__txt=f"Sample: buccal swab\n{TYPED}",
        blood__txt=f"Sample: EDTA blood\n{TYPED}",
    )  # fmt: skip
    assert not gaps(both, "hla.blood")
    assert not gaps(case_of(tmp_path, BALL), "hla.blood")


def test_an_antigen_that_the_latest_sample_lacks_is_missing_whatever_an_older_one_said(
    tmp_path: Path,
) -> None:
    old = antigen("CD19", "positive", "2026-07-01")
    case = case_of(tmp_path, BALL, old, antigen("CD22", "positive", "2026-11-10"))
    (gap,) = gaps(case, "antigen.CD19")
    assert gap.why == "missing"
    assert "2026-11-10" in gap.text
    alone = case_of(tmp_path, BALL, old)
    assert not gaps(alone, "antigen.CD19")


@pytest.mark.parametrize(
    ("drug", "open_"), [("blinatumomab", True), ("inotuzumab ozogamicin", False)]
)
def test_a_result_from_before_a_drug_against_the_same_antigen_is_old(
    tmp_path: Path, drug: str, open_: bool
) -> None:
    shown = [antigen(name, "positive", "2026-08-01") for name in ("CD19", "CD22")]
    case = case_of(tmp_path, BALL, *shown, given(drug, "2026-09-01"))
    assert bool(gaps(case, "antigen.CD19")) is open_
    assert bool(gaps(case, "antigen.CD22")) is not open_


def test_not_evaluable_is_no_result(tmp_path: Path) -> None:
    case = case_of(tmp_path, BALL, antigen("CD19", "not evaluable, clot", "2026-11-10"))
    assert case.antigens == ()
    assert [gap.why for gap in gaps(case, "antigen.CD19")] == ["missing"]


def test_each_virus_never_tested_is_a_gap_and_no_result_is_not_negative(tmp_path: Path) -> None:
    case = case_of(
        tmp_path, DLBCL, letter__txt="HIV no result on file. HCV not tested. HBsAg negative."
    )
    missing = {gap.kind for gap in case.gaps if gap.why == "missing"}
    assert missing >= {"infection.hiv", "infection.hcv", "infection.hbc"}
    assert "infection.hbsag" not in missing


def test_a_positive_core_antibody_asks_for_hbv_dna(tmp_path: Path) -> None:
    core = observation("Anti-HBc", "13952-7", valueCodeableConcept=concept("Positive"))
    assert [g.why for g in gaps(case_of(tmp_path, DLBCL, core), "infection.hbv_dna")] == ["missing"]
    dna = observation("HBV DNA", "42595-9", valueCodeableConcept=concept("Not detected"))
    assert not gaps(case_of(tmp_path, DLBCL, core, dna), "infection.hbv_dna")
    negative = {**core, "valueCodeableConcept": concept("Negative")}
    assert not gaps(case_of(tmp_path, DLBCL, negative), "infection.hbv_dna")


LABS = "Test,Result,Unit,Date\n"


def test_any_number_without_a_unit_and_any_month_instead_of_a_day_is_a_gap(tmp_path: Path) -> None:
    table = f"{LABS}Ferritin,612,,2026-11-16\nIgG,4.1,g/L,2026-10\nCRP,3,mg/L,2026-11-16\n"
    case = case_of(tmp_path, DLBCL, labs__csv=table)
    assert [gap.why for gap in gaps(case, "lab.ferritin")] == ["ambiguous"]
    assert "2026-10" in gaps(case, "lab.igg")[0].text
    assert not gaps(case, "lab.crp")


def test_a_blood_sample_that_is_old_as_a_whole_is_one_gap(tmp_path: Path) -> None:
    rows = ["Hb,9.1,g/dL", "Platelets,88,G/L", "ALT,41,U/L", "AST,38,U/L"]
    table = LABS + "".join(f"{row},2026-10-01\n" for row in rows)
    case = case_of(tmp_path, DLBCL, labs__csv=table)
    (gap,) = gaps(case, "lab")
    assert (gap.why, len(gap.facts)) == ("old", 4)
    assert not gaps(case, "lab.alt")
    fresh = case_of(tmp_path, DLBCL, labs__csv=f"{table}LDH,300,U/L,2026-11-20\n")
    assert not gaps(fresh, "lab")
    assert gaps(fresh, "lab.alt")


def test_every_kind_of_gap_has_a_label_of_its_own(tmp_path: Path) -> None:
    weights = [
        {**observation("Body weight", "29463-7", day, **quantity(kg, "kg")), "id": day}
        for day, kg in (("2026-11-10", 80), ("2026-11-18", 70))
    ]
    case = case_of(
        tmp_path, DLBCL, *weights, bad__pdf="no", hla__txt=TYPED,
        brief__txt="Der Patient wurde in der Klinik gesehen und ist bei Befinden mit der Frau.",
    )  # fmt: skip
    assert not [gap.kind for gap in case.gaps if gap.kind not in BY_NAME]
    assert {"document", "translation", "weight"} <= {gap.kind for gap in case.gaps}
