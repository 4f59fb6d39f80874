"""Antibodies against HLA as a report words them: by class, with PRA; single beads are tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.measure import presence
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_NAMED = re.compile(
    r"\b(?:anti-?hla|hla[- ]?(?:class \S+ )?(?:antibod\w+|antikorper\w*|antistof\w*|anticorps|antikoerper\w*)"
    r"|(?:antibod\w+|anticorps|anticuerpos|anticorpi|przeciwcial\w*|antistoffen) anti-?hla|(?:anticuerpos|anticorpi|anticorps|przeciwciala) (?:przeciw )?hla"
    r"|donor[- ]specific antibod\w+|dsa\b)"
)
_CLASS = re.compile(
    r"\b(?:class(?:es)?|klass?en?|classe?s?|clases?|classi|klas[ay]?)\s+(?P<which>i{1,2}(?:\s*(?:and|und|et|y|e|en|i|/|,|\+)\s*i{1,2})?)(?!\w)"
)
_PRA = re.compile(r"\b(?:v?pra|cpra)\W{0,4}(?P<share>\d{1,3}(?:[.,]\d)?)\s*%")
_WORD = re.compile(
    r"\b(?:positi\w+|negati\w+|pos\b|neg\b|dodatni\w*|ujemn\w+|nachweisbar|nicht nachweisbar|not detected|none detected|keine"
    r"|not tested|pending|ausstehend|detected)"
)


def antibody_facts(statement: Statement) -> Iterator[Fact]:
    """``antibodies``: what a screening found, class by class.

    >>> from alloway.values.evidence import Source
    >>> told = Statement("HLA antibodies: class I positive (PRA 23 %), class II neg.", Source("x"))
    >>> [fact.value for fact in antibody_facts(told)]
    ['class I positive (PRA 23 %), class II negative']
    """
    plain = folded(statement.text)
    named = _NAMED.search(plain)
    if named is None:
        return
    told = plain[named.start() :]
    value = _by_class(told) or _whole(told)
    if value:
        yield Fact(
            "antibodies",
            value,
            statement.quoted(named.start(), len(statement.text)),
            "",
            statement.date,
            "text rule",
        )


def _by_class(told: str) -> str:
    classes = list(_CLASS.finditer(told))
    share = _PRA.search(told)
    found: dict[str, str] = {}
    for index, match in enumerate(classes):
        end = classes[index + 1].start() if index + 1 < len(classes) else len(told)
        result = _result(told[match.end() : end]) or _result(told[: match.start()])
        for which in re.findall(r"i{1,2}", match["which"]):
            if result:
                pra = (
                    f" (PRA {share['share']} %)"
                    if share and match.end() <= share.start() < end
                    else ""
                )
                found.setdefault(which.upper(), result + pra)
    return ", ".join(f"class {which} {result}" for which, result in sorted(found.items()))


def _whole(told: str) -> str:
    return _result(told)


def _result(words: str) -> str:
    match = _WORD.search(words)
    return presence(match[0]) if match else ""
