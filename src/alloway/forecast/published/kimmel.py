"""Kimmel, Locke and Altrock 2021: T-cell competition, and tumour extinction as a chance event.

Proc R Soc B 288:20210229; BioModels BIOMD0000001041 (CC0). The model is the special case of
``kernels.allogeneic`` in which the host does nothing. A patent application, WO2021021804A1, claims
a method of this kind; see docs/models/kimmel.md before any use beyond research.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alloway.errors import InputError
from alloway.reference.model_parameters import KIMMEL_CELLS, KIMMEL_CURATED, TUMOUR_CELLS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEW = 100.0
"""Tumour cells below which births and deaths are drawn one by one (the paper's threshold)."""


@dataclass(frozen=True)
class Trajectory:
    """The deterministic model; N and C in cells/uL, B in mL, one value a day given."""

    days: Floats
    normal: Floats
    car: Floats
    tumour: Floats


@dataclass(frozen=True)
class Cohort:
    """Fates of virtual patients; a day is -1 where the event did not happen in time."""

    cured: Floats
    """Day on which the last tumour cell died, shape (n,)."""
    progressed: Floats
    """Day on which the tumour passed 120 % of its size at infusion, shape (n,)."""


def trajectory(
    days: Sequence[float], parameters: dict[str, float] | None = None, *, rtol: float = 1e-9
) -> Trajectory:
    """Integrate the deterministic model; it never cures.

    Parameters
    ----------
    days : sequence of float
        Rising, from 0 up.
    parameters : dict, optional
        Replacements for the curated values.

    >>> round(float(trajectory([0.0, 9.0]).car[1]), 2)
    25.92
    """
    import numpy as np

    from alloway.kernels.allogeneic import simulate

    grid = np.asarray(days, dtype=float)
    row = _row(KIMMEL_CURATED | _checked(parameters))
    tracks, _ = simulate(row[None, :], grid, np.zeros(1, np.uint64), rtol)
    return Trajectory(grid, *(tracks[0, :, column] for column in range(3)))


def cohort(
    n: int,
    *,
    seed: int,
    growth: tuple[float, float] = (0.01, 0.5),
    horizon: float = 730.0,
    parameters: dict[str, float] | None = None,
) -> Cohort:
    """The hybrid model: below 100 cells the tumour is a birth-death process.

    Births at rate ``rB`` and deaths at the killing rate; tumour growth is drawn evenly from
    ``growth``, the paper's range, and all else is held at the curated values in cells.
    """
    import numpy as np

    from alloway.kernels.allogeneic import SUMMARY, simulate

    if n < 1 or not 0.0 < growth[0] <= growth[1]:
        raise ValueError(f"need n >= 1 and a rising growth range, got {n} and {growth}")
    row = _row(_in_cells(KIMMEL_CURATED | _checked(parameters)) | {"few": FEW, "floor": 1.0})
    params = np.repeat(row[None, :], n, axis=0)
    rates = np.random.Generator(np.random.Philox(seed)).uniform(*growth, n)
    params[:, _columns().index("rB")] = rates
    seeds = np.random.SeedSequence(seed).generate_state(n, np.uint64)
    _, summary = simulate(params, np.array([0.0, horizon]), seeds, 1e-6)
    return Cohort(summary[:, SUMMARY.index("tumour_gone")], summary[:, SUMMARY.index("progressed")])


def _columns() -> tuple[str, ...]:
    from alloway.kernels.allogeneic import COLUMNS

    return COLUMNS


def _checked(parameters: dict[str, float] | None) -> dict[str, float]:
    for name, value in (parameters or {}).items():
        if name not in KIMMEL_CURATED:
            raise InputError(
                f"Kimmel 2021 has no parameter {name!r}", step=f"use {', '.join(KIMMEL_CURATED)}"
            )
        if not 0.0 < value < float("inf"):
            raise InputError(f"Kimmel 2021: {name} is {value}, not a positive number")
    return dict(parameters or {})


def _in_cells(values: dict[str, float]) -> dict[str, float]:
    lymphocytes = {k: values[k] * KIMMEL_CELLS for k in ("KN", "KC", "kB", "N0", "C0")}
    return values | lymphocytes | {"B0": values["B0"] * TUMOUR_CELLS}


def _row(values: dict[str, float]) -> Floats:
    """Kernel row with every host mechanism off."""
    import numpy as np

    off = dict.fromkeys(_columns(), 0.0)
    neutral = {"Bmax": np.inf, "gmax": np.inf, "Rmax": 1.0, "hR": 1.0, "hK": 1.0, "K0": 1.0}
    return np.array([(off | neutral | values)[name] for name in _columns()])
