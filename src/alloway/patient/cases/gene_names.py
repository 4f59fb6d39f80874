"""Genes and chromosome changes as reports in seven languages name them, each in one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alloway.patient.cases.chromosome_names import chromosome_changes
from alloway.patient.cases.genetic_words import LISTED_DENIED
from alloway.patient.cases.lexicon import folded

_SYMBOLS = (
    "TP53 MYC MYCN BCL2 BCL6 MYD88 CD79A CD79B EZH2 CREBBP EP300 KMT2D KMT2C KMT2A NOTCH1 NOTCH2 "
    "SF3B1 ATM BIRC3 BTK PLCG2 CARD11 TNFAIP3 TNFRSF14 PIM1 PRDM1 B2M CIITA CD58 CD19 MS4A1 CD22 "
    "TNFRSF17 GPRC5D FLT3 NPM1 IDH1 IDH2 CEBPA RUNX1 RUNX1T1 ASXL1 ASXL2 DNMT3A TET2 WT1 KIT NRAS "
    "KRAS HRAS PTPN11 CBL NF1 JAK1 JAK2 JAK3 CRLF2 IKZF1 PAX5 CDKN2A CDKN2B CDKN2C CDKN1B ETV6 TCF3 "
    "PBX1 HLF ABL1 ABL2 BCR PDGFRA PDGFRB BRAF DIS3 TENT5C FAM46C TRAF3 TRAF2 CYLD CRBN IKZF3 IRF4 "
    "FGFR3 NSD2 CCND1 CCND2 CCND3 MAF MAFB FBXW7 PHF6 PTEN STAT3 STAT5B STAT6 SOCS1 XPO1 RHOA U2AF1 "
    "SRSF2 ZRSR2 STAG2 BCOR BCORL1 SETBP1 CALR MPL CSF3R PPM1D DDX41 GATA1 GATA2 GATA3 ERG DUX4 ZNF384 "
    "MEF2D IGH IGK IGL IGHV ALK DUSP22 TP63 CXCR4 CD274 PDCD1LG2 RB1 RARA CBFB MYH11 MECOM EVI1 NUP98 "
    "NUP214 KAT6A MLL MLLT1 MLLT3 MLLT10 AFF1 NT5C2 SH2B3 IL7R EPOR TAL1 LMO1 LMO2 TLX1 TLX3 HOXA9 "
    "BCL10 MALT1 BIRC2 KLF2 NFKBIE POT1 RPS15 EGR2 MAP2K1 ID3 TCF4 DDX3X ARID1A SMARCA4 GNA13 S1PR2 "
    "BCL11B TRA TRB TRD TRG USP7 DNM2 EED SUZ12 CNOT3 RPL10 CKS1B CTNNB1 SMC1A SMC3 RAD21"
)
"""HGNC symbols in reports of blood cancers; any other counts when a protein change follows."""
_PARTNERS = (
    "PML TEL AML1 ETO E2A AF4 AF9 ENL PICALM SET DEK CBFA2T3 GLIS2 MNX1 RBM15 MRTFA MKL1 NSD1 KDM5A "
    "STIL SIL P2RY8 API2 MMSET FGFR1 ELL MLLT4 AFDN CUX1 NUTM1 ZNF362 HNRNPUL1 BCL9 EBF1 RCSD1"
)
"""Names that count in a pair only: alone they are something else as well."""
_GENE = "|".join(sorted(_SYMBOLS.split(), key=len, reverse=True))
_PAIRED = "|".join(sorted([*_SYMBOLS.split(), *_PARTNERS.split()], key=len, reverse=True))
_NAME = re.compile(
    rf"(?<![\w:])(?:"
    rf"(?P<fusion>[A-Z][A-Z0-9]{{1,8}}::[A-Z][A-Z0-9]{{1,8}}(?:/[A-Z][A-Z0-9]{{2,8}})?)"
    rf"(?![\s-]?(?:like|artig|ähnlich|achtig))"
    rf"|(?P<pair>(?:{_PAIRED})\s?[-–/]\s?(?:{_PAIRED}))(?![\w])(?![\s-]?(?:like|artig|ähnlich))"
    rf"|FLT3(?:[\s-]?Gen(?:e|s)?)?[\s(/-]{{1,2}}(?P<flt3>ITD|TKD)\)?"
    rf"|(?P<tandem>ITD|TKD)(?:[\s-](?:de|di|of|w|im|von|van|en|du|del|genu|gen))*[\s-]FLT3"
    rf"|(?P<both>CDKN2A\s?/\s?(?:CDKN)?2?B)"
    rf"|(?P<old>(?:c-?MYC|[pP]53(?=[\s-]?(?i:mut|del|gen|wild|zmut))))(?![\w])"
    rf"|(?P<gene>{_GENE})(?=$|[^\w-]|-(?i:[a-zäöü(+]))"
    rf"|(?P<other>[A-Z][A-Z0-9]{{1,9}})(?=[\s:(|]{{1,3}}(?:(?:NM_|ENST)[\d.]+\S*\s)?"
    rf"(?:(?i:exon|ex\.?|ekson|esone|éxon)\s?\d+[\s,:]{{1,2}})?(?:c\.\S+\s?)?\(?p\.)"
    rf")"
)
_OLD = {"P53": "TP53", "p53": "TP53", "c-MYC": "MYC", "cMYC": "MYC"}


@dataclass(frozen=True, slots=True)
class Change:
    """One gene or chromosome named in a sentence, with the words up to the next one."""

    name: str
    start: int
    end: int
    after: str
    chromosomal: bool = False
    """A change of a chromosome: ``t(4;14)``, ``trisomy 8``."""
    structural: bool = False
    """A change by its name alone (``t(4;14)``, ``BCR::ABL1``), not a gene that may be changed."""


def changes_in(text: str) -> list[Change]:
    """Every gene or chromosome change that a sentence names, in reading order.

    >>> [change.name for change in changes_in("Gain of 1q21, TP53 and t( 4;14 ) IGH-FGFR3")]
    ['gain 1q21', 'TP53', 't(4;14) IGH::FGFR3']
    >>> [change.name for change in changes_in("Délétion du bras court du chromosome 17, trisomie 8")]
    ['del(17p)', 'trisomy 8 (+8)']
    """
    plain = folded(text)
    found = _with_partners(text, sorted(_named(text, plain), key=lambda c: (c.start, -c.end)))
    changes = []
    for index, change in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        end = max(change.end, min(limit, change.end + 110))
        after = _ends(text[change.end : end], change.chromosomal)
        if limit < len(text):
            led = LISTED_DENIED.search(folded(after))
            after = after[: led.start()] if led else after
        changes.append(
            Change(
                change.name, change.start, change.end, after, change.chromosomal, change.structural
            )
        )
    return changes


_END = re.compile(r";\s|\.\s(?=[A-ZÄÖÜ])|\s\|\s(?=\S+\s\|)")


def _ends(after: str, chromosomal: bool) -> str:
    return _END.split(after, maxsplit=1)[0]


def _named(text: str, plain: str) -> Iterator[Change]:
    taken = []
    for name, start, end in chromosome_changes(plain):
        taken.append((start, end))
        yield Change(name, start, end, "", True, True)
    for match in _NAME.finditer(text):
        if any(low < match.end() and match.start() < high for low, high in taken):
            continue
        named = not (match["gene"] or match["other"] or match["both"] or match["old"])
        yield Change(_name(match), match.start(), match.end(), "", False, named)


def _name(match: re.Match[str]) -> str:
    """One spelling for each gene or fusion: ``BCR::ABL1``, ``FLT3-ITD``."""
    if match["pair"]:
        return re.sub(r"\s?[-–/]\s?", "::", match["pair"])
    tandem = match["flt3"] or match["tandem"]
    if tandem:
        return f"FLT3-{tandem}"
    if match["both"]:
        return "CDKN2A/B"
    return _OLD.get(match[0], match[0])


_PARTNER_GAP = re.compile(r"[\s;,:(\[/–-]{0,4}")


def _with_partners(text: str, found: list[Change]) -> list[Change]:
    """Translocations with the fusion that stands beside them as one: ``t(4;14) IGH::FGFR3``."""
    joined: list[Change] = []
    for change in found:
        last = joined[-1] if joined else None
        if last is None or change.start < last.end:
            joined += [change] if last is None else []
            continue
        pair = sorted((last, change), key=lambda c: not c.chromosomal)
        beside = (
            pair[0].name.startswith(("t(", "inv(", "der(", "ins("))
            and "::" in pair[1].name
            and "::" not in pair[0].name
            and _PARTNER_GAP.fullmatch(text, last.end, change.start)
        )
        if beside:
            name = f"{pair[0].name} {pair[1].name}"
            joined[-1] = Change(name, last.start, change.end, "", True, True)
        else:
            joined.append(change)
    return joined
