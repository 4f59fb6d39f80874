"""Gene and chromosome changes: found, looked for in vain, or only named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.patient.cases.statements import statements
from alloway.patient.cases.text_genes import gene_facts
from alloway.patient.records.model import Page
from alloway.values.case import Fact
from alloway.values.evidence import Source

NO = ": not detected"


def facts(text: str, language: str = "en") -> list[Fact]:
    """Every mutation fact of a text."""
    page = Page(text, Source("path.pdf", "page 1"), language=language)
    return [f for s in statements([page]) for f in gene_facts(s) if isinstance(f, Fact)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TP53 c.743G>A p.(Arg248Gln), VAF 12 %.", ["TP53 p.Arg248Gln"]),
        ("SF3B1 K700E mutation", ["SF3B1 p.K700E"]),
        ("HER2 p.V777L", ["HER2 p.V777L"]),
        ("TP53 mutated", ["TP53 mutation"]),
        ("MS4A1 (CD20): frameshift variant, VAF 21 %", ["MS4A1 frameshift variant"]),
        ("FISH: MYC rearranged, BCL6 not rearranged",
         ["MYC rearrangement", f"BCL6 rearrangement{NO}"]),
        ("MYC not rearranged and BCL2 rearranged",
         [f"MYC rearrangement{NO}", "BCL2 rearrangement"]),
        ("No rearrangement of MYC or BCL2.", [f"MYC rearrangement{NO}", f"BCL2 rearrangement{NO}"]),
        ("MYC and BCL2: no rearrangement", [f"MYC rearrangement{NO}", f"BCL2 rearrangement{NO}"]),
        ("NRAS p.G12D, no BRAF mutation.", ["NRAS p.G12D", f"BRAF{NO}"]),
        ("NPM1 negative, FLT3-ITD positive", [f"NPM1{NO}", "FLT3-ITD"]),
        ("t( 4 ; 14 ) IGH::FGFR3 present in 41 %", ["t(4;14) IGH::FGFR3"]),
        ("46,XY,t(4;11)(q21;q23),del(6q)[12]/46,XY[8]", ["t(4;11)(q21;q23)", "del(6q)"]),
        ("17p deletion in 60 % of cells", ["del(17p)"]),
        ("Gain 1q21 (3 copies), gain of 1q", ["gain 1q21", "gain 1q"]),
        ("gain(1q), no del(17p), t(14;16) negative", ["gain 1q", f"del(17p){NO}", f"t(14;16){NO}"]),
        ("del(17p): no deletion and t(4;14) present.", [f"del(17p){NO}", "t(4;14)"]),
        ("No evidence of t(4;14) or del(17p).", [f"t(4;14){NO}", f"del(17p){NO}"]),
        ("IKZF1 deletion, t(4;11) not detected", ["IKZF1 deletion", f"t(4;11){NO}"]),
        ("ETV6::RUNX1, KMT2A rearrangement: not detected",
         [f"ETV6::RUNX1{NO}", f"KMT2A rearrangement{NO}"]),
        ("BCR-ABL1 transcript negative", [f"BCR::ABL1{NO}"]),
        ("TP53: wild-type", [f"TP53{NO}"]),
    ],
)  # fmt: skip
def test_a_change_has_one_spelling_and_its_own_verdict(text: str, expected: list[str]) -> None:
    assert [fact.value for fact in facts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "MYC positive (40 %), BCL2 positive (80 %) by immunohistochemistry.",
        "CD19 positive, CD22 negative, PAX5 positive",
        "Anti-CD19 CAR construct detected in 12 % of T cells.",
        "Tested for: del(17p), t(4;14), gain 1q.",
        "FISH panel includes MYC, BCL2 and BCL6 probes.",
        "TP53: not evaluable",
        "Plan: NGS for TP53 mutation.",
        "Family history: mother has a TP53 mutation.",
        "Suspected TP53 mutation.",
        "At diagnosis TP53 was mutated.",
    ],
)
def test_a_stain_a_wish_or_a_relative_is_no_mutation_of_the_patient(text: str) -> None:
    assert facts(text) == []


def test_the_share_of_reads_or_nuclei_is_noted() -> None:
    text = "TP53 p.R175H, VAF 12 %\ndel(17p): present in 62 % of nuclei"
    assert [fact.note for fact in facts(text)] == ["VAF 12 %", "62 % of nuclei"]


def test_a_test_run_later_on_the_sample_keeps_the_day_of_the_sample() -> None:
    text = "Taken 2026-05-04\nFISH (probes of the panel, 2026-05-09)\nMYC: rearranged"
    assert [fact.date for fact in facts(text)] == ["2026-05-04"]


def test_in_another_language_a_chromosome_change_needs_a_word_that_it_was_found() -> None:
    assert facts("t(4;14), del(17p)", "de") == []
    found = [fact.value for fact in facts("t(4;14) nachgewiesen, del(17p) nicht nachweisbar", "de")]
    assert found == ["t(4;14)", f"del(17p){NO}"]


@given(st.text("TP53MYC t(4;1)delpq1no:,. ", max_size=120))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    facts(text)
