"""Whose HLA typing it is: the patient's, a donor's, or another person's.

A donor's typing taken for the patient's would turn every compatibility count round, so a typing is
the patient's only where nothing beside it speaks of somebody else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from alloway.patient.records.dates import day_order, fhir_date, find_dates
from alloway.patient.records.model import Content, DicomHeader, Resource, TypedSample
from alloway.values.case import Document
from alloway.values.hla import Typing

Role = Literal["patient", "donor", ""]

_PATIENT = re.compile(
    r"\b(?:patient\w*|patiënt\w*|recipient|empfänger\w*|receveu\w+|receptor|paziente|pacjent\w*"
    r"|paciente|biorca|self|proband)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:donors?|spender\w*|donneu\w+|donantes?|donator\w*|dawc\w+|brother|sister|siblings?"
    r"|mother|father|parents?|relatives?|haplo\w*|bruder|schwester|geschwister|mutter|vater|moeder"
    r"|vader|broer|mère|père|frère|sœur|madre|padre|hermano|hermana|matka|ojciec|siostra)\b"
    r"|\blot\b(?!\s*(?:no\b|nr\b|number|#|:))",
    re.IGNORECASE,
)
_TYPING = (
    r"(?:typing|typed|typi[sz]ierung|typering|typage|tipificaci\w+|tipizzazione|typowani\w+|HLA)"
)
_PATIENT_HEAD = re.compile(
    rf"^\W*(?:{_PATIENT.pattern})(?:'s|’s)?\W*(?:(?:HLA[- ]?)?{_TYPING}\b.*)?$", re.IGNORECASE
)
_ALLELE = re.compile(r"\*\d{2}|\b\d{2}:\d{2}\b")
_NAME = re.compile(
    r"^[^\w\n]*(?:patient\w*|patiënt|pacjent\w*|paciente|paziente|name|recipient|empfänger\w*)"
    r"(?:[ ]?name)?[ ]*[:;|][ \"]*(?P<name>[A-ZÀ-Ý][\w'’.-]*(?:[ ,]+[\w'’.-]+){1,4})",
    re.IGNORECASE | re.MULTILINE,
)
_BORN = re.compile(
    r"\b(?:dob|d\.o\.b\.?|date of birth|birth\s?date|born|geb(?:oren|urtsdatum|\.)|geboortedatum"
    r"|data urodzenia|née? le|date de naissance|fecha de nacimiento|data di nascita)\W{0,4}",
    re.IGNORECASE,
)


def role(words: str) -> Role:
    """Who a cell, a file name or a heading speaks of; the first person named wins.

    >>> role("donor (mother)"), role("patient"), role("B24-0312"), role("patient (son of donor)")
    ('donor', 'patient', '', 'patient')
    """
    plain = words.replace("_", " ").replace("-", " ")
    other, patient = _OTHER.search(plain), _PATIENT.search(plain)
    if other and (patient is None or other.start() < patient.start()):
        return "donor"
    return "patient" if patient else ""


def split_people(text: str, *, name: str = "") -> tuple[str, str]:
    """The lines of a report that are the patient's, and those about a donor or relative.

    A line that names a donor turns the lines after it into the donor's, until the patient is named
    again. In a report titled a donor's typing, or in a file named so, a mere "Recipient: ..." does
    not turn it back; a heading of the patient's typing does.

    >>> split_people("A*02:01\\nDonor: A*01:01\\nB*08:01")
    ('A*02:01', 'Donor: A*01:01\\nB*08:01')
    """
    own: list[str] = []
    others: list[str] = []
    of_donor = role(name) == "donor" or _titled_donor(text)
    other = of_donor
    for line in text.splitlines():
        if _PATIENT_HEAD.match(line) or (_PATIENT.search(line) and not of_donor):
            other = False
        if _OTHER.search(line):
            other = True
        (others if other else own).append(line)
    return "\n".join(own), "\n".join(others)


def _titled_donor(text: str) -> bool:
    """Whether a line above the first allele calls the report a donor's typing."""
    for line in text.splitlines()[:40]:
        if _ALLELE.search(line):
            return False
        titled = re.search(_TYPING, line, re.IGNORECASE) and len(line) <= 80
        if titled and _OTHER.search(line) and not _PATIENT.search(line):
            return True
    return False


def identity(text: str) -> tuple[str, str]:
    """Name and date of birth that a report prints, each empty when it prints none.

    >>> identity("Patient: Ada Testperson, born 1961-04-02\\nA*02:01")
    ('Ada Testperson', '1961-04-02')
    """
    head = text[:4000]
    name = _NAME.search(head)
    born = ""
    for match in _BORN.finditer(head):
        found = find_dates(head[match.end() : match.end() + 24], day_order(text[:20_000]))
        if found and found[0].start < 3 and len(found[0].iso) == 10:
            born = found[0].iso
            break
    tidy = re.split(r",?\s*(?:born|dob|geb)\b", name["name"], flags=re.I)[0] if name else ""
    return tidy.strip(" ,"), born


def same_name(left: str, right: str) -> bool:
    """Whether two printed names may be one person's: one holds every full word of the other.

    >>> same_name("Testperson, Ada", "A. Testperson"), same_name("Ida Testperson", "Ada Testperson")
    (True, False)
    """
    one, two = _name_words(left), _name_words(right)
    return not one or not two or one <= two or two <= one


def _name_words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ß", "ss"))
    letters = plain.encode("ascii", "ignore").decode().lower()
    return frozenset(word for word in re.findall(r"[a-z]+", letters) if len(word) > 1)


@dataclass(frozen=True, slots=True)
class Known:
    """What the records other than the typings say of who the patient is."""

    names: tuple[str, ...]
    births: frozenset[str]

    def excludes(self, sample: TypedSample) -> str:
        """Why a typing is not this patient's; empty when nothing speaks against it.

        A date of birth that agrees outweighs a name that does not (names change); one that differs
        is enough, because a typing of somebody else is worse than none.
        """
        if sample.birth_date and self.births:
            if sample.birth_date in self.births:
                return ""
            return f"of a person born {sample.birth_date}"
        named = [name for name in self.names if name]
        if sample.name and named and not any(same_name(sample.name, name) for name in named):
            return "of a person with another name"
        return ""


def known_person(
    resources: Iterable[Resource], headers: Iterable[DicomHeader], contents: Sequence[Content]
) -> Known:
    """The patient by FHIR and discs; where both are silent, by the letters."""
    patients = [resource.data for resource in resources if resource.type == "Patient"]
    names = tuple(name for data in patients for name in _fhir_names(data))
    births = {fhir_date(data.get("birthDate")) for data in patients}
    births |= {header.birth_date for header in headers}
    letters = [c for c in contents if not c.typings] if not names else []
    found = [identity(page.text) for content in letters for page in content.pages]
    births = {born for born in births if len(born) == 10} or {born for _, born in found if born}
    return Known(names or tuple(name for name, _ in found if name), frozenset(births))


def _fhir_names(data: Mapping[str, Any]) -> Iterable[str]:
    names = data.get("name")
    for name in names if isinstance(names, list) else []:
        if isinstance(name, dict):
            given = name.get("given")
            parts = [*(given if isinstance(given, list) else []), name.get("family")]
            yield " ".join(str(part) for part in parts if part) or str(name.get("text", ""))


def sorted_typings(
    pairs: Sequence[tuple[Document, Content]], known: Known
) -> tuple[tuple[Document, ...], tuple[Typing, ...], tuple[Typing, ...], tuple[str, ...]]:
    """Documents with what became of their typings, the patient's, the donors', and other remarks.

    A document that holds nothing but a typing of somebody else is left out with a sentence; in a
    longer document only the typing is, and the sentence is a remark.
    """
    documents: list[Document] = []
    own: list[Typing] = []
    donors: list[Typing] = []
    remarks: list[str] = []
    for document, content in pairs:
        reasons: list[str] = []
        for sample in content.typings:
            reason = "" if sample.donor else known.excludes(sample)
            if reason:
                reasons.append(reason)
            else:
                (donors if sample.donor else own).append(sample.typing)
        document, remark = _judged(document, content, reasons)
        documents.append(document)
        remarks += remark
    return tuple(documents), tuple(own), tuple(donors), tuple(remarks)


def _judged(
    document: Document, content: Content, reasons: Sequence[str]
) -> tuple[Document, Sequence[str]]:
    if reasons:
        sentence = f"{document.name}: the HLA typing is {reasons[0]}, not taken as the patient's"
        alone = document.kind == "HLA typing" and len(reasons) == len(content.typings)
        return (replace(document, left_out=f"{sentence}."), ()) if alone else (document, [sentence])
    if document.kind == "HLA typing" and all(sample.donor for sample in content.typings):
        return replace(document, kind="HLA typing of a donor"), ()
    return document, ()
