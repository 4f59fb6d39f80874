"""Searching a registry: the counts of every donor, the table's faults, and the ways to run it."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import alloway.hla.registry_encode as encoding
from alloway.errors import AllowayError, InputError
from alloway.hla.counting import count_mismatches
from alloway.hla.expression import parse_edits, surface_rule
from alloway.hla.registry import Registry
from alloway.hla.registry_encode import encode_registry
from alloway.hla.search import SearchResult, parse_memory, search
from alloway.hla.search_counts import closed_counts
from alloway.hla.search_rule import parse_rule
from alloway.hla.typing import format_typing, parse_columns, parse_typing
from alloway.values.hla import Locus, Typing
from alloway.workbench import hla_search
from reference import scan_slow

LOCI = ("A", "B", "DRB1")
HEADER = ["id", *(f"{locus}_{copy}" for locus in LOCI for copy in (1, 2))]
CELLS = {
    "A": ("02:01", "02:06", "24:02", "24:09N", "02", "02:01/02:06", "02:01/24:02", ""),
    "B": ("07:02", "08:01", "44:02", "07:02:01", "07", "07:02/08:01", "44:02/44:03", ""),
    "DRB1": ("15:01", "04:01", "04:04", "04", "04:01/04:04", "15:01/15:02", ""),
}
Row = list[str]


def write(folder: Path, rows: Sequence[Sequence[str]], name: str = "donors.csv") -> Path:
    path = folder / name
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def person(*cells: str) -> Typing:
    return parse_columns(dict(zip(HEADER[1:], cells, strict=True)))


def registry_of(folder: Path, rows: Sequence[Sequence[str]], **options: int) -> Registry:
    return encode_registry(write(folder, rows), **options)  # type: ignore[arg-type]


def find(
    registry: Registry, patient: Typing, *, rule: str = "", top: int = 100, edits: str = ""
) -> SearchResult:
    (found,) = search(
        [("p", patient)], registry, rule=rule, top=top, edits=parse_edits(edits), loci=LOCI
    )
    return found


def as_slow(found: SearchResult) -> list[scan_slow.Found]:
    return [(d.id, (d.hvg.min, d.hvg.max), (d.gvh.min, d.gvh.max), d.meets) for d in found.found]


def pairs(cells: Sequence[str]) -> list[tuple[str, str]]:
    """Cells as the slow twin takes them: two fields, two cells a locus."""
    short = ["/".join(":".join(n.split(":")[:2]) for n in cell.split("/")) for cell in cells]
    return list(zip(short[0::2], short[1::2], strict=True))


def row_of(values: dict[str, tuple[str, ...]]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.tuples(*(st.sampled_from(values[locus]) for locus in LOCI for _ in (1, 2)))


EDITS = {"": (False, False, False), "B2M-KO": (True, True, False), "CIITA-KO": (False, False, True)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    patient=row_of(CELLS).filter(
        lambda r: all(a or b for a, b in zip(r[::2], r[1::2], strict=True))
    ),
    rows=st.lists(row_of(CELLS), min_size=1, max_size=6),
    most=st.tuples(st.integers(0, 6), st.integers(0, 6)),
    edits=st.sampled_from(sorted(EDITS)),
)
def test_a_search_gives_what_writing_out_every_reading_gives(
    tmp_path_factory: pytest.TempPathFactory,
    patient: tuple[str, ...],
    rows: list[tuple[str, ...]],
    most: tuple[int, int],
    edits: str,
) -> None:
    donors = [(f"d{n}", row) for n, row in enumerate(rows)]
    table = [[name, *row] for name, row in donors]
    registry = registry_of(tmp_path_factory.mktemp("r"), table, chunk_rows=4)
    found = find(registry, person(*patient), rule=f"hvg<={most[0]},gvh<={most[1]}", edits=edits)
    expected = scan_slow.search(
        pairs(patient), [(n, pairs(r)) for n, r in donors],
        most_hvg=most[0], most_gvh=most[1], top=100, gone=EDITS[edits],
    )  # fmt: skip
    assert as_slow(found) == expected
    assert found.donors == len(rows) == sum(found.hvg.least) == sum(found.gvh.most)
    slow = [scan_slow.hvg(pairs(patient), pairs(r), EDITS[edits]) for r in rows]
    assert list(found.hvg.least) == np.bincount([s[0] for s in slow], minlength=7).tolist()
    assert list(found.hvg.most) == np.bincount([s[1] for s in slow], minlength=7).tolist()


ALLELES = (
    "A*02:01", "A*02:06", "A*24:02", "A*24:09N", "A*24:02:01:02L", "A*02:01:01G", "A*02:01P",
    "A*24:02:01G", "A*02:9999", "A*02", "A*24", "A*02:01/A*24:02", "A*24:09N/A*24:02",
    "A*02:01/A*02:06/A*24:03", "A*32:11Q", "A9", "A*02/A*24:02",
)  # fmt: skip


SEROLOGY = (
    "B*15:01", "B*15:16", "B*15:999", "B*15", "B15", "B62", "B63", "B40", "B60", "B*40:01",
    "B*40:02", "B*15:01/B62", "B62/B63", "B*15:999/B*40:02", "B61", "B*07:02", "B62/B*07:02",
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(
    patient=st.lists(st.sampled_from(ALLELES), min_size=1, max_size=2),
    donor=st.lists(st.sampled_from(ALLELES), min_size=1, max_size=2),
    edits=st.sampled_from(["", "B2M-KO", "HLA-A-KO", "HLA-A*02-KO", "HLA-A*24:02-KO"]),
)
def test_closed_forms_are_silent_or_right(patient: list[str], donor: list[str], edits: str) -> None:
    _check_closed(locus_of("+".join(patient)), locus_of("+".join(donor)), edits)


@settings(max_examples=250, deadline=None)
@given(
    patient=st.lists(st.sampled_from(SEROLOGY), min_size=1, max_size=2),
    donor=st.lists(st.sampled_from(SEROLOGY), min_size=1, max_size=2),
    other=st.sampled_from(["", "|B62+B63", "|B*15:999+B*07:02"]),
)
def test_closed_forms_of_antigens_are_silent_or_right(
    patient: list[str], donor: list[str], other: str
) -> None:
    _check_closed(locus_of("+".join(patient) + other), locus_of("+".join(donor)), "")
    _check_closed(locus_of("+".join(donor) + other), locus_of("+".join(patient)), "")


def _check_closed(ours: Locus, theirs: Locus, edits: str) -> None:
    rule, name = surface_rule(edits.split(",")), ours.name
    counts, told = closed_counts([ours], [theirs.genotypes[0]], name, surface_rule(()))
    if told[0, 0]:
        gvh = count_mismatches(ours, theirs, locus=name).count
        assert counts[0, 0, :2].tolist() == [gvh.min, gvh.max]
    edited, told = closed_counts([ours], [theirs.genotypes[0]], name, rule)
    if told[0, 0] and name not in rule.absent:
        hvg = count_mismatches(theirs, ours, locus=name, shown_rule=rule).count
        assert edited[0, 0, 2:].tolist() == [hvg.min, hvg.max]


def locus_of(text: str) -> Locus:
    return parse_typing(text).loci[0]


def test_closed_forms_tell_the_common_cases() -> None:
    plain = locus_of("A*02:01+A*24:02")
    donors = [locus_of(t).genotypes[0] for t in ("A*02:01", "A*02+A*24:02", "A*02:01P+A*24:02P")]
    assert closed_counts([plain], donors, "A", surface_rule(()))[1].all()


@pytest.mark.parametrize("edits", ["", "HLA-A*02:01-KO", "HLA-A*02-KO", "HLA-B-KO,CIITA-KO"])
@pytest.mark.parametrize(
    "patient",
    [
        "A*02:01+A*24:02^B*07:02+B*08:01^DRB1*15:01+DRB1*04:01",
        "A*02:01:01G+A*24:02^B*07:02^DRB1*04",
        "A*02:01+A*24:02|A*02:06+A*24:03^B*07:02/B*08:01+B*44:02^DRB1*04:01+DRB1*04:01",
    ],
)
def test_every_donor_has_the_counts_the_match_gives(
    tmp_path: Path, patient: str, edits: str
) -> None:
    rng = np.random.default_rng(3)
    values = {**CELLS, "A": (*CELLS["A"], "02:01P", "24:02:01G", "32:11Q", "02:9999")}
    rows = [
        [f"d{n:02d}", *(str(rng.choice(values[locus])) for locus in LOCI for _ in (1, 2))]
        for n in range(40)
    ]
    recipient, rule = parse_typing(patient), surface_rule(edits.split(","))
    found = find(registry_of(tmp_path, rows, chunk_rows=16), recipient, edits=edits)
    assert len(found.found) == 40
    by_id = {d.id: d for d in found.found}
    for name, *cells in rows:
        donor = parse_columns({**dict(zip(HEADER[1:], cells, strict=True)), "E_1": "01:01"})
        counts = [
            (
                count_mismatches(recipient.locus(locus), donor.locus(locus), locus=locus).count,
                count_mismatches(
                    donor.locus(locus), recipient.locus(locus), locus=locus, shown_rule=rule
                ).count,
            )
            for locus in LOCI
        ]
        one = by_id[name]
        assert (one.gvh.min, one.gvh.max) == (
            sum(g.min for g, _ in counts), sum(g.max for g, _ in counts),
        )  # fmt: skip
        assert (one.hvg.min, one.hvg.max) == (
            sum(h.min for _, h in counts), sum(h.max for _, h in counts),
        )  # fmt: skip


ROW = ["02:01", "24:02", "07:02", "08:01", "15:01", "04:01"]
PATIENT = "A*02:01+A*02:01^B*07:02+B*08:01^DRB1*15:01+DRB1*04:01"


def test_the_directions_are_not_swapped(tmp_path: Path) -> None:
    found = find(registry_of(tmp_path, [["d", *ROW]]), parse_typing(PATIENT)).found[0]
    assert (found.hvg.min, found.gvh.min) == (
        1,
        0,
    )  # the donor's A*24:02 is foreign; nothing of hers
    turned = find(registry_of(tmp_path, [["d", "02:01", "02:01", *ROW[2:]]]), person(*ROW)).found[0]
    assert (turned.hvg.min, turned.gvh.min) == (0, 1)


def test_knocking_out_class_i_takes_it_from_hvg_and_leaves_gvh(tmp_path: Path) -> None:
    registry = registry_of(tmp_path, [["d", "24:02", "24:02", *ROW[2:]]])
    before = find(registry, parse_typing(PATIENT))
    after = find(registry, parse_typing(PATIENT), edits="TRAC-KO,B2M-KO")
    assert (before.found[0].hvg.min, after.found[0].hvg.min) == (1, 0)
    assert before.found[0].gvh == after.found[0].gvh
    assert before.gvh_reachable
    assert not after.gvh_reachable


def test_an_untyped_donor_has_the_widest_range_and_is_not_dropped(tmp_path: Path) -> None:
    registry = registry_of(tmp_path, [["d", *ROW], ["blank", *[""] * 6]])
    found = find(registry, person(*ROW), rule="hvg<=1")
    assert [(d.id, d.meets) for d in found.found] == [("d", "surely"), ("blank", "perhaps")]
    assert (found.found[1].hvg.min, found.found[1].hvg.max) == (0, 6)
    assert (found.surely, found.perhaps) == (1, 1)


def test_rows_that_cannot_be_read_are_left_out_with_their_numbers(tmp_path: Path) -> None:
    path = write(tmp_path, [["a", *ROW], ["b", "99:01", *ROW[1:]], ["c", *ROW]])
    with path.open("a") as file:
        file.write("d,02:01\n\ne," + ",".join(ROW) + ",extra\n")
        file.write('"f",' + ",".join(f'"{cell}"' for cell in ROW) + "\n")
    registry = encode_registry(path)
    assert registry.rows_left_out() == tuple(f"donors.csv: row {n}" for n in (2, 4, 6))
    found = find(registry, person(*ROW))
    assert [d.id for d in found.found] == ["a", "c", "f"]
    assert found.left_out == 3
    assert "row 2" in found.notes[-1]


def test_three_alleles_at_a_locus_are_left_out(tmp_path: Path) -> None:
    rows = [["a", "02:01+24:02", "11:01", *ROW[2:]], ["b", "02:01+24:02", "", *ROW[2:]]]
    registry = registry_of(tmp_path, rows)
    assert [d.id for d in find(registry, person(*ROW)).found] == ["b"]
    assert find(registry, person(*ROW)).found[0].hvg.max == 0


def test_a_table_is_encoded_once_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    path = write(tmp_path, [["a", *ROW]])
    first = encode_registry(path, progress=said.append)
    said.clear()
    assert encode_registry(path, progress=said.append).folder == first.folder
    assert said == []
    os.utime(path)  # the same bytes at another time: the digest decides
    assert encode_registry(path).folder == first.folder
    write(tmp_path, [["b", *ROW]])
    second = encode_registry(path)
    assert second.folder != first.folder
    assert second.ids([0]) == ["b"]


def test_an_interrupted_encoding_goes_on_and_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(5)
    rows = [
        [f"d{n}", *(str(rng.choice(CELLS[locus])) for locus in LOCI for _ in (1, 2))]
        for n in range(50)
    ]
    path = write(tmp_path, rows)
    whole = encode_registry(path, encoded=tmp_path / "whole", chunk_rows=7)
    kept = encoding._encode_block
    done: list[int] = []

    def stop_in_the_middle(*args: object) -> object:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(1)
        return kept(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(encoding, "_encode_block", stop_in_the_middle)
    with pytest.raises(KeyboardInterrupt):
        encode_registry(path, encoded=tmp_path / "parts", chunk_rows=7)
    assert not list((tmp_path / "parts").rglob("registry.json"))
    said: list[str] = []
    monkeypatch.setattr(encoding, "_encode_block", kept)
    again = encode_registry(path, encoded=tmp_path / "parts", chunk_rows=7, progress=said.append)
    assert "28 donors" in said[1]  # went on after the 21 that were saved
    assert again.chunks == whole.chunks
    patient = person(*ROW)
    assert find(again, patient) == find(whole, patient)


def test_a_killed_encoding_goes_on_after_its_last_chunk(tmp_path: Path) -> None:
    rows = [[f"d{n}", *ROW] for n in range(20_000)]
    path = write(tmp_path, rows)
    code = (
        "import sys,os;from pathlib import Path;from alloway.hla.registry_encode import *\n"
        "said=[]\n"
        "def tell(t):\n"
        "    said.append(t)\n"
        "    if len(said)==4: os.kill(os.getpid(), 9)\n"
        "encode_registry(Path(sys.argv[1]), chunk_rows=1000, progress=tell)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    said: list[str] = []
    registry = encode_registry(path, chunk_rows=1000, progress=said.append)
    assert "4,000 donors" in said[1]
    assert registry.donors == 20_000
    assert registry.ids([19_999]) == ["d19999"]


def test_parquet_csv_and_a_folder_of_both_give_the_same_counts(tmp_path: Path) -> None:
    import polars as pl

    rows = [["a", *ROW], ["b", "24:02", "24:02", *ROW[2:]], ["c", *[""] * 6]]
    plain = find(registry_of(tmp_path, rows), person(*ROW))
    folder = tmp_path / "bank"
    folder.mkdir()
    write(folder, rows[:1], "1.csv")
    frame = pl.DataFrame(
        [[c or None for c in row] for row in rows[1:]], schema=HEADER, orient="row"
    )
    frame.write_parquet(folder / "2.parquet")
    both = find(encode_registry(folder), person(*ROW))
    assert both.found == plain.found
    assert both.hvg == plain.hvg


def test_many_patients_give_what_each_gives_alone_whatever_the_memory(tmp_path: Path) -> None:
    rng = np.random.default_rng(11)
    rows = [
        [f"d{n}", *(str(rng.choice(CELLS[locus])) for locus in LOCI for _ in (1, 2))]
        for n in range(300)
    ]
    registry = registry_of(tmp_path, rows, chunk_rows=64)
    typed = [row for row in rows if all(a or b for a, b in zip(row[1::2], row[2::2], strict=True))]
    people = [(row[0], person(*row[1:])) for row in typed[:30]]
    together = search(people, registry, loci=LOCI, rule="hvg<=3", top=7)
    said: list[str] = []
    in_turns = search(
        people, registry, loci=LOCI, rule="hvg<=3", top=7, memory=1_100_000, progress=said.append
    )
    assert sum("patients searched" in text for text in said) > 1
    alone = [search([one], registry, loci=LOCI, rule="hvg<=3", top=7)[0] for one in people]
    assert list(together) == alone == list(in_turns)


def test_antigen_level_donors_have_ranges(shared: Path, tmp_path: Path) -> None:
    table = shared / "populations" / "hla_portugal_donors_37993.csv"
    registry = encode_registry(table, encoded=tmp_path)
    patient = parse_typing("A*01:01+A*03:01^B*08:01+B*51:01^C*07:01+C*07:02^DRB1*03:01+DRB1*04:01")
    (found,) = search(
        [("p", patient)], registry, loci=("A", "B", "C", "DRB1"), rule="hvg<=2", top=5
    )
    assert found.donors == 37_993
    assert found.surely == 0  # no antigen is sure to be the patient's allele
    assert found.perhaps > 0


BAD = [
    ({"rule": "hgv<=2"}, "'hgv' is not hvg or gvh"),
    ({"rule": "hvg=>2"}, "not a condition"),
    ({"rule": "hvg<0"}, "no count of hvg"),
    ({"loci": ("A", "Z")}, "'Z' cannot be searched"),
    ({"loci": ("A", "DQB1")}, "not typed at DQB1"),
    ({"top": 0}, "--top 0"),
    ({"memory": "lots"}, "--memory 'lots'"),
    ({"memory": "64MB"}, "too little"),
    ({"id_column": "number"}, "no column 'number'"),
    ({"edits": "B2M KO!"}, "not an edit"),
]


@pytest.mark.parametrize(("options", "words"), BAD)
def test_a_search_that_cannot_be_done_is_refused_in_one_sentence(
    tmp_path: Path, options: dict[str, object], words: str
) -> None:
    path = write(tmp_path, [["a", *ROW]])
    given_options: dict[str, object] = {"loci": LOCI, **options}
    with pytest.raises(AllowayError) as caught:
        hla_search(format_typing(person(*ROW)), path, **given_options)  # type: ignore[arg-type]
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == [path]  # nothing was written


def test_a_registry_without_a_locus_says_which(tmp_path: Path) -> None:
    path = write(tmp_path, [["a", *ROW]])
    patient = PATIENT + "^DQB1*06:02+DQB1*03:02^C*07:02+C*07:01"
    with pytest.raises(InputError, match=r"no column for C.*--loci A,B,DRB1"):
        hla_search(patient, path)


WRONG_FILES = {
    "text.csv": b"hello\nworld\n",
    "two.csv": b"id,A_1,A_1\n1,02:01,02:01\n",
    "three.csv": b"id,A_1,A1,A_2\n1,02:01,02:01,02:01\n",
    "binary.csv": b"\x00\x01\x02",
    "latin.csv": "id,A_1,ä\n".encode("latin-1"),
    "empty.csv": b"",
    "header.csv": b"id,A_1,A_2\n",
    "nobody.csv": b"id,A_1,A_2\n1,99:01,02:01\n",
    "fake.parquet": b"PAR1 but no more",
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_file_that_is_no_registry_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(WRONG_FILES[name])
    with pytest.raises(AllowayError, match=name):
        encode_registry(tmp_path / name)
    assert not list(tmp_path.rglob("registry.json"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_any_bytes_give_a_registry_or_one_clear_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "any.csv"
    path.write_bytes(b"id,A_1,A_2\n1,02:01,24:02\n" + data)
    registry = encode_registry(path)
    assert registry.donors >= 1 or registry.left_out >= 1


def test_a_damaged_chunk_is_refused_and_not_read(tmp_path: Path) -> None:
    registry = registry_of(tmp_path, [["a", *ROW]])
    np.save(registry.folder / "chunk-00000.codes.npy", np.zeros((2, 9), np.uint16))
    with pytest.raises(InputError, match="damaged"):
        find(registry, person(*ROW))


@pytest.mark.parametrize(
    ("text", "size"), [("2GB", 2_000_000_000), ("512mb", 512_000_000), ("1.5 G", 1_500_000_000)]
)
def test_memory_is_read_as_written(text: str, size: int) -> None:
    assert parse_memory(text) == size


@given(st.text(max_size=20))
def test_any_rule_is_read_or_refused(text: str) -> None:
    try:
        rule = parse_rule(text)
    except InputError:
        return
    assert 0 <= rule.hvg[0] <= rule.hvg[1]


def test_the_command_prints_the_published_json(tmp_path: Path) -> None:
    path = write(tmp_path, [["a", *ROW], ["b", "24:02", "24:02", *ROW[2:]]])
    command = [sys.executable, "-m", "alloway.cli", "hla", "search", "--patient", PATIENT]
    command += ["--donors", str(path), "--rule", "hvg<=1", "--loci", ",".join(LOCI)]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    data = json.loads(done.stdout)
    assert [d["id"] for d in data["found"]] == ["a", "b"]
    assert data["found"][1] == {
        "id": "b", "meets": "surely",
        "hvg": {"min": 1, "max": 1}, "gvh": {"min": 1, "max": 1},
    }  # fmt: skip
    assert data["hvg"]["least"] == [0, 2, 0, 0, 0, 0, 0]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "2 donors of donors.csv" in shown.stdout


def test_a_table_of_patients_gives_one_result_each(tmp_path: Path) -> None:
    path = write(tmp_path, [["a", *ROW], ["b", "24:02", "24:02", *ROW[2:]]])
    found = hla_search(path, path, many=True, loci=LOCI)
    assert [(one.patient, one.found[0].id) for one in found] == [("a", "a"), ("b", "b")]


def test_the_command_prints_many_results_as_one_list(tmp_path: Path) -> None:
    path = write(tmp_path, [["a", *ROW], ["b", "24:02", "24:02", *ROW[2:]]])
    command = [sys.executable, "-m", "alloway.cli", "hla", "search", "--patients", str(path)]
    command += ["--donors", str(path), "--loci", ",".join(LOCI), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [one["patient"] for one in json.loads(done.stdout)] == ["a", "b"]


def test_a_patient_row_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, [["a", *ROW], ["b", "99:01", *ROW[1:]]], "patients.csv")
    with pytest.raises(InputError, match=r"patients\.csv: row 2"):
        hla_search(path, write(tmp_path, [["a", *ROW]]), many=True, loci=LOCI)
