"""What a DICOM disc gives beside its headers: key slices, reports as text, PDF inside."""

from __future__ import annotations

import io
import json
import struct
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit, JPEGLosslessSV1, RLELossless
from typer.testing import CliRunner

import alloway
from alloway.cli.case import app
from alloway.errors import InputError
from alloway.patient.cases import build_case
from alloway.patient.records import read_folder
from alloway.patient.records.dicom import key_slices
from alloway.patient.records.limits import Limits
from patient.makers import write_pdf
from patient.records.discs import (
    CDA,
    KEYS,
    PDF,
    code,
    dicom,
    flat,
    item,
    number,
    write_report,
    write_slice,
)


def grey(png: bytes) -> NDArray[np.uint8]:
    """The picture as Pillow reads it."""
    return np.asarray(Image.open(io.BytesIO(png)))


def one(folder: Path) -> tuple[NDArray[np.uint8], str]:
    """The only picture of a folder, and what is said of it."""
    (found,) = key_slices(folder)
    assert found.png, found.note
    return grey(found.png), found.note


def refused(folder: Path) -> str:
    """Why there is no picture of the only series."""
    (found,) = key_slices(folder)
    assert found.png == b""
    return found.note


WINDOW = {"WindowCenter": 128, "WindowWidth": 256}
AXIAL = [1, 0, 0, 0, 1, 0]


def test_the_middle_slice_is_that_of_its_place_whatever_number_and_name_say(tmp_path: Path) -> None:
    for index, (height, value) in enumerate([(50.0, 60), (-90.5, 30), (10.0, 200)]):
        place = {"ImagePositionPatient": [0, 0, height], "ImageOrientationPatient": AXIAL}
        write_slice(tmp_path / f"{index}.dcm", flat(value), InstanceNumber=index, **place, **WINDOW)
    picture, note = one(tmp_path)
    assert abs(int(picture[4, 4]) - 200) <= 1
    assert note.startswith("the middle of 3; window 128 / 256")


def test_the_place_of_a_sagittal_series_is_told_across_and_not_up(tmp_path: Path) -> None:
    for index, (across, value) in enumerate([(5.0, 60), (-5.0, 30), (0.0, 200)]):
        place = {
            "ImagePositionPatient": [across, 0, 100.0 * index],
            "ImageOrientationPatient": [0, 1, 0, 0, 0, -1],
        }
        write_slice(tmp_path / f"{index}.dcm", flat(value), InstanceNumber=index, **place, **WINDOW)
    assert abs(int(one(tmp_path)[0][4, 4]) - 200) <= 1


def test_without_places_the_number_orders_the_slices(tmp_path: Path) -> None:
    for number_, value in ((9, 60), (10, 200), (11, 30)):  # as names, 10 would come first
        name = f"{number_}.dcm"
        write_slice(tmp_path / name, flat(value), InstanceNumber=number_, **WINDOW)
    assert abs(int(one(tmp_path)[0][4, 4]) - 200) <= 1


def test_a_window_is_applied_after_the_rescale_of_the_modality(tmp_path: Path) -> None:
    pixels = np.array([[0, 900, 1050, 1200, 4000]] * 5, dtype=np.uint16)
    soft = {"WindowCenter": [50, 400], "WindowWidth": [300, 2000]}
    write_slice(tmp_path / "a.dcm", pixels, RescaleSlope=1, RescaleIntercept=-1000, **soft)
    row = [int(value) for value in one(tmp_path)[0][2]]
    assert row[:2] == [0, 0]
    assert abs(row[2] - 128) <= 1
    assert row[3:] == [255, 255]


def test_monochrome1_is_turned_so_that_air_is_dark(tmp_path: Path) -> None:
    pixels = np.array([[0, 255]] * 2, dtype=np.uint8)
    write_slice(tmp_path / "a.dcm", pixels, PhotometricInterpretation="MONOCHROME1", **WINDOW)
    assert [int(value) for value in one(tmp_path)[0][0]] == [255, 0]


def test_without_a_window_most_of_the_values_are_seen_and_that_is_said(tmp_path: Path) -> None:
    pixels = np.arange(10_000, dtype=np.uint16).reshape(100, 100)
    write_slice(tmp_path / "a.dcm", pixels)
    picture, note = one(tmp_path)
    assert (int(picture.min()), int(picture.max())) == (0, 255)
    assert "percentile" in note


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    write_slice(tmp_path / "a.dcm", np.zeros((1500, 900), dtype=np.uint8))
    assert max(one(tmp_path)[0].shape) <= 512


def test_colours_are_shown_as_grey(tmp_path: Path) -> None:
    write_slice(tmp_path / "a.dcm", np.full((4, 4, 3), (30, 60, 90), dtype=np.uint8))
    assert int(one(tmp_path)[0][0, 0]) == 60


def test_the_picture_holds_no_text_and_no_date(tmp_path: Path) -> None:
    write_slice(tmp_path / "a.dcm", flat(100))
    (found,) = key_slices(tmp_path)
    names, at = [], 8
    while at < len(found.png):
        (size,) = struct.unpack(">I", found.png[at : at + 4])
        names.append(found.png[at + 4 : at + 8])
        at += 12 + size
    assert names == [b"IHDR", b"IDAT", b"IEND"]
    assert b"Testperson" not in found.png


def test_letters_burnt_in_by_their_flag_give_no_picture(tmp_path: Path) -> None:
    write_slice(tmp_path / "a.dcm", flat(100), BurnedInAnnotation="YES")
    assert "letters burnt in that may name the patient" in refused(tmp_path)


@pytest.mark.parametrize(
    ("modality", "flag", "said"), [("US", "", True), ("US", "NO", False), ("CT", "", False)]
)
def test_where_the_flag_is_missing_pictures_that_often_have_letters_are_named(
    tmp_path: Path, modality: str, flag: str, said: bool
) -> None:
    write_slice(tmp_path / "a.dcm", flat(100), Modality=modality, BurnedInAnnotation=flag)
    assert ("letters may be burnt in" in one(tmp_path)[1]) is said


@pytest.mark.parametrize("changes", [{"Rows": 65535, "Columns": 65535}, {"NumberOfFrames": 2**31}])
def test_a_header_over_the_limits_is_refused_before_a_dot_is_decoded(
    tmp_path: Path, changes: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from alloway.patient.records import dicom_file

    write_slice(tmp_path / "a.dcm", flat(100), **changes)
    assert "over the limit" in refused(tmp_path)
    monkeypatch.setattr(
        "pydicom.pixels.utils.pixel_array", lambda *_, **__: pytest.fail("a dot was decoded")
    )
    with pytest.raises(InputError, match="over the limit"):
        dicom_file.slice_png(str(tmp_path / "a.dcm"), Limits().slice_bytes)


def test_fewer_dots_than_the_header_says_are_one_clear_line(tmp_path: Path) -> None:
    write_slice(tmp_path / "a.dcm", flat(100), Rows=500, Columns=500)
    assert refused(tmp_path) == "a.dcm: is damaged and cannot be parsed"


def test_a_compression_without_a_decoder_is_named(tmp_path: Path) -> None:
    data = write_slice(tmp_path / "a.dcm", flat(100))
    data.file_meta.TransferSyntaxUID = JPEGLosslessSV1
    data.PixelData = encapsulate([b"\xff\xd8nothing\xff\xd9"])
    data["PixelData"].is_undefined_length = True
    data.save_as(tmp_path / "a.dcm")
    assert "JPEG Lossless" in refused(tmp_path)
    assert "no decoder is installed" in refused(tmp_path)


def test_rle_is_decoded_by_pydicom_itself(tmp_path: Path) -> None:
    data = write_slice(tmp_path / "a.dcm", flat(200), **WINDOW)
    data.compress(RLELossless)
    data.save_as(tmp_path / "a.dcm")
    assert abs(int(one(tmp_path)[0][4, 4]) - 200) <= 1


def test_jpeg_is_decoded_in_the_child_where_pillow_is_installed(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.fromarray(np.full((16, 16), 200, dtype=np.uint8)).save(out, "JPEG", quality=95)
    data = write_slice(tmp_path / "a.dcm", np.zeros((16, 16), dtype=np.uint8), **WINDOW)
    data.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    data.PixelData = encapsulate([out.getvalue()])
    data["PixelData"].is_undefined_length = True
    data.save_as(tmp_path / "a.dcm")
    assert abs(int(one(tmp_path)[0][4, 4]) - 200) <= 2


def test_the_middle_frame_of_many_is_taken(tmp_path: Path) -> None:
    frames = np.stack([np.full((4, 4), value, dtype=np.uint8) for value in (10, 200, 90)])
    data = write_slice(tmp_path / "a.dcm", frames[0], NumberOfFrames=3, **WINDOW)
    data.PixelData = frames.tobytes()
    data.save_as(tmp_path / "a.dcm")
    picture, note = one(tmp_path)
    assert abs(int(picture[0, 0]) - 200) <= 1
    assert "frame 2 of 3" in note


def test_a_slice_that_a_radiologist_marked_comes_before_the_middle_one(tmp_path: Path) -> None:
    made = [
        write_slice(tmp_path / f"{i}.dcm", flat(value), InstanceNumber=i, **WINDOW)
        for i, value in enumerate((60, 30, 200))
    ]
    keys = dicom(tmp_path / "keys.dcm", KEYS, Modality="KO", SeriesInstanceUID="1.9")
    reference = Dataset()
    reference.ReferencedSOPClassUID = made[2].SOPClassUID
    reference.ReferencedSOPInstanceUID = made[2].SOPInstanceUID
    keys.ContentSequence = [item("IMAGE", "", ReferencedSOPSequence=[reference])]
    keys.save_as(tmp_path / "keys.dcm", enforce_file_format=True)
    picture, note = one(tmp_path)
    assert abs(int(picture[4, 4]) - 200) <= 1
    assert note.startswith("marked as key image")


def disc(folder: Path) -> Path:
    """Two studies whose series are both number 3, one without a number, one that is refused."""
    folder.mkdir()
    series: dict[str, dict[str, Any]] = {
        "1.1": {},
        "1.2": {},
        "1.3": {"SeriesNumber": None},
        "1.4": {"SeriesNumber": 7, "BurnedInAnnotation": "YES"},
    }
    for index, (uid, fields) in enumerate(series.items()):
        write_slice(folder / f"{index}.dcm", flat(99), SeriesInstanceUID=uid, **fields)
    (folder / "letter.txt").write_text("not a disc file")
    return folder


def test_the_pictures_are_named_by_the_numbers_of_their_series(tmp_path: Path) -> None:
    found = alloway.case_slices(disc(tmp_path / "disc"), tmp_path / "out")
    names = ["series-0003-2.png", "series-0003.png", "series-unnumbered.png"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert [one.file for one in found if not one.file] == [""]
    assert "letters burnt in" in next(one.note for one in found if not one.file)


def test_the_command_says_each_series_and_what_has_no_picture(tmp_path: Path) -> None:
    words = ["slices", str(disc(tmp_path / "disc")), "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert "series-0003.png: CT, CHEST, 2026-11-10, CT thorax: the middle of 1" in done.stdout
    assert "no picture: CT" in done.stdout
    listed = json.loads(CliRunner().invoke(app, [*words, "--json"]).stdout)
    assert [one["series"]["modality"] for one in listed] == ["CT"] * 4


def test_a_folder_without_series_and_an_output_among_the_records_are_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(InputError, match="lies inside the records"):
        alloway.case_slices(tmp_path, tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no DICOM series"):
        alloway.case_slices(tmp_path / "empty", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def report(folder: Path, *items: Dataset, **fields: str) -> str:
    write_report(folder / "sr.dcm", *items, **fields)
    (page,) = read_folder(folder).pages
    assert page.source.place == "page 1"
    return page.text


def test_a_structured_report_is_text_indented_as_its_tree(tmp_path: Path) -> None:
    text = report(
        tmp_path,
        item(
            "CONTAINER", "Findings",
            item("TEXT", "Finding", TextValue="Bulky mediastinal mass"),
            number("Longest diameter", 84.0, "mm"),
            item("CODE", "Site", ConceptCodeSequence=code("Mediastinum")),
            item("DATE", "Prior study", Date="20260801"),
            item("PNAME", "Observer", PersonName="Doe^Jane"),
        ),
        item("TEXT", "Impression", TextValue="Progressive disease"),
    )  # fmt: skip
    assert text.splitlines() == [
        "Radiology Report 2026-11-11",
        "Findings",
        "  Finding: Bulky mediastinal mass",
        "  Longest diameter: 84.0 mm",
        "  Site: Mediastinum",
        "  Prior study: 2026-08-01",
        "  Observer",
        "Impression: Progressive disease",
    ]


def test_the_rules_of_letters_read_a_structured_report(tmp_path: Path) -> None:
    write_report(
        tmp_path / "sr.dcm",
        item("TEXT", "History", TextValue="Diffuse large B-cell lymphoma. ECOG performance 1."),
    )
    case = build_case(read_folder(tmp_path), date(2026, 11, 24))
    found = {fact.kind: fact for fact in case.facts()}
    assert found["performance.ecog"].value == 1
    assert found["performance.ecog"].source.document == "sr.dcm"


def test_letters_beyond_ascii_in_a_report_are_read(tmp_path: Path) -> None:
    words = item("TEXT", "Befund", TextValue="Größenzunahme der Lymphknoten")
    text = report(tmp_path, words, SpecificCharacterSet="ISO_IR 192")
    assert "Größenzunahme" in text


def why_not(folder: Path, name: str) -> str:
    """Why a file was left out, beside a letter that is read."""
    (folder / "letter.txt").write_text("Diffuse large B-cell lymphoma.")
    records = read_folder(folder)
    return next(document.left_out for document in records.documents if document.name == name)


def test_a_report_nested_deeper_than_any_is_one_clear_line(tmp_path: Path) -> None:
    nested = item("TEXT", "Finding", TextValue="deep")
    for _ in range(40):
        nested = item("CONTAINER", "Findings", nested)
    write_report(tmp_path / "sr.dcm", nested)
    assert "nested deeper than the limit" in why_not(tmp_path, "sr.dcm")


def test_sequences_ten_thousand_deep_without_end_are_one_clear_line(tmp_path: Path) -> None:
    write_report(tmp_path / "sr.dcm", item("TEXT", "Finding", TextValue="last"))
    raw = (tmp_path / "sr.dcm").read_bytes()
    at = raw.index(b"\x40\x00\x30\xa7SQ")
    opened = b"\x40\x00\x30\xa7SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    (tmp_path / "sr.dcm").write_bytes(raw[:at] + opened * 10_000)
    assert why_not(tmp_path, "sr.dcm").startswith("sr.dcm: ")


def test_a_report_of_too_many_items_is_over_the_limit(tmp_path: Path) -> None:
    many = [item("TEXT", "x", TextValue="y") for _ in range(5_001)]
    write_report(tmp_path / "sr.dcm", *many)
    assert "more than 5000 items" in why_not(tmp_path, "sr.dcm")


def test_a_pdf_inside_dicom_is_read_as_a_pdf(tmp_path: Path) -> None:
    write_pdf(tmp_path / "r.pdf", ["Bone marrow biopsy", "LDH 612 U/L"])
    data = dicom(tmp_path / "r.dcm", PDF, Modality="DOC", MIMETypeOfEncapsulatedDocument="a/pdf")
    raw = (tmp_path / "r.pdf").read_bytes()
    data.EncapsulatedDocument = raw + b"\0" * (len(raw) % 2)
    data.save_as(tmp_path / "r.dcm", enforce_file_format=True)
    (tmp_path / "r.pdf").unlink()
    records = read_folder(tmp_path)
    assert [page.source.place for page in records.pages] == ["page 1", "page 2"]
    assert "LDH 612" in records.pages[1].text
    assert records.imaging == ()


def test_another_document_inside_dicom_is_listed_as_not_used(tmp_path: Path) -> None:
    data = dicom(tmp_path / "c.dcm", CDA, Modality="DOC")
    data.EncapsulatedDocument = b"<ClinicalDocument/>."
    data.save_as(tmp_path / "c.dcm", enforce_file_format=True)
    assert read_folder(tmp_path).ignored == (("DICOM with a document inside that is not PDF", 1),)


def test_a_dicom_file_that_should_hold_a_pdf_and_does_not_is_said(tmp_path: Path) -> None:
    data = dicom(tmp_path / "c.dcm", PDF, Modality="DOC")
    data.EncapsulatedDocument = b"no document here"
    data.save_as(tmp_path / "c.dcm", enforce_file_format=True)
    assert "should hold a PDF and does not" in why_not(tmp_path, "c.dcm")
