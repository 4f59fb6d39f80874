"""Imputation from haplotype frequencies against naive enumeration, and its limits."""

from __future__ import annotations

import gzip
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError, InputError
from alloway.hla.expression import parse_edits, surface_rule
from alloway.hla.imputation import impute, posterior
from alloway.hla.imputation_alleles import allele_ids
from alloway.hla.imputation_pairs import pair_probabilities, shows
from alloway.hla.imputation_pairs import unphased as drop_phase
from alloway.hla.imputation_tables import (
    FrequencyTable,
    choose_origins,
    choose_populations,
    mixed_prior,
    parse_frequencies,
    read_frequencies,
)
from alloway.hla.typing import parse_typing
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Allele
from reference import imputation_slow as slow

NAMES = {
    "A": ("A*01:01", "A*02:01", "A*02:05"),
    "B": ("B*07:02", "B*08:01"),
    "DRB1": ("DRB1*04:01", "DRB1*15:01", "DRB1*03:01"),
}
HAPLOTYPES = tuple(product(*NAMES.values()))
POPULATIONS = ("ONE", "TWO")
Frequencies = dict[str, dict[slow.Haplotype, float]]

tables = st.fixed_dictionaries(
    {
        name: st.dictionaries(
            st.sampled_from(HAPLOTYPES),
            st.sampled_from((0.05, 0.1, 0.25, 0.3, 1e-4)),
            min_size=1,
            max_size=8,
        )
        for name in POPULATIONS
    }
)
ORIGINS = {"ONE": ("ONE", "ONE"), "TWO": ("TWO", "TWO"), "TWO+ONE": ("ONE", "TWO")}
priors = st.dictionaries(
    st.sampled_from(sorted(ORIGINS)), st.sampled_from((0.5, 1.0, 3.0)), min_size=1
)
Typed = tuple[str, list[slow.Allowed], tuple[int, ...]]
"""A GL String and, beside it, what it allows at each locus and which loci are in phase."""


def twin_prior(prior: dict[str, float]) -> dict[tuple[str, str], float]:
    return {ORIGINS[name]: weight for name, weight in prior.items()}


@st.composite
def phased(draw: st.DrawFn) -> Typed:
    """A typing in which two or three loci are in phase and the rest is blank."""
    loci = draw(st.sampled_from(((0, 1), (0, 2), (0, 1, 2))))
    allowed: list[slow.Allowed] = [None, None, None]
    copies: list[list[str]] = [[], []]
    for place in loci:
        some = st.lists(st.sampled_from(tuple(NAMES.values())[place]), min_size=1, max_size=2)
        slots = draw(some), draw(some)
        allowed[place] = [slots]
        for copy, slot in zip(copies, slots, strict=True):
            copy.append("/".join(slot))
    return "+".join("~".join(copy) for copy in copies), allowed, loci


@st.composite
def unphased(draw: st.DrawFn) -> Typed:
    """A typing with alternatives and blanks, every locus on its own."""
    blocks: list[str] = []
    allowed: list[slow.Allowed] = []
    for names in NAMES.values():
        slots = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
        pair = st.tuples(slots, slots | st.just(list(names)))
        genotypes = draw(st.lists(pair, max_size=2))
        allowed.append(genotypes or None)
        if genotypes:
            blocks.append("|".join(f"{'/'.join(a)}+{'/'.join(b)}" for a, b in genotypes))
    if not blocks:
        blocks, allowed = ["A*01:01+A*01:01"], [[(["A*01:01"], ["A*01:01"])], None, None]
    return "^".join(blocks), allowed, ()


typed = unphased() | phased()


def table_of(frequencies: Frequencies) -> FrequencyTable:
    rows = [
        f"{population},{'~'.join(haplotype)},{value!r}"
        for population, column in frequencies.items()
        for haplotype, value in column.items()
    ]
    return parse_frequencies("\n".join(rows), name="test")


@given(tables, priors, typed, st.sampled_from((0.0, 0.0, 0.1)))
@settings(max_examples=200, deadline=None)
def test_the_posterior_is_what_naive_enumeration_gives(
    frequencies: Frequencies, prior: dict[str, float], one: Typed, share: float
) -> None:
    gl_string, allowed, phase = one
    expected = slow.pairs(frequencies, twin_prior(prior), allowed, phase=phase, unlisted=share)
    found = impute(
        parse_typing(gl_string), table_of(frequencies), prior=prior, top=10_000, unlisted=share
    )
    got = {tuple(sorted((g.first, g.second))): g.probability for g in found.genotypes}
    assert got.keys() == expected.keys()
    assert got == pytest.approx(expected, rel=1e-9)
    if expected:
        assert sum(got.values()) == pytest.approx(1.0)
        assert sum(p for _, p in found.populations) == pytest.approx(1.0)
        assert found.lost == 0.0
        outside = [g for g in found.genotypes if g.unlisted]
        assert found.unlisted == pytest.approx(sum(g.probability for g in outside))
        assert all(g.unlisted == 1 for g in outside)
        assert bool(share) or not outside


@given(tables, priors, typed, typed)
@settings(max_examples=80, deadline=None)
def test_pair_probabilities_are_what_naive_enumeration_gives(
    frequencies: Frequencies,
    prior: dict[str, float],
    one: Typed,
    two: Typed,
) -> None:
    host, cell = (slow.pairs(frequencies, twin_prior(prior), t[1], phase=t[2]) for t in (one, two))
    found = pair_probabilities(
        parse_typing(one[0]), parse_typing(two[0]), table_of(frequencies), panel="6/6", prior=prior
    )
    if not host or not cell:
        assert found.matched(6) is None
        assert found.lost == 1.0
        return
    expected = slow.distribution(host, cell, (0, 1, 2))
    assert found.hvg == pytest.approx(expected["hvg"])
    assert found.gvh == pytest.approx(expected["gvh"])
    assert found.matches == pytest.approx(expected["matches"])
    assert sum(found.hvg) == pytest.approx(1.0)


@given(tables, typed, st.integers(1, 6), st.sampled_from((0.0, 0.2)))
@settings(max_examples=100, deadline=None)
def test_a_beam_never_claims_more_than_it_kept(
    frequencies: Frequencies, one: Typed, beam: int, share: float
) -> None:
    table, typing = table_of(frequencies), parse_typing(one[0])
    prior = {"ONE": 1.0, "TWO": 2.0, "ONE+TWO": 1.0}
    exact = posterior(typing, table, prior=prior, unlisted=share)
    narrow = posterior(typing, table, prior=prior, beam=beam, unlisted=share)
    if not narrow.evidence:
        return
    assert narrow.probability.sum() == pytest.approx(1 - narrow.lost)
    assert 1 - narrow.evidence / exact.evidence <= narrow.lost + 1e-12
    truth = {tuple(p): v for p, v in zip(exact.pairs.tolist(), exact.probability, strict=True)}
    for pair, value in zip(narrow.pairs.tolist(), narrow.probability, strict=True):
        assert value <= truth[tuple(pair)] + 1e-12


def test_phase_comes_from_linkage() -> None:
    rows = (
        "X,A*01:01~B*08:01,0.4\nX,A*02:01~B*07:02,0.4\nX,A*01:01~B*07:02,0.1\nX,A*02:01~B*08:01,0.1"
    )
    found = impute(
        parse_typing("A*01:01+A*02:01^B*07:02+B*08:01"), parse_frequencies(rows, name="f")
    )
    assert found.genotypes[0].first == ("A*01:01", "B*08:01")
    assert found.genotypes[0].probability == pytest.approx(0.16 / 0.17)


def test_phase_that_the_typing_gives_overrules_linkage() -> None:
    rows = (
        "X,A*01:01~B*08:01,0.4\nX,A*02:01~B*07:02,0.4\nX,A*01:01~B*07:02,0.1\nX,A*02:01~B*08:01,0.1"
    )
    table = parse_frequencies(rows, name="f")
    (only,) = impute(parse_typing("A*01:01~B*07:02+A*02:01~B*08:01"), table).genotypes
    assert {only.first, only.second} == {("A*01:01", "B*07:02"), ("A*02:01", "B*08:01")}


def test_two_groups_in_phase_are_free_against_each_other() -> None:
    kinds = [
        f"X,{a}~{b}~{c}~{d},0.25"
        for a, b in (("A*01:01", "B*08:01"), ("A*02:01", "B*07:02"))
        for c, d in (("DRB1*03:01", "DQB1*02:01"), ("DRB1*15:01", "DQB1*06:02"))
    ]
    typing = parse_typing(
        "A*01:01~B*08:01+A*02:01~B*07:02^DRB1*03:01~DQB1*02:01+DRB1*15:01~DQB1*06:02"
    )
    found = impute(typing, parse_frequencies("\n".join(kinds), name="f"))
    assert [g.probability for g in found.genotypes] == [0.5, 0.5]


def test_mixed_ancestry_takes_a_haplotype_from_each_population() -> None:
    rows = "N,A*01:01~B*08:01,1\nS,A*02:01~B*07:02,1"
    table, typing = parse_frequencies(rows, name="f"), parse_typing("A*01:01+A*02:01")
    either = impute(typing, table, prior={"N": 0.5, "S": 0.5})
    assert either.genotypes == ()
    mixed = impute(typing, table, prior="S+N")
    assert mixed.genotypes[0].probability == 1.0
    assert mixed.populations == (("N+S", 1.0),)
    drawn = impute(typing, table, prior=mixed_prior({"N": 0.5, "S": 0.5}))
    assert dict(drawn.populations) == {"N": 0.0, "N+S": 1.0, "S": 0.0}
    assert drawn.evidence == pytest.approx(0.5)


def test_mixed_priors_add_up_and_bad_ones_are_named() -> None:
    table = parse_frequencies("N,A*01:01~B*08:01,1\nS,A*02:01~B*07:02,1", name="f")
    assert sum(mixed_prior({"N": 3.0, "S": 1.0}).values()) == pytest.approx(1.0)
    assert choose_origins(table, {"S+N": 1, "N+S": 1, "N": 2}) == (
        (("N", "S"), ("N", "N")), (0.5, 0.5),
    )  # fmt: skip
    with pytest.raises(InputError, match="3 populations"):
        choose_origins(table, "N+S+N")
    with pytest.raises(InputError, match="no population 'W'"):
        choose_origins(table, "N+W")
    with pytest.raises(InputError, match="one population for both"):
        choose_populations(table, "N+S")


def test_an_antigen_leaves_only_the_alleles_that_may_carry_it() -> None:
    rows = "X,B*15:01~C*03:03,0.4\nX,B*15:16~C*14:02,0.4\nX,B*15:999~C*01:02,0.2"
    table = parse_frequencies(rows, name="f")

    def seen(text: str) -> set[str]:
        return {g.first[0] for g in impute(parse_typing(text), table).genotypes}

    assert seen("B62 B62") == {"B*15:01", "B*15:999"}
    assert seen("B63 B63") == {"B*15:16", "B*15:999"}
    assert seen("B*15 B*15") == seen("B15 B15") == {"B*15:01", "B*15:16", "B*15:999"}


def test_serology_does_not_see_a_null_allele_and_a_group_without_antigens_stays_open() -> None:
    rows = "X,A*24:02~C*12:03,0.9\nX,A*24:09N~C*12:02,0.1"
    table = parse_frequencies(rows, name="f")
    assert allele_ids(table, 0, Allele("A", ("24",), antigen="A24")) == {0}
    assert allele_ids(table, 0, Allele("A", ("24",))) == {0, 1}
    assert allele_ids(table, 1, Allele("C", ("12",), antigen="Cw12")) == {0, 1}


def test_an_absent_gene_is_an_allele_of_its_own() -> None:
    rows = "X,DRB1*01:01~DRBX*NNNN,0.4\nX,DRB1*01:01~DRB5*01:01,0.1\nX,DRB1*15:01~DRB5*01:01g,0.5"
    table = parse_frequencies(rows, name="f")
    assert table.loci == ("DRB1", "DRB345")

    def second_gene(text: str) -> dict[str, float]:
        found = impute(parse_typing(text), table).genotypes
        return {name: g.probability for g in found for h in (g.first, g.second)
                if h[0] == "DRB1*01:01" for name in h[1:]}  # fmt: skip

    assert second_gene("DRB1*01:01+DRB1*15:01") == pytest.approx(
        {"DRBX*NNNN": 0.8, "DRB5*01:01": 0.2}
    )
    assert second_gene("DRB1*01:01+DRB1*15:01^DRBX*NNNN+DRB5*01:01") == {"DRBX*NNNN": 1.0}
    assert shows("DRBX*NNNN", "DRB345", surface_rule(())) is False


def test_a_group_typing_may_be_any_listed_allele_of_it() -> None:
    table = parse_frequencies("X,C*07:01~B*08:01,0.5\nX,C*07:06~B*44:03,0.5", name="f")
    assert impute(parse_typing("C*07:01:01G+C*07:01:01G"), table).pairs == 3


def test_a_name_read_by_its_group_is_said_so_and_by_which_reference() -> None:
    table = parse_frequencies("X,C*07:01~B*08:01,1", name="f")
    typing = parse_typing("C*07:06+C*07:01")
    found = impute(typing, table)
    assert any("C*07:06 as C*07:01" in note for note in found.notes)
    assert found.release == SHIPPED.name


def test_facts_come_from_the_reference_that_is_given(official: HlaReference) -> None:
    table = parse_frequencies("X,C*07:01~B*08:01,1", name="f")
    typing = parse_typing("C*07:153+C*07:01")
    assert impute(typing, table).genotypes == ()
    found = impute(typing, table, reference=official)
    assert (found.pairs, found.release) == (1, official.name)


def test_a_prior_moves_the_answer_and_its_own_posterior_is_given() -> None:
    rows = "N,A*01:01~B*08:01,0.9\nS,A*01:01~B*07:02,0.9"
    table, typing = parse_frequencies(rows, name="f"), parse_typing("A*01:01+A*01:01")
    north = impute(typing, table, prior={"N": 3, "S": 1})
    assert dict(north.populations)["N"] == pytest.approx(0.75)
    assert north.genotypes[0].first[1] == "B*08:01"
    with pytest.raises(InputError, match="several populations"):
        impute(typing, table)
    with pytest.raises(InputError, match="no population 'W'"):
        impute(typing, table, prior="W")


def test_an_allele_outside_the_table_is_unknown_and_said_so() -> None:
    table = parse_frequencies("X,A*01:01~B*08:01,1", name="f.csv")
    found = impute(parse_typing("A*11:01+A*11:01"), table)
    assert found.genotypes == ()
    assert found.lost == 1.0
    assert found.notes[0].endswith("In no haplotype of f.csv (X): A*11:01.")


def test_the_locus_that_keeps_every_pair_from_fitting_is_named() -> None:
    rows = "X,A*01:01~B*08:01~C*07:01,0.5\nX,A*02:01~B*07:02~C*07:02,0.5"
    table = parse_frequencies(rows, name="f.csv")
    found = impute(parse_typing("A*01:01+A*01:01^B*08:01+B*08:01^C*07:02+C*07:02"), table)
    assert found.genotypes == ()
    assert "one fits without C." in found.notes[0]


def test_a_share_outside_the_table_lets_a_known_allele_sit_in_an_unlisted_haplotype() -> None:
    rows = "X,A*01:01~B*08:01,0.5\nX,A*02:01~B*07:02,0.4\nX,A*03:01~B*07:02,0.1"
    table, typing = (
        parse_frequencies(rows, name="f"),
        parse_typing("A*01:01+A*03:01^B*08:01+B*08:01"),
    )
    assert impute(typing, table).genotypes == ()
    (only,) = impute(typing, table, unlisted=0.01).genotypes
    assert {only.first, only.second} == {("A*01:01", "B*08:01"), ("A*03:01", "B*08:01")}
    assert (only.unlisted, only.probability) == (1, 1.0)
    unknown = impute(parse_typing("A*11:01+A*11:01"), table, unlisted=0.01)
    assert unknown.genotypes == ()
    with pytest.raises(ValueError, match="unlisted"):
        impute(typing, table, unlisted=1.0)


def test_a_listed_pair_stays_ahead_of_one_outside_the_table() -> None:
    rows = "X,A*01:01~B*08:01,0.5\nX,A*02:01~B*07:02,0.5"
    typing = parse_typing("A*01:01+A*02:01^B*08:01")
    found = impute(typing, parse_frequencies(rows, name="f"), unlisted=0.1)
    assert found.genotypes[0].unlisted == 0
    assert 0 < found.unlisted < 0.1


def test_group_names_take_the_alleles_of_their_group() -> None:
    table = parse_frequencies("X,C*07:01g~B*08:01g,0.5\nX,C*07:02g~B*07:02g,0.5", name="f")
    found = impute(parse_typing("C*07:06+C*07:02"), table)
    assert found.genotypes[0].probability == 1.0
    plain = parse_frequencies("X,C*07:01~B*08:01,0.5\nX,C*07:06~B*07:02,0.5", name="f")
    assert len(impute(parse_typing("C*07:06+C*07:06"), plain).genotypes) == 1


def test_genotypes_of_many_loci_are_told_apart_when_their_numbers_run_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [f"X,{'~'.join(h)},{0.01 * n}" for n, h in enumerate(HAPLOTYPES, start=1)]
    table = parse_frequencies("\n".join(rows), name="f")
    found = posterior(parse_typing("A*01:01+A*02:01"), table)
    loci = ("A", "B", "DRB1")
    genotypes, weights = drop_phase(found, loci)
    assert len(np.unique(genotypes.reshape(len(genotypes), -1), axis=0)) == len(genotypes)
    assert weights.sum() == pytest.approx(1.0)
    monkeypatch.setattr("alloway.hla.imputation_pairs._MAX_CODE", 20)
    again, same = drop_phase(found, loci)
    assert np.array_equal(genotypes, again)
    assert np.array_equal(weights, same)


def test_edits_decide_which_loci_count_in_hvg_and_leave_the_matches() -> None:
    table = parse_frequencies(
        "X,A*01:01~B*08:01~DRB1*03:01,0.5\nX,A*02:01~B*07:02~DRB1*15:01,0.5", name="f"
    )
    host, cell = parse_typing("A*01:01+A*01:01"), parse_typing("A*02:01+A*02:01")
    plain = pair_probabilities(host, cell, table, panel="6/6")
    edited = pair_probabilities(host, cell, table, panel="6/6", edits=parse_edits("B2M-KO"))
    bare = pair_probabilities(host, cell, table, panel="6/6", edits=parse_edits("B2M-KO,CIITA-KO"))
    assert (plain.hvg[3], edited.hvg[1], bare.hvg[0]) == (1.0, 1.0, 1.0)
    assert plain.matches == edited.matches
    assert plain.gvh == edited.gvh


def test_directions_differ() -> None:
    table = parse_frequencies(
        "X,A*01:01~B*08:01~DRB1*03:01,0.5\nX,A*02:01~B*08:01~DRB1*03:01,0.5", name="f"
    )
    host, cell = parse_typing("A*01:01+A*02:01"), parse_typing("A*01:01+A*01:01")
    found = pair_probabilities(host, cell, table, panel="6/6")
    assert (found.gvh[1], found.hvg[0], found.matched(5)) == (1.0, 1.0, 1.0)
    with pytest.raises(InputError, match=r"no C, DQB1"):
        pair_probabilities(host, cell, table, panel="10/10")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no haplotypes"),
        ("X,A*01:01~B*08:01,1.5", "not between 0 and 1"),
        ("X,A*01:01~B*08:01,nan", "not between 0 and 1"),
        ("X,A*01~B*08:01,0.5", "not an allele of two fields"),
        ("X,A*01:01~B*08:01,0.5\nX,B*08:01~A*01:01,0.5", "other loci"),
        ("X,A*01:01~A*02:01,0.5", "not one haplotype"),
    ],
)
def test_bad_tables_give_one_clear_error(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse_frequencies(text, name="bad.csv")


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_table_or_one_clear_error(data: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "f.csv"
        path.write_bytes(data)
        try:
            table = read_frequencies(path)
        except AllowayError:
            return
        assert len(table) > 0


def test_gzip_and_headers_are_read_and_damage_is_named(tmp_path: Path) -> None:
    text = "hap,pop,freq\nA*01:01~B*08:01,CAU,0.5\n"
    packed = tmp_path / "CAU.freqs.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    assert read_frequencies(packed).populations == ("CAU",)
    packed.write_bytes(gzip.compress(text.encode())[:-9])
    with pytest.raises(InputError, match="damaged"):
        read_frequencies(packed)


@pytest.fixture(scope="module")
def nmdp(shared: Path) -> FrequencyTable:
    return read_frequencies(shared / "hla/freqs/NMDP_2007_FiveLocus_Freqs.csv")


def test_the_published_five_locus_table_is_read_whole(nmdp: FrequencyTable) -> None:
    assert nmdp.loci == ("A", "C", "B", "DRB1", "DQB1")
    assert sorted(nmdp.populations) == ["AFA", "API", "EUR", "HIS"]
    assert nmdp.listed("EUR") == pytest.approx(0.99669)
    assert nmdp.grouped
    assert nmdp.renamed == ("C*15:20 is now C*15:27",)


def test_a_common_ancestral_haplotype_is_found_from_antigens(nmdp: FrequencyTable) -> None:
    found = impute(parse_typing("A1 A3 B7 B8 DR15 DR3"), nmdp, prior="EUR")
    best = found.genotypes[0]
    assert {best.first, best.second} == {
        ("A*01:01", "C*07:01", "B*08:01", "DRB1*03:01", "DQB1*02:01"),
        ("A*03:01", "C*07:02", "B*07:02", "DRB1*15:01", "DQB1*06:02"),
    }
    assert best.probability > 0.8
    twice = pair_probabilities(
        parse_typing("A1 A3 B7 B8 DR15 DR3"), parse_typing("A1 A3 B7 B8 DR15 DR3"), nmdp,
        prior="EUR",
    )  # fmt: skip
    assert twice.matched(10) == pytest.approx(
        sum(g.probability**2 for g in found.genotypes), abs=0.1
    )
    assert sum(twice.matches) + twice.lost == pytest.approx(1.0)


def test_two_prints_of_the_same_table_give_the_same_answer(
    shared: Path, nmdp: FrequencyTable
) -> None:
    other = read_frequencies(shared / "hla/freqs/pygraphimp_CAU.freqs.gz", population="CAU")
    assert len(other) == 3380
    typing = parse_typing("A*01:01+A*02:01^B*08:01+B*44:02^DRB1*03:01+DRB1*04:01")
    one, two = impute(typing, nmdp, prior="EUR"), impute(typing, other)
    assert [g.probability for g in one.genotypes] == pytest.approx(
        [g.probability for g in two.genotypes], abs=2e-3
    )
