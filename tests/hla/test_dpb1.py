"""DPB1 T-cell epitope groups."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from alloway.hla.dpb1 import tce_result
from alloway.hla.typing import parse_typing

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"


def rows() -> list[dict[str, str]]:
    with (SCENARIOS / "hla_dpb1_tce.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["case"])
def test_published_rule(row: dict[str, str]) -> None:
    recipient, donor = (parse_typing(row[who]).locus("DPB1") for who in ("recipient", "donor"))
    assert tce_result(recipient, donor) == row["result"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["case"])
def test_swapping_the_people_swaps_the_direction(row: dict[str, str]) -> None:
    recipient, donor = (parse_typing(row[who]).locus("DPB1") for who in ("recipient", "donor"))
    swapped = row["result"].translate(str.maketrans("GH", "HG"))
    assert tce_result(donor, recipient).replace("HvG non", "x").replace("GvH non", "y") == (
        swapped.replace("HvG non", "x").replace("GvH non", "y")
    )


def test_untyped_is_named() -> None:
    assert tce_result(None, None) == ("unknown: DPB1 not typed for the recipient and the donor")
