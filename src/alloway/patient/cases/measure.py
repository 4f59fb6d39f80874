"""From a printed result to a fact: one rule for FHIR, tables and prose."""

from __future__ import annotations

import re
from functools import lru_cache

from alloway.patient.records.numbers import Printed
from alloway.reference.kinds import BY_LOINC, BY_NAME, BY_WORD, Kind
from alloway.reference.units import UnitError, to_canonical
from alloway.values.case import Fact, Method
from alloway.values.evidence import Source

_SCORES: dict[str, tuple[float, float]] = {
    "performance.ecog": (0, 5),
    "performance.karnofsky": (0, 100),
    "performance.lansky": (0, 100),
    "burden.deauville": (1, 5),
    "burden.suvmax": (0, 100),
    "lab.flc_ratio": (0, 1e5),
}
"""Kinds that are numbers without a unit, with the range a value must lie in."""

_POSITIVE = re.compile(
    r"\b(?:positi[vef]\w*|pozytywn\w*|dodatni\w*|reactive|reaktiv|detected|detectable|nachweisbar"
    r"|nachgewiesen|détecté\w*|presente|rilevat[oa]|detectad[oa]|aantoonbaar|aangetoond|wykryto"
    r"|present|pos)\b|^\+{1,4}$",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:negati[vef]\w*|négati\w+|ujemn\w*|nicht nachgewiesen|non détecté\w*|non rilevat[oa]"
    r"|no detectad[oa]|niet aantoonbaar|niet aangetoond|nie wykryto|indétectable|indetectable"
    r"|non-?\s?reactive|not? reactive|nicht reaktiv|not detected|undetectable"
    r"|nicht nachweisbar|absent|none|no evidence|neg|non réacti\w+|no reactivo)\b|^-$",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"\((?:abs\.?|absolute|serum|plasma|blood|total|s|p|b)\)|,?\s*(?:in )?(?:serum|plasma|blood)\b"
    r"(?: or (?:serum|plasma))?|\[[^\]]*\]|\b(?:level|result)\b|^[spb]-",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^(?P<base>[^()]{2,})\((?P<inside>[^()]{2,24})\)$")
_FORMULAS = frozenset(
    (
        "ckd-epi", "ckd epi", "ckd-epi 2009", "ckd-epi 2021", "mdrd", "schwartz",
        "bedside schwartz", "cockcroft-gault", "ifcc", "enzymatic", "enzym.", "jaffe", "jaffé",
        "nephelometry",
    )
)  # fmt: skip
"""Formulas and methods printed behind a name; they do not change what was measured."""
_MAX_NAME = 80


@lru_cache(maxsize=4096)
def kind_of_name(name: str) -> Kind | None:
    """The kind that a printed analyte name stands for, ``None`` when the table has none.

    >>> kind_of_name("Creatinine, serum").name
    'lab.creatinine'
    >>> kind_of_name("ALT (GPT)").name, kind_of_name("Bilirubin (direct)")
    ('lab.alt', None)
    """
    words = " ".join(name[:_MAX_NAME].lower().replace("\u200b", "").replace("_", " ").split())
    if "%" in words and "blast" not in words:
        return None
    for tried in (words, " ".join(_QUALIFIER.sub(" ", words).split(" "))):
        tidy = " ".join(tried.split()).strip(" :.,*")
        if tidy in BY_WORD:
            return BY_WORD[tidy]
    return _bracketed(words)


def _bracketed(words: str) -> Kind | None:
    """A name with its synonym or method behind it, ``ALT (GPT)``.

    Any other bracket may change the meaning: ``bilirubin (direct)``, ``albumin (urine)``.
    """
    match = _BRACKET.match(words)
    if match is None:
        return None
    base, inside = match["base"].strip(" :.,*"), match["inside"].strip()
    kind = BY_WORD.get(base)
    return kind if kind and (inside in _FORMULAS or BY_WORD.get(inside) == kind) else None


def kind_of_code(code: str) -> Kind | None:
    """The kind of a LOINC code."""
    return BY_LOINC.get(code)


def presence(words: str) -> str:
    """``positive`` or ``negative`` as a result was worded; empty when neither.

    >>> presence("non-reactive"), presence("Positive"), presence("see comment")
    ('negative', 'positive', '')
    """
    if _NEGATIVE.search(words):
        return "negative"
    return "positive" if _POSITIVE.search(words) else ""


def measured(
    kind: Kind,
    number: Printed,
    unit: str,
    source: Source,
    *,
    date: str = "",
    method: Method = "structured",
    upper: float | None = None,
    note: str = "",
) -> Fact | str:
    """A numeric fact in the kind's unit, or the reason why the number cannot be one.

    Parameters
    ----------
    number, unit
        As printed; without a unit the value is kept as it is and its unit is ``?``.
    upper
        Upper limit of normal in the printed unit.
    """
    if kind.name in _SCORES:
        return _score(kind, number, source, date, method, note)
    if not kind.unit:
        return f"{kind.label}: a number where words are expected"
    if not unit.strip():
        value = _bounded(number.value, number.bound)
        return Fact(kind.name, value, source, "?", date, method, "found", upper, note)
    try:
        value = _bounded(to_canonical(kind.name, number.value, unit), number.bound)
        limit = to_canonical(kind.name, upper, unit) if upper is not None else None
    except UnitError:
        return f"{kind.label}: the printed unit does not fit"
    return Fact(kind.name, value, source, kind.unit, date, method, "found", limit, note)


def _bounded(value: float, bound: str) -> float | str:
    """A result reported only as a limit (``<0.3``) is kept as words, never as the limit itself."""
    return f"{bound}{value:g}" if bound else value


def _score(
    kind: Kind, number: Printed, source: Source, date: str, method: Method, note: str
) -> Fact | str:
    low, high = _SCORES[kind.name]
    if number.bound or not low <= number.value <= high:
        return f"{kind.label}: a value that does not exist"
    return Fact(kind.name, number.value, source, BY_NAME[kind.name].unit, date, method, note=note)
