"""Case u05."""

# fmt: off
# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.unseen.make_forms import DICOM, PDF, Case, head
from gold.cases.unseen.make_records import Fhir, dicom, vcf, words

ZH = "Kinderziekenhuis De Zilverlinde"
ADDR = "Lindelaan 100, 3584 EA Utrecht"
NAME = "Thijmen Rozendaal"
BOX = [("Patiënt", "Rozendaal, Thijmen"), ("Geboren", "12-09-2010"), ("Patiëntnr.", "3307154"), ("Geslacht", "man")]


def make(case: Case) -> None:
    """Documents, then gold."""
    for part in (export, discharge, flow, labs, panel, clinic, typing, images, gold, gold_more):
        part(case)


def export(case: Case) -> None:
    """Bulk export."""
    x = Fhir(case, identifier=[{"value": "3307154"}], name=[{"family": "Rozendaal", "given": ["Thijmen"]}], gender="male",
             birthDate="2010-09-12", address=[{"city": "Amersfoort", "country": "NL"}])
    x.cond("T-cel acute lymfatische leukemie", "2024-12-03", "C91.0")
    x.cond("Trombose van de sinus sagittalis", "2025-01-20", "I67.6", clinical="resolved", note=[{"text": "tijdens PEG-asparaginase"}])
    x.cond("Vincristine-neuropathie graad 2", "2025-03", "G62.0")
    x.cond("Astma", "2016", "J45.9", clinical="inactive")
    x.cond("Acute myeloïde leukemie", "2024-12-02", "C92.0", verified="entered-in-error")
    for drug in ("Prednisolon", "Vincristine", "Daunorubicine", "Pegaspargase"):
        x.med(drug, "2024-12-09", "2025-12-15", "ALLTogether1", note=[{"text": "1e lijn, tijdens onderhoud recidief"}])
    for drug in ("Nelarabine", "Cyclofosfamide", "Etoposide"):
        x.med(drug, "2025-12-22", "2026-02-13", "NECTAR, 2 kuren", note=[{"text": "2e lijn"}])
    for drug in ("Daratumumab", "Vincristine", "Dexamethason"):
        x.med(drug, "2026-03-02", "2026-05-18", "Dara-VXLD, 2 cycli", note=[{"text": "3e lijn"}])
    x.med("Venetoclax", "2026-08-10", "", "400 mg 1x/dag", note=[{"text": "4e lijn, met dexamethason; gestopt, zie ontslagbrief"}], status="stopped")
    x.med("Cotrimoxazol", "2024-12-09", dose="480 mg 1x/dag")
    x.med("Allopurinol", "2026-11-11", dose="300 mg 1x/dag")
    x.med("Enoxaparine", "2025-01-21", "2025-07-21", "1 mg/kg 2x/dag")
    x.add("MedicationRequest", status="draft", intent="proposal", medicationCodeableConcept=words("Nelarabine"), subject=x.patient, authoredOn="2026-11-18",
          note=[{"text": "tweede behandeling overwogen, niet gestart"}])
    x.proc("Beenmergpunctie", "2026-11-12")
    x.proc("Lumbaalpunctie", "2026-11-12")
    x.proc("Allogene stamceltransplantatie", "2026-06-15", status="not-done", statusReason=words("geen remissie"))
    x.obs("Lichaamsgewicht", "2026-11-18", 58.6, "kg", code="29463-7", category="vital-signs")
    x.obs("Lichaamslengte", "2026-11-18", 174, "cm", code="8302-2", category="vital-signs")
    x.obs("Zuurstofsaturatie", "2026-11-18", 94, "%", code="2708-6", category="vital-signs")
    x.obs("Karnofsky", "2026-11-18", 70, "%", code="89243-0", category="survey")
    x.obs("HIV Ag/As", "2026-11-11", "negatief", code="56888-1")
    x.obs("HBsAg", "2026-11-11", "negatief", code="5196-1")
    x.obs("Anti-HBc", "2026-11-11", "negatief", code="13952-7")
    x.obs("Anti-HBs", "2026-11-11", 212, "IU/L", code="16935-9")
    x.obs("Anti-HCV", "2026-11-11", "negatief", code="13955-0")
    x.obs("CMV IgG", "2026-11-11", "negatief", code="13949-3")
    x.obs("EBV IgG (VCA)", "2026-11-11", "positief", code="7885-7")
    x.obs("EBV DNA (PCR)", "2026-11-11", "niet aantoonbaar", code="43730-1")
    x.obs("IGRA (Quantiferon)", "2026-11-11", "negatief", code="71773-6")
    x.ndjson("export", "nl")


def discharge(case: Case) -> None:
    """Discharge letter, scanned."""
    case.pdf("ontslagbrief_scan.pdf", PDF.Report(
        head(ZH, "Afdeling Kinderoncologie", ADDR, lang="nl", style="typed", size="10.5pt"),
        "Ontslagbrief", (2026, 11, 16), [*BOX[:3], ("Opname", "09-11-2026 tot 16-11-2026")],
        [
            ("p", "Geachte collega, Bovengenoemde patient was opgenomen wegens dyspnoe bij progressie van een T-ALL."),
            ("p", "Voorgeschiedenis: T-ALL (corticaal) d.d. 03-12-2024, mediastinale massa bij diagnose, CNS1. ALLTogether1 vanaf 09-12-2024, complete remissie na consolidatie, recidief tijdens onderhoud 16-12-2025. NECTAR x 2: partiële remissie. Daratumumab-VXLD x 2: partiële remissie. Allogene SCT (mei/juni 2026) was gepland maar ging niet door: geen remissie. Vanaf 10-08-2026 venetoclax + dexamethason, geen respons; venetoclax gestopt op 06-11-2026."),
            ("p", "CT thorax 10-11-2026: voorste mediastinale massa 9,1 x 6,4 cm (september: 6,0 x 4,2 cm), pleuravocht rechts, geen longembolie. Pericard: geen vocht. Pleurapunctie: T-lymfoblasten. Echo hart 11-11-2026: LVEF 59 %."),
            ("p", "Beleid: dexamethason 10 mg/m2/dag vanaf 10-11-2026, allopurinol. Bestraling van het mediastinum besproken, niet gegeven. Geen tumorlysis. Geen koorts, geen infectie."),
            ("p", "Bij ontslag: saturatie 95 % zonder zuurstof, gewicht 59,4 kg. Broer heeft coeliakie. Vader werd behandeld voor een melanoom."),
            ("sign", ["Dr. J.W. Hoekzema, kinderoncoloog"]),
        ]), "pdf-image", seed=8)


def flow(case: Case) -> None:
    """Marrow flow report, English."""
    case.pdf("flow_cytometry_report.pdf", PDF.Report(
        head("Lowlands Haemato-oncology Reference Laboratory", "Immunophenotyping", "Heidelberglaan 7, 3584 Utrecht, NL", font="New Computer Modern"),
        "Immunophenotyping report L26-4471", (2026, 11, 13),
        [("Patient", NAME), ("DOB", "12 Sep 2010"), ("Material", "bone marrow aspirate and pleural fluid"), ("Collected", "12 Nov 2026 (marrow), 10 Nov 2026 (pleura)")],
        [
            ("p", "Clinical question: T-ALL, refractory. Antigen status for CD7- or CD38-directed therapy, previous daratumumab."),
            ("p", "Blasts 71 % of nucleated marrow cells (CD45 dim, low SSC); pleural fluid 88 %."),
            ("table", [
                ["Antigen", "Marrow 12 Nov 2026", "Blasts pos.", "Dec 2025 (relapse 1)", "Normal T cells, same tube"],
                ["CD7", "positive, bright", "99 %", "positive, bright", "positive"],
                ["CD5", "dim", "68 %", "positive", "positive"],
                ["CD2", "positive", "84 %", "positive", "positive"],
                ["cCD3", "positive", "97 %", "positive", "positive"],
                ["sCD3", "negative", "2 %", "negative", "positive"],
                ["CD1a", "negative", "6 %", "positive", "negative"],
                ["CD38", "dim *", "40 %", "positive", "dim"],
                ["CD33", "negative", "< 1 %", "negative", "negative"],
                ["CD123", "negative", "3 %", "not tested", "negative"],
                ["CD19", "negative", "0 %", "negative", "negative"],
                ["CD30", "not evaluable", "-", "not tested", "-"],
            ]),
            ("p", "* Multi-epitope anti-CD38; interference by daratumumab cannot be ruled out."),
            ("p", "Conclusion: persistence of T-ALL with bright CD7. No lineage switch; no evidence of an early T-precursor phenotype. TdT positive."),
            ("h", "Addendum 17 Nov 2026 - cytogenetics (marrow)"),
            ("p", "46,XY,del(6)(q15q21)[12]/46,XY[8]. FISH: CDKN2A/B (9p21) homozygous deletion in 82 % of nuclei; TLX3 rearrangement negative; KMT2A not rearranged."),
            ("sign", ["P. van Dongeren, PhD"]),
        ], "L26-4471"))


def labs(case: Case) -> None:
    """Wide, semicolons, decimal commas."""
    rows: list[list[object]] = [
        ["Klinisch Chemisch Laboratorium De Zilverlinde"], ["Rozendaal Thijmen", "12-09-2010", "3307154"],
        ["Bepaling", "Eenheid", "Ref.", "28-09-2026", "09-11-2026", "18-11-2026"],
        ["Hemoglobine", "mmol/L", "8,0-10,5", "6,4", "5,9", "5,6"],
        ["Leukocyten", "10^9/L", "4,5-13,0", "5,1", "21,7", "14,8"],
        ["Neutrofielen", "10^9/L", "1,8-8,0", "1,2", "1,4", "1,6"],
        ["Lymfocyten", "10^9/L", "1,2-5,2", "1,8", "2,5", "2,1"],
        ["Trombocyten", "10^9/L", "150-400", "88", "54", "61"],
        ["Blasten", "%", "0", "24", "66", "58"],
        ["Kreatinine", "µmol/L", "50-90", "48", "57", "52"],
        ["eGFR (bedside Schwartz)", "ml/min/1,73m2", ">90", "132", "111", "122"],
        ["ALAT", "U/L", "<40", "36", "40", "44"],
        ["ASAT", "U/L", "<40", "33", "55", "51"],
        ["Bilirubine totaal", "µmol/L", "<17", "9", "11", "12"],
        ["LD", "U/L", "<300", "455", "1340", "980"],
        ["Albumine", "g/L", "35-50", "40", "36", "37"],
        ["Calcium", "mmol/L", "2,20-2,65", "2,40", "2,28", "2,33"],
        ["CRP", "mg/L", "<5", "2", "18", "6"],
        ["Ferritine", "µg/L", "20-200", "", "760", ""],
        ["IgG", "g/L", "7,0-16,0", "6,2", "", "volgt"],
        ["Urinezuur", "mmol/L", "0,15-0,35", "0,29", "0,48", "0,22"],
    ]
    case.csv("lab_overzicht.csv", "nl", rows, delimiter=";")


def panel(case: Case) -> None:
    """Tumour panel of December 2025."""
    rows = [
        ("2", 25234373, "C", "T", "weak_evidence", 910, 0.011, ("missense_variant", "DNMT3A", "NM_022552.5", "c.2645G>A", "p.Arg882His")),
        ("4", 152326214, "C", "T", "PASS", 1405, 0.21, ("missense_variant", "FBXW7", "NM_033632.3", "c.1394G>A", "p.Arg465His")),
        ("9", 136504874, "A", "G", "PASS", 1244, 0.44, ("missense_variant", "NOTCH1", "NM_017617.5", "c.4799T>C", "p.Leu1600Pro")),
        ("10", 103093197, "C", "T", "PASS", 998, 0.123, ("missense_variant", "NT5C2", "NM_001351169.2", "c.1100G>A", "p.Arg367Gln")),
        ("X", 134415107, "C", "T", "PASS", 760, 0.86, ("stop_gained", "PHF6", "NM_032458.3", "c.820C>T", "p.Arg274Ter")),
    ]
    case.xml("T-panel_3307154.vcf", "vcf", "en", vcf("3307154_BM", "20260105", "PedTALLpanel", rows, "sampleCollected=2025-12-16"))


def clinic(case: Case) -> None:
    """Clinic note, UTF-16."""
    text = """POLIKLINIEK KINDERONCOLOGIE - DE ZILVERLINDE
Datum: 18-11-2026        Patiënt: Thijmen Rozendaal (16 jr)

S: minder kortademig sinds dexamethason. Geen koorts. Tintelingen voeten (vincristine). Rookt niet.
O: Karnofsky 70, Lansky n.v.t. Gewicht 58,6 kg (ontslag 59,4). LO 1,68 m2. Sat 94 %.
   Geen nekstijfheid, geen uitval. Testes gb.
LP 12-11: 3 cellen/µL MET blasten, erytrocyten 4/µL -> CNS2a. 12 mg MTX + ara-C 30 mg + pred i.t. gegeven.
   (Bij diagnose 2024: CNS1.)
Virologie 11-11: HIV, HBV, HCV neg. CMV neg, EBV IgG pos, PCR neg.
Bloedgroep: A pos. (moeder 0 neg)
Med: dexa 10 mg/m2 sinds 10-11, cotrimoxazol, allopurinol. Venetoclax gestopt 6-11. Omeprazol: niet meer.
     Enoxaparine in 2025 gestaakt, sinustrombose genezen.
P: - aanmelding CD7 CAR-T (donor). Nog nooit CAR-T gehad, geen transplantatie.
   - apherese eigen cellen onmogelijk (blasten).
   - oma wil dat hij meedoet aan homeopathie: afgeraden.
   - gezin wil liefst Utrecht of Londen, vader spreekt Engels. Thijmen wil eindexamen mei 2027 doen
     en zelf meebeslissen.
   - fertiliteit: semen ingevroren 12/2024.
Telt als: 4 lijnen.
dr. Hoekzema
"""
    case.text("poli_2026-11-18.txt", "nl", text, "utf-16")


def typing(case: Case) -> None:
    """Family typing as table."""
    case.pdf("hla_family.pdf", PDF.Report(
        head("Lowlands HLA Laboratory", "Tissue typing", "Heidelberglaan 9, 3584 Utrecht, NL", style="centred", colour="#333377"),
        "HLA typing report, family", (2026, 4, 2), [("Index patient", NAME + " (12-09-2010)"), ("Samples", "2026-03-18, buccal swab (patient), blood (family)"), ("Method", "NGS, IPD-IMGT/HLA 3.57")],
        [
            ("table", [
                ["Locus", "Thijmen (patient)", "Mother", "Father", "Brother Sem"],
                ["A*", "02:01, 03:01", "02:01, 68:01", "01:01, 03:01", "01:01, 68:01"],
                ["B*", "07:02, 40:01", "40:01, 44:02", "07:02, 08:01", "08:01, 44:02"],
                ["C*", "03:04, 07:02", "03:04, 05:01", "07:01, 07:02", "05:01, 07:01"],
                ["DRB1*", "13:02, 15:01", "04:01, 13:02", "03:01, 15:01", "03:01, 04:01"],
                ["DQA1*", "01:02", "01:02, 03:03", "01:02, 05:01", "03:03, 05:01"],
                ["DQB1*", "06:02, 06:04", "03:01, 06:04", "02:01, 06:02", "02:01, 03:01"],
                ["DPB1*", "04:01, 04:02", "03:01, 04:01", "04:02, 11:01", "not typed"],
            ]),
            ("p", "One allele printed: homozygous. Brother Sem shares no haplotype with the patient. Registry search (April 2026): potential 10/10 donors, none confirmed. Antibody screen of the patient's serum: not requested."),
            ("sign", ["A. de Ruyter-Smeets"]),
        ]))


def images(case: Case) -> None:
    """Four CT slices."""
    dicom(case, "ct_thorax", "nl", name="Rozendaal^Thijmen", patient_id="3307154", birth="20100912", sex="M", modality="CT", body_part="CHEST", date="20261110",
          study="CT thorax met contrast", description="Thorax 5 mm", institution=ZH, study_uid=f"{DICOM.ROOT}.3307154.20261110", slices=4)


def gold(case: Case) -> None:
    """Person, blood, viruses, lines."""
    pt, ob, ms, c, s, w = "export/Patient.ndjson", "export/Observation.ndjson", "export/MedicationStatement.ndjson", "poli_2026-11-18.txt", "ontslagbrief_scan.pdf", "lab_overzicht.csv"
    case.f("name", NAME, pt)
    case.f("birth_date", "2010-09-12", pt)
    case.f("sex", "male", pt)
    case.f("place", "Amersfoort, Netherlands", pt)
    case.f("weight", 58.6, ob, "2026-11-18", "kg")
    case.f("weight", 58.6, c, "2026-11-18", "kg")
    case.f("weight", 59.4, s, "2026-11-16", "kg")
    case.f("height", 174, ob, "2026-11-18", "cm")
    case.f("bsa", 1.68, c, "2026-11-18", "m2")
    case.f("blood_group", "A Rh positive", c)
    case.f("diagnosis", "T-ALL", "export/Condition.ndjson", "2024-12-03")
    case.f("diagnosis", "T-ALL", s, "2024-12-03")
    case.f("status", "relapsed or refractory", s, "2026-11-16")
    case.f("performance.karnofsky", 70, ob, "2026-11-18", "%")
    case.f("performance.karnofsky", 70, c, "2026-11-18", "%")
    case.labs(w, "2026-11-18", {
        "hemoglobin": (9.02, "5,6"), "wbc": 14.8, "anc": 1.6, "alc": 2.1, "platelets": 61, "creatinine": (0.588, "52", 1.02), "egfr": 122,
        "alt": (44, "", 40), "ast": (51, "", 40), "bilirubin": (0.70, "12", 0.99), "ldh": (980, "", 300), "albumin": (3.7, "37"), "calcium": (9.34, "2,33"), "crp": 6,
    })
    case.labs(w, "2026-11-09", {"ferritin": 760})
    case.labs(w, "2026-09-28", {"igg": 6.2})
    case.f("burden.blood_blasts", 58, w, "2026-11-18", "%")
    case.f("burden.marrow_blasts", 71, "flow_cytometry_report.pdf", "2026-11-12", "%")
    case.f("burden.extramedullary", "mediastinal mass, pleura", s, "2026-11-10")
    case.f("burden.largest_lesion", 91, s, "2026-11-10", "mm", printed="9,1")
    case.f("imaging", "CT CHEST, 4 instances", "ct_thorax/CT_0001.dcm", "2026-11-10")
    case.viruses(ob, "2026-11-11", {
        "hiv": ("negative", "HIV Ag/As"), "hbsag": ("negative", "HBsAg"), "hbc": ("negative", "Anti-HBc"), "hbs_antibody": ("positive", "Anti-HBs"), "hcv": ("negative", "Anti-HCV"),
        "cmv": ("negative", "CMV IgG"), "ebv": ("positive", "EBV IgG (VCA)"), "ebv_dna": ("negative", "EBV DNA (PCR)"), "tb": ("negative", "IGRA (Quantiferon)"),
    })
    case.f("infection.active", "absent", s, "2026-11-16")
    case.f("cns", "positive", c, "2026-11-12", note="CNS2a: 3 cells/µL with blasts")
    case.f("cns", "negative", c, "2024", note="CNS1 at diagnosis")
    case.f("cns", "negative", s, "2024-12-03", note="CNS1 at diagnosis")
    case.f("organ.lvef", 59, s, "2026-11-11", "%")
    case.f("organ.spo2", 94, ob, "2026-11-18", "%")
    case.f("organ.spo2", 95, s, "2026-11-16", "%")
    case.line(ms, "2024-12-09", 1, "ALLTogether1", "prednisolone, vincristine, daunorubicin, pegaspargase", end="2025-12-15", response="CR")
    case.line(ms, "2025-12-22", 2, "NECTAR", "nelarabine, cyclophosphamide, etoposide", end="2026-02-13", response="PR")
    case.line(ms, "2026-03-02", 3, "Dara-VXLD", "daratumumab, vincristine, dexamethasone", end="2026-05-18", response="PR")
    case.line(ms, "2026-08-10", 4, "Venetoclax + dexamethasone", "venetoclax, dexamethasone", end="2026-11-06", response="NR", note="end and response in the discharge letter")
    case.f("line_count", [4, 4], c)
    case.f("prior.car_t", False, c)
    case.f("prior.allo_transplant", False, c)
    case.f("prior.auto_transplant", False, c, note="no transplant of any kind")


def gold_more(case: Case) -> None:
    """Tissue, conditions, drugs, typing; gaps, distractors."""
    co, ms, c, s, m = "export/Condition.ndjson", "export/MedicationStatement.ndjson", "poli_2026-11-18.txt", "ontslagbrief_scan.pdf", "flow_cytometry_report.pdf"
    h, v = "hla_family.pdf", "T-panel_3307154.vcf"
    case.antigens(m, "2026-11-12", {"CD7": "positive 99 %", "CD5": "dim 68 %", "CD38": "dim 40 %", "CD33": "negative < 1 %", "CD123": "negative 3 %", "CD19": "negative 0 %"})
    case.antigens(m, "2025-12", {"CD7": "positive", "CD5": "positive", "CD38": "positive", "CD33": "negative", "CD19": "negative"})
    case.f("cytogenetics", "46,XY,del(6)(q15q21)[12]/46,XY[8]", m, "2026-11-12")
    case.f("mutation", "CDKN2A/B homozygous deletion", m, "2026-11-12")
    for name, vaf in (("FBXW7 p.R465H", 21), ("NOTCH1 p.L1600P", 44), ("NT5C2 p.R367Q", 12.3), ("PHF6 p.R274*", 86)):
        case.f("mutation", name, v, "2025-12-16", vaf=vaf)
    case.f("condition", "Sagittal sinus thrombosis, resolved", co, "2025-01-20")
    case.f("condition", "Vincristine neuropathy, grade 2", co, "2025-03")
    case.f("condition", "Asthma, inactive", co, "2016")
    case.drugs(ms, [("co-trimoxazole", "2024-12-09", "", "480 mg 1x/dag"), ("allopurinol", "2026-11-11", "", "300 mg 1x/dag"), ("enoxaparin", "2025-01-21", "2025-07-21", "1 mg/kg 2x/dag")])
    case.drugs(s, [("dexamethasone", "2026-11-10", "", "10 mg/m2/dag")])
    case.drugs(c, [("dexamethasone", "2026-11-10", "", "10 mg/m2")])
    case.f("medication", "methotrexate", c, "2026-11-12", dose="12 mg", note="intrathecal, with cytarabine and prednisolone, once")
    case.f("last_dose", "venetoclax", s, "2026-11-06")
    case.hla(h, "2026-03-18", "hla", {"A": "A*02:01 A*03:01", "B": "B*07:02 B*40:01", "C": "C*03:04 C*07:02", "DRB1": "DRB1*13:02 DRB1*15:01", "DQA1": "DQA1*01:02", "DQB1": "DQB1*06:02 DQB1*06:04", "DPB1": "DPB1*04:01 DPB1*04:02"})
    case.f("preference", "preferably Utrecht or London; final exams in May 2027; wants to decide himself", c, "2026-11-18")
    case.gap("antibodies", "missing", "screen not requested")
    case.gap("antigen.CD38", "ambiguous", "interference by daratumumab not ruled out")
    case.gap("antigen.CD30", "missing", "not evaluable")
    case.gap("lab.igg", "old", "2026-09-28; result of 2026-11-18 to follow")
    case.gap("hla.DPA1", "missing")
    case.no("diagnosis", "AML", co, "entered-in-error")
    case.no("prior.allo_transplant", True, "export/Procedure.ndjson", "planned, not-done")
    case.no("line", "Nelarabine", "export/MedicationRequest.ndjson", "draft proposal of 2026-11-18, not begun")
    case.no("radiotherapy", "mediastinum", s, "discussed, not given")
    case.no("condition", "Coeliac disease", s, "brother's illness")
    case.no("condition", "Melanoma", s, "father's illness")
    case.no("antigen.CD5", "positive", m, "normal T cells of the same tube")
    case.no("mutation", "DNMT3A p.R882H", v, "filtered: weak_evidence")
    case.no("mutation", "KMT2A rearrangement", m, "not rearranged")
    case.no("hla.A", "A*68:01", h, "mother's and brother's allele")
    case.no("blood_group", "O Rh negative", c, "mother's group")
    case.no("medication", "omeprazole", c, "no longer taken")
    case.no("performance.lansky", "n.v.t.", c, "not applicable")
    case.no("condition", "Pulmonary embolism", s, "excluded by CT")
    case.no("infection.hbsag", "positive", "export/Observation.ndjson", "anti-HBs after vaccination is no infection")
