"""The scan kernel against its slow twin, on bare arrays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest

from alloway.kernels.scan import OPEN, ROW_BITS, TILE, scan
from reference.scan_slow import count_row

NONE = np.uint64(2**64 - 1)


@dataclass
class Scanned:
    """What a scan left behind."""

    heaps: npt.NDArray[np.uint64]
    filled: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    states: npt.NDArray[np.int64]

    def best(self, query: int) -> list[tuple[int, int]]:
        """(key, row) of the best entries."""
        entries = np.sort(self.heaps[:, query].ravel())
        kept = entries[entries != NONE].tolist()
        return [(entry >> ROW_BITS & 255, entry & ((1 << ROW_BITS) - 1)) for entry in kept]


def ranks(wanted: int = 255) -> npt.NDArray[np.int32]:
    """Smaller keys first, by the most it may be; keys above `wanted` are not wanted."""
    key = np.arange(256, dtype=np.int32)
    state = np.where(key[None, :] <= wanted, 0, np.where(key[:, None] <= wanted, 1, 2))
    return (state << 20 | key[None, :]).astype(np.int32)


def run(
    codes: npt.NDArray[np.uint16],
    queries: npt.NDArray[np.uint16],
    *,
    top: int = 5,
    parts: int = 2,
    wanted: int = 255,
    cells: dict[int, list[tuple[int, int, int]]] | None = None,
    dense: npt.NDArray[np.uint16] | None = None,
) -> Scanned:
    """A scan; `cells` gives (row, low, high) a column, `dense` a table for the first column."""
    loci = codes.shape[0] // 2
    tiles = -(-codes.shape[1] // TILE)
    held = cells or {}
    rows = [sorted(held.get(j, [])) for j in range(loci)]
    begins = np.cumsum([0, *map(len, rows)])
    at = np.empty((loci, tiles + 1), np.int64)
    for j in range(loci):
        at[j] = begins[j] + np.searchsorted([r[0] for r in rows[j]], np.arange(tiles + 1) * TILE)
    flat = [cell for column in rows for cell in column]
    weights = np.stack([queries[..., 0] > 0, (queries[..., 1] > 0) & _differ(queries)], axis=-1)
    number = np.concatenate([np.arange(len(column)) for column in rows]).astype(np.uint32)
    shape = (parts, len(queries))
    left = Scanned(
        np.full((*shape, top), NONE, np.uint64),
        np.zeros(shape, np.int64),
        np.zeros((*shape, 2, 256), np.int64),
        np.zeros((*shape, 4), np.int64),
    )
    dense_at = np.full((len(queries), loci), -1, np.int64)
    if dense is not None:
        dense_at[:, 0] = 0
    order = ranks(wanted)
    many = len(queries)
    for part in range(parts):
        share = np.array([tiles * part // parts, tiles * (part + 1) // parts])
        scan(
            codes, 0, share, np.arange(loci),
            at, np.array([c[0] for c in flat], np.uint32), number,
            queries, weights.astype(np.uint8), np.full(loci, 16, np.uint8),
            begins[:-1].astype(np.int64),
            np.tile(np.array([c[1] for c in flat], np.uint8), (many, 1)),
            np.tile(np.array([c[2] for c in flat], np.uint8), (many, 1)),
            dense.ravel() if dense is not None else np.zeros(1, np.uint16), dense_at,
            np.full(loci, dense.shape[0] if dense is not None else 1, np.int64),
            np.ascontiguousarray(order.diagonal()), order,
            left.heaps[part], left.filled[part], left.counts[part], left.states[part],
        )  # fmt: skip
    return left


def _differ(queries: npt.NDArray[np.uint16]) -> npt.NDArray[np.bool_]:
    return np.asarray(queries[..., 0] != queries[..., 1])


def draw(seed: int, rows: int, loci: int, queries: int) -> tuple[npt.NDArray[np.uint16], ...]:
    """Sorted pairs with few codes, so that everything coincides often; 0 never counts."""
    rng = np.random.default_rng(seed)
    pairs = np.sort(rng.integers(0, 5, (loci, 2, rows)), axis=1)
    asked = np.sort(rng.integers(0, 6, (queries, loci, 2)), axis=2)
    return pairs.reshape(2 * loci, rows).astype(np.uint16), asked.astype(np.uint16)


def twin_keys(codes: npt.NDArray[np.uint16], query: npt.NDArray[np.uint16]) -> list[int]:
    """The slow twin's key of every row."""
    pairs = codes.T.reshape(codes.shape[1], -1, 2).tolist()
    asked = [(a, b) for a, b in query.tolist()]
    found = [count_row([(a, b) for a, b in row], asked) for row in pairs]
    return [forward << 4 | backward for forward, backward in found]


@pytest.mark.parametrize("rows", [1, 3, TILE - 1, TILE, 2 * TILE + 5])
@pytest.mark.parametrize("loci", [1, 5, 7])
def test_every_row_is_counted_as_the_slow_twin_counts_it(rows: int, loci: int) -> None:
    codes, queries = draw(rows + loci, rows, loci, 2)
    found = run(codes, queries)
    for number, query in enumerate(queries):
        keys = twin_keys(codes, query)
        expected = np.bincount(keys, minlength=256)
        assert (found.counts[:, number].sum(axis=0) == expected).all()
        best = sorted(zip(keys, range(rows), strict=True))[:5]
        assert found.best(number)[:5] == best


def test_the_two_directions_are_not_the_same() -> None:
    codes = np.array([[1], [1]], np.uint16)
    keys = run(codes, np.array([[[1, 2]], [[1, 1]]], np.uint16)).best(0)
    assert keys == [(0x01, 0)]  # the query's code 2 is what the row lacks
    turned = run(np.array([[1], [2]], np.uint16), np.array([[[1, 1]]], np.uint16)).best(0)
    assert turned == [(0x10, 0)]


def test_a_homozygous_difference_counts_once() -> None:
    codes = np.array([[3], [3]], np.uint16)
    assert run(codes, np.array([[[1, 1]]], np.uint16)).best(0) == [(0x11, 0)]


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_the_answer_does_not_depend_on_how_the_rows_are_shared_out(parts: int) -> None:
    codes, queries = draw(3, 3 * TILE + 17, 3, 2)
    one = run(codes, queries, parts=1, top=50)
    many = run(codes, queries, parts=parts, top=50)
    for number in range(2):
        assert many.best(number)[:50] == one.best(number)[:50]
    assert (many.counts.sum(axis=0) == one.counts.sum(axis=0)).all()


def test_an_open_pair_has_the_range_its_table_gives() -> None:
    codes = np.array([[1, OPEN, 1], [1, OPEN, 2]], np.uint16)
    queries = np.array([[[1, 2]]], np.uint16)
    base = 0x12  # what the kernel counts for the code OPEN against two codes that differ
    found = run(codes, queries, cells={0: [(1, (0x01 - base) % 256, (0x21 - base) % 256)]})
    low, high = found.counts[:, 0].sum(axis=0)
    assert dict(enumerate(low)).items() >= {0x00: 1, 0x01: 2}.items()
    assert dict(enumerate(high)).items() >= {0x00: 1, 0x01: 1, 0x21: 1}.items()


def test_a_query_that_is_open_is_looked_up_pair_by_pair() -> None:
    codes = np.array([[1, 1, OPEN], [1, 2, OPEN]], np.uint16)
    table = np.zeros((3, 3), np.uint16)
    table[1, 1], table[1, 2] = 0x00 | 0x11 << 8, 0x10 | 0x21 << 8
    found = run(codes, np.array([[[9, 9]]], np.uint16), dense=table, cells={0: [(2, 0x02, 0x03)]})
    low, high = found.counts[:, 0].sum(axis=0)
    assert {k: int(n) for k, n in enumerate(low) if n} == {0x00: 1, 0x10: 1, 0x02: 1}
    assert {k: int(n) for k, n in enumerate(high) if n} == {0x11: 1, 0x21: 1, 0x03: 1}


def test_rows_that_are_not_wanted_are_counted_but_not_kept() -> None:
    codes, queries = draw(9, 4000, 2, 1)
    found = run(codes, queries, wanted=0x11, top=4000)
    keys = twin_keys(codes, queries[0])
    assert [k for k, _ in found.best(0)] == sorted(k for k in keys if k <= 0x11)
    states = found.states[:, 0].sum(axis=0)
    assert states.tolist() == [sum(k <= 0x11 for k in keys), 0, sum(k > 0x11 for k in keys), 0]
    assert int(found.counts[:, 0, 0].sum()) == 4000 == sum(Counter(keys).values())
