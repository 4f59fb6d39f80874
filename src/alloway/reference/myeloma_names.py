"""What laboratories call the M-protein and the free light chains, in any order of the words.

``Leichtketten frei Kappa``, ``M-Protein (Serumelektrophorese)``, ``Componente monoclonale IgG
kappa``: the base may have its isotype and method beside it, and every word must be known, so that
a protein of the urine or a total light chain is not taken for one of these.
"""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from functools import lru_cache

from alloway.reference.measured_names import NAMES, NEUTRAL, plain, spelled

_FREE = frozenset(
    [
        "free",
        "frei",
        "freie",
        "freien",
        "libre",
        "libres",
        "libere",
        "vrije",
        "vrij",
        "wolne",
        "wolnych",
        "flc",
        "sflc",
        "flk",
        "rflc",
    ]
)
_CHAIN = frozenset(
    plain(word)
    for word in [
        "light",
        "chain",
        "chains",
        "leichtkette",
        "leichtketten",
        "kette",
        "ketten",
        "chaîne",
        "chaînes",
        "légère",
        "légères",
        "cadena",
        "cadenas",
        "ligera",
        "ligeras",
        "catena",
        "catene",
        "leggera",
        "leggere",
        "lichte",
        "keten",
        "ketens",
        "lichteketens",
        "łańcuch",
        "łańcuchy",
        "łańcuchów",
        "lekki",
        "lekkie",
        "lekkich",
        "type",
        "typ",
        "tipo",
    ]
)
_RATIO = frozenset(
    plain(word)
    for word in [
        "ratio",
        "quotient",
        "rapport",
        "rapporto",
        "cociente",
        "razón",
        "relación",
        "verhouding",
        "verhältnis",
        "stosunek",
        "iloraz",
        "wskaźnik",
        "índice",
        "index",
        "k",
        "l",
    ]
)
_ISOTYPE = frozenset(
    [
        "igg",
        "iga",
        "igm",
        "igd",
        "ige",
        "kappa",
        "lambda",
        "k",
        "l",
        "type",
        "typ",
        "tipo",
        "1",
        "2",
        "spike",
        "gradient",
    ]
)
_METHOD = frozenset(
    plain(word)
    for word in [
        "serumelektrophorese",
        "elektrophorese",
        "serumeiweißelektrophorese",
        "eiweißelektrophorese",
        "electrophoresis",
        "électrophorèse",
        "electroforesis",
        "elettroforesi",
        "elektroforese",
        "eiwitelektroforese",
        "elektroforeza",
        "proteinogram",
        "proteinogramm",
        "proteinogramma",
        "proteinograma",
        "spep",
        "spe",
        "sep",
        "capillary",
        "kapillarelektrophorese",
        "densitometrie",
        "densitometry",
        "band",
        "bande",
        "banda",
    ]
)
_BASES = sorted(
    {form for name in NAMES["lab.m_protein"].split("|") for form in spelled(name)},
    key=len,
    reverse=True,
)
_M_PROTEIN = re.compile(rf"(?<![0-9a-z])(?:{'|'.join(map(re.escape, _BASES))})(?![0-9a-z])")
_LONGEST = 80


@lru_cache(maxsize=2048)
def myeloma_kind(name: str) -> str:
    """The kind of fact that the name of a result stands for; empty for any other.

    >>> myeloma_kind("Leichtketten, frei, Kappa"), myeloma_kind("Rapporto kappa/lambda")
    ('lab.flc_kappa', 'lab.flc_ratio')
    >>> myeloma_kind("M-Protein (Serumelektrophorese)"), myeloma_kind("Kappa im Urin, frei")
    ('lab.m_protein', '')
    """
    words = plain(name[:_LONGEST])
    if "kappa" in words or "lambda" in words:
        chains = _light_chain(set(words.split()) - NEUTRAL)
        if chains:
            return chains
    base = _M_PROTEIN.search(words)
    if base is None:
        return ""
    rest = set(f"{words[: base.start()]} {words[base.end() :]}".split())
    return "" if rest - _ISOTYPE - _METHOD - NEUTRAL else "lab.m_protein"


def _light_chain(tokens: set[str]) -> str:
    named = tokens & {"kappa", "lambda"}
    rest = tokens - named
    if len(named) == 2:
        return "lab.flc_ratio" if not rest - _RATIO - _FREE - _CHAIN else ""
    if rest & _FREE and not rest - _FREE - _CHAIN:
        return f"lab.flc_{named.pop()}"
    return ""
