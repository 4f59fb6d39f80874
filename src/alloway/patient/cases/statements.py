"""Prose into statements: one sentence each, with its place, its section and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from alloway.patient.cases.context import is_family
from alloway.patient.records.dates import DayOrder, FoundDate, day_order, find_dates, window
from alloway.patient.records.model import Page
from alloway.values.evidence import Source

_HEADING = re.compile(r"^\s*(?P<label>[A-ZÀ-Ý][\w /&(),'’-]{1,48}?)\s*:(?=\s|$)")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b(?:Dr|No|Nr|vs|ca|St))\.?\s+(?=[A-ZÀ-Ý0-9\"(•-])")
_UNFINISHED = re.compile(
    r"(?:,|\b(?:of|and|or|no|not|with|without|the|for|a|to|in|by|was|is|de|la|und|von|der|mit"
    r"|no evidence))\s*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.:;!?|]\s*$")
_BIRTH = re.compile(
    r"\b(?:dob|d\.o\.b|date of birth|birth\s?date|born|geb\w*|née?|fecha de nacimiento"
    r"|nacimiento)\b\W{0,4}$",
    re.IGNORECASE,
)
_SPECIMEN = re.compile(
    r"\b(?:collected|taken|obtained|excised|collection date|sampling(?: date)?"
    r"|specimen (?:date|collected|received)|sampled|biopsy date"
    r"|date of (?:biopsy|collection|sampling|specimen|procedure)|(?:date )?drawn|received"
    r"|entnahme\w*|entnommen|prélev\w+(?: le)?|fecha de (?:toma|extracción)|afgenomen|afname\w*"
    r"|pobran\w+)\W{0,4}(?:(?:on|am|op|w dniu)\W+)?$",
    re.IGNORECASE,
)
_EXAM = re.compile(
    r"\b(?:(?:exam|examination|study|scan|acquisition|visit|clinic|assessment)(?: date)?"
    r"|date of (?:exam\w*|study|scan|visit)|performed|seen|untersuch\w+)\W{0,4}(?:on\W+)?$",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report(?:ed)?(?: date)?|date of report|date|dated|signed|issued|datum|fecha|le|den)"
    r"\W{0,4}(?:on\W+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|unlike|than|from|as in)"
    r"\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"\b(?:FISH|flow|cytometr\w+|sequenc\w+|NGS|PCR|STR|MLPA|karyotyp\w*|cytogenetic\w*|IHC"
    r"|immunohisto\w*|panel|array|chimerism|molecular\w*)\b",
    re.IGNORECASE,
)
_TEST_WITHIN = timedelta(days=30)
"""A laboratory method dated at most so long after the sampling was run on that sample (assumed)."""
_WRAPPED_FROM = 55
_MAX_STATEMENT = 600


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or table line of a document."""

    text: str
    source: Source
    section: str = ""
    """The heading it stands under, lower case: ``family history``, ``diagnosis``."""
    dates: tuple[FoundDate, ...] = ()
    """Dates inside the sentence, births left out."""
    block_date: str = ""
    """Date of the heading it stands under (``Biopsy 2024-03-02:``)."""
    document_date: str = ""
    """Specimen date of the document, else examination, else report date."""
    language: str = ""

    @property
    def date(self) -> str:
        """The one date the sentence names, else that of its block, else of its document."""
        own = [found for found in self.dates if not _COMPARED.search(self.text[: found.start])]
        if len(own) == 1:
            return own[0].iso
        return self.block_date or self.document_date

    def quoted(self, start: int = 0, end: int | None = None) -> Source:
        """The source with the words as quote, widened to at most 200 characters around them."""
        end = len(self.text) if end is None else end
        low = max(0, min(start, end - 160))
        return replace(self.source, quote=self.text[low : max(end, low + 200)][:200].strip())


def statements(pages: Sequence[Page]) -> Iterator[Statement]:
    """Every statement of one document, in reading order.

    Parameters
    ----------
    pages
        All pages of the document; its date is searched on all of them.
    """
    whole = "\n".join(page.text for page in pages)
    order = day_order(whole)
    dated = document_date(whole, order) or next((p.document_date for p in pages), "")
    for page in pages:
        block, block_date = "", ""
        for line in _lines(page.text):
            section = block
            heading = _HEADING.match(line)
            if heading or _is_title(line) or not line.strip():
                section = heading["label"].lower() if heading else line.strip().lower()
                # "Family history: none" speaks for its own line, "Findings:" for those below it.
                if heading is None or line.rstrip().endswith(":"):
                    block, block_date = section, heading_date(line, order, dated)
            for text in _sentences(line):
                dates = tuple(_not_births(text, find_dates(text, order)))
                yield Statement(text, page.source, section, dates, block_date, dated, page.language)


def _is_title(line: str) -> bool:
    """A short line in title words, such as ``FAMILY HISTORY`` or ``Biopsy of 2024-03-02``."""
    bare = line.strip()
    return len(bare) <= 60 and (bare.isupper() or bool(_TITLES.match(bare)))


_TITLES = re.compile(
    r"(?:family history|past medical history|history|medications?|allergies|impression|findings"
    r"|diagnosis|assessment|plan|recommendations?|treatment history|prior therapy|social history"
    r"|immunohistochemistry|flow cytometry|biopsy|specimen|familienanamnese|anamnese|beurteilung"
    r"|conclusion|summary|interpretation|comment|histology|microscopy|morphology|aspirate|trephine|cytology|fish|genetics|cytogenetics"
    r"|molecular|sequencing|karyotype|chimerism|controls?"
    r"|(?:patient['’]?s? )?(?:wishes|preferences?)|what matters to|goals of care"
    r"|(?:current |clinical )?status(?! (?:post|after))|(?:with )?(?:kind|best|warm) regards"
    r"|yours (?:sincerely|faithfully)|sincerely)\b[^.;]{0,45}$",
    re.IGNORECASE,
)


def _only_date(text: str, order: DayOrder) -> str:
    dates = _not_births(text, find_dates(text, order))
    return dates[0].iso if len(dates) == 1 else ""


def heading_date(heading: str, order: DayOrder, sampled: str) -> str:
    """Date in a heading; beside a laboratory method it is that of the test, not of the sample."""
    when = _only_date(heading, order)
    if _TEST.search(heading) and len(when) == len(sampled) == 10:
        later = window(when)[0] - window(sampled)[0]
        return "" if timedelta(0) <= later <= _TEST_WITHIN else when
    return when


def _lines(text: str) -> Iterator[str]:
    """Lines with wrapped sentences joined again, so that a ``no`` keeps its noun."""
    held = ""
    for line in text.split("\n"):
        if held and line.strip() and _continues(held, line.strip()):
            held = f"{held.rstrip()} {line.strip()}"
            continue
        if held:
            yield held
        held = line
        if not line.strip():
            yield ""
            held = ""
    if held:
        yield held


def _continues(held: str, line: str) -> bool:
    if len(held) > 4 * _MAX_STATEMENT or _HEADING.match(line):
        return False
    if _UNFINISHED.search(held) and len(held) > 12:
        return True
    last = held.rsplit("\n", 1)[-1]
    return (
        len(last) >= _WRAPPED_FROM
        and not _ENDED.search(held)
        and (line[0].islower() or line[0] == "(")
    )


def _sentences(line: str) -> Iterator[str]:
    for piece in _SENTENCE_END.split(line):
        for start in range(0, len(piece), _MAX_STATEMENT):
            text = piece[start : start + _MAX_STATEMENT].strip()
            if text:
                yield text


def _not_births(text: str, dates: Sequence[FoundDate]) -> list[FoundDate]:
    return [found for found in dates if not _BIRTH.search(text[: found.start])]


def document_date(text: str, order: DayOrder) -> str:
    """Date of a document: specimen before examination before report before the first date at all.

    >>> document_date("Reported: 2026-02-10. Collected: 2026-02-02. DOB: 1961-04-02", "")
    '2026-02-02'
    """
    dates = _not_births(text, find_dates(text[:20_000], order))
    # A field at the head of a line dates the document; "excised on ..." in prose dates that event.
    fields = [found for found in dates if _FIELD.fullmatch(_line_before(text, found.start))]
    for label in (_SPECIMEN, _EXAM, _REPORT):
        if label is _EXAM and (visit := _visit(text, dates)):
            return visit
        for found in fields:
            if label.search(text[max(0, found.start - 40) : found.start]):
                return found.iso
    for label in (_SPECIMEN, _EXAM, _REPORT):
        for found in dates:
            if label.search(text[max(0, found.start - 40) : found.start]):
                return found.iso
    return next((found.iso for found in dates if found.start < 400 and len(found.iso) == 10), "")


_FIELD = re.compile(r"\W*(?:[A-ZÀ-Ý0-9].{0,44})?")
_SEEN = re.compile(
    r"^\s*(?:we saw|(?:he|she|the patient) was seen|zagen wij|sahen wir|nous avons vu|vimos)\b",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\W*(?:hospital stay|stay|admission|admitted|aufenthalt|stationär\w*|pobyt|opname|séjour"
    r"|hospitali[sz]ation|ingreso|ricovero)\b[^\d]{0,30}$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:-|–|to|until|bis|do|tot|au|al|a)\s*", re.IGNORECASE)


def _line_before(text: str, at: int) -> str:
    return text[max(0, at - 60) : at].rsplit("\n", 1)[-1]


def _visit(text: str, dates: Sequence[FoundDate]) -> str:
    """The day a letter tells of: "On 3 May we saw her", or the last day of a hospital stay."""
    for found in dates:
        opens = len(_line_before(text, found.start).strip()) <= 8
        if opens and _SEEN.match(text[found.end : found.end + 40]):
            return found.iso
    for first, last in pairwise(dates):
        between = text[first.end : last.start]
        if _STAY.fullmatch(_line_before(text, first.start)) and _TO.fullmatch(between):
            return last.iso
    return ""


def birth_date(text: str, order: DayOrder) -> FoundDate | None:
    """The date of birth a text states."""
    for found in find_dates(text, order):
        before = text[: found.start]
        line = before.rsplit("\n", 1)[-1]
        if len(found.iso) == 10 and _BIRTH.search(before) and not is_family(line):
            return found
    return None
