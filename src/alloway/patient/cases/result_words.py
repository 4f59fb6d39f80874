"""Positive, negative or no result, as laboratories of seven languages word it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Found = Literal["positive", "negative", "none"]

_WORDS = re.compile(
    r"\b(?:(?P<none>pending|awaited|outstanding|to follow|steh(?:t|en) (?:noch )?aus|ausstehend\w*|folgt\b"
    r"|in arbeit|en attente|en cours|a venir|pendiente\w*|in corso|in attesa|volgt\b|nog niet bekend"
    r"|w toku|oczek\w+|nie wykonan\w+|nie oznacz\w+|nie badan\w+|brak (?:wynik\w*|danych)"
    r"|no (?:result|record|data|value|realizad\w+|solicitad\w+|disponible\w*|consta\w*|test|interpretable)"
    r"|not (?:tested|measured|done|performed|known|available|determined|checked|on file|reported"
    r"|found in|sent|requested|interpretable)|(?:likewise )?not interpretable"
    r"|nicht (?:durchgefuhrt|bestimmt|untersucht|getestet|gemacht|erfolgt|verwertbar|interpretierbar"
    r"|bekannt|vorhanden|abgenommen)|keine? (?:ergebnis\w*|angabe\w*|daten)"
    r"|non (?:fait\w*|realise\w*|disponib\w+|eseguit\w+|effettuat\w+|pervenut\w+|interpretab\w+|connu\w*)"
    r"|niet (?:verricht|bepaald|gedaan|uitgevoerd|getest|bekend|beoordeelbaar)"
    r"|indetermin\w+|unbestimmt|grenzwertig\w*|borderline|equivocal|dudos\w+|dubbi\w+|twijfelachtig"
    r"|onbepaald|nieoznaczon\w+|nieokreslon\w+|watpliw\w+|graniczn\w+|fraglich\w*|unknown|unbekannt"
    r"|inconnu\w*|desconocid\w+|sconosciut\w+|onbekend|nieznan\w+|declined|refus\w+|abgelehnt|verweigert"
    r"|rechazad\w+|rifiutat\w+|geweigerd|odmow\w+|insufficient|insuffisan\w+|insuficien\w+|insufficien\w+"
    r"|missing|fehlt|manquant\w*|offered|angeboten|propos\w+|recommended|empfohlen|please|bitte|requested"
    r"|angefordert|demande\w*|prescrit\w*|richiest\w+|aangevraagd|zlecon\w+|planned|geplant)"
    r"|(?P<neg>negati\w*|negat\b|neg\b|ujemn\w+|sero-?negati\w+|siero-?negativ\w+"
    r"|not? (?:reactive|detected|detectable)|not? evidence|non-?\s?react\w+|nonreactive|no reactiv\w+"
    r"|undetect\w+|nicht (?:nachweisbar|nachgewiesen|reaktiv|detektier\w+|detektabel|messbar)"
    r"|kein\w* nachweis|ohne nachweis|non (?:detect\w+|reacti\w+|reattiv\w+|rilevat\w+|rilevabil\w+|retrouve\w*)"
    r"|indetecta\w+|indosable|no (?:se )?detect\w+|niet (?:aantoonbaar|aangetoond|detecteer\w+|gedetecteerd|reactief)"
    r"|nie (?:wykry\w+|stwierdz\w+|reaktywn\w+)|niewykryw\w+|niereaktywn\w+|absen[tc]\w*|assent\w+|afwezig"
    r"|below (?:the )?(?:limit|detection|lod|lloq)\w*|unter(?:halb)? (?:der )?nachweisgrenze"
    r"|sous le seuil|inferieure? au seuil|por debajo del? (?:limite|umbral)|sotto (?:soglia|il limite)"
    r"|onder de detectiegrens|ponizej (?:progu|granicy))"
    r"|(?P<pos>positi\w+|pozytywn\w+|pos\b|dodatni\w*|sero-?positi\w+|siero-?positiv\w+|reactive|reaktiv(?:e[mnrs]?)?"
    r"|reactif|reactiv[oa]|reactief|reattiv\w+|reaktywn\w+|detected|detectable|nachweisbar|nachgewiesen"
    r"|detectee?s?|detectad\w+|se detecta|rilevat\w+|rilevabil\w+|aantoonbaar|aangetoond|wykryt\w*"
    r"|wykrywaln\w+|obecn[aey]|presen[ct]\w*|immun[e]?))\b"
)


@dataclass(frozen=True, slots=True)
class Result:
    """A word of a result in folded text; ``none`` for a test that gave no clear one."""

    start: int
    end: int
    value: Found


def results(plain: str) -> Iterator[Result]:
    """Results in order, from text that `alloway.patient.cases.lexicon.folded` returned.

    >>> [result.value for result in results("igg dodatnie, igm ujemne")]
    ['positive', 'negative']
    >>> [result.value for result in results("nicht nachweisbar")], list(results("12 u/ml"))
    (['negative'], [])
    """
    for match in _WORDS.finditer(plain):
        value: Found = "positive" if match["pos"] else "negative" if match["neg"] else "none"
        yield Result(match.start(), match.end(), value)
