"""Names of drugs in text, whichever of seven European languages spells and inflects them.

International Nonproprietary Names differ between the languages by sound rules: ``ritux`` is
``rytuks`` in Polish, ``dexa`` is ``desa`` in Italian, ``phosph`` is ``fosf`` in Dutch and Spanish, an
ending marks gender or case. A name and a word are compared by what is left when these are removed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s/+·-]{0,3}")
_LETTERS = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "œ": "oe", "æ": "ae", "Ł": "l"})
_SOUNDS = (
    ("ph", "f"), ("ch", "c"), ("ck", "c"), ("qu", "cv"), ("k", "c"), ("w", "v"), ("y", "i"),
    ("j", "i"), ("z", "s"), ("cs", "s"), ("x", "s"), ("h", ""),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?:em|ie|om|ami|ie?s|[aeiou]|s)$")
_COMPOUND = re.compile(
    r"(?<=\w{6})(?:gabe|gaben|erhaltung|erhaltungstherapie|mono|monotherapie|therapie|behandlung"
    r"|infusion|infusionen|stoss|stoß|stosstherapie|stoßtherapie|dosis|basiert\w*|haltig\w*"
    r"|refraktär\w*|resistent\w*|onderhoud|kuur|kuren|behandeling|toediening)$",
    re.IGNORECASE,
)
_SOUNDED_FROM = 5
"""Shorter ones are abbreviations, and compared as they stand."""
_INFLECTED_FROM = 6


@lru_cache(maxsize=1 << 15)
def spellings(word: str) -> tuple[str, ...]:
    """What is left of a word without its language: as it stands, and without its ending.

    >>> spellings("Rytuksymabem")[-1] == spellings("rituximab")[0]
    True
    >>> spellings("metotressato")[-1] == spellings("Methotrexat")[0]
    True
    """
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    plain = "".join(c for c in decomposed if c.isalnum())
    if len(plain) < _SOUNDED_FROM:
        return (plain,)
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    plain = _DOUBLED.sub(r"\1", plain)
    if len(plain) < _INFLECTED_FROM:
        return (plain,)
    bare = _ENDING.sub("", plain)
    return (plain,) if bare == plain else (plain, bare)


class NameFinder:
    """Finds names of one or several words; of two that start at one word the longer wins.

    >>> finder = NameFinder([("cyclophosphamide", "C"), ("inotuzumab ozogamicin", "I")])
    >>> [name for name, _, _ in finder.find("ciclofosfamida, inotuzumabu ozogamycyny")]
    ['C', 'I']
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._first: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = {}
        for name, meaning in names:
            words = [frozenset(spellings(word)) for word in _TOKEN.findall(name)]
            for spelled in words[0]:
                self._first.setdefault(spelled, []).append((tuple(words[1:]), meaning))
        for entries in self._first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Meaning, start and end of each name, in reading order and without overlap."""
        tokens = list(_TOKEN.finditer(text))
        index = 0
        while index < len(tokens):
            hit = self._at(text, tokens, index)
            if hit is None:
                index += 1
                continue
            meaning, count = hit
            yield meaning, tokens[index].start(), tokens[index + count - 1].end()
            index += count

    def _at(self, text: str, tokens: list[re.Match[str]], index: int) -> tuple[str, int] | None:
        for spelled in _read(tokens[index][0]):
            for rest, meaning in self._first.get(spelled, ()):
                if _follows(text, tokens, index, rest):
                    return meaning, 1 + len(rest)
        return None


@lru_cache(maxsize=1 << 15)
def _read(word: str) -> tuple[str, ...]:
    """Spellings under which a word of a text is looked up; of a compound also its first part."""
    head = _COMPOUND.sub("", word)
    return spellings(word) if head == word else (*spellings(word), *spellings(head))


def _follows(
    text: str, tokens: list[re.Match[str]], index: int, rest: tuple[frozenset[str], ...]
) -> bool:
    if index + len(rest) >= len(tokens):
        return False
    for offset, wanted in enumerate(rest, start=index + 1):
        between = text[tokens[offset - 1].end() : tokens[offset].start()]
        if not _BETWEEN.fullmatch(between) or wanted.isdisjoint(_read(tokens[offset][0])):
            return False
    return True
