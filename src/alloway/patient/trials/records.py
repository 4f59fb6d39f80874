"""One JSON record to a Trial: ClinicalTrials.gov API v2, and the flat form of one object a row."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, Literal

from alloway.errors import InputError
from alloway.values.evidence import Source
from alloway.values.trial import Site, Trial

MAX_TEXT = 400_000
MAX_SITES = 5_000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_. -]{2,39}")
_AGE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(year|month|week|day|hour|minute)s?\b", re.IGNORECASE)
_YEARS = {
    "year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25,
    "hour": 1 / 8766, "minute": 1 / 525960,
}  # fmt: skip


def trial_from_api(record: Mapping[str, Any], source: Source) -> Trial:
    """Read one study of the ClinicalTrials.gov API v2.

    Raises
    ------
    InputError
        There is no usable identifier.
    """
    protocol = _dict(record.get("protocolSection"))
    ident, status = _dict(protocol.get("identificationModule")), _dict(protocol.get("statusModule"))
    text = _dict(protocol.get("descriptionModule"))
    rules = _dict(protocol.get("eligibilityModule"))
    arms = _dict(protocol.get("armsInterventionsModule"))
    places = _list(_dict(protocol.get("contactsLocationsModule")).get("locations"))
    sponsor = _dict(_dict(protocol.get("sponsorCollaboratorsModule")).get("leadSponsor"))
    return Trial(
        nct_id=identifier(ident.get("nctId"), source),
        title=words(ident.get("briefTitle")) or words(ident.get("officialTitle")),
        status=state(status.get("overallStatus")),
        conditions=_texts(_dict(protocol.get("conditionsModule")).get("conditions")),
        interventions=tuple(n for i in _list(arms.get("interventions")) if (n := _intervention(i))),
        eligibility=words(rules.get("eligibilityCriteria")),
        phase=_texts(_dict(protocol.get("designModule")).get("phases")),
        summary=words(text.get("briefSummary")),
        sponsor=words(sponsor.get("name")),
        sex=sex(rules.get("sex")),
        min_age=years(rules.get("minimumAge")),
        max_age=years(rules.get("maximumAge")),
        sites=tuple(_site(_dict(p)) for p in places[:MAX_SITES]),
        last_update=words(_dict(status.get("lastUpdatePostDateStruct")).get("date")),
        study_type=state(_dict(protocol.get("designModule")).get("studyType")),
        source=source,
    )


def trial_from_flat(record: Mapping[str, Any], source: Source) -> Trial:
    """Read one object or CSV row with the registry's field names (``NCTId``, ``BriefTitle`` ...).

    Countries without sites become sites without a city, so that the country is not lost.

    Raises
    ------
    InputError
        There is no usable identifier.
    """
    countries = _split(record.get("Countries"))
    return Trial(
        nct_id=identifier(record.get("NCTId"), source),
        title=words(record.get("BriefTitle")),
        status=state(record.get("OverallStatus")),
        conditions=_split(record.get("Conditions")),
        interventions=_split(record.get("Interventions")),
        eligibility=words(record.get("EligibilityCriteria")),
        phase=_split(record.get("Phase")),
        summary=words(record.get("BriefSummary")),
        sponsor=words(record.get("LeadSponsor")),
        sex=sex(record.get("Sex") or record.get("Gender")),
        min_age=years(record.get("MinAge") or record.get("MinimumAge")),
        max_age=years(record.get("MaxAge") or record.get("MaximumAge")),
        sites=tuple(Site("", "", country) for country in countries),
        last_update=words(record.get("LastUpdatePostDate"))[:10],
        study_type=state(record.get("StudyType")),
        source=source,
    )


def identifier(value: Any, source: Source) -> str:
    """The registry identifier, checked.

    Raises
    ------
    InputError
        It is missing or not an identifier.
    """
    text = words(value).strip()
    if not _ID.fullmatch(text):
        raise InputError(f"{source.label}: no usable trial identifier ({text[:40]!r})")
    return text


def words(value: Any) -> str:
    """Text as it stands, cut at a generous limit; empty for anything that is not text."""
    return value[:MAX_TEXT] if isinstance(value, str) else ""


def state(value: Any) -> str:
    """A recruitment state in the registry's present spelling.

    >>> state("Active, not recruiting")
    'ACTIVE_NOT_RECRUITING'
    """
    return re.sub(r"[^A-Z]+", "_", words(value).upper()).strip("_")


def years(value: Any) -> float | None:
    """Years from ``18 Years``, ``6 Months``; ``None`` for ``N/A`` and what is not an age.

    >>> years("6 Months"), years("N/A")
    (0.5, None)
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value) if 0 <= value < 150 else None
    match = _AGE.match(words(value))
    return float(match[1]) * _YEARS[match[2].lower()] if match else None


def sex(value: Any) -> Literal["ALL", "FEMALE", "MALE"]:
    """The sexes a trial admits; what is not stated excludes nobody."""
    text = words(value).strip().upper()
    if text in ("FEMALE", "F"):
        return "FEMALE"
    return "MALE" if text in ("MALE", "M") else "ALL"


def degrees(value: Any, limit: float) -> float | None:
    """A latitude (limit 90) or longitude (limit 180); ``None`` when it is not one."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) and abs(number) <= limit else None


def _site(place: Mapping[str, Any]) -> Site:
    point = _dict(place.get("geoPoint"))
    return Site(
        words(place.get("facility"))[:300],
        words(place.get("city"))[:120],
        words(place.get("country"))[:80],
        words(place.get("state"))[:80],
        state(place.get("status")),
        degrees(point.get("lat"), 90),
        degrees(point.get("lon"), 180),
    )


def _intervention(value: Any) -> str:
    one = _dict(value)
    names = [words(one.get("name")), *_texts(one.get("otherNames"))[:6]]
    return " = ".join(n for n in names if n)


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(words(v)[:500] for v in _list(value) if isinstance(v, str) and v.strip())


def _split(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return _texts(value)
    return tuple(part.strip() for part in words(value).split("|") if part.strip())
