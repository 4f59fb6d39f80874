"""A regimen taking shape, and the arithmetic of partial dates that the line rules share."""

from __future__ import annotations

from dataclasses import dataclass, field

from alloway.patient.cases.draft import Exposure
from alloway.patient.records.dates import window
from alloway.values.case import Fact

TOGETHER = 28
"""Days within which drugs that start are one regimen (assumed)."""


@dataclass(slots=True)
class Block:
    """A regimen taking shape."""

    kind: str
    drugs: set[str]
    start: str
    end: str
    regimen: str = ""
    response: str = ""
    stated: int = 0
    certain: bool = True
    facts: list[Fact] = field(default_factory=list)
    told: list[Fact] = field(default_factory=list)
    """Of an infusion: the records that tell of it, without its conditioning."""
    relation: str = ""
    """Of an allogeneic donor."""
    after_relapse: bool = False

    @property
    def last(self) -> str:
        return max(self.end, self.start)


def days_between(earlier: str, later: str) -> tuple[int, int]:
    """Fewest and most days from one partial date to another."""
    low, high = window(earlier), window(later)
    return ((high[0] - low[1]).days, (high[1] - low[0]).days)


def near(left: str, right: str, days: int) -> bool:
    """Whether two partial dates may lie within so many days of each other."""
    low, high = days_between(left, right)
    return low <= days and high >= -days


def block_of(exposure: Exposure) -> Block:
    certain = exposure.certain and bool(exposure.start or exposure.regimen or exposure.stated_line)
    return Block(
        exposure.kind, set(exposure.drugs), exposure.start, exposure.end, exposure.regimen,
        exposure.response, exposure.stated_line, certain, [exposure.fact],
        after_relapse=exposure.after_relapse,
    )  # fmt: skip


def absorb(block: Block, exposure: Exposure) -> None:
    low, high = days_between(block.start, exposure.start)
    joins_by_chance = not set(exposure.drugs) <= block.drugs and high > TOGETHER
    if joins_by_chance and low <= TOGETHER and not exposure.regimen:
        block.certain = False
    block.drugs |= set(exposure.drugs)
    block.start = _finer(block.start, exposure.start)
    block.end = max(block.end, exposure.end, exposure.start if exposure.start > block.start else "")
    if "consolidation" in exposure.regimen and block.regimen and "consol" not in block.regimen:
        block.certain = False  # told as a phase of the line before
    block.regimen = block.regimen or exposure.regimen
    block.response = block.response or exposure.response
    block.after_relapse = block.after_relapse or exposure.after_relapse
    block.stated = block.stated or exposure.stated_line
    if exposure.kind == "bridging":
        block.kind = "bridging"
    block.facts.append(exposure.fact)


def _finer(left: str, right: str) -> str:
    """The earlier of two dates; of two that may be the same, the more precise one."""
    if right.startswith(left):
        return right
    return left if left.startswith(right) else min(left, right)
