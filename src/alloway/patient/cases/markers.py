"""How the words of a result say that a tumour shows an antigen."""

from __future__ import annotations

import re

from alloway.patient.cases.antigen_words import (
    BETWEEN_NONE_AND_DIM,
    DIM,
    KEPT,
    NEGATIVE,
    NOT_EVALUATED,
    PARTIAL,
    PLAIN_NEGATIVE,
    PLAIN_POSITIVE,
    POSITIVE,
    REDUCED,
)
from alloway.patient.cases.lexicon import folded
from alloway.reference.kinds import KINDS

ANTIGENS: tuple[str, ...] = tuple(
    kind.name.removeprefix("antigen.") for kind in KINDS if kind.name.startswith("antigen.")
)
_SPELLINGS = {"CLEC12A": "CLL1", "CLL-1": "CLL1", "CD371": "CLL1", "TNFRSF17": "BCMA", "CD269": "BCMA",
              "CS1": "SLAMF7", "CS-1": "SLAMF7", "CD319": "SLAMF7", "FLT-3": "FLT3", "CD135": "FLT3"}  # fmt: skip
_BY_WORD = {antigen.upper(): antigen for antigen in ANTIGENS} | _SPELLINGS
# FLT3 is a gene name first: "FLT3 positive" in prose is a mutation, so only CD135 counts.
_IN_PROSE = [word for word in _BY_WORD if word not in ("FLT3", "FLT-3", "CLL1", "CS1", "CS-1")]
_SPACED = re.compile(r"^(CD)[\s-]?([\dIL|O]{1,3})\s?([A-Zβß]?)$")
_READ_AS = str.maketrans("IL|Oβß", "111OBB")
MENTION = re.compile(
    r"(?<![\w-])(?P<antigen>" + "|".join(sorted(map(re.escape, _IN_PROSE), key=len, reverse=True))
    + r")(?![\w])",
    re.IGNORECASE,
)  # fmt: skip

_PERCENT = re.compile(
    r"(?P<bound>[<>~≤≥])?\s*(?P<low>\d{1,3}(?:[.,]\d+)?)\s*(?:[-–]\s*(?P<high>\d{1,3}))?\s*%"
)
_CUT_OFF = re.compile(
    r"\b(?:cut-?\s?off|threshold|positiv\w* (?:if|from|when|above|ab)|schwellenwert|grenzwert"
    r"|afkapwaarde|seuil|próg)\b[^\d%;]{0,24}(?P<value>\d{1,2})\s*%",
    re.IGNORECASE,
)
_POSITIVE_FROM = 20.0
"""Percent of tumour cells from which a surface marker is called positive where a report gives a
number without a word and no cut-off of its own (``assumed``: the usual convention in acute
leukaemia, after the EGIL proposals of 1995; no source was checked for other methods)."""


def antigen_named(word: str) -> str:
    """Canonical name of an antigen, empty when it is not one of ours.

    >>> antigen_named("cd19"), antigen_named("TNFRSF17"), antigen_named("CD1a")
    ('CD19', 'BCMA', '')
    """
    return _BY_WORD.get(word.upper(), "FLT3" if word.upper() == "CD135" else "")


def expression(words: str, cut_off: float | None = None) -> str:
    """``positive``, ``negative``, ``dim`` or ``partial``; empty when the words do not tell.

    Words decide before numbers; a result that could not be obtained is none.

    Parameters
    ----------
    cut_off
        Percent from which the report itself calls a marker positive.

    >>> [expression(w) for w in ("positive (90 %)", "neg", "dim, partial", "12 %", "performed")]
    ['positive', 'negative', 'partial', 'partial', '']
    >>> expression("12 %", cut_off=10), expression("not evaluable (90 %)"), expression("+ reduced")
    ('positive', '', 'positive')
    """
    return "" if not_evaluated(words) else worded(words) or by_percent(words, cut_off)


def worded(words: str) -> str:
    """What the words alone say, without the numbers.

    >>> worded("expression reduced, 46 %"), worded("positive, slightly reduced"), worded("46 %")
    ('dim', 'positive', '')
    """
    plain = folded(words)
    if PARTIAL.search(plain) or BETWEEN_NONE_AND_DIM.search(plain):
        return "partial"
    if NEGATIVE.search(plain) and not KEPT.search(plain):
        return "negative"
    # "Reduced" compares with normal cells or an earlier sample; beside "positive" it is no grade.
    if DIM.search(plain) or (REDUCED.search(plain) and not PLAIN_POSITIVE.search(plain)):
        return "dim"
    return "positive" if POSITIVE.search(plain) or KEPT.search(plain) else ""


def not_evaluated(words: str) -> str:
    """The words that say there is no result: ``pending``, ``not evaluable``; empty otherwise.

    >>> not_evaluated("CD22 not performed"), not_evaluated("negative"), not_evaluated("n.d.")
    ('not performed', '', 'n.d.')
    """
    plain = folded(words)
    match = NOT_EVALUATED.search(plain)
    if match is None:
        return ""
    # "positive, repeat pending": what was found before stands.
    said = plain[: match.start()]
    found = PLAIN_POSITIVE.search(said) or PLAIN_NEGATIVE.search(said)
    return "" if found else words[match.start() : match.end()].strip()


def contradictory(words: str) -> bool:
    """Whether words hold two results, as two columns of a table run together do.

    >>> contradictory("negative < 1 % IHC positive"), contradictory("negative")
    (True, False)
    """
    plain = folded(words)
    return bool(PLAIN_POSITIVE.search(plain) and PLAIN_NEGATIVE.search(plain))


def percent(words: str) -> str:
    """The percentage printed beside a marker, as printed; empty when there is none."""
    match = _PERCENT.search(words)
    return " ".join(match[0].split()) if match else ""


def stated_cut_off(words: str) -> float | None:
    """The percentage from which a report says it calls a marker positive.

    >>> stated_cut_off("Cut-off for positivity: 10 %"), stated_cut_off("CD19 10 %")
    (10.0, None)
    """
    match = _CUT_OFF.search(words)
    return float(match["value"]) if match else None


def by_percent(words: str, cut_off: float | None = None) -> str:
    """What a percentage of tumour cells means where no word is given.

    From the cut-off on positive. Below a stated cut-off negative; below the assumed one some cells
    still show the antigen, which is ``partial``, and only none at all is negative.
    """
    match = _PERCENT.search(words)
    if match is None:
        return ""
    value = float(match["low"].replace(",", "."))
    bound = (match["bound"] or "").replace("≤", "<")
    if cut_off is not None:
        return "negative" if value < cut_off or (bound == "<" and value <= cut_off) else "positive"
    if value == 0 or (bound == "<" and value <= 1):
        return "negative"
    return "positive" if value >= _POSITIVE_FROM and bound != "<" else "partial"
