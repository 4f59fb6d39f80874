"""An encoded registry on disk: columnar codes in chunks, mapped into memory, never unpickled.

A folder holds ``registry.json`` (what it is made from), ``codes.json`` (what the codes mean) and,
for each chunk of rows, arrays of codes, open pairs, identifiers, and rows left out.
"""

from __future__ import annotations

import json
import os
import tempfile
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from alloway.errors import InputError, OutputError
from alloway.hla.registry_codes import Codes, LocusCodes
from alloway.reference.hla_nomenclature import MATCH_LOCI

FORMAT = 1
MANIFEST = "registry.json"
CODES = "codes.json"
SEARCH_LOCI = tuple(locus for locus in MATCH_LOCI if locus != "DRB345")
"""Loci a registry may be searched by."""
_REMAKE = "delete that folder and repeat"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A table the registry was made from, as it was then."""

    name: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ChunkFacts:
    """One chunk: how many donors, where each locus' open pairs begin, rows left out."""

    rows: int
    cell_at: tuple[int, ...]
    left_out: int
    file: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Arrays of one chunk; see `alloway.kernels.scan.scan`."""

    codes: Codes
    """(2 x loci, rows)."""
    cell_row: npt.NDArray[np.uint32]
    cell_value: npt.NDArray[np.uint32]
    cell_at: tuple[int, ...]


@dataclass(frozen=True)
class Registry:
    """A registry that was encoded."""

    folder: Path
    name: str
    sha256: str
    loci: tuple[str, ...]
    files: tuple[SourceFile, ...]
    chunks: tuple[ChunkFacts, ...]

    @cached_property
    def first_rows(self) -> tuple[int, ...]:
        """Number of each chunk's first donor, and of the donor after the last."""
        return tuple(np.cumsum([0, *(c.rows for c in self.chunks)]).tolist())

    @property
    def donors(self) -> int:
        """Donors that can be searched."""
        return self.first_rows[-1]

    @property
    def left_out(self) -> int:
        """Rows that could not be read."""
        return sum(chunk.left_out for chunk in self.chunks)

    @cached_property
    def codes(self) -> dict[str, LocusCodes]:
        """What the codes of each locus mean."""
        data = read_json(self.folder / CODES)
        return {name: LocusCodes(name, data[name]) for name in self.loci}

    def chunk(self, number: int) -> Chunk:
        """The arrays of one chunk, mapped into memory.

        Raises
        ------
        InputError
            A file is missing or is not what the manifest says.
        """
        facts = self.chunks[number]
        codes = read_array(self.folder, number, "codes", np.uint16)
        cells = np.empty((2, 0), np.uint32)
        if facts.cell_at[-1]:
            cells = read_array(self.folder, number, "cells", np.uint32)
        shapes = (2 * len(self.loci), facts.rows), (2, facts.cell_at[-1])
        whole = (codes.shape, cells.shape) == shapes
        if not whole or (cells.size and int(cells[0].max()) >= facts.rows):
            raise InputError(f"{self.folder}: chunk {number} is damaged", step=_REMAKE)
        return Chunk(codes, cells[0], cells[1], facts.cell_at)

    def ids(self, rows: Sequence[int]) -> list[str]:
        """Identifiers of donors by their number."""
        numbers = [bisect_right(self.first_rows, row) - 1 for row in rows]
        texts = {
            n: (
                read_array(self.folder, n, "id_at", np.uint64),
                read_array(self.folder, n, "ids", np.uint8),
            )
            for n in set(numbers)
        }
        found = []
        for row, number in zip(rows, numbers, strict=True):
            at, text = texts[number]
            place = row - self.first_rows[number]
            begin, end = at[place : place + 2].tolist()
            found.append(bytes(text[begin:end]).decode("utf-8", "replace"))
        return found

    def rows_left_out(self, most: int = 20) -> tuple[str, ...]:
        """Rows that could not be read, as ``file: row 17``; at most `most` of them."""
        found: list[str] = []
        for number, chunk in enumerate(self.chunks):
            if chunk.left_out and len(found) < most:
                rows = read_array(self.folder, number, "left_out", np.int64)
                name = self.files[chunk.file].name
                found += [f"{name}: row {row}" for row in rows[: most - len(found)].tolist()]
        return tuple(found)

    def columns(self, loci: Sequence[str]) -> list[int]:
        """Where the loci stand among the columns.

        Raises
        ------
        InputError
            The registry has no column for one of them.
        """
        for locus in loci:
            if locus not in self.loci:
                kept = ",".join(name for name in loci if name in self.loci)
                step = f"search by --loci {kept}" if kept else "check the columns"
                raise InputError(f"{self.name}: no column for {locus}", step=step)
        return [self.loci.index(locus) for locus in loci]


def open_folder(folder: Path) -> Registry:
    """The encoded registry in a folder.

    Raises
    ------
    InputError
        The folder holds none, or one of another version.
    """
    data = read_json(folder / MANIFEST)
    if data.get("format") != FORMAT:
        raise InputError(f"{folder}: encoded by another version of Alloway", step=_REMAKE)
    try:
        return Registry(
            folder,
            str(data["name"]),
            str(data["sha256"]),
            tuple(data["loci"]),
            tuple(SourceFile(**file) for file in data["files"]),
            tuple(
                ChunkFacts(**{**chunk, "cell_at": tuple(chunk["cell_at"])})
                for chunk in data["chunks"]
            ),
        )
    except (KeyError, TypeError):
        raise InputError(f"{folder / MANIFEST}: damaged", step=_REMAKE) from None


def manifest(registry: Registry) -> dict[str, Any]:
    """What ``registry.json`` holds."""
    return {
        "format": FORMAT,
        "name": registry.name,
        "sha256": registry.sha256,
        "loci": list(registry.loci),
        "files": [asdict(file) for file in registry.files],
        "chunks": [asdict(chunk) for chunk in registry.chunks],
    }


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object that Alloway wrote."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step=_REMAKE) from None
    except (ValueError, RecursionError):
        raise InputError(f"{path}: damaged", step=_REMAKE) from None
    if not isinstance(data, dict):
        raise InputError(f"{path}: damaged", step=_REMAKE)
    return data


def write_json(path: Path, data: object) -> None:
    """Write JSON under a temporary name and rename it."""
    _write(path, lambda file: file.write(json.dumps(data).encode()))


def array_path(folder: Path, number: int, what: str) -> Path:
    """Where one array of a chunk lies."""
    return folder / f"chunk-{number:05d}.{what}.npy"


def write_array(folder: Path, number: int, what: str, array: npt.NDArray[Any]) -> None:
    """Write one array of a chunk under a temporary name and rename it."""
    path = array_path(folder, number, what)
    _write(path, lambda file: np.save(file, array, allow_pickle=False))


def _write(path: Path, save: Any) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                save(file)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror})", step="choose a folder with --encoded"
        ) from None


def read_array(folder: Path, number: int, what: str, kind: type[Any]) -> npt.NDArray[Any]:
    """One array of a chunk, mapped into memory and read only."""
    path = array_path(folder, number, what)
    try:
        array = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except (OSError, ValueError, EOFError):
        raise InputError(f"{path}: missing or damaged", step=_REMAKE) from None
    if array.dtype != kind:
        raise InputError(f"{path}: damaged", step=_REMAKE)
    return array
