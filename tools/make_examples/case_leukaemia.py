"""Noor van Eschveld (invented): third relapse of B-ALL after transplant and CD19 CAR-T."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from pathlib import Path

import dicom
import pdf
import tables
from fhir import ICD10, SNOMED, Chart, concept

NAME, MRN = "Noor van Eschveld", "MWD-7720915"
HOSPITAL = "Kinderoncologisch Centrum Merwede"
ADDRESS = "Maashavenkade 210, 3072 Rotterdam, Netherlands"
STUDY = f"{dicom.ROOT}.2.20261109"
BOX = [("Patient", NAME), ("Date of birth", "2013-02-09"), ("Record no.", MRN), ("Sex", "female")]
HEAD = pdf.Letterhead(
    HOSPITAL, "Department of Haemato-oncology", ADDRESS, "#0b6b5d", font="New Computer Modern"
)
LABORATORY = pdf.Letterhead(
    HOSPITAL,
    "Laboratory for Leukaemia Diagnostics",
    ADDRESS,
    "#0b6b5d",
    font="New Computer Modern",
    style="centred",
)


def _history(chart: Chart) -> None:
    chart.condition(
        "B-lymphoblastic leukaemia with IKZF1 deletion (B-ALL)",
        "2021-09-14",
        (ICD10, "C91.0", "Acute lymphoblastic leukaemia"),
        (SNOMED, "91857003", "Acute lymphoid leukemia"),
        note=[
            {
                "text": "Relapses: 2023-11-20, 2025-04-08 (after transplant), 2026-08-25 (after CAR-T)."
            }
        ],
    )
    chart.condition(
        "Acute graft-versus-host disease of the skin, grade II",
        "2024-07-02",
        (SNOMED, "402355000", "Acute graft-versus-host disease"),
        status="resolved",
        abatementDateTime="2024-09",
    )
    chart.condition("Cytokine release syndrome grade 2", "2025-06-15", status="resolved")
    chart.condition("Hypogammaglobulinaemia", "2025-07", (ICD10, "D80.1", ""))
    chart.condition("Asthma, mild, intermittent", "2019", (ICD10, "J45", "Asthma"))


def _lines(chart: Chart) -> None:
    front = {"Vincristine": "L01CA02", "Dexamethasone": "H02AB02", "Pegaspargase": "L01XX24"}
    front |= {"Daunorubicin": "L01DB02", "Methotrexate": "L01BA01", "Mercaptopurine": "L01BB02"}
    chart.line(
        "ALL first-line protocol", "induction to maintenance", "2021-09-17", "2023-10-02", front
    )
    chart.response("Complete remission (CR), MRD negative", "2021-12-14")
    chart.response("First relapse, marrow", "2023-11-20")
    again = {"Mitoxantrone": "L01DB07", "Dexamethasone": "H02AB02", "Vincristine": "L01CA02"}
    chart.line(
        "ALL relapse reinduction",
        "2 blocks",
        "2023-12-01",
        "2024-01-12",
        again | {"Pegaspargase": "L01XX24"},
    )
    chart.response("Complete remission (CR), MRD 0.08 %", "2024-01-29")
    chart.line(
        "Blinatumomab",
        "2 cycles, consolidation before transplant",
        "2024-02-05",
        "2024-04-14",
        {"Blinatumomab": "L01FX07"},
    )
    chart.response("Complete remission (CR), MRD negative", "2024-04-29")
    conditioning = {"Treosulfan": "L01AB02", "Fludarabine": "L01BB05", "Thiotepa": "L01AC01"}
    chart.line("Conditioning", "before transplant", "2024-05-16", "2024-05-21", conditioning)
    chart.response("Second relapse, marrow", "2025-04-08")
    bridge = {"Vincristine": "L01CA02", "Dexamethasone": "H02AB02"}
    chart.line("Bridging", "before CAR-T cells", "2025-05-02", "2025-05-16", bridge)
    chart.given("Tisagenlecleucel", "L01XL04", "2025-06-12", "single infusion, 2.1e6 CAR+ cells/kg")
    chart.response("Complete remission (CR), MRD negative", "2025-07-10")
    chart.response("Third relapse, marrow", "2026-08-25")
    chart.line(
        "Inotuzumab ozogamicin",
        "2 cycles",
        "2026-09-08",
        "2026-10-06",
        {"Inotuzumab ozogamicin": "L01FB01"},
    )
    chart.given("Inotuzumab ozogamicin", "L01FB01", "2026-10-06", "0.5 mg/m2 i.v., last dose")
    chart.response("No remission, marrow blasts 23 %", "2026-11-10")
    for drug in ("Cotrimoxazole", "Aciclovir", "Posaconazole", "Immunoglobulin i.v. every 4 weeks"):
        chart.add(
            "MedicationRequest",
            {
                "status": "active",
                "intent": "order",
                "medicationCodeableConcept": concept(drug),
                "subject": chart.subject,
                "authoredOn": "2026-09-08",
            },
        )


def _procedures(chart: Chart) -> None:
    chart.procedure("Bone marrow aspiration", "2021-09-14")
    chart.procedure(
        "Allogeneic haematopoietic stem cell transplantation, haploidentical donor (mother), "
        "TCR alpha-beta/CD19-depleted",
        "2024-05-23",
        (SNOMED, "23719005", "Transplantation of bone marrow"),
    )
    chart.procedure("Leukapheresis for autologous CAR-T cells", "2025-04-24")
    chart.procedure("CAR-T cell infusion: tisagenlecleucel (CD19)", "2025-06-12")
    chart.procedure("Bone marrow aspiration", "2026-08-27")
    chart.procedure("Bone marrow aspiration and lumbar puncture", "2026-11-10")


def _findings(chart: Chart) -> None:
    chart.vital("weight", 40.2, "2026-08-25")
    chart.vital("weight", 38.4, "2026-11-12")
    chart.vital("height", 151, "2026-11-12")
    chart.vital("spo2", 98, "2026-11-12")
    chart.vital("temp", 36.9, "2026-11-12")
    lansky = concept("Lansky play-performance score")
    chart.observe(lansky, "2026-11-12", "exam", valueInteger=80)
    chart.vital("lvef", 61, "2026-10-29", "imaging")
    for antigen, result, date in (
        ("CD19", "positive, 99 % of blasts (flow cytometry)", "2025-04-09"),
        ("CD19", "dim, 41 % of blasts (flow cytometry)", "2026-08-27"),
        ("CD22", "positive, 98 % of blasts (flow cytometry)", "2026-08-27"),
    ):
        chart.text_finding(f"{antigen} on tumour cells", result, date, "laboratory")
    for test in ("hiv", "hbsag", "hbc", "hcv"):
        chart.virology(test, "negative", "2026-10-15")
    chart.virology("cmv", "positive", "2026-10-15")
    pregnancy = concept(
        "Choriogonadotropin [Presence] in Serum", ("http://loinc.org", "2106-3", "")
    )
    chart.observe(pregnancy, "2026-11-12", "laboratory", valueCodeableConcept=concept("Negative"))
    blasts = concept("Blasts in bone marrow", ("http://loinc.org", "26446-5", ""))
    for date, share in (("2025-04-09", 44), ("2026-08-27", 78), ("2026-11-10", 23)):
        quantity = {"value": share, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%"}
        chart.observe(blasts, date, "laboratory", valueQuantity=quantity)


def _labs(chart: Chart) -> None:
    ranges = {
        "hb": ("g/dL", 11.9, 15.0), "wbc": ("10*9/L", 4.5, 13.0), "anc": ("10*9/L", 1.8, 8.0),
        "alc": ("10*9/L", 1.2, 5.2), "plt": ("10*9/L", 150, 400), "crea": ("mg/dL", 0.4, 0.75),
        "alt": ("U/L", None, 35), "ast": ("U/L", None, 35), "bili": ("mg/dL", None, 1.0),
        "ldh": ("U/L", None, 300), "alb": ("g/dL", 3.5, 5.0), "crp": ("mg/L", None, 5),
        "ferritin": ("ug/L", 10, 140), "uric": ("mg/dL", 2.5, 6.0),
    }  # fmt: skip
    days = {
        "2026-09-07T09:05:00+02:00": (9.1, 14.8, 0.9, 1.1, 41, 0.44, 52, 47, 0.6, 1180, 3.8, 21, 1630, 6.4),
        "2026-11-12T08:30:00+01:00": (8.9, 2.2, 0.66, 0.29, 35, 0.45, 94, 66, 0.9, 655, 3.9, 9, 2350, 4.4),
    }  # fmt: skip
    for date, values in days.items():
        chart.labs(date, {k: (v, *ranges[k]) for k, v in zip(ranges, values, strict=True)})


def bundle(folder: Path) -> None:
    """The hospital's export."""
    chart = Chart(
        "leukaemia",
        {
            "identifier": [{"system": "https://merwede.example/patient", "value": MRN}],
            "name": [
                {"use": "official", "text": NAME, "family": "van Eschveld", "given": ["Noor"]}
            ],
            "gender": "female",
            "birthDate": "2013-02-09",
            "address": [{"city": "Dordrecht", "postalCode": "3311", "country": "NL"}],
            "contact": [
                {"relationship": [concept("mother")], "name": {"text": "Saskia van Eschveld"}}
            ],
        },
        "2026-11-19T16:20:00+01:00",
    )
    for part in (_history, _lines, _procedures, _findings, _labs):
        part(chart)
    conclusion = "B-ALL, 23 % blasts. CD22 positive; CD19 not evaluable in this sample."
    chart.report("Bone marrow report", "PAT", "2026-11-13", conclusion)
    chart.report("Cerebrospinal fluid cytology", "PAT", "2026-11-11", "CNS1, no blasts.")
    chart.imaging("CT of the chest, low dose", "2026-11-09", STUDY, [("CT", "Chest", 3)])
    chart.document("Bone marrow report 2026-11-13", "marrow_report.pdf", "2026-11-13")
    chart.document("CSF report 2026-11-11", "csf_report.pdf", "2026-11-11")
    chart.document("Referral letter 2026-11-19", "referral_letter.pdf", "2026-11-19")
    chart.document("Brief transplantatiepolikliniek", "brief_transplantatie.pdf", "2026-09-30")
    chart.write(folder / "bundle.json")


def marrow(folder: Path) -> None:
    """Marrow of November 2026: the tube with CD19 failed."""
    table = [
        ["Antigen", "Result", "Blasts positive", "Intensity", "2026-08-27"],
        ["CD19", "not evaluable", "-", "tube rejected (clot)", "dim, 41 %"],
        ["CD22", "positive", "94 %", "slightly reduced", "positive, 98 %"],
        ["CD20", "negative", "3 %", "", "negative"],
        ["CD10", "positive", "97 %", "bright", "positive"],
        ["CD34", "positive", "60 %", "", "positive"],
        ["CD38", "positive", "88 %", "", "positive"],
        ["CD123", "positive", "72 %", "", "not tested"],
        ["CD33", "negative", "2 %", "", "negative"],
        ["CD7", "negative", "< 1 %", "", "negative"],
        ["TdT", "positive", "90 %", "", "positive"],
    ]
    report = pdf.Report(
        LABORATORY,
        "Bone marrow report",
        (2026, 11, 13),
        [*BOX, ("Sample", "Bone marrow aspirate, left posterior iliac crest"), ("Collected", "2026-11-10"),
         ("Reported", "2026-11-13"), ("Laboratory no.", "M26-4471")],
        [
            ("h", "Morphology"),
            ("p", "Aspirate of moderate cellularity with 23 % lymphoblasts (400 cells counted). Erythropoiesis and "
                  "granulopoiesis reduced, few megakaryocytes."),
            ("h", "Flow cytometry"),
            ("table", table),
            ("p", "MRD by flow: 21 % of nucleated cells. One of four tubes (CD19, CD45, CD66c) contained a clot and was "
                  "rejected: CD19 cannot be reported from this sample. The previous marrow (2026-08-27) showed dim CD19 on "
                  "41 % of blasts; before CAR-T cells (2025-04-09) CD19 was bright on 99 %. A repeat sample is requested."),
            ("h", "Genetics"),
            ("list", ["Karyotype: 46,XX,del(9)(p13)[6]/46,XX[14]", "MLPA: IKZF1 deletion (exons 4-7)",
                      "BCR::ABL1, KMT2A rearrangement, TCF3::PBX1: not detected", "NRAS p.G12D, VAF 18 %",
                      "TP53: no pathogenic variant"]),
            ("h", "Chimerism (STR, 2026-11-10)"),
            ("table", [["Sample", "Fraction", "Donor chimerism"], ["Bone marrow", "all nucleated cells", "62 %"],
                       ["Peripheral blood", "CD3+ T cells", "94 %"]]),
            ("h", "Conclusion"),
            ("p", "Persisting B-lymphoblastic leukaemia after two cycles of inotuzumab ozogamicin, 23 % marrow blasts, CD22 "
                  "positive, CD19 not evaluable."),
            ("sign", ["Dr. Jelmer Oostwoud", "Laboratory specialist, haematology"]),
        ],
        "M26-4471  N. van Eschveld",
    )  # fmt: skip
    pdf.write(report, folder / "marrow_report.pdf")


def csf(folder: Path) -> None:
    """Cerebrospinal fluid."""
    report = pdf.Report(
        LABORATORY,
        "Cerebrospinal fluid, cytology and flow cytometry",
        (2026, 11, 11),
        [*BOX, ("Collected", "2026-11-10, lumbar puncture, atraumatic"), ("Reported", "2026-11-11"),
         ("Laboratory no.", "L26-2208")],
        [
            ("table", [["Test", "Result", "Reference"], ["Leukocytes", "1 /µL", "< 5 /µL"],
                       ["Erythrocytes", "2 /µL", ""], ["Total protein", "0.24 g/L", "0.15 - 0.45 g/L"],
                       ["Cytospin", "no blasts", ""], ["Flow cytometry", "no CD10+/CD34+ population", ""]]),
            ("h", "Conclusion"),
            ("p", "CNS status: CNS1 (no blasts in the CSF). At first diagnosis (2021-09-15): CNS2."),
            ("sign", ["Dr. Jelmer Oostwoud"]),
        ],
    )  # fmt: skip
    pdf.write(report, folder / "csf_report.pdf")


def letter(folder: Path) -> None:
    """The referral in prose."""
    report = pdf.Report(
        HEAD,
        "Referral: request for advice on further cellular therapy",
        (2026, 11, 19),
        [*BOX, ("Date", "2026-11-19"), ("Residence", "Dordrecht, Netherlands")],
        [
            ("p", "Dear colleagues,"),
            ("p", "we ask your advice on Noor, a 13-year-old girl with B-ALL in third relapse. Leukaemia was diagnosed on "
                  "2021-09-14 (IKZF1 deletion, CNS2). First-line treatment with maintenance ended in October 2023. The first "
                  "marrow relapse followed on 2023-11-20. Reinduction with mitoxantrone and two cycles of blinatumomab "
                  "brought a second, MRD-negative remission."),
            ("p", "On 2024-05-23 she received a TCR alpha-beta/CD19-depleted haploidentical transplant from her mother. Acute skin GvHD "
                  "grade II in July 2024 resolved on topical and short systemic steroids; there is no active GvHD and no "
                  "chronic GvHD, and all immunosuppression was stopped in January 2025. In April 2025 the leukaemia relapsed "
                  "in the marrow (CD19 bright, 99 %). Tisagenlecleucel was given on 2025-06-12 (CRS grade 2, no ICANS) with an "
                  "MRD-negative remission on day 28. B cells returned in December 2025."),
            ("p", "The third relapse was found on 2026-08-25 with 78 % blasts and dim CD19 on 41 % of them. After two cycles of "
                  "inotuzumab ozogamicin (2026-09-08 to 2026-10-06) the marrow of 2026-11-10 still holds 23 % blasts. CD19 "
                  "could not be measured in this sample. The CSF is free of blasts (CNS1). We count four lines, with blinatumomab "
                  "as part of the second; one may count it separately."),
            ("p", "Noor has no active infection. A CT of the chest on 2026-11-09 showed no infiltrate. Echocardiography on "
                  "2026-10-29: LVEF 61 %. After inotuzumab the transaminases rose slightly; there is no sign of "
                  "veno-occlusive disease. There are no seizures or other neurological disorders."),
            ("h", "Status on 2026-11-12"),
            ("kv", [("Performance", "Lansky 80"), ("Weight, height", "38.4 kg, 151 cm"),
                    ("HLA", "tissue typing (buccal swab) and donor typing enclosed"),
                    ("Chimerism", "62 % donor in marrow, 94 % donor in CD3+ blood T cells (2026-11-10)"),
                    ("Donor", "the mother is healthy and willing to donate lymphocytes again")]),
            ("h", "Wishes of the family"),
            ("p", "The parents would travel anywhere in Europe with Noor, but not outside Europe. They want one parent to stay "
                  "with her throughout. Noor wishes to keep up with school by video and not to lose her hair again, if there "
                  "is a choice. A trial is acceptable to them."),
            ("sign", ["Yours sincerely", "Dr. Marloes Tinbergen-Haak", "Paediatric haemato-oncologist"]),
        ],
    )  # fmt: skip
    pdf.write(report, folder / "referral_letter.pdf")


def dutch(folder: Path) -> None:
    """A letter of the transplant clinic in Dutch, with another transplant date."""
    head = pdf.Letterhead(
        HOSPITAL,
        "Transplantatiepolikliniek",
        ADDRESS,
        "#0b6b5d",
        language="nl",
        font="New Computer Modern",
    )
    report = pdf.Report(
        head,
        "Poliklinische brief",
        (2026, 9, 30),
        [("Patiënt", NAME), ("Geboortedatum", "09-02-2013"), ("Datum", "30-09-2026")],
        [
            ("p", "Geachte collega,"),
            ("p", "Op 22-09-2026 zagen wij Noor op de polikliniek na haploïdentieke stamceltransplantatie op 23-06-2024 (donor: "
                  "moeder). Sinds januari 2025 gebruikt zij geen immunosuppressiva. Er zijn geen aanwijzingen voor acute of "
                  "chronische graft-versus-host-ziekte."),
            ("h", "Bevindingen"),
            ("list", ["Gewicht 39,6 kg, lengte 151 cm, temperatuur 36,8 °C.",
                      "Huid, slijmvliezen en lever zonder tekenen van GvHD.",
                      "Donorchimerisme in perifeer bloed (alle leukocyten): 71 % op 22-09-2026.",
                      "CMV-PCR niet aantoonbaar, EBV-PCR niet aantoonbaar."]),
            ("h", "Beleid"),
            ("p", "Behandeling van het recidief volgens de afdeling hemato-oncologie. Immunoglobulinen elke vier weken. De moeder "
                  "is bereid opnieuw cellen te doneren."),
            ("sign", ["Met collegiale groet", "Dr. Bram Eikelenboom-Vis, kinderarts"]),
        ],
    )  # fmt: skip
    pdf.write(report, folder / "brief_transplantatie.pdf")


def labs(folder: Path) -> None:
    """Laboratory export with commas and points, Dutch units, one partial date."""
    days = ("2026-10-20", "2026-11-03", "2026-11-18")

    def row(name: str, unit: str, limits: str, *values: float | str) -> tables.LabRow:
        return name, unit, limits, dict(zip(days, values, strict=True))

    rows: list[tables.LabRow] = [
        row("Hemoglobin", "mmol/L", "7.4 - 9.3", 5.9, 5.7, 5.4),
        row("Leukocytes", "10^9/L", "4.5 - 13.0", 1.9, 2.0, 2.4),
        row("Neutrophils (abs)", "10^9/L", "1.8 - 8.0", 0.58, 0.61, 0.72),
        row("Lymphocytes (abs)", "10^9/L", "1.2 - 5.2", 0.24, 0.27, 0.31),
        row("Blasts", "%", "", 5, 6, 8),
        row("Platelets", "10^9/L", "150 - 400", 29, 33, 38),
        row("Creatinine", "umol/L", "35 - 66", 38, 40, 41),
        row("ALAT", "U/L", "< 35", 104, 97, 88),
        row("ASAT", "U/L", "< 35", 79, 70, 61),
        row("Bilirubin (total)", "umol/L", "< 17", 18, 15, 14),
        row("LDH", "U/L", "< 300", 590, 612, 640),
        row("Albumin", "g/L", "35 - 50", 37, 38, 39),
        row("Calcium", "mmol/L", "2.15 - 2.65", 2.28, 2.30, 2.31),
        row("CRP", "mg/L", "< 5", "<4", 7, 12),
        row("Ferritin", "ug/L", "10 - 140", 2280, 2330, 2410),
        ("IgG", "g/L", "5.2 - 15.6", {"2026-11": 4.1}),
    ]
    head = [
        ["LABORATORY EXPORT", HOSPITAL],
        ["patient_id", MRN],
        ["Collected", "Test", "Result", "Units", "Reference", "Flag"],
    ]
    tables.write_csv(folder / "labs.csv", [*head, *tables.lab_rows(rows)])


def hla(folder: Path) -> None:
    """Tissue typing and donor typing as columns; beads of two sera."""
    loci = ("A", "B", "C", "DRB1", "DRB3", "DRB4", "DRB5", "DQA1", "DQB1", "DPB1")
    head = ["Sample ID", "Person", "Sample type", "Collected", "Method", "IMGT release"]
    head += [f"{locus}_{i}" for locus in loci for i in (1, 2)]
    patient = (
        "A*01:01 A*02:01 B*08:01 B*40:01 C*03:04 C*07:01 DRB1*03:01 DRB1*13:02 DRB3*01:01 DRB3*03:01 "
        "- - - - NT NT DQB1*02:01 DQB1*06:04 DPB1*01:01 DPB1*04:01"
    )
    donor = (
        "A*01:01 A*24:02 B*07:02 B*08:01 C*07:01 C*07:02 DRB1*03:01 DRB1*15:01 DRB3*01:01 - "
        "- - DRB5*01:01 - NT NT DQB1*02:01 DQB1*06:02 DPB1*01:01 DPB1*04:02"
    )
    rows = {
        "hla_typing.csv": ["B24-0311", "patient", "buccal swab", "2024-02-20", "NGS", "3.54.0", *patient.split()],
        "hla_typing_donor.csv": ["B24-0312", "donor (mother)", "blood", "2024-02-20", "NGS", "3.54.0", *donor.split()],
    }  # fmt: skip
    for name, row in rows.items():
        tables.write_csv(folder / name, [head, row])
    sera = {
        "2026-07-02": {"B*44:02": 1890, "B*44:03": 1720, "DRB1*04:01": 1140},
        "2026-11-04": {
            "B*44:02": 3120, "B*44:03": 2850, "A*03:01": 1320, "DRB1*04:01": 2610, "DRB1*04:04": 2240,
            "DRB4*01:03": 1510, "DQA1*03:03,DQB1*03:01": 1080,
        },
    }  # fmt: skip
    beads = ["Bead", "Specificity", "MFI raw", "MFI normalised", "Serum date"]
    tables.write_csv(folder / "single_antigen_beads.csv", [beads, *tables.bead_rows(sera)])


def images(folder: Path) -> None:
    """Three slices of the chest CT."""
    series = dicom.Series(
        "Van Eschveld^Noor", MRN, "20130209", "F", "CT", "CHEST", "20261109", "CT chest low dose",
        "Lung 5.0", HOSPITAL, STUDY, 3,
    )  # fmt: skip
    dicom.write(series, folder / "dicom")


def make(folder: Path) -> None:
    """Write the whole folder."""
    for part in (bundle, marrow, csf, letter, dutch, labs, hla, images):
        part(folder)
