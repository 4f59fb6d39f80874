"""Blank second alleles, and which of DRB3, DRB4 and DRB5 a chromosome carries.

A blank may be homozygosity or an allele that the method missed. Alloway leaves it open unless the
laboratory says that its blanks are homozygous; nothing here is applied without being asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from alloway.reference.hla_nomenclature import ABSENT_GENE, DRB345_OF_DRB1
from alloway.values.hla import Allele, Locus, Slot, Typing

_ABSENT: Slot = (Allele(ABSENT_GENE, ("NNNN",)),)


def blanks_as_homozygous(typing: Typing) -> Typing:
    """The typing with every blank second allele read as a second copy of the first.

    A blank beside DRB3, DRB4 or DRB5 follows DRB1 instead, where the DRB1 alleles decide it: no
    gene with DRB1*01, *08 and *10, else the same gene twice. What they do not decide stays blank.

    Examples
    --------
    >>> from alloway.hla.typing import format_typing, parse_typing
    >>> given = parse_typing("A*02:01^DRB1*01:01+DRB1*15:01^DRB5*01:01")
    >>> format_typing(blanks_as_homozygous(given))
    'A*02:01+A*02:01^DRB1*01:01+DRB1*15:01^DRB5*01:01+DRBX*NNNN'
    """
    drb1 = typing.locus("DRB1")
    return replace(typing, loci=tuple(_filled(locus, drb1) for locus in typing.loci))


def _filled(locus: Locus, drb1: Locus | None) -> Locus:
    pairs = []
    for first, second in locus.genotypes:
        if second or not first:
            pairs.append((first, second))
        elif locus.name == "DRB345":
            pairs.append((first, _second_drb345(first, drb1)))
        else:
            pairs.append((first, first))
    return replace(locus, genotypes=tuple(pairs))


def _second_drb345(first: Slot, drb1: Locus | None) -> Slot:
    """The blank beside one DRB3, DRB4 or DRB5 allele, where DRB1 decides it; else still blank."""
    genes = {allele.locus for allele in first}
    expected = set(expected_genes(drb1)) if drb1 else set()
    if len(genes) != 1 or len(expected) != 1:
        return ()
    pair = list(expected.pop())
    gene = genes.pop()
    if gene not in pair:
        return ()
    pair.remove(gene)
    if pair[0] == ABSENT_GENE:
        return _ABSENT
    return first if pair[0] == gene else ()


def expected_genes(drb1: Locus) -> tuple[tuple[str, str], ...]:
    """The pairs of second DRB genes that the readings of a DRB1 typing go with.

    Groups of DRB1 by linkage; rare recombinants depart from it. A blank DRB1 gives nothing.

    >>> from alloway.hla.typing import parse_typing
    >>> expected_genes(parse_typing("DRB1*15:01+DRB1*01:01").loci[0])
    (('DRB5', 'DRBX'),)
    """
    found: dict[tuple[str, str], None] = {}
    for first, second in drb1.genotypes:
        for one, two in product(first, second):
            genes = (DRB345_OF_DRB1.get(one.fields[0]), DRB345_OF_DRB1.get(two.fields[0]))
            if genes[0] and genes[1]:
                found[(genes[0], genes[1])] = None
    return tuple(found)


def presence_notes(typing: Typing) -> Iterator[str]:
    """A sentence where DRB3, DRB4 or DRB5 was typed that does not go with the DRB1 alleles."""
    drb1, second = typing.locus("DRB1"), typing.locus("DRB345")
    expected = {gene for pair in expected_genes(drb1) for gene in pair} if drb1 else set()
    if second is None or not expected:
        return
    typed = {a.locus for pair in second.genotypes for slot in pair for a in slot}
    for gene in sorted(typed - expected):
        yield f"{gene} does not usually go with these DRB1 alleles: check the typing."
