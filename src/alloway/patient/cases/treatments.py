"""FHIR medications and procedures to facts and exposures."""

from __future__ import annotations

import re
from collections.abc import Mapping

from alloway.patient.cases.codes import Json, all_words, dated, ended, notes, word, words
from alloway.patient.cases.draft import Draft, Exposure, ExposureKind
from alloway.patient.records.model import Resource
from alloway.reference.drugs import Drug, drugs_in, regimens_in
from alloway.values.case import Fact

_NOT_GIVEN = frozenset(
    ("entered-in-error", "cancelled", "draft", "not-done", "not-taken", "preparation", "intended")
)
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
_TARGET = re.compile(r"\b(CD19|CD20|CD22|BCMA|GPRC5D|CD7|CD5|CD30|CD33)\b", re.IGNORECASE)


def read_medication(resource: Resource, draft: Draft, medications: Mapping[str, Resource]) -> None:
    """The medication fact of one FHIR medication resource, and its exposure for the lines."""
    data = resource.data
    if word(data, "status") in _NOT_GIVEN or word(data, "intent") in _PLANS:
        draft.take(f"{resource.type} that was not given")
        return
    text = _medication_words(data, medications)
    if not text:
        draft.take(f"{resource.type} without a named drug")
        return
    when = dated(data, *_WHEN[resource.type])
    last = ended(data, *_WHEN[resource.type]) or when
    named = drugs_in(text)
    note = "ordered; no record that it was given" if resource.type == "MedicationRequest" else ""
    source = resource.source(text)
    found: list[Drug | None] = [drug for drug, _, _ in named]
    for drug in found or [None]:
        fact = Fact("medication", drug.name if drug else text, source, date=last, note=note)
        draft.take(fact)
        if drug:
            _expose(drug, fact, when, last, draft)
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


def _expose(drug: Drug, fact: Fact, start: str, end: str, draft: Draft) -> None:
    if drug.role == "antineoplastic" or drug.role == "steroid":
        draft.exposures.append(Exposure("systemic", fact, (drug.name,), start, end))
    elif drug.role == "CAR-T":
        exposure = Exposure("CAR-T", fact, (drug.name,), start, end, targets=drug.targets)
        draft.exposures.append(exposure)


def read_procedure(resource: Resource, draft: Draft) -> None:
    """The exposure of one Procedure when it is a treatment; other procedures are counted."""
    data = resource.data
    text = all_words(data.get("code"))
    if word(data, "status") in _NOT_GIVEN:
        draft.take("Procedure that was not done")
        return
    when = dated(data, "performedDateTime", "performedPeriod")
    last = ended(data, "performedPeriod") or when
    whole = f"{text} {notes(data)}"
    found = treatment(whole, Fact("procedure", text, resource.source(text), date=when), when, last)
    if not found:
        draft.take(f"Procedure no step of the review uses: {words(data.get('code')) or 'no code'}")
    for exposure in found:
        draft.facts.append(exposure.fact)
        draft.exposures.append(exposure)


def treatment(text: str, fact: Fact, start: str, end: str) -> list[Exposure]:
    """What treatments the words of a procedure name; empty when none."""
    cells = cell_therapy(text, fact, start)
    if cells:
        return [cells]
    if RADIATION.search(text):
        return [Exposure("radiotherapy", fact, (), start, end)]
    found: list[Exposure] = []
    for regimen, _, _ in regimens_in(text):
        kind: ExposureKind = "systemic" if regimen.use == "treatment" else "conditioning"
        found.append(Exposure(kind, fact, regimen.drugs, start, end, regimen.name))
    return found


def cell_therapy(text: str, fact: Fact, start: str) -> Exposure | None:
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
        targets = tuple(dict.fromkeys(match[1].upper() for match in _TARGET.finditer(text)))
        return Exposure("CAR-T", fact, (), start, targets=targets)
    if TRANSPLANT.search(text):
        allogeneic, autologous = _ALLO.search(text), _AUTO.search(text)
        if allogeneic and not autologous:
            return Exposure("transplant", fact, (), start, donor="allogeneic")
        if autologous and not allogeneic:
            return Exposure("transplant", fact, (), start, donor="autologous")
        return Exposure("transplant", fact, (), start)
    return None
