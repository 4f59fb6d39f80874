"""Redaction of DICOM files: attributes on a list stay; pictures only where no face or name shows.

After the Basic Application Level Confidentiality Profile of DICOM PS3.15 (2024) Annex E with the
options Clean Descriptors and Retain Longitudinal Temporal Information with Modified Dates. The
profile lists what to remove; here what is not known to be harmless is removed.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from alloway.errors import InputError, LimitError
from alloway.patient.redaction.coded import Cleaner
from alloway.patient.redaction.rules import Known, known

_KEPT = frozenset(
    ("SpecificCharacterSet", "ImageType", "SOPClassUID", "Modality", "ConversionType",
     "BodyPartExamined", "SliceThickness", "KVP", "RepetitionTime", "EchoTime",
     "MagneticFieldStrength", "SpacingBetweenSlices", "ReconstructionDiameter",
     "GantryDetectorTilt", "TableHeight", "ConvolutionKernel", "PatientPosition",
     "ContrastBolusAgent", "ScanOptions", "SeriesNumber", "AcquisitionNumber", "InstanceNumber",
     "ImagePositionPatient", "ImageOrientationPatient", "SliceLocation", "Laterality",
     "ImagesInAcquisition", "SamplesPerPixel", "PhotometricInterpretation",
     "PlanarConfiguration", "NumberOfFrames", "Rows", "Columns", "PixelSpacing",
     "PixelAspectRatio", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation",
     "SmallestImagePixelValue", "LargestImagePixelValue", "PixelPaddingValue", "WindowCenter",
     "WindowWidth", "RescaleIntercept", "RescaleSlope", "RescaleType", "LossyImageCompression",
     "BurnedInAnnotation", "Units", "CountsSource", "SeriesType", "DecayCorrection",
     "CorrectedImage", "FrameReferenceTime", "ActualFrameDuration", "DecayFactor", "PatientSex",
     "PatientSize", "PatientWeight", "Radiopharmaceutical", "RadionuclideHalfLife",
     "RadionuclideTotalDose", "RadiopharmaceuticalInformationSequence", "CodeValue",
     "CodeMeaning", "CodingSchemeDesignator", "NumericValue", "ValueType", "RelationshipType",
     "ContentSequence", "ConceptNameCodeSequence", "ConceptCodeSequence",
     "MeasuredValueSequence", "MeasurementUnitsCodeSequence", "CompletionFlag",
     "VerificationFlag", "ContinuityOfContent", "PixelData")
)  # fmt: skip
_UIDS = frozenset(
    ("SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID")
)
_DATES = frozenset(("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"))
_WORDS = frozenset(("StudyDescription", "SeriesDescription", "TextValue", "ProtocolName"))
_WRITTEN_ON = frozenset(("US", "SC", "OT", "XC", "ES", "GM", "DOC", "SM", "XA", "RF", "DX", "CR"))
"""Modalities whose pictures often carry printed names or show the person."""
_FACE = re.compile(r"head|brain|skull|face|neck|orbit|sinus|schädel|kopf|hals|whole ?body", re.I)
_MAX_BYTES = 300_000_000


def redact_dicom(path: Path, clean: Cleaner, name: str) -> bytes:
    """One DICOM file with only its harmless attributes.

    The pixel data stays for CT, MR and PET of the body; it is taken out where a printed name or a
    face may be seen (``BurnedInAnnotation``, the modality, or a body part of the head).

    Raises
    ------
    InputError
        It cannot be parsed.
    LimitError
        It is larger than 300 MB.
    """
    import pydicom
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian

    if path.stat().st_size > _MAX_BYTES:
        raise LimitError(f"{name}: too large to be redacted", step="send one series")
    try:
        original = pydicom.dcmread(path)
        cleaned = _dataset(original, replace(clean, known=clean.known | _people(original)))
        seen = _may_show(original)
    except Exception:  # pydicom raises anything on hostile bytes
        raise InputError(f"{name}: is damaged and cannot be redacted") from None
    if seen and "PixelData" in cleaned:
        del cleaned.PixelData
        clean.removed.add("picture that may show a face or a name")
    cleaned.SpecificCharacterSet = "ISO_IR 192"
    cleaned.PatientIdentityRemoved = "YES"
    cleaned.DeidentificationMethod = "attributes on a list kept; dates moved"
    cleaned.LongitudinalTemporalInformationModified = "MODIFIED"
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = cleaned.get("SOPClassUID", "")
    meta.MediaStorageSOPInstanceUID = cleaned.get("SOPInstanceUID", "")
    syntax = getattr(original.file_meta, "TransferSyntaxUID", ExplicitVRLittleEndian)
    meta.TransferSyntaxUID = syntax if "PixelData" in cleaned else ExplicitVRLittleEndian
    out = io.BytesIO()
    whole = Dataset(cleaned)
    whole.file_meta = meta
    whole.save_as(out, enforce_file_format=True)
    return out.getvalue()


def _people(original: Any) -> Known:
    """Names that the header itself gives; its descriptions may repeat them."""
    names = ("PatientName", "ReferringPhysicianName", "OperatorsName", "PerformingPhysicianName")
    told = [str(original.get(key, "")).replace("^", " ") for key in names]
    place = str(original.get("InstitutionName", ""))
    return known(told, [place], [str(original.get("PatientID", ""))])


def _dataset(original: Any, clean: Cleaner, depth: int = 0) -> Any:
    from pydicom.dataset import Dataset

    cleaned = Dataset()
    for element in original:
        keyword = element.keyword
        if keyword in _UIDS:
            setattr(cleaned, keyword, _uid(str(element.value), clean))
        elif keyword in _DATES:
            _set_day(cleaned, keyword, str(element.value or ""), clean)
        elif keyword in _WORDS:
            setattr(cleaned, keyword, clean.text(str(element.value or ""))[:1000])
        elif keyword in _KEPT and element.VR == "SQ":
            items = [_dataset(item, clean, depth + 1) for item in element.value if depth < 8]
            setattr(cleaned, keyword, items)
        elif keyword in _KEPT:
            cleaned.add(element)
        else:
            clean.removed.add("DICOM attribute")
    return cleaned


def _set_day(cleaned: Any, keyword: str, day: str, clean: Cleaner) -> None:
    if re.fullmatch(r"\d{8}", day):
        moved = clean.day(f"{day[:4]}-{day[4:6]}-{day[6:]}")
        setattr(cleaned, keyword, moved.replace("-", ""))


def _uid(value: str, clean: Cleaner) -> str:
    """A new UID under the root for UUIDs (PS3.5 B.2); the same for the same one."""
    clean.removed.add("identifier")
    return f"2.25.{int(clean.secret.token(value), 16)}"


def _may_show(original: Any) -> bool:
    if str(original.get("BurnedInAnnotation", "NO")).upper() != "NO":
        return True
    if str(original.get("Modality", "")) in _WRITTEN_ON:
        return True
    words = [str(original.get(k, "")) for k in ("BodyPartExamined", *_WORDS)]
    return not words[0] or any(_FACE.search(word) for word in words)
