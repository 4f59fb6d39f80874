"""Who the patient is: demographics from FHIR, and from letters where there is no FHIR."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alloway.patient.cases.codes import dicts
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.statements import birth_date
from alloway.patient.records.dates import day_order, fhir_date
from alloway.patient.records.model import Page, Resource
from alloway.reference.countries import country_name
from alloway.values.case import Fact

_SEX = re.compile(
    r"\b(?:sex|gender|geschlecht|sexe|sexo)\s*[:=]\s*(?P<stated>female|male|weiblich|männlich"
    r"|f\b|m\b|w\b)|\b\d{1,3}[- ]year[- ]old\s+(?P<told>female|male|woman|man|lady|gentleman"
    r"|girl|boy)\b|\b(?:born|dob)\b[^\n]{0,40}?[,;]\s*(?P<beside>female|male)\b",
    re.IGNORECASE,
)
_FEMALE = frozenset(("female", "weiblich", "f", "w", "woman", "lady", "girl"))
_NAME = re.compile(
    r"^\s*(?:[Pp]atient(?:in)?(?: name)?"
    r"|[Nn]ame|PATIENT|NAME)\s*:\s*(?P<name>[A-ZÀ-Ý][\w'’.-]+(?:[ ,]+[A-ZÀ-Ý][\w'’.-]+){1,3})",
    re.MULTILINE,
)


def read_patient(resource: Resource, draft: Draft) -> None:
    """Demographic facts of a FHIR Patient."""
    data = resource.data
    born = fhir_date(data.get("birthDate"))
    if born:
        draft.take(Fact("birth_date", born, resource.source(f"birthDate {born}"), date=born))
    gender = data.get("gender")
    if gender in ("female", "male", "other", "unknown"):
        draft.take(Fact("sex", gender, resource.source(f"gender {gender}")))
    name = _name(data.get("name"))
    if name:
        draft.take(Fact("name", name, resource.source(name)))
    place, printed = _place(data.get("address"))
    if place:
        draft.take(Fact("place", place, resource.source(printed)))


def _name(names: object) -> str:
    for name in sorted(dicts(names), key=lambda item: item.get("use") != "official"):
        if isinstance(name.get("text"), str):
            return str(name["text"])[:120]
        given = [part for part in name.get("given") or [] if isinstance(part, str)]
        parts = [*given, name.get("family")]
        whole = " ".join(part for part in parts if isinstance(part, str))
        if whole:
            return whole[:120]
    return ""


def _place(addresses: object) -> tuple[str, str]:
    """City, region and country of residence, and the same as printed; old addresses come last."""
    for address in sorted(dicts(addresses), key=lambda item: item.get("use") == "old"):
        parts = [address.get(key) for key in ("city", "state", "country")]
        found = [part.strip() for part in parts if isinstance(part, str) and part.strip()]
        if found:
            country = address.get("country")
            named = [country_name(part) if part == country else part for part in found]
            return ", ".join(named)[:120], ", ".join(found)[:120]
    return "", ""


def person_facts(pages: Sequence[Page]) -> Iterator[Fact]:
    """Date of birth, sex and name as a letter states them."""
    for page in pages:
        born = birth_date(page.text[:4000], day_order(page.text))
        if born:
            yield Fact("birth_date", born.iso, page.source, "", born.iso, "text rule")
        sex = _SEX.search(page.text[:4000])
        if sex:
            word = (sex["stated"] or sex["told"] or sex["beside"]).lower()
            yield Fact(
                "sex", "female" if word in _FEMALE else "male", page.source, method="text rule"
            )
        name = _NAME.search(page.text[:2000])
        if name:
            yield Fact("name", " ".join(name["name"].split()), page.source, method="text rule")


def patient_id(resources: Sequence[Resource]) -> str:
    """The patient's identifier in the records; empty when no FHIR Patient has one."""
    for resource in resources:
        if resource.type == "Patient":
            identity = resource.data.get("id")
            if isinstance(identity, str) and identity:
                return identity[:64]
            for identifier in dicts(resource.data.get("identifier")):
                if isinstance(identifier.get("value"), str):
                    return str(identifier["value"])[:64]
    return ""
