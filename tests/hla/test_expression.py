"""What is left on the surface after the edits."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from alloway.errors import InputError, LimitError
from alloway.hla.expression import edit_states, express, parse_edits
from alloway.hla.typing import parse_typing
from alloway.values.supply import Edit

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
DONOR = parse_typing("A*02:01+A*03:01^B*07:02+B*44:02^DRB1*04:01+DRB1*15:01")


def rows() -> list[dict[str, str]]:
    with (SCENARIOS / "hla_expression.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["edits"] or "none")
def test_published_mechanisms(row: dict[str, str]) -> None:
    found = express(DONOR, parse_edits(row["edits"]))
    assert found.hla_e == row["hla_e"]
    for locus in ("A", "B", "C", "DRB1", "DRB345", "DQB1", "DPB1"):
        assert found.state(locus) == row[locus], locus


def test_each_suffix() -> None:
    typing = parse_typing("A*24:09N+A*24:02:01:02L^B*44:02:01:02S+B*08:01^C*07:121Q+C*07:02")
    found = express(typing)
    assert found.names == ("A*24:02L", "B*08:01", "C*07:02", "HLA-E")
    assert [str(slot[0]) for slot in found.uncertain] == ["C*07:121Q"]


def test_allele_knockout_removes_that_allele_only() -> None:
    assert express(DONOR, parse_edits("HLA-A*02:01-KO")).names[:2] == ("A*03:01", "B*07:02")


def test_allele_knockout_of_an_ambiguous_allele_is_uncertain() -> None:
    donor = parse_typing("A*02:01/A*02:06+A*03:01")
    found = express(donor, parse_edits("HLA-A*02:01-KO"))
    assert found.names == ("A*03:01", "HLA-E")
    assert [[str(a) for a in slot] for slot in found.uncertain] == [["A*02:06"]]


def test_knockout_of_an_allele_the_donor_lacks_is_pointed_out() -> None:
    notes = express(DONOR, parse_edits("HLA-A*11:01-KO")).notes
    assert any("does not show" in note for note in notes)


def test_unknown_gene_is_said_not_guessed() -> None:
    assert any("XYZ1-KO" in n for n in express(DONOR, [Edit("XYZ1-KO")]).notes)
    assert express(DONOR, parse_edits("TRAC-KO,CD52-KO,PDCD1-KO")).notes == ()


def test_homozygous_allele_is_listed_once() -> None:
    assert express(parse_typing("A*02:01+A*02:01")).names == ("A*02:01", "HLA-E")


def test_populations_are_all_combinations_and_sum_to_one() -> None:
    states = edit_states(parse_edits("TRAC-KO=0.1,B2M-KO=0.2,CIITA-KO=0.3,CD52-KO=0.5"))
    assert len(states) == 8
    assert sum(state.fraction for state in states) == pytest.approx(1)
    all_missing = next(state for state in states if len(state.missing) == 3)
    assert all_missing.fraction == pytest.approx(0.1 * 0.2 * 0.3)


def test_too_many_incomplete_edits_are_refused() -> None:
    with pytest.raises(LimitError):
        edit_states([Edit(f"HLA-A*02:{n}-KO", 0.5) for n in range(10, 22)])


@pytest.mark.parametrize("text", ["=0.1", "TRAC-KO=2", "TRAC-KO=x", "<script>", "TRAC-KO=nan"])
def test_bad_edits_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="edits"):
        parse_edits(text)
