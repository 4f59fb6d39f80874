"""Who the patient is: demographics from FHIR, and from letters where there is no FHIR."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alloway.patient.cases.codes import dicts
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import birth_date
from alloway.patient.records.dates import day_order, fhir_date
from alloway.patient.records.model import Page, Resource
from alloway.reference.countries import country_name
from alloway.reference.places import find_place
from alloway.values.case import Fact

_FEMALE_WORDS = r"female|weiblich|feminin|femenin[oa]|femminile|vrouwelijk|vrouw|kobieta|zenska|woman|lady|girl|mujer|femme|donna|fille|nina|ragazza|bambina|meisje|dziewczynka|patientin|madchen|frau"
_MALE_WORDS = r"male|mannlich|masculin[oa]?|maschile|maschio|mannelijk|man|mezczyzna|meska|gentleman|boy|hombre|varon|homme|uomo|garcon|nino|ragazzo|bambino|jongen|chlopiec|junge|mann"
_STATED_SEX = re.compile(
    r"\b(?:sex|gender|geschlecht|sexe|sexo|sesso|geslacht|plec)\s*[:=]?\s*"
    rf"(?:(?P<f>{_FEMALE_WORDS}|[fwk](?!\w)|v(?!\w))|(?P<m>{_MALE_WORDS}|[mh](?!\w)))\b"
)
_AGED = re.compile(
    r"\b\d{1,3}[- ]?(?:year|yr|month|week)s?[- ]old\s+(?:\w+\s+)?(?:(?P<f>female|woman|lady|girl)|(?P<m>male|man|gentleman|boy))\b"
    r"|\b\d{1,3}[- ]?jahrig(?:e|en|er)\s+(?:(?P<f2>patientin|frau|madchen)|(?P<m2>patient(?!in)|mann|junge))"
    r"|\b(?:patiente (?:de|agee de)|(?P<f3>femme|fille|fillette|mujer|nina|donna|bambina|ragazza|vrouw|meisje|kobieta|dziewczynka)|(?P<m3>homme|garcon|hombre|varon|nino|uomo|bambino|ragazzo|man|jongen|mezczyzna|chlopiec))\s+(?:de|di|van|agee? de|w wieku)\s+\d{1,3}\b"
)
_BESIDE_BIRTH = re.compile(
    r"(?:\b(?:born|dob|date of birth|geb\w*|nee?|ne\(e\)|nacid[oa]|f\.? ?nac\w*|fecha (?:de )?nac\w*|nat[oa]|urodz\w*|ur|geboren)\b|\*)[^\n]{0,45}?[,;()|/ ]\s*"
    rf"\(?(?:(?P<f>{_FEMALE_WORDS}|[fwk](?![\w.']))|(?P<m>{_MALE_WORDS}|[mh](?![\w.'])))(?!\w)"
)
_GENDERED = re.compile(
    r"\b(?:(?P<f>nee le|nata il|nacida el|urodzon[ae] dnia|urodzona|geborene|patientin\b|pacjentka\b|die patientin|la patiente|la paziente|la paciente|mevr|mevrouw|sig\.ra|signora|frau(?! (?:kolleg|dr|prof|pd))\b)|(?P<m>ne le|nato il|nacido el|urodzony|pacjent\b|der patient\b|le patient\b|il paziente|el paciente|dhr|de heer|il sig\.|del sig\.|herrn?(?! (?:kolleg|dr|prof|pd))\b))"
)
"""Words that bend with the person's sex; used only when all of a page agree."""
_NAME_WORD = r"[A-ZÀ-ÝĄĆĘŁŃÓŚŹŻ][\w'’.-]+"
_PARTICLE = r"(?:van|von|de|del|della|di|da|der|den|ter|la|le)"
_FULL = rf"{_NAME_WORD}(?:[ ,]+(?:{_PARTICLE} )*{_NAME_WORD}){{1,3}}"
_NAME = re.compile(
    r"^\W*(?i:patient(?:in|e)?(?: name)?|name(?: of patient)?|paciente|paziente|pacjent(?:ka)?|patiënt(?:e)?|nom(?: et prénom)?|nome|nombre|naam|nazwisko i imię|imię i nazwisko)"
    rf"(?P<colon>\s*[:|])?[ \t]+(?P<name>{_FULL})(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:$|[,(;|*]|(?i:geb|born|dob|né|née|nat[oa]|nac|ur\b|urodz|fecha|f\.|data|date|mrn|id|nhc|hosp|pesel|sex|born)\b|\s{2,})"
)
_HOME = re.compile(
    r"\b(?i:residente a|residente en|residenza|residencia|residence|wohnhaft in|wohnt in|wohnort|domiciliée? à|domicile|habite à|vit à"
    r"|woonachtig te|wonende te|woonplaats|woont in|zamieszkał[ay]? w|zam\.|miejsce zamieszkania|adres zamieszkania|lives in|living in|resident of|from|vive en|vive a|domicilio|domiciliat[oa] (?:a|in))"
    rf"\s*[:]?\s+(?P<town>{_NAME_WORD}(?:[ -]{_NAME_WORD}){{0,2}})(?:\s*[,(]\s*(?P<land>[A-ZÀ-Ý][\w. -]{{1,30}}))?"
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
    """Date of birth, sex, name and place of residence as a letter states them."""
    for page in pages:
        head = page.text[:4000]
        born = birth_date(head, day_order(page.text))
        if born:
            yield Fact("birth_date", born.iso, page.source, "", born.iso, "text rule")
        if sex := _sex(folded(head)):
            yield Fact("sex", sex, page.source, method="text rule")
        if name := _printed_name(head[:2000]):
            yield Fact("name", name, page.source, method="text rule")
        if place := _home(head):
            yield Fact("place", place, page.source, method="text rule")


def _sex(plain: str) -> str:
    """A field of its own before an age, a birth, and words that only bend with it."""
    for pattern in (_STATED_SEX, _BESIDE_BIRTH, _AGED):
        match = pattern.search(plain)
        if match:
            told = match.groupdict()
            if any(word for name, word in told.items() if name.startswith("f")):
                return "female"
            if any(word for name, word in told.items() if name.startswith("m")):
                return "male"
    said = {"female" if match["f"] else "male" for match in _GENDERED.finditer(plain[:1500])}
    return said.pop() if len(said) == 1 else ""


def _printed_name(head: str) -> str:
    """The name on the patient's own line; without a colon only where nothing else follows."""
    for match in _NAME.finditer(head):
        if match["colon"] or _AFTER_NAME.match(match["rest"]):
            return _ordered(" ".join(match["name"].split()))
    return ""


def _ordered(name: str) -> str:
    """Given name first: ``NOVAK, Anna`` and ``NOVAK Anna`` are Anna Novak."""
    family, comma, given = name.partition(",")
    if comma and given.strip():
        return f"{given.strip()} {_titled(family.strip())}"
    words = name.split()
    capitals = [word for word in words if word.isupper() and len(word) > 2]
    if capitals and len(capitals) < len(words):
        given = " ".join(word for word in words if word not in capitals)
        return f"{given} {_titled(' '.join(capitals))}"
    return name


def _titled(family: str) -> str:
    return family.title() if family.isupper() else family


def _home(head: str) -> str:
    """City and country the patient is said to live in, where the gazetteer knows the city."""
    for match in _HOME.finditer(head):
        land = (match["land"] or "").strip(" .")
        named = f"{match['town']}, {land}" if land else match["town"]
        if find_place(named) is not None or (land and country_name(land) != land):
            return named
        if land and not re.search(r"\d", land) and len(land.split()) <= 2:
            return named
    return ""


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
