"""Invented myeloma trials and one observational study: numbers 7, 12 to 15 and 21."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from trial_form import FLU_CY, Record

RECORDS = (
    Record(
        7, "WAYPOINT", "Waiting Times and Outcomes of Patients Considered for Cellular Therapy: a Prospective Registry", "RECRUITING",
        "European Cell Therapy Pathways Group (invented)", "Observational; no treatment is assigned.",
        ("B-cell Lymphoma", "Acute Lymphoblastic Leukemia", "Multiple Myeloma"),
        (("OTHER", "Data collection", "clinical data and questionnaires"),), (None, None), ("Leiden", "Berlin", "Vienna", "Warsaw"),
        """Inclusion Criteria:

* Relapsed or refractory B-cell lymphoma, acute lymphoblastic leukemia or multiple myeloma
* At least one prior line of systemic therapy
* Any age

Exclusion Criteria:

* Refusal of data use""",
        (), "OTHER", "OBSERVATIONAL", "RECRUITING", arm="Cohort", arm_type="OTHER",
    ),
    Record(
        12, "BASALT-1", "Talmocel, an Allogeneic BCMA CAR-T Product, in BCMA-naive Multiple Myeloma", "RECRUITING",
        "Midland Advanced Therapies (invented)", "TRAC and CD52 knock-out; for patients who never had a BCMA-directed drug.",
        ("Relapsed/Refractory Multiple Myeloma",), (("BIOLOGICAL", "Talmocel", "allogeneic BCMA CAR T cells"), *FLU_CY),
        (18, None), ("Berlin", "Manchester", "Warsaw"),
        """Inclusion Criteria:

* Multiple myeloma with ≥ 3 prior lines, including a proteasome inhibitor, an immunomodulatory drug and an anti-CD38 antibody
* Measurable disease: serum M-protein ≥ 1.0 g/dL, or urine M-protein ≥ 200 mg/24 h, or involved free light chain ≥ 10 mg/dL with an abnormal ratio
* ECOG 0-1
* ANC ≥ 1.0 x 10^9/L, platelets ≥ 50 x 10^9/L, Hb ≥ 8 g/dL
* eGFR ≥ 45 mL/min/1.73 m²

Exclusion Criteria:

* Prior treatment with any BCMA-directed agent
* Plasma cell leukaemia, POEMS syndrome or amyloidosis
* CNS myeloma
* Allogeneic transplant within 6 months""",
        site_status="RECRUITING",
    ),
    Record(
        13, "PYRAMID", "Pyrocel (PD-1 Edited Allogeneic BCMA CAR-T) in Myeloma After BCMA Bispecific Antibodies", "RECRUITING",
        "Nemocnice Na Ostrove (invented)", "TRAC and PDCD1 knock-out; prior BCMA bispecific antibodies are allowed.",
        ("Multiple Myeloma",), (("BIOLOGICAL", "Pyrocel", "allogeneic BCMA CAR T cells"), *FLU_CY), (18, 75), ("Prague", "Vienna", "Warsaw"),
        """Inclusion Criteria:

1. Age 18-75 years; multiple myeloma by IMWG criteria
2. Three or more prior lines of therapy
3. Prior BCMA-directed bispecific antibody or antibody-drug conjugate is permitted after a wash-out of 90 days
4. BCMA detectable on plasma cells after the last BCMA-directed therapy
5. ECOG performance status 0 or 1
6. Neutrophils ≥ 1.0 G/L, platelets ≥ 50 G/L; creatinine clearance ≥ 30 mL/min
7. LVEF ≥ 45 %

Exclusion Criteria:

1. Prior BCMA CAR-T cells
2. Hepatitis B core antibody positive with detectable HBV DNA
3. HLA antibodies with MFI ≥ 3,000 against the assigned lot
4. Autoimmune disease that needed systemic treatment within 2 years
5. Plasma cell leukaemia or CNS involvement""",
        ("PHASE1",), "OTHER", site_status="RECRUITING",
    ),
    Record(
        14, "GAMBIT-5D", "Autologous GPRC5D CAR-T Cells in Relapsed Multiple Myeloma", "RECRUITING", "Ravenmoor Cell Works (invented)",
        "For patients exposed to three classes of drugs, with or without earlier BCMA therapy.",
        ("Multiple Myeloma in Relapse",), (("BIOLOGICAL", "gambit5D", "autologous GPRC5D CAR T cells"), *FLU_CY), (18, None), ("Warsaw", "Krakow", "Berlin"),
        """Inclusion Criteria:

- Documented multiple myeloma, at least 3 lines of therapy, triple-class exposed
- GPRC5D on ≥ 20 % of marrow plasma cells
- ECOG ≤ 1
- Hemoglobin ≥ 8.0 g/dL, ANC ≥ 750/µL, platelets ≥ 50 000/µL
- eGFR (CKD-EPI) ≥ 30 mL/min/1.73 m2
- ALT, AST ≤ 2.5 x ULN; total bilirubin ≤ 26 µmol/L

Exclusion Criteria:

- Prior therapy directed at GPRC5D
- Active hepatitis B, hepatitis C or HIV infection
- Stroke or seizure within 6 months""",
        ("PHASE2",), site_status="RECRUITING",
    ),
    Record(
        15, "TANGENT-3", "Zelgratamab, a GPRC5D x CD3 Bispecific Antibody, in Heavily Pretreated Myeloma", "RECRUITING",
        "Halvard Antibodies (invented)", "Weekly, then two-weekly subcutaneous dosing until progression.",
        ("Multiple Myeloma",), (("DRUG", "Zelgratamab", "GPRC5DxCD3 bispecific antibody, s.c."),), (18, None), ("Krakow", "Prague", "Berlin", "Tel Aviv"),
        """Inclusion Criteria:

* Adults with multiple myeloma who had at least 3 prior lines of therapy with a proteasome inhibitor, an immunomodulatory agent and an anti-CD38 antibody
* Progression on or after the last line
* Serum M-protein ≥ 0.5 g/dL
* ECOG 0-2

Exclusion Criteria:

* Prior GPRC5D-directed therapy
* CNS involvement or plasma cell leukaemia
* HBsAg positive
* Infection treated with intravenous antibiotics within 14 days""",
        ("PHASE3",), site_status="RECRUITING",
    ),
    Record(
        21, "EARLY-CAR-MM", "Autologous BCMA CAR-T Cells After One to Three Lines of Myeloma Therapy", "RECRUITING",
        "Back Cove Cancer Institute (invented)", "Early-line treatment of lenalidomide-refractory myeloma.",
        ("Multiple Myeloma",), (("BIOLOGICAL", "covecel", "autologous BCMA CAR T cells"), *FLU_CY), (18, None), ("Boston", "Milan", "Paris"),
        """Inclusion Criteria:

* Multiple myeloma, refractory to lenalidomide, after 1 to 3 prior lines of therapy
* ECOG 0 or 1
* Measurable disease (M-protein in serum ≥ 5 g/L)
* Creatinine clearance ≥ 40 mL/min
* Autologous transplantation, if given, more than 12 weeks ago

Exclusion Criteria:

* Any prior BCMA-directed or CAR-T therapy
* HIV, hepatitis B surface antigen or HCV RNA positive
* Peripheral neuropathy grade 2 or higher""",
        ("PHASE3",), site_status="RECRUITING",
    ),
)  # fmt: skip
