"""Bead tables and donor-specific antibodies."""

from __future__ import annotations

import csv
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError, InputError
from alloway.hla.antibodies import donor_specific, parse_beads, parse_specificity
from alloway.hla.expression import express, parse_edits
from alloway.hla.match import match
from alloway.hla.typing import parse_typing
from alloway.reference.hla_reference import HlaReference
from alloway.values.hla import Bead

_NO_FACTS = {
    f"fact_{c}": np.array([], "S1")
    for c in ("allele", "antigen", "domain", "leader", "ligand", "tce", "tce_v1")
}
HEADER = ["Bead", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"]


def antigens(donor: str, beads: list[Bead], edits: str = "") -> list[str]:
    typing = parse_typing(donor)
    expressed = express(typing, parse_edits(edits))
    return [found.antigen for found in donor_specific(beads, expressed, typing)]


def test_normalised_is_preferred_controls_left_out_and_source_kept() -> None:
    rows = [HEADER, ["1", "NC", "50", "10", ""], ["3", "A*02:01", "9000", "8000", "2026-03-01"]]
    (bead,) = parse_beads(rows, name="beads.csv")
    assert (bead.mfi, bead.serum_date) == (8000.0, "2026-03-01")
    assert bead.source is not None
    assert bead.source.label == "beads.csv, row 3"


def test_date_above_the_header_counts_for_all() -> None:
    rows = [["Serum date:", "2026-02-02"], [], ["Antigen", "MFI"], ["A2", "900"]]
    assert parse_beads(rows, name="b")[0].serum_date == "2026-02-02"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["3", "A*02:01", "x", "lots", ""], "row 2: MFI 'lots'"),
        (["3", "A*02:01", "1", "nan", ""], "MFI 'nan'"),
        (["3", "wrong", "1", "1", ""], "bead specificity 'wrong'"),
        (["3", "A*99:01", "1", "1", ""], "no allele group 99"),
        (["3", "A99", "1", "1", ""], "A99"),
        (["3", "A*02:01", "1", "1", "1.3.2026"], "serum date '1.3.2026'"),
        (["3", "A*02:01", "1", "1", "2026-13-40"], "serum date '2026-13-40'"),
        (["3", "A*02:01", "1", "1_000", ""], "MFI '1_000'"),
        (["3", "A*02:01", "1", "8,200", ""], "MFI '8,200'"),
    ],
)
def test_bad_rows_are_named(row: list[str], words: str) -> None:
    with pytest.raises(InputError, match=r"beads\.csv") as caught:
        parse_beads([HEADER, row], name="beads.csv")
    assert words in str(caught.value)


def test_a_table_without_header_is_refused() -> None:
    with pytest.raises(InputError, match="no header"):
        parse_beads([["a", "b"], ["A2", "100"]], name="b")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("DQA1*05:01, DQB1*02:01", ("DQA1*05:01", "DQB1*02:01")),
        ("DQ2 (DQA1*05:01/DQB1*02:01)", ("DQA1*05:01", "DQB1*02:01")),
        ("HLA-A*02:01", ("A*02:01",)),
        ("Cw7", ("Cw7",)),
        ("DR17", ("DR17",)),
    ],
)
def test_specificities(text: str, parts: tuple[str, ...]) -> None:
    assert parse_specificity(text, name="b") == parts


def test_antibody_counts_only_against_what_the_edited_cells_show() -> None:
    beads = [Bead(("A*02:01",), 5000.0), Bead(("DRB1*04:01",), 4000.0)]
    donor = "A*02:01+A*03:01^DRB1*04:01+DRB1*15:01"
    assert antigens(donor, beads) == ["A*02:01", "DRB1*04:01"]
    assert antigens(donor, beads, "B2M-KO") == ["DRB1*04:01"]
    assert antigens(donor, beads, "CIITA-KO") == ["A*02:01"]
    assert antigens(donor, beads, "HLA-A*02:01-KO") == ["DRB1*04:01"]


def test_serological_beads_fit_their_alleles_and_broads_their_splits() -> None:
    assert antigens("A*02:01+A*03:01", [Bead(("A2",), 5000.0)]) == ["A*02:01"]
    assert antigens("A*24:02+A*03:01", [Bead(("A9",), 5000.0)]) == ["A*24:02"]
    assert antigens("B*15:01+B*07:02", [Bead(("B63",), 5000.0)]) == []


def test_both_chains_of_a_pair_must_be_the_donors() -> None:
    bead = Bead(("DQA1*05:01", "DQB1*02:01"), 5000.0)
    both = "DQA1*05:01+DQA1*01:02^DQB1*02:01+DQB1*06:02"
    other = "DQA1*03:01+DQA1*01:02^DQB1*02:01+DQB1*06:02"
    assert antigens(both, [bead]) == ["DQA1*05:01/DQB1*02:01"]
    assert antigens(other, [bead]) == []
    assert antigens("DQB1*02:01+DQB1*06:02", [bead]) == ["DQB1*02:01 (DQA1 of the donor not typed)"]


def test_an_allele_without_its_own_bead_is_judged_by_its_antigen() -> None:
    beads = [Bead(("A*02:01",), 5000.0)]
    (only,) = antigens("A*02:05+A*03:01", beads)
    assert only.startswith("A*02:05 (by A2 beads")
    assert antigens("A*02:01+A*02:05", beads)[0] == "A*02:01"


def test_an_ambiguous_donor_leaves_it_open_in_words() -> None:
    (only,) = antigens("A*02:01/A*02:06+A*03:01", [Bead(("A*02:01",), 5000.0)])
    assert "leaves it open" in only


def test_a_pair_not_on_the_panel_is_judged_by_the_same_antigens() -> None:
    """DQA1*05:05 with DQB1*03:01 is common; panels carry its near twin DQA1*05:03."""
    bead = Bead(("DQA1*05:03", "DQB1*03:01"), 12_000.0)
    (only,) = antigens("DQA1*05:05+DQA1*01:02^DQB1*03:01+DQB1*06:02", [bead])
    assert only.startswith("DQA1*05:05/DQB1*03:01 (by DQA1*05 with DQB1*03:01 beads")
    (other,) = antigens("DQB1*03:04+DQB1*06:02", [bead])
    assert other == (
        "DQB1*03:04 (by DQ7 beads; not on the panel itself; DQA1 of the donor not typed)"
    )
    assert antigens("DQA1*02:01+DQA1*01:02^DQB1*03:01+DQB1*06:02", [bead]) == []


def test_a_dp_antigen_bead_stands_for_its_alleles() -> None:
    assert antigens("DPB1*04:01+DPB1*02:01", [Bead(("DP4",), 5000.0)]) == ["DPB1*04:01"]


def test_facts_come_from_the_reference_given() -> None:
    """Without facts an A2 bead only may be the donor's A*02:01."""
    nothing = HlaReference("no facts", SimpleNamespace(arrays=_NO_FACTS))  # type: ignore[arg-type]
    donor = parse_typing("A*02:01+A*03:01")
    (found,) = donor_specific([Bead(("A2",), 5000.0)], express(donor), donor, 1000.0, nothing)
    assert "leaves it open" in found.antigen


def test_a_bead_that_surely_is_one_allele_is_not_listed_for_a_doubtful_one() -> None:
    bead = Bead(("A*02:01",), 5000.0)
    assert antigens("A*02:01+A*02:01/A*02:06", [bead]) == ["A*02:01"]


def test_alleles_no_antigen_is_named_for_go_by_their_first_field() -> None:
    (only,) = antigens("C*12:02+C*07:01", [Bead(("C*12:03",), 5000.0)])
    assert only.startswith("C*12:02 (by C*12 beads")


def test_sera_stay_apart_and_threshold_marks() -> None:
    donor = parse_typing("A*02:01+A*03:01")
    beads = [Bead(("A*02:01",), 800.0, "2026-01-01"), Bead(("A*02:01",), 3000.0, "2026-05-01")]
    found = match(donor, donor, beads=beads, dsa_threshold=1000.0)
    assert [(d.serum_date, d.above_threshold) for d in found.dsa] == [
        ("2026-05-01", True),
        ("2026-01-01", False),
    ]
    assert "2026-01-01, 2026-05-01" in found.dsa_note
    assert "No bead tests A*03:01" in found.dsa_note


def test_without_beads_it_is_unknown() -> None:
    donor = parse_typing("A*02:01+A*03:01")
    assert match(donor, donor).dsa_note.startswith("Unknown")


def test_every_specificity_of_a_kits_list_is_read(shared: Path) -> None:
    with (shared / "hla" / "bead_mapping.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert parse_specificity(row["serological"], name="map")
        assert all("*" in part for part in parse_specificity(row["molecular"], name="map"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6))
def test_any_table_gives_beads_or_one_clear_error(rows: list[list[str]]) -> None:
    said = "b"
    try:
        parse_beads([HEADER, *rows], name="b")
    except AllowayError as error:
        said = str(error)
    assert said.startswith("b")
