"""The HLA facts a computation rests on: the shipped table, or an imported release.

Functions that need facts of alleles take an `HlaReference` and name it in their result; none looks
one up by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from alloway.reference.hla_facts import RELEASE, AlleleFacts, allele_facts
from alloway.reference.hla_nomenclature import ASSOCIATED, BROADS
from alloway.reference.hla_tables import ReleaseTables


@dataclass(frozen=True, eq=False)
class HlaReference:
    """Facts of alleles by two-field name, and how results name where they came from.

    Examples
    --------
    >>> SHIPPED.facts_of("C*06:02").ligand, SHIPPED.facts_of("A*02:9999")
    ('C2', None)
    """

    name: str
    """``3.58.0`` for an imported release; a phrase for the shipped table."""
    tables: ReleaseTables | None = field(default=None, repr=False)
    """The imported release; ``None`` for the shipped table."""

    def facts_of(self, two_field: str) -> AlleleFacts | None:
        """Facts of a two-field name without expression suffix; ``None`` where none are stated."""
        return self._facts.get(two_field)

    @cached_property
    def _facts(self) -> Mapping[str, AlleleFacts]:
        if self.tables is None:
            return allele_facts()
        from alloway.reference.hla_release_facts import release_facts

        return release_facts(self.tables)

    def antigens_of_group(self, group: str) -> tuple[str, ...]:
        """Split antigens that alleles of a first field carry; empty where none is stated.

        >>> SHIPPED.antigens_of_group("B*40"), SHIPPED.antigens_of_group("C*16")
        (('B60', 'B61'), ())
        """
        return self._antigens.get(group, ())

    @cached_property
    def _antigens(self) -> Mapping[str, tuple[str, ...]]:
        return _antigens_by_group(self._facts.values())


def _antigens_by_group(facts: Iterable[AlleleFacts]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for one in facts:
        antigen = ASSOCIATED.get(one.antigen, one.antigen)
        if antigen and antigen not in BROADS and not one.allele.startswith("DPB1"):
            found.setdefault(one.allele.split(":")[0], set()).add(antigen)
    return {group: tuple(sorted(antigens)) for group, antigens in found.items()}


SHIPPED = HlaReference(RELEASE)
"""The small table that comes with Alloway: common alleles only."""
