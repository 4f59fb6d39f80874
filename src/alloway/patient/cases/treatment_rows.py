"""Rows of a treatment table that a page's line breaks or a sentence splitter took apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alloway.patient.cases.cell_words import CAR_T, RADIATION, TRANSPLANT
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.treatment_words import RESPONSES
from alloway.patient.records.dates import FoundDate
from alloway.reference.drugs import drugs_in
from alloway.reference.regimens import regimens_in

_MOST = 600
_ROW_LINES = 5
_MARK = re.compile(r"\s*(?:[•*–-]\s*)?(?:[1-9]\d?[.)°]?|[IVX]{1,4}[.)]?)\s*$")
_OPEN_END = re.compile(
    r"(?:[+,(/&-]|\b(?:and|with|und|mit|et|avec|con|met|oraz|z|bis|to|au|al|hasta|tot|t/m|do|vom|from|dal|od|depuis"
    r"|seit|since|desde|sinds)|\b\d{1,2}\.(?:\d{1,2}\.)?|\([^()]{0,120})\s*$",
    re.IGNORECASE,
)

_DATE_LED = re.compile(
    r"\W{0,3}(?:(?:vom|from|dal|od|du|del|van|ab|seit|since|depuis|von)\s+)?(?:\d{1,2}[./-])?(?:\d{1,2}[./-])?(?:19|20)\d\d"
    r"|\W{0,3}\d{1,2}[./]\d{1,2}\.?\s?[-–]|\W{0,3}(?:19|20)\d\d-\d\d"
)
_ENDED = re.compile(r"[.!?]\s*$")


def joined(told: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of a document, with the pieces of one table row or list item in one.

    >>> from alloway.values.evidence import Source
    >>> rows = [Statement(text, Source("x")) for text in (
    ...     "II Daratumumab + vincristine +", "prednisone", "16/03/2026 - 22/06/2026 PR", "Next.")]
    >>> [statement.text for statement in joined(rows)]
    ['II Daratumumab + vincristine + prednisone 16/03/2026 - 22/06/2026 PR', 'Next.']
    """
    held: Statement | None = None
    lines = 0
    for statement in told:
        if held is None:
            held, lines = statement, 1
        elif lines < _ROW_LINES and _belongs(held, statement):
            held, lines = _with(held, statement), lines + 1
        else:
            yield held
            held, lines = statement, 1
    if held is not None:
        yield held


def _with(first: Statement, second: Statement) -> Statement:
    shift = len(first.text) + 1
    moved = tuple(FoundDate(d.iso, d.start + shift, d.end + shift) for d in second.dates)
    return replace(
        first,
        text=f"{first.text} {second.text}",
        dates=(*first.dates, *moved),
    )


def _belongs(first: Statement, second: Statement) -> bool:
    """Whether a statement goes on with the row or sentence before it."""
    one, two = first.text, second.text
    if len(one) + len(two) > _MOST or first.source != second.source:
        return False
    if _MARK.fullmatch(one):
        return names_treatment(two)
    if not (names_treatment(one) or (first.dates and names_treatment(two))):
        return _cut_date(one, two)
    if _cut_date(one, two) or (_OPEN_END.search(one[-140:]) and len(one) < 400):
        return True
    if _ENDED.search(one):
        return False
    if not first.dates and _DATE_LED.match(two):
        return not names_treatment(_after_dates(second))
    if _only_dates(first) and names_treatment(two):
        return not second.dates
    return bool(first.dates) and _is_outcome(two) and not _has_outcome(one)


def _cut_date(one: str, two: str) -> bool:
    """Whether the splitter cut ``10.03. - 12.03.2025`` behind its first full stop."""
    return bool(
        re.search(r"\b\d{1,2}\.(?:\d{1,2}\.)?\s*$", one)
        and re.match(r"\s*[-–]\s*\d|\s*\d{1,2}\.\d", two)
    ) or bool(re.search(r"\b\d{1,2}[./-]\d{1,2}\.?\s+(?:t/m|bis|al|au|do|tot|to|-|–)\s*$", one))


def names_treatment(text: str) -> bool:
    """Whether a text names a drug, a regimen, a transplant, CAR-T cells or radiotherapy."""
    if drugs_in(text) or regimens_in(text):
        return True
    plain = folded(text)
    return bool(TRANSPLANT.search(plain) or CAR_T.search(plain) or RADIATION.search(plain))


def _after_dates(statement: Statement) -> str:
    return statement.text[statement.dates[-1].end :] if statement.dates else statement.text


def _only_dates(statement: Statement) -> bool:
    rest = statement.text
    for date in reversed(statement.dates):
        rest = rest[: date.start] + rest[date.end :]
    return bool(statement.dates) and len(re.sub(r"[\W\d]", "", rest)) <= 4


def _is_outcome(text: str) -> bool:
    plain = folded(text).lstrip(" -–•")
    return len(text) <= 60 and any(pattern.match(plain) for _, pattern in RESPONSES)


def _has_outcome(text: str) -> bool:
    plain = folded(text)
    return any(pattern.search(plain) for _, pattern in RESPONSES)
