"""Findings in prose that are not numbers: diagnosis, stage, status, CNS, GvHD, infection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from alloway.patient.cases.conditions import entity_in
from alloway.patient.cases.context import context, is_family
from alloway.patient.cases.measure import presence
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_DIAGNOSIS_SECTION = re.compile(
    r"^(?:final |principal |primary |pathological |main |haupt)?(?:diagnos[ie]s|diagnose"
    r"|diagnostic|diagnóstico|diagnosi)\b|^impression|^conclusion|^indication",
)
_DIAGNOSED = re.compile(
    r"\b(?:diagnosed|diagnosis|erstdiagnose|ed|first diagnosed|initial diagnosis"
    r"|diagnostiqué\w*|diagnosticad\w+)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:relaps\w+|progress\w+|refractory|recurren\w+|transform\w+|repeat)\b",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"\b(?:(?P<system>Ann Arbor|Lugano|R-ISS|R2-ISS|ISS|Binet|Rai"
    r"|Durie-Salmon)\b[\s:,-]*(?:[Ss]tage\s*)?|[Ss](?:tage|tadium|TAGE)\s*:?\s*)"
    r"(?P<stage>IV|III|II|I|[1-4]|[ABC](?=\b))\s?(?P<suffix>[ABSEX]{0,3})\b"
    r"(?:[\s,(]*(?P<after>Ann Arbor|Lugano|R-ISS|R2-ISS|ISS|Binet|Rai))?",
)
_OTHER_STAGE = re.compile(r"kidney|renal|CKD|heart|COPD|ulcer|sleep|GvHD|fibrosis", re.IGNORECASE)
_STATUSES = (
    ("relapsed or refractory", re.compile(
        r"\b(?:relapsed\s?(?:/|and|or|,)\s?refractory|r/r\b|rrmm\b)",
        re.IGNORECASE,
    )),
    ("refractory", re.compile(
        r"\b(?:primary refractory|refractory|progressive disease|progression(?!-free)"
        r"|progressed|(?-i:PD\b)"
        r"|stable disease after)",
        re.IGNORECASE,
    )),
    ("relapsed", re.compile(
        r"\b(?:relaps(?:e|ed|es)|recurren(?:ce|t)|rezidiv\w*|rechute|recaída)\b",
        re.IGNORECASE,
    )),
    ("remission", re.compile(
        r"\b(?:in|ongoing|continued|sustained) (?:complete |molecular "
        r"|metabolic )?(?:remission|CR)\b",
        re.IGNORECASE,
    )),
)  # fmt: skip
_CNS = re.compile(
    r"\b(?:CNS|central nervous system|ZNS|SNC)\b[\s-]*(?:involvement|disease|infiltration"
    r"|lymphoma|relapse|localisation|manifestation|status|[123]\b)?|leptomening\w+(?: disease"
    r"| involvement)?|meningeosis|\bCSF\b[^.;]{0,30}(?:cytology|flow|blasts)?",
    re.IGNORECASE,
)
_CNS_POSITIVE = re.compile(
    r"involvement|disease|infiltration|lymphoma|relapse|positive|leptomening|meningeosis"
    r"|manifestation|[23]\b",
    re.IGNORECASE,
)
_GVHD = re.compile(r"\b(?:GvHD|GVHD|graft[- ]versus[- ]host(?: disease)?)\b", re.IGNORECASE)
_GVHD_MEANS = re.compile(r"prophyla\w+|risk|prevent\w*|^\s*(?:assessment|score)", re.IGNORECASE)
_VIROLOGY = (
    ("infection.hiv", re.compile(
        r"\b(?:anti-)?HIV\b(?:[\s-]?1/2|[\s-]?1)?(?:\s?(?:Ag/Ab|antibod\w+|serology|PCR|RNA))?",
        re.IGNORECASE,
    )),
    ("infection.hbsag", re.compile(r"\bHBs\s?-?Ag\b|hepatitis B surface antigen", re.IGNORECASE)),
    ("infection.hbc", re.compile(
        r"\b(?:anti-HBc|HBc\s?-?Ab|HBcAb|hepatitis B core antibod\w+)\b(?:\s?\(?total\)?)?",
        re.IGNORECASE,
    )),
    ("infection.hbv_dna", re.compile(
        r"\b(?:HBV|hepatitis B(?: virus)?)[\s-]?(?:DNA|PCR|viral load)\b", re.IGNORECASE,
    )),
    ("infection.hcv", re.compile(
        r"\b(?:anti-HCV|HCV(?:\s?-?Ab| antibod\w+| RNA| serology)?"
        r"|hepatitis C(?: antibod\w+)?)\b",
        re.IGNORECASE,
    )),
    ("infection.cmv", re.compile(r"\bCMV(?:\s?-?IgG| PCR| serology| DNA)?\b", re.IGNORECASE)),
)  # fmt: skip
_ACTIVE_INFECTION = re.compile(
    r"\b(?:(?:active|ongoing|uncontrolled|current) (?:systemic |bacterial |viral "
    r"|fungal )*infections?|pneumonia|sepsis|bacteraemia|bacteremia|invasive aspergillosis"
    r"|febrile neutropenia)\b",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(
    r"\b(?:heart failure|cardiomyopathy|myocardial infarction|atrial fibrillation"
    r"|coronary artery disease|stroke"
    r"|epilepsy|seizures?|parkinson\w*|multiple sclerosis|dementia|COPD|asthma"
    r"|interstitial lung disease"
    r"|pulmonary embolism|deep vein thrombosis|diabetes(?: mellitus)?|hypertension"
    r"|chronic kidney disease"
    r"|renal insufficiency|dialysis|cirrhosis|hepatitis B(?!\W{0,2}(?:\(?HB|core|surface"
    r"|virus|DNA|PCR|antibod\w+|serolog\w+|vaccin\w+"
    r"|immun\w+|status))|autoimmune (?:disease|hepatitis"
    r"|haemolytic anaemia|hemolytic anemia)"
    r"|rheumatoid arthritis|systemic lupus\w*|crohn\w*|ulcerative colitis|psoriasis|vasculitis"
    r"|myasthenia gravis"
    r"|(?:breast|prostate|colon|lung|skin|bladder|thyroid) (?:cancer|carcinoma)|melanoma"
    r"|amyloidosis"
    r"|tumou?r lysis syndrome|haemophagocytic|HLH\b|ICANS|cytokine release syndrome|CRS\b"
    r"|macular oedema|\w*neuropathy)",
    re.IGNORECASE,
)
_RESOLVED = re.compile(r"\b(?:resolved|prior|previous|history of|no longer)\b", re.IGNORECASE)
_EXTRAMEDULLARY = re.compile(
    r"\b(?:extramedullary (?:disease|lesions?|plasmacytomas?|manifestation\w*|involvement)"
    r"|plasmacytomas?|EMD)\b",
    re.IGNORECASE,
)
_PREGNANCY = re.compile(r"\b(?:pregnan(?:t|cy)(?: test)?|β?-?hCG)\b", re.IGNORECASE)
_PREFERENCE = re.compile(
    r"\b(?:patient|family|she|he|they|parents?|mother|father"
    r"|patientin|(?:Mr|Mrs|Ms)\.? \w+)\b[^.;]{0,40}"
    r"\b(?:prefers?|wish(?:es)?|wants?|does not want|would like"
    r"|willing|unwilling|not willing|declines?|hopes?|able to travel|can travel"
    r"|cannot travel)\b",
    re.IGNORECASE,
)


def status_facts(statement: Statement) -> Iterator[Fact | str]:
    """Facts of one sentence that are words rather than numbers; relatives are left out."""
    if is_family(statement.text, statement.section):
        # "One parent stays with her" under the family's wishes is a wish, not family history.
        yield from _preference(statement)
        return
    for rule in (_diagnosis, _stage, _status, _present, _virology, _other, _preference):
        yield from rule(statement)


def _fact(
    statement: Statement, kind: str, value: str | bool, match: re.Match[str], note: str = ""
) -> Fact:
    source = statement.quoted(match.start(), match.end())
    when = _present_date(statement, match) if value is False else statement.date
    return Fact(kind, value, source, "", when, "text rule", note=note)


def _present_date(statement: Statement, match: re.Match[str]) -> str:
    """Date of what is said not to be there: of its own clause, else of the visit.

    "There is no GvHD, and tacrolimus was stopped in January" dates the stop, not the finding.
    """
    text = statement.text
    start = max(text.rfind(mark, 0, match.start()) for mark in ",;") + 1
    ends = [at for mark in ",;" if (at := text.find(mark, match.end())) >= 0]
    end = min(ends, default=len(text))
    own = [found.iso for found in statement.dates if start <= found.start < end]
    return own[0] if len(own) == 1 else statement.block_date or statement.document_date


def _context(statement: Statement, match: re.Match[str]) -> str:
    return context(statement.text, match.start(), match.end(), statement.section)


def _diagnosis(statement: Statement) -> Iterator[Fact]:
    disease = entity_in(statement.text)
    if disease is None:
        return
    told = _DIAGNOSED.search(statement.text)
    if not told and not _DIAGNOSIS_SECTION.match(statement.section):
        return
    word = next((w for w in disease.words if w in statement.text.lower()), "")
    start = statement.text.lower().find(word)
    if (
        context(statement.text, max(0, start), max(0, start) + len(word), statement.section)
        != "affirmed"
    ):
        return
    when = ""
    if told and not _LATER.search(statement.text):
        after = [found for found in statement.dates if found.start >= told.start()]
        when = (after or list(statement.dates))[0].iso if statement.dates else ""
    yield Fact("diagnosis", disease.name, statement.quoted(), "", when, "text rule")


def _stage(statement: Statement) -> Iterator[Fact]:
    if _OTHER_STAGE.search(statement.text):
        return
    for match in _STAGE.finditer(statement.text):
        system = match["system"] or match["after"] or ""
        if match["stage"] in "ABC" and system not in ("Binet",):
            continue
        if _context(statement, match) == "affirmed":
            value = f"{system} {match['stage']}{match['suffix'] or ''}".strip()
            yield _fact(statement, "stage", value, match)


def _status(statement: Statement) -> Iterator[Fact]:
    for value, pattern in _STATUSES:
        match = pattern.search(statement.text)
        if match and _context(statement, match) == "affirmed":
            yield _fact(statement, "status", value, match)
            return


def _present(statement: Statement) -> Iterator[Fact]:
    text = statement.text
    for kind, pattern in (
        ("cns", _CNS),
        ("gvhd", _GVHD),
        ("burden.extramedullary", _EXTRAMEDULLARY),
        ("pregnancy", _PREGNANCY),
        ("infection.active", _ACTIVE_INFECTION),
    ):
        match = pattern.search(text)
        if match is None:
            continue
        found = _context(statement, match)
        if kind == "cns":
            yield from _cns(statement)
            continue
        after = text[match.start() : match.end() + 40]
        if found == "negated" or presence(after) == "negative":
            yield _fact(statement, kind, False, match)
        elif found == "affirmed" and _means_present(kind, after, text):
            over = kind == "gvhd" and _RESOLVED.search(text)
            value = "resolved" if over else True
            yield _fact(statement, kind, value, match, _detail(kind, text))


def _cns(statement: Statement) -> Iterator[Fact]:
    """CNS 1 is the grade without blasts (St. Jude criteria); a denial outweighs a mention."""
    text = statement.text
    matches = list(_CNS.finditer(text))
    for match in matches:
        after = text[match.end() : match.end() + 25]
        grade_one = re.search(r"\b(?:CNS|ZNS|SNC)[\s-]*1\b", match[0], re.IGNORECASE)
        if grade_one or _context(statement, match) == "negated" or presence(after) == "negative":
            yield _fact(statement, "cns", False, match)
            return
    for match in matches:
        after = text[match.end() : match.end() + 25]
        named = _CNS_POSITIVE.search(match[0]) or presence(after) == "positive"
        if named and _context(statement, match) == "affirmed" and "prophyla" not in text.lower():
            yield _fact(statement, "cns", True, match)
            return


def _means_present(kind: str, after: str, text: str) -> bool:
    if kind == "gvhd":
        return not _GVHD_MEANS.search(text)
    if kind == "pregnancy":
        return presence(after) == "positive" or bool(re.search(r"\bis pregnant\b", text, re.I))
    return not re.search(r"\b(?:prior|previous|history of|resolved|after)\b", text, re.IGNORECASE)


def _detail(kind: str, text: str) -> str:
    if kind != "gvhd":
        return ""
    match = re.search(
        r"\b(?:(?:acute|chronic)\b[^.;]{0,30})?\bgrade\s?(?:IV|III|II|I|[1-4])\b|\b(?:mild|moderate|severe|limited|extensive)\b|\b(?:acute|chronic)\b",
        text,
        re.IGNORECASE,
    )
    return match[0] if match else ""


def _virology(statement: Statement) -> Iterator[Fact | str]:
    found = [(m, kind) for kind, p in _VIROLOGY for m in p.finditer(statement.text)]
    found.sort(key=lambda pair: pair[0].start())
    for index, (match, kind) in enumerate(found):
        limit = found[index + 1][0].start() if index + 1 < len(found) else len(statement.text)
        after = statement.text[match.end() : min(limit, match.end() + 45)]
        if _NO_RESULT.search(after):
            continue
        value = presence(after)
        if not value:
            value = _shared_result(statement.text, [m for m, _ in found[index:]])
        if not value and _context(statement, match) == "negated":
            value = "negative"
        if value:
            yield _fact(statement, kind, value, match)


_NO_RESULT = re.compile(
    r"^[^.;,]{0,25}?\b(?:no (?:result|record|data|value)|not (?:tested|measured|done|performed"
    r"|known|available|determined|checked|on file|reported|found in)|unknown|pending"
    r"|outstanding|awaited|to follow|insufficient|missing|requested|recommended|please)\b",
    re.IGNORECASE,
)
"""Words of a test without a result; "no result" is not "negative"."""


def _shared_result(text: str, rest: list[re.Match[str]]) -> str:
    """``HIV, HBsAg and HCV negative``: the result stands once, after the list."""
    for left, right in pairwise(rest):
        if not re.fullmatch(r"[\s,/&]*(?:and|und|et|y)?[\s,]*", text[left.end() : right.start()]):
            return ""
    return presence(text[rest[-1].end() : rest[-1].end() + 45]) if len(rest) > 1 else ""


def _other(statement: Statement) -> Iterator[Fact]:
    for match in _CONDITIONS.finditer(statement.text):
        if _context(statement, match) == "affirmed":
            yield _fact(statement, "condition", match[0].lower(), match)


_WISHES = re.compile(
    r"(?:patient['’]?s? )?(?:wishes|preferences?)\b|what matters to\b|goals of care\b"
)
_SENTENCE = re.compile(
    r"^(?!(?:dr|prof|lek|pd|md)\b)(?:[•*–-]\s*\S|\S+(?:\s+\S+){3,}[.!?]$)", re.IGNORECASE
)
"""A wish is a sentence or a bullet; a name, a title or the foot of the page is none."""


def _preference(statement: Statement) -> Iterator[Fact]:
    match = _PREFERENCE.search(statement.text)
    if match and re.search(r"\bdonat\w+", statement.text, re.IGNORECASE):
        return  # a relative willing to donate is a donor, not what the patient wants
    titled = statement.text.lower().strip(" :") == statement.section.strip(" :")
    if match or (
        _WISHES.match(statement.section) and not titled and _SENTENCE.match(statement.text)
    ):
        whole = match or re.match(r".*", statement.text)
        if whole:
            yield _fact(statement, "preference", statement.text[:300], whole)
