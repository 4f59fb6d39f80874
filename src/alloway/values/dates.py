"""Partial ISO dates (``2026``, ``2026-03``, ``2026-03-14``): the days and ages they can mean."""

from __future__ import annotations

from datetime import date, timedelta


def span(partial: str) -> tuple[date, date] | None:
    """First and last day a partial date can mean; ``None`` when it is not a date.

    >>> span("2026-02")
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    try:
        return first_day(partial), last_day(partial)
    except ValueError:
        return None


def first_day(partial: str) -> date:
    """The first day a partial date can mean.

    Raises
    ------
    ValueError
        It is not a date.

    >>> first_day("2026-03")
    datetime.date(2026, 3, 1)
    """
    return date.fromisoformat(f"{partial[:10]}-01-01"[:10])


def last_day(partial: str) -> date:
    """The last day a partial date can mean.

    Raises
    ------
    ValueError
        It is not a date.

    >>> last_day("2026-02")
    datetime.date(2026, 2, 28)
    """
    start = first_day(partial)
    if len(partial) >= 10:
        return start
    month = start.month if len(partial) >= 7 else 12
    return date(start.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def days_before(partial: str, day: date) -> tuple[int, int] | None:
    """Fewest and most days from a partial date to a day; negative when it lies after."""
    both = span(partial)
    return ((day - both[1]).days, (day - both[0]).days) if both else None


def ages(birth: str, day: date, unit: str = "a") -> tuple[int, int] | None:
    """Lowest and highest completed age in years (``a``), months (``mo``), weeks or days.

    ``None`` when the birth date is not a date or lies after the day.

    >>> ages("1961", date(2026, 3, 1))
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
