"""Reductions: a made-up release by hand, the official one by table and by a slow twin."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import InputError, TypingError
from alloway.hla.reduction import LEVELS, Reducer, read_lines, reduce_all, translator
from alloway.reference.hla_mac import read_codes
from alloway.reference.hla_reductions import build_reductions
from alloway.reference.hla_tables import ReleaseTables
from alloway.reference.hla_wmda import is_release_file, parse_release
from alloway.store.archives import read_members
from reference.reduction_slow import SlowRelease
from reference.tiny_release import ALLELES, CODES, tiny_files, write_tiny


def tables_of(files: dict[str, bytes], codes: bytes = CODES) -> ReleaseTables:
    about, arrays = build_reductions(parse_release(files))
    return ReleaseTables(about, arrays | read_codes(codes, "codes"))


@pytest.fixture(scope="module")
def tiny() -> ReleaseTables:
    return tables_of(tiny_files())


@pytest.mark.parametrize(
    ("level", "typing", "expected"),
    [
        ("G", "A*01:01:01:02N", "A*01:01:01G"),
        ("G", "A*01:01:02", "A*01:01:02"),
        ("G", "A*01:01", "A*01:01:01G"),
        ("lgx", "A*74:02", "A*74:01"),
        ("lg", "A*74:02", "A*74:01g"),
        ("P", "A*01:01", "A*01:01P"),
        ("P", "A*24:09N", "A*24:09N"),
        ("lgx", "A*01:XX", "A*01:01/A*01:02"),
        ("W", "A*01:01", "A*01:01:01:01/A*01:01:01:02N/A*01:01:02"),
        ("W", "DRB4*01:03N", "DRB4*01:03:01:02N"),
        ("lgx", "DRB4*01:03N", "DRB4*01:01"),
        ("exon", "A*24:02:01:02L", "A*24:02:01"),
        ("exon", "A*24:02L", "A*24:02:01"),
        ("U2", "A*24:02:01:02L", "A*24:02L"),
        ("1F", "HLA-A*24:02:01G", "HLA-A*24"),
        ("S", "A*24:02", "A9/A24"),
        ("S", "A*24:09N", "X"),
        ("S", "B*40:05", "B21/B4005"),
        ("S", "HLA-B*44:02:01+B*44:02", "B12/B44+HLA-B12/HLA-B44"),
        ("1F", "A9", "A*24"),
        ("1F", "A*09:XX", "A*24"),
        ("lgx", "A*0101", "A*01:01"),
        ("lgx", "A*01:AB", "A*01:01/A*01:02"),
        ("lgx", "B*44:ZZZ", "B*15:01/B*44:02"),
        ("lgx", "B*44:02+A*01:02", "A*01:02+B*44:02"),
        ("lgx", "B*44:02^A*01:02", "A*01:02^B*44:02"),
        ("lgx", "B*44:02~A*01:02", "B*44:02~A*01:02"),
        ("lgx", "A*74:01+A*74:02|A*74:02+A*74:01", "A*74:01+A*74:01"),
        ("lgx", "DRB4*01:03 ? B*44:02", "B*44:02?DRB4*01:01"),
        ("lgx", "a*01:01/hla-a*01:02", "HLA-A*01:01/HLA-A*01:02"),
    ],
)
def test_each_level_of_a_release_small_enough_to_check_by_eye(
    tiny: ReleaseTables, level: str, typing: str, expected: str
) -> None:
    assert Reducer(tiny, level).reduce(typing).reduced == expected


def test_a_renamed_allele_is_followed_and_said(tiny: ReleaseTables) -> None:
    found = Reducer(tiny, "W").reduce("A*01:01:09")
    assert found.reduced == "A*01:01:02"
    assert found.notes == ("A*01:01:09 is A*01:01:02 in release 3.99.0 (Sequence identical)",)


def test_a_null_allele_written_without_its_suffix_is_read_and_said(tiny: ReleaseTables) -> None:
    found = Reducer(tiny, "W").reduce("A*24:09")
    assert found.reduced == "A*24:09N"
    assert found.notes[0].startswith("A*24:09 is A*24:09N")


def test_a_deleted_allele_without_successor_is_refused(tiny: ReleaseTables) -> None:
    with pytest.raises(TypingError, match="withdrawn"):
        Reducer(tiny, "G").reduce("B*07:01")


def test_alleles_of_a_code_that_the_release_lacks_are_left_out_and_said(
    tiny: ReleaseTables,
) -> None:
    half = Reducer(tiny, "lgx").reduce("A*01:HALF")
    assert half.reduced == "A*01:01"
    assert half.notes == ("A*01:HALF: release 3.99.0 has no A*01:99; left out",)
    gone = Reducer(tiny, "lgx").reduce("A*01:GONE")
    assert (gone.reduced, len(gone.notes)) == ("X", 1)


def test_an_unknown_code_is_not_guessed(tiny: ReleaseTables) -> None:
    with pytest.raises(TypingError, match="QQQ is not known"):
        Reducer(tiny, "lgx").reduce("A*01:QQQ")


@pytest.mark.parametrize("typing", ["A*01:01+", "", "A*99:99", "B*07:01", "A*01:01/+", "^"])
def test_what_is_no_typing_gives_one_clear_error(tiny: ReleaseTables, typing: str) -> None:
    with pytest.raises(TypingError):
        Reducer(tiny, "G").reduce(typing)


@given(st.text(alphabet="AB*0124:+/^|~?XGN -", max_size=25), st.sampled_from(LEVELS))
def test_any_text_is_reduced_or_gives_one_clear_error(text: str, level: str) -> None:
    said = ""
    try:
        assert Reducer(TINY, level).reduce(text).reduced
    except InputError as error:
        said = error.message
    assert "\n" not in said


TINY = tables_of(tiny_files())
WORDS = ["A*01:01", "A*24:02:01:02L", "HLA-A*74:02", "A*01:XX", "A*24:09", "A9", "A*01:HALF"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1, max_size=4),
    st.sampled_from(LEVELS),
)
def test_reducing_twice_at_w_and_long_lists_change_nothing(
    slots: list[list[str]], level: str
) -> None:
    text = "+".join("/".join(slot) for slot in slots)
    alone = Reducer(TINY, level).reduce(text).reduced
    assert set(Reducer(TINY, level).reduce_many([text] * 2_001)) == {alone}
    whole = Reducer(TINY, "W").reduce(text).reduced
    assert Reducer(TINY, "W").reduce(whole).reduced == whole


def test_an_error_says_which_typing_it_was(tiny: ReleaseTables) -> None:
    with pytest.raises(TypingError, match=r"typing 2 \(A\*99:01\)"):
        reduce_all(Reducer(tiny, "G"), ["A*01:01", "A*99:01"])


def test_names_follow_their_accession_into_another_release(tiny: ReleaseTables) -> None:
    files = tiny_files("3.100.0")
    files["Allelelist.txt"] = files["Allelelist.txt"].replace(b",A*01:02\n", b",A*01:77N\n")
    newer = tables_of({path: data.replace(b";01:02;", b";01:77N;") for path, data in files.items()})
    reducer = Reducer(newer, "W")
    found = reduce_all(reducer, ["A*01:02+A*74:02"], translator(tiny, newer))[0]
    assert found.reduced == "A*01:77N+A*74:02"
    assert found.notes == ("from release 3.99.0 to 3.100.0: A*01:02 is now A*01:77N",)


def test_a_file_holds_one_typing_a_line(tmp_path: Path) -> None:
    path = tmp_path / "typings.txt"
    path.write_text("# a comment\nA*01:01\n\nB*44:02\n")
    assert read_lines(path) == ["A*01:01", "B*44:02"]


# --- the official release 3.44.0 ---

# The allele codes of the table, as far as needed: AB and NA follow from the table itself; the
# alleles of ASXJP and APUF are assumed (the official code file is not at hand).
TABLE_CODES = (
    b"*\tCODE\tSUBTYPE\n\n\tAB\t01/02\n\tNA\t01/02/06/08/09/10\n*\tASXJP\t08:01/08:19N\n"
    b"\tAPUF\t998/999\n"
)


@pytest.fixture(scope="module")
def official(shared: Path) -> ReleaseTables:
    folder = shared / "hla" / "imgthla-3.44.0"
    return tables_of(read_members(folder, is_release_file), TABLE_CODES)


@pytest.fixture(scope="module")
def twin(shared: Path) -> SlowRelease:
    return SlowRelease(shared / "hla" / "imgthla-3.44.0")


def expectations(shared: Path) -> list[dict[str, str]]:
    with (shared / "hla" / "reduction_expectations_3.44.0.tsv").open() as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_published_reduction_agrees(shared: Path, official: ReleaseTables) -> None:
    rows = expectations(shared)
    differing = []
    for row in rows:
        level, typing, expected = _repaired(row)
        reduced = Reducer(official, level).reduce(typing).reduced
        if reduced != expected:
            differing.append((level, typing, reduced, expected))
    assert len(rows) > 50
    assert differing == []


def _repaired(row: dict[str, str]) -> tuple[str, str, str]:
    """One row was cut at the ``|`` of its typing (docs/rules/reductions.md): put together again."""
    if row["level"] in LEVELS:
        return row["level"], row["typing"], row["expected"]
    first, second = row["typing"].rstrip("\\"), row["level"]
    level = row["expected"]
    reduced = "|".join(
        "+".join("~".join(f"{a}g" for a in h.split("~")) for h in genotype.split("+"))
        for genotype in (first, second)
    )
    return level, f"{first}|{second}", reduced


@pytest.mark.parametrize("seed", range(20))
def test_the_slow_twin_agrees_on_random_official_names(
    official: ReleaseTables, twin: SlowRelease, seed: int
) -> None:
    pick = random.Random(seed)
    compared = 0
    for allele in pick.sample(twin.alleles, 25):
        name = _some_name(allele, pick.random(), pick.random())
        if official.knows(name):
            compared += 1
            _compare(official, twin, name)
    assert compared > 10


@given(st.sampled_from(ALLELES), st.floats(0, 0.99), st.floats(0, 0.99))
def test_the_slow_twin_agrees_on_the_small_release(allele: str, depth: float, end: float) -> None:
    with TemporaryDirectory() as folder:
        twin = SlowRelease(write_tiny(Path(folder)))
    name = _some_name(allele, depth, end)
    if TINY.knows(name):
        _compare(TINY, twin, name)


def _some_name(allele: str, depth: float, end: float) -> str:
    """The allele's name cut short, with or without its suffix, or the XX code of its group."""
    bare = allele.rstrip("NLSCAQ")
    fields = bare.split(":")
    if end > 0.9 and len(fields) > 1:
        return f"{fields[0]}:XX"
    kept = min(2, len(fields)) + int(depth * (len(fields) - 1))
    return ":".join(fields[:kept]) + (allele[len(bare) :] if end < 0.6 else "")


def _compare(tables: ReleaseTables, twin: SlowRelease, name: str) -> None:
    for level in LEVELS:
        reduced = set(Reducer(tables, level).reduce(name).reduced.split("/"))
        assert reduced == twin.reduce(name, level), (level, name)
