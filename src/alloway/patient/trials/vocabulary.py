"""The words criteria use: what is measured, diseases, antigens, and words without a constraint."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from functools import cache

from alloway.reference.diseases import DISEASES, WIDER

MEASURES: tuple[tuple[str, str], ...] = (
    ("age", r"\bages?\b(?:\s+(?:of|range|limit))?|\baged\b"),
    ("performance.ecog", r"(?:eastern co-?operative oncology(?: group)?|\becog\b)(?:[\s(),/-]*(?:ecog|performance|status|scores?|scale|ps|who|physical|strength))*|\bWHO performance status\b"),
    ("performance.karnofsky", r"(?:karnofsky|\bkps\b)(?:[\s(),-]*(?:performance|status|scores?|scale|kps|index))*"),
    ("performance.lansky", r"(?:lansky|\blps\b)(?:[\s(),-]*(?:performance|play|status|scores?|scale|lps|index))*"),
    ("lab.anc", r"absolute neutrophil counts?|absolute value of neutrophils?|neutrophils?(?: count)?s?(?: \(abs\w*\))?|\banc\b"),
    ("lab.alc", r"absolute lymphocyte counts?|\balc\b|lymphocytes?(?: cells?)?(?: counts?)?(?! blasts)"),
    ("lab.wbc", r"white blood cells?(?: counts?)?|leu[ck]ocytes?(?: counts?)?|\bwbc\b"),
    ("lab.platelets", r"(?:blood )?platelets?(?: counts?)?|\bplt\b|thrombocytes?(?: counts?)?"),
    ("lab.hemoglobin", r"ha?emoglobin(?: level)?|\bhgb\b|\bhb\b"),
    ("lab.crcl", r"(?:(?:estimated|calculated|endogenous|measured) )?creatinine clearance(?: rate)?s?|clearance of creatinine|\bcrcl\b|\bccr\b"),
    ("lab.egfr", r"(?:estimated )?glomerular filtration rate|\be?gfr\b"),
    ("lab.creatinine", r"(?:serum |blood )?creatinine(?: levels?)?(?! kinase| clear)|(?-i:\bS?Cr\b)"),
    ("lab.alt_ast", r"(?:aspartate and alanine|alanine and aspartate) (?:amino)?trans(?:ferase|aminase)s?|(?:serum |liver |hepatic )?transaminases?"),
    ("lab.alt", r"(?:serum )?alanine (?:amino)?trans(?:ferase|aminase)s?|\balat\b|\balt\b|\bsgpt\b|\bgpt\b"),
    ("lab.ast", r"(?:serum )?aspart\w+ (?:amino)?trans(?:ferase|aminase)s?|\basat\b|\bast\b|\bsgot\b|\bgot\b"),
    ("lab.bilirubin", r"(?:serum )?(?:total )?(?:serum )?(?<!direct )(?<!conjugated )bilirubin(?: levels?)?(?: total)?|\bt-?bil\b|\bt-bil\b|\btbili\b"),
    ("organ.lvef", r"(?:left ventricular |cardiac |heart )?ejection fractions?|\blvef\b|(?-i:\bEF\b)"),
    ("organ.spo2", r"(?:(?:blood|baseline|peripheral|pulse|arterial|fingertip) )?oxygen saturation|pulse oximetry|pulse ox\b|\bs[pa]?o2\b|\bo2 saturation"),
    ("lab.direct_bilirubin", r"(?:direct|conjugated) bilirubin|\bdbil\b|\bd-?bil\b"),
    ("lab.ck", r"creatine (?:phospho)?kinase(?: isoenzyme)?|\bck(?:-mb)?\b"),
    ("life_expectancy", r"(?:(?:expected|anticipated|estimated|predicted) )?life[\s-]?(?:expectanc(?:y|ies)|span)(?: time| period)?|(?:(?:expected|anticipated|estimated|predicted|overall|the) )+survival(?: time| period| duration| rate)?(?: of| time)?|survival (?:time|period|expectancy)(?: is)?(?: expected| estimated)?(?: to be)?|survival is expected to be|expected to (?:survive|live)"),
    ("lab.inr", r"international (?:normali[sz]ed|standardi[sz]ed) ratios?(?: \(inr\))?|\binr\b"),
    ("lab.aptt", r"(?:activated )?partial (?:thromboplastin|prothrombin) times?(?: \(a?ptt\))?|\baptt\b|\bptt\b"),
    ("lab.pt", r"prothrombin times?(?: \(pt\))?|(?-i:\bPT\b)"),
    ("lab.fibrinogen", r"fibrinogen"), ("lab.lipase", r"\blipase\b"), ("lab.amylase", r"\bamylase\b"),
    ("lab.albumin", r"(?:serum )?albumin|\balb\b"), ("lab.ferritin", r"ferritin"), ("lab.d_dimer", r"d-dimers?"),
    ("organ.fev1", r"forced expiratory volume(?: in (?:1|one) second)?(?: 1)?(?: \(fev-?1\))?|\bfev-?1?\b"),
    ("organ.dlco", r"diffus\w+ capacity[^,;.<>=]{0,50}(?:\(dlco\))?|\bdlco\b(?: \(corrected\))?|\bdlc\b"),
    ("organ.fvc", r"forced vital capacity|\bfvc\b"),
    ("organ.qtc", r"(?:corrected )?qt interval(?: \(qtcf?\))?|\bqtc\w?\b(?: interval)?|qt ?corrected|(?:electrocardiogram )?\bqtcf\b"),
    ("lab.troponin", r"(?:serum )?troponin(?: [ti])?"), ("lab.hba1c", r"(?:glycosylated|glycated) ha?emoglobin(?: \(hba1c\))?|\bhba1c\b"),
    ("lab.systolic_bp", r"systolic(?: blood)?(?: pressure)?|\bsbp\b"), ("lab.diastolic_bp", r"diastolic(?: blood)?(?: pressure)?|\bdbp\b"),
    ("lab.psa", r"(?:prostate[- ]specific antigen|\bpsa\b)(?: levels?)?"), ("lab.hematocrit", r"ha?ematocrit"), ("lab.ldh", r"\bldh\b|lactate dehydrogenase"),
    ("burden.blood_blasts", r"(?:peripheral|circulating)(?: blood)? blasts?"), ("burden.marrow_blasts", r"(?:bone )?marrow (?:lympho)?blasts?|blasts? in (?:the )?bone marrow"),
    ("burden.marrow_plasma_cells", r"(?:bone )?marrow plasma cells?|plasma cells? in (?:the )?bone marrow"),
    ("infection.hbv_dna", r"(?:hepatitis b virus|hepatitis b|hbv)[- ]?(?:\(hbv\) )?(?:dna|deoxyribonucleic acid)(?: \((?:hbv )?dna\))?(?: copy number| copies| titers?| quantification| levels?| load| test)*(?: detected by pcr)?"),
    ("infection.hcv_rna", r"(?:hepatitis c virus|hepatitis c|hcv)[- ]?(?:\(hcv\) )?(?:rna|ribonucleic acid)(?: \((?:hcv )?rna\))?(?: copy number| copies| titers?| quantification| levels?| load| test)*"),
    ("infection.cmv_dna", r"(?:cytomegalovirus|cmv)(?: \(cmv\))?[- ]dna(?: copy number| copies| quantification| levels?| load)*"),
    ("infection.ebv_dna", r"(?:epstein[- ]barr virus|ebv)(?: \(ebv\))?[- ]dna(?: copy number| copies| quantification| levels?| load)*"),
    ("dsa", r"donor[- ]specific (?:anti-?hla )?antibod(?:y|ies)(?: \(dsa\))?[^<>=;.]{0,30}?(?:mfi)?|\bmfi\b|mean fluorescence intensity"),
    ("lab.urea", r"(?:blood )?urea(?: nitrogen)?|\bbun\b"), ("lab.uric_acid", r"uric acid"), ("lab.alp", r"alkaline phosphatase(?: \(alp\))?|\balp\b"),
    ("bmi", r"\bbmi\b|body mass index"), ("weight", r"(?:body )?weigh\w*"), ("lab.testosterone", r"(?:serum )?testosterone"),
    ("lab.cea", r"\bserum cea\b|\bcea levels?\b"), ("lab.afp", r"\bafp\b|alpha[- ]fetoprotein"), ("lab.ca125", r"\bca-?125\b"),
    ("organ.child_pugh", r"child[- ]pugh(?:[- ]turcotte)?(?: \(?(?:score|class|grade|classification|liver function)\)?)*"),
    ("lab.m_protein", r"(?:serum )?(?:monoclonal |m[- ])(?:protein|component)(?: levels?)?|(?-i:M-protein)"), ("lab.flc_involved", r"involved (?:serum )?(?:flc|free light chains?)(?: levels?)?"),
    ("burden.largest_lesion", r"(?:longest|long|short|maximum|largest|greatest)(?: transverse)? (?:diameter|axis)|(?:lesion|tumou?r|node|mass) (?:size|diameter)"),
    ("other", r"blood pressure|blasts?|dyspnea|heart rate|pr interval|temperature|h-score"),
)  # fmt: skip
"""Fields that take a number, and their names in print. ``other`` names things that also take a
number but are not judged yet, so that their numbers are not credited to a neighbour."""

UNIT_FREE = ("performance.ecog", "performance.karnofsky", "performance.lansky")

ANTIGENS: tuple[tuple[str, str], ...] = (
    ("CD19", "CD19"), ("CD20", "CD20"), ("CD22", "CD22"), ("CD79b", "CD79b"),
    ("BCMA", "BCMA|B[- ]cell maturation antigen|TNFRSF17"), ("GPRC5D", "GPRC5D|GPCR5D"),
    ("CD38", "CD38"), ("CD7", "CD7"), ("CD5", "CD5"), ("CD30", "CD30"), ("CD33", "CD33"),
    ("CD123", "CD123"), ("CD70", "CD70"), ("CLL1", "CLL-?1|CLEC12A"), ("FLT3", "FLT3"),
    ("SLAMF7", "SLAMF7|CS1"), ("CD276", "B7-?H3|CD276"), ("MSLN", "mesothelin|MSLN"),
    ("GPC3", "GPC3|glypican-?3"), ("HER2", "HER-?2|ERBB2"), ("GD2", "GD2"), ("PSMA", "PSMA"),
    ("CLDN18.2", r"CLDN ?18\.2|claudin ?18\.2"), ("EGFR", "EGFR(?!vIII|t)"), ("EGFRvIII", "EGFRvIII"),
    ("IL13Ra2", r"IL-?13R(?:a|alpha)2"), ("CEA", "CEA"), ("MUC1", r"MUC1\*?"), ("ROR1", "ROR1"),
    ("NKG2DL", "NKG2D"), ("CD4", "CD4"), ("CD2", "CD2"), ("LILRB4", "LILRB4"), ("FCRH5", "FcRH5"),
)  # fmt: skip
"""Antigens by key and how they are written."""

_FILLER_WORDS = """
a an the of or and and/or as at by for from in is are was were be been being has have had having
with to on per that which who whom whose this these those their its his her they it must should
shall can will would may if any all both each every other one patient patients subject subjects
participant participants individual individuals person people recipient recipients known
documented confirmed confirmation histologically histological histopathologically pathologically
pathological cytologically clinically clinical diagnosis diagnosed diagnoses diagnostic
established definite evidence presence present history previous previously prior received
receipt receiving receive undergone underwent treated treatment treatments therapy therapies
adequate acceptable sufficient satisfactory normal good function functions functional organ
organs hepatic liver renal kidney cardiac heart hematologic hematological haematological
hematology bone marrow pulmonary lung respiratory reserve level levels count counts value values
score scores status performance following include includes including included defined definition
meet meets meeting criteria criterion requirement requirements parameters laboratory tests test
testing results result measured measurement assessed assessment determined calculated estimated
evaluated evaluation detected based using via through according standard standards guideline
guidelines cockcroft-gault cockcroft gault formula equation mdrd ckd-epi schwartz echocardiogram
echocardiography echo muga scan multigated multiple gated acquisition ecg radionuclide
ventriculography room air ambient indoor rest resting non-oxygen state absorption oxygen pulse
oximetry finger finger-tip condition conditions under while not-applicable screening enrollment
enrolment baseline time entry study trial trials inclusion exclusion years year old age aged
points point inclusive limit limits range serum blood plasma total subject's patient's infection
infections infected virus viral antibody antibodies antigen seropositive positive positivity
disease diseases type active currently current concurrent human immunodeficiency cells cell
system systems main major important vital tissues e.g i.e eg ie 2016 2022 iwcll imwg lugano 2014
nccn world health organization classification edition considered there there's do does did flow
cytometry immunohistochemistry ihc fcm immunohistochemical biopsy biopsies histology cytology
pathology histopathology tumor tumors tumour tumours tumoral lesion lesions malignant malignancy
malignancies neoplasm neoplasms only least either etc such gender sex regardless restricted
restriction unlimited no-limit index scale support routine examination examinations chemistry
biochemistry biochemical exam local suspected so upon also example color doppler ultrasound
angiography activity detection detectable immunophenotyping cut-off age-appropriate
we our note following means mean shown show shows indicating indicated indicates indicate must-be
suffer suffering suffers suffered complicated complicating combined accompanied occurred occurring
occur occurs happened underlying judged determined considered deemed whether currently presently now
need needs needed needing necessary require requires required requiring be used using uses use taking take
takes taken on-going ongoing undergo experienced experience experiencing under given give administered
administration administrations dose doses dosing course courses agent agents drug drugs medication
medications product products component components regimen regimens form forms kind kinds type types
such various several certain specified specific related relation relating associated appropriate
start starting beginning day days enrolled enrol enroll allowed permitted acceptable
exclude excludes excluded eligible ineligible disorder disorders condition conditions event events
episode episodes abnormality abnormalities illness illnesses comorbidity comorbidities cause causes
signs sign symptoms symptom but not-limited limited without-limitation example examples etc namely
appendix ctcae nci version v5.0 v4.03 5.0 4.03 v4.0 nyha york heart association new functional class
i ii iii iv v standardized participate participating people those these they then than same similar
mention mentioned above-mentioned aforementioned within prior-to before until during throughout period
plan planned planning scheduled anticipated expected expectation likely possible possibly potential
probable concurrent concomitant simultaneous simultaneously coexisting recent recently both
special significantly significant clinical relevance important appear appears appeared exist exists
existing preexisting pre-existing find found finding findings discovered discover reported report
report-based confirmation verified verify proven proof demonstrated demonstrate demonstrating
department institution institutional hospital center centre local national international
cancer network guideline practice criteria according defined per based on-site washed out eluted completed complete completing
completion discontinued discontinue stopped stop ceased ended finished elapsed passed since last most
peripheral proportion suggests suggest coagulation clotting indexes indices routine exhibiting exhibit
anyone someone exposure exposed sample samples specimen specimens tissue tissues staining archival
vaccinated inoculated injected predicted must've reference laboratory center's centre's use administering
used using treatment treating excipients ingredient ingredients relevant identified see refer table
suspected-or-known eligible eligibility cannot-be-determined including-but-not-limited-to part parts
initiate initiating initiation conducted performed obtained done undergoes equal equals approximately
membrane surface expression expressed expressing immunocytochemistry icc ngs sequencing pcr assay
assays percentage percent consistent screened method methods least minimum maximum limitation showing showed re-evaluated evaluated timepoint time-point
comorbid generally alternative scan scans mri ct pet x-ray imaging radiograph radiographic via
urinalysis-result dimension diagnostics procedure-related investigational-site guideline-based
"""
FILLER = frozenset(_FILLER_WORDS.split())
"""Words that carry no constraint once the statement around them was understood."""

STATUS = re.compile(
    r"\b(?:(?P<both>(?:relaps\w*|recurren\w*|r)\s*(?:,|and\s*/\s*or|or|and|/|&)\s*(?:primary\s+)?(?:refractory|r\b)(?:\s+disease)?"
    r"|refractory\s*(?:,|and\s*/\s*or|or|and|/|&)\s*(?:relapsed|recurrent)|rr(?=[- ]))|(?P<relapsed>relapsed|recurrent)|(?P<refractory>refractory))\b",
    re.IGNORECASE,
)  # fmt: skip

_EXTRA: dict[str, tuple[str, ...]] = {
    "DLBCL": ("diffuse large cell lymphoma",),
    "ALL": ("acute lymphocytic leukemia",),
    "B-ALL": ("acute b[- ]?cell lymphoblastic leukemia", "b[- ]cell acute lymphocytic leukemia",
              "b[- ]cell derived acute lymphoblastic leukemia", "b[- ]precursor acute lymphoblastic leukemia",
              "b[- ]lineage acute lymphoblastic leukemia", "b acute lymphoblastic leukemia"),
    "T-ALL": ("t acute lymphoblastic leukemia", "t lymphoblastic (?:leukemia|lymphoma)"),
    "CLL": ("chronic lymphoblastic leukemia",),
    "HGBL": ("high[- ]grade b[- ]cell lymphoma(?: with myc and bcl2 (?:and/or|and|or) bcl6 rearrangements?)?",),
    "PMBCL": ("primary mediastinal \\(?thymic\\)? large b[- ]cell lymphoma",),
    "tFL": ("(?:dlbcl )?transformed (?:from )?follicular lymphoma",),
    "FL3B": ("follicular lymphoma,? grade 3b", "grade 3b follicular lymphoma", "fl grade 3b", "fl3b"),
    "B-NHL": ("b[- ]cell nhl", "b[- ]cell non[- ]?hodgkin'?s? lymphoma", "b[- ]nhl", "b[- ]?cell lymphoma"),
    "NHL": ("non[- ]?hodgkin'?s? lymphoma",),
    "LBCL": ("large b[- ]?cell lymphoma",),
    "B-cell malignancy": ("b[- ]?cell (?:derived )?(?:lymphoid |ha?ematolog\\w+ )?(?:malignanc(?:y|ies)|malignant tumou?rs?|neoplasms?)",
                          "b[- ]lineage (?:ha?ematolog\\w+ )?malignanc(?:y|ies)"),
    "T-cell malignancy": ("t[- ]?(?:cell|lymphoid) (?:ha?ematolog\\w+ |lymphoid )?(?:malignanc(?:y|ies)|malignant tumou?rs?|neoplasms?)",
                          "t[- ]cell (?:non[- ]hodgkin )?lymphoma"),
    "haematological malignancy": ("ha?ematolog\\w+ (?:malignanc(?:y|ies)|tumou?rs?|neoplasms?|cancers?)", "hematopoietic malignanc(?:y|ies)"),
    "plasma cell neoplasm": ("plasma cell (?:neoplasms?|dyscrasias?|malignanc(?:y|ies))",),
    "other": (
        "acute promyelocytic leukemia(?: \\(apl\\))?", "chronic (?:myeloid|myelogenous|granulocytic) leukemia", "chronic leukemias?",
        "hairy cell leukemia", "prolymphocytic leukemia", "b[- ]cell prolymphocytic leukemia", "lymphoblastic lymphoma",
        "primary (?:cns|central nervous system)(?: \\((?:cns|pcns)\\))? lymphoma", "primary cutaneous \\w+(?:[- ]cell)? lymphoma", "cutaneous t[- ]cell lymphoma", "ctcl",
        "angioimmunoblastic (?:t[- ]cell )?lymphoma", "anaplastic large[- ]cell lymphoma", "nk/t[- ]cell lymphoma",
        "adult t[- ]cell (?:leukemia|lymphoma)(?:/(?:leukemia|lymphoma))?", "large granular (?:t )?lymphocyt\\w+ leukemia",
        "plasmablastic lymphoma", "waldenstr.m'?s? macroglobulinemia", "lymphoplasmacytic lymphoma", "intravascular large b[- ]cell lymphoma",
        "enteropathy[- ]associated t[- ]cell lymphoma", "hepatosplenic t[- ]cell lymphoma", "extranodal nk/t[- ]cell lymphoma",
        "nodular lymphocyte[- ]predominant hodgkin lymphoma", "t[- ]cell/histiocyte[- ]rich large b[- ]cell lymphoma",
        "richter'?s?(?: transformation| syndrome)?", "(?:indolent|gray zone|double[- ]hit|triple[- ]hit) (?:b[- ]cell )?(?:nhl|lymphoma)",
        "indolent (?:b[- ]cell )?non[- ]hodgkin'?s? lymphoma", "primary effusion lymphoma", "cutaneous lymphoma", "biphenotypic leukemia", "mixed phenotype acute leukemia",
    ),
}  # fmt: skip

_ABBREVIATIONS: dict[str, str] = {
    "DLBCL": "DLBCL", "HGBL": "HGBL", "HGBCL": "HGBL", "PMBCL": "PMBCL", "PMBL": "PMBCL", "tFL": "tFL",
    "FL": "FL", "MCL": "MCL", "MZL": "MZL", "BL": "BL", "CLL/SLL": "CLL", "CLL": "CLL", "SLL": "CLL",
    "B-ALL": "B-ALL", "BALL": "B-ALL", "T-ALL": "T-ALL", "T-LBL": "T-ALL", "ALL": "ALL", "AML": "AML",
    "MM": "MM", "RRMM": "MM", "PCL": "PCL", "cHL": "HL", "HL": "HL", "PTCLs?": "PTCL", "B-NHL": "B-NHL",
    "NHL": "NHL", "LBCL": "LBCL", "TCL": "T-cell malignancy",
}  # fmt: skip

_SOLID = (
    r"(?:(?:advanced|metastatic|malignant|unresectable)\s+)*solid (?:malignant )?tumou?rs?"
    r"|(?:\w+[- ])?(?:(?:breast|lung|gastric|colorectal|pancreatic|ovarian|prostate|liver|cervical|esophageal|"
    r"oesophageal|endometrial|bladder|renal|kidney|thyroid|peritoneal|fallopian tube|bowel|biliary(?: tract| system)?|"
    r"head and neck|nasopharyngeal|skin|brain) (?:cancers?|tumou?rs?|carcinomas?))"
    r"|(?:(?:hepatocellular|renal cell|squamous cell|urothelial|thymic|nasopharyngeal|pancreatic ductal) )?[a-z]*carcinomas?(?! in situ)"
    r"|(?:alveolar soft part |ewing'?s? |synovial |soft tissue )?[a-z]*sarcomas?(?! virus)|glioblastomas?(?: multiforme)?|gliomas?|neuroblastomas?|melanomas?"
    r"|(?:malignant )?(?:pleural |peritoneal )?mesotheliomas?|medulloblastomas?|(?-i:\bMPM\b|\bPDAC\b|\bHCC\b|\bGBM\b|\bNSCLC\b|\bCRPC\b|\bASPS\b)"
)  # fmt: skip


@cache
def measures() -> re.Pattern[str]:
    """One pattern for every measured name; the matching group number is `MEASURES`' index + 1."""
    body = "|".join(f"({p})" for _, p in MEASURES)
    return re.compile(rf"(?<![A-Za-z])(?:{body})", re.IGNORECASE)


@cache
def diseases() -> re.Pattern[str]:
    """One pattern for disease names, longest first; read with `disease_key`."""
    words = {word: d.key for d in DISEASES for word in d.words if len(word) > 5}
    words |= {w: k for k, names in WIDER.items() for w in names if k not in _EXTRA and " " in w}
    patterns = [(_flexible(w), k) for w, k in words.items()]
    patterns += [(_flexible(w, literal=False), k) for k, names in _EXTRA.items() for w in names]
    patterns.sort(key=lambda pair: -len(pair[0]))
    named = "|".join(f"\\b{p}(?:es|s)?\\b" for p, _ in patterns)
    short = "|".join(sorted(_ABBREVIATIONS, key=len, reverse=True))
    plain = r"(?:(?:acute|any|of|or|and|with|have|r/r|relapsed|refractory|positive|advanced|the|/|,|^)\s*)"
    return re.compile(
        rf"(?<![A-Za-z])(?:(?P<named>{named})|(?-i:(?<![\w-])(?P<short>{short})(?![\w]|-\d))|(?P<solid>{_SOLID})"
        rf"|(?<=positive )(?P<plain1>leuka?emias?|lymphomas?)|(?:{plain})(?P<plain>leuka?emias?|lymphomas?|myelomas?)\b)",
        re.IGNORECASE,
    )


def disease_key(match: re.Match[str]) -> str:
    """The entity or wider term that a match of `diseases` names; ``other`` when none is in use."""
    if match["solid"]:
        return "solid tumour"
    if match["short"]:
        return _by_abbreviation(match["short"])
    plain = match["plain"] or match["plain1"]
    if plain:
        stem = plain.lower()[:5]
        return {"lymph": "lymphoma", "myelo": "MM"}.get(stem, "leukaemia")
    return _by_name(match["named"])


@cache
def _by_abbreviation(short: str) -> str:
    return next(key for p, key in _ABBREVIATIONS.items() if re.fullmatch(p, short))


@cache
def _by_name(name: str) -> str:
    table = [(w, d.key, True) for d in DISEASES for w in d.words if len(w) > 5]
    table += [(w, k, False) for k, names in _EXTRA.items() for w in names]
    table += [(w, k, True) for k, names in WIDER.items() for w in names if k not in _EXTRA]
    for word, key, literal in sorted(table, key=lambda row: -len(row[0])):
        if re.fullmatch(_flexible(word, literal=literal) + "(?:es|s)?", name, re.IGNORECASE):
            return key
    return "other"


def _flexible(word: str, *, literal: bool = True) -> str:
    pattern = re.escape(word) if literal else word
    pattern = pattern.replace(r"\ ", " ").replace(r"\-", "-").replace("leukaemia", "leukemia")
    pattern = pattern.replace("leukemia", "leuka?emia")
    pattern = re.sub(r"[ -]", r"[\\s-]+", pattern) if literal else _loose(pattern)
    return pattern + (r"(?:y|ies|cy|cies)?" if word.endswith("malignan") else "")


def _loose(pattern: str) -> str:
    """A space or hyphen for every space of a pattern, also where ``[- ]`` spells it out."""
    return pattern.replace("[- ]", "~").replace(" ", r"[\s-]+").replace("~", r"[\s-]")


@cache
def antigens() -> re.Pattern[str]:
    """One pattern for antigen names; read with `antigen_key`."""
    body = "|".join(p for _, p in ANTIGENS)
    return re.compile(rf"(?<![\w])(?:{body})(?![0-9A-Za-z])", re.IGNORECASE)


def antigen_key(name: str) -> str:
    """The key of an antigen as written.

    >>> antigen_key("B cell maturation antigen")
    'BCMA'
    """
    return next((k for k, p in ANTIGENS if re.fullmatch(p, name, re.IGNORECASE)), name)
