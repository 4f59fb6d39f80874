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
from alloway.patient.records.samples import OTHER_NAME, reasons_against
from alloway.values.case import Document
from alloway.values.hla import Typing

Role = Literal["patient", "donor", ""]
_MOST_SENTENCES = 5
_LEAST_NUMBER = 5
"""Digits of a patient number by which a sample may be told."""
_RUN = re.compile(rf"(?<!\d)\d{{{_LEAST_NUMBER},20}}(?!\d)")
_HEAD = 3_000
"""Letters at the head of a document in which its patient number is looked for."""
_PRINTED = re.compile(
    r"\b(?:mrn|ipp|nip|nhc|pesel|bsn|(?:patient\w*|patiënt\w*|pat\.?|paciente|paziente|pacjent\w*)"
    r"[ -]?(?:id|nr|no|number|nummer|n[°º])|(?:fall|patienten|patiënt|dossier|aufnahme)-?nummer"
    r"|n[°º] (?:de )?(?:patient|paciente|historia)|(?:numer|nr|id|codice) (?:pacjenta|paziente))"
    r"[.:# ]{0,4}(?:[A-Z]{1,4}-?)?(\d{5,20})(?!\d)",
    re.IGNORECASE,
)

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
_RELATIVE_OF = re.compile(
    r"\b(?:patient|recipient|patiënt|empfänger)['’]?s?['’]? (?:half |twin |older |younger )?"
    r"(?:brother|sister|sibling|mother|father|son\b|daughter|cousin|donor|broer|zus|moeder|vader)",
    re.IGNORECASE,
)
"""``patient's brother``: the patient is named first, and somebody else is meant."""
_FOR_PATIENT = re.compile(
    r"\b(?:for|für|pour|para|per|voor|dla) (?:the |den |die |le |la |el |il |de )?"
    r"(?:patient\w*|patiënt\w*|recipient|empfänger\w*|receveu\w+|receptor|paziente|pacjent\w*"
    r"|paciente|biorcy)\b",
    re.IGNORECASE,
)
"""``donor for patient A. B.``: of whom the donor is, not whose sample it is."""
_DERIVED = re.compile(r"\bdonors? (?:derived|origin)\b|\bof donor origin\b", re.IGNORECASE)
_BORDER = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Between letters and digits, as in ``DONOR1``."""
_TYPING = (
    r"(?:typing|typed|typi[sz]ierung|typering|typage|tipificaci\w+|tipizzazione|typowani\w+|HLA)"
)
_PATIENT_HEAD = re.compile(
    rf"^\W*(?:{_PATIENT.pattern})(?:'s|’s)?\W*(?:(?:HLA[- ]?)?{_TYPING}\b.*)?$", re.IGNORECASE
)
_OF_SAMPLE = re.compile(
    r"^\W*(?:sample|specimen|material|probe|muestra|prélèvement|matériel|campione|materiale|materiaal|materiał)\b",
    re.IGNORECASE,
)
"""A line on the material: ``blood is donor-derived`` there names no other person."""
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
    >>> role("patient's brother"), role("DONOR1"), role("donor-derived blood of the patient")
    ('donor', 'donor', 'patient')
    >>> role("blood for patient A. Testperson, unrelated donor")
    'donor'
    """
    plain = _BORDER.sub(" ", words.replace("_", " ").replace("-", " "))
    plain = _DERIVED.sub(" ", plain)
    if _RELATIVE_OF.search(plain):
        return "donor"
    if _OTHER.search(plain):
        plain = _FOR_PATIENT.sub(" ", plain)
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
        if _OTHER.search(line) and not _OF_SAMPLE.match(line):
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
    numbers: frozenset[str] = frozenset()
    """Digits of the patient's numbers in hospitals."""

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
            return OTHER_NAME
        return ""

    def labels(self, label: str) -> bool:
        """Whether the words of a sample are the patient's: number, date of birth or full name.

        >>> known = Known(("Ada Testperson",), frozenset(("1961-04-02",)))
        >>> [known.labels(words) for words in ("TESTPERSON_A_77", "TESTPERSON_B_77", "S 19610402")]
        [True, False, True]
        """
        tokens = re.findall(r"[^\W_]+", label)
        runs = (token for token in re.findall(r"\d+", label) if len(token) >= _LEAST_NUMBER)
        digits = {*(t for t in tokens if t.isdigit()), *runs, *_DAY.findall(label)}
        if digits & self.numbers or digits & {
            form for born in self.births for form in _forms(born)
        }:
            return True
        return any(_names_in_full(label, name) for name in self.names)


_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")


def _forms(born: str) -> Iterable[str]:
    """How a date of birth is written in the identifier of a sample."""
    year, month, day = born.split("-")
    yield from (f"{year}{month}{day}", f"{day}{month}{year}", f"{day}{month}{year[2:]}")
    yield from (f"{year}-{month}-{day}", f"{day}.{month}.{year}", f"{day}/{month}/{year}")
    yield from (f"{day}-{month}-{year}", f"{year}{month}{day}"[2:])


def _names_in_full(label: str, name: str) -> bool:
    """Whether a label holds every word of a name, given names perhaps as initials."""
    wanted, told = _name_words(name), _name_words(label)
    letters = set(re.findall(r"(?<![^\W_])([a-z])(?![^\W_])", label.lower()))
    full = {word for word in wanted if word in told}
    return bool(full) and all(word in full or word[0] in letters for word in wanted)


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
    names = names or tuple(name for name, _ in found if name)
    numbers = {key for data in patients for key in _numbers(data)}
    printed = (_PRINTED.findall(page.text[:_HEAD]) for c in contents for page in c.pages[:1])
    numbers |= {key for keys in printed for key in keys}
    numbers |= {run for header in headers for run in _RUN.findall(header.patient_id)}
    return Known(names, frozenset(births), frozenset(numbers))


def _numbers(data: Mapping[str, Any]) -> Iterable[str]:
    listed = data.get("identifier")
    for identifier in listed if isinstance(listed, list) else []:
        value = identifier.get("value") if isinstance(identifier, dict) else None
        if isinstance(value, str):
            yield from _RUN.findall(value[:200])


def _fhir_names(data: Mapping[str, Any]) -> Iterable[str]:
    names = data.get("name")
    for name in names if isinstance(names, list) else []:
        if isinstance(name, dict):
            given = name.get("given")
            first = given if isinstance(given, list) else []
            family = name.get("family")
            yield _joined(*first, family) or str(name.get("text", ""))
            if len(first) > 1:  # a laboratory rarely knows the second
                yield _joined(first[0], family)


def _joined(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part)


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
        refused: list[tuple[TypedSample, str]] = []
        reasons = reasons_against(content.typings, known)
        for sample, reason in zip(content.typings, reasons, strict=True):
            if reason:
                refused.append((sample, reason))
            else:
                (donors if sample.donor else own).append(sample.typing)
        document, remark = _judged(document, content, refused)
        documents.append(document)
        remarks += remark
    return tuple(documents), tuple(own), tuple(donors), tuple(remarks)


def _judged(
    document: Document, content: Content, refused: Sequence[tuple[TypedSample, str]]
) -> tuple[Document, Sequence[str]]:
    if refused:
        several = len(content.typings) > 1
        found = (_sentence(document, *item, several) for item in refused)
        sentences = list(dict.fromkeys(found))[:_MOST_SENTENCES]
        alone = document.kind == "HLA typing" and len(refused) == len(content.typings)
        if not alone:
            return document, sentences
        return replace(document, left_out=f"{'; '.join(sentences)}."), ()
    if document.kind == "HLA typing" and all(sample.donor for sample in content.typings):
        return replace(document, kind="HLA typing of a donor"), ()
    return document, ()


def _sentence(document: Document, sample: TypedSample, reason: str, several: bool) -> str:
    place = sample.typing.source.place if several and sample.typing.source else ""
    of = f" ({place})" if place else ""
    return f"{document.name}: the HLA typing{of} is {reason}, not taken as the patient's"
