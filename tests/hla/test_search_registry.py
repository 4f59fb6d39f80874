"""What a search promises of its registry: order, ranges, optional loci, old encodings, memory."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from alloway.errors import InputError, LimitError
from alloway.hla.counting import count_mismatches
from alloway.hla.registry import Registry
from alloway.hla.registry_encode import encode_registry
from alloway.hla.registry_old import keep_in_use
from alloway.hla.search import SearchResult, search
from alloway.hla.typing import parse_columns, parse_typing
from alloway.reference.hla_reference import SHIPPED
from alloway.values.hla import Count

HEADER = ("id", "A_1", "A_2", "B_1", "B_2", "DRB1_1", "DRB1_2")
LOCI = ("A", "B", "DRB1")
TYPED = ("02:01", "24:02", "07:02", "08:01", "15:01", "04:01")
PATIENT = "A*02:01+A*24:02^B*07:02+B*08:01^DRB1*15:01+DRB1*04:01"


def table(
    folder: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER, name: str = "d.csv"
) -> Path:
    with (folder / name).open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return folder / name


def find(
    registry: Registry,
    patient: str = PATIENT,
    *,
    rule: str = "",
    top: int = 100,
    loci: Sequence[str] = LOCI,
) -> SearchResult:
    (found,) = search([("p", parse_typing(patient))], registry, rule=rule, top=top, loci=loci)
    return found


@pytest.mark.parametrize("chunk_rows", [2, 5, 100])
def test_donors_of_equal_counts_come_in_the_order_of_the_table(
    tmp_path: Path, chunk_rows: int
) -> None:
    other = ("03:01", *TYPED[1:])
    rows = [(f"z{99 - n}", *(other if n % 3 else TYPED)) for n in range(20)]
    registry = encode_registry(table(tmp_path, rows), chunk_rows=chunk_rows)
    names = [donor.id for donor in find(registry, top=12).found]
    assert names == [f"z{99 - n}" for n in (*range(0, 20, 3), 1, 2, 4, 5, 7)]


def test_a_result_names_the_reference_and_the_digest_of_what_was_searched(tmp_path: Path) -> None:
    path = table(tmp_path, [("d", *TYPED)])
    first = find(encode_registry(path))
    assert first.release == SHIPPED.name
    table(tmp_path, [("d", "03:01", *TYPED[1:])])
    assert find(encode_registry(path)).sha256 != first.sha256
    with pytest.raises(ValueError, match="another"):
        search(
            [("p", parse_typing(PATIENT))],
            encode_registry(path),
            loci=LOCI,
            reference=replace(SHIPPED, name="another"),
        )


def test_a_donor_untyped_at_one_locus_is_a_range_and_stays_while_the_rule_may_hold(
    tmp_path: Path,
) -> None:
    rows = [("full", *TYPED), ("open", *TYPED[:4], "", ""), ("far", "03:01", "03:02", *TYPED[2:])]
    registry = encode_registry(table(tmp_path, rows))
    found = find(registry, rule="hvg<=1,gvh<=1")
    assert [(d.id, d.meets) for d in found.found] == [("full", "surely"), ("open", "perhaps")]
    assert (found.found[1].hvg, found.found[1].gvh) == (Count(0, 2), Count(0, 2))
    assert (found.donors, found.surely, found.perhaps) == (3, 1, 1)
    assert sum(found.hvg.least) == 3  # the histogram holds every donor
    everyone = find(registry)
    assert [d.id for d in everyone.found] == ["full", "open", "far"]
    assert all(d.meets == "surely" for d in everyone.found)  # no rule: a range meets it too


def test_a_rule_of_at_least_one_treats_a_range_the_same_way(tmp_path: Path) -> None:
    registry = encode_registry(table(tmp_path, [("full", *TYPED), ("open", *TYPED[:4], "", "")]))
    found = find(registry, rule="hvg=2")
    assert [(d.id, d.meets) for d in found.found] == [("open", "perhaps")]


SECOND = ("id", "DRB3_1", "DRB3_2", "DRB4_1", "DRB5_1", "DRB345_1", "DPB1_1", "DPB1_2")
SECOND_ROWS = [
    ("two genes", "", "", "01:03", "*01:01", "", "04:01", "02:01"),
    ("one copy", "02:02", "", "", "", "", "04:01", ""),
    ("homozygous", "02:02", "02:02", "", "", "", "04:01", "04:01"),
    ("none", "", "", "", "", "DRBX*NNNN+DRBX*NNNN", "", ""),
    ("mixed", "DRB3*02:02", "", "", "", "DRB4*01:03", "03:01", "04:01"),
    ("untyped", "", "", "", "", "", "", ""),
    ("open", "02:02/02:24", "", "01:XX", "", "", "04:01/04:02", "02:01"),
]
SECOND_PATIENT = "DRB3*02:02+DRB4*01:03^DPB1*04:01+DPB1*02:01"


@pytest.mark.parametrize("patient", [SECOND_PATIENT, "DRB5*01:01+DRBX*NNNN^DPB1*04:01"])
def test_second_drb_genes_and_dpb1_may_be_counted_too(tmp_path: Path, patient: str) -> None:
    registry = encode_registry(table(tmp_path, SECOND_ROWS, SECOND))
    recipient = parse_typing(patient)
    assert registry.left_out == 0
    for locus in ("DRB345", "DPB1"):
        found = {d.id: d for d in find(registry, patient, loci=[locus]).found}
        for name, *cells in SECOND_ROWS:
            row = {**dict(zip(SECOND[1:], cells, strict=True)), "A_1": "01:01"}
            ours, theirs = recipient.locus(locus), parse_columns(row).locus(locus)
            assert found[name].gvh == count_mismatches(ours, theirs, locus=locus).count
            assert found[name].hvg == count_mismatches(theirs, ours, locus=locus).count


def test_two_second_drb_genes_are_told_apart(tmp_path: Path) -> None:
    registry = encode_registry(table(tmp_path, SECOND_ROWS, SECOND))
    found = {d.id: d for d in find(registry, SECOND_PATIENT, loci=["DRB345"]).found}
    assert (found["mixed"].hvg, found["mixed"].gvh) == (Count(0, 0), Count(0, 0))
    assert (found["two genes"].hvg, found["two genes"].gvh) == (Count(1, 1), Count(1, 1))
    assert (found["none"].hvg, found["none"].gvh) == (Count(0, 0), Count(2, 2))
    assert (found["untyped"].hvg, found["untyped"].gvh) == (Count(0, 2), Count(0, 2))


def test_three_second_drb_genes_are_left_out(tmp_path: Path) -> None:
    rows = [("a", "01:01", "02:02", "01:03", "", "", "04:01", ""), SECOND_ROWS[0]]
    assert encode_registry(table(tmp_path, rows, SECOND)).rows_left_out() == ("d.csv: row 1",)


def folders(path: Path) -> set[str]:
    return {one.name for one in path.with_name(f"{path.name}.alloway").iterdir()}


def test_the_encoding_of_what_a_table_held_before_is_removed(tmp_path: Path) -> None:
    path = table(tmp_path, [("left the registry", *TYPED)])
    old = encode_registry(path)
    table(tmp_path, [("stayed", *TYPED)])
    said: list[str] = []
    new = encode_registry(path, progress=said.append)
    assert folders(path) == {new.folder.name}
    assert old.folder.name in said[-1]


def test_an_encoding_is_removed_only_once_the_new_one_is_whole(tmp_path: Path) -> None:
    path = table(tmp_path, [("a", *TYPED)])
    old = encode_registry(path)
    table(tmp_path, [("nobody", "99:01", *TYPED[1:])])
    with pytest.raises(InputError, match="no row could be read"):
        encode_registry(path)
    assert (old.folder / "registry.json").is_file()


def test_what_alloway_did_not_write_is_left_alone(tmp_path: Path) -> None:
    path = table(tmp_path, [("a", *TYPED)])
    old = encode_registry(path)
    (old.folder / "notes.txt").write_text("mine")
    (old.folder.parent / "0123456789abcdef").mkdir()
    (old.folder.parent / "fedcba9876543210").symlink_to(tmp_path)
    other = table(tmp_path, [("a", *TYPED)], name="other.csv")
    kept = encode_registry(other, encoded=old.folder.parent)
    table(tmp_path, [("b", *TYPED)])
    new = encode_registry(path)
    assert [one.name for one in old.folder.iterdir()] == ["notes.txt"]
    assert {kept.folder.name, new.folder.name, "0123456789abcdef"} < folders(path)
    assert path.is_file()


def test_an_encoding_that_is_being_searched_is_left_for_the_next_time(tmp_path: Path) -> None:
    path = table(tmp_path, [("a", *TYPED)])
    old = encode_registry(path)
    with keep_in_use(old.folder):
        table(tmp_path, [("b", *TYPED)])
        encode_registry(path)
        assert find(old).found[0].id == "a"
    table(tmp_path, [("c", *TYPED)])
    new = encode_registry(path)
    assert folders(path) == {new.folder.name}


def test_the_same_content_read_with_another_identifier_is_kept(tmp_path: Path) -> None:
    path = table(tmp_path, [("a", *TYPED, "x")], (*HEADER, "number"))
    one, two = encode_registry(path), encode_registry(path, id_column="number")
    assert folders(path) == {one.folder.name, two.folder.name}
    assert two.ids([0]) == ["x"]


def test_an_encoding_goes_on_with_blocks_of_another_size(tmp_path: Path) -> None:
    path = table(tmp_path, [(f"d{n}", "B", *TYPED[1:]) for n in range(3)])
    rows = [(f"d{n}", *TYPED[:2], "62" if n % 2 else "07:02", *TYPED[3:]) for n in range(5000)]
    table(tmp_path, rows)
    code = (
        "import os,sys\nfrom pathlib import Path\n"
        "from alloway.hla.registry_encode import encode_registry\n"
        "tell = lambda text: '3,000 donors' in text and os.kill(os.getpid(), 9)\n"
        "encode_registry(Path(sys.argv[1]), chunk_rows=1000, progress=tell)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    registry = encode_registry(path, chunk_rows=700)
    assert [chunk.rows for chunk in registry.chunks] == [1000, 1000, 1000, 700, 700, 600]
    whole = encode_registry(path, encoded=tmp_path / "whole")
    assert find(registry) == find(whole)
    assert find(registry).found[0].id == "d0"


def test_more_different_typings_than_the_memory_holds_are_refused_with_the_way_out(
    tmp_path: Path,
) -> None:
    rows = [(f"d{n}", f"02:01/02:{n}", *TYPED[1:]) for n in range(101, 1101)]
    path = table(tmp_path, rows)
    with pytest.raises(LimitError, match=r"different typings.*--memory"):
        encode_registry(path, memory=600_000, chunk_rows=200)
    said: list[str] = []
    assert encode_registry(path, chunk_rows=200, progress=said.append).donors == 1000
    assert ": 200 donors" not in " ".join(said)  # went on after the chunks that were saved


def test_more_results_than_the_memory_holds_are_refused_before_the_scan(tmp_path: Path) -> None:
    registry = encode_registry(table(tmp_path, [(f"d{n}", *TYPED) for n in range(2000)]))
    with pytest.raises(LimitError, match=r"2,000 donors for each of 1 patients.*--top"):
        search([("p", parse_typing(PATIENT))], registry, loci=LOCI, top=5000, memory=2_000_000)


def test_the_whole_process_stays_within_the_memory_it_was_given(tmp_path: Path) -> None:
    rows = [
        (f"d{n}", f"02:{n % 900 + 101}", f"24:02/24:{n % 331 + 20}", *TYPED[2:])
        for n in range(400_000)
    ]
    path = table(tmp_path, rows)
    # not ru_maxrss, which a child inherits from the process that started it
    code = (
        "import json,sys\nfrom pathlib import Path\nfrom alloway.workbench import hla_search\n"
        f"found = hla_search({PATIENT!r}, sys.argv[1], loci={LOCI!r}, memory='512MB', top=1000)\n"
        "lines = Path('/proc/self/status').read_text().splitlines()\n"
        "most = next(int(x.split()[1]) * 1024 for x in lines if x.startswith('VmHWM'))\n"
        "print(json.dumps([found[0].donors, most]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True, text=True, check=True, env={**os.environ},
    )  # fmt: skip
    donors, most = json.loads(done.stdout)
    assert donors == 400_000
    assert most < 512_000_000
