"""Measures of disease on scans, in prose: Deauville score, SUVmax, SPD and lesion sizes."""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.measure import measured
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_numbers import affirmed, day_of, earlier, number_of
from alloway.patient.records.numbers import Printed
from alloway.reference.kinds import BY_NAME
from alloway.values.case import Fact

_SMALL = r"of|is|was|at|up to|to|max\.?|maximal\w*|score|scale|skala|skali|scala|escala|echelle|schaal|punkt\w*|pkt|ps|criteria|kriterien|criteres|criterios|criteri|wg|nach|according|categor\w+|kategori\w+|grad[eo]?|von|bis(?: zu)?|bei|mit|auf|war|a|de|du|est|jusqu'a|jusqua|atteignant|es|hasta|del|di|e|fino a|pari a|van|tot|do|wynosi|w|five-point|5-point|5-ps|5ps|point|punti|5 punktow\w*|lbm|bw|approximately|ca|around|about|etwa|circa|ok|jetzt|now|aktuell|currently"
_DEAUVILLE = re.compile(
    rf"\b(?:deauville\w*(?:[- ]type)?|ds(?=[\s:-]{{0,2}}[1-5]\b)|5[- ]?ps)(?:[\s:=,(\[’'-]|(?:{_SMALL})\b){{0,8}}(?<![<>≤≥\d.,/])(?P<score>[1-5]|iv|iii|ii|v|i(?![ -]))(?:\s?[-–/]\s?(?P<other>[1-5])(?!\d))?(?![\d%]|[.,]\d|[.-]?\s?(?:ps|point|punkt|pkt)|\s?(?:mm|cm)|\w)"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_SUV = re.compile(
    r"\bsuv(?:\s?-?\(?\s?max(?:imum)?\)?|\s?-?\(?bw\)?max|\s?max\.?|bw|lbm)?\b(?!\s?(?:mean|peak))(?:[\s:=(~,-]|(?:"
    + _SMALL
    + r"|(?:increased|decreased|rose|fell|dropped|rising|falling|gestiegen|gefallen) (?:from \d[\d.,]* to)?)\b\.?){0,8}(?<![<>≤≥\d.,])(?P<score>\d{1,2}(?:[.,]\d{1,2})?)(?!\d|[.,/]\d|-\d|\s?(?:x|mm|cm))"
)
_REFERENCE = re.compile(
    r"(?:^|[.;:•,(|–]|\s-\s|\b(?:gegenuber|vs\.?|versus|compared (?:with|to)|than|over|dan|niz|que|rispetto (?:a|al))\s)\s*(?:der |die |das |the |le |la |el |il |lo |de |het |normal(?:e|es)? )?(?:[a-z]*leber|liver|hepatic|foie|higado|fegato|lever|watrob\w*|blood pool|blutpool|pool (?:sanguin\w*|vascula\w*|ematico|vasculaire)|bloedpool|pula krwi|mediastin\w*(?: blood[ -]?pool)?|mediastino|srodpiersi\w*|spleen|milz|rate|bazo|milza|milt|aorta|aorte|background|reference|referenz\w*|hintergrund)"
    r"(?:[\s-](?:parenchyma?|parenchym\w*|reference|referenz\w*|referentie|reference|referencia|riferimento|referencyjn\w*|background|hintergrund\w*|uptake|mean|activity|blood|pool|blut\w*|sain|normal\w*|sano|gesund\w*|max|suv\w*|aktivit\w*|captation|captacion|captazione|physiolog\w*|fisiolog\w*|for|zum|zur|vergleich|als|come|comme|como|jako|tlo))*\W{0,4}$"
)
"""Organs whose uptake lesions are held against (Deauville criteria), not lesions."""
_SPD = re.compile(
    r"\b(?:sp{1,2}d"
    r"|sum of (?:the )?products? (?:of )?(?:the )?(?:greatest |longest |perpendicular |two )*(?:diameters|dimensions)"
    r"|(?:summe der (?:diameter)?produkte|produktsumme|flachensumme)(?: der)?(?: (?:(?:grossten|grosten|senkrechten|langsten|kurzesten|beiden) )*durchmesser)?"
    r"|somme des (?:produits|surfaces)(?: des)?(?: (?:plus grands |perpendiculaires )*diametres)?(?: perpendiculaires)?"
    r"|suma de (?:los )?productos(?: de)?(?: los)?(?: diametros)?(?: (?:mayores|perpendiculares))*"
    r"|somma dei prodotti(?: dei)?(?: (?:diametri|massimi|maggiori|perpendicolari))*"
    r"|som van de (?:product\w*)(?: van de)?(?: der)?(?: (?:loodrechte |grootste )?(?:diameters|middellijnen))?"
    r"|sum[ayie] iloczynow(?: (?:(?:prostopadlych|najwiekszych|dwoch) )*(?:wymiarow|srednic))?(?: prostopadlych)?)\b"
    r"(?:[\s:=(),~–-]|of|is|was|spd|the|all|target|index|measured|lesions?|nodes?|bidimensional|ist|betragt|beträgt|aller|zielläsionen|ziellasionen|est|de|des|toutes|cibles?|es|todas|las|diana|e|di|pari|a|delle|lesioni|target|is|bedraagt|van|alle|wynosi|zmian|mierzalnych|ca){0,14}"
    r"(?P<score>\d{1,5}(?:[.,]\d{1,3})?)\s?(?P<unit>[cm]m\s?[2²?])"
)
_SIDES = re.compile(
    r"(?<![\d.,])(?P<bound>[<>≤≥]\s?)?(?P<a>\d{1,3}(?:[.,]\d)?)\s?(?P<u1>[cm]m\b)?"
    r"(?:\s?[x×*]\s?(?P<b>\d{1,3}(?:[.,]\d)?)\s?(?P<u2>[cm]m\b)?)?(?:\s?[x×*]\s?(?P<c>\d{1,3}(?:[.,]\d)?)\s?(?P<u3>[cm]m\b)?)?(?!\s?[2²³]|\d)"
)
_LARGEST = re.compile(
    r"\b(?:largest|dominant|bulk\w*|index lesion|biggest|grosst\w*|grost\w*|groesst\w*|max\w*imal\w*|plus grande?s?|plus volumineu\w+|majeure?|mayor|mas grande|dominante|maggiore|piu grande|massim\w+|grootste|najwieksz\w+|dominujac\w+|target lesion)\b"
)
_LESION = re.compile(
    r"\b(?:mass|masses|lesions?|(?:lymph )?nodes?|nodules?|adenopath\w+|lymphadenopath\w+|tumou?rs?|deposits?|conglomerate|plasmacytomas?|soft[ -]tissue|infiltrates?|chlorom\w+"
    r"|\w*masse|rest(?:tumor|befund|lymphom)\w*|residu\w*|raumforderung\w*|\w*lasion\w*|laesion\w*|lymphknoten\w*|lk|lkn|\w*knoten|\w*herd\w*|\w*tumor\w*|konglomerat\w*|bulk|manifestation\w*|plasmozytom\w*|weichteil\w*|\w*infiltrat\w*|chlorom\w*"
    r"|lesion\w*|residus?|reliquats?|masses?|ganglions?|adenopathie\w*|adp|nodules?|tumeurs?|foyers?|conglomerat|plasmocytomes?|formation\w*"
    r"|masas?|adenopatias?|ganglio\w*|nodulos?|tumoracion\w*|foco\w*|conglomerado\w*|residu[ao]l?\w*|plasmocitoma\w*"
    r"|massa|massiv\w*|masse|residu[io]|linfonod\w+|adenopati\w+|linfoadenopati\w+|lesion[ei]|nodul\w+|pacchett\w+|plasmocitom\w+|tumefazion\w+|focolai\w*"
    r"|massa|\w*klier\w*|lymfeklier\w*|\w*laesie\w*|haard\w*|\w*tumor|conglomeraat|plasmocyto\w+|pakket\w*"
    r"|mas[ay]|guz\w*|zmian\w+|wezel|wezl\w+|wezly|ognisk\w*|pakiet\w*|konglomerat\w*|naciek\w*|limfadenopati\w+|adenopati\w+)\b"
)
_SCANNED = re.compile(
    r"\bsuv|\bpet\b|\bct\b|\bmr[ti]?\b|\btep\b|\btdm\b|\btc\b|\btac\b|\btk\b|\brm[n]?\b|sono\w*|echograf\w*|ultras\w*|usg|rezonans\w*|irm|scanner|scan\b|tomogra\w*|rontgen|x-ray"
)
_EXCISED = re.compile(
    r"\b(?:excis\w+|exeres\w+|exstirp\w*|praparat\w*|specimen|core|stanz\w*|zylinder|carotte\w*|biops\w+|biopt\w*|cylinder|cilindro\w*|pieza|pezzo|frustol\w*|wycin\w*|preparat\w*|bioptat\w*|macroscop\w*|makroskop\w*|trephine|resect\w*)\b"
)
_NOT_A_LESION = re.compile(
    r"\b(?:spleen|splenomegal\w*|milz\w*|rate|bazo|milza|milt|sledzion\w*|liver|leber|foie|higado|fegato|lever|watrob\w*|kidney\w*|niere\w*|uterus|prostat\w*|catheter\w*|katheter\w*|scar|narbe|cyst\w*|zyste\w*|kyste\w*|quiste\w*|cist[ie]\w*|torbiel\w*|lipom\w*|hamangiom\w*|haemangiom\w*|hemangiom\w*|angiom\w*|adenom\w*|thromb\w*|effusion|erguss|epanchement|derrame|versamento|hernia\w*|aneurysm\w*|aorta|aort\w*)\b"
)
_LESION_CAP = 400.0
"""A longer length in millimetres is no lesion (assumed)."""


def imaging_facts(statement: Statement) -> Iterator[Fact | str]:
    """Scan measures of one sentence.

    >>> from alloway.values.evidence import Source
    >>> def of(text): return [(f.kind[7:], f.value) for f in
    ...                       imaging_facts(Statement(text, Source("x"), language="fr"))]
    >>> of("Masse médiastinale 83 x 61 mm, SUVmax 12,7 ; score de Deauville 5.")
    [('deauville', 5.0), ('suvmax', 12.7), ('largest_lesion', 83.0)]
    """
    plain = folded(statement.text)
    yield from _deauville(plain, statement)
    if "suv" in plain:
        yield from _uptake(plain, statement)
    for match in _SPD.finditer(plain):
        unit = re.sub(r"m\s?[2²?]", "m2", match["unit"])
        yield from _fact("burden.spd", match["score"], unit, match, statement)
    if re.search(r"\d\s?[cm]m\b", plain):
        yield from _lesions(plain, statement)


def _deauville(plain: str, statement: Statement) -> Iterator[Fact | str]:
    if "deauville" not in plain and "ds" not in plain and "ps" not in plain:
        return
    for match in _DEAUVILLE.finditer(plain):
        roman = match["score"] in _ROMAN
        printed = statement.text[match.start("score") : match.end("score")]
        short = plain.startswith("ds", match.start())
        if (roman and not printed.isupper()) or (
            short and not statement.text[match.start()].isupper()
        ):
            continue
        score = _ROMAN.get(match["score"], match["score"])
        if match["other"] and not (match["other"] == "5" and "/" in match[0]):
            score = max(score, match["other"])
        yield from _fact("burden.deauville", score, "", match, statement)


def _uptake(plain: str, statement: Statement) -> Iterator[Fact | str]:
    for match in _SUV.finditer(plain):
        if not _REFERENCE.search(plain[: match.start()]):
            yield from _fact("burden.suvmax", match["score"], "", match, statement)


def _fact(
    kind: str, printed: str, unit: str, match: re.Match[str], statement: Statement
) -> Iterator[Fact | str]:
    number = number_of(printed, statement)
    if number is None or not affirmed(statement, match.start(), match.end("score")):
        return
    when = day_of(statement, match.start("score"))
    if when is None:
        yield earlier(kind)
        return
    source = statement.quoted(match.start(), match.end())
    yield measured(BY_NAME[kind], number, unit, source, date=when, method="text rule")


def _lesions(plain: str, statement: Statement) -> Iterator[Fact | str]:
    """Sizes of lesions; of several the case keeps the largest of a day."""
    for match in _SIDES.finditer(plain):
        longest = _longest(match, statement)
        if (
            not longest
            or not _is_lesion(plain, match)
            or not affirmed(statement, match.start(), match.end())
        ):
            continue
        when = day_of(statement, match.start("a"))
        if when is None:
            yield earlier("burden.largest_lesion")
            continue
        source = statement.quoted(match.start(), match.end())
        yield measured(
            BY_NAME["burden.largest_lesion"], Printed(longest), "mm", source,
            date=when, method="text rule",
        )  # fmt: skip


def _longest(match: re.Match[str], statement: Statement) -> float:
    """Longest side in millimetres; 0 for a limit and where no unit is printed."""
    unit = match["u1"] or match["u2"] or match["u3"]
    if match["bound"] or not unit:
        return 0.0
    numbers = [number_of(match[side], statement) for side in "abc" if match[side]]
    longest = max((n.value for n in numbers if n), default=0.0) * (10 if unit == "cm" else 1)
    return longest if longest <= _LESION_CAP else 0.0


def _is_lesion(plain: str, match: re.Match[str]) -> bool:
    """Whether the words since the last size speak of a lesion on a scan, not of an organ."""
    cut = max(plain.rfind(mark, 0, match.start()) for mark in (". ", "; ", "•", ", and ")) + 1
    before, whole = plain[cut : match.start()], plain[cut : match.end() + 60]
    near = before[-90:]
    if _EXCISED.search(plain) or _other_thing(near):
        return False
    if _LARGEST.search(near):
        return bool(_LESION.search(whole)) or bool(_SCANNED.search(plain))
    named = _LESION.search(near) or _LESION.search(plain[match.end() : match.end() + 40])
    return bool(named) and bool(match["b"] or _SCANNED.search(plain))


def _other_thing(near: str) -> bool:
    """Whether the last thing named before a size is an organ or a harmless finding."""
    others = [m.end() for m in _NOT_A_LESION.finditer(near)]
    lesions = [m.end() for m in _LESION.finditer(near)]
    return (
        bool(others)
        and max(others) > max(lesions, default=-1)
        and not re.search(
            r"\b(?:ognisk\w*|lesion\w*|herd\w*|foyer\w*|foco\w*|mass\w*|guz\w*|haard\w*)", near
        )
    )
