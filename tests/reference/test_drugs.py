"""Drugs, regimens and CAR-T products."""

from __future__ import annotations

import pytest

from alloway.reference.drugs import DRUG_BY_NAME, DRUGS, drugs_in, targets_of
from alloway.reference.regimens import REGIMENS, regimen_of, regimens_in


@pytest.mark.parametrize(
    ("word", "name", "target"),
    [
        ("Kymriah", "tisagenlecleucel", "CD19"),
        ("axi-cel", "axicabtagene ciloleucel", "CD19"),
        ("brexu-cel", "brexucabtagene autoleucel", "CD19"),
        ("Breyanzi", "lisocabtagene maraleucel", "CD19"),
        ("obe-cel", "obecabtagene autoleucel", "CD19"),
        ("Abecma", "idecabtagene vicleucel", "BCMA"),
        ("cilta-cel", "ciltacabtagene autoleucel", "BCMA"),
    ],
)
def test_a_car_t_product_is_known_by_its_short_name_with_its_target(
    word: str, name: str, target: str
) -> None:
    ((drug, _, _),) = drugs_in(f"received {word} in 2024")
    assert (drug.name, drug.targets, drug.role) == (name, (target,), "CAR-T")


def test_every_drug_of_a_regimen_is_in_the_drug_table() -> None:
    assert {d for r in REGIMENS for d in r.drugs} <= set(DRUG_BY_NAME)


def test_no_spelling_stands_for_two_drugs_or_two_regimens() -> None:
    words = [word for drug in DRUGS for word in (drug.name, *drug.words)]
    assert len(words) == len(set(words))
    spellings = [word for regimen in REGIMENS for word in regimen.words]
    assert len(spellings) == len(set(spellings))


def test_the_longer_regimen_wins_over_the_shorter_inside_it() -> None:
    found = [r.name for r, _, _ in regimens_in("R-CHOP, Pola-BR, Dara-VRd, DA-EPOCH-R and DHAP")]
    assert found == ["R-CHOP", "Pola-BR", "Dara-VRd", "DA-EPOCH-R", "DHAP"]


def test_a_regimen_needs_its_capitals_so_that_ordinary_words_stay_words() -> None:
    assert regimens_in("Put ice on the third day") == ()


def test_drugs_given_together_are_recognised_as_their_regimen() -> None:
    found = regimen_of(frozenset({"bortezomib", "lenalidomide", "dexamethasone"}))
    assert found is not None
    assert found.name == "VRd"


def test_prednisolone_counts_as_the_prednisone_of_a_regimen() -> None:
    drugs = {"rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisolone"}
    found = regimen_of(frozenset(drugs))
    assert found is not None
    assert found.name == "R-CHOP"


@pytest.mark.parametrize(
    ("drug", "target"),
    [
        ("blinatumomab", "CD19"), ("loncastuximab", "CD19"), ("tafasitamab", "CD19"),
        ("inotuzumab", "CD22"), ("rituximab", "CD20"), ("obinutuzumab", "CD20"),
        ("glofitamab", "CD20"), ("epcoritamab", "CD20"), ("mosunetuzumab", "CD20"),
        ("teclistamab", "BCMA"), ("elranatamab", "BCMA"), ("talquetamab", "GPRC5D"),
        ("daratumumab", "CD38"), ("isatuximab", "CD38"), ("elotuzumab", "SLAMF7"),
        ("gemtuzumab", "CD33"), ("brentuximab", "CD30"), ("Kymriah", "CD19"),
    ],
)  # fmt: skip
def test_every_antibody_and_cell_product_is_an_exposure_to_its_target(
    drug: str, target: str
) -> None:
    assert targets_of(drug) == (target,)


def test_a_drug_without_a_tumour_antigen_and_an_unknown_one_have_no_target() -> None:
    assert targets_of("cisplatin") == targets_of("notadrug") == ()
