"""Many patients at once: one folder or file each to a case, on several processes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from alloway.errors import AllowayError
from alloway.values.case import Case
from alloway.workbench.cases import Progress, read_case

if TYPE_CHECKING:
    from concurrent.futures import Future

_AT_ONCE = 8
"""Sources handed to a process in one go, so that handing over costs little."""
_Told = tuple[bytes, str]
"""A case as JSON, or why there is none: no object of ours crosses a process border."""


@dataclass(frozen=True, slots=True)
class CohortCase:
    """One patient of a cohort."""

    source: str
    case: Case | None
    problem: str = ""
    """Why there is no case, in one sentence; empty when there is one."""


def read_cases(
    sources: Iterable[Path | str],
    *,
    as_of: date,
    workers: int = 0,
    progress: Progress | None = None,
) -> Iterator[CohortCase]:
    """The cases of many patients, in the order given; one that cannot be read stops no other.

    Parameters
    ----------
    sources
        A folder or a file for each patient.
    workers
        Processes; 0 takes one for each processor, 1 reads in this process. Only as many sources
        are ahead of the reader as keep the processes busy, so a cohort of any size fits in memory.
    progress
        Called with one short line before each case is handed out.

    Raises
    ------
    ValueError
        `workers` is negative.

    >>> list(read_cases([], as_of=date(2026, 11, 24), workers=1))
    []
    """
    if workers < 0:
        raise ValueError(f"workers must not be negative, not {workers}")
    count = workers or os.cpu_count() or 1
    paths = [str(source) for source in sources]
    found = _here(paths, as_of) if count == 1 else _elsewhere(paths, as_of, count)
    for number, one in enumerate(found, start=1):
        if progress is not None:
            progress(f"case {number} of {len(paths)}")
        yield one


def _here(paths: list[str], as_of: date) -> Iterator[CohortCase]:
    for path in paths:
        try:
            yield CohortCase(path, read_case(path, as_of=as_of))
        except AllowayError as error:
            yield CohortCase(path, None, str(error))


def _elsewhere(paths: list[str], as_of: date, workers: int) -> Iterator[CohortCase]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from alloway.values.codec import from_json

    parts = iter([paths[at : at + _AT_ONCE] for at in range(0, len(paths), _AT_ONCE)])
    waiting: deque[tuple[list[str], Future[list[_Told]]]] = deque()
    # "spawn": a process forked from one with threads (numba) may hang.
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare) as pool:
        try:
            for part in islice(parts, 2 * workers):
                waiting.append((part, pool.submit(_told, part, as_of)))
            while waiting:
                names, future = waiting.popleft()
                results = future.result()
                for part in islice(parts, 1):
                    waiting.append((part, pool.submit(_told, part, as_of)))
                for name, (data, problem) in zip(names, results, strict=True):
                    case = from_json(Case, data, name=name) if data else None
                    yield CohortCase(name, case, problem)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _prepare() -> None:
    """A reading process leaves Ctrl-C to its parent and collects garbage between patients only.

    While a case is read, a collection walks over tens of thousands of parsed objects in vain.
    """
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _told(paths: list[str], as_of: date) -> list[_Told]:
    import gc

    from alloway.values.codec import to_json

    told = []
    for one in _here(paths, as_of):
        told.append((to_json(one.case, indent=False) if one.case else b"", one.problem))
        if not gc.isenabled():
            gc.collect(0)
    return told
