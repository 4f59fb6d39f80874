"""What the code of a FHIR Observation stands for: the kind of fact, and the words beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import orjson

from alloway.patient.cases.codes import all_words, codes, words
from alloway.patient.cases.markers import MENTION, antigen_named
from alloway.patient.cases.measure import kind_of_code, kind_of_name
from alloway.reference.kinds import BY_NAME, Kind

_MORE_CODES: dict[str, str] = {
    "82810-3": "pregnancy",
    "21612-7": "",  # age
    "21914-7": "stage",
    "385633008": "stage",
    "1222565005": "stage",
    "423740007": "performance.ecog",
    "273546003": "performance.karnofsky",
    "27113001": "weight",
    "1153637007": "height",
    "50373000": "height",
    "301898006": "bsa",
    "365637002": "blood_group",
    "442778007": "",
    "883-9": "",
    "10331-7": "",
}
"""LOINC and SNOMED CT codes beside those of `alloway.reference.kinds`; ABO and Rh alone are no
blood group, and stay unused."""
_ROBUST = (
    "infection.", "performance.", "chimerism", "blood_group", "pregnancy", "organ.", "weight",
)  # fmt: skip
"""Kinds that words behind the name do not change: ``EBV DNA PCR, blood``, ``Karnofsky score``."""
_CUT = re.compile(
    r"\s*[,(:;/–—]|\s-\s|\s(?:score|index|test|before|after|pre|post|in|im|en|nel|nella|w|vóór|voor"
    r"|vor|nach|na|avant|après|antes|prima|przed|po)\b",
    re.IGNORECASE,
)
_CODED_SIZE = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """What an Observation was made to find out."""

    kind: Kind | None
    name: str
    """The name of the test as the record gives it."""
    beside: str = ""
    """What the name says beside the kind: ``CD3+``, ``stool``."""
    codes: frozenset[str] = frozenset()
    """Its codes of any system."""
    unused: str = ""
    """Why there is no fact where it names no kind."""


def asked(concept: object) -> Asked:
    """The kind of fact a code stands for: LOINC or SNOMED CT first, then the words.

    Hospitals use a few hundred codes in ten thousand results, so each is understood once.

    >>> asked({"text": "EBV DNA PCR, blood"}).kind.name
    'infection.ebv_dna'
    """
    if not isinstance(concept, dict):
        return Asked(None, "", unused="Observation without a code")
    try:
        key = orjson.dumps(concept)
    except TypeError:  # nested deeper than orjson writes
        return Asked(None, "", unused="Observation without a code")
    return _understood(key) if len(key) < _CODED_SIZE else _understood.__wrapped__(key)


@lru_cache(maxsize=8192)
def _understood(key: bytes) -> Asked:
    concept = orjson.loads(key)
    name = words(concept)
    listed = frozenset(code for _, code in codes(concept))
    coded = _by_code(concept)
    if coded is not None:
        return Asked(BY_NAME.get(coded), name, "", listed)
    text = all_words(concept)
    mention = MENTION.search(text)
    if mention and not _is_cell_count(text):
        antigen = f"antigen.{antigen_named(mention['antigen'])}"
        return Asked(BY_NAME.get(antigen), name, "", listed)
    for part in text.split(" | "):
        kind, beside = _by_words(part)
        if kind is not None:
            return Asked(kind, name, beside, listed)
    reason = f"Observation no step of the review uses: {name or 'no code'}"
    return Asked(None, name, "", listed, reason)


def _by_code(concept: object) -> str | None:
    """Name of the kind by code; empty for a code known to be none; ``None`` when no code tells."""
    for _, code in codes(concept):
        kind = kind_of_code(code)
        if kind is not None:
            return kind.name
        if code in _MORE_CODES:
            return _MORE_CODES[code]
    return None


def _by_words(text: str) -> tuple[Kind | None, str]:
    """A name from the table; of robust kinds also its beginning, with what follows."""
    kind = kind_of_name(text)
    if kind is not None:
        return kind, ""
    for cut in list(_CUT.finditer(text))[:4]:
        kind = kind_of_name(text[: cut.start()])
        if kind is not None and kind.name.startswith(_ROBUST):
            return kind, text[cut.start() :].strip(" ,;:-()")
    return None, ""


def _is_cell_count(text: str) -> bool:
    """``CD19 cells [#/volume] in blood`` counts normal lymphocytes, not a tumour's antigen."""
    lowered = text.lower()
    return "cells" in lowered and ("#" in lowered or "blood" in lowered or "count" in lowered)
