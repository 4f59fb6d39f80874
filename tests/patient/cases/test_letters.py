"""Two invented letters read whole: myeloma after ide-cel, a child with B-ALL after transplant."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from alloway.patient.cases import build_case
from alloway.patient.records import read_folder
from alloway.values.case import Case

MYELOMA = """Clinic letter 20 November 2026
Patient: Berta Beispiel, born 3 May 1958, female
Diagnosis: Multiple myeloma, IgG kappa, R-ISS stage II, first diagnosed 03/2019
Cytogenetics: del(17p) present, t(4;14) not detected, gain(1q)
Treatment history
Line 1: VRd 04/2019 - 08/2019, followed by autologous stem cell transplantation
(melphalan 200 mg/m2) on 12 Sept 2019, lenalidomide maintenance 12/2019 - 06/2021; VGPR
Line 2: DPd 07/2021 - 10/2022, best response PR, progression in October 2022
Line 3: Kd 11/2022 - 05/2023, SD
Line 4: ide-cel (Abecma) infused 14 August 2023, CR, relapse 02/2025
Line 5: teclistamab 03/2025 - 09/2026, PR, progressive disease
No allogeneic transplantation. CRS grade 1 after ide-cel, no ICANS.
Current status: relapsed/refractory, M-protein 32 g/L, clonal plasma cells in marrow 45 %.
GPRC5D positive in 95 % of plasma cells (bone marrow 2026-11-02).
Her sister has diabetes. HBsAg negative, anti-HBc positive, HIV and HCV non-reactive.
Mrs Beispiel does not want to travel further than 300 km.
Plan: evaluation for allogeneic BCMA CAR-T; bridging with carfilzomib considered.
"""
LEUKAEMIA = """Department of Paediatric Oncology            Date: 19/11/2026
Re: Carl Muster, DOB 25/06/2014, 12-year-old boy, weight 41 kg, height 150 cm

Diagnosis: B-cell acute lymphoblastic leukaemia (common B-ALL), diagnosed 10/01/2022.
CNS status: CNS 1, no CNS involvement.
Second relapse, bone marrow blasts 62 % (12/11/2026).

Course:
AIEOP-BFM ALL 2017 from 15/01/2022 to 01/2024, complete remission.
First relapse 05/2024: blinatumomab 2 cycles (06/2024 - 08/2024), MRD-negative CR, then
allogeneic stem cell transplant from matched unrelated donor on 01/10/2024.
Acute GvHD grade II of the skin, resolved with prednisolone until 03/2025.
Tisagenlecleucel infused on 14/04/2026; loss of B-cell aplasia 07/2026.
Flow cytometry (12/11/2026): CD19 negative, CD22 positive (98 %), CD10+.
Chimerism: donor 35 %. Lansky 80.
"""


def case_of(folder: Path, letter: str) -> Case:
    """The case of one letter."""
    (folder / "letter.txt").write_text(letter)
    return build_case(read_folder(folder), date(2026, 11, 24))


@pytest.fixture(scope="module")
def myeloma(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The first letter."""
    return case_of(tmp_path_factory.mktemp("mm"), MYELOMA)


@pytest.fixture(scope="module")
def leukaemia(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The second letter."""
    return case_of(tmp_path_factory.mktemp("all"), LEUKAEMIA)


def values(case: Case, kind: str) -> set[object]:
    """Every value of a kind."""
    return {fact.value for fact in case.of(kind)}


def test_the_myeloma_has_four_systemic_lines_with_transplant_and_maintenance_in_the_first(
    myeloma: Case,
) -> None:
    systemic = [line for line in myeloma.lines if line.kind == "systemic"]
    assert [line.regimen for line in systemic] == ["VRd", "DPd", "Kd", "teclistamab"]
    assert (systemic[0].start, systemic[0].end, systemic[0].response) == (
        "2019-04",
        "2021-06",
        "PR",
    )
    assert myeloma.line_count == (5, 5)
    assert [(p.kind, p.date) for p in myeloma.prior] == [
        ("autologous transplant", "2019-09-12"),
        ("CAR-T", "2023-08-14"),
    ]


def test_the_myeloma_findings_keep_their_signs(myeloma: Case) -> None:
    assert myeloma.diagnosis is not None
    assert (myeloma.diagnosis.entity, myeloma.diagnosis.diagnosed) == ("MM", "2019-03")
    assert myeloma.diagnosis.status == "relapsed or refractory"
    assert values(myeloma, "mutation") == {
        "del(17p)",
        "t(4;14): not detected",
        "gain 1q",
    }
    assert values(myeloma, "burden.marrow_plasma_cells") == {45.0}
    assert values(myeloma, "infection.hbc") == {"positive"}
    assert values(myeloma, "infection.hiv") == {"negative"}
    assert "diabetes" not in values(myeloma, "condition")
    assert "carfilzomib" in {fact.value for fact in myeloma.medications}
    assert myeloma.latest("antigen.BCMA") is None


def test_the_leukaemia_history_is_read_with_its_donor_and_product(leukaemia: Case) -> None:
    assert leukaemia.line_count == (3, 3)
    assert [(p.kind, p.date, p.targets) for p in leukaemia.prior] == [
        ("allogeneic transplant", "2024-10-01", ()),
        ("CAR-T", "2026-04-14", ("CD19",)),
    ]
    last = {fact.value: fact.date for fact in leukaemia.medications}
    assert last["tisagenlecleucel"] == "2026-04-14"


def test_the_leukaemia_findings_are_those_of_the_last_relapse(leukaemia: Case) -> None:
    assert leukaemia.diagnosis is not None
    assert leukaemia.diagnosis.entity == "B-ALL"
    cd19 = leukaemia.latest("antigen.CD19")
    assert cd19 is not None
    assert (cd19.value, cd19.date) == ("negative", "2026-11-12")
    assert values(leukaemia, "burden.marrow_blasts") == {62.0}
    assert values(leukaemia, "cns") == {False}
    assert values(leukaemia, "gvhd") == {"resolved"}
    assert values(leukaemia, "chimerism") == {35.0}
    assert leukaemia.weight is not None
    assert leukaemia.weight.value == 41.0
