"""The shipped facts against the official release, where it is at hand."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from alloway.errors import TypingError
from alloway.hla.typing import format_typing, parse_typing
from alloway.reference.hla_facts import allele_facts
from alloway.reference.hla_nomenclature import DELETED, FIRST_FIELDS
from alloway.reference.hla_reference import HlaReference
from alloway.reference.hla_tables import ReleaseTables


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "hla" / "imgthla-3.58.0"


@pytest.fixture(scope="module")
def release(official: HlaReference) -> ReleaseTables:
    assert official.tables is not None
    return official.tables


def test_release_knows_what_it_lists(release: ReleaseTables) -> None:
    assert release.release == "3.58.0"
    assert release.knows("A*02:01")
    assert release.knows("A*24:09N")
    assert not release.knows("A*24:09")
    assert (release.renamed("C*01:01") or ("",))[0] == "C*01:02:01:01"


def test_shipped_alleles_exist(release: ReleaseTables) -> None:
    assert [name for name in allele_facts() if not release.knows(name)] == []


def test_shipped_first_fields_are_those_of_the_release(release: ReleaseTables) -> None:
    for locus, groups in FIRST_FIELDS.items():
        names = (n.decode() for n in release.arrays["names"].tolist())
        listed = {
            n.split("*")[1].split(":")[0]
            for n in names
            if n.startswith(f"{locus}*") and ":" in n and n[-2:] != "XX"
        }
        assert groups == listed, locus


def test_shipped_deletions_are_those_of_the_release(release: ReleaseTables) -> None:
    for name, replacement in DELETED.items():
        assert not release.knows(name), name
        assert not replacement or release.knows(replacement), replacement


def proteins(folder: Path, locus: str) -> dict[str, str]:
    """Longest protein of each two-field allele."""
    found: dict[str, str] = {}
    for entry in (folder / "fasta" / f"{locus}_prot.fasta").read_text().split(">")[1:]:
        head, *body = entry.splitlines()
        name = head.split()[1]
        two = ":".join(name.split(":")[:2])
        if name[-1].isdigit() and len("".join(body)) > len(found.get(two, "")):
            found[two] = "".join(body)
    return found


@pytest.mark.parametrize("locus", ["A", "B", "C"])
def test_leader_and_ligand_agree_with_the_proteins(folder: Path, locus: str) -> None:
    sequences = proteins(folder, locus)
    checked = 0
    for name, facts in allele_facts().items():
        if not name.startswith(locus + "*") or not facts.ligand:
            continue
        signal, mature = sequences[name][:24], sequences[name][24:]
        if locus == "B":
            assert facts.leader == signal[-21], name
        expected = "none"
        if locus == "C":
            expected = {"N": "C1", "K": "C2"}[mature[79]]
        elif mature[82] == "R" and mature[79] in "IT":
            expected = "Bw4"
        if name in ("B*46:01", "B*73:01"):
            assert mature[75] == "V"
            assert mature[79] == "N"
            expected = "C1"
        assert facts.ligand == expected, name
        checked += 1
    assert checked > 30


def test_tce_groups_agree_with_the_release(folder: Path) -> None:
    with (folder / "tce" / "dpb_tce.csv").open() as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    listed = {
        row["Protein"]: [row[f"V{v}_Assignment"].replace("a", "") for v in (2, 1)] for row in rows
    }
    facts = allele_facts()
    shipped = {name: [f.tce, f.tce_v1] for name, f in facts.items() if name.startswith("DPB1")}
    assert len(shipped) > 30
    assert {name: listed[name] for name in shipped} == shipped


def test_domains_agree_with_the_g_groups(folder: Path) -> None:
    groups: dict[str, set[str]] = {}
    for line in (folder / "wmda" / "hla_nom_g.txt").read_text().splitlines():
        if line.startswith("#"):
            continue
        gene, members, group = line.split(";")
        base = (group or members).rstrip("G").split(":")
        for member in members.split("/"):
            two = f"{gene}{':'.join(member.split(':')[:2])}"
            groups.setdefault(two, set()).add(f"{gene}{base[0]}:{base[1]}")
    for name, facts in allele_facts().items():
        assert facts.domain in groups.get(name, {name}), name


def test_antigens_agree_with_the_release(folder: Path) -> None:
    letters = {"C": "Cw", "DRB1": "DR", "DRB3": "DR", "DRB4": "DR", "DRB5": "DR", "DQB1": "DQ"}
    listed: dict[str, set[str]] = {}
    for line in (folder / "wmda" / "rel_dna_ser.txt").read_text().splitlines():
        if not line.startswith("#"):
            gene, name, antigen = re.split(r"\*?;", line)[:3]
            two = f"{gene}*{':'.join(name.split(':')[:2])}"
            listed.setdefault(two, set()).add(f"{letters.get(gene, gene)}{antigen}")
    for name, facts in allele_facts().items():
        assert not facts.antigen or facts.antigen in listed[name], name


def test_a_release_is_checked_in_full(official: HlaReference) -> None:
    assert parse_typing("A*02:01+A*24:09N^DPB1*1351:02").release == ""
    assert parse_typing("A*02:01:01G+A*24:09N", reference=official).release == "3.58.0"
    with pytest.raises(TypingError, match=r"A\*02:9999 is not in IPD-IMGT/HLA release 3\.58\.0"):
        parse_typing("A*02:9999", reference=official)


def test_withdrawn_names_are_followed_through_the_history_and_said(official: HlaReference) -> None:
    found = parse_typing("A*23:113N+A*01:87^C*01:01+C*07:02", reference=official)
    assert format_typing(found) == "A*24:586N+A*01:87N^C*01:02:01:01+C*07:02"
    assert [note.split(" (")[0] for note in found.notes] == [
        "A*23:113N is now A*24:586N",
        "A*01:87 is now A*01:87N",
        "C*01:01 is now C*01:02:01:01",
    ]


def test_people_of_the_world_are_all_in_the_release(shared: Path, official: HlaReference) -> None:
    from alloway.supply.donors import read_donors

    donors = read_donors(shared / "populations" / "hla_1000genomes_polypheme.csv")
    for donor in donors[::50]:
        parse_typing(format_typing(donor.typing), reference=official)
