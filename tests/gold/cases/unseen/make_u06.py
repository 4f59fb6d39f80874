"""Case u06."""

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
from gold.cases.unseen.make_records import bead_rows, ccda, cd_drug, cd_problem, cd_result, vcf

SZ = "Szpital Kliniczny im. św. Łazarza"
ADDR = "ul. Nadodrzańska 55, 50-370 Wrocław"
BOX = [("Pacjentka", "SOLARZ Grażyna"), ("Data urodzenia", "05.06.1979"), ("Nr historii", "W/2024/1187"), ("Płeć", "kobieta")]


def make(case: Case) -> None:
    """Documents, then gold."""
    for part in (discharge, marrow, summary, labs, beads, typing, panel, archive, gold, gold_more):
        part(case)


def discharge(case: Case) -> None:
    """Discharge card in Polish."""
    case.pdf("karta_informacyjna.pdf", PDF.Report(
        head(SZ, "Klinika Hematologii i Transplantacji Szpiku", ADDR, lang="pl", colour="#7a0019"),
        "Karta informacyjna leczenia szpitalnego", (2026, 11, 18),
        [*BOX, ("Pobyt", "02.11.2026 - 18.11.2026"), ("Zamieszkała", "Wrocław")],
        [
            ("h", "Rozpoznanie"),
            ("list", [
                "Ostra białaczka szpikowa z mutacją NPM1, FLT3-ITD (rozp. 11.03.2024), ELN 2022: ryzyko pośrednie",
                "Stan po allo-HSCT od dawcy niespokrewnionego 9/10 (14.08.2024), kondycjonowanie FluBu4",
                "II nawrót szpikowy (06.2026), oporny na wenetoklaks z azacytydyną",
                "Przewlekła GvHD umiarkowana (skóra, jama ustna) od 05.2025, w trakcie leczenia ruksolitynibem",
                "Prawdopodobna inwazyjna aspergiloza płuc od 10.2026, w leczeniu, regresja w TK z 12.11.2026",
                "Utajone zakażenie prątkiem gruźlicy (QuantiFERON dodatni), izoniazyd",
            ]),
            ("h", "Przebieg choroby"),
            ("p", "I linia: DA 3+7 z midostauryną (15.03.2024) i dwie konsolidacje HiDAC, CR1, następnie allo-HSCT. Ostra GvHD skóry stopnia II i jelit stopnia I (09.2024), ustąpiła. Nawrót 06.10.2025 - II linia: gilterytynib 120 mg (13.10.2025 - 28.05.2026), CRi; DLI 15.01.2026 i 12.03.2026. Nawrót w 06.2026 - III linia: wenetoklaks + azacytydyna, 3 cykle (15.06.2026 - 11.09.2026), bez odpowiedzi. Nie stosowano gemtuzumabu ozogamycyny ani terapii CAR-T. Planowany FLAG-Ida nie został podany z powodu zakażenia."),
            ("h", "Stan przy wypisie"),
            ("p", "ECOG 2, Karnofsky 60 %. Masa ciała 63,8 kg, wzrost 168 cm. SpO2 95 %. Bez gorączki od 09.11.2026. Grupa krwi 0 Rh (+) - po przeszczepieniu zgodna z dawcą; pierwotnie B Rh (+). Płyn mózgowo-rdzeniowy 04.11.2026: bez blastów. Naciek skóry podudzia: biopsja w toku, nie wykluczono białaczki skóry. Test ciążowy (beta-hCG) 16.11.2026 ujemny."),
            ("p", "Wywiad: siostra choruje na łuszczycę, ojciec - cukrzyca. Nie pali. Nadczynność tarczycy w 2008 r., przebyta."),
            ("h", "Zalecone leki"),
            ("list", ["Ruksolitynib 5 mg 2x1 (od 05.2025, w redukcji)", "Prednizon 10 mg/d (zmniejszony z 20 mg dnia 10.11.2026)", "Izawukonazol 200 mg/d (od 21.10.2026)", "Izoniazyd 300 mg/d (od 09.2026)", "Entekawir 0,5 mg/d (anty-HBc dodatnie, HBV DNA ujemne)", "Hydroksymocznik 1 g/d (od 14.11.2026)", "Kotrimoksazol: odstawiony (alergia, wysypka)"]),
            ("sign", ["lek. Mirosława Hałas", "dr hab. n. med. Zbigniew Ostrówka"]),
        ]))


def marrow(case: Case) -> None:
    """Marrow immunophenotype, scanned."""
    case.pdf("szpik_skan.pdf", PDF.Report(
        head(SZ, "Pracownia Cytometrii Przepływowej", ADDR, lang="pl", style="typed", size="11pt"),
        "Badanie szpiku kostnego - immunofenotyp", (2026, 11, 6), [*BOX[:3], ("Pobrano", "03.11.2026")],
        [
            ("p", "Mielogram: 54 % blastów (08.09.2026: 37 %). Cytometria: populacja blastyczna CD34-/CD117+ 51 %."),
            ("table", [
                ["Antygen", "03.11.2026", "% blastów", "07.10.2025", "Monocyty prawidł."],
                ["CD33", "dodatni", "96 %", "dodatni", "dodatni"],
                ["CD123", "dodatni", "88 %", "dodatni", "dodatni słabo"],
                ["CLL-1 (CLEC12A)", "dodatni słabo", "47 %", "dodatni", "dodatni"],
                ["FLT3 (CD135)", "dodatni", "71 %", "nie badano", "słabo"],
                ["CD7", "ujemny", "4 %", "dodatni 35 %", "ujemny"],
                ["CD38", "dodatni", "80 %", "nie badano", "dodatni"],
                ["CD70", "nie badano", "-", "-", "-"],
                ["CD19", "ujemny", "0 %", "ujemny", "ujemny"],
            ]),
            ("p", "Wniosek: obraz nawrotu AML. Brak cech dysplazji w zakresie mozliwym do oceny."),
            ("sign", ["mgr Halina Wrzos"]),
        ]), "pdf-image", seed=2)


def summary(case: Case) -> None:
    """C-CDA with birth date slipped."""
    problems = [
        ("Acute myeloid leukaemia, relapsed", "C92.02", "20240311", "Active"),
        ("Chronic graft-versus-host disease, moderate", "D89.811", "202505", "Active"),
        ("Probable invasive pulmonary aspergillosis", "B44.1", "20261018", "Active"),
        ("Hyperthyroidism", "E05.90", "2008", "Resolved"),
        ("Osteoporosis", "M81.0", "2025", "Active"),
    ]
    drugs = [
        ("Ruxolitinib", "202505", "", "5 mg twice daily, tapering", "active"), ("Prednisone", "20250520", "", "10 mg daily", "active"),
        ("Isavuconazole", "20261021", "", "200 mg daily", "active"), ("Isoniazid", "202609", "", "300 mg daily", "active"),
        ("Hydroxycarbamide", "20261114", "", "1 g daily", "active"), ("Denosumab", "202503", "20260302", "60 mg every 6 months", "completed"),
        ("Cotrimoxazole", "20240901", "20260118", "stopped: rash", "completed"),
    ]
    planned = ("Fludarabine, cytarabine, idarubicin (FLAG-Ida)", "20261020", "", "cancelled because of infection", "cancelled")
    results = [
        ("HIV Ag/Ab", "56888-1", "20261103", "Negative"), ("HBsAg", "5196-1", "20261103", "Negative"), ("Hepatitis B core Ab", "13952-7", "20261103", "Positive"),
        ("HBV DNA", "42595-9", "20261103", "Not detected"), ("Hepatitis C Ab", "13955-0", "20261103", "Negative"), ("HCV RNA", "11259-9", "20261103", "Not detected"),
        ("CMV IgG", "13949-3", "20261103", "Positive"), ("CMV DNA", "30247-7", "20261116", "Not detected"), ("EBV DNA", "43730-1", "20261116", "Detected, 850 copies/mL"),
        ("QuantiFERON-TB Gold", "71773-6", "20260902", "Positive"), ("Aspergillus galactomannan", "44357-2", "20261102", "0.9 index (positive)"),
        ("FLT3-ITD allelic ratio", "54447-8", "20261103", "0.31"),
    ]
    vitals = [("Body weight", "29463-7", "20261118", "63.8", "kg"), ("Body height", "8302-2", "20261102", "168", "cm"), ("Oxygen saturation", "2708-6", "20261118", "95", "%")]
    case.xml("patient_summary.xml", "ccda", "en", ccda(
        {"lang": "en-US", "mrn": "W/2024/1187", "city": "Wrocław", "country": "PL", "given": "Grażyna", "family": "Solarz", "sex": "F", "birth": "19790506", "custodian": SZ},
        "Patient Summary", "20261119080000+0100",
        [
            ("Problem list", "11450-4", [["Problem", "Onset", "Status"], *[[p[0], p[2], p[3]] for p in problems]], [*[cd_problem(*p) for p in problems], cd_problem("Central nervous system leukaemia", "C79.49", "20261104", negated="yes")]),
            ("Medications", "10160-0", [["Drug", "Start", "End", "Comment"], *[list(d[:4]) for d in drugs], list(planned[:4])], [*[cd_drug(*d) for d in drugs], cd_drug(*planned)]),
            ("Results", "30954-2", [["Test", "Date", "Result"], *[[r[0], r[2], r[3]] for r in results]], [cd_result(*r, "") for r in results]),
            ("Vital signs", "8716-3", [["Sign", "Date", "Value"], *[[v[0], v[2], f"{v[3]} {v[4]}"] for v in vitals]], [cd_result(*v) for v in vitals]),
            ("Procedures", "47519-4", [["Procedure", "Date"], ["Allogeneic HSCT, unrelated donor 9/10", "2024-08-14"], ["Donor lymphocyte infusion", "2026-01-15"], ["Donor lymphocyte infusion", "2026-03-12"], ["Second transplant: under discussion, not scheduled", ""]], []),
        ]))


def labs(case: Case) -> None:
    """Long table, semicolons, decimal commas."""
    tests = [
        ("Hemoglobina", "g/dl", "12,0-16,0", "8,3", "7,9"), ("Leukocyty", "10^3/µl", "4,0-10,0", "9,8", "3,4"), ("Neutrofile", "10^3/µl", "1,8-7,7", "0,4", "0,7"),
        ("Limfocyty", "10^3/µl", "1,0-4,5", "1,0", "1,1"), ("Płytki krwi", "10^3/µl", "150-400", "24", "19"), ("Blasty we krwi obwodowej", "%", "0", "48", "21"),
        ("Kreatynina", "mg/dl", "0,50-0,90", "0,81", "0,78"), ("eGFR", "ml/min/1,73m2", ">60", "90", "94"), ("ALT", "U/l", "<33", "74", "58"), ("AST", "U/l", "<32", "51", "44"),
        ("Bilirubina całkowita", "mg/dl", "<1,2", "1,0", "0,9"), ("LDH", "U/l", "<214", "866", "702"), ("Albumina", "g/dl", "3,5-5,2", "3,2", "3,4"), ("Wapń całkowity", "mmol/l", "2,15-2,50", "2,17", "2,19"),
        ("CRP", "mg/l", "<5", "112", "34"), ("Ferrytyna", "ng/ml", "13-150", "", "4210"), ("IgG", "g/l", "7,0-16,0", "6,9", ""), ("Prokalcytonina", "ng/ml", "<0,5", "0,9", "0,2"),
    ]
    rows: list[list[object]] = [["Data pobrania", "Badanie", "Wynik", "Jednostka", "Zakres ref."]]
    for day, column in (("02.11.2026", 3), ("17.11.2026", 4)):
        rows += [[day, t[0], t[column], t[1], t[2]] for t in tests if t[column]]
    rows.append(["19.11.2026", "Morfologia", "próbka skrzepła - powtórzyć", "", ""])
    case.csv("wyniki_lab.csv", "pl", rows, delimiter=";", encoding="utf-8")


def beads(case: Case) -> None:
    """Two sera."""
    old = {"A*68:01": 2210, "B*35:01": 1120, "DRB1*04:01": 640}
    new = {"A*68:01": 5340, "B*35:01": 2480, "DRB1*04:01": 1190, "C*04:01": 905, "DQA1*03:01,DQB1*03:02": 899}
    head_row: list[object] = ["Bead", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"]
    case.csv("LSA_beads.csv", "en", [head_row, *bead_rows("2024-07-02", old), *bead_rows("2026-11-05", new)], form="beads")


def typing(case: Case) -> None:
    """Patient, donor, and the blood after transplant."""
    text = """HLA LABORATORY WROCLAW-NADODRZE (invented)          Report 2026/HLA/0931, issued 2026-11-10

1) Solarz Grazyna, b. 05.06.1979   buccal swab, collected 2024-04-22 (before transplantation)
A*01:01, A*24:02; B*08:01, B*57:01; C*06:02, C*07:01; DRB1*03:01, DRB1*07:01; DRB3*01:01; DRB4*01:03N;
DQA1*02:01, DQA1*05:01; DQB1*02:01, DQB1*03:03; DPA1*01:03; DPB1*01:01, DPB1*04:01

2) Unrelated donor PL-DKMS-55-0193 (transplant 14.08.2024), collected 2024-06-03
A*01:01, A*68:01; B*08:01, B*57:01; C*06:02, C*07:01; DRB1*03:01, DRB1*07:01;
DQB1*02:01, DQB1*03:03; DPB1*04:01, DPB1*04:02
Match 9/10 (mismatch at A), DPB1 non-permissive in GvH direction.

3) Solarz Grazyna, PERIPHERAL BLOOD collected 2026-11-03 (after transplantation, mixed signal)
A*01:01, A*24:02, A*68:01 (mixed); other loci as above. Not suitable for donor search - use sample 1.

Antibodies: see single-antigen table of 2026-11-05; the antibody against A*68:01 is directed at the former donor.
"""
    case.text("hla_report_2026.txt", "en", text)


def panel(case: Case) -> None:
    """Myeloid panel."""
    rows = [
        ("2", 25234373, "C", "T", "PASS", 2210, 0.433, ("missense_variant", "DNMT3A", "NM_022552.5", "c.2645G>A", "p.Arg882His")),
        ("5", 171410539, "C", "CTCTG", "PASS", 1890, 0.391, ("frameshift_variant", "NPM1", "NM_002520.7", "c.860_863dup", "p.Trp288CysfsTer12")),
        ("13", 28018505, "C", "A", "weak_evidence", 2004, 0.004, ("missense_variant", "FLT3", "NM_004119.3", "c.2503G>T", "p.Asp835Tyr")),
        ("15", 90088702, "C", "T", "PASS", 1755, 0.081, ("missense_variant", "IDH2", "NM_002168.4", "c.419G>A", "p.Arg140Gln")),
        ("17", 43045712, "T", "C", "germline", 1523, 0.502, ("missense_variant", "BRCA1", "NM_007294.4", "c.5558A>G", "p.Tyr1853Cys")),
    ]
    case.xml("myeloid_panel.vcf", "vcf", "en", vcf("W2024-1187_BM_20261103", "20261112", "MyeloSeq-54", rows, "sampleCollected=2026-11-03; FLT3-ITD is reported separately by fragment analysis"))


def archive(case: Case) -> None:
    """Echo letter and chimerism in an archive."""
    blocks = [
        ("h", "Konsultacja kardiologiczna z dnia 05.11.2026"),
        ("p", "SOLARZ Grażyna, ur. 05.06.1979. Echo serca: frakcja wyrzutowa lewej komory (EF) 51 % (w 2024 r.: 62 %). Bez płynu w osierdziu. QTc 471 ms na izawukonazolu i hydroksymoczniku. Podejrzenie kardiotoksyczności antracyklin - do obserwacji, nie potwierdzono."),
        ("p", "DLCO (spirometria 06.11.2026): 61 % wartości należnej."),
        ("p", "dr n. med. Lech Borowiec"),
    ]
    word = docx_bytes(["Poradnia Kardiologiczna przy " + SZ, ADDR], blocks)
    chim = pdf_bytes(PDF.Report(
        head(SZ, "Molecular Diagnostics", ADDR, font="DejaVu Sans Mono", size="9pt"),
        "Chimerism by digital PCR", (2026, 11, 9), [("Patient", "Solarz G."), ("Transplant", "2024-08-14"), ("Donor", "unrelated, female")],
        [("table", [["Sample date", "Material", "Donor, %"], ["2025-08-05", "whole blood", "100"], ["2026-06-09", "whole blood", "83"], ["2026-11-03", "whole blood", "46"], ["2026-11-03", "CD3+ cells", "94"]]),
         ("p", "Minimal residual disease (NPM1): not reported, overt relapse.")]))
    case.put("dodatkowe.zip", "zip", "pl", zip_bytes({"kardiologia.docx": word, "chimerism.pdf": chim}))
    case.listed("dodatkowe.zip/kardiologia.docx", "docx", "pl", flat(blocks))
    case.listed("dodatkowe.zip/chimerism.pdf", "pdf-text", "en", pdf_text(chim))


def gold(case: Case) -> None:
    """Person, blood, viruses, lines."""
    k, c, w = "karta_informacyjna.pdf", "patient_summary.xml", "wyniki_lab.csv"
    case.f("name", "Grażyna Solarz", k)
    case.f("birth_date", "1979-06-05", k)
    case.f("birth_date", "1979-05-06", c, note="day and month exchanged")
    case.f("sex", "female", k)
    case.f("place", "Wrocław, Poland", c)
    case.f("weight", 63.8, k, "2026-11-18", "kg")
    case.f("weight", 63.8, c, "2026-11-18", "kg")
    case.f("height", 168, c, "2026-11-02", "cm")
    case.f("blood_group", "O Rh positive", k, note="as the donor; before transplant B Rh positive")
    case.f("diagnosis", "AML", k, "2024-03-11")
    case.f("diagnosis", "AML", c, "2024-03-11")
    case.f("status", "relapsed or refractory", k, "2026-06", note="second relapse, refractory")
    case.f("performance.ecog", 2, k, "2026-11-18")
    case.f("performance.karnofsky", 60, k, "2026-11-18", "%")
    case.labs(w, "2026-11-17", {
        "hemoglobin": 7.9, "wbc": 3.4, "anc": 0.7, "alc": 1.1, "platelets": 19, "creatinine": (0.78, "", 0.90), "egfr": 94, "alt": (58, "", 33), "ast": (44, "", 32),
        "bilirubin": (0.9, "", 1.2), "ldh": (702, "", 214), "albumin": 3.4, "calcium": (8.78, "2,19"), "crp": 34, "ferritin": 4210,
    })
    case.labs(w, "2026-11-02", {"igg": 6.9})
    case.f("burden.blood_blasts", 21, w, "2026-11-17", "%")
    case.f("burden.marrow_blasts", 54, "szpik_skan.pdf", "2026-11-03", "%")
    case.f("burden.marrow_blasts", 51, "szpik_skan.pdf", "2026-11-03", "%", note="flow cytometry")
    case.f("burden.marrow_blasts", 37, "szpik_skan.pdf", "2026-09-08", "%")
    case.viruses(c, "2026-11-03", {
        "hiv": ("negative", "HIV Ag/Ab"), "hbsag": ("negative", "HBsAg"), "hbc": ("positive", "Hepatitis B core Ab"), "hbv_dna": ("negative", "HBV DNA"),
        "hcv": ("negative", "Hepatitis C Ab"), "hcv_rna": ("negative", "HCV RNA"), "cmv": ("positive", "CMV IgG"),
    })
    case.viruses(c, "2026-11-16", {"cmv_dna": ("negative", "CMV DNA"), "ebv_dna": ("positive", "EBV DNA")})
    case.viruses(c, "2026-09-02", {"tb": ("positive", "QuantiFERON-TB Gold")})
    case.viruses(c, "2026-11-02", {"aspergillus": ("positive", "Aspergillus galactomannan")})
    case.f("infection.active", "present", k, "2026-11-18", note="probable pulmonary aspergillosis under treatment")
    case.f("pregnancy", "negative", k, "2026-11-16")
    case.f("cns", "negative", k, "2026-11-04")
    case.f("organ.lvef", 51, "dodatkowe.zip/kardiologia.docx", "2026-11-05", "%")
    case.f("organ.lvef", 62, "dodatkowe.zip/kardiologia.docx", "2024", "%")
    case.f("organ.dlco", 61, "dodatkowe.zip/kardiologia.docx", "2026-11-06", "%")
    case.f("organ.qtc", 471, "dodatkowe.zip/kardiologia.docx", "2026-11-05", "ms")
    case.f("organ.spo2", 95, k, "2026-11-18", "%")
    case.f("organ.spo2", 95, c, "2026-11-18", "%")
    case.line(k, "2024-03-15", 1, "DA 3+7 with midostaurin, HiDAC, allogeneic transplant", "daunorubicin, cytarabine, midostaurin", response="CR", note="drugs by the name of the regimen")
    case.line(k, "2025-10-13", 2, "gilteritinib", "gilteritinib", end="2026-05-28", response="CRi", note="with donor lymphocytes 2026-01-15 and 2026-03-12")
    case.line(k, "2026-06-15", 3, "venetoclax + azacitidine", "venetoclax, azacitidine", end="2026-09-11", response="NR")
    case.f("line_count", [3, 3], k)
    case.f("prior.car_t", False, k)
    case.f("prior.target.CD33", False, k, note="no gemtuzumab ozogamicin")
    case.f("prior.allo_transplant", True, k, "2024-08-14")
    case.f("prior.allo_transplant", True, c, "2024-08-14")
    case.f("procedure", "Donor lymphocyte infusion", k, "2026-01-15")
    case.f("procedure", "Donor lymphocyte infusion", k, "2026-03-12")


def gold_more(case: Case) -> None:
    """Tissue, conditions, drugs, typing; conflicts, gaps, distractors."""
    k, c, s, h, v, b = "karta_informacyjna.pdf", "patient_summary.xml", "szpik_skan.pdf", "hla_report_2026.txt", "myeloid_panel.vcf", "LSA_beads.csv"
    case.antigens(s, "2026-11-03", {"CD33": "positive 96 %", "CD123": "positive 88 %", "CLL1": "dim 47 %", "FLT3": "positive 71 %", "CD7": "negative 4 %", "CD38": "positive 80 %", "CD19": "negative 0 %"})
    case.antigens(s, "2025-10-07", {"CD33": "positive", "CD123": "positive", "CLL1": "positive", "CD7": "positive 35 %", "CD19": "negative"})
    for name, vaf in (("DNMT3A p.R882H", 43.3), ("NPM1 p.W288Cfs*12", 39.1), ("IDH2 p.R140Q", 8.1)):
        case.f("mutation", name, v, "2026-11-03", vaf=vaf)
    case.f("mutation", "FLT3-ITD", c, "2026-11-03", note="allelic ratio 0.31")
    case.f("mutation", "NPM1", k, "2024-03-11")
    case.f("mutation", "FLT3-ITD", k, "2024-03-11")
    case.f("chimerism", 46, "dodatkowe.zip/chimerism.pdf", "2026-11-03", "%", note="whole blood")
    case.f("chimerism", 94, "dodatkowe.zip/chimerism.pdf", "2026-11-03", "%", note="CD3+ cells")
    for day, share in (("2025-08-05", 100), ("2026-06-09", 83)):
        case.f("chimerism", share, "dodatkowe.zip/chimerism.pdf", day, "%")
    case.f("gvhd", "chronic moderate (skin, mouth), active, on ruxolitinib", k, "2025-05")
    case.f("gvhd", "chronic moderate, active", c, "2025-05")
    case.f("gvhd", "acute skin grade II and gut grade I, resolved", k, "2024-09")
    case.f("condition", "Probable invasive pulmonary aspergillosis", c, "2026-10-18")
    case.f("condition", "Hyperthyroidism, resolved", c, "2008")
    case.f("condition", "Osteoporosis", c, "2025")
    case.f("condition", "Latent tuberculosis", k)
    case.f("condition", "Co-trimoxazole allergy (rash)", k)
    case.drugs(k, [
        ("ruxolitinib", "2025-05", "", "5 mg 2x1"), ("prednisone", "", "", "10 mg/d"), ("isavuconazole", "2026-10-21", "", "200 mg/d"),
        ("isoniazid", "2026-09", "", "300 mg/d"), ("entecavir", "", "", "0,5 mg/d"), ("hydroxycarbamide", "2026-11-14", "", "1 g/d"),
    ])
    case.drugs(c, [("ruxolitinib", "2025-05", "", "5 mg twice daily"), ("prednisone", "2025-05-20", "", "10 mg daily"), ("isavuconazole", "2026-10-21", "", "200 mg daily"), ("isoniazid", "2026-09", "", "300 mg daily"), ("hydroxycarbamide", "2026-11-14", "", "1 g daily"), ("denosumab", "2025-03", "2026-03-02", "60 mg every 6 months"), ("co-trimoxazole", "2024-09-01", "2026-01-18", "")])
    case.f("last_dose", "venetoclax", k, "2026-09-11")
    case.f("last_dose", "gilteritinib", k, "2026-05-28")
    case.hla(h, "2024-04-22", "hla", {"A": "A*01:01 A*24:02", "B": "B*08:01 B*57:01", "C": "C*06:02 C*07:01", "DRB1": "DRB1*03:01 DRB1*07:01", "DRB3": "DRB3*01:01", "DRB4": "DRB4*01:03N", "DQA1": "DQA1*02:01 DQA1*05:01", "DQB1": "DQB1*02:01 DQB1*03:03", "DPA1": "DPA1*01:03", "DPB1": "DPB1*01:01 DPB1*04:01"})
    case.hla(h, "2024-06-03", "donor_hla", {"A": "A*01:01 A*68:01", "B": "B*08:01 B*57:01", "C": "C*06:02 C*07:01", "DRB1": "DRB1*03:01 DRB1*07:01", "DQB1": "DQB1*02:01 DQB1*03:03", "DPB1": "DPB1*04:01 DPB1*04:02"})
    case.f("hla.blood", ["A*01:01", "A*24:02", "A*68:01"], h, "2026-11-03", note="mixed, not for donor search")
    for name, mfi in (("A*68:01", 5340), ("B*35:01", 2480), ("DRB1*04:01", 1190), ("C*04:01", 905)):
        case.f("bead", name, b, "2026-11-05", "MFI", mfi=mfi)
    for name, mfi in (("A*68:01", 2210), ("B*35:01", 1120)):
        case.f("bead", name, b, "2024-07-02", "MFI", mfi=mfi)
    case.clash("birth_date", ["1979-06-05 (karta_informacyjna.pdf, hla_report_2026.txt)", "1979-05-06 (patient_summary.xml)"], "day and month exchanged")
    case.gap("birth_date", "conflict")
    case.gap("antigen.CD70", "missing", "not tested")
    case.gap("burden.extramedullary", "ambiguous", "skin biopsy pending, leukaemia cutis not ruled out")
    case.gap("lab.igg", "old", "2026-11-02")
    case.gap("preference", "missing")
    case.no("line", "FLAG-Ida", c, "cancelled because of infection")
    case.no("medication", "gemtuzumab ozogamicin", k, "expressly never given")
    case.no("condition", "Psoriasis", k, "sister's illness")
    case.no("condition", "Diabetes mellitus", k, "father's illness")
    case.no("cns", "positive", c, "negated problem")
    case.no("condition", "Leukaemia cutis", k, "not ruled out, biopsy pending")
    case.no("condition", "Cardiotoxicity of anthracyclines", "dodatkowe.zip/kardiologia.docx", "suspected, not confirmed")
    case.no("mutation", "FLT3 p.D835Y", v, "filtered: weak_evidence")
    case.no("mutation", "BRCA1 p.Y1853C", v, "likely germline")
    case.no("hla.A", "A*68:01", h, "former donor's allele")
    case.no("bead", "DQA1*03:01,DQB1*03:02", b, "899 MFI, not above 900")
    case.no("bead", "DRB1*04:01 in 2024", b, "640 MFI, below 900")
    case.no("prior.allo_transplant.date", "second transplant", c, "under discussion, not scheduled")
    case.no("antigen.CLL1", "positive", s, "normal monocytes of the same table")
    case.no("blood_group", "B Rh positive", k, "group before transplant")
