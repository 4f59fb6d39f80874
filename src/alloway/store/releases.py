"""The HLA releases that were imported, side by side, and which one is in use."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from alloway.errors import InputError, OutputError
from alloway.store.arrays import Arrays, open_arrays, write_arrays
from alloway.store.home import data_home

_FOLDER = "reference"
_IN_USE = "hla-in-use"
_LAYOUT = 2
"""Rises when a release holds more than one stored earlier; those are then imported again."""
_NAME = re.compile(r"[0-9]{1,2}\.[0-9]{1,3}\.[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """One imported release."""

    release: str
    """``3.58.0``."""
    date: str
    """Date the release gives itself."""
    alleles: int
    codes: int
    """Multiple allele codes imported with it; 0 = none."""
    sha256: str
    """Digest of the files it was made from."""
    file: str
    in_use: bool


def release_name(text: str) -> str:
    """A release name as written by its publishers: ``3580`` is ``3.58.0``.

    >>> release_name("3580"), release_name("3.44.0")
    ('3.58.0', '3.44.0')
    """
    name = text.strip()
    if re.fullmatch(r"[0-9]{4}", name):
        name = f"{name[0]}.{int(name[1:3])}.{name[3]}"
    if not _NAME.fullmatch(name):
        raise InputError(f"{text!r} is not a release", step="write it as 3.58.0")
    return name


def _path(name: str) -> Path:
    return data_home(_FOLDER) / f"hla-{name}.alloway"


def save_release(name: str, about: Mapping[str, Any], arrays: Arrays) -> StoredRelease:
    """Store a release; the first one stored is the one in use."""
    stored, path = release_name(name), _path(release_name(name))
    write_arrays(path, {**about, "layout": _LAYOUT}, arrays)
    if _in_use() is None:
        use_release(stored)
    return _described(stored, about, path, _in_use() == stored)


def list_releases() -> tuple[StoredRelease, ...]:
    """Every imported release, oldest first."""
    used = _in_use()
    found = []
    for path in data_home(_FOLDER).glob("hla-*.alloway"):
        name = path.stem.removeprefix("hla-")
        if _NAME.fullmatch(name):
            about, _ = open_arrays(path)
            found.append(_described(name, about, path, name == used))
    return tuple(sorted(found, key=lambda r: [int(n) for n in r.release.split(".")]))


def _described(name: str, about: Mapping[str, Any], path: Path, in_use: bool) -> StoredRelease:
    return StoredRelease(
        name,
        str(about.get("date", "")),
        int(about.get("alleles", 0)),
        int(about.get("codes", 0)),
        str(about.get("sha256", "")),
        str(path),
        in_use,
    )


def open_release(name: str | None = None) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """A release by name, or the one in use.

    Raises
    ------
    InputError
        It was never imported, or no release was.
    """
    chosen = release_name(name) if name else _in_use()
    if chosen is None:
        raise InputError("no HLA release was imported", step=_STEP)
    path = _path(chosen)
    if not path.is_file():
        known = ", ".join(r.release for r in list_releases()) or "none"
        raise InputError(f"HLA release {chosen} was not imported (imported: {known})", step=_STEP)
    about, arrays = open_arrays(path)
    if about.get("layout") != _LAYOUT:
        raise InputError(
            f"HLA release {chosen} was imported by an earlier version of Alloway", step=_STEP
        )
    return about, arrays


_STEP = "run alloway reference import DIR with an official IPD-IMGT/HLA release"


def use_release(name: str) -> str:
    """Make an imported release the one that commands take when none is named."""
    chosen = release_name(name)
    open_release(chosen)
    target = data_home(_FOLDER) / _IN_USE
    try:
        handle, made = tempfile.mkstemp(dir=target.parent, prefix=".")
        with os.fdopen(handle, "w") as file:
            file.write(chosen + "\n")
        Path(made).replace(target)
    except OSError as error:
        raise OutputError(f"{target}: {error.strerror}", step="check the data directory") from None
    return chosen


def _in_use() -> str | None:
    try:
        text = (data_home(_FOLDER) / _IN_USE).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return text if _NAME.fullmatch(text) and _path(text).is_file() else None
