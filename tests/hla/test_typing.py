"""GL Strings, lists, columns: what is read, what is refused, and the way back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError, LimitError, TypingError
from alloway.hla.typing import (
    column_slot,
    format_typing,
    parse_columns,
    parse_typing,
    read_typing,
)
from alloway.values.hla import Allele


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("HLA-A*02:01+HLA-A*24:02", "A*02:01+A*24:02"),
        ("a*02:01+a*24:02", "A*02:01+A*24:02"),
        ("A*02:01, A*24:02, B*07:02", "A*02:01+A*24:02^B*07:02"),
        ("A*02:01 A*24:02\nB*07:02;B*44:02", "A*02:01+A*24:02^B*07:02+B*44:02"),
        ("A*02:01 + A*24:02 ^ B*07:02", "A*02:01+A*24:02^B*07:02"),
        ("B*07:02^A*02:01", "A*02:01^B*07:02"),
        ("A*02:01/02:06/09+A*24:02", "A*02:01/A*02:06/A*02:09+A*24:02"),
        ("A*01:01~B*08:01+A*02:01~B*07:02", "A*01:01~B*08:01+A*02:01~B*07:02"),
        ("A*01:01~B*08:01 A*02:01~B*07:02", "A*01:01~B*08:01+A*02:01~B*07:02"),
        ("A*01:01~B*08:01|A*01:02~B*08:02", "A*01:01|A*01:02^B*08:01|B*08:02"),
        ("DRB3*01:01?DRB4*01:03", "DRB3*01:01|DRB4*01:03"),
        (
            "DRB1*01:01+DRB1*15:01^DRB5*01:01+DRBX*NNNN",
            "DRB1*01:01+DRB1*15:01^DRB5*01:01+DRBX*NNNN",
        ),
        ("A*0201 A*02010102L Cw*0702 DPB1*0401", "A*02:01+A*02:01:01:02L^C*07:02^DPB1*04:01"),
        ("B*44:01+B*07:02", "B*44:02+B*07:02"),
        ("A*24:09", "A*24:09N"),
        ("DRB3*01:01^DRB4*01:03", "DRB3*01:01+DRB4*01:03"),
        ("A*02:XX+A*01:01", "A*02+A*01:01"),
        ("A2,A9,Cw7", "A2+A9^Cw7"),
        ("A*24:09N+A*01:01:38L", "A*24:09N+A*01:01:38L"),
        ("A*01:01:01G+A*02:01P", "A*01:01:01G+A*02:01P"),
        ("A*01:01+A*02:01|A*01:02+A*02:06", "A*01:01+A*02:01|A*01:02+A*02:06"),
        ("DPB1*1729:01", "DPB1*1729:01"),
    ],
)
def test_forms_that_laboratories_write(text: str, same: str) -> None:
    assert format_typing(parse_typing(text)) == same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A*99:01", "A has no allele group 99"),
        ("DRB1*02:01", "DRB1 has no allele group 02"),
        ("A*24:01", "was deleted from the nomenclature"),
        ("A*0201:01", "perhaps A*02:01"),
        ("A*02:01?B*07:02", "needs to know the locus"),
        ("A*02:ABCD", "multiple allele code"),
        ("A*02:01:01:01:01", "not an HLA name"),
        ("A*02:01G", "G groups have 3 fields"),
        ("A*02N", "at least two fields"),
        ("TAP1*01:01", "no HLA locus TAP1"),
        ("A99", "not an HLA antigen"),
        ("positive", "not an HLA name"),
        ("A*02:01+", "not an HLA name"),
        ("A*02:01+B*07:02", "joins alleles of A and B"),
        ("A*02:01/B*07:02", "alleles of two loci"),
        ("A*02:01^A*24:02", "join its two alleles with +"),
        ("A*02:01,A*24:02,A*01:01", "3 alleles at A"),
        ("  ", "no HLA names"),
    ],
)
def test_what_is_no_typing_gets_one_sentence_with_the_token(text: str, words: str) -> None:
    with pytest.raises(TypingError, match=r"lab\.txt") as caught:
        parse_typing(text, name="lab.txt")
    assert words in str(caught.value)
    assert "Next:" in str(caught.value)


def test_one_allele_leaves_a_blank_and_two_equal_ones_are_homozygous() -> None:
    blank = parse_typing("A*02:01").locus("A")
    twice = parse_typing("A*02:01+A*02:01").locus("A")
    assert blank is not None
    assert twice is not None
    assert blank.genotypes == (((Allele("A", ("02", "01")),), ()),)
    assert twice.genotypes[0][0] == twice.genotypes[0][1]


def test_a_locus_that_is_not_there_was_not_typed() -> None:
    assert parse_typing("A*02:01").locus("B") is None


def test_columns_are_told_from_other_columns() -> None:
    assert column_slot("HLA-DRB1 2") == ("DRB1", 2)
    assert column_slot("DRB12") == ("DRB1", 2)
    assert column_slot("DQB11") == ("DQB1", 1)
    assert column_slot("Cw_1") == ("C", 1)
    assert column_slot("DPB1") == ("DPB1", 0)
    assert column_slot("population") is None
    assert column_slot("Sample ID") is None


def test_columns_of_a_laboratory_export() -> None:
    row = {
        "Sample ID": "B24", "A_1": "A*01:01", "A_2": "A*02:01", "B1": "08:01", "B2": "40:01/02",
        "DRB3_1": "DRB3*01:01", "DRB3_2": "-", "DRB4_1": "NT", "DRB5_1": "", "HLA-C 1": "7",
    }  # fmt: skip
    typing = parse_columns(row, name="hla.csv")
    assert format_typing(typing) == "A*01:01+A*02:01^B*08:01+B*40:01/B*40:02^Cw7^DRB3*01:01"


def test_an_allele_in_the_column_of_another_locus_is_refused() -> None:
    with pytest.raises(TypingError, match=r"'B\*07:02' stands in column 'A_1'"):
        parse_columns({"A_1": "B*07:02"})


def test_columns_without_a_typing_are_refused() -> None:
    with pytest.raises(TypingError, match="no HLA names"):
        parse_columns({"region": "AFR", "A_1": ""}, name="hla.csv")


def test_argument_is_a_gl_string_or_a_file(tmp_path: Path) -> None:
    same = parse_typing("A*02:01+A*24:02^B*07:02")
    text = tmp_path / "typing.txt"
    text.write_text("# buccal swab\nA*02:01 A*24:02\nB*07:02\n")
    report = tmp_path / "report.txt"
    report.write_text("Laboratory of Somewhere\n\nGL String: HLA-A*02:01+HLA-A*24:02^HLA-B*07:02\n")
    wide = tmp_path / "wide.csv"
    wide.write_text("id;A_1;A_2;B_1;B_2\nx;02:01;24:02;07:02;\n")
    long = tmp_path / "long.csv"
    long.write_text("Locus,Allele 1,Allele 2\nHLA-A,A*02:01,A*24:02\nHLA-B,B*07:02,\n")
    assert read_typing("A*02:01+A*24:02^B*07:02") == same
    for file in (text, report, wide, long):
        assert read_typing(str(file)) == same, file.name


def test_typing_as_json(tmp_path: Path) -> None:
    from alloway.values.codec import to_json

    typing = parse_typing("A*02:01+A*24:02/A*24:03", sample="tissue")
    file = tmp_path / "typing.json"
    file.write_bytes(to_json(typing))
    assert read_typing(file) == typing


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", b"{", "not JSON"),
        ("a.json", b'{"loci": 3}', "not a valid Typing"),
        ("a.json", b"[" * 100_000, "not JSON"),
        ("a.txt", b"\xff\xfe\x00", "not"),
        ("a.csv", b"A_1,A_2\n", "no row under the header"),
        ("a.csv", b"A_1,A_2\n02:01,02:01\n01:01,03:01\n", "2 people"),
    ],
)
def test_bad_files_are_refused_by_name(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(AllowayError, match=words) as caught:
        read_typing(file)
    assert name in str(caught.value)


def test_missing_file_is_named() -> None:
    with pytest.raises(AllowayError, match=r"nowhere\.txt"):
        read_typing("nowhere.txt")


def test_size_is_limited() -> None:
    with pytest.raises(LimitError):
        parse_typing("A*02:01/" * 400_000)
    with pytest.raises(LimitError):
        parse_typing("|".join(f"A*02:{n:02d}+A*03:01" for n in range(103, 9000)))


def test_a_long_hostile_text_is_refused_quickly() -> None:
    start = time.process_time()
    with pytest.raises(TypingError):
        parse_typing("A*" + "0:" * 500_000)
    with pytest.raises(TypingError):
        parse_typing(" \t" * 500_000)
    with pytest.raises(TypingError):
        parse_typing("A" + " " * 900_000 + "B")
    assert time.process_time() - start < 20


GENES = {"A": "02", "B": "07", "C": "07", "DRB1": "04", "DQB1": "03", "DPB1": "04", "DRB4": "01"}
fields = st.lists(st.integers(103, 180).map(str), min_size=1, max_size=3)


@st.composite
def locus_text(draw: st.DrawFn, gene: str) -> str:
    def allele() -> str:
        rest = draw(fields)
        return f"{gene}*{GENES[gene]}:{':'.join(rest)}{draw(st.sampled_from(['', 'N', 'L', 'Q']))}"

    def slot() -> str:
        names = [allele() for _ in range(draw(st.integers(1, 3)))]
        return "/".join(dict.fromkeys(names))

    def genotype() -> str:
        return "+".join(slot() for _ in range(draw(st.integers(1, 2))))

    return "|".join(dict.fromkeys(genotype() for _ in range(draw(st.integers(1, 3)))))


@st.composite
def gl_strings(draw: st.DrawFn) -> str:
    genes = draw(st.lists(st.sampled_from(list(GENES)), min_size=1, unique=True))
    return "^".join(draw(locus_text(gene)) for gene in GENES if gene in genes)


@settings(max_examples=100, deadline=None)
@given(gl_strings())
def test_round_trip_is_identity(text: str) -> None:
    typing = parse_typing(text)
    assert parse_typing(format_typing(typing)) == typing
    assert sorted(format_typing(typing).split("^")) == sorted(text.split("^"))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="ABCDRQPW*:/+|^~0123456789NG, -HLX?", max_size=40),
    )
)
def test_any_text_gives_a_typing_or_one_clear_error(text: str) -> None:
    try:
        typing = parse_typing(text)
    except TypingError as error:
        said = str(error)
    else:
        said = "typing: read. Next: nothing"
        assert parse_typing(format_typing(typing)) == typing
    assert said.startswith("typing: ")
    assert "Next:" in said
    assert "\n" not in said


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["A_1", "A2", "DRB1_1", "HLA-B 2", "DQB1", "region"]),
        st.text(alphabet="0123456789:*/ABN-+, ", max_size=12),
        max_size=4,
    )
)
def test_any_row_gives_a_typing_or_one_clear_error(row: dict[str, str]) -> None:
    said = "Next:"
    try:
        parse_columns(row)
    except TypingError as error:
        said = str(error)
    assert "Next:" in said
