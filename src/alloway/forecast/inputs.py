"""What the case, the lot and the compatibility say to the model, and what they leave open.

An input that nobody measured becomes a wide range with a note; a value that cannot be true is an
error that names it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from alloway.errors import InputError
from alloway.forecast import draws
from alloway.forecast.draws import Plan
from alloway.hla.expression import changes_hla
from alloway.reference.kinds import BY_NAME as KINDS
from alloway.values.case import Case, Fact
from alloway.values.evidence import Estimate, Source
from alloway.values.forecast import Parameter
from alloway.values.hla import Compatibility
from alloway.values.supply import Lot

if TYPE_CHECKING:
    from alloway.forecast.draws import Floats

CLASS_I = ("A", "B", "C")
_MODELLED = re.compile(r"(TRAC|TRBC[12]?|CD52|PDCD1|CD7|CD5|CD2|CD3)-KO")


@dataclass
class Inputs:
    """Arrays of shape (n,) for one case and one lot, with what the reader must know."""

    plan: Plan
    values: dict[str, Floats] = field(default_factory=dict)
    parameters: list[Parameter] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remission: bool = False
    """No disease was measurable before treatment."""

    def given(
        self, name: str, value: float, unit: str, meaning: str, source: Source | None = None
    ) -> None:
        """Keep an input that the records state."""
        import numpy as np

        self.values[name] = np.full(self.plan.n, value)
        sources = (source,) if source else ()
        estimate = Estimate(value, unit=unit, basis="source", sources=sources)
        self.parameters.append(Parameter(name, estimate, meaning))

    def open(
        self, name: str, low: float, high: float, unit: str, meaning: str, *, log: bool = False
    ) -> None:
        """Keep an input that is only known to lie in a range."""
        self.values[name] = draws.between(name, low, high, self.plan, log=log)
        middle = math.sqrt(low * high) if log else (low + high) / 2.0
        estimate = Estimate(
            middle, low, high, None, unit, "assumed", note="not measured: any value"
        )
        self.parameters.append(Parameter(name, estimate, meaning))

    def count(self, name: str, low: int, high: int, meaning: str) -> None:
        """Keep a whole number known as a range."""
        self.values[name] = draws.whole(name, low, high, self.plan)
        estimate = Estimate((low + high) / 2.0, low, high, None, basis="source")
        self.parameters.append(Parameter(name, estimate, meaning))


def number(fact: Fact) -> float:
    """The value of a numeric fact.

    Raises
    ------
    InputError
        Not a number, not finite, or negative.
    """
    value = fact.value
    if isinstance(value, (bool, str)) or not math.isfinite(value) or value < 0.0:
        raise InputError(
            f"{fact.source.label}: {fact.kind} is {value!r}, not a number from 0 up",
            step="correct or reject this fact",
        )
    return float(value)


def read_weight(case: Case, inputs: Inputs) -> None:
    """Body weight in kg, from the record or a wide range by age."""
    fact = case.weight
    if fact is not None and fact.unit != "?":
        value = number(fact)
        if not 2.0 <= value <= 350.0:
            raise InputError(
                f"{fact.source.label}: weight is {value:g} kg", step="check value and unit"
            )
        inputs.given("weight", value, "kg", "body weight", fact.source)
        return
    adult = _age(case) is None or (_age(case) or 0.0) >= 16.0
    low, high = (45.0, 110.0) if adult else (8.0, 70.0)
    inputs.open("weight", low, high, "kg", "body weight")
    inputs.notes.append(f"Body weight is not on record: any value from {low:g} to {high:g} kg.")


def _age(case: Case) -> float | None:
    text = str(case.birth_date.value) if case.birth_date else ""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return None
    return case.as_of.year - int(text[:4])


_BURDEN: tuple[tuple[str, str], ...] = (
    ("burden.spd", "lymphoma"),
    ("burden.largest_lesion", "lymphoma"),
    ("burden.marrow_blasts", "leukaemia"),
    ("burden.marrow_plasma_cells", "myeloma"),
)
_MARROW = 1e12  # nucleated marrow cells of an adult: assumed


def cells_of(kind: str, value: float) -> float:
    """Tumour cells behind a burden figure, at 1e9 cells/mL as Kimmel 2021 counts them; assumed.

    >>> round(cells_of("burden.marrow_blasts", 40.0) / 1e11, 3)
    4.0
    """
    if kind == "burden.spd":
        return math.pi / 6.0 * math.sqrt(value) ** 3 * 1e9
    if kind == "burden.largest_lesion":
        return float(math.pi / 6.0 * (value / 10.0) ** 3 * 1e9)
    return value / 100.0 * _MARROW


def read_burden(case: Case, as_of: date, inputs: Inputs) -> None:
    """Tumour cells on the day of infusion: from the newest measure, or a wide range."""
    assert case.diagnosis is not None  # noqa: S101 - why_unavailable has asked
    known = [k for k, group in _BURDEN if group == case.diagnosis.group and case.latest(k)]
    for measured in case.burden:
        if isinstance(measured.value, float):
            number(measured)
    fact = case.latest(known[0]) if known else None
    if fact is None or fact.unit == "?":
        inputs.open("burden", 1e9, 1e12, "{cells}", "tumour cells at infusion", log=True)
        inputs.notes.append("No usable tumour burden on record: 1e9 to 1e12 cells are tried.")
        return
    value = number(fact)
    if value == 0.0:
        inputs.open("burden", 1e5, 1e9, "{cells}", "tumour cells left in remission", log=True)
        inputs.remission = True
        inputs.notes.append(
            f"{KINDS[fact.kind].label} is 0: no disease to measure, so no response is forecast."
        )
        return
    cells = cells_of(fact.kind, value)
    inputs.open("burden", cells / 3.0, cells * 3.0, "{cells}", "tumour cells at infusion", log=True)
    inputs.notes.append(
        f"Tumour cells are derived from {KINDS[fact.kind].label} {value:g} {fact.unit}"
        f" ({fact.source.label}), within a factor of 3 (assumed).{_old(fact, as_of)}"
    )


def _old(fact: Fact, as_of: date) -> str:
    shelf = KINDS[fact.kind].max_age_days
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", fact.date) or shelf is None:
        return " The date of that measurement is not known to the day."
    days = (as_of - date.fromisoformat(fact.date)).days
    return f" That measurement is {days} days old." if days > shelf else ""


def read_dose(lot: Lot, inputs: Inputs) -> None:
    """CAR T cells infused that carry every HLA edit, and residual TCR+ cells beside them."""
    ones = inputs.values["weight"] * 0.0 + 1.0
    dose = lot.cells_per_dose * (inputs.values["weight"] if lot.dose_unit == "cells/kg" else ones)
    edits = [e for e in lot.edits if changes_hla(e.name) or e.name == "CD52-KO"]
    share = ones
    for edit in edits:
        if edit.unedited is None:
            inputs.open(f"unedited {edit.name}", 0.0, 0.2, "1", "share of cells without the edit")
            share = share * (1.0 - inputs.values[f"unedited {edit.name}"])
        else:
            share = share * max(1.0 - edit.unedited, 1e-6)
    if any(e.unedited is None for e in edits):
        inputs.notes.append("An unedited share is not on the certificate: 0 to 20 % is tried.")
    if edits:
        inputs.notes.append(
            "Only cells that carry every HLA and CD52 edit are followed, taking the edits as "
            "independent; the others are counted as lost."
        )
    inputs.values["dose"] = dose * share
    _read_residual(lot, dose, inputs)
    skipped = [
        e.name for e in lot.edits if not (changes_hla(e.name) or _MODELLED.fullmatch(e.name))
    ]
    if skipped:
        inputs.notes.append(f"Edits without an effect in this model: {', '.join(skipped)}.")


def _read_residual(lot: Lot, dose: Floats, inputs: Inputs) -> None:
    if lot.car_positive_pct is None:
        inputs.open("car_positive", 0.2, 0.9, "1", "share of the lot's T cells with the CAR")
        inputs.notes.append("CAR-positive share is not on the certificate: 20 to 90 % is tried.")
    else:
        inputs.given(
            "car_positive",
            lot.car_positive_pct / 100.0,
            "1",
            "share of T cells with the CAR",
            lot.source,
        )
    _read_tcr(lot, inputs)
    inputs.values["tcr_cells"] = inputs.values["tcr"] * dose / inputs.values["car_positive"]


def _read_tcr(lot: Lot, inputs: Inputs) -> None:
    meaning = "TCR alpha-beta positive share of the lot's T cells"
    if lot.residual_tcr_pct is not None:
        inputs.given("tcr", lot.residual_tcr_pct / 100.0, "1", meaning, lot.source)
        return
    edit = next((e for e in lot.edits if re.fullmatch(r"TRAC-KO|TRBC-KO", e.name)), None)
    if edit is None:
        inputs.open("tcr", 0.9, 1.0, "1", meaning)
        inputs.notes.append("The lot has no TCR knock-out and no TCR result: nearly all are TCR+.")
    elif edit.unedited is not None:
        inputs.open(
            "tcr", max(edit.unedited / 10.0, 1e-6), max(edit.unedited, 1e-6), "1", meaning, log=True
        )
        inputs.notes.append(
            f"Residual TCR is not measured: at most the unedited share of {edit.name},"
            " and a tenth of it after depletion."
        )
    else:
        inputs.open("tcr", 1e-4, 0.05, "1", meaning, log=True)
        inputs.notes.append("Residual TCR is not measured: 0.01 to 5 % of T cells is tried.")


def read_compatibility(lot: Lot, compatibility: Compatibility, inputs: Inputs) -> None:
    """Mismatches of the expressed set by class, GvH mismatches, missing self, antibodies."""
    first = _total(compatibility, True)
    second = _total(compatibility, False)
    if not compatibility.loci:
        first, second = (compatibility.hvg.min, compatibility.hvg.max), (0, 0)
        inputs.notes.append("HvG mismatches are not split by locus: all weigh like class I.")
    if compatibility.hvg.reachable is False:
        first = second = (0, 0)
    inputs.count("hvg class I", *first, "class I antigens on the cells that the patient lacks")
    inputs.count("hvg class II", *second, "class II antigens on the cells that the patient lacks")
    inputs.count(
        "gvh", compatibility.gvh.min, compatibility.gvh.max, "patient antigens the donor lacks"
    )
    if first[0] != first[1] or second[0] != second[1]:
        inputs.notes.append(
            f"HvG mismatches are known only as a range ({first[0] + second[0]} to "
            f"{first[1] + second[1]}); every count in it is taken as equally likely."
        )
    _read_missing_self(lot, compatibility, inputs)
    seen = len([a for a in compatibility.dsa if a.above_threshold])
    inputs.given("dsa", float(seen), "1", "antibodies above threshold against the cells")
    if compatibility.dsa_note:
        inputs.notes.append(f"Antibodies: {compatibility.dsa_note.rstrip('.')}.")


def _total(compatibility: Compatibility, class_one: bool) -> tuple[int, int]:
    loci = [m.hvg for m in compatibility.loci if (m.locus in CLASS_I) == class_one]
    return sum(c.min for c in loci), sum(c.max for c in loci)


def _read_missing_self(lot: Lot, compatibility: Compatibility, inputs: Inputs) -> None:
    """How much of the inhibition by the patient's own class I the cells lack, 0 to 1.

    A third for each KIR ligand class of the patient's that is missing (C1, C2, Bw4: assumed
    equal); all of it when B2M is knocked out, because HLA-E goes too.
    """
    meaning = "share of the patient's inhibitory class I that the cells lack"
    typed = any(
        m.locus in ("B", "C") and "not typed" not in (m.recipient, m.donor)
        for m in compatibility.loci
    )
    if lot.has("B2M-KO"):
        inputs.given("missing self", 1.0, "1", meaning)
    elif typed or compatibility.missing_self:
        share = min(len(set(compatibility.missing_self)) / 3.0, 1.0)
        inputs.given("missing self", share, "1", meaning)
    else:
        inputs.open("missing self", 0.0, 2.0 / 3.0, "1", meaning)
        inputs.notes.append(
            "HLA-B and -C are not typed: the missing self of NK cells is anywhere from 0 to 2/3."
        )
