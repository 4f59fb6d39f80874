"""Where a trial runs: sites likely to enrol, nearest first. Distance never blocks."""

from __future__ import annotations

from alloway.reference.places import Place, distance_km, find_place
from alloway.values.trial import NearSite, Site, Trial

OPEN = ("RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION")
"""States in which a trial or a site takes patients, now or soon."""


def near_sites(trial: Trial, origin: Place | None) -> tuple[NearSite, ...]:
    """Sites likely to enrol with their distance from the origin, nearest first.

    A site without a state of its own follows its trial; a site without coordinates is placed by
    its city, and has no distance where the city is not in the table.
    """
    likely = [s for s in trial.sites if (s.status or trial.status) in OPEN]
    near = [NearSite(site, _distance(site, origin)) for site in likely]
    return tuple(sorted(near, key=_order))


def _order(near: NearSite) -> tuple[bool, float, str, str]:
    far = near.distance_km is None
    return (far, near.distance_km or 0.0, near.site.country, near.site.facility)


def _distance(site: Site, origin: Place | None) -> float | None:
    if origin is None:
        return None
    here = _point(site)
    if here is None:
        return None
    return round(distance_km((origin.latitude, origin.longitude), here), 1)


def _point(site: Site) -> tuple[float, float] | None:
    if site.latitude is not None and site.longitude is not None:
        return (site.latitude, site.longitude)
    named = ", ".join(part for part in (site.city, site.state, site.country) if part)
    place = find_place(named) if site.city else None
    if place is None and site.city and site.country:
        place = find_place(f"{site.city}, {site.country}")
    return (place.latitude, place.longitude) if place else None
