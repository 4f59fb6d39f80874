"""What to do this week, and the first screen in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from alloway.patient.trials.judging import READ
from alloway.reference import kinds
from alloway.reference.diseases import BY_KEY
from alloway.reviews.ranking import observes
from alloway.values.case import Case, Gap
from alloway.values.review import Option, Step

STATEMENT = (
    "This review supports research and coordination. It promises no access, no eligibility and no "
    "outcome. Whether an option is open is decided by the treating team, the trial team and the "
    "patient; figures marked as assumed rest on no data."
)


def next_steps(case: Case, options: tuple[Option, ...], gaps: tuple[Gap, ...]) -> tuple[Step, ...]:
    """At most seven steps: the best options, the records that settle most, and open gaps.

    A record that several open trials ask for comes before one that a single trial asks for; gaps in
    what every option needs (antigen, HLA, antibodies, diagnosis) come last.
    """
    wanted = [*_of_best(options), *_settling(options), *_closing(gaps)]
    return tuple({step.text: step for step in reversed(wanted)}.values())[::-1][:7]


def _of_best(options: Iterable[Option]) -> Iterator[Step]:
    """The first step of the best lot and of the two best trials that nothing blocks."""
    open_ones = [o for o in options if o.assessment.standing != "blocked" and not observes(o)]
    for kind, most in (("lot", 1), ("trial", 2)):
        mine = [o for o in open_ones if o.kind == kind]
        for option in mine[:most]:
            yield from option.assessment.steps[:1]


def _settling(options: Iterable[Option]) -> Iterator[Step]:
    """The records that open criteria ask for most often, over trials that nothing blocks."""
    asked: Counter[str] = Counter()
    for option in options:
        trial = option.assessment.trial
        if trial and option.assessment.standing != "blocked":
            asked.update({need for v in trial.criteria for need in v.needs if need != READ})
    for need, count in sorted(asked.items(), key=lambda item: (-item[1], item[0]))[:3]:
        trials = f"{count} open trials" if count > 1 else "1 open trial"
        yield Step(f"Get {need} (would settle a criterion of {trials})", "referring clinic", 7)


def _closing(gaps: tuple[Gap, ...]) -> Iterator[Step]:
    """Gaps in what every option needs."""
    order = ("diagnosis", "antigen.", "hla.blood", "hla", "antibod")
    mine = [gap for gap in gaps if gap.kind.startswith(order)]
    mine.sort(
        key=lambda gap: next(i for i, start in enumerate(order) if gap.kind.startswith(start))
    )
    for gap in mine:
        verb = "Settle the contradiction on" if gap.why == "conflict" else "Get"
        what = kinds.label(gap.kind) if gap.why == "conflict" else gap.settles
        yield Step(f"{verb} {what}", gap.who, 7)


def summary(case: Case, options: tuple[Option, ...], as_of: date) -> tuple[str, ...]:
    """The first screen: who, what is open, what blocks, what is missing."""
    return tuple(
        sentence
        for sentence in (
            _who(case, as_of),
            _best(options),
            *_blocked(options),
            _missing(case),
        )
        if sentence
    )


def _who(case: Case, as_of: date) -> str:
    if case.diagnosis is None:
        return f"The records name no diagnosis that Alloway can read (as of {as_of})."
    disease = BY_KEY.get(case.diagnosis.entity)
    named = disease.name if disease else str(case.diagnosis.fact.value)
    parts = [named]
    if case.diagnosis.status != "unknown":
        parts.append(case.diagnosis.status)
    if case.line_count:
        low, high = case.line_count
        count = str(low) if low == high else f"{low} to {high}"
        parts.append(f"{count} prior line{'s' if high != 1 else ''} of therapy")
    parts += [
        f"{prior.kind}{f' ({prior.product})' if prior.product else ''} {prior.date}".strip()
        for prior in case.prior
    ]
    return f"{', '.join(parts)} (as of {as_of})."


def _best(options: tuple[Option, ...]) -> str:
    open_ones = [
        o
        for o in options
        if o.assessment.standing != "blocked" and o.kind != "pathway" and not observes(o)
    ]
    derived = [o for o in open_ones if _donor_derived(o)]
    if not open_ones:
        return "No suitable option was found among the lots, trials and products reviewed."
    if not derived:
        return (
            "No suitable donor-derived option was found; the first of the others is "
            f"{open_ones[0].title}."
        )
    first = derived[0]
    more = f", with {len(derived) - 1} more not ruled out" if len(derived) > 1 else ""
    state = "possible" if first.assessment.standing == "possible" else "not ruled out"
    return f"First donor-derived option: {first.title} ({state}){more}."


def _donor_derived(option: Option) -> bool:
    trial = option.assessment.trial
    derived = bool(trial and trial.cell_source == "donor-derived")
    return option.kind == "lot" or (derived and not observes(option))


def _blocked(options: tuple[Option, ...]) -> Iterator[str]:
    for kind in ("lot", "trial"):
        mine = [o for o in options if o.kind == kind]
        blocked = [o for o in mine if o.assessment.standing == "blocked"]
        if not blocked:
            continue
        reasons = Counter(_cause(o) for o in blocked)
        cause, count = min(reasons.items(), key=lambda item: (-item[1], item[0]))
        verb = "are" if len(blocked) > 1 else "is"
        share = f"{len(blocked)} of {len(mine)} {kind}s {verb}"
        yield f"{share} blocked, most often because of {cause} ({count})."


def _cause(option: Option) -> str:
    """The kind of obstacle in two or three words, for counting."""
    trial = option.assessment.trial
    if trial:
        for verdict in trial.criteria:
            if verdict.blocks:
                return _criterion_subject(verdict.criterion.parsed)
        return "recruitment status"
    topic = next(r.topic for r in option.assessment.reasons if r.weight == "blocks")
    return _CAUSES.get(topic, "the lot's state")


_CAUSES = {
    "disease.other": "another disease",
    "antigen.negative": "antigen loss",
    "lot.expired": "expiry",
    "lot.release": "release state",
    "lot.doses": "no doses left",
    "lot.fratricide": "missing knock-out",
}


def _criterion_subject(node: object) -> str:
    from alloway.values.trial import Node

    while isinstance(node, Node):
        if node.atom:
            field = node.atom.field
            return {
                "status": "recruitment status",
                "diagnosis": "another disease",
                "lines": "number of prior lines",
                "prior.car_t": "prior CAR-T cells",
            }.get(field, kinds.label(field))
        node = node.items[0] if node.items else None
    return "another criterion"


def _missing(case: Case) -> str:
    if not case.gaps:
        return ""
    named = ", ".join(dict.fromkeys(kinds.label(gap.kind) for gap in case.gaps[:4]))
    return f"{len(case.gaps)} gaps in the records, first: {named}."
