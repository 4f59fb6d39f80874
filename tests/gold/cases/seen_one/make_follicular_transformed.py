"""Gaëtan Lormeau-Viquerat (invented): follicular lymphoma, transformed, four lines."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from typing import Any

from gold.cases.seen_one.common import Case, fhir, letterhead, packed, pdf_bytes, sheet

CASE = Case("follicular_transformed")
BOX = [
    ("Patient", "LORMEAU-VIQUERAT Gaëtan"),
    ("Né le", "02/03/1958 (68 ans), sexe M"),
    ("IPP", "8004417265"),
]
CHU = "CHU des Ponts-de-Cé"
ICD = "http://hl7.org/fhir/sid/icd-10"
IMPACT = {"missense_variant": "MODERATE", "stop_gained": "HIGH", "synonymous_variant": "LOW"}


def _quantity(
    chart: Any, loinc: str, text: str, value: float, unit: str, date: str, **more: Any
) -> None:
    code = fhir.concept(text, (fhir.LOINC, loinc, ""))
    chart.observe(
        code,
        date,
        "vital-signs",
        valueQuantity={"value": value, "unit": unit, "system": fhir.UCUM, "code": unit},
        **more,
    )


def _therapy(chart: Any) -> None:
    rows = [
        ("Rituximab-bendamustine, 6 cycles", "2018-05-14", "2018-10-08", "completed", ["rituximab", "bendamustine"], "réponse complète"),
        ("Rituximab entretien SC /2 mois", "2018-12-10", "2020-10-12", "completed", ["rituximab"], "entretien, fait partie de la 1re ligne"),
        ("R2 (lénalidomide 20 mg J1-J21 + rituximab)", "2022-04-04", "2023-03-20", "completed", ["lénalidomide", "rituximab"], "2e ligne, réponse partielle"),
        ("R-CHOP, 6 cycles", "2024-03-05", "2024-06-25", "completed", ["rituximab", "cyclophosphamide", "doxorubicine", "vincristine", "prednisone"], "3e ligne après transformation, réponse complète, puis BEAM/autogreffe"),
        ("Epcoritamab SC", "2025-09-08", "2026-07-13", "completed", ["epcoritamab"], "4e ligne, meilleure réponse: réponse partielle, progression 08/2026"),
        ("Loncastuximab tésirine", "2026-09-01", "", "not-taken", ["loncastuximab tésirine"], "discuté en RCP, non administré"),
        ("Valaciclovir 500 mg x2/j", "2024-08-21", "", "active", ["valaciclovir"], ""),
        ("Cotrimoxazole 400/80 mg 1/j", "2025-09-08", "", "active", ["cotrimoxazole"], ""),
        ("Bisoprolol 2,5 mg 1/j", "2021", "", "active", ["bisoprolol"], ""),
        ("Apixaban 5 mg x2/j", "2021-11", "", "active", ["apixaban"], "fibrillation auriculaire"),
    ]  # fmt: skip
    for text, start, end, status, drugs, note in rows:
        for drug in drugs:
            body: dict[str, Any] = {
                "status": status,
                "medicationCodeableConcept": {"text": drug},
                "subject": chart.subject,
            }
            body["effectivePeriod"] = {"start": start} | ({"end": end} if end else {})
            body["dosage"] = [{"text": text}]
            if note:
                body["note"] = [{"text": note}]
            chart.add("MedicationStatement", body)


def bundle() -> None:
    """FHIR export of the university hospital."""
    chart = fhir.Chart(CASE.name, {
        "name": [{"use": "official", "family": "Lormeau-Viquerat", "given": ["Gaëtan", "Marie"]}],
        "gender": "male", "birthDate": "1958-03-02",
        "address": [{"line": ["14 rue des Ardoisières"], "city": "Angers", "postalCode": "49100", "country": "FR"}],
        "contact": [{"relationship": [{"text": "épouse"}], "name": {"text": "Mme Odile Lormeau"}}],
    }, "2026-11-16T08:00:00+01:00")  # fmt: skip
    chart.condition(
        "Lymphome folliculaire grade 1-2",
        "2017-09-12",
        (ICD, "C82.0", "Lymphome folliculaire grade I"),
        stage=[{"summary": fhir.concept("Ann Arbor III")}],
    )
    chart.condition(
        "Lymphome folliculaire transformé en lymphome diffus à grandes cellules B",
        "2024-02-20",
        (ICD, "C83.3", ""),
        note=[{"text": "Rechute/réfractaire, progression 2026-08-24 sous epcoritamab."}],
    )
    chart.condition("Fibrillation auriculaire paroxystique", "2021-11", (ICD, "I48.0", ""))
    chart.condition(
        "Polyarthrite rhumatoïde",
        "2020",
        (ICD, "M06.9", ""),
        verificationStatus=fhir.concept(
            "refuted",
            ("http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted", "Refuted"),
        ),
    )
    chart.condition("Zona thoracique, guéri", "2025-01", (ICD, "B02.9", ""), status="resolved")
    chart.add(
        "FamilyMemberHistory",
        {
            "status": "completed",
            "patient": chart.subject,
            "relationship": fhir.concept("père"),
            "condition": [
                {"code": fhir.concept("Leucémie lymphoïde chronique", (ICD, "C91.1", ""))}
            ],
        },
    )
    _therapy(chart)
    chart.procedure(
        "Autogreffe de cellules souches hématopoïétiques, conditionnement BEAM", "2024-08-21"
    )
    chart.procedure(
        "Perfusion de cellules CAR-T (axicabtagene ciloleucel)",
        "2025-09",
        status="not-done",
        statusReason=fhir.concept("Échec de mobilisation / lymphopénie, leucaphérèse non réalisée"),
    )
    chart.procedure("Biopsie ganglionnaire cervicale gauche", "2026-08-24")
    _quantity(chart, "29463-7", "Poids", 79.5, "kg", "2026-11-12")
    _quantity(chart, "29463-7", "Poids", 97.5, "kg", "2026-11-12", status="entered-in-error")
    _quantity(chart, "29463-7", "Poids", 83, "kg", "2026-07-13")
    _quantity(chart, "8302-2", "Taille", 176, "cm", "2026-07-13")
    _quantity(chart, "2708-6", "SpO2 air ambiant", 97, "%", "2026-11-12")
    chart.observe(
        fhir.concept("Statut ECOG", (fhir.LOINC, "89247-1", "")),
        "2026-11-12",
        "exam",
        valueInteger=1,
    )
    for test, found in (
        ("hiv", "negative"),
        ("hbsag", "negative"),
        ("hbc", "negative"),
        ("hcv", "negative"),
        ("cmv", "negative"),
    ):
        chart.virology(test, found, "2026-10-12")
    chart.observe(
        fhir.concept("EBV PCR sang total"),
        "2026-10-12",
        "laboratory",
        valueString="Positif, 2,9 log copies/mL",
    )
    chart.observe(
        fhir.concept("Groupe sanguin ABO-RhD", (fhir.LOINC, "882-1", "")),
        "2017-09-15",
        "laboratory",
        valueCodeableConcept=fhir.concept("O Rh négatif"),
    )
    CASE.bundle("export_fhir.json", chart, "fr")


def anapath() -> None:
    """French pathology report of the last biopsy."""
    head = letterhead(
        "Laboratoire d'Anatomie Pathologique de la Maine",
        CHU,
        "4 allée des Larrey, 49100 Angers",
        "#333366",
        language="fr",
        style="centred",
    )
    rows = [
        ["Anticorps", "Résultat sur les grandes cellules", "Biopsie 20/02/2024"],
        ["CD19", "positif, 80 %", "positif"],
        ["CD20 (L26)", "négatif (< 1 %)", "positif, 100 %"],
        ["CD22", "positif, 60 %, intensité faible à modérée", "non fait"],
        ["CD79b", "positif, 90 %", "positif"],
        ["CD10", "positif", "positif"],
        ["BCL6", "positif", "positif"],
        ["CD5", "négatif (lymphocytes T réactionnels positifs)", "négatif"],
        ["CD30", "positif, 15 %", "négatif"],
        ["Ki-67", "75 %", "60 %"],
    ]  # fmt: skip
    blocks = [
        ("h", "Renseignements cliniques"), ("p", "LF transformé, progression sous epcoritamab. Perte du CD20 ? Père : LLC."),
        ("h", "Microscopie"), ("p", "Ganglion de 28 mm. Prolifération diffuse de grandes cellules de type centroblastique. Contingent folliculaire résiduel grade 1-2 estimé à 10 % de la surface. Absence de cellule de Reed-Sternberg."),
        ("h", "Immunohistochimie"), ("table", rows),
        ("h", "FISH"), ("p", "t(14;18)(q32;q21) IGH::BCL2 : présente (réarrangement BCL2, 82 % des noyaux). MYC : absence de réarrangement. BCL6 : non réalisé."),
        ("h", "Conclusion"), ("p", "Lymphome folliculaire transformé en lymphome B diffus à grandes cellules, phénotype centro-germinatif, avec perte d'expression du CD20. Pas d'argument pour un lymphome B de haut grade double-hit. Séquençage : cf. fichier VCF joint."),
        ("sign", ["Dr Sidonie Aupetit-Garnier", "Validé le 31/08/2026"]),
    ]  # fmt: skip
    box = [
        *BOX,
        ("Prélèvement", "ganglion cervical gauche, exérèse, 24/08/2026"),
        ("N°", "26P13307"),
    ]
    CASE.text_pdf(
        "anapath_26P13307.pdf",
        sheet(head, "Compte rendu d'anatomie pathologique", "2026-08-31", box, blocks),
    )


def pet() -> None:
    """French PET/CT report, text PDF."""
    head = letterhead(
        CHU,
        "Service de Médecine Nucléaire",
        "4 allée des Larrey, 49100 Angers",
        "#225544",
        language="fr",
        font="New Computer Modern",
    )
    blocks = [
        ("h", "Indication"), ("p", "Réévaluation avant traitement cellulaire. Comparaison : TEP du 19/08/2026."),
        ("h", "Résultats"),
        ("list", ["Masse rétropéritonéale 88 x 61 mm, SUVmax 19,4 (19/08 : 72 x 50 mm, SUVmax 16,0)",
                  "Adénopathie cervicale gauche 17 x 12 mm, SUVmax 8,2 (post-exérèse)",
                  "Adénopathie inguinale droite 21 x 16 mm, SUVmax 11,7",
                  "Pas d'atteinte pulmonaire, hépatique ou splénique. Pas de lésion osseuse."]),
        ("p", "Somme des produits des diamètres : 59,1 cm². Foie SUVmax 2,7."),
        ("h", "Conclusion"), ("p", "Progression métabolique, score de Deauville 5. Atteinte sus- et sous-diaphragmatique, stade III. Masse bulky > 7,5 cm."),
        ("sign", ["Dr Hervé Quintin-Malraye"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "tep_scanner.pdf",
        sheet(head, "TEP-TDM au 18F-FDG du 05/11/2026", "2026-11-05", BOX, blocks),
    )


def photo() -> None:
    """A letter photographed by the family."""
    head = letterhead(
        "Clinique Saint-Aubin-du-Thouet",
        "Dr P. Lamballe, cardiologue",
        "22 bd Foch, 49100 Angers",
        "#000000",
        language="fr",
        style="typed",
        size="12pt",
    )
    blocks = [
        ("p", "Angers, le 21/09/2026"), ("p", "Cher confrère,"),
        ("p", "Je revois Monsieur Lormeau, 68 ans, suivi pour une FA paroxystique depuis novembre 2021. Pas de récidive. Pas de coronaropathie connue."),
        ("p", "Poids 80,5 kg. TA 128/76. SpO2 98 %. ECG : rythme sinusal, QTc 436 ms."),
        ("p", "Échographie : FEVG 52 % (62 % en 2023). Pas d'épanchement. Dysfonction légère post-anthracycline probable. Je propose d'introduire du ramipril si la FEVG passe sous 50 %."),
        ("p", "Sa soeur a eu un infarctus à 59 ans. Traitement inchangé : apixaban 5 mg x 2, bisoprolol 2,5 mg."),
        ("sign", ["Bien confraternellement", "Dr P. Lamballe"]),
    ]  # fmt: skip
    CASE.photo(
        "courrier_cardio.jpg",
        sheet(
            head,
            "Consultation du 21/09/2026",
            "2026-09-21",
            [("Concerne", "M. Gaëtan LORMEAU-VIQUERAT, né le 03/02/1958")],
            blocks,
        ),
        seed=5,
    )


def labs() -> None:
    """Wide table, dates as columns, decimal commas."""
    text = """Laboratoire de biologie - CHU des Ponts-de-Cé;;;;;
LORMEAU-VIQUERAT Gaëtan;02/03/1958;IPP 8004417265;;;
Analyse;Unité;Valeurs usuelles;13/07/2026;12/10/2026;17/11/2026
Hémoglobine;g/L;130 - 170;121;112;104
Leucocytes;G/L;4,0 - 10,0;4,8;4,1;3,7
Polynucléaires neutrophiles;G/L;1,8 - 7,5;3,1;2,5;2,2
Lymphocytes;G/L;1,0 - 4,0;0,62;0,55;0,38
Plaquettes;G/L;150 - 400;161;118;97
Créatinine;µmol/L;64 - 104;92;98;109
DFG estimé (CKD-EPI);mL/min/1,73m²;> 60;73;68;60
ALAT;UI/L;< 45;22;24;27
ASAT;UI/L;< 35;24;27;33
Bilirubine totale;µmol/L;5 - 21;12;11;13
LDH;UI/L;135 - 225;266;398;611
Albumine;g/L;35 - 52;40;38;35
Calcium;mmol/L;2,20 - 2,55;2,38;2,41;2,52
CRP;mg/L;< 5;6;14;38
Ferritine;µg/L;30 - 400;;544;
IgG;g/L;7,0 - 16,0;;4,9;
"""
    CASE.text("biologie.csv", text, "fr", "utf-8-sig", "csv")


def opinion() -> None:
    """English second opinion."""
    head = letterhead(
        "Institut Clairambault, Paris",
        "Lymphoma and Cell Therapy Unit - International Office",
        "31 rue Bréguet-Sabin, 75011 Paris",
        "#5c1a33",
    )
    blocks = [
        ("p", "Dear Dr Kervadec,"),
        ("p", "Thank you for asking our opinion on Mr Lormeau-Viquerat, aged 68, seen by video on 10 November 2026. He was diagnosed with follicular lymphoma in September 2017 and was observed until May 2018. He has received:"),
        ("list", ["1. bendamustine-rituximab x 6 from May 2018, then 2 years of rituximab maintenance (CR)",
                  "2. lenalidomide-rituximab April 2022 to March 2023 (PR)",
                  "3. R-CHOP x 6 from March 2024 for histological transformation (February 2024), CR, consolidated with BEAM and autologous SCT on 21 August 2024",
                  "4. epcoritamab September 2025 to July 2026, best response PR; CD20-negative progression August 2026"]),
        ("p", "i.e. four prior lines. CAR-T cells had been foreseen in 2025 but he could not be collected (lymphopenia, CD3 0.09 G/L), so he is CAR-T naive. He has not had an allogeneic transplant."),
        ("p", "CD19 is expressed on 80 % of the cells (biopsy of 24 Aug 2026), CD20 lost, CD22 weak. An off-the-shelf CD19 CAR-T appears reasonable. Loncastuximab would remove CD19 and should be avoided beforehand."),
        ("p", "ECOG 1 according to the patient. No CNS symptoms; MRI not done. HIV, hepatitis B and C negative last month. Infection: none known. No autoimmune disease: the label 'rheumatoid arthritis' in the chart was withdrawn in 2021 (anti-CCP negative, crystal arthritis)."),
        ("p", "LVEF must be repeated: 52 % in September. GFR 68 mL/min in October."),
        ("sign", ["Prof. Théodora Lagardère-Nowak", "10 November 2026"]),
    ]  # fmt: skip
    CASE.text_pdf(
        "second_opinion.pdf",
        sheet(
            head,
            "Second opinion",
            "2026-11-10",
            [
                ("Patient", "Gaëtan LORMEAU-VIQUERAT"),
                ("Born", "2 March 1958"),
                ("Our ref.", "IC-26-4410"),
            ],
            blocks,
        ),
    )


def archive() -> None:
    """Two documents in a ZIP: the discharge note of the transplant and a nurse's note."""
    head = letterhead(
        CHU,
        "Service des Maladies du Sang, secteur protégé",
        "4 allée des Larrey, 49100 Angers",
        "#225544",
        language="fr",
    )
    blocks = [
        ("p", "Hospitalisation du 12/08/2024 au 09/09/2024 pour intensification BEAM et autogreffe le 21/08/2024 (J0), greffon 4,1 x 10^6 CD34/kg."),
        ("p", "Sortie d'aplasie à J12. Mucite grade 3, résolue. Bactériémie à E. coli le 27/08/2024 traitée par pipéracilline-tazobactam (27/08 - 06/09/2024), guérie. Pas de CMV."),
        ("p", "TEP de réévaluation 28/11/2024 : réponse complète, Deauville 1. Poids de sortie 77,2 kg. Une allogreffe n'est pas envisagée."),
        ("sign", ["Dr Y. Kervadec"]),
    ]  # fmt: skip
    letter = pdf_bytes(
        sheet(head, "Compte rendu d'hospitalisation - autogreffe", "2024-12-02", BOX, blocks)
    )
    note = """Consultation infirmière - Mme Bréhat, IDE coordinatrice - 12/11/2026
M. LORMEAU-VIQUERAT Gaëtan, né le 02/03/1958

Poids 79,5 kg ; TA 131/78 ; SpO2 97 % ; T° 36,8. OMS 1.
Paracétamol si besoin. Dernière injection d'epcoritamab : 13/07/2026.
Fille (36 ans) enceinte, ne peut pas accompagner. Monsieur accepte Paris, Nantes ou Lyon,
ne souhaite pas prendre l'avion. Disponible tout de suite.
Typage HLA : prélevé ce jour, résultat en attente.
IRM cérébrale demandée pour éliminer une atteinte du SNC.
"""
    data = packed([("cr_autogreffe_2024.pdf", letter), ("note_ide_2026-11-12.txt", note.encode())])
    CASE.folder.mkdir(parents=True, exist_ok=True)
    (CASE.folder / "envoi_chu.zip").write_bytes(data)
    for name in ("cr_autogreffe_2024.pdf", "note_ide_2026-11-12.txt"):
        CASE.listed(f"envoi_chu.zip/{name}", "fr", "zip")


def panel() -> None:
    """Tumour panel with SnpEff annotation."""
    rows = [
        ("chr7", 148811635, "T", "A", "PASS", "missense_variant", "EZH2", "NM_004456.5", "c.1937A>T", "p.Tyr646Phe", 0.37, 812),
        ("chr16", 3738616, "G", "A", "PASS", "missense_variant", "CREBBP", "NM_004380.3", "c.4336C>T", "p.Arg1446Cys", 0.42, 640),
        ("chr12", 49043412, "G", "A", "PASS", "stop_gained", "KMT2D", "NM_003482.4", "c.8206C>T", "p.Gln2736*", 0.39, 701),
        ("chr17", 7675088, "C", "T", "PASS", "missense_variant", "TP53", "NM_000546.6", "c.524G>A", "p.Arg175His", 0.22, 915),
        ("chr11", 60462411, "C", "T", "PASS", "stop_gained", "MS4A1", "NM_152866.3", "c.172C>T", "p.Arg58*", 0.35, 530),
        ("chr17", 7676154, "G", "C", "germline_SNP", "missense_variant", "TP53", "NM_000546.6", "c.215C>G", "p.Pro72Arg", 0.51, 890),
        ("chr9", 136496197, "C", "T", "lowAF", "stop_gained", "NOTCH1", "NM_017617.5", "c.7375C>T", "p.Gln2459Ter", 0.012, 410),
        ("chr18", 63318364, "G", "A", "PASS", "synonymous_variant", "BCL2", "NM_000633.3", "c.303C>T", "p.Ala101=", 0.40, 777),
    ]  # fmt: skip
    lines = [
        "##fileformat=VCFv4.2", "##fileDate=20260907", "##reference=GRCh38", "##source=LymphoPanel-v5 (tumour only, DNA 26P13307, taken 2026-08-24)",
        '##FILTER=<ID=germline_SNP,Description="Population frequency above 1 %">', '##FILTER=<ID=lowAF,Description="Below limit of detection 2 %">',
        '##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">', '##INFO=<ID=ANN,Number=.,Type=String,Description="Functional annotations: \'Allele | Annotation | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | Transcript_BioType | Rank | HGVS.c | HGVS.p\'">',
        '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">', '##FORMAT=<ID=AF,Number=A,Type=Float,Description="Allele fraction">',
        "\t".join(["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT", "LORMEAU_26P13307"]),
    ]  # fmt: skip
    for chrom, pos, ref, alt, flt, effect, gene, tx, c, p, af, depth in sorted(
        rows, key=lambda r: (int(r[0][3:]), r[1])
    ):
        ann = (
            f"{alt}|{effect}|{IMPACT[effect]}|{gene}|{gene}|transcript|{tx}|protein_coding||{c}|{p}"
        )
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
                    f"DP={depth};ANN={ann}",
                    "GT:AF",
                    f"0/1:{af}",
                ]
            )
        )
    CASE.text("panel_26P13307.vcf", "\n".join(lines) + "\n", "en", form="vcf")


FACTS = """
name | Gaëtan Lormeau-Viquerat | | export_fhir.json
birth_date | 1958-03-02 | | export_fhir.json
birth_date | 1958-02-03 | | courrier_cardio.jpg
sex | male | | export_fhir.json
place | Angers, France | | export_fhir.json
height | 176 | 2026-07-13 | export_fhir.json
weight | 79.5 | 2026-11-12 | export_fhir.json
weight | 83 | 2026-07-13 | export_fhir.json
weight | 80.5 | 2026-09-21 | courrier_cardio.jpg
weight | 79.5 | 2026-11-12 | envoi_chu.zip/note_ide_2026-11-12.txt
weight | 77.2 | 2024-09-09 | envoi_chu.zip/cr_autogreffe_2024.pdf
diagnosis | tFL | 2024-02-20 | export_fhir.json
diagnosis | FL | 2017-09-12 | export_fhir.json
diagnosis | tFL | 2026-08-24 | anapath_26P13307.pdf | note=date of the biopsy; transformation known since 2024-02-20
diagnosis | FL | 2017-09 | second_opinion.pdf
diagnosis | tFL | 2024-02 | second_opinion.pdf
status | relapsed or refractory | 2026-08-24 | export_fhir.json
stage | Ann Arbor III | 2017-09-12 | export_fhir.json
stage | Ann Arbor III | 2026-11-05 | tep_scanner.pdf
performance.ecog | 1 | 2026-11-12 | export_fhir.json
performance.ecog | 1 | 2026-11-10 | second_opinion.pdf
performance.ecog | 1 | 2026-11-12 | envoi_chu.zip/note_ide_2026-11-12.txt | printed=OMS 1
organ.spo2 | 97 | 2026-11-12 | export_fhir.json
organ.spo2 | 98 | 2026-09-21 | courrier_cardio.jpg
organ.spo2 | 97 | 2026-11-12 | envoi_chu.zip/note_ide_2026-11-12.txt
organ.lvef | 52 | 2026-09-21 | courrier_cardio.jpg
organ.lvef | 62 | 2023 | courrier_cardio.jpg
organ.lvef | 52 | 2026-09 | second_opinion.pdf
organ.qtc | 436 | 2026-09-21 | courrier_cardio.jpg
infection.hiv | negative | 2026-10-12 | export_fhir.json
infection.hbsag | negative | 2026-10-12 | export_fhir.json
infection.hbc | negative | 2026-10-12 | export_fhir.json
infection.hcv | negative | 2026-10-12 | export_fhir.json
infection.cmv | negative | 2026-10-12 | export_fhir.json | assay=Cytomegalovirus IgG Ab
infection.ebv_dna | positive | 2026-10-12 | export_fhir.json | assay=EBV PCR sang total
infection.hiv | negative | 2026-10 | second_opinion.pdf
infection.hcv | negative | 2026-10 | second_opinion.pdf
infection.active | absent | 2026-11-10 | second_opinion.pdf
blood_group | O Rh negative | 2017-09-15 | export_fhir.json
condition | Paroxysmal atrial fibrillation | 2021-11 | export_fhir.json
condition | Paroxysmal atrial fibrillation | 2021-11 | courrier_cardio.jpg
condition | Herpes zoster, thoracic, resolved | 2025-01 | export_fhir.json
condition | Mucositis grade 3, resolved | 2024-08 | envoi_chu.zip/cr_autogreffe_2024.pdf
condition | E. coli bacteraemia, resolved | 2024-08-27 | envoi_chu.zip/cr_autogreffe_2024.pdf
condition | Crystal arthritis | 2021 | second_opinion.pdf
medication | valaciclovir | 2024-08-21 | export_fhir.json | dose=500 mg x2/j
medication | co-trimoxazole | 2025-09-08 | export_fhir.json | dose=400/80 mg 1/j
medication | bisoprolol | 2021 | export_fhir.json | dose=2,5 mg 1/j
medication | apixaban | 2021-11 | export_fhir.json | dose=5 mg x2/j
medication | apixaban | | courrier_cardio.jpg | dose=5 mg x 2
medication | bisoprolol | | courrier_cardio.jpg | dose=2,5 mg
medication | paracetamol | | envoi_chu.zip/note_ide_2026-11-12.txt | dose=si besoin
medication | piperacillin-tazobactam | 2024-08-27 | envoi_chu.zip/cr_autogreffe_2024.pdf | end=2024-09-06
last_dose | epcoritamab | 2026-07-13 | envoi_chu.zip/note_ide_2026-11-12.txt
last_dose | epcoritamab | 2026-07-13 | export_fhir.json
line | 1; Bendamustine-rituximab, rituximab maintenance; rituximab, bendamustine; 2020-10-12; CR; systemic; true | 2018-05-14 | export_fhir.json
line | 2; R2; lenalidomide, rituximab; 2023-03-20; PR; systemic; true | 2022-04-04 | export_fhir.json
line | 3; R-CHOP, BEAM and autologous transplant; rituximab, cyclophosphamide, doxorubicin, vincristine, prednisone; 2024-06-25; CR; systemic; true | 2024-03-05 | export_fhir.json
line | 4; Epcoritamab; epcoritamab; 2026-07-13; PR; systemic; true | 2025-09-08 | export_fhir.json
line_count | [4, 4] | | second_opinion.pdf
prior.auto_transplant | true | 2024-08-21 | export_fhir.json
prior.auto_transplant | true | 2024-08-21 | second_opinion.pdf
prior.auto_transplant | true | 2024-08-21 | envoi_chu.zip/cr_autogreffe_2024.pdf
prior.car_t | false | | second_opinion.pdf
prior.car_t | false | | export_fhir.json | note=procedure with status not-done
prior.allo_transplant | false | | second_opinion.pdf
prior.target.CD20 | true | 2025-09-08 | export_fhir.json | product=epcoritamab
antigen.CD19 | positive | 2026-08-24 | anapath_26P13307.pdf | percent=80 %
antigen.CD19 | positive | 2024-02-20 | anapath_26P13307.pdf
antigen.CD20 | negative | 2026-08-24 | anapath_26P13307.pdf | percent=< 1 %
antigen.CD20 | positive | 2024-02-20 | anapath_26P13307.pdf | percent=100 %
antigen.CD22 | dim | 2026-08-24 | anapath_26P13307.pdf | percent=60 % | note=weak to moderate
antigen.CD79b | positive | 2026-08-24 | anapath_26P13307.pdf | percent=90 %
antigen.CD79b | positive | 2024-02-20 | anapath_26P13307.pdf
antigen.CD5 | negative | 2026-08-24 | anapath_26P13307.pdf
antigen.CD5 | negative | 2024-02-20 | anapath_26P13307.pdf
antigen.CD30 | positive | 2026-08-24 | anapath_26P13307.pdf | percent=15 %
antigen.CD30 | negative | 2024-02-20 | anapath_26P13307.pdf
antigen.CD19 | positive | 2026-08-24 | second_opinion.pdf | percent=80 %
antigen.CD20 | negative | 2026-08-24 | second_opinion.pdf
antigen.CD22 | dim | 2026-08-24 | second_opinion.pdf
cytogenetics | t(14;18) | 2026-08-24 | anapath_26P13307.pdf | note=IGH::BCL2, FISH 82 % of nuclei
mutation | EZH2 p.Y646F | 2026-08-24 | panel_26P13307.vcf | vaf=37
mutation | CREBBP p.R1446C | 2026-08-24 | panel_26P13307.vcf | vaf=42
mutation | KMT2D p.Q2736* | 2026-08-24 | panel_26P13307.vcf | vaf=39
mutation | TP53 p.R175H | 2026-08-24 | panel_26P13307.vcf | vaf=22
mutation | MS4A1 p.R58* | 2026-08-24 | panel_26P13307.vcf | vaf=35
burden.spd | 59.1 | 2026-11-05 | tep_scanner.pdf
burden.largest_lesion | 88 | 2026-11-05 | tep_scanner.pdf
burden.suvmax | 19.4 | 2026-11-05 | tep_scanner.pdf
burden.deauville | 5 | 2026-11-05 | tep_scanner.pdf
burden.deauville | 1 | 2024-11-28 | envoi_chu.zip/cr_autogreffe_2024.pdf
lab.hemoglobin | @104 g/L | 2026-11-17 | biologie.csv
lab.wbc | 3.7 | 2026-11-17 | biologie.csv
lab.anc | 2.2 | 2026-11-17 | biologie.csv
lab.alc | 0.38 | 2026-11-17 | biologie.csv
lab.platelets | 97 | 2026-11-17 | biologie.csv
lab.creatinine | @109 µmol/L | 2026-11-17 | biologie.csv | upper_normal=104
lab.egfr | 60 | 2026-11-17 | biologie.csv
lab.alt | 27 | 2026-11-17 | biologie.csv | upper_normal=45
lab.ast | 33 | 2026-11-17 | biologie.csv | upper_normal=35
lab.bilirubin | @13 µmol/L | 2026-11-17 | biologie.csv | upper_normal=21
lab.ldh | 611 | 2026-11-17 | biologie.csv | upper_normal=225
lab.albumin | @35 g/L | 2026-11-17 | biologie.csv
lab.calcium | @2.52 mmol/L | 2026-11-17 | biologie.csv
lab.crp | 38 | 2026-11-17 | biologie.csv
lab.ferritin | 544 | 2026-10-12 | biologie.csv
lab.igg | 4.9 | 2026-10-12 | biologie.csv
preference | Paris, Nantes or Lyon; no plane; available at once | 2026-11-12 | envoi_chu.zip/note_ide_2026-11-12.txt
"""
CONFLICTS = """
birth_date | 1958-03-02 (export_fhir.json and others) ; 1958-02-03 (courrier_cardio.jpg) | day and month exchanged in the cardiologist's letter
"""
GAPS = """
cns | missing | brain MRI requested to rule out involvement, not done
hla | missing | taken on 2026-11-12, result pending
antibodies | missing
lab.ferritin | old | 2026-10-12
infection.cmv_dna | missing
antigen.BCMA | missing
"""
DISTRACTORS = """
weight | 97.5 | export_fhir.json | entered in error
autoimmune | Rheumatoid arthritis | export_fhir.json | verification status refuted
diagnosis | CLL | export_fhir.json | the father's illness
medication | loncastuximab tesirine | export_fhir.json | not taken; discussed only
prior.car_t | true | export_fhir.json | procedure not done, leukapheresis failed
antigen.CD5 | positive | anapath_26P13307.pdf | reactive T cells
mutation | TP53 p.P72R | panel_26P13307.vcf | germline polymorphism, filtered
mutation | NOTCH1 p.Q2459* | panel_26P13307.vcf | below the limit of detection, filtered
mutation | BCL2 p.A101= | panel_26P13307.vcf | synonymous
mutation | MYC rearrangement | anapath_26P13307.pdf | not present
diagnosis | HGBL | anapath_26P13307.pdf | no argument for double-hit high-grade lymphoma
condition | Myocardial infarction | courrier_cardio.jpg | the sister's illness
medication | ramipril | courrier_cardio.jpg | only if LVEF falls below 50 %
pregnancy | positive | envoi_chu.zip/note_ide_2026-11-12.txt | the daughter is pregnant
name | Odile Lormeau | export_fhir.json | the wife, contact person
"""


def make() -> None:
    """Write the case."""
    for part in (bundle, anapath, pet, photo, labs, opinion, archive, panel):
        part()
    CASE.gold(FACTS, CONFLICTS, GAPS, DISTRACTORS)
