"""From files to documents: FHIR, PDF, tables, HLA typings, DICOM."""
