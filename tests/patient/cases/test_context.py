"""Negation, doubt, plans and relatives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.patient.cases.context import context
from alloway.patient.cases.statements import statements
from alloway.patient.cases.text_genes import gene_facts
from alloway.patient.cases.text_measures import measure_facts
from alloway.patient.cases.text_status import status_facts
from alloway.patient.records.model import Page
from alloway.values.case import Fact
from alloway.values.evidence import Source


def of(text: str, words: str, section: str = "") -> str:
    """Context of some words in a sentence."""
    start = text.index(words)
    return context(text, start, start + len(words), section)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("No evidence of CNS involvement.", "CNS involvement", "negated"),
        ("The patient denies seizures.", "seizures", "negated"),
        ("CNS involvement was ruled out.", "CNS involvement", "negated"),
        ("GvHD: none", "GvHD", "negated"),
        ("No fever, but CNS involvement is present.", "CNS involvement", "affirmed"),
        ("No transplant, CAR-T in 2024.", "CAR-T", "affirmed"),
        ("No transplant, GvHD, or CAR-T.", "CAR-T", "negated"),
        ("Suspected CNS involvement.", "CNS involvement", "uncertain"),
        ("CNS involvement cannot be excluded.", "CNS involvement", "uncertain"),
        ("Her mother had breast cancer.", "breast cancer", "family"),
        ("Autologous transplantation is planned.", "transplantation", "planned"),
        ("She is a candidate for CAR-T.", "CAR-T", "planned"),
        ("Kein Nachweis von ZNS-Befall.", "ZNS-Befall", "negated"),
        ("Pas de maladie du greffon.", "maladie", "negated"),
        ("CAR-T was given in 2024.", "CAR-T", "affirmed"),
    ],
)
def test_the_words_around_a_finding_decide_how_it_is_meant(
    text: str, words: str, expected: str
) -> None:
    assert of(text, words) == expected


def test_a_section_about_relatives_or_plans_covers_its_sentences() -> None:
    assert of("Lymphoma at age 60.", "Lymphoma", "family history") == "family"
    assert of("CAR-T in January.", "CAR-T", "plan") == "planned"


def test_a_brother_as_donor_is_not_family_history() -> None:
    assert of("Transplant from HLA identical brother in 2020.", "Transplant") == "affirmed"


def facts_of(text: str) -> dict[str, object]:
    """Kind and value of every status and measure fact of a text."""
    made: dict[str, object] = {}
    for statement in statements([Page(text, Source("x"), language="en")]):
        for fact in (
            *status_facts(statement),
            *measure_facts(statement),
            *gene_facts(statement),
        ):
            if isinstance(fact, Fact):
                made[fact.kind] = fact.value
    return made


def test_a_negation_wrapped_over_two_lines_still_reaches_its_noun() -> None:
    text = "The lumbar puncture of last week showed no evidence of\nCNS involvement at all."
    assert facts_of(text)["cns"] is False


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("HIV, HBsAg and HCV negative.", "infection.hbsag", "negative"),
        ("Anti-HBc positive, HBsAg negative", "infection.hbc", "positive"),
        ("HIV 1/2 Ag/Ab: non-reactive", "infection.hiv", "negative"),
        ("No GvHD.", "gvhd", False),
        ("Chronic GvHD, moderate, since 2024.", "gvhd", True),
        ("Leptomeningeal disease on MRI.", "cns", True),
        ("Stage IV B (Ann Arbor)", "stage", "Ann Arbor IVB"),
        ("R-ISS stage III", "stage", "R-ISS III"),
        ("Relapsed/refractory disease", "status", "relapsed or refractory"),
        ("TP53 mutated", "mutation", "TP53 mutation"),
        ("MYC rearrangement not detected", "mutation", "MYC rearrangement: not detected"),
        ("t(11;14) present", "mutation", "t(11;14)"),
        ("ECOG performance status 1-2.", "performance.ecog", "1-2"),
        ("ECOG PS: 1.", "performance.ecog", 1.0),
        ("KPS 80 %", "performance.karnofsky", 80.0),
        ("Lansky score 70", "performance.lansky", 70.0),
        ("Deauville score 5, SUVmax 18.4", "burden.suvmax", 18.4),
        ("SPD 34.5 cm2", "burden.spd", 34.5),
        ("Largest nodal mass 8.2 x 5.1 cm", "burden.largest_lesion", 82.0),
        ("Bone marrow: 45 % blasts", "burden.marrow_blasts", 45.0),
        ("Peripheral blood blasts 12 %", "burden.blood_blasts", 12.0),
        ("Clonal plasma cells 60 %", "burden.marrow_plasma_cells", 60.0),
        ("M-protein 2.3 g/dL", "lab.m_protein", 2.3),
        ("LVEF 58 %", "organ.lvef", 58.0),
        ("SpO2 97 % on room air", "organ.spo2", 97.0),
        ("Platelets 45 x 10^9/L", "lab.platelets", 45.0),
        ("donor chimerism 98 %", "chimerism", 98.0),
        ("Chimerism: recipient 12 %, donor 88 %", "chimerism", 88.0),
        ("Spenderchimärismus 97,5 %", "chimerism", 97.5),
        ("SUVmax increased from 12.3 to 24.6.", "burden.suvmax", 24.6),
        ("SUVmax 24.6 (previously 31.2).", "burden.suvmax", 24.6),
        ("SPD of the target lesions: 40.9 cm²", "burden.spd", 40.9),
        ("Largest node 4.2 x 3.1 cm, previously 6.0 x 4.0 cm.", "burden.largest_lesion", 42.0),
        ("Knochenmark: 35,5 % Blasten", "burden.marrow_blasts", 35.5),
        ("Szpik: 40 % plazmocytów", "burden.marrow_plasma_cells", 40.0),
    ],
)
def test_a_finding_in_prose_becomes_its_fact(text: str, kind: str, value: object) -> None:
    assert facts_of(text)[kind] == value


@pytest.mark.parametrize(
    "text",
    [
        "CNS prophylaxis with methotrexate was given.",
        "GvHD prophylaxis with ciclosporin.",
        "The patient was told about the risk of GvHD.",
        "Blasts 12 %",
        "We plan to repeat the LVEF (threshold 50 %) next week.",
        "Ki-67 of plasma cells 25 %",
        "Liver SUVmax 2.9, mediastinal blood pool SUVmax 1.9",
        "SUVmax 2025-11-02",
        "CSF: leukocytes 1 /µL",
        "Plasma cells 6 % in peripheral blood",
    ],
)
def test_what_is_not_said_of_the_patient_gives_no_fact(text: str) -> None:
    assert facts_of(text) == {}


@given(st.text(max_size=400))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for statement in statements([Page(text, Source("x"))]):
        for _ in (
            *status_facts(statement),
            *measure_facts(statement),
            *gene_facts(statement),
        ):
            pass
