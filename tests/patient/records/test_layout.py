"""Lines and cells rebuilt from where words stand on a page."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.patient.records import read_folder
from alloway.patient.records.layout import aligned, table_lines
from alloway.patient.records.model import Cell, Page, TableLine
from patient.makers import write_report

ROWS = [
    ["Marker", "Result", "Comment", "Before"],
    ["CD19", "positive", "", "negative"],
    ["CD22", "dim", "few cells", ""],
]


def word(text: str, x: float, y: float, line: int = 0) -> Cell:
    """A word in a font of 10 points whose letters are 5 wide."""
    return Cell(text, x, y, x + 5.0 * len(text), y + 10.0, (line,))


def page_of(folder: Path, *parts: str | list[list[str]], **more: str) -> Page:
    """The one page of a report."""
    write_report(folder / "r.pdf", *parts, **more)
    (page,) = read_folder(folder).pages
    return page


def cells(page: Page) -> list[list[str]]:
    """Words of the cells of the first table of a page."""
    return [[cell.text for cell in line.cells] for line in page.tables[0]]


@pytest.mark.parametrize("columns", ["", "align: right", "align: center", "inset: 3pt"])
def test_the_cells_of_a_printed_table_are_found_again(tmp_path: Path, columns: str) -> None:
    page = page_of(tmp_path, "Bone marrow report of a patient", ROWS, columns=columns)
    assert cells(page) == [[cell for cell in row if cell] for row in ROWS]


@pytest.mark.parametrize("columns", ["", "align: right", "align: center", "inset: 3pt"])
def test_an_empty_cell_leaves_its_column_empty(tmp_path: Path, columns: str) -> None:
    page = page_of(tmp_path, "Bone marrow report of a patient", ROWS, columns=columns)
    header, *rows = page.tables[0]
    found = [[cell.text if cell else "" for cell in aligned(header.cells, line)] for line in rows]
    assert found == ROWS[1:]


def test_a_page_laid_across_gives_the_same_cells(tmp_path: Path) -> None:
    page = page_of(tmp_path, ROWS, page="flipped: true")
    assert cells(page)[1] == ["CD19", "positive", "negative"]


def test_a_page_turned_by_its_rotation_gives_the_same_cells(tmp_path: Path) -> None:
    import pypdfium2

    upright = page_of(tmp_path, ROWS)
    document = pypdfium2.PdfDocument((tmp_path / "r.pdf").read_bytes())
    # Words drawn bottom up on a page shown turned by 90 degrees read from left to right.
    turned = tmp_path / "turned"
    turned.mkdir()
    import typst

    table = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
    (turned / "t.typ").write_text(f"#rotate(-90deg, reflow: true)[#table(columns: 4, {table})]")
    (turned / "t.pdf").write_bytes(typst.compile(str(turned / "t.typ")))
    (turned / "t.typ").unlink()
    document = pypdfium2.PdfDocument((turned / "t.pdf").read_bytes())
    document[0].set_rotation(90)
    document.save(str(turned / "t.pdf"))
    (page,) = read_folder(turned).pages
    assert cells(page) == cells(upright)


def test_prose_is_no_table(tmp_path: Path) -> None:
    page = page_of(tmp_path, "CD19 was positive in most cells.\nCD22 was not tested in this case.")
    assert page.tables == ()


def test_each_cell_knows_the_line_of_the_text_it_stands_on(tmp_path: Path) -> None:
    page = page_of(tmp_path, "A heading\nand a second line", ROWS)
    lines = page.text.split("\n")
    for line in page.tables[0]:
        for cell in line.cells:
            assert cell.text in lines[cell.lines[0]]


def test_the_order_in_which_a_page_is_drawn_does_not_matter() -> None:
    words = [word(text, 60 * x, 700 - 15 * y) for y, row in enumerate(ROWS)
             for x, text in enumerate(row) if text]  # fmt: skip
    shuffled = words.copy()
    random.Random(7).shuffle(shuffled)
    assert table_lines(shuffled) == table_lines(words)


def test_a_heading_below_a_table_is_not_part_of_it() -> None:
    words = [word("CD19", 50, 700), word("positive", 150, 700), word("CD20", 50, 685),
             word("negative", 150, 685), word("Conclusion", 50, 670)]  # fmt: skip
    (table,) = table_lines(words)
    assert len(table) == 2


def test_a_number_set_right_belongs_to_the_column_whose_edge_it_shares() -> None:
    header = [Cell("Marker", 50, 0, 80, 9), Cell("Cells (%)", 120, 0, 160, 9)]
    share = Cell("5", 155, 0, 160, 9)
    assert aligned(header, TableLine((share,))) == [None, share]


@given(
    st.lists(
        st.tuples(st.text("abc19", min_size=1, max_size=8), st.floats(0, 500), st.floats(0, 800)),
        max_size=40,
    )
)
@settings(max_examples=60)
def test_no_word_is_lost_or_doubled_wherever_it_stands(
    drawn: list[tuple[str, float, float]],
) -> None:
    words = [word(text, x, y, n) for n, (text, x, y) in enumerate(drawn)]
    numbers = [
        n
        for table in table_lines(words)
        for line in table
        for cell in line.cells
        for n in cell.lines
    ]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(range(len(words)))
