"""Numbers in criteria: relations, values and units, brought from print to UCUM.

The text is normalised first (one spelling of each relation, unit sign and power of ten), then
quantities are found by pattern. Nothing here knows what is measured.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Relation = Literal["<", "<=", ">", ">=", "="]

_CHARACTERS = str.maketrans({
    "≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<=", "＞": ">", "＜": "<",
    "×": "x", "✕": "x", "µ": "u", "μ": "u", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "～": "-", "~": "-", "；": "; ", "，": ", ", "：": ": ", "（": " (", "）": ") ", "’": "'",
    "[": "(", "]": ")", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u200b": "", "₂": "2", "³": "^3", "²": "^2", "⁹": "^9",
    "⁶": "^6", "％": "%", "γ": "gamma", "β": "beta", "α": "alpha",
})  # fmt: skip

_SPELLINGS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (tuple(hints.split("|")) if hints else (), re.compile(pattern, re.IGNORECASE), plain)
    for hints, pattern, plain in (
        ("\\", r"\\(?=[^\w\s])", ""),
        ("", r"\s+", " "),
        ("appendix", r"\(\s*(?:see\s+)?appendix\s+\w{1,3}\s*\)|,?\s*(?:see\s+)?\bappendix\s+\d{1,2}\b", " "),
        ("limited to", r",?\s*\b(?:including|include[sd]?|such as)?,?\s*but (?:are |is )?not (?:be )?limited to\s*:?", " including without limitation "),
        ("the ", r"\b(within|in|during|over) the (past|last|previous|preceding) (year|month|week)\b", r"\1 the \2 1 \3"),
        ("mm", r"\bmm\s*\(\s*3\s*\)", "mm^3"),
        ("(nursing)", r"\b(lactating|breast-?feeding)\s*\(nursing\)", r"\1"),
        ("(s)|(es)|(ies)", r"(?<=[a-z])\((?:s|es|ies)\)", "s"),
        ("half times", r"\b(?:one and one half|one and a half) times", "1.5 times"),
        ("=", r"greater than\s*/\s*=|>\s*/\s*=|=\s*>|>\s+=|> or =", ">="),
        ("=", r"less than\s*/\s*=|<\s*/\s*=|=\s*<|<\s+=|< or =", "<="),
        ("equal", r"\b(?:greater|more|higher) than or equals? (?:to)?|\bequal to or (?:greater|more) than", ">="),
        ("equal", r"\b(?:less|lower) than or equals? (?:to)?|\bequal to or (?:less|lower) than", "<="),
        ("than|least|minimum", r"\b(?:no|not) (?:less|lower|fewer) than\b|\bat least\b|\b(?:a )?minimum of\b", ">="),
        ("than|most|maximum", r"\b(?:no|not) (?:more|greater|higher) than\b|\bat most\b|\b(?:a )?maximum of\b", "<="),
        ("up to|exceed", r"\bup to(?= \d)|\b(?:not|must not) exceed(?:ing)?\b", "<="),
        ("than|above|over", r"\b(?:is |are )?(?:greater|more|higher|older) than\b|\babove(?= \d)|\bover(?= \d)", ">"),
        ("than|below|under", r"\b(?:is |are )?(?:less|lower|fewer|younger) than\b|\bbelow(?= \d)|\bunder(?= \d)", "<"),
        ("exceed", r"\bexceed(?:s|ing)?\b", ">"),
        (">|<", r"(>=|<=|>|<)\s*(?:or|to)?\s*(?:>=|<=|>|<)(?=\s*\d)", r"\1"),
        ("or equal", r"\b(?:lower|less) or equal to", "<="),
        ("u mol", r"\bu mol\b", "umol"),
        (",", r"(?<=\d),(?=\d{3}\b)", ""),
        (" 000", r"\b(\d+) 000\b", r"\g<1>000"),
        ("10", r"(?<=[\dx ])[x*]\s*10\s?[\^*eE]?\s?(\d)\s*(?=/|cells|per|$|[;,.) ])", r"x10^\1"),
        ("upper", r"(?<![a-wyz])upper (?:institutional )?limits? of (?:the )?(?:institutional )?normal(?: values?| range| limits?)*", "ULN"),
        ("upper", r"(?<![a-wyz])(?:institutional )?upper normal limits?|(?<![a-wyz])(?:the )?upper limit (?:of )?(?:the )?normal(?: value| range)?", "ULN"),
        ("limit", r"(?<![a-wyz])(?:institutional )?(?:normal upper|upper normal) limits?(?: of normal)?", "ULN"),
        ("normal", r"(?<=times )(?:of )?(?:the )?normal(?: values?| range| limits?)?\b|(?<=\dx )normal\b|(?<=\d x )normal\b", "ULN"),
        ("uln", r"ULN\s*\(\s*ULN\s*\)", "ULN"),
        ("uln", r"\bULN of normal\b", "ULN"),
        ("uln", r"\bthe ULN\b", "ULN"),
    )
)  # fmt: skip
"""A cheap word that must be there, the pattern, and its one spelling."""

_DIGITS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "eight": "8",
    "ten": "10", "twelve": "12", "eighteen": "18", "sixty": "60",
}  # fmt: skip
_SPELT = re.compile(
    rf"\b({'|'.join(_DIGITS)})\b(?:\s*\(\d+\))?(?=[\s-]*(?:calendar )?(?:days?|weeks?|months?|years?|hours?|half)\b)",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:\.\d+)?"
_RELATION = r"(?:>=|<=|>|<|=)"
_POWER = r"(?:\s*x10\^\d)"

_UNITS: tuple[tuple[str, str], ...] = (
    (r"(?:-?\s*(?:x|times|fold|\*)\s*)?(?:of\s+)?(?:the\s+)?(?:age[- ]adjusted\s+)?ULN\b", "ULN"),
    (r"x10\^9\s*(?:cells\s*)?/\s*L\b|(?-i:G/L)\b|giga/L\b", "10*9/L"),
    (r"x10\^3\s*(?:cells\s*)?(?:/|per)\s*(?:uL|mcL|mm\^?3|ul)\b|(?:K|k)/(?:uL|mcL|mm\^?3)\b", "10*3/uL"),
    (r"x10\^6\s*(?:cells\s*)?/\s*L\b", "10*6/L"),
    (r"x10\^9\b", "?"),
    (r"(?:cells?\s*)?(?:/|per)\s*(?:uL|mcL|cubic millimet(?:er|re)|microlit(?:er|re)|mm\^?3|cu\.? ?mm)\b", "/uL"),
    (r"mL\s*/\s*min(?:ute)?\s*/\s*1\.73\s*m(?:\^?2)?\b", "mL/min/{1.73_m2}"),
    (r"mL\s*/\s*min(?:ute)?s?\b", "mL/min"),
    (r"mg\s*/\s*dL?\b|mg%", "mg/dL"), (r"g\s*/\s*dL\b", "g/dL"), (r"g\s*/\s*L\b", "g/L"),
    (r"umol\s*/\s*L\b|micromol/L\b", "umol/L"), (r"mmol\s*/\s*L\b", "mmol/L"),
    (r"(?:I?U)\s*/\s*L\b", "U/L"), (r"IU\s*/\s*mL\b", "[IU]/mL"),
    (r"(?:copies|copy|cps)\s*/\s*mL\b", "{copies}/mL"), (r"mm\s*Hg\b", "mm[Hg]"),
    (r"m(?:illi)?sec(?:onds?)?\b|ms\b", "ms"), (r"sec(?:onds?)?\b", "s"), (r"ng\s*/\s*mL\b", "ng/mL"),
    (r"ug\s*/\s*L\b", "ug/L"), (r"mg\s*/\s*L\b", "mg/L"), (r"mg\s*/\s*24\s*h(?:ours?|r)?\b", "mg/(24.h)"),
    (r"kg\s*/\s*m\^?2\b", "kg/m2"), (r"kg\b", "kg"), (r"cm\b", "cm"), (r"mm\b(?!\s*\^?3|Hg)", "mm"), (r"(?:%|percent\b)(?:\s*(?:of\s+)?(?:the\s+)?predicted(?:\s+(?:values?|normal))?)?", "%"),
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
    plain = _SPELT.sub(lambda m: _DIGITS[m.group(1).lower()], text.translate(_CHARACTERS))
    low = plain.lower()
    for hints, pattern, spelling in _SPELLINGS:
        if not hints or any(hint in low for hint in hints):
            plain = pattern.sub(spelling, plain)
            low = plain.lower()
    return re.sub(r"(?<=\d)x10\^", " x10^", plain).strip()


@lru_cache(maxsize=4096)
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
    if suffix and relation in (">=", "<="):
        end = suffix.end()
    elif suffix and relation in (None, "="):
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
