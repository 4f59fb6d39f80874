"""Antigen expression in the words of pathologists."""

from __future__ import annotations

import pytest

from alloway.patient.cases.statements import statements
from alloway.patient.cases.text_antigens import antigen_facts
from alloway.patient.records.model import Page
from alloway.values.case import Fact
from alloway.values.evidence import Source


def found(text: str) -> set[str]:
    """``antigen=value`` of every fact in a text."""
    page = Page(text, Source("path.pdf", "page 1"), language="en")
    facts = [
        fact for s in statements([page]) for fact in antigen_facts(s) if isinstance(fact, Fact)
    ]
    return {f"{fact.kind.removeprefix('antigen.')}={fact.value}" for fact in facts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CD19 positive (90 %)", "CD19=positive"),
        ("CD19-negative relapse", "CD19=negative"),
        ("loss of CD19", "CD19=negative"),
        ("CD19-negative relapse with loss of CD19 expression.", "CD19=negative"),
        ("CD19 dim", "CD19=dim"),
        ("partial loss of CD19", "CD19=partial"),
        ("CD20  strong positive", "CD20=positive"),
        ("No loss of CD22 was seen.", "CD22=positive"),
        (
            "CD19+, CD20-, CD22 (+), CD5 (-)",
            "CD19=positive CD20=negative CD22=positive CD5=negative",
        ),
        (
            "Positive for CD19, CD20 (dim) and CD22, and negative for CD5 and CD10.",
            "CD19=positive CD20=dim CD22=positive CD5=negative",
        ),
        (
            "The cells express CD19 and CD22 but lack CD20.",
            "CD19=positive CD22=positive CD20=negative",
        ),
        (
            "CD19, CD20 and CD79b positive; CD30 negative",
            "CD19=positive CD20=positive CD79b=positive CD30=negative",
        ),
        ("CD19 expression is lost; CD22 retained (95 %).", "CD19=negative CD22=positive"),
        ("BCMA 85 % of plasma cells; GPRC5D heterogeneous, 40 %", "BCMA=positive GPRC5D=partial"),
        ("CD19 0 %, CD22 12 %", "CD19=negative CD22=partial"),
        ("Negative: CD5, CD30.", "CD5=negative CD30=negative"),
        ("Lymphoma cells without expression of CD19", "CD19=negative"),
        ("CD20 positiv, CD19 negativ", "CD20=positive CD19=negative"),
        ("CD19 dodatni, CD20 ujemny, CD22 słabo dodatni", "CD19=positive CD20=negative CD22=dim"),
        (
            "CD19 positief, CD20 negatief, CD22 zwak positief",
            "CD19=positive CD20=negative CD22=dim",
        ),
        ("CD19 négatif, CD22 positif (95 %)", "CD19=negative CD22=positive"),
        ("dim CD19 on 41 % of the blasts", "CD19=dim"),
        ("CD22 positive, slightly reduced", "CD22=positive"),
        ("BCMA is present but reduced", "BCMA=dim"),
        ("CD19 is expressed on 3 % of blasts", "CD19=partial"),
        ("CD19: 12 % of blasts (cut-off 10 %)", "CD19=positive"),
        ("CD19: 3 % of blasts (cut-off 10 %)", "CD19=negative"),
        ("Internal control CD20 positive; tumour cells CD20 negative", "CD20=negative"),
        ("CD19-CAR-T failed; relapse CD19-negative", "CD19=negative"),
    ],
)
def test_expression_is_read_from_prose(text: str, expected: str) -> None:
    assert found(text) == set(expected.split())


@pytest.mark.parametrize(
    "text",
    [
        "After CD19-directed CAR-T cells and anti-CD20 antibodies",
        "A CD20xCD3 bispecific antibody was given, CD19 CAR was considered",
        "CD19 12 cells/uL, B-cell aplasia persists",
        "CD19 not performed. CD22 pending",
        "Possible loss of CD19, to be repeated",
        "Family history: brother had CD19 positive leukaemia",
        "Patient received CD19 CAR T cells",
        "soluble BCMA 300 ng/mL",
        "CD19/CD22 CAR-T cells were positive for the construct",
        "CD22-directed ADC and prior CD19-directed therapy, positive effect",
        "Controls: CD19 positive on normal B cells",
        "The B cells in the background are CD20 positive",
        "CD79B p.Y196H, VAF 35 %",
        "MS4A1 (CD20): frameshift variant, VAF 29 %",
        "TNFRSF17 (BCMA): no deletion, no variant",
        "CSF: no CD19+/CD22+ population",
        "CD19 cannot be reported from this sample",
        "CD20 nicht beurteilbar, CD22 non réalisé",
        "CD20 negative IHC (L26) positive",
        "Previously CD19 positive",
    ],
)
def test_what_is_no_statement_about_the_tumour_gives_no_fact(text: str) -> None:
    assert found(text) == set()


def test_a_loss_compared_with_an_earlier_year_is_dated_by_its_own_specimen() -> None:
    text = "Specimen collected: 2026-10-12\nReported: 2026-10-15\nCD19 lost compared with 2023."
    page = Page(text, Source("path.pdf"))
    (fact,) = [f for s in statements([page]) for f in antigen_facts(s) if isinstance(f, Fact)]
    assert (fact.value, fact.date) == ("negative", "2026-10-12")


def test_an_earlier_biopsy_keeps_its_own_date() -> None:
    text = "Reported: 2026-10-15\nPrevious biopsy (2023-04): CD19 positive.\nCD19 negative."
    facts = [f for s in statements([Page(text, Source("p"))]) for f in antigen_facts(s)]
    dated = {(f.value, f.date) for f in facts if isinstance(f, Fact)}
    assert dated == {("positive", "2023-04"), ("negative", "2026-10-15")}


def test_a_fact_quotes_its_words_and_says_how_it_was_found() -> None:
    page = Page("Flow cytometry: CD22 dim in 60 % of blasts", Source("p.pdf", "page 2", "ab"))
    (fact,) = [f for s in statements([page]) for f in antigen_facts(s) if isinstance(f, Fact)]
    assert fact.method == "text rule"
    assert "CD22 dim" in fact.source.quote
    assert (fact.source.place, fact.source.sha256) == ("page 2", "ab")
    assert fact.note == "60 %; flow cytometry"
