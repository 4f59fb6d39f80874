"""Case u01."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.unseen.make_forms import PDF, Case, head
from gold.cases.unseen.make_records import Fhir, hml, words

HOSP = "Hospital Universitario Puerta del Moncayo"
BOX = [
    ("Paciente", "BELMONTE QUIRÓS, Rosario"),
    ("F. nacimiento", "17/04/1968"),
    ("NHC", "4471902"),
    ("Sexo", "Mujer"),
]


def make(case: Case) -> None:
    """Documents, then gold."""
    for part in (bundle, discharge, biopsy, pet, labs, letter, emergency, typing, gold, gold_more):
        part(case)


def bundle(case: Case) -> None:
    """Export of the hospital."""
    x = Fhir(
        case,
        identifier=[{"system": "https://moncayo.example/nhc", "value": "4471902"}],
        name=[{"use": "official", "family": "Belmonte Quirós", "given": ["Rosario"]}],
        gender="female",
        birthDate="1968-04-17",
        address=[{"city": "Zaragoza", "country": "ES"}],
    )
    x.cond(
        "Diffuse large B-cell lymphoma, GCB type",
        "2024-09-18",
        "C83.3",
        note=[{"text": "Third relapse October 2026."}],
    )
    x.cond(
        "Multiple myeloma",
        "2024-09-10",
        "C90.0",
        verified="refuted",
        note=[{"text": "Entered on suspicion (bone lesion); biopsy showed lymphoma."}],
    )
    x.cond("Hypothyroidism", "2011", "E03.9")
    x.cond(
        "Resolved hepatitis B infection (isolated anti-HBc)",
        "2024-09-25",
        "B19.1",
        clinical="inactive",
    )
    x.add(
        "FamilyMemberHistory",
        status="completed",
        patient=x.patient,
        relationship=words("Sister"),
        condition=[
            {"code": words("Breast carcinoma")},
            {"code": words("Type 2 diabetes mellitus")},
        ],
    )
    for drug in ("Rituximab", "Cyclophosphamide", "Doxorubicin", "Vincristine", "Prednisone"):
        x.med(drug, "2024-10-07", "2025-01-22", "R-CHOP, 6 cycles", note=[{"text": "Line 1"}])
    for drug in ("Rituximab", "Gemcitabine", "Oxaliplatin"):
        x.med(
            drug,
            "2025-09-22",
            "2025-09-23",
            "R-GemOx, 1 cycle, bridging to CAR-T",
            note=[{"text": "bridging"}],
        )
    x.med(
        "Epcoritamab",
        "2026-03-23",
        "2026-08-31",
        "48 mg s.c., step-up in cycle 1",
        note=[{"text": "Line 3"}],
    )
    x.med("Levothyroxine", "2011", dose="75 µg daily", atc="H03AA01")
    x.med("Entecavir", "2024-09-30", dose="0.5 mg daily", atc="J05AF10")
    x.med("Aciclovir", "2025-10-24", dose="800 mg twice daily")
    x.add(
        "MedicationRequest",
        status="cancelled",
        intent="plan",
        medicationCodeableConcept=words("Loncastuximab tesirine"),
        subject=x.patient,
        authoredOn="2026-09-28",
        statusReason=words("CD19 loss in the biopsy; not started"),
    )
    x.proc("Leukapheresis", "2025-09-15")
    x.proc("Infusion of axicabtagene ciloleucel", "2025-10-29")
    x.proc("Autologous stem cell transplantation", "2025-11", status="not-done")
    x.obs("Body weight", "2026-11-17", 61.5, "kg", code="29463-7", category="vital-signs")
    x.obs(
        "Body weight",
        "2026-11-03",
        615,
        "kg",
        code="29463-7",
        category="vital-signs",
        status="entered-in-error",
    )
    x.obs("Body height", "2026-11-17", 162, "cm", code="8302-2", category="vital-signs")
    x.obs("Oxygen saturation", "2026-11-17", 97, "%", code="2708-6", category="vital-signs")
    x.obs("ECOG performance status", "2026-11-17", 2, code="89247-1", category="survey")
    x.obs("HIV 1+2 Ag/Ab", "2026-11-10", "Negative", code="56888-1")
    x.obs("HBsAg", "2026-11-10", "Negative", code="5196-1")
    x.obs("Hepatitis B core antibody", "2026-11-10", "Positive", code="13952-7")
    x.obs("Hepatitis B virus DNA PCR", "2026-11-10", "Not detected (< 10 IU/mL)", code="42595-9")
    x.obs("Hepatitis C antibody", "2026-11-10", "Negative", code="13955-0")
    x.obs("CMV IgG", "2026-11-10", "Positive", code="13949-3")
    x.obs(
        "EBV DNA quantitative",
        "2026-11-10",
        None,
        status="registered",
        dataAbsentReason=words("Result pending"),
    )
    x.report("PET/CT", "2026-11-09", "Progressive disease, Deauville 5, SPD 51.7 cm2.")
    x.bundle("fhir_export.json", "en", "2026-11-20T08:00:00+01:00")


def discharge(case: Case) -> None:
    """Discharge after the CAR-T cells, a Word letter."""
    case.docx(
        "informe_alta_CART.docx",
        "es",
        [
            HOSP,
            "Servicio de Hematología y Hemoterapia. Unidad de Terapia Celular",
            "Camino de las Torres 41, 50008 Zaragoza",
        ],
        [
            ("h", "INFORME DE ALTA"),
            ("kv", [*BOX, ("Ingreso", "22/10/2025"), ("Alta", "14/11/2025")]),
            ("h", "Antecedentes"),
            (
                "p",
                "Alergia a amoxicilina (exantema). Hipotiroidismo en tratamiento sustitutivo. No diabetes, no HTA. No cardiopatía conocida. Exfumadora desde 2005. Hermana con cáncer de mama y DM2. Padre fallecido por leucemia aguda.",
            ),
            ("h", "Historia oncológica"),
            (
                "p",
                "LBDCG tipo centro germinal diagnosticado el 18/09/2024 (ganglio laterocervical derecho), estadio III-B, IPI 3. R-CHOP x 6 (07/10/2024 - 22/01/2025) con respuesta completa (PET-TC 26/02/2025). Recaída en agosto de 2025. Se indica CAR-T dirigido a CD19 en segunda línea. Leucaféresis el 15/09/2025. Terapia puente con 1 ciclo de R-GemOx (22-23/09/2025).",
            ),
            ("h", "Evolución"),
            (
                "p",
                "Linfodepleción con fludarabina 30 mg/m2 y ciclofosfamida 500 mg/m2 los días -5 a -3 (24-26/10/2025). Infusión de axicabtagén ciloleucel el 29/10/2025 sin incidencias. Día +2 fiebre 39,1 ºC e hipotensión que responde a fluidos y a oxígeno con gafas nasales: SLC grado 2 (ASTCT). Tocilizumab 8 mg/kg, 2 dosis, y dexametasona 10 mg x 3. Día +6 disgrafía leve, ICE 8: ICANS grado 1, resuelto en 48 h. Se descartó meningitis (punción lumbar normal). No precisó UCI. Neutropenia febril sin aislamiento microbiológico; hemocultivos negativos.",
            ),
            ("h", "Pruebas"),
            (
                "list",
                [
                    "Ecocardiograma 20/10/2025: FEVI 61 %, sin derrame.",
                    "TC craneal 04/11/2025: sin hallazgos.",
                    "Hemoglobina al alta 8,9 g/dL, neutrófilos 0,8 x10^9/L, plaquetas 41 x10^9/L.",
                ],
            ),
            ("h", "Tratamiento al alta"),
            (
                "list",
                [
                    "Levotiroxina 75 µg/24 h",
                    "Entecavir 0,5 mg/24 h (anti-HBc positivo)",
                    "Aciclovir 800 mg/12 h",
                    "Cotrimoxazol 160/800 mg lunes-miércoles-viernes",
                    "Levetiracetam 500 mg/12 h hasta el día +30",
                ],
            ),
            ("sign", ["Dra. Nuria Escolano Bretón", "Col. 50/11823"]),
        ],
    )


def biopsy(case: Case) -> None:
    """Relapse biopsy: CD19 lost, comparison columns."""
    table = [
        ["Marcador", "02/10/2026", "% células", "20/08/2025", "18/09/2024"],
        ["CD19", "NEGATIVO", "< 1 %", "positivo (90 %)", "positivo (95 %)"],
        ["CD20", "positivo débil", "30 %", "positivo (95 %)", "positivo (100 %)"],
        ["CD22", "positivo", "75 %", "positivo (80 %)", "no realizado"],
        ["CD79a", "positivo", "95 %", "positivo", "positivo"],
        ["CD79b", "positivo", "90 %", "no realizado", "no realizado"],
        ["CD10", "positivo", "80 %", "positivo", "positivo"],
        ["CD5", "negativo", "0 %", "negativo", "negativo"],
        ["CD30", "negativo", "0 %", "-", "negativo"],
        ["BCL2", "positivo", "90 %", "positivo", "positivo (85 %)"],
        ["Ki-67", "80 %", "", "75 %", "70 %"],
    ]
    case.pdf(
        "anatomia_patologica.pdf",
        PDF.Report(
            head(
                HOSP,
                "Servicio de Anatomía Patológica",
                "Camino de las Torres 41, 50008 Zaragoza",
                lang="es",
                style="centred",
                colour="#6b1f2b",
            ),
            "Informe de biopsia B26-30217",
            (2026, 10, 7),
            [
                *BOX,
                ("Toma", "02/10/2026"),
                ("Emisión", "07/10/2026"),
                ("Muestra", "Adenopatía inguinal izquierda, BAG"),
            ],
            [
                ("h", "Datos clínicos"),
                (
                    "p",
                    "LBDCG en 3ª recaída, previo CAR-T anti-CD19 y epcoritamab. ¿Expresión de CD19/CD20/CD22?",
                ),
                ("h", "Descripción microscópica"),
                (
                    "p",
                    "Cilindros ocupados por proliferación difusa de células grandes de hábito centroblástico. Linfocitos T acompañantes CD3+ CD5+ y linfocitos B residuales pequeños CD19+ en la periferia (no tumorales). No se observan imágenes de linfoma folicular.",
                ),
                ("h", "Inmunohistoquímica"),
                ("table", table),
                ("h", "FISH"),
                (
                    "list",
                    [
                        "MYC: sin reordenamiento",
                        "BCL2: reordenado (68 % de núcleos)",
                        "BCL6: sin reordenamiento",
                    ],
                ),
                ("h", "NGS (panel linfoide, 2026)"),
                (
                    "list",
                    [
                        "EZH2 p.Y646N, VAF 31 %",
                        "CREBBP p.R1446C, VAF 28 %",
                        "TP53: no se detectan variantes patogénicas",
                        "CD19: deleción del exón 2 (c.234_251del), VAF 22 %",
                    ],
                ),
                ("h", "Diagnóstico"),
                (
                    "p",
                    "Infiltración por linfoma B difuso de células grandes NOS, fenotipo centro germinal (Hans). Pérdida de expresión de CD19. Se descarta transformación a linfoma de alto grado doble hit (MYC no reordenado).",
                ),
                ("sign", ["Dr. Íñigo Larrañeta Sos", "Firmado electrónicamente 07/10/2026"]),
            ],
            "B26-30217",
        ),
    )


def pet(case: Case) -> None:
    """PET/CT, a scan."""
    case.pdf(
        "pet_tc_escaneado.pdf",
        PDF.Report(
            head("Centro de Imagen Molecular del Ebro", "Medicina Nuclear", "Paseo de la Ribera 12, 50014 Zaragoza", lang="es", style="typed", size="11pt"),
            "PET-TC con 18F-FDG",
            (2026, 11, 9),
            [*BOX[:3], ("Exploración", "09/11/2026"), ("Previo", "PET-TC 10/09/2026")],
            [
                ("p", "Motivo: LBDCG en progresión tras epcoritamab. Valoración previa a terapia celular."),
                ("table", [
                    ["Lesión", "09/11/2026", "SUVmax", "10/09/2026"],
                    ["Masa mesentérica", "7,4 x 5,2 cm", "27,3", "5,1 x 3,9 cm"],
                    ["Adenopatía inguinal izda.", "3,1 x 2,0 cm", "14,8", "2,2 x 1,5 cm"],
                    ["Nódulo suprarrenal dcho.", "2,8 x 2,5 cm", "16,0", "no visible"],
                ]),
                ("p", "Suma de productos de diámetros (SPD): 51,7 cm2. Hígado SUVmax 2,7. Bazo de tamaño normal, no captante. Médula ósea sin captación focal. Sin captación cerebral patológica en el campo explorado."),
                ("p", "Conclusión: Progresión metabólica, escala de Deauville 5. Afectación extraganglionar suprarrenal derecha de nueva aparición (estadio IV). No se puede descartar componente inflamatorio en el nódulo pulmonar de 4 mm del LSD, inespecífico."),
                ("sign", ["Dr. Félix Ordovás Peiró"]),
            ],
        ),
        "pdf-image",
        seed=3,
    )  # fmt: skip


def labs(case: Case) -> None:
    """Long laboratory export."""
    rows: list[list[object]] = [
        ["Laboratorio Clínico - " + HOSP],
        ["Paciente", "BELMONTE QUIRÓS ROSARIO", "NHC 4471902"],
        [],
        ["Fecha", "Prueba", "Resultado", "Unidades", "Valores de referencia"],
    ]
    tests = [
        ("Hemoglobina", "g/dL", "12,0 - 16,0", "9,9", "9,4"),
        ("Leucocitos", "x10^3/µL", "4,0 - 11,0", "3,6", "3,2"),
        ("Neutrófilos", "x10^3/µL", "1,8 - 7,5", "1,7", "1,4"),
        ("Linfocitos", "x10^3/µL", "1,0 - 4,0", "0,7", "0,6"),
        ("Plaquetas", "x10^3/µL", "150 - 400", "81", "74"),
        ("Creatinina", "mg/dL", "0,51 - 0,95", "0,88", "0,92"),
        ("Filtrado glomerular (CKD-EPI)", "mL/min/1,73m2", "> 60", "76", "72"),
        ("GPT (ALT)", "U/L", "< 35", "25", "28"),
        ("GOT (AST)", "U/L", "< 35", "37", "41"),
        ("Bilirrubina total", "mg/dL", "< 1,2", "0,6", "0,7"),
        ("LDH", "U/L", "< 248", "540", "611"),
        ("Albúmina", "g/L", "35 - 52", "37", "36"),
        ("Calcio", "mg/dL", "8,6 - 10,2", "9,2", "9,1"),
        ("PCR", "mg/L", "< 5", "15", "22"),
        ("Ferritina", "ng/mL", "15 - 150", "", "890"),
        ("IgG", "mg/dL", "700 - 1600", "", "312"),
        ("Procalcitonina", "ng/mL", "< 0,5", "", "muestra hemolizada"),
    ]
    for day, column in (("10/11/2026", 3), ("19/11/2026", 4)):
        rows += [[day, t[0], t[column], t[1], t[2]] for t in tests if t[column]]
    case.csv("analitica.csv", "es", rows, delimiter=";", encoding="utf-8-sig")


def letter(case: Case) -> None:
    """Referral in English."""
    case.pdf(
        "referral_letter.pdf",
        PDF.Report(
            head(
                HOSP,
                "Haematology, Cellular Therapy Unit",
                "Camino de las Torres 41, 50008 Zaragoza, Spain",
                colour="#20603d",
            ),
            "Referral for allogeneic CAR-T evaluation",
            (2026, 11, 18),
            [
                ("Patient", "Rosario Belmonte Quirós"),
                ("DOB", "17 April 1968"),
                ("Hospital no.", "4471902"),
                ("Clinic date", "17 November 2026"),
            ],
            [
                ("p", "Dear Dr Whitcombe,"),
                (
                    "p",
                    "Thank you for seeing this 58-year-old primary school teacher from Zaragoza with DLBCL (GCB) refractory to her last treatment. Summary: R-CHOP x6 from 7 October 2024 to 22 January 2025, CR. First relapse August 2025. Axi-cel on 29 October 2025 as second line (bridged with a single R-GemOx); CRS grade 1, ICANS grade 1. PR at day 30, progression in March 2026. Third line epcoritamab from 23 March 2026, CR in June 2026, last dose 31 August 2026, progression on PET of 10 September 2026. Three lines in all. No autologous or allogeneic transplant. Radiotherapy to the inguinal node is being discussed but has not been given.",
                ),
                (
                    "p",
                    "Biopsy of 2 October 2026 shows loss of CD19; CD22 is kept. Loncastuximab was considered and dropped for that reason. CSF flow cytometry on 21 October 2026 was negative and MRI brain was normal: no evidence of CNS disease. No active infection at present. She had a COVID-19 infection in January 2026, recovered. No history of autoimmune disease apart from autoimmune thyroiditis.",
                ),
                ("h", "On examination, 17 November 2026"),
                (
                    "kv",
                    [
                        ("Performance", "ECOG 1"),
                        ("Weight / height", "61.5 kg / 162 cm, BSA 1.66 m2"),
                        ("Echo 12/11/2026", "LVEF 57 %"),
                        ("Blood group", "A Rh positive"),
                        ("Temperature", "36.6 °C"),
                    ],
                ),
                (
                    "p",
                    "Stage IV at present (right adrenal). Medication: levothyroxine 75 µg, entecavir 0.5 mg (HBsAg negative, anti-HBc positive, HBV DNA undetectable), aciclovir 800 mg bd. Prednisone was stopped on 3 November 2026. Her brother Andrés (HLA pending) has been suggested as a donor.",
                ),
                (
                    "p",
                    "Mrs Belmonte wishes to be treated in Spain or southern France if at all possible and would like her sister to stay with her.",
                ),
                ("sign", ["Dr Nuria Escolano Bretón", "Consultant Haematologist"]),
            ],
        ),
    )


def emergency(case: Case) -> None:
    """Emergency note with copied text, latin-1."""
    text = """HOSPITAL UNIVERSITARIO PUERTA DEL MONCAYO
SERVICIO DE URGENCIAS - INFORME CLINICO
Paciente: BELMONTE QUIRÓS, ROSARIO   NHC 4471902   F.Nac. 17/04/1968
Fecha de atención: 27/10/2026

MC: fiebre de 38,2 ºC de 12 h de evolución.
AP: LBDCG en recaída (ver informes previos). Ver informe de alta de 14/11/2025.
Medicación habitual: levotiroxina 75, entecavir 0,5, aciclovir 800 c/12h,
  prednisona 20 mg/dia desde el 13/10/2026 por dolor abdominal (compresión por masa mesentérica).
Exploración: TA 118/70, FC 96, Tª 37,9, SatO2 96 %. No meningismo. Peso referido 63 kg.
PC: Hb 10,1 g/dL, leucocitos 3.900/µL, neutrófilos 1.900/µL, plaquetas 88.000/µL, PCR 41 mg/L,
  creatinina 0,9 mg/dL. Rx tórax sin condensación. Sedimento normal.
  Ag SARS-CoV-2 negativo. Hemocultivos x2: pendientes.
Juicio clínico: síndrome febril sin foco en paciente inmunodeprimida. Se descarta neumonía.
  No impresiona de SLC. DD: fiebre tumoral.
Plan: levofloxacino 500 mg/24h 5 días. No se pauta ceftriaxona por alergia a amoxicilina.
Control en H. Día de Hematología el 29/10.
ADDENDA 30/10/2026: hemocultivos negativos a 72 h. Se suspende antibiótico el 31/10/2026.
Dr. Unai Goñi Laplaza
"""
    case.text("urgencias.txt", "es", text, "latin-1")


def typing(case: Case) -> None:
    """HML of the patient."""
    loci = {
        "A": "A*24:02 A*29:02", "B": "B*18:01 B*44:03", "C": "C*05:01 C*16:01", "DRB1": "DRB1*03:01 DRB1*07:01",
        "DRB3": "DRB3*02:02", "DRB4": "DRB4*01:01", "DQB1": "DQB1*02:01 DQB1*02:02", "DPB1": "DPB1*02:02 DPB1*04:01",
    }  # fmt: skip
    case.xml(
        "hla_4471902.hml", "hml", "en", hml("moncayo", "812", [("4471902", "2026-10-28", loci)])
    )


def gold(case: Case) -> None:
    """Facts of the record, the letter and the blood results."""
    b, lt, d, u = (
        "fhir_export.json",
        "referral_letter.pdf",
        "informe_alta_CART.docx",
        "urgencias.txt",
    )
    case.f("name", "Rosario Belmonte Quirós", b)
    case.f("birth_date", "1968-04-17", b)
    case.f("sex", "female", b)
    case.f("place", "Zaragoza, Spain", b)
    case.f("weight", 61.5, b, "2026-11-17", "kg")
    case.f("weight", 61.5, lt, "2026-11-17", "kg")
    case.f("weight", 63, u, "2026-10-27", "kg", note="as told by the patient")
    case.f("height", 162, b, "2026-11-17", "cm")
    case.f("height", 162, lt, "2026-11-17", "cm")
    case.f("bsa", 1.66, lt, "2026-11-17", "m2")
    case.f("blood_group", "A Rh positive", lt)
    case.f("diagnosis", "DLBCL", b, "2024-09-18")
    case.f("diagnosis", "DLBCL", d, "2024-09-18")
    case.f("status", "relapsed or refractory", lt, "2026-11-17")
    case.f("stage", "Ann Arbor III", d, "2024-09-18", note="III-B at first diagnosis")
    case.f("stage", "Ann Arbor IV", lt, "2026-11-17")
    case.f("stage", "Ann Arbor IV", "pet_tc_escaneado.pdf", "2026-11-09")
    case.f("performance.ecog", 2, b, "2026-11-17")
    case.f("performance.ecog", 1, lt, "2026-11-17")
    case.labs("analitica.csv", "2026-11-19", {
        "hemoglobin": 9.4, "wbc": 3.2, "anc": 1.4, "alc": 0.6, "platelets": 74, "creatinine": (0.92, "", 0.95),
        "egfr": 72, "alt": (28, "", 35), "ast": (41, "", 35), "bilirubin": (0.7, "", 1.2), "ldh": (611, "", 248),
        "albumin": (3.6, "36"), "calcium": 9.1, "crp": 22, "ferritin": 890, "igg": (3.12, "312"),
    })  # fmt: skip
    case.viruses(b, "2026-11-10", {
        "hiv": ("negative", "HIV 1+2 Ag/Ab"), "hbsag": ("negative", "HBsAg"), "hbc": ("positive", "Hepatitis B core antibody"),
        "hbv_dna": ("negative", "Hepatitis B virus DNA PCR"), "hcv": ("negative", "Hepatitis C antibody"), "cmv": ("positive", "CMV IgG"),
    })  # fmt: skip
    case.f("infection.covid", "negative", u, "2026-10-27", assay="Ag SARS-CoV-2")
    case.f("infection.active", "absent", lt, "2026-11-17")
    case.f("organ.lvef", 57, lt, "2026-11-12", "%")
    case.f("organ.lvef", 61, d, "2025-10-20", "%")
    case.f("organ.spo2", 97, b, "2026-11-17", "%")
    case.f("organ.spo2", 96, u, "2026-10-27", "%")
    case.f("cns", "negative", lt, "2026-10-21")
    rchop = "rituximab, cyclophosphamide, doxorubicin, vincristine, prednisone"
    case.line(b, "2024-10-07", 1, "R-CHOP", rchop, end="2025-01-22", response="CR")
    case.line(
        lt,
        "2025-10-29",
        2,
        "axicabtagene ciloleucel",
        "axicabtagene ciloleucel",
        response="PR",
        type="car_t",
    )
    case.line(b, "2026-03-23", 3, "Epcoritamab", "epcoritamab", end="2026-08-31", response="CR")
    case.f("line_count", [3, 3], lt)
    case.f("prior.car_t", True, d, "2025-10-29")
    case.f("prior.target.CD19", True, d, "2025-10-29")
    case.f("prior.allo_transplant", False, lt)
    case.f("prior.auto_transplant", False, lt)
    case.f("crs", "grade 2", d, "2025-10-31", note="day +2")
    case.f("crs", "grade 1", lt)
    case.f("icans", "grade 1, resolved", d, "2025-11-04", note="day +6")


def gold_more(case: Case) -> None:
    """Facts of the tissue, imaging, drugs and typing; conflicts, gaps, distractors."""
    b, lt, d, u = (
        "fhir_export.json",
        "referral_letter.pdf",
        "informe_alta_CART.docx",
        "urgencias.txt",
    )
    p, s = "anatomia_patologica.pdf", "pet_tc_escaneado.pdf"
    case.antigens(
        p,
        "2026-10-02",
        {
            "CD19": "negative < 1 %",
            "CD20": "dim 30 %",
            "CD22": "positive 75 %",
            "CD79b": "positive 90 %",
            "CD5": "negative 0 %",
            "CD30": "negative 0 %",
        },
    )
    case.antigens(
        p,
        "2025-08-20",
        {
            "CD19": "positive 90 %",
            "CD20": "positive 95 %",
            "CD22": "positive 80 %",
            "CD5": "negative",
        },
    )
    case.antigens(
        p,
        "2024-09-18",
        {"CD19": "positive 95 %", "CD20": "positive 100 %", "CD5": "negative", "CD30": "negative"},
    )
    case.f("mutation", "BCL2 rearrangement", p, "2026-10-02")
    case.f("mutation", "EZH2 p.Y646N", p, "2026-10-02", vaf=31)
    case.f("mutation", "CREBBP p.R1446C", p, "2026-10-02", vaf=28)
    case.f("mutation", "CD19 exon 2 deletion", p, "2026-10-02", vaf=22)
    case.f("burden.spd", 51.7, s, "2026-11-09", "cm2")
    case.f("burden.largest_lesion", 74, s, "2026-11-09", "mm", printed="7,4")
    case.f("burden.suvmax", 27.3, s, "2026-11-09")
    case.f("burden.deauville", 5, s, "2026-11-09")
    case.f("burden.extramedullary", "right adrenal gland", s, "2026-11-09")
    case.f("condition", "Hypothyroidism", b, "2011")
    case.f("condition", "Resolved hepatitis B infection", b, "2024-09-25")
    case.f("condition", "Amoxicillin allergy", d)
    case.f("condition", "COVID-19 infection, recovered", lt, "2026-01")
    case.f("autoimmune", "autoimmune thyroiditis", lt)
    case.drugs(
        b,
        [
            ("levothyroxine", "2011", "", "75 µg daily"),
            ("entecavir", "2024-09-30", "", "0.5 mg daily"),
            ("aciclovir", "2025-10-24", "", "800 mg twice daily"),
        ],
    )
    case.drugs(
        u,
        [
            ("prednisone", "2026-10-13", "", "20 mg/dia"),
            ("levofloxacin", "2026-10-27", "2026-10-31", "500 mg/24h"),
        ],
    )
    case.drugs(
        d,
        [
            ("fludarabine", "2025-10-24", "2025-10-26", "30 mg/m2"),
            ("cyclophosphamide", "2025-10-24", "2025-10-26", "500 mg/m2"),
            ("tocilizumab", "", "", "8 mg/kg"),
            ("co-trimoxazole", "", "", "160/800 mg"),
        ],
    )
    for drug in ("rituximab", "gemcitabine", "oxaliplatin"):
        case.f("medication", drug, b, "2025-09-22", end="2025-09-23", note="bridging")
    case.f("medication", "dexamethasone", d, dose="10 mg", note="three doses for CRS")
    case.f("condition", "Febrile neutropenia, resolved", d)
    case.f("medication", "levetiracetam", d, dose="500 mg/12 h", note="until day +30")
    case.f("last_dose", "epcoritamab", lt, "2026-08-31")
    case.f("last_dose", "prednisone", lt, "2026-11-03", note="stopped on that day")
    case.hla("hla_4471902.hml", "2026-10-28", "hla", {
        "A": "A*24:02 A*29:02", "B": "B*18:01 B*44:03", "C": "C*05:01 C*16:01", "DRB1": "DRB1*03:01 DRB1*07:01",
        "DRB3": "DRB3*02:02", "DRB4": "DRB4*01:01", "DQB1": "DQB1*02:01 DQB1*02:02", "DPB1": "DPB1*02:02 DPB1*04:01",
    })  # fmt: skip
    case.f(
        "preference",
        "treatment in Spain or southern France; sister to stay with her",
        lt,
        "2026-11-17",
    )
    case.clash(
        "performance.ecog",
        ["2 (2026-11-17, fhir_export.json)", "1 (2026-11-17, referral_letter.pdf)"],
        "same day",
    )
    case.clash(
        "crs",
        ["grade 2 (informe_alta_CART.docx)", "grade 1 (referral_letter.pdf)"],
        "same episode of October 2025",
    )
    case.gap("infection.ebv", "missing", "EBV DNA pending")
    case.gap("antibodies", "missing")
    case.gap("hla.DQA1", "missing")
    case.gap("hla.DPA1", "missing")
    case.gap("performance.ecog", "conflict")
    case.no("diagnosis", "MM", b, "Condition with verificationStatus refuted")
    case.no("weight", 615, b, "entered-in-error")
    case.no("line", "R-GemOx", b, "one cycle of bridging is no line")
    case.no("medication", "loncastuximab tesirine", b, "cancelled plan, never given")
    case.no("prior.auto_transplant", True, b, "Procedure not-done")
    case.no("condition", "Breast carcinoma", b, "sister's illness")
    case.no("condition", "Type 2 diabetes mellitus", d, "sister's illness; the patient has none")
    case.no("diagnosis", "AML", d, "father died of acute leukaemia")
    case.no("antigen.CD5", "positive", p, "accompanying T cells")
    case.no("antigen.CD19", "positive", p, "residual normal B cells of the 2026 biopsy")
    case.no("medication", "ceftriaxone", u, "expressly not prescribed")
    case.no("condition", "Pneumonia", u, "ruled out")
    case.no("radiotherapy", "inguinal node", lt, "only discussed")
    case.no("mutation", "TP53", p, "no pathogenic variant found")
    case.no("diagnosis", "FL", p, "no picture of follicular lymphoma")
