"""Where things come from: sources, facts' dates, and numbers with their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["source", "assumed", "model"]


@dataclass(frozen=True, slots=True)
class Source:
    """One place a statement can be checked: a patient document, a table row, a paper.

    >>> Source("labs.csv", place="row 14", quote="LDH 612 U/L").label
    'labs.csv, row 14'
    """

    document: str
    """File name relative to the case folder, or a citation (author, year, journal, identifier)."""
    place: str = ""
    """Where in it: ``page 2``, ``row 14``, ``Observation/ldh-1``, ``Table 1``."""
    sha256: str = ""
    """Digest of the file's bytes in lower-case hex; empty for citations."""
    quote: str = ""
    """The words or value as found, at most a sentence."""

    @property
    def label(self) -> str:
        """Document and place in one line."""
        return f"{self.document}, {self.place}" if self.place else self.document


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its interval and what it rests on.

    >>> Estimate(0.42, low=0.31, high=0.55, level=0.8, basis="model").interval
    (0.31, 0.55)
    """

    value: float
    low: float | None = None
    high: float | None = None
    level: float | None = None
    """Coverage of the interval, 0 to 1 (0.8 = an 80 % interval); ``None`` when it is a range."""
    unit: str = ""
    """UCUM unit; empty for a plain number or probability."""
    basis: Basis = "assumed"
    """``source`` = a cited figure, ``assumed`` = no source, ``model`` = computed by a forecast."""
    sources: tuple[Source, ...] = ()
    note: str = ""
    """What the reader must know before using the number."""

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """Low and high end."""
        return (self.low, self.high)
