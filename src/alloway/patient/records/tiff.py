"""TIFF files, faxes and scans of many pages, by their directories (TIFF 6.0); runs in the child.

The strips and tiles keep their compression: PDF has a filter for each that TIFF uses.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from alloway.errors import InputError, LimitError
from alloway.patient.records.pictures import OPAQUE, Picture, Piece, check_size, indexed, turn_of

_MAX_PAGES = 500
_MAX_VALUES = 20_000
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 9: 4, 16: 8}
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _CMYK, _YCBCR = 0, 1, 2, 3, 5, 6


@dataclass(frozen=True, slots=True)
class _Directory:
    """The tags of one page."""

    data: bytes
    order: str
    tags: dict[int, tuple[int, int, int]]
    """Tag to type, count and place of the values."""

    def all(self, tag: int) -> tuple[int, ...]:
        kind, count, at = self.tags.get(tag, (3, 0, 0))
        if count > _MAX_VALUES:
            raise LimitError(f"is a TIFF with {count} values of one kind, over the limit")
        letter = {1: "B", 2: "B", 7: "B", 3: "H", 4: "I", 16: "Q"}.get(kind)
        if letter is None:
            return ()
        return struct.unpack_from(f"{self.order}{count}{letter}", self.data, at)

    def one(self, tag: int, default: int) -> int:
        return (self.all(tag) or (default,))[0]

    def ratio(self, tag: int) -> float:
        kind, _, at = self.tags.get(tag, (0, 0, 0))
        if kind != 5:
            return 0.0
        above, below = struct.unpack_from(f"{self.order}II", self.data, at)
        return float(above / below) if below else 0.0


def tiff_pictures(data: bytes, dots: int) -> list[Picture]:
    """The pages of a TIFF file.

    Raises
    ------
    InputError, LimitError
        A loop, damage, a variant that is not read, or more dots than allowed on one page.
    """
    order = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    found: list[Picture] = []
    seen: set[int] = set()
    while at:
        if at in seen or len(found) >= _MAX_PAGES:
            raise LimitError(f"is a TIFF with a loop or over the limit of {_MAX_PAGES} pages")
        seen.add(at)
        page, at = _directory(data, order, at)
        found.append(_picture(page, dots))
    if not found:
        raise InputError("is a TIFF without a page")
    return found


def _directory(data: bytes, order: str, at: int) -> tuple[_Directory, int]:
    (count,) = struct.unpack_from(f"{order}H", data, at)
    tags: dict[int, tuple[int, int, int]] = {}
    for number in range(count):
        place = at + 2 + 12 * number
        tag, kind, values = struct.unpack_from(f"{order}HHI", data, place)
        inside = values * _SIZES.get(kind, 1) <= 4
        (far,) = struct.unpack_from(f"{order}I", data, place + 8)
        tags[tag] = (kind, values, place + 8 if inside else far)
    (following,) = struct.unpack_from(f"{order}I", data, at + 2 + 12 * count)
    return _Directory(data, order, tags), following


def _picture(page: _Directory, dots: int) -> Picture:
    width, height = page.one(256, 0), page.one(257, 0)
    check_size(width, height, dots)
    bits = set(page.all(258)) or {1}
    if len(bits) > 1 or bits - {1, 4, 8} or page.one(284, 1) != 1:
        raise InputError("is a TIFF of a variant that is not read", step="save it as PDF")
    look = f"{_colour(page)} /BitsPerComponent {bits.pop()}"
    pieces = tuple(_pieces(page, width, height, look, dots))
    across, down = page.ratio(282), page.ratio(283)
    # A fax has half as many dots down as across; anything wilder is a damaged header.
    stretch = across / down if down and 0.25 <= across / down <= 4 else 1.0
    return Picture(width, height, pieces, turn_of(page.one(274, 1)), stretch)


def _colour(page: _Directory) -> str:
    kind, parts = page.one(262, _BLACK_IS_ZERO), page.one(277, 1)
    if kind in (_WHITE_IS_ZERO, _BLACK_IS_ZERO) and parts == 1:
        # A fax's runs are black whatever number stands for black.
        fax = page.one(259, 1) in (2, 3, 4)
        swapped = (kind == _WHITE_IS_ZERO) != fax
        return "/ColorSpace /DeviceGray" + (" /Decode [1 0]" if swapped else "")
    if kind in (_RGB, _YCBCR) and parts == 3:
        return "/ColorSpace /DeviceRGB"
    if kind == _RGB and parts == 4:
        return f"/ColorSpace /DeviceCMYK {OPAQUE}"
    if kind == _CMYK and parts == 4:
        return "/ColorSpace /DeviceCMYK"
    if kind == _PALETTE and parts == 1:
        values = page.all(320)
        third = len(values) // 3
        planes = (values[:third], values[third : 2 * third], values[2 * third :])
        return indexed(bytes(value >> 8 for entry in zip(*planes, strict=False) for value in entry))
    raise InputError("is a TIFF of a variant that is not read", step="save it as PDF")


def _pieces(page: _Directory, width: int, height: int, look: str, dots: int) -> list[Piece]:
    """Strips from top to bottom, or tiles row by row."""
    tiled = 322 in page.tags
    if tiled:
        wide, high = page.one(322, width), page.one(323, height)
        offsets, sizes = page.all(324), page.all(325)
    else:
        wide, high = width, min(page.one(278, height), height)
        offsets, sizes = page.all(273), page.all(279)
    check_size(wide, high, dots)
    per_row = -(-width // wide)
    filters = _filters(page)
    made: list[Piece] = []
    for number, (offset, size) in enumerate(zip(offsets, sizes, strict=False)):
        top = number // per_row * high
        if top >= height:
            break
        rows = high if tiled else min(high, height - top)
        raw = _decodable(page, page.data[offset : offset + size])
        entries = f"{look} {filters.format(wide=wide, rows=rows)}"
        made.append(Piece(wide, rows, entries, raw, number % per_row * wide, top))
    return made


def _filters(page: _Directory) -> str:
    """The PDF filter of the page's compression; ``{wide}`` and ``{rows}`` are still open."""
    how = page.one(259, 1)
    if how == 1:
        return ""
    if how in (2, 3, 4):
        options = page.one(292, 0)
        turns = {2: 0, 3: options & 1, 4: -1}[how]
        aligned = "true" if how == 2 or options & 4 else "false"
        return (
            f"/Filter /CCITTFaxDecode /DecodeParms << /K {turns} /EncodedByteAlign {aligned} "
            "/Columns {wide} /Rows {rows} >>"
        )
    if how in (5, 8, 32946):
        named = "LZWDecode" if how == 5 else "FlateDecode"
        parts, bits = page.one(277, 1), page.one(258, 1)
        steps = (
            f" /DecodeParms << /Predictor 2 /Colors {parts} /BitsPerComponent {bits} "
            "/Columns {wide} >>"
        )
        return f"/Filter /{named}" + (steps if page.one(317, 1) == 2 else "")
    if how == 7:
        colours = 1 if page.one(262, 1) == _YCBCR else 0
        return f"/Filter /DCTDecode /DecodeParms << /ColorTransform {colours} >>"
    if how == 32773:
        return "/Filter /RunLengthDecode"
    raise InputError(f"is a TIFF with compression {how}, which is not read", step="save it as PDF")


def _decodable(page: _Directory, raw: bytes) -> bytes:
    if page.one(259, 1) == 7:
        tables = bytes(page.all(347))
        # The shared tables go in after the start marker of each piece.
        return raw[:2] + tables[2:-2] + raw[2:] if tables else raw
    return raw.translate(_REVERSED) if page.one(266, 1) == 2 else raw
