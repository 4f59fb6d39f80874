"""Invented leukaemia trials, numbers 8 to 11, 16, 18 to 20."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from trial_form import FLU_CY, Record

RECORDS = (
    Record(
        8, "NIXON-KIDS-22", "Nixocel, Donor-derived CD22 CAR-T Cells for Children and Young Adults With B-ALL", "RECRUITING",
        "Veldhoen Therapeutics (invented)",
        "Nixocel is a banked CD22 CAR-T product from healthy donors with TRAC and CD52 knock-out, dosed by body weight.",
        ("B-cell Acute Lymphoblastic Leukemia", "Pediatric ALL"),
        (("BIOLOGICAL", "Nixocel", "allogeneic CD22 CAR T cells, 2 x 10^6/kg"), *FLU_CY), (1, 25), ("Utrecht", "London", "Paris"),
        """Inclusion Criteria:

1. Age 1 to 25 years
2. CD22-positive B-ALL: CD22 on at least 80 % of blasts by flow cytometry in the latest marrow
3. One of the following:

   1. second or later marrow relapse; OR
   2. relapse at least 100 days after allogeneic transplantation; OR
   3. disease refractory to two induction attempts
4. At least 5 % blasts in the bone marrow
5. Lansky (under 16 years) or Karnofsky (16 years and older) score ≥ 60
6. LVEF ≥ 45 %
7. Creatinine ≤ 1.5 x ULN for age; ALT ≤ 5 x ULN; total bilirubin ≤ 34 µmol/L
8. Oxygen saturation > 91 %

Earlier CD19 CAR-T cells and blinatumomab are allowed.

Exclusion Criteria:

1. Active acute GvHD or chronic GvHD that needs treatment
2. Immunosuppressive drugs for GvHD within 4 weeks
3. CNS3 disease
4. Inotuzumab ozogamicin within 4 weeks
5. HIV infection, active hepatitis B or hepatitis C
6. Prior CD22-directed CAR-T cells
7. Pregnancy""",
        ("PHASE1", "PHASE2"), site_status="RECRUITING",
    ),
    Record(
        9, "PAIR-19-22", "Autologous Bicistronic CD19/CD22 CAR-T in Relapsed Childhood ALL", "RECRUITING",
        "Thameside Royal Hospital (invented)", "Own T cells with two CARs, to prevent relapse by loss of one antigen.",
        ("Acute Lymphoblastic Leukemia, in Relapse",), (("BIOLOGICAL", "pair1922", "autologous CAR T cells"), *FLU_CY),
        (0.5, 30), ("London", "Manchester"),
        """Inclusion Criteria:

* B-ALL in second or later relapse, or any relapse after allogeneic stem cell transplant
* In the most recent bone marrow, CD19 on ≥ 70 % of blasts and CD22 on ≥ 50 % of blasts
* Patients who received CD19 CAR-T before are eligible when more than 6 months have passed
* More than 3 months since allogeneic transplantation
* Absolute lymphocyte count ≥ 100/µL
* Karnofsky/Lansky ≥ 50
* Creatinine no more than twice the upper limit for age

Exclusion Criteria:

* Isolated extramedullary relapse
* Uncontrolled seizures or CNS3
* GvHD grade II-IV
* HIV, HBV or HCV infection""",
        ("PHASE1",), "OTHER", site_status="RECRUITING",
    ),
    Record(
        10, "SEVEN-UP", "CD7-edited Allogeneic CD7 CAR-T Cells (Cygnocel) in T-cell Leukaemia and Lymphoma", "RECRUITING",
        "Thameside Royal Hospital (invented)", "Cygnocel lacks CD7 and the T-cell receptor; transplantation follows in remission.",
        ("T-cell Acute Lymphoblastic Leukemia", "T-cell Lymphoblastic Lymphoma"),
        (("BIOLOGICAL", "Cygnocel", "allogeneic CD7 CAR T cells"), *FLU_CY), (0.5, 65), ("London", "Wuhan"),
        """Inclusion Criteria:

1. T-ALL or T-LBL, relapsed or refractory, with CD7 on ≥ 95 % of blasts
2. A stem cell donor has been identified
3. ECOG ≤ 2 or Lansky ≥ 50
4. LVEF ≥ 40 %; creatinine clearance ≥ 40 mL/min

Exclusion Criteria:

1. Active GvHD
2. Donor-specific antibodies against the lot with MFI > 5,000
3. Uncontrolled infection""",
        ("PHASE1",), "OTHER", site_status="RECRUITING",
    ),
    Record(
        11, "GREY-33", "Off-the-shelf CD33 CAR-NK Cells for Acute Myeloid Leukemia", "RECRUITING", "Lodestar NK (invented)",
        "Three doses of cryopreserved CAR-NK cells after fludarabine and cytarabine.",
        ("Acute Myeloid Leukemia",), (("BIOLOGICAL", "lode-NK33", "allogeneic CD33 CAR-NK cells"), ("DRUG", "Cytarabine", "2 g/m2")),
        (18, 75), ("Shanghai", "Wuhan", "Tel Aviv"),
        """Inclusion Criteria:

* AML (non-APL), relapsed or refractory, 18-75 years
* CD33 on blasts
* ECOG \\<= 2
* Life expectancy \\> 8 weeks
* Creatinine \\< 220 umol/L; bilirubin \\<= 2.5 x ULN
* Donor specific antibody MFI \\<= 2000

Exclusion Criteria:

* Extramedullary disease only
* CNS leukemia
* Prior treatment with NK cells
* WBC \\> 25 x 10\\^9/L despite hydroxyurea""",
        ("PHASE1", "PHASE2"), site_status="RECRUITING",
    ),
    Record(
        16, "DORADO-ALL", "Dorucel for Adults With CD19-positive ALL", "SUSPENDED", "Midland Advanced Therapies (invented)",
        "Paused while a manufacturing change is reviewed.",
        ("B-cell Acute Lymphoblastic Leukemia",), (("BIOLOGICAL", "Dorucel", "allogeneic CD19 CAR T cells, TRAC knock-out"), *FLU_CY),
        (18, 70), ("Manchester", "London"),
        """Inclusion Criteria:

* Adults with CD19+ B-ALL, morphological relapse (≥ 5 % blasts)
* At least 2 prior regimens, or Ph+ and intolerant of two TKIs
* ECOG 0-1
* LVEF ≥ 50 %

Exclusion Criteria:

* Burkitt leukaemia
* Active CNS leukaemia
* GvHD needing systemic treatment
* Allogeneic transplant within 100 days""",
    ),
    Record(
        18, "ADULT-ALLO-19", "Allogeneic CD19 CAR-T Cells as Bridge to Transplant in Adult B-ALL", "RECRUITING",
        "Klinik am Spreebogen (invented)", "Remission induction before allogeneic transplantation.",
        ("Acute Lymphoblastic Leukemia, Adult B-Cell",), (("BIOLOGICAL", "spree-19", "allogeneic CD19 CAR T cells"), *FLU_CY),
        (18, 70), ("Berlin", "Prague"),
        """Inclusion Criteria:

- Adult patients (18-70 years) with relapsed or refractory B-ALL
- CD19 on ≥ 90 % of blasts
- Transplant donor available
- ECOG performance status ≤ 2
- GOT/GPT ≤ 5 x ULN, bilirubin ≤ 3 mg/dl, creatinine ≤ 2 mg/dl

Exclusion Criteria:

- CNS2 with symptoms or CNS3
- Blinatumomab within 2 weeks
- Prior anti-CD19 CAR-T cells
- Pregnancy, breast-feeding""",
        ("PHASE1",), "OTHER", site_status="RECRUITING",
    ),
    Record(
        19, "COMMON-GROUND", "Best-match CD19 CAR-T Bank for B-cell Malignancies", "RECRUITING",
        "Zoeterwoude Academic Hospital (invented)", "Lots are chosen from a bank by shared HLA and absence of antibodies.",
        ("B-cell Acute Lymphoblastic Leukemia", "Diffuse Large B-cell Lymphoma", "Mantle Cell Lymphoma", "Marginal Zone Lymphoma"),
        (("BIOLOGICAL", "common19", "allogeneic CD19 CAR T cells from a bank of typed donors"), *FLU_CY), (1, 75), ("Leiden", "Utrecht"),
        """Inclusion Criteria:

* 1 to 75 years of age
* B-ALL, DLBCL, MCL or MZL, relapsed or refractory
* CD19 detectable on the malignant cells, at any intensity, in the latest sample that could be evaluated
* At least 4 of 8 HLA-A, -B, -C and -DRB1 alleles shared with an available lot of the study bank
* Normalised MFI below 2,000 against every HLA antigen that the lot has and the patient lacks
* ECOG 0-2 (adults), Lansky ≥ 50 (children)

Exclusion Criteria:

* CD19 CAR-T within the past 6 months
* GvHD that needs systemic treatment
* CNS disease with symptoms
* HIV infection""",
        ("PHASE1", "PHASE2"), "OTHER", site_status="RECRUITING",
    ),
    Record(
        20, "FAMILIAR-19", "CD19 CAR-T Cells From the Original Stem Cell Donor for Relapse After Transplantation", "RECRUITING",
        "Kinderkliniek Vechtzicht (invented)", "The transplant donor gives lymphocytes once more; no gene knock-out.",
        ("B-cell Malignancy", "Relapse After Allogeneic Stem Cell Transplantation"),
        (("BIOLOGICAL", "familiar19", "transplant donor-derived CD19 CAR T cells"), *FLU_CY), (1, 65), ("Utrecht", "Rotterdam", "Vienna"),
        """Inclusion Criteria:

1. B-cell malignancy that relapsed after allogeneic stem cell transplantation
2. The original donor is available and willing to donate lymphocytes
3. Donor T-cell chimerism of at least 50 %
4. CD19 on at least 20 % of the malignant cells in the latest sample that could be evaluated
5. Lansky or Karnofsky score ≥ 50, or ECOG ≤ 2
6. Creatinine ≤ 2 x ULN
7. No immunosuppressive treatment for at least 4 weeks

Exclusion Criteria:

1. Acute GvHD grade II or higher, or chronic GvHD that needs treatment, at enrolment
2. CNS3 disease
3. HIV, HBV or HCV infection
4. CAR-T cells within the past 3 months""",
        ("PHASE1",), "OTHER", site_status="RECRUITING",
    ),
)  # fmt: skip
