"""Facts that cannot all be true: both are kept, one is proposed, and the reason is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from alloway.patient.records.dates import window
from alloway.values.case import Conflict, Fact

_WEIGHT_DAYS, _WEIGHT_SHARE = 30, 0.10
_ECOG_DAYS = 14
_SHARE = 0.10
_NEWEST = 200
_MUST_AGREE = ("birth_date", "sex")
_ONE_TRUTH_A_DAY = ("cns", "pregnancy", "infection.", "burden.extramedullary")


def conflicts(
    facts: Sequence[Fact], diagnosis: Sequence[Fact] = (), rivals: Sequence[Fact] = ()
) -> tuple[Conflict, ...]:
    """Conflicts among the facts of one patient.

    Parameters
    ----------
    facts
        All facts.
    diagnosis
        The statements of one and the same diagnosis, whose dates should agree.
    rivals
        The chosen diagnosis and others that cannot hold beside it.
    """
    found: list[Conflict] = []
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact.kind, []).append(fact)
    for kind, members in by_kind.items():
        rule = _rule(kind)
        if rule is not None:
            clashing = _clashing(members, rule)
            if clashing:
                found.append(_resolved(kind, clashing))
    dated = _clashing([fact for fact in diagnosis if fact.date], _dates_differ)
    if rivals:
        reason = "the newest confirmed diagnosis is preferred; the pathology report settles it"
        found.append(Conflict("diagnosis", tuple(rivals), rivals[0], reason))
    elif dated:
        found.append(_resolved("diagnosis", dated))
    return tuple(found)


def _rule(kind: str) -> Callable[[Fact, Fact], bool] | None:
    if kind in _MUST_AGREE:
        return lambda a, b: a.value != b.value
    if kind == "weight":
        return lambda a, b: _within(a, b, _WEIGHT_DAYS) and _differ(a, b, _WEIGHT_SHARE)
    if kind.startswith("performance."):
        return lambda a, b: _within(a, b, _ECOG_DAYS) and a.value != b.value
    if kind.startswith("antigen."):
        return _antigens_differ
    if kind.startswith("lab.") or kind == "height":
        return _same_day_differ
    if kind.startswith(_ONE_TRUTH_A_DAY):
        return lambda a, b: _within(a, b, _ECOG_DAYS) and a.value != b.value
    return None


def _clashing(members: Sequence[Fact], rule: Callable[[Fact, Fact], bool]) -> tuple[Fact, ...]:
    clashing: dict[Fact, None] = {}
    for left, right in _pairs(members, rule):
        if rule(left, right):
            clashing.setdefault(left)
            clashing.setdefault(right)
    return tuple(clashing)


def _pairs(
    members: Sequence[Fact], rule: Callable[[Fact, Fact], bool]
) -> Iterator[tuple[Fact, Fact]]:
    """Pairs worth comparing: years of daily results must not be compared each with each."""
    if rule is not _same_day_differ:
        yield from combinations(sorted(members, key=lambda fact: fact.date)[-_NEWEST:], 2)
        return
    by_day: dict[str, list[Fact]] = {}
    for fact in members:
        by_day.setdefault(fact.date, []).append(fact)
    for day in by_day.values():
        yield from combinations(day, 2)


def _days(left: Fact, right: Fact) -> int | None:
    """Fewest days between two facts; ``None`` when one is undated."""
    if not left.date or not right.date:
        return None
    first, second = sorted((window(left.date), window(right.date)))
    return max(0, (second[0] - first[1]).days)


def _within(left: Fact, right: Fact, days: int) -> bool:
    between = _days(left, right)
    return between is not None and between <= days


def _same_day_differ(left: Fact, right: Fact) -> bool:
    same_day = len(left.date) == 10 and left.date == right.date
    other_record = left.source.document != right.source.document
    return same_day and other_record and left.unit == right.unit and _differ(left, right, _SHARE)


def _differ(left: Fact, right: Fact, share: float) -> bool:
    a, b = left.value, right.value
    if isinstance(a, str) or isinstance(b, str):
        return False
    return abs(a - b) > share * max(abs(a), abs(b))


def _antigens_differ(left: Fact, right: Fact) -> bool:
    """Shown on one specimen and absent on another: antigen loss, or an error."""
    values = {str(left.value), str(right.value)}
    return "negative" in values and len(values) == 2


def _dates_differ(left: Fact, right: Fact) -> bool:
    first, second = sorted((window(left.date), window(right.date)))
    return second[0] > first[1]


def _resolved(kind: str, facts: tuple[Fact, ...]) -> Conflict:
    if kind == "diagnosis":
        proposed = min(facts, key=lambda f: (f.date, f.method != "structured"))
        return Conflict(
            kind,
            facts,
            proposed,
            "the earliest date is taken for the first diagnosis; "
            "confirm it with the first pathology report",
        )
    if kind in _MUST_AGREE:
        proposed = min(facts, key=lambda f: f.method != "structured")
        return Conflict(
            kind,
            facts,
            proposed,
            "the hospital's own patient record is preferred to a letter; "
            "make sure that every document belongs to this patient",
        )
    newest = max(fact.date for fact in facts)
    proposed = max(facts, key=_trust)
    if sum(fact.date == newest for fact in facts) == 1 and newest:
        what = "specimen" if kind.startswith("antigen.") else "result"
        return Conflict(kind, facts, proposed, f"the newer {what} is preferred")
    reason = _tie_reason(proposed, facts)
    return Conflict(kind, facts, proposed, reason)


def _tie_reason(proposed: Fact, facts: Iterable[Fact]) -> str:
    if proposed.method == "structured" and any(fact.method != "structured" for fact in facts):
        return "a structured record is preferred to prose of the same date"
    return "the less favourable of two results of the same date is kept until it is settled"


def _trust(fact: Fact) -> tuple[str, bool, bool]:
    unfavourable = fact.value in ("negative", "positive") and (
        (fact.value == "negative") == fact.kind.startswith("antigen.")
    )
    return (fact.date, fact.method == "structured", unfavourable)
