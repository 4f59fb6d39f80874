"""Reading the files of an official release."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.reference.hla_facts import allele_facts
from alloway.reference.hla_mac import decode, read_codes
from alloway.reference.hla_reductions import build_reductions
from alloway.reference.hla_release_facts import build_facts, release_facts
from alloway.reference.hla_tables import ReleaseTables
from alloway.reference.hla_wmda import is_release_file, parse_release
from alloway.store.archives import read_members
from reference.tiny_release import tiny_files


def test_the_header_names_the_release() -> None:
    parsed = parse_release(tiny_files())
    assert (parsed.release, parsed.date, len(parsed.alleles)) == ("3.99.0", "2026-01-15", 14)


def test_a_missing_file_is_named() -> None:
    files = tiny_files()
    del files["wmda/hla_nom_p.txt"]
    with pytest.raises(InputError, match=r"hla_nom_p\.txt is missing"):
        parse_release(files)


def test_two_releases_are_not_mixed() -> None:
    files = tiny_files()
    files["wmda/rel_dna_ser.txt"] = tiny_files("3.98.0")["wmda/rel_dna_ser.txt"]
    with pytest.raises(InputError, match=r"rel_dna_ser.txt is of release 3\.98\.0"):
        parse_release(files)


def test_allele_lists_of_earlier_releases_beside_it_are_left_alone() -> None:
    files = tiny_files()
    files["allelelist/Allelelist.3980.txt"] = tiny_files("3.98.0")["Allelelist.txt"]
    assert parse_release(files).release == "3.99.0"


def test_a_line_that_is_no_allele_is_shown_with_its_number() -> None:
    files = tiny_files()
    files["Allelelist.txt"] += b"HLA1,<script>\n"
    with pytest.raises(InputError, match=r"Allelelist\.txt, line 22: 'HLA1,<script>'"):
        parse_release(files)


@given(st.sampled_from(sorted(tiny_files())), st.binary(max_size=80), st.integers(0, 900))
def test_a_damaged_file_gives_a_release_or_one_clear_error(
    path: str, rubbish: bytes, at: int
) -> None:
    files = tiny_files()
    files[path] = files[path][:at] + rubbish + files[path][at + 5 :]
    said = ""
    try:
        build_reductions(parse_release(files))
    except InputError as error:
        said = error.message
    assert "\n" not in said


@given(st.binary(max_size=200))
def test_any_bytes_are_codes_or_one_clear_error(rubbish: bytes) -> None:
    said = ""
    try:
        assert len(read_codes(b"*\tCODE\tS\n\tAB\t01/02\n" + rubbish, "codes")["mac_code"]) >= 1
    except InputError as error:
        said = error.message
    assert not said or said.startswith("codes")


def test_codes_with_their_own_first_field_keep_it() -> None:
    arrays = read_codes(b"*\tCODE\tSUBTYPE\n\tAB\t01/02\n*\tZZZ\t44:02/15:01\n", "codes")
    tables = ReleaseTables({"release": "3.99.0"}, arrays)
    assert decode(tables, "A", "24", "AB") == ("A*24:01", "A*24:02")
    assert decode(tables, "B", "44", "ZZZ") == ("B*44:02", "B*15:01")
    assert decode(tables, "B", "44", "AAA") is None


def test_a_release_of_null_alleles_alone_has_no_facts() -> None:
    parsed = parse_release(tiny_files())
    nulls = {name: n for name, n in parsed.alleles.items() if name.endswith("N")}
    tables = ReleaseTables({}, build_facts(replace(parsed, alleles=nulls)))
    assert nulls
    assert release_facts(tables) == {}


def test_facts_of_the_official_release_agree_with_the_shipped_table(shared: Path) -> None:
    folder = shared / "hla" / "imgthla-3.58.0"
    parsed = parse_release(read_members(folder, is_release_file))
    found = release_facts(ReleaseTables({}, build_facts(parsed)))
    assert len(found) > 20_000
    for name, shipped in allele_facts().items():
        facts = found[name]
        assert facts.antigen == shipped.antigen, name
        assert facts.tce == shipped.tce, name
        assert facts.ligand in (shipped.ligand, ""), name
        assert facts.leader in (shipped.leader, ""), name
    assert sum(bool(facts.ligand) for facts in found.values()) > 5_000
