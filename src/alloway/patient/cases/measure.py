"""From a printed result to a fact: one rule for FHIR, tables and prose."""

from __future__ import annotations

import re

from alloway.patient.records.numbers import Printed
from alloway.reference.kinds import BY_LOINC, BY_NAME, Kind, kind_of_name
from alloway.reference.units import UnitError, to_canonical
from alloway.values.case import Fact, Method
from alloway.values.evidence import Source

__all__ = ["kind_of_code", "kind_of_name", "measured", "presence"]

_SCORES: dict[str, tuple[float, float]] = {
    "performance.ecog": (0, 5),
    "performance.karnofsky": (0, 100),
    "performance.lansky": (0, 100),
    "burden.deauville": (1, 5),
    "burden.suvmax": (0, 100),
    "lab.flc_ratio": (0, 1e5),
}
"""Kinds that are numbers without a unit, with the range a value must lie in."""

_POSSIBLE: dict[str, tuple[float, float]] = {
    "weight": (0.3, 400),
    "height": (20, 260),
    "bsa": (0.1, 4),
    "lab.hemoglobin": (0, 30),
    "burden.marrow_blasts": (0, 100),
    "burden.blood_blasts": (0, 100),
    "burden.marrow_plasma_cells": (0, 100),
    "organ.lvef": (1, 100),
    "organ.spo2": (30, 100),
    "organ.fev1": (1, 250),
    "organ.dlco": (1, 250),
    "organ.qtc": (200, 900),
}
"""What a person can have, in the kind's unit; anything else is a misprint (assumed)."""

_POSITIVE = re.compile(
    r"\b(?:positi[vef]\w*|pozytywn\w*|dodatni\w*|reactive|reaktiv|detected|detectable|nachweisbar"
    r"|nachgewiesen|détecté\w*|presente|rilevat[oa]|detectad[oa]|aantoonbaar|aangetoond|wykryto"
    r"|present|pos)\b|^\+{1,4}$",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:negati[vef]\w*|négati\w+|ujemn\w*|nicht nachgewiesen|non détecté\w*|non rilevat[oa]"
    r"|no detectad[oa]|niet aantoonbaar|niet aangetoond|nie wykryto|indétectable|indetectable"
    r"|non-?\s?reactive|not? reactive|nicht reaktiv|not detected|undetectable"
    r"|nicht nachweisbar|absent|none|no evidence|neg|non réacti\w+|no reactivo)\b|^-$",
    re.IGNORECASE,
)


def kind_of_code(code: str) -> Kind | None:
    """The kind of a LOINC code."""
    return BY_LOINC.get(code)


def presence(words: str) -> str:
    """``positive`` or ``negative`` as a result was worded; empty when neither.

    >>> presence("non-reactive"), presence("Positive"), presence("see comment")
    ('negative', 'positive', '')
    """
    if _NEGATIVE.search(words):
        return "negative"
    return "positive" if _POSITIVE.search(words) else ""


_COUNTED = ("dna", "rna", "infection.hhv6", "infection.adenovirus", "infection.sars_cov_2")


def counted(kind: Kind, number: Printed) -> str:
    """``positive`` or ``negative`` as copies of a virus tell it; empty for other tests.

    Below the limit of the assay is negative; of an antibody only the laboratory knows the cut-off.

    >>> counted(BY_NAME["infection.cmv_dna"], Printed(395.0)), counted(
    ...     BY_NAME["infection.cmv"], Printed(395.0))
    ('positive', '')
    """
    if not kind.name.endswith(_COUNTED):
        return ""
    return "positive" if number.bound != "<" and number.value > 0 else "negative"


def measured(
    kind: Kind,
    number: Printed,
    unit: str,
    source: Source,
    *,
    date: str = "",
    method: Method = "structured",
    upper: float | None = None,
    note: str = "",
) -> Fact | str:
    """A numeric fact in the kind's unit, or the reason why the number cannot be one.

    Parameters
    ----------
    number, unit
        As printed; without a unit the value is kept as it is and its unit is ``?``.
    upper
        Upper limit of normal in the printed unit.
    """
    if kind.name in _SCORES:
        return _score(kind, number, source, date, method, note)
    if not kind.unit:
        return f"{kind.label}: a number where words are expected"
    if not unit.strip():
        value = _bounded(number.value, number.bound)
        return Fact(kind.name, value, source, "?", date, method, "found", upper, note)
    try:
        value = to_canonical(kind.name, number.value, unit)
        limit = to_canonical(kind.name, upper, unit) if upper is not None else None
    except UnitError:
        return f"{kind.label}: the printed unit does not fit"
    low, high = _POSSIBLE.get(kind.name, (0.0, float("inf")))
    if not low <= value <= high:
        return f"{kind.label}: a value that does not exist"
    shown = _bounded(value, number.bound)
    return Fact(kind.name, shown, source, kind.unit, date, method, "found", limit, note)


def _bounded(value: float, bound: str) -> float | str:
    """A result reported only as a limit (``<0.3``) is kept as words, never as the limit itself."""
    return f"{bound}{value:g}" if bound else value


def _score(
    kind: Kind, number: Printed, source: Source, date: str, method: Method, note: str
) -> Fact | str:
    low, high = _SCORES[kind.name]
    if number.bound or not low <= number.value <= high:
        return f"{kind.label}: a value that does not exist"
    return Fact(kind.name, number.value, source, BY_NAME[kind.name].unit, date, method, note=note)
