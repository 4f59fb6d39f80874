"""The scan of a registry's chunks: queries as plain arrays in, tallies that can be added out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, reduce
from itertools import pairwise
from queue import Empty, SimpleQueue

import numba
import numpy as np
import numpy.typing as npt

from alloway.errors import InputError, LimitError
from alloway.hla.expression import SurfaceRule
from alloway.hla.registry import Chunk, Registry
from alloway.hla.search_tables import PAIRS_AT_ONCE, LocusQuery, is_dense, query_locus
from alloway.kernels.scan import OPEN, TILE, scan
from alloway.reference.hla_reference import HlaReference
from alloway.values.hla import Locus

Progress = Callable[[str], None]
_SHARES_PER_THREAD = 8
_PAIR_BYTES = 3800
"""What the closed forms take for an open pair that is worked out (measured)."""
_UNFILLED = np.uint64(2**64 - 1)


@dataclass(frozen=True)
class Queries:
    """A batch of patients as the kernel takes them; see `alloway.kernels.scan.scan`."""

    columns: npt.NDArray[np.int64]
    pairs: npt.NDArray[np.uint16]
    weights: npt.NDArray[np.uint8]
    forward: npt.NDArray[np.uint8]
    add_at: npt.NDArray[np.int64]
    add_low: npt.NDArray[np.uint8]
    add_high: npt.NDArray[np.uint8]
    dense: npt.NDArray[np.uint16]
    dense_at: npt.NDArray[np.int64]
    side: npt.NDArray[np.int64]
    ranks: npt.NDArray[np.int32]
    top: int = 1
    keep: bool = False
    """Whether the chunks stay mapped for the next search."""

    @property
    def size(self) -> int:
        """Patients in the batch."""
        return len(self.pairs)


@dataclass(frozen=True)
class Tally:
    """Counts and best entries of every patient over some of the rows."""

    counts: npt.NDArray[np.int64]
    """(patients, 2, 256): donors by least and by most count pair."""
    states: npt.NDArray[np.int64]
    """(patients, 4): donors that surely, perhaps, and do not meet the rule."""
    heaps: npt.NDArray[np.uint64]
    """(patients, top) best entries in order; the largest number stands for none."""

    def best(self, number: int, top: int) -> npt.NDArray[np.uint64]:
        """Entries of one patient, the best first."""
        entries: npt.NDArray[np.uint64] = self.heaps[number, :top]
        return np.extract(entries != _UNFILLED, entries)

    def plus(self, other: Tally) -> Tally:
        """The tally of both sets of rows; their order does not matter."""
        both = np.sort(np.concatenate([self.heaps, other.heaps], axis=1), axis=1)
        return Tally(
            self.counts + other.counts,
            self.states + other.states,
            both[:, : self.heaps.shape[1]],
        )


@dataclass(frozen=True, slots=True)
class _Share:
    """Some tiles of a chunk: what one thread takes at a time."""

    chunk: int
    begin: int
    end: int


def scan_chunks(
    registry: Registry, numbers: Sequence[int], queries: Queries, tell: Progress | None = None
) -> Tally:
    """Pass every patient over the given chunks, on every core."""
    threads = numba.get_num_threads()
    shares: SimpleQueue[_Share] = SimpleQueue()
    for share in _shares(registry, numbers, threads):
        shares.put(share)
    with ThreadPoolExecutor(threads) as pool:
        running = [
            pool.submit(_scan_shares, registry, shares, queries, tell) for _ in range(threads)
        ]
        try:
            tallies = [one.result() for one in running]
        except BaseException:
            _empty(shares)  # the other threads stop after the share they hold
            raise
    return reduce(Tally.plus, tallies)


def _shares(registry: Registry, numbers: Sequence[int], threads: int) -> Iterator[_Share]:
    """Several shares a thread, so that no thread waits long for the last one."""
    pieces = max(1, -(-_SHARES_PER_THREAD * threads // max(len(numbers), 1)))
    for number in numbers:
        tiles = -(-registry.chunks[number].rows // TILE)
        cuts = [tiles * piece // pieces for piece in range(pieces + 1)]
        for begin, end in pairwise(cuts):
            if end > begin:
                yield _Share(number, begin, end)


def _empty(shares: SimpleQueue[_Share]) -> None:
    with suppress(Empty):
        while True:
            shares.get_nowait()


def _scan_shares(
    registry: Registry, shares: SimpleQueue[_Share], queries: Queries, tell: Progress | None
) -> Tally:
    """One thread's work: shares until none is left, into tallies of its own."""
    heaps = np.full((queries.size, queries.top), _UNFILLED, np.uint64)
    filled = np.zeros(queries.size, np.int64)
    counts = np.zeros((queries.size, 2, 256), np.int64)
    states = np.zeros((queries.size, 4), np.int64)
    rank = np.ascontiguousarray(queries.ranks.diagonal())
    held = -1
    with suppress(Empty):
        while True:
            share = shares.get_nowait()
            if share.chunk != held:
                held, chunk = share.chunk, registry.chunk(share.chunk, keep=queries.keep)
                _check_codes(chunk, queries)
                cell_at, cell_row, cell_value = _cells(chunk, queries, registry)
            scan(
                chunk.codes, registry.first_rows[held], np.array([share.begin, share.end]),
                queries.columns, cell_at, cell_row, cell_value, queries.pairs, queries.weights,
                queries.forward, queries.add_at, queries.add_low, queries.add_high, queries.dense,
                queries.dense_at, queries.side, rank, queries.ranks, heaps, filled, counts, states,
            )  # fmt: skip
            if tell:
                tell(f"Searched about {registry.first_rows[held + 1]:,} donors")
    return Tally(counts, states, np.sort(heaps, axis=1))


def _check_codes(chunk: Chunk, queries: Queries) -> None:
    """The kernel looks codes up in dense tables without asking: none may lie outside."""
    for j, column in enumerate(queries.columns):
        if (queries.dense_at[:, j] >= 0).any():
            codes = chunk.codes[2 * column : 2 * column + 2]
            if ((codes >= queries.side[j]) & (codes != OPEN)).any():
                raise InputError("the encoded registry is damaged", step="delete it and repeat")


def _cells(
    chunk: Chunk, queries: Queries, registry: Registry
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Where the open pairs of each column and tile begin, and the pairs."""
    tiles = -(-chunk.codes.shape[1] // TILE)
    edges = np.arange(tiles + 1, dtype=np.uint32) * TILE
    at = np.empty((queries.columns.size, tiles + 1), np.int64)
    for j, column in enumerate(queries.columns.tolist()):
        begin, end = chunk.cell_at[column : column + 2]
        at[j] = begin + np.searchsorted(chunk.cell_row[begin:end], edges)
        known = len(registry.codes[registry.loci[column]].pairs)
        if end > begin and int(chunk.cell_value[begin:end].max()) >= known:
            raise InputError(f"{registry.folder}: damaged", step="delete that folder and repeat")
    return at, chunk.cell_row, chunk.cell_value


def build_queries(
    patients: Sequence[Sequence[Locus]],
    registry: Registry,
    loci: Sequence[str],
    rule: SurfaceRule,
    reference: HlaReference,
    top: int,
    ranks: npt.NDArray[np.int32],
    memory: int,
) -> Iterator[Queries]:
    """Batches of patients whose tables fit into `memory` bytes.

    Raises
    ------
    LimitError
        Not even one patient's tables fit.
    """
    columns = registry.columns(loci)
    keep = registry.code_bytes <= memory // 4
    budget = memory - ranks.nbytes - _shared_bytes(registry, loci)
    budget -= registry.code_bytes if keep else 0
    batch: list[Sequence[Locus]] = []
    used = 0
    for patient in patients:
        need = _table_bytes(patient, registry, rule, top)
        if need > budget:
            raise LimitError(
                "the tables of one patient need more than the memory allowed",
                step=f"give {(need - budget) * 4 // 3 // 1_000_000 + 1:,} MB more with --memory",
            )
        if batch and used + need > budget:
            made = _queries(batch, registry, loci, columns, rule, reference, ranks)
            yield replace(made, top=top, keep=keep)
            batch, used = [], 0
        batch.append(patient)
        used += need
    if batch:
        made = _queries(batch, registry, loci, columns, rule, reference, ranks)
        yield replace(made, top=top, keep=keep)


def _shared_bytes(registry: Registry, loci: Sequence[str]) -> int:
    """Bytes whatever the number of patients: names, closed forms, the chunks being scanned."""
    names = sum(codes.size for codes in registry.codes.values())
    most = max(len(registry.codes[name].pairs) for name in loci)
    forms = min(most, PAIRS_AT_ONCE) * _PAIR_BYTES
    rows = max(chunk.rows for chunk in registry.chunks)
    cells = max(chunk.cell_at[-1] for chunk in registry.chunks)
    chunks = 4 * len(registry.loci) * rows + 8 * cells
    return names + forms + numba.get_num_threads() * chunks + 8 * rows


def _table_bytes(patient: Sequence[Locus], registry: Registry, rule: SurfaceRule, top: int) -> int:
    """Bytes for one patient: corrections of open pairs, tallies of each thread, dense tables."""
    size = (numba.get_num_threads() + 5) * (top * 8 + 4128)
    for locus in patient:
        codes = registry.codes[locus.name]
        size += 16 * len(codes.pairs)
        if is_dense(locus, codes, rule):
            size += 4 * len(codes.keys) ** 2
    return size


def _queries(
    patients: Sequence[Sequence[Locus]],
    registry: Registry,
    loci: Sequence[str],
    columns: Sequence[int],
    rule: SurfaceRule,
    reference: HlaReference,
    ranks: npt.NDArray[np.int32],
) -> Queries:
    codes = [registry.codes[name] for name in loci]
    known = [
        query_locus(
            [p[j] for p in patients], codes[j], rule, reference, _pairs_of(registry, columns[j])
        )
        for j in range(len(loci))
    ]
    rows = [[known[j][locus] for j, locus in enumerate(p)] for p in patients]
    tables = [q.dense.ravel() for found in known for q in found.values() if q.dense is not None]
    places = _places(known)
    return Queries(
        columns=np.array(columns, np.int64),
        pairs=np.array([[q.pair for q in row] for row in rows], np.uint16),
        weights=np.array([[q.weights for q in row] for row in rows], np.uint8),
        forward=np.array([0 if name in rule.absent else 16 for name in loci], np.uint8),
        add_at=np.cumsum([0, *(len(c.pairs) for c in codes[:-1])]).astype(np.int64),
        add_low=np.array([np.concatenate([q.low for q in row]) for row in rows], np.uint8),
        add_high=np.array([np.concatenate([q.high for q in row]) for row in rows], np.uint8),
        dense=np.concatenate(tables) if tables else np.zeros(1, np.uint16),
        dense_at=np.array([[places[id(q)] for q in row] for row in rows], np.int64),
        side=np.array([len(c.keys) for c in codes], np.int64),
        ranks=ranks,
    )


def _places(known: Sequence[dict[Locus, LocusQuery]]) -> dict[int, int]:
    """Where the dense table of each query begins; -1 for those without."""
    places, at = {}, 0
    for found in known:
        for query in found.values():
            places[id(query)] = -1 if query.dense is None else at
            at += 0 if query.dense is None else query.dense.size
    return places


def _pairs_of(registry: Registry, column: int) -> Callable[[], npt.NDArray[np.uint32]]:
    """Exact pairs that occur in a column, worked out on first use."""

    @cache
    def pairs() -> npt.NDArray[np.uint32]:
        import polars as pl

        found = pl.Series([], dtype=pl.UInt32)
        for number in range(len(registry.chunks)):
            low, high = registry.chunk(number).codes[2 * column : 2 * column + 2]
            joined = low.astype(np.uint32) | high.astype(np.uint32) << 16
            found = pl.concat([found, pl.Series(joined[low != OPEN])]).unique()
        return found.sort().to_numpy()

    return pairs
