"""A person's corrections: new facts beside the old ones."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import alloway
from alloway.errors import InputError
from alloway.values.case import Case

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    (folder / "labs.csv").write_text(
        "Test,Result,Unit,Date\nLDH,512,U/L,2026-11-16\nLDH,300,U/L,2026-10-16\n"
        "Platelets,88,10*9/L,2026-11-16\n"
    )
    return folder


def read(folder: Path, tmp_path: Path, *entries: dict[str, Any]) -> Case:
    path = tmp_path / "corrections.json"
    common = {"by": "Dr Roe", "on": "2026-11-20"}
    path.write_text(json.dumps([{**common, **entry} for entry in entries]))
    return alloway.read_case(folder, as_of=TODAY, corrections=path)


def test_a_replacement_is_a_new_fact_and_the_old_one_is_kept(folder: Path, tmp_path: Path) -> None:
    case = read(
        folder,
        tmp_path,
        {"kind": "lab.ldh", "action": "replace", "date": "2026-11-16", "new_value": 215,
         "reason": "haemolysed sample"},
    )  # fmt: skip
    newest = case.latest("lab.ldh")
    assert newest is not None
    assert (newest.value, newest.unit, newest.date) == (215, "U/L", "2026-11-16")
    assert (newest.method, newest.source.label) == ("person", "corrections.json, entry 1")
    assert [(f.value, f.state) for f in case.set_aside] == [(512, "superseded")]
    assert 512 not in [f.value for f in case.of("lab.ldh")]


def test_a_rejected_fact_is_used_nowhere_and_a_confirmed_one_says_by_whom(
    folder: Path, tmp_path: Path
) -> None:
    case = read(
        folder,
        tmp_path,
        {"kind": "lab.ldh", "action": "reject", "date": "2026-11-16"},
        {"kind": "lab.platelets", "action": "confirm"},
    )
    assert [f.value for f in case.of("lab.ldh")] == [300]
    assert case.of("lab.platelets")[0].state == "confirmed"
    assert "Dr Roe on 2026-11-20" in case.of("lab.platelets")[0].note


def test_an_added_fact_closes_its_gap(folder: Path, tmp_path: Path) -> None:
    added = {"kind": "performance.ecog", "action": "add", "new_value": 1, "new_date": "2026-11-19"}
    assert any(gap.kind.startswith("performance") for gap in read(folder, tmp_path).gaps)
    case = read(folder, tmp_path, added)
    assert not any(gap.kind.startswith("performance") for gap in case.gaps)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"kind": "lab.ldh", "action": "reject"}, "2 facts are LDH"),
        ({"kind": "lab.ldh", "action": "reject", "date": "2026-01-01"}, "no facts are LDH of"),
        ({"kind": "lab.magic", "action": "reject"}, "is no kind of fact"),
        ({"kind": "lab.ldh", "action": "replace", "date": "2026-11-16"}, "new_value goes with"),
        ({"kind": "lab.ldh", "action": "reject", "date": "today"}, "a date is missing or is none"),
        ({"kind": "lab.ldh", "action": "delete"}, "entry 1"),
    ],
)
def test_a_correction_that_means_nothing_is_refused_by_its_number(
    folder: Path, tmp_path: Path, entry: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError, match="entry 1") as caught:
        read(folder, tmp_path, entry)
    assert words in str(caught.value)
