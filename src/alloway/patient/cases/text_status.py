"""Findings in prose that are words rather than numbers, in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.context import context, is_family
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.result_words import results
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_cns import cns_facts
from alloway.patient.cases.text_conditions import condition_facts
from alloway.patient.cases.text_disease import disease_facts
from alloway.patient.cases.text_infections import infection_facts
from alloway.patient.cases.text_toxicity import toxicity_facts
from alloway.values.case import Fact

_EXTRAMEDULLARY = re.compile(
    r"\b(?:extra-?\s?medull\w+(?:[ -](?:disease|lesions?|plasma[cz]\w+|manifestation\w*|involvement|befall|erkrankung|herd\w*|lokali[sz]ati\w+|ziekte|laesies?))?"
    r"|(?:disease|lesions?|plasmocitom\w*|plasmocytome?s?|enfermedad|lesion(?:es)?|malattia|localizzazion\w+|localisations?|maladie|atteinte|manifestation\w*) extra-?\s?medu\w+"
    r"|plasma[cz]ytom(?:as?|e?n?)\b|plasmocytom\w*|plasmocitom\w*|emd\b|(?:choroba|zmian\w*|naciek\w*|ognisk\w*) pozaszpikow\w+|pozaszpikow\w+)"
)
_PREGNANCY = re.compile(
    r"\b(?:pregnan(?:t|cy)|schwanger\w*|enceinte|grossesse|embaraz\w+|gravidanza|gravida|incinta|gravid\w*|zwanger\w*|ciaz\w*|ciezarn\w*"
    r"|(?:b|beta|β)?[ -]?hcg)(?:[ -]?test\w*| urine test\w*)?\b"
)
_PREGNANT = re.compile(
    r"\b(?:is|currently|ist|est|esta|e|is|jest)\s(?:\w+\s)?(?:pregnant|schwanger|enceinte|embarazada|incinta|gravida|zwanger|w ciazy)\b"
)
_ADVICE = re.compile(
    r"contracep|verhut|antikoncep|anticoncep|avoid|vermeid|eviter|evitar|evitare|vermijd|unika|before|prior to|vor (?:jeder|beginn)"
)


def status_facts(statement: Statement) -> Iterator[Fact | str]:
    """Facts of one sentence that are words rather than numbers; relatives are left out."""
    if is_family(statement.text, statement.section):
        # "One parent stays with her" under the family's wishes is a wish, not family history.
        return
    yield from disease_facts(statement)
    yield from cns_facts(statement)
    yield from toxicity_facts(statement)
    yield from infection_facts(statement)
    yield from condition_facts(statement)
    yield from _yes_or_no(statement, "burden.extramedullary", _EXTRAMEDULLARY)
    yield from _pregnancy(statement)


def _yes_or_no(statement: Statement, kind: str, pattern: re.Pattern[str]) -> Iterator[Fact]:
    plain = folded(statement.text)
    for match in pattern.finditer(plain):
        meant = context(statement.text, match.start(), match.end(), statement.section)
        after = next(iter(results(plain[match.end() : match.end() + 20])), None)
        if meant == "negated" or (after and after.value == "negative"):
            yield _fact(statement, kind, False, match)
            return
        if meant == "affirmed":
            yield _fact(statement, kind, True, match)
            return


def _pregnancy(statement: Statement) -> Iterator[Fact]:
    plain = folded(statement.text)
    match = _PREGNANCY.search(plain)
    if match is None:
        return
    meant = context(statement.text, match.start(), match.end(), statement.section)
    after = next(iter(results(plain[match.end() : match.end() + 40])), None)
    if meant == "negated" or (after and after.value == "negative"):
        yield _fact(statement, "pregnancy", False, match)
    elif _ADVICE.search(plain):
        return
    elif _PREGNANT.search(plain) or (after and after.value == "positive"):
        yield _fact(statement, "pregnancy", True, match)


def _fact(statement: Statement, kind: str, value: bool, match: re.Match[str]) -> Fact:
    source = statement.quoted(match.start(), match.end())
    return Fact(kind, value, source, "", statement.date, "text rule")
