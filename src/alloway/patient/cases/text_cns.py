"""Disease of the central nervous system in prose: CNS grades, involvement, cerebrospinal fluid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.beside import dates_beside, usual_date
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
_TRIGGER = re.compile(
    r"\b(?:cns|zns|snc|czs|cz|oun|csf|liquor|lcr|lcs|lp|pl|pmr|cerebro|mening|neuro|zentral|central|centra|osrodk|liquid|rachi|hersen|plyn|lumb|ponct|punc|punkc"
    r"|mr|irm|rm|tc|tk|ct|tac|tdm|brain|cranial|cmrt|c-mrt|schadel|kopf|head)"
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
    r"\b(?:(?:no|keine?n?|ohne|sans|pas de|absence de|sin|senza|nessun\w*|non|geen|zonder|bez|brak|nie (?:stwierdz\w+|wykaz\w+|wykry\w+|uwidoczn\w+|znalez\w+)"
    r"|free of|free from|frei von|without|aucune?|ningun\w*|vrij van|libre de|exempt\w* de|0)\s(?:\w+\s){0,3}?(?:blast\w*|blastos|zell\w*|cells?|cellules|celulas|cellule|cellen|komor\w+|infiltra\w+"
    r"|malign\w*|maligne\w*|lymphoma|lymphom\w*|linfom\w*|lymfoom\w*|chloniak\w*|tumou?r\w*|befall|nachweis|evidence|involvement|leuk\w+|atypi\w+|atteinte|meningeosis|envahissement|localisation\w*"
    r"|afectacion|interessament\w*|coinvolgiment\w*|zajeci\w*|naciek\w*|betrokken\w*|disease|anomalie|lokali[sz]atie)"
    r"|(?:pas|absence) d'(?:\w+\s){0,2}?\w+|clear(?!,? (?:and )?colou?r)|acellular\w*|acellulaire|acelular\w*|negativ\w*|negatif|negatief|ujemn\w+|unauffallig\w*|unremarkable"
    r"|normal\w*|blastenfrei|blastenvrij|blast-?free|tumorfrei|zellfrei|indemne|indenne|czyst[yae]?|prawidlow\w+|frei|free|libre|libero|vrij|schoon|propre|limpio|pulito|nie zajet\w*|niezajet\w*"
    r"|wolny od \w+|not involved|nicht befallen|niet aangedaan|o\.? ?b\.(?=\W|$))"
)
_INFILTRATED = re.compile(
    r"\b(?:positi\w+|dodatni\w*|pozytyw\w*|infiltr\w+|blasts? (?:present|seen|detected|identified)|blasten nachgewiesen"
    r"|(?:\d+ ?%|\d+) (?:\w+ )?(?:blasts?|blasten|blastes|blastos|blasti|blastow)|presen\w+ de blast\w+|presenza di blast\w+|obecn\w+ blast\w*|zajet\w+|befallen|envahi\w*|involved|aangedaan|^\W{0,3}(?:blasts?|blasten|blastes|blastos|blasti|blasty)\b)"
)
_NOT_MEANT = re.compile(
    r"prophyla|prophylaxe|profila|profylax|directed|gerichtet|risk|risiko|rischio|risque|riesgo|ryzyk|symptom|sintom|objaw"
    r"|penetrat|gangig|active agents|ipi\b|toxicit|toxizit"
)
_BRAIN = re.compile(
    r"\b(?:(?:mrt?|mri|rm[ni]?|irm|tc|tk|ct|tac|tdm)[- ](?:des |of the |de l'|de |del |della |dell'|van de |van het )?(?:schadel\w*|kopf\w*|neurocranium|brain|head|cerebral\w*|encephal\w*|cerveau|crane|cranea\w*|craneo|encefal\w*"
    r"|cranio|cervello|hersenen|cerebrum|schedel|glowy|mozgu|mozgowia)|(?:brain|cranial|cerebral|head) mri|c-?mrt|schadel-?mrt|kopf-?mrt|mri-hersenen|hersen-?mri)\b"
)
_DISEASE = re.compile(
    r"lymphom|linfom|lymfoom|chlonia|leuk[aeo]|leuc[aeo]|mening|infiltra|naciek|manifestation|involvement|befall|malign|blast"
)
_OTHER_SITE = re.compile(
    r"marrow|knochenmark|\bkm\b|moelle|medula|midollo|beenmerg|szpik|\bblood|\bblut|\bsang|bloed|\bkrew|\bkrwi|\bpet\b|biops|\bmrd\b|remission|remisj"
)
_TAPPED = re.compile(
    r"intrathe[ck]|intratec|dokanal|\bit\b|\blp\b|punc|punk|ponct|punz|kontroll|control"
)
_SPLIT = re.compile(r";|(?<!\b[a-z])(?<!\d)\.\s")
_JOINED = re.compile(
    r"\W*(?:(?:and|und|et|y|e|en|i|oraz|sowie|on|am|le|el|il|op|w dniu|dnia|puis|then|dann)\W+)*"
)
_DESPITE = re.compile(
    r"despite|trotz|malgre|pese a|a pesar|nonostante|ondanks|mimo|under|unter|sous"
)
_REACH = 110


def cns_facts(statement: Statement) -> Iterator[Fact]:
    """``cns`` facts: a grade before words, a denial before a mention, each clause for itself.

    CNS1 is the grade without blasts, CNS2 and CNS3 are those with them (St. Jude criteria,
    Pui 2008, N Engl J Med 360:2730).
    """
    plain = folded(statement.text)
    if not _TRIGGER.search(plain):
        return
    grades = list(_GRADE.finditer(plain))
    dates = dates_beside(statement, [match.span() for match in grades])
    topic, graded = -1, False
    for low, high in _clauses(plain):
        own = [pair for pair in zip(grades, dates, strict=True) if low <= pair[0].start() < high]
        for match, when in own:
            if context(statement.text, *match.span(), statement.section) != "planned":
                day = _ahead(statement, low, match.start()) or when
                yield _fact(statement, match, match["grade"] != "1", day, f"CNS{match['grade']}")
        graded = graded or bool(own)
        if not own:
            yield from _clause(statement, plain, (low, high), topic, graded)
        fluid = _CSF.search(plain, low, high)
        topic = fluid.start() if fluid else topic


def _clauses(plain: str) -> Iterator[tuple[int, int]]:
    low = 0
    for cut in _SPLIT.finditer(plain):
        yield low, cut.start()
        low = cut.end()
    yield low, len(plain)


def _clause(
    statement: Statement, plain: str, where: tuple[int, int], topic: int, graded: bool
) -> Iterator[Fact]:
    """What one clause without a grade says, with each of the dates that it lists."""
    low, high = where
    told = list(_said(statement, plain, low, high))
    if not told and topic >= 0:
        told = list(_carried(plain, low, high))
    denied = [pair for pair in told if pair[1] is False]
    for (start, end), value in (denied or told)[:1]:
        if graded and not [d for d in statement.dates if low <= d.start < high]:
            return  # "CNS2, 3 blasts" said it already
        for when in _dates(statement, low, high, start, end):
            yield _fact(statement, (start, end), value, when, "")


def _said(
    statement: Statement, plain: str, low: int, high: int
) -> Iterator[tuple[tuple[int, int], bool]]:
    for pattern in (_SITE_THEN, _THEN_SITE, _NAMED):
        for match in pattern.finditer(plain, low, high):
            ahead = plain[max(low, match.start() - 30) : match.start()]
            if _NOT_MEANT.search(plain, match.start(), match.end() + 22) or (
                _NOT_MEANT.search(ahead) and not _DESPITE.search(ahead)
            ):
                continue
            meant = context(statement.text, match.start(), match.end(), statement.section)
            after = next(iter(results(plain[match.end() : min(high, match.end() + 25)])), None)
            if meant == "negated" or (after and after.value == "negative"):
                yield match.span(), False
            elif meant == "affirmed" and not (after and after.value == "none"):
                yield match.span(), True
    for match in _SITE_RESULT.finditer(plain, low, high):
        yield match.span(), match["word"].startswith("positiv")
    for match in _CSF.finditer(plain, low, high):
        yield from _fluid(plain, match.start(), match.end(), high)
    for match in _BRAIN.finditer(plain, low, high):
        words = plain[match.end() : min(high, match.end() + _REACH)]
        clear = _CLEAR.search(words)
        if clear and _DISEASE.search(clear[0] + words[clear.end() :][:25]):
            yield (match.start(), match.end() + clear.end()), False


def _fluid(plain: str, start: int, end: int, high: int) -> Iterator[tuple[tuple[int, int], bool]]:
    """What the fluid showed, in the clause of its name."""
    words = plain[end : min(high, end + _REACH)]
    clear, full = _CLEAR.search(words), _INFILTRATED.search(_bare(words))
    if clear and (not full or clear.start() <= full.start() or clear.end() >= full.end()):
        yield (start, end), False
    elif full:
        yield (start, end), True


def _bare(words: str) -> str:
    """The words behind a date, a colon and brackets, as long as they were."""
    head = re.match(r"[\s\d.,:()/-]*", words)
    return " " * head.end() + words[head.end() :] if head else words


def _carried(plain: str, low: int, high: int) -> Iterator[tuple[tuple[int, int], bool]]:
    """A later puncture in the same sentence: ``; after intrathecal therapy on 2 May clear``."""
    words = plain[low:high]
    if _TAPPED.search(words) and not _OTHER_SITE.search(words):
        clear, full = _CLEAR.search(words), _INFILTRATED.search(words)
        found = clear or full
        if found:
            yield (low + found.start(), low + found.end()), clear is None


def _dates(statement: Statement, low: int, high: int, start: int, end: int) -> list[str]:
    """The dates of one result: several that are listed together share it."""
    inside = [d for d in statement.dates if low <= d.start < high]
    if not inside:
        return dates_beside(statement, [(start, end)]) if low == 0 else [usual_date(statement)]
    listed = inside[-1:]
    for found in reversed(inside[:-1]):
        if _JOINED.fullmatch(folded(statement.text[found.end : listed[0].start])):
            listed.insert(0, found)
    if len(listed) > 1 or len(inside) == 1:
        return [found.iso for found in listed]
    return dates_beside(statement, [(start, end)])


def _ahead(statement: Statement, low: int, at: int) -> str:
    """A date in brackets right before a colon is that of what follows."""
    for found in statement.dates:
        before = statement.text[max(0, found.start - 2) : found.start].strip()
        labels = before.endswith("(") and re.match(r"\)\s?:", statement.text[found.end :])
        if low <= found.start < at and labels:
            return found.iso
    return ""


def _fact(
    statement: Statement,
    place: tuple[int, int] | re.Match[str],
    value: bool,
    when: str,
    note: str,
) -> Fact:
    start, end = place.span() if isinstance(place, re.Match) else place
    return Fact("cns", value, statement.quoted(start, end), "", when, "text rule", note=note)
