"""The submission packet: one PDF with a cover, an index, bookmarks and every document once.

Pages of PDF files are set again as pictures of their content, so scripts, forms and actions of the
originals do not travel. What has no pages (FHIR, tables, typings) is listed with what was read from
it, and the file itself is attached. The compiler runs in a child with limits of memory and time.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from alloway.errors import LimitError
from alloway.reference.diseases import BY_KEY
from alloway.reference.kinds import label
from alloway.reviews.words import breakable, clean, quantity
from alloway.values.case import Case, Fact

_SECONDS = 180
_LINES = 1_500
_ROWS = 400
_STATEMENT = (
    "This packet holds copies of records as they were received, and a list of what is missing."
    " It was put together by software and read by a person before sending. It asks whether a"
    " screening makes sense; it states no eligibility and promises no outcome."
)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One document of the packet."""

    name: str
    kind: str
    sha256: str
    data: bytes
    """The file as received."""
    suffix: str
    """``pdf``, ``png``, ``json``: decides how it is shown."""
    language: str = ""
    text: str = ""
    """Its words, for what has no pages of its own."""
    also: tuple[str, ...] = ()
    """Other names under which the same bytes were received."""


@dataclass(frozen=True, slots=True)
class _Set:
    """One document as the template reads it."""

    number: int
    title: str
    name: str
    kind: str
    sha256: str
    language: str
    also: tuple[str, ...]
    pages: int = 0
    """Of a PDF: counted by the child that sets it."""
    pdf: str = ""
    picture: str = ""
    attached: str = ""
    mime: str = "application/octet-stream"
    note: str = ""
    rows: tuple[tuple[str, str, str, str], ...] = ()
    lines: tuple[str, ...] = ()


_MIME = {"json": "application/json", "csv": "text/csv", "txt": "text/plain", "xml": "text/xml"}
_PICTURES = ("png", "jpg")


def render_packet(
    case: Case, enclosures: Sequence[Enclosure], *, to: str = "", with_name: bool = False
) -> bytes:
    """The records of a case as one PDF.

    Parameters
    ----------
    case
        For the cover, the findings of documents without pages, and the list of what is missing.
    enclosures
        Documents in the order of the packet; equal ones are set once.
    to
        Whom the packet is for.
    with_name
        Whether the cover names the patient; the documents themselves are not changed.

    Raises
    ------
    LimitError
        The compiler took longer or needed more memory than allowed.
    """
    documents = list(_once(enclosures))
    with tempfile.TemporaryDirectory(prefix="alloway-packet-") as folder:
        root = Path(folder)
        sets = [_laid_out(root, n, item, case) for n, item in enumerate(documents, start=1)]
        made = _compiled(root, _view(case, sets, to, with_name))
        if made is None:  # one damaged file must not keep the others from travelling
            sets = [_shown_or_attached(root, one) for one in sets]
            made = _compiled(root, _view(case, sets, to, with_name))
    if made is None:
        raise LimitError("the packet could not be set", step="send the documents one by one")
    return made


def _words(text: str) -> str:
    """Words of a record as the page may show them: no control characters, no overlong word."""
    return breakable(clean(text))


def _once(enclosures: Sequence[Enclosure]) -> Iterator[Enclosure]:
    """Equal files once, with their other names."""
    names: dict[str, list[str]] = {}
    for item in enclosures:
        names.setdefault(item.sha256, []).append(item.name)
    for item in enclosures:
        first, *others = names[item.sha256]
        if item.name == first:
            yield replace(item, also=tuple(others))


def _laid_out(root: Path, number: int, item: Enclosure, case: Case) -> _Set:
    """Write the file under a neutral name into the compiler's root; say how it is shown."""
    suffix = item.suffix.lower()
    file = f"d{number}.{suffix if re.fullmatch('[a-z0-9]{1,5}', suffix) else 'bin'}"
    (root / file).write_bytes(item.data)
    shown = _words(item.name)
    one = _Set(
        number, f"{number}. {shown}", shown, item.kind, item.sha256, item.language, item.also
    )
    if suffix == "pdf":
        return replace(one, pdf=file)
    if suffix in _PICTURES:
        return replace(one, picture=file, pages=1)
    facts = [fact for fact in case.facts() if fact.source.document == item.name]
    lines = item.text.splitlines()
    note = f"{len(lines) - _LINES:,} more lines in the attached file." if lines[_LINES:] else ""
    if not lines and not facts:
        note = "Nothing of it can be printed here; see the attached file."
    return replace(
        one,
        attached=file,
        mime=_MIME.get(suffix, one.mime),
        note=note,
        rows=tuple(_row(fact) for fact in facts[:_ROWS]) if not lines else (),
        lines=tuple(_words(line) for line in lines[:_LINES]),
    )


def _row(fact: Fact) -> tuple[str, str, str, str]:
    return (
        label(fact.kind),
        _words(quantity(fact.value, fact.unit)),
        fact.date,
        _words(fact.source.place),
    )


def _shown_or_attached(root: Path, one: _Set) -> _Set:
    """The document as it is where it can be set alone, else attached only, and said so."""
    if not (one.pdf or one.picture):
        return one
    case = Case("trial", datetime(2026, 1, 1, tzinfo=UTC).date())
    if _compiled(root, _view(case, [replace(one, number=1)], "", False)) is not None:
        return one
    return replace(
        one,
        pdf="",
        picture="",
        attached=one.pdf or one.picture,
        note="Its pages could not be set again; the file is attached as it was received.",
    )


def _view(case: Case, sets: Sequence[_Set], to: str, with_name: bool) -> str:
    day = case.as_of
    return json.dumps(
        {
            "case_id": _words(case.id),
            "as_of": day.isoformat(),
            "date": [day.year, day.month, day.day],
            "cover": [list(row) for row in _cover(case, sets, to, with_name)],
            "statement": _STATEMENT,
            "documents": [asdict(one) for one in sets],
            "left_out": [_words(d.left_out) for d in case.documents if d.left_out],
            "gaps": [_words(gap.text) for gap in case.gaps],
        }
    )


def _cover(case: Case, sets: Sequence[_Set], to: str, with_name: bool) -> Iterator[tuple[str, str]]:
    if to:
        yield "For", _words(to)
    yield "Case", _words(case.id)
    if with_name and case.name:
        yield "Patient", _words(str(case.name.value))
    if case.birth_date:
        yield "Date of birth", str(case.birth_date.value)
    if case.sex:
        yield "Sex", str(case.sex.value)
    if case.diagnosis:
        known = BY_KEY.get(case.diagnosis.entity)
        yield "Diagnosis", known.name if known else _words(str(case.diagnosis.fact.value))
    yield "Documents", f"{len(sets)}, listed on the next page"
    yield "Put together", case.as_of.isoformat()


def _compiled(root: Path, view: str) -> bytes | None:
    """The compiler's PDF, or ``None`` where it failed, took too long or too much."""
    (root / "packet.typ").write_bytes(
        files("alloway.reviews.pdf").joinpath("packet.typ").read_bytes()
    )
    command = [sys.executable, "-P", "-m", "alloway.reviews.pdf.packet_worker", str(root)]
    try:
        done = subprocess.run(
            command, input=view.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    made = root / "packet.pdf"
    if done.returncode != 0 or not made.exists():
        return None
    data = made.read_bytes()
    made.unlink()
    return data
