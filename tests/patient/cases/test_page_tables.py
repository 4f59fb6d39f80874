"""Results in the tables of PDF reports: each with the value and the day of its own column."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alloway.patient.cases.draft import OpenResult
from alloway.patient.cases.page_tables import read_tables
from alloway.patient.cases.statements import statements
from alloway.patient.cases.text_antigens import antigen_facts
from alloway.patient.records import read_folder
from alloway.patient.records.model import Page
from alloway.values.case import Fact
from patient.makers import write_report

HEAD = "Patient Ada Testperson\nCollected: 2026-05-04\nReported: 2026-05-08\nImmunohistochemistry"
Table = list[list[str]]


def pages(folder: Path, *parts: str | Table, columns: str = "") -> list[Page]:
    """The pages of a report."""
    write_report(folder / "r.pdf", *parts, columns=columns)
    return list(read_folder(folder).pages)


def found(folder: Path, *parts: str | Table, columns: str = "") -> list[tuple[str, object, str]]:
    """Kind, value and date of every fact in the tables of a report."""
    results, _ = read_tables(pages(folder, *parts, columns=columns))
    return [
        (fact.kind.removeprefix("antigen."), fact.value, fact.date)
        for fact in results
        if isinstance(fact, Fact)
    ]


@pytest.mark.parametrize("columns", ["", "align: right", "align: center, inset: 4pt"])
@pytest.mark.parametrize(
    "header",
    [
        ["Marker", "Result", "Biopsy 2023-02-11"],
        ["Marker", "Result 2026-05-04", "Previous 2023-02-11"],
        ["Antigen", "4 May 2026", "11 February 2023"],
        ["Antikörper", "Ergebnis", "Vorbefund 11.02.2023"],
    ],
)
def test_each_result_has_the_day_of_its_own_column(
    tmp_path: Path, header: list[str], columns: str
) -> None:
    rows = [["CD19", "negative", "positive"], ["CD20", "dim, 40 %", "positive, 98 %"]]
    assert found(tmp_path, HEAD, [header, *rows], columns=columns) == [
        ("CD19", "negative", "2026-05-04"),
        ("CD19", "positive", "2023-02-11"),
        ("CD20", "dim", "2026-05-04"),
        ("CD20", "positive", "2023-02-11"),
    ]


def test_an_earlier_column_without_a_day_gives_no_result(tmp_path: Path) -> None:
    rows = [["Marker", "Result", "Previous biopsy"], ["CD19", "negative", "positive"],
            ["CD22", "", "positive"]]  # fmt: skip
    assert found(tmp_path, HEAD, rows) == [("CD19", "negative", "2026-05-04")]


def test_two_columns_of_which_nothing_is_said_give_no_result_where_they_differ(
    tmp_path: Path,
) -> None:
    rows = [["Marker", "A", "B"], ["CD19", "negative", "positive"], ["CD22", "pos", "neg"]]
    assert found(tmp_path, HEAD, rows) == []


def test_a_table_that_was_understood_is_not_read_again_as_prose(tmp_path: Path) -> None:
    rows = [["Marker", "Result", "2023-02-11"], ["CD19", "lost", "positive"],
            ["CD22", "", "positive"]]  # fmt: skip
    report = pages(tmp_path, HEAD, rows, "The blasts are CD33 negative.")
    _, rest = read_tables(report)
    told = [f.kind for s in statements(rest) for f in antigen_facts(s) if isinstance(f, Fact)]
    assert told == ["antigen.CD33"]


def test_without_boxes_a_line_with_two_results_gives_none(tmp_path: Path) -> None:
    rows = [["Marker", "Result", "2023-02-11"], ["CD19", "negative", "positive"],
            ["CD22", "positive", "negative"]]  # fmt: skip
    flat = [replace(page, tables=()) for page in pages(tmp_path, HEAD, rows)]
    told = [f for s in statements(flat) for f in antigen_facts(s) if isinstance(f, Fact)]
    assert told == []


def test_days_that_head_several_columns_each_reach_all_of_them(tmp_path: Path) -> None:
    rows = [["", "Current", "", "Earlier 2023-02", ""], ["Marker", "Result", "%", "Result", "%"],
            ["CD19", "negative", "0", "positive", "90"],
            ["CD22", "dim", "35", "dim", "40"]]  # fmt: skip
    assert found(tmp_path, HEAD, rows) == [
        ("CD19", "negative", "2026-05-04"),
        ("CD19", "positive", "2023-02"),
        ("CD22", "dim", "2026-05-04"),
        ("CD22", "dim", "2023-02"),
    ]


def test_columns_of_normal_cells_and_controls_are_not_the_tumour(tmp_path: Path) -> None:
    rows = [["Marker", "Blasts", "Normal B cells", "Control"],
            ["CD19", "negative", "positive", "positive"],
            ["CD22", "positive", "positive", "positive"]]  # fmt: skip
    assert found(tmp_path, HEAD, rows) == [
        ("CD19", "negative", "2026-05-04"),
        ("CD22", "positive", "2026-05-04"),
    ]


def test_words_decide_before_percentages_and_intensities_grade_a_positive(tmp_path: Path) -> None:
    rows = [["Marker", "Result", "Blasts", "Intensity"], ["CD19", "negative", "22 %", ""],
            ["CD22", "positive", "90 %", "dim"], ["CD38", "positive", "90 %", "reduced"],
            ["CD20", "", "31 %", ""], ["CD7", "", "12 %", ""]]  # fmt: skip
    assert [(kind, value) for kind, value, _ in found(tmp_path, HEAD, rows)] == [
        ("CD19", "negative"),
        ("CD22", "dim"),
        ("CD38", "positive"),
        ("CD20", "positive"),
        ("CD7", "partial"),
    ]


def test_a_stated_cut_off_replaces_the_assumed_one(tmp_path: Path) -> None:
    rows = [["Marker", "% of blasts"], ["CD20", "12"], ["CD7", "4"]]
    text = HEAD + "\nCut-off for positivity: 10 %"
    assert [(kind, value) for kind, value, _ in found(tmp_path, text, rows)] == [
        ("CD20", "positive"),
        ("CD7", "negative"),
    ]


@pytest.mark.parametrize(
    "words", ["not evaluable", "pending", "insufficient", "n.d.", "nicht beurteilbar",
              "niet bepaald", "not performed", "nie oceniano", "en attente", "no realizado"],
)  # fmt: skip
def test_a_test_without_a_result_is_open_and_never_positive(tmp_path: Path, words: str) -> None:
    rows = [["Marker", "Result", "Cells", "Comment"], ["CD19", words, "90 %", "tube lost"],
            ["CD22", "positive", "90 %", ""]]  # fmt: skip
    results, _ = read_tables(pages(tmp_path, HEAD, rows))
    (result,) = [result for result in results if isinstance(result, OpenResult)]
    assert (result.kind, result.date) == ("antigen.CD19", "2026-05-04")
    assert "tube lost" in result.words
    assert [fact.kind for fact in results if isinstance(fact, Fact)] == ["antigen.CD22"]


def test_signs_count_and_a_dash_is_negative_only_beside_a_plus(tmp_path: Path) -> None:
    signs = [["Marker", "Result"], ["CD19", "+"], ["CD22", "-"], ["CD20", "+/-"]]
    words = [["Marker", "Result"], ["CD19", "positive"], ["CD22", "-"], ["CD20", "negative"]]
    assert [value for _, value, _ in found(tmp_path, HEAD, signs)] == [
        "positive",
        "negative",
        "partial",
    ]
    assert [kind for kind, _, _ in found(tmp_path, HEAD, words)] == ["CD19", "CD20"]


def test_a_cell_of_several_lines_stays_with_its_row(tmp_path: Path) -> None:
    comment = "seen in nearly all of the cells, which is why " * 4
    rows = [["Marker", "Comment", "Result", "2023-02-11"],
            ["CD19", comment, "negative", "positive"],
            ["CD22", "short", "positive", "negative"]]  # fmt: skip
    for columns in ("", "align: horizon"):
        assert [item[1] for item in found(tmp_path, HEAD, rows, columns=columns)] == [
            "negative",
            "positive",
            "positive",
            "negative",
        ]


def test_samples_as_rows_each_have_their_own_day(tmp_path: Path) -> None:
    rows = [["Date", "CD19", "CD22 (%)"], ["2023-02-11", "+", "95"], ["2026-05-04", "-", "60"]]
    assert found(tmp_path, HEAD, rows) == [
        ("CD19", "positive", "2023-02-11"),
        ("CD22", "positive", "2023-02-11"),
        ("CD19", "negative", "2026-05-04"),
        ("CD22", "positive", "2026-05-04"),
    ]


def test_a_table_goes_on_over_a_page_break_under_the_same_headings(tmp_path: Path) -> None:
    rows = [["Marker", "Result", "2023-02-11"], *[[f"CD{n}", "positive", "negative"]
            for n in (10, 19, 20, 22)]]  # fmt: skip
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
    (one,) = pages(first, HEAD, rows)
    (two,) = pages(second, [["CD33", "negative", "positive"], ["CD38", "negative", "positive"]])
    # The second page has no headings: same document, next page, same columns.
    results, _ = read_tables([one, replace(two, source=replace(one.source, place="page 2"))])
    later = [(f.kind, f.value, f.date) for f in results if isinstance(f, Fact)][-4:]
    assert later[:2] == [
        ("antigen.CD33", "negative", "2026-05-04"),
        ("antigen.CD33", "positive", "2023-02-11"),
    ]


def test_the_heading_above_a_table_dates_it_unless_it_is_the_day_of_the_test(
    tmp_path: Path,
) -> None:
    rows = [["Marker", "Result"], ["CD19", "positive"], ["CD22", "negative"]]
    for heading, when in (
        ("Biopsy of 2023-02-11", "2023-02-11"),
        ("Flow cytometry (2026-05-06)", "2026-05-04"),
    ):
        assert {date for _, _, date in found(tmp_path, f"{HEAD}\n{heading}", rows)} == {when}
    assert found(tmp_path, f"{HEAD}\nPrevious biopsy", rows) == []


def test_a_count_of_normal_lymphocytes_is_no_antigen_result(tmp_path: Path) -> None:
    rows = [["Marker", "% of cells"], ["CD19", "0"], ["CD20", "0"]]
    assert found(tmp_path, HEAD + "\nLymphocyte subsets in blood", rows) == []


def test_a_fact_names_its_page_and_box(tmp_path: Path) -> None:
    rows = [["Marker", "Result"], ["CD19", "positive"], ["CD22", "negative"]]
    results, _ = read_tables(pages(tmp_path, HEAD, rows))
    first = next(fact for fact in results if isinstance(fact, Fact))
    assert first.source.place.startswith("page 1, box ")
    assert first.source.quote == "CD19 positive"
    assert first.note == "immunohistochemistry"


PET = "FDG PET/CT\nExamination: 2026-05-04\nFindings"


def test_lesions_give_the_highest_uptake_and_the_longest_side_of_today(tmp_path: Path) -> None:
    rows = [["Lesion", "Size (cm)", "SUVmax", "SUVmax 2025-11-02", "2025-11-02"],
            ["Node left neck", "2.1 x 1.4", "8.4", "22.0", "61 x 30 mm"],
            ["Liver", "", "31.0", "2.2", ""],
            ["Mediastinal mass", "4.4 x 3.9", "17,5", "19", ""]]  # fmt: skip
    assert found(tmp_path, PET, rows) == [
        ("burden.suvmax", 17.5, "2026-05-04"),
        ("burden.largest_lesion", 44.0, "2026-05-04"),
    ]


def test_a_liver_lesion_is_a_lesion_and_the_liver_alone_a_reference(tmp_path: Path) -> None:
    rows = [["Site", "Size", "SUVmax"], ["Liver segment VII", "14 x 12 mm", "9.1"],
            ["Liver (reference)", "", "12.0"], ["Mediastinal blood pool", "", "11.8"]]  # fmt: skip
    assert found(tmp_path, PET, rows) == [
        ("burden.suvmax", 9.1, "2026-05-04"),
        ("burden.largest_lesion", 14.0, "2026-05-04"),
    ]


def test_areas_are_no_lengths_and_a_length_without_a_unit_is_none(tmp_path: Path) -> None:
    rows = [["Lesion", "Product", "Size"], ["Node A", "882 mm2", "21 x 42"],
            ["Node B", "100 mm2", "10 x 10"]]  # fmt: skip
    assert found(tmp_path, PET, rows) == []


def test_each_cell_fraction_has_its_own_chimerism(tmp_path: Path) -> None:
    rows = [["Cell fraction", "Donor (%)", "Recipient (%)"], ["CD3+", "91", "9"],
            ["CD15+", "100", "0"]]  # fmt: skip
    results, _ = read_tables(pages(tmp_path, "Collected: 2026-05-04\nChimerism by STR", rows))
    facts = [fact for fact in results if isinstance(fact, Fact)]
    assert [(f.kind, f.value, f.note, f.date) for f in facts] == [
        ("chimerism", 91.0, "CD3+", "2026-05-04"),
        ("chimerism", 100.0, "CD15+", "2026-05-04"),
    ]


def test_chimerism_of_several_days_keeps_the_day_of_each_row(tmp_path: Path) -> None:
    rows = [["Sample", "Date", "Donor chimerism"], ["blood", "2026-03-01", "99 %"],
            ["marrow", "2026-05-04", "87 %"]]  # fmt: skip
    assert found(tmp_path, "Collected: 2026-05-04", rows) == [
        ("chimerism", 99.0, "2026-03-01"),
        ("chimerism", 87.0, "2026-05-04"),
    ]
