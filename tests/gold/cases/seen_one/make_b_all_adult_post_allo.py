"""Wouter Terlinghen (invented): Ph-positive B-ALL, relapse after an allogeneic transplant."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

import datetime
from typing import Any

from gold.cases.seen_one.common import Case, fhir, letterhead, sheet, tables, xlsx_bytes
from gold.cases.seen_one.common import hml_text as hml

CASE = Case("b_all_adult_post_allo")
BOX = [
    ("Patiënt", "dhr. W. Terlinghen"),
    ("Geboortedatum", "25-01-1988   man"),
    ("Patiëntnr.", "7730042"),
]
HOSPITAL = "IJsselkwartier Ziekenhuis Zwolle"
ICD = "http://hl7.org/fhir/sid/icd-10"


def _quantity(chart: Any, loinc: str, text: str, value: float, unit: str, date: str) -> None:
    code = fhir.concept(text, *(((fhir.LOINC, loinc, text),) if loinc else ()))
    chart.observe(code, date, "vital-signs", valueQuantity={"value": value, "unit": unit})


def bundle() -> None:
    """Export of the regional record."""
    chart = fhir.Chart(CASE.name, {
        "name": [{"family": "Terlinghen", "given": ["Wouter"], "prefix": ["dhr."]}], "gender": "male", "birthDate": "1988-01-25",
        "address": [{"city": "Zwolle", "country": "NL"}], "maritalStatus": {"text": "samenwonend"},
    }, "2026-11-17T09:30:00+01:00")  # fmt: skip
    chart.condition(
        "Acute lymfatische leukemie, B-cel, BCR::ABL1 positief (p190)",
        "2023-03-07",
        (ICD, "C91.0", ""),
        note=[{"text": "1e recidief 12-11-2025, 2e recidief 06-10-2026"}],
    )
    chart.condition(
        "Acute graft-versus-host disease huid graad 2 en darm graad 1",
        "2023-10-24",
        (ICD, "D89.810", ""),
        status="resolved",
        abatementDateTime="2023-12-18",
    )
    chart.condition(
        "Chronische graft-versus-host disease, matig (huid, mond)",
        "2024-06-11",
        (ICD, "D89.811", ""),
        status="inactive",
    )
    chart.condition("Hypothyreoïdie na TBI", "2024-11", (ICD, "E03.2", ""))
    chart.condition("Cataract beiderzijds, steroïdgeïnduceerd", "2025-04", (ICD, "H26.3", ""))
    chart.condition(
        "Hiv-infectie",
        "2023-03",
        (ICD, "B24", ""),
        verificationStatus=fhir.concept(
            "refuted", ("http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted", "")
        ),
    )
    chart.procedure(
        "Allogene stamceltransplantatie, onverwante donor 9/10, conditionering TBI 12 Gy + cyclofosfamide",
        "2023-09-21",
    )
    chart.procedure("Donorlymfocyteninfusie 1 x 10^6 CD3/kg", "2026-05-06")
    chart.procedure(
        "Donorlymfocyteninfusie 5 x 10^6 CD3/kg",
        "2026-08-12",
        status="not-done",
        statusReason=fhir.concept("leverenzymen verhoogd"),
    )
    chart.line(
        "HOVON-schema met dasatinib",
        "1e lijn",
        "2023-03-13",
        "2023-08-20",
        {
            "Dasatinib": "L01EA02",
            "Prednison": "H02AB07",
            "Vincristine": "L01CA02",
            "Daunorubicine": "L01DB02",
            "Methotrexaat": "L01BA01",
            "Cytarabine": "L01BC01",
        },
    )
    chart.line(
        "Blinatumomab + ponatinib",
        "2e lijn",
        "2025-11-24",
        "2026-04-27",
        {"Blinatumomab": "L01FX07", "Ponatinib": "L01EA05"},
    )
    chart.response("Complete remissie, MRD negatief", "2026-02-02")
    chart.line(
        "Inotuzumab ozogamicine",
        "3e lijn, cyclus 1",
        "2026-10-19",
        "2026-11-02",
        {"Inotuzumab ozogamicine": "L01FB01"},
    )
    for drug, start, status in (
        ("Levothyroxine 100 microgram 1dd", "2024-11", "active"),
        ("Valaciclovir 500 mg 2dd", "2023-09-14", "active"),
        ("Ursodeoxycholzuur 300 mg 3dd", "2026-10-16", "active"),
        ("Letermovir 480 mg 1dd", "2023-09-28", "completed"),
        ("Ruxolitinib 10 mg 2dd", "2024-07-02", "stopped"),
    ):
        chart.add(
            "MedicationStatement",
            {
                "status": status,
                "medicationCodeableConcept": fhir.concept(drug),
                "subject": chart.subject,
                "effectivePeriod": {"start": start}
                | (
                    {"end": "2025-08-19"}
                    if "Ruxo" in drug
                    else {"end": "2024-01-05"}
                    if "Leter" in drug
                    else {}
                ),
            },
        )
    _quantity(chart, "29463-7", "Lichaamsgewicht", 74.0, "kg", "2026-11-16")
    _quantity(chart, "29463-7", "Lichaamsgewicht", 78.6, "kg", "2026-10-12")
    _quantity(chart, "8302-2", "Lengte", 184, "cm", "2026-10-12")
    _quantity(chart, "2708-6", "Zuurstofsaturatie", 98, "%", "2026-11-16")
    _quantity(chart, "", "Karnofsky score", 80, "%", "2026-11-16")
    for test, found in (
        ("hiv", "negative"),
        ("hbsag", "negative"),
        ("hbc", "negative"),
        ("hcv", "negative"),
        ("cmv", "positive"),
    ):
        chart.virology(test, found, "2026-10-12")
    chart.text_finding("CMV PCR plasma", "niet aantoonbaar", "2026-11-16", "laboratory")
    chart.text_finding("EBV PCR plasma", "aantoonbaar, 3,1 log IE/mL", "2026-11-16", "laboratory")
    chart.text_finding(
        "Bloedgroep vóór transplantatie", "O Rh positief", "2023-03-08", "laboratory"
    )
    chart.text_finding("Bloedgroep", "A Rh positief (donortype)", "2026-10-12", "laboratory")
    CASE.bundle("fhir_bundle.json", chart, "nl")


def discharge() -> None:
    """Dutch discharge letter."""
    head = letterhead(
        HOSPITAL,
        "Afdeling Hematologie en Stamceltransplantatie",
        "Dokterspad 10, 8025 AB Zwolle",
        "#004b87",
        language="nl",
    )
    blocks = [
        ("p", "Geachte collega,"),
        ("p", "Bovengenoemde 38-jarige patiënt was van 12-10-2026 t/m 06-11-2026 opgenomen op onze afdeling."),
        ("h", "Conclusie"),
        ("list", ["2e recidief (06-10-2026) van een Ph-positieve B-ALL, eerste diagnose 07-03-2023, geen CZS-lokalisatie",
                  "Status na allogene SCT van een onverwante donor (21-09-2023) en DLI (06-05-2026)",
                  "Chronische GvHD (huid, mond), thans inactief, zonder immuunsuppressie sinds augustus 2025"]),
        ("h", "Voorgeschiedenis"),
        ("p", "1998 appendectomie. 2016 hernia nuclei pulposi. Geen auto-immuunziekte. Geen diabetes. Familie: moeder reumatoïde artritis; oom met ALL op kinderleeftijd. Patiënt is zelf nooit met CAR-T-cellen behandeld; tisagenlecleucel is besproken maar de aferese werd uitgesteld wegens blastaire circulatie en is niet verricht."),
        ("h", "Beloop"),
        ("p", "1e lijn: HOVON-schema met dasatinib (13-03-2023 tot 20-08-2023), CR, gevolgd door allo-SCT. 1e recidief 12-11-2025 met ABL1 p.T315I; blinatumomab + ponatinib (2e lijn), CR MRD-negatief. Op 06-10-2026 opnieuw 71% blasten in het beenmerg. Gestart met inotuzumab ozogamicine (3e lijn), cyclus 1 dag 1/8/15: 19-10, 26-10 en 02-11-2026; evaluatie volgt (beenmerg 20-11-2026, uitslag nog niet bekend)."),
        ("p", "Koorts op 23-10-2026: bloedkweek Staphylococcus epidermidis, katheter verwijderd, vancomycine 23-10 t/m 02-11-2026; infectie genezen. Galactomannan negatief, geen aanwijzingen voor invasieve schimmelinfectie. VOD: geen aanwijzingen."),
        ("h", "Onderzoek"),
        ("list", ["Chimerisme bloed 20-10-2026: 78% donor", "Echo cor 14-10-2026: LVEF 55% (was 60% in 09-2023)", "Longfunctie 15-10-2026: FEV1 83%, DLCOc 61% van voorspeld", "Liquor 13-10-2026: geen blasten (CNS1)", "Quantiferon 12-10-2026: negatief", "WHO performance status bij ontslag: 1"]),
        ("h", "Medicatie bij ontslag"),
        ("p", "levothyroxine 100 microgram 1dd1; valaciclovir 500 mg 2dd1; cotrimoxazol 480 mg 1dd1; ursodeoxycholzuur 300 mg 3dd1; posaconazol 300 mg 1dd1 (start 13-10-2026). Ponatinib gestaakt per 05-10-2026. Geen prednison."),
        ("p", "Gewicht bij ontslag 75,2 kg."),
        ("h", "Overgenomen uit poliklinische brief van 12-03-2026"),
        ("p", "WHO 0. Gewicht 81,4 kg. CR, MRD-negatief onder blinatumomab/ponatinib, geen aanwijzigingen voor recidief. CMV PCR negatief. Hb 7,9 mmol/L, trombocyten 164. Beleid: DLI overwegen."),
        ("sign", ["Met collegiale hoogachting,", "mw. dr. S. Breukelaar-Osinga, internist-hematoloog"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "ontslagbrief.pdf",
        sheet(head, "Ontslagbrief", "2026-11-06", [*BOX, ("Datum", "06-11-2026")], blocks),
    )


def marrow() -> None:
    """Marrow of the second relapse, Dutch, scanned."""
    head = letterhead(
        "Laboratorium Speciële Hematologie",
        HOSPITAL,
        "Dokterspad 10, 8025 AB Zwolle",
        language="nl",
        style="typed",
        size="10.5pt",
    )
    flow = [
        ["Antigeen", "Blasten 06-10-2026", "12-11-2025"],
        ["CD19", "zwak positief, 64 %", "positief, 98 %"],
        ["CD22", "positief, 90 %", "positief, 95 %"],
        ["CD20", "positief, 45 %", "negatief"],
        ["CD10", "positief", "positief"],
        ["CD38", "zwak positief", "positief"],
        ["CD33", "positief, 30 % (aberrant)", "negatief"],
        ["CD123", "positief, 80 %", "niet bepaald"],
        ["CD7", "negatief", "negatief"],
    ]  # fmt: skip
    blocks = [
        ("p", "Cytologie: 71 % lymfoblasten. Geen aanwijzingen voor AML of gemengd fenotype."),
        ("h", "Immunofenotypering"), ("table", flow),
        ("p", "T-lymfocyten 6 %: CD3+ CD5+ CD7+ (normaal)."),
        ("h", "Moleculair en cytogenetica"),
        ("p", "47,XY,t(9;22)(q34;q11),+der(22)[12]/46,XY[8], deels donor. BCR::ABL1 p190 aantoonbaar. Kinasedomein: ABL1 p.T315I 88 %; p.E255K niet aantoonbaar. IKZF1-deletie (MLPA). TP53: wildtype. PAX5: volgt."),
        ("h", "Conclusie"), ("p", "Recidief B-ALL, Ph-positief, CD19 zwak, CD22 positief."),
        ("sign", ["dr. H. Zonneveld-Prins, 14-10-2026"]),
    ]  # fmt: skip
    CASE.scan(
        "beenmerg_scan.pdf",
        sheet(
            head,
            "Beenmergonderzoek",
            "2026-10-14",
            [*BOX, ("Afname", "06-10-2026, crista links")],
            blocks,
        ),
        seed=51,
        angle=-0.5,
    )


def chimerism() -> None:
    """Chimerism course, English report of the reference laboratory."""
    head = letterhead(
        "Lowlands Chimerism Reference Laboratory",
        "Molecular diagnostics, ISO 15189",
        "Kanaalweg 77, Utrecht, The Netherlands",
        "#7f4f24",
        style="centred",
    )
    table = [
        ["Date", "Sample", "Fraction", "Donor %"],
        ["23-Oct-2023", "blood", "unsorted", "100"],
        ["12-Nov-2025", "marrow", "unsorted", "41"],
        ["02-Feb-2026", "blood", "unsorted", "99"],
        ["20-Oct-2026", "blood", "unsorted", "87"],
        ["20-Oct-2026", "blood", "CD3+ T cells", "97"],
        ["20-Oct-2026", "marrow", "CD19+", "not evaluable"],
        ["16-Nov-2026", "blood", "unsorted", "93"],
    ]  # fmt: skip
    blocks = [
        ("p", "Method: indel qPCR, sensitivity 0.1 %. Recipient and donor profiles established 08-Sep-2023 (donor GRID 9001-GRI-0000-4412-X, female, 24 y)."),
        ("table", table),
        ("p", "Comment: decreasing host fraction after inotuzumab. A new HLA typing from blood would show mostly the donor."),
        ("sign", ["T. van Weerdenburg, PhD", "18-Nov-2026"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "chimerism_report.pdf",
        sheet(
            head,
            "Chimerism report (cumulative)",
            "2026-11-18",
            [
                ("Patient", "Terlinghen, Wouter"),
                ("DOB", "25-Jan-1988"),
                ("Transplant", "21-Sep-2023, MUD 9/10"),
            ],
            blocks,
        ),
    )


def hla() -> None:
    """HML with recipient (buccal, before transplant) and donor; beads at two dates."""
    own = {
        "A": "HLA-A*02:01+HLA-A*32:01",
        "B": "HLA-B*15:01+HLA-B*40:02",
        "C": "HLA-C*02:02+HLA-C*03:03",
        "DRB1": "HLA-DRB1*04:01+HLA-DRB1*11:01",
        "DRB3": "HLA-DRB3*02:02",
        "DRB4": "HLA-DRB4*01:03",
        "DQB1": "HLA-DQB1*03:01+HLA-DQB1*03:02",
        "DPB1": "HLA-DPB1*02:01+HLA-DPB1*04:01",
    }
    donor = own | {"A": "HLA-A*02:01+HLA-A*25:01", "DPB1": "HLA-DPB1*03:01+HLA-DPB1*04:01"}
    text = hml(
        "ZWO-HLA",
        [
            (
                "TERLINGHEN_W_7730042",
                "2023-07-04 buccal swab, RECIPIENT Wouter Terlinghen, before transplant",
                own,
            ),
            (
                "DONOR_9001-GRI-0000-4412-X",
                "2023-07-11 blood, unrelated DONOR for W. Terlinghen",
                donor,
            ),
        ],
    )
    CASE.text("hla_recipient_donor.hml.xml", text, "en", form="hml")
    sera = {
        "2026-10-12": {"A*25:01": 1180, "B*27:05": 2390, "B*07:02": 1710, "DRB1*15:01": 960},
        "2023-07-04": {"B*27:05": 1240},
    }
    CASE.csv(
        "luminex_beads.csv",
        [
            ["Bead", "Specificity", "Raw MFI", "Normalised MFI", "Serum date"],
            *tables.bead_rows(sera),
        ],
        "en",
        "beads",
    )


def labs() -> None:
    """Dutch laboratory workbook."""
    days: list[Any] = [
        datetime.date(2026, 10, 12),
        datetime.date(2026, 11, 2),
        datetime.date(2026, 11, 20),
    ]
    rows = [
        [HOSPITAL, "Klinisch chemisch laboratorium"], ["Terlinghen, W.", "25-01-1988", "7730042"], [],
        ["Bepaling", "Eenheid", "Referentie", *days],
        ["Hemoglobine", "mmol/L", "8,5 - 11,0", 6.2, 5.4, 5.9], ["Leukocyten", "10^9/L", "4,0 - 10,0", 18.7, 1.2, 2.1],
        ["Neutrofielen", "10^9/L", "1,5 - 7,5", 0.9, 0.4, 0.81], ["Lymfocyten", "10^9/L", "1,0 - 3,5", 1.1, 0.3, 0.52], ["Trombocyten", "10^9/L", "150 - 400", 33, 12, 41],
        ["Blasten (diff)", "%", "", 68, 3, 1], ["Kreatinine", "µmol/L", "60 - 110", 81, 77, 79], ["eGFR (CKD-EPI)", "mL/min/1,73m2", "> 90", ">90", ">90", ">90"],
        ["ALAT", "U/L", "< 45", 38, 71, 122], ["ASAT", "U/L", "< 35", 35, 66, 98], ["Bilirubine totaal", "µmol/L", "< 17", 9, 15, 26],
        ["LD", "U/L", "< 248", 780, 322, 265], ["Albumine", "g/L", "35 - 50", 37, 34, 36], ["Calcium", "mmol/L", "2,10 - 2,55", 2.29, 2.18, 2.24],
        ["CRP", "mg/L", "< 10", 12, 44, 6], ["Ferritine", "µg/L", "25 - 300", 1340, "", ""], ["IgG", "g/L", "7,0 - 16,0", 5.2, "", "volgt"],
    ]  # fmt: skip
    urine: list[list[Any]] = [
        ["Datum", "Bepaling", "Uitslag"],
        [datetime.date(2026, 11, 20), "Urinesediment", "geen bijzonderheden"],
    ]
    CASE.put("lab_overzicht.xlsx", xlsx_bytes({"Bloed": rows, "Urine": urine}), "nl", "xlsx")


def gvhd() -> None:
    """English letter of the late-effects clinic."""
    CASE.docx("gvhd_clinic_letter.docx", "en", f"{HOSPITAL} - Late effects and GvHD clinic", "GvHD clinic / referral", [
        ("p", "16 November 2026. To: European allogeneic CAR-T network"),
        ("p", "Re: Wouter Terlinghen, born 25 January 1988, Zwolle, the Netherlands"),
        ("p", "Allogeneic transplant 21 September 2023 from a 9/10 unrelated donor (A mismatch). Acute GvHD skin grade 2 and gut grade 1 in October 2023, treated with prednisolone, resolved December 2023. Moderate chronic GvHD of skin and mouth from June 2024; ruxolitinib 2 July 2024 to 19 August 2025. Ciclosporin had been stopped in May 2024. One DLI on 6 May 2026 without GvHD."),
        ("p", "Today: no active GvHD. KPS 80. Weight 74.0 kg. Skin soft, mouth without lichenoid changes, no dry eyes; bronchiolitis obliterans excluded (FEV1 83%). He is off all immunosuppression."),
        ("p", "Bilirubin and transaminases are rising since inotuzumab; VOD must be ruled out, ultrasound booked for 25 November. No active infection. EBV DNA 3.1 log in plasma, no lymphadenopathy, rituximab is being considered (not given)."),
        ("p", "Three lines before CAR-T (transplant counted with the first). The patient has banked sperm. He is willing to travel within the EU and would bring his partner; he refuses a second transplant."),
        ("p", "R. Hoogerwerf, nurse practitioner; S. Breukelaar-Osinga, haematologist"),
    ])  # fmt: skip


FACTS = """
name | Wouter Terlinghen | | fhir_bundle.json
birth_date | 1988-01-25 | | fhir_bundle.json
sex | male | | fhir_bundle.json
place | Zwolle, Netherlands | | fhir_bundle.json
height | 184 | 2026-10-12 | fhir_bundle.json
weight | 74 | 2026-11-16 | fhir_bundle.json
weight | 78.6 | 2026-10-12 | fhir_bundle.json
weight | 75.2 | 2026-11-06 | ontslagbrief.pdf
weight | 81.4 | 2026-03-12 | ontslagbrief.pdf | note=copied forward
weight | 74 | 2026-11-16 | gvhd_clinic_letter.docx
diagnosis | B-ALL | 2023-03-07 | fhir_bundle.json
diagnosis | B-ALL | 2023-03-07 | ontslagbrief.pdf
status | relapsed or refractory | 2026-10-06 | fhir_bundle.json
status | relapsed or refractory | 2026-10-06 | ontslagbrief.pdf
performance.karnofsky | 80 | 2026-11-16 | fhir_bundle.json
performance.karnofsky | 80 | 2026-11-16 | gvhd_clinic_letter.docx
performance.ecog | 0 | 2026-03-12 | ontslagbrief.pdf | printed=WHO 0 | note=copied forward
performance.ecog | 1 | 2026-11-06 | ontslagbrief.pdf | printed=WHO performance status 1
organ.spo2 | 98 | 2026-11-16 | fhir_bundle.json
organ.lvef | 55 | 2026-10-14 | ontslagbrief.pdf
organ.lvef | 60 | 2023-09 | ontslagbrief.pdf
organ.fev1 | 83 | 2026-10-15 | ontslagbrief.pdf
organ.dlco | 61 | 2026-10-15 | ontslagbrief.pdf
cns | negative | 2026-10-13 | ontslagbrief.pdf | note=CNS1
infection.hiv | negative | 2026-10-12 | fhir_bundle.json
infection.hbsag | negative | 2026-10-12 | fhir_bundle.json
infection.hbc | negative | 2026-10-12 | fhir_bundle.json
infection.hcv | negative | 2026-10-12 | fhir_bundle.json
infection.cmv | positive | 2026-10-12 | fhir_bundle.json | assay=Cytomegalovirus IgG Ab
infection.cmv_dna | negative | 2026-03-12 | ontslagbrief.pdf | assay=CMV PCR | note=copied forward
infection.cmv_dna | negative | 2026-11-16 | fhir_bundle.json | assay=CMV PCR plasma
infection.ebv_dna | positive | 2026-11-16 | fhir_bundle.json | assay=EBV PCR plasma
infection.ebv_dna | positive | 2026-11-16 | gvhd_clinic_letter.docx | assay=EBV DNA
infection.tb | negative | 2026-10-12 | ontslagbrief.pdf | assay=Quantiferon
infection.active | absent | 2026-11-16 | gvhd_clinic_letter.docx
blood_group | O Rh positive | 2023-03-08 | fhir_bundle.json | note=before transplant
blood_group | A Rh positive | 2026-10-12 | fhir_bundle.json | note=donor type
gvhd | acute skin grade II and gut grade I, resolved | 2023-10-24 | fhir_bundle.json | end=2023-12-18
gvhd | acute skin grade II and gut grade I, resolved | 2023-10 | gvhd_clinic_letter.docx | end=2023-12
gvhd | chronic moderate (skin, mouth), inactive | 2024-06-11 | fhir_bundle.json
gvhd | chronic (skin, mouth), inactive | 2026-11-06 | ontslagbrief.pdf
gvhd | chronic moderate (skin, mouth) | 2024-06 | gvhd_clinic_letter.docx
gvhd | no active GvHD | 2026-11-16 | gvhd_clinic_letter.docx
condition | Hypothyroidism | 2024-11 | fhir_bundle.json
condition | Cataract, both eyes, steroid-induced | 2025-04 | fhir_bundle.json
condition | Staphylococcus epidermidis bacteraemia, resolved | 2026-10-23 | ontslagbrief.pdf
condition | Appendicectomy | 1998 | ontslagbrief.pdf
condition | Herniated intervertebral disc | 2016 | ontslagbrief.pdf
line | 1; HOVON protocol with dasatinib, allogeneic transplant; dasatinib, prednisone, vincristine, daunorubicin, methotrexate, cytarabine; 2023-08-20; CR; systemic; true | 2023-03-13 | fhir_bundle.json
line | 2; Blinatumomab + ponatinib; blinatumomab, ponatinib; 2026-04-27; CR; systemic; true | 2025-11-24 | fhir_bundle.json
line | 3; Inotuzumab ozogamicin; inotuzumab ozogamicin; 2026-11-02; ; systemic; true | 2026-10-19 | fhir_bundle.json
line_count | [3, 3] | | gvhd_clinic_letter.docx
radiotherapy | total body irradiation, 12 Gy | 2023-09 | fhir_bundle.json | note=conditioning of the transplant of 2023-09-21; its days are not stated
prior.allo_transplant | true | 2023-09-21 | fhir_bundle.json | donor=unrelated, 9/10
prior.allo_transplant | true | 2023-09-21 | ontslagbrief.pdf | donor=unrelated
prior.allo_transplant | true | 2023-09-21 | chimerism_report.pdf | donor=unrelated, 9/10
prior.allo_transplant | true | 2023-09-21 | gvhd_clinic_letter.docx | donor=unrelated, 9/10 (A mismatch)
prior.car_t | false | | ontslagbrief.pdf
prior.target.CD19 | true | 2025-11-24 | fhir_bundle.json | product=blinatumomab
prior.target.CD22 | true | 2026-10-19 | fhir_bundle.json | product=inotuzumab ozogamicin
procedure | donor lymphocyte infusion | 2026-05-06 | fhir_bundle.json
procedure | donor lymphocyte infusion | 2026-05-06 | gvhd_clinic_letter.docx
chimerism | 100 | 2023-10-23 | chimerism_report.pdf | fraction=blood, unsorted
chimerism | 41 | 2025-11-12 | chimerism_report.pdf | fraction=marrow, unsorted
chimerism | 99 | 2026-02-02 | chimerism_report.pdf | fraction=blood, unsorted
chimerism | 87 | 2026-10-20 | chimerism_report.pdf | fraction=blood, unsorted
chimerism | 97 | 2026-10-20 | chimerism_report.pdf | fraction=blood, CD3+ T cells
chimerism | 93 | 2026-11-16 | chimerism_report.pdf | fraction=blood, unsorted
chimerism | 78 | 2026-10-20 | ontslagbrief.pdf | fraction=blood
medication | levothyroxine | 2024-11 | fhir_bundle.json | dose=100 microgram 1dd
medication | valaciclovir | 2023-09-14 | fhir_bundle.json | dose=500 mg 2dd
medication | ursodeoxycholic acid | 2026-10-16 | fhir_bundle.json | dose=300 mg 3dd
medication | letermovir | 2023-09-28 | fhir_bundle.json | end=2024-01-05 | dose=480 mg 1dd
medication | ruxolitinib | 2024-07-02 | fhir_bundle.json | end=2025-08-19 | dose=10 mg 2dd
medication | ruxolitinib | 2024-07-02 | gvhd_clinic_letter.docx | end=2025-08-19
medication | ciclosporin | | gvhd_clinic_letter.docx | end=2024-05
medication | prednisolone | | gvhd_clinic_letter.docx | note=for acute GvHD, 2023
medication | levothyroxine | | ontslagbrief.pdf | dose=100 microgram 1dd1
medication | valaciclovir | | ontslagbrief.pdf | dose=500 mg 2dd1
medication | co-trimoxazole | | ontslagbrief.pdf | dose=480 mg 1dd1
medication | ursodeoxycholic acid | | ontslagbrief.pdf | dose=300 mg 3dd1
medication | posaconazole | 2026-10-13 | ontslagbrief.pdf | dose=300 mg 1dd1
medication | vancomycin | 2026-10-23 | ontslagbrief.pdf | end=2026-11-02
last_dose | inotuzumab ozogamicin | 2026-11-02 | ontslagbrief.pdf
last_dose | ponatinib | 2026-10-05 | ontslagbrief.pdf | note=the bundle ends the line on 2026-04-27
last_dose | ruxolitinib | 2025-08-19 | gvhd_clinic_letter.docx
antigen.CD19 | dim | 2026-10-06 | beenmerg_scan.pdf | percent=64 %
antigen.CD19 | positive | 2025-11-12 | beenmerg_scan.pdf | percent=98 %
antigen.CD22 | positive | 2026-10-06 | beenmerg_scan.pdf | percent=90 %
antigen.CD22 | positive | 2025-11-12 | beenmerg_scan.pdf | percent=95 %
antigen.CD20 | positive | 2026-10-06 | beenmerg_scan.pdf | percent=45 %
antigen.CD20 | negative | 2025-11-12 | beenmerg_scan.pdf
antigen.CD38 | dim | 2026-10-06 | beenmerg_scan.pdf
antigen.CD38 | positive | 2025-11-12 | beenmerg_scan.pdf
antigen.CD33 | positive | 2026-10-06 | beenmerg_scan.pdf | percent=30 %
antigen.CD33 | negative | 2025-11-12 | beenmerg_scan.pdf
antigen.CD123 | positive | 2026-10-06 | beenmerg_scan.pdf | percent=80 %
antigen.CD7 | negative | 2026-10-06 | beenmerg_scan.pdf
antigen.CD7 | negative | 2025-11-12 | beenmerg_scan.pdf
burden.marrow_blasts | 71 | 2026-10-06 | beenmerg_scan.pdf
burden.marrow_blasts | 71 | 2026-10-06 | ontslagbrief.pdf
burden.blood_blasts | 1 | 2026-11-20 | lab_overzicht.xlsx
cytogenetics | t(9;22) | 2026-10-06 | beenmerg_scan.pdf
mutation | BCR::ABL1 (p190) | 2026-10-06 | beenmerg_scan.pdf
mutation | BCR::ABL1 (p190) | 2023-03-07 | fhir_bundle.json
mutation | ABL1 p.T315I | 2026-10-06 | beenmerg_scan.pdf | vaf=88
mutation | ABL1 p.T315I | 2025-11-12 | ontslagbrief.pdf
mutation | IKZF1 deletion | 2026-10-06 | beenmerg_scan.pdf
lab.hemoglobin | @5.9 mmol/L | 2026-11-20 | lab_overzicht.xlsx
lab.wbc | 2.1 | 2026-11-20 | lab_overzicht.xlsx
lab.anc | 0.81 | 2026-11-20 | lab_overzicht.xlsx
lab.alc | 0.52 | 2026-11-20 | lab_overzicht.xlsx
lab.platelets | 41 | 2026-11-20 | lab_overzicht.xlsx
lab.creatinine | @79 µmol/L | 2026-11-20 | lab_overzicht.xlsx | upper_normal=110
lab.egfr | 90 | 2026-11-20 | lab_overzicht.xlsx | printed=>90 | comparator=>
lab.alt | 122 | 2026-11-20 | lab_overzicht.xlsx | upper_normal=45
lab.ast | 98 | 2026-11-20 | lab_overzicht.xlsx | upper_normal=35
lab.bilirubin | @26 µmol/L | 2026-11-20 | lab_overzicht.xlsx | upper_normal=17
lab.ldh | 265 | 2026-11-20 | lab_overzicht.xlsx | upper_normal=248
lab.albumin | @36 g/L | 2026-11-20 | lab_overzicht.xlsx
lab.calcium | @2.24 mmol/L | 2026-11-20 | lab_overzicht.xlsx
lab.crp | 6 | 2026-11-20 | lab_overzicht.xlsx
lab.ferritin | 1340 | 2026-10-12 | lab_overzicht.xlsx
lab.igg | 5.2 | 2026-10-12 | lab_overzicht.xlsx
hla.A | A*02:01, A*32:01 | 2023-07-04 | hla_recipient_donor.hml.xml | sample=tissue
hla.B | B*15:01, B*40:02 | 2023-07-04 | hla_recipient_donor.hml.xml | sample=tissue
hla.C | C*02:02, C*03:03 | 2023-07-04 | hla_recipient_donor.hml.xml | sample=tissue
hla.DRB1 | DRB1*04:01, DRB1*11:01 | 2023-07-04 | hla_recipient_donor.hml.xml | sample=tissue
hla.DRB3 | DRB3*02:02 | 2023-07-04 | hla_recipient_donor.hml.xml | sample=tissue
hla.DRB4 | DRB4*01:03 | 2023-07-04 | hla_recipient_donor.hml.xml | sample=tissue
hla.DQB1 | DQB1*03:01, DQB1*03:02 | 2023-07-04 | hla_recipient_donor.hml.xml | sample=tissue
hla.DPB1 | DPB1*02:01, DPB1*04:01 | 2023-07-04 | hla_recipient_donor.hml.xml | sample=tissue
donor_hla.A | A*02:01, A*25:01 | 2023-07-11 | hla_recipient_donor.hml.xml
donor_hla.B | B*15:01, B*40:02 | 2023-07-11 | hla_recipient_donor.hml.xml
donor_hla.C | C*02:02, C*03:03 | 2023-07-11 | hla_recipient_donor.hml.xml
donor_hla.DRB1 | DRB1*04:01, DRB1*11:01 | 2023-07-11 | hla_recipient_donor.hml.xml
donor_hla.DRB3 | DRB3*02:02 | 2023-07-11 | hla_recipient_donor.hml.xml
donor_hla.DRB4 | DRB4*01:03 | 2023-07-11 | hla_recipient_donor.hml.xml
donor_hla.DQB1 | DQB1*03:01, DQB1*03:02 | 2023-07-11 | hla_recipient_donor.hml.xml
donor_hla.DPB1 | DPB1*03:01, DPB1*04:01 | 2023-07-11 | hla_recipient_donor.hml.xml
bead | B*27:05 | 2026-10-12 | luminex_beads.csv | mfi=2390
bead | B*07:02 | 2026-10-12 | luminex_beads.csv | mfi=1710
bead | A*25:01 | 2026-10-12 | luminex_beads.csv | mfi=1180
bead | DRB1*15:01 | 2026-10-12 | luminex_beads.csv | mfi=960
bead | B*27:05 | 2023-07-04 | luminex_beads.csv | mfi=1240
preference | travel within the EU with partner; refuses a second transplant | 2026-11-16 | gvhd_clinic_letter.docx
"""
CONFLICTS = """
chimerism | 87 % (2026-10-20, chimerism_report.pdf) ; 78 % (2026-10-20, ontslagbrief.pdf) | same day and sample; digits exchanged in the letter
last_dose | ponatinib 2026-04-27 (fhir_bundle.json) ; ponatinib 2026-10-05 (ontslagbrief.pdf) | end of the line against the stop date in the letter
"""
GAPS = """
burden.marrow_blasts | old | 2026-10-06, before inotuzumab; marrow of 2026-11-20 pending
lab.ferritin | old | 2026-10-12
hla.blood | missing | blood is mostly of the donor; only the typing from before transplant exists
hla.DQA1 | missing
antigen.CD22 | old | result of 2026-10-06 is from before inotuzumab
"""
DISTRACTORS = """
autoimmune | Rheumatoid arthritis | ontslagbrief.pdf | the mother's illness
condition | HIV infection | fhir_bundle.json | verification status refuted
procedure | second donor lymphocyte infusion | fhir_bundle.json | status not-done
prior.car_t | true | ontslagbrief.pdf | tisagenlecleucel discussed, apheresis not done
diagnosis | AML | beenmerg_scan.pdf | no sign of it
antigen.CD7 | positive | beenmerg_scan.pdf | normal T cells
mutation | ABL1 p.E255K | beenmerg_scan.pdf | not detectable
hla.A | ["A*02:01", "A*25:01"] | hla_recipient_donor.hml.xml | the donor's typing
hla.DPB1 | ["DPB1*03:01", "DPB1*04:01"] | hla_recipient_donor.hml.xml | the donor's typing
condition | Veno-occlusive disease | gvhd_clinic_letter.docx | to be ruled out
condition | Bronchiolitis obliterans | gvhd_clinic_letter.docx | excluded
medication | rituximab | gvhd_clinic_letter.docx | considered, not given
sex | female | chimerism_report.pdf | the donor's sex
lab.hemoglobin | 7.9 mmol/L | ontslagbrief.pdf | copied forward from March 2026, not the latest
status | complete remission | ontslagbrief.pdf | copied forward from March 2026, relapsed since
"""


def make() -> None:
    """Write the case."""
    for part in (bundle, discharge, marrow, chimerism, hla, labs, gvhd):
        part()
    CASE.gold(FACTS, CONFLICTS, GAPS, DISTRACTORS)
