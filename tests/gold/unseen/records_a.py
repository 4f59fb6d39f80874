"""Colm Desrosiers (invented): mantle cell lymphoma after autograft and three BTK inhibitors."""

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
    WEAK,
    Export,
    Resource,
    bead_rows,
    code,
    compile_pdf,
    items,
    p,
    q,
    quantity,
    strong,
    write_csv,
)

NAME, MRN = "Colm Desrosiers", "CBU 448 1927"
LIS = "https://corribbridge.example/lis"
VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"


def _problems(chart: Export) -> None:
    active, resolved = (code(CLINICAL_STATUS, s) for s in ("active", "resolved"))
    confirmed, refuted = (code(VERIFICATION, s) for s in ("confirmed", "refuted"))
    chart.add(
        "Condition",
        clinicalStatus=code(CLINICAL_STATUS, "relapse"),
        verificationStatus=confirmed,
        code={
            "coding": [
                {"system": ICD10, "code": "C83.1"},
                {"system": "http://terminology.hl7.org/CodeSystem/icd-o-3", "code": "9673/3"},
            ]
        },
        onsetDateTime="2019-05-14",
        stage=[{"summary": code(LIS, "STG-LUG-4", "Lugano stage IV")}],
    )
    for system, value, display, onset, state, verified in (
        (SNOMED, "49436004", "", "2024-05-07", active, confirmed),
        (ICD10, "M10.9", "Gout, unspecified", "2016", active, confirmed),
        (ICD10, "C61", "Malignant neoplasm of prostate", "2021-09", active, confirmed),
        (
            ICD10,
            "J18.1",
            "Lobar pneumonia, unspecified organism",
            "2026-09-12",
            resolved,
            confirmed,
        ),
        (ICD10, "L40.0", "Psoriasis vulgaris", "2022", active, refuted),
    ):
        chart.add(
            "Condition",
            clinicalStatus=state,
            verificationStatus=verified,
            code=code(system, value, display),
            onsetDateTime=onset,
        )
    for relation, display, system, value, name in (
        ("FTH", "father", ICD10, "C92.0", "Acute myeloblastic leukaemia"),
        ("SIS", "sister", ICD10, "C82.9", "Follicular lymphoma, unspecified"),
    ):
        role = code("http://terminology.hl7.org/CodeSystem/v3-RoleCode", relation, display)
        chart.add(
            "FamilyMemberHistory",
            status="completed",
            relationship=role,
            condition=[{"code": code(system, value, name)}],
        )
    chart.add("AllergyIntolerance", code=code(SNOMED, "91936005", "Allergy to penicillin"))


def _drugs(chart: Export) -> None:
    chop = [
        ("L01XC02", "rituximab"),
        ("L01AA01", ""),
        ("L01DB01", ""),
        ("L01CA02", ""),
        ("H02AB07", ""),
    ]
    chop += [("H02AB02", "dexamethasone"), ("L01BC01", "cytarabine"), ("L01XA03", "oxaliplatin")]
    courses: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("2019-06-03", "2019-10-21", chop),
        ("2020-02-10", "2022-12-12", [("L01FA01", "rituximab")]),
        ("2023-03-27", "2024-05-13", [("L01EL01", "ibrutinib")]),
        ("2024-05-20", "2025-02-10", [("L01EL03", "zanubrutinib")]),
        ("2025-03-03", "2025-06-16", [("L01FA01", "rituximab"), ("L01AA09", ""), ("L01BC01", "")]),
        ("2025-12-01", "2026-09-28", [("L01EL05", "pirtobrutinib")]),
        ("2024-05-10", "", [("B01AF02", "apixaban"), ("C07AB07", "bisoprolol")]),
        ("2019-06-01", "", [("J05AF10", "entecavir")]),
        ("2025-03-03", "", [("J05AB01", "aciclovir")]),
        ("2016-04", "", [("M04AA01", "allopurinol")]),
    ]
    for start, end, drugs in courses:
        period = {"start": start} | ({"end": end} if end else {})
        for atc, display in drugs:
            chart.add(
                "MedicationStatement",
                status="completed" if end else "active",
                medicationCodeableConcept=code(ATC, atc, display),
                effectivePeriod=period,
            )


def _acts(chart: Export) -> None:
    def done(
        value: str, display: str, when: Resource, status: str = "completed", **more: object
    ) -> None:
        chart.add(
            "Procedure",
            status=status,
            code=code(SNOMED if value.isdigit() else LIS, value, display),
            **when,
            **more,
        )

    done(
        "709115004",
        "Transplantation of autologous hematopoietic stem cell",
        {"performedDateTime": "2019-12-04"},
    )
    done("86273004", "Biopsy", {"performedDateTime": "2026-10-08"})
    done(
        "108290001", "Radiation oncology AND/OR radiotherapy",
        {"performedPeriod": {"start": "2026-10-20", "end": "2026-10-21"}},
        bodySite=[code(SNOMED, "26893007", "Inguinal region")], note=[{"text": "4 Gy in 2 fractions, right groin"}],
    )  # fmt: skip
    done(
        "PROC-LKA", "Leukapheresis", {}, "not-done",
        statusReason={"text": "lymphocytes too few, slot cancelled 2026-11-03"},
    )  # fmt: skip
    chart.add(
        "ServiceRequest", status="draft", intent="plan",
        code={"text": "Brexucabtagene autoleucel (CD19-directed CAR T cells)"}, authoredOn="2026-10-22",
    )  # fmt: skip
    response = code(LOINC, "88040-1")
    for date, value, display in (
        ("2019-11-14", "LA28366-5", "Complete response"),
        ("2023-09-18", "LA28369-9", "Partial response"),
        ("2025-07-07", "LA28369-9", "Partial response"),
        ("2026-03-02", "LA28370-7", "Stable disease"),
        ("2026-09-29", "LA28371-5", "Progressive disease"),
    ):
        chart.seen(response, date, valueCodeableConcept=code(LOINC, value, display))


def _findings(chart: Export) -> None:
    chart.measured("29463-7", 168, "[lb_av]", "2026-11-16")
    chart.add(
        "Observation", status="entered-in-error", code=code(LOINC, "29463-7"), effectiveDateTime="2026-11-16",
        valueQuantity=quantity(96.0, "kg"),
    )  # fmt: skip
    chart.measured("8302-2", 70, "[in_i]", "2026-11-16")
    chart.measured("59408-5", 96, "%", "2026-11-16")
    pressure = [
        {"code": code(LOINC, value), "valueQuantity": quantity(number, "mm[Hg]")}
        for value, number in (("8480-6", 128), ("8462-4", 76))
    ]
    chart.seen(code(LOINC, "85354-9"), "2026-11-16", component=pressure)
    chart.seen(code(LOINC, "89247-1"), "2026-11-16", valueCodeableConcept=code(LOINC, "LA9623-5"))
    chart.measured("8806-2", 56, "%", "2026-10-27")
    for test, answer, date in (
        ("56888-1", NEGATIVE, "2026-11-02"),
        ("5196-1", NEGATIVE, "2026-11-02"),
        ("13952-7", POSITIVE, "2026-11-02"),
        ("42595-9", "260415000", "2026-11-02"),
        ("13955-0", NEGATIVE, "2026-02-16"),
        ("13949-3", POSITIVE, "2026-11-02"),
    ):
        chart.found(test, answer, date)
    blood = [
        {"code": code(LOINC, value), "valueQuantity": quantity(number, unit)}
        for value, number, unit in (
            ("718-7", 96, "g/L"),
            ("6690-2", 3.1, "10*9/L"),
            ("751-8", 1.9, "10*9/L"),
        )
    ]
    chart.seen(code(LOINC, "58410-2"), "2026-11-18T07:50:00Z", component=blood)
    marker = [
        {"code": code(LIS, f"FC-{antigen}", antigen), "valueCodeableConcept": code(SNOMED, answer)}
        for antigen, answer in (("CD19", WEAK), ("CD20", NEGATIVE), ("CD5", POSITIVE))
    ]
    chart.seen(code(LIS, "FC-LN", "Immunophenotype, lymph node"), "2026-10-08", component=marker)
    variant = [
        {
            "code": code(LOINC, "48018-6"),
            "valueCodeableConcept": code("http://www.genenames.org", "HGNC:11998", "TP53"),
        },
        {
            "code": code(LOINC, "48005-3"),
            "valueCodeableConcept": code("http://varnomen.hgvs.org", "p.(Arg248Gln)"),
        },
        {"code": code(LOINC, "81258-6"), "valueQuantity": quantity(41, "%")},
    ]
    chart.seen(code(LOINC, "69548-6"), "2026-10-08", component=variant)
    chart.seen(
        code(LOINC, "72166-2"),
        "2026-11-16",
        valueCodeableConcept=code(SNOMED, "266919005", "Never smoked tobacco"),
    )


def bundle(folder: Path) -> None:
    """A search result, coded almost without words."""
    chart = Export("case_a", "2026-11-20T11:02:00Z", "https://corribbridge.example/fhir/r4")
    chart.add(
        "Patient",
        identifier=[{"system": "https://corribbridge.example/mrn", "value": MRN}],
        name=[{"family": "Desrosiers", "given": ["Colm"]}],
        gender="male",
        birthDate="1961-02-27",
        address=[{"city": "Galway", "country": "IRL"}],
    )
    chart.add("Organization", name="Corrib Bridge University Hospital")
    chart.add("Practitioner", name=[{"family": "Ní Mhaoldomhnaigh", "given": ["Aoife"]}])
    for part in (_problems, _drugs, _acts, _findings):
        part(chart)
    for url, title, day in (
        ("clinic_letter.pdf", "Outpatient letter", "2026-11-19"),
        ("histology.pdf", "Histopathology", "2026-10-14"),
        ("pet_ct.pdf", "PET/CT", "2026-11-05"),
        ("compte_rendu_autogreffe.pdf", "Compte rendu", "2019-12-23"),
    ):
        file = {"contentType": "application/pdf", "url": url, "title": title, "creation": day}
        chart.add("DocumentReference", status="current", content=[{"attachment": file}])
    chart.write(folder / "fhir_export.json", "searchset")


def letter(folder: Path) -> None:
    """The clinic letter: problem list first, then prose, two pages."""
    compile_pdf(
        folder / "clinic_letter.pdf", "Outpatient letter", (2026, 11, 19),
        '#set page(paper: "a4", margin: (x: 2.6cm, y: 2.2cm), footer: context [#h(1fr) #text(8pt)[Page #counter(page).display("1")] #h(1fr)])\n'
        '#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en", hyphenate: false, ligatures: false)\n',
        "#align(right)[#text(9pt)[", " \\\n".join(q(line) for line in (
            "Corrib Bridge University Hospital", "Haematology Day Ward, Level 3", "Newcastle Quay, Galway",
            "Tel. (0)91 555 0117")), "]]\n",
        p("Our ref: ANM/gk/448 1927          Clinic date: 19 November 2026          Typed: 20 November 2026"),
        p("Dr M. Vanterpool, Cellular Therapy Advisory Service"),
        p("Dear Dr Vanterpool,"),
        strong("Re: Mr Colm DESROSIERS, DOB 27/02/1961, MRN CBU 448 1927, of Salthill, Galway, Ireland"), "\n",
        f"#v(4pt)#underline[{q('Diagnoses')}]\n",
        items("Mantle cell lymphoma, diagnosed May 2019 (left cervical node), Ann Arbor stage IVA at presentation; blastoid and TP53-mutated at the current relapse",
              "Atrial fibrillation since May 2024 (while on ibrutinib), anticoagulated",
              "Past hepatitis B infection: anti-HBc positive, surface antigen negative, HBV DNA not detected on 2 November 2026",
              "Prostate carcinoma, Gleason 3+3, found September 2021, active surveillance, PSA stable",
              "Gout", kind="enum"),
        f"#underline[{q('Treatment to date')}]\n",
        items("June to October 2019 (Lille): R-CHOP alternating with R-DHAOx, six cycles, complete remission; BEAM autograft in November 2019; rituximab maintenance until December 2022",
              "First relapse 9 March 2023: ibrutinib from 27/03/2023, partial remission; changed to zanubrutinib on 20/05/2024 because of the atrial fibrillation, still in remission, until progression in February 2025",
              "R-BAC, four cycles, 3 March to 16 June 2025, partial remission; progression November 2025",
              "Pirtobrutinib 1 December 2025 to 28 September 2026, best response stable disease",
              "4 Gy to the right groin on 20 and 21 October 2026, for comfort", kind="enum"),
        p("Thank you for looking at Mr Desrosiers' records. He is a 65-year-old retired ferry engineer with progressive mantle cell lymphoma after what we count as four lines of treatment; we take the change of BTK inhibitor for toxicity as one line. Progression on pirtobrutinib was documented on 29 September 2026 and biopsied on 8 October."),
        p("Autologous CD19-directed therapy is planned in principle (brexucabtagene autoleucel), but the collection on 3 November was cancelled because there were too few lymphocytes and we do not think he can wait. He has never received CAR T cells or any other cellular therapy, and he has not had an allogeneic transplant. A bispecific antibody has not been given."),
        p("He feels tired but is up and about all day, ECOG 1. No fevers, no night sweats, he has lost some weight. Today 76 kg, 1.78 m. He had a lobar pneumonia in September, which has cleared; there is no current infection. MRI of the brain on 30 October 2026 was done for headaches: no evidence of CNS disease, no stroke. A lumbar puncture has not been done. There is no history of seizures. There is no autoimmune disease: a rash once taken for psoriasis was eczema."),
        p("Family history of haematological cancer: his father died of acute myeloid leukaemia at 71, and a sister has follicular lymphoma. She has been told she is not a suitable donor."),
        p("The bone marrow trephine of 20 October holds about 15 % mantle cells. Bloods on 16 November: platelets 47 x10^9/L, unsupported; the rest is in the table that comes with this letter. Measured creatinine clearance (24-hour urine, 12 November) was 64 mL/min. Echocardiogram of 27 October: ejection fraction 56 %, no effusion."),
        p("He takes apixaban 5 mg twice daily, bisoprolol, entecavir, aciclovir and allopurinol. He is not on steroids."),
        p("Mr Desrosiers would travel to Britain or the Continent and could stay for up to two months with his wife. He would like to be home for his daughter's wedding on 20 February 2027, and he does not want to enter a randomised study."),
        p("Yours sincerely,"), "#v(14pt)", p("Dr Aoife Ní Mhaoldomhnaigh, Consultant Haematologist"),
        p("Dictated but not signed. Encl.: histology, PET/CT, HLA typing, antibody screen, cumulative bloods, discharge report from Lille (in French)."),
    )  # fmt: skip


def histology(folder: Path) -> None:
    """The biopsy report: immunophenotype in prose and in a list."""
    compile_pdf(
        folder / "histology.pdf", "Histopathology report", (2026, 10, 14),
        '#set page(paper: "a4", margin: (x: 2cm, y: 2cm), footer: [#text(7pt)[' + q("H26/20391 - Desrosiers, C. - authorised 14-Oct-2026") + "]])\n"
        '#set text(font: "DejaVu Sans Mono", size: 8.5pt, lang: "en", hyphenate: false, ligatures: false)\n',
        p("WESTERN REGIONAL CELLULAR PATHOLOGY"),
        p("Lab no: H26/20391     Taken: 08-Oct-2026     Received: 08-Oct-2026     Authorised: 14-Oct-2026"),
        p("Name: DESROSIERS, Colm     DoB: 27-Feb-1961     Sex: M     Requested by: Dr A. Ní Mhaoldomhnaigh"),
        "#line(length: 100%)\n", strong("CLINICAL DETAILS"),
        p("Mantle cell lymphoma 2019, autograft, progression on pirtobrutinib. Five prior lines. CD19-directed therapy is planned: please comment on target expression. Family history: sister with follicular lymphoma. ?transformation to DLBCL."),
        strong("SPECIMEN"), p("Ultrasound-guided core biopsy, right inguinal lymph node, five cores, 11 to 17 mm; a sixth core in saline for flow cytometry."),
        strong("MICROSCOPY"),
        p("Effaced architecture with a diffuse infiltrate of medium-sized cells with fine chromatin, 28 mitoses per ten high-power fields. No sheets of large cells; there is no evidence of diffuse large B-cell lymphoma."),
        strong("IMMUNOHISTOCHEMISTRY"),
        p("The neoplastic cells stain strongly and uniformly for CD20 (> 95 %) and for cyclin D1, co-express CD5, and are positive for SOX11. CD19 is present on about 70 % of them with reduced intensity. They do not express CD10, CD23 or CD30. CD3 marks scattered reactive T cells only. The Ki-67 index is 65 %. p53 is overexpressed."),
        strong("FLOW CYTOMETRY (same procedure, 08-Oct-2026; gate: kappa-restricted B cells)"),
        items("CD19: dim, 58 %", "CD5: positive, 93 %", "CD22: dim, 34 %", "CD38: positive, 71 %", "CD7: negative", "CD79b: not performed, tube insufficient", "BCMA: not on the panel"),
        strong("COMPARISON"),
        p("Slides of the left cervical node of 14-May-2019 (Lille) were reviewed: mantle cell lymphoma of classic type, CD20+, CD19+, CD5+, CD30-, cyclin D1+, Ki-67 20 %. CD22 was not tested at that time."),
        strong("MOLECULAR"),
        items("FISH: CCND1::IGH, t(11;14)(q13;q32), present; MYC, BCL2 and BCL6 not rearranged; CDKN2A deletion in 62 % of nuclei",
              "Sequencing: TP53 c.743G>A p.Arg248Gln (R248Q), VAF 41 %; KMT2D p.Q2736*, VAF 38 %; BTK (incl. C481) and PLCG2: no variant; NOTCH1: no variant"),
        strong("CONCLUSION"), p("Right inguinal node: mantle cell lymphoma, blastoid variant, TP53 mutated. CD20 retained, CD19 and CD22 weak."),
        p("Dr Fiachra Uí Bhriain, Consultant Histopathologist"),
    )  # fmt: skip


def pet(folder: Path) -> None:
    """The PET/CT: figures in a side column."""
    side = items(
        "SUVmax 17.3", "Deauville 5", "Longest node 5.1 cm", "SPD 27.4 cm²", "Stage IV (Lugano)"
    )
    main = "\n".join((
        p("Indication: mantle cell lymphoma, progressive on pirtobrutinib; 4 Gy to the right groin two weeks ago. Assessment before cellular therapy; CAR T-cell treatment under discussion."),
        p("Technique: 3.1 MBq/kg F-18 FDG, vertex to mid-thigh, blood glucose 5.6 mmol/L. Comparison: 25 September 2026."),
        p("Neck and chest: small bilateral cervical nodes up to 1.4 cm. No mediastinal bulk. No lung lesion, no pleural effusion."),
        p("Abdomen and pelvis: para-aortic conglomerate 5.1 x 3.9 cm, SUVmax 17.3 (September: 3.8 x 3.1 cm, SUVmax 11.2). Right inguinal node 2.9 x 2.6 cm. Spleen 15.5 cm, no focal lesion. Diffuse wall uptake of the ascending colon. Prostate without focal uptake."),
        p("Skeleton: moderate marrow uptake. Brain uptake physiological within the limits of the method."),
        p("Opinion: progressive nodal and gut disease, Lugano stage IV, Deauville score 5. Sum of the products of diameters of the six target nodes 27.4 cm²."),
        p("Dr Odhrán Quill, Nuclear Medicine"),
    ))  # fmt: skip
    compile_pdf(
        folder / "pet_ct.pdf", "PET/CT", (2026, 11, 5),
        '#set page(paper: "a4", margin: (x: 1.6cm, y: 1.6cm))\n'
        '#set text(font: "New Computer Modern", size: 10pt, lang: "en", hyphenate: false, ligatures: false)\n',
        f"#rect(fill: luma(225), width: 100%)[{strong('Molecular Imaging Galway Bay')} #h(1fr) {q('PET/CT examination of 05/11/2026')}]\n",
        p("Desrosiers Colm | 27/02/1961 | male | CBU 448 1927 | scanned 05/11/2026, reported 05/11/2026"),
        f"#grid(columns: (4.3cm, 1fr), column-gutter: 12pt, [{strong('Key figures')}\n{side}], [{main}])\n",
    )  # fmt: skip


def french(folder: Path) -> None:
    """One page in French: the stay for the autograft."""
    compile_pdf(
        folder / "compte_rendu_autogreffe.pdf", "Compte rendu d'hospitalisation", (2019, 12, 23),
        '#set page(paper: "a4", margin: (x: 2.2cm, y: 2cm))\n'
        '#set text(font: "Libertinus Serif", size: 10.5pt, lang: "fr", hyphenate: false, ligatures: false)\n',
        f"#align(center)[{strong('Hôpital Saint-Aubert, Lille')} \\\n{q('Service des maladies du sang, secteur protégé')}]\n#line(length: 100%)\n",
        f"#align(center)[#text(13pt)[{q('COMPTE RENDU D’HOSPITALISATION')}]]\n",
        p("Patient : M. DESROSIERS Colm, né le 27/02/1961. Séjour du 27/11/2019 au 23/12/2019."),
        p("Motif : autogreffe de cellules souches hématopoïétiques en première rémission complète d'un lymphome du manteau."),
        p("Antécédents : goutte. Pas d'antécédent cardiaque. Antécédents familiaux : leucémie aiguë myéloïde chez le père."),
        p("Histoire de la maladie : lymphome du manteau diagnostiqué le 14/05/2019 sur une adénopathie cervicale gauche, stade IV d'Ann Arbor (moelle, côlon). Ponction lombaire du 21/05/2019 : absence d'atteinte neuro-méningée. Six cures de R-CHOP / R-DHAOx en alternance de juin à octobre 2019, rémission complète au TEP du 14/11/2019."),
        p("Bilan pré-greffe : FEVG 62 % (échographie du 12/11/2019). Sérologies du 15/11/2019 : VIH négatif, antigène HBs négatif, anticorps anti-HBc positifs, VHC négatif. Indice de performance OMS (ECOG) 0 à l'entrée."),
        p("Conditionnement par BEAM du 28/11 au 03/12/2019. Réinjection de 4,8 x 10^6 CD34/kg le 04/12/2019. Sortie d'aplasie à J11. Fièvre sans documentation, résolutive sous céfépime. Mucite de grade 2."),
        p("À la sortie : poids 81,5 kg, hémoglobine 9,4 g/dL, plaquettes 62 G/L. Traitement : entécavir, aciclovir, allopurinol. Entretien par rituximab tous les deux mois pendant trois ans prévu à partir de février 2020."),
        p("Dr Solange Wattebled"),
    )  # fmt: skip


def labs(folder: Path) -> None:
    """Cumulative bloods: one row an analyte, one column a day."""
    rows: list[list[object]] = [
        ["Corrib Bridge Pathology - cumulative report", "", "", "", "", ""],
        ["DESROSIERS Colm", "27/02/1961", MRN, "", "", ""],
        ["Test", "Units", "Ref. interval", "12/10/2026", "02/11/2026", "16/11/2026"],
        ["Haemoglobin", "g/L", "130-175", 104, 101, 99],
        ["White cell count", "10^9/L", "4.0-11.0", 4.4, 3.6, 3.3],
        ["Neutrophils", "10^9/L", "2.0-7.5", 2.7, 2.2, 2.0],
        ["Lymphocytes", "10^9/L", "1.0-4.0", 0.61, 0.38, 0.31],
        ["Platelets", "10^9/L", "150-400", 96, 81, 74],
        ["Sodium", "mmol/L", "133-146", 138, 139, 137],
        ["Creatinine", "umol/L", "59-104", 98, 104, 112],
        ["eGFR (CKD-EPI)", "mL/min/1.73m2", ">60", 71, 66, 61],
        ["Urate", "umol/L", "200-430", 388, 402, 371],
        ["ALT", "IU/L", "<45", 29, 33, 31],
        ["AST", "IU/L", "<40", 26, 35, 30],
        ["Total bilirubin", "umol/L", "<21", 13, 12, 14],
        ["LDH", "IU/L", "<250", 402, 587, "haemolysed"],
        ["Albumin", "g/L", "35-50", 37, 35, 34],
        ["Adjusted calcium", "mmol/L", "2.20-2.60", 2.38, "", 2.44],
        ["CRP", "mg/L", "<5", 11, 24, 16],
        ["IgG", "g/L", "6.0-16.0", 3.9, "", ""],
        ["Ferritin", "", "30-400", "", "", 488],
    ]
    write_csv(folder / "cumulative_bloods.csv", rows)


def hla(folder: Path) -> None:
    """Typing as a fixed-width text, and one serum against single antigens."""
    text = """\
NATIONAL HISTOCOMPATIBILITY SERVICE (invented)              Report HC-26-11873
Recipient  : DESROSIERS, Colm     DOB 27.02.1961     Hosp. no. CBU 448 1927
Specimen   : EDTA blood, drawn 28.10.2026           Reported 06.11.2026
Method     : next generation sequencing, IPD-IMGT/HLA 3.62.0

Locus      Allele 1      Allele 2
-----      --------      --------
A*         02:01         29:02
B*         35:01         44:03
C*         04:01         16:01
DRB1*      01:01         07:01
DRB4*      01:03         (not present on the second haplotype)
DQA1*      01:01         02:01
DQB1*      02:02         05:01
DPA1*      01:03         no second allele found
DPB1*      repeat in progress, result to follow

DRB3 and DRB5: not present.
The sister (HC-26-11874) shares one haplotype; her typing is reported separately.
"""
    (folder / "hla_report.txt").write_text(text, encoding="utf-8")
    strong_beads = {
        "A*24:02": 3980, "A*23:01": 3410, "B*51:01": 1120, "B*08:01": 862, "DRB1*04:01": 880,
        "DQA1*03:01,DQB1*03:02": 1660, "DQA1*03:03,DQB1*03:01": 1240,
    }  # fmt: skip
    rows: list[list[object]] = [
        ["Bead no.", "Bead specificity", "Raw MFI", "Baseline-normalised MFI", "Serum collected"]
    ]
    rows += [[*row, "28/10/2026"] for row in bead_rows(strong_beads)]
    write_csv(folder / "sab_serum_2026-10-28.csv", rows, delimiter=";")


def make(folder: Path) -> None:
    """Write the whole folder."""
    for part in (bundle, letter, histology, pet, french, labs, hla):
        part(folder)
