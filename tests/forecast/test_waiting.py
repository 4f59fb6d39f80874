"""Days to treatment and the pace of the disease."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from alloway.errors import InputError
from alloway.forecast.waiting import (
    against_pace,
    days_to_treatment_autologous,
    days_to_treatment_lot,
    days_to_treatment_trial,
    disease_pace,
)
from alloway.reference.products import BY_KEY
from alloway.values.case import TherapyLine
from alloway.values.evidence import Estimate
from forecast.makers import case, fact, lot

GROWING = (
    fact("burden.marrow_blasts", 10.0, "%", "2026-09-01"),
    fact("burden.marrow_blasts", 40.0, "%", "2026-10-01"),
)


def test_a_lot_follows_its_bank_shipping_days() -> None:
    near = days_to_treatment_lot(lot("TRAC-KO", shipping_days=(1, 2)))
    far = days_to_treatment_lot(lot("TRAC-KO", shipping_days=(10, 20)))
    assert far.value > near.value
    assert near.basis == "assumed"
    with pytest.raises(InputError, match="shipping_days is 9 to 2"):
        days_to_treatment_lot(replace(lot(), shipping_days=(9, 2)))


def test_vein_to_vein_days_are_those_of_their_source(shared: Path) -> None:
    with (shared / "science" / "outcomes.csv").open(newline="", encoding="utf-8") as file:
        row = next(r for r in csv.DictReader(file) if r["product"].startswith("Vein-to-vein"))
    printed = row["vein_to_vein_or_time_to_treatment_d"]
    for key, short in (
        ("axicabtagene-ciloleucel", "axi-cel"),
        ("tisagenlecleucel", "tisa-cel"),
        ("lisocabtagene-maraleucel", "liso-cel"),
    ):
        estimate = days_to_treatment_autologous(key)
        assert f"{short} {estimate.value}" in printed
        assert estimate.basis == "source"


def test_products_without_a_figure_say_assumed() -> None:
    assert days_to_treatment_autologous("brexucabtagene-autoleucel").basis == "assumed"
    assert days_to_treatment_trial().basis == "assumed"
    with pytest.raises(InputError, match="no approved product is called 'kymria'"):
        days_to_treatment_autologous("kymria")
    assert all(p.vein_to_vein.low is not None for p in BY_KEY.values())


def test_pace_is_assumed_by_entity_without_two_measurements() -> None:
    pace = disease_pace(case())
    assert pace.value == 8.0
    assert pace.basis == "assumed"
    unknown = disease_pace(case(diagnosis=None))
    assert (unknown.high or 0.0) / (unknown.low or 1.0) > (pace.high or 0.0) / (pace.low or 1.0)


def test_two_rising_untreated_measurements_give_the_pace() -> None:
    pace = disease_pace(case(burden=GROWING))
    assert pace.value == pytest.approx(15.0)
    assert pace.basis == "source"
    assert len(pace.sources) == 2


@pytest.mark.parametrize("start", ["2026-09-10", "", "2026-09"])
def test_treatment_between_the_measurements_forbids_the_estimate(start: str) -> None:
    line = TherapyLine(1, "FLAG-Ida", ("fludarabine",), start)
    assert disease_pace(case(burden=GROWING, lines=(line,))).basis == "assumed"


def test_the_sentence_compares_days_to_pace() -> None:
    fast = against_pace(Estimate(48.0, 36.0, 97.0), Estimate(8.0, 4.0, 16.0))
    assert "more than 50-fold" in fast
    slow = against_pace(Estimate(14.0, 9.0, 22.0), Estimate(200.0, 100.0, 400.0))
    assert "about 1-fold" in slow or "1.0" in slow
