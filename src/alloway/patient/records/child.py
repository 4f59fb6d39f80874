"""One pooled child process for the parsers that hostile files aim at, with limits per file."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from alloway.errors import InputError, LimitError
from alloway.patient.records.limits import Limits
from alloway.patient.records.model import Cell, TableLine

Tables = tuple[tuple[TableLine, ...], ...]

_MAX_ANSWER = 100_000_000
_CHUNK = 1 << 20


class ParserChild:
    """A child that is started when first needed, kept for the next file, replaced when it fails.

    Parameters
    ----------
    limits
        Memory of the child, wall clock and sizes for one file.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the child if one runs."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def pdf(self, path: Path, name: str) -> list[tuple[str, Tables]]:
        """Text of each page as pdfium gives it, and the parts of the page set in columns.

        Raises
        ------
        InputError
            Not a PDF, locked, or damaged.
        LimitError
            Over a limit of time, memory or pages.
        """
        job = {"job": "pdf", "pages": self._limits.pdf_pages, "chars": self._limits.page_chars}
        pages = self._ask(job, path, name)["pages"]
        return [(str(page["text"]), _tables(page["tables"])) for page in pages]

    def dicom(self, path: Path, name: str) -> dict[str, str]:
        """Header fields by DICOM keyword; same errors as `pdf`."""
        return dict(self._ask({"job": "dicom"}, path, name)["header"])

    def _ask(self, job: dict[str, Any], path: Path, name: str) -> dict[str, Any]:
        process = self._running()
        request = json.dumps({**job, "path": os.fspath(path.absolute())})
        try:
            line = self._exchange(process, request.encode() + b"\n")
        except TimeoutError:
            self.close()
            seconds = self._limits.child_seconds
            raise LimitError(f"{name}: took longer than {seconds:g} s to parse") from None
        except (OSError, EOFError):
            self.close()
            raise LimitError(f"{name}: made the parser fail (memory limit or damage)") from None
        reply: dict[str, Any] = json.loads(line)
        if "error" in reply:
            kind = LimitError if "limit" in reply["error"] else InputError
            raise kind(f"{name}: {reply['error']}", step="ask for the file again")
        return reply

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "alloway.patient.records.worker",
                 str(self._limits.child_bytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_bare_environment(),
            )  # fmt: skip
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(request)
        process.stdin.flush()
        deadline = time.monotonic() + self._limits.child_seconds
        answer = bytearray()
        while not answer.endswith(b"\n"):
            ready, _, _ = select.select(
                [process.stdout], [], [], max(0.0, deadline - time.monotonic())
            )
            if not ready or time.monotonic() > deadline:
                raise TimeoutError
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk or len(answer) > _MAX_ANSWER:
                raise EOFError
            answer += chunk
        return bytes(answer)


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
