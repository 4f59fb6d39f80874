"""How the words of a result say that a tumour shows an antigen."""

from __future__ import annotations

import re

from alloway.reference.kinds import KINDS

ANTIGENS: tuple[str, ...] = tuple(
    kind.name.removeprefix("antigen.") for kind in KINDS if kind.name.startswith("antigen.")
)
_SPELLINGS = {"CLEC12A": "CLL1", "CLL-1": "CLL1", "TNFRSF17": "BCMA", "CD269": "BCMA"}
_BY_WORD = {antigen.upper(): antigen for antigen in ANTIGENS} | _SPELLINGS
# FLT3 is a gene name first: "FLT3 positive" in prose is a mutation, so only CD135 counts.
_IN_PROSE = [word for word in _BY_WORD if word not in ("FLT3", "CLL1")] + ["CD135"]
MENTION = re.compile(
    r"(?<![\w-])(?P<antigen>" + "|".join(sorted(map(re.escape, _IN_PROSE), key=len, reverse=True))
    + r")(?![\w])",
    re.IGNORECASE,
)  # fmt: skip

_NEGATIVE = re.compile(
    r"\b(?:negativ\w*|neg|loss|lost|absent|absence|lack(?:s|ing)?|not expressed|undetect\w+"
    r"|not detect\w+|no expression|no|without|not seen|nicht exprimiert|verlust|kein\w*)\b|\(-\)",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"\b(?:partial\w*|subset|heterogen\w*|variable|focal\w*|patchy|teilweise)\b",
    re.IGNORECASE,
)
_DIM = re.compile(
    r"\b(?:dim\w*|weak\w*|low|faint\w*|schwach\w*|reduced|decreased)\b",
    re.IGNORECASE,
)
_POSITIVE = re.compile(
    r"\b(?:positiv\w*|pos|express(?:es|ed|ing)?|present|retained|strong\w*|bright|diffuse|detected|exprimiert)\b|\+",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?P<bound>[<>~])?\s*(?P<low>\d{1,3}(?:[.,]\d)?)\s*(?:[-–]\s*(?P<high>\d{1,3}))?\s*%"
)
_POSITIVE_FROM = 20.0
"""Percent of cells from which flow cytometry calls a surface marker positive (assumed: the usual
convention of 20 %; used only when the report gives a number without a word)."""


def antigen_named(word: str) -> str:
    """Canonical name of an antigen, empty when it is not one of ours.

    >>> antigen_named("cd19"), antigen_named("TNFRSF17"), antigen_named("CD1a")
    ('CD19', 'BCMA', '')
    """
    return _BY_WORD.get(word.upper(), "FLT3" if word.upper() == "CD135" else "")


def expression(words: str) -> str:
    """``positive``, ``negative``, ``dim`` or ``partial``; empty when the words do not tell.

    >>> [expression(w) for w in ("positive (90 %)", "neg", "dim, partial", "12 %", "performed")]
    ['positive', 'negative', 'partial', 'partial', '']
    """
    if _PARTIAL.search(words):
        return "partial"
    if _NEGATIVE.search(words) and not re.search(r"\bno loss\b", words, re.IGNORECASE):
        return "negative"
    if _DIM.search(words):
        return "dim"
    if _POSITIVE.search(words):
        return "positive"
    return _by_percent(words)


def percent(words: str) -> str:
    """The percentage printed beside a marker, as printed; empty when there is none."""
    match = _PERCENT.search(words)
    return " ".join(match[0].split()) if match else ""


def _by_percent(words: str) -> str:
    match = _PERCENT.search(words)
    if match is None:
        return ""
    value = float(match["low"].replace(",", "."))
    if value == 0 or (match["bound"] == "<" and value <= 1):
        return "negative"
    return "positive" if value >= _POSITIVE_FROM else "partial"
