"""Zbigniew Torliński (invented): high-risk myeloma after five lines, BCMA-naive."""

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
    tables,
    xlsx_bytes,
)

CASE = Case("myeloma_high_risk")
BOX = [
    ("Pacjent", "TORLIŃSKI Zbigniew"),
    ("Data urodzenia", "11.04.1961 (65 l.), mężczyzna"),
    ("Nr historii", "H/26/08812"),
]
HOSPITAL = "Szpital Kliniczny Bystrzyca w Lublinie"


def discharge() -> None:
    """Polish discharge card, scanned, two pages."""
    head = letterhead(
        HOSPITAL,
        "Klinika Hematoonkologii",
        "ul. Czwartek 12, 20-045 Lublin",
        language="pl",
        style="typed",
        size="10pt",
    )
    blocks = [
        ("p", "Pobyt: 02.11.2026 - 07.11.2026. Zamieszkały: Lublin."),
        ("h", "Rozpoznanie"),
        ("list", ["Szpiczak plazmocytowy IgA lambda, wysokiego ryzyka (t(4;14), del(17p), gain 1q), rozpoznany 18.02.2020, R-ISS III; piąta wznowa/progresja 12.10.2026",
                  "Przewlekła choroba nerek G3a (od 2022)", "Polineuropatia grade 2 (bortezomib), od 2020", "Nadciśnienie tętnicze", "Bielactwo (vitiligo) od 1999", "Stan po złamaniu kompresyjnym Th12 (2020), wertebroplastyka"]),
        ("p", "Amyloidozę AL wykluczono (biopsja tkanki tłuszczowej 09/2026). Nie stwierdzono białaczki plazmocytowej (plazmocyty we krwi 0,5%). Wywiad rodzinny: ojciec - rak płuca; siostra - szpiczak mnogi."),
        ("h", "Dotychczasowe leczenie"),
        ("table", [
            ["Linia", "Schemat", "Okres", "Odpowiedź"],
            ["1", "VTd x 4 (bortezomib, talidomid, deksametazon)", "02.03.2020 - 06.07.2020", "VGPR"],
            ["", "auto-HSCT, melfalan 200 mg/m2", "08.10.2020", "CR"],
            ["", "lenalidomid 10 mg, leczenie podtrzymujące", "01.2021 - 06.2022", "progresja"],
            ["2", "DKd (daratumumab, karfilzomib, deksametazon)", "11.07.2022 - 18.12.2023", "VGPR"],
            ["3", "EloPd (elotuzumab, pomalidomid, deksametazon)", "22.01.2024 - 23.09.2024", "SD"],
            ["4", "Talkwetamab", "03.02.2025 - 25.05.2026", "PR"],
            ["5", "SVd (selineksor, bortezomib, deksametazon)", "15.06.2026 - 12.10.2026", "progresja"],
        ]),
        ("p", "Teklistamab: zakwalifikowany 10/2026, brak finansowania, NIE podano. CAR-T nie stosowano. Bez przeszczepienia allogenicznego."),
        ("h", "Stan przy wypisie"),
        ("p", "ECOG 2. Masa ciała 88,5 kg (02.11.2026), wzrost 176 cm, BSA 2,08 m2. SpO2 94%. Bez cech infekcji; przebyte zapalenie płuc 09/2026 (amoksycylina/klawulanian 14-24.09.2026), wyleczone. Echo serca 04.11.2026: LVEF 50% (03.2026: 57%). NT-proBNP podwyższone."),
        ("p", "Wirusologia 03.11.2026: anty-HIV ujemne, HBsAg ujemny, anty-HBc dodatnie, HBV DNA niewykrywalne, anty-HCV ujemne, CMV IgG dodatnie, EBV VCA IgG dodatnie. Test IGRA: nie wykonano."),
        ("p", "Leki: acyklowir 2 x 400 mg, entekawir 0,5 mg (od 05.11.2026), ramipryl 5 mg, pregabalina 2 x 150 mg, kwas zoledronowy co 3 miesiące (ostatnia dawka 21.09.2026), deksametazon 20 mg w dn. 02-05.11.2026 (ostatnia dawka 05.11.2026). Warfaryna odstawiona w 2021 r."),
        ("p", "Grupa krwi: 0 Rh (+)."),
        ("sign", ["lek. Honorata Pszczółkowska", "prof. dr hab. n. med. Bogumił Zarębski"]),
    ]  # fmt: skip
    CASE.scan(
        "karta_informacyjna_scan.pdf",
        sheet(head, "Karta informacyjna leczenia szpitalnego", "2026-11-07", BOX, blocks),
        seed=81,
        angle=0.4,
    )


def ccda() -> None:
    """Continuity-of-care document in English."""
    sections = [
        ("11450-4", "Problems", [["Problem", "ICD-10", "Onset"], ["Multiple myeloma, IgA lambda", "C90.0", "18 Feb 2020"], ["Chronic kidney disease stage 3a", "N18.3", "2022"], ["Vitiligo", "L80", "1999"], ["Plasma cell leukaemia", "C90.1", "NOT present"]],
         [cda_problem("Multiple myeloma", "C90.0", "2020-02-18"), cda_problem("Chronic kidney disease stage 3a", "N18.3", "2022"), cda_problem("Vitiligo", "L80", "1999"), cda_problem("Plasma cell leukaemia", "C90.1", "2026-09", negated=True)]),
        ("10160-0", "Medications", [["Drug", "Dose", "Start", "Stop"], ["Entecavir", "0.5 mg daily", "05 Nov 2026", ""], ["Aciclovir", "400 mg bid", "2022", ""], ["Ramipril", "5 mg daily", "2018", ""], ["Selinexor", "100 mg weekly", "15 Jun 2026", "12 Oct 2026"], ["Teclistamab", "planned", "", "not administered"]],
         [cda_drug("Entecavir", "2026-11-05", dose="0.5 mg daily"), cda_drug("Aciclovir", "2022", dose="400 mg bid"), cda_drug("Ramipril", "2018", dose="5 mg daily"), cda_drug("Selinexor", "2026-06-15", "2026-10-12", status="completed", dose="100 mg weekly"), cda_drug("Teclistamab", "2026-10", negated=True, dose="not administered")]),
        ("47519-4", "Procedures", [["Procedure", "Date"], ["Autologous stem cell transplantation", "2020-10-08"], ["Vertebroplasty T12", "2020"]], []),
        ("30954-2", "Results", [["Test", "2026-11-16"], ["M-protein", "2.9 g/dL"], ["Beta-2-microglobulin", "8.1 mg/L"], ["Free lambda light chains", "1480 mg/L (5.7-26.3)"], ["Free kappa light chains", "6.2 mg/L (3.3-19.4)"]],
         [cda_result("33358-3", "M-protein", "2026-11-16", 2.9, "g/dL"), cda_result("1952-1", "Beta-2-microglobulin", "2026-11-16", 8.1, "mg/L"), cda_result("33944-0", "Lambda light chains free", "2026-11-16", 1480, "mg/L", "5.7 - 26.3"), cda_result("36916-5", "Kappa light chains free", "2026-11-16", 6.2, "mg/L", "3.3 - 19.4")]),
        ("8716-3", "Vital signs", [["Vital", "2026-11-16"], ["Weight", "86.9 kg"], ["ECOG", "1"], ["SpO2", "95 %"]],
         [cda_result("29463-7", "Body weight", "2026-11-16", 86.9, "kg"), cda_result("89247-1", "ECOG", "2026-11-16", "1"), cda_result("2708-6", "Oxygen saturation", "2026-11-16", 95, "%")]),
        ("10157-6", "Family history", [["Relative", "Condition"], ["Sister", "Multiple myeloma"], ["Father", "Lung cancer"]], []),
    ]  # fmt: skip
    CASE.text(
        "ccda_summary.xml",
        ccda_text(
            "Zbigniew",
            "Torliński",
            "M",
            "1961-04-11",
            "Lublin",
            "PL",
            "Lublin Regional Health Exchange",
            "2026-11-17",
            sections,
        ),
        "en",
        form="ccda",
    )


def labs() -> None:
    """Polish workbook."""
    days: list[Any] = [
        datetime.date(2026, 11, 18),
        datetime.date(2026, 11, 3),
        datetime.date(2026, 9, 21),
    ]
    rows = [
        ["Laboratorium Bystrzyca", "TORLIŃSKI ZBIGNIEW", "11.04.1961"], [],
        ["Badanie", "Jednostka", "Norma", *days],
        ["Hemoglobina", "g/dL", "13,5 - 17,5", 8.9, 8.4, 9.2], ["Leukocyty", "K/µL", "4,0 - 10,0", 3.2, 2.9, 4.4], ["Neutrofile", "K/µL", "1,8 - 7,0", 1.5, 1.3, 2.4],
        ["Limfocyty", "K/µL", "1,0 - 4,0", 0.7, 0.6, 0.9], ["Płytki krwi", "K/µL", "150 - 400", 58, 49, 103], ["Kreatynina", "µmol/L", "62 - 106", 138, 151, 126],
        ["eGFR", "ml/min/1,73m2", "> 60", 46, 41, 52], ["ALT", "U/L", "< 41", 19, 21, 22], ["AST", "U/L", "< 40", 20, 24, 21],
        ["Bilirubina całkowita", "µmol/L", "< 21", 8, 9, 7], ["LDH", "µkat/L", "< 4,1", 5.2, 5.6, 3.9], ["Albumina", "g/L", "35 - 52", 31, 30, 33],
        ["Wapń", "mmol/L", "2,15 - 2,55", 2.61, 2.71, 2.42], ["CRP", "mg/L", "< 5", 14, 22, 31], ["Ferrytyna", "ng/mL", "30 - 400", "", 744, ""], ["IgG", "g/L", "7,0 - 16,0", 2.8, "", ""],
        ["IgA", "g/L", "0,7 - 4,0", 34.1, "", 26.0], ["Stosunek kappa/lambda", "", "0,26 - 1,65", 0.0042, "", 0.006],
    ]  # fmt: skip
    note = [["Uwaga"], ["Wynik IgG po przetoczeniu IVIG 05.11.2026"]]
    CASE.put("wyniki_lab.xlsx", xlsx_bytes({"Wyniki": rows, "Uwagi": note}), "pl", "xlsx")


def marrow() -> None:
    """English marrow and cytogenetics report."""
    head = letterhead(
        "Vistula Plasma Cell Reference Laboratory",
        "Warsaw",
        "ul. Bielańska 4, 00-085 Warszawa, Poland",
        "#8a6d1f",
        style="centred",
        size="9.5pt",
    )
    flow = [
        ["Antigen", "Plasma cells 3 Nov 2026", "Previous (Dec 2023)"],
        ["BCMA", "positive, 89 %", "positive, 97 %"],
        ["GPRC5D", "negative, 2 %", "not done"],
        ["CD38", "dim, 55 %", "positive, 99 %"],
        ["SLAMF7 (CS1)", "positive, 90 %", "positive"],
        ["CD19", "negative, 1 %", "negative"],
        ["CD20", "negative", "negative"],
        ["CD56", "positive", "positive"],
        ["CD33", "not done", "not done"],
    ]  # fmt: skip
    fish = [["Probe", "Result", "Cells"], ["t(4;14) IGH::FGFR3/NSD2", "detected", "82 %"], ["del(17p) TP53", "detected", "61 %"], ["gain 1q21 (CKS1B), 3 copies", "detected", "74 %"], ["t(11;14)", "not detected", "0"], ["t(14;16)", "not detected", "0"], ["del(13q)", "detected", "80 %"]]  # fmt: skip
    blocks = [
        ("h", "Marrow"), ("p", "Trephine: 62 % plasma cells (CD138). Aspirate, haemodilute: 35 %. Normal B-cell precursors CD19+ CD20+ are present; T cells CD5+ CD7+."),
        ("h", "Flow cytometry"), ("table", flow),
        ("h", "FISH, CD138-selected"), ("table", fish),
        ("h", "Sequencing"), ("p", "TP53 p.R213* (VAF 57 %), KRAS p.G12V (VAF 12 %). BRAF V600E: not detected. TNFRSF17 (BCMA): no variant."),
        ("h", "Conclusion"), ("p", "Biallelic TP53 myeloma, IgA lambda. Loss of GPRC5D after talquetamab. BCMA kept. No morphological evidence of AL amyloid (Congo red negative)."),
        ("sign", ["Aleksandra Wirska, MD PhD", "12 November 2026"]),
    ]  # fmt: skip
    box = [("Patient", "Zbigniew Torliński"), ("Born", "11 Apr 1961"), ("Sampled", "3 Nov 2026")]
    CASE.text_pdf(
        "marrow_fish.pdf", sheet(head, "Bone marrow, flow and FISH", "2026-11-12", box, blocks)
    )


def pet() -> None:
    """Polish PET/CT, text PDF."""
    head = letterhead(
        "Zakład Medycyny Nuklearnej Bystrzyca",
        "Pracownia PET",
        "ul. Czwartek 12, Lublin",
        "#2a4b7c",
        language="pl",
    )
    blocks = [
        ("p", "Badanie FDG PET/TK z dnia 28.10.2026. Porównanie z 12.05.2026."),
        ("list", ["Guz tkanek miękkich okolicy żebra VII po lewej, 47 x 33 mm, SUVmax 14,2 (poprzednio 22 x 18 mm)", "Liczne ogniska w kościach, najaktywniejsze w kości krzyżowej, SUVmax 9,8", "Ognisko w wątrobie segment IV, 17 x 12 mm, SUVmax 8,1 - nowe", "Płuca bez zmian naciekowych"]),
        ("p", "Wnioski: progresja, choroba pozaszpikowa (ściana klatki piersiowej, wątroba). Skala Deauville 5. Kompresja rdzenia kręgowego: wykluczona w MR 30.10.2026."),
        ("sign", ["lek. Seweryn Chojnacki-Duda, 29.10.2026"]),
    ]  # fmt: skip
    CASE.text_pdf("pet_tk.pdf", sheet(head, "Opis badania PET/TK", "2026-10-29", BOX, blocks))


def letter() -> None:
    """English referral letter."""
    head = letterhead(
        HOSPITAL,
        "Department of Haemato-oncology",
        "12 Czwartek Street, 20-045 Lublin, Poland",
        "#2a4b7c",
    )
    blocks = [
        ("p", "Dear colleagues,"),
        ("p", "we refer Mr Torliński, a 65-year-old retired locksmith from Lublin, with quadruple-refractory myeloma (diagnosed 18 February 2020). Induction (VTd), autologous transplant (8 October 2020) and lenalidomide maintenance count as one line; including daratumumab-carfilzomib, elotuzumab-pomalidomide, talquetamab and selinexor-bortezomib he has had five lines."),
        ("p", "He is BCMA-naive: teclistamab was approved by the board but never given. GPRC5D (targeted by talquetamab, last dose 25 May 2026) is lost on the November marrow; BCMA is positive in 89 %."),
        ("kv", [("ECOG", "1"), ("Weight", "87.2 kg"), ("SpO2", "95 %"), ("Seen", "20 November 2026")]),
        ("p", "Lactate dehydrogenase and calcium are raised; treated with one dose of denosumab 120 mg on 9 November 2026. No CNS symptoms, MRI of the head and spine 30 October without leptomeningeal disease. No active infection. No autoimmune disease other than vitiligo. Radiotherapy to the left rib mass is planned (8 Gy), not started."),
        ("p", "Preference: any centre in Poland, Germany or Czechia reached by car; short stay; his daughter accompanies. He does not want dialysis."),
        ("p", "Single antigen beads and typing enclosed; a tissue sample for typing was taken on 3 November 2026."),
        ("sign", ["Prof. Bogumił Zarębski", "20 November 2026"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "clinic_letter_en.pdf",
        sheet(
            head,
            "Referral",
            "2026-11-20",
            [("Patient", "Zbigniew Torliński, 11.04.1961, male")],
            blocks,
        ),
    )


def note() -> None:
    """Polish note by the daughter, UTF-16; HLA report; beads."""
    text = """Notatka córki (Kinga Torlińska), 21.11.2026

Tata (Zbigniew, ur. 11.04.1961) czuje się dziś gorzej, temp. 37,2. Waga domowa 86 kg (20.11.2026).
Dostał w szpitalu IVIG 05.11.2026. Morfina 10 mg doraźnie od 15.11.2026, pomaga na żebra.
Ja (44 lata) miałam raka tarczycy w 2018 roku, jestem po operacji, biorę Euthyrox.
Mama ma cukrzycę. Tata cukrzycy nie ma, ciśnienie 130/80.
Chcemy jechać samochodem, nie samolotem. Prosimy o szybki termin.
"""
    CASE.text("notatka_corki.txt", text, "pl", "utf-16")
    strong = {
        "A*02:01": 4310,
        "A*23:01": 1330,
        "A*24:02": 1620,
        "A*32:01": 1290,
        "B*57:01": 2875,
        "DRB1*07:01": 2010,
        "DRB4*01:03": 1310,
        "DQA1*02:01,DQB1*02:02": 1360,
    }
    CASE.csv(
        "sab_2026-11.csv",
        [
            ["Bead", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"],
            *tables.bead_rows({"2026-11-03": strong}),
        ],
        "en",
        "beads",
    )
    typing = """HLA TYPING REPORT            Vistula H&I laboratory, Warsaw     16-Nov-2026
Name: TORLINSKI Zbigniew     DOB: 11-Apr-1961    Sample: blood 03-Nov-2026
Method: NGS; IMGT/HLA 3.62.0; GL String release

HLA-A*01:01+HLA-A*03:01^HLA-B*08:01+HLA-B*35:03^HLA-C*04:01+HLA-C*07:01^HLA-DRB1*03:01+HLA-DRB1*16:01^HLA-DRB3*01:01^HLA-DRB5*02:02^HLA-DQB1*02:01+HLA-DQB1*05:02^HLA-DPB1*04:01/HLA-DPB1*126:01+HLA-DPB1*09:01

Remark: DQA1 and DPA1 not performed. Sister Jadwiga: HLA not available.
Example of the nomenclature (not patient data): A*02:01:01G.
"""
    CASE.text("hla_typing.txt", typing, "en")


FACTS = """
name | Zbigniew Torliński | | ccda_summary.xml
birth_date | 1961-04-11 | | ccda_summary.xml
sex | male | | ccda_summary.xml
place | Lublin, Poland | | ccda_summary.xml
place | Lublin, Poland | | karta_informacyjna_scan.pdf
height | 176 | 2026-11-02 | karta_informacyjna_scan.pdf
bsa | 2.08 | 2026-11-02 | karta_informacyjna_scan.pdf
weight | 88.5 | 2026-11-02 | karta_informacyjna_scan.pdf
weight | 86.9 | 2026-11-16 | ccda_summary.xml
weight | 87.2 | 2026-11-20 | clinic_letter_en.pdf
weight | 86 | 2026-11-20 | notatka_corki.txt
diagnosis | MM | 2020-02-18 | karta_informacyjna_scan.pdf
diagnosis | MM | 2020-02-18 | ccda_summary.xml
diagnosis | MM | 2020-02-18 | clinic_letter_en.pdf
status | relapsed or refractory | 2026-10-12 | karta_informacyjna_scan.pdf
status | relapsed or refractory | 2026-11-20 | clinic_letter_en.pdf
stage | R-ISS III | 2020-02-18 | karta_informacyjna_scan.pdf
performance.ecog | 2 | 2026-11-07 | karta_informacyjna_scan.pdf
performance.ecog | 1 | 2026-11-16 | ccda_summary.xml
performance.ecog | 1 | 2026-11-20 | clinic_letter_en.pdf
organ.spo2 | 94 | 2026-11-07 | karta_informacyjna_scan.pdf
organ.spo2 | 95 | 2026-11-16 | ccda_summary.xml
organ.spo2 | 95 | 2026-11-20 | clinic_letter_en.pdf
organ.lvef | 50 | 2026-11-04 | karta_informacyjna_scan.pdf
organ.lvef | 57 | 2026-03 | karta_informacyjna_scan.pdf
cns | negative | 2026-10-30 | clinic_letter_en.pdf
infection.hiv | negative | 2026-11-03 | karta_informacyjna_scan.pdf | assay=anty-HIV
infection.hbsag | negative | 2026-11-03 | karta_informacyjna_scan.pdf | assay=HBsAg
infection.hbc | positive | 2026-11-03 | karta_informacyjna_scan.pdf | assay=anty-HBc
infection.hbv_dna | negative | 2026-11-03 | karta_informacyjna_scan.pdf | assay=HBV DNA
infection.hcv | negative | 2026-11-03 | karta_informacyjna_scan.pdf | assay=anty-HCV
infection.cmv | positive | 2026-11-03 | karta_informacyjna_scan.pdf | assay=CMV IgG
infection.ebv | positive | 2026-11-03 | karta_informacyjna_scan.pdf | assay=EBV VCA IgG
infection.active | absent | 2026-11-07 | karta_informacyjna_scan.pdf
infection.active | absent | 2026-11-20 | clinic_letter_en.pdf
blood_group | O Rh positive | | karta_informacyjna_scan.pdf | printed=0 Rh (+)
autoimmune | Vitiligo | 1999 | karta_informacyjna_scan.pdf
autoimmune | Vitiligo | 1999 | ccda_summary.xml
autoimmune | Vitiligo | | clinic_letter_en.pdf
condition | Chronic kidney disease, stage 3a | 2022 | karta_informacyjna_scan.pdf
condition | Chronic kidney disease, stage 3a | 2022 | ccda_summary.xml
condition | Polyneuropathy grade 2 (bortezomib) | 2020 | karta_informacyjna_scan.pdf
condition | Arterial hypertension | | karta_informacyjna_scan.pdf
condition | Compression fracture of T12 | 2020 | karta_informacyjna_scan.pdf
condition | Pneumonia, resolved | 2026-09 | karta_informacyjna_scan.pdf
line | 1; VTd, autologous transplant, lenalidomide maintenance; bortezomib, thalidomide, dexamethasone, melphalan, lenalidomide; 2022-06; CR; systemic; true | 2020-03-02 | karta_informacyjna_scan.pdf
line | 2; DKd; daratumumab, carfilzomib, dexamethasone; 2023-12-18; VGPR; systemic; true | 2022-07-11 | karta_informacyjna_scan.pdf
line | 3; EloPd; elotuzumab, pomalidomide, dexamethasone; 2024-09-23; SD; systemic; true | 2024-01-22 | karta_informacyjna_scan.pdf
line | 4; Talquetamab; talquetamab; 2026-05-25; PR; systemic; true | 2025-02-03 | karta_informacyjna_scan.pdf
line | 5; SVd; selinexor, bortezomib, dexamethasone; 2026-10-12; PD; systemic; true | 2026-06-15 | karta_informacyjna_scan.pdf
line_count | [5, 5] | | clinic_letter_en.pdf
prior.auto_transplant | true | 2020-10-08 | karta_informacyjna_scan.pdf
prior.auto_transplant | true | 2020-10-08 | ccda_summary.xml
prior.auto_transplant | true | 2020-10-08 | clinic_letter_en.pdf
prior.car_t | false | | karta_informacyjna_scan.pdf
prior.allo_transplant | false | | karta_informacyjna_scan.pdf
prior.target.GPRC5D | true | 2025-02-03 | karta_informacyjna_scan.pdf | product=talquetamab
prior.target.BCMA | false | | clinic_letter_en.pdf | note=BCMA-naive
last_dose | talquetamab | 2026-05-25 | clinic_letter_en.pdf
last_dose | dexamethasone | 2026-11-05 | karta_informacyjna_scan.pdf
last_dose | zoledronic acid | 2026-09-21 | karta_informacyjna_scan.pdf
last_dose | selinexor | 2026-10-12 | ccda_summary.xml
medication | aciclovir | | karta_informacyjna_scan.pdf | dose=2 x 400 mg
medication | aciclovir | 2022 | ccda_summary.xml | dose=400 mg bid
medication | entecavir | 2026-11-05 | karta_informacyjna_scan.pdf | dose=0,5 mg
medication | entecavir | 2026-11-05 | ccda_summary.xml | dose=0.5 mg daily
medication | ramipril | | karta_informacyjna_scan.pdf | dose=5 mg
medication | selinexor | 2026-06-15 | ccda_summary.xml | end=2026-10-12 | dose=100 mg weekly | note=drug of line 5
medication | ramipril | 2018 | ccda_summary.xml | dose=5 mg daily
medication | pregabalin | | karta_informacyjna_scan.pdf | dose=2 x 150 mg
medication | zoledronic acid | | karta_informacyjna_scan.pdf | dose=co 3 miesiące
medication | dexamethasone | 2026-11-02 | karta_informacyjna_scan.pdf | end=2026-11-05 | dose=20 mg
medication | warfarin | | karta_informacyjna_scan.pdf | end=2021
medication | amoxicillin-clavulanate | 2026-09-14 | karta_informacyjna_scan.pdf | end=2026-09-24
medication | denosumab | 2026-11-09 | clinic_letter_en.pdf | dose=120 mg, one dose
medication | morphine | 2026-11-15 | notatka_corki.txt | dose=10 mg doraźnie
medication | immunoglobulin | 2026-11-05 | notatka_corki.txt
antigen.BCMA | positive | 2026-11-03 | marrow_fish.pdf | percent=89 %
antigen.BCMA | positive | 2023-12 | marrow_fish.pdf | percent=97 %
antigen.GPRC5D | negative | 2026-11-03 | marrow_fish.pdf | percent=2 %
antigen.CD38 | dim | 2026-11-03 | marrow_fish.pdf | percent=55 %
antigen.CD38 | positive | 2023-12 | marrow_fish.pdf | percent=99 %
antigen.SLAMF7 | positive | 2026-11-03 | marrow_fish.pdf | percent=90 %
antigen.SLAMF7 | positive | 2023-12 | marrow_fish.pdf
antigen.CD19 | negative | 2026-11-03 | marrow_fish.pdf | percent=1 %
antigen.CD19 | negative | 2023-12 | marrow_fish.pdf
antigen.CD20 | negative | 2026-11-03 | marrow_fish.pdf
antigen.CD20 | negative | 2023-12 | marrow_fish.pdf
antigen.BCMA | positive | 2026-11 | clinic_letter_en.pdf | percent=89 %
antigen.GPRC5D | negative | 2026-11 | clinic_letter_en.pdf
cytogenetics | t(4;14) | 2026-11-03 | marrow_fish.pdf | note=82 % of cells
cytogenetics | del(17p) | 2026-11-03 | marrow_fish.pdf | note=61 % of cells
cytogenetics | gain 1q21 | 2026-11-03 | marrow_fish.pdf | note=74 % of cells
cytogenetics | del(13q) | 2026-11-03 | marrow_fish.pdf | note=80 % of cells
cytogenetics | t(4;14) | | karta_informacyjna_scan.pdf
cytogenetics | del(17p) | | karta_informacyjna_scan.pdf
cytogenetics | gain 1q | | karta_informacyjna_scan.pdf
mutation | TP53 p.R213* | 2026-11-03 | marrow_fish.pdf | vaf=57
mutation | KRAS p.G12V | 2026-11-03 | marrow_fish.pdf | vaf=12
burden.marrow_plasma_cells | 62 | 2026-11-03 | marrow_fish.pdf | note=trephine
burden.marrow_plasma_cells | 35 | 2026-11-03 | marrow_fish.pdf | note=aspirate, haemodilute
burden.largest_lesion | 47 | 2026-10-28 | pet_tk.pdf
burden.suvmax | 14.2 | 2026-10-28 | pet_tk.pdf
burden.deauville | 5 | 2026-10-28 | pet_tk.pdf
burden.extramedullary | present | 2026-10-28 | pet_tk.pdf | note=chest wall 47 x 33 mm, liver segment IV 17 x 12 mm
lab.hemoglobin | 8.9 | 2026-11-18 | wyniki_lab.xlsx
lab.wbc | 3.2 | 2026-11-18 | wyniki_lab.xlsx
lab.anc | 1.5 | 2026-11-18 | wyniki_lab.xlsx
lab.alc | 0.7 | 2026-11-18 | wyniki_lab.xlsx
lab.platelets | 58 | 2026-11-18 | wyniki_lab.xlsx
lab.creatinine | @138 µmol/L | 2026-11-18 | wyniki_lab.xlsx | upper_normal=106
lab.egfr | 46 | 2026-11-18 | wyniki_lab.xlsx
lab.alt | 19 | 2026-11-18 | wyniki_lab.xlsx | upper_normal=41
lab.ast | 20 | 2026-11-18 | wyniki_lab.xlsx | upper_normal=40
lab.bilirubin | @8 µmol/L | 2026-11-18 | wyniki_lab.xlsx | upper_normal=21
lab.ldh | @5.2 µkat/L | 2026-11-18 | wyniki_lab.xlsx | upper_normal=4.1
lab.albumin | @31 g/L | 2026-11-18 | wyniki_lab.xlsx
lab.calcium | @2.61 mmol/L | 2026-11-18 | wyniki_lab.xlsx
lab.crp | 14 | 2026-11-18 | wyniki_lab.xlsx
lab.ferritin | @744 ng/mL | 2026-11-03 | wyniki_lab.xlsx
lab.igg | 2.8 | 2026-11-18 | wyniki_lab.xlsx | note=after IVIG of 2026-11-05
lab.flc_ratio | 0.0042 | 2026-11-18 | wyniki_lab.xlsx
lab.m_protein | 2.9 | 2026-11-16 | ccda_summary.xml
lab.flc_lambda | 1480 | 2026-11-16 | ccda_summary.xml
lab.flc_kappa | 6.2 | 2026-11-16 | ccda_summary.xml
hla.A | A*01:01, A*03:01 | 2026-11-03 | hla_typing.txt
hla.B | B*08:01, B*35:03 | 2026-11-03 | hla_typing.txt
hla.C | C*04:01, C*07:01 | 2026-11-03 | hla_typing.txt
hla.DRB1 | DRB1*03:01, DRB1*16:01 | 2026-11-03 | hla_typing.txt
hla.DRB3 | DRB3*01:01 | 2026-11-03 | hla_typing.txt
hla.DRB5 | DRB5*02:02 | 2026-11-03 | hla_typing.txt
hla.DQB1 | DQB1*02:01, DQB1*05:02 | 2026-11-03 | hla_typing.txt
hla.DPB1 | DPB1*04:01/DPB1*126:01, DPB1*09:01 | 2026-11-03 | hla_typing.txt
bead | A*02:01 | 2026-11-03 | sab_2026-11.csv | mfi=4310
bead | B*57:01 | 2026-11-03 | sab_2026-11.csv | mfi=2875
bead | DRB1*07:01 | 2026-11-03 | sab_2026-11.csv | mfi=2010
bead | A*24:02 | 2026-11-03 | sab_2026-11.csv | mfi=1620
bead | DQA1*02:01,DQB1*02:02 | 2026-11-03 | sab_2026-11.csv | mfi=1360
bead | A*23:01 | 2026-11-03 | sab_2026-11.csv | mfi=1330
bead | DRB4*01:03 | 2026-11-03 | sab_2026-11.csv | mfi=1310
preference | Poland, Germany or Czechia by car; short stay; daughter accompanies; no dialysis | 2026-11-20 | clinic_letter_en.pdf
preference | by car, not by plane; a quick date | 2026-11-21 | notatka_corki.txt
"""
CONFLICTS = """
burden.marrow_plasma_cells | 62 % (trephine) ; 35 % (aspirate, haemodilute) | two methods on one day; the higher one counts by convention
"""
GAPS = """
infection.tb | missing | IGRA not done
hla.DQA1 | missing
hla.DPA1 | missing
hla.DPB1 | ambiguous | DPB1*04:01 or DPB1*126:01
antigen.CD33 | missing | not done
lab.ferritin | old | 2026-11-03
"""
DISTRACTORS = """
diagnosis | PCL | karta_informacyjna_scan.pdf | plasma cell leukaemia not found
condition | AL amyloidosis | karta_informacyjna_scan.pdf | ruled out
medication | teclistamab | karta_informacyjna_scan.pdf | qualified, not paid for, not given
prior.target.BCMA | true | ccda_summary.xml | teclistamab entry is negated
diagnosis | MM | ccda_summary.xml | the sister's myeloma (family history section)
antigen.CD19 | positive | marrow_fish.pdf | normal B-cell precursors
antigen.CD7 | positive | marrow_fish.pdf | normal T cells
mutation | BRAF p.V600E | marrow_fish.pdf | not detected
condition | Spinal cord compression | pet_tk.pdf | excluded by MRI
radiotherapy | left rib, 8 Gy | clinic_letter_en.pdf | planned, not started
condition | Thyroid cancer | notatka_corki.txt | the daughter's illness
medication | levothyroxine | notatka_corki.txt | the daughter's drug
condition | Diabetes mellitus | notatka_corki.txt | the mother's illness; the patient has none
bead | A*32:01 | sab_2026-11.csv | 1290 MFI, below the threshold of 1,300 for myeloma
hla.A | ["A*02:01:01G"] | hla_typing.txt | an example of the nomenclature
"""


def make() -> None:
    """Write the case."""
    for part in (discharge, ccda, labs, marrow, pet, letter, note):
        part()
    CASE.gold(FACTS, CONFLICTS, GAPS, DISTRACTORS)
