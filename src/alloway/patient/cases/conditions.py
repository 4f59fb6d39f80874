"""FHIR Conditions to facts: which one is the disease under review, and which are other diseases."""

from __future__ import annotations

import re

from alloway.patient.cases.codes import (
    Json,
    dated,
    dicts,
    ended,
    first_code,
    notes,
    words,
)
from alloway.patient.cases.condition_names import PRESENT, SUSPECTED, Named, condition_named
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_counts import stated_count
from alloway.patient.cases.text_cytogenetics import cytogenetics_named
from alloway.patient.cases.text_genes import gene_facts
from alloway.patient.records.dates import day_order, find_dates
from alloway.patient.records.model import Resource
from alloway.values.case import Fact

_VOID = frozenset(("refuted", "entered-in-error"))
_NOTED = (
    (
        "relapsed",
        re.compile(
            r"\b(?:relaps\w+|recurr\w+|re[zc]idi(?:v|ef)\w*|récidive|rechute|nawr[oó]t\w*|wznow\w+"
            r"|recaída|ricadut\w+|R/R)\b",
            re.IGNORECASE,
        ),
    ),
    ("refractory", re.compile(r"\brefra[ck]t\w+|réfractaire|oporn\w+|refrattari\w+|R/R\b", re.I)),
)
_ENGLISH = re.compile(
    r"\b(?:relapse[sd]?|relapsing|recurrences?|recurrent|recurred|refractory|R/R)\b", re.I
)
_OVER = frozenset(("inactive", "resolved", "remission"))
_STATUS = {"relapse": "relapsed", "recurrence": "relapsed", "remission": "remission"}


def read_condition(resource: Resource, draft: Draft) -> None:
    """The fact of one Condition; diagnoses also give their stage and status."""
    data = resource.data
    verified = first_code(data.get("verificationStatus"))
    named = condition_named(data.get("code"))
    if verified in _VOID:
        _read_refuted(resource, named, verified, draft)
        return
    if not named.text:
        draft.take("Condition without a code or text")
        return
    if named.of_donor:
        draft.take("Condition that says who the donor is")
        return
    status = _clinical(data)
    when = dated(data, "onsetDateTime", "onsetPeriod", "recordedDate")
    if named.kind == "diagnosis":
        _read_diagnosis(resource, named, status, when, draft)
    else:
        _read_other(resource, named, status, when, draft)


def _read_refuted(resource: Resource, named: Named, verified: str, draft: Draft) -> None:
    """A refuted CNS disease or pregnancy is a finding; any other is counted."""
    if verified == "refuted" and named.kind in ("cns", "pregnancy"):
        when = dated(resource.data, "onsetDateTime", "recordedDate")
        source = resource.source(f"refuted: {named.text}")
        draft.take(Fact(named.kind, False, source, date=when, note=named.text))
    else:
        draft.take("Condition refuted or entered in error")


def _clinical(data: Json) -> str:
    """Clinical status; where FHIR gives none, an end makes it resolved."""
    status = first_code(data.get("clinicalStatus"))
    over = dated(data, "abatementDateTime") or ended(data, "abatementPeriod")
    return status or ("resolved" if over or data.get("abatementBoolean") is True else "")


def _read_diagnosis(resource: Resource, named: Named, status: str, when: str, draft: Draft) -> None:
    data, text = resource.data, named.text
    note = "; ".join(part for part in (_certainty(data, text), status) if part)
    source = resource.source(text)
    fact = Fact("diagnosis", text, source, date=when, note=note)
    draft.take(fact)
    draft.entities[fact] = named.entity
    _stage(resource, draft)
    _stated_lines(resource, draft)
    if status in _STATUS:
        stated = dated(data, "recordedDate") or when
        draft.take(Fact("status", _STATUS[status], source, date=stated))
    elif "note" in data:
        _status_noted(resource, draft)
    if not _certainty(data, text):
        statement = Statement(text, source, document_date=when)
        draft.facts += [f for f in gene_facts(statement) if isinstance(f, Fact)]
        draft.facts += [
            Fact("cytogenetics", name, source, date=when) for name in cytogenetics_named(text)
        ]


def _status_noted(resource: Resource, draft: Draft) -> None:
    """Relapse or refractoriness that the notes of a diagnosis tell, with the last day they name."""
    note = notes(resource.data)
    said = [status for status, pattern in _NOTED if pattern.search(note)]
    # Only English writes the month first.
    order = day_order(note) or ("" if _ENGLISH.search(note) else "dmy")
    days = [found.iso for found in find_dates(note, order)]
    if said:
        value = "relapsed or refractory" if len(said) > 1 else said[0]
        when = max(days, default="")
        draft.take(Fact("status", value, resource.source(note[:200]), date=when))


def _read_other(resource: Resource, named: Named, status: str, when: str, draft: Draft) -> None:
    data, text, kind = resource.data, named.text, named.kind
    over = status in _OVER
    value: str | bool = named.value
    notes_ = [_certainty(data, text), status]
    if kind == "infection.active" and (over or notes_[0]):
        kind = "condition"
    if kind in ("cns", "pregnancy", "gvhd", "infection.active"):
        value = "resolved" if over and kind == "gvhd" else not over
    if value is not named.value or value != text:
        notes_.insert(0, text)
    if kind in ("cns", "pregnancy") and over:
        # "Over" holds from the end of the condition on, not from its onset.
        when = dated(data, "abatementDateTime", "recordedDate") or ended(data, "abatementPeriod")
    if kind in PRESENT and notes_[-2]:
        kind, value = "condition", text
    note = "; ".join(part for part in notes_ if part)
    draft.take(Fact(kind, value, resource.source(text), date=when, note=note))
    if kind == "infection.active":
        draft.take(Fact("condition", named.value, resource.source(text), date=when, note=note))
    if named.hiv and not notes_[-2]:
        draft.take(Fact("infection.hiv", "positive", resource.source(text), date=when, note=text))


def _certainty(data: Json, text: str) -> str:
    code = first_code(data.get("verificationStatus"))
    if code in ("provisional", "differential", "unconfirmed") or SUSPECTED.search(text):
        return "not confirmed"
    return ""


def _stage(resource: Resource, draft: Draft) -> None:
    """Stages of a Condition; FHIR gives them no date, and the day of onset need not be theirs."""
    for stage in dicts(resource.data.get("stage")):
        text = stage_words(words(stage.get("summary")))
        if text:
            draft.take(Fact("stage", text, resource.source(f"stage: {text}")))


def stage_words(text: str) -> str:
    """A stage without the word that only says that it is one.

    >>> stage_words("Ann Arbor stage IV"), stage_words("Stage III"), stage_words("R-ISS II")
    ('Ann Arbor IV', 'III', 'R-ISS II')
    """
    return " ".join(re.sub(r"\bstage(?: group)?\b:?", " ", text, flags=re.IGNORECASE).split())


def _stated_lines(resource: Resource, draft: Draft) -> None:
    """Numbers of lines that the notes of the diagnosis state."""
    note = notes(resource.data)
    if note:
        stated_count(Statement(note, resource.source(note[:200]), language="en"), draft)
