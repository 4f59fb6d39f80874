"""Eplet mismatches counted the way hlaR 1.0 describes it: the twin of alloway.hla.eplets.

Every donor allele's column is compared cell by cell with what the recipient's columns of the same
group hold; an eplet that none of them holds is a mismatch. hlaR widens the comparison to all beta
chains for DPB1 and rows whose type contains "int".
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

Columns = Mapping[str, Sequence[tuple[str, str]]]
"""Allele to (row type, eplet) of every row."""


def columns(*paths: Path) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        for place, name in enumerate(rows[0][2:], start=2):
            found.setdefault(name, [(row[1], row[place].strip()) for row in rows[1:]])
    return found


def group(name: str) -> str:
    gene = name.split("*")[0]
    if gene in ("A", "B", "C"):
        return "ABC"
    return "DR" if gene.startswith("DRB") else gene


def mismatches(
    donor: Sequence[str], recipient: Sequence[str], table: Columns
) -> list[tuple[str, list[str]]]:
    """Donor alleles in order, with the eplets the recipient has not."""
    found = []
    for allele in donor:
        foreign = []
        for kind, eplet in table[allele]:
            if not eplet:
                continue
            wide = group(allele) == "DPB1" and "int" in kind.lower()
            held = set()
            for other in recipient:
                same = group(other) == group(allele)
                if same or (wide and group(other) in ("DR", "DQB1", "DPB1")):
                    held |= {e for _, e in table[other]}
            if eplet not in held:
                foreign.append(eplet)
        found.append((allele, foreign))
    return found
