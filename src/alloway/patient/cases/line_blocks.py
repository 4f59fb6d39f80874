"""Systemic treatments told by many records, gathered into regimens."""

from __future__ import annotations

from collections.abc import Sequence

from alloway.patient.cases.blocks import Block, absorb, block_of, days_between, near
from alloway.patient.cases.draft import Exposure
from alloway.patient.cases.line_rules import LineRules
from alloway.patient.records.dates import window
from alloway.reference.drugs import DRUGS
from alloway.reference.regimens import REGIMEN_BY_NAME

_BISPECIFIC = frozenset(drug.name for drug in DRUGS if "bispecific" in drug.group)
_LONG_COURSE_DAYS = 365
_PAUSE_DAYS = 7
"""A drug begun so long after the last dose of the others is no part of their regimen (assumed)."""
_SAME_START_DAYS = 14
"""A drug begun so soon beside a named regimen was added to it: midostaurin on day 8 of 7+3
(assumed)."""


def systemic_blocks(exposures: Sequence[Exposure], rules: LineRules) -> list[Block]:
    """Regimens in order of their start, those without a date last."""
    return _Gathering(rules).of(exposures)


class _Gathering:
    """The blocks of one patient while they take shape."""

    def __init__(self, rules: LineRules) -> None:
        self.rules = rules
        self.blocks: list[Block] = []
        self.same_day: frozenset[str] = frozenset()
        """Drugs given on the day of the exposure in hand."""

    def of(self, exposures: Sequence[Exposure]) -> list[Block]:
        dated = sorted(
            (e for e in exposures if e.start), key=lambda e: (window(e.start)[0], e.start)
        )
        named = [e for e in dated if e.regimen or len(e.drugs) > 1]
        single = [e for e in dated if not (e.regimen or len(e.drugs) > 1)]
        for exposure in named:
            self._place(exposure, self.blocks)
        for together in _begun_together(single):
            self.same_day = frozenset()
            fresh = [e for e in together if self._home(e, self.blocks) is None]
            # Drugs begun on one day are one regimen: with a new one beside it, vincristine does
            # not go on with the course of two months ago.
            self.same_day = frozenset(drug for e in together for drug in e.drugs)
            for exposure in (*fresh, *(e for e in together if e not in fresh)):
                among = [b for b in self.blocks if not fresh or not self._long_begun(b, exposure)]
                self._place(exposure, among)
        self.blocks = _joined(self.blocks)
        for exposure in (e for e in exposures if not e.start):
            self._place_undated(exposure)
        return sorted(self.blocks, key=lambda b: (not b.start, b.start or f"{b.stated:02d}"))

    def _place(self, exposure: Exposure, among: list[Block]) -> None:
        """Into its block among some, or as a new one."""
        home = self._home(exposure, among)
        if home is None:
            self.blocks.append(block_of(exposure))
        else:
            absorb(home, exposure)

    def _home(self, exposure: Exposure, blocks: Sequence[Block]) -> Block | None:
        homes = [b for b in blocks if self._belongs(exposure, b)]
        # A steroid belongs to every regimen: of several the one begun last goes on.
        return max(homes, key=lambda b: b.start, default=None) or _resumed(exposure, blocks)

    def _long_begun(self, block: Block, exposure: Exposure) -> bool:
        days = days_between(block.start, exposure.start)[0] if block.start else 0
        return days > self.rules.together_days

    def _belongs(self, exposure: Exposure, block: Block) -> bool:
        if not block.start:
            return False
        if exposure.stated_line and block.stated and exposure.stated_line != block.stated:
            return False
        if exposure.after_relapse and self._long_begun(block, exposure):
            return False
        drugs = set(exposure.drugs)
        if exposure.regimen and block.regimen:
            same = exposure.regimen == block.regimen or drugs == block.drugs
            return same and near(block.start, exposure.start, self.rules.same_course_days)
        if drugs <= block.drugs and drugs and self._continues(exposure, block):
            return True
        if _over(block, exposure) and not self.same_day & block.drugs:
            return False
        return near(block.start, exposure.start, self._beside(block.regimen or exposure.regimen))

    def _beside(self, regimen: str) -> int:
        """Days around the start within which another drug is part of it."""
        known = REGIMEN_BY_NAME.get(regimen)
        return _SAME_START_DAYS if known else self.rules.together_days

    def _continues(self, exposure: Exposure, block: Block) -> bool:
        since_start, _ = days_between(exposure.start, block.start)
        since_last, _ = days_between(block.last, exposure.start)
        in_time = since_last <= self.rules.same_course_days
        return since_start <= self.rules.together_days and in_time

    def _place_undated(self, exposure: Exposure) -> None:
        drugs = set(exposure.drugs)
        for block in self.blocks:
            named = exposure.regimen and exposure.regimen == block.regimen
            if named or (drugs and drugs <= block.drugs):
                _retold(block, exposure)
                return
        # "Nelarabine, daratumumab-based": a list of what other records date needs no line.
        homes = [b for b in self.blocks if drugs & b.drugs]
        if drugs and drugs <= set().union(*(b.drugs for b in homes)):
            for block in homes:
                block.facts.append(exposure.fact)
            return
        self.blocks.append(block_of(exposure))


def _over(block: Block, exposure: Exposure) -> bool:
    """Whether one had ended before the other was begun, so that both are not one regimen."""
    pairs = ((block.end, exposure.start), (exposure.end, block.start))
    for ended, begun in pairs:
        if len(ended) == 10 and begun:
            fewest, most = days_between(ended, begun)
            if fewest > 0 and most > _PAUSE_DAYS:
                return True
    return False


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Without the blocks that another record tells as part of a longer course of the same drugs."""
    kept: list[Block] = []
    for block in sorted(blocks, key=lambda b: b.start):
        home = next((b for b in kept if _inside(block, b)), None)
        if home is None:
            kept.append(block)
            continue
        home.end = max(home.end, block.end)
        home.response = home.response or block.response
        home.regimen = home.regimen or block.regimen
        home.stated = home.stated or block.stated
        home.facts.extend(block.facts)
    return kept


def _inside(block: Block, home: Block) -> bool:
    apart = block.stated and home.stated and block.stated != home.stated
    named = block.regimen and home.regimen and block.regimen != home.regimen
    if apart or named or block.kind != home.kind or not home.end or len(block.start) < 10:
        return False
    return bool(block.drugs) and block.drugs <= home.drugs and block.start <= home.end


def _retold(block: Block, exposure: Exposure) -> None:
    block.facts.append(exposure.fact)
    block.response = block.response or exposure.response
    block.stated = block.stated or exposure.stated_line
    if "consolidation" in exposure.regimen:  # told as a phase of the line before
        block.certain = False


def _begun_together(single: Sequence[Exposure]) -> list[list[Exposure]]:
    """Single drugs by the day they were begun; a partial date stands alone."""
    groups: dict[object, list[Exposure]] = {}
    for index, exposure in enumerate(single):
        key = exposure.start if len(exposure.start) == 10 else index
        groups.setdefault(key, []).append(exposure)
    return list(groups.values())


def _resumed(exposure: Exposure, blocks: Sequence[Block]) -> Block | None:
    """The line that a bispecific antibody goes on with when nothing else was begun since.

    They are given for many months, and records often hold the first and the last dose only.
    """
    drugs = set(exposure.drugs)
    if not drugs or exposure.regimen or not drugs <= _BISPECIFIC:
        return None
    before = [b for b in blocks if b.start and days_between(b.start, exposure.start)[0] >= 0]
    last = max(before, key=lambda b: b.start, default=None)
    if last is None or not drugs <= last.drugs:
        return None
    gap, _ = days_between(last.last, exposure.start)
    return last if gap <= _LONG_COURSE_DAYS else None
