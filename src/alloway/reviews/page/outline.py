"""The whole review as the page and the PDF set it: words and source numbers, no values left.

Both renderings read this one outline, so that they cannot say different things.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from alloway.reviews import words
from alloway.reviews.charts import timeline_chart
from alloway.reviews.page import case_facts
from alloway.reviews.page.cards import Card, Depth, Pair, StepRow, card, step
from alloway.reviews.page.citations import Citations, Entry, Sentence
from alloway.values.review import Option, OptionKind, Review

BEST = 6
"""Options that get a full card."""

_KINDS: dict[OptionKind, tuple[str, str]] = {
    "lot": ("lot", "lots"),
    "trial": ("trial", "trials"),
    "autologous": ("autologous product", "autologous products"),
    "pathway": ("other pathway", "other pathways"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """Options by how much room they get."""

    best: tuple[Card, ...]
    further: tuple[Card, ...]
    blocked: tuple[Card, ...]
    counts: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """The case ready to set."""

    timeline: str
    timeline_narrow: str
    lines: tuple[case_facts.LineRow, ...]
    line_count: str
    groups: tuple[case_facts.FactGroup, ...]
    absent: tuple[str, ...]
    typings: tuple[case_facts.TypingView, ...]
    antibodies: Sentence
    imaging: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything the reader sees, in the order of the page."""

    case_id: str
    name: str
    as_of: str
    title: str
    patient: str
    statement: str
    summary: tuple[str, ...]
    steps: tuple[StepRow, ...]
    options: Options
    gaps: tuple[case_facts.GapRow, ...]
    case: CaseView
    conflicts: tuple[case_facts.ConflictRow, ...]
    documents: tuple[case_facts.DocumentRow, ...]
    left_out: tuple[str, ...]
    unused: tuple[str, ...]
    """What was read and led to no fact."""
    provenance: tuple[Pair, ...]
    sources: tuple[Entry, ...]


def outline(review: Review, *, medium: Literal["page", "pdf"] = "page") -> Outline:
    """Lay a review out.

    Parameters
    ----------
    review
        The review to set.
    medium
        ``page`` folds the lesser options; ``pdf``, which cannot unfold, gives them one line.
    """
    cite = Citations()
    case = review.case
    options = _options(review.options, cite, medium)
    gaps = tuple(case_facts.gap_row(gap, cite) for gap in review.gaps)
    view = _case(review, cite, medium)
    conflicts = tuple(case_facts.conflict_row(c, cite) for c in case.conflicts)
    return Outline(
        case_id=words.shorten(words.clean(case.id), 64) or words.NOT_RECORDED,
        name=words.shorten(words.quantity(case.name.value), 80) if case.name else "",
        as_of=words.day(review.as_of),
        title=case_facts.title(case),
        patient=case_facts.patient_line(case),
        statement=words.sentence(review.statement),
        summary=tuple(map(words.sentence, review.summary)),
        steps=tuple(map(step, review.steps)),
        options=options,
        gaps=gaps,
        case=view,
        conflicts=conflicts,
        documents=tuple(map(case_facts.document_row, case.documents)),
        left_out=tuple(map(words.sentence, review.left_out)),
        unused=tuple(f"{words.clean(why)} ({n})" for why, n in case.unused),
        provenance=_provenance(review),
        sources=cite.entries(),
    )


def _options(options: tuple[Option, ...], cite: Citations, medium: str) -> Options:
    ordered = sorted(options, key=lambda option: option.rank)
    alive = [option for option in ordered if option.assessment.standing != "blocked"]
    blocked = [option for option in ordered if option.assessment.standing == "blocked"]
    lesser: Depth = "folded" if medium == "page" else "line"
    least: Depth = "brief" if medium == "page" else "line"
    return Options(
        best=tuple(card(option, cite, "full") for option in alive[:BEST]),
        further=tuple(card(option, cite, lesser) for option in alive[BEST:]),
        blocked=tuple(card(option, cite, least) for option in blocked),
        counts=_counts(options),
    )


def _counts(options: tuple[Option, ...]) -> str:
    if not options:
        return "No option was found."
    found = Counter(option.assessment.standing for option in options)
    kinds = Counter(option.kind for option in options)
    looked = [words.plural(kinds[kind], *names) for kind, names in _KINDS.items() if kinds[kind]]
    return (
        f"{', '.join(looked)} reviewed: {found['possible']} possible, {found['unknown']} not yet "
        f"clear, {found['blocked']} blocked."
    )


def _case(review: Review, cite: Citations, medium: str) -> CaseView:
    case = review.case
    lines = case_facts.line_rows(case, cite)
    groups, absent = case_facts.groups(case, cite)
    return CaseView(
        timeline=timeline_chart(case, key="t"),
        timeline_narrow=timeline_chart(case, width=350, key="n") if medium == "page" else "",
        lines=lines,
        line_count=case_facts.line_count(case),
        groups=groups,
        absent=absent,
        typings=case_facts.typings(case, cite),
        antibodies=case_facts.antibodies(case, cite),
        imaging=case_facts.imaging(case, cite),
    )


def _provenance(review: Review) -> tuple[Pair, ...]:
    made = review.provenance
    pairs = (
        ("Alloway", made.alloway),
        ("HLA reference", made.release),
        ("Random seed", str(made.seed)),
        ("Bank", made.bank),
        ("Trial records", made.trials),
        ("Reviewed as of", words.day(review.as_of)),
    )
    return tuple((name, words.clean(value) or words.NOT_RECORDED) for name, value in pairs)
