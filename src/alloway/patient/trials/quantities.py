"""Numbers in criteria: relations, values and units, brought from print to UCUM.

The text is normalised first (one spelling of each relation, unit sign and power of ten), then
quantities are found by pattern. Nothing here knows what is measured.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Relation = Literal["<", "<=", ">", ">=", "="]

_CHARACTERS = str.maketrans({
    "≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<=", "＞": ">", "＜": "<",
    "×": "x", "✕": "x", "µ": "u", "μ": "u", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "～": "-", "~": "-", "；": "; ", "，": ", ", "：": ": ", "（": " (", "）": ") ", "’": "'",
    "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u200b": "", "₂": "2", "³": "^3", "²": "^2", "⁹": "^9",
    "⁶": "^6", "％": "%", "γ": "gamma", "β": "beta", "α": "alpha",
})  # fmt: skip

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"\\(?=[^\w\s])", ""),
        (r"\s+", " "),
        (r"greater than\s*/\s*=|>\s*/\s*=|=\s*>|>\s+=|> or =", ">="),
        (r"less than\s*/\s*=|<\s*/\s*=|=\s*<|<\s+=|< or =", "<="),
        (r"\b(?:greater|more|higher) than or equals? (?:to)?|\bequal to or (?:greater|more) than", ">="),
        (r"\b(?:less|lower) than or equals? (?:to)?|\bequal to or (?:less|lower) than", "<="),
        (r"\b(?:no|not) (?:less|lower|fewer) than\b|\bat least\b|\b(?:a )?minimum of\b", ">="),
        (r"\b(?:no|not) (?:more|greater|higher) than\b|\bat most\b|\b(?:a )?maximum of\b", "<="),
        (r"\bup to(?= \d)|\b(?:not|must not) exceed(?:ing)?\b", "<="),
        (r"\b(?:is |are )?(?:greater|more|higher|older) than\b|\babove(?= \d)|\bover(?= \d)", ">"),
        (r"\b(?:is |are )?(?:less|lower|fewer|younger) than\b|\bbelow(?= \d)|\bunder(?= \d)", "<"),
        (r"\bexceed(?:s|ing)?\b", ">"),
        (r"(>=|<=|>|<)\s*(?:or|to)?\s*(?:>=|<=)(?=\s*\d)", r"\1"),
        (r"(?<=\d),(?=\d{3}\b)", ""),
        (r"\b(\d+) 000\b", r"\g<1>000"),
        (r"(?<=[\dx ])[x*]\s*10\s?[\^*eE]?\s?(\d)\s*(?=/|cells|per|$|[;,.) ])", r"x10^\1"),
        (r"(?<![a-wyz])upper (?:institutional )?limits? of (?:the )?(?:institutional )?normal(?: values?| range| limits?)*", "ULN"),
        (r"(?<![a-wyz])(?:institutional )?upper normal limits?|(?<![a-wyz])(?:the )?upper limit (?:of )?(?:the )?normal(?: value| range)?", "ULN"),
        (r"\bULN\s*\(\s*ULN\s*\)", "ULN"),
        (r"\bULN of normal\b", "ULN"),
        (r"\bthe ULN\b", "ULN"),
    )
)  # fmt: skip

_NUMBER = r"\d+(?:\.\d+)?"
_RELATION = r"(?:>=|<=|>|<|=)"
_POWER = r"(?:\s*x10\^\d)"

_UNITS: tuple[tuple[str, str], ...] = (
    (r"(?:-?\s*(?:x|times|fold|\*)\s*)?(?:the\s+)?(?:age[- ]adjusted\s+)?ULN\b", "ULN"),
    (r"x10\^9\s*(?:cells\s*)?/\s*L\b|(?-i:G/L)\b|giga/L\b", "10*9/L"),
    (r"x10\^3\s*(?:cells\s*)?(?:/|per)\s*(?:uL|mcL|mm\^?3|ul)\b|(?:K|k)/(?:uL|mcL|mm\^?3)\b", "10*3/uL"),
    (r"x10\^6\s*(?:cells\s*)?/\s*L\b", "10*6/L"),
    (r"x10\^9\b", "?"),
    (r"(?:cells?\s*)?(?:/|per)\s*(?:uL|mcL|cubic millimet(?:er|re)|microlit(?:er|re)|mm\^?3|cu\.? ?mm)\b", "/uL"),
    (r"mL\s*/\s*min(?:ute)?\s*/\s*1\.73\s*m(?:\^?2)?\b", "mL/min/{1.73_m2}"),
    (r"mL\s*/\s*min(?:ute)?s?\b", "mL/min"),
    (r"mg\s*/\s*dL?\b|mg%", "mg/dL"), (r"g\s*/\s*dL\b", "g/dL"), (r"g\s*/\s*L\b", "g/L"),
    (r"umol\s*/\s*L\b|micromol/L\b", "umol/L"), (r"mmol\s*/\s*L\b", "mmol/L"),
    (r"(?:I?U)\s*/\s*L\b", "U/L"), (r"%|percent\b", "%"),
    (r"(?:-\s*)?(?:years?|yrs?|y)\b", "a"), (r"(?:-\s*)?months?\b", "mo"),
    (r"(?:-\s*)?(?:weeks?|wks?)\b", "wk"), (r"(?:-\s*)?days?\b", "d"), (r"points?\b|score\b", ""),
)  # fmt: skip
_UNIT = "(?:" + "|".join(pattern for pattern, _ in _UNITS) + ")"
_ODD_UNIT = r"(?:[A-Za-z^*\d]{0,8}/\s*[A-Za-z^\d.]+)"

_QUANTITY = re.compile(
    rf"(?P<list>(?<![\d.<>=])\b[0-4](?:\s*(?:,|or|/|,\s*or|and)\s*[0-4](?!\d|\.\d|%))+)"
    rf"|(?:between\s+)?(?P<lowrel>{_RELATION})?\s*(?<![\w.^])(?P<low>{_NUMBER})\s*(?P<lowunit>{_UNIT})?"
    rf"(?:\s*(?:old|of age))?\s*(?:\(?inclusive\)?)?\s*"
    rf"(?:(?:-|to|through|and(?=\s+(?:<=?|{_NUMBER}\s*(?:{_UNIT})?\s*(?:years|y|old|of age|inclusive))))\s*)"
    rf"(?P<highrel><=|<)?\s*(?P<high>{_NUMBER})\s*(?P<highunit>{_UNIT})?"
    rf"|(?P<rel>{_RELATION})\s*(?:or\s+)?(?P<value>{_NUMBER})\s*(?P<unit>{_UNIT}|{_ODD_UNIT})?"
    rf"|(?<![\w.^-])(?P<bare>{_NUMBER})\s*(?P<bareunit>{_UNIT}|{_ODD_UNIT})?",
    re.IGNORECASE,
)
_OR_MORE = re.compile(
    r"\s*(?:points?|years)?\s*(?:old|of age)?,?\s*\(?(?:or|and|&)\s*(?:more|greater|higher|above|older|over)\b\)?",
    re.IGNORECASE,
)
_OR_LESS = re.compile(
    r"\s*(?:points?|years)?\s*(?:old|of age)?,?\s*\(?(?:or|and)\s*(?:less|lower|below|younger|fewer|under)\b\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bound:
    """One side of a quantity."""

    relation: Relation
    value: float
    unit: str
    """UCUM; ``ULN``; empty when no unit was printed; ``?`` when it was not understood."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A span of text that states a number, as one or two bounds that hold together."""

    start: int
    end: int
    bounds: tuple[Bound, ...]
    stated: bool
    """Whether a relation or range was printed; a bare number alone states none."""


def normalise(text: str) -> str:
    """One spelling for relations, powers of ten and units; case is kept.

    >>> normalise("ANC greater than or equal to 1,000/mm3; PLT ≧50×10⁹/L")
    'ANC >= 1000/mm3; PLT >=50 x10^9/L'
    """
    plain = text.translate(_CHARACTERS)
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return re.sub(r"(?<=\d)x10\^", " x10^", plain).strip()


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a normalised text, left to right.

    >>> find_quantities("18 to <70 years")[0].bounds
    (Bound(relation='>=', value=18.0, unit='a'), Bound(relation='<', value=70.0, unit='a'))
    """
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text):
        found.append(_read(match, text))
    return tuple(found)


def _read(match: re.Match[str], text: str) -> Quantity:
    if match["list"]:
        numbers = [float(n) for n in re.findall(r"\d+", match["list"])]
        bounds = _between(min(numbers), max(numbers), "")
        return Quantity(match.start(), match.end(), bounds, True)
    if match["high"]:
        return _range(match)
    value, unit = match["value"] or match["bare"], match["unit"] or match["bareunit"]
    relation: Relation | None = match["rel"]  # type: ignore[assignment]
    end = match.end()
    suffix = _OR_MORE.match(text, end) or _OR_LESS.match(text, end)
    if suffix and relation in (None, "="):
        relation = ">=" if _OR_MORE.match(text, end) else "<="
        end = suffix.end()
    bound = Bound(relation or "=", float(value), ucum(unit))
    return Quantity(match.start(), end, (bound,), relation is not None)


def _range(match: re.Match[str]) -> Quantity:
    unit = ucum(match["highunit"])
    low: Relation = ">" if match["lowrel"] == ">" else ">="
    high: Relation = "<" if match["highrel"] == "<" else "<="
    low_unit = ucum(match["lowunit"]) if match["lowunit"] else unit
    bounds = (
        Bound(low, float(match["low"]), low_unit),
        Bound(high, float(match["high"]), unit or low_unit),
    )
    return Quantity(match.start(), match.end(), bounds, True)


def _between(low: float, high: float, unit: str) -> tuple[Bound, ...]:
    return (Bound(">=", low, unit), Bound("<=", high, unit))


def ucum(printed: str | None) -> str:
    """UCUM for a printed unit; ``?`` when it is not understood, empty when there is none.

    >>> ucum("x ULN"), ucum("K/mm3"), ucum("furlongs/L")
    ('ULN', '10*3/uL', '?')
    """
    if not printed:
        return ""
    for pattern, unit in _UNITS:
        if re.fullmatch(pattern, printed.strip(), re.IGNORECASE):
            return unit
    return "?"


_WINDOW = re.compile(
    rf"\b(?:within|in|during|over|for)\s+(?:a period of\s+)?(?:the\s+)?(?:last|past|previous|prior|preceding)?\s*"
    rf"(?:<=|<)?\s*(?P<n>{_NUMBER}|one|two|three|four|six|twelve)\s*-?\s*(?P<u>days?|weeks?|months?|years?|hours?)"
    r"(?P<anchor>\s*(?:\([^)]{0,20}\)\s*)?(?:prior to|before|preceding|of|from|since|prior)\b"
    r"(?:\s+(?:the|a|any|study|first|planned|initial|dose|day 0|day|cell|cells|car|car-?t|infusion|start|starting|signing|"
    r"informed|consent|icf|enrol\w*|screening|apheresis|leukapheresis|registration|lymphodeplet\w+|chemotherapy|treatment|"
    r"lymphocyte|collection|baseline|entry|inclusion|randomi[sz]ation|administration|of|and|or|drug|this|form|therapy|"
    r"conditioning|t|pretreatment|preconditioning|testing|visit))*)?",
    re.IGNORECASE,
)  # fmt: skip
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}


@dataclass(frozen=True, slots=True)
class Window:
    """A span that limits a statement to so many days before the planned day."""

    start: int
    end: int
    days: int


def find_windows(text: str) -> tuple[Window, ...]:
    """Every "within 3 months before enrolment" of a normalised text.

    >>> find_windows("CAR-T therapy within 3 months before enrolment")[0].days
    91
    """
    found = []
    for match in _WINDOW.finditer(text):
        lead = match.group(0).split()[0].lower()
        if lead in ("for", "over", "in", "during") and not re.match(
            r"\w+\s+(?:the\s+)?(?:last|past|previous|prior|preceding)",
            match.group(0),
            re.IGNORECASE,
        ):
            continue
        number = _WORDS.get(match["n"].lower()) or float(match["n"])
        days = round(number * _DAYS[match["u"].lower().rstrip("s")])
        found.append(Window(match.start(), match.end(), days))
    return tuple(found)
