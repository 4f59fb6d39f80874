"""Halina Krzeszowiak (invented): multiple myeloma after five lines, prior BCMA bispecific."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from pathlib import Path

import dicom
import pdf
import tables
from fhir import ICD10, SNOMED, Chart, concept

NAME, MRN = "Halina Krzeszowiak", "SKZ-2020-11873"
HOSPITAL = "Szpital Kliniczny Zabłocie"
ADDRESS = "ul. Nadbrzeżna 44, 30-702 Kraków, Poland"
STUDY = f"{dicom.ROOT}.3.20261022"
BOX = [("Patient", NAME), ("Date of birth", "1968-11-02"), ("Record no.", MRN), ("Sex", "female")]
HEAD = pdf.Letterhead(HOSPITAL, "Department of Haematology", ADDRESS, "#5b3a86")


def _history(chart: Chart) -> None:
    chart.condition(
        "Multiple myeloma, IgG kappa",
        "2020-10-19",
        (ICD10, "C90.0", "Multiple myeloma"),
        (SNOMED, "109989006", "Multiple myeloma"),
        stage=[{"summary": concept("R-ISS III")}],
        note=[{"text": "del(17p), t(4;14), gain 1q. Progressive disease 2026-08-31."}],
    )
    chart.condition(
        "Rheumatoid arthritis, without treatment since 2021", "2015", (ICD10, "M05.8", "")
    )
    chart.condition("Chronic kidney disease, stage 3b", "2023-06", (ICD10, "N18.3", ""))
    chart.condition(
        "Pneumonia, right lower lobe", "2026-10-02", (ICD10, "J18.1", ""), status="resolved",
        abatementDateTime="2026-10-16",
    )  # fmt: skip
    chart.condition("Pathological fracture of L1", "2020-10", (ICD10, "M84.5", ""))
    chart.condition("Hypothyroidism", "2012", (ICD10, "E03.9", ""))


def _lines(chart: Chart) -> None:
    dex = {"Dexamethasone": "H02AB02"}
    vtd = {"Bortezomib": "L01XG01", "Thalidomide": "L04AX02"} | dex
    chart.line("VTD", "line 1 induction, 4 cycles", "2020-11-02", "2021-02-19", vtd)
    chart.line(
        "Melphalan 200 mg/m2",
        "before transplant",
        "2021-04-13",
        "2021-04-14",
        {"Melphalan": "L01AA03"},
    )
    lenalidomide = {"Lenalidomide": "L04AX04"}
    chart.line("Lenalidomide maintenance", "line 1", "2021-07-12", "2022-11-21", lenalidomide)
    chart.response("Very good partial response (VGPR)", "2021-07-05")
    chart.response("Progressive disease (PD)", "2022-11-28")
    dpd = {"Daratumumab": "L01FC01", "Pomalidomide": "L04AX06"} | dex
    chart.line("DPd", "line 2", "2022-12-12", "2024-03-11", dpd)
    chart.response("Partial response (PR)", "2023-04-03")
    chart.response("Progressive disease (PD)", "2024-03-18")
    kcd = {"Carfilzomib": "L01XG02", "Cyclophosphamide": "L01AA01"} | dex
    chart.line("KCd", "line 3", "2024-04-02", "2024-11-18", kcd)
    chart.response("Stable disease (SD)", "2024-08-05")
    chart.response("Progressive disease (PD)", "2024-12-02")
    chart.line("Teclistamab", "line 4", "2025-01-13", "2025-10-20", {"Teclistamab": "L01FX24"})
    chart.response("Very good partial response (VGPR)", "2025-04-14")
    chart.response("Progressive disease (PD)", "2025-11-10")
    svd = {"Selinexor": "L01XX66", "Bortezomib": "L01XG01"} | dex
    chart.line("SVd", "line 5", "2025-12-01", "2026-08-17", svd)
    chart.response("Partial response (PR)", "2026-03-09")
    chart.response("Progressive disease (PD)", "2026-08-31")
    chart.given("Teclistamab", "L01FX24", "2025-10-20", "1.5 mg/kg s.c., last dose")
    chart.given("Selinexor", "L01XX66", "2026-08-17", "100 mg p.o., last dose")
    chart.given(
        "Ceftriaxone", "J01DD04", {"start": "2026-10-02", "end": "2026-10-12"}, "2 g i.v. daily"
    )
    for drug in (
        "Levothyroxine 75 ug",
        "Aciclovir 400 mg",
        "Zoledronic acid every 12 weeks",
        "Entecavir 0.5 mg",
    ):
        chart.add(
            "MedicationRequest",
            {
                "status": "active",
                "intent": "order",
                "medicationCodeableConcept": concept(drug),
                "subject": chart.subject,
                "authoredOn": "2025-01",
            },
        )  # fmt: skip


def _procedures(chart: Chart) -> None:
    chart.procedure(
        "Autologous haematopoietic stem cell transplantation", "2021-04-15",
        (SNOMED, "58390007", "Allogeneic or autologous stem cell transplant"),
    )  # fmt: skip
    chart.procedure("Bone marrow biopsy", "2024-12-10")
    chart.procedure("Bone marrow biopsy and aspiration", "2026-09-15")


def _findings(chart: Chart) -> None:
    chart.vital("weight", 63.0, "2026-08-31")
    chart.vital("weight", 61.5, "2026-11-05")
    chart.vital("height", 164, "2026-11-05")
    chart.vital("spo2", 95, "2026-11-05")
    chart.vital("lvef", 55, "2026-08-30", "imaging")
    ecog = concept("ECOG Performance Status score", ("http://loinc.org", "89247-1", ""))
    value = concept(
        "1 - Restricted in physically strenuous activity", ("http://loinc.org", "LA9623-5", "")
    )
    chart.observe(ecog, "2026-11-05", "exam", valueCodeableConcept=value)
    stage = concept("Stage group.clinical Cancer", ("http://loinc.org", "21908-9", ""))
    chart.observe(stage, "2026-09-18", "exam", valueCodeableConcept=concept("R-ISS III"))
    bcma = "positive, 98 % of plasma cells (flow cytometry)"
    chart.text_finding("BCMA on tumour cells", bcma, "2024-12-10", "laboratory")
    chart.virology("hbsag", "negative", "2026-09-14")
    chart.virology("hbc", "positive", "2026-09-14")
    chart.virology("hcv", "negative", "2026-09-14")
    chart.virology("cmv", "positive", "2026-09-14")


def _labs(chart: Chart) -> None:
    ranges = {
        "hb": ("g/dL", 12.0, 16.0), "wbc": ("10*9/L", 4.0, 10.0), "anc": ("10*9/L", 1.8, 7.5),
        "alc": ("10*9/L", 1.0, 4.5), "plt": ("10*9/L", 150, 400), "crea": ("mg/dL", 0.5, 0.9),
        "egfr": ("mL/min/{1.73_m2}", 60, None), "alt": ("U/L", None, 35), "ast": ("U/L", None, 35),
        "bili": ("mg/dL", 0.2, 1.1), "ldh": ("U/L", 125, 220), "alb": ("g/dL", 3.5, 5.2),
        "ca": ("mg/dL", 8.6, 10.2), "crp": ("mg/L", None, 5), "mprot": ("g/dL", None, 0),
        "flcr": ("", 0.26, 1.65), "b2m": ("mg/L", 0.8, 2.2),
    }  # fmt: skip
    days = {
        "2026-08-31T07:30:00+02:00": (9.8, 3.3, 1.7, 0.6, 81, 1.24, 48, 20, 24, 0.5, 241, 3.4, 9.3, 6, 2.4, 102, 6.1),
        "2026-09-14T07:50:00+02:00": (9.6, 3.1, 1.6, 0.6, 74, 1.31, 45, 21, 23, 0.6, 262, 3.3, 9.5, 8, 2.6, 113, 6.6),
    }  # fmt: skip
    for date, values in days.items():
        chart.labs(date, {k: (v, *ranges[k]) for k, v in zip(ranges, values, strict=True)})


def bundle(folder: Path) -> None:
    """The hospital's export."""
    chart = Chart(
        "myeloma",
        {
            "identifier": [{"system": "https://zablocie.example/karta", "value": MRN}],
            "name": [{"use": "official", "family": "Krzeszowiak", "given": ["Halina"]}],
            "gender": "female",
            "birthDate": "1968-11-02",
            "address": [{"city": "Kraków", "postalCode": "30-702", "country": "PL"}],
        },
        "2026-11-10T13:00:00+01:00",
    )
    for part in (_history, _lines, _procedures, _findings, _labs):
        part(chart)
    chart.report(
        "Bone marrow report", "PAT", "2026-09-18", "Plasma cells 48 % (biopsy). BCMA dim, 46 %."
    )
    chart.report("FDG PET/CT", "RAD", "2026-10-22", "Extramedullary lesion of the liver.")
    chart.imaging("PET/CT with FDG", "2026-10-22", STUDY, [("PT", "Whole body", 4)])
    chart.document("Bone marrow report 2026-09-18", "marrow_report.pdf", "2026-09-18")
    chart.document("PET/CT report 2026-10-22", "pet_ct_report.pdf", "2026-10-22")
    chart.document("Clinic letter 2026-11-09", "clinic_letter.pdf", "2026-11-09")
    chart.document("Karta informacyjna 2026-10-16", "karta_informacyjna.pdf", "2026-10-16")
    chart.document("HLA report 2026-09-29", "hla_report.pdf", "2026-09-29")
    chart.write(folder / "bundle.json")


def marrow(folder: Path) -> None:
    """Marrow of September 2026: BCMA reduced, GPRC5D pending."""
    head = pdf.Letterhead(
        "Zakład Patomorfologii Podgórze", "Haematopathology and Flow Cytometry", "ul. Wielicka-Boczna 3, Kraków, Poland",
        "#333333", font="New Computer Modern", style="typed",
    )  # fmt: skip
    table = [
        ["Marker", "Result", "Plasma cells", "Comment", "2024-12-10"],
        ["BCMA (CD269)", "dim", "46 %", "reduced after teclistamab", "positive, 98 %"],
        ["GPRC5D", "pending", "-", "sent to reference laboratory", "not tested"],
        ["CD38", "dim", "71 %", "after daratumumab", "dim, 64 %"],
        ["CD138", "positive", "97 %", "", "positive"],
        ["SLAMF7 (CD319)", "positive", "95 %", "", "positive"],
        ["CD56", "positive", "90 %", "", "positive"],
        ["CD19", "negative", "1 %", "", "negative"],
        ["CD20", "negative", "0 %", "", "negative"],
        ["Cytoplasmic kappa", "positive", "100 %", "lambda negative", "positive"],
    ]
    report = pdf.Report(
        head,
        "Bone marrow report: trephine, aspirate, flow cytometry, FISH",
        (2026, 9, 18),
        [*BOX, ("Collected", "2026-09-15"), ("Reported", "2026-09-18"), ("Case no.", "TB-26-3907")],
        [
            ("h", "Histology (trephine 17 mm)"),
            ("p", "Interstitial and nodular infiltrate of atypical plasma cells, 48 % plasma cells by CD138. Ki-67 of plasma "
                  "cells 25 %. Residual haematopoiesis reduced. Congo red negative."),
            ("h", "Aspirate"),
            ("p", "Plasma cells 32 % of nucleated cells, haemodilute sample."),
            ("h", "Flow cytometry (2026-09-15)"),
            ("table", table),
            ("h", "FISH on CD138-selected cells"),
            ("list", ["del(17p): present in 62 % of nuclei", "t(4;14) IGH::FGFR3: present in 88 %",
                      "Gain 1q21: present in 78 % (3 copies)", "t(11;14): not detected"]),
            ("h", "Sequencing"),
            ("list", ["TP53 p.R248Q, VAF 41 %", "TNFRSF17 (BCMA): no deletion, no variant", "KRAS p.Q61H, VAF 12 %"]),
            ("h", "Conclusion"),
            ("p", "Relapse of a high-risk IgG kappa multiple myeloma. BCMA is present but reduced. GPRC5D: result to follow."),
            ("sign", ["dr n. med. Radosława Świtała-Bąk"]),
        ],
        "TB-26-3907 Krzeszowiak",
    )  # fmt: skip
    pdf.write(report, folder / "marrow_report.pdf")


def pet(folder: Path) -> None:
    """PET/CT with extramedullary disease."""
    head = pdf.Letterhead(HOSPITAL, "PET/CT Laboratory", ADDRESS, "#5b3a86")
    rows = [
        ["Lesion", "Size", "SUVmax"],
        ["Liver, segment VII (extramedullary)", "21 x 19 mm", "11.4"],
        ["Paravertebral mass at T8 (from bone)", "34 x 22 mm", "8.7"],
        ["Right femur, proximal shaft", "18 x 14 mm", "6.2"],
        ["Left 6th rib", "15 x 9 mm", "5.1"],
    ]
    report = pdf.Report(
        head,
        "F-18 FDG PET/CT, vertex to feet",
        (2026, 10, 22),
        [*BOX, ("Examination", "2026-10-22, 241 MBq, glucose 98 mg/dL"), ("Comparison", "PET/CT of 2026-02-26")],
        [
            ("h", "Clinical question"),
            ("p", "Multiple myeloma, progression after five lines; extramedullary disease?"),
            ("h", "Findings"),
            ("table", rows),
            ("p", "More than ten lytic lesions of spine, ribs and pelvis, several of them active. Diffuse marrow uptake above "
                  "liver. A new hypodense liver lesion in segment VII with intense uptake. The previously seen consolidation "
                  "of the right lower lobe has almost resolved (residual SUVmax 2.3). No pathological uptake in the brain. "
                  "Mediastinal blood pool 1.8, liver 2.6."),
            ("h", "Impression"),
            ("list", ["Progressive disease with new extramedullary disease in the liver (SUVmax 11.4).",
                      "Paramedullary mass at T8, 34 mm, without narrowing of the spinal canal.",
                      "Focal lesions: Deauville score 5 (IMPeTUs)."]),
            ("sign", ["lek. Zbigniew Okoński-Mazur", "Nuclear medicine"]),
        ],
        "PET 2026/10/4410",
    )  # fmt: skip
    pdf.write(report, folder / "pet_ct_report.pdf")


def letter(folder: Path) -> None:
    """Clinic letter in prose; other ECOG and another count of lines than the bundle."""
    report = pdf.Report(
        HEAD,
        "Clinic letter",
        (2026, 11, 9),
        [*BOX, ("Clinic date", "2026-11-09")],
        [
            ("p", "Dear colleagues,"),
            ("p", "Mrs Krzeszowiak, 58 years old, lives in Kraków and has three grown-up children. IgG kappa multiple myeloma was "
                  "found in October 2020 with a fracture of L1 (R-ISS III, del(17p), t(4;14), gain of 1q)."),
            ("p", "She has had six lines of therapy: (1) VTD from 2020-11-02, then high-dose melphalan and autologous stem cell "
                  "transplantation on 2021-04-15; (2) lenalidomide maintenance from July 2021 until progression in November "
                  "2022; (3) daratumumab, pomalidomide and dexamethasone from 2022-12-12, best response PR; (4) carfilzomib, "
                  "cyclophosphamide and dexamethasone from 2024-04-02, stable disease; (5) teclistamab from 2025-01-13 with a "
                  "very good partial response until November 2025; (6) selinexor, bortezomib and dexamethasone from 2025-12-01, "
                  "PR, with progression on 2026-08-31. She has never received CAR T cells. Autologous CAR T cells were discussed in "
                  "2025, but no manufacturing slot was available in time."),
            ("p", "Since September she has been without treatment. In October she was in hospital with pneumonia, now "
                  "resolved (see the Polish discharge summary); she is more tired since. There is no CNS "
                  "involvement on clinical examination, no plasma cell leukaemia and no amyloidosis. Rheumatoid arthritis "
                  "has been quiet without treatment since 2021."),
            ("h", "Status"),
            ("kv", [("Performance status", "ECOG 2"), ("Weight", "61.5 kg"), ("Laboratory", "last on 2026-10-19, enclosed"),
                    ("Hepatitis B", "core antibody positive, HBsAg negative; on entecavir; HBV DNA not measured lately"),
                    ("HIV", "no result on file"), ("Echocardiography", "2026-08-30: LVEF 55 %")]),
            ("h", "Wishes"),
            ("p", "Mrs Krzeszowiak would like to be treated in Poland, Germany or the Czech Republic; a daughter lives in Berlin "
                  "and would take her in. She does not wish to travel by plane. Quality of life matters "
                  "more to her than a long stay in hospital."),
            ("sign", ["dr hab. n. med. Wojciech Sądecki-Lis", "Consultant haematologist"]),
        ],
    )  # fmt: skip
    pdf.write(report, folder / "clinic_letter.pdf")


def discharge(folder: Path) -> None:
    """One page in Polish."""
    head = pdf.Letterhead(
        HOSPITAL, "Oddział Chorób Wewnętrznych", ADDRESS, "#5b3a86", language="pl", style="centred"
    )
    report = pdf.Report(
        head,
        "Karta informacyjna leczenia szpitalnego",
        (2026, 10, 16),
        [("Pacjentka", NAME), ("Data urodzenia", "02.11.1968"), ("Pobyt", "02.10.2026 - 16.10.2026")],
        [
            ("h", "Rozpoznanie"),
            ("list", ["Zapalenie płuc prawostronne (J18.1), wyleczone.", "Szpiczak plazmocytowy IgG kappa (C90.0).",
                      "Przewlekła choroba nerek, stadium 3b."]),
            ("h", "Epikryza"),
            ("p", "Pacjentka przyjęta z powodu gorączki do 38,9 °C i kaszlu. W RTG klatki piersiowej zagęszczenie w dolnym płacie "
                  "płuca prawego. Zastosowano ceftriakson 2 g na dobę od 02.10.2026 do 12.10.2026 z dobrym efektem. "
                  "Posiewy krwi jałowe. Przy wypisie bez gorączki, SpO2 95 % bez tlenu, masa ciała 61 kg."),
            ("p", "Echo serca (30.08.2026): LVEF 55 %, bez płynu w osierdziu."),
            ("h", "Zalecenia"),
            ("list", ["Kontrola w poradni hematologicznej.", "Entekawir 0,5 mg i acyklowir 400 mg jak dotychczas.",
                      "Kontrolne PET/CT w trybie planowym."]),
            ("sign", ["lek. Bogumiła Tatar-Jeziorna"]),
        ],
    )  # fmt: skip
    pdf.write(report, folder / "karta_informacyjna.pdf")


def labs(folder: Path) -> None:
    """Laboratory export with semicolons and decimal commas; the last blood is five weeks old."""
    days = ("31.08.2026", "21.09.2026", "19.10.2026")

    def row(name: str, unit: str, limits: str, *values: float | str) -> tables.LabRow:
        return name, unit, limits, dict(zip(days, values, strict=True))

    rows: list[tables.LabRow] = [
        row("HGB", "g/dL", "12.0 - 16.0", 9.8, 9.5, 9.1),
        row("WBC", "10^3/uL", "4.0 - 10.0", 3.3, 3.0, 2.9),
        row("Neutrophils abs", "10^3/uL", "1.8 - 7.5", 1.7, 1.6, 1.4),
        row("Lymphocytes abs", "10^3/uL", "1.0 - 4.5", 0.6, 0.6, 0.5),
        row("PLT", "10^3/uL", "150 - 400", 81.0, 70.0, 62.0),
        row("Creatinine", "µmol/L", "44 - 80", 110.0, 118.0, 128.0),
        row("eGFR", "mL/min/1.73m2", "> 60", 48.0, 45.0, 40.0),
        row("ALT", "U/L", "< 35", 20.0, 21.0, 22.0),
        row("AST", "U/L", "< 35", 24.0, 23.0, 25.0),
        row("Bilirubin total", "µmol/L", "3 - 19", 9.0, 10.0, 9.0),
        row("LDH", "", "", 241.0, 270.0, 298.0),
        row("Albumin", "g/L", "35 - 52", 34.0, 33.0, 31.0),
        row("Calcium", "mmol/L", "2.15 - 2.55", 2.32, 2.36, 2.41),
        row("CRP", "mg/L", "< 5", 6.0, 9.0, 22.0),
        row("IgG", "g/L", "7.0 - 16.0", 31.0, 34.2, 38.5),
        row("M-protein", "g/L", "", 24.0, 27.0, 31.0),
        row("Free kappa", "mg/L", "3.3 - 19.4", 640.0, 705.0, 812.0),
        row("Free lambda", "mg/L", "5.7 - 26.3", 6.3, 6.1, 6.2),
        row("Kappa/lambda ratio", "", "0.26 - 1.65", 101.6, 115.6, 131.0),
        row("Beta-2-microglobulin", "mg/L", "0.8 - 2.2", 6.1, 6.7, 7.2),
    ]
    head = [
        ["Laboratorium Diagnostyczne Zabłocie"],
        ["Pacjent / Patient", NAME, "02.11.1968"],
        ["Date", "Test", "Value", "Unit", "Normal range", "H/L"],
    ]
    tables.write_csv(
        folder / "labs.csv",
        [*head, *tables.lab_rows(rows, decimal_comma=True)],
        delimiter=";",
        decimal_comma=True,
    )


def hla(folder: Path) -> None:
    """HLA typing in the text of a PDF; a broadly sensitised serum."""
    head = pdf.Letterhead(
        "Pracownia Immunogenetyki Wisła", "HLA laboratory (invented)", "ul. Bulwarowa 17, Kraków, Poland",
        "#333333", font="DejaVu Sans Mono", size="8.5pt", style="typed",
    )  # fmt: skip
    table = [
        ["Locus", "Allele 1", "Allele 2"],
        ["HLA-A", "A*02:01:01G", "A*24:02:01G"],
        ["HLA-B", "B*07:02:01G", "B*18:01:01G"],
        ["HLA-C", "C*07:01:01G", "C*07:02:01G"],
        ["HLA-DRB1", "DRB1*11:04:01G", "DRB1*15:01:01G"],
        ["HLA-DRB3", "DRB3*02:02:01G", "-"],
        ["HLA-DRB4", "not present", ""],
        ["HLA-DRB5", "DRB5*01:01:01G", "-"],
        ["HLA-DQB1", "DQB1*03:01:01G", "DQB1*06:02:01G"],
        ["HLA-DQA1", "not typed", ""],
        ["HLA-DPB1", "DPB1*04:01:01G", "-"],
    ]
    report = pdf.Report(
        head,
        "HLA typing report",
        (2026, 9, 29),
        [*BOX, ("Sample", "peripheral blood (EDTA), no allogeneic transplant"), ("Collected", "2026-09-22"),
         ("Reported", "2026-09-29"), ("Method", "NGS, exons 2 and 3 (class II: exon 2)"),
         ("Nomenclature", "IPD-IMGT/HLA release 3.58.0, G groups")],
        [
            ("table", table),
            ("p", "DPB1: only one allele was found; drop-out of a second allele cannot be excluded with this kit. "
                  "Confirmatory typing on a second sample is recommended."),
            ("sign", ["dr Kornelia Wilkosz-Hanus, immunogenetics"]),
        ],
    )  # fmt: skip
    pdf.write(report, folder / "hla_report.pdf")
    strong = {
        "A*01:01": 8840, "A*03:01": 1350, "A*11:01": 1620, "B*08:01": 12410, "B*44:02": 760,
        "C*06:02": 640, "DRB1*03:01": 9120, "DRB1*13:01": 2230, "DRB3*01:01": 4210,
        "DQA1*05:01,DQB1*02:01": 6830, "DQA1*02:01,DQB1*02:02": 5410, "DPA1*02:01,DPB1*01:01": 2080,
    }  # fmt: skip
    bead_table: list[list[object]] = [
        ["Bead", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"],
        *tables.bead_rows({"2026-09-22": strong}),
    ]
    tables.write_csv(folder / "single_antigen_beads.csv", bead_table, delimiter=";")


def images(folder: Path) -> None:
    """Four PET slices."""
    series = dicom.Series(
        "Krzeszowiak^Halina", MRN, "19681102", "F", "PT", "WHOLEBODY", "20261022", "PET/CT FDG",
        "PET AC 5.0", HOSPITAL, STUDY, 4,
    )  # fmt: skip
    dicom.write(series, folder / "dicom")


def make(folder: Path) -> None:
    """Write the whole folder."""
    for part in (bundle, marrow, pet, letter, discharge, labs, hla, images):
        part(folder)
