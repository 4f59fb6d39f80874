"""Blanks as homozygous, and which DRB genes go together."""

from __future__ import annotations

import pytest

from alloway.hla.blanks import blanks_as_homozygous, presence_notes
from alloway.hla.match import match
from alloway.hla.typing import format_typing, parse_typing


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("A*02:01", "A*02:01+A*02:01"),
        ("A*02:01+A*03:01", "A*02:01+A*03:01"),
        ("A*02:01/A*02:06", "A*02:01/A*02:06+A*02:01/A*02:06"),
        ("DRB1*15:01+DRB1*01:01^DRB5*01:01", "...DRB5*01:01+DRBX*NNNN"),
        ("DRB1*15:01+DRB1*16:01^DRB5*01:01", "...DRB5*01:01+DRB5*01:01"),
        ("DRB1*15:01^DRB5*01:01", "...DRB5*01:01"),
        ("DRB1*15:01+DRB1*04:01^DRB5*01:01", "...DRB5*01:01"),
        ("DRB1*15:01+DRB1*03:01^DRB4*01:03", "...DRB4*01:03"),
        ("DRB5*01:01", "DRB5*01:01"),
    ],
)
def test_a_blank_is_a_second_copy_but_beside_drb1_it_follows_drb1(given: str, read: str) -> None:
    found = format_typing(blanks_as_homozygous(parse_typing(given)))
    assert found.split("^")[-1] == read.removeprefix("...")


def test_nothing_is_filled_unless_asked_for() -> None:
    patient, donor = parse_typing("A*02:01"), parse_typing("A*02:01+A*02:01")
    assert (match(patient, donor).gvh.min, match(patient, donor).gvh.max) == (0, 1)
    filled = match(blanks_as_homozygous(patient), donor)
    assert (filled.gvh.min, filled.gvh.max) == (0, 0)


def test_a_gene_that_does_not_go_with_drb1_is_pointed_out() -> None:
    odd = parse_typing("DRB1*15:01+DRB1*03:01^DRB4*01:03")
    assert list(presence_notes(odd)) == [
        "DRB4 does not usually go with these DRB1 alleles: check the typing."
    ]
    assert any("DRB4 does not usually" in note for note in match(odd, odd).notes)
    assert not list(presence_notes(parse_typing("DRB1*15:01+DRB1*03:01^DRB3*01:01+DRB5*01:01")))
