"""Antigen expression in pathology prose and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alloway.patient.cases.context import is_family
from alloway.patient.cases.markers import antigen_named, expression, percent
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_MARKER = re.compile(
    r"(?<![\w-])(?P<name>CD\d{1,3}[a-z]?|BCMA|TNFRSF17|GPRC5D|SLAMF7|CLEC12A|CLL-1|Ki-?67|BCL-?[26]|MUM-?1"
    r"|PAX-?5|TdT|cyclin\s?D1|SOX-?11|EBER|MPO|c?MYC|ALK|kappa|lambda|FMC7|HLA-DR)(?![\w])",
    re.IGNORECASE,
)
_THERAPY_AFTER = re.compile(
    r"^[-\s]*(?:x\s?CD3|(?:directed|targeted|targeting|specific|bispecific|antibod\w+|CAR\b|ADC|therap\w+"
    r"|treatment|immunotherap\w+|construct|gerichtet\w*))",
    re.IGNORECASE,
)
_THERAPY_BEFORE = re.compile(
    r"(?:anti[-\s]?|targeting |against |directed (?:at|to) |soluble "
    r"|CAR[- ]?T?[- ]?(?:cells? )?(?:\(|against )?|x\s?)$",
    re.IGNORECASE,
)
_CELL_COUNT = re.compile(
    r"cells?\s*/\s*(?:u|µ|μ|mm)|/\s?[uµμ]l\b|aplasia|lymphocyte subset|subpopulation|recovery"
    r"|enumeration"
    r"|cd34\+? (?:cells|dose|selection)|\bT[- ]cells? (?:count|dose)",
    re.IGNORECASE,
)
_NOT_TESTED = re.compile(
    r"\bnot (?:performed|tested|done|assessed|available|evaluable|requested)|pending"
    r"|insufficient|unknown"
    r"|to follow|nicht (?:durchgeführt|getestet)|ausstehend",
    re.IGNORECASE,
)
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


def antigen_facts(statement: Statement) -> Iterator[Fact | str]:
    """Antigen facts of one sentence; a doubtful one gives the reason why it is not used.

    >>> from alloway.values.evidence import Source
    >>> s = Statement("CD19 positive (90 %), CD20 negative; loss of CD22.", Source("x"))
    >>> [(f.kind, f.value) for f in antigen_facts(s)]
    [('antigen.CD19', 'positive'), ('antigen.CD20', 'negative'), ('antigen.CD22', 'negative')]
    """
    text = statement.text
    if _CELL_COUNT.search(text) or is_family(text, statement.section):
        return
    mentions = _mentions(text)
    for index, mention in enumerate(mentions):
        antigen = antigen_named(mention.name)
        if not antigen or _is_therapy(mention):
            continue
        value = _value(mentions, index, text)
        if value:
            if re.search(
                r"\b(?:suspected|possible|possibly|cannot be excluded)\b|\?",
                mention.before + mention.after,
                re.IGNORECASE,
            ):
                yield f"{antigen} on tumour cells: doubtful in the report"
                continue
            note = "; ".join(part for part in (percent(mention.after), _method(statement)) if part)
            source = statement.quoted(mention.start, mention.end + len(mention.after))
            yield Fact(
                f"antigen.{antigen}", value, source, "", statement.date, "text rule", note=note
            )


def _mentions(text: str) -> list[_Mention]:
    found = list(_MARKER.finditer(text))
    mentions: list[_Mention] = []
    for index, match in enumerate(found):
        low = found[index - 1].end() if index else 0
        high = found[index + 1].start() if index + 1 < len(found) else len(text)
        after = re.split(r"[;.](?:\s|$)", text[match.end() : min(high, match.end() + _SEGMENT)])[0]
        mentions.append(
            _Mention(match["name"], match.start(), match.end(), text[low : match.start()], after)
        )
    return mentions


def _is_therapy(mention: _Mention) -> bool:
    return bool(_THERAPY_AFTER.match(mention.after) or _THERAPY_BEFORE.search(mention.before))


def _value(mentions: list[_Mention], index: int, text: str) -> str:
    mention = mentions[index]
    after = _own_words(mention.after)
    if _NOT_TESTED.search(after):
        return ""
    if _PLUS.match(mention.after):
        return (
            "positive"
            if not re.search(r"\bdim|weak|partial", after, re.IGNORECASE)
            else expression(after)
        )
    if _MINUS.match(mention.after):
        return "negative"
    led = _led(mentions, index)
    said = expression(after)
    if said and not (led and percent(after) and not re.search(r"[a-z]{3}", after)):
        return said
    return led or _trailing(mentions, index) or said


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


def _trailing(mentions: list[_Mention], index: int) -> str:
    """Value stated once after a list: ``CD19, CD20 and CD22 positive``."""
    for mention in mentions[index:]:
        said = expression(_own_words(mention.after))
        if said:
            return said
        if not _JOINS.fullmatch(mention.after):
            return ""
    return ""


def _method(statement: Statement) -> str:
    words = f"{statement.section} {statement.text}".lower()
    if "flow" in words or "durchflusszytometrie" in words:
        return "flow cytometry"
    return "immunohistochemistry" if re.search(r"immunohisto|\bihc\b", words) else ""
