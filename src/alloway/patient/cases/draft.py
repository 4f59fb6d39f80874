"""What the rules collect while they read the records, before it is put in order as a Case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from alloway.values.case import Fact
from alloway.values.evidence import Source

ExposureKind = Literal[
    "systemic", "conditioning", "bridging", "transplant", "CAR-T", "radiotherapy"
]


@dataclass(frozen=True, slots=True)
class Exposure:
    """One treatment the patient received, as one record tells it."""

    kind: ExposureKind
    fact: Fact
    drugs: tuple[str, ...] = ()
    start: str = ""
    """Partial ISO date; empty when the record gives none."""
    end: str = ""
    regimen: str = ""
    response: str = ""
    donor: Literal["autologous", "allogeneic", ""] = ""
    targets: tuple[str, ...] = ()
    stated_line: int = 0
    """Line of therapy as the record numbers it; 0 = not numbered."""
    certain: bool = True
    ordered: bool = False
    """Told only by an order; whether it was given is another record's to say."""


@dataclass(frozen=True, slots=True)
class OpenResult:
    """A test that was asked for and gave no result: pending, not evaluable, sample used up."""

    kind: str
    date: str
    source: Source
    words: str
    """As the report puts it: ``not evaluable; tube rejected``."""


@dataclass(slots=True)
class Draft:
    """Mutable; lives only inside `build_case`."""

    facts: list[Fact] = field(default_factory=list)
    exposures: list[Exposure] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)
    entities: dict[Fact, str] = field(default_factory=dict)
    """Disease key (``alloway.reference.diseases``) of each diagnosis fact; ``other`` if none."""
    denied: set[str] = field(default_factory=set)
    """Prior treatments the records deny: ``CAR-T``, ``transplant``, ``therapy``."""
    stated_lines: list[tuple[int, Fact]] = field(default_factory=list)
    """Numbers of prior lines as a record states them."""
    not_given: set[str] = field(default_factory=set)
    """Products and kinds of cell therapy that a structured record says were not given."""

    open_results: list[OpenResult] = field(default_factory=list)

    def take(self, result: Fact | OpenResult | str) -> None:
        """Keep a fact, or count the reason why there is none."""
        if isinstance(result, OpenResult):
            self.open_results.append(result)
        elif isinstance(result, str):
            self.unused[result] += 1
        else:
            self.facts.append(result)
