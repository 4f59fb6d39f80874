"""Denial, doubt, plan and family in seven languages; sentences of our own."""

from __future__ import annotations

import pytest

from alloway.patient.cases.context import context
from alloway.patient.cases.statements import Statement, statements
from alloway.patient.cases.text_status import status_facts
from alloway.patient.records.model import Page
from alloway.values.evidence import Source

SENTENCES = [
    ("Kein Anhalt für eine ZNS-Beteiligung.", "ZNS-Beteiligung", "negated"),
    ("Eine ZNS-Beteiligung konnte nicht nachgewiesen werden.", "ZNS-Beteiligung", "negated"),
    ("Bislang keine allogene Stammzelltransplantation.", "Stammzelltransplantation", "negated"),
    ("Z.n. Pneumonie 2024, derzeit kein GvHD.", "GvHD", "negated"),
    ("V.a. GvHD der Haut.", "GvHD", "uncertain"),
    ("GvHD nicht sicher auszuschließen.", "GvHD", "uncertain"),
    ("Mutter mit Mammakarzinom, Lymphom beim Vater.", "Lymphom", "family"),
    ("CAR-T-Zelltherapie geplant.", "CAR-T-Zelltherapie", "planned"),
    ("Eine autologe Transplantation wurde abgelehnt.", "autologe Transplantation", "negated"),
    ("R-CHOP von Mai 2024 bis August 2024.", "R-CHOP", "affirmed"),
    ("Im Mai 2024 R-CHOP.", "R-CHOP", "affirmed"),
    ("Pas d'argument pour une atteinte neuroméningée.", "atteinte neuroméningée", "negated"),
    ("Le patient n'a pas reçu de CAR-T.", "CAR-T", "negated"),
    ("Absence d'infiltration médullaire.", "infiltration", "negated"),
    ("Suspicion de GvH cutanée.", "GvH", "uncertain"),
    ("Une allogreffe est envisagée.", "allogreffe", "planned"),
    ("Allogreffe réalisée le 12 mai 2024.", "Allogreffe", "affirmed"),
    ("Sœur: leucémie aiguë.", "leucémie", "family"),
    ("GvH cutanée exclue.", "GvH cutanée", "negated"),
    ("No se observa infiltración del SNC.", "infiltración", "negated"),
    ("Niega diabetes.", "diabetes", "negated"),
    ("Sospecha de EICR cutánea.", "EICR", "uncertain"),
    ("Trasplante autólogo previsto para enero.", "Trasplante", "planned"),
    ("Recibió axi-cel en mayo.", "axi-cel", "affirmed"),
    ("Hermana con lupus.", "lupus", "family"),
    ("Infiltración del SNC descartada.", "Infiltración del SNC", "negated"),
    ("Non si evidenzia interessamento del SNC.", "interessamento", "negated"),
    ("Mai trapiantato.", "trapiantato", "negated"),
    ("Linfoma non Hodgkin con interessamento midollare.", "interessamento", "affirmed"),
    ("Trapianto allogenico annullato.", "Trapianto allogenico", "negated"),
    ("Sospetta GvHD intestinale.", "GvHD", "uncertain"),
    ("Padre con leucemia.", "leucemia", "family"),
    ("Si programma trapianto allogenico.", "trapianto", "planned"),
    ("Geen aanwijzingen voor CZS-lokalisatie.", "CZS-lokalisatie", "negated"),
    ("CZS-lokalisatie werd niet aangetoond.", "CZS-lokalisatie", "negated"),
    ("Verdenking op GvHD.", "GvHD", "uncertain"),
    ("Allogene transplantatie gepland.", "transplantatie", "planned"),
    ("Moeder met lymfoom.", "lymfoom", "family"),
    ("Patiënt kreeg R-CHOP, geen radiotherapie.", "R-CHOP", "affirmed"),
    ("Patiënt kreeg R-CHOP, geen radiotherapie.", "radiotherapie", "negated"),
    ("Nie stwierdzono zajęcia OUN.", "zajęcia OUN", "negated"),
    ("Nie ma zajęcia OUN.", "zajęcia OUN", "negated"),
    ("Bez cech GvHD.", "GvHD", "negated"),
    ("Podejrzenie GvHD skóry.", "GvHD", "uncertain"),
    ("Planowany przeszczep allogeniczny.", "przeszczep", "planned"),
    ("Matka chorowała na chłoniaka.", "chłoniaka", "family"),
    ("Zajęcia OUN nie wykazano.", "Zajęcia OUN", "negated"),
    ("Siostra dawcą, HLA zgodna.", "HLA", "affirmed"),
    ("La madre refiere fiebre.", "fiebre", "affirmed"),
    ("Keine Infektion, CMV-IgG positiv.", "CMV-IgG", "affirmed"),
    ("Nicht nur DLBCL, sondern auch FL.", "DLBCL", "affirmed"),
]


@pytest.mark.parametrize(("text", "words", "meant"), SENTENCES)
def test_a_sentence_is_meant_as_its_reader_would_take_it(text: str, words: str, meant: str) -> None:
    start = text.index(words)
    assert context(text, start, start + len(words)) == meant


def _told(text: str) -> list[Statement]:
    page = Page(text, Source("x", "page 1"))
    return list(statements([page]))


def test_a_date_in_brackets_behind_a_label_is_that_of_its_whole_line() -> None:
    told = _told(
        "Brief vom 04.05.2026\nLabor (13.02.2026): HBsAg negativ. Anti-HCV negativ.\nECOG 1."
    )
    assert [s.date for s in told[1:]] == ["2026-02-13", "2026-02-13", "2026-05-04"]


def test_a_biopsy_named_among_diagnoses_does_not_date_the_letter() -> None:
    told = _told(
        "ALTA HOSPITALARIA        Fecha: 24/03/2026\n"
        "Diagnóstico: linfoma, biopsia 01/02/2025\nPeso 70 kg."
    )
    assert told[-1].date == "2026-03-24"


def test_text_copied_from_an_older_note_keeps_that_notes_date() -> None:
    told = _told(
        "Seen on 2 March 2026\n"
        "Copied forward from the clinic note of 2 May 2025, please do not rely on it\nWeight 70 kg."
    )
    assert told[-1].date == "2025-05-02"


def test_what_is_said_of_the_partner_is_not_the_patients() -> None:
    for text in ("Su pareja: HBsAg positivo.", "Ehemann: HIV positiv.", "Husband is HIV positive."):
        assert list(status_facts(_told(text)[0])) == []
