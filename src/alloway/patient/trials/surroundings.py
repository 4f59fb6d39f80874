"""What stands around the name of a finding and is said of it: qualifiers before, a tail behind."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re

from alloway.patient.trials.qualifier_words import (
    ORGANS,
    QUALIFIERS,
    SILENT,
    TAIL_STARTS,
    TAIL_WORDS,
)
from alloway.patient.trials.tagging import Name, Word, words_of

_I = re.IGNORECASE
_TRAILING_TEXT = """
and or the a an of in with within for at last past previous prior to before after during >= <= <
> = from by that which is are was were be been has have had having as but if when where who on
their his her such than not until
"""
_TRAILING = frozenset(_TRAILING_TEXT.split())
_OBJECT = re.compile(
    r"\s*(?:\([A-Za-z ]{1,20}\)\s*)?(?:that (?:is|are) )?(?:reactions?\s*)?(?:to|about|of|for|with|against|from)\s+(?P<what>[^.;]{2,220}?)(?=$|[.;]|,?\s*(?:or|and) (?:subjects|patients|participants|have|with|known|previous|a history|who|those|had|presence|prior|evidence|active|history)\b|\s*\((?:or|except)|,\s*(?:or|and) (?:who|other)\b)",
    _I,
)
_BRACKET = re.compile(r"\s*\((?P<in>[^()]{2,90})\)")
DOSE = re.compile(
    r"\s*\(?\s*(?:(?:at|with|of|a|the|in|doses?|daily|equivalent|exceeding|therapeutic|defined|as|to|than|greater|more|prednisone|or|its|equivalents?|systemic|use)\s+)*(?:>=|<=|>|<)?\s*\d+(?:\.\d+)?\s*-?\s*mg(?:\s*/\s*(?:kg|m\^?2))?(?:\s*(?:/|per|a)\s*(?:day|d)\b|\s*daily|/kg/day|/m\^?2/day)?"
    r"(?:\s*(?:,|\(|\)|of|or|prednisone|prednisolone|methylprednisolone|hydrocortisone|dexamethasone|other|corticosteroids?|steroids?|its|equivalents?|equivalent|doses?|dose|per day|daily|a day|/\s*day|/\s*kg|for >=? ?\d+ (?:hours|days)))*",
    _I,
)
_MAX_LEFT, _MAX_TAIL = 9, 40


def bracketed(text: str, end: int) -> re.Match[str] | None:
    """What a bracket behind a name says of it, when every word is one of saying so."""
    found = _BRACKET.match(text, end)
    if not found:
        return None
    inside = [w.text.lower() for w in words_of(found["in"]) if w.text[0].isalpha()]
    known = all(w in TAIL_WORDS or w in QUALIFIERS or w in TAIL_STARTS for w in inside)
    return found if inside and known else None


def leftmost(words: list[Word], first: int, taken: int) -> int:
    """The index of the first qualifier before a name, over marks and connectives among them."""
    at = first
    while at - 1 >= taken and first - at < _MAX_LEFT:
        word = words[at - 1]
        if word.text.lower() in QUALIFIERS or word.plain in QUALIFIERS:
            at -= 1
        elif word.text in ("-", "/", ",") or word.plain in ("and", "or", "of"):
            before = words[at - 2] if at - 2 >= taken else None
            beyond = before is not None and (
                before.text.lower() in QUALIFIERS or before.text in ("/", "and", "or", ",")
            )
            if not beyond or before is None or before.plain in ORGANS:
                break
            at -= 1
        else:
            break
    while at < first and (not words[at].text[0].isalpha() or words[at].plain in ("and", "or")):
        at += 1
    return at


def tail_end(words: list[Word], at: int, stop: int, wall: int) -> int:
    """Past the last word of what is said about a finding ("requiring systemic treatment")."""
    if at >= min(stop, len(words)) or words[at].text.lower() not in TAIL_STARTS:
        return at
    limit = min(stop, wall, len(words), at + _MAX_TAIL)
    end = at
    while end < limit and _goes_on(words, end, stop):
        end += 1
    while end > at and (
        words[end - 1].text.lower() in _TRAILING or not words[end - 1].text[0].isalnum()
    ):
        end -= 1
    if end - at == 1 and words[at].text.lower() in (
        "with",
        "of",
        "in",
        "for",
        "by",
        "on",
        "to",
        "that",
        "which",
        "from",
        "after",
        "per",
        "under",
        "until",
        "during",
        "following",
        "without",
        "likely",
    ):
        return at
    if (
        end < len(words)
        and end > at
        and words[end].text[0].isdigit()
        and _time_unit(words, end + 1)
    ):
        while end > at and words[end - 1].text.lower() in _TRAILING:
            end -= 1
    return end


_TIMES = frozenset(["day", "week", "month", "year", "hour", "d", "wk", "hr", "half"])


def _time_unit(words: list[Word], at: int) -> bool:
    return at < len(words) and words[at].plain in _TIMES


def _goes_on(words: list[Word], at: int, stop: int) -> bool:
    word = words[at]
    low = word.text.lower()
    if word.text in (";", "(", ")", ":", "["):
        return False
    if low[0].isdigit():
        return not _time_unit(words, at + 1)
    if word.text == ",":
        return (
            at + 1 < len(words)
            and words[at + 1].text.lower() in TAIL_STARTS | {"in", "as"}
            and words[at + 1].text.lower() not in ("with", "without", "including")
        )
    if low in ("or", "and"):
        near = stop < len(words) and stop - at <= 6
        return not near and at + 1 < len(words) and words[at + 1].text.lower() in TAIL_WORDS
    return (
        low in TAIL_WORDS
        or word.plain in TAIL_WORDS
        or low in QUALIFIERS
        or low in TAIL_STARTS
        or not low.isalpha()
    )


def allergen(
    text: str, words: list[Word], name: Name, first: int, end: int
) -> tuple[str, int, int]:
    """What an allergy is to: the words after "to", or those before ("DMSO allergy")."""
    after = _OBJECT.match(text, end)
    if after:
        return after["what"].strip(" ,"), after.end(), first
    at = first
    while (
        at > 0
        and name.first - at < 4
        and words[at - 1].text.isalnum()
        and words[at - 1].plain not in SILENT | {"no", "not", "without"}
    ):
        at -= 1
    return text[words[at].start : words[first].start].strip() if at < first else "", end, at
