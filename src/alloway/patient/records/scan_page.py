"""One page of a scan or photo to words, in the child process: render, turn upright, read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alloway.patient.records.dicom_file import wrapped_pdf
from alloway.patient.records.pictures import picture_pdf
from alloway.patient.records.raster import page_grey
from alloway.patient.records.tesseract import POOR, Word, mean, read_words, upright_turn

if TYPE_CHECKING:
    from alloway.patient.records.raster import Grey

_FEW = 10


@contextmanager
def pdf_in(path: str, form: str, dots: int) -> Iterator[Any]:
    """What `pypdfium2.PdfDocument` opens: a PDF file, the one inside DICOM, or a picture as one.

    Parameters
    ----------
    form
        ``pdf``, ``dicom`` or ``image``.
    dots
        Most dots of a picture.

    Raises
    ------
    InputError, LimitError
        A picture that is not read; see `alloway.patient.records.pictures`.
    """
    if form == "dicom":
        yield wrapped_pdf(path)
        return
    with Path(path).open("rb") as file:  # a path would have to lead to a name
        yield picture_pdf(file.read(), dots=dots) if form == "image" else file


def count_pages(path: str, dots: int) -> int:
    """Pages of a picture file; nothing is decoded. Raises as `pdf_in`."""
    import pypdfium2

    with pdf_in(path, "image", dots) as file, closing(pypdfium2.PdfDocument(file)) as document:
        return len(document)


def read_scan(path: str, request: dict[str, Any]) -> dict[str, Any]:
    """Words of a page with boxes in points from the lower left of the page as a reader holds it.

    Parameters
    ----------
    request
        ``page`` from 0, ``form``, ``guess`` (language), ``dots``, ``picture_dots``, ``seconds``.
    """
    import pypdfium2

    until = time.monotonic() + float(request["seconds"])
    opened = pdf_in(path, request["form"], request["picture_dots"])
    with opened as file, closing(pypdfium2.PdfDocument(file)) as document:
        page = document[request["page"]]
        grey, dpi = page_grey(page, request["dots"])
        words, language = read_words(grey, dpi, guess=request["guess"], until=until)
        if len(words) < _FEW or mean(words) < POOR:
            turn = upright_turn(grey, dpi, until=until)
            if turn:
                turned, _ = page_grey(page, request["dots"], turn=turn)
                again = read_words(turned, dpi, guess=request["guess"], until=until)
                if _weight(again[0]) > _weight(words):
                    grey, (words, language) = turned, again
    return {"words": [_in_points(word, grey, dpi) for word in words], "language": language}


def _weight(words: list[Word]) -> float:
    return mean(words) * sum(len(word.text) for word in words)


def _in_points(word: Word, grey: Grey, dpi: float) -> list[Any]:
    high, point = grey.shape[0], 72 / dpi
    edges = (word.left, high - word.bottom, word.right, high - word.top)
    return [word.text, word.confidence, *(round(edge * point, 1) for edge in edges), word.line]
