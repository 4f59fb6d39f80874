"""How large, deep and slow an input may be. Every figure is a choice of ours (``assumed``)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one folder of records; a file over one is left out with the reason.

    >>> Limits(pdf_pages=10).pdf_pages
    10
    """

    files: int = 20_000
    """Files in the folder; over it nothing is read. Members of one archive likewise."""
    folder_depth: int = 12
    file_bytes: int = 200_000_000
    """One file, judged by its size on disk before it is opened."""
    loaded_bytes: int = 50_000_000
    """One file that must be held in memory: JSON, tables, text; for gzip the unpacked size."""
    unpack_ratio: int = 200
    """Unpacked to packed size of a gzip file or a member of an archive; Synthea bundles reach 25.
    The first megabyte of each is free."""
    archive_bytes: int = 4_000_000_000
    """One ZIP or tar archive on disk, and all its members together when unpacked."""
    archive_depth: int = 2
    """Archives inside each other that are opened."""
    table_rows: int = 100_000
    pdf_pages: int = 2_000
    page_chars: int = 100_000
    text_chars: int = 10_000_000
    """Text of one file; 2,000 pages of prose have 7 million."""
    ocr_pages: int = 300
    """Pages of one folder that are read by OCR; at 2 to 4 s of one core each."""
    ocr_seconds: float = 60.0
    """Wall clock for OCR of one page in a child."""
    ocr_dots: int = 12_000_000
    """Dots of a page as given to OCR; A4 at 300 dots an inch has 8.7 million."""
    slice_bytes: int = 200_000_000
    """All frames of a DICOM image by its header, before one is decoded."""
    picture_dots: int = 100_000_000
    """Dots of a picture by its header, before anything is decoded."""
    child_bytes: int = 500_000_000
    """Address space of a child process that parses PDF and DICOM."""
    child_seconds: float = 20.0
    """Wall clock for one page or header in a child."""
    file_seconds: float = 180.0
    """Wall clock for one file in a child."""
    failures: int = 50
    """Files on which a parser breaks down; after them no more are given to it."""
