"""Read a folder of one patient's records: find the files, judge each, read what can be read."""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alloway.errors import InputError, LimitError
from alloway.patient.records.child import ParserChild
from alloway.patient.records.gather import gathered
from alloway.patient.records.limits import Limits
from alloway.patient.records.model import Content, Records
from alloway.patient.records.readers import FileToRead, read_content
from alloway.patient.records.sniff import HEAD, shown, sniff
from alloway.values.case import Document

_NOTHING = "put the patient's records (FHIR, PDF, CSV, DICOM, text) into the folder"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One directory entry: its path, the name shown, and why it is not opened (or empty)."""

    path: Path
    name: str
    refused: str = ""


def read_folder(
    folder: Path, *, limits: Limits | None = None, progress: Callable[[str], None] | None = None
) -> Records:
    """Read every record in a folder (or one file), each with its SHA-256.

    A file that cannot be read is left out with one sentence in ``Document.left_out``; the others
    are still read. Symbolic links are not followed. PDF and DICOM are parsed in a child process
    with limits on memory and time.

    Parameters
    ----------
    folder
        A folder, searched with its subfolders, or a single file.
    limits
        Sizes and times allowed; see `Limits`.
    progress
        Called with one short line before each file.

    Raises
    ------
    InputError
        The folder is missing or empty, nothing in it can be read, or it holds the records of more
        than one patient.
    LimitError
        It holds more files than allowed.
    """
    limits = limits or Limits()
    entries = _entries(Path(folder), limits)
    if not entries:
        raise InputError(f"{shown(str(folder))}: the folder is empty", step=_NOTHING)
    read: list[tuple[Document, Content]] = []
    with ParserChild(limits) as child:
        for number, entry in enumerate(entries, start=1):
            if progress is not None:
                progress(f"reading {entry.name} ({number} of {len(entries)})")
            read.append(_read_entry(entry, child, limits))
    _refuse_nothing(read, str(folder))
    return gathered(read)


def _refuse_nothing(read: list[tuple[Document, Content]], folder: str) -> None:
    if all(document.left_out for document, _ in read):
        first = read[0][0].left_out.rstrip(".")
        more = f" (and {len(read) - 1} more)" if len(read) > 1 else ""
        raise InputError(f"{shown(folder)}: nothing could be read: {first}{more}", step=_NOTHING)


def _entries(folder: Path, limits: Limits) -> list[_Entry]:
    try:
        mode = folder.stat().st_mode
    except (OSError, ValueError):
        raise InputError(
            f"{shown(str(folder))}: no such folder or file", step="check the path"
        ) from None
    if not stat.S_ISDIR(mode):
        return [_Entry(folder, shown(folder.name))]
    entries: list[_Entry] = []
    for entry in _walk(folder, "", limits.folder_depth):
        entries.append(entry)
        if len(entries) > limits.files:
            raise LimitError(
                f"{shown(str(folder))}: more than {limits.files} files",
                step="give the folder of one patient",
            )
    return entries


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[_Entry]:
    try:
        found = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError as error:
        yield _Entry(folder, shown(prefix) or ".", f"cannot be opened ({error.strerror})")
        return
    for item in found:
        name = f"{prefix}{item.name}"
        if item.is_symlink():
            yield _Entry(Path(item.path), shown(name), "symbolic link, not followed")
        elif item.is_dir():
            if depth <= 1:
                yield _Entry(Path(item.path), shown(name), "folder nested too deeply")
            else:
                yield from _walk(Path(item.path), f"{name}/", depth - 1)
        elif item.name.startswith(".") or item.name in ("Thumbs.db", "desktop.ini"):
            yield _Entry(Path(item.path), shown(name), "hidden file, not a record")
        else:
            yield _Entry(Path(item.path), shown(name))


def _read_entry(entry: _Entry, child: ParserChild, limits: Limits) -> tuple[Document, Content]:
    empty = Content("not read")
    if entry.refused:
        return _left_out(entry.name, "", "not read", entry.refused), empty
    digest = ""
    try:
        file = _opened(entry, limits)
        digest = file.sha256
        content = read_content(file, child, limits)
    except InputError as error:
        sentence = error.message.removeprefix(f"{entry.name}: ")
        step = f"; {error.step}" if error.step else ""
        return _left_out(entry.name, digest, "not read", sentence + step), empty
    return Document(entry.name, digest, content.kind, pages=content.pages_read), content


def _left_out(name: str, digest: str, kind: str, why: str) -> Document:
    return Document(name, digest, kind, left_out=f"{name}: {why.rstrip('.')}.")


def _opened(entry: _Entry, limits: Limits) -> FileToRead:
    """Size, digest and first bytes; the size is judged before anything is read."""
    name = entry.name
    try:
        handle = os.open(entry.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or "bad name"
        raise InputError(f"{name}: cannot be opened ({reason})") from None
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{name}: not a regular file")
        _check_size(name, status.st_size, limits.file_bytes)
        head = stream.read(HEAD)
        kind = sniff(head)
        stream.seek(0)
        if kind in ("pdf", "dicom"):
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return FileToRead(entry.path, name, kind, digest, b"")
        _check_size(name, status.st_size, limits.loaded_bytes)
        raw = stream.read(limits.loaded_bytes + 1)
    digest = hashlib.sha256(raw).hexdigest()
    if kind == "gzip":
        raw = _unpacked(raw, name, limits)
        kind = sniff(raw[:HEAD])
    return FileToRead(entry.path, name, kind, digest, raw)


def _check_size(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise LimitError(
            f"{name}: {size / 1e6:,.0f} MB, over the limit of {limit / 1e6:,.0f} MB for this kind",
            step="send only the part that matters",
        )


def _unpacked(raw: bytes, name: str, limits: Limits) -> bytes:
    """Unpack gzip up to the size and ratio limits, whatever its header claims."""
    allowed = min(limits.loaded_bytes, max(1_000_000, limits.gzip_ratio * len(raw)))
    unpacker = zlib.decompressobj(wbits=31)
    try:
        data = unpacker.decompress(raw, allowed + 1)
    except zlib.error:
        raise InputError(f"{name}: gzip data is damaged", step="copy the file again") from None
    if len(data) > allowed:
        raise LimitError(f"{name}: unpacks to more than {allowed / 1e6:,.0f} MB")
    if not unpacker.eof:
        raise InputError(f"{name}: gzip data ends early", step="copy the file again")
    return data
