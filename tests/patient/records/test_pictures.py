"""Picture files become pages by their headers alone; Pillow is the second opinion."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from alloway.errors import InputError, LimitError
from alloway.patient.records.pictures import picture_pdf
from patient.records.scans import saved

DOTS = 10_000_000


def drawing(mode: str = "L") -> Image.Image:
    """A picture without symmetry, dark in one corner."""
    y, x = np.mgrid[0:90, 0:140]
    dark, mid, paper = (0, 0, 255) if mode == "1" else (20, 120, 235)
    grey = np.where((x < 50) & (y < 30), dark, paper).astype(np.uint8)
    grey[60:80, 100:130] = mid
    colour = Image.fromarray(grey).convert("RGB")
    return colour.quantize(8) if mode == "P" else colour.convert(mode)


def shown(data: bytes, page: int = 0, size: tuple[int, int] = (140, 90)) -> NDArray[np.float64]:
    """The page as pdfium draws it, at the size of the drawing."""
    with pypdfium2.PdfDocument(picture_pdf(data, dots=DOTS)) as document:
        picture = document[page].render(scale=2, grayscale=True).to_pil()
    return np.asarray(picture.convert("L").resize(size), dtype=float)


def assert_same(data: bytes, picture: Image.Image) -> None:
    expected = np.asarray(picture.convert("L"), dtype=float)
    # Inks and opacity pass through pdfium's model of print: black comes out as dark grey.
    near = 20 if picture.mode in ("CMYK", "RGBA") else 6
    assert np.abs(shown(data, size=picture.size) - expected).mean() < near


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_is_drawn_as_it_is(mode: str) -> None:
    assert_same(saved(drawing(mode), "JPEG", quality=95), drawing(mode))


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "RGBA"])
def test_a_png_of_each_colour_kind_is_drawn_as_it_is(mode: str) -> None:
    assert_same(saved(drawing(mode), "PNG"), drawing(mode))


@pytest.mark.parametrize(
    ("mode", "compression"),
    [
        ("1", "raw"), ("1", "packbits"), ("1", "group3"), ("1", "group4"), ("1", "tiff_ccitt"),
        ("L", "raw"), ("L", "tiff_lzw"), ("L", "tiff_adobe_deflate"), ("L", "jpeg"),
        ("RGB", "raw"), ("RGB", "tiff_lzw"), ("RGB", "jpeg"), ("P", "packbits"),
    ],
)  # fmt: skip
def test_a_tiff_of_each_compression_is_drawn_as_it_is(mode: str, compression: str) -> None:
    assert_same(saved(drawing(mode), "TIFF", compression=compression), drawing(mode))


def test_a_tiff_with_differences_between_dots_is_drawn_as_it_is() -> None:
    data = saved(drawing("RGB"), "TIFF", compression="tiff_lzw", tiffinfo={317: 2})
    assert_same(data, drawing("RGB"))


def test_every_page_of_a_tiff_is_a_page() -> None:
    blank = Image.new("L", (140, 90), 255)
    data = saved(blank, "TIFF", save_all=True, append_images=[drawing(), blank])
    assert shown(data, 0).mean() > 250
    assert shown(data, 1).mean() < 230
    with pypdfium2.PdfDocument(picture_pdf(data, dots=DOTS)) as document:
        assert len(document) == 3


def test_a_fax_with_half_as_many_dots_down_as_across_is_stretched() -> None:
    data = saved(drawing("1"), "TIFF", compression="group4", dpi=(204, 98))
    with pypdfium2.PdfDocument(picture_pdf(data, dots=DOTS)) as document:
        width, height = document[0].get_size()
    assert height / width == pytest.approx(90 / 140 * 204 / 98, rel=0.01)


@pytest.mark.parametrize(("orientation", "quarter"), [(3, 2), (6, 3), (8, 1)])
def test_a_photo_is_turned_as_its_exif_says(orientation: int, quarter: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(drawing(), "JPEG", quality=95, exif=exif)
    upright = Image.fromarray(np.rot90(np.asarray(drawing()), quarter))
    assert_same(data, upright)


def test_a_picture_of_65535_by_65535_is_refused_before_it_is_decoded() -> None:
    data = bytearray(saved(drawing(), "PNG"))
    data[16:24] = struct.pack(">II", 65535, 65535)
    with pytest.raises(LimitError, match="65535 x 65535 dots, over the limit"):
        picture_pdf(bytes(data), dots=DOTS)
    tiff = (
        saved(drawing(), "TIFF")
        .replace(struct.pack("<HHII", 256, 4, 1, 140), struct.pack("<HHII", 256, 4, 1, 65535))
        .replace(struct.pack("<HHII", 257, 4, 1, 90), struct.pack("<HHII", 257, 4, 1, 65535))
    )
    if tiff == saved(drawing(), "TIFF"):
        pytest.fail("the header was not changed")
    with pytest.raises(LimitError, match="over the limit"):
        picture_pdf(tiff, dots=DOTS)


def test_a_tiff_whose_pages_form_a_loop_is_refused() -> None:
    data = bytearray(saved(drawing(), "TIFF"))
    (first,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, first)
    struct.pack_into("<I", data, first + 2 + 12 * count, first)
    with pytest.raises(LimitError, match="loop"):
        picture_pdf(bytes(data), dots=DOTS)


def test_a_heic_photo_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="HEIC photo") as error:
        picture_pdf(b"\0\0\0\x18ftypheic" + b"\0" * 40, dots=DOTS)
    assert error.value.step == "save it as JPEG"


def test_an_interlaced_png_is_refused_and_not_misread() -> None:
    data = bytearray(saved(drawing(), "PNG"))
    data[28] = 1
    with pytest.raises(InputError, match="interlaced"):
        picture_pdf(bytes(data), dots=DOTS)


def test_a_png_that_unpacks_to_a_thousand_times_its_size_is_drawn_without_unpacking_it_all() -> (
    None
):
    data = saved(Image.new("L", (100, 100), 255), "PNG")
    bomb = zlib.compress(b"\0" * 50_000_000, 9)
    at = data.index(b"IDAT")
    chunk = struct.pack(">I", len(bomb)) + b"IDAT" + bomb
    made = data[: at - 4] + chunk + struct.pack(">I", zlib.crc32(b"IDAT" + bomb)) + data[-12:]
    assert len(picture_pdf(made, dots=DOTS)) < len(made) + 2_000


_SEEDS = [
    saved(drawing(), "JPEG"), saved(drawing("P"), "PNG"), saved(drawing(), "TIFF"),
    saved(drawing("1"), "TIFF", compression="group4"),
]  # fmt: skip


@given(st.sampled_from(_SEEDS), st.data())
def test_a_changed_or_cut_picture_is_read_or_refused(seed: bytes, data: st.DataObject) -> None:
    raw = bytearray(seed)
    for _ in range(data.draw(st.integers(0, 6))):
        raw[data.draw(st.integers(0, min(len(raw), 400) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(raw[: data.draw(st.integers(0, len(raw)))])
    try:
        made = picture_pdf(cut, dots=1_000_000)
    except InputError as error:
        assert str(error).isprintable()  # noqa: PT017
        return
    assert io.BytesIO(made).read(5) == b"%PDF-"
