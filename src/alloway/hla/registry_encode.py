"""Encode a registry once: read in blocks, resumed where it stopped, reused by content."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from alloway.errors import InputError, OutputError
from alloway.hla.registry import (
    FORMAT,
    MANIFEST,
    ChunkFacts,
    Registry,
    SourceFile,
    manifest,
    open_codes,
    open_folder,
    read_chunks,
    read_json,
    write_array,
    write_codes,
    write_json,
)
from alloway.hla.registry_codes import BAD, BLANK, LocusCodes, Room, Slots
from alloway.hla.registry_old import LOCK, ORIGIN, Origin, origin_of, remove_old
from alloway.hla.registry_tables import BLOCK_BYTES, Block, Header, read_blocks, read_header
from alloway.hla.typing import column_slot
from alloway.reference.hla_nomenclature import MATCH_LOCI
from alloway.reference.hla_reference import SHIPPED, HlaReference

if TYPE_CHECKING:
    import polars as pl

Progress = Callable[[str], None]
CHUNK_ROWS = 1 << 19
"""Rows a chunk; 10 MB of codes at five loci."""
_CELL_BYTES = 110
"""Memory that one cell of a block takes while the block is encoded (measured)."""
_LEAST_ROWS = 1024
_STATE = "state.json"
_ENDINGS = (".csv", ".tsv", ".txt", ".parquet")


@dataclass
class _State:
    """How far the encoding came; written after every chunk."""

    file: int = 0
    position: int = 0
    row: int = 1
    chunks: list[ChunkFacts] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Work:
    """What one encoding works on."""

    name: str
    folder: Path
    paths: tuple[Path, ...]
    headers: tuple[Header, ...]
    files: tuple[SourceFile, ...]
    sha256: str
    loci: tuple[str, ...]
    reference: HlaReference
    memory: int

    @property
    def chunk_rows(self) -> int:
        """Rows of which the cells take a third of the memory."""
        cells = max(len(header.names) for header in self.headers)
        return max(_LEAST_ROWS, min(CHUNK_ROWS, self.memory // 3 // (_CELL_BYTES * cells)))

    @property
    def block_bytes(self) -> int:
        """Bytes of a CSV file to read at a time."""
        return max(1 << 20, min(BLOCK_BYTES, self.memory // 3 // 10))


def encode_registry(
    source: Path,
    *,
    encoded: Path | None = None,
    id_column: str | None = None,
    reference: HlaReference = SHIPPED,
    memory: int = 1_700_000_000,
    chunk_rows: int = 0,
    progress: Progress | None = None,
) -> Registry:
    """The registry of a table, or of a folder of tables, encoded once and reused by its content.

    An encoding that was interrupted goes on after its last whole chunk. A file whose name, size and
    time of change are those of the encoded one is not read again. Once an encoding is whole, those
    of what the same files held before are removed, because donors may have left the registry.

    Parameters
    ----------
    source
        CSV or parquet table, or a folder of them, with columns such as ``A_1, A_2`` or ``A1, A2``.
    encoded
        Folder for encoded registries; ``SOURCE.alloway`` beside the source when not given.
    id_column
        Column of the identifier; a column with a usual name, else the row's number.
    reference
        What the names are read with.
    memory
        Bytes for blocks of rows and for the names found in them.
    chunk_rows
        Rows a chunk; as many as the memory allows, at most ``CHUNK_ROWS``, when not given.

    Raises
    ------
    InputError
        A file is not a registry table; rows that cannot be read are left out instead and counted.
    LimitError
        Its different typings do not fit into the memory.
    """
    tell = progress or (lambda _: None)
    paths = _tables(source)
    root = encoded or source.resolve().with_name(f"{source.resolve().name}.alloway")
    origin = Origin(FORMAT, str(source.resolve()), id_column, reference.name)
    known = _known(root, paths, origin)
    if known is not None:
        return known
    headers = tuple(read_header(path, id_column) for path in paths)
    files = tuple(_source_file(path, tell) for path in paths)
    sha256 = _digest(files, origin)
    loci = _common_loci(paths, headers)
    work = _Work(
        source.name, root / sha256[:16], paths, headers, files, sha256, loci, reference, memory
    )
    with _locked(work.folder):
        write_json(work.folder / ORIGIN, asdict(origin))
        if (work.folder / MANIFEST).is_file():
            registry = replace(open_folder(work.folder), files=files)
        else:
            registry = _encode(work, chunk_rows or work.chunk_rows, tell)
        write_json(work.folder / MANIFEST, manifest(registry))
    for old in remove_old(root, origin, kept=work.folder):
        tell(f"Removed the encoding of what {source.name} held before ({old})")
    return registry


def _tables(source: Path) -> tuple[Path, ...]:
    if not source.exists():
        raise InputError(f"{source}: no such file or folder", step="check --donors")
    if source.is_file():
        return (source,)
    found = tuple(sorted(p for p in source.iterdir() if p.suffix.lower() in _ENDINGS))
    if not found:
        raise InputError(
            f"{source}: no registry table in this folder", step="give a CSV or parquet file"
        )
    return found


def _known(root: Path, paths: tuple[Path, ...], origin: Origin) -> Registry | None:
    """A registry whose files look as they did when it was encoded."""
    if not root.is_dir():
        return None
    present = [(p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in paths]
    for folder in sorted(root.iterdir()):
        if not (folder / MANIFEST).is_file():
            continue
        if origin_of(folder) != origin:
            continue
        found = open_folder(folder)
        if found.release != origin.release:
            raise InputError(f"{folder}: damaged", step="delete that folder and repeat")
        if [(f.name, f.size, f.mtime_ns) for f in found.files] == present:
            return found
    return None


def _source_file(path: Path, tell: Progress) -> SourceFile:
    tell(f"Taking the digest of {path.name}")
    try:
        facts = path.stat()
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step="check the path") from None
    return SourceFile(path.name, facts.st_size, facts.st_mtime_ns, digest)


def _digest(files: tuple[SourceFile, ...], origin: Origin) -> str:
    text = "\n".join(f"{file.sha256} {file.name}" for file in files)
    read = f"{origin.format} {origin.id_column} {origin.release}"
    return hashlib.sha256(f"{read}\n{text}".encode()).hexdigest()


def _common_loci(paths: tuple[Path, ...], headers: tuple[Header, ...]) -> tuple[str, ...]:
    held = [{locus for locus, _ in header.loci} for header in headers]
    for path, loci in zip(paths, held, strict=True):
        for locus in held[0] ^ loci:
            lacking = path.name if locus in held[0] else paths[0].name
            raise InputError(
                f"{lacking}: no column for {locus}, which other files have",
                step="give every file the same loci",
            )
    return tuple(locus for locus in MATCH_LOCI if locus in held[0])


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One encoding at a time; the lock goes with the process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot write there ({error.strerror})",
            step="choose a folder with --encoded",
        ) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise OutputError(
            f"{folder}: another process is encoding this registry", step="wait until it is done"
        ) from None
    try:
        yield
    finally:
        os.close(handle)


def _encode(work: _Work, chunk_rows: int, tell: Progress) -> Registry:
    state, codes = _resume(work)
    while state.file < len(work.paths):
        path, header = work.paths[state.file], work.headers[state.file]
        for block in read_blocks(
            path,
            header,
            position=state.position,
            row=state.row,
            most_rows=chunk_rows,
            most_bytes=work.block_bytes,
        ):
            facts = _encode_block(block, header, work, codes, state)
            state.chunks.append(facts)
            state.position, state.row = block.position, block.next_row
            _save(work, state, codes)
            tell(f"Encoding {path.name}: {sum(c.rows for c in state.chunks):,} donors")
        _check_unchanged(path, work.files[state.file])
        state.file, state.position, state.row = state.file + 1, 0, 1
    registry = Registry(
        work.folder,
        work.name,
        work.sha256,
        work.reference.name,
        work.loci,
        work.files,
        tuple(state.chunks),
    )
    if not registry.donors:
        raise InputError(
            f"{work.name}: no row could be read as a donor's typing",
            step="check the columns and names",
        )
    return registry


def _resume(work: _Work) -> tuple[_State, dict[str, LocusCodes]]:
    resumed = (work.folder / _STATE).is_file()
    room = Room(work.memory // 2)
    options: dict[str, Any] = {"reference": work.reference, "room": room}
    if not resumed:
        return _State(), {name: LocusCodes(name, None, **options) for name in work.loci}
    data = read_json(work.folder / _STATE)
    try:
        chunks = read_chunks(data["chunks"], len(work.loci), len(work.files))
        file, position, row = (int(data[key]) for key in ("file", "position", "row"))
        if min(file, position, row) < 0:
            raise ValueError("not a place")
    except (KeyError, TypeError, ValueError):
        raise InputError(
            f"{work.folder / _STATE}: damaged", step="delete that folder and repeat"
        ) from None
    codes = {name: open_codes(work.folder, name, **options) for name in work.loci}
    return _State(file, position, row, list(chunks)), codes


def _save(work: _Work, state: _State, codes: dict[str, LocusCodes]) -> None:
    """The codes before the state: codes that no saved chunk uses do no harm."""
    for one in codes.values():
        write_codes(work.folder, one)
    write_json(work.folder / _STATE, asdict(state))


def _check_unchanged(path: Path, file: SourceFile) -> None:
    facts = path.stat()
    if (facts.st_size, facts.st_mtime_ns) != (file.size, file.mtime_ns):
        raise InputError(f"{path.name}: changed while it was read", step="repeat the search")


def _encode_block(
    block: Block, header: Header, work: _Work, codes: dict[str, LocusCodes], state: _State
) -> ChunkFacts:
    number = len(state.chunks)
    slots = {name: _slots(block.frame, names, codes[name]) for name, names in header.loci
             if name in codes}  # fmt: skip
    good = np.ones(block.rows.size, bool)
    for first, second in slots.values():
        good &= (first != BAD) & (second != BAD)
    columns, cells, cell_at = [], [], [0]
    for name in work.loci:
        first, second = slots[name]
        pair, values = codes[name].encode(first[good], second[good])
        open_rows = np.flatnonzero(pair[0] == 65535).astype(np.uint32)
        columns.append(pair)
        cells.append(np.stack([open_rows, values]))
        cell_at.append(cell_at[-1] + values.size)
    text, at = _ids(block.frame, header, block.rows, good)
    wrong = np.sort(np.concatenate([block.rows[~good], np.array(block.malformed, np.int64)]))
    arrays = {
        "codes": np.concatenate(columns), "cells": np.concatenate(cells, axis=1),
        "ids": text, "id_at": at, "left_out": wrong.astype(np.int64),
    }  # fmt: skip
    for what, array in arrays.items():
        write_array(work.folder, number, what, array)
    return ChunkFacts(int(good.sum()), tuple(cell_at), int(wrong.size), state.file)


def _slots(frame: pl.DataFrame, names: tuple[str, ...], codes: LocusCodes) -> tuple[Slots, Slots]:
    """Both slots of every row; `BAD` where a cell cannot be read or three alleles are given."""
    if codes.name == "DRB345":
        return _column_slots(_second_drb(frame, names), codes)
    found = [_column_slots(frame[name], codes) for name in names]
    first, second = found[0]
    if len(found) == 2:
        other, fourth = found[1]
        held = sum((slot != BLANK).astype(np.int8) for slot in (first, second, other, fourth))
        bad = (held > 2) | (first == BAD) | (other == BAD)
        second = np.where(second == BLANK, other, second)
        first = np.where(first == BLANK, fourth, first)
        first = np.where(bad, BAD, first).astype(np.int32)
    return first, second


def _second_drb(frame: pl.DataFrame, names: tuple[str, ...]) -> pl.Series:
    """The cells of DRB3, DRB4 and DRB5 joined to one, each with the gene of its column."""
    import polars as pl

    parts = []
    for name in names:
        gene, _ = column_slot(name) or ("DRB345", 0)
        cell = pl.col(name).fill_null("").str.strip_chars().str.strip_prefix("*")
        bare = cell.str.contains(r"^[0-9]")
        parts.append(pl.when(bare).then(pl.lit(f"{gene}*") + cell).otherwise(cell))
    return frame.select(pl.concat_str(parts, separator="+")).to_series()


def _column_slots(column: pl.Series, codes: LocusCodes) -> tuple[Slots, Slots]:
    cells = column.fill_null("")
    distinct = cells.unique(maintain_order=True)
    texts = distinct.to_list()
    codes.learn(texts)
    first, second = codes.slots_of(texts)
    if not texts:
        return first, second
    import polars as pl

    places = pl.Series(np.arange(len(texts), dtype=np.int32))
    where = cells.replace_strict(distinct, places, return_dtype=pl.Int32).to_numpy()
    return first[where], second[where]


def _ids(
    frame: pl.DataFrame, header: Header, rows: npt.NDArray[np.int64], good: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint64]]:
    """Identifiers end to end, and where each begins; the row's number where there is none."""
    import polars as pl

    numbers = pl.Series(rows).cast(pl.String)
    if header.id:
        given = frame[header.id].fill_null("").str.strip_chars()
        texts = pl.select(
            pl.when(given == "").then(pl.lit("row ") + numbers).otherwise(given)
        ).to_series()
    else:
        texts = pl.Series(["row "] * 1).new_from_index(0, rows.size) + numbers
    kept = texts.filter(pl.Series(good))
    lengths = kept.str.len_bytes().to_numpy()
    at = np.concatenate(([0], np.cumsum(lengths))).astype(np.uint64)
    joined = kept.str.join("").item() if kept.len() else ""
    return np.frombuffer(joined.encode(), np.uint8), at
