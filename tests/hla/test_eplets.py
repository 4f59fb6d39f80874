"""Eplet load against the example pairs of hlaR, in both directions, with and without edits."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError, InputError
from alloway.hla.eplet_tables import EpletTable, read_eplet_tables
from alloway.hla.eplets import EpletLoad, eplet_load
from alloway.hla.expression import parse_edits
from alloway.hla.typing import parse_typing
from reference import eplets_slow as slow

CLASS_I_V3 = {
    "101": (18, 17), "103": (27, 19), "112": (15, 11), "134": (14, 12), "203": (32, 29),
    "211": (20, 17), "215": (23, 17), "216": (28, 15), "278": (49, 24), "298": (12, 12),
    "300": (27, 17), "301": (31, 24),
}  # fmt: skip
"""Sum and number of different class I eplets (v3) of hlaR's example pairs, by its procedure."""
CLASS_I_V2_TOTAL = {
    "101": 18, "103": 30, "112": 13, "134": 15, "203": 29, "211": 15, "215": 23, "216": 26,
    "278": 42, "298": 10, "300": 23, "301": 29,
}  # fmt: skip

TINY = """index,type,A*01:01,A*02:01,B*08:01
1,AbV,44KM,,
2,AbV,62QE,62G,
1,Oth,,65RA,65RA
"""


@pytest.fixture
def tiny(tmp_path: Path) -> EpletTable:
    (tmp_path / "MHC_I_eplet_v3.csv").write_text(TINY)
    return read_eplet_tables(tmp_path)


def pairs(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for recipient, donor in zip(rows[::2], rows[1::2], strict=True):
        names = [[v for v in list(row.values())[2:] if v] for row in (recipient, donor)]
        yield recipient["pair_id"], names[0], names[1]


def load(found: tuple[EpletLoad, ...], direction: str, hla_class: str) -> EpletLoad:
    return next(f for f in found if (f.direction, f.hla_class) == (direction, hla_class))


def test_class_i_examples_count_as_hlar_counts_them(shared: Path) -> None:
    folder = shared / "hla/hlaR"
    table, old = read_eplet_tables(folder), read_eplet_tables(folder, version=2)
    for pair, recipient, donor in pairs(folder / "MHC_I_test.csv"):
        one, two = parse_typing(" ".join(recipient)), parse_typing(" ".join(donor))
        found = load(eplet_load(one, two, table), "HvG", "I")
        assert (found.total, found.distinct) == CLASS_I_V3[pair]
        assert (found.low, found.high, found.unknown) == (found.total, found.total, ())
        assert load(eplet_load(one, two, old), "HvG", "I").total == CLASS_I_V2_TOTAL[pair]


@pytest.mark.parametrize("hla_class", ["I", "II"])
def test_both_directions_are_what_the_slow_twin_counts(shared: Path, hla_class: str) -> None:
    folder = shared / "hla/hlaR"
    table = read_eplet_tables(folder)
    cells = slow.columns(*sorted(folder.glob("MHC_*_v3.csv")))
    for _, recipient, donor in pairs(folder / f"MHC_{hla_class}_test.csv"):
        one, two = parse_typing(" ".join(recipient)), parse_typing(" ".join(donor))
        found = eplet_load(one, two, table, interlocus="hlaR")
        for direction, shown, other in (("HvG", donor, recipient), ("GvH", recipient, donor)):
            expected = slow.mismatches(shown, other, cells)
            got = load(found, direction, hla_class)
            assert got.total == sum(len(eplets) for _, eplets in expected)
            assert got.distinct == len({e for _, eplets in expected for e in eplets})


def test_blank_copies_of_the_class_ii_examples_open_the_range(shared: Path) -> None:
    folder = shared / "hla/hlaR"
    table = read_eplet_tables(folder)
    for pair, recipient, donor in pairs(folder / "MHC_II_test.csv"):
        one, two = parse_typing(" ".join(recipient)), parse_typing(" ".join(donor))
        found = load(eplet_load(one, two, table), "HvG", "II")
        blank = len([n for n in donor if n[:3] != "DRB" or n[3] == "1"]) < 10
        assert (found.high is None) == blank, pair


def test_interlocus_eplets_are_self_across_beta_chains(shared: Path) -> None:
    folder = shared / "hla/hlaR"
    table = read_eplet_tables(folder)
    assert "rqp57D" in table.interlocus
    fewer = 0
    for _, recipient, donor in pairs(folder / "MHC_II_test.csv"):
        one, two = parse_typing(" ".join(recipient)), parse_typing(" ".join(donor))
        wide = load(eplet_load(one, two, table), "HvG", "II").total
        narrow = load(eplet_load(one, two, table, interlocus="hlaR"), "HvG", "II").total
        assert wide <= narrow
        fewer += wide < narrow
    assert fewer > 5


def test_the_directions_are_named_and_differ(tiny: EpletTable) -> None:
    one = parse_typing("A*01:01+A*01:01^B*08:01+B*08:01")
    two = parse_typing("A*02:01+A*02:01^B*08:01+B*08:01")
    found = eplet_load(one, two, tiny)
    assert [f.direction for f in found] == ["HvG", "GvH"]
    hvg, gvh = found
    assert (hvg.rows[0].eplets, gvh.rows[0].eplets) == (("62G",), ("44KM", "62QE"))
    assert (hvg.distinct, gvh.distinct, gvh.verified) == (1, 2, 2)  # a homozygote counts twice
    assert (hvg.total, gvh.total) == (2, 4)


def test_edits_take_molecules_out_of_hvg_and_not_of_gvh(tiny: EpletTable) -> None:
    one, two = parse_typing("A*01:01+A*01:01"), parse_typing("A*02:01+A*02:01")
    found = eplet_load(one, two, tiny, edits=parse_edits("B2M-KO"))
    assert {row.state for row in found[0].rows if row.allele} == {"not on the cells"}
    assert (found[0].total, found[1].total) == (0, 4)


def test_an_allele_the_table_lacks_is_unknown_and_named(tiny: EpletTable) -> None:
    one, two = parse_typing("A*01:01+A*01:01"), parse_typing("A*02:01+A*11:01")
    hvg, gvh = eplet_load(one, two, tiny)
    assert any(row.allele == "A*11:01" and row.state == "unknown" for row in hvg.rows)
    assert any(why.startswith("A*11:01: not in the eplet table") for why in hvg.unknown)
    assert hvg.high is None
    assert any(why.startswith("A*11:01") for why in gvh.unknown)
    assert gvh.low < gvh.total


def test_tables_that_are_not_eplet_tables_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no eplet table"):
        read_eplet_tables(tmp_path)
    path = tmp_path / "MHC_I_eplet_v3.csv"
    path.write_text("allele,eplet\nA*01:01,44KM\n")
    with pytest.raises(InputError, match="no header"):
        read_eplet_tables(tmp_path)
    path.write_text("index,type,A1\n1,AbV,44KM\n")
    with pytest.raises(InputError, match="'A1' is not an allele"):
        read_eplet_tables(tmp_path)
    path.write_text("index,type,A*01:01,A*01:01\n1,AbV,44KM,62G\n")
    with pytest.raises(InputError, match="twice"):
        read_eplet_tables(tmp_path)
    with pytest.raises(InputError, match="version 7"):
        read_eplet_tables(tmp_path, version=7)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_a_table_or_one_clear_error(data: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (Path(folder) / "MHC_I_eplet_v3.csv").write_bytes(data)
        try:
            table = read_eplet_tables(Path(folder))
        except AllowayError:
            return
        assert table.version == 3
