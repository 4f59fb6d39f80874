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
    _known: dict[str, AlleleFacts | None] = field(default_factory=dict, repr=False)
    """Alleles of the release that were asked for before."""

    def facts_of(self, two_field: str) -> AlleleFacts | None:
        """Facts of a two-field name without expression suffix; ``None`` where none are stated."""
        if self.tables is None:
            return allele_facts().get(two_field)
        if two_field not in self._known:
            from alloway.reference.hla_release_facts import release_fact

            self._known[two_field] = release_fact(self.tables, two_field)
        return self._known[two_field]

    def antigens_of_group(self, group: str) -> tuple[str, ...]:
        """Split antigens that alleles of a first field carry; empty where none is stated.

        >>> SHIPPED.antigens_of_group("B*40"), SHIPPED.antigens_of_group("C*16")
        (('B60', 'B61'), ())
        """
        return self._antigens.get(group, ())

    @cached_property
    def _antigens(self) -> Mapping[str, tuple[str, ...]]:
        if self.tables is None:
            return _antigens_by_group((f.allele, f.antigen) for f in allele_facts().values())
        from alloway.reference.hla_release_facts import release_antigens

        return _antigens_by_group(release_antigens(self.tables))


def _antigens_by_group(stated: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Groups of alleles to the split antigens stated for any of them."""
    found: dict[str, set[str]] = {}
    for allele, written in stated:
        antigen = ASSOCIATED.get(written, written)
        if antigen and antigen not in BROADS and not allele.startswith("DPB1"):
            found.setdefault(allele.split(":")[0], set()).add(antigen)
    return {group: tuple(sorted(antigens)) for group, antigens in found.items()}


SHIPPED = HlaReference(RELEASE)
"""The small table that comes with Alloway: common alleles only."""
