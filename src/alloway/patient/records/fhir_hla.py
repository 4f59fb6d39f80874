"""HLA results inside FHIR: who they are of, and the typing they add up to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson

from alloway.errors import InputError
from alloway.patient.records.fhir_links import Links, dicts, specimen_words, withdrawn
from alloway.patient.records.hla import read_typing, sample_kind, typing_words
from alloway.patient.records.model import Content, Resource, TypedSample
from alloway.patient.records.whose import role
from alloway.values.hla import Typing

_CODES = frozenset(("84413-4", "84414-2", "57290-9", "57291-7", "57292-5", "57293-3", "57294-1"))
"""LOINC: genotype display name, haplotype name, and HLA-A, -B, -C, -DRB1 and -DQB1 types."""
_ALLELE = re.compile(r"\*\d{2}")
_HLA = re.compile(r"\bHLA\b|\bhuman leu[ck]ocyte antigen", re.IGNORECASE)
_FIELDS = re.compile(r"\b\d{2,4}:\d{2,4}")


def about_relative(data: Mapping[str, Any]) -> bool:
    """Whether FHIR says that a resource is about a relative or donor.

    FHIR R4 names somebody else's result by ``subject`` RelatedPerson or by ``Observation.focus``.

    >>> about_relative({"subject": {"reference": "RelatedPerson/mother"}})
    True
    """
    subject = data.get("subject")
    reference = subject.get("reference") if isinstance(subject, dict) else None
    if isinstance(reference, str) and "RelatedPerson/" in reference:
        return True
    if "focus" not in data:
        return False
    return any("RelatedPerson/" in str(item.get("reference")) for item in dicts(data["focus"]))


def is_hla(data: Mapping[str, Any]) -> bool:
    """Whether an Observation reports HLA alleles.

    >>> is_hla({"valueCodeableConcept": {"coding": [{"display": "HLA-A*02:01"}]}})
    True
    """
    if "valueQuantity" in data:
        return False
    parts = (data, *dicts(data["component"])) if "component" in data else (data,)
    values = [word for part in parts if "valueQuantity" not in part for word in _values(part)]
    if not any("*" in word or ":" in word for word in values):
        return False
    if any(_ALLELE.search(word) for word in values):
        return True
    code = data.get("code")
    if not isinstance(code, dict) or not any(_FIELDS.search(word) for word in values):
        return False
    codings = dicts(code.get("coding"))
    named = (str(code.get("text", "")), *(str(coding.get("display")) for coding in codings))
    coded = any(coding.get("code") in _CODES for coding in codings)
    return coded or any(_HLA.search(name[:300]) for name in named)


def _values(part: Mapping[str, Any]) -> list[str]:
    """The words of a value: text, displays and codes."""
    concept = part.get("valueCodeableConcept")
    found = [part.get("valueString")]
    if isinstance(concept, dict):
        found.append(concept.get("text"))
        for coding in dicts(concept.get("coding")):
            found += [coding.get("display"), coding.get("code")]
    return [word[:2000] for word in found if isinstance(word, str)]


def typed_for_donor(data: Mapping[str, Any]) -> bool:
    """Whether an HLA result is a donor's, by FHIR or by the words of its code or specimen.

    >>> typed_for_donor({"code": {"text": "HLA-A typing of the donor"}})
    True
    """
    if about_relative(data):
        return True
    code = data.get("code")
    said = str(code.get("text", "")) if isinstance(code, dict) else ""
    return role(said) == "donor" or role(specimen_words(data)) == "donor"


def add_typings(content: Content) -> None:
    """Give a content the typings its HLA Observations add up to, the donor's apart."""
    found = [
        (resource, resource.data)
        for resource in content.resources
        if resource.type == "Observation"
        and "valueQuantity" not in resource.data
        and is_hla(resource.data)
        and not withdrawn(resource.data)
    ]
    links = Links(content.resources)
    for donor in (False, True):
        of_one = [pair for pair in found if typed_for_donor(pair[1]) == donor]
        typing = _typing(of_one, links)
        if typing is not None:
            content.typings.append(TypedSample(typing, donor))


def _typing(found: list[tuple[Resource, Mapping[str, Any]]], links: Links) -> Typing | None:
    if not found:
        return None
    listed = [data for _, data in found]
    lines = "\n".join(_line(data) for data in listed)
    source = found[0][0].source(lines.replace("\n", " ")[:200])
    samples = " ".join(specimen_words(data, links) for data in listed)
    typing = _by_profile(listed, source.document, samples)
    if typing is None:
        words = typing_words(lines)
        return read_typing(words, samples, source) if words else None
    from dataclasses import replace

    return replace(typing, source=source)


def _by_profile(listed: list[Mapping[str, Any]], name: str, samples: str) -> Typing | None:
    """The typing by the HLA reporting guide; ``None`` where the results do not follow it."""
    from alloway.hla.fhir_typing import parse_fhir_typing

    plain = [{**data, "subject": None, "contained": [], "status": "final"} for data in listed]
    try:
        data = orjson.dumps(plain)
        typing = parse_fhir_typing(data, name=name, sample=sample_kind(samples))
    except (InputError, TypeError):
        return None
    return typing if len(typing.loci) > 1 else None


def _line(data: Mapping[str, Any]) -> str:
    """HLA alleles that an Observation reports as its value or in its components, as one line."""
    found: list[str] = []
    for part in (data, *dicts(data.get("component"))):
        found += [word for word in _values(part) if _ALLELE.search(word)][:1]
    return " ".join(found)
