"""Ruggero Casalverdi (invented): T-ALL, second relapse with a mediastinal mass."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.seen_one.common import Case, dicom, letterhead, sheet

CASE = Case("t_all_adult")
BOX = [
    ("Paziente", "CASALVERDI Ruggero"),
    ("Nato il", "03/10/1994 (32 anni), M"),
    ("Cod. sanitario", "FE-2240917-T"),
]
HOSPITAL = "Azienda Ospedaliera Delta Padano, Ferrara"
STUDY = f"{dicom.ROOT}.61.20261104"


def discharge() -> None:
    """Italian discharge letter."""
    head = letterhead(
        HOSPITAL, "U.O. Ematologia", "Via del Naviglio 60, 44123 Ferrara", "#8b0000", language="it"
    )
    blocks = [
        ("p", "Si dimmette in data 10/11/2026 il Sig. Casalverdi, residente a Ferrara, ricoverato dal 30/10/2026."),
        ("h", "Diagnosi"), ("p", "Leucemia linfoblastica acuta T (T-LLA), variante near-ETP, esordio 17/09/2024, in seconda recidiva midollare e mediastinica (26/10/2026), refrattaria."),
        ("h", "Anamnesi patologica"),
        ("list", ["Celiachia dal 2008, in dieta. Nessun'altra malattia autoimmune", "Trombosi del seno sagittale da asparaginasi 11/2024, risolta; enoxaparina fino al 05/2025", "Neuropatia periferica grado 2 (post-nelarabina), 01/2026", "Nega allergie. Non diabete. Fumatore fino al 2024",
                  "Familiarità: padre con leucemia linfatica cronica; madre con tiroidite di Hashimoto"]),
        ("h", "Terapie precedenti"),
        ("table", [
            ["Linea", "Schema", "Periodo", "Risposta"],
            ["I", "Protocollo tipo GIMEMA: prednisone, vincristina, daunorubicina, PEG-asparaginasi, ciclofosfamide, citarabina, metotrexate, 6-mercaptopurina", "20/09/2024 - 30/06/2025", "RC, MRD positiva"],
            ["II", "Nelarabina, 2 cicli", "24/11/2025 - 12/01/2026", "RC, MRD neg."],
            ["-", "TMO allogenico aplo (donatore fratello) programmato per 03/2026: ANNULLATO per recidiva del 02/03/2026", "", ""],
            ["III", "Daratumumab + vincristina + doxorubicina + prednisone", "16/03/2026 - 22/06/2026", "RP"],
            ["-", "Radioterapia mediastino 24 Gy", "06/07/2026 - 21/07/2026", "risposta parziale locale"],
        ]),
        ("p", "Recidiva del 02/03/2026 e progressione del 26/10/2026 sono considerate un'unica fase refrattaria. Mai trapiantato, mai trattato con CAR-T. Venetoclax-navitoclax: richiesto uso compassionevole, non ancora disponibile."),
        ("h", "Decorso"),
        ("p", "All'ingresso febbre 38,6 °C: emocolture positive per Klebsiella pneumoniae, meropenem dal 30/10 al 09/11/2026, guarita. TC torace: esclusa polmonite. Ecocardio 03/11/2026: FE 54% (era 61% nel 03/2026), minimo versamento pericardico. SpO2 95% in aria. Rachicentesi 02/11/2026: 3 cellule/µL, rari blasti (SNC2); metotrexate intratecale 12 mg. Desametasone 10 mg/die dal 30/10 al 08/11/2026, poi sospeso."),
        ("p", "Sierologie del 31/10/2026: HIV neg.; HBsAg neg., anti-HBs positivo (vaccinato), anti-HBc neg.; anti-HCV neg.; CMV IgG positivo, CMV-DNA non rilevabile; EBV IgG positivo; Quantiferon INDETERMINATO; VDRL negativa. Gruppo A Rh negativo."),
        ("p", "ECOG 2. Peso 66,8 kg, altezza 178 cm. BSA 1,83 m²."),
        ("h", "Terapia domiciliare"),
        ("list", ["Aciclovir 400 mg x 2", "Cotrimossazolo 160/800 mg lun-mer-ven", "Pantoprazolo 20 mg", "Pregabalin 75 mg x 2 (dal 02/2026)", "Allopurinolo: sospeso il 09/11/2026", "Enoxaparina 4000 UI/die: da NON riprendere se PLT < 50.000"]),
        ("sign", ["Dott.ssa Ornella Baruffaldi", "Dott. Tullio Ghedini (specializzando)"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "lettera_dimissione.pdf", sheet(head, "Lettera di dimissione", "2026-11-10", BOX, blocks)
    )


def phenotype() -> None:
    """Immunophenotype, scanned."""
    head = letterhead(
        "Laboratorio di Citofluorimetria",
        HOSPITAL,
        "Via del Naviglio 60, Ferrara",
        language="it",
        style="typed",
        size="11pt",
    )
    rows = [
        ["Antigene", "Blasti 26/10/2026", "Recidiva 02/03/2026", "Esordio 17/09/2024"],
        ["CD7", "positivo, 98%", "positivo, 97%", "positivo"],
        ["CD5", "debole, 35%", "debole", "positivo debole"],
        ["cyCD3 / sCD3", "pos / neg", "pos / neg", "pos / neg"],
        ["CD2", "positivo", "positivo", "positivo"],
        ["CD1a", "negativo", "negativo", "negativo"],
        ["CD38", "debole, 40%", "positivo, 95%", "positivo"],
        ["CD33", "positivo, 25%", "negativo", "negativo"],
        ["CD19", "negativo", "negativo", "negativo"],
        ["CD22", "negativo", "n.e.", "n.e."],
        ["CD30", "n.e. (reattivo esaurito)", "n.e.", "n.e."],
        ["CD70", "positivo, 52%", "n.e.", "n.e."],
        ["CD34 / TdT", "pos / pos", "pos / pos", "pos / pos"],
    ]  # fmt: skip
    blocks = [
        ("p", "Aspirato midollare: blasti 64%. Cellule T residue normali 7% (CD3+ CD5+ CD7+ CD4 o CD8), cellule B 3% CD19+ CD20+ CD22+. n.e. = non eseguito."),
        ("table", rows),
        ("p", "Conclusione: recidiva di LLA-T near-ETP. Non criteri per leucemia a fenotipo misto (MPO negativa). CD38 ridotto dopo daratumumab."),
        ("sign", ["Dott. Amilcare Zanirato", "28/10/2026"]),
    ]  # fmt: skip
    CASE.scan(
        "immunofenotipo_scan.pdf",
        sheet(
            head,
            "Immunofenotipo midollare",
            "2026-10-28",
            [*BOX, ("Prelievo", "26/10/2026")],
            blocks,
        ),
        seed=61,
        angle=0.7,
    )


def labs() -> None:
    """One row a day, one column an analyte, units below the header."""
    text = """Laboratorio Analisi AO Delta Padano;CASALVERDI RUGGERO;03/10/1994;;;;;;;;;;;;;;
Data;Hb;WBC;Neutrofili;Linfociti;PLT;Blasti;Creatinina;eGFR;ALT;AST;Bilirubina tot.;LDH;Albumina;PCR;Ferritina;IgG
unità;g/dL;x10^9/L;x10^9/L;x10^9/L;x10^9/L;%;mg/dL;mL/min/1,73m2;U/L;U/L;mg/dL;U/L;g/dL;mg/L;ng/mL;mg/dL
rif.;13,0-17,0;4,0-10,0;1,8-7,0;1,0-4,0;150-400;0;0,70-1,20;>60;<45;<40;<1,2;<250;3,5-5,0;<5;30-400;700-1600
26/10/2026;9,4;21,6;1,1;2,0;44;71;0,88;>60;33;41;0,7;1020;3,7;18;980;
03/11/2026;8,1;7,9;0,6;1,2;21;52;0,91;>60;58;49;0,9;760;3,2;112;;540
18/11/2026;8,8;12,3;0,7;1,5;29;66;0,84;>60;47;38;0,8;905;3,4;9;;
"""
    CASE.text("esami_ematici.csv", text, "it", form="csv")


def referral() -> None:
    """English referral."""
    CASE.docx("referral_english.docx", "en", f"{HOSPITAL} - Haematology", "Referral for off-the-shelf anti-CD7 CAR-T", [
        ("p", "Ferrara, 19 November 2026"),
        ("p", "Patient: Ruggero Casalverdi, male, date of birth 3 October 1994, Ferrara, Italy"),
        ("p", "32-year-old cook with T-ALL (near-ETP) diagnosed 17 September 2024; three prior lines (GIMEMA-type protocol, nelarabine, daratumumab-based). Haploidentical transplant was planned and cancelled. No CAR-T, no transplant. Refractory disease: marrow blasts 64% and mediastinal mass 83 x 61 mm."),
        ("p", "CD7 98% positive, CD5 dim 35%. Blood group A Rh positive."),
        ("table", [["Item", "Value", "Date"], ["ECOG", "1", "2026-11-19"], ["Weight", "65.9 kg", "2026-11-19"], ["SpO2", "96 % room air", "2026-11-19"], ["LVEF", "54 %", "2026-11-03"], ["CMV DNA", "not detected", "2026-10-31"]]),
        ("p", "CNS: last CSF 2 November showed rare blasts (CNS2); a repeat on 16 November was clear (CNS1, 0 cells/µL). No superior vena cava syndrome. No active infection (Klebsiella bacteraemia resolved). Tuberculosis test indeterminate, repeat pending; no TB in the history."),
        ("p", "Bridging: hydroxycarbamide 1 g/day since 15 November. Cyclophosphamide not given. Last dexamethasone 8 November."),
        ("p", "His wife is pregnant (due in February) and he would like to stay in Italy or go to Switzerland at the most."),
        ("p", "O. Baruffaldi, MD"),
    ])  # fmt: skip


def imaging() -> None:
    """PET/CT report in English, and the CT series."""
    head = letterhead(
        "Poliambulatorio Estense Imaging",
        "Nuclear medicine",
        "Corso Giovecca 200, Ferrara",
        "#225577",
        style="centred",
    )
    blocks = [
        ("h", "Report (English courtesy translation)"),
        ("p", "Comparison: PET/CT 28 July 2026 (after radiotherapy)."),
        ("table", [["Site", "4 Nov 2026", "28 Jul 2026"], ["Anterior mediastinal mass", "83 x 61 mm, SUVmax 12.7", "46 x 30 mm, SUVmax 4.1"], ["Left supraclavicular node", "19 x 14 mm, SUVmax 8.8", "not seen"], ["Right testis", "no uptake", "no uptake"]]),
        ("p", "Sum of the products of diameters 53.3 cm². Diffuse marrow uptake. Small pericardial effusion, no pleural effusion. No pneumonia. Kidneys normal. Hepatic lesion described elsewhere in 2024: haemangioma, unchanged."),
        ("p", "Impression: progression, extramedullary disease in mediastinum and supraclavicular nodes."),
        ("sign", ["Dr Fiorella Mantovani-Sgarbi"]),
    ]  # fmt: skip
    box = [
        ("Patient", "Ruggero Casalverdi"),
        ("Born", "03 Oct 1994"),
        ("Examination", "FDG PET/CT 04 Nov 2026"),
    ]
    CASE.text_pdf("pet_ct_2026-11-04.pdf", sheet(head, "FDG PET/CT", "2026-11-05", box, blocks))
    CASE.images(
        dicom.Series(
            "Casalverdi^Ruggero",
            "FE-2240917-T",
            "19941003",
            "M",
            "CT",
            "CHEST",
            "20261104",
            "PET/CT FDG",
            "CT low dose",
            "Poliambulatorio Estense",
            STUDY,
            3,
        )
    )


def hla() -> None:
    """Italian HLA report in Latin-1."""
    text = """CENTRO TRASFUSIONALE DELTA PADANO - IMMUNOGENETICA
Referto HLA n. 26/3307                                  18/11/2025

Sig. CASALVERDI RUGGERO, nato il 03/10/1994
Materiale: tampone salivare del 11/11/2025 (sangue non idoneo, 71 % blasti)
Tecnica: NGS alta risoluzione, IMGT/HLA 3.62.0

HLA-A*: 23:01, 26:01
HLA-B*: 38:01, 49:01
HLA-C*: 07:01, 12:03
HLA-DRB1*: 11:04, 13:02
HLA-DRB3*: 02:02, 03:01
HLA-DQA1*: 01:02, 05:05
HLA-DQB1*: 03:01, 06:04
HLA-DPB1*: 02:01, 14:01

Donatore candidato (fratello CASALVERDI ELIO, nato 1990), aploidentico:
A* 23:01, 02:01  B* 49:01, 18:01  C* 07:01, 05:01  DRB1* 11:04, 15:01

Anticorpi anti-HLA: siero del 11/11/2025, classe I POSITIVI (PRA 23 %), classe II negativi.
Specificità di classe I: anti-B44, anti-B45.
Nota: l'età e l'identità del donatore sono riservate.
"""
    CASE.text("referto_hla.txt", text, "it", "latin-1")


def panel() -> None:
    """Small targeted panel, plain INFO keys."""
    rows = [
        ("chr9", 136496500, "CTG", "C", "PASS", "GENE=NOTCH1;HGVSC=NM_017617.5:c.7541_7542del;HGVSP=p.Pro2514ArgfsTer4;EFFECT=frameshift_variant;AF=0.44;DP=702"),
        ("chr10", 87957915, "C", "T", "PASS", "GENE=PTEN;HGVSC=NM_000314.8:c.697C>T;HGVSP=p.Arg233Ter;EFFECT=stop_gained;AF=0.31;DP=655"),
        ("chr19", 17834571, "C", "T", "PASS", "GENE=JAK3;HGVSC=NM_000215.4:c.1533G>A;HGVSP=p.Met511Ile;EFFECT=missense_variant;AF=0.27;DP=590"),
        ("chrX", 134413900, "A", "ATT", "PASS", "GENE=PHF6;HGVSC=NM_032458.3:c.820_821insTT;HGVSP=p.Arg274LeufsTer10;EFFECT=frameshift_variant;AF=0.88;DP=410"),
        ("chr2", 25234373, "C", "T", "PASS", "GENE=DNMT3A;HGVSC=NM_022552.5:c.2645G>A;HGVSP=p.Arg882His;EFFECT=missense_variant;AF=0.05;DP=812"),
        ("chr17", 7676154, "G", "C", "polymorphism", "GENE=TP53;HGVSC=NM_000546.6:c.215C>G;HGVSP=p.Pro72Arg;EFFECT=missense_variant;AF=0.49;DP=730"),
        ("chr1", 114713908, "T", "C", "strand_bias", "GENE=NRAS;HGVSC=NM_002524.5:c.182A>G;HGVSP=p.Gln61Arg;EFFECT=missense_variant;AF=0.03;DP=388"),
    ]  # fmt: skip
    lines = ["##fileformat=VCFv4.3", "##source=T-ALL panel v2", "##sampleCollected=2026-10-26 bone marrow, Casalverdi R. 03/10/1994", '##FILTER=<ID=polymorphism,Description="gnomAD AF > 1 %">', '##FILTER=<ID=strand_bias,Description="Artefact">',
             '##INFO=<ID=GENE,Number=1,Type=String,Description="Gene">', '##INFO=<ID=HGVSP,Number=1,Type=String,Description="Protein change">', '##INFO=<ID=AF,Number=A,Type=Float,Description="Variant allele fraction">', "\t".join(["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"])]  # fmt: skip
    lines += [
        "\t".join([chrom, str(pos), ".", ref, alt, "100", flt, info])
        for chrom, pos, ref, alt, flt, info in rows
    ]
    CASE.text("tall_panel.vcf", "\n".join(lines) + "\n", "en", form="vcf")


FACTS = """
name | Ruggero Casalverdi | | lettera_dimissione.pdf
birth_date | 1994-10-03 | | lettera_dimissione.pdf
sex | male | | lettera_dimissione.pdf
place | Ferrara, Italy | | referral_english.docx
height | 178 | 2026-11-10 | lettera_dimissione.pdf
bsa | 1.83 | 2026-11-10 | lettera_dimissione.pdf
weight | 66.8 | 2026-11-10 | lettera_dimissione.pdf
weight | 65.9 | 2026-11-19 | referral_english.docx
diagnosis | T-ALL | 2024-09-17 | lettera_dimissione.pdf
diagnosis | T-ALL | 2024-09-17 | referral_english.docx
status | relapsed or refractory | 2026-10-26 | lettera_dimissione.pdf
status | relapsed or refractory | 2026-11-19 | referral_english.docx
performance.ecog | 2 | 2026-11-10 | lettera_dimissione.pdf
performance.ecog | 1 | 2026-11-19 | referral_english.docx
organ.spo2 | 95 | 2026-11-10 | lettera_dimissione.pdf | note=during the stay of 2026-10-30 to 2026-11-10
organ.spo2 | 96 | 2026-11-19 | referral_english.docx
organ.lvef | 54 | 2026-11-03 | lettera_dimissione.pdf
organ.lvef | 61 | 2026-03 | lettera_dimissione.pdf
organ.lvef | 54 | 2026-11-03 | referral_english.docx
cns | positive | 2026-11-02 | lettera_dimissione.pdf | note=CNS2, rare blasts
cns | positive | 2026-11-02 | referral_english.docx | note=CNS2
cns | negative | 2026-11-16 | referral_english.docx | note=CNS1
infection.hiv | negative | 2026-10-31 | lettera_dimissione.pdf | assay=HIV
infection.hbsag | negative | 2026-10-31 | lettera_dimissione.pdf | assay=HBsAg
infection.hbc | negative | 2026-10-31 | lettera_dimissione.pdf | assay=anti-HBc
infection.hcv | negative | 2026-10-31 | lettera_dimissione.pdf | assay=anti-HCV
infection.cmv | positive | 2026-10-31 | lettera_dimissione.pdf | assay=CMV IgG
infection.cmv_dna | negative | 2026-10-31 | lettera_dimissione.pdf | assay=CMV-DNA
infection.cmv_dna | negative | 2026-10-31 | referral_english.docx | assay=CMV DNA
infection.ebv | positive | 2026-10-31 | lettera_dimissione.pdf | assay=EBV IgG
infection.syphilis | negative | 2026-10-31 | lettera_dimissione.pdf | assay=VDRL
infection.active | absent | 2026-11-19 | referral_english.docx
blood_group | A Rh negative | | lettera_dimissione.pdf
blood_group | A Rh positive | | referral_english.docx
autoimmune | Coeliac disease | 2008 | lettera_dimissione.pdf
condition | Sagittal sinus thrombosis (asparaginase), resolved | 2024-11 | lettera_dimissione.pdf
condition | Peripheral neuropathy, grade 2 | 2026-01 | lettera_dimissione.pdf
condition | Klebsiella pneumoniae bacteraemia, resolved | 2026-10-30 | lettera_dimissione.pdf
condition | Klebsiella bacteraemia, resolved | | referral_english.docx
condition | Pericardial effusion, minimal | 2026-11-03 | lettera_dimissione.pdf
condition | Pericardial effusion, small | 2026-11-04 | pet_ct_2026-11-04.pdf
condition | Hepatic haemangioma | 2024 | pet_ct_2026-11-04.pdf
line | 1; GIMEMA-type protocol; prednisone, vincristine, daunorubicin, pegaspargase, cyclophosphamide, cytarabine, methotrexate, mercaptopurine; 2025-06-30; CR; systemic; true | 2024-09-20 | lettera_dimissione.pdf
line | 2; Nelarabine; nelarabine; 2026-01-12; CR; systemic; true | 2025-11-24 | lettera_dimissione.pdf
line | 3; Daratumumab + vincristine + doxorubicin + prednisone; daratumumab, vincristine, doxorubicin, prednisone; 2026-06-22; PR; systemic; true | 2026-03-16 | lettera_dimissione.pdf
line_count | [3, 3] | | referral_english.docx
radiotherapy | mediastinum, 24 Gy | 2026-07-06 | lettera_dimissione.pdf | end=2026-07-21
prior.car_t | false | | lettera_dimissione.pdf
prior.car_t | false | | referral_english.docx
prior.allo_transplant | false | | lettera_dimissione.pdf
prior.allo_transplant | false | | referral_english.docx
prior.auto_transplant | false | | lettera_dimissione.pdf | note=never transplanted
prior.target.CD38 | true | 2026-03-16 | lettera_dimissione.pdf | product=daratumumab
medication | dexamethasone | 2026-10-30 | lettera_dimissione.pdf | end=2026-11-08 | dose=10 mg/die
medication | meropenem | 2026-10-30 | lettera_dimissione.pdf | end=2026-11-09
medication | methotrexate | 2026-11-02 | lettera_dimissione.pdf | end=2026-11-02 | dose=12 mg | note=intrathecal
medication | aciclovir | | lettera_dimissione.pdf | dose=400 mg x 2
medication | co-trimoxazole | | lettera_dimissione.pdf | dose=160/800 mg lun-mer-ven
medication | pantoprazole | | lettera_dimissione.pdf | dose=20 mg
medication | pregabalin | 2026-02 | lettera_dimissione.pdf | dose=75 mg x 2
medication | allopurinol | | lettera_dimissione.pdf | end=2026-11-09
medication | enoxaparin | | lettera_dimissione.pdf | end=2025-05
medication | hydroxycarbamide | 2026-11-15 | referral_english.docx | dose=1 g/day
last_dose | dexamethasone | 2026-11-08 | referral_english.docx
last_dose | dexamethasone | 2026-11-08 | lettera_dimissione.pdf
antigen.CD7 | positive | 2026-10-26 | immunofenotipo_scan.pdf | percent=98 %
antigen.CD7 | positive | 2026-03-02 | immunofenotipo_scan.pdf | percent=97 %
antigen.CD7 | positive | 2024-09-17 | immunofenotipo_scan.pdf
antigen.CD5 | dim | 2026-10-26 | immunofenotipo_scan.pdf | percent=35 %
antigen.CD5 | dim | 2026-03-02 | immunofenotipo_scan.pdf
antigen.CD5 | dim | 2024-09-17 | immunofenotipo_scan.pdf
antigen.CD38 | dim | 2026-10-26 | immunofenotipo_scan.pdf | percent=40 %
antigen.CD38 | positive | 2026-03-02 | immunofenotipo_scan.pdf | percent=95 %
antigen.CD38 | positive | 2024-09-17 | immunofenotipo_scan.pdf
antigen.CD33 | positive | 2026-10-26 | immunofenotipo_scan.pdf | percent=25 %
antigen.CD33 | negative | 2026-03-02 | immunofenotipo_scan.pdf
antigen.CD33 | negative | 2024-09-17 | immunofenotipo_scan.pdf
antigen.CD19 | negative | 2026-10-26 | immunofenotipo_scan.pdf
antigen.CD19 | negative | 2026-03-02 | immunofenotipo_scan.pdf
antigen.CD19 | negative | 2024-09-17 | immunofenotipo_scan.pdf
antigen.CD22 | negative | 2026-10-26 | immunofenotipo_scan.pdf
antigen.CD70 | positive | 2026-10-26 | immunofenotipo_scan.pdf | percent=52 %
antigen.CD7 | positive | | referral_english.docx | percent=98 % | note=the letter does not date the sample
antigen.CD5 | dim | | referral_english.docx | percent=35 % | note=the letter does not date the sample
burden.marrow_blasts | 64 | 2026-10-26 | immunofenotipo_scan.pdf
burden.marrow_blasts | 64 | | referral_english.docx | note=the letter does not date the sample
burden.blood_blasts | 66 | 2026-11-18 | esami_ematici.csv
burden.blood_blasts | 71 | 2025-11-11 | referto_hla.txt
burden.spd | 53.3 | 2026-11-04 | pet_ct_2026-11-04.pdf
burden.largest_lesion | 83 | 2026-11-04 | pet_ct_2026-11-04.pdf
burden.largest_lesion | 83 | | referral_english.docx | note=the letter does not date the scan
burden.suvmax | 12.7 | 2026-11-04 | pet_ct_2026-11-04.pdf
burden.extramedullary | present | 2026-11-04 | pet_ct_2026-11-04.pdf | note=mediastinum and supraclavicular nodes
mutation | NOTCH1 p.P2514Rfs*4 | 2026-10-26 | tall_panel.vcf | vaf=44
mutation | PTEN p.R233* | 2026-10-26 | tall_panel.vcf | vaf=31
mutation | JAK3 p.M511I | 2026-10-26 | tall_panel.vcf | vaf=27
mutation | PHF6 p.R274Lfs*10 | 2026-10-26 | tall_panel.vcf | vaf=88
mutation | DNMT3A p.R882H | 2026-10-26 | tall_panel.vcf | vaf=5
lab.hemoglobin | 8.8 | 2026-11-18 | esami_ematici.csv
lab.wbc | 12.3 | 2026-11-18 | esami_ematici.csv
lab.anc | 0.7 | 2026-11-18 | esami_ematici.csv
lab.alc | 1.5 | 2026-11-18 | esami_ematici.csv
lab.platelets | 29 | 2026-11-18 | esami_ematici.csv
lab.creatinine | 0.84 | 2026-11-18 | esami_ematici.csv | upper_normal=1.2
lab.egfr | 60 | 2026-11-18 | esami_ematici.csv | printed=>60 | comparator=>
lab.alt | 47 | 2026-11-18 | esami_ematici.csv | upper_normal=45
lab.ast | 38 | 2026-11-18 | esami_ematici.csv | upper_normal=40
lab.bilirubin | 0.8 | 2026-11-18 | esami_ematici.csv | upper_normal=1.2
lab.ldh | 905 | 2026-11-18 | esami_ematici.csv | upper_normal=250
lab.albumin | 3.4 | 2026-11-18 | esami_ematici.csv
lab.crp | 9 | 2026-11-18 | esami_ematici.csv
lab.ferritin | @980 ng/mL | 2026-10-26 | esami_ematici.csv
lab.igg | @540 mg/dL | 2026-11-03 | esami_ematici.csv
imaging | CT CHEST, 3 instances | 2026-11-04 | dicom/CT_0001.dcm
hla.A | A*23:01, A*26:01 | 2025-11-11 | referto_hla.txt | sample=tissue
hla.B | B*38:01, B*49:01 | 2025-11-11 | referto_hla.txt | sample=tissue
hla.C | C*07:01, C*12:03 | 2025-11-11 | referto_hla.txt | sample=tissue
hla.DRB1 | DRB1*11:04, DRB1*13:02 | 2025-11-11 | referto_hla.txt | sample=tissue
hla.DRB3 | DRB3*02:02, DRB3*03:01 | 2025-11-11 | referto_hla.txt | sample=tissue
hla.DQA1 | DQA1*01:02, DQA1*05:05 | 2025-11-11 | referto_hla.txt | sample=tissue
hla.DQB1 | DQB1*03:01, DQB1*06:04 | 2025-11-11 | referto_hla.txt | sample=tissue
hla.DPB1 | DPB1*02:01, DPB1*14:01 | 2025-11-11 | referto_hla.txt | sample=tissue
antibodies | class I positive (PRA 23 %, anti-B44, anti-B45), class II negative | 2025-11-11 | referto_hla.txt
preference | Italy, at most Switzerland; wife pregnant | 2026-11-19 | referral_english.docx
"""
CONFLICTS = """
blood_group | A Rh negative (lettera_dimissione.pdf) ; A Rh positive (referral_english.docx) | one of the two Rh types is wrong
"""
GAPS = """
infection.tb | ambiguous | Quantiferon indeterminate, repeat pending
antigen.CD30 | missing | reagent exhausted
cytogenetics | missing
antibodies | old | serum of 2025-11-11
lab.ferritin | old | 2026-10-26
blood_group | conflict
burden.marrow_blasts | old | 2026-10-26, 29 days
"""
DISTRACTORS = """
diagnosis | CLL | lettera_dimissione.pdf | the father's illness
autoimmune | Hashimoto thyroiditis | lettera_dimissione.pdf | the mother's illness
prior.allo_transplant | true | lettera_dimissione.pdf | planned and cancelled
medication | venetoclax | lettera_dimissione.pdf | asked for, not available
infection.hbsag | positive | lettera_dimissione.pdf | it is anti-HBs that is positive (vaccination)
condition | Pneumonia | lettera_dimissione.pdf | excluded by CT
infection.tb | positive | lettera_dimissione.pdf | indeterminate is not positive
antigen.CD5 | positive | immunofenotipo_scan.pdf | residual normal T cells
antigen.CD19 | positive | immunofenotipo_scan.pdf | residual normal B cells
antigen.CD20 | positive | immunofenotipo_scan.pdf | residual normal B cells
mutation | TP53 p.P72R | tall_panel.vcf | polymorphism, filtered
mutation | NRAS p.Q61R | tall_panel.vcf | artefact, filtered
hla.A | ["A*23:01", "A*02:01"] | referto_hla.txt | the brother's typing
medication | cyclophosphamide | referral_english.docx | not given as bridging
pregnancy | positive | referral_english.docx | the wife is pregnant
"""


def make() -> None:
    """Write the case."""
    for part in (discharge, phenotype, labs, referral, imaging, hla, panel):
        part()
    CASE.gold(FACTS, CONFLICTS, GAPS, DISTRACTORS)
