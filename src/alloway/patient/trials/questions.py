"""Which missing record opens most doors: open questions ranked by the trials they would decide."""

from __future__ import annotations

from collections.abc import Sequence

from alloway.patient.trials.judging import READ
from alloway.values.trial import Question, TrialMatch


def open_questions(matches: Sequence[TrialMatch]) -> tuple[Question, ...]:
    """Missing records over all trials that nothing blocks, the one that decides most first.

    A trial is decided by a record when no other record is missing for it; criteria that only a
    person can read are left aside. Ties go to the record more trials wait for, then by name.
    """
    waiting: dict[str, list[str]] = {}
    alone: dict[str, list[str]] = {}
    said: dict[str, str] = {}
    for match in matches:
        if match.verdict == "blocked":
            continue
        needs = _needs(match)
        for need, sentence in needs.items():
            waiting.setdefault(need, []).append(match.trial.nct_id)
            said.setdefault(need, sentence)
        if len(needs) == 1:
            alone.setdefault(next(iter(needs)), []).append(match.trial.nct_id)
    found = [
        Question(need, tuple(alone.get(need, ())), tuple(trials), said[need])
        for need, trials in waiting.items()
    ]
    return tuple(sorted(found, key=lambda q: (-len(q.decides), -len(q.opens), q.need)))


def _needs(match: TrialMatch) -> dict[str, str]:
    """Each missing record of a trial once, with the first criterion that asks for it."""
    found: dict[str, str] = {}
    for verdict in match.criteria:
        if verdict.verdict == "unknown":
            for need in verdict.needs:
                if need != READ:
                    found.setdefault(need, " ".join(verdict.criterion.text.split()))
    return found
