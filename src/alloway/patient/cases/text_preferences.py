"""What the patient and family wish: where, how far, what not; in their own words, seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_WHO = r"(?:patient\w*|paciente|paziente|pacjent\w*|he|she|they|we|i|family|parents|mum|dad|mother|father|husband|wife|er|sie|wir|familie|eltern|frau \w+|herr \w+|il|elle|ils|nous|famille|parents|el|ella|ellos|familia|padres|lui|lei|famiglia|genitori|hij|zij|ze|wij|gezin|ouders|rodzina|rodzice|chory|chora|my|mr \w+|mrs \w+|ms \w+|sr\.? \w+|sra\.? \w+)"
_WANTS = (
    r"(?:would (?:like|prefer|rather|want|not want|travel|go|fly|accept)|wish(?:es)? to|wants? (?:to|only|no)|(?:does|do) not want|prefers?|is willing|are willing|willing to (?:travel|go|fly)|can travel|cannot travel|able to travel|ask for a place|refuses?|declines?"
    r"|wunscht|wunschen|mochten?|bevorzugt|reisebereit|lehnt .{0,40}ab|kann (?:nicht )?reisen"
    r"|(?:ne )?souhaite(?:nt|rait)?|prefere(?:nt)?|desire(?:nt)?|voudrai\w*|accepte(?:nt)?|refuse(?:nt)?"
    r"|desean?|prefieren?|quieren?|quisiera|acepta|rechaza|no quiere|puede viajar"
    r"|desidera(?:no)?|preferi\w+|vorrebbe|vogliono|accetta|rifiuta|non vuole|disponibile a"
    r"|wil(?:len)?|wenst|geeft de voorkeur|liever|kan reizen|chce|chcemy|chcialb\w+|woli|wolalb\w+|prosimy|zyczy|moze dojechac|nie chce)"
)
_ABOUT = re.compile(
    r"\b(?:travel\w*|abroad|home|near|far|centre|center|country|plane|train|car|flight|phase|trial|study|treat\w*|stay\w*|hospital|weeks?|months?|christmas|school|ventilat\w*|dialysis|transplant\w*|transfus\w*"
    r"|reis\w+|ausland|nahe|heimat|zug|flug\w*|auto|studie|behandl\w+|aufenthalt|stationar|wochen|weihnachten|schule"
    r"|voyag\w+|etranger|avion|train|voiture|essai|etude|trait\w+|sejour|semaines|noel|ecole|km|distance"
    r"|viaj\w+|extranjero|avion|tren|coche|ensayo|estudio|trata\w+|ingreso|semanas|navidad|colegio|cerca"
    r"|viagg\w+|estero|aereo|treno|auto|studio|sperimentazione|cur\w+|ricover\w+|settimane|natale|scuola|vicin\w+|restare"
    r"|buitenland|vliegtuig|trein|onderzoek|behandel\w+|opname|weken|kerst|school|thuis|dichtbij"
    r"|podroz\w*|zagranic\w*|samolot\w*|pociag\w*|samochod\w*|badani\w+|lecz\w+|pobyt\w*|tygodni\w*|swieta|szkol\w+|dom\w*|termin\w*)\b"
)
_WISH = re.compile(rf"\b{_WHO}\b[^.;]{{0,60}}?\b{_WANTS}|^(?:[•*–-]\s*)?{_WANTS}")
_LABELLED = re.compile(
    r"^\W*(?:preferences?|wishes|wish of the (?:patient|family)|patient goals?|goals of care|wunsch(?:e)?(?: des? patient\w*| der familie)?|patientenwunsch"
    r"|souhaits?(?: du patient| de la famille)?|deseos?(?: del? paciente| de la familia)?|preferencias?|desideri\w*|preferenze|wensen?(?: van (?:de patient|het gezin))?"
    r"|zyczeni[ea]\w*|preferencje)\s*:\s*(?=\w)"
)
_SECTION = re.compile(
    r"(?:patient['’]?s? )?(?:wishes|preferences?|goals)\b|what matters to\b|goals of care\b"
    r"|(?:patienten)?wunsch|wunsche|souhait|deseos|preferencias|desideri|preferenze|wens|voorkeur"
    r"|zyczeni|preferencj"
)
_SENTENCE = re.compile(
    r"^(?!(?:dr|prof|lek|pd|md|dott)\b)(?:[•*–-]\s*\S|\S+(?:\s+\S+){3,}[.!?]?$)", re.IGNORECASE
)
"""A wish is a sentence or a bullet; a name, a title or the foot of the page is none."""
_NOT_A_WISH = re.compile(
    r"\bdonat\w+|\bspend\w+|\bdonor\b|\bdonneu\w+|\bdonante|\bdonator\w+|\bdawc\w+"
)


def preference_facts(statement: Statement) -> Iterator[Fact]:
    """A wish as it is written, at most 300 characters; what relatives would donate is none.

    >>> from alloway.values.evidence import Source
    >>> told = Statement("Sie möchte in Deutschland behandelt werden.", Source("x"))
    >>> [fact.value for fact in preference_facts(told)]
    ['Sie möchte in Deutschland behandelt werden.']
    """
    plain = folded(statement.text)
    section = folded(statement.section)
    titled = plain.strip(" :") == section.strip(" :")
    below = _SECTION.match(section) and not titled and _SENTENCE.match(statement.text)
    wish = _WISH.search(plain) and _ABOUT.search(plain) and not _NOT_A_WISH.search(plain)
    if below or wish or _LABELLED.match(plain):
        yield Fact(
            "preference",
            statement.text[:300],
            statement.quoted(0, len(statement.text)),
            "",
            statement.date,
            "text rule",
        )
