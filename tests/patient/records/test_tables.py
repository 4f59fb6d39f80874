"""Laboratory tables in the layouts laboratories export."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.patient.records.model import TableRow
from alloway.patient.records.numbers import parse_number, upper_limit, writes_decimal_comma
from alloway.patient.records.tables import lab_rows, read_cells


def rows_of(text: str) -> tuple[TableRow, ...]:
    cells = read_cells(text, name="l.csv", max_rows=1000)
    assert cells is not None
    found = lab_rows(cells, name="l.csv", sha256="00")
    assert found is not None
    return found


def test_one_result_a_row_with_unit_range_and_date() -> None:
    text = "Test,Value,Unit,Reference range,Date\nLDH,612,U/L,135-250,2026-03-14\n"
    (row,) = rows_of(text)
    assert (row.name, row.value, row.unit, row.reference) == ("LDH", "612", "U/L", "135-250")
    assert (row.date, row.source.place, row.source.sha256) == ("2026-03-14", "row 2", "00")


def test_lines_above_the_header_are_skipped_and_the_header_still_found() -> None:
    text = "Central laboratory\nPatient: 4711\n\nAnalyte;Result;Unit\nHb;9,1;g/dl\nCRP;12,4;mg/l\n"
    rows = rows_of(text)
    assert [row.name for row in rows] == ["Hb", "CRP"]
    assert all(row.decimal_comma for row in rows)
    assert rows[0].source.place == "row 5"


def test_dates_as_columns_give_one_result_for_each_filled_cell() -> None:
    text = "Test\tUnit\t01.03.2026\t14.03.2026\nHb\tg/dl\t9,1\t\nLDH\tU/l\t600\t612\n"
    found = [(row.name, row.value, row.date) for row in rows_of(text)]
    assert found == [
        ("Hb", "9,1", "2026-03-01"),
        ("LDH", "600", "2026-03-01"),
        ("LDH", "612", "2026-03-14"),
    ]


def test_dates_as_rows_take_the_unit_from_the_header_or_a_unit_row() -> None:
    text = "Date,Hb (g/dL),LDH,Note\nUnit,,U/L,\n2026-03-01,9.1,600,fasting\n2026-03-14,9.4,612,\n"
    found = [(row.name, row.value, row.unit, row.date) for row in rows_of(text)]
    assert ("Hb", "9.1", "g/dL", "2026-03-01") in found
    assert ("LDH", "612", "U/L", "2026-03-14") in found


def test_low_and_high_columns_make_the_reference() -> None:
    (row,) = rows_of("Test,Result,Units,Low,High\nLDH,612,U/L,135,250\n")
    assert upper_limit(row.reference) == 250


def test_a_date_above_the_table_dates_its_rows() -> None:
    (row,) = rows_of("Collected: 2026-03-14,,\nTest,Result,Unit\nLDH,612,U/L\n")
    assert row.date == "2026-03-14"


def test_a_letter_is_not_a_table() -> None:
    assert read_cells("Dear colleague\n\nThank you.\n", name="x", max_rows=10) is None


def test_a_table_over_the_row_limit_is_refused() -> None:
    with pytest.raises(InputError, match="more than 5 rows"):
        read_cells("a,b\n" * 20, name="x.csv", max_rows=5)


@pytest.mark.parametrize(
    ("text", "comma", "value"),
    [
        ("0,9", True, 0.9),
        ("1.234,5", True, 1234.5),
        ("1,234.5", False, 1234.5),
        ("1 234", False, 1234.0),
        ("612 H", False, 612.0),
        ("61*", False, 61.0),
        ("-2.5", False, -2.5),
    ],
)
def test_a_number_is_read_with_the_decimal_sign_of_its_document(
    text: str, comma: bool, value: float
) -> None:
    found = parse_number(text, decimal_comma=comma)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["3 4", "1,2,3", "12-14", "see note", "", "1.2.3", "1,234,5"])
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert parse_number(text) is None


def test_a_bound_is_kept_as_a_bound() -> None:
    found = parse_number("< 0.3")
    assert found is not None
    assert (found.value, found.bound) == (0.3, "<")


def test_a_comma_before_three_digits_leaves_the_decimal_sign_open() -> None:
    assert writes_decimal_comma(["1,234", "612"]) is None
    assert writes_decimal_comma(["1,2", "3,45"]) is True
    assert writes_decimal_comma(["1,2", "3.4"]) is False


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_a_number_or_none(text: str, comma: bool) -> None:
    found = parse_number(text, decimal_comma=comma)
    assert found is None or abs(found.value) < 1e16


@given(st.integers(-(10**6), 10**6), st.integers(0, 9999))
def test_a_printed_number_is_read_back_with_either_decimal_sign(whole: int, part: int) -> None:
    printed = f"{whole}.{part:04d}"
    expected = float(printed)
    point = parse_number(printed)
    comma = parse_number(printed.replace(".", ","), decimal_comma=True)
    assert point is not None
    assert comma is not None
    assert point.value == comma.value == expected


_CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.lists(_CELL, max_size=6), max_size=12), st.sampled_from([",", ";", "\t"]))
def test_any_table_is_read_or_refused_with_an_input_error(
    cells: list[list[str]], delimiter: str
) -> None:
    text = "Test" + delimiter + "Value\n" + "\n".join(delimiter.join(row) for row in cells)
    with contextlib.suppress(InputError):
        table = read_cells(text, name="x.csv", max_rows=100)
        for row in (table and lab_rows(table, name="x.csv", sha256="")) or ():
            assert row.name
            assert row.source.place.startswith("row ")
