"""What makes an option possible, unknown or blocked, and what the first screen says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import alloway
from alloway.hla.typing import parse_typing
from alloway.reviews.lots import lot_option, residual_tcr_per_kg
from alloway.reviews.others import autologous_options, line_reasons, pathway_options
from alloway.values.case import Case, Diagnosis, Fact, PriorTreatment
from alloway.values.evidence import Source
from alloway.values.hla import Bead
from alloway.values.review import Option
from alloway.values.supply import Bank, Donor, Edit, Lot

TODAY = date(2026, 11, 24)
PATIENT = "A*02:01+A*03:01^B*07:02+B*44:02^C*05:01+C*07:02^DRB1*15:01+DRB1*04:01"
DONOR = "A*01:01+A*24:02^B*08:01+B*35:01^C*04:01+C*07:01^DRB1*03:01+DRB1*01:01"


def fact(kind: str, value: float | str, unit: str = "", day: str = "2026-11-10") -> Fact:
    return Fact(kind, value, Source("a.json", place=kind), unit, day)


CASE = Case(
    "p1",
    TODAY,
    birth_date=fact("birth_date", "1963-08-21"),
    weight=fact("weight", 80.0, "kg"),
    diagnosis=Diagnosis("DLBCL", "lymphoma", fact("diagnosis", "DLBCL"), status="refractory"),
    antigens=(fact("antigen.CD19", "positive"),),
    typings=(parse_typing(PATIENT),),
    line_count=(3, 3),
    prior_known=True,
    beads=(Bead(("A*01:01",), 200.0),),
)
LOT = Lot(
    "L1",
    "Samplecel",
    Donor("D1", parse_typing(DONOR)),
    ("CD19",),
    "FMC63-41BB-CD3z",
    (Edit("TRAC-KO", 0.01), Edit("B2M-KO", 0.02), Edit("CIITA-KO", 0.02)),
    1.2e8,
    "cells",
    5,
    "released",
    date(2028, 1, 1),
    residual_tcr_pct=0.5,
    viability_pct=90.0,
    car_positive_pct=50.0,
    indications=("LBCL",),
)


def standing(lot: Lot, case: Case = CASE) -> tuple[str, set[str]]:
    made = lot_option(case, lot, TODAY)
    decisive = {r.topic for r in made.assessment.reasons if r.weight in ("blocks", "open")}
    return made.assessment.standing, decisive


def test_a_released_lot_for_the_disease_with_its_antigen_is_possible() -> None:
    assert standing(LOT) == ("possible", set())


@pytest.mark.parametrize(
    ("change", "topic"),
    [
        ({"expiry": date(2026, 11, 23)}, "lot.expired"),
        ({"release": "quarantine"}, "lot.release"),
        ({"doses": 0}, "lot.doses"),
        ({"indications": ("MM",)}, "disease.other"),
        ({"targets": ("CD7",), "indications": ("LBCL",)}, "lot.fratricide"),
    ],
)
def test_one_change_of_the_lot_blocks_it_and_says_why(
    change: dict[str, object], topic: str
) -> None:
    found, topics = standing(replace(LOT, **change))  # type: ignore[arg-type]
    assert found == "blocked"
    assert topic in topics


def test_a_cd7_lot_with_its_own_knock_out_is_not_fratricidal() -> None:
    lot = replace(LOT, targets=("CD7",), edits=(*LOT.edits, Edit("CD7-KO")))
    assert "lot.fratricide" not in standing(lot)[1]


@pytest.mark.parametrize(
    ("change", "topic"),
    [
        ({"antigens": ()}, "antigen.missing"),
        ({"diagnosis": None}, "disease.unknown"),
        ({"antigens": (fact("antigen.CD19", "positive", day="2025-01-01"),)}, "antigen.old"),
    ],
)
def test_what_the_records_do_not_say_leaves_the_lot_unknown(
    change: dict[str, object], topic: str
) -> None:
    assert standing(LOT, replace(CASE, **change)) == ("unknown", {topic})  # type: ignore[arg-type]


def test_a_missing_typing_matters_only_where_hla_is_left_on_the_cells() -> None:
    untyped = replace(CASE, typings=())
    assert standing(LOT, untyped) == ("possible", set())  # no HLA on the cells, no TCR in them
    bare = replace(LOT, edits=(Edit("TRAC-KO", 0.01),))
    assert standing(bare, untyped) == ("unknown", {"typing.missing"})


def test_antibodies_matter_only_where_hla_is_left_on_the_cells() -> None:
    unscreened = replace(CASE, beads=())
    assert standing(LOT, unscreened)[0] == "possible"
    bare = replace(LOT, edits=(Edit("TRAC-KO", 0.01),))
    assert "antibodies.missing" in standing(bare, unscreened)[1]
    strong = replace(CASE, beads=(Bead(("A*01:01",), 9000.0),))
    reasons = lot_option(strong, bare, TODAY).assessment.reasons
    assert any(r.weight == "against" and "A*01:01" in r.text for r in reasons)
    reasons = lot_option(strong, LOT, TODAY).assessment.reasons
    assert not any("A*01:01" in r.text for r in reasons)


def test_residual_cells_are_counted_of_all_cells_not_of_car_positive_ones() -> None:
    # 1.2e8 CAR+ cells at 50 % CAR+ are 2.4e8 cells; 0.5 % of them over 80 kg
    assert residual_tcr_per_kg(LOT, 80.0) == pytest.approx(1.5e4)
    assert residual_tcr_per_kg(LOT, None) is None
    assert residual_tcr_per_kg(replace(LOT, residual_tcr_pct=None), 80.0) is None


def test_a_dose_by_kilogram_without_a_weight_is_open() -> None:
    lot = replace(LOT, cells_per_dose=1e6, dose_unit="cells/kg")
    assert standing(lot, replace(CASE, weight=None)) == ("unknown", {"lot.dose"})


@pytest.mark.parametrize(
    ("count", "needed", "weight"),
    [((1, 1), 2, "blocks"), ((1, 3), 2, "open"), (None, 2, "open"), ((2, 2), 2, "for")],
)
def test_a_label_that_asks_for_lines_is_held_against_the_range_the_records_allow(
    count: tuple[int, int] | None, needed: int, weight: str
) -> None:
    case = replace(CASE, line_count=count)
    assert [r.weight for r in line_reasons(case, needed, ())] == [weight]


def test_an_autologous_product_is_listed_for_its_disease_and_its_ages_only() -> None:
    assert {o.id for o in autologous_options(CASE, TODAY)} == {
        "tisagenlecleucel",
        "axicabtagene-ciloleucel",
        "lisocabtagene-maraleucel",
    }
    child = replace(CASE, birth_date=fact("birth_date", "2015-01-01"))
    assert {o.assessment.standing for o in autologous_options(child, TODAY)} == {"blocked"}


def test_an_earlier_product_against_the_same_antigen_is_said() -> None:
    prior = (PriorTreatment("CAR-T", "2025-01-01", "tisagenlecleucel", ("CD19",)),)
    made = autologous_options(replace(CASE, prior=prior), TODAY)
    assert all(any("Earlier CAR-T" in r.text for r in o.assessment.reasons) for o in made)


def test_a_pathway_is_never_called_possible_by_a_table() -> None:
    assert {o.assessment.standing for o in pathway_options(CASE, TODAY)} <= {"unknown", "blocked"}


def _first(case: Case, *lots: Lot) -> tuple[Option, tuple[str, ...]]:
    made = alloway.review(case, as_of=TODAY, bank=Bank("b", lots), n=100)
    return made.options[0], made.summary


def test_the_first_screen_says_when_nothing_donor_derived_fits() -> None:
    _, said = _first(CASE, replace(LOT, expiry=date(2020, 1, 1)))
    assert any("No suitable donor-derived option" in sentence for sentence in said)
    assert any("expiry" in sentence for sentence in said)


def test_a_blocked_lot_is_not_forecast_and_an_open_one_is() -> None:
    best, _ = _first(CASE, LOT)
    assert best.assessment.forecast is not None
    assert best.assessment.forecast.endpoints
    made = alloway.review(CASE, as_of=TODAY, bank=Bank("b", (replace(LOT, doses=0),)), n=100)
    blocked = next(o for o in made.options if o.kind == "lot")
    assert blocked.assessment.forecast is None


def test_a_lot_that_cannot_be_forecast_keeps_its_place_and_says_why() -> None:
    odd = replace(LOT, cells_per_dose=50.0)  # no dose of CAR-T cells is fifty cells
    best, _ = _first(CASE, odd)
    assert best.assessment.forecast is not None
    assert "50" in best.assessment.forecast.unavailable


def test_the_review_never_says_what_it_must_not() -> None:
    made = alloway.to_json(alloway.review(CASE, as_of=TODAY, bank=Bank("b", (LOT,)), n=100))
    for words in (b"you are eligible", b"guaranteed", b"cure rate"):
        assert words not in made.lower()
