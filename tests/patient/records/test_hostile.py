"""Hostile and broken files: one clear sentence, the others still read, nothing followed."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError, InputError, LimitError
from alloway.patient.records import Limits, Records, read_folder
from alloway.patient.records.fhir import read_fhir
from alloway.patient.records.sniff import FileKind, decode, shown, sniff
from patient.makers import PATIENT, bundle, observation, quantity, write_dicom, write_pdf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good bundle."""
    (tmp_path / "bundle.json").write_bytes(bundle(PATIENT))
    return tmp_path


def left_out(records: Records, name: str) -> str:
    """Why a file was left out."""
    return next(document.left_out for document in records.documents if document.name == name)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the folder is empty"):
        read_folder(tmp_path)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        read_folder(tmp_path / "none")


def test_a_folder_of_which_nothing_can_be_read_is_refused_with_the_first_reason(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x00\x01\x02" * 50)
    with pytest.raises(InputError, match=r"nothing could be read: a\.bin"):
        read_folder(tmp_path)


def test_a_truncated_bundle_is_left_out_with_the_byte_where_it_ends(folder: Path) -> None:
    whole = bundle(PATIENT, observation("LDH", "2532-0", **quantity(612, "U/L")))
    (folder / "labs.json").write_bytes(whole[:-40])
    records = read_folder(folder)
    assert left_out(records, "labs.json").startswith(
        f"labs.json: JSON ends early at byte {len(whole) - 40}"
    )
    assert [resource.type for resource in records.resources] == ["Patient"]


def test_broken_json_names_the_byte_and_not_the_patient(folder: Path) -> None:
    (folder / "x.json").write_bytes(
        b'{"resourceType": "Patient", "family": Secretname}' + b" " * 99
    )
    why = left_out(read_folder(folder), "x.json")
    assert "JSON is broken at byte 38" in why
    assert "Secretname" not in why


def test_json_nested_a_hundred_thousand_deep_is_left_out(folder: Path) -> None:
    (folder / "deep.json").write_bytes(b"[" * 100_000)
    (folder / "deep2.json").write_bytes(b'{"a":' * 100_000 + b"1" + b"}" * 100_000)
    records = read_folder(folder)
    assert "nested too deeply" in left_out(records, "deep.json")
    assert "nested too deeply" in left_out(records, "deep2.json")


def test_a_two_gigabyte_sparse_file_is_refused_by_its_size(folder: Path) -> None:
    for name in ("big.json", "big.pdf"):
        with (folder / name).open("wb") as file:
            file.truncate(2 * 10**9)
    records = read_folder(folder)
    assert "2,000 MB, over the limit of 200 MB" in left_out(records, "big.json")
    assert "over the limit" in left_out(records, "big.pdf")


def test_a_gzip_bomb_is_stopped_at_the_ratio_limit(folder: Path) -> None:
    (folder / "bomb.json.gz").write_bytes(gzip.compress(b" " * 60_000_000))
    assert "unpacks to more than" in left_out(read_folder(folder), "bomb.json.gz")


def test_a_truncated_gzip_is_left_out(folder: Path) -> None:
    (folder / "x.json.gz").write_bytes(gzip.compress(bundle(PATIENT))[:-20])
    assert "gzip data ends early" in left_out(read_folder(folder), "x.json.gz")


def test_a_gzipped_bundle_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.json.gz").write_bytes(gzip.compress(bundle(PATIENT)))
    assert len(read_folder(tmp_path).resources) == 1


def test_a_symbolic_link_is_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "other.json"
    outside.write_bytes(bundle({**PATIENT, "id": "someone else"}))
    (folder / "link.json").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    records = read_folder(folder)
    assert "symbolic link, not followed" in left_out(records, "link.json")
    assert "symbolic link, not followed" in left_out(records, "loop")
    assert len(records.resources) == 1


def test_a_named_pipe_does_not_hang_the_reader(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    assert "not a regular file" in left_out(read_folder(folder), "pipe.json")


def test_too_many_files_are_refused(folder: Path) -> None:
    for number in range(5):
        (folder / f"{number}.txt").write_text("x")
    with pytest.raises(LimitError, match="more than 3 files"):
        read_folder(folder, limits=Limits(files=3))


def test_folders_nested_too_deeply_are_not_entered(folder: Path) -> None:
    deep = folder / "a" / "b" / "c"
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("hello there")
    records = read_folder(folder, limits=Limits(folder_depth=2))
    assert any("nested too deeply" in document.left_out for document in records.documents)


def test_a_name_with_control_and_direction_characters_is_shown_escaped(folder: Path) -> None:
    (folder / "a\u202egnp\x1b[2J.bin").write_bytes(b"\x00\x01")
    names = [document.name for document in read_folder(folder).documents]
    assert "a\\u202egnp\\u001b[2J.bin" in names


@given(st.text(max_size=300))
def test_a_shown_name_holds_no_character_that_could_fool_a_terminal(name: str) -> None:
    assert shown(name).isprintable() or shown(name) == ""
    assert len(shown(name)) <= 120


def test_a_pdf_that_is_not_one_is_left_out(folder: Path) -> None:
    (folder / "text.pdf").write_text("I am no PDF at all")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"garbage " * 40)
    records = read_folder(folder)
    assert "is not a PDF but plain text" in left_out(records, "text.pdf")
    assert "is not a readable PDF" in left_out(records, "broken.pdf")


def test_a_pdf_of_blank_pages_says_so(folder: Path) -> None:
    write_pdf(folder / "blank.pdf", [""])
    assert "its pages are blank" in left_out(read_folder(folder), "blank.pdf")


def test_a_pdf_over_the_page_limit_is_left_out(folder: Path) -> None:
    write_pdf(folder / "long.pdf", ["one", "two", "three"])
    records = read_folder(folder, limits=Limits(pdf_pages=2))
    assert "3 pages, over the limit of 2" in left_out(records, "long.pdf")


def test_a_parser_that_takes_too_long_is_stopped_and_the_next_file_still_read(
    folder: Path,
) -> None:
    write_pdf(folder / "a.pdf", ["slow"])
    records = read_folder(folder, limits=Limits(child_seconds=0.0))
    assert "took longer than" in left_out(records, "a.pdf")
    assert records.resources


def test_a_parser_out_of_memory_is_one_sentence(folder: Path) -> None:
    write_pdf(folder / "a.pdf", ["text"])
    records = read_folder(folder, limits=Limits(child_bytes=30_000_000))
    why = left_out(records, "a.pdf")
    assert "memory" in why
    assert records.resources


def test_dicom_that_breaks_off_or_loops_is_left_out(folder: Path) -> None:
    (folder / "a.dcm").write_bytes(b"\0" * 128 + b"DICM" + b"\xff" * 400)
    write_dicom(folder / "b.dcm", "1.2.3")
    records = read_folder(folder)
    assert left_out(records, "a.dcm")
    assert [series.instances for series in records.imaging] == [1]


def test_broken_files_and_kinds_that_are_not_read_say_so(folder: Path) -> None:
    (folder / "a.zip").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    (folder / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 40)
    (folder / "c.xml").write_text('<?xml version="1.0"?><html/>')
    (folder / "d.txt").write_text("")
    records = read_folder(folder)
    assert "a damaged ZIP archive" in left_out(records, "a.zip")
    assert "a damaged JPEG picture" in left_out(records, "b.jpg")
    assert "XML" in left_out(records, "c.xml")
    assert "empty" in left_out(records, "d.txt")


def test_json_that_is_not_fhir_is_left_out(folder: Path) -> None:
    (folder / "x.json").write_text(json.dumps({"colour": "blue"}))
    assert "not FHIR" in left_out(read_folder(folder), "x.json")


def test_a_wrong_extension_is_read_by_content(tmp_path: Path) -> None:
    (tmp_path / "bundle.pdf").write_bytes(bundle(PATIENT))
    (tmp_path / "labs").write_text("Test,Value,Unit\nLDH,612,U/L\n")
    write_pdf(tmp_path / "x.pdf", ["Clinic letter of the patient"])
    (tmp_path / "x.pdf").rename(tmp_path / "letter.json")
    kinds = {document.name: document.kind for document in read_folder(tmp_path).documents}
    assert kinds == {
        "bundle.pdf": "FHIR bundle",
        "labs": "laboratory table",
        "letter.json": "PDF",
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_text_in_other_encodings_is_read(folder: Path, encoding: str) -> None:
    text = "Untersuchung;Wert;Einheit\nHämoglobin;9,1;g/dl\n"
    (folder / "labs.csv").write_bytes(text.encode(encoding))
    (row,) = read_folder(folder).rows
    assert row.name == "Hämoglobin"


@given(st.binary(max_size=400))
def test_random_bytes_are_of_some_kind_and_decode_or_not(raw: bytes) -> None:
    assert sniff(raw) in get_args(FileKind)
    text = decode(raw)
    assert text is None or isinstance(text, str)


@given(st.binary(max_size=300))
def test_random_bytes_as_fhir_are_refused_with_the_file_name(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.json"):
        read_fhir(raw, name="x.json", sha256="")


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats(-1e9, 1e9) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["resourceType", "code", "coding", "text", "value", "valueQuantity", "status",
                 "effectiveDateTime", "component", "entry", "resource", "identifier", "subject"]
            ),
            inner, max_size=4,
        )
    ),
    max_leaves=12,
)  # fmt: skip
_TYPES = st.sampled_from(["Observation", "Condition", "Procedure", "MedicationRequest", "Patient"])


_FIELDS = (
    "code status component valueQuantity note verificationStatus clinicalStatus stage name address"
    " referenceRange performedPeriod medicationCodeableConcept medicationReference contained"
    " identifier birthDate subject specimen conclusion"
)


@given(_TYPES, st.dictionaries(st.sampled_from(_FIELDS.split()), _JSON, max_size=8))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_resource_of_any_shape_gives_facts_or_a_reason_but_never_a_crash(
    kind: str, fields: dict[str, object]
) -> None:
    from datetime import date

    from alloway.patient.cases import build_case
    from alloway.patient.records.gather import gathered
    from alloway.values.case import Document

    raw = json.dumps({"resourceType": kind, **fields}).encode()
    content = read_fhir(raw, name="x.json", sha256="")
    try:
        records = gathered([(Document("x.json", "", "FHIR bundle"), content)])
    except InputError:
        return
    build_case(records, date(2026, 11, 24))


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_folder_of_random_files_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    made = tmp_path_factory.mktemp("random")
    for number, raw in enumerate(contents):
        (made / f"{number}.dat").write_bytes(raw)
    with contextlib.suppress(AllowayError):
        assert len(read_folder(made).documents) == len(contents)
