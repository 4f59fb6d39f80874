"""Hannelore Dittberner (invented): Richter transformation of a CLL with TP53 mutation."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from typing import Any

from gold.cases.seen_two import kit
from gold.cases.seen_two.kit import Case, Sheet

NAME, MRN = "Hannelore Dittberner", "TKW-5510387"
TRAVE = (
    "Klinikum Travewarder",
    "Klinik für Hämatologie und Onkologie",
    "Wakenitzdamm 3, 23564 Lübeck",
)
BOX = f"Patientin :: {NAME}\nGeb. :: 30.06.1957\nFallnr. :: {MRN}\n"
PATIENT = {
    "identifier": [{"system": "https://travewarder.example/mrn", "value": MRN}],
    "name": [{"use": "official", "family": "Dittberner", "given": ["Hannelore"]}],
    "gender": "female",
    "birthDate": "1957-06-30",
    "address": [{"city": "Lübeck", "postalCode": "23564", "country": "DE"}],
}


def _courses(c: Any) -> None:
    c.line(
        "BR",
        "CLL, line 1, 6 cycles",
        "2016-02-08",
        "2016-07-04",
        {"Bendamustine": "L01AA09", "Rituximab": "L01FA01"},
    )
    c.response("Partial response (PR)", "2016-08-01")
    c.line("Ibrutinib", "CLL, line 2", "2019-09-16", "2023-11-20", {"Ibrutinib": "L01EL01"})
    c.response("Partial response (PR)", "2020-03-02")
    c.line(
        "VenR",
        "CLL, line 3, 24 months",
        "2023-12-04",
        "2025-12-01",
        {"Venetoclax": "L01XX52", "Rituximab": "L01FA01"},
    )
    c.response("Partial response (PR)", "2024-09-10")
    chop = {
        "Rituximab": "L01FA01",
        "Cyclophosphamide": "L01AA01",
        "Doxorubicin": "L01DB01",
        "Vincristine": "L01CA02",
        "Prednisolone": "H02AB06",
    }
    c.line("R-CHOP", "Richter, 4 cycles", "2026-02-26", "2026-05-04", chop)
    c.response("Partial response (PR)", "2026-04-20")
    c.line("Pirtobrutinib", "Richter", "2026-06-01", "2026-09-14", {"Pirtobrutinib": "L01EL05"})
    c.response("Stable disease (SD)", "2026-08-03")
    c.line("Epcoritamab", "Richter", "2026-09-28", "2026-11-09", {"Epcoritamab": "L01FX27"})
    c.response("Progressive disease (PD)", "2026-11-12")


def export(case: Case) -> None:
    """Bulk export as NDJSON."""
    c = kit.fhir.Chart("richter_from_cll", PATIENT, "")
    icd = kit.fhir.ICD10
    c.condition(
        "Chronic lymphocytic leukaemia of B-cell type",
        "2014-05",
        (icd, "C91.1", ""),
        stage=[{"summary": kit.fhir.concept("Binet A at diagnosis")}],
    )
    c.condition(
        "Richter transformation (diffuse large B-cell lymphoma)", "2026-02-17", (icd, "C83.3", "")
    )
    c.condition(
        "Autoimmune haemolytic anaemia (warm antibodies)",
        "2022-03",
        (icd, "D59.1", ""),
        status="resolved",
        abatementDateTime="2022-08",
    )
    c.condition("Paroxysmal atrial fibrillation", "2021-01", (icd, "I48.0", ""))
    c.condition("Chronic kidney disease stage 3a", "2024", (icd, "N18.3", ""))
    c.condition("Secondary hypogammaglobulinaemia", "2017", (icd, "D80.1", ""))
    c.condition(
        "Myocardial infarction",
        "2026-03-10",
        verificationStatus=kit.fhir.concept(
            "refuted", ("http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted", "")
        ),
    )
    c.add(
        "FamilyMemberHistory",
        {
            "status": "completed",
            "patient": c.subject,
            "relationship": kit.fhir.concept("brother"),
            "condition": [{"code": kit.fhir.concept("Mantle cell lymphoma")}],
        },
    )
    _courses(c)
    for name, start, dose in (
        ("Apixaban", "2026-06-01", "2.5 mg twice daily"),
        ("Bisoprolol", "2021-02", "2.5 mg daily"),
        ("Immunoglobulin i.v.", "2017-10", "10 g every 4 weeks"),
        ("Valaciclovir", "2026-09-28", "500 mg daily"),
    ):
        kit.drug(c, name, start, dose)
    kit.drug(c, "Amiodarone", "2021-01", "200 mg daily", "stopped", "2021-06")
    c.add(
        "MedicationRequest",
        {
            "status": "draft",
            "intent": "proposal",
            "medicationCodeableConcept": kit.fhir.concept("Brexucabtagene autoleucel"),
            "subject": c.subject,
            "authoredOn": "2026-11-16",
        },
    )
    c.procedure("Excision biopsy, left axillary lymph node", "2026-02-17")
    c.procedure(
        "Radiotherapy, left axilla, 30 Gy in 15 fractions",
        {"start": "2026-05-18", "end": "2026-06-08"},
    )
    c.vital("weight", 63.4, "2026-11-16")
    c.vital("height", 161, "2026-11-16")
    c.vital("spo2", 95, "2026-11-16")
    c.vital("lvef", 51, "2026-09-22", "exam")
    ecog = kit.fhir.concept("ECOG Performance Status score", (kit.fhir.LOINC, "89247-1", ""))
    c.observe(ecog, "2026-11-16", "exam", valueInteger=1)
    for key, found in (
        ("hiv", "negative"),
        ("hbsag", "negative"),
        ("hbc", "negative"),
        ("hcv", "negative"),
        ("cmv", "negative"),
    ):
        c.virology(key, found, "2026-09-24")
    c.labs(
        "2026-10-19",
        {
            "hb": (9.6, "g/dL", 12.0, 15.5),
            "plt": (84.0, "10*9/L", 150, 400),
            "ldh": (402.0, "U/L", None, 247),
            "uric": (6.4, "mg/dL", 2.4, 5.7),
        },
    )
    kit.ndjson(c, case.path("fhir_export/x").parent)


def german(case: Case) -> None:
    """Histology of February as a scan, letter of November."""
    histology = Sheet(
        ("Pathologie an der Untertrave", "Hämatopathologisches Konsil", "Böttcherstieg 11, 23552 Lübeck"),
        "Histologischer Befund", "2026-02-23",
        BOX + "Material :: Lymphknoten Axilla links, Exzidat\nEntnahme :: 17.02.2026\nBefund :: 23.02.2026",
        """
# Klinische Angaben
CLL seit 2014, rasch wachsende Lymphome, LDH-Anstieg. Richter? DD Progress der CLL, DD Hodgkin.

# Immunhistologie
| Marker | Ergebnis | Anteil |
| CD19 | positiv | 100 % |
| CD20 | positiv | 95 % |
| CD5 | schwach positiv | 60 % |
| CD22 | positiv | 70 % |
| CD23 | negativ | |
| CD30 | negativ | < 1 % |
| CD79b | positiv | 85 % |
| CD10 | negativ | |
| Cyclin D1 | negativ | |
| Ki-67 | | 80 % |

CD3 und CD7 markieren lediglich die residualen T-Zellen.

# Molekularpathologie
IGHV unmutiert, klonal identisch mit der CLL von 2014. FISH: del(17p) in 72 % der Kerne; MYC, BCL2, BCL6 ohne Bruch.

# Diagnose
Diffuses großzelliges B-Zell-Lymphom, klonal verwandt: Richter-Transformation. Kein Anhalt für ein Hodgkin-Lymphom oder ein Mantelzelllymphom.

~ PD Dr. med. Ruprecht Lüdemann-Isbary
""",
        "#555555", "typed", language="de",
    )  # fmt: skip
    kit.scan(histology, case.path("histologie_2026-02.pdf"), seed=31, angle=0.4)
    letter = Sheet(
        TRAVE, "Arztbrief", "2026-11-20", BOX + "Datum :: 20.11.2026\nVorstellung :: 16.11.2026",
        """
Sehr geehrte Frau Kollegin, sehr geehrter Herr Kollege,

wir stellen Ihnen o.g. Patientin zur Frage einer allogenen CAR-T-Zelltherapie vor.

# Diagnosen
- Richter-Transformation (DLBCL, klonal verwandt), ED 17.02.2026, Stadium IV nach Ann Arbor (Knochenmark, Leber), refraktär
- CLL, ED 05/2014, Binet A; IGHV unmutiert, del(17p), TP53 mutiert
- Z.n. autoimmunhämolytischer Anämie 03/2022 (Prednisolon bis 08/2022), Coombs-Test 11/2026 negativ
- Paroxysmales Vorhofflimmern, CKD 3a; Ausschluss Myokardinfarkt 03/2026

# Therapieverlauf
| Linie | Therapie | Zeitraum | Bestes Ansprechen |
| 1 | Bendamustin/Rituximab x6 | 02/2016 - 07/2016 | PR |
| 2 | Ibrutinib | 09/2019 - 11/2023 | PR, dann PD (BTK C481S) |
| 3 | Venetoclax/Rituximab | 12/2023 - 12/2025 | PR |
| 4 | R-CHOP x4 | 26.02.26 - 04.05.26 | PR |
| 5 | Pirtobrutinib | 01.06.26 - 14.09.26 | SD |
| 6 | Epcoritamab | 28.09.26 - 09.11.26 | PD |

Somit sechs Therapielinien, davon drei seit der Transformation. Konsoldierende Bestrahlung der linken Axilla mit 30 Gy (18.05. bis 08.06.2026). Eine allogene Transplantation war nach R-CHOP vorgesehen, wurde aber bei Progress nicht durchgeführt. Autologe CAR-T-Zellen bisher keine; Brexu-cel beantragt, Kostenzusage steht aus. Nivolumab wurde erwogen und nicht begonnen.

# Befund
ECOG 1, Gewicht 63,4 kg (02/2026 noch 70,5 kg). Kein Fieber, kein Hinweis auf aktive Infektion. ZNS: MRT Schädel 13.11.2026 ohne Nachweis einer Lymphommanifestation. Echo vom 22.09.2026: LVEF 51 %. CRS Grad 1 unter Epcoritamab (13.10.2026), abgeklungen.

Letzte Gabe Epcoritamab 09.11.2026 (48 mg s.c.). Medikation aktuell: Apixaban 2 x 2,5 mg, Bisoprolol 2,5 mg, Valaciclovir 500 mg, IVIG 10 g alle 4 Wochen. Eigenanamnese sonst: Basaliom Schläfe 2020 exzidiert. Familie: Bruder mit Mantelzelllymphom.

# Labor vom 16.11.2026 (Auszug)
| Parameter | Wert | Einheit | Norm |
| Leukozyten | 9,1 | G/l | 3,9 - 10,2 |
| Hämoglobin | 9,1 | g/dl | 12,0 - 15,5 |
| Thrombozyten | 70 | G/l | 150 - 400 |
| Kreatinin | 1,06 | mg/dl | 0,50 - 0,90 |
| LDH | 588 | U/l | < 247 |
| Harnsäure | 6,9 | mg/dl | 2,4 - 5,7 |
| HBs-Ag, Anti-HBc, Anti-HCV, HIV (24.09.2026) | negativ | | |

# Knochenmark 02/2026
Infiltration durch kleinzelliges B-Zell-Lymphom (CLL) zu 40 %, großzellige Anteile nicht sicher ausgeschlossen. Zytogenetik siehe oben. Eine erneute Punktion hat die Patientin abgelehnt.

# Beurteilung
Refraktäre Richter-Transformation mit ungünstiger Biologie. CD19 ist im Feinnadelaspirat vom 13.11.2026 erhalten, CD20 nach Epcoritamab nicht mehr nachweisbar. Eine Überbrückung mit Dexamethason ist besprochen, aber noch nicht begonnen; die frühere Medikation mit Amiodaron wurde 06/2021 beendet. Wegen der Niereninsuffizienz keine platinhaltige Therapie. Frau Dittberner möchte keine Behandlung, die länger als vier Wochen stationär ist; Reisen innerhalb Deutschlands mit der Bahn sind möglich.

~ Mit freundlichen Grüßen
~ Prof. Dr. med. Alwine Petersdotter
""",
        "#1d4d3a", "bar", size="9.5pt", language="de",
    )  # fmt: skip
    case.print("arztbrief_2026-11-20.pdf", letter)


def english(case: Case) -> None:
    """Flow cytometry and PET/CT of a trial centre."""
    centre = (
        "Hanse Cellular Therapy Trial Unit",
        "Central reading, reports in English",
        "Speicherkai 8, 20457 Hamburg, Germany",
    )
    who = f"Subject :: {NAME} (b. 30-Jun-1957, F)\n"
    flow = Sheet(
        centre, "Flow cytometry, lymph node fine needle aspirate", "2026-11-14",
        who + "Collected :: 13-Nov-2026\nReported :: 14-Nov-2026",
        """
# Result
71 % of events are large clonal B cells, kappa restricted. 9 % small CLL cells.

| Antigen | Large B cells, 13-Nov-2026 | Blood, CLL cells, 14-Nov-2023 |
| CD19 | positive, 98 % | positive, 99 % |
| CD20 | negative, 3 % | dim, 55 % |
| CD22 | dim, 40 % | dim |
| CD5 | dim, 52 % | positive, 97 % |
| CD79b | positive, 74 % | negative |
| CD38 | positive, 66 % | positive, 58 % |
| CD70 | not tested | not tested |
| ROR1 | positive, 90 % | positive |

Normal T cells (18 %): CD5 bright, CD7 positive, CD38 variable.

# Interpretation
CD19 retained; CD20 lost after epcoritamab. CD22 low.
""",
        "#3b3f8f", "centred", "New Computer Modern",
    )  # fmt: skip
    case.print("flow_2026-11-13.pdf", flow)
    pet = Sheet(
        centre, "FDG-PET/CT central read", "2026-11-13", who + "Scan :: 12-Nov-2026\nBaseline for comparison :: 21-Sep-2026",
        """
# Target lesions
| Lesion | 12-Nov-2026 (mm) | SUVmax | 21-Sep-2026 (mm) |
| Mesenteric conglomerate | 71 x 60 | 22.4 | 55 x 41 |
| Left iliac node | 33 x 25 | 16.9 | 30 x 21 |
| Liver, segment VII | 27 x 26 | 12.0 | absent |

SPD 57.9 cm2 (baseline 28.9 cm2). Left axilla (irradiated): no residual uptake, SUVmax 1.6. Spleen 14.5 cm. Diffuse marrow uptake.

# Read
Deauville 5, progressive disease by Lugano 2014. Hepatic lesion: differential includes abscess, clinically ruled out. Ann Arbor stage IV.
""",
        "#3b3f8f", "centred", "New Computer Modern",
    )  # fmt: skip
    case.print("pet_ct_2026-11-12.pdf", pet)
    kit.vcf(
        case.path("panel_lymph_node.vcf"), "DITTBERNER_LK", "2026-03-02",
        """
chr17 7675088 C T PASS TP53 missense_variant c.524G>A p.R175H 0.68 940
chr9 136496196 CAG C PASS NOTCH1 frameshift_variant c.7541_7542del p.P2514fs 0.35 702
chrX 101356176 G C PASS BTK missense_variant c.1442G>C p.C481S 0.22 866
chr2 197402110 T C PASS SF3B1 missense_variant c.2098A>G p.K700E 0.31 780
chr16 81908432 C T lowvaf PLCG2 missense_variant c.1993C>T p.R665W 0.012 1020
chr11 108236087 G A germline ATM missense_variant c.3161G>A p.R1054H 0.48 640
""",
        "##SAMPLE=<ID=DITTBERNER_LK,Collected=2026-02-17,Tissue=lymph node left axilla>",
    )  # fmt: skip


def tables(case: Case) -> None:
    """German laboratory table with dates as columns, HLA report and beads."""
    kit.text_file(
        case.path("laborwerte.csv"),
        f"""
Klinikum Travewarder - Zentrallabor;Kumulativbefund;;;;
Patientin;{NAME};geb. 30.06.1957;{MRN};;
Analyt;Einheit;Referenzbereich;02.11.2026;16.11.2026;23.11.2026
Leukozyten;G/l;3,9 - 10,2;9,8;9,1;8,4
Hämoglobin;g/dl;12,0 - 15,5;9,4;9,1;8,9
Thrombozyten;G/l;150 - 400;79;70;61
Neutrophile abs.;G/l;1,5 - 7,7;2,4;2,2;1,9
Lymphozyten abs.;G/l;1,1 - 4,5;5,9;5,4;5,1
Kreatinin;µmol/l;44 - 80;92;94;97
eGFR (CKD-EPI);ml/min/1,73m²;> 60;56;54;52
Bilirubin gesamt;µmol/l;< 21;12;13;14
GOT (ASAT);U/l;< 35;34;36;38
GPT (ALAT);U/l;< 35;29;31;33
LDH;U/l;< 247;455;588;689
Albumin;g/l;35 - 52;37;36;34
Calcium;mmol/l;2,15 - 2,55;2,38;2,40;2,41
CRP;mg/l;< 5;11;28;36
IgG;g/l;7,0 - 16,0;3,9;;3,6
Ferritin;µg/l;15 - 150;;845;
Direkter Coombs-Test;;negativ;;negativ;
Beta-2-Mikroglobulin;mg/l;< 2,5;;6,1;folgt
""",
        "utf-8-sig", "\r\n",
    )  # fmt: skip
    kit.text_file(
        case.path("hla_befund.txt"),
        f"""
HLA-Labor Ostseequartier (erfunden), Kiel
Befund vom 06.11.2026                       Auftrag 26-HL-4410

Patientin: {NAME}, geb. 30.06.1957
Material: Mundschleimhautabstrich, Entnahme 30.10.2026 (Blut wegen Leukämiezellen ungeeignet)
Methode: NGS, IPD-IMGT/HLA 3.58.0

  HLA-A      *02:01   *26:01
  HLA-B      *38:01   *44:02
  HLA-C      *05:01   *12:03
  HLA-DRB1   *04:02   *13:01
  HLA-DRB3   *02:02
  HLA-DRB4   *01:03
  HLA-DQB1   *03:02   *06:03
  HLA-DPB1   *04:01   *04:01
  DPA1: nicht bestimmt

Zum Vergleich Schwester Ingeborg D. (mögl. Spenderin): A*02:01,*24:02; B*44:02,*07:02; DRB1*13:01,*15:01

Dr. rer. nat. Sünje Callsen
""",
        "latin-1",
    )
    kit.beads(
        case.path("single_antigen_beads.csv"),
        {
            "2026-10-30": {
                "B*57:01": 3120,
                "A*24:02": 1640,
                "A*23:01": 1220,
                "DRB1*07:01": 960,
                "B*27:05": 870,
            }
        },
    )


FACTS = """
name | Hannelore Dittberner | | | fhir_export/Patient.ndjson
birth_date | 1957-06-30 | | | fhir_export/Patient.ndjson
sex | female | | | fhir_export/Patient.ndjson
place | Lübeck, Germany | | | fhir_export/Patient.ndjson
height | 161 | cm | 2026-11-16 | fhir_export/Observation.ndjson
weight | 63.4 | kg | 2026-11-16 | fhir_export/Observation.ndjson
weight | 63.4 | kg | 2026-11-16 | arztbrief_2026-11-20.pdf
weight | 70.5 | kg | 2026-02 | arztbrief_2026-11-20.pdf
diagnosis | CLL | | 2014-05 | fhir_export/Condition.ndjson
diagnosis | CLL | | 2014-05 | arztbrief_2026-11-20.pdf
diagnosis | DLBCL | | 2026-02-17 | fhir_export/Condition.ndjson | note=Richter transformation
diagnosis | DLBCL | | 2026-02-17 | histologie_2026-02.pdf | note=Richter transformation
diagnosis | DLBCL | | 2026-02-17 | arztbrief_2026-11-20.pdf | note=Richter transformation
status | refractory | | 2026-11-16 | arztbrief_2026-11-20.pdf
stage | Binet A | | 2014-05 | fhir_export/Condition.ndjson | note=CLL at diagnosis
stage | Binet A | | 2014-05 | arztbrief_2026-11-20.pdf | note=CLL at diagnosis
stage | Ann Arbor IV | | 2026-02-17 | arztbrief_2026-11-20.pdf
stage | Ann Arbor IV | | 2026-11-12 | pet_ct_2026-11-12.pdf
performance.ecog | 1 | | 2026-11-16 | fhir_export/Observation.ndjson
performance.ecog | 1 | | 2026-11-16 | arztbrief_2026-11-20.pdf
lab.wbc | 8.4 | 10*9/L | 2026-11-23 | laborwerte.csv
lab.hemoglobin | 8.9 | g/dL | 2026-11-23 | laborwerte.csv
lab.platelets | 61 | 10*9/L | 2026-11-23 | laborwerte.csv
lab.anc | 1.9 | 10*9/L | 2026-11-23 | laborwerte.csv
lab.alc | 5.1 | 10*9/L | 2026-11-23 | laborwerte.csv
lab.creatinine | 1.097 | mg/dL | 2026-11-23 | laborwerte.csv | printed=97 µmol/l | upper_normal=0.905
lab.egfr | 52 | mL/min/{1.73_m2} | 2026-11-23 | laborwerte.csv
lab.bilirubin | 0.819 | mg/dL | 2026-11-23 | laborwerte.csv | printed=14 µmol/l | upper_normal=1.228
lab.ast | 38 | U/L | 2026-11-23 | laborwerte.csv | upper_normal=35
lab.alt | 33 | U/L | 2026-11-23 | laborwerte.csv | upper_normal=35
lab.ldh | 689 | U/L | 2026-11-23 | laborwerte.csv | upper_normal=247
lab.albumin | 3.4 | g/dL | 2026-11-23 | laborwerte.csv | printed=34 g/l
lab.calcium | 9.66 | mg/dL | 2026-11-23 | laborwerte.csv | printed=2,41 mmol/l
lab.crp | 36 | mg/L | 2026-11-23 | laborwerte.csv
lab.igg | 3.6 | g/L | 2026-11-23 | laborwerte.csv
lab.ferritin | 845 | ug/L | 2026-11-16 | laborwerte.csv
antigen.CD19 | positive | | 2026-02-17 | histologie_2026-02.pdf | percent=100 %
antigen.CD20 | positive | | 2026-02-17 | histologie_2026-02.pdf | percent=95 %
antigen.CD5 | dim | | 2026-02-17 | histologie_2026-02.pdf | percent=60 %
antigen.CD22 | positive | | 2026-02-17 | histologie_2026-02.pdf | percent=70 %
antigen.CD30 | negative | | 2026-02-17 | histologie_2026-02.pdf | percent=< 1 %
antigen.CD79b | positive | | 2026-02-17 | histologie_2026-02.pdf | percent=85 %
antigen.CD19 | positive | | 2026-11-13 | flow_2026-11-13.pdf | percent=98 %
antigen.CD20 | negative | | 2026-11-13 | flow_2026-11-13.pdf | percent=3 %
antigen.CD22 | dim | | 2026-11-13 | flow_2026-11-13.pdf | percent=40 %
antigen.CD5 | dim | | 2026-11-13 | flow_2026-11-13.pdf | percent=52 %
antigen.CD79b | positive | | 2026-11-13 | flow_2026-11-13.pdf | percent=74 %
antigen.CD38 | positive | | 2026-11-13 | flow_2026-11-13.pdf | percent=66 %
antigen.CD19 | positive | | 2026-11-13 | arztbrief_2026-11-20.pdf
antigen.CD20 | negative | | 2026-11-13 | arztbrief_2026-11-20.pdf
antigen.CD19 | positive | | 2023-11-14 | flow_2026-11-13.pdf | percent=99 % | note=CLL cells
antigen.CD20 | dim | | 2023-11-14 | flow_2026-11-13.pdf | percent=55 % | note=CLL cells
antigen.CD22 | dim | | 2023-11-14 | flow_2026-11-13.pdf | note=CLL cells
antigen.CD5 | positive | | 2023-11-14 | flow_2026-11-13.pdf | percent=97 % | note=CLL cells
antigen.CD79b | negative | | 2023-11-14 | flow_2026-11-13.pdf | note=CLL cells
antigen.CD38 | positive | | 2023-11-14 | flow_2026-11-13.pdf | percent=58 % | note=CLL cells
mutation | TP53 p.R175H | | 2026-02-17 | panel_lymph_node.vcf | vaf=68
mutation | NOTCH1 p.P2514fs | | 2026-02-17 | panel_lymph_node.vcf | vaf=35
mutation | BTK p.C481S | | 2026-02-17 | panel_lymph_node.vcf | vaf=22
mutation | SF3B1 p.K700E | | 2026-02-17 | panel_lymph_node.vcf | vaf=31
mutation | IGHV unmutated | | 2026-02-17 | histologie_2026-02.pdf
cytogenetics | del(17p) | | 2026-02-17 | histologie_2026-02.pdf
line | {"number": 1, "regimen": "BR", "drugs": ["bendamustine", "rituximab"], "end": "2016-07-04", "response": "PR", "kind": "systemic", "certain": true} | | 2016-02-08 | fhir_export/MedicationRequest.ndjson
line | {"number": 2, "regimen": "Ibrutinib", "drugs": ["ibrutinib"], "end": "2023-11-20", "response": "PR", "kind": "systemic", "certain": true} | | 2019-09-16 | fhir_export/MedicationRequest.ndjson
line | {"number": 3, "regimen": "Venetoclax-rituximab", "drugs": ["venetoclax", "rituximab"], "end": "2025-12-01", "response": "PR", "kind": "systemic", "certain": true} | | 2023-12-04 | fhir_export/MedicationRequest.ndjson
line | {"number": 4, "regimen": "R-CHOP", "drugs": ["rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisolone"], "end": "2026-05-04", "response": "PR", "kind": "systemic", "certain": true} | | 2026-02-26 | fhir_export/MedicationRequest.ndjson
line | {"number": 5, "regimen": "Pirtobrutinib", "drugs": ["pirtobrutinib"], "end": "2026-09-14", "response": "SD", "kind": "systemic", "certain": true} | | 2026-06-01 | fhir_export/MedicationRequest.ndjson
line | {"number": 6, "regimen": "Epcoritamab", "drugs": ["epcoritamab"], "end": "2026-11-09", "response": "PD", "kind": "systemic", "certain": true} | | 2026-09-28 | fhir_export/MedicationRequest.ndjson
line_count | [3, 6] | | | arztbrief_2026-11-20.pdf | note=six in all, three since the transformation
radiotherapy | left axilla, 30 Gy | | 2026-05-18 | fhir_export/Procedure.ndjson | end=2026-06-08
radiotherapy | left axilla, 30 Gy | | 2026-05-18 | arztbrief_2026-11-20.pdf | end=2026-06-08
prior.car_t | false | | | arztbrief_2026-11-20.pdf
prior.allo_transplant | false | | | arztbrief_2026-11-20.pdf
prior.target.CD20 | true | | 2016-02-08 | fhir_export/MedicationRequest.ndjson
last_dose | epcoritamab | | 2026-11-09 | arztbrief_2026-11-20.pdf | dose=48 mg s.c.
last_dose | pirtobrutinib | | 2026-09-14 | arztbrief_2026-11-20.pdf
last_dose | rituximab | | 2026-05-04 | arztbrief_2026-11-20.pdf
last_dose | venetoclax | | 2025-12-01 | fhir_export/MedicationRequest.ndjson
crs | grade 1, resolved | | 2026-10-13 | arztbrief_2026-11-20.pdf
medication | apixaban | | 2026-06-01 | fhir_export/MedicationStatement.ndjson | dose=2.5 mg twice daily
medication | bisoprolol | | 2021-02 | fhir_export/MedicationStatement.ndjson | dose=2.5 mg daily
medication | immunoglobulin i.v. | | 2017-10 | fhir_export/MedicationStatement.ndjson | dose=10 g every 4 weeks
medication | valaciclovir | | 2026-09-28 | fhir_export/MedicationStatement.ndjson | dose=500 mg daily
medication | amiodarone | | 2021-01 | fhir_export/MedicationStatement.ndjson | end=2021-06 | dose=200 mg daily
medication | prednisolone | | 2022-03 | arztbrief_2026-11-20.pdf | end=2022-08 | note=for autoimmune haemolytic anaemia
organ.lvef | 51 | % | 2026-09-22 | fhir_export/Observation.ndjson
organ.lvef | 51 | % | 2026-09-22 | arztbrief_2026-11-20.pdf
organ.spo2 | 95 | % | 2026-11-16 | fhir_export/Observation.ndjson
infection.hiv | negative | | 2026-09-24 | fhir_export/Observation.ndjson
infection.hbsag | negative | | 2026-09-24 | fhir_export/Observation.ndjson
infection.hbc | negative | | 2026-09-24 | fhir_export/Observation.ndjson
infection.hcv | negative | | 2026-09-24 | fhir_export/Observation.ndjson
infection.cmv | negative | | 2026-09-24 | fhir_export/Observation.ndjson
infection.active | absent | | 2026-11-16 | arztbrief_2026-11-20.pdf
cns | negative | | 2026-11-13 | arztbrief_2026-11-20.pdf
burden.spd | 57.9 | cm2 | 2026-11-12 | pet_ct_2026-11-12.pdf
burden.spd | 28.9 | cm2 | 2026-09-21 | pet_ct_2026-11-12.pdf
burden.largest_lesion | 71 | mm | 2026-11-12 | pet_ct_2026-11-12.pdf
burden.suvmax | 22.4 | | 2026-11-12 | pet_ct_2026-11-12.pdf
burden.deauville | 5 | | 2026-11-12 | pet_ct_2026-11-12.pdf
autoimmune | autoimmune haemolytic anaemia (warm antibodies), resolved | | 2022-03 | fhir_export/Condition.ndjson
condition | Autoimmune haemolytic anaemia, resolved | | 2022-03 | arztbrief_2026-11-20.pdf
condition | Paroxysmal atrial fibrillation | | 2021-01 | fhir_export/Condition.ndjson
condition | Chronic kidney disease stage 3a | | 2024 | fhir_export/Condition.ndjson
condition | Secondary hypogammaglobulinaemia | | 2017 | fhir_export/Condition.ndjson
condition | Basal cell carcinoma of the temple, excised | | 2020 | arztbrief_2026-11-20.pdf
hla.A | ["A*02:01", "A*26:01"] | | 2026-10-30 | hla_befund.txt
hla.B | ["B*38:01", "B*44:02"] | | 2026-10-30 | hla_befund.txt
hla.C | ["C*05:01", "C*12:03"] | | 2026-10-30 | hla_befund.txt
hla.DRB1 | ["DRB1*04:02", "DRB1*13:01"] | | 2026-10-30 | hla_befund.txt
hla.DRB3 | ["DRB3*02:02"] | | 2026-10-30 | hla_befund.txt
hla.DRB4 | ["DRB4*01:03"] | | 2026-10-30 | hla_befund.txt
hla.DQB1 | ["DQB1*03:02", "DQB1*06:03"] | | 2026-10-30 | hla_befund.txt
hla.DPB1 | ["DPB1*04:01", "DPB1*04:01"] | | 2026-10-30 | hla_befund.txt
bead | B*57:01 | MFI | 2026-10-30 | single_antigen_beads.csv | mfi=3120
bead | A*24:02 | MFI | 2026-10-30 | single_antigen_beads.csv | mfi=1640
bead | A*23:01 | MFI | 2026-10-30 | single_antigen_beads.csv | mfi=1220
bead | DRB1*07:01 | MFI | 2026-10-30 | single_antigen_beads.csv | mfi=960
preference | no treatment with more than four weeks in hospital; travel within Germany by train | | 2026-11-16 | arztbrief_2026-11-20.pdf
"""

DOCUMENTS = """
fhir_export/Patient.ndjson | en | fhir
fhir_export/Condition.ndjson | en | fhir
fhir_export/FamilyMemberHistory.ndjson | en | fhir
fhir_export/MedicationRequest.ndjson | en | fhir
fhir_export/MedicationStatement.ndjson | en | fhir
fhir_export/Observation.ndjson | en | fhir
fhir_export/DiagnosticReport.ndjson | en | fhir
fhir_export/Procedure.ndjson | en | fhir
histologie_2026-02.pdf | de | pdf-image
arztbrief_2026-11-20.pdf | de | pdf-text
flow_2026-11-13.pdf | en | pdf-text
pet_ct_2026-11-12.pdf | en | pdf-text
panel_lymph_node.vcf | en | vcf
laborwerte.csv | de | csv
hla_befund.txt | de | text
single_antigen_beads.csv | en | beads
"""

DISTRACTORS = """
condition | Myocardial infarction | fhir_export/Condition.ndjson | refuted; the letter says Ausschluss
diagnosis | MCL | fhir_export/FamilyMemberHistory.ndjson | the brother's
diagnosis | MCL | arztbrief_2026-11-20.pdf | the brother's
prior.car_t | brexucabtagene autoleucel | fhir_export/MedicationRequest.ndjson | draft proposal only
medication | nivolumab | arztbrief_2026-11-20.pdf | considered, not started
prior.allo_transplant | true | arztbrief_2026-11-20.pdf | planned, not done
diagnosis | HL | histologie_2026-02.pdf | differential diagnosis, excluded
antigen.CD7 | positive | histologie_2026-02.pdf | residual T cells
antigen.CD7 | positive | flow_2026-11-13.pdf | normal T cells
antigen.CD5 | bright | flow_2026-11-13.pdf | normal T cells
medication | dexamethasone | arztbrief_2026-11-20.pdf | discussed as bridging, not started
infection.active | hepatic abscess | pet_ct_2026-11-12.pdf | differential, ruled out
mutation | PLCG2 p.R665W | panel_lymph_node.vcf | below the limit of detection
mutation | ATM p.R1054H | panel_lymph_node.vcf | germline
hla.A | ["A*02:01", "A*24:02"] | hla_befund.txt | the sister's
bead | B*27:05 | single_antigen_beads.csv | 870 MFI, below the limit of 900
"""

CONFLICTS = ""

GAPS = """
antigen.CD70 | missing | not tested
hla.DPA1 | missing | not typed
hla.DQA1 | missing |
prior.auto_transplant | missing | not mentioned
infection.ebv | missing |
burden.marrow_blasts | missing | marrow of 02/2026 describes an infiltrate, no blasts; repeat refused
"""


def make() -> None:
    """Write records and gold."""
    case = Case("richter_from_cll")
    for part in (export, german, english, tables):
        part(case)
    case.gold(
        documents=DOCUMENTS, facts=FACTS, distractors=DISTRACTORS, conflicts=CONFLICTS, gaps=GAPS
    )
