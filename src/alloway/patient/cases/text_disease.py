"""The disease itself in prose, in seven languages: diagnosis, stage, relapse and remission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.context import context
from alloway.patient.cases.entities import entities, entity_in
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_SECTION = re.compile(
    r"^(?:\W|\d)*(?:[a-z]{2,14}[ -]){0,2}(?:haupt|einweisungs|entlassungs|aufnahme|onko\w*|tumor|hoofd|ontslag)?-?"
    r"(?:diagnos\w*|rozpoznani\w*|schorzeni\w*|impression|conclu\w+|indication|indicazion\w+|indicaci\w+|indikation)\b"
)
"""Headings, on folded text, under which a name of a disease is the patient's."""
_DIAGNOSED = re.compile(
    r"\b(?:diagnos\w*|erstdiagnose|ed|ec|rozpozna\w*|zdiagnozowan\w*|vastgesteld|gediagnosticeerd|mit einer?|with an?|suffering from"
    r"|leidet an|erkrankt an|affetto da|affetta da|atteinte? d[eu']|suivie? pour|porteu(?:r|se) d|chor(?:y|a|uje) na|z powodu"
    r"|afecto de|afecta de|bekend met|bekannte\w*|known)\b"
)
_DATED_BY = re.compile(
    r"\b(?:diagnos\w*|erstdiagnose|ed|rozpozna\w*|zdiagnozowan\w*|vastgesteld|gediagnosticeerd)\b"
)
_LATER = re.compile(
    r"\b(?:relaps\w*|progress\w*|progred\w*|refra[ck]t\w*|recurr\w*|transform\w*|repeat|re[zc]idi\w*|rechute\w*|recaid\w*|recidiv\w*"
    r"|ricadut\w*|nawr\w*|wznow\w*|oporn\w*|trasform\w*|getransform\w*|stransform\w*)\b"
)
_SYSTEMS = (
    r"ann[ -]?arbor|lugano|r2-?iss|r-?iss|iss|binet|rai|durie[ -](?:and )?salmon|murphy|st\.? jude"
)
_STAGE_WORD = (
    r"stage|stadium|stad\.|stade|estadio|estadiaje|stadio|stadiazione|st\.|stopien(?: zaawansowania)?|stopniu(?: zaawansowania)?"
    r"|st\. zaawansowania|zaawansowanie|cs(?= [i1])|stadiering|staging|gruppe|grupo|groupe"
)
_NEAR = r"[\s:,(=–-]|score|nach|wg|wedlug|selon|segun|secondo|sec\.|volgens|classificazione|classification|clasificacion|klassifikation"
_OF = r"[\s,(]|nach|according to|wg|wedlug|selon|segun|secondo|sec\.|volgens|d'|de|di|of|del|la|les|klasyfikacji|criteres|classificazione|klassifikation"
_STAGE = re.compile(
    rf"\b(?:(?P<system>{_SYSTEMS})\b(?:{_NEAR}|{_STAGE_WORD}){{0,6}}|(?:{_STAGE_WORD})(?:\s?[:=])?\s?)"
    r"(?<![a-z])(?P<stage>iv|iii|ii|i|[0-4]|[abc])(?P<suffix>[\s-]?(?:\([absex]\)|[absex]{1,3}))?(?![a-z0-9])"
    rf"(?:(?:{_OF}){{0,5}}\b(?P<after>{_SYSTEMS}))?"
)
_OTHER_STAGE = re.compile(
    r"kidney|renal|\birc\b|\bmrc\b|\berc\b|kdigo|renale|niere|nier(?!s)|rein\b|nerek|ckd|gfr|g[1-5]a|a[kc]i\b|heart|herz|coeur|cardia|serca|copd|gold|ulcer|decubit|sleep|schlaf"
    r"|gvh|fibros|nyha|mucosit|mukosit|neurop"
)
_NOT_NOW = re.compile(
    r"-?(?:free|frei\w*|vrij\w*)\b|\b(?:risk|risiko|risque|riesgo|rischio|ryzyk|risico)\w*|\b(?:in case of|im fall\w*|bei (?:erneut\w+|allfall\w+)|falls|en cas de"
    r"|en caso de|in caso di|bij een|w razie|w przypadku|if)\s(?:\w+\s){0,3}$|survival|uberleben|prophyl|prevent|free interval"
)
_RELAPSED = re.compile(
    r"\b(?:relaps(?:e|ed|es|ing)|recurren(?:ce|t)|(?:\w{0,14})rezidiv(?!risik|frei|rate|prophyl|wahrsch|verdacht)\w*|rechute\w*|en rechute|recaid\w*|recidiv\w*|recidief\w*|recidiverend\w*"
    r"|ricadut\w*|in recidiva|nawrot\w*|nawrotow\w*|wznow\w*|nawracajac\w*)\b"
)
_REFRACTORY = re.compile(
    r"\b(?:primary refractory|(?:\w{0,10})refra[ck]t\w+|progressive disease|progressive erkrankung|progression(?!-free)|progressed"
    r"|progredient\w*|progress(?:us)?\b|krankheitsprogress\w*|progresion\w*|progressione|progressie|progresj\w+|oporn(?:y|a|e|ego|ej|osc\w*)"
    r"|refrattari\w+|stable disease after)\b"
)
_PD = re.compile(r"\bPD\b(?!-?\s?L?1)")
_BOTH = re.compile(
    r"\b(?:relapsed\s?(?:/|and|or|,)\s?refractory|r/r\b|rrmm\b|rezidiviert\w*\s?(?:/|und|oder)\s?\w*refrakt\w+"
    r"|en rechute (?:et|ou) refractaire|recaido\s?(?:/|y|o)\s?refractario|recidivat[oa]\s?(?:/|e|o)\s?refrattari[oa]"
    r"|gerecidiveerd\w*\s?(?:/|en|of)\s?refractair|nawrotow\w+\s?(?:/|i|lub)\s?oporn\w+)"
)
_REMISSION = re.compile(
    r"\b(?:(?:in|ongoing|continued|sustained)\s(?:\w+\s){0,2}(?:remission|cr)|(?:anhaltende|andauernde|weiterhin|persistierende)\s(?:\w+\s)?(?:voll|teil)?remission"
    r"|in (?:\w+er )?(?:voll)?remission|en (?:\w+ )?remission|en remision|en rc\b|in (?:\w+ )?remissione|in rc\b|in (?:\w+ )?remissie|w (?:\w+ ){0,2}remisji)\b"
)
_HARDER = (("relapsed or refractory", _BOTH), ("refractory", _REFRACTORY), ("relapsed", _RELAPSED),
           ("remission", _REMISSION))  # fmt: skip


def disease_facts(statement: Statement) -> Iterator[Fact]:
    """Facts of the kinds ``diagnosis``, ``stage`` and ``status`` of one sentence.

    >>> from alloway.values.evidence import Source
    >>> told = Statement("DLBCL, Stadium IV B nach Ann Arbor, im zweiten Rezidiv.", Source("x"))
    >>> [(fact.kind, fact.value) for fact in disease_facts(told)]
    [('stage', 'Ann Arbor IVB'), ('status', 'relapsed')]
    """
    plain = folded(statement.text)
    yield from _diagnosis(statement, plain)
    yield from _stage(statement, plain)
    yield from _status(statement, plain)


def _diagnosis(statement: Statement, plain: str) -> Iterator[Fact]:
    disease = entity_in(statement.text)
    if disease is None:
        return
    if not _DIAGNOSED.search(plain) and not _SECTION.match(folded(statement.section)):
        return
    named = [hit for hit in entities(statement.text[:2000]) if hit.meaning == disease.key]
    start, end = (named[0].start, named[0].end) if named else (0, 0)
    if context(statement.text, start, end, statement.section) != "affirmed":
        return
    when, told = "", _DATED_BY.search(plain)
    if told and not _LATER.search(plain):
        after = [found for found in statement.dates if found.start >= told.start()]
        when = (after or list(statement.dates))[0].iso if statement.dates else ""
    yield Fact("diagnosis", disease.name, statement.quoted(), "", when, "text rule")


def _stage(statement: Statement, plain: str) -> Iterator[Fact]:
    for match in _STAGE.finditer(plain):
        stage = statement.text[match.start("stage") : match.end("stage")]
        system = match["system"] or match["after"] or ""
        if stage != stage.upper() or (stage in "ABC" and system != "binet"):
            continue
        near = plain[max(0, match.start() - 40) : match.end() + 12]
        if not system and _OTHER_STAGE.search(near):
            continue
        if context(statement.text, match.start(), match.end(), statement.section) == "affirmed":
            suffix = re.sub(r"[^ABSEX]", "", (match["suffix"] or "").upper())
            value = f"{_SYSTEM_NAMES.get(system, system)} {stage}{suffix}".strip()
            source = statement.quoted(match.start(), match.end())
            yield Fact("stage", value, source, "", statement.date, "text rule")


_SYSTEM_NAMES = {
    "ann arbor": "Ann Arbor", "ann-arbor": "Ann Arbor", "annarbor": "Ann Arbor", "lugano": "Lugano",
    "r-iss": "R-ISS", "riss": "R-ISS", "r2-iss": "R2-ISS", "r2iss": "R2-ISS", "iss": "ISS",
    "binet": "Binet", "rai": "Rai", "durie-salmon": "Durie-Salmon", "durie salmon": "Durie-Salmon",
    "durie and salmon": "Durie-Salmon", "murphy": "Murphy",
}  # fmt: skip


def _status(statement: Statement, plain: str) -> Iterator[Fact]:
    for value, pattern in _HARDER:
        match = next(_meant(statement, plain, pattern), None)
        if match is None and value == "refractory":
            match = next(iter(_PD.finditer(statement.text)), None)
        if match:
            source = statement.quoted(match.start(), match.end())
            yield Fact("status", value, source, "", statement.date, "text rule")
            return


def _meant(statement: Statement, plain: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(plain):
        around = plain[max(0, match.start() - 30) : match.start()], plain[match.end() :][:14]
        if _NOT_NOW.search(around[0]) or _NOT_NOW.match(around[1].lstrip(" ")):
            continue
        if context(statement.text, match.start(), match.end(), statement.section) == "affirmed":
            yield match
