"""Which counts a search wants: ``hvg<=2,gvh<=4``."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alloway.errors import InputError

_CONDITION = re.compile(r"([a-z]+)\s*(<=|<|==|=)\s*([0-9]{1,2})", re.IGNORECASE)
_STEP = 'write conditions such as "hvg<=2,gvh<=4"'
MET, PERHAPS, NOT = 0, 1, 2
STATE_BITS = 20


@dataclass(frozen=True, slots=True)
class Rule:
    """Least and most mismatches wanted in each direction, both included."""

    hvg: tuple[int, int] = (0, 15)
    gvh: tuple[int, int] = (0, 15)


def parse_rule(text: str) -> Rule:
    """A rule from its conditions; an empty rule wants every donor.

    Raises
    ------
    InputError
        A condition is not ``hvg`` or ``gvh``, a sign, and a number.

    Examples
    --------
    >>> parse_rule("hvg<=2, gvh<5")
    Rule(hvg=(0, 2), gvh=(0, 4))
    """
    wanted = {"hvg": (0, 15), "gvh": (0, 15)}
    for part in filter(None, map(str.strip, text.split(","))):
        match = _CONDITION.fullmatch(part)
        if match is None:
            raise InputError(f"rule: {part!r} is not a condition", step=_STEP)
        name, sign, number = match[1].lower(), match[2], int(match[3])
        if name not in wanted:
            raise InputError(f"rule: {match[1]!r} is not hvg or gvh", step=_STEP)
        least, most = {"<=": (0, number), "<": (0, number - 1)}.get(sign, (number, number))
        wanted[name] = max(least, wanted[name][0]), min(most, wanted[name][1])
        if wanted[name][0] > wanted[name][1]:
            raise InputError(f"rule: no count of {name} meets {text!r}", step=_STEP)
    return Rule(wanted["hvg"], wanted["gvh"])


def rank_table(rule: Rule) -> npt.NDArray[np.int32]:
    """Order of a donor by its least and most counts, (256, 256); the smaller the better.

    A count pair is ``16 * hvg + gvh``. Donors that surely meet the rule come before those that may;
    among them the worst case decides: most HvG, most GvH, then least HvG, least GvH.
    """
    pair = np.arange(256)
    hvg, gvh = pair >> 4, pair & 15
    least_h, most_h = hvg[:, None], hvg[None, :]
    least_g, most_g = gvh[:, None], gvh[None, :]
    surely = (least_h >= rule.hvg[0]) & (most_h <= rule.hvg[1])
    surely &= (least_g >= rule.gvh[0]) & (most_g <= rule.gvh[1])
    maybe = (most_h >= rule.hvg[0]) & (least_h <= rule.hvg[1])
    maybe &= (most_g >= rule.gvh[0]) & (least_g <= rule.gvh[1])
    state = np.where(surely, MET, np.where(maybe, PERHAPS, NOT))
    rank = state << STATE_BITS | most_h << 12 | most_g << 8 | least_h << 4 | least_g
    return rank.astype(np.int32)
