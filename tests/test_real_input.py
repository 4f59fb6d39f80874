"""Real input: synthetic patients of Synthea, registry records, and donors of real populations.

Needs the shared data folder; skips without it.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import alloway
from alloway.patient.trials import TrialSet
from alloway.supply.donors import read_donors
from alloway.values.supply import Bank, Edit, Lot

TODAY = date(2026, 11, 24)
EDITS = (
    ("TRAC-KO",),
    ("TRAC-KO", "B2M-KO"),
    ("TRAC-KO", "B2M-KO", "CIITA-KO"),
    ("TRAC-KO", "CD52-KO"),
    ("TRAC-KO", "HLA-A-KO", "HLA-B-KO", "CIITA-KO"),
    ("TRAC-KO", "B2M-KO", "B2M-HLA-E"),
    ("TRAC-KO", "PDCD1-KO"),
)


@pytest.fixture(scope="module")
def bank(shared: Path) -> Bank:
    """Fifty lots from people of the 1000 Genomes populations, with different edits."""
    donors = read_donors(shared / "populations" / "hla_1000genomes_polypheme.csv")
    assert len(donors) > 2_550  # of 2,693 rows; those with an unexplained mark are left out
    step = len(donors) // 50
    lots = tuple(
        Lot(
            id=f"KG-{i:02d}",
            product="sample CD19 cells",
            donor=donors[i * step],
            targets=("CD19",),
            construct="FMC63-41BB-CD3z",
            edits=tuple(Edit(name, 0.02) for name in EDITS[i % len(EDITS)]),
            cells_per_dose=1.2e8,
            dose_unit="cells",
            doses=20,
            release="released",
            expiry=date(2028, 1, 1),
            residual_tcr_pct=0.5,
            viability_pct=88.0,
            car_positive_pct=45.0,
            indications=("LBCL", "B-ALL"),
        )
        for i in range(50)
    )
    return Bank("1000 Genomes sample", lots)


@pytest.fixture(scope="module")
def cart_trials(shared: Path) -> TrialSet:
    return alloway.read_trials(shared / "trials" / "cart_eligibility")


def test_the_hundred_trials_with_eligibility_text_are_read(cart_trials: TrialSet) -> None:
    assert len(cart_trials.trials) == 100
    assert not cart_trials.left_out
    assert all(trial.eligibility for trial in cart_trials.trials)


def test_the_registry_records_of_the_second_api_are_read(shared: Path) -> None:
    found = alloway.read_trials(shared / "trials" / "ctgov_api_v2")
    assert "NCT06008288" in {trial.nct_id for trial in found.trials}
    assert len(found.trials) > 1


def _patients() -> list[Path]:
    folder = Path(__file__).resolve().parents[2] / "shared/data/records/synthea_r4"
    return sorted(folder.glob("*.json.gz")) or [Path("missing")]


@pytest.mark.parametrize("patient", _patients(), ids=lambda p: p.name[:12])
def test_a_synthea_patient_goes_through_the_review_and_hears_why_nothing_fits(
    patient: Path, shared: Path, bank: Bank, cart_trials: TrialSet
) -> None:
    from alloway.reviews.page import render_page

    case = alloway.read_case(shared / "records" / "synthea_r4" / patient.name, as_of=TODAY)
    made = alloway.review(case, as_of=TODAY, bank=bank, trials=cart_trials)
    lots = [option for option in made.options if option.kind == "lot"]
    assert len(lots) == 50
    # none of these people has a haematological disease: no lot may look possible
    assert not any(option.assessment.standing == "possible" for option in lots)
    assert all(option.assessment.reasons for option in made.options)
    words = " ".join(made.summary)
    assert "No suitable" in words or "not ruled out" in words
    page = render_page(made)
    assert "</html>" in page
    assert "promises no access" in page


def test_the_fifty_lots_differ_in_what_they_show_to_one_patient(bank: Bank) -> None:
    patient = bank.lots[7].donor.typing
    found = {
        lot.id: alloway.hla_match(
            patient, lot.donor.typing, edits=",".join(e.name for e in lot.edits)
        )
        for lot in bank.lots
    }
    assert found["KG-07"].gvh.max == 0  # the donor against himself
    assert len({match.hvg.max for match in found.values()}) > 4
    nothing_left = [found[f"KG-{i:02d}"] for i in range(50) if i % 7 == 2]
    assert all(match.hvg.max == 0 for match in nothing_left)
    assert all(match.gvh.reachable is False for match in found.values())


def test_a_review_is_the_same_twice(shared: Path, bank: Bank, cart_trials: TrialSet) -> None:
    case = alloway.read_case(shared / "records" / "synthea_r4" / _patients()[0].name, as_of=TODAY)
    once, again = (
        alloway.to_json(alloway.review(case, as_of=TODAY, bank=bank, trials=cart_trials))
        for _ in range(2)
    )
    assert once == again
    assert json.loads(once)["as_of"] == "2026-11-24"
