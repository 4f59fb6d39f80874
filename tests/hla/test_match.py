"""Directions, reach and edits."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.hla.expression import parse_edits
from alloway.hla.match import match
from alloway.hla.typing import parse_typing
from alloway.values.hla import Compatibility, Count, Direction, Typing
from reference import hla_match_slow as slow

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
PATIENT = parse_typing("A*01:01+A*02:01^B*07:02+B*08:01^DRB1*04:01+DRB1*15:01")
DONOR = parse_typing("A*01:01+A*03:01^B*44:02+B*51:01^DRB1*04:01+DRB1*07:01")


def table(name: str) -> list[dict[str, str]]:
    with (SCENARIOS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def spread(count: Count | Direction) -> str:
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"


@pytest.mark.parametrize("row", table("hla_directions.csv"), ids=lambda row: row["case"])
def test_published_directions(row: dict[str, str]) -> None:
    found = match(
        parse_typing(row["recipient"]), parse_typing(row["donor"]), parse_edits(row["edits"])
    )
    reach = {True: "yes", False: "no", None: "unknown"}[found.gvh.reachable]
    assert (spread(found.gvh), reach, spread(found.hvg)) == (
        row["gvh"],
        row["gvh_reachable"],
        row["hvg"],
    )


def test_swapping_the_people_swaps_the_directions() -> None:
    one_way = match(parse_typing("A*01:01+A*02:01"), parse_typing("A*01:01+A*01:01"))
    other_way = match(parse_typing("A*01:01+A*01:01"), parse_typing("A*01:01+A*02:01"))
    assert (one_way.gvh.min, one_way.hvg.min) == (1, 0)
    assert (other_way.gvh.min, other_way.hvg.min) == (0, 1)


def test_trac_knockout_makes_gvh_unreachable_but_keeps_the_mismatch() -> None:
    plain, edited = match(PATIENT, DONOR), match(PATIENT, DONOR, parse_edits("TRAC-KO"))
    assert (plain.gvh.min, plain.gvh.reachable) == (4, True)
    assert (edited.gvh.min, edited.gvh.reachable) == (4, False)


@pytest.mark.parametrize(
    ("pct", "words"),
    [(None, "not measured"), (0.0, "No residual"), (0.4, "0.4 % TCR-positive cells that remain")],
)
def test_residual_tcr_cells_keep_the_vector_and_are_named(pct: float | None, words: str) -> None:
    found = match(PATIENT, DONOR, parse_edits("TRAC-KO"), residual_tcr_pct=pct)
    assert words in found.gvh.note
    assert found.gvh.min == 4


@pytest.mark.parametrize(
    "edits", ["B2M-KO", "CIITA-KO", "B2M-KO,CIITA-KO", "RFX5-KO", "HLA-A-KO", "HLA-A*03:01-KO"]
)
def test_edits_of_hla_never_change_gvh(edits: str) -> None:
    assert match(PATIENT, DONOR, parse_edits(edits)).gvh == match(PATIENT, DONOR).gvh


def test_hvg_by_typing_stays_beside_hvg_after_the_edits() -> None:
    row = match(PATIENT, DONOR, parse_edits("B2M-KO")).loci[0]
    assert (row.locus, row.hvg, row.hvg_typing, row.expressed) == (
        "A",
        Count(0, 0),
        Count(1, 1),
        "no",
    )


def test_nothing_classical_left_makes_hvg_unreachable() -> None:
    found = match(PATIENT, DONOR, parse_edits("B2M-KO,CIITA-KO"))
    assert (found.hvg.min, found.hvg.max, found.hvg.reachable) == (0, 0, False)
    assert found.expressed == ()


def test_counted_alleles_are_named() -> None:
    row = match(PATIENT, DONOR).loci[1]
    assert (row.gvh_alleles, row.hvg_alleles) == (
        ("B*07:02", "B*08:01"),
        ("B*44:02", "B*51:01"),
    )


def test_one_allele_knocked_out_leaves_the_locus_partly_expressed() -> None:
    row = match(PATIENT, DONOR, parse_edits("HLA-B*44:02-KO")).loci[1]
    assert (row.expressed, row.hvg_alleles) == ("partly", ("B*51:01",))


def test_no_recipient_typing_gives_the_widest_range_and_says_so() -> None:
    found = match(None, DONOR)
    assert (found.gvh.min, found.gvh.max) == (0, 6)
    assert (found.hvg.min, found.hvg.max) == (0, 6)
    assert any("not known" in note for note in found.notes)
    assert found.loci[0].recipient == "not typed"


def test_locus_edited_away_is_no_mismatch_even_where_nobody_is_typed() -> None:
    found = match(None, DONOR, parse_edits("B2M-KO"))
    assert (found.hvg.min, found.hvg.max) == (0, 2)


def test_locus_typed_in_one_person_widens_the_total_and_the_total_of_the_others_stays() -> None:
    found = match(parse_typing("A*01:01+A*02:01^B*07:02+B*08:01"), parse_typing("A*01:01+A*03:01"))
    assert [row.locus for row in found.loci] == ["A", "B"]
    assert found.loci[1].gvh == Count(0, 2)
    assert (found.gvh.min, found.gvh.max, found.gvh.both_typed) == (1, 3, Count(1, 1))
    assert (found.hvg.min, found.hvg.max, found.hvg.both_typed) == (1, 3, Count(1, 1))
    assert any("Typed in one person only" in note and note.endswith(": B.") for note in found.notes)


def test_no_common_locus_is_not_a_match() -> None:
    found = match(parse_typing("B*07:02+B*08:01"), parse_typing("A*01:01+A*03:01"))
    assert found.gvh.max > 0
    assert found.hvg.max > 0
    assert any("No locus is typed in both" in note for note in found.notes)


def test_after_a_transplant_gvh_reads_tissue_and_hvg_reads_blood() -> None:
    tissue, blood = parse_typing("A*01:01+A*02:01"), parse_typing("A*01:01+A*03:01")
    donor = parse_typing("A*01:01+A*03:01")
    found = match(tissue, donor, recipient_blood=blood, recipient_is_post_allo=True)
    assert (found.gvh.min, found.hvg.max) == (1, 0)
    swapped = match(blood, donor, recipient_blood=tissue, recipient_is_post_allo=True)
    assert (swapped.gvh.max, swapped.hvg.min) == (0, 1)


def test_unknown_chimerism_leaves_hvg_a_range() -> None:
    found = match(PATIENT, DONOR, recipient_is_post_allo=True)
    assert (found.hvg.min, found.hvg.max) == (0, 6)
    assert found.gvh.min == 4
    assert found.missing_self == ()
    assert any("chimerism" in note for note in found.notes)


def test_blood_after_a_transplant_is_not_taken_for_tissue() -> None:
    blood = parse_typing("A*01:01+A*02:01", sample="blood")
    found = match(blood, DONOR, recipient_blood=blood, recipient_is_post_allo=True)
    assert (found.gvh.min, found.gvh.max) == (0, 6)


def test_incomplete_edits_give_a_population_each() -> None:
    found = match(PATIENT, DONOR, parse_edits("TRAC-KO=0.01,B2M-KO=0.05,CIITA-KO=0"))
    by_name = {p.name: p for p in found.populations}
    assert set(by_name) == {
        "fully edited",
        "B2M unedited",
        "TRAC unedited",
        "TRAC and B2M unedited",
    }
    assert sum(p.fraction for p in found.populations) == pytest.approx(1)
    assert by_name["fully edited"].hvg == Count(0, 0)
    assert by_name["B2M unedited"].hvg == Count(3, 3)
    assert "B*44:02" in by_name["B2M unedited"].expressed
    assert any("independent" in note for note in found.notes)


def test_an_unstated_share_widens_the_populations() -> None:
    found = match(PATIENT, DONOR, parse_edits("TRAC-KO=0.01,B2M-KO,CIITA-KO=0"))
    assert found.populations[0].hvg == Count(0, 3)
    assert any("B2M-KO is not stated" in note for note in found.notes)


def test_cells_without_alpha_beta_receptor_do_not_reach_gvh() -> None:
    found = match(PATIENT, DONOR, cell_type="NK")
    assert found.gvh.reachable is False
    assert found.gvh.min == 4


def test_very_ambiguous_typing_falls_back_to_the_widest_range() -> None:
    many = "|".join(f"B*07:02/B*35:{n}+B*35:{n + 1}" for n in range(100, 4000))
    others = "|".join(f"B*07:02+B*35:{n}" for n in range(100, 110))
    found = match(parse_typing(many), parse_typing(others))
    row = next(row for row in found.loci if row.locus == "B")
    assert row.gvh == Count(0, 2)
    assert any("Too ambiguous" in note for note in found.notes)


def test_tce_marks_what_edits_put_out_of_reach() -> None:
    patient = parse_typing("DPB1*09:01+DPB1*04:01")
    donor = parse_typing("DPB1*04:01+DPB1*02:01")
    assert match(patient, donor).dpb1_tce == "GvH non-permissive"
    assert "not reachable" in match(patient, donor, parse_edits("TRAC-KO")).dpb1_tce
    assert "not reachable" not in match(patient, donor, parse_edits("CIITA-KO")).dpb1_tce
    assert "not reachable" in match(donor, patient, parse_edits("CIITA-KO")).dpb1_tce


def test_result_reads_back_from_its_json() -> None:
    from alloway.values.codec import from_json, to_json

    found = match(PATIENT, DONOR, parse_edits("TRAC-KO=0.01,B2M-KO=0.02"))
    assert from_json(Compatibility, to_json(found), name="x") == found


alleles = st.sampled_from([*slow.NAMED, "A*01", "A*02"])
slots = st.one_of(
    st.just(()), st.lists(alleles, min_size=1, max_size=2, unique=True).map(lambda s: tuple(s))
)
genotype = st.tuples(st.lists(alleles, min_size=1, max_size=2, unique=True).map(tuple), slots)
people = st.lists(genotype, min_size=1, max_size=2)


def as_typing(genotypes: slow.Genotypes) -> Typing:
    text = "|".join("+".join("/".join(slot) for slot in pair if slot) for pair in genotypes)
    return parse_typing(text)


@settings(max_examples=250, deadline=None)
@given(people, people, st.sampled_from(["", "B2M-KO", "HLA-A*02:01-KO"]))
def test_counts_agree_with_writing_out_every_person(
    recipient: slow.Genotypes, donor: slow.Genotypes, edit: str
) -> None:
    row = match(as_typing(recipient), as_typing(donor), parse_edits(edit)).loci[0]
    gone = {"A*02:01"} if "02:01" in edit else set()
    assert (row.gvh.min, row.gvh.max) == slow.gvh(recipient, donor)
    assert (row.hvg.min, row.hvg.max) == slow.hvg(recipient, donor, gone, edit == "B2M-KO")
