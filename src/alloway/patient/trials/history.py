"""Treatment history against a criterion: lines, CAR-T and other cell therapy, transplants.

A history that nobody stated proves nothing: without ``case.prior_known`` the absence of a
treatment is ``unknown``. With it, the stated history is taken as complete.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date

from alloway.patient.trials.truth import Finding, join_any
from alloway.values.case import Case, Fact, PriorTreatment
from alloway.values.dates import days_before
from alloway.values.trial import Atom

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip
_LETTER = ("treatment summary of the referring clinic with every line, its dates and response",)
_KINDS = {
    "prior.car_t": "CAR-T",
    "prior.cell_therapy": "CAR-T",
    "prior.allo_transplant": "allogeneic transplant",
    "prior.auto_transplant": "autologous transplant",
}
_NAMES = {
    "prior.car_t": "CAR-T therapy",
    "prior.cell_therapy": "cell or gene therapy",
    "prior.allo_transplant": "allogeneic transplant",
    "prior.auto_transplant": "autologous transplant",
}


def judge_lines(atom: Atom, case: Case) -> Finding:
    """The number of prior lines, which the records may only bound."""
    facts = tuple(dict.fromkeys(f for line in case.lines for f in line.facts))
    if case.line_count is None or not isinstance(atom.value, (int, float)):
        return Finding("unknown", "number of prior lines not recorded", facts, _LETTER)
    low, high = case.line_count
    shown = f"{low} prior lines" if low == high else f"{low} to {high} prior lines"
    known = {_COMPARE[atom.relation](n, atom.value) for n in range(low, high + 1)}
    if len(known) == 2:
        return Finding("unknown", shown, facts, _LETTER)
    return Finding("met" if known.pop() else "not_met", shown, facts)


def judge_transplant(atom: Atom, case: Case, planned: date) -> Finding:
    """A prior transplant of the atom's kind, within its window where it has one."""
    return _judge(atom, case, planned)


def judge_cell_therapy(atom: Atom, case: Case, planned: date) -> Finding:
    """Prior CAR-T therapy (against a target where one is named), or any cell or gene therapy."""
    return _judge(atom, case, planned)


def _judge(atom: Atom, case: Case, planned: date) -> Finding:
    name = _NAMES[atom.field]
    events = [p for p in case.prior if p.kind == _KINDS[atom.field]] or _from_lines(atom, case)
    if not events:
        if case.prior_known:
            return Finding("not_met", f"the stated treatment history has no {name}", _history(case))
        return Finding("unknown", f"treatment history not stated: {name} open", needs=_LETTER)
    found = join_any([_event(atom, event, planned) for event in events])
    if found.truth == "not_met" and not case.prior_known:
        why = f"{found.why}; further {name} not excluded by the records"
        return Finding("unknown", why, found.facts, _LETTER)
    return found


def _event(atom: Atom, event: PriorTreatment, planned: date) -> Finding:
    shown = f"{event.kind}{f' ({event.product})' if event.product else ''}"
    shown += f" on {event.date}" if event.date else ""
    if atom.relation == "in" and isinstance(atom.value, tuple):
        if not event.targets:
            needs = ("the product or target of the earlier CAR-T therapy",)
            return Finding("unknown", f"{shown}: target not recorded", event.facts, needs)
        if not set(event.targets) & set(atom.value):
            return Finding("not_met", f"{shown}: against {', '.join(event.targets)}", event.facts)
    if atom.window_days is None:
        return Finding("met", shown, event.facts)
    past = days_before(event.date, planned)
    needs = (f"date of the {event.kind}",)
    if past is None:
        return Finding("unknown", f"{shown}: undated", event.facts, needs)
    if past[0] <= atom.window_days < past[1]:
        return Finding("unknown", f"{shown}: day open", event.facts, needs)
    within = past[1] <= atom.window_days
    return Finding("met" if within else "not_met", shown, event.facts)


def _from_lines(atom: Atom, case: Case) -> list[PriorTreatment]:
    """CAR-T known only as a line of therapy; its target is then unknown."""
    if _KINDS[atom.field] != "CAR-T":
        return []
    return [
        PriorTreatment("CAR-T", line.start, line.regimen, facts=line.facts)
        for line in case.lines
        if line.kind == "CAR-T"
    ]


def _history(case: Case) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(f for line in case.lines for f in line.facts))
