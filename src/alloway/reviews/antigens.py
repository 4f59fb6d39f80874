"""Does the tumour show what the cells look for? Three answers, each with its dated finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from alloway.reference import kinds
from alloway.values.case import Case, Fact
from alloway.values.dates import last_day
from alloway.values.evidence import Source
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
        return Reason("open", "The lot does not say which antigen it targets")
    order = ("for", "against", "open", "blocks")
    best = min(verdicts, key=lambda reason: order.index(reason.weight))
    if best.weight == "blocks" and len(verdicts) > 1:
        sources = tuple(source for verdict in verdicts for source in verdict.sources)
        return Reason("blocks", "; ".join(verdict.text for verdict in verdicts), sources)
    return best


def _single(case: Case, target: str, as_of: date) -> Reason:
    finding = case.latest(f"antigen.{target}")
    if finding is None:
        return Reason("open", f"{target} on the tumour is not reported; ask for it on a new biopsy")
    value = str(finding.value).lower()
    said = f"{target} was {value} on {finding.date or 'an undated report'}"
    sources = (finding.source,)
    if any(word in value for word in _ABSENT):
        return Reason("blocks", f"{said}: the cells would not find the tumour", sources)
    outdated = _outdated(case, target, finding, as_of)
    if outdated:
        text, source = outdated
        return Reason("open", f"{said}, {text}; a new result is needed", (*sources, *source))
    if any(word in value for word in _WEAK):
        return Reason("against", f"{said}: escape by antigen-low cells is likelier", sources)
    if value == "positive":
        return Reason("for", said, sources)
    return Reason("open", f"{said}, which cannot be read as positive or negative", sources)


def _outdated(
    case: Case, target: str, finding: Fact, as_of: date
) -> tuple[str, tuple[Source, ...]] | None:
    """Why the finding no longer counts, with the source of the reason; ``None`` when it does."""
    if not finding.date:
        return "without a date", ()
    for prior in case.prior:
        if target in prior.targets and prior.date > finding.date:
            return (
                f"before {prior.product or prior.kind} against {target} ({prior.date})",
                tuple(fact.source for fact in prior.facts[:1]),
            )
    days = (as_of - last_day(finding.date)).days
    limit = kinds.BY_NAME[finding.kind].max_age_days if finding.kind in kinds.BY_NAME else None
    if limit is not None and days > limit:
        return f"{days} days ago (older than {limit})", ()
    return None
