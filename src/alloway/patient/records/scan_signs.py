"""Whether a page of a PDF shows print that its text layer does not hold; runs in the child.

Every figure is a choice of ours (``assumed``).
"""

from __future__ import annotations

import re
from typing import Any

_HEADER = 300
"""Letters that a fax header, a stamp or a page number may add to a scan."""
_COVERED = 0.5
"""Share of the page that one picture covers on a scan."""
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
_STRANGE_SHARE = 0.2
_ENOUGH = 200
_VOWELS = 0.15
"""Share of vowels below which letters are a font without its key; prose has 35 to 45 %."""
_OF_VOWELS = str.maketrans("", "", "aeiouyAEIOUYäöüÄÖÜáéíóúàèìòùâêîôûąęóëïæø")


def is_scan(page: Any, text: str) -> bool:
    """A page without text that is not blank, a picture with little text on it, or a garbled layer.

    Parameters
    ----------
    page
        A ``pypdfium2.PdfPage``.
    text
        Its text layer.
    """
    letters = sum(map(len, text.split()))
    if letters > _HEADER:
        return garbled(text)
    covered = _largest_picture(page)
    return covered > _COVERED or (not letters and covered >= 0) or garbled(text)


def garbled(text: str) -> bool:
    """Whether a text layer is signs without meaning, as from a font without its key.

    >>> garbled("\\ue012\\ue013\\ue014 \\ue012")
    True
    """
    solid = "".join(text.split())
    if not solid:
        return False
    if len(_STRANGE.findall(solid)) > _STRANGE_SHARE * len(solid):
        return True
    letters = [char for char in solid if char.isalpha()] if len(solid) > _ENOUGH else []
    latin = sum(char < "\u0250" for char in letters)
    if latin < _ENOUGH:
        return False
    return len("".join(letters).translate(_OF_VOWELS)) > (1 - _VOWELS) * len(letters)


def _largest_picture(page: Any) -> float:
    """Share of the page under its largest picture; -1 where nothing at all is drawn."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    largest, drawn = 0.0, False
    for thing in page.get_objects(max_depth=3):
        drawn = True
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            largest = max(largest, (right - left) * (top - bottom) / max(width * height, 1.0))
    return largest if drawn else -1.0
