"""When a course of treatment began and ended, by the dates of one sentence or table row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from alloway.patient.cases.blocks import days_between
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.treatment_words import (
    OUTCOME,
    RANGE,
    SINCE,
    STOPPED,
    STOPPED_AFTER,
    TODAY,
    UNTIL,
)
from alloway.patient.records.dates import FoundDate, find_dates

_NEAR = 45
_RECENT_DAYS = 200
"""A day without a year is one of so many days before the letter (assumed); "booked for 25 November"
is none of last year."""
# "01/2025-12/2025", "14-24.09.2026", "2019-2021": the hyphen joins two dates, it is part of none.
_JOINED = re.compile(
    r"(?<=[./-](?:19|20)\d\d)[-–](?=\d{1,4}[./-]|\d{4}\b)|(?<=[./-](?:19|20)\d\d)[-–](?=\s)"
    r"|(?:(?<=\b\d)|(?<=\b\d\d)|(?<=\d\.))[-–](?=\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
    r"|(?<=\b(?:19|20)\d\d)[-–](?=(?:19|20)\d\d\b(?![./-]\d))"
)
_DAY_OF_CYCLE = re.compile(r"\b(?:d|dag|day|days|tag|tage|jour|dia|giorno|dzien)\.?\s*$")
_LINK = r"\s*(?:[-–,/&]|bis(?: zum)?|to|and|al|au|hasta(?: el)?|t/m|tot(?: en met)?|do|a|und|et|y|e|en|i|oraz|jusqu'au)\s*"
_DAY_BEFORE = re.compile(
    rf"(?<![\d./-])(?P<day>\d{{1,2}})(?:[./-](?P<month>\d{{1,2}})\.?|\.)?{_LINK}$"
)
_DAY_AND_WORD = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+)?(?P<word>[a-z]{3,12})\b"
    r"(?!\.?,?\s+(?:de\s+|del\s+)?(?:19|20)\d\d)"
)
_DAY_AND_MONTH = re.compile(
    r"\b(?:seit(?: dem)?|since|dal|dall'|od|depuis(?: le)?|desde(?: el)?|sinds|vanaf|from|ab|am|vom|il|el|le|op|dnia"
    r"|bis|al|au|hasta(?: el)?|t/m|tot|do|z dn\.)\s+(?P<day>\d{1,2})[./-](?P<month>\d{1,2})\.?(?![\d./%-]|\s*(?:mg|x|g\b|%))"
)


@dataclass(frozen=True, slots=True)
class Course:
    """First and last day of a course, each empty where it is not told."""

    start: str = ""
    end: str = ""
    since: bool = False
    """Told as begun on ``start``, with no end: it may go on."""


def written_dates(statement: Statement) -> tuple[FoundDate, ...]:
    """The dates of a statement with those that share the year of the next, or of the document.

    >>> from alloway.values.evidence import Source
    >>> def of(text): return [d.iso for d in written_dates(Statement(
    ...     text, Source("x"), document_date="2026-11-19", language="de"))]
    >>> of("28.10. - 02.11.2026"), of("14-24.09.2026"), of("am 8. November"), of("01/2025-12/2025")
    (['2026-10-28', '2026-11-02'], ['2026-09-14', '2026-09-24'], ['2026-11-08'], ['2025-01', '2025-12'])
    """
    text = statement.text
    if not any(c.isdigit() for c in text):
        return _today(statement)
    parted = _JOINED.sub("–", text)
    order: Literal["dmy", ""] = "" if statement.language in ("", "en") else "dmy"
    found = [d for d in statement.dates if not _DAY_OF_CYCLE.search(text[: d.start][-8:].lower())]
    if parted != text or not found:
        found += [d for d in find_dates(parted, order) if not _overlaps(d, found)]
    plain = folded(parted)
    for known in tuple(found):
        found += _before(plain, known, found)
    found += _of_document(plain, statement, found)
    return (*sorted(found, key=lambda d: d.start), *_today(statement))


def _overlaps(date: FoundDate, others: Sequence[FoundDate]) -> bool:
    return any(date.start < other.end and other.start < date.end for other in others)


def _before(plain: str, known: FoundDate, found: Sequence[FoundDate]) -> list[FoundDate]:
    """Days without a year that lead up to a full date: ``19-10, 26-10 en 02-11-2026``."""
    made: list[FoundDate] = []
    at, year_month = known.start, known.iso
    while len(year_month) == 10:
        match = _DAY_BEFORE.search(plain, max(0, at - 24), at)
        if match is None or any(
            o.start < match.end("day") and match.start() < o.end for o in found
        ):
            break
        if not match["month"] and not re.search(r"[-–.]|\b(?:bis|to|al|au|do)\b", match[0][2:]):
            break
        iso = _earlier(year_month, int(match["day"]), int(match["month"] or year_month[5:7]))
        if not iso:
            break
        made.append(
            FoundDate(
                iso, match.start(), match.end("month") if match["month"] else match.end("day")
            )
        )
        at, year_month = match.start(), iso
    return made


def _earlier(limit: str, day: int, month: int) -> str:
    """The last such day up to a date; empty when the calendar has none."""
    for year in (int(limit[:4]), int(limit[:4]) - 1):
        found = find_dates(f"{year}-{month:02d}-{day:02d}")
        if found and len(found[0].iso) == 10 and found[0].iso <= limit:
            return found[0].iso
    return ""


def _of_document(plain: str, statement: Statement, found: Sequence[FoundDate]) -> list[FoundDate]:
    """Days without a year in a dated letter: the last such day before it was written."""
    limit = statement.block_date if len(statement.block_date) == 10 else statement.document_date
    if len(limit) != 10:
        return []
    made = []
    for match in (*_DAY_AND_WORD.finditer(plain), *_DAY_AND_MONTH.finditer(plain)):
        words = match.groupdict()
        start = match.start("day")
        if words.get("word"):
            named = find_dates(f"{words['day']} {words['word']} {limit[:4]}")
            iso = named[0].iso if len(named) == 1 and len(named[0].iso) == 10 else ""
            iso = _earlier(limit, int(iso[8:]), int(iso[5:7])) if iso else ""
        else:
            iso = _earlier(limit, int(words["day"]), int(words["month"]))
        date = FoundDate(iso, start, match.end())
        if iso and days_between(iso, limit)[0] <= _RECENT_DAYS and not _overlaps(date, found):
            made.append(date)
    return made


def _today(statement: Statement) -> tuple[FoundDate, ...]:
    """``today`` in a dated document."""
    match = TODAY.search(folded(statement.text))
    if match is None or len(statement.document_date) != 10:
        return ()
    return (FoundDate(statement.document_date, match.start(), match.end()),)


def course_of(text: str, dates: Sequence[FoundDate]) -> Course:
    """First and last day that the dates about one treatment tell.

    Dates of a response, a relapse or an examination are left out by the caller or by their words.

    >>> def of(text): return course_of(text, find_dates(text))
    >>> of("ruxolitinib 2 July 2024 to 19 August 2025")
    Course(start='2024-07-02', end='2025-08-19', since=False)
    >>> of("seit 04.08.2026"), of("letzte Gabe 25.08.2026").end
    (Course(start='2026-08-04', end='', since=True), '2026-08-25')
    """
    plain = folded(text)
    dates = [d for d in dates if not about_outcome(plain, d)]
    start = end = ""
    since = False
    for index, date in enumerate(dates):
        before = plain[max(0, date.start - _NEAR) : date.start]
        until = (
            UNTIL.search(before)
            or STOPPED_AFTER.match(plain[date.end : date.end + 20])
            or (STOPPED.search(before) and not SINCE.search(before))
        )
        linked = index and RANGE.fullmatch(plain[dates[index - 1].end : date.start].lstrip("."))
        if (linked and start and date.iso >= start) or until:
            end = max(end, date.iso)
        elif not start:
            start, since = date.iso, bool(SINCE.search(before))
    if start and end and end < start:
        start = ""
    return Course(start, end, since and not end)


def about_outcome(plain: str, date: FoundDate) -> bool:
    """Whether a date is that of a response, a relapse or an examination, by the words before it."""
    return bool(OUTCOME.search(plain[max(0, date.start - _NEAR) : date.start]))
