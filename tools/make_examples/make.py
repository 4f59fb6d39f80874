"""Regenerate every file under examples/: ``python tools/make_examples/make.py``.

The result depends on nothing but these scripts and the pinned versions: dates, identifiers and
document times are written out. All people, hospitals, products and trials are invented.
"""

from __future__ import annotations

from pathlib import Path

import bank
import case_leukaemia
import case_lymphoma
import case_myeloma
import trials

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def main() -> None:
    """Write the three cases, the bank and the trials."""
    cases = {"lymphoma": case_lymphoma, "leukaemia": case_leukaemia, "myeloma": case_myeloma}
    for name, case in cases.items():
        (EXAMPLES / name).mkdir(parents=True, exist_ok=True)
        case.make(EXAMPLES / name)
    bank.make(EXAMPLES / "bank")
    trials.make(EXAMPLES / "trials")


if __name__ == "__main__":
    main()
