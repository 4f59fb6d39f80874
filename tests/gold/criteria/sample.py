"""Draw the 400 criterion lines to be labelled: ``python tests/gold/criteria/sample.py``.

A line is a line of ``EligibilityCriteria`` that holds a letter, counted from 0 among such lines; no
reader of Alloway plays a part. 30 trials are unseen: the first of the list ordered by the SHA-256
of the NCT number. The text itself is not kept here, only its place and its digest.
"""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[3] / "shared/data/trials/cart_eligibility/trials_dev.json"
WANTED = {"seen": 280, "unseen": 120}
SECOND = 100


def lines_of(text: str) -> list[str]:
    """Lines with a letter, stripped."""
    return [line.strip() for line in text.splitlines() if any(c.isalpha() for c in line)]


def digest(line: str) -> str:
    """How a line is named in the label files."""
    return hashlib.sha256(line.encode()).hexdigest()[:16]


def trials() -> dict[str, list[str]]:
    """NCT number to its lines."""
    read = json.loads(DATA.read_text("utf-8"))
    return {t["NCTId"]: lines_of(t["EligibilityCriteria"]) for t in read}


def main() -> None:
    """Write ``lines.json``."""
    of_trial = trials()
    order = sorted(of_trial, key=lambda n: hashlib.sha256(n.encode()).hexdigest())
    halves = {"unseen": order[:30], "seen": order[30:]}
    chosen = []
    for half, number in WANTED.items():
        every = [(nct, i) for nct in halves[half] for i in range(len(of_trial[nct]))]
        for nct, i in sorted(random.Random(20261124).sample(every, number)):
            chosen.append(
                {"nct_id": nct, "line": i, "sha256": digest(of_trial[nct][i]), "half": half}
            )
    again = set(random.Random(7).sample(range(len(chosen)), SECOND))
    for i, row in enumerate(chosen):
        row["second"] = i in again
    rows = ",\n".join(json.dumps(row) for row in chosen)
    (HERE / "lines.json").write_text(f"[\n{rows}\n]\n", "utf-8")


if __name__ == "__main__":
    main()
