"""A donor's or a stranger's HLA typing never becomes the patient's."""

from __future__ import annotations

from pathlib import Path

import pytest

from alloway.patient.cases import build_case
from alloway.patient.records import read_folder
from alloway.patient.records.model import Records
from alloway.values.hla import Typing
from patient.makers import PATIENT, bundle, concept, observation, write_dicom

OWN = "A*02:01, A*24:02\nB*07:02, B*44:02\nC*07:02, C*05:01\n"
OTHERS = "A*01:01, A*03:01\nB*08:01, B*35:01\nC*07:01, C*04:01\n"
HEADER = "Sample,Person,A_1,A_2,B_1,B_2,C_1,C_2"
OWN_ROW = "A*02:01,A*24:02,B*07:02,B*44:02,C*07:02,C*05:01"
OTHERS_ROW = "A*01:01,A*03:01,B*08:01,B*35:01,C*07:01,C*04:01"


def records_of(folder: Path, name: str, text: str) -> Records:
    """The records of a FHIR Patient (Ada Testperson, 1961-04-02) and one file."""
    (folder / "a.json").write_bytes(bundle(PATIENT))
    (folder / name).write_text(text)
    return read_folder(folder)


def loci(typings: tuple[Typing, ...]) -> str:
    """All alleles as one string."""
    return " ".join(
        str(allele)
        for typing in typings
        for locus in typing.loci
        for genotype in locus.genotypes
        for slot in genotype
        for allele in slot
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hla.csv", f"{HEADER}\nB1,donor (brother),{OTHERS_ROW}\n"),
        ("hla.csv", f"{HEADER}\nB1,mother,{OTHERS_ROW}\n"),
        ("hla.csv", f"Donor typing\n{HEADER}\nB1,,{OTHERS_ROW}\n"),
        ("typing_donor.csv", f"{HEADER}\nB1,,{OTHERS_ROW}\n"),
        ("sibling.txt", f"HLA laboratory\n{OTHERS}"),
        ("hla.txt", f"HLA typing of the related donor\nRecipient: Ada Testperson\n{OTHERS}"),
        ("hla.txt", f"HLA report\nRelationship: sister\n{OTHERS}"),
        ("hla.csv", "Locus,Donor allele 1,Donor allele 2\nA,01:01,03:01\n"
         "B,08:01,35:01\nC,07:01,04:01"),
    ],
)  # fmt: skip
def test_a_donor_typing_is_kept_apart_and_listed(tmp_path: Path, name: str, text: str) -> None:
    records = records_of(tmp_path, name, text)
    assert records.typings == ()
    assert "A*01:01" in loci(records.donor_typings)
    document = next(d for d in records.documents if d.name == name)
    assert (document.kind, document.left_out) == ("HLA typing of a donor", "")


@pytest.mark.parametrize("first", ["patient", "donor"])
def test_a_table_of_patient_and_donor_is_parted_whatever_the_order(
    tmp_path: Path, first: str
) -> None:
    rows = [f"B1,patient,{OWN_ROW}", f"B2,donor,{OTHERS_ROW}"]
    rows = rows if first == "patient" else rows[::-1]
    records = records_of(tmp_path, "hla.csv", "\n".join([HEADER, *rows]))
    assert "A*02:01" in loci(records.typings)
    assert "A*01:01" not in loci(records.typings)
    assert "A*01:01" in loci(records.donor_typings)


def test_two_people_without_a_word_on_who_is_the_patient_are_left_out(tmp_path: Path) -> None:
    text = f"{HEADER}\nB1,,{OWN_ROW}\nB2,,{OTHERS_ROW}\n"
    records = records_of(tmp_path, "hla.csv", text)
    assert records.typings == ()
    assert "does not say who is the patient" in records.left_out[0].left_out


def test_the_sample_of_each_row_is_its_own(tmp_path: Path) -> None:
    header = "Sample,Person,Sample type,A_1,A_2,B_1,B_2,C_1,C_2"
    text = f"{header}\nB1,patient,buccal swab,{OWN_ROW}\nB2,donor,blood,{OTHERS_ROW}\n"
    (typing,) = records_of(tmp_path, "hla.csv", text).typings
    assert typing.sample == "tissue"


@pytest.mark.parametrize(
    "head",
    [
        "Patient: Bea Otherperson, born 1970-05-05",
        "Patient: Ada Testperson, born 1970-05-05",
        "Patient: Bea Otherperson",
    ],
)
def test_the_typing_of_another_person_is_left_out_with_a_sentence(
    tmp_path: Path, head: str
) -> None:
    records = records_of(tmp_path, "hla.txt", f"{head}\n{OTHERS}")
    assert records.typings == records.donor_typings == ()
    assert "not taken as the patient's" in records.left_out[0].left_out
    case = build_case(records, __import__("datetime").date(2026, 11, 24))
    assert any(gap.kind == "hla" and gap.why == "missing" for gap in case.gaps)


@pytest.mark.parametrize(
    "head",
    [
        "Patient: Testperson, Ada; born 02.04.1961",
        "Patient: A. Testperson",
        "Patient: Ada Newname, born 1961-04-02",
        "No name here",
    ],
)
def test_the_patient_under_another_spelling_or_a_new_name_is_the_patient(
    tmp_path: Path, head: str
) -> None:
    assert len(records_of(tmp_path, "hla.txt", f"{head}\n{OWN}").typings) == 1


def test_a_birth_date_on_the_disc_will_do_where_there_is_no_fhir(tmp_path: Path) -> None:
    write_dicom(tmp_path / "ct.dcm", "1.2.3")
    (tmp_path / "hla.txt").write_text(f"Date of birth: 1980-01-01\n{OTHERS}")
    assert read_folder(tmp_path).typings == ()


def test_hla_observations_of_the_donor_are_the_donor_s(tmp_path: Path) -> None:
    def result(allele: str, who: str) -> dict[str, object]:
        found = observation(f"HLA {allele}", valueCodeableConcept=concept(f"HLA-{allele}"))
        return {**found, "subject": {"reference": who}, "id": f"{who}-{allele}"}

    own = [result(a, "Patient/p1") for a in ("A*02:01", "B*07:02", "C*07:02")]
    donor = [result(a, "RelatedPerson/m") for a in ("A*01:01", "B*08:01", "C*07:01")]
    (tmp_path / "a.json").write_bytes(bundle(PATIENT, *own, *donor))
    records = read_folder(tmp_path)
    assert loci(records.typings) == "A*02:01 B*07:02 C*07:02"
    assert loci(records.donor_typings) == "A*01:01 B*08:01 C*07:01"
