"""Directions the model must show; each vanishes when its mechanism is switched off."""

from __future__ import annotations

import numpy as np
import pytest

from alloway.forecast.allogeneic import DAYS, Simulation, simulate, virtual_patients
from alloway.forecast.draws import Plan
from alloway.forecast.regimen import FLU_CY, FLU_CY_ANTI_CD52, Dose, Regimen
from alloway.values.hla import Compatibility
from alloway.values.supply import Lot
from forecast.makers import DAY, case, compatibility, lot

PLAN = Plan(400, 20261124)


def run(
    one: Lot, match: Compatibility, regimen: Regimen | None = None, **switched: float
) -> Simulation:
    """Simulate the same 400 virtual patients; ``switched`` overrules a parameter for all."""
    _, columns = virtual_patients(case(), one, match, regimen, PLAN, DAY)
    columns |= {name: np.full(PLAN.n, value) for name, value in switched.items()}
    return simulate(columns, PLAN)


def lasting(result: Simulation) -> float:
    """Mean day on which the CAR T cells were last seen."""
    return float(result.summary[:, 0].mean())


def host_on(result: Simulation, day: float) -> float:
    return float(np.median(result.tracks[:, DAYS.index(day), 0]))


def graft_hazard(result: Simulation) -> float:
    return float(result.tracks[:, DAYS.index(100.0), 5].mean())


def test_more_hvg_mismatch_shortens_persistence() -> None:
    days = [
        lasting(run(lot("TRAC-KO"), compatibility((m, m), (m, m)), FLU_CY)) for m in (0, 1, 3, 6)
    ]
    assert days[0] > days[1] > days[2] > days[3]
    off = [
        lasting(run(lot("TRAC-KO"), compatibility((m, m), (m, m)), FLU_CY, kT=0.0)) for m in (1, 6)
    ]
    assert abs(off[0] - off[1]) < 0.1 * (days[1] - days[3])


def test_b2m_knockout_lowers_t_cell_rejection_and_raises_nk_killing() -> None:
    plain, knocked = lot("TRAC-KO"), lot("TRAC-KO", "B2M-KO")
    with_class_one, without = compatibility((5, 5)), compatibility((0, 0), missing=("C1", "Bw4"))
    spared_by_nk = lasting(run(plain, with_class_one, kNK=0.0))
    assert lasting(run(knocked, without, kNK=0.0)) > spared_by_nk
    assert lasting(run(knocked, without)) < lasting(run(knocked, without, kNK=0.0))
    assert lasting(run(plain, with_class_one)) == spared_by_nk


def test_an_hla_e_fusion_takes_part_of_the_nk_killing_away() -> None:
    match = compatibility((0, 0), (0, 0), missing=("C1", "C2"))
    bare = run(lot("TRAC-KO", "B2M-KO", "CIITA-KO", unedited=0.0), match)
    fused = run(lot("TRAC-KO", "B2M-KO", "B2M-HLA-E", "CIITA-KO", unedited=0.0), match)
    assert lasting(fused) > lasting(bare)
    assert lasting(
        run(lot("TRAC-KO", "B2M-KO", "CIITA-KO", unedited=0.0), match, kNK=0.0)
    ) > lasting(fused)
    off = [
        lasting(run(lot("TRAC-KO", *edits, unedited=0.0), match, kNK=0.0))
        for edits in (("B2M-KO",), ("B2M-KO", "B2M-HLA-E"))
    ]
    assert off[0] == off[1]


def test_ciita_knockout_removes_class_two_rejection() -> None:
    keeps = run(lot("TRAC-KO"), compatibility((0, 0), (4, 4)), FLU_CY)
    loses = run(lot("TRAC-KO", "CIITA-KO"), compatibility((0, 0), (0, 0)), FLU_CY)
    assert lasting(loses) > lasting(keeps)
    assert loses.tracks[:, :, 3].max() == 0.0, "no alloreactive host T cell without a mismatch"
    off = lasting(run(lot("TRAC-KO"), compatibility((0, 0), (4, 4)), FLU_CY, kT=0.0))
    assert off > lasting(keeps)


def test_antibodies_against_the_graft_shorten_persistence() -> None:
    days = [
        lasting(run(lot("TRAC-KO"), compatibility((0, 0), (0, 0), antibodies=a))) for a in (0, 1, 3)
    ]
    assert days[0] > days[1] > days[2]
    seen = compatibility((0, 0), (0, 0), antibodies=3)
    assert lasting(run(lot("TRAC-KO"), seen, dsa=0.0)) == days[0]


def test_gvh_hazard_is_zero_without_tcr_cells_and_grows_with_them() -> None:
    shares = (0.0, 0.01, 0.1, 1.0)
    hazards = [
        graft_hazard(run(lot("TRAC-KO", residual_tcr_pct=r), compatibility())) for r in shares
    ]
    assert hazards[0] == 0.0
    assert 0.0 < hazards[1] < hazards[2] < hazards[3]
    assert graft_hazard(run(lot("TRAC-KO", residual_tcr_pct=1.0), compatibility(), eta=0.0)) == 0.0


def test_gvh_hazard_grows_with_gvh_mismatch() -> None:
    one = lot("TRAC-KO", residual_tcr_pct=0.5)
    hazards = [graft_hazard(run(one, compatibility(gvh=g))) for g in (0, 2, 6, 10)]
    assert 0.0 < hazards[0] < hazards[1] < hazards[2] < hazards[3]


def test_deeper_lymphodepletion_lengthens_persistence_and_slows_host_recovery() -> None:
    results = [
        run(
            lot("TRAC-KO"),
            compatibility(),
            Regimen("x", (Dose("fludarabine", 90.0 * d), Dose("cyclophosphamide", 1500.0 * d))),
        )
        for d in (0.3, 0.6, 1.0, 1.5)
    ]
    days, host = [lasting(r) for r in results], [host_on(r, 15.0) for r in results]
    assert days == sorted(days)
    assert len(set(days)) == 4
    assert host == sorted(host, reverse=True)


def test_anti_cd52_kills_lots_without_cd52_knockout_and_helps_those_with_it() -> None:
    bare, spared = lot("TRAC-KO"), lot("TRAC-KO", "CD52-KO")
    match = compatibility()
    assert lasting(run(bare, match, FLU_CY_ANTI_CD52)) < 0.3 * lasting(run(bare, match, FLU_CY))
    helped, plain = run(spared, match, FLU_CY_ANTI_CD52), run(spared, match, FLU_CY)
    assert lasting(helped) > lasting(plain)
    assert host_on(helped, 15.0) < host_on(plain, 15.0)
    assert np.median(helped.summary[:, 2]) > np.median(plain.summary[:, 2]), "more expansion"
    off = run(bare, match, FLU_CY_ANTI_CD52, kA=0.0)
    assert lasting(off) == lasting(run(bare, match, FLU_CY))


def test_pd1_knockout_may_lengthen_or_shorten_persistence_and_kills_more() -> None:
    match = compatibility((0, 0), (0, 0))
    _, plain = virtual_patients(case(), lot("TRAC-KO"), match, FLU_CY, PLAN, DAY)
    _, knocked = virtual_patients(case(), lot("TRAC-KO", "PDCD1-KO"), match, FLU_CY, PLAN, DAY)
    longer = float((knocked["KC"] > plain["KC"]).mean())
    assert 0.2 < longer < 0.8
    assert (knocked["gammaB"] > plain["gammaB"]).all()


def test_responders_expand_more() -> None:
    result = run(lot("TRAC-KO", "CD52-KO"), compatibility())
    shrunk = result.tracks[:, DAYS.index(28.0), 2] < 0.1 * result.tracks[:, 0, 2]
    peak = result.summary[:, 2]
    assert np.median(peak[shrunk]) > np.median(peak[~shrunk])


@pytest.mark.parametrize("column", [1, 2])
def test_extinction_stays_an_event(column: int) -> None:
    result = run(lot("TRAC-KO"), compatibility())
    ends = result.tracks[:, -1, column]
    few = ends[(ends > 0.0) & (ends < 99.0)]
    assert (ends == 0.0).any()
    assert few == pytest.approx(np.round(few)), "below the threshold only whole cells"
