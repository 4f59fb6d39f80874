"""A few child parsers at work at the same time, as many as there are cores."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import LifoQueue
from types import TracebackType
from typing import Self, TypeVar

from alloway.patient.records.child import Failures, ParserChild
from alloway.patient.records.limits import Limits
from alloway.patient.records.ocr import Scans

_T = TypeVar("_T")
_MOST = 4
_AHEAD = 4
"""Files that wait for a child, for each child: open files and unpacked members are bounded."""


class ParserPool:
    """Children that parse while the caller goes on; each is started when first needed.

    Leaving the ``with`` block ends every child, also when it is left by an error or by Ctrl-C.

    Parameters
    ----------
    limits
        For each file; see `Limits`.
    tell
        Called with one short line before each page that is read by OCR.
    """

    def __init__(self, limits: Limits, tell: Callable[[str], None] | None = None) -> None:
        self._scans = Scans(limits.ocr_pages, tell)
        size = min(_MOST, _cores())
        failures = Failures()
        self.beside = ParserChild(limits, self._scans, failures)
        """For what the caller reads itself."""
        children = tuple(ParserChild(limits, self._scans, failures) for _ in range(size))
        self._children = (self.beside, *children)
        # Last in, first out: a folder with one PDF starts one child.
        self._idle: LifoQueue[ParserChild] = LifoQueue()
        for child in children:
            self._idle.put(child)
        self._waiting = threading.BoundedSemaphore(size * _AHEAD)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="records")

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
        """End all children and forget what still waits."""
        self._scans.stop()
        for child in self._children:
            child.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in self._children:
            child.close()

    def submit(self, work: Callable[[ParserChild], _T]) -> Future[_T]:
        """Do the work with a child beside the caller; waits while too much waits already."""
        self._waiting.acquire()
        future = self._threads.submit(self._done, work, self._scans.turn())
        future.add_done_callback(lambda _: self._waiting.release())
        return future

    def _done(self, work: Callable[[ParserChild], _T], turn: int) -> _T:
        child = self._idle.get()
        child.turn = turn
        try:
            return work(child)
        finally:
            self._scans.end(turn)
            self._idle.put(child)


def _cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
