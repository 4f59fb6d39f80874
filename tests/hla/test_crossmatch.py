"""The virtual crossmatch: verdict, sera, sums, and what keeps it unknown."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.hla.crossmatch import virtual_crossmatch
from alloway.hla.expression import express, parse_edits
from alloway.hla.typing import parse_typing
from alloway.values.hla import Bead, VirtualCrossmatch

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios" / "hla_antibodies.csv"
CLASS_I = "A*02:01+A*03:01^B*07:02+B*08:01^C*07:01+C*07:02"
NAMES = ("A*02:01", "A*03:01", "B*07:02", "B*08:01", "C*07:01", "C*07:02")


def rows() -> Iterator[dict[str, str]]:
    with SCENARIOS.open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def panel(date: str = "", **high: float) -> list[Bead]:
    """A bead for each donor allele, 50 MFI unless said otherwise: ``A0201=6000``."""
    plain = {name.replace("*", "").replace(":", ""): name for name in NAMES}
    return [Bead((name,), high.get(short, 50.0), date) for short, name in plain.items()]


def cross(
    beads: list[Bead],
    donor: str = CLASS_I,
    edits: str = "CIITA-KO",
    threshold: float = 1000.0,
    current: str | None = None,
    recipient: str = "",
) -> VirtualCrossmatch:
    typing = parse_typing(donor)
    return virtual_crossmatch(
        beads,
        express(typing, parse_edits(edits)),
        typing,
        threshold,
        current=current,
        recipient=parse_typing(recipient) if recipient else None,
    )


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row["case"])
def test_scenario(row: dict[str, str]) -> None:
    pairs = (item.split("=") for item in row["beads"].split())
    beads = [Bead(tuple(name.split("/")), float(mfi), "2026-03-01") for name, mfi in pairs]
    found = cross(beads, row["donor"], row["edits"])
    assert (found.verdict, found.cumulative_current) == (row["verdict"], float(row["cumulative"]))


def test_without_beads_it_is_unknown_unless_nothing_is_left_on_the_cells() -> None:
    assert cross([]).verdict == "unknown"
    assert cross([], edits="B2M-KO,CIITA-KO").verdict == "negative"


def test_an_antibody_of_an_earlier_serum_is_historic() -> None:
    beads = [*panel("2025-01-10", A0201=9000.0), *panel("2025-06-01", A0201=4000.0),
             *panel("2026-03-01")]  # fmt: skip
    found = cross(beads)
    assert found.verdict == "positive by a historic serum only"
    assert (found.cumulative_current, found.cumulative_historic) == (0.0, 9000.0)
    assert found.current_serum == "2026-03-01"
    first = next(one for one in found.antigens if one.antigen == "A*02:01")
    assert (first.current, first.historic_peak, first.historic_latest) == (50.0, 9000.0, 4000.0)
    assert (first.historic_peak_date, first.historic_latest_date) == ("2025-01-10", "2025-06-01")


def test_the_user_may_name_the_current_serum() -> None:
    beads = [*panel("2025-01-10", A0201=9000.0), *panel("2026-03-01")]
    assert cross(beads, current="2025-01-10").verdict == "positive"
    with pytest.raises(InputError, match="no serum of '2024-01-01'; sera: 2025-01-10, 2026-03-01"):
        cross(beads, current="2024-01-01")


def test_sera_whose_order_cannot_be_told_leave_it_unknown_where_they_differ() -> None:
    beads = [*panel("2026", A0201=9000.0), *panel("2026-03-01")]
    found = cross(beads)
    assert (found.verdict, found.cumulative_current, found.current_serum) == ("unknown", None, "")
    assert "cannot be told" in found.reasons[1]
    both = [*panel("2026", A0201=9000.0), *panel("2026-03-01", A0201=9000.0)]
    assert cross(both).verdict == "positive"
    undated = [*panel("", A0201=9000.0), *panel("2026-03-01")]
    assert cross(undated).verdict == "unknown"


def test_a_current_serum_tested_for_one_class_only_is_no_negative() -> None:
    beads = [*panel("2026-01-01"), Bead(("DRB1*01:01",), 50.0, "2026-03-01")]
    found = cross(beads)
    assert found.verdict == "unknown"
    assert found.untested == NAMES
    assert found.cumulative_current is None


def test_the_threshold_is_the_users() -> None:
    beads = panel("2026-03-01", B0702=1500.0)
    assert cross(beads).verdict == "positive"
    assert cross(beads, threshold=2000.0).verdict == "negative"
    for wrong in (-1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="threshold"):
            cross(beads, threshold=wrong)


def test_a_doubtful_low_value_proves_nothing_a_high_one_counts() -> None:
    low = [*panel()[1:], Bead(("A*02:01",), 50.0, doubt="12 beads counted of 60 asked for")]
    found = cross(low)
    assert (found.verdict, found.untested) == ("unknown", ("A*02:01",))
    assert any("12 beads counted of 60" in reason for reason in found.reasons)
    high = [*panel()[1:], Bead(("A*02:01",), 5000.0, doubt="12 beads counted of 60 asked for")]
    assert cross(high).verdict == "positive"


def test_an_antigen_that_may_not_be_on_the_cells_is_open() -> None:
    donor = CLASS_I.replace("A*03:01", "A*03:21Q")
    found = cross([*panel(), Bead(("A*03:21",), 5000.0)], donor)
    assert found.verdict == "unknown"
    assert "A*03:21Q 5,000 MFI" in found.reasons[0]


def test_one_bead_for_two_donor_alleles_is_summed_once() -> None:
    donor = CLASS_I.replace("A*03:01", "A*02:06")
    found = cross([Bead(("A2",), 5000.0), *panel()[2:]], donor)
    assert (found.verdict, found.cumulative_current) == ("positive", 5000.0)
    assert [one.current for one in found.antigens[:2]] == [5000.0, 5000.0]


@pytest.mark.parametrize("own", [("DQA1*03:01", "DQB1*03:01"), ("DQA1*05:05", "DQB1*03:02")])
def test_a_pair_in_trans_that_is_negative_does_not_clear_the_pair_in_cis(
    own: tuple[str, str],
) -> None:
    """The donor's DQA1*05:05/DQB1*03:01 is not on the panel; its near twin is positive."""
    donor = "A*02:01+A*03:01^DQA1*03:01+DQA1*05:05^DQB1*03:01+DQB1*03:02"
    beads = [Bead(own, 50.0), Bead(("DQA1*05:03", "DQB1*03:01"), 12_000.0)]
    found = cross(beads, donor, "B2M-KO")
    assert (found.verdict, found.cumulative_current) == ("positive", 12_000.0)
    assert "DQA1*05:05/DQB1*03:01 (by DQA1*05 with" in found.reasons[0]


def test_an_ambiguous_allele_is_not_cleared_by_its_antigen_alone() -> None:
    donor = CLASS_I.replace("A*02:01", "A*02:01/A*02:06")
    beads = [Bead(("A2",), 100.0), Bead(("A*02:01",), 5000.0), *panel()[1:]]
    assert cross(beads, donor).verdict == "unknown"


def test_a_negative_says_what_was_judged_by_another_allele() -> None:
    found = cross(panel()[:-1])
    assert found.verdict == "negative"
    assert any("C*07:02 (by Cw7 beads" in reason for reason in found.reasons)


def test_antibodies_to_own_hla_and_mixed_intensities_are_pointed_out() -> None:
    beads = [*panel(), Bead(("A*11:01",), 3000.0, measure="raw")]
    found = cross(beads, recipient="A*11:01+A*24:02")
    assert found.verdict == "negative"
    assert any("own HLA are positive (A*11:01 3,000 MFI)" in note for note in found.notes)
    assert any("different kinds" in note for note in found.notes)
    assert not any("own HLA" in note for note in cross(beads, recipient="A*24:02").notes)


BEADS = st.lists(
    st.builds(
        Bead,
        st.sampled_from([(n,) for n in (*NAMES, "A*02:06", "A*24:02", "B*27:05")]),
        st.sampled_from([0.0, 400.0, 999.0, 1000.0, 8000.0]),
        st.sampled_from(["", "2025", "2025-05-01", "2026-01-01"]),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(BEADS, st.sampled_from(["", "CIITA-KO", "B2M-KO", "HLA-A-KO,CIITA-KO"]))
def test_a_verdict_never_says_more_than_the_beads(beads: list[Bead], edits: str) -> None:
    found = cross(beads, edits=edits)
    loci = {"": "ABC", "CIITA-KO": "ABC", "B2M-KO": "", "HLA-A-KO,CIITA-KO": "BC"}[edits]
    shown = [name for name in NAMES if name[0] in loci]
    high = {b.specificity[0] for b in beads if b.mfi >= 1000} & {*shown, "A*02:06"}
    if found.verdict == "negative":
        assert not high & set(shown)
        assert edits
        latest = max(b.serum_date for b in beads)
        tested = {b.specificity[0][:4] for b in beads if b.serum_date == latest}
        assert {name[:4] for name in shown} <= tested
    if found.verdict.startswith("positive"):
        assert high
    if found.cumulative_current is not None:
        assert found.cumulative_current <= sum(b.mfi for b in beads)
