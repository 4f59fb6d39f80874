"""Gene and chromosome changes in reports and letters: what was found, and what was looked for in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alloway.patient.cases.context import context, is_family
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.when import finding_date
from alloway.values.case import Fact

_SYMBOLS = [
    "TP53",
    "MYC",
    "MYCN",
    "BCL2",
    "BCL6",
    "MYD88",
    "CD79A",
    "CD79B",
    "EZH2",
    "CREBBP",
    "EP300",
    "KMT2D",
    "KMT2A",
    "NOTCH1",
    "NOTCH2",
    "SF3B1",
    "ATM",
    "BIRC3",
    "BTK",
    "PLCG2",
    "CARD11",
    "TNFAIP3",
    "PIM1",
    "PRDM1",
    "B2M",
    "CIITA",
    "CD58",
    "CD19",
    "MS4A1",
    "CD22",
    "TNFRSF17",
    "GPRC5D",
    "FLT3",
    "NPM1",
    "IDH1",
    "IDH2",
    "CEBPA",
    "RUNX1",
    "RUNX1T1",
    "ASXL1",
    "DNMT3A",
    "TET2",
    "WT1",
    "KIT",
    "NRAS",
    "KRAS",
    "HRAS",
    "PTPN11",
    "JAK1",
    "JAK2",
    "JAK3",
    "CRLF2",
    "IKZF1",
    "PAX5",
    "CDKN2A",
    "CDKN2B",
    "ETV6",
    "TCF3",
    "PBX1",
    "HLF",
    "ABL1",
    "ABL2",
    "BCR",
    "PDGFRB",
    "BRAF",
    "DIS3",
    "TENT5C",
    "FAM46C",
    "TRAF3",
    "CYLD",
    "CRBN",
    "IKZF3",
    "IRF4",
    "FGFR3",
    "NSD2",
    "CCND1",
    "CCND2",
    "CCND3",
    "MAF",
    "MAFB",
    "FBXW7",
    "PHF6",
    "PTEN",
    "STAT3",
    "STAT5B",
    "STAT6",
    "SOCS1",
    "XPO1",
    "RHOA",
    "U2AF1",
    "SRSF2",
    "ZRSR2",
    "STAG2",
    "BCOR",
    "SETBP1",
    "CALR",
    "MPL",
    "CSF3R",
    "PPM1D",
    "DDX41",
    "GATA1",
    "GATA2",
    "GATA3",
    "ERG",
    "DUX4",
    "ZNF384",
    "MEF2D",
    "IGH",
    "IGK",
    "IGL",
    "ALK",
    "DUSP22",
    "TP63",
    "CXCR4",
    "CD274",
    "PDCD1LG2",
    "RB1",
]
"""HGNC symbols that reports of blood cancers name; any other counts when a protein change follows."""
_GENE = "|".join(sorted(_SYMBOLS, key=len, reverse=True))
_CHROMOSOME = r"(?:\d{1,2}|[XY])"
_ARM = r"[pq](?:\d{1,2}(?:\.\d{1,2})?)?"
_CHANGE = re.compile(
    rf"(?<![\w:])(?:"
    rf"(?P<iscn>(?:t|del|inv|dup|ins|add|idic|dic|der|i)\s?\(\s?{_CHROMOSOME}(?:{_ARM})?"
    rf"(?:\s?;\s?{_CHROMOSOME})*\s?\)(?:\s?\([pq?][\dpq.;?]*\))?)"
    rf"(?:\s?[;,(]?\s?(?P<partners>[A-Z][A-Z0-9]{{1,8}}(?:::|[-/])[A-Z][A-Z0-9]{{1,8}}))?"
    rf"|(?P<loss>(?i:del(?:etion)?(?:\s?of)?|loss of|monosomy)\s?(?:chromosome\s?)?)"
    rf"(?P<lost>{_CHROMOSOME}{_ARM})\b"
    rf"|(?P<lost2>{_CHROMOSOME}{_ARM})[\s-]?(?i:deletion|deleted|loss)\b"
    rf"|(?P<gain>(?i:gain|amp(?:lification)?|dup(?:lication)?))\s?(?:of\s)?(?:chromosome\s)?\(?\s?(?P<gained>{_CHROMOSOME}{_ARM})\)?"
    rf"|(?P<gained2>{_CHROMOSOME}{_ARM})[\s-]?(?P<gain2>(?i:gain|amplification)|\+)"
    rf"|(?P<fusion>[A-Z][A-Z0-9]{{1,8}}::[A-Z][A-Z0-9]{{1,8}})"
    rf"|(?P<pair>(?:{_GENE})[-/](?:{_GENE}))(?=\s?(?:fusion|rearrang|transcript|positive|negative|[,:;.(]|$))"
    rf"|(?P<named>Philadelphia chromosome|double[- ]hit|triple[- ]hit|complex karyotype|hypodiploid\w*"
    rf"|(?:high )?hyperdiploid\w*|FLT3-(?:ITD|TKD))"
    rf"|(?P<gene>{_GENE})(?=$|[^\w-]|-(?:mut|rearr|del|amp|R\b|r\b))"
    rf"|(?P<other>[A-Z][A-Z0-9]{{1,9}})(?=[\s:(]{{1,3}}(?:NM_[\d.]+\S*\s)?(?:c\.\S+\s?)?\(?p\.)"
    rf")"
)
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
    r"|genes? (?:analysed|analyzed|covered|tested)|requested|search for)\b[^.;]*$",
    re.IGNORECASE,
)
_PROTEIN_STAIN = re.compile(
    r"immunohisto|\bIHC\b|\bstain|expression|double[- ]express|of (?:tumou?r )?cells\b",
    re.IGNORECASE,
)
_STAINED = frozenset(
    [
        "CD19",
        "CD22",
        "CD58",
        "MS4A1",
        "CD79A",
        "CD79B",
        "TNFRSF17",
        "GPRC5D",
        "MYC",
        "BCL2",
        "BCL6",
        "TP53",
        "PAX5",
        "ALK",
        "IRF4",
        "B2M",
        "CCND1",
        "KIT",
        "CD274",
    ]
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
_SHARE = re.compile(
    r"\bVAF\W{0,4}\d[\d.,]*\s?%|\d[\d.,]*\s?%\s?(?:VAF|of (?:nuclei|cells|metaphases))"
    r"|\d[\d.,]*\s?%|\[\d+\]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Change:
    """One gene or chromosome named in a sentence, with the words up to the next one."""

    name: str
    start: int
    end: int
    after: str
    structural: bool
    """A change by its name alone (``t(4;14)``), not a gene that may be changed or not."""


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
    changes = _changes(statement.text)
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


def _changes(text: str) -> list[_Change]:
    found = list(_CHANGE.finditer(text))
    changes = []
    for index, match in enumerate(found):
        limit = found[index + 1].start() if index + 1 < len(found) else len(text)
        after = re.split(r";\s", text[match.end() : min(limit, match.end() + 90)])[0]
        named = not (match["gene"] or match["other"])
        changes.append(_Change(_name(match), match.start(), match.end(), after, named))
    return changes


def _name(match: re.Match[str]) -> str:
    """One spelling for each change: ``del(17p)``, ``gain 1q21``, ``t(4;14) IGH::FGFR3``."""
    if match["iscn"]:
        name = re.sub(r"\s", "", match["iscn"])
        partners = re.sub(r"[-/]", "::", match["partners"] or "")
        return f"{name} {partners}".strip()
    lost = match["lost"] or match["lost2"]
    if lost:
        return f"del({lost})"
    gained = match["gained"] or match["gained2"]
    if gained:
        amplified = (match["gain"] or match["gain2"]).lower().startswith("amp")
        return f"{'amp' if amplified else 'gain'} {gained}"
    return re.sub(r"[-/]", "::", match["pair"]) if match["pair"] else match[0]


def _value(statement: Statement, changes: list[_Change], index: int) -> str:
    """What is said of one change; empty when nothing is, or when it speaks of the protein."""
    change = changes[index]
    group = _group(statement.text, changes, index)
    said = changes[group[-1]].after
    if _UNTESTED.search(said) or _TESTED_FOR.search(statement.text[: change.start]):
        return ""
    kind = _kind(change)
    first = changes[group[0]]
    led = _meant(statement, first, changes[group[0] - 1].end if group[0] else 0)
    if led in ("planned", "family"):
        return ""
    if led == "negated" or _DENIED.search(said):
        if not kind and _is_stain(statement, change, said):
            return ""
        return f"{_with(change, '' if kind in _GENERAL else kind)}: not detected"
    protein = _PROTEIN.search(change.after)
    if protein and not change.structural:
        return f"{change.name} p.{protein['change']}"
    stained = _PROTEIN_STAIN.search(f"{statement.section} {said}")
    if kind and not (stained and kind in _GENERAL):
        return _with(change, kind)
    if change.structural:
        foreign = statement.language not in ("", "en")
        return "" if foreign and not _FOUND.search(said) else change.name
    # "MYC positive" is a stain; a gene alone is changed only where a report says it was detected.
    detected = re.search(r"\b(?:detected|VAF)\b", said, re.IGNORECASE)
    return f"{change.name}: detected" if detected and not stained else ""


_GENERAL = ("", "mutation", "variant")


def _is_stain(statement: Statement, change: _Change, said: str) -> bool:
    """``CD19 negative``, ``no MYC``: the protein, unless the words or the heading are of genes."""
    if change.structural or change.name not in _STAINED:
        return False
    return not (_OF_GENES.search(statement.section) or _OF_GENES.search(said))


def _kind(change: _Change) -> str:
    """The kind of change named behind a gene; empty when there is none or there are several."""
    if change.structural:
        return ""
    denied = bool(_DENIED.search(change.after))
    kinds = [name for name, pattern in _TYPES if pattern.search(change.after)]
    if denied and len(kinds) > 1:
        return ""
    return kinds[0] if kinds else ""


def _with(change: _Change, kind: str) -> str:
    return f"{change.name} {kind}".strip()


def _group(text: str, changes: list[_Change], index: int) -> range:
    """The list of changes of which something is said once: ``A, B rearrangement, C: not detected``."""
    low = high = index
    while low and _runs_on(text, changes[low - 1], changes[low]):
        low -= 1
    while high + 1 < len(changes) and _runs_on(text, changes[high], changes[high + 1]):
        high += 1
    return range(low, high + 1)


def _runs_on(text: str, left: _Change, right: _Change) -> bool:
    between = text[left.end : right.start]
    for _, pattern in _TYPES:
        between = pattern.sub("", between)
    return _JOINED.fullmatch(between) is not None


def _meant(statement: Statement, change: _Change, since: int = 0) -> str:
    """Context of a change, from what is said before it; words of the change before end at a comma."""
    if since:
        since = max(since, statement.text.rfind(",", since, change.start) + 1)
    text = statement.text[since : change.end]
    return context(text, change.start - since, change.end - since, statement.section)
