"""Numbers in prose: laboratory values with their units, scores, and measures of disease."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from alloway.patient.cases.context import context
from alloway.patient.cases.measure import measured
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_chimerism import chimerism_facts
from alloway.patient.cases.when import finding_date
from alloway.patient.records.numbers import (
    Printed,
    parse_number,
    upper_limit,
    writes_decimal_comma,
)
from alloway.reference.kinds import BY_NAME, BY_WORD, Kind, label
from alloway.values.case import Fact

_COMMA_LANGUAGES = frozenset(("de", "fr", "es", "it", "pt", "nl", "pl"))
_NUMBER = (
    r"(?P<number>[<>≤≥]?\s?\d{1,7}(?:[.,]\d{1,4})?)(?:\s?[-–]\s?(?P<high>\d{1,4}(?:[.,]\d+)?))?"
)
_UNIT = (
    r"(?P<unit>(?:[x×]\s?)?10\s?[\^*eE⁰-⁹]{1,2}\s?\d{0,2}\s?/\s?[a-zA-Zµμ]{1,3}|%"
    r"|[a-zA-Zµμ]{0,5}\s?/\s?[a-zA-Zµμ0-9³]{1,4}(?:/1[.,]73\s?m(?:2|²))?|kg|lbs?|cm2|cm²|mm2|cm|mm|g/d[lL])"
)
_OTHER_FLUID = re.compile(
    r"\b(?:CSF|cerebrospinal fluid|liquor|urine?|urinary|urin|pleural|ascites|effusion|mocz\w*)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"^\s*[\[(]?\s*(?:ref\w*\.?|normal\w*|range|uln|norm\w*)?\s*:?\s*(?P<range>[<≤]?\s?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?)",
    re.IGNORECASE,
)
_ECOG = re.compile(
    r"\bECOG\b(?:[\s:=,()-]|performance|status|score|PS|of|is|was|grade"
    r"|Index)*(?P<score>[0-5])(?:\s?(?:[-–/]|to|bis)\s?(?P<other>[0-5]))?(?!\d|\.\d)",
    re.IGNORECASE,
)
_INDEX = re.compile(
    r"\b(?P<name>Karnofsky|KPS|Lansky)\b(?:[\s:=,()-]|performance|status|score|index|of|is|was"
    r"|play)*(?P<score>100|[1-9]0)\b",
    re.IGNORECASE,
)
_DEAUVILLE = re.compile(
    r"\bDeauville\b(?:[\s:=(]|score|criteria|five-point|scale|5-PS|of|is)*(?P<score>[1-5])\b",
    re.IGNORECASE,
)
_SUV = re.compile(
    r"\bSUV\s?-?(?:max)?\b(?:[\s:=(]|of|is|was|up to|bis|tot|do|max\.?"
    r"|(?:increased|decreased|rose|fell|dropped|rising|falling|from \d[\d.,]* to))*(?P<score>\d{1,2}(?:[.,]\d{1,2})?)(?![\d-])",
    re.IGNORECASE,
)
_ORGAN_BEFORE = re.compile(
    r"\b(?:liver|hepatic|blood pool|mediastin\w*|spleen|background|reference|leber|lever|wątrob\w*"
    r"|foie|hígado)(?: (?:parenchyma|reference|background|uptake|mean|activity))*\W{0,3}$",
    re.IGNORECASE,
)
"""Uptake that lesions are held against, not a lesion's own."""
_FORMERLY = re.compile(
    r"\b(?:previous(?:ly)?|prior|formerly|earlier|before|from|compared (?:with|to)|vs\.?|versus|than"
    r"|zuvor|vorher|vormals|gegenüber|voorheen|eerder|poprzednio|auparavant|antes)"
    r"\W*(?:(?:was|of|SUV\w*|at|war|max)\W*){0,3}$",
    re.IGNORECASE,
)
_SPD = re.compile(
    r"\b(?:SPD"
    r"|sum of (?:the )?products? of (?:the )?(?:perpendicular )?diameters)\b"
    r"(?:[\s:=(),]|of|is|SPD|the|all|target|index|measured|lesions?|nodes?)*"
    r"(?P<score>\d{1,4}(?:[.,]\d{1,2})?)\s?(?P<unit>cm2|cm²|mm2|mm²)",
    re.IGNORECASE,
)
_CELL_WORDS = (
    r"(?:lympho|myelo|mono)?blasts?|plasma cells?|(?:lympho|leuk[äa]mie)?blasten|plasma[zc]ellen"
    r"|blast(?:y|ów|es|os)|plazmocyt\w*|plasmocytes|células plasmáticas"
)
_CELLS = re.compile(
    # "95 % of plasma cells" is a share of those cells, not how many there are.
    r"(?P<pre>\d{1,3}(?:[.,]\d)?)(?:\s?[-–]\s?\d{1,3})?\s?%\s?"
    r"(?!of (?:the |all )?(?:\w+ )?(?:blasts|plasma cells))(?:[\w,-]+\s){0,3}?"
    rf"\b(?P<what1>{_CELL_WORDS})\b"
    rf"|\b(?P<what2>{_CELL_WORDS})\b"
    r"(?:[\s:=(,~]|of|are|were|is|was|in(?: the)?(?: bone)? marrow|account for|comprise"
    r"|infiltrat\w+|approximately|about|ca\.?|up to|im knochenmark|in het beenmerg|w szpiku)*"
    r"(?P<post>\d{1,3}(?:[.,]\d)?)\s?%",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    r"(?P<what>[\w-]+)\s+(?:of|in|on|auf|der|von|van|na|w|des|de)\s+(?:the |all |clonal )?$", re.I
)
_AMOUNT = re.compile(
    r"(?:infiltra\w+|percentage|proportion|share|number|fraction|count|presence|population|sheets"
    r"|excess|anteil|aandeel|odsetek|naciek\w*|pourcentage|porcentaje|\d+|total)",
    re.IGNORECASE,
)
_METHODS = (
    ("trephine", re.compile(r"trephine|histolog\w+|core biopsy|stanze|trepan\w*|CD138", re.I)),
    ("aspirate", re.compile(r"aspira\w+|smear|cytomorpholog\w+|cytolog\w+|ausstrich", re.I)),
    ("flow cytometry", re.compile(r"\bflow\b|cytometr\w+|MRD", re.I)),
    ("morphology", re.compile(r"morpholog\w+|cells counted", re.I)),
)
_LESION = re.compile(
    r"\b(?:largest|dominant|bulky|index|biggest|größte\w*)\b[^.;]{0,60}?"
    r"(?P<a>\d{1,3}(?:[.,]\d)?)\s?(?:(?P<u1>cm|mm)\s?)?"
    r"(?:[x×]\s?(?P<b>\d{1,3}(?:[.,]\d)?)\s?(?:(?:cm|mm)\s?)?)?"
    r"(?:[x×]\s?\d{1,3}(?:[.,]\d)?\s?)?(?P<unit>cm|mm)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _measure_pattern() -> re.Pattern[str]:
    names = [
        w
        for w, k in BY_WORD.items()
        if k.unit and not k.name.startswith(("performance", "burden", "chimerism"))
    ]
    body = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<name>{body})(?![\w-])(?:[\s:=(,*]|\b(?:of|is|was|at|level|count|currently|now|abs|and|donor)\b)*"
        rf"{_NUMBER}\s?{_UNIT}(?![a-zA-Z0-9])",
        re.IGNORECASE,
    )


def measure_facts(statement: Statement) -> Iterator[Fact | str]:
    """Numeric facts of one sentence.

    >>> from alloway.values.evidence import Source
    >>> s = Statement("LDH 612 U/L (ref <250), ECOG 1, Deauville 5, SUVmax 18.4", Source("x"))
    >>> [(f.kind, f.value, f.upper_normal) for f in measure_facts(s)][:2]
    [('lab.ldh', 612.0, 250.0), ('performance.ecog', 1.0, None)]
    """
    yield from _units(statement)
    yield from _performance(statement)
    yield from _imaging(statement)
    yield from _infiltration(statement)
    yield from chimerism_facts(statement)


def _number(text: str, statement: Statement) -> Printed | None:
    comma = statement.language in _COMMA_LANGUAGES or bool(writes_decimal_comma([text]))
    return parse_number(text, decimal_comma=comma)


def _day(statement: Statement, at: int) -> str | None:
    """Date of the value at a place; ``None`` where it is of an earlier examination, undated."""
    before = statement.text[max(0, at - 40) : at]
    return None if _FORMERLY.search(before) else finding_date(statement, at)


def _earlier(kind: str) -> str:
    return f"{label(kind)}: of an earlier examination whose date is not clear"


def _affirmed(statement: Statement, start: int, end: int) -> bool:
    found = context(statement.text, start, end, statement.section)
    return found in ("affirmed", "uncertain")


def _units(statement: Statement) -> Iterator[Fact | str]:
    for match in _measure_pattern().finditer(statement.text):
        kind = BY_WORD[match["name"].lower()]
        number = _number(match["number"], statement)
        if number is None or not _affirmed(statement, match.start("number"), match.end("number")):
            continue
        when = _day(statement, match.start("number"))
        if when is None or _of_other_fluid(kind, statement):
            yield _earlier(kind.name) if when is None else f"{kind.label}: not measured in blood"
            continue
        note = ""
        if match["high"]:
            printed = f"{match['number']}-{match['high']} {match['unit']}"
            note = f"reported as {printed}; the lower end is kept"
        upper = _upper(statement, match.end())
        source = statement.quoted(match.start(), match.end())
        result = measured(
            kind, number, match["unit"], source,
            date=when, method="text rule", upper=upper, note=note,
        )  # fmt: skip
        if isinstance(result, Fact):
            yield result


def _of_other_fluid(kind: Kind, statement: Statement) -> bool:
    """Whether a laboratory value was measured in CSF, urine or an effusion."""
    words = f"{statement.section} {statement.text[:60]}"
    return kind.name.startswith("lab.") and bool(_OTHER_FLUID.search(words))


def _upper(statement: Statement, end: int) -> float | None:
    match = _REFERENCE.match(statement.text[end : end + 40])
    if match is None or not re.search(r"[<≤–-]", match["range"]):
        return None
    return upper_limit(match["range"], decimal_comma=statement.language in _COMMA_LANGUAGES)


def _performance(statement: Statement) -> Iterator[Fact | str]:
    for match in _ECOG.finditer(statement.text):
        if not _affirmed(statement, match.start("score"), match.end("score")):
            continue
        source = statement.quoted(match.start(), match.end())
        ranged = match["other"] and match["other"] != match["score"]
        value = f"{match['score']}-{match['other']}" if ranged else float(match["score"])
        when = _day(statement, match.start("score"))
        if when is None:
            yield _earlier("performance.ecog")
            continue
        yield Fact("performance.ecog", value, source, "", when, "text rule")
    for match in _INDEX.finditer(statement.text):
        name = (
            "performance.lansky" if match["name"].lower() == "lansky" else "performance.karnofsky"
        )
        source = statement.quoted(match.start(), match.end())
        yield Fact(name, float(match["score"]), source, "%", statement.date, "text rule")


def _imaging(statement: Statement) -> Iterator[Fact | str]:
    for kind, pattern in (
        ("burden.deauville", _DEAUVILLE),
        ("burden.suvmax", _SUV),
        ("burden.spd", _SPD),
    ):
        for match in pattern.finditer(statement.text):
            number = _number(match["score"], statement)
            at = match.start("score")
            if number is None or not _affirmed(statement, at, match.end("score")):
                continue
            if kind == "burden.suvmax" and _ORGAN_BEFORE.search(statement.text[: match.start()]):
                continue
            when = _day(statement, at)
            if when is None:
                yield _earlier(kind)
                continue
            unit = match["unit"] if kind == "burden.spd" else ""
            source = statement.quoted(match.start(), match.end())
            yield measured(BY_NAME[kind], number, unit, source, date=when, method="text rule")
    yield from _lesions(statement)


def _lesions(statement: Statement) -> Iterator[Fact | str]:
    for match in _LESION.finditer(statement.text):
        sides = [_number(match[side], statement) for side in ("a", "b") if match[side]]
        longest = max((side.value for side in sides if side), default=0.0)
        if longest and _affirmed(statement, match.start("a"), match.end()):
            when = _day(statement, match.start("a"))
            if when is None:
                yield _earlier("burden.largest_lesion")
                continue
            source = statement.quoted(match.start(), match.end())
            fact = measured(
                BY_NAME["burden.largest_lesion"], Printed(longest), match["unit"], source,
                date=when, method="text rule",
            )  # fmt: skip
            yield fact


def _infiltration(statement: Statement) -> Iterator[Fact | str]:
    for match in _CELLS.finditer(statement.text):
        what = (match["what1"] or match["what2"]).lower()
        number = _number(match["pre"] or match["post"], statement)
        if number is None or number.value > 100 or _is_share_of_them(statement.text, match):
            continue
        if not _affirmed(statement, match.start(), match.start() + 1):
            continue
        kind = _compartment(what, statement)
        when = _day(statement, match.start("pre") if match["pre"] else match.start("post"))
        if not kind or when is None:
            where = "Blasts or plasma cells: the report does not say whether in marrow or blood"
            yield _earlier(kind) if kind else where
            continue
        source = statement.quoted(match.start(), match.end())
        method = _method(statement, match.end())
        yield Fact(kind, number.value, source, "%", when, "text rule", note=method)


def _is_share_of_them(text: str, match: re.Match[str]) -> bool:
    """``Ki-67 of plasma cells 25 %`` tells of a marker on them, not how many there are."""
    of = _SHARE_OF.search(text[: match.start()]) if match["what2"] else None
    return of is not None and _AMOUNT.fullmatch(of["what"]) is None


def _method(statement: Statement, end: int) -> str:
    """How cells were counted, by the words behind the number, the sentence, then its heading."""
    behind = re.split(r"[,;(]|\band\b|\d", statement.text[end : end + 40])[0]
    for words in (behind, statement.text, statement.section):
        for name, pattern in _METHODS:
            if pattern.search(words):
                return name
    return ""


def _compartment(what: str, statement: Statement) -> str:
    if not re.search(r"blast", what):
        circulating = _named_compartment(statement.text.lower()) == "burden.blood_blasts"
        return "" if circulating else "burden.marrow_plasma_cells"
    for words in (statement.text.lower(), statement.section):
        found = _named_compartment(words)
        if found:
            return found
    return ""


def _named_compartment(words: str) -> str:
    marrow = re.search(r"marrow|aspirate|trephine|knochenmark|médul|beenmerg|szpik|moelle", words)
    blood = re.search(
        r"peripheral|\bblood\b|\bpb\b|circulating|\bblut|bloed|\bkrew|\bkrwi|\bsang", words
    )
    if bool(marrow) == bool(blood):
        return ""
    return "burden.marrow_blasts" if marrow else "burden.blood_blasts"
