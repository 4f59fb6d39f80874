"""Topics of criteria in many wordings: one leaf each, nothing left over, nothing claimed too much."""

# Rows of a table read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.patient.trials.clauses import parse_sentence
from alloway.patient.trials.criteria import parse_criteria
from alloway.patient.trials.judging import Asked, judge
from alloway.patient.trials.sayings import ADMINISTRATIVE
from alloway.patient.trials.trees import is_complete, leaves
from alloway.values.trial import Atom, Node
from patient.trials.small_cases import AS_OF, CASES


def _atoms(text: str, kind: str) -> list[Atom]:
    node = parse_sentence(text, kind)  # type: ignore[arg-type]
    assert node is not None, text
    assert is_complete(node), (text, [n.text for n in leaves(node) if n.op == "unparsed"])
    return [n.atom for n in leaves(node) if n.atom]


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("Capable of giving written informed consent", "inclusion", {"consent"}),
        ("The legal guardian has signed the consent form", "inclusion", {"consent"}),
        ("Able to adhere to the visit schedule", "inclusion", {"compliance"}),
        ("Women must use highly effective contraception for 6 months", "inclusion", {"contraception"}),
        ("Any condition that in the opinion of the physician makes participation unsafe", "exclusion", {"investigator_judgement"}),
        ("Currently enrolled in another interventional trial", "exclusion", {"other_trial"}),
        ("Anticipated life expectancy of more than 16 weeks", "inclusion", {"life_expectancy"}),
        ("At least one measurable lesion by Lugano 2014", "inclusion", {"measurable"}),
        ("Sufficient venous access for leukapheresis", "inclusion", {"venous_access"}),
        ("Stroke or TIA within the past year", "exclusion", {"neurologic"}),
        ("Acute coronary syndrome or NYHA class III/IV heart failure within 6 months", "exclusion", {"cardiac"}),
        ("QTc > 470 ms", "exclusion", {"organ.qtc"}),
        ("INR ≤ 1.5 and aPTT ≤ 1.5 × ULN", "inclusion", {"lab.inr", "lab.aptt"}),
        ("HBV DNA > 2000 IU/mL", "exclusion", {"infection.hbv_dna"}),
        ("Uncontrolled fungal infection requiring intravenous treatment", "exclusion", {"infection.active"}),
        ("Severe psoriasis or ulcerative colitis", "exclusion", {"autoimmune"}),
        ("Another malignancy within 3 years, except cured carcinoma in situ of the cervix", "exclusion", {"second_malignancy"}),
        ("Live attenuated vaccine within 6 weeks before lymphodepletion", "exclusion", {"vaccine"}),
        ("Systemic corticosteroids > 10 mg/day prednisone within 7 days before apheresis", "exclusion", {"medication.steroid"}),
        ("Donor lymphocyte infusion within 4 weeks", "exclusion", {"medication.donor_lymphocytes"}),
        ("Known hypersensitivity to dimethyl sulfoxide", "exclusion", {"allergy"}),
        ("Schizophrenia or alcohol dependence", "exclusion", {"psychiatric", "substance_abuse"}),
        ("Toxicity of earlier therapy has not resolved to grade 1, except alopecia", "exclusion", {"toxicity"}),
        ("Prior GPRC5D-targeted therapy", "exclusion", {"prior.anti_gprc5d"}),
        ("Ann Arbor stage III or IV", "inclusion", {"stage"}),
        ("DSA MFI ≥ 3000", "exclusion", {"dsa"}),
        ("Previous kidney transplant", "exclusion", {"prior.organ_transplant"}),
        ("Chronic GVHD requiring systemic immunosuppression", "exclusion", {"gvhd"}),
        ("Therapeutic anticoagulation with warfarin", "exclusion", {"medication.anticoagulant"}),
        ("No platelet transfusion within 7 days", "inclusion", {"transfusion"}),
    ],
)  # fmt: skip
def test_a_topic_is_read_whole_in_new_words(text: str, kind: str, fields: set[str]) -> None:
    assert {a.field for a in _atoms(text, kind)} == fields


@pytest.mark.parametrize(
    "text",
    [
        "Chemotherapy must be stopped at least 14 days before infusion",
        "At least 14 days must have elapsed since chemotherapy",
        "No chemotherapy within 14 days before infusion",
    ],
)
def test_a_washout_asks_for_the_absence_of_the_drug(text: str) -> None:
    node = parse_sentence(text, "inclusion")
    assert node is not None
    assert node.op == "not"
    atom = node.items[0].atom
    assert atom is not None
    assert (atom.field, atom.window_days) == ("medication.chemotherapy", 14)


def test_a_narrowing_word_stays_with_its_finding() -> None:
    (atom,) = _atoms("Severe uncontrolled asthma", "exclusion")
    assert (atom.field, atom.of) == ("pulmonary", "Severe uncontrolled")


def test_half_lives_are_kept_beside_the_days() -> None:
    (atom,) = _atoms(
        "Targeted therapy within 2 weeks or 5 half-lives, whichever is longer", "exclusion"
    )
    assert atom.window_days == 14
    assert "half-lives" in atom.of
    assert "longer" in atom.of


def test_a_second_limit_holds_only_for_those_it_names() -> None:
    node = parse_sentence("AST ≤ 3 × ULN (≤ 6 × ULN with liver metastases)", "inclusion")
    assert node is not None
    assert is_complete(node)
    assert [i.op for i in node.items] == ["atom", "and"]


def test_no_before_a_finding_does_not_deny_a_number_after_it() -> None:
    node = parse_sentence("No pericardial effusion, LVEF ≥ 45 %", "inclusion")
    assert node is not None
    assert {i.op for i in node.items} == {"not", "atom"}


def test_a_drug_that_an_illness_needs_is_no_exclusion_of_its_own() -> None:
    atoms = _atoms("Autoimmune disease requiring steroids or other immunosuppressants", "exclusion")
    assert [a.field for a in atoms] == ["autoimmune"]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Signed informed consent", "inclusion"),
        ("Agreement to use contraception", "inclusion"),
        ("Unsuitable in the judgement of the investigator", "exclusion"),
    ],
)
def test_what_a_person_answers_is_never_decided_by_a_record(
    text: str, kind: str, case: str
) -> None:
    node = parse_sentence(text, kind)  # type: ignore[arg-type]
    assert node is not None
    assert all(n.atom is not None and n.atom.field in ADMINISTRATIVE for n in leaves(node))
    assert judge(node, Asked(CASES[case], AS_OF, AS_OF)).truth == "unknown"


def test_words_of_another_world_are_never_called_understood() -> None:
    for text in ("Severe heart failure and purple spoons", "HIV unless the moon is full"):
        node = parse_sentence(text, "exclusion")
        assert not is_complete(node), node


WORDS = (
    "severe", "heart failure", "requiring", "steroids", "within 4 weeks", "or 5 half-lives", "(", ")",
    "before apheresis", "no", "consent", "sign", "must", "contraception", "investigator", "opinion",
    "toxicity", "grade 1", "except", "topical", "allergy", "to", "DMSO", "≤ 5 x ULN", "if", ",", ";",
    "liver metastases", "ALT ≤ 3 x ULN", "anti-", "CD19", "CD22", "/", "targeted therapy", "stage",
    "III", "vaccine", "live", "including", "but not limited to", "and", "or", "HBV DNA", "> 1000 IU/mL",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["inclusion", "exclusion"]))
@settings(max_examples=200, deadline=None)
def test_any_order_of_words_gives_a_tree_that_can_be_judged(words: list[str], kind: str) -> None:
    for criterion in parse_criteria(f"{kind.title()} Criteria:\n* {' '.join(words)}"):
        if criterion.parsed is not None:
            assert _every_leaf_holds(criterion.parsed)
            judge(criterion.parsed, Asked(CASES["lymphoma"], AS_OF, AS_OF))


def _every_leaf_holds(node: Node) -> bool:
    return all((n.atom is not None) == (n.op == "atom") for n in leaves(node))


@pytest.mark.parametrize(
    "unit", ["CD19, ", "anti-CD22 / ", "severe ", "( ", "sign consent ", "within 4 weeks "]
)
def test_long_repetition_is_read_in_linear_time(unit: str) -> None:
    text = (unit * 3000)[:3000]
    parse_sentence(text, "exclusion")
    parse_sentence(text, "inclusion")
