"""The case review: options with reasons, gaps and next steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from alloway.values.case import Case, Gap
from alloway.values.evidence import Estimate, Source
from alloway.values.forecast import Forecast
from alloway.values.hla import Compatibility
from alloway.values.supply import Lot
from alloway.values.trial import TrialMatch

OptionKind = Literal["lot", "trial", "autologous", "pathway"]
Standing = Literal["possible", "unknown", "blocked"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence for or against an option, with what it rests on."""

    weight: Literal["for", "against", "open", "blocks"]
    text: str
    sources: tuple[Source, ...] = ()
    topic: str = ""
    """What the reason is about, for counting and for plain words: ``antigen.negative``,
    ``disease.other``, ``lot.expired``, ``typing.missing``; before the dot stands the subject."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something a named person can do next."""

    text: str
    who: str
    within_days: int | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """How one option stands for this patient."""

    standing: Standing
    reasons: tuple[Reason, ...]
    compatibility: Compatibility | None = None
    trial: TrialMatch | None = None
    forecast: Forecast | None = None
    days_to_treatment: Estimate | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could be done: a lot, a trial, an autologous product, another pathway."""

    kind: OptionKind
    id: str
    title: str
    rank: int
    assessment: Assessment
    lot: Lot | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """How this review was made, so that it can be made again."""

    alloway: str
    release: str
    """HLA reference used."""
    seed: int
    bank: str
    trials: str
    inputs: tuple[tuple[str, str], ...] = ()
    """File name and SHA-256 of everything read."""


@dataclass(frozen=True, slots=True)
class Review:
    """The whole answer for one patient on one day."""

    case: Case
    as_of: date
    summary: tuple[str, ...]
    """What the first screen says, one sentence each."""
    options: tuple[Option, ...]
    gaps: tuple[Gap, ...]
    steps: tuple[Step, ...]
    """What to do this week, most useful first."""
    left_out: tuple[str, ...]
    """Inputs that could not be read, one sentence each."""
    statement: str
    """What this review does not promise."""
    provenance: Provenance
