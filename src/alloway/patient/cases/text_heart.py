"""A weakened left ventricle in words, in seven languages: ``leichtgradig reduzierte Pumpfunktion``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_VENTRICLE = re.compile(
    r"\b(?:l\.?v\.?(?:-?\s?(?:function|funktion|pumpfunktion|functie|systolic|systol\w+))?|lvef|fevi|fevg|fevs|lvf|left ventric\w+|linksventrik\w+"
    r"|pumpfunktion|ventriculo izquierdo|ventricul\w+ izquierd\w+|ventriculaire gauche|ventricolar\w+ sinistr\w+|ventricolo sinistro"
    r"|systol\w+ (?:func\w+|funk\w+|functie)|fun[ck]\w+ s[iy]stol\w+|funcion sistolica|fonction systolique|funzione sistolica"
    r"|linkerventrikel\w*|ejection fraction|ejektionsfraktion|fraction d'ejection|fraccion de eyeccion|frazione di eiezione|ejectiefractie"
    r"|frakcj\w+ wyrzutow\w+|lewej komory|kurczliwosc\w*|ef)\b"
)
_LESS = re.compile(
    r"\b(?:reduced|reduction|impair\w+|depress\w+|decreas\w+|reduziert\w*|eingeschrankt\w*|vermindert\w*|herabgesetzt\w*|altere\w*|alteration|diminue\w*|diminution"
    r"|abaisse\w*|deprimid\w+|reducid\w+|disminuid\w+|ridott[aoe]|riduzione|compromess\w+|verminder\w*|gestoord\w*|gereduceerd\w*|verlaagd\w*|afgenomen"
    r"|obnizon\w+|uposledz\w+|zmniejszon\w+|dysfunction|dysfunktion|dysfonction|disfuncion|disfunzione|d[iy]sfunctie|dysfunkcj\w+)\b"
)
_MILD = re.compile(
    r"\b(?:mild\w*|slight\w*|leicht\w*|gering\w*|legere?(?:ment)?|discrete?(?:ment)?|moderement|ligera(?:mente)?|leve(?:mente)?|discreta(?:mente)?|lieve|lievemente"
    r"|modestamente|licht|milde?|nieznaczn\w+|lagodn\w+|lekk\w+|nieco)\b"
)
_NAME = "educed left ventricular function"
_KNOWN = frozenset((f"Mildly r{_NAME}", f"R{_NAME}", "Cardiomyopathy", "Heart failure"))
_REACH = 70


def heart_facts(statement: Statement, named: Sequence[str]) -> Iterator[Fact]:
    """A ``condition`` where a clause says that the left ventricle works less than it should."""
    plain = folded(statement.text)
    ventricle = _VENTRICLE.search(plain)
    if ventricle is None or _KNOWN & set(named):
        return
    low = max(plain.rfind(mark, 0, ventricle.start()) for mark in ";,") + 1
    clause = re.split(
        r"[;,]", plain[max(low, ventricle.start() - _REACH) : ventricle.end() + _REACH]
    )[0]
    less = _LESS.search(clause)
    if less is None:
        return
    at = plain.find(clause) + less.start()
    if context(statement.text, at, at + len(less[0]), statement.section) == "affirmed":
        value = f"Mildly r{_NAME}" if _MILD.search(clause) else f"R{_NAME}"
        source = statement.quoted(ventricle.start(), ventricle.end())
        yield Fact("condition", value, source, "", statement.date, "text rule")
