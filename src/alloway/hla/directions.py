"""Rows and totals in both directions; see docs/rules/directions.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alloway.hla.antibodies import donor_specific
from alloway.hla.counting import Mismatches, count_mismatches, total
from alloway.hla.expression import (
    UNEDITED,
    SurfaceRule,
    changes_hla,
    edit_states,
    express,
    splits_cells,
    surface_rule,
)
from alloway.hla.levels import Level
from alloway.hla.nk import ligand_findings, missing_self
from alloway.hla.typing import format_locus
from alloway.reference.hla_nomenclature import MATCH_LOCI
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import (
    NOT_TYPED,
    Bead,
    Count,
    Direction,
    Expressed,
    Locus,
    LocusMatch,
    OnSurface,
    Population,
    Typing,
)
from alloway.values.supply import Edit


@dataclass(frozen=True, slots=True)
class People:
    """The typings a match looks at; ``None`` = not known."""

    tissue: Typing | None
    """The recipient's germline: what GvH can attack."""
    host: Typing | None
    """The recipient's present blood: whose cells attack in HvG."""
    donor: Typing
    """Germline, before any edit."""
    level: Level = "two-field"
    reference: HlaReference = SHIPPED

    def loci(self) -> tuple[str, ...]:
        """Matched loci typed in anybody."""
        typings = [t for t in (self.tissue, self.host, self.donor) if t]
        return tuple(name for name in MATCH_LOCI if any(t.locus(name) for t in typings))

    def shared(self, person: Typing | None) -> tuple[str, ...]:
        """Loci typed in both that person and the donor."""
        return tuple(
            name for name in self.loci() if person and person.locus(name) and self.donor.locus(name)
        )

    def gvh(self, locus: str) -> Mismatches:
        """What the recipient's tissue shows at a locus that the unedited donor lacks."""
        return self._count(self.tissue, self.donor, locus, UNEDITED)

    def hvg(self, locus: str, rule: SurfaceRule = UNEDITED) -> Mismatches:
        """What the donor's cells show at a locus that the recipient's present blood lacks."""
        return self._count(self.donor, self.host, locus, rule)

    def _count(
        self, shown: Typing | None, lacking: Typing | None, locus: str, rule: SurfaceRule
    ) -> Mismatches:
        return count_mismatches(
            _locus(shown, locus),
            _locus(lacking, locus),
            locus=locus,
            shown_rule=rule,
            level=self.level,
            reference=self.reference,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One locus of the match, and whether every reading of its typings was compared."""

    match: LocusMatch
    complete: bool


def compare_locus(name: str, people: People, rule: SurfaceRule) -> Row:
    """Mismatches at one locus in both directions."""
    tissue, host = _locus(people.tissue, name), _locus(people.host, name)
    donor = people.donor.locus(name)
    gvh, hvg = people.gvh(name), people.hvg(name, rule)
    by_typing = hvg if rule == UNEDITED else people.hvg(name)
    found = LocusMatch(
        locus=name,
        recipient=_recipient_text(tissue, host),
        donor=format_locus(donor) if donor else NOT_TYPED,
        gvh=gvh.count,
        hvg=hvg.count,
        hvg_typing=by_typing.count,
        gvh_alleles=gvh.always,
        hvg_alleles=hvg.always,
        expressed=_expressed(name, donor, rule),
    )
    return Row(found, _all_complete(gvh, hvg, by_typing))


def _all_complete(*found: Mismatches) -> bool:
    return all(one.complete for one in found)


def _locus(typing: Typing | None, name: str) -> Locus | None:
    return typing.locus(name) if typing else None


def _recipient_text(tissue: Locus | None, host: Locus | None) -> str:
    one = format_locus(tissue) if tissue else NOT_TYPED
    two = format_locus(host) if host else NOT_TYPED
    return one if one == two else f"tissue {one}; blood {two}"


def _expressed(name: str, donor: Locus | None, rule: SurfaceRule) -> OnSurface:
    """The locus state, narrowed by knock-outs of single alleles and by expression suffixes."""
    state = rule.locus_state(name)
    if donor is None or state == "no":
        return state
    left = express(Typing((donor,)), ())
    after = _left_after(donor, rule)
    if after[1]:
        return "unknown"
    if not after[0]:
        return "no"
    return "partly" if len(after[0]) < len(left.surface) else state


def _left_after(donor: Locus, rule: SurfaceRule) -> tuple[list[str], list[str]]:
    """Donor alleles surely and perhaps on the surface of edited cells."""
    sure, perhaps = [], []
    for pair in donor.genotypes[:1]:
        for slot in dict.fromkeys(s for s in pair if s):
            shown = {rule.shows(allele, donor.name) for allele in slot}
            name = "/".join(map(str, slot))
            if shown == {True}:
                sure.append(name)
            elif shown != {False}:
                perhaps.append(name)
    return sure, perhaps


def _shared_total(counts: Mapping[str, Count], shared: Sequence[str]) -> Count | None:
    """Total over the loci typed in both people; ``None`` where no locus is."""
    return total(counts[name] for name in shared) if shared else None


def lacks_tcr(edits: Iterable[str]) -> bool:
    """Whether complete edits of these names leave no alpha-beta T-cell receptor.

    Knock-out of one beta constant gene is not enough: T cells use either of the two.

    >>> lacks_tcr(["TRAC-KO"]), lacks_tcr(["TRBC1-KO"]), lacks_tcr(["TRBC1-KO", "TRBC2-KO"])
    (True, False, True)
    """
    names = set(edits)
    return bool(names & {"TRAC-KO", "TRBC-KO"}) or {"TRBC1-KO", "TRBC2-KO"} <= names


_OTHER_CELLS = {
    "NK": "NK cells carry no T-cell receptor",
    "gamma-delta T": "gamma-delta T cells do not recognise HLA as alpha-beta T cells do",
    "NKT": "NKT cells carry an invariant receptor for CD1d, not for HLA",
}


def gvh_direction(
    rows: Sequence[LocusMatch],
    people: People,
    edits: Sequence[Edit],
    residual_tcr_pct: float | None,
    cell_type: str,
) -> Direction:
    """GvH total and whether the cells can act on it; edits never change the count."""
    counts = {row.locus: row.gvh for row in rows}
    count, both = total(counts.values()), _shared_total(counts, people.shared(people.tissue))
    if cell_type in _OTHER_CELLS:
        cause = f"Not reachable: {_OTHER_CELLS[cell_type]}"
    elif lacks_tcr(edit.name for edit in edits):
        cause = "Not reachable by edited cells: no T-cell receptor"
    else:
        note = "Reachable: the T-cell receptor is in place."
        return Direction(count.min, count.max, True, note, both)
    note = f"{cause}. {_residual(residual_tcr_pct)}"
    return Direction(count.min, count.max, False, note, both)


def _residual(pct: float | None) -> str:
    if pct is None:
        return "Residual TCR-positive cells were not measured; any that remain can act on it."
    if pct <= 0:
        return "No residual TCR-positive cells were found."
    return f"The {pct:g} % TCR-positive cells that remain can act on every mismatch."


def hvg_direction(rows: Sequence[LocusMatch], people: People, rule: SurfaceRule) -> Direction:
    """HvG total, and whether any matched locus is left on the cells to be seen."""
    counts = {row.locus: row.hvg for row in rows}
    count, both = total(counts.values()), _shared_total(counts, people.shared(people.host))
    if all(rule.locus_state(name) == "no" for name in MATCH_LOCI):
        note = "Not reachable: no classical HLA is left on edited cells."
        return Direction(0, 0, False, note, Count(0, 0))
    if people.host is None:
        return Direction(count.min, count.max, True, "Unknown: the recipient's blood is not typed.")
    gone = [name for name in people.loci() if rule.locus_state(name) == "no"]
    note = f"Not on the edited cells: {', '.join(gone)}." if gone else ""
    return Direction(count.min, count.max, True, note, both)


def populations(
    people: People,
    edits: Sequence[Edit],
    *,
    at_least: float = 1e-6,
    kir: Mapping[str, bool] | None = None,
    beads: Sequence[Bead] = (),
    dsa_threshold: float = 1000.0,
) -> tuple[Population, ...]:
    """What each genotype in an incompletely edited lot shows; empty when no share is stated.

    Where another edit's unedited share is not stated, each count is a range over that edit being
    complete or missing.

    Parameters
    ----------
    at_least
        Smallest share of all cells, 0 to 1, of a population that is listed.
    kir, beads, dsa_threshold
        As for `alloway.hla.match.match`.
    """
    states = edit_states(edits, at_least=at_least)
    if not any(edit.unedited and splits_cells(edit.name) for edit in edits):
        return ()
    host = ligand_findings(people.host, UNEDITED, people.reference)
    unsized = {e.name for e in edits if e.unedited is None and changes_hla(e.name)}
    found = []
    for state in states:
        kept = [edit for edit in edits if edit.name not in state.missing]
        most = _hvg_total(people, kept)
        least = [edit for edit in kept if edit.name not in unsized]
        widest = _hvg_total(people, least) if unsized else most
        expressed = express(people.donor, kept)
        rule = surface_rule(edit.name for edit in kept)
        cells = ligand_findings(people.donor, rule, people.reference)
        found.append(
            Population(
                state.name,
                state.fraction,
                Count(min(most.min, widest.min), max(most.max, widest.max)),
                expressed.names,
                gvh_reachable=not lacks_tcr(edit.name for edit in kept),
                missing_self=missing_self(host, cells, kir)[0],
                dsa=_antigens_hit(people, expressed, beads, dsa_threshold),
                least=state.least,
                most=state.most,
            )
        )
    return tuple(found)


def _antigens_hit(
    people: People, expressed: Expressed, beads: Sequence[Bead], threshold: float
) -> tuple[str, ...]:
    found = donor_specific(beads, expressed, people.donor, threshold, reference=people.reference)
    return tuple(dict.fromkeys(d.antigen for d in found if d.above_threshold))


def _hvg_total(people: People, edits: Sequence[Edit]) -> Count:
    rule = surface_rule(edit.name for edit in edits)
    return total(people.hvg(name, rule).count for name in people.loci())
