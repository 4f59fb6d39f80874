"""Words of one PDF page with their boxes; runs in the child process only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from alloway.patient.records.layout import table_lines
from alloway.patient.records.model import Cell

_Box = tuple[float, float, float, float]
# pdfium marks a hyphen at a line end with U+FFFE (or 0x02): the word goes on in the same line.
_TOKEN = re.compile(
    r"(?P<hyphen>[\ufffe\x02]\r?\n?)|(?P<end>\r\n|\r|\n)|(?P<word>[^\s\ufffe\x02\x00]+)"
)
_MAX_WORDS = 20_000


def page_tables(textpage: Any, text: str, rotation: int) -> list[list[list[list[Any]]]]:
    """Parts of a page set in columns: table, line, cell (text, four edges, lines of the text).

    Parameters
    ----------
    textpage
        A ``pypdfium2.PdfTextPage``.
    text
        Its text, from the first character.
    rotation
        Degrees by which the page is shown turned, clockwise.
    """
    words = list(_words(text, _boxes(textpage, text), rotation))
    return [
        [
            [
                [cell.text, *(round(edge, 1) for edge in (cell.x0, cell.y0, cell.x1, cell.y1)),
                 list(cell.lines)]
                for cell in line.cells
            ]
            for line in table
        ]
        for table in table_lines(words)
    ]  # fmt: skip


def _words(text: str, box: Callable[[int, int], _Box], rotation: int) -> Iterator[Cell]:
    line = 0
    for count, token in enumerate(_TOKEN.finditer(text)):
        kind = token.lastgroup
        if kind == "end":
            line += 1
        elif kind == "word" and count < _MAX_WORDS:
            start, end = token.span()
            edges = box(start, end - 1)
            if rotation:
                edges = _turned(edges, rotation)
            if edges[2] > edges[0] and edges[3] > edges[1]:
                yield Cell(token[0], *edges, (line,))


def _turned(box: _Box, rotation: int) -> _Box:
    """The box as the reader sees the page, up to a shift."""
    left, bottom, right, top = box
    if rotation == 90:
        return (min(bottom, top), -max(left, right), max(bottom, top), -min(left, right))
    if rotation == 180:
        return (-right, -top, -left, -bottom)
    if rotation == 270:
        return (-max(bottom, top), min(left, right), -min(bottom, top), max(left, right))
    return box


def _boxes(textpage: Any, text: str) -> Callable[[int, int], _Box]:
    """Box from one character of the text to another of its line, on the height of their font."""
    import ctypes

    import pypdfium2.raw as pdfium

    raw, first, last = textpage.raw, pdfium.FS_RECTF(), pdfium.FS_RECTF()
    to_first, to_last = ctypes.byref(first), ctypes.byref(last)
    measure = pdfium.FPDFText_GetLooseCharBox
    straight = textpage.count_chars() == len(text)

    def box(start: int, end: int) -> _Box:
        # pdfium drops characters without a code from the text, so the two counts may differ.
        if not straight:
            start = pdfium.FPDFText_GetCharIndexFromTextIndex(raw, start)
            end = pdfium.FPDFText_GetCharIndexFromTextIndex(raw, end)
        # Two boxes a word, not one a character: most of the time goes into these calls.
        if not (measure(raw, start, to_first) and measure(raw, end, to_last)):
            return (0.0, 0.0, 0.0, 0.0)
        bottom, low, top, high = first.bottom, last.bottom, first.top, last.top
        return (
            first.left, bottom if bottom < low else low, last.right, top if top > high else high
        )  # fmt: skip

    return box
