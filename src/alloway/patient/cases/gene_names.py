"""Genes and chromosome changes as reports name them, each in one spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SYMBOLS = (
    "TP53 MYC MYCN BCL2 BCL6 MYD88 CD79A CD79B EZH2 CREBBP EP300 KMT2D KMT2A NOTCH1 NOTCH2 "
    "SF3B1 ATM BIRC3 BTK PLCG2 CARD11 TNFAIP3 PIM1 PRDM1 B2M CIITA CD58 CD19 MS4A1 CD22 "
    "TNFRSF17 GPRC5D FLT3 NPM1 IDH1 IDH2 CEBPA RUNX1 RUNX1T1 ASXL1 DNMT3A TET2 WT1 KIT NRAS "
    "KRAS HRAS PTPN11 JAK1 JAK2 JAK3 CRLF2 IKZF1 PAX5 CDKN2A CDKN2B ETV6 TCF3 PBX1 HLF ABL1 "
    "ABL2 BCR PDGFRB BRAF DIS3 TENT5C FAM46C TRAF3 CYLD CRBN IKZF3 IRF4 FGFR3 NSD2 CCND1 "
    "CCND2 CCND3 MAF MAFB FBXW7 PHF6 PTEN STAT3 STAT5B STAT6 SOCS1 XPO1 RHOA U2AF1 SRSF2 "
    "ZRSR2 STAG2 BCOR SETBP1 CALR MPL CSF3R PPM1D DDX41 GATA1 GATA2 GATA3 ERG DUX4 ZNF384 "
    "MEF2D IGH IGK IGL ALK DUSP22 TP63 CXCR4 CD274 PDCD1LG2 RB1"
)
"""HGNC symbols in reports of blood cancers; any other counts when a protein change follows."""
_GENE = "|".join(sorted(_SYMBOLS.split(), key=len, reverse=True))
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
    rf"|(?P<pair>(?:{_GENE})[-/](?:{_GENE}))"
    rf"(?=\s?(?:fusion|rearrang|transcript|positive|negative|[,:;.(]|$))"
    rf"|(?P<named>(?i:Philadelphia chromosome|double[- ]hit|triple[- ]hit|complex karyotype"
    rf"|hypodiploid\w*|(?:high )?hyperdiploid\w*|(?:mono|tri)somy \d{{1,2}}(?![\d.]|[pq]))"
    rf"|FLT3-(?:ITD|TKD))"
    rf"|(?P<gene>{_GENE})(?=$|[^\w-]|-(?i:mut|rearr|del|amp|fusion|R\b))"
    rf"|(?P<other>[A-Z][A-Z0-9]{{1,9}})(?=[\s:(]{{1,3}}(?:NM_[\d.]+\S*\s)?(?:c\.\S+\s?)?\(?p\.)"
    rf")"
)
_NEXT_DENIED = re.compile(
    r"(?:[,;(]|\b(?:and|but|with|und|aber|mit|en|maar)\b)?\s*\b(?:no|not|without|negative for"
    r"|absence of|kein\w*|ohne|geen|zonder|brak|sans|pas de|sin)"
    r"(?:\s+(?:an?|any|the|evidence|signs?|of|for|in|pathogenic|detectable|additional|further"
    r"|other|known|(?:rearrange|muta|dele|amplifica|fu)\w+(?= (?:of|in)\b)))*\s*$",
    re.IGNORECASE,
)
"""The denial that leads in the next change: ``NRAS p.G12D, no BRAF mutation``."""


@dataclass(frozen=True, slots=True)
class Change:
    """One gene or chromosome named in a sentence, with the words up to the next one."""

    name: str
    start: int
    end: int
    after: str
    structural: bool
    """A change by its name alone (``t(4;14)``), not a gene that may be changed or not."""


def changes_in(text: str) -> list[Change]:
    """Every gene or chromosome change that a sentence names, in reading order.

    >>> [change.name for change in changes_in("Gain of 1q21, TP53 and t( 4;14 ) IGH-FGFR3")]
    ['gain 1q21', 'TP53', 't(4;14) IGH::FGFR3']
    """
    found = list(_CHANGE.finditer(text))
    changes = []
    for index, match in enumerate(found):
        limit = found[index + 1].start() if index + 1 < len(found) else len(text)
        after = re.split(r";\s", text[match.end() : min(limit, match.end() + 90)])[0]
        if limit < len(text):
            after = _NEXT_DENIED.sub("", after)
        named = not (match["gene"] or match["other"])
        changes.append(Change(_name(match), match.start(), match.end(), after, named))
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
