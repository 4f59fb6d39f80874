"""What counts as a line of therapy, by disease: values that a caller may replace.

Described with their sources in ``docs/rules/lines-of-therapy.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

_CHEMOTHERAPY = frozenset(
    (
        "asparaginase",
        "cyclophosphamide",
        "cytarabine",
        "daunorubicin",
        "doxorubicin",
        "etoposide",
        "ifosfamide",
        "mercaptopurine",
        "methotrexate",
        "mitoxantrone",
        "tioguanine",
        "vincristine",
        "vindesine",
        "dexamethasone",
        "prednisone",
        "prednisolone",
        "idarubicin",
    )
)
_MYELOMA_MAINTENANCE = frozenset(
    (
        "lenalidomide",
        "bortezomib",
        "ixazomib",
        "daratumumab",
        "carfilzomib",
        "dexamethasone",
        "thalidomide",
    )
)
_AFTER_TRANSPLANT = frozenset(
    (
        "sorafenib",
        "midostaurin",
        "gilteritinib",
        "quizartinib",
        "azacitidine",
        "imatinib",
        "dasatinib",
        "nilotinib",
        "ponatinib",
    )
)


@dataclass(frozen=True, slots=True)
class LineRules:
    """One definition of a line of therapy. All days are assumed unless the document says otherwise."""

    name: str
    together_days: int = 28
    """Drugs begun within so many days of each other are one regimen."""
    same_course_days: int = 60
    """A drug of the regimen given again after so many days at most continues it."""
    conditioning_days: int = 30
    bridging_days: int = 45
    maintenance_days: int = 180
    """Maintenance begins at most so long after the end of its line or the transplant."""
    planned_transplant_days: int = 365
    """A first transplant so soon after the start of induction was planned with it."""
    maintenance: frozenset[str] = frozenset()
    """Drugs that, begun after a planned transplant, are its maintenance."""
    anti_cd20_maintenance: bool = True
    """Rituximab or obinutuzumab alone after a line that held one is its maintenance."""
    phases: frozenset[str] = frozenset()
    """Drugs whose later start, without a relapse between, is a phase of the same protocol."""
    phase_days: int = 60
    counts_car_t: bool = True
    counts_transplant: bool = False
    counts_maintenance: bool = False
    counts_bridging: bool = False


LYMPHOMA = LineRules("lymphoma")
MYELOMA = LineRules("myeloma", maintenance=_MYELOMA_MAINTENANCE, anti_cd20_maintenance=False)
LEUKAEMIA = LineRules("leukaemia", maintenance=_AFTER_TRANSPLANT, phases=_CHEMOTHERAPY)
RULES: dict[str, LineRules] = {rules.name: rules for rules in (LYMPHOMA, MYELOMA, LEUKAEMIA)}


def rules_for(group: str) -> LineRules:
    """The default rules of a disease group; lymphoma's where there are none of its own.

    >>> rules_for("myeloma").anti_cd20_maintenance, rules_for("other").name
    (False, 'lymphoma')
    """
    return RULES.get(group, LYMPHOMA)
