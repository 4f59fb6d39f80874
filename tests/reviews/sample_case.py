"""An invented case for the tests of the report: what the records of nobody might say."""

from __future__ import annotations

from datetime import date
from typing import Any

from alloway.values.case import (
    Case,
    Conflict,
    Diagnosis,
    Document,
    Fact,
    Gap,
    ImagingSeries,
    PriorTreatment,
    TherapyLine,
)
from alloway.values.evidence import Source
from alloway.values.hla import Allele, Bead, Locus, Typing

AS_OF = date(2026, 3, 16)
SHA = "9f2c41d07be6a5c3e8f1027d4b6a9c5e3f80712d6c4b5a9e8f7d6c5b4a392817"


def source(document: str = "pathology.pdf", place: str = "page 2", quote: str = "") -> Source:
    """A patient document's place."""
    return Source(document, place, SHA, quote)


def fact(kind: str, value: float | str | bool, when: str = "2026-03-09", **more: Any) -> Fact:
    """A fact from the laboratory table, unless a source is given."""
    more.setdefault("source", source("labs.csv", "row 1", f"{kind} {value}"))
    return Fact(kind, value, date=when, **more)


CD19 = Fact(
    "antigen.CD19",
    "positive",
    source("pathology.pdf", "page 2", "The large cells are positive for CD19 (80 % of cells, dim)"),
    date="2025-11-20",
    method="text rule",
    note="immunohistochemistry, lymph node, 80 % of cells, dim",
)
CD20 = Fact(
    "antigen.CD20",
    "negative",
    source("pathology.pdf", "page 2", "CD20 negative after rituximab"),
    date="2025-11-20",
    method="text rule",
    note="immunohistochemistry, lymph node",
)
ECOG = Fact(
    "performance.ecog",
    1.0,
    source("bundle.json", "Observation/ecog-3", "ECOG 1"),
    date="2026-03-02",
)
LDH = Fact(
    "lab.ldh",
    612.0,
    source("labs.csv", "row 14", "LDH;612;U/L;(<250)"),
    "U/L",
    "2026-03-09",
    upper_normal=250.0,
)
ANC = Fact("lab.anc", 0.8, source("labs.csv", "row 9", "ANC;0.8;10^9/L"), "10*9/L", "2026-03-09")
LVEF = Fact(
    "organ.lvef",
    58.0,
    source("bundle.json", "Observation/echo-1", "LVEF 58 %"),
    "%",
    "2025-09-30",
)


def _labs() -> tuple[Fact, ...]:
    rows: list[tuple[str, float, str, str, float | None]] = [
        ("lab.hemoglobin", 9.1, "g/dL", "2026-03-09", None),
        ("lab.platelets", 64.0, "10*9/L", "2026-03-09", None),
        ("lab.alc", 0.42, "10*9/L", "2026-03-09", None),
        ("lab.creatinine", 0.9, "mg/dL", "2026-03-09", 1.2),
        ("lab.alt", 71.0, "U/L", "2026-01-12", 45.0),
        ("lab.bilirubin", 0.7, "mg/dL", "2026-03-09", 1.2),
        ("lab.ferritin", 1240.0, "ug/L", "2026-02-20", 300.0),
        ("lab.ldh", 402.0, "U/L", "2026-02-02", 250.0),
        ("lab.ldh", 318.0, "U/L", "2026-01-12", 250.0),
        ("lab.crp", 14.0, "?", "", None),
    ]
    made = [
        Fact(kind, value, source("labs.csv", f"row {i + 20}"), unit, when, upper_normal=upper)
        for i, (kind, value, unit, when, upper) in enumerate(rows)
    ]
    return (LDH, ANC, *made)


def typing(a: str = "02:01", b: str = "24:02") -> Typing:
    """A typing with one blank allele and one ambiguous locus."""

    def one(locus: str, *names: str) -> Locus:
        first, second = ((*names, "")[:2]) if len(names) < 2 else names[:2]

        def slot(name: str) -> tuple[Allele, ...]:
            return tuple(Allele(locus, tuple(n.split(":"))) for n in name.split("/") if n)

        return Locus(locus, ((slot(first), slot(second)),))

    return Typing(
        (
            one("A", a, b),
            one("B", "07:02", "44:02/44:27"),
            one("C", "07:02", "05:01"),
            one("DRB1", "15:01", "04:01"),
            one("DQB1", "06:02"),
        ),
        "3.62.0",
        "blood",
        source("hla.pdf", "page 1", "HLA-A*02:01, A*24:02"),
    )


def sample_case() -> Case:
    birth = Fact("birth_date", "1967-08-02", source("bundle.json", "Patient/1"))
    return Case(
        "case-0417",
        AS_OF,
        name=Fact("name", "Anneke Voorbeeld", source("bundle.json", "Patient/1")),
        birth_date=birth,
        sex=Fact("sex", "female", source("bundle.json", "Patient/1")),
        weight=Fact("weight", 68.0, source("bundle.json", "Observation/w"), "kg", "2026-03-02"),
        place=Fact("place", "Amersfoort, Netherlands", source("bundle.json", "Patient/1")),
        diagnosis=Diagnosis(
            "DLBCL",
            "lymphoma",
            Fact(
                "diagnosis",
                "Diffuse large B-cell lymphoma, non-GCB",
                source(quote="Diffuse large B-cell lymphoma, non-germinal-centre type"),
                date="2024-02-11",
                method="text rule",
            ),
            "2024-02-11",
            "relapsed or refractory",
        ),
        stage=(Fact("stage", "IV (Ann Arbor)", source("petct.pdf", "page 1"), date="2026-02-26"),),
        burden=(
            Fact("burden.spd", 41.5, source("petct.pdf", "page 2"), "cm2", "2026-02-26"),
            Fact("burden.deauville", 5.0, source("petct.pdf", "page 2"), date="2026-02-26"),
        ),
        antigens=(CD19, CD20),
        mutations=(Fact("mutation", "TP53 p.R175H", source(), date="2024-02-11"),),
        lines=(
            TherapyLine(
                1, "R-CHOP", ("rituximab", "doxorubicin"), "2024-03-04", "2024-07-15", "CR"
            ),
            TherapyLine(2, "R-DHAP", ("cisplatin",), "2025-02", "2025-04", "PR", certain=False),
            TherapyLine(
                3, "BEAM and autologous transplant", (), "2025-05-20", "", "CR", "transplant"
            ),
            TherapyLine(4, "Pola-BR", ("polatuzumab",), "2025-12-02", "2026-02-20", "PD"),
            TherapyLine(5, "Radiotherapy, left axilla", (), "2026", "", "", "radiotherapy"),
        ),
        line_count=(3, 4),
        prior=(
            PriorTreatment("autologous transplant", "2025-05-20"),
            PriorTreatment("CAR-T", "2025-09", "axi-cel", ("CD19",), "relapse after 2 months"),
        ),
        prior_known=True,
        performance=(ECOG,),
        labs=_labs(),
        organ=(LVEF,),
        infections=(
            Fact("infection.hbc", "positive", source("labs.csv", "row 31"), date="2026-01-12"),
            Fact("infection.hiv", "negative", source("labs.csv", "row 30"), date="2026-01-12"),
        ),
        conditions=(Fact("condition", "Psoriasis", source("bundle.json", "Condition/3")),),
        medications=(
            Fact("medication", "prednisolone", source("bundle.json", "Med/1"), date="2026-03-01"),
        ),
        typings=(typing(),),
        beads=tuple(
            Bead((f"A*{i:02d}:01",), 4210.0 / i, "2026-02-11", source("beads.csv", f"row {i}"))
            for i in range(1, 12)
        ),
        imaging=(
            ImagingSeries(
                "PT", "whole body", "2026-02-26", "FDG", 312, source("dicom/", "series 1")
            ),
        ),
        preferences=(Fact("preference", "No travel outside Europe", source("letter.pdf")),),
        conflicts=(
            Conflict(
                "lab.ldh",
                (
                    LDH,
                    Fact(
                        "lab.ldh",
                        216.0,
                        source("bundle.json", "Observation/l"),
                        "U/L",
                        "2026-03-09",
                    ),
                ),
                LDH,
                "The table names the sample and the bundle does not.",
            ),
        ),
        documents=(
            Document("pathology.pdf", SHA, "PDF", 3, 6),
            Document("labs.csv", SHA.replace("9", "1"), "laboratory table", 0, 14),
            Document("bundle.json", SHA.replace("9", "2"), "FHIR bundle", 0, 31),
            Document("scan.pdf", SHA.replace("9", "3"), "PDF", 0, 0, "It is not a PDF file."),
        ),
    )


GAPS = (
    Gap(
        "antigen.CD19",
        "old",
        "CD19 was last tested before Pola-BR; a loss since then would not be seen.",
        "A new biopsy with CD19 by immunohistochemistry or flow cytometry",
        "pathology",
        (CD19,),
    ),
    Gap(
        "organ.lvef",
        "old",
        "The last echocardiogram is 167 days old.",
        "Echocardiogram",
        "referring clinic",
        (LVEF,),
    ),
    Gap("infection.hcv", "missing", "No hepatitis C result.", "Anti-HCV", "referring clinic"),
    Gap("place", "missing", "How far the family can travel is not recorded.", "A conversation",
        "patient or family"),
)  # fmt: skip
