"""Dates stay as partial as they were written, and an open day order is not guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.patient.records.dates import (
    dates_near,
    day_order,
    fhir_date,
    find_dates,
    parse_date,
    window,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-14", "2026-03-14"),
        ("14.03.2026", "2026-03-14"),
        ("14. März 2026", "2026-03-14"),
        ("14 March 2026", "2026-03-14"),
        ("March 14, 2026", "2026-03-14"),
        ("14-Mar-2026", "2026-03-14"),
        ("14 de marzo de 2026", "2026-03-14"),
        ("14 février 2026", "2026-02-14"),
        ("25/03/2026", "2026-03-25"),
        ("03/25/2026", "2026-03-25"),
        ("2026/03/14", "2026-03-14"),
        ("March 2026", "2026-03"),
        ("03/2026", "2026-03"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("04/04/2026", "2026-04-04"),
    ],
)
def test_a_printed_date_is_read(text: str, expected: str) -> None:
    assert parse_date(text) == expected


def test_an_open_day_order_keeps_only_the_year() -> None:
    assert parse_date("03/04/2026") == "2026"
    assert parse_date("03/04/2026", "dmy") == "2026-04-03"
    assert parse_date("03/04/2026", "mdy") == "2026-03-04"


def test_the_day_order_is_taken_from_the_other_dates_of_the_document() -> None:
    assert day_order("25/03/2026 ... 03/04/2026") == "dmy"
    assert day_order("03/25/2026 ... 03/04/2026") == "mdy"
    assert day_order("03/04/2026") == ""
    assert day_order("25/03/2026 ... 03/25/2026") == ""


@pytest.mark.parametrize("text", ["31.02.2026", "2026-13-01", "99/99/2026", "12.5", "1234567"])
def test_an_impossible_date_is_no_date(text: str) -> None:
    assert parse_date(text) == ""


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_survives_its_own_printing(day: date) -> None:
    assert parse_date(day.isoformat()) == day.isoformat()
    assert parse_date(day.strftime("%d.%m.%Y")) == day.isoformat()
    assert parse_date(day.strftime("%d %B %Y")) == day.isoformat()
    assert fhir_date(f"{day.isoformat()}T10:00:00+01:00") == day.isoformat()
    assert window(day.isoformat()) == (day, day)


@given(st.text(max_size=200))
def test_any_text_gives_real_dates_or_none(text: str) -> None:
    for found in find_dates(text):
        low, high = window(found.iso)
        assert low <= high
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(max_size=60))
def test_a_fhir_date_is_a_real_date_or_empty(text: str) -> None:
    found = fhir_date(text)
    if found:
        assert window(found)[0].year == int(found[:4])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Punktion am 16.11. und 3.12.", ["2026-11-16", "2026-12-03"]),
        ("taken on 19 Nov and June 3", ["2026-11-19", "2026-06-03"]),
        ("le 4 mars, la dose 2.5 mg, 12.5 %", ["2026-03-04"]),
        ("16.11.2026", []),
        ("May 2026, March 12:30", []),
    ],
)
def test_a_day_without_a_year_is_of_the_year_before_its_letter(text: str, found: list[str]) -> None:
    near = dates_near(text, "2026-11-20", find_dates(text, "dmy"))
    assert [date.iso for date in near] == found


def test_without_the_day_of_the_letter_no_year_is_guessed() -> None:
    assert dates_near("taken on 19 Nov", "2026-11", ()) == ()
