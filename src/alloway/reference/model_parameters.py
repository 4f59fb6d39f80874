"""Parameters of the forecast models: typical value, spread, unit, and what each rests on.

Two spreads are kept apart, both standard deviations on the parameter's scale: ``doubt`` is how
little is known of the typical value, ``between`` how much patients differ. A row without a source
is ``assumed``; its spread is wide on purpose. Cell numbers are for an adult of 75 kg.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alloway.values.evidence import Basis, Estimate, Source
from alloway.values.forecast import Parameter

Scale = Literal["log", "linear", "logit"]

KIMMEL = Source("Kimmel, Locke, Altrock 2021, Proc R Soc B 288:20210229", place="Table 1")
STEIN = Source("Stein 2019, CPT Pharmacometrics Syst Pharmacol 8:285", place="Table 1")

_Z80 = 1.2815515655446004  # 90th percentile of the standard normal


@dataclass(frozen=True, slots=True)
class Prior:
    """One row."""

    name: str
    typical: float
    doubt: float
    between: float
    unit: str
    meaning: str
    sources: tuple[Source, ...] = ()
    scale: Scale = "log"
    body: bool = False
    """Whether the value grows with body weight (numbers of cells)."""
    note: str = ""

    @property
    def basis(self) -> Basis:
        """``source`` when a paper gives the typical value, else ``assumed``."""
        return "source" if self.sources else "assumed"

    def parameter(self) -> Parameter:
        """The row as a published value, with an 80 % interval over doubt and patients."""
        wide = _Z80 * (self.doubt**2 + self.between**2) ** 0.5
        low, high = (_shift(self.typical, self.scale, step) for step in (-wide, wide))
        note = self.note or ("" if self.sources else "no source: assumed, with a wide spread")
        estimate = Estimate(self.typical, low, high, 0.8, self.unit, self.basis, self.sources, note)
        meaning = f"{self.meaning}, at 75 kg" if self.body else self.meaning
        return Parameter(self.name, estimate, meaning)


def _shift(value: float, scale: Scale, step: float) -> float:
    import math

    if scale == "linear":
        return value + step
    if scale == "logit":
        odds = value / (1.0 - value) * math.exp(step)
        return odds / (1.0 + odds)
    return value * math.exp(step)


_K = (KIMMEL,)
_IQR = "spread from the quartiles of Table 1, read as differences between patients (assumed)"
_CELLS = "{cells}"

ALLOGENEIC: tuple[Prior, ...] = (
    # T-cell competition and tumour killing, after Kimmel 2021
    Prior("KN", 2.5e11, 0.1, 0.2, _CELLS, "normal T cells at rest", _K, body=True),
    Prior("KC", 6.96e10, 0.2, 0.33, _CELLS, "CAR T-cell carrying capacity", _K, body=True, note=_IQR),
    Prior("rN", 0.17, 0.1, 0.15, "/d", "recovery rate of normal T cells", _K),
    Prior("rhoC", 0.0251, 0.2, 0.39, "/d", "baseline expansion rate of CAR T cells", _K, note=_IQR),
    Prior("a", 0.423, 0.1, 0.0, "1", "signalling inefficiency in the CAR T growth rate", _K),
    Prior("b", 0.525, 0.15, 0.083, "/d", "effect of reconstitution on CAR T growth", _K, note=_IQR),
    Prior("gammaB", 1.15, 0.3, 1.0, "/d", "highest tumour killing rate", _K,
          note="median from Table 1; between-patient spread assumed wider than its quartiles, because "
          "donor-derived products differ more than one autologous product"),
    Prior("kB", 2.024e9, 0.2, 0.6, _CELLS, "CAR T cells at half the killing rate", _K, body=True, note=_IQR),
    Prior("few", 100.0, 0.0, 0.0, _CELLS, "below this number cells are born and die one by one", _K,
          note="threshold of the paper's hybrid simulation"),
    Prior("N0_share", 0.012, 0.2, 0.5, "1", "normal T cells left after standard Flu/Cy, share of KN", _K,
          note="6 of 500 cells/uL; Flu 90 mg/m2 and Cy 1500 mg/m2 in total taken as the standard (assumed)"),
    Prior("Bmax", 5e12, 0.0, 0.0, _CELLS, "largest tumour"),
    Prior("gmax", 2.1, 0.15, 0.0, "/d", "fastest net growth of T cells (doubling in 8 h)"),
    # rejection by host T cells
    Prior("f", 0.004, 0.7, 0.7, "1", "share of host T cells that respond to one mismatched antigen"),
    Prior("class_II", 0.6, 0.5, 0.0, "1", "weight of a class II mismatch beside class I"),
    Prior("act", 0.05, 0.5, 0.4, "/d", "activation rate of alloreactive host T cells"),
    Prior("pR", 0.5, 0.3, 0.25, "/d", "division rate of activated alloreactive T cells"),
    Prior("dR", 0.05, 0.4, 0.3, "/d", "loss rate of alloreactive T cells"),
    Prior("Rmax", 2e10, 0.5, 0.3, _CELLS, "most alloreactive T cells", body=True),
    Prior("hR", 2e7, 0.7, 0.0, _CELLS, "donor cells at half the stimulus", body=True),
    Prior("kT", 0.55, 0.4, 0.5, "/d", "highest killing rate of donor cells by host T cells"),
    Prior("hK", 2e9, 0.7, 0.3, _CELLS, "alloreactive T cells at half that rate", body=True),
    # natural killer cells and antibodies
    Prior("kNK", 0.3, 0.6, 0.5, "/d", "killing by normal NK numbers when all self class I is missing"),
    Prior("hla_e", 0.5, 0.8, 0.8, "1", "share of NK killing that an HLA-E fusion prevents", scale="logit",
          note="assumed; depends on the share of NKG2A+ against NKG2C+ NK cells"),
    Prior("rK", 0.12, 0.3, 0.3, "/d", "recovery rate of NK cells"),
    Prior("K0", 0.1, 0.4, 0.4, "1", "NK cells left after lymphodepletion, share of normal"),
    Prior("kDSA", 0.4, 0.7, 0.5, "/d", "highest loss rate by antibodies above threshold"),
    # anti-CD52 in the regimen
    Prior("kA", 3.0, 0.4, 0.2, "/d", "highest killing rate of infused CD52+ cells"),
    Prior("hostA", 0.12, 0.4, 0.3, "1", "the same for host T cells, as a share",
          note="assumed; most host T cells sit in tissue, infused cells circulate"),
    Prior("A_half", 20.0, 0.5, 0.3, "mg", "anti-CD52 dose, before infusion, at half that rate on day 0"),
    Prior("A_halflife", 8.0, 0.3, 0.3, "d", "half-life of anti-CD52"),
    Prior("nkA", 0.2, 0.5, 0.0, "1", "effect of anti-CD52 on NK cells beside T cells"),
    # PD-1 knock-out: contested, so the sign is left open
    Prior("pd1_persistence", 0.0, 0.5, 0.2, "1", "PDCD1-KO: log change of the CAR T carrying capacity",
          scale="linear", note="assumed; spans both signs because published results disagree"),
    Prior("pd1_killing", 0.15, 0.7, 0.5, "1", "PDCD1-KO: gain in tumour killing under PD-L1"),
    # graft-versus-host disease by residual TCR+ cells
    Prior("eta", 3e-11, 1.0, 0.8, "kg/d", "GvHD II-IV hazard for one mismatch and one TCR+ cell a kg",
          note="assumed; set so that 1e5 TCR+ cells/kg and five mismatches give a few percent"),
    Prior("minor", 0.3, 0.5, 0.0, "1", "weight of minor antigens when HLA is matched in GvH direction"),
    Prior("pG", 0.04, 0.7, 0.5, "/d", "extra division of TCR+ donor cells on mismatched tissue"),
    # observation
    Prior("lod", 5e6, 0.7, 0.2, _CELLS, "fewest CAR T cells an assay sees (0.01 cells/uL)", body=True),
    Prior("turnover", 0.025, 0.3, 0.0, "/d", "births and deaths of resting CAR T cells", _K,
          note="the paper's baseline rate sets the time scale of single births and deaths"),
)  # fmt: skip
BY_NAME: dict[str, Prior] = {prior.name: prior for prior in ALLOGENEIC}

KIMMEL_CURATED: dict[str, float] = {
    "KN": 500.0, "KC": 139.0, "rN": 0.17, "rhoC": 0.0251, "a": 0.423, "b": 0.525,
    "rB": 0.01, "gammaB": 1.15, "kB": 4.05, "N0": 6.0, "C0": 0.36, "B0": 94.86,
}  # fmt: skip
"""BioModels BIOMD0000001041 (CC0): N and C in cells/uL, B in mL, days."""
KIMMEL_CELLS = 5e8
"""Body cells to one cell/uL: 2.5e11 cells stand beside 500 cells/uL (Kimmel 2021, Table 1)."""
TUMOUR_CELLS = 1e9
"""Tumour cells to one mL: 9.486e10 cells stand beside 94.86 mL (Kimmel 2021, Table 1)."""

STEIN_TYPICAL: dict[str, tuple[float, float]] = {
    "foldx": (3900.0, 2.4), "Tmax": (9.3, 0.38), "Cmax": (24000.0, 0.65),
    "alpha": (0.16, 0.91), "FB": (0.0079, 0.80), "beta": (0.0032, 0.86),
}  # fmt: skip
"""Typical value and spread as printed; whether a variance or an SD is not settled."""

DOUBLING_DAYS: dict[str, tuple[float, float]] = {
    "DLBCL": (30.0, 0.6), "HGBL": (15.0, 0.6), "PMBCL": (30.0, 0.6), "tFL": (30.0, 0.6),
    "FL3B": (45.0, 0.7), "FL": (200.0, 0.8), "MCL": (45.0, 0.8), "MZL": (200.0, 0.8),
    "BL": (3.0, 0.5), "CLL": (200.0, 0.9), "B-ALL": (8.0, 0.6), "T-ALL": (6.0, 0.6),
    "ALL": (8.0, 0.7), "AML": (8.0, 0.7), "MM": (60.0, 0.8), "PCL": (15.0, 0.7),
    "HL": (60.0, 0.8), "PTCL": (25.0, 0.7),
}  # fmt: skip
"""Doubling time of relapsed disease by entity, days, and its spread on the log scale: assumed.

Kimmel 2021 takes net growth rates of 0.01 to 0.5 a day (doubling in 1.4 to 69 days)."""
