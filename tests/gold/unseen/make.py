"""Regenerate the documents of the unseen patients: ``python tests/gold/unseen/make.py``.

The result depends on nothing but these scripts and the pinned typst. All
people, hospitals and numbers are invented.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write both folders of records."""
    sys.path.insert(0, str(HERE.parents[1]))
    for name in ("case_a", "case_b"):
        folder = HERE / name / "records"
        folder.mkdir(parents=True, exist_ok=True)
        import_module(f"gold.unseen.records_{name[-1]}").make(folder)


if __name__ == "__main__":
    main()
