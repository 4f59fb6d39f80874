"""Numbers in prose: laboratory values with their units, scores, and measures of disease."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from alloway.patient.cases.context import context
from alloway.patient.cases.measure import measured
from alloway.patient.cases.statements import Statement
from alloway.patient.records.numbers import (
    Printed,
    parse_number,
    upper_limit,
    writes_decimal_comma,
)
from alloway.reference.kinds import BY_NAME, BY_WORD
from alloway.values.case import Fact

_COMMA_LANGUAGES = frozenset(("de", "fr", "es", "it", "pt", "nl"))
_NUMBER = (
    r"(?P<number>[<>≤≥]?\s?\d{1,7}(?:[.,]\d{1,4})?)(?:\s?[-–]\s?(?P<high>\d{1,4}(?:[.,]\d+)?))?"
)
_UNIT = (
    r"(?P<unit>(?:[x×]\s?)?10\s?[\^*eE⁰-⁹]{1,2}\s?\d{0,2}\s?/\s?[a-zA-Zµμ]{1,3}|%"
    r"|[a-zA-Zµμ]{0,5}\s?/\s?[a-zA-Zµμ0-9³]{1,4}(?:/1[.,]73\s?m(?:2|²))?|kg|lbs?|cm2|cm²|mm2|cm|mm|g/d[lL])"
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
    r"\bSUV\s?-?(?:max)?\b(?:[\s:=(]|of|is|up to|bis"
    r"|max\.?)*(?P<score>\d{1,2}(?:[.,]\d{1,2})?)",
    re.IGNORECASE,
)
_SPD = re.compile(
    r"\b(?:SPD"
    r"|sum of (?:the )?products? of (?:the )?(?:perpendicular )?diameters)\b(?:[\s:=(),]|of|is"
    r"|SPD)*(?P<score>\d{1,4}(?:[.,]\d{1,2})?)\s?(?P<unit>cm2|cm²|mm2|mm²)",
    re.IGNORECASE,
)
_CELLS = re.compile(
    # "95 % of plasma cells" is a share of those cells, not how many there are.
    r"(?P<pre>\d{1,3}(?:[.,]\d)?)(?:\s?[-–]\s?\d{1,3})?\s?%\s?"
    r"(?!of (?:the |all )?(?:\w+ )?(?:blasts|plasma cells))(?:[\w,-]+\s){0,3}?"
    r"(?P<what1>blasts?|plasma cells?|blasten|plasmazellen)"
    r"|(?P<what2>blasts?|plasma cells?|blasten|plasmazellen)"
    r"(?:[\s:=(,~]|of|are|were|is|was|in(?: the)?(?: bone)? marrow|account for|comprise"
    r"|infiltrat\w+|approximately|about|ca\.?|up to)*(?P<post>\d{1,3}(?:[.,]\d)?)\s?%",
    re.IGNORECASE,
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
        w for w, k in BY_WORD.items() if k.unit and not k.name.startswith(("performance", "burden"))
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


def _number(text: str, statement: Statement) -> Printed | None:
    comma = statement.language in _COMMA_LANGUAGES or bool(writes_decimal_comma([text]))
    return parse_number(text, decimal_comma=comma)


def _affirmed(statement: Statement, start: int, end: int) -> bool:
    found = context(statement.text, start, end, statement.section)
    return found in ("affirmed", "uncertain")


def _units(statement: Statement) -> Iterator[Fact | str]:
    for match in _measure_pattern().finditer(statement.text):
        kind = BY_WORD[match["name"].lower()]
        number = _number(match["number"], statement)
        if number is None or not _affirmed(statement, match.start("number"), match.end("number")):
            continue
        note = ""
        if match["high"]:
            printed = f"{match['number']}-{match['high']} {match['unit']}"
            note = f"reported as {printed}; the lower end is kept"
        upper = _upper(statement, match.end())
        source = statement.quoted(match.start(), match.end())
        result = measured(
            kind, number, match["unit"], source,
            date=statement.date, method="text rule", upper=upper, note=note,
        )  # fmt: skip
        if isinstance(result, Fact):
            yield result


def _upper(statement: Statement, end: int) -> float | None:
    match = _REFERENCE.match(statement.text[end : end + 40])
    if match is None or not re.search(r"[<≤–-]", match["range"]):
        return None
    return upper_limit(match["range"], decimal_comma=statement.language in _COMMA_LANGUAGES)


def _performance(statement: Statement) -> Iterator[Fact]:
    for match in _ECOG.finditer(statement.text):
        if not _affirmed(statement, match.start("score"), match.end("score")):
            continue
        source = statement.quoted(match.start(), match.end())
        ranged = match["other"] and match["other"] != match["score"]
        value = f"{match['score']}-{match['other']}" if ranged else float(match["score"])
        yield Fact("performance.ecog", value, source, "", statement.date, "text rule")
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
            if number is not None and _affirmed(
                statement, match.start("score"), match.end("score")
            ):
                unit = match["unit"] if kind == "burden.spd" else ""
                source = statement.quoted(match.start(), match.end())
                yield measured(
                    BY_NAME[kind], number, unit, source, date=statement.date, method="text rule"
                )
    yield from _lesions(statement)


def _lesions(statement: Statement) -> Iterator[Fact | str]:
    for match in _LESION.finditer(statement.text):
        sides = [_number(match[side], statement) for side in ("a", "b") if match[side]]
        longest = max((side.value for side in sides if side), default=0.0)
        if longest and _affirmed(statement, match.start("a"), match.end()):
            source = statement.quoted(match.start(), match.end())
            fact = measured(
                BY_NAME["burden.largest_lesion"], Printed(longest), match["unit"], source,
                date=statement.date, method="text rule",
            )  # fmt: skip
            yield fact


def _infiltration(statement: Statement) -> Iterator[Fact | str]:
    for match in _CELLS.finditer(statement.text):
        what = (match["what1"] or match["what2"]).lower()
        number = _number(match["pre"] or match["post"], statement)
        if number is None or number.value > 100:
            continue
        if not _affirmed(statement, match.start(), match.start() + 1):
            continue
        kind = _compartment(what, statement)
        if not kind:
            yield "Blasts: the report does not say whether in marrow or blood"
            continue
        source = statement.quoted(match.start(), match.end())
        yield Fact(kind, number.value, replace(source), "%", statement.date, "text rule")


def _compartment(what: str, statement: Statement) -> str:
    if what.startswith("plasma"):
        return "burden.marrow_plasma_cells"
    for words in (statement.text.lower(), statement.section):
        found = _named_compartment(words)
        if found:
            return found
    return ""


def _named_compartment(words: str) -> str:
    marrow = re.search(r"marrow|aspirate|trephine|knochenmark|médullaire|médula", words)
    blood = re.search(r"peripheral|\bblood\b|\bpb\b|circulating|blut", words)
    if bool(marrow) == bool(blood):
        return ""
    return "burden.marrow_blasts" if marrow else "burden.blood_blasts"
