"""Case u03."""

# fmt: off
# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.unseen.make_forms import (
    PDF,
    Case,
    docx_bytes,
    flat,
    head,
    pdf_bytes,
    pdf_text,
    zip_bytes,
)
from gold.cases.unseen.make_records import ccda, cd_drug, cd_problem, cd_result

OSP = "Ospedale Pediatrico Santa Fosca"
ADDR = "Via delle Acque 8, 35128 Padova"
BOX = [("Paziente", "MARCHESAN Ludovica"), ("Data di nascita", "08/02/2017"), ("Codice", "SF-210617"), ("Sesso", "F")]


def make(case: Case) -> None:
    """Documents, then gold."""
    for part in (summary, marrow, discharge, letter, labs, typing, archive, gold, gold_more):
        part(case)


def summary(case: Case) -> None:
    """C-CDA."""
    problems = [
        ("B-cell acute lymphoblastic leukaemia", "C91.00", "20210621", "Active"),
        ("Anaphylaxis to pegaspargase", "T88.6", "20210712", "Resolved"),
        ("Hypogammaglobulinaemia", "D80.1", "20250718", "Active"),
        ("Catheter-related bacteraemia (S. epidermidis)", "T80.2", "20261112", "Resolved"),
        ("Acute graft-versus-host disease of skin, grade II", "D89.810", "20240801", "Resolved"),
    ]
    drugs = [
        ("Mercaptopurine", "20261102", "", "25 mg/m2 oral once daily (bridging)", "active"),
        ("Sulfamethoxazole / trimethoprim", "20240815", "", "Saturday and Sunday", "active"),
        ("Posaconazole", "20261022", "", "200 mg oral once daily", "active"),
        ("Immunoglobulin, human, i.v.", "20250718", "", "0.4 g/kg every 4 weeks", "active"),
        ("Vancomycin", "20261112", "20261119", "15 mg/kg i.v. every 6 h", "completed"),
        ("Ciclosporin", "20240702", "20241215", "per level", "completed"),
    ]
    planned = ("Dexamethasone", "20261201", "", "6 mg/m2, PLANNED as salvage if apheresis fails", "active")
    results = [
        ("HIV 1+2 Ag/Ab", "56888-1", "20261023", "Non-reactive", "", "Non-reactive"),
        ("Hepatitis B surface Ag", "5196-1", "20261023", "Non-reactive", "", "Non-reactive"),
        ("Hepatitis B core Ab", "13952-7", "20261023", "Non-reactive", "", "Non-reactive"),
        ("Hepatitis C Ab", "13955-0", "20261023", "Non-reactive", "", "Non-reactive"),
        ("CMV IgG", "13949-3", "20261023", "Positive", "", ""),
        ("CMV DNA PCR", "30247-7", "20261109", "Not detected", "", "Not detected"),
        ("EBV DNA PCR", "43730-1", "20261109", "< 200 copies/mL, not quantifiable", "", ""),
        ("Adenovirus DNA PCR", "39528-5", "20261109", "Not detected", "", ""),
    ]
    vitals = [
        ("Body weight", "29463-7", "20261119", "27.4", "kg"),
        ("Body weight", "29463-7", "20260817", "29.0", "kg"),
        ("Body height", "8302-2", "20261119", "131", "cm"),
        ("Oxygen saturation", "2708-6", "20261119", "99", "%"),
    ]
    text = ccda(
        {"lang": "en-GB", "mrn": "SF-210617", "city": "Padova", "country": "IT", "given": "Ludovica", "family": "Marchesan",
         "sex": "F", "birth": "20170208", "custodian": OSP},
        "Continuity of Care Document", "20261120101500+0100",
        [
            ("Problems", "11450-4", [["Problem", "Onset", "Status"], *[[p[0], p[2], p[3]] for p in problems], ["No history of seizures", "", ""]],
             [*[cd_problem(*p) for p in problems], cd_problem("Epilepsy", "G40.909", "20210621", negated="yes")]),
            ("Medications", "10160-0", [["Drug", "Start", "End", "Instructions"], *[list(d[:4]) for d in drugs], list(planned[:4])],
             [*[cd_drug(*d) for d in drugs], cd_drug(*planned, mood="INT")]),
            ("Results", "30954-2", [["Test", "Date", "Result", "Reference"], *[[r[0], r[2], r[3], r[5]] for r in results]], [cd_result(*r) for r in results]),
            ("Vital signs", "8716-3", [["Sign", "Date", "Value"], *[[v[0], v[2], f"{v[3]} {v[4]}"] for v in vitals]], [cd_result(*v) for v in vitals]),
            ("Family history", "10157-6", [["Relative", "Condition"], ["Cousin", "Acute lymphoblastic leukaemia, age 4"], ["Mother", "Hashimoto thyroiditis"]], []),
        ])
    case.xml("summary_ccd.xml", "ccda", "en", text)


def marrow(case: Case) -> None:
    """Marrow of the third relapse."""
    case.pdf("midollo_2026-10-20.pdf", PDF.Report(
        head(OSP, "Laboratorio di Onco-Ematologia", ADDR, lang="it", colour="#0b6e4f"),
        "Aspirato midollare: morfologia, citofluorimetria, citogenetica", (2026, 10, 27),
        [*BOX, ("Prelievo", "20/10/2026"), ("Referto", "22/10/2026; integrato il 27/10/2026")],
        [
            ("p", "Quesito: LLA-B, sospetta terza recidiva dopo CAR-T (tisagenlecleucel, giugno 2025)."),
            ("h", "Morfologia"),
            ("p", "Midollo ipercellulare, blasti linfoidi L1 46 % delle cellule nucleate. Megacariociti ridotti."),
            ("h", "Immunofenotipo dei blasti (finestra CD45 debole; 41,2 % degli eventi)"),
            ("table", [
                ["Antigene", "20/10/2026", "11/03/2025 (2a recidiva)", "Linfociti T residui"],
                ["CD19", "parziale, 64 % (subclone CD19 neg.)", "positivo 99 %", "neg"],
                ["CD22", "positivo 97 %", "positivo 98 %", "neg"],
                ["CD20", "negativo 3 %", "negativo 5 %", "neg"],
                ["CD10", "positivo 95 %", "positivo", "neg"],
                ["CD38", "debole", "positivo", "pos"],
                ["CD123", "debole 35 %", "non eseguito", "neg"],
                ["CD33", "negativo", "negativo", "neg"],
                ["CD7", "negativo", "negativo", "pos"],
                ["CD5", "negativo", "negativo", "pos"],
                ["CD79a cit.", "positivo", "positivo", "neg"],
            ]),
            ("h", "Biologia molecolare"),
            ("list", ["BCR::ABL1: assente. ETV6::RUNX1: assente. KMT2A: non riarrangiato.", "Delezione IKZF1 esoni 4-7 presente.", "TP53 p.R273H, VAF 18 % (non presente nel 2021)."]),
            ("h", "Integrazione 27/10/2026 - cariotipo"),
            ("p", "46,XX,del(9)(p13)[8]/46,XX[12]. Assenza di ipodiploidia."),
            ("h", "Conclusioni"),
            ("p", "Quadro compatibile con recidiva midollare di leucemia linfoblastica acuta B, con perdita parziale di CD19. CD22 conservato. Non si osserva switch mieloide."),
            ("sign", ["Dott.ssa Ornella Zambon", "Dirigente biologo"]),
        ], "SF-210617"))


def discharge(case: Case) -> None:
    """Transplant discharge, scanned."""
    case.pdf("lettera_dimissione_TCSE.pdf", PDF.Report(
        head(OSP, "U.O. Trapianto di Cellule Staminali", ADDR, lang="it", style="typed", size="11pt"),
        "Lettera di dimissione", (2024, 8, 20), [*BOX[:2], ("Ricovero", "24/06/2024 - 20/08/2024")],
        [
            ("p", "Diagnosi: LLA-B in 2a RC dopo 1a recidiva midollare (15/01/2024). Esordio 21/06/2021, protocollo AIEOP-BFM ALL 2017, alto rischio."),
            ("p", "Condizionamento: TBI 12 Gy in 6 frazioni (26-28/06/2024), etoposide 60 mg/kg. TCSE allogenico da fratello HLA-identico (Pietro, midollo osseo) il 03/07/2024. Gruppo sanguigno: paziente 0 Rh pos, donatore A Rh pos."),
            ("p", "Attecchimento neutrofili giorno +21. GvHD acuta cutanea grado II (01/08/2024), risposta completa a metilprednisolone 2 mg/kg, in scalo. Intestino e fegato non coinvolti. Nessuna VOD. Riattivazione CMV (max 1.200 copie/mL) trattata con ganciclovir dal 29/07 al 12/08/2024."),
            ("p", "Ecocardiogramma 17/06/2024: FE 66 %. Peso alla dimissione 21,5 kg. Creatinina 0,29 mg/dL."),
            ("p", "Terapia: ciclosporina, aciclovir, cotrimoxazolo. Non indicato defibrotide."),
            ("sign", ["Dott. Tiziano Frasson"]),
        ]), "pdf-image", seed=5)


def letter(case: Case) -> None:
    """Referral."""
    case.pdf("referral_2026-11-20.pdf", PDF.Report(
        head(OSP, "Department of Paediatric Haematology and Oncology", ADDR + ", Italy", colour="#0b6e4f"),
        "Request for evaluation: donor-derived anti-CD22 CAR T cells", (2026, 11, 20),
        [("Child", "Ludovica Marchesan"), ("Born", "8 February 2017"), ("Seen", "19 November 2026"), ("Our ref.", "SF-210617")],
        [
            ("p", "Dear colleagues, Ludovica is a 9-year-old girl with B-precursor ALL, diagnosed on 21 June 2021, in third relapse since 20 October 2026."),
            ("table", [
                ["Line", "Treatment", "From", "To", "Result"],
                ["1", "AIEOP-BFM ALL 2017, HR arm, with maintenance", "24 Jun 2021", "30 Jun 2023", "CR"],
                ["2", "IntReALL HR, blinatumomab 1 course, allo-HSCT (brother)", "22 Jan 2024", "3 Jul 2024", "CR, MRD neg"],
                ["3", "Inotuzumab ozogamicin, 2 cycles", "24 Mar 2025", "12 May 2025", "CR, MRD pos"],
                ["4", "Tisagenlecleucel", "18 Jun 2025", "18 Jun 2025", "CR, MRD neg"],
            ]),
            ("p", "We count four lines. CRS grade 3 after tisagenlecleucel (tocilizumab x2), no ICANS. B-cell aplasia ended in December 2025. A second infusion was discusssed but the remaining bag was used up for release testing, so it was never given. A second transplant is not planned. Her father (haploidentical) would donate lymphocytes."),
            ("p", "CNS1 on 21 October 2026 (report in the archive). No extramedullary disease: ultrasound and MRI negative, testicular disease n/a. GVHD: acute skin grade II in August 2024, resolved; no chronic GVHD, off immunosuppression since 15 December 2024."),
            ("p", "A catheter infection with S. epidermidis in November has been treated; cultures of 17 and 19 November are sterile and there is no active infection. VOD after inotuzumab: none. Echocardiogram 10 November 2026: LVEF 63 %. Lansky 80. BSA 1.00 m2. Height 113 cm, weight 27.4 kg. Last immunoglobulin infusion 5 November 2026. Steroids: last dose of dexamethasone in May 2025."),
            ("p", "The family lives in Padova. They are ready to travel anywhere in Europe but her father cannot leave work before 10 December. Ludovica should be allowed to keep her central line. They would refuse a further total body irradiation."),
            ("sign", ["Dott. Tiziano Frasson", "Dott.ssa Bianca Dal Molin"]),
        ]))


def labs(case: Case) -> None:
    """Wide table: one column a date."""
    rows: list[list[object]] = [
        ["Esame", "Unità", "Riferimento", "26/10/2026", "09/11/2026", "20/11/2026"],
        ["Emoglobina", "g/dL", "11.5-15.5", 7.4, 8.8, 8.2],
        ["Leucociti", "x10^3/uL", "4.5-13.5", 3.9, 2.6, 2.1],
        ["Neutrofili", "x10^3/uL", "1.5-8.0", 0.7, 0.6, 0.5],
        ["Linfociti", "x10^3/uL", "1.5-6.5", 1.9, 1.4, 1.2],
        ["Piastrine", "x10^3/uL", "150-400", 41, 28, 33],
        ["Blasti periferici", "%", "0", 22, 15, 12],
        ["Creatinina", "mg/dL", "0.30-0.60", 0.31, 0.33, 0.34],
        ["ALT", "U/L", "<34", 55, 71, 62],
        ["AST", "U/L", "<42", 44, 52, 48],
        ["Bilirubina totale", "mg/dL", "<1.0", 0.6, 0.7, 0.8],
        ["LDH", "U/L", "<300", 812, 655, 690],
        ["Albumina", "g/dL", "3.5-5.0", 3.9, 3.8, 3.7],
        ["PCR", "mg/dL", "<0.5", 0.8, 0.9, 1.2],
        ["Ferritina", "ng/mL", "10-150", 1980, "", 2140],
        ["IgG", "mg/dL", "600-1500", "", 540, "in corso"],
    ]
    case.csv("esami_sangue.csv", "it", rows)


def typing(case: Case) -> None:
    """Patient before transplant, brother and father."""
    text = """LABORATORIO DI TIPIZZAZIONE TISSUTALE - OSPEDALE PEDIATRICO SANTA FOSCA, PADOVA
HLA high resolution typing report (NGS, IPD-IMGT/HLA 3.55.0)            Report no. T24/0418

RECIPIENT  Marchesan Ludovica   08/02/2017   sample: buccal swab 2024-02-06
  HLA-A*    02:01   11:01
  HLA-B*    35:01   51:01
  HLA-C*    04:01   14:02
  HLA-DRB1* 11:04   13:01
  HLA-DRB3* 01:01   02:02
  HLA-DQB1* 03:01   06:03
  HLA-DPB1* 04:01   04:02

SIBLING (donor)  Marchesan Pietro   sample: blood 2024-02-06
  HLA-A*    02:01   11:01
  HLA-B*    35:01   51:01
  HLA-C*    04:01   14:02
  HLA-DRB1* 11:04   13:01
  HLA-DQB1* 03:01   06:03
  HLA-DPB1* 04:01   04:02
  Conclusion: 10/10 match, genotypically identical.

FATHER  Marchesan Davide   sample: blood 2026-11-03 (possible lymphocyte donor, NOT the transplant donor)
  HLA-A*    02:01   24:02
  HLA-B*    07:02   35:01
  HLA-C*    04:01   07:02
  HLA-DRB1* 11:04   15:01
  HLA-DQB1* 03:01   06:02

HLA antibody screening of the recipient, serum 2026-11-03: class I negative, class II negative (Luminex screen).
"""
    case.text("hla_report.txt", "en", text)


def archive(case: Case) -> None:
    """Two documents in an archive."""
    csf = pdf_bytes(PDF.Report(
        head(OSP, "Cerebrospinal fluid laboratory", ADDR, style="centred"),
        "CSF cytology and flow cytometry", (2026, 10, 22), [("Patient", "L. Marchesan"), ("DOB", "2017-02-08"), ("Collected", "2026-10-21"), ("Sample", "CSF, lumbar puncture 1 of 1")],
        [
            ("p", "Cell count 1/µL, erythrocytes 0/µL, protein 0.21 g/L, glucose 3.2 mmol/L."),
            ("p", "Cytospin: lymphocytes and monocytes, no blasts seen. Flow cytometry (8 colours): no CD19+/CD22+ immature population, 99 % of the few events are CD3+ CD5+ T cells."),
            ("p", "Interpretation: CNS1. Intrathecal methotrexate 12 mg was given with this puncture."),
            ("sign", ["R. Pavanello, MSc"]),
        ]))
    blocks = [
        ("h", "Chimerismo post-TCSE (STR-PCR)"),
        ("p", "Paziente: Marchesan Ludovica, n. 08/02/2017. Donatore: fratello, TCSE 03/07/2024."),
        ("table", [["Data", "Materiale", "Donatore %"], ["15/01/2025", "sangue midollare", "100"], ["11/03/2025", "sangue midollare", "78"], ["17/09/2025", "sangue periferico", "99"], ["20/10/2026", "sangue midollare", "57"], ["20/10/2026", "linfociti T CD3+ (sangue perif.)", "98"]]),
        ("p", "Commento: chimerismo misto in recidiva. Limite di sensibilità 1-3 %."),
    ]
    word = docx_bytes(["Laboratorio di Genetica", ADDR], blocks)
    case.put("allegati.zip", "zip", "it", zip_bytes({"csf_report.pdf": csf, "chimerismo.docx": word}))
    case.listed("allegati.zip/csf_report.pdf", "pdf-text", "en", pdf_text(csf))
    case.listed("allegati.zip/chimerismo.docx", "docx", "it", flat(blocks))


def gold(case: Case) -> None:
    """Person, blood, viruses, lines."""
    c, r, e, d = "summary_ccd.xml", "referral_2026-11-20.pdf", "esami_sangue.csv", "lettera_dimissione_TCSE.pdf"
    case.f("name", "Ludovica Marchesan", c)
    case.f("birth_date", "2017-02-08", c)
    case.f("sex", "female", c)
    case.f("place", "Padova, Italy", c)
    case.f("weight", 27.4, c, "2026-11-19", "kg")
    case.f("weight", 27.4, r, "2026-11-19", "kg")
    case.f("weight", 29, c, "2026-08-17", "kg")
    case.f("weight", 21.5, d, "2024-08-20", "kg")
    case.f("height", 131, c, "2026-11-19", "cm")
    case.f("height", 113, r, "2026-11-19", "cm", note="figures swapped in the letter")
    case.f("bsa", 1.0, r, "2026-11-19", "m2")
    case.f("blood_group", "O Rh positive", d, note="before transplant; the donor is A Rh positive")
    case.f("diagnosis", "B-ALL", c, "2021-06-21")
    case.f("diagnosis", "B-ALL", r, "2021-06-21")
    case.f("status", "relapsed or refractory", r, "2026-10-20", note="third relapse")
    case.f("performance.lansky", 80, r, "2026-11-19")
    case.labs(e, "2026-11-20", {
        "hemoglobin": 8.2, "wbc": 2.1, "anc": 0.5, "alc": 1.2, "platelets": 33, "creatinine": (0.34, "", 0.60), "alt": (62, "", 34),
        "ast": (48, "", 42), "bilirubin": (0.8, "", 1.0), "ldh": (690, "", 300), "albumin": 3.7, "crp": (12, "1.2"), "ferritin": 2140,
    })
    case.labs(e, "2026-11-09", {"igg": (5.4, "540")})
    case.f("burden.blood_blasts", 12, e, "2026-11-20", "%")
    case.f("burden.marrow_blasts", 46, "midollo_2026-10-20.pdf", "2026-10-20", "%", note="morphology")
    case.f("burden.marrow_blasts", 41.2, "midollo_2026-10-20.pdf", "2026-10-20", "%", note="of events, flow cytometry")
    case.f("burden.extramedullary", "absent", r, "2026-11-19")
    case.viruses(c, "2026-10-23", {
        "hiv": ("negative", "HIV 1+2 Ag/Ab"), "hbsag": ("negative", "Hepatitis B surface Ag"), "hbc": ("negative", "Hepatitis B core Ab"),
        "hcv": ("negative", "Hepatitis C Ab"), "cmv": ("positive", "CMV IgG"),
    })
    case.viruses(c, "2026-11-09", {"cmv_dna": ("negative", "CMV DNA PCR"), "adenovirus": ("negative", "Adenovirus DNA PCR")})
    case.f("infection.active", "absent", r, "2026-11-19")
    case.f("cns", "negative", "allegati.zip/csf_report.pdf", "2026-10-21", note="CNS1")
    case.f("cns", "negative", r, "2026-10-21")
    case.f("organ.lvef", 63, r, "2026-11-10", "%")
    case.f("organ.lvef", 66, d, "2024-06-17", "%")
    case.f("organ.spo2", 99, c, "2026-11-19", "%")
    case.line(r, "2021-06-24", 1, "AIEOP-BFM ALL 2017", "", end="2023-06-30", response="CR")
    case.line(r, "2024-01-22", 2, "IntReALL HR, blinatumomab, allogeneic transplant", "blinatumomab", end="2024-07-03", response="CR")
    case.line(r, "2025-03-24", 3, "Inotuzumab ozogamicin", "inotuzumab ozogamicin", end="2025-05-12", response="CR")
    case.line(r, "2025-06-18", 4, "Tisagenlecleucel", "tisagenlecleucel", response="CR", type="car_t")
    case.f("line_count", [4, 4], r)
    case.f("prior.car_t", True, r, "2025-06-18")
    case.f("prior.allo_transplant", True, d, "2024-07-03")
    case.f("prior.allo_transplant", True, r, "2024-07-03")
    case.f("crs", "grade 3", r, "2025-06")
    case.f("radiotherapy", "TBI, 12 Gy", d, "2024-06-26", end="2024-06-28")


def gold_more(case: Case) -> None:
    """Tissue, conditions, drugs, typing; conflicts, gaps, distractors."""
    c, r, d, m, h = "summary_ccd.xml", "referral_2026-11-20.pdf", "lettera_dimissione_TCSE.pdf", "midollo_2026-10-20.pdf", "hla_report.txt"
    case.antigens(m, "2026-10-20", {"CD19": "positive 64 %", "CD22": "positive 97 %", "CD20": "negative 3 %", "CD38": "dim", "CD123": "dim 35 %", "CD33": "negative", "CD7": "negative", "CD5": "negative"})
    case.antigens(m, "2025-03-11", {"CD19": "positive 99 %", "CD22": "positive 98 %", "CD20": "negative 5 %", "CD38": "positive", "CD33": "negative", "CD7": "negative", "CD5": "negative"})
    case.f("mutation", "IKZF1 deletion exons 4-7", m, "2026-10-20")
    case.f("mutation", "TP53 p.R273H", m, "2026-10-20", vaf=18)
    case.f("cytogenetics", "46,XX,del(9)(p13)[8]/46,XX[12]", m, "2026-10-20")
    case.f("chimerism", 57, "allegati.zip/chimerismo.docx", "2026-10-20", "%", note="marrow; T cells 98 %")
    case.f("chimerism", 98, "allegati.zip/chimerismo.docx", "2026-10-20", "%", note="CD3+ T cells")
    for day, share in (("2025-01-15", 100), ("2025-03-11", 78), ("2025-09-17", 99)):
        case.f("chimerism", share, "allegati.zip/chimerismo.docx", day, "%")
    case.f("gvhd", "acute skin grade II, resolved", c, "2024-08-01")
    case.f("gvhd", "acute skin grade II, resolved", d, "2024-08-01")
    case.f("gvhd", "chronic: none", r, "2026-11-19")
    case.f("condition", "Anaphylaxis to pegaspargase", c, "2021-07-12")
    case.f("condition", "Hypogammaglobulinaemia", c, "2025-07-18")
    case.f("condition", "Catheter-related bacteraemia (S. epidermidis), resolved", c, "2026-11-12")
    case.f("condition", "CMV reactivation, treated", d, "2024-07")
    case.drugs(c, [
        ("mercaptopurine", "2026-11-02", "", "25 mg/m2 oral once daily"), ("co-trimoxazole", "2024-08-15", "", "Saturday and Sunday"),
        ("posaconazole", "2026-10-22", "", "200 mg oral once daily"), ("immunoglobulin", "2025-07-18", "", "0.4 g/kg every 4 weeks"),
        ("vancomycin", "2026-11-12", "2026-11-19", "15 mg/kg i.v. every 6 h"), ("ciclosporin", "2024-07-02", "2024-12-15", ""),
    ])
    case.f("medication", "methotrexate", "allegati.zip/csf_report.pdf", "2026-10-21", dose="12 mg", note="intrathecal, once")
    case.drugs(d, [("ganciclovir", "2024-07-29", "2024-08-12", ""), ("methylprednisolone", "", "", "2 mg/kg"), ("aciclovir", "", "", "")])
    case.f("last_dose", "immunoglobulin", r, "2026-11-05")
    case.f("last_dose", "ciclosporin", r, "2024-12-15")
    case.f("last_dose", "dexamethasone", r, "2025-05")
    case.hla(h, "2024-02-06", "hla", {"A": "A*02:01 A*11:01", "B": "B*35:01 B*51:01", "C": "C*04:01 C*14:02", "DRB1": "DRB1*11:04 DRB1*13:01", "DRB3": "DRB3*01:01 DRB3*02:02", "DQB1": "DQB1*03:01 DQB1*06:03", "DPB1": "DPB1*04:01 DPB1*04:02"})
    case.hla(h, "2024-02-06", "donor_hla", {"A": "A*02:01 A*11:01", "B": "B*35:01 B*51:01", "C": "C*04:01 C*14:02", "DRB1": "DRB1*11:04 DRB1*13:01", "DQB1": "DQB1*03:01 DQB1*06:03", "DPB1": "DPB1*04:01 DPB1*04:02"})
    case.f("antibodies", "class I and II negative (screen)", h, "2026-11-03")
    case.f("preference", "anywhere in Europe; father not before 10 December; keep the central line; no further total body irradiation", r, "2026-11-19")
    case.clash("height", ["131 cm (2026-11-19, summary_ccd.xml)", "113 cm (2026-11-19, referral_2026-11-20.pdf)"], "same day; the body surface area fits 131 cm")
    case.gap("height", "conflict")
    case.gap("infection.ebv", "ambiguous", "EBV DNA below the limit of quantification")
    case.gap("lab.egfr", "missing")
    case.gap("infection.tb", "missing")
    case.gap("hla.DQA1", "missing")
    case.no("medication", "dexamethasone", c, "planned (moodCode INT), not given")
    case.no("medication", "defibrotide", d, "not indicated")
    case.no("condition", "Epilepsy", c, "negated problem")
    case.no("autoimmune", "Hashimoto thyroiditis", c, "mother's illness")
    case.no("hla.A", "A*24:02", h, "father's typing, neither patient nor transplant donor")
    case.no("antigen.CD5", "positive", m, "residual T cells")
    case.no("antigen.CD7", "positive", m, "residual T cells")
    case.no("blood_group", "A Rh positive", d, "donor's group")
    case.no("mutation", "BCR::ABL1", m, "absent")
    case.no("mutation", "KMT2A rearrangement", m, "not rearranged")
    case.no("prior.car_t.date", "second infusion", r, "discussed, never given")
    case.no("diagnosis", "ALL", c, "cousin's leukaemia in the family history")
