"""Read a folder of one patient's records: find the files, judge each, read what can be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from alloway.errors import InputError, LimitError
from alloway.patient.records.gather import gathered
from alloway.patient.records.limits import Limits
from alloway.patient.records.model import Records
from alloway.patient.records.pool import ParserPool
from alloway.patient.records.reading import ARCHIVES, Beside, Entry, Read, Reading, hidden
from alloway.patient.records.sniff import shown

_NOTHING = "put the patient's records (FHIR, PDF, CSV, DICOM, text) into the folder"


def read_folder(
    folder: Path, *, limits: Limits | None = None, progress: Callable[[str], None] | None = None
) -> Records:
    """Read every record in a folder (or one file), each with its SHA-256.

    A file that cannot be read is left out with one sentence in ``Document.left_out``; the others
    are still read, and so are the members of an archive, ``export.zip/letter.pdf``. Symbolic links
    are not followed. PDF, DICOM and pictures are parsed in child processes with limits on memory
    and time, one for each core up to four; what comes back stands in the order of the names.

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
    return gathered(read_files(folder, limits=limits, progress=progress))


def read_files(
    folder: Path,
    *,
    limits: Limits | None = None,
    progress: Callable[[str], None] | None = None,
    beside: Beside | None = None,
) -> list[Read]:
    """Each file's document and content in the order of the names, before they make one patient.

    Parameters
    ----------
    beside
        Called with each file's name, kind, bytes and what was read from it; members of archives
        too. It may be called from several threads, one file at a time each.

    Raises
    ------
    InputError, LimitError
        As `read_folder`, but for records of several patients.
    """
    limits = limits or Limits()
    entries = _entries(Path(folder), limits)
    if not entries:
        raise InputError(f"{shown(str(folder))}: the folder is empty", step=_NOTHING)
    with ParserPool(limits, progress) as pool:
        reading = Reading(pool, limits, progress, beside)
        for number, entry in enumerate(entries, start=1):
            if progress is not None:
                progress(f"reading {entry.name} ({number} of {len(entries)})")
            reading.take(entry)
        read = reading.results()
    _refuse_nothing(read, str(folder))
    return read


def _refuse_nothing(read: list[Read], folder: str) -> None:
    why = [document.left_out for document, _ in read if document.left_out]
    archives = [document for document, _ in read if document.kind in ARCHIVES.values()]
    if len(why) + sum(not archive.left_out for archive in archives) == len(read):
        first = why[0].rstrip(".")
        more = f" (and {len(why) - 1} more)" if len(why) > 1 else ""
        raise InputError(f"{shown(folder)}: nothing could be read: {first}{more}", step=_NOTHING)


def files_in(folder: Path, limits: Limits) -> Iterator[tuple[Path, str]]:
    """Files of a folder that may be opened, with the names shown; raises as `read_folder`."""
    for entry in _entries(folder, limits):
        if not entry.refused:
            yield entry.path, entry.name


def _entries(folder: Path, limits: Limits) -> list[Entry]:
    try:
        mode = folder.stat().st_mode
    except (OSError, ValueError):
        raise InputError(
            f"{shown(str(folder))}: no such folder or file", step="check the path"
        ) from None
    if not stat.S_ISDIR(mode):
        return [Entry(folder.resolve(), shown(folder.name))]
    entries: list[Entry] = []
    for entry in _walk(folder, "", limits.folder_depth):
        entries.append(entry)
        if len(entries) > limits.files:
            raise LimitError(
                f"{shown(str(folder))}: more than {limits.files} files",
                step="give the folder of one patient",
            )
    return entries


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[Entry]:
    try:
        found = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError as error:
        yield Entry(folder, shown(prefix) or ".", f"cannot be opened ({error.strerror})")
        return
    for item in found:
        name = f"{prefix}{item.name}"
        if item.is_symlink():
            yield Entry(Path(item.path), shown(name), "symbolic link, not followed")
        elif item.is_dir():
            if depth <= 1:
                yield Entry(Path(item.path), shown(name), "folder nested too deeply")
            else:
                yield from _walk(Path(item.path), f"{name}/", depth - 1)
        else:
            yield Entry(Path(item.path), shown(name), hidden(item.name))
