"""One child process for the parsers that hostile files aim at, with limits per file."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alloway.errors import InputError, LimitError
from alloway.patient.records.limits import Limits
from alloway.patient.records.model import Cell, TableLine
from alloway.patient.records.ocr import Scans

Tables = tuple[tuple[TableLine, ...], ...]

_MAX_ANSWER = 100_000_000
_CHUNK = 1 << 18
_FILES_A_CHILD = 1_000
"""Files after which a child is replaced: what a parser leaks does not add up."""


@dataclass(slots=True)
class Failures:
    """Files of one folder on which a parser broke down; the children of a pool share the count."""

    count: int = 0


class ParserChild:
    """A child that is started when first needed, kept for the next file, replaced when it fails.

    Parameters
    ----------
    limits
        Memory of the child, wall clock and sizes for one file.
    scans
        Pages that may still be read by OCR, shared with other children.
    failures
        Shared with them too.
    """

    def __init__(
        self, limits: Limits, scans: Scans | None = None, failures: Failures | None = None
    ) -> None:
        self._limits = limits
        self._failures = failures or Failures()
        self.scans = scans or Scans(limits.ocr_pages)
        self.turn = 0
        """Of the file being read, at the pages of `scans`."""
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._served = 0
        self._stopped = False
        self._starting = threading.Lock()

    def stop(self) -> None:
        """End the child for good, from any thread; whoever waits for its answer gets an error."""
        with self._starting:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the child if one runs; the next file starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def pdf(self, path: Path, name: str, form: str = "pdf") -> list[tuple[str, Tables, bool]]:
        """Text of each page as pdfium gives it, the parts set in columns, whether it is a scan.

        Parameters
        ----------
        form
            ``dicom`` for a PDF inside a DICOM file.

        Raises
        ------
        InputError
            Not a PDF, locked, or damaged.
        LimitError
            Over a limit of time, memory, pages or words.
        """
        job = {
            "job": "pdf", "form": form, "picture_dots": self._limits.picture_dots,
            "pages": self._limits.pdf_pages, "chars": self._limits.page_chars,
        }  # fmt: skip
        pages: list[tuple[str, Tables, bool]] = []
        chars = 0
        for part in self.parts(job, path, name):
            page = part["page"]
            chars += len(page["text"])
            if chars > self._limits.text_chars:
                raise LimitError(
                    f"{name}: more than {self._limits.text_chars:,} characters",
                    step="send only the part that matters",
                )
            pages.append((str(page["text"]), _tables(page["tables"]), bool(page["scan"])))
        return pages

    def picture(self, path: Path, name: str) -> int:
        """Pages of a JPEG, PNG or TIFF file, by its headers; same errors as `pdf`."""
        job = {"job": "picture", "picture_dots": self._limits.picture_dots}
        return int(self.one(job, path, name)["pages"])

    def ocr(self, path: Path, name: str, page: int, form: str, guess: str) -> dict[str, Any]:
        """Words of one page with boxes and confidence, and the language they seem to be in.

        Parameters
        ----------
        page
            From 0.
        form
            ``pdf``, ``image``, or ``dicom`` for a PDF inside a DICOM file.
        guess
            Language of the page before it; empty for none.

        Raises
        ------
        InputError, LimitError
            As `pdf`, and where Tesseract cannot read it.
        """
        limits = self._limits
        job = {
            "job": "ocr", "page": page, "form": form, "guess": guess,
            "dots": limits.ocr_dots, "picture_dots": limits.picture_dots,
            "seconds": limits.ocr_seconds,
        }  # fmt: skip
        return self.one(job, path, name)

    def dicom(self, path: Path, name: str) -> dict[str, str]:
        """Header fields by DICOM keyword; same errors as `pdf`."""
        return dict(self.one({"job": "dicom"}, path, name)["header"])

    def dicom_slice(self, path: Path, name: str) -> dict[str, Any]:
        """A frame as base64 of a PNG and a note on it; same errors as `pdf`."""
        return self.one({"job": "dicom_slice", "limit": self._limits.slice_bytes}, path, name)

    def dicom_report(self, path: Path, name: str) -> str:
        """A structured report as text; same errors as `pdf`."""
        return "\n".join(self.one({"job": "dicom_report"}, path, name)["lines"])

    def dicom_key_objects(self, path: Path, name: str) -> list[str]:
        """The images that a key object selection names; same errors as `pdf`."""
        return list(self.one({"job": "dicom_key_objects"}, path, name)["images"])

    def one(self, job: dict[str, Any], path: Path, name: str) -> dict[str, Any]:
        """The answer of a job that has one part; same errors as `pdf`."""
        (part,) = self.parts(job, path, name)
        return part

    def parts(self, job: dict[str, Any], path: Path, name: str) -> Iterator[dict[str, Any]]:
        """Each part of the answer to a job as it comes; same errors as `pdf`.

        Parameters
        ----------
        job
            Its name in `alloway.patient.records.worker` and what it needs to know.
        path
            The file; the child is given it opened and cannot tell where it lies.
        name
            How errors call it.
        """
        self._judge(name)
        whole = False
        try:
            # Tesseract is stopped by the child; the parent waits a little longer.
            patience = float(job.get("seconds", self._limits.child_seconds - 1)) + 1
            for line in self._lines(json.dumps(job).encode() + b"\n", path, patience):
                part: dict[str, Any] = json.loads(line)
                whole = "end" in part or ("error" in part and not part.get("failed"))
                if "error" in part:
                    kind = LimitError if "limit" in part["error"] else InputError
                    step = part.get("step") or "ask for the file again"
                    raise kind(f"{name}: {part['error']}", step=step)
                if whole:
                    return
                yield part
        except TimeoutError:
            raise LimitError(f"{name}: took longer than allowed to parse") from None
        except (OSError, EOFError):
            raise LimitError(f"{name}: made the parser fail (memory limit or damage)") from None
        finally:
            if not whole:  # the rest of this answer must not pass for the next one
                self.close()
                self._failures.count += 1

    def _judge(self, name: str) -> None:
        if self._failures.count >= self._limits.failures:
            raise LimitError(
                f"{name}: not read after {self._failures.count} files that a parser failed on",
                step="take those files out of the folder",
            )

    def _lines(self, request: bytes, path: Path, patience: float) -> Iterator[bytes]:
        """The lines that the child sends, until nobody asks for the next."""
        end = time.monotonic() + self._limits.file_seconds
        child = self._running()
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            socket.send_fds(child, [request], [handle])
        finally:
            os.close(handle)
        held, size = b"", 0
        while size <= _MAX_ANSWER:
            chunk = self._chunk(child, min(end, time.monotonic() + patience))
            size += len(chunk)
            *lines, held = (held + chunk).split(b"\n")
            yield from lines
        raise EOFError

    def _chunk(self, child: socket.socket, end: float) -> bytes:
        """What the child says next."""
        patience = end - time.monotonic()
        if patience <= 0:
            raise TimeoutError
        child.settimeout(patience)
        data = child.recv(_CHUNK)
        if not data:
            raise EOFError
        return data

    def _running(self) -> socket.socket:
        self._served += 1
        ended = self._process is None or self._process.poll() is not None
        if ended or self._served > _FILES_A_CHILD or self._socket is None:
            self.close()
            self._socket = self._started()
        return self._socket

    def _started(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        self._served = 1
        with theirs, self._starting:
            if not self._stopped:
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", "alloway.patient.records.worker",
                     str(self._limits.child_bytes), str(int(self._limits.file_seconds) + 1)],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=_bare_environment(),
                )  # fmt: skip
        return ours


def _tables(found: list[list[list[list[Any]]]]) -> Tables:
    """The answer's nested lists as values: table, line, cell (words, four edges, text lines)."""
    return tuple(tuple(TableLine(tuple(map(_cell, line))) for line in table) for table in found)


def _cell(given: list[Any]) -> Cell:
    text, x0, y0, x1, y1, lines = given
    return Cell(text, x0, y0, x1, y1, tuple(lines))


def _bare_environment() -> dict[str, str]:
    """Only what Python needs; one thread, because thread stacks count against the memory limit."""
    kept = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "HOME", "SYSTEMROOT")
    ours = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return {key: os.environ[key] for key in kept if key in os.environ} | ours
