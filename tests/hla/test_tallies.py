"""6/6 to 12/12 tallies and the solid-organ count."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.hla.counting import count_mismatches
from alloway.hla.expression import parse_edits, surface_rule
from alloway.hla.levels import Level
from alloway.hla.tallies import PANELS, Tally, solid_organ, tally, tally_locus
from alloway.hla.typing import parse_typing
from alloway.values.hla import Count, Typing
from reference import tally_slow as slow

ALLELES = {
    "A": ("A*01:01", "A*02:01", "A*02:05", "A*24:09N"),
    "B": ("B*07:02", "B*15:01", "B*15:02", "B*44:02"),
    "C": ("C*03:03", "C*07:01", "C*12:03"),
    "DRB1": ("DRB1*03:01", "DRB1*04:01", "DRB1*15:01"),
    "DQB1": ("DQB1*02:01", "DQB1*03:01", "DQB1*06:02"),
    "DPB1": ("DPB1*04:01", "DPB1*04:02", "DPB1*02:01"),
}
EXPRESSED = {locus: [n for n in names if n[-1] != "N"] for locus, names in ALLELES.items()}

people = st.fixed_dictionaries(
    {locus: st.tuples(st.sampled_from(n), st.sampled_from(n)) for locus, n in EXPRESSED.items()}
)


def typing(person: dict[str, tuple[str, str]]) -> Typing:
    return parse_typing("^".join("+".join(pair) for pair in person.values()))


def exact(n: int) -> Count:
    return Count(n, n)


@given(people, people, st.sampled_from(sorted(PANELS)))
@settings(max_examples=80, deadline=None)
def test_known_typings_count_as_the_slow_twin_counts(
    one: dict[str, tuple[str, str]], two: dict[str, tuple[str, str]], panel: str
) -> None:
    found = tally(typing(one), typing(two), panel=panel)
    gvh, hvg, both = slow.counts(one, two, PANELS[panel])
    assert (found.gvh, found.hvg, found.bidirectional) == (exact(gvh), exact(hvg), exact(both))
    assert found.matches == exact(2 * len(PANELS[panel]) - both)


_slot = st.lists(st.sampled_from((*ALLELES["A"], "A*02")), min_size=1, max_size=3).map("/".join)
_locus = st.one_of(
    st.tuples(_slot, _slot).map("+".join),
    _slot,
    st.lists(st.tuples(_slot, _slot).map("+".join), min_size=2, max_size=2).map("|".join),
)


@given(_locus, _locus, st.sampled_from(["", "HLA-A*02:01-KO", "B2M-KO"]))
@settings(max_examples=150, deadline=None)
def test_two_field_ranges_agree_with_the_count_that_the_match_uses(
    one: str, two: str, edit: str
) -> None:
    a, b = parse_typing(one).locus("A"), parse_typing(two).locus("A")
    rule = surface_rule([edit])
    found = tally_locus("A", a, b, rule=rule)
    assert found.gvh == count_mismatches(a, b, locus="A").count
    assert found.hvg == count_mismatches(b, a, locus="A", shown_rule=rule).count


@given(_locus, _locus)
@settings(max_examples=100, deadline=None)
def test_exchanging_the_people_exchanges_the_directions(one: str, two: str) -> None:
    a, b = parse_typing(one).locus("A"), parse_typing(two).locus("A")
    there, back = tally_locus("A", a, b), tally_locus("A", b, a)
    assert (there.gvh, there.hvg) == (back.hvg, back.gvh)
    assert there.bidirectional == back.bidirectional


def test_gvh_and_hvg_are_not_the_same_direction() -> None:
    found = tally(parse_typing("A*01:01+A*02:01"), parse_typing("A*01:01+A*01:01"), panel="6/6")
    row = found.loci[0]
    assert (row.gvh, row.hvg, row.bidirectional) == (exact(1), exact(0), exact(1))


@pytest.mark.parametrize(
    ("one", "two", "level", "gvh"),
    [
        ("A*02:01+A*02:01", "A*02:05+A*02:05", "two-field", exact(1)),
        ("A*02:01+A*02:01", "A*02:05+A*02:05", "antigen", exact(0)),
        ("B*15:01+B*15:01", "B*15:02+B*15:02", "antigen", exact(1)),  # B62 against B75
        ("C*07:01+C*07:01", "C*07:06+C*07:06", "two-field", exact(1)),
        ("C*07:01+C*07:01", "C*07:06+C*07:06", "G", exact(0)),
        ("C*12:02+C*12:02", "C*12:03+C*12:03", "antigen", exact(0)),
        ("B*15+B*15", "B*15:01+B*15:01", "antigen", Count(0, 2)),
        ("B*15:999+B*15:999", "B*15:01+B*15:01", "antigen", Count(0, 2)),
        ("A*02:01:01G+A*02:01:01G", "A*02:01+A*02:01", "two-field", exact(0)),
    ],
)
def test_levels(one: str, two: str, level: Level, gvh: Count) -> None:
    locus = one.split("*")[0]
    a, b = parse_typing(one).locus(locus), parse_typing(two).locus(locus)
    assert tally_locus(locus, a, b, level=level).gvh == gvh


def test_a_homozygous_mismatch_counts_once_unless_the_other_rule_is_asked_for() -> None:
    one, two = parse_typing("A*01:01+A*01:01"), parse_typing("A*02:01+A*02:01")
    once = tally(one, two, panel="6/6").loci[0]
    twice = tally(one, two, panel="6/6", homozygous="twice").loci[0]
    assert (once.gvh, twice.gvh) == (exact(1), exact(2))


def test_an_untyped_locus_is_a_range_and_named() -> None:
    found = tally(
        parse_typing("A*01:01+A*02:01^B*07:02+B*08:01"),
        parse_typing("A*01:01+A*02:01^B*07:02+B*08:01^DRB1*01:01+DRB1*04:01"),
        panel="6/6",
    )
    assert found.gvh == Count(0, 2)
    assert found.matches == Count(4, 6)
    assert any("recipient" in note and "DRB1" in note for note in found.notes)


def test_edits_change_hvg_and_neither_gvh_nor_the_matches() -> None:
    one = parse_typing("A*01:01+A*02:01^B*07:02+B*08:01^DRB1*01:01+DRB1*04:01")
    two = parse_typing("A*03:01+A*11:01^B*35:01+B*44:02^DRB1*07:01+DRB1*15:01")
    plain = tally(one, two, panel="6/6")
    edited = tally(one, two, panel="6/6", edits=parse_edits("B2M-KO"))
    assert (plain.hvg, edited.hvg) == (exact(6), exact(2))
    assert (plain.gvh, plain.matches) == (edited.gvh, edited.matches)


def test_the_solid_organ_count_is_hvg_over_a_b_dr_antigens() -> None:
    recipient = parse_typing("A*02:01+A*03:01^B*07:02+B*08:01^DRB1*04:01+DRB1*15:01")
    donor = parse_typing("A*02:06+A*02:06^B*07:02+B*44:02^DRB1*03:01+DRB1*04:02")
    assert solid_organ(recipient, donor)[0] == exact(2)
    assert solid_organ(donor, recipient)[0] == exact(3)
    assert solid_organ(None, donor)[0].min == 0


def test_twelve_of_twelve_at_antigen_level_says_how_dpb1_is_read() -> None:
    text = "^".join("+".join(pair[:2]) for pair in EXPRESSED.values())
    found = tally(parse_typing(text), parse_typing(text), panel="12/12", level="antigen")
    assert found.matches.max == 12
    assert any("DPB1" in note for note in found.notes)


@pytest.mark.parametrize("wrong", [{"panel": "9/10"}, {"level": "P"}, {"homozygous": "never"}])
def test_a_rule_that_does_not_exist_is_misuse(wrong: dict[str, str]) -> None:
    person = parse_typing("A*01:01")
    with pytest.raises(ValueError, match=r"use one of|no such rule"):
        tally(person, person, **wrong)  # type: ignore[arg-type]


def test_long_lists_of_alternatives_are_compared_exactly() -> None:
    many = "/".join(f"A*02:{n:02d}" for n in range(101, 700))
    wide, narrow = parse_typing(f"{many}+{many}"), parse_typing(f"A*01:01+{many}")
    found = tally_locus("A", wide.locus("A"), narrow.locus("A"))
    assert (found.gvh, found.hvg, found.complete) == (Count(0, 2), Count(1, 2), True)


def test_too_many_genotypes_fall_back_to_the_widest_range_and_say_so() -> None:
    wide = parse_typing("|".join(f"A*02:{n}+A*03:01" for n in range(101, 301)))
    found: Tally = tally(wide, wide, panel="6/6")
    assert found.loci[0].gvh == Count(0, 2)
    assert any("Too ambiguous" in note for note in found.notes)


def test_ranges_enclose_every_resolved_pair() -> None:
    one, two = ("A*01:01", "A*02:01/A*02:05"), ("A*02:01/A*24:09N", "A*02:05")
    wide = tally_locus(
        "A", parse_typing("+".join(one)).locus("A"), parse_typing("+".join(two)).locus("A")
    )
    found = []
    for a, b in itertools.product(one[1].split("/"), two[0].split("/")):
        exactly = tally_locus(
            "A",
            parse_typing(f"{one[0]}+{a}").locus("A"),
            parse_typing(f"{b}+{two[1]}").locus("A"),
        )
        found.append(exactly.gvh.min)
    assert (wide.gvh.min, wide.gvh.max) == (min(found), max(found))
