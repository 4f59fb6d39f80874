"""DICOM files made on the fly: slices, structured reports, PDF inside, key objects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian, generate_uid

CT = "1.2.840.10008.5.1.4.1.1.2"
SR = "1.2.840.10008.5.1.4.1.1.88.11"
PDF = "1.2.840.10008.5.1.4.1.1.104.1"
CDA = "1.2.840.10008.5.1.4.1.1.104.2"
KEYS = "1.2.840.10008.5.1.4.1.1.88.59"


def dicom(path: Path, kind: str, **fields: Any) -> FileDataset:
    """A DICOM file of this SOP class, not yet written."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = UID(kind)
    meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=[path.name])
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    data.SOPClassUID, data.SOPInstanceUID = UID(kind), meta.MediaStorageSOPInstanceUID
    given = {
        "PatientName": "Testperson^Ada", "PatientID": "p1", "PatientBirthDate": "19610402",
        "SeriesInstanceUID": "1.2.3", "StudyInstanceUID": "1.2", "SeriesDate": "20261110",
    }  # fmt: skip
    for name, value in {**given, **fields}.items():
        setattr(data, name, value)
    return data


def write_slice(path: Path, pixels: NDArray[Any], **fields: Any) -> FileDataset:
    """A picture, 8 or 16 bits a dot, one sample or three."""
    given: dict[str, Any] = {
        "Modality": "CT", "BodyPartExamined": "CHEST", "SeriesDescription": "CT thorax",
        "SeriesNumber": 3, "Rows": pixels.shape[0], "Columns": pixels.shape[1],
        "BitsAllocated": 8 * pixels.itemsize, "BitsStored": 8 * pixels.itemsize,
        "HighBit": 8 * pixels.itemsize - 1, "PixelRepresentation": 0,
        "SamplesPerPixel": 3 if pixels.ndim == 3 else 1,
        "PhotometricInterpretation": "RGB" if pixels.ndim == 3 else "MONOCHROME2",
    }  # fmt: skip
    if pixels.ndim == 3:
        given["PlanarConfiguration"] = 0
    data = dicom(path, CT, **{**given, **fields})
    data.PixelData = pixels.tobytes()
    data.save_as(path, enforce_file_format=True)
    return data


def flat(value: int) -> NDArray[np.uint16]:
    """A picture of one value, with one dot of another so that it is no blank."""
    pixels = np.full((8, 10), value, dtype=np.uint16)
    pixels[0, 0] = 0
    return pixels


def code(meaning: str) -> list[Dataset]:
    """A code sequence of which only the meaning is told."""
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = "1", "99X", meaning
    return [item]


def item(kind: str, name: str, *children: Dataset, **fields: Any) -> Dataset:
    """One item of a structured report."""
    found = Dataset()
    found.RelationshipType, found.ValueType = "CONTAINS", kind
    if name:
        found.ConceptNameCodeSequence = code(name)
    for key, value in fields.items():
        setattr(found, key, value)
    if children:
        found.ContentSequence = list(children)
    return found


def number(name: str, value: float, unit: str) -> Dataset:
    """A measured value of a structured report."""
    measured = Dataset()
    measured.NumericValue = value
    measured.MeasurementUnitsCodeSequence = code(unit)
    measured.MeasurementUnitsCodeSequence[0].CodeValue = unit
    return item("NUM", name, MeasuredValueSequence=[measured])


def write_report(path: Path, *items: Dataset, **fields: Any) -> None:
    """A structured report."""
    data = dicom(path, SR, Modality="SR", ValueType="CONTAINER", ContentDate="20261111", **fields)
    data.ConceptNameCodeSequence = code("Radiology Report")
    data.ContentSequence = list(items)
    data.save_as(path, enforce_file_format=True)
