"""Files of a folder or a ZIP archive, read into memory; nothing is ever unpacked to disk."""

from __future__ import annotations

import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Protocol

from alloway.errors import InputError, LimitError

_MAX_FILE = 400_000_000
_MAX_TOTAL = 1_500_000_000
_MAX_MEMBERS = 200_000
_MAX_RATIO = 200
_UNREADABLE = (
    OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error, lzma.LZMAError,
)  # fmt: skip


class Wanted(Protocol):
    """Decides from a path inside the folder or archive whether the file is read."""

    def __call__(self, path: PurePosixPath, /) -> bool: ...


def read_members(source: Path, wanted: Wanted) -> dict[str, bytes]:
    """The wanted files of a folder or ZIP archive, by their path inside it.

    A member whose path leaves the archive is refused, and so is one that is larger, or packed
    tighter, than any release file (a "zip bomb").

    Raises
    ------
    InputError
        The source is missing or not readable.
    LimitError
        A file, or all together, are larger than the limits.
    """
    if source.is_dir():
        return _from_folder(source, wanted)
    try:
        with zipfile.ZipFile(source) as archive:
            return _from_zip(archive, wanted, source.name)
    except _UNREADABLE as error:
        why = getattr(error, "strerror", None) or "not a folder and not a readable ZIP archive"
        raise InputError(f"{source}: {why}", step="give a folder or a .zip") from None


def _from_folder(folder: Path, wanted: Wanted) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    total = 0
    for path in _walk(folder):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if not wanted(inside):
            continue
        try:
            total = _count(total, path.stat().st_size, str(inside))
            found[str(inside)] = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}", step="check the file") from None
    return found


def _walk(folder: Path) -> Iterator[Path]:
    found = list(islice(folder.rglob("*"), _MAX_MEMBERS + 1))
    if len(found) > _MAX_MEMBERS:
        raise LimitError(f"{folder}: more than {_MAX_MEMBERS:,} files", step="give the release")
    for path in sorted(found):
        if path.is_file():
            yield path


def _from_zip(archive: zipfile.ZipFile, wanted: Wanted, name: str) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > _MAX_MEMBERS:
        raise LimitError(f"{name}: more than {_MAX_MEMBERS:,} files", step="give the release")
    found: dict[str, bytes] = {}
    total = 0
    for member in members:
        inside = PurePosixPath(member.filename.replace("\\", "/"))
        if member.filename.endswith("/") or not wanted(inside):
            continue
        if inside.is_absolute() or ".." in inside.parts or ":" in str(inside).split("/")[0]:
            raise InputError(
                f"{name}: {member.filename[:80]!r} leaves the archive", step="do not use it"
            )
        if member.file_size > _MAX_RATIO * max(member.compress_size, 1):
            raise LimitError(f"{name}: {inside} is packed too tightly to be a release file")
        total = _count(total, member.file_size, f"{name}: {inside}")
        with archive.open(member) as file:
            found[str(inside)] = file.read(member.file_size + 1)
        if len(found[str(inside)]) > member.file_size:
            raise LimitError(f"{name}: {inside} is larger than the archive says")
    return found


def _count(total: int, size: int, name: str) -> int:
    if size > _MAX_FILE:
        raise LimitError(f"{name}: {size:,} bytes, the limit is {_MAX_FILE:,}")
    if total + size > _MAX_TOTAL:
        raise LimitError(f"{name}: more than {_MAX_TOTAL:,} bytes in all")
    return total + size


def read_file(path: Path) -> tuple[str, bytes]:
    """One text file and its name, also where it lies alone in a ZIP archive.

    Raises
    ------
    InputError
        It is missing, or the archive holds more than one text file.
    """
    if path.suffix.lower() == ".zip":
        found = read_members(path, lambda inside: inside.suffix.lower() in ("", ".txt"))
        if len(found) != 1:
            raise InputError(f"{path}: {len(found)} text files, not one", step="give the text file")
        return next(iter(found.items()))
    try:
        _count(0, path.stat().st_size, path.name)
        return path.name, path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step="check the path") from None


def digest_of(files: Mapping[str, bytes]) -> str:
    """SHA-256 over the names and contents of the files, the same in whatever order they came.

    >>> digest_of({"a": b"1", "b": b"2"}) == digest_of({"b": b"2", "a": b"1"})
    True
    """
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return whole.hexdigest()
