"""What a condition is by its code and words: the disease under review, or another illness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import orjson

from alloway.patient.cases.codes import (
    all_words,
    codes,
    words,
)
from alloway.patient.cases.entities import entity_in
from alloway.patient.cases.text_conditions import english_name
from alloway.reference.comorbidities import INFECTIONS, NAMES
from alloway.reference.diseases import BY_KEY, DISEASES, Disease

_NEOPLASM = re.compile(
    r"\b(neoplasm|cancer|\w*carcinoma|malignan\w+|leuk(?:a)?emia|lymphoma|myeloma|\w*sarcoma"
    r"|melanoma|tumou?r|metasta\w+|mesothelioma|glioma|glioblastoma|neuroblastoma)\b",
    re.IGNORECASE,
)
_NOT_NEOPLASM = re.compile(
    r"\b(benign|lipoma|history of|family history|suspected|screening|risk|fear|pseudotumou?r"
    r"|tumou?r lysis|no evidence)\b",
    re.IGNORECASE,
)
SUSPECTED = re.compile(r"\b(suspected|possible|rule out|query)\b", re.IGNORECASE)
PRESENT = {
    "cns": re.compile(
        r"\b(cns|central nervous system|leptomening\w+|mening\w+) (involvement|disease"
        r"|lymphoma|leuk\w+|relapse)|secondary cns\b", re.IGNORECASE,
    ),
    "gvhd": re.compile(r"\bgraft[- ]versus[- ]host|\bgvhd\b", re.IGNORECASE),
    "pregnancy": re.compile(r"^(normal )?pregnan(t|cy)\b", re.IGNORECASE),
}  # fmt: skip
_CELL = (
    r"(?:cell\w*|cel\b|cel[eli]\w*|zell\w*|zelle?n?|lin\w*|lymph\w*|limf\w*|ALL|komór\w*"
    r"|precursor\w*|vorläufer\w*)"
)
_OF = r"(?:cell\w*|cél\w*|komór\w*|lignée|linea|línea)[- ](?:pre-?)?"
_B_CELL = re.compile(rf"\b(?:pre-?|pro-?|c(?:ommon)?-?)?B[- ]{{0,3}}{_CELL}|{_OF}B\b", re.I)
_T_CELL = re.compile(rf"\b(?:pre-?|pro-?)?T[- ]{{0,3}}{_CELL}|{_OF}T\b", re.I)
_ICD10 = re.compile(r"[A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?")
_DONOR = re.compile(r"(?:\w+[ -]){0,4}donor|donor of .{1,80}", re.IGNORECASE)
_CRS = re.compile(
    r"\bcytokine[- ]release|\bCRS\b|zyto[kc]in-?freisetzung|rel(?:argage|âchement) (?:des )?cytokin"
    r"|liberación de citoquinas|liberación de citocinas|rilascio (?:di|delle) citochine"
    r"|uwalniania cytokin|cytokine-?storm",
    re.IGNORECASE,
)
_PLAIN_ENGLISH = """
with without from after before under during related induced associated secondary primary active
inactive resolved treated untreated grade stage mild moderate severe left right both upper lower
acute chronic recurrent previous history drugs drug skin mouth bone marrow blood heart lung kidney
liver bowel obstruction syndrome disease disorder finding infection reactivation failure deficiency
sinusoidal allergy protein milk rash itching tooth ankle wrist neck back pain injury wound cells
obstructive invasive fungal bacterial viral sensory motor nerve vein deep superior inferior caused
"""
_GRADE = re.compile(
    r"\b(?:gra[dk]e?|graad|grado|stopnia|stopień|st\.|g)\s?\W?\s?([1-5]|IV|I{1,3})\b", re.I
)
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_CHRONIC = re.compile(
    r"\b(?:chronic|chronisch\w*|chronique|crónic\w+|cronic\w+|przewlekł\w+|latent\w*|latente"
    r"|utajon\w+|carrier|past|previous|sequelae|history)\b",
    re.IGNORECASE,
)
_RESPIRATORY = frozenset(("J09", "J10", "J11", "J12", "J13", "J14", "J15", "J16", "J18", "J21"))
"""ICD-10 codes of pneumonia, influenza and bronchiolitis."""
_CHRONIC_ICD = frozenset(("B18", "B90", "B91", "B92", "B94", "B95", "B96", "B97"))


def entity_of(concept: object) -> Disease | None:
    """The disease a CodeableConcept stands for: words first, then SNOMED CT, then ICD-10.

    Words come first because they are more specific: ICD-10 C83.7 covers Burkitt and, in practice,
    high-grade B-cell lymphoma.
    """
    named = entity_in(all_words(concept))
    if named is not None:
        return named
    lineage = _lineage(all_words(concept), concept)
    if lineage:
        return BY_KEY[lineage]
    found = [code for _, code in codes(concept)]
    for disease in DISEASES:
        if any(code in disease.snomed for code in found):
            return disease
    matches = [(len(p), d) for d in DISEASES for p in d.icd10 for c in found if c.startswith(p)]
    return max(matches, key=lambda pair: pair[0])[1] if matches else None


def _lineage(text: str, concept: object) -> str:
    """The lineage that words in any language add to ICD-10 C91.0, which is ALL of both."""
    if not any(code.startswith("C91.0") for _, code in codes(concept)):
        return ""
    of_t, of_b = _T_CELL.search(text), _B_CELL.search(text)
    return "" if bool(of_t) == bool(of_b) else ("T-ALL" if of_t else "B-ALL")


def is_neoplasm(text: str, concept: object = None) -> bool:
    """Whether words or an ICD-10 code (C00 to C97) name a malignant or unclear tumour."""
    if _NOT_NEOPLASM.search(text):
        return False
    coded = any(re.fullmatch(r"C[0-9]\d(\.\w+)?", code) for _, code in codes(concept))
    return coded or bool(_NEOPLASM.search(text))


@dataclass(frozen=True, slots=True)
class Named:
    """What a condition's code and words stand for."""

    kind: str = "condition"
    text: str = ""
    """As the record puts it."""
    value: str = ""
    """In English where the illness is known by name; ``grade 2`` of a cytokine release syndrome."""
    entity: str = "other"
    of_donor: bool = False
    hiv: bool = False


def condition_named(concept: object) -> Named:
    """The kind, English name and disease of a condition; each concept is understood once.

    >>> condition_named({"text": "Cytokine release syndrome, grade 2"}).kind
    'crs'
    """
    if not isinstance(concept, dict):
        return Named()
    try:
        key = orjson.dumps(concept)
    except TypeError:  # nested deeper than orjson writes
        return Named()
    return _understood(key)


@lru_cache(maxsize=2048)
def _understood(key: bytes) -> Named:
    concept = orjson.loads(key)
    text = words(concept)
    icd = next((code for _, code in codes(concept) if _ICD10.fullmatch(code)), "")
    if icd.startswith("Z52") or _DONOR.fullmatch(text):
        return Named(text=text, value=text, of_donor=True)
    kind = _kind(text, concept)
    if kind == "diagnosis":
        entity = entity_of(concept)
        return Named(kind, text, text, entity.key if entity else "other")
    if _CRS.search(text) or icd.startswith("D89.83"):
        grade = _GRADE.search(text)
        return Named("crs", text, f"grade {_ROMAN.get(grade[1], grade[1])}" if grade else text)
    if kind in PRESENT:
        return Named(kind, text, text)
    sort, name = english_name(text)
    hiv = name == "HIV infection" or icd[:3] in ("B20", "B21", "B22", "B23", "B24", "Z21")
    name = name or ("HIV infection" if hiv else "")
    value = text if not name or is_english(text) else name
    if sort == "autoimmune":
        return Named(sort, text, value, hiv=hiv)
    chronic = _CHRONIC.search(f"{text} {name}") or icd[:3] in _CHRONIC_ICD
    coded = icd[:1] in ("A", "B") or icd[:3] in _RESPIRATORY or icd == "U07.1"
    if not hiv and not chronic and (name in INFECTIONS or coded):
        return Named("infection.active", text, value)
    return Named("condition", text, value, hiv=hiv)


def is_english(text: str) -> bool:
    """Whether most of the longer words of a name are English ones of medicine.

    >>> is_english("Sinusoidal obstruction syndrome, moderate"), is_english("Zona thoracique")
    (True, False)
    """
    said = re.findall(r"[a-z]{4,}", text.lower())
    known = _english_words()
    return text.isascii() and 2 * sum(word in known for word in said) > len(said)


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    names = " ".join((*(name for _, name, _ in NAMES), *(d.name for d in DISEASES), _PLAIN_ENGLISH))
    return frozenset(re.findall(r"[a-z]{4,}", names.lower()))


def _kind(text: str, concept: object) -> str:
    for kind, pattern in PRESENT.items():
        if pattern.search(text):
            return kind
    if SUSPECTED.search(text):
        return "condition"
    if entity_of(concept) is not None or is_neoplasm(text, concept):
        return "diagnosis"
    return "condition"
