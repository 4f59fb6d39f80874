"""A case as a FHIR R4 Bundle: one resource a fact, each with its Provenance.

HL7 FHIR R4 (4.0.1). Numbers carry UCUM units, kinds their LOINC code where they have one. A number
whose unit is not known is given as text, never as a Quantity. The patient's name is left out unless
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from alloway import __version__
from alloway.reference.kinds import BY_NAME, label
from alloway.values.case import Case, Document, Fact
from alloway.values.evidence import Source

Resource = dict[str, Any]

_LOINC = "http://loinc.org"
_UCUM = "http://unitsofmeasure.org"
_KIND = "urn:alloway:kind"
_STATE = {"found": "preliminary", "confirmed": "final", "rejected": "entered-in-error",
          "superseded": "amended"}  # fmt: skip
_PERSON = frozenset(("name", "birth_date", "sex", "place"))
_CONDITIONS = frozenset(("diagnosis", "condition", "gvhd"))
_LABORATORY = frozenset(("lab", "infection", "antigen", "burden", "mutation", "chimerism"))


def fhir_bundle(case: Case, *, with_name: bool = False) -> Resource:
    """The case as a ``collection`` Bundle, equal for equal cases.

    Facts become Observation, Condition, MedicationStatement or Procedure resources; each has a
    Provenance that names its document (DocumentReference with the file's SHA-256), the place in it
    and the method. What a person rejected is kept, with a status that says so.

    Parameters
    ----------
    with_name
        Whether the Patient resource holds the name.

    Examples
    --------
    >>> from datetime import date
    >>> fact = Fact("lab.ldh", 512.0, Source("labs.csv", "row 2"), "U/L", "2026-11-16")
    >>> bundle = fhir_bundle(Case("P1", date(2026, 11, 24), labs=(fact,)))
    >>> [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    ['Patient', 'Observation', 'Provenance']
    """
    made = _Bundle(case)
    made.add("Patient", "patient", _patient(case, with_name))
    for document in case.documents:
        made.add("DocumentReference", document.name, _document(document))
    for fact in case.facts():
        if fact.kind not in _PERSON:
            made.add_fact(fact)
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": f"{case.as_of.isoformat()}T00:00:00Z",
        "entry": made.entries,
    }


class _Bundle:
    """Entries with stable identifiers, and references between them."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.entries: list[dict[str, Any]] = []
        self.patient = self._url("Patient", "patient")
        self.documents = {d.name: self._url("DocumentReference", d.name) for d in case.documents}

    def _url(self, kind: str, key: str) -> str:
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{self.case.id}/{kind}/{key}')}"

    def add(self, kind: str, key: str, body: Resource) -> str:
        """Add a resource; its full URL."""
        url = self._url(kind, key)
        resource = {"resourceType": kind, "id": url.removeprefix("urn:uuid:"), **body}
        self.entries.append({"fullUrl": url, "resource": resource})
        return url

    def add_fact(self, fact: Fact) -> None:
        """A fact's resource and the Provenance that leads back to its place."""
        key = f"{len(self.entries)}/{fact.kind}/{fact.date}/{fact.source.label}"
        kind, body = _resource(fact, {"reference": self.patient})
        target = self.add(kind, key, body)
        self.add("Provenance", key, self._provenance(fact, target))

    def _provenance(self, fact: Fact, target: str) -> Resource:
        what: Resource = {"display": fact.source.label}
        outer = fact.source.document
        if outer in self.documents:
            what["reference"] = self.documents[outer]
        return {
            "target": [{"reference": target}],
            "recorded": f"{self.case.as_of.isoformat()}T00:00:00Z",
            "activity": {"text": fact.method},
            "agent": [{"who": {"display": f"Alloway {__version__}"}}],
            "entity": [{"role": "source", "what": what, **_quoted(fact.source)}],
        }


def _quoted(source: Source) -> Resource:
    """The place and the words it was read from, as an extension of the entity."""
    if not source.quote:
        return {}
    return {"extension": [{"url": "urn:alloway:quote", "valueString": source.quote}]}


def _patient(case: Case, with_name: bool) -> Resource:
    body: Resource = {"identifier": [{"system": "urn:alloway:case", "value": case.id}]}
    if with_name and case.name:
        body["name"] = [{"text": str(case.name.value)}]
    if case.birth_date:
        body["birthDate"] = str(case.birth_date.value)
    if case.sex:
        body["gender"] = str(case.sex.value)
    if case.place:
        body["address"] = [{"text": str(case.place.value)}]
    return body


def _document(document: Document) -> Resource:
    return {
        "status": "current",
        "description": document.kind,
        "identifier": [{"system": "urn:alloway:sha256", "value": document.sha256}],
        "content": [{"attachment": {"title": document.name}}],
    }


def _resource(fact: Fact, patient: Resource) -> tuple[str, Resource]:
    group = fact.kind.partition(".")[0]
    if group in _CONDITIONS:
        return "Condition", _condition(fact, patient)
    if group == "medication":
        return "MedicationStatement", _medication(fact, patient)
    if group == "procedure":
        return "Procedure", _procedure(fact, patient)
    return "Observation", _observation(fact, patient, group)


def _condition(fact: Fact, patient: Resource) -> Resource:
    status = "entered-in-error" if fact.state == "rejected" else "confirmed"
    system = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
    return {
        "verificationStatus": {"coding": [{"system": system, "code": status}]},
        "code": {"coding": [_kind(fact)], "text": _words(fact)},
        "subject": patient,
        **({"recordedDate": fact.date} if fact.date else {}),
        **_note(fact),
    }


def _medication(fact: Fact, patient: Resource) -> Resource:
    return {
        "status": "entered-in-error" if fact.state == "rejected" else "unknown",
        "medicationCodeableConcept": {"text": _words(fact)},
        "subject": patient,
        **({"effectiveDateTime": fact.date} if fact.date else {}),
        **_note(fact),
    }


def _procedure(fact: Fact, patient: Resource) -> Resource:
    return {
        "status": "entered-in-error" if fact.state == "rejected" else "completed",
        "code": {"text": _words(fact)},
        "subject": patient,
        **({"performedDateTime": fact.date} if fact.date else {}),
        **_note(fact),
    }


def _observation(fact: Fact, patient: Resource, group: str) -> Resource:
    category = "laboratory" if group in _LABORATORY else "exam"
    system = "http://terminology.hl7.org/CodeSystem/observation-category"
    return {
        "status": _STATE[fact.state],
        "category": [{"coding": [{"system": system, "code": category}]}],
        "code": {"coding": list(_codes(fact)), "text": label(fact.kind)},
        "subject": patient,
        **({"effectiveDateTime": fact.date} if fact.date else {}),
        **_value(fact),
        **_range(fact),
        **_note(fact),
    }


def _codes(fact: Fact) -> Iterator[Resource]:
    known = BY_NAME.get(fact.kind)
    for code in known.loinc[:1] if known else ():
        yield {"system": _LOINC, "code": code}
    yield _kind(fact)


def _kind(fact: Fact) -> Resource:
    return {"system": _KIND, "code": fact.kind, "display": label(fact.kind)}


def _value(fact: Fact) -> Resource:
    if isinstance(fact.value, bool):
        return {"valueBoolean": fact.value}
    if isinstance(fact.value, (int, float)) and fact.unit != "?":
        return {"valueQuantity": _quantity(float(fact.value), fact.unit)}
    return {"valueString": _words(fact)}


def _words(fact: Fact) -> str:
    if isinstance(fact.value, float):
        return f"{fact.value:g} (unit not stated)"
    return str(fact.value)


def _quantity(value: float, unit: str) -> Resource:
    code = unit or "1"
    return {"value": value, "unit": code, "system": _UCUM, "code": code}


def _range(fact: Fact) -> Resource:
    if fact.upper_normal is None or fact.unit == "?":
        return {}
    return {"referenceRange": [{"high": _quantity(fact.upper_normal, fact.unit)}]}


def _note(fact: Fact) -> Resource:
    return {"note": [{"text": fact.note}]} if fact.note else {}
