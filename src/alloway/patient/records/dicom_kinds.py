"""What DICOM files are by their SOP class and modality (DICOM PS3.4 annex B, PS3.3 C.7.3.1.1.1)."""

from __future__ import annotations

DIRECTORY = "1.2.840.10008.1.3.10"
KEY_OBJECTS = "1.2.840.10008.5.1.4.1.1.88.59"
ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1"
ENCAPSULATED = "1.2.840.10008.5.1.4.1.1.104."
"""A PDF, a C-CDA document or a model for print inside DICOM."""
REPORTS = "1.2.840.10008.5.1.4.1.1.88."
"""Structured reports and key object selections."""
NO_PICTURES = frozenset(
    ("SR", "DOC", "KO", "PR", "RTSTRUCT", "RTPLAN", "RTRECORD", "REG", "DICOMDIR")
)
"""Modalities whose files hold no picture of the patient."""
LETTERED = frozenset(("US", "IVUS", "SC", "OT", "XC", "ES", "ECG", "EPS", "BMD", "DG", "GM", "OP"))
"""Modalities that often burn letters into the picture (assumed)."""
