"""Facts of pages that OCR read: marked as such, placed in a box, and none on an unsure number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alloway.patient.cases.draft import Draft
from alloway.patient.records.model import Page
from alloway.values.case import Fact

UNSURE = "OCR unsure"
_EDGE = 25
"""Letters at either end of a line by which it is found again in a quote (assumed)."""


def take_scanned(own: Draft, pages: Sequence[Page], draft: Draft) -> None:
    """Add what was read of one document of which pages were scans to the draft of the case.

    Parameters
    ----------
    own
        What the rules read in this document alone.
    pages
        Its pages; facts of pages that came as text stay as they are.
    draft
        Of the case; a fact that rests on a number OCR is not sure of is counted there instead.
    """
    by_place = {page.source.place: page for page in pages if page.ocr}

    def marked(fact: Fact) -> Fact | None:
        page = by_place.get(fact.source.place.partition(",")[0])
        if page is None:
            return fact
        if rests_on_unsure(fact, page):
            draft.unused[UNSURE] += 1
            return None
        return _marked(fact, page)

    draft.facts += [found for fact in own.facts if (found := marked(fact))]
    draft.exposures += [
        replace(exposure, fact=found)
        for exposure in own.exposures
        if (found := marked(exposure.fact))
    ]
    draft.stated_lines += [
        (number, found) for number, fact in own.stated_lines if (found := marked(fact))
    ]
    draft.entities |= {found: key for fact, key in own.entities.items() if (found := marked(fact))}
    draft.unused.update(own.unused)
    draft.denied |= own.denied
    draft.not_given |= own.not_given
    draft.open_results += own.open_results


def _marked(fact: Fact, page: Page) -> Fact:
    how = f"OCR, mean confidence {page.ocr:.0%}"
    note = f"{fact.note}; {how}" if fact.note else how
    source = fact.source
    box = "" if "box" in source.place else _box(source.quote, page)
    placed = replace(source, place=f"{source.place}, {box}") if box else source
    return replace(fact, method="OCR", note=note, source=placed)


def _box(quote: str, page: Page) -> str:
    """The box around the lines that a quote stands on."""
    boxes = [
        box
        for line, box in zip(page.text.split("\n"), page.line_boxes, strict=False)
        if line.strip() and quote and _overlap(line.strip(), quote)
    ]
    if not boxes:
        return ""
    left, bottom, right, top = (list(edges) for edges in zip(*boxes, strict=True))
    return f"box {min(left):.0f} {min(bottom):.0f} {max(right):.0f} {max(top):.0f}"


def _overlap(line: str, quote: str) -> bool:
    return quote in line or any(
        part in whole
        for part, whole in (
            (line[:_EDGE], quote), (line[-_EDGE:], quote), (quote[:_EDGE], line),
            (quote[-_EDGE:], line),
        )
        if len(part) == _EDGE or part == line
    )  # fmt: skip


def rests_on_unsure(fact: Fact, page: Page) -> bool:
    """Whether the value or the date of a fact is a number that OCR is not sure of.

    A value in another unit than printed has other digits; then any unsure number of the quote
    may be the one.
    """
    words = fact.source.quote.split() or page.text.split()
    unsure = [word for word in page.unsure if word in words]
    if not unsure:
        return False
    if any(_dates(word, fact.date) for word in unsure):
        return True
    if isinstance(fact.value, bool):
        return False
    if isinstance(fact.value, str):
        told = {*fact.value.split(), fact.kind.rpartition(".")[2], fact.value}
        return any(word.strip(".,;:()") in told for word in unsure)
    value = _digits(f"{fact.value:.6g}")
    printed = {_digits(part) for word in words for part in re.split(r"[-–x/]", word)}
    if value not in printed:
        return any(not re.fullmatch(r"[IVX]+\W*", word) for word in unsure)
    return any(value in map(_digits, re.split(r"[-–x/]", word)) for word in unsure)


def _digits(word: str) -> str:
    """The figures of a number without point, comma and leading or closing noughts."""
    return re.sub(r"\D", "", word).strip("0")


def _dates(word: str, date: str) -> bool:
    """Whether a word in print is this date, in whatever order."""
    found = {int(part) for part in re.findall(r"\d{1,4}", word)}
    parts = {int(part) for part in date.split("-") if part.isdigit()}
    years = {part % 100 for part in parts if part > 100}
    return len(found) > 1 and found <= parts | years
