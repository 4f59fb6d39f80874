"""Rows of laboratory tables to facts: names, infections, antigens, words beside numbers."""

from __future__ import annotations

import pytest

from alloway.patient.cases.table_rows import row_fact
from alloway.patient.records.model import TableRow
from alloway.reference.kinds import kind_of_name
from alloway.values.case import Fact
from alloway.values.evidence import Source


def fact_of(name: str, value: str, unit: str = "") -> Fact | None:
    found = row_fact(TableRow(name, value, Source("l.csv"), unit, date="2026-11-02"))
    return found if isinstance(found, Fact) else None


@pytest.mark.parametrize(
    ("name", "value", "kind", "found"),
    [
        ("HIV Ag/Ab Combo", "non-reactive", "infection.hiv", "negative"),
        ("HCV-Antikörper", "nicht nachweisbar", "infection.hcv", "negative"),
        ("Ac anti-HBc totaux", "positif", "infection.hbc", "positive"),
        ("Carga viral VIH", "<20", "infection.hiv_rna", "negative"),
        ("CMV-Viruslast", "1.240", "infection.cmv_dna", "positive"),
        ("EBV DNA, whole blood", "Detected, 310 IU/mL", "infection.ebv_dna", "positive"),
        ("HBV-DNA", "0", "infection.hbv_dna", "negative"),
        ("Kiła (VDRL)", "ujemny", "infection.syphilis", "negative"),
        ("IGRA (QuantiFERON-TB Gold Plus)", "negatief", "infection.tb", "negative"),
    ],
)
def test_infections_are_positive_or_negative_by_word_or_by_copies(
    name: str, value: str, kind: str, found: str
) -> None:
    fact = fact_of(name, value)
    assert fact is not None
    assert (fact.kind, fact.value, fact.date) == (kind, found, "2026-11-02")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CMV IgG", "118"),  # the cut-off is the laboratory's
        ("CMV IgM", "negative"),
        ("HCV genotype", "1b"),
        ("HBeAg", "negative"),
        ("HBV-DNA", "haemolysed"),
        ("EBV-DNA", "campione insufficiente"),
        ("HIV 1/2", "cancelled, duplicate"),
        ("Potassium", "5,9 (haemolysed)"),
        ("Ferritin", "Material fehlt"),
    ],
)
def test_what_does_not_tell_gives_no_fact(name: str, value: str) -> None:
    assert fact_of(name, value) is None


def test_an_antigen_row_keeps_its_percent_as_a_note() -> None:
    fact = fact_of("CD22", "62", "%")
    assert fact is None or fact.kind == "antigen.CD22"
    strong = fact_of("CD19", "positive, 98 %")
    assert strong is not None
    assert strong.value == "positive"


def test_a_blood_group_is_written_in_one_spelling() -> None:
    fact = fact_of("Blutgruppe", "0 Rh pos.")
    assert fact is not None
    assert fact.value == "O Rh positive"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Freie Leichtketten Kappa", "lab.flc_kappa"),
        ("Lambda-Leichtketten, frei", "lab.flc_lambda"),
        ("Chaînes légères libres lambda (sérum)", "lab.flc_lambda"),
        ("Cociente kappa/lambda libres", "lab.flc_ratio"),
        ("Paraprotein IgG lambda", "lab.m_protein"),
        ("Picco monoclonale (elettroforesi)", "lab.m_protein"),
    ],
)
def test_light_chains_and_m_protein_are_known_in_any_order_of_words(name: str, kind: str) -> None:
    found = kind_of_name(name)
    assert found is not None
    assert found.name == kind


@pytest.mark.parametrize("name", ["Kappa total", "Lambda im Urin", "Anti-HBc IgM", "EBV VCA IgM"])
def test_other_tests_with_a_like_name_are_not_taken_for_them(name: str) -> None:
    assert kind_of_name(name) is None
