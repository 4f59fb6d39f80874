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


def _words(text: str, box: Callable[[int], _Box], rotation: int) -> Iterator[Cell]:
    line = 0
    for count, token in enumerate(_TOKEN.finditer(text)):
        if token["end"]:
            line += 1
        elif token["word"] and count < _MAX_WORDS:
            # Two boxes a word, not one a character: most of the time goes into these calls.
            left, bottom, _, top = box(token.start())
            _, low, right, high = box(token.end() - 1)
            edges = _turned((left, min(bottom, low), right, max(top, high)), rotation)
            if edges[2] > edges[0] and edges[3] > edges[1]:
                yield Cell(token["word"], *edges, (line,))


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


def _boxes(textpage: Any, text: str) -> Callable[[int], _Box]:
    """Box of the character at an index of the text, on the height of its font."""
    import pypdfium2.raw as pdfium

    raw, rect = textpage.raw, pdfium.FS_RECTF()
    straight = textpage.count_chars() == len(text)

    def box(index: int) -> _Box:
        # pdfium drops characters without a code from the text, so the two counts may differ.
        at = index if straight else pdfium.FPDFText_GetCharIndexFromTextIndex(raw, index)
        if not pdfium.FPDFText_GetLooseCharBox(raw, at, rect):
            return (0.0, 0.0, 0.0, 0.0)
        return (rect.left, rect.bottom, rect.right, rect.top)

    return box
