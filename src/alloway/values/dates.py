"""Partial ISO dates (``2026``, ``2026-03``, ``2026-03-14``) and the days they can mean."""

from __future__ import annotations

from datetime import date, timedelta


def first_day(partial: str) -> date:
    """The first day a partial date can mean.

    >>> first_day("2026-03")
    datetime.date(2026, 3, 1)
    """
    return date.fromisoformat(f"{partial[:10]}-01-01"[:10])


def last_day(partial: str) -> date:
    """The last day a partial date can mean.

    >>> last_day("2026-02")
    datetime.date(2026, 2, 28)
    """
    if len(partial) >= 10:
        return date.fromisoformat(partial[:10])
    year, month = int(partial[:4]), int(partial[5:7]) if len(partial) >= 7 else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def years_between(born: date, on: date) -> int:
    """Completed years.

    >>> years_between(date(1963, 8, 21), date(2026, 8, 20))
    62
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
