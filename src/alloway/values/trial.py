"""Clinical trials: registry records, criteria as trees, and three-valued verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alloway.values.case import Fact
from alloway.values.evidence import Source

Truth = Literal["met", "not_met", "unknown"]
TrialVerdict = Literal["blocked", "possible", "unknown"]


@dataclass(frozen=True, slots=True)
class Site:
    """One place where a trial runs."""

    facility: str
    city: str
    country: str
    state: str = ""
    status: str = ""
    """Recruitment state of this site in the registry's words; empty when not given."""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """One registry record (ClinicalTrials.gov names)."""

    nct_id: str
    title: str
    status: str
    """``RECRUITING``, ``ACTIVE_NOT_RECRUITING``, ``COMPLETED``, ... as the registry spells it."""
    conditions: tuple[str, ...]
    interventions: tuple[str, ...]
    eligibility: str
    """Free text of the criteria; empty when the record has none."""
    phase: tuple[str, ...] = ()
    summary: str = ""
    sponsor: str = ""
    sex: Literal["ALL", "FEMALE", "MALE"] = "ALL"
    min_age: float | None = None
    """Years."""
    max_age: float | None = None
    sites: tuple[Site, ...] = ()
    last_update: str = ""
    study_type: str = ""
    """``INTERVENTIONAL``, ``OBSERVATIONAL``, ``EXPANDED_ACCESS``; empty when not given."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """One testable statement, e.g. ``performance.ecog <= 1``."""

    field: str
    """A fact kind (``lab.anc``) or a derived field: ``age``, ``sex``, ``diagnosis``, ``lines``,
    ``prior.car_t``, ``prior.allo_transplant``, ``prior.auto_transplant``, ``status``."""
    relation: Literal["<", "<=", ">", ">=", "=", "in", "present"]
    value: float | str | bool | tuple[str, ...] = True
    unit: str = ""
    """UCUM; ``ULN`` when the value is a multiple of the upper limit of normal."""
    window_days: int | None = None
    """The fact must lie within so many days before the planned day."""
    of: str = ""
    """Words that narrow the statement and have no field of their own ("severe", "requiring
    steroids"), as written; a narrowed statement is never met by the wider fact alone."""
    since_days: int | None = None
    """The fact must lie at least so many days back."""
    reference: str = ""
    """What a window counts back from (``enrollment``, ``apheresis``, ``infusion``); empty when the
    sentence does not say."""


@dataclass(frozen=True, slots=True)
class Node:
    """A tree of and / or / not over atoms; ``atom`` is set on leaves only.

    An ``unparsed`` leaf keeps words that were not understood and is always ``unknown``.
    """

    op: Literal["and", "or", "not", "atom", "unparsed"]
    items: tuple[Node, ...] = ()
    atom: Atom | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the eligibility text; ``parsed`` is ``None`` when nothing was understood."""

    text: str
    kind: Literal["inclusion", "exclusion"]
    parsed: Node | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The truth of one criterion's own sentence for one case.

    An inclusion that is ``not_met`` blocks, an exclusion that is ``met`` blocks.
    """

    criterion: Criterion
    verdict: Truth
    why: str
    facts: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    """For ``unknown``: the records that would settle it."""

    @property
    def blocks(self) -> bool:
        """Whether this verdict alone rules the trial out."""
        return self.verdict == ("not_met" if self.criterion.kind == "inclusion" else "met")


@dataclass(frozen=True, slots=True)
class NearSite:
    """A site with its great-circle distance from the patient's place."""

    site: Site
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class TrialMatch:
    """A trial set against a case."""

    trial: Trial
    verdict: TrialVerdict
    why: str
    criteria: tuple[Verdict, ...]
    sites: tuple[NearSite, ...] = ()
    """Sites likely to enrol, nearest first."""
    targets: tuple[str, ...] = ()
    """Antigens named by the record's title and interventions."""
    cell_source: Literal["donor-derived", "autologous", "unclear"] = "unclear"


@dataclass(frozen=True, slots=True)
class TrialChange:
    """What changed in a registry record between two versions of the mirror."""

    nct_id: str
    title: str
    new: bool = False
    """The record was not in the mirror before."""
    status: tuple[str, str] | None = None
    """Recruitment state before and after; ``None`` when it is the same."""
    sites_opened: tuple[str, ...] = ()
    """Sites that take patients now and did not before."""
    sites_closed: tuple[str, ...] = ()
    criteria_added: tuple[str, ...] = ()
    """Lines of the eligibility text."""
    criteria_removed: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    """Names of further fields that changed: ``title``, ``phase``."""


@dataclass(frozen=True, slots=True)
class TrialHit:
    """One record that a search found."""

    trial: Trial
    score: float
    """BM25, higher is better; 0 for a search without words."""
    nearest: NearSite | None = None
    """Nearest site likely to enrol, where a place to start from was given."""
    stale: str = ""
    """Why the record may be out of date; empty when it is fresh."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import or a synchronisation did to the mirror."""

    added: int
    changed: int
    same: int
    total: int
    """Records in the mirror now."""
    left_out: tuple[str, ...] = ()
    """One sentence for each file or record that could not be read."""


@dataclass(frozen=True, slots=True)
class Question:
    """One record that is missing, and the trials that wait for it."""

    need: str
    decides: tuple[str, ...]
    """Identifiers of trials not blocked whose only open question it is."""
    opens: tuple[str, ...]
    """Identifiers of all trials not blocked that wait for it, those of `decides` included."""
    asked_by: str
    """A criterion that asks for it, as written."""
