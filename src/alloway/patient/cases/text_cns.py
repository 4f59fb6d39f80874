"""Disease of the central nervous system in prose: CNS grades, involvement, cerebrospinal fluid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.beside import dates_beside
from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.result_words import results
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_SITE = (
    r"(?:cns|zns|snc|czs|cz|oun|central nervous system|zentral\w* nervensystem\w*|systeme nerveux central"
    r"|sistema nervioso central|sistema nervoso centrale|centraal zenuwstelsel|centrale zenuwstelsel"
    r"|osrodkow\w+ uklad\w* nerwow\w+)"
)
_GRADE = re.compile(
    r"\b(?:cns|zns|snc|czs|oun)[\s-]{0,2}(?:status[\s:]{1,2}|grad[eo]? |stat\w+ )?(?P<grade>[123])[abc]?\b"
)
_NAMED = re.compile(
    r"\b(?:leptomening\w+|meningeosis|meningeose|meningitis (?:leuk|leuc|lymph|carcin)\w+|meningeal (?:disease|involvement|leuk\w+)"
    r"|meningosis|meningose|neuro-?mening\w+|neuroleuk\w+|neuroleuc\w+|meningite leuc\w+|neuroinfiltra\w+)\b"
)
_INVOLVED = (
    r"(?:involv\w+|disease|infiltrat\w+|lymphom\w*|leuk\w+|relapse\w*|locali[sz]ation\w*|manifestation\w*|lesions?|befall\w*"
    r"|beteiligung\w*|rezidiv\w*|infiltra\w+|atteinte\w*|envahissement|localisation\w*|rechute\w*|afectacion|afectad\w+"
    r"|compromiso|recaida|coinvolgiment\w*|interessament\w*|localizzazion\w*|recidiv\w*|lokali[sz]atie\w*|betrokken\w*"
    r"|aantasting|zajeci\w*|naciek\w*|zmian\w*|involucra\w*|mass|masa|masse|herd\w*|positive|positiv\w*|affected|befallen)"
)
_SITE_THEN = re.compile(rf"\b{_SITE}(?=[\s-]{{0,2}}(?P<what>{_INVOLVED}))[\s-]{{0,2}}\w+")
_THEN_SITE = re.compile(
    rf"\b(?P<what>{_INVOLVED})\s(?:of |in |im |des |der |du |de |del |della |dello |van |het |le |la |au niveau |the |w obrebie |a |nel )"
    rf"{{0,3}}{_SITE}\b"
)
_SITE_RESULT = re.compile(
    rf"\b{_SITE}\b[\s:-]{{0,3}}(?P<word>frei|free|clear|negativ\w*|negatief|negatyw\w*|positiv\w*|libre|libero|vrij|indemne|wolny"
    r"|not involved|nicht befallen|unauffallig|bez zmian|sin afectacion|non coinvolto|niet aangedaan)"
)
_CSF = re.compile(
    r"\b(?:csf|liquor\w*|lcr|lcs|cerebrospinal fluid|liquide cephalo-?\s?rachidien|liquido cefalorraqui\w+|liquido cefalorachid\w+"
    r"|pmr|plyn\w* mozgowo-?\s?rdzeniow\w+|hersenvocht|lp|lumbar puncture|lumbalpunktion\w*|ponction lombaire|puncion lumbar"
    r"|rachicentesi|lumbaalpunctie|lumbaalpunktie|punkcj\w+ ledzwiow\w+|pl)\b"
)
_CLEAR = re.compile(
    r"\b(?:(?:no|keine?n?|ohne|sans|pas de|absence de|sin|senza|nessun\w*|non|geen|zonder|bez|brak|nie (?:stwierdz\w+|wykaz\w+|wykry\w+)"
    r"|free of|frei von|without|0)\s(?:\w+\s){0,3}?(?:blast\w*|blastos|zell\w*|cells?|cellules|celulas|cellule|cellen|komor\w+|infiltra\w+"
    r"|malign\w*|maligne\w*|lymphoma|lymphom\w*|tumou?r\w*|befall|nachweis|evidence|involvement|leuk\w+|atypi\w+|atteinte|meningeosis)"
    r"|clear|acellular\w*|acellulaire|acelular|negativ\w*|negatif|negatief|ujemn\w+|unauffallig\w*|unremarkable|normal\w*|blastenfrei"
    r"|tumorfrei|zellfrei|indemne|czyst\w+|prawidlow\w+|o\.? ?b\.?(?=\W|$))"
)
_INFILTRATED = re.compile(
    r"\b(?:positi\w+|dodatni\w*|pozytyw\w*|infiltr\w+|blasts? (?:present|seen|detected|identified)|blasten nachgewiesen"
    r"|(?:\d+ ?%|\d+) (?:\w+ )?(?:blasts?|blasten|blastes|blastos|blasti|blastow)|presen\w+ de blast\w+|presenza di blast\w+|obecn\w+ blast\w*)"
)
_NOT_MEANT = re.compile(
    r"prophyla|prophylaxe|profila|profylax|directed|gerichtet|risk|risiko|rischio|risque|riesgo|ryzyk|symptom|sintom|objaw"
    r"|penetrat|gangig|active agents|ipi\b|toxicit|toxizit"
)
_REACH = 80


def cns_facts(statement: Statement) -> Iterator[Fact]:
    """``cns`` facts: a grade before words, a denial before a mention.

    CNS1 is the grade without blasts, CNS2 and CNS3 are those with them (St. Jude criteria,
    Pui 2008, N Engl J Med 360:2730).
    """
    plain = folded(statement.text)
    grades = list(_GRADE.finditer(plain))
    if grades:
        dates = dates_beside(statement, [match.span() for match in grades])
        for match, when in zip(grades, dates, strict=True):
            if context(statement.text, match.start(), match.end(), statement.section) != "planned":
                yield _fact(statement, match, match["grade"] != "1", when, f"CNS{match['grade']}")
        return
    yield from _worded(statement, plain)


def _worded(statement: Statement, plain: str) -> Iterator[Fact]:
    told = list(_said(statement, plain))
    denied = [pair for pair in told if pair[1] is False]
    for match, value in (denied or told)[:1]:
        when = dates_beside(statement, [match.span()])[0]
        yield _fact(statement, match, value, when, "")


def _said(statement: Statement, plain: str) -> Iterator[tuple[re.Match[str], bool]]:
    for pattern in (_SITE_THEN, _THEN_SITE, _NAMED):
        for match in pattern.finditer(plain):
            if _NOT_MEANT.search(plain, match.start(), match.end() + 22):
                continue
            meant = context(statement.text, match.start(), match.end(), statement.section)
            after = next(iter(results(plain[match.end() : match.end() + 25])), None)
            if meant == "negated" or (after and after.value == "negative"):
                yield match, False
            elif meant == "affirmed" and not (after and after.value == "none"):
                yield match, True
    for match in _SITE_RESULT.finditer(plain):
        yield match, match["word"].startswith("positiv")
    for match in _CSF.finditer(plain):
        yield from _fluid(match, plain)


def _fluid(match: re.Match[str], plain: str) -> Iterator[tuple[re.Match[str], bool]]:
    """What the fluid showed, in the clause of its name."""
    clause = re.split(r";|\.\s", plain[match.end() : match.end() + _REACH])[0]
    clear, full = _CLEAR.search(clause), _INFILTRATED.search(clause)
    if clear and (not full or clear.start() < full.start()):
        yield match, False
    elif full:
        yield match, True


def _fact(statement: Statement, match: re.Match[str], value: bool, when: str, note: str) -> Fact:
    source = statement.quoted(match.start(), match.end())
    return Fact("cns", value, source, "", when, "text rule", note=note)
