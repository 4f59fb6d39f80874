"""Write every case of this folder: ``python tests/gold/cases/seen_one/make_all.py [NAME ...]``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
NAMES = (
    "dlbcl_adult",
    "follicular_transformed",
    "mantle_cell",
    "b_all_child",
    "b_all_adult_post_allo",
    "t_all_adult",
    "aml_post_allo",
    "myeloma_high_risk",
)


def main() -> None:
    """Write the named cases, or all."""
    for name in sys.argv[1:] or NAMES:
        importlib.import_module(f"gold.cases.seen_one.make_{name}").make()


if __name__ == "__main__":
    main()
