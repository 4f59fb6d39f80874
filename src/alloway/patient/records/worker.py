"""The child process that parses PDF and DICOM, so that a hostile file can only hurt itself.

Run as ``python -m alloway.patient.records.worker BYTES SECONDS``. Standard input is a socket: one
JSON request a line with an open file beside it, one JSON line back for each part of the answer, the
last of which holds ``end`` or ``error``. It can write no file and start no second process that
could: the size limit on new files is zero before the first request is read.
"""

from __future__ import annotations

import base64
import contextlib
import importlib
import json
import os
import resource
import signal
import socket
import sys
import warnings
from collections.abc import Iterator
from typing import Any

from alloway.errors import InputError
from alloway.patient.records.dicom_kinds import DIRECTORY

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
    "SOPClassUID",
    "SOPInstanceUID",
    "InstanceNumber",
    "SeriesNumber",
    "ImagePositionPatient",
    "ImageOrientationPatient",
    "SliceLocation",
)
_PARSERS = {"pdf": "pypdfium2", "picture": "pypdfium2", "ocr": "pypdfium2", "dicom": "pydicom"}
_DICOM_JOBS = ("dicom", "dicom_slice", "dicom_report", "dicom_key_objects")
_MAX_FIELD = 200
_MAX_REQUEST = 1 << 16


def confine(address_space: int) -> None:
    """Limit this process: memory, no new files, no core dump; Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for limit, value in (
        (resource.RLIMIT_AS, address_space),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # A system that does not know a limit (macOS and RLIMIT_AS) still has the time limit.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def read_pdf(path: str, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Text and tables of each page of a PDF, or the reason why it cannot be read."""
    from alloway.patient.records.scan_page import pdf_in

    with pdf_in(path, request["form"], request["picture_dots"]) as file:
        yield from _pages(file, request["pages"], request["chars"])


def _pages(file: Any, pages: int, chars: int) -> Iterator[dict[str, Any]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        yield {"error": "is locked with a password" if locked else "is not a readable PDF"}
        return
    with contextlib.closing(document):
        count = len(document)
        if count > pages:
            yield {"error": f"has {count:,} pages, over the limit of {pages:,}"}
            return
        for index in range(count):
            yield {"page": _page(document, index, chars)}


def _page(document: Any, index: int, chars: int) -> dict[str, Any]:
    from alloway.patient.records.pdf_page import page_tables
    from alloway.patient.records.scan_signs import is_scan

    empty: dict[str, Any] = {"text": "", "tables": [], "scan": False}
    try:
        page = document[index]
        textpage = page.get_textpage()
        if not textpage:
            return empty
        text = str(textpage.get_text_range(count=min(chars, textpage.count_chars())))
        scan = is_scan(page, text)
    except MemoryError:
        raise
    except Exception:  # one broken page must not hide the others
        return empty
    try:
        tables = page_tables(textpage, text, page.get_rotation())
        return {"text": text, "tables": tables, "scan": scan}
    except MemoryError:
        raise
    except Exception:  # without boxes the words are still there
        return {"text": text, "tables": [], "scan": scan}


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
    if kind == DIRECTORY:
        return {"header": {**fields, "Modality": "DICOMDIR"}}
    if not fields["SeriesInstanceUID"]:
        return {"error": "is DICOM without a series"}
    return {"header": fields}


def _parts(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    from alloway.patient.records import dicom_file
    from alloway.patient.records.scan_page import count_pages, read_scan

    job, path = request["job"], request["path"]
    if job == "pdf":
        yield from read_pdf(path, request)
    elif job == "picture":
        yield {"pages": count_pages(path, request["picture_dots"])}
    elif job == "ocr":
        yield read_scan(path, request)
    elif job == "dicom_slice":
        png, note = dicom_file.slice_png(path, request["limit"])
        yield {"png": base64.b64encode(png).decode(), "note": note}
    elif job == "dicom_report":
        yield {"lines": dicom_file.report_lines(path)}
    elif job == "dicom_key_objects":
        yield {"images": dicom_file.referenced(path)}
    else:
        yield read_dicom(path)


def answer(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Parse one file as asked, part by part; every failure is an ``error`` without content."""
    try:
        importlib.import_module(_PARSERS.get(request["job"], "pydicom"))
    except Exception:  # under a tight memory limit an import fails in any way at all
        yield {"error": "needs more memory than the limit: the parser could not be loaded"}
        return
    try:
        yield from _parts(request)
    except InputError as error:
        yield {"error": error.message, "step": error.step}
    except MemoryError:
        yield {"error": "needs more memory than the limit for one file", "failed": True}
    except Exception:  # the parsers raise anything on hostile bytes
        # What went wrong inside a library in C may show in the next file; pydicom is Python.
        failed = request["job"] not in _DICOM_JOBS
        yield {"error": "is damaged and cannot be parsed", "failed": failed}


def main() -> None:
    """Serve requests until the parent closes its end."""
    confine(int(sys.argv[1]))
    with socket.socket(fileno=0) as parent:
        while (asked := _received(parent)) is not None:
            request, handle = asked
            _allow_seconds(int(sys.argv[2]))
            try:
                for part in answer({**request, "path": f"/dev/fd/{handle}"}):
                    _send(parent, part)
                    if "error" in part:
                        break
                else:
                    _send(parent, {"end": True})
            finally:
                os.close(handle)


def _received(parent: socket.socket) -> tuple[dict[str, Any], int] | None:
    """The next request and its open file; ``None`` when there is no next."""
    line = b""
    handles: list[int] = []
    while not line.endswith(b"\n"):
        data, found, _, _ = socket.recv_fds(parent, _MAX_REQUEST, 1)
        if not data:
            return None
        line += data
        handles += found
    return json.loads(line), handles[0]


def _send(parent: socket.socket, part: dict[str, Any]) -> None:
    parent.sendall(json.dumps(part, ensure_ascii=True).encode() + b"\n")


def _allow_seconds(seconds: int) -> None:
    """Processor time for the next file: a child whose parent was killed ends by itself."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    ends = int(used.ru_utime + used.ru_stime) + seconds + 1
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (ends, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
