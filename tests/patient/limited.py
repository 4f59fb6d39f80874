"""Read a folder to a case in a process that may take so much memory and time and no more.

It writes down what it runs, writes and connects to. Run as ``python limited.py FOLDER SECONDS``;
prints JSON. A claim about hostile files calls `read_limited`.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_ADDRESSES = 3_000_000_000
"""Address space of the reading process: threads and libraries claim more than they use."""
_DEEDS = (
    "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "os.mkdir", "os.rename",
    "os.symlink", "os.link", "os.remove", "os.truncate", "shutil.", "socket.connect", "socket.bind",
    "urllib.", "webbrowser.", "ftplib.", "ctypes.dlopen",
)  # fmt: skip
_OUR_CHILD = "alloway.patient.records.worker"


@dataclass(frozen=True)
class Outcome:
    """What became of a folder."""

    left_out: dict[str, str]
    """Every document and why it was left out; empty for one that was read."""
    facts: int
    """Facts of the case, or -1 where there is none."""
    deeds: list[str]
    """What the reading process ran, wrote, removed or connected to, beside its own children."""
    peak: int
    """Largest resident size of the reading process, in bytes."""
    child_peak: int
    """Likewise of its largest child."""
    text: str


def read_limited(folder: Path, *, empty: Path, seconds: float = 180) -> Outcome:
    """Read a folder under limits.

    Parameters
    ----------
    empty
        The folder in which the process stands, its home and its place for temporary files.

    Raises
    ------
    subprocess.CalledProcessError
        The reading process ended by an exception or a signal.
    subprocess.TimeoutExpired
        It took too long.
    """
    places = dict.fromkeys(("HOME", "TMPDIR", "ALLOWAY_HOME"), str(empty))
    done = subprocess.run(
        [sys.executable, __file__, str(folder)],
        capture_output=True, text=True, check=True, timeout=seconds, cwd=empty,
        env={**os.environ, **places, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return Outcome(**json.loads(done.stdout))


def _main() -> None:
    from alloway.errors import InputError
    from alloway.patient.cases import build_case
    from alloway.patient.records import Limits, read_folder

    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    deeds: list[str] = []
    sys.addaudithook(lambda event, arguments: _note(event, arguments, deeds))
    left_out, text, facts = {}, "", -1
    try:
        records = read_folder(Path(sys.argv[1]), limits=Limits(child_seconds=8.0))
        left_out = {document.name: document.left_out for document in records.documents}
        text = "\n".join(page.text[:10_000] for page in records.pages)
        facts = len(list(build_case(records, date(2026, 11, 24)).facts()))
    except InputError as error:
        left_out[""] = error.message
    print(json.dumps({
        "left_out": left_out, "text": text, "facts": facts, "deeds": deeds, "peak": _peak(),
        "child_peak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
    }))  # fmt: skip


def _note(event: str, arguments: tuple[Any, ...], deeds: list[str]) -> None:
    if event == "open":
        path, mode, flags = arguments
        writes = set("wax+") & set(mode or "") or (flags or 0) & (os.O_WRONLY | os.O_RDWR)
        if not writes or isinstance(path, int) or os.fspath(path) == os.devnull:
            return  # a number is a file without a name, in memory
    elif not event.startswith(_DEEDS) or _OUR_CHILD in str(arguments):
        return
    deeds.append(f"{event} {str(arguments)[:200]}")


def _peak() -> int:
    """Linux tells it; elsewhere the memory limit is the only claim."""
    path = Path("/proc/self/status")
    if not path.exists():
        return 0
    line = next(line for line in path.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    _main()
