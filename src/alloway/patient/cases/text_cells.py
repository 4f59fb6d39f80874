"""Cell therapies in prose: whether the cells were given; transplants told in other languages."""

from __future__ import annotations

import re

from alloway.patient.cases.context import context
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.treatments import cell_therapy
from alloway.values.case import Fact

_FOREIGN_TRANSPLANT = re.compile(
    r"\b(?:\w*st[aä]m{1,2}(?:cel(?:len)?|zell(?:en)?)-?transplanta\w+"
    r"|\w*allogreffe|greffe de (?:moelle|cellules)"
    r"|trasplante de (?:médula|progenitores|células)\w*"
    r"|trapianto (?:allogenico|di cellule|di midollo)"
    r"|przeszczep\w*(?: szpiku| komórek)?"
    r"|(?:allogene?|autologe?|allo|auto)-?(?:SZT|KMT|HSCT|SCT))\b",
    re.IGNORECASE,
)
_FOREIGN_PLAN = re.compile(
    r"\b(?:geplant|gepland|vorgesehen|voorgesteld|prévue?|planifié\w*|prevista?|planead\w+|planowan\w+"
    r"|previsto|vor der|vóór|voor de|avant|antes|prima|przed)\b",
    re.IGNORECASE,
)
_NOT_INFUSED = re.compile(
    r"\b(?:not|never|nor|n't|neither)\s+(?:\w+\s+){0,3}?(?:re-?infused|infused|given|administered"
    r"|transfused|released|used|possible)\b|\bout of specification\b"
    r"|\binfusion (?:was )?(?:cancell?ed"
    r"|withheld|not)\b|\b(?:manufactur\w+|production) (?:fail\w*|was unsuccessful)"
    r"|\bfailed (?:manufactur\w+|production|release)|\bawaiting (?:re-?)?infusion"
    r"|\b(?:progress\w+|relaps\w+|died|deteriorat\w+|declined|withdr\w+|infection)\s+(?:\w+\s+){0,3}?"
    r"(?:before|prior to) (?:the )?(?:re-?)?infusion",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:leuk\w*pheres\w+|apheresis|collect\w+|harvest\w*|manufactur\w+|produc(?:ed|tion)|slot"
    r"|made|ordered|shipped|cryopreserved|stored)\b",
    re.IGNORECASE,
)
_INFUSED = re.compile(
    r"\b(?:infus\w+|received|given|administered|treated with|underwent|after|following|post)\b",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"^(?:it|they|this|these|the (?:product|cells?|infusion|dose|batch))\b", re.IGNORECASE
)


def infused(text: str, item: tuple[int, int], following: str = "") -> bool:
    """Whether the cells that a sentence names reached the patient, as far as it tells.

    Cells that were collected or made but not infused are no treatment; the denial may stand behind
    a "but", where `context` does not look, or in the next sentence.

    Parameters
    ----------
    item
        Start and end of the words that name the cells.

    >>> infused("Axi-cel was made but not infused.", (0, 7)), infused("Axi-cel on 3 May.", (0, 7))
    (False, True)
    """
    rest = text[item[1] :].split(";")[0]
    if _NOT_INFUSED.search(rest) or (_THEY.match(following) and _NOT_INFUSED.search(following)):
        return False
    before = text[: item[0]]
    if re.search(r"\b(?:before|prior to|ahead of|pre)[ -]+(?:\w+ )?$", before, re.IGNORECASE):
        return False
    around = f"{before[-60:]} {rest[:60]}"
    return not _MADE.search(around) or bool(_INFUSED.search(around))


def read_foreign_history(statement: Statement, draft: Draft) -> None:
    """Transplants that a text in another language names together with their full date.

    Only these: a date printed right behind the transplant leaves little room for a plan or a
    denial, and a transplant overlooked would change whose blood the patient has.
    """
    text = statement.text
    for match in _FOREIGN_TRANSPLANT.finditer(text):
        dates = [d for d in statement.dates if 0 <= d.start - match.end() <= 12]
        denied = context(text, match.start(), match.end(), statement.section) != "affirmed"
        if denied or not dates or len(dates[0].iso) < 10 or _FOREIGN_PLAN.search(text):
            continue
        start = dates[0].iso
        if statement.document_date and start > statement.document_date:
            continue
        source = statement.quoted(match.start(), dates[0].end)
        note = f"read from a text in another language ({statement.language})"
        fact = Fact("procedure", match[0], source, "", start, "text rule", note=note)
        words = f"{text[max(0, match.start() - 40) : match.end()]} stem cell transplant"
        exposure = cell_therapy(words, fact, start)
        if exposure is not None and exposure.kind == "transplant":
            draft.facts.append(fact)
            draft.exposures.append(exposure)
