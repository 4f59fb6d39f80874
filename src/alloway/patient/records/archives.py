"""Members of ZIP and tar archives, one by one; nothing is unpacked to disk.

ZIP as in PKWARE's APPNOTE 6.3, stored or deflated; tar as in POSIX.1-2017 (see `tar`). A member
becomes a file in memory without a name. One that must not be opened says why.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from alloway.errors import InputError, LimitError
from alloway.patient.records.limits import Limits

_CHUNK = 1 << 18
_DIRECTORY = 8_000_000
"""Bytes of the list of members: a longer one would take gigabytes when read."""
_FREE = 1_000_000
"""Unpacked bytes for which the ratio does not count."""
_LOCAL_HEADER = 30
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, KeyError, RuntimeError, NotImplementedError,
    EOFError, OSError, ValueError, OverflowError,
)  # fmt: skip
"""What the standard library raises on archives that are cut, changed or encrypted."""
_DRIVE = re.compile(r"[A-Za-z]:")


OpenFile = io.BufferedReader | io.BufferedRandom


class Readable(Protocol):
    """Bytes from the front to the back."""

    def read(self, size: int, /) -> bytes:
        """As many bytes, fewer only at the end."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside an archive."""

    name: str
    """As the archive gives it."""
    size: int
    packed: int
    """Bytes it takes in the archive."""
    open: Callable[[], AbstractContextManager[Readable]]
    refused: str = ""
    """Why it is not opened; empty when it may be."""


class _Measured(io.BufferedIOBase):
    """A file of which no more is read at once than an honest list of members needs."""

    def __init__(self, stream: OpenFile, name: str) -> None:
        self._stream, self._name = stream, name

    def read(self, size: int | None = -1) -> bytes:
        asked = -1 if size is None else size
        data = self._stream.read(min(asked, _DIRECTORY + 1) if asked >= 0 else _DIRECTORY + 1)
        if len(data) > _DIRECTORY:
            raise LimitError(f"{self._name}: the list of members is too long", step="send it whole")
        return data

    def seek(self, place: int, whence: int = 0) -> int:
        return self._stream.seek(place, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def seekable(self) -> bool:
        return True


def open_zip(stream: OpenFile, *, name: str) -> zipfile.ZipFile:
    """The list of members of a ZIP archive.

    Raises
    ------
    InputError
        It is damaged.
    LimitError
        The list is too long.
    """
    try:
        return zipfile.ZipFile(_Measured(stream, name))
    except _BROKEN:
        raise InputError(f"{name}: a damaged ZIP archive", step="copy it again") from None


def zip_members(archive: zipfile.ZipFile, *, name: str, limits: Limits) -> Iterator[Member]:
    """Every file of a ZIP archive, in the order of its list.

    Raises
    ------
    LimitError
        More members or more bytes in all than allowed.
    """
    # ZipInfo.is_dir breaks down on a member without a name.
    listed = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(listed) > limits.files:
        raise LimitError(f"{name}: more than {limits.files:,} members", step="send fewer at a time")
    if sum(info.file_size for info in listed) > limits.archive_bytes:
        raise LimitError(
            f"{name}: unpacks to more than {limits.archive_bytes / 1e6:,.0f} MB",
            step="send fewer at a time",
        )
    shared = _overlapping(archive, listed)
    for info in listed:
        why = "shares its bytes with another member" if id(info) in shared else _why_not(info)
        yield Member(
            info.orig_filename,
            info.file_size,
            info.compress_size,
            lambda info=info: archive.open(info),  # type: ignore[misc]
            why,
        )


def _why_not(info: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.create_system == 3 and kind not in (0, stat.S_IFREG):
        return "a link or special file, not followed"
    if info.flag_bits & 0x41:
        return "is locked with a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in an unusual way"
    return unsafe_name(info.orig_filename)


def unsafe_name(name: str) -> str:
    """Why a member's name is not to be trusted; empty when it is.

    >>> unsafe_name("../letter.pdf"), unsafe_name("labs/2026.csv")
    ('its name leads out of the archive', '')
    """
    plain = name.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain) or ".." in plain.split("/"):
        return "its name leads out of the archive"
    return "its name holds a NUL" if "\0" in name else ""


def _overlapping(archive: zipfile.ZipFile, listed: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Members whose bytes are also another's (Fifield 2019, "A better zip bomb"), by ``id``."""
    found: set[int] = set()
    last: zipfile.ZipInfo | None = None
    end = 0
    for info in sorted(listed, key=lambda info: info.header_offset):
        if last is not None and info.header_offset < end:
            found |= {id(last), id(info)}
        ends = _end(archive, info)
        if ends >= end:
            last, end = info, ends
    return found


def _end(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """Where a member's packed bytes end, by its header in front of them."""
    header = b""
    if archive.fp is not None and info.header_offset >= 0:
        archive.fp.seek(info.header_offset)
        header = archive.fp.read(_LOCAL_HEADER)
    names = struct.unpack("<HH", header[26:30]) if len(header) == _LOCAL_HEADER else (0, 0)
    return int(info.header_offset + _LOCAL_HEADER + sum(names) + info.compress_size)


def held(member: Member, *, name: str, limits: Limits) -> OpenFile:
    """A member as an open file without a name, at its start.

    Raises
    ------
    InputError
        It is damaged, or another size than the archive says.
    LimitError
        It is too large, or packed more tightly than any record.
    """
    allowed = min(limits.file_bytes, max(_FREE, limits.unpack_ratio * member.packed))
    if member.size > allowed:
        raise LimitError(
            f"{name}: unpacks to {member.size / 1e6:,.0f} MB from {member.packed / 1e6:,.1f} MB",
            step="send it by itself",
        )
    target = unnamed()
    try:
        with member.open() as source:
            left = member.size + 1
            while left and (chunk := source.read(min(_CHUNK, left))):
                target.write(chunk)
                left -= len(chunk)
    except _BROKEN:
        target.close()
        raise InputError(f"{name}: damaged in the archive", step="copy it again") from None
    except InputError:
        target.close()
        raise
    if left != 1:
        target.close()
        raise InputError(f"{name}: is not as long as the archive says", step="copy it again")
    target.flush()
    target.seek(0)
    return target


def unnamed(data: bytes = b"") -> io.BufferedRandom:
    """A file that has no name, in memory where the system can; gone when closed."""
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create("member")
    else:  # Linux alone has files in memory
        handle, path = tempfile.mkstemp()
        os.unlink(path)  # noqa: PTH108
    file = os.fdopen(handle, "w+b")
    file.write(data)
    file.flush()
    file.seek(0)
    return file


def path_of(file: OpenFile) -> Path:
    """An open file as a path, for as long as it is open and in this process only."""
    return Path(f"/dev/fd/{file.fileno()}")
