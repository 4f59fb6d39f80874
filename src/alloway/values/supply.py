"""Donor side: donors, edits, lots and banks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from alloway.values.evidence import Source
from alloway.values.hla import Typing

ReleaseState = Literal["released", "quarantine", "rejected", "recalled"]
DoseUnit = Literal["cells", "cells/kg"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One gene edit of a lot.

    Names are gene symbols (HGNC) with what was done: ``TRAC-KO``, ``B2M-KO``, ``CIITA-KO``,
    ``HLA-A-KO``, ``CD52-KO``, ``CD7-KO``, ``PDCD1-KO``, ``B2M-HLA-E`` (HLA-E fused to B2M).
    """

    name: str
    unedited: float | None = None
    """Share of cells without the edit, 0 to 1; ``None`` when the release test did not say."""


@dataclass(frozen=True, slots=True)
class Donor:
    """The healthy donor, cell line or cord unit a lot was made from."""

    id: str
    """ISBT 128 donation identification number or the bank's own code; never a name."""
    typing: Typing
    """Germline typing, before any edit."""
    kind: Literal["healthy donor", "iPSC", "cord blood", "transplant donor"] = "healthy donor"
    sex: Literal["female", "male", "unknown"] = "unknown"
    cmv: Literal["positive", "negative", "unknown"] = "unknown"


@dataclass(frozen=True, slots=True)
class Lot:
    """One manufactured batch of donor-derived CAR T cells, as its certificate states it."""

    id: str
    product: str
    """ISBT 128 product code or the maker's product name."""
    donor: Donor
    targets: tuple[str, ...]
    """Antigens the CAR binds: ``("CD19",)``; more than one for tandem constructs."""
    construct: str
    """Binder, hinge, costimulation, e.g. ``FMC63-CD8h-41BB-CD3z``."""
    edits: tuple[Edit, ...]
    cells_per_dose: float
    """CAR-positive viable cells a dose, in ``dose_unit``."""
    dose_unit: DoseUnit
    doses: int
    """Doses left in the bank."""
    release: ReleaseState
    expiry: date
    residual_tcr_pct: float | None = None
    """TCR alpha-beta positive cells, percent of viable T cells; ``None`` = not measured."""
    viability_pct: float | None = None
    vector_copies: float | None = None
    """Vector copies per cell (mean)."""
    car_positive_pct: float | None = None
    cell_type: Literal["T", "gamma-delta T", "NK", "NKT"] = "T"
    indications: tuple[str, ...] = ()
    """Disease entities the lot is released for (see ``reference.diseases``); empty = not stated."""
    site: str = ""
    """Where it is stored: ``Leiden, Netherlands``."""
    shipping_days: tuple[int, int] = (2, 7)
    """Shortest and longest days from order to bedside that the bank states."""
    source: Source | None = None

    def has(self, edit: str) -> bool:
        """Whether the lot carries the edit of that name."""
        return any(e.name == edit for e in self.edits)


@dataclass(frozen=True, slots=True)
class Bank:
    """A set of lots that can be ordered from."""

    name: str
    lots: tuple[Lot, ...]
    left_out: tuple[str, ...] = ()
    """One sentence for each lot that could not be read."""
