"""A number in a sentence: what it is, which unit stands behind it, whose it is and of which day."""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.when import finding_date
from alloway.patient.records.numbers import Printed, parse_number, writes_decimal_comma
from alloway.reference.kinds import label

_COMMA_LANGUAGES = frozenset(("de", "fr", "es", "it", "pt", "nl", "pl"))
NUMBER = r"\d{1,3}(?:[ '’.,\u202f]\d{3})+(?:[.,]\d{1,3})?(?!\d)|\d{1,7}(?:[.,]\d{1,5})?(?!\d)"
"""A printed number, its thousands grouped or not."""
UNIT = re.compile(
    r"\s{0,2}(?P<unit>"
    r"(?:[x×*·]\s?)?10\s?(?:[\^*]{1,2}|[eE])?\s?(?:\+?\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})\s?/\s?(?:[µμun]?[lL]|mm3|mm³|mmc)"
    r"|(?:Tsd|tsd|tys|TYS|thou|mila|miles|mille|mil|Mio|Giga|giga|Gpt|[KkGT])\.?\s?/\s?(?:[µμu]?[lL]|mm3|mm³|mmc|cmm)"
    r"|(?:micro|mcr|mc|[mµμunpdkf])?(?:g|mol|kat|[eE]q|UI|IU|IE|U|E)\s?/\s?(?:100\s?m[lL]|[dmµμu]?[lL]\b|24\s?(?:h|Std|godz)|die\b|Tag\b|dag\b|jour\b|d[ií]a\b|giorno\b|dob[ęa]|d\b)"
    r"|m[lL]\s?/\s?[Mm]in\.?(?:\s?/\s?1[.,]73\s?(?:m\s?[2²]?)?)?"
    r"|(?:cells?|cellules|células|Zellen|cellen|c)?\s?/\s?(?:[µμun][lL]|mm3|mm³|mmc)"
    r"|[gm]g?\s?%|%|kg|cm\s?[2²]|mm\s?[2²]|m\s?[2²]|cm|mm|msec|msek|mseg|ms|m"
    r"|(?:tys|Tsd)\.?|mila|mil|[kK]|g|lbs?|pounds"
    r")(?![A-Za-z0-9µ/])"
)
_FORMERLY = re.compile(
    r"\b(?:previous(?:ly)?|prior|formerly|earlier|before|compared (?:with|to)|vs\.?|versus|than|from"
    r"|zuvor|vorher|vormals|gegenuber|vorwert\w*|vorbefund\w*|damals|initial|voorheen|eerder\w*|vorige|destijds"
    r"|poprzedni\w*|uprzednio|wczesniej|auparavant|precedemment|anterieur\w*|contre|initialement|antes|previ[oa]s?|previamente|anterior\w*"
    r"|precedente\w*|in precedenza|prima|inizialmente)"
    r"\W*(?:(?:was|of|suv\w*|at|war|max|a|de|di|van|z|von|bei|do|in|era|etait|byl\w?)\W*){0,3}$"
)
_WAS = re.compile(r"^\W*(?:was|were|war|waren|era|etait|avait|byl\w*|erano|fue)\b")
_NO_YEAR = re.compile(
    r"\W{0,2}(?:(?:am|vom|on|le|el|il|op|z|dnia)\s)?\d{1,2}[./-]\d{1,2}\.?(?![./-]?\d)\s?:?\s"
)
_OTHER_PERSON = re.compile(
    r"\b(?:donor|spender\w*|donneu\w+|donante\w*|donator\w*|dawc\w+|mother|father|mutter|vater|mere|pere|madre|padre|moeder|vader|matk\w+|ojc\w+|sister|brother|schwester|bruder|hermana|hermano|fratello|sorella|broer|zus|siostr\w+)\b[^,;]{0,25}$"
)
_THRESHOLD = re.compile(
    r"(?:\b(?:if|unless|until|when|once|wenn|falls|sofern|sobald|bis|si|se|cuando|quando|als|indien|zodra|gdy|jesli|jezeli|kiedy|gdyby|target|goal|threshold|aim|keep|maintain|ziel\w*|schwelle\w*|seuil|objectif|umbral|objetivo|soglia|obiettivo|drempel|streef\w*|prog|cel|zielwert|requires?|required|criteri\w+|inclusion|transfus\w*|transfuz\w*)\s(?:[\w/-]+\s){0,2}|\b(?:at|bei|for|pour|con|per|bij|przy|avoid)\s)$"
)
_ALWAYS = re.compile(r"^(?:at|bei|for|pour|con|per|bij|przy|avoid)\s$")
_BRACKETS = re.compile(r"\([^()]*\)")
_DATE_ONLY = re.compile(
    r"\W*(?:(?:on|of|from|am|vom|du|le|del|el|il|van|op|z|dnia|stand|d\.d)\W+){0,2}$", re.I
)


def writes_comma(statement: Statement) -> bool:
    """Whether the language of a sentence writes decimals with a comma."""
    return statement.language in _COMMA_LANGUAGES


def number_of(text: str, statement: Statement) -> Printed | None:
    """A printed number, by the decimal sign of the document's language."""
    comma = writes_comma(statement) or bool(writes_decimal_comma([text]))
    return parse_number(text, decimal_comma=comma)


def day_of(statement: Statement, at: int) -> str | None:
    """Date of the value that stands at a place; ``None`` where it is of an undated earlier day.

    Numbers in brackets are results of their own, with the date in the same brackets:
    ``LVEF 57 % (2024: 63 %)``.
    """
    text = statement.text
    if _FORMERLY.search(folded(text)[max(0, at - 40) : at]):
        return _date_beside(statement, at)
    inside = _bracket_around(text, at)
    if inside is not None:
        dates = {d.iso for d in statement.dates if inside[0] <= d.start < inside[1]}
        if dates or _WAS.match(folded(text)[inside[0] : at]) or _NO_YEAR.match(text, inside[0]):
            return dates.pop() if len(dates) == 1 else None
        return finding_date(statement, at)
    own = _date_beside(statement, at)
    return own if own is not None else finding_date(_without_asides(statement), at)


def _date_beside(statement: Statement, at: int) -> str | None:
    """The one date between the commas around a value; ``None`` when there is none or several."""
    low, high = _piece(statement.text, at)
    dates = [d.iso for d in _without_asides(statement, at).dates if low <= d.start < high]
    return dates[0] if len(dates) == 1 else None


def _piece(text: str, at: int) -> tuple[int, int]:
    """From comma to comma; a comma between digits or inside brackets parts nothing."""
    inside = _bracket_around(text, at)
    if inside is not None:
        return inside
    cuts = [m.start() for m in re.finditer(r"[;,](?!\d)|•|\s[–-]\s", _blanked(text))]
    low = max((cut for cut in cuts if cut < at), default=0)
    return low, min((cut for cut in cuts if cut > at), default=len(text))


def _blanked(text: str) -> str:
    return _BRACKETS.sub(lambda m: " " * len(m[0]), text)


def _bracket_around(text: str, at: int) -> tuple[int, int] | None:
    start = text.rfind("(", 0, at)
    if start < 0 or text.find(")", start, at) >= 0:
        return None
    end = text.find(")", at)
    return (start + 1, end) if end >= 0 else (start + 1, len(text))


def _without_asides(statement: Statement, at: int = -1) -> Statement:
    """The sentence without brackets that hold results of their own, the one around ``at`` kept."""
    if "(" not in statement.text:
        return statement
    text, gone = statement.text, []
    for match in _BRACKETS.finditer(statement.text):
        if match.start() < at < match.end() or _is_date_only(statement, match):
            continue
        gone.append((match.start(), match.end()))
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    kept = tuple(d for d in statement.dates if not any(a <= d.start < b for a, b in gone))
    return replace(statement, text=text, dates=kept)


def _is_date_only(statement: Statement, match: re.Match[str]) -> bool:
    inside = [d for d in statement.dates if match.start() < d.start < match.end()]
    if len(inside) != 1:
        return False
    before = statement.text[match.start() + 1 : inside[0].start]
    return bool(_DATE_ONLY.fullmatch(before)) and not re.search(
        r"\d", statement.text[inside[0].end : match.end()]
    )


def earlier(kind: str) -> str:
    """Why a value of an earlier day gives no fact."""
    return f"{label(kind)}: of an earlier examination whose date is not clear"


def affirmed(statement: Statement, start: int, end: int) -> bool:
    """Whether a printed value is the patient's own and was found, not asked for.

    Only the words since the last comma count: in "no fever, ECOG 1" nothing denies the score, and
    a score beside plans is no plan.
    """
    text = folded(statement.text)
    cut = max(text.rfind(mark, 0, start) for mark in (", ", "; ", "(", ". ")) + 1
    before = text[cut:start]
    if _OTHER_PERSON.search(before):
        return False
    threshold = _THRESHOLD.search(before)
    if threshold and (not _ALWAYS.match(threshold[0]) or re.search(r"[<>≤≥]", text[start:end])):
        return False
    told = context(statement.text[cut:end], start - cut, end - cut, statement.section)
    return told not in ("negated", "family")


@dataclass(frozen=True, slots=True)
class Aside:
    """A value of another day behind the present one."""

    number: str
    date: str
    start: int
    end: int


def asides(statement: Statement, end: int, unit: str) -> Iterator[Aside]:
    """Values of other days that follow one: ``(2024: 63 %)``, ``; 24 Aug 2026 19 %``.

    Each is a bracket or a piece between semicolons that holds one date and one number with the
    same unit.
    """
    text = statement.text
    pieces = re.finditer(r"[(;][^();]{1,90}", text[end : end + 240])
    printed = re.compile(rf"(?<![\d.,])(?P<number>{NUMBER})\s?{re.escape(unit)}(?![A-Za-z0-9])")
    for piece in pieces:
        if re.search(r"[A-Za-z]\)?\s*[.]\s", text[end : end + piece.start()]):
            return
        start, stop = end + piece.start(), end + piece.end()
        dates = [d for d in statement.dates if start < d.start < stop]
        numbers = [
            m
            for m in printed.finditer(text, start, stop)
            if not any(d.start <= m.start() < d.end for d in dates)
        ]
        if len(dates) == 1 and len(numbers) == 1:
            yield Aside(numbers[0]["number"], dates[0].iso, numbers[0].start(), numbers[0].end())
