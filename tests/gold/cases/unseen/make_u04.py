"""Case u04."""

# fmt: off
# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.unseen.make_forms import PDF, Case, head
from gold.cases.unseen.make_records import Fhir, bead_rows, hml, words

CHU = "CHU de l'Estuaire"
ADDR = "14 quai de la Loire, 44000 Nantes"
BOX = [("Patient", "VASSEUR-LHERMITTE Corentin"), ("Né le", "29/03/1991"), ("IPP", "80031177"), ("Sexe", "M")]
PATIENT = {
    "A": "A*01:01 A*32:01", "B": "B*08:01 B*44:02", "C": "C*05:01 C*07:01", "DRB1": "DRB1*03:01 DRB1*04:01",
    "DRB3": "DRB3*01:01", "DRB4": "DRB4*01:03", "DQB1": "DQB1*02:01 DQB1*03:01", "DPB1": "DPB1*04:01 DPB1*04:02",
}
DONOR = PATIENT | {"DPB1": "DPB1*03:01 DPB1*04:01"}


def make(case: Case) -> None:
    """Documents, then gold."""
    for part in (bundle, report, genetics, note, labs, typing, letter, gold, gold_more):
        part(case)


def bundle(case: Case) -> None:
    """Search result from the portal."""
    x = Fhir(case, identifier=[{"value": "80031177"}], name=[{"family": "Vasseur-Lhermitte", "given": ["Corentin"]}], gender="male",
             birthDate="1991-03-29", address=[{"city": "Nantes", "country": "FR"}])
    x.cond("B-cell acute lymphoblastic leukaemia, Ph-positive", "2023-02-14", "C91.0")
    x.cond("Chronic graft-versus-host disease, ocular, mild", "2024-03", "D89.811")
    x.cond("Acute graft-versus-host disease, gut, grade I", "2023-10-02", "D89.810", clinical="resolved")
    x.cond("Invasive pulmonary aspergillosis", "2026-10-12", "B44.1", verified="differential", note=[{"text": "considered on CT; galactomannan negative, not retained"}])
    x.cond("Hepatic steatosis", "2022", "K76.0")
    x.cond("Pancreatitis, drug-induced (ponatinib)", "2025-02", "K85.3", clinical="resolved")
    for drug in ("Imatinib", "Methotrexate", "Cytarabine", "Vincristine"):
        x.med(drug, "2023-02-20", "2023-07-21", "GRAAPH-2014", note=[{"text": "Line 1"}])
    x.med("Ponatinib", "2024-11-18", "2025-02-10", "30 mg daily", note=[{"text": "Line 2; stopped for pancreatitis"}])
    x.med("Blinatumomab", "2024-11-25", "2025-04-14", "28 µg/day, 4 cycles", note=[{"text": "Line 2"}])
    x.med("Inotuzumab ozogamicin", "2026-09-21", "2026-10-26", "0.8/0.5/0.5 mg/m2, 2 cycles", note=[{"text": "Line 4"}])
    x.med("Asciminib", "2026-09-21", "", "", status="not-taken", note=[{"text": "refused by insurer"}])
    x.med("Letermovir", "2026-10-01", dose="480 mg daily")
    x.med("Ursodeoxycholic acid", "2026-09-18", dose="250 mg three times daily")
    x.med("Ciclosporin eye drops 0.1 %", "2024-03", dose="1 drop each eye at night")
    x.proc("Allogeneic haematopoietic stem cell transplantation, unrelated donor 10/10", "2023-08-30")
    x.proc("Infusion of brexucabtagene autoleucel", "2025-11-26")
    x.proc("Donor lymphocyte infusion", "2026-09-15", status="not-done", statusReason=words("relapse with circulating blasts"))
    x.proc("Bone marrow aspiration", "2026-11-09")
    x.obs("Body weight", "2026-11-16", 70.8, "kg", code="29463-7", category="vital-signs")
    x.obs("Body height", "2023-02-15", 177, "cm", code="8302-2", category="vital-signs")
    x.obs("Karnofsky performance status", "2026-11-16", 80, "%", code="89243-0", category="survey")
    x.obs("Oxygen saturation", "2026-11-16", 98, "%", code="2708-6", category="vital-signs")
    x.obs("Left ventricular ejection fraction", "2026-11-04", 55, "%", code="10230-1", category="imaging")
    for text, code, found in (("HIV 1+2 Ab+Ag", "56888-1", "Not detected"), ("HBsAg", "5196-1", "Not detected"), ("HBV core Ab", "13952-7", "Not detected"),
                              ("HCV Ab", "13955-0", "Not detected"), ("CMV IgG", "13949-3", "Detected"), ("Toxoplasma IgG", "8039-8", "Detected")):
        x.obs(text, "2026-11-02", found, code=code)
    x.obs("Mycobacterium tuberculosis IGRA", "2026-11-02", "Negative", code="71773-6")
    x.obs("CMV DNA", "2026-11-13", "Detected, 310 IU/mL", code="72493-0")
    x.bundle("portal_bundle.json", "en", "2026-11-19T16:12:00+01:00", "searchset")


def report(case: Case) -> None:
    """Hospital report, Word."""
    case.docx("CR_hospitalisation.docx", "fr", [CHU, "Service d'Hématologie clinique", ADDR], [
        ("h", "COMPTE RENDU D'HOSPITALISATION du 19/10/2026 au 30/10/2026"),
        ("p", "M. VASSEUR-LHERMITTE Corentin, né le 29/03/1991, IPP 80031177."),
        ("h", "Histoire de la maladie"),
        ("list", [
            "LAL-B Ph+ (BCR::ABL1 p190) diagnostiquée le 14/02/2023, leucocytes 48 G/L, LCR négatif.",
            "1re ligne : GRAAPH-2014 (imatinib) du 20/02/2023 au 21/07/2023, RC, puis allogreffe de CSP le 30/08/2023, donneur non apparenté 10/10, conditionnement TBI 8 Gy - fludarabine.",
            "GVH aiguë digestive grade I (02/10/2023), résolutive. GVH chronique oculaire légère depuis 03/2024, collyre seul.",
            "1re rechute le 05/11/2024 : ponatinib + blinatumomab (2e ligne), RC MRD négative.",
            "2e rechute 09/2025 : brexucabtagène autoleucel le 26/11/2025 (3e ligne) ; SRC grade 1, ICANS grade 2. RC MRD nég. à M1.",
            "3e rechute le 08/09/2026, CD19 négatif : inotuzumab ozogamicine, 2 cycles (4e ligne), échec.",
        ]),
        ("h", "Évolution"),
        ("p", "Fièvre à 38,9 °C en aplasie le 20/10/2026. Hémocultures stériles. TDM thoracique : micronodules ; aspergillose évoquée, antigène galactomannane négatif x2, diagnostic non retenu. Pipéracilline-tazobactam du 20/10 au 28/10/2026. Pas de maladie veino-occlusive. Voriconazole non débuté."),
        ("p", "Mère : thrombose veineuse. Oncle maternel : LMC. Pas d'antécédent auto-immun."),
        ("h", "Traitement de sortie"),
        ("list", ["Létermovir 480 mg/j", "Acide ursodésoxycholique 250 mg x3/j", "Valaciclovir 500 mg x2/j", "Atovaquone 750 mg x2/j", "Prednisone : arrêtée le 12/10/2026", "Ponatinib : contre-indiqué (pancréatite 02/2025)"]),
        ("sign", ["Dr Maëlle Kervadec"]),
    ])


def genetics(case: Case) -> None:
    """Marrow, cytogenetics and phenotype of November 2026."""
    case.pdf("medullogramme_cytogenetique.pdf", PDF.Report(
        head(CHU, "Laboratoire d'Hématologie - Biologie et génétique des leucémies", ADDR, lang="fr", colour="#8a4b08"),
        "Myélogramme, immunophénotypage et cytogénétique", (2026, 11, 16),
        [*BOX, ("Prélèvement", "09/11/2026"), ("Édité", "13/11/2026, complété 16/11/2026"), ("Indication", "LAL-B Ph+, bilan après inotuzumab")],
        [
            ("h", "Myélogramme"),
            ("p", "Moelle riche, 35 % de blastes lymphoïdes (62 % le 10/09/2026). Lignée granuleuse réduite."),
            ("h", "Immunophénotypage des blastes"),
            ("table", [
                ["", "09/11/2026", "10/09/2026", "06/11/2024"],
                ["CD19", "négatif (< 1 %)", "négatif (< 1 %)", "positif (99 %)"],
                ["CD22", "faible (22 %)", "positif (91 %)", "positif (95 %)"],
                ["CD20", "positif (55 %)", "positif (48 %)", "positif (40 %)"],
                ["CD10", "positif", "positif", "positif"],
                ["CD38", "positif (80 %)", "positif", "NF"],
                ["CD123", "positif (60 %)", "NF", "NF"],
                ["CD33", "négatif", "négatif", "négatif"],
                ["CD7", "négatif (lymphocytes T : +)", "négatif", "négatif"],
                ["CD79b", "en cours", "NF", "NF"],
            ]),
            ("h", "Caryotype et FISH"),
            ("p", "46,XY,t(9;22)(q34;q11)[14]/46,XY[6]. FISH BCR::ABL1 positive sur 71 % des noyaux. Pas de réarrangement KMT2A."),
            ("h", "Biologie moléculaire"),
            ("list", ["Transcrit BCR::ABL1 p190 : ratio 38 %", "Mutation ABL1 p.T315I, VAF 44 %", "Délétion IKZF1 exons 2-7", "Recherche TP53 : à venir"]),
            ("h", "Chimérisme (sang total, 09/11/2026)"),
            ("p", "Donneur 64 % (CD3+ : 97 %)."),
            ("p", "NF : non fait."),
            ("sign", ["Dr Aurélien Guillemot"]),
        ], "IPP 80031177"))


def note(case: Case) -> None:
    """Consultation, latin-1."""
    text = """CONSULTATION HÉMATOLOGIE - CHU de l'Estuaire, Nantes
Patient : Vasseur-Lhermitte C., 35 ans               Date : 16/11/2026

Etat général : Karnofsky 80 %, ECOG 1. Poids 70,8 kg (74 kg en septembre).  SC 1,87 m².
Pas de fièvre, pas de foyer infectieux. Pas de céphalée ; PL du 10/11/2026 :
2 éléments/mm3, absence de blastes, IPT (MTX 15 mg) faite le même jour.
Pas de localisation extra-médullaire (examen + écho testiculaire normale).
GVH : sécheresse oculaire seule, collyre ciclosporine. Pas d'atteinte cutanée ni hépatique.
EFR 05/11/2026 : DLCO 68 %. ECG ce jour : QTc 462 ms.
PCR CMV 310 UI/mL le 13/11 : surveillance, pas de ganciclovir pour l'instant.
Groupe : AB + (identique au donneur).
Traitement actuel : dexaméthasone 6 mg/j depuis le 14/11/2026 pour cytoréduction (le patient
  ne prend plus de prednisone), létermovir, valaciclovir, atovaquone, AUDC.
Discussion : CAR-T allogéniques. 2e allogreffe récusée en RCP du 12/11. Le tisagenlecleucel
  n'a jamais été utilisé chez ce patient.
Souhaits : reste à moins de 5 h de train de Nantes; accepte Paris ou Rennes; ne veut pas d'essai
  comportant une nouvelle greffe d'emblée. Sperme congelé en 2023.
Dr M. Kervadec
"""
    case.text("consultation_2026-11-16.txt", "fr", text, "latin-1")


def labs(case: Case) -> None:
    """Long workbook with true dates."""
    usual = [
        ("Hémoglobine", "g/dL", "13,0 - 17,0", 8.1, 8.7), ("Leucocytes", "G/L", "4,0 - 10,0", 2.4, 5.8), ("Polynucléaires neutrophiles", "G/L", "1,5 - 7,0", 0.9, 1.1),
        ("Lymphocytes", "G/L", "1,0 - 4,0", 0.8, 1.7), ("Plaquettes", "G/L", "150 - 400", 22, 29), ("Blastes circulants", "%", "0", 9, 18),
        ("Créatinine", "µmol/L", "62 - 106", 68, 71), ("DFG (CKD-EPI)", "mL/min/1,73m²", "> 90", 119, 118), ("ALAT", "UI/L", "< 45", 118, 96), ("ASAT", "UI/L", "< 40", 84, 70),
        ("Bilirubine totale", "µmol/L", "< 21", 42, 38), ("LDH", "UI/L", "< 250", 388, 540), ("Albumine", "g/L", "35 - 50", 34, 33), ("CRP", "mg/L", "< 5", 31, 8),
        ("Ferritine", "µg/L", "30 - 400", 2870, 3120), ("Calcium", "mmol/L", "2,20 - 2,60", 2.21, 2.25), ("IgG", "g/L", "7,0 - 16,0", 5.6, "prélèvement insuffisant"),
    ]
    rows: list[list[object]] = [["Laboratoire de biologie médicale", CHU, "VASSEUR-LHERMITTE Corentin", "29/03/1991"], ["Date", "Analyse", "Résultat", "Unité", "Valeurs usuelles"]]
    for day, column in (("2026-11-03", 3), ("2026-11-18", 4)):
        rows += [[("date", day), t[0], t[column], t[1], t[2]] for t in usual]
    case.xlsx("resultats_labo.xlsx", "fr", {"Résultats": rows})  # type: ignore[dict-item]


def typing(case: Case) -> None:
    """HML of patient and donor; single-antigen beads."""
    case.xml("typage_greffe_2023.hml", "hml", "en", hml("estuaire-2023", "437", [("80031177", "2023-03-22", PATIENT), ("GRID-9917-DONOR", "2023-05-04", DONOR)]))
    strong = {"A*24:02": 3120, "B*57:01": 1740, "DRB1*15:01": 2890, "DQA1*01:02,DQB1*06:02": 1330, "C*06:02": 960, "B*18:01": 870}
    rows: list[list[object]] = [["Patient 80031177 VASSEUR-LHERMITTE"], ["Bead ID", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"]]
    case.csv("single_antigen.csv", "en", [*rows, *bead_rows("30/10/2026", strong)], form="beads")


def letter(case: Case) -> None:
    """Referral in English."""
    case.pdf("referral_en.pdf", PDF.Report(
        head(CHU, "Clinical Haematology", ADDR + ", France", style="centred", colour="#8a4b08"),
        "Patient summary for allogeneic CAR-T trial", (2026, 11, 19),
        [("Patient", "Corentin Vasseur-Lhermitte"), ("Date of birth", "29 Mar 1991"), ("Diagnosis", "Ph+ B-ALL, third relapse, refractory")],
        [
            ("p", "35-year-old man, four prior lines (GRAAPH-2014 followed by allo-SCT 30 Aug 2023; ponatinib/blinatumomab; brexu-cel, CD19-directed, 26 Nov 2025; inotuzumab). No autologous transplant. Last inotuzumab 26 Oct 2026."),
            ("p", "Current disease: marrow blasts 35 % on 9 Nov 2026 (53 % quoted in our earlier e-mail was a typing error). CD19 negative, CD20 positive, CD22 weak after inotuzumab. CSF negative 10 Nov 2026: CNS1."),
            ("p", "Active problems: mild ocular chronic GVHD, topical treatment only, no systemic immunosuppression before 14 Nov 2026; dexamethasone 6 mg daily since. Elevated bilirubin under watch, VOD excluded by Doppler ultrasound 17 Nov 2026. LVEF 55 % (4 Nov 2026). Weight 70.8 kg, height 177 cm."),
            ("p", "Clinical course: pregnancy of his wife is expected to end in January 2027. No active infection. CMV low-level DNAemia."),
            ("p", "He is not known to have HLA antibodies from before 2026; single-antigen result attached."),
            ("sign", ["Dr Maëlle Kervadec, praticien hospitalier"]),
        ]))


def gold(case: Case) -> None:
    """Person, blood, viruses, lines."""
    b, d, n, w, r = "portal_bundle.json", "CR_hospitalisation.docx", "consultation_2026-11-16.txt", "resultats_labo.xlsx", "referral_en.pdf"
    case.f("name", "Corentin Vasseur-Lhermitte", b)
    case.f("birth_date", "1991-03-29", b)
    case.f("sex", "male", b)
    case.f("place", "Nantes, France", b)
    case.f("weight", 70.8, b, "2026-11-16", "kg")
    case.f("weight", 74, n, "2026-09", "kg")
    case.f("height", 177, b, "2023-02-15", "cm")
    case.f("bsa", 1.87, n, "2026-11-16", "m2")
    case.f("blood_group", "AB Rh positive", n)
    case.f("diagnosis", "B-ALL", b, "2023-02-14")
    case.f("diagnosis", "B-ALL", d, "2023-02-14")
    case.f("status", "relapsed or refractory", r, "2026-11-19")
    case.f("performance.karnofsky", 80, b, "2026-11-16", "%")
    case.f("performance.karnofsky", 80, n, "2026-11-16", "%")
    case.f("performance.ecog", 1, n, "2026-11-16")
    case.labs(w, "2026-11-18", {
        "hemoglobin": 8.7, "wbc": 5.8, "anc": 1.1, "alc": 1.7, "platelets": 29, "creatinine": (0.80, "71", 1.20), "egfr": 118, "alt": (96, "", 45),
        "ast": (70, "", 40), "bilirubin": (2.22, "38", 1.23), "ldh": (540, "", 250), "albumin": (3.3, "33"), "crp": 8, "ferritin": 3120, "calcium": (9.02, "2.25"),
    })
    case.labs(w, "2026-11-03", {"igg": 5.6})
    case.f("burden.blood_blasts", 18, w, "2026-11-18", "%")
    case.f("burden.marrow_blasts", 35, "medullogramme_cytogenetique.pdf", "2026-11-09", "%")
    case.f("burden.marrow_blasts", 62, "medullogramme_cytogenetique.pdf", "2026-09-10", "%")
    case.f("burden.marrow_blasts", 35, r, "2026-11-09", "%")
    case.f("burden.extramedullary", "absent", n, "2026-11-16")
    case.viruses(b, "2026-11-02", {
        "hiv": ("negative", "HIV 1+2 Ab+Ag"), "hbsag": ("negative", "HBsAg"), "hbc": ("negative", "HBV core Ab"), "hcv": ("negative", "HCV Ab"),
        "cmv": ("positive", "CMV IgG"), "toxoplasma": ("positive", "Toxoplasma IgG"), "tb": ("negative", "Mycobacterium tuberculosis IGRA"),
    })
    case.viruses(b, "2026-11-13", {"cmv_dna": ("positive", "CMV DNA")})
    case.f("infection.active", "absent", n, "2026-11-16")
    case.f("infection.active", "absent", r, "2026-11-19")
    case.f("cns", "negative", n, "2026-11-10")
    case.f("cns", "negative", r, "2026-11-10", note="CNS1")
    case.f("cns", "negative", d, "2023-02-14")
    case.f("organ.lvef", 55, b, "2026-11-04", "%")
    case.f("organ.spo2", 98, b, "2026-11-16", "%")
    case.f("organ.dlco", 68, n, "2026-11-05", "%")
    case.f("organ.qtc", 462, n, "2026-11-16", "ms")
    case.line(b, "2023-02-20", 1, "GRAAPH-2014, allogeneic transplant", "imatinib, methotrexate, cytarabine, vincristine", end="2023-07-21", response="CR", note="transplant 2023-08-30 belongs to it")
    case.line(b, "2024-11-18", 2, "ponatinib + blinatumomab", "ponatinib, blinatumomab", end="2025-04-14", response="CR")
    case.line(b, "2025-11-26", 3, "brexucabtagene autoleucel", "brexucabtagene autoleucel", response="CR", type="car_t")
    case.line(b, "2026-09-21", 4, "inotuzumab ozogamicin", "inotuzumab ozogamicin", end="2026-10-26", response="NR")
    case.f("line_count", [4, 4], r)
    case.f("prior.car_t", True, b, "2025-11-26")
    case.f("prior.target.CD19", True, r, "2025-11-26")
    case.f("prior.allo_transplant", True, b, "2023-08-30")
    case.f("prior.auto_transplant", False, r)
    case.f("radiotherapy", "TBI, 8 Gy", d, "2023-08", note="conditioning of the transplant of 2023-08-30")
    case.f("crs", "grade 1", d, "2025-11")
    case.f("icans", "grade 2", d, "2025-11")


def gold_more(case: Case) -> None:
    """Tissue, conditions, drugs, typing; conflicts, gaps, distractors."""
    b, d, n, r = "portal_bundle.json", "CR_hospitalisation.docx", "consultation_2026-11-16.txt", "referral_en.pdf"
    m, h, a = "medullogramme_cytogenetique.pdf", "typage_greffe_2023.hml", "single_antigen.csv"
    case.antigens(m, "2026-11-09", {"CD19": "negative < 1 %", "CD22": "dim 22 %", "CD20": "positive 55 %", "CD38": "positive 80 %", "CD123": "positive 60 %", "CD33": "negative", "CD7": "negative"})
    case.antigens(m, "2026-09-10", {"CD19": "negative < 1 %", "CD22": "positive 91 %", "CD20": "positive 48 %", "CD38": "positive", "CD33": "negative", "CD7": "negative"})
    case.antigens(m, "2024-11-06", {"CD19": "positive 99 %", "CD22": "positive 95 %", "CD20": "positive 40 %", "CD33": "negative", "CD7": "negative"})
    case.f("cytogenetics", "t(9;22)(q34;q11)", m, "2026-11-09")
    case.f("mutation", "BCR::ABL1 p190", m, "2026-11-09")
    case.f("mutation", "ABL1 p.T315I", m, "2026-11-09", vaf=44)
    case.f("mutation", "IKZF1 deletion exons 2-7", m, "2026-11-09")
    case.f("chimerism", 64, m, "2026-11-09", "%", note="whole blood")
    case.f("chimerism", 97, m, "2026-11-09", "%", note="CD3+ cells")
    case.f("gvhd", "acute gut grade I, resolved", b, "2023-10-02")
    case.f("gvhd", "chronic ocular mild, active, topical treatment", b, "2024-03")
    case.f("gvhd", "chronic ocular mild, active, topical treatment", n, "2026-11-16")
    case.f("condition", "Hepatic steatosis", b, "2022")
    case.f("condition", "Pancreatitis due to ponatinib, resolved", b, "2025-02")
    case.f("condition", "Febrile neutropenia", d, "2026-10-20")
    case.f("infection.aspergillus", "negative", d, "2026-10", assay="antigène galactomannane")
    case.drugs(b, [("letermovir", "2026-10-01", "", "480 mg daily"), ("ursodeoxycholic acid", "2026-09-18", "", "250 mg three times daily"), ("ciclosporin eye drops", "2024-03", "", "1 drop each eye at night")])
    case.drugs(d, [("valaciclovir", "", "", "500 mg x2/j"), ("atovaquone", "", "", "750 mg x2/j"), ("piperacillin-tazobactam", "2026-10-20", "2026-10-28", "")])
    case.drugs(n, [("dexamethasone", "2026-11-14", "", "6 mg/j")])
    case.f("medication", "methotrexate", n, "2026-11-10", dose="15 mg", note="intrathecal, once")
    case.f("last_dose", "inotuzumab ozogamicin", r, "2026-10-26")
    case.f("last_dose", "prednisone", d, "2026-10-12")
    case.f("last_dose", "ponatinib", b, "2025-02-10")
    case.hla(h, "2023-03-22", "hla", PATIENT)
    case.hla(h, "2023-05-04", "donor_hla", DONOR)
    for name, mfi in (("A*24:02", 3120), ("DRB1*15:01", 2890), ("B*57:01", 1740), ("DQA1*01:02,DQB1*06:02", 1330), ("C*06:02", 960)):
        case.f("bead", name, a, "2026-10-30", "MFI", mfi=mfi)
    case.f("preference", "within 5 h by train of Nantes (Paris or Rennes); no trial with an upfront second transplant", n, "2026-11-16")
    case.gap("antigen.CD79b", "missing", "pending")
    case.gap("hla.DQA1", "missing")
    case.gap("hla.DPA1", "missing")
    case.gap("infection.ebv", "missing")
    case.gap("mutation", "missing", "TP53 to follow")
    case.gap("lab.igg", "old", "2026-11-03; sample of 2026-11-18 insufficient")
    case.gap("height", "old", "measured in 2023")
    case.no("condition", "Invasive aspergillosis", b, "differential diagnosis, not retained")
    case.no("medication", "asciminib", b, "not-taken")
    case.no("medication", "voriconazole", d, "not begun")
    case.no("medication", "ganciclovir", n, "expressly not given")
    case.no("medication", "ponatinib", d, "contraindicated, not current")
    case.no("procedure", "Donor lymphocyte infusion", b, "not-done")
    case.no("prior.car_t", "tisagenlecleucel", n, "never used in this patient")
    case.no("diagnosis", "CML", d, "maternal uncle's illness")
    case.no("burden.marrow_blasts", 53, r, "typing error of an earlier e-mail, withdrawn")
    case.no("antigen.CD7", "positive", m, "normal T cells")
    case.no("hla.DPB1", "DPB1*03:01", h, "donor's allele")
    case.no("bead", "B*18:01", a, "870 MFI, below 900")
    case.no("bead", "PC (positive control)", a, "control bead")
    case.no("condition", "Veno-occlusive disease", r, "excluded")
    case.no("pregnancy", "pregnant", r, "wife's pregnancy, the patient is a man")
