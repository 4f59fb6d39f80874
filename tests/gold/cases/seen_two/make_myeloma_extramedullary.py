"""Dolores Whitcombe-Hahn (invented): myeloma with extramedullary relapse after BCMA and GPRC5D."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.seen_two import ccda, kit
from gold.cases.seen_two.kit import Case, Sheet

NAME, MRN = "Dolores Whitcombe-Hahn", "RBK-77412"
KLINIK = (
    "Pfälzer Bergklinikum",
    "Klinik für Hämatologie, Onkologie und Immunologie",
    "Barbarossaring 88, 67655 Kaiserslautern",
)
ARMY = "Ramberg Community Hospital (US)"
STUDY = "1.2.826.0.1.3680043.10.1999.47.20261109"
BOX = f"Patient :: {NAME}\nDOB :: 12 APR 1961\nMRN :: {MRN}\nSex :: F\n"
PATIENTIN = f"Patientin :: {NAME}\nGeb. :: 12.04.1961\nFallnr. :: 26-118-0043\n"


def continuity(case: Case) -> None:
    """C-CDA of the American clinic, of October."""
    who = {
        "given": "Dolores", "family": "Whitcombe-Hahn", "sex": "female", "birth": "1961-04-12",
        "city": "Kaiserslautern", "country": "DE", "id": MRN, "org": ARMY, "doc": "CCD-20261021",
    }  # fmt: skip
    sections = [
        ccda.problems(
            [
                (
                    "Multiple myeloma, IgA lambda, not having achieved remission",
                    "C90.00",
                    "2018-06-14",
                    "",
                    "active",
                ),
                ("Chronic kidney disease, stage 3b", "N18.32", "2025", "", "active"),
                ("Polyneuropathy due to drugs, grade 2", "G62.0", "2019-03", "", "active"),
                ("Herpes zoster", "B02.9", "2022-02", "2022-03", "resolved"),
                ("Light chain amyloidosis", "E85.81", "2021-04-06", "", "ruled out"),
                (
                    "Cytokine release syndrome, grade 1",
                    "D89.831",
                    "2023-10-14",
                    "2023-10-17",
                    "resolved",
                ),
                ("Psoriasis vulgaris", "L40.0", "1994", "", "active"),
                ("Osteonecrosis of jaw", "M87.180", "2022-09", "2023-02", "resolved"),
            ],
            "Family history: brother MGUS, mother rheumatoid arthritis.",
        ),
        ccda.drugs(
            [
                (
                    "VRd (bortezomib, lenalidomide, dexamethasone), induction",
                    "2018-07-02",
                    "2018-10-01",
                    "4 cycles",
                    "completed",
                ),
                ("Melphalan 200 mg/m2", "2018-12-04", "2018-12-05", "conditioning", "completed"),
                ("Lenalidomide maintenance", "2019-03-11", "2021-03-31", "10 mg", "completed"),
                (
                    "Daratumumab, carfilzomib, dexamethasone (DKd)",
                    "2021-04-19",
                    "2022-11-07",
                    "19 cycles",
                    "completed",
                ),
                (
                    "Elotuzumab, pomalidomide, dexamethasone (EPd)",
                    "2022-12-05",
                    "2023-07-24",
                    "8 cycles",
                    "completed",
                ),
                ("Talquetamab", "2025-03-10", "2026-04-27", "0.8 mg/kg q2w", "completed"),
                (
                    "Selinexor, bortezomib, dexamethasone (SVd)",
                    "2026-05-18",
                    "2026-08-31",
                    "4 cycles",
                    "completed",
                ),
                (
                    "DCEP (dexamethasone, cyclophosphamide, etoposide, cisplatin)",
                    "2026-09-14",
                    "2026-09-17",
                    "1 cycle",
                    "completed",
                ),
                ("Teclistamab", "2026-09-10", "", "", "not started"),
                ("Acyclovir", "2018-07-02", "", "400 mg BID", "active"),
                ("Apremilast", "2020-01", "2025-03", "30 mg BID for psoriasis", "completed"),
                ("IVIG", "2023-12", "", "0.4 g/kg every 4 weeks", "active"),
            ]
        ),
        ccda.results(
            [
                ("2026-10-20", "718-7", "Hemoglobin", 9.0, "g/dL", "12.0-16.0"),
                ("2026-10-20", "2160-0", "Creatinine", 1.58, "mg/dL", "0.50-1.10"),
                ("2026-10-20", "29463-7", "Body weight", 71.2, "kg", ""),
                ("2026-10-20", "8302-2", "Body height", 168, "cm", ""),
                ("2026-10-20", "2708-6", "Oxygen saturation", 96, "%", ""),
                ("2026-10-20", "89247-1", "ECOG performance status", 1, "{score}", ""),
                ("2026-10-20", "10230-1", "Left ventricular ejection fraction", 55, "%", ""),
                ("2026-10-20", "56888-1", "HIV 1+2 Ab+Ag", "Nonreactive", "", ""),
                ("2026-10-20", "5196-1", "HBsAg", "Negative", "", ""),
                ("2026-10-20", "13952-7", "Hepatitis B core Ab", "Positive (on IVIG)", "", ""),
                ("2026-10-20", "42595-9", "Hepatitis B virus DNA", "Not detected", "", ""),
                ("2026-10-20", "13955-0", "Hepatitis C virus Ab", "Negative", "", ""),
            ]
        ),
        ccda.procedures(
            [
                ("Autologous stem cell transplant", "2018-12-06", "completed"),
                ("Idecabtagene vicleucel infusion (BCMA CAR-T)", "2023-10-12", "completed"),
                ("Second autologous transplant", "2025-02-24", "cancelled"),
                ("Kyphoplasty T8", "2026-10-01", "cancelled"),
            ]
        ),
        ccda.narrative(
            "29762-2",
            "Social History",
            "Retired librarian, US citizen, lives in Kaiserslautern with her husband. Never smoker.",
        ),
    ]
    ccda.ccda(case.path("ccd_export.xml"), who, "Summary of Episode Note", "2026-10-21", sections)


def german(case: Case) -> None:
    """Letter (Word), marrow (scan), medication plan (photo), laboratory."""
    letter = Sheet(
        KLINIK, "Arztbrief", "2026-11-20", PATIENTIN + "Vorstellung :: 19.11.2026",
        """
Sehr geehrte Damen und Herren,

wir berichten über die Patientin, die sich am 19.11.2026 ambulant vorstellte.

# Diagnosen
- Multiples Myelom IgA lambda, ED 06/2018, R-ISS II bei ED; Hochrisiko (t(4;14), del(17p), 1q-Gewinn)
- Aktuell: Progress mit extramedullären Herden (Leber, Weichteile), refraktär gegen fünf Substanzklassen
- CKD G3b, keine Dialyse; Psoriasis; PNP Grad 2
- Ausschluss AL-Amyloidose 04/2021

# Therapien
| Linie | Schema | Zeitraum | Bestes Ansprechen |
| 1 | VRd x4, HD-Melphalan/autologe SZT 12/2018, Lenalidomid-Erhaltung | 07/2018 - 03/2021 | CR |
| 2 | DKd | 04/2021 - 11/2022 | VGPR |
| 3 | EPd | 12/2022 - 07/2023 | PR |
| 4 | Ide-cel (CAR-T gegen BCMA) | 12.11.2023 | sCR |
| 5 | Talquetamab | 03/2025 - 04/2026 | VGPR |
| 6 | SVd | 05/2026 - 08/2026 | PD |

Ein Zyklus DCEP (14. - 17.09.2026) zur Überbrükung; zählt man ihn mit, sind es sieben Linien. Bestrahlung BWK 8 mit 20 Gy (05.10. - 09.10.2026). Allogene Transplantation nie erfolgt. Teclistamab war geplant und wurde nicht begonnen. CRS Grad 1 nach Ide-cel, kein ICANS.

# Befund am 19.11.2026
ECOG 2, Gewicht 66,0 kg. Kein Fieber, CRP gering erhöht, kein Anhalt für einen Infekt. Neurologisch keine Zeichen einer ZNS-Beteiligung; MRT Schädel und Liquor nicht erfolgt. CMV-IgG positiv (19.11.2026). Echokardiographie: siehe US-Bericht.

# Weiteres
HLA-Typisierung: Ergebnis steht aus. Die Bruder-Spende (Bruder mit MGUS) kommt nicht in Betracht. Mutter rheumatoide Arthritis.

Die Patientin wünscht eine Behandlung in Deutschland oder den USA und möchte ihre Enkel über Weihnachten sehen; Nebenwirkungen am Geschmack wie unter Talquetamab lehnt sie ab.

~ Dr. med. Leonhard Pfalzgraf-Meurer
""",
        language="de",
    )  # fmt: skip
    kit.docx(letter, case.path("arztbrief_2026-11-20.docx"))
    marrow = Sheet(
        (KLINIK[0], "Institut für Pathologie", KLINIK[2]), "Knochenmarkbefund", "2026-11-02",
        PATIENTIN + "Entnahme :: 28.10.2026\nBefund :: 02.11.2026",
        """
# Histologie und Zytologie
Plasmazellinfiltration 45 %, lambda-restringiert. Kongorot negativ (kein Amyloid).

# Durchflusszytometrie der klonalen Plasmazellen
| Antigen | Ergebnis | Anteil | Vorbefund 06.05.2026 |
| BCMA | positiv | 62 % | positiv, 70 % |
| GPRC5D | negativ | 2 % | schwach, 15 % |
| CD38 | schwach positiv | 40 % | schwach positiv |
| SLAMF7 (CD319) | positiv | 85 % | n. d. |
| CD19 | negativ | 0 % | negativ |
| CD20 | negativ | 1 % | negativ |
| CD56 | positiv | 90 % | positiv |

Normale Plasmazellen (0,3 %): CD19 positiv, CD38 stark positiv.

# FISH (CD138-angereichert)
t(4;14) 88 %, del(17p) 48 % (2018: nicht nachweisbar), Zugewinn 1q21 (4 Kopien) 80 %. t(11;14) und t(14;16) nicht nachweisbar.

# Molekulargenetik
TP53 p.R273H (VAF 39 %), KRAS p.Q61H (VAF 22 %). TNFRSF17: kein Hinweis auf Deletion.

~ Dr. med. Swantje Oberle
""",
        "#555555", "typed", language="de",
    )  # fmt: skip
    kit.scan(marrow, case.path("knochenmark_2026-10.pdf"), seed=71, angle=0.6)
    plan = Sheet(
        ("Medikationsplan", "Blatt 1 von 1", "Ausgedruckt von: Hausarztpraxis Dr. Kettenring, Kaiserslautern"), f"für: {NAME}", "2026-11-18",
        "geb. am :: 12.04.1961\nStand :: 18.11.2026",
        """
| Wirkstoff | Stärke | Einnahme | Grund |
| Aciclovir | 400 mg | 1-0-1 | Prophylaxe seit 07/2018 |
| Entecavir | 0,5 mg | 1-0-0 | HBV-Prophylaxe seit 01.11.2026 |
| Hydromorphon | 4 mg ret. | 1-0-1 | Schmerzen |
| Pantoprazol | 20 mg | 1-0-0 | |
| Dexamethason | 8 mg | abgesetzt 05.10.2026 | |

Apixaban: verordnet, nie begonnen. Ehemann: siehe eigener Plan (Metformin, Ramipril).
""",
        "#333333", "typed", "DejaVu Sans Mono", "9pt", "de",
    )  # fmt: skip
    kit.photo(plan, case.path("medikationsplan.jpg"), seed=72, lean=18)
    kit.text_file(
        case.path("labor_kumulativ.csv"),
        f"""
Patientin: {NAME};12.04.1961;;;;
Entnahme;Parameter;Wert;Einheit;Referenz;Hinweis
05.11.2026;Hämoglobin;8,8;g/dl;12,0-15,5;-
05.11.2026;Kreatinin;148;µmol/l;45-84;+
05.11.2026;Leichtketten frei Lambda;1105;mg/l;8,3-27,0;++
05.11.2026;NT-proBNP;640;ng/l;<125;+
19.11.2026;Hämoglobin;8,4;g/dl;12,0-15,5;-
19.11.2026;Leukozyten;2,9;/nl;4,0-10,0;-
19.11.2026;Neutrophile;1,4;/nl;1,8-7,5;-
19.11.2026;Lymphozyten;0,6;/nl;1,0-4,0;-
19.11.2026;Thrombozyten;52;/nl;150-400;-
19.11.2026;Kreatinin;152;µmol/l;45-84;+
19.11.2026;eGFR (CKD-EPI);31;ml/min/1,73qm;>60;-
19.11.2026;Bilirubin gesamt;13;µmol/l;<21;
19.11.2026;GOT;44;U/l;<35;+
19.11.2026;GPT;58;U/l;<35;+
19.11.2026;LDH;511;U/l;<247;+
19.11.2026;Albumin;31;g/l;35-52;-
19.11.2026;Calcium;2,71;mmol/l;2,15-2,55;+
19.11.2026;CRP;9;mg/l;<5;+
19.11.2026;IgG;2,9;g/l;7,0-16,0;-
19.11.2026;IgA;28,6;g/l;0,7-4,0;++
19.11.2026;M-Protein (Serumelektrophorese);21,4;g/l;nicht nachweisbar;+
19.11.2026;Leichtketten frei Kappa;6,1;mg/l;6,7-22,4;-
19.11.2026;Leichtketten frei Lambda;1284;mg/l;8,3-27,0;++
19.11.2026;Kappa/Lambda-Quotient;0,0048;;0,26-1,65;-
19.11.2026;Ferritin;Material fehlt;;;
""",
        "latin-1", "\r\n",
    )  # fmt: skip


def english(case: Case) -> None:
    """Liver biopsy, PET/CT (scan) and three CT slices."""
    biopsy = Sheet(
        ("Rhine Valley Tissue Diagnostics", "External consultation for Ramberg Community Hospital", "Mainz, Germany"),
        "Surgical pathology, liver lesion", "2026-11-12",
        BOX + "Procedure :: 06 NOV 2026, ultrasound-guided core biopsy, segment VI\nReported :: 12 NOV 2026",
        """
# Diagnosis
Extramedullary plasmablastic myeloma, lambda restricted. Hepatocellular carcinoma and metastatic adenocarcinoma are ruled out.

# Immunohistochemistry on tumor cells
BCMA: dim, 25 %. GPRC5D: negative. CD138: positive. CD38: negative (<5 %). SLAMF7: positive, 60 %. CD20: negative. CD19: negative. CD30: negative. Ki-67: 90 %. EBER: negative.

Background hepatocytes negative for all. Adjacent T cells CD5+/CD7+.

# Note
BCMA is lower than in the marrow of 28 OCT 2026 (62 %, reported by Kaiserslautern). Antigen escape should be considered. FCRH5 not available.

~ Prof. H. Adebayo-Stein, MD
""",
        "#69431b", "bar",
    )  # fmt: skip
    case.print("pathology_liver.pdf", biopsy)
    pet = Sheet(
        (ARMY, "Nuclear medicine", "APO AE 09180"), "PET/CT whole body", "2026-11-10",
        BOX + "Date of exam :: 09 NOV 2026\nPrior :: 03 AUG 2026",
        """
# Findings
| Lesion | Size now | SUVmax | Prior size |
| Liver segment VI | 58 x 49 mm | 19.7 | 21 x 18 mm |
| Right gluteal soft tissue | 44 x 30 mm | 15.2 | not present |
| Left 6th rib, paraosseous | 31 x 14 mm | 11.8 | 30 x 15 mm |

T8 (irradiated): SUVmax 2.2, no soft tissue component, no cord compression. Diffuse marrow uptake. No lung lesion. No intracranial uptake. Possible dental focus, clinical correlation; no abscess.

# Impression
Progressive multifocal extramedullary disease (liver, gluteal). Deauville-type score 5. SPD 46.0 cm2.

~ Maj. Theodora Quillfeather, MC
""",
        "#333333", "centred",
    )  # fmt: skip
    kit.scan(
        pet,
        case.path("pet_ct_2026-11.pdf"),
        seed=73,
        angle=-0.4,
        fax="FROM: RCH NUC MED 11/10/2026 16:41",
    )
    series = kit.dicom.Series(
        "Whitcombe-Hahn^Dolores", MRN, "19610412", "F", "CT", "ABDOMEN", "20261109", "PET/CT whole body",
        "CT AC 5.0", ARMY, STUDY, 3,
    )  # fmt: skip
    kit.dicom.write(series, case.path("dicom/x").parent)


FACTS = """
name | Dolores Whitcombe-Hahn | | | ccd_export.xml
birth_date | 1961-04-12 | | | ccd_export.xml
sex | female | | | ccd_export.xml
place | Kaiserslautern, Germany | | | ccd_export.xml
height | 168 | cm | 2026-10-20 | ccd_export.xml
weight | 71.2 | kg | 2026-10-20 | ccd_export.xml
weight | 66.0 | kg | 2026-11-19 | arztbrief_2026-11-20.docx
diagnosis | MM | | 2018-06-14 | ccd_export.xml
diagnosis | MM | | 2018-06 | arztbrief_2026-11-20.docx
status | refractory | | 2026-11-19 | arztbrief_2026-11-20.docx
stage | R-ISS II | | 2018-06 | arztbrief_2026-11-20.docx | note=at first diagnosis
performance.ecog | 2 | | 2026-11-19 | arztbrief_2026-11-20.docx
performance.ecog | 1 | | 2026-10-20 | ccd_export.xml
lab.hemoglobin | 8.4 | g/dL | 2026-11-19 | labor_kumulativ.csv
lab.wbc | 2.9 | 10*9/L | 2026-11-19 | labor_kumulativ.csv
lab.anc | 1.4 | 10*9/L | 2026-11-19 | labor_kumulativ.csv
lab.alc | 0.6 | 10*9/L | 2026-11-19 | labor_kumulativ.csv
lab.platelets | 52 | 10*9/L | 2026-11-19 | labor_kumulativ.csv
lab.creatinine | 1.719 | mg/dL | 2026-11-19 | labor_kumulativ.csv | printed=152 µmol/l | upper_normal=0.95
lab.egfr | 31 | mL/min/{1.73_m2} | 2026-11-19 | labor_kumulativ.csv
lab.bilirubin | 0.76 | mg/dL | 2026-11-19 | labor_kumulativ.csv | printed=13 µmol/l | upper_normal=1.228
lab.ast | 44 | U/L | 2026-11-19 | labor_kumulativ.csv | upper_normal=35
lab.alt | 58 | U/L | 2026-11-19 | labor_kumulativ.csv | upper_normal=35
lab.ldh | 511 | U/L | 2026-11-19 | labor_kumulativ.csv | upper_normal=247
lab.albumin | 3.1 | g/dL | 2026-11-19 | labor_kumulativ.csv | printed=31 g/l
lab.calcium | 10.862 | mg/dL | 2026-11-19 | labor_kumulativ.csv | printed=2,71 mmol/l
lab.crp | 9 | mg/L | 2026-11-19 | labor_kumulativ.csv
lab.igg | 2.9 | g/L | 2026-11-19 | labor_kumulativ.csv
lab.m_protein | 2.14 | g/dL | 2026-11-19 | labor_kumulativ.csv | printed=21,4 g/l
lab.flc_kappa | 6.1 | mg/L | 2026-11-19 | labor_kumulativ.csv
lab.flc_lambda | 1284 | mg/L | 2026-11-19 | labor_kumulativ.csv
lab.flc_ratio | 0.0048 | | 2026-11-19 | labor_kumulativ.csv
burden.marrow_plasma_cells | 45 | % | 2026-10-28 | knochenmark_2026-10.pdf
antigen.BCMA | positive | | 2026-10-28 | knochenmark_2026-10.pdf | percent=62 %
antigen.GPRC5D | negative | | 2026-10-28 | knochenmark_2026-10.pdf | percent=2 %
antigen.CD38 | dim | | 2026-10-28 | knochenmark_2026-10.pdf | percent=40 %
antigen.SLAMF7 | positive | | 2026-10-28 | knochenmark_2026-10.pdf | percent=85 %
antigen.CD19 | negative | | 2026-10-28 | knochenmark_2026-10.pdf | percent=0 %
antigen.CD20 | negative | | 2026-10-28 | knochenmark_2026-10.pdf | percent=1 %
antigen.BCMA | positive | | 2026-05-06 | knochenmark_2026-10.pdf | percent=70 %
antigen.GPRC5D | dim | | 2026-05-06 | knochenmark_2026-10.pdf | percent=15 %
antigen.CD38 | dim | | 2026-05-06 | knochenmark_2026-10.pdf
antigen.CD19 | negative | | 2026-05-06 | knochenmark_2026-10.pdf
antigen.CD20 | negative | | 2026-05-06 | knochenmark_2026-10.pdf
antigen.BCMA | dim | | 2026-11-06 | pathology_liver.pdf | percent=25 %
antigen.GPRC5D | negative | | 2026-11-06 | pathology_liver.pdf
antigen.CD38 | negative | | 2026-11-06 | pathology_liver.pdf | percent=<5 %
antigen.SLAMF7 | positive | | 2026-11-06 | pathology_liver.pdf | percent=60 %
antigen.CD20 | negative | | 2026-11-06 | pathology_liver.pdf
antigen.CD19 | negative | | 2026-11-06 | pathology_liver.pdf
antigen.CD30 | negative | | 2026-11-06 | pathology_liver.pdf
antigen.BCMA | positive | | 2026-10-28 | pathology_liver.pdf | percent=62 % | note=quoted from the marrow report
cytogenetics | t(4;14) | | 2026-10-28 | knochenmark_2026-10.pdf
cytogenetics | del(17p) | | 2026-10-28 | knochenmark_2026-10.pdf
cytogenetics | gain 1q21 (4 copies) | | 2026-10-28 | knochenmark_2026-10.pdf
cytogenetics | t(4;14) | | | arztbrief_2026-11-20.docx
cytogenetics | del(17p) | | | arztbrief_2026-11-20.docx
cytogenetics | gain 1q | | | arztbrief_2026-11-20.docx
mutation | TP53 p.R273H | | 2026-10-28 | knochenmark_2026-10.pdf | vaf=39
mutation | KRAS p.Q61H | | 2026-10-28 | knochenmark_2026-10.pdf | vaf=22
line | {"number": 1, "regimen": "VRd, autologous transplant, lenalidomide maintenance", "drugs": ["bortezomib", "lenalidomide", "dexamethasone"], "end": "2021-03-31", "response": "CR", "kind": "systemic", "certain": true} | | 2018-07-02 | ccd_export.xml
line | {"number": 2, "regimen": "DKd", "drugs": ["daratumumab", "carfilzomib", "dexamethasone"], "end": "2022-11-07", "response": "VGPR", "kind": "systemic", "certain": true} | | 2021-04-19 | ccd_export.xml
line | {"number": 3, "regimen": "EPd", "drugs": ["elotuzumab", "pomalidomide", "dexamethasone"], "end": "2023-07-24", "response": "PR", "kind": "systemic", "certain": true} | | 2022-12-05 | ccd_export.xml
line | {"number": 4, "regimen": "Idecabtagene vicleucel", "drugs": ["idecabtagene vicleucel"], "end": "2023-10-12", "response": "sCR", "kind": "car_t", "certain": true} | | 2023-10-12 | ccd_export.xml
line | {"number": 5, "regimen": "Talquetamab", "drugs": ["talquetamab"], "end": "2026-04-27", "response": "VGPR", "kind": "systemic", "certain": true} | | 2025-03-10 | ccd_export.xml
line | {"number": 6, "regimen": "SVd", "drugs": ["selinexor", "bortezomib", "dexamethasone"], "end": "2026-08-31", "response": "PD", "kind": "systemic", "certain": true} | | 2026-05-18 | ccd_export.xml
line | {"number": 7, "regimen": "DCEP", "drugs": ["dexamethasone", "cyclophosphamide", "etoposide", "cisplatin"], "end": "2026-09-17", "response": "", "kind": "bridging", "certain": false} | | 2026-09-14 | ccd_export.xml
line_count | [6, 7] | | | arztbrief_2026-11-20.docx
radiotherapy | T8, 20 Gy | | 2026-10-05 | arztbrief_2026-11-20.docx | end=2026-10-09
prior.car_t | true | | 2023-10-12 | ccd_export.xml
prior.car_t.date | 2023-10-12 | | 2023-10-12 | ccd_export.xml
prior.car_t.date | 2023-11-12 | | 2023-11-12 | arztbrief_2026-11-20.docx
prior.auto_transplant | true | | 2018-12-06 | ccd_export.xml
prior.auto_transplant.date | 2018-12-06 | | 2018-12-06 | ccd_export.xml
prior.auto_transplant.date | 2018-12 | | 2018-12 | arztbrief_2026-11-20.docx
prior.allo_transplant | false | | | arztbrief_2026-11-20.docx
prior.target.BCMA | true | | 2023-10-12 | ccd_export.xml
prior.target.GPRC5D | true | | 2025-03-10 | ccd_export.xml
prior.target.CD38 | true | | 2021-04-19 | ccd_export.xml
prior.target.SLAMF7 | true | | 2022-12-05 | ccd_export.xml
last_dose | talquetamab | | 2026-04-27 | ccd_export.xml
last_dose | selinexor | | 2026-08-31 | ccd_export.xml
last_dose | bortezomib | | 2026-08-31 | ccd_export.xml
last_dose | dexamethasone | | 2026-10-05 | medikationsplan.jpg | note=abgesetzt
crs | grade 1, resolved | | 2023-10-14 | ccd_export.xml
crs | grade 1 | | | arztbrief_2026-11-20.docx
medication | aciclovir | | 2018-07-02 | ccd_export.xml | dose=400 mg BID
medication | aciclovir | | 2018-07 | medikationsplan.jpg | dose=400 mg 1-0-1
medication | entecavir | | 2026-11-01 | medikationsplan.jpg | dose=0,5 mg 1-0-0
medication | hydromorphone | | | medikationsplan.jpg | dose=4 mg ret. 1-0-1
medication | pantoprazole | | | medikationsplan.jpg | dose=20 mg 1-0-0
medication | dexamethasone | | | medikationsplan.jpg | end=2026-10-05 | dose=8 mg
medication | apremilast | | 2020-01 | ccd_export.xml | end=2025-03 | dose=30 mg BID for psoriasis
medication | immunoglobulin i.v. | | 2023-12 | ccd_export.xml | dose=0.4 g/kg every 4 weeks
organ.lvef | 55 | % | 2026-10-20 | ccd_export.xml
organ.spo2 | 96 | % | 2026-10-20 | ccd_export.xml
infection.hiv | negative | | 2026-10-20 | ccd_export.xml
infection.hbsag | negative | | 2026-10-20 | ccd_export.xml
infection.hbc | positive | | 2026-10-20 | ccd_export.xml | note=on IVIG
infection.hbv_dna | negative | | 2026-10-20 | ccd_export.xml | assay=Hepatitis B virus DNA
infection.hcv | negative | | 2026-10-20 | ccd_export.xml
infection.cmv | positive | | 2026-11-19 | arztbrief_2026-11-20.docx | assay=CMV-IgG
infection.active | absent | | 2026-11-19 | arztbrief_2026-11-20.docx
burden.extramedullary | liver, right gluteal soft tissue, paraosseous left 6th rib | | 2026-11-09 | pet_ct_2026-11.pdf
burden.extramedullary | liver, plasmablastic myeloma | | 2026-11-06 | pathology_liver.pdf
burden.extramedullary | liver, soft tissue | | 2026-11-19 | arztbrief_2026-11-20.docx
burden.largest_lesion | 58 | mm | 2026-11-09 | pet_ct_2026-11.pdf
burden.suvmax | 19.7 | | 2026-11-09 | pet_ct_2026-11.pdf
burden.spd | 46.0 | cm2 | 2026-11-09 | pet_ct_2026-11.pdf
burden.deauville | 5 | | 2026-11-09 | pet_ct_2026-11.pdf
autoimmune | psoriasis | | 1994 | ccd_export.xml
condition | Chronic kidney disease stage 3b | | 2025 | ccd_export.xml
condition | Polyneuropathy due to drugs, grade 2 | | 2019-03 | ccd_export.xml
condition | Herpes zoster, resolved | | 2022-02 | ccd_export.xml
condition | Psoriasis vulgaris | | 1994 | ccd_export.xml
condition | Osteonecrosis of the jaw, resolved | | 2022-09 | ccd_export.xml
imaging | CT ABDOMEN, 3 instances | | 2026-11-09 | dicom/CT_0001.dcm
preference | treatment in Germany or the USA; wants to see her grandchildren at Christmas; declines taste side effects as under talquetamab | | 2026-11-19 | arztbrief_2026-11-20.docx
"""

DOCUMENTS = """
ccd_export.xml | en | ccda
arztbrief_2026-11-20.docx | de | docx
knochenmark_2026-10.pdf | de | pdf-image
medikationsplan.jpg | de | image
labor_kumulativ.csv | de | csv
pathology_liver.pdf | en | pdf-text
pet_ct_2026-11.pdf | en | pdf-image
dicom/CT_0001.dcm | en | dicom
dicom/CT_0002.dcm | en | dicom
dicom/CT_0003.dcm | en | dicom
"""

DISTRACTORS = """
condition | Light chain amyloidosis | ccd_export.xml | ruled out
medication | teclistamab | ccd_export.xml | not started
prior.auto_transplant.date | 2025-02-24 | ccd_export.xml | second transplant cancelled
procedure | Kyphoplasty T8 | ccd_export.xml | cancelled
line | Melphalan 200 mg/m2 | ccd_export.xml | conditioning, part of line 1
condition | MGUS | ccd_export.xml | the brother's
autoimmune | rheumatoid arthritis | arztbrief_2026-11-20.docx | the mother's
antigen.CD19 | positive | knochenmark_2026-10.pdf | normal plasma cells
antigen.CD38 | bright | knochenmark_2026-10.pdf | normal plasma cells
cytogenetics | t(11;14) | knochenmark_2026-10.pdf | not detected
condition | Hepatocellular carcinoma | pathology_liver.pdf | ruled out
antigen.CD5 | positive | pathology_liver.pdf | adjacent T cells
medication | apixaban | medikationsplan.jpg | never begun
medication | metformin | medikationsplan.jpg | the husband's
infection.active | dental abscess | pet_ct_2026-11.pdf | possible focus, no abscess
"""

CONFLICTS = """
prior.car_t.date | 2023-10-12 (ccd_export.xml) // 2023-11-12 (arztbrief_2026-11-20.docx) | one infusion, two dates
"""

GAPS = """
cns | missing | no MRI of the head, no CSF
hla | missing | result pending
antibodies | missing |
prior.car_t.date | conflict | October or November 2023
infection.hbc | ambiguous | positive under IVIG, HBV DNA not detected
lab.ferritin | missing | no material
antigen.BCMA | ambiguous | 62 % in the marrow, 25 % dim in the liver
"""


def make() -> None:
    """Write records and gold."""
    case = Case("myeloma_extramedullary")
    for part in (continuity, german, english):
        part(case)
    case.gold(
        documents=DOCUMENTS, facts=FACTS, distractors=DISTRACTORS, conflicts=CONFLICTS, gaps=GAPS
    )
