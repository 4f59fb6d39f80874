"""What the rules collect while they read the records, before it is put in order as a Case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from alloway.patient.records.model import Resource
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
    relation: str = ""
    """Of an allogeneic donor: ``sibling``, ``unrelated``, ``haploidentical``, ``cord blood``."""
    targets: tuple[str, ...] = ()
    stated_line: int = 0
    """Line of therapy as the record numbers it; 0 = not numbered."""
    certain: bool = True
    after_relapse: bool = False
    """The record itself calls it treatment of a relapse: no phase of what came before."""
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


Place = tuple[str, str]
"""Document and place of a FHIR resource."""


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
    places: set[Place] = field(default_factory=set)
    """Of every FHIR resource."""
    reading: Resource | None = None
    """The FHIR resource that is being read."""
    whys: dict[Place, str] = field(default_factory=dict)
    """Why a FHIR resource gave no fact, its first reason; empty where it serves otherwise."""

    def take(self, result: Fact | OpenResult | str) -> None:
        """Keep a fact, or count the reason why there is none."""
        if isinstance(result, OpenResult):
            self.open_results.append(result)
        elif not isinstance(result, str):
            self.facts.append(result)
        elif self.reading is not None:
            self.whys.setdefault((self.reading.document, self.reading.place), result)
        else:
            self.unused[result] += 1

    def drop(self, fact: Fact, reason: str) -> None:
        """Count a fact that was read and is not kept; of a resource it is the resource's reason."""
        place = (fact.source.document, fact.source.place)
        if place in self.places:
            self.whys.setdefault(place, reason)
        else:
            self.unused[reason] += 1
