"""Fenna Oldekamp (invented): AML of a girl, second relapse after two transplants."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

import datetime
from typing import Any

from gold.cases.seen_two import kit
from gold.cases.seen_two.kit import Case, Sheet

NAME, MRN = "Fenna Oldekamp", "IJK-6620173"
CENTRE = (
    "IJsselkade Kinderziekenhuis",
    "Afdeling Kinderoncologie en Stamceltransplantatie",
    "Rodetorenkade 30, 8011 Zwolle",
)
PATIENT = f"Patiënt :: {NAME}\nGeboortedatum :: 03-12-2018\nZiekenhuisnr. :: {MRN}\nGeslacht :: V\n"
BOX = f"Patient :: {NAME}\nDate of birth :: 2018-12-03\nHospital no. :: {MRN}\nSex :: female\n"
OWN = {
    "A": ["A*03:01", "A*11:01"], "B": ["B*07:02", "B*35:01"], "C": ["C*04:01", "C*07:02"],
    "DRB1": ["DRB1*01:01", "DRB1*15:01"], "DQB1": ["DQB1*05:01", "DQB1*06:02"],
    "DPB1": ["DPB1*04:01", "DPB1*04:02"],
}  # fmt: skip


def _courses(c: Any) -> None:
    c.line(
        "NOPHO-DBH AML, high risk",
        "induction and consolidation",
        "2024-10-24",
        "2025-02-10",
        {
            "Mitoxantrone": "L01DB07",
            "Etoposide": "L01CB01",
            "Cytarabine": "L01BC01",
            "Gemtuzumab ozogamicin": "L01FX02",
        },
    )
    c.response("Complete remission (CR), MRD 0.3 %", "2025-02-24")
    c.line(
        "Conditioning",
        "Bu/Cy/Mel",
        "2025-03-11",
        "2025-03-18",
        {"Busulfan": "L01AB01", "Cyclophosphamide": "L01AA01", "Melphalan": "L01AA03"},
    )
    c.response("First relapse, marrow and orbit", "2025-12-01")
    c.line(
        "FLA + venetoclax + gilteritinib",
        "2 courses",
        "2025-12-08",
        "2026-02-20",
        {
            "Fludarabine": "L01BB05",
            "Cytarabine": "L01BC01",
            "Venetoclax": "L01XX52",
            "Gilteritinib": "L01EX13",
        },
    )
    c.response("Second complete remission (CR), MRD 0.04 %", "2026-03-09")
    c.line(
        "Conditioning",
        "Treo/Flu/Thio",
        "2026-03-25",
        "2026-03-30",
        {"Treosulfan": "L01AB02", "Fludarabine": "L01BB05", "Thiotepa": "L01AC01"},
    )
    c.response("Second relapse", "2026-09-14")
    c.line(
        "Azacitidine + venetoclax + gilteritinib",
        "2 courses",
        "2026-09-21",
        "2026-11-06",
        {"Azacitidine": "L01BC07", "Venetoclax": "L01XX52", "Gilteritinib": "L01EX13"},
    )
    c.response("Non-response", "2026-11-09")


def export(case: Case) -> None:
    """Bulk export; the father, donor of 2025, is a second patient in it."""
    c = kit.fhir.Chart(
        "aml_child",
        {
            "identifier": [{"system": "https://ijsselkade.example/mrn", "value": MRN}],
            "name": [{"use": "official", "family": "Oldekamp", "given": ["Fenna"]}],
            "gender": "female",
            "birthDate": "2018-12-03",
            "address": [{"city": "Zwolle", "country": "NL"}],
        },
        "",
    )
    icd = kit.fhir.ICD10
    c.condition("Acute myeloid leukaemia with NUP98::NSD1", "2024-10-21", (icd, "C92.0", ""))
    c.condition(
        "Sinusoidal obstruction syndrome, moderate",
        "2025-04-04",
        (icd, "K76.5", ""),
        status="resolved",
        abatementDateTime="2025-04-25",
    )
    c.condition("Chronic GVHD, oral, mild", "2026-08-10", (icd, "D89.811", ""))
    c.condition("Cytomegalovirus reactivation", "2026-11-08", (icd, "B25.9", ""))
    c.condition(
        "Invasive fungal infection",
        "2026-02-02",
        verificationStatus=kit.fhir.concept(
            "refuted", ("http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted", "")
        ),
    )
    _courses(c)
    c.procedure(
        "First allogeneic stem cell transplantation, haploidentical (father), TCR alpha-beta depleted",
        "2025-03-20",
    )
    c.procedure("Second allogeneic stem cell transplantation, unrelated donor 10/10", "2026-04-02")
    c.procedure("Donor lymphocyte infusion 1x10^6 CD3/kg", "2026-10-01")
    c.procedure(
        "CAR-T cell infusion (CD33)",
        "2026-11-16",
        status="not-done",
        statusReason=kit.fhir.concept("Trial slot lost"),
    )
    for name, start, dose, status, end in (
        ("Valganciclovir", "2026-11-09", "16 mg/kg twice daily", "active", ""),
        ("Letermovir", "2026-04-10", "240 mg daily", "completed", "2026-07-11"),
        ("Defibrotide", "2025-04-04", "25 mg/kg/day", "completed", "2025-04-25"),
        ("Micafungin", "2026-09-21", "2 mg/kg daily", "active", ""),
        ("Dexamethasone mouthwash", "2026-08-11", "3 times daily", "active", ""),
    ):
        kit.drug(c, name, start, dose, status, end)
    kit.drug(c, "Ruxolitinib", "2026-08-20", "planned for cGVHD", "intended")
    c.vital("weight", 21.3, "2026-11-16")
    c.vital("height", 119, "2026-11-16")
    c.vital("spo2", 97, "2026-11-16")
    c.vital("lvef", 49, "2026-11-11", "exam")
    c.observe(
        kit.fhir.concept("Lansky play-performance score"), "2026-11-16", "exam", valueInteger=60
    )
    for key, found in (
        ("hiv", "negative"),
        ("hbsag", "negative"),
        ("hbc", "negative"),
        ("hcv", "negative"),
        ("cmv", "positive"),
    ):
        c.virology(key, found, "2026-11-02")
    c.observe(
        kit.fhir.concept("Chimerism, donor, whole blood"),
        "2026-11-09",
        "laboratory",
        valueQuantity={"value": 38, "unit": "%"},
    )
    father = c.add(
        "Patient",
        {
            "name": [{"family": "Oldekamp", "given": ["Jurre"]}],
            "gender": "male",
            "birthDate": "1986-04-17",
            "address": [{"city": "Zwolle", "country": "NL"}],
        },
    )
    own, c.subject = c.subject, {"reference": father}
    c.condition("Donor of haematopoietic stem cells", "2025-03-20", (icd, "Z52.0", ""))
    c.vital("weight", 88.0, "2025-03-10")
    c.virology("cmv", "negative", "2025-02-17")
    c.virology("hbc", "positive", "2025-02-17")
    c.subject = own
    kit.ndjson(c, case.path("export/x").parent)


def dutch(case: Case) -> None:
    """Discharge letter, cytogenetics (scan), ophthalmologist (photo)."""
    letter = Sheet(
        CENTRE, "Ontslagbrief", "2026-11-17", PATIENT + "Opname :: 02-11-2026 t/m 16-11-2026",
        """
Geachte collega,

Bovengenoemde patiënte, 7 jaar, was opgenomen wegens refractaire AML.

# Diagnose
Acute myeloïde leukemie, FAB M4, diagnose 21-10-2024; NUP98::NSD1, FLT3-ITD. Eerste recidief 01-12-2025 (beenmerg en chloroom linker orbita), tweede recidief 14-09-2026.

# Voorgeschiedenis
- Allogene SCT 20-03-2025 (haplo, vader); matige VOD/SOS april 2025, hersteld
- Acute GVHD darm graad I, mei 2025, hersteld
- Allogene SCT 02-04-2026 (onverwante donor 10/10)
- Chronische GVHD mond, mild, sinds 10-08-2026, nog actief
- DLI 01-10-2026, geen nieuwe GVHD
- Familie: vader drager van hepatitis B-antistoffen (anti-HBc positief); oma borstkanker; broertje Jelle astma
- Allergie: geen

# Behandeling
- Lijn 1: NOPHO-DBH AML met gemtuzumab, 24-10-2024 tot 10-02-2025, CR
- Lijn 2: FLA, venetoclax, gilteritinib, 08-12-2025 tot 20-02-2026, CR2
- Lijn 3: azacitidine, venetoclax, gilteritinib, 21-09-2026 tot 06-11-2026, geen respons

Laatste gift gilteritinib 06-11-2026. Geen eerdere CAR-T-cellen; een plaats in een CD33-studie is vervallen. Tagraxofusp is overwogen maar niet gegeven. Geen bestraling; TBI is bij beide transplantaites vermeden.

# Beloop
CMV-reactivatie: PCR 850 IU/mL op 08-11-2026, valganciclovir sinds 09-11-2026, controle 16-11: 410 IU/mL. EBV-PCR negatief, adenovirus-PCR negatief (08-11-2026). Schimmelinfectie uitgesloten (CT thorax 04-11-2026, galactomannan negatief). Liquor bij tweede recidief (15-09-2026): blasten, CNS3; na driemaal intrathecaal op 13-10-2026 en 05-11-2026 schoon.

Bij ontslag: Lansky 60, gewicht 21,3 kg, lengte 119 cm, BSA 0,84 m2. Saturatie 97 %. Echo cor 11-11-2026: LVEF 49 % (03-2026: 57 %). Chimerisme bloed 09-11-2026: 83 % donor.

# Wens van het gezin
Ouders willen binnen Nederland of België behandeld worden; Fenna wil haar verjaardag op 3 december thuis vieren.

~ dr. Wiebe Hoogstraal, kinderoncoloog
""",
        "#c2570c", "bar", size="9.3pt", language="nl",
    )  # fmt: skip
    case.print("ontslagbrief.pdf", letter)
    genetics = Sheet(
        ("Genoomlaboratorium Overijssel", "Tumorcytogenetica", "Zwolle"), "Cytogenetisch onderzoek beenmerg", "2026-09-24",
        PATIENT + "Afname :: 14-09-2026\nVerslag :: 24-09-2026",
        """
# Karyotype
47,XX,+8[9]/46,XY[11]

XY-cellen: afkomstig van de donor (onverwant, man).

# FISH
- NUP98-herschikking: aanwezig in 44 % van de kernen
- KMT2A-herschikking: niet aangetoond
- Deletie 5q / 7q: niet aangetoond

# Moleculair
FLT3-ITD: aanwezig, allelratio 0,72 (2024: 0,41). NUP98::NSD1-transcript aangetoond. WT1: zie panel. NPM1: wild type.

# Chimerisme
Beenmerg 14-09-2026: 55 % donor.

~ dr. Anneroos Sybesma, klinisch laboratoriumspecialist
""",
        "#444444", "typed", language="nl",
    )  # fmt: skip
    kit.scan(genetics, case.path("cytogenetica.pdf"), seed=61, angle=-0.7)
    eye = Sheet(
        ("Oogkliniek De Vecht", "Kinderoogheelkunde", "Vechtdijk 4, 8035 Zwolle"), "Polikliniekbrief oogheelkunde", "2026-11-13",
        PATIENT + "Onderzoek :: 13-11-2026",
        """
Proptosis links sinds oktober. MRI orbita 10-11-2026: massa extraconaal linker orbita, 18 x 12 mm, passend bij chloroom (recidief). Geen intracraniële uitbreiding.

Visus rechts 1,0, links 0,6. Geen papiloedeem. Geen aanwijzing voor CMV-retinitis. Keratitis uitgesloten.

Advies: bestraling orbita te overwegen, nog niet gepland.

~ drs. Tjitske Ravenhorst
""",
        "#2b6777", "bar", size="12pt", language="nl",
    )  # fmt: skip
    kit.photo(eye, case.path("foto_oogarts.jpg"), seed=62, lean=26)


def english(case: Case) -> None:
    """Marrow flow cytometry in English, with the earlier results."""
    marrow = Sheet(
        ("Rijnmond Leukaemia Reference Centre", "Report in English for trial screening", "Rotterdam, Netherlands"),
        "Bone marrow: morphology and immunophenotype", "2026-11-12",
        BOX + "Collected :: 9 November 2026\nReported :: 12 November 2026",
        """
# Morphology
Hypercellular. Blasts 57 % of nucleated cells, monocytic features. No evidence of lineage switch to ALL.

# Immunophenotype of the blasts
| Antigen | Diagnosis 21 Oct 2024 | Relapse 14 Sep 2026 | 9 Nov 2026 |
| CD33 | positive 98 % | positive 95 % | dim 72 % |
| CD123 | positive 80 % | positive 91 % | positive 93 % |
| CLL-1 (CLEC12A) | positive 75 % | positive 82 % | positive 85 % |
| CD38 | positive | positive | positive 88 % |
| CD7 | negative | dim 30 % | dim 34 % |
| FLT3 (CD135) | n.d. | positive 60 % | positive 66 % |
| CD70 | n.d. | n.d. | positive 41 % |
| CD19 | negative | negative | negative 0 % |
| CD117 | positive | positive | positive |

n.d., not done. Normal T cells: CD7 and CD5 positive; normal B cells absent. CD33 lowered after gemtuzumab in 2024.

# Comment
Treatment options depend on CD33 epitope (PE-conjugated clone WM53 used). TIM-3: pending.

~ Dr Lotte Brinkhorst
""",
        "#5a3d7a", "centred", "New Computer Modern",
    )  # fmt: skip
    case.print("marrow_2026-11-09.pdf", marrow)
    kit.vcf(
        case.path("myeloid_panel.vcf"), "IJK-6620173_BM", "2026-09-30",
        """
chr13 28034111 T TTCATATTCTCTGAAATCAACGTAGAAGT PASS FLT3 inframe_insertion c.1800_1827dup p.E611_F612ins 0.42 880
chr11 32396258 G GT PASS WT1 frameshift_variant c.1142dup p.S381fs 0.37 640
chr1 114713908 T C lowvaf NRAS missense_variant c.182A>G p.Q61R 0.011 990
chr13 28018505 C A PASS FLT3 missense_variant c.2503G>T p.D835Y 0.06 905
chr4 105235656 A G germline TET2 missense_variant c.5162T>G p.L1721W 0.50 500
""",
        "##SAMPLE=<ID=IJK-6620173_BM,Collected=2026-09-14,Tissue=bone marrow>",
    )  # fmt: skip


def tables(case: Case) -> None:
    """Laboratory workbook with Dutch units, typing of patient and both donors."""
    old, new = datetime.date(2026, 11, 9), datetime.date(2026, 11, 20)
    rows: list[list[object]] = [["Datum", "Bepaling", "Uitslag", "Eenheid", "Referentie"]]
    for name, unit, limits, first, last in (
        ("Hemoglobine", "mmol/L", "7,1 - 8,7", 5.4, 5.0),
        ("Leukocyten", "10^9/L", "5,0 - 14,5", 1.9, 2.7),
        ("Neutrofielen", "10^9/L", "1,5 - 8,0", 0.2, 0.3),
        ("Lymfocyten", "10^9/L", "1,5 - 7,0", 0.5, 0.6),
        ("Trombocyten", "10^9/L", "150 - 450", 24, 19),
        ("Blasten perifeer bloed", "%", "0", 33, 41),
        ("Kreatinine", "µmol/L", "28 - 57", 30, 31),
        ("Bilirubine totaal", "µmol/L", "< 17", 14, 12),
        ("ALAT", "U/L", "< 40", 71, 64),
        ("ASAT", "U/L", "< 50", 66, 58),
        ("LD", "U/L", "< 300", 760, 822),
        ("Albumine", "g/L", "35 - 50", 32, 33),
        ("Calcium", "mmol/L", "2,20 - 2,65", 2.25, 2.28),
        ("CRP", "mg/L", "< 10", 62, 47),
        ("Ferritine", "µg/L", "10 - 120", 3350, "volgt"),
        ("IgG", "g/L", "5,0 - 13,0", 4.4, ""),
        ("CMV-DNA PCR", "IU/mL", "", "", 395),
    ):
        rows += [[old, name, first, unit, limits], [new, name, last, unit, limits]]
    kit.xlsx(
        case.path("lab_uitslagen.xlsx"),
        {"Uitslagen": rows, "Info": [["Patiënt", NAME], ["Controlemonster L2", "Hb 9,1 mmol/L"]]},
    )
    kit.hml(
        case.path("hla_patient.hml"),
        "IJK-24-0912",
        NAME,
        "2024-11-04",
        OWN,
        "patient, blood before any transplant",
    )
    kit.text_file(
        case.path("hla_donoren.txt"),
        f"""
HLA-laboratorium Oost (verzonnen)          Donorvergelijking voor {NAME}

Patiënt: zie eigen verslag (2024-11-04)

Donor SCT 1, vader (J.O., geb. 17-04-1986), afname 06-11-2024
  A*03:01 A*24:02  B*07:02 B*51:01  C*07:02 C*15:02  DRB1*04:04 DRB1*15:01  DQB1*03:02 DQB1*06:02

Donor SCT 2, onverwant, DE-GRID-88120, afname 12-02-2026
  A*03:01 A*11:01  B*07:02 B*35:01  C*04:01 C*07:02  DRB1*01:01 DRB1*15:01  DQB1*05:01 DQB1*06:02
  DPB1*02:01 DPB1*04:01

Niet gekozen: moeder (M.O.), A*11:01 A*26:01  B*35:01 B*39:01 ...

HLA-antistoffen patiënt (screening, 10-11-2026): negatief (klasse I en II)
HLA-verlies bij recidief (KMR/6p-LOH): niet onderzocht
""",
    )


FACTS = """
name | Fenna Oldekamp | | | export/Patient.ndjson
birth_date | 2018-12-03 | | | export/Patient.ndjson
sex | female | | | export/Patient.ndjson
place | Zwolle, Netherlands | | | export/Patient.ndjson
height | 119 | cm | 2026-11-16 | export/Observation.ndjson
weight | 21.3 | kg | 2026-11-16 | export/Observation.ndjson
weight | 21.3 | kg | 2026-11-16 | ontslagbrief.pdf
bsa | 0.84 | m2 | 2026-11-16 | ontslagbrief.pdf
diagnosis | AML | | 2024-10-21 | export/Condition.ndjson
diagnosis | AML | | 2024-10-21 | ontslagbrief.pdf
status | relapsed or refractory | | 2026-11-16 | ontslagbrief.pdf
performance.lansky | 60 | % | 2026-11-16 | export/Observation.ndjson
performance.lansky | 60 | % | 2026-11-16 | ontslagbrief.pdf
lab.hemoglobin | 8.055 | g/dL | 2026-11-20 | lab_uitslagen.xlsx | printed=5.0 mmol/L
lab.wbc | 2.7 | 10*9/L | 2026-11-20 | lab_uitslagen.xlsx
lab.anc | 0.3 | 10*9/L | 2026-11-20 | lab_uitslagen.xlsx
lab.alc | 0.6 | 10*9/L | 2026-11-20 | lab_uitslagen.xlsx
lab.platelets | 19 | 10*9/L | 2026-11-20 | lab_uitslagen.xlsx
lab.creatinine | 0.3506 | mg/dL | 2026-11-20 | lab_uitslagen.xlsx | printed=31 µmol/L | upper_normal=0.6447
lab.bilirubin | 0.7016 | mg/dL | 2026-11-20 | lab_uitslagen.xlsx | printed=12 µmol/L | upper_normal=0.9939
lab.alt | 64 | U/L | 2026-11-20 | lab_uitslagen.xlsx | upper_normal=40
lab.ast | 58 | U/L | 2026-11-20 | lab_uitslagen.xlsx | upper_normal=50
lab.ldh | 822 | U/L | 2026-11-20 | lab_uitslagen.xlsx | upper_normal=300
lab.albumin | 3.3 | g/dL | 2026-11-20 | lab_uitslagen.xlsx | printed=33 g/L
lab.calcium | 9.138 | mg/dL | 2026-11-20 | lab_uitslagen.xlsx | printed=2.28 mmol/L
lab.crp | 47 | mg/L | 2026-11-20 | lab_uitslagen.xlsx
lab.ferritin | 3350 | ug/L | 2026-11-09 | lab_uitslagen.xlsx
lab.igg | 4.4 | g/L | 2026-11-09 | lab_uitslagen.xlsx
burden.blood_blasts | 41 | % | 2026-11-20 | lab_uitslagen.xlsx
burden.marrow_blasts | 57 | % | 2026-11-09 | marrow_2026-11-09.pdf
antigen.CD33 | positive | | 2024-10-21 | marrow_2026-11-09.pdf | percent=98 %
antigen.CD33 | positive | | 2026-09-14 | marrow_2026-11-09.pdf | percent=95 %
antigen.CD33 | dim | | 2026-11-09 | marrow_2026-11-09.pdf | percent=72 %
antigen.CD123 | positive | | 2024-10-21 | marrow_2026-11-09.pdf | percent=80 %
antigen.CD123 | positive | | 2026-09-14 | marrow_2026-11-09.pdf | percent=91 %
antigen.CD123 | positive | | 2026-11-09 | marrow_2026-11-09.pdf | percent=93 %
antigen.CLL1 | positive | | 2024-10-21 | marrow_2026-11-09.pdf | percent=75 %
antigen.CLL1 | positive | | 2026-09-14 | marrow_2026-11-09.pdf | percent=82 %
antigen.CLL1 | positive | | 2026-11-09 | marrow_2026-11-09.pdf | percent=85 %
antigen.CD38 | positive | | 2024-10-21 | marrow_2026-11-09.pdf
antigen.CD38 | positive | | 2026-09-14 | marrow_2026-11-09.pdf
antigen.CD38 | positive | | 2026-11-09 | marrow_2026-11-09.pdf | percent=88 %
antigen.CD7 | negative | | 2024-10-21 | marrow_2026-11-09.pdf
antigen.CD7 | dim | | 2026-09-14 | marrow_2026-11-09.pdf | percent=30 %
antigen.CD7 | dim | | 2026-11-09 | marrow_2026-11-09.pdf | percent=34 %
antigen.FLT3 | positive | | 2026-09-14 | marrow_2026-11-09.pdf | percent=60 %
antigen.FLT3 | positive | | 2026-11-09 | marrow_2026-11-09.pdf | percent=66 %
antigen.CD70 | positive | | 2026-11-09 | marrow_2026-11-09.pdf | percent=41 %
antigen.CD19 | negative | | 2024-10-21 | marrow_2026-11-09.pdf
antigen.CD19 | negative | | 2026-09-14 | marrow_2026-11-09.pdf
antigen.CD19 | negative | | 2026-11-09 | marrow_2026-11-09.pdf | percent=0 %
mutation | NUP98::NSD1 | | 2026-09-14 | cytogenetica.pdf
mutation | NUP98::NSD1 | | 2024-10-21 | ontslagbrief.pdf
mutation | FLT3-ITD | | 2026-09-14 | cytogenetica.pdf | note=allelic ratio 0,72; 2024: 0,41
mutation | FLT3-ITD | | 2024-10-21 | ontslagbrief.pdf
mutation | FLT3 p.E611_F612ins | | 2026-09-14 | myeloid_panel.vcf | vaf=42 | note=the internal tandem duplication
mutation | FLT3 p.D835Y | | 2026-09-14 | myeloid_panel.vcf | vaf=6
mutation | WT1 p.S381fs | | 2026-09-14 | myeloid_panel.vcf | vaf=37
cytogenetics | 47,XX,+8[9]/46,XY[11] | | 2026-09-14 | cytogenetica.pdf | note=XY are donor cells
line | {"number": 1, "regimen": "NOPHO-DBH AML, then allogeneic transplant", "drugs": ["mitoxantrone", "etoposide", "cytarabine", "gemtuzumab ozogamicin"], "end": "2025-02-10", "response": "CR", "kind": "systemic", "certain": true} | | 2024-10-24 | export/MedicationRequest.ndjson
line | {"number": 2, "regimen": "FLA + venetoclax + gilteritinib, then second allogeneic transplant", "drugs": ["fludarabine", "cytarabine", "venetoclax", "gilteritinib"], "end": "2026-02-20", "response": "CR", "kind": "systemic", "certain": true} | | 2025-12-08 | export/MedicationRequest.ndjson
line | {"number": 3, "regimen": "Azacitidine + venetoclax + gilteritinib", "drugs": ["azacitidine", "venetoclax", "gilteritinib"], "end": "2026-11-06", "response": "NR", "kind": "systemic", "certain": true} | | 2026-09-21 | export/MedicationRequest.ndjson
line_count | [3, 3] | | | ontslagbrief.pdf
radiotherapy | false | | | ontslagbrief.pdf | note=geen bestraling
prior.car_t | false | | | ontslagbrief.pdf
prior.allo_transplant | true | | 2025-03-20 | export/Procedure.ndjson
prior.allo_transplant | true | | 2026-04-02 | export/Procedure.ndjson
prior.allo_transplant.date | 2025-03-20 | | 2025-03-20 | ontslagbrief.pdf
prior.allo_transplant.date | 2026-04-02 | | 2026-04-02 | ontslagbrief.pdf
prior.target.CD33 | true | | 2024-10-24 | export/MedicationRequest.ndjson
procedure | Donor lymphocyte infusion | | 2026-10-01 | export/Procedure.ndjson
last_dose | gilteritinib | | 2026-11-06 | ontslagbrief.pdf
last_dose | venetoclax | | 2026-11-06 | ontslagbrief.pdf
last_dose | azacitidine | | 2026-11-06 | ontslagbrief.pdf
gvhd | acute gut grade I, resolved | | 2025-05 | ontslagbrief.pdf
gvhd | chronic oral, mild, active | | 2026-08-10 | ontslagbrief.pdf
gvhd | chronic oral, mild, active | | 2026-08-10 | export/Condition.ndjson
chimerism | 38 | % | 2026-11-09 | export/Observation.ndjson | note=whole blood
chimerism | 83 | % | 2026-11-09 | ontslagbrief.pdf
chimerism | 55 | % | 2026-09-14 | cytogenetica.pdf | note=marrow
medication | valganciclovir | | 2026-11-09 | export/MedicationStatement.ndjson | dose=16 mg/kg twice daily
medication | valganciclovir | | 2026-11-09 | ontslagbrief.pdf
medication | letermovir | | 2026-04-10 | export/MedicationStatement.ndjson | end=2026-07-11 | dose=240 mg daily
medication | defibrotide | | 2025-04-04 | export/MedicationStatement.ndjson | end=2025-04-25 | dose=25 mg/kg/day
medication | micafungin | | 2026-09-21 | export/MedicationStatement.ndjson | dose=2 mg/kg daily
medication | dexamethasone mouthwash | | 2026-08-11 | export/MedicationStatement.ndjson | dose=3 times daily
organ.lvef | 49 | % | 2026-11-11 | export/Observation.ndjson
organ.lvef | 49 | % | 2026-11-11 | ontslagbrief.pdf
organ.lvef | 57 | % | 2026-03 | ontslagbrief.pdf
organ.spo2 | 97 | % | 2026-11-16 | export/Observation.ndjson
infection.hiv | negative | | 2026-11-02 | export/Observation.ndjson
infection.hbsag | negative | | 2026-11-02 | export/Observation.ndjson
infection.hbc | negative | | 2026-11-02 | export/Observation.ndjson
infection.hcv | negative | | 2026-11-02 | export/Observation.ndjson
infection.cmv | positive | | 2026-11-02 | export/Observation.ndjson | assay=Cytomegalovirus IgG Ab
infection.cmv_dna | positive | | 2026-11-08 | ontslagbrief.pdf | assay=PCR 850 IU/mL
infection.cmv_dna | positive | | 2026-11-16 | ontslagbrief.pdf | assay=PCR 410 IU/mL
infection.cmv_dna | positive | | 2026-11-20 | lab_uitslagen.xlsx | assay=CMV-DNA PCR 395 IU/mL
infection.ebv | negative | | 2026-11-08 | ontslagbrief.pdf | assay=EBV-PCR
infection.adenovirus | negative | | 2026-11-08 | ontslagbrief.pdf | assay=adenovirus-PCR
infection.active | CMV reactivation | | 2026-11-08 | export/Condition.ndjson
cns | positive | | 2026-09-15 | ontslagbrief.pdf | note=CNS3
cns | negative | | 2026-10-13 | ontslagbrief.pdf
cns | negative | | 2026-11-05 | ontslagbrief.pdf
burden.extramedullary | chloroma of the left orbit | | 2026-11-10 | foto_oogarts.jpg
burden.extramedullary | chloroma of the left orbit | | 2025-12-01 | ontslagbrief.pdf
burden.largest_lesion | 18 | mm | 2026-11-10 | foto_oogarts.jpg
condition | Sinusoidal obstruction syndrome, moderate, resolved | | 2025-04-04 | export/Condition.ndjson
condition | Cytomegalovirus reactivation | | 2026-11-08 | export/Condition.ndjson
antibodies | negative (classes I and II) | | 2026-11-10 | hla_donoren.txt
hla.A | ["A*03:01", "A*11:01"] | | 2024-11-04 | hla_patient.hml
hla.B | ["B*07:02", "B*35:01"] | | 2024-11-04 | hla_patient.hml
hla.C | ["C*04:01", "C*07:02"] | | 2024-11-04 | hla_patient.hml
hla.DRB1 | ["DRB1*01:01", "DRB1*15:01"] | | 2024-11-04 | hla_patient.hml
hla.DQB1 | ["DQB1*05:01", "DQB1*06:02"] | | 2024-11-04 | hla_patient.hml
hla.DPB1 | ["DPB1*04:01", "DPB1*04:02"] | | 2024-11-04 | hla_patient.hml
donor_hla.A | ["A*03:01", "A*24:02"] | | 2024-11-06 | hla_donoren.txt | note=father, transplant of 2025
donor_hla.B | ["B*07:02", "B*51:01"] | | 2024-11-06 | hla_donoren.txt | note=father
donor_hla.C | ["C*07:02", "C*15:02"] | | 2024-11-06 | hla_donoren.txt | note=father
donor_hla.DRB1 | ["DRB1*04:04", "DRB1*15:01"] | | 2024-11-06 | hla_donoren.txt | note=father
donor_hla.DQB1 | ["DQB1*03:02", "DQB1*06:02"] | | 2024-11-06 | hla_donoren.txt | note=father
donor_hla.A | ["A*03:01", "A*11:01"] | | 2026-02-12 | hla_donoren.txt | note=unrelated, transplant of 2026
donor_hla.B | ["B*07:02", "B*35:01"] | | 2026-02-12 | hla_donoren.txt | note=unrelated
donor_hla.C | ["C*04:01", "C*07:02"] | | 2026-02-12 | hla_donoren.txt | note=unrelated
donor_hla.DRB1 | ["DRB1*01:01", "DRB1*15:01"] | | 2026-02-12 | hla_donoren.txt | note=unrelated
donor_hla.DQB1 | ["DQB1*05:01", "DQB1*06:02"] | | 2026-02-12 | hla_donoren.txt | note=unrelated
donor_hla.DPB1 | ["DPB1*02:01", "DPB1*04:01"] | | 2026-02-12 | hla_donoren.txt | note=unrelated
preference | treatment in the Netherlands or Belgium; birthday on 3 December at home | | 2026-11-17 | ontslagbrief.pdf
"""

DOCUMENTS = """
export/Patient.ndjson | en | fhir
export/Condition.ndjson | en | fhir
export/MedicationRequest.ndjson | en | fhir
export/MedicationStatement.ndjson | en | fhir
export/Observation.ndjson | en | fhir
export/Procedure.ndjson | en | fhir
ontslagbrief.pdf | nl | pdf-text
cytogenetica.pdf | nl | pdf-image
foto_oogarts.jpg | nl | image
marrow_2026-11-09.pdf | en | pdf-text
myeloid_panel.vcf | en | vcf
lab_uitslagen.xlsx | nl | xlsx
hla_patient.hml | en | hml
hla_donoren.txt | nl | text
"""

DISTRACTORS = """
name | Jurre Oldekamp | export/Patient.ndjson | the father, donor, second patient of the export
weight | 88.0 | export/Observation.ndjson | the father's
infection.hbc | positive | export/Observation.ndjson | the father's
infection.cmv | negative | export/Observation.ndjson | the father's
infection.hbc | positive | ontslagbrief.pdf | the father's
condition | asthma | ontslagbrief.pdf | the brother's
condition | Invasive fungal infection | export/Condition.ndjson | refuted
prior.car_t | true | export/Procedure.ndjson | status not-done
medication | ruxolitinib | export/MedicationStatement.ndjson | intended only
line | conditioning | export/MedicationRequest.ndjson | conditioning is not a line
medication | tagraxofusp | ontslagbrief.pdf | considered, not given
radiotherapy | orbit | foto_oogarts.jpg | to be considered, not planned
antigen.CD5 | positive | marrow_2026-11-09.pdf | normal T cells
diagnosis | ALL | marrow_2026-11-09.pdf | no lineage switch
mutation | NRAS p.Q61R | myeloid_panel.vcf | below the limit of detection
hla.A | ["A*11:01", "A*26:01"] | hla_donoren.txt | the mother's
lab.hemoglobin | 14.66 | lab_uitslagen.xlsx | control sample, not the patient
"""

CONFLICTS = """
chimerism | 38 % (2026-11-09, export/Observation.ndjson) // 83 % (2026-11-09, ontslagbrief.pdf) | donor share of the blood on one day
"""

GAPS = """
lab.ferritin | missing | value of 2026-11-20 pending; the one of 2026-11-09 stands
prior.auto_transplant | missing | not mentioned
chimerism | conflict | 38 or 83 % on 2026-11-09
hla.DQA1 | missing |
hla.DPA1 | missing |
hla | ambiguous | HLA loss at relapse not examined
infection.active | ambiguous | CMV copies falling under treatment
"""


def make() -> None:
    """Write records and gold."""
    case = Case("aml_child")
    for part in (export, dutch, english, tables):
        part(case)
    case.gold(
        documents=DOCUMENTS, facts=FACTS, distractors=DISTRACTORS, conflicts=CONFLICTS, gaps=GAPS
    )
