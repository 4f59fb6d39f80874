"""The dated events of a case, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alloway.reference.kinds import label
from alloway.values.case import Case, Event, Fact
from alloway.values.dates import span
from alloway.values.evidence import Source

_TREATMENT = ("medication", "regimen", "procedure")
_RESPONSE = ("status", "response", "stage", "burden", "chimerism")


def case_events(case: Case, *, tests: bool = False) -> tuple[Event, ...]:
    """Diagnosis, treatments, responses and conditions of a case in order of their dates.

    Parameters
    ----------
    tests
        Whether laboratory values, vital signs and other tests are listed too.

    Returns
    -------
    Undated facts are left out; of two partial dates the one that can begin earlier comes first.
    """
    found = [*_diagnosis(case), *_treatments(case), *_facts(case, tests)]
    dated = {(e.date, e.what): e for e in found if span(e.date)}
    return tuple(sorted(dated.values(), key=lambda e: (e.date.ljust(10, "-"), e.kind, e.what)))


def _diagnosis(case: Case) -> Iterator[Event]:
    found = case.diagnosis
    if found is not None:
        day = found.diagnosed or found.fact.date
        yield Event(day, f"Diagnosis: {found.fact.value}", "diagnosis", "", (found.fact.source,))


def _treatments(case: Case) -> Iterator[Event]:
    for line in case.lines:
        number = f"Line {line.number}: " if line.number else ""
        best = f", {line.response}" if line.response else ""
        what = f"{number}{line.regimen}{best}"
        yield Event(line.start, what, "treatment", line.end, _sources(line.facts))
    for prior in case.prior:
        product = f" ({prior.product})" if prior.product else ""
        yield Event(prior.date, f"{prior.kind}{product}", "treatment", "", _sources(prior.facts))


def _sources(facts: Iterable[Fact]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(fact.source for fact in facts))


def _facts(case: Case, tests: bool) -> Iterator[Event]:
    used = {id(f) for line in case.lines for f in line.facts}
    for fact in case.facts():
        group = fact.kind.partition(".")[0]
        if id(fact) in used or fact.state in ("rejected", "superseded"):
            continue
        text = f"{label(fact.kind)}: {_value(fact)}"
        if group in _RESPONSE:
            yield Event(fact.date, text, "response", "", (fact.source,))
        elif group in ("condition", "gvhd", "cns", "crs"):
            yield Event(fact.date, text, "condition", "", (fact.source,))
        elif group in _TREATMENT:
            yield Event(fact.date, text, "treatment", "", (fact.source,))
        elif tests and group not in (
            "name",
            "birth_date",
            "sex",
            "place",
            "preference",
            "diagnosis",
        ):
            yield Event(fact.date, text, "test", "", (fact.source,))


def _value(fact: Fact) -> str:
    if isinstance(fact.value, bool):
        return "yes" if fact.value else "no"
    number = f"{fact.value:g}" if isinstance(fact.value, float) else str(fact.value)
    return f"{number} {fact.unit}".strip() if fact.unit != "?" else f"{number} (unit not stated)"
