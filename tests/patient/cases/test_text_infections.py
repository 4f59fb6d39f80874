"""Virology and active infection in letters of seven languages; sentences of our own."""

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
    return [
        (f.kind.removeprefix("infection."), f.value, f.date)
        for f in facts
        if isinstance(f, Fact) and f.kind.startswith("infection.")
    ]


def _tests(text: str, language: str = "en") -> dict[str, object]:
    return {kind: value for kind, value, _ in _facts(text, language)}


POS, NEG = "positive", "negative"
TESTS = [
    (
        "en",
        "HIV, HBsAg and anti-HCV negative, CMV IgG positive.",
        {"hiv": NEG, "hbsag": NEG, "hcv": NEG, "cmv": POS},
    ),
    (
        "en",
        "Negative for HIV, hepatitis B and hepatitis C.",
        {"hiv": NEG, "hbsag": NEG, "hcv": NEG},
    ),
    ("en", "CMV PCR 850 IU/mL", {"cmv_dna": POS}),
    ("en", "EBV DNA < 500 copies/ml", {"ebv_dna": NEG}),
    ("en", "Quantiferon indeterminate; RPR non-reactive", {"syphilis": NEG}),
    ("de", "Hepatitis B und C: negativ, HIV: neg.", {"hbsag": NEG, "hcv": NEG, "hiv": NEG}),
    ("de", "HBV-DNA nicht nachweisbar, Anti-HBc positiv", {"hbv_dna": NEG, "hbc": POS}),
    ("de", "CMV-PCR unter der Nachweisgrenze", {"cmv_dna": NEG}),
    ("de", "Kein Nachweis von SARS-CoV-2.", {"sars_cov_2": NEG}),
    ("de", "CMV-IgG +, EBV-VCA-IgG +, Toxo-IgG -", {"cmv": POS, "ebv": POS, "toxoplasma": NEG}),
    ("fr", "Sérologies VIH, VHC et Ag HBs négatives", {"hiv": NEG, "hcv": NEG, "hbsag": NEG}),
    ("fr", "PCR CMV indétectable, IgG CMV positives", {"cmv_dna": NEG, "cmv": POS}),
    ("fr", "Charge virale VIH < 20 copies/mL", {"hiv_rna": NEG}),
    (
        "es",
        "Serologías: VIH, VHC y AgHBs negativos; anti-HBc positivo",
        {"hiv": NEG, "hcv": NEG, "hbsag": NEG, "hbc": POS},
    ),
    ("es", "Carga viral de CMV indetectable", {"cmv_dna": NEG}),
    ("es", "IgG CMV positiva, VEB IgG positivo", {"cmv": POS, "ebv": POS}),
    (
        "it",
        "HBsAg, anti-HCV e HIV negativi; CMV IgG positivo",
        {"hbsag": NEG, "hcv": NEG, "hiv": NEG, "cmv": POS},
    ),
    ("it", "CMV-DNA non rilevabile", {"cmv_dna": NEG}),
    ("nl", "HIV, hepatitis B en C negatief", {"hiv": NEG, "hbsag": NEG, "hcv": NEG}),
    ("nl", "EBV-PCR niet aantoonbaar, CMV IgG positief", {"ebv_dna": NEG, "cmv": POS}),
    (
        "pl",
        "HBsAg, anty-HCV, HIV ujemne; CMV IgG dodatnie",
        {"hbsag": NEG, "hcv": NEG, "hiv": NEG, "cmv": POS},
    ),
    ("pl", "DNA CMV niewykrywalne", {"cmv_dna": NEG}),
]


@pytest.mark.parametrize(("language", "text", "found"), TESTS)
def test_results_are_read_of_single_tests_and_of_lists(
    language: str, text: str, found: dict[str, object]
) -> None:
    assert _tests(text, language) == found


OTHERS = [
    ("en", "Donor: CMV IgG negative, EBV IgG positive."),
    ("en", "His wife is HIV positive."),
    ("en", "CMV prophylaxis with letermovir."),
    ("de", "Spender CMV-IgG negativ"),
    ("de", "HIV-Test angeboten und abgelehnt"),
    ("fr", "Donneur CMV négatif"),
    ("fr", "Sérologie VIH en attente"),
    ("es", "Donante: CMV negativo"),
    ("es", "Su pareja: VIH negativo, HBsAg positivo."),
    ("it", "Donatore CMV IgG negativo"),
    ("nl", "Donor: CMV IgG negatief"),
    ("pl", "Dawca: CMV IgG ujemne"),
    ("pl", "HIV: w toku"),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_what_is_anothers_or_has_no_result_gives_no_test(language: str, text: str) -> None:
    assert _tests(text, language) == {}


def test_a_series_gives_each_value_its_date() -> None:
    text = "CMV-PCR 14.05.2026: 1200 IU/ml, 21.05.2026: 300 IU/ml"
    assert _facts(text, "de") == [
        ("cmv_dna", POS, "2026-05-14"),
        ("cmv_dna", POS, "2026-05-21"),
    ]


def test_a_viral_load_alone_is_that_of_the_virus_in_the_title() -> None:
    page = "Consulta de VIH\nFecha: 14/05/2026\n\nCarga viral: < 20 copias/mL."
    assert ("hiv_rna", NEG, "2026-05-14") in _facts(page, "es")
    assert _facts("Consulta\n\nCarga viral: < 20 copias/mL.", "es") == []


ACTIVE = [
    ("en", "No signs of infection.", False),
    ("en", "Active infection: none", False),
    ("en", "There is an active fungal infection.", True),
    ("de", "Kein Anhalt für einen Infekt.", False),
    ("de", "Keine Infektzeichen", False),
    ("de", "Derzeit infektfrei", False),
    ("de", "Aktuell kein Hinweis auf eine akute Infektion", False),
    ("fr", "Pas d'infection évolutive", False),
    ("fr", "Aucun signe d'infection", False),
    ("fr", "Absence d'argument pour une infection active", False),
    ("es", "Sin signos de infección activa", False),
    ("es", "No presenta infecciones", False),
    ("it", "Nessun segno di infezione in atto", False),
    ("it", "Assenza di infezioni attive", False),
    ("nl", "Geen aanwijzingen voor een actieve infectie", False),
    ("nl", "Geen tekenen van infectie", False),
    ("pl", "Bez cech infekcji", False),
    ("pl", "Nie stwierdza się cech aktywnego zakażenia", False),
]


@pytest.mark.parametrize(("language", "text", "value"), ACTIVE)
def test_active_infection_is_denied_or_told(language: str, text: str, value: bool) -> None:
    assert _tests(text, language)["active"] is value


def test_who_cannot_be_called_free_of_infection_is_not() -> None:
    assert _tests("We cannot yet call her infection-free.") == {}


def test_a_denied_infection_of_one_germ_is_not_the_denial_of_all() -> None:
    assert "active" not in _tests("No infection with HIV.")
