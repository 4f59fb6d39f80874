"""Compatibility of one recipient with one donor's edited cells, in both directions.

GvH is what the donor's cells may attack: the recipient's surface HLA that the donor's *unedited
germline* typing lacks, because tolerance was learnt in the donor's thymus. Edits change it only by
taking the T-cell receptor away. HvG is what the recipient may attack: the donor's surface HLA
*after the edits* that the recipient lacks; antibodies and NK cells look at that same set. See
docs/rules/directions.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from alloway.hla.antibodies import donor_specific, dsa_note
from alloway.hla.blanks import presence_notes
from alloway.hla.crossmatch import virtual_crossmatch
from alloway.hla.directions import (
    People,
    Row,
    compare_locus,
    gvh_direction,
    hvg_direction,
    lacks_tcr,
    populations,
)
from alloway.hla.dpb1 import Version, tce_result
from alloway.hla.expression import UNEDITED, SurfaceRule, changes_hla, express, surface_rule
from alloway.hla.levels import Level
from alloway.hla.nk import leader_pair, ligand_findings, ligands_on, missing_self
from alloway.hla.typing import alleles_of
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Bead, Compatibility, Locus, OnSurface, Typing
from alloway.values.supply import Edit, Lot


def match(
    recipient: Typing | None,
    donor: Typing,
    edits: Sequence[Edit] = (),
    *,
    residual_tcr_pct: float | None = None,
    recipient_blood: Typing | None = None,
    recipient_is_post_allo: bool = False,
    beads: Sequence[Bead] = (),
    kir: Mapping[str, bool] | None = None,
    dsa_threshold: float = 1000.0,
    current_serum: str | None = None,
    cell_type: str = "T",
    level: Level = "two-field",
    populations_above: float = 1e-6,
    reference: HlaReference = SHIPPED,
) -> Compatibility:
    """Everything two typings and a list of edits say, with ranges where they leave it open.

    Totals are over every matched locus typed in either person: one that is typed in one of them
    only is a range. A homozygous mismatch counts once.

    Parameters
    ----------
    recipient
        Tissue (germline) typing: the target of GvH. ``None`` = not typed.
    donor
        Germline typing, before any edit.
    edits
        Edits of the cells; the result is for cells in which all are complete, and `populations` for
        the others where the unedited shares are stated.
    residual_tcr_pct
        TCR alpha-beta positive cells left, percent; ``None`` = not measured.
    recipient_blood
        Typing of present blood, which acts in HvG and NK after an allogeneic transplant.
    recipient_is_post_allo
        Whether the recipient had an allogeneic transplant: then, without `recipient_blood`, HvG and
        missing self are not known.
    beads, dsa_threshold
        Single-antigen results and the MFI from which they count as positive.
    current_serum
        Date of the serum that counts as current; the latest when not given.
    kir
        Recipient's inhibitory KIR genes, present or absent.
    level
        What alleles are compared by: two fields, split antigens, or G groups.
    populations_above
        Smallest share of all cells, 0 to 1, of an incompletely edited population that is listed.
    reference
        Where the facts of alleles come from; named in the result.
    cell_type
        ``T``, ``gamma-delta T``, ``NK`` or ``NKT``; only ``T`` cells carry the receptor GvH needs.

    Examples
    --------
    >>> from alloway.hla.expression import parse_edits
    >>> from alloway.hla.typing import parse_typing
    >>> patient = parse_typing("A*01:01+A*02:01^DRB1*04:01+DRB1*15:01")
    >>> donor = parse_typing("A*01:01+A*03:01^DRB1*04:01+DRB1*07:01")
    >>> found = match(patient, donor, parse_edits("TRAC-KO, B2M-KO"))
    >>> (found.gvh.min, found.gvh.reachable), (found.hvg.min, found.expressed)
    ((2, False), (1, ('DRB1*04:01', 'DRB1*07:01')))
    """
    people = replace(
        _people(recipient, donor, recipient_blood, recipient_is_post_allo),
        level=level,
        reference=reference,
    )
    rule = surface_rule(edit.name for edit in edits)
    expressed = express(donor, edits)
    compared = tuple(compare_locus(name, people, rule) for name in people.loci())
    rows = tuple(row.match for row in compared)
    dsa = donor_specific(beads, expressed, donor, dsa_threshold, reference=reference)
    cells = ligand_findings(donor, rule, reference)
    host = ligand_findings(people.host, UNEDITED, reference)
    missing, nk_notes = missing_self(host, cells, kir)
    return Compatibility(
        release=reference.name,
        loci=rows,
        gvh=gvh_direction(rows, people, edits, residual_tcr_pct, cell_type),
        hvg=hvg_direction(rows, people, rule),
        expressed=expressed.names,
        populations=populations(
            people,
            edits,
            at_least=populations_above,
            kir=kir,
            beads=beads,
            dsa_threshold=dsa_threshold,
        ),
        dpb1_tce=_tce(people, edits, rule, 2),
        dpb1_tce_v1=_tce(people, edits, rule, 1),
        leader=_leaders(people),
        kir_ligands=ligands_on(cells),
        missing_self=missing,
        dsa=dsa,
        dsa_note=dsa_note(beads, dsa, expressed, dsa_threshold, donor, reference),
        crossmatch=virtual_crossmatch(
            beads,
            expressed,
            donor,
            dsa_threshold,
            current=current_serum,
            reference=reference,
            recipient=people.tissue,
        ),
        notes=(
            *_sample_notes(people, recipient, recipient_is_post_allo),
            *_typing_notes(people, compared),
            *expressed.notes,
            *_edit_notes(edits),
            *nk_notes,
            *_hla_e_note(expressed.hla_e),
        ),
    )


def match_lot(
    recipient: Typing | None,
    lot: Lot,
    *,
    recipient_blood: Typing | None = None,
    recipient_is_post_allo: bool = False,
    beads: Sequence[Bead] = (),
    kir: Mapping[str, bool] | None = None,
    dsa_threshold: float = 1000.0,
    current_serum: str | None = None,
    level: Level = "two-field",
    populations_above: float = 1e-6,
    reference: HlaReference = SHIPPED,
) -> Compatibility:
    """`match` against a lot: its donor, edits, residual T-cell receptor and cell type."""
    return match(
        recipient,
        lot.donor.typing,
        lot.edits,
        residual_tcr_pct=lot.residual_tcr_pct,
        recipient_blood=recipient_blood,
        recipient_is_post_allo=recipient_is_post_allo,
        beads=beads,
        kir=kir,
        dsa_threshold=dsa_threshold,
        current_serum=current_serum,
        cell_type=lot.cell_type,
        level=level,
        populations_above=populations_above,
        reference=reference,
    )


def _people(
    recipient: Typing | None, donor: Typing, blood: Typing | None, post_allo: bool
) -> People:
    if post_allo:
        tissue = None if recipient is None or recipient.sample == "blood" else recipient
        return People(tissue, blood, donor)
    return People(recipient, blood or recipient, donor)


def _leaders(people: People) -> str:
    pairs = (leader_pair(who, people.reference) for who in (people.tissue, people.donor))
    return "recipient {}, donor {}".format(*pairs)


def _tce(people: People, edits: Sequence[Edit], rule: SurfaceRule, version: Version) -> str:
    """The TCE result, by tissue and blood where they differ, and what edits put out of reach."""
    result = partial(tce_result, version=version, reference=people.reference)
    by_typing = {"": result(_dpb1(people.tissue), _dpb1(people.donor))}
    if people.host != people.tissue:
        by_blood = result(_dpb1(people.host), _dpb1(people.donor))
        by_typing = {"by tissue: ": by_typing[""], "by blood: ": by_blood}
    text = "; ".join(f"{who}{result}" for who, result in by_typing.items())
    if "GvH non-permissive" in text and lacks_tcr(edit.name for edit in edits):
        text += " (GvH not reachable: no T-cell receptor)"
    if "HvG non-permissive" in text and rule.locus_state("DPB1") == "no":
        text += " (HvG not reachable: DPB1 is not on the edited cells)"
    return text


def _dpb1(typing: Typing | None) -> Locus | None:
    return typing.locus("DPB1") if typing else None


def _sample_notes(people: People, recipient: Typing | None, post_allo: bool) -> Iterator[str]:
    if people.tissue is None:
        why = (
            "only blood was typed after an allogeneic transplant" if recipient else "none was given"
        )
        yield f"The recipient's tissue typing is not known ({why}): GvH is a range."
    if post_allo and people.tissue and people.tissue.sample == "unknown":
        yield "The sample of the recipient's typing is not stated; it is taken as tissue."
    if post_allo and people.host is None:
        yield (
            "After an allogeneic transplant HvG and missing self depend on present blood; "
            "its typing or chimerism is not known."
        )


def _typing_notes(people: People, rows: Sequence[Row]) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    for word, person in (("GvH", people.tissue), ("HvG", people.host)):
        if person is None:
            continue
        shared = people.shared(person)
        left_out = ", ".join(name for name in people.loci() if name not in shared)
        if not shared:
            yield f"No locus is typed in both people: the {word} total is the widest range."
        elif left_out:
            said.setdefault(left_out, []).append(word)
    for loci, words in said.items():
        yield f"Typed in one person only, hence a range in {' and '.join(words)}: {loci}."
    too_many = [row.match.locus for row in rows if not row.complete]
    if too_many:
        yield f"Too ambiguous to compare reading by reading: {', '.join(too_many)}; widest range."
    typings = [t for t in (people.tissue, people.host, people.donor) if t]
    if any(a.suffix in ("G", "P") for t in typings for a in alleles_of(t)):
        yield (
            "G and P groups are compared by the allele that names them; alleles of one group that "
            "differ outside the antigen-recognition domain count as equal."
        )
    if any(len(a.fields) == 1 for t in typings for a in alleles_of(t)):
        yield "Antigens and one-field names may be any allele of their group, hence ranges."
    yield from dict.fromkeys(note for t in typings for note in (*t.notes, *presence_notes(t)))
    releases = {t.release for t in typings if t.release}
    if len(releases) > 1:
        yield f"The typings name different releases: {', '.join(sorted(releases))}."


def _edit_notes(edits: Sequence[Edit]) -> Iterator[str]:
    partial = [e.name for e in edits if e.unedited]
    unsized = [e.name for e in edits if e.unedited is None and changes_hla(e.name)]
    if len(partial) > 1:
        yield (
            "Shares of incompletely edited cells assume that the edits are independent; the bounds "
            "hold for any dependence."
        )
    if unsized:
        yield f"How many cells lack {', '.join(unsized)} is not stated; those cells are not sized."


def _hla_e_note(state: OnSurface) -> Iterator[str]:
    if state == "no":
        yield "HLA-E is absent from the edited cells: NK cells with NKG2A may respond."
