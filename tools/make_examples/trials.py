"""Two dozen invented trials in the ClinicalTrials.gov API v2 form, one file each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trials_leukaemia
import trials_lymphoma
import trials_other
from trial_form import Record

PLACES = {
    "Leiden": ("Zoeterwoude Academic Hospital", "Netherlands", 52.15833, 4.49306),
    "Utrecht": ("Kinderkliniek Vechtzicht", "Netherlands", 52.09083, 5.12222),
    "Rotterdam": ("Kinderoncologisch Centrum Merwede", "Netherlands", 51.9225, 4.47917),
    "Heidelberg": ("Klinikum Philosophenweg", "Germany", 49.40768, 8.69079),
    "Leipzig": ("Klinikum Lindenaue Leipzig", "Germany", 51.33962, 12.37129),
    "Berlin": ("Klinik am Spreebogen", "Germany", 52.52437, 13.41053),
    "Lyon": ("Hopital des Deux Rives", "France", 45.74846, 4.84671),
    "Paris": ("Institut Canal Saint-Louis", "France", 48.85341, 2.3488),
    "Milan": ("Ospedale Naviglio Grande", "Italy", 45.46427, 9.18951),
    "Barcelona": ("Hospital Passeig del Mar", "Spain", 41.38879, 2.15899),
    "Copenhagen": ("Oresund Universitetshospital", "Denmark", 55.67594, 12.56553),
    "Gothenburg": ("Goteborgs Hamnsjukhus", "Sweden", 57.70716, 11.96679),
    "London": ("Thameside Royal Hospital", "United Kingdom", 51.50853, -0.12574),
    "Manchester": ("Irwell Cancer Centre", "United Kingdom", 53.48095, -2.23743),
    "Prague": ("Nemocnice Na Ostrove", "Czechia", 50.08804, 14.42076),
    "Warsaw": ("Instytut Powisle", "Poland", 52.22977, 21.01178),
    "Krakow": ("Szpital Kliniczny Zablocie", "Poland", 50.06143, 19.93658),
    "Vienna": ("Donaukanal Klinik", "Austria", 48.20849, 16.37208),
    "Boston": ("Back Cove Cancer Institute", "United States", 42.35843, -71.05977),
    "Houston": ("Bayou Bend Medical Center", "United States", 29.76328, -95.36327),
    "Seattle": ("Shilshole Cancer Center", "United States", 47.60621, -122.33207),
    "Wuhan": ("Yangtze East Lake Hospital", "China", 30.58333, 114.26667),
    "Shanghai": ("Suzhou Creek Hospital", "China", 31.22222, 121.45806),
    "Tel Aviv": ("Yarkon Medical Center", "Israel", 32.08088, 34.78057),
}
"""City: invented facility, country, latitude, longitude."""


@dataclass(frozen=True)
class Dates:
    """Registry dates that follow from the number of the record."""

    start: str
    update: str
    end: str


def _dates(number: int) -> Dates:
    month = number % 9 + 1
    return Dates(
        f"2025-0{month}-{number % 27 + 1:02d}", f"2026-{month:02d}-{number:02d}", f"2029-0{month}"
    )


def _age(years: float | None) -> str | None:
    if years is None:
        return None
    return f"{round(years * 12)} Months" if years < 1 else f"{years:g} Years"


def _std_ages(low: float | None, high: float | None) -> list[str]:
    bands = (("CHILD", 0, 18), ("ADULT", 18, 65), ("OLDER_ADULT", 65, 200))
    return [name for name, start, end in bands if (low or 0) < end and (high or 199) >= start]


def _eligibility(record: Record) -> dict[str, Any]:
    module: dict[str, Any] = {
        "eligibilityCriteria": record.eligibility.strip(),
        "healthyVolunteers": False,
        "sex": "ALL",
        "minimumAge": _age(record.ages[0]),
        "maximumAge": _age(record.ages[1]),
        "stdAges": _std_ages(*record.ages),
    }
    return {key: value for key, value in module.items() if value is not None}


def _locations(record: Record) -> list[dict[str, Any]]:
    found = []
    for city in record.cities:
        facility, country, lat, lon = PLACES[city]
        place: dict[str, Any] = {"facility": facility, "city": city, "country": country}
        if record.site_status:
            place = {"facility": facility, "status": record.site_status, **place}
        found.append(place | {"geoPoint": {"lat": lat, "lon": lon}})
    return found


def _interventions(record: Record) -> dict[str, Any]:
    names = [f"{kind.title()}: {name}" for kind, name, _ in record.interventions]
    return {
        "armGroups": [{"label": record.arm, "type": record.arm_type, "interventionNames": names}],
        "interventions": [
            {"type": kind, "name": name, "description": text, "armGroupLabels": [record.arm]}
            for kind, name, text in record.interventions
        ],
    }


def _design(record: Record) -> dict[str, Any]:
    if record.study_type == "OBSERVATIONAL":
        info = {"observationalModel": "COHORT", "timePerspective": "PROSPECTIVE"}
        return {
            "studyType": "OBSERVATIONAL",
            "designInfo": info,
            "enrollmentInfo": {"count": 600, "type": "ESTIMATED"},
        }
    return {
        "studyType": "INTERVENTIONAL",
        "phases": list(record.phases),
        "designInfo": {
            "allocation": "NA", "interventionModel": "SINGLE_GROUP", "primaryPurpose": "TREATMENT",
            "maskingInfo": {"masking": "NONE"},
        },
        "enrollmentInfo": {"count": 20 + record.number, "type": "ESTIMATED"},
    }  # fmt: skip


def registry_record(record: Record) -> dict[str, Any]:
    """The record as the registry's API would give it."""
    dates = _dates(record.number)
    sponsor = {"name": record.sponsor, "class": record.sponsor_class}
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": f"NCT900000{record.number:02d}",
                "orgStudyIdInfo": {"id": record.code},
                "organization": {"fullName": record.sponsor, "class": record.sponsor_class},
                "briefTitle": record.title,
                "officialTitle": record.official or record.title,
            },
            "statusModule": {
                "statusVerifiedDate": dates.update[:7],
                "overallStatus": record.status,
                "startDateStruct": {"date": dates.start, "type": "ACTUAL"},
                "completionDateStruct": {"date": dates.end, "type": "ESTIMATED"},
                "lastUpdateSubmitDate": dates.update,
                "lastUpdatePostDateStruct": {"date": dates.update, "type": "ACTUAL"},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": sponsor},
            "descriptionModule": {"briefSummary": record.summary},
            "conditionsModule": {
                "conditions": list(record.conditions),
                "keywords": list(record.keywords),
            },
            "designModule": _design(record),
            "armsInterventionsModule": _interventions(record),
            "eligibilityModule": _eligibility(record),
            "contactsLocationsModule": {"locations": _locations(record)},
        },
        "hasResults": False,
    }


def make(folder: Path) -> None:
    """Write one file a trial."""
    folder.mkdir(parents=True, exist_ok=True)
    for record in (*trials_lymphoma.RECORDS, *trials_leukaemia.RECORDS, *trials_other.RECORDS):
        data = registry_record(record)
        name = data["protocolSection"]["identificationModule"]["nctId"]
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
