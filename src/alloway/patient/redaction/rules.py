"""What is known of the person, how dates are moved, and the count of what was removed."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

_WHOLE_YEARS = 90
"""Ages of 90 and over identify (45 CFR 164.514(b)(2)(i)(C)); such births keep no year."""
_MIN_PART = 3


@dataclass(frozen=True, slots=True)
class Secret:
    """What ties a redacted copy to its original; kept apart from the copy, or thrown away.

    Parameters
    ----------
    days
        Every date of the patient moves by so many days.
    salt
        Key of the digests that replace identifiers.
    """

    days: int
    salt: bytes

    def __post_init__(self) -> None:
        """A shift of nothing hides nothing."""
        if self.days == 0 or abs(self.days) > 3650:
            raise ValueError("days must be between 1 and 3650, before or after")
        if len(self.salt) < 16:
            raise ValueError("the salt must hold at least 16 bytes")

    def token(self, identifier: str) -> str:
        """Stand-in of an identifier: the same for the same one, and no way back."""
        return hmac.new(self.salt, identifier.encode("utf-8"), hashlib.sha256).hexdigest()[:20]

    def shifted(self, iso: str, as_of: date) -> str:
        """A partial ISO date moved; a month or year is moved by its middle.

        Empty for a day ninety years ago and more: it can only be the birth of somebody so old.

        >>> secret = Secret(-40, b"an example salt!")
        >>> [secret.shifted(day, date(2026, 11, 24)) for day in ("2026-03-14", "2026-03", "1930")]
        ['2026-02-02', '2026-02', '']
        """
        parts = [int(part) for part in iso.split("-")]
        if as_of.year - parts[0] >= _WHOLE_YEARS:
            return ""
        middle = date(parts[0], parts[1] if len(parts) > 1 else 7, parts[2] if parts[2:] else 15)
        try:
            moved = middle + timedelta(days=self.days)
        except OverflowError:
            return ""
        return moved.isoformat()[: len(iso)]


@dataclass(frozen=True)
class Known:
    """Words that tell who somebody is, as the folder's own fields give them."""

    names: frozenset[str] = frozenset()
    """Names of people: whole, and their parts."""
    places: frozenset[str] = frozenset()
    """Streets, towns and institutions."""
    numbers: frozenset[str] = frozenset()
    """Identifiers, telephone numbers and addresses of mail."""

    @cached_property
    def patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """One pattern for each class of words, longest words first."""
        classes = (("name", self.names), ("address", self.places), ("identifier", self.numbers))
        return tuple((what, _any_of(words)) for what, words in classes if words)

    def __or__(self, other: Known) -> Known:
        """Both together."""
        return Known(
            self.names | other.names,
            self.places | other.places,
            self.numbers | other.numbers,
        )

    def found_in(self, text: str) -> int:
        """How often any of the words stands in a text: zero for a clean copy."""
        return sum(len(pattern.findall(text)) for _, pattern in self.patterns)


def known(
    names: Iterable[str] = (),
    places: Iterable[str] = (),
    numbers: Iterable[str] = (),
) -> Known:
    """The words worth searching for; names also by their parts.

    >>> sorted(known(["Kowalska, Anna"]).names)
    ['Anna', 'Kowalska', 'Kowalska, Anna']
    """
    whole = {" ".join(name.split()) for name in names}
    parts = {part for name in whole for part in re.split(r"[\s,^]+", name)}
    return Known(
        frozenset(n for n in whole | parts if _telling(n)),
        frozenset(p for p in (" ".join(place.split()) for place in places) if _telling(p)),
        frozenset(n.strip() for n in numbers if len(n.strip()) >= 5),
    )


_NO_NAMES = frozenset(
    (
        "dr", "med", "prof", "phd", "md", "frau", "herr", "mrs", "miss", "mme", "sra", "sig",
        "dott", "pan", "pani", "van", "der", "den", "von", "the", "and", "donor", "patient",
        "recipient", "unknown", "anonymous", "test",
    )
)  # fmt: skip


def _telling(word: str) -> bool:
    bare = word.strip(".-' ")
    return len(bare) >= _MIN_PART and bare.lower() not in _NO_NAMES and bool(re.search(r"\w", bare))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Each word on its own, as written or in capitals; never inside a longer word."""
    written = {form for word in words for form in (word, word.upper(), word.title())}
    ordered = sorted(written, key=lambda word: (-len(word), word))
    inner = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)")


@dataclass
class Removed:
    """Counts of what was taken out, by class; never the words themselves."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, what: str, times: int = 1) -> None:
        """Count one class."""
        if times:
            self.counts[what] += times
