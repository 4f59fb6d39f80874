"""The cells of single-antigen bead tables: specificities, intensities, serum dates, controls."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Literal

from alloway.errors import InputError, TypingError
from alloway.hla.names import read_name
from alloway.reference.hla_nomenclature import antigen_groups
from alloway.values.dates import span

Measure = Literal["", "raw", "net", "normalised"]

_CONTROL = re.compile(
    r"(?P<negative>nc|neg\w*)([ _-]?(control|ctrl|bead))?|(pc|pos\w*)([ _-]?(control|ctrl|bead))?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:HLA-)?(?:[A-Z]{1,4}[0-9]?\*[0-9:]+[A-Z]?|[A-Z]{1,2}W?[0-9]{1,4})", re.IGNORECASE
)
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{0,12})?([eE][+-]?[0-9]{1,2})?")
_SPLIT = re.compile(r"[\s,;/+()\[\]-]+")


def parse_specificity(text: str, *, name: str) -> tuple[str, ...]:
    """Alleles or antigens a bead carries, in one spelling; a DQ or DP pair gives two.

    >>> parse_specificity("DQ2 (DQA1*05:01, DQB1*02:01)", name="beads.csv")
    ('DQA1*05:01', 'DQB1*02:01')
    >>> parse_specificity("CW7", name="beads.csv")
    ('Cw7',)
    """
    words = [word.upper() for word in _SPLIT.split(text.replace("HLA-", "")) if word]
    if not words or len(text) > 200 or any(not _NAME.fullmatch(word) for word in words):
        raise TypingError(f"{name}: bead specificity {text[:60]!r}", step="write A*02:01 or A2")
    alleles = tuple(_allele(word, name) for word in words if "*" in word)
    return alleles or (_antigen(words[0], name),)


def _allele(word: str, name: str) -> str:
    """One allele in its present spelling."""
    slot = read_name(word, name=name)
    if len(slot) != 1:
        raise TypingError(f"{name}: {word!r} is not one allele", step="write A*02:01")
    return str(slot[0])


def _antigen(word: str, name: str) -> str:
    spelled = word.capitalize() if word.startswith("CW") else word
    if not antigen_groups(spelled) and not re.fullmatch(r"DPW?[0-9]+", word):
        raise TypingError(f"{name}: {word!r} is not an HLA antigen", step="write A*02:01 or A2")
    return spelled


def best_specificity(cells: Iterable[str]) -> str:
    """The cell that says most about a bead: one with an allele before one with an antigen only.

    >>> best_specificity(["A2", "A*02:01"]), best_specificity(["", "-,-"])
    ('A*02:01', '')
    """
    filled = [cell for cell in cells if any(_SPLIT.split(cell))]
    return next((cell for cell in filled if "*" in cell), filled[0] if filled else "")


def control_kind(text: str) -> Literal["negative", "positive"] | None:
    """Which control a bead is, by its name; ``None`` for a bead with HLA.

    >>> control_kind("NC"), control_kind("Positive control"), control_kind("A2")
    ('negative', 'positive', None)
    """
    match = _CONTROL.fullmatch(text.strip())
    if match is None:
        return None
    return "negative" if match["negative"] else "positive"


def read_intensity(text: str, place: str) -> float:
    """A fluorescence intensity; finite and within a million."""
    value = float(text) if _NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(value) or abs(value) > 1e6:
        raise InputError(
            f"{place}: MFI {text[:40]!r} is not a number", step="write it as 8200 or 8200.5"
        )
    return value


def read_serum_date(text: str, place: str) -> str:
    """A whole or partial ISO date that exists."""
    if not _ISO.fullmatch(text) or span(text) is None:
        raise InputError(f"{place}: serum date {text[:40]!r}", step="write it as 2026-03-01")
    return text


def failed_control(negative: Iterable[float], positive: Iterable[float]) -> str:
    """Why low values prove nothing: a positive control that is no brighter than the negative one.

    >>> failed_control([80.0], [60.0])
    'the positive control (60 MFI) is no brighter than the negative one (80 MFI)'
    >>> failed_control([80.0], [18000.0]), failed_control([], [60.0])
    ('', '')
    """
    dark, bright = max(negative, default=None), min(positive, default=None)
    if dark is None or bright is None or bright > dark:
        return ""
    return (
        f"the positive control ({bright:g} MFI) is no brighter than the negative one ({dark:g} MFI)"
    )
