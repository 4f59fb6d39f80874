"""Which treatments a sentence names, and which of them are one combination."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from alloway.patient.cases.cell_words import CAR_T, RADIATION, TRANSPLANT
from alloway.patient.cases.draft import ExposureKind
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.lines import CONDITIONING
from alloway.patient.cases.treatment_words import INTRATHECAL
from alloway.reference.drugs import DRUG_BY_NAME, Drug, drugs_in
from alloway.reference.regimens import Regimen, regimen_of, regimens_in

_LINKS = (
    r"and|plus|with|und|mit|sowie|et|avec|associee?|y|con|mas|e|ed|en|met|i|z|oraz|mg|iv|po|sc|weekly|daily|i\.?v\.?|p\.?o\.?"
    r"|s\.?c\.?|x|cycles?|zyklen|zyklus|cykl\w*|cicl\w*|cures?|kuren|q\d+w?|d\d+|tgl|die|dose|high-dose|hochdosiert\w*"
)
_DOSE = r"(?>\d+(?:[.,]\d+)?\s?(?:mg|g)?(?:/(?:m2|m²|kg|d|tag|die|dia|jour|24 ?h))?)"
_DRUG_DRUG = re.compile(rf"(?:[\s,/+&-]|\b(?:{_LINKS})\b|{_DOSE})*+")
_REGIMEN_DRUG = re.compile(
    rf"(?:[\s/+&:(-]|\b(?:{_LINKS}|type|typ|schema|schem\w*|protocol\w*|regimen)\b|{_DOSE})*+"
)
_TIES = re.compile(r"[/+&:(]|\b(?:and|plus|with|und|mit|et|avec|y|con|e|en|met|i|z|oraz)\b")
_REGIMEN_REGIMEN = re.compile(
    r"\s*(?:/|\+|alternating with|im wechsel mit|alternierend mit|alterne avec|en alternance avec|alternando con|alternado con"
    r"|alternato a|afgewisseld met|naprzemiennie z)\s*"
)
_MOST_BETWEEN = 60
_DATED = 24
_BESIDE = 40
_LINE_ROLES = ("antineoplastic", "steroid")
_NEVER_ALONE = frozenset(("cytarabine", "etoposide"))
"""Part of conditioning only beside other drugs; alone they are consolidation."""
_NO_LINE = frozenset(("hydroxycarbamide",))
"""Drugs that hold cell counts down for days and are no treatment of their own."""


@dataclass(frozen=True, slots=True)
class Named:
    """One treatment named in a sentence."""

    start: int
    end: int
    kind: ExposureKind
    drugs: tuple[str, ...] = ()
    regimen: str = ""
    named_drugs: bool = False
    """Every drug is named by itself, not only by its regimen."""
    protocol: bool = False

    @property
    def combined(self) -> bool:
        """More than one drug, or a named regimen."""
        return bool(self.regimen) or len(self.drugs) > 1

    @property
    def counts(self) -> bool:
        """Whether it can be a line: not a steroid or a cytoreduction alone."""
        roles = {DRUG_BY_NAME[drug].role for drug in self.drugs if drug not in _NO_LINE}
        return bool(self.regimen) or "antineoplastic" in roles


def named_treatments(text: str) -> list[Named]:
    """Every treatment a sentence names, in reading order; conditioning is told from treatment."""
    plain = folded(text)
    found = [_regimen(r, s, e) for r, s, e in regimens_in(text)]
    taken = [(item.start, item.end) for item in found]
    drugs = [hit for hit in drugs_in(text) if not _inside(hit[1], taken)]
    found += _cells(plain, [hit for hit in drugs if hit[0].role == "CAR-T"])
    found += [
        Named(start, end, "systemic", (drug.name,), named_drugs=True)
        for drug, start, end in drugs
        if drug.role in _LINE_ROLES and not _intrathecal(plain, start, end)
    ]
    found = _combined(sorted(found, key=lambda item: item.start), plain)
    return _with_conditioning(found, plain)


def _regimen(regimen: Regimen, start: int, end: int) -> Named:
    kind: ExposureKind = "systemic" if regimen.use == "treatment" else "conditioning"
    return Named(start, end, kind, regimen.drugs, regimen.name, protocol=not regimen.words)


def _inside(start: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(low <= start < high for low, high in taken)


def _intrathecal(plain: str, start: int, end: int) -> bool:
    """A dose into the cerebrospinal fluid is prophylaxis or part of a line, never a line."""
    around = f"{plain[max(0, start - 25) : start]}|{plain[end : end + 18]}"
    return bool(INTRATHECAL.search(around))


def _cells(plain: str, products: Sequence[tuple[Drug, int, int]]) -> Iterator[Named]:
    for drug, start, end in products:
        yield Named(start, end, "CAR-T", (drug.name,), named_drugs=True)
    if not products:
        yield from (Named(m.start(), m.end(), "CAR-T") for m in CAR_T.finditer(plain))
    yield from (Named(m.start(), m.end(), "transplant") for m in TRANSPLANT.finditer(plain))
    yield from (Named(m.start(), m.end(), "radiotherapy") for m in RADIATION.finditer(plain))


def _combined(items: Sequence[Named], plain: str) -> list[Named]:
    """What stands side by side is one: ``lenalidomide and dexamethasone``, ``R-CHOP/R-DHAP``."""
    # Drugs among themselves first, so that the list behind ``R-CHOP (`` is one.
    for tied in (_drugs_tied, _tied):
        made: list[Named] = []
        for item in items:
            last = made[-1] if made else None
            between = plain[last.end : item.start] if last is not None else ""
            if last is not None and last.kind == item.kind and tied(last, item, between):
                made[-1] = _one(last, item)
            else:
                made.append(item)
        items = made
    return list(items)


def _drugs_tied(one: Named, two: Named, between: str) -> bool:
    only_drugs = one.named_drugs and two.named_drugs and one.kind == "systemic"
    return only_drugs and len(between) <= _MOST_BETWEEN and bool(_DRUG_DRUG.fullmatch(between))


def _tied(one: Named, two: Named, between: str) -> bool:
    if one.kind in ("CAR-T", "transplant"):
        return _same_words(between)
    if (
        one.kind == "radiotherapy"
        or len(between) > _MOST_BETWEEN
        or one.named_drugs is two.named_drugs is True
    ):
        return False
    if not one.named_drugs and not two.named_drugs:
        return bool(_REGIMEN_REGIMEN.fullmatch(between))
    return bool(_REGIMEN_DRUG.fullmatch(between) and _TIES.search(between))


def _same_words(between: str) -> bool:
    """One infusion in two names: ``TASPE (autotrasplante)``, ``CAR-T (CAR T cells)``."""
    return bool(re.fullmatch(r"\s*[(=/,:-]?\s*", between))


def _one(one: Named, two: Named) -> Named:
    drugs = tuple(dict.fromkeys((*one.drugs, *two.drugs)))
    by_drugs = one.named_drugs and two.named_drugs
    known = regimen_of(frozenset(drugs)) if one.kind == "systemic" and by_drugs else None
    listed = (one.named_drugs and set(two.drugs) <= set(one.drugs)) or (
        two.named_drugs and set(one.drugs) <= set(two.drugs)
    )
    return replace(
        one, end=max(one.end, two.end), drugs=drugs,
        regimen=known.name if known else ("" if by_drugs else one.regimen or two.regimen),
        named_drugs=by_drugs or listed, protocol=one.protocol or two.protocol,
    )  # fmt: skip


def _with_conditioning(named: Sequence[Named], plain: str) -> list[Named]:
    """Drugs named beside a transplant that prepare for it: ``ASCT (melphalan 200 mg/m2)``."""
    cells = [item for item in named if item.kind in ("CAR-T", "transplant")]
    return [
        replace(item, kind="conditioning")
        if any(_prepares(item, c, plain) for c in cells)
        else item
        for item in named
    ]


def _prepares(item: Named, cell: Named, plain: str) -> bool:
    drugs = set(item.drugs)
    if item.kind != "systemic" or not drugs <= CONDITIONING or drugs <= _NEVER_ALONE:
        return False
    low, high = min(item.end, cell.end), max(item.start, cell.start)
    return high - low <= _BESIDE and ";" not in plain[low:high]


def merged_items(items: Sequence[Named], text: str, *, all_systemic: bool) -> list[Named]:
    """In a dated row, the systemic treatments of one cell are one line of therapy.

    Parameters
    ----------
    all_systemic
        The dates stand apart from the treatments, so that they hold for all of them.
    """
    if not all_systemic:
        return list(items)
    made: list[Named] = []
    for item in items:
        last = next((m for m in reversed(made) if m.kind == "systemic"), None)
        dated = re.search(r"(?:19|20)\d\d", text[item.end : item.end + _DATED])
        if item.kind != "systemic" or last is None or dated:
            made.append(item)
            continue
        made[made.index(last)] = _one(last, item)
    return made
