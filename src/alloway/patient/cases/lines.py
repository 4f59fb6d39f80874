"""Lines of therapy from dated drugs and regimens, by named rules.

Rule set ``second-depth-1``, written out with its sources in ``docs/rules/lines-of-therapy.md``; what
differs between diseases and definitions is a value (`alloway.patient.cases.line_rules`). Drugs that
start within 28 days of each other are one regimen; a course that continues drugs of the regimen
stays in its line; maintenance belongs to the line before it; conditioning and lymphodepletion
belong to the transplant or CAR-T; bridging is no line; steroids or cytoreduction alone are no line;
a bispecific antibody given again with nothing else between continues its line. CAR-T cells are of
their own kind and count; transplant and radiotherapy are of their own kind and do not. Where a date
is too partial to tell, a bridging is only inferred, or a consolidation has other drugs, the line is
not ``certain`` and the number of lines is a range; a number that a record states widens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alloway.patient.cases.blocks import Block, days_between
from alloway.patient.cases.draft import Exposure
from alloway.patient.cases.infusions import cell_blocks, date_disputes, merged, prior_treatment
from alloway.patient.cases.line_blocks import systemic_blocks
from alloway.patient.cases.line_rules import LineRules, rules_for
from alloway.patient.records.dates import window
from alloway.reference.drugs import DRUG_BY_NAME
from alloway.reference.regimens import regimen_of
from alloway.values.case import Fact, PriorTreatment, TherapyLine

RULE_SET = "second-depth-1"
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
_CYTOREDUCTION = frozenset(("hydroxycarbamide",))
"""Holds cell counts down for days; alone it is no line."""
COUNTED = ("systemic", "CAR-T")
"""Kinds of line that count as a line of therapy by the default rules."""


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
    rules: LineRules | None = None,
) -> Therapy:
    """Order a patient's treatments into lines.

    Parameters
    ----------
    exposures
        Every treatment the records tell of, in any order, repeats included.
    group
        Disease group; its default rules are `alloway.patient.cases.line_rules.rules_for`.
    stated
        Numbers of prior lines that records state in words.
    denied
        Treatments that records deny.
    rules
        A trial's or a study's own definition instead of the default.
    """
    used = rules or rules_for(group)
    cells = cell_blocks(exposures)
    systemic = systemic_blocks([e for e in exposures if e.kind in ("systemic", "bridging")], used)
    systemic = [b for b in systemic if not _prepares(b, cells, used) and not _supports(b)]
    _mark_bridging(systemic, cells, used)
    systemic = _without_phases(systemic, cells, used)
    radiation = merged([e for e in exposures if e.kind == "radiotherapy"])
    counted = _counted(used)
    lines = _numbered(systemic, cells, radiation, counted)
    return Therapy(
        lines,
        _widened(_count(lines, stated, denied, counted), _told_numbers(exposures)),
        tuple(prior_treatment(block) for block in cells if block.regimen),
        tuple(block.facts[0] for block in cells if not block.regimen),
        _count(lines, (), denied, counted),
        date_disputes(cells),
    )


def _told_numbers(exposures: Sequence[Exposure]) -> list[int]:
    """The last number of every document that numbers its lines from the first on."""
    by_document: dict[str, set[int]] = {}
    for exposure in exposures:
        if exposure.stated_line:
            by_document.setdefault(exposure.fact.source.document, set()).add(exposure.stated_line)
    return [
        max(numbers) for numbers in by_document.values() if numbers >= set(range(1, max(numbers)))
    ]


def _widened(count: tuple[int, int] | None, numbers: Sequence[int]) -> tuple[int, int] | None:
    """Raised to the last number of a table: it may count what the rules do not, never less."""
    if count is None or not numbers:
        return count
    return (count[0], max(count[1], *numbers))


def _supports(block: Block) -> bool:
    """Steroids, supportive drugs and cytoreduction alone are no line."""
    if not block.drugs or block.kind == "bridging":
        return False
    rest = block.drugs - _CYTOREDUCTION
    roles = {DRUG_BY_NAME[drug].role for drug in rest if drug in DRUG_BY_NAME}
    return roles <= {"steroid", "supportive", "immunosuppressant"} and not block.regimen


def _prepares(block: Block, cells: Sequence[Block], rules: LineRules) -> bool:
    """Drugs given in the month before a transplant or CAR-T that prepare for it."""
    if not block.drugs or not block.start or not block.drugs <= CONDITIONING:
        return False
    for cell in cells:
        if cell.start:
            low, high = days_between(block.start, cell.start)
            ended = days_between(block.last, cell.start)[1] >= 0
            if low <= rules.conditioning_days and high >= 0 and ended:
                cell.facts.extend(block.facts)
                return True
    return False


def _mark_bridging(blocks: list[Block], cells: Sequence[Block], rules: LineRules) -> None:
    """A course begun shortly before a CAR-T infusion, after other lines, may be bridging."""
    starts = [cell.start for cell in cells if cell.kind == "CAR-T" and cell.start]
    for index, block in enumerate(blocks):
        if block.kind == "bridging" or index == 0 or not block.start:
            continue
        for start in starts:
            low, high = days_between(block.start, start)
            if high >= 0 and low <= rules.bridging_days and low >= -31:
                block.kind, block.certain = "bridging", False


def _without_phases(blocks: list[Block], cells: Sequence[Block], rules: LineRules) -> list[Block]:
    """Maintenance, consolidation and protocol phases join the line they belong to."""
    kept: list[Block] = []
    for block in sorted(blocks, key=_maintenance_last):
        home = _line_before(block, kept)
        if home is not None and _is_phase(block, home, cells, rules):
            home.end = max(home.end, block.last)
            home.response = home.response or block.response
            home.facts.extend(block.facts)
        else:
            kept.append(block)
    return kept


def _maintenance_last(block: Block) -> tuple[bool, str, bool]:
    """By start; told by the month only, maintenance comes behind what was begun in that month."""
    maintained = "maintenance" in block.regimen
    late = "-99" if maintained and 0 < len(block.start) < 10 else ""
    return (not block.start, (block.start or f"{block.stated:02d}") + late, maintained)


def _line_before(block: Block, kept: Sequence[Block]) -> Block | None:
    lines = [other for other in kept if other.kind == "systemic"]
    return lines[-1] if lines and block.kind == "systemic" else None


def _is_phase(block: Block, home: Block, cells: Sequence[Block], rules: LineRules) -> bool:
    if "maintenance" in block.regimen:
        return not rules.counts_maintenance
    if "consolidation" in block.regimen:
        block.certain = False
        return block.drugs <= home.drugs
    if block.stated and home.stated and block.stated != home.stated:
        return False
    if block.after_relapse and not home.after_relapse:
        return False
    if not block.start or not home.start or rules.counts_maintenance:
        return False
    since, _ = days_between(home.last, block.start)
    if block.drugs <= rules.maintenance and _after_planned_transplant(block, home, cells, rules):
        return True
    if rules.phases and _goes_on(block, home, rules):
        return since <= rules.phase_days
    cd20 = block.drugs <= _ANTI_CD20 and bool(home.drugs & _ANTI_CD20)
    return rules.anti_cd20_maintenance and cd20 and since <= rules.maintenance_days


def _goes_on(block: Block, home: Block, rules: LineRules) -> bool:
    """Whether drugs of a protocol follow drugs of it, with no named regimen and no failure."""
    unnamed = bool(block.drugs) and not block.regimen
    return (
        unnamed
        and block.drugs <= rules.phases
        and home.response != "PD"
        and bool(home.drugs & rules.phases)
    )


def _after_planned_transplant(
    block: Block, home: Block, cells: Sequence[Block], rules: LineRules
) -> bool:
    kinds = ("autologous transplant",) if rules.name == "myeloma" else ("allogeneic transplant",)
    for cell in cells:
        if cell.regimen not in kinds or not cell.start:
            continue
        to_transplant, latest_start = days_between(home.start, cell.start)
        after, latest = days_between(cell.start, block.start)
        planned = to_transplant <= rules.planned_transplant_days and latest_start >= 0
        if planned and latest >= 0 and after <= rules.maintenance_days:
            return True
    return False


def _counted(rules: LineRules) -> tuple[str, ...]:
    kinds = {"CAR-T": rules.counts_car_t, "transplant": rules.counts_transplant}
    kinds["bridging"] = rules.counts_bridging
    return ("systemic", *(kind for kind, counts in kinds.items() if counts))


def _numbered(
    systemic: list[Block], cells: list[Block], radiation: list[Block], counted: tuple[str, ...]
) -> tuple[TherapyLine, ...]:
    number = 0
    lines: list[TherapyLine] = []
    for block in sorted([*systemic, *cells, *radiation], key=_when):
        counts = block.kind in counted
        number += counts
        lines.append(_line(block, number if counts else 0))
    return tuple(lines)


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
    lines: Sequence[TherapyLine],
    stated: Sequence[int],
    denied: frozenset[str],
    counted: tuple[str, ...],
) -> tuple[int, int] | None:
    own = [line for line in lines if line.kind in counted]
    perhaps = [
        line
        for line in lines
        if line.kind == "bridging" and not line.certain and "bridging" not in counted
    ]
    if not own and not perhaps and not stated:
        return (0, 0) if "therapy" in denied else None
    low = sum(line.certain for line in own)
    high = len(own) + len(perhaps)
    return (min(low, *stated), max(high, *stated)) if stated else (low, high)
