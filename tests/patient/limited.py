"""Read a folder in a process of its own that may take so much memory and time and no more.

Run as ``python -m``-less script: ``python limited.py FOLDER``; prints JSON. A claim about hostile
files calls `read_limited`.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_ADDRESSES = 3_000_000_000
"""Address space of the reading process: threads and libraries claim more than they use."""


@dataclass(frozen=True)
class Outcome:
    """What became of a folder."""

    left_out: dict[str, str]
    """Every document and why it was left out; empty for one that was read."""
    peak: int
    """Largest resident size of the reading process, in bytes."""
    child_peak: int
    """Likewise of its largest child."""
    text: str


def read_limited(folder: Path, seconds: float = 120) -> Outcome:
    """Read a folder under limits.

    Raises
    ------
    subprocess.CalledProcessError
        The reading process ended by an exception or a signal.
    subprocess.TimeoutExpired
        It took too long.
    """
    done = subprocess.run(
        [sys.executable, __file__, str(folder)],
        capture_output=True, text=True, check=True, timeout=seconds,
    )  # fmt: skip
    return Outcome(**json.loads(done.stdout))


def _main() -> None:
    from alloway.errors import InputError
    from alloway.patient.records import read_folder

    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    left_out, text = {}, ""
    try:
        records = read_folder(Path(sys.argv[1]))
        left_out = {document.name: document.left_out for document in records.documents}
        text = "\n".join(page.text[:10_000] for page in records.pages)
    except InputError as error:
        left_out[""] = error.message
    print(json.dumps({
        "left_out": left_out, "text": text, "peak": _peak(),
        "child_peak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
    }))  # fmt: skip


def _peak() -> int:
    """Linux tells it; elsewhere the memory limit is the only claim."""
    path = Path("/proc/self/status")
    if not path.exists():
        return 0
    line = next(line for line in path.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    os.environ["PYTHONHASHSEED"] = "0"
    _main()
