"""Partial dates: what ``2026-03`` can mean, in days and in completed years."""

from __future__ import annotations

import calendar
from datetime import date


def span(partial: str) -> tuple[date, date] | None:
    """First and last day a partial ISO date can mean; ``None`` when it is not a date.

    >>> span("2026-02")
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    parts = partial[:10].split("-")
    try:
        numbers = [int(p) for p in parts]
        year = numbers[0]
        if len(numbers) == 1:
            return (date(year, 1, 1), date(year, 12, 31))
        last = calendar.monthrange(year, numbers[1])[1]
        if len(numbers) == 2:
            return (date(year, numbers[1], 1), date(year, numbers[1], last))
        day = date(year, numbers[1], numbers[2])
    except (ValueError, IndexError, calendar.IllegalMonthError):
        return None
    return (day, day)


def days_before(partial: str, day: date) -> tuple[int, int] | None:
    """Fewest and most days from a partial date to a day; negative when it lies after."""
    both = span(partial)
    return ((day - both[1]).days, (day - both[0]).days) if both else None


def ages(birth: str, day: date, unit: str) -> tuple[int, int] | None:
    """Lowest and highest completed age in years (``a``), months (``mo``), weeks or days.

    >>> ages("1961", date(2026, 3, 1), "a")
    (64, 65)
    """
    both = span(birth)
    if both is None or both[0] > day:
        return None
    return (_completed(min(both[1], day), day, unit), _completed(both[0], day, unit))


def _completed(birth: date, day: date, unit: str) -> int:
    if unit in ("wk", "d"):
        return (day - birth).days // (7 if unit == "wk" else 1)
    months = (day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day)
    return months if unit == "mo" else months // 12
