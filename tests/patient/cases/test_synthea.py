"""All 42 Synthea patients: every Condition, Observation and Procedure is used or counted."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from alloway.patient.cases import build_case
from alloway.patient.records import read_folder

DAY = date(2026, 11, 24)
_NEOPLASM = ("neoplasm", "carcinoma", "malignant", "cancer")


@pytest.fixture(scope="module")
def patients(shared: Path) -> list[Path]:
    """The bundles."""
    return sorted((shared / "records" / "synthea_r4").glob("*.json.gz"))


def test_all_42_are_read_into_a_case_without_a_crash(patients: list[Path]) -> None:
    assert len(patients) == 42
    for path in patients:
        case = build_case(read_folder(path), DAY)
        assert case.id
        assert case.birth_date is not None
        assert case.sex is not None
        assert case.place is not None
        assert case.diagnosis is None or case.diagnosis.entity == "other"


def test_the_patients_with_a_neoplasm_have_it_as_their_diagnosis(
    patients: list[Path], shared: Path
) -> None:
    listed = json.loads((shared / "records" / "synthea_r4" / "ONCOLOGY.json").read_text())
    for path in patients:
        case = build_case(read_folder(path), DAY)
        names = listed.get(path.name.removesuffix(".gz"), [])
        sure = [name for name in names if not name.startswith("Suspected")]
        if sure:
            assert case.diagnosis is not None, path.name
            assert case.diagnosis.fact.value in sure


@pytest.mark.parametrize("kind", ["Condition", "Observation", "Procedure"])
def test_every_resource_is_a_fact_or_counted_as_not_used(patients: list[Path], kind: str) -> None:
    facts_in_all = 0
    for path in patients:
        entries = json.loads(gzip.decompress(path.read_bytes()))["entry"]
        present = Counter(entry["resource"]["resourceType"] for entry in entries)[kind]
        case = build_case(read_folder(path), DAY)
        told = {f.source.place for f in case.facts() if f.source.place.startswith(f"{kind}/")}
        listed = sum(n for why, n in case.unused if re.match(rf"{kind}\b", why))
        assert len(told) + listed == present, path.name
        assert all(why.strip(": ") != kind for why, _ in case.unused)
        facts_in_all += len(told)
    assert facts_in_all > {"Condition": 300, "Observation": 2000, "Procedure": 0}[kind] - 1
