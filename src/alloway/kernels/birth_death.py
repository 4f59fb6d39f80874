"""Exact sampling of a linear birth-death process, with a random stream per trajectory.

Each trajectory owns its stream, so a result does not depend on how the trajectories are shared out
among threads.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX2 = np.uint64(0x94D049BB133111EB)
_S30 = np.uint64(30)
_S27 = np.uint64(27)
_S31 = np.uint64(31)
_S11 = np.uint64(11)
_UNIT = 1.0 / 9007199254740992.0


@njit(cache=True)
def uniform(stream: np.ndarray) -> float:
    """Next number strictly between 0 and 1 of a SplitMix64 stream (Steele 2014, OOPSLA).

    Parameters
    ----------
    stream : uint64 array of shape (1,)
        The state; it is moved on in place.
    """
    stream[0] += _GOLDEN
    z = stream[0]
    z = (z ^ (z >> _S30)) * _MIX1
    z = (z ^ (z >> _S27)) * _MIX2
    z = z ^ (z >> _S31)
    return (float(z >> _S11) + 0.5) * _UNIT


@njit(cache=True)
def transition(birth: float, death: float, time: float) -> tuple[float, float]:
    """The two constants of the transition law of one cell over ``time``.

    Returns
    -------
    gone, more : float
        Probability that the line of one cell has died out, and the parameter of the geometric law
        of its size when it has not (Bailey 1964, The Elements of Stochastic Processes, 8.6).
    """
    net = birth - death
    if abs(net) * time < 1e-9:
        turned = birth * time
        return death * time / (1.0 + turned), turned / (1.0 + turned)
    if net > 0.0:
        shrink = -math.expm1(-net * time)
        scale = birth - death * math.exp(-net * time)
    else:
        shrink = -math.expm1(net * time)
        scale = death - birth * math.exp(net * time)
    return death * shrink / scale, birth * shrink / scale


@njit(cache=True)
def advance(cells: int, birth: float, death: float, time: float, stream: np.ndarray) -> int:
    """Number of cells after ``time`` at constant rates per cell, drawn exactly."""
    gone, more = transition(birth, death, time)
    total = 0
    for _ in range(cells):
        if uniform(stream) < gone:
            continue
        total += 1
        if more > 0.0:
            total += int(math.log(uniform(stream)) / math.log(more))
    return total
