"""Other illnesses in prose, lists and tables: named in seven languages, told in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from alloway.patient.cases.beside import dates_beside, usual_date
from alloway.patient.cases.condition_details import GRADED, detailed, germ_in, over
from alloway.patient.cases.context import context, tells_of_own_illness
from alloway.patient.cases.lexicon import Hit, Lexicon, folded
from alloway.patient.cases.result_words import results
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_allergies import allergy_facts
from alloway.patient.cases.text_heart import heart_facts
from alloway.reference.comorbidities import INFECTIONS, NAMES, OPERATIONS, OTHER_MEANINGS
from alloway.values.case import Fact

_NOT_SAID = re.compile(
    r"prophyl|profil[aeo]|vaccin|vacun|vaccinat|impf|szczepi|rischi|\brisk|risik|risque|riesgo|ryzyk"
    r"|risico|screening|aufklarung|consent|side effect|nebenwirkung|effets? indesirable|efectos? adverso"
    r"|efectos? secundario|effetti collaterali|bijwerking|dzialania niepozadane|precaution|to watch for|can cause|may cause"
    r"|preventi[ovw]|vorbeug|zapobieg|poradni|test (?:for|auf)|kontraindik|contraindic",
)
"""Words of a clause that names an illness without saying that the patient has it."""
_TEST = re.compile(
    r"^\W{0,3}(?:virus\W{0,2})?(?:pcr|dna|rna|adn|arn|igg|igm|ak\b|ab\b|ac\b|antibod|antikorper|anticorps|anticuerpo"
    r"|anticorpi|antistof|przeciwcial|serolog|sierolog|antigen|surface|core|schnelltest|test|immun|status"
    r"|titer|titre|tox[iy]n|swab|abstrich|vir[ae]l load)",
)
"""A virus with a test behind it is a result, not an illness."""
_TESTED = frozenset(
    (*INFECTIONS, "Hepatitis A", "Hepatitis B", "Hepatitis C", "Hepatitis E", "HIV infection")
)
_ILLNESS = re.compile(
    r"rea[ck]t|riatt|neutrop|febr|seps|sho[ck]|scho[ck]|posocz|my[ck]o|mi[ck]o|fung|infe[ck]|infez|zakaz|itis|iti\b|ite\b|pneum|neum|bronch|enceph|encef|enzeph|aemi|emi[ae]?\b|zapalen"
)
"""Names that say themselves that they are an illness, not a test."""
_LATER_TEST = re.compile(r"[;(]|\.\s|\banti|hbs|hbc|\bigg|\bpcr|\bdna\b|\brna\b")
_CAUSED = re.compile(
    r"[\s,]{1,2}(?:after|following|due to|secondary to|caused by|nach|bei|durch|infolge|apres|due a|secondaire a|par|tras|por|debid\w a|secundari\w a|dopo|dovut\w a|da"
    r"|secondari\w a|na|door|bij|tgv|po|w przebiegu|wskutek|spowodowan\w+)\b"
)
_CULTURE = re.compile(
    r"\b(?:blood cultures?|blutkultur\w*|hemocultures?|hemocultivos?|emocoltur\w+|bloedkweek\w*"
    r"|bloedkweken|posiew\w* krwi)\b",
)
_DONORS = re.compile(
    r"^\W*(?:\w+[ -]){0,2}(?:donor|\w*spender\w*|donneu\w+|donante|donatore|donatrice|dawc\w+)(?: \([^)]*\))?"
    r"(?:\s?[:–]|,? (?:is|has|had|with|ist|hat|hatte|mit|est|a|avec|tiene|con|ha|heeft|met|ma|z|choruje)\b)"
)
"""A clause that tells of the donor."""
_HISTORY = re.compile(
    r"^(?:ap|app|apr|vg|past hx)\b|past (?:medical )?history|\bpmh|comorbid|co-?morbid|vorerkrank|vorgeschichte|nebendiagnos|begleiterkrank|dauerdiagnos"
    r"|antecedent|atcd|comorbil|anamnesi (?:patologica|remota)|patologie (?:associate|concomitanti)|voorgeschiedenis"
    r"|nevendiagnos|choroby (?:wspol|przeb|towarz)|przebyte|medical history|weitere diagnosen|treatment|therap|tratamiento|traitement|terapi|behandel|leczeni|other (?:illness|diagnos|condition)",
)
"""Headings under which illnesses stand without the day on which they began."""
_OVER_IN_BRACKET = re.compile(r"^[^()]{0,40}\b(?:resolved|treated|cleared|abgeheilt|ausgeheilt|behandelt|gueri\w*|traite\w*|resuelt\w+|tratad\w+|risolt\w+|trattat\w+|hersteld|behandeld|wyleczon\w+)\b")  # fmt: skip


@lru_cache(maxsize=1)
def _names() -> Lexicon:
    rows = [(word, f"{kind}|{name}") for word, name, kind in NAMES]
    plain = [
        (word.partition("@")[0], f"{meaning}|{word.partition('@')[2]}") for word, meaning in rows
    ]
    return Lexicon([*plain, *((word, "||") for word in sorted(OTHER_MEANINGS))])


def condition_facts(statement: Statement) -> Iterator[Fact]:
    """Illnesses that a statement says the patient has or had, with the date beside each.

    An illness without a date of its own has that of the document, unless it is told as a past one
    or stands in a list of past illnesses: then its date is not known.
    """
    yield from allergy_facts(statement)
    plain = folded(statement.text)
    hits = [hit for hit in _names().find(statement.text) if _meant(hit, statement, plain)]
    yield from heart_facts(statement, [hit.meaning.split("|")[1] for hit in hits])
    yield from _blood_culture(statement, plain, hits)
    if not hits or not tells_of_own_illness(statement.text, statement.title):
        return
    dates = dates_beside(statement, [(hit.start, hit.end) for hit in hits], otherwise="-")
    for index, (hit, when) in enumerate(zip(hits, dates, strict=True)):
        ends = hits[index + 1].start if index + 1 < len(hits) else len(plain)
        low = hits[index - 1].end if index else 0
        if not _affirmed(statement, hit, plain):
            continue
        note = over(plain, low, hit.start, hit.end, ends)
        if when == "-":
            known = not note and not _HISTORY.search(folded(statement.section))
            when = usual_date(statement) if known else ""
        kind, name, _ = hit.meaning.split("|")
        value = detailed(name, plain, hit.start, hit.end)
        source = statement.quoted(hit.start, hit.end)
        yield Fact(kind, value, source, "", when, "text rule", note=note)
        if name in OPERATIONS:
            yield Fact("procedure", value, source, "", when, "text rule")
        if name == "HIV infection":
            yield Fact("infection.hiv", "positive", source, "", when, "text rule")


def english_name(text: str) -> tuple[str, str]:
    """Kind and English name of the illness a short text names; both empty if none or several.

    Of an illness and its cause the illness counts.

    >>> english_name("Hypothyreose"), english_name("Zapalenie tarczycy Hashimoto")
    (('condition', 'Hypothyroidism'), ('autoimmune', 'Hashimoto thyroiditis'))
    >>> english_name("Iron overload after haemodialysis")
    ('condition', 'Iron overload')
    """
    hits = [hit for hit in _names().find(text) if not hit.meaning.startswith("|")]
    plain = folded(text)
    if len(hits) > 1 and _CAUSED.match(plain, hits[0].end):
        hits = hits[:1]
    if len({hit.meaning for hit in hits}) != 1:
        return ("", "")
    kind, name, _ = hits[0].meaning.split("|")
    return kind, name


def _meant(hit: Hit, statement: Statement, plain: str) -> bool:
    kind, name, language = hit.meaning.split("|")
    if not kind or (language and statement.language != language):
        return False
    before = re.split(r";|[.!?]\s", plain[: hit.start])[-1]
    if _NOT_SAID.search(before) or _NOT_SAID.search(re.split(r"[;,.()]", plain[hit.end :])[0]):
        return False
    if _DONORS.search(before):
        return False
    told = not name.startswith("Hepatitis") and _ILLNESS.search(plain[hit.start : hit.end])
    if name not in _TESTED or told:
        return True
    return not _is_test(plain[hit.end :])


def _is_test(behind: str) -> bool:
    """Whether a germ's name is that of a test: ``Hepatitis B und C negativ``."""
    if _TEST.match(behind):
        return True
    first = next(iter(results(behind[:45])), None)
    return first is not None and not _LATER_TEST.search(behind[: first.start])


def _affirmed(statement: Statement, hit: Hit, plain: str) -> bool:
    said = context(statement.text, hit.start, hit.end, statement.section)
    if said == "negated":  # "no active infection (Klebsiella bacteraemia, resolved)"
        opened = plain.rfind("(", 0, hit.start) > plain.rfind(")", 0, hit.start)
        return opened and bool(_OVER_IN_BRACKET.match(plain[hit.end :]))
    return said == "affirmed"


def _blood_culture(statement: Statement, plain: str, hits: list[Hit]) -> Iterator[Fact]:
    """``Blood culture: Klebsiella pneumoniae`` is a bacteraemia, unless the sentence says more."""
    culture = _CULTURE.search(plain)
    if culture is None or any(hit.meaning.split("|")[1] in GRADED["germ"] for hit in hits):
        return
    found = germ_in(plain, culture.end(), culture.end() + 60)
    if found and context(statement.text, *found[1], statement.section) == "affirmed":
        name, (_, end) = found
        when = dates_beside(statement, [(culture.start(), end)])[0]
        source = statement.quoted(culture.start(), end)
        what = "candidaemia" if name.startswith("Candida") else "bacteraemia"
        yield Fact("condition", f"{name} {what}", source, "", when, "text rule")
