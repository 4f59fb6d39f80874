"""Facts of every allele of an imported release, in the form of the shipped table.

What the shipped table states for common alleles is worked out here for all of them: antigen and
T-cell epitope group as the release states them, leader and KIR ligand from its protein sequences.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alloway.reference.hla_facts import AlleleFacts
from alloway.reference.hla_reductions import cut, suffix_of
from alloway.reference.hla_tables import ReleaseTables
from alloway.reference.hla_wmda import ReleaseFiles

_COLUMNS = ("allele", "antigen", "domain", "leader", "ligand", "tce", "tce_v1")
_SIGNAL = 24
"""Length of the signal peptide of HLA-A, -B and -C."""


def build_facts(files: ReleaseFiles) -> dict[str, NDArray[Any]]:
    """One row a two-field allele as columns of bytes, ``fact_allele``, ``fact_antigen``, ...

    A column is empty where the release states nothing, or different things about the alleles of
    that name; alleles with an expression suffix are left out, their facts differ from their name's.
    """
    of_name: dict[str, list[str]] = {}
    for allele in files.alleles:
        if not suffix_of(allele) and ":" in allele:
            of_name.setdefault(cut(allele, 2), []).append(allele)
    domain = {a: cut(group[:-1], 2) for group, m in files.g_groups.items() for a in m}
    rows = []
    for name, alleles in of_name.items():
        antigens = (_sure_antigen(files.serology.get(a, ("",))[0]) for a in alleles)
        proteins = [files.proteins.get(a, "") for a in alleles]
        rows.append(
            (
                name,
                _agreed(antigens),
                _agreed(domain.get(a, "") for a in alleles) or name,
                _agreed(_leader(p) for p in proteins) if name.startswith("B*") else "",
                _agreed(kir_ligand(name[0], p) for p in proteins),
                *(_epitope_group(text) for text in reversed(files.tce.get(name, ("", "")))),
            )
        )
    rows.sort()
    return {
        f"fact_{name}": np.array([row[n].encode() for row in rows] or np.empty(0, "S1"))
        for n, name in enumerate(_COLUMNS)
    }


def _agreed(values: Iterable[str]) -> str:
    """The one thing said; nothing where two different things are."""
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else ""


def _sure_antigen(unambiguous: str) -> str:
    """Only what serology itself has shown: assumed and computed antigens stay empty."""
    return "" if unambiguous == "0" else unambiguous


def _whole(protein: str) -> bool:
    """Whether a sequence has its signal peptide, so that residues can be counted from its start."""
    return protein.startswith("M") and protein[_SIGNAL + 2 : _SIGNAL + 5] == "HSM"


def _leader(protein: str) -> str:
    return protein[_SIGNAL - 21] if _whole(protein) and protein[_SIGNAL - 21] in "MT" else ""


def kir_ligand(locus: str, protein: str) -> str:
    """``C1``, ``C2``, ``Bw4`` or ``none`` by residues 76 to 83; empty without a whole sequence.

    C1 is Asn80, C2 Lys80 of HLA-C; C1 also on HLA-B with Val76 and Asn80 (B*46:01 and B*73:01;
    Moesta 2008, J Immunol 180:3969); Bw4 is Arg83 with Ile or Thr at 80 of HLA-A and -B (the
    sequence alone: who is protected by it is in docs/rules/kir-ligands.md).

    >>> kir_ligand("C", "")
    ''
    """
    mature = protein[_SIGNAL:]
    if locus not in ("A", "B", "C") or not _whole(protein) or len(mature) < 83:
        return ""
    if locus == "C":
        return {"N": "C1", "K": "C2"}.get(mature[79], "")
    if locus == "B" and mature[75] == "V" and mature[79] == "N":
        return "C1"
    return "Bw4" if mature[82] == "R" and mature[79] in "IT" else "none"


def _epitope_group(text: str) -> str:
    """``3``, ``2$`` as the shipped table writes them; footnote letters dropped."""
    return text.replace("a", "")


def release_fact(tables: ReleaseTables, two_field: str) -> AlleleFacts | None:
    """Facts of one two-field name; ``None`` where the release has no such name."""
    names = tables.arrays["fact_allele"]
    if not two_field.isascii():
        return None
    wanted = two_field.encode("ascii")
    at = int(np.searchsorted(names, np.bytes_(wanted)))
    if at == len(names) or names[at] != wanted:
        return None
    return AlleleFacts(*(tables.arrays[f"fact_{column}"][at].decode() for column in _COLUMNS))


def release_antigens(tables: ReleaseTables) -> list[tuple[str, str]]:
    """Two-field names with the antigen stated for them."""
    antigens = tables.arrays["fact_antigen"]
    stated = np.flatnonzero(antigens != b"")
    pairs = zip(tables.arrays["fact_allele"][stated], antigens[stated], strict=True)
    return [(allele.decode(), antigen.decode()) for allele, antigen in pairs]


def release_facts(tables: ReleaseTables) -> dict[str, AlleleFacts]:
    """Facts by two-field name of the whole release."""
    names = (name.decode() for name in tables.arrays["fact_allele"])
    return {name: fact for name in names if (fact := release_fact(tables, name))}
