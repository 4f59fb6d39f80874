"""Runs inside py-ard's own environment: the same typings as JSON in, seconds and answers out.

    python peer_pyard.py DATA RELEASE < jobs.json

DATA is where py-ard keeps its tables; RELEASE as it writes it, ``3440``. A job is a list of
typings and a level. Every job is done once, with nothing of it seen before, and with a memory for
all of its names, which is the best case for py-ard.
"""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    start = time.perf_counter()
    import pyard

    ard = pyard.init(sys.argv[2], data_dir=sys.argv[1], load_mac=False, cache_size=2_000_000)
    found = {"version": pyard.__version__, "start": time.perf_counter() - start, "jobs": {}}
    for name, job in json.load(sys.stdin).items():
        start = time.perf_counter()
        answers = [_answer(ard, typing, job["level"]) for typing in job["typings"]]
        found["jobs"][name] = {"seconds": time.perf_counter() - start, "answers": answers}
    sys.stderr.write(json.dumps(found))


def _answer(ard, typing, level):  # type: ignore[no-untyped-def]
    try:
        return ard.redux(typing, level)
    except Exception as error:
        return type(error).__name__


if __name__ == "__main__":
    main()
