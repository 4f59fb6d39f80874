"""Scans and photos made on the fly: print on paper as pictures, with what goes wrong in them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from patient.makers import write_pdf, write_report

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="Tesseract is not installed (sh tools/install_ocr.sh)",
)


def sheet(folder: Path, *parts: str | list[list[str]], dpi: int = 150) -> Image.Image:
    """One page of print as a grey picture."""
    path = folder / "sheet.pdf"
    if any(isinstance(part, list) for part in parts):
        write_report(path, *parts)
    else:
        write_pdf(path, ["\n".join(map(str, parts))])
    with pypdfium2.PdfDocument(path) as document:
        picture = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    path.unlink()
    found: Image.Image = picture.convert("L")
    return found


def scanned(picture: Image.Image, *, angle: float = 0.6, seed: int = 1) -> Image.Image:
    """As an office scanner leaves it: a little turned, blurred, with noise."""
    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
    grey = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.4)), dtype=float) * 0.96
    noise = np.random.default_rng(seed).normal(0, 2, grey.shape)
    return Image.fromarray(np.clip(grey + noise, 0, 255).astype(np.uint8))


def shaded(picture: Image.Image) -> Image.Image:
    """As a telephone sees it: half of the sheet in shadow, in colour."""
    grey = np.asarray(picture, dtype=float)
    light = np.linspace(1.0, 0.35, grey.shape[1])[None, :]
    colour = np.stack([grey * light, grey * light * 0.97, grey * light * 0.9], axis=-1)
    return Image.fromarray(np.clip(colour, 0, 255).astype(np.uint8))


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a file of this kind."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def image_pdf(path: Path, *pictures: Image.Image, dpi: int = 150) -> None:
    """A PDF whose pages are pictures and nothing else."""
    first, *others = pictures
    first.save(path, "PDF", save_all=True, append_images=others, resolution=dpi)
