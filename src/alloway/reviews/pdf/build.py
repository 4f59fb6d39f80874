"""Outline to PDF through typst.

The words travel as JSON beside the template, so no text of a record is ever read as markup; the
template reads no file and names no package.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from alloway.reviews import charts, words
from alloway.reviews.page.outline import outline
from alloway.values.review import Review

_FONT = "Libertinus Serif"
"""Ships inside typst, so the pages look the same on every machine; system fonts only step in for
scripts it lacks."""


def render_pdf(review: Review) -> bytes:
    """The review as a tagged A4 document with bookmarks and page numbers.

    The document's properties hold the case identifier and the date, never a name; the date of
    the file is the day of the review, so that equal reviews give equal bytes.

    Parameters
    ----------
    review
        The review to set.

    Returns
    -------
    bytes
        A PDF that follows PDF/UA-1.
    """
    import typst

    day = review.as_of
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    data = _typeset(asdict(outline(review, medium="pdf")))
    data["date"] = [day.year, day.month, day.day]
    template = files("alloway.reviews.pdf").joinpath("report.typ").read_bytes()
    made = typst.compile(
        template,
        format="pdf",
        sys_inputs={"review": json.dumps(data)},
        pdf_standards="ua-1",
        timestamp=int(stamp.timestamp()),
    )
    assert isinstance(made, bytes)  # noqa: S101 - one output was asked for
    return made


def _typeset(value: Any) -> Any:
    """The outline with overlong words made breakable and the charts in the document's face."""
    if isinstance(value, str):
        if value.startswith("<svg "):
            return value.replace(charts.FONT, _FONT)
        return words.breakable(value)
    if isinstance(value, dict):
        return {key: _typeset(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_typeset(item) for item in value]
    return value
