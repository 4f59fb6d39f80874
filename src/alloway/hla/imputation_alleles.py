"""Which alleles of a frequency table a typed allele may be."""

from __future__ import annotations

from alloway.hla.expression import reaches_surface
from alloway.hla.imputation_tables import FrequencyTable
from alloway.hla.levels import antigens_of, group_antigens
from alloway.reference.hla_nomenclature import ABSENT_GENE, split_antigens
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Allele


def allele_of(name: str) -> Allele:
    """The allele a table writes as ``A*24:09N``.

    >>> allele_of("A*24:09N"), allele_of("DRBX*NNNN").locus
    (Allele(locus='A', fields=('24', '09'), suffix='N', antigen=''), 'DRBX')
    """
    gene, _, rest = name.partition("*")
    if gene == ABSENT_GENE:
        return Allele(gene, (rest,))
    fields = rest.rstrip("NLSCAQ")
    return Allele(gene, tuple(fields.split(":")), rest[len(fields) :])


def allele_ids(
    table: FrequencyTable, locus: int, allele: Allele, *, reference: HlaReference = SHIPPED
) -> frozenset[int]:
    """Positions of the table's alleles that a typed allele may be at that locus.

    A name of two or more fields stands for itself or, where the table's names are groups or do not
    hold it, for the allele that names its group; a G or P group for each of its alleles; a
    one-field name for every allele of its group, and where it was written as an antigen only for
    those that are not known to carry another one.

    >>> from alloway.hla.imputation_tables import parse_frequencies
    >>> table = parse_frequencies("X,B*15:01~C*03:03,0.6\\nX,B*15:16~C*14:02,0.4", name="f")
    >>> from alloway.hla.typing import parse_typing
    >>> [sorted(allele_ids(table, 0, a)) for s in parse_typing("B62 B*15").locus("B").genotypes[0]
    ...  for a in s]
    [[0], [0, 1]]
    """
    names = {name: i for i, name in enumerate(table.alleles[locus])}
    if len(allele.fields) == 1:
        return frozenset(i for n, i in names.items() if _is_within(allele_of(n), allele, reference))
    if allele.suffix in ("G", "P"):
        return frozenset(i for n, i in names.items() if _is_member(allele_of(n), allele, reference))
    bare = _bare(allele)
    tried = {allele.two_field} | (set() if reaches_surface(allele) is False else {bare})
    if table.grouped or allele.two_field not in names:
        tried.add(_domain(allele, reference))
    return frozenset(names[name] for name in tried if name in names)


def _is_within(listed: Allele, wide: Allele, reference: HlaReference) -> bool:
    """Whether an allele of the table is of a one-field name, and may carry its antigen."""
    if (listed.locus, listed.fields[0]) != (wide.locus, wide.fields[0]):
        return False
    wanted = split_antigens(wide.antigen)
    if not wanted:
        return True
    if reaches_surface(listed) is False:
        return False
    group = f"{wide.locus}*{wide.fields[0]}"
    known = wanted & set(group_antigens(group, reference))
    return not known or bool(wanted & set(antigens_of(listed, reference)))


def _is_member(listed: Allele, group: Allele, reference: HlaReference) -> bool:
    """Whether an allele of the table is in a G group, or in a P group, which holds no null."""
    if group.suffix == "P" and reaches_surface(listed) is False:
        return False
    return _domain(listed, reference) == _domain(group, reference)


def _bare(allele: Allele) -> str:
    return f"{allele.locus}*{':'.join(allele.fields[:2])}"


def _domain(allele: Allele, reference: HlaReference) -> str:
    """The two-field allele that names the G group; the name itself where no facts are known."""
    facts = reference.facts_of(_bare(allele))
    return facts.domain if facts else _bare(allele)
