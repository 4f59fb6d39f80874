"""Count set differences between pair-coded columns and queries; keep the best rows of each query.

A row holds one unordered pair of codes in each column. A query holds one pair a column too. Two
counts are made of every row: codes of the row that the query lacks ("forward") and codes of the
query that the row lacks ("backward"). Both are added up over the columns in one byte, four bits
each. Rows whose pair is a set of possibilities carry the code `OPEN` and are corrected by tables.
Rows are taken in tiles that stay in the cache while every query passes over them.
"""

from __future__ import annotations

import numpy as np
from numba import njit

NOTHING = 0
"""Code of a member that is present but never counts."""
OPEN = 65535
"""Both codes of a pair that is a set of possibilities."""
ABSENT = 65534
"""A query's code that no row carries."""
TILE = 8192
"""Rows a tile; a chunk's cell offsets are given by tile."""
ROW_BITS = 40
"""Lower bits of a heap entry, which hold the row; the rank stands above them."""


@njit(cache=True)
def _add_pairs(xs, ys, a, b, wa, wb, forward, key):  # type: ignore[no-untyped-def]
    """Add one column's two counts for every row of a tile."""
    for i in range(xs.size):
        x = xs[i]
        y = ys[i]
        h = np.uint8((x != 0) & (x != a) & (x != b)) + np.uint8(
            (y != 0) & (y != a) & (y != b) & (y != x)
        )
        g = wa * np.uint8((x != a) & (y != a)) + wb * np.uint8((x != b) & (y != b))
        key[i] += np.uint8(forward * h + g)


@njit(cache=True)
def _add_dense(xs, ys, table, side, low, high):  # type: ignore[no-untyped-def]
    """The same from a table of every pair; the lower byte is the least, the upper the most."""
    for i in range(xs.size):
        if xs[i] != OPEN:
            value = table[np.int64(xs[i]) * side + ys[i]]
            low[i] += np.uint8(value & 255)
            high[i] += np.uint8(value >> 8)


@njit(cache=True)
def _sink(heap, size):  # type: ignore[no-untyped-def]
    """Restore the order of a heap whose top was replaced; the worst entry is on top."""
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            return
        if child + 1 < size and heap[child + 1] > heap[child]:
            child += 1
        if heap[child] <= heap[at]:
            return
        heap[at], heap[child] = heap[child], heap[at]
        at = child


@njit(cache=True)
def _keep(heap, filled, entry):  # type: ignore[no-untyped-def]
    """Put an entry among the best; returns how many are held."""
    if filled < heap.size:
        at = filled
        heap[at] = entry
        while at > 0 and heap[(at - 1) // 2] < heap[at]:
            heap[at], heap[(at - 1) // 2] = heap[(at - 1) // 2], heap[at]
            at = (at - 1) // 2
        return filled + 1
    if entry < heap[0]:
        heap[0] = entry
        _sink(heap, filled)
    return filled


@njit(cache=True)
def _worst(heap, filled):  # type: ignore[no-untyped-def]
    """The rank from which nothing enters any more."""
    if filled < heap.size:
        return np.int64(1) << 22
    return np.int64(heap[0] >> np.uint64(ROW_BITS)) + 1


@njit(cache=True)
def _tally_exact(key, n, row, rank, seen, counts, states, heap, filled):  # type: ignore[no-untyped-def]
    """Count a tile whose rows have one value each, and keep its best."""
    seen[:] = 0
    for i in range(0, n - 3, 4):
        seen[0, key[i]] += 1
        seen[1, key[i + 1]] += 1
        seen[2, key[i + 2]] += 1
        seen[3, key[i + 3]] += 1
    for i in range(n - n % 4, n):
        seen[0, key[i]] += 1
    worst = _worst(heap, filled)
    enters = False
    for k in range(256):
        total = np.int64(seen[0, k]) + seen[1, k] + seen[2, k] + seen[3, k]
        if total:
            counts[0, k] += total
            counts[1, k] += total
            state = rank[k] >> 20
            states[state] += total
            enters |= state < 2 and rank[k] < worst
    if not enters:
        return filled
    for i in range(n):
        r = np.int64(rank[key[i]])
        if r < worst and r >> 20 < 2:
            filled = _keep(heap, filled, (np.uint64(r) << np.uint64(ROW_BITS)) | np.uint64(row + i))
            worst = _worst(heap, filled)
    return filled


@njit(cache=True)
def _tally_ranges(low, high, n, row, ranks, counts, states, heap, filled):  # type: ignore[no-untyped-def]
    """Count a tile whose rows may have a range, and keep its best."""
    worst = _worst(heap, filled)
    for i in range(n):
        least, most = low[i], high[i]
        counts[0, least] += 1
        counts[1, most] += 1
        r = np.int64(ranks[least, most])
        state = r >> 20
        states[state] += 1
        if r < worst and state < 2:
            filled = _keep(heap, filled, (np.uint64(r) << np.uint64(ROW_BITS)) | np.uint64(row + i))
            worst = _worst(heap, filled)
    return filled


@njit(cache=True)
def _scan_tile(  # type: ignore[no-untyped-def]
    codes, columns, begin, end, tile, cell_at, cell_row, cell_value,
    pair, weight, forward, add_at, add_low, add_high, dense, dense_at, side, low, high,
):  # fmt: skip
    """Keys of one tile under one query; returns whether any row has a range."""
    n = end - begin
    low[:n] = 0
    ranged = False
    for j in range(columns.size):
        ranged |= dense_at[j] >= 0 or cell_at[j, tile + 1] > cell_at[j, tile]
        if dense_at[j] < 0:
            c = columns[j]
            _add_pairs(
                codes[2 * c, begin:end], codes[2 * c + 1, begin:end], pair[j, 0], pair[j, 1],
                weight[j, 0], weight[j, 1], forward[j], low[:n],
            )  # fmt: skip
    if not ranged:
        return False
    high[:n] = low[:n]
    for j in range(columns.size):
        if dense_at[j] >= 0:
            c = columns[j]
            _add_dense(
                codes[2 * c, begin:end], codes[2 * c + 1, begin:end],
                dense[dense_at[j] :], side[j], low[:n], high[:n],
            )  # fmt: skip
        for k in range(cell_at[j, tile], cell_at[j, tile + 1]):
            i = np.int64(cell_row[k]) - begin
            value = add_at[j] + cell_value[k]
            low[i] += add_low[value]
            high[i] += add_high[value]
    return True


@njit(cache=True, nogil=True)
def scan(  # type: ignore[no-untyped-def]
    codes, first_row, tiles, columns, cell_at, cell_row, cell_value,
    pairs, weights, forward, add_at, add_low, add_high, dense, dense_at, side,
    rank, ranks, heaps, filled, counts, states,
):  # fmt: skip
    """Pass every query over some tiles of a chunk and add to the tallies.

    It holds no lock: threads may scan at once, each into tallies of its own.

    Parameters
    ----------
    codes
        (2 x columns, rows) uint16, the smaller code of a pair first.
    first_row
        Number of the chunk's first row among all rows.
    tiles
        (2,) the first tile, and the one after the last.
    columns
        (J,) columns to look at.
    cell_at, cell_row, cell_value
        Open pairs: for each column and tile where its cells begin, their rows in the chunk
        (ascending), and which set of possibilities each is.
    pairs, weights
        (Q, J, 2) uint16 codes of each query, and uint8 whether each code counts backward.
    forward
        (J,) uint8: 16 where forward counts, 0 where it does not.
    add_at, add_low, add_high
        Correction (modulo 256) of the least and most count: (J,) where a column begins, and
        (Q, values) uint8.
    dense, dense_at, side
        Tables of every pair for the columns of a query that is itself a set of possibilities:
        flat uint16, (Q, J) offsets with -1 for none, (J,) row lengths.
    rank, ranks
        Order of a key (256,) and of a least and most key (256, 256), int32: bits 20 and 21 are
        0 = wanted, 1 = perhaps, 2 = not; the smaller the better.
    heaps, filled
        (Q, top) uint64 best entries and how many are held; changed in place.
    counts, states
        (Q, 2, 256) and (Q, 4) int64 tallies; changed in place.
    """
    low = np.empty(TILE, np.uint8)
    high = np.empty(TILE, np.uint8)
    seen = np.empty((4, 256), np.uint32)
    for tile in range(tiles[0], tiles[1]):
        begin = tile * TILE
        end = min(begin + TILE, codes.shape[1])
        for q in range(pairs.shape[0]):
            ranged = _scan_tile(
                codes, columns, begin, end, tile, cell_at, cell_row, cell_value,
                pairs[q], weights[q], forward, add_at, add_low[q], add_high[q],
                dense, dense_at[q], side, low, high,
            )  # fmt: skip
            if ranged:
                filled[q] = _tally_ranges(
                    low, high, end - begin, first_row + begin, ranks,
                    counts[q], states[q], heaps[q], filled[q],
                )  # fmt: skip
            else:
                filled[q] = _tally_exact(
                    low, end - begin, first_row + begin, rank, seen,
                    counts[q], states[q], heaps[q], filled[q],
                )  # fmt: skip
