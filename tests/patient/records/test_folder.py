"""A whole folder: every reader, every source, one patient."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from alloway.errors import InputError
from alloway.patient.records import read_folder
from patient.makers import PATIENT, bundle, observation, quantity, write_dicom, write_pdf


def test_every_piece_knows_its_file_its_place_and_the_digest_of_the_bytes(tmp_path: Path) -> None:
    ldh = observation("LDH", "2532-0", **quantity(612, "U/L"))
    (tmp_path / "bundle.json").write_bytes(bundle(PATIENT, {**ldh, "id": "ldh-1"}))
    records = read_folder(tmp_path)
    source = records.resources[1].source("LDH 612")
    digest = hashlib.sha256((tmp_path / "bundle.json").read_bytes()).hexdigest()
    assert (source.document, source.place) == ("bundle.json", "Observation/ldh-1")
    assert source.sha256 == records.documents[0].sha256 == digest


def test_a_bundle_of_two_patients_is_refused(tmp_path: Path) -> None:
    (tmp_path / "two.json").write_bytes(bundle(PATIENT, {**PATIENT, "id": "p2"}))
    with pytest.raises(InputError, match=r"two\.json: holds the records of more than one patient"):
        read_folder(tmp_path)


def test_files_of_two_patients_are_refused_and_both_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(bundle(PATIENT))
    (tmp_path / "b.json").write_bytes(bundle({**PATIENT, "id": "p2"}))
    with pytest.raises(InputError, match=r"a\.json and b\.json: belong to different patients"):
        read_folder(tmp_path)


def test_an_observation_of_somebody_else_is_refused(tmp_path: Path) -> None:
    other = observation("LDH", "2532-0", **quantity(612, "U/L"))
    other["subject"] = {"reference": "Patient/p2"}
    (tmp_path / "a.json").write_bytes(bundle(PATIENT, other))
    with pytest.raises(InputError, match="more than one patient"):
        read_folder(tmp_path)


def test_the_same_patient_under_two_ids_is_one_patient_when_a_number_is_shared(
    tmp_path: Path,
) -> None:
    number = {"identifier": [{"system": "urn:mrn", "value": "4711"}]}
    (tmp_path / "a.json").write_bytes(bundle({**PATIENT, **number}))
    (tmp_path / "b.json").write_bytes(bundle({**PATIENT, "id": "p2", **number}))
    assert len(read_folder(tmp_path).resources) == 2


def test_a_disc_of_another_patient_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(bundle(PATIENT))
    write_dicom(tmp_path / "ct.dcm", "1.2.3", patient="X9", born="19800101")
    with pytest.raises(InputError, match=r"a\.json and ct\.dcm: belong to different patients"):
        read_folder(tmp_path)


def test_dicom_files_are_grouped_into_their_series(tmp_path: Path) -> None:
    for number in range(3):
        write_dicom(tmp_path / f"{number}.dcm", "1.2.3" if number < 2 else "1.2.4")
    series = read_folder(tmp_path).imaging
    assert [(s.modality, s.body_part, s.date, s.instances) for s in series] == [
        ("CT", "CHEST", "2026-11-10", 2),
        ("CT", "CHEST", "2026-11-10", 1),
    ]


def test_pdf_text_is_kept_by_page(tmp_path: Path) -> None:
    write_pdf(tmp_path / "r.pdf", ["First page of the report", "Second page: CD19 negative"])
    pages = read_folder(tmp_path).pages
    assert [page.source.place for page in pages] == ["page 1", "page 2"]
    assert "CD19 negative" in pages[1].text


def test_text_inside_fhir_reports_becomes_a_page_with_the_place_of_the_report(
    tmp_path: Path,
) -> None:
    report = {
        "resourceType": "DiagnosticReport",
        "id": "path-1",
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2026-10-12",
        "conclusion": "CD19 negative.",
    }
    (tmp_path / "a.json").write_bytes(bundle(PATIENT, report))
    (page,) = read_folder(tmp_path).pages
    assert (page.source.place, page.document_date) == ("DiagnosticReport/path-1", "2026-10-12")


def test_a_typing_is_found_as_list_as_gl_string_as_table_and_in_a_pdf(tmp_path: Path) -> None:
    expected = {"A", "B", "C", "DRB1"}
    a, b, c, d = ("02:01", "24:02"), ("07:02", "44:02"), ("07:02", "05:01"), ("15:01", "04:01")
    loci = list(zip(["A", "B", "C", "DRB1"], (a, b, c, d), strict=True))
    forms = {
        "list.txt": "\n".join(f"HLA-{n}*{x}, {n}*{y}" for n, (x, y) in loci),
        "gl.txt": "^".join(f"{n}*{x}+{n}*{y}" for n, (x, y) in loci),
        "rows.csv": "Locus,Allele 1,Allele 2\n" + "\n".join(f"{n},{x},{y}" for n, (x, y) in loci),
        "columns.csv": ",".join(f"{n}_1,{n}_2" for n, _ in loci)
        + "\n"
        + ",".join(f"{x},{y}" for _, (x, y) in loci),
    }
    for name, text in forms.items():
        (tmp_path / name).write_text(text)
    write_pdf(
        tmp_path / "report.pdf",
        ["HLA laboratory\nA   02:01   24:02\nB   07:02   44:02\nC 07:02 05:01\nDRB1 15:01 04:01"],
    )
    typings = read_folder(tmp_path).typings
    assert len(typings) == 5
    assert all({locus.name for locus in typing.loci} == expected for typing in typings)
    assert len({typing.loci for typing in typings}) == 1


def test_the_typing_of_a_donor_in_the_same_report_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "hla.txt").write_text(
        "Patient\nA*02:01, A*24:02\nB*07:02, B*44:02\nC*07:02, C*05:01\n"
        "Donor (brother)\nA*01:01, A*03:01\nB*08:01, B*35:01\nC*07:01, C*04:01\n"
    )
    (typing,) = read_folder(tmp_path).typings
    assert "A*01:01" not in str(typing.locus("A"))


def test_an_invented_allele_leaves_the_report_out_and_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(bundle(PATIENT))
    (tmp_path / "hla.txt").write_text("A*99:01, A*24:02\nB*07:02, B*44:02\nC*07:02, C*05:01\n")
    records = read_folder(tmp_path)
    assert "A*99:01" in records.left_out[0].left_out
    assert not records.typings


def test_beads_carry_the_serum_date_above_the_table_and_their_row(tmp_path: Path) -> None:
    (tmp_path / "beads.csv").write_text(
        "Serum date,2026-11-01\nBead,Specificity,MFI\n1,A*01:01,250\n2,B*08:01,5400\n"
    )
    beads = read_folder(tmp_path).beads
    assert [(bead.specificity, bead.mfi) for bead in beads] == [
        (("A*01:01",), 250.0),
        (("B*08:01",), 5400.0),
    ]
    assert {bead.serum_date for bead in beads} == {"2026-11-01"}
    assert beads[1].source is not None
    assert beads[1].source.sha256


def test_a_single_file_may_stand_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(bundle(PATIENT))
    assert read_folder(tmp_path / "a.json").documents[0].name == "a.json"


def test_progress_is_told_before_each_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(bundle(PATIENT))
    (tmp_path / "b.txt").write_text("A letter about the patient.")
    told: list[str] = []
    read_folder(tmp_path, progress=told.append)
    assert told == ["reading a.json (1 of 2)", "reading b.txt (2 of 2)"]


def test_hidden_files_are_listed_but_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(bundle(PATIENT))
    (tmp_path / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    assert read_folder(tmp_path).left_out[0].left_out.endswith("hidden file, not a record.")


def test_hla_results_reported_as_observations_become_a_typing(tmp_path: Path) -> None:
    alleles = ("A*02:01", "A*24:02", "B*07:02", "B*44:02", "DRB1*15:01")
    results = [
        observation(f"HLA {n}", valueCodeableConcept={"coding": [{"display": f"HLA-{n}"}]})
        for n in alleles
    ]
    (tmp_path / "a.json").write_bytes(bundle(PATIENT, *results))
    (typing,) = read_folder(tmp_path).typings
    assert [locus.name for locus in typing.loci] == ["A", "B", "DRB1"]
    assert typing.source is not None
    assert typing.source.place.startswith("Observation/")


def test_a_table_of_mutations_is_not_taken_for_a_typing(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(bundle(PATIENT))
    (tmp_path / "panel.csv").write_text("Gene,Protein change,VAF\nTP53,R175H,0.4\n")
    records = read_folder(tmp_path)
    assert not records.left_out
    assert not records.typings


def test_series_listed_in_fhir_are_added_to_those_on_the_disc(tmp_path: Path) -> None:
    series = [
        {"uid": uid, "modality": {"code": "PT"}, "numberOfInstances": 90, "started": "2026-11-01"}
        for uid in ("1.2.3", "1.2.9")
    ]
    study = {"resourceType": "ImagingStudy", "id": "s", "series": series}
    (tmp_path / "a.json").write_bytes(bundle(PATIENT, study))
    write_dicom(tmp_path / "ct.dcm", "1.2.3")
    found = [(s.modality, s.instances) for s in read_folder(tmp_path).imaging]
    assert found == [("CT", 1), ("PT", 90)]


def test_an_attachment_that_is_not_text_is_counted_as_not_read(tmp_path: Path) -> None:
    reference = {
        "resourceType": "DocumentReference",
        "content": [{"attachment": {"contentType": "application/pdf", "data": "JVBERi0="}}],
    }
    (tmp_path / "a.json").write_bytes(bundle(PATIENT, reference))
    ignored = dict(read_folder(tmp_path).ignored)
    assert ignored == {"attachment inside FHIR not read: application/pdf: is not a readable PDF": 1}
