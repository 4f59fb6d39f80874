"""FHIR Conditions to facts: which one is the disease under review, and which are other diseases."""

from __future__ import annotations

import re
from functools import lru_cache

from alloway.patient.cases.codes import (
    Json,
    all_words,
    codes,
    dated,
    dicts,
    ended,
    first_code,
    notes,
    words,
)
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_counts import stated_count
from alloway.patient.records.model import Resource
from alloway.reference.diseases import DISEASES, Disease
from alloway.values.case import Fact

_VOID = frozenset(("refuted", "entered-in-error"))
_NEOPLASM = re.compile(
    r"\b(neoplasm|cancer|\w*carcinoma|malignan\w+|leuk(?:a)?emia|lymphoma|myeloma|\w*sarcoma"
    r"|melanoma|tumou?r|metasta\w+|mesothelioma|glioma|glioblastoma|neuroblastoma)\b",
    re.IGNORECASE,
)
_NOT_NEOPLASM = re.compile(
    r"\b(benign|lipoma|history of|family history|suspected|screening|risk|fear|pseudotumou?r"
    r"|tumou?r lysis|no evidence)\b",
    re.IGNORECASE,
)
_SUSPECTED = re.compile(r"\b(suspected|possible|rule out|query)\b", re.IGNORECASE)
_PRESENT = {
    "cns": re.compile(
        r"\b(cns|central nervous system|leptomening\w+|mening\w+) (involvement|disease"
        r"|lymphoma|leuk\w+|relapse)|secondary cns\b", re.IGNORECASE,
    ),
    "gvhd": re.compile(r"\bgraft[- ]versus[- ]host|\bgvhd\b", re.IGNORECASE),
    "pregnancy": re.compile(r"^(normal )?pregnan(t|cy)\b", re.IGNORECASE),
}  # fmt: skip
_OVER = frozenset(("inactive", "resolved", "remission"))
_STATUS = {"relapse": "relapsed", "recurrence": "relapsed", "remission": "remission"}


@lru_cache(maxsize=1)
def _words() -> list[tuple[re.Pattern[str], Disease]]:
    """Disease names, longest first, so that ``transformed follicular`` wins over ``follicular``."""
    pairs = [(word, disease) for disease in DISEASES for word in disease.words]
    pairs.sort(key=lambda pair: len(pair[0]), reverse=True)
    return [(re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])"), d) for word, d in pairs]


def entity_in(text: str) -> Disease | None:
    """The disease a text names; the most specific name wins.

    >>> entity_in("Transformed follicular lymphoma, stage IV").key
    'tFL'
    >>> entity_in("B-ALL (acute lymphoblastic leukaemia)").key
    'B-ALL'
    """
    lowered = text.lower().replace("non-hodgkin", "nonhodgkin").replace("non hodgkin", "nonhodgkin")
    named = [disease for pattern, disease in _words() if pattern.search(lowered)]
    wider = {parent for disease in named for parent in disease.parents}
    return next((disease for disease in named if disease.key not in wider), None)


def entity_of(concept: object) -> Disease | None:
    """The disease a CodeableConcept stands for: words first, then SNOMED CT, then ICD-10.

    Words come first because they are more specific: ICD-10 C83.7 covers Burkitt and, in practice,
    high-grade B-cell lymphoma.
    """
    named = entity_in(all_words(concept))
    if named is not None:
        return named
    found = [code for _, code in codes(concept)]
    for disease in DISEASES:
        if any(code in disease.snomed for code in found):
            return disease
    matches = [(len(p), d) for d in DISEASES for p in d.icd10 for c in found if c.startswith(p)]
    return max(matches, key=lambda pair: pair[0])[1] if matches else None


def is_neoplasm(text: str, concept: object = None) -> bool:
    """Whether words or an ICD-10 code (C00 to C97) name a malignant or unclear tumour."""
    if _NOT_NEOPLASM.search(text):
        return False
    coded = any(re.fullmatch(r"C[0-9]\d(\.\w+)?", code) for _, code in codes(concept))
    return coded or bool(_NEOPLASM.search(text))


def read_condition(resource: Resource, draft: Draft) -> None:
    """The fact of one Condition; diagnoses also give their stage and status."""
    data = resource.data
    if first_code(data.get("verificationStatus")) in _VOID:
        draft.take("Condition refuted or entered in error")
        return
    text = words(data.get("code"))
    if not text:
        draft.take("Condition without a code or text")
        return
    kind = _kind(text, data.get("code"))
    status = first_code(data.get("clinicalStatus"))
    value: str | bool = text if kind in ("diagnosis", "condition") else status not in _OVER
    if kind == "gvhd" and value is False:
        value = "resolved"
    note = "; ".join(part for part in (_certainty(data, text), status) if part)
    if kind in _PRESENT:
        note = f"{text}; {note}" if note else text
    when = dated(data, "onsetDateTime", "onsetPeriod", "recordedDate")
    if value is False:
        # "Over" holds from the end of the condition on, not from its onset.
        when = dated(data, "abatementDateTime", "recordedDate") or ended(data, "abatementPeriod")
    source = resource.source(text)
    fact = Fact(kind, value, source, date=when, note=note)
    draft.take(fact)
    if kind == "diagnosis":
        entity = entity_of(data.get("code"))
        draft.entities[fact] = entity.key if entity else "other"
        _stage(resource, draft)
        _stated_lines(resource, draft)
        if status in _STATUS:
            stated = dated(data, "recordedDate") or when
            draft.take(Fact("status", _STATUS[status], source, date=stated))


def _kind(text: str, concept: object) -> str:
    for kind, pattern in _PRESENT.items():
        if pattern.search(text):
            return kind
    if _SUSPECTED.search(text):
        return "condition"
    if entity_of(concept) is not None or is_neoplasm(text, concept):
        return "diagnosis"
    return "condition"


def _certainty(data: Json, text: str) -> str:
    code = first_code(data.get("verificationStatus"))
    if code in ("provisional", "differential", "unconfirmed") or _SUSPECTED.search(text):
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
