"""One row of a laboratory table to a fact."""

from __future__ import annotations

import re

from alloway.patient.cases.markers import expression, not_evaluated, percent
from alloway.patient.cases.measure import counted, kind_of_name, measured, presence
from alloway.patient.cases.observations import blood_group
from alloway.patient.records.model import TableRow
from alloway.patient.records.numbers import Printed, parse_number, upper_limit
from alloway.reference.kinds import Kind
from alloway.values.case import Fact

_YES_NO = ("pregnancy", "cns", "burden.extramedullary")
_LEADING = re.compile(r"(?P<number>[<>≤≥]?=?\s?\d[\d.,]{0,12})(?![\d.,])")
_VOID = re.compile(
    r"\b(?:ha?emoly[sz]\w*|h[äe]moly\w*|hémolys\w*|emoliz\w*|emolizz\w*|hemoliz\w*|hemolytisch"
    r"|clotted|geronnen|coagul\w*|gestold|skrzep\w*|contaminat\w*|verunreinigt|insufficient"
    r"|insuffisant\w*|insuficiente|insufficiente|onvoldoende|niewystarczaj\w*|cancel\w*|annul\w*"
    r"|storniert|wrong tube|invalid\w*|ungültig|invalide|nieważn\w*)\b",
    re.IGNORECASE,
)
"""Words beside a number that take its worth away: a haemolysed potassium is no potassium."""


def row_fact(row: TableRow) -> Fact | str:
    """The fact of one result, or why it gives none.

    >>> from alloway.values.evidence import Source
    >>> row_fact(TableRow("HIV-1 RNA", "<20 copies/mL, not detected", Source("l.csv"))).value
    'negative'
    """
    kind = kind_of_name(row.name)
    if kind is None:
        return f"Laboratory row no step of the review uses: {row.name[:60]}"
    number = parse_number(row.value, decimal_comma=row.decimal_comma)
    if kind.name.startswith("infection."):
        return _infection(row, kind, number)
    if kind.name.startswith("antigen."):
        return _antigen(row, kind)
    if kind.name in _YES_NO:
        found = presence(row.value)
        return _told(row, kind, found == "positive") if found else _no_number(kind)
    if number is not None:
        upper = upper_limit(row.reference, decimal_comma=row.decimal_comma)
        return measured(
            kind, number, row.unit, row.source, date=row.date, upper=upper, note=row.sample
        )
    if kind.name == "blood_group":
        group, note = blood_group(row.value)
        return _told(row, kind, group or row.value, note)
    return _no_number(kind)


def _no_number(kind: Kind) -> str:
    return f"{kind.label}: words where a number is expected"


def _infection(row: TableRow, kind: Kind, number: Printed | None) -> Fact | str:
    """Positive or negative as worded; a count of a virus tells it by itself."""
    void = _VOID.search(row.value)
    found = "" if void else presence(row.value)
    if not found and not void:
        match = _LEADING.match(row.value)
        told = parse_number(match["number"], decimal_comma=row.decimal_comma) if match else number
        found = counted(kind, told) if told else ""
    if not found:
        return f"{kind.label}: neither positive nor negative"
    digits = any(char.isdigit() for char in row.value)
    return _told(row, kind, found, f"{row.value} {row.unit}".strip() if digits else "")


def _antigen(row: TableRow, kind: Kind) -> Fact | str:
    said = f"{row.value} {row.unit}".strip()
    found = "" if not_evaluated(said) else expression(said) or presence(row.value)
    if not found:
        return f"{kind.label}: neither positive nor negative"
    return _told(row, kind, found, percent(said))


def _told(row: TableRow, kind: Kind, value: str | bool, note: str = "") -> Fact:
    return Fact(kind.name, value, row.source, date=row.date, note=note[:200])
