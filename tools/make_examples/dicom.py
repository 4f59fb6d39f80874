"""Small DICOM series: a few 64 x 64 slices of a body-like phantom with a bright nodule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import (
    UID,
    CTImageStorage,
    ExplicitVRLittleEndian,
    PositronEmissionTomographyImageStorage,
)

ROOT = "1.2.826.0.1.3680043.10.1999"
"""Made-up root for the examples' identifiers."""


@dataclass(frozen=True)
class Series:
    """What the headers say."""

    name: str
    patient_id: str
    birth: str
    sex: str
    modality: str
    body_part: str
    date: str
    study: str
    description: str
    institution: str
    study_uid: str
    slices: int


def phantom(z: int, *, modality: str) -> NDArray[np.uint16]:
    """One slice: an ellipse of soft tissue, two dark lungs, one nodule that grows with ``z``."""
    y, x = np.mgrid[-1:1:64j, -1:1:64j]
    body = (x / 0.85) ** 2 + (y / 0.62) ** 2 < 1
    lungs = ((np.abs(x) - 0.38) / 0.26) ** 2 + (y / 0.42) ** 2 < 1
    nodule = (x - 0.3) ** 2 + (y + 0.1) ** 2 < (0.05 + 0.02 * z) ** 2
    tissue, air, bright = (1064, 200, 1100) if modality == "CT" else (900, 300, 12000)
    image = np.where(body, tissue, 0)
    image = np.where(body & lungs, air, image)
    return np.where(nodule, bright, image).astype(np.uint16)


def write(series: Series, folder: Path) -> None:
    """Write the series, one file a slice, with fixed identifiers."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, series.slices + 1):
        _slice(series, number).save_as(
            folder / f"{series.modality}_{number:04d}.dcm", enforce_file_format=True
        )


def _slice(series: Series, number: int) -> FileDataset:
    sop = CTImageStorage if series.modality == "CT" else PositronEmissionTomographyImageStorage
    uid = UID(f"{series.study_uid}.1.{number}")
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop
    meta.MediaStorageSOPInstanceUID = uid
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    image = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
    image.SOPClassUID, image.SOPInstanceUID = sop, uid
    _identity(image, series)
    _geometry(image, series, number)
    image.PixelData = phantom(number, modality=series.modality).tobytes()
    return image


def _identity(image: Dataset, series: Series) -> None:
    image.SpecificCharacterSet = "ISO_IR 192"
    image.PatientName, image.PatientID = series.name, series.patient_id
    image.PatientBirthDate, image.PatientSex = series.birth, series.sex
    image.StudyInstanceUID = series.study_uid
    image.SeriesInstanceUID = f"{series.study_uid}.1"
    image.FrameOfReferenceUID = f"{series.study_uid}.9"
    image.Modality, image.BodyPartExamined = series.modality, series.body_part
    for stamp in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"):
        setattr(image, stamp, series.date)
    image.StudyTime = image.SeriesTime = image.AcquisitionTime = image.ContentTime = "092000"
    image.StudyDescription, image.SeriesDescription = series.study, series.description
    image.StudyID, image.AccessionNumber = "1", series.study_uid.rsplit(".", 1)[-1]
    image.SeriesNumber = 1
    image.Manufacturer, image.InstitutionName = "Phantom Works (invented)", series.institution
    image.ReferringPhysicianName = ""
    image.ImageType = ["DERIVED", "SECONDARY", "AXIAL"]
    image.PatientPosition = "HFS"


def _geometry(image: Dataset, series: Series, number: int) -> None:
    image.InstanceNumber = number
    image.Rows = image.Columns = 64
    image.PixelSpacing, image.SliceThickness = [6.0, 6.0], 5.0
    image.ImagePositionPatient = [-192.0, -192.0, -5.0 * number]
    image.ImageOrientationPatient = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
    image.BitsAllocated = image.BitsStored = 16
    image.HighBit, image.PixelRepresentation = 15, 0
    image.RescaleSlope = 1
    image.RescaleIntercept = -1024 if series.modality == "CT" else 0
    if series.modality == "PT":
        image.Units, image.CountsSource = "BQML", "EMISSION"
        image.DecayCorrection, image.CorrectedImage = "START", ["DECY", "ATTN"]
        image.SeriesType = ["WHOLE BODY", "IMAGE"]
