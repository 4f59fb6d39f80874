"""FHIR Conditions to facts: which one is the disease under review, and which are other diseases."""

from __future__ import annotations

import re
from functools import lru_cache

from alloway.patient.cases.codes import Json, all_words, codes, dated, dicts, first_code, words
from alloway.patient.cases.draft import Draft
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
    """
    lowered = text.lower().replace("non-hodgkin", "nonhodgkin").replace("non hodgkin", "nonhodgkin")
    return next((disease for pattern, disease in _words() if pattern.search(lowered)), None)


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
    note = "; ".join(part for part in (_certainty(data, text), status) if part)
    if kind in _PRESENT:
        note = f"{text}; {note}" if note else text
    when = dated(data, "onsetDateTime", "onsetPeriod", "recordedDate")
    source = resource.source(text)
    fact = Fact(kind, value, source, date=when, note=note)
    draft.take(fact)
    if kind == "diagnosis":
        entity = entity_of(data.get("code"))
        draft.entities[fact] = entity.key if entity else "other"
        _stage(resource, draft, when)
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


def _stage(resource: Resource, draft: Draft, when: str) -> None:
    for stage in dicts(resource.data.get("stage")):
        text = words(stage.get("summary"))
        if text:
            draft.take(Fact("stage", text, resource.source(f"stage: {text}"), date=when))
