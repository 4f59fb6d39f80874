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
    """Files in the folder; over it nothing is read."""
    folder_depth: int = 12
    file_bytes: int = 200_000_000
    """One file, judged by its size on disk before it is opened."""
    loaded_bytes: int = 50_000_000
    """One file that must be held in memory: JSON, tables, text; for gzip the unpacked size."""
    gzip_ratio: int = 200
    """Unpacked to packed size; Synthea bundles reach 25."""
    table_rows: int = 100_000
    pdf_pages: int = 2_000
    page_chars: int = 100_000
    child_bytes: int = 1_000_000_000
    """Address space of the child process that parses PDF and DICOM."""
    child_seconds: float = 20.0
    """Wall clock for one file in the child."""
