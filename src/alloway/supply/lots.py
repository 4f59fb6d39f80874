"""What speaks against a lot on its own, before any patient's HLA is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from alloway.hla.directions import lacks_tcr
from alloway.reference.diseases import T_CELL_ANTIGENS
from alloway.values.evidence import Source
from alloway.values.review import Reason
from alloway.values.supply import Lot

_VIABILITY = 70.0
_VECTOR_COPIES = 10.0
_CAR_POSITIVE = 20.0
_ARI = Source(
    "Castella 2019, Mol Ther Methods Clin Dev 12:134 (PMC6319086)",
    "Table 2",
    quote="release: viability 70 %, CAR-positive 20 %, copies per cell 10",
)
_FRATRICIDE = (
    Source("Gomes-Silva 2017, Blood 130:285"),
    Source("Cooper 2018, Leukemia 32:1970"),
)
_NK_ANTIGENS = ("CD7", "CD2")
_KNOCK_OUT = {"CD3": ("TRAC-KO", "TRBC-KO", "CD3E-KO")}
"""Edits that take an antigen off a T cell where they are not named after it."""


def lot_problems(lot: Lot, as_of: date, weight_kg: float | None) -> tuple[Reason, ...]:
    """Reasons that block a lot, weigh against it, or stay open, on the day of the review.

    Parameters
    ----------
    as_of
        Day of the review.
    weight_kg
        The patient's weight; needed where the dose is counted by kilogram.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from alloway.hla.typing import parse_typing
    >>> from alloway.values.supply import Donor, Edit
    >>> lot = Lot("L1", "P", Donor("D1", parse_typing("A*02:01")), ("CD19",), "FMC63",
    ...           (Edit("TRAC-KO"),), 1e8, "cells", 4, "released", date(2026, 1, 31), 0.3, 85.0)
    >>> lot_problems(lot, date(2026, 1, 1), None)
    ()
    >>> lot_problems(lot, date(2026, 3, 1), None)[0].text
    'The lot expired on 2026-01-31.'
    """
    found = (
        *_availability(lot, as_of),
        *_edit_reasons(lot),
        *_figures(lot),
        *_dose(lot, weight_kg),
    )
    return tuple(found)


def _own(lot: Lot) -> tuple[Source, ...]:
    return (lot.source,) if lot.source else ()


def _availability(lot: Lot, as_of: date) -> Iterator[Reason]:
    own = _own(lot)
    if lot.release == "recalled":
        yield Reason("blocks", "The lot was recalled.", own, "lot.release")
    elif lot.release != "released":
        yield Reason(
            "blocks", f"The lot is not released (state: {lot.release}).", own, "lot.release"
        )
    if lot.doses <= 0:
        yield Reason("blocks", "No doses are left.", own, "lot.doses")
    if lot.expiry < as_of:
        yield Reason("blocks", f"The lot expired on {lot.expiry}.", own, "lot.expired")
    elif lot.expiry < as_of + timedelta(days=lot.shipping_days[1]):
        text = f"The lot expires on {lot.expiry}, before the latest day it may arrive."
        yield Reason("against", text, own, "lot.expiring")


def _edit_reasons(lot: Lot) -> Iterator[Reason]:
    own = _own(lot)
    if lot.has("B2M-HLA-E") and not lot.has("B2M-KO"):
        text = (
            "The certificate lists an HLA-E fusion without B2M knock-out: "
            "the cell's own HLA class I would remain. Ask the bank."
        )
        yield Reason("open", text, own, "lot.edits")
    for target in lot.targets:
        if _attacks_itself(lot, target):
            text = (
                f"The CAR binds {target}, which {lot.cell_type} cells carry themselves, "
                f"and the lot has no {' or '.join(_removing(target))}."
            )
            yield Reason("blocks", text, (*own, *_FRATRICIDE), "lot.fratricide")
    tcr_removed = lacks_tcr(edit.name for edit in lot.edits)
    if lot.cell_type == "T" and tcr_removed and lot.residual_tcr_pct is None:
        text = "Residual TCR-positive cells were not measured: GvHD risk cannot be weighed."
        yield Reason("open", text, own, "lot.tests")


def _removing(target: str) -> tuple[str, ...]:
    return _KNOCK_OUT.get(target, (f"{target}-KO",))


def _attacks_itself(lot: Lot, target: str) -> bool:
    carried = _NK_ANTIGENS if lot.cell_type == "NK" else T_CELL_ANTIGENS
    return target in carried and not any(lot.has(edit) for edit in _removing(target))


def _figures(lot: Lot) -> Iterator[Reason]:
    """Figures beyond a published release specification; other makers' limits differ."""
    checks = (
        ("Viability", lot.viability_pct, "%", _VIABILITY, "below"),
        ("CAR-positive cells", lot.car_positive_pct, "%", _CAR_POSITIVE, "below"),
        ("Vector copies per cell", lot.vector_copies, "", _VECTOR_COPIES, "above"),
    )
    for name, value, unit, limit, side in checks:
        if value is None:
            continue
        if value < limit if side == "below" else value > limit:
            text = f"{name} {value:g} {unit}".rstrip() + f", {side} a published release limit of "
            said = f"{text}{limit:g} {unit}".rstrip() + "."
            yield Reason("against", said, (*_own(lot), _ARI), "lot.tests")


def _dose(lot: Lot, weight_kg: float | None) -> Iterator[Reason]:
    if lot.dose_unit == "cells/kg" and weight_kg is None:
        text = "The dose is counted by kilogram and the patient's weight is not known."
        yield Reason("open", text, _own(lot), "lot.dose")
