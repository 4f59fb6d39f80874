"""The allogeneic equations of docs/models/allogeneic.md on scipy, in plain cell numbers.

Deterministic part only, without the one-cell rules; shares nothing with the kernel.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp


def solve(days: list[float], p: dict[str, float]) -> NDArray[np.float64]:
    """N, C, B, R, G, H on the given days, shape (6, len(days))."""

    def slope(t: float, y: NDArray[np.float64]) -> list[float]:
        n, c, b, k, r, g, _ = y
        total = n + c + r + g
        away = (total - p["KN"]) ** 2
        expand = p["rhoC"] + p["b"] * away / (p["a"] * total**2 + away)
        level = p["A0"] * np.exp(-p["lamA"] * t)
        antibody = p["kA"] * level / (1 + level)
        killed = p["kT"] * r / (p["hK"] + r) + p["kNK"] * k + p["dsa"] + p["graftA"] * antibody
        per_graft = min(expand * np.log(p["KC"] / total), p["gmax"]) - killed
        seen = (c + g) / (p["hR"] + c + g)
        on_host = p["hostA"] * antibody
        return [
            n * (min(p["rN"] * np.log(p["KN"] / total), p["gmax"]) - on_host),
            c * per_graft,
            b * (p["rB"] * (1 - b / p["Bmax"]) - p["gammaB"] * c / (p["kB"] + c)),
            k * (p["rK"] * np.log(1 / k) - p["nkA"] * on_host),
            p["act"] * p["f"] * n * seen
            + r * (p["pR"] * seen * (1 - r / p["Rmax"]) - p["dR"] - on_host),
            g * (per_graft + p["pG"]),
            p["eta"] * g,
        ]

    start = [p["N0"], p["C0"], p["B0"], p["K0"], 0.0, p["G0"], 0.0]
    out = solve_ivp(
        slope, (0.0, days[-1]), start, "LSODA", days, rtol=1e-10, atol=1e-8, max_step=0.5
    )
    if not out.success:
        raise AssertionError(out.message)
    kept: NDArray[np.float64] = out.y[[0, 1, 2, 4, 5, 6]]
    return kept
