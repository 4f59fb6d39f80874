"""Reading banks: one bad lot never costs the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from alloway.errors import InputError
from alloway.hla.typing import parse_typing
from alloway.supply.bank import read_bank
from alloway.values.codec import to_json
from alloway.values.supply import Bank


def lot(lot_id: str = "L1", **changes: Any) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": lot_id,
        "product": "Examplecel",
        "donor": {"id": "D1", "typing": "A*02:01+A*03:01^B*07:02"},
        "targets": ["CD19"],
        "construct": "FMC63-CD8h-41BB-CD3z",
        "edits": [{"name": "TRAC-KO", "unedited": 0.004}],
        "cells_per_dose": 1e8,
        "dose_unit": "cells",
        "doses": 4,
        "release": "released",
        "expiry": "2027-01-31",
    }
    return {**record, **changes}


def write(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_bank_a_list_and_a_single_lot_are_all_banks(tmp_path: Path) -> None:
    bank = read_bank(write(tmp_path / "a.json", {"name": "North", "lots": [lot()]}))
    assert (bank.name, len(bank.lots)) == ("North", 1)
    assert read_bank(write(tmp_path / "b.json", [lot(), lot("L2")])).lots[1].id == "L2"
    assert read_bank(write(tmp_path / "c.json", lot())).lots[0].id == "L1"


def test_gl_string_becomes_the_donors_typing_and_the_source_is_kept(tmp_path: Path) -> None:
    (read,) = read_bank(write(tmp_path / "a.json", [lot()])).lots
    assert read.donor.typing == parse_typing("A*02:01+A*03:01^B*07:02")
    assert read.source is not None
    assert (read.source.label, len(read.source.sha256)) == ("a.json, lots.0", 64)


def test_a_written_bank_reads_back_the_same(tmp_path: Path) -> None:
    bank = read_bank(write(tmp_path / "a.json", {"name": "North", "lots": [lot(), lot("L2")]}))
    again = tmp_path / "again.json"
    again.write_bytes(to_json(bank))
    assert read_bank(again) == bank


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"donor": {"id": "D1", "typing": "A*99:01"}}, "no allele group 99"),
        ({"donor": {"id": "D1", "typing": "A*24:01"}}, "deleted"),
        ({"expiry": "soon"}, "expiry"),
        ({"release": "maybe"}, "release"),
        ({"colour": "red"}, "colour"),
        ({"viability_pct": 130}, "viability_pct 130 is not a percentage"),
        ({"doses": -1}, "-1 doses"),
        ({"cells_per_dose": 0}, "cells_per_dose 0"),
        ({"edits": [{"name": "TRAC-KO", "unedited": 4}]}, "unedited share 4"),
        ({"shipping_days": [9, 2]}, "shipping_days 9 to 2"),
        ({"targets": []}, "at least one target"),
    ],
)
def test_a_bad_lot_is_left_out_with_its_reason(
    tmp_path: Path, changes: dict[str, Any], words: str
) -> None:
    bank = read_bank(write(tmp_path / "a.json", [lot(), lot("BAD", **changes)]))
    assert [one.id for one in bank.lots] == ["L1"]
    assert len(bank.left_out) == 1
    assert "lot BAD" in bank.left_out[0]
    assert words in bank.left_out[0]


def test_a_lot_that_is_no_object_is_left_out(tmp_path: Path) -> None:
    bank = read_bank(write(tmp_path / "a.json", [lot(), 7]))
    assert "not a lot" in bank.left_out[0]


def test_a_folder_keeps_what_is_good(tmp_path: Path) -> None:
    write(tmp_path / "1.json", [lot()])
    write(tmp_path / "2.json", [lot("L2"), lot("L1")])
    (tmp_path / "3.json").write_text('{"lots": [', encoding="utf-8")
    bank = read_bank(tmp_path)
    assert [one.id for one in bank.lots] == ["L1", "L2"]
    assert any("listed twice" in text for text in bank.left_out)
    assert any("3.json: not JSON" in text for text in bank.left_out)


@pytest.mark.parametrize("content", ["", "{", "3", '"x"', "[]", '{"lots": 3}', "[" * 200_000])
def test_nothing_readable_is_one_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bank.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"bank\.json") as caught:
        read_bank(path)
    assert "\n" not in str(caught.value)


def test_missing_places_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_bank(tmp_path / "none.json")
    with pytest.raises(InputError, match="no JSON files"):
        read_bank(tmp_path)


def test_the_sample_bank_reads_whole(examples: Path) -> None:
    bank = read_bank(examples / "bank")
    assert isinstance(bank, Bank)
    assert len(bank.lots) >= 10
    assert bank.left_out == ()
