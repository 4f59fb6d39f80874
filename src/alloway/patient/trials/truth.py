"""Kleene's three-valued logic, and a finding: a truth with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alloway.values.case import Fact
from alloway.values.trial import Truth

_NOT: dict[Truth, Truth] = {"met": "not_met", "not_met": "met", "unknown": "unknown"}


@dataclass(frozen=True, slots=True)
class Finding:
    """The truth of one node for one case, with its reasons."""

    truth: Truth
    why: str
    facts: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    """Records that would settle it; empty when decided, or when nobody can read the words."""


def negate(truth: Truth) -> Truth:
    """Kleene's not.

    >>> negate("unknown")
    'unknown'
    """
    return _NOT[truth]


def conjoin(truths: Iterable[Truth]) -> Truth:
    """Kleene's and: one ``not_met`` decides, else one ``unknown`` leaves it open."""
    found = tuple(truths)
    if "not_met" in found:
        return "not_met"
    return "unknown" if "unknown" in found else "met"


def disjoin(truths: Iterable[Truth]) -> Truth:
    """Kleene's or: one ``met`` decides, else one ``unknown`` leaves it open."""
    return negate(conjoin(negate(t) for t in truths))


def join_all(findings: Sequence[Finding]) -> Finding:
    """The finding of an ``and``, with the reasons that decide it."""
    return _joined(findings, conjoin(f.truth for f in findings), deciding="not_met")


def join_any(findings: Sequence[Finding]) -> Finding:
    """The finding of an ``or``, with the reasons that decide it."""
    return _joined(findings, disjoin(f.truth for f in findings), deciding="met")


def invert(finding: Finding) -> Finding:
    """The finding of a ``not``."""
    return Finding(negate(finding.truth), finding.why, finding.facts, finding.needs)


def _joined(findings: Sequence[Finding], truth: Truth, *, deciding: Truth) -> Finding:
    if truth in (deciding, "unknown"):
        shown = [f for f in findings if f.truth == truth]
    else:
        shown = list(findings)
    facts = shown if truth != "unknown" else findings
    return Finding(
        truth,
        "; ".join(dict.fromkeys(f.why for f in shown)),
        tuple(dict.fromkeys(fact for f in facts for fact in f.facts)),
        tuple(dict.fromkeys(n for f in shown for n in f.needs)) if truth == "unknown" else (),
    )
