"""Donor-derived CAR T cells in one patient: expansion, rejection, tumour and GvHD.

Our own extension of Kimmel 2021 to rejection by host T cells, NK cells and antibodies, anti-CD52,
and residual TCR+ cells; equations and assumptions are in docs/models/allogeneic.md. It is not
calibrated to patients.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from alloway.errors import AllowayError
from alloway.forecast import inputs as read
from alloway.forecast.draws import Plan, sample
from alloway.forecast.pace import growth_rates
from alloway.forecast.regimen import Regimen, usual_for
from alloway.reference.model_parameters import ALLOGENEIC
from alloway.values.case import Case
from alloway.values.hla import Compatibility
from alloway.values.supply import Lot

if TYPE_CHECKING:
    from alloway.forecast.draws import Floats

MODEL = "alloway allogeneic CAR-T, first depth (0.1)"
DAYS: tuple[float, ...] = tuple(sorted({*(3.0 * i for i in range(61)), 28.0, 100.0}))
"""Days on which trajectories are recorded: every third to 180, with 28 and 100."""
TOLERANCE = 1e-6
_ADULT_KG = 75.0


@dataclass(frozen=True)
class Simulation:
    """Raw result: one row a virtual patient."""

    plan: Plan
    tracks: Floats
    """Shape (n, len(DAYS), 6): N, C, B, R, G in cells and the GvHD hazard so far."""
    summary: Floats
    """Shape (n, 9), columns of ``kernels.allogeneic.SUMMARY``."""
    params: Floats
    """Shape (n, 39), columns of ``kernels.allogeneic.COLUMNS``."""


def virtual_patients(
    case: Case,
    lot: Lot,
    compatibility: Compatibility,
    regimen: Regimen | None,
    plan: Plan,
    as_of: date,
) -> tuple[read.Inputs, dict[str, Floats]]:
    """What is known of this patient and lot, and one value of every parameter a virtual patient.

    Returns
    -------
    inputs : Inputs
        With its notes and the parameters that come from the records.
    columns : dict of arrays (n,)
        At least those of ``kernels.allogeneic.COLUMNS``.
    """
    chosen = regimen or usual_for(lot)
    inputs = _read(case, lot, compatibility, chosen, as_of, plan, given=regimen is not None)
    return inputs, _columns(inputs, case, lot, chosen)


def simulate(columns: dict[str, Floats], plan: Plan) -> Simulation:
    """Run the kernel over one row a patient.

    Raises
    ------
    AllowayError
        A number that stopped being finite.
    """
    import numpy as np

    from alloway.kernels import allogeneic as kernel

    params = np.column_stack([columns[name] for name in kernel.COLUMNS])
    _refuse_nan(params, kernel.COLUMNS, plan)
    days = np.array(DAYS)
    tracks, summary = kernel.simulate(params, days, plan.patient_seeds(), TOLERANCE)
    bad = np.flatnonzero((summary[:, 7] != 0.0) | ~np.isfinite(tracks).all(axis=(1, 2)))
    if bad.size:
        what = " after too many steps" if summary[bad[0], 7] == 2.0 else ""
        raise _broken(int(bad[0]), plan, f"on day {summary[bad[0], 8]:g}{what}")
    return Simulation(plan, tracks, summary, params)


def _refuse_nan(params: Floats, names: tuple[str, ...], plan: Plan) -> None:
    import numpy as np

    rows, columns = np.nonzero(np.isnan(params))
    if rows.size:
        raise _broken(int(rows[0]), plan, f"in parameter {names[columns[0]]}")


def _broken(row: int, plan: Plan, where: str) -> AllowayError:
    draw = int(plan.draw_of()[row])
    return AllowayError(
        f"forecast: virtual patient {row} of parameter draw {draw} gave a number that is not finite"
        f" {where} (seed {plan.seed})",
        step="report this seed with the lot",
    )


def _read(
    case: Case,
    lot: Lot,
    compatibility: Compatibility,
    regimen: Regimen,
    as_of: date,
    plan: Plan,
    *,
    given: bool,
) -> read.Inputs:
    inputs = read.Inputs(plan)
    read.read_weight(case, inputs)
    read.read_burden(case, as_of, inputs)
    read.read_dose(lot, inputs)
    read.read_compatibility(lot, compatibility, inputs)
    chosen = "as given" if given else "assumed, because none was given"
    inputs.notes.append(f"Lymphodepletion: {regimen.name} ({chosen}).")
    if any(a.value in ("dim", "partial", "negative") for a in case.antigens):
        inputs.notes.append("Loss or weak expression of the antigen is not part of this model.")
    return inputs


def _columns(inputs: read.Inputs, case: Case, lot: Lot, regimen: Regimen) -> dict[str, Floats]:
    """Every parameter column of the kernel, shape (n,) each."""
    import numpy as np

    plan, given = inputs.plan, inputs.values
    size = given["weight"] / _ADULT_KG
    c = {prior.name: sample(prior, plan) * (size if prior.body else 1.0) for prior in ALLOGENEIC}
    ones = np.ones(plan.n)
    c |= {
        "rB": growth_rates(case, plan),
        "B0": given["burden"],
        "C0": given["dose"],
        "G0": given["tcr_cells"],
        "floor": ones,
    }
    _add_host(c, given, lot)
    _add_depletion(c, given, regimen, lot)
    _add_checkpoint(c, lot)
    c["eta"] = c["eta"] * (c["minor"] + given["gvh"]) / given["weight"]
    c["pG"] = c["pG"] * given["gvh"] / (given["gvh"] + 3.0)
    return c


def _add_host(c: dict[str, Floats], given: dict[str, Floats], lot: Lot) -> None:
    """Host T cells by mismatches of the expressed set, NK cells by missing self, antibodies."""
    c["f"] = c["f"] * (given["hvg class I"] + c["class_II"] * given["hvg class II"])
    spared = 1.0 - c["hla_e"] if lot.has("B2M-HLA-E") else 1.0
    c["kNK"] = c["kNK"] * given["missing self"] * spared
    c["dsa"] = c["kDSA"] * given["dsa"] / (given["dsa"] + 1.0)


def _add_depletion(
    c: dict[str, Floats], given: dict[str, Floats], regimen: Regimen, lot: Lot
) -> None:
    """Normal T cells left, and the antibody level on the day of infusion."""
    import numpy as np

    c["N0"] = c["KN"] * np.minimum(c["N0_share"], 0.9) ** regimen.depth
    c["K0"] = np.minimum(c["K0"], 0.9) ** regimen.depth
    amount = np.array([regimen.anti_cd52(float(kg)) for kg in given["weight"]])
    c["A0"] = amount / c["A_half"]
    c["lamA"] = math.log(2.0) / c["A_halflife"]
    c["graftA"] = np.full(len(amount), 0.0 if lot.has("CD52-KO") else 1.0)


def _add_checkpoint(c: dict[str, Floats], lot: Lot) -> None:
    """PDCD1-KO: stronger killing, and persistence either way."""
    import numpy as np

    if lot.has("PDCD1-KO"):
        c["KC"] = c["KC"] * np.exp(c["pd1_persistence"])
        c["gammaB"] = c["gammaB"] * (1.0 + c["pd1_killing"])
