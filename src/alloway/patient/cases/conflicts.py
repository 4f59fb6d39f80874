"""Facts that cannot all be true: both are kept, one is proposed, and the reason is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from alloway.patient.cases.lines import Therapy
from alloway.patient.records.dates import window
from alloway.values.case import Conflict, Fact

_WEIGHT_DAYS, _WEIGHT_SHARE = 14, 0.05
"""A loss of 5 % is graded as an adverse event (CTCAE 5.0), and within a fortnight more than that is
rather another scale or another patient than a change; doses are given by weight (days: assumed)."""
_ECOG_DAYS = 14
_ANTIGEN_DAYS = 42
"""Two specimens so near each other should show the same (assumed: the shelf life of imaging)."""
_SHARE = 0.10
_MARROW = ("burden.marrow_plasma_cells", "burden.marrow_blasts")
_HIGHER = (
    "the pathologist's word on which sample represents the marrow; until then the higher counts "
    "(IMWG: Rajkumar 2014, Lancet Oncol 15:e538)"
)
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
            if clashing and _still_open(kind, clashing, members):
                found.append(_resolved(kind, clashing))
    dated = _clashing([fact for fact in diagnosis if fact.date], _dates_differ)
    if rivals:
        reason = "the pathology report; until then the newest confirmed diagnosis is preferred"
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
        return lambda a, b: _within(a, b, _ECOG_DAYS) and not _scores_meet(a, b)
    if kind in _MARROW:
        return _one_marrow_two_shares
    if kind.startswith("antigen."):
        return _antigens_differ
    if kind.startswith("lab.") or kind == "height":
        return _same_day_differ
    if kind.startswith(_ONE_TRUTH_A_DAY):
        return lambda a, b: _within(a, b, _ECOG_DAYS) and a.value != b.value
    return None


def _still_open(kind: str, clashing: Sequence[Fact], members: Sequence[Fact]) -> bool:
    """A measured value in dispute is settled by a later result; identities and antigens are not."""
    if not kind.startswith(("lab.", "weight", "height", "performance.", "burden.")):
        return True
    newest = max(fact.date for fact in members)
    last = max(clashing, key=lambda fact: fact.date)
    between = _days(last, max(members, key=lambda fact: fact.date)) if newest else None
    return between is None or between <= _ECOG_DAYS


def _scores_meet(left: Fact, right: Fact) -> bool:
    """Whether two scores can be one: "1-2" holds 1."""
    return bool(_scores(left) & _scores(right))


def _scores(fact: Fact) -> frozenset[float]:
    if not isinstance(fact.value, str):
        return frozenset((float(fact.value),))
    ends = [float(part) for part in fact.value.split("-") if part.strip().isdigit()]
    return frozenset(
        float(n) for n in range(int(min(ends, default=0)), int(max(ends, default=-1)) + 1)
    )


def _one_marrow_two_shares(left: Fact, right: Fact) -> bool:
    """Trephine and aspirate of one day that give different shares of the same cells."""
    same_day = len(left.date) == 10 and left.date == right.date
    return same_day and left.unit == right.unit and _differ(left, right, _SHARE)


def history_conflicts(course: Therapy, stated: Sequence[Fact]) -> tuple[Conflict, ...]:
    """Disputes over the treatment history: days of infusions and the number of lines.

    Parameters
    ----------
    course
        The lines as derived.
    stated
        ``line_count`` facts: the numbers that records state in words.
    """
    found = [_infusion_date(kind, facts) for kind, facts in course.disputes]
    count = _line_count(course, stated)
    return (*found, *((count,) if count else ()))


def _infusion_date(kind: str, facts: tuple[Fact, ...]) -> Conflict:
    proposed = min(facts, key=lambda f: (f.method != "structured", -len(f.date), bool(f.note)))
    reason = (
        "the transplant centre's own report; until then the hospital's structured record is taken"
    )
    return Conflict(kind, facts, proposed, reason)


def _line_count(course: Therapy, stated: Sequence[Fact]) -> Conflict | None:
    low, high = course.derived or (0, 99)
    told = [fact for fact in stated if isinstance(fact.value, float)]
    odd = [f for f in told if isinstance(f.value, float) and not low <= f.value <= high]
    if not odd and len({fact.value for fact in told}) < 2:
        return None
    facts = tuple(told)
    last = next((line for line in reversed(course.lines) if line.number and line.facts), None)
    if course.derived and last is not None:
        shown = f"{low}" if low == high else f"{low} to {high}"
        facts += (Fact("line_count", f"{shown} by the dated treatments", last.facts[0].source),)
    reason = (
        "a treatment summary with what counts as a line; until then every number between "
        "the lowest and the highest is taken as possible"
    )
    return Conflict("line_count", facts, facts[-1], reason)


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
    if rule not in (_same_day_differ, _one_marrow_two_shares):
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
    """Shown on one specimen and absent on another of nearly the same time.

    Loss of an antigen over months is a change, which the newer specimen tells, and no conflict.
    """
    values = {str(left.value), str(right.value)}
    return "negative" in values and len(values) == 2 and _within(left, right, _ANTIGEN_DAYS)


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
            "the first pathology report; until then the earliest date is taken",
        )
    if kind in _MUST_AGREE:
        proposed = min(facts, key=lambda f: f.method != "structured")
        return Conflict(
            kind,
            facts,
            proposed,
            "proof that every document belongs to this patient; "
            "until then the hospital's own patient record is preferred to a letter",
        )
    if kind in _MARROW:
        proposed = max(facts, key=lambda fact: (fact.date, fact.value))
        return Conflict(kind, facts, proposed, _HIGHER)
    newest = max(fact.date for fact in facts)
    proposed = max(facts, key=_trust)
    if sum(fact.date == newest for fact in facts) == 1 and newest:
        if kind.startswith("antigen."):
            reason = "confirmation by pathology; until then the newer specimen is preferred"
        else:
            reason = "a repeat measurement; until then the newer result is preferred"
        return Conflict(kind, facts, proposed, reason)
    reason = _tie_reason(proposed, facts)
    return Conflict(kind, facts, proposed, reason)


def _tie_reason(proposed: Fact, facts: Iterable[Fact]) -> str:
    if proposed.method == "structured" and any(fact.method != "structured" for fact in facts):
        return (
            "the original report; until then a structured record is preferred to prose of that date"
        )
    return "the original reports; until then the less favourable of two results of one date is kept"


def _trust(fact: Fact) -> tuple[str, bool, bool]:
    unfavourable = fact.value in ("negative", "positive") and (
        (fact.value == "negative") == fact.kind.startswith("antigen.")
    )
    return (fact.date, fact.method == "structured", unfavourable)
