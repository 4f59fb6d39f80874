"""From eligibility text to criteria: sections, nesting, and trees that never claim too much."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.patient.trials.clauses import parse_sentence
from alloway.patient.trials.criteria import parse_criteria
from alloway.patient.trials.judging import Asked, judge
from alloway.patient.trials.outline import outline
from alloway.patient.trials.trees import any_of, is_complete, leaf, unparsed, walk
from alloway.values.trial import Atom, Criterion, Node
from patient.trials.small_cases import AS_OF, CASES

PHRASES = (
    "Age >= 18 years", "ECOG 0-1", "prior CAR-T therapy", "HIV", "hepatitis B and C", "no", "or",
    "and", "except", "unless", ",", ";", "/", "(", ")", "within 3 months", "ANC >= 1.0 x 10^9/L",
    "DLBCL", "non-Hodgkin lymphoma", "including", "active CNS lymphoma", "GVHD", "negative",
    "patients with", "must", ":", "≤ 3 × ULN", "ALT", "at least 2 prior lines", "\n", "* ", "1. ",
    "Inclusion Criteria:", "Exclusion Criteria:", "for liver metastases", "CD19 positive",
)  # fmt: skip


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_criteria_and_no_crash(text: str) -> None:
    for criterion in parse_criteria(text):
        assert criterion.text.strip()


@given(st.lists(st.sampled_from(PHRASES), max_size=14), st.sampled_from(["inclusion", "exclusion"]))
@settings(max_examples=250, deadline=None)
def test_any_order_of_trial_words_gives_trees_that_can_be_judged(
    words: list[str], kind: str
) -> None:
    text = f"{kind.title()} Criteria:\n* {' '.join(words)}"
    for criterion in parse_criteria(text):
        if criterion.parsed is not None:
            for case in CASES.values():
                judge(criterion.parsed, Asked(case, AS_OF, AS_OF))


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=10))
@settings(max_examples=200, deadline=None)
def test_an_inclusion_never_asks_for_an_infection(words: list[str]) -> None:
    node = parse_sentence(" ".join(words), "inclusion")
    if node is not None:
        assert not [f for f, positive in _signed(node, True) if positive and "infection" in f]


def _signed(node: Node, positive: bool) -> list[tuple[str, bool]]:
    if node.atom is not None:
        return [(node.atom.field, positive)]
    turned = positive != (node.op == "not")
    return [pair for item in node.items for pair in _signed(item, turned)]


@pytest.mark.parametrize(
    "text",
    [
        "Inclusion Criteria:\n\n* A\n* B\n\nExclusion Criteria:\n\n* C",
        "INCLUSION CRITERIA\n1. A\n2. B\nEXCLUSION CRITERIA\n1. C",
        "Key Inclusion Criteria:\n- A\n- B\nKey Exclusion Criteria:\n- C",
        "Inclusion:\n  1\\. A\n  2\\. B\nExclusion:\n  1\\. C",
        "**Inclusion Criteria**:\n• A\n• B\n**Exclusion Criteria**:\n• C",
        "  Inclusion Criteria:\n\n     -  A\n\n     -  B\n\n  Exclusion Criteria:\n\n     -  C",
        "Inclusion Criteria: A\n* B\nExclusion Criteria: C",
        "Inclusion Criteria:\n\n1. A; 2. B;\n\nExclusion Criteria:\n\nC",
    ],
)  # fmt: skip
def test_many_styles_of_sections_and_bullets_read_alike(text: str) -> None:
    assert [(c.kind[0], c.text) for c in parse_criteria(text)] == [
        ("i", "A"),
        ("i", "B"),
        ("e", "C"),
    ]


def test_a_wrapped_line_of_the_old_format_is_one_criterion() -> None:
    text = "Inclusion Criteria:\n\n  -  Platelets at least\n     50 x 10^9/L\n\n  -  ECOG 0-1"
    assert [c.text for c in parse_criteria(text)] == ["Platelets at least 50 x 10^9/L", "ECOG 0-1"]


def test_nesting_follows_the_indentation() -> None:
    items = outline("Inclusion:\n* Organ function:\n  * ANC\n  * Platelets\n* Age")
    assert [(i.text, len(i.children)) for i in items] == [("Organ function:", 2), ("Age", 0)]


def test_a_heading_over_a_list_is_not_a_criterion_of_its_own() -> None:
    found = parse_criteria("Inclusion:\n* Adequate organ function:\n  * LVEF >= 45%\n  * ECOG 0-1")
    assert [c.text for c in found] == ["LVEF >= 45%", "ECOG 0-1"]


def test_one_of_the_following_makes_one_criterion() -> None:
    found = parse_criteria("Inclusion:\n* One of the following:\n  * Burkitt lymphoma\n  * DLBCL")
    assert len(found) == 1
    assert _truth(found[0], "lymphoma") == "met"


def test_lines_for_different_diseases_are_alternatives() -> None:
    text = "Inclusion:\n* R/R DLBCL\n* R/R multiple myeloma\n* ECOG 0-1"
    found = parse_criteria(text)
    assert [c.text for c in found] == ["R/R DLBCL\nR/R multiple myeloma", "ECOG 0-1"]
    assert _truth(found[0], "myeloma") == "met"
    assert _truth(found[0], "transplanted") == "not_met"


def test_a_line_about_patients_with_another_disease_does_not_bind() -> None:
    found = parse_criteria("Inclusion:\n* Patients with multiple myeloma must have ECOG 0")
    assert _truth(found[0], "lymphoma") == "met"


def test_an_exception_under_a_line_belongs_to_the_line() -> None:
    text = "Exclusion:\n* Prior CAR-T therapy\n  Note: allowed if more than a year ago"
    found = parse_criteria(text)
    assert len(found) == 1
    assert _truth(found[0], "lymphoma") == "unknown"


def test_a_cohort_section_never_decides_alone() -> None:
    text = "Cohort B only:\n\nInclusion Criteria:\n\n* ECOG 0"
    assert _truth(parse_criteria(text)[0], "lymphoma") == "unknown"


@pytest.mark.parametrize("kind", ["inclusion", "exclusion"])
@pytest.mark.parametrize("truth", ["met", "not_met"])
def test_half_understood_may_fail_but_never_blocks_by_what_was_not_read(
    kind: str, truth: str
) -> None:
    """The share that was read decides only where the rest cannot change it."""
    age = {"met": ">= 18", "not_met": ">= 90"}[truth]
    node = parse_sentence(f"Age {age} years, and a pleasant temper", kind)  # type: ignore[arg-type]
    assert node is not None
    assert not is_complete(node)
    expected = "not_met" if truth == "not_met" else "unknown"
    assert judge(node, Asked(CASES["lymphoma"], AS_OF, AS_OF)).truth == expected


def test_trees_are_flat_and_without_repeats() -> None:
    age = leaf(Atom("age", ">=", 18.0, "a"))
    assert any_of((age, any_of((age, unparsed("x"))))).items == (age, unparsed("x"))


def test_long_and_deep_text_is_read_within_limits() -> None:
    found = parse_criteria("Inclusion:\n" + "".join(f"{' ' * i}* a\n" for i in range(3000)))
    assert 0 < len(found) <= 4_000
    nested = parse_criteria("Inclusion:\n* " + "(" * 5000 + "DLBCL" + ")" * 5000)
    assert len(nested) == 1


def test_the_unit_stays_the_one_the_trial_wrote() -> None:
    node = parse_sentence("Platelets >= 75,000/mm3", "inclusion")
    assert node is not None
    assert node.atom == replace(Atom("lab.platelets", ">=", 75000.0), unit="/uL")


def test_every_word_not_understood_is_kept() -> None:
    node = parse_sentence("ECOG 0-1 and stable housing", "inclusion")
    assert node is not None
    assert [n.text for n in walk(node) if n.op == "unparsed"] == ["stable housing"]


def _truth(criterion: Criterion, case: str) -> str:
    assert criterion.parsed is not None
    return judge(criterion.parsed, Asked(CASES[case], AS_OF, AS_OF)).truth
