"""Whether the words around a finding affirm, deny, doubt or plan it, or tell of someone else.

After the NegEx idea (Chapman 2001, J Biomed Inform 34:301): a trigger before or after the finding
within the same clause decides, and some words end its reach. The triggers are our own, for
haemato-oncology letters.
"""

from __future__ import annotations

import re
from typing import Literal

Context = Literal["affirmed", "negated", "uncertain", "family", "planned"]

_END = re.compile(
    r"[;]|\.\s|\b(?:but|however|although|though|except|apart from|aber|jedoch|mais|pero|ma"
    r"|maar)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:no|not|never|without|denies|denied|deny|negative for|neg\. for|free of|free from"
    r"|absence of"
    r"|lack of|lacks|lacking|excluded|excludes?|rules? out|ruled out|no evidence of|nor|none of"
    r"|kein\w*|ohne|nicht|nie|pas d['e ]|pas de|sans|aucune?|jamais|sin|nunca|ningun\w*|niega"
    r"|senza|nessun\w*|mai|sem|nega|geen|zonder|não)\b(?P<between>[^;]{0,90})$",
    re.IGNORECASE,
)
_PSEUDO = re.compile(
    r"\b(?:not only|no longer in remission|no change|no increase|not certain|without delay)\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^[\s,:(=-]*(?:\w+[\s-]+){0,3}?(?:(?:is|was|were|are|has been|have been|been|wurde)\s+)?"
    r"(?:absent|negative|none\b|not\s+(?:seen|identified|detected|present|found|given|done|performed"
    r"|received|known|documented|evident)|ruled out|excluded|denied|declined|unlikely|never\b|no\b"
    r"|nein\b|keine?\b|non\b)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:suspected|suspicion|suspicious|possible|possibly|probable|probably|question of"
    r"|concern for"
    r"|cannot be excluded|not excluded|may (?:be|have|represent)|might|differential|versus"
    r"|verdacht|fraglich"
    r"|to be confirmed|not confirmed|unclear)\b|\?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"^[^,;]{0,30}\b(?:cannot|can not|could not|not) be (?:excluded|ruled out)", re.I
)
_FAMILY = re.compile(
    r"\b(?:family history|familienanamnese|antécédents familiaux|antecedentes familiares"
    r"|mother|father"
    r"|brother|sister|sibling|aunt|uncle|grand(?:mother|father|parents?)|cousin|maternal|paternal"
    r"|mutter|vater|bruder|schwester|mère|père|frère|sœur|madre|padre|hermano|hermana)\b(?!-)",
    re.IGNORECASE,
)
_DONOR = re.compile(r"\b(?:donor|haplo|transplant\w*|HLA|identical|matched|graft)\b", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:plan(?:s|ned|ning)?(?: to| for)?|consider(?:ed|ing|ation)?|candidate|evaluat\w+"
    r"|eligib\w+"
    r"|ineligible|refer(?:red|ral)?(?: for| to)?|option\w*|discuss\w*|recommend\w*|propos\w+"
    r"|awaiting|scheduled"
    r"|would|could|should|intend\w*|potential|if\b|prior to (?:starting|any)|trial of"
    r"|for possible|before (?:a|any)"
    r"|interested in|wish\w*|hop(?:es?|ing)|geplant|vorgesehen|empfohlen|declin\w+|refus\w+"
    r"|not suitable"
    r"|unsuitable|work-?up|screening for|access to)\b",
    re.IGNORECASE,
)
_HISTORY_SECTION = re.compile(r"family|familien|familiaux|familiares")
_PLAN_SECTION = re.compile(
    r"^(?:plan|recommendation|proposal|question|request|reason for referral|procedere"
    r"|next steps?)",
)
_HAPPENED = re.compile(
    r"\b(?:is|was|were|received|given|underwent|had|has|performed|infused|started)\b|\b(?:19"
    r"|20)\d\d\b",
    re.IGNORECASE,
)


def context(text: str, start: int, end: int, section: str = "") -> Context:
    """How a sentence means the finding that stands at ``text[start:end]``.

    Parameters
    ----------
    text
        One sentence.
    section
        The heading it stands under, lower case.

    >>> def of(text, words): return context(text, text.index(words), text.index(words) + len(words))
    >>> of("No evidence of CNS involvement.", "CNS involvement")
    'negated'
    >>> of("No fever, but CNS involvement is present.", "CNS involvement")
    'affirmed'
    >>> of("Her mother had lymphoma.", "lymphoma"), of("CAR-T is planned.", "CAR-T")
    ('family', 'planned')
    """
    before, after = _clause(text, start, end)
    if is_family(text, section):
        return "family"
    if _OPEN.search(after):
        return "uncertain"
    if _negated_before(before, after) or _NOT_AFTER.search(after[:60]):
        return "negated"
    near = before[-60:] + " " + after[:50]
    if _DOUBT.search(near):
        return "uncertain"
    if _PLAN_SECTION.match(section) or _PLAN.search(near):
        return "planned"
    return "affirmed"


def is_family(text: str, section: str = "") -> bool:
    """Whether a sentence speaks of relatives, unless it speaks of them as donors."""
    if _HISTORY_SECTION.search(section):
        return True
    return bool(_FAMILY.search(text)) and not _DONOR.search(text)


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[:start], text[end:]
    cuts = [match.end() for match in _END.finditer(before)]
    cut = _END.search(after)
    return before[cuts[-1] if cuts else 0 :], after[: cut.start()] if cut else after


def _negated_before(before: str, after: str) -> bool:
    if _PSEUDO.search(before):
        return False
    match = _NOT_BEFORE.search(before)
    if match is None:
        return False
    # "No transplant, CAR-T in 2024": after a comma, words that tell of an event end the denial.
    _, comma, rest = match["between"].rpartition(",")
    if not comma or not _HAPPENED.search(rest + after.split(",")[0]):
        return True
    # "He never had CAR-T, and he has had no transplant": the event itself is denied again.
    return _NOT_BEFORE.search(rest) is not None
