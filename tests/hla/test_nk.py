"""KIR ligands, missing self and the HLA-B leader."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from alloway.hla.expression import parse_edits
from alloway.hla.match import match
from alloway.hla.nk import leader_pair, ligand_findings
from alloway.hla.typing import parse_typing

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"


def rows() -> list[dict[str, str]]:
    with (SCENARIOS / "hla_missing_self.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["case"])
def test_published_missing_self(row: dict[str, str]) -> None:
    kir = dict(part.split("=") for part in row["kir"].split(",") if part)
    found = match(
        parse_typing(row["recipient"]),
        parse_typing(row["donor"]),
        parse_edits(row["edits"]),
        kir={gene: has == "yes" for gene, has in kir.items()} or None,
    )
    assert " ".join(found.missing_self) == row["missing"]


@pytest.mark.parametrize(
    ("donor", "words"),
    [
        ("A*25:01+A*02:01^B*07:02+B*08:01^C*07:01+C*07:02", "Foley 2008"),
        ("A*23:01+A*02:01^B*07:02+B*08:01^C*07:01+C*07:02", "Stern 2008"),
        ("A*01:01+A*02:01^B*07:999+B*08:01^C*07:01+C*07:02", "B*07:999 is unclassified"),
        ("A*01:01+A*02:01^B*07:02^C*07:01+C*07:02", "B has a blank"),
        ("B*07:02+B*08:01^C*07:01+C*07:02", "A not typed"),
    ],
)
def test_what_is_open_says_why(donor: str, words: str) -> None:
    patient = parse_typing("A*01:01+A*02:01^B*44:02+B*08:01^C*07:01+C*07:02")
    found = match(patient, parse_typing(donor))
    assert "Bw4" not in found.missing_self
    assert any("Bw4" in note and words in note for note in found.notes)


def test_a_ligand_seen_on_one_chromosome_settles_its_class() -> None:
    found = ligand_findings(parse_typing("C*07:01"))
    assert found["C1"].presence == "yes"
    assert found["C2"].presence == "open"


def test_missing_hla_e_is_pointed_out() -> None:
    patient = parse_typing("A*01:01+A*02:01")
    assert any("NKG2A" in n for n in match(patient, patient, parse_edits("B2M-KO")).notes)
    fused = match(patient, patient, parse_edits("B2M-KO,B2M-HLA-E"))
    assert not any("NKG2A" in n for n in fused.notes)


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("B*07:02+B*08:01", "MM"),
        ("B*07:02+B*44:02", "MT"),
        ("B*44:02+B*07:02", "MT"),
        ("B*35:01+B*44:02", "TT"),
        ("B*07:02+B*07:999", "unknown (B is ambiguous or outside the reference)"),
        ("B*07:02", "unknown (B has a blank)"),
        ("A*02:01", "unknown (B not typed)"),
        ("B*38:01/B*39:01+B*35:01", "MT"),
    ],
)
def test_leader(text: str, leader: str) -> None:
    assert leader_pair(parse_typing(text)) == leader
