"""Does the tumour show what the cells look for? Three answers, each with its dated finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from alloway.reference import kinds
from alloway.reference.drugs import targets_of
from alloway.values.case import Case, Fact
from alloway.values.dates import last_day
from alloway.values.review import Reason

_ABSENT = ("negative", "lost", "absent")
_WEAK = ("dim", "partial", "weak", "heterogeneous")


def antigen_reason(case: Case, targets: Sequence[str], as_of: date) -> Reason:
    """One sentence on the expression of the targets, which blocks, supports or stays open.

    A construct with several targets is blocked only when every one of them is negative: one
    antigen that is still there can be enough. A result older than its shelf life, or older than a
    treatment against the same antigen, is open, because expression may have been lost since
    (antigen loss after CD19 CAR-T: Orlando 2018, Nat Med 24:1504).
    """
    verdicts = [_single(case, target, as_of) for target in targets]
    if not verdicts:
        return Reason(
            "open", "The lot does not say which antigen it targets", (), "antigen.unnamed"
        )
    order = ("for", "against", "open", "blocks")
    best = min(verdicts, key=lambda reason: order.index(reason.weight))
    if best.weight == "blocks" and len(verdicts) > 1:
        sources = tuple(source for verdict in verdicts for source in verdict.sources)
        text = "; ".join(verdict.text for verdict in verdicts)
        return Reason("blocks", text, sources, "antigen.negative")
    return best


def _single(case: Case, target: str, as_of: date) -> Reason:
    finding = case.latest(f"antigen.{target}")
    if finding is None:
        text = f"{target} on the tumour is not reported; ask for it on a new biopsy"
        return Reason("open", text, (), "antigen.missing")
    value = str(finding.value).lower()
    said = f"{target} was {value} on {finding.date or 'an undated report'}"
    sources = (finding.source,)
    if any(word in value for word in _ABSENT):
        text = f"{said}: the cells would not find the tumour"
        return Reason("blocks", text, sources, "antigen.negative")
    outdated = _treated_since(case, target, finding) or _too_old(finding, as_of)
    if outdated:
        return replace(outdated, text=f"{said}, {outdated.text}; a new result is needed")
    if any(word in value for word in _WEAK):
        text = f"{said}: escape by antigen-low cells is likelier"
        return Reason("against", text, sources, "antigen.weak")
    if value == "positive":
        return Reason("for", said, sources, "antigen.positive")
    text = f"{said}, which cannot be read as positive or negative"
    return Reason("open", text, sources, "antigen.unclear")


def _treated_since(case: Case, target: str, finding: Fact) -> Reason | None:
    """A treatment against the same antigen after the finding, which may have selected its loss."""
    for prior in case.prior:
        if target in prior.targets and prior.date > finding.date:
            text = f"before {prior.product or prior.kind} against {target} ({prior.date})"
            sources = (finding.source, *(fact.source for fact in prior.facts[:1]))
            return Reason("open", text, sources, "antigen.treated")
    for line in case.lines:
        drug = next((d for d in line.drugs if target in targets_of(d)), None)
        if drug and (line.end or line.start) > finding.date:
            text = f"before or during {drug} against {target} ({line.end or line.start})"
            sources = (finding.source, *(fact.source for fact in line.facts[:1]))
            return Reason("open", text, sources, "antigen.treated")
    return None


def _too_old(finding: Fact, as_of: date) -> Reason | None:
    if not finding.date:
        return Reason("open", "without a date", (finding.source,), "antigen.old")
    days = (as_of - last_day(finding.date)).days
    limit = kinds.BY_NAME[finding.kind].max_age_days if finding.kind in kinds.BY_NAME else None
    if limit is not None and days > limit:
        text = f"{days} days ago (older than {limit})"
        return Reason("open", text, (finding.source,), "antigen.old")
    return None
