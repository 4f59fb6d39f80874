"""Nicanor Berrueta Salcines (invented): mantle cell lymphoma, blastoid relapse."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

import datetime
from typing import Any

from gold.cases.seen_one.common import (
    Case,
    ccda_text,
    cda_drug,
    cda_problem,
    cda_result,
    letterhead,
    sheet,
    xlsx_bytes,
)

CASE = Case("mantle_cell")
BOX = [
    ("Paciente", "BERRUETA SALCINES, Nicanor"),
    ("F. nacimiento", "30/11/1955   Varón"),
    ("NHC", "390-22-1187"),
]
HOSPITAL = "Hospital Universitario Cabo Mayor"


def discharge() -> None:
    """Spanish discharge report, Word."""
    CASE.docx("informe_alta.docx", "es", f"{HOSPITAL} - Servicio de Hematología - Santander", "INFORME DE ALTA", [
        ("kv", [("Paciente", "Nicanor Berrueta Salcines"), ("Fecha de nacimiento", "30/11/1955 (70 años)"), ("Ingreso", "19/10/2026"), ("Alta", "29/10/2026")]),
        ("h", "Motivo de ingreso"),
        ("p", "Progresión de linfoma de células del manto en tratamiento con pirtobrutinib. Leucocitosis, esplenomegalia y síndrome B."),
        ("h", "Antecedentes"),
        ("list", [
            "Alergia a metamizol (urticaria, 2003). Exfumador desde 1998.",
            "Diabetes mellitus tipo 2 desde 2014. No HTA. No cardiopatía conocida.",
            "Psoriasis en placas desde 1990, sin tratamiento sistémico.",
            "Hepatitis A pasada. Carcinoma urotelial vesical Ta bajo grado, RTU en 2016, sin recidiva.",
            "Familia: padre fallecido de cáncer de próstata; hermana con leucemia mieloide aguda trasplantada.",
        ]),
        ("h", "Historia hematológica"),
        ("table", [
            ["Línea", "Tratamiento", "Inicio", "Fin", "Respuesta"],
            ["1", "R-CHOP / R-DHAP alternante x 6 (3+3)", "28/10/2019", "16/03/2020", "RC"],
            ["", "TASPE (autotrasplante), acondicionamiento BEAM", "14/05/2020", "", "RC"],
            ["2", "Rituximab mantenimiento cada 2 meses", "08/2020", "04/2023", "RC mantenida"],
            ["3", "Ibrutinib 560 mg/día", "06/11/2023", "09/12/2024", "RP"],
            ["4", "Venetoclax 400 mg/día + rituximab", "13/01/2025", "21/07/2025", "EE"],
            ["5", "Pirtobrutinib 200 mg/día", "11/08/2025", "19/10/2026", "RP, progresión 10/2026"],
        ]),
        ("p", "Linfoma de células del manto diagnosticado el 08/10/2019, estadio IVA, MIPI alto. Brexucabtagene autoleucel: solicitado en 03/2025, denegado por CCAA; no se realizó aféresis. Nunca ha recibido células CAR-T."),
        ("h", "Exploración y evolución"),
        ("p", "ECOG 1. Peso 81,3 kg (19/10/2026), talla 171 cm, SC 1,97 m2. SatO2 95%. Bazo a 9 cm del reborde costal. RM cerebral y punción lumbar 22/10/2026: sin infiltración del SNC. Se descarta síndrome de lisis tumoral. Hemocultivos negativos; aspergilosis descartada (galactomanano negativo)."),
        ("p", "Serologías 20/10/2026: VIH negativo; AgHBs negativo; anti-HBc negativo; VHC: anticuerpo POSITIVO, ARN VHC (PCR) negativo (tratado con sofosbuvir/velpatasvir en 2018, curado); CMV IgG positivo; VEB IgG positivo; IGRA negativo; lúes negativa."),
        ("p", "Ecocardiograma 23/10/2026: FEVI 60%. Espirometría: FEV1 79% del teórico; DLCO 68% del teórico."),
        ("h", "Tratamiento al alta"),
        ("list", ["Prednisona 60 mg/día del 20/10/2026 al 28/10/2026 (SUSPENDIDA al alta)", "Alopurinol 300 mg/24 h", "Metformina 850 mg/12 h", "Aciclovir 400 mg/12 h", "Cotrimoxazol 160/800 mg lunes-miércoles-viernes", "Si fiebre: levofloxacino (no iniciado)"]),
        ("p", "Grupo sanguíneo: B positivo."),
        ("p", "Dra. Milagros Cagigas Ontañón - Dr. Iñaki Bustillo"),
    ])  # fmt: skip


def pathology() -> None:
    """Marrow and flow in Spanish."""
    head = letterhead(
        "Anatomía Patológica y Citometría",
        HOSPITAL,
        "Avda. del Faro 2, 39012 Santander",
        "#6b3b00",
        language="es",
    )
    flow = [
        ["Antígeno", "Células tumorales 21/10/2026", "Médula 16/12/2024"],
        ["CD19", "positivo débil (58%)", "positivo (97%)"],
        ["CD20", "positivo (91%)", "positivo (99%)"],
        ["CD22", "negativo (3%)", "débil"],
        ["CD5", "positivo (88%)", "positivo"],
        ["CD23", "negativo", "negativo"],
        ["CD10", "negativo", "negativo"],
        ["CD38", "positivo (70%)", "no realizado"],
        ["CD79b", "positivo (94%)", "positivo"],
        ["Kappa/Lambda", "restricción lambda", "restricción lambda"],
    ]  # fmt: skip
    blocks = [
        ("h", "Médula ósea (biopsia y aspirado), cresta ilíaca"),
        ("p", "Infiltración intersticial y nodular del 60% de la celularidad por linfocitos de aspecto blastoide. Mielopoyesis conservada, blastos mieloides < 2%. Ciclina D1 positiva, SOX11 positiva. Ki-67 65%. p53 (IHQ) sobreexpresada."),
        ("h", "Citometría de flujo"), ("table", flow),
        ("p", "Linfocitos T acompañantes (12% de la celularidad): CD3+, CD5+, CD7+, cociente CD4/CD8 0,6. Células NK CD38+."),
        ("h", "Diagnóstico"),
        ("p", "Linfoma de células del manto, variante blastoide, con infiltración medular. No se observa transformación a LBDCG. Leucemia linfática crónica: descartada (ciclina D1 positiva, CD23 negativo)."),
        ("p", "ADENDA 04/11/2026: el porcentaje de CD19 se ha revisado tras reanálisis: 85% débil-moderado, sin cambios en el resto. Sustituye al resultado previo."),
        ("sign", ["Dra. Covadonga Rivas Peñalver", "Firmado 04/11/2026"]),
    ]  # fmt: skip
    box = [
        *BOX,
        ("Muestra", "BMO + aspirado, 21/10/2026"),
        ("Registro", "26-B-05521"),
        ("Informe", "26/10/2026, adenda 04/11/2026"),
    ]
    CASE.text_pdf(
        "medula_26-B-05521.pdf", sheet(head, "Informe de médula ósea", "2026-11-04", box, blocks)
    )


def cytogenetics() -> None:
    """FISH and sequencing, scanned."""
    head = letterhead(
        "Laboratorio de Citogenética Valdenoja",
        "Genética hematológica",
        "C/ Las Brisas 9, 39005 Santander",
        language="es",
        style="typed",
        size="11pt",
    )
    blocks = [
        ("table", [["Sonda / gen", "Resultado", "% núcleos"],
                   ["IGH::CCND1 t(11;14)(q13;q32)", "presente", "71"],
                   ["TP53 (17p13)", "deleción", "44"],
                   ["CDKN2A (9p21)", "deleción homocigota", "39"],
                   ["MYC (8q24)", "sin reordenamiento", "-"],
                   ["ATM (11q22)", "sin deleción", "-"]]),
        ("h", "Secuenciación dirigida"),
        ("p", "TP53 p.R248Q, FAV 46%. CCND1 p.Y44D, FAV 30%. BTK p.C481S: NO detectada. BTK p.L528W, FAV 18%. NOTCH1: no evaluable (cobertura baja)."),
        ("h", "Interpretación"), ("p", "Alto riesgo. La mutación de BTK explica la resistencia a pirtobrutinib."),
        ("sign", ["Dr. Feliciano Arce Quijano", "02/11/2026"]),
    ]  # fmt: skip
    CASE.scan(
        "citogenetica_scan.pdf",
        sheet(
            head,
            "FISH y NGS en médula ósea",
            "2026-11-02",
            [*BOX, ("Muestra", "Médula ósea 21/10/2026")],
            blocks,
        ),
        seed=31,
        angle=-0.8,
    )


def labs() -> None:
    """Workbook with two sheets, newest column first."""
    days: list[Any] = [
        datetime.date(2026, 11, 16),
        datetime.date(2026, 10, 28),
        datetime.date(2026, 10, 19),
    ]
    top = [
        ["Hospital Universitario Cabo Mayor", "Laboratorio"],
        ["BERRUETA SALCINES, NICANOR", "NHC 390-22-1187"],
        [],
    ]
    blood = [*top, ["Determinación", "Unidades", "V. referencia", *days],
             ["Hemoglobina", "g/dL", "13,5 - 17,5", 9.7, 9.9, 10.4], ["Leucocitos", "x10^3/µL", "4,0 - 11,0", 28.4, 35.1, 52.7],
             ["Neutrófilos", "x10^3/µL", "1,8 - 7,5", 2.9, 3.6, 3.3], ["Linfocitos", "x10^3/µL", "1,0 - 4,0", 24.1, 30.2, 47.9],
             ["Plaquetas", "x10^3/µL", "150 - 400", 74, 81, 96], ["Blastos", "%", "0", 0, 0, 0]]  # fmt: skip
    chem = [*top, ["Determinación", "Unidades", "V. referencia", *days],
            ["Creatinina", "mg/dL", "0,70 - 1,20", 1.12, 1.05, 1.31], ["FG (CKD-EPI)", "mL/min/1,73m2", "> 60", 68, 73, 56],
            ["ALT (GPT)", "U/L", "< 41", 35, 44, 30], ["AST (GOT)", "U/L", "< 40", 32, 41, 29], ["Bilirrubina total", "mg/dL", "0,2 - 1,2", 0.8, 1.0, 0.9],
            ["LDH", "U/L", "135 - 225", 498, 610, 744], ["Albúmina", "g/dL", "3,5 - 5,2", 3.4, 3.3, 3.5], ["Calcio", "mg/dL", "8,6 - 10,2", 8.9, 8.8, 9.1],
            ["PCR", "mg/dL", "< 0,5", 2.1, 1.4, 3.8], ["Ferritina", "ng/mL", "30 - 400", "", 812, ""], ["IgG", "mg/dL", "700 - 1600", "", "", 388],
            ["HbA1c", "%", "< 6,5", "", "", 7.1]]  # fmt: skip
    other: list[list[Any]] = [["¡OJO! archivado por error"], ["BERRUETA SALCINES, NIEVES (hermana)", "NHC 401-77-0026", "F. nac. 12/02/1960"], [],
             ["Determinación", "Unidades", "V. referencia", datetime.date(2026, 11, 20)], ["Hemoglobina", "g/dL", "12,0 - 16,0", 12.8], ["Plaquetas", "x10^3/µL", "150 - 400", 231], ["Creatinina", "mg/dL", "0,50 - 0,90", 0.71]]  # fmt: skip
    CASE.put(
        "laboratorio.xlsx",
        xlsx_bytes({"Hemograma": blood, "Bioquímica": chem, "Hoja3": other}),
        "es",
        "xlsx",
    )


def referral() -> None:
    """English letter as UTF-16 text."""
    text = """Hospital Universitario Cabo Mayor, Santander            17 November 2026
Haematology Department

Re: Mr Nicanor BERRUETA SALCINES, DOB 30.11.1955, Santander, Spain

To the allogeneic CAR-T programme

Dear colleagues,

Mr Berrueta (soon 71) has mantle cell lymphoma, diagnosed in Oct 2019, now blastoid and TP53
mutated. We count four prior lines of therpay: R-CHOP/R-DHAP with autologous transplant and rituximab
maintenance (1), ibrutinib (2), venetoclax-rituximab (3), pirtobrutinib (4, last tablet 19 Oct 2026).
No CAR-T, no bispecific antibody, no allogeneic transplant.

Since discharge: bendamustine single agent was considered but NOT given. Dexamethasone 8 mg daily was
started on 12 Nov 2026 and is being continued.

Today: ECOG 2, weight 76.8 kg, SpO2 94% on air. Spleen 11 cm below the costal margin. T 37.9 last
night, chest X-ray with a new right basal infiltrate: pneumonia suspected, CT ordered for tomorrow;
amoxicillin-clavulanate 875/125 mg tds since 16 Nov 2026. So we cannot call him infection-free now.
Hepatitis C: cured 2018, RNA negative.
CD19 is weakly expressed (85% after re-analysis, first reported as 58%).

PET/CT of 09 Nov 2026: generalised nodes (largest 47 mm, mesenteric), SUVmax 13.5, spleen 21 cm,
Deauville 5, stage IV.

He would travel to any centre in Spain or Portugal, accompanied by his daughter. He would
not want to be ventilated for a long time.

Kind regards
Dr Iñaki Bustillo
"""
    CASE.text("referral_2026-11-17.txt", text, "en", "utf-16")


def ccda() -> None:
    """Summary of a private clinic, in English."""
    sections = [
        ("11450-4", "Problems", [["Problem", "Onset", "Status"], ["Mantle cell lymphoma", "2019-10-08", "Active"], ["Type 2 diabetes mellitus", "2014", "Active"], ["Plaque psoriasis", "1990", "Active"], ["Chronic hepatitis C", "2009 to 2018", "Resolved"], ["Myocardial infarction", "", "Denied by patient (no history of)"]],
         [cda_problem("Mantle cell lymphoma", "C83.1", "2019-10-08"), cda_problem("Type 2 diabetes mellitus", "E11.9", "2014"), cda_problem("Plaque psoriasis", "L40.0", "1990"), cda_problem("Chronic hepatitis C", "B18.2", "2009", status="completed", end="2018"), cda_problem("Myocardial infarction", "I21.9", "", negated=True)]),
        ("10160-0", "Medications", [["Drug", "Dose", "Start", "End"], ["Pirtobrutinib", "200 mg daily", "2025-08-11", "2026-10-19"], ["Metformin", "850 mg bid", "2014", ""], ["Allopurinol", "300 mg daily", "2026-10-19", ""], ["Ibrutinib", "560 mg daily", "2023-11-06", "2024-12-09"]],
         [cda_drug("Pirtobrutinib", "2025-08-11", "2026-10-19", status="completed", dose="200 mg daily"), cda_drug("Metformin", "2014", dose="850 mg bid"), cda_drug("Allopurinol", "2026-10-19", dose="300 mg daily"), cda_drug("Ibrutinib", "2023-11-06", "2024-12-09", status="completed", dose="560 mg daily")]),
        ("30954-2", "Results", [["Test", "Date", "Result"], ["Uric acid", "2026-11-10", "5.1 mg/dL"], ["Hepatitis C RNA", "2026-11-10", "Not detected"], ["HIV 1/2 Ag/Ab", "2026-11-10", "Non-reactive"]],
         [cda_result("3084-1", "Urate", "2026-11-10", 5.1, "mg/dL"), cda_result("11259-9", "Hepatitis C virus RNA", "2026-11-10", "Not detected"), cda_result("56888-1", "HIV 1+2 Ab+HIV1 p24 Ag", "2026-11-10", "Non-reactive")]),
        ("8716-3", "Vital signs", [["Vital", "2026-11-10"], ["Weight", "79.0 kg"], ["Height", "171 cm"], ["SpO2", "95 %"]],
         [cda_result("29463-7", "Body weight", "2026-11-10", 79.0, "kg"), cda_result("8302-2", "Body height", "2026-11-10", 171, "cm"), cda_result("2708-6", "Oxygen saturation", "2026-11-10", 95, "%")]),
        ("10157-6", "Family history", [["Relative", "Condition"], ["Father", "Prostate cancer"], ["Sister", "Acute myeloid leukaemia"]], []),
        ("18776-5", "Plan of treatment", [["Planned"], ["Bendamustine if rapid progression"], ["Referral for CAR-T"]], []),
    ]  # fmt: skip
    CASE.text(
        "clinic_summary_ccda.xml",
        ccda_text(
            "Nicanor",
            "Berrueta Salcines",
            "M",
            "1955-11-30",
            "Santander",
            "ES",
            "Clínica Bahía de Piquío",
            "2026-11-10",
            sections,
        ),
        "en",
        form="ccda",
    )


def hla() -> None:
    """HLA report as text."""
    text = """LABORATORIO DE HISTOCOMPATIBILIDAD - BANCO DE SANGRE DEL CANTABRICO
Informe de tipaje HLA                                     Fecha informe: 11/11/2026

Paciente:  BERRUETA SALCINES, Nicanor      Fecha nac.: 30/11/1955
Muestra:   sangre periferica EDTA, 27/10/2026 (linfocitosis tumoral 85 %)
Metodo:    NGS, dos campos, IPD-IMGT/HLA 3.60.0

Locus      Alelo 1        Alelo 2
A*         29:02          33:01
B*         14:02          44:03
C*         08:02          16:01
DRB1*      01:02          07:01
DRB4*      01:03          -
DQA1*      01:01          02:01
DQB1*      02:02          05:01
DPB1*      04:01          11:01

Nota: posible perdida de heterocigosidad en celulas tumorales no evaluada.
Hija (Lucia Berrueta, haploidentica): A*29:02 B*44:03 DRB1*07:01 compartidos.
Anticuerpos anti-HLA (Luminex, suero 27/10/2026): cribado NEGATIVO clase I y II.
"""
    CASE.text("hla_tipaje.txt", text, "es")


FACTS = """
name | Nicanor Berrueta Salcines | | informe_alta.docx
birth_date | 1955-11-30 | | informe_alta.docx
sex | male | | clinic_summary_ccda.xml
sex | male | | medula_26-B-05521.pdf
place | Santander, Spain | | referral_2026-11-17.txt
height | 171 | 2026-10-19 | informe_alta.docx
height | 171 | 2026-11-10 | clinic_summary_ccda.xml
bsa | 1.97 | 2026-10-19 | informe_alta.docx
weight | 81.3 | 2026-10-19 | informe_alta.docx
weight | 79 | 2026-11-10 | clinic_summary_ccda.xml
weight | 76.8 | 2026-11-17 | referral_2026-11-17.txt
diagnosis | MCL | 2019-10-08 | informe_alta.docx
diagnosis | MCL | 2019-10 | referral_2026-11-17.txt
diagnosis | MCL | 2019-10-08 | clinic_summary_ccda.xml
status | relapsed or refractory | 2026-10 | informe_alta.docx
stage | Ann Arbor IV | 2019-10-08 | informe_alta.docx | note=IVA at diagnosis
stage | Ann Arbor IV | 2026-11-09 | referral_2026-11-17.txt
performance.ecog | 1 | 2026-10-19 | informe_alta.docx | note=stay of 2026-10-19 to 2026-10-29
performance.ecog | 2 | 2026-11-17 | referral_2026-11-17.txt
organ.spo2 | 95 | 2026-10-19 | informe_alta.docx
organ.spo2 | 95 | 2026-11-10 | clinic_summary_ccda.xml
organ.spo2 | 94 | 2026-11-17 | referral_2026-11-17.txt
organ.lvef | 60 | 2026-10-23 | informe_alta.docx
organ.fev1 | 79 | 2026-10 | informe_alta.docx
organ.dlco | 68 | 2026-10 | informe_alta.docx
cns | negative | 2026-10-22 | informe_alta.docx
infection.hiv | negative | 2026-10-20 | informe_alta.docx | assay=VIH
infection.hbsag | negative | 2026-10-20 | informe_alta.docx | assay=AgHBs
infection.hbc | negative | 2026-10-20 | informe_alta.docx | assay=anti-HBc
infection.hcv | positive | 2026-10-20 | informe_alta.docx | assay=VHC: anticuerpo
infection.hcv_rna | negative | 2026-10-20 | informe_alta.docx | assay=ARN VHC (PCR)
infection.cmv | positive | 2026-10-20 | informe_alta.docx | assay=CMV IgG
infection.ebv | positive | 2026-10-20 | informe_alta.docx | assay=VEB IgG
infection.tb | negative | 2026-10-20 | informe_alta.docx | assay=IGRA
infection.syphilis | negative | 2026-10-20 | informe_alta.docx | assay=lúes
infection.hcv_rna | negative | 2026-11-10 | clinic_summary_ccda.xml | assay=Hepatitis C RNA
infection.hiv | negative | 2026-11-10 | clinic_summary_ccda.xml | assay=HIV 1/2 Ag/Ab
infection.active | suspected | 2026-11-17 | referral_2026-11-17.txt | note=pneumonia suspected, CT ordered
blood_group | B Rh positive | | informe_alta.docx | printed=B positivo
line | 1; R-CHOP/R-DHAP, BEAM and autologous transplant, rituximab maintenance; rituximab, cyclophosphamide, doxorubicin, vincristine, prednisone, dexamethasone, cytarabine, cisplatin; 2023-04; CR; systemic; false | 2019-10-28 | informe_alta.docx | note=the report counts maintenance as line 2
line | 2; Ibrutinib; ibrutinib; 2024-12-09; PR; systemic; true | 2023-11-06 | informe_alta.docx
line | 3; Venetoclax-rituximab; venetoclax, rituximab; 2025-07-21; SD; systemic; true | 2025-01-13 | informe_alta.docx
line | 4; Pirtobrutinib; pirtobrutinib; 2026-10-19; PR; systemic; true | 2025-08-11 | informe_alta.docx
line_count | [4, 5] | | referral_2026-11-17.txt | note=letter: four; discharge report: five, maintenance counted
prior.auto_transplant | true | 2020-05-14 | informe_alta.docx
prior.car_t | false | | informe_alta.docx
prior.car_t | false | | referral_2026-11-17.txt
prior.allo_transplant | false | | referral_2026-11-17.txt
last_dose | pirtobrutinib | 2026-10-19 | referral_2026-11-17.txt
last_dose | prednisone | 2026-10-28 | informe_alta.docx
medication | prednisone | 2026-10-20 | informe_alta.docx | end=2026-10-28 | dose=60 mg/día
medication | allopurinol | | informe_alta.docx | dose=300 mg/24 h
medication | allopurinol | 2026-10-19 | clinic_summary_ccda.xml | dose=300 mg daily
medication | pirtobrutinib | 2025-08-11 | clinic_summary_ccda.xml | end=2026-10-19 | dose=200 mg daily | note=drug of line 4
medication | ibrutinib | 2023-11-06 | clinic_summary_ccda.xml | end=2024-12-09 | dose=560 mg daily | note=drug of line 2
medication | metformin | 2014 | clinic_summary_ccda.xml | dose=850 mg bid
medication | metformin | | informe_alta.docx | dose=850 mg/12 h
medication | aciclovir | | informe_alta.docx | dose=400 mg/12 h
medication | co-trimoxazole | | informe_alta.docx | dose=160/800 mg lunes-miércoles-viernes
medication | dexamethasone | 2026-11-12 | referral_2026-11-17.txt | dose=8 mg daily
medication | amoxicillin-clavulanate | 2026-11-16 | referral_2026-11-17.txt | dose=875/125 mg tds
medication | sofosbuvir/velpatasvir | 2018 | informe_alta.docx
autoimmune | Plaque psoriasis | 1990 | informe_alta.docx
autoimmune | Plaque psoriasis | 1990 | clinic_summary_ccda.xml
condition | Type 2 diabetes mellitus | 2014 | informe_alta.docx
condition | Type 2 diabetes mellitus | 2014 | clinic_summary_ccda.xml
condition | Metamizole allergy | 2003 | informe_alta.docx
condition | Urothelial carcinoma of the bladder, resected | 2016 | informe_alta.docx
condition | Chronic hepatitis C, resolved | 2009 | clinic_summary_ccda.xml
condition | Hepatitis A, past | | informe_alta.docx
antigen.CD19 | dim | 2026-10-21 | medula_26-B-05521.pdf | percent=85 % | note=addendum of 2026-11-04 replaces 58 %
antigen.CD19 | positive | 2024-12-16 | medula_26-B-05521.pdf | percent=97 %
antigen.CD20 | positive | 2026-10-21 | medula_26-B-05521.pdf | percent=91 %
antigen.CD20 | positive | 2024-12-16 | medula_26-B-05521.pdf | percent=99 %
antigen.CD22 | negative | 2026-10-21 | medula_26-B-05521.pdf | percent=3 %
antigen.CD22 | dim | 2024-12-16 | medula_26-B-05521.pdf
antigen.CD5 | positive | 2026-10-21 | medula_26-B-05521.pdf | percent=88 %
antigen.CD5 | positive | 2024-12-16 | medula_26-B-05521.pdf
antigen.CD38 | positive | 2026-10-21 | medula_26-B-05521.pdf | percent=70 %
antigen.CD79b | positive | 2026-10-21 | medula_26-B-05521.pdf | percent=94 %
antigen.CD79b | positive | 2024-12-16 | medula_26-B-05521.pdf
antigen.CD19 | dim | | referral_2026-11-17.txt | percent=85 % | note=the letter does not date the sample
cytogenetics | t(11;14) | 2026-10-21 | citogenetica_scan.pdf | note=IGH::CCND1, 71 % of nuclei
cytogenetics | TP53 deletion (17p13) | 2026-10-21 | citogenetica_scan.pdf | note=44 % of nuclei
cytogenetics | CDKN2A homozygous deletion (9p21) | 2026-10-21 | citogenetica_scan.pdf | note=39 % of nuclei
mutation | TP53 p.R248Q | 2026-10-21 | citogenetica_scan.pdf | vaf=46
mutation | CCND1 p.Y44D | 2026-10-21 | citogenetica_scan.pdf | vaf=30
mutation | BTK p.L528W | 2026-10-21 | citogenetica_scan.pdf | vaf=18
burden.largest_lesion | 47 | 2026-11-09 | referral_2026-11-17.txt
burden.suvmax | 13.5 | 2026-11-09 | referral_2026-11-17.txt
burden.deauville | 5 | 2026-11-09 | referral_2026-11-17.txt
burden.blood_blasts | 0 | 2026-11-16 | laboratorio.xlsx
lab.hemoglobin | 9.7 | 2026-11-16 | laboratorio.xlsx
lab.wbc | 28.4 | 2026-11-16 | laboratorio.xlsx
lab.anc | 2.9 | 2026-11-16 | laboratorio.xlsx
lab.alc | 24.1 | 2026-11-16 | laboratorio.xlsx
lab.platelets | 74 | 2026-11-16 | laboratorio.xlsx
lab.creatinine | 1.12 | 2026-11-16 | laboratorio.xlsx | upper_normal=1.2
lab.egfr | 68 | 2026-11-16 | laboratorio.xlsx
lab.alt | 35 | 2026-11-16 | laboratorio.xlsx | upper_normal=41
lab.ast | 32 | 2026-11-16 | laboratorio.xlsx | upper_normal=40
lab.bilirubin | 0.8 | 2026-11-16 | laboratorio.xlsx | upper_normal=1.2
lab.ldh | 498 | 2026-11-16 | laboratorio.xlsx | upper_normal=225
lab.albumin | 3.4 | 2026-11-16 | laboratorio.xlsx
lab.calcium | 8.9 | 2026-11-16 | laboratorio.xlsx
lab.crp | @2.1 mg/dL | 2026-11-16 | laboratorio.xlsx
lab.ferritin | @812 ng/mL | 2026-10-28 | laboratorio.xlsx
lab.igg | @388 mg/dL | 2026-10-19 | laboratorio.xlsx
hla.A | A*29:02, A*33:01 | 2026-10-27 | hla_tipaje.txt
hla.B | B*14:02, B*44:03 | 2026-10-27 | hla_tipaje.txt
hla.C | C*08:02, C*16:01 | 2026-10-27 | hla_tipaje.txt
hla.DRB1 | DRB1*01:02, DRB1*07:01 | 2026-10-27 | hla_tipaje.txt
hla.DRB4 | DRB4*01:03 | 2026-10-27 | hla_tipaje.txt
hla.DQA1 | DQA1*01:01, DQA1*02:01 | 2026-10-27 | hla_tipaje.txt
hla.DQB1 | DQB1*02:02, DQB1*05:01 | 2026-10-27 | hla_tipaje.txt
hla.DPB1 | DPB1*04:01, DPB1*11:01 | 2026-10-27 | hla_tipaje.txt
antibodies | negative | 2026-10-27 | hla_tipaje.txt | note=screening class I and II
preference | any centre in Spain or Portugal; daughter accompanies; no long ventilation | 2026-11-17 | referral_2026-11-17.txt
"""
CONFLICTS = """
line_count | 5 (informe_alta.docx) ; 4 (referral_2026-11-17.txt) | rituximab maintenance counted as a line in the discharge report
antigen.CD19 | 58 % (2026-10-21, table, medula_26-B-05521.pdf) ; 85 % (2026-10-21, addendum, medula_26-B-05521.pdf) | same sample; the addendum replaces the first value, positive and dim either way
"""
GAPS = """
infection.active | ambiguous | pneumonia suspected, CT pending
hla.DPA1 | missing
lab.ferritin | old | 2026-10-28
antigen.BCMA | missing
burden.spd | missing
"""
DISTRACTORS = """
diagnosis | AML | informe_alta.docx | the sister's illness
condition | Prostate cancer | informe_alta.docx | the father's illness
prior.car_t | true | informe_alta.docx | brexucabtagene asked for and refused; no apheresis
medication | levofloxacin | informe_alta.docx | only if fever; not started
condition | Aspergillosis | informe_alta.docx | ruled out
medication | bendamustine | referral_2026-11-17.txt | considered, not given
condition | Myocardial infarction | clinic_summary_ccda.xml | negated entry
antigen.CD19 | 58 % | medula_26-B-05521.pdf | replaced by the addendum
antigen.CD7 | positive | medula_26-B-05521.pdf | accompanying T cells
diagnosis | CLL | medula_26-B-05521.pdf | excluded
diagnosis | DLBCL | medula_26-B-05521.pdf | no transformation seen
mutation | BTK p.C481S | citogenetica_scan.pdf | not detected
lab.platelets | 231 | laboratorio.xlsx | sheet of the sister, filed by mistake
lab.creatinine | 0.71 | laboratorio.xlsx | sheet of the sister, filed by mistake
hla.A | ["A*29:02"] | hla_tipaje.txt | the daughter's haplotype
"""


def make() -> None:
    """Write the case."""
    for part in (discharge, pathology, cytogenetics, labs, referral, ccda, hla):
        part()
    CASE.gold(FACTS, CONFLICTS, GAPS, DISTRACTORS)
