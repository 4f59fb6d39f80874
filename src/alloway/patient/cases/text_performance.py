"""ECOG, Karnofsky and Lansky in prose, in seven languages."""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_numbers import affirmed, day_of, earlier
from alloway.values.case import Fact

_FILL = (
    r"performance|performancestatus|status|score|ps|index|indice|indeks|skala|skali|scala|scale|escala|echelle|schaal|play|playperformance|wskaznik|stan|sprawnosci|sprawnosc|ogolny|stopien|punkt\w*|pkt|grade|grad|point|points"
    r"|of|is|was|at|now|currently|today|stable|remains?|remained|assessed|estimated|as|with|on|to|by|a|the|an"
    r"|von|bei|ist|war|aktuell|derzeit|weiterhin|mit|auf|wert|nach|der|die|heute|gut"
    r"|de|du|est|etait|cote|evalue|estime|classe|chez|l|actuel|actuellement|stade|general|etat|la|le"
    r"|es|era|en|actual|del|estado|funcional|grado"
    r"|di|e|pari|ad|al|stato|attuale|secondo|dell"
    r"|van|op|bedraagt|nu|volgens|huidig"
    r"|wynosi|obecnie|na|poziomie|w|wg|wedlug|ecog|who|oms|zubrod\w*|deutlich|eher"
)
_GAP = rf"(?:[\s:=,()\[\]'’/–-]|\.(?=\s?\d)|(?:{_FILL})\b\.?){{0,14}}"
_LABELLED = r"(?:[a-z ()'’/-]{0,40}[:=]\s?)"
_NAME = r"\b(?:ecog|zubrod\w*|(?:who|oms)(?=[\s:=)/(-])|performance[ -]?status|performancestatus|ps(?=\s?[:=]?\s?[0-4]\b)|indice de performance|stan sprawnosci|stopien sprawnosci)"
_ECOG = re.compile(
    rf"{_NAME}(?:{_GAP}|{_LABELLED})(?<![<>≤≥\d.,])(?P<score>[0-5])"
    r"(?:\s?(?P<mark>[-–/]|to|bis|a|do|tot)\s?(?P<other>[0-5]))?"
    r"(?!\s?%|\d|[.,]\d|\s?[./]\s?\d|-\d|th\b|rd\b|nd\b|st\b|\s?\.?\s?(?:auflage|edition|editie|edycj|ed\b|edizione|edicion)|[ªºe°]\b|\s?(?:mg|g|ml|x|monat|month|mois|tag|day|cycl|zykl|kur)\b)"
)
_ECOG_LAST = re.compile(
    r"(?<![\d.,<>≤≥-])(?P<score>[0-4])\s?(?:punkt\w*|pkt\.?|points?|punti|puntos)?\s?[(,]?\s?"
    r"(?:(?:w skali|wg|wedlug|selon|secondo|segun|nach|volgens|on the|by|op de|in der|auf der|sur l|según|na skali|in base a|nella scala|en la)\s?[’']?\s?)?"
    r"(?:(?:skali|scala|escala|echelle|schaal|scale|l|de la|der|de|dell|des|du|la)\s?[’']?\s?){0,2}\b(?:ecog|oms|who|zubrod\w*)\b(?!\s?[:=]?\s?(?:ps|performance|status|score)?\s?[:=]?\s?\d)"
)
_CLASSIFIED = re.compile(
    r"\b(?:who|oms)[\s-]*(?:classification|klassifikation|classificatie|classificazione|clasificacion|klasyfikacj\w+|grade|grad|graad|stage|type|typ|kriteri\w+|criteri\w+)\b|(?:classification|klassifikation|classificatie|classificazione|clasificacion|klasyfikacj\w+|criteria|kriterien|according to|gemass|grade|grad)\s(?:\w+\s){0,2}(?:who|oms|l.oms)\b"
)
"""The WHO also classifies tumours; a number there is an edition or a grade."""
_INDEX = re.compile(
    r"\b(?P<name>karnof\w+(?:[’'-]\w+)?|kps|ik(?=\s?[:=]?\s?\d0)|ki(?=\s?[:=]?\s?\d0\s?%)|lansky(?:[’']?\w*)?|lps(?=\s?[:=]?\s?\d0))"
    rf"(?:{_GAP}|{_LABELLED})(?<![<>≤≥\d.,])(?P<score>100|[1-9]0)(?:\s?[-–/]\s?(?P<other>100|[1-9]0)(?!\d))?(?!\d|[.,/]\d|\s?(?:mg|ml|kg|cm))"
)
_INDEX_LAST = re.compile(
    r"(?<![\d.,<>≤≥-])(?P<score>100|[1-9]0)\s?(?:%|punkt\w*|pkt\.?|points?|prozent)?\s?[(,]?\s?"
    r"(?:(?:w skali|wg|wedlug|selon|secondo|segun|nach|volgens|on the|by|op de|in der|auf der|sur l|na skali|nella scala|en la|en|sur)\s?[’']?\s?)?"
    r"(?:(?:skali|scala|escala|echelle|schaal|scale|l|de la|der|de|dell|des|du|la|indice|index|di)\s?[’']?\s?){0,3}\b(?P<name>karnof\w+|lansky\w*|kps)\b(?!(?:[’'-]\w+)?(?:\s(?:index|score|status|performance))?\s?[:=]?\s?\d)"
)


def performance_facts(statement: Statement) -> Iterator[Fact | str]:
    """Performance scores of one sentence.

    >>> from alloway.values.evidence import Source
    >>> def of(text): return [(f.kind[12:], f.value) for f in
    ...                       performance_facts(Statement(text, Source("x")))]
    >>> of("Allgemeinzustand ECOG 1"), of("indice OMS à 2"), of("Stan sprawności wg Karnofsky'ego 80%")
    ([('ecog', 1.0)], [('ecog', 2.0)], [('karnofsky', 80.0)])
    """
    plain = folded(statement.text)
    found: set[int] = set()
    for pattern in (_ECOG, _ECOG_LAST):
        for match in pattern.finditer(plain):
            if match.start("score") in found or _is_classification(plain, match):
                continue
            found.add(match.start("score"))
            yield from _fact("performance.ecog", _ecog_value(match), match, statement, "")
    for pattern in (_INDEX, _INDEX_LAST):
        for match in pattern.finditer(plain):
            if match.start("score") in found:
                continue
            found.add(match.start("score"))
            name = "lansky" if match["name"].startswith("l") else "karnofsky"
            other = match.groupdict().get("other")
            value = f"{match['score']}-{other}" if other else float(match["score"])
            yield from _fact(f"performance.{name}", value, match, statement, "%")


def _is_classification(plain: str, match: re.Match[str]) -> bool:
    near = plain[max(0, match.start() - 40) : match.end()]
    return "ecog" not in match[0] and bool(_CLASSIFIED.search(near))


def _ecog_value(match: re.Match[str]) -> float | str:
    """``0-1`` stays a range; ``1/4`` and ``1/5`` name the scale's end."""
    other = match.groupdict().get("other")
    ends = match.groupdict().get("mark") == "/" and other in ("4", "5")
    if not other or other == match["score"] or (ends and int(str(other)) - int(match["score"]) > 1):
        return float(match["score"])
    return f"{match['score']}-{other}"


def _fact(
    kind: str, value: float | str, match: re.Match[str], statement: Statement, unit: str
) -> Iterator[Fact | str]:
    if not affirmed(statement, match.start(), match.end()):
        return
    when = day_of(statement, match.start("score"))
    if when is None:
        yield earlier(kind)
        return
    source = statement.quoted(match.start(), match.end())
    yield Fact(kind, value, source, unit, when, "text rule")
