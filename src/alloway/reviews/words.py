"""Labels and sentence helpers shared by the page, the PDF and the terminal.

Everything a reader sees passes through here, so that a missing value is always ``unknown`` or
``not recorded`` and no control character of a hostile document reaches the reader's screen.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date

from alloway.reference.kinds import label as kind_name
from alloway.values.case import Case, Fact, FactValue
from alloway.values.dates import span
from alloway.values.evidence import Estimate
from alloway.values.hla import Count, Locus, Slot

UNKNOWN = "unknown"
NOT_RECORDED = "not recorded"

STANDING = {"possible": "Possible", "unknown": "Not yet clear", "blocked": "Blocked"}
WEIGHT = {"for": "For", "against": "Against", "open": "Open", "blocks": "Blocks"}
TRUTH = {"met": "met", "not_met": "not met", "unknown": "unknown"}
KIND = {
    "lot": "Donor-derived lot",
    "trial": "Clinical trial",
    "autologous": "Product from own cells",
    "pathway": "Other pathway",
}
BASIS = {"source": "cited", "assumed": "assumed", "model": "computed by the model"}

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNITS = {
    "10*9/L": "×10⁹/L",
    "ug/L": "µg/L",
    "mL/min/{1.73_m2}": "mL/min/1.73 m²",
    "cm2": "cm²",
    "d": "days",
    "?": "(unit not recorded)",
}
_NBSP = "\u00a0"


def clean(text: object) -> str:
    """Text safe to show: one line, no control or direction-changing characters.

    Such a character is replaced by U+FFFD rather than dropped, so that the reader sees that the
    document held something odd (Unicode Technical Report 36, bidirectional text spoofing).

    >>> clean("CD19\\u202e evitisop")
    'CD19\\ufffd evitisop'
    """
    spaced = re.sub(r"[\s\u2028\u2029]+", " ", str(text)).strip()
    return "".join("\ufffd" if _unsafe(c) else c for c in spaced)


def _unsafe(character: str) -> bool:
    return character in _BIDI or unicodedata.category(character) in ("Cc", "Cs", "Co")


def breakable(text: str, longest: int = 24) -> str:
    """The text with zero-width spaces inside overlong words, for a typesetter that breaks none.

    >>> breakable("a bcdefgh", longest=6).replace("\\u200b", "|")
    'a bcdefg|h'
    """
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: _chunks(word[0]), text)


def _chunks(word: str, size: int = 6) -> str:
    return "\u200b".join(word[i : i + size] for i in range(0, len(word), size))


def number(value: float | None, digits: int = 3) -> str:
    """A number to so many significant digits, large ones as a power of ten.

    >>> number(5.2e8), number(612.0), number(0.6), number(None)
    ('5.2 × 10⁸', '612', '0.6', 'unknown')
    """
    if value is None or not math.isfinite(value):
        return UNKNOWN
    if value and not 1e-3 <= abs(value) < 1e6:
        mantissa, power = f"{value:.{digits - 1}e}".split("e")
        return f"{_trim(mantissa)} × 10{str(int(power)).translate(_SUPERSCRIPT)}"
    if float(value).is_integer():
        return f"{value:,.0f}".replace(",", _NBSP if abs(value) >= 1e4 else "")
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    return _trim(f"{value:.{places}f}")


def power_of_ten(value: float) -> str:
    """A power of ten as it is printed on an axis.

    >>> power_of_ten(1e4), power_of_ten(1.0)
    ('10⁴', '1')
    """
    power = round(math.log10(value))
    return f"10{str(power).translate(_SUPERSCRIPT)}" if power else "1"


def _trim(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit(ucum: str) -> str:
    """Reader's form of a UCUM unit.

    >>> unit("10*9/L"), unit("{cells}")
    ('×10⁹/L', 'cells')
    """
    return _UNITS.get(ucum) or clean(re.sub(r"^\{(.+)\}$", r"\1", ucum))


def quantity(value: FactValue | None, ucum: str = "") -> str:
    """A fact's value with its unit.

    >>> quantity(612.0, "U/L").replace("\\u00a0", " "), quantity(True), quantity("")
    ('612 U/L', 'yes', 'not recorded')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    shown = (clean(value) or NOT_RECORDED) if isinstance(value, str) else number(value)
    return f"{shown}{_NBSP}{unit(ucum)}" if ucum and shown != UNKNOWN else shown


def percent(share: float | None) -> str:
    """A probability as a whole percentage; 0 and 1 come from counting and are no certainty.

    >>> percent(0.42).replace("\\u00a0", " "), percent(0.0).replace("\\u00a0", " ")
    ('42 %', '<1 %')
    """
    if share is None or not math.isfinite(share):
        return UNKNOWN
    if share < 0.01:
        return f"<1{_NBSP}%"
    if share > 0.99:
        return f">99{_NBSP}%"
    return f"{share * 100:.0f}{_NBSP}%"


def percent_range(estimate: Estimate) -> str:
    """The interval of a probability, with its level where that is known.

    >>> percent_range(Estimate(0.4, 0.3, 0.5, 0.8)).replace("\\u00a0", " ")
    '30–50 %'
    """
    low, high = estimate.interval
    if low is None or high is None:
        return "interval unknown"
    ends = percent(low), percent(high)
    if ends[0] == ends[1]:
        return ends[0]
    joint = " to " if any(end[0] in "<>" for end in ends) else "–"
    return f"{ends[0].removesuffix(_NBSP + '%')}{joint}{ends[1]}"


def estimate(value: Estimate | None) -> str:
    """A number with its range in words.

    >>> estimate(Estimate(24, 14, 38, unit="d")).replace("\\u00a0", " ")
    'about 24 days (14 to 38)'
    """
    if value is None or not math.isfinite(value.value):
        return UNKNOWN
    middle = round(value.value) if value.unit == "d" else value.value
    text = f"about {quantity(middle, value.unit)}"
    if value.low is None or value.high is None:
        return text
    return f"{text} ({number(value.low)} to {number(value.high)})"


def level(value: float | None) -> str:
    """Name of an interval: ``80 % interval``, or ``range`` where the level is not stated."""
    return f"{percent(value)} interval" if value else "range"


def day(iso: str | date) -> str:
    """A full or partial ISO date for a reader; the text itself where it is not one.

    >>> day("2026-03-14"), day("2026-03"), day("")
    ('14 Mar 2026', 'Mar 2026', 'undated')
    """
    text = iso.isoformat() if isinstance(iso, date) else clean(iso)
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?", text)
    if not found:
        return text or "undated"
    year, month, dom = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year if not month else text
    return " ".join(([str(int(dom))] if dom else []) + [_MONTHS[int(month) - 1], year])


def days_old(iso: str, as_of: date) -> int | None:
    """Fewest days the dated result can lie back; ``None`` for no date or one in the future.

    >>> days_old("2026-02", date(2026, 3, 10))
    10
    """
    found = span(iso)
    if found is None or found[0] > as_of:
        return None
    return max(0, (as_of - found[1]).days)


def age(case: Case) -> str:
    """Age in whole years on the day of the review, as a range where the birth date is partial."""
    try:
        found = case.age(case.as_of)
    except ValueError:
        found = None
    if found is None or found[0] < 0:
        return "age not recorded"
    youngest, oldest = found
    return f"{oldest} years" if youngest == oldest else f"{youngest} or {oldest} years"


def kind_label(kind: str) -> str:
    """Reader's name of a fact kind, made safe."""
    return clean(kind_name(kind))


def count(value: Count) -> str:
    """A mismatch count, as a range where the typing leaves it open.

    >>> count(Count(0, 1)), count(Count(2, 2))
    ('0–1', '2')
    """
    return str(value.min) if value.min == value.max else f"{value.min}–{value.max}"


def plural(n: int, one: str, many: str = "") -> str:
    """``1 lot``, ``2 lots``.

    >>> plural(1, "lot"), plural(2, "entry", "entries")
    ('1 lot', '2 entries')
    """
    return f"{n} {one if n == 1 else many or one + 's'}"


def genotype(locus: Locus) -> str:
    """One locus of a typing with its ambiguity: ``A*02:01, A*24:02``; ``or`` between readings."""
    readings = [f"{_slot(a)}, {_slot(b)}" for a, b in locus.genotypes[:3]]
    if len(locus.genotypes) > 3:
        readings.append(f"{len(locus.genotypes) - 3} further readings")
    return " or ".join(readings) or "not typed"


def _slot(slot: Slot) -> str:
    if not slot:
        return "second allele blank"
    shown = "/".join(clean(allele) for allele in slot[:4])
    return shown + (f" and {len(slot) - 4} more" if len(slot) > 4 else "")


def shorten(text: str, longest: int) -> str:
    """The text cut at a word with an ellipsis where it is longer.

    >>> shorten("one two three", 9)
    'one two…'
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    head, space, _ = cut.rpartition(" ")
    return f"{(head if space and len(head) > longest // 2 else cut).rstrip()}…"


_ISO_DATE = re.compile(r"(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w-]|\.\w)")
"""A date that is a word of its own, not part of a file name."""


def sentence(text: str) -> str:
    """Cleaned text with a capital and a full stop, its ISO dates written for a reader.

    >>> sentence("no result since 2026-03-14")
    'No result since 14 Mar 2026.'
    """
    shown = _ISO_DATE.sub(lambda found: day(found[0]), clean(text))
    if not shown:
        return NOT_RECORDED.capitalize() + "."
    first = shown.split(" ", 1)[0].rstrip(",:;")
    if first.isalpha() and first.islower():  # a file name or a gene keeps its own spelling
        shown = shown[0].upper() + shown[1:]
    return shown + ("" if shown[-1] in ".?!:…" else ".")


def share(probability: float) -> float:
    """A probability as a percentage within 0 and 100, for drawing; 0 where it is no number."""
    return min(100.0, max(0.0, probability * 100)) if math.isfinite(probability) else 0.0


def fact(found: Fact) -> str:
    """A fact in one line: name, value, date.

    >>> from alloway.values.evidence import Source
    >>> fact(Fact("lab.alt", 71.0, Source("labs.csv"), "U/L", "2026-01-12")).replace("\\u00a0", " ")
    'ALT 71 U/L, 12 Jan 2026'
    """
    value = quantity(found.value, found.unit)
    return f"{kind_label(found.kind)} {value}, {day(found.date)}"
