"""Paths other than donor-derived cells: what a tumour board would weigh beside them.

Approved indications are those of the European public assessment reports (EPAR) named in ``source``;
they change, and a national label always overrides this table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pathway:
    """One alternative and for whom it is usually considered."""

    key: str
    title: str
    entities: tuple[str, ...]
    """Disease keys or wider terms of ``reference.diseases``; empty = any."""
    targets: tuple[str, ...] = ()
    """Antigens the drug binds; a negative tumour rules it out."""
    min_lines: int = 0
    """Prior systemic lines the label asks for."""
    text: str = ""
    ask: str = ""
    """The question to put, and to whom."""
    source: str = ""


PATHWAYS: tuple[Pathway, ...] = (
    Pathway(
        "epcoritamab", "Epcoritamab or glofitamab (CD20 x CD3 bispecific antibody)", ("LBCL",), ("CD20",), 2,
        "Available without manufacturing or a donor; given in steps with observation for cytokine release.",
        "Ask the treating centre whether a CD20 bispecific is open and how it would affect later CAR-T cells.",
        "EPAR Tepkinly (2023), EPAR Columvi (2023)",
    ),
    Pathway(
        "loncastuximab", "Loncastuximab tesirine (CD19 antibody-drug conjugate)", ("LBCL",), ("CD19",), 2,
        "Binds CD19, so a new biopsy is needed before any later CD19-directed cell therapy.",
        "Ask the treating centre whether it is reimbursed and in which order with cell therapy.",
        "EPAR Zynlonta (2022)",
    ),
    Pathway(
        "mosunetuzumab", "Mosunetuzumab (CD20 x CD3 bispecific antibody)", ("FL",), ("CD20",), 2,
        "Available without manufacturing or a donor.",
        "Ask the treating centre whether it is open.", "EPAR Lunsumio (2022)",
    ),
    Pathway(
        "blinatumomab", "Blinatumomab (CD19 x CD3 bispecific antibody)", ("B-ALL",), ("CD19",), 0,
        "Needs CD19 on the leukaemia cells; also used as a bridge to transplant.",
        "Ask the leukaemia team whether blinatumomab was or could be used.", "EPAR Blincyto (2015, extended)",
    ),
    Pathway(
        "inotuzumab", "Inotuzumab ozogamicin (CD22 antibody-drug conjugate)", ("B-ALL",), ("CD22",), 0,
        "Needs CD22; veno-occlusive liver disease after transplant is the known risk.",
        "Ask the leukaemia team about liver risk and CD22 expression.", "EPAR Besponsa (2017)",
    ),
    Pathway(
        "bcma-bispecific", "Teclistamab or elranatamab (BCMA x CD3 bispecific antibody)", ("MM",), ("BCMA",), 3,
        "Available without manufacturing or a donor; infection risk needs prophylaxis.",
        "Ask the myeloma team whether BCMA is still expressed after earlier BCMA therapy.",
        "EPAR Tecvayli (2022), EPAR Elrexfio (2023)",
    ),
    Pathway(
        "talquetamab", "Talquetamab (GPRC5D x CD3 bispecific antibody)", ("MM",), ("GPRC5D",), 3,
        "Another target than BCMA; taste and skin effects are common.",
        "Ask the myeloma team whether talquetamab is open.", "EPAR Talvey (2023)",
    ),
    Pathway(
        "nelarabine", "Nelarabine", ("T-ALL",), (), 2,
        "Labelled after two regimens; used as a bridge to transplant.",
        "Ask the leukaemia team whether it was used.", "EPAR Atriance (2007)",
    ),
    Pathway(
        "gilteritinib", "Gilteritinib, where FLT3 is mutated", ("AML",), (), 1,
        "Needs a current FLT3 result.", "Ask for a current FLT3 test.", "EPAR Xospata (2019)",
    ),
    Pathway(
        "allogeneic-transplant", "Allogeneic stem-cell transplant", ("acute leukaemia",), (), 1,
        "The established curative intent after a remission; needs a donor search and fitness for transplant.",
        "Ask the transplant centre for a donor search and a date for discussion.",
        "assumed: general practice, no single label",
    ),
    Pathway(
        "expanded-access", "Expanded access or named-patient use", (), (), 0,
        "Where no trial is open, a maker may be asked for single-patient use; the treating physician applies.",
        "Treating physician asks the maker and the ethics committee whether single-patient use is considered.",
        "Regulation (EC) 726/2004 Art. 83; 21 CFR 312.310",
    ),
    Pathway(
        "second-opinion", "Second opinion at a cell-therapy centre", (), (), 0,
        "A centre that runs cell-therapy trials may know openings that no registry lists yet.",
        "Send this review and the records to one or two centres with the question written out.",
        "assumed: general practice, no single label",
    ),
    Pathway(
        "supportive-care", "Supportive and palliative care alongside", (), (), 0,
        "Eases symptoms whatever else is decided, and excludes nothing.",
        "Ask the treating team for a palliative-care contact now, not at the end.",
        "ASCO guideline 2024, palliative care for patients with cancer",
    ),
)  # fmt: skip
