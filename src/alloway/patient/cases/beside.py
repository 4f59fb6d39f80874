"""The date that stands beside a finding among several, and what lies between two findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from alloway.patient.cases.statements import Statement
from alloway.patient.records.dates import FoundDate

_APART = re.compile(
    r";|(?<!\b[A-Z])(?<!\bli)(?<!\bre)(?<!\bbds)(?<!\bca)(?<!\bst)(?<!\bizq)(?<!\bder)(?<!\bdx)(?<!\bsx)[.!?]\s|\s[•|]\s|\s–\s(?=[A-ZÀ-Ý])"
)
_UNTIL = re.compile(
    r"\b(?:bis|until|till|jusqu\S*|hasta|fino al?|tot|do)\W{0,3}(?:zum |le |el |al )?\Z"
)
"""Words before the date on which something ended."""
_SEPARATE = re.compile(r"[,;•|]")
_AFTER, _BEFORE = 60, 25
"""Letters between a finding and its date (assumed)."""


def date_beside(
    statement: Statement, start: int, end: int, low: int, high: int
) -> FoundDate | None:
    """Date of the finding at ``text[start:end]``; ``None`` where none stands beside it.

    The first date behind it counts before the last one ahead of it; neither may lie beyond a
    semicolon, a full stop, or the neighbouring findings that end at ``low`` and start at ``high``.

    >>> from alloway.patient.records.dates import find_dates
    >>> from alloway.values.evidence import Source
    >>> text = "2011 Hypothyreose, Vorhofflimmern (seit 03/2019), Gicht"
    >>> told = Statement(text, Source("x"), dates=find_dates(text))
    >>> date_beside(told, 5, 17, 0, 19).iso, date_beside(told, 19, 33, 17, 50).iso
    ('2011', '2019-03')
    >>> date_beside(told, 50, 55, 33, 55) is None
    True
    """
    text = statement.text
    for found in statement.dates:
        if end <= found.start < min(high, end + _AFTER):
            if _APART.search(text, end, found.start):
                break
            if not _UNTIL.search(text, 0, found.start):
                return found
    ahead = [found for found in statement.dates if low <= found.start and found.end <= start]
    if ahead and start - ahead[-1].end <= _BEFORE and not _closed(text, ahead[-1].end, start):
        return ahead[-1]
    return None


def dates_beside(
    statement: Statement, places: Sequence[tuple[int, int]], otherwise: str | None = None
) -> list[str]:
    """Date of each of several findings in order; where none stands beside it, the usual one.

    ``otherwise`` is given in place of the usual date, to tell a date that is said from one that is
    only that of the document.

    A statement with one finding and one date dates the finding, wherever the date stands.
    Findings without a comma between them (``hypothyroidism with Hashimoto, 2011``) share one, and
    a date that a finding has taken is not also that of the next.
    """
    text, found = statement.text, []
    if len(places) == 1 and len(statement.dates) == 1:
        return [statement.date]
    usual = usual_date(statement) if otherwise is None else otherwise
    low = 0
    for index, (start, end) in enumerate(places):
        apart = (
            later
            for (_, before), (later, _) in pairwise(places[index:])
            if _SEPARATE.search(text, before, later)
        )
        date = date_beside(statement, start, end, low, next(apart, len(text)))
        found.append(date.iso if date else usual)
        low = max(end, date.end if date else 0)
    return found


def _closed(text: str, low: int, high: int) -> bool:
    """Whether a bracket or clause ends between a date and the name behind it: it was another's."""
    between = text[low:high]
    return bool(_APART.search(text, low, high)) or ")" in between or between.startswith(",")


def usual_date(statement: Statement) -> str:
    """Date of a finding that names none: of its heading, else of its document."""
    return statement.block_date or statement.document_date
