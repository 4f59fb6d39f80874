"""What changed between two versions of a registry record, named as a coordinator asks for it."""

from __future__ import annotations

import re

from alloway.patient.trials.sites import OPEN
from alloway.values.trial import Site, Trial, TrialChange

_FIELDS = (
    "title", "phase", "conditions", "interventions", "sponsor", "sex", "min_age", "max_age",
    "summary", "study_type",
)  # fmt: skip


def trial_change(before: Trial | None, after: Trial) -> TrialChange:
    """The change from one version to a later one; everything is new without an earlier one.

    Parameters
    ----------
    before
        ``None`` where the record was not known.

    Examples
    --------
    >>> old = Trial("NCT1", "A", "RECRUITING", (), (), "Age 18")
    >>> new = Trial("NCT1", "A", "COMPLETED", (), (), "Age 18\\nECOG 0-1")
    >>> found = trial_change(old, new)
    >>> found.status, found.criteria_added
    (('RECRUITING', 'COMPLETED'), ('ECOG 0-1',))
    """
    if before is None:
        opened = _open_sites(after)
        return TrialChange(after.nct_id, after.title, new=True, sites_opened=_only(opened, set()))
    was, now = _open_sites(before), _open_sites(after)
    old, new = _lines(before.eligibility), _lines(after.eligibility)
    return TrialChange(
        after.nct_id,
        after.title,
        status=(before.status, after.status) if before.status != after.status else None,
        sites_opened=_only(now, was),
        sites_closed=_only(was, now),
        criteria_added=tuple(line for key, line in new.items() if key not in old),
        criteria_removed=tuple(line for key, line in old.items() if key not in new),
        other=tuple(name for name in _FIELDS if getattr(before, name) != getattr(after, name)),
    )


def is_change(change: TrialChange) -> bool:
    """Whether anything but the date of the record differs."""
    return change != TrialChange(change.nct_id, change.title)


def _open_sites(trial: Trial) -> set[str]:
    return {_place(site) for site in trial.sites if (site.status or trial.status) in OPEN}


def _place(site: Site) -> str:
    return ", ".join(part for part in (site.facility, site.city, site.country) if part)


def _only(these: set[str], those: set[str]) -> tuple[str, ...]:
    return tuple(sorted(these - those))


def _lines(text: str) -> dict[str, str]:
    """Lines of the criteria by what they say, so that a new bullet or blank is no change."""
    lines = (re.sub(r"^[\s*•\-–\d.)]+", "", line).strip() for line in text.splitlines())
    return {re.sub(r"\W+", " ", line).strip().lower(): line for line in lines if line}
