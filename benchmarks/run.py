"""Print every speed: `make bench`. Nothing here asserts a time.

Each line: what was measured, the best of some runs, how much work a second. Where a line has a
peer, the peer's stands below it, on the same input on the same machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from hla_reduce import hla_reduce
from hla_search import hla_search
from records_disc import records_disc
from timing import best, line, once, say

import alloway

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared" / "data"
TODAY = date(2026, 11, 24)


def start_up() -> None:
    """Two commands from a cold process."""
    for arguments in (["--help"], ["schema", "Lot"]):
        seconds = best(
            lambda a=arguments: subprocess.run(  # type: ignore[misc]
                [sys.executable, "-m", "alloway.cli", *a], capture_output=True, check=True
            )
        )
        line(f"alloway {' '.join(arguments)}", seconds, 1, "start")


def compatibility() -> None:
    """One patient against the sample bank."""
    bank = alloway.read_bank(EXAMPLES / "bank")
    patient = bank.lots[0].donor.typing
    edits = [",".join(edit.name for edit in lot.edits) for lot in bank.lots]

    def match_all() -> None:
        for lot, named in zip(bank.lots, edits, strict=True):
            alloway.hla_match(patient, lot.donor.typing, edits=named)

    line("HLA match, both directions", best(match_all), len(bank.lots), "match")


def records() -> None:
    """The example folder, and FHIR bundles where the shared data lies beside the checkout."""
    folder = EXAMPLES / "lymphoma"
    line("records to case, one example folder", best(lambda: read(folder)), 1, "case")
    bundles = sorted((SHARED / "records" / "synthea_r4").glob("*.json.gz"))[:10]
    if bundles:
        seconds = best(lambda: [read(path) for path in bundles], 1)
        line("Synthea bundle (gzip) to case", seconds, len(bundles), "bundle")
        cohort()


def cohort() -> None:
    """All Synthea bundles, ten times over, on two processes that have started."""
    every = sorted((SHARED / "records" / "synthea_r4").glob("*.json.gz"))
    found = alloway.read_cases(every * 11, as_of=TODAY, workers=2)
    for _ in every:
        next(found)
    seconds = once(lambda: [one.case for one in found])
    line("Synthea bundles to cases, two processes", seconds, 10 * len(every), "bundle")


def read(path: Path) -> object:
    """A case as of the fixed day."""
    return alloway.read_case(path, as_of=TODAY)


def trials() -> None:
    """Registry records read, and set against one case."""
    case = alloway.read_case(EXAMPLES / "lymphoma", as_of=TODAY)
    source = SHARED / "trials" / "cart_eligibility"
    path = source if source.is_dir() else EXAMPLES / "trials"
    found = alloway.read_trials(path)
    line("trials read", best(lambda: alloway.read_trials(path)), len(found.trials), "trial")
    seconds = best(lambda: alloway.match_trials(case, found.trials, as_of=TODAY))
    line("trials parsed and matched", seconds, len(found.trials), "trial")


def forecast() -> None:
    """Virtual patients over 180 days."""
    case = alloway.read_case(EXAMPLES / "lymphoma", as_of=TODAY)
    lot = alloway.read_bank(EXAMPLES / "bank").lots[0]
    for n in (1_000, 10_000):
        seconds = best(lambda n=n: alloway.forecast_case(case, lot, as_of=TODAY, n=n))  # type: ignore[misc]
        line(f"forecast, {n:,} virtual patients", seconds, n, "patient")


def whole_review() -> None:
    """The main job, files to files."""
    with tempfile.TemporaryDirectory() as out:
        for name in ("lymphoma", "leukaemia", "myeloma"):
            seconds = best(
                lambda n=name: alloway.review_folder(EXAMPLES / n, Path(out) / n, as_of=TODAY),  # type: ignore[misc]
                1,
            )
            line(f"alloway review examples/{name}", seconds, 1, "review")


def machine() -> None:
    """How busy the machine is: figures of a busy one are too low."""
    load = os.getloadavg()[0]
    quiet = "quiet" if load < 0.5 else "NOT quiet: figures are lower than they would be"
    say("machine", f"{os.cpu_count()} cores, load {load:.1f} before the start ({quiet})")


def main() -> None:
    """The benchmarks named, or every one in turn."""
    benches = {
        "start": start_up,
        "match": compatibility,
        "records": records,
        "disc": records_disc,
        "trials": trials,
        "forecast": forecast,
        "review": whole_review,
        "reduce": lambda: hla_reduce(SHARED / "hla" / "imgthla-3.44.0", arguments.pyard),
        "search": hla_search,
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", metavar="NAME", help=f"any of {', '.join(benches)}")
    parser.add_argument("--pyard", default="", help="a Python in which py-ard is installed")
    arguments = parser.parse_args()
    if unknown := set(arguments.only) - set(benches):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    machine()
    for name in arguments.only or benches:
        benches[name]()


if __name__ == "__main__":
    main()
