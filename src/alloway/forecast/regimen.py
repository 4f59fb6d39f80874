"""Lymphodepletion: which drugs, how much, and how deep it goes."""

from __future__ import annotations

from dataclasses import dataclass

from alloway.errors import InputError
from alloway.values.supply import Lot

CHEMOTHERAPY: dict[str, float] = {
    "fludarabine": 180.0,
    "cyclophosphamide": 3000.0,
    "bendamustine": 180.0,
}
"""Total dose (mg/m2) that alone would deplete as deep as standard Flu/Cy together: assumed.

Half of the standard 90 and 1500 mg/m2 each, so that both drugs together count as one."""
ANTI_CD52: frozenset[str] = frozenset({"alemtuzumab", "ALLO-647"})


@dataclass(frozen=True, slots=True)
class Dose:
    """Total amount of one drug over the whole lymphodepletion."""

    drug: str
    amount: float
    unit: str = "mg/m2"
    """``mg/m2`` for chemotherapy; ``mg`` or ``mg/kg`` for anti-CD52."""


@dataclass(frozen=True, slots=True)
class Regimen:
    """Lymphodepletion before one infusion.

    Raises
    ------
    InputError
        A drug the model does not know, an amount that is not positive, or the wrong unit.

    >>> Regimen("half", (Dose("fludarabine", 45), Dose("cyclophosphamide", 750))).depth
    0.5
    """

    name: str
    doses: tuple[Dose, ...]

    def __post_init__(self) -> None:
        for dose in self.doses:
            _check(self.name, dose)

    @property
    def depth(self) -> float:
        """Depth of the chemotherapy: 1 is standard Flu/Cy, 0 none; on the log-kill scale."""
        return sum(d.amount / CHEMOTHERAPY[d.drug] for d in self.doses if d.drug in CHEMOTHERAPY)

    @property
    def has_anti_cd52(self) -> bool:
        """Whether the regimen holds an antibody against CD52."""
        return any(d.drug in ANTI_CD52 for d in self.doses)

    def anti_cd52(self, weight: float) -> float:
        """Total anti-CD52 in mg for a patient of that weight in kg."""
        mine = [d for d in self.doses if d.drug in ANTI_CD52]
        return sum(d.amount * (weight if d.unit == "mg/kg" else 1.0) for d in mine)


def _check(name: str, dose: Dose) -> None:
    known = [*CHEMOTHERAPY, *sorted(ANTI_CD52)]
    if dose.drug not in known:
        raise InputError(
            f"regimen {name!r}: the model does not know the drug {dose.drug!r}",
            step=f"use one of {', '.join(known)}",
        )
    if not 0.0 < dose.amount < 1e5:
        raise InputError(f"regimen {name!r}: {dose.drug} amount is {dose.amount}, not a dose in mg")
    fits = dose.unit == "mg/m2" if dose.drug in CHEMOTHERAPY else dose.unit in ("mg", "mg/kg")
    if not fits:
        right = "mg/m2" if dose.drug in CHEMOTHERAPY else "mg or mg/kg"
        raise InputError(
            f"regimen {name!r}: {dose.drug} is given in {dose.unit!r}",
            step=f"give the total dose in {right}",
        )


FLU_CY = Regimen("Flu/Cy", (Dose("fludarabine", 90.0), Dose("cyclophosphamide", 1500.0)))
"""Flu 30 mg/m2 and Cy 500 mg/m2 a day for three days (CALM: Benjamin 2022, Lancet Haematol)."""
FLU_CY_ANTI_CD52 = Regimen("Flu/Cy + alemtuzumab", (*FLU_CY.doses, Dose("alemtuzumab", 40.0, "mg")))
"""The same with alemtuzumab 40 mg in total, the middle of CALM's doses."""


def usual_for(lot: Lot) -> Regimen:
    """Regimen taken when none is given: anti-CD52 only for lots that CD52-KO spares from it."""
    return FLU_CY_ANTI_CD52 if lot.has("CD52-KO") else FLU_CY
