"""Treatment history in prose and table rows: regimens, drugs, transplants, CAR-T, radiotherapy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from alloway.patient.cases.context import context, is_family
from alloway.patient.cases.course_dates import Course, about_outcome, course_of, written_dates
from alloway.patient.cases.draft import Draft, Exposure
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_cells import deny_cells, infused
from alloway.patient.cases.text_counts import stated_count
from alloway.patient.cases.text_medications import medication_facts
from alloway.patient.cases.treatment_names import Named, merged_items, named_treatments
from alloway.patient.cases.treatment_rows import joined
from alloway.patient.cases.treatment_words import (
    AFTER_FAILURE,
    BRIDGING,
    CONDITIONING,
    CONSOLIDATION,
    GIVEN,
    HISTORY,
    LINE,
    MADE_ON,
    MAINTENANCE,
    NOT_GIVEN,
    ROMANS,
    ROW,
    line_number,
    response_in,
)
from alloway.patient.cases.treatments import cell_therapy
from alloway.patient.records.dates import FoundDate
from alloway.reference.drugs import DRUG_BY_NAME
from alloway.values.case import Fact

_CELLS = ("CAR-T", "transplant")
_AROUND = 40
_LEADS = 18


def read_histories(told: Sequence[Statement], draft: Draft) -> None:
    """Add what the statements of one document tell of treatment to the draft."""
    rows = list(joined(told))
    for statement, following in zip_longest(rows, rows[1:]):
        read_history(statement, draft, following.text if following else "")


def read_history(statement: Statement, draft: Draft, following: str = "") -> None:
    """Add what one sentence or row tells of treatment to the draft.

    Parameters
    ----------
    following
        The next sentence: "It was not infused" speaks of the cells of this one.
    """
    if is_family(statement.text, statement.section):
        return
    stated_count(statement, draft)
    deny_cells(statement, draft)
    row = _Row(statement)
    for fact in medication_facts(statement, row.dates):
        draft.take(fact)
    for item, limit in row.parts():
        if item.kind != "CAR-T" or infused(statement.text, (item.start, item.end), following):
            row.read(item, limit, draft)


class _Row:
    """One statement with its treatments and dates, and which date belongs to which treatment."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.text = statement.text
        self.plain = folded(statement.text)
        found = named_treatments(self.text)
        ends = [0, *(item.end for item in found)]
        begins = [*(item.start for item in found[1:]), len(self.text)]
        found = [
            self._kind(item, since, limit)
            for item, since, limit in zip(found, ends, begins, strict=False)
        ]
        # "GMALL 08/2013" is a protocol, not a month.
        self.dates = tuple(
            date
            for date in written_dates(statement)
            if not any(item.start <= date.start < item.end for item in found)
        )
        self.own = self._row_dates(found)
        self.items = merged_items(found, self.text, all_systemic=bool(self.own))
        self.number = self._number()

    def _kind(self, item: Named, since: int, limit: int) -> Named:
        """Conditioning and bridging are told from treatment by the words around."""
        if item.kind != "systemic":
            return item
        before = self.plain[max(since, item.start - _AROUND) : item.start]
        after = self.plain[item.end : limit]
        if limit < len(self.text):
            # "R-DHAP, bridging with Pola-BR": the word just before the next one is the next one's.
            after = after[: max(0, len(after) - _LEADS)]
        after = after[:_AROUND].split(";")[0]
        if CONDITIONING.search(before) or CONDITIONING.search(after):
            return replace(item, kind="conditioning")
        if BRIDGING.search(before) or BRIDGING.search(after):
            return replace(item, kind="bridging")
        return item

    def _row_dates(self, items: Sequence[Named]) -> tuple[FoundDate, ...]:
        """Dates in cells of their own, or ahead of the first treatment of a row."""
        if not items or not self.dates:
            return ()
        cells = tuple(d for d in self.dates if _alone(self.text, d))
        if cells:
            return cells
        first = self.dates[0]
        lead = self.text[: first.start].strip(" •*-–\t")
        ahead = tuple(d for d in self.dates if d.end <= items[0].start)
        opens = len(lead) <= 12 and not self.text[: items[0].start].count(".  ")
        return ahead if opens and ahead else ()

    def _number(self) -> int:
        """The number a row opens with."""
        match = ROW.match(self.text)
        if match is None or not any(item.kind == "systemic" for item in self.items):
            return 0
        gap = self.items[0].start - match.end()
        if gap > 60 or not (
            self.own or (match["number"] and self.text[match.end("number")] in ".)")
        ):
            return 0
        return int(match["number"]) if match["number"] else ROMANS[match["roman"].lower()]

    def parts(self) -> Iterator[tuple[Named, int]]:
        """Each treatment with the place where the next one begins."""
        for index, item in enumerate(self.items):
            later = self.items[index + 1 :]
            ends = (n.start for n in later if n.start >= item.end and _ends(item, n))
            yield item, next(ends, len(self.text))

    def course(self, item: Named, limit: int) -> Course:
        """When this treatment was given."""
        dates = [d for d in self.dates if not about_outcome(self.plain, d)]
        if item.kind in _CELLS:
            # The day the cells were collected or made is not the day they were given.
            dates = [d for d in dates if not MADE_ON.search(self.plain[: d.start][-60:])]
        elif AFTER_FAILURE.search(self.plain[max(0, item.start - _AROUND) : item.start]):
            return Course()
        after = [d for d in dates if item.end <= d.start < limit and d not in self.own]
        systemic = any(other.kind in ("systemic", "bridging") for other in self.items)
        if not after and self.own and (item.kind not in _CELLS or not systemic):
            after = [d for d in self.own if d in dates]
        if not after and len(self.items) == 1:
            after = dates
        if not after:
            dated = HISTORY.search(self.statement.section) and not self.statement.dates
            return Course(self.statement.block_date if dated else "")
        return course_of(self.text, after)

    def read(self, item: Named, limit: int, draft: Draft) -> None:
        """The fact and the exposure of one treatment, where it was given."""
        means = context(self.text, item.start, item.end, self.statement.section)
        if means == "negated" and item.kind in _CELLS:
            draft.denied.add(item.kind)
        if means != "affirmed" or (item.kind == "systemic" and not item.counts):
            return
        if NOT_GIVEN.search(self.plain[item.end : limit].split(". ")[0]):
            return
        course = self.course(item, limit)
        if not self._was_given(item, course):
            return
        label = item.regimen or ", ".join(item.drugs) or self.text[item.start : item.end]
        kind = "procedure" if item.kind in (*_CELLS, "radiotherapy") else "regimen"
        source = self.statement.quoted(item.start, limit)
        fact = Fact(kind, label, source, "", course.start or course.end, "text rule")
        exposure = Exposure(
            item.kind, fact, item.drugs, course.start, course.end, self._regimen(item, limit),
            response_in(self.plain[item.end : limit]), stated_line=self._line(item, limit),
        )  # fmt: skip
        if item.kind in _CELLS:
            cells = self._cells(item, limit, fact, course)
            if cells is None:
                return
            exposure = replace(cells, response=exposure.response, end="")
        draft.facts.append(fact)
        draft.exposures.append(exposure)
        draft.facts.extend(_drugs_of(item, course, fact))

    def _cells(self, item: Named, limit: int, fact: Fact, course: Course) -> Exposure | None:
        day = course.start or course.end
        around = self.text[max(0, item.start - _AROUND) : limit]
        cells = cell_therapy(around, fact, day)
        if cells is None or cells.kind != item.kind:
            # The words around name another therapy; the item's own words are enough then.
            cells = cell_therapy(self.text[item.start : item.end], fact, day)
        return cells

    def _regimen(self, item: Named, limit: int) -> str:
        """The regimen, with the phase that makes it part of the line before."""
        near = self.plain[max(0, item.start - 25) : item.start]
        near = near[max(near.rfind(","), near.rfind(";"), near.rfind(")")) + 1 :]
        near += " " + self.plain[item.end : min(limit, item.end + _AROUND)]
        name = item.regimen or ", ".join(item.drugs)
        if item.drugs and MAINTENANCE.search(near):
            return f"{name} maintenance"
        if item.drugs and CONSOLIDATION.search(near) and not item.protocol:
            return f"{name} consolidation"
        return item.regimen

    def _line(self, item: Named, limit: int) -> int:
        if item.kind != "systemic":
            return 0
        before = list(LINE.finditer(self.plain[: item.end]))
        if before:
            return line_number(before[-1])
        after = LINE.search(self.plain[item.end : min(limit, item.end + 25)])
        return line_number(after) if after else self.number

    def _was_given(self, item: Named, course: Course) -> bool:
        """A treatment counts when it is dated, told as given, or listed in a history."""
        if course.start or course.end:
            return True
        listed = HISTORY.search(folded(self.statement.section))
        near = self.plain[max(0, item.start - _AROUND) : item.end + 20]
        if item.kind in ("systemic", "conditioning", "bridging") and not item.combined:
            after = self.plain[item.end : item.end + 30]
            return bool(listed or LINE.search(after) or CONSOLIDATION.search(after))
        return bool(GIVEN.search(near) or listed)


def _alone(text: str, date: FoundDate) -> bool:
    """Whether a date, or a span of two, has a table cell of its own."""
    low = max(text.rfind("  ", 0, date.start), text.rfind("\t", 0, date.start))
    ends = [at for at in (text.find("  ", date.end), text.find("\t", date.end)) if at >= 0]
    if low < 0 and not ends:
        return False
    cell = text[low + 1 if low >= 0 else 0 : min(ends, default=len(text))]
    return len([c for c in cell if c.isalpha()]) <= 9 and len(cell.strip()) <= 28


def _ends(item: Named, following: Named) -> bool:
    """Whether the next treatment ends this one's words; conditioning belongs to its transplant."""
    return item.kind not in _CELLS or following.kind != "conditioning"


def _drugs_of(item: Named, course: Course, told: Fact) -> Iterator[Fact]:
    """The drugs of a dated regimen, each with its last known dose."""
    when = course.end or course.start
    if not when or (item.named_drugs and item.kind not in _CELLS):
        return
    for name in item.drugs:
        if name in DRUG_BY_NAME:
            yield replace(told, kind="medication", value=name, date=when)
