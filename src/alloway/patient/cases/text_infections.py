"""Virology and other tests for infections in prose and rows, and whether an infection is active."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from alloway.patient.cases.active_infection import active_facts
from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import Hit, Lexicon, folded
from alloway.patient.cases.result_words import Found, Result, results
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.when import earlier_in
from alloway.values.case import Fact

_ASSAYS = """
hiv: hiv|hiv 1|hiv 1/2|hiv 1/2 ag/ab|hiv 1/2 ag/ak|hiv ag/ab|hiv ag/ak|hiv 1 2|hiv test|anti hiv|anti hiv 1/2|anty hiv|vih|vih 1/2|vih 1|vih 1 2|anti vih|ac anti vih|ac anti hiv|sida
hiv_rna: hiv rna|hiv 1 rna|hiv pcr|hiv 1 pcr|arn vih|arn hiv|arn vih 1|hiv viral load|hiv 1 viral load|charge virale vih|carga viral vih|carica virale hiv|rna hiv
hbsag: hbsag|hbs ag|hb s ag|ag hbs|aghbs|antigene hbs|antigeno hbs|antigene di superficie*|antigeno de superficie*|antygen hbs|hbs antigen*|hepatitis b surface antigen|hbv surface antigen|hepatitis b s antigen|antigen hbs
hbv_surface_antibody: anti hbs*|antihbs|anty hbs|hbs ak|hbs antikörper*|hbsab|hbs ab|ac anti hbs|anticorps anti hbs|anticuerpos anti hbs|hepatitis b surface antibody|hbv surface antibody|anticorpi anti hbs
hbc: anti hbc*|antihbc*|anty hbc*|hbc ak|hbc antikörper*|hbcab|hbc ab|hbc total|hbc antibod*|ac anti hbc|ac hbc|anticorps anti hbc|anticuerpos anti hbc|anticorpi anti hbc|anti core|anticore|hepatitis b core antibod*|hepatitis b core ab|hbv core antibod*|anti hbc gesamt|anti hbc total|anti hbc totali|anti hbc totaux|anti hbc igg
-: anti hbc igm|hbc igm|anty hbc igm|anti hbe|hbe ag|hbeag|ag hbe|aghbe|anty hbe|cmv igm|ebv igm|ebv vca igm|vca igm|toxoplasma igm|toxoplasmose igm|bkv|bk virus|bk polyomavirus*|polyomavirus*|parvovirus*|jc virus|influenza|rhinovirus*|rhino/enterovirus|norovirus*|rotavirus*|hsv|hsv 1|hsv 1/2|hsv igg|vhs|galactomannan*|galaktomannan*|galactomanano|galattomannano|aspergillus antigen|beta d glucan*|hev|hev rna|hepatitis e|anti hev|hepatitis a|anti hav|hav|legionell*|pneumokokk*|mrsa|vre|esbl|hla|clostridi*|c. difficile|chimer*|blutgruppe|masern|measles|mumps|rubella|röteln|strongyloid*|crypto?coc*
hbv_dna: hbv dna|hbv pcr|hepatitis b dna|hepatitis b virus dna|hepatitis b pcr|hbv viral load|hbv viruslast|adn vhb|adn du vhb|adn de vhb|adn hbv|dna hbv|dna vhb|pcr vhb|pcr hbv|charge virale vhb|carga viral vhb|viremie vhb|hbv viremi*
hbv: hbv|vhb|hepatitis b|hepatite b|epatite b|hepatitis b virus|wzw b|hep b|wirus hbv
hcv: hcv|vhc|anti hcv*|antihcv|anty hcv|anti vhc|ac anti vhc|ac anti hcv|anticorps anti vhc|hcv ak|hcv ab|hcv antikörper|hcv antibod*|hepatitis c|hepatite c|epatite c|hepatitis c antibod*|hepatitis c virus|wzw c|hep c
hbv+hcv: hepatitis b and c|hepatitis b/c|hepatitis b und c|hepatite b et c|hepatites b et c|hepatitis b y c|epatite b e c|hepatitis b en c|wzw b i c|hepatitis b oder c|hepatitis b or c|hepatite b ou c|hepatitis b o c|hepatitis b of c|hepatite b/c|epatite b/c|hepatitis b & c|hepatitis b, c|hepatitis b/c|hepatitis b + c|hep b/c|hep b and c|hepatitis b und hepatitis c|wzw b/c|wzw b oraz c|wzw typu b i c|epatiti b e c|virus hepatitis b y c|hepatitis b und/oder c
hcv_rna: hcv rna|hcv pcr|hepatitis c rna|hepatitis c virus rna|hepatitis c pcr|hcv viral load|hcv viruslast|arn vhc|arn du vhc|arn de vhc|arn hcv|rna hcv|rna vhc|pcr vhc|pcr hcv|charge virale vhc|carga viral vhc|hcv viremi*
cmv: cmv|cmv igg|cmv igg/igm|anti cmv|anti cmv igg|anty cmv|igg anti cmv|igg cmv|cytomegal* igg|cytomegal*|citomegal*|zytomegal*|cmv ak|cmv antikörper*|cmv antibod*|cmv serostatus|cmv status|cmv serolog*|serologie cmv|ac anti cmv
cmv_dna: cmv dna|cmv pcr|cmv viral load|cmv viruslast|cmv last|cmv load|cmv dnaemi*|cmv viremi*|cmv viraemi*|cmv virämi*|adn cmv|adn du cmv|dna cmv|pcr cmv|charge virale cmv|carga viral cmv|carga viral de cmv|carica virale cmv|wiremia cmv|viremie cmv|viremia cmv|cytomegalovirus dna|cytomegalovirus pcr|cmv qpcr|cmv quant pcr
ebv: ebv|veb|ebv igg|veb igg|ebv vca igg|ebv vca|vca igg|ebv ebna igg|ebv ebna 1 igg|ebv ebna|ebna igg|ebna 1 igg|anti ebna*|anti ebv*|anty ebv|anti vca*|igg ebv|ebv ak|ebv antibod*|epstein barr*|ebv serolog*|ebv serostatus|ebv status
ebv_dna: ebv dna|ebv pcr|ebv viral load|ebv viruslast|ebv load|ebv viremi*|ebv dnaemi*|adn ebv|adn veb|dna ebv|pcr ebv|pcr veb|charge virale ebv|carga viral veb|carga viral ebv|carica virale ebv|wiremia ebv|epstein barr virus dna|ebv qpcr|viremie ebv
tb: igra|quantiferon*|quantiferon tb gold*|quantiferon test|quantiferon plus|quantiferon tb|qft|qft plus|t spot|t spot tb|t spot.tb|igra test|tuberkulose test|tuberculin skin test|mantoux|mantoux test|tbc quantiferon|tb igra|tbc igra
syphilis: syphilis*|lues|lues serolog*|sifilis|sifilide|kila|kiła|treponem* pallidum*|treponem*|tpha|tppa|tp pa|tpha/vdrl|vdrl|vdrl/tpha|rpr|syfilis|lues suchtest|tpla
toxoplasma: toxoplasm* igg|toxoplasm* gondii igg|toxoplasm* gondii*|toxoplasm*|toksoplazm*|toxo igg|toxo|igg toxo*|toxoplasmose igg
vzv: vzv|vzv igg|varicella zoster igg|varicella zoster*|varicella igg|varizella zoster*|varizellen*|vvz|vvz igg|virus varicela*|varicelle*|ospa wietrzna igg|igg vzv
htlv: htlv|htlv 1/2|htlv i/ii|htlv 1|anti htlv*|anti htlv i/ii
hhv6: hhv 6|hhv6|hhv 6 dna*|hhv 6 pcr|hhv6 pcr|hhv6 dna|hhv 6 dna pcr|adn hhv 6|pcr hhv 6|humanes herpesvirus 6
adenovirus: adenovirus*|adenovirus pcr|adenovirus dna|adv|adv dna|adv pcr|adv qpcr|pcr adenovirus|adn adenovirus|adenowirus*|adenoviren|adenoviren pcr
sars_cov_2: sars cov 2|sars cov 2 pcr|sars cov2|covid 19 pcr|covid 19 test|covid test|covid pcr|sars cov 2 rna|pcr sars cov 2|pcr covid*
load: viral load|viruslast|charge virale|carga viral|carica virale|virale last|viruslading|ladunek wirusa|wiremia
rsv: rsv|rsv pcr|vrs|respiratory syncytial virus*|pcr vrs|pcr rsv
"""
_NUCLEIC = {
    "hiv": "hiv_rna", "hbv": "hbv_dna", "hbsag": "hbv_dna", "hbc": "hbv_dna", "hcv": "hcv_rna",
    "cmv": "cmv_dna", "ebv": "ebv_dna",
}  # fmt: skip
_VIRUSES = (
    ("hiv", re.compile(r"\b(?:hiv|vih)\b")), ("cmv", re.compile(r"\bcmv\b|c[iy]tomegal")),
    ("ebv", re.compile(r"\b(?:ebv|veb)\b")), ("hbv", re.compile(r"\b(?:hbv|vhb)\b|hepatit\w* b\b")),
    ("hcv", re.compile(r"\b(?:hcv|vhc)\b|hepatit\w* c\b")),
)  # fmt: skip
_DIRECT = frozenset((*_NUCLEIC.values(), "hhv6", "adenovirus", "sars_cov_2", "rsv"))
"""Tests for the germ itself, of which a number with a unit is a finding."""
_SUB = re.compile(
    r"\b(?P<m>igm)\b|\b(?P<dna>dna|rna|adn|arn|pcr|viral load|viruslast|charge virale|carga viral"
    r"|carica virale|viremi\w*|wiremi\w*|replikation)\b|\b(?P<g>igg|antibod\w+|antikorper|anticorps"
    r"|anticuerpos?|anticorpi|serolog\w*|sierolog\w*|ac|ak|ab)\b",
)
_NUMBER = re.compile(
    r"(?P<less><|≤|\bunter |\bbelow )?\s?\b\d[\d.,' ]{0,12}(?:x ?10\S{1,3} ?)?\s?(?:log\w*\s?)?"
    r"(?:(?:copies|kopien|kopi[aei]\w*|copias|copie|cp|geq|ge|iu|ie|ui|j\.?m\.?)\b|log\w*)",
)
_SIGN = re.compile(r"^\s?:?\s?(?:\((?P<in>[+-]{1,3})\)|(?P<out>[+-]{1,3})(?=\s*(?:[,;/)]|$)))")
_LIST = re.compile(
    r"(?:[\s,/&+()-]|\b(?:and|und|et|y|ed?|en|i|oraz|or|oder|ou|o|of|lub|as well as|sowie|igg|serolog\w*"
    r"|sierolog\w*|antibod\w*|ag|test\w*|infektion\w*|infecti\w*)\b)*",
)
_LEAD = re.compile(
    r"\W*(?:\bfor\b|\bfur\b|\bpour\b|\bpara\b|\bper\b|\bvoor\b|\bdla\b|:|\bauf\b)?\W*(?:(?:le|la|les|el|los|il|the|das|den|het)\b|l')?\W*"
)
_EVIDENCE = re.compile(
    r"eviden|hinweis|anhalt|nachweis|argument|signe|aanwijzing|cech|infe[ck]|infez|zakaz|exclud|ausgeschl"
)
_DONOR = re.compile(
    r"\b(?:donor|spender\w*|donneur\w*|donante|donatore|donatrice|dawc\w+|donors)\b", re.IGNORECASE
)
_RECIPIENT = re.compile(
    r"\b(?:recipient|empfanger\w*|receveur\w*|receptor|ricevente|ontvanger|biorc\w+)\b"
)
_CUT = re.compile(r";|\.\s(?=[a-z])(?<!neg\.\s)(?<!pos\.\s)|\s[|•]\s")
_REACH = 120
_Pair = tuple[Literal["same", "dna", ""], Result]


@dataclass(frozen=True, slots=True)
class _Told:
    """One assay in a statement, and the words up to the next."""

    hit: Hit
    segment: str
    """Folded words behind the name."""


@lru_cache(maxsize=1)
def _assays() -> Lexicon:
    rows = []
    for line in _ASSAYS.strip().splitlines():
        meaning, _, names = line.partition(": ")
        rows += [(name, meaning) for name in names.split("|")]
    return Lexicon(rows)


def infection_facts(statement: Statement) -> Iterator[Fact]:
    """``infection.*`` facts of one statement; a test without a result gives none."""
    yield from active_facts(statement)
    told = _told(statement)
    if not told or all(one.hit.meaning == "-" for one in told):
        return
    plain = folded(statement.text)
    lead = _leading(plain, told[0].hit.start)
    shared: list[_Pair] | None = None
    found: list[tuple[_Told, list[_Pair]]] = []
    for index in range(len(told) - 1, -1, -1):
        one = told[index]
        pairs = _own(one, statement)
        joined = index + 1 < len(told) and _in_list(plain, one.hit, told[index + 1].hit)
        if pairs is None:
            pairs = shared if joined else None
        shared = pairs
        found.insert(0, (one, pairs if pairs is not None else lead or []))
    yield from _facts(found, statement, plain)


def _facts(
    found: Sequence[tuple[_Told, list[_Pair]]], statement: Statement, plain: str
) -> Iterator[Fact]:
    first = found[0][0].hit.start
    for one, pairs in found:
        if one.hit.meaning == "-" or _of_donor(plain, one.hit.start):
            continue
        tests = one.hit.meaning.split("+")
        for base, (sub, result) in product(tests, pairs):
            kind = base if sub == "same" else _NUCLEIC.get(base, "")
            if not kind or (kind == "hbv" and result.value == "positive"):
                continue
            when = _date(statement, one, result, first)
            source = statement.quoted(one.hit.start, one.hit.end + max(result.end, 0))
            note = "hepatitis B, assay not named" if kind == "hbv" else ""
            name = "hbsag" if kind == "hbv" else kind
            yield Fact(f"infection.{name}", result.value, source, "", when, "text rule", note=note)


def _told(statement: Statement) -> list[_Told]:
    hits = _named(statement)
    plain = folded(statement.text) if hits else ""
    told = []
    for index, hit in enumerate(hits):
        end = hits[index + 1].start if index + 1 < len(hits) else len(plain)
        told.append(_Told(hit, _CUT.split(plain[hit.end : end])[0][:_REACH]))
    return told


def _named(statement: Statement) -> list[Hit]:
    """Tests named; "viral load" alone is that of the one virus that the report is about."""
    found: list[Hit] = []
    for hit in _assays().find(statement.text):
        if hit.meaning != "load":
            found.append(hit)
        elif not found:
            about = folded(f"{statement.title} {statement.section}")
            viruses = {kind for kind, words in _VIRUSES if words.search(about)}
            if len(viruses) == 1:
                found.append(Hit(hit.start, hit.end, _NUCLEIC[viruses.pop()]))
    return found


def _own(one: _Told, statement: Statement) -> list[_Pair] | None:
    """Results behind the assay's own name; ``None`` where there is none of any sort."""
    found: list[_Pair] = []
    last = 0
    for index, result in enumerate(results(one.segment)):
        between = one.segment[last : result.start]
        last = result.end
        sub = _sub(between, one.hit.meaning)
        if index and sub == "same" and not re.search(r"\d{4}|\d[./-]\d", between):
            continue  # the reference column, or words about something else
        if not index and result.value == "none":
            return []
        if sub and result.value != "none":
            found.append((sub, result))
    if found or last:
        return found
    return _by_number(one, statement) or _by_sign(one) or _denied(one, statement)


def _sub(between: str, base: str) -> Literal["same", "dna", ""]:
    """Which test of a germ a result is of: ``same`` as named, ``dna``, or none we hold."""
    named = list(_SUB.finditer(between))
    last = named[-1] if named else None
    if last is None or last["g"]:
        return "same"
    if last["m"]:
        return ""
    return "same" if base in _DIRECT else "dna"


def _by_number(one: _Told, statement: Statement) -> list[_Pair] | None:
    """Quantities of a nucleic acid: it is there, or below what the test can find.

    Of several the first counts, and those that a date stands right before (a series).
    """
    found: list[_Pair] = []
    for match in _NUMBER.finditer(one.segment):
        sub = _sub(one.segment[: match.start()], one.hit.meaning)
        if not sub or (sub == "same" and one.hit.meaning not in _DIRECT):
            continue
        at = one.hit.end + match.start()
        if found and not any(0 <= at - day.end <= 4 for day in statement.dates):
            continue
        value: Found = "negative" if match["less"] else "positive"
        found.append((sub, Result(match.start(), match.end(), value)))
    return found or None


def _by_sign(one: _Told) -> list[_Pair] | None:
    match = _SIGN.match(one.segment)
    if match is None:
        return None
    value: Found = "positive" if "+" in match[0] else "negative"
    return [("same", Result(match.start(), match.end(), value))]


def _denied(one: _Told, statement: Statement) -> list[_Pair] | None:
    """``No evidence of HIV``; a test that was not done is not denied."""
    around = folded(statement.text)[max(0, one.hit.start - 45) : one.hit.end + 14]
    if not _EVIDENCE.search(around):
        return None
    said = context(statement.text, one.hit.start, one.hit.end, statement.section)
    return [("same", Result(0, 0, "negative"))] if said == "negated" else None


def _in_list(plain: str, left: Hit, right: Hit) -> bool:
    return _LIST.fullmatch(plain, left.end, right.start) is not None


def _leading(plain: str, start: int) -> list[_Pair]:
    """A result that stands before the assays: ``negative for HIV and HCV``."""
    low = max(0, start - 45)
    before = plain[low:start]
    found = list(results(before))
    if not found or found[-1].value == "none" or not _LEAD.fullmatch(before[found[-1].end :]):
        return []
    return [("same", Result(0, 0, found[-1].value))]


def _of_donor(plain: str, at: int) -> bool:
    before = re.split(r"[;|]|\.\s", plain[max(0, at - 60) : at])[-1]
    clause = before + plain[at : at + 30].split(",")[0]
    return bool(_DONOR.search(clause)) and not _RECIPIENT.search(clause)


def _date(statement: Statement, one: _Told, result: Result, first: int) -> str:
    """Date of one result: right beside it, else the one the statement opens or ends with."""
    text = statement.text
    low, at, end = one.hit.end, one.hit.end + result.start, one.hit.end + result.end
    for found in reversed(statement.dates):
        if found.end <= at <= found.end + 4:
            return found.iso
    for found in statement.dates:
        before = low <= found.start and found.end <= at and "," not in text[found.end : at]
        behind = end <= found.start <= end + 12 and not re.search("[,;]", text[end : found.start])
        if before or behind:
            return found.iso
    ahead = [found for found in statement.dates if found.end <= first]
    last = statement.dates[-1] if statement.dates else None
    if ahead:
        return ahead[-1].iso
    if last and len(statement.dates) == 1 and not re.search(r"\w", text[last.end :]):
        return last.iso
    if earlier_in(text[: one.hit.start]):
        return ""
    return statement.block_date or statement.document_date
