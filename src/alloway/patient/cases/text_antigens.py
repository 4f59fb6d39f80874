"""Antigen expression in pathology prose and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alloway.patient.cases.context import is_family
from alloway.patient.cases.draft import OpenResult
from alloway.patient.cases.markers import (
    antigen_named,
    by_percent,
    contradictory,
    expression,
    not_evaluated,
    percent,
    stated_cut_off,
    worded,
)
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.when import finding_date
from alloway.values.case import Fact

MARKER = re.compile(
    r"(?<![\w-])(?P<name>CD\d{1,3}[a-z]?|BCMA|TNFRSF17|GPRC5D|SLAMF7|CLEC12A|CLL-1|Ki-?67|BCL-?[26]|MUM-?1"
    r"|PAX-?5|TdT|cyclin\s?D1|SOX-?11|EBER|MPO|c?MYC|ALK|kappa|lambda|FMC7|HLA-DR)(?![\w])",
    re.IGNORECASE,
)
CELL_COUNT = re.compile(
    r"cells?\s*/\s*(?:u|µ|μ|mm)|/\s?[uµμ]l\b|aplasia|lymphocyte subset|subpopulation|recovery"
    r"|enumeration"
    r"|cd34\+? (?:cells|dose|selection)|\bT[- ]cells? (?:count|dose)",
    re.IGNORECASE,
)
"""Words of a count of normal cells."""
_THERAPY_AFTER = re.compile(
    r"^(?:\s?[/+x]\s?CD\d+\w?)?[-\s)]*(?:x\s?CD3|(?:directed|targeted|targeting|specific|bispecific"
    r"|antibod\w+|CAR(?:s|\b|-|T)|ADC|therap\w+|treatment|immunotherap\w+|construct|vector|binder"
    r"|product|vaccine|inhibitor|gerichtet\w*|antikörper|gericht\w*|depleted?|depletion|selected"
    r"|selection|aplasia|microbeads?|antagonist))",
    re.IGNORECASE,
)
_THERAPY_BEFORE = re.compile(
    r"(?:anti[-\s]?|targeting |against |directed (?:at|to|against) |soluble |gegen "
    r"|CAR[- ]?T?[- ]?(?:cells? )?(?:\(|against )?|x\s?|target(?: antigen)? (?:is )?)$",
    re.IGNORECASE,
)
_GENE = re.compile(
    r"\b(?:variant|mutat\w+|frameshift|nonsense|missense|VAF|deletion|exon\w*|copy|copies|rearrang\w+"
    r"|amplif\w+|transcript|gene|splice\w*|sequenc\w+)\b|\b[pc]\.\(?[A-Z\d]",
    re.IGNORECASE,
)
_CARRIER = re.compile(
    r"\b(?:controls?|kontroll\w*|(?:normal|background|reactive|residual|benign|non-neoplastic|admixed"
    r"|small|mature) (?:\w+ ){0,2}?(?:cells?|lymphocytes|elements|counterparts?)"
    r"|background|ha?ematogones|CAR[- ]?(?:positive|expressing|\+))",
    re.IGNORECASE,
)
"""Who carries the marker when it is not the tumour."""
_ON_CARRIER = re.compile(
    r"\b(?:on|in|by|of|auf|bei|op) (?:the |an? )?(?:internal |external |positive )?(?=(?:controls?"
    r"|kontroll\w*|normal|background|reactive|residual (?:normal|benign)|benign|non-neoplastic"
    r"|ha?ematogones)\b)",
    re.IGNORECASE,
)
_POPULATION = re.compile(r"^\s?\+.{0,24}?\b(?:population|cells|blasts|clone|events)\b", re.I)
_PRESENCE = re.compile(
    r"\b(?:no|without|absence of|any|kein\w*|geen|brak)\s+(?:\S+\s+){0,2}?\S{0,12}$", re.I
)
_IN_SHARE = re.compile(
    r"\b(?:in|on|by|auf|bei|op|na|u|sur|en) (?:only |about |just |ca\.? ?)?[<>~≤]?\s?\d{1,3}(?:[.,]\d+)?\s?%",
    re.IGNORECASE,
)
_DOUBTED = re.compile(r"\b(?:suspected|possible|possibly|cannot be excluded)\b|\?", re.IGNORECASE)
_LEAD = re.compile(
    r"(?P<kept>no loss of|without loss of|retained|retains?|preserved)"
    r"|(?P<lost>no (?:expression of|detectable)|loss of|lost|lack(?:s|ing)?(?: of)?|absence of"
    r"|negative for|negative:"
    r"|without(?: expression of)?|do(?:es)? not express|not express\w*|negativ für|verlust von|no)"
    r"|(?P<dim>(?:weak|dim)(?:ly)?(?: positive for| expression of| for)?)"
    r"|(?P<partial>(?:partial|heterogeneous|variable)(?:ly)?(?: positive for| expression of"
    r"| loss of)?)"
    r"|(?P<shown>(?:strongly |diffusely )?positive for|positive:|express(?:es|ed|ing|ion of)?"
    r"|coexpress\w*"
    r"|positiv für|stain\w* for)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:[\s,/&:()+]|\band\b|\bund\b|\bet\b|\by\b|\bthe\b|\bor\b|\bas well as\b|\bmarkers?\b"
    r"|\bantigens?\b|\d{1,3}\s?%)*",
    re.IGNORECASE,
)
_PLUS = re.compile(r"^\s?\(?\+{1,3}\)?(?!\s?CD\d)")
_MINUS = re.compile(r"^\s?\(?[-−–](?=[\s,;.)]|$)\)?")
_SEGMENT = 70
_VALUES = {
    "kept": "positive",
    "lost": "negative",
    "dim": "dim",
    "partial": "partial",
    "shown": "positive",
}


@dataclass(frozen=True, slots=True)
class _Mention:
    """One marker in a sentence with the words up to its neighbours."""

    name: str
    start: int
    end: int
    before: str
    after: str


def antigen_facts(statement: Statement) -> Iterator[Fact | OpenResult | str]:
    """Antigen facts of one sentence; a doubtful one gives the reason why it is not used.

    >>> from alloway.values.evidence import Source
    >>> s = Statement("CD19 positive (90 %), CD20 negative; loss of CD22.", Source("x"))
    >>> [(f.kind, f.value) for f in antigen_facts(s)]
    [('antigen.CD19', 'positive'), ('antigen.CD20', 'negative'), ('antigen.CD22', 'negative')]
    """
    text = statement.text
    if CELL_COUNT.search(text) or is_family(text, statement.section):
        return
    mentions = _mentions(text)
    for index, mention in enumerate(mentions):
        antigen = antigen_named(mention.name)
        if antigen and not _is_therapy(text, mention) and not _of_other_cells(statement, mention):
            yield from _finding(statement, mentions, index, antigen)


def _finding(
    statement: Statement, mentions: list[_Mention], index: int, antigen: str
) -> Iterator[Fact | OpenResult | str]:
    mention = mentions[index]
    source = statement.quoted(mention.start, mention.end + len(mention.after))
    when = finding_date(statement, mention.start)
    own = _own_words(mention.after)
    words = not_evaluated(own) or not_evaluated(_shared(mentions, index))
    if words:
        if when is not None:
            yield OpenResult(f"antigen.{antigen}", when, source, words)
        return
    value = _value(mentions, index, stated_cut_off(statement.text))
    if not value:
        return
    if contradictory(own):
        yield f"{antigen} on tumour cells: the layout does not tell which of two results is meant"
    elif _DOUBTED.search(mention.before + mention.after):
        yield f"{antigen} on tumour cells: doubtful in the report"
    elif when is None:
        yield f"{antigen} on tumour cells: of an earlier sample whose date is not clear"
    else:
        method = method_in(f"{statement.section} {statement.text}")
        note = "; ".join(part for part in (percent(mention.after), method) if part)
        yield Fact(f"antigen.{antigen}", value, source, "", when, "text rule", note=note)


def _mentions(text: str) -> list[_Mention]:
    found = list(MARKER.finditer(text))
    mentions: list[_Mention] = []
    for index, match in enumerate(found):
        low = found[index - 1].end() if index else 0
        high = found[index + 1].start() if index + 1 < len(found) else len(text)
        after = re.split(r"[;.](?:\s|$)", text[match.end() : min(high, match.end() + _SEGMENT)])[0]
        mentions.append(
            _Mention(match["name"], match.start(), match.end(), text[low : match.start()], after)
        )
    return mentions


def _is_therapy(text: str, mention: _Mention) -> bool:
    behind = text[mention.end : mention.end + _SEGMENT]
    return bool(_THERAPY_AFTER.match(behind) or _THERAPY_BEFORE.search(mention.before))


def _of_other_cells(statement: Statement, mention: _Mention) -> bool:
    """Whether a marker is a gene's name here, a control's, or sought on cells that are not there."""
    if _GENE.search(mention.after) or "control" in statement.section:
        return True
    # "No CD10+/CD34+ population": no such cells were found, which is no word about the tumour's.
    if _POPULATION.match(mention.after + statement.text[mention.end :]) and _PRESENCE.search(
        statement.text[: mention.start]
    ):
        return True
    before = re.split(r"[,;]", statement.text[: mention.start])[-1]
    after = re.split(r"[,;]", statement.text[mention.end :])[0]
    return bool(_CARRIER.search(before) or _ON_CARRIER.search(after))


def _value(mentions: list[_Mention], index: int, cut_off: float | None) -> str:
    mention = mentions[index]
    after = _own_words(mention.after)
    if _PLUS.match(mention.after):
        faint = re.search(r"\bdim|weak|partial", after, re.IGNORECASE)
        return worded(after) if faint else "positive"
    if _MINUS.match(mention.after):
        return "negative"
    # Words decide before numbers: those behind the marker, then those before its list. Only
    # "positive in 3 %" is no more than its number.
    said = worded(after)
    share = _IN_SHARE.search(after)
    if said == "positive" and share:
        return by_percent(share[0], cut_off)
    return (
        said
        or _led(mentions, index)
        or _trailing(mentions, index, cut_off)
        or by_percent(after, cut_off)
    )


def _own_words(after: str) -> str:
    """The words after a marker without those that open the next list (``negative for ...``)."""
    cut = re.sub(
        r"(?:[,;:]|\b(?:and|but|with|while|und|mit))?\s*(?:(?:strongly|weakly|are|is)\s+)?"
        r"(?:positive for|negative for|negative:|positive:|loss of|lack(?:s|ing)?(?: of)?|no"
        r"|without|express(?:es|ing|ed)?"
        r"|expression of|do(?:es)? not express)\s*:?\s*$",
        "",
        after,
        flags=re.IGNORECASE,
    )
    # "CD19 positive, no ..." : what follows a comma belongs to the next finding.
    head, *rest = re.split(r",(?!\d)", cut, maxsplit=1)
    return head if expression(head) or not rest else cut


def _led(mentions: list[_Mention], index: int) -> str:
    """Value given by a trigger in front of the list that the marker belongs to."""
    for back in range(index, -1, -1):
        before = re.sub(r"\([^)]*\)", "", mentions[back].before)
        leads = list(_LEAD.finditer(before))
        if leads and _JOINS.fullmatch(before[leads[-1].end() :]):
            kind = leads[-1].lastgroup or "shown"
            return _VALUES[kind]
        if back == 0 or not _JOINS.fullmatch(before):
            return ""
    return ""


def _trailing(mentions: list[_Mention], index: int, cut_off: float | None) -> str:
    """Value stated once after a list: ``CD19, CD20 and CD22 positive``."""
    return expression(_shared(mentions, index), cut_off)


def _shared(mentions: list[_Mention], index: int) -> str:
    """The words after the list that a marker belongs to; empty where they speak of a gene."""
    for mention in mentions[index:]:
        if _GENE.search(mention.after):
            return ""
        if not _JOINS.fullmatch(mention.after):
            return _own_words(mention.after)
    return ""


def method_in(words: str) -> str:
    """The laboratory method that words name: flow cytometry, immunohistochemistry, or none."""
    lower = words.lower()
    if re.search(r"\bflow|durchfluss?zytometrie|cytometri|cytometrie", lower):
        return "flow cytometry"
    return "immunohistochemistry" if re.search(r"immunohisto|immunhisto|\bihc\b", lower) else ""
