"""What cell therapies and transplants leave behind, in prose: GvHD, CRS and ICANS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alloway.patient.cases.beside import dates_beside, usual_date
from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_GVHD = re.compile(
    r"\b(?:[ac]?gvhd|gvh[ac]?|mich|eich|eicr|gvhr|graft[- ]versus[- ]host|transplantat[- ]gegen[- ](?:wirt|empfanger)\w*"
    r"|spender[- ]gegen[- ]wirt\w*|greffon contre l'?\s?hote|injerto contra (?:el )?(?:huesped|receptor)"
    r"|trapianto contro (?:l'?\s?)?ospite|przeszczep\w* przeciwko? gospodarzowi|transplantaat[- ]tegen[- ]gastheer\w*)"
    r"(?:[- ]?(?:disease|krankheit|reaktion|reactie|erkrankung|ziekte))?\b"
)
_NOT_MEANT = re.compile(
    r"prophyla|profila|profylax|risk|risiko|risque|riesgo|rischio|ryzyk|risico|prevent|vermeid|not applicable|entfallt"
    r"|\bn/?a\b|assessment|\bscore\b|gvhd clinic|gvhd-?ambulanz|gvhd[- ]sprechstunde|versus[- ]leuk|effect|effekt"
)
_OVER = re.compile(
    r"\b(?:resol\w+|resuelt\w+|risolt\w+|ruckgebildet|zuruckgebildet|abgeheilt|abgeklungen|ausgeheilt|remission|regredient"
    r"|gueri\w*|regress\w+|disparu\w*|curad\w+|remitid\w+|superad\w+|guarit\w+|hersteld|genezen|verdwenen|ustapil\w*|wyleczon\w+"
    r"|wycofal\w*|history of|prior|previous|no longer|z\.? ?n\.|status post|antecedent\w*|pregress\w+|stan po|status na|healed|recovered"
    r"|cleared|opgelost|przebyt\w+)"
)
_INACTIVE = re.compile(
    r"\b(?:inactive|inaktiv\w*|inactief|inactif|inactiva|inattiva|quiescent\w*|nieaktywn\w*|in ruhe|niet actief|non attiva|no activa"
    r"|nicht aktiv\w*|not active)"
)
_ACTIVE = re.compile(
    r"\b(?:active|aktiv\w*|actief|actieve|activa|attiva|ongoing|persist\w+|evolutive|aktywn\w*)\b"
)
_NOW = re.compile(
    r"\b(?:currently|at present|presently|derzeit|aktuell|momentan|zurzeit|z\. ?zt|actuellement|a ce jour|actualmente|en la actualidad"
    r"|attualmente|al momento|thans|momenteel|op dit moment|obecnie|aktualnie)\b"
)
_GRADES = r"(?:grade?|grado|graad|grad[eo]|stopni\w+|stopien|st\.|g|stage|ctc|°)"
_GRADE = re.compile(
    rf"\b(?:max\w*\.? )?{_GRADES}[\s.:°]{{0,2}}(?P<after>iv|iii|ii|i|[0-5])(?:[\s/-]{{1,2}}(?:iv|iii|ii|[1-4]))?\b"
    r"|\b(?P<before>iv|iii|ii|[1-5])\s?°|\((?P<alone>iv|iii|ii|[1-4])\)|\b(?P<next>[1-4]|iv|iii|ii|i)(?=\s?(?:[,;.)/]|$))"
)
_SEVERITY = re.compile(
    r"\b(?:acute|akut\w*|aigue?s?|aguda|acuta|acuut|ostr\w+|chroni\w+|cronic\w+|przewlekl\w+|overlap|mild\w*|leicht\w*|legere?|leve|lieve"
    r"|lagodn\w+|moderate|moderat\w*|massig\w*|mittel\w*|moderee?|moderad\w+|matig\w*|umiarkowan\w+|severe|schwer\w*|severe|grave|ernstig\w*"
    r"|ciezk\w+|limited|extensive|skin|haut|cutan\w+|peau|piel|cute|huid|skor\w+|gut|darm|intestin\w+|digesti\w+|gi|jelit\w*|liver|leber"
    r"|hepati\w+|foie|higado|fegato|lever|watrob\w*|oral|mund\w*|mouth|bouche|boca|mond|ocular|augen?|eyes?|oculaire|ojos|occhi|ogen|oczu"
    r"|lung\w*|lunge|pulmon\w+|longen|pluc|grade?|grad|grado|graad|stopni\w+|stopien|iv|iii|ii|i|[1-4])\b"
)
_CRS = re.compile(
    r"\b(?:crs|s[rl]c(?= ?(?:grad|g ?\d|de grad|\())|cytokine[- ]release[- ]syndrom\w*|zytokin\w*[- ]?freisetzungs\w*|syndrome de relargage\w*(?: des)?(?: cytokin\w+)?"
    r"|syndrome de liberation (?:des |de )?cytokin\w+|sindrome de liberacion de citocinas|sindrome da rilascio (?:di|delle) citochine"
    r"|cytokine[- ]?release[- ]?syndroom|zespol\w* uwalniania cytokin)\b"
)
_ICANS = re.compile(
    r"\b(?:icans|immune effector cell[- ]associated neurotox\w+|neurotoxicit\w+|neurotoxizitat|neurotossicita|neurotoxicidad"
    r"|neurotoksyczn\w+)\b"
)
_NONE_AFTER = re.compile(
    r"^[\s:(=-]{0,3}(?:none|no\b|nein|keine?s?\b|non\b|aucun|ninguno|nessun\w*|geen|nee\b|brak|nie\b|absent|(?:grad\w* )?0\b)"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def toxicity_facts(statement: Statement) -> Iterator[Fact]:
    """``gvhd`` and ``crs`` facts, and ICANS as a condition, each with its own date."""
    plain = folded(statement.text)
    yield from _gvhd(statement, plain)
    yield from _graded(statement, plain, _CRS, "crs", "")
    yield from _graded(statement, plain, _ICANS, "condition", "ICANS")


def _pieces(plain: str, matches: Sequence[re.Match[str]]) -> list[tuple[str, str]]:
    """Words ahead of and behind each match that are its own: to its clause and its neighbours."""
    found = []
    for index, match in enumerate(matches):
        low = matches[index - 1].end() if index else 0
        high = matches[index + 1].start() if index + 1 < len(matches) else len(plain)
        ahead = re.split(r"[;,]|\.\s|\b(?:und|and|et|y|e|en|i)\b", plain[low : match.start()])[-1]
        found.append(
            (
                ahead[-60:],
                re.split(r";|(?<!\bst)(?<!\bgr)(?<!\d)\.\s", plain[match.end() : high])[0][:110],
            )
        )
    return found


def _gvhd(statement: Statement, plain: str) -> Iterator[Fact]:
    matches = list(_GVHD.finditer(plain))
    if not matches or _NOT_MEANT.search(plain):
        return
    dates = dates_beside(statement, [match.span() for match in matches])
    pieces = _pieces(plain, matches)
    for match, when, (ahead, behind) in zip(matches, dates, pieces, strict=True):
        meant = context(statement.text, match.start(), match.end(), statement.section)
        if meant == "negated" or _NONE_AFTER.match(behind):
            own = when if when in _in_clause(statement, match) else usual_date(statement)
            yield _fact(statement, "gvhd", False, match, own, "")
        elif meant == "affirmed":
            value = _course(ahead + " " + match[0] + " " + behind)
            if _NOW.search(behind) and when not in _in_clause(statement, match):
                when = usual_date(statement)
            note = " ".join(dict.fromkeys(_SEVERITY.findall(f"{ahead} {match[0]} {behind}")))
            yield _fact(statement, "gvhd", value, match, when, note[:120])


def _course(words: str) -> str | bool:
    if _INACTIVE.search(words):
        return "inactive"
    return "resolved" if _OVER.search(words) and not _ACTIVE.search(words) else True


def _in_clause(statement: Statement, match: re.Match[str]) -> list[str]:
    """Dates of the finding's own clause: "no GvHD, and tacrolimus was stopped in January"."""
    text = statement.text
    start = max(text.rfind(mark, 0, match.start()) for mark in ",;") + 1
    ends = [at for mark in ",;" if (at := text.find(mark, match.end())) >= 0]
    return [d.iso for d in statement.dates if start <= d.start < min(ends, default=len(text))]


def _graded(
    statement: Statement, plain: str, pattern: re.Pattern[str], kind: str, name: str
) -> Iterator[Fact]:
    matches = list(pattern.finditer(plain))
    if not matches or _NOT_MEANT.search(plain):
        return
    dates = dates_beside(statement, [match.span() for match in matches])
    for match, when, (ahead, behind) in zip(matches, dates, _pieces(plain, matches), strict=True):
        meant = context(statement.text, match.start(), match.end(), statement.section)
        grade = _grade(behind[:30]) or _grade(ahead[-22:])
        if meant == "negated" or _NONE_AFTER.match(behind):
            if kind == "crs":
                yield _fact(statement, kind, False, match, when, "")
        elif meant == "affirmed" and (grade or statement.dates or name == ""):
            value: str | bool = f"{name} {grade}".strip() or True
            note = "resolved" if _OVER.search(behind) else ""
            if note and not statement.block_date and when == statement.document_date:
                when = ""  # over by then: the day it was is not said
            yield _fact(statement, kind, value, match, when, note)
            if kind == "crs" and grade:
                illness = f"Cytokine release syndrome {grade}"
                yield _fact(statement, "condition", illness, match, when, note)


def _grade(words: str) -> str:
    """``grade 2`` of ``Grad II``; empty where no grade stands there."""
    match = _GRADE.search(words)
    if match is None:
        return ""
    found = match["after"] or match["before"] or match["alone"] or match["next"]
    return f"grade {_ROMAN.get(found, found)}"


def _fact(
    statement: Statement, kind: str, value: str | bool, match: re.Match[str], when: str, note: str
) -> Fact:
    source = statement.quoted(match.start(), match.end())
    return Fact(kind, value, source, "", when, "text rule", note=note)
