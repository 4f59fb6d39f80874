"""What natural killer cells look at: KIR ligands, missing self, and the HLA-B leader.

Missing self: Ruggeri 2002, Science 295:2097. Bw4 on KIR3DL1: Foley 2008, Blood 112:435 (B*13:01
and B*13:02 do not protect; A*24:02 and A*32:01 do; A*23:01 and A*25:01 weakly) and Stern 2008,
Blood 112:708 (A*23:01 does, A*25:01 does not). C1 on B*46:01 and B*73:01: Moesta 2008, J Immunol
180:3969. HLA-B leader: Petersdorf 2020, Lancet Haematol 7:e50. See docs/rules/kir-ligands.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from alloway.hla.expression import UNEDITED, SurfaceRule
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Allele, Locus, Slot, Typing

Ligand = Literal["C1", "C2", "Bw4"]
Presence = Literal["yes", "no", "open"]
LIGANDS: tuple[Ligand, ...] = ("C1", "C2", "Bw4")

_LOCI: dict[str, tuple[str, ...]] = {"C1": ("C", "B"), "C2": ("C",), "Bw4": ("B", "A")}
_KIR: dict[str, tuple[str, ...]] = {
    "C1": ("2DL2", "2DL3"),
    "C2": ("2DL1",),
    "Bw4": ("3DL1",),
}
_NO_BW4_FUNCTION = frozenset(("B*13:01", "B*13:02"))
_B_WITH_C1 = ("46", "73")
_A_BW4 = frozenset(("A*24:02", "A*32:01"))
_DISPUTED = {
    "A*23:01": "A*23:01: protects (Stern 2008), only weakly (Foley 2008)",
    "A*25:01": "A*25:01: does not protect (Stern 2008), weakly (Foley 2008)",
}


@dataclass(frozen=True, slots=True)
class LigandFinding:
    """Whether one ligand class is on a person's cells, and why where that is open."""

    presence: Presence
    why: str = ""


def ligand_findings(
    typing: Typing | None, rule: SurfaceRule = UNEDITED, reference: HlaReference = SHIPPED
) -> dict[Ligand, LigandFinding]:
    """Presence of each KIR ligand class on cells with that germline typing after the edits.

    An allele outside the reference is unclassified and leaves its classes open.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> typing = parse_typing("A*01:01+A*02:01^B*07:02+B*08:01^C*07:01+C*07:02")
    >>> {name: found.presence for name, found in ligand_findings(typing).items()}
    {'C1': 'yes', 'C2': 'no', 'Bw4': 'no'}
    """
    return {ligand: _finding(ligand, typing, _Cells(rule, reference)) for ligand in LIGANDS}


@dataclass(frozen=True, slots=True)
class _Cells:
    """What is on the cells, and the facts it is judged by."""

    rule: SurfaceRule
    reference: HlaReference


def _finding(ligand: Ligand, typing: Typing | None, cells: _Cells) -> LigandFinding:
    open_because: list[str] = []
    for name in _LOCI[ligand]:
        if cells.rule.locus_state(name) == "no":
            continue
        locus = typing.locus(name) if typing else None
        for finding in _at_locus(ligand, name, locus, cells):
            if finding.presence == "yes":
                return finding
            if finding.presence == "open":
                open_because.append(finding.why)
    if open_because:
        return LigandFinding("open", "; ".join(dict.fromkeys(open_because)))
    return LigandFinding("no")


def _at_locus(
    ligand: Ligand, name: str, locus: Locus | None, cells: _Cells
) -> Iterable[LigandFinding]:
    """One finding a chromosome; with several genotypes only what all of them agree on."""
    if locus is None:
        return (LigandFinding("open", f"{name} not typed"),)
    by_genotype = [[_in_slot(ligand, name, s, cells) for s in pair] for pair in locus.genotypes]
    if len(by_genotype) == 1:
        return by_genotype[0]
    if all(any(f.presence == "yes" for f in pair) for pair in by_genotype):
        return (LigandFinding("yes"),)
    if all(f.presence == "no" for pair in by_genotype for f in pair):
        return (LigandFinding("no"),)
    return (LigandFinding("open", f"{name} typing is ambiguous"),)


def _in_slot(ligand: Ligand, name: str, slot: Slot, cells: _Cells) -> LigandFinding:
    if not slot:
        return LigandFinding("open", f"{name} has a blank")
    findings = {_of_allele(ligand, name, allele, cells) for allele in slot}
    if len({f.presence for f in findings}) == 1:
        return min(findings, key=lambda f: f.why)
    return LigandFinding("open", f"{'/'.join(map(str, slot))} is ambiguous")


def _of_allele(ligand: Ligand, name: str, allele: Allele, cells: _Cells) -> LigandFinding:
    shown = cells.rule.shows(allele, name)
    if shown is False:
        return LigandFinding("no")
    bare = f"{allele.locus}*{':'.join(allele.fields[:2])}"
    facts = cells.reference.facts_of(bare)
    if facts is None or not facts.ligand:
        if (ligand, name) == ("C1", "B") and allele.fields[0] not in _B_WITH_C1:
            return LigandFinding("no")
        return LigandFinding("open", f"{allele} is unclassified")
    if facts.ligand != ligand or bare in _NO_BW4_FUNCTION:
        return LigandFinding("no")
    if shown is None:
        return LigandFinding("open", f"it is not known whether {allele} is on the surface")
    if bare in _DISPUTED:
        return LigandFinding("open", f"disputed, {_DISPUTED[bare]}")
    if name == "A" and bare not in _A_BW4:
        return LigandFinding("open", f"{bare} has the Bw4 sequence; its binding was not tested")
    return LigandFinding("yes")


def ligands_on(findings: Mapping[Ligand, LigandFinding]) -> tuple[str, ...]:
    """Ligand classes that are on the cells, without those that are open."""
    return tuple(ligand for ligand, found in findings.items() if found.presence == "yes")


def missing_self(
    recipient: Mapping[Ligand, LigandFinding],
    cells: Mapping[Ligand, LigandFinding],
    kir: Mapping[str, bool] | None,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Recipient's own ligand classes that the edited cells lack, and what stays open.

    Parameters
    ----------
    kir
        Recipient's inhibitory KIR genes (``KIR2DL1`` or ``2DL1``): present or absent. A gene that
        is not listed is unknown and taken as possible.

    Returns
    -------
    missing, notes
    """
    genes = {name.upper().removeprefix("KIR"): has for name, has in (kir or {}).items()}
    missing: list[str] = []
    unknown: list[str] = []
    notes: list[str] = []
    for ligand in LIGANDS:
        own, shown = recipient[ligand], cells[ligand]
        receptors = [genes.get(gene) for gene in _KIR[ligand]]
        if own.presence == "no" or shown.presence == "yes":
            continue
        if all(has is False for has in receptors):
            notes.append(f"{ligand} is no missing self: the recipient lacks its receptor.")
        elif own.presence == "yes" and shown.presence == "no":
            missing.append(ligand)
            if True not in receptors:
                unknown.append(ligand)
        else:
            why = "; ".join(filter(None, (own.why, shown.why)))
            notes.append(f"Whether {ligand} is missing self is open: {why}.")
    if unknown:
        notes.append(
            f"Missing self by {', '.join(unknown)} needs the recipient's receptor; "
            "its KIR type is not known."
        )
    return tuple(missing), tuple(notes)


def leader_pair(typing: Typing | None, reference: HlaReference = SHIPPED) -> str:
    """HLA-B leader genotype: ``MM``, ``MT``, ``TT``, or ``unknown`` with the reason.

    >>> from alloway.hla.typing import parse_typing
    >>> leader_pair(parse_typing("B*07:02+B*44:02")), leader_pair(parse_typing("B*07:02"))
    ('MT', 'unknown (B has a blank)')
    """
    locus = typing.locus("B") if typing else None
    if locus is None:
        return "unknown (B not typed)"
    pairs = {"".join(sorted(_leader(slot, reference) for slot in pair)) for pair in locus.genotypes}
    if any("-" in pair for pair in pairs):
        return "unknown (B has a blank)"
    if len(pairs) > 1 or any("?" in pair for pair in pairs):
        return "unknown (B is ambiguous or outside the reference)"
    return pairs.pop()


def _leader(slot: Slot, reference: HlaReference) -> str:
    if not slot:
        return "-"
    names = (f"{a.locus}*{':'.join(a.fields[:2])}" for a in slot)
    leaders = {facts.leader if (facts := reference.facts_of(name)) else "" for name in names}
    return leaders.pop() or "?" if len(leaders) == 1 else "?"
