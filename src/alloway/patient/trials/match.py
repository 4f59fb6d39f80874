"""A case against trials: a verdict for every criterion, one for the trial, and an order.

A verdict is the truth of the criterion's own sentence: an inclusion that is not met blocks, an
exclusion that is met blocks. A trial is ``possible`` when nothing blocks, its disease fits, and
every criterion that the records could decide is decided; otherwise it is ``unknown``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from alloway.patient.trials.classify import classify
from alloway.patient.trials.criteria import parse_criteria
from alloway.patient.trials.judging import READ, Asked, judge_atom, judge_criterion
from alloway.patient.trials.registry import registry_verdicts
from alloway.patient.trials.sayings import ADMINISTRATIVE
from alloway.patient.trials.sites import near_sites
from alloway.patient.trials.trees import is_complete, walk
from alloway.reference.places import Place, find_place
from alloway.values.case import Case
from alloway.values.trial import Criterion, Trial, TrialMatch, TrialVerdict, Verdict

_ORDER: dict[TrialVerdict, int] = {"possible": 0, "unknown": 1, "blocked": 2}
_SOURCE = {"donor-derived": 0, "unclear": 1, "autologous": 2}
FAR_KM = 1e6


def match_trial(
    case: Case,
    trial: Trial,
    as_of: date,
    origin: Place | None = None,
    planned: date | None = None,
) -> TrialMatch:
    """Set one case against one trial.

    Parameters
    ----------
    case, trial
        The patient and the registry record.
    as_of
        The day of the review; ages are taken on it.
    origin
        Where the patient starts from; without it the case's own place of residence is used.
    planned
        The planned day that windows ("within 14 days") count back from; `as_of` without it.

    Returns
    -------
    TrialMatch
        With a verdict for every criterion, the registry's own fields first. A distance never
        blocks.
    """
    return _matched(trial, Asked(case, as_of, planned or as_of), origin or _home(case))[0]


def match_trials(
    case: Case,
    trials: Iterable[Trial],
    as_of: date,
    origin: Place | None = None,
    planned: date | None = None,
) -> tuple[TrialMatch, ...]:
    """Set a case against trials and rank them, best first.

    The order: not blocked before blocked; ``possible`` before ``unknown``; a disease that fits
    before one that is open; donor-derived first; fewer open questions; nearest site; latest
    update; identifier.
    """
    asked, start = Asked(case, as_of, planned or as_of), origin or _home(case)
    matches = [_matched(trial, asked, start) for trial in trials]
    return tuple(match for match, _ in sorted(matches, key=_rank))


def _matched(trial: Trial, asked: Asked, start: Place | None) -> tuple[TrialMatch, bool]:
    """The match, and whether its disease fits."""
    criteria = _criteria(trial.eligibility)
    verdicts = (
        *registry_verdicts(trial, asked, criteria),
        *(judge_criterion(criterion, asked) for criterion in criteria),
    )
    fits = _disease_fits(verdicts, asked)
    verdict, why = _conclude(trial, verdicts, fits=fits)
    targets, source = classify(trial)
    sites = near_sites(trial, start)
    return TrialMatch(trial, verdict, why, verdicts, sites, targets, source), fits


@lru_cache(maxsize=4096)
def _criteria(text: str) -> tuple[Criterion, ...]:
    return parse_criteria(text)


def _conclude(trial: Trial, verdicts: Sequence[Verdict], *, fits: bool) -> tuple[TrialVerdict, str]:
    blocking = [v for v in verdicts if v.blocks]
    if blocking:
        first = blocking[0]
        more = f" (and {len(blocking) - 1} more)" if len(blocking) > 1 else ""
        return "blocked", f"{_said(first)}: {first.why}{more}"
    if not trial.eligibility.strip():
        return "unknown", "the record has no eligibility text"
    if not fits:
        return (
            "unknown",
            "the record does not say in words understood here whether the disease fits",
        )
    waiting = _open(verdicts)
    unread = [v for v in verdicts if v.verdict == "unknown" and v not in waiting]
    clinical = [v for v in unread if not _for_a_person(v.criterion)]
    rest = f"; {len(unread)} criteria need a person's reading" if unread else ""
    if waiting:
        needs = list(dict.fromkeys(n for v in waiting for n in v.needs if n != READ))
        return (
            "unknown",
            f"nothing blocks; {len(waiting)} criteria wait for: {', '.join(needs[:3])}{rest}",
        )
    if clinical:
        return "unknown", f"nothing blocks, but not every criterion was understood{rest}"
    return (
        "possible",
        f"nothing blocks and every criterion a record can decide is decided{rest}",
    )


def _for_a_person(criterion: Criterion) -> bool:
    """Whether a person answers the sentence and no record does."""
    if criterion.parsed is not None and is_complete(criterion.parsed):
        atoms = [n.atom for n in walk(criterion.parsed) if n.atom]
        return all(atom.field in ADMINISTRATIVE for atom in atoms)
    return bool(_ADMINISTRATIVE.search(criterion.text))


_ADMINISTRATIVE = re.compile(
    r"\bconsent\b|\bassent\b|contracepti|birth control|\bwilling|\bagree[sd]?\b|breast[- ]?feed|"
    r"\bable to (?:understand|comply|adhere)|\bcompl(?:y|iance|iant)\b|\badhere|investigator|"
    r"\bopinion\b|judg(?:e?ment|ed)|life expectancy|expected (?:survival|to survive)|"
    r"other clinical (?:trial|stud)",
    re.IGNORECASE,
)
"""Sentences that no record decides: consent, contraception, the investigator's judgement."""


def _said(verdict: Verdict) -> str:
    words = " ".join(verdict.criterion.text.split())
    quoted = words if len(words) <= 90 else words[:87].rstrip() + "..."
    return f"{'requires' if verdict.criterion.kind == 'inclusion' else 'excludes'} “{quoted}”"


def _open(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Unknown verdicts that a record could still decide."""
    return [v for v in verdicts if v.verdict == "unknown" and any(n != READ for n in v.needs)]


def _disease_fits(verdicts: Sequence[Verdict], asked: Asked) -> bool:
    """Whether an inclusion names the case's disease, or a wider term for it."""
    return any(
        node.atom is not None
        and node.atom.field == "diagnosis"
        and judge_atom(node.atom, asked).truth == "met"
        for v in verdicts
        if v.criterion.kind == "inclusion" and v.verdict != "not_met" and v.criterion.parsed
        for node in walk(v.criterion.parsed)
    )


def _home(case: Case) -> Place | None:
    fact = case.latest("place")
    return find_place(str(fact.value)) if fact else None


def _rank(found: tuple[TrialMatch, bool]) -> tuple[int, bool, int, int, float, str, str]:
    match, fits = found
    distance = match.sites[0].distance_km if match.sites else None
    fresh = "".join(chr(0x10FFFF - ord(c)) for c in match.trial.last_update.ljust(10, "0"))
    return (
        _ORDER[match.verdict],
        not fits,
        _SOURCE[match.cell_source],
        len(_open(match.criteria)),
        FAR_KM if distance is None else distance,
        fresh,
        match.trial.nct_id,
    )
