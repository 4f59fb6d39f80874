"""Maxence Delcourt-Sow (invented): infant B-ALL, KMT2A rearranged; lineage switch after CAR-T cells?"""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from typing import Any

from gold.cases.seen_two import kit
from gold.cases.seen_two.kit import Case, Sheet

NAME, MRN = "Maxence Delcourt-Sow", "HEM-2510774"
MEUSE = (
    "Hôpital des Enfants de la Meuse",
    "Hémato-oncologie pédiatrique",
    "Quai des Vennes 61, 4020 Liège, Belgique",
)
LAB = (
    "Scheldt Reference Laboratory for Infant Leukaemia",
    "Immunophenotyping and genetics (reports in English)",
    "Kattendijk 14, 2000 Antwerp, Belgium",
)
PATIENT = f"Patient :: {NAME}\nNé le :: 11/06/2025\nN° dossier :: {MRN}\nSexe :: M\n"
BOX = f"Patient :: {NAME}\nBorn :: 11 June 2025\nRecord :: {MRN}\nSex :: male\n"


def _courses(c: Any) -> None:
    front = {
        "Dexamethasone": "H02AB02",
        "Vincristine": "L01CA02",
        "Daunorubicin": "L01DB02",
        "Cytarabine": "L01BC01",
        "Pegaspargase": "L01XX24",
        "Methotrexate": "L01BA01",
        "Mercaptopurine": "L01BB02",
        "Blinatumomab": "L01FX07",
    }
    c.line(
        "Interfant-06 + blinatumomab", "one blinatumomab cycle", "2025-10-06", "2026-04-13", front
    )
    c.response("Complete remission (CR), MRD negative", "2026-01-12")
    c.response("First relapse, marrow", "2026-05-18")
    c.line(
        "FLA + inotuzumab ozogamicin",
        "2 cycles",
        "2026-05-25",
        "2026-07-06",
        {"Fludarabine": "L01BB05", "Cytarabine": "L01BC01", "Inotuzumab ozogamicin": "L01FB01"},
    )
    c.response("Complete remission (CR2), MRD 0.06 %", "2026-07-20")
    c.line(
        "Lymphodepletion",
        "before CAR-T cells",
        "2026-07-31",
        "2026-08-03",
        {"Fludarabine": "L01BB05", "Cyclophosphamide": "L01AA01"},
    )
    c.given("Tisagenlecleucel", "L01XL04", "2026-08-06", "single infusion, 2.4e6 CAR+ cells/kg")
    c.response("Complete remission (CR), MRD negative", "2026-09-04")
    c.response("Second relapse, marrow", "2026-10-19")
    c.line(
        "Azacitidine + venetoclax",
        "1 cycle",
        "2026-10-26",
        "2026-11-06",
        {"Azacitidine": "L01BC07", "Venetoclax": "L01XX52"},
    )
    c.response("No response", "2026-11-16")


def chart(case: Case) -> None:
    """Export of the hospital."""
    c = kit.fhir.Chart(
        "b_all_infant",
        {
            "identifier": [{"system": "https://meuse.example/mrn", "value": MRN}],
            "name": [{"use": "official", "family": "Delcourt-Sow", "given": ["Maxence"]}],
            "gender": "male",
            "birthDate": "2025-06-11",
            "address": [{"city": "Liège", "country": "BE"}],
            "multipleBirthInteger": 1,
        },
        "2026-11-21T07:30:00+01:00",
    )
    icd = kit.fhir.ICD10
    c.condition(
        "B-lymphoblastic leukaemia with t(v;11q23.3), KMT2A-rearranged",
        "2025-10-02",
        (icd, "C91.0", ""),
    )
    c.condition(
        "Acute myeloid leukaemia (lineage switch?)",
        "2026-10-20",
        (icd, "C92.0", ""),
        verificationStatus=kit.fhir.concept(
            "unconfirmed",
            (
                "http://terminology.hl7.org/CodeSystem/condition-ver-status",
                "unconfirmed",
                "Unconfirmed",
            ),
        ),
    )
    c.condition(
        "Tumour lysis syndrome",
        "2025-10-04",
        (icd, "E88.3", ""),
        status="resolved",
        abatementDateTime="2025-10-12",
    )
    c.condition(
        "Cytokine release syndrome grade 2",
        "2026-08-10",
        status="resolved",
        abatementDateTime="2026-08-15",
    )
    c.condition("B-cell aplasia after CAR-T cells", "2026-09")
    c.condition("RSV bronchiolitis", "2026-11-18", (icd, "J21.0", ""))
    c.condition("Cow's milk protein allergy", "2025-09", status="resolved")
    _courses(c)
    c.procedure("Leukapheresis for autologous CAR-T cells", "2026-05-20")
    c.procedure(
        "Allogeneic stem cell transplantation",
        "2026-10-29",
        status="not-done",
        statusReason=kit.fhir.concept("Relapse before the date"),
    )
    for name, start, dose, status, end in (
        ("Immunoglobulin i.v.", "2026-09-10", "0.4 g/kg every 4 weeks", "active", ""),
        ("Co-trimoxazole", "2025-11-01", "5 mg/kg TMP two days a week", "active", ""),
        ("Fluconazole", "2026-10-26", "6 mg/kg daily", "on-hold", ""),
        ("Tocilizumab", "2026-08-11", "12 mg/kg, two doses", "completed", "2026-08-12"),
        ("Rasburicase", "2025-10-03", "0.2 mg/kg", "completed", "2025-10-05"),
    ):
        kit.drug(c, name, start, dose, status, end)
    kit.drug(c, "Gemtuzumab ozogamicin", "2026-11-23", "requested, compassionate use", "intended")
    c.vital("weight", 9.6, "2026-11-19")
    c.vital("height", 78, "2026-11-19")
    c.vital("spo2", 93, "2026-11-19")
    c.vital("weight", 96.0, "2026-11-12")
    c.entries[-1]["resource"]["status"] = "entered-in-error"
    c.observe(
        kit.fhir.concept("Lansky play-performance score"), "2026-11-19", "exam", valueInteger=80
    )
    for key, found in (
        ("hiv", "negative"),
        ("hbsag", "negative"),
        ("hbc", "negative"),
        ("hcv", "negative"),
        ("cmv", "positive"),
    ):
        c.virology(key, found, "2026-11-03")
    kit.result(c, "", "CMV DNA PCR, blood", "Not detected", "2026-11-03")
    kit.result(c, "", "EBV VCA IgG", "Negative", "2026-11-03")
    kit.result(c, "", "Respiratory syncytial virus PCR, nasopharynx", "Detected", "2026-11-18")
    kit.result(c, "", "SARS-CoV-2 PCR, nasopharynx", "Not detected", "2026-11-18")
    kit.bundle(c, case.path("bundle.json"))


def french(case: Case) -> None:
    """First immunophenotype (scan), hospital letter, health booklet (photo)."""
    first = Sheet(
        (MEUSE[0], "Laboratoire d'hématologie", MEUSE[2]), "Immunophénotypage médullaire", "2025-10-03",
        PATIENT + "Prélèvement :: 02/10/2025\nRésultat :: 03/10/2025",
        """
# Cytologie
Blastes médullaires 94 %. GB 412 G/L.

# Phénotype des blastes
| Marqueur | Résultat | % blastes |
| CD19 | positif | 98 |
| CD22 | faiblement positif | 45 |
| CD79a intracytoplasmique | positif | 95 |
| CD10 | négatif | 1 |
| CD20 | négatif | 2 |
| CD38 | positif | 97 |
| CD33 | négatif | 1 |
| CD15 | positif partiel | 25 |
| CD7 | négatif | 0 |
| CD123 | non testé | |
| MPO | négatif | 0 |

Lymphocytes T résiduels (3 %) : CD5 et CD7 positifs. Monocytes normaux : CD33 positif.

# Conclusion
LAL pro-B (EGIL B-I) avec co-expression partielle de CD15, évocatrice d'un réarrangement de KMT2A. Pas d'argument pour une leucémie aiguë de phénotype mixte.

~ Dr Maïté Henrotin
""",
        "#555555", "typed", language="fr",
    )  # fmt: skip
    kit.scan(first, case.path("immunophenotype_2025.pdf"), seed=81, angle=-0.5)
    letter = Sheet(
        MEUSE, "Compte rendu d'hospitalisation", "2026-11-20", PATIENT + "Séjour :: du 12/11/2026 au 20/11/2026",
        """
Chère Consœur, cher Confrère,

Maxence, 17 mois, jumeau dizygote, est suivi pour une LAL B du nourrisson avec KMT2A::AFF1, diagnostiquée le 02/10/2025 à l'âge de 3 mois.

# Traitements
- Interfant-06 du 06/10/2025 au 13/04/2026, avec une cure de blinatumomab (15/12/2025 au 12/01/2026) : RC, MRD négative
- 1re rechute médullaire le 18/05/2026. FLA + inotuzumab, 2 cures du 25/05 au 06/07/2026 : RC2
- Tisagenlecleucel le 06/08/2026 : RC, MRD négative le 04/09/2026. CRS grade 2 (tocilizumab 2 doses, 11 et 12/08), pas d'ICANS
- 2e rechute le 19/10/2026, CD19 négatif. Azacitidine + vénétoclax du 26/10 au 06/11/2026 : pas de réponse

Soit deux lignes avant les CAR-T, quatre en comptant les CAR-T et la cure actuelle. Allogreffe prévue le 29/10/2026, non réalisée. Pas de radiothérapie. Gemtuzumab demandé, pas encore reçu.

# Discussion
Switch de lignée vers une LAM : retenu par notre laboratoire le 20/10/2026, à confronter à l'avis d'Anvers. Une hémophagocytose a été ecartée.

# Examens
LCR du 20/10/2026 : ponction traumatique, quelques blastes (CNS2). LCR du 17/11/2026 : voir résultats joints. Échographie cardiaque du 10/11/2026 : FEVG 64 %. Bronchiolite à VRS depuis le 18/11/2026, oxygène 0,5 L/min, SpO2 93 %. Poids 9,6 kg, taille 78 cm, surface corporelle 0,45 m². Groupe B Rh positif. Pas d'allergie médicamenteuse ; allergie aux protéines de lait de vache résolue.

# Famille
Sœur jumelle Inaya : en bonne santé, CMV négatif. Mère : lupus érythémateux, hydroxychloroquine. Père : drépanocytose hétérozygote ; Maxence : dépistage néonatal normal.

Les parents souhaitent un traitement en Belgique, en France ou en Allemagne, à moins de 400 km, car la mère ne peut laisser la jumelle ; ils acceptent une étude de phase 1.

~ Dr Aurélien Wathelet
""",
        "#0f4c81", "bar", size="9.3pt", language="fr",
    )  # fmt: skip
    case.print("compte_rendu_2026-11-20.pdf", letter)
    booklet = Sheet(
        ("Carnet de l'enfant", "Page 34 - Croissance", "Consultation de quartier, Liège"), "Croissance", "2026-10-15",
        f"Prénom, nom :: {NAME}",
        """
| Date | Poids | Taille | Remarques |
| 11/06/2025 | 2,41 kg | 46 cm | naissance, 36 semaines |
| 15/09/2025 | 5,6 kg | 59 cm | allergie au lait |
| 20/04/2026 | 8,3 kg | 71 cm | |
| 15/10/2026 | 9,9 kg | 77 cm | pâle, prise de sang demandée |
| 15/10/2026 | 10,8 kg | 79 cm | INAYA (jumelle) |
""",
        "#b03a2e", "centred", size="12pt", language="fr",
    )  # fmt: skip
    kit.photo(booklet, case.path("carnet_photo.jpg"), seed=82, lean=24)


def english(case: Case) -> None:
    """Reference laboratory: relapse report with addendum, and November marrow."""
    relapse = Sheet(
        LAB, "Immunophenotype, second relapse - with addendum", "2026-10-28",
        BOX + "Sampled :: 19 October 2026\nPreliminary :: 20 October 2026\nAddendum :: 28 October 2026",
        """
# Preliminary report, 20 October 2026
Blasts 46 % of marrow cells. CD19 lost after tisagenlecleucel. Myeloid antigens are present: a lineage switch to AML cannot be ruled out.

| Antigen | 19 Oct 2026 | 18 May 2026 (first relapse) |
| CD19 | negative 3 % | positive 96 % |
| CD22 | negative 5 % | dim 38 % |
| CD33 | positive 62 % | negative |
| CD123 | positive 55 % | n.t. |
| CLL1 | dim 20 % | n.t. |
| CD38 | positive 90 % | positive |
| CD7 | negative | negative |
| CD20 | negative | negative |
| MPO | negative 1 % | negative |

# Addendum, 28 October 2026
cyCD79a positive in 70 %, PAX5 positive on the clot section, MPO negative on repeat. The IGH rearrangement is identical with that of 2 October 2025. KMT2A::AFF1 confirmed. Criteria for AML or for mixed phenotype (B/myeloid) are NOT met: B-ALL with loss of CD19 and aberrant CD33. The wording "lineage switch" of the preliminary report is withdrawn.

Reference note: normal hematogones are CD19 and CD22 positive.

~ Dr Katelijne Vandersmissen
""",
        "#1b4f4a", "centred", "New Computer Modern",
    )  # fmt: skip
    case.print("flow_2026-10_addendum.pdf", relapse)
    marrow = Sheet(
        LAB, "Bone marrow follow-up", "2026-11-18", BOX + "Sampled :: 16 November 2026\nReported :: 18 November 2026",
        """
Blasts 38 % by morphology. Flow: CD33 positive 78 %, CD123 positive 70 %, CLL1 positive 35 %, CD38 positive 92 %, CD19 negative (<1 %), CD22 negative (2 %), CD7 negative. CD70: insufficient cells. FLT3 (CD135): positive 80 %. MPO 2 %, still below the threshold for myeloid assignment.

B cells: absent (B-cell aplasia). Donor chimerism: not applicable, no transplant.

NGS: KRAS p.G12D (VAF 17 %), NRAS p.G13D not detected any more (VAF 9 % in 2025), TP53 no variant. CD19 exon 4 frameshift (VAF 31 %).

Interpretation: residual B-ALL, unchanged phenotype. Close watch for lineage switch remains advised.

~ Dr Katelijne Vandersmissen
""",
        "#1b4f4a", "centred", "New Computer Modern",
    )  # fmt: skip
    case.print("marrow_2026-11-16.pdf", marrow)


def tables(case: Case) -> None:
    """ZIP with cytogenetics and CSF, laboratory, HLA."""
    genetics = Sheet(
        (MEUSE[0], "Centre de génétique", MEUSE[2]), "Cytogénétique", "2026-10-30", PATIENT + "Prélèvement :: 19/10/2026",
        """
# Caryotype
46,XY,t(4;11)(q21;q23)[14]/46,XY[6]

# FISH
Réarrangement de KMT2A (11q23) dans 71 % des noyaux. Transcrit KMT2A::AFF1 confirmé en RT-PCR. BCR::ABL1 : absent. RUNX1::RUNX1T1 : absent.

~ Pr Odile Crahay
""",
        "#555555", "typed", language="fr",
    )  # fmt: skip
    csf = f"""
LABORATOIRE - LIQUIDE CÉPHALO-RACHIDIEN
Patient : {NAME}      né le 11/06/2025
Prélèvement : 17/11/2026     Résultat : 18/11/2026

Éléments : 1/mm3   Hématies : 3/mm3   Protéines : 0,31 g/L
Cytocentrifugation : pas de blaste (CNS1)
Cytométrie : en cours
Antérieur : 20/10/2026, ponction traumatique, blastes (CNS2)
"""
    files = {
        "cytogenetique.pdf": genetics.pdf(),
        "lcr_2026-11-17.txt": csf.strip().encode("latin-1"),
    }
    kit.pack(case.path("resultats.zip"), files)
    kit.text_file(
        case.path("biologie.csv"),
        f"""
Nom;{NAME};Né le;11/06/2025;
Analyse;Unité;Normes;03/11/2026;20/11/2026
Hémoglobine;g/dL;10,5-13,5;8,4;7,6
Leucocytes;/µL;6000-17000;2100;14800
Neutrophiles;/µL;1500-8500;310;640
Lymphocytes;/µL;3000-9500;900;1100
Plaquettes;10³/µL;150-450;34;27
Blastes circulants;%;0;12;39
Créatinine;mg/dL;0,17-0,42;0,21;0,24
Bilirubine totale;mg/dL;<1,0;0,5;0,6
ALAT;U/L;<56;48;71
ASAT;U/L;<60;52;66
LDH;U/L;<430;690;1215
Albumine;g/L;38-54;37;36
Calcium;mmol/L;2,25-2,75;2,40;2,36
CRP;mg/L;<5;8;24
Ferritine;µg/L;10-100;1640;en cours
IgG;g/L;4,5-9,0;;6,8
Sérum de contrôle niveau 2: créatinine;mg/dL;;4,1;4,1
""",
    )
    kit.text_file(
        case.path("hla_rapport.txt"),
        f"""
Laboratoire HLA Outremeuse (fictif), Liège            Rapport 26-4471

Patient      : {NAME}, né le 11/06/2025
Prélèvement  : frottis buccal, 02/11/2026
Méthode      : NGS, IPD-IMGT/HLA 3.58.0

  A*23:01, A*68:02
  B*15:03, B*53:01
  C*02:10, C*04:01
  DRB1*11:01, DRB1*13:02
  DRB3*02:02, DRB3*03:01
  DQB1*03:19, DQB1*06:09
  DPB1*01:01, DPB1*02:01 ou DPB1*416:01 (ambiguïté)

Fratrie : Inaya (jumelle) A*23:01, A*30:01 ; B*15:03, B*42:01 - haplo-identique
Anticorps anti-HLA : dépistage négatif (02/11/2026)
""",
    )


FACTS = """
name | Maxence Delcourt-Sow | | | bundle.json
birth_date | 2025-06-11 | | | bundle.json
sex | male | | | bundle.json
place | Liège, Belgium | | | bundle.json
height | 78 | cm | 2026-11-19 | bundle.json
height | 77 | cm | 2026-10-15 | carnet_photo.jpg
height | 71 | cm | 2026-04-20 | carnet_photo.jpg
height | 59 | cm | 2025-09-15 | carnet_photo.jpg
height | 46 | cm | 2025-06-11 | carnet_photo.jpg
height | 78 | cm | 2026-11-20 | compte_rendu_2026-11-20.pdf
weight | 9.6 | kg | 2026-11-19 | bundle.json
weight | 9.6 | kg | 2026-11-20 | compte_rendu_2026-11-20.pdf
weight | 9.9 | kg | 2026-10-15 | carnet_photo.jpg
weight | 5.6 | kg | 2025-09-15 | carnet_photo.jpg
weight | 2.41 | kg | 2025-06-11 | carnet_photo.jpg
weight | 8.3 | kg | 2026-04-20 | carnet_photo.jpg
bsa | 0.45 | m2 | 2026-11-20 | compte_rendu_2026-11-20.pdf
diagnosis | B-ALL | | 2025-10-02 | bundle.json
diagnosis | B-ALL | | 2025-10-02 | immunophenotype_2025.pdf
diagnosis | B-ALL | | 2025-10-02 | compte_rendu_2026-11-20.pdf
diagnosis | B-ALL | | 2026-10-19 | flow_2026-10_addendum.pdf | note=second relapse; lineage switch withdrawn
status | relapsed or refractory | | 2026-10-19 | compte_rendu_2026-11-20.pdf
performance.lansky | 80 | % | 2026-11-19 | bundle.json
lab.hemoglobin | 7.6 | g/dL | 2026-11-20 | biologie.csv
lab.wbc | 14.8 | 10*9/L | 2026-11-20 | biologie.csv | printed=14800 /µL
lab.anc | 0.64 | 10*9/L | 2026-11-20 | biologie.csv | printed=640 /µL
lab.alc | 1.1 | 10*9/L | 2026-11-20 | biologie.csv | printed=1100 /µL
lab.platelets | 27 | 10*9/L | 2026-11-20 | biologie.csv
lab.creatinine | 0.24 | mg/dL | 2026-11-20 | biologie.csv | upper_normal=0.42
lab.bilirubin | 0.6 | mg/dL | 2026-11-20 | biologie.csv | upper_normal=1.0
lab.alt | 71 | U/L | 2026-11-20 | biologie.csv | upper_normal=56
lab.ast | 66 | U/L | 2026-11-20 | biologie.csv | upper_normal=60
lab.ldh | 1215 | U/L | 2026-11-20 | biologie.csv | upper_normal=430
lab.albumin | 3.6 | g/dL | 2026-11-20 | biologie.csv | printed=36 g/L
lab.calcium | 9.459 | mg/dL | 2026-11-20 | biologie.csv | printed=2,36 mmol/L
lab.crp | 24 | mg/L | 2026-11-20 | biologie.csv
lab.ferritin | 1640 | ug/L | 2026-11-03 | biologie.csv
lab.igg | 6.8 | g/L | 2026-11-20 | biologie.csv
burden.blood_blasts | 39 | % | 2026-11-20 | biologie.csv
burden.marrow_blasts | 38 | % | 2026-11-16 | marrow_2026-11-16.pdf
burden.marrow_blasts | 46 | % | 2026-10-19 | flow_2026-10_addendum.pdf
burden.marrow_blasts | 94 | % | 2025-10-02 | immunophenotype_2025.pdf
antigen.CD19 | positive | | 2025-10-02 | immunophenotype_2025.pdf | percent=98
antigen.CD22 | dim | | 2025-10-02 | immunophenotype_2025.pdf | percent=45
antigen.CD20 | negative | | 2025-10-02 | immunophenotype_2025.pdf | percent=2
antigen.CD38 | positive | | 2025-10-02 | immunophenotype_2025.pdf | percent=97
antigen.CD33 | negative | | 2025-10-02 | immunophenotype_2025.pdf | percent=1
antigen.CD7 | negative | | 2025-10-02 | immunophenotype_2025.pdf | percent=0
antigen.CD19 | positive | | 2026-05-18 | flow_2026-10_addendum.pdf | percent=96 %
antigen.CD22 | dim | | 2026-05-18 | flow_2026-10_addendum.pdf | percent=38 %
antigen.CD33 | negative | | 2026-05-18 | flow_2026-10_addendum.pdf
antigen.CD38 | positive | | 2026-05-18 | flow_2026-10_addendum.pdf
antigen.CD7 | negative | | 2026-05-18 | flow_2026-10_addendum.pdf
antigen.CD20 | negative | | 2026-05-18 | flow_2026-10_addendum.pdf
antigen.CD19 | negative | | 2026-10-19 | flow_2026-10_addendum.pdf | percent=3 %
antigen.CD19 | negative | | 2026-10-19 | compte_rendu_2026-11-20.pdf
antigen.CD22 | negative | | 2026-10-19 | flow_2026-10_addendum.pdf | percent=5 %
antigen.CD33 | positive | | 2026-10-19 | flow_2026-10_addendum.pdf | percent=62 %
antigen.CD123 | positive | | 2026-10-19 | flow_2026-10_addendum.pdf | percent=55 %
antigen.CLL1 | dim | | 2026-10-19 | flow_2026-10_addendum.pdf | percent=20 %
antigen.CD38 | positive | | 2026-10-19 | flow_2026-10_addendum.pdf | percent=90 %
antigen.CD7 | negative | | 2026-10-19 | flow_2026-10_addendum.pdf
antigen.CD20 | negative | | 2026-10-19 | flow_2026-10_addendum.pdf
antigen.CD33 | positive | | 2026-11-16 | marrow_2026-11-16.pdf | percent=78 %
antigen.CD123 | positive | | 2026-11-16 | marrow_2026-11-16.pdf | percent=70 %
antigen.CLL1 | positive | | 2026-11-16 | marrow_2026-11-16.pdf | percent=35 %
antigen.CD38 | positive | | 2026-11-16 | marrow_2026-11-16.pdf | percent=92 %
antigen.CD19 | negative | | 2026-11-16 | marrow_2026-11-16.pdf | percent=<1 %
antigen.CD22 | negative | | 2026-11-16 | marrow_2026-11-16.pdf | percent=2 %
antigen.CD7 | negative | | 2026-11-16 | marrow_2026-11-16.pdf
antigen.FLT3 | positive | | 2026-11-16 | marrow_2026-11-16.pdf | percent=80 %
mutation | KMT2A::AFF1 | | 2026-10-19 | flow_2026-10_addendum.pdf
mutation | KMT2A::AFF1 | | 2026-10-19 | resultats.zip/cytogenetique.pdf
mutation | KMT2A::AFF1 | | 2025-10-02 | compte_rendu_2026-11-20.pdf
mutation | KRAS p.G12D | | 2026-11-16 | marrow_2026-11-16.pdf | vaf=17
mutation | NRAS p.G13D | | 2025 | marrow_2026-11-16.pdf | vaf=9 | note=not detected on 2026-11-16
mutation | CD19 exon 4 frameshift | | 2026-11-16 | marrow_2026-11-16.pdf | vaf=31
cytogenetics | 46,XY,t(4;11)(q21;q23)[14]/46,XY[6] | | 2026-10-19 | resultats.zip/cytogenetique.pdf
line | {"number": 1, "regimen": "Interfant-06 + blinatumomab", "drugs": ["dexamethasone", "vincristine", "daunorubicin", "cytarabine", "pegaspargase", "methotrexate", "mercaptopurine", "blinatumomab"], "end": "2026-04-13", "response": "CR", "kind": "systemic", "certain": true} | | 2025-10-06 | bundle.json
line | {"number": 2, "regimen": "FLA + inotuzumab ozogamicin", "drugs": ["fludarabine", "cytarabine", "inotuzumab ozogamicin"], "end": "2026-07-06", "response": "CR", "kind": "systemic", "certain": true} | | 2026-05-25 | bundle.json
line | {"number": 3, "regimen": "Tisagenlecleucel", "drugs": ["tisagenlecleucel"], "end": "2026-08-06", "response": "CR", "kind": "car_t", "certain": true} | | 2026-08-06 | bundle.json
line | {"number": 4, "regimen": "Azacitidine + venetoclax", "drugs": ["azacitidine", "venetoclax"], "end": "2026-11-06", "response": "NR", "kind": "systemic", "certain": true} | | 2026-10-26 | bundle.json
line_count | [4, 4] | | | compte_rendu_2026-11-20.pdf | note=two before the CAR-T cells
radiotherapy | false | | | compte_rendu_2026-11-20.pdf | note=pas de radiothérapie
prior.car_t | true | | 2026-08-06 | bundle.json
prior.car_t.date | 2026-08-06 | | 2026-08-06 | compte_rendu_2026-11-20.pdf
prior.target.CD19 | true | | 2026-08-06 | bundle.json
prior.target.CD22 | true | | 2026-05-25 | bundle.json
prior.allo_transplant | false | | | compte_rendu_2026-11-20.pdf
prior.allo_transplant | false | | | marrow_2026-11-16.pdf | note=no transplant
last_dose | blinatumomab | | 2026-01-12 | compte_rendu_2026-11-20.pdf
last_dose | azacitidine | | 2026-11-06 | compte_rendu_2026-11-20.pdf
last_dose | venetoclax | | 2026-11-06 | compte_rendu_2026-11-20.pdf
last_dose | inotuzumab ozogamicin | | 2026-07-06 | compte_rendu_2026-11-20.pdf
procedure | Leukapheresis | | 2026-05-20 | bundle.json
crs | grade 2, resolved | | 2026-08-10 | bundle.json
crs | grade 2 | | 2026-08 | compte_rendu_2026-11-20.pdf
medication | immunoglobulin i.v. | | 2026-09-10 | bundle.json | dose=0.4 g/kg every 4 weeks
medication | co-trimoxazole | | 2025-11-01 | bundle.json | dose=5 mg/kg TMP two days a week
medication | fluconazole | | 2026-10-26 | bundle.json | dose=6 mg/kg daily | note=on hold
medication | tocilizumab | | 2026-08-11 | bundle.json | end=2026-08-12 | dose=12 mg/kg, two doses
medication | rasburicase | | 2025-10-03 | bundle.json | end=2025-10-05 | dose=0.2 mg/kg
organ.lvef | 64 | % | 2026-11-10 | compte_rendu_2026-11-20.pdf
organ.spo2 | 93 | % | 2026-11-19 | bundle.json
infection.hiv | negative | | 2026-11-03 | bundle.json
infection.hbsag | negative | | 2026-11-03 | bundle.json
infection.hbc | negative | | 2026-11-03 | bundle.json
infection.hcv | negative | | 2026-11-03 | bundle.json
infection.cmv | positive | | 2026-11-03 | bundle.json | assay=Cytomegalovirus IgG Ab
infection.cmv_dna | negative | | 2026-11-03 | bundle.json | assay=CMV DNA PCR, blood
infection.ebv | negative | | 2026-11-03 | bundle.json | assay=EBV VCA IgG
infection.rsv | positive | | 2026-11-18 | bundle.json | assay=Respiratory syncytial virus PCR, nasopharynx
infection.sars_cov_2 | negative | | 2026-11-18 | bundle.json | assay=SARS-CoV-2 PCR, nasopharynx
infection.active | RSV bronchiolitis | | 2026-11-18 | bundle.json
infection.active | RSV bronchiolitis | | 2026-11-18 | compte_rendu_2026-11-20.pdf
cns | negative | | 2026-11-17 | resultats.zip/lcr_2026-11-17.txt | note=CNS1; cytometry pending
cns | CNS2 | | 2026-10-20 | resultats.zip/lcr_2026-11-17.txt | note=traumatic tap
cns | CNS2 | | 2026-10-20 | compte_rendu_2026-11-20.pdf | note=traumatic tap
condition | Tumour lysis syndrome, resolved | | 2025-10-04 | bundle.json
condition | B-cell aplasia after CAR-T cells | | 2026-09 | bundle.json
condition | RSV bronchiolitis | | 2026-11-18 | bundle.json
condition | Cow's milk protein allergy, resolved | | 2025-09 | bundle.json
blood_group | B Rh positive | | | compte_rendu_2026-11-20.pdf
antibodies | negative | | 2026-11-02 | hla_rapport.txt
hla.A | ["A*23:01", "A*68:02"] | | 2026-11-02 | hla_rapport.txt
hla.B | ["B*15:03", "B*53:01"] | | 2026-11-02 | hla_rapport.txt
hla.C | ["C*02:10", "C*04:01"] | | 2026-11-02 | hla_rapport.txt
hla.DRB1 | ["DRB1*11:01", "DRB1*13:02"] | | 2026-11-02 | hla_rapport.txt
hla.DRB3 | ["DRB3*02:02", "DRB3*03:01"] | | 2026-11-02 | hla_rapport.txt
hla.DQB1 | ["DQB1*03:19", "DQB1*06:09"] | | 2026-11-02 | hla_rapport.txt
hla.DPB1 | ["DPB1*01:01", "DPB1*02:01/DPB1*416:01"] | | 2026-11-02 | hla_rapport.txt
preference | Belgium, France or Germany within 400 km; accept a phase 1 study | | 2026-11-20 | compte_rendu_2026-11-20.pdf
"""

DOCUMENTS = """
bundle.json | en | fhir
immunophenotype_2025.pdf | fr | pdf-image
compte_rendu_2026-11-20.pdf | fr | pdf-text
carnet_photo.jpg | fr | image
flow_2026-10_addendum.pdf | en | pdf-text
marrow_2026-11-16.pdf | en | pdf-text
resultats.zip | fr | zip
resultats.zip/cytogenetique.pdf | fr | pdf-text
resultats.zip/lcr_2026-11-17.txt | fr | text
biologie.csv | fr | csv
hla_rapport.txt | fr | text
"""

DISTRACTORS = """
diagnosis | AML | bundle.json | unconfirmed; withdrawn in the addendum of 2026-10-28
weight | 96.0 | bundle.json | entered in error
prior.allo_transplant | true | bundle.json | not done
medication | gemtuzumab ozogamicin | bundle.json | intended, not yet received
line | Flu/Cy | bundle.json | lymphodepletion, not a line
antigen.CD33 | positive | immunophenotype_2025.pdf | normal monocytes
antigen.CD5 | positive | immunophenotype_2025.pdf | residual T lymphocytes
antigen.CD19 | positive | flow_2026-10_addendum.pdf | normal haematogones (2026-10-19)
autoimmune | lupus erythematosus | compte_rendu_2026-11-20.pdf | the mother's
condition | sickle cell trait | compte_rendu_2026-11-20.pdf | the father's
infection.cmv | negative | compte_rendu_2026-11-20.pdf | the twin sister's
condition | haemophagocytosis | compte_rendu_2026-11-20.pdf | ruled out
weight | 10.8 | carnet_photo.jpg | the twin sister's
antigen.CD70 | negative | marrow_2026-11-16.pdf | insufficient cells
lab.creatinine | 4.1 | biologie.csv | control serum
hla.A | ["A*23:01", "A*30:01"] | hla_rapport.txt | the twin sister's
"""

CONFLICTS = """
diagnosis | lineage switch to AML (compte_rendu_2026-11-20.pdf, of 2026-10-20) // B-ALL with loss of CD19, criteria for AML not met (flow_2026-10_addendum.pdf, 2026-10-28) | two readings of the sample of 2026-10-19; the addendum is the later one
"""

GAPS = """
antigen.CD70 | missing | insufficient cells
lab.ferritin | missing | pending on 2026-11-20
cns | ambiguous | flow cytometry of 2026-11-17 pending
hla.DPB1 | ambiguous | DPB1*02:01 or DPB1*416:01
hla.DQA1 | missing |
diagnosis | conflict | lineage switch question
prior.auto_transplant | missing | not mentioned
"""


def make() -> None:
    """Write records and gold."""
    case = Case("b_all_infant")
    for part in (chart, french, english, tables):
        part(case)
    case.gold(
        documents=DOCUMENTS, facts=FACTS, distractors=DISTRACTORS, conflicts=CONFLICTS, gaps=GAPS
    )
