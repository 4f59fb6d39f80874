"""Downloads that resume where they stopped and show their digest."""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from alloway.errors import InputError, LimitError, OutputError

_MAX_BYTES = 8_000_000_000
_CHUNK = 1 << 20
_TIMEOUT = 60.0


def download(url: str, target: Path, *, progress: Callable[[str], None] | None = None) -> str:
    """Fetch `url` into `target` and return the SHA-256 of what came.

    An interrupted download keeps its part; the next one asks the server for the rest, and only
    if the server's file is still the same one (``If-Range``); otherwise it starts again.

    Raises
    ------
    InputError
        The address is not http(s), or the server does not give the file.
    LimitError
        The file is larger than any release.
    OutputError
        The part cannot be written.
    """
    if not url.lower().startswith(("https://", "http://")):
        raise InputError(f"{url[:200]!r} is not a web address", step="write https://...")
    part, mark = target.with_name(f"{target.name}.part"), target.with_name(f"{target.name}.mark")
    try:
        _fetch(url, part, mark, progress or (lambda _: None))
        part.replace(target)
        mark.unlink(missing_ok=True)
        return _digest(target)
    except urllib.error.HTTPError as error:
        raise InputError(f"{url}: the server says {error.code}", step="check the address") from None
    except (ValueError, http.client.InvalidURL):
        raise InputError(f"{url[:200]!r} is not a web address", step="write https://...") from None
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError):
        raise InputError(f"{url}: the download stopped", step="run it again; it resumes") from None
    except OSError as error:
        raise OutputError(f"{target}: {error.strerror}", step="free some space") from None


def _fetch(url: str, part: Path, mark: Path, tell: Callable[[str], None]) -> None:
    have = part.stat().st_size if part.is_file() and mark.is_file() else 0
    request = urllib.request.Request(url)  # noqa: S310 - the scheme was checked
    if have:
        request.add_header("Range", f"bytes={have}-")
        request.add_header("If-Range", mark.read_text("latin-1"))
    try:
        answer = urllib.request.urlopen(request, timeout=_TIMEOUT)  # noqa: S310
    except urllib.error.HTTPError as error:
        error.close()
        if not (have and error.code == 416):
            raise
        part.unlink()
        _fetch(url, part, mark, tell)
        return
    with answer:
        resumed = have > 0 and answer.status == 206
        done = have if resumed else 0
        total = done + (answer.length or 0)
        if total > _MAX_BYTES:
            raise LimitError(f"{url}: larger than {_MAX_BYTES:,} bytes")
        _write_mark(mark, answer.headers.get("ETag") or answer.headers.get("Last-Modified"))
        with part.open("ab" if resumed else "wb") as file:
            while chunk := answer.read(_CHUNK):
                file.write(chunk)
                done += len(chunk)
                if done > _MAX_BYTES:
                    raise LimitError(f"{url}: larger than {_MAX_BYTES:,} bytes")
                tell(f"{done / 1e6:,.0f} of {total / 1e6:,.0f} MB")
    if total > done:
        raise http.client.IncompleteRead(b"", total - done)


def _write_mark(mark: Path, version: str | None) -> None:
    """Without a version from the server the part cannot be trusted to belong to the rest."""
    if version and version.isprintable() and not version.startswith("W/"):
        mark.write_text(version, "latin-1")
    else:
        mark.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
