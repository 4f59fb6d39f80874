"""Gene and chromosome changes in reports and letters: what was found, and what was looked for in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from alloway.patient.cases.context import context, is_family
from alloway.patient.cases.gene_names import Change, changes_in
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.when import finding_date
from alloway.values.case import Fact

_SHORT = re.compile(
    r"^[\s:,(]{1,2}(?P<change>[ACDEFGHIKLMNPQRSTVWY]\d{2,4}[ACDEFGHIKLMNPQRSTVWY*])\b"
)
"""A protein change without its "p.", directly behind the gene: ``SF3B1 K700E``."""
_PROTEIN = re.compile(r"\bp\.\(?(?P<change>(?:[A-Z][a-z]{2}|[A-Z*])\d+\S*?)(?=[),;\s]|\.?$|\.\s)")
_TYPES = (
    (
        "rearrangement",
        re.compile(r"\b(?:rearrang\w+|break(?:-apart)?\b(?! probe)|split|umlagerung)", re.I),
    ),
    ("frameshift variant", re.compile(r"\bframe-?shift\w*", re.I)),
    ("nonsense variant", re.compile(r"\b(?:nonsense|stop[- ]gain\w*|truncating)", re.I)),
    ("missense variant", re.compile(r"\bmissense", re.I)),
    ("splice variant", re.compile(r"\bsplic\w+", re.I)),
    ("internal tandem duplication", re.compile(r"\binternal tandem|\bITD\b", re.I)),
    ("deletion", re.compile(r"\b(?:delet\w+|homozygous loss|biallelic loss|del\b)", re.I)),
    ("amplification", re.compile(r"\b(?:amplif\w+|copy number gain)", re.I)),
    ("fusion", re.compile(r"\bfusion\w*", re.I)),
    (
        "mutation",
        re.compile(r"\b(?:mutat\w+|pathogenic (?:variant|change)|mutiert|gemuteerd)", re.I),
    ),
    ("variant", re.compile(r"\bvariants?\b", re.I)),
)
_DENIED = re.compile(
    r"\b(?:no\b|not (?:detect\w+|found|rearranged|mutated|present|seen|deleted|amplified|identified)"
    r"|wild[- ]?type|negative|unmutated|without|absent|none|unremarkable|germline|below (?:the )?cut-?off"
    r"|nicht (?:nachweisbar|nachgewiesen|mutiert)|kein\w*|niet (?:aangetoond|aantoonbaar)|geen"
    r"|nie (?:wykryto|stwierdzono)|non (?:détecté\w*|retrouvé\w*)|no (?:detectad\w+|se detect\w+))"
    r"|(?<![\d.,])0\s?% of (?:nuclei|cells)",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:detected|present|positive|found|identified|seen|confirmed|VAF|nachgewiesen|nachweisbar"
    r"|aangetoond|wykryto|stwierdzono|détecté\w*|detectad\w+)\b|\+|\d\s?%\s?(?:of )?(?:nuclei|cells|kern)",
    re.IGNORECASE,
)
_UNTESTED = re.compile(
    r"\bnot (?:performed|tested|done|evaluable|available|assessed|informative)|pending|insufficient"
    r"|to follow|ausstehend|failed",
    re.IGNORECASE,
)
_TESTED_FOR = re.compile(
    r"\b(?:tested for|panel (?:of|for|covers|includes)|probes? (?:for|used)|screen\w* for|analys\w+ (?:of|for)"
    r"|genes? (?:analysed|analyzed|covered|tested)|requested|search for)\b(?:[^.;]|;(?=\d))*$",
    re.IGNORECASE,
)
_PROTEIN_STAIN = re.compile(
    r"immunohisto|\bIHC\b|\bstain|expression|double[- ]express|of (?:tumou?r )?cells\b",
    re.IGNORECASE,
)
_STAINED = (
    "CD19 CD22 CD58 MS4A1 CD79A CD79B TNFRSF17 GPRC5D MYC BCL2 BCL6 TP53 PAX5 ALK IRF4 B2M "
    "CCND1 KIT CD274"
)
"""Symbols that are as often the name of the protein in a stain."""
_OF_GENES = re.compile(
    r"\b(?:gen(?:e|es|etics?)|cytogenetics?|molecular\w*|sequenc\w+|NGS|FISH|PCR|panel|wild[- ]?type"
    r"|unmutated|germline|mutat\w+|rearrang\w+|variants?)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"[\s,/&]*(?:\([^)]*\)[\s,/&]*)?(?:(?:and|or|nor|und|oder|en|of|i|lub|et|ou|y|o)\b[\s,]*)?"
)
_NOUNS = re.compile(
    r"\b(?:rearrangements?|fusions?(?: transcripts?)?|deletions?|mutations?|amplifications?|variants?"
    r"|translocations?)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?::|all\b|each\b|both\b|were\b|are\b|wurden\b|waren\b)", re.I
)
_CUT = re.compile(r"[,(]|\b(?:and|but|und|aber|en|maar|et|mais)\b", re.IGNORECASE)
_CONJUNCTION = re.compile(r"\b(?:and|or|nor|und|oder|en|of|et|ou|lub)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\bVAF\W{0,4}\d[\d.,]*\s?%|\d[\d.,]*\s?%\s?(?:VAF|of (?:nuclei|cells|metaphases))"
    r"|\d[\d.,]*\s?%|\[\d+\]",
    re.IGNORECASE,
)


def gene_facts(statement: Statement) -> Iterator[Fact | str]:
    """Mutation facts of one sentence: ``TP53 p.R248Q``, ``del(17p)``, ``MYC rearrangement: not detected``.

    >>> from alloway.values.evidence import Source
    >>> def of(text): return [fact.value for fact in gene_facts(Statement(text, Source("x")))]
    >>> of("NRAS p.G12D (VAF 18 %), BCR::ABL1 and KMT2A rearrangement: not detected")
    ['NRAS p.G12D', 'BCR::ABL1: not detected', 'KMT2A rearrangement: not detected']
    >>> of("MYC positive in 40 % of cells (IHC)")
    []
    """
    if is_family(statement.text, statement.section):
        return
    changes = changes_in(statement.text)
    for index, change in enumerate(changes):
        value = _value(statement, changes, index)
        if not value:
            continue
        if _meant(statement, change) == "uncertain":
            yield f"{change.name}: doubtful in the report"
            continue
        when = finding_date(statement, change.start)
        if when is None:
            yield f"{change.name}: of an earlier sample whose date is not clear"
            continue
        share = _SHARE.search(change.after)
        source = statement.quoted(change.start, change.end + len(change.after))
        note = " ".join(share[0].split()) if share and "detected" not in value else ""
        yield Fact("mutation", value, source, "", when, "text rule", note=note)


def _value(statement: Statement, changes: list[Change], index: int) -> str:
    """What is said of one change; empty when nothing is, or when it speaks of the protein."""
    change = changes[index]
    group = _group(statement.text, changes, index)
    said = changes[group[-1]].after
    if _UNTESTED.search(said) or _TESTED_FOR.search(statement.text[: change.start]):
        return ""
    since = changes[group[0] - 1].end if group[0] else 0
    led = _meant(statement, changes[group[0]], since)
    if led in ("planned", "family"):
        return ""
    kind = _kind(change, statement.text[since : changes[group[0]].start], said)
    stained = not kind and _is_stain(statement, change, said)
    if led == "negated" or _DENIED.search(said):
        return "" if stained else f"{_with(change, '' if kind in _GENERAL else kind)}: not detected"
    return _affirmed(statement, change, kind, said, stained)


def _affirmed(statement: Statement, change: Change, kind: str, said: str, stained: bool) -> str:
    """The name of a change that nobody denies, where it is told that it was found."""
    protein = _PROTEIN.search(change.after) or _SHORT.search(change.after)
    if protein and not change.structural:
        return f"{change.name} p.{protein['change']}"
    on_protein = _PROTEIN_STAIN.search(f"{statement.section} {said}")
    if kind and not (on_protein and kind in _GENERAL):
        return _with(change, kind)
    if change.structural:
        foreign = statement.language not in ("", "en")
        return "" if foreign and not _FOUND.search(said) else change.name
    # "MYC positive" is a stain; a gene alone is changed only where a report says it was detected.
    detected = re.search(r"\b(?:detected|VAF)\b", said, re.IGNORECASE)
    return f"{change.name}: detected" if detected and not (on_protein or stained) else ""


_GENERAL = ("", "mutation", "variant")


def _is_stain(statement: Statement, change: Change, said: str) -> bool:
    """``CD19 negative``, ``no MYC``: the protein, unless the words or the heading are of genes."""
    if change.structural or change.name not in _STAINED.split():
        return False
    return not (_OF_GENES.search(statement.section) or _OF_GENES.search(said))


def _kind(change: Change, lead: str, said: str) -> str:
    """The kind of change named behind a gene or around its list; empty for none or several."""
    if change.structural:
        return ""
    for words in (change.after, said, lead[-40:]):
        kinds = [name for name, pattern in _TYPES if pattern.search(words)]
        if len(kinds) > 1 and _DENIED.search(words):
            return ""
        if kinds:
            return kinds[0]
    return ""


def _with(change: Change, kind: str) -> str:
    return f"{change.name} {kind}".strip()


def _group(text: str, changes: list[Change], index: int) -> range:
    """The list of changes of which something is said once: ``A, B rearrangement, C: not detected``."""
    low = high = index
    while high + 1 < len(changes) and _runs_on(text, changes[high], changes[high + 1]):
        high += 1
    while low and _runs_on(text, changes[low - 1], changes[low]):
        low -= 1
    if high > low and not _said_of_all(text, changes[low : high + 1]):
        return range(index, index + 1)
    return range(low, high + 1)


def _runs_on(text: str, left: Change, right: Change) -> bool:
    return _JOINED.fullmatch(_NOUNS.sub("", text[left.end : right.start])) is not None


def _said_of_all(text: str, listed: list[Change]) -> bool:
    """Whether what follows a list is said of every change in it.

    "A, B and C not detected" and "A, B: not detected" are; in "IKZF1 deletion, t(4;11) not detected"
    the first stands for itself.
    """
    between = [text[left.end : right.start] for left, right in pairwise(listed)]
    if _CONJUNCTION.search(between[-1]) or _OF_ALL.match(_NOUNS.sub("", listed[-1].after)):
        return True
    bare = not any(change.structural for change in listed[:-1])
    return bare and not any(_NOUNS.search(words) for words in between)


def _meant(statement: Statement, change: Change, since: int = 0) -> str:
    """Context of a change, from what is said before it up to the change before."""
    if since:
        # What was said of that one ends at a comma, a bracket or an "and".
        cuts = [cut.end() for cut in _CUT.finditer(statement.text, since, change.start)]
        since = max(cuts, default=since)
    text = statement.text[since : change.end]
    return context(text, change.start - since, change.end - since, statement.section)
