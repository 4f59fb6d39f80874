"""Print every speed: `make bench`. Nothing here asserts a time.

Each line: what was measured, how much work, the best of three runs, the rate.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hla_search import hla_search

import alloway

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared" / "data"
TODAY = date(2026, 11, 24)


def best(work: Callable[[], object], repeats: int = 3) -> float:
    """Seconds of the fastest run; the first, which may compile, is not counted."""
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def line(name: str, seconds: float, amount: float, unit: str) -> None:
    """One measured line."""
    print(f"{name:<44} {seconds:9.3f} s {amount / seconds:14,.0f} {unit}/s", flush=True)


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


def main() -> None:
    """Every benchmark in turn."""
    for bench in (start_up, compatibility, records, trials, forecast, whole_review, hla_search):
        bench()


if __name__ == "__main__":
    main()
