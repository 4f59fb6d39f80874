"""Which free light chain is the myeloma's, from the pair that the laboratory measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from alloway.values.case import Fact

_NORMAL = (0.26, 1.65)
"""Kappa/lambda ratio of healthy serum (Katzmann 2002, Clin Chem 48:1437)."""


def involved_chains(facts: Sequence[Fact]) -> list[Fact]:
    """The involved chain of every sample that has both: kappa above the normal ratio, lambda below.

    Within the normal ratio neither is involved, and a chain alone, without a unit or below the
    limit of measurement says nothing.

    >>> from alloway.values.evidence import Source
    >>> pair = [Fact(f"lab.flc_{c}", v, Source("labs.csv"), "mg/L", "2026-10-01")
    ...         for c, v in (("kappa", 7.0), ("lambda", 350.0))]
    >>> [(fact.kind, fact.value, fact.note) for fact in involved_chains(pair)]
    [('lab.flc_involved', 350.0, 'lambda is the involved chain: kappa/lambda ratio 0.02')]
    """
    kappas = [fact for fact in facts if fact.kind == "lab.flc_kappa"]
    lambdas = {_sample(fact): fact for fact in facts if fact.kind == "lab.flc_lambda"}
    found = [_involved(kappa, lambdas.get(_sample(kappa))) for kappa in kappas]
    return [fact for fact in found if fact is not None]


def _sample(fact: Fact) -> tuple[str, str, str]:
    return (fact.date, fact.source.document, fact.unit)


def _involved(kappa: Fact, other: Fact | None) -> Fact | None:
    if other is None or not isinstance(kappa.value, float) or not isinstance(other.value, float):
        return None
    if kappa.unit in ("", "?") or other.value <= 0:
        return None
    ratio = kappa.value / other.value
    if _NORMAL[0] <= ratio <= _NORMAL[1]:
        return None
    name, fact = ("kappa", kappa) if ratio > _NORMAL[1] else ("lambda", other)
    note = f"{name} is the involved chain: kappa/lambda ratio {ratio:.3g}"
    return replace(fact, kind="lab.flc_involved", note=note)
