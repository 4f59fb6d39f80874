"""GvHD, cytokine release and ICANS in letters of seven languages; sentences of our own."""

from __future__ import annotations

import pytest

from alloway.patient.cases.statements import statements
from alloway.patient.cases.text_status import status_facts
from alloway.patient.records.model import Page
from alloway.values.case import Fact
from alloway.values.evidence import Source


def _facts(text: str, language: str = "en") -> list[tuple[str, object, str]]:
    page = Page(text, Source("x", "page 1"), language=language)
    facts = [fact for told in statements([page]) for fact in status_facts(told)]
    return [(f.kind, f.value, f.date) for f in facts if isinstance(f, Fact)]


def _of(kind: str, text: str, language: str) -> list[object]:
    return [value for k, value, _ in _facts(text, language) if k == kind]


GVHD = [
    ("en", "Acute GvHD of the skin, grade II, ongoing.", True),
    ("en", "Chronic GVHD has resolved.", "resolved"),
    ("de", "Keine GvHD.", False),
    ("de", "Chronische GvHD der Mundschleimhaut, derzeit inaktiv", "inactive"),
    ("de", "GvHD: keine", False),
    ("fr", "GVH aiguë cutanée de grade 2, résolutive sous corticoïdes", "resolved"),
    ("fr", "Pas de GVH.", False),
    ("fr", "Absence de réaction du greffon contre l'hôte", False),
    ("es", "EICH aguda cutánea grado I, resuelta", "resolved"),
    ("es", "Sin datos de EICR.", False),
    ("it", "GvHD cronica cutanea in trattamento", True),
    ("it", "Non segni di GvHD.", False),
    ("nl", "Acute GvHD van de huid graad 2, verdwenen", "resolved"),
    ("nl", "Geen graft-versus-hostziekte.", False),
    ("pl", "Ostra GvHD skóry II stopnia, ustąpiła", "resolved"),
    ("pl", "Bez cech GvHD.", False),
]


@pytest.mark.parametrize(("language", "text", "value"), GVHD)
def test_gvhd_is_there_over_inactive_or_absent(language: str, text: str, value: object) -> None:
    assert _of("gvhd", text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "GvHD prophylaxis with tacrolimus."),
        ("de", "V.a. GvHD des Darms"),
        ("fr", "Prophylaxie de la GVH par ciclosporine"),
        ("es", "Profilaxis de EICH con tacrolimus"),
        ("it", "Sospetta GvHD intestinale"),
        ("nl", "Risico op GvHD besproken"),
        ("pl", "Profilaktyka GvHD: cyklosporyna"),
    ],
)
def test_prophylaxis_doubt_and_risk_are_no_gvhd(language: str, text: str) -> None:
    assert _of("gvhd", text, language) == []


CRS = [
    ("en", "Cytokine release syndrome grade 2, given tocilizumab.", "grade 2"),
    ("de", "CRS Grad I", "grade 1"),
    ("de", "Zytokinfreisetzungssyndrom °2", "grade 2"),
    ("fr", "Syndrome de relargage des cytokines de grade 1", "grade 1"),
    ("es", "Síndrome de liberación de citocinas grado 3", "grade 3"),
    ("it", "Sindrome da rilascio di citochine di grado 2", "grade 2"),
    ("nl", "Cytokine release syndroom graad 1", "grade 1"),
    ("pl", "Zespół uwalniania cytokin 2. stopnia", "grade 2"),
    ("pl", "CRS st. 1", "grade 1"),
    ("en", "No CRS.", False),
    ("de", "Kein CRS, kein ICANS.", False),
    ("it", "Non CRS né ICANS.", False),
]


@pytest.mark.parametrize(("language", "text", "value"), CRS)
def test_cytokine_release_has_its_grade(language: str, text: str, value: object) -> None:
    assert _of("crs", text, language) == [value]


def test_cytokine_release_is_also_an_illness_of_the_patient() -> None:
    assert _of("condition", "CRS grade 2 and ICANS grade 1 on 14 May 2026.", "en") == [
        "Cytokine release syndrome grade 2",
        "ICANS grade 1",
    ]


def test_what_is_over_and_has_no_date_of_its_own_has_none() -> None:
    text = "Date: 2026-05-14\n\nHe had CRS grade 1, resolved."
    assert ("crs", "grade 1", "") in _facts(text)


def test_the_present_state_is_of_the_day_of_the_letter() -> None:
    text = "Datum: 14-05-2026\n\nChronische GvHD, thans inactief, zonder prednison sinds maart 2026"
    assert _facts(text, "nl") == [("gvhd", "inactive", "2026-05-14")]
