"""Kimmel 2021 written once more, from the paper, on scipy; shares nothing with the kernel."""

from __future__ import annotations

import random

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp


def solve(days: list[float], **p: float) -> NDArray[np.float64]:
    """N, C, B on the given days, shape (3, len(days)); tumour kept as a logarithm."""

    def slope(_: float, y: NDArray[np.float64]) -> list[float]:
        normal, car, _log_tumour = y
        both = normal + car
        gap = (both - p["KN"]) ** 2
        rate = p["rhoC"] + p["b"] * gap / (p["a"] * both**2 + gap)
        return [
            -p["rN"] * normal * np.log(both / p["KN"]),
            -rate * car * np.log(both / p["KC"]),
            p["rB"] - p["gammaB"] * car / (p["kB"] + car),
        ]

    start = [p["N0"], p["C0"], np.log(p["B0"])]
    out = solve_ivp(slope, (0.0, days[-1]), start, "DOP853", days, rtol=1e-11, atol=1e-13)
    result: NDArray[np.float64] = np.vstack([out.y[:2], np.exp(out.y[2:])])
    return result


def gillespie(cells: int, birth: float, death: float, time: float, rng: random.Random) -> int:
    """One birth-death process, event by event."""
    now = 0.0
    while cells > 0:
        now += rng.expovariate((birth + death) * cells)
        if now > time:
            break
        cells += 1 if rng.random() * (birth + death) < birth else -1
    return cells
