"""Diagnosis, stage and status in seven languages."""

from __future__ import annotations

import pytest

from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_disease import disease_facts
from alloway.values.evidence import Source


def said(text: str, section: str = "") -> dict[str, object]:
    return {f.kind: f.value for f in disease_facts(Statement(text, Source("x"), section=section))}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Lugano stage IIIA at presentation", "Lugano IIIA"),
        ("Stadium IV B nach Ann Arbor", "Ann Arbor IVB"),
        ("stade II d'Ann Arbor", "Ann Arbor II"),
        ("estadio IV-A de Ann Arbor", "Ann Arbor IVA"),
        ("stadio III sec. Ann Arbor", "Ann Arbor III"),
        ("stadium IIE volgens Ann Arbor", "Ann Arbor IIE"),
        ("stopień zaawansowania III wg Ann Arbor", "Ann Arbor III"),
        ("R-ISS: II", "R-ISS II"),
        ("ISS Stadium 3", "ISS 3"),
        ("Binet C", "Binet C"),
    ],
)
def test_a_stage_is_told_with_its_system(text: str, stage: str) -> None:
    assert said(text)["stage"] == stage


@pytest.mark.parametrize(
    "text",
    [
        "Niereninsuffizienz Stadium 3", "IRC stade III (KDIGO)", "pressure ulcer stage 2",
        "GvHD of the skin stage 2", "zapalenie nerek, stopień 2", "stage fright",
    ],
)  # fmt: skip
def test_stages_of_other_illnesses_are_not_the_lymphomas(text: str) -> None:
    assert "stage" not in said(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("now in second relapse", "relapsed"),
        ("Spätrezidiv im September", "relapsed"),
        ("primär refraktäre Erkrankung", "refractory"),
        ("deuxième rechute ganglionnaire", "relapsed"),
        ("enfermedad refractaria a la segunda línea", "refractory"),
        ("malattia recidivata e refrattaria", "relapsed or refractory"),
        ("recidief in de lies", "relapsed"),
        ("wznowa węzłowa", "relapsed"),
        ("chłoniak oporny na leczenie", "refractory"),
        ("seitdem in kompletter Remission", "remission"),
        ("en rémission complète", "remission"),
        ("pozostaje w całkowitej remisji", "remission"),
    ],
)
def test_relapse_refractoriness_and_remission_are_told(text: str, status: str) -> None:
    assert said(text)["status"] == status


@pytest.mark.parametrize(
    "text",
    ["kein Rezidiv", "pas de rechute", "no evidence of relapse", "progressionsfreies Überleben",
     "risk of relapse is high", "Rezidivrisiko", "brak nawrotu", "nessuna recidiva"],
)  # fmt: skip
def test_denied_or_feared_relapses_are_none(text: str) -> None:
    assert "status" not in said(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Erstdiagnose 03/2024: Mantelzelllymphom", "Mantle cell lymphoma"),
        ("Rozpoznano chłoniaka Burkitta", "Burkitt lymphoma"),
        ("Diagnosticada de mieloma múltiple", "Multiple myeloma"),
        ("bekend met multipel myeloom", "Multiple myeloma"),
    ],
)
def test_a_disease_said_to_be_diagnosed_is_the_diagnosis(text: str, value: str) -> None:
    assert str(said(text)["diagnosis"]).lower() == value.lower()
