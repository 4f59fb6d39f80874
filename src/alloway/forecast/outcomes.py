"""Probabilities with honest intervals, and bands, from simulated patients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alloway.values.evidence import Estimate
from alloway.values.forecast import Band, Endpoint

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from alloway.forecast.allogeneic import Simulation
    from alloway.forecast.draws import Floats, Plan

    Flags = NDArray[np.bool_]

LEVEL = 0.8
NO_TUMOUR_SEEN = 1e9
"""Cells below which imaging shows no tumour: one mL (assumed)."""
MARROW_REMISSION = 5e10
"""Cells that make 5 % of an adult marrow: the border of remission in leukaemia (assumed)."""


def probability(happened: Floats | Flags, plan: Plan, note: str = "") -> Estimate:
    """Probability over all patients, with the interval that parameter doubt gives it.

    The variance between parameter draws is freed of the part that a small number of patients a
    draw would give by chance; the chance error of the whole run is added; a beta distribution with
    this mean and variance gives the interval.

    Parameters
    ----------
    happened : array (n,)
        0 or 1, or the patient's own probability.
    """
    import numpy as np
    from scipy.special import betaincinv

    share = np.asarray(happened, dtype=float)
    if not share.any():
        return Estimate(0.0, 0.0, _never_seen(plan.n), LEVEL, "", "model", note=note)
    counts = np.bincount(plan.draw_of())
    rates = np.bincount(plan.draw_of(), weights=share) / counts
    mean = (share.sum() + 0.5) / (plan.n + 1.0)
    spread = np.bincount(plan.draw_of(), weights=share**2) / counts - rates**2
    chance = float((spread / np.maximum(counts - 1, 1)).mean())
    between = max(float(rates.var(ddof=1)) - chance, 0.0) if len(rates) > 1 else 0.0
    variance = between + mean * (1.0 - mean) / (plan.n + 1.0)
    size = max(mean * (1.0 - mean) / variance - 1.0, 1e-3)
    ends = betaincinv(mean * size, (1.0 - mean) * size, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    value = float(share.mean())
    low, high = min(float(ends[0]), value), max(float(ends[1]), value)
    return Estimate(value, low, high, LEVEL, "", "model", note=note)


def _never_seen(n: int) -> float:
    return float(1.0 - (1.0 - LEVEL) ** (1.0 / (n + 1)))


def endpoints(run: Simulation, group: str, *, remission: bool) -> tuple[Endpoint, ...]:
    """Probabilities of the outcomes a tumour board asks for.

    Parameters
    ----------
    group : str
        ``lymphoma``, ``leukaemia`` or ``myeloma``: sets what a response is.
    remission : bool
        No disease was measurable before treatment, so there is no response to forecast.
    """
    made = [] if remission else _responses(run, group)
    last = run.summary[:, 0]
    for day in (28, 90):
        seen = probability(last > day, run.plan, "still above what an assay sees after that day")
        made.append(Endpoint("persistence", day, seen))
    made.append(Endpoint("rejection", 90, probability(_rejected(run, 90.0), run.plan, _REJECTED)))
    made.append(Endpoint("GvHD", 100, _gvhd(run)))
    return tuple(made)


_REJECTED = (
    "below what an assay sees for good, and host T cells, NK cells and antibodies account for at "
    "least half of the fall from the peak (our definition)"
)


def _responses(run: Simulation, group: str) -> list[Endpoint]:
    made = []
    for name, limit in (("response", _response_limit), ("complete response", _complete_limit)):
        for day in (28, 90):
            reached = _at(run, 2, float(day)) <= limit(_at(run, 2, 0.0), group)
            note = f"{_MEANING[name]} on day {day}"
            made.append(Endpoint(name, day, probability(reached, run.plan, note)))
    return made


_MEANING = {
    "response": "tumour cells halved (lymphoma, myeloma) or marrow in remission (leukaemia)",
    "complete response": "no tumour that imaging or marrow shows",
}


def _response_limit(start: Floats, group: str) -> Floats:
    return _complete_limit(start, group) if group == "leukaemia" else start * 0.5


def _complete_limit(start: Floats, group: str) -> Floats:
    import numpy as np

    seen = MARROW_REMISSION if group == "leukaemia" else NO_TUMOUR_SEEN
    return np.minimum(seen, start * 0.1)


def _at(run: Simulation, column: int, day: float) -> Floats:
    from alloway.forecast.allogeneic import DAYS

    return run.tracks[:, DAYS.index(day), column]


def _rejected(run: Simulation, day: float) -> Flags:
    import numpy as np

    from alloway.kernels.allogeneic import COLUMNS

    last, host_kill, peak = run.summary[:, 0], run.summary[:, 1], run.summary[:, 2]
    fall = np.log(np.maximum(peak / run.params[:, COLUMNS.index("lod")], 1.0))
    by_host: Flags = (last <= day) & (host_kill >= np.maximum(0.5 * fall, 0.5))
    return by_host


def _gvhd(run: Simulation) -> Estimate:
    import numpy as np

    from alloway.kernels.allogeneic import COLUMNS

    if not run.params[:, COLUMNS.index("G0")].any():
        return Estimate(0.0, 0.0, 0.0, LEVEL, "", "model", note="no TCR+ donor cell in this lot")
    note = "grade II to IV, by residual TCR+ cells of this lot"
    return probability(-np.expm1(-_at(run, 5, 100.0)), run.plan, note)


def bands(run: Simulation) -> tuple[Band, ...]:
    """Median, 50 % and 80 % bands over all virtual patients."""
    return (
        _band("CAR-T cells", "{cells}", run.tracks[:, :, 1]),
        _band("tumour", "1", run.tracks[:, :, 2] / run.tracks[:, :1, 2]),
        _band("host T cells", "{cells}", run.tracks[:, :, 0]),
    )


def _band(name: str, unit: str, values: Floats) -> Band:
    import numpy as np

    from alloway.forecast.allogeneic import DAYS

    rows = np.quantile(values, [0.5, 0.1, 0.9, 0.25, 0.75], axis=0)
    median, low80, high80, low50, high50 = (tuple(float(f"{x:.6g}") for x in row) for row in rows)
    return Band(name, unit, DAYS, median, low80, high80, low50, high50)
