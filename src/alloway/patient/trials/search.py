"""From what a person types to the mirror's index: names, their synonyms, and what is filtered.

``cema-cel CLL`` asks for records that name any code of the product and any name of the disease.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from alloway.patient.trials.classify import classify
from alloway.reference.diseases import DISEASES, WIDER
from alloway.reference.drugs import DRUGS
from alloway.values.trial import Trial

_QUOTED = re.compile(r'"([^"]{1,200})"')
_TOKEN = re.compile(r"[^\W_]+(?:[-'./][^\W_]+)*")
_LONGEST = 8
"""Words of the longest name that is looked up."""
_ANTIGEN_NAMES: tuple[tuple[str, ...], ...] = (
    ("BCMA", "TNFRSF17", "B-cell maturation antigen", "CD269"),
    ("CLL-1", "CLL1", "CLEC12A", "CD371"),
    ("CD38",), ("CD70",), ("CD30", "TNFRSF8"),
    ("GPRC5D", "GPCR5D"), ("SLAMF7", "CS1", "CD319"), ("FLT3", "CD135"),
    ("CD123", "IL3RA"), ("HER2", "ERBB2"), ("B7-H3", "CD276"), ("PSMA", "FOLH1"),
    ("GPC3", "glypican-3"), ("mesothelin", "MSLN"), ("claudin 18.2", "CLDN18.2"),
)  # fmt: skip
_WORDS: tuple[tuple[str, ...], ...] = (
    ("CAR-T", "CAR T", "CART", "chimeric antigen receptor T", "chimeric antigen receptor"),
    ("CAR-NK", "CAR NK", "chimeric antigen receptor NK"),
    ("allogeneic", "off-the-shelf", "universal", "donor-derived", "UCAR"),
    ("gamma-delta", "gamma delta", "γδ"),
    ("iPSC", "induced pluripotent"),
    ("relapsed", "recurrent", "relapse"),
)


_SMALL = frozenset(("a", "an", "and", "at", "by", "for", "in", "not", "of", "on", "or", "the",
                    "to", "with"))  # fmt: skip


def expression(query: str, *, every: bool = True) -> str:
    """An FTS5 expression: each thing named must occur, under any of its names.

    Parameters
    ----------
    query
        Words as typed; what stands in double quotes is a phrase.
    every
        Whether all of them must occur; otherwise any.

    Returns
    -------
    str
        Empty when nothing is asked for.

    Examples
    --------
    >>> expression("MZL")
    '("marginal zone lymphoma" OR "mzl")'
    >>> expression('"graft failure" steroids')
    '"graft failure" AND "steroids"'
    """
    parts = [_either(names) for names in _concepts(query)]
    return (" AND " if every else " OR ").join(dict.fromkeys(parts))


def _concepts(query: str) -> Iterator[tuple[str, ...]]:
    at = 0
    for quoted in _QUOTED.finditer(query):
        yield from _names(query[at : quoted.start()])
        yield (quoted[1],)
        at = quoted.end()
    yield from _names(query[at:])


def _names(text: str) -> Iterator[tuple[str, ...]]:
    words = [word for word in _TOKEN.findall(text) if word.lower() not in _SMALL]
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            known = _synonyms().get(_key(" ".join(words[at : at + length])))
            if known or length == 1:
                yield known or (words[at],)
                at += length
                break


def _either(names: Sequence[str]) -> str:
    quoted = ['"' + name.replace('"', " ") + '"' for name in dict.fromkeys(names)]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    """Every name of a thing, leading to all of its names."""
    groups = [disease.words for disease in DISEASES]
    groups += [names for names in WIDER.values() if names]
    groups += [(drug.name, *drug.words) for drug in DRUGS]
    groups += [*_ANTIGEN_NAMES, *_WORDS]
    return {_key(name): group for group in reversed(groups) for name in group}


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def trial_tags(trial: Trial) -> Iterator[tuple[str, str]]:
    """What a record is filed under: the filters of a search."""
    targets, source = classify(trial)
    yield "status", trial.status
    yield "source", source
    yield from (("target", target) for target in targets)
    yield from (("phase", phase) for phase in trial.phase)
    yield from {("country", site.country) for site in trial.sites if site.country}
