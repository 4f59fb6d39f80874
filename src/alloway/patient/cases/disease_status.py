"""The mCODE disease status and tumour response Observations to facts."""

from __future__ import annotations

import re

from alloway.patient.cases.codes import codes, words
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.observation_values import value_of
from alloway.patient.records.model import Resource
from alloway.values.case import Fact

STATUS_CODES = frozenset(("97509-4", "88040-1", "4461-5"))
"""LOINC: cancer disease status (mCODE), response to cancer treatment, tumour status."""
_BY_SNOMED = {
    "271299001": "worse",  # patient's condition worsened
    "268910001": "improved",
    "359746009": "stable",
    "709137006": "undetermined",
    "550991000124107": "remission",  # cancer in full remission
    "260415000": "remission",  # not detected
    "277022003": "relapsed",
    "281900007": "remission",
}
_SAID = (
    (
        "remission",
        re.compile(
            r"\b(?:no evidence of disease|NED\b"
            r"|(?:complete|full|volledige|komplette|complète|completa|całkowita|pełna)\w*"
            r" (?:remis\w+|rémiss\w+|response|réponse|respuesta|risposta|odpowiedź)"
            r"|complete\w* metabol\w+"
            r"|s?CRi?\b|CMR\b|(?:MRD|MRZ)\W{0,3}neg|remis+i\w+|rémission)",
            re.IGNORECASE,
        ),
    ),
    (
        "refractory",
        re.compile(
            r"\brefra[ck]t\w+|réfractaire|oporn\w+|primär progred\w+|\bno response\b|\bNR\b"
            r"|non-?respon\w+",
            re.IGNORECASE,
        ),
    ),
    (
        "relapsed",
        re.compile(
            r"\b(?:relaps\w+|recurr\w+|re[zc]idi[vf]\w*|récidive|rechute|nawr[oó]t|wznow\w+"
            r"|recaída|ricadut\w+)",
            re.IGNORECASE,
        ),
    ),
    (
        "progressive",
        re.compile(
            r"\b(?:progress\w+|progred\w+|progresión|progresja|PD|worsen\w+|verslechter\w+)\b",
            re.IGNORECASE,
        ),
    ),
)
_PARTIAL = re.compile(
    r"\b(?:partial|partiële|partielle|parcial|parziale|częściow\w+)|\bV?G?PR\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:no|not|without|geen|keine?|pas de|sans|sin|senza|bez)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)


def read_disease_status(resource: Resource, when: str, draft: Draft) -> None:
    """The status of the disease on a day; an answer that does not tell is counted.

    Progression is no relapse and no refractoriness: it is kept as a response.
    """
    value, _ = value_of(resource.data)
    said = value if isinstance(value, str) else ""
    text = f"{words(resource.data.get('code'))}: {said}"[:200]
    source = resource.source(text)
    answer = resource.data.get("valueCodeableConcept")
    status = next((_BY_SNOMED[c] for _, c in codes(answer) if c in _BY_SNOMED), "")
    status = status or status_said(said)
    if status in ("remission", "relapsed", "refractory"):
        draft.take(Fact("status", status, source, date=when))
    elif status:
        draft.take(f"Observation of the disease status: {status}, no step of the review uses it")
    else:
        draft.take("Observation of the disease status: neither remission, relapse nor refractory")


def status_said(text: str) -> str:
    """What an answer says of the disease; empty when it does not tell.

    >>> [status_said(w) for w in ("Complete remissie, MRD negatief", "Second relapse, marrow",
    ...     "Partial remission (PR)", "No response (NR)")]
    ['remission', 'relapsed', 'partial response', 'refractory']
    """
    if _PARTIAL.search(text):
        return "partial response"
    for status, pattern in _SAID:
        match = pattern.search(text)
        if match and (status == "refractory" or not _DENIED.search(text[: match.start()])):
            return status
    return ""
