"""Pieces of typst markup and FHIR shared by the two unseen patients."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typst

Resource = dict[str, Any]
SPACE = uuid.UUID("6f1d3a52-0c5e-5b0e-9b7a-2f64a1c0d002")
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
ATC = "http://www.whocc.no/atc"
CLINICAL_STATUS = "http://terminology.hl7.org/CodeSystem/condition-clinical"
POSITIVE, NEGATIVE, WEAK = "10828004", "260385009", "260408008"
BEADS = [
    "A*01:01", "A*02:01", "A*02:06", "A*03:01", "A*11:01", "A*23:01", "A*24:02", "A*26:01",
    "A*29:02", "A*30:01", "A*31:01", "A*32:01", "A*33:03", "A*68:01", "A*68:02", "A*74:01",
    "B*07:02", "B*08:01", "B*13:02", "B*14:02", "B*15:01", "B*18:01", "B*27:05", "B*35:01",
    "B*38:01", "B*40:01", "B*44:02", "B*44:03", "B*46:01", "B*49:01", "B*51:01", "B*52:01",
    "B*57:01", "B*58:01", "C*01:02", "C*02:02", "C*03:04", "C*04:01", "C*05:01", "C*06:02",
    "C*07:01", "C*07:02", "C*12:03", "C*16:01", "DRB1*01:01", "DRB1*03:01", "DRB1*04:01",
    "DRB1*04:05", "DRB1*07:01", "DRB1*08:01", "DRB1*09:01", "DRB1*11:01", "DRB1*12:01",
    "DRB1*13:01", "DRB1*14:54", "DRB1*15:01", "DRB1*16:02", "DRB3*01:01", "DRB3*02:02",
    "DRB4*01:03", "DRB5*01:01", "DQA1*05:01,DQB1*02:01", "DQA1*02:01,DQB1*02:02",
    "DQA1*03:03,DQB1*03:01", "DQA1*03:01,DQB1*03:02", "DQA1*02:01,DQB1*03:03",
    "DQA1*01:01,DQB1*05:01", "DQA1*01:04,DQB1*05:03", "DQA1*01:02,DQB1*06:02",
    "DQA1*01:03,DQB1*06:03", "DPA1*02:01,DPB1*01:01", "DPA1*01:03,DPB1*02:01",
    "DPA1*01:03,DPB1*04:01", "DPA1*02:02,DPB1*05:01",
]  # fmt: skip


def q(text: str) -> str:
    """The text as typst code, so that no character of it is read as markup."""
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_csv(path: Path, rows: Iterable[Sequence[object]], delimiter: str = ",") -> None:
    """Write rows, lines ended as Windows does."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode())


def bead_rows(strong_beads: dict[str, int]) -> list[list[object]]:
    """Number, specificity, raw and normalised MFI of each bead; those not named stay low."""
    rows: list[list[object]] = []
    for number, specificity in enumerate(BEADS, 1):
        normal = strong_beads.get(specificity, 25 + number * 41 % 290)
        rows.append([number, specificity, round(normal * 1.08) + 70, normal])
    return rows


def compile_pdf(path: Path, title: str, day: tuple[int, int, int], setup: str, *body: str) -> None:
    """Compile markup to one PDF; the same markup always gives the same bytes."""
    year, month, day_ = day
    head = (
        f"#set document(title: {q(title)[1:]}, date: datetime(year: {year}, month: {month}, "
        f"day: {day_}, hour: 9, minute: 0, second: 0))\n"
    )
    pages = typst.compile(
        "\n".join([head + setup, *body]).encode(), format="pdf", ignore_system_fonts=True
    )
    if not isinstance(pages, bytes):
        raise TypeError("typst gave several files for one PDF")
    path.write_bytes(pages)


def p(text: str) -> str:
    """A paragraph."""
    return f"#par[{q(text)}]\n"


def strong(text: str) -> str:
    """Bold words."""
    return f"#strong[{q(text)}]"


def items(*lines: str, kind: str = "list") -> str:
    """A bulleted (``list``) or numbered (``enum``) list."""
    return f"#{kind}(" + ", ".join(f"[{q(line)}]" for line in lines) + ")\n"


def grid(rows: Sequence[Sequence[str]], columns: str, stroke: str = "none") -> str:
    """A table; the first row is bold."""
    cells = [f"[{strong(cell)}]" for cell in rows[0]]
    cells += [f"[{q(cell)}]" for row in rows[1:] for cell in row]
    return f"#table(columns: {columns}, stroke: {stroke}, inset: 4pt, {', '.join(cells)})\n"


def code(system: str, value: str, display: str = "", text: str = "") -> Resource:
    """A CodeableConcept that need not have words."""
    coding = {"system": system, "code": value} | ({"display": display} if display else {})
    return {"coding": [coding]} | ({"text": text} if text else {})


def quantity(value: float, unit: str, ucum: str = "") -> Resource:
    """A Quantity with its UCUM code."""
    return {"value": value, "unit": unit, "system": UCUM, "code": ucum or unit}


class Export:
    """The resources of one hospital's export, in order, with fixed identifiers."""

    def __init__(self, case: str, timestamp: str, base: str) -> None:
        self.case, self.timestamp, self.base = case, timestamp, base
        self.entries: list[Resource] = []
        self.subject: Resource = {}

    def add(self, kind: str, **body: Any) -> str:
        """Append one resource; returns its relative reference."""
        key = str(uuid.uuid5(SPACE, f"{self.case}/{len(self.entries)}"))
        who = {} if kind in ("Patient", "Organization", "Practitioner") else self._who(kind)
        resource = {"resourceType": kind, "id": key, **who, **body}
        self.entries.append({"fullUrl": f"{self.base}/{kind}/{key}", "resource": resource})
        if kind == "Patient":
            self.subject = {"reference": f"Patient/{key}"}
        return f"{kind}/{key}"

    def _who(self, kind: str) -> Resource:
        patient = ("AllergyIntolerance", "FamilyMemberHistory", "Immunization")
        return {"patient" if kind in patient else "subject": self.subject}

    def seen(self, what: Resource, date: str, **value: Any) -> str:
        """A final Observation."""
        body: Resource = {"status": "final", "code": what, "effectiveDateTime": date} | value
        return self.add("Observation", **body)

    def measured(
        self, loinc: str, value: float, unit: str, date: str, text: str = "", **more: Any
    ) -> None:
        """An Observation with a quantity; ``text`` is left out where empty."""
        self.seen(code(LOINC, loinc, text=text), date, valueQuantity=quantity(value, unit), **more)

    def found(self, loinc: str, answer: str, date: str, text: str = "") -> None:
        """An Observation answered with a SNOMED code."""
        value = code(SNOMED, answer)
        self.seen(code(LOINC, loinc, text=text), date, valueCodeableConcept=value)

    def write(self, path: Path, kind: str) -> None:
        """Write the bundle, ``collection`` or ``searchset``."""
        body: Resource = {
            "resourceType": "Bundle",
            "id": str(uuid.uuid5(SPACE, self.case)),
            "type": kind,
            "timestamp": self.timestamp,
        }
        if kind == "searchset":
            body["total"] = len(self.entries)
        body["entry"] = self.entries
        path.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
