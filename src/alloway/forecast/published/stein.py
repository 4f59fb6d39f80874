"""Stein 2019: kinetics of tisagenlecleucel in blood, in closed form.

CPT Pharmacometrics Syst Pharmacol 8:285, doi 10.1002/psp4.12388. Transgene copies per ug of DNA;
90 children and young adults with B-ALL.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from alloway.reference.model_parameters import STEIN_TYPICAL


def _typical(name: str) -> float:
    return STEIN_TYPICAL[name][0]


@dataclass(frozen=True, slots=True)
class Stein:
    """One patient's parameters; the defaults are the typical patient.

    >>> round(Stein().doubling, 2), round(Stein().at(28.0))
    (0.78, 1374)
    """

    foldx: float = _typical("foldx")
    t_max: float = _typical("Tmax")
    """Days to the peak."""
    c_max: float = _typical("Cmax")
    """Copies/ug at the peak."""
    alpha: float = _typical("alpha")
    """Contraction rate, 1/d."""
    fb: float = _typical("FB")
    """Share of the peak that is memory."""
    beta: float = _typical("beta")
    """Terminal rate, 1/d."""

    @property
    def rho(self) -> float:
        """Expansion rate, 1/d."""
        return math.log(self.foldx) / self.t_max

    @property
    def doubling(self) -> float:
        """Days in which the cells double while they expand."""
        return math.log(2.0) / self.rho

    @property
    def start(self) -> float:
        """Copies/ug on day 0."""
        return self.c_max / self.foldx

    @property
    def half_lives(self) -> tuple[float, float]:
        """Of contraction and of the terminal phase, days."""
        return math.log(2.0) / self.alpha, math.log(2.0) / self.beta

    def at(self, day: float) -> float:
        """Copies/ug on that day."""
        if day < self.t_max:
            return self.start * math.exp(self.rho * day)
        late = day - self.t_max
        effector = (1.0 - self.fb) * math.exp(-self.alpha * late)
        return self.c_max * (effector + self.fb * math.exp(-self.beta * late))

    def exposure(self, day: float) -> float:
        """Area under the curve from day 0 to that day, copies d/ug."""
        rise = self.start * math.expm1(self.rho * min(day, self.t_max)) / self.rho
        late = max(day - self.t_max, 0.0)
        effector = (1.0 - self.fb) * -math.expm1(-self.alpha * late) / self.alpha
        memory = self.fb * -math.expm1(-self.beta * late) / self.beta
        return rise + self.c_max * (effector + memory)
