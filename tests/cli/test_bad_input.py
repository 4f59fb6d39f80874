"""Bad input, as a new user would give it: one clear sentence, exit code 2, nothing half-written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

PATIENT = {"resourceType": "Patient", "id": "p1", "gender": "female", "birthDate": "1961-04-02"}
DAY = "2026-11-24"


def bundle(*resources: Mapping[str, object]) -> str:
    entries = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


def alloway(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alloway.cli", *map(str, args)],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=120,
    )


def refused(done: subprocess.CompletedProcess[str], *words: str) -> str:
    """The one line of a refusal, checked for its form and the words it must hold."""
    assert done.returncode == 2, done.stderr or done.stdout
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert "Next:" in lines[0]
    for word in words:
        assert word in lines[0], lines[0]
    return lines[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "records"
    made.mkdir()
    return made


@pytest.fixture
def good(folder: Path) -> Path:
    (folder / "bundle.json").write_text(bundle(PATIENT))
    return folder


def review(folder: Path, *more: str | Path) -> subprocess.CompletedProcess[str]:
    return alloway("review", folder, "-o", folder.parent / "out", "--as-of", DAY, *more)


def nothing_written(folder: Path) -> bool:
    return not (folder.parent / "out").exists()


def test_an_empty_folder_is_refused(folder: Path) -> None:
    refused(review(folder), "records")
    assert nothing_written(folder)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    refused(alloway("review", tmp_path / "none", "-o", tmp_path / "out"), "none")


def test_a_truncated_bundle_alone_is_refused_by_name(folder: Path) -> None:
    (folder / "bundle.json").write_text(bundle(PATIENT)[:-40])
    refused(review(folder), "bundle.json")
    assert nothing_written(folder)


def test_a_truncated_bundle_among_good_files_is_left_out_and_said_so(good: Path) -> None:
    (good / "later.json").write_text(bundle(PATIENT)[:-40])
    done = review(good)
    assert done.returncode == 0, done.stderr
    made = json.loads((good.parent / "out" / "review.json").read_text())
    assert any("later.json" in sentence for sentence in made["left_out"])
    assert "later.json" in (good.parent / "out" / "review.html").read_text()


def test_a_two_gigabyte_file_is_left_out_at_once(good: Path) -> None:
    with (good / "huge.json").open("wb") as file:
        file.truncate(2 * 1024**3)  # sparse: takes no disk
    done = review(good)
    assert done.returncode == 0, done.stderr
    made = json.loads((good.parent / "out" / "review.json").read_text())
    assert any("huge.json" in sentence for sentence in made["left_out"])


def test_a_pdf_that_is_not_one_is_left_out_by_name(good: Path) -> None:
    (good / "report.pdf").write_text("I am no PDF at all")
    done = review(good)
    assert done.returncode == 0, done.stderr
    made = json.loads((good.parent / "out" / "review.json").read_text())
    named = {d["name"]: d for d in made["case"]["documents"]}
    assert "report.pdf" in named


def test_a_bundle_of_two_patients_is_refused(folder: Path) -> None:
    (folder / "two.json").write_text(bundle(PATIENT, {**PATIENT, "id": "p2", "gender": "male"}))
    refused(review(folder), "two.json")
    assert nothing_written(folder)


def test_two_files_of_different_patients_are_refused_by_name(good: Path) -> None:
    other = {**PATIENT, "id": "p2", "birthDate": "1990-01-01"}
    (good / "other.json").write_text(bundle(other))
    refused(review(good), "bundle.json", "other.json")


def test_an_invented_allele_is_named_with_the_next_step(tmp_path: Path) -> None:
    done = alloway("hla", "match", "--patient", "A*99:01+A*02:01", "--donor", "A*01:01+A*02:01")
    refused(done, "A*99:01")


def test_a_deleted_allele_is_named_with_the_next_step() -> None:
    done = alloway("hla", "match", "--patient", "A*24:01+A*02:01", "--donor", "A*02:01+A*24:02")
    refused(done, "A*24:01")


def test_a_renamed_allele_is_followed_and_said() -> None:
    done = alloway("hla", "match", "--patient", "B*08:06+B*07:02", "--donor", "B*07:02+B*08:20")
    assert done.returncode == 0
    assert "B*08:06 is now B*08:20" in done.stdout


def test_a_typing_that_is_no_typing_is_refused() -> None:
    refused(alloway("hla", "match", "--patient", "hello", "--donor", "A*01:01+A*02:01"), "hello")


def test_trials_of_the_wrong_shape_are_refused_by_name(good: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "trials.json"
    wrong.write_text('{"colour": "blue"}')
    refused(review(good, "--trials", wrong), "trials.json")
    assert nothing_written(good)


def test_a_bank_with_a_misspelt_key_is_refused_by_name(good: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "bank.json"
    wrong.write_text('{"name": "b", "lots": [{"idd": "L1"}]}')
    refused(review(good, "--bank", wrong), "bank.json")


def test_no_permission_to_write_is_said_before_any_work(good: Path, tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("not a folder")
    done = alloway("review", good, "-o", blocker / "out", "--as-of", DAY)
    refused(done, "cannot write there", "-o")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_refused(good: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    refused(alloway("review", good, "-o", locked / "out", "--as-of", DAY), "cannot write there")


@pytest.mark.parametrize("day", ["24.11.2026", "2026-02-30", "soon"])
def test_a_date_that_is_not_one_is_refused(good: Path, day: str) -> None:
    refused(alloway("review", good, "--as-of", day), day)


def test_a_place_nobody_knows_is_refused_before_the_work(good: Path) -> None:
    refused(review(good, "--from", "Atlantis"), "Atlantis")


def test_an_unknown_schema_name_is_refused() -> None:
    refused(alloway("schema", "Lott"), "Lott")


def test_a_lot_that_is_not_in_the_bank_is_refused(good: Path, examples: Path) -> None:
    done = alloway("forecast", "case", good, "--bank", examples / "bank", "--lot", "X", "--json")
    refused(done, "'X'")


def test_an_earlier_report_survives_a_later_failure(good: Path) -> None:
    assert review(good).returncode == 0
    page = good.parent / "out" / "review.html"
    before = page.read_bytes()
    shutil.rmtree(good)
    assert review(good).returncode == 2
    assert page.read_bytes() == before
    assert sorted(p.name for p in page.parent.iterdir()) == [
        "family.html",
        "review.html",
        "review.json",
        "review.pdf",
    ]
