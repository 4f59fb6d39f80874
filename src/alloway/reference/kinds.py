"""The kinds a Fact may have: their names, canonical units, codes and shelf life.

A shelf life (``max_age_days``) is how old a result may be before the review calls it out of date.
The figures follow common trial windows (laboratory 14 days, imaging 28 to 42 days, antigen
expression on the latest relapse); they are conventions, marked ``assumed``, and a trial's own
window always overrides them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from alloway.reference.infection_names import infection_kind
from alloway.reference.measured_names import NEUTRAL, plain, spelled, words_of
from alloway.reference.myeloma_names import myeloma_kind


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact."""

    name: str
    label: str
    unit: str = ""
    """Canonical UCUM unit; empty for text or a pure number."""
    loinc: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Names used in tables and reports, lower case."""
    max_age_days: int | None = None
    who: str = "referring clinic"


_LAB = 14


def _lab(name: str, label: str, unit: str, loinc: str, age: int = _LAB) -> Kind:
    named = words_of(f"lab.{name}")
    return Kind(f"lab.{name}", label, unit, tuple(loinc.split()), named, max_age_days=age)


KINDS: tuple[Kind, ...] = (
    Kind("name", "Name"),
    Kind("birth_date", "Date of birth", who="patient or family"),
    Kind("sex", "Sex", who="patient or family"),
    Kind("place", "Place of residence", who="patient or family"),
    Kind("weight", "Body weight", "kg", ("29463-7", "3141-9"), words_of("weight"), 30),
    Kind("height", "Body height", "cm", ("8302-2",), words_of("height")),
    Kind("bsa", "Body surface area", "m2", ("3140-1", "8277-6"), words_of("bsa")),
    Kind("blood_group", "Blood group", "", ("882-1",), ("blood group", "blood type", "abo group", "abo rh group", "abo and rh group", "abo/rh", "ab0/rh", "blutgruppe", "abo rhesus", "groupe sanguin", "groupe abo rh", "groupage", "groupage sanguin", "grupo sanguíneo", "grupo abo rh", "grupo y rh", "grupo sanguíneo y rh", "gruppo sanguigno", "gruppo abo rh", "emogruppo", "bloedgroep", "bloedgroep abo rhesus", "grupa krwi", "grupa abo rh", "grupa krwi rh")),
    Kind("diagnosis", "Diagnosis", who="pathology"),
    Kind("status", "Disease status"),
    Kind("stage", "Stage", "", ("21908-9", "21902-2"), ("stage",)),
    Kind("performance.ecog", "ECOG performance status", "", ("89247-1",), words_of("performance.ecog"), 30),
    Kind("performance.karnofsky", "Karnofsky score", "%", ("89243-0",), words_of("performance.karnofsky"), 30),
    Kind("performance.lansky", "Lansky score", "%", (), words_of("performance.lansky"), 30),
    _lab("hemoglobin", "Haemoglobin", "g/dL", "718-7 59260-0"),
    _lab("wbc", "Leukocytes", "10*9/L", "6690-2 26464-8"),
    _lab("anc", "Neutrophils (absolute)", "10*9/L", "751-8 26499-4"),
    _lab("alc", "Lymphocytes (absolute)", "10*9/L", "731-0 26474-7"),
    _lab("platelets", "Platelets", "10*9/L", "777-3 26515-7"),
    _lab("creatinine", "Creatinine", "mg/dL", "2160-0 38483-4 14682-9"),
    _lab("egfr", "eGFR", "mL/min/{1.73_m2}", "33914-3 62238-1 98979-8"),
    _lab("crcl", "Creatinine clearance", "mL/min", "2164-2"),
    _lab("alt", "ALT", "U/L", "1742-6"),
    _lab("ast", "AST", "U/L", "1920-8"),
    _lab("bilirubin", "Bilirubin (total)", "mg/dL", "1975-2 14631-6"),
    _lab("ldh", "LDH", "U/L", "2532-0 14804-9"),
    _lab("albumin", "Albumin", "g/dL", "1751-7"),
    _lab("calcium", "Calcium", "mg/dL", "17861-6 49765-1 2000-8"),
    _lab("crp", "C-reactive protein", "mg/L", "1988-5"),
    _lab("ferritin", "Ferritin", "ug/L", "2276-4"),
    _lab("igg", "IgG", "g/L", "2465-3", 60),
    _lab("b2m", "Beta-2 microglobulin", "mg/L", "1952-1", 42),
    _lab("fibrinogen", "Fibrinogen", "g/L", "3255-7"),
    _lab("uric_acid", "Uric acid", "mg/dL", "3084-1"),
    _lab("potassium", "Potassium", "mmol/L", "2823-3"),
    _lab("m_protein_urine", "M-protein (urine)", "g/d", "", 42),
    _lab("m_protein", "M-protein (serum)", "g/dL", "33358-3 51435-6", 42),
    _lab("flc_ratio", "Free light chain ratio", "", "48378-4", 42),
    _lab("flc_kappa", "Free kappa light chain", "mg/L", "36916-5 80515-0", 42),
    _lab("flc_lambda", "Free lambda light chain", "mg/L", "33944-0", 42),
    _lab("flc_involved", "Involved free light chain", "mg/L", "", 42),
    Kind("burden.spd", "Sum of products of diameters", "cm2", (), words_of("burden.spd"), 42),
    Kind("burden.marrow_blasts", "Marrow blasts", "%", ("26446-5",), words_of("burden.marrow_blasts"), 28),
    Kind("burden.blood_blasts", "Blood blasts", "%", ("26446-4",), words_of("burden.blood_blasts"), 28),
    Kind("burden.marrow_plasma_cells", "Marrow plasma cells", "%", (), words_of("burden.marrow_plasma_cells"), 42),
    Kind("burden.deauville", "Deauville score", "", (), words_of("burden.deauville"), 42),
    Kind("burden.suvmax", "SUVmax", "", (), words_of("burden.suvmax"), 42),
    Kind("burden.largest_lesion", "Largest lesion", "mm", (), (), 42),
    Kind("burden.extramedullary", "Extramedullary disease", "", (), (), 42),
    Kind("organ.lvef", "LVEF", "%", ("10230-1", "8806-2"), words_of("organ.lvef"), 90),
    Kind("organ.spo2", "Oxygen saturation", "%", ("59408-5", "2708-6"), words_of("organ.spo2"), 14),
    Kind("organ.qtc", "QTc", "ms", ("8636-3",), words_of("organ.qtc"), 28),
    Kind("organ.fev1", "FEV1 (of predicted)", "%", ("20152-5",), words_of("organ.fev1"), 90),
    Kind("organ.dlco", "DLCO (of predicted)", "%", (), words_of("organ.dlco"), 90),
    Kind("infection.hiv", "HIV", "", ("56888-1", "55277-8"), ("hiv", "hiv 1/2", "hiv-1/2", "hiv ag/ab", "hiv 1/2 ag/ab", "hiv-1/2 ag/ab", "hiv ag/ak", "anti-hiv", "anti-hiv 1/2", "anty-hiv", "vih", "vih 1/2", "hiv 1+2"), 90),
    Kind("infection.hbsag", "Hepatitis B surface antigen", "", ("5196-1", "5195-3"), ("hbsag", "hbs antigen", "hbs-antigen", "hepatitis b surface antigen", "aghbs", "ag hbs", "antigène hbs", "antígeno hbs"), 90),
    Kind("infection.hbc", "Hepatitis B core antibody", "", ("13952-7", "16933-4"), ("anti-hbc", "hbc antibody", "hbv core antibody", "hepatitis b core antibody", "anti-hbc total", "anti-hbc totali", "anti-hbc gesamt", "anty-hbc", "ac anti-hbc", "hbv core antibody, total", "hbc ab", "hbcab"), 90),
    Kind("infection.hbv_dna", "Hepatitis B virus DNA", "", ("42595-9", "29615-2"), ("hbv dna", "hbv-dna", "hbv pcr", "hbv-pcr", "hepatitis b dna", "hepatitis b virus dna", "hbv dna pcr", "hbv-dna pcr", "adn vhb", "adn-vhb", "adn du vhb"), 90),
    Kind("infection.hcv", "Hepatitis C", "", ("13955-0", "16128-1"), ("hcv", "anti-hcv", "hepatitis c antibody", "hcv antibody", "anty-hcv", "anti-vhc", "ac anti-vhc", "vhc", "hepatitis c virus antibody"), 90),
    Kind("infection.hbv_surface_antibody", "Hepatitis B surface antibody", "", (), ("anti-hbs", "hbs antibody", "hbv surface antibody", "hepatitis b surface antibody", "anty-hbs"), 180),
    Kind("infection.hcv_rna", "Hepatitis C virus RNA", "", ("11011-4", "11259-9"), ("hcv rna", "hcv-rna", "hcv pcr", "hcv-pcr", "hcv rna pcr", "hepatitis c rna", "hepatitis c virus rna", "arn vhc", "arn-vhc", "arn du vhc"), 90),
    Kind("infection.hiv_rna", "HIV RNA", "", ("20447-9",), ("hiv rna", "hiv-rna", "hiv pcr", "hiv-pcr", "hiv-1 rna", "hiv-1 rna pcr", "hiv viral load", "hiv-1 viral load", "hiv-1 rna quantitative pcr", "charge virale vih"), 90),
    Kind("infection.cmv", "CMV", "", ("13949-3",), ("cmv igg", "cmv", "cmv-igg", "igg cmv", "cytomegalovirus igg", "cytomegalovirus igg ab", "cmv igg antibody", "anti-cmv igg"), 180),
    Kind("infection.cmv_dna", "CMV DNA", "", (), ("cmv dna", "cmv-dna", "cmv pcr", "cmv-pcr", "cmv dna pcr", "cmv-dna pcr", "cmv pcr plasma", "cytomegalovirus dna", "pcr cmv", "adn cmv", "adn-cmv", "dna cmv"), 30),
    Kind("infection.ebv", "EBV", "", (), ("ebv", "ebv igg", "ebv-igg", "ebv vca igg", "ebv vca-igg", "ebv ebna igg", "epstein-barr virus igg", "epstein barr virus capsid igg ab", "igg ebv", "igg vca ebv", "veb igg", "vca igg"), 180),
    Kind("infection.ebv_dna", "EBV DNA", "", (), ("ebv dna", "ebv-dna", "ebv pcr", "ebv-pcr", "ebv dna pcr", "ebv-dna pcr", "ebv pcr plasma", "epstein-barr virus dna", "pcr ebv", "adn ebv", "ebv pcr sang total"), 30),
    Kind("infection.tb", "Tuberculosis (IGRA)", "", ("71774-4",), ("igra", "quantiferon", "quantiferon-test", "quantiferon-plus", "quantiferon tb", "quantiferon-tb gold", "igra (quantiferon)", "igra (quantiferon-plus)", "t-spot", "t-spot.tb"), 180),
    Kind("infection.syphilis", "Syphilis", "", (), ("syphilis", "vdrl", "rpr", "tpha", "tppa", "treponema antibodies", "treponema pallidum antibodies", "lues", "lúes", "syphilis serology", "lues-serologie"), 180),
    Kind("infection.toxoplasma", "Toxoplasma", "", (), ("toxoplasma", "toxoplasma igg", "toxoplasmosis igg", "toxo igg", "toxoplasmose igg"), 180),
    Kind("infection.hhv6", "HHV-6 DNA", "", (), ("hhv-6", "hhv6", "hhv-6 dna", "hhv6 dna", "hhv-6 dna pcr", "hhv-6 pcr"), 30),
    Kind("infection.adenovirus", "Adenovirus DNA", "", (), ("adenovirus", "adenovirus dna", "adenovirus pcr", "adenovirus-pcr", "adenovirus dna pcr", "adv dna", "adv pcr"), 30),
    Kind("infection.sars_cov_2", "SARS-CoV-2", "", (), ("sars-cov-2", "sars-cov-2 pcr", "sars-cov-2 rna", "covid-19 pcr"), 14),
    Kind("infection.rsv", "Respiratory syncytial virus", "", (), ("rsv", "rsv pcr", "respiratory syncytial virus pcr", "respiratory syncytial virus"), 14),
    Kind("infection.active", "Active infection", "", (), (), 14),
    Kind("cns", "CNS involvement", "", (), (), 42),
    Kind("condition", "Other condition"),
    Kind("pregnancy", "Pregnancy", "", ("2106-3",), ("pregnancy test", "hcg"), 14),
    Kind("gvhd", "Graft-versus-host disease"),
    Kind("chimerism", "Donor chimerism", "%", (), ("chimerism", "donor chimerism"), 60),
    Kind("medication", "Medication"),
    Kind("regimen", "Regimen"),
    Kind("response", "Response"),
    Kind("procedure", "Procedure"),
    Kind("mutation", "Gene alteration", who="pathology"),
    Kind("cytogenetics", "Cytogenetics", who="pathology"),
    Kind("preference", "Preference", who="patient or family"),
    Kind("crs", "Cytokine release syndrome"),
    Kind("lab", "Blood results"),
    Kind("line_count", "Number of lines of therapy"),
    Kind("prior.car_t", "Earlier CAR-T cells"),
    Kind("prior.car_t.date", "Date of the CAR-T infusion"),
    Kind("prior.allo_transplant", "Earlier allogeneic transplant"),
    Kind("prior.allo_transplant.date", "Date of the allogeneic transplant"),
    Kind("prior.auto_transplant", "Earlier autologous transplant"),
    Kind("prior.auto_transplant.date", "Date of the autologous transplant"),
    Kind("antibodies", "HLA antibodies", who="HLA laboratory"),
    Kind("hla", "HLA typing", who="HLA laboratory"),
    Kind("hla.blood", "HLA typing of the present blood", who="HLA laboratory"),
    *(
        Kind(f"hla.{locus}", f"HLA-{locus}", who="HLA laboratory")
        for locus in ("A", "B", "C", "DRB1", "DRB345", "DQA1", "DQB1", "DPA1", "DPB1")
    ),
    Kind("document", "Document that could not be read"),
    Kind("translation", "Translation"),
    *(
        Kind(f"antigen.{a}", f"{a} on tumour cells", "", (), (a.lower(),), 180, "pathology")
        for a in ("CD19", "CD20", "CD22", "CD79b", "BCMA", "GPRC5D", "CD38", "CD7", "CD5", "CD30",
                  "CD33", "CD123", "CD70", "CLL1", "FLT3", "SLAMF7")
    ),
)  # fmt: skip

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
BY_LOINC: dict[str, Kind] = {code: kind for kind in KINDS for code in kind.loinc}
BY_WORD: dict[str, Kind] = {
    plain: kind for kind in KINDS for word in kind.words for plain in spelled(word)
}
"""Kinds by the plain forms of their names (`alloway.reference.measured_names`)."""


def label(kind: str) -> str:
    """Reader's name of a kind; the bare name where the table has none.

    >>> label("lab.ldh")
    'LDH'
    """
    known = BY_NAME.get(kind)
    return known.label if known else kind


_MAX_NAME = 80


@lru_cache(maxsize=4096)
def kind_of_name(name: str) -> Kind | None:
    """The kind that a printed analyte name stands for, ``None`` when the table has none.

    Every word must belong to a name of that kind or be one that changes nothing (serum, total, the
    method): ``bilirubin (direct)`` and ``albumin (urine)`` are other measurements.

    >>> kind_of_name("Creatinine, serum").name, kind_of_name("ALT (GPT)").name
    ('lab.creatinine', 'lab.alt')
    >>> kind_of_name("Bilirubin (direct)"), kind_of_name("Albumin/Kreatinin-Quotient")
    (None, None)
    """
    words = plain(name[:_MAX_NAME].replace("\u200b", ""))
    if words in BY_WORD:
        return BY_WORD[words]
    tokens = words.replace("%", " ").replace("#", " ").split()
    kind = _one_kind(tokens) or BY_NAME.get(infection_kind(words) or myeloma_kind(words))
    if kind is not None and "%" in words and kind.unit != "%":
        return None
    return kind


def _one_kind(tokens: list[str]) -> Kind | None:
    """The only kind that some words name, when those beside its names change nothing."""
    found: Kind | None = None
    at = 0
    while at < len(tokens):
        end = next((e for e in range(len(tokens), at, -1) if _named(tokens[at:e])), at)
        if end == at:
            if tokens[at] not in NEUTRAL and not tokens[at].isdigit():
                return None
            at += 1
            continue
        kind = BY_WORD[" ".join(tokens[at:end])]
        if found not in (None, kind):
            return None
        found, at = kind, end
    return found


def _named(tokens: list[str]) -> bool:
    return " ".join(tokens) in BY_WORD
