"""Nerea Olabarri Vidal (invented): AML, relapsed after a haploidentical transplant."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from pathlib import Path

from gold.unseen.sheet import (
    ATC,
    CLINICAL_STATUS,
    ICD10,
    LOINC,
    NEGATIVE,
    POSITIVE,
    SNOMED,
    Export,
    bead_rows,
    code,
    compile_pdf,
    grid,
    p,
    q,
    quantity,
    strong,
    write_csv,
)

NAME, MRN = "Nerea Olabarri Vidal", "HRN-0093318"
LAB = "https://rianueva.example/laboratorio"
THIN = "0.4pt + luma(120)"


def _problems(chart: Export) -> None:
    chart.add(
        "Condition", clinicalStatus=code(CLINICAL_STATUS, "active"),
        code=code(ICD10, "C92.0", "Acute myeloblastic leukaemia", "LMA con NPM1 mutado"), onsetDateTime="2024-02-06",
        note=[{"text": "Recaída 2025-12-09 (postrasplante). Progresión 2026-05-20."}],
    )  # fmt: skip
    for system, value, text, onset, end, state in (
        (ICD10, "E03.9", "Hipotiroidismo", "2012", "", "active"),
        (ICD10, "B44.1", "Aspergilosis pulmonar invasiva, probable", "2026-10-30", "", "active"),
        (ICD10, "D70", "Neutropenia febril", "2026-09-19", "2026-10-02", "resolved"),
        (
            SNOMED,
            "402355000",
            "EICH aguda cutánea e intestinal, grado II",
            "2024-08-20",
            "2024-11",
            "resolved",
        ),
        (ICD10, "R56.8", "Crisis convulsiva única (PRES)", "2024-08-02", "2024-08-05", "resolved"),
    ):
        more = {"abatementDateTime": end} if end else {}
        chart.add(
            "Condition",
            clinicalStatus=code(CLINICAL_STATUS, state),
            code=code(system, value, text=text),
            onsetDateTime=onset,
            **more,
        )
    chart.add(
        "FamilyMemberHistory", status="completed",
        relationship=code("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH", text="madre"),
        condition=[{"code": code(ICD10, "C50.9", text="Cáncer de mama a los 52 años")}],
    )  # fmt: skip
    chart.add("AllergyIntolerance", code={"text": "Intolerancia a vancomicina (exantema)"})


def _course(chart: Export, label: str, start: str, end: str, drugs: dict[str, str]) -> None:
    for atc, name in drugs.items():
        chart.add(
            "MedicationAdministration", status="completed", medicationCodeableConcept=code(ATC, atc, name, name),
            effectivePeriod={"start": start, "end": end}, note=[{"text": label}],
        )  # fmt: skip


def _treatment(chart: Export) -> None:
    _course(
        chart,
        "3+7 y midostaurina",
        "2024-02-12",
        "2024-03-04",
        {"L01BC01": "Citarabina", "L01DB02": "Daunorubicina", "L01EX10": "Midostaurina"},
    )
    _course(
        chart,
        "Consolidación, dosis altas, 2 ciclos",
        "2024-04-03",
        "2024-05-30",
        {"L01BC01": "Citarabina"},
    )
    _course(
        chart,
        "Acondicionamiento",
        "2024-07-05",
        "2024-07-10",
        {"L01BB05": "Fludarabina", "L01AB01": "Busulfano"},
    )
    _course(
        chart, "Mantenimiento postrasplante", "2024-10-15", "2025-09-30", {"L01EX02": "Sorafenib"}
    )
    _course(chart, "Gilteritinib 120 mg", "2025-12-15", "2026-05-18", {"L01EX13": "Gilteritinib"})
    _course(
        chart,
        "VEN-AZA, 3 ciclos",
        "2026-06-01",
        "2026-08-18",
        {"L01XX52": "Venetoclax", "L01BC07": "Azacitidina"},
    )
    _course(
        chart, "FLAG-IDA + GO", "2026-09-07", "2026-09-12",
        {"L01BB05": "Fludarabina", "L01BC01": "Citarabina", "L01DB06": "Idarrubicina", "L01FX02": "Gemtuzumab ozogamicina"},
    )  # fmt: skip
    for atc, name, since in (
        ("L01XX05", "Hidroxicarbamida", "2026-11-10"),
        ("J02AC05", "Isavuconazol", "2026-10-30"),
        ("H03AA01", "Levotiroxina", "2012-05"),
        ("J05AX18", "Letermovir", "2026-09-07"),
    ):
        chart.add(
            "MedicationStatement",
            status="active",
            medicationCodeableConcept=code(ATC, atc, text=name),
            effectivePeriod={"start": since},
        )
    for text, day, state in (
        (
            "Trasplante alogénico de progenitores hematopoyéticos, donante haploidéntico (hijo)",
            "2024-07-11",
            "completed",
        ),
        ("Infusión de linfocitos del donante, 1 x 10^6 CD3/kg", "2026-03-05", "completed"),
        ("Segundo trasplante alogénico", "2026-07-20", "not-done"),
        ("Aspirado de médula ósea", "2026-11-06", "completed"),
        ("Punción lumbar", "2026-03-02", "completed"),
    ):
        coding = code(SNOMED, "23719005", text=text) if "Trasplante" in text else {"text": text}
        chart.add("Procedure", status=state, code=coding, performedDateTime=day)
    for day, words in (
        ("2024-03-18", "Remisión completa (RC), EMR positiva"),
        ("2026-02-10", "RC con recuperación hematológica incompleta (RCi)"),
        ("2026-08-20", "Respuesta parcial (RP)"),
        ("2026-11-06", "Enfermedad refractaria"),
    ):
        chart.seen(
            {"text": "Evaluación de la respuesta"}, day, valueCodeableConcept={"text": words}
        )


def _findings(chart: Export) -> None:
    chart.measured("29463-7", 58400, "g", "2026-11-19", "Peso")
    chart.measured("29463-7", 61200, "g", "2026-09-04", "Peso")
    chart.measured("8302-2", 1.64, "m", "2026-11-19", "Talla")
    chart.measured("2708-6", 94, "%", "2026-11-19", "Saturación de oxígeno, aire ambiente")
    chart.seen(code(LOINC, "89247-1", text="ECOG"), "2026-11-19", valueInteger=2)
    for test, answer, text in (
        ("56888-1", NEGATIVE, "VIH Ag/Ac"),
        ("5196-1", NEGATIVE, "HBsAg"),
        ("13952-7", NEGATIVE, "Anti-HBc total"),
        ("13955-0", NEGATIVE, "Anti-VHC"),
        ("13949-3", POSITIVE, "CMV IgG"),
    ):
        chart.found(test, answer, "2026-10-28", text)
    chart.measured("26446-5", 28, "%", "2026-11-06", "Blastos en médula ósea")
    chart.measured("26446-5", 46, "%", "2025-12-09", "Blastos en médula ósea")
    blood = [
        {"code": code(LOINC, value, text=text), "valueQuantity": quantity(number, unit, ucum)}
        for value, text, number, unit, ucum in (
            ("718-7", "Hemoglobina", 8.4, "g/dL", ""),
            ("26464-8", "Leucocitos", 5.1, "10^3/µL", "10*3/uL"),
            ("777-3", "Plaquetas", 24, "10^3/µL", "10*3/uL"),
        )
    ]
    chart.seen(code(LAB, "HEMO", text="Hemograma"), "2026-11-12T08:10:00+01:00", component=blood)
    for loinc, number, unit, text in (
        ("2160-0", 0.66, "mg/dL", "Creatinina"),
        ("1742-6", 58, "U/L", "GPT"),
        ("1920-8", 44, "U/L", "GOT"),
        ("2532-0", 702, "U/L", "LDH"),
    ):
        chart.measured(loinc, number, unit, "2026-11-12T08:10:00+01:00", text)
    share = [
        {"code": code(LAB, f"CF-{antigen}", text=f"{antigen} en blastos"), "valueQuantity": quantity(number, "%"),
         "interpretation": [{"text": "positivo"}]}
        for antigen, number in (("CD33", 98), ("CD123", 88), ("CD7", 64))
    ]  # fmt: skip
    chart.seen(
        code(LAB, "CF-LMA", text="Inmunofenotipo de médula ósea"), "2025-12-09", component=share
    )


def bundle(folder: Path) -> None:
    """A collection with Spanish words."""
    chart = Export("case_b", "2026-11-21T09:15:00+01:00", "https://rianueva.example/fhir")
    chart.add(
        "Patient",
        identifier=[{"system": "https://rianueva.example/nhc", "value": MRN}],
        name=[{"use": "official", "family": "Olabarri Vidal", "given": ["Nerea"]}],
        gender="female", birthDate="1979-06-30",
        address=[{"use": "home", "city": "Vitoria-Gasteiz", "postalCode": "01001", "country": "ES"}],
    )  # fmt: skip
    chart.add("Organization", name="Hospital Universitario Ría Nueva, Bilbao")
    for part in (_problems, _treatment, _findings):
        part(chart)
    for url, title, day in (
        ("referral_form.pdf", "Referral form", "2026-11-20"),
        ("bm_report_2026-11-06.pdf", "Bone marrow report", "2026-11-11"),
        ("molecular_chimerism.pdf", "Molecular report", "2026-11-16"),
        ("informe_trasplante.pdf", "Informe de consulta", "2026-11-12"),
    ):
        file = {"contentType": "application/pdf", "url": url, "title": title, "creation": day}
        chart.add("DocumentReference", status="current", content=[{"attachment": file}])
    chart.write(folder / "patient_export.json", "collection")


def form(folder: Path) -> None:
    """The referral as a filled form: numbered questions, answers beside them."""
    rows = [
        ["No.", "Question", "Answer"],
        ["1", "Patient", "Olabarri Vidal, Nerea; female; born 30 June 1979; Vitoria-Gasteiz, Spain"],
        ["2", "Diagnosis and date", "Acute myeloid leukaemia, NPM1 mutated, 6 February 2024"],
        ["3", "Present state", "Second progression after allogeneic transplant; refractory to FLAG-IDA with gemtuzumab ozogamicin (marrow of 6 November 2026)"],
        ["4", "Performance status", "ECOG 2"],
        ["5", "Weight / height", "58.4 kg / 164 cm"],
        ["6", "Number of previous lines", "4 (transplant and sorafenib maintenance counted with the first)"],
        ["7", "Previous allogeneic transplant", "Yes, 11 July 2024, haploidentical, son, post-transplant cyclophosphamide"],
        ["8", "Previous autologous transplant", "No"],
        ["9", "Previous CAR-T or other gene-modified cells", "No. CD33-directed CAR T cells were discussed in October, never given."],
        ["10", "Antigen-directed treatment", "Gemtuzumab ozogamicin (CD33), one dose of 3 mg/m2 on 9 September 2026; no CD123- or CD7-directed agent"],
        ["11", "Graft-versus-host disease now", "None"],
        ["12", "Immunosuppression", "None systemic since March 2025"],
        ["13", "CNS", "Last lumbar puncture 2 March 2026: no blasts. Not repeated since; no neurological symptoms."],
        ["14", "Extramedullary disease", "None (examination, PET-CT of 30 October 2026)"],
        ["15", "Infection", "Active: probable pulmonary aspergillosis, CT of 30 October 2026, improving on isavuconazole; no fever since 4 November"],
        ["16", "Heart", "LVEF 55 % (echocardiography of 22 October 2026)"],
        ["17", "Lungs", "SpO2 94 % on room air (19 November 2026); no lung function test possible"],
        ["18", "HIV, hepatitis B and C", "Negative, 28 October 2026"],
        ["19", "Epilepsy, stroke, other neurological disease", "None active; one seizure with PRES in August 2024, no treatment since"],
        ["20", "Autoimmune disease, second cancer", "Hypothyroidism after thyroiditis; no second cancer. Mother had breast cancer."],
        ["21", "Wishes of the patient", "Would travel within Spain and to France; not further; needs an interpreter for English; wants treatment to start before Christmas"],
    ]  # fmt: skip
    compile_pdf(
        folder / "referral_form.pdf", "Referral form", (2026, 11, 20),
        '#set page(paper: "a4", margin: (x: 1.8cm, y: 1.8cm), footer: [#text(7pt)[' + q("Form CT-04, version 3 - " + MRN) + "]])\n"
        '#set text(font: "New Computer Modern", size: 9.5pt, lang: "en", hyphenate: false, ligatures: false)\n',
        f"#text(15pt)[{strong('Request for evaluation: cellular therapy')}]\n",
        p("Hospital Universitario Ría Nueva, Bilbao. Unit of Haematopoietic Transplantation. Date of examination 19 November 2026; form completed 20 November 2026."),
        grid(rows, "(auto, 4.6cm, 1fr)", THIN),
        p("Comments: white cells rise quickly; hydroxycarbamide 1 g daily since 10 November to hold them. The son is 21, in good health, and would donate again."),
        p("Dr. Iker Zumalde, transplant physician"),
    )  # fmt: skip


def marrow(folder: Path) -> None:
    """The marrow: earlier results stand left of the new one."""
    rows = [
        ["09-Dec-2025", "20-Aug-2026", "06-Nov-2026", "Marker", "Remark"],
        ["98 % pos", "95 % pos", "41 % dim", "CD33", "after gemtuzumab ozogamicin"],
        ["88 % pos", "91 % pos", "93 % pos", "CD123", "bright"],
        ["64 % pos", "71 % pos", "69 % pos", "CD7", "aberrant"],
        ["not tested", "90 % pos", "86 % pos", "CLL1 (CLEC12A)", ""],
        ["not tested", "52 % pos", "pending", "FLT3 (CD135)", "repeat tube requested"],
        ["0 % neg", "0 % neg", "< 1 % neg", "CD19", ""],
        ["not tested", "1 % neg", "1 % neg", "CD5", ""],
        ["not tested", "not tested", "not tested", "CD70", "no antibody in house"],
        ["3 % neg", "4 % neg", "2 % neg", "CD34", ""],
        ["95 % pos", "96 % pos", "94 % pos", "CD117", ""],
    ]
    counts = [
        ["09-Dec-2025", "20-Aug-2026", "06-Nov-2026", "Cell"],
        ["46 %", "17 %", "38 %", "Blasts"],
        ["21 %", "30 %", "24 %", "Erythroblasts"],
        ["14 %", "22 %", "15 %", "Maturing granulocytes"],
        ["9 %", "11 %", "12 %", "Lymphocytes"],
        ["4 %", "5 %", "4 %", "Monocytes"],
    ]
    compile_pdf(
        folder / "bm_report_2026-11-06.pdf", "Bone marrow report", (2026, 11, 11),
        '#set page(paper: "a4", margin: (x: 2cm, y: 1.8cm), header: align(right)[#text(8pt)[' + q("Ría Nueva Haematology Laboratory | MO-26/1904") + "]])\n"
        '#set text(font: "Libertinus Serif", size: 10pt, lang: "en", hyphenate: false, ligatures: false)\n',
        f"#text(14pt)[{strong('BONE MARROW: CYTOLOGY AND IMMUNOPHENOTYPE')}]\n",
        p(f"{NAME} / 30-Jun-1979 / F / {MRN}. Aspirate, right iliac crest, sampled 06-Nov-2026 10:20, reported 11-Nov-2026."),
        p("Question: response after FLAG-IDA + GO. CAR-T cells against CD33 or CD123 are being considered."),
        strong("Differential count (500 cells)"), grid(counts, "(auto, auto, auto, 1fr)", f"(bottom: {THIN})"),
        p("Hypocellular fragments. Blasts of medium size with cup-like nuclei, no Auer rods."),
        strong("Blast immunophenotype (share of CD117+ blasts)"), grid(rows, "(auto, auto, auto, auto, 1fr)", f"(bottom: {THIN})"),
        p("Residual normal T cells (11 % of all cells) are CD3+, CD5+ and CD7+. Normal B cells absent."),
        strong("Cytogenetics"), p("46,XX[20]. FISH for KMT2A and for deletion of 5q, 7q and 17p (TP53): normal."),
        strong("Opinion"), p("Refractory acute myeloid leukaemia with 38 % blasts; CD33 reduced, CD123, CD7 and CLL1 maintained. No evidence of a lymphoid population; no evidence of B-lymphoblastic leukaemia."),
        p("Dra. Ainhoa Lizarraga, Haematologist"),
    )  # fmt: skip


def molecular(folder: Path) -> None:
    """Mutations over time and the chimerism, recipient before donor."""
    genes = [
        ["Gene", "Diagnosis 06/02/2024", "Relapse 09/12/2025", "Present 06/11/2026"],
        ["NPM1 c.860_863dup (type A)", "VAF 41 %", "VAF 36 %", "VAF 33 %"],
        ["DNMT3A p.R882H", "VAF 45 %", "VAF 43 %", "VAF 40 %"],
        ["FLT3-ITD", "ratio 0.62", "ratio 0.35", "not detected"],
        ["FLT3-TKD p.D835Y", "not detected", "not detected", "VAF 12 %"],
        ["NRAS p.G12D", "not detected", "not detected", "VAF 6 %"],
        ["IDH1, IDH2, TP53, CEBPA", "not detected", "not detected", "not detected"],
    ]
    chimera = [
        ["Fraction", "Recipient", "Donor"],
        ["Bone marrow, unsorted", "43 %", "57 %"],
        ["Bone marrow, CD34/CD117+", "91 %", "9 %"],
        ["Blood, CD3+", "12 %", "88 %"],
    ]
    compile_pdf(
        folder / "molecular_chimerism.pdf", "Molecular report", (2026, 11, 16),
        '#set page(paper: "a4", margin: (x: 2cm, y: 2cm))\n'
        '#set text(font: "DejaVu Sans Mono", size: 8.5pt, lang: "en", hyphenate: false, ligatures: false)\n',
        p("GENOMICA RIA NUEVA / Molecular diagnostics / Report 26-G-0772 of 16/11/2026"),
        p(f"Patient {NAME}, 30/06/1979, {MRN}. Sample: marrow and blood of 06/11/2026."),
        strong("A. Variants"), "\n", grid(genes, "(1fr, auto, auto, auto)", THIN),
        strong("B. Chimerism (STR, 16 markers, 06/11/2026; donor: son)"), "\n", grid(chimera, "(1fr, auto, auto)", THIN),
        strong("C. HLA loss"), "\n",
        p("The blasts keep both HLA haplotypes: no copy-neutral loss of 6p and no loss of the mismatched haplotype."),
        strong("D. Comment"), "\n",
        p("The FLT3-ITD clone has gone under gilteritinib; a FLT3-TKD subclone has appeared. No germline variant of DDX41 (family history asked for). A typing of the present blood has not been ordered."),
    )  # fmt: skip


def spanish(folder: Path) -> None:
    """One page in Spanish: the transplant clinic."""
    compile_pdf(
        folder / "informe_trasplante.pdf", "Informe de consulta", (2026, 11, 12),
        '#set page(paper: "a4", margin: (x: 2.4cm, y: 2.2cm))\n'
        '#set text(font: "Libertinus Serif", size: 11pt, lang: "es", hyphenate: false, ligatures: false)\n',
        f"{strong('Hospital Universitario Ría Nueva')} #h(1fr) {q('Bilbao, 12 de noviembre de 2026')}\n#line(length: 100%)\n",
        f"#align(center)[{strong('INFORME DE CONSULTA: TRASPLANTE')}]\n",
        p("Paciente: Nerea Olabarri Vidal. Fecha de nacimiento: 30/06/1979. NHC: HRN-0093318."),
        p("Antecedentes: hipotiroidismo. Antecedentes familiares: madre con cáncer de mama; no hay leucemia en la familia. Tuberculosis: no."),
        p("Leucemia mieloide aguda diagnosticada el 06/02/2024. Trasplante alogénico haploidéntico (hijo) el 11/07/2024. EICH aguda grado II en agosto de 2024, resuelta. EICH crónica leve activa en ojos y boca, en tratamiento con ciclosporina tópica; sin inmunosupresión sistémica."),
        p("Exploración: índice de Karnofsky 70 %. Peso 59 kg. Sin adenopatías ni lesiones cutáneas. Sin signos de afectación del sistema nervioso central."),
        p("Pruebas: ecocardiograma del 22/10/2026 con FEVI 45 %. TC de tórax del 30/10/2026: nódulos con halo, aspergilosis pulmonar probable, en tratamiento. Quimerismo en sangre del 02/09/2026: 71 % del donante. Prueba de embarazo no realizada."),
        p("Plan: valorar inclusión en ensayo con células CAR-T dirigidas a CD123 o CD7. No es candidata a un segundo trasplante en este momento."),
        p("Dra. Leire Goñi Arrieta"),
    )  # fmt: skip


def labs(folder: Path) -> None:
    """One row a result, as the laboratory system dumps it."""
    head = (
        "accession patient_no drawn_at loinc component result units ref_low ref_high status remark"
    )
    first: list[tuple[str, str, object, str, object, object]] = [
        ("718-7", "Hemoglobin", 8.1, "g/dL", 12.0, 16.0), ("6690-2", "WBC", 9800, "/uL", 4000, 11000),
        ("751-8", "Neutrophils, absolute", 610, "/uL", 1800, 7500), ("731-0", "Lymphocytes, absolute", 540, "/uL", 1000, 4000),
        ("777-3", "Platelets", 31, "10*3/uL", 150, 400), ("2160-0", "Creatinine", 0.69, "mg/dL", 0.5, 0.9),
        ("1988-5", "CRP", 6.8, "mg/dL", "", 0.5), ("2276-4", "Ferritin", 2870, "ng/mL", 15, 150),
        ("2465-3", "IgG", 512, "mg/dL", 700, 1600), ("1975-2", "Bilirubin, total", 0.8, "mg/dL", "", 1.2),
    ]  # fmt: skip
    last: list[tuple[str, str, object, str, object, object]] = [
        ("718-7", "Hemoglobin", 7.9, "g/dL", 12.0, 16.0), ("6690-2", "WBC", 6400, "/uL", 4000, 11000),
        ("751-8", "Neutrophils, absolute", 420, "/uL", 1800, 7500), ("731-0", "Lymphocytes, absolute", 470, "/uL", 1000, 4000),
        ("709-6", "Blasts, blood", 21, "%", "", 0), ("62238-1", "eGFR CKD-EPI", 98, "mL/min/1.73m2", 60, ""),
        ("1742-6", "ALT", 63, "U/L", "", 34), ("1920-8", "AST", 49, "U/L", "", 31),
        ("1975-2", "Bilirubin, total", 0.9, "mg/dL", "", 1.2), ("2532-0", "LDH", 811, "U/L", 135, 214),
        ("1751-7", "Albumin", 3.1, "g/dL", 3.5, 5.2), ("17861-6", "Calcium", 8.8, "mg/dL", 8.6, 10.2),
        ("1988-5", "CRP", 2.4, "mg/dL", "", 0.5), ("2276-4", "Ferritin", 3120, "ng/mL", 15, 150),
        ("3084-1", "Uric acid", 5.6, "mg/dL", 2.4, 5.7),
    ]  # fmt: skip
    rows: list[list[object]] = [list(head.split())]
    for number, day, results in (
        ("A26-81207", "2026-11-10T07:55", first),
        ("A26-83950", "2026-11-19T08:20", last),
    ):
        rows += [[number, MRN, day, *result, "final", ""] for result in results]
    rows += [
        ["A26-83950", MRN, "2026-11-19T08:20", "777-3", "Platelets", 118, "10*3/uL", 150, 400, "cancelled", "wrong tube, not this patient"],
        ["A26-83977", MRN, "2026-11-19T10:40", "777-3", "Platelets", 18, "10*3/uL", 150, 400, "final", "recollected"],
        ["A26-83950", MRN, "2026-11-19T08:20", "2160-0", "Creatinine", "", "mg/dL", 0.5, 0.9, "cancelled", "insufficient sample"],
        ["A26-83950", MRN, "2026-11-19T08:20", "2118-8", "hCG, serum, qualitative", "negative", "", "", "", "final", ""],
    ]  # fmt: skip
    write_csv(folder / "lab_results.csv", rows)


def hla(folder: Path) -> None:
    """Patient and donor in one long table; two sera against single antigens."""
    patient = "A*01:01 A*11:01 B*35:01 B*57:01 C*04:01 C*06:02 DRB1*07:01 DRB1*14:54 DRB3*02:02 - DRB4*01:03 - DQB1*03:03 DQB1*05:03 DPB1*04:01 DPB1*13:01"
    donor = "A*11:01 A*26:01 B*35:01 B*38:01 C*04:01 C*12:03 DRB1*13:01 DRB1*14:54 DRB3*01:01 DRB3*02:02 - - DQB1*05:03 DQB1*06:03 DPB1*04:01 DPB1*02:01"
    rows: list[list[object]] = [
        ["Subject", "Relation", "Locus", "Allele1", "Allele2", "Material", "Sampled", "Technique"]
    ]
    for subject, relation, alleles, material in (
        ("OLABARRI VIDAL N", "patient", patient.split(), "saliva"),
        ("SANCHEZ OLABARRI U", "son, donor", donor.split(), "blood"),
    ):
        for one, two in zip(alleles[::2], alleles[1::2], strict=True):
            locus = "HLA-" + (one if one != "-" else "DRB4").split("*")[0]
            rows.append([subject, relation, locus, one, two, material, "15/04/2024", "NGS"])
    write_csv(folder / "hla_typing_table.csv", rows, delimiter=";")
    sera = {
        "2024-06-18": {"A*02:01": 640, "B*44:03": 910},
        "2026-11-05": {"A*02:01": 2210, "A*68:02": 1490, "B*44:02": 1730, "B*44:03": 1985, "DRB1*03:01": 895, "DQA1*05:01,DQB1*02:01": 1105},
    }  # fmt: skip
    beads: list[list[object]] = [["serum_date", "bead", "antigen", "mfi_raw", "mfi_normalized"]]
    beads += [[day, *row] for day, serum in sera.items() for row in bead_rows(serum)]
    write_csv(folder / "luminex_single_antigen.csv", beads)


def make(folder: Path) -> None:
    """Write the whole folder."""
    for part in (bundle, form, marrow, molecular, spanish, labs, hla):
        part(folder)
