"""The product's verbs: the only place where storage and science meet.

The command line, Python and the web call these and nothing below. Dates and seeds are passed in;
heavy stages are imported when their verb is used.
"""

from __future__ import annotations

from alloway.workbench.case_tools import (
    case_diff,
    case_fhir,
    case_needs,
    case_packet,
    case_redact,
    case_slices,
    case_timeline,
    case_timeline_svg,
)
from alloway.workbench.cases import (
    find_origin,
    forecast_case,
    match_trials,
    read_bank,
    read_case,
    read_trials,
    review,
    review_folder,
    trial_questions,
)
from alloway.workbench.cohort import CohortCase, read_cases
from alloway.workbench.hla import (
    hla_coverage,
    hla_epitope_coverage,
    hla_eplets,
    hla_impute,
    hla_reduce,
    hla_search,
    hla_tally,
)
from alloway.workbench.matching import hla_match, hla_match_bank
from alloway.workbench.reference import (
    fetch_reference,
    hla_reference,
    import_reference,
    list_references,
    open_reference,
    use_reference,
)
from alloway.workbench.trials import (
    import_trials,
    mirror,
    mirrored_trial,
    search_trials,
    sync_trials,
    trial_changes,
)

__all__ = [
    "CohortCase",
    "case_diff",
    "case_fhir",
    "case_needs",
    "case_packet",
    "case_redact",
    "case_slices",
    "case_timeline",
    "case_timeline_svg",
    "fetch_reference",
    "find_origin",
    "forecast_case",
    "hla_coverage",
    "hla_epitope_coverage",
    "hla_eplets",
    "hla_impute",
    "hla_match",
    "hla_match_bank",
    "hla_reduce",
    "hla_reference",
    "hla_search",
    "hla_tally",
    "import_reference",
    "import_trials",
    "list_references",
    "match_trials",
    "mirror",
    "mirrored_trial",
    "open_reference",
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
]
