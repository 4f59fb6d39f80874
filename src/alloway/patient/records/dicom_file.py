"""What a DICOM file holds beside its header fields; runs in the child process.

DICOM PS3.3 (structured reports C.17, window C.11.2, RLE PS3.5 annex G). Nothing is decoded before
the header has passed the limits.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alloway.errors import InputError, LimitError
from alloway.patient.records.dicom_kinds import LETTERED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHAPE = (
    "Rows", "Columns", "NumberOfFrames", "BitsAllocated", "BitsStored", "SamplesPerPixel",
    "PhotometricInterpretation", "WindowCenter", "WindowWidth", "RescaleSlope",
    "RescaleIntercept", "BurnedInAnnotation", "Modality", "ConversionType",
)  # fmt: skip
_SIDE = 512
"""Dots of the longer side of a key slice (assumed)."""
_DEPTH, _ITEMS, _LETTERS = 24, 5_000, 2_000


def _opened(path: str, **options: Any) -> Any:
    import pydicom

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pydicom.dcmread(path, **options)


def wrapped_pdf(path: str) -> bytes:
    """The PDF inside a DICOM file.

    Raises
    ------
    InputError
        There is none.
    """
    data = _opened(path, specific_tags=["EncapsulatedDocument"]).get("EncapsulatedDocument")
    if not isinstance(data, bytes) or b"%PDF-" not in data[:1024]:
        raise InputError("is DICOM that should hold a PDF and does not")
    return data


def report_lines(path: str) -> list[str]:
    """The content of a structured report, a line for each item, indented by its depth."""
    root = _opened(path, stop_before_pixels=True)
    title = _meaning(root.get("ConceptNameCodeSequence"))
    dated = str(root.get("ContentDate", "") or "")[:8]
    day = f"{dated[:4]}-{dated[4:6]}-{dated[6:]}" if len(dated) == 8 else ""
    lines = [" ".join(filter(None, (title or "Report", day)))]
    for line in _items(root.get("ContentSequence"), 0):
        lines.append(line)
        if len(lines) > _ITEMS:
            raise LimitError(f"is a DICOM report of more than {_ITEMS} items, over the limit")
    return lines


def _items(sequence: Any, depth: int) -> Iterator[str]:
    if depth > _DEPTH:
        raise LimitError("is a DICOM report nested deeper than the limit")
    for item in sequence or ():
        name, value = _meaning(item.get("ConceptNameCodeSequence")), _value(item)
        if name or value:
            yield "  " * depth + (f"{name}: {value}" if name and value else name or value)
        yield from _items(item.get("ContentSequence"), depth + 1)


def _meaning(codes: Any) -> str:
    return str(codes[0].get("CodeMeaning", ""))[:_LETTERS] if codes else ""


def _value(item: Any) -> str:
    """What one item says: words, a code, a number with its unit, a date; references say nothing."""
    kind = str(item.get("ValueType", ""))
    if kind == "NUM":
        measured = (item.get("MeasuredValueSequence") or [None])[0]
        if measured is None:
            return ""
        unit = (measured.get("MeasurementUnitsCodeSequence") or [{}])[0].get("CodeValue", "")
        return f"{measured.get('NumericValue', '')} {'' if unit == '1' else unit}".strip()
    if kind == "CODE":
        return _meaning(item.get("ConceptCodeSequence"))
    if kind in ("DATE", "DATETIME"):
        text = str(item.get("Date" if kind == "DATE" else "DateTime", ""))[:8]
        return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 else text
    return str(item.get("TextValue", "") or "")[:_LETTERS] if kind == "TEXT" else ""


def referenced(path: str) -> list[str]:
    """The images that a key object selection names, by SOP instance."""
    found: list[str] = []
    for item in _opened(path, stop_before_pixels=True).get("ContentSequence") or ():
        for image in item.get("ReferencedSOPSequence") or ():
            found.append(str(image.get("ReferencedSOPInstanceUID", "")))
    return found[:_ITEMS]


def slice_png(path: str, limit: int) -> tuple[bytes, str]:
    """The middle frame of an image as PNG, and what to know of it.

    Parameters
    ----------
    limit
        Bytes that all frames may have once decoded.

    Raises
    ------
    InputError, LimitError
        No image, over the limit, compressed in a way that needs a further decoder, or with letters
        burnt in by its own flag: they may name the patient.
    """
    from pydicom.pixels.utils import pixel_array

    header = _opened(path, stop_before_pixels=True, defer_size=4096, specific_tags=list(_SHAPE))
    frames = _checked(header, limit)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Path(path).open("rb") as file:
            stored = pixel_array(file, index=frames // 2)
    grey, how = _grey(stored, header)
    step = max(1, -(-max(grey.shape) // _SIDE))
    notes = [how, f"frame {frames // 2 + 1} of {frames}" if frames > 1 else "", _unflagged(header)]
    return png(grey[::step, ::step]), "; ".join(filter(None, notes))


def _unflagged(header: Any) -> str:
    """A warning where nothing says whether letters are burnt in, and such files often have some."""
    if str(header.get("BurnedInAnnotation", "")).upper() == "NO":
        return ""
    captured = header.get("Modality", "") in LETTERED or header.get("ConversionType")
    return "look before you share it: letters may be burnt in" if captured else ""


def _checked(header: Any, limit: int) -> int:
    """The number of frames, after the header passed."""
    syntax = str(header.file_meta.get("TransferSyntaxUID", ""))
    rows, columns, bits, samples = (
        int(header.get(name, 0) or 0)
        for name in ("Rows", "Columns", "BitsAllocated", "SamplesPerPixel")
    )
    frames = int(header.get("NumberOfFrames", 1) or 1)
    if min(rows, columns, frames) < 1 or bits not in (8, 16, 32) or samples not in (1, 3):
        raise InputError("is DICOM without a picture")
    if rows * columns * frames * samples * bits // 8 > limit:
        raise LimitError(f"is DICOM of {columns} x {rows} x {frames} dots, over the limit")
    if str(header.get("BurnedInAnnotation", "")).upper() == "YES":
        raise InputError("has letters burnt in that may name the patient: no picture is made")
    if str(header.get("PhotometricInterpretation", "")) == "PALETTE COLOR":
        raise InputError("is DICOM in palette colours, of which no picture is made")
    _decodable(syntax)
    return frames


def _decodable(syntax: str) -> None:
    """Raise unless pydicom, with the libraries it finds here, decodes the transfer syntax."""
    from pydicom.pixels.decoders.base import get_decoder
    from pydicom.uid import UID

    try:
        decodable = get_decoder(UID(syntax)).is_available
    except (NotImplementedError, ValueError):
        decodable = False
    if not decodable:
        raise InputError(
            f"is DICOM compressed as {UID(syntax[:64]).name}, for which no decoder is installed",
            step="ask for the pictures uncompressed",
        )


def _grey(stored: NDArray[Any], header: Any) -> tuple[NDArray[np.uint8], str]:
    """Values in the header's first window to grey, else from the 1st to the 99th percentile."""
    import numpy as np

    values = np.asarray(stored, dtype=np.float32)
    if values.ndim == 3:
        whitest = 2 ** int(header.get("BitsStored", 8) or 8) - 1
        shades = values.mean(axis=2) * (255 / whitest)
        return np.clip(shades, 0, 255).astype(np.uint8), "colours as grey"
    slope, shift = float(header.get("RescaleSlope", 1) or 1), header.get("RescaleIntercept", 0)
    values = values * slope + float(shift or 0)
    centre, width = _first(header.get("WindowCenter")), _first(header.get("WindowWidth"))
    if centre is not None and width is not None and width >= 1:
        low, high = centre - 0.5 - (width - 1) / 2, centre - 0.5 + (width - 1) / 2
        how = f"window {centre:g} / {width:g}"
    else:
        low, high = (float(edge) for edge in np.percentile(values, (1, 99)))
        how = "window from the 1st to the 99th percentile"
    scaled = np.clip((values - low) / max(high - low, 1e-6), 0, 1) * 255
    if str(header.get("PhotometricInterpretation", "")) == "MONOCHROME1":
        scaled = 255 - scaled
    return np.nan_to_num(scaled).astype(np.uint8), how


def _first(value: Any) -> float | None:
    if value is None or value == "":
        return None
    return float(value if isinstance(value, int | float | str) else value[0])


def png(grey: NDArray[np.uint8]) -> bytes:
    """A grey picture as a PNG file (ISO/IEC 15948), without a date or any text."""
    high, wide = grey.shape
    rows = b"".join(b"\0" + row.tobytes() for row in grey)

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
