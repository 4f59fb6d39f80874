"""Redaction of free text: names, places, numbers and dates by their form and by what is known.

The classes are those of the HIPAA Safe Harbor list (45 CFR 164.514(b)(2)); the patterns are ours,
for letters in seven languages. Text may still hold what no pattern foresees: a person reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alloway.patient.records.dates import DayOrder, day_order, find_dates
from alloway.patient.redaction.forms import FORMS, LOOSE_DATE, NO_DATE_AFTER, NOT_NAMES
from alloway.patient.redaction.rules import Known, Removed, Secret


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    what: str
    instead: str


def redact_text(
    text: str,
    known: Known,
    secret: Secret,
    removed: Removed,
    *,
    as_of: date,
    order: DayOrder = "",
) -> str:
    """The text with identifying words replaced by ``‹name›`` and the like, and its dates moved.

    Parameters
    ----------
    known
        Words to remove wherever they stand.
    removed
        Counts; added to.
    as_of
        Day by which ages are judged.
    order
        Whether slashed dates put the day first, where the text itself does not tell.

    >>> from alloway.patient.redaction.rules import known as of
    >>> secret = Secret(-10, b"an example salt!")
    >>> text = "Dr. Jane Roe saw Ms Doe (MRN 1234567) on 14 March 2026: LDH 512 U/L."
    >>> redact_text(text, of(["Ann Doe"]), secret, Removed(), as_of=date(2026, 11, 24))
    'Dr. ‹name› saw Ms ‹name› (MRN ‹identifier›) on 2026-03-04: LDH 512 U/L.'
    """
    chosen: list[_Span] = []
    for span in sorted(
        _spans(text, known, secret, as_of, order), key=lambda s: (s.start, -(s.end - s.start))
    ):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    pieces, at = [], 0
    for span in chosen:
        pieces += [text[at : span.start], span.instead]
        removed.add(span.what)
        at = span.end
    return "".join((*pieces, text[at:]))


def _spans(
    text: str, known: Known, secret: Secret, as_of: date, order: DayOrder
) -> Iterator[_Span]:
    yield from _dates(text, secret, as_of, day_order(text) or order)
    for what, pattern in known.patterns:
        yield from _found(what, pattern, text)
    for what, pattern in FORMS:
        yield from _found(what, pattern, text)


def _found(what: str, pattern: re.Pattern[str], text: str) -> Iterator[_Span]:
    group = "it" if "it" in pattern.groupindex else 0
    instead = "over 89" if what == "age over 89" else f"‹{what}›"
    for match in pattern.finditer(text):
        if not (what == "name" and NOT_NAMES.match(match[group])):
            yield _Span(match.start(group), match.end(group), what, instead)


def _dates(text: str, secret: Secret, as_of: date, order: DayOrder) -> Iterator[_Span]:
    for found in find_dates(text, order):
        moved = secret.shifted(found.iso, as_of) or "‹date›"
        yield _Span(found.start, found.end, "date", moved)
    for match in LOOSE_DATE.finditer(text):
        group = next((name for name in ("dotted", "bare") if match[name]), 0)
        before = text[max(0, match.start(group) - 20) : match.start(group)]
        if not (group and NO_DATE_AFTER.search(before)):
            yield _Span(match.start(group), match.end(group), "date", "‹date›")
