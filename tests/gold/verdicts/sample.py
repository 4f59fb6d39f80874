"""Draw the 600 pairs of case and criterion to be judged: ``python tests/gold/verdicts/sample.py``.

Cases: those of ``tests/gold/cases`` (16 seen, 8 unseen). Criteria: lines of real CAR-T trials from
the labelled sample in ``tests/gold/criteria`` that are criteria or parts and that a record could
decide. Seen cases meet lines of seen trials, unseen cases lines of unseen trials.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent
FOLDERS = {"seen": ("seen_one", "seen_two"), "unseen": ("unseen",)}
WANTED = 300
SECOND = 100


def case_names(half: str) -> list[str]:
    """``seen_one/dlbcl_adult`` and so on."""
    return [
        f"{folder}/{path.stem}"
        for folder in FOLDERS[half]
        for path in sorted((GOLD / "cases" / folder).glob("*.json"))
    ]


def usable_lines(half: str) -> list[dict[str, object]]:
    """Labelled lines a record could decide."""
    rows = json.loads((GOLD / "criteria" / f"{half}.json").read_text("utf-8"))
    return [row for row in rows if row["role"] in ("criterion", "part") and row["decidable"]]


def main() -> None:
    """Write ``pairs.json``."""
    chosen = []
    for half in ("seen", "unseen"):
        pairs = [(case, row) for case in case_names(half) for row in usable_lines(half)]
        picked = random.Random(f"verdicts {half}").sample(range(len(pairs)), WANTED)
        for i in sorted(picked):
            case, row = pairs[i]
            place = {key: row[key] for key in ("nct_id", "line", "sha256", "kind")}
            chosen.append({"half": half, "case": case, **place})
    again = set(random.Random(11).sample(range(len(chosen)), SECOND))
    rows = ",\n".join(json.dumps({**row, "second": i in again}) for i, row in enumerate(chosen))
    (HERE / "pairs.json").write_text(f"[\n{rows}\n]\n", "utf-8")


if __name__ == "__main__":
    main()
