"""Matching as a user asks for it: files, banks, releases, sera, blood after a transplant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import alloway
from alloway.cli.hla import app as cli
from alloway.errors import InputError
from alloway.values.hla import Count
from alloway.workbench import hla_match, hla_match_bank, import_reference, use_reference
from reference.tiny_release import CODES, write_tiny

OWN = "A*01:01+A*02:01^B*07:02+B*08:01^C*07:01+C*07:02"
DONOR = "A*01:01+A*03:01^B*07:02+B*44:02^C*05:01+C*07:02"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLOWAY_HOME", str(tmp_path / "home"))
    return tmp_path


def test_every_lot_of_a_bank_comes_back_best_first(examples: Path) -> None:
    patient = examples / "lymphoma" / "hla_typing.txt"
    beads = examples / "lymphoma" / "single_antigen_beads.csv"
    found = hla_match_bank(patient, examples / "bank", beads=beads)
    assert len(found) == len(alloway.read_bank(examples / "bank").lots)
    verdicts = [one.crossmatch.verdict for _, one in found if one.crossmatch]
    assert "positive" in verdicts
    assert verdicts == sorted(verdicts, key=lambda verdict: verdict.startswith("positive"))
    reachable = [one.hvg.max for (_, one), v in zip(found, verdicts, strict=True) if v[0] != "p"]
    assert reachable == sorted(reachable)
    lot, one = found[0]
    assert one == hla_match(patient, lot, beads=beads)


def test_a_lot_carries_its_own_edits(examples: Path) -> None:
    lot = alloway.read_bank(examples / "bank").lots[0]
    with pytest.raises(InputError, match="its own edits"):
        hla_match(OWN, lot, edits="B2M-KO")


def test_one_of_several_people_is_named_behind_the_file(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,A_1,A_2\nP1,01:01,02:01\nP2,02:01,03:01\n")
    found = hla_match(f"{people}#P1", f"{people}#P2")
    assert (found.loci[0].recipient, found.loci[0].donor) == ("A*01:01+A*02:01", "A*02:01+A*03:01")
    with pytest.raises(InputError, match="no rows for 'P3'"):
        hla_match(f"{people}#P3", OWN)
    with pytest.raises(InputError, match=r"people\.csv#ID"):
        hla_match(str(people), OWN)


def test_hml_and_fhir_files_are_typings(tmp_path: Path) -> None:
    hml = tmp_path / "donor.xml"
    hml.write_text(
        '<hml version="1.0.1"><sample id="s1"><typing gene-family="HLA"><allele-assignment '
        'allele-db="IMGT/HLA" allele-version="3.58.0"><glstring>HLA-A*01:01+HLA-A*03:01</glstring>'
        "</allele-assignment></typing></sample></hml>"
    )
    fhir = tmp_path / "patient.json"
    code = {"system": "http://glstring.org", "code": "hla#3.25.0#HLA-A*01:01+HLA-A*02:01"}
    observation = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "84413-4"}]},
        "valueCodeableConcept": {"coding": [code]},
    }
    fhir.write_text(json.dumps(observation))
    found = hla_match(fhir, hml)
    assert (found.loci[0].gvh, found.loci[0].hvg) == (Count(1, 1), Count(1, 1))


@pytest.mark.parametrize(
    ("chimerism", "hvg"),
    [(100.0, (0, 0)), (0.0, (3, 3)), (60.0, (0, 3)), (None, (0, 6))],
)
def test_hvg_after_a_transplant_follows_the_chimerism(
    chimerism: float | None, hvg: tuple[int, int]
) -> None:
    found = hla_match(OWN, DONOR, earlier_donor=DONOR, chimerism_pct=chimerism)
    assert (found.hvg.min, found.hvg.max) == hvg
    assert (found.gvh.min, found.gvh.max) == (3, 3)


def test_a_transplant_without_a_blood_typing_leaves_hvg_open() -> None:
    found = hla_match(OWN, DONOR, after_transplant=True)
    assert (found.hvg.min, found.gvh.min, found.gvh.max) == (0, 3, 3)
    assert "blood is not typed" in found.hvg.note


def test_the_kir_file_settles_missing_self(tmp_path: Path) -> None:
    kir = tmp_path / "kir.csv"
    kir.write_text("gene,present\nKIR2DL2,no\nKIR2DL3,no\nKIR2DL1,yes\n")
    known = hla_match(OWN, DONOR, edits="B2M-KO", kir=kir)
    assert "C1" in hla_match(OWN, DONOR, edits="B2M-KO").missing_self
    assert "C1" not in known.missing_self
    assert any("lacks its receptor" in note for note in known.notes)


def test_each_population_of_cells_has_its_own_answer(tmp_path: Path) -> None:
    beads = tmp_path / "beads.csv"
    beads.write_text(
        "Specificity,MFI,Serum date\nA*03:01,9000,2026-11-01\nB*44:02,200,2026-11-01\n"
    )
    found = hla_match(OWN, DONOR, edits="TRAC-KO=0.01,B2M-KO=0.05", beads=beads)
    by_name = {one.name: one for one in found.populations}
    done, no_b2m = by_name["fully edited"], by_name["B2M unedited"]
    assert (done.dsa, no_b2m.dsa) == ((), ("A*03:01",))
    assert "C1" in done.missing_self
    assert no_b2m.missing_self == ()
    assert (done.gvh_reachable, by_name["TRAC unedited"].gvh_reachable) == (False, True)
    assert sum(one.fraction for one in found.populations) == pytest.approx(1)
    for one in found.populations:
        assert one.least <= one.fraction <= one.most
    assert [no_b2m.least, no_b2m.most] == pytest.approx([0.04, 0.05])


def test_small_populations_are_left_out_above_the_share_the_user_sets() -> None:
    found = hla_match(OWN, DONOR, edits="TRAC-KO=0.01,B2M-KO=0.05", populations_above=0.02)
    assert [one.name for one in found.populations] == ["fully edited", "B2M unedited"]


def test_levels_compare_antigens_or_groups() -> None:
    one, two = "B*15:01+B*07:02", "B*15:07+B*07:02"
    assert hla_match(one, two).gvh.min == 1
    assert hla_match(one, two, level="antigen").gvh.max == 0
    assert hla_match("B62+B7", "B75+B7", level="antigen").gvh.min == 1


def test_both_versions_of_the_epitope_groups_are_given() -> None:
    found = hla_match("DPB1*06:01+DPB1*04:01", "DPB1*04:01+DPB1*04:02")
    assert found.dpb1_tce == "GvH non-permissive"
    assert found.dpb1_tce_v1 == "permissive"


def test_the_release_in_use_is_gone_by_and_named(home: Path) -> None:
    assert hla_match(OWN, DONOR).release.startswith("shipped table")
    import_reference(write_tiny(home / "tiny"))
    found = hla_match("A*01:01+A*24:09", "A*74:01+A*74:02", level="G")
    assert found.release == "3.99.0"
    assert found.loci[0].hvg == Count(1, 1)  # A*74:01 and A*74:02 share a G group of that release
    assert any("A*24:09 is now A*24:09N" in note for note in found.notes)
    assert hla_match(OWN, DONOR, release="shipped").release.startswith("shipped table")
    with pytest.raises(InputError, match="not in IPD-IMGT/HLA release"):
        hla_match(OWN, DONOR)


def test_allele_codes_are_read_with_the_release(home: Path) -> None:
    codes = home / "alpha.v3.txt"
    codes.write_bytes(CODES)
    import_reference(write_tiny(home / "tiny"), codes=codes)
    found = hla_match("A*01:AB+A*24:02", "A*01:01+A*24:02")
    assert found.loci[0].recipient == "A*01:01/A*01:02+A*24:02"
    assert found.loci[0].gvh == Count(0, 1)


def test_a_typing_of_another_release_is_followed(home: Path) -> None:
    import_reference(write_tiny(home / "old", "3.98.0"))
    import_reference(write_tiny(home / "new", "3.99.0"))
    use_reference("3.99.0")
    found = hla_match("A*01:01+A*01:02", "A*01:01+A*01:02", written_in="3.98.0")
    assert found.release == "3.99.0"
    with pytest.raises(InputError, match="need an imported one"):
        hla_match(OWN, OWN, release="shipped", written_in="3.98.0")


def test_review_goes_by_the_release_it_is_given(home: Path, examples: Path) -> None:
    from datetime import date

    case = alloway.read_case(examples / "myeloma", as_of=date(2026, 11, 24))
    bank = alloway.read_bank(examples / "bank")
    import_reference(write_tiny(home / "tiny"))
    made = alloway.review(case, bank=bank, as_of=date(2026, 11, 24), n=100)
    assert made.provenance.release == "3.99.0"


def test_ambiguous_typing_gets_probabilities_from_the_users_frequencies(tmp_path: Path) -> None:
    freqs = tmp_path / "freqs.csv"
    freqs.write_text(
        "X,A*01:01~B*08:01~DRB1*03:01,0.5\nX,A*02:01~B*07:02~DRB1*15:01,0.4\n"
        "X,A*02:01~B*07:02~DRB1*15:02,0.1\n"
    )
    donor = "A*01:01+A*02:01^B*07:02+B*08:01^DRB1*03:01+DRB1*15:01"
    done = CliRunner().invoke(
        cli,
        ["match", "--patient", donor.replace("15:01", "15:XX"), "--donor", donor,
         "--freqs", str(freqs), "--panel", "6/6", "--json"],
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["gvh"]["max"] == 1
    assert found["probabilities"]["gvh"][:2] == pytest.approx([0.8, 0.2])
    assert found["probabilities"]["matches"][6] == pytest.approx(0.8)
