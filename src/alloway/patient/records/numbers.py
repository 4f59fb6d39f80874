"""Numbers as laboratories print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?P<bound>[<>≤≥]=?|=<|=>)?\s*(?P<number>[+-]?\d[\d.,'’\u00a0\u202f ]*)"
    r"\s*(?:[*!]|\(?[HLN+-]{1,2}\)?)?"
)
# A space or apostrophe groups thousands only before exactly three digits; "3 4" is no number.
_GROUP_SPACE = re.compile(r"(?<=\d)['’\u00a0\u202f ](?=\d{3}(?!\d))")
_MAX_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number; ``bound`` is ``<`` or ``>`` where only a limit was reported."""

    value: float
    bound: str = ""


def parse_number(text: str, *, decimal_comma: bool = False) -> Printed | None:
    """Read one printed number, or ``None`` when the cell is not one.

    Parameters
    ----------
    text
        A whole cell: ``612``, ``< 0,3``, ``1,234.5``, ``3.4 H``.
    decimal_comma
        Whether the document writes decimals with a comma.

    >>> parse_number("0,9", decimal_comma=True)
    Printed(value=0.9, bound='')
    >>> parse_number("<0.3")
    Printed(value=0.3, bound='<')
    """
    match = _NUMBER.fullmatch(text.strip()[:60])
    if match is None:
        return None
    digits = _GROUP_SPACE.sub("", match["number"].strip())
    # "1.1" in a German table cannot be a grouped number, so the other sign is tried.
    plain = _plain(digits, decimal_comma) or _plain(digits, not decimal_comma)
    if plain is None or len(plain) > _MAX_DIGITS:
        return None
    bound = (match["bound"] or "").strip("=").replace("≤", "<").replace("≥", ">")
    return Printed(float(plain), bound)


def _plain(digits: str, decimal_comma: bool) -> str | None:
    point, group = (",", ".") if decimal_comma else (".", ",")
    whole, _, fraction = digits.partition(point)
    grouped = re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole)
    if grouped:
        whole = whole.replace(group, "")
    if not re.fullmatch(r"[+-]?\d+", whole) or not re.fullmatch(r"\d*", fraction):
        return None
    return f"{whole}.{fraction or 0}"


def writes_decimal_comma(cells: list[str]) -> bool | None:
    """Whether a document writes decimals with a comma; ``None`` when its numbers leave it open.

    ``1,234`` may be either, so only numbers with one comma and not exactly three digits after it
    count, against numbers with one point likewise.

    >>> writes_decimal_comma(["0,9", "612"]), writes_decimal_comma(["1,234"])
    (True, None)
    """
    commas = sum(1 for cell in cells if _DECIMAL_COMMA.fullmatch(cell.strip()))
    points = sum(1 for cell in cells if _DECIMAL_POINT.fullmatch(cell.strip()))
    if commas and not points:
        return True
    return False if points else None


_DECIMAL_COMMA = re.compile(r"[<>]?\s*[+-]?(?:\d+,(?:\d{1,2}|\d{4,6})|0,\d{3})")
_DECIMAL_POINT = re.compile(r"[<>]?\s*[+-]?(?:\d+\.(?:\d{1,2}|\d{4,6})|0\.\d{3})")

_RANGE = re.compile(r"(?P<low>[\d.,]+)\s*(?:-|–|—|to|bis|à|a)\s*(?P<high>[\d.,]+)")
_BELOW = re.compile(r"(?:<|≤|<=|up to|bis|below|under)\s*(?P<high>[\d.,]+)", re.IGNORECASE)


def upper_limit(reference: str, *, decimal_comma: bool = False) -> float | None:
    """Upper limit of normal in a printed reference range; ``None`` when it states none.

    >>> upper_limit("135 - 250"), upper_limit("< 1,2", decimal_comma=True), upper_limit("> 60")
    (250.0, 1.2, None)
    """
    text = reference.strip()[:60]
    match = _RANGE.search(text) or _BELOW.search(text)
    if match is None:
        return None
    number = parse_number(match["high"].rstrip(".,"), decimal_comma=decimal_comma)
    return number.value if number else None
