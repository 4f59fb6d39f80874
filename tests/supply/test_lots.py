"""What speaks against a lot on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from alloway.hla.expression import parse_edits
from alloway.hla.typing import parse_typing
from alloway.supply.lots import lot_problems
from alloway.values.evidence import Source
from alloway.values.supply import Donor, Lot

GOOD = Lot(
    "L1", "Examplecel", Donor("D1", parse_typing("A*02:01")), ("CD19",), "FMC63",
    parse_edits("TRAC-KO=0.004"), 1e8, "cells", 4, "released", date(2027, 1, 31),
    residual_tcr_pct=0.4, viability_pct=84.0, vector_copies=1.6, car_positive_pct=46.0,
    source=Source("certificate.pdf", "page 1"),
)  # fmt: skip
DAY = date(2026, 11, 24)


def test_a_good_lot_has_no_problems() -> None:
    assert lot_problems(GOOD, DAY, None) == ()


@pytest.mark.parametrize(
    ("lot", "weight", "words"),
    [
        (replace(GOOD, expiry=date(2026, 11, 23)), "blocks", "expired on 2026-11-23"),
        (replace(GOOD, expiry=date(2026, 11, 27)), "against", "expires on 2026-11-27"),
        (replace(GOOD, release="quarantine"), "blocks", "not released (state: quarantine)"),
        (replace(GOOD, release="recalled"), "blocks", "recalled"),
        (replace(GOOD, doses=0), "blocks", "No doses"),
        (replace(GOOD, edits=parse_edits("TRAC-KO,B2M-HLA-E")), "open", "without B2M knock-out"),
        (replace(GOOD, targets=("CD7",)), "blocks", "has no CD7-KO"),
        (replace(GOOD, targets=("CD19", "CD5")), "blocks", "has no CD5-KO"),
        (replace(GOOD, targets=("CD7",), cell_type="NK"), "blocks", "which NK cells carry"),
        (replace(GOOD, residual_tcr_pct=None), "open", "not measured"),
        (replace(GOOD, viability_pct=61.0), "against", "Viability 61 %"),
        (replace(GOOD, vector_copies=12.0), "against", "Vector copies per cell 12,"),
        (replace(GOOD, dose_unit="cells/kg"), "open", "weight is not known"),
    ],
)
def test_each_problem_is_said_once_with_its_source(lot: Lot, weight: str, words: str) -> None:
    (reason,) = lot_problems(lot, DAY, None)
    assert reason.weight == weight
    assert words in reason.text
    assert reason.sources


@pytest.mark.parametrize(
    ("targets", "edits"),
    [(("CD7",), "TRAC-KO,CD7-KO"), (("CD5",), "TRAC-KO,CD5-KO"), (("CD3",), "TRAC-KO")],
)
def test_the_matching_knock_out_settles_fratricide(targets: tuple[str, ...], edits: str) -> None:
    assert lot_problems(replace(GOOD, targets=targets, edits=parse_edits(edits)), DAY, None) == ()


def test_the_last_day_still_counts() -> None:
    lot = replace(GOOD, expiry=DAY, shipping_days=(0, 0))
    assert lot_problems(lot, DAY, None) == ()


def test_known_weight_settles_a_dose_by_kilogram() -> None:
    assert lot_problems(replace(GOOD, dose_unit="cells/kg"), DAY, 71.0) == ()
