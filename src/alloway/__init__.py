"""Alloway: from donor to patient.

An open platform for donor-derived (allogeneic, off-the-shelf) CAR T-cell therapy. Every public
name is written out here; each is imported when first used, so ``import alloway`` stays light.

>>> import alloway
>>> alloway.hla_match(patient="A*01:01+A*02:01", donor="A*01:01+A*03:01").hvg.min
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from alloway.errors import AllowayError, InputError, LimitError, OutputError, TypingError
    from alloway.values.case import Case, Fact, Gap
    from alloway.values.codec import content_id, from_json, schema, to_json
    from alloway.values.evidence import Estimate, Source
    from alloway.values.forecast import Forecast
    from alloway.values.hla import Allele, Compatibility, Typing
    from alloway.values.review import Assessment, Option, Review
    from alloway.values.supply import Bank, Donor, Edit, Lot
    from alloway.values.trial import Criterion, Question, Site, Trial, TrialMatch, Verdict
    from alloway.workbench import (
        case_slices,
        fetch_reference,
        forecast_case,
        hla_coverage,
        hla_epitope_coverage,
        hla_eplets,
        hla_impute,
        hla_match,
        hla_match_bank,
        hla_reduce,
        hla_search,
        hla_tally,
        import_reference,
        import_trials,
        list_references,
        match_trials,
        read_bank,
        read_case,
        read_cases,
        read_trials,
        review,
        review_folder,
        search_trials,
        sync_trials,
        trial_changes,
        trial_questions,
        use_reference,
    )

_HOMES = {
    "alloway.errors": ("AllowayError", "InputError", "LimitError", "OutputError", "TypingError"),
    "alloway.values.case": ("Case", "Fact", "Gap"),
    "alloway.values.codec": ("content_id", "from_json", "schema", "to_json"),
    "alloway.values.evidence": ("Estimate", "Source"),
    "alloway.values.forecast": ("Forecast",),
    "alloway.values.hla": ("Allele", "Compatibility", "Typing"),
    "alloway.values.review": ("Assessment", "Option", "Review"),
    "alloway.values.supply": ("Bank", "Donor", "Edit", "Lot"),
    "alloway.values.trial": ("Criterion", "Question", "Site", "Trial", "TrialMatch", "Verdict"),
    "alloway.workbench": (
        "case_slices",
        "fetch_reference",
        "forecast_case",
        "hla_coverage",
        "hla_epitope_coverage",
        "hla_eplets",
        "hla_impute",
        "hla_match",
        "hla_match_bank",
        "hla_reduce",
        "hla_search",
        "hla_tally",
        "import_reference",
        "import_trials",
        "list_references",
        "match_trials",
        "read_bank",
        "read_case",
        "read_cases",
        "read_trials",
        "review",
        "review_folder",
        "search_trials",
        "sync_trials",
        "trial_changes",
        "trial_questions",
        "use_reference",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022
    "__version__",
    "Allele",
    "AllowayError",
    "Assessment",
    "Bank",
    "Case",
    "Compatibility",
    "Criterion",
    "Donor",
    "Edit",
    "Estimate",
    "Fact",
    "Forecast",
    "Gap",
    "InputError",
    "LimitError",
    "Lot",
    "Option",
    "OutputError",
    "Question",
    "Review",
    "Site",
    "Source",
    "Trial",
    "TrialMatch",
    "Typing",
    "TypingError",
    "Verdict",
    "case_slices",
    "content_id",
    "fetch_reference",
    "forecast_case",
    "from_json",
    "hla_coverage",
    "hla_epitope_coverage",
    "hla_eplets",
    "hla_impute",
    "hla_match",
    "hla_match_bank",
    "hla_reduce",
    "hla_search",
    "hla_tally",
    "import_reference",
    "import_trials",
    "list_references",
    "match_trials",
    "read_bank",
    "read_case",
    "read_cases",
    "read_trials",
    "review",
    "review_folder",
    "search_trials",
    "sync_trials",
    "trial_changes",
    "trial_questions",
    "schema",
    "to_json",
    "use_reference",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'alloway' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
