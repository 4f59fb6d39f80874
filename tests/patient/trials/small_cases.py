"""Small cases with few facts, each for one kind of question."""

from __future__ import annotations

from datetime import date

from alloway.values.case import Case, Diagnosis, Fact, FactValue, PriorTreatment
from alloway.values.evidence import Source

AS_OF = date(2026, 9, 1)
PAPER = Source("letter.pdf", "page 1")


def fact(
    kind: str, value: FactValue, unit: str = "", day: str = "2026-08-28", uln: float | None = None
) -> Fact:
    return Fact(kind, value, PAPER, unit=unit, date=day, upper_normal=uln)


def diagnosis(
    entity: str, group: str, name: str, status: str = "relapsed or refractory"
) -> Diagnosis:
    return Diagnosis(entity, group, fact("diagnosis", name), status=status)  # type: ignore[arg-type]


_LABS = (
    fact("lab.platelets", 62.0, "10*9/L"),
    fact("lab.anc", 1.1, "10*9/L"),
    fact("lab.hemoglobin", 9.2, "g/dL"),
    fact("lab.creatinine", 1.1, "mg/dL"),
    fact("lab.alt", 40.0, "U/L", uln=35.0),
    fact("lab.ast", 30.0, "U/L", uln=35.0),
    fact("lab.bilirubin", 0.8, "mg/dL"),
)

CASES: dict[str, Case] = {
    "nobody": Case("nobody", AS_OF),
    "lymphoma": Case(
        "lymphoma",
        AS_OF,
        birth_date=fact("birth_date", "1961-05-03"),
        sex=fact("sex", "female"),
        place=fact("place", "Lyon, France"),
        diagnosis=diagnosis("DLBCL", "lymphoma", "Diffuse large B-cell lymphoma"),
        line_count=(2, 3),
        prior=(PriorTreatment("CAR-T", "2025-05-01", "axi-cel", ("CD19",)),),
        prior_known=True,
        performance=(fact("performance.ecog", 1.0),),
        labs=_LABS,
        organ=(fact("organ.lvef", 55.0, "%"),),
        antigens=(fact("antigen.CD19", "positive", day="2026-08-01"),),
        infections=(
            fact("infection.hiv", "negative"),
            fact("infection.hbsag", "negative"),
            fact("infection.hcv", "negative"),
        ),
        conditions=(fact("cns", "negative"),),
    ),
    "transplanted": Case(
        "transplanted",
        AS_OF,
        birth_date=fact("birth_date", "2008"),
        sex=fact("sex", "male"),
        diagnosis=diagnosis("B-ALL", "leukaemia", "B-lymphoblastic leukaemia", "relapsed"),
        line_count=(3, 3),
        prior=(PriorTreatment("allogeneic transplant", "2026-07-15"),),
        prior_known=False,
        infections=(fact("infection.hbsag", "positive"),),
        performance=(fact("performance.karnofsky", 80.0, "%", day="2026-05-01"),),
    ),
    "myeloma": Case(
        "myeloma",
        AS_OF,
        birth_date=fact("birth_date", "1958-11-20"),
        sex=fact("sex", "male"),
        diagnosis=diagnosis("MM", "myeloma", "Multiple myeloma"),
        line_count=(4, 4),
        prior_known=False,
        labs=(
            fact("lab.platelets", 90.0, "?"),
            fact("lab.anc", 1.4, "10*9/L", day="2026-03-01"),
            fact("lab.creatinine", 2.4, "mg/dL"),
            fact("lab.alt", 20.0, "U/L"),
        ),
    ),
}
