"""The exact ranges of the counting engine against writing every reading out."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.hla.counting import Outcome, compare, outcomes_of
from alloway.hla.levels import SlotKeys
from alloway.hla.typing import parse_typing
from alloway.values.hla import Count, Locus

Choice = str | None

slots = st.builds(
    SlotKeys,
    st.frozensets(st.sampled_from("abcde"), max_size=5),
    st.booleans(),
).filter(lambda slot: bool(slot.shown) or slot.absent)


def one_reading(host: tuple[Choice, Choice], cell: tuple[Choice, Choice]) -> Outcome:
    """Counts where every allele is known; ``None`` is nothing on the surface."""
    ours = [key for key in host if key]
    theirs = [key for key in cell if key]
    return Outcome(
        len(set(ours) - set(theirs)),
        len(set(theirs) - set(ours)),
        len(set(ours) & set(theirs)),
        sum(key not in theirs for key in ours),
        sum(key not in ours for key in theirs),
    )


def choices(slot: SlotKeys) -> list[Choice]:
    return [*sorted(slot.shown), *([None] if slot.absent else [])]


@settings(max_examples=300, deadline=None)
@given(st.tuples(slots, slots, slots, slots))
def test_outcomes_are_those_of_every_reading_written_out(
    four: tuple[SlotKeys, SlotKeys, SlotKeys, SlotKeys],
) -> None:
    readings = product(*map(choices, four))
    written_out = {one_reading((a, b), (c, d)) for a, b, c, d in readings}
    assert set(outcomes_of(four)) == written_out


def locus(text: str) -> Locus | None:
    return parse_typing(text).locus("B")


def gvh(patient: str, donor: str) -> Count:
    return compare("B", locus(patient), locus(donor)).range(lambda found: found.gvh)


def test_different_antigens_of_one_group_cannot_be_the_same_allele() -> None:
    assert gvh("B62", "B75") == Count(0, 2)  # either blank may be anything
    assert gvh("B62+B62", "B75+B75") == Count(1, 2)
    assert gvh("B62+B62", "B62+B62") == Count(0, 2)
    assert gvh("B*15+B*15", "B62+B62") == Count(0, 2)


def test_an_antigen_may_be_any_allele_that_carries_it_and_none_that_does_not() -> None:
    assert gvh("B*15:01+B*07:02", "B62+B*07:02") == Count(0, 1)
    assert gvh("B*15:02+B*07:02", "B62+B*07:02") == Count(1, 1)
    assert gvh("B*15:999+B*07:02", "B62+B*07:02") == Count(0, 1)


def test_an_antigen_that_no_known_allele_carries_narrows_nothing() -> None:
    patient, donor = parse_typing("Cw12+Cw7").locus("C"), parse_typing("C*12:03+C*07:01").locus("C")
    found = compare("C", patient, donor)
    assert found.range(lambda one: one.gvh) == Count(0, 2)
    assert found.range(lambda one: one.hvg) == Count(0, 2)
    by_antigen = compare("C", patient, donor, level="antigen")
    assert by_antigen.range(lambda one: one.gvh) == Count(0, 0)


def test_a_broad_antigen_holds_its_splits() -> None:
    assert gvh("B62+B*07:02", "B15+B*07:02") == Count(0, 1)
    assert gvh("B15+B*07:02", "B62+B75") == Count(1, 2)


def test_no_gene_beside_drb1_is_no_antigen_and_no_blank() -> None:
    one = parse_typing("DRB5*01:01+DRBX*NNNN").locus("DRB345")
    two = parse_typing("DRB5*01:01+DRB3*01:01").locus("DRB345")
    there, back = compare("DRB345", one, two), compare("DRB345", two, one)
    assert there.range(lambda found: found.gvh) == Count(0, 0)
    assert back.range(lambda found: found.gvh) == Count(1, 1)
