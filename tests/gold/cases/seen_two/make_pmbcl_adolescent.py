"""Anaëlle Kervadec (invented): primary mediastinal lymphoma, CD19 lost after CAR-T cells."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.seen_two import kit
from gold.cases.seen_two.kit import Case, Sheet

NAME, MRN = "Anaëlle Kervadec", "BRN-4471902"
STUDY = "1.2.826.0.1.3680043.10.1999.41.20261116"
BOX = f"""
Patient :: {NAME}
Date of birth :: 14/05/2009
Hospital no. :: {MRN}
Sex :: female
"""
BRISTOL = (
    "St Brannoc's Hospital for Children",
    "Paediatric and Adolescent Haematology",
    "Totterdown Rise, Bristol BS4 9ZX, United Kingdom",
)


def chart() -> None:
    """Export of the Bristol record."""
    c = kit.fhir.Chart(
        "pmbcl_adolescent",
        {
            "identifier": [{"system": "https://brannoc.example/mrn", "value": MRN}],
            "name": [{"use": "official", "family": "Kervadec", "given": ["Anaëlle"]}],
            "gender": "female",
            "birthDate": "2009-05-14",
            "address": [{"city": "Bristol", "country": "GB"}],
        },
        "2026-11-19T08:00:00Z",
    )
    icd = kit.fhir.ICD10
    c.condition(
        "Primary mediastinal (thymic) large B-cell lymphoma",
        "2025-03-18",
        (icd, "C85.2", ""),
        note=[{"text": "Diagnosed in Nantes. R/R since October 2025."}],
    )
    c.condition(
        "Immune-related thyroiditis after pembrolizumab, now hypothyroid",
        "2026-02-16",
        (icd, "E03.2", ""),
    )
    c.condition(
        "Cytokine release syndrome grade 2",
        "2026-04-12",
        status="resolved",
        abatementDateTime="2026-04-16",
    )
    c.condition("Hypogammaglobulinaemia", "2026-06", (icd, "D80.1", ""))
    c.condition(
        "Superior vena cava syndrome",
        "2025-03-15",
        (icd, "I87.1", ""),
        status="resolved",
        abatementDateTime="2025-04",
    )
    c.condition(
        "Sarcoidosis",
        "2025-03-16",
        status="inactive",
        verificationStatus=kit.fhir.concept(
            "refuted",
            ("http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted", "Refuted"),
        ),
    )
    chop = {
        "Etoposide": "L01CB01",
        "Prednisolone": "H02AB06",
        "Vincristine": "L01CA02",
        "Cyclophosphamide": "L01AA01",
        "Doxorubicin": "L01DB01",
        "Rituximab": "L01FA01",
    }
    c.line("DA-EPOCH-R", "6 cycles (Nantes)", "2025-03-27", "2025-07-14", chop)
    c.response("Partial response (PR)", "2025-08-11")
    c.line(
        "R-ICE",
        "2 cycles",
        "2025-11-04",
        "2025-11-27",
        {
            "Rituximab": "L01FA01",
            "Ifosfamide": "L01AA06",
            "Carboplatin": "L01XA02",
            "Etoposide": "L01CB01",
        },
    )
    c.response("Stable disease (SD)", "2025-12-12")
    c.line("Pembrolizumab", "5 doses", "2025-12-22", "2026-03-16", {"Pembrolizumab": "L01FF02"})
    c.response("Partial response (PR)", "2026-02-23")
    c.line(
        "Lymphodepletion",
        "before CAR-T cells",
        "2026-04-04",
        "2026-04-06",
        {"Fludarabine": "L01BB05", "Cyclophosphamide": "L01AA01"},
    )
    c.procedure("Infusion of axicabtagene ciloleucel (compassionate use)", "2026-04-09")
    c.response("Complete metabolic response", "2026-05-08")
    c.response("Relapse, mediastinum", "2026-09-21")
    c.line(
        "Brentuximab vedotin + nivolumab",
        "cycles 1-2",
        "2026-10-08",
        "2026-10-29",
        {"Brentuximab vedotin": "L01FX05", "Nivolumab": "L01FF01"},
    )
    c.procedure("Ovarian tissue cryopreservation", "2025-03-24")
    c.procedure(
        "Mediastinal radiotherapy 39.6 Gy",
        "2025-09",
        status="not-done",
        statusReason=kit.fhir.concept("Family declined; late effects"),
    )
    kit.drug(c, "Levothyroxine", "2026-02-20", "50 microgram once daily")
    kit.drug(c, "Co-trimoxazole", "2026-04-20", "480 mg twice daily Sat/Sun")
    kit.drug(c, "Aciclovir", "2026-04-04", "400 mg twice daily")
    kit.drug(c, "Levetiracetam", "2026-04-04", "500 mg twice daily", "completed", "2026-05-10")
    kit.drug(
        c,
        "Venetoclax",
        "2026-09-25",
        "100 mg once daily",
        "not-taken",
        statusReason=[kit.fhir.concept("Never started, funding refused")],
    )
    c.vital("weight", 51.8, "2026-11-12")
    c.vital("height", 164, "2026-11-12")
    c.vital("spo2", 98, "2026-11-12")
    c.vital("weight", 55.4, "2026-09-21")
    c.vital("lvef", 54, "2026-11-10", "exam")
    kps = kit.fhir.concept("Karnofsky Performance Status score", (kit.fhir.LOINC, "89243-0", ""))
    c.observe(kps, "2026-11-12", "exam", valueInteger=80)
    for key in ("hiv", "hbsag", "hcv"):
        c.virology(key, "negative", "2026-11-03")
    kit.result(c, "24114-1", "Epstein Barr virus capsid IgG Ab", "Positive", "2026-11-03")
    kit.result(c, "2106-3", "Pregnancy test, urine (hCG)", "Negative", "2026-11-12")
    wrong = kit.fhir.concept("Hepatitis B virus core Ab", (kit.fhir.LOINC, "13952-7", ""))
    c.add(
        "Observation",
        {
            "status": "entered-in-error",
            "code": wrong,
            "subject": c.subject,
            "effectiveDateTime": "2026-11-03",
            "valueCodeableConcept": kit.fhir.concept("Positive"),
            "note": [{"text": "Sample of another patient; repeat requested."}],
        },
    )
    c.labs(
        "2026-11-03",
        {
            "hb": (10.6, "g/dL", 11.5, 15.0),
            "plt": (141.0, "10*9/L", 150, 400),
            "crea": (0.53, "mg/dL", 0.4, 0.9),
            "igg": (4.1, "g/L", 7.0, 16.0),
            "ldh": (388.0, "U/L", None, 250),
        },
    )
    kit.bundle(c, kit.Case.path(case, "bundle.json"))


case: Case


def french() -> None:
    """Nantes, 2025: pathology and the discharge letter."""
    who = f"Patiente :: {NAME}\nNée le :: 14/05/2009\nIPP :: 0098812477\n"
    path = Sheet(
        ("Centre Hospitalier de l'Erdre", "Service d'Anatomie et Cytologie Pathologiques", "12 quai des Martinets, 44000 Nantes"),
        "Compte rendu anatomopathologique", "2025-03-21",
        who + "Prélèvement :: 18/03/2025, biopsies scanno-guidées, masse médiastinale antérieure\nN° :: 25P-03318",
        """
# Renseignements cliniques
Adolescente de 15 ans, syndrome cave supérieur, masse médiastinale de 11 cm. Lymphome ? Sarcoïdose ? Maladie de Hodgkin ?

# Histologie
Prolifération diffuse de grandes cellules à cytoplasme clair, cloisonnée par une fibrose. Pas de granulome. Pas de cellule de Reed-Sternberg.

# Immunohistochimie
| Marqueur | Résultat | Cellules tumorales |
| CD19 | positif | 100 % |
| CD20 | positif | 100 % |
| CD79a | positif | 100 % |
| CD22 | positif | 90 % |
| CD30 | positif, faible et hétérogène | 60 % |
| CD23 | positif | 70 % |
| CD15 | négatif | 0 % |
| CD5 | négatif (lymphocytes T réactionnels positifs) | 0 % |
| EBER (HIS) | négatif | |
| Ki-67 | | 80 % |

# Conclusion
Lymphome B primitif du médiastin à grandes cellules (OMS 2022). Pas d'argument pour un lymphome de Hodgkin ni pour une sarcoïdose.

~ Dr Gwenola Le Hénaff
~ Médecin pathologiste
""",
        "#5b3a6e", "centred", "New Computer Modern", language="fr",
    )  # fmt: skip
    case.print("anapath_2025.pdf", path)
    letter = Sheet(
        ("Centre Hospitalier de l'Erdre", "Onco-hématologie pédiatrique", "12 quai des Martinets, 44000 Nantes"),
        "Lettre de liaison", "2025-08-19", who + "Rédigée le :: 19/08/2025",
        """
Chers confrères,

Nous vous remercions de prendre en charge Anaëlle, 16 ans, dont la famille s'installe à Bristol en septembre.

# Diagnostic
Lymphome B primitif du médiastin, biopsie du 18/03/2025, stade III (classification de Murphy révisée), masse de 112 mm, LDH 684 UI/L. Moelle et LCR du 20/03/2025 : pas d'envahissement.

# Antécédents
Personnels : appendicectomie en 2018. Allergie à l'amoxicilline (urticaire). Familiaux : mère, thyroïdite de Hashimoto ; grand-mère maternelle décédée d'un cancer du sein.

# Traitement
DA-EPOCH-R, 6 cycles du 27/03/2025 au 14/07/2025. Dose cumulée de doxorubicine 372 mg/m². TEP du 11/08/2025 : réponse partielle, Deauville 4 (résidu de 38 mm).

Une radiothérapie médiastinale (39,6 Gy) a été proposée et n'est pas retenue à ce jour. Échographie cardiaque du 18/08/2025 : FEVG 63 %. Cryoconservation de tissu ovarien le 24/03/2025.

Groupe sanguin : A Rh positif. Poids 57,0 kg, taille 163 cm le 18/08/2025.

~ Dr Yann Pellerin-Troadec
""",
        "#5b3a6e", "bar", size="13pt", language="fr",
    )  # fmt: skip
    kit.scan(letter, case.path("lettre_liaison_2025.pdf"), seed=11, angle=-0.6)


def pathology() -> None:
    """Biopsy after CAR-T cells, with the earlier result beside it."""
    sheet = Sheet(
        ("Severnside Pathology Network", "Haematopathology", "Level 2, Frome Building, Bristol BS2 0QQ"),
        "Histopathology and immunophenotype", "2026-10-02",
        BOX + "Specimen :: Mediastinal mass, CT-guided cores\nTaken :: 29 Sep 2026\nReported :: 02 Oct 2026",
        """
# Clinical details
PMBCL. Relapse about 5 months after axi-cel. ?target antigen loss.

# Immunohistochemistry
| Marker | 29 Sep 2026 | % tumour cells | Previous (27 Oct 2025) |
| CD19 | NEGATIVE | <1 | positive, 100 |
| CD20 | positive | 90 | positive, 100 |
| CD22 | positive, dim | 35 | positive, 80 |
| CD30 | positive, weak | 40 | positive, 50 |
| CD79a | positive | 100 | positive |
| CD79b | not evaluable (crush artefact) | - | - |
| PAX5 | positive | 100 | positive |
| CD5 | negative | 0 | not done |
| PD-L1 | positive | 70 | positive |

CD3, CD5 and CD7 stain background T cells only.

# FISH
9p24.1 (CD274/PDCD1LG2): amplification. MYC, BCL2 and BCL6: not rearranged.

# Comment
Relapsed primary mediastinal large B-cell lymphoma with loss of CD19. Transformation to a classic Hodgkin or grey-zone lymphoma was considered and is not supported.

# Addendum 09 Oct 2026
Panel sequencing: B2M p.M1R (VAF 41 %), SOCS1 p.Q210* (VAF 38 %), TP53 wild type. CD19: exon 2 splice-site mutation (VAF 44 %), in keeping with the phenotype.

~ Dr Oluwaseun Hartnell, consultant haematopathologist
""",
        "#2f5d50", "typed", "DejaVu Sans Mono", "8.6pt",
    )  # fmt: skip
    case.print("pathology_2026.pdf", sheet)


def pet() -> None:
    """Restaging in November and three slices of it."""
    sheet = Sheet(
        BRISTOL, "FDG PET-CT report", "2026-11-16",
        BOX + "Examination :: 16 Nov 2026\nComparison :: 21 Sep 2026",
        """
# Indication
PMBCL, after 2 cycles of brentuximab/nivolumab. Response?

# Findings
| Site | 16 Nov 2026 | SUVmax | 21 Sep 2026 | SUVmax |
| Anterior mediastinum | 78 x 51 mm | 21,3 | 64 x 47 mm | 17.8 |
| Left kidney, upper pole | 24 x 19 mm | 14.0 | not seen | - |
| Right supraclavicular | 14 x 11 mm | 6.2 | 16 x 12 mm | 7.0 |

Liver SUVmax 2.4. Physiological uptake in brown fat and thymic bed margins. No pleural or pericardial effusion. No marrow uptake. The brain is not included.

SPD of the three lesions 45.9 cm2.

# Conclusion
Progression, Deauville 5, with a new renal deposit (extranodal). Murphy stage III.

~ Dr P. Achterberg-Lyle
""",
    )  # fmt: skip
    case.print("pet_ct_2026-11.pdf", sheet)
    series = kit.dicom.Series(
        "Kervadec^Anaelle", MRN, "20090514", "F", "PT", "CHEST", "20261116", "FDG PET-CT",
        "PET WB AC", BRISTOL[0], STUDY, 3,
    )  # fmt: skip
    kit.dicom.write(series, case.path("dicom/x").parent)


def letter() -> None:
    """Referral, Word file."""
    sheet = Sheet(
        BRISTOL, "Referral: allogeneic CAR-T cells against CD20 or CD22", "2026-11-18", BOX + "Clinic :: 18 Nov 2026",
        """
Dear colleague,

Thank you for seeing Anaëlle, 17, with primary mediastinal large B-cell lymphoma, diagnosed 18/03/2025 in Nantes, relapsed/refractory.

# Treatment so far
| Line | Treatment | Dates | Best response |
| 1 | DA-EPOCH-R x6 | 27/03/2025 - 14/07/2025 | PR |
| 2 | R-ICE x2 | 04/11/2025 - 27/11/2025 | SD |
| 3 | Pembrolizumab x5 | 22/12/2025 - 16/03/2026 | PR |
| 4 | Axicabtagene ciloleucel (Flu/Cy from 04/04/2026) | 09/04/2026 | CR |
| 5 | Brentuximab vedotin + nivolumab x2 | 08/10/2026 - 29/10/2026 | PD |

CRS grade 2 from 12/04/2026 (one dose of tocilizumab, 8 mg/kg, on 13/04/2026) and ICANS grade 1, both resolved. She has had no stem cell transplant, autologous or allogeneic. An autologous transplant was planned in December 2025 and not done. The third cycle of BV/nivo, due 19/11/2026, is cancelled. No radiotherapy.

Glofitamab was discussed at the MDT and has not been given.

# Today
KPS 80 %. Weight 51.9 kg. Echo 10 Nov 2026: LVEF 62 %. No fever, no active infection. No GvHD risk to date. Immune-related thyroiditis since February 2026 on levothyroxine 50 microgram; mother has Hashimoto's disease.

HBV core antibody: to be repeated (lab mix-up). CMV IgG: pending. Lumbar punture not repeated since 2025.

# Donor search
HLA typing of Anaëlle is enclosed. Brother Malo (12) is a one-haplotype match: A*01:01, B*08:01, DRB1*03:01 shared.

# Wishes
Anaëlle wants to sit her A-level mocks in January 2027 and would rather not be away from Bristol for more than four weeks.

~ Dr Imogen Sallow-Price
~ Consultant paediatric haematologist
""",
    )  # fmt: skip
    kit.docx(sheet, case.path("referral_letter.docx"))


def tables() -> None:
    """Laboratory list and HLA."""
    kit.text_file(
        case.path("labs.csv"),
        f"""
Patient,{NAME},{MRN},DOB 14/05/2009
Collected,Test,Result,Units,Ref low,Ref high,Flag
2026-10-26,Haemoglobin,108,g/L,115,150,L
2026-10-26,Platelets,152,10*9/L,150,400,
2026-10-26,Creatinine,46,umol/L,35,80,
2026-10-26,Ferritin,402,ug/L,13,150,H
2026-11-17,Haemoglobin,102,g/L,115,150,L
2026-11-17,WBC,3.4,10*9/L,4.0,11.0,L
2026-11-17,Neutrophils,1.9,10*9/L,2.0,7.5,L
2026-11-17,Lymphocytes,0.7,10*9/L,1.0,4.0,L
2026-11-17,Platelets,128,10*9/L,150,400,L
2026-11-17,Creatinine,48,umol/L,35,80,
2026-11-17,ALT,29,U/L,,35,
2026-11-17,AST,haemolysed,,,,
2026-11-17,Total bilirubin,9,umol/L,,21,
2026-11-17,LDH,471,U/L,,250,H
2026-11-17,Albumin,37,g/L,35,50,
2026-11-17,CRP,22,mg/L,,5,H
2026-11-17,TSH,3.1,mU/L,0.4,4.5,
""",
    )
    kit.hml(
        case.path("hla_patient.hml"), "SB-26-1107", NAME, "2026-11-05",
        {
            "A": ["A*01:01", "A*24:02"], "B": ["B*08:01", "B*35:01"], "C": ["C*04:01", "C*07:01"],
            "DRB1": ["DRB1*03:01", "DRB1*11:01"], "DQB1": ["DQB1*02:01", "DQB1*03:01"],
            "DPB1": ["DPB1*04:01", "DPB1*04:02"],
        },
    )  # fmt: skip


FACTS = """
name | Anaëlle Kervadec | | | bundle.json
birth_date | 2009-05-14 | | | bundle.json
sex | female | | | bundle.json
place | Bristol, United Kingdom | | | bundle.json
height | 164 | cm | 2026-11-12 | bundle.json
height | 163 | cm | 2025-08-18 | lettre_liaison_2025.pdf
weight | 51.8 | kg | 2026-11-12 | bundle.json
weight | 51.9 | kg | 2026-11-18 | referral_letter.docx
weight | 55.4 | kg | 2026-09-21 | bundle.json
weight | 57.0 | kg | 2025-08-18 | lettre_liaison_2025.pdf
diagnosis | PMBCL | | 2025-03-18 | bundle.json
diagnosis | PMBCL | | 2025-03-18 | lettre_liaison_2025.pdf
diagnosis | PMBCL | | 2025-03-18 | anapath_2025.pdf
diagnosis | PMBCL | | 2025-03-18 | referral_letter.docx
status | relapsed or refractory | | 2026-11-18 | referral_letter.docx
stage | Murphy III | | 2025-03 | lettre_liaison_2025.pdf | note=stage at first diagnosis
stage | Murphy III | | 2026-11-16 | pet_ct_2026-11.pdf
performance.karnofsky | 80 | % | 2026-11-12 | bundle.json
performance.karnofsky | 80 | % | 2026-11-18 | referral_letter.docx
lab.hemoglobin | 10.2 | g/dL | 2026-11-17 | labs.csv | printed=102 g/L
lab.wbc | 3.4 | 10*9/L | 2026-11-17 | labs.csv
lab.anc | 1.9 | 10*9/L | 2026-11-17 | labs.csv
lab.alc | 0.7 | 10*9/L | 2026-11-17 | labs.csv
lab.platelets | 128 | 10*9/L | 2026-11-17 | labs.csv
lab.creatinine | 0.543 | mg/dL | 2026-11-17 | labs.csv | printed=48 umol/L | upper_normal=0.905
lab.alt | 29 | U/L | 2026-11-17 | labs.csv | upper_normal=35
lab.bilirubin | 0.526 | mg/dL | 2026-11-17 | labs.csv | printed=9 umol/L | upper_normal=1.228
lab.ldh | 471 | U/L | 2026-11-17 | labs.csv | upper_normal=250
lab.albumin | 3.7 | g/dL | 2026-11-17 | labs.csv | printed=37 g/L
lab.crp | 22 | mg/L | 2026-11-17 | labs.csv
lab.ferritin | 402 | ug/L | 2026-10-26 | labs.csv
lab.igg | 4.1 | g/L | 2026-11-03 | bundle.json
antigen.CD19 | positive | | 2025-03-18 | anapath_2025.pdf | percent=100 %
antigen.CD20 | positive | | 2025-03-18 | anapath_2025.pdf | percent=100 %
antigen.CD22 | positive | | 2025-03-18 | anapath_2025.pdf | percent=90 %
antigen.CD30 | dim | | 2025-03-18 | anapath_2025.pdf | percent=60 %
antigen.CD5 | negative | | 2025-03-18 | anapath_2025.pdf | percent=0 %
antigen.CD19 | negative | | 2026-09-29 | pathology_2026.pdf | percent=<1
antigen.CD19 | positive | | 2025-10-27 | pathology_2026.pdf | percent=100
antigen.CD20 | positive | | 2026-09-29 | pathology_2026.pdf | percent=90
antigen.CD20 | positive | | 2025-10-27 | pathology_2026.pdf | percent=100
antigen.CD22 | dim | | 2026-09-29 | pathology_2026.pdf | percent=35
antigen.CD22 | positive | | 2025-10-27 | pathology_2026.pdf | percent=80
antigen.CD30 | dim | | 2026-09-29 | pathology_2026.pdf | percent=40
antigen.CD30 | positive | | 2025-10-27 | pathology_2026.pdf | percent=50
antigen.CD5 | negative | | 2026-09-29 | pathology_2026.pdf | percent=0
mutation | B2M p.M1R | | 2026-09-29 | pathology_2026.pdf | vaf=41
mutation | SOCS1 p.Q210* | | 2026-09-29 | pathology_2026.pdf | vaf=38
mutation | CD19 exon 2 splice-site mutation | | 2026-09-29 | pathology_2026.pdf | vaf=44
cytogenetics | 9p24.1 (CD274/PDCD1LG2) amplification | | 2026-09-29 | pathology_2026.pdf
line | {"number": 1, "regimen": "DA-EPOCH-R", "drugs": ["etoposide", "prednisolone", "vincristine", "cyclophosphamide", "doxorubicin", "rituximab"], "end": "2025-07-14", "response": "PR", "kind": "systemic", "certain": true} | | 2025-03-27 | bundle.json
line | {"number": 2, "regimen": "R-ICE", "drugs": ["rituximab", "ifosfamide", "carboplatin", "etoposide"], "end": "2025-11-27", "response": "SD", "kind": "systemic", "certain": true} | | 2025-11-04 | bundle.json
line | {"number": 3, "regimen": "Pembrolizumab", "drugs": ["pembrolizumab"], "end": "2026-03-16", "response": "PR", "kind": "systemic", "certain": true} | | 2025-12-22 | bundle.json
line | {"number": 4, "regimen": "Axicabtagene ciloleucel", "drugs": ["axicabtagene ciloleucel"], "end": "2026-04-09", "response": "CR", "kind": "car_t", "certain": true} | | 2026-04-09 | bundle.json
line | {"number": 5, "regimen": "Brentuximab vedotin + nivolumab", "drugs": ["brentuximab vedotin", "nivolumab"], "end": "2026-10-29", "response": "PD", "kind": "systemic", "certain": true} | | 2026-10-08 | referral_letter.docx
line_count | [5, 5] | | | referral_letter.docx
prior.car_t | true | | 2026-04-09 | bundle.json
prior.car_t.date | 2026-04-09 | | 2026-04-09 | referral_letter.docx
prior.target.CD19 | true | | 2026-04-09 | bundle.json
prior.target.CD20 | true | | 2025-03-27 | bundle.json
prior.target.CD30 | true | | 2026-10-08 | bundle.json
prior.allo_transplant | false | | | referral_letter.docx
prior.auto_transplant | false | | | referral_letter.docx
procedure | Ovarian tissue cryopreservation | | 2025-03-24 | bundle.json
procedure | Ovarian tissue cryopreservation | | 2025-03-24 | lettre_liaison_2025.pdf
crs | grade 2, resolved | | 2026-04-12 | bundle.json
last_dose | pembrolizumab | | 2026-03-16 | referral_letter.docx
last_dose | brentuximab vedotin | | 2026-10-29 | referral_letter.docx
last_dose | nivolumab | | 2026-10-29 | referral_letter.docx
medication | tocilizumab | | 2026-04-13 | referral_letter.docx | end=2026-04-13 | dose=8 mg/kg
medication | levothyroxine | | 2026-02-20 | bundle.json | dose=50 microgram once daily
medication | co-trimoxazole | | 2026-04-20 | bundle.json | dose=480 mg twice daily Sat/Sun
medication | aciclovir | | 2026-04-04 | bundle.json | dose=400 mg twice daily
medication | levetiracetam | | 2026-04-04 | bundle.json | end=2026-05-10 | dose=500 mg twice daily
organ.lvef | 54 | % | 2026-11-10 | bundle.json
organ.lvef | 62 | % | 2026-11-10 | referral_letter.docx
organ.lvef | 63 | % | 2025-08-18 | lettre_liaison_2025.pdf
organ.spo2 | 98 | % | 2026-11-12 | bundle.json
infection.hiv | negative | | 2026-11-03 | bundle.json
infection.hbsag | negative | | 2026-11-03 | bundle.json
infection.hcv | negative | | 2026-11-03 | bundle.json
infection.ebv | positive | | 2026-11-03 | bundle.json | assay=Epstein Barr virus capsid IgG Ab
infection.active | absent | | 2026-11-18 | referral_letter.docx
pregnancy | negative | | 2026-11-12 | bundle.json
cns | negative | | 2025-03-20 | lettre_liaison_2025.pdf
burden.deauville | 5 | | 2026-11-16 | pet_ct_2026-11.pdf
burden.deauville | 4 | | 2025-08-11 | lettre_liaison_2025.pdf
burden.suvmax | 21.3 | | 2026-11-16 | pet_ct_2026-11.pdf
burden.largest_lesion | 78 | mm | 2026-11-16 | pet_ct_2026-11.pdf
burden.largest_lesion | 112 | mm | 2025-03 | lettre_liaison_2025.pdf | note=at first diagnosis
burden.largest_lesion | 38 | mm | 2025-08-11 | lettre_liaison_2025.pdf | note=residual mass
burden.spd | 45.9 | cm2 | 2026-11-16 | pet_ct_2026-11.pdf
autoimmune | immune-related thyroiditis after pembrolizumab | | 2026-02-16 | bundle.json
condition | Hypothyroidism after immune-related thyroiditis | | 2026-02-16 | bundle.json
condition | Hypogammaglobulinaemia | | 2026-06 | bundle.json
condition | Superior vena cava syndrome, resolved | | 2025-03-15 | bundle.json
condition | ICANS grade 1, resolved | | 2026-04 | referral_letter.docx
condition | Allergy to amoxicillin (urticaria) | | | lettre_liaison_2025.pdf
condition | Appendicectomy | | 2018 | lettre_liaison_2025.pdf
blood_group | A Rh positive | | | lettre_liaison_2025.pdf
hla.A | ["A*01:01", "A*24:02"] | | 2026-11-05 | hla_patient.hml
hla.B | ["B*08:01", "B*35:01"] | | 2026-11-05 | hla_patient.hml
hla.C | ["C*04:01", "C*07:01"] | | 2026-11-05 | hla_patient.hml
hla.DRB1 | ["DRB1*03:01", "DRB1*11:01"] | | 2026-11-05 | hla_patient.hml
hla.DQB1 | ["DQB1*02:01", "DQB1*03:01"] | | 2026-11-05 | hla_patient.hml
hla.DPB1 | ["DPB1*04:01", "DPB1*04:02"] | | 2026-11-05 | hla_patient.hml
imaging | PT CHEST, 3 instances | | 2026-11-16 | dicom/PT_0001.dcm
preference | school examinations in January 2027; not away from Bristol for more than four weeks | | 2026-11-18 | referral_letter.docx
"""

DOCUMENTS = """
bundle.json | en | fhir
anapath_2025.pdf | fr | pdf-text
lettre_liaison_2025.pdf | fr | pdf-image
pathology_2026.pdf | en | pdf-text
pet_ct_2026-11.pdf | en | pdf-text
referral_letter.docx | en | docx
labs.csv | en | csv
hla_patient.hml | en | hml
dicom/PT_0001.dcm | en | dicom
dicom/PT_0002.dcm | en | dicom
dicom/PT_0003.dcm | en | dicom
"""

DISTRACTORS = """
infection.hbc | positive | bundle.json | status entered-in-error, sample of another patient
condition | Sarcoidosis | bundle.json | verification status refuted
radiotherapy | mediastinum, 39.6 Gy | bundle.json | status not-done; the French letter only proposes it
medication | venetoclax | bundle.json | status not-taken, never started
line | Flu/Cy | bundle.json | lymphodepletion, not a line
autoimmune | Hashimoto thyroiditis | lettre_liaison_2025.pdf | the mother's
condition | breast cancer | lettre_liaison_2025.pdf | the grandmother's
diagnosis | HL | anapath_2025.pdf | asked in the clinical details and excluded in the conclusion
antigen.CD5 | positive | anapath_2025.pdf | reactive T lymphocytes
antigen.CD7 | positive | pathology_2026.pdf | background T cells
antigen.CD79b | negative | pathology_2026.pdf | not evaluable
prior.auto_transplant | true | referral_letter.docx | planned in December 2025, not done
medication | glofitamab | referral_letter.docx | discussed, not given
hla.A | ["A*01:01"] | referral_letter.docx | typing of the brother
lab.ldh | 684 | lettre_liaison_2025.pdf | value of 2025, not the latest
"""

CONFLICTS = """
organ.lvef | 54 % (2026-11-10, bundle.json) // 62 % (2026-11-10, referral_letter.docx) | two figures of one echocardiography
"""

GAPS = """
infection.hbc | missing | only result entered in error; repeat requested
infection.cmv | missing | pending
cns | old | 2025-03-20 only; brain not included in the PET
antigen.CD79b | missing | not evaluable in 2026
organ.lvef | conflict | 54 or 62 %
lab.ast | missing | sample haemolysed
hla.DPA1 | missing |
hla.DQA1 | missing |
antibodies | missing | no single-antigen beads
"""


def make() -> None:
    """Write records and gold."""
    global case
    case = Case("pmbcl_adolescent")
    for part in (chart, french, pathology, pet, letter, tables):
        part()
    case.gold(
        documents=DOCUMENTS, facts=FACTS, distractors=DISTRACTORS, conflicts=CONFLICTS, gaps=GAPS
    )
