"""Case u08."""

# fmt: off
# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.unseen.make_forms import PDF, Case, head, pdf_bytes, pdf_text, zip_bytes
from gold.cases.unseen.make_records import Fhir, vcf, words

KH = "Thüringer Waldklinikum Erfurt"
ADDR = "Am Steigerwald 77, 99096 Erfurt"
BOX = [("Patient", "Quastenberg, Friedhelm"), ("geb.", "30.07.1952"), ("PID", "TW-600412"), ("Geschlecht", "m")]


def make(case: Case) -> None:
    """Documents, then gold."""
    for part in (export, letter, pathology, csf, labs, archive, referral, panel, typing, gold, gold_more):
        part(case)


def export(case: Case) -> None:
    """Bulk export."""
    x = Fhir(case, identifier=[{"value": "TW-600412"}], name=[{"use": "official", "family": "Quastenberg", "given": ["Friedhelm"]}], gender="male",
             birthDate="1952-07-30", address=[{"city": "Erfurt", "country": "DE"}])
    x.cond("Mantelzelllymphom", "2017-10-09", "C83.1")
    x.cond("Prostatakarzinom, Z.n. Prostatektomie", "2015", "C61", clinical="resolved")
    x.cond("Rheumatoide Arthritis", "2012", "M06.9")
    x.cond("Diabetes mellitus Typ 2", "2009-04", "E11.9")
    x.cond("Chronische lymphatische Leukämie", "2017-09-20", "C91.1", verified="refuted", note=[{"text": "Einweisungsdiagnose; Histologie: MCL"}])
    x.cond("Bakterielle Meningitis", "2026-10-12", "G00.9", verified="refuted", note=[{"text": "Liquor: Lymphomzellen, Kultur steril"}])
    for drug in ("Rituximab", "Cyclophosphamid", "Doxorubicin", "Vincristin", "Cytarabin", "Cisplatin"):
        x.med(drug, "2017-10-23", "2018-03-12", "R-CHOP/R-DHAP alternierend, 6 Zyklen", note=[{"text": "1. Linie"}])
    x.med("Rituximab", "2018-07-02", "2021-04-12", "Erhaltung alle 2 Monate", note=[{"text": "1. Linie, Erhaltung"}])
    x.med("Ibrutinib", "2022-09-05", "2024-06-24", "560 mg/d", note=[{"text": "2. Linie"}])
    x.med("Pirtobrutinib", "2025-11-17", "2026-09-14", "200 mg/d", note=[{"text": "4. Linie"}])
    x.med("Methotrexat", "2026-10-16", "2026-11-06", "15 mg intrathekal, 2x/Woche, dann 1x/Woche", note=[{"text": "bei meningealem Befall"}])
    x.med("Metformin", "2009-04", dose="1000 mg 1-0-1")
    x.med("Prednisolon", "2012", dose="5 mg 1-0-0 (Rheuma)")
    x.med("Lenalidomid", "2026-10-01", dose="15 mg", status="not-taken", note=[{"text": "Kostenübernahme abgelehnt"}])
    x.med("Enoxaparin", "2026-10", dose="40 mg", status="entered-in-error")
    x.proc("Autologe Stammzelltransplantation (TEAM)", "2018-04-26")
    x.proc("Infusion von Brexucabtagen autoleucel", "2024-09-10")
    x.proc("Ganzhirnbestrahlung", "2026-10-30", status="not-done")
    x.proc("Lumbalpunktion", "2026-11-10")
    x.obs("Körpergewicht", "2026-11-12", 76.4, "kg", code="29463-7", category="vital-signs")
    x.obs("Körpergröße", "2026-11-12", 171, "cm", code="8302-2", category="vital-signs")
    x.obs("Sauerstoffsättigung", "2026-11-12", 93, "%", code="2708-6", category="vital-signs")
    x.obs("ECOG-Status", "2026-11-12", 2, code="89247-1", category="survey")
    x.obs("HIV-1/2 Ag/Ak", "2026-11-06", "negativ", code="56888-1")
    x.obs("HBsAg", "2026-11-06", "negativ", code="5196-1")
    x.obs("Anti-HBc gesamt", "2026-11-06", "positiv", code="13952-7")
    x.obs("HBV-DNA", "2026-11-06", None, status="registered", code="42595-9", dataAbsentReason=words("Ergebnis ausstehend"))
    x.obs("Anti-HCV", "2026-11-06", "negativ", code="13955-0")
    x.obs("CMV-IgG", "2026-11-06", "positiv", code="13949-3")
    x.obs("EBV-DNA (PCR)", "2026-11-06", "negativ", code="43730-1")
    x.obs("SARS-CoV-2 PCR", "2026-11-19", "positiv", code="94500-6")
    x.add("FamilyMemberHistory", status="completed", patient=x.patient, relationship=words("Bruder"), condition=[{"code": words("Akute myeloische Leukämie")}])
    x.ndjson("bulk", "de")


def letter(case: Case) -> None:
    """German letter."""
    case.pdf("arztbrief.pdf", PDF.Report(
        head(KH, "Medizinische Klinik II - Hämatologie, Onkologie", ADDR, lang="de", colour="#004f4f"),
        "Arztbrief zur stationären Behandlung 12.10. - 13.11.2026", (2026, 11, 13), [*BOX],
        [
            ("h", "Diagnosen"),
            ("list", [
                "Mantelzelllymphom, ED 09.10.2017, damals Stadium IV A, MIPI hoch; jetzt blastoides Rezidiv, TP53-mutiert, Stadium IV",
                "Meningeosis lymphomatosa 10/2026, unter i.th. Therapie liquorfrei seit 10.11.2026",
                "Rheumatoide Arthritis (ED 2012), Prednisolon 5 mg",
                "Diabetes mellitus Typ 2; Prostatakarzinom 2015 (kurativ operiert)",
            ]),
            ("h", "Bisherige Therapie"),
            ("list", [
                "1. R-CHOP/R-DHAP 10/2017 - 03/2018, autologe SZT 26.04.2018, Rituximab-Erhaltung bis 04/2021: CR",
                "2. Ibrutinib 09/2022 - 06/2024: PR, dann Progress",
                "3. Brexucabtagen autoleucel (CD19) 10.09.2024: CR bis 10/2025; CRS Grad 2, ICANS Grad 3 (Dexamethason, reversibel)",
                "4. Pirtobrutinib 11/2025 - 09/2026: PR, dann Progress mit ZNS-Beteiligung",
                "Intrathekal: Methotrexat 15 mg, 6 Gaben (16.10. - 06.11.2026), als Überbrückung; Hochdosis-MTX wegen eGFR nicht gegeben",
            ]),
            ("h", "Verlauf"),
            ("p", "Aufnahme mit Kopfschmerz und Hirnnervenparese. Eine bakterielle Meningitis wurde ausgeschlossen. Liquor siehe Anlage. Zum Entlasungszeitpunkt fieberfrei, kein aktiver Infekt. Kein Anhalt für Progressive multifokale Leukenzephalopathie. Echokardiographie 05.11.2026: LVEF 48 %. Lungenfunktion: DLCO 66 %."),
            ("p", "Entlassbefund 12.11.2026: ECOG 2, 76,4 kg, 171 cm, KOF 1,90 m². Milz 5 cm unter Rippenbogen. Blutgruppe A Rh positiv. Raucher bis 1999. Tochter mit Hashimoto-Thyreoiditis, Bruder verstarb an AML."),
            ("h", "Medikation bei Entlassung"),
            ("table", [["Wirkstoff", "Dosis", "seit"], ["Metformin", "1000 mg 1-0-1", "2009"], ["Prednisolon", "5 mg 1-0-0", "2012"], ["Aciclovir", "400 mg 1-0-1", "09/2024"], ["Entecavir", "0,5 mg 1-0-0", "07.11.2026"], ["Levetiracetam", "500 mg 1-0-1", "14.10.2026"], ["ASS", "pausiert", "seit 10/2026"]]),
            ("p", "Eine allogene Transplantation kommt nicht in Betracht und wurde nie durchgeführt. Wir bitten um Prüfung einer Therapie mit allogenen CAR-T-Zellen; Anzahl systemischer Vortherapien: 4."),
            ("sign", ["Dr. med. Corinna Wachsmuth", "PD Dr. med. Holger Ritzmann"]),
        ]))


def pathology(case: Case) -> None:
    """Node biopsy, scanned."""
    case.pdf("patho_scan.pdf", PDF.Report(
        head("Gemeinschaftspraxis für Pathologie Gera-Aue", "Dr. K. Sperling, Dr. M. Odenthal", "Flussufer 5, 99084 Erfurt", lang="de", style="typed", size="11pt"),
        "Histologie E26-9083", (2026, 9, 25), [*BOX[:2], ("Eingang", "18.09.2026"), ("Entnahme", "17.09.2026, LK zervikal links")],
        [
            ("p", "Diffuse Infiltrate blastoider mittelgroßer Zellen, hohe Mitoserate. t(11;14)(q13;q32) in der FISH in 91 % der Kerne."),
            ("table", [
                ["Marker", "17.09.2026", "08/2024", "10/2017"],
                ["CD20", "positiv (80 %)", "positiv", "positiv (100 %)"],
                ["CD19", "positiv (85 %)", "positiv (95 %)", "positiv"],
                ["CD22", "schwach (30 %)", "n.u.", "positiv"],
                ["CD79b", "positiv (90 %)", "n.u.", "n.u."],
                ["CD5", "positiv (70 %)", "positiv", "positiv"],
                ["CD30", "negativ", "n.u.", "negativ"],
                ["CD38", "n.u.", "n.u.", "-"],
                ["Cyclin D1", "positiv", "positiv", "positiv"],
                ["SOX11", "positiv", "positiv", "positiv"],
                ["CD10", "negativ", "negativ", "negativ"],
                ["Ki-67", "80 %", "40 %", "20 %"],
            ]),
            ("p", "Diagnose: Rezidiv eines Mantelzelllymphoms, blastoide Variante. Kein Anhalt für diffus großzelliges B-Zell-Lymphom. n.u. = nicht untersucht."),
            ("sign", ["Dr. med. M. Odenthal"]),
        ]), "pdf-image", seed=4)


def csf(case: Case) -> None:
    """CSF course, Word."""
    case.docx("liquor_verlauf.docx", "de", [KH, "Liquorlabor"], [
        ("h", "Liquorbefunde kumulativ - Quastenberg, Friedhelm, geb. 30.07.1952"),
        ("table", [
            ["Datum", "Zellen/µl", "Zytologie", "Durchflusszytometrie", "Eiweiß g/l"],
            ["14.10.2026", "64", "Lymphomzellen", "CD5+ CD19+ CD20+ klonal (92 %)", "1,2"],
            ["27.10.2026", "7", "vereinzelt atypische Zellen", "klonal 11 %", "0,7"],
            ["10.11.2026", "2", "keine malignen Zellen", "kein klonaler B-Zell-Nachweis; T-Zellen CD5+", "0,4"],
        ]),
        ("p", "Kulturen durchgehend steril. JC-Virus-PCR und HSV-/VZV-PCR negativ (14.10.2026)."),
        ("p", "i. A. M. Trautvetter, MTLA"),
    ])


def labs(case: Case) -> None:
    """Long, commas, units of eastern Germany, latin-1."""
    tests = [
        ("Hämoglobin", "g/L", "135-175", 104, 97), ("Leukozyten", "Gpt/L", "4.0-10.0", 9.1, 12.6), ("Neutrophile", "Gpt/L", "1.8-7.5", 3.1, 2.8), ("Lymphozyten", "Gpt/L", "1.0-4.0", 4.6, 7.9),
        ("Thrombozyten", "Gpt/L", "150-400", 102, 84), ("Kreatinin", "µmol/L", "62-106", 101, 96), ("eGFR", "ml/min/1.73m²", ">60", 67, 71), ("ALAT", "µkat/L", "<0.74", 0.58, 0.62),
        ("ASAT", "µkat/L", "<0.60", 0.5, 0.55), ("Bilirubin", "µmol/L", "<21", 12, 14), ("LDH", "µkat/L", "<4.13", 7.2, 8.1), ("Albumin", "g/L", "35-52", 36, 35), ("Calcium", "mmol/L", "2.20-2.55", 2.33, 2.31),
        ("CRP", "mg/L", "<5", 21, 12), ("Ferritin", "µg/L", "30-400", 530, "storniert"), ("IgG", "g/L", "7.0-16.0", 2.9, ""),
    ]
    rows: list[list[object]] = [["Datum", "Analyt", "Wert", "Einheit", "Referenz"]]
    for day, column in (("2026-10-28", 3), ("2026-11-12", 4)):
        rows += [[day, t[0], t[column], t[1], t[2]] for t in tests if t[column] != ""]
    case.csv("labor.csv", "de", rows, encoding="latin-1")


def archive(case: Case) -> None:
    """Imaging reports in English."""
    pet = pdf_bytes(PDF.Report(
        head("Ilm Valley Imaging", "PET centre", "Ringstr. 2, 99423 Weimar, Germany", colour="#803300"),
        "FDG PET/CT", (2026, 10, 22), [("Patient", "Quastenberg, Friedhelm"), ("Date of birth", "30.07.1952"), ("Date of scan", "21.10.2026"), ("Prior", "PET/CT 02.02.2026")],
        [("p", "Mesenteric conglomerate 8.8 x 6.1 cm (SUVmax 18.9; prior 3.9 x 2.7 cm). Left cervical node 3.0 x 2.2 cm (SUVmax 12.2). SPD 60.3 cm2. Spleen 17 cm, diffusely avid. Gastric wall thickening, avid: lymphoma of the stomach. Marrow diffusely increased, may be reactive or infiltrated."),
         ("p", "Deauville 5. Stage IV. No hydronephrosis. Leptomeninges cannot be assessed by PET."), ("sign", ["Dr. P. Lindig"])]))
    mri = pdf_bytes(PDF.Report(
        head("Ilm Valley Imaging", "MRI", "Ringstr. 2, 99423 Weimar, Germany", colour="#803300"),
        "MRI of brain and spine", (2026, 11, 11), [("Patient", "Quastenberg, Friedhelm"), ("Date of birth", "30.07.1952"), ("Date of scan", "11.11.2026"), ("Prior", "MRI 13.10.2026")],
        [("p", "Leptomeningeal enhancement along cranial nerves VII/VIII, seen on 13.10.2026, has resolved. No parenchymal lesion. Small-vessel disease, Fazekas 1. No evidence of PML. No stroke."),
         ("p", "Impression: complete regression of leptomeningeal disease."), ("sign", ["Dr. A. Feuerbach"])]))
    case.put("bildgebung.zip", "zip", "en", zip_bytes({"pet_ct_2026-10-21.pdf": pet, "mri_2026-11-11.pdf": mri}))
    case.listed("bildgebung.zip/pet_ct_2026-10-21.pdf", "pdf-text", "en", pdf_text(pet))
    case.listed("bildgebung.zip/mri_2026-11-11.pdf", "pdf-text", "en", pdf_text(mri))


def referral(case: Case) -> None:
    """Plain text e-mail."""
    case.text("referral_mail.txt", "en", """From: c.wachsmuth@waldklinikum.example
To: celltherapy@board.example
Date: Wed, 18 Nov 2026 17:05:11 +0100
Subject: Friedhelm Q., born 30 July 1952 - mantle cell lymphoma, donor-derived CAR-T?

Dear board,

74-year-old man from Erfurt with blastoid mantle cell lymphoma, relapsed after four lines (R-CHOP/R-DHAP with
autologous transplant, ibrutinib, brexu-cel, pirtobrutinib). Last pirtobrutinib 14 Sept 2026. No allogeneic transplant.
CNS disease in October cleared with intrathecal methotrexate (last dose 6 Nov 2026); CSF 10 Nov 2026 and MRI 11 Nov 2026
without lymphoma. ECOG 2. LVEF 58 % on echo of 5 Nov 2026. Weight 76.4 kg.
Today's count: Hb 9.5 g/dL, WBC 13.1 K/uL, ANC 2.7 K/uL, PLT 79 K/uL, creatinine 1.1 mg/dL.
Venetoclax was considered but not started. Bridging with low-dose bendamustine is planned if you accept him.
Rheumatoid arthritis is quiet on prednisolone 5 mg. He is not diabetic on insulin (metformin only).

He wants treatment no further than Leipzig, Jena or Berlin, needs a wheelchair-accessible flat, and would accept a
phase 1 trial. His brother Walter is HLA-typed (attached), his other brother died of AML.

Quoted from the mail of Dr. Ritzmann, 2 Feb 2026:
> ECOG 0, in complete remission, weight 82 kg, platelets 165 K/uL.

Regards, C. Wachsmuth
""")


def panel(case: Case) -> None:
    """Panel of the node."""
    rows = [
        ("4", 1961074, "G", "A", "PASS", 1320, 0.27, ("missense_variant", "NSD2", "NM_001042424.3", "c.3295G>A", "p.Glu1099Lys")),
        ("11", 108335105, "C", "T", "PASS", 1610, 0.462, ("stop_gained", "ATM", "NM_000051.4", "c.8305C>T", "p.Gln2769Ter")),
        ("17", 7674220, "C", "T", "PASS", 1544, 0.52, ("missense_variant", "TP53", "NM_000546.6", "c.743G>A", "p.Arg248Gln")),
        ("X", 101356176, "C", "G", "PASS", 980, 0.18, ("missense_variant", "BTK", "NM_000061.3", "c.1442G>C", "p.Cys481Ser")),
        ("4", 105234594, "G", "A", "germline", 1201, 0.49, ("missense_variant", "TET2", "NM_001127208.3", "c.652G>A", "p.Val218Met")),
    ]
    case.xml("E26-9083_panel.vcf", "vcf", "en", vcf("E26-9083", "20261002", "LymphoidPanel-2026", rows, "sampleCollected=2026-09-17"))


def typing(case: Case) -> None:
    """HLA of patient and brother as a table."""
    case.csv("hla_quastenberg.csv", "en", [
        ["Sample", "Collected", "Locus", "Allele 1", "Allele 2", "Method"],
        *[["QUASTENBERG F (patient)", "2026-11-04", locus, *pair.split(), "NGS"] for locus, pair in (("A", "A*02:01 A*25:01"), ("B", "B*18:01 B*44:02"), ("C", "C*05:01 C*12:03"), ("DRB1", "DRB1*12:01 DRB1*15:01"), ("DRB3", "DRB3*02:02 -"), ("DRB5", "DRB5*01:01 -"), ("DQB1", "DQB1*03:01 DQB1*06:02"))],
        *[["QUASTENBERG W (brother)", "2026-11-05", locus, *pair.split(), "SSO"] for locus, pair in (("A", "A*02:01 A*32:01"), ("B", "B*44:02 B*51:01"), ("C", "C*05:01 C*15:02"), ("DRB1", "DRB1*12:01 DRB1*14:54"))],
    ])


def gold(case: Case) -> None:
    """Person, blood, viruses, lines."""
    pt, ob, ms, a, t, w, pc = "bulk/Patient.ndjson", "bulk/Observation.ndjson", "bulk/MedicationStatement.ndjson", "arztbrief.pdf", "referral_mail.txt", "labor.csv", "bulk/Procedure.ndjson"
    p, r = "bildgebung.zip/pet_ct_2026-10-21.pdf", "bildgebung.zip/mri_2026-11-11.pdf"
    case.f("name", "Friedhelm Quastenberg", pt)
    case.f("birth_date", "1952-07-30", pt)
    case.f("sex", "male", pt)
    case.f("place", "Erfurt, Germany", pt)
    case.f("weight", 76.4, ob, "2026-11-12", "kg")
    case.f("weight", 76.4, a, "2026-11-12", "kg")
    case.f("weight", 82, t, "2026-02-02", "kg", note="quoted older mail")
    case.f("height", 171, ob, "2026-11-12", "cm")
    case.f("bsa", 1.90, a, "2026-11-12", "m2")
    case.f("blood_group", "A Rh positive", a)
    case.f("diagnosis", "MCL", "bulk/Condition.ndjson", "2017-10-09")
    case.f("diagnosis", "MCL", a, "2017-10-09")
    case.f("status", "relapsed or refractory", a, "2026-11-13")
    case.f("stage", "Ann Arbor IV", a, "2026-11-13")
    case.f("stage", "Ann Arbor IV", a, "2017-10-09", note="IV A at first diagnosis")
    case.f("stage", "Ann Arbor IV", p, "2026-10-21")
    case.f("performance.ecog", 2, ob, "2026-11-12")
    case.f("performance.ecog", 2, t, "2026-11-18")
    case.f("performance.ecog", 0, t, "2026-02-02", note="quoted older mail")
    case.labs(t, "2026-11-18", {"hemoglobin": 9.5, "wbc": 13.1, "anc": 2.7, "platelets": 79, "creatinine": 1.1})
    case.labs(w, "2026-11-12", {
        "alc": 7.9, "egfr": 71, "alt": (37.2, "0.62", 44.4), "ast": (33, "0.55", 36),
        "bilirubin": (0.819, "14", 1.23), "ldh": (486, "8.1", 247.8), "albumin": (3.5, "35"), "calcium": (9.26, "2.31"), "crp": 12,
    })
    case.labs(w, "2026-10-28", {"ferritin": 530, "igg": 2.9})
    case.viruses(ob, "2026-11-06", {"hiv": ("negative", "HIV-1/2 Ag/Ak"), "hbsag": ("negative", "HBsAg"), "hbc": ("positive", "Anti-HBc gesamt"), "hcv": ("negative", "Anti-HCV"), "cmv": ("positive", "CMV-IgG"), "ebv_dna": ("negative", "EBV-DNA (PCR)")})
    case.viruses(ob, "2026-11-19", {"covid": ("positive", "SARS-CoV-2 PCR")})
    for virus, assay in (("jcv", "JC-Virus-PCR"), ("hsv", "HSV-/VZV-PCR"), ("vzv", "HSV-/VZV-PCR")):
        case.f(f"infection.{virus}", "negative", "liquor_verlauf.docx", "2026-10-14", assay=assay)
    case.f("infection.active", "absent", a, "2026-11-13")
    lq = "liquor_verlauf.docx"
    case.f("cns", "positive", lq, "2026-10-14")
    case.f("cns", "positive", lq, "2026-10-27")
    case.f("cns", "negative", lq, "2026-11-10")
    case.f("cns", "negative", a, "2026-11-10")
    case.f("cns", "negative", t, "2026-11-10")
    case.f("cns", "negative", r, "2026-11-11")
    case.f("cns", "positive", r, "2026-10-13", note="earlier MRI, as described")
    case.f("organ.lvef", 48, a, "2026-11-05", "%")
    case.f("organ.lvef", 58, t, "2026-11-05", "%")
    case.f("organ.dlco", 66, a, "", "%")
    case.f("organ.spo2", 93, ob, "2026-11-12", "%")
    case.line(ms, "2017-10-23", 1, "R-CHOP/R-DHAP, autologous transplant, rituximab maintenance", "rituximab, cyclophosphamide, doxorubicin, vincristine, cytarabine, cisplatin", end="2021-04-12", response="CR")
    case.line(ms, "2022-09-05", 2, "ibrutinib", "ibrutinib", end="2024-06-24", response="PR")
    case.line(pc, "2024-09-10", 3, "brexucabtagene autoleucel", "brexucabtagene autoleucel", response="CR", type="car_t")
    case.line(ms, "2025-11-17", 4, "pirtobrutinib", "pirtobrutinib", end="2026-09-14", response="PR")
    case.f("line_count", [4, 4], a)
    case.f("line_count", [4, 4], t)
    case.f("prior.car_t", True, pc, "2024-09-10")
    case.f("prior.car_t", True, a, "2024-09-10")
    case.f("prior.target.CD19", True, a, "2024-09-10")
    case.f("prior.auto_transplant", True, a, "2018-04-26")
    case.f("prior.auto_transplant", True, pc, "2018-04-26")
    case.f("prior.allo_transplant", False, a)
    case.f("prior.allo_transplant", False, t)
    case.f("crs", "grade 2", a, "2024-09")
    case.f("icans", "grade 3, resolved", a, "2024-09")


def gold_more(case: Case) -> None:
    """Tissue, conditions, drugs, typing; conflicts, gaps, distractors."""
    co, ms, a, t, s, v = "bulk/Condition.ndjson", "bulk/MedicationStatement.ndjson", "arztbrief.pdf", "referral_mail.txt", "patho_scan.pdf", "E26-9083_panel.vcf"
    p, r, h = "bildgebung.zip/pet_ct_2026-10-21.pdf", "bildgebung.zip/mri_2026-11-11.pdf", "hla_quastenberg.csv"
    case.antigens(s, "2026-09-17", {"CD20": "positive 80 %", "CD19": "positive 85 %", "CD22": "dim 30 %", "CD79b": "positive 90 %", "CD5": "positive 70 %", "CD30": "negative"})
    case.antigens(s, "2024-08", {"CD20": "positive", "CD19": "positive 95 %", "CD5": "positive"})
    case.antigens(s, "2017-10", {"CD20": "positive 100 %", "CD19": "positive", "CD22": "positive", "CD5": "positive", "CD30": "negative"})
    case.f("antigen.CD5", "positive", "liquor_verlauf.docx", "2026-10-14", note="lymphoma cells of the CSF")
    case.f("antigen.CD19", "positive", "liquor_verlauf.docx", "2026-10-14", note="lymphoma cells of the CSF")
    case.f("antigen.CD20", "positive", "liquor_verlauf.docx", "2026-10-14", note="lymphoma cells of the CSF")
    case.f("cytogenetics", "t(11;14)(q13;q32)", s, "2026-09-17")
    case.f("mutation", "TP53", a, note="named without a change")
    for name, vaf in (("NSD2 p.E1099K", 27), ("ATM p.Q2769*", 46.2), ("TP53 p.R248Q", 52), ("BTK p.C481S", 18)):
        case.f("mutation", name, v, "2026-09-17", vaf=vaf)
    case.f("burden.spd", 60.3, p, "2026-10-21", "cm2")
    case.f("burden.largest_lesion", 88, p, "2026-10-21", "mm", printed="8.8")
    case.f("burden.suvmax", 18.9, p, "2026-10-21")
    case.f("burden.deauville", 5, p, "2026-10-21")
    case.f("burden.extramedullary", "stomach", p, "2026-10-21")
    case.f("condition", "Prostate carcinoma, treated", co, "2015")
    case.f("condition", "Type 2 diabetes mellitus", co, "2009-04")
    case.f("autoimmune", "rheumatoid arthritis", co, "2012")
    case.f("autoimmune", "rheumatoid arthritis", a, "2012")
    case.drugs(ms, [("metformin", "2009-04", "", "1000 mg 1-0-1"), ("prednisolone", "2012", "", "5 mg 1-0-0"), ("methotrexate", "2026-10-16", "2026-11-06", "15 mg intrathekal")])
    case.drugs(a, [("metformin", "2009", "", "1000 mg 1-0-1"), ("prednisolone", "2012", "", "5 mg 1-0-0"), ("aciclovir", "2024-09", "", "400 mg 1-0-1"), ("entecavir", "2026-11-07", "", "0,5 mg 1-0-0"), ("levetiracetam", "2026-10-14", "", "500 mg 1-0-1")])
    case.f("last_dose", "pirtobrutinib", t, "2026-09-14")
    case.f("last_dose", "methotrexate", t, "2026-11-06", note="intrathecal")
    case.hla(h, "2026-11-04", "hla", {"A": "A*02:01 A*25:01", "B": "B*18:01 B*44:02", "C": "C*05:01 C*12:03", "DRB1": "DRB1*12:01 DRB1*15:01", "DRB3": "DRB3*02:02", "DRB5": "DRB5*01:01", "DQB1": "DQB1*03:01 DQB1*06:02"})
    case.f("preference", "no further than Leipzig, Jena or Berlin; wheelchair-accessible flat; would accept a phase 1 trial", t, "2026-11-18")
    case.clash("organ.lvef", ["48 % (2026-11-05, arztbrief.pdf)", "58 % (2026-11-05, referral_mail.txt)"], "same examination")
    case.gap("organ.lvef", "conflict")
    case.gap("infection.hbv_dna", "missing", "pending, core antibody positive")
    case.gap("infection.active", "ambiguous", "none on 2026-11-13, SARS-CoV-2 PCR positive on 2026-11-19")
    case.gap("lab.igg", "old", "2026-10-28")
    case.gap("lab.ferritin", "old", "2026-10-28, later order cancelled")
    case.gap("antigen.CD38", "missing", "not tested")
    case.gap("hla.DPB1", "missing")
    case.gap("antibodies", "missing")
    case.no("diagnosis", "CLL", co, "refuted")
    case.no("condition", "Bacterial meningitis", co, "refuted")
    case.no("medication", "lenalidomide", ms, "not-taken")
    case.no("medication", "enoxaparin", ms, "entered-in-error")
    case.no("medication", "venetoclax", t, "considered, not started")
    case.no("medication", "bendamustine", t, "planned only")
    case.no("radiotherapy", "whole brain", "bulk/Procedure.ndjson", "not-done")
    case.no("diagnosis", "AML", "bulk/FamilyMemberHistory.ndjson", "brother's illness")
    case.no("autoimmune", "Hashimoto thyroiditis", a, "daughter's illness")
    case.no("hla.A", "A*32:01", h, "brother's typing")
    case.no("antigen.CD5", "positive", "liquor_verlauf.docx", "normal T cells of 2026-11-10")
    case.no("condition", "Progressive multifocal leukoencephalopathy", r, "no evidence")
    case.no("mutation", "TET2 p.V218M", v, "germline polymorphism")
    case.no("medication", "acetylsalicylic acid", a, "paused")
    case.no("line", "intrathecal methotrexate", a, "bridging, no line")
