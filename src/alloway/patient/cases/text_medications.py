"""Drugs in prose and medication lists: last known dose, first day, dose, steroids as prednisone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alloway.patient.cases.context import context
from alloway.patient.cases.course_dates import Course, course_of
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.treatment_words import (
    ALLERGY,
    CONDITIONAL,
    DAILY,
    DOSE,
    INTRATHECAL,
    LEVEL,
    MADE_ON,
    MEDICATION_LIST,
    NOT_GIVEN,
    NOW,
    STOPPED,
    TAKES,
)
from alloway.patient.cases.treatments import STARTED
from alloway.patient.records.dates import FoundDate
from alloway.reference.drugs import Drug, drugs_in, prednisone_equivalent
from alloway.values.case import Fact

_LISTED = "current medication list"
_BEFORE = 40


def medication_facts(statement: Statement, dates: Sequence[FoundDate]) -> Iterator[Fact]:
    """What a sentence or a line of a list tells of each drug the patient takes or took.

    Parameters
    ----------
    dates
        Those of the statement (`alloway.patient.cases.course_dates.written_dates`).

    Yields
    ------
    Fact
        ``medication``; the date is that of the last known dose, empty where it is not told. A second
        fact with the note ``started`` has the first day. A drug only mentioned, planned, denied or
        told of as an allergy yields none.
    """
    text, plain = statement.text, folded(statement.text)
    named = drugs_in(text)
    if not named or ALLERGY.search(plain) or ALLERGY.search(folded(statement.section)):
        return
    listed = bool(MEDICATION_LIST.search(folded(statement.section))) or _is_list(plain, named[0][1])
    lead = _leading(text, dates, named[0][1])
    for index, (drug, start, end) in enumerate(named):
        limit = named[index + 1][1] if index + 1 < len(named) else len(text)
        since = named[index - 1][2] if index else 0
        if _taken(statement, plain, (start, end), limit):
            told = _Told(statement, plain, drug, (since, start, end, limit))
            yield from told.facts(dates, lead, listed)


def _is_list(plain: str, first: int) -> bool:
    """A line that opens as a list: ``Meds: co-trimoxazole, ...``."""
    head = plain[:first]
    return ":" in head and len(head) <= 60 and bool(MEDICATION_LIST.search(head))


def _leading(text: str, dates: Sequence[FoundDate], first: int) -> tuple[FoundDate, ...]:
    """Dates that open a line and so date all of it."""
    ahead = tuple(d for d in dates if d.end <= first)
    if not ahead or len(text[: ahead[0].start].strip(" •*-–\t")) > 12:
        return ()
    return ahead


def _taken(statement: Statement, plain: str, place: tuple[int, int], limit: int) -> bool:
    """Whether the words around a drug leave it standing as one the patient has had."""
    start, end = place
    if LEVEL.match(plain[end:]) or CONDITIONAL.search(plain[max(0, start - 80) : start]):
        return False
    if NOT_GIVEN.search(plain[end:limit].split(". ")[0]):
        return False
    return context(statement.text, start, end, statement.section) == "affirmed"


class _Told:
    """One drug in one statement."""

    def __init__(
        self, statement: Statement, plain: str, drug: Drug, places: tuple[int, int, int, int]
    ) -> None:
        self.statement, self.drug = statement, drug
        self.since, self.start, self.end, self.limit = places
        self.before = plain[max(self.since, self.start - _BEFORE) : self.start]
        self.after = plain[self.end : self.limit]
        self.plain = plain

    def facts(
        self, dates: Sequence[FoundDate], lead: Sequence[FoundDate], listed: bool
    ) -> Iterator[Fact]:
        """The last dose and the first day."""
        course = self._course(dates, lead)
        dose = DOSE.search(self.after[:60])
        stopped = STOPPED.search(self.after[:40]) or STOPPED.search(self.before)
        told = listed or dose or course.start or course.end or stopped or TAKES.search(self.before)
        if self.drug.role == "CAR-T" or not told:
            return
        last = course.end or ("" if course.since else course.start)
        note = self._note()
        goes_on = not stopped and not course.end and (listed or NOW.search(self.after))
        if goes_on and (listed or course.since):
            last = self.statement.document_date or last or course.start
            note = f"{_LISTED}; {note}" if note else _LISTED
        elif not last and course.since:
            last = course.start
        source = self.statement.quoted(self.start, self.limit)
        fact = Fact("medication", self.drug.name, source, "", last, "text rule", note=note)
        yield fact
        if course.start and course.start != last:
            yield replace(fact, date=course.start, note=f"{STARTED}; {note}" if note else STARTED)

    def _course(self, dates: Sequence[FoundDate], lead: Sequence[FoundDate]) -> Course:
        own = [d for d in dates if self.end <= d.start < self.limit]
        own = [d for d in own if not MADE_ON.search(self.plain[: d.start][-60:])]
        if not own and self.since == 0:
            near = [d for d in dates if d.end <= self.start and self.start - d.end <= 90]
            own = list(lead) or near
        return course_of(self.statement.text, own or list(lead))

    def _note(self) -> str:
        parts = []
        if INTRATHECAL.search(self.before[-25:]) or INTRATHECAL.search(self.after[:18]):
            parts.append("intrathecal")
        daily = DAILY.search(self.after[:50])
        if daily and self.drug.role == "steroid":
            parts.append(_as_prednisone(self.drug.name, daily))
        return "; ".join(part for part in parts if part)


def _as_prednisone(steroid: str, daily: re.Match[str]) -> str:
    """A daily steroid dose in milligrams of prednisone; no guess where the dose is per kilogram."""
    equivalent = prednisone_equivalent(steroid, float(daily["amount"].replace(",", ".")))
    if equivalent is None or daily["perkg"] or not daily["rate"]:
        return ""
    return f"prednisone equivalent {equivalent:g} mg/day"
