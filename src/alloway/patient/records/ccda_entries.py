"""Coded entries of C-CDA 2.1 as FHIR resources, so that one set of rules reads both.

The mapping follows the HL7 C-CDA on FHIR guide in what a case uses: problems become Conditions,
medication activities MedicationStatements (orders MedicationRequests), results, vital signs and
social history Observations, procedures Procedures, allergies AllergyIntolerances.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from alloway.patient.records.ccda_values import (
    cda_date,
    concept,
    dose,
    observed,
    period,
    range_of,
)

Json = dict[str, Any]


@dataclass(slots=True)
class Node:
    """One XML element of an entry."""

    name: str
    attributes: Mapping[str, str]
    children: list[Node] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own words, without those of its children."""
        return "".join(self.words)

    def one(self, *path: str) -> Node | None:
        """The first element down a path of names."""
        node: Node | None = self
        for name in path:
            node = next((c for c in node.children if c.name == name), None) if node else None
        return node

    def all(self, name: str) -> list[Node]:
        """Every child of that name."""
        return [child for child in self.children if child.name == name]

    def get(self, *path: str, attribute: str = "value") -> str:
        """An attribute of the first element down a path; empty where there is none."""
        node = self.one(*path)
        return node.attributes.get(attribute, "") if node else ""

    def walk(self, name: str) -> Iterator[Node]:
        """Every element of that name at any depth, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.name == name:
                yield node
            waiting.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Found:
    """What one entry gave: a resource, or the reason why there is none."""

    resource: Json | None
    why: str = ""
    names: tuple[str, ...] = ()
    """Words by which the narrative names the same thing."""


_FAMILY = frozenset(("10157-6",))
_PLANS = frozenset(("18776-5", "61146-7", "62387-6", "69730-0"))
_IMMUNIZATIONS = frozenset(("11369-6", "2.16.840.1.113883.10.20.22.2.2.1"))
_ALLERGIES = frozenset(("48765-2",))
_PROBLEMS = frozenset(("11450-4", "11348-0", "46240-8", "29545-1", "51848-0", "8648-8", "10164-2"))
_PROBLEM = "2.16.840.1.113883.10.20.22.4.4"
_ALLERGY = "2.16.840.1.113883.10.20.22.4.7"
_PREGNANT = "2.16.840.1.113883.10.20.15.3.8"
_PROBLEM_STATUS = "33999-4"
_STATUS = {"55561003": "active", "73425007": "inactive", "413322009": "resolved"}
_MEDICATION_STATUS = {
    "active": "active", "completed": "completed", "aborted": "stopped", "suspended": "on-hold",
    "held": "on-hold", "cancelled": "not-taken", "nullified": "entered-in-error",
    "new": "intended", "obsolete": "entered-in-error",
}  # fmt: skip
_OBSERVATION_STATUS = {
    "aborted": "cancelled", "cancelled": "cancelled", "nullified": "entered-in-error",
    "active": "preliminary", "held": "registered", "new": "registered",
}  # fmt: skip
_PROCEDURE_STATUS = {
    "active": "in-progress", "aborted": "stopped", "cancelled": "not-done",
    "nullified": "entered-in-error", "held": "on-hold", "new": "preparation",
}  # fmt: skip


_CLINICAL = frozenset(
    ("act", "observation", "organizer", "substanceAdministration", "procedure", "supply",
     "encounter")
)  # fmt: skip


def entry_resources(entry: Node, section: str, said: Mapping[str, str]) -> Iterator[Found]:
    """The resources of one ``entry`` element.

    Parameters
    ----------
    section
        LOINC code of the section it stands in.
    said
        Words of the narrative by their ID, to which entries refer.
    """
    if section in _FAMILY or next(entry.walk("relatedSubject"), None):
        yield Found(None, "FamilyMemberHistory: of relatives, never the patient's")
        return
    for node in entry.children:
        yield from _of(node, section, said, "")


def _of(node: Node, section: str, said: Mapping[str, str], when: str) -> Iterator[Found]:
    mood = node.attributes.get("moodCode", "EVN")
    if node.name not in _CLINICAL:
        return
    if section in _PLANS or (mood != "EVN" and node.name != "substanceAdministration"):
        yield Found(None, f"C-CDA {node.name} in a plan, not a finding", _names(node, said))
    elif node.name == "substanceAdministration":
        yield _medication(node, section, said)
    elif node.name == "organizer":
        day = _day(node) or when
        for component in node.all("component"):
            for inner in component.children:
                yield from _of(inner, section, said, day)
    elif node.name == "act" and _concerns(node):
        yield from _concern(node, section, said)
    elif node.name == "observation" and _is_problem(node, section):
        yield _problem(node, "", said)
    elif node.name == "observation" and _template(node, _ALLERGY):
        yield _allergy(node, said)
    elif node.name == "observation":
        yield _observation(node, said, when)
    elif node.name in ("procedure", "act"):
        yield _procedure(node, said)
    else:
        yield Found(None, f"C-CDA {node.name}: no step of the review uses it")


def _concerns(act: Node) -> list[Node]:
    inner = [child for link in act.all("entryRelationship") for child in link.children]
    return [
        node
        for node in inner
        if node.name == "observation" and (_template(node, _PROBLEM) or _template(node, _ALLERGY))
    ]


def _concern(act: Node, section: str, said: Mapping[str, str]) -> Iterator[Found]:
    status = act.get("statusCode", attribute="code")
    for node in _concerns(act):
        if section in _ALLERGIES or _template(node, _ALLERGY):
            yield _allergy(node, said)
        else:
            yield _problem(node, status, said)


def _template(node: Node, root: str) -> bool:
    return any(t.attributes.get("root") == root for t in node.all("templateId"))


def _is_problem(node: Node, section: str) -> bool:
    value = node.one("value")
    coded = value is not None and value.attributes.get("type", "")[-2:] in ("CD", "CE")
    return _template(node, _PROBLEM) or (section in _PROBLEMS and coded)


def _problem(node: Node, concern: str, said: Mapping[str, str]) -> Found:
    """A Condition; ``negationInd`` says that the patient does not have it."""
    code = concept(node.one("value"), said)
    start, end = period(node.one("effectiveTime"))
    status = next(
        (
            _STATUS.get(inner.get("value", attribute="code"), "")
            for inner in node.walk("observation")
            if inner.get("code", attribute="code") == _PROBLEM_STATUS
        ),
        "",
    )
    over = "resolved" if end else {"completed": "inactive", "aborted": "inactive"}.get(concern, "")
    data: Json = {
        "resourceType": "Condition",
        "code": code,
        "clinicalStatus": {"coding": [{"code": status or over or "active"}]},
        "onsetDateTime": start,
        "abatementDateTime": end,
    }
    if _denied(node):
        data["verificationStatus"] = {"coding": [{"code": "refuted"}]}
    return Found(data, names=_names(node, said))


def _denied(node: Node) -> bool:
    return node.attributes.get("negationInd", "").lower() in ("true", "1")


def _allergy(node: Node, said: Mapping[str, str]) -> Found:
    substance = next(node.walk("playingEntity"), None)
    code = concept(substance.one("code") if substance else None, said)
    if substance is not None and not code.get("text"):
        name = substance.one("name")
        code["text"] = name.text.strip() if name else ""
    start, _ = period(node.one("effectiveTime"))
    kind = node.get("value", attribute="displayName").lower()
    category = ["food"] if "food" in kind else ["environment"] if "environment" in kind else []
    shown = [
        concept(inner.one("value"), said)
        for link in node.all("entryRelationship")
        if link.attributes.get("typeCode") == "MFST"
        for inner in link.all("observation")
    ]
    data: Json = {
        "resourceType": "AllergyIntolerance",
        "code": code,
        "category": category,
        "onsetDateTime": start,
        "reaction": [{"manifestation": shown}] if shown else [],
    }
    if _denied(node):
        data["verificationStatus"] = {"coding": [{"code": "refuted"}]}
    return Found(data, names=_names(node, said))


def _medication(node: Node, section: str, said: Mapping[str, str]) -> Found:
    material = next(node.walk("manufacturedMaterial"), None)
    code = concept(material.one("code") if material else None, said)
    names = (*_texts(code), *_names(node, said))
    if material is not None and not code["text"]:
        name = material.one("name")
        code["text"] = name.text.strip() if name else ""
    if section in _IMMUNIZATIONS:
        return Found(None, "Immunization: no step of the review uses vaccinations", names)
    times = [period(time) for time in node.all("effectiveTime")]
    start, end = next((time for time in times if any(time)), ("", ""))
    status = _MEDICATION_STATUS.get(node.get("statusCode", attribute="code"), "unknown")
    if _denied(node):
        status = "not-taken"
    told = node.one("text")
    words = _words(told, said) if told else ""
    dosage = " ".join(part for part in (words, dose(node)) if part)
    data: Json = {"medicationCodeableConcept": code, "status": status}
    if node.attributes.get("moodCode", "EVN") == "EVN":
        data |= {
            "resourceType": "MedicationStatement",
            "effectivePeriod": {"start": start, "end": end},
            "dosage": [{"text": dosage}],
        }
    else:
        repeat = {"boundsPeriod": {"start": start, "end": end}}
        data |= {
            "resourceType": "MedicationRequest",
            "intent": "order",
            "authoredOn": cda_date(node.get("author", "time")) or start,
            "dosageInstruction": [{"text": dosage, "timing": {"repeat": repeat}}],
        }
    return Found(data, names=names)


def _day(node: Node) -> str:
    start, end = period(node.one("effectiveTime"))
    return start or end


def _observation(node: Node, said: Mapping[str, str], when: str) -> Found:
    """A result; an ASSERTION stands for its value, as a pregnancy does."""
    code = concept(node.one("code"), said)
    value = node.one("value")
    status = _OBSERVATION_STATUS.get(node.get("statusCode", attribute="code"), "final")
    data: Json = {"resourceType": "Observation", "status": status, "code": code}
    data["effectiveDateTime"] = _day(node) or when
    if node.get("code", attribute="code") == "ASSERTION" or _template(node, _PREGNANT):
        data["code"] = concept(value, said)
        data["valueBoolean"] = not _denied(node)
    elif _denied(node):
        data["dataAbsentReason"] = {"text": "not done"}
    else:
        data |= observed(value, said)
    grades = [concept(grade, said) for grade in node.all("interpretationCode")]
    if grades:
        data["interpretation"] = grades
    limits = range_of(node)
    if limits:
        data["referenceRange"] = [limits]
    method = concept(node.one("methodCode"), said)
    if method["text"]:
        data["method"] = method
    return Found(data, names=_names(node, said))


def _procedure(node: Node, said: Mapping[str, str]) -> Found:
    start, end = period(node.one("effectiveTime"))
    status = _PROCEDURE_STATUS.get(node.get("statusCode", attribute="code"), "completed")
    told = node.one("text")
    data: Json = {
        "resourceType": "Procedure",
        "code": concept(node.one("code"), said),
        "status": "not-done" if _denied(node) else status,
        "performedPeriod": {"start": start, "end": end},
    }
    if told is not None and (words := _words(told, said)):
        data["note"] = [{"text": words}]
    return Found(data, names=_names(node, said))


def _names(node: Node, said: Mapping[str, str]) -> tuple[str, ...]:
    """Every name that an entry gives to what it is about."""
    found: list[str] = []
    for tag in ("value", "code"):
        for inner in (node.one(tag), *(m.one("code") for m in node.walk("manufacturedMaterial"))):
            if inner is not None:
                found += _texts(concept(inner, said))
    for inner in node.walk("playingEntity"):
        found += _texts(concept(inner.one("code"), said))
    return tuple(dict.fromkeys(found))


def _texts(code: Json) -> list[str]:
    shown = [coding.get("display", "") for coding in code.get("coding", [])]
    return [text for text in (code.get("text", ""), *shown) if text]


def _words(told: Node, said: Mapping[str, str]) -> str:
    """Words of a ``text`` element, or of the narrative it refers to."""
    reference = told.get("reference").removeprefix("#")
    return " ".join((said.get(reference, "") if reference else told.text).split())
