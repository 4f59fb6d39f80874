"""One pass over the files of a folder and the members of its archives, results in their order."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path

from alloway.errors import InputError, LimitError
from alloway.patient.records.archives import (
    Member,
    OpenFile,
    held,
    open_zip,
    path_of,
    unnamed,
    zip_members,
)
from alloway.patient.records.child import ParserChild
from alloway.patient.records.limits import Limits
from alloway.patient.records.model import Content
from alloway.patient.records.pool import ParserPool
from alloway.patient.records.readers import FileToRead, read_content
from alloway.patient.records.sniff import HEAD, IN_CHILD, FileKind, decode, shown, sniff
from alloway.patient.records.tar import Gunzipped, tar_members
from alloway.values.case import Document

Read = tuple[Document, Content]
Beside = Callable[[str, FileKind, bytes, Read], None]
"""What to do with a file beside reading it: its name, kind, bytes and what was read."""

ARCHIVES = {"zip": "ZIP archive", "tar": "tar archive", "gzip": "tar archive"}
_IN_FLIGHT = 100_000_000
"""Bytes of unpacked members that wait for a child at the same time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One directory entry: its path, the name shown, and why it is not opened (or empty)."""

    path: Path
    name: str
    refused: str = ""


class Reading:
    """Files in, what each gave out; the children parse while the next file is opened.

    Parameters
    ----------
    pool
        Child processes for PDF, DICOM and pictures.
    limits
        See `Limits`.
    progress
        Called with the name of each member of an archive.
    beside
        Called with each file that was read, in the thread that read it.
    """

    def __init__(
        self,
        pool: ParserPool,
        limits: Limits,
        progress: Callable[[str], None] | None = None,
        beside: Beside | None = None,
    ) -> None:
        self._pool, self._limits, self._progress = pool, limits, progress
        self._beside = beside
        self._read: list[Read | Future[Read]] = []
        self._names: set[str] = set()
        self._in_flight = 0

    def results(self) -> list[Read]:
        """What was read, in the order in which it was taken."""
        return [item.result() if isinstance(item, Future) else item for item in self._read]

    def take(self, entry: Entry) -> None:
        """Read one file on disk, or say in its document why not."""
        name = self._unique(entry.name)
        if entry.refused:
            self._leave_out(name, entry.refused)
            return
        try:
            file = opened(entry.path, name)
        except InputError as error:
            self._leave_out(name, _why(error, name))
            return
        self._file(file, name, 1)

    def _unique(self, name: str) -> str:
        """The name, numbered where a long or hostile one is shown like another."""
        found, count = name, 1
        while found in self._names:
            count += 1
            found = f"{name} ({count})"
        self._names.add(found)
        return found

    def _leave_out(self, name: str, why: str, sha256: str = "") -> None:
        self._read.append(_left_out(name, sha256, why))

    def _file(self, file: OpenFile, name: str, depth: int) -> None:
        """Read an open file by what it is; it is closed when that is done."""
        kind: FileKind = sniff(file.read(HEAD))
        file.seek(0)
        if kind in IN_CHILD:
            job = self._pool.submit(lambda child: self._one(file, name, kind, child))
            job.add_done_callback(lambda _: file.close())
            self._read.append(job)
            return
        with file:
            if kind not in ARCHIVES or not self._unpacked(file, kind, name, depth):
                child = self._pool.beside
                self._read.append(self._one(file, name, kind, child))

    def _one(self, file: OpenFile, name: str, kind: FileKind, child: ParserChild) -> Read:
        read = _parsed(file, name, kind, child, self._limits)
        if self._beside is not None and not read[0].left_out:
            file.seek(0)
            self._beside(name, kind, file.read(self._limits.file_bytes), read)
        return read

    def _unpacked(self, file: OpenFile, kind: FileKind, name: str, depth: int) -> bool:
        """Whether a file was an archive; then its members were read, or why not was said."""
        if kind == "gzip" and not self._holds_tar(file, name):
            return False
        at = len(self._read)
        digest = why = ""
        try:
            check_size(name, os.fstat(file.fileno()).st_size, self._limits.archive_bytes)
            digest = _digest(file)
            members = self._members(file, kind, name)
            file.seek(0)
            if members is None:
                return False
            if depth > self._limits.archive_depth:
                raise LimitError(f"{name}: an archive too deep inside others", step="unpack it")
            for member in members:
                self._member(member, name, depth)
        except InputError as error:
            why = _why(error, name)
        if len(self._read) == at:
            self._leave_out(name, why or "an empty archive", digest)
        else:
            document = Document(name, digest, ARCHIVES[kind], left_out=_sentence(name, why))
            self._read.insert(at, (document, Content(ARCHIVES[kind])))
        return True

    def _members(self, file: OpenFile, kind: FileKind, name: str) -> Iterator[Member] | None:
        """Members of an archive; ``None`` for an Office file."""
        if kind == "zip":
            archive = open_zip(file, name=name)
            office = {"word/document.xml", "xl/workbook.xml"} & set(archive.namelist())
            return None if office else zip_members(archive, name=name, limits=self._limits)
        if kind == "tar":
            return tar_members(file, name=name, limits=self._limits)
        return tar_members(self._unpacker(file, name), name=name, limits=self._limits)

    def _holds_tar(self, file: OpenFile, name: str) -> bool:
        """Whether a gzip file is a packed tar archive; the file is then at its start again."""
        try:
            return sniff(self._unpacker(file, name).read(HEAD)) == "tar"
        except InputError:  # whoever reads it as a file says so
            return False
        finally:
            file.seek(0)

    def _unpacker(self, file: OpenFile, name: str) -> Gunzipped:
        return Gunzipped(file, name=name, limits=self._limits, most=self._limits.archive_bytes)

    def _member(self, member: Member, archive: str, depth: int) -> None:
        name = self._unique(shown(f"{archive}/{member.name}"))
        if self._progress is not None:
            self._progress(f"reading {name}")
        why = member.refused or hidden(member.name)
        if why:
            self._leave_out(name, why)
            return
        self._wait_for_room(member.size)
        try:
            file = held(member, name=name, limits=self._limits)
        except InputError as error:
            self._leave_out(name, _why(error, name).removeprefix(f"{archive}: "))
            return
        self._file(file, name, depth + 1)

    def _wait_for_room(self, size: int) -> None:
        self._in_flight += size
        if self._in_flight > _IN_FLIGHT:
            wait([item for item in self._read if isinstance(item, Future)])
            self._in_flight = size


def opened(path: Path, name: str) -> OpenFile:
    """A regular file, opened for reading without waiting and without following a link.

    Raises
    ------
    InputError
        It is gone, not to be read, or no regular file.
    """
    try:
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW
        file: OpenFile = os.fdopen(os.open(path, flags), "rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or "bad name"
        raise InputError(f"{name}: cannot be opened ({reason})") from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise InputError(f"{name}: not a regular file")
    return file


def hidden(name: str) -> str:
    """Why a file is none of the records by its name; empty when it may be one.

    >>> hidden("DICOM/.DS_Store"), hidden("letter.pdf")
    ('hidden file, not a record', '')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    junk = last.startswith(".") or last in ("Thumbs.db", "desktop.ini")
    return "hidden file, not a record" if junk else ""


def check_size(name: str, size: int, limit: int) -> None:
    """Raise `LimitError` for a file that is too large."""
    if size > limit:
        raise LimitError(
            f"{name}: {size / 1e6:,.0f} MB, over the limit of {limit / 1e6:,.0f} MB for this kind",
            step="send only the part that matters",
        )


def _parsed(file: OpenFile, name: str, kind: FileKind, child: ParserChild, limits: Limits) -> Read:
    """What an open file gives, or its document with the reason why not."""
    digest = ""
    try:
        before = os.fstat(file.fileno())
        check_size(name, before.st_size, limits.file_bytes)
        if kind in IN_CHILD:
            digest = _digest(file)
            content = read_content(
                FileToRead(path_of(file), name, kind, digest, b""), child, limits
            )
        else:
            check_size(name, before.st_size, limits.loaded_bytes)
            raw = file.read(limits.loaded_bytes + 1)
            digest = hashlib.sha256(raw).hexdigest()
            content = _content(raw, name, kind, digest, child, limits)
        after = os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise InputError(f"{name}: changed while it was read", step="read the folder again")
    except InputError as error:
        return _left_out(name, digest, _why(error, name))
    return Document(name, digest, content.kind, pages=content.pages_read), content


def _content(
    raw: bytes, name: str, kind: FileKind, digest: str, child: ParserChild, limits: Limits
) -> Content:
    if kind == "gzip":
        most = limits.loaded_bytes
        raw = Gunzipped(io.BytesIO(raw), name=name, limits=limits, most=most).read(most + 1)
        kind = sniff(raw[:HEAD])
    if kind == "json" and b"\0" in raw[:4]:
        raw = (decode(raw) or "").encode()  # UTF-16: JSON that is read is UTF-8
    if kind not in IN_CHILD:
        return read_content(FileToRead(Path(name), name, kind, digest, raw), child, limits)
    with unnamed(raw) as file:
        return read_content(FileToRead(path_of(file), name, kind, digest, b""), child, limits)


def _digest(file: OpenFile) -> str:
    """SHA-256 of a whole file, which is then at its start again."""
    file.seek(0)
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return found


def _left_out(name: str, sha256: str, why: str) -> Read:
    return Document(name, sha256, "not read", left_out=_sentence(name, why)), Content("not read")


def _sentence(name: str, why: str) -> str:
    return f"{name}: {why.rstrip('.')}." if why else ""


def _why(error: InputError, name: str) -> str:
    step = f"; {error.step}" if error.step else ""
    return error.message.removeprefix(f"{name}: ") + step
