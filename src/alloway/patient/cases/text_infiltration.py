"""Blasts and plasma cells in prose: how many, where, and by which method, in seven languages."""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_numbers import asides, day_of, earlier, number_of
from alloway.values.case import Fact

_BLASTS = r"(?:lympho|lymfo|limfo|linfo|myelo|mielo|mono)?blast(?:s|en|es|y|ow|ami|i|os)?|(?:leukamische|leukemische) blasten|leuka?emi(?:c|e) blasts|leukamiezellen|leukamieblasten|blastenanteil|blast cells|blastic cells|cellules blastiques|celulas blasticas|cellule blastiche|komorek blastycznych|komorki blastyczne|blastose|blastosi|blastosis"
_PLASMA = r"plasma[- ]?cells?|plasmazell\w*|plasmozyt\w*|plasmocytes?|plasmocytose|plasmacytose|plasmocitos\w*|plasmacellul\w+|cellules plasmocytaires|celulas plasmaticas|plasmacell\w*|plazmocyt\w*|komorek plazmatycznych|komorki plazmatyczne|plasmocytosis|plasmacytosis"
_WHAT = rf"(?:{_BLASTS}|{_PLASMA})"
_BETWEEN = (
    r"of|are|were|is|was|in(?: the)?(?: bone)?(?: marrow)?|marrow|account for|comprise[ds]?|made up|make up|represent\w*|approximately|about|around|up to|at|count|content|percentage|level|infiltration|cytolog\w*|morpholog\w*|aspirate|smear|film|trephine|peripheral|blood"
    r"|ca|etwa|circa|rund|bis|zu|von|im|in|der|km|kmp|knochenmark\w*|aspirat|ausstrich|zytolog\w*|anteil|betrug|betragt|liegt|bei|mit|infiltriert\w*|durch|pb|blut|peripheren?|leukamische"
    r"|est|sont|etait|a|environ|dans|la|moelle|medullaires?|representent|representant|sang|circulants?|evalues?|estimes?|de|d|l|au|myelogramme|frottis"
    r"|es|son|fue|del|en|medula|osea|mo|representan|sangre|periferica|alrededor|aproximadamente|aspirado|medulares|frotis|patolog\w*|clonales"
    r"|e|sono|era|pari|al|ad|nel|midollo|midollari|osseo|circa|sangue|periferico|aspirato|circolanti|rappresentano|di"
    r"|zijn|het|beenmerg|bm|ongeveer|bloed|perifeer|aspiraat|perifere|klonale|monoklonale|clonal"
    r"|stanowi\w*|wynosi\w*|w|szpiku|szpik|kostnym|okolo|ok|do|krwi|obwodowej|odsetek|aspiracie|rozmazie|na|poziomie"
)
_AFTER = re.compile(
    rf"\b(?P<what>{_WHAT})\b(?:[\s:=(,~–-]|(?:{_BETWEEN})\b\.?|\((?=[a-z])[^()%]{{1,30}}\)){{0,10}}(?<![<>≤≥\d.,])(?P<number>\d{{1,3}}(?:[.,]\d{{1,2}})?)(?:\s?[-–]\s?\d{{1,3}})?\s?%"
)
_BEFORE = re.compile(
    r"(?<![<>≤≥\d.,])(?<![<>≤≥]\s)(?P<number>\d{1,3}(?:[.,]\d{1,2})?)(?:\s?[-–]\s?\d{1,3})?\s?%\s?"
    r"(?!of (?:the |all )?(?:\w+ )?(?:blasts|plasma cells)|(?:der|aller|des|de|delle?|dei|van de|wszystkich) (?:\w+ )?(?:blast|plasm|plazm|leuk))"
    rf"(?:(?:[\w,/+-]+|\([^()]{{1,20}}\))\s){{0,3}}?(?P<what>{_WHAT})\b"
)
_ELLIPTIC = re.compile(
    r"\b(?P<where>aspirat\w*|aspirado|trephine|stanze|biopsie|biopsy|biopsia|biopt\w*|trepanobiops\w*)\b[^%.;]{0,40}?[:=]\s?(?:ca\.?\s?)?(?P<number>\d{1,3}(?:[.,]\d)?)\s?%(?!\s?(?:[a-z]+ )?(?:cellular|zellul))"
)
"""``Aspirate, haemodilute: 35 %`` in a report on plasma cells."""
_SHARE_OF = re.compile(
    r"(?P<what>[\w-]+)\s+(?:of|in|on|auf|an|der|von|van|na|w|des|de|sur|sobre|su|delle|dei|op|les)\s+(?:the |all |clonal |les |las |los |le )?$"
)
_AMOUNT = re.compile(
    r"(?:infiltra\w+|percentage|proportion|share|number|fraction|count|presence|population|sheets|excess|anteil|aandeel|percentage|odsetek|naciek\w*|pourcentage|porcentaje|percentuale|taux|quota|infiltraz\w*|infiltr\w+|nombre|numero|prozent|nachweis|presenza|presencia|presence|obecnosc\w*|liczba|\d+|total|envahissement|invasion|invasione|invasion|afectacion|occupazione)"
)
_METHODS = (
    (
        "trephine",
        re.compile(
            r"trephine|histolog\w+|core biopsy|stanz\w*|trepan\w*|cd138|biopsie osteo\w*|biopsia ossea|biopsia osea|osteomedul\w*|botbiopt",
            re.I,
        ),
    ),
    (
        "aspirate",
        re.compile(
            r"aspir\w+|smear|cytomorpholog\w+|cytolog\w+|zytolog\w+|ausstrich|myelogram\w*|mielogram\w*|frottis|rozmaz\w*|citolog\w+|cytomorf\w*|uitstrijk\w*",
            re.I,
        ),
    ),
    (
        "flow cytometry",
        re.compile(
            r"\bflow\b|cytometr\w+|zytometr\w+|citometr\w+|citofluor\w+|cytofluor\w+|fluxo|MRD|immunoph\w+|immunof\w+|inmunof\w+",
            re.I,
        ),
    ),
    ("morphology", re.compile(r"morpholog\w+|morfolog\w+|cells counted", re.I)),
)
_MARROW = re.compile(
    r"marrow|aspirat\w*|aspirad\w*|trephine|knochenmark|\bkm\b|\bkmp\b|medul|moelle|myelogram|mielogram|beenmerg|szpik\w*|midoll\w*|\bbm\b|\bmo\b|stanze|osteomedul|crista|becken"
)
_BLOOD = re.compile(
    r"peripher\w*|\bblood\b|\bpb\b|circulat\w*|circulant\w*|\bblut\w*|differentialblut\w*|zirkulier\w*|bloed\w*|perifeer|\bkrew\b|\bkrwi\b|obwodow\w*|\bsang\b|sanguin\w*|sangre|periferic\w*|sangue|circolant\w*|\bhemogram\w*|\bemocromo|\bmorfologi\w* krwi|\bnfs\b"
)

_WARD = re.compile(
    r"[^|]*(?:transpl|przeszczep|trapiant|trasplant|greffe|\bunit\b|klinik|abteilung|afdeling|department|service|servicio|reparto|oddzial)[^|]*"
)
"""A title line that names a ward, "Station fuer Knochenmarktransplantation", not a specimen."""


def infiltration_facts(statement: Statement) -> Iterator[Fact | str]:
    """Share of blasts or plasma cells in marrow or blood.

    >>> from alloway.values.evidence import Source
    >>> def of(text): return [(f.kind[7:], f.value) for f in
    ...                       infiltration_facts(Statement(text, Source("x"), language="it"))]
    >>> of("Aspirato midollare: blasti 64%"), of("Im Knochenmark 12,5 % Plasmazellen")
    ([('marrow_blasts', 64.0)], [('marrow_plasma_cells', 12.5)])
    """
    if "%" not in statement.text:
        return
    plain = folded(statement.text)
    matches = [*_AFTER.finditer(plain), *_BEFORE.finditer(plain)]
    told: set[int] = set()
    for match in sorted(matches, key=lambda m: m.end() - m.start()):
        if match.start("number") in told or (
            match.re is _AFTER and _is_share_of_them(plain, match)
        ):
            continue
        told.add(match.start("number"))
        yield from _cells(plain, match, match["what"], statement)
    about = folded(f"{statement.section} {statement.title}")
    if (told and re.search(_PLASMA, plain)) or re.search(rf"{_PLASMA}|myelom|szpiczak", about):
        for match in _ELLIPTIC.finditer(plain):
            if match.start("number") not in told and not re.search(_WHAT, match[0]):
                yield from _cells(plain, match, "plasma", statement)


def _cells(
    plain: str, match: re.Match[str], what: str, statement: Statement
) -> Iterator[Fact | str]:
    number = number_of(match["number"], statement)
    if number is None or number.value > 100 or _denied(match, statement):
        return
    kind = _compartment(what, plain, match, statement)
    when = day_of(statement, match.start("number"))
    if not kind or when is None:
        where = "Blasts or plasma cells: the report does not say whether in marrow or blood"
        yield earlier(kind) if kind else where
        return
    source = statement.quoted(match.start(), match.end())
    method = _method(statement, match.end())
    yield Fact(kind, number.value, source, "%", when, "text rule", note=method)
    for aside in asides(statement, match.end(), "%"):
        other = number_of(aside.number, statement)
        behind = plain[match.end() : aside.start]
        if other is not None and not re.search(rf"{_WHAT}|\bcd\d", behind):
            quote = statement.quoted(aside.start, aside.end)
            yield Fact(kind, other.value, quote, "%", aside.date, "text rule", note=method)


def _denied(match: re.Match[str], statement: Statement) -> bool:
    """Only the words since the last comma can deny a number."""
    start = max(statement.text.rfind(mark, 0, match.start()) for mark in (",", ";", ":", ".")) + 1
    text = statement.text[start : match.end()]
    at = match.start() - start
    return context(text, at, at + 1, statement.section) in ("negated", "family", "planned")


def _is_share_of_them(plain: str, match: re.Match[str]) -> bool:
    """``Ki-67 of plasma cells 25 %`` tells of a marker on them, not how many there are."""
    of = _SHARE_OF.search(plain[: match.start("what")])
    return of is not None and _AMOUNT.fullmatch(of["what"]) is None


def _method(statement: Statement, end: int) -> str:
    """How cells were counted, by the words behind the number, the sentence, then its heading."""
    behind = re.split(r"[,;(]|\band\b|\d", statement.text[end : end + 40])[0]
    for words in (behind, statement.text, statement.section):
        for name, pattern in _METHODS:
            if pattern.search(words):
                return name
    return ""


def _compartment(what: str, plain: str, match: re.Match[str], statement: Statement) -> str:
    """Marrow or blood, by the words nearest: the clause, the sentence, the heading, the title."""
    low = max(plain.rfind(mark, 0, match.start()) for mark in (". ", "; ", ", ")) + 1
    high = min(
        (at for mark in (". ", "; ", ", ") if (at := plain.find(mark, match.end())) >= 0),
        default=len(plain),
    )
    for words in (
        plain[low:high],
        plain,
        folded(statement.section),
        _WARD.sub("", folded(statement.title)),
    ):
        where = _named_compartment(words)
        if where:
            break
    if re.search(r"plas|plaz", what):
        return "" if where == "blood" else "burden.marrow_plasma_cells"
    return f"burden.{where}_blasts" if where else ""


def _named_compartment(words: str) -> str:
    marrow, blood = _MARROW.search(words), _BLOOD.search(words)
    if bool(marrow) == bool(blood):
        return ""
    return "marrow" if marrow else "blood"
