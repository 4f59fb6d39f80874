"""How fast the disease grows: from two dated measurements where they allow it, else by entity."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING

from alloway.forecast.draws import Plan
from alloway.forecast.inputs import cells_of, number
from alloway.reference.model_parameters import DOUBLING_DAYS
from alloway.values.case import Case, Fact
from alloway.values.evidence import Estimate

if TYPE_CHECKING:
    from alloway.forecast.draws import Floats

_Z80 = 1.2815515655446004
_UNLISTED = (30.0, 1.2)
_MEASURED_SPREAD = 0.4  # of a doubling time from two measurements, log scale: assumed
_KINDS = (
    "burden.spd",
    "burden.largest_lesion",
    "burden.marrow_blasts",
    "burden.marrow_plasma_cells",
)


def disease_pace(case: Case) -> Estimate:
    """Doubling time of the tumour in days, with an 80 % interval.

    Two burden facts of one kind, dated to the day, at least 14 days apart, rising, with no
    treatment between them, give an estimate from the records; otherwise the figure is the
    entity's, and assumed.
    """
    pair = _growing_pair(case)
    days, spread = _typical(case)
    if pair is None:
        return _around(days, spread, Estimate(days, note=_why_assumed(case)))
    early, late = pair
    rise = math.log(_cells(late) / _cells(early))
    days = (_day(late) - _day(early)).days * math.log(2.0) / rise
    note = f"from {early.kind} on {early.date} and {late.date}; spread assumed"
    found = Estimate(days, basis="source", sources=(early.source, late.source), note=note)
    return _around(days, _MEASURED_SPREAD, found)


def growth_rates(case: Case, plan: Plan) -> Floats:
    """Net growth rate of the tumour a day for every virtual patient, shape (n,)."""
    import numpy as np

    pace = disease_pace(case)
    spread = _MEASURED_SPREAD if pace.basis == "source" else _typical(case)[1]
    # Half of the variance is doubt about this entity, half is difference between patients.
    step = spread * math.sqrt(0.5)
    draws = step * (plan.unknown_normal("doubling") + plan.patient_normal("doubling"))
    return math.log(2.0) / (pace.value * np.exp(draws))


def _typical(case: Case) -> tuple[float, float]:
    entity = case.diagnosis.entity if case.diagnosis else ""
    return DOUBLING_DAYS.get(entity, _UNLISTED)


def _why_assumed(case: Case) -> str:
    entity = case.diagnosis.entity if case.diagnosis else ""
    who = f"typical of relapsed {entity}" if entity in DOUBLING_DAYS else "of any blood cancer"
    return f"assumed, {who}: the records hold no two untreated measurements that show growth"


def _around(days: float, spread: float, base: Estimate) -> Estimate:
    wide = math.exp(_Z80 * spread)
    return Estimate(days, days / wide, days * wide, 0.8, "d", base.basis, base.sources, base.note)


def _growing_pair(case: Case) -> tuple[Fact, Fact] | None:
    for kind in _KINDS:
        dated = [f for f in case.of(kind) if _is_day(f.date) and f.unit != "?" and number(f) > 0.0]
        dated.sort(key=lambda f: f.date)
        if len(dated) < 2:
            continue
        early, late = dated[-2:]
        long = (_day(late) - _day(early)).days >= 14
        if long and number(late) > number(early) and not _treated(case, early, late):
            return early, late
    return None


def _treated(case: Case, early: Fact, late: Fact) -> bool:
    """Whether any line runs between the two, or its dates leave that open."""
    return any(
        not _is_day(line.start)
        or (line.start <= late.date and (line.end or line.start) >= early.date)
        for line in case.lines
    )


def _cells(fact: Fact) -> float:
    return cells_of(fact.kind, number(fact))


def _is_day(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text))


def _day(fact: Fact) -> date:
    return date.fromisoformat(fact.date)
