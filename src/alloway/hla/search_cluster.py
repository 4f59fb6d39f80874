"""The same scan over many machines with Dask: parts of the chunks out, tallies added up.

Every machine needs Alloway and the folder of the encoded registry under the same path. Dask sends
its messages pickled: use a cluster only if you trust everybody who can reach it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alloway.errors import InputError
from alloway.hla.registry import Registry, open_folder
from alloway.hla.search_scan import Queries, Tally, scan_chunks

_PARTS_PER_THREAD = 3
"""Several parts a thread: a lost machine costs little, and fast machines take more."""
_ANSWER_WITHIN = "20s"
Runner = Callable[[Registry, Queries, Callable[[str], None]], Tally]


@contextmanager
def cluster_runner(address: str) -> Iterator[Runner]:
    """A runner for `alloway.hla.search.search` on the cluster at an address.

    A part whose machine is lost is done again elsewhere: tallies come from whole parts only, so
    the answer is that of one machine.

    Raises
    ------
    InputError
        Dask is not installed, or no scheduler answers at the address.
    """
    try:
        import distributed
    except ImportError:
        raise InputError(
            "--cluster needs the package distributed", step="install alloway[cluster]"
        ) from None
    try:
        client = _untyped(distributed).Client(address, timeout=_ANSWER_WITHIN, set_as_default=False)
    except (OSError, ValueError, TypeError, TimeoutError):
        raise InputError(
            f"--cluster {address!r}: no Dask scheduler answers",
            step="give an address such as tcp://10.0.0.1:8786",
        ) from None
    try:
        yield lambda registry, queries, tell: _run(client, registry, queries, tell)
    finally:
        client.close()


def _untyped(module: Any) -> Any:
    """Dask's functions carry no types."""
    return module


def _run(client: Any, registry: Registry, queries: Queries, tell: Callable[[str], None]) -> Tally:
    import distributed

    dask = _untyped(distributed)
    threads = sum(client.nthreads().values())
    if not threads:
        raise InputError("--cluster: the scheduler has no workers", step="start a worker")
    parts = _parts(len(registry.chunks), threads * _PARTS_PER_THREAD)
    folder = str(registry.folder.resolve())
    futures = client.map(
        _scan_part, parts, folder=folder, sha256=registry.sha256, queries=queries, pure=False
    )
    tally: Tally | None = None
    arrived = dask.as_completed(futures, loop=client.loop)
    try:
        for done, future in enumerate(arrived, start=1):
            part = future.result()
            tally = part if tally is None else tally.plus(part)
            tell(f"{done} of {len(futures)} parts searched")
    except (dask.KilledWorker, CancelledError, OSError) as error:
        raise InputError(
            f"--cluster: a part could not be searched ({type(error).__name__})",
            step="look at the workers' logs",
        ) from error
    finally:
        client.cancel(futures)
    return tally if tally is not None else scan_chunks(registry, (), queries)


def _parts(chunks: int, wanted: int) -> list[list[int]]:
    count = max(1, min(chunks, wanted))
    return [list(range(chunks * i // count, chunks * (i + 1) // count)) for i in range(count)]


def _scan_part(numbers: Sequence[int], *, folder: str, sha256: str, queries: Queries) -> Tally:
    """Runs on a worker."""
    registry = open_folder(Path(folder))
    if registry.sha256 != sha256:
        raise InputError(f"{folder}: another registry on this machine", step="share the folder")
    return scan_chunks(registry, numbers, queries)
