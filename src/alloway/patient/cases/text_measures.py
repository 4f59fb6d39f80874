"""Measured values in prose: laboratory results, organ function and body size with their units."""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from alloway.patient.cases.lexicon import Hit, Lexicon, folded
from alloway.patient.cases.measure import measured
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_blood_group import blood_group_facts
from alloway.patient.cases.text_chimerism import chimerism_facts
from alloway.patient.cases.text_imaging import imaging_facts
from alloway.patient.cases.text_infiltration import infiltration_facts
from alloway.patient.cases.text_numbers import (
    NUMBER,
    UNIT,
    affirmed,
    asides,
    day_of,
    earlier,
    number_of,
    writes_comma,
)
from alloway.patient.cases.text_performance import performance_facts
from alloway.patient.records.numbers import upper_limit
from alloway.reference.kinds import BY_NAME, Kind
from alloway.reference.measured_names import NAMES
from alloway.reference.units import readings
from alloway.values.case import Fact

_MEASURED = ("lab.", "organ.", "weight", "height", "bsa")
_ONLY_WITH_UNIT = frozenset(
    [
        "pcr",
        "gb",
        "ld",
        "fe",
        "ef",
        "ca",
        "alb",
        "cr",
        "creat",
        "tc",
        "neu",
        "neut",
        "ran",
        "fg",
        "fge",
        "tfg",
        "tfge",
        "vfg",
        "lym",
        "leuk",
        "leu",
        "sat",
        "sats",
        "got",
        "gpt",
        "cll",
        "alt",
        "ast",
        "alat",
        "asat",
        "ccr",
        "kalium",
        "potassium",
        "potas",
        "urate",
        "ht",
        "wt",
    ]
)
"""Short names that mean other things too; a number without a unit behind them says nothing."""
_NOT_IN_PROSE = frozenset(["wt", "ht", "length", "länge", "stature"])
_MORE: tuple[tuple[str, str], ...] = (
    ("leukozyten*", "lab.wbc"),
    ("leuk?ocytosis", "lab.wbc"),
    ("leukos", "lab.wbc"),
    ("neutrozyten", "lab.anc"),
    ("neutrophilen granulozyten", "lab.anc"),
    ("absolute neutrophile", "lab.anc"),
    ("thrombozyten*", "lab.platelets"),
    ("thrombozytopenie", "lab.platelets"),
    ("thrombopenie", "lab.platelets"),
    ("thrombocytopenie", "lab.platelets"),
    ("thrombocytopenia", "lab.platelets"),
    ("thrombopénie", "lab.platelets"),
    ("plaquetopenia", "lab.platelets"),
    ("trombocitopenia", "lab.platelets"),
    ("trombopenia", "lab.platelets"),
    ("piastrinopenia", "lab.platelets"),
    ("trombocytopenie", "lab.platelets"),
    ("małopłytkowość", "lab.platelets"),
    ("małopłytkowością", "lab.platelets"),
    ("neutropenia", "lab.anc"),
    ("neutropenie", "lab.anc"),
    ("neutropénie", "lab.anc"),
    ("agranulocytose", "lab.anc"),
    ("lymphopenie", "lab.alc"),
    ("lymphopénie", "lab.alc"),
    ("lymphopenia", "lab.alc"),
    ("linfopenia", "lab.alc"),
    ("limfopenia", "lab.alc"),
    ("anaemia", "lab.hemoglobin"),
    ("anemia", "lab.hemoglobin"),
    ("anämie", "lab.hemoglobin"),
    ("anémie", "lab.hemoglobin"),
    ("niedokrwistość", "lab.hemoglobin"),
    ("anemie", "lab.hemoglobin"),
    ("leukocytose", "lab.wbc"),
    ("leukozytose", "lab.wbc"),
    ("leucocytosis", "lab.wbc"),
    ("leucocitosis", "lab.wbc"),
    ("leucocitosi", "lab.wbc"),
    ("hyperleucocytose", "lab.wbc"),
    ("leucocytose", "lab.wbc"),
    ("leukocytoza", "lab.wbc"),
    ("hyperleukozytose", "lab.wbc"),
    ("hyperleukocytosis", "lab.wbc"),
    ("hämoglobinwert", "lab.hemoglobin"),
    ("hemoglobinę", "lab.hemoglobin"),
    ("hemoglobiną", "lab.hemoglobin"),
    ("kreatininwert", "lab.creatinine"),
    ("kreatyninę", "lab.creatinine"),
    ("serumkreatinin", "lab.creatinine"),
    ("ferritinwert", "lab.ferritin"),
    ("serumferritin", "lab.ferritin"),
    ("serumcalcium", "lab.calcium"),
    ("hypercalcaemia", "lab.calcium"),
    ("hyperkalzämie", "lab.calcium"),
    ("hypercalcémie", "lab.calcium"),
    ("hipercalcemia", "lab.calcium"),
    ("ipercalcemia", "lab.calcium"),
    ("hypercalciëmie", "lab.calcium"),
    ("hiperkalcemia", "lab.calcium"),
    ("kappa", "lab.flc_kappa"),
    ("lambda", "lab.flc_lambda"),
    ("kappa/lambda*", "lab.flc_ratio"),
    ("quotient", "lab.flc_ratio"),
    ("ratio", "lab.flc_ratio"),
    ("rapport", "lab.flc_ratio"),
    ("cociente", "lab.flc_ratio"),
    ("stosunek", "lab.flc_ratio"),
    ("ratio kappa/lambda", "lab.flc_ratio"),
    ("rapport kappa/lambda", "lab.flc_ratio"),
    ("quotient kappa/lambda", "lab.flc_ratio"),
    ("stosunek kappa/lambda", "lab.flc_ratio"),
    ("cociente kappa/lambda", "lab.flc_ratio"),
    ("rapporto kappa/lambda", "lab.flc_ratio"),
    ("rapporto", "lab.flc_ratio"),
    ("masy ciała", "weight"),
    ("masą ciała", "weight"),
    ("m.c.", "weight"),
    ("=KG", "weight"),
    ("=Gew", "weight"),
    ("wzroście", "height"),
    ("wzrostu", "height"),
    ("=SC", "bsa"),
    ("=S.C.", "bsa"),
    ("=SCA", "bsa"),
    ("=p.c.", "bsa"),
    ("=pc.", "bsa"),
    ("powierzchni ciała", "bsa"),
    ("igg-spiegel", "lab.igg"),
    ("gesamt-igg", "lab.igg"),
    ("=EF", "organ.lvef"),
    ("=FE", "organ.lvef"),
    ("frakcją wyrzutową", "organ.lvef"),
    ("frakcji wyrzutowej", "organ.lvef"),
    ("frakcję wyrzutową", "organ.lvef"),
    ("ejection fraction (ef)", "organ.lvef"),
    ("o2-saturatie", "organ.spo2"),
    ("satur.", "organ.spo2"),
    ("saturacją", "organ.spo2"),
    ("saturacji", "organ.spo2"),
    ("m-spike", "lab.m_protein"),
    ("białka m", "lab.m_protein"),
    ("białka monoklonalnego", "lab.m_protein"),
    ("=CM", "lab.m_protein"),
    ("=PM", "lab.m_protein"),
    ("=κ-FLC", "lab.flc_kappa"),
)
"""Inflected and compound forms that only sentences have; a word for too few platelets or too much
calcium counts where the number stands beside it."""
_WORDS = (
    r"of|is|was|were|are|at|level|levels|count|counts|value|currently|now|today|measured|estimated|calculated|stable|only|about|approximately|around|remains?|remained|reduced|normal|low|high|elevated|raised|to|by|echo|on|biplane|simpson|predicted|nadir|abs|absolute|serum|total|current|still|over"
    r"|von|bei|betragt|betrug|betragen|liegt|liegen|lag|lagen|aktuell\w*|derzeit\w*|heute|weiterhin|mit|auf|werte?|zahl|gemessen\w*|errechnet\w*|ca|etwa|circa|erhoht\w*|erniedrigt\w*|vermindert\w*|eingeschrankt\w*|leicht\w*|normwertig\w*|n|nach|im|in|der|die|das|ist|war|waren|absolut\w*|gesamt|ges|biplan|hb-korr|soll|noch|nur|knapp"
    r"|a|de|du|des|est|etait|sont|actuelle?(?:ment)?|mesuree?s?|estimee?s?|calculee?s?|environ|dosee?s?|retrouvee?|conservee?|normale?s?|abaissee?|augmentee?s?|totale?s?|selon|plasmatique|serique|en|dans|sang"
    r"|del?|es|era|son|actual(?:mente)?|estimad[oa]|calculad[oa]|conservada|medid[oa]|elevad[oa]s?|alrededor|aprox|total|serica|basal|absolut[oa]s?"
    r"|di|e|pari|ad?|al|attuale|attualmente|stimat[oa]|calcolat[oa]|conservata|misurata|ridotta|intorno|ai|nei limiti|circa|assolut[oi]|sierica"
    r"|van|op|bedraagt|bedroeg|nu|thans|momenteel|actueel|huidige?|geschat\w*|berekend\w*|ongeveer|verhoogd\w*|verlaagd\w*|gedaald|gestegen|naar|tot|absoluut|totaal"
    r"|wynosi|wynosila|wynosil[oya]?|na|poziomie|poziom|obecnie|aktualnie|ok|okolo|w|do|szacowan\w*|obliczon\w*|rowna|podwyzszon\w*|obnizon\w*|wg|bezwzgledn\w*|calkowit\w*|stezenie|aktywnosc|mc|ciala|gestiegen|gefallen|angestiegen|discharge|admission|home|aufnahme|entlassung|zuhause|hause|sortie|entree|domicile|maison|ingreso|alta|casa|ingresso|dimissione|domicilio|ontslag|opname|thuis|bij|przyjeciu|wypisie|przy|domowa|chorego|pacjenta|patient\w*|l|d|all|dell|obecna|aktualna|corporelle?|corporeo|corporal|rose|fell|rising|falling|dropped|increased|decreased"
)
_FILL = re.compile(
    rf"(?:\((?=[a-z])[^()]{{1,40}}\)|\[[^\[\]]{{1,24}}\]|[\s:=,*~≈·|(\[–-]|\.(?=\s?[\d.:])|(?:{_WORDS})\b\.?){{0,12}}"
)
_FROM = re.compile(
    rf"(?:from|von|de|da|van|z|ze|di|od)\s(?:{NUMBER})\s?[^\s\d,;.()]{{0,12}}\s(?:to|auf|a|al|naar|op|do|na|tot)\s"
)
_NUMBER = re.compile(
    rf"(?P<bound>[<>≤≥]=?)?\s?(?P<number>{NUMBER})(?![.,]?\d|\s?[./-]\s?\d{{1,2}}\s?[./-]|/\d)(?:\s?[-–]\s?(?P<high>\d{{1,6}}(?:[.,]\d{{1,3}})?)(?!\d))?"
)
_ARROW = re.compile(rf"\s?(?:→|->|=>|➝|»)\s?(?P<number>{NUMBER})")
_ENDS = re.compile(
    r"\s{0,2}(?:$|[,;).\]•|]|\((?!\d)|\*|(?:und|and|et|y|e|en|i|oraz|sowie|bei|with|mit|avec|con|met|z)\s)"
)
_REFERENCE = re.compile(
    r"^\s*[\[(]?\s*(?:ref\w*\.?|normal\w*|range|uln|norm\w*|n\b|vn\b|v\.n\.)?\s*:?\s*(?P<range>[<≤]?\s?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?)",
    re.IGNORECASE,
)
_OTHER_FLUID = re.compile(
    r"\b(?:csf|cerebrospinal|liquor\w*|lcr|rachicentesi|ponction lombaire|puncion lumbar|lumbaalpunctie|punkcj\w+|pmr|urine?|urinary|urin\w*|orina|urinari\w+|urinaire\w*|mocz\w*|pleura\w*|ascites?|aszites|effusion|erguss|derrame|versamento|epanchement|wysiek\w*|plyn\w*)\b"
)
_NOT_NOW = re.compile(
    r"\b(?:loss|lost|gain\w*|birth|ideal|dry|usual|target|decrease|reduction|verlust|abnahme|zunahme|geburts?\w*|ideal\w*|perte|prise|naissance|habituel|perdida|perdido|ganancia|nacer|habitual|calo|perdita|aumento|nascita|abituale|verlies|afname|geboorte\w*|toename|utrat\w*|spadek|spadku|ubytek|przyrost|urodzeniow\w+|transferrin\w*|transferyn\w*|tsat|verre|venous|venose)\b[^,;.:]{0,14}$"
)
_LOST = re.compile(
    r"^\s?(?:loss|gain|verlust|abnahme|zunahme|verlies|toename|de naissance|al nacer|alla nascita|urodzeniowa|habituel|habitual|/\s?fvc|/\s?va|/\s?vems)"
)
_BARE_CHAIN = frozenset(
    ("kappa", "lambda", "quotient", "ratio", "rapport", "rapporto", "cociente", "stosunek")
)
_LIGHT_CHAINS = re.compile(
    r"\bs?flc\b|\bflk\b|leichtkett\w*|light[ -]chains?|chaines legeres|\bcll\b|cadenas ligeras|catene leggere|lichte[ -]ketens?|lancuch\w* lekki\w*|lekki\w* lancuch\w*"
)
"""Without one of these words "kappa 6.2" is no free light chain."""
_CHANGED = re.compile(
    r"^\s?(?:verloren|abgenommen|zugenommen|lost|loss|weniger|mehr|perdus?|perdid[oa]s?|pers[io]|afgevallen|aangekomen|in \d|en \d|dans|binnen \d|w ciagu|seit|mniej)\b"
)
_METRES = re.compile(r"(?P<m>[12])\s?(?:m|,|\.)\s?(?P<cm>\d\d)\s?(?:m\b)?(?!\s?[\d/])")
_SIZE_PAIR = re.compile(
    r"(?<![\d.,x×])\b(?P<cm>\d{2,3}(?:[.,]\d)?)\s?cm\s?(?:[,/;|]|und|and|et|y|e|en|i|-)?\s{0,2}(?P<kg>\d{1,3}(?:[.,]\d{1,2})?)\s?kg\b"
    r"|(?<![\d.,x×])\b(?P<kg2>\d{1,3}(?:[.,]\d{1,2})?)\s?kg\s?(?:[,/;|]|und|and|et|y|e|en|i|-)?\s{0,2}(?P<cm2>\d{2,3}(?:[.,]\d)?)\s?cm\b(?!\s?[x×])"
)
_LEAST_HEIGHT = 40
"""A length below so many centimetres is a lesion's, not a patient's (assumed)."""
_OXYGEN = re.compile(
    r"[^.;]{0,40}?\b(?P<on>\d\s?l\b(?:/min)?|room air|raumluft|ra\b|air ambiant|aire ambiente|aria(?: ambiente)?|kamerlucht|powietrz\w+|oxygen|sauerstoff|oxygene|oxigeno|ossigeno|zuurstof|tlen\w*|basal)"
)


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    names: list[tuple[str, str]] = list(_MORE)
    for kind, words in NAMES.items():
        if not kind.startswith(_MEASURED):
            continue
        for word in words.split("|"):
            if word in _NOT_IN_PROSE:
                continue
            if len(word) > 3 or (len(word) == 3 and word not in _ONLY_WITH_UNIT):
                names.append((word, kind))
            else:  # "Ca" and "CRP" as they are printed, not "ca." and every two letters
                names += [(f"={word.upper()}", kind), (f"={word.capitalize()}", kind)]
    return Lexicon(names)


def measure_facts(statement: Statement) -> Iterator[Fact | str]:
    """Numeric facts of one sentence.

    >>> from alloway.values.evidence import Source
    >>> s = Statement("LDH 612 U/L (ref <250), ECOG 1, Deauville 5, SUVmax 18.4", Source("x"))
    >>> [(f.kind, f.value, f.upper_normal) for f in measure_facts(s)][:2]
    [('lab.ldh', 612.0, 250.0), ('performance.ecog', 1.0, None)]
    """
    yield from blood_group_facts(statement)
    if not any(char.isdigit() for char in statement.text):
        return
    yield from _named(statement)
    yield from _sizes(statement)
    yield from performance_facts(statement)
    yield from imaging_facts(statement)
    yield from infiltration_facts(statement)
    yield from chimerism_facts(statement)


def _named(statement: Statement) -> Iterator[Fact | str]:
    plain = folded(statement.text)
    for hit in _lexicon().find(statement.text):
        kind = BY_NAME[hit.meaning]
        if _NOT_NOW.search(plain[max(0, hit.start - 30) : hit.start]) or _LOST.match(
            plain, hit.end
        ):
            continue
        word = plain[hit.start : hit.end]
        if word in _BARE_CHAIN and not _LIGHT_CHAINS.search(plain):
            continue
        if kind.name.startswith("lab.") and _of_other_fluid(statement, hit.start):
            if _NUMBER.match(plain, _filled(statement, hit.end)):
                yield f"{kind.label}: not measured in blood"
            continue
        yield from _value(kind, hit, statement)


def _of_other_fluid(statement: Statement, at: int) -> bool:
    """Whether the words before a value, or its heading, name CSF, urine or an effusion."""
    words = f"{statement.section} | {statement.text[max(0, at - 60) : at]}"
    return bool(_OTHER_FLUID.search(folded(words.rsplit(". ", 1)[-1])))


def _filled(statement: Statement, at: int) -> int:
    """Past the words and dates between a name and its number."""
    plain = folded(statement.text)
    for _ in range(2):
        match = _FILL.match(plain, at)
        at = match.end() if match else at
        moved = _FROM.match(plain, at)
        at = moved.end() if moved else at
        dated = next((d for d in statement.dates if d.start == at), None)
        if dated is None:
            return at
        at = dated.end
        bracket = re.compile(r"\)?\s?:?").match(plain, at)
        at = bracket.end() if bracket else at
    return at


def _value(kind: Kind, hit: Hit, statement: Statement) -> Iterator[Fact | str]:
    text = statement.text
    at = _filled(statement, hit.end)
    if kind.name == "height" and (metres := _METRES.match(text, at)):
        yield from _fact(
            kind, f"{metres['m']}{metres['cm']}", "cm", (hit.start, at, metres.end()), statement
        )
        return
    match = _NUMBER.match(text, at)
    if match is None:
        return
    end, printed = match.end(), match["number"]
    arrow = _ARROW.match(text, end)
    while arrow:
        end, printed = arrow.end(), arrow["number"]
        arrow = _ARROW.match(text, end)
    unit = UNIT.match(text, end)
    if unit is None and kind.unit == "%" and (share := _share_behind(text, end)):
        printed, end, unit = share
    bound = match["bound"] or ""
    note = ""
    if match["high"]:
        behind = unit["unit"] if unit else ""
        note = f"reported as {match['number']}-{match['high']} {behind}; the lower end is kept"
    if unit is None:
        word = folded(text[hit.start : hit.end]).strip()
        between = _unit_between(text[hit.end : at])
        bare = kind.name.startswith("lab.") or kind.name == "organ.lvef"
        if not between and (not bare or word in _ONLY_WITH_UNIT or not _ENDS.match(text, end)):
            return
        yield from _fact(
            kind, bound + printed, between, (hit.start, match.start("number"), end), statement, note
        )
        return
    where = (hit.start, match.start("number"), unit.end())
    yield from _fact(kind, bound + printed, unit["unit"], where, statement, note)
    for aside in asides(statement, unit.end(), unit["unit"]):
        place = (aside.start, aside.start, aside.end)
        yield from _fact(kind, aside.number, unit["unit"], place, statement, when=aside.date)


def _unit_between(words: str) -> str:
    """The unit of ``Hb (g/dl): 9,8``."""
    inside = re.search(r"[\[(](?P<unit>[^\[\]()]{1,24})[\])]", words)
    return inside["unit"] if inside and readings(inside["unit"]) else ""


def _share_behind(text: str, end: int) -> tuple[str, int, re.Match[str]] | None:
    """The percentage of ``FEV1 2,8 l (88 % Soll)``, where the volume comes first."""
    match = re.compile(
        r"\s?[lL]?\s?(?:/s)?\s?[(,/=]\s?(?P<number>\d{1,3}(?:[.,]\d)?)(?=\s?%)"
    ).match(text, end)
    unit = UNIT.match(text, match.end()) if match else None
    return (match["number"], match.end(), unit) if match and unit else None


def _fact(
    kind: Kind,
    printed: str,
    unit: str,
    where: tuple[int, int, int],
    statement: Statement,
    note: str = "",
    when: str | None = "",
) -> Iterator[Fact | str]:
    start, at, end = where
    number = number_of(printed, statement)
    if (
        number is None
        or not affirmed(statement, start, end)
        or _is_change(kind, at, end, statement)
    ):
        return
    when = when or day_of(statement, at)
    if when is None:
        yield earlier(kind.name)
        return
    if kind.name == "organ.spo2" and (oxygen := _OXYGEN.match(folded(statement.text), end)):
        note = note or oxygen["on"]
    source = statement.quoted(start, end)
    result = measured(
        kind, number, unit, source,
        date=when, method="text rule", upper=_upper(statement, end), note=note,
    )  # fmt: skip
    small = kind.name == "height" and isinstance(result, Fact) and _number(result) < _LEAST_HEIGHT
    if isinstance(result, Fact) and not small:
        yield result


def _is_change(kind: Kind, at: int, end: int, statement: Statement) -> bool:
    """``Gewicht -6 kg in 3 Monaten`` tells what was lost, not what there is."""
    plain = folded(statement.text)
    minus = plain[at - 1 : at] in "-–+" and at > 0
    return kind.name == "weight" and (minus or bool(_CHANGED.match(plain[end:])))


def _number(fact: Fact) -> float:
    return fact.value if isinstance(fact.value, float) else 0.0


def _upper(statement: Statement, end: int) -> float | None:
    match = _REFERENCE.match(statement.text[end : end + 40])
    if match is None or not re.search(r"[<≤–-]", match["range"]):
        return None
    return upper_limit(match["range"], decimal_comma=writes_comma(statement))


def _sizes(statement: Statement) -> Iterator[Fact | str]:
    """Height and weight side by side: ``168 cm, 71,4 kg``."""
    for match in _SIZE_PAIR.finditer(statement.text):
        for kind, groups, unit in (
            ("height", ("cm", "cm2"), "cm"),
            ("weight", ("kg", "kg2"), "kg"),
        ):
            group = groups[0] if match[groups[0]] else groups[1]
            where = (match.start(group), match.start(group), match.end())
            yield from _fact(BY_NAME[kind], match[group], unit, where, statement)
