"""Whole folders redacted: nothing known is left, and the medicine is still there."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

import alloway
from alloway.patient.redaction.folder import redact_folder
from alloway.patient.redaction.rules import Secret
from alloway.values.case import Case, Redaction

GOLD = Path(__file__).resolve().parents[2] / "gold" / "cases"
AS_OF = date(2026, 11, 24)
DAYS = -47
CASES = ("seen_one/aml_post_allo", "seen_two/burkitt_adult_hiv")


@pytest.fixture(scope="module", params=CASES)
def redacted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, Redaction]:
    out = tmp_path_factory.mktemp("redacted")
    source = GOLD / request.param / "records"
    found, _ = redact_folder(source, out, Secret(DAYS, b"sixteen bytes or more"), as_of=AS_OF)
    return source, out, found


def test_no_name_and_no_day_of_birth_is_left(redacted: tuple[Path, Path, Redaction]) -> None:
    source, out, _ = redacted
    gold = json.loads(source.parent.with_suffix(".json").read_text("utf-8"))
    name = next(f["value"] for f in gold["facts"] if f["kind"] == "name")
    born = next(f["value"] for f in gold["facts"] if f["kind"] == "birth_date")
    year, month, day = born.split("-")
    forms = [born, f"{day}.{month}.{year}", f"{day}/{month}/{year}", f"{month}/{day}/{year}",
             f"{year}{month}{day}"]  # fmt: skip
    for file in out.iterdir():
        text = file.read_bytes().decode("utf-8", "replace")
        for word in (*forms, *(part for part in name.split() if len(part) > 3)):
            assert word.lower() not in text.lower(), f"{word} is left in {file.name}"


def test_the_laboratory_values_are_the_same_on_other_days(
    redacted: tuple[Path, Path, Redaction],
) -> None:
    source, out, _ = redacted
    before = _labs(alloway.read_case(source, as_of=AS_OF))
    after = _labs(alloway.read_case(out, as_of=AS_OF))
    moved = {
        (kind, value, (date.fromisoformat(day) + timedelta(days=DAYS)).isoformat())
        for kind, value, day in before
        if len(day) == 10
    }
    assert len(moved & after) >= 0.9 * len(moved)
    assert moved


def _labs(case: Case) -> set[tuple[str, object, str]]:
    return {(fact.kind, fact.value, fact.date) for fact in case.labs}


def test_every_file_is_written_or_said_not_to_be(redacted: tuple[Path, Path, Redaction]) -> None:
    _, out, found = redacted
    written = {file.name for file in found.files if not file.left_out}
    assert written == {file.name for file in out.iterdir()}
    assert dict(found.removed)["date"] > 20


def test_the_report_holds_no_word_of_the_records(redacted: tuple[Path, Path, Redaction]) -> None:
    _, _, found = redacted
    assert all(file.name.startswith(("document-", "not read")) for file in found.files)


def test_a_word_given_by_hand_goes_too(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "note.txt").write_text("The clown Pipo came to the ward. LDH 512 U/L.", "utf-8")
    redact_folder(source, out, Secret(DAYS, b"sixteen bytes or more"), as_of=AS_OF, also=["Pipo"])
    (file,) = out.iterdir()
    assert file.read_text("utf-8") == "The clown ‹name› came to the ward. LDH 512 U/L."


def test_a_disc_loses_its_header_and_the_picture_of_a_head(tmp_path: Path) -> None:
    pydicom = pytest.importorskip("pydicom")
    from pydicom.dataset import Dataset, FileMetaDataset

    def disc(name: str, body: str) -> None:
        image = Dataset()
        image.PatientName, image.PatientID = "Novak^Anna", "PAT-88123"
        image.PatientBirthDate, image.StudyDate = "19610402", "20261112"
        image.Modality, image.BodyPartExamined = "CT", body
        image.InstitutionName, image.SeriesDescription = "Hospital of Novakville", "CT for Novak"
        image.SOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
        image.SOPInstanceUID, image.SeriesInstanceUID = f"1.2.{len(name)}.1", "1.2.3"
        image.Rows = image.Columns = 2
        image.BitsAllocated = image.BitsStored = 8
        image.HighBit, image.PixelRepresentation, image.SamplesPerPixel = 7, 0, 1
        image.PhotometricInterpretation, image.PixelData = "MONOCHROME2", b"\1\2\3\4"
        image.add_new((0x0011, 0x0010), "LO", "PRIVATE Novak")
        image.file_meta = FileMetaDataset()
        image.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
        image.save_as(source / name, enforce_file_format=True)

    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    disc("a.dcm", "CHEST")
    disc("head.dcm", "HEAD")
    redact_folder(source, out, Secret(DAYS, b"sixteen bytes or more"), as_of=AS_OF)
    chest, head = (pydicom.dcmread(file) for file in sorted(out.iterdir()))
    for image in (chest, head):
        assert "Novak" not in str(image)
        assert "88123" not in str(image)
        assert image.StudyDate == "20260926"
        assert image.SeriesInstanceUID.startswith("2.25.")
        assert image.PatientIdentityRemoved == "YES"
    assert chest.SeriesInstanceUID == head.SeriesInstanceUID
    assert "PixelData" in chest
    assert "PixelData" not in head


def test_a_folder_without_a_readable_file_writes_nothing(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "x.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    with pytest.raises(alloway.AllowayError):
        redact_folder(source, out, Secret(DAYS, b"sixteen bytes or more"), as_of=AS_OF)
    assert not list(out.iterdir())
    shutil.rmtree(out)
