"""Reductions and the start of the reference, beside py-ard where its Python is given.

py-ard (LGPL-3, not a part of Alloway) is run in an environment of its own. It fetches the release
from the network, or from a folder laid out like it that IMGT_HLA_URL names: it is given the very
files Alloway imports, so both answer from release 3.44.0 and neither needs the network.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from timing import best, line, once, say

import alloway
from alloway.hla.reduction import Reducer
from alloway.workbench import open_reference

SEED = 20261124
LOCI = ("A", "B", "C", "DRB1", "DQB1")
Jobs = dict[str, dict[str, Any]]
_OPEN = (
    "import time; start = time.perf_counter(); from alloway.workbench import open_reference; "
    "import alloway.reference.hla_tables, alloway.store.releases; made = time.perf_counter(); "
    "open_reference(); print(made - start, time.perf_counter() - made)"
)


def hla_reduce(release: Path, peer: str) -> None:
    """Every figure of the reductions.

    Parameters
    ----------
    release
        Folder of IPD-IMGT/HLA 3.44.0.
    peer
        A Python in which py-ard is installed; empty for none.
    """
    if not release.is_dir():
        say("reductions", f"not measured: no release in {release}")
        return
    with tempfile.TemporaryDirectory() as home:
        os.environ["ALLOWAY_HOME"] = home
        say("reference imported once", f"{once(lambda: alloway.import_reference(release)):.1f} s")
        opened = [float(x) for x in _output([sys.executable, "-c", _OPEN]).split()]
        say(
            "reference opened in a new process",
            f"{1000 * opened[1]:.0f} ms, after {1000 * opened[0]:.0f} ms of imports with numpy's",
        )
        jobs = make_jobs(release)
        theirs = run_peer(release, peer, jobs)
        if theirs:
            say(f"  py-ard {theirs['version']}", f"{1000 * theirs['start']:.0f} ms with imports")
        for name, job in jobs.items():
            compare(name, job, theirs)


def make_jobs(release: Path) -> Jobs:
    """Typings of each kind, the same for both; drawn with a fixed seed."""
    rng = np.random.default_rng(SEED)
    with (release / "Allelelist.3440.txt").open() as file:
        names = [row[1] for row in csv.reader(file) if len(row) == 2 and row[0].startswith("HLA")]
    by_locus = {locus: [n for n in names if n.split("*")[0] == locus] for locus in LOCI}
    codes = sorted({f"{n.split(':')[0]}:XX" for n in names if n.split("*")[0] in LOCI})

    def drawn(held: list[str], count: int) -> list[str]:
        return [held[n] for n in rng.integers(0, len(held), count)]

    def person(alternatives: int) -> str:
        slots = (["/".join(drawn(by_locus[x], alternatives)) for _ in (1, 2)] for x in LOCI)
        return "^".join("+".join(pair) for pair in slots)

    once_each = [names[n] for n in rng.permutation(len(names))]
    return {
        "names to G, each once": {"level": "G", "unit": "name", "typings": once_each},
        "names to lgx, each once": {"level": "lgx", "unit": "name", "typings": once_each},
        "names to G, a million drawn": {
            "level": "G", "unit": "name", "typings": drawn(names, 1_000_000),
        },
        "names to lgx, a million drawn": {
            "level": "lgx", "unit": "name", "typings": drawn(names, 1_000_000),
        },
        "GL Strings of 5 loci to lgx": {
            "level": "lgx", "unit": "string", "typings": [person(1) for _ in range(20_000)],
        },
        "GL Strings, 3 alternatives a slot, to lgx": {
            "level": "lgx", "unit": "string", "typings": [person(3) for _ in range(5_000)],
        },
        "XX codes to lgx, each once": {"level": "lgx", "unit": "code", "typings": codes},
        "XX codes to G, each once": {"level": "G", "unit": "code", "typings": codes},
    }  # fmt: skip


def compare(name: str, job: dict[str, Any], theirs: dict[str, Any] | None) -> None:
    """Our line and, where it ran, py-ard's with how many answers are the same."""
    typings, tables = job["typings"], open_reference()
    seconds = best(lambda: Reducer(tables, job["level"]).reduce_many(typings))
    line(name, seconds, len(typings), job["unit"])
    if theirs is None:
        return
    found = theirs["jobs"][name]
    ours = Reducer(tables, job["level"]).reduce_many(typings)
    pairs = zip(ours, found["answers"], strict=True)
    same = sum(sorted(a.split("^")) == sorted(b.split("^")) for a, b in pairs)  # loci in any order
    more = f"({found['seconds'] / seconds:,.0f} times as long; {same:,} of {len(ours):,} the same)"
    line(f"  py-ard {theirs['version']}", found["seconds"], len(typings), job["unit"], more)


def run_peer(release: Path, peer: str, jobs: Jobs) -> dict[str, Any] | None:
    """Answers of py-ard, or ``None`` and a line that says why there are none."""
    if not peer or not Path(peer).is_file():
        say("py-ard", "not measured: not installed (make bench PYARD=/path/to/its/python)")
        return None
    with tempfile.TemporaryDirectory() as folder:
        mirror, data = Path(folder) / "mirror", Path(folder) / "data"
        _lay_out(release, mirror)
        data.mkdir()
        (data / "pyard-3440.sqlite3").touch()  # else it asks the network which releases there are
        settings = {**os.environ, "IMGT_HLA_URL": f"{mirror.as_uri()}/", "PYARD_RC": "no"}
        command = [peer, str(Path(__file__).with_name("peer_pyard.py")), str(data), "3440"]
        try:
            made = once(lambda: _errors(command, "{}", settings))
            say("py-ard makes its tables once", f"{made:.1f} s")
            found: dict[str, Any] = json.loads(_errors(command, json.dumps(jobs), settings))
        except (subprocess.SubprocessError, ValueError, OSError) as error:
            say("py-ard", f"not measured: it did not run ({type(error).__name__})")
            return None
    return found


def _lay_out(release: Path, mirror: Path) -> None:
    """The folders of the publisher's repository, as links."""
    wmda, lists = mirror / "3440" / "wmda", mirror / "Latest" / "allelelist"
    for folder in (wmda, lists):
        folder.mkdir(parents=True)
    for path in (release / "wmda").iterdir():
        (wmda / path.name).symlink_to(path.resolve())
    name = "Allelelist.3440.txt"
    (lists / name).symlink_to((release / name).resolve())


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _errors(command: list[str], text: str, settings: dict[str, str]) -> str:
    """What a command writes beside its output, where py-ard writes messages of its own."""
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, check=True, env=settings, timeout=900
    )
    return done.stderr
