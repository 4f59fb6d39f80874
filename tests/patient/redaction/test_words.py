"""Free text loses who the patient is, and keeps what the disease is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.patient.records.dates import find_dates
from alloway.patient.redaction.rules import Known, Removed, Secret, known
from alloway.patient.redaction.words import redact_text

AS_OF = date(2026, 11, 24)
SECRET = Secret(-47, b"sixteen bytes or more")


def redacted(text: str, about: Known | None = None) -> str:
    return redact_text(text, about or Known(), SECRET, Removed(), as_of=AS_OF)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Reported by: Jane Roe, MD", "Roe"),
        ("Dr. med. univ. Leopold Zweig, Assistenzarzt", "Zweig"),
        ("Sehr geehrter Herr Dr. Wollschläger,", "Wollschläger"),
        ("Dott.ssa Ilaria Monteverdi", "Monteverdi"),
        ("lek. Bożena Kwiatkowska", "Kwiatkowska"),
        ("dhr. J. van der Meulen", "Meulen"),
        ("Mme Éloïse d'Arcy", "Arcy"),
        ("Patient  Anselm Brück", "Brück"),
        ("sister Petra (HLA identical)", "Petra"),
        ("MRN 00412345", "00412345"),
        ("PESEL: 61030212345", "61030212345"),
        ("SSN 123-45-6789", "6789"),
        ("N° dossier 8004417265", "8004417265"),
        ("Accession: S26-12345", "12345"),
        ("Tel. +43 1 40400 12340", "40400"),
        ("Phone: (555) 123-4567", "4567"),
        ("anna.novak@example.org", "novak"),
        ("see https://example.org/patient/4412", "4412"),
        ("Bahnhofstraße 12, 8001 Zürich", "Bahnhof"),
        ("12 rue des Lilas, 75011 Paris", "Lilas"),
        ("ul. Mickiewicza 4/12, 00-001 Warszawa", "Mickiewicza"),
        ("wohnhaft in Graz", "Graz"),
        ("St. Elisabeth Hospital, haematology", "Elisabeth"),
        ("Klinikum Musterstadt, Station 4", "Musterstadt"),
        ("a 93-year-old man", "93"),
        ("seen on 12.03.24", "12.03.24"),
        ("Ciprofloxacin since 28.10., stopped", "28.10"),
        ("last CSF 2 November was clear", "2 November"),
    ],
)
def test_what_identifies_is_gone(text: str, gone: str) -> None:
    assert gone not in redacted(text)


@pytest.mark.parametrize(
    "text",
    [
        "CD19 positive 98 %, CD20 dim 40 %, SUVmax 14.2. LDH 512 U/L.",
        "HLA 10/10 matched unrelated donor; IPI 3/5; Deauville 4.",
        "R-CHOP x6, then axicabtagene ciloleucel (2 x 10^6 cells/kg).",
        "TP53 p.R273H (VAF 41 %), NM_000546.6:c.818G>A, t(14;18)(q32;q21), 46,XY[20].",
        "Hodgkin lymphoma excluded; Burkitt lymphoma was considered.",
        "ECOG 1, KPS 80 %, weight 71.4 kg, SpO2 97 %, blood pressure 138/82.",
        "HLA-A*02:01+A*24:02^B*07:02:01G",
        "Trial NCT04150497 was discussed.",
    ],
)
def test_findings_stay_as_they_were(text: str) -> None:
    assert redacted(text) == text


def test_dates_keep_their_distance() -> None:
    moved = redacted("Diagnosed 14 March 2025, relapse 2026-01-03.")
    first, last = (date.fromisoformat(found.iso) for found in find_dates(moved))
    assert last - first == date(2026, 1, 3) - date(2025, 3, 14)
    assert first == date(2025, 3, 14) + timedelta(days=SECRET.days)


def test_a_birth_ninety_years_ago_keeps_no_date() -> None:
    assert redacted("Date of birth: 12/05/1930 (M)") == "Date of birth: ‹date› (M)"


def test_the_order_of_slashed_dates_comes_from_the_whole_document() -> None:
    moved = redact_text("03/04/2026", Known(), SECRET, Removed(), as_of=AS_OF, order="dmy")
    assert moved == SECRET.shifted("2026-04-03", AS_OF)


def test_counts_say_what_was_removed_and_never_the_words() -> None:
    removed = Removed()
    redact_text("Dr. Roe, MRN 1234567, 2026-01-02", Known(), SECRET, removed, as_of=AS_OF)
    assert removed.counts == {"name": 1, "identifier": 1, "date": 1}


NAMES = st.sampled_from(["Kowalska", "Novák", "O'Brien", "van Dijk", "Müller-Lüdenscheidt"])


@given(NAMES, st.text(alphabet="ab CD.,:;()\n12-/", max_size=60), st.text(max_size=60))
def test_a_known_name_never_survives(name: str, before: str, after: str) -> None:
    about = known([f"Anna {name}"])
    text = f"{before} {name} {after}"
    assert about.found_in(redact_text(text, about, SECRET, Removed(), as_of=AS_OF)) == 0


@given(st.text(max_size=300))
def test_any_text_is_redacted_without_fault_and_twice_is_as_once_but_for_dates(text: str) -> None:
    about = known(["Anna Novak"])
    once = redact_text(text, about, SECRET, Removed(), as_of=AS_OF)
    assert isinstance(once, str)
    assert about.found_in(once) == 0


def test_a_shift_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="days"):
        Secret(0, b"sixteen bytes or more")


def test_one_identifier_has_one_stand_in_and_another_salt_another() -> None:
    other = Secret(-47, b"another salt of bytes")
    assert SECRET.token("123") == SECRET.token("123") != SECRET.token("124")
    assert SECRET.token("123") != other.token("123")
