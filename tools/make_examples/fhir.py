"""Builder of FHIR R4 collection bundles for the invented patients."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

Resource = dict[str, Any]

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
ATC = "http://www.whocc.no/atc"
DICOM = "http://dicom.nema.org/resources/ontology/DCM"
OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
CLINICAL_STATUS = "http://terminology.hl7.org/CodeSystem/condition-clinical"
SPACE = uuid.UUID("6f1d3a52-0c5e-5b0e-9b7a-2f64a1c0d001")

LABS = {
    "hb": ("718-7", "Hemoglobin [Mass/volume] in Blood"),
    "wbc": ("6690-2", "Leukocytes [#/volume] in Blood by Automated count"),
    "anc": ("751-8", "Neutrophils [#/volume] in Blood by Automated count"),
    "alc": ("731-0", "Lymphocytes [#/volume] in Blood by Automated count"),
    "plt": ("777-3", "Platelets [#/volume] in Blood by Automated count"),
    "crea": ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma"),
    "egfr": ("62238-1", "GFR/1.73 sq M.predicted by CKD-EPI"),
    "alt": ("1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
    "ast": ("1920-8", "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
    "bili": ("1975-2", "Bilirubin.total [Mass/volume] in Serum or Plasma"),
    "ldh": ("2532-0", "Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma"),
    "alb": ("1751-7", "Albumin [Mass/volume] in Serum or Plasma"),
    "ca": ("17861-6", "Calcium [Mass/volume] in Serum or Plasma"),
    "crp": ("1988-5", "C reactive protein [Mass/volume] in Serum or Plasma"),
    "ferritin": ("2276-4", "Ferritin [Mass/volume] in Serum or Plasma"),
    "igg": ("2465-3", "IgG [Mass/volume] in Serum or Plasma"),
    "mprot": ("33358-3", "Protein.monoclonal [Mass/volume] in Serum or Plasma"),
    "flcr": ("48378-4", "Kappa light chains.free/Lambda light chains.free [Mass Ratio] in Serum"),
    "uric": ("3084-1", "Urate [Mass/volume] in Serum or Plasma"),
    "k": ("2823-3", "Potassium [Moles/volume] in Serum or Plasma"),
    "b2m": ("1952-1", "Beta-2-Microglobulin [Mass/volume] in Serum or Plasma"),
}
VIROLOGY = {
    "hiv": ("56888-1", "HIV 1+2 Ab+HIV1 p24 Ag [Presence] in Serum or Plasma by Immunoassay"),
    "hbsag": ("5196-1", "Hepatitis B virus surface Ag [Presence] in Serum or Plasma"),
    "hbc": ("13952-7", "Hepatitis B virus core Ab [Presence] in Serum or Plasma"),
    "hcv": ("13955-0", "Hepatitis C virus Ab [Presence] in Serum or Plasma"),
    "cmv": ("13949-3", "Cytomegalovirus IgG Ab [Presence] in Serum"),
}
VITALS = {
    "weight": ("29463-7", "Body weight", "kg"),
    "height": ("8302-2", "Body height", "cm"),
    "spo2": ("2708-6", "Oxygen saturation in Arterial blood", "%"),
    "temp": ("8310-5", "Body temperature", "Cel"),
    "lvef": ("10230-1", "Left ventricular Ejection fraction", "%"),
}


def concept(text: str, *codings: tuple[str, str, str]) -> Resource:
    """A CodeableConcept; each coding is (system, code, display)."""
    body: Resource = {
        "coding": [{"system": s, "code": c} | ({"display": d} if d else {}) for s, c, d in codings],
        "text": text,
    }
    if not codings:
        del body["coding"]
    return body


class Chart:
    """Collects the resources of one invented patient, in order, with fixed identifiers."""

    def __init__(self, case: str, patient: Resource, exported: str) -> None:
        self.case = case
        self.exported = exported
        self.entries: list[Resource] = []
        self._counts: dict[str, int] = {}
        self.subject = {"reference": self.add("Patient", patient)}

    def add(self, kind: str, body: Resource) -> str:
        """Append one resource and return the reference to it."""
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        key = str(uuid.uuid5(SPACE, f"{self.case}/{kind}/{number}"))
        resource = {"resourceType": kind, "id": key, **body}
        self.entries.append({"fullUrl": f"urn:uuid:{key}", "resource": resource})
        return f"urn:uuid:{key}"

    def observe(self, code: Resource, date: str, category: str, **value: Any) -> str:
        """An Observation with any value[x] and further elements."""
        body: Resource = {
            "status": "final",
            "category": [concept(category, (OBSERVATION_CATEGORY, category, category.title()))],
            "code": code,
            "subject": self.subject,
        }
        if date:
            body["effectiveDateTime"] = date
        return self.add("Observation", body | value)

    def lab(
        self, key: str, value: float, unit: str, date: str, low: float | None, high: float | None
    ) -> None:
        """One laboratory value with its reference range; an empty unit is left out."""
        code, display = LABS[key]
        quantity: Resource = {"value": value}
        if unit:
            quantity |= {"unit": unit, "system": UCUM, "code": unit}
        limits: Resource = {}
        for side, limit in (("low", low), ("high", high)):
            if limit is not None:
                limits[side] = {"value": limit} | {
                    k: v for k, v in quantity.items() if k != "value"
                }
        extra: Resource = {"valueQuantity": quantity}
        if limits:
            extra["referenceRange"] = [limits]
        self.observe(concept(display, (LOINC, code, display)), date, "laboratory", **extra)

    def labs(
        self, date: str, rows: dict[str, tuple[float, str, float | None, float | None]]
    ) -> None:
        """A day's blood results and the report that lists them."""
        first = len(self.entries)
        for key, (value, unit, low, high) in rows.items():
            self.lab(key, value, unit, date, low, high)
        refs = [{"reference": entry["fullUrl"]} for entry in self.entries[first:]]
        self.report("Blood count and clinical chemistry", "LAB", date, result=refs)

    def virology(self, key: str, found: str, date: str) -> None:
        """One virology result: ``negative`` or ``positive``."""
        code, display = VIROLOGY[key]
        word, snomed = {
            "negative": ("Negative", "260385009"),
            "positive": ("Positive", "10828004"),
        }[found]
        value = concept(word, (SNOMED, snomed, word))
        self.observe(
            concept(display, (LOINC, code, display)), date, "laboratory", valueCodeableConcept=value
        )

    def vital(self, key: str, value: float, date: str, category: str = "vital-signs") -> None:
        """Weight, height, saturation, temperature or ejection fraction."""
        code, display, unit = VITALS[key]
        quantity = {"value": value, "unit": unit, "system": UCUM, "code": unit}
        self.observe(
            concept(display, (LOINC, code, display)), date, category, valueQuantity=quantity
        )

    def text_finding(self, label: str, value: str, date: str, category: str = "exam") -> None:
        """A finding kept as words."""
        self.observe(concept(label), date, category, valueString=value)

    def response(self, words: str, date: str) -> None:
        """Response assessment of the disease."""
        code = concept(
            "Cancer disease progression", (LOINC, "97509-4", "Cancer disease progression")
        )
        self.observe(code, date, "exam", valueCodeableConcept=concept(words))

    def condition(
        self,
        text: str,
        onset: str,
        *codings: tuple[str, str, str],
        status: str = "active",
        **more: Any,
    ) -> str:
        """A diagnosis or comorbidity."""
        body: Resource = {
            "clinicalStatus": concept(status, (CLINICAL_STATUS, status, status.title())),
            "code": concept(text, *codings),
            "subject": self.subject,
            "onsetDateTime": onset,
        }
        return self.add("Condition", body | more)

    def procedure(
        self,
        text: str,
        date: str | dict[str, str],
        *codings: tuple[str, str, str],
        status: str = "completed",
        **more: Any,
    ) -> None:
        """A procedure done (or, with another status, not done)."""
        body: Resource = {
            "status": status,
            "code": concept(text, *codings),
            "subject": self.subject,
        }
        body["performedPeriod" if isinstance(date, dict) else "performedDateTime"] = date
        self.add("Procedure", body | more)

    def line(self, regimen: str, intent: str, start: str, end: str, drugs: dict[str, str]) -> None:
        """The orders of one regimen: one MedicationRequest a drug, with its ATC code."""
        for drug, atc in drugs.items():
            coding = ((ATC, atc, drug),) if atc else ()
            self.add(
                "MedicationRequest",
                {
                    "status": "completed" if end else "active",
                    "intent": "order",
                    "groupIdentifier": {"value": f"{regimen} {start}"},
                    "medicationCodeableConcept": concept(drug, *coding),
                    "subject": self.subject,
                    "authoredOn": start,
                    "note": [{"text": f"{regimen}, {intent}".strip(", ")}],
                    "dosageInstruction": [
                        {
                            "text": regimen,
                            "timing": {
                                "repeat": {
                                    "boundsPeriod": {
                                        "start": start,
                                        **({"end": end} if end else {}),
                                    }
                                }
                            },
                        }
                    ],
                },
            )

    def given(self, drug: str, atc: str, date: str | dict[str, str], dose: str) -> None:
        """One administration of a drug, or a period of administrations."""
        body: Resource = {
            "status": "completed",
            "medicationCodeableConcept": concept(drug, *(((ATC, atc, drug),) if atc else ())),
            "subject": self.subject,
            "dosage": {"text": dose},
        }
        body["effectivePeriod" if isinstance(date, dict) else "effectiveDateTime"] = date
        self.add("MedicationAdministration", body)

    def report(
        self, text: str, category: str, date: str, conclusion: str = "", **more: Any
    ) -> None:
        """A DiagnosticReport: LAB, PAT, RAD, GE or CUS."""
        service = "http://terminology.hl7.org/CodeSystem/v2-0074"
        body: Resource = {
            "status": "final",
            "category": [concept(category, (service, category, category))],
            "code": concept(text),
            "subject": self.subject,
            "effectiveDateTime": date,
        }
        if conclusion:
            body["conclusion"] = conclusion
        self.add("DiagnosticReport", body | more)

    def document(
        self, title: str, url: str, date: str, content_type: str = "application/pdf"
    ) -> None:
        """A pointer to a file of the same folder."""
        attachment = {"contentType": content_type, "url": url, "title": title, "creation": date}
        self.add(
            "DocumentReference",
            {
                "status": "current",
                "type": concept(title),
                "subject": self.subject,
                "date": f"{date}T12:00:00Z",
                "content": [{"attachment": attachment}],
            },
        )

    def imaging(self, text: str, date: str, uid: str, series: list[tuple[str, str, int]]) -> None:
        """An ImagingStudy; each series is (modality, body part, instances)."""
        self.add(
            "ImagingStudy",
            {
                "status": "available",
                "identifier": [{"system": "urn:dicom:uid", "value": f"urn:oid:{uid}"}],
                "subject": self.subject,
                "started": f"{date}T09:20:00Z",
                "description": text,
                "numberOfSeries": len(series),
                "series": [
                    {
                        "uid": f"{uid}.{i}",
                        "number": i,
                        "modality": {"system": DICOM, "code": modality},
                        "bodySite": {"display": part},
                        "numberOfInstances": count,
                    }
                    for i, (modality, part, count) in enumerate(series, 1)
                ],
            },
        )

    def write(self, path: Path) -> None:
        """Write the collection bundle."""
        bundle = {
            "resourceType": "Bundle",
            "id": str(uuid.uuid5(SPACE, self.case)),
            "type": "collection",
            "timestamp": self.exported,
            "entry": self.entries,
        }
        path.write_text(json.dumps(bundle, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
