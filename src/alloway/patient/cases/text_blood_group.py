"""Blood group in prose, in seven languages: ABO and Rh, the patient's own."""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_numbers import day_of
from alloway.values.case import Fact

_ABO = r"(?P<abo>AB|A[12]?B?|B|O|0|Null|zero)"
_SIGN = r"(?P<sign>pos(?:itiv\w*|itif|itief|\.)?|POS\w*|n[eé]g(?:ati\w*|\.)?|NEG\w*|dodatni\w*|ujemn\w*|plus|minus|\+|[-−–](?!\s?\d)|\(\+\)|\([-−–]\))"
_RH = r"(?:[Rr]h(?:esus)?(?:[- ]?[Ff]a[kc]tor)?|RH|[Rr]h[eé]sus|[Rr]\s?h\s?D|RhD|R[hH]\s?\(\s?D\s?\)|D)"
_NAMED = re.compile(
    r"\b(?:Blutgruppe|BLUTGRUPPE|BG|ABO|AB0|[Bb]lood (?:group|type)|[Gg]roupe(?: sanguin| ABO)?|[Gg]roupage(?: sanguin)?|GS|[Gg]rupo(?: sangu[ií]neo| ABO)?|GRUPO|[Gg]ruppo(?: sanguigno| ABO)?|GRUPPO|[Ee]mogruppo|[Bb]loedgroep|[Gg]rupa(?: krwi)?|GRUPA)\b"
    r"(?:[\s:=,(/|–-]|(?:is|was|now|currently|ist|jetzt|aktuell|est|actuel|es|actual|di|attuale|nu|obecnie|jest|ABO|AB0|Rh(?:esus)?(?=\s?[):/])|y|e|et|und|and|of|the|donor|recipient|patient|krwi|sanguin|[Ee]mpf[äa]nger\w*|Spender\w*|donneur|receveur|donante|receptor|donatore|ricevente|ontvanger|biorc\w*|dawc\w*|pacjent\w*|pa[tc]ient\w*|paziente|post-?\w*|vor|nach|before|after|pre-?\w*|transplant\w*|Transplantation|origin\w*|ursprünglich\w*)\b\.?|\bSZT|\bHSCT){0,10}"
    rf"(?<![A-Za-z]){_ABO}(?![A-Za-z0-9])(?:[\s,;(/:]|ABO)*(?:{_RH}\)?[\s:=(,]*)?(?:{_SIGN}(?!\w))?"
)
_BARE = re.compile(rf"(?<![A-Za-z0-9*:-]){_ABO},?\s?\(?{_RH}\)?[\s:=(]*{_SIGN}(?!\w)")
_NEGATIVE = re.compile(r"^\W*(?:n|u|minus|[-−–])", re.I)
_DONOR = re.compile(
    r"\b(?:donors?|spender\w*|donneu\w+|donante\w*|donator\w*|dawc\w+|transfus\w+|transfuz\w*|erythro\w+|ec|ek|tk|konzentrat\w*|concentrat\w*|konserve\w*|krwink\w+|mutter|mother|madre|mere|moeder|matk\w+)\b[^.;]{0,30}$"
)
_PATIENT = re.compile(
    r"\b(?:recipient|patient\w*|empfanger\w*|receveu\w*|receptor|paciente|ricevente|paziente|ontvanger|biorc\w*|pacjent\w*|own|eigen\w*)\b[^.;]{0,30}$"
)
_AFTER = re.compile(
    r"^[\s,(]{0,3}[^.;]{0,12}\b(?:before|prior to|vor|avant|antes|prima|voor|przed|after|post|nach|apres|tras|dopo|na|po|since|donor|spender\w*|donneu\w*|donante|donatore|dawc\w*)\b[^.;)]{0,30}"
)


def blood_group_facts(statement: Statement) -> Iterator[Fact | str]:
    """The patient's blood group; after a transplant both of them, each with the words beside it.

    >>> from alloway.values.evidence import Source
    >>> def of(text): return [f.value for f in blood_group_facts(Statement(text, Source("x")))]
    >>> of("Blutgruppe A Rh pos."), of("Groupe sanguin : O+"), of("Grupa krwi: 0 Rh(-)")
    (['A Rh positive'], ['O Rh positive'], ['O Rh negative'])
    """
    text = statement.text
    done = -1
    found = sorted(
        (*_NAMED.finditer(text), *_BARE.finditer(text)), key=lambda m: (m.start("abo"), -m.end())
    )
    for match in found:
        if match.start("abo") <= done:
            continue
        done = match.start("abo")
        before = folded(text)[: match.start("abo")]
        donor, own = _DONOR.search(before), _PATIENT.search(before)
        if donor and (own is None or own.start() < donor.start()):
            yield "Blood group: a donor's or a transfusion's"
            continue
        group = _group(match)
        if group:
            beside = _AFTER.match(folded(text)[match.end() :])
            note = text[match.end() : match.end() + beside.end()].strip(" ,;()") if beside else ""
            source = statement.quoted(match.start(), match.end())
            when = day_of(statement, match.start("abo")) or ""
            yield Fact("blood_group", group, source, "", when, "text rule", note=note[:80])


def _group(match: re.Match[str]) -> str:
    abo = re.sub("NULL|ZERO|0", "O", match["abo"].upper()).replace("1", "").replace("2", "")
    sign = match["sign"]
    if sign is None:
        # "group A" of a risk group or a study arm is no blood group.
        certain = re.search(r"blut|blood|sangu|bloed|krwi", match[0], re.IGNORECASE)
        return abo if certain else ""
    return f"{abo} Rh {'negative' if _NEGATIVE.match(sign.strip('( )')) else 'positive'}"
