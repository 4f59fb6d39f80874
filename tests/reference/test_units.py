"""Units: what printed units mean, against independent factors, and that nothing is guessed."""

from __future__ import annotations

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.reference.kinds import KINDS
from alloway.reference.units import UnitError, convert, readings, to_canonical


@pytest.mark.parametrize(
    ("kind", "value", "printed", "expected"),
    [
        # factors as clinical chemistry tables print them (e.g. creatinine 88.4 umol/L = 1 mg/dL)
        ("lab.creatinine", 88.4, "µmol/L", 1.00),
        ("lab.bilirubin", 17.1, "umol/l", 1.00),
        ("lab.calcium", 2.5, "mmol/L", 10.02),
        ("lab.hemoglobin", 5.6, "mmol/l", 9.02),
        ("lab.hemoglobin", 91, "g/L", 9.1),
        ("lab.ldh", 10.2, "µkat/L", 612.0),
        ("lab.alt", 40, "IU/L", 40.0),
        ("lab.platelets", 45_000, "/mm3", 45.0),
        ("lab.platelets", 45, "x10⁹/L", 45.0),
        ("lab.platelets", 45, "G/l", 45.0),
        ("lab.wbc", 5.2, "10^3/µL", 5.2),
        ("lab.wbc", 5.2, "Tsd/µl", 5.2),
        ("lab.wbc", 5.2, "K/uL", 5.2),
        ("lab.crp", 1.2, "MG/DL", 12.0),
        ("lab.igg", 700, "mg/dL", 7.0),
        ("lab.egfr", 61, "mL/min/1.73m²", 61.0),
        ("weight", 150, "lbs", 68.04),
        ("height", 70, "in", 177.8),
        ("organ.lvef", 55, "%", 55.0),
    ],
)
def test_a_printed_unit_is_converted_by_its_factor(
    kind: str, value: float, printed: str, expected: float
) -> None:
    assert to_canonical(kind, value, printed) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        ("lab.anc", "%"),
        ("lab.hemoglobin", "foo"),
        ("lab.creatinine", "g"),
        ("lab.ldh", ""),
        ("lab.albumin", "mmol/L"),
        ("weight", "mg/dL"),
    ],
)
def test_a_unit_that_does_not_fit_is_refused_not_guessed(kind: str, printed: str) -> None:
    with pytest.raises(UnitError):
        to_canonical(kind, 1.0, printed)


def test_a_capital_letter_is_never_a_million_grams() -> None:
    assert to_canonical("lab.creatinine", 1.1, "MG/DL") == 1.1


def test_giga_is_read_by_what_is_measured() -> None:
    assert to_canonical("lab.wbc", 5.0, "G/L") == 5.0
    assert to_canonical("lab.albumin", 40.0, "G/L") == 4.0


@given(st.floats(1e-3, 1e6), st.sampled_from(["umol/L", "mmol/L", "nmol/mL"]))
def test_converting_there_and_back_gives_the_value(value: float, unit: str) -> None:
    there = convert(value, unit, "mg/dL", molar_mass=113.12)
    assert math.isclose(convert(there, "mg/dL", unit, molar_mass=113.12), value, rel_tol=1e-9)


@given(st.text(max_size=60), st.sampled_from([kind.name for kind in KINDS]))
def test_any_text_as_unit_gives_a_number_or_a_unit_error(printed: str, kind: str) -> None:
    with contextlib.suppress(UnitError):
        assert math.isfinite(to_canonical(kind, 1.0, printed))


@given(st.text(max_size=60))
def test_every_reading_of_a_unit_can_itself_be_read(printed: str) -> None:
    for code in readings(printed):
        assert convert(1.0, code, code) == 1.0
