"""The case as a reader checks it: facts in groups, therapy, HLA, conflicts, documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alloway.reference.diseases import BY_KEY
from alloway.reference.kinds import BY_NAME
from alloway.reviews import words
from alloway.reviews.charts import priors_beside_lines
from alloway.reviews.page.citations import Citations, Ref, Sentence
from alloway.values.case import Case, Conflict, Document, Fact, Gap, TherapyLine
from alloway.values.hla import Typing

_HOW = {
    "structured": "",
    "text rule": "read from text",
    "OCR": "read by OCR",
    "person": "entered by a person",
}
_WHY = {
    "missing": "missing",
    "old": "out of date",
    "conflict": "contradictory",
    "unreadable": "not readable",
    "ambiguous": "ambiguous",
}
_SHOWN = 10
_LASTING = ("name", "birth_date", "sex", "place", "height")
"""Kinds for which a missing date is no lack."""
_LISTED = ("condition", "medication", "mutation", "preference")
"""Kinds of which a case holds many, each named by its value."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """The newest fact of a kind, with what qualifies it and the earlier values."""

    label: str
    value: str
    when: str
    flags: tuple[str, ...]
    note: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts under one heading; ``more`` is folded away."""

    name: str
    rows: tuple[FactRow, ...]
    more: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of therapy."""

    number: str
    regimen: str
    drugs: str
    when: str
    response: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TypingView:
    """One HLA typing."""

    title: str
    loci: tuple[tuple[str, str], ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """Something missing, what closes it, and who can."""

    label: str
    why: str
    text: str
    settles: str
    who: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Facts that contradict each other and the one proposed."""

    label: str
    facts: tuple[Sentence, ...]
    proposed: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One file and what became of it."""

    name: str
    kind: str
    drawn: str
    digest: str
    left_out: str


def title(case: Case) -> str:
    """Diagnosis and status, as a headline."""
    if case.diagnosis is None:
        return "Diagnosis not recorded"
    known = BY_KEY.get(case.diagnosis.entity)
    named = known.name if known else words.quantity(case.diagnosis.fact.value)
    status = case.diagnosis.status
    named = words.shorten(named, 160)
    return named if status == "unknown" else f"{named}, {status}"


def patient_line(case: Case) -> str:
    """Sex, age, place, in one line."""
    sex = words.quantity(case.sex.value) if case.sex else "sex not recorded"
    place = words.quantity(case.place.value) if case.place else "residence not recorded"
    return f"{sex[:1].upper()}{sex[1:]}, {words.age(case)}, {place}"


def groups(case: Case, cite: Citations) -> tuple[tuple[FactGroup, ...], tuple[str, ...]]:
    """The groups that hold facts, and the names of those that hold none."""
    person = [f for f in (case.name, case.birth_date, case.sex, case.weight, case.height,
                          case.place) if f]  # fmt: skip
    disease = [case.diagnosis.fact, *case.diagnosis.status_facts] if case.diagnosis else []
    named: list[tuple[str, Iterable[Fact]]] = [
        ("Patient", person),
        ("Diagnosis and stage", [*disease, *case.stage]),
        ("Disease burden", case.burden),
        ("Antigens on the tumour", case.antigens),
        ("Gene alterations", case.mutations),
        ("Performance status", case.performance),
        ("Laboratory", case.labs),
        ("Organ function", case.organ),
        ("Infections", case.infections),
        ("Other conditions", case.conditions),
        ("Medication", case.medications),
        ("Wishes and limits", case.preferences),
    ]
    made = [(name, _group(name, tuple(facts), case.as_of, cite)) for name, facts in named]
    present = tuple(group for _, group in made if group)
    return present, tuple(name for name, group in made if not group)


def _group(name: str, facts: tuple[Fact, ...], as_of: date, cite: Citations) -> FactGroup | None:
    kept = [f for f in facts if f.state in ("found", "confirmed")]
    series: dict[tuple[str, str], list[Fact]] = {}
    if kept and kept[0].kind in _LISTED:
        kept.sort(key=lambda f: f.date, reverse=True)
    for found in kept:
        series.setdefault(_series(found), []).append(found)
    rows = tuple(_row(found, as_of, cite) for found in series.values())
    return FactGroup(name, rows[:_SHOWN], rows[_SHOWN:]) if rows else None


def _series(found: Fact) -> tuple[str, str]:
    """Numbers of one kind are one series over time; texts are each their own."""
    return (found.kind, "" if isinstance(found.value, float) else str(found.value))


def _row(series: list[Fact], as_of: date, cite: Citations) -> FactRow:
    newest, *earlier = sorted(series, key=lambda f: f.date, reverse=True)
    born = newest.kind == "birth_date" and isinstance(newest.value, str)
    value = words.day(str(newest.value)) if born else words.quantity(newest.value, newest.unit)
    label = words.kind_label(newest.kind)
    trend = [f"{words.quantity(f.value)} ({words.day(f.date)})" for f in earlier[:3]]
    note = [words.clean(newest.note), _HOW[newest.method]]
    note += [f"earlier: {', '.join(trend)}" if trend else ""]
    return FactRow(
        value if newest.kind in _LISTED else label,
        "" if newest.kind in _LISTED else value,
        "" if born or (newest.kind in _LASTING and not newest.date) else words.day(newest.date),
        tuple(_flags(newest, as_of)),
        "; ".join(part for part in note if part),
        cite.of_facts((newest,)),
    )


def _flags(found: Fact, as_of: date) -> Iterable[str]:
    limit = found.upper_normal
    if isinstance(found.value, float) and limit is not None and found.value > limit:
        yield f"above {words.number(limit)}"
    kind = BY_NAME.get(found.kind)
    age = words.days_old(found.date, as_of)
    if kind and kind.max_age_days and age is not None and age > kind.max_age_days:
        yield f"{age} days old"
    if found.state == "confirmed":
        yield "confirmed"


def line_rows(case: Case, cite: Citations) -> tuple[LineRow, ...]:
    """Lines of therapy, then earlier cellular therapies."""
    lines = [_line(line, cite) for line in case.lines]
    for prior in priors_beside_lines(case):
        product = words.clean(prior.product)
        target = ", ".join(map(words.clean, prior.targets))
        lines.append(
            LineRow(
                "",
                f"{prior.kind}{f': {product}' if product else ''}",
                target,
                words.day(prior.date),
                words.clean(prior.note),
                cite.of_facts(prior.facts[:3]),
            )
        )
    return tuple(lines)


def _line(line: TherapyLine, cite: Citations) -> LineRow:
    start = words.day(line.start)
    when = f"{start} to {words.day(line.end)}" if line.end else f"from {start}, end not recorded"
    regimen = words.clean(line.regimen) or words.NOT_RECORDED
    return LineRow(
        str(line.number or "–"),
        regimen + ("" if line.certain else " (may not be a line of its own)"),
        ", ".join(map(words.clean, line.drugs)),
        when,
        words.clean(line.response) or words.NOT_RECORDED,
        cite.of_facts(line.facts[:3]),
    )


def line_count(case: Case) -> str:
    """How many lines of therapy the records support."""
    if case.line_count is None:
        return "The number of lines of therapy is not known."
    low, high = case.line_count
    if low == high:
        count = words.plural(low, "line of therapy", "lines of therapy")
        return f"The records support {count}."
    return f"The records support {low} to {high} lines of therapy."


def typings(case: Case, cite: Citations) -> tuple[TypingView, ...]:
    """Every HLA typing with its ambiguity."""
    return tuple(_typing(found, cite) for found in case.typings)


def _typing(found: Typing, cite: Citations) -> TypingView:
    sample = "sample not stated" if found.sample == "unknown" else found.sample
    release = f", IPD-IMGT/HLA {words.clean(found.release)}" if found.release else ""
    return TypingView(
        f"{sample}{release}",
        tuple((words.clean(locus.name), words.genotype(locus)) for locus in found.loci),
        cite.refs((found.source,)),
    )


def antibodies(case: Case, cite: Citations) -> Sentence:
    """The strongest beads of the latest serum, in one sentence."""
    if not case.beads:
        return Sentence("No single-antigen bead result is recorded.")
    strongest = sorted(case.beads, key=lambda bead: -bead.mfi)[:6]
    shown = ", ".join(
        f"{'/'.join(map(words.clean, bead.specificity))} {words.number(round(bead.mfi))}"
        for bead in strongest
    )
    sera = sorted({bead.serum_date for bead in case.beads if bead.serum_date})
    dated = f"serum of {words.day(sera[-1])}" if sera else "serum undated"
    text = f"{words.plural(len(case.beads), 'bead')}, {dated}; strongest (MFI): {shown}."
    return Sentence(text, cite.refs(bead.source for bead in strongest[:3]))


def imaging(case: Case, cite: Citations) -> tuple[Sentence, ...]:
    """Imaging series on the disc, newest first."""
    newest = sorted(case.imaging, key=lambda series: series.date, reverse=True)[:8]
    return tuple(
        Sentence(
            f"{words.clean(s.modality)} {words.clean(s.body_part)}, {words.day(s.date)}: "
            f"{words.clean(s.description) or 'no description'} "
            f"({words.plural(s.instances, 'image')})",
            cite.refs((s.source,)),
        )
        for s in newest
    )


def gap_row(gap: Gap, cite: Citations) -> GapRow:
    """A gap in words."""
    return GapRow(
        words.kind_label(gap.kind),
        _WHY[gap.why],
        words.sentence(gap.text),
        words.sentence(gap.settles),
        words.clean(gap.who) or words.NOT_RECORDED,
        cite.of_facts(gap.facts),
    )


def conflict_row(conflict: Conflict, cite: Citations) -> ConflictRow:
    """A conflict in words."""
    return ConflictRow(
        words.kind_label(conflict.kind),
        tuple(Sentence(words.fact(found), cite.of_facts((found,))) for found in conflict.facts),
        words.fact(conflict.proposed),
        words.sentence(conflict.reason),
    )


def document_row(document: Document) -> DocumentRow:
    """A file in words."""
    pages = f"{words.plural(document.pages, 'page')}, " if document.pages else ""
    return DocumentRow(
        words.clean(document.name) or words.NOT_RECORDED,
        words.clean(document.kind),
        f"{pages}{words.plural(document.facts, 'fact')}",
        words.clean(document.sha256)[:12],
        words.sentence(document.left_out) if document.left_out else "",
    )
