"""Writers of coded records: FHIR, C-CDA, HML, VCF, beads, DICOM."""

# ruff: noqa: E501  (lines of markup stay whole)

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from gold.cases.unseen.make_forms import DICOM, Case

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
TERMS = "http://terminology.hl7.org/CodeSystem"
SPACE = uuid.UUID("0e2f6d1c-58a4-5c11-8f0d-3b0d51e7aa10")
Json = dict[str, Any]


def words(text: str, system: str = "", code: str = "") -> Json:
    """A CodeableConcept."""
    body: Json = {"text": text}
    if code:
        body["coding"] = [{"system": system, "code": code, "display": text}]
    return body


class Fhir:
    """The resources of one patient."""

    def __init__(self, case: Case, **patient: Any) -> None:
        self.case = case
        self.resources: list[Json] = []
        self.patient = {"reference": self.add("Patient", **patient)}

    def add(self, kind: str, **body: Any) -> str:
        """Append a resource; gives its reference."""
        number = sum(r["resourceType"] == kind for r in self.resources)
        key = str(uuid.uuid5(SPACE, f"{self.case.name}/{kind}/{number}"))
        self.resources.append({"resourceType": kind, "id": key} | body)
        return f"{kind}/{key}"

    def obs(self, text: str, date: str, value: Any, unit: str = "", **more: Any) -> None:
        """An Observation; ``code`` LOINC, ``low``/``high`` limits, ``category``."""
        code, category = more.pop("code", ""), more.pop("category", "laboratory")
        low, high = more.pop("low", None), more.pop("high", None)
        body: Json = {
            "status": more.pop("status", "final"),
            "category": [words(category, f"{TERMS}/observation-category", category)],
            "code": words(text, LOINC, code),
            "subject": self.patient,
        }
        if date:
            body["effectiveDateTime"] = date
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            body["valueQuantity"] = {"value": value} | (
                {"unit": unit, "system": UCUM, "code": unit} if unit else {}
            )
        elif value is not None:
            if more.pop("plain", False):
                body["valueString"] = value
            else:
                body["valueCodeableConcept"] = words(value)
        limits = {
            k: {"value": v, "unit": unit}
            for k, v in (("low", low), ("high", high))
            if v is not None
        }
        if limits:
            body["referenceRange"] = [limits]
        self.add("Observation", **(body | more))

    def cond(self, text: str, onset: str, code: str = "", **more: Any) -> None:
        """A Condition; ``clinical`` and ``verified`` set the two status fields."""
        body: Json = {
            "clinicalStatus": words(
                more.pop("clinical", "active"), f"{TERMS}/condition-clinical", "x"
            ),
            "verificationStatus": words(
                more.pop("verified", "confirmed"), f"{TERMS}/condition-ver-status", "x"
            ),
            "code": words(text, "http://hl7.org/fhir/sid/icd-10", code),
            "subject": self.patient,
        }
        for key in ("clinicalStatus", "verificationStatus"):
            body[key]["coding"][0]["code"] = body[key]["text"]
        if body["verificationStatus"]["text"] == "entered-in-error":
            del body["clinicalStatus"]  # R4 rule con-5
        if onset:
            body["onsetDateTime"] = onset
        self.add("Condition", **(body | more))

    def med(self, drug: str, start: str, end: str = "", dose: str = "", **more: Any) -> None:
        """A MedicationStatement."""
        body: Json = {
            "status": more.pop("status", "completed" if end else "active"),
            "medicationCodeableConcept": words(
                drug, "http://www.whocc.no/atc", more.pop("atc", "")
            ),
            "subject": self.patient,
            "effectivePeriod": {"start": start} | ({"end": end} if end else {}),
        }
        if dose:
            body["dosage"] = [{"text": dose}]
        self.add("MedicationStatement", **(body | more))

    def proc(self, text: str, start: str, end: str = "", **more: Any) -> None:
        """A Procedure."""
        when: Json = {"performedDateTime": start}
        if end:
            when = {"performedPeriod": {"start": start, "end": end}}
        body: Json = {"status": "completed", "code": words(text), "subject": self.patient}
        self.add("Procedure", **(body | when | more))

    def report(self, text: str, date: str, conclusion: str, **more: Any) -> None:
        """A DiagnosticReport with a conclusion in words."""
        body = {"status": "final", "code": words(text), "subject": self.patient}
        self.add(
            "DiagnosticReport",
            **(body | {"effectiveDateTime": date, "conclusion": conclusion} | more),
        )

    def bundle(self, file: str, language: str, exported: str, kind: str = "collection") -> None:
        """One Bundle."""
        entries = [
            {"fullUrl": f"https://ehr.example/fhir/{r['resourceType']}/{r['id']}", "resource": r}
            for r in self.resources
        ]
        body = {"resourceType": "Bundle", "type": kind, "timestamp": exported, "entry": entries}
        text = json.dumps(body, ensure_ascii=False, indent=1)
        self.case.put(file, "fhir", language, text.encode(), text)

    def ndjson(self, folder: str, language: str) -> None:
        """A bulk export: one file a resource type."""
        kinds = sorted({r["resourceType"] for r in self.resources})
        for kind in kinds:
            text = "".join(
                json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n"
                for r in self.resources
                if r["resourceType"] == kind
            )
            self.case.put(f"{folder}/{kind}.ndjson", "fhir", language, text.encode(), text)


Section = tuple[str, str, Sequence[Sequence[str]], Sequence[str]]
"""Title, LOINC code, table of the narrative (header first), coded entries."""


def ccda(person: dict[str, str], title: str, made: str, sections: Sequence[Section]) -> str:
    """A C-CDA R2.1 continuity of care document."""
    parts = []
    for name, code, table, entries in sections:
        cells = "".join(
            "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in table[1:]
        )
        top = "".join(f"<th>{escape(c)}</th>" for c in table[0])
        body = "".join(f"<entry>{e}</entry>\n" for e in entries)
        parts.append(
            f'<component><section><code code="{code}" codeSystem="2.16.840.1.113883.6.1"/>'
            f"<title>{escape(name)}</title><text><table><thead><tr>{top}</tr></thead>"
            f"<tbody>{cells}</tbody></table></text>\n{body}</section></component>\n"
        )
    p = {key: escape(value) for key, value in person.items()}
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><realmCode code="US"/>\n'
        '<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>'
        '<templateId root="2.16.840.1.113883.10.20.22.1.2" extension="2015-08-01"/>\n'
        '<id root="1.2.3.4.5.6" extension="doc-1"/><code code="34133-9" '
        f'codeSystem="2.16.840.1.113883.6.1"/><title>{escape(title)}</title>'
        f'<effectiveTime value="{made}"/><languageCode code="{p["lang"]}"/>\n<recordTarget>'
        f'<patientRole><id root="1.2.3.4" extension="{p["mrn"]}"/><addr><city>{p["city"]}</city>'
        f'<country>{p["country"]}</country></addr><patient><name><given>{p["given"]}</given>'
        f'<family>{p["family"]}</family></name><administrativeGenderCode code="{p["sex"]}" '
        f'codeSystem="2.16.840.1.113883.5.1"/><birthTime value="{p["birth"]}"/></patient>'
        "</patientRole></recordTarget>\n"
        f'<custodian><assignedCustodian><representedCustodianOrganization><name>{p["custodian"]}'
        "</name></representedCustodianOrganization></assignedCustodian></custodian>\n"
        f"<component><structuredBody>\n{''.join(parts)}</structuredBody></component></ClinicalDocument>\n"
    )  # fmt: skip


def cd_problem(text: str, icd10: str, onset: str, status: str = "Active", negated: str = "") -> str:
    """A problem concern with one observation."""
    negation = ' negationInd="true"' if negated else ""
    return (
        '<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/>'
        '<code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/>'
        '<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"'
        f'{negation}><templateId root="2.16.840.1.113883.10.20.22.4.4"/><code code="55607006" '
        'codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/><effectiveTime>'
        f'<low value="{onset}"/></effectiveTime><value xsi:type="CD" code="{icd10}" '
        f'codeSystem="2.16.840.1.113883.6.90" displayName="{escape(text)}"/><entryRelationship '
        'typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="33999-4" '
        'codeSystem="2.16.840.1.113883.6.1"/><value xsi:type="CD" displayName="'
        f'{status}"/></observation></entryRelationship></observation></entryRelationship></act>'
    )


def cd_result(name: str, loinc: str, date: str, value: str, unit: str, limits: str = "") -> str:
    """One result; without a unit the value is text."""
    shown = (
        f'<value xsi:type="PQ" value="{value}" unit="{unit}"/>'
        if unit
        else f'<value xsi:type="ST">{escape(value)}</value>'
    )
    ref = f"<referenceRange><observationRange><text>{escape(limits)}</text></observationRange></referenceRange>"
    return (
        '<organizer classCode="BATTERY" moodCode="EVN"><statusCode code="completed"/><component>'
        '<observation classCode="OBS" moodCode="EVN"><templateId '
        f'root="2.16.840.1.113883.10.20.22.4.2"/><code code="{loinc}" '
        f'codeSystem="2.16.840.1.113883.6.1" displayName="{escape(name)}"/><statusCode '
        f'code="completed"/><effectiveTime value="{date}"/>{shown}{ref if limits else ""}'
        "</observation></component></organizer>"
    )


def cd_drug(
    name: str, start: str, end: str, dose: str, status: str = "active", mood: str = "EVN"
) -> str:
    """One medication activity."""
    high = f'<high value="{end}"/>' if end else '<high nullFlavor="UNK"/>'
    return (
        f'<substanceAdministration classCode="SBADM" moodCode="{mood}"><templateId '
        f'root="2.16.840.1.113883.10.20.22.4.16"/><text>{escape(dose)}</text><statusCode '
        f'code="{status}"/><effectiveTime xsi:type="IVL_TS"><low value="{start}"/>{high}'
        "</effectiveTime><consumable><manufacturedProduct><manufacturedMaterial><code "
        f'displayName="{escape(name)}"/></manufacturedMaterial></manufacturedProduct></consumable>'
        "</substanceAdministration>"
    )


def hml(project: str, center: str, samples: Sequence[tuple[str, str, dict[str, str]]]) -> str:
    """HML 1.0.1; a sample is (identifier, date, {locus: "A*01:01 A*02:01"})."""
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<hml xmlns="http://schemas.nmdp.org/spec/hml/1.0.1" '
        'project-name="' + project + '" version="1.0.1">\n'
        f'<hmlid root="2.16.840.1.999" extension="{center}-2026"/>\n'
        f'<reporting-center reporting-center-id="{center}"/>\n'
    ]
    for name, date, loci in samples:
        out.append(f'<sample id="{name}" center-code="{center}">\n')
        for locus, alleles in loci.items():
            pair = alleles.split()
            both = pair if len(pair) > 1 or locus.startswith("DRB3") else pair * 2
            singles = "".join(
                f'<haploid locus="HLA-{locus}" method="DNA" type="{a.split("*")[-1]}"/>'
                for a in pair
            )
            gl = "+".join(
                f"HLA-{a}" for a in (pair if locus.startswith(("DRB3", "DRB4", "DRB5")) else both)
            )
            out.append(
                f'<typing gene-family="HLA" date="{date}"><allele-assignment date="{date}" '
                f'allele-db="IMGT/HLA" allele-version="3.58.0">{singles}<glstring>{gl}</glstring>'
                f'</allele-assignment><typing-method><sbt-ngs locus="HLA-{locus}" test-id="NGS-{locus}" '
                'test-id-source="local"/></typing-method></typing>\n'
            )
        out.append("</sample>\n")
    return "".join([*out, "</hml>\n"])


def vcf(sample: str, day: str, source: str, rows: Sequence[tuple[Any, ...]], note: str = "") -> str:
    """Tumour panel; a row is chrom, pos, ref, alt, filter, depth, fraction, ANN."""
    lines = [
        "##fileformat=VCFv4.2",
        f"##fileDate={day}",
        f"##source={source}",
        "##reference=GRCh38",
        *([f"##{note}"] if note else []),
        '##FILTER=<ID=PASS,Description="All filters passed">',
        '##FILTER=<ID=germline,Description="Likely germline variant">',
        '##FILTER=<ID=weak_evidence,Description="Below limit of detection">',
        '##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">',
        '##INFO=<ID=AF,Number=A,Type=Float,Description="Allele fraction">',
        "##INFO=<ID=ANN,Number=.,Type=String,Description=\"Functional annotations: 'Allele | "
        "Annotation | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | "
        "Transcript_BioType | Rank | HGVS.c | HGVS.p | cDNA.pos | CDS.pos | AA.pos | Distance | "
        "ERRORS'\">",
        '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
        '##FORMAT=<ID=AF,Number=A,Type=Float,Description="Allele fraction">',
        f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{sample}",
    ]
    for chrom, pos, ref, alt, passed, depth, fraction, (effect, gene, tx, c, p) in rows:
        ann = f"{alt}|{effect}|MODERATE|{gene}|{gene}|transcript|{tx}|protein_coding||{c}|{p}|||||"
        lines.append(
            f"{chrom}\t{pos}\t.\t{ref}\t{alt}\t.\t{passed}\tDP={depth};AF={fraction};ANN={ann}"
            f"\tGT:AF\t0/1:{fraction}"
        )
    return "\n".join(lines) + "\n"


_BEADS = (
    "A*01:01 A*02:01 A*03:01 A*11:01 A*23:01 A*24:02 A*26:01 A*29:02 A*30:01 A*32:01 A*68:01 "
    "B*07:02 B*08:01 B*13:02 B*15:01 B*18:01 B*27:05 B*35:01 B*38:01 B*40:01 B*44:02 B*51:01 B*57:01 "
    "C*01:02 C*03:04 C*04:01 C*05:01 C*06:02 C*07:01 C*07:02 C*12:03 "
    "DRB1*01:01 DRB1*03:01 DRB1*04:01 DRB1*07:01 DRB1*08:01 DRB1*11:01 DRB1*13:01 DRB1*15:01 "
    "DRB3*02:02 DRB4*01:03 DRB5*01:01 DQA1*05:01,DQB1*02:01 DQA1*03:01,DQB1*03:02 "
    "DQA1*01:02,DQB1*06:02 DPA1*01:03,DPB1*04:01 DPA1*02:01,DPB1*01:01"
)


def bead_rows(serum: str, strong: dict[str, int]) -> list[list[object]]:
    """Bead, specificity, raw and normalised MFI, serum date."""
    rows: list[list[object]] = []
    for number, name in enumerate(_BEADS.split(), 3):
        normal = strong.get(name, 35 + (number * 41) % 280)
        rows.append([f"{number:03d}", name, round(normal * 1.05) + 80, normal, serum])
    rows.insert(0, ["001", "NC (negative control)", 62, 0, serum])
    rows.insert(1, ["002", "PC (positive control)", 14820, 14040, serum])
    return rows


def dicom(case: Case, folder: str, language: str, **header: Any) -> None:
    """A small series of CT or PET slices."""
    series = DICOM.Series(**header)
    DICOM.write(series, case.folder / folder)
    for number in range(1, series.slices + 1):
        case.listed(
            f"{folder}/{series.modality}_{number:04d}.dcm", "dicom", language, series.description
        )
