"""Words that narrow a finding or a treatment, and words that may follow one."""
# A word list reads better on one line.
# ruff: noqa: E501

_QUALIFIERS_TEXT = """
active actively inactive acute chronic subacute severe serious significant significantly major
minor mild moderate uncontrolled uncontrollable controlled unstable stable symptomatic
asymptomatic untreated treated progressive progressing recurrent persistent persisting ongoing
current currently concurrent concomitant simultaneous recent recently previous previously prior
past history historical existing preexisting pre-existing pre present known suspected possible
potential potentially unknown unexplained clinical clinically relevant apparent evident overt
obvious detectable documented diagnosed confirmed proven systemic localized local localised
generalized disseminated diffuse invasive noninvasive non-invasive intercurrent opportunistic
bacterial bacteria viral virus fungal fungus parasitic mycobacterial protozoal atypical
infectious latent occult congenital acquired hereditary inherited genetic primary secondary
autoimmune inflammatory immune immunologic immunological intravenous iv oral orally topical
inhaled inhalational intranasal injectable parenteral subcutaneous intrathecal intramuscular
intra-articular ophthalmic nasal topically locally long-term longterm short-term short term
daily regular continuous prolonged permanent therapeutic prophylactic preventive maintenance
full full-dose high high-dose low low-dose dose doses physiological physiologic supraphysiologic
pharmacological replacement supplemental uncured incurable curable advanced late-stage early
early-stage low-stage end-stage refractory resistant relapsed poorly inadequately insufficiently
well adequately successfully fully completely effectively surgically curatively not non
medically other another additional different new life-threatening life threatening fatal lethal
dangerous poor abnormal impaired decreased reduced limited extensive massive large small
moderate-to-severe mild-to-moderate grade class stage degree type congestive ischemic ischaemic
hemorrhagic haemorrhagic restrictive obstructive peripheral central cerebral intracranial
arterial venous arteriovenous atrial ventricular valvular coronary pericardial pleural
peritoneal abdominal thoracic organic structural functional malignant benign metastatic
unresectable resectable melanoma non-melanoma nonmelanoma rheumatic neurological neurologic
psychiatric psychological mental physical emotional social metabolic endocrine renal hepatic
pulmonary cardiac cardiovascular hematologic hematological haematological gastrointestinal
digestive respiratory genitourinary dermatologic musculoskeletal underlying baseline residual
unresolved unrecovered unhealed nonhealing spontaneous induced drug-induced drug
treatment-related immune-mediated immune-related allogeneic autologous allogenic haploidentical
murine chimeric human humanized mouse bovine live attenuated inactivated killed seasonal
influenza approved unapproved marketed licensed investigational experimental commercial
non-commercially palliative curative definitive radical adjuvant neoadjuvant consolidation
salvage standard conventional first-line front-line second-line extra skeletal extramedullary
nodal extranodal sequelae sequela frequent frequently repeated first second third fourth i ii
iii v 1 2 3 4 5 iiia iiib nonsteroidal non-steroidal nonsystemic non-systemic non-ischemic
nonischemic noninfectious non-infectious seropositive asymptomatically medication-controlled
drug-uncontrolled drug-controlled exogenous endogenous multi-drug cumulative total equivalent
permitted hospitalisation hospitalization home-oxygen broad-spectrum wide-spectrum multiple
single certain specific special particular several various frank gross marked notable important
vital key necessary irreversible reversible transient intermittent episodic aggressive rapid
rapidly high-risk low-risk childhood adult interventional device-related catheter-related
community-acquired nosocomial hospital-acquired tumor-related cancer-related urgent emergency
emergent elective planned anticipated expected likely unlikely difficult evidence sign symptom
presence long indicative suggestive consistent invasion invading dysfunction complicated
impairment failed failure failing progressed available unplanned worsening bulky controllable
disabling debilitating decompensated compensated use insufficient inadequate function control
positive positivity urgently compelling existence manifestation moderate-to amount resolved
indolent quiescent receipt steroidal sustained need requirement comorbid
"""
QUALIFIERS = frozenset(_QUALIFIERS_TEXT.split())
"""May stand beside a finding or a treatment; what they say is kept in ``Atom.of``."""

_SILENT_TEXT = """
a an the any all of in with and or known history evidence presence present documented confirmed
diagnosed diagnosis patient subject participant individual person people who have has had having
is are was were be been being they those their his her its this that which there following other
others such these experience experienced suffer suffering suffers received receive receiving
receipt treated treatment undergone undergo undergoing use using used taking take require
requiring requires required need needs needing clinical clinically some at to from for by on as
it may must previous previously prior past current currently concomitant concurrent concurrently
ongoing
"""
SILENT = frozenset(_SILENT_TEXT.split())
"""Qualifiers among these add nothing when they stand alone."""

_TAIL_STARTS_TEXT = """
requiring require requires required needing need needs needed that which despite not resulting
result caused cause causing due secondary related associated defined under on by per according
judged assessed determined considered treated controlled managed treatable unrelated affecting
leading involving uncontrolled unresponsive refractory resistant grade class stage >= > <= <
with without during until confirmed necessitating where when who interfering precluding likely
undergoing receiving after for of in to following occurring occurred diagnosed contained
responding responsive improving improved recovered resolved classified from evaluated as
regardless awaiting functional classification detectable
"""
TAIL_STARTS = frozenset(_TAIL_STARTS_TEXT.split())
"""A word that may open what is said further about a finding."""

_TAIL_WORDS_TEXT = """
require requiring requires required need needing needs needed to be been is are was were has
have had having by with without within treatment therapy treatments therapies drug drugs
medication medications medicine medical medically management intervention systemic intravenous
iv oral parenteral antibiotic antibiotics antimicrobial antimicrobials antiviral antifungal
anti-infective appropriate adequate effective effectively ongoing continued continuous current
currently long term long-term chronic daily active controlled control controllable uncontrolled
uncontrollable stable stabilised stabilized unstable managed manage maintained well poorly
hospitalization hospitalisation hospital hospitalized admission surgery surgical surgically
drainage drain drained repeated recurrent despite not no non cannot can could would may might
will should any other all each the a an of in on at for from that which or and/or and as
investigator investigators investigator's principal physician doctor researcher researchers pi
opinion judgement judgment judged discretion deemed considered determined assessed evaluated
according defined definition per criteria classification standard new york heart association
nyha functional class grade grades stage type level levels ctcae nci nci-ctcae version v5.0 v4.0
v4.03 5.0 4.03 common terminology adverse events who i ii iii v 1 2 3 4 5 0 >= <= > < higher
above greater more less lower below equal than increase increases increased risk risks interfere
interferes interfering interference participation participate study trial protocol safety safe
result results affect affects affecting compliance comply limit limits preclude precludes
precluding prevent prevents impair impairs ability complete completion evaluation evaluate
assessment assess interpretation endpoints endpoint outcome outcomes patient patients patient's
subject subjects subject's participant participants participant's their his her its compromise
compromises jeopardize jeopardise contraindicate contraindicates contraindication make makes
unsuitable inappropriate put puts place places at-risk unacceptable undue excessive high very
low significantly substantially materially adversely negatively tolerate tolerance toxicity
toxicities receive receives receiving received procedures procedure requirements requirement
data conduct confound confounds cooperate cooperation understand understanding informed consent
consenting provide giving sign tests test testing examination exam imaging ct mri pet pet/ct
scan x-ray echocardiography ecg electrocardiogram clinical clinically laboratory symptom
symptoms symptomatic signs evidence documented confirmed confirm known confirmation biopsy
cytology csf steroid steroids corticosteroid corticosteroids immunosuppressive immunosuppressant
immunosuppressants immunosuppression agents agent supportive anti-infection anti infection
replacement physiologic physiological insulin hormone thyroid supplement dose doses therapeutic
prophylactic treating caused causing cause due secondary related relating relation associated
tumor tumour disease underlying last past previous prior recent recently during time period
screening enrollment enrolment baseline entry randomization infusion after before until under
use using used involve involves involving involvement conditions condition standard-of-care
serious severe moderate mild significant under-treatment treated untreated responded responding
respond response responsive improving improve improved recovered recover recovery resolved
resolve resolution return returned acceptable investigational product products component
components administration cell cells car car-t t lymphodepletion chemotherapy this these those
it they there so also if whether when where whose up down out over into such both either neither
nor prolonged prolong intensive aggressive emergency urgent immediate permanent temporary
pacemaker defibrillator lifelong life-long full duration best interest interests procedure's
visits visit follow-up followup scheduled schedule modifying disease-modifying immunomodulatory
biologic biological equivalent pressure normal range value values institutional reference
detectable undetectable viral load dna rna hbv hcv main mainly primarily mostly solely only
alone outlined specified described regardless reason reasons lead leads leading studies
therapeutically immune suppression thrombolysis transfusion support oxygen supplemental
pharmacological dialysis anticoagulation anticoagulant anticoagulants
"""
TAIL_WORDS = frozenset(_TAIL_WORDS_TEXT.split())
"""Words that may stand in what is said further; a word outside these ends it."""

ORGANS: dict[str, tuple[str, str]] = {
    "cardiac": ("cardiac", "heart disease"), "heart": ("cardiac", "heart disease"),
    "cardiovascular": ("cardiac", "heart disease"), "circulatory": ("cardiac", "heart disease"),
    "pulmonary": ("pulmonary", "lung disease"), "lung": ("pulmonary", "lung disease"),
    "respiratory": ("pulmonary", "lung disease"), "renal": ("renal", "kidney disease"),
    "kidney": ("renal", "kidney disease"), "urinary": ("renal", "kidney disease"),
    "hepatic": ("hepatic", "liver disease"), "liver": ("hepatic", "liver disease"),
    "brain": ("neurologic", "central nervous system disorder"),
    "nervous": ("neurologic", "central nervous system disorder"),
    "neurologic": ("neurologic", "central nervous system disorder"),
    "neurological": ("neurologic", "central nervous system disorder"),
    "cerebral": ("neurologic", "central nervous system disorder"),
    "cerebrovascular": ("neurologic", "stroke"),
    "gastrointestinal": ("condition", "gastrointestinal disease"),
    "digestive": ("condition", "gastrointestinal disease"),
    "metabolic": ("condition", "metabolic disease"), "endocrine": ("condition", "metabolic disease"),
    "psychiatric": ("psychiatric", ""), "mental": ("psychiatric", ""), "psychological": ("psychiatric", ""),
    "immune": ("immunodeficiency", ""), "infectious": ("infection.active", ""),
    "hematologic": ("condition", "haematological disease"), "hematological": ("condition", "haematological disease"),
    "hematopoietic": ("condition", "haematological disease"),
    "autoimmune": ("autoimmune", ""), "inflammatory": ("autoimmune", ""),
    "bacterial": ("infection.active", "bacterial"), "viral": ("infection.active", "viral"),
    "fungal": ("infection.active", "fungal"), "virus": ("infection.active", "viral"),
    "bacteria": ("infection.active", "bacterial"), "mycobacterial": ("infection.active", "mycobacterial"),
    "parasitic": ("infection.active", "parasitic"),
    "epileptic": ("neurologic", "epilepsy"),
}  # fmt: skip
"""Adjectives of a list ("cardiac, pulmonary or renal disease") and what each stands for."""

_HEADS_TEXT = """
disease disorder dysfunction disability condition illness insufficiency impairment abnormality
infection failure system function disturbance pathology comorbidity event problem
"""
HEADS = frozenset(_HEADS_TEXT.split())
"""Nouns that such a list ends in."""
