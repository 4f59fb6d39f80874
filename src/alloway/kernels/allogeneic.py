"""Eight coupled cell populations, integrated over many trajectories in parallel.

Dormand-Prince 5(4) with step control; two populations turn into an exact birth-death process while
they are few, so that dying out is an event and not a rounding question. The equations, and Kimmel
2021 as the special case with every host mechanism at zero, are in docs/models/allogeneic.md.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit, prange

from alloway.kernels.birth_death import advance, uniform

COLUMNS: tuple[str, ...] = (
    "KN", "KC", "rN", "rhoC", "a", "b", "rB", "Bmax", "gammaB", "kB",
    "f", "act", "pR", "dR", "Rmax", "hR", "kT", "hK", "kNK", "rK",
    "dsa", "A0", "lamA", "kA", "graftA", "nkA", "pG", "eta", "lod", "turnover",
    "few", "floor", "N0", "C0", "B0", "G0", "K0", "gmax", "hostA",
)  # fmt: skip
"""Order of the parameter columns."""
SUMMARY: tuple[str, ...] = (
    "last", "host_kill", "peak", "peak_day", "graft_gone", "tumour_gone", "progressed",
    "status", "stopped",
)  # fmt: skip
"""Order of the summary columns; a day is -1 when the event did not happen."""
TRACKED: tuple[str, ...] = ("N", "C", "B", "R", "G", "H")
"""Order of the recorded trajectories."""

(_KN, _KC, _RN, _RHO, _A, _B, _RB, _BMAX, _GAMMA, _KB,
 _F, _ACT, _PR, _DR, _RMAX, _HR, _KT, _HK, _KNK, _RK,
 _DSA, _A0, _LAMA, _KA, _GRAFTA, _NKA, _PG, _ETA, _LOD, _TURN,
 _FEW, _FLOOR, _N0, _C0, _B0, _G0, _K0, _GMAX, _HOSTA) = range(39)  # fmt: skip
# States. N, C, B and K are kept as logarithms: they stay positive and their error is relative.
_N, _C, _T, _K, _R, _G, _H, _L = range(8)
_LOGS = 4
_MANY, _FEW_LEFT, _GONE = 0, 1, 2
_MOST_STEPS = 200_000

_STAGES = np.array([
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [1 / 5, 0.0, 0.0, 0.0, 0.0, 0.0],
    [3 / 40, 9 / 40, 0.0, 0.0, 0.0, 0.0],
    [44 / 45, -56 / 15, 32 / 9, 0.0, 0.0, 0.0],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729, 0.0, 0.0],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656, 0.0],
    [35 / 384, 0.0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
])  # fmt: skip
_NODES = np.array([0.0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1.0, 1.0])
_ERROR = np.array([
    71 / 57600, 0.0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40,
])  # fmt: skip


@njit(cache=True)
def _rates(t, y, p, modes, out):  # type: ignore[no-untyped-def]
    """Rates per cell: C homeostasis, C loss, B birth, B death, N and R homeostasis, drug, allo."""
    graft = math.exp(y[_C]) if modes[0] != _GONE else 0.0
    tumour = math.exp(y[_T]) if modes[1] != _GONE else 0.0
    others = max(y[_R], 0.0) + max(y[_G], 0.0)
    total = math.exp(y[_N]) + graft + others
    room = (total - p[_KN]) ** 2
    growth = p[_RHO] + p[_B] * room / (p[_A] * total * total + room)
    level = p[_A0] * math.exp(-p[_LAMA] * t)
    drug = p[_KA] * level / (1.0 + level)
    allo = max(y[_R], 0.0)
    host = p[_KT] * allo / (p[_HK] + allo) + p[_KNK] * math.exp(y[_K]) + p[_DSA]
    out[0] = min(-growth * math.log(total / p[_KC]), p[_GMAX])
    out[1] = host + drug * p[_GRAFTA]
    out[2] = p[_RB] * (1.0 - min(tumour / p[_BMAX], 1.0))
    out[3] = p[_GAMMA] * graft / (p[_KB] + graft)
    out[4] = min(-p[_RN] * math.log(total / p[_KN]), p[_GMAX]) - drug * p[_HOSTA]
    out[5] = drug * p[_HOSTA]
    out[6] = (graft + others - allo) / (p[_HR] + graft + others - allo)
    out[7] = host


@njit(cache=True)
def _slopes(t, y, p, modes, rates, dy):  # type: ignore[no-untyped-def]
    """Time derivatives of the eight states."""
    _rates(t, y, p, modes, rates)
    dy[_N] = rates[4]
    dy[_C] = rates[0] - rates[1] if modes[0] == _MANY else 0.0
    dy[_T] = rates[2] - rates[3] if modes[1] == _MANY else 0.0
    dy[_K] = -p[_RK] * y[_K] - p[_NKA] * rates[5]
    allo = max(y[_R], 0.0)
    divide = p[_PR] * rates[6] * (1.0 - allo / p[_RMAX]) if allo >= p[_FLOOR] else 0.0
    dy[_R] = p[_ACT] * p[_F] * math.exp(y[_N]) * rates[6] + allo * (divide - p[_DR] - rates[5])
    graft = max(y[_G], 0.0)
    net = rates[0] - rates[1] + p[_PG]
    dy[_G] = graft * (net if graft >= p[_FLOOR] else min(net, 0.0))
    dy[_H] = p[_ETA] * graft if graft >= p[_FLOOR] else 0.0
    dy[_L] = rates[7]


@njit(cache=True)
def _try_step(t, h, y, p, modes, rates, k, new, work):  # type: ignore[no-untyped-def]
    """One Dormand-Prince step into ``new``; returns the largest scaled error over ``rtol``."""
    for stage in range(1, 7):
        for i in range(8):
            move = 0.0
            for j in range(stage):
                move += _STAGES[stage, j] * k[j, i]
            work[i] = y[i] + h * move
        if stage == 6:
            new[:] = work
        _slopes(t + _NODES[stage] * h, work, p, modes, rates, k[stage])
    worst = 0.0
    for i in range(8):
        error = 0.0
        for j in range(7):
            error += _ERROR[j] * k[j, i]
        size = 1.0 if i < _LOGS else abs(new[i]) + (1e-2 if i >= _H else 1.0)
        worst = max(worst, abs(h * error) / size)
        if not math.isfinite(new[i]):
            return math.inf
    return worst


@njit(cache=True)
def _to_edge(y, new, few, modes):  # type: ignore[no-untyped-def]
    """Share of the step at which a falling population reaches ``few`` cells; 1 for none."""
    share = 1.0
    if few <= 0.0:
        return share
    edge = math.log(few)
    for m in range(2):
        state = _C + m
        if modes[m] == _MANY and y[state] > edge + 0.05 and new[state] < edge - 0.05:
            share = min(share, (y[state] - edge) / (y[state] - new[state]))
    return share


@njit(cache=True)
def _draw(h, y, p, modes, before, stream):  # type: ignore[no-untyped-def]
    """Advance the populations that are few by an exact birth-death draw over the step."""
    for m in range(2):
        state = _C + m
        if modes[m] != _FEW_LEFT:
            continue
        birth, death = before[2], before[3]
        if m == 0:
            birth = max(before[0], 0.0) + p[_TURN]
            death = max(-before[0], 0.0) + p[_TURN] + before[1]
        cells = advance(round(math.exp(y[state])), birth, death, h, stream)
        if cells == 0:
            modes[m] = _GONE
        else:
            y[state] = math.log(cells)


@njit(cache=True)
def _switch(y, p, modes, stream):  # type: ignore[no-untyped-def]
    """Change between many and few; a whole number of cells is drawn on the way down."""
    if p[_FEW] <= 0.0:
        return
    for m in range(2):
        state = _C + m
        if modes[m] == _MANY and y[state] <= math.log(p[_FEW]) + 0.05:
            cells = int(math.exp(y[state]) + uniform(stream))
            modes[m] = _FEW_LEFT if cells > 0 else _GONE
            y[state] = math.log(max(cells, 1))
        elif modes[m] == _FEW_LEFT and y[state] > math.log(2.0 * p[_FEW]):
            modes[m] = _MANY


@njit(cache=True)
def _record(y, modes, row):  # type: ignore[no-untyped-def]
    row[0] = math.exp(y[_N])
    row[1] = math.exp(y[_C]) if modes[0] != _GONE else 0.0
    row[2] = math.exp(y[_T]) if modes[1] != _GONE else 0.0
    row[3] = y[_R]
    row[4] = y[_G]
    row[5] = y[_H]


@njit(cache=True)
def _observe(t, h, y, old, was_gone, p, modes, s):  # type: ignore[no-untyped-def]
    """Update the summary after a step from ``t - h`` to ``t``."""
    edge = math.log(p[_LOD]) if p[_LOD] > 0.0 else -math.inf
    above = modes[0] != _GONE and y[_C] >= edge
    if above:
        s[0], s[1] = t, y[_L]
    elif not was_gone[0] and old[_C] >= edge:
        part = (old[_C] - edge) / max(old[_C] - y[_C], 1e-12) if modes[0] != _GONE else 1.0
        s[0] = t - h + min(part, 1.0) * h
        s[1] = y[_L]
    if modes[0] != _GONE and math.exp(y[_C]) > s[2]:
        s[2], s[3] = math.exp(y[_C]), t
    if modes[0] == _GONE and s[4] < 0.0:
        s[4] = t
    if modes[1] == _GONE and s[5] < 0.0:
        s[5] = t
    if modes[1] != _GONE and s[6] < 0.0 and y[_T] > math.log(1.2 * p[_B0]):
        s[6] = t


@njit(cache=True)
def _begin(p, y, s):  # type: ignore[no-untyped-def]
    y[_N], y[_C], y[_T] = math.log(p[_N0]), math.log(p[_C0]), math.log(p[_B0])
    y[_K], y[_G] = math.log(p[_K0]), p[_G0]
    y[_R] = y[_H] = y[_L] = 0.0
    s[:] = -1.0
    s[0] = s[1] = s[3] = s[7] = 0.0
    s[2] = p[_C0]


@njit(cache=True)
def _step(t, h, rtol, y, p, modes, room):  # type: ignore[no-untyped-def]
    """Try one step; returns the next step length, negative when this one was refused."""
    k, new, work, rates = room
    worst = _try_step(t, h, y, p, modes, rates, k, new, work) / rtol
    if worst > 1.0:
        return -h * (0.2 if not math.isfinite(worst) else max(0.2, 0.9 * worst**-0.2))
    share = _to_edge(y, new, p[_FEW], modes)
    if share < 1.0:
        return -h * share
    return h * min(5.0, 0.9 * max(worst, 1e-8) ** -0.2)


@njit(cache=True)
def _accept(t, h, y, p, modes, room, before, stream, s):  # type: ignore[no-untyped-def]
    """Move on to ``t`` with draws, changes of mode and observations."""
    old, was_gone = before[1], before[2]
    old[:] = y
    for m in range(2):
        was_gone[m] = 1.0 if modes[m] == _GONE else 0.0
    y[:] = room[1]
    _draw(h, y, p, modes, before[0], stream)
    _switch(y, p, modes, stream)
    _observe(t, h, y, old, was_gone, p, modes, s)


@njit(cache=True)
def _run(p, days, seed, rtol, track, s):  # type: ignore[no-untyped-def]
    """One trajectory; a status other than 0 in the summary says why it stopped."""
    y, before = np.empty(8), np.empty((3, 8))
    room = (np.empty((7, 8)), np.empty(8), np.empty(8), np.empty(8))
    modes, stream = np.zeros(2, np.int64), np.empty(1, np.uint64)
    stream[0] = seed
    _begin(p, y, s)
    _switch(y, p, modes, stream)
    t, h, slot = 0.0, 0.01, 0
    steps = 0
    while slot < days.size:
        steps += 1
        if steps > _MOST_STEPS:
            s[7], s[8] = 2.0, t
            return
        if t >= days[slot] - 1e-9:
            _record(y, modes, track[slot])
            slot += 1
            continue
        longest = 0.25 if modes[0] == _FEW_LEFT or modes[1] == _FEW_LEFT else 3.0
        now = min(h, longest, days[slot] - t)
        _slopes(t, y, p, modes, before[0], room[0][0])
        wish = _step(t, now, rtol, y, p, modes, room)
        if wish > 0.0:
            t += now
            _accept(t, now, y, p, modes, room, before, stream, s)
            h = max(wish, h) if now < h else wish
        elif -wish < 1e-9 or not math.isfinite(wish):
            s[7], s[8] = 1.0, t
            return
        else:
            h = -wish


@njit(cache=True, parallel=True)
def simulate(params, days, seeds, rtol):  # type: ignore[no-untyped-def]
    """Integrate every row of ``params`` over ``days``.

    Parameters
    ----------
    params : float array (n, len(COLUMNS))
    days : float array (m,)
        Rising, from 0; the trajectory is recorded there.
    seeds : uint64 array (n,)
        One stream a trajectory.
    rtol : float
        Relative tolerance of a step.

    Returns
    -------
    tracks : float array (n, m, len(TRACKED))
    summary : float array (n, len(SUMMARY))
        ``status`` is 0, 1 where a number stopped being finite (at day ``stopped``), or 2 where
        too many steps were needed.
    """
    n = params.shape[0]
    tracks = np.full((n, days.size, 6), np.nan)
    summary = np.empty((n, 9))
    for i in prange(n):
        _run(params[i], days, seeds[i], rtol, tracks[i], summary[i])
    return tracks, summary
