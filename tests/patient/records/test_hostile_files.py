"""Files made to hurt: each is one clear line, the others are read, nothing is run or written.

All lie in one folder, which a process with limits on memory and time reads to a case.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from alloway.errors import LimitError
from alloway.patient.records import Limits
from alloway.patient.records.child import ParserChild
from patient.hostile import LABS, dicoms, make_all, set_trap
from patient.limited import Outcome, read_limited
from patient.makers import PATIENT, bundle, write_pdf

_GIGABYTE = 1_000_000_000

REASONS = {
    "bomb.zip/zeros.csv": "unpacks to 300 MB from 0.3 MB",
    "names.zip/link.csv": "a link or special file, not followed",
    "names.zip/../up.csv": "leads out of the archive",
    "names.zip//etc/up.csv": "leads out of the archive",
    "names.zip/a\\u0000b.csv": "holds a NUL",
    "one_for_all.zip/0049.csv": "shares its bytes with another member",
    "twenty_deep.zip/in.zip/in.zip": "an archive too deep inside others",
    "list_of_a_million.zip": "the list of members is too long",
    "bomb.json.gz": "unpacks to more than",
    "bomb.tar.gz/zeros.csv": "csv: unpacks to more than",
    "long_header.tar": "an extended header is too long",
    "claims_a_million_pages.pdf": "has 1,000,000 pages, over the limit",
    "has_a_million_pages.pdf": "has 1,000,000 pages, over the limit",
    "form_in_itself.pdf": "made the parser fail|took longer|more memory",
    "object_in_itself.pdf": "is not a readable PDF",
    "array_in_array.pdf": "without a text layer",
    "unpacks_to_a_gigabyte.pdf": "made the parser fail|took longer|more memory",
    "deflated_bomb.dcm": "more memory than the limit|damaged",
    "sequence_without_end.dcm": "is damaged and cannot be parsed|took longer",
    "length_beyond_the_end.dcm": "more memory than the limit|damaged",
    "empty_items_without_end.dcm": "took longer than allowed|damaged",
    "fetches.xml": "declares a document type",
    "fetches_utf16.xml": "declares a document type",
    "fetches.svg": "XML or HTML, not read",
    "fetches.docx": "declares a document type",
    "expands.xml": "declares a document type",
    "expands.svg": "XML or HTML, not read",
    "expands.docx": "declares a document type",
    "expands.xlsx": "declares a document type",
    "bomb.docx": "unpacks to more than",
    "deep.xml": "nested too deeply",
    "deep.json": "nested too deeply",
    "deep_objects.json": "nested too deeply",
    "deep_lines.ndjson": "nested too deeply",
    "one_line.txt": "more than 10,000,000 characters",
    "sparse.json": "10,000 MB, over the limit",
    "sparse.pdf": "10,000 MB, over the limit",
    "sparse.dcm": "10,000 MB, over the limit",
    "sparse.zip": "10,000 MB, over the limit",
    "pipe.json": "not a regular file",
    "socket.json": "cannot be opened",
    "secret.txt": "symbolic link, not followed",
    "loop": "symbolic link, not followed",
    "a\\u202efdp.json": "JSON ends early",
}
READ = (
    "bundle.json", "zz_labs.csv", "zz_letter.pdf", "names.zip/labs.csv",
    "names.zip/a\\u202efdp.csv", "not_a_picture.png", "not_a_letter.pdf",
    "page_tree_in_itself.pdf", "runs_a_script.pdf", "huge_picture.dcm",
    "quotes.csv", "bomb.zip", "twenty_deep.zip",
)  # fmt: skip
"""What is read all the same: good files, wrong extensions, and the harmless part of others."""


class _Seen(NamedTuple):
    outcome: Outcome
    folder: Path
    before: frozenset[Path]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> _Seen:
    """The folder read once, with a patient, a letter and a table among the hostile files."""
    root = tmp_path_factory.mktemp("hostile")
    folder, empty = root / "in", root / "empty"
    folder.mkdir()
    empty.mkdir()
    make_all(folder)
    (folder / "bundle.json").write_bytes(bundle(PATIENT))
    (folder / "zz_labs.csv").write_bytes(LABS)
    write_pdf(folder / "zz_letter.pdf", ["Letter of a friendly clinic"])
    before = frozenset(root.rglob("*"))
    return _Seen(read_limited(folder, empty=empty), root, before)


@pytest.mark.parametrize("name", REASONS)
def test_a_hostile_file_is_left_out_with_its_reason(seen: _Seen, name: str) -> None:
    assert re.search(REASONS[name], seen.outcome.left_out[name])


def test_every_reason_is_one_clear_line_that_names_its_file(seen: _Seen) -> None:
    for name, why in seen.outcome.left_out.items():
        if why:
            assert why.startswith(f"{name}: "), why
            assert why.isprintable(), why
            assert len(why) < len(name) + 160, why
            assert why.endswith("."), why


@pytest.mark.parametrize("name", READ)
def test_what_is_good_among_them_is_read(seen: _Seen, name: str) -> None:
    assert seen.outcome.left_out[name] == ""


def test_the_letter_and_the_table_beside_them_make_a_case(seen: _Seen) -> None:
    assert "Letter of a friendly clinic" in seen.outcome.text
    assert seen.outcome.facts > 2


def test_a_name_of_three_hundred_characters_is_shown_short(seen: _Seen) -> None:
    assert all(len(name) <= 120 for name in seen.outcome.left_out)
    assert sum("xxx…" in name for name in seen.outcome.left_out) == 2


def test_no_file_outside_is_read_into_the_text(seen: _Seen) -> None:
    assert "root:" not in seen.outcome.text


def test_nothing_is_run_written_or_connected_to(seen: _Seen) -> None:
    assert seen.outcome.deeds == []
    assert frozenset(seen.folder.rglob("*")) == seen.before
    assert not (seen.folder / "went_off").exists()


def test_memory_stays_under_a_gigabyte(seen: _Seen) -> None:
    assert 0 <= seen.outcome.peak < _GIGABYTE
    assert 0 < seen.outcome.child_peak < _GIGABYTE


def test_the_pixels_of_an_impossible_picture_are_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "huge.dcm"
    path.write_bytes(dicoms(tmp_path)["huge_picture.dcm"])
    child = ParserChild(Limits())
    try:
        with pytest.raises(LimitError, match="65535 x 65535 x 2147483648 dots, over the limit"):
            child.dicom_slice(path, "huge.dcm")
    finally:
        child.close()


def test_the_trap_that_the_hostile_pdf_sets_works(tmp_path: Path) -> None:
    """That it left nothing behind means that nobody ran it."""
    subprocess.run([str(set_trap(tmp_path))], check=True)
    assert (tmp_path / "went_off").exists()
