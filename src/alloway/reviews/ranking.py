"""The order of options: a rule that can be said in one sentence, not a score.

Blocked options last, and before them studies that only observe. Of the rest, open doors before
unknown ones; within each, donor-derived cells before other
cell therapies before other pathways; then fewer open questions, fewer points against, and fewer
days to treatment. Ties keep the order of identifiers, so equal input gives equal output.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from alloway.values.review import Option

_STANDING = {"possible": 0, "unknown": 1, "blocked": 2}


def ranked(options: Iterable[Option]) -> tuple[Option, ...]:
    """The options in order, with rank 1 for the first."""
    ordered = sorted(options, key=_key)
    return tuple(replace(option, rank=i) for i, option in enumerate(ordered, start=1))


def _key(option: Option) -> tuple[bool, bool, int, int, int, int, float, str]:
    assessment = option.assessment
    weights = [reason.weight for reason in assessment.reasons]
    days = assessment.days_to_treatment
    return (
        assessment.standing == "blocked",
        observes(option),
        _STANDING[assessment.standing],
        _group(option),
        open_questions(option),
        weights.count("against"),
        days.value if days else float("inf"),
        option.id,
    )


def observes(option: Option) -> bool:
    """Whether the option is a study that offers no treatment."""
    trial = option.assessment.trial
    return bool(trial and trial.trial.study_type == "OBSERVATIONAL")


def _group(option: Option) -> int:
    trial = option.assessment.trial
    if observes(option):
        return 2
    if option.kind == "lot" or (trial and trial.cell_source == "donor-derived"):
        return 0
    if option.kind == "autologous" or (trial and trial.cell_source == "autologous"):
        return 1
    return 2


def open_questions(option: Option) -> int:
    """How many questions stand between this option and a decision."""
    trial = option.assessment.trial
    if trial:
        return sum(v.verdict == "unknown" for v in trial.criteria)
    return sum(reason.weight == "open" for reason in option.assessment.reasons)
