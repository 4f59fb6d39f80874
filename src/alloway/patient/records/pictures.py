"""JPEG and PNG files as PDF pages, so that one confined renderer reads every picture.

Only headers are read here; the compressed data go into the PDF as they are. Runs in the child
process. JPEG: ITU-T T.81 and Exif 2.3; PNG: ISO/IEC 15948; TIFF is in `tiff`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from alloway.errors import InputError, LimitError

_LONG_SIDE = 842.0
"""Points of the longer side of the page: a photographed sheet is taken to be A4 (assumed)."""
_SMALLEST_DOT = 72 / 120
"""A picture too small for that is taken to have 120 dots an inch (assumed)."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SIZELESS = frozenset((0x01, *range(0xD0, 0xD9)))
_TURNS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
"""Exif and TIFF orientation to degrees clockwise; mirrored pictures are not mirrored back."""
_COLOURS = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_AS_JPEG = "save it as JPEG"
OPAQUE = "/Decode [1 0 1 0 1 0 0 0]"
"""Red, green, blue and opacity shown as ink: the opacity becomes no black."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One image object: a whole picture, or one strip or tile of it."""

    width: int
    height: int
    entries: str
    """Its dictionary but for size and length."""
    data: bytes
    left: int = 0
    top: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: its size in dots, how it is turned, how much taller than wide a dot is."""

    width: int
    height: int
    pieces: tuple[Piece, ...]
    turn: int = 0
    stretch: float = 1.0


def picture_pdf(data: bytes, *, dots: int) -> bytes:
    """A JPEG, PNG or TIFF file as a PDF with one page for each picture.

    Parameters
    ----------
    data
        The file.
    dots
        Most dots (width times height) of one picture; judged by the header.

    Raises
    ------
    InputError
        Not one of the three, damaged, or a variant that is not read.
    LimitError
        Over the limit.
    """
    from alloway.patient.records.tiff import tiff_pictures

    try:
        if data.startswith(b"\xff\xd8"):
            found = [_jpeg(data, dots)]
        elif data.startswith(b"\x89PNG"):
            found = [_png(data, dots)]
        elif data[:4] in (b"II*\x00", b"MM\x00*"):
            found = tiff_pictures(data, dots)
        else:
            named = "a HEIC photo" if data[4:8] == b"ftyp" else "a picture of a kind"
            raise InputError(f"is {named} that is not read", step=_AS_JPEG)
    except (struct.error, IndexError):
        raise InputError("is a picture that ends early or is damaged") from None
    return _pdf(found)


def check_size(width: int, height: int, dots: int) -> None:
    """Refuse a picture without size, or with more dots than allowed.

    Raises
    ------
    InputError, LimitError
        It has none, or more.
    """
    if width < 1 or height < 1:
        raise InputError("is a picture without size")
    if width * height > dots:
        allowed = f"{dots / 1e6:,.0f} million dots"
        raise LimitError(f"is a picture of {width} x {height} dots, over the limit of {allowed}")


def jpeg_frame(data: bytes) -> tuple[int, int, int, int, bool]:
    """Width, height, number of components, Exif orientation, and whether Adobe wrote it."""
    at, turned, adobe = 2, 1, False
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise InputError("is a damaged JPEG picture")
        marker = data[at + 1]
        if marker == 0xFF or marker in _SIZELESS:
            at += 1 if marker == 0xFF else 2
            continue
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + size]
        if marker in _FRAMES:
            _, height, width, parts = struct.unpack(">BHHB", body[:6])
            return width, height, parts, turned, adobe
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            turned = _exif_turn(body[6:])
        adobe = adobe or (marker == 0xEE and body.startswith(b"Adobe"))
        at += 2 + max(size, 2)
    raise InputError("is a JPEG picture without a frame")


def _exif_turn(block: bytes) -> int:
    """Tag 0x0112 of the first directory; 1 where it cannot be read."""
    order = "<" if block.startswith(b"II") else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", block, 4)
        (count,) = struct.unpack_from(f"{order}H", block, start)
        for number in range(min(count, 200)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", block, start + 2 + 12 * number)
            if tag == 0x0112:
                return int(value)
    except struct.error:
        pass
    return 1


def turn_of(orientation: int) -> int:
    """Degrees clockwise to show a picture upright, by its Exif or TIFF orientation."""
    return _TURNS.get(orientation, 0)


def _jpeg(data: bytes, dots: int) -> Picture:
    width, height, parts, turned, adobe = jpeg_frame(data)
    check_size(width, height, dots)
    if parts not in _COLOURS:
        raise InputError(f"is a JPEG picture with {parts} colours, which is not read")
    inverted = " /Decode [1 0 1 0 1 0 1 0]" if parts == 4 and adobe else ""
    entries = f"/ColorSpace {_COLOURS[parts]} /BitsPerComponent 8 /Filter /DCTDecode{inverted}"
    return Picture(width, height, (Piece(width, height, entries, data),), turn_of(turned))


def _png(data: bytes, dots: int) -> Picture:
    width, height, bits, kind, _, _, woven = struct.unpack_from(">IIBBBBB", data, 16)
    check_size(width, height, dots)
    if woven:
        raise InputError("is an interlaced PNG, which is not read", step=_AS_JPEG)
    palette, body = b"", []
    at = 8
    while at + 8 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if name == b"PLTE":
            palette = content[:768]
        elif name == b"IDAT":
            body.append(content)
        at += 12 + size
    colour, parts = _png_colour(kind, palette)
    entries = (
        f"{colour} /BitsPerComponent {bits} /Filter /FlateDecode /DecodeParms "
        f"<< /Predictor 15 /Colors {parts} /BitsPerComponent {bits} /Columns {width} >>"
    )
    return Picture(width, height, (Piece(width, height, entries, b"".join(body)),))


def _png_colour(kind: int, palette: bytes) -> tuple[str, int]:
    if kind == 3 and palette:
        return indexed(palette), 1
    if kind == 4:
        raise InputError("is a PNG with grey and opacity, which is not read", step=_AS_JPEG)
    if kind == 6:
        return f"/ColorSpace /DeviceCMYK {OPAQUE}", 4
    if kind in (0, 2):
        return f"/ColorSpace {_COLOURS[1 + kind]}", 1 + kind
    raise InputError("is a damaged PNG picture")


def indexed(palette: bytes) -> str:
    """The colour space of a picture with a palette of red, green and blue bytes."""
    return f"/ColorSpace [/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"


def _pdf(pictures: list[Picture]) -> bytes:
    """A PDF of the pictures; objects 1 and 2 are the catalogue and the list of pages."""
    bodies: list[bytes] = []
    kids: list[int] = []
    for picture in pictures:
        first = 3 + len(bodies)
        kids.append(first)
        bodies += _page_objects(picture, first)
    listed = " ".join(f"{number} 0 R" for number in kids)
    tree = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *bodies], 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(places) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _page_objects(picture: Picture, first: int) -> list[bytes]:
    """A page, what is drawn on it, and its pieces."""
    long = max(picture.width, picture.height * picture.stretch)
    dot = min(_LONG_SIDE / long, _SMALLEST_DOT)
    across, down = dot, dot * picture.stretch
    drawn, named = [], []
    for number, piece in enumerate(picture.pieces):
        bottom = (picture.height - piece.top - piece.height) * down
        drawn.append(
            f"q {piece.width * across:.4f} 0 0 {piece.height * down:.4f} "
            f"{piece.left * across:.4f} {bottom:.4f} cm /P{number} Do Q"
        )
        named.append(f"/P{number} {first + 2 + number} 0 R")
    page = (
        f"<< /Type /Page /Parent 2 0 R /Rotate {picture.turn} /MediaBox [0 0 "
        f"{picture.width * across:.3f} {picture.height * down:.3f}] /Contents {first + 1} 0 R "
        f"/Resources << /XObject << {' '.join(named)} >> >> >>"
    )
    return [page.encode(), _stream("", "\n".join(drawn).encode()), *map(_image, picture.pieces)]


def _image(piece: Piece) -> bytes:
    entries = (
        f"/Type /XObject /Subtype /Image /Width {piece.width} /Height {piece.height} "
        f"{piece.entries}"
    )
    return _stream(entries, piece.data)


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
