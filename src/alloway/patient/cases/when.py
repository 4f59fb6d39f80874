"""The day a finding in a sentence belongs to, or that the sentence leaves it open.

The rules serve one purpose: a result of an earlier sample must never carry the date of the present
one. Where a clause speaks of an earlier sample and names no date, or names several, there is none.
"""

from __future__ import annotations

import re

from alloway.patient.cases.statements import Statement
from alloway.patient.records.dates import FoundDate

_CLAUSE = re.compile(
    r";(?=\s)|\b(?:now|currently|jetzt|aktuell|nu|obecnie|but|whereas|while|aber|während|terwijl|mais|pero|natomiast)\b",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|formerly|earlier|historical(?:ly)?|originally|in the past"
    r"|(?:prior|former|last|old) (?:\w+ )?(?:biops\w+|sample|specimen|marrow|result|report|exam\w*"
    r"|scan|study|PET\S*|CT|flow|node|aspirate)"
    r"|at (?:the )?(?:time of )?(?:initial |first |primary )?(?:diagnosis|presentation|relapse 1)"
    r"|at baseline|initially|before (?:treatment|therapy|CAR\S*)"
    r"|vorbefund\w*|voruntersuchung\w*|früher\w*|zuvor|vormals|bei erstdiagnose|initial"
    r"|eerder\w*|voorheen|vorige|destijds|bij diagnose"
    r"|poprzedni\w*|wcześniej\w*|uprzednio|przy rozpoznaniu"
    r"|auparavant|précédent\w*|antérieur\w*|au diagnostic"
    r"|previamente|anteriormente|anterior(?:es)?|al diagnóstico|in precedenza|alla diagnosi)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compar\w+ (?:with|to)|in comparison (?:with|to)|versus|vs\.?|unlike|than|from|as in"
    r"|since|im vergleich zu\w*|gegenüber|vergleken met|w porównaniu z|par rapport à|comparado con)"
    r"\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:from|until|till|through|to|between|since|last(?: dose)?|up to|ab|bis|seit|vom|tot|vanaf"
    r"|od|do|depuis|jusqu\S*|desde|hasta)\W*(?:the\W+)?$|\d\s?[-–]\s?$",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    r"\b(?:biops\w+|sample|specimen|marrow|aspirate|trephine|node|excis\w+|PET\S*|CT|MRI|scan"
    r"|collected|taken|sampled|drawn|punctur\w+|examin\w+|knochenmark\w*|entnahme|beenmerg\w*"
    r"|biopt\w*|szpik\w*|moelle|médula)\W+(?:(?:of|on|from|dated|vom|am|van|op|z|du|de|del)\W+)?$",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:report\w*|signed|issued|validated|printed|received)\W*$", re.I)
_ASIDE = re.compile(r"\([^()]*\)")
_BREAK = re.compile(r",(?!\d)|\(")
_NEAR = 30


def finding_date(statement: Statement, at: int) -> str | None:
    """Date of the finding that stands at ``statement.text[at]``.

    Returns
    -------
    str or None
        ISO date, possibly partial; empty when the document has none; ``None`` when the clause
        speaks of an earlier sample without a date, or of several dates.

    >>> from alloway.patient.records.dates import find_dates
    >>> from alloway.values.evidence import Source
    >>> def of(text): return finding_date(
    ...     Statement(text, Source("x"), dates=find_dates(text), document_date="2026-10-06"),
    ...     text.index("CD19"))
    >>> of("CD19 positive"), of("Biopsy of 2024-03: CD19 positive"), of("previously CD19 positive")
    ('2026-10-06', '2024-03', None)
    """
    low, high = _clause(statement.text, at)
    inside = [
        found
        for found in statement.dates
        if low <= found.start < high and not _opens_aside(statement.text, found)
    ]
    own = _usable(statement.text, inside)
    if own:
        return _one(own)
    if _speaks_of_earlier(statement.text[low:at], statement.text[at:high]):
        return None
    ahead = _usable(statement.text, [found for found in statement.dates if found.end <= low])
    if ahead and _opens(statement.text, ahead[-1]):
        return ahead[-1].iso
    return statement.block_date or statement.document_date


def earlier_in(words: str) -> bool:
    """Whether words name an earlier sample or examination: ``previous``, ``at diagnosis``."""
    return bool(_EARLIER.search(words))


def _clause(text: str, at: int) -> tuple[int, int]:
    cuts = list(_CLAUSE.finditer(text))
    low = max((cut.end() for cut in cuts if cut.end() <= at), default=0)
    return low, min((cut.start() for cut in cuts if cut.start() >= at), default=len(text))


def _usable(text: str, dates: list[FoundDate]) -> list[FoundDate]:
    """Dates that may be the finding's: those of samples alone where there are any."""
    kept = []
    for found in dates:
        before = text[max(0, found.start - _NEAR) : found.start]
        if not (_COMPARED.search(before) or _REPORTED.search(before)):
            kept.append(found)
    if len(kept) > 1:
        sampled = [f for f in kept if _SAMPLE.search(text[max(0, f.start - _NEAR) : f.start])]
        spans = [f for f in kept if not _in_span(text, f)]
        kept = sampled or spans or kept
    return kept


def _in_span(text: str, found: FoundDate) -> bool:
    """Whether a date is one end of a stretch of treatment: ``2026-09-08 to 2026-10-06``."""
    before = text[max(0, found.start - _NEAR) : found.start]
    return bool(
        _SPAN.search(before) or re.match(r"\s?(?:-|–|to|until|bis|tot|do)\s", text[found.end :])
    )


def _one(dates: list[FoundDate]) -> str | None:
    """The one date that all of them may mean, in its finest form."""
    finest = max((found.iso for found in dates), key=len)
    return finest if all(finest.startswith(found.iso) for found in dates) else None


def _speaks_of_earlier(before: str, after: str) -> bool:
    """Whether a clause calls its finding earlier; "24.6 (previously 31.2)" does so of the aside."""
    about = _ASIDE.sub("", before) + _BREAK.split(after, maxsplit=1)[0]
    return any(not _COMPARED.search(about[: m.start()]) for m in _EARLIER.finditer(about))


def _opens_aside(text: str, found: FoundDate) -> bool:
    """Whether a date in brackets has a number of its own: ``24.6 (2025-11-02: 31.2)``."""
    return text[: found.start].rstrip().endswith("(") and bool(
        re.match(r"\s?[:=]?\s?\d", text[found.end :])
    )


def _opens(text: str, found: FoundDate) -> bool:
    """Whether a date opens a list of findings: ``Biopsy of 2024-03-12: CD19 ...; CD20 ...``."""
    return bool(re.match(r"\W{0,2}:", text[found.end :]))
