"""Pages without text to pages with text, where Tesseract is installed and pages may still be read.

Nothing that OCR reads is kept anywhere but in the case.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from alloway.errors import InputError
from alloway.patient.records.model import Page
from alloway.patient.records.ocr_page import ocr_page
from alloway.patient.records.tesseract import program

if TYPE_CHECKING:
    from alloway.patient.records.child import ParserChild
    from alloway.patient.records.readers import FileToRead

NEEDS_OCR = "needs OCR, and Tesseract is not installed"
INSTALL = "install it with `make ocr` (sh tools/install_ocr.sh), or send the report as text"


class Scans:
    """How many pages of a folder may still be read by OCR; shared by the children of one reading.

    Files take their turns in the order in which they were found, whichever child is quicker, so
    that which pages are over the limit does not depend on the time anything takes.

    Parameters
    ----------
    left
        Pages.
    tell
        Called with one short line before each page.
    """

    def __init__(self, left: int, tell: Callable[[str], None] | None = None) -> None:
        self._left, self._tell = left, tell
        self._opened = 0
        self._open: set[int] = set()
        self._stopped = False
        self._changed = threading.Condition()

    def turn(self) -> int:
        """The turn of the file that is read next; `end` must follow."""
        with self._changed:
            self._opened += 1
            self._open.add(self._opened)
            return self._opened

    def end(self, turn: int) -> None:
        """This file asks for no more pages."""
        with self._changed:
            self._open.discard(turn)
            self._changed.notify_all()

    def stop(self) -> None:
        """Nobody waits any more, and nobody gets a page."""
        with self._changed:
            self._stopped, self._left = True, 0
            self._changed.notify_all()

    def take(self, turn: int, wanted: int) -> int:
        """As many of the pages as are left, once all earlier files have asked for theirs.

        Parameters
        ----------
        turn
            From `turn`; 0 for a file read after all those that have one.
        """
        with self._changed:
            before = turn or self._opened + 1
            self._changed.wait_for(
                lambda: self._stopped or not any(other < before for other in self._open)
            )
            granted = min(wanted, self._left)
            self._left -= granted
            self._open.discard(turn)
            self._changed.notify_all()
        return granted

    def say(self, line: str) -> None:
        """Tell the progress."""
        if self._tell is not None:
            self._tell(line)


def read_scans(
    file: FileToRead, pages: Sequence[Page], wanted: Sequence[int], child: ParserChild
) -> list[Page]:
    """The pages of a file with those that are scans read by OCR.

    A page that cannot be read stays without text; its ``unread`` says why.

    Parameters
    ----------
    pages
        All pages of the file.
    wanted
        Indices of the scans among them.
    """
    read = list(pages)
    if program() is None:
        for index in wanted:
            read[index] = _unread(read[index], f"{NEEDS_OCR}; {INSTALL}")
        return read
    allowed = child.scans.take(child.turn, len(wanted))
    language = ""
    for count, index in enumerate(wanted):
        if count >= allowed:
            read[index] = _unread(read[index], "needs OCR; the folder is over the limit of pages")
            continue
        child.scans.say(f"OCR of page {index + 1} of {len(pages)} ({file.name})")
        try:
            found = child.ocr(file.path, file.name, index, file.kind, language)
        except InputError as error:
            read[index] = _unread(read[index], error.message.removeprefix(f"{file.name}: "))
            continue
        language = str(found["language"]) or language
        page = ocr_page(found["words"], read[index].source)
        read[index] = page if page.text else _unread(page, "OCR found no words on it")
    return read


def _unread(page: Page, why: str) -> Page:
    return Page("", page.source, unread=why)
