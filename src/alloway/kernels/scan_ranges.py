"""Ranges of the two set differences between exact pairs and pairs of possibilities.

A slot is what one member of a pair may be: listed codes, any member of a group, anything, or
nothing. Closed forms replace writing out every reading: an unlisted member can always be new.
"""

from __future__ import annotations

import numpy as np
from numba import njit, prange

_HITS_FIRST, _HITS_SECOND, _MISSES = 1, 2, 4
_NEEDS = (_MISSES, _HITS_FIRST, _HITS_SECOND)
_MANY = 2


@njit(cache=True)
def _classify(  # type: ignore[no-untyped-def]
    s, a, b, group_a, group_b, key_at, keys, group_at, groups, free, hidden, of_slot
):  # fmt: skip
    """What one slot may be against the pair (a, b): hits, zero, how many others, the lone one."""
    hits, others, lone = 0, 0, np.int64(-1)
    for k in range(key_at[s], key_at[s + 1]):
        if keys[k] == a:
            hits |= _HITS_FIRST
        elif keys[k] == b:
            hits |= _HITS_SECOND
        else:
            others += 1
            lone = keys[k]
    for k in range(group_at[s], group_at[s + 1]):
        hits |= _HITS_FIRST if a >= 0 and groups[k] == group_a else 0
        hits |= _HITS_SECOND if b >= 0 and groups[k] == group_b else 0
        others = _MANY
    if free[s]:
        hits |= (_HITS_FIRST if a >= 0 else 0) | (_HITS_SECOND if b >= 0 else 0)
        others = _MANY
    of_slot[s, 0] = hits | (_MISSES if others or hidden[s] else 0)
    of_slot[s, 1] = 1 if hits or hidden[s] else 0
    of_slot[s, 2] = min(others, _MANY)
    of_slot[s, 3] = lone


@njit(cache=True)
def _missing(first, second, whole):  # type: ignore[no-untyped-def]
    """Fewest and most members of the exact pair that a reading lacks."""
    least, most = 2, 0
    for one in range(3):
        for two in range(3):
            if first & _NEEDS[one] and second & _NEEDS[two]:
                left = whole & ~(one | two)
                count = (left & 1) + (left >> 1)
                least = min(least, count)
                most = max(most, count)
    return least, most


@njit(cache=True)
def _added(one, two, share):  # type: ignore[no-untyped-def]
    """Fewest and most members of a reading that the exact pair lacks."""
    least = 2 - one[1] - two[1]
    if least == 2 and share:
        least = 1
    most = (1 if one[2] else 0) + (1 if two[2] else 0)
    if most == 2 and one[2] == 1 and two[2] == 1 and one[3] == two[3]:
        most = 1
    return least, most


@njit(parallel=True, cache=True, nogil=True)
def ranges(  # type: ignore[no-untyped-def]
    pairs, pair_groups, key_at, keys, group_at, groups, free, hidden, slots, share, out
):  # fmt: skip
    """Ranges of both differences for every exact pair and every pair of slots.

    Parameters
    ----------
    pairs, pair_groups
        (N, 2) int64 codes, -1 for a member that does not count, and the group of each.
    key_at, keys, group_at, groups
        Listed codes and groups of each slot, each code once, in compressed rows.
    free, hidden
        (S,) whether a slot may be anything, and whether it may be nothing.
    slots, share
        (M, 2) slots of each pair of possibilities, and whether both may be the same member.
    out
        (N, M, 4) uint8, written: fewest and most of the exact pair that the other lacks, fewest
        and most of the other that the exact pair lacks.
    """
    for n in prange(pairs.shape[0]):
        a, b = pairs[n]
        if a == b:
            b = np.int64(-1)
        whole = (1 if a >= 0 else 0) | (2 if b >= 0 else 0)
        of_slot = np.empty((free.size, 4), np.int64)
        for s in range(free.size):
            _classify(
                s, a, b, pair_groups[n, 0], pair_groups[n, 1],
                key_at, keys, group_at, groups, free, hidden, of_slot,
            )  # fmt: skip
        for m in range(slots.shape[0]):
            one, two = of_slot[slots[m, 0]], of_slot[slots[m, 1]]
            out[n, m, 0], out[n, m, 1] = _missing(one[0], two[0], whole)
            out[n, m, 2], out[n, m, 3] = _added(one, two, share[m])
