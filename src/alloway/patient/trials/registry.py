"""The registry's own structured fields as criteria: state, ages, sex, and conditions."""

from __future__ import annotations

from collections.abc import Sequence

from alloway.patient.trials.judging import Asked, judge_criterion
from alloway.patient.trials.sites import OPEN
from alloway.patient.trials.trees import any_of, leaf, unparsed, walk
from alloway.patient.trials.vocabulary import disease_key, diseases
from alloway.values.trial import Atom, Criterion, Node, Trial, Verdict

_UNSURE = ("", "UNKNOWN", "AVAILABLE")
"""States that leave open whether patients are taken: none, not verified for two years (the
registry's word), or expanded access."""


def registry_verdicts(
    trial: Trial, asked: Asked, criteria: Sequence[Criterion]
) -> tuple[Verdict, ...]:
    """Verdicts on the structured fields of a record.

    Conditions are judged only where the free text names no disease that was understood.
    """
    verdicts = [_status(trial), *_ages(trial, asked), *_sex(trial, asked)]
    if not _names_a_disease(criteria):
        verdicts.extend(_conditions(trial, asked))
    return tuple(verdicts)


def _status(trial: Trial) -> Verdict:
    atom = Atom("trial.status", "in", OPEN)
    shown = trial.status.replace("_", " ").lower() or "not given"
    criterion = Criterion("Registry: the trial takes patients", "inclusion", leaf(atom))
    if trial.status in OPEN:
        return Verdict(criterion, "met", f"status {shown}")
    if trial.status in _UNSURE:
        needs = ("the trial's present status from the registry or the sponsor",)
        return Verdict(criterion, "unknown", f"status {shown}", needs=needs)
    return Verdict(criterion, "not_met", f"status {shown}")


def _ages(trial: Trial, asked: Asked) -> list[Verdict]:
    limits = []
    if trial.min_age is not None:
        limits.append(("minimum", Atom("age", ">=", *_in_unit(trial.min_age))))
    if trial.max_age is not None:
        limits.append(("maximum", Atom("age", "<=", *_in_unit(trial.max_age))))
    return [
        _judged(f"Registry: {side} age {_age_words(atom)}", leaf(atom), asked)
        for side, atom in limits
    ]


def _in_unit(years: float) -> tuple[float, str]:
    if years >= 2 or years == int(years):
        return years, "a"
    months = years * 12
    if abs(months - round(months)) < 1e-6:
        return float(round(months)), "mo"
    return float(round(years * 365.25)), "d"


def _age_words(atom: Atom) -> str:
    words = {"a": "years", "mo": "months", "d": "days"}[atom.unit]
    return f"{atom.value:g} {words}" if isinstance(atom.value, float) else words


def _sex(trial: Trial, asked: Asked) -> list[Verdict]:
    if trial.sex == "ALL":
        return []
    wanted = trial.sex.lower()
    return [_judged(f"Registry: sex {wanted}", leaf(Atom("sex", "in", (wanted,))), asked)]


def _conditions(trial: Trial, asked: Asked) -> list[Verdict]:
    if not trial.conditions:
        return []
    nodes = [_condition(text) for text in trial.conditions]
    return [_judged(f"Registry: condition {'; '.join(trial.conditions)}", any_of(nodes), asked)]


def _condition(text: str) -> Node:
    """A registry condition; MeSH writes ``Lymphoma, Large B-Cell, Diffuse`` backwards."""
    spoken = " ".join(reversed([part.strip() for part in text.split(",")]))
    keys = [disease_key(m) for m in diseases().finditer(spoken)]
    named = tuple(dict.fromkeys(k for k in keys if k != "other"))
    if not named or "other" in keys:
        return unparsed(text)
    return leaf(Atom("diagnosis", "in", named), text)


def _names_a_disease(criteria: Sequence[Criterion]) -> bool:
    return any(
        node.atom is not None and node.atom.field == "diagnosis"
        for c in criteria
        if c.kind == "inclusion" and c.parsed is not None
        for node in walk(c.parsed)
    )


def _judged(text: str, node: Node, asked: Asked) -> Verdict:
    return judge_criterion(Criterion(text, "inclusion", node), asked)
