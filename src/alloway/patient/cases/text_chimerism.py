"""Donor chimerism in prose: each cell fraction a value of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.cases.context import is_family
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.when import finding_date
from alloway.patient.records.dates import find_dates
from alloway.values.case import Fact

_NAMED = re.compile(r"chim[aeä]{1,2}?r(?:ism\w*|\w*)|chimeryzm\w*|quimerismo", re.IGNORECASE)
_SHARE = re.compile(
    r"(?<![\d.,])(?P<bound>[<>≥≤]?)\s?(?P<value>\d{1,3}(?:[.,]\d+)?)\s?%(?!\s?(?:confidence|CI))"
)
_HOST = re.compile(
    r"\b(?:recipient|patient|host|autolog\w*|empfänger|ontvanger|biorc\w*|receveur|receptor)\w*\W{0,3}"
    r"(?:chim\w+\W{0,3})?",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?:(?:bone )?marrow|knochenmark|beenmerg|szpik\w*|moelle|médula(?: ósea)?)"
    r"|(?:peripheral |perifeer |peripheres |periferic\w+ )?(?:blood|bloed|blut|krew|krwi|sang(?:re)?)"
    r"(?: T cells)?|\b(?:CD\d{1,2}\+?)(?:[- ]?(?:positive|selected))?(?: (?:blood )?(?:T )?cells)?"
    r"|\b(?:T|B|NK)[- ](?:cells?|cellen|zellen|lymphocytes)|granulocytes|myeloid cells|whole blood"
    r"|(?:all |alle |total )?(?:nucleated cells|leuk[eo]c[yiï]t\w+|leucocytes)|unfractionated",
    re.IGNORECASE,
)


def chimerism_facts(statement: Statement) -> Iterator[Fact | str]:
    """Donor shares of one sentence, with the cells they were measured in as note.

    >>> from alloway.values.evidence import Source
    >>> s = Statement("Chimerism 62 % donor in marrow, 94 % donor in CD3+ blood T cells", Source("x"))
    >>> [(fact.value, fact.note) for fact in chimerism_facts(s)]
    [(62.0, 'marrow'), (94.0, 'CD3+ blood T cells')]
    """
    text = statement.text
    named = _NAMED.search(text)
    if named is None or is_family(text, statement.section):
        return
    shares = [share for share in _SHARE.finditer(text) if share.start() >= named.start()]
    shares = shares or list(_SHARE.finditer(text))
    for index, share in enumerate(shares):
        value = float(share["value"].replace(",", "."))
        low, high = _reach(text, shares, index)
        if value > 100 or _HOST.search(text[low:high]):
            if value <= 100:
                yield "Chimerism: a share of the patient's own cells"
            continue
        when = finding_date(statement, share.start())
        if when is None:
            yield "Donor chimerism: of an earlier sample whose date is not clear"
            continue
        kept = f"{share['bound']}{value:g}" if share["bound"] else value
        source = statement.quoted(max(0, named.start()), high)
        note = _cells(text, low, high, len(shares))
        yield Fact("chimerism", kept, source, "%", when, "text rule", note=note)


def _reach(text: str, shares: list[re.Match[str]], index: int) -> tuple[int, int]:
    """The part of the sentence that one share speaks of: up to the comma before the next."""
    share = shares[index]
    cut = max(text.rfind(mark, 0, share.start()) for mark in (",", ";"))
    low = max(cut + 1, shares[index - 1].end() if index else 0)
    ends = [at for mark in (",", ";") if (at := text.find(mark, share.end())) >= 0]
    high = shares[index + 1].start() if index + 1 < len(shares) else len(text)
    return low, min([*ends, high])


def _cells(text: str, low: int, high: int, shares: int) -> str:
    """Names of the cells near a share; of a lone share those anywhere in its sentence."""
    part = text if shares == 1 else text[low:high]
    # A date is no cell: "CD3" stays, "2026-09-22" does not.
    for found in reversed(find_dates(part)):
        part = part[: found.start] + part[found.end :]
    return ", ".join(dict.fromkeys(match[0].strip() for match in _FRACTION.finditer(part)))
