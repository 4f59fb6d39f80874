"""Dietlinde Haffner-Reuss (invented): DLBCL, second relapse after R-CHOP and one CAR-T."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.seen_one.common import Case, letterhead, sheet, tables
from gold.cases.seen_one.common import hml_text as hml

CASE = Case("dlbcl_adult")
BOX = [
    ("Patientin", "Haffner-Reuss, Dietlinde"),
    ("geb.", "17.05.1969 (57 J.), weiblich"),
    ("Fallnr.", "26-0911843"),
]


def brief() -> None:
    """German discharge letter of November 2026."""
    head = letterhead(
        "Klinikum Fuldablick Kassel",
        "Med. Klinik IV - Hämatologie, Onkologie, Zelltherapie",
        "Wilhelmshöher Graben 41, 34131 Kassel",
        "#0b5a4a",
        language="de",
    )
    blocks = [
        ("p", "Sehr geehrter Herr Kollege Tiemann,"),
        ("p", "wir berichten über Ihre o.g. Patientin (wohnhaft in 34119 Kassel), die sich vom 05.11.2026 bis 12.11.2026 in unserer stationären Behandlung befand."),
        ("h", "Diagnosen"),
        ("list", [
            "Diffus großzelliges B-Zell-Lymphom (DLBCL) NOS, non-GCB, ED 06.02.2024, damals Stadium IIIA, IPI 3",
            "1. Rezidiv 01/2025 (Histologie 21.01.2025: CD19 pos., CD20 pos.)",
            "Aktuell: 2. Rezidiv 09/2026, Stadium IVB, CD19-negativ (Histologie 06.10.2026)",
            "Z.n. CAR-T-Zell-Therapie (Axicabtagen-Ciloleucel) am 15.03.2025, CRS Grad 2, ICANS Grad 1",
            "Hashimoto-Thyreoiditis, ED 2011, substituiert",
            "Arterielle Hypertonie seit 2016",
            "Z.n. tiefer Beinvenenthrombose rechts 06/2024, Antikoagualtion beendet 12/2024",
            "Kein Anhalt für Diabetes mellitus. V.a. koronare Herzkrankheit 2022: koronarangiographisch ausgeschlossen",
        ]),
        ("h", "Bisherige Therapie"),
        ("table", [
            ["Zeitraum", "Therapie", "Ergebnis"],
            ["20.02.2024 - 04.06.2024", "6 x R-CHOP-21 (Rituximab, Cyclophosphamid, Doxorubicin, Vincristin, Prednison)", "CR (PET-CT 27.06.2024)"],
            ["04/2025 geplant", "autologe Stammzelltransplantation - NICHT durchgeführt, zugunsten CAR-T verworfen", "entfällt"],
            ["05.02.2025", "Leukapherese für CAR-T", ""],
            ["17.02.2025", "1 x R-GemOx als Bridging", "SD"],
            ["10.03. - 12.03.2025", "Fludarabin 30 mg/m² + Cyclophosphamid 500 mg/m² (Lymphodepletion)", ""],
            ["15.03.2025", "Axicabtagen-Ciloleucel 2 x 10^6 CAR-T/kg", "CR (Tag 90, 13.06.2025)"],
            ["28.10. - 02.11.2026", "Dexamethason 20 mg/d p.o. (Vorphase)", ""],
        ]),
        ("p", "Weitere Systemtherapien hat die Patientin nicht erhalten, insbesondere keine bispezifischen Antikörper und kein Polatuzumab. Epcoritamab wurde in der Tumorkonferenz vom 09.10.2026 vorgeschlagen, aber nicht begonnen (Wunsch der Pat.). Keine allogene Transplantation."),
        ("h", "Anamnese und Befund"),
        ("p", "Aufnahme bei B-Symptomatik (Nachtschweiß, Gewichtsverlust 6 kg). ECOG 1. Größe 168 cm, Gewicht 71,4 kg (05.11.2026), KOF 1,82 m². SpO2 97 % unter Raumluft. Mutter: Mammakarzinom mit 61; Bruder: Diabetes mellitus Typ 1. Neurologisch unauffällig; Liquorpunktion 07.11.2026: zytologisch und durchflusszytometrisch kein Nachweis einer ZNS-Beteiligung. Keine aktive Infektion."),
        ("h", "Untersuchungen"),
        ("list", [
            "Echokardiographie 06.11.2026: LVEF 57 %, keine Wandbewegungsstörung (Vorbefund 2024: 63 %)",
            "Lungenfunktion 06.11.2026: FEV1 88 % Soll, DLCO (Hb-korr.) 74 % Soll",
            "EKG 06.11.2026: SR, QTc 428 ms",
            "Virologie 06.11.2026: HIV Ag/Ak negativ, HBsAg negativ, Anti-HBc POSITIV, HBV-DNA (PCR) nicht nachweisbar, Anti-HCV negativ, CMV-IgG positiv, EBV VCA-IgG positiv, Quantiferon-Test negativ. CMV-PCR: steht aus",
            "Blutgruppe A Rh positiv",
        ]),
        ("h", "Medikation bei Entlassung"),
        ("table", [
            ["Wirkstoff", "Dosis", "Bemerkung"],
            ["L-Thyroxin", "75 µg 1-0-0", "seit 2011"],
            ["Ramipril", "5 mg 1-0-0", ""],
            ["Entecavir", "0,5 mg 1-0-0", "NEU seit 09.11.2026 (Anti-HBc pos.)"],
            ["Aciclovir", "400 mg 1-0-1", "seit 03/2025"],
            ["Pantoprazol", "40 mg", "abgesetzt 12.11.2026"],
        ]),
        ("p", "Dexamethason wurde am 02.11.2026 beendet, seither keine Steroide. Wir empfehlen die Vorstellung zur allogenen CAR-T-Studie."),
        ("sign", ["Mit freundlichen kollegialen Grüßen", "Prof. Dr. med. H. Ostrowski-Lenz, Klinikdirektor", "Dr. med. univ. A. Feichtl, Assistenzarzt"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "arztbrief_2026-11-12.pdf",
        sheet(head, "Entlassungsbrief", "2026-11-12", [*BOX, ("Datum", "12.11.2026")], blocks),
    )


def histology() -> None:
    """English translation issued by the pathology institute, with an addendum."""
    head = letterhead(
        "Institute of Pathology Nordhessen",
        "Reference centre for lymph node pathology",
        "Mönchebergpfad 7, 34125 Kassel, Germany",
        "#7a2e3a",
        style="centred",
        size="9.5pt",
    )
    table = [
        ["Marker", "06 Oct 2026 (this sample)", "% tumour cells", "21 Jan 2025 (H25-01177)"],
        ["CD19", "NEGATIVE (two clones)", "< 1", "positive, 90 %"],
        ["CD20", "positive", "95", "positive, 100 %"],
        ["CD22", "weakly positive (dim)", "40", "positive, 85 %"],
        ["CD79b", "positive", "80", "not tested"],
        ["CD5", "negative on tumour cells", "0", "negative"],
        ["CD30", "negative", "0", "negative"],
        ["CD70", "positive", "60", "not tested"],
        ["CD10", "negative", "0", "negative"],
        ["MUM1 / BCL6", "positive / positive", "80 / 30", "positive / positive"],
        ["Ki-67", "-", "80", "70 %"],
    ]
    blocks = [
        ("h", "Clinical details"), ("p", "57F, DLBCL, ?2nd relapse 18 mths post axi-cel. CD19 status please."),
        ("h", "Microscopy"), ("p", "Right inguinal lymph node, 24 x 18 x 15 mm. Effaced by sheets of large blasts. The interspersed small T cells are CD3 and CD5 positive and CD7 positive and serve as internal control. No features of Hodgkin lymphoma; Burkitt lymphoma was considered and is ruled out (no MYC rearrangement)."),
        ("h", "Immunohistochemistry"), ("table", table),
        ("h", "Conclusion"), ("p", "Relapse of diffuse large B-cell lymphoma, NOS, non-GCB. Loss of CD19 after anti-CD19 CAR-T. CD22 reduced. BCMA: pending, see addendum."),
        ("h", "ADDENDUM 1 (14 Oct 2026)"), ("p", "FISH: no MYC rearrangement, no BCL2 rearrangement, BCL6 rearrangement in 48 % of nuclei. Panel sequencing (tumour cell content 70 %): TP53 p.R273H (VAF 41 %), MYD88 p.L265P (VAF 33 %), CD19 exon 2 frameshift variant (VAF 37 %). No variant in CD79B, EZH2, NOTCH1. EBER in-situ hybridisation negative."),
        ("h", "ADDENDUM 2 (20 Oct 2026)"), ("p", "BCMA immunohistochemistry could not be evaluated (technical failure, tissue exhausted)."),
        ("sign", ["Dr. med. Renate Kolbenschlag", "electronically signed 20 Oct 2026 11:14"]),
    ]  # fmt: skip
    box = [
        ("Patient", "Dietlinde HAFFNER-REUSS"),
        ("DOB", "17 May 1969   F"),
        ("Lab no.", "H26-19022"),
        ("Sample", "lymph node excision, right inguinal"),
        ("Taken", "06 Oct 2026"),
        ("First report", "09 Oct 2026"),
    ]
    CASE.text_pdf(
        "histology_H26-19022.pdf",
        sheet(head, "Histopathology report (English version)", "2026-10-20", box, blocks),
    )


def pet() -> None:
    """PET/CT, kept as a scan."""
    head = letterhead(
        "Radiologie & Nuklearmedizin Karlsaue MVZ",
        "PET/CT-Zentrum",
        "Auedamm 3, 34121 Kassel",
        style="typed",
        language="de",
        size="11pt",
    )
    blocks = [
        ("h", "Fragestellung"), ("p", "DLBCL, Z.n. CAR-T 03/2025, Rezidiv?"),
        ("h", "Befund"),
        ("table", [["Läsion", "Größe 28.09.2026", "SUVmax", "Vor-PET 13.06.2025"],
                   ["LK inguinal re.", "26 x 19 mm", "17,8", "nicht abgrenzbar"],
                   ["LK iliakal re. (Bulk)", "54 x 41 mm", "21,3", "11 x 7 mm, SUV 1,6"],
                   ["Leber Segm. VI", "18 x 15 mm", "12,9", "-"]]),
        ("p", "Leber-Referenz SUVmax 3,1. Summe der Produkte der Durchmesser (SPD) 29,8 cm². Milz 11 cm, nicht vermehrt anreichernd. Kein Pleuraerguss. Kein Anhalt für Lungenherde."),
        ("h", "Beurteilung"),
        ("p", "Rezidiv mit nodalem und hepatischem Befall, Deauville 5. Stadium IV. Größte Manifestation 54 mm. Im Vor-PET 13.06.2025 Deauville 2."),
        ("sign", ["Dr. med. J. Wernickel", "freigegeben 29.09.2026"]),
    ]  # fmt: skip
    box = [
        ("Patientin", "Haffner-Reuss, Dietlinde"),
        ("Geb.-Datum", "17.05.1969"),
        ("Untersuchung", "F-18-FDG PET/CT 28.09.2026"),
    ]
    CASE.scan("petct_scan.pdf", sheet(head, "PET/CT Befund", "2026-09-29", box, blocks), seed=11)


def labs() -> None:
    """German laboratory export, long form."""
    ranges = {
        "Hämoglobin": ("g/dl", "12,0-15,6"), "Leukozyten": ("G/l", "3,9-10,2"), "Neutrophile abs.": ("/µl", "1500-7700"),
        "Lymphozyten abs.": ("/µl", "1000-4000"), "Thrombozyten": ("G/l", "150-370"), "Kreatinin": ("µmol/l", "45-84"),
        "eGFR (CKD-EPI)": ("ml/min/1,73m²", ">60"), "GPT (ALT)": ("U/l", "<35"), "GOT (AST)": ("U/l", "<31"),
        "Bilirubin gesamt": ("µmol/l", "<21"), "LDH": ("U/l", "<247"), "Albumin": ("g/l", "35-52"),
        "CRP": ("mg/l", "<5"), "Ferritin": ("ng/ml", "13-150"), "IgG": ("mg/dl", "700-1600"), "Kalium": ("mmol/l", "3,5-5,1"),
    }  # fmt: skip
    days = {
        "06.10.2026": ["11,6", "5,9", "4100", "720", "171", "71", "82", "28", "33", "8", "412", "39", "9", "388", "512", "4,1"],
        "05.11.2026": ["10,9", "5,2", "3900", "610", "148", "74", "78", "31", "38", "9", "530", "37", "21", "455", "", "4,4"],
        "19.11.2026": ["10,4", "4,6", "3050", "540", "132", "77", "75", "29", "36", "9", "588", "36", "26", "hämolytisch", "", "4,0"],
    }  # fmt: skip
    rows: list[list[object]] = [
        ["Labor Fuldablick", "", "", "", ""],
        ["Haffner-Reuss, Dietlinde", "17.05.1969", "w", "26-0911843", ""],
        ["Datum", "Analyt", "Ergebnis", "Einheit", "Referenzbereich"],
    ]
    for day, values in days.items():
        for (name, (unit, limits)), value in zip(ranges.items(), values, strict=True):
            if value:
                rows.append([day, name, value, unit, limits])
    CASE.csv("labor.csv", rows, "de", delimiter=";")


def referral() -> None:
    """English referral, Word."""
    CASE.docx("referral.docx", "en", "Klinikum Fuldablick Kassel | Cellular Therapy Coordination", "Referral: allogeneic CAR-T", [
        ("p", "Kassel, 18 November 2026"),
        ("kv", [("Patient", "Dietlinde Haffner-Reuss"), ("Date of birth", "17/05/1969"), ("Sex", "female"), ("Residence", "Kassel, Germany")]),
        ("p", "Dear colleagues, we refer this 57-year-old librarian with relapsed DLBCL for a donor-derived CAR-T product. Diagnosed February 2024; two lines so far: R-CHOP x6 (CR) and, for early relapse, axicabtagene ciloleucel on 15 May 2025 (CR, lasting 16 months). Bridging with one R-GemOx is not counted by us as a line. Second relaspe September 2026."),
        ("p", "CD19 was negative on the biopsy of 6 October 2026; CD20 retained (95%), CD22 dim (40%). A CD20- or CD22-directed product would be preferred. She never had an autologous or allogeneic transplant."),
        ("h", "Status in clinic, 18 Nov 2026"),
        ("list", ["ECOG 2 (fatigue)", "weight 68.9 kg", "SpO2 96% on air", "afebrile, no active infection", "no neurological deficit; CSF 7 Nov 2026 clear"]),
        ("p", "Medication: levothyroxine, ramipril, entecavir, aciclovir. No steroids since 2 November."),
        ("p", "Epcoritamab would be the local alternative (not started). A sister is HLA-untested; brother typed as potential donor (HML file, sample 2)."),
        ("p", "She wishes to be treated in Germany or Austria and can travel by train; her husband goes with her."),
        ("p", "Dr. A. Feichtl / Prof. H. Ostrowski-Lenz"),
    ])  # fmt: skip


def hla() -> None:
    """HML with the patient's and the brother's typing, beads."""
    own = {
        "A": "HLA-A*01:01+HLA-A*24:02",
        "B": "HLA-B*08:01+HLA-B*35:01",
        "C": "HLA-C*04:01+HLA-C*07:01",
        "DRB1": "HLA-DRB1*03:01+HLA-DRB1*11:01",
        "DRB3": "HLA-DRB3*01:01+HLA-DRB3*02:02",
        "DQB1": "HLA-DQB1*02:01+HLA-DQB1*03:01",
        "DPB1": "HLA-DPB1*04:01+HLA-DPB1*04:01",
    }
    brother = {
        "A": "HLA-A*02:01+HLA-A*24:02",
        "B": "HLA-B*35:01+HLA-B*44:02",
        "C": "HLA-C*04:01+HLA-C*05:01",
        "DRB1": "HLA-DRB1*04:01+HLA-DRB1*11:01",
    }
    text = hml(
        "KAS-HLA",
        [
            (
                "HAFFNER-REUSS_D_19690517",
                "2026-11-06 EDTA blood, patient Dietlinde Haffner-Reuss",
                own,
            ),
            (
                "REUSS_K_19720330",
                "2026-11-10 buccal swab, brother Konrad Reuss (potential donor)",
                brother,
            ),
        ],
    )
    CASE.text("hla_typing.hml.xml", text, "en", form="hml")
    strong = {
        "A*02:01": 6120,
        "A*68:01": 2210,
        "B*44:02": 1480,
        "DRB1*04:01": 3350,
        "DQA1*03:01,DQB1*03:02": 1020,
        "B*57:01": 870,
    }
    CASE.csv(
        "sab_luminex.csv",
        [
            ["Bead", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"],
            *tables.bead_rows({"2026-11-06": strong}),
        ],
        "en",
        "beads",
    )


def note() -> None:
    """The GP's chart extract in Latin-1."""
    text = """Gemeinschaftspraxis Tiemann / Wölk - Karteiauszug für die Klinik
Patientin: Haffner-Reuss, Dietlinde  *17.05.1969   Ausdruck 02.11.2026

Dauerdiagnosen: Hypothyreose bei Hashimoto (2011); art. Hypertonie (2016); B-Zell-Lymphom (2/2024)
Allergie: Penicillin (Exanthem 1998)
Familie: Vater Multiples Myelom, verst. 2009; Mutter Brustkrebs
Impfungen: COVID-19 10/2025, Influenza 10/2026

14.10.2026  Gewicht 73 kg, RR 138/82. Müde, sonst o.B. HIV-Test angeboten, abgelehnt.
21.10.2026  fieberhafter Harnwegsinfekt (E. coli), Ciprofloxacin 2x500 mg 21.-27.10.2026
30.10.2026  Harnwegsinfekt abgeklungen. Dexamethason aus Klinik seit 28.10., schläft schlecht.
            Zopiclon 7,5 mg b.B. verordnet
"""
    CASE.text("hausarzt_auszug.txt", text, "de", "latin-1")


FACTS = """
name | Dietlinde Haffner-Reuss | | arztbrief_2026-11-12.pdf
birth_date | 1969-05-17 | | arztbrief_2026-11-12.pdf
sex | female | | arztbrief_2026-11-12.pdf
place | Kassel, Germany | | referral.docx
height | 168 | 2026-11-05 | arztbrief_2026-11-12.pdf | note=measured during the stay from 2026-11-05
weight | 73 | 2026-10-14 | hausarzt_auszug.txt
weight | 71.4 | 2026-11-05 | arztbrief_2026-11-12.pdf
weight | 68.9 | 2026-11-18 | referral.docx
bsa | 1.82 | 2026-11-05 | arztbrief_2026-11-12.pdf
diagnosis | DLBCL | 2024-02-06 | arztbrief_2026-11-12.pdf
diagnosis | DLBCL | 2024-02 | referral.docx
status | relapsed or refractory | 2026-09 | arztbrief_2026-11-12.pdf
status | relapsed or refractory | 2026-09 | referral.docx
stage | Ann Arbor III | 2024-02-06 | arztbrief_2026-11-12.pdf | note=IIIA at diagnosis
stage | Ann Arbor IV | 2026-09 | arztbrief_2026-11-12.pdf | note=IVB
stage | Ann Arbor IV | 2026-09-28 | petct_scan.pdf
performance.ecog | 1 | 2026-11-05 | arztbrief_2026-11-12.pdf
performance.ecog | 2 | 2026-11-18 | referral.docx
organ.spo2 | 97 | 2026-11-05 | arztbrief_2026-11-12.pdf
organ.spo2 | 96 | 2026-11-18 | referral.docx
organ.lvef | 57 | 2026-11-06 | arztbrief_2026-11-12.pdf
organ.lvef | 63 | 2024 | arztbrief_2026-11-12.pdf
organ.fev1 | 88 | 2026-11-06 | arztbrief_2026-11-12.pdf
organ.dlco | 74 | 2026-11-06 | arztbrief_2026-11-12.pdf
organ.qtc | 428 | 2026-11-06 | arztbrief_2026-11-12.pdf
infection.hiv | negative | 2026-11-06 | arztbrief_2026-11-12.pdf | assay=HIV Ag/Ak
infection.hbsag | negative | 2026-11-06 | arztbrief_2026-11-12.pdf | assay=HBsAg
infection.hbc | positive | 2026-11-06 | arztbrief_2026-11-12.pdf | assay=Anti-HBc
infection.hbv_dna | negative | 2026-11-06 | arztbrief_2026-11-12.pdf | assay=HBV-DNA (PCR)
infection.hcv | negative | 2026-11-06 | arztbrief_2026-11-12.pdf | assay=Anti-HCV
infection.cmv | positive | 2026-11-06 | arztbrief_2026-11-12.pdf | assay=CMV-IgG
infection.ebv | positive | 2026-11-06 | arztbrief_2026-11-12.pdf | assay=EBV VCA-IgG
infection.tb | negative | 2026-11-06 | arztbrief_2026-11-12.pdf | assay=Quantiferon-Test
infection.active | absent | 2026-11-12 | arztbrief_2026-11-12.pdf
infection.active | absent | 2026-11-18 | referral.docx
blood_group | A Rh positive | | arztbrief_2026-11-12.pdf
cns | negative | 2026-11-07 | arztbrief_2026-11-12.pdf
cns | negative | 2026-11-07 | referral.docx
line | 1; R-CHOP; rituximab, cyclophosphamide, doxorubicin, vincristine, prednisone; 2024-06-04; CR; systemic; true | 2024-02-20 | arztbrief_2026-11-12.pdf
line | 2; Axicabtagene ciloleucel; axicabtagene ciloleucel; ; CR; CAR-T; true | 2025-03-15 | arztbrief_2026-11-12.pdf
line_count | [2, 2] | | referral.docx
prior.car_t | true | 2025-03-15 | arztbrief_2026-11-12.pdf | product=axicabtagene ciloleucel | targets=["CD19"]
prior.car_t | true | 2025-05-15 | referral.docx | product=axicabtagene ciloleucel | targets=["CD19"]
prior.allo_transplant | false | | arztbrief_2026-11-12.pdf
prior.allo_transplant | false | | referral.docx
prior.auto_transplant | false | | referral.docx
prior.auto_transplant | false | | arztbrief_2026-11-12.pdf
prior.target.CD19 | true | 2025-03-15 | arztbrief_2026-11-12.pdf | product=axicabtagene ciloleucel
condition | Cytokine release syndrome grade 2 | 2025-03 | arztbrief_2026-11-12.pdf | note=after CAR-T of 2025-03-15; the day is not stated
condition | ICANS grade 1 | 2025-03 | arztbrief_2026-11-12.pdf | note=after CAR-T of 2025-03-15; the day is not stated
condition | Arterial hypertension | 2016 | arztbrief_2026-11-12.pdf
condition | Deep vein thrombosis, right leg, resolved | 2024-06 | arztbrief_2026-11-12.pdf
condition | Hypothyroidism | 2011 | hausarzt_auszug.txt
condition | Penicillin allergy | 1998 | hausarzt_auszug.txt
condition | Febrile urinary tract infection (E. coli), resolved | 2026-10-21 | hausarzt_auszug.txt
autoimmune | Hashimoto thyroiditis | 2011 | arztbrief_2026-11-12.pdf
medication | levothyroxine | 2011 | arztbrief_2026-11-12.pdf | dose=75 µg 1-0-0
medication | ramipril | | arztbrief_2026-11-12.pdf | dose=5 mg 1-0-0
medication | entecavir | 2026-11-09 | arztbrief_2026-11-12.pdf | dose=0,5 mg 1-0-0
medication | aciclovir | 2025-03 | arztbrief_2026-11-12.pdf | dose=400 mg 1-0-1
medication | pantoprazole | | arztbrief_2026-11-12.pdf | end=2026-11-12 | dose=40 mg
medication | dexamethasone | 2026-10-28 | arztbrief_2026-11-12.pdf | end=2026-11-02 | dose=20 mg/d p.o.
medication | ciprofloxacin | 2026-10-21 | hausarzt_auszug.txt | end=2026-10-27 | dose=2x500 mg
medication | zopiclone | 2026-10-30 | hausarzt_auszug.txt | dose=7,5 mg b.B.
last_dose | dexamethasone | 2026-11-02 | arztbrief_2026-11-12.pdf
antigen.CD19 | positive | 2025-01-21 | arztbrief_2026-11-12.pdf
antigen.CD20 | positive | 2025-01-21 | arztbrief_2026-11-12.pdf
antigen.CD19 | negative | 2026-10-06 | arztbrief_2026-11-12.pdf
antigen.CD19 | negative | 2026-10-06 | histology_H26-19022.pdf | percent=< 1 %
antigen.CD19 | positive | 2025-01-21 | histology_H26-19022.pdf | percent=90 %
antigen.CD20 | positive | 2026-10-06 | histology_H26-19022.pdf | percent=95 %
antigen.CD20 | positive | 2025-01-21 | histology_H26-19022.pdf | percent=100 %
antigen.CD22 | dim | 2026-10-06 | histology_H26-19022.pdf | percent=40 %
antigen.CD22 | positive | 2025-01-21 | histology_H26-19022.pdf | percent=85 %
antigen.CD79b | positive | 2026-10-06 | histology_H26-19022.pdf | percent=80 %
antigen.CD5 | negative | 2026-10-06 | histology_H26-19022.pdf | percent=0 %
antigen.CD5 | negative | 2025-01-21 | histology_H26-19022.pdf
antigen.CD30 | negative | 2026-10-06 | histology_H26-19022.pdf | percent=0 %
antigen.CD30 | negative | 2025-01-21 | histology_H26-19022.pdf
antigen.CD70 | positive | 2026-10-06 | histology_H26-19022.pdf | percent=60 %
antigen.CD19 | negative | 2026-10-06 | referral.docx
antigen.CD20 | positive | 2026-10-06 | referral.docx | percent=95 %
antigen.CD22 | dim | 2026-10-06 | referral.docx | percent=40 %
mutation | TP53 p.R273H | 2026-10-06 | histology_H26-19022.pdf | vaf=41
mutation | MYD88 p.L265P | 2026-10-06 | histology_H26-19022.pdf | vaf=33
mutation | CD19 exon 2 frameshift variant | 2026-10-06 | histology_H26-19022.pdf | vaf=37
cytogenetics | BCL6 rearrangement | 2026-10-06 | histology_H26-19022.pdf | note=FISH, 48 % of nuclei
burden.spd | 29.8 | 2026-09-28 | petct_scan.pdf
burden.largest_lesion | 54 | 2026-09-28 | petct_scan.pdf
burden.suvmax | 21.3 | 2026-09-28 | petct_scan.pdf
burden.deauville | 5 | 2026-09-28 | petct_scan.pdf
burden.deauville | 2 | 2025-06-13 | petct_scan.pdf
burden.extramedullary | present | 2026-09-28 | petct_scan.pdf | note=liver segment VI, 18 x 15 mm
lab.hemoglobin | 10.4 | 2026-11-19 | labor.csv
lab.wbc | 4.6 | 2026-11-19 | labor.csv
lab.anc | @3050 /µL | 2026-11-19 | labor.csv
lab.alc | @540 /µL | 2026-11-19 | labor.csv
lab.platelets | 132 | 2026-11-19 | labor.csv
lab.creatinine | @77 µmol/L | 2026-11-19 | labor.csv | upper_normal=84
lab.egfr | 75 | 2026-11-19 | labor.csv
lab.alt | 29 | 2026-11-19 | labor.csv | upper_normal=35
lab.ast | 36 | 2026-11-19 | labor.csv | upper_normal=31
lab.bilirubin | @9 µmol/L | 2026-11-19 | labor.csv | upper_normal=21
lab.ldh | 588 | 2026-11-19 | labor.csv | upper_normal=247
lab.albumin | @36 g/L | 2026-11-19 | labor.csv
lab.crp | 26 | 2026-11-19 | labor.csv
lab.ferritin | @455 ng/mL | 2026-11-05 | labor.csv
lab.igg | @512 mg/dL | 2026-10-06 | labor.csv
hla.A | A*01:01, A*24:02 | 2026-11-06 | hla_typing.hml.xml
hla.B | B*08:01, B*35:01 | 2026-11-06 | hla_typing.hml.xml
hla.C | C*04:01, C*07:01 | 2026-11-06 | hla_typing.hml.xml
hla.DRB1 | DRB1*03:01, DRB1*11:01 | 2026-11-06 | hla_typing.hml.xml
hla.DRB3 | DRB3*01:01, DRB3*02:02 | 2026-11-06 | hla_typing.hml.xml
hla.DQB1 | DQB1*02:01, DQB1*03:01 | 2026-11-06 | hla_typing.hml.xml
hla.DPB1 | DPB1*04:01, DPB1*04:01 | 2026-11-06 | hla_typing.hml.xml | note=homozygous
bead | A*02:01 | 2026-11-06 | sab_luminex.csv | mfi=6120
bead | DRB1*04:01 | 2026-11-06 | sab_luminex.csv | mfi=3350
bead | A*68:01 | 2026-11-06 | sab_luminex.csv | mfi=2210
bead | B*44:02 | 2026-11-06 | sab_luminex.csv | mfi=1480
bead | DQA1*03:01,DQB1*03:02 | 2026-11-06 | sab_luminex.csv | mfi=1020
preference | treatment in Germany or Austria; travel by train; husband accompanies | 2026-11-18 | referral.docx
"""
CONFLICTS = """
prior.car_t.date | 2025-03-15 (arztbrief_2026-11-12.pdf) ; 2025-05-15 (referral.docx) | two months apart; lymphodepletion 10 to 12 March and the day-90 result of 2025-06-13 fit March
"""
GAPS = """
infection.cmv_dna | missing | CMV PCR pending
antigen.BCMA | missing | technical failure, tissue exhausted
lab.ferritin | old | sample of 2026-11-19 haemolysed; last value 2026-11-05
hla.DQA1 | missing
hla.DPA1 | missing
burden.spd | old | PET/CT of 2026-09-28, 57 days
"""
DISTRACTORS = """
condition | Breast carcinoma | arztbrief_2026-11-12.pdf | the mother's illness
condition | Type 1 diabetes mellitus | arztbrief_2026-11-12.pdf | the brother's illness
condition | Coronary heart disease | arztbrief_2026-11-12.pdf | suspected in 2022, excluded by angiography
medication | epcoritamab | arztbrief_2026-11-12.pdf | proposed, not started
prior.auto_transplant | true | arztbrief_2026-11-12.pdf | planned for 2025-04, not done
diagnosis | MM | hausarzt_auszug.txt | the father's myeloma
diagnosis | BL | histology_H26-19022.pdf | Burkitt lymphoma considered and ruled out
diagnosis | HL | histology_H26-19022.pdf | no features of Hodgkin lymphoma
antigen.CD5 | positive | histology_H26-19022.pdf | internal control: reactive T cells
mutation | EZH2 | histology_H26-19022.pdf | no variant found
hla.A | ["A*02:01", "A*24:02"] | hla_typing.hml.xml | the brother's typing, a potential donor
infection.hiv | negative | hausarzt_auszug.txt | test offered and declined on 2026-10-14
bead | B*57:01 | sab_luminex.csv | 870 MFI, below the threshold
condition | Diabetes mellitus | arztbrief_2026-11-12.pdf | no evidence of it
line | R-GemOx | arztbrief_2026-11-12.pdf | one cycle of bridging is no line
"""


def make() -> None:
    """Write the case."""
    for part in (brief, histology, pet, labs, referral, hla, note):
        part()
    CASE.gold(FACTS, CONFLICTS, GAPS, DISTRACTORS)
