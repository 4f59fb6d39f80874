"""Numbers in print: relations, ranges, powers of ten, units, windows and partial dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.patient.trials.measures import find_measures
from alloway.patient.trials.quantities import find_quantities, normalise
from alloway.patient.trials.windows import find_windows
from alloway.values.dates import ages, days_before, span


@pytest.mark.parametrize(
    ("printed", "bounds"),
    [
        ("≥ 18 years", [(">=", 18, "a")]),
        ("at least 18 years", [(">=", 18, "a")]),
        ("18 years or older", [(">=", 18, "a")]),
        ("18-75 years", [(">=", 18, "a"), ("<=", 75, "a")]),
        ("between 18 and 75 years", [(">=", 18, "a"), ("<=", 75, "a")]),
        ("18 to \\<70 years", [(">=", 18, "a"), ("<", 70, "a")]),
        ("> 50,000/mm3", [(">", 50000, "/uL")]),
        ("≥50×10⁹/L", [(">=", 50, "10*9/L")]),
        ("\\>= 50 x 10\\^9/L", [(">=", 50, "10*9/L")]),
        (">50×109/L", [(">", 50, "10*9/L")]),
        ("≥100 K/mcL", [(">=", 100, "10*3/uL")]),
        ("≥90g/L", [(">=", 90, "g/L")]),
        ("≤1.5×upper limit of normal", [("<=", 1.5, "ULN")]),
        ("< 5 times the upper limit of normal", [("<", 5, "ULN")]),
        ("=< 2 x ULN", [("<=", 2, "ULN")]),
        ("less than or equal to 133 μmol/L", [("<=", 133, "umol/L")]),
        ("2.5 ULN or less", [("<=", 2.5, "ULN")]),
        ("no more than 3", [("<=", 3, "")]),
        (">= 30 mL/min/1.73 m2", [(">=", 30, "mL/min/{1.73_m2}")]),
        (">= 2500 c/ml", [(">=", 2500, "?")]),
        ("0, 1 or 2.", [(">=", 0, ""), ("<=", 2, "")]),
    ],
)
def test_a_printed_quantity_is_read(printed: str, bounds: list[tuple[str, float, str]]) -> None:
    (found,) = find_quantities(normalise(printed))
    assert [(b.relation, b.value, b.unit) for b in found.bounds] == bounds
    assert found.stated


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("ALT and AST <= 3 x ULN", ["lab.alt", "lab.ast"]),
        ("AST(GOT)/ALT(GPT) <= 3 x ULN", ["lab.ast", "lab.alt"]),
        ("aspartate and alanine aminotransferase < 3 x ULN", ["lab.alt", "lab.ast"]),
        ("creatinine clearance >= 30 mL/min", ["lab.crcl"]),
        ("direct bilirubin <= 1.5 x ULN", ["lab.direct_bilirubin"]),
        ("creatine kinase > 1.5 x ULN", ["lab.ck"]),
        ("life expectancy >= 12 weeks", ["life_expectancy"]),
        ("disease-free for >= 2 years", []),
        ("ANC without G-CSF for 7 days", []),
        ("women aged 15 to 49 years of childbearing potential", []),
    ],
)
def test_a_number_is_credited_to_its_own_name_only(words: str, fields: list[str]) -> None:
    found = [p.node for p in find_measures(normalise(words)) if p.node]
    atoms = [n.atom.field for node in found for n in (node.items or (node,)) if n.atom]
    assert atoms == fields


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("within 3 months", [91]),
        ("within the last 6 weeks before screening", [42]),
        ("within 14 days prior to enrollment", [14]),
        ("in the past 2 years", [730]),
        ("within one week", [7]),
        ("for 30 days", []),
        ("over 3 months", []),
    ],
)
def test_a_window_is_a_number_of_days(printed: str, days: list[int]) -> None:
    assert [w.days for w in find_windows(printed)] == days


@given(st.dates(date(1900, 1, 1), date(2026, 8, 31)))
def test_a_partial_date_holds_the_full_one(day: date) -> None:
    full = day.isoformat()
    for partial in (full[:4], full[:7], full):
        first, last = span(partial) or (None, None)
        assert first is not None
        assert last is not None
        assert first <= day <= last
        low, high = ages(partial, date(2026, 9, 1), "a") or (1, 0)
        exact = ages(full, date(2026, 9, 1), "a") or (-1, -1)
        assert low <= exact[0] <= high


def test_completed_years_turn_on_the_birthday() -> None:
    assert ages("2008-09-01", date(2026, 8, 31), "a") == (17, 17)
    assert ages("2008-09-01", date(2026, 9, 1), "a") == (18, 18)
    assert ages("2026-07-02", date(2026, 9, 1), "mo") == (1, 1)


@pytest.mark.parametrize("text", ["", "soon", "2026-13", "2026-02-30", "26"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert days_before(text, date(2026, 9, 1)) is None or text == "26"


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_that_is_measured(text: str) -> None:
    once = normalise(text)
    assert [q.bounds for q in find_quantities(normalise(once))] == [
        q.bounds for q in find_quantities(once)
    ]
