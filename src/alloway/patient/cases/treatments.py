"""FHIR medications and procedures to facts and exposures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from alloway.patient.cases.codes import Json, all_words, dated, dicts, ended, notes, word, words
from alloway.patient.cases.draft import Draft, Exposure, ExposureKind
from alloway.patient.records.model import Resource
from alloway.reference.drugs import Drug, drugs_in, regimens_in
from alloway.values.case import Fact

_NOT_GIVEN = frozenset(
    ("entered-in-error", "cancelled", "draft", "not-done", "not-taken", "preparation", "intended")
)
_HELD = frozenset(("on-hold", "revoked"))
"""An order put on hold was not carried out; an administration put on hold had begun."""
_PLANS = frozenset(("proposal", "plan"))
_WHEN = {
    "MedicationAdministration": ("effectiveDateTime", "effectivePeriod"),
    "MedicationStatement": ("effectiveDateTime", "effectivePeriod", "dateAsserted"),
    "MedicationRequest": ("authoredOn",),
}
_ALLO = re.compile(
    r"\ballo(?:geneic|-|genic)?\b|unrelated donor|sibling donor|haplo\w*|cord blood|\bMUD\b",
    re.IGNORECASE,
)
_AUTO = re.compile(r"\bauto(?:logous|-)?\b|\bASCT\b", re.IGNORECASE)
TRANSPLANT = re.compile(
    r"\b(?:stem[- ]cell|bone[- ]marrow|h(?:a)?ematopoietic(?: stem)?(?: cell)?"
    r"|progenitor(?: cell)?)"
    r"s?\s*(?:transplant\w*|infusion|rescue|graft)|\b(?:HSCT|ASCT|SCT|HCT|BMT)\b|allo-?(?:HSCT|SCT|HCT)",
    re.IGNORECASE,
)
CAR_T = re.compile(r"\bCAR[- ]?T\b|chimeric antigen receptor", re.IGNORECASE)
RADIATION = re.compile(
    r"\b(?:radiotherapy|radiation(?: therapy)?|irradiation|teletherapy)\b",
    re.IGNORECASE,
)
_CELLS = rf"(?:{TRANSPLANT.pattern}|{CAR_T.pattern}|\b[a-z]+(?:leucel|-cel)\b)"
_COLLECTED = re.compile(
    r"\b(?:leuk(?:o|a)?pheresis|leukocytapheresis|leu[ck]apheresis|apheresis|collection|collected"
    r"|harvest\w*|mobili[sz]ation|manufactur\w+|production|procurement|cryopreserv\w+|biops\w+"
    r"|lymphodepletion|consult\w*|evaluation|assessment|work-?up|screening|planning"
    r"|education|counsel\w+|follow-?up|surveillance|typing|donor search)\b",
    re.IGNORECASE,
)
_GIVEN_CELLS = re.compile(
    r"\b(?:infus\w+|transplantation|transplant of|re-?infus\w+|administ\w+)\b", re.IGNORECASE
)
_BESIDE_CELLS = re.compile(
    rf"\b(?:(?P<still>for|before|prior to|ahead of|pre)|after|following|post|since|history of)[ -]+"
    rf"(?:[a-z-]+ ){{0,3}}?{_CELLS}",
    re.IGNORECASE,
)
_ANY_CELLS = re.compile(_CELLS, re.IGNORECASE)
_TARGET = re.compile(r"\b(CD19|CD20|CD22|BCMA|GPRC5D|CD7|CD5|CD30|CD33)\b", re.IGNORECASE)


def read_medication(resource: Resource, draft: Draft, medications: Mapping[str, Resource]) -> None:
    """The medication fact of one FHIR medication resource, and its exposure for the lines."""
    data = resource.data
    text = _medication_words(data, medications)
    if _not_given(resource.type, data):
        draft.take(f"{resource.type} that was not given")
        draft.not_given |= {drug.name for drug, _, _ in drugs_in(text) if drug.role == "CAR-T"}
        return
    if not text:
        draft.take(f"{resource.type} without a named drug")
        return
    when, last = _given_when(resource.type, data)
    named = drugs_in(text)
    course = _course_words(data)
    ordered = resource.type == "MedicationRequest"
    note = "ordered; no record that it was given" if ordered else ""
    source = resource.source(text)
    found: list[Drug | None] = [drug for drug, _, _ in named]
    for drug in found or [None]:
        fact = Fact("medication", drug.name if drug else text, source, date=last, note=note)
        draft.take(fact)
        if drug:
            told = _expose(drug, fact, when, last, course)
            draft.exposures += [replace(exposure, ordered=ordered) for exposure in told]
    for regimen, _, _ in () if named else regimens_in(text):
        fact = Fact("regimen", regimen.name, source, date=when, note=note)
        draft.take(fact)
        kind: ExposureKind = "systemic" if regimen.use == "treatment" else "conditioning"
        draft.exposures.append(Exposure(kind, fact, regimen.drugs, when, last, regimen.name))


def _medication_words(data: Json, medications: Mapping[str, Resource]) -> str:
    text = all_words(data.get("medicationCodeableConcept"))
    reference = data.get("medicationReference")
    if text or not isinstance(reference, dict):
        return text
    target = str(reference.get("reference", "")).removeprefix("#")
    for contained in data.get("contained") or []:
        if isinstance(contained, dict) and contained.get("id") == target:
            return all_words(contained.get("code"))
    known = medications.get(target.rsplit("/", 1)[-1].rsplit(":", 1)[-1])
    return all_words(known.data.get("code")) if known else words({"text": reference.get("display")})


def _not_given(kind: str, data: Json) -> bool:
    status = word(data, "status")
    if status in _NOT_GIVEN or word(data, "intent") in _PLANS or data.get("doNotPerform") is True:
        return True
    return status in _HELD and kind == "MedicationRequest"


def _given_when(kind: str, data: Json) -> tuple[str, str]:
    """First and last day; a completed order tells them by the bounds of its dosage."""
    when = dated(data, *_WHEN[kind])
    last = ended(data, *_WHEN[kind])
    if kind == "MedicationRequest" and word(data, "status") == "completed":
        for dosage in dicts(data.get("dosageInstruction")):
            timing = dosage.get("timing")
            repeat = timing.get("repeat") if isinstance(timing, dict) else None
            if isinstance(repeat, dict):
                when = dated(repeat, "boundsPeriod") or when
                last = max(last, ended(repeat, "boundsPeriod"))
    return when, last or when


def _course_words(data: Json) -> str:
    """What an order says of the course it belongs to: ``R-GDP, line 2, bridging``."""
    said = [dosage.get("text") for dosage in dicts(data.get("dosageInstruction"))]
    said += [notes(data)]
    return " | ".join(part for part in said if isinstance(part, str) and part)[:2000]


_CONDITIONING = re.compile(r"\b(?:conditioning|lymphodepleti\w+|konditionierung)\b", re.IGNORECASE)
_BRIDGING = re.compile(r"\bbridging\b|überbrückung", re.IGNORECASE)
_MAINTENANCE = re.compile(r"\bmaintenance(?! treatment of)|erhaltungs\w+", re.IGNORECASE)
_CONSOLIDATION = re.compile(r"\b(?:consolidation|intensification)\b", re.IGNORECASE)
_INDUCTION = re.compile(r"\binduction\b", re.IGNORECASE)
_LINE = re.compile(r"\bline\s?(?P<n>[1-9])\b", re.IGNORECASE)


def _expose(drug: Drug, fact: Fact, start: str, end: str, course: str) -> list[Exposure]:
    if drug.role == "CAR-T":
        return [Exposure("CAR-T", fact, (drug.name,), start, end, targets=drug.targets)]
    if drug.role not in ("antineoplastic", "steroid"):
        return []
    kind: ExposureKind = "systemic"
    if _CONDITIONING.search(course):
        kind = "conditioning"
    elif _BRIDGING.search(course):
        kind = "bridging"
    line = _LINE.search(course)
    return [
        Exposure(
            kind, fact, (drug.name,), start, end, _regimen_in(course, drug),
            stated_line=int(line["n"]) if line else 0,
        )
    ]  # fmt: skip


def _regimen_in(course: str, drug: Drug) -> str:
    """The regimen an order names, with the phase that makes it part of the line before."""
    same = "prednisone" if drug.name == "prednisolone" else drug.name
    found = [r for r, _, _ in regimens_in(course) if same in r.drugs and r.use == "treatment"]
    name = found[0].name if found else ""
    # "Induction to maintenance" is one whole protocol, not its last phase.
    if _INDUCTION.search(course):
        return name
    if _MAINTENANCE.search(course):
        return f"{name or drug.name} maintenance"
    if _CONSOLIDATION.search(course):
        return f"{name or drug.name} consolidation"
    return name


def read_procedure(resource: Resource, draft: Draft) -> None:
    """The exposure of one Procedure when it is a treatment; other procedures are counted."""
    data = resource.data
    text = all_words(data.get("code"))
    if word(data, "status") in _NOT_GIVEN:
        draft.take("Procedure that was not done")
        draft.not_given |= {drug.name for drug, _, _ in drugs_in(text) if drug.role == "CAR-T"}
        return
    when = dated(data, "performedDateTime", "performedPeriod")
    last = ended(data, "performedPeriod") or when
    fact = Fact("procedure", text, resource.source(text), date=when)
    found = treatment(text, fact, when, last, beside=notes(data))
    if not found:
        draft.take(f"Procedure no step of the review uses: {words(data.get('code')) or 'no code'}")
    for exposure in found:
        draft.facts.append(exposure.fact)
        draft.exposures.append(exposure)


def treatment(text: str, fact: Fact, start: str, end: str, *, beside: str = "") -> list[Exposure]:
    """What treatments the words of a procedure name; empty when none.

    Collecting or making cells is no treatment with them, nor is a biopsy before or after one.

    Parameters
    ----------
    beside
        Notes: they may name the donor or the target, never the treatment itself.

    >>> from alloway.values.evidence import Source
    >>> fact = Fact("procedure", "x", Source("x"))
    >>> treatment("Leukapheresis for CAR-T cells", fact, "2025", "2025")
    []
    """
    about = _COLLECTED.search(text) and not _GIVEN_CELLS.search(text)
    named, reference = _ANY_CELLS.search(text), _BESIDE_CELLS.search(text)
    if reference and named and reference.start() > named.start():
        reference = None
    if not reference["still"] if reference else not about:
        # "Marrow biopsy after CAR-T" tells of the infusion but not of its day.
        cells = cell_therapy(text, fact, "" if reference else start, beside=beside)
        if cells:
            return [cells]
    if RADIATION.search(text):
        return [Exposure("radiotherapy", fact, (), start, end)]
    found: list[Exposure] = []
    for regimen, _, _ in () if about else regimens_in(f"{text} {beside}"):
        kind: ExposureKind = "systemic" if regimen.use == "treatment" else "conditioning"
        found.append(Exposure(kind, fact, regimen.drugs, start, end, regimen.name))
    return found


def cell_therapy(text: str, fact: Fact, start: str, *, beside: str = "") -> Exposure | None:
    """A transplant or CAR-T infusion named in a text, with donor or targets where they are named.

    >>> from alloway.values.evidence import Source
    >>> fact = Fact("procedure", "x", Source("x"))
    >>> cell_therapy("allogeneic stem cell transplantation", fact, "2024").donor
    'allogeneic'
    """
    products = [drug for drug, _, _ in drugs_in(text) if drug.role == "CAR-T"]
    if products:
        names = tuple(dict.fromkeys(drug.name for drug in products))
        targets = tuple(dict.fromkeys(target for drug in products for target in drug.targets))
        return Exposure("CAR-T", fact, names, start, targets=targets)
    if CAR_T.search(text):
        named = _TARGET.finditer(f"{text} {beside}")
        targets = tuple(dict.fromkeys(match[1].upper() for match in named))
        return Exposure("CAR-T", fact, (), start, targets=targets)
    if TRANSPLANT.search(text):
        return Exposure("transplant", fact, (), start, donor=_donor(text, beside))
    return None


def _donor(text: str, beside: str) -> Literal["autologous", "allogeneic", ""]:
    """Whose cells: the record's own words before the display of a code that covers both."""
    for words_ in (text.split(" | ")[0], text, beside):
        allogeneic, autologous = _ALLO.search(words_), _AUTO.search(words_)
        if bool(allogeneic) != bool(autologous):
            return "allogeneic" if allogeneic else "autologous"
    return ""
