"""Whether a letter says that an infection is active, suspected or absent, in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_TRIGGER = re.compile(
    r"infe[ckz]|zakaz|pneumon|polmonite|neumonia|sepsis|seps[ie]\b|septic|bact|bakter|lungenentz|longontst|posocznic|zapaleni"
)
_INFECTION = r"(?:infekt(?:ion)?s?-?(?:zeichen|hinweis\w*|geschehen|fokus|symptom\w*)|infe[ck]t(?:ion)?(?:s|en|e|es)?|infect(?:ie)?haard|infectietekenen|infectieparameters|infezion[ei]|infeccion(?:es)?|infecties?|infekcj[aiey]\w*|zakazen\w*)"
_NONE = re.compile(
    r"\b(?:no|none|without|free of|free from|kein\w*|ohne|frei von|pas d['e]\s?|sans|aucune?|absence d['e]\s?|sin|ningun\w*"
    r"|niega|nessun\w*|senza|assenza di|geen|zonder|bez|brak|non|nie (?:ma|stwierdz\w+|obserw\w+))\s?"
    r"(?:(?:evidence|signs?|clinical|hinweis\w*|anhalt\w*|zeichen|anzeichen|klinisch\w*|laborchemisch\w*|of|auf|fur|eine[rmns]?|irgendein\w*"
    r"|argument|signe|en faveur|pour|une?|d'une?|evidencia|signos?|datos|sintomas|presenta|hay|se|observan?|aprecian?|de|segn[oi]|sintomi|si|rilevano|vi|ci|sono|sie|wykazuje|zglasza|evidenza|di|aanwijzing\w*|tekenen|voor|van|een"
    r"|cech\w*|objaw\w*|klinicznych|aktualn\w*|aktuel\w*|current\w*|known|ongoing|recent|active|aktive\w*|akute\w*|acute"
    r"|active|actuelle|evolutive|activas?|attiv[ae]|in atto|actieve|actuele|aktywn\w*|czynn\w*|uncontrolled|unkontrolliert\w*"
    r"|systemic|systemische\w*|systemique|bacterial|bakterielle\w*|viral\w*|fungal|serious|florid\w*|manifest\w*|relevant\w*"
    r"|in|enkele?|other|andere)\s|d'(?:une |autre )?|l'|dell'|un' ?)*"
    rf"(?P<what>{_INFECTION})\b"
)
_NONE_AFTER = re.compile(
    rf"\b(?:active |aktive |current )?{_INFECTION}(?: (?:active|activa|attiva|actieve|aktywne))?\s?[:=-]\s?"
    r"(?:none|no\b|nil|keine?|nein|aucune?|non\b|ninguna|nessuna|geen|nee\b|brak|nie\b|absent|absence)"
)
_FREE = re.compile(
    r"\b(?:infektfrei|infection-?\s?free|infectievrij|non infetto|apirettico e senza infezion\w+)\b"
)
_DOUBTED = re.compile(
    r"\b(?:not|cannot|nicht|kein\w*|pas|niet|geen|nie|once|until|wenn|sobald|if|when)\b[^,;]{0,40}$"
)
_OF_SOMETHING = re.compile(
    r"^\W{0,2}(?:with |by |mit |par |por |da |met |z )?(?:hiv|hbv|hcv|cmv|ebv|hepatit|epatit|covid|sars)"
)
_ACTIVE = re.compile(
    r"\b(?:(?:active|ongoing|uncontrolled|current|severe) (?:systemic |bacterial |viral |fungal |pulmonary |respiratory )*infections?"
    r"|(?:aktive?r?|floride?r?|akute?r?|unkontrollierte?r?) (?:\w+ )?infekt(?:ion)?"
    r"|infections? (?:\w+ )?(?:active|evolutive|en cours|non controlee)"
    r"|infeccion(?:es)? (?:\w+ )?(?:activas?|en curso|no controladas?)"
    r"|infezion[ei] (?:\w+ )?(?:attiv[ae]|in atto|in corso)"
    r"|(?:actieve|ongecontroleerde) (?:\w+ )?infecties?|(?:aktywn\w+|czynn\w+) (?:\w+ )?(?:infekcj\w+|zakazen\w+))\b"
)
_NAMED = re.compile(
    r"\b(?:pneumonia|sepsis|bacteraemia|bacteremia|invasive aspergillosis|febrile neutropenia|pneumonie|lungenentzundung"
    r"|neumonia|polmonite|longontsteking|zapaleni\w* pluc|septicemie|posocznic\w+|batteriemia|bacteriemia|fungal pneumonia)\b"
)
_OVER = re.compile(
    r"\b(?:prior|previous|history of|resolved|after|cured|z\.? ?n\.|zustand nach|abgeklungen|ausgeheilt|stattgehabt\w*|fruher\w*"
    r"|antecedent\w*|resolu\w*|gueri\w*|apres|curad\w+|resuelt\w+|tras|previ[ao]|pregress\w+|risolt\w+|guarit\w+|dopo"
    r"|status na|genezen|doorgemaakt\w*|stan po|przebyt\w+|wyleczon\w+|recovered|cleared|completed|im verlauf|during|wahrend"
    r"|pendant|durante|tijdens|podczas|w trakcie|prophyla\w+|profila\w+|profylax\w+|vaccin\w+|impf\w+|szczepi\w+|vacun\w+)\b"
)


def active_facts(statement: Statement) -> Iterator[Fact]:
    """One ``infection.active`` fact at most: absent, present or ``suspected``."""
    plain = folded(statement.text)
    if not _TRIGGER.search(plain):
        return
    for pattern in (_NONE, _NONE_AFTER, _FREE):
        match = pattern.search(plain)
        if match and not _OF_SOMETHING.match(plain[match.end() :]):
            if pattern is not _FREE or not _DOUBTED.search(plain[: match.start()]):
                yield _fact(statement, match, False)
            return
    match = _ACTIVE.search(plain) or _NAMED.search(plain)
    if match is None or _OVER.search(plain) or _dated_before(statement):
        return
    said = context(statement.text, match.start(), match.end(), statement.section)
    if said == "affirmed":
        yield _fact(statement, match, True)
    elif said == "uncertain":
        yield _fact(statement, match, "suspected")


def _dated_before(statement: Statement) -> bool:
    """Whether the sentence tells of another day than the report's."""
    today = statement.block_date or statement.document_date
    return bool(statement.dates) and not any(
        today.startswith(found.iso) or found.iso == today for found in statement.dates
    )


def _fact(statement: Statement, match: re.Match[str], value: str | bool) -> Fact:
    source = statement.quoted(match.start(), match.end())
    own = [found.iso for found in statement.dates]
    when = own[0] if len(own) == 1 else statement.block_date or statement.document_date
    return Fact("infection.active", value, source, "", when, "text rule")
