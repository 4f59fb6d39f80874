"""Write all cases, or those named: ``python make_all.py [NAME ...]``; same bytes each run."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> None:
    """Run the generators asked for, or all."""
    sys.path.insert(0, str(HERE.parents[2]))
    for path in sorted(HERE.glob("make_*.py")):
        case = path.stem.removeprefix("make_")
        if case != "all" and (not names or case in names):
            importlib.import_module(f"gold.cases.seen_two.{path.stem}").make()


if __name__ == "__main__":
    main(sys.argv[1:])
