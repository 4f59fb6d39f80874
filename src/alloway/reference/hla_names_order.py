"""The natural order of HLA names: by locus, then by the numbers of their fields."""

from __future__ import annotations

import re

_ORDER = (
    "A", "B", "C", "E", "F", "G", "DRA", "DRB1", "DRB3", "DRB4", "DRB5", "DQA1", "DQB1",
    "DPA1", "DPB1",
)  # fmt: skip
_RANK = {gene: f"{n:02d}" for n, gene in enumerate(_ORDER)}
_ANTIGEN = re.compile(r"([A-Za-z]+?)([0-9]+)")
_ANTIGEN_GENE = {"Cw": "C", "DR": "DRB1", "DQ": "DQB1"}

NameKey = tuple[str, tuple[int, ...], str]


def name_key(name: str) -> NameKey:
    """Sort key of an allele, group or antigen name.

    >>> sorted(["A*02:101", "A*02:11N", "A*02:11", "DRB1*01:01", "C*01:02"], key=name_key)
    ['A*02:11', 'A*02:11N', 'A*02:101', 'C*01:02', 'DRB1*01:01']
    >>> sorted(["Cw10", "Cw9", "B8"], key=name_key)
    ['B8', 'Cw9', 'Cw10']
    """
    gene, star, rest = name.partition("*")
    if not star:
        antigen = _ANTIGEN.fullmatch(name)
        if antigen is None:
            return ("99", (), name)
        gene, rest = _ANTIGEN_GENE.get(antigen[1], antigen[1]), antigen[2]
    digits = rest.rstrip("NLSCAQGPX:")
    numbers = tuple(int(n) for n in digits.split(":") if n.isdigit())
    return (_RANK.get(gene, f"90{gene}"), numbers, rest[len(digits) :])
