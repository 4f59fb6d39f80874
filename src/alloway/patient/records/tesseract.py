"""Tesseract as a program beside us: a grey picture in, words with boxes and confidence out.

Runs in the child process, whose limits on memory and on new files it inherits. Tesseract 5
(Smith 2007, ICDAR) is optional and installed by the system's package manager.
"""

from __future__ import annotations

import functools
import os
import resource
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alloway.errors import InputError, LimitError
from alloway.patient.records.language import closest

if TYPE_CHECKING:
    from alloway.patient.records.raster import Grey

_CODES = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa",
    "it": "ita", "nl": "nld", "pl": "pol", "pt": "por",
}  # fmt: skip
_MAX_OUTPUT = 20_000_000
_MAX_WORDS = 20_000
_COLUMN = "4"
"""Page segmentation: one column of text of varying size, so that rows of tables stay rows."""
POOR = 60.0
"""Mean confidence below which a page may lie on its side or be in no language tried (assumed)."""
_FEW = 10


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read: confidence 0 to 100, edges in dots from the upper left, line of text."""

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int
    line: int


def program() -> str | None:
    """Where Tesseract is, ``None`` when it is not installed."""
    return shutil.which("tesseract")


@functools.cache
def installed() -> frozenset[str]:
    """Language packs of Tesseract on this machine: ``eng``, ``deu``, ``osd``."""
    done = _run(("--list-langs",), b"", 10.0)
    return frozenset(line.strip() for line in done.decode("utf-8", "replace").splitlines()[1:])


def read_words(grey: Grey, dpi: float, *, guess: str, until: float) -> tuple[list[Word], str]:
    """Words of an upright page and the language they seem to be in (ISO 639-1, or empty).

    The first pass is in the language guessed; where the words then tell another one, a second
    pass is in that. A page that tells none and is read badly is read with every pack there is.

    Parameters
    ----------
    guess
        Language of the page before it in the document; empty for none.
    until
        `time.monotonic` at which Tesseract is stopped.

    Raises
    ------
    InputError, LimitError
        No language pack is installed; Tesseract fails, or is slower than allowed.
    """
    first = _packs(guess or "en")
    words = _pass(grey, dpi, first, until)
    found = closest(" ".join(word.text for word in words))
    if found and _packs(found) != first:
        return _pass(grey, dpi, _packs(found), until), found
    every = tuple(sorted(set(_CODES.values()) & installed()))
    if not found and len(words) >= _FEW and mean(words) < POOR and len(every) > len(first):
        words = _pass(grey, dpi, every, until)
        found = closest(" ".join(word.text for word in words))
    return words, found


def _packs(language: str) -> tuple[str, ...]:
    """The pack of a language with English beside it, or what there is."""
    wanted = [_CODES.get(language, "eng"), "eng"]
    have = installed()
    packs = tuple(dict.fromkeys(pack for pack in wanted if pack in have))
    packs = packs or tuple(sorted(have & set(_CODES.values())))[:1]
    if not packs:
        raise InputError("needs OCR, and Tesseract has no language pack", step="run `make ocr`")
    return packs


def mean(words: list[Word]) -> float:
    """Mean confidence, each word by its length; 0 without words."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def upright_turn(grey: Grey, dpi: float, *, until: float) -> int:
    """Degrees clockwise to turn the page so that it stands upright; 0 when it cannot be told."""
    if "osd" not in installed():
        return 0
    try:
        told = _picture_run(grey, dpi, ("--psm", "0", "-l", "osd"), until)
    except InputError:  # too few characters: Tesseract then fails
        return 0
    for line in told.decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        if name == "Rotate" and value.strip() in ("90", "180", "270"):
            return int(value)
    return 0


def _pass(grey: Grey, dpi: float, packs: tuple[str, ...], until: float) -> list[Word]:
    told = _picture_run(grey, dpi, ("--psm", _COLUMN, "-l", "+".join(packs), "tsv"), until)
    return tsv_words(told.decode("utf-8", "replace"))


def tsv_words(tsv: str) -> list[Word]:
    """The words of Tesseract's TSV (level 5), with lines numbered from 0 and a gap in number
    where a new paragraph starts.

    >>> head = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth"
    >>> row = "5\\t1\\t1\\t1\\t1\\t1\\t10\\t20\\t30\\t12\\t96.5\\tLDH"
    >>> tsv_words(head + "\\theight\\tconf\\ttext\\n" + row)[0]
    Word(text='LDH', confidence=96.5, left=10, top=20, right=40, bottom=32, line=0)
    """
    words: list[Word] = []
    paragraph = place = ""
    line = -1
    for row in tsv.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        block, here = ".".join(cells[1:4]), ".".join(cells[1:5])
        if here != place:
            line += 1 if block == paragraph or not words else 2
            paragraph, place = block, here
        left, top, width, height = map(int, cells[6:10])
        edges = left, top, left + width, top + height
        words.append(Word(cells[11].strip(), float(cells[10]), *edges, line))
        if len(words) >= _MAX_WORDS:
            break
    return words


def _picture_run(grey: Grey, dpi: float, options: tuple[str, ...], until: float) -> bytes:
    high, wide = grey.shape
    picture = b"P5\n%d %d\n255\n" % (wide, high) + grey.tobytes()
    given = ("stdin", "stdout", "--dpi", str(round(dpi)), *options)
    return _run(given, picture, until - time.monotonic())


def _run(options: tuple[str, ...], picture: bytes, seconds: float) -> bytes:
    """Tesseract without a shell; it dies with its time, even when this process dies first."""
    found = program()
    if found is None:
        raise InputError("needs OCR, and Tesseract is not installed")
    if seconds <= 0:
        raise LimitError("took longer to read by OCR than the limit")
    allowed = int(seconds) + 1

    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed))

    try:
        done = subprocess.run(
            [found, *options], input=picture, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=seconds, env=_environment(), preexec_fn=confine, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise LimitError("took longer to read by OCR than the limit") from None
    if done.returncode != 0 or len(done.stdout) > _MAX_OUTPUT:
        raise InputError("cannot be read by Tesseract")
    return done.stdout


def _environment() -> dict[str, str]:
    kept = ("PATH", "TESSDATA_PREFIX", "LANG", "LC_ALL")
    return {key: os.environ[key] for key in kept if key in os.environ} | {"OMP_THREAD_LIMIT": "1"}
