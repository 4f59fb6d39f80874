"""Donor tables, and fifty lots drawn from a real population."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from alloway.errors import InputError
from alloway.hla.expression import parse_edits
from alloway.hla.match import match_lot
from alloway.hla.typing import format_typing
from alloway.supply.donors import read_donor_file, read_donors
from alloway.values.supply import Donor, Lot

EDITS = (
    "TRAC-KO=0.01",
    "TRAC-KO=0.01,B2M-KO=0.05",
    "TRAC-KO=0.01,B2M-KO=0.05,CIITA-KO=0.08",
    "TRAC-KO=0.01,CD52-KO=0.1",
    "TRAC-KO=0.01,HLA-A-KO=0.02,HLA-B-KO=0.03,CIITA-KO=0.05",
    "TRAC-KO=0.01,B2M-KO=0.02,B2M-HLA-E=0.1",
    "",
)


def lot_of(donor: Donor, number: int) -> Lot:
    edits = parse_edits(EDITS[number % len(EDITS)])
    return Lot(
        f"LOT-{number:02d}", "Examplecel", donor, ("CD19",), "FMC63", edits, 1e8, "cells",
        3, "released", date(2027, 6, 30), residual_tcr_pct=0.5 if edits else None,
    )  # fmt: skip


def test_rows_that_cannot_be_read_are_left_out_by_number(tmp_path: Path) -> None:
    file = tmp_path / "donors.csv"
    file.write_text(
        "sample,A_1,A_2,B_1,B_2\n"
        "P1,02:01,03:01,07:02,\n"
        "P2,02:01*,03:01,07:02,08:01\n"
        "P1,02:01,03:01,07:02,08:01\n"
        ",02:01,03:01,07:02,08:01\n"
        "P5,02:01/06,03:01,07:02,08:01,09\n"
        "P6,2,9,7,8\n"
    )
    found = read_donor_file(file)
    assert [donor.id for donor in found.donors] == ["P1", "P6"]
    assert [text.split(":")[1] for text in found.left_out] == [
        " row 3", " row 4", " row 5", " row 6",
    ]  # fmt: skip
    assert format_typing(found.donors[1].typing) == "A2+A9^B7+B8"


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "labs.csv"
    file.write_text("test,value\nLDH,300\n")
    with pytest.raises(InputError, match="no header with HLA columns"):
        read_donors(file)
    file.write_text("id,A_1\nx,nonsense\n")
    with pytest.raises(InputError, match="no donor can be read"):
        read_donors(file)


def test_people_of_26_populations_are_read(shared: Path) -> None:
    found = read_donor_file(shared / "populations" / "hla_1000genomes_polypheme.csv")
    assert len(found.donors) + len(found.left_out) == 2693
    assert len(found.donors) > 2550
    assert all("row" in text for text in found.left_out)


def test_fifty_lots_with_different_edits_meet_patients(shared: Path) -> None:
    donors = read_donors(shared / "populations" / "hla_1000genomes_polypheme.csv")
    lots = [lot_of(donor, n) for n, donor in enumerate(donors[:: len(donors) // 50][:50])]
    assert len(lots) == 50
    for patient in donors[7::400]:
        for lot in lots:
            found = match_lot(patient.typing, lot)
            assert 0 <= found.gvh.min <= found.gvh.max
            assert found.gvh.reachable is (not lot.edits)
            by_typing = sum(row.hvg_typing.max for row in found.loci)
            assert found.hvg.max <= by_typing
            if lot.has("B2M-KO") and lot.has("CIITA-KO"):
                assert found.hvg.max == 0


def test_antigen_level_donors_give_ranges(shared: Path, tmp_path: Path) -> None:
    whole = shared / "populations" / "hla_portugal_donors_37993.csv"
    part = tmp_path / "part.csv"
    with whole.open() as file:
        part.write_text("".join(next(file) for _ in range(301)))
    found = read_donor_file(part)
    assert len(found.donors) == 300
    assert found.left_out == ()
    pair = match_lot(found.donors[0].typing, lot_of(found.donors[0], 0))
    assert pair.gvh.min == 0
    assert pair.gvh.max > 0
