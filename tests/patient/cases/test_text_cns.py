"""The central nervous system in letters of seven languages; sentences of our own."""

from __future__ import annotations

import pytest

from alloway.patient.cases.statements import statements
from alloway.patient.cases.text_status import status_facts
from alloway.patient.records.model import Page
from alloway.values.case import Fact
from alloway.values.evidence import Source


def _cns(text: str, language: str = "en") -> list[tuple[object, str]]:
    page = Page(text, Source("x", "page 1"), language=language)
    facts = [fact for told in statements([page]) for fact in status_facts(told)]
    return [(f.value, f.date) for f in facts if isinstance(f, Fact) and f.kind == "cns"]


SAID = [
    ("en", "CSF 14 May 2026: no blasts on cytospin.", False),
    ("en", "Lumbar puncture showed 12% blasts.", True),
    ("en", "CNS involvement was ruled out by MRI.", False),
    ("en", "Leptomeningeal disease on MRI.", True),
    ("en", "Brain MRI without evidence of lymphoma.", False),
    ("de", "Liquor frei.", False),
    ("de", "Lumbalpunktion: Liquorzytologie unauffällig", False),
    ("de", "Meningeosis leucaemica nachgewiesen", True),
    ("de", "MRT Schädel ohne Nachweis einer Lymphommanifestation", False),
    ("de", "Im Liquor Blasten nachgewiesen.", True),
    ("de", "ZNS: nicht befallen", False),
    ("fr", "LCR : pas d'envahissement", False),
    ("fr", "Ponction lombaire sans cellule maligne", False),
    ("fr", "Atteinte neuroméningée au diagnostic", True),
    ("fr", "IRM cérébrale sans localisation lymphomateuse", False),
    ("es", "LCR: sin infiltración", False),
    ("es", "Infiltración del SNC por linfoma", True),
    ("es", "Citología del LCR negativa", False),
    ("es", "Líquido cefalorraquídeo con presencia de blastos", True),
    ("it", "Liquor negativo per blasti", False),
    ("it", "Rachicentesi: liquor indenne da localizzazioni", False),
    ("it", "Localizzazione del SNC documentata alla RM", True),
    ("it", "RM encefalo senza segni di infiltrazione", False),
    ("nl", "Liquor schoon", False),
    ("nl", "Lumbaalpunctie: geen blasten", False),
    ("nl", "Meningeale lokalisatie: CZS-lokalisatie bevestigd", True),
    ("nl", "MRI hersenen: geen aanwijzingen voor lymfoom", False),
    ("pl", "PMR bez blastów", False),
    ("pl", "Płyn mózgowo-rdzeniowy czysty", False),
    ("pl", "Zajęcie OUN potwierdzono w PMR", True),
    ("pl", "OUN wolny od nacieku", False),
]


@pytest.mark.parametrize(("language", "text", "value"), SAID)
def test_the_fluid_and_the_brain_are_involved_or_not(language: str, text: str, value: bool) -> None:
    assert {said for said, _ in _cns(text, language)} == {value}


SILENT = [
    ("en", "Intrathecal prophylaxis of CNS relapse was given."),
    ("en", "CSF clear and colourless, protein 0.4 g/l."),
    ("en", "Risk of CNS relapse is high (CNS-IPI 5)."),
    ("de", "ZNS-Prophylaxe mit MTX intrathekal"),
    ("de", "Liquorpunktion geplant."),
    ("fr", "Prophylaxie neuroméningée par méthotrexate intrathécal"),
    ("es", "Profilaxis del SNC con triple intratecal"),
    ("it", "Liquor limpido e incolore."),
    ("it", "Profilassi del SNC eseguita"),
    ("nl", "CZS-profylaxe met methotrexaat"),
    ("pl", "Profilaktyka zajęcia OUN"),
    ("en", "Her mother had CNS lymphoma."),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_prophylaxis_appearance_and_plans_say_nothing(language: str, text: str) -> None:
    assert _cns(text, language) == []


@pytest.mark.parametrize(("grade", "value"), [("CNS1", False), ("CNS2a", True), ("CNS 3", True)])
def test_cns_grades_tell_whether_there_were_blasts(grade: str, value: bool) -> None:
    assert _cns(f"{grade} at diagnosis.") == [(value, "")]


def test_a_date_in_brackets_before_a_colon_is_that_of_what_follows() -> None:
    text = "Liquor bij diagnose (14-05-2026): CNS2; op 21-05-2026 en 28-05-2026 na LP schoon."
    assert _cns(text, "nl") == [
        (True, "2026-05-14"),
        (False, "2026-05-21"),
        (False, "2026-05-28"),
    ]


def test_dates_that_are_listed_share_the_result() -> None:
    text = "Lumbalpunktionen am 14.05.2026 und 21.05.2026 ohne Blasten."
    assert _cns(text, "de") == [(False, "2026-05-14"), (False, "2026-05-21")]


def test_the_marrow_behind_the_fluid_is_not_the_fluid() -> None:
    text = "Liquor am 14.05.2026: CNS3; Knochenmark am 15.05.2026 ohne Blasten."
    assert _cns(text, "de") == [(True, "2026-05-14")]
