"""Ottilie Brandmüller-Keane (invented): AML, relapse after a haploidentical transplant."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from typing import Any

from gold.cases.seen_one.common import Case, fhir, letterhead, packed, pdf_bytes, sheet

CASE = Case("aml_post_allo")
BOX = [
    ("Patient", "BRANDMÜLLER-KEANE Ottilie"),
    ("Date of birth", "22 July 1979 (47 y), female"),
    ("MRN", "LZ-5510-88"),
]
HOSPITAL = "Donautor Universitätsklinikum Linz"
ICD = "http://hl7.org/fhir/sid/icd-10"


def letter() -> None:
    """German letter, Word."""
    CASE.docx("arztbrief_ambulanz.docx", "de", f"{HOSPITAL}, Univ.-Klinik für Hämatologie, Transplantationsambulanz", "Ambulanzbrief", [
        ("p", "Linz, am 16.11.2026"),
        ("kv", [("Patientin", "Ottilie Brandmüller-Keane"), ("geb.", "22.07.1979"), ("wohnhaft", "Linz, Österreich")]),
        ("h", "Diagnosen"),
        ("list", [
            "AML mit mutiertem NPM1 und FLT3-ITD, ED 09.04.2024 (ELN 2022: intermediär), refraktäres Rezidiv",
            "Z.n. haploidenter alloSZT (Bruder) 17.10.2024, Konditionierung TBF (Thiotepa, Busulfan, Fludarabin)",
            "Hämatologisches Rezidiv 10.02.2026, Progress 20.07.2026, refraktär auf Azacitidin/Venetoclax (Mark 02.11.2026)",
            "Akute GvHD Darm Grad III nach DLI 06/2026, unter Steroiden rückgebildet (07/2026)",
            "Chronische GvHD der Augen, mild, AKTIV seit 09/2026 - Ciclosporin-Augentropfen, keine systemische Therapie",
            "Kein Anhalt für Meningeosis (LP 05.11.2026)",
            "Osteopenie. Z.n. Cholezystektomie 2015",
            "V.a. Lungenaspergillose 05/2024 - bronchoskopisch nicht bestätigt",
        ]),
        ("h", "Therapieverlauf"),
        ("table", [
            ["Linie", "Therapie", "von", "bis", "Ansprechen"],
            ["1", "7+3 (Cytarabin/Daunorubicin) + Midostaurin, 2x hochdosiert Cytarabin; alloSZT; Sorafenib-Erhaltung 01/2025-12/2025", "12.04.2024", "12/2025", "CR, MRD neg."],
            ["2", "Gilteritinib 120 mg", "16.02.2026", "20.07.2026", "CRi"],
            ["3", "Azacitidin + Venetoclax, 3 Zyklen", "03.08.2026", "26.10.2026", "refraktär"],
        ]),
        ("p", "DLI 30.03.2026 (1x10^5/kg) und 04.05.2026 (1x10^6/kg). Eine zweite Transplantation wurde erwogen, derzeit nicht vorgesehen. FLAG-Ida wurde von der Patientin abgelehnt. CAR-T-Zellen hat sie nie erhalten."),
        ("p", "Befund heute: Karnofsky 80 %. Gewicht 58,2 kg, Größe 165 cm. SpO2 97 %. Haut o.B., Stuhl normal. Augen trocken. Fieberfrei, kein Infekt. Echo 10.11.2026: LVEF 59 %."),
        ("p", "Familienanamnese: Mutter Morbus Basedow; Großvater AML mit 80; Cousin Hodgkin-Lymphom. Keine eigene Autoimmunerkrankung. Patientin sterilisiert (Tubenligatur 2012); Schwangerschaftstest 16.11.2026 negativ."),
        ("p", "Medikation: Posaconazol 300 mg 1x (seit 04.08.2026), Aciclovir 2x400 mg, Letermovir 480 mg (seit 08.06.2026), Ciclosporin-AT 2x, Cholecalciferol. Prednisolon (Start 15.06.2026, 1 mg/kg) ausgeschlichen, letzte Gabe 25.08.2026. Hydroxyurea 2x500 mg seit 10.11.2026."),
        ("p", "Univ.-Prof. Dr. Leopold Hinterseer - Ass. Dr. Zita Kovačević"),
    ])  # fmt: skip


def marrow() -> None:
    """English marrow report."""
    head = letterhead(
        "Alpine Leukaemia Reference Laboratory",
        "Morphology - Flow - Genetics",
        "Blumauerweg 2, 4020 Linz, Austria",
        "#3d405b",
        size="9.5pt",
    )
    flow = [
        ["Antigen", "Blasts 2 Nov 2026", "10 Feb 2026", "Comment"],
        ["CD33", "positive, 96 %, bright", "positive, 99 %", ""],
        ["CD123", "positive, 89 %", "positive, 92 %", ""],
        ["CLL1 (CLEC12A)", "dim, 44 %", "positive, 81 %", "heterogeneous"],
        ["FLT3 (CD135)", "positive, 60 %", "not done", ""],
        ["CD70", "negative, 6 %", "not done", ""],
        ["CD7", "positive, 35 % (aberrant)", "negative", "new"],
        ["CD38", "dim, 50 %", "positive", ""],
        ["CD19", "negative", "negative", ""],
        ["CD34", "negative", "negative", "NPM1-type"],
    ]  # fmt: skip
    blocks = [
        ("h", "Morphology"), ("p", "Cellularity 70 %. Blasts 38 % (2 Nov 2026); at relapse 10 Feb 2026 27 %; 24 Aug 2026 19 %. Peripheral blood film 9 % blasts. No features of APL or ALL."),
        ("h", "Flow cytometry"), ("table", flow),
        ("p", "Lymphocyte gate: T cells CD7+ CD5+; B cells CD19+ 1 %."),
        ("h", "Genetics"), ("p", "Karyotype 46,XX,inv(3)(q21q26)[3]/46,XX[17]; no t(8;21), no inv(16). KMT2A not rearranged. NPM1 type A mutation detected (NPM1/ABL1 61 %). FLT3-ITD allelic ratio 0.8 (VAF 44 %), see VCF for the other variants. TP53: no pathogenic variant."),
        ("h", "Chimerism in marrow"), ("p", "45 % donor (2 Nov 2026)."),
        ("h", "Conclusion"), ("p", "Refractory AML after azacitidine-venetoclax. HLA loss analysis: see report of the HLA laboratory (pending at time of issue)."),
        ("sign", ["Dr. Gerlinde Praschl", "6 November 2026"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "marrow_report.pdf",
        sheet(
            head,
            "Bone marrow report",
            "2026-11-06",
            [*BOX, ("Collected", "2 Nov 2026 10:20")],
            blocks,
        ),
    )


def bundle() -> None:
    """FHIR export."""
    chart = fhir.Chart(CASE.name, {
        "name": [{"family": "Brandmüller-Keane", "given": ["Ottilie"]}], "gender": "female", "birthDate": "1979-07-22",
        "address": [{"city": "Linz", "postalCode": "4020", "country": "AT"}],
    }, "2026-11-17T18:00:00+01:00")  # fmt: skip
    chart.condition(
        "Acute myeloid leukaemia with NPM1 mutation",
        "2024-04-09",
        (ICD, "C92.0", "Acute myeloblastic leukaemia"),
    )
    chart.condition("Osteopenia", "2025", (ICD, "M85.8", ""))
    chart.condition(
        "Chronic ocular graft-versus-host disease, mild", "2026-09", (ICD, "D89.811", "")
    )
    chart.condition(
        "Acute myocardial infarction",
        "2024-04",
        (ICD, "I21.9", ""),
        verificationStatus=fhir.concept(
            "entered-in-error",
            ("http://terminology.hl7.org/CodeSystem/condition-ver-status", "entered-in-error", ""),
        ),
    )
    chart.procedure(
        "Haploidentical haematopoietic stem cell transplantation (donor: brother)", "2024-10-17"
    )
    chart.procedure("Second allogeneic transplantation", "2026-12", status="preparation")
    chart.procedure("Donor lymphocyte infusion", "2026-03-30")
    chart.procedure("Donor lymphocyte infusion", "2026-05-04")
    chart.line("Gilteritinib", "line 2", "2026-02-16", "2026-07-20", {"Gilteritinib": "L01EX13"})
    chart.line(
        "Azacitidine + venetoclax",
        "line 3, 3 cycles",
        "2026-08-03",
        "2026-10-26",
        {"Azacitidine": "L01BC07", "Venetoclax": "L01XX52"},
    )
    chart.given("Venetoclax", "L01XX52", "2026-10-26", "100 mg p.o. (with posaconazole), last dose")
    body: dict[str, Any] = {
        "status": "draft",
        "intent": "plan",
        "medicationCodeableConcept": fhir.concept("FLAG-Ida"),
        "subject": chart.subject,
    }
    chart.add("MedicationRequest", body)
    chart.vital("weight", 58.2, "2026-11-16")
    chart.vital("weight", 62.5, "2026-08-03")
    chart.vital("height", 165, "2026-08-03")
    chart.vital("spo2", 97, "2026-11-16")
    kps = fhir.concept("Karnofsky Performance Status score", (fhir.LOINC, "89243-0", ""))
    chart.observe(kps, "2026-11-16", "exam", valueQuantity={"value": 80, "unit": "%"})
    chart.observe(kps, "2026-08-03", "exam", valueQuantity={"value": 90, "unit": "%"})
    chart.virology("hiv", "negative", "2026-11-05")
    chart.virology("hbsag", "negative", "2026-11-05")
    chart.virology("hcv", "negative", "2026-11-05")
    chart.virology("cmv", "positive", "2026-11-05")
    chart.text_finding("Pregnancy test (beta-hCG, serum)", "negative", "2026-11-16", "laboratory")
    chart.observe(
        fhir.concept("Anti-HBc"),
        "2026-11-05",
        "laboratory",
        dataAbsentReason=fhir.concept("specimen insufficient"),
    )
    CASE.bundle("patient_export.json", chart, "en")


def labs() -> None:
    """German long table; a comparison date and a pending row."""
    ranges = {
        "Hämoglobin": ("g/dL", "12,0-15,5"), "Leukozyten": ("G/L", "4,0-10,0"), "Neutrophile": ("G/L", "1,8-7,7"), "Lymphozyten": ("G/L", "1,0-4,0"), "Thrombozyten": ("G/L", "150-400"),
        "Blasten peripher": ("%", "0"), "Kreatinin": ("mg/dL", "0,5-0,9"), "eGFR": ("mL/min/1.73m²", ">90"), "ALT (GPT)": ("U/L", "<35"), "AST (GOT)": ("U/L", "<35"),
        "Bilirubin ges.": ("mg/dL", "<1,2"), "LDH": ("U/L", "<250"), "Albumin": ("g/L", "35-52"), "Calcium": ("mmol/L", "2,20-2,55"), "CRP": ("mg/dL", "<0,5"), "Ferritin": ("µg/L", "15-150"), "IgG": ("g/L", "7-16"),
    }  # fmt: skip
    days = {
        "03.08.2026": ["9,9", "3,1", "0,9", "0,8", "51", "4", "0,71", "98", "41", "30", "0,6", "301", "39", "2,31", "0,4", "2210", "6,2"],
        "26.10.2026": ["8,6", "2,2", "0,4", "0,5", "22", "7", "0,69", "100", "35", "28", "0,7", "388", "37", "2,25", "1,8", "", ""],
        "16.11.2026": ["8,2", "14,9", "0,3", "0,9", "16", "55", "0,74", "94", "52", "44", "0,9", "912", "36", "2,19", "0,9", "2480", "5,1"],
    }  # fmt: skip
    lines = ["Datum;Parameter;Wert;Einheit;Referenz;Flag"]
    for day, values in days.items():
        for (name, (unit, limits)), value in zip(ranges.items(), values, strict=True):
            if value:
                lines.append(f"{day};{name};{value};{unit};{limits};")
    lines += [
        "16.11.2026;Haptoglobin;ausständig;g/L;0,3-2,0;",
        "16.11.2026;Kalium;5,9 (hämolytisch);mmol/L;3,5-5,1;H",
    ]
    CASE.text("labor_linz.csv", "\n".join(lines) + "\n", "de", "latin-1", "csv")


def chimerism() -> None:
    """Chimerism as a small table."""
    CASE.csv("chimerism_course.csv", [
        ["patient", "date", "material", "cell_fraction", "donor_percent", "method"],
        ["BRANDMUELLER-KEANE O", "2024-11-18", "peripheral blood", "whole", 100, "STR"],
        ["BRANDMUELLER-KEANE O", "2026-02-10", "bone marrow", "whole", 68, "STR"],
        ["BRANDMUELLER-KEANE O", "2026-06-01", "peripheral blood", "whole", 92, "STR"],
        ["BRANDMUELLER-KEANE O", "2026-06-01", "peripheral blood", "CD3", 100, "STR"],
        ["BRANDMUELLER-KEANE O", "2026-11-02", "bone marrow", "whole", 45, "STR"],
        ["BRANDMUELLER-KEANE O", "2026-11-02", "peripheral blood", "CD3", 98, "STR"],
        ["BRANDMUELLER-KEANE O", "2026-11-16", "peripheral blood", "whole", "pending", "STR"],
    ], "en")  # fmt: skip


def hla() -> None:
    """HLA report with patient, donor and the present blood."""
    head = letterhead(
        "HLA-Labor Oberösterreich",
        "Accredited H&I laboratory",
        "Spittelwiese 5, 4020 Linz, Austria",
        "#264653",
        font="New Computer Modern",
        style="centred",
        size="9.5pt",
    )
    table = [
        ["Locus", "Patient, buccal 2024-08-20", "Donor (brother), blood 2024-08-20", "Patient's blood 2026-11-05"],
        ["A", "11:01, 68:01", "11:01, 24:02", "11:01, 24:02 (68:01 weak)"],
        ["B", "44:02, 55:01", "44:02, 15:17", "44:02, 15:17 (55:01 weak)"],
        ["C", "03:03, 05:01", "05:01, 07:01", "05:01, 07:01 (03:03 weak)"],
        ["DRB1", "01:01, 14:54", "01:01, 13:02", "01:01, 13:02 (14:54 weak)"],
        ["DQB1", "05:01, 05:03", "05:01, 06:04", "05:01, 06:04"],
        ["DPB1", "04:01, 23:01", "04:01, 02:01", "not tested"],
    ]  # fmt: skip
    blocks = [
        ("p", "Method: NGS, IPD-IMGT/HLA 3.62.0. Donor: Ferdinand Brandmüller, born 1982."),
        ("table", table),
        ("p", "Interpretation: the haplotype 68:01-55:01-03:03-14:54 remains detectable in the blasts (45 % host cells), therefore NO HLA loss relapse. Typing for a new product must use the buccal sample."),
        ("p", "Anti-HLA antibodies 2026-11-05 (screening): class I negative, class II positive; single antigen test ordered, result pending."),
        ("sign", ["Mag. Dr. Walburga Eder", "12 November 2026"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "hla_report.pdf", sheet(head, "HLA typing, recipient and donor", "2026-11-12", BOX, blocks)
    )


def panel() -> None:
    """VCF with caller FORMAT fields and ANN."""
    rows = [
        ("chr5", 171410539, "C", "CTCTG", "PASS", "frameshift_variant", "HIGH", "NPM1", "NM_002520.7", "c.860_863dup", "p.Trp288CysfsTer12", "152,131", 0.46),
        ("chr2", 25234374, "G", "A", "PASS", "missense_variant", "MODERATE", "DNMT3A", "NM_022552.5", "c.2644C>T", "p.Arg882Cys", "148,133", 0.47),
        ("chr2", 208248388, "C", "T", "PASS", "missense_variant", "MODERATE", "IDH1", "NM_005896.4", "c.395G>A", "p.Arg132His", "210,75", 0.26),
        ("chr13", 28034105, "T", "TAGGATATCTCAAATGGGAGTTTCCAAGAGAAAATTTAGAGTTTGG", "PASS", "inframe_insertion", "MODERATE", "FLT3", "NM_004119.3", "c.1755_1800dup", "FLT3-ITD", "160,126", 0.44),
        ("chr1", 114716123, "C", "T", "PASS", "missense_variant", "MODERATE", "NRAS", "NM_002524.5", "c.38G>A", "p.Gly13Asp", "240,21", 0.08),
        ("chr12", 25245350, "C", "G", "weak_evidence", "missense_variant", "MODERATE", "KRAS", "NM_004985.5", "c.35G>C", "p.Gly12Ala", "400,3", 0.007),
        ("chr20", 32434638, "A", "AG", "ARTEFACT", "frameshift_variant", "HIGH", "ASXL1", "NM_015338.6", "c.1934dup", "p.Gly646TrpfsTer12", "300,9", 0.03),
    ]  # fmt: skip
    lines = ["##fileformat=VCFv4.2", "##source=Mutect2 GATK", "##assay=Myeloid panel; sample bone marrow 2026-11-02; BRANDMUELLER-KEANE", '##FILTER=<ID=weak_evidence,Description="LOD below 6.3">', '##FILTER=<ID=ARTEFACT,Description="Homopolymer artefact">',
             '##INFO=<ID=ANN,Number=.,Type=String,Description="Allele|Annotation|Impact|Gene|GeneID|Feature|FeatureID|BioType|Rank|HGVS.c|HGVS.p">', '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Allelic depths">', '##FORMAT=<ID=AF,Number=A,Type=Float,Description="Allele fraction">', "\t".join(["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT", "BRANDMUELLER_BM"])]  # fmt: skip
    for chrom, pos, ref, alt, flt, effect, impact, gene, tx, c, p, depth, af in rows:
        lines.append(
            "\t".join(
                [
                    chrom,
                    str(pos),
                    ".",
                    ref,
                    alt,
                    ".",
                    flt,
                    f"ANN={alt}|{effect}|{impact}|{gene}|{gene}|transcript|{tx}|protein_coding||{c}|{p}",
                    "GT:AD:AF",
                    f"0/1:{depth}:{af}",
                ]
            )
        )
    CASE.text("myeloid_panel.vcf", "\n".join(lines) + "\n", "en", form="vcf")


def archive() -> None:
    """ZIP of a German echocardiogram and an English virology print-out."""
    head = letterhead(
        "Kardiologie am Pöstlingberg",
        "Dr. Ignaz Mitterlehner",
        "Riesenhofstraße 4, 4040 Linz",
        language="de",
        style="typed",
    )
    echo = sheet(head, "Transthorakale Echokardiographie", "2026-11-10", [("Patientin", "Ottilie Brandmüller-Keane, geb. 22.07.1979"), ("Untersuchung", "10.11.2026")], [
        ("p", "LVEF 49 % (biplan), globale Hypokinesie leichten Grades; Voruntersuchung 03.06.2024: 62 %. Rechter Ventrikel normal. Kein Perikarderguss. Kein Hinweis auf Endokarditis."),
        ("p", "QTc 452 ms. Beurteilung: leichtgradig reduzierte Pumpfunktion nach Anthrazyklin. Beginn von Bisoprolol empfohlen (noch nicht verordnet)."),
        ("sign", ["Dr. Ignaz Mitterlehner"]),
    ])  # fmt: skip
    virology = """Virology print-out - Donautor Linz - 16 Nov 2026 14:02
BRANDMUELLER-KEANE Ottilie  F  22-Jul-1979

Date         Test                       Result          Ref
05-Nov-2026  Anti-HBc total             NEGATIVE        negative
05-Nov-2026  EBV EBNA IgG               POSITIVE        -
16-Nov-2026  CMV DNA PCR (plasma)       <50 IU/mL (not detected)
16-Nov-2026  EBV DNA PCR (plasma)       not detected
16-Nov-2026  HHV-6 DNA PCR (plasma)     not detected
05-Nov-2026  IGRA (QuantiFERON-Plus)    negative
05-Nov-2026  Toxoplasma IgG             positive
05-Nov-2026  Treponema antibodies       negative
24-Jun-2026  CMV DNA PCR (plasma)       4.2 log IU/mL   (valganciclovir 25-Jun to 27-Jul-2026)
"""
    data = packed(
        [
            ("echo_befund_2026-11-10.pdf", pdf_bytes(echo)),
            ("virology_2026-11-16.txt", virology.encode()),
        ]
    )
    (CASE.folder / "dokumente.zip").write_bytes(data)
    CASE.listed("dokumente.zip/echo_befund_2026-11-10.pdf", "de", "zip")
    CASE.listed("dokumente.zip/virology_2026-11-16.txt", "en", "zip")


FACTS = """
name | Ottilie Brandmüller-Keane | | patient_export.json
birth_date | 1979-07-22 | | patient_export.json
sex | female | | patient_export.json
place | Linz, Austria | | patient_export.json
height | 165 | 2026-08-03 | patient_export.json
height | 165 | 2026-11-16 | arztbrief_ambulanz.docx
weight | 58.2 | 2026-11-16 | patient_export.json
weight | 62.5 | 2026-08-03 | patient_export.json
weight | 58.2 | 2026-11-16 | arztbrief_ambulanz.docx
diagnosis | AML | 2024-04-09 | patient_export.json
diagnosis | AML | 2024-04-09 | arztbrief_ambulanz.docx
status | relapsed or refractory | 2026-11-02 | arztbrief_ambulanz.docx
status | relapsed or refractory | 2026-11-02 | marrow_report.pdf
performance.karnofsky | 80 | 2026-11-16 | patient_export.json
performance.karnofsky | 90 | 2026-08-03 | patient_export.json
performance.karnofsky | 80 | 2026-11-16 | arztbrief_ambulanz.docx
organ.spo2 | 97 | 2026-11-16 | patient_export.json
organ.spo2 | 97 | 2026-11-16 | arztbrief_ambulanz.docx
organ.lvef | 59 | 2026-11-10 | arztbrief_ambulanz.docx
organ.lvef | 49 | 2026-11-10 | dokumente.zip/echo_befund_2026-11-10.pdf
organ.lvef | 62 | 2024-06-03 | dokumente.zip/echo_befund_2026-11-10.pdf
organ.qtc | 452 | 2026-11-10 | dokumente.zip/echo_befund_2026-11-10.pdf
cns | negative | 2026-11-05 | arztbrief_ambulanz.docx
pregnancy | negative | 2026-11-16 | arztbrief_ambulanz.docx
pregnancy | negative | 2026-11-16 | patient_export.json
infection.hiv | negative | 2026-11-05 | patient_export.json
infection.hbsag | negative | 2026-11-05 | patient_export.json
infection.hcv | negative | 2026-11-05 | patient_export.json
infection.cmv | positive | 2026-11-05 | patient_export.json | assay=Cytomegalovirus IgG Ab
infection.hbc | negative | 2026-11-05 | dokumente.zip/virology_2026-11-16.txt | assay=Anti-HBc total
infection.ebv | positive | 2026-11-05 | dokumente.zip/virology_2026-11-16.txt | assay=EBV EBNA IgG
infection.cmv_dna | negative | 2026-11-16 | dokumente.zip/virology_2026-11-16.txt | assay=CMV DNA PCR (plasma)
infection.cmv_dna | positive | 2026-06-24 | dokumente.zip/virology_2026-11-16.txt | assay=CMV DNA PCR (plasma)
infection.ebv_dna | negative | 2026-11-16 | dokumente.zip/virology_2026-11-16.txt | assay=EBV DNA PCR (plasma)
infection.hhv6 | negative | 2026-11-16 | dokumente.zip/virology_2026-11-16.txt | assay=HHV-6 DNA PCR (plasma)
infection.tb | negative | 2026-11-05 | dokumente.zip/virology_2026-11-16.txt | assay=IGRA (QuantiFERON-Plus)
infection.toxoplasma | positive | 2026-11-05 | dokumente.zip/virology_2026-11-16.txt | assay=Toxoplasma IgG
infection.syphilis | negative | 2026-11-05 | dokumente.zip/virology_2026-11-16.txt | assay=Treponema antibodies
infection.active | absent | 2026-11-16 | arztbrief_ambulanz.docx
gvhd | acute gut grade III, resolved | 2026-06 | arztbrief_ambulanz.docx | end=2026-07
gvhd | chronic ocular mild, active | 2026-09 | arztbrief_ambulanz.docx
gvhd | chronic ocular mild | 2026-09 | patient_export.json
condition | Osteopenia | 2025 | patient_export.json
condition | Osteopenia | | arztbrief_ambulanz.docx
condition | Tubal ligation | 2012 | arztbrief_ambulanz.docx
condition | Cholecystectomy | 2015 | arztbrief_ambulanz.docx
condition | Mildly reduced left ventricular function after anthracycline | 2026-11-10 | dokumente.zip/echo_befund_2026-11-10.pdf
line | 1; 7+3 + midostaurin, high-dose cytarabine, haploidentical transplant, sorafenib maintenance; cytarabine, daunorubicin, midostaurin, sorafenib; 2025-12; CR; systemic; true | 2024-04-12 | arztbrief_ambulanz.docx
line | 2; Gilteritinib; gilteritinib; 2026-07-20; CRi; systemic; true | 2026-02-16 | arztbrief_ambulanz.docx
line | 3; Azacitidine + venetoclax; azacitidine, venetoclax; 2026-10-26; PD; systemic; true | 2026-08-03 | arztbrief_ambulanz.docx | note=refractory
line_count | [3, 3] | | arztbrief_ambulanz.docx
prior.allo_transplant | true | 2024-10-17 | arztbrief_ambulanz.docx | donor=haploidentical (brother)
prior.allo_transplant | true | 2024-10-17 | patient_export.json | donor=haploidentical (brother)
prior.car_t | false | | arztbrief_ambulanz.docx
procedure | donor lymphocyte infusion | 2026-03-30 | patient_export.json
procedure | donor lymphocyte infusion | 2026-05-04 | patient_export.json
procedure | donor lymphocyte infusion | 2026-03-30 | arztbrief_ambulanz.docx
procedure | donor lymphocyte infusion | 2026-05-04 | arztbrief_ambulanz.docx
chimerism | 100 | 2024-11-18 | chimerism_course.csv | fraction=blood, whole
chimerism | 68 | 2026-02-10 | chimerism_course.csv | fraction=marrow, whole
chimerism | 92 | 2026-06-01 | chimerism_course.csv | fraction=blood, whole
chimerism | 100 | 2026-06-01 | chimerism_course.csv | fraction=blood, CD3
chimerism | 45 | 2026-11-02 | chimerism_course.csv | fraction=marrow, whole
chimerism | 98 | 2026-11-02 | chimerism_course.csv | fraction=blood, CD3
chimerism | 45 | 2026-11-02 | marrow_report.pdf | fraction=marrow
medication | posaconazole | 2026-08-04 | arztbrief_ambulanz.docx | dose=300 mg 1x
medication | aciclovir | | arztbrief_ambulanz.docx | dose=2x400 mg
medication | letermovir | 2026-06-08 | arztbrief_ambulanz.docx | dose=480 mg
medication | ciclosporin | | arztbrief_ambulanz.docx | dose=AT 2x | note=eye drops
medication | colecalciferol | | arztbrief_ambulanz.docx
medication | prednisolone | 2026-06-15 | arztbrief_ambulanz.docx | end=2026-08-25 | dose=1 mg/kg
medication | hydroxycarbamide | 2026-11-10 | arztbrief_ambulanz.docx | dose=2x500 mg
medication | valganciclovir | 2026-06-25 | dokumente.zip/virology_2026-11-16.txt | end=2026-07-27
last_dose | prednisolone | 2026-08-25 | arztbrief_ambulanz.docx
last_dose | venetoclax | 2026-10-26 | patient_export.json
antigen.CD33 | positive | 2026-11-02 | marrow_report.pdf | percent=96 %
antigen.CD33 | positive | 2026-02-10 | marrow_report.pdf | percent=99 %
antigen.CD123 | positive | 2026-11-02 | marrow_report.pdf | percent=89 %
antigen.CD123 | positive | 2026-02-10 | marrow_report.pdf | percent=92 %
antigen.CLL1 | dim | 2026-11-02 | marrow_report.pdf | percent=44 %
antigen.CLL1 | positive | 2026-02-10 | marrow_report.pdf | percent=81 %
antigen.FLT3 | positive | 2026-11-02 | marrow_report.pdf | percent=60 %
antigen.CD70 | negative | 2026-11-02 | marrow_report.pdf | percent=6 %
antigen.CD7 | positive | 2026-11-02 | marrow_report.pdf | percent=35 %
antigen.CD7 | negative | 2026-02-10 | marrow_report.pdf
antigen.CD38 | dim | 2026-11-02 | marrow_report.pdf | percent=50 %
antigen.CD38 | positive | 2026-02-10 | marrow_report.pdf
antigen.CD19 | negative | 2026-11-02 | marrow_report.pdf
antigen.CD19 | negative | 2026-02-10 | marrow_report.pdf
burden.marrow_blasts | 38 | 2026-11-02 | marrow_report.pdf
burden.marrow_blasts | 19 | 2026-08-24 | marrow_report.pdf
burden.marrow_blasts | 27 | 2026-02-10 | marrow_report.pdf
burden.blood_blasts | 9 | 2026-11-02 | marrow_report.pdf
burden.blood_blasts | 55 | 2026-11-16 | labor_linz.csv
cytogenetics | inv(3) | 2026-11-02 | marrow_report.pdf | note=3 of 20 metaphases
mutation | NPM1 type A | 2026-11-02 | marrow_report.pdf
mutation | FLT3-ITD | 2026-11-02 | marrow_report.pdf | vaf=44
mutation | NPM1 p.W288Cfs*12 | 2026-11-02 | myeloid_panel.vcf | vaf=46
mutation | DNMT3A p.R882C | 2026-11-02 | myeloid_panel.vcf | vaf=47
mutation | IDH1 p.R132H | 2026-11-02 | myeloid_panel.vcf | vaf=26
mutation | FLT3-ITD | 2026-11-02 | myeloid_panel.vcf | vaf=44
mutation | NRAS p.G13D | 2026-11-02 | myeloid_panel.vcf | vaf=8
mutation | NPM1 | 2024-04-09 | arztbrief_ambulanz.docx
mutation | FLT3-ITD | 2024-04-09 | arztbrief_ambulanz.docx
lab.hemoglobin | 8.2 | 2026-11-16 | labor_linz.csv
lab.wbc | 14.9 | 2026-11-16 | labor_linz.csv
lab.anc | 0.3 | 2026-11-16 | labor_linz.csv
lab.alc | 0.9 | 2026-11-16 | labor_linz.csv
lab.platelets | 16 | 2026-11-16 | labor_linz.csv
lab.creatinine | 0.74 | 2026-11-16 | labor_linz.csv | upper_normal=0.9
lab.egfr | 94 | 2026-11-16 | labor_linz.csv
lab.alt | 52 | 2026-11-16 | labor_linz.csv | upper_normal=35
lab.ast | 44 | 2026-11-16 | labor_linz.csv | upper_normal=35
lab.bilirubin | 0.9 | 2026-11-16 | labor_linz.csv | upper_normal=1.2
lab.ldh | 912 | 2026-11-16 | labor_linz.csv | upper_normal=250
lab.albumin | @36 g/L | 2026-11-16 | labor_linz.csv
lab.calcium | @2.19 mmol/L | 2026-11-16 | labor_linz.csv
lab.crp | @0.9 mg/dL | 2026-11-16 | labor_linz.csv
lab.ferritin | 2480 | 2026-11-16 | labor_linz.csv
lab.igg | 5.1 | 2026-11-16 | labor_linz.csv
hla.A | A*11:01, A*68:01 | 2024-08-20 | hla_report.pdf | sample=tissue
hla.B | B*44:02, B*55:01 | 2024-08-20 | hla_report.pdf | sample=tissue
hla.C | C*03:03, C*05:01 | 2024-08-20 | hla_report.pdf | sample=tissue
hla.DRB1 | DRB1*01:01, DRB1*14:54 | 2024-08-20 | hla_report.pdf | sample=tissue
hla.DQB1 | DQB1*05:01, DQB1*05:03 | 2024-08-20 | hla_report.pdf | sample=tissue
hla.DPB1 | DPB1*04:01, DPB1*23:01 | 2024-08-20 | hla_report.pdf | sample=tissue
donor_hla.A | A*11:01, A*24:02 | 2024-08-20 | hla_report.pdf
donor_hla.B | B*15:17, B*44:02 | 2024-08-20 | hla_report.pdf
donor_hla.C | C*05:01, C*07:01 | 2024-08-20 | hla_report.pdf
donor_hla.DRB1 | DRB1*01:01, DRB1*13:02 | 2024-08-20 | hla_report.pdf
donor_hla.DQB1 | DQB1*05:01, DQB1*06:04 | 2024-08-20 | hla_report.pdf
donor_hla.DPB1 | DPB1*02:01, DPB1*04:01 | 2024-08-20 | hla_report.pdf
antibodies | class I negative, class II positive (screening) | 2026-11-05 | hla_report.pdf
"""
CONFLICTS = """
organ.lvef | 49 % (2026-11-10, dokumente.zip/echo_befund_2026-11-10.pdf) ; 59 % (2026-11-10, arztbrief_ambulanz.docx) | same examination; the cardiologist describes a mildly reduced function, so the letter is mistyped
"""
GAPS = """
antibodies | missing | class II screening positive; single antigen test pending
chimerism | missing | blood of 2026-11-16 pending
hla.blood | ambiguous | present blood is a mixture; typing of 2026-11-05 shows mostly the donor
organ.dlco | missing
hla.DQA1 | missing
blood_group | missing
organ.lvef | conflict
"""
DISTRACTORS = """
condition | Acute myocardial infarction | patient_export.json | entered in error
prior.allo_transplant | 2026-12 | patient_export.json | second transplant, status preparation
medication | FLAG-Ida | patient_export.json | draft plan, declined in the letter
autoimmune | Graves' disease | arztbrief_ambulanz.docx | the mother's illness
diagnosis | HL | arztbrief_ambulanz.docx | the cousin's illness
condition | Pulmonary aspergillosis | arztbrief_ambulanz.docx | suspected, not confirmed
antigen.CD7 | positive | marrow_report.pdf | statement on T cells in the lymphocyte gate
antigen.CD19 | positive | marrow_report.pdf | B cells in the lymphocyte gate
mutation | KRAS p.G12A | myeloid_panel.vcf | weak evidence, filtered
mutation | ASXL1 p.G646Wfs*12 | myeloid_panel.vcf | artefact, filtered
cytogenetics | t(8;21) | marrow_report.pdf | not present
hla.A | ["A*11:01", "A*24:02"] | hla_report.pdf | the donor's typing and the present blood
infection.hbc | | patient_export.json | specimen insufficient in the bundle; the result is in the ZIP
medication | bisoprolol | dokumente.zip/echo_befund_2026-11-10.pdf | recommended, not prescribed
condition | Endocarditis | dokumente.zip/echo_befund_2026-11-10.pdf | no sign of it
"""


def make() -> None:
    """Write the case."""
    for part in (letter, marrow, bundle, labs, chimerism, hla, panel, archive):
        part()
    CASE.gold(FACTS, CONFLICTS, GAPS, DISTRACTORS)
