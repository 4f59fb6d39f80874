"""What the columns of a laboratory table are, by the words that head them, in seven languages."""
# Tables of words read better on one line each.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from alloway.reference.measured_names import plain

_WORDS: dict[str, tuple[str, ...]] = {
    "name": (
        "test|tests|analyte|parameter|component|name|test name|lab|lab test|laboratory test|investigation|marker|analysis|item|measurement|assay|vital|vital sign|observation|determination",
        "untersuchung|messgröße|analyse|analyt|laborparameter|laborwert|kenngröße|bezeichnung|verfahren|messung|vitalzeichen|vitalparameter",
        "paramètre|examen|examens|dosage|libellé|analyses|constante|mesure",
        "prueba|análisis|determinación|determinaciones|estudio|parámetro|magnitud|analito|constantes",
        "esame|esami|analisi|parametro|parametri|prestazione|descrizione|analita|parametro vitale",
        "bepaling|parameternaam|onderzoek|omschrijving|meting|vitale functie|testnaam",
        "badanie|oznaczenie|parametr|analit|nazwa|nazwa badania|rodzaj badania|pomiar",
    ),
    "value": (
        "value|result|results|observed value|numeric value|outcome|reading|finding",
        "wert|ergebnis|messwert|resultat|messergebnis|aktueller wert|istwert|befund",
        "résultat|résultats|valeur|valeurs",
        "resultado|resultados|valor",
        "risultato|risultati|valore|esito",
        "uitslag|waarde|resultaat|resultaten|uitkomst",
        "wynik|wyniki|wartość|rezultat",
    ),
    "unit": (
        "unit|units|uom|si unit|einheit|einheiten|einh|unité|unités|unidad|unidades|uds|unità|unità di misura|u m|um|udm|eenheid|eenheden|eenh|jednostka|jednostki|jedn|jm|j m",
    ),
    "reference": (
        "reference|reference range|reference interval|reference values|ref|ref range|normal range|normal|normals|normal values|range|interval|biological reference interval",
        "referenz|referenzbereich|referenzintervall|referenzwert|referenzwerte|normbereich|norm|normwert|normwerte|normalwert|normalwerte|normalbereich|sollwert|soll|ref bereich",
        "valeurs de référence|référence|valeurs usuelles|valeur usuelle|normes|norme|intervalle de référence|val ref|bornes",
        "rango|rango de referencia|valores de referencia|valor de referencia|v referencia|v ref|intervalo de referencia|rango normal|intervalo|referencia|val referencia|valores normales",
        "intervallo di riferimento|valori di riferimento|rif|riferimento|val rif|valori normali|range di riferimento|limiti di riferimento|intervallo|v r",
        "referentie|referentiewaarde|referentiewaarden|referentie interval|referentieinterval|normaalwaarden|normaalwaarde|ref waarde|ref waarden|referentiegebied",
        "zakres referencyjny|norma|normy|wartości referencyjne|wartość referencyjna|zakres|zakres norm|wartości prawidłowe|zakres wartości referencyjnych",
    ),
    "low": (
        "low|ref low|lower|lower limit|lln|reference low|min|low limit|untergrenze|ug|min ref|minimum|límite inferior|limite inferiore|ondergrens|dolna granica|od",
    ),
    "high": (
        "high|ref high|upper|upper limit|uln|reference high|max|high limit|obergrenze|og|max ref|maximum|límite superior|limite superiore|bovengrens|górna granica|do",
    ),
    "date": (
        "date|collected|collection date|collection time|sample date|sampling date|specimen date|datetime|date time|date collected|collected at|collected on|drawn|date drawn|reported|sampled|taken|time|result date|test date|observation date|date of sample",
        "datum|abnahmedatum|abnahme|entnahme|entnahmedatum|probenentnahme|probendatum|zeitpunkt|abnahmezeit|datum zeit|datum uhrzeit|messdatum|tag|materialdatum|probenahme|abgenommen am",
        "date de prélèvement|prélèvement|date prélèvement|date du prélèvement|date heure|prélevé le|date de l examen|date examen|jour",
        "fecha|fecha de extracción|fecha extracción|fecha de toma|fecha toma|fecha muestra|fecha de la muestra|fecha y hora|fecha hora|extracción|día|fecha resultado",
        "data|data prelievo|data del prelievo|prelievo|data campione|data e ora|data ora|data esame|giorno",
        "afnamedatum|afname|datum afname|afnamemoment|datum tijd|afgenomen|afgenomen op|afnametijd|dag",
        "data pobrania|data badania|pobrano|data i godzina|data godzina|data wyniku|dzień|data oznaczenia|pobranie",
    ),
}
"""Headings of each column, most common first; of a heading of several words the first may do."""

_ROLES = {
    plain(word): role
    for role, groups in _WORDS.items()
    for group in groups
    for word in group.split("|")
}
_DATES = frozenset(
    ("date", "datum", "fecha", "data", "collected", "zeit", "time", "prelievo", "extraccion")
)
_BIRTH = ("birth", "geb", "nac", "nasc", "naiss", "urodz", "dob")
_NOT_THE_RESULT = frozenset(
    plain(word)
    for word in [
        "previous",
        "prior",
        "old",
        "vorwert",
        "vorwerte",
        "alt",
        "vorheriger",
        "voriger",
        "precedent",
        "anterior",
        "previo",
        "precedente",
        "vorige",
        "eerdere",
        "poprzedni",
        "poprzednia",
        "antérieur",
        "patient",
        "patiënt",
        "pacjent",
        "paciente",
        "paziente",
    ]
)
"""``previous result`` is of another day, ``patient name`` no analyte."""


@lru_cache(maxsize=2048)
def role_of(heading: str, *, loosely: bool = False) -> str:
    """What a column holds, by its heading: ``name``, ``value``, ``unit``, ...; empty if unknown.

    Parameters
    ----------
    loosely
        Judge a heading that is not in the table by its first word.

    >>> role_of("Referenzbereich"), role_of("Resultado actual"), role_of("Resultado actual", loosely=True)
    ('reference', '', 'value')
    """
    words = plain(heading[:60])
    if words in _ROLES or not loosely:
        return _ROLES.get(words, "")
    tokens = words.split()
    if not tokens or any(token.startswith(_BIRTH) or token in _NOT_THE_RESULT for token in tokens):
        return ""
    if not _DATES.isdisjoint(tokens):
        return "date"
    return _ROLES.get(" ".join(tokens[:2]), _ROLES.get(tokens[0], "")) if len(tokens) < 5 else ""


def header_roles(row: Sequence[str]) -> dict[str, int]:
    """The first column of each role; headings that are listed come before those that are guessed.

    >>> header_roles(("Datum", "Test", "Ergebnis", "Einheit"))
    {'date': 0, 'name': 1, 'value': 2, 'unit': 3}
    """
    roles: dict[str, int] = {}
    for loosely in (False, True):
        for index, cell in enumerate(row):
            role = "" if index in roles.values() else role_of(cell, loosely=loosely)
            if role and role not in roles:
                roles[role] = index
    return roles
