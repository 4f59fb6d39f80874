"""Units of measure: what a printed unit means in UCUM, and conversion to a kind's own unit.

The grammar and the values of the atoms are those of the Unified Code for Units of Measure (UCUM,
version 2.1), for the part that clinical laboratories print. A printed unit may have several
readings (``G/L`` is giga per litre on a blood count and, badly typed, gram per litre on an
albumin); the reading that has the dimension of the kind is taken, and when none has, nothing is.
A number without a unit is never converted.
"""

from __future__ import annotations

import re
from functools import lru_cache

from alloway.reference.kinds import BY_NAME

Dimension = tuple[int, int, int, int, int]
"""Exponents of mass (g), length (m), time (s), amount (mol) and arbitrary units ([IU])."""

_NONE: Dimension = (0, 0, 0, 0, 0)
_VOLUME: Dimension = (0, 3, 0, 0, 0)

_METRIC: dict[str, tuple[float, Dimension]] = {
    "g": (1.0, (1, 0, 0, 0, 0)),
    "m": (1.0, (0, 1, 0, 0, 0)),
    "s": (1.0, (0, 0, 1, 0, 0)),
    "mol": (1.0, (0, 0, 0, 1, 0)),
    "L": (1e-3, _VOLUME),
    "l": (1e-3, _VOLUME),
    "U": (1e-6 / 60.0, (0, 0, -1, 1, 0)),
    "kat": (1.0, (0, 0, -1, 1, 0)),
    "[IU]": (1.0, (0, 0, 0, 0, 1)),
}
_PLAIN: dict[str, tuple[float, Dimension]] = {
    "%": (1e-2, _NONE),
    "min": (60.0, (0, 0, 1, 0, 0)),
    "h": (3600.0, (0, 0, 1, 0, 0)),
    "d": (86400.0, (0, 0, 1, 0, 0)),
    "[lb_av]": (453.59237, (1, 0, 0, 0, 0)),
    "[oz_av]": (28.349523125, (1, 0, 0, 0, 0)),
    "[in_i]": (0.0254, (0, 1, 0, 0, 0)),
    "[ft_i]": (0.3048, (0, 1, 0, 0, 0)),
}
# Giga and mega are left out on purpose: no clinical unit uses them with these atoms, and a
# capitalised "MG/DL" must not be read as megagrams.
_PREFIXES = {
    "k": 1e3,
    "d": 1e-1,
    "c": 1e-2,
    "m": 1e-3,
    "u": 1e-6,
    "n": 1e-9,
    "p": 1e-12,
    "f": 1e-15,
}

MOLAR_MASS: dict[str, float] = {
    "lab.creatinine": 113.12,
    "lab.bilirubin": 584.66,
    "lab.calcium": 40.078,
    "lab.hemoglobin": 16114.5,
    "lab.uric_acid": 168.11,
}
"""Grams per mole (PubChem CID 588, 5280352, 271, 1175; haemoglobin as the monomer, a quarter of 64,458,
the convention of laboratories that print mmol/L)."""

_WORDS: dict[str, tuple[str, ...]] = {
    # "85 tys." on a blood count is short for thousands in a microlitre; nothing else has that unit.
    "G/L": ("10*9/L", "g/L"),
    "Gpt/L": ("10*9/L",),
    "T/L": ("10*12/L",),
    "IU/L": ("U/L", "[IU]/L"),
    "IU/l": ("U/L", "[IU]/L"),
    "UI/L": ("U/L", "[IU]/L"),
    "E/L": ("U/L",),
    "IE/L": ("U/L", "[IU]/L"),
    "Giga/L": ("10*9/L",),
    "giga/L": ("10*9/L",),
    "msec": ("ms",),
    "mseg": ("ms",),
    "msek": ("ms",),
    "g/24h": ("g/d",),
    "mg/24h": ("mg/d",),
    "tys": ("10*3/uL",),
    "tys.": ("10*3/uL",),
    "Tsd": ("10*3/uL",),
    "Tsd.": ("10*3/uL",),
    "mila": ("10*3/uL",),
    "mil": ("10*3/uL",),
    "k": ("10*3/uL",),
    "K": ("10*3/uL",),
    "mg%": ("mg/dL",),
    "g%": ("g/dL",),
    "in": ("[in_i]",),
    "inch": ("[in_i]",),
    "inches": ("[in_i]",),
    "ft": ("[ft_i]",),
    "lb": ("[lb_av]",),
    "lbs": ("[lb_av]",),
    "pounds": ("[lb_av]",),
    "percent": ("%",),
    "vol%": ("%",),
}

_REPLACED: tuple[tuple[str, str], ...] = (
    (r"[µμ]", "u"),
    (r"mcg", "ug"),
    (r"(?:mcmol|micromol)", "umol"),
    (r"\bgm\b", "g"),
    (r"\bkgs\b", "kg"),
    (r"(?<=73)\s*(?:qm|m\*\*2|mq)\b", "m2"),
    (r"(?<=/)(?:1[.,]73\s*_?m\^?(?:2|²)|\(1[.,]73\s*m\^?(?:2|²)\)|1[.,]73\s*m?$)", "{1.73_m2}"),
    (r"m²", "m2"),
    (r"mm³", "mm3"),
    (r"^\s*(?:[x×*]\s*)?10\s*(?:\*\*|[*^eE])\s*\+?(\d{1,2})", r"10*\1"),
    (r"^\s*[x×]\s*10\s?(?=[369]\s*/)", "10*"),
    (r"^\s*10\s?(?=[69]\s*/\s*[lL]|3\s*/\s*[un])", "10*"),
    (r"^\s*[x×·]\s*", ""),
    (r"^(?:thou(?:sand)?s?|[Tt](?:sd|ys)\.?|mil(?:a|es|le)?|[Kk])\s*/", "10*3/"),
    (r"^(?:Mio\.?|M|mill)\s*/\s*(?=u|mm|cu)", "10*6/"),
    (r"^(?:cellule|cellules|c[eé]lulas|cellen|kom(?:\.|órek)?|krwinek)\s*/", "/"),
    (r"/\s*mmc\b", "/mm3"),
    (r"/\s*100\s*m[lL]$", "/dL"),
    (r"/\s*(?:die|Tag|dag|jour|d[ií]a|giorno|dob[ęa]|24\s*(?:h|godz|std|uur|ore|horas)\.?)$", "/d"),
    (r"^(?:UI|j\.?m\.?)\s*/", "IU/"),
    (r"(?:cells?|Zellen|#|c)\s*/\s*(?=u|m|n|L|l|c)", "/"),
    (r"/\s*cu\.?\s*mm", "/mm3"),
    (r"\s+", ""),
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TERM = re.compile(
    r"(?P<atom>10[*^]|%|\[[a-zA-Z_]+\]|[a-zA-Z]+(?:\[[A-Z]+\])?)(?P<power>-?\d{1,2})?"
)
_MAX_PRINTED = 40


class UnitError(ValueError):
    """A unit is not known, or does not fit what is measured."""


@lru_cache(maxsize=4096)
def readings(printed: str) -> tuple[str, ...]:
    """UCUM codes that a printed unit may stand for, likeliest first; empty when none is known.

    >>> readings("x10^9/l")
    ('10*9/l',)
    >>> readings("G/L")
    ('10*9/L', 'g/L')
    """
    if not printed.strip() or len(printed) > _MAX_PRINTED:
        return ()
    if printed.strip() in _WORDS:
        return _WORDS[printed.strip()]
    text = _tidied(printed.strip())
    big = text.removesuffix("l") + "L" if text.endswith("/l") else text
    lowered = re.sub(r"(?<![a-z])(?:iu|u|e)/", "U/", text.lower())
    tried = (
        *_WORDS.get(text, ()),
        *_WORDS.get(big, ()),
        text,
        lowered,
        *_WORDS.get(text.lower(), ()),
    )
    return tuple(dict.fromkeys(code for code in tried if _known(code)))


def _tidied(text: str) -> str:
    text = re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "10*" + m[1].translate(_SUPERSCRIPT), text)
    for pattern, replacement in _REPLACED:
        text = re.sub(pattern, replacement, text)
    return text


def _known(code: str) -> bool:
    try:
        _measure(code)
    except UnitError:
        return False
    return True


@lru_cache(maxsize=4096)
def _measure(code: str) -> tuple[float, Dimension]:
    """Size in base units and dimension of a UCUM code."""
    body = re.sub(r"\{[^{}]*\}", "", code)
    if not body.strip("/."):
        return (1.0, _NONE)
    factor, dimension, sign = 1.0, _NONE, 1
    for piece in re.split(r"([/.])", body):
        if piece in ("/", "."):
            sign = -1 if piece == "/" else 1
        elif piece:
            size, exponents = _term(piece, code)
            factor *= size**sign
            dimension = _plus(dimension, exponents, sign)
    return (factor, dimension)


def _term(piece: str, code: str) -> tuple[float, Dimension]:
    if piece.isascii() and piece.isdigit() and len(piece) <= 6 and int(piece) > 0:
        return (float(piece), _NONE)
    match = _TERM.fullmatch(piece)
    if match is None:
        raise UnitError(f"unit {code!r} is not known")
    power = int(match["power"] or 1)
    if match["atom"] in ("10*", "10^"):
        return (10.0**power, _NONE)
    if not -6 <= power <= 6:
        raise UnitError(f"unit {code!r} has an exponent no clinical unit has")
    size, dimension = _atom(match["atom"], code)
    return (size**power, _plus(_NONE, dimension, power))


def _atom(atom: str, code: str) -> tuple[float, Dimension]:
    known = _PLAIN.get(atom) or _METRIC.get(atom)
    if known:
        return known
    if atom[0] in _PREFIXES and atom[1:] in _METRIC:
        size, dimension = _METRIC[atom[1:]]
        return (_PREFIXES[atom[0]] * size, dimension)
    raise UnitError(f"unit {code!r} is not known")


def _plus(left: Dimension, right: Dimension, times: int) -> Dimension:
    a, b, c, d, e = (x + times * y for x, y in zip(left, right, strict=True))
    return (a, b, c, d, e)


def convert(value: float, unit: str, to: str, *, molar_mass: float | None = None) -> float:
    """Convert between two UCUM units.

    Parameters
    ----------
    value, unit
        The number and its UCUM code.
    to
        UCUM code wanted.
    molar_mass
        Grams per mole, which lets a mass stand for an amount of substance.

    Raises
    ------
    UnitError
        A unit is not known, or the two measure different things.

    >>> round(convert(88.4, "umol/L", "mg/dL", molar_mass=113.12), 2)
    1.0
    """
    size, dimension = _measure(unit)
    wanted, target = _measure(to)
    if dimension == target:
        return value * size / wanted
    if molar_mass is not None:
        if dimension == _plus(target, (-1, 0, 0, 1, 0), 1):
            return value * size * molar_mass / wanted
        if dimension == _plus(target, (1, 0, 0, -1, 0), 1):
            return value * size / molar_mass / wanted
    raise UnitError(f"{unit!r} and {to!r} do not measure the same thing")


def to_canonical(kind: str, value: float, printed: str) -> float:
    """A measured value in the canonical unit of its kind (``alloway.reference.kinds``).

    Raises
    ------
    UnitError
        The printed unit is not known or does not fit the kind; the value must not be used.

    >>> round(to_canonical("lab.ldh", 10.2, "µkat/L"), 1)
    612.0
    >>> to_canonical("lab.platelets", 45000, "/µL")
    45.0
    """
    wanted = BY_NAME[kind].unit
    if not wanted:
        raise UnitError(f"{kind} has no unit")
    for code in readings(printed):
        try:
            return _rounded(convert(value, code, wanted, molar_mass=MOLAR_MASS.get(kind)))
        except UnitError:
            continue
    raise UnitError(f"unit {printed[:_MAX_PRINTED]!r} does not fit {kind} ({wanted})")


def _rounded(value: float) -> float:
    """Ten significant digits: binary dust such as 612.0000000000001 would break comparisons."""
    return float(f"{value:.10g}")
