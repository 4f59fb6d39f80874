"""Invented lymphoma trials, numbers 1 to 6 and 17, 22 to 24."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from trial_form import FLU_CY, Record

RECORDS = (
    Record(
        1, "FEN-LBCL-101", "Fenlocel, a Donor-derived CD19 CAR-T Product, in Relapsed or Refractory Large B-cell Lymphoma",
        "RECRUITING", "Ravenmoor Cell Works (invented)",
        "Open-label phase 1/2 study of fenlocel, an allogeneic anti-CD19 CAR-T product with knock-out of TRAC and CD52, after "
        "lymphodepletion that includes an anti-CD52 antibody.",
        ("Large B-cell Lymphoma", "DLBCL", "Transformed Follicular Lymphoma"),
        (("BIOLOGICAL", "Fenlocel", "allogeneic anti-CD19 CAR T cells, 1.2 x 10^8, single infusion"), *FLU_CY),
        (18, None), ("Leiden", "Heidelberg", "Lyon"),
        """Inclusion Criteria:

* Age ≥ 18 years when consent is signed
* Histologically confirmed large B-cell lymphoma: DLBCL NOS, high-grade B-cell lymphoma, primary mediastinal large B-cell lymphoma or transformed follicular lymphoma
* Relapsed or refractory disease after at least 2 prior lines of systemic therapy that included an anti-CD20 antibody and an anthracycline
* CD19 expression on tumour cells shown on the most recent biopsy
* At least one measurable lesion ≥ 1.5 cm in its longest diameter
* ECOG performance status 0 or 1
* Absolute neutrophil count ≥ 1.0 x 10^9/L and platelet count ≥ 50 x 10^9/L
* Creatinine clearance (Cockcroft-Gault) ≥ 45 mL/min
* ALT and AST ≤ 3 x upper limit of normal (ULN); total bilirubin ≤ 1.5 x ULN, unless Gilbert's syndrome
* Left ventricular ejection fraction ≥ 45 % by echocardiography or MUGA within 3 months of enrolment
* Able to give written informed consent

Exclusion Criteria:

* Prior infusion of a CD19-directed CAR-T or CAR-NK product
* Prior allogeneic stem cell transplantation
* Active involvement of the central nervous system by lymphoma
* Known HIV infection, positive HBsAg, or positive hepatitis B core antibody with detectable HBV DNA, or active hepatitis C
* Systemic corticosteroids above 10 mg prednisone per day, or equivalent, within 7 days before lymphodepletion
* Pregnancy or breast-feeding""",
        ("PHASE1", "PHASE2"), site_status="RECRUITING", keywords=("allogeneic CAR-T", "off-the-shelf"),
    ),
    Record(
        2, "MARINER-2", "Marnocel (Off-the-shelf Anti-CD19 CAR-T Without HLA Class I and II) for B-cell Lymphoma",
        "RECRUITING", "Klinikum Philosophenweg (invented)",
        "Marnocel is made from healthy donor T cells; TRAC, B2M and CIITA are knocked out.",
        ("Diffuse Large B-cell Lymphoma", "Transformed Follicular Lymphoma"),
        (("BIOLOGICAL", "Marnocel", "allogeneic CD19 CAR T cells"), *FLU_CY), (18, 75), ("Heidelberg", "Vienna"),
        """Key Inclusion Criteria:

1. Male or female, 18 to 75 years of age.
2. Diffuse large B-cell lymphoma or transformed follicular lymphoma, relapsed or refractory after two or more lines of therapy.
3. Tumour positive for CD19 by immunohistochemistry or flow cytometry.
4. At least one measurable lesion on CT or PET/CT.
5. ECOG 0-2.
6. ANC ≥ 1,000/µL, platelets ≥ 50,000/µL, hemoglobin ≥ 8 g/dL.
7. Serum creatinine ≤ 132 µmol/L; ALT and AST ≤ 2.5 × ULN; total bilirubin ≤ 2 mg/dL.

Key Exclusion Criteria:

1. Previous treatment with any CAR-T product.
2. Previous allogeneic haematopoietic stem cell transplantation.
3. Involvement of the CNS by lymphoma.
4. HIV infection, HBsAg positivity or hepatitis C.
5. Active uncontrolled infection.""",
        ("PHASE1", "PHASE2"), "OTHER", site_status="RECRUITING",
    ),
    Record(
        3, "DUET-19-20", "Autologous CD19/CD20 Tandem CAR-T Cells in Aggressive B-cell Lymphoma", "RECRUITING",
        "Ospedale Naviglio Grande (invented)", "Patients' own T cells carry a CAR that binds CD19 and CD20.",
        ("B-cell Non-Hodgkin Lymphoma", "DLBCL", "Mantle Cell Lymphoma"),
        (("BIOLOGICAL", "duet1920 CAR-T", "autologous tandem CAR T cells"), *FLU_CY), (18, 70), ("Milan", "Barcelona"),
        """INCLUSION CRITERIA:

* 18-70 years
* DLBCL, PMBCL, MCL or FL grade 3B that relapsed after, or did not respond to, ≥ 2 lines including rituximab
* Both CD19 and CD20 present on at least 20 % of the lymphoma cells in the latest biopsy
* ECOG ≤ 1
* ALC ≥ 0.1 × 10\\^9/L before apheresis
* Creatinine ≤ 1.6 mg/dL, ALT ≤ 5 × ULN, bilirubin < 2.0 mg/dL, SpO2 ≥ 92 %
* LVEF ≥ 50 %

EXCLUSION CRITERIA:

* CNS lymphoma, present or past
* Autologous transplantation within 6 weeks
* Any previous gene-modified T-cell therapy
* Active HBV, HCV, HIV or syphilis
* Second malignancy within 3 years, other than non-melanoma skin cancer""",
        ("PHASE2",), "OTHER", site_status="RECRUITING",
    ),
    Record(
        4, "BISTRO-20", "Odrolimab Plus Lenalidomide in Relapsed Diffuse Large B-cell Lymphoma", "RECRUITING",
        "Halvard Antibodies (invented)", "Odrolimab is a CD20 x CD3 bispecific antibody given under the skin.",
        ("Diffuse Large B Cell Lymphoma",),
        (("DRUG", "Odrolimab", "CD20xCD3 bispecific antibody, s.c."), ("DRUG", "Lenalidomide", "20 mg, days 1-21")),
        (18, None), ("Copenhagen", "Gothenburg", "Prague"),
        """Inclusion Criteria:

1. Adults with CD20-positive DLBCL (de novo or transformed) after \\>= 1 prior line of therapy
2. Not a candidate for, or relapsed after, autologous transplantation or CAR-T therapy
3. ECOG performance status 0-2
4. Measurable disease on PET/CT
5. ANC \\>= 1.0 x 10\\^9/L; platelets \\>= 75 x 10\\^9/L; creatinine clearance \\> 50 mL/min

Exclusion Criteria:

1. Prior treatment with any CD20 x CD3 bispecific antibody
2. Primary or secondary CNS lymphoma
3. Severe neuropathy (grade \\>= 3)
4. Live vaccine within 28 days""",
        ("PHASE2",), site_status="RECRUITING",
    ),
    Record(
        5, "iNK-L-03", "iPSC-derived CD19 CAR-NK Cells With Rituximab in Indolent and Aggressive Lymphoma",
        "ACTIVE_NOT_RECRUITING", "Lodestar NK (invented)", "Enrolment is complete; follow-up continues.",
        ("B-cell Lymphoma",), (("BIOLOGICAL", "lode-iNK19", "iPSC-derived CAR-NK cells"), ("DRUG", "Rituximab", "375 mg/m2")),
        (18, None), ("Houston", "Seattle"),
        """Inclusion Criteria:

* B-cell lymphoma that relapsed after at least one anti-CD20 containing regimen
* ECOG 0 to 2
* Platelets ≥ 30,000/mm3 and ANC ≥ 500/mm3
* eGFR ≥ 40 mL/min/1.73 m2

Exclusion Criteria:

* Allogeneic transplant within 6 months or active GvHD
* Need for systemic steroids
* CNS disease that is not controlled""",
    ),
    Record(
        6, "HALO-HLA", "Halbricel, a CD19 CAR-T Product Edited at HLA-A and HLA-B, in B-cell Lymphoma", "NOT_YET_RECRUITING",
        "Institut Canal Saint-Louis (invented)",
        "Lots keep HLA-C and HLA-E on the surface; each patient is assigned a lot by typing and antibody screening.",
        ("B-cell Non-Hodgkin Lymphoma",), (("BIOLOGICAL", "Halbricel", "allogeneic CD19 CAR T, HLA-A/B and CIITA edited"), *FLU_CY),
        (18, 80), ("Paris", "Lyon", "Leiden"),
        """Inclusion criteria

- Age 18 to 80 years
- Relapsed/refractory DLBCL, FL or MCL with three or more prior lines of systemic treatment
- Lymphoma cells express CD19 (biopsy less than 6 months old)
- High-resolution HLA typing (A, B, C, DRB1, DQB1, DPB1) available
- No IgG antibody with a normalised MFI of 1,000 or more against an HLA antigen still expressed by the assigned lot
- ECOG PS 0, 1 or 2
- Neutrophils ≥ 0.75 G/L; platelets ≥ 40 G/L without transfusion support
- Creatinine ≤ 1.5 times the ULN

Exclusion criteria

- CAR-T cells against CD19 in the past
- Lymphoma in the CNS
- Autoimmune disease treated within the past 2 years
- HIV, active hepatitis B or C""",
        ("PHASE1",), "OTHER",
    ),
    Record(
        17, "FIRSTLIGHT-19", "Autologous CD19 CAR-T Versus Standard Care as Second Treatment of Large B-cell Lymphoma", "COMPLETED",
        "Ravenmoor Cell Works (invented)", "Randomised comparison, follow-up finished.",
        ("Large B-cell Lymphoma",), (("BIOLOGICAL", "ravecel", "autologous CD19 CAR T cells"), ("DRUG", "Standard care", "salvage chemotherapy")),
        (18, None), ("Boston", "London", "Leiden", "Leipzig"),
        """Inclusion Criteria:

* LBCL refractory to first-line treatment, or relapsed within 12 months
* Intended to proceed to autologous transplantation
* ECOG 0-1
* Creatinine clearance ≥ 60 mL/min, LVEF ≥ 50 %

Exclusion Criteria:

* More than one prior line of therapy
* CNS involvement""",
        ("PHASE3",),
    ),
    Record(
        22, "CORDIAL-NK", "Cord Blood CD19 CAR-NK Cells (Karvocel) in Relapsed B-cell Non-Hodgkin Lymphoma", "RECRUITING",
        "Hospital Passeig del Mar (invented)", "Cryopreserved CAR-NK cells from cord blood, three infusions.",
        ("B-cell Non-Hodgkin Lymphoma", "Chronic Lymphocytic Leukemia"),
        (("BIOLOGICAL", "Karvocel", "cord blood derived CD19 CAR-NK cells"), *FLU_CY), (18, 80), ("Barcelona", "Milan"),
        """Inclusion Criteria:

1. B-NHL or CLL after at least two lines, with CD19-positive disease
2. Age 18-80
3. ECOG 0-2
4. Organ function: creatinine < 180 µmol/L, ALT < 4 x ULN, bilirubin < 34 µmol/L
5. Prior CD19 CAR-T is allowed if the last infusion was at least 3 months ago

Exclusion Criteria:

1. Therapeutic-dose anticoagulation at enrolment
2. Active GvHD
3. Untreated CNS disease
4. Hepatitis B surface antigen positive""",
        ("PHASE1", "PHASE2"), "OTHER", site_status="RECRUITING",
    ),
    Record(
        23, "NEXT-22", "Allogeneic CD22 CAR-T Cells After Failure of CD19 CAR-T in Large B-cell Lymphoma", "NOT_YET_RECRUITING",
        "Veldhoen Therapeutics (invented)", "For patients whose lymphoma came back after CD19 CAR-T.",
        ("Large B-cell Lymphoma",), (("BIOLOGICAL", "nixocel-A", "allogeneic CD22 CAR T cells, TRAC and CD52 knock-out"), *FLU_CY),
        (18, 75), ("Utrecht", "London"),
        """Inclusion Criteria:

* LBCL with progression after infusion of at least one CD19-directed CAR-T product
* CD22 on at least 10 % of tumour cells in a biopsy after that CAR-T product
* ECOG 0-1
* ANC > 1000/mm³, platelets > 75 000/mm³, Hb > 8.0 g/dL
* LVEF > 45 %

Exclusion Criteria:

* Prior CD22-directed CAR-T
* Inotuzumab ozogamicin within 3 months
* CNS involvement""",
    ),
    Record(
        24, "CLOAK-E", "Elbacel (HLA-E Cloaked CD19 CAR-T) in CD19-positive Lymphoma and Leukaemia", "RECRUITING",
        "Kattegat Cell Therapies (invented)", "A B2M-HLA-E fusion protects donor cells from NK cells.",
        ("Diffuse Large B-cell Lymphoma", "B-cell Acute Lymphoblastic Leukemia"),
        (("BIOLOGICAL", "Elbacel", "allogeneic CD19 CAR T cells with TRAC and B2M knock-out and a B2M-HLA-E fusion"), *FLU_CY),
        (16, None), ("Copenhagen", "Gothenburg", "Berlin"),
        """Inclusion Criteria:

* Age 16 years and older
* CD19+ DLBCL or B-ALL, relapsed or refractory, ≥ 2 prior systemic therapies
* Karnofsky ≥ 60 or ECOG 0-2
* Cardiac ejection fraction of at least 50 %, no pericardial effusion
* Oxygen saturation ≥ 92 % on room air
* Serum creatinine ≤ 1.5 x ULN or creatinine clearance ≥ 50 mL/min; ALT/AST ≤ 3 x ULN

Exclusion Criteria:

* Hepatitis B core antibody or surface antigen positive
* Hepatitis C RNA positive; HIV positive
* Active CNS disease
* Active acute or chronic graft-versus-host disease
* Radiotherapy within 2 weeks before lymphodepletion""",
        ("PHASE1", "PHASE2"), site_status="RECRUITING",
    ),
)  # fmt: skip
