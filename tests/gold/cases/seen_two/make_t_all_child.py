"""Tymon Grabalski (invented): T-ALL of a boy, second relapse after allogeneic transplant."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from typing import Any

from gold.cases.seen_two import kit
from gold.cases.seen_two.kit import Case, Sheet

NAME, MRN = "Tymon Grabalski", "UCO-0093418"
ZATOKA = (
    "Uniwersyteckie Centrum Onkologii Dziecięcej Zatoka",
    "Klinika Onkologii i Hematologii Dziecięcej",
    "ul. Bursztynowa 12, 80-299 Gdańsk",
)
PACJENT = f"Pacjent :: {NAME}\nData ur. :: 22.08.2015\nNr hist. :: {MRN}\nPłeć :: M\n"
BOX = f"Patient :: {NAME}\nDate of birth :: 2015-08-22\nRecord no. :: {MRN}\nSex :: male\n"


def _courses(c: Any) -> None:
    front = {
        "Prednisone": "H02AB07",
        "Dexamethasone": "H02AB02",
        "Vincristine": "L01CA02",
        "Daunorubicin": "L01DB02",
        "Pegaspargase": "L01XX24",
        "Cyclophosphamide": "L01AA01",
        "Cytarabine": "L01BC01",
        "Mercaptopurine": "L01BB02",
        "Methotrexate": "L01BA01",
    }
    c.line("AIEOP-BFM ALL 2017, HR", "induction to maintenance", "2023-11-10", "2025-06-30", front)
    c.response("Complete remission (CR), MRD negative", "2024-03-18")
    c.response("First relapse, marrow", "2025-07-14")
    c.line(
        "NECTAR",
        "nelarabine, etoposide, cyclophosphamide; 2 courses",
        "2025-07-21",
        "2025-09-05",
        {"Nelarabine": "L01BB07", "Etoposide": "L01CB01", "Cyclophosphamide": "L01AA01"},
    )
    c.response("Second complete remission (CR), MRD 2e-4", "2025-09-22")
    c.line(
        "Conditioning",
        "TBI 12 Gy + etoposide",
        "2025-10-10",
        "2025-10-15",
        {"Etoposide": "L01CB01"},
    )
    c.response("Second relapse, marrow", "2026-06-22")
    c.line(
        "Dara-VDLP",
        "daratumumab with reinduction",
        "2026-06-29",
        "2026-08-17",
        {
            "Daratumumab": "L01FC01",
            "Vincristine": "L01CA02",
            "Dexamethasone": "H02AB02",
            "Pegaspargase": "L01XX24",
            "Doxorubicin": "L01DB01",
        },
    )
    c.response("Partial remission (PR), marrow blasts 12 %", "2026-08-24")
    c.line(
        "Venetoclax + decitabine",
        "2 courses",
        "2026-09-07",
        "2026-10-30",
        {"Venetoclax": "L01XX52", "Decitabine": "L01BC08"},
    )
    c.response("No response (NR)", "2026-11-12")


def chart(case: Case) -> None:
    """Export of the hospital."""
    c = kit.fhir.Chart(
        "t_all_child",
        {
            "identifier": [{"system": "https://zatoka.example/mrn", "value": MRN}],
            "name": [{"use": "official", "family": "Grabalski", "given": ["Tymon"]}],
            "gender": "male",
            "birthDate": "2015-08-22",
            "address": [{"city": "Gdynia", "country": "PL"}],
        },
        "2026-11-20T09:00:00+01:00",
    )
    icd = kit.fhir.ICD10
    c.condition(
        "T-cell acute lymphoblastic leukaemia",
        "2023-11-06",
        (icd, "C91.0", ""),
        note=[{"text": "1st relapse 2025-07-14, 2nd relapse 2026-06-22 (after HSCT)"}],
    )
    c.condition(
        "Acute GVHD of the skin, grade II",
        "2025-11-12",
        status="resolved",
        abatementDateTime="2025-12-20",
    )
    c.condition(
        "Probable pulmonary aspergillosis",
        "2024-01-20",
        (icd, "B44.1", ""),
        status="resolved",
        abatementDateTime="2024-05",
    )
    c.condition(
        "Asparaginase-associated pancreatitis", "2023-12-05", (icd, "K85.3", ""), status="resolved"
    )
    c.condition(
        "Posterior reversible encephalopathy syndrome",
        "2025-08-02",
        verificationStatus=kit.fhir.concept(
            "refuted", ("http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted", "")
        ),
    )
    _courses(c)
    c.procedure(
        "Allogeneic peripheral blood stem cell transplantation, unrelated donor 9/10", "2025-10-16"
    )
    c.procedure(
        "Total body irradiation 12 Gy in 6 fractions", {"start": "2025-10-10", "end": "2025-10-12"}
    )
    c.procedure(
        "Donor lymphocyte infusion",
        "2026-07-20",
        status="not-done",
        statusReason=kit.fhir.concept("Donor not available"),
    )
    kit.drug(c, "Posaconazole", "2026-07-01", "300 mg daily")
    kit.drug(c, "Co-trimoxazole", "2025-11-20", "480 mg twice daily, three days a week")
    kit.drug(c, "Ciclosporin", "2025-10-15", "trough 100-150", "completed", "2026-03-02")
    kit.drug(c, "Ruxolitinib", "2025-11-20", "5 mg twice daily", "entered-in-error")
    c.vital("weight", 34.2, "2026-11-18")
    c.vital("height", 144, "2026-11-18")
    c.vital("spo2", 99, "2026-11-18")
    c.vital("lvef", 61, "2026-11-10", "exam")
    c.observe(
        kit.fhir.concept("Lansky play-performance score"), "2026-11-18", "exam", valueInteger=70
    )
    c.observe(
        kit.fhir.concept("Body surface area", (kit.fhir.LOINC, "8277-6", "")),
        "2026-11-18",
        "vital-signs",
        valueQuantity={"value": 1.17, "unit": "m2"},
    )
    for key, found in (
        ("hiv", "negative"),
        ("hbsag", "negative"),
        ("hbc", "negative"),
        ("hcv", "negative"),
        ("cmv", "positive"),
    ):
        c.virology(key, found, "2026-11-04")
    kit.result(c, "", "EBV DNA PCR, blood", "Not detected", "2026-11-04")
    kit.result(c, "", "Adenovirus DNA PCR, stool", "Not detected", "2026-11-04")
    c.observe(
        kit.fhir.concept("Donor chimerism, blood, CD3+"),
        "2026-11-12",
        "laboratory",
        valueQuantity={"value": 61, "unit": "%"},
    )
    c.labs(
        "2026-11-09",
        {
            "hb": (8.3, "g/dL", 11.5, 15.5),
            "plt": (31.0, "10*9/L", 150, 400),
            "igg": (5.2, "g/L", 6.0, 15.0),
            "ferritin": (4120.0, "ng/mL", 7, 140),
        },
    )
    kit.bundle(c, case.path("bundle.json"))


def polish(case: Case) -> None:
    """Discharge card, first immunophenotype (scan), CSF and cytogenetics (Word)."""
    card = Sheet(
        ZATOKA, "Karta informacyjna leczenia szpitalnego", "2026-11-06", PACJENT + "Pobyt :: 26.10.2026 - 06.11.2026",
        """
# Rozpoznanie
Ostra białaczka limfoblastyczna T-komórkowa (T-ALL), rozpoznanie 06.11.2023. Druga wznowa szpikowa 22.06.2026, po allogenicznym przeszczepieniu (16.10.2025, dawca niespokrewniony 9/10). Oporność.

# Wywiad
- Prawdopodobna aspergiloza płuc 01/2024, wyleczona
- Zapalenie trzustki po asparaginazie 12/2023
- GVHD ostra, skóra, stopień II (11/2025), ustąpiła; przewlekłej GVHD nie stwierdzono
- Uczulenie: wankomycyna (zespół czerwonego człowieka)
- Wywiad rodzinny: siostra z zespołem Downa; dziadek z przewlekłą białaczką limfocytową

# Przebieg
Wenetoklaks 200 mg i decytabina, drugi kurs, ostatnia dawka 30.10.2026. Gorączka neutropniczna 28.10.2026, posiew krwi jałowy; meropenem 28.10. - 04.11.2026. Wykluczono nawrót aspergilozy (TK klatki piersiowej 29.10.2026). Bez cech czynnej infekcji przy wypisie.

Grupa krwi: A Rh(+) przed przeszczepieniem, obecnie 0 Rh(+) (grupa dawcy). Masa ciała 33,6 kg, wzrost 144 cm (06.11.2026). Skala Lansky'ego 70.

# Zalecenia
Posakonazol 300 mg 1x dz., kotrymoksazol 480 mg 2x dz. 3 dni w tyg. Do rozważenia: inotuzumab - niewskazany (CD22 ujemne). Planowany nelarabin, kurs 3 - odstąpiono z powodu neuropatii st. 2.

~ dr hab. n. med. Jagoda Wencel-Rybka
""",
        "#8a1c3b", "bar", size="9.5pt", language="pl",
    )  # fmt: skip
    case.print("karta_informacyjna.pdf", card)
    first = Sheet(
        (ZATOKA[0], "Pracownia Cytometrii Przepływowej", ZATOKA[2]), "Immunofenotyp szpiku", "2023-11-07",
        PACJENT + "Pobranie :: 06.11.2023\nWynik :: 07.11.2023",
        """
# Wynik
Blasty 91 % komórek szpiku.

| Antygen | Wynik | % blastów |
| cyCD3 | dodatni | 98 |
| CD7 | dodatni | 99 |
| CD5 | dodatni | 95 |
| CD2 | dodatni | 90 |
| CD1a | ujemny | 2 |
| CD33 | ujemny | 1 |
| CD19 | ujemny | 0 |
| CD22 | ujemny | 0 |
| CD38 | dodatni | 97 |
| CD34 | częściowo dodatni | 30 |
| CD117 | ujemny | 3 |
| CD123 | nie oznaczano | - |

Prawidłowe limfocyty B (3 %): CD19 dodatni, CD20 dodatni.

# Wniosek
Białaczka limfoblastyczna T. Fenotyp ETP wykluczony.

~ mgr Bogna Szczygielska
""",
        "#333333", "typed", language="pl",
    )  # fmt: skip
    kit.scan(first, case.path("immunofenotyp_2023.pdf"), seed=51, angle=0.8)
    csf = Sheet(
        (ZATOKA[0], "Laboratorium", ZATOKA[2]), "Płyn mózgowo-rdzeniowy i genetyka", "2026-11-17",
        PACJENT + "Pobranie PMR :: 13.11.2026\nPobranie szpiku :: 12.11.2026",
        """
# PMR
Cytoza 1/µL, białko 24 mg/dL. Cytospin: blastów nie stwierdzono (CNS1). Cytometria: bez komórek białaczkowych. Przy rozpoznaniu (07.11.2023) CNS2.

# Genetyka szpiku
Kariotyp: 46,XY,del(9)(p13p22)[12]/46,XX[8] (komórki dawcy żeńskie). FISH: delecja CDKN2A, STIL::TAL1 obecny.

Panel NGS: NOTCH1 p.L1600P (VAF 38 %), PTEN p.R233* (VAF 33 %), NT5C2 p.R367Q (VAF 12 %). TP53 bez wariantów. JAK3 - wynik w toku.

# Chimeryzm
Krew obwodowa 12.11.2026: 61 % dawcy (CD3+). W dniu 20.04.2026: 100 % dawcy.
""",
        language="pl",
    )  # fmt: skip
    kit.docx(csf, case.path("pmr_genetyka.docx"))


def english(case: Case) -> None:
    """Marrow of November, with the first one beside it, and the referral."""
    marrow = Sheet(
        ("Baltic Reference Laboratory for Childhood Leukaemia", "Flow cytometry", "ul. Okrętowa 5, Gdańsk, Poland"),
        "Bone marrow, flow cytometry", "2026-11-13", BOX + "Sampled :: 2026-11-12\nReported :: 2026-11-13\nAmended :: 2026-11-16",
        """
Marrow blasts 64 % (morphology), 58 % (flow).

| Antigen | 2026-11-12 | Blasts | 2026-06-22 (relapse 2) |
| CD7 | positive, bright | 99 % | positive, 99 % |
| CD5 | dim | 61 % | positive, 88 % |
| CD38 | dim | 44 % | positive, 95 % |
| CD33 | negative | 2 % | negative |
| CD123 | positive | 35 % | negative |
| CD30 | negative | 0 % | not done |
| CD19 | negative | 0 % | negative |
| CD22 | negative | 0 % | negative |
| CD70 | pending | | |
| TRBC1 | negative | | n/a |

Residual normal T cells 1.5 % (donor): CD7+, CD5+ bright, CD38 variable. CD38 measured with a multi-epitope antibody because of daratumumab.

Amendment 2026-11-16: CD70 could not be evaluated (sample aged). MRD by PCR is not informative at this blast count.

Conclusion: persistent T-ALL. Lineage switch to AML was looked for and not found; mixed phenotype excluded.

~ Dr Witold Kossowski
""",
        "#4a4a8a", "centred", "New Computer Modern",
    )  # fmt: skip
    case.print("marrow_flow_2026-11-12.pdf", marrow)
    letter = Sheet(
        ZATOKA, "Referral for an allogeneic CD7 CAR-T trial", "2026-11-19", BOX + "Seen :: 2026-11-18",
        """
Dear Professor,

I refer Tymon, 11 years old, from Gdynia, with T-ALL in second relapse, refractory.

# Lines
- AIEOP-BFM ALL 2017, high-risk arm, 10 Nov 2023 to 30 Jun 2025 (maintenance): CR, relapse on 14 Jul 2025
- NECTAR x2, 21 Jul to 5 Sep 2025: CR2, MRD 2x10-4; then TBI/etoposide and unrelated donor transplant on 16 Oct 2025 (10/10 matched)
- Daratumumab with reinduction, 29 Jun to 17 Aug 2026: PR (12 % blasts)
- Venetoclax/decitabine, 7 Sep to 30 Oct 2026: no response

So four lines. No CAR-T cells before. DLI was planned for July 2026, the donor was not available.

Acute skin GVHD grade II, resolved in December 2025; off ciclosporin since 2 March 2026; no chronic GVHD. No active infection. CSF of 13 Nov 2026 clear. Last echo normal. Motor and sensory neuropathy grade 2 since nelarabine (August 2025), improving.

Lansky 70. He is 34.2 kg.

Peripheral blood blasts 48 % on 19 Nov (preliminary). His sister Hania (Down syndrome) is HLA-identical with him but was not chosen as donor.

# Family
The family can travel anywhere in Europe; the father can take leave for three months. They ask for a place with a hospital school and refuse randomisation to chemotherapy alone.

~ dr Miłosz Trzaskalik
""",
        "#8a1c3b", "bar",
    )  # fmt: skip
    case.print("referral_letter.pdf", letter)


def tables(case: Case) -> None:
    """Wide laboratory table, HLA of patient and donor in one report, beads."""
    kit.text_file(
        case.path("labs_wide.csv"),
        f"""
# {NAME}, {MRN}, b. 2015-08-22
Test,Unit,Reference,2026-10-05,2026-11-02,2026-11-19
WBC,10^3/ul,4.5-13.5,1.1,0.9,3.42
Hgb,g/dl,11.5-15.5,8.8,8.1,7.9
PLT,10^3/ul,150-400,40,18,22
ANC,/ul,1500-8000,320,90,410
ALC,/ul,1500-6500,610,480,1190
Blasts (blood),%,0,6,21,48
Creatinine,mg/dl,0.30-0.70,0.36,0.41,0.38
ALT,U/l,<40,55,102,88
AST,U/l,<40,41,77,61
Bilirubin total,mg/dl,<1.0,0.5,0.9,0.6
LDH,U/l,<300,610,980,1450
Albumin,g/dl,3.8-5.4,3.6,3.2,3.4
CRP,mg/l,<5,12,88,31
Lipase,U/l,<60,35,,40
Calcium,mmol/l,2.2-2.7,2.25,2.19,lipaemic
""",
    )
    loci = {
        "A": ["A*01:01", "A*02:01"], "B": ["B*08:01", "B*27:05"], "C": ["C*02:02", "C*07:01"],
        "DRB1": ["DRB1*03:01", "DRB1*15:01"], "DQB1": ["DQB1*02:01", "DQB1*06:02"],
        "DPB1": ["DPB1*02:01", "DPB1*04:01"],
    }  # fmt: skip
    donor = loci | {"C": ["C*07:01", "C*01:02"], "DPB1": ["DPB1*02:01", "DPB1*03:01"]}
    gl, other = (
        "^".join("+".join(f"HLA-{a}" for a in pair) for pair in who.values())
        for who in (loci, donor)
    )
    kit.text_file(
        case.path("hla_typing.txt"),
        f"""
TISSUE TYPING LABORATORY GDANSK-OLIWA (invented)
Patient:  GRABALSKI, Tymon   b. 2015-08-22   {MRN}
Sample:   buccal swab, collected 2026-11-05 (post transplant: blood is donor-derived)
Method:   NGS 2-field, IPD-IMGT/HLA 3.58.0

GL String: {gl}

DRB3/4/5, DQA1, DPA1: not reported

Transplant donor of 2025-10-16 (DE-ZK-7744120, unrelated, female), typed 2025-08-28 from blood:
GL String: {other}

Reported 2026-11-11, E. Zawistowska, PhD
""",
    )
    kit.beads(
        case.path("single_antigen_beads.csv"),
        {
            "2026-07-06": {"A*24:02": 1900, "B*44:02": 1010},
            "2026-11-05": {
                "A*24:02": 2650,
                "B*44:02": 1480,
                "B*44:03": 1390,
                "DQA1*03:01,DQB1*03:02": 905,
                "A*68:01": 880,
            },
        },
    )


FACTS = """
name | Tymon Grabalski | | | bundle.json
birth_date | 2015-08-22 | | | bundle.json
sex | male | | | bundle.json
place | Gdynia, Poland | | | bundle.json
height | 144 | cm | 2026-11-18 | bundle.json
height | 144 | cm | 2026-11-06 | karta_informacyjna.pdf
weight | 34.2 | kg | 2026-11-18 | bundle.json
weight | 34.2 | kg | 2026-11-18 | referral_letter.pdf
weight | 33.6 | kg | 2026-11-06 | karta_informacyjna.pdf
bsa | 1.17 | m2 | 2026-11-18 | bundle.json
diagnosis | T-ALL | | 2023-11-06 | bundle.json
diagnosis | T-ALL | | 2023-11-06 | karta_informacyjna.pdf
status | relapsed or refractory | | 2026-11-18 | referral_letter.pdf
performance.lansky | 70 | % | 2026-11-18 | bundle.json
performance.lansky | 70 | % | 2026-11-06 | karta_informacyjna.pdf
lab.wbc | 3.42 | 10*9/L | 2026-11-19 | labs_wide.csv
lab.hemoglobin | 7.9 | g/dL | 2026-11-19 | labs_wide.csv
lab.platelets | 22 | 10*9/L | 2026-11-19 | labs_wide.csv
lab.anc | 0.41 | 10*9/L | 2026-11-19 | labs_wide.csv | printed=410 /ul
lab.alc | 1.19 | 10*9/L | 2026-11-19 | labs_wide.csv | printed=1190 /ul
lab.creatinine | 0.38 | mg/dL | 2026-11-19 | labs_wide.csv | upper_normal=0.70
lab.alt | 88 | U/L | 2026-11-19 | labs_wide.csv | upper_normal=40
lab.ast | 61 | U/L | 2026-11-19 | labs_wide.csv | upper_normal=40
lab.bilirubin | 0.6 | mg/dL | 2026-11-19 | labs_wide.csv | upper_normal=1.0
lab.ldh | 1450 | U/L | 2026-11-19 | labs_wide.csv | upper_normal=300
lab.albumin | 3.4 | g/dL | 2026-11-19 | labs_wide.csv
lab.crp | 31 | mg/L | 2026-11-19 | labs_wide.csv
lab.calcium | 8.778 | mg/dL | 2026-11-02 | labs_wide.csv | printed=2.19 mmol/l
lab.igg | 5.2 | g/L | 2026-11-09 | bundle.json
lab.ferritin | 4120 | ug/L | 2026-11-09 | bundle.json | printed=4120 ng/mL
burden.blood_blasts | 48 | % | 2026-11-19 | labs_wide.csv
burden.blood_blasts | 48 | % | 2026-11-19 | referral_letter.pdf
burden.marrow_blasts | 64 | % | 2026-11-12 | marrow_flow_2026-11-12.pdf | note=morphology; 58 % by flow
burden.marrow_blasts | 58 | % | 2026-11-12 | marrow_flow_2026-11-12.pdf | note=by flow
burden.marrow_blasts | 12 | % | 2026-08-24 | bundle.json
burden.marrow_blasts | 91 | % | 2023-11-06 | immunofenotyp_2023.pdf
antigen.CD7 | positive | | 2023-11-06 | immunofenotyp_2023.pdf | percent=99
antigen.CD5 | positive | | 2023-11-06 | immunofenotyp_2023.pdf | percent=95
antigen.CD33 | negative | | 2023-11-06 | immunofenotyp_2023.pdf | percent=1
antigen.CD19 | negative | | 2023-11-06 | immunofenotyp_2023.pdf | percent=0
antigen.CD22 | negative | | 2023-11-06 | immunofenotyp_2023.pdf | percent=0
antigen.CD38 | positive | | 2023-11-06 | immunofenotyp_2023.pdf | percent=97
antigen.CD7 | positive | | 2026-11-12 | marrow_flow_2026-11-12.pdf | percent=99 %
antigen.CD5 | dim | | 2026-11-12 | marrow_flow_2026-11-12.pdf | percent=61 %
antigen.CD38 | dim | | 2026-11-12 | marrow_flow_2026-11-12.pdf | percent=44 %
antigen.CD33 | negative | | 2026-11-12 | marrow_flow_2026-11-12.pdf | percent=2 %
antigen.CD123 | positive | | 2026-11-12 | marrow_flow_2026-11-12.pdf | percent=35 %
antigen.CD30 | negative | | 2026-11-12 | marrow_flow_2026-11-12.pdf | percent=0 %
antigen.CD19 | negative | | 2026-11-12 | marrow_flow_2026-11-12.pdf | percent=0 %
antigen.CD22 | negative | | 2026-11-12 | marrow_flow_2026-11-12.pdf | percent=0 %
antigen.CD7 | positive | | 2026-06-22 | marrow_flow_2026-11-12.pdf | percent=99 %
antigen.CD5 | positive | | 2026-06-22 | marrow_flow_2026-11-12.pdf | percent=88 %
antigen.CD38 | positive | | 2026-06-22 | marrow_flow_2026-11-12.pdf | percent=95 %
antigen.CD33 | negative | | 2026-06-22 | marrow_flow_2026-11-12.pdf
antigen.CD123 | negative | | 2026-06-22 | marrow_flow_2026-11-12.pdf
antigen.CD19 | negative | | 2026-06-22 | marrow_flow_2026-11-12.pdf
antigen.CD22 | negative | | 2026-06-22 | marrow_flow_2026-11-12.pdf
antigen.CD22 | negative | | | karta_informacyjna.pdf
mutation | NOTCH1 p.L1600P | | 2026-11-12 | pmr_genetyka.docx | vaf=38
mutation | PTEN p.R233* | | 2026-11-12 | pmr_genetyka.docx | vaf=33
mutation | NT5C2 p.R367Q | | 2026-11-12 | pmr_genetyka.docx | vaf=12
mutation | CDKN2A deletion | | 2026-11-12 | pmr_genetyka.docx
mutation | STIL::TAL1 | | 2026-11-12 | pmr_genetyka.docx
cytogenetics | 46,XY,del(9)(p13p22)[12]/46,XX[8] | | 2026-11-12 | pmr_genetyka.docx | note=46,XX are donor cells
line | {"number": 1, "regimen": "AIEOP-BFM ALL 2017 HR", "drugs": ["prednisone", "dexamethasone", "vincristine", "daunorubicin", "pegaspargase", "cyclophosphamide", "cytarabine", "mercaptopurine", "methotrexate"], "end": "2025-06-30", "response": "CR", "kind": "systemic", "certain": true} | | 2023-11-10 | bundle.json
line | {"number": 2, "regimen": "NECTAR, then allogeneic transplant", "drugs": ["nelarabine", "etoposide", "cyclophosphamide"], "end": "2025-09-05", "response": "CR", "kind": "systemic", "certain": true} | | 2025-07-21 | bundle.json
line | {"number": 3, "regimen": "Dara-VDLP", "drugs": ["daratumumab", "vincristine", "dexamethasone", "pegaspargase", "doxorubicin"], "end": "2026-08-17", "response": "PR", "kind": "systemic", "certain": true} | | 2026-06-29 | bundle.json
line | {"number": 4, "regimen": "Venetoclax + decitabine", "drugs": ["venetoclax", "decitabine"], "end": "2026-10-30", "response": "NR", "kind": "systemic", "certain": true} | | 2026-09-07 | bundle.json
line_count | [4, 4] | | | referral_letter.pdf
radiotherapy | TBI, 12 Gy | | 2025-10-10 | bundle.json | end=2025-10-12
prior.car_t | false | | | referral_letter.pdf
prior.allo_transplant | true | | 2025-10-16 | bundle.json
prior.allo_transplant | true | | 2025-10-16 | karta_informacyjna.pdf
prior.allo_transplant.date | 2025-10-16 | | 2025-10-16 | referral_letter.pdf
prior.target.CD38 | true | | 2026-06-29 | bundle.json
last_dose | venetoclax | | 2026-10-30 | karta_informacyjna.pdf
last_dose | decitabine | | 2026-10-30 | karta_informacyjna.pdf
last_dose | daratumumab | | 2026-08-17 | referral_letter.pdf
gvhd | acute skin grade II, resolved | | 2025-11-12 | bundle.json | end=2025-12-20
gvhd | acute skin grade II, resolved | | 2025-11 | karta_informacyjna.pdf
gvhd | chronic: none | | | karta_informacyjna.pdf
chimerism | 61 | % | 2026-11-12 | bundle.json
chimerism | 61 | % | 2026-11-12 | pmr_genetyka.docx
chimerism | 100 | % | 2026-04-20 | pmr_genetyka.docx
medication | posaconazole | | 2026-07-01 | bundle.json | dose=300 mg daily
medication | co-trimoxazole | | 2025-11-20 | bundle.json | dose=480 mg twice daily, three days a week
medication | ciclosporin | | 2025-10-15 | bundle.json | end=2026-03-02 | dose=trough 100-150
medication | meropenem | | 2026-10-28 | karta_informacyjna.pdf | end=2026-11-04
organ.lvef | 61 | % | 2026-11-10 | bundle.json
organ.spo2 | 99 | % | 2026-11-18 | bundle.json
infection.hiv | negative | | 2026-11-04 | bundle.json
infection.hbsag | negative | | 2026-11-04 | bundle.json
infection.hbc | negative | | 2026-11-04 | bundle.json
infection.hcv | negative | | 2026-11-04 | bundle.json
infection.cmv | positive | | 2026-11-04 | bundle.json
infection.ebv | negative | | 2026-11-04 | bundle.json | assay=EBV DNA PCR, blood
infection.adenovirus | negative | | 2026-11-04 | bundle.json | assay=Adenovirus DNA PCR, stool
infection.active | absent | | 2026-11-06 | karta_informacyjna.pdf
infection.active | absent | | 2026-11-18 | referral_letter.pdf
cns | negative | | 2026-11-13 | pmr_genetyka.docx | note=CNS1
cns | negative | | 2026-11-13 | referral_letter.pdf
cns | CNS2 | | 2023-11-07 | pmr_genetyka.docx
condition | Probable pulmonary aspergillosis, resolved | | 2024-01-20 | bundle.json
condition | Asparaginase-associated pancreatitis, resolved | | 2023-12-05 | bundle.json
condition | Febrile neutropenia | | 2026-10-28 | karta_informacyjna.pdf
condition | Neuropathy grade 2 after nelarabine | | 2025-08 | referral_letter.pdf
condition | Allergy to vancomycin | | | karta_informacyjna.pdf
blood_group | A Rh positive | | | karta_informacyjna.pdf | note=before the transplant
blood_group | 0 Rh positive | | | karta_informacyjna.pdf | note=now, of the donor
hla.A | ["A*01:01", "A*02:01"] | | 2026-11-05 | hla_typing.txt
hla.B | ["B*08:01", "B*27:05"] | | 2026-11-05 | hla_typing.txt
hla.C | ["C*02:02", "C*07:01"] | | 2026-11-05 | hla_typing.txt
hla.DRB1 | ["DRB1*03:01", "DRB1*15:01"] | | 2026-11-05 | hla_typing.txt
hla.DQB1 | ["DQB1*02:01", "DQB1*06:02"] | | 2026-11-05 | hla_typing.txt
hla.DPB1 | ["DPB1*02:01", "DPB1*04:01"] | | 2026-11-05 | hla_typing.txt
donor_hla.A | ["A*01:01", "A*02:01"] | | 2025-08-28 | hla_typing.txt
donor_hla.B | ["B*08:01", "B*27:05"] | | 2025-08-28 | hla_typing.txt
donor_hla.C | ["C*01:02", "C*07:01"] | | 2025-08-28 | hla_typing.txt
donor_hla.DRB1 | ["DRB1*03:01", "DRB1*15:01"] | | 2025-08-28 | hla_typing.txt
donor_hla.DQB1 | ["DQB1*02:01", "DQB1*06:02"] | | 2025-08-28 | hla_typing.txt
donor_hla.DPB1 | ["DPB1*02:01", "DPB1*03:01"] | | 2025-08-28 | hla_typing.txt
bead | A*24:02 | MFI | 2026-11-05 | single_antigen_beads.csv | mfi=2650
bead | B*44:02 | MFI | 2026-11-05 | single_antigen_beads.csv | mfi=1480
bead | B*44:03 | MFI | 2026-11-05 | single_antigen_beads.csv | mfi=1390
bead | DQA1*03:01,DQB1*03:02 | MFI | 2026-11-05 | single_antigen_beads.csv | mfi=905
bead | A*24:02 | MFI | 2026-07-06 | single_antigen_beads.csv | mfi=1900
bead | B*44:02 | MFI | 2026-07-06 | single_antigen_beads.csv | mfi=1010
preference | travel anywhere in Europe; hospital school; refuse randomisation to chemotherapy alone | | 2026-11-18 | referral_letter.pdf
"""

DOCUMENTS = """
bundle.json | en | fhir
karta_informacyjna.pdf | pl | pdf-text
immunofenotyp_2023.pdf | pl | pdf-image
pmr_genetyka.docx | pl | docx
marrow_flow_2026-11-12.pdf | en | pdf-text
referral_letter.pdf | en | pdf-text
labs_wide.csv | en | csv
hla_typing.txt | en | text
single_antigen_beads.csv | en | beads
"""

DISTRACTORS = """
medication | ruxolitinib | bundle.json | entered in error
condition | posterior reversible encephalopathy syndrome | bundle.json | refuted
procedure | donor lymphocyte infusion | bundle.json | not done
line | TBI + etoposide | bundle.json | conditioning, not a line
condition | Down syndrome | karta_informacyjna.pdf | the sister's
diagnosis | CLL | karta_informacyjna.pdf | the grandfather's
condition | relapse of aspergillosis | karta_informacyjna.pdf | ruled out
medication | inotuzumab ozogamicin | karta_informacyjna.pdf | considered, not indicated
antigen.CD19 | positive | immunofenotyp_2023.pdf | normal B cells
antigen.CD20 | positive | immunofenotyp_2023.pdf | normal B cells
antigen.CD5 | bright | marrow_flow_2026-11-12.pdf | normal donor T cells
antigen.CD70 | negative | marrow_flow_2026-11-12.pdf | could not be evaluated
diagnosis | AML | marrow_flow_2026-11-12.pdf | lineage switch looked for and not found
hla.C | ["C*01:02", "C*07:01"] | hla_typing.txt | the donor's
bead | A*68:01 | single_antigen_beads.csv | 880 MFI, below 900
"""

CONFLICTS = """
prior.allo_transplant | unrelated donor 9/10 (bundle.json, karta_informacyjna.pdf) // 10/10 matched (referral_letter.pdf) | the typings differ at HLA-C: 9/10 is right
"""

GAPS = """
antigen.CD70 | missing | sample aged
lab.calcium | missing | lipaemic on 2026-11-19, the value of 2026-11-02 is old
hla.DQA1 | missing | not reported
hla.DPA1 | missing | not reported
mutation | missing | JAK3 pending
prior.auto_transplant | missing | not mentioned
"""


def make() -> None:
    """Write records and gold."""
    case = Case("t_all_child")
    for part in (chart, polish, english, tables):
        part(case)
    case.gold(
        documents=DOCUMENTS, facts=FACTS, distractors=DISTRACTORS, conflicts=CONFLICTS, gaps=GAPS
    )
