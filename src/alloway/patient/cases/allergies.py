"""FHIR AllergyIntolerance to facts: a drug that must not be given again is a condition."""

from __future__ import annotations

from alloway.patient.cases.codes import Json, all_words, dated, dicts, first_code, words
from alloway.patient.cases.draft import Draft
from alloway.patient.records.model import Resource
from alloway.values.case import Fact

_VOID = frozenset(("refuted", "entered-in-error"))
_OVER = frozenset(("inactive", "resolved"))
_NONE_KNOWN = ("no known", "no allerg", "716186003", "409137002", "428607008")
"""Words and SNOMED CT codes of a statement that there is none."""
_NOT_DRUGS = frozenset(("food", "environment"))


def read_allergy(resource: Resource, draft: Draft) -> None:
    """The condition that an allergy to a drug is; other allergies are counted."""
    data = resource.data
    name = words(data.get("code"))
    if first_code(data.get("verificationStatus")) in _VOID:
        draft.take("AllergyIntolerance refuted or entered in error")
    elif not name:
        draft.take("AllergyIntolerance without a substance")
    elif any(word in all_words(data.get("code")).lower() for word in _NONE_KNOWN[:2]) or (
        first_code(data.get("code")) in _NONE_KNOWN
    ):
        draft.take("AllergyIntolerance that says that none is known")
    elif _NOT_DRUGS.intersection(_categories(data)):
        draft.take("AllergyIntolerance to food or surroundings: no step of the review uses it")
    else:
        draft.take(_fact(resource, name))


def _categories(data: Json) -> list[str]:
    found = data.get("category")
    return [str(item) for item in found] if isinstance(found, list) else []


def _fact(resource: Resource, name: str) -> Fact:
    data = resource.data
    reactions = dicts(data.get("reaction"))
    seen = [
        words(part).replace(",", "")
        for reaction in reactions
        for part in dicts(reaction.get("manifestation"))
    ]
    kind = "intolerance" if data.get("type") == "intolerance" else "allergy"
    value = name if kind in name.lower() else f"{name} {kind}"
    if seen:
        value = f"{value} ({', '.join(dict.fromkeys(seen))})"[:200]
    days = [day for reaction in reactions if (day := dated(reaction, "onset"))]
    when = dated(data, "onsetDateTime", "onsetPeriod") or min(days, default="")
    when = when or dated(data, "lastOccurrence", "recordedDate")
    note = "resolved" if first_code(data.get("clinicalStatus")) in _OVER else ""
    return Fact("condition", value, resource.source(value), date=when, note=note)
