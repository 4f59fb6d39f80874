"""Dates as records print them, kept as partial as they were written.

A slashed date such as 03/04/2026 has two readings. The day order is taken from the other dates of
the same document; where none settles it, only the year is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from alloway.values.dates import first_day, last_day

DayOrder = Literal["dmy", "mdy", ""]

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan januar jänner janvier enero gennaio januari janeiro stycznia styczniu styczeń ene gen janv",
        "february feb februar février fevrier febrero febbraio februari fevereiro lutego lutym luty fév fev févr",
        "march mar märz maerz mär mars marzo maart março marco marca marcu marzec mrz mrt",
        "april apr avril abril aprile kwietnia kwietniu kwiecień avr abr kwi",
        "may mai mayo maggio mei maio maja maju maj mag",
        "june jun juni juin junio giugno junho czerwca czerwcu czerwiec giu cze",
        "july jul juli juillet julio luglio julho lipca lipcu lipiec lug juil",
        "august aug août aout agosto augustus sierpnia sierpniu sierpień ago",
        "september sep sept septembre septiembre settembre setembro września wrześniu wrzesień set",
        "october oct oktober okt octobre octubre ottobre outubro października październiku październik ott out paź",
        "november nov novembre noviembre novembro listopada listopadzie listopad",
        "december dec dezember dez décembre decembre diciembre dicembre dezembro grudnia grudniu grudzień déc dic",
    ),
    start=1,
):
    for _name in _names.split():
        _MONTHS[_name] = _number

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_PATTERN = re.compile(
    rf"""(?<![\d.,/])(?:
      (?<!-)(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d)(?!\d)
    | (?<!-)(?P<py>{_YEAR})-(?P<pm>0[1-9]|1[0-2])(?![\d-])
    | (?P<dd>\d{{1,2}})\.[ ]?(?P<dm>\d{{1,2}})\.[ ]?(?P<dy>{_YEAR})(?!\d)
    | (?P<sa>\d{{1,2}})(?P<sep>[/-])(?P<sb>\d{{1,2}})(?P=sep)(?P<sy>{_YEAR})(?!\d)
    | (?<!-)(?P<yy>{_YEAR})/(?P<ym>\d{{1,2}})/(?P<yd>\d{{1,2}})(?!\d)
    | (?P<mm>0?[1-9]|1[0-2])(?:[/.]|(?<=\d\d)(?<!-\d\d)-)(?P<my>{_YEAR})(?!\d)
    | (?<!-)(?P<wd>\d{{1,2}})(?:st|nd|rd|th|er|[º°]|\.)?[ -]{{0,2}}(?:de[ ])?(?P<wm>{_MONTH})\.?,?[ -](?:del?[ ])?
      (?P<wy>{_YEAR})(?!\d)
    | (?<!-)(?P<um>{_MONTH})\.?[ ](?P<ud>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<uy>{_YEAR})(?!\d)
    | (?<!-)(?P<vm>{_MONTH})\.?,?[ -](?:del?[ ])?(?P<vy>{_YEAR})(?!\d)
    | (?P<za>\d{{1,2}})/(?P<zb>\d{{1,2}})/(?P<zy>\d\d)(?![\d/]|[.,]\d)
    | (?P<td>\d{{1,2}})\.(?P<tm>\d\d)\.(?P<ty>\d\d)(?![\d.]*\d)
    | (?<!-)(?P<y>{_YEAR})(?![\d.]\d|\d|-\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


_A_YEAR = re.compile(rf"{_YEAR}|(?<!\d)\d{{1,2}}([./])\d{{1,2}}\1\d\d(?!\d)")
_RANGE = re.compile(
    r"(?<![\d.,/])(?P<a>\d{1,2})(?:(?P<dot>\.)|[./](?P<b>\d{1,2})\.?)?\s?"
    r"(?:[-–]|bis(?: zum)?|do|al?|to|au|t/m|tot|until)\s?$",
    re.IGNORECASE,
)
"""The first day of a range that shares its year, or month and year, with the last."""
_NEWEST = 40
"""Two digits up to this are a year of this century (assumed)."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One date in a text: the ISO form, possibly partial, and where the words stand."""

    iso: str
    start: int
    end: int


def find_dates(text: str, order: DayOrder = "") -> tuple[FoundDate, ...]:
    """Every date in a text, in reading order; impossible dates are skipped.

    >>> [found.iso for found in find_dates("relapse 14 March 2026, biopsy 03/2026, 31.02.2026")]
    ['2026-03-14', '2026-03']
    """
    found: list[FoundDate] = []
    for match in _matches(text):
        iso = _iso(match, order)
        if iso:
            found += _opened(text, match, iso, order)
            found.append(FoundDate(iso, match.start(), match.end()))
    return tuple(found)


def dates_near(text: str, written: str, taken: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """Days named without a year, in the year that puts them closest before a document's day.

    Parameters
    ----------
    written
        ISO date of the document. Without a full one no year is guessed and nothing is found.
    taken
        Dates already found in the text; what overlaps them is theirs.

    >>> [found.iso for found in dates_near("blasts 48 % on 19 Nov, HLA sent 28.12.", "2026-01-20", ())]
    ['2025-11-19', '2025-12-28']
    """
    if len(written) != 10 or not any(c.isdigit() for c in text):
        return ()
    year, last = int(written[:4]), date.fromisoformat(written) + _AHEAD
    found = []
    for match in _YEARLESS.finditer(text):
        if any(d.start < match.end() and match.start() < d.end for d in taken):
            continue
        named = match["wm"] or match["um"]
        month = _MONTHS[named.lower()] if named else int(match["dm"])
        day = int(match["wd"] or match["ud"] or match["dd"])
        iso = _full(year, month, day)
        if iso and date.fromisoformat(iso) > last:
            iso = _full(year - 1, month, day)
        if iso:
            found.append(FoundDate(iso, match.start(), match.end()))
    return tuple(found)


_AHEAD = timedelta(days=14)
"""An addendum may be so much younger than the date at a letter's head (assumed)."""
_YEARLESS = re.compile(
    rf"""(?<![\w.,/:-])(?:
      (?P<wd>\d{{1,2}})(?:st|nd|rd|th|er|[º°]|\.)?[ ](?:de[ ])?(?P<wm>{_MONTH})\b\.?(?![ ]?(?:del?[ ])?\d)
    | (?P<um>{_MONTH})\.?[ ](?P<ud>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.,:/-]?\d|[ ]?(?:%|x|mg|g/))
    | (?P<dd>[0-3]?\d)\.[ ]?(?P<dm>[01]\d)\.(?![ ]?\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def _opened(text: str, match: re.Match[str], iso: str, order: DayOrder) -> list[FoundDate]:
    """The day before ``- 12.05.2026`` or ``to 12 May 2026`` that leaves out what is the same."""
    if len(iso) < 10 or not any(match[group] for group in ("dy", "sy", "wy", "za", "ty")):
        return []
    at = max(0, match.start() - 18)
    before = _RANGE.search(text[at : match.start()])
    if before is None or not (before["b"] or before["dot"] or match["wy"]):
        return []
    year, month = int(iso[:4]), int(iso[5:7])
    first, second = int(before["a"]), int(before["b"] or 0)
    if second and order == "mdy" and not match["dy"]:
        first, second = second, first
    start = _full(year - ((second or month) > month), second or month, first)
    if not start or start >= iso:
        return []
    return [FoundDate(start, at + before.start("a"), at + before.start("a") + len(before["a"]))]


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Every date has a year and stands on one line; trying the other lines took most of the time."""
    done = 0
    for year in _A_YEAR.finditer(text):
        if year.start() >= done:
            start = text.rfind("\n", 0, year.start()) + 1
            end = text.find("\n", year.end())
            done = end if end >= 0 else len(text)
            yield from _PATTERN.finditer(text, start, done)


def parse_date(text: str, order: DayOrder = "") -> str:
    """The date that a cell or field holds, ISO 8601; empty when it holds none or several.

    >>> parse_date("14.03.2026 08:30")
    '2026-03-14'
    >>> parse_date("03/04/2026")
    '2026'
    """
    found = find_dates(text[:80].strip(), order)
    return found[0].iso if len(found) == 1 else ""


def day_order(text: str) -> DayOrder:
    """Whether slashed dates of a document put the day or the month first; empty when open.

    >>> day_order("seen 25/03/2026 and 03/04/2026")
    'dmy'
    """
    votes: set[DayOrder] = set()
    for match in _matches(text):
        if match["sa"] or match["za"]:
            first, second = int(match["sa"] or match["za"]), int(match["sb"] or match["zb"])
            if first > 12 >= second:
                votes.add("dmy")
            elif second > 12 >= first:
                votes.add("mdy")
    return votes.pop() if len(votes) == 1 else ""


def _iso(match: re.Match[str], order: DayOrder) -> str:
    part = match.groupdict()
    if part["sa"]:
        return _slashed(int(part["sa"]), int(part["sb"]), int(part["sy"]), order)
    if part["za"]:
        return _slashed(int(part["za"]), int(part["zb"]), _century(part["zy"]), order)
    if part["ty"]:
        return _full(_century(part["ty"]), int(part["tm"]), int(part["td"]))
    for year, month, day in (("iy", "im", "id"), ("dy", "dm", "dd"), ("yy", "ym", "yd")):
        if part[year]:
            return _full(int(part[year]), int(part[month]), int(part[day]))
    for year, month, day in (("wy", "wm", "wd"), ("uy", "um", "ud")):
        if part[year]:
            return _full(int(part[year]), _MONTHS[part[month].lower()], int(part[day]))
    if part["vy"]:
        return f"{part['vy']}-{_MONTHS[part['vm'].lower()]:02d}"
    if part["py"]:
        return f"{part['py']}-{part['pm']}"
    if part["my"]:
        return f"{part['my']}-{int(part['mm']):02d}"
    return str(part["y"])


def _century(two: str) -> int:
    return int(two) + (2000 if int(two) <= _NEWEST else 1900)


def _slashed(first: int, second: int, year: int, order: DayOrder) -> str:
    day_first, month_first = _full(year, second, first), _full(year, first, second)
    if order == "dmy" or not month_first:
        return day_first
    if order == "mdy" or not day_first or day_first == month_first:
        return month_first
    return str(year)


def _full(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


_FHIR = re.compile(r"(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(?:T.*)?")


def fhir_date(value: object) -> str:
    """A FHIR date, dateTime or instant cut to the day; empty when it is none.

    >>> fhir_date("2026-03-14T08:30:00+01:00"), fhir_date("2026-03"), fhir_date("soon")
    ('2026-03-14', '2026-03', '')
    """
    if not isinstance(value, str) or len(value) > 40:
        return ""
    match = _FHIR.fullmatch(value)
    if match is None:
        return ""
    if match[4]:
        return _full(int(match[1]), int(match[3]), int(match[5]))
    return match[1] + (match[2] or "") if int(match[1]) > 0 else ""


@lru_cache(maxsize=8192)
def window(iso: str) -> tuple[date, date]:
    """First and last day that a partial date may mean.

    Raises
    ------
    ValueError
        Not a partial ISO date.

    >>> window("2026-02")
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    return (first_day(iso), last_day(iso))
