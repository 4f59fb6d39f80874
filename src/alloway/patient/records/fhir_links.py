"""What FHIR references point at: contained resources, and others of the same patient."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from alloway.patient.records.dates import fhir_date
from alloway.patient.records.model import Resource

Json = Mapping[str, Any]


def dicts(value: object) -> list[dict[str, Any]]:
    """The dictionaries in a list; empty for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def last_part(reference: str) -> str:
    """The identity at the end of a reference or URL.

    >>> last_part("https://h.example/fhir/Specimen/s1/_history/2"), last_part("urn:uuid:0c-1")
    ('s1', '0c-1')
    """
    return reference.split("/_history/")[0].rsplit("/", 1)[-1].rsplit(":", 1)[-1]


_WITHDRAWN = frozenset(("entered-in-error", "cancelled"))


def withdrawn(data: Json) -> bool:
    """Whether a resource says of itself that it must not be used.

    >>> withdrawn({"status": "entered-in-error"}), withdrawn({"status": "final"})
    (True, False)
    """
    status = data.get("status")
    return isinstance(status, str) and status in _WITHDRAWN


class Links:
    """The resources of one patient by identity; built when the first reference is followed."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._resources = resources
        self._known: dict[str, Resource] | None = None

    def follow(self, owner: Json, reference: object) -> Json | None:
        """The resource a reference in ``owner`` points at; ``None`` where it is not at hand.

        >>> owner = {"contained": [{"resourceType": "Specimen", "id": "s"}]}
        >>> Links(()).follow(owner, {"reference": "#s"})["resourceType"]
        'Specimen'
        """
        target = reference.get("reference") if isinstance(reference, Mapping) else None
        if not isinstance(target, str):
            return None
        if target.startswith("#"):
            held = dicts(owner.get("contained"))
            return next((item for item in held if item.get("id") == target[1:]), None)
        known = self._index()
        found = known.get(target) or known.get(last_part(target))
        return found.data if found else None

    def _index(self) -> dict[str, Resource]:
        if self._known is None:
            self._known = {}
            for resource in self._resources:
                identity = resource.data.get("id")
                if isinstance(identity, str):
                    self._known.setdefault(identity, resource)
                if resource.url:
                    self._known.setdefault(resource.url, resource)
                    self._known.setdefault(last_part(resource.url), resource)
        return self._known


def collected(data: Json, links: Links) -> str:
    """When the specimen of an Observation or report was taken; empty when FHIR does not say.

    >>> specimen = {"id": "s", "collection": {"collectedDateTime": "2026-03-01T08:00:00Z"}}
    >>> collected({"specimen": {"reference": "#s"}, "contained": [specimen]}, Links(()))
    '2026-03-01'
    """
    named = data.get("specimen")
    days = set()
    for reference in named if isinstance(named, list) else (named,):
        specimen = links.follow(data, reference)
        collection = specimen.get("collection") if specimen else None
        if isinstance(collection, Mapping):
            period = collection.get("collectedPeriod")
            start = period.get("start") if isinstance(period, Mapping) else None
            days.add(fhir_date(collection.get("collectedDateTime")) or fhir_date(start))
    days.discard("")
    return days.pop() if len(days) == 1 else ""


def specimen_words(data: Json, links: Links | None = None) -> str:
    """How an Observation names its specimen: the display, or type and site of the Specimen."""
    named = data.get("specimen")
    if not isinstance(named, Mapping):
        return ""
    shown = named.get("display")
    if isinstance(shown, str) and shown:
        return shown[:200]
    specimen = links.follow(data, named) if links and "reference" in named else None
    if not specimen:
        return ""
    collection = specimen.get("collection")
    site = collection.get("bodySite") if isinstance(collection, Mapping) else None
    return ", ".join(part for part in (_said(specimen.get("type")), _said(site)) if part)[:200]


def _said(concept: object) -> str:
    if not isinstance(concept, Mapping):
        return ""
    shown = (coding.get("display") for coding in dicts(concept.get("coding")))
    return str(concept.get("text") or next((word for word in shown if word), ""))
