"""The numbered list of sources, collected while the page is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from alloway.reviews import words
from alloway.values.case import Fact
from alloway.values.evidence import Source

_MOST_BACK_LINKS = 8
_MOST_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Ref:
    """One mention of a source: its number and the anchor of the mention."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words for the reader with the sources they rest on."""

    text: str
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the source list."""

    number: int
    document: str
    place: str
    quote: str
    digest: str
    """First twelve hex digits of the SHA-256; empty for a citation."""
    link: str
    """Web address of a citation; empty for a document."""
    uses: tuple[str, ...]
    """Anchors of the first mentions."""
    more_uses: int


@dataclass(slots=True)
class Citations:
    """Numbers every source in the order of its first mention."""

    _uses: dict[Source, list[str]] = field(default_factory=dict)
    _numbers: dict[Source, int] = field(default_factory=dict)

    def refs(self, sources: Iterable[Source | None]) -> tuple[Ref, ...]:
        """Mentions of these sources, each source once; many places in one file become one."""
        named = _gathered(dict.fromkeys(source for source in sources if source is not None))
        return tuple(sorted(map(self._ref, named), key=lambda ref: ref.number))

    def of_facts(self, facts: Iterable[Fact]) -> tuple[Ref, ...]:
        """Mentions of the sources of these facts."""
        return self.refs(fact.source for fact in facts)

    def _ref(self, source: Source) -> Ref:
        uses = self._uses.setdefault(source, [])
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        uses.append(f"u{number}-{len(uses) + 1}")
        return Ref(number, uses[-1])

    def entries(self) -> tuple[Entry, ...]:
        """The list, in order."""
        return tuple(
            _entry(i, source, uses) for i, (source, uses) in enumerate(self._uses.items(), 1)
        )


def _gathered(named: dict[Source, None]) -> list[Source]:
    """Short lists as they are; in long ones the places in one file are told as a range."""
    if len(named) <= _MOST_AT_ONCE:
        return list(named)
    files: dict[tuple[str, str], list[Source]] = {}
    for source in named:
        files.setdefault((source.document, source.sha256), []).append(source)
    return [_range(places) for places in files.values()]


def _range(places: list[Source]) -> Source:
    if len(places) == 1:
        return places[0]
    first, last = places[0], places[-1]
    ends = f": {first.place} to {last.place}" if first.place and last.place else ""
    return Source(first.document, f"{len(places)} places{ends}", first.sha256)


def _entry(number: int, source: Source, uses: list[str]) -> Entry:
    found = re.search(r"https://[^\s<>\"']+", f"{source.document} {source.place}")
    return Entry(
        number,
        words.clean(source.document) or words.NOT_RECORDED,
        words.clean(source.place),
        words.shorten(words.clean(source.quote), 400),
        words.clean(source.sha256)[:12],
        words.clean(found[0]).rstrip(".,;)") if found and not source.sha256 else "",
        tuple(uses[:_MOST_BACK_LINKS]),
        max(0, len(uses) - _MOST_BACK_LINKS),
    )
