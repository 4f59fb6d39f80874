"""Encodings of what a registry held before: found by their origin, removed file by file.

An encoding holds identifiers and typings, also of donors who have since left the registry, so it
does not outlive the encoding that replaces it.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from alloway.errors import InputError
from alloway.hla.registry import MANIFEST, read_json

ORIGIN = "origin.json"
LOCK = "lock"
_IN_USE = "in-use"
_FOLDER = re.compile(r"[0-9a-f]{16}")
_OURS = re.compile(
    r"(?:registry|origin|state|codes-[A-Z0-9]+)\.json|lock|in-use|chunk-[0-9]{5,}\.[a-z_]+\.npy"
    r"|\.part-[A-Za-z0-9_]+"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What an encoding was made from, apart from the content."""

    format: int
    source: str
    """Path of the table or folder."""
    id_column: str | None
    release: str
    """Name of the HLA reference."""


def origin_of(folder: Path) -> Origin | None:
    """What the encoding in a folder was made from; ``None`` where that is not told."""
    try:
        return Origin(**read_json(folder / ORIGIN))
    except (InputError, TypeError):
        return None


def remove_old(root: Path, origin: Origin, *, kept: Path) -> Iterator[str]:
    """Remove encodings of the same source with another content or format; names those removed.

    One that another process searches or writes is left for the next time.
    """
    content = _content(kept)
    for folder in sorted(root.iterdir()):
        if folder == kept or folder.is_symlink() or not _FOLDER.fullmatch(folder.name):
            continue
        found = origin_of(folder)
        if found is None or found.source != origin.source:
            continue
        if (found.format != origin.format or _content(folder) != content) and _remove(folder):
            yield folder.name


def _content(folder: Path) -> list[str] | None:
    """Digests of the files an encoding was made from; ``None`` where it was not finished."""
    try:
        return [str(file["sha256"]) for file in read_json(folder / MANIFEST)["files"]]
    except (InputError, KeyError, TypeError):
        return None


def _remove(folder: Path) -> bool:
    """Remove the files Alloway wrote, the manifest first, then the folder if it is empty."""
    try:
        with _taken(folder / LOCK, fcntl.LOCK_EX), _taken(folder / _IN_USE, fcntl.LOCK_EX):
            (folder / MANIFEST).unlink(missing_ok=True)
            for path in sorted(folder.iterdir()):
                if _OURS.fullmatch(path.name):
                    path.unlink()
            folder.rmdir()
    except OSError:
        return False
    return True


def keep_in_use(folder: Path) -> AbstractContextManager[object]:
    """Keep an encoding from being removed while it is searched.

    Raises
    ------
    InputError
        It is being removed.
    """
    try:
        return _taken(folder / _IN_USE, fcntl.LOCK_SH)
    except OSError:
        raise InputError(
            f"{folder}: this encoding is being removed", step="repeat the search"
        ) from None


def _taken(path: Path, kind: int) -> AbstractContextManager[object]:
    """A lock that goes with the process; a folder that cannot be written to needs none."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EROFS):
            return nullcontext()
        raise
    file = os.fdopen(handle, "rb")
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise
    return file
