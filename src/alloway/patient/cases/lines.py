"""Lines of therapy from dated drugs and regimens, by named rules.

Rule set ``first-depth-2``. Drugs that start within 28 days of each other are one regimen; a
course that continues drugs of the regimen stays in its line; maintenance belongs to the line before
it; conditioning and lymphodepletion belong to the transplant or CAR-T; bridging is no line;
steroids alone are no line; a bispecific antibody given again with nothing else between continues
its line, and obinutuzumab before the first dose belongs to it; consolidation with other drugs may
or may not be a line. CAR-T cells are of their own kind and count; transplant and radiotherapy are
of their own kind and do not. Myeloma, after the IMWG (Rajkumar 2015, Blood 126:921): induction,
transplant within a year, and maintenance begun within 180 days are one line. The windows of 28,
45, 60, 180 and 365 days are assumed. Where a date is too partial to tell, or a bridging is only
inferred, the line is not ``certain`` and the number of lines is a range; a number that a record
states widens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alloway.patient.cases.blocks import TOGETHER, Block, absorb, block_of, days_between, near
from alloway.patient.cases.draft import Exposure
from alloway.patient.cases.infusions import cell_blocks, date_disputes, merged, prior_treatment
from alloway.patient.records.dates import window
from alloway.reference.drugs import DRUG_BY_NAME, DRUGS, regimen_of
from alloway.values.case import Fact, PriorTreatment, TherapyLine

RULE_SET = "first-depth-2"
_SAME_COURSE = 60
_CONDITIONING_DAYS = 30
_BRIDGING_DAYS = 45
_MAINTENANCE_DAYS = 180
_PLANNED_TRANSPLANT_DAYS = 365
_MYELOMA_MAINTENANCE = frozenset(
    (
        "lenalidomide",
        "bortezomib",
        "ixazomib",
        "daratumumab",
        "carfilzomib",
        "dexamethasone",
        "thalidomide",
    )
)
CONDITIONING = frozenset(
    (
        "melphalan",
        "carmustine",
        "busulfan",
        "thiotepa",
        "treosulfan",
        "fludarabine",
        "cyclophosphamide",
        "etoposide",
        "cytarabine",
        "bendamustine",
    )
)
"""Drugs that, given just before a transplant or CAR-T, prepare for it and are no line."""
_ANTI_CD20 = frozenset(("rituximab", "obinutuzumab"))
_BISPECIFIC = frozenset(drug.name for drug in DRUGS if "bispecific" in drug.group)
_LONG_COURSE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Therapy:
    """What the rules make of all exposures."""

    lines: tuple[TherapyLine, ...]
    count: tuple[int, int] | None
    prior: tuple[PriorTreatment, ...]
    unclear: tuple[Fact, ...]
    """Transplants whose donor the records do not name."""
    derived: tuple[int, int] | None = None
    """The count by the dated treatments alone, before what records state."""
    disputes: tuple[tuple[str, tuple[Fact, ...]], ...] = ()
    """Infusions to which two documents give different days, by kind of conflict."""


def therapy(
    exposures: Sequence[Exposure],
    group: str,
    stated: Sequence[int] = (),
    denied: frozenset[str] = frozenset(),
) -> Therapy:
    """Order a patient's treatments into lines.

    Parameters
    ----------
    exposures
        Every treatment the records tell of, in any order, repeats included.
    group
        Disease group: ``myeloma`` has its own rules.
    stated
        Numbers of prior lines that records state in words.
    denied
        Treatments that records deny.
    """
    cells = cell_blocks(exposures)
    systemic = _systemic_blocks([e for e in exposures if e.kind in ("systemic", "bridging")])
    systemic = [b for b in systemic if not _is_conditioning(b, cells) and not _only_steroids(b)]
    _mark_bridging(systemic, cells)
    systemic = _without_maintenance(systemic, cells, group)
    radiation = merged([e for e in exposures if e.kind == "radiotherapy"])
    lines = _numbered(systemic, cells, radiation)
    return Therapy(
        lines,
        _count(lines, stated, denied),
        tuple(prior_treatment(block) for block in cells if block.regimen),
        tuple(block.facts[0] for block in cells if not block.regimen),
        _count(lines, (), denied),
        date_disputes(cells),
    )


def _systemic_blocks(exposures: Sequence[Exposure]) -> list[Block]:
    dated = sorted((e for e in exposures if e.start), key=lambda e: (window(e.start)[0], e.start))
    named = [e for e in dated if e.regimen or len(e.drugs) > 1]
    single = [e for e in dated if not (e.regimen or len(e.drugs) > 1)]
    blocks: list[Block] = []
    for exposure in named:
        _place(exposure, blocks)
    for together in _begun_together(single):
        fresh = [e for e in together if _home(e, blocks) is None]
        # Drugs begun on one day are one regimen: with a new one beside it, vincristine does not
        # go on with the course of two months ago.
        for exposure in (*fresh, *(e for e in together if e not in fresh)):
            _place(
                exposure, [b for b in blocks if not fresh or not _long_begun(b, exposure)], blocks
            )
    for exposure in (e for e in exposures if not e.start):
        _place_undated(exposure, blocks)
    return sorted(blocks, key=lambda b: (not b.start, b.start or f"{b.stated:02d}"))


def _begun_together(single: Sequence[Exposure]) -> list[list[Exposure]]:
    """Single drugs by the day they were begun; a partial date stands alone."""
    groups: dict[object, list[Exposure]] = {}
    for index, exposure in enumerate(single):
        key = exposure.start if len(exposure.start) == 10 else index
        groups.setdefault(key, []).append(exposure)
    return list(groups.values())


def _home(exposure: Exposure, blocks: Sequence[Block]) -> Block | None:
    home = next((b for b in blocks if _belongs(exposure, b)), None)
    return home or _resumed(exposure, blocks)


def _place(exposure: Exposure, among: list[Block], blocks: list[Block] | None = None) -> None:
    """Into its block among some, or as a new one of all."""
    home = _home(exposure, among)
    if home is None:
        (among if blocks is None else blocks).append(block_of(exposure))
    else:
        absorb(home, exposure)


def _long_begun(block: Block, exposure: Exposure) -> bool:
    return bool(block.start) and days_between(block.start, exposure.start)[0] > TOGETHER


def _belongs(exposure: Exposure, block: Block) -> bool:
    if not block.start:
        return False
    if exposure.stated_line and block.stated and exposure.stated_line != block.stated:
        return False
    drugs = set(exposure.drugs)
    if exposure.regimen and block.regimen:
        same = exposure.regimen == block.regimen or drugs == block.drugs
        return same and near(block.start, exposure.start, _SAME_COURSE)
    if drugs <= block.drugs and _continues(exposure, block):
        return True
    return not block.regimen and near(block.start, exposure.start, TOGETHER)


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


def _continues(exposure: Exposure, block: Block) -> bool:
    since_start, _ = days_between(exposure.start, block.start)
    since_last, _ = days_between(block.last, exposure.start)
    return since_start <= TOGETHER and since_last <= _SAME_COURSE


def _place_undated(exposure: Exposure, blocks: list[Block]) -> None:
    drugs = set(exposure.drugs)
    for block in blocks:
        named = exposure.regimen and exposure.regimen == block.regimen
        if named or (drugs and drugs <= block.drugs):
            block.facts.append(exposure.fact)
            block.response = block.response or exposure.response
            block.stated = block.stated or exposure.stated_line
            return
    blocks.append(block_of(exposure))


def _only_steroids(block: Block) -> bool:
    roles = {DRUG_BY_NAME[drug].role for drug in block.drugs if drug in DRUG_BY_NAME}
    return bool(roles) and roles <= {"steroid", "supportive", "immunosuppressant"}


def _is_conditioning(block: Block, cells: Sequence[Block]) -> bool:
    """Drugs given in the month before a transplant or CAR-T that prepare for it."""
    if not block.drugs or not block.start or not block.drugs <= CONDITIONING:
        return False
    for cell in cells:
        if cell.start:
            low, high = days_between(block.start, cell.start)
            if (
                low <= _CONDITIONING_DAYS
                and high >= 0
                and days_between(block.last, cell.start)[1] >= 0
            ):
                cell.facts.extend(block.facts)
                return True
    return False


def _mark_bridging(blocks: list[Block], cells: Sequence[Block]) -> None:
    """A course begun within 45 days before a CAR-T infusion, after other lines, may be bridging."""
    starts = [cell.start for cell in cells if cell.kind == "CAR-T" and cell.start]
    for index, block in enumerate(blocks):
        if block.kind == "bridging" or index == 0 or not block.start:
            continue
        for start in starts:
            low, high = days_between(block.start, start)
            if high >= 0 and low <= _BRIDGING_DAYS and low >= -31:
                block.kind, block.certain = "bridging", False


def _without_maintenance(blocks: list[Block], cells: Sequence[Block], group: str) -> list[Block]:
    kept: list[Block] = []
    for block in blocks:
        home = _line_before(block, kept)
        if home is not None and _is_maintenance(block, home, cells, group):
            home.end = max(home.end, block.last)
            home.response = home.response or block.response
            home.facts.extend(block.facts)
        else:
            kept.append(block)
    return kept


def _line_before(block: Block, kept: Sequence[Block]) -> Block | None:
    lines = [other for other in kept if other.kind == "systemic"]
    return lines[-1] if lines and block.kind == "systemic" else None


def _is_maintenance(block: Block, home: Block, cells: Sequence[Block], group: str) -> bool:
    if "maintenance" in block.regimen:
        return True
    if "consolidation" in block.regimen:
        block.certain = False
        return block.drugs <= home.drugs
    if block.stated and home.stated and block.stated != home.stated:
        return False
    if not block.start or not home.start:
        return False
    if group == "myeloma":
        return _after_planned_transplant(block, home, cells)
    since, _ = days_between(home.last, block.start)
    return (
        block.drugs <= _ANTI_CD20 and bool(home.drugs & _ANTI_CD20) and since <= _MAINTENANCE_DAYS
    )


def _after_planned_transplant(block: Block, home: Block, cells: Sequence[Block]) -> bool:
    if not block.drugs <= _MYELOMA_MAINTENANCE:
        return False
    for cell in cells:
        if cell.regimen != "autologous transplant" or not cell.start:
            continue
        to_transplant, _ = days_between(home.start, cell.start)
        after, latest = days_between(cell.start, block.start)
        planned = (
            to_transplant <= _PLANNED_TRANSPLANT_DAYS
            and days_between(home.start, cell.start)[1] >= 0
        )
        if planned and latest >= 0 and after <= _MAINTENANCE_DAYS:
            return True
    return False


def _numbered(
    systemic: list[Block], cells: list[Block], radiation: list[Block]
) -> tuple[TherapyLine, ...]:
    counted = 0
    lines: list[TherapyLine] = []
    for block in sorted([*systemic, *cells, *radiation], key=_when):
        counts = block.kind in COUNTED
        counted += counts
        lines.append(_line(block, counted if counts else 0))
    return tuple(lines)


COUNTED = ("systemic", "CAR-T")
"""Kinds of line that count as a line of therapy."""


def _when(block: Block) -> tuple[date, int]:
    last = date.max - timedelta(days=100)
    return (window(block.start)[0] if block.start else last, block.stated)


def _line(block: Block, number: int) -> TherapyLine:
    drugs = tuple(sorted(drug for drug in block.drugs if not drug.startswith("target:")))
    named = regimen_of(frozenset(drugs)) if len(drugs) > 1 else None
    regimen = block.regimen or (named.name if named else " + ".join(drugs)) or block.kind
    kinds = {
        "transplant": "transplant",
        "CAR-T": "CAR-T",
        "radiotherapy": "radiotherapy",
        "bridging": "bridging",
    }
    return TherapyLine(
        number, regimen, drugs, block.start, block.end, block.response,
        kinds.get(block.kind, "systemic"),  # type: ignore[arg-type]
        block.certain, tuple(dict.fromkeys(block.facts)),
    )  # fmt: skip


def _count(
    lines: Sequence[TherapyLine], stated: Sequence[int], denied: frozenset[str]
) -> tuple[int, int] | None:
    systemic = [line for line in lines if line.kind in COUNTED]
    perhaps = [line for line in lines if line.kind == "bridging" and not line.certain]
    if not systemic and not perhaps and not stated:
        return (0, 0) if "therapy" in denied else None
    low = sum(line.certain for line in systemic)
    high = len(systemic) + len(perhaps)
    return (min(low, *stated), max(high, *stated)) if stated else (low, high)
