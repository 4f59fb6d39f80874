"""Words with boxes become lines and tables of a page; nothing here needs Tesseract.

Where it is missing, a scan is a gap that names what to do.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.patient.cases import build_case
from alloway.patient.records import read_folder
from alloway.patient.records.ocr_page import OcrWord, ocr_page, straightened
from alloway.patient.records.scan_signs import garbled
from alloway.patient.records.tesseract import tsv_words
from alloway.values.evidence import Source
from patient.makers import write_pdf
from patient.records.scans import image_pdf, saved, sheet

ROOT = Path(__file__).resolve().parents[3]
SCAN = Source("scan.pdf", "page 1")
HEAD = "\t".join(
    [
        "level",
        "page_num",
        "block_num",
        "par_num",
        "line_num",
        "word_num",
        "left",
        "top",
        "width",
        "height",
        "conf",
        "text",
    ]
)


def word(text: str, x: float, y: float, line: int, confidence: float = 95.0) -> list[object]:
    """A word of ten points height."""
    return [text, confidence, x, y, x + 5.0 * len(text), y + 8.0, line]


def test_words_of_one_line_stand_on_one_line_and_paragraphs_apart() -> None:
    page = ocr_page(
        [word("LDH", 50, 700, 0), word("612", 80, 700, 0), word("End", 50, 600, 2)], SCAN
    )
    assert page.text == "LDH 612\n\nEnd"
    assert len(page.line_boxes) == 3


def test_columns_of_a_scan_are_a_table() -> None:
    rows = [("Marker", "Result"), ("CD19", "no"), ("CD22", "positive")]
    words = [
        found
        for line, (left, right) in enumerate(rows)
        for y in (700 - 14 * line,)
        for found in (word(left, 50, y, line), word(right, 150, y, line))
    ]
    (table,) = ocr_page(words, SCAN).tables
    assert [tuple(cell.text for cell in line.cells) for line in table] == rows


def test_only_numbers_read_with_little_confidence_are_unsure() -> None:
    words = [
        word("creatinine", 50, 700, 0, 20), word("1.4", 110, 700, 0, 55),
        word("stage", 150, 700, 0, 91), word("III", 180, 700, 0, 60),
        word("2.0", 220, 700, 0, 96),
    ]  # fmt: skip
    assert ocr_page(words, SCAN).unsure == ("1.4", "III")


def test_specks_and_rules_are_no_words_but_a_faint_digit_is() -> None:
    words = [
        word("|", 40, 700, 0, 95), word("ECOG", 50, 700, 0), word("i", 75, 700, 0, 20),
        word("2", 90, 700, 0, 20),
    ]  # fmt: skip
    page = ocr_page(words, SCAN)
    assert page.text == "ECOG 2"
    assert page.unsure == ("2",)


def test_a_bullet_that_ocr_has_no_letter_for_is_a_bullet_and_a_plus_in_a_result_stays() -> None:
    page = ocr_page([word("«", 50, 700, 0), word("CD3", 60, 700, 0), word("+", 80, 700, 0)], SCAN)
    assert page.text == "• CD3 +"


@pytest.mark.parametrize(("read", "meant"), [("mg/m?", "mg/m²"), ("cm?", "cm?"), ("/m2", "/m2")])
def test_a_lost_raised_two_is_restored_only_where_nothing_else_can_stand(
    read: str, meant: str
) -> None:
    assert ocr_page([word("200", 50, 700, 0), word(read, 80, 700, 0)], SCAN).text == f"200 {meant}"


@given(st.floats(-0.04, 0.04), st.floats(-0.0001, 0.0001))
def test_lines_of_a_leaning_sheet_come_out_level(slope: float, change: float) -> None:
    words = [
        OcrWord("word", 90.0, x, y + lift, x + 30, y + lift + 8, line)
        for line, y in enumerate(range(100, 800, 20))
        for x in range(50, 500, 50)
        for lift in ((slope + change * (y - 450)) * (x - 275),)
    ]
    for line in range(35):
        feet = [found.y0 for found in straightened(words) if found.line == line]
        assert max(feet) - min(feet) < 1.5


def test_a_sheet_of_three_words_is_left_as_it_is() -> None:
    words = [OcrWord("a", 90.0, 10.0 * i, 5.0 * i, 10.0 * i + 5, 5.0 * i + 8, 0) for i in range(3)]
    assert straightened(words) == words


def test_the_confidence_of_a_page_weighs_words_by_their_length() -> None:
    page = ocr_page([word("haemoglobin", 50, 700, 0, 90), word("x1", 150, 700, 0, 10)], SCAN)
    assert math.isclose(page.ocr, (11 * 90 + 2 * 10) / 13 / 100, abs_tol=0.001)


@given(st.text(max_size=300))
def test_any_text_in_place_of_tsv_gives_words_or_none(text: str) -> None:
    assert isinstance(tsv_words(f"{HEAD}\n5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\t{text}"), list)


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("\ue001\ue002\ue003 \ue004", True),
        ("Wklv lv d sdwlhqw zlwk oxqg " * 20, True),
        ("bcdfgh jklmn pqrst vwxz " * 20, True),
        ("LDH 612 U/L, HGB 9.1 g/dL, PLT 45 G/L, CRP 12 mg/L, WBC 3.4 G/L", False),
        ("Η ασθενής βρίσκεται σε ύφεση " * 10, False),
        ("", False),
    ],
)
def test_a_layer_of_signs_without_meaning_is_told_from_tables_and_other_scripts(
    text: str, strange: bool
) -> None:
    assert garbled(text) is strange


def without_tesseract(monkeypatch: pytest.MonkeyPatch, folder: Path, *programs: str) -> None:
    """A PATH on which there are these programs only."""
    folder.mkdir()
    for name in programs:
        (folder / name).symlink_to(shutil.which(name) or pytest.skip(f"no {name}"))
    monkeypatch.setenv("PATH", str(folder))


def test_without_tesseract_a_scan_is_a_gap_that_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = tmp_path / "records"
    records.mkdir()
    picture = sheet(tmp_path, "Haemoglobin 9.1 g/dL")
    image_pdf(records / "scan.pdf", picture)
    (records / "photo.png").write_bytes(saved(picture, "PNG"))
    write_pdf(records / "letter.pdf", ["Diagnosis: diffuse large B-cell lymphoma."])
    without_tesseract(monkeypatch, tmp_path / "bin")
    case = build_case(read_folder(records), date(2026, 11, 24))
    said = [gap.text for gap in case.gaps if gap.why == "unreadable"]
    for name in ("scan.pdf", "photo.png"):
        (found,) = [text for text in said if name in text]
        assert "needs OCR" in found
        assert "make ocr" in found
        assert "tools/install_ocr.sh" in found
    assert case.diagnosis is not None


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
def test_the_script_that_installs_tesseract_says_so_where_it_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_tesseract(monkeypatch, tmp_path / "bin", "sh", "grep", "id")
    done = subprocess.run(
        ["sh", str(ROOT / "tools/install_ocr.sh")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "No Tesseract" in done.stdout
    assert "tests of OCR will be skipped" in done.stdout
