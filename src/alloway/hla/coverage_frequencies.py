"""Which share of people drawn from haplotype frequencies a donor's edited cells suit by a rule.

The share is what Hardy-Weinberg proportions give; the sampling error of the frequencies is not in
it. See docs/rules/coverage.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alloway.errors import InputError
from alloway.hla.coverage import NOTES, Coverage, Covered, EditedDonor, Rule, need_sources
from alloway.hla.expression import UNEDITED, surface_rule
from alloway.hla.imputation import Prior
from alloway.hla.imputation_alleles import allele_ids
from alloway.hla.imputation_pairs import shows
from alloway.hla.imputation_tables import FrequencyTable, choose_populations
from alloway.values.evidence import Estimate
from alloway.values.hla import Slot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def coverage_of_frequencies(
    table: FrequencyTable, sources: Sequence[EditedDonor], rule: Rule, *, prior: Prior | None = None
) -> Coverage:
    """The share of people drawn from haplotype frequencies whom each donor, and any donor, suits.

    Exact over all pairs of listed haplotypes, in shares of what the table lists; Hardy-Weinberg
    proportions are assumed. Alleles are compared by the table's names.

    Raises
    ------
    InputError
        The table lacks a locus of the rule, the prior does not suit it, a donor's typing is
        ambiguous or missing at a locus, or the rule is at antigen level.

    Examples
    --------
    >>> from alloway.hla.coverage import parse_rule
    >>> from alloway.hla.imputation_tables import parse_frequencies
    >>> from alloway.hla.typing import parse_typing
    >>> table = parse_frequencies("X,A*01:01~B*08:01,0.5\\nX,A*02:01~B*07:02,0.5", name="f")
    >>> donor = EditedDonor("d", parse_typing("A*01:01+A*01:01"))
    >>> coverage_of_frequencies(table, [donor], parse_rule("hvg<=0@A")).together.share.value
    0.75
    """
    need_sources(sources)
    if rule.level == "antigen":
        raise InputError(f"{table.name}: names alleles; {rule} is by antigen", step="use two-field")
    gone = [locus for locus in rule.loci if locus not in table.loci]
    if gone:
        raise InputError(
            f"{table.name}: no {', '.join(gone)} in the haplotypes",
            step=f"restrict the rule, e.g. hvg<=2@{','.join(table.loci)}",
        )
    names, weights = choose_populations(table, prior)
    donors = [_Target(source, table, rule) for source in sources]
    shares = [
        _pair_shares(table, name, weight, donors, rule)
        for name, weight in zip(names, weights, strict=True)
    ]
    totals = [sum(column) for column in zip(*shares, strict=True)]
    each = tuple(
        _expected(source.name, share) for source, share in zip(sources, totals[1:], strict=True)
    )
    listed = ", ".join(f"{name} {table.listed(name):.1%}" for name in names)
    note = f"Shares of what the table lists ({listed}), under Hardy-Weinberg proportions."
    return Coverage(
        str(rule), " + ".join(names), 0, _expected("any of them", totals[0]), each, (*NOTES, note)
    )


def _expected(name: str, share: float) -> Covered:
    note = "Expected from frequencies; their sampling error is not known."
    return Covered(name, 0, 0, 0, Estimate(min(1.0, share), basis="model", note=note))


class _Target:
    """A donor as positions in a frequency table: what it shows, and what it is."""

    def __init__(self, source: EditedDonor, table: FrequencyTable, rule: Rule) -> None:
        surface = surface_rule(edit.name for edit in source.edits)
        self.shown: list[tuple[int, int]] = []
        """(column, allele) on the surface after the edits; an unlisted allele is negative."""
        self.germline: list[tuple[int, int]] = []
        for name in rule.loci:
            column = table.loci.index(name)
            for number, slot in enumerate(self._slots(source, name)):
                found = _one_id(table, column, slot, source.name)
                here = (column, -1 - number if found is None else found)
                text = slot[0].two_field
                if here not in self.germline and shows(text, name, UNEDITED):
                    self.germline.append(here)
                    if shows(text, name, surface):
                        self.shown.append(here)

    def _slots(self, source: EditedDonor, name: str) -> tuple[Slot, Slot]:
        locus = source.donor.locus(name)
        if locus is None or len(locus.genotypes) != 1 or not all(locus.genotypes[0]):
            what = "not typed" if locus is None else "ambiguous or half blank"
            raise InputError(
                f"{source.name}: {name} is {what}; frequencies need a known donor",
                step="give two alleles a locus, or restrict the rule's loci",
            )
        return locus.genotypes[0]


def _one_id(table: FrequencyTable, column: int, slot: Slot, name: str) -> int | None:
    found = {frozenset(allele_ids(table, column, allele)) for allele in slot}
    ids = next(iter(found))
    if len(found) > 1 or len(ids) > 1 or any(len(a.fields) < 2 for a in slot):
        shown = "/".join(map(str, slot))[:60]
        raise InputError(
            f"{name}: {shown} may be several alleles of {table.name}",
            step="give two fields, or match people instead of frequencies",
        )
    return next(iter(ids), None)


def _pair_shares(
    table: FrequencyTable, population: str, weight: float, donors: Sequence[_Target], rule: Rule
) -> list[float]:
    """Weighted share of pairs that any donor, then each donor, suits."""
    import numpy as np

    column = table.frequencies[table.populations.index(population)]
    rows = np.flatnonzero(column)
    f = column[rows] / column.sum()
    found = np.zeros(1 + len(donors))
    step = max(1, 1_000_000 // max(1, len(rows)))
    for start in range(0, len(rows), step):
        block = rows[start : start + step]
        mass = f[start : start + step, None] * f
        suited = np.zeros(mass.shape, dtype=np.bool_)
        for number, donor in enumerate(donors, start=1):
            one = _suits(table.haplotypes[block], table.haplotypes[rows], donor, rule)
            suited |= one
            found[number] += float(mass[one].sum())
        found[0] += float(mass[suited].sum())
    return [float(x) * weight for x in found]


def _suits(
    left: NDArray[np.int32], right: NDArray[np.int32], donor: _Target, rule: Rule
) -> NDArray[np.bool_]:
    """Whether each pair of haplotypes meets the rule with this donor."""
    import numpy as np

    if rule.measure == "gvh":
        return _gvh(left, right, donor) <= rule.limit
    targets = donor.germline if rule.measure == "shared" else donor.shown
    carried = np.zeros((len(left), len(right)), np.int16)
    for column, allele in targets:
        carried += (left[:, column] == allele)[:, None] | (right[:, column] == allele)
    if rule.measure == "shared":
        return carried >= rule.limit
    return len(targets) - carried <= rule.limit


def _gvh(left: NDArray[np.int32], right: NDArray[np.int32], donor: _Target) -> NDArray[np.int16]:
    """Different alleles of each pair that the donor's germline lacks."""
    import numpy as np

    found = np.zeros((len(left), len(right)), np.int16)
    for column in sorted({column for column, _ in donor.germline}):
        own = [allele for where, allele in donor.germline if where == column]
        one, two = left[:, column], right[:, column]
        alone, other = ~np.isin(one, own), ~np.isin(two, own)
        same = one[:, None] == two
        found += alone[:, None].astype(np.int16) + (other & ~(same & alone[:, None]))
    return found
