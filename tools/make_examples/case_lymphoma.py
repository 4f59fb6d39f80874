"""Joachim Brennwald (invented): relapsed DLBCL, autologous CAR-T product failed in manufacture."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from pathlib import Path

import dicom
import pdf
import tables
from fhir import ATC, ICD10, SNOMED, Chart, concept

NAME, BIRTH, MRN = "Joachim Brennwald", "21.08.1963", "LND-20240311-07"
HOSPITAL = "Klinikum Lindenaue Leipzig"
STUDY = f"{dicom.ROOT}.1.20261110"
BOX = [("Patient", NAME), ("Date of birth", "1963-08-21"), ("Record no.", MRN), ("Sex", "male")]

GL = (
    "HLA-A*02:01+HLA-A*03:01^HLA-B*07:02+HLA-B*44:02^HLA-C*05:01+HLA-C*07:02"
    "^HLA-DRB1*04:01+HLA-DRB1*15:01^HLA-DRB4*01:03^HLA-DRB5*01:01^HLA-DQA1*01:02+HLA-DQA1*03:03"
    "^HLA-DQB1*03:01+HLA-DQB1*06:02^HLA-DPB1*02:01+HLA-DPB1*04:01/HLA-DPB1*126:01"
)


def _history(chart: Chart) -> None:
    chart.condition(
        "Diffuse large B-cell lymphoma, NOS, non-GCB type",
        "2024-03-12",
        (ICD10, "C83.3", "Diffuse large B-cell lymphoma"),
        (SNOMED, "46732000", "Diffuse large B-cell lymphoma"),
        stage=[{"summary": concept("Ann Arbor stage IV")}],
        recordedDate="2024-03-15",
        note=[{"text": "Relapsed/refractory after four systemic lines (tumour board 2026-11-13)."}],
    )
    chart.condition("Essential hypertension", "2019", (ICD10, "I10", "Essential hypertension"))
    chart.condition("Type 2 diabetes mellitus", "2021-05", (ICD10, "E11.9", "Type 2 diabetes"))
    chart.condition(
        "Deep vein thrombosis, left leg", "2026-08-30", (ICD10, "I80.2", "Deep vein thrombosis")
    )
    chart.condition(
        "Basal cell carcinoma of the nose, excised", "2018", (ICD10, "C44.3", ""), status="resolved"
    )
    chart.condition("Peripheral neuropathy, grade 1", "2026-01", (ICD10, "G62.0", ""))


def _lines(chart: Chart) -> None:
    chop = {"Rituximab": "L01FA01", "Cyclophosphamide": "L01AA01", "Doxorubicin": "L01DB01"}
    chop |= {"Vincristine": "L01CA02", "Prednisolone": "H02AB06"}
    chart.line("R-CHOP", "line 1, 6 cycles", "2024-03-28", "2024-07-18", chop)
    chart.response("Complete response (CR), Deauville 2", "2024-08-15")
    chart.response("Progressive disease (PD), first relapse", "2025-05-20")
    gdp = {"Rituximab": "L01FA01", "Gemcitabine": "L01BC05", "Cisplatin": "L01XA01"}
    chart.line(
        "R-GDP", "line 2, 2 cycles", "2025-06-05", "2025-07-03", gdp | {"Dexamethasone": "H02AB02"}
    )
    chart.response("Stable disease (SD)", "2025-07-15")
    pola = {"Polatuzumab vedotin": "L01FX14", "Bendamustine": "L01AA09", "Rituximab": "L01FA01"}
    chart.line("Pola-BR", "line 3, 4 cycles", "2025-09-01", "2025-11-24", pola)
    chart.response("Partial response (PR)", "2025-12-11")
    chart.line(
        "Glofitamab",
        "line 4; obinutuzumab once before the first dose",
        "2026-02-02",
        "2026-08-27",
        {"Glofitamab": "L01FX28", "Obinutuzumab": "L01FA03"},
    )
    chart.response("Partial response (PR)", "2026-05-06")
    chart.response("Progressive disease (PD)", "2026-09-24")
    chart.given("Obinutuzumab", "L01FA03", "2026-02-02", "1000 mg i.v. once")
    chart.given("Glofitamab", "L01FX28", "2026-02-09", "2.5 mg i.v., step-up")
    chart.given("Glofitamab", "L01FX28", "2026-08-27", "30 mg i.v., last dose")
    for drug, atc, start in (
        ("Apixaban 5 mg twice daily (therapeutic dose)", "B01AF02", "2026-08-31"),
        ("Ramipril 5 mg daily", "C09AA05", "2019-03"),
        ("Metformin 1000 mg twice daily", "A10BA02", "2021-06"),
        ("Aciclovir 400 mg twice daily", "J05AB01", "2026-02-02"),
    ):
        chart.add(
            "MedicationRequest",
            {
                "status": "active",
                "intent": "order",
                "medicationCodeableConcept": concept(drug, (ATC, atc, drug.split()[0])),
                "subject": chart.subject,
                "authoredOn": start,
            },
        )


def _procedures(chart: Chart) -> None:
    chart.procedure("Core needle biopsy of left cervical lymph node", "2024-03-12")
    chart.procedure(
        "Leukapheresis for autologous CAR-T cells",
        "2025-07-21",
        (SNOMED, "77257005", "Leukapheresis"),
    )
    chart.procedure(
        "Infusion of axicabtagene ciloleucel",
        "2025-08-19",
        status="not-done",
        statusReason=concept("Product out of specification (viability); not infused"),
    )
    chart.procedure("Excision biopsy of left axillary lymph node", "2026-10-06")
    chart.procedure(
        "Involved-site radiotherapy left axilla, 20 Gy in 10 fractions (bridging)",
        {"start": "2026-10-12", "end": "2026-10-23"},
        (SNOMED, "108290001", "Radiation oncology AND/OR radiotherapy"),
    )


def _findings(chart: Chart) -> None:
    chart.vital("weight", 86.0, "2026-10-05")
    chart.vital("weight", 84.2, "2026-11-12")
    chart.vital("height", 179, "2026-11-12")
    chart.vital("spo2", 97, "2026-11-12")
    chart.vital("temp", 36.7, "2026-11-12")
    ecog = concept("ECOG Performance Status score", ("http://loinc.org", "89247-1", ""))
    chart.observe(ecog, "2026-11-12", "exam", valueInteger=1)
    stage = concept("Stage group.clinical Cancer", ("http://loinc.org", "21908-9", ""))
    chart.observe(stage, "2026-11-12", "exam", valueCodeableConcept=concept("Ann Arbor stage IV"))
    for antigen, result in (
        ("CD19", "positive, 95 % of tumour cells (IHC)"),
        ("CD20", "positive, 100 % of tumour cells (IHC)"),
        ("CD22", "positive, 80 % of tumour cells (flow cytometry)"),
    ):
        chart.text_finding(f"{antigen} on tumour cells", result, "2024-03-12", "laboratory")
    for test in ("hiv", "hbsag", "hcv"):
        chart.virology(test, "negative", "2026-10-20")
    chart.virology("cmv", "positive", "2026-10-20")


def _labs(chart: Chart) -> None:
    ranges = {
        "hb": ("g/dL", 13.5, 17.2), "wbc": ("10*9/L", 3.9, 10.2), "anc": ("10*9/L", 1.5, 7.7),
        "alc": ("10*9/L", 1.1, 4.5), "plt": ("10*9/L", 150, 370), "crea": ("mg/dL", 0.7, 1.18),
        "egfr": ("mL/min/{1.73_m2}", 60, None), "alt": ("U/L", None, 50), "ast": ("U/L", None, 50),
        "bili": ("mg/dL", None, 1.2), "ldh": ("U/L", None, 250), "alb": ("g/dL", 3.5, 5.2),
        "crp": ("mg/L", None, 5), "uric": ("mg/dL", 3.5, 7.2), "k": ("mmol/L", 3.5, 5.1),
    }  # fmt: skip
    days = {
        "2026-10-05T07:45:00+02:00": (10.9, 5.6, 3.1, 0.51, 112, 0.98, 82, 36, 33, 0.6, 402, 4.0, 9, 5.9, 4.2),
        "2026-11-02T08:10:00+01:00": (10.4, 5.1, 2.9, 0.46, 96, 1.02, 79, 39, 36, 0.7, 468, 3.9, 14, 6.3, 4.4),
    }  # fmt: skip
    for date, values in days.items():
        chart.labs(date, {k: (v, *ranges[k]) for k, v in zip(ranges, values, strict=True)})


def bundle(folder: Path) -> None:
    """The hospital's export."""
    chart = Chart(
        "lymphoma",
        {
            "identifier": [{"system": "https://lindenaue.example/mrn", "value": MRN}],
            "name": [{"use": "official", "family": "Brennwald", "given": ["Joachim"]}],
            "gender": "male",
            "birthDate": "1963-08-21",
            "address": [{"city": "Leipzig", "postalCode": "04177", "country": "DE"}],
            "communication": [{"language": concept("German"), "preferred": True}],
        },
        "2026-11-18T10:00:00+01:00",
    )
    for part in (_history, _lines, _procedures, _findings, _labs):
        part(chart)
    chart.report(
        "Pathology report, left axillary lymph node",
        "PAT",
        "2026-10-09",
        "Diffuse large B-cell lymphoma, relapse. CD19 positive, CD20 negative, Ki-67 85 %.",
    )
    chart.report("PET/CT skull base to thigh", "RAD", "2026-11-10", "Deauville 5, progression.")
    chart.imaging("PET/CT with FDG", "2026-11-10", STUDY, [("CT", "Chest", 5)])
    chart.document("Pathology report 2026-10-09", "pathology_report.pdf", "2026-10-09")
    chart.document("PET/CT report 2026-11-10", "pet_ct_report.pdf", "2026-11-10")
    chart.document("Referral letter 2026-11-17", "referral_letter.pdf", "2026-11-17")
    chart.document("Kardiologischer Befund 2025-06-10", "kardiologie_befund.pdf", "2025-06-10")
    chart.write(folder / "bundle.json")


def pathology(folder: Path) -> None:
    """Relapse biopsy of October 2026: CD20 lost, CD19 kept, CD22 not done."""
    head = pdf.Letterhead(
        "Institut für Pathologie am Lindenaue-Park",
        "Haematopathology",
        "Zschocherweg 18, 04229 Leipzig, Germany",
        "#7a2e3a",
        size="11.5pt",
    )
    table = [
        ["Marker", "Result", "Tumour cells", "Method", "Biopsy 2024-03-12"],
        ["CD19", "positive", "85 %", "IHC", "positive, 95 %"],
        ["CD20", "negative", "< 1 %", "IHC (L26)", "positive, 100 %"],
        ["CD22", "not performed", "-", "material exhausted", "positive, 80 %"],
        ["CD79b", "positive", "90 %", "IHC", "positive, 95 %"],
        ["CD79a", "positive", "100 %", "IHC", "positive"],
        ["PAX5", "positive", "100 %", "IHC", "positive"],
        ["CD10", "negative", "0 %", "IHC", "negative"],
        ["BCL6", "positive", "40 %", "IHC", "positive, 50 %"],
        ["MUM1", "positive", "80 %", "IHC", "positive, 70 %"],
        ["BCL2", "positive", "90 %", "IHC", "positive, 90 %"],
        ["MYC", "positive", "30 %", "IHC", "30 %"],
        ["CD5", "negative", "0 %", "IHC", "negative"],
        ["CD30", "negative", "0 %", "IHC", "negative"],
        ["Ki-67", "", "85 %", "IHC (MIB-1)", "75 %"],
    ]
    report = pdf.Report(
        head,
        "Histopathology report",
        (2026, 10, 9),
        [*BOX, ("Specimen", "Lymph node, left axilla, excision"), ("Taken", "2026-10-06"),
         ("Received", "2026-10-06"), ("Reported", "2026-10-09"), ("Case no.", "H26-18843")],
        [
            ("h", "Clinical information"),
            ("p", "DLBCL, first diagnosed 2024. Progression after glofitamab. Antigen status for cellular therapy?"),
            ("h", "Microscopy"),
            ("p", "Lymph node, 31 mm, with effaced architecture and diffuse sheets of large atypical cells with "
                  "vesicular chromatin and one to three nucleoli. Mitoses frequent, apoptotic bodies, small necroses. "
                  "No follicular component."),
            ("h", "Immunohistochemistry"),
            ("table", table),
            ("h", "FISH (break-apart probes, 2026-10-08)"),
            ("list", ["MYC (8q24): no rearrangement", "BCL2 (18q21): no rearrangement",
                      "BCL6 (3q27): rearranged in 62 % of nuclei"]),
            ("h", "Molecular pathology (panel, tumour cell content 80 %)"),
            ("list", ["MYD88 p.L265P, VAF 38 %", "CD79B p.Y196H, VAF 35 %", "TP53: no pathogenic variant",
                      "MS4A1 (CD20): frameshift variant, VAF 29 %"]),
            ("h", "Diagnosis"),
            ("p", "Relapse of a diffuse large B-cell lymphoma, NOS (WHO 2022), non-GCB type by the Hans algorithm, "
                  "Ki-67 85 %. Loss of CD20 under anti-CD20 therapy; CD19 is kept. CD22 could not be examined; "
                  "a result exists only from 2024."),
            ("sign", ["Dr. med. Friederike Aumann-Holt", "Consultant haematopathologist (electronically signed 2026-10-09)"]),
        ],
        "H26-18843, Brennwald, Joachim",
    )  # fmt: skip
    pdf.write(report, folder / "pathology_report.pdf")


def pet(folder: Path) -> None:
    """Restaging after bridging radiotherapy."""
    head = pdf.Letterhead(
        HOSPITAL,
        "Department of Nuclear Medicine",
        "Karl-Heine-Ufer 4, 04177 Leipzig, Germany",
        "#1f4e79",
    )
    lesions = [
        ["Target lesion", "Long x short axis", "Product", "SUVmax", "2026-09-24"],
        [
            "Retroperitoneal conglomerate, para-aortic",
            "62 x 48 mm",
            "2976 mm²",
            "24.6",
            "51 x 40 mm",
        ],
        ["Left axillary node (irradiated)", "31 x 22 mm", "682 mm²", "9.8", "38 x 29 mm"],
        ["Mesenteric node", "24 x 18 mm", "432 mm²", "18.1", "20 x 15 mm"],
    ]
    report = pdf.Report(
        head,
        "FDG PET/CT, skull base to mid-thigh",
        (2026, 11, 10),
        [*BOX, ("Examination", "2026-11-10, 268 MBq F-18 FDG, 62 min p.i., glucose 6.4 mmol/L"),
         ("Comparison", "PET/CT of 2026-09-24"), ("Accession", "PC-2026-55120")],
        [
            ("h", "Question"),
            ("p", "DLBCL, progression after four lines, bridging radiotherapy to the left axilla until 2026-10-23. "
                  "Restaging before cellular therapy."),
            ("h", "Findings"),
            ("table", lesions),
            ("p", "Sum of products of diameters (SPD) of the target lesions: 40.9 cm². Largest lesion 62 mm "
                  "(retroperitoneal). New focal uptake in the left iliac bone, SUVmax 15.2, without cortical break. "
                  "Liver SUVmax 2.9, mediastinal blood pool 1.9. Spleen 12 cm, not avid. No pulmonary infiltrate, "
                  "no pleural effusion. No focal uptake of the visible brain; PET is of limited value here."),
            ("h", "Impression"),
            ("list", ["Deauville score 5. Progressive metabolic disease below the diaphragm, partial regression in the "
                      "irradiated axilla.", "New bone lesion: Ann Arbor stage IV.", "No bulky disease > 7.5 cm."]),
            ("sign", ["Dr. med. Tilman Rosskopf", "Nuclear medicine (validated 2026-11-10 15:42)"]),
        ],
        "PC-2026-55120, Brennwald, Joachim",
    )  # fmt: skip
    pdf.write(report, folder / "pet_ct_report.pdf")


def letter(folder: Path) -> None:
    """The referral in prose."""
    head = pdf.Letterhead(
        HOSPITAL,
        "Clinic for Haematology and Cellular Therapy",
        "Karl-Heine-Ufer 4, 04177 Leipzig, Germany",
        "#1f4e79",
    )
    report = pdf.Report(
        head,
        "Referral for donor-derived CAR-T cell therapy",
        (2026, 11, 17),
        [*BOX, ("Date", "2026-11-17"), ("Seen in clinic", "2026-11-17")],
        [
            ("p", "Dear colleagues,"),
            ("p", "thank you for considering Mr Brennwald, a 63-year-old retired bridge engineer who lives in Leipzig with "
                  "his wife. A diffuse large B-cell lymphoma was diagnosed in April 2024, at that time stage III. He "
                  "received six cycles of R-CHOP from 2024-03-28 to 2024-07-18 and reached a complete response (PET in "
                  "August 2024). In May 2025 he relapsed."),
            ("p", "Axicabtagene ciloleucel was planned as second-line treatment. Two cycles of R-GDP (from 2025-06-05, last "
                  "2025-07-03) gave stable disease. Leukapheresis was done on 2025-07-21, but the product was out of "
                  "specification because of low viability and was not infused; a second manufacture was not possible in "
                  "time. He has therefore never received CAR T cells, and he has had no stem cell transplant."),
            ("p", "Four cycles of polatuzumab vedotin with bendamustine and rituximab (2025-09-01 to 2025-11-24) led to a "
                  "partial response. From 2026-02-02 he received glofitamab after one dose of obinutuzumab, best response "
                  "PR, until progression in September 2026 (last dose 2026-08-27). An axillary node was excised on "
                  "2026-10-06 and the left axilla irradiated with 20 Gy as bridging until 2026-10-23. We therefore count "
                  "four systemic lines of therapy. After bendamustine his lymphocytes have stayed low, which speaks "
                  "against a new apheresis."),
            ("p", "MRI of the head on 2026-09-28: no CNS involvement. No signs of active infection. No autoimmune disease. "
                  "He does not take corticosteroids. A deep vein thrombosis of August 2026 is treated with apixaban at "
                  "full dose."),
            ("h", "Status today"),
            ("kv", [("Performance status", "ECOG 1"), ("Weight", "78.5 kg"), ("B symptoms", "none"),
                    ("Echocardiography", "last in 2025 with the cardiologist, see enclosed report (in German)"),
                    ("Hepatitis B", "HBsAg negative; core antibody: no result found, please advise")]),
            ("h", "What matters to the patient"),
            ("p", "Mr Brennwald would travel within Europe, up to about 800 km, preferably by train, and his wife would "
                  "accompany him. He does not want to be away for more than six weeks. He prefers a treatment "
                  "that can start quickly over one with a long manufacturing time."),
            ("sign", ["With kind regards", "Dr. med. Henrike Voss-Ballhorn", "Senior physician"]),
        ],
    )  # fmt: skip
    pdf.write(report, folder / "referral_letter.pdf")


def echo(folder: Path) -> None:
    """The only echocardiography on file, seventeen months old and in German."""
    head = pdf.Letterhead(
        "Kardiologische Praxis Plagwitz",
        "Dr. med. Sören Klingbeil, Facharzt für Innere Medizin und Kardiologie",
        "Nonnenufer 9, 04229 Leipzig",
        "#444444",
        language="de",
        style="centred",
        font="New Computer Modern",
    )
    report = pdf.Report(
        head,
        "Echokardiographie vom 10.06.2025",
        (2025, 6, 10),
        [("Patient", NAME), ("Geburtsdatum", BIRTH), ("Untersuchung", "10.06.2025")],
        [
            ("p", "Sehr geehrte Kolleginnen und Kollegen,"),
            ("p", "wir berichten über Ihren Patienten, der sich vor geplanter Therapie zur kardiologischen Untersuchung "
                  "vorstellte. Beschwerden: keine Angina pectoris, keine Luftnot bei Alltagsbelastung (NYHA I)."),
            ("h", "Befund"),
            ("list", ["Linker Ventrikel normal groß, LVEF 58 % (biplan nach Simpson), keine regionalen "
                      "Wandbewegungsstörungen.", "Diastolische Relaxationsstörung Grad I.",
                      "Geringe Mitralklappeninsuffizienz, kein Perikarderguss.",
                      "Ruhe-EKG: Sinusrhythmus, 72/min, QTc 421 ms."]),
            ("h", "Beurteilung"),
            ("p", "Gute systolische Pumpfunktion nach anthrazyklinhaltiger Vortherapie. Arterielle Hypertonie, medikamentös "
                  "gut eingestellt. Kontrolle in einem Jahr empfohlen."),
            ("sign", ["Mit freundlichen Grüßen", "Dr. med. Sören Klingbeil"]),
        ],
    )  # fmt: skip
    pdf.write(report, folder / "kardiologie_befund.pdf")


def labs(folder: Path) -> None:
    """Laboratory export with semicolons and decimal commas."""
    days = ("14.09.2026", "05.10.2026", "16.11.2026")

    def row(name: str, unit: str, limits: str, *values: float | str) -> tables.LabRow:
        return name, unit, limits, dict(zip(days, values, strict=True))

    rows: list[tables.LabRow] = [
        row("Hb", "g/dL", "13.5 - 17.2", 11.2, 10.9, 10.1),
        row("WBC", "G/L", "3.9 - 10.2", 6.0, 5.6, 4.9),
        row("Neutrophils abs", "G/L", "1.5 - 7.7", 3.4, 3.1, 2.6),
        row("Lymphocytes abs", "G/L", "1.1 - 4.5", 0.55, 0.51, 0.42),
        row("Platelets", "G/L", "150 - 370", 121.0, 112.0, 88.0),
        row("Creatinine", "µmol/L", "62 - 104", 85.0, 87.0, 92.0),
        row("eGFR (CKD-EPI)", "mL/min/1.73m2", "> 60", 84.0, 82.0, 76.0),
        row("ALT (GPT)", "U/L", "< 50", 34.0, 36.0, 41.0),
        row("AST (GOT)", "U/L", "< 50", 31.0, 33.0, 38.0),
        row("Bilirubin total", "µmol/L", "< 21", 10.0, 10.0, 11.0),
        row("LDH", "U/L", "< 250", 356.0, 402.0, 512.0),
        row("Albumin", "g/L", "35 - 52", 41.0, 40.0, 38.0),
        row("CRP", "mg/L", "< 5", 7.0, 9.0, 18.0),
        ("IgG", "g/L", "7.0 - 16.0", {"16.11.2026": 4.8}),
        ("Ferritin", "", "", {"16.11.2026": 612.0}),
        ("HBV core antibody", "", "", {"16.11.2026": "sample insufficient"}),
    ]
    head = [
        ["MVZ Labor Lindenaue", "Cumulative findings"],
        ["Patient", f"Brennwald, Joachim; {BIRTH}", MRN],
        ["Printed", "17.11.2026 06:58"],
        [],
        ["Date", "Analyte", "Result", "Unit", "Reference range", "Flag"],
    ]
    tables.write_csv(
        folder / "labs.csv",
        [*head, *tables.lab_rows(rows, decimal_comma=True)],
        delimiter=";",
        decimal_comma=True,
    )


def hla(folder: Path) -> None:
    """GL String and single-antigen beads."""
    lines = [
        "HLA laboratory Saale-Elster (invented), Halle (Saale)",
        f"Patient: {NAME}, born 1963-08-21, record {MRN}",
        "Sample: peripheral blood, collected 2026-10-14; no transplant in the history",
        "Method: NGS, two fields; IPD-IMGT/HLA release 3.58.0",
        "DPA1 not typed. DPB1: one ambiguity outside the sequenced exons remains.",
        "",
        f"GL String: {GL}",
        "",
    ]
    (folder / "hla_typing.txt").write_text("\n".join(lines), encoding="utf-8")
    strong = {"A*24:02": 1450, "B*57:01": 2140, "A*23:01": 1210, "DPA1*02:01,DPB1*01:01": 980}
    head: list[object] = ["Bead", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"]
    rows: list[list[object]] = [head, *tables.bead_rows({"2026-10-20": strong})]
    tables.write_csv(folder / "single_antigen_beads.csv", rows)


def images(folder: Path) -> None:
    """Five CT slices of the PET/CT."""
    series = dicom.Series(
        "Brennwald^Joachim", MRN, "19630821", "M", "CT", "CHEST", "20261110", "PET/CT FDG",
        "CT low dose 5.0", HOSPITAL, STUDY, 5,
    )  # fmt: skip
    dicom.write(series, folder / "dicom")


def make(folder: Path) -> None:
    """Write the whole folder."""
    for part in (bundle, pathology, pet, letter, echo, labs, hla, images):
        part(folder)
