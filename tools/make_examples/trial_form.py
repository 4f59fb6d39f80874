"""What an invented trial says; ``trials.py`` turns it into a registry record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """One invented trial."""

    number: int
    code: str
    title: str
    status: str
    sponsor: str
    summary: str
    conditions: tuple[str, ...]
    interventions: tuple[tuple[str, str, str], ...]
    """(type, name, description)."""
    ages: tuple[float | None, float | None]
    cities: tuple[str, ...]
    eligibility: str
    phases: tuple[str, ...] = ("PHASE1",)
    sponsor_class: str = "INDUSTRY"
    study_type: str = "INTERVENTIONAL"
    site_status: str = ""
    official: str = ""
    arm: str = "Treatment"
    arm_type: str = "EXPERIMENTAL"
    keywords: tuple[str, ...] = ()


FLU_CY = (
    ("DRUG", "Fludarabine", "30 mg/m2/day for 3 days before cell infusion"),
    ("DRUG", "Cyclophosphamide", "500 mg/m2/day for 3 days before cell infusion"),
)
