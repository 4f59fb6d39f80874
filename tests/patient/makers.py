"""One invented lymphoma patient as files, made on the fly, and the small parts of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "p1",
    "gender": "female",
    "birthDate": "1961-04-02",
    "name": [{"given": ["Ada"], "family": "Testperson"}],
    "address": [{"city": "Graz", "country": "AT"}],
}


def bundle(*resources: dict[str, Any]) -> bytes:
    """A FHIR bundle of these resources."""
    entries = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()


def concept(text: str, system: str = "", code: str = "") -> dict[str, Any]:
    """A CodeableConcept."""
    coding = [{"system": system, "code": code, "display": text}] if code else []
    return {"text": text, "coding": coding}


def observation(
    text: str, loinc: str = "", when: str = "2026-11-20", **value: Any
) -> dict[str, Any]:
    """A final Observation of p1."""
    return {
        "resourceType": "Observation",
        "id": text.replace(" ", "-"),
        "status": "final",
        "code": concept(text, "http://loinc.org", loinc),
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": when,
        **value,
    }


def quantity(value: float, unit: str, **more: Any) -> dict[str, Any]:
    """``valueQuantity`` in UCUM."""
    coded = {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}
    return {"valueQuantity": {**coded, **more}}


def condition(text: str, when: str = "", status: str = "active", **more: Any) -> dict[str, Any]:
    """A confirmed Condition of p1."""
    found = {
        "resourceType": "Condition",
        "id": text.replace(" ", "-")[:40],
        "code": concept(text),
        "clinicalStatus": {"coding": [{"code": status}]},
        "verificationStatus": {"coding": [{"code": "confirmed"}]},
        "subject": {"reference": "Patient/p1"},
        **more,
    }
    return {**found, "onsetDateTime": when} if when else found


def given(drug: str, when: str) -> dict[str, Any]:
    """One dose that was given."""
    return {
        "resourceType": "MedicationAdministration",
        "id": f"{drug}-{when}",
        "status": "completed",
        "medicationCodeableConcept": concept(drug),
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": when,
    }


def write_pdf(path: Path, pages: list[str]) -> None:
    """A PDF with one text page for each string."""
    import typst

    body = "\n#pagebreak()\n".join(
        "\n".join(f"#text[{_escaped(line)}] \\" for line in page.splitlines()) for page in pages
    )
    source = path.with_suffix(".typ")
    source.write_text(f"#set text(size: 9pt)\n{body}\n")
    path.write_bytes(typst.compile(str(source)))
    source.unlink()


def write_report(
    path: Path, *parts: str | list[list[str]], columns: str = "", page: str = ""
) -> None:
    """A PDF of one page: each text a paragraph for each line, each list of rows a table.

    Parameters
    ----------
    columns
        Typst arguments of the tables: ``align: right``, ``inset: 2pt``.
    page
        Typst arguments of the page: ``flipped: true``.
    """
    import typst

    body = "\n\n".join(
        "\n".join(f"#text[{_escaped(line)}] \\" for line in part.splitlines())
        if isinstance(part, str)
        else _table(part, columns)
        for part in parts
    )
    source = path.with_suffix(".typ")
    source.write_text(f"#set page({page})\n#set text(size: 9pt)\n{body}\n")
    path.write_bytes(typst.compile(str(source)))
    source.unlink()


def _table(rows: list[list[str]], columns: str) -> str:
    cells = ", ".join(f"[{_escaped(cell)}]" for row in rows for cell in row)
    more = f"{columns}, " if columns else ""
    return f"#table(stroke: none, columns: {len(rows[0])}, {more}{cells})"


def _escaped(line: str) -> str:
    return "".join(f"\\{char}" if char in "\\#$*_`<>@[]~-/+=" else char for char in line)


def write_dicom(path: Path, series: str, *, patient: str = "p1", born: str = "19610402") -> None:
    """A DICOM file with a header and a few pixels."""
    from pydicom.dataset import FileDataset, FileMetaDataset
    from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = CTImageStorage
    meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=[path.name])
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    data.SOPClassUID, data.SOPInstanceUID = CTImageStorage, meta.MediaStorageSOPInstanceUID
    data.PatientID, data.PatientBirthDate = patient, born
    data.Modality, data.BodyPartExamined = "CT", "CHEST"
    data.SeriesInstanceUID, data.SeriesDate = series, "20261110"
    data.SeriesDescription = "CT thorax"
    data.save_as(path, enforce_file_format=True)
