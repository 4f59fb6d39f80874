"""Population coverage by people, by frequencies, and of epitopes by the IEDB's method."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.hla.coverage import EditedDonor, coverage_of_people, parse_rule, wilson
from alloway.hla.coverage_frequencies import coverage_of_frequencies
from alloway.hla.epitope_coverage import (
    epitope_coverage,
    pc90,
    read_epitopes,
    read_gene_frequencies,
)
from alloway.hla.expression import parse_edits
from alloway.hla.imputation_tables import parse_frequencies
from alloway.hla.typing import parse_typing
from alloway.workbench import hla_coverage

PEOPLE = [
    parse_typing("A*01:01+A*02:01^B*07:02+B*08:01"),
    parse_typing("A*01:01+A*03:01^B*07:02+B*44:02"),
    parse_typing("A*11:01+A*24:02^B*35:01+B*44:02"),
    parse_typing("A*01:01^B*07:02+B*08:01"),
]
DONOR = EditedDonor("d", parse_typing("A*01:01+A*02:01^B*07:02+B*07:02"))
FREQUENCIES = "X,A*01:01~B*07:02,0.5\nX,A*02:01~B*08:01,0.3\nX,A*03:01~B*44:02,0.2"
REFERENCE_I = (
    "A*01:01 A*02:01 A*02:03 A*02:06 A*03:01 A*11:01 A*23:01 A*24:02 A*26:01 A*30:01 A*30:02 "
    "A*31:01 A*32:01 A*33:01 A*68:01 A*68:02 B*07:02 B*08:01 B*15:01 B*35:01 B*40:01 B*44:02 "
    "B*44:03 B*51:01 B*53:01 B*57:01 B*58:01"
)
"""Class I reference set of the IEDB (Weiskopf 2013, PNAS 110:E2046)."""
REFERENCE_II = (
    "DRB1*01:01 DRB1*03:01 DRB1*04:01 DRB1*04:05 DRB1*07:01 DRB1*08:02 DRB1*09:01 DRB1*11:01 "
    "DRB1*12:01 DRB1*13:02 DRB1*15:01 DQA1*05:01 DQB1*02:01 DQB1*03:01 DQA1*03:01 DQB1*03:02 "
    "DQA1*04:01 DQB1*04:02 DQA1*01:01 DQB1*05:01 DQA1*01:02 DQB1*06:02 DPA1*02:01 DPB1*01:01 "
    "DPA1*01:03 DPB1*02:01 DPB1*04:01 DPA1*03:01 DPB1*04:02 DPB1*05:01 DPB1*14:01"
)
"""Class II reference set (Greenbaum 2011, Immunogenetics 63:325)."""


def test_people_are_counted_three_valued_with_an_interval_that_allows_for_the_unknown() -> None:
    found = coverage_of_people(PEOPLE, [DONOR], parse_rule("hvg<=0@A,B"), population="four")
    row = found.together
    assert (row.meets, row.fails, row.unknown) == (1, 2, 1)
    assert row.share.value == pytest.approx(1 / 3)
    assert row.share.low == pytest.approx(wilson(1, 4)[0])
    assert row.share.high == pytest.approx(wilson(2, 4)[1])


def test_the_directions_and_shared_molecules_are_different_measures() -> None:
    def meets(rule: str) -> int:
        return coverage_of_people(
            PEOPLE[:3], [DONOR], parse_rule(rule), population="p"
        ).together.meets

    assert meets("hvg<=1@A,B") == 2
    assert meets("gvh<=1@A,B") == 1
    assert meets("shared>=3@A,B") == 1
    assert meets("shared>=2@A,B") == 2


def test_edits_raise_coverage_by_hvg_and_leave_gvh_and_shared_alone() -> None:
    edited = EditedDonor("e", DONOR.donor, parse_edits("HLA-A-KO"))
    for rule, same in (("hvg<=0@A,B", False), ("gvh<=1@A,B", True), ("shared>=3@A,B", True)):
        one, two = (
            coverage_of_people(PEOPLE, [d], parse_rule(rule), population="p").together
            for d in (DONOR, edited)
        )
        assert (one.meets == two.meets) == same, rule


def test_a_bank_covers_whom_any_lot_covers() -> None:
    other = EditedDonor("f", parse_typing("A*11:01+A*24:02^B*35:01+B*44:02"))
    found = coverage_of_people(PEOPLE, [DONOR, other], parse_rule("hvg<=0@A,B"), population="p")
    assert [row.meets for row in found.each] == [1, 1]
    assert found.together.meets == 2


people = st.lists(
    st.tuples(*(st.sampled_from(("A*01:01", "A*02:01", "A*03:01")) for _ in range(2))),
    min_size=1,
    max_size=3,
)


@given(
    st.sampled_from(("hvg<=0@A", "hvg<=1@A", "gvh<=0@A", "gvh<=1@A", "shared>=1@A", "shared>=2@A")),
    people,
    st.sampled_from(("", "HLA-A*02:01-KO", "B2M-KO")),
)
@settings(max_examples=80, deadline=None)
def test_frequencies_give_what_enumerating_people_gives(
    text: str, donors: list[tuple[str, str]], edit: str
) -> None:
    frequency = {"A*01:01": 0.5, "A*02:01": 0.3, "A*03:01": 0.2}
    table = parse_frequencies("\n".join(f"X,{n},{f}" for n, f in frequency.items()), name="f")
    rule = parse_rule(text)
    cells = [
        EditedDonor(str(i), parse_typing("+".join(pair)), parse_edits(edit))
        for i, pair in enumerate(donors)
    ]
    expected = 0.0
    for (a, f), (b, g) in itertools.product(frequency.items(), repeat=2):
        person = parse_typing(f"{a}+{b}")
        met = coverage_of_people([person], cells, rule, population="one").together.meets
        expected += f * g * met
    found = coverage_of_frequencies(table, cells, rule)
    assert found.together.share.value == pytest.approx(expected)
    assert found.together.share.low is None


def test_linkage_matters_to_coverage_by_frequencies() -> None:
    table = parse_frequencies(FREQUENCIES, name="f")
    cells = EditedDonor("d", parse_typing("A*01:01+A*01:01^B*07:02+B*07:02"))
    found = coverage_of_frequencies(table, [cells], parse_rule("hvg<=0@A,B"))
    assert found.together.share.value == pytest.approx(0.75)  # 1 - 0.5 ** 2, not 0.75 ** 2


def test_frequencies_need_a_known_donor_and_the_rules_loci() -> None:
    table = parse_frequencies(FREQUENCIES, name="f.csv")
    with pytest.raises(InputError, match=r"f\.csv: no C"):
        coverage_of_frequencies(table, [DONOR], parse_rule("hvg<=0@A,C"))
    blank = EditedDonor("d", parse_typing("A*01:01"))
    with pytest.raises(InputError, match="half blank"):
        coverage_of_frequencies(table, [blank], parse_rule("hvg<=0@A"))
    with pytest.raises(InputError, match="by antigen"):
        coverage_of_frequencies(table, [DONOR], parse_rule("hvg<=0@A at antigen"))


@pytest.mark.parametrize("text", ["", "hvg>=1", "shared<=2", "hvg<=2@Q", "hvg<=2@A,A", "hvg<=x"])
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="rule"):
        parse_rule(text)


def test_wilson_agrees_with_a_published_example() -> None:
    # Newcombe 1998, Stat Med 17:857, table I: 81/263 gives 0.2553 to 0.3662; 0/20 to 0.1611
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


def test_a_bank_and_a_table_of_people_by_the_workbench(shared: Path, examples: Path) -> None:
    found = hla_coverage(
        "hvg<=2@A,B,DRB1",
        bank=examples / "bank",
        people=shared / "populations/hla_1000genomes_polypheme.csv",
    )
    assert found.people == 2601
    assert any("92 rows" in note for note in found.notes)
    assert found.together.meets >= max(row.meets for row in found.each)
    with pytest.raises(InputError, match="give one of each"):
        hla_coverage("hvg<=2", people="p.csv")


# The IEDB's figure


def test_the_reference_sets_cover_what_the_iedb_states(shared: Path) -> None:
    path = shared / "hla/iedb_population_genotype_map.json"
    for hla_class, alleles, least in (("I", REFERENCE_I, 0.97), ("II", REFERENCE_II, 0.99)):
        table = read_gene_frequencies(path, population="World", classes=[hla_class])
        found = epitope_coverage({"set": alleles.split()}, table, population="World")
        assert found.coverage > least
        assert found.unknown == ()
        assert sum(found.hits) == pytest.approx(1.0)


def test_a_single_allele_hits_a_homozygote_once() -> None:
    table = {"HLA-A": {"HLA-A*02:01": 0.25}}
    found = epitope_coverage({"e": ["HLA-A*02:01"]}, table, population="p")
    assert found.coverage == found.average_hit == pytest.approx(1 - 0.75**2)
    two = epitope_coverage({"e": ["A*02:01"], "f": ["A*02:01"]}, table, population="p")
    assert two.coverage == pytest.approx(found.coverage)
    assert two.average_hit == pytest.approx(2 * found.average_hit)


@pytest.mark.parametrize(("coverage", "printed"), [(0.1424, 0.12), (0.1074, 0.11), (0.2044, 0.13)])
def test_pc90_below_ninety_percent_is_what_published_tables_print(
    coverage: float, printed: float
) -> None:
    # rows of PMC7803919, table 3 (means over countries, so the last digit may differ)
    assert pc90([1 - coverage, coverage]) == pytest.approx(printed, abs=0.006)


def test_frequencies_above_one_are_divided_by_their_sum() -> None:
    table = {"HLA-A": {"HLA-A*02:01": 0.6, "HLA-A*01:01": 0.6}}
    found = epitope_coverage({"e": ["A*02:01"]}, table, population="p")
    assert found.coverage == pytest.approx(0.75)


loci = st.dictionaries(
    st.sampled_from(["HLA-A*01:01", "HLA-A*02:01", "HLA-A*03:01"]), st.floats(0, 0.6), min_size=1
)


@given(
    loci,
    st.dictionaries(
        st.sampled_from("abc"),
        st.lists(st.sampled_from(["A*01:01", "A*02:01", "B*07:02"]), min_size=1, max_size=3),
        min_size=1,
    ),
)
@settings(max_examples=80, deadline=None)
def test_hits_are_what_enumerating_genotypes_gives(
    column: dict[str, float], epitopes: dict[str, list[str]]
) -> None:
    frequencies = {"HLA-A": column, "HLA-B": {"HLA-B*07:02": 0.4}}
    expected = [0.0] * 40
    for pair in itertools.product(*(_genotypes(c) for c in frequencies.values())):
        carried = {allele for genotype, _ in pair for allele in genotype}
        hits = sum(len({f"HLA-{a}" for a in r} & carried) for r in epitopes.values())
        expected[hits] += pair[0][1] * pair[1][1]
    found = epitope_coverage(epitopes, frequencies, population="p")
    assert list(found.hits) == pytest.approx(expected[: len(found.hits)])


def _genotypes(column: dict[str, float]) -> list[tuple[tuple[str, str], float]]:
    scale = max(1.0, sum(column.values()))
    whole = {a: f / scale for a, f in column.items()}
    whole["other"] = max(0.0, 1 - sum(whole.values()))
    return [((a, b), f * g) for (a, f), (b, g) in itertools.product(whole.items(), repeat=2)]


def test_a_map_or_an_epitope_list_that_is_none_gives_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    for data, message in (
        ("[1", "not JSON"),
        (json.dumps({"I": {"World": {"HLA-A": [["HLA-A*02:01", 2]]}}}), "frequency 2"),
        (json.dumps({"I": {"World": {"HLA-A": "x"}}}), "not a list"),
        (json.dumps({"I": {}}), "no population 'World'"),
    ):
        path.write_text(data)
        with pytest.raises(InputError, match=message):
            read_gene_frequencies(path, population="World", classes=["I"])
    path.write_text("SLYNTVATL\n")
    with pytest.raises(InputError, match="line 1: no allele"):
        read_epitopes(path)
    path.write_text("SLYNTVATL\tHLA-A*02:01,HLA-A*02:06\n")
    assert read_epitopes(path) == {"SLYNTVATL": ("HLA-A*02:01", "HLA-A*02:06")}
