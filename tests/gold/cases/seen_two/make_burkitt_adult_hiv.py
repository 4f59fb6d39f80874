"""Rafael Ibarguren Soto (invented): Burkitt lymphoma with HIV, progressive after glofitamab."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

import datetime

from gold.cases.seen_two import ccda, kit
from gold.cases.seen_two.kit import Case, Sheet

NAME, MRN = "Rafael Ibarguren Soto", "BT-30077154"
CENTRE = (
    "Bayou Trace Medical Center",
    "Lymphoma Program",
    "6400 Coldwater Pkwy, Houston, TX 77099",
)
HUERVA = "Hospital Ribera del Huerva"
BOX = f"Patient :: {NAME}\nDOB :: 02/09/1984 (M)\nMRN :: {MRN}\n"
PACIENTE = "Paciente :: Ibarguren Soto, Rafael\nFecha de nacimiento :: 09/02/1984\nNHC :: 661204\n"


def continuity(case: Case) -> None:
    """C-CDA of the American hospital, four weeks old."""
    who = {
        "given": "Rafael", "family": "Ibarguren Soto", "sex": "male", "birth": "1984-02-09", "city": "Houston",
        "country": "US", "id": MRN, "org": CENTRE[0], "doc": "CCD-20261028",
    }  # fmt: skip
    sections = [
        ccda.problems(
            [
                ("Burkitt lymphoma", "C83.70", "2025-09-08", "", "active"),
                ("Human immunodeficiency virus [HIV] disease", "B20", "2012-04", "", "active"),
                ("Chronic hepatitis C", "B18.2", "2014", "2018-11", "resolved"),
                ("Latent tuberculosis", "Z22.7", "2025-09-10", "2026-03-20", "resolved"),
                ("Central nervous system lymphoma", "C85.89", "2026-05-13", "", "ruled out"),
                ("Peripheral sensory neuropathy grade 2", "G62.0", "2025-12", "", "active"),
                (
                    "Cytokine release syndrome, grade 1",
                    "D89.831",
                    "2026-08-19",
                    "2026-08-20",
                    "resolved",
                ),
            ],
            "Family history: father type 2 diabetes and colon cancer; sister HIV negative.",
        ),
        ccda.drugs(
            [
                (
                    "Rituximab, cyclophosphamide, vincristine, doxorubicin, methotrexate / ifosfamide, etoposide, cytarabine (R-CODOX-M/R-IVAC)",
                    "2025-09-16",
                    "2025-12-19",
                    "2 + 2 courses",
                    "completed",
                ),
                (
                    "R-ICE (rituximab, ifosfamide, carboplatin, etoposide)",
                    "2026-05-20",
                    "2026-06-12",
                    "2 cycles",
                    "completed",
                ),
                (
                    "R-GemOx (rituximab, gemcitabine, oxaliplatin)",
                    "2026-07-14",
                    "2026-07-28",
                    "2 cycles",
                    "completed",
                ),
                (
                    "Obinutuzumab",
                    "2026-08-11",
                    "2026-08-11",
                    "1000 mg once, pretreatment",
                    "completed",
                ),
                ("Glofitamab", "2026-08-18", "2026-10-20", "step-up to 30 mg q3w", "completed"),
                (
                    "Bictegravir/emtricitabine/tenofovir alafenamide",
                    "2019-06",
                    "",
                    "50/200/25 mg daily",
                    "active",
                ),
                ("Entecavir", "2026-08-10", "", "0.5 mg daily", "not started"),
                ("Atovaquone", "2026-05-20", "", "1500 mg daily", "active"),
                ("Acyclovir", "2025-09-16", "", "400 mg BID", "active"),
                ("Isoniazid", "2025-09-20", "2026-03-20", "300 mg daily", "completed"),
            ]
        ),
        ccda.results(
            [
                ("2026-10-27", "718-7", "Hemoglobin", 9.8, "g/dL", "13.5-17.5"),
                ("2026-10-27", "777-3", "Platelets", 91, "10*3/uL", "150-400"),
                ("2026-10-27", "2160-0", "Creatinine", 0.91, "mg/dL", "0.70-1.30"),
                ("2026-10-27", "2276-4", "Ferritin", 1184, "ng/mL", "30-400"),
                ("2026-10-27", "2465-3", "IgG", 388, "mg/dL", "700-1600"),
                ("2026-10-27", "89247-1", "ECOG performance status", 2, "{score}", ""),
            ]
        ),
        ccda.procedures(
            [
                ("Ileocecal resection", "2025-09-08", "completed"),
                ("Lumbar puncture: cytology and flow negative", "2026-05-13", "completed"),
                ("Autologous stem cell transplant", "2026-07-20", "cancelled"),
                ("Leukapheresis for CAR-T cells", "2026-12-03", "planned"),
            ]
        ),
        ccda.narrative(
            "29762-2",
            "Social History",
            "Married, software tester. Quit smoking in 2015. Lives in Houston, TX.",
        ),
    ]
    ccda.ccda(
        case.path("ccd_2026-10-28.xml"), who, "Continuity of Care Document", "2026-10-28", sections
    )


def spanish(case: Case) -> None:
    """Zaragoza: pathology (fax), discharge text and the HIV clinic's letter (photo)."""
    biopsy = Sheet(
        (HUERVA, "Servicio de Anatomía Patológica", "Paseo de la Alfranca 40, 50013 Zaragoza"),
        "Informe anatomopatológico", "2025-09-15",
        PACIENTE + "Muestra :: Resección ileocecal\nFecha de la muestra :: 08/09/2025\nInforme :: 15/09/2025",
        """
# Datos clínicos
Varón de 41 años, VIH. Masa ileocecal de 9 cm con obstrucción. Descartar linfoma, descartar tuberculosis intestinal.

# Descripción
Proliferación difusa de células de tamaño medio, patrón en cielo estrellado. No se observan granulomas. Ziehl-Neelsen negativo.

# Inmunohistoquímica
| Marcador | Resultado | % |
| CD19 | positivo | 100 |
| CD20 | positivo intenso | 100 |
| CD22 | positivo | 95 |
| CD10 | positivo | 100 |
| BCL6 | positivo | 90 |
| BCL2 | negativo | 0 |
| CD5 | negativo (positivo en linfocitos T acompañantes) | 0 |
| CD30 | negativo | 0 |
| TdT | negativo | 0 |
| Ki-67 | positivo | > 98 |

EBER (hibridación in situ): positivo. FISH: t(8;14)(q24;q32) IGH::MYC presente en el 88 % de los núcleos; BCL2 y BCL6 sin reordenamiento.

# Diagnóstico
Linfoma de Burkitt. No hay signos de tuberculosis.

~ Dra. Pilar Gascón Urrutia
""",
        "#333333", "centred", language="es",
    )  # fmt: skip
    kit.scan(
        biopsy,
        case.path("informe_biopsia.pdf"),
        seed=22,
        angle=0.7,
        fax="FAX 14-11-26 10:22 HRH ANAT PATOL",
    )
    clinic = Sheet(
        (HUERVA, "Unidad de VIH", "Paseo de la Alfranca 40, 50013 Zaragoza"),
        "Informe de la consulta de VIH", "2026-02-11", PACIENTE + "Fecha :: 11/02/2026",
        """
Infección por VIH-1 conocida desde abril de 2012 (nadir de CD4 84/µL). Tratamiento con efavirenz/emtricitabina/tenofovir de 2012 a junio de 2019; desde entonces bictegravir/emtricitabina/TAF.

Carga viral 11/02/2026: < 20 copias/mL. CD4 236/µL.

Hepatitis C tratada con sofosbuvir/velpatasvir en 2018 (respuesta viral sostenida). IGRA positivo el 10/09/2025, sin tuberculosis activa; isoniazida prevista hasta marzo de 2026.

Alergia a sulfamidas (exantema). Su pareja: VIH negativo, HBsAg positivo, vacunación del paciente incompleta.

~ Dr. Íñigo Larrañaga Puy
""",
        "#7a2e3a", "bar", size="12pt", language="es",
    )  # fmt: skip
    kit.photo(clinic, case.path("foto_informe_vih.jpg"), seed=23)
    kit.text_file(
        case.path("informe_alta_2026-01.txt"),
        """
HOSPITAL RIBERA DEL HUERVA - HEMATOLOGÍA
INFORME DE ALTA                                        Fecha: 16/01/2026
Paciente: Rafael Ibarguren Soto     F. nac.: 09/02/1984     NHC 661204

DIAGNÓSTICO PRINCIPAL: Linfoma de Burkitt, biopsia 08/09/2025, estadio IV de Ann Arbor
(médula ósea infiltrada). LDH al diagnóstico 2480 U/L. LCR 11/09/2025: sin infiltración.
Ecocardiograma 12/09/2025: FEVG 60 %.

TRATAMIENTO: R-CODOX-M / R-IVAC alternos, inicio 16/09/2025, fin 19/12/2025, con
quimioterapia intratecal. Mucositis grado 3. Neuropatía sensitiva grado 2.
Neumonía por Pneumocystis jirovecii en noviembre de 2025, resuelta.

RESPUESTA: PET-TC 15/01/2026 remisión completa metabólica, Deauville 2.

SEROLOGÍA (10/09/2025): HBsAg negativo. Anti-HBc positivo. Anti-VHC positivo,
ARN-VHC negativo. IgG CMV positivo. Toxoplasma IgG negativo. Lúes negativa.

PLAN: no precisa consolidación con trasplante. Radioterapia: no indicada.
Peso 81,5 kg, talla 176 cm.

Dr. Fermín Azcárate Royo
""",
        "latin-1", "\r\n",
    )  # fmt: skip


def american(case: Case) -> None:
    """Relapse biopsy, clinic note, panel."""
    pathology = Sheet(
        (CENTRE[0], "Department of Hematopathology", CENTRE[2]), "Surgical pathology report", "2026-11-09",
        BOX + "Specimen :: Peritoneal mass, core biopsy\nCollected :: 11/05/2026\nReported :: 11/09/2026",
        """
# Final diagnosis
Burkitt lymphoma, recurrent. CD20 lost.

# Immunophenotype
Flow cytometry (84 % of events are lymphoma): CD19 positive (bright, 99 %), CD20 negative (2 %), CD22 positive (96 %), CD10 positive, CD38 positive (bright), surface lambda restricted, CD5 negative, CD34 negative. CD79b: insufficient events.

IHC: CD30 negative. Ki-67 99 %. BCL2 negative. EBER in situ hybridization positive.

Residual T cells are CD3+, CD5+, CD7+ with a CD4:CD8 ratio of 0.4.

# Cytogenetics
IGH::MYC fusion in 91 % of nuclei. No BCL2 or BCL6 rearrangement (no double hit).

# Comment
Loss of CD20 is common after bispecific antibody therapy. Hodgkin-like and plasmablastic transformation are ruled out.

~ Kendra Oyelaran-Voss, MD
""",
        "#20516f", "typed",
    )  # fmt: skip
    case.print("pathology_2026-11.pdf", pathology)
    note = Sheet(
        CENTRE, "Progress note / cellular therapy consult", "2026-11-17", BOX + "Date of service :: 11/17/2026",
        """
# Oncologic history (copied forward, updated 11/17)
- Sep 2025: Burkitt lymphoma, stage IV, HIV+. R-CODOX-M/R-IVAC (Zaragoza, Spain) 9/16/25-12/19/25, CR
- May 11, 2026: first relapse (peritoneal). CSF 5/13 negative. R-ICE x2 5/20-6/12, PR
- July 6, 2026: progresion, auto transplant cancelled. R-GemOx x2 7/14-7/28, PD
- Aug 2026: obinutuzumab x1, then glofitamab from 8/18, last dose 10/27. PR on 9/29, PD on 11/4

# Interval
Night sweats, weight down. No fever. No active infection. Declines repeat lumbar puncture for now. Denies alcohol.

# Exam
ECOG 1. Weight 168 lb (76.2 kg), height 176 cm, BSA 1.93 m2, SpO2 97 % RA.

# PET/CT 11/04/2026 (outside)
Deauville 5. Largest mass 104 x 88 mm, right lower abdomen, SUVmax 28.1. No CNS imaging.

# Assessment / plan
42M with R/R Burkitt lymphoma, 4 prior lines, never had CAR-T or any transplant. HIV controlled.
- Axi-cel: leukapheresis penciled in for 12/3, may be moot given pace of disease
- Consider allogeneic CD19 or CD22 CAR-T
- R-DHAP was considered, NOT given
- Start dexamethasone 20 mg x4 days if airway/bowel symptoms (not started)
- HLA typing: sent 11/16, pending. Echo: to schedule

# Copied forward from note of 06/18/2026 (do not use for decisions)
After R-ICE #2. Feels well, ECOG 0, weight 78.9 kg, SpO2 99 % RA, BSA 1.96 m2. PET/CT 06/16/2026: PR, Deauville 4, residual mass 41 x 33 mm, SUVmax 8.3. Labs that day: Hgb 10.8, PLT 133, LDH 241, creatinine 0.80. BEAM and autologous transplant planned for mid July; consents signed. Hep B prophylaxis with entecavir to be started with transplant. Family history: father DM2 and colon cancer, no lymphoma.

Review of systems 06/18: no fever, no cough, no diarrhea, no headache, no diplopia. PMH unchanged: HIV (2012), HCV treated 2018, PJP Nov 2025, latent TB on isoniazid (completed 3/20/26). Allergies: sulfa (rash). Immunizations: influenza 10/2025, COVID-19 10/2025, no live vaccines. Social: married, software tester, no alcohol, no tobacco since 2015.

Medications 06/18: Biktarvy daily, acyclovir 400 mg BID, atovaquone 1500 mg daily, pegfilgrastim 6 mg on 06/13 (single dose), ondansetron as needed.

# Patient goals
Wants to stay in Texas near his husband; open to a phase 1 trial; would travel anywhere in the US by plane if housing is provided.

~ Marcus Thibodeaux-Raine, MD
""",
        "#20516f", "bar", size="9.5pt",
    )  # fmt: skip
    case.print("clinic_note_2026-11-17.pdf", note)
    kit.vcf(
        case.path("tumor_panel.vcf"), "BT-30077154_T", "2026-11-12",
        """
chr17 7674220 C T PASS TP53 missense_variant c.743G>A p.R248Q 0.43 812
chr8 127738434 C T PASS MYC missense_variant c.173C>T p.T58I 0.39 655
chr1 23559281 A G PASS ID3 missense_variant c.190T>C p.L64P 0.51 420
chr6 41936044 G GA PASS CCND3 frameshift_variant c.811dup p.R271fs 0.28 733
chr11 60466012 C A PASS MS4A1 stop_gained c.258C>A p.Y86* 0.37 590
chr17 7676154 G C germline TP53 missense_variant c.215C>G p.P72R 0.49 901
chr12 25245350 C T lowvaf KRAS missense_variant c.35G>A p.G12D 0.008 1120
""",
        "##SAMPLE=<ID=BT-30077154_T,Collected=2026-11-05,Tissue=peritoneal mass>",
    )  # fmt: skip


def workbook(case: Case) -> None:
    """Laboratory workbook: dates as columns, virology as a list."""
    d = datetime.date
    head: list[object] = ["Test", "Units", "Ref", d(2026, 10, 12), d(2026, 11, 2), d(2026, 11, 18)]
    wide: list[list[object]] = [
        [f"{NAME}  MRN {MRN}"], [], head,
        ["WBC", "K/uL", "4.0-11.0", 3.6, 2.9, 2.1],
        ["Hemoglobin", "g/dL", "13.5-17.5", 10.1, 9.6, 9.2],
        ["Platelets", "K/uL", "150-400", 104, 88, 76],
        ["ANC", "K/uL", "1.8-7.7", 2.2, 1.7, 1.2],
        ["ALC", "K/uL", "1.0-4.8", 0.6, 0.5, 0.4],
        ["CD4 absolute", "/uL", "400-1600", 208, "", 187],
        ["Creatinine", "mg/dL", "0.70-1.30", 0.86, 0.84, 0.88],
        ["eGFR", "mL/min/1.73m2", ">60", 104, 106, 103],
        ["AST", "U/L", "<40", 31, 38, 44],
        ["ALT", "U/L", "<41", 35, 42, 51],
        ["Total bilirubin", "mg/dL", "<1.2", 0.8, 0.9, 1.1],
        ["LDH", "U/L", "<250", 486, 912, 1320],
        ["Albumin", "g/dL", "3.5-5.2", 3.6, 3.3, 3.1],
        ["Calcium", "mg/dL", "8.6-10.2", 8.9, 8.8, 8.7],
        ["CRP", "mg/dL", "<0.5", 1.2, 2.8, 4.1],
    ]  # fmt: skip
    virology: list[list[object]] = [
        ["Collected", "Test", "Result", "Comment"],
        [d(2026, 11, 6), "HIV-1 RNA quantitative PCR", "<20 copies/mL, not detected", ""],
        [d(2026, 11, 6), "HIV 1/2 Ag/Ab", "Reactive", "known"],
        [d(2026, 11, 6), "HBsAg", "Nonreactive", ""],
        [d(2026, 11, 6), "HBV core antibody, total", "Reactive", ""],
        [d(2026, 11, 6), "HBV DNA PCR", "Not detected", "LOD 10 IU/mL"],
        [d(2026, 11, 6), "HCV antibody", "Reactive", ""],
        [d(2026, 11, 6), "HCV RNA PCR", "Not detected", ""],
        [d(2026, 11, 6), "EBV DNA PCR, plasma", "Detected, 1,240 IU/mL", ""],
        [d(2026, 11, 6), "CMV IgG", "cancelled", "duplicate order"],
        [d(2026, 11, 6), "Positive control lot 88-A", "Reactive", "QC, not patient"],
    ]
    kit.xlsx(case.path("labs.xlsx"), {"CBC_Chem": wide, "Virology": virology})


FACTS = """
name | Rafael Ibarguren Soto | | | ccd_2026-10-28.xml
birth_date | 1984-02-09 | | | ccd_2026-10-28.xml
sex | male | | | ccd_2026-10-28.xml
place | Houston, USA | | | ccd_2026-10-28.xml
height | 176 | cm | 2026-11-17 | clinic_note_2026-11-17.pdf
height | 176 | cm | 2026-01-16 | informe_alta_2026-01.txt
weight | 76.2 | kg | 2026-11-17 | clinic_note_2026-11-17.pdf | printed=168 lb (76.2 kg)
weight | 78.9 | kg | 2026-06-18 | clinic_note_2026-11-17.pdf | note=copied forward
weight | 81.5 | kg | 2026-01-16 | informe_alta_2026-01.txt
bsa | 1.93 | m2 | 2026-11-17 | clinic_note_2026-11-17.pdf
bsa | 1.96 | m2 | 2026-06-18 | clinic_note_2026-11-17.pdf | note=copied forward
diagnosis | BL | | 2025-09-08 | ccd_2026-10-28.xml
diagnosis | BL | | 2025-09-08 | informe_biopsia.pdf
diagnosis | BL | | 2025-09-08 | informe_alta_2026-01.txt
diagnosis | BL | | 2025-09 | clinic_note_2026-11-17.pdf
status | relapsed or refractory | | 2026-11-17 | clinic_note_2026-11-17.pdf
stage | Ann Arbor IV | | 2025-09 | informe_alta_2026-01.txt | note=stage at first diagnosis
performance.ecog | 1 | | 2026-11-17 | clinic_note_2026-11-17.pdf
performance.ecog | 0 | | 2026-06-18 | clinic_note_2026-11-17.pdf | note=copied forward
performance.ecog | 2 | | 2026-10-27 | ccd_2026-10-28.xml
lab.wbc | 2.1 | 10*9/L | 2026-11-18 | labs.xlsx | printed=2.1 K/uL
lab.hemoglobin | 9.2 | g/dL | 2026-11-18 | labs.xlsx
lab.platelets | 76 | 10*9/L | 2026-11-18 | labs.xlsx | printed=76 K/uL
lab.anc | 1.2 | 10*9/L | 2026-11-18 | labs.xlsx | printed=1.2 K/uL
lab.alc | 0.4 | 10*9/L | 2026-11-18 | labs.xlsx | printed=0.4 K/uL
lab.creatinine | 0.88 | mg/dL | 2026-11-18 | labs.xlsx | upper_normal=1.30
lab.egfr | 103 | mL/min/{1.73_m2} | 2026-11-18 | labs.xlsx
lab.ast | 44 | U/L | 2026-11-18 | labs.xlsx | upper_normal=40
lab.alt | 51 | U/L | 2026-11-18 | labs.xlsx | upper_normal=41
lab.bilirubin | 1.1 | mg/dL | 2026-11-18 | labs.xlsx | upper_normal=1.2
lab.ldh | 1320 | U/L | 2026-11-18 | labs.xlsx | upper_normal=250
lab.albumin | 3.1 | g/dL | 2026-11-18 | labs.xlsx
lab.calcium | 8.7 | mg/dL | 2026-11-18 | labs.xlsx
lab.crp | 41 | mg/L | 2026-11-18 | labs.xlsx | printed=4.1 mg/dL
lab.ferritin | 1184 | ug/L | 2026-10-27 | ccd_2026-10-28.xml | printed=1184 ng/mL
lab.igg | 3.88 | g/L | 2026-10-27 | ccd_2026-10-28.xml | printed=388 mg/dL
antigen.CD19 | positive | | 2025-09-08 | informe_biopsia.pdf | percent=100
antigen.CD20 | positive | | 2025-09-08 | informe_biopsia.pdf | percent=100
antigen.CD22 | positive | | 2025-09-08 | informe_biopsia.pdf | percent=95
antigen.CD5 | negative | | 2025-09-08 | informe_biopsia.pdf | percent=0
antigen.CD30 | negative | | 2025-09-08 | informe_biopsia.pdf | percent=0
antigen.CD19 | positive | | 2026-11-05 | pathology_2026-11.pdf | percent=99 %
antigen.CD20 | negative | | 2026-11-05 | pathology_2026-11.pdf | percent=2 %
antigen.CD22 | positive | | 2026-11-05 | pathology_2026-11.pdf | percent=96 %
antigen.CD38 | positive | | 2026-11-05 | pathology_2026-11.pdf
antigen.CD5 | negative | | 2026-11-05 | pathology_2026-11.pdf
antigen.CD30 | negative | | 2026-11-05 | pathology_2026-11.pdf
cytogenetics | t(8;14)(q24;q32) IGH::MYC | | 2025-09-08 | informe_biopsia.pdf
cytogenetics | IGH::MYC | | 2026-11-05 | pathology_2026-11.pdf
mutation | TP53 p.R248Q | | 2026-11-05 | tumor_panel.vcf | vaf=43
mutation | MYC p.T58I | | 2026-11-05 | tumor_panel.vcf | vaf=39
mutation | ID3 p.L64P | | 2026-11-05 | tumor_panel.vcf | vaf=51
mutation | CCND3 p.R271fs | | 2026-11-05 | tumor_panel.vcf | vaf=28
mutation | MS4A1 p.Y86* | | 2026-11-05 | tumor_panel.vcf | vaf=37
line | {"number": 1, "regimen": "R-CODOX-M/R-IVAC", "drugs": ["rituximab", "cyclophosphamide", "vincristine", "doxorubicin", "methotrexate", "ifosfamide", "etoposide", "cytarabine"], "end": "2025-12-19", "response": "CR", "kind": "systemic", "certain": true} | | 2025-09-16 | ccd_2026-10-28.xml
line | {"number": 2, "regimen": "R-ICE", "drugs": ["rituximab", "ifosfamide", "carboplatin", "etoposide"], "end": "2026-06-12", "response": "PR", "kind": "systemic", "certain": true} | | 2026-05-20 | ccd_2026-10-28.xml
line | {"number": 3, "regimen": "R-GemOx", "drugs": ["rituximab", "gemcitabine", "oxaliplatin"], "end": "2026-07-28", "response": "PD", "kind": "systemic", "certain": true} | | 2026-07-14 | ccd_2026-10-28.xml
line | {"number": 4, "regimen": "Glofitamab", "drugs": ["obinutuzumab", "glofitamab"], "end": "2026-10-20", "response": "PR", "kind": "systemic", "certain": true} | | 2026-08-11 | ccd_2026-10-28.xml | note=last dose 2026-10-20 here and 2026-10-27 in the clinic note
line_count | [4, 4] | | | clinic_note_2026-11-17.pdf
prior.car_t | false | | | clinic_note_2026-11-17.pdf
prior.allo_transplant | false | | | clinic_note_2026-11-17.pdf
prior.auto_transplant | false | | | clinic_note_2026-11-17.pdf
prior.target.CD20 | true | | 2025-09-16 | ccd_2026-10-28.xml
last_dose | glofitamab | | 2026-10-20 | ccd_2026-10-28.xml
last_dose | glofitamab | | 2026-10-27 | clinic_note_2026-11-17.pdf
last_dose | obinutuzumab | | 2026-08-11 | ccd_2026-10-28.xml
last_dose | rituximab | | 2026-07-28 | ccd_2026-10-28.xml
procedure | Ileocecal resection | | 2025-09-08 | ccd_2026-10-28.xml
crs | grade 1, resolved | | 2026-08-19 | ccd_2026-10-28.xml
medication | bictegravir/emtricitabine/tenofovir alafenamide | | 2019-06 | ccd_2026-10-28.xml | dose=50/200/25 mg daily
medication | atovaquone | | 2026-05-20 | ccd_2026-10-28.xml | dose=1500 mg daily
medication | aciclovir | | 2025-09-16 | ccd_2026-10-28.xml | dose=400 mg BID
medication | pegfilgrastim | | 2026-06-13 | clinic_note_2026-11-17.pdf | end=2026-06-13 | dose=6 mg
medication | ondansetron | | | clinic_note_2026-11-17.pdf | dose=as needed
medication | isoniazid | | 2025-09-20 | ccd_2026-10-28.xml | end=2026-03-20 | dose=300 mg daily
medication | efavirenz/emtricitabine/tenofovir | | 2012 | foto_informe_vih.jpg | end=2019-06
medication | sofosbuvir/velpatasvir | | 2018 | foto_informe_vih.jpg
organ.lvef | 60 | % | 2025-09-12 | informe_alta_2026-01.txt
organ.spo2 | 97 | % | 2026-11-17 | clinic_note_2026-11-17.pdf
organ.spo2 | 99 | % | 2026-06-18 | clinic_note_2026-11-17.pdf | note=copied forward
infection.hiv | positive | | 2026-11-06 | labs.xlsx | assay=HIV 1/2 Ag/Ab
infection.hiv | positive | | 2012-04 | ccd_2026-10-28.xml
infection.hiv_rna | negative | | 2026-11-06 | labs.xlsx | assay=HIV-1 RNA quantitative PCR
infection.hiv_rna | negative | | 2026-02-11 | foto_informe_vih.jpg | assay=carga viral < 20 copias/mL
infection.hbsag | negative | | 2026-11-06 | labs.xlsx | assay=HBsAg
infection.hbsag | negative | | 2025-09-10 | informe_alta_2026-01.txt | assay=HBsAg
infection.hbc | positive | | 2026-11-06 | labs.xlsx | assay=HBV core antibody, total
infection.hbc | positive | | 2025-09-10 | informe_alta_2026-01.txt | assay=Anti-HBc
infection.hbv_dna | negative | | 2026-11-06 | labs.xlsx | assay=HBV DNA PCR
infection.hcv | positive | | 2026-11-06 | labs.xlsx | assay=HCV antibody
infection.hcv | positive | | 2025-09-10 | informe_alta_2026-01.txt | assay=Anti-VHC
infection.hcv_rna | negative | | 2026-11-06 | labs.xlsx | assay=HCV RNA PCR
infection.hcv_rna | negative | | 2025-09-10 | informe_alta_2026-01.txt | assay=ARN-VHC
infection.ebv | positive | | 2026-11-06 | labs.xlsx | assay=EBV DNA PCR, plasma
infection.cmv | positive | | 2025-09-10 | informe_alta_2026-01.txt | assay=IgG CMV
infection.tb | positive | | 2025-09-10 | foto_informe_vih.jpg | assay=IGRA
infection.toxoplasma | negative | | 2025-09-10 | informe_alta_2026-01.txt | assay=Toxoplasma IgG
infection.syphilis | negative | | 2025-09-10 | informe_alta_2026-01.txt | assay=Lúes
infection.active | absent | | 2026-11-17 | clinic_note_2026-11-17.pdf
cns | negative | | 2026-05-13 | ccd_2026-10-28.xml
cns | negative | | 2025-09-11 | informe_alta_2026-01.txt
burden.deauville | 5 | | 2026-11-04 | clinic_note_2026-11-17.pdf
burden.deauville | 4 | | 2026-06-16 | clinic_note_2026-11-17.pdf | note=copied forward
burden.suvmax | 8.3 | | 2026-06-16 | clinic_note_2026-11-17.pdf | note=copied forward
burden.largest_lesion | 41 | mm | 2026-06-16 | clinic_note_2026-11-17.pdf | note=copied forward
burden.deauville | 2 | | 2026-01-15 | informe_alta_2026-01.txt
burden.suvmax | 28.1 | | 2026-11-04 | clinic_note_2026-11-17.pdf
burden.largest_lesion | 104 | mm | 2026-11-04 | clinic_note_2026-11-17.pdf
condition | HIV infection | | 2012-04 | ccd_2026-10-28.xml
condition | Chronic hepatitis C, resolved | | 2014 | ccd_2026-10-28.xml
condition | Latent tuberculosis, treated | | 2025-09-10 | ccd_2026-10-28.xml
condition | Peripheral sensory neuropathy grade 2 | | 2025-12 | ccd_2026-10-28.xml
condition | Pneumocystis jirovecii pneumonia, resolved | | 2025-11 | informe_alta_2026-01.txt
condition | Mucositis grade 3 | | 2025 | informe_alta_2026-01.txt
condition | Allergy to sulfonamides (rash) | | | foto_informe_vih.jpg
preference | stay in Texas near his husband; open to phase 1; would fly within the US if housing is provided | | 2026-11-17 | clinic_note_2026-11-17.pdf
"""

DOCUMENTS = """
ccd_2026-10-28.xml | en | ccda
informe_biopsia.pdf | es | pdf-image
foto_informe_vih.jpg | es | image
informe_alta_2026-01.txt | es | text
pathology_2026-11.pdf | en | pdf-text
clinic_note_2026-11-17.pdf | en | pdf-text
tumor_panel.vcf | en | vcf
labs.xlsx | en | xlsx
"""

DISTRACTORS = """
cns | positive | ccd_2026-10-28.xml | CNS lymphoma ruled out (negationInd)
medication | entecavir | ccd_2026-10-28.xml | not started
prior.auto_transplant | true | ccd_2026-10-28.xml | cancelled
prior.car_t | true | ccd_2026-10-28.xml | leukapheresis only planned
condition | type 2 diabetes, colon cancer | ccd_2026-10-28.xml | the father's
lab.ldh | 241 | clinic_note_2026-11-17.pdf | copied from the note of 2026-06-18, long out of date
prior.auto_transplant | BEAM | clinic_note_2026-11-17.pdf | plan in the copied text, cancelled
infection.hiv | negative | ccd_2026-10-28.xml | the sister's
infection.hbsag | positive | foto_informe_vih.jpg | the partner's
infection.hiv | negative | foto_informe_vih.jpg | the partner's
condition | intestinal tuberculosis | informe_biopsia.pdf | to be ruled out, excluded
antigen.CD5 | positive | informe_biopsia.pdf | accompanying T cells
antigen.CD7 | positive | pathology_2026-11.pdf | residual T cells
mutation | KRAS p.G12D | tumor_panel.vcf | below the limit of detection, filter lowvaf
mutation | TP53 p.P72R | tumor_panel.vcf | germline polymorphism
medication | dexamethasone | clinic_note_2026-11-17.pdf | conditional, not started
line | R-DHAP | clinic_note_2026-11-17.pdf | considered, not given
"""

CONFLICTS = """
last_dose | glofitamab 2026-10-20 (ccd_2026-10-28.xml) // glofitamab 2026-10-27 (clinic_note_2026-11-17.pdf) | one last dose, two dates
"""

GAPS = """
hla | missing | sent 2026-11-16, pending
antibodies | missing | no single-antigen beads
cns | old | last CSF 2026-05-13; declines lumbar puncture
organ.lvef | old | 2025-09-12 only
antigen.CD79b | missing | insufficient events
last_dose | conflict | glofitamab 2026-10-20 or 2026-10-27
infection.cmv | old | 2025-09-10 only; repeat cancelled
"""


def make() -> None:
    """Write records and gold."""
    case = Case("burkitt_adult_hiv")
    for part in (continuity, spanish, american, workbook):
        part(case)
    case.gold(
        documents=DOCUMENTS, facts=FACTS, distractors=DISTRACTORS, conflicts=CONFLICTS, gaps=GAPS
    )
