"""One file of named arrays: a JSON header, then the arrays as they lie in memory.

Opening reads the header and maps the rest, so a release of 40,000 alleles is ready at once and
shared between processes. Nothing in the file is code: no pickle, and only plain number and byte
types. A checksum of header and arrays tells a file that was cut or changed.
"""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alloway.errors import InputError, OutputError

Arrays = Mapping[str, NDArray[Any]]
_MAGIC = b"ALLOWAY2"
_PRELUDE = len(_MAGIC) + 16
"""Mark, length of the header, and checksum of all that follows, 8 bytes each."""
_ALIGN = 64
_MAX_HEADER = 64_000_000
_KINDS = "biufS"


def write_arrays(path: Path, about: Mapping[str, Any], arrays: Arrays) -> None:
    """Write under a temporary name, then rename: a reader sees the old file or the new one.

    Parameters
    ----------
    about
        Anything JSON can hold; it comes back from `open_arrays`.
    arrays
        Numbers or fixed-width bytes, of any shape.

    Raises
    ------
    OutputError
        The folder cannot be written to.
    """
    described, body = _layout(arrays)
    header = json.dumps({"about": about, "arrays": described}).encode()
    checksum = 0
    for piece in _pieces(header, body):
        checksum = zlib.crc32(piece, checksum)
    prelude = _MAGIC + len(header).to_bytes(8, "little") + checksum.to_bytes(8, "little")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError(f"{path.parent}: {error.strerror}", step="check the folder") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(prelude)
            file.writelines(_pieces(header, body))
        Path(name).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}", step="free some space") from None
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _pieces(header: bytes, body: list[tuple[int, NDArray[Any]]]) -> Iterator[bytes]:
    """All bytes after the prelude, in order; gaps up to the next array are zeros."""
    start = _aligned(_PRELUDE + len(header))
    yield header + bytes(start - _PRELUDE - len(header))
    at = 0
    for offset, array in body:
        yield bytes(offset - at)
        yield array.tobytes()
        at = offset + array.nbytes


def _layout(arrays: Arrays) -> tuple[dict[str, Any], list[tuple[int, NDArray[Any]]]]:
    described: dict[str, Any] = {}
    body = []
    offset = 0
    for name, given in arrays.items():
        array = np.ascontiguousarray(given)
        if array.dtype.kind not in _KINDS:
            raise TypeError(f"array {name!r} holds {array.dtype}, not numbers or bytes")
        described[name] = [array.dtype.str, list(array.shape), offset]
        body.append((offset, array))
        offset = _aligned(offset + array.nbytes)
    return described, body


def _aligned(size: int) -> int:
    return -(-size // _ALIGN) * _ALIGN


def open_arrays(path: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """What the file says about itself, and its arrays, mapped and read-only.

    Raises
    ------
    InputError
        The file is missing, was cut or changed, or is not of this kind.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_PRELUDE)
        size = int.from_bytes(head[len(_MAGIC) : -8], "little")
        if not head.startswith(_MAGIC) or size > min(_MAX_HEADER, path.stat().st_size):
            raise _damaged(path)
        data = np.memmap(path, dtype=np.uint8, mode="r")
        if zlib.crc32(data[_PRELUDE:].data) != int.from_bytes(head[-8:], "little"):
            raise _damaged(path)
        header = json.loads(data[_PRELUDE : _PRELUDE + size].tobytes())
        return header["about"], _views(data, header["arrays"], _aligned(_PRELUDE + size))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step=_STEP) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(path) from None


_STEP = "import the release again: alloway reference import DIR"


def _damaged(path: Path) -> InputError:
    return InputError(f"{path}: not a whole reference file", step=_STEP)


def _views(
    data: NDArray[np.uint8], described: dict[str, Any], start: int
) -> dict[str, NDArray[Any]]:
    views = {}
    for name, (kind, shape, offset) in described.items():
        dtype = np.dtype(kind)
        if dtype.kind not in _KINDS or offset < 0 or any(n < 0 for n in shape):
            raise ValueError(name)
        size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
        if start + offset + size > len(data) and size:
            raise ValueError(name)
        part = data[start + offset : start + offset + size]
        views[name] = np.frombuffer(part, dtype).reshape(shape) if size else np.empty(shape, dtype)
    return views
