"""The words of a folder that tell who somebody is: from coded fields, and from letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from alloway.patient.cases.person import person_facts
from alloway.patient.records.model import Content, Page
from alloway.patient.redaction.forms import HOME, PATIENT_LINE, TOWN
from alloway.patient.redaction.rules import Known, known

PEOPLE = frozenset(
    ("Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "Person", "Organization",
     "Location", "CareTeam", "Endpoint", "HealthcareService")
)  # fmt: skip
"""FHIR resources that are about people and places, not about the disease."""
_DEPTH = 60


def known_in(contents: Iterable[Content], also: Iterable[str] = ()) -> Known:
    """What the contents of a folder tell of names, places and numbers.

    Parameters
    ----------
    also
        Further names that a person gives.
    """
    found = known(also)
    for content in contents:
        found |= known_in_pages(content.pages)
        for sample in content.typings:
            found |= known([sample.name] if sample.name else [])
        for header in content.dicom:
            found |= known(numbers=[header.patient_id])
        for resource in content.resources:
            found |= known_in_json(resource.data)
    return found


def known_in_json(data: object) -> Known:
    """Names, addresses, telephone numbers and identifiers of a FHIR resource or bundle.

    >>> sorted(known_in_json({"resourceType": "Patient", "name": [{"family": "Novak"}]}).names)
    ['Novak']
    """
    names: list[str] = []
    places: list[str] = []
    numbers: list[str] = []
    for holder in _dicts(data, 0):
        about = holder.get("resourceType") in PEOPLE or "relationship" in holder
        names += _names(holder.get("name")) if about else ()
        places += _places(holder.get("address"))
        numbers += _values(holder.get("telecom"))
        if about or "use" not in holder:
            numbers += _values(holder.get("identifier"))
        if _of_person(holder) and isinstance(holder.get("display"), str):
            names.append(str(holder["display"]))
    return known(names, places, numbers)


def _dicts(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(data, Mapping):
        yield data
        for value in data.values():
            yield from _dicts(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _dicts(value, depth + 1)


def _of_person(reference: Mapping[str, Any]) -> bool:
    target = reference.get("reference")
    return isinstance(target, str) and target.partition("/")[0] in PEOPLE


def _names(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for name in _listed(value):
        if isinstance(name, Mapping):
            parts = [name.get("text"), name.get("family"), *_listed(name.get("given"))]
            yield from (part for part in parts if isinstance(part, str))


def _places(value: object) -> Iterator[str]:
    for address in _listed(value):
        if isinstance(address, Mapping):
            parts = [*_listed(address.get("line")), address.get("city"), address.get("postalCode")]
            yield from (part for part in parts if isinstance(part, str))


def _values(value: object) -> Iterator[str]:
    for item in _listed(value):
        if isinstance(item, Mapping) and isinstance(item.get("value"), str):
            yield item["value"]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def known_in_pages(pages: Iterable[Page]) -> Known:
    """Names and towns that letters state in the places where they stand."""
    pages = list(pages)
    names = [str(fact.value) for fact in person_facts(pages) if fact.kind == "name"]
    places: list[str] = []
    for page in pages:
        head = page.text[:6000]
        names += [match["it"] for match in PATIENT_LINE.finditer(head)]
        places += [match["it"] for form in (TOWN, HOME) for match in form.finditer(head)]
    return known((n for n in names if _plausible(n)), places)


def _plausible(name: str) -> bool:
    """Two words at least: one alone may be the first of a sentence."""
    return bool(re.search(r"\w[\s,]+\w", name))
