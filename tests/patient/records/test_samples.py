"""HML messages of several people: whose sample is whose, and what is not used."""

from __future__ import annotations

from pathlib import Path

import pytest

from alloway.patient.records import read_folder
from alloway.patient.records.model import Records
from alloway.patient.records.samples import sample_role
from patient.makers import PATIENT, bundle, write_dicom
from patient.records.test_whose import loci

OWN = "HLA-A*02:01+HLA-A*24:02 HLA-B*07:02+HLA-B*44:02 HLA-C*07:02+HLA-C*05:01"
OTHERS = "HLA-A*01:01+HLA-A*03:01 HLA-B*08:01+HLA-B*35:01 HLA-C*07:01+HLA-C*04:01"
THIRD = "HLA-A*11:01+HLA-A*32:01 HLA-B*40:02+HLA-B*15:01 HLA-C*02:02+HLA-C*03:03"
PERSON = {**PATIENT, "identifier": [{"system": "urn:mrn", "value": "MRN-7730042"}]}


def sample(name: str, words: str, typing: str, *more: str) -> str:
    strings = "".join(f"<glstring>{part}</glstring>" for part in typing.split())
    return (
        f'<sample id="{name}"><collection-method>{words}</collection-method>{"".join(more)}'
        f'<typing gene-family="HLA"><allele-assignment>{strings}</allele-assignment></typing>'
        "</sample>"
    )


def said(name: str, value: str) -> str:
    return f'<property name="{name}" value="{value}"/>'


def records_of(folder: Path, *samples: str, person: dict[str, object] | None = None) -> Records:
    """The records of Ada Testperson, born 1961-04-02, and one HML message."""
    (folder / "a.json").write_bytes(bundle(person or PERSON))
    text = f'<?xml version="1.0"?><hml version="1.0.1">{"".join(samples)}</hml>'
    (folder / "hla.xml").write_text(text)
    return read_folder(folder)


def remarks(records: Records) -> str:
    """Everything that is said of what was not used."""
    left_out = [document.left_out for document in records.documents]
    return " ".join([*left_out, *(reason for reason, _ in records.ignored)])


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("own", "other"),
    [
        (("S1", "buccal swab, recipient"), ("S2", "blood, unrelated donor")),
        (("S1", "Mundschleimhaut, Patientin"), ("S2", "EDTA-Blut, Bruder")),
        (("S1", "paciente"), ("S2", "hermana, posible donante")),
        (("S1", "biorca"), ("S2", "dawca niespokrewniony")),
        (("S1", "Wangenabstrich Empfängerin"), ("S2", "Spender für Patientin A. Testperson")),
        (("4711-REC", ""), ("4711-DON", "")),
        (("4711_PAT", "EDTA"), ("4712_SIB", "EDTA")),
        (("TESTPERSON_A", "swab"), ("DONOR1", "blood")),
        (("X 7730042", "blood"), ("GRID-9001-DON", "blood")),
        (("19610402", "blood"), ("19590101", "blood, patient's brother")),
        (("S1", "blood, donor-derived; patient, day +100"), ("S2", "blood, donor")),
    ],
)
def test_patient_and_donor_are_told_apart_whatever_their_order(
    tmp_path: Path, own: tuple[str, str], other: tuple[str, str], turned: bool
) -> None:
    samples = [sample(*own, OWN), sample(*other, OTHERS)]
    records = records_of(tmp_path, *(samples[::-1] if turned else samples))
    assert "A*02:01" in loci(records.typings)
    assert "A*01:01" not in loci(records.typings)
    assert loci(records.donor_typings).startswith("A*01:01")


def test_a_property_may_say_whose_a_sample_is_and_no_donor_names_none(tmp_path: Path) -> None:
    records = records_of(
        tmp_path,
        sample("S1", "swab", OWN, said("relationship", "self"), said("donor", "no")),
        sample("S2", "swab", OTHERS, said("relationship", "sibling")),
    )
    assert loci(records.typings).startswith("A*02:01")
    assert loci(records.donor_typings).startswith("A*01:01")


def test_samples_of_which_nothing_tells_the_patient_are_not_used_and_each_is_named(
    tmp_path: Path,
) -> None:
    records = records_of(tmp_path, sample("S1", "blood", OWN), sample("S2", "blood", OTHERS))
    assert records.typings == records.donor_typings == ()
    for name in ("S1", "S2"):
        assert f"(sample {name}) is one of several, none of them named" in remarks(records)


def test_a_further_sample_without_a_word_is_not_used_beside_the_patients(tmp_path: Path) -> None:
    records = records_of(tmp_path, sample("S1", "patient", OWN), sample("S2", "blood", OTHERS))
    assert loci(records.typings).startswith("A*02:01")
    assert "(sample S2) is of a sample that nothing calls the patient's" in remarks(records)


def test_of_two_called_patients_the_one_with_the_patients_name_is_the_patient(
    tmp_path: Path,
) -> None:
    records = records_of(
        tmp_path,
        sample("S1", "patient Bea Otherperson", OTHERS),
        sample("S2", "patient Ada Testperson", OWN),
    )
    assert loci(records.typings).startswith("A*02:01")
    assert "A*01:01" not in loci(records.typings)


def test_two_of_the_same_material_that_differ_are_not_used(tmp_path: Path) -> None:
    two = [sample("S1", "EDTA blood, patient", OWN), sample("S2", "EDTA blood, patient", OTHERS)]
    records = records_of(tmp_path, *two)
    assert records.typings == ()
    assert "called the patient's that differ" in remarks(records)


def test_after_a_transplant_tissue_and_blood_of_the_patient_may_differ(tmp_path: Path) -> None:
    records = records_of(
        tmp_path,
        sample("S1", "buccal swab, patient", OWN),
        sample("S2", "EDTA blood, patient, day +100", OTHERS),
    )
    assert [typing.sample for typing in records.typings] == ["tissue", "blood"]


def test_a_broken_typing_of_the_donor_does_not_cost_the_patients(tmp_path: Path) -> None:
    records = records_of(
        tmp_path, sample("S1", "patient", OWN), sample("S2", "donor", "HLA-A*02:01+HLA-B*99:9")
    )
    assert loci(records.typings).startswith("A*02:01")
    assert "sample S2" in remarks(records)


@pytest.mark.parametrize(
    ("name", "used"),
    [("TESTPERSON_A", True), ("TESTPERSON_B_1970", False), ("OTHERPERSON_A", False),
     ("LAB_A_1", True), ("S1", True), ("2026-0031", True)],
)  # fmt: skip
def test_the_only_sample_is_the_patients_unless_its_label_names_somebody_else(
    tmp_path: Path, name: str, used: bool
) -> None:
    records = records_of(tmp_path, sample(name, "blood", OWN))
    assert bool(records.typings) is used
    assert used or "another name" in remarks(records)


def test_a_second_given_name_need_not_stand_on_the_sample(tmp_path: Path) -> None:
    person = {**PATIENT, "name": [{"given": ["Ada", "Maria"], "family": "Testperson"}]}
    samples = (sample("TESTPERSON_A", "swab", OWN), sample("TESTPERSON_K", "swab", OTHERS))
    records = records_of(tmp_path, *samples, person=person)
    assert loci(records.typings).startswith("A*02:01")
    assert "A*01:01" not in loci(records.typings)


def test_a_number_on_the_disc_or_in_a_letter_tells_the_patient(tmp_path: Path) -> None:
    text = "".join([sample("7001234", "blood", OWN), sample("7009999", "blood", OTHERS)])
    hml = f'<?xml version="1.0"?><hml version="1.0.1">{text}</hml>'
    disc, letter = tmp_path / "disc", tmp_path / "letter"
    for folder in (disc, letter):
        folder.mkdir()
        (folder / "hla.xml").write_text(hml)
    write_dicom(disc / "ct.dcm", "1.2.3", patient="KH-7001234")
    (letter / "letter.txt").write_text("Discharge letter\nPatient ID: 7001234\nLymphoma.")
    for folder in (disc, letter):
        assert loci(read_folder(folder).typings).startswith("A*02:01")


@pytest.mark.parametrize(
    ("name", "words", "of"),
    [
        ("SMITH_DON", "blood", ""),  # Don may be a name
        ("DONOR_2", "blood of the patient", ""),  # they disagree
        ("4711-MUD", "", "donor"),
        ("S-PT-12", "", "patient"),
        ("S1", "sister of the patient", "donor"),
        ("S1", "", ""),
    ],
)
def test_short_words_count_only_beside_numbers(name: str, words: str, of: str) -> None:
    assert sample_role(name, words) == of


def test_three_samples_give_one_patient_and_two_donors(tmp_path: Path) -> None:
    records = records_of(
        tmp_path,
        sample("S1", "brother", OTHERS),
        sample("S2", "patient", OWN),
        sample("S3", "unrelated donor", THIRD),
    )
    assert loci(records.typings).startswith("A*02:01")
    assert len(records.donor_typings) == 2
