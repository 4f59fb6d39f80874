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
_WORD = re.compile(r"(?<![a-z0-9])[a-z0-9]")
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
        self._by_key = {key: _compiled(group) for key, group in groups.items()}

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
        for key in (plain[at : at + 2], plain[at]):
            known = self._by_key.get(key)
            if known is None:
                continue
            for pattern, exact, meaning in known:
                match = pattern.match(plain, at)
                if match and (not exact or text.startswith(exact, at)):
                    return Hit(at, match.end(), meaning)
        return None


def _key(name: str) -> str:
    """First two plain letters or digits, else the first: where the name is looked up."""
    start = folded(name.removeprefix("="))
    plain = len(start) > 1 and start[1].isalnum() and name[2:3] not in ("?",)
    return start[:2] if plain and name[0] not in _UMLAUT else start[0]


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
            parts.append(r"[a-z0-9]*")
        elif char == "?":
            parts.append("?")
        elif char in (" ", "-"):
            parts.append(r"[\s-]{1,3}")
        else:
            parts.append(_UMLAUT.get(char) or re.escape(folded(char)))
    return "".join(parts) + "(?![a-z0-9])"
