"""Transplants, CAR-T infusions and radiotherapy: told by several records, each counted once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from alloway.patient.cases.blocks import Block, absorb, block_of, days_between, near
from alloway.patient.cases.draft import Exposure
from alloway.values.case import Fact, PriorTreatment

_SAME_COURSE = 60
_SAME_INFUSION = 31
_SAME_PRODUCT = 92
"""One product is hardly infused twice within three months, so two documents that date it so near
tell of one infusion and dispute its day (assumed)."""
_SAME_TRANSPLANT = 60
"""Two transplants of one kind hardly follow within two months (tandem courses take three to six),
so two dates that near are one transplant told twice (assumed)."""


def cell_blocks(exposures: Sequence[Exposure]) -> list[Block]:
    """Infusions told by several records, each once; ``regimen`` is the kind with its donor."""
    cells = [e for e in exposures if e.kind in ("transplant", "CAR-T")]
    # The most precise date first, and of two that differ the structured record's.
    cells.sort(
        key=lambda e: (
            not e.start,
            -len(e.start),
            e.fact.method != "structured",
            e.start,
            not (e.drugs or e.donor),
        )
    )
    blocks: list[Block] = []
    for exposure in cells:
        home = next((b for b in blocks if _same_infusion(exposure, b)), None)
        if home is None:
            blocks.append(_cell_block(exposure))
        else:
            home.facts.append(exposure.fact)
            home.told.append(exposure.fact)
            home.relation = home.relation or exposure.relation
            home.regimen = home.regimen or _cell_name(exposure)
            home.response = home.response or exposure.response
            home.drugs |= set(exposure.drugs) | {f"target:{t}" for t in exposure.targets}
    return sorted(blocks, key=lambda b: (not b.start, b.start))


def _cell_block(exposure: Exposure) -> Block:
    block = block_of(exposure)
    block.regimen = _cell_name(exposure)
    block.certain = bool(exposure.start)
    block.told.append(exposure.fact)
    block.relation = exposure.relation
    block.drugs |= {f"target:{target}" for target in exposure.targets}
    return block


def _cell_name(exposure: Exposure) -> str:
    if exposure.kind == "CAR-T":
        return "CAR-T"
    return f"{exposure.donor} transplant" if exposure.donor else ""


def _same_infusion(exposure: Exposure, block: Block) -> bool:
    if exposure.kind != block.kind:
        return False
    name = _cell_name(exposure)
    if name and block.regimen and name != block.regimen:
        return False
    products = {drug for drug in block.drugs if not drug.startswith("target:")}
    if exposure.drugs and products and not products & set(exposure.drugs):
        return False
    if exposure.start and block.start:
        return near(block.start, exposure.start, _apart(exposure, block, products))
    return True


def _apart(exposure: Exposure, block: Block, products: set[str]) -> int:
    """Days within which two dates are one infusion told twice."""
    if exposure.kind == "transplant":
        return _SAME_TRANSPLANT
    told_by = {fact.source.document for fact in block.told}
    elsewhere = exposure.fact.source.document not in told_by
    same = elsewhere and bool(products & set(exposure.drugs))
    return _SAME_PRODUCT if same else _SAME_INFUSION


def date_disputes(blocks: Sequence[Block]) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Infusions to which two documents give days that cannot be one, by kind of conflict."""
    return tuple(
        (f"prior.{_KEYS[block.regimen]}.date", told)
        for block in blocks
        if block.regimen in _KEYS and (told := _disputed(block))
    )


_KEYS = {
    "CAR-T": "car_t",
    "allogeneic transplant": "allo_transplant",
    "autologous transplant": "auto_transplant",
}


def _disputed(block: Block) -> tuple[Fact, ...]:
    told = [fact for fact in block.told if fact.date]
    for one, two in combinations(told, 2):
        low, high = days_between(one.date, two.date)
        apart = low > _SAME_DAYS or high < -_SAME_DAYS
        if apart and one.source.document != two.source.document:
            return tuple(dict.fromkeys(told))
    return ()


_SAME_DAYS = 3
"""A dose split over three days has several dates and no dispute (assumed)."""


def prior_treatment(block: Block) -> PriorTreatment:
    kind = {"CAR-T": "CAR-T", "autologous transplant": "autologous transplant"}.get(block.regimen)
    products = sorted(drug for drug in block.drugs if not drug.startswith("target:"))
    targets = sorted(
        drug.removeprefix("target:") for drug in block.drugs if drug.startswith("target:")
    )
    return PriorTreatment(
        "CAR-T"
        if kind == "CAR-T"
        else "autologous transplant"
        if kind
        else "allogeneic transplant",
        block.start,
        ", ".join(products) if kind == "CAR-T" else "",
        tuple(targets) if kind == "CAR-T" else (),
        "; ".join(_noted(block)),
        tuple(block.facts),
    )


def _noted(block: Block) -> list[str]:
    donor = [f"donor {block.relation}"] if block.relation and block.kind == "transplant" else []
    return donor + ([f"response {block.response}"] if block.response else [])


def merged(exposures: Sequence[Exposure]) -> list[Block]:
    """Fractions of radiotherapy within 60 days of each other are one course."""
    blocks: list[Block] = []
    for exposure in sorted(exposures, key=lambda e: (not e.start, e.start)):
        last = blocks[-1] if blocks else None
        joined = (
            last and exposure.start and last.start and near(last.last, exposure.start, _SAME_COURSE)
        )
        if last is not None and (joined or not exposure.start):
            absorb(last, exposure) if exposure.start else last.facts.append(exposure.fact)
        else:
            blocks.append(block_of(exposure))
    return blocks
