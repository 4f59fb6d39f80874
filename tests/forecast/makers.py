"""Small invented cases, lots and compatibilities for the forecast tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from alloway.values.case import Case, Diagnosis, Fact
from alloway.values.evidence import Source
from alloway.values.hla import (
    Compatibility,
    Count,
    Direction,
    DonorSpecificAntibody,
    LocusMatch,
    Typing,
)
from alloway.values.supply import Donor, Edit, Lot

DAY = date(2026, 11, 24)
SOURCE = Source("labs.csv", place="row 3")


def fact(kind: str, value: float | str, unit: str = "", day: str = "2026-11-20") -> Fact:
    return Fact(kind, value, SOURCE, unit, day)


def case(**changes: Any) -> Case:
    told: dict[str, Any] = {
        "diagnosis": Diagnosis("B-ALL", "leukaemia", fact("diagnosis", "B-ALL")),
        "weight": fact("weight", 70.0, "kg"),
        "burden": (fact("burden.marrow_blasts", 40.0, "%"),),
    }
    return Case("p1", DAY, **(told | changes))


def lot(*edits: str, unedited: float | None = 0.02, **changes: Any) -> Lot:
    told: dict[str, Any] = {
        "cells_per_dose": 1.2e8,
        "dose_unit": "cells",
        "residual_tcr_pct": 0.1,
        "car_positive_pct": 60.0,
        "targets": ("CD19",),
    }
    return Lot(
        "L1",
        "P",
        Donor("D1", Typing(())),
        construct="FMC63-CD8h-41BB-CD3z",
        edits=tuple(Edit(name, unedited) for name in edits),
        doses=3,
        release="released",
        expiry=date(2028, 1, 1),
        **(told | changes),
    )


def compatibility(
    class_one: tuple[int, int] = (4, 4),
    class_two: tuple[int, int] = (4, 4),
    gvh: int = 6,
    missing: tuple[str, ...] = (),
    antibodies: int = 0,
) -> Compatibility:
    none = Count(0, 0)
    loci = tuple(
        LocusMatch(name, "", "", none, Count(*count), Count(*count))
        for name, count in (("B", class_one), ("DRB1", class_two))
    )
    total = Direction(class_one[0] + class_two[0], class_one[1] + class_two[1])
    dsa = tuple(DonorSpecificAntibody(f"A{i}", 9000.0, True) for i in range(antibodies))
    return Compatibility(
        "3.58.0", loci, Direction(gvh, gvh), total, (), missing_self=missing, dsa=dsa
    )
