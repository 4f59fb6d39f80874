"""What changed between two cases of one patient."""

from __future__ import annotations

from collections.abc import Iterable

from alloway.errors import InputError
from alloway.values.case import Case, CaseDiff, Fact, FactValue, Gap

_Key = tuple[str, str, FactValue, str]


def diff_cases(before: Case, after: Case) -> CaseDiff:
    """Facts, documents and gaps that came, went or changed.

    A fact is the same when kind, date, value and unit are, wherever it was read. One kind on one
    day with one value before and another one after is a change; anything else came or went.

    Raises
    ------
    InputError
        The cases are of two patients: both state a date of birth, and they differ.
    """
    _same_patient(before, after)
    old, new = _by_key(before.facts()), _by_key(after.facts())
    gone = [fact for key, fact in old.items() if key not in new]
    added = [fact for key, fact in new.items() if key not in old]
    changed = _changes(gone, added)
    pairs = {id(fact) for pair in changed for fact in pair}
    return CaseDiff(
        before.as_of,
        after.as_of,
        added=tuple(fact for fact in added if id(fact) not in pairs),
        gone=tuple(fact for fact in gone if id(fact) not in pairs),
        changed=changed,
        documents_added=_missing(_documents(after), _documents(before)),
        documents_gone=_missing(_documents(before), _documents(after)),
        gaps_opened=_new_gaps(before, after),
        gaps_closed=_new_gaps(after, before),
        notes=tuple(_notes(before, after)),
    )


def _same_patient(before: Case, after: Case) -> None:
    one, two = before.birth_date, after.birth_date
    if one and two and one.value != two.value:
        raise InputError("the two cases are of different patients", step="compare one patient's")


def _by_key(facts: Iterable[Fact]) -> dict[_Key, Fact]:
    found: dict[_Key, Fact] = {}
    for fact in facts:
        found.setdefault((fact.kind, fact.date, fact.value, fact.unit), fact)
    return found


def _changes(gone: list[Fact], added: list[Fact]) -> tuple[tuple[Fact, Fact], ...]:
    """Pairs of one kind and day, where each side has just one."""
    by_day: dict[tuple[str, str], tuple[list[Fact], list[Fact]]] = {}
    for side, facts in enumerate((gone, added)):
        for fact in facts:
            by_day.setdefault((fact.kind, fact.date), ([], []))[side].append(fact)
    return tuple((a[0], b[0]) for a, b in by_day.values() if len(a) == len(b) == 1)


def _documents(case: Case) -> dict[str, str]:
    return {document.sha256 or document.name: document.name for document in case.documents}


def _missing(here: dict[str, str], there: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for digest, name in here.items() if digest not in there))


def _new_gaps(before: Case, after: Case) -> tuple[Gap, ...]:
    known = {(gap.kind, gap.why) for gap in before.gaps}
    return tuple(gap for gap in after.gaps if (gap.kind, gap.why) not in known)


def _notes(before: Case, after: Case) -> Iterable[str]:
    if before.line_count != after.line_count:
        yield f"Lines of therapy: {_count(before)} before, {_count(after)} after."
    one, two = (c.diagnosis.entity if c.diagnosis else "unknown" for c in (before, after))
    if one != two:
        yield f"Diagnosis: {one} before, {two} after."


def _count(case: Case) -> str:
    if case.line_count is None:
        return "unknown"
    low, high = case.line_count
    return str(low) if low == high else f"{low} to {high}"
