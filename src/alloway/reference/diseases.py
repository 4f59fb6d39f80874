"""Disease entities the platform works with: names, codes, and what their cells usually show.

Names follow the WHO classification (5th edition, 2022) and ICD-10; SNOMED CT codes are those of the
international edition. ``antigens`` lists what the entity typically expresses; it never replaces
the patient's own result.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disease:
    """One entity."""

    key: str
    name: str
    group: str
    """``lymphoma``, ``leukaemia`` or ``myeloma``."""
    icd10: tuple[str, ...]
    """Prefixes."""
    snomed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Lower-case names and abbreviations, most specific first."""
    parents: tuple[str, ...] = ()
    """Wider terms a trial may name: ``LBCL``, ``B-NHL``, ``B-cell malignancy``."""
    antigens: tuple[str, ...] = ()


_B_NHL = ("B-NHL", "NHL", "B-cell malignancy", "lymphoma", "haematological malignancy")
_LBCL = ("LBCL", *_B_NHL)
_LEUK = ("acute leukaemia", "leukaemia", "haematological malignancy")

DISEASES: tuple[Disease, ...] = (
    Disease("DLBCL", "Diffuse large B-cell lymphoma", "lymphoma", ("C83.3",), ("46732000", "109969005"),
            ("diffuse large b-cell lymphoma", "diffuse large b cell lymphoma", "dlbcl"),
            _LBCL, ("CD19", "CD20", "CD22", "CD79b")),
    Disease("HGBL", "High-grade B-cell lymphoma", "lymphoma", ("C83.7",), (),
            ("high-grade b-cell lymphoma", "high grade b-cell lymphoma", "hgbl"),
            _LBCL, ("CD19", "CD20", "CD22")),
    Disease("PMBCL", "Primary mediastinal large B-cell lymphoma", "lymphoma", ("C85.2",), (),
            ("primary mediastinal large b-cell lymphoma", "primary mediastinal b-cell lymphoma", "pmbcl", "pmbl"),
            _LBCL, ("CD19", "CD20", "CD22")),
    Disease("tFL", "Transformed follicular lymphoma", "lymphoma", (), (),
            ("transformed follicular lymphoma", "tfl"), _LBCL, ("CD19", "CD20", "CD22")),
    Disease("FL3B", "Follicular lymphoma grade 3B", "lymphoma", ("C82.4",), (),
            ("follicular lymphoma grade 3b", "follicular large b-cell lymphoma", "fl3b"), _LBCL, ("CD19", "CD20")),
    Disease("FL", "Follicular lymphoma", "lymphoma", ("C82",), ("308121000",),
            ("follicular lymphoma",), _B_NHL, ("CD19", "CD20", "CD22")),
    Disease("MCL", "Mantle cell lymphoma", "lymphoma", ("C83.1",), ("443487006",),
            ("mantle cell lymphoma", "mcl"), _B_NHL, ("CD19", "CD20", "CD5")),
    Disease("MZL", "Marginal zone lymphoma", "lymphoma", ("C83.0", "C88.4"), (),
            ("marginal zone lymphoma", "mzl"), _B_NHL, ("CD19", "CD20")),
    Disease("BL", "Burkitt lymphoma", "lymphoma", ("C83.7",), (),
            ("burkitt lymphoma", "burkitt"), _B_NHL, ("CD19", "CD20", "CD22")),
    Disease("CLL", "Chronic lymphocytic leukaemia / small lymphocytic lymphoma", "leukaemia", ("C91.1",),
            ("92814006",), ("chronic lymphocytic leukemia", "chronic lymphocytic leukaemia",
            "small lymphocytic lymphoma", "cll/sll", "cll", "sll"), _B_NHL, ("CD19", "CD20", "CD5")),
    Disease("B-ALL", "B-lymphoblastic leukaemia", "leukaemia", (), (),
            ("b-lymphoblastic leukaemia", "b-lymphoblastic leukemia", "b-cell acute lymphoblastic leukemia",
             "b-cell acute lymphoblastic leukaemia", "b cell acute lymphoblastic leukemia", "precursor b-cell",
             "b-all", "bcp-all"),
            ("ALL", "B-cell malignancy", *_LEUK), ("CD19", "CD22")),
    Disease("T-ALL", "T-lymphoblastic leukaemia/lymphoma", "leukaemia", (), (),
            ("t-lymphoblastic leukaemia", "t-lymphoblastic leukemia", "t-cell acute lymphoblastic leukemia",
             "t-cell acute lymphoblastic leukaemia", "t-lymphoblastic lymphoma", "t-all", "t-lbl"),
            ("ALL", "T-cell malignancy", *_LEUK), ("CD7", "CD5")),
    Disease("ALL", "Acute lymphoblastic leukaemia, lineage not stated", "leukaemia", ("C91.0",), ("91857003",),
            ("acute lymphoblastic leukemia", "acute lymphoblastic leukaemia", "acute lymphoid leukemia"),
            _LEUK, ()),
    Disease("AML", "Acute myeloid leukaemia", "leukaemia", ("C92.0", "C92.5", "C92.6"), ("91861009",),
            ("acute myeloid leukemia", "acute myeloid leukaemia", "aml"), _LEUK, ("CD33", "CD123", "CLL1")),
    Disease("MM", "Multiple myeloma", "myeloma", ("C90.0",), ("109989006",),
            ("multiple myeloma", "plasma cell myeloma"),
            ("plasma cell neoplasm", "haematological malignancy"), ("BCMA", "GPRC5D", "CD38", "SLAMF7")),
    Disease("PCL", "Plasma cell leukaemia", "myeloma", ("C90.1",), (),
            ("plasma cell leukemia", "plasma cell leukaemia"),
            ("plasma cell neoplasm", "haematological malignancy"), ("BCMA", "CD38")),
    Disease("HL", "Classic Hodgkin lymphoma", "lymphoma", ("C81",), (),
            ("hodgkin lymphoma", "hodgkin's lymphoma", "hodgkin disease"),
            ("lymphoma", "haematological malignancy"), ("CD30",)),
    Disease("PTCL", "Peripheral T-cell lymphoma", "lymphoma", ("C84.4",), (),
            ("peripheral t-cell lymphoma", "ptcl"),
            ("T-cell malignancy", "NHL", "lymphoma", "haematological malignancy"), ("CD5", "CD7", "CD70")),
)  # fmt: skip
BY_KEY: dict[str, Disease] = {d.key: d for d in DISEASES}

WIDER: dict[str, tuple[str, ...]] = {
    "LBCL": ("large b-cell lymphoma", "large b cell lymphoma", "aggressive b-cell lymphoma", "lbcl"),
    "B-NHL": ("b-cell non-hodgkin", "b cell non-hodgkin", "b-nhl", "b-cell lymphoma", "b cell lymphoma"),
    "NHL": ("non-hodgkin", "non hodgkin", "nhl"),
    "lymphoma": ("lymphoma",),
    "B-cell malignancy": ("b-cell malignan", "b cell malignan", "b-lineage", "b-cell leukemia"),
    "T-cell malignancy": ("t-cell malignan", "t cell malignan", "t-cell lymphoma", "t cell lymphoma"),
    "acute leukaemia": ("acute leukemia", "acute leukaemia"),
    "leukaemia": ("leukemia", "leukaemia"),
    "plasma cell neoplasm": ("plasma cell neoplasm", "plasma cell dyscrasia"),
    "haematological malignancy": (
        "hematological malignan", "haematological malignan", "hematologic malignan", "hematologic cancer",
        "hematological cancer",
    ),
}  # fmt: skip
"""Wider terms and the lower-case words trials use for them."""

T_CELL_ANTIGENS: tuple[str, ...] = ("CD7", "CD5", "CD3", "CD2", "CD4")
"""Antigens that T cells carry themselves: a CAR against one kills its own product (fratricide)
unless the lot has the matching knock-out (Gomes-Silva 2017, Blood 130:285; Cooper 2018,
Leukemia 32:1970)."""
