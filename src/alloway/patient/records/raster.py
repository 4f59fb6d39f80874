"""A page of a PDF as a grey picture for OCR: upright, straight, with an even background.

Runs in the child process. Every figure is a choice of ours (``assumed``) unless said otherwise.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Any

from alloway.errors import LimitError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]

DPI = 300
_SMALL = 75
"""Dots an inch of the picture from which the slope of the lines is judged."""
_DARK = 0.7
"""Darker than this share of the paper around it is ink."""
_MAX_SLOPE = 8.0
_MIN_SLOPE = 0.2
_BLOCK = 24
_BLACK_BLOCK = 60
"""A block whose brightest dot is darker is a picture or the desk, not paper."""


def page_grey(page: Any, dots: int, *, turn: int = 0) -> tuple[Grey, float]:
    """The page at about 300 dots an inch, and the dots an inch it has.

    Parameters
    ----------
    page
        A ``pypdfium2.PdfPage``.
    dots
        Most dots of the picture; a larger page is made with fewer dots an inch.
    turn
        Degrees clockwise by which the page is turned first: 0, 90, 180 or 270.

    Raises
    ------
    LimitError
        A picture in the page is larger than any scan.
    """
    _check_images(page, dots)
    width, height = page.get_size()
    dpi = min(DPI, 72 * math.sqrt(dots / max(width * height, 1.0)))
    slope = lines_slope(_rendered(page, min(_SMALL, dpi), turn, 0.0))
    angle = -slope if abs(slope) >= _MIN_SLOPE else 0.0
    return even(_rendered(page, dpi, turn, angle)), dpi


def _check_images(page: Any, dots: int) -> None:
    import pypdfium2.raw as pdfium

    for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        across, down = image.get_px_size()
        if across * down > 8 * dots:
            raise LimitError(f"a picture of {across} x {down} dots, over the limit")


def _rendered(page: Any, dpi: float, turn: int, angle: float) -> Grey:
    """The page turned by quarters and then by a small angle, both clockwise, about its middle."""
    import numpy as np
    import pypdfium2
    import pypdfium2.raw as pdfium

    scale = dpi / 72
    wide, high = page.get_size()
    across, down = (high, wide) if turn % 180 else (wide, high)
    size = max(1, round(across * scale)), max(1, round(down * scale))
    around = math.radians(turn + angle)
    cos, sin = scale * math.cos(around), scale * math.sin(around)
    matrix = pdfium.FS_MATRIX(
        cos, sin, -sin, cos,
        size[0] / 2 - (cos * wide - sin * high) / 2,
        size[1] / 2 - (sin * wide + cos * high) / 2,
    )  # fmt: skip
    clip = pdfium.FS_RECTF(0, 0, *size)
    bitmap = pypdfium2.PdfBitmap.new_native(*size, pdfium.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap.raw, page.raw, matrix, clip, flags)
    return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(size[1], -1)[:, : size[0]]


def lines_slope(grey: Grey) -> float:
    """Degrees by which the lines of print fall to the right, between -8 and 8.

    The slope at which rows of dots are most uneven: full along the lines, empty between them
    (projection profile; Postl 1986, US patent 4723297).
    """
    import numpy as np

    paper = even(grey)
    y, x = np.nonzero(paper < 255 * _DARK)
    if len(y) < 200 or len(y) > 0.5 * grey.size:
        return 0.0
    if len(y) > 60_000:
        step = len(y) // 60_000 + 1
        y, x = y[::step], x[::step]
    middle = x - grey.shape[1] / 2

    def unevenness(angle: float) -> float:
        rows = np.rint(y - middle * math.tan(math.radians(angle))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        return float(np.square(np.diff(counts)).sum())

    best = max(np.arange(-_MAX_SLOPE, _MAX_SLOPE + 0.1, 0.5), key=unevenness)
    return float(max(np.arange(best - 0.4, best + 0.45, 0.1), key=unevenness))


def even(grey: Grey) -> Grey:
    """The picture with shadows taken out: each dot against the brightest paper around it."""
    import numpy as np

    high, wide = grey.shape
    rows, columns = -(-high // _BLOCK), -(-wide // _BLOCK)
    padded = np.zeros((rows * _BLOCK, columns * _BLOCK), np.uint8)
    padded[:high, :wide] = grey
    blocks = padded.reshape(rows, _BLOCK, columns, _BLOCK).max(axis=(1, 3)).astype(np.float32)
    around = np.pad(blocks, 1, mode="edge")
    paper = np.zeros_like(blocks)
    for i, j in product(range(3), repeat=2):
        paper += around[i : i + rows, j : j + columns] / 9
    paper[paper < _BLACK_BLOCK] = 255
    if paper.min() > 250:
        return grey
    gain = np.repeat(np.repeat(255 / paper, _BLOCK, axis=0), _BLOCK, axis=1)[:high, :wide]
    evened: Grey = np.minimum(grey * gain, 255).astype(np.uint8)
    return evened
