"""Case u02."""

# fmt: off
# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.unseen.make_forms import PDF, Case, head
from gold.cases.unseen.make_records import Fhir, vcf, words

NAME = "Hinnerk Oltmanns"
BOX = [("Patient", "Oltmanns, Hinnerk"), ("geb.", "03.11.1957"), ("Fallnummer", "9920417"), ("Geschlecht", "männlich")]
HOSP = "Klinikum Huntetal Oldenburg"


def make(case: Case) -> None:
    """Documents, then gold."""
    for part in (export, arztbrief, pathology, pet, panel, labs, photo, note, gold, gold_more):
        part(case)


def export(case: Case) -> None:
    """Bulk export."""
    x = Fhir(case, identifier=[{"value": "9920417"}], name=[{"family": "Oltmanns", "given": ["Hinnerk"]}], gender="male",
             birthDate="1957-11-03", address=[{"city": "Oldenburg", "country": "DE"}])
    x.cond("Follikuläres Lymphom", "2019-05-14", "C82.1", stage=[{"summary": words("Ann Arbor III A bei Erstdiagnose")}])
    x.cond("Vorhofflimmern, paroxysmal", "2022-08", "I48.0")
    x.cond("Arterielle Hypertonie", "2010", "I10.00")
    x.cond("Diffus großzelliges B-Zell-Lymphom", "2026-09-30", "C83.3", verified="refuted", note=[{"text": "V.a. Transformation; histologisch nicht bestätigt (08.10.2026)"}])
    x.cond("Lungenembolie", "2023-07", "I26.9", clinical="resolved", note=[{"text": "unter Lenalidomid"}])
    for drug in ("Rituximab", "Bendamustin"):
        x.med(drug, "2019-06-11", "2019-11-05", "R-Bendamustin, 6 Zyklen", note=[{"text": "1. Linie"}])
    x.med("Rituximab", "2020-01-14", "2021-11-16", "375 mg/m2 alle 8 Wochen", note=[{"text": "Erhaltung nach 1. Linie"}])
    for drug in ("Rituximab", "Lenalidomid"):
        x.med(drug, "2023-03-20", "2024-02-19", "R2, 12 Zyklen", note=[{"text": "2. Linie"}])
    x.med("Mosunetuzumab", "2024-07-15", "2025-06-23", "1/2/60/30 mg i.v.", note=[{"text": "3. Linie, 17 Zyklen"}])
    for drug, dose in (("Zanubrutinib", "160 mg 2x tgl."), ("Obinutuzumab", "1000 mg i.v.")):
        x.med(drug, "2026-04-27", "2026-09-30", dose, note=[{"text": "4. Linie"}])
    x.med("Apixaban", "2023-07", dose="2,5 mg 1-0-1", atc="B01AF02")
    x.med("Bisoprolol", "2022-08", dose="2,5 mg 1-0-0")
    x.med("Amiodaron", "2022-08", dose="200 mg", status="not-taken")
    x.med("Tazemetostat", "2026-11-30", dose="800 mg 2x tgl.", status="intended")
    x.proc("Axilläre Lymphknotenexstirpation", "2019-05-14")
    x.proc("Lymphknotenexstirpation inguinal rechts", "2026-10-06")
    x.proc("Knochenmarkpunktion", "2026-10-07")
    x.proc("Bestrahlung inguinal rechts 2 x 2 Gy", "2026-10-19", "2026-10-20")
    x.obs("Körpergewicht", "2026-11-16", 91.3, "kg", code="29463-7", category="vital-signs")
    x.obs("Körpergröße", "2026-11-16", 184, "cm", code="8302-2", category="vital-signs")
    x.obs("ECOG", "2026-11-16", 1, code="89247-1", category="survey")
    x.obs("Sauerstoffsättigung", "2026-11-16", 95, "%", code="2708-6", category="vital-signs")
    x.obs("HIV-1/2 Ag/Ak", "2026-10-12", "negativ", code="56888-1")
    x.obs("HBs-Antigen", "2026-10-12", "negativ", code="5196-1")
    x.obs("Anti-HBc", "2026-10-12", "negativ", code="13952-7")
    x.obs("Anti-HCV", "2026-10-12", "reaktiv", code="13955-0")
    x.obs("HCV-RNA (PCR)", "2026-10-15", "nicht nachweisbar", code="11259-9")
    x.obs("CMV-IgG", "2026-10-12", "negativ", code="13949-3")
    x.obs("EBV VCA-IgG", "2026-10-12", "positiv", code="7885-7")
    x.obs("Interferon-gamma-Test (Tuberkulose)", "2026-10-12", "grenzwertig, Wiederholung empfohlen", code="71773-6")
    x.obs("Laktatdehydrogenase", "2026-11-02", 1277, "U/L", code="2532-0", status="entered-in-error", note=[{"text": "hämolytisch"}])
    x.ndjson("fhir_bulk", "de")


def arztbrief(case: Case) -> None:
    """Letter of the haematology clinic, Word."""
    case.docx("arztbrief_2026-11-16.docx", "de", [HOSP, "Klinik für Hämatologie und Onkologie", "Rahel-Straus-Weg 7, 26133 Oldenburg"], [
        ("p", "Oltmanns, Hinnerk, geb. 03.11.1957 - ambulante Vorstellung am 16.11.2026"),
        ("h", "Diagnosen"),
        ("list", [
            "Follikuläres Lymphom Grad 2, ED 05/2019, Stadium III A, FLIPI 3",
            "4. Rezidiv/Progress 09/2026, jetzt Grad 3A, Stadium III A, kein Anhalt für Transformation",
            "Paroxysmales Vorhofflimmern (ED 08/2022); Z.n. Lungenembolie 07/2023 unter Lenalidomid",
            "Z.n. Hepatitis C, ausgeheilt nach Sofosbuvir/Velpatasvir 2017 (HCV-RNA 10/2026 negativ)",
            "Periphere Polyneuropathie Grad 1",
        ]),
        ("h", "Therapieverlauf"),
        ("table", [
            ["Linie", "Therapie", "Zeitraum", "Bestes Ansprechen"],
            ["1", "R-Bendamustin x 6, dann Rituximab-Erhaltung", "06/2019 - 11/2019; Erhaltung bis 11/2021", "CR"],
            ["2", "Rituximab/Lenalidomid (R2)", "03/2023 - 02/2024", "PR"],
            ["3", "Mosunetuzumab (17 Zyklen)", "07/2024 - 06/2025", "CR"],
            ["4", "Zanubrutinib + Obinutuzumab", "04/2026 - 09/2026", "SD, dann PD"],
            ["-", "RT inguinal re. 2 x 2 Gy", "19.-20.10.2026", "lokal gut"],
        ]),
        ("h", "Anamnese und Befund"),
        ("p", "Keine B-Symptome. ECOG 1. 91 kg bei 184 cm. Keine tastbar vergrösserte Milz, keine Lympödeme. Unter Mosunetuzumab CRS Grad 1 im ersten Zyklus (07/2024), nach Paracetamol abgeklungen. Vater mit Kolonkarzinom verstorben, eine Nichte mit Morbus Hodgkin. Autoimmunerkrankungen verneint. Keine CAR-T-Zelltherapie, keine autologe oder allogene Transplantation in der Vorgeschichte."),
        ("p", "Keine Hinweise auf ZNS-Befall (klinisch; ein MRT liegt nicht vor). Kein Fieber, kein aktiver Infekt. Im August 2026 Herpes zoster Th6 links, abgeheilt."),
        ("h", "Medikation"),
        ("list", ["Apixaban 2,5 mg 1-0-1", "Bisoprolol 2,5 mg 1-0-0", "Valaciclovir 500 mg 1-0-0 (seit 08/2026)", "Zanubrutinib: abgesetzt am 30.09.2026", "Kortison: keines"]),
        ("h", "Procedere"),
        ("p", "Vorstellung im Tumorboard 12.11.2026: Empfehlung zelluläre Therapie. Ein Versuch mit Tazemetostat wird nur erwogen, falls keine Studie verfügbar ist; bisher nicht begonnen. Die Leukapherese für ein autologes Produkt wurde wegen Lymphopenie zurückgestellt."),
        ("sign", ["Mit freundlichen kollegialen Grüßen", "Dr. med. Antje Reinders-Mohr, Oberärztin"]),
    ])


def pathology(case: Case) -> None:
    """Node of October 2026 and marrow, with addendum."""
    case.pdf("histologie.pdf", PDF.Report(
        head("Institut für Pathologie Weser-Ems", "Hämatopathologie", "Am Hafendeich 22, 26122 Oldenburg", lang="de", colour="#5b3a75"),
        "Histologischer Befund H/2026/55107", (2026, 10, 13),
        [*BOX, ("Entnahme", "06.10.2026 (A), 07.10.2026 (B)"), ("Befund", "08.10.2026, Nachtrag 13.10.2026"), ("Material", "A: LK inguinal rechts; B: Beckenkammstanze")],
        [
            ("p", "Klinische Angaben: FL, Progress unter Zanubrutinib/Obinutuzumab. Transformation?"),
            ("h", "Mikroskopie"),
            ("p", "A: Lymphknoten mit rückgebildeten und neoplastischen Follikeln, > 15 Zentroblasten/HPF, Zentrozyten noch vorhanden. Keine diffusen Rasen großer Blasten. B: Altersentsprechende Hämatopoese, keine Infiltration durch das Lymphom."),
            ("h", "Immunhistologie (A)"),
            ("table", [
                ["Antigen", "06.10.2026", "Vorbefund 14.05.2019"],
                ["CD20", "schwach positiv (ca. 40 %)", "positiv (100 %)"],
                ["CD19", "positiv (90 %)", "positiv"],
                ["CD22", "positiv (85 %)", "nicht untersucht"],
                ["CD79b", "positiv (70 %)", "nicht untersucht"],
                ["CD10", "positiv", "positiv"],
                ["BCL2", "positiv", "positiv"],
                ["CD5", "negativ (reaktive T-Zellen positiv)", "negativ"],
                ["CD30", "negativ; einzelne aktivierte Begleitzellen +", "negativ"],
                ["Ki-67", "35 %", "15 %"],
            ]),
            ("h", "Beurteilung"),
            ("p", "Follikuläres Lymphom Grad 3A (WHO). Kein Anhalt für eine Transformation in ein aggressives B-Zell-Lymphom. Knochenmark frei."),
            ("h", "Nachtrag vom 13.10.2026 (FISH)"),
            ("p", "t(14;18)(q32;q21) mit IGH::BCL2-Fusion nachgewiesen (78 % der Kerne). BCL6: kein Bruch. MYC: kein Bruch. NGS-Panel: gesondert (VCF)."),
            ("sign", ["Prof. Dr. med. Wiebke Thormählen"]),
        ], "H/2026/55107"))


def pet(case: Case) -> None:
    """Second reading in English."""
    case.pdf("petct_second_reading.pdf", PDF.Report(
        head("Nordsee Imaging Core Lab", "Central reading service", "Quay 3, 26382 Wilhelmshaven, Germany", style="typed", font="DejaVu Sans Mono", size="8.5pt"),
        "Independent reading of FDG PET/CT", (2026, 11, 9),
        [("Subject", NAME), ("Born", "03 Nov 1957"), ("Scan date", "05 Nov 2026"), ("Baseline", "25 Sep 2026")],
        [
            ("p", "Indication: relapsed follicular lymphoma, low-dose RT to right groin completed 20 Oct 2026."),
            ("table", [
                ["Target lesion", "LDi x SDi (mm)", "PPD (mm2)", "SUVmax", "25 Sep 2026"],
                ["T1 right external iliac", "42 x 30", "1260", "11.8", "40 x 28"],
                ["T2 para-aortic", "36 x 24", "864", "9.6", "30 x 22"],
                ["T3 left axillary", "19 x 14", "266", "6.1", "18 x 14"],
            ]),
            ("p", "SPD 23.9 cm2. Right inguinal node (irradiated) 11 x 8 mm, SUVmax 2.4, not counted. Spleen 11.5 cm. No bone lesions. No pleural effusion. Low-grade uptake in the ascending colon is probably physiological; a polyp cannot be excluded."),
            ("p", "Deauville score: 4. Overall: stage III, no extranodal site. Biopsy-proven transformation: none reported to us."),
            ("p", "Reader remark: reference liver SUVmax 2.9, SUVmean 2.1."),
            ("sign", ["Reader 2: F. Brüggemann, MD"]),
        ], "Core lab reading, not for billing"))


def panel(case: Case) -> None:
    """Tumour panel."""
    rows = [
        ("7", 148811635, "T", "A", "weak_evidence", 1980, 0.006, ("missense_variant", "EZH2", "NM_004456.5", "c.1937A>T", "p.Tyr646Phe")),
        ("12", 49026390, "G", "A", "PASS", 1540, 0.412, ("stop_gained", "KMT2D", "NM_003482.4", "c.8506C>T", "p.Gln2836Ter")),
        ("16", 3738616, "G", "A", "PASS", 1322, 0.377, ("missense_variant", "CREBBP", "NM_004380.3", "c.4336C>T", "p.Arg1446Cys")),
        ("17", 7674220, "C", "T", "PASS", 1701, 0.085, ("missense_variant", "TP53", "NM_000546.6", "c.743G>A", "p.Arg248Gln")),
        ("1", 2556714, "C", "T", "PASS", 1189, 0.335, ("missense_variant", "TNFRSF14", "NM_003820.4", "c.196C>T", "p.Arg66Cys")),
        ("13", 32340301, "G", "A", "germline", 1650, 0.498, ("missense_variant", "BRCA2", "NM_000059.4", "c.5946G>A", "p.Met1982Ile")),
    ]
    case.xml("H2026_55107_panel.vcf", "vcf", "en", vcf("H2026-55107-A", "20261014", "LymphoPanel-v3", rows, "sampleCollected=2026-10-06"))


def labs(case: Case) -> None:
    """Workbook: dates across, second sheet is of another person."""
    d1, d2, d3 = ("date", "2026-09-14"), ("date", "2026-10-12"), ("date", "2026-11-16")
    case.xlsx("Laborverlauf.xlsx", "de", {
        "Oltmanns H": [
            ["Laborverlauf", "Oltmanns, Hinnerk", "03.11.1957"], [],
            ["Parameter", "Einheit", "Referenz", d1, d2, d3],
            ["Hämoglobin", "mmol/l", "8,6-12,1", 7.6, 7.2, 6.9],
            ["Leukozyten", "/nl", "4,3-10,0", 4.8, 4.4, 4.1],
            ["Neutrophile abs.", "/nl", "1,8-7,2", 2.9, 2.6, 2.5],
            ["Lymphozyten abs.", "/nl", "1,0-4,8", 0.7, 0.62, 0.55],
            ["Thrombozyten", "/nl", "150-400", 138, 126, 117],
            ["Kreatinin", "µmol/l", "59-104", 104, 106, 109],
            ["eGFR (CKD-EPI)", "ml/min/1,73m²", ">60", 67, 65, 63],
            ["GPT", "U/l", "<50", 31, 30, 33],
            ["GOT", "U/l", "<50", 27, 28, 26],
            ["Bilirubin ges.", "µmol/l", "<21", 8, None, 9],
            ["LDH", "U/l", "<250", 301, 288, 264],
            ["Albumin", "g/l", "35-52", 42, 42, 41],
            ["Calcium", "mmol/l", "2,20-2,55", 2.41, 2.4, 2.38],
            ["CRP", "mg/l", "<5", 6.0, 4.1, 3.2],
            ["IgG", "g/l", "7,0-16,0", None, 4.1, None],
            ["Ferritin", "µg/l", "30-400", 255, None, "Probe fehlt"],
        ],
        "Tabelle2": [
            ["Oltmanns, Heiko", "geb. 22.06.1984", "(Sohn, mögl. Spender)"],
            ["Hämoglobin", "mmol/l", "8,6-12,1", 9.6],
            ["Thrombozyten", "/nl", "150-400", 262],
            ["Blutgruppe", None, None, "0 Rh neg"],
        ],
    })


def photo(case: Case) -> None:
    """Photo of the cardiologist's letter."""
    case.pdf("kardiologie_foto.jpg", PDF.Report(
        head("Kardiologie am Schlossgarten", "Dr. med. Eilert Dierks", "Gartenstr. 30, 26122 Oldenburg", lang="de", style="centred", font="New Computer Modern", size="12pt"),
        "Befundbericht vom 02.11.2026", (2026, 11, 2), [("Patient", "Hinnerk Oltmanns"), ("Geburtsdatum", "03.11.1957")],
        [
            ("p", "Anlass: Vorhofflimmern, vor geplanter Zelltherapie."),
            ("list", ["Ruhe-EKG: aktuell Sinusrhythmus, 64/min.", "Echokardiographie: LVEF 52 % (2022: 60 %).", "Kein Perikarderguss. Keine relevante Klappeninsuffizienz.", "SpO2 unter Raumluft 96 %."]),
            ("p", "Beurteilung: leicht eingeschränkte Pumpfunktion. Kein Hinweis auf koronare Herzkrankheit. Ramipril 2,5 mg 1-0-0 neu ab 02.11.2026. Amiodaron wurde nie eingenommen."),
            ("sign", ["Dr. med. E. Dierks"]),
        ]), "image", seed=11)


def note(case: Case) -> None:
    """The family's note, UTF-16."""
    text = """Notes from phone call with Mr Oltmanns and his wife (coordinator: J. Peel)
Date: 19 Nov 2026

- Feels well, ECOG 0-1 by phone. Weighs 90.5 kg at home this morning.
- Blood group B pos (says his donor card).
- Took the flu vaccine on 03 Nov 2026. Wife had shingles last year. HE had shingles in Aug 2026.
- Would travel anywhere in Germany, the Netherlands or Denmark by car. No flying.
- Does not want to be randomised to chemotherapy only.
- Son Heiko (42) is willing to donate; typing not done yet.
- Does NOT take blood thinners other than apixaban. Has stopped valaciclovir by himself on 10 Nov 2026 - told him to restart, to discuss with Dr Reinders-Mohr.
- Asked about interferon test: repeat sample taken 18 Nov, result pending.
"""
    case.text("phone_note.txt", "en", text, "utf-16")


def gold(case: Case) -> None:
    """Person, blood, viruses, lines."""
    ob, a, w = "fhir_bulk/Observation.ndjson", "arztbrief_2026-11-16.docx", "Laborverlauf.xlsx"
    pt, ms = "fhir_bulk/Patient.ndjson", "fhir_bulk/MedicationStatement.ndjson"
    case.f("name", NAME, pt)
    case.f("birth_date", "1957-11-03", pt)
    case.f("sex", "male", pt)
    case.f("place", "Oldenburg, Germany", pt)
    case.f("weight", 91.3, ob, "2026-11-16", "kg")
    case.f("weight", 90.5, "phone_note.txt", "2026-11-19", "kg", note="at home")
    case.f("height", 184, ob, "2026-11-16", "cm")
    case.f("weight", 91, a, "2026-11-16", "kg")
    case.f("height", 184, a, "2026-11-16", "cm")
    case.f("blood_group", "B Rh positive", "phone_note.txt", note="by the patient's word")
    case.f("diagnosis", "FL", "fhir_bulk/Condition.ndjson", "2019-05-14")
    case.f("diagnosis", "FL", a, "2019-05")
    case.f("status", "relapsed or refractory", a, "2026-09")
    case.f("stage", "Ann Arbor III", "fhir_bulk/Condition.ndjson", "2019-05-14")
    case.f("stage", "Ann Arbor III", a, "2019-05", note="III A at first diagnosis")
    case.f("stage", "Ann Arbor III", a, "2026-11-16")
    case.f("stage", "Ann Arbor III", "petct_second_reading.pdf", "2026-11-05")
    case.f("performance.ecog", 1, ob, "2026-11-16")
    case.f("performance.ecog", 1, a, "2026-11-16")
    case.labs(w, "2026-11-16", {
        "hemoglobin": (11.1, "6.9"), "wbc": 4.1, "anc": 2.5, "alc": 0.55, "platelets": 117, "creatinine": (1.23, "109", 1.18),
        "egfr": 63, "alt": 33, "ast": 26, "bilirubin": (0.53, "9"), "ldh": 264, "albumin": (4.1, "41"), "calcium": (9.54, "2.38"), "crp": 3.2,
    })
    case.labs(w, "2026-10-12", {"igg": 4.1})
    case.labs(w, "2026-09-14", {"ferritin": 255})
    case.viruses(ob, "2026-10-12", {
        "hiv": ("negative", "HIV-1/2 Ag/Ak"), "hbsag": ("negative", "HBs-Antigen"), "hbc": ("negative", "Anti-HBc"),
        "hcv": ("positive", "Anti-HCV"), "cmv": ("negative", "CMV-IgG"), "ebv": ("positive", "EBV VCA-IgG"),
    })
    case.viruses(ob, "2026-10-15", {"hcv_rna": ("negative", "HCV-RNA (PCR)")})
    case.f("infection.hcv_rna", "negative", a, "2026-10", assay="HCV-RNA")
    case.f("infection.active", "absent", a, "2026-11-16")
    case.f("cns", "negative", a, "2026-11-16", note="clinically; no MRI")
    case.f("organ.lvef", 52, "kardiologie_foto.jpg", "2026-11-02", "%")
    case.f("organ.lvef", 60, "kardiologie_foto.jpg", "2022", "%")
    case.f("organ.spo2", 95, ob, "2026-11-16", "%")
    case.f("organ.spo2", 96, "kardiologie_foto.jpg", "2026-11-02", "%")
    case.line(ms, "2019-06-11", 1, "R-Bendamustine", "rituximab, bendamustine", end="2021-11-16", response="CR", note="with rituximab maintenance; response in the letter")
    case.line(ms, "2023-03-20", 2, "R2", "rituximab, lenalidomide", end="2024-02-19", response="PR")
    case.line(ms, "2024-07-15", 3, "Mosunetuzumab", "mosunetuzumab", end="2025-06-23", response="CR")
    case.line(ms, "2026-04-27", 4, "Zanubrutinib + obinutuzumab", "zanubrutinib, obinutuzumab", end="2026-09-30", response="SD")
    case.f("line_count", [4, 4], a)
    case.f("radiotherapy", "right groin, 2 x 2 Gy", "fhir_bulk/Procedure.ndjson", "2026-10-19", end="2026-10-20")
    case.f("prior.car_t", False, a)
    case.f("prior.allo_transplant", False, a)
    case.f("prior.auto_transplant", False, a)
    case.f("crs", "grade 1", a, "2024-07")


def gold_more(case: Case) -> None:
    """Tissue, imaging, conditions, drugs; conflicts, gaps, distractors."""
    h, a, v, s = "histologie.pdf", "arztbrief_2026-11-16.docx", "H2026_55107_panel.vcf", "petct_second_reading.pdf"
    ms, co = "fhir_bulk/MedicationStatement.ndjson", "fhir_bulk/Condition.ndjson"
    case.antigens(h, "2026-10-06", {"CD20": "dim 40 %", "CD19": "positive 90 %", "CD22": "positive 85 %", "CD79b": "positive 70 %", "CD5": "negative", "CD30": "negative"})
    case.antigens(h, "2019-05-14", {"CD20": "positive 100 %", "CD19": "positive", "CD5": "negative", "CD30": "negative"})
    case.f("cytogenetics", "t(14;18)(q32;q21)", h, "2026-10-06")
    case.f("mutation", "BCL2 rearrangement", h, "2026-10-06", note="IGH::BCL2")
    for name, vaf in (("KMT2D p.Q2836*", 41.2), ("CREBBP p.R1446C", 37.7), ("TP53 p.R248Q", 8.5), ("TNFRSF14 p.R66C", 33.5)):
        case.f("mutation", name, v, "2026-10-06", vaf=vaf)
    case.f("burden.spd", 23.9, s, "2026-11-05", "cm2")
    case.f("burden.largest_lesion", 42, s, "2026-11-05", "mm")
    case.f("burden.suvmax", 11.8, s, "2026-11-05")
    case.f("burden.deauville", 4, s, "2026-11-05")
    case.f("condition", "Paroxysmal atrial fibrillation", co, "2022-08")
    case.f("condition", "Arterial hypertension", co, "2010")
    case.f("condition", "Pulmonary embolism, resolved", co, "2023-07")
    case.f("condition", "Hepatitis C, cured", a, "2017")
    case.f("condition", "Peripheral neuropathy, grade 1", a, "2026-11-16")
    case.f("condition", "Herpes zoster, healed", a, "2026-08")
    case.drugs(ms, [("apixaban", "2023-07", "", "2,5 mg 1-0-1"), ("bisoprolol", "2022-08", "", "2,5 mg 1-0-0")])
    case.drugs("kardiologie_foto.jpg", [("ramipril", "2026-11-02", "", "2,5 mg 1-0-0")])
    case.f("medication", "valaciclovir", a, "2026-08", dose="500 mg 1-0-0", note="stopped by the patient on 2026-11-10 (phone_note.txt)")
    case.f("medication", "sofosbuvir/velpatasvir", a, "2017")
    case.f("last_dose", "zanubrutinib", a, "2026-09-30")
    case.f("last_dose", "valaciclovir", "phone_note.txt", "2026-11-10", note="stopped by himself; asked to restart")
    case.f("preference", "Germany, Netherlands or Denmark by car, no flying; no randomisation to chemotherapy only", "phone_note.txt", "2026-11-19")
    case.gap("infection.tb", "ambiguous", "borderline on 2026-10-12, repeat pending")
    case.gap("hla", "missing")
    case.gap("antibodies", "missing")
    case.gap("lab.ferritin", "old", "last value 2026-09-14; sample missing on 2026-11-16")
    case.gap("cns", "missing", "no MRI, clinical judgement only")
    case.no("diagnosis", "DLBCL", co, "transformation suspected, refuted by histology")
    case.no("lab.ldh", 1277, "fhir_bulk/Observation.ndjson", "entered-in-error")
    case.no("medication", "tazemetostat", ms, "intended, not started")
    case.no("medication", "amiodarone", ms, "not-taken")
    case.no("line", "low-dose radiotherapy", a, "radiotherapy is no line")
    case.no("lab.platelets", 262, "Laborverlauf.xlsx", "son's sheet")
    case.no("blood_group", "0 Rh negative", "Laborverlauf.xlsx", "son's sheet")
    case.no("condition", "Hodgkin lymphoma", a, "niece's illness")
    case.no("condition", "Colon carcinoma", a, "father's illness")
    case.no("antigen.CD30", "positive", h, "single bystander cells")
    case.no("antigen.CD5", "positive", h, "reactive T cells")
    case.no("mutation", "EZH2 p.Y646F", "H2026_55107_panel.vcf", "filtered: weak_evidence, 0.6 %")
    case.no("mutation", "BRCA2 p.M1982I", "H2026_55107_panel.vcf", "likely germline, not a tumour finding")
    case.no("autoimmune", "any", a, "denied")
