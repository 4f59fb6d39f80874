"""The seen and unseen halves of the CAR-T eligibility set, and the shares that were structured."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from alloway.patient.trials import parse_criteria, read_trials
from alloway.patient.trials.trees import has_atom, is_complete
from alloway.values.trial import Trial

UNSEEN = 30


def split(trials: Iterable[Trial]) -> tuple[list[Trial], list[Trial]]:
    """Seen and unseen trials by the rule of the README."""
    order = sorted(trials, key=lambda t: hashlib.sha256(t.nct_id.encode()).hexdigest())
    return order[UNSEEN:], order[:UNSEEN]


def shares(trials: Iterable[Trial]) -> tuple[int, float, float]:
    """Number of criterion lines, share with a constraint, share fully structured."""
    criteria = [c for t in trials for c in parse_criteria(t.eligibility)]
    some = sum(has_atom(c.parsed) for c in criteria)
    full = sum(is_complete(c.parsed) for c in criteria)
    return len(criteria), some / len(criteria), full / len(criteria)


if __name__ == "__main__":
    data = Path(__file__).resolve().parents[4] / "shared/data/trials/cart_eligibility"
    for name, half in zip(("seen", "unseen"), split(read_trials(data).trials), strict=True):
        number, some, full = shares(half)
        print(f"{name}: {number} lines, {some:.1%} with a constraint, {full:.1%} fully structured")
