"""FHIR medications and procedures to facts and exposures."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from alloway.patient.cases.cell_words import (
    CAR_T,
    RADIATION,
    TRANSPLANT,
    donor_in,
    relation_in,
)
from alloway.patient.cases.codes import Json, all_words, dated, dicts, ended, notes, word, words
from alloway.patient.cases.draft import Draft, Exposure, ExposureKind
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.procedures import COLLECTIONS, procedure_kept
from alloway.patient.cases.treatment_words import (
    BRIDGING,
    CONDITIONING,
    CONSOLIDATION,
    LINE,
    MAINTENANCE,
    line_number,
)
from alloway.patient.records.fhir_links import Links
from alloway.patient.records.model import Resource
from alloway.reference.drugs import Drug, drugs_in
from alloway.reference.regimens import regimens_in
from alloway.values.case import Fact
from alloway.values.evidence import Source

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
    "MedicationDispense": ("whenHandedOver", "whenPrepared"),
}
STARTED = "started"
"""Note of the fact that tells the first day of a course; the drug's own fact has the last."""
_ORDERS = {
    "MedicationRequest": "ordered; no record that it was given",
    "MedicationDispense": "handed out; no record that it was taken",
}
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


def read_medication(resource: Resource, draft: Draft, links: Links) -> None:
    """The medication fact of one FHIR medication resource, and its exposure for the lines."""
    data = resource.data
    text = _medication_words(data, links)
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
    ordered = resource.type in _ORDERS
    note = "; ".join(part for part in (_ORDERS.get(resource.type, ""), _dose(data)) if part)
    source = resource.source(text)
    found: list[Drug | None] = [drug for drug, _, _ in named]
    for drug in found or [None]:
        fact = Fact("medication", drug.name if drug else text, source, date=last, note=note)
        if _goes_on(data):
            fact = replace(fact, note=f"{STARTED}; ongoing" + (f"; {note}" if note else ""))
        draft.take(fact)
        if when and when != last:
            began = f"{STARTED}; {note}" if note else STARTED
            draft.take(replace(fact, date=when, note=began))
        if drug:
            told = _expose(drug, fact, when, last, course)
            draft.exposures += [replace(exposure, ordered=ordered) for exposure in told]
    for regimen, _, _ in () if named else regimens_in(text):
        fact = Fact("regimen", regimen.name, source, date=when, note=note)
        draft.take(fact)
        kind: ExposureKind = "systemic" if regimen.use == "treatment" else "conditioning"
        draft.exposures.append(Exposure(kind, fact, regimen.drugs, when, last, regimen.name))


def _medication_words(data: Json, links: Links) -> str:
    """What is given: a concept, or the Medication referred to with its ingredients."""
    text = all_words(data.get("medicationCodeableConcept"))
    reference = data.get("medicationReference")
    if text or not isinstance(reference, dict):
        return text
    medication = links.follow(data, reference)
    if medication is None:
        return words({"text": reference.get("display")})
    parts = [all_words(medication.get("code"))]
    for ingredient in dicts(medication.get("ingredient")):
        parts.append(all_words(ingredient.get("itemCodeableConcept")))
    return " | ".join(dict.fromkeys(part for part in parts if part))


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


def _goes_on(data: Json) -> bool:
    """Whether a course has begun and the record gives no end: its one day is the first."""
    period = data.get("effectivePeriod")
    return isinstance(period, dict) and bool(period.get("start")) and not period.get("end")


def _dose(data: Json) -> str:
    """The dose as the record writes it: words, else amount and unit."""
    told = data.get("dosage")
    for dosage in (*dicts(told), *dicts(data.get("dosageInstruction")), told):
        if isinstance(dosage, dict):
            amount = dosage.get("dose")
            for rate in dicts(dosage.get("doseAndRate")):
                amount = amount or rate.get("doseQuantity")
            if isinstance(amount, dict) and isinstance(amount.get("value"), int | float):
                unit = amount.get("unit") or amount.get("code") or ""
                return f"{amount['value']:g} {unit}".strip()
            if _AMOUNT.search(word(dosage, "text")):
                return word(dosage, "text")[:120]
    return ""


_AMOUNT = re.compile(r"\d\s?(?:mg|g|µg|ug|mcg|ml|IE|IU|UI|j\.m\.|%|mio|x|tab|drops|Tropfen)", re.I)


def _course_words(data: Json) -> str:
    """What an order says of the course it belongs to: ``R-GDP, line 2, bridging``."""
    said = [dosage.get("text") for dosage in dicts(data.get("dosageInstruction"))]
    said += [notes(data)]
    return " | ".join(part for part in said if isinstance(part, str) and part)[:2000]


_INDUCTION = re.compile(r"\bindu[ck]\w+")
_RELAPSE = re.compile(
    r"\b(?:relaps\w*|salvage|re-?indu[ck]\w*|re[zc]idiv\w*|rechute\w*|recaid\w*|rescate|recidief\w*"
    r"|salvataggio|ricadut\w*|rattrapage|nawr\w*|wznow\w*|ratunk\w*)\b"
)


def _expose(drug: Drug, fact: Fact, start: str, end: str, course: str) -> list[Exposure]:
    if drug.role == "CAR-T":
        return [Exposure("CAR-T", fact, (drug.name,), start, end, targets=drug.targets)]
    if drug.role not in ("antineoplastic", "steroid"):
        return []
    kind: ExposureKind = "systemic"
    plain = folded(course)
    if CONDITIONING.search(plain):
        kind = "conditioning"
    elif BRIDGING.search(plain):
        kind = "bridging"
    line = LINE.search(plain)
    return [
        Exposure(
            kind, fact, (drug.name,), start, end, _regimen_in(course, drug),
            stated_line=line_number(line) if line else 0,
            after_relapse=bool(_RELAPSE.search(plain)),
        )
    ]  # fmt: skip


def _regimen_in(course: str, drug: Drug) -> str:
    """The regimen an order names, with the phase that makes it part of the line before."""
    same = "prednisone" if drug.name == "prednisolone" else drug.name
    found = [
        regimen
        for regimen, _, _ in regimens_in(course)
        if regimen.use == "treatment" and (same in regimen.drugs or not regimen.words)
    ]
    name = found[0].name if found else ""
    # "Induction to maintenance" is one whole protocol, not its last phase.
    plain = folded(course)
    if _INDUCTION.search(plain):
        return name
    if MAINTENANCE.search(plain):
        return f"{name or drug.name} maintenance"
    if CONSOLIDATION.search(plain):
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
    beside, kept = notes(data), procedure_kept(words(data.get("code")))
    if not (beside or kept or _treats(text)):
        draft.take(_unused(data))
        return
    when = dated(data, "performedDateTime", "performedPeriod")
    last = ended(data, "performedPeriod") or when
    fact = Fact("procedure", text, resource.source(text), date=when)
    treats = (beside or _treats(text)) and not (
        kept in COLLECTIONS and not _GIVEN_CELLS.search(text)
    )
    found = treatment(text, fact, when, last, beside=beside) if treats else []
    if kept:
        draft.take(replace(fact, value=kept))
    elif not found:
        draft.take(_unused(data))
    for exposure in found:
        draft.facts.append(exposure.fact)
        draft.exposures.append(exposure)


def _unused(data: Json) -> str:
    return f"Procedure no step of the review uses: {words(data.get('code')) or 'no code'}"


@lru_cache(maxsize=4096)
def _treats(text: str) -> bool:
    """Whether the words of a procedure name a treatment; exports repeat the same few hundred."""
    return bool(treatment(text, Fact("procedure", text, Source("")), "", ""))


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
    plain = folded(text)
    about = _COLLECTED.search(text) and not _GIVEN_CELLS.search(text)
    reference = _reference_to_cells(plain)
    if not reference["still"] if reference else not about:
        # "Marrow biopsy after CAR-T" tells of the infusion but not of its day.
        cells = cell_therapy(text, fact, "" if reference else start, beside=beside)
        if cells:
            return [cells, *_total_body(plain, fact, "" if reference else start)]
    if RADIATION.search(plain):
        return [Exposure("radiotherapy", fact, (), start, end)]
    found: list[Exposure] = []
    for regimen, _, _ in () if about else regimens_in(f"{text} {beside}"):
        kind: ExposureKind = "systemic" if regimen.use == "treatment" else "conditioning"
        found.append(Exposure(kind, fact, regimen.drugs, start, end, regimen.name))
    return found


@lru_cache(maxsize=4096)
def _reference_to_cells(plain: str) -> re.Match[str] | None:
    """Where a text speaks of a cell therapy only to say what came before or after it."""
    named, reference = _ANY_CELLS.search(plain), _BESIDE_CELLS.search(plain)
    return None if reference and named and reference.start() > named.start() else reference


def _total_body(plain: str, fact: Fact, transplant: str) -> list[Exposure]:
    """Irradiation told as part of the conditioning: its days are not, its month is."""
    if not RADIATION.search(plain):
        return []
    # In the first week of a month it may have been the month before.
    known = transplant[:7] if transplant[8:] > "08" else transplant[:4]
    return [Exposure("radiotherapy", replace(fact, date=known), (), known)]


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
    plain = folded(text)
    if CAR_T.search(plain):
        named = _TARGET.finditer(f"{text} {beside}")
        targets = tuple(dict.fromkeys(match[1].upper() for match in named))
        return Exposure("CAR-T", fact, (), start, targets=targets)
    if TRANSPLANT.search(plain):
        donor = _donor(text, beside)
        relation = relation_in(f"{text} {beside}") if donor == "allogeneic" else ""
        return Exposure("transplant", fact, (), start, donor=donor, relation=relation)
    return None


def _donor(text: str, beside: str) -> Literal["autologous", "allogeneic", ""]:
    """Whose cells: the record's own words before the display of a code that covers both."""
    found = (donor_in(words_) for words_ in (text.split(" | ")[0], text, beside))
    return next((donor for donor in found if donor), "")
