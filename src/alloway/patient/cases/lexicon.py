"""Many names found in one pass, without regard to accents, case and the hyphens between words.

A name is written as it stands in a table: lower case; ``*`` for any ending (``hyperton*``), ``?``
after a letter that may be missing, an umlaut for both its spellings (``ödem``: ``oedem``, ``odem``),
a space for a space or a hyphen. A leading ``=`` asks for these very capitals (``=ALL`` is a
leukaemia, ``all`` is not).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = str.maketrans(
    "àáâãåçèéêëìíîïñòóôõøùúûýÿäöüßąćęłńśźżőűšžčřěůãÀÁÂÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝÄÖÜĄĆĘŁŃŚŹŻŠŽČŘİ’‐‑‒–",
    "aaaaaceeeeiiiinooooouuuyyaousacelnszzouszcreuaaaaaaceeeeiiiinooooouuuyaouacelnszzszcri'----",
)
_WORD = re.compile(r"(?<![a-z0-9œæ])[a-z0-9œæ]")
_KEY = 4
_UMLAUT = {"ä": "ae?", "ö": "oe?", "ü": "ue?", "ß": "s{1,2}"}


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """Lower case without accents, letter by letter: every position stays where it was.

    >>> folded("Größe: 3 cm, œdème, ŁÓDŹ")
    'grose: 3 cm, œdeme, lodz'
    """
    plain = text.translate(_PLAIN).lower()
    return plain if len(plain) == len(text) else text.lower()[: len(text)].ljust(len(text))


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text."""

    start: int
    end: int
    meaning: str


class Lexicon:
    """Names with their meanings; of two that start at one place the longer pattern wins.

    >>> found = Lexicon([("hyperton*", "hypertension"), ("=ALL", "leukaemia")])
    >>> [hit.meaning for hit in found.find("Arterielle Hypertonie; all in all ALL")]
    ['hypertension', 'leukaemia']
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for name, meaning in names:
            groups.setdefault(_key(name), []).append((name, meaning))
        self._names = {
            key: [pair for n in range(1, len(key) + 1) for pair in groups.get(key[:n], [])]
            for key in groups
        }
        self._by_key: dict[str, list[tuple[re.Pattern[str], str, str]]] = {}

    def find(self, text: str) -> Iterator[Hit]:
        """Names in order; where one has begun, no other starts before its end."""
        plain = folded(text)
        end = 0
        for word in _WORD.finditer(plain):
            at = word.start()
            if at >= end and (hit := self._at(text, plain, at)):
                end = hit.end
                yield hit

    def _at(self, text: str, plain: str, at: int) -> Hit | None:
        for length in range(_KEY, 0, -1):
            key = plain[at : at + length]
            if key not in self._names:
                continue
            for pattern, exact, meaning in self._patterns(key):
                match = pattern.match(plain, at)
                if match and (not exact or text.startswith(exact, at)):
                    return Hit(at, match.end(), meaning)
            return None
        return None

    def _patterns(self, key: str) -> list[tuple[re.Pattern[str], str, str]]:
        """Compiled when a text first asks for them: most texts need few of thousands."""
        if key not in self._by_key:
            self._by_key[key] = _compiled(self._names[key])
        return self._by_key[key]


def _key(name: str) -> str:
    """Its first plain letters and digits, four at most: where the name is looked up."""
    name = name.removeprefix("=")
    key = ""
    for at, char in enumerate(name[:_KEY]):
        optional = name[at + 1 : at + 2] == "?"
        if char in _UMLAUT or optional or not folded(char).isalnum():
            return key or folded(char)
        key += folded(char)
    return key


def _compiled(group: list[tuple[str, str]]) -> list[tuple[re.Pattern[str], str, str]]:
    group.sort(key=lambda pair: len(pair[0]), reverse=True)
    return [
        (re.compile(_pattern(name)), name[1:] if name.startswith("=") else "", meaning)
        for name, meaning in group
    ]


def _pattern(name: str) -> str:
    parts = []
    for char in name.removeprefix("="):
        if char == "*":
            parts.append(r"[a-z0-9œæ]*")
        elif char == "?":
            parts.append("?")
        elif char in (" ", "-"):
            parts.append(r"[\s-]{1,3}")
        else:
            parts.append(_UMLAUT.get(char) or re.escape(folded(char)))
    return "".join(parts) + "(?![a-z0-9œæ])"
