"""Tamsin Oakhollow (invented): child with B-ALL, third relapse after blinatumomab and inotuzumab."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from typing import Any

from gold.cases.seen_one.common import Case, fhir, letterhead, sheet

CASE = Case("b_all_child")
BOX = [
    ("Name", "OAKHOLLOW, Tamsin"),
    ("DOB", "09/06/2017 (9 y)  Female"),
    ("Hospital no.", "RX 441 907"),
    ("NHS no.", "999 014 2275 (test)"),
]
TRUST = "Airedale Moor Children's Hospital, Leeds"
ICD = "http://hl7.org/fhir/sid/icd-10"


def _quantity(
    chart: Any,
    loinc: str,
    text: str,
    value: float,
    unit: str,
    date: str,
    category: str = "vital-signs",
    **more: Any,
) -> None:
    code = fhir.concept(text, *(((fhir.LOINC, loinc, text),) if loinc else ()))
    chart.observe(
        code,
        date,
        category,
        valueQuantity={"value": value, "unit": unit, "system": fhir.UCUM, "code": unit},
        **more,
    )


def _words(chart: Any, loinc: str, text: str, value: str, date: str, **more: Any) -> None:
    chart.observe(
        fhir.concept(text, *(((fhir.LOINC, loinc, text),) if loinc else ())),
        date,
        "laboratory",
        valueCodeableConcept=fhir.concept(value),
        **more,
    )


def _treatment(chart: Any) -> None:
    chart.line(
        "UKALL-type protocol, regimen B",
        "first line",
        "2021-10-18",
        "2024-01-12",
        {
            "Dexamethasone": "H02AB02",
            "Vincristine": "L01CA02",
            "Pegaspargase": "L01XX24",
            "Mercaptopurine": "L01BB02",
            "Methotrexate": "L01BA01",
        },
    )
    chart.line(
        "Relapse reinduction",
        "second line",
        "2025-02-24",
        "2025-05-12",
        {
            "Dexamethasone": "H02AB02",
            "Vincristine": "L01CA02",
            "Idarubicin": "L01DB06",
            "Pegaspargase": "L01XX24",
        },
    )
    chart.line("Blinatumomab", "2 cycles", "2025-06-02", "2025-08-11", {"Blinatumomab": "L01FX07"})
    chart.line(
        "Inotuzumab ozogamicin",
        "2 cycles",
        "2026-02-02",
        "2026-03-30",
        {"Inotuzumab ozogamicin": "L01FB01"},
    )
    chart.response("Complete remission, MRD negative (after blinatumomab)", "2025-08-18")
    chart.response("Complete remission, MRD 0.02 % (after inotuzumab)", "2026-04-09")
    chart.response("Relapse, third", "2026-10-26")
    for drug, status, start in (
        ("Co-trimoxazole 480 mg twice weekly", "active", "2021-10-25"),
        ("Aciclovir 200 mg three times daily", "active", "2026-10-29"),
        ("Posaconazole 200 mg once daily", "active", "2026-10-29"),
        ("Levetiracetam 250 mg twice daily", "stopped", "2025-06-05"),
        ("Tisagenlecleucel infusion", "cancelled", "2026-05-18"),
    ):
        more: dict[str, Any] = (
            {"statusReason": fhir.concept("Apheresis failed twice; product never made")}
            if status == "cancelled"
            else {}
        )
        chart.add(
            "MedicationRequest",
            {
                "status": status,
                "intent": "order",
                "medicationCodeableConcept": fhir.concept(drug),
                "subject": chart.subject,
                "authoredOn": start,
                **more,
            },
        )


def export() -> None:
    """Bulk export of the children's hospital."""
    chart = fhir.Chart(CASE.name, {
        "name": [{"use": "usual", "given": ["Tamsin"], "family": "Oakhollow"}], "gender": "female", "birthDate": "2017-06-09",
        "address": [{"city": "Leeds", "postalCode": "LS6 0ZZ", "country": "GB"}],
        "contact": [{"relationship": [{"text": "mother"}], "name": {"text": "Bryony Oakhollow"}}],
    }, "2026-11-18T00:00:00Z")  # fmt: skip
    chart.condition(
        "B-lymphoblastic leukaemia with t(1;19)",
        "2021-10-15",
        (ICD, "C91.0", "Acute lymphoblastic leukaemia"),
        note=[
            {
                "text": "First relapse 20 Feb 2025 (marrow + CNS), second 14 Jan 2026, third 26 Oct 2026"
            }
        ],
    )
    chart.condition(
        "Posterior reversible encephalopathy, resolved",
        "2025-06-05",
        (ICD, "I67.8", ""),
        status="resolved",
    )
    chart.condition(
        "Asparaginase-associated pancreatitis", "2025-03-20", (ICD, "K85.3", ""), status="resolved"
    )
    chart.condition(
        "Adenoviraemia",
        "2025-09-22",
        (ICD, "B34.0", ""),
        status="resolved",
        abatementDateTime="2025-11-10",
    )
    chart.condition("Avascular necrosis of left hip", "2023", (ICD, "M87.1", ""))
    chart.condition(
        "Down syndrome",
        "2021-10",
        (ICD, "Q90.9", ""),
        verificationStatus=fhir.concept(
            "entered-in-error",
            ("http://terminology.hl7.org/CodeSystem/condition-ver-status", "entered-in-error", ""),
        ),
    )
    for relation, illness in (
        ("brother", "Acute lymphoblastic leukaemia, T-lineage, died 2015"),
        ("maternal aunt", "Breast cancer"),
        ("father", "TP53 p.R337H carrier (germline)"),
    ):
        chart.add(
            "FamilyMemberHistory",
            {
                "status": "completed",
                "patient": chart.subject,
                "relationship": fhir.concept(relation),
                "condition": [{"code": fhir.concept(illness)}],
            },
        )
    chart.add(
        "AllergyIntolerance",
        {
            "patient": chart.subject,
            "code": fhir.concept("Pegaspargase"),
            "reaction": [
                {"manifestation": [fhir.concept("Anaphylaxis, grade 3")], "onset": "2025-04-07"}
            ],
            "clinicalStatus": fhir.concept("active"),
        },
    )
    _treatment(chart)
    chart.procedure(
        "Leukapheresis for tisagenlecleucel",
        "2026-05-04",
        status="stopped",
        note=[{"text": "CD3 yield insufficient"}],
    )
    chart.procedure(
        "Allogeneic stem cell transplantation (matched unrelated donor)",
        "2025-10-06",
        status="not-done",
        statusReason=fhir.concept("Adenoviraemia; then second relapse"),
    )
    chart.procedure("Cranial irradiation 18 Gy", {"start": "2025-05-19", "end": "2025-05-30"})
    _quantity(chart, "29463-7", "Body weight", 27.4, "kg", "2026-11-16")
    _quantity(chart, "29463-7", "Body weight", 29.1, "kg", "2026-07-06")
    _quantity(chart, "8302-2", "Body height", 131.5, "cm", "2026-11-16")
    _quantity(chart, "2708-6", "Oxygen saturation", 98, "%", "2026-11-16")
    _quantity(chart, "", "Body surface area", 1.0, "m2", "2026-11-16")
    _quantity(
        chart, "10230-1", "Left ventricular ejection fraction", 63, "%", "2026-11-03", "imaging"
    )
    chart.observe(
        fhir.concept("Lansky play-performance score"), "2026-11-16", "exam", valueInteger=70
    )
    chart.observe(
        fhir.concept("Lansky play-performance score"), "2026-07-06", "exam", valueInteger=90
    )
    _quantity(chart, "26446-5", "Blasts in bone marrow", 88, "%", "2026-10-26", "laboratory")
    _quantity(chart, "26446-5", "Blasts in bone marrow", 41, "%", "2026-01-14", "laboratory")
    for loinc, text, value, date, status in (
        ("56888-1", "HIV 1/2 Ag/Ab", "Not detected", "2026-11-02", "final"),
        ("5196-1", "Hepatitis B surface antigen", "Not detected", "2026-11-02", "final"),
        ("13952-7", "Hepatitis B core antibody", "Reactive", "2026-11-02", "final"),
        ("42595-9", "Hepatitis B virus DNA", "Not detected", "2026-11-04", "final"),
        ("16128-1", "Hepatitis C antibody", "Not detected", "2026-11-02", "final"),
        ("13949-3", "CMV IgG", "Positive", "2026-11-02", "final"),
        ("", "CMV DNA PCR, blood", "Not detected", "2026-11-16", "final"),
        ("", "EBV DNA PCR, blood", "Not detected", "2026-11-16", "final"),
        ("", "Adenovirus DNA PCR, blood", "Not detected", "2026-11-16", "final"),
        ("", "Adenovirus DNA PCR, blood", "Detected, 12 000 copies/mL", "2025-09-22", "final"),
        ("", "Varicella zoster IgG", "Negative", "2026-11-02", "entered-in-error"),
    ):
        _words(chart, loinc, text, value, date, status=status)
    _words(chart, "882-1", "ABO and Rh group", "AB Rh positive", "2021-10-14")
    CASE.ndjson("bulk_export", chart, "en")


def marrow() -> None:
    """Marrow of the third relapse with comparison and addendum."""
    head = letterhead(
        "Pennine Haematological Malignancy Diagnostics",
        "Paediatric section",
        "Unit 5, Canal Wharf, Leeds LS11",
        "#1b4332",
        font="New Computer Modern",
        size="9.5pt",
    )
    flow = [
        ["Antigen (blast gate)", "26/10/2026", "14/01/2026", "20/02/2025", "15/10/2021"],
        ["CD19", "dim, 22%", "positive 71%", "positive 99%", "positive"],
        ["CD22", "partial/dim, 35%", "positive 96%", "positive 98%", "positive"],
        ["CD10", "positive", "positive", "positive", "positive"],
        ["CD20", "negative (4%)", "negative", "not tested", "negative"],
        ["CD38", "positive 93%", "positive", "positive", "positive"],
        ["CD123", "positive 55%", "-", "-", "-"],
        ["CD33", "negative", "negative", "negative", "negative"],
        ["CD7 / cyCD3", "negative / negative", "negative / negative", "negative", "negative"],
        ["CD70", "failed", "-", "-", "-"],
        ["CD79a", "positive", "positive", "positive", "positive"],
    ]  # fmt: skip
    blocks = [
        ("h", "Clinical details"), ("p", "B-ALL, CR3 after inotuzumab. ?relapse. Brother died of T-ALL. Please exclude lineage switch."),
        ("h", "Morphology"), ("p", "Particulate, hypercellular aspirate. 88% lymphoblasts (L1). Residual myeloid and erythroid elements. No Auer rods; AML excluded."),
        ("h", "Flow cytometry"), ("table", flow),
        ("p", "Remaining T cells: CD7 bright, CD5 positive, CD3 positive. NK cells 3%. Plasma cells <1%, CD38 bright."),
        ("h", "Summary"), ("p", "Third relapse of B lymphoblastic leukaemia. No lineage switch. CD19 reduced after blinatumomab, CD22 reduced after inotuzumab."),
        ("h", "Supplementary report 06/11/2026: cytogenetics and NGS"),
        ("p", "46,XX,der(19)t(1;19)(q23;p13.3),del(9)(p13p24)[18]/46,XX[2]. FISH: TCF3 rearranged 91%; no BCR::ABL1; no KMT2A rearrangement. MLPA: IKZF1 deletion (exons 4-7), CDKN2A/B deletion. NGS: KRAS p.G12D 38%, NT5C2 p.R367Q 12%. TP53: no variant; germline TP53 p.R337H (father's variant) NOT present in the fibroblasts of the patient."),
        ("sign", ["Dr Imogen Satterthwaite, FRCPath", "Authorised 06/11/2026"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "marrow_26-10-2026.pdf",
        sheet(
            head,
            "Integrated bone marrow report",
            "2026-11-06",
            [
                *BOX,
                ("Sample", "BM aspirate, taken 26/10/2026, received 26/10/2026"),
                ("Lab no.", "PH26/8841"),
            ],
            blocks,
        ),
    )


def letter() -> None:
    """Referral letter, Word."""
    CASE.docx("referral_letter.docx", "en", f"{TRUST}, Department of Paediatric Haematology", "Referral for allogeneic CAR-T", [
        ("p", "Clinic 17/11/2026, dictated 17/11/2026, typed 18/11/2026"),
        ("p", "Re: Tamsin OAKHOLLOW, 09/06/2017, Leeds. Diagnosis: B-ALL, TCF3::PBX1, third relapse (isolated marrow)."),
        ("p", "Thank you for discusing Tamsin. She presented in October 2021 and completed treatment in January 2024. Her first relapse in Feb 2025 involved marrow and CNS (CNS3). After reinduction and two blocks of blinatumomab, given as consolidation, she was MRD negative. We count this as one line. The planned unrelated donor transplant in October 2025 did not go ahead because of adenoviraemia and then the second relapse (January 2026). Inotuzumab, two cycles to 30 March 2026, gave a third remission (MRD 0.02%). Tisagenlecleucel was funded but apheresis failed twice. She has therefore had three lines, no transplant of any kind and no CAR-T."),
        ("p", "Blinatumomab was complicated by seizures (PRES, June 2025), fully recovered; levetiracetam stopped September 2025. Pancreatitis with pegaspargase March 2025 and anaphylaxis April 2025: no further asparaginase."),
        ("kv", [("Lansky", "70"), ("Weight", "27.1 kg"), ("Temp", "37.0"), ("Sats", "98% air"), ("GvHD", "not applicable, never transplanted")]),
        ("p", "Since relapse: hydroxycarbamide 15 mg/kg from 30/10/2026; dexamethasone 6 mg/m2 from 09/11/2026, last dose 15/11/2026. FLAG was discussed and declined by the parents. No evidence of VOD after inotuzumab; liver ultrasound 05/11/2026 normal. No active infection today; RSV in September cleared."),
        ("p", "HBc antibody reactive (11/2026): she receives IVIG every four weeks, HBV DNA negative, so we think it is passive. CMV IgG likewise not interpretable."),
        ("p", "LP 28/10/2026 CNS1. LVEF 63%. Mum and Dad would go anywhere in the UK; abroad only if nothing else. Tamsin wants to be home for Christmas."),
        ("p", "Dr Caspian Thirlwall, Consultant Paediatric Haematologist"),
    ])  # fmt: skip


def labs() -> None:
    """Long table, UK units."""
    ranges = {
        "Haemoglobin": ("g/L", "115-155"), "White cell count": ("10^9/L", "4.5-13.5"), "Neutrophils": ("10^9/L", "1.5-8.0"), "Lymphocytes": ("10^9/L", "1.5-6.5"),
        "Platelets": ("10^9/L", "150-450"), "Blasts (film)": ("%", ""), "Creatinine": ("umol/L", "28-57"), "ALT": ("U/L", "<40"),
        "Total bilirubin": ("umol/L", "<21"), "LDH": ("U/L", "120-300"), "Albumin": ("g/L", "35-50"), "Adjusted calcium": ("mmol/L", "2.20-2.70"),
        "CRP": ("mg/L", "<5"), "Ferritin": ("ug/L", "12-140"), "IgG": ("g/L", "5.4-16.1"), "Urate": ("umol/L", "120-320"),
    }  # fmt: skip
    days = {
        "2026-10-26 09:12": [94, 9.9, 0.62, 2.9, 38, 31, 36, 44, 9, 655, 39, 2.31, 8, 1410, "", 248],
        "2026-11-09 08:30": [79, 21.8, 0.40, 3.1, 15, 70, 33, 58, 12, 1240, 36, 2.26, 24, "", 6.1, 301],
        "2026-11-17 10:05": [86, 6.3, 0.28, 1.4, 24, 44, 34, 72, 11, 870, 35, 2.22, 12, 1980, "", 233],
    }  # fmt: skip
    rows: list[list[object]] = [
        ["patient", "dob", "collected", "test", "value", "units", "reference", "comment"]
    ]
    for day, values in days.items():
        for (test, (unit, limits)), value in zip(ranges.items(), values, strict=True):
            if value == "":
                continue
            comment = (
                "post transfusion" if test == "Haemoglobin" and day.startswith("2026-11-17") else ""
            )
            rows.append(["OAKHOLLOW T", "2017-06-09", day, test, value, unit, limits, comment])
    rows.append(
        [
            "OAKHOLLOW T",
            "2017-06-09",
            "2026-11-17 10:05",
            "AST",
            "haemolysed",
            "U/L",
            "<48",
            "please repeat",
        ]
    )
    CASE.csv("lab_results.csv", rows, "en")


def csf() -> None:
    """CSF report, scanned."""
    head = letterhead(TRUST, "CSF cytology", "Moor Lane, Leeds LS9", style="typed", size="12pt")
    blocks = [
        ("kv", [("Lumbar puncture", "28/10/2026, atraumatic"), ("White cells", "1 /µL"), ("Red cells", "0 /µL"), ("Protein", "0.21 g/L")]),
        ("p", "Cytospin: occasional mature lymphocytes. No blasts seen. Flow cytometry: no abnormal population."),
        ("p", "CNS status: CNS1. (For comparison: 20/02/2025 CNS3, 45 /µL with blasts; 15/10/2021 CNS1.)"),
        ("p", "Intrathecal methotrexate 12 mg given at this puncture."),
        ("sign", ["Checked: I. Satterthwaite 29/10/2026"]),
    ]  # fmt: skip
    CASE.scan(
        "csf_scan.pdf",
        sheet(head, "Cerebrospinal fluid", "2026-10-29", BOX, blocks),
        seed=41,
        angle=0.9,
    )


def hla() -> None:
    """Family HLA study as a text report."""
    text = """NHS-STYLE H&I LABORATORY (INVENTED), LEEDS          FAMILY HLA STUDY
Report date 18-Aug-2025       IPD-IMGT/HLA 3.61.0      Method: NGS high resolution

                 PATIENT               MOTHER                FATHER               SISTER (11y)
                 Tamsin Oakhollow      Bryony Oakhollow      Giles Oakhollow      Merryn Oakhollow
                 b. 09-Jun-2017        b. 1986               b. 1984              b. 2015
Sample           buccal 04-Aug-2025    blood 04-Aug-2025     blood 04-Aug-2025    blood 04-Aug-2025
HLA-A            03:01, 31:01          03:01, 11:01          31:01, 68:01         11:01, 68:01
HLA-B            07:02, 40:01          07:02, 51:01          40:01, 27:05         51:01, 27:05
HLA-C            03:04, 07:02          07:02, 15:02          03:04, 02:02         15:02, 02:02
HLA-DRB1         04:04, 15:01          15:01, 13:01          04:04, 01:01         13:01, 01:01
HLA-DQB1         03:02, 06:02          06:02, 06:03          03:02, 05:01         06:03, 05:01
HLA-DPB1         04:01, 04:02          04:01, 03:01          04:02, 04:01         03:01, 04:01

Comment: no matched sibling. Haploidentical donors: mother, father.
HLA antibodies: patient serum 04-Aug-2025, class I negative, class II negative.
"""
    CASE.text("hla_family_study.txt", text, "en")


def photo() -> None:
    """GP letter photographed by the mother."""
    head = letterhead(
        "Beckside Surgery",
        "Dr N. Pargeter, Dr L. Omondi-Fell",
        "3 Beck Row, Leeds LS6",
        style="typed",
        size="13pt",
    )
    blocks = [
        ("p", "23 October 2026"),
        ("p", "Dear Dr Thirlwall,"),
        ("p", "Re Tamsin OAKHOLLOW, 9.6.17. Thank you for seeing her urgently: bruising for one week and pallor. Weight today 28.3 kg. Temp 36.9, sats 99%. No lymph nodes, spleen 2 cm."),
        ("p", "PMH: leukaemia, left hip AVN (2023), eczema since infancy. Vaccinated before 2021 except MMR2."),
        ("p", "FHx: brother died of leukaemia 2015; paternal grandfather has CLL."),
        ("p", "Meds: co-trimoxazole, Hydromol ointment. Ibuprofen stopped by us today."),
        ("sign", ["N. Pargeter"]),
    ]  # fmt: skip
    CASE.photo(
        "gp_letter.jpg",
        sheet(
            head,
            "Urgent referral",
            "2026-10-23",
            [("Patient", "Tamsin Oakhollow, 09/06/2017")],
            blocks,
        ),
        seed=42,
    )


FACTS = """
name | Tamsin Oakhollow | | bulk_export/Patient.ndjson
birth_date | 2017-06-09 | | bulk_export/Patient.ndjson
sex | female | | bulk_export/Patient.ndjson
place | Leeds, United Kingdom | | bulk_export/Patient.ndjson
height | 131.5 | 2026-11-16 | bulk_export/Observation.ndjson
bsa | 1.0 | 2026-11-16 | bulk_export/Observation.ndjson
weight | 27.4 | 2026-11-16 | bulk_export/Observation.ndjson
weight | 29.1 | 2026-07-06 | bulk_export/Observation.ndjson
weight | 27.1 | 2026-11-17 | referral_letter.docx
weight | 28.3 | 2026-10-23 | gp_letter.jpg
diagnosis | B-ALL | 2021-10-15 | bulk_export/Condition.ndjson
diagnosis | B-ALL | 2021-10 | referral_letter.docx
status | relapsed or refractory | 2026-10-26 | bulk_export/Observation.ndjson
status | relapsed or refractory | 2026-10-26 | marrow_26-10-2026.pdf
performance.lansky | 70 | 2026-11-16 | bulk_export/Observation.ndjson
performance.lansky | 90 | 2026-07-06 | bulk_export/Observation.ndjson
performance.lansky | 70 | 2026-11-17 | referral_letter.docx
organ.spo2 | 98 | 2026-11-16 | bulk_export/Observation.ndjson
organ.spo2 | 98 | 2026-11-17 | referral_letter.docx
organ.spo2 | 99 | 2026-10-23 | gp_letter.jpg
organ.lvef | 63 | 2026-11-03 | bulk_export/Observation.ndjson
burden.marrow_blasts | 88 | 2026-10-26 | bulk_export/Observation.ndjson
burden.marrow_blasts | 41 | 2026-01-14 | bulk_export/Observation.ndjson
burden.marrow_blasts | 88 | 2026-10-26 | marrow_26-10-2026.pdf
burden.blood_blasts | 44 | 2026-11-17 | lab_results.csv
cns | negative | 2026-10-28 | csf_scan.pdf | note=CNS1
cns | positive | 2025-02-20 | csf_scan.pdf | note=CNS3
cns | negative | 2021-10-15 | csf_scan.pdf | note=CNS1
cns | negative | 2026-10-28 | referral_letter.docx | note=CNS1
cns | positive | 2025-02 | referral_letter.docx | note=CNS3 at first relapse
infection.hiv | negative | 2026-11-02 | bulk_export/Observation.ndjson | assay=HIV 1/2 Ag/Ab
infection.hbsag | negative | 2026-11-02 | bulk_export/Observation.ndjson | assay=Hepatitis B surface antigen
infection.hbc | positive | 2026-11-02 | bulk_export/Observation.ndjson | assay=Hepatitis B core antibody | note=letter: probably passive from IVIG
infection.hbv_dna | negative | 2026-11-04 | bulk_export/Observation.ndjson | assay=Hepatitis B virus DNA
infection.hcv | negative | 2026-11-02 | bulk_export/Observation.ndjson | assay=Hepatitis C antibody
infection.cmv | positive | 2026-11-02 | bulk_export/Observation.ndjson | assay=CMV IgG | note=letter: not interpretable under IVIG
infection.cmv_dna | negative | 2026-11-16 | bulk_export/Observation.ndjson | assay=CMV DNA PCR, blood
infection.ebv_dna | negative | 2026-11-16 | bulk_export/Observation.ndjson | assay=EBV DNA PCR, blood
infection.adenovirus | negative | 2026-11-16 | bulk_export/Observation.ndjson | assay=Adenovirus DNA PCR, blood
infection.adenovirus | positive | 2025-09-22 | bulk_export/Observation.ndjson | assay=Adenovirus DNA PCR, blood
infection.hbc | positive | 2026-11 | referral_letter.docx
infection.hbv_dna | negative | 2026-11 | referral_letter.docx
infection.active | absent | 2026-11-17 | referral_letter.docx
blood_group | AB Rh positive | 2021-10-14 | bulk_export/Observation.ndjson
condition | Posterior reversible encephalopathy syndrome with seizures, resolved | 2025-06-05 | bulk_export/Condition.ndjson
condition | Asparaginase-associated pancreatitis, resolved | 2025-03-20 | bulk_export/Condition.ndjson
condition | Adenoviraemia, resolved | 2025-09-22 | bulk_export/Condition.ndjson | end=2025-11-10
condition | Avascular necrosis of left hip | 2023 | bulk_export/Condition.ndjson
condition | Pegaspargase allergy (anaphylaxis grade 3) | 2025-04-07 | bulk_export/AllergyIntolerance.ndjson
condition | Avascular necrosis of left hip | 2023 | gp_letter.jpg
condition | Eczema | 2017 | gp_letter.jpg | note=since infancy
condition | Respiratory syncytial virus infection, resolved | 2026-09 | referral_letter.docx
medication | co-trimoxazole | 2021-10-25 | bulk_export/MedicationRequest.ndjson | dose=480 mg twice weekly
medication | aciclovir | 2026-10-29 | bulk_export/MedicationRequest.ndjson | dose=200 mg three times daily
medication | posaconazole | 2026-10-29 | bulk_export/MedicationRequest.ndjson | dose=200 mg once daily
medication | levetiracetam | 2025-06-05 | bulk_export/MedicationRequest.ndjson | dose=250 mg twice daily | note=stopped
medication | levetiracetam | | referral_letter.docx | end=2025-09
medication | hydroxycarbamide | 2026-10-30 | referral_letter.docx | dose=15 mg/kg
medication | dexamethasone | 2026-11-09 | referral_letter.docx | end=2026-11-15 | dose=6 mg/m2
medication | immunoglobulin | | referral_letter.docx | dose=IVIG every four weeks
medication | methotrexate | 2026-10-28 | csf_scan.pdf | end=2026-10-28 | dose=12 mg | note=intrathecal
medication | co-trimoxazole | | gp_letter.jpg
medication | ibuprofen | | gp_letter.jpg | end=2026-10-23
last_dose | dexamethasone | 2026-11-15 | referral_letter.docx
last_dose | inotuzumab ozogamicin | 2026-03-30 | referral_letter.docx
line | 1; UKALL-type protocol, regimen B; dexamethasone, vincristine, pegaspargase, mercaptopurine, methotrexate; 2024-01-12; ; systemic; true | 2021-10-18 | bulk_export/MedicationRequest.ndjson
line | 2; Relapse reinduction; dexamethasone, vincristine, idarubicin, pegaspargase; 2025-05-12; ; systemic; true | 2025-02-24 | bulk_export/MedicationRequest.ndjson
line | 3; Blinatumomab; blinatumomab; 2025-08-11; CR; systemic; false | 2025-06-02 | bulk_export/MedicationRequest.ndjson | note=the letter counts it with the reinduction
line | 4; Inotuzumab ozogamicin; inotuzumab ozogamicin; 2026-03-30; CR; systemic; true | 2026-02-02 | bulk_export/MedicationRequest.ndjson
line_count | [3, 4] | | referral_letter.docx
radiotherapy | cranial, 18 Gy | 2025-05-19 | bulk_export/Procedure.ndjson | end=2025-05-30
prior.car_t | false | | referral_letter.docx
prior.allo_transplant | false | | referral_letter.docx
prior.auto_transplant | false | | referral_letter.docx | note=no transplant of any kind
prior.target.CD19 | true | 2025-06-02 | bulk_export/MedicationRequest.ndjson | product=blinatumomab
prior.target.CD22 | true | 2026-02-02 | bulk_export/MedicationRequest.ndjson | product=inotuzumab ozogamicin
antigen.CD19 | dim | 2026-10-26 | marrow_26-10-2026.pdf | percent=22 %
antigen.CD19 | positive | 2026-01-14 | marrow_26-10-2026.pdf | percent=71 %
antigen.CD19 | positive | 2025-02-20 | marrow_26-10-2026.pdf | percent=99 %
antigen.CD19 | positive | 2021-10-15 | marrow_26-10-2026.pdf
antigen.CD22 | dim | 2026-10-26 | marrow_26-10-2026.pdf | percent=35 %
antigen.CD22 | positive | 2026-01-14 | marrow_26-10-2026.pdf | percent=96 %
antigen.CD22 | positive | 2025-02-20 | marrow_26-10-2026.pdf | percent=98 %
antigen.CD22 | positive | 2021-10-15 | marrow_26-10-2026.pdf
antigen.CD20 | negative | 2026-10-26 | marrow_26-10-2026.pdf | percent=4 %
antigen.CD20 | negative | 2026-01-14 | marrow_26-10-2026.pdf
antigen.CD20 | negative | 2021-10-15 | marrow_26-10-2026.pdf
antigen.CD38 | positive | 2026-10-26 | marrow_26-10-2026.pdf | percent=93 %
antigen.CD38 | positive | 2026-01-14 | marrow_26-10-2026.pdf
antigen.CD38 | positive | 2025-02-20 | marrow_26-10-2026.pdf
antigen.CD38 | positive | 2021-10-15 | marrow_26-10-2026.pdf
antigen.CD123 | positive | 2026-10-26 | marrow_26-10-2026.pdf | percent=55 %
antigen.CD33 | negative | 2026-10-26 | marrow_26-10-2026.pdf
antigen.CD33 | negative | 2026-01-14 | marrow_26-10-2026.pdf
antigen.CD33 | negative | 2025-02-20 | marrow_26-10-2026.pdf
antigen.CD33 | negative | 2021-10-15 | marrow_26-10-2026.pdf
antigen.CD7 | negative | 2026-10-26 | marrow_26-10-2026.pdf
antigen.CD7 | negative | 2026-01-14 | marrow_26-10-2026.pdf
antigen.CD7 | negative | 2025-02-20 | marrow_26-10-2026.pdf | note=one word for CD7 / cyCD3
antigen.CD7 | negative | 2021-10-15 | marrow_26-10-2026.pdf | note=one word for CD7 / cyCD3
cytogenetics | t(1;19) | 2021-10-15 | bulk_export/Condition.ndjson
cytogenetics | t(1;19) | 2026-10-26 | marrow_26-10-2026.pdf | note=TCF3::PBX1; TCF3 rearranged in 91 %
cytogenetics | del(9)(p13p24) | 2026-10-26 | marrow_26-10-2026.pdf
mutation | IKZF1 deletion (exons 4-7) | 2026-10-26 | marrow_26-10-2026.pdf
mutation | CDKN2A/B deletion | 2026-10-26 | marrow_26-10-2026.pdf
mutation | KRAS p.G12D | 2026-10-26 | marrow_26-10-2026.pdf | vaf=38
mutation | NT5C2 p.R367Q | 2026-10-26 | marrow_26-10-2026.pdf | vaf=12
lab.hemoglobin | @86 g/L | 2026-11-17 | lab_results.csv | note=post transfusion
lab.wbc | 6.3 | 2026-11-17 | lab_results.csv
lab.anc | 0.28 | 2026-11-17 | lab_results.csv
lab.alc | 1.4 | 2026-11-17 | lab_results.csv
lab.platelets | 24 | 2026-11-17 | lab_results.csv
lab.creatinine | @34 µmol/L | 2026-11-17 | lab_results.csv | upper_normal=57
lab.alt | 72 | 2026-11-17 | lab_results.csv | upper_normal=40
lab.bilirubin | @11 µmol/L | 2026-11-17 | lab_results.csv | upper_normal=21
lab.ldh | 870 | 2026-11-17 | lab_results.csv | upper_normal=300
lab.albumin | @35 g/L | 2026-11-17 | lab_results.csv
lab.calcium | @2.22 mmol/L | 2026-11-17 | lab_results.csv | note=adjusted
lab.crp | 12 | 2026-11-17 | lab_results.csv
lab.ferritin | 1980 | 2026-11-17 | lab_results.csv
lab.igg | 6.1 | 2026-11-09 | lab_results.csv
hla.A | A*03:01, A*31:01 | 2025-08-04 | hla_family_study.txt
hla.B | B*07:02, B*40:01 | 2025-08-04 | hla_family_study.txt
hla.C | C*03:04, C*07:02 | 2025-08-04 | hla_family_study.txt
hla.DRB1 | DRB1*04:04, DRB1*15:01 | 2025-08-04 | hla_family_study.txt
hla.DQB1 | DQB1*03:02, DQB1*06:02 | 2025-08-04 | hla_family_study.txt
hla.DPB1 | DPB1*04:01, DPB1*04:02 | 2025-08-04 | hla_family_study.txt
antibodies | negative | 2025-08-04 | hla_family_study.txt | note=class I and II
preference | anywhere in the UK, abroad only if nothing else; home for Christmas | 2026-11-17 | referral_letter.docx
"""
CONFLICTS = """
line_count | 4 (bulk_export/MedicationRequest.ndjson) ; 3 (referral_letter.docx) | blinatumomab counted with the reinduction in the letter
"""
GAPS = """
burden.marrow_blasts | old | 2026-10-26, 29 days
antigen.CD70 | missing | test failed
lab.ast | missing | haemolysed
infection.tb | missing
hla.DQA1 | missing
antibodies | old | screened 2025-08-04 only
lab.egfr | missing
"""
DISTRACTORS = """
diagnosis | T-ALL | bulk_export/FamilyMemberHistory.ndjson | the brother's illness
mutation | TP53 p.R337H | bulk_export/FamilyMemberHistory.ndjson | the father's germline variant
mutation | TP53 p.R337H | marrow_26-10-2026.pdf | not present in the patient
condition | Down syndrome | bulk_export/Condition.ndjson | entered in error
medication | tisagenlecleucel | bulk_export/MedicationRequest.ndjson | cancelled, never made
prior.car_t | true | bulk_export/MedicationRequest.ndjson | cancelled order
prior.allo_transplant | true | bulk_export/Procedure.ndjson | status not-done
infection.vzv | negative | bulk_export/Observation.ndjson | entered in error
diagnosis | AML | marrow_26-10-2026.pdf | excluded
antigen.CD7 | positive | marrow_26-10-2026.pdf | remaining T cells
mutation | BCR::ABL1 | marrow_26-10-2026.pdf | not found
diagnosis | CLL | gp_letter.jpg | the grandfather's illness
hla.A | ["A*03:01", "A*11:01"] | hla_family_study.txt | the mother's typing
hla.DRB1 | ["DRB1*13:01", "DRB1*01:01"] | hla_family_study.txt | the sister's typing
line | FLAG | referral_letter.docx | discussed and declined
"""


def make() -> None:
    """Write the case."""
    for part in (export, marrow, letter, labs, csf, hla, photo):
        part()
    CASE.gold(FACTS, CONFLICTS, GAPS, DISTRACTORS)
