"""An encoded registry on disk: columnar codes in chunks, mapped into memory, never unpickled.

A folder holds ``registry.json`` (what it is made from), ``codes-A.json`` and so on (what the codes
of a locus mean) and, for each chunk of rows, arrays of codes, open pairs, identifiers, and rows
left out.
"""

from __future__ import annotations

import json
import os
import tempfile
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
import numpy.typing as npt

from alloway.errors import InputError, OutputError
from alloway.hla.registry_codes import Codes, LocusCodes
from alloway.reference.hla_nomenclature import MATCH_LOCI

FORMAT = 2
MANIFEST = "registry.json"
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
    release: str
    """Name of the HLA reference that its cells were read with."""
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
        return {name: open_codes(self.folder, name) for name in self.loci}

    @cached_property
    def _mapped(self) -> dict[int, Chunk]:
        """Chunks kept mapped for the next search."""
        return {}

    @property
    def code_bytes(self) -> int:
        """Size of the codes of all donors."""
        return 4 * len(self.loci) * self.donors

    def chunk(self, number: int, *, keep: bool = False) -> Chunk:
        """The arrays of one chunk, mapped into memory; `keep` them mapped for the next search.

        Raises
        ------
        InputError
            A file is missing or is not what the manifest says.
        """
        found = self._mapped.get(number) or self._open(number)
        if keep:
            self._mapped[number] = found
        return found

    def _open(self, number: int) -> Chunk:
        facts = self.chunks[number]
        codes = read_array(self.folder, number, "codes", np.uint16)
        cells = np.empty((2, 0), np.uint32)
        if facts.cell_at[-1]:
            cells = read_array(self.folder, number, "cells", np.uint32)
        shapes = (2 * len(self.loci), facts.rows), (2, facts.cell_at[-1])
        whole = (codes.shape, cells.shape) == shapes
        if not whole or not _ascending(cells[0], facts):
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
            if at.shape != (self.chunks[number].rows + 1,):
                raise InputError(f"{self.folder}: chunk {number} is damaged", step=_REMAKE)
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
        loci = tuple(locus for locus in data["loci"] if locus in MATCH_LOCI)
        files = tuple(SourceFile(**file) for file in data["files"])
        return Registry(
            folder,
            str(data["name"]),
            str(data["sha256"]),
            str(data["release"]),
            loci,
            files,
            read_chunks(data["chunks"], len(loci), len(files)),
        )
    except (KeyError, TypeError, ValueError):
        raise InputError(f"{folder / MANIFEST}: damaged", step=_REMAKE) from None


def read_chunks(data: Any, loci: int, files: int) -> tuple[ChunkFacts, ...]:
    """The facts of all chunks from JSON.

    Raises
    ------
    KeyError, TypeError, ValueError
        They do not fit each other.
    """
    found = tuple(ChunkFacts(**{**one, "cell_at": tuple(one["cell_at"])}) for one in data)
    for chunk in found:
        numbers = (chunk.rows, chunk.left_out, chunk.file, *chunk.cell_at)
        if any(type(n) is not int or not 0 <= n < 1 << 40 for n in numbers):
            raise ValueError("not a count")
        ordered = len(chunk.cell_at) == loci + 1 and list(chunk.cell_at) == sorted(chunk.cell_at)
        if not ordered or chunk.cell_at[0] or chunk.file >= files:
            raise ValueError("counts do not fit")
    return found


def _ascending(rows: npt.NDArray[np.uint32], facts: ChunkFacts) -> bool:
    """Whether the rows of each locus' open pairs ascend inside the chunk, as the kernel needs."""
    parts = [rows[begin:end] for begin, end in pairwise(facts.cell_at) if end > begin]
    return all(bool((p[1:] > p[:-1]).all()) and int(p[-1]) < facts.rows for p in parts)


def manifest(registry: Registry) -> dict[str, Any]:
    """What ``registry.json`` holds."""
    return {
        "format": FORMAT,
        "name": registry.name,
        "sha256": registry.sha256,
        "release": registry.release,
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


def read_codes(folder: Path, locus: str) -> dict[str, Any]:
    """What `LocusCodes` of one locus takes back."""
    return read_json(folder / f"codes-{locus}.json")


def open_codes(folder: Path, locus: str, **options: Any) -> LocusCodes:
    """The codes of one locus; `options` are those of `LocusCodes`.

    Raises
    ------
    InputError
        The file is missing or damaged.
    """
    data = read_codes(folder, locus)
    try:
        return LocusCodes(locus, data, **options)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputError(f"{folder}: the codes of {locus} are damaged", step=_REMAKE) from None


def write_codes(folder: Path, codes: LocusCodes) -> None:
    """Keep what the codes of one locus mean."""
    write_json(folder / f"codes-{codes.name}.json", codes.to_data())


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
    except (OSError, ValueError, EOFError, SyntaxError, TokenError):
        raise InputError(f"{path}: missing or damaged", step=_REMAKE) from None
    if array.dtype != kind:
        raise InputError(f"{path}: damaged", step=_REMAKE)
    return array
