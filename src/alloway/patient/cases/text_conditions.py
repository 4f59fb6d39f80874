"""Other illnesses in prose, lists and tables: named in seven languages, told in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from alloway.patient.cases.beside import dates_beside
from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import Hit, Lexicon, folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_allergies import allergy_facts
from alloway.reference.comorbidities import INFECTIONS, NAMES, OTHER_MEANINGS
from alloway.values.case import Fact

_NOT_SAID = re.compile(
    r"prophyl|profil[aeo]|vaccin|vacun|impf|szczepi|rischi|\brisk|risik|risque|riesgo|ryzyk"
    r"|risico|screening|aufklarung|consent|side effect|nebenwirkung|effets? indesirable|efectos? adverso"
    r"|efectos? secundario|effetti collaterali|bijwerking|dzialania niepozadane|precaution|to watch for|can cause|may cause",
)
"""Words of a sentence that names an illness without saying that the patient has it."""
_TEST = re.compile(
    r"^\W{0,3}(?:virus\W{0,2})?(?:pcr|dna|rna|adn|arn|igg|igm|ak\b|ab\b|ac\b|antibod|antikorper|anticorps|anticuerpo"
    r"|anticorpi|antistof|przeciwcial|serolog|sierolog|antigen|surface|core|schnelltest|test|immun|status"
    r"|titer|titre)",
)
"""A virus with a test behind it is a result, not an illness."""
_OVER = re.compile(
    r"\b(?:resol(?:ved|ution)|recovered|cured|healed|cleared|abgeheilt|ausgeheilt|abgeklungen|genesen"
    r"|ruckgebildet|zuruckgebildet|geheilt|gueri\w*|resolu\w*|resuelt\w*|curad\w+|superad\w+|resuelv\w+"
    r"|risolt\w+|guarit\w+|genezen|hersteld|opgelost|wyleczon\w+|ustapil\w*|przebyt\w+|wygojon\w+"
    r"|status post|s/p|history of|z\.? ?n\.|zustand nach|status na|stan po|pregress\w+|antecedent"
    r"|previous|prior|past|fruher\w*|ancien\w*|previ[ao]s?|pasad[ao]|vroeger\w*)\b",
)
_CULTURE = re.compile(
    r"\b(?:blood cultures?|blutkultur\w*|hemocultures?|hemocultivos?|emocoltur\w+|bloedkweek\w*"
    r"|bloedkweken|posiew\w* krwi)\b",
)
_GERM = re.compile(
    r"\b(?:(?P<full>staphylococcus (?:epidermidis|aureus|haemolyticus|hominis)"
    r"|streptococcus (?:mitis|pneumoniae|viridans|oralis)|enterococcus (?:faecium|faecalis)"
    r"|escherichia coli|e\. ?coli|klebsiella(?: pneumoniae| oxytoca)?|pseudomonas(?: aeruginosa)?"
    r"|enterobacter(?: cloacae)?|candida(?: \w+)?|stenotrophomonas(?: maltophilia)?|serratia(?: marcescens)?"
    r"|proteus(?: mirabilis)?|acinetobacter(?: baumannii)?|listeria(?: monocytogenes)?"
    r"|bacillus cereus|salmonella))\b",
)
_COLI = re.compile(r"^(?:Escherichia coli|E\. ?coli)$")


@lru_cache(maxsize=1)
def _names() -> Lexicon:
    rows = [(word, f"{kind}|{name}") for word, name, kind in NAMES]
    plain = [
        (word.partition("@")[0], f"{meaning}|{word.partition('@')[2]}") for word, meaning in rows
    ]
    return Lexicon([*plain, *((word, "||") for word in sorted(OTHER_MEANINGS))])


def condition_facts(statement: Statement) -> Iterator[Fact]:
    """Illnesses that a statement says the patient has or had, with the date beside each."""
    yield from allergy_facts(statement)
    hits = [hit for hit in _names().find(statement.text) if _meant(hit, statement)]
    if hits and _NOT_SAID.search(folded(statement.text)):
        return
    yield from _blood_culture(statement)
    dates = dates_beside(statement, [(hit.start, hit.end) for hit in hits])
    for index, (hit, when) in enumerate(zip(hits, dates, strict=True)):
        kind, name, _ = hit.meaning.split("|")
        if context(statement.text, hit.start, hit.end, statement.section) == "affirmed":
            source = statement.quoted(hit.start, hit.end)
            ends = hits[index + 1].start if index + 1 < len(hits) else len(statement.text)
            note = _note(statement.text, hits[index - 1].end if index else 0, ends)
            yield Fact(kind, name, source, "", when, "text rule", note=note)


def english_name(text: str) -> tuple[str, str]:
    """Kind and English name of the one illness a short text names; both empty if none or several.

    >>> english_name("Hypothyreose"), english_name("Zapalenie tarczycy Hashimoto")
    (('condition', 'Hypothyroidism'), ('autoimmune', 'Hashimoto thyroiditis'))
    """
    found = {hit.meaning for hit in _names().find(text) if not hit.meaning.startswith("|")}
    if len(found) != 1:
        return ("", "")
    kind, name, _ = found.pop().split("|")
    return kind, name


def _meant(hit: Hit, statement: Statement) -> bool:
    kind, name, language = hit.meaning.split("|")
    if not kind or (language and statement.language != language):
        return False
    return name not in INFECTIONS or not _TEST.match(folded(statement.text)[hit.end :][:30])


def _note(text: str, low: int, high: int) -> str:
    return "resolved" if _OVER.search(folded(text)[low:high]) else ""


def _blood_culture(statement: Statement) -> Iterator[Fact]:
    """``Blood culture: Klebsiella pneumoniae`` is a bacteraemia."""
    plain = folded(statement.text)
    culture = _CULTURE.search(plain)
    germ = _GERM.search(plain, culture.end(), culture.end() + 60) if culture else None
    if culture is None or germ is None:
        return
    if context(statement.text, germ.start(), germ.end(), statement.section) == "affirmed":
        name = _COLI.sub("E. coli", germ["full"].capitalize())
        when = dates_beside(statement, [(culture.start(), germ.end())])[0]
        source = statement.quoted(culture.start(), germ.end())
        what = "candidaemia" if name.startswith("Candida") else "bacteraemia"
        yield Fact("condition", f"{name} {what}", source, "", when, "text rule")
