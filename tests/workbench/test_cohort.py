"""Many patients at once: the same cases as one by one, in order, and no one stops the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import alloway
from patient.makers import PATIENT, bundle, observation, quantity

TODAY = date(2026, 11, 24)


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Eleven patients, of whom one cannot be read."""
    found = []
    for number in range(11):
        folder = tmp_path / f"p{number:02}"
        folder.mkdir()
        ldh = observation("LDH", "2532-0", **quantity(200 + number, "U/L"))
        raw = b"{" if number == 4 else bundle({**PATIENT, "id": "p1"}, ldh)
        (folder / "a.json").write_bytes(raw)
        found.append(folder)
    return found


def test_two_processes_give_the_same_cases_in_the_same_order(folders: list[Path]) -> None:
    alone = list(alloway.read_cases(folders, as_of=TODAY, workers=1))
    together = list(alloway.read_cases(folders, as_of=TODAY, workers=2))
    assert together == alone
    assert [one.source for one in together] == [str(folder) for folder in folders]


def test_a_patient_who_cannot_be_read_is_told_and_the_others_are_read(folders: list[Path]) -> None:
    told: list[str] = []
    found = list(alloway.read_cases(folders, as_of=TODAY, workers=1, progress=told.append))
    assert [one.case is None for one in found].index(True) == 4
    assert "nothing could be read" in found[4].problem
    assert sum(one.case is not None for one in found) == 10
    assert told[-1] == "case 11 of 11"


def test_a_negative_number_of_processes_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        next(alloway.read_cases([], as_of=TODAY, workers=-1))
