"""The child process that parses PDF and DICOM, so that a hostile file can only hurt itself.

Run as ``python -m alloway.patient.records.worker BYTES``. One JSON request a line on standard
input, one JSON answer a line on standard output. It can write no file: the size limit on
new files is zero before the first request is read.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import resource
import sys
import warnings
from typing import Any

_SERIES_TAGS = (
    "SeriesInstanceUID",
    "Modality",
    "BodyPartExamined",
    "SeriesDate",
    "StudyDate",
    "SeriesDescription",
    "StudyDescription",
    "PatientID",
    "PatientBirthDate",
    "MediaStorageSOPClassUID",
)
_PARSERS = {"pdf": "pypdfium2", "dicom": "pydicom"}
_MAX_FIELD = 200


def confine(address_space: int) -> None:
    """Limit this process: memory, no new files, no core dump."""
    for limit, value in (
        (resource.RLIMIT_AS, address_space),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # A system that does not know a limit (macOS and RLIMIT_AS) still has the time limit.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def read_pdf(path: str, pages: int, chars: int) -> dict[str, Any]:
    """Text and tables of each page of a PDF, or the reason why it cannot be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        return {"error": "is locked with a password" if locked else "is not a readable PDF"}
    count = len(document)
    if count > pages:
        return {"error": f"has {count} pages, over the limit of {pages}"}
    return {"pages": [_page(document, index, chars) for index in range(count)]}


def _page(document: Any, index: int, chars: int) -> dict[str, Any]:
    from alloway.patient.records.pdf_page import page_tables

    empty: dict[str, Any] = {"text": "", "tables": []}
    try:
        page = document[index]
        textpage = page.get_textpage()
        if not textpage:
            return empty
        text = str(textpage.get_text_range(count=min(chars, textpage.count_chars())))
    except Exception:  # one broken page must not hide the others
        return empty
    try:
        return {"text": text, "tables": page_tables(textpage, text, page.get_rotation())}
    except Exception:  # without boxes the words are still there
        return {"text": text, "tables": []}


def read_dicom(path: str) -> dict[str, Any]:
    """The header fields of a DICOM file that the case uses; pixel data is never touched."""
    import pydicom

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        header = pydicom.dcmread(
            path, stop_before_pixels=True, defer_size=4096, specific_tags=list(_SERIES_TAGS)
        )
        fields = {tag: str(header.get(tag, "") or "")[:_MAX_FIELD] for tag in _SERIES_TAGS}
        kind = str(header.file_meta.get("MediaStorageSOPClassUID", ""))
    if kind == "1.2.840.10008.1.3.10":
        return {"error": "is a DICOM directory; the series are read from their own files"}
    if not fields["SeriesInstanceUID"]:
        return {"error": "is DICOM without a series"}
    return {"header": fields}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Parse one file as asked; every failure becomes an ``error`` sentence without content."""
    try:
        importlib.import_module(_PARSERS[request["job"]])
    except Exception:  # under a tight memory limit an import fails in any way at all
        return {"error": "needs more memory than the limit: the parser could not be loaded"}
    try:
        if request["job"] == "pdf":
            return read_pdf(request["path"], request["pages"], request["chars"])
        return read_dicom(request["path"])
    except MemoryError:
        return {"error": "needs more memory than the limit for one file"}
    except Exception:  # the parsers raise anything on hostile bytes
        return {"error": "is damaged and cannot be parsed"}


def main() -> None:
    """Serve requests until standard input closes."""
    confine(int(sys.argv[1]))
    for line in sys.stdin:
        reply = json.dumps(answer(json.loads(line)), ensure_ascii=True)
        sys.stdout.write(reply + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
