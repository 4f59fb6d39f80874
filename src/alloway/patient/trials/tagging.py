"""Words of a criterion, levelled, and the names of the lexicon among them.

One pass over the words of a line finds every known name: each word is looked up once, and only the
names that begin with it are tried, longest first. No pattern is tried on a line without its words.
"""

# Word lists read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from alloway.patient.trials.finding_words import FINDINGS
from alloway.patient.trials.therapy_words import TREATMENTS

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d+(?:\.\d+)*|>=|<=|[<>]|[^\sA-Za-zÀ-ÿ\d]")
_SPELLING = (("haem", "hem"), ("aemi", "emi"), ("oede", "ede"), ("oeso", "eso"), ("anae", "ane"),
             ("isch", "isch"), ("rrhoe", "rrhe"), ("tumour", "tumor"), ("leuka", "leuk"),
             ("isation", "ization"), ("dyspnoe", "dyspne"), ("paed", "ped"), ("coeliac", "celiac"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of the text."""

    start: int
    end: int
    text: str
    """As printed."""
    plain: str
    """Lower case, singular, American."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the lexicon, by the indices of its first and past-the-last word."""

    first: int
    last: int
    field: str
    value: str
    treatment: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    field: str
    value: str
    treatment: bool


def words_of(text: str) -> list[Word]:
    """The words and marks of a text.

    >>> [w.plain for w in words_of("Haemorrhages, heart-block")]
    ['hemorrhage', ',', 'heart', '-', 'block']
    """
    return [Word(m.start(), m.end(), m.group(), plain(m.group())) for m in _WORD.finditer(text)]


@lru_cache(maxsize=16_384)
def plain(word: str) -> str:
    """A word in lower case, singular and American spelling.

    >>> plain("Tumours"), plain("therapies"), plain("Crohn's"), plain("diagnosis")
    ('tumor', 'therapy', 'crohn', 'diagnosis')
    """
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    for british, american in _SPELLING:
        if british in low:
            low = low.replace(british, american)
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
        low = low[:-2] + "y" if low.endswith("ie") and len(low) > 4 else low
    return low


def names_in(words: list[Word]) -> list[Name]:
    """Names of the lexicon from left to right, the longest at each place; hyphens do not count."""
    table = _table()
    found: list[Name] = []
    at = 0
    while at < len(words):
        name = _name_at(words, at, table.get(words[at].plain, ()))
        if name:
            found.append(name)
        at = name.last if name else at + 1
    return found


def _name_at(words: list[Word], at: int, entries: tuple[_Entry, ...]) -> Name | None:
    for entry in entries:
        end = _matched(words, at + 1, entry.words)
        if end:
            return Name(at, end, entry.field, entry.value, entry.treatment)
    return None


def _matched(words: list[Word], at: int, rest: tuple[str, ...]) -> int:
    """The index past the last word of a name; 0 when the words are others."""
    for wanted in rest:
        if at < len(words) and words[at].text in ("-", "/"):
            at += 1
        elif at + 2 < len(words) and words[at].text == "(" and words[at + 2].text == ")":
            at += 3
        if at >= len(words) or words[at].plain != wanted:
            return 0
        at += 1
    return at


@cache
def _table() -> dict[str, tuple[_Entry, ...]]:
    table: dict[str, list[tuple[int, _Entry]]] = {}
    for text, treatment in ((FINDINGS, False), (TREATMENTS, True)):
        for line in text.strip().splitlines():
            head, _, names = line.partition(": ")
            field, _, value = (part.strip() for part in head.rstrip(":").partition("="))
            for name in names.split(", "):
                first, *rest = (plain(w.group()) for w in _WORD.finditer(name.replace("-", " ")))
                entry = _Entry(tuple(rest), field, value, treatment)
                table.setdefault(first, []).append((len(rest), entry))
    return {
        first: tuple(entry for _, entry in sorted(entries, key=lambda pair: -pair[0]))
        for first, entries in table.items()
    }


def named_fields(text: str) -> set[str]:
    """The fields that the names of a text belong to.

    >>> sorted(named_fields("stroke or asthma"))
    ['neurologic', 'pulmonary']
    """
    return {name.field for name in names_in(words_of(text))}
