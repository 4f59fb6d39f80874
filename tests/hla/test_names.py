"""Names with an imported release: allele codes, history, and translation between releases."""

from __future__ import annotations

import pytest

from alloway.errors import TypingError
from alloway.hla.reduction import translate_typing
from alloway.hla.typing import format_typing, parse_typing
from alloway.reference.hla_mac import read_codes
from alloway.reference.hla_reductions import build_reductions
from alloway.reference.hla_reference import HlaReference
from alloway.reference.hla_release_facts import build_facts
from alloway.reference.hla_tables import ReleaseTables
from alloway.reference.hla_wmda import parse_release
from reference.tiny_release import CODES, tiny_files


def tables(release: str = "3.99.0", files: dict[str, bytes] | None = None) -> ReleaseTables:
    parsed = parse_release(files or tiny_files(release))
    about, arrays = build_reductions(parsed)
    return ReleaseTables(about, arrays | build_facts(parsed) | read_codes(CODES, "alpha.v3.txt"))


@pytest.fixture(scope="module")
def tiny() -> HlaReference:
    return HlaReference("3.99.0", tables())


def test_an_allele_code_becomes_its_alleles(tiny: HlaReference) -> None:
    typing = parse_typing("A*01:AB", reference=tiny)
    assert format_typing(typing) == "A*01:01/A*01:02"


def test_what_the_release_does_not_have_of_a_code_is_left_out_and_said(tiny: HlaReference) -> None:
    typing = parse_typing("A*01:HALF", reference=tiny)
    assert format_typing(typing) == "A*01:01"
    assert typing.notes == ("A*01:HALF: release 3.99.0 has no A*01:99; left out.",)
    with pytest.raises(TypingError, match="holds no allele of release"):
        parse_typing("A*01:GONE", reference=tiny)


def test_without_the_code_file_a_code_is_refused_with_the_way_out() -> None:
    with pytest.raises(TypingError, match="--mac"):
        parse_typing("A*01:AB")


def test_a_short_name_of_null_alleles_gets_its_suffix(tiny: HlaReference) -> None:
    typing = parse_typing("A*24:09", reference=tiny)
    assert format_typing(typing) == "A*24:09N"
    assert typing.notes[0].startswith("A*24:09 is now A*24:09N")


def test_a_typing_of_another_release_is_followed_by_accession_number(tiny: HlaReference) -> None:
    files = tiny_files("3.98.0")
    old_name = files["Allelelist.txt"].replace(b"A*74:02\n", b"A*74:03\n")
    files |= {"Allelelist.txt": old_name}
    for path in ("wmda/hla_nom_g.txt", "wmda/hla_nom_p.txt", "wmda/rel_dna_ser.txt"):
        files[path] = files[path].replace(b"74:02", b"74:03")
    old = HlaReference("3.98.0", tables("3.98.0", files))
    assert old.tables is not None
    assert tiny.tables is not None
    typing = parse_typing("A*74:03+A*01:02", reference=old)
    now = translate_typing(typing, old.tables, tiny.tables)
    assert (format_typing(now), now.release) == ("A*74:02+A*01:02", "3.99.0")
    assert now.notes == ("From release 3.98.0 to 3.99.0: A*74:03 is now A*74:02.",)


def test_a_broad_antigen_written_as_a_group_is_the_antigen() -> None:
    assert format_typing(parse_typing("A*28:XX")) == "A28"
    assert format_typing(parse_typing("A*28")) == "A28"
