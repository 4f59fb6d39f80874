"""Case u07."""

# fmt: off
# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.unseen.make_forms import DICOM, PDF, Case, head
from gold.cases.unseen.make_records import Fhir, dicom, words

CH = "Centre Hospitalier de la Basse-Lys"
ADDR = "9 rue des Tisserands, 59000 Lille"
BOX = [("Patiente", "DEBROUWÈRE Solange"), ("Née le", "22/10/1955"), ("N° dossier", "0554821"), ("Sexe", "F")]


def make(case: Case) -> None:
    """Documents, then gold."""
    for part in (bundle, liaison, prescription, marrow, pet, labs, clinic, misfiled, gold, gold_more):
        part(case)


def bundle(case: Case) -> None:
    """Export."""
    x = Fhir(case, identifier=[{"value": "0554821"}], name=[{"family": "Debrouwère", "given": ["Solange"]}], gender="female",
             birthDate="1955-10-22", address=[{"city": "Lille", "country": "FR"}])
    x.cond("Multiple myeloma, IgG kappa", "2019-01-28", "C90.0", stage=[{"summary": words("R-ISS III")}, {"summary": words("Durie-Salmon IIIA")}])
    x.cond("AL amyloidosis", "2024-11", "E85.8", verified="refuted", note=[{"text": "salivary gland biopsy negative for Congo red"}])
    x.cond("Breast carcinoma, left, treated", "2009", "C50.9", clinical="resolved")
    x.cond("Chronic kidney disease stage 3b", "2025-09", "N18.3")
    x.cond("Peripheral sensory neuropathy, grade 2", "2019-06", "G62.0")
    x.cond("Deep vein thrombosis", "2020-02", "I80.2", clinical="resolved")
    for drug in ("Bortezomib", "Thalidomide", "Dexamethasone"):
        x.med(drug, "2019-02-11", "2019-05-27", "VTD, 4 cycles", note=[{"text": "line 1, induction"}])
    x.med("Lenalidomide", "2019-11-18", "2021-10-04", "10 mg daily", note=[{"text": "maintenance"}])
    for drug in ("Daratumumab", "Carfilzomib", "Dexamethasone"):
        x.med(drug, "2021-11-08", "2023-03-20", "DKd", note=[{"text": "line 2"}])
    for drug in ("Pomalidomide", "Cyclophosphamide", "Dexamethasone"):
        x.med(drug, "2023-04-11", "2023-12-18", "PCd", note=[{"text": "line 3"}])
    x.med("Talquetamab", "2025-07-14", "2026-05-25", "0.8 mg/kg every 2 weeks", note=[{"text": "line 5"}])
    x.med("Belantamab mafodotin", "2026-06-22", "", status="not-taken", note=[{"text": "ophthalmologist advised against; never started"}])
    x.med("Apixaban", "2020-02", "2021-11-01", "5 mg twice daily")
    x.proc("Autologous stem cell transplantation, melphalan 200 mg/m2", "2019-08-06")
    x.proc("Infusion of idecabtagene vicleucel", "2024-03-19")
    x.proc("Radiotherapy T8, 8 Gy single fraction", "2026-10-28")
    x.proc("Vertebroplasty L2", "2019-02-04")
    x.proc("Second autologous transplant", "2024-01", status="not-done")
    x.obs("Body weight", "2026-11-12", 57.2, "kg", code="29463-7", category="vital-signs")
    x.obs("Body height", "2026-11-12", 158, "cm", code="8302-2", category="vital-signs")
    x.obs("ECOG performance status", "2026-11-12", 1, code="89247-1", category="survey")
    x.obs("Oxygen saturation", "2026-11-12", 96, "%", code="2708-6", category="vital-signs")
    x.obs("LVEF (echocardiography)", "2026-09-03", 54, "%", code="10230-1", category="imaging")
    for text, code, found in (("HIV Ag/Ab", "56888-1", "Negative"), ("HBsAg", "5196-1", "Negative"), ("Anti-HBc total", "13952-7", "Negative"), ("Anti-HCV", "13955-0", "Indeterminate, RNA requested"), ("CMV IgG", "13949-3", "Positive")):
        x.obs(text, "2026-11-05", found, code=code)
    x.obs("HCV RNA", "2026-11-09", "Not detected", code="11259-9")
    x.obs("Hemoglobin", "2026-11-05", 19.2, "g/dL", code="718-7", status="entered-in-error")
    x.bundle("export_0554821.json", "en", "2026-11-17T11:30:00+01:00")


def liaison(case: Case) -> None:
    """French letter, counts maintenance as a line."""
    case.pdf("lettre_liaison.pdf", PDF.Report(
        head(CH, "Service des Maladies du Sang", ADDR, lang="fr", style="centred", colour="#31588f"),
        "Lettre de liaison", (2026, 11, 13), [*BOX, ("Consultation", "12/11/2026")],
        [
            ("p", "Chère consœur, je vous adresse Mme Debrouwère, 71 ans, suivie pour un myélome multiple à IgG kappa diagnostiqué le 28/01/2019 (ISS III, R-ISS III), t(4;14), multi-traité et actuellement en progression."),
            ("table", [
                ["Ligne", "Traitement", "Dates", "Meilleure réponse"],
                ["1", "VTD x4 puis autogreffe (melphalan 200) le 06/08/2019", "02/2019 - 08/2019", "TBRP"],
                ["2", "Lénalidomide d'entretien", "11/2019 - 10/2021", "maintien, puis progression"],
                ["3", "DKd (daratumumab, carfilzomib, dexaméthasone)", "11/2021 - 03/2023", "RP"],
                ["4", "PCd (pomalidomide, cyclophosphamide, dex.)", "04/2023 - 12/2023", "RP"],
                ["5", "Ide-cel (CAR-T anti-BCMA) le 19/03/2024", "-", "RC, progression 06/2025"],
                ["6", "Talquétamab (anti-GPRC5D x CD3)", "07/2025 - 05/2026", "TBRP, progression"],
            ]),
            ("p", "Soit six lignes. Jamais d'allogreffe. Cette malade n'a jamais reçu de téclistamab. Le belantamab n'a pas été débuté."),
            ("p", "SRC grade 1 après ide-cel, pas d'ICANS. Sous talquétamab : dysgueusie, SRC grade 1. Radiothérapie antalgique T8 : 8 Gy le 28/10/2026."),
            ("p", "Clinique du 12/11/2026 : ECOG 1, poids 57,2 kg, taille 158 cm, apyrétique, pas de foyer infectieux. Pas de signe neurologique central ; neuropathie sensitive grade 2. IRM cérébrale non faite. ETT du 03/09/2026 : FEVI 54 %. Mère : MGUS. Fils : sclérose en plaques."),
            ("p", "Suspicion d'amylose en 2024, écartée (biopsie des glandes salivaires négative). Zona 05/2026 guéri. Dexaméthasone 20 mg/semaine reprise le 02/11/2026 en attendant."),
            ("p", "Souhait : Mme Debrouwère vit seule à Lille, accepte Lille, Bruxelles ou Paris, et souhaite éviter une hospitalisation en décembre (naissance d'un petit-fils)."),
            ("sign", ["Dr Anne-Lise Vanhoutte"]),
        ]))


def prescription(case: Case) -> None:
    """Photo of the prescription."""
    case.pdf("ordonnance_photo.jpg", PDF.Report(
        head("Cabinet médical du Vieux Moulin", "Dr Bertrand Leclercq, médecine générale", "3 place du Moulin, 59130 Lambersart", lang="fr", style="typed", size="12.5pt"),
        "Ordonnance du 16/11/2026", (2026, 11, 16), [("Patiente", "Mme Debrouwère Solange"), ("Née le", "22/10/1955")],
        [("list", ["Valaciclovir 500 mg : 1 cp matin et soir", "Cotrimoxazole 400/80 : 1 cp par jour", "Prégabaline 75 mg : 1 gél. matin et soir", "Bisoprolol 2,5 mg : 1 cp le matin", "Acide zolédronique 3,3 mg IV toutes les 4 semaines (dernière : 02/11/2026)", "Éplérénone : STOP"]),
         ("p", "Allergie : produit de contraste iodé (urticaire)."),
         ("p", "Groupe sanguin A négatif."),
         ("sign", ["Dr B. Leclercq"])]), "image", seed=21)


def marrow(case: Case) -> None:
    """Marrow with phenotype and FISH."""
    case.pdf("myelogramme_fish.pdf", PDF.Report(
        head(CH, "Laboratoire d'Hématologie cellulaire", ADDR, lang="fr", font="New Computer Modern"),
        "Myélogramme, cytométrie et FISH", (2026, 11, 10), [*BOX, ("Prélèvement", "03/11/2026"), ("Compte rendu", "06/11/2026, additif 10/11/2026")],
        [
            ("p", "Myélogramme : moelle de richesse moyenne, plasmocytes dystrophiques 42 % (28 % le 14/05/2026)."),
            ("h", "Cytométrie, plasmocytes CD138+ CD38+ (31 % des cellules)"),
            ("table", [
                ["Marqueur", "03/11/2026", "20/06/2025", "02/02/2024"],
                ["BCMA", "négatif (3 %)", "négatif (8 %)", "positif (94 %)"],
                ["GPRC5D", "faible (26 %)", "positif (88 %)", "non testé"],
                ["CD38", "faible (60 %)", "faible", "positif"],
                ["SLAMF7 (CD319)", "positif (90 %)", "positif", "positif"],
                ["CD19", "négatif", "négatif", "négatif"],
                ["CD20", "négatif", "négatif", "négatif"],
                ["CD56", "positif", "positif", "positif"],
                ["CD33", "non testé", "non testé", "-"],
            ]),
            ("p", "Plasmocytes normaux résiduels (0,2 %) : CD19+, BCMA+. Rapport kappa/lambda intracytoplasmique : kappa monotypique."),
            ("h", "Additif 10/11/2026 : FISH sur cellules CD138+"),
            ("list", ["t(4;14) : présente (84 %)", "del(17p) : présente (61 %), absente en 2019", "gain 1q21 : présent, 3 copies", "t(11;14) : absente ; t(14;16) : absente"]),
            ("p", "Séquençage TP53 : p.R175H, VAF 47 %. Séquençage TNFRSF17 : en cours."),
            ("sign", ["Dr Olivier Mestdagh"]),
        ]))


def pet(case: Case) -> None:
    """PET/CT in English and two PET slices."""
    case.pdf("pet_ct.pdf", PDF.Report(
        head("Flandres Imagerie", "Nuclear Medicine", "22 avenue du Canal, 59000 Lille, France", colour="#226666"),
        "18F-FDG PET/CT report (English version)", (2026, 11, 6), [("Patient", "DEBROUWÈRE Solange"), ("DOB", "22/10/1955"), ("Exam date", "06/11/2026"), ("Compared with", "21/05/2026")],
        [
            ("p", "Left paravertebral soft-tissue mass at T8 (irradiated 28/10/2026) 58 x 41 mm, SUVmax 13.4 (previously 32 x 25 mm). Two new subcutaneous nodules of the right flank, 14 x 12 mm and 11 x 9 mm, SUVmax 8.8. Multiple lytic lesions, > 10, most with moderate uptake. Fractures of L2 (cemented) and L4, old."),
            ("p", "No hepatic or splenic lesion. No pleural effusion. No leptomeningeal uptake. Thyroid nodule, 9 mm, SUVmax 4.1: ultrasound advised, malignancy not excluded."),
            ("p", "Impression: progression; extramedullary and paramedullary disease. Deauville 5 (IMPeTUs, reference lesion T8)."),
            ("sign", ["Dr Ch. Dhellemmes"]),
        ]))
    dicom(case, "pet", "en", name="Debrouwere^Solange", patient_id="0554821", birth="19551022", sex="F", modality="PT", body_part="WHOLEBODY", date="20261106",
          study="PET/CT FDG", description="PET AC", institution="Flandres Imagerie", study_uid=f"{DICOM.ROOT}.554821.20261106", slices=3)


def labs(case: Case) -> None:
    """Wide workbook, dates as text."""
    case.xlsx("biologie.xlsx", "fr", {"Biologie": [
        ["Examen", "Unité", "Normes", "07/09/2026", "12/10/2026", "16/11/2026"],
        ["Hémoglobine", "g/L", "120-160", 101, 96, 92],
        ["Leucocytes", "/µL", "4000-10000", 3400, 3100, 2900],
        ["PNN", "/µL", "1500-7000", 1900, 1700, 1500],
        ["Lymphocytes", "/µL", "1000-4000", 700, 640, 580],
        ["Plaquettes", "G/L", "150-400", 92, 81, 68],
        ["Créatinine", "µmol/L", "45-84", 121, 130, 138],
        ["DFG estimé (CKD-EPI)", "mL/min/1,73 m²", ">60", 41, 38, 35],
        ["Clairance mesurée", "mL/min", "", "", 44, 41],
        ["ALAT", "U/L", "<35", 22, 19, 21],
        ["ASAT", "U/L", "<35", 26, 24, 25],
        ["Bilirubine totale", "µmol/L", "<21", 7, 7, 8],
        ["LDH", "U/L", "<250", 244, 298, 341],
        ["Albumine", "g/L", "35-50", 34, 33, 31],
        ["Calcium corrigé", "mmol/L", "2,20-2,60", 2.48, 2.55, 2.66],
        ["CRP", "mg/L", "<5", 4, 6, 9],
        ["Ferritine", "µg/L", "15-150", "", 402, ""],
        ["IgG (totales)", "g/L", "7-16", 24.9, 27.8, 31.2],
        ["Pic monoclonal IgG kappa", "g/L", "0", 18.7, 21.5, 24.6],
        ["Chaînes légères libres kappa", "mg/L", "3,3-19,4", 540, 688, 812],
        ["Chaînes légères libres lambda", "mg/L", "5,7-26,3", 6.4, 6.2, 6.1],
        ["Rapport kappa/lambda", "", "0,26-1,65", 84.4, 111, 133.1],
        ["Béta-2 microglobuline", "mg/L", "<2,4", 5.8, "", 7.2],
    ], "Légende": [["Les valeurs en dehors des normes ne sont pas marquées."]]})


def clinic(case: Case) -> None:
    """English note, Word."""
    case.docx("second_opinion.docx", "en", ["Brussels Institute of Plasma Cell Disorders", "Avenue des Tilleuls 1, 1070 Brussels"], [
        ("p", "Second opinion, video call 18 November 2026. Mrs Solange Debrouwère, born 22 October 1955."),
        ("p", "Myeloma IgG kappa, high risk: t(4;14), del(17p), gain 1q. Diagnosed January 2019. We count five lines of therapy, because lenalidomide maintenance belongs to line 1: (1) VTD, ASCT 6 August 2019, lenalidomide; (2) DKd; (3) PCd; (4) ide-cel 19 March 2024; (5) talquetamab, last dose 25 May 2026."),
        ("p", "Triple-class refractory. BCMA lost since June 2025, GPRC5D low since talquetamab; SLAMF7 (CS1) kept. Apheresis of her own cells would be possible but she has had enough of it (two failed collections, the 2024 one sufficed)."),
        ("p", "General state: ECOG 2 on video; she need help with shopping. No infection. Anti-HCV indeterminate but HCV RNA not detected. Not pregnant, postmenopausal. She takes dexamethasone 20 mg weekly since 2 November 2026."),
        ("p", "Advice: SLAMF7-directed donor CAR T cells, or elranatamab (not yet ordered) if there is none. Selinexor rejected by the patient."),
        ("sign", ["Prof. Dr K. Wauters"]),
    ])


def misfiled(case: Case) -> None:
    """Result of another person with a similar name."""
    case.text("resultat_recu_par_fax.txt", "fr", """LABORATOIRE DES REMPARTS  -  TOURCOING
Patiente : DEBRUYNE Solange          née le 02/10/1961
Prélèvement du 14/11/2026
  Hémoglobine      13,4 g/dL
  Plaquettes       288 G/L
  Créatinine       61 µmol/L
  HIV 1+2          négatif
  Ag HBs           POSITIF
Validé Dr Carpentier
""", "latin-1")


def gold(case: Case) -> None:
    """Person, blood, viruses, lines."""
    b, f, x, s = "export_0554821.json", "lettre_liaison.pdf", "biologie.xlsx", "second_opinion.docx"
    case.f("name", "Solange Debrouwère", b)
    case.f("birth_date", "1955-10-22", b)
    case.f("sex", "female", b)
    case.f("place", "Lille, France", b)
    case.f("weight", 57.2, b, "2026-11-12", "kg")
    case.f("weight", 57.2, f, "2026-11-12", "kg")
    case.f("height", 158, b, "2026-11-12", "cm")
    case.f("height", 158, f, "2026-11-12", "cm")
    case.f("blood_group", "A Rh negative", "ordonnance_photo.jpg")
    case.f("diagnosis", "MM", b, "2019-01-28")
    case.f("diagnosis", "MM", f, "2019-01-28")
    case.f("diagnosis", "MM", s, "2019-01")
    case.f("status", "relapsed or refractory", f, "2026-11-12")
    case.f("stage", "R-ISS III", b, "2019-01-28")
    case.f("stage", "R-ISS III", f, "2019-01-28")
    case.f("stage", "ISS III", f, "2019-01-28")
    case.f("stage", "Durie-Salmon IIIA", b, "2019-01-28")
    case.f("performance.ecog", 1, b, "2026-11-12")
    case.f("performance.ecog", 1, f, "2026-11-12")
    case.f("performance.ecog", 2, s, "2026-11-18")
    case.labs(x, "2026-11-16", {
        "hemoglobin": (9.2, "92"), "wbc": (2.9, "2900"), "anc": (1.5, "1500"), "alc": (0.58, "580"), "platelets": 68, "creatinine": (1.56, "138", 0.95), "egfr": 35, "crcl": 41,
        "alt": (21, "", 35), "ast": (25, "", 35), "bilirubin": (0.468, "8", 1.23), "ldh": (341, "", 250), "albumin": (3.1, "31"), "calcium": (10.66, "2.66"), "crp": 9, "igg": 31.2,
        "m_protein": (2.46, "24.6"), "flc_kappa": 812, "flc_lambda": 6.1, "flc_ratio": 133.1,
    })
    case.labs(x, "2026-10-12", {"ferritin": 402})
    case.f("burden.marrow_plasma_cells", 42, "myelogramme_fish.pdf", "2026-11-03", "%", note="morphology")
    case.f("burden.marrow_plasma_cells", 31, "myelogramme_fish.pdf", "2026-11-03", "%", note="flow cytometry")
    case.f("burden.marrow_plasma_cells", 28, "myelogramme_fish.pdf", "2026-05-14", "%")
    case.f("burden.largest_lesion", 58, "pet_ct.pdf", "2026-11-06", "mm")
    case.f("burden.suvmax", 13.4, "pet_ct.pdf", "2026-11-06")
    case.f("burden.deauville", 5, "pet_ct.pdf", "2026-11-06")
    case.f("burden.extramedullary", "paravertebral mass T8, subcutaneous nodules", "pet_ct.pdf", "2026-11-06")
    case.f("imaging", "PT WHOLEBODY, 3 instances", "pet/PT_0001.dcm", "2026-11-06")
    case.viruses(b, "2026-11-05", {"hiv": ("negative", "HIV Ag/Ab"), "hbsag": ("negative", "HBsAg"), "hbc": ("negative", "Anti-HBc total"), "cmv": ("positive", "CMV IgG")})
    case.viruses(b, "2026-11-09", {"hcv_rna": ("negative", "HCV RNA")})
    case.f("infection.active", "absent", f, "2026-11-12")
    case.f("infection.active", "absent", s, "2026-11-18")
    case.f("organ.lvef", 54, b, "2026-09-03", "%")
    case.f("organ.lvef", 54, f, "2026-09-03", "%")
    case.f("organ.spo2", 96, b, "2026-11-12", "%")
    case.f("pregnancy", "negative", s, "2026-11-18", note="postmenopausal")
    case.line(b, "2019-02-11", 1, "VTD, autologous transplant, lenalidomide maintenance", "bortezomib, thalidomide, dexamethasone, lenalidomide", end="2021-10-04", response="VGPR", certain=False, note="the French letter counts the maintenance as line 2")
    case.line(b, "2021-11-08", 2, "DKd", "daratumumab, carfilzomib, dexamethasone", end="2023-03-20", response="PR", certain=False)
    case.line(b, "2023-04-11", 3, "PCd", "pomalidomide, cyclophosphamide, dexamethasone", end="2023-12-18", response="PR", certain=False)
    case.line(b, "2024-03-19", 4, "idecabtagene vicleucel", "idecabtagene vicleucel", response="CR", type="car_t", certain=False)
    case.line(b, "2025-07-14", 5, "talquetamab", "talquetamab", end="2026-05-25", response="VGPR", certain=False)
    case.f("line_count", [5, 6], s, note="five here, six in lettre_liaison.pdf")
    case.f("prior.car_t", True, b, "2024-03-19")
    case.f("prior.target.BCMA", True, f, "2024-03-19")
    case.f("prior.target.GPRC5D", True, f, "2025-07")
    case.f("prior.auto_transplant", True, b, "2019-08-06")
    case.f("prior.auto_transplant", True, f, "2019-08-06")
    case.f("prior.allo_transplant", False, f)
    case.f("radiotherapy", "T8, 8 Gy", b, "2026-10-28")
    case.f("radiotherapy", "T8, 8 Gy", f, "2026-10-28")
    case.f("crs", "grade 1", f, "2024-03", note="after ide-cel")
    case.f("crs", "grade 1", f, "", note="after talquetamab")


def gold_more(case: Case) -> None:
    """Tissue, conditions, drugs, typing; conflicts, gaps, distractors."""
    b, f, s, m, o = "export_0554821.json", "lettre_liaison.pdf", "second_opinion.docx", "myelogramme_fish.pdf", "ordonnance_photo.jpg"
    case.antigens(m, "2026-11-03", {"BCMA": "negative 3 %", "GPRC5D": "dim 26 %", "CD38": "dim 60 %", "SLAMF7": "positive 90 %", "CD19": "negative", "CD20": "negative"})
    case.antigens(m, "2025-06-20", {"BCMA": "negative 8 %", "GPRC5D": "positive 88 %", "CD38": "dim", "SLAMF7": "positive", "CD19": "negative", "CD20": "negative"})
    case.antigens(m, "2024-02-02", {"BCMA": "positive 94 %", "CD38": "positive", "SLAMF7": "positive", "CD19": "negative", "CD20": "negative"})
    for name in ("t(4;14)", "del(17p)", "gain 1q21"):
        case.f("cytogenetics", name, m, "2026-11-03")
    case.f("mutation", "TP53 p.R175H", m, "2026-11-03", vaf=47)
    case.f("condition", "Breast carcinoma, treated", b, "2009")
    case.f("condition", "Chronic kidney disease stage 3b", b, "2025-09")
    case.f("condition", "Peripheral sensory neuropathy, grade 2", b, "2019-06")
    case.f("condition", "Deep vein thrombosis, resolved", b, "2020-02")
    case.f("condition", "Old vertebral fractures L2 and L4", "pet_ct.pdf", "2026-11-06")
    case.f("condition", "Herpes zoster, healed", f, "2026-05")
    case.f("condition", "Allergy to iodinated contrast (urticaria)", o)
    case.drugs(o, [("valaciclovir", "", "", "500 mg"), ("co-trimoxazole", "", "", "400/80"), ("pregabalin", "", "", "75 mg"), ("bisoprolol", "", "", "2,5 mg"), ("zoledronic acid", "", "", "3,3 mg IV toutes les 4 semaines")])
    case.drugs(s, [("dexamethasone", "2026-11-02", "", "20 mg weekly")])
    case.drugs(f, [("dexamethasone", "2026-11-02", "", "20 mg/semaine")])
    case.drugs(b, [("apixaban", "2020-02", "2021-11-01", "5 mg twice daily")])
    case.f("last_dose", "talquetamab", s, "2026-05-25")
    case.f("last_dose", "zoledronic acid", o, "2026-11-02")
    case.f("preference", "Lille, Brussels or Paris; no stay in hospital in December", f, "2026-11-12")
    case.clash("line_count", ["6 (lettre_liaison.pdf)", "5 (second_opinion.docx)"], "maintenance counted as a line or not")
    case.clash("performance.ecog", ["1 (2026-11-12, export_0554821.json)", "2 (2026-11-18, second_opinion.docx)"], "six days apart, the later by video only")
    case.gap("infection.hcv", "ambiguous", "antibody indeterminate; RNA not detected")
    case.gap("cns", "missing", "no MRI, clinically no sign")
    case.gap("hla", "missing")
    case.gap("antibodies", "missing")
    case.gap("antigen.CD33", "missing", "not tested")
    case.gap("lab.ferritin", "old", "2026-10-12")
    case.gap("infection.tb", "missing")
    case.no("condition", "AL amyloidosis", b, "refuted")
    case.no("medication", "belantamab mafodotin", b, "not-taken")
    case.no("medication", "teclistamab", f, "expressly never received")
    case.no("medication", "elranatamab", s, "advice, not ordered")
    case.no("medication", "selinexor", s, "rejected by the patient")
    case.no("medication", "eplerenone", o, "stopped")
    case.no("lab.hemoglobin", 19.2, b, "entered-in-error")
    case.no("infection.hbsag", "positive", "resultat_recu_par_fax.txt", "another person (Debruyne, 1961)")
    case.no("lab.platelets", 288, "resultat_recu_par_fax.txt", "another person")
    case.no("diagnosis", "MGUS", f, "mother's illness")
    case.no("autoimmune", "Multiple sclerosis", f, "son's illness")
    case.no("antigen.BCMA", "positive", m, "residual normal plasma cells")
    case.no("antigen.CD19", "positive", m, "residual normal plasma cells")
    case.no("cytogenetics", "t(11;14)", m, "absent")
    case.no("condition", "Thyroid carcinoma", "pet_ct.pdf", "nodule, malignancy only not excluded")
