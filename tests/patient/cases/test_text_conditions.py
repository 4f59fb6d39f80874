"""Other illnesses in letters of seven languages; sentences of our own."""

from __future__ import annotations

import pytest

from alloway.patient.cases.statements import Statement, statements
from alloway.patient.cases.text_conditions import english_name
from alloway.patient.cases.text_status import status_facts
from alloway.patient.records.model import Page
from alloway.reference.comorbidities import NAMES
from alloway.values.case import Fact
from alloway.values.evidence import Source

KINDS = ("condition", "autoimmune")


def _told(text: str, language: str = "en") -> list[Statement]:
    page = Page(text, Source("x", "page 1"), language=language)
    return list(statements([page]))


def _facts(text: str, language: str = "en") -> list[Fact]:
    facts = [fact for told in _told(text, language) for fact in status_facts(told)]
    return [f for f in facts if isinstance(f, Fact) and f.kind in KINDS]


def _said(text: str, language: str = "en") -> list[tuple[object, str]]:
    return [(fact.value, fact.date) for fact in _facts(text, language)]


NAMED = [
    ("en", "He also has COPD and gout.", ["COPD", "Gout"]),
    ("en", "Type II diabetes mellitus, diet-controlled", ["Type 2 diabetes"]),
    (
        "en",
        "Known factor V Leiden, hay fever, BPH.",
        ["Factor V Leiden", "Allergic rhinitis", "Benign prostatic hyperplasia"],
    ),
    (
        "de",
        "Nebendiagnosen: aHT, KHK, VHF, Z.n. Appendektomie",
        ["Hypertension", "Coronary disease", "Atrial fibrillation", "Appendicectomy"],
    ),
    (
        "de",
        "DM Typ 2 und chronische Niereninsuffizienz",
        ["Type 2 diabetes", "Chronic kidney disease"],
    ),
    ("de", "Hueft-TEP rechts, Schenkelhalsfraktur links", ["Hip replacement", "Hip fracture"]),
    (
        "fr",
        "Antécédents : HTA, DT2, ACFA, goutte",
        ["Hypertension", "Type 2 diabetes", "Atrial fibrillation", "Gout"],
    ),
    (
        "fr",
        "On note une BPCO et un œdème des membres, ainsi qu'une œsophagite.",
        ["COPD", "Oesophagitis"],
    ),
    ("fr", "Polyarthrite rhumatoide ancienne", ["Rheumatoid arthritis"]),
    (
        "es",
        "Antecedentes personales: HTA, dislipemia, EPOC y hernia de hiato",
        ["Hypertension", "Dyslipidaemia", "COPD", "Hiatus hernia"],
    ),
    ("es", "Enfermedad celiaca y vitíligo", ["Coeliac disease", "Vitiligo"]),
    (
        "it",
        "In anamnesi ipertensione arteriosa, BPCO, tubercolosi e favismo",
        ["Hypertension", "COPD", "Tuberculosis", "G6PD deficiency"],
    ),
    ("it", "Epatite C trattata con antivirali diretti", ["Hepatitis C"]),
    (
        "nl",
        "VG: DM type 2, hartfalen, jicht, heupprothese",
        ["Type 2 diabetes", "Heart failure", "Gout", "Hip replacement"],
    ),
    ("nl", "Ziekte van Graves en reumatoïde artritis", ["Graves' disease", "Rheumatoid arthritis"]),
    (
        "pl",
        "Choroby współistniejące: POChP, PChN, niedoczynność tarczycy",
        ["COPD", "Chronic kidney disease", "Hypothyroidism"],
    ),
    (
        "pl",
        "Chory z nadciśnieniem tętniczym i migotaniem przedsionków",
        ["Hypertension", "Atrial fibrillation"],
    ),
    ("pl", "Przebyła półpasiec oraz WZW typu B", ["Herpes zoster", "Hepatitis B"]),
]


@pytest.mark.parametrize(("language", "text", "names"), NAMED)
def test_illnesses_of_seven_languages_get_their_english_names(
    language: str, text: str, names: list[str]
) -> None:
    assert [value for value, _ in _said(text, language)] == names


DETAILED = [
    ("en", "Grade 3 oral mucositis after melphalan.", "Mucositis grade 3"),
    ("de", "Polyneuropathie der Füße Grad II nach Bortezomib", "Polyneuropathy grade 2"),
    ("fr", "Neuropathie périphérique de grade 1-2", "Peripheral neuropathy grade 1-2"),
    ("es", "Neuropatía periférica (grado 3)", "Peripheral neuropathy grade 3"),
    ("it", "Mucosite orale G3", "Mucositis grade 3"),
    ("nl", "Hemorragische cystitis graad 2 door BK-virus", "Haemorrhagic cystitis grade 2"),
    ("pl", "Polineuropatia czuciowa 2. stopnia", "Polyneuropathy grade 2"),
    ("en", "CKD stage 3b", "Chronic kidney disease stage 3b"),
    ("de", "Chronische Niereninsuffizienz Stadium IIIa", "Chronic kidney disease stage 3a"),
    ("de", "Sepsis durch Pseudomonas aeruginosa", "Pseudomonas aeruginosa sepsis"),
    ("fr", "Bactériémie à Staphylococcus aureus", "Staphylococcus aureus bacteraemia"),
    ("es", "Infección urinaria por E. coli", "E. coli urinary tract infection"),
    ("it", "Emocolture positive per Klebsiella pneumoniae", "Klebsiella pneumoniae bacteraemia"),
    ("nl", "E. coli-bacteriëmie", "E. coli bacteraemia"),
    ("pl", "Sepsa Klebsiella pneumoniae", "Klebsiella pneumoniae sepsis"),
]


@pytest.mark.parametrize(("language", "text", "value"), DETAILED)
def test_grade_stage_and_germ_stay_with_the_illness(language: str, text: str, value: str) -> None:
    assert [said for said, _ in _said(text, language)] == [value]


LEFT_OUT = [
    ("en", "No history of diabetes, stroke or asthma."),
    ("en", "Her mother had breast cancer and her son has asthma."),
    ("en", "Mum has rheumatoid arthritis."),
    ("en", "Possible pneumonia, CT awaited."),
    ("en", "Influenza and COVID-19 vaccination recommended."),
    ("en", "Risk of tumour lysis syndrome and infection was explained."),
    ("en", "Donor: healthy sister with asthma."),
    ("de", "Keine Thrombose, kein Diabetes mellitus."),
    ("de", "Familienanamnese: Vater Prostatakarzinom, Tochter mit Zöliakie"),
    ("de", "V.a. invasive Aspergillose"),
    ("de", "PJP-Prophylaxe mit Cotrimoxazol"),
    ("de", "Hepatitis B und C: negativ"),
    ("fr", "Pas d'hypertension artérielle ni de diabète."),
    ("fr", "Mère : maladie de Basedow ; sœur : asthme"),
    ("fr", "Suspicion d'aspergillose pulmonaire"),
    ("es", "Niega hipertensión arterial y diabetes."),
    ("es", "Familia: madre con lupus; hermano trasplantado de riñón"),
    ("es", "Profilaxis de neumonía por Pneumocystis con cotrimoxazol"),
    ("it", "Nega diabete e ipertensione."),
    ("it", "Padre con infarto del miocardio; il fratello è il donatore."),
    ("it", "Sospetta polmonite"),
    ("nl", "Geen diabetes, geen hypertensie."),
    ("nl", "Moeder: borstkanker; zoon: astma"),
    ("nl", "Verdenking op longembolie"),
    ("pl", "Nie choruje na cukrzycę, neguje nadciśnienie."),
    ("pl", "Ciocia chorowała na raka piersi."),
    ("pl", "Podejrzenie aspergilozy płuc"),
]


@pytest.mark.parametrize(("language", "text"), LEFT_OUT)
def test_what_is_denied_doubted_prevented_or_a_relatives_is_not_the_patients(
    language: str, text: str
) -> None:
    assert _said(text, language) == []


def test_a_relatives_donation_does_not_make_another_relatives_illness_the_patients() -> None:
    text = "Transplanted from his brother (HLA identical); mother with lupus."
    assert _said(text) == []


def test_a_relative_who_writes_of_herself_is_not_the_patient() -> None:
    text = "Notatka córki\n\nMiałam raka tarczycy w 2018 roku."
    assert _said(text, "pl") == []
    assert _said("Chora miała raka tarczycy w 2018 roku.", "pl") == [("Thyroid cancer", "2018")]


def test_the_patient_named_under_the_family_heading_is_the_patient() -> None:
    text = "Familienanamnese\n\nMutter mit Lupus.\nPatientin sterilisiert 2012."
    assert _said(text, "de") == [("Tubal ligation", "2012")]


DATED = [
    ("en", "DVT in 03/2019, hypothyroidism since 2004", ["2019-03", "2004"]),
    ("de", "2011 Hypothyreose, Vorhofflimmern (seit 03/2019)", ["2011", "2019-03"]),
    ("fr", "Zona en janvier 2024, hystérectomie 1998", ["2024-01", "1998"]),
    ("es", "Apendicectomía (1987), TVP en mayo de 2020", ["1987", "2020-05"]),
    ("it", "Ictus ischemico nel 2015, polmonite a gennaio 2026", ["2015", "2026-01"]),
    ("nl", "Appendectomie 1998; cataract 04-2025", ["1998", "2025-04"]),
    ("pl", "Zapalenie płuc 09.2025, cholecystektomia 2010", ["2025-09", "2010"]),
]


@pytest.mark.parametrize(("language", "text", "dates"), DATED)
def test_each_illness_has_the_date_beside_it(language: str, text: str, dates: list[str]) -> None:
    assert [when for _, when in _said(text, language)] == dates


def test_a_full_stop_in_a_germs_name_does_not_cut_off_its_date() -> None:
    assert _said("Batteriemia da E. coli il 27/03/2026, risolta", "it") == [
        ("E. coli bacteraemia", "2026-03-27")
    ]


def test_a_past_illness_without_a_date_has_none_and_is_told_as_over() -> None:
    (fact,) = _facts("Date: 2026-03-01\n\nRSV infection in early winter, resolved.")
    assert (fact.value, fact.date, fact.note) == ("RSV infection", "", "resolved")


def test_a_finding_of_the_day_has_the_documents_date() -> None:
    (fact,) = _facts("Date: 2026-03-01\n\nCT: small pericardial effusion.")
    assert (fact.value, fact.date) == ("Pericardial effusion", "2026-03-01")


def test_an_infection_in_a_bracket_that_is_over_is_not_denied_with_the_active_one() -> None:
    assert _said("No active infection (E. coli bacteraemia, treated).") == [
        ("E. coli bacteraemia", "")
    ]


MILD = "Mildly reduced left ventricular function"
HEART = [
    ("en", "LV systolic function is mildly impaired.", MILD),
    ("de", "Geringgradig eingeschränkte systolische LV-Funktion", MILD),
    ("fr", "FEVG légèrement abaissée à 48 %", MILD),
    ("es", "Función sistólica del VI levemente deprimida", MILD),
    ("it", "Lieve riduzione della frazione di eiezione", MILD),
    ("nl", "Licht verminderde linkerventrikelfunctie", MILD),
    ("pl", "Nieznacznie obniżona frakcja wyrzutowa", MILD),
    ("de", "Hochgradig eingeschränkte Pumpfunktion", "Reduced left ventricular function"),
]


@pytest.mark.parametrize(("language", "text", "value"), HEART)
def test_a_weak_left_ventricle_is_told_in_many_words(language: str, text: str, value: str) -> None:
    assert [said for said, _ in _said(text, language)] == [value]


def test_a_good_left_ventricle_is_no_illness() -> None:
    assert _said("LVEF 62 %, LV-Funktion nicht eingeschränkt.", "de") == []


def test_hiv_infection_is_an_illness_and_a_test_result() -> None:
    facts = [f for told in _told("HIV-infectie sinds 2012.", "nl") for f in status_facts(told)]
    assert {(f.kind, f.value) for f in facts if isinstance(f, Fact)} == {
        ("condition", "HIV infection"),
        ("infection.hiv", "positive"),
    }


def test_an_operation_is_also_a_procedure() -> None:
    facts = [f for told in _told("Splénectomie en 2018", "fr") for f in status_facts(told)]
    assert {f.kind for f in facts if isinstance(f, Fact)} == {"condition", "procedure"}


def test_the_illness_counts_before_its_cause() -> None:
    assert english_name("Hypothyroïdie après thyroïdite immuno-induite") == (
        "condition",
        "Hypothyroidism",
    )
    assert english_name("Asthma and gout") == ("", "")


def test_no_word_stands_for_two_illnesses() -> None:
    known: dict[str, str] = {}
    for word, name, _ in NAMES:
        assert known.setdefault(word, name) == name, word
