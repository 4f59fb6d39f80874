"""Shipped facts about common HLA alleles; an allele that is not listed is unknown, never wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

RELEASE = "shipped table, from IPD-IMGT/HLA 3.58.0 and the papers named in it"
"""How a result names the shipped facts as its reference."""


@dataclass(frozen=True, slots=True)
class AlleleFacts:
    """What is published about one two-field allele; empty = not stated."""

    allele: str
    antigen: str = ""
    """WHO serological equivalent: ``A2``, ``Cw9``, ``DR17``."""
    domain: str = ""
    """Two-field allele that names its G group."""
    leader: str = ""
    """HLA-B leader at residue -21: ``M`` or ``T``."""
    ligand: str = ""
    """KIR ligand epitope by sequence: ``Bw4``, ``C1``, ``C2`` or ``none``."""
    tce: str = ""
    """DPB1 T-cell epitope group: ``1``, ``2``, ``3``, with ``$`` when predicted; version 2."""
    tce_v1: str = ""
    """The same in version 1."""


@cache
def allele_facts() -> dict[str, AlleleFacts]:
    """The whole table by two-field name."""
    text = files("alloway.reference").joinpath("hla_alleles.csv").read_text("ascii")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = (line.split(",") for line in lines[1:])
    return {
        name: AlleleFacts(name, antigen, domain or name, *rest)
        for name, antigen, domain, *rest in rows
    }
