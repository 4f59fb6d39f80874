"""Add up what the files gave, after making sure that they speak of one patient."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alloway.errors import InputError
from alloway.patient.records.dates import fhir_date
from alloway.patient.records.dicom_kinds import NO_PICTURES
from alloway.patient.records.fhir_links import last_part
from alloway.patient.records.model import Content, DicomHeader, Records, Resource
from alloway.patient.records.whose import Known, known_person, sorted_typings
from alloway.values.case import Document, ImagingSeries

_STEP = "give each patient a folder of their own"


@dataclass(frozen=True, slots=True)
class _Person:
    """Who a FHIR Patient resource is: any shared key makes two of them the same person."""

    keys: frozenset[str]
    birth_date: str
    document: str


def gathered(read: Iterable[tuple[Document, Content]]) -> Records:
    """One `Records` from the contents of all files.

    Raises
    ------
    InputError
        The files hold more than one patient; both files are named.
    """
    pairs = list(read)
    contents = [content for _, content in pairs]
    ignored: Counter[str] = Counter()
    listed = [resource for content in contents for resource in content.resources]
    every = tuple(newest_versions(listed, ignored))
    resources = without_donors(every)
    headers = [header for content in contents for header in content.dicom]
    people = _one_patient(resources)
    _same_patient_on_disc(headers, people)
    for content in contents:
        ignored.update(content.ignored)
    if len(resources) < len(every):
        ignored["resource of a transplant donor"] = len(every) - len(resources)
    typed = any(content.typings for content in contents)
    # Every page is searched for a name and a birth date, so only where a typing must be judged.
    known = known_person(resources, headers, contents) if typed else Known((), frozenset())
    documents, typings, donor_typings, remarks = sorted_typings(pairs, known)
    ignored.update(remarks)
    return Records(
        documents=documents,
        resources=resources,
        pages=tuple(page for content in contents for page in content.pages),
        rows=tuple(row for content in contents for row in content.rows),
        variants=tuple(variant for content in contents for variant in content.variants),
        typings=typings,
        donor_typings=donor_typings,
        beads=tuple(bead for content in contents for bead in content.beads),
        imaging=(*_series(headers), *_studies(resources, {header.series for header in headers})),
        ignored=tuple(sorted(ignored.items())),
    )


def newest_versions(resources: Sequence[Resource], ignored: Counter[str]) -> list[Resource]:
    """Each resource once: exports repeat it in several files, or in every version it had.

    Two with one identity are versions of one resource where ``meta`` tells their order or they say
    the same; otherwise both stay, because files of two systems may number alike.
    """
    found: dict[str, int] = {}
    kept: list[Resource] = []
    for resource in resources:
        at = found.setdefault(resource.place, len(kept))
        if at == len(kept) or not isinstance(resource.data.get("id"), str):
            kept.append(resource)
            continue
        one, other = _version(kept[at]), _version(resource)
        if one and other and one != other:
            kept[at] = max(kept[at], resource, key=_version)
            ignored[f"{resource.type} in an older version"] += 1
        elif kept[at].data == resource.data:
            ignored[f"{resource.type} listed more than once"] += 1
        else:
            kept.append(resource)
    return kept


def _version(resource: Resource) -> str:
    meta = resource.data.get("meta")
    told = meta.get("lastUpdated") if isinstance(meta, dict) else None
    return told if isinstance(told, str) else ""


_DONOR = re.compile(r"(?:\w+[ -]){0,4}donor|donor of .{1,80}", re.IGNORECASE)


def without_donors(resources: tuple[Resource, ...]) -> tuple[Resource, ...]:
    """The resources of everybody but transplant donors.

    Exports of a transplant centre hold the donor as a Patient of their own. A person is a donor by
    a Condition that says so (ICD-10 Z52, or in words), where somebody else is left as the patient.
    """
    said = (r for r in resources if r.type == "Condition" and _says_donor(r.data))
    donors = {_subject(resource) for resource in said} - {""}
    if not donors:
        return resources
    people = {last_part(str(r.data.get("id"))) for r in resources if r.type == "Patient"}
    if not people - donors:
        return resources
    return tuple(
        r
        for r in resources
        if (last_part(str(r.data.get("id"))) if r.type == "Patient" else _subject(r)) not in donors
    )


def _subject(resource: Resource) -> str:
    subject = resource.data.get("subject") or resource.data.get("patient")
    reference = subject.get("reference") if isinstance(subject, dict) else None
    return last_part(reference) if isinstance(reference, str) else ""


def _says_donor(data: Mapping[str, Any]) -> bool:
    code = data.get("code")
    if not isinstance(code, dict):
        return False
    codings = code.get("coding")
    listed = [c for c in codings if isinstance(c, dict)] if isinstance(codings, list) else []
    texts = [str(code.get("text", "")), *(str(c.get("display", "")) for c in listed)]
    return any(str(c.get("code", "")).startswith("Z52") for c in listed) or any(
        _DONOR.fullmatch(text) for text in texts
    )


def _one_patient(resources: tuple[Resource, ...]) -> list[_Person]:
    people: list[_Person] = []
    for resource in resources:
        if resource.type != "Patient":
            continue
        person = _person(resource)
        if people and not any(_same(person, other) for other in people):
            raise _two(people[0].document, person.document)
        people.append(person)
    _subjects_agree(resources, frozenset().union(*(person.keys for person in people)))
    return people


def _same(one: _Person, two: _Person) -> bool:
    """Shared identifiers; where one has none (a CDA header), dates of birth that do not differ."""
    if one.keys and two.keys:
        return bool(one.keys & two.keys)
    return not (one.birth_date and two.birth_date and one.birth_date != two.birth_date)


def _person(resource: Resource) -> _Person:
    data = resource.data
    keys = {f"id:{last_part(str(value))}" for value in (data.get("id"), resource.url) if value}
    identifiers = data.get("identifier")
    for identifier in identifiers if isinstance(identifiers, list) else []:
        if isinstance(identifier, dict) and identifier.get("value"):
            keys.add(f"{identifier.get('system', '')}|{identifier['value']}")
    return _Person(frozenset(keys), fhir_date(data.get("birthDate")), resource.document)


def _subjects_agree(resources: tuple[Resource, ...], keys: frozenset[str]) -> None:
    """Every resource must point at the patient of the folder, when it points at one at all."""
    first: tuple[str, str] | None = None
    for reference, document in _subjects(resources).items():
        if not _points_at_patient(reference):
            continue
        target = last_part(reference)
        if keys and f"id:{target}" not in keys:
            raise _two(_owner(resources), document)
        if first is None:
            first = (target, document)
        elif not keys and first[0] != target:
            raise _two(first[1], document)


def _subjects(resources: tuple[Resource, ...]) -> dict[str, str]:
    """Whom the resources are about, each with the first document that says so."""
    found: dict[str, str] = {}
    for resource in resources:
        data = resource.data
        subject = data.get("subject") or data.get("patient")
        if isinstance(subject, dict):
            reference = subject.get("reference")
            if isinstance(reference, str) and reference not in found:
                found[reference] = resource.document
    return found


def _points_at_patient(reference: str) -> bool:
    return reference.startswith("urn:uuid:") or "Patient/" in reference


def _owner(resources: tuple[Resource, ...]) -> str:
    return next(resource.document for resource in resources if resource.type == "Patient")


def _two(first: str, second: str) -> InputError:
    if first == second:
        return InputError(f"{first}: holds the records of more than one patient", step=_STEP)
    return InputError(f"{first} and {second}: belong to different patients", step=_STEP)


def _same_patient_on_disc(headers: list[DicomHeader], people: list[_Person]) -> None:
    """A disc is another patient's when both its patient number and its birth date differ."""
    known = [(person.keys, person.birth_date, person.document) for person in people]
    for header in headers:
        key = header.patient_id
        for keys, birth_date, document in known:
            same_id = any(k.rsplit("|", 1)[-1].removeprefix("id:") == key for k in keys)
            if birth_date and header.birth_date and birth_date != header.birth_date and not same_id:
                raise _two(document, header.source.document)
        if not known and header.birth_date:
            known = [(frozenset((f"|{key}",)), header.birth_date, header.source.document)]


def _series(headers: list[DicomHeader]) -> Iterator[ImagingSeries]:
    grouped: dict[str, list[DicomHeader]] = {}
    for header in headers:
        grouped.setdefault(header.series, []).append(header)
    for members in grouped.values():
        first = members[0]
        if first.modality in NO_PICTURES:
            continue
        yield ImagingSeries(
            first.modality,
            first.body_part,
            first.date,
            first.description,
            len(members),
            first.source,
        )


def _studies(resources: tuple[Resource, ...], on_disc: set[str]) -> Iterator[ImagingSeries]:
    """Series that a FHIR ImagingStudy lists and the disc does not hold."""
    for resource in resources:
        if resource.type != "ImagingStudy":
            continue
        series = resource.data.get("series")
        for item in series if isinstance(series, list) else []:
            if isinstance(item, dict) and item.get("uid") not in on_disc:
                yield _listed(item, resource)


def _listed(item: dict[str, Any], resource: Resource) -> ImagingSeries:
    def words(value: object, key: str) -> str:
        found = value.get(key) if isinstance(value, dict) else None
        return found[:200] if isinstance(found, str) else ""

    count = item.get("numberOfInstances")
    return ImagingSeries(
        words(item.get("modality"), "code"),
        words(item.get("bodySite"), "display"),
        fhir_date(item.get("started")) or fhir_date(resource.data.get("started")),
        words(item, "description") or words(resource.data, "description"),
        count if isinstance(count, int) else 0,
        resource.source(),
    )
