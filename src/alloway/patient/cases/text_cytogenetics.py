"""Karyotypes, FISH results and rearrangements in prose and table lines, in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alloway.patient.cases.chromosome_names import chromosome_changes
from alloway.patient.cases.context import context
from alloway.patient.cases.genetic_words import (
    DENIED_DASH,
    FOUND,
    LEAD_DENIED,
    LISTED_DENIED,
    TESTED_FOR,
    UNTESTED,
)
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.result_words import results
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_numbers import day_of
from alloway.values.case import Fact

_KARYOTYPE = re.compile(
    r"(?<![\d,.])(?P<karyotype>(?:4\d|[235]\d|6\d)(?:\s?[~-]\s?\d\d)?\s?,\s?X[XY]?[XY]?\b(?:\s?,\s?[^\s,;()\[\]/]{1,12}"
    r"(?:\s?\([^()]{1,30}\)){0,4}){0,30}(?:\s?\[(?:cp)?\d{1,3}\])?(?:\s?//?\s?(?:4\d|idem|sl|sdl)[^\s;]{0,160}){0,4})"
)
_ABNORMAL = re.compile(r",\s?[XY]{1,3}\s?,|idem|sdl|\bsl\b|(?<!\d)(?:4[0-57-9]|[235]\d|6\d)\s?,")
_NAMED = re.compile(
    r"(?P<complex>(?:highly |hochgradig |tres |molto |muy |zeer )?(?:complex|komplex\w*|compless\w*|complej\w*|zlozon\w+)[\s-](?:aberr\w+[\s-])?"
    r"(?:\w+\s)?(?:[kc]ar[iy]ot\w*|[kc]aryot\w*|[czk]ytogen\w*|aberra\w*)"
    r"|(?:[kc]ar[iy]ot\w*|[kc]aryot\w*)\s(?:\w+\s)?(?:complex\w*|komplex\w*|compless\w*|complej\w*|zlozon\w+))"
    r"|(?P<normal>(?:normal\w*|prawidlow\w+|unauffallig\w*)\s(?:\w+\s)?(?:[kc]ar[iy]ot\w*|[kc]aryot\w*)"
    r"|(?:[kc]ar[iy]ot\w*|[kc]aryot\w*)[\s:]{1,2}(?:\w+\s)?(?:normal\w*|prawidlow\w+|unauffallig\w*))"
)
_GENES = (
    r"myc|c-myc|bcl-?2|bcl-?6|bcl-?3|kmt2a|mll|igh[vgd]?|igk|igl|ccnd1|ccnd2|ccnd3|alk|tp63|dusp22|irf4|abl1|abl2|csf1r|pdgfr[ab]|fgfr[13]|jak2|crlf2|epor|nup98|etv6|runx1"
    r"|tcf3|mecom|evi1|znf384|mef2d|nutm1|dux4|tal1|tlx1|tlx3|bcl11b|maf|mafb|nsd2|malt1|pax5|cdkn2[ab](?:/[ab])?|tp53|rb1|atm|ikzf1|cdk6|birc3|cd274|pdcd1lg2|ciita|trb|tra|trd"
)
_REARRANGED = r"(?:gene?[\s-]?|locus[\s-]?)?(?:re-?arrang\w+|rearanz\w+|riarrangi\w+|rearreg\w+|reordena\w+|reagenc\w+|herschik\w+|umlager\w+|przegrupow\w+|trans?lo[ckz]\w+|break(?:-?apart)?\b(?!\W?(?:probe|sond))|(?:gen)?bruch\b)"
_LOST = r"(?:(?:homo|mono|bi|hemi|hetero)[\w-]{0,9}\s|(?:omo|etero)\w{0,9}\s)?(?:deletion\w*|deletie\w*|delecion\w*|delezion\w*|delecj\w+|deleted|deletiert|deletee?|amplifi\w+|amplifik\w+)"
_GENE_CHANGE = re.compile(
    rf"(?<![\w:])(?P<genes>(?:{_GENES})(?:\s?[-,/+&]{{1,2}}\s?(?:(?:und|and|et|y|e|en|i)\s)?(?:{_GENES})|-?\s(?:und|and|et|y|e|en|i)\s(?:{_GENES})){{0,3}})"
    rf"(?:\s?\([^()]{{1,24}}\))?[\s-]{{1,2}}(?:(?:is|was|were|are|ist|sind|wurde|est|fue|e|risulta|werd|jest)\s)?(?:(?P<re>{_REARRANGED})|(?P<lost>{_LOST}))"
    rf"|(?P<re2>{_REARRANGED}|(?P<lost2>{_LOST}))\s(?:(?:of|von|vom|des|der|du|de|del|della|di|van|het|the|la|le|el|il|gen\w*|locus)\s){{0,4}}(?P<genes2>(?:{_GENES})(?:\s?(?:,|und|and|et|y|e|en|i|/)\s?(?:{_GENES})){{0,3}})(?![\w:])"
)
_FUSION = re.compile(
    r"(?<![\w:])(?P<one>IG[HKL]|TR[ABDG])\s?(?:::|/|-)\s?(?P<two>[A-Z][A-Z0-9]{1,8})(?![\w])"
)
_NOISE = re.compile(
    r"car[\s-]?t|anti-|inhibit|antikorper|antibod|\bdonor\b|expression|express|ihc\b|immunhisto"
)
_BOTH = re.compile(r"\s?\(?(?:homozyg|homocig|omozig|biallel)\w*")
_AMOUNT = re.compile(
    r"(?P<share>(?:<\s?)?\d{1,3}(?:[.,]\d+)?\s?%(?:\s(?:of|der|des|de los|de|dei|van de)\s\w+)?|\[\d+\]|\d{1,3}\s?(?:/|of|von|sur|de|su|van|z)\s?\d{2,3}\s\w+)"
)
_ZERO = re.compile(r"(?:^|\D)0(?:[.,]0+)?\s?%")
_LIST = re.compile(r"[\s,/&+;()\w:.?-]{0,60}")


@dataclass(frozen=True, slots=True)
class _Change:
    name: str
    start: int
    end: int


def cytogenetic_facts(statement: Statement) -> Iterator[Fact | str]:
    """``cytogenetics`` facts of one sentence: a karyotype, each change that was found.

    A change that was looked for and not found gives no fact but a reason.

    >>> from alloway.values.evidence import Source
    >>> def of(text): return [f.value for f in cytogenetic_facts(Statement(text, Source("x")))
    ...                       if not isinstance(f, str)]
    >>> of("FISH: del(17p) in 61 % der Kerne, t(14;16) negativ"), of("Karyotype 46,XX[20]")
    (['del(17p)'], ['normal karyotype 46,XX[20]'])
    >>> of("Kein Nachweis einer t(11;14)"), of("MYC- und BCL6-Rearrangement nachgewiesen")
    ([], ['MYC rearrangement', 'BCL6 rearrangement'])
    """
    plain = folded(statement.text)
    spans = []
    for match in _KARYOTYPE.finditer(statement.text):
        spans.append(match.span())
        yield from _karyotype(match, statement)
    changes = [c for c in _changes(statement.text, plain) if not _inside(c, spans)]
    for index, change in enumerate(changes):
        high = changes[index + 1].start if index + 1 < len(changes) else len(plain)
        low = changes[index - 1].end if index else 0
        yield from _judged(statement, plain, change, low, high)


def _inside(change: _Change, spans: list[tuple[int, int]]) -> bool:
    return any(low <= change.start < high for low, high in spans)


def _karyotype(match: re.Match[str], statement: Statement) -> Iterator[Fact | str]:
    printed = re.sub(r"\s", "", match["karyotype"]).rstrip(",.")
    if context(statement.text, match.start(), match.end(), statement.section) in ("family",):
        return
    value = printed if _ABNORMAL.search(printed) else f"normal karyotype {printed}"
    yield from _fact(statement, value, match.start(), match.end(), "karyotype")
    for name, _, _ in chromosome_changes(folded(match["karyotype"])):
        yield from _fact(statement, name, match.start(), match.end(), "karyotype")


def _changes(text: str, plain: str) -> list[_Change]:
    found = [_Change(name, start, end) for name, start, end in chromosome_changes(plain)]
    for match in _NAMED.finditer(plain):
        name = "complex karyotype" if match["complex"] else "normal karyotype"
        found.append(_Change(name, match.start(), match.end()))
    if not _NOISE.search(plain):
        found += _of_genes(plain)
    found += [
        _Change(f"{m['one']}::{m['two']}", m.start(), m.end()) for m in _FUSION.finditer(text)
    ]
    return sorted(found, key=lambda change: (change.start, change.end))


def _of_genes(plain: str) -> Iterator[_Change]:
    for match in _GENE_CHANGE.finditer(plain):
        lost = match["lost"] or match["lost2"]
        how = "rearrangement"
        if lost:
            how = "amplification" if lost.startswith("ampl") else "deletion"
            both = re.match(r"(?:homo|omo|bi)", lost) or _BOTH.match(plain[match.end() :])
            how = f"homozygous {how}" if both else how
        genes = re.findall(rf"(?<![\w])(?:{_GENES})(?![a-z0-9])", match["genes"] or match["genes2"])
        for gene in genes:
            name = {"mll": "KMT2A", "c-myc": "MYC", "bcl2": "BCL2", "evi1": "MECOM"}.get(gene)
            shown = name or gene.upper().replace("BCL-", "BCL")
            yield _Change(f"{shown} {how}", match.start(), match.end())


def _judged(
    statement: Statement, plain: str, change: _Change, low: int, high: int
) -> Iterator[Fact | str]:
    """Found, not found, or only looked for: its own words first, then those that close a list."""
    own = re.split(r";|\.\s", plain[change.end : high])[0][:90]
    before = plain[max(low, change.start - 80) : change.start]
    denied = f"{change.name.split(' ')[0]}: looked for and not found, or not told"
    said = next(iter(results(own)), None)
    share = _AMOUNT.search(own)
    if UNTESTED.search(own[:60]) or _ZERO.search(own[:30]) or DENIED_DASH.match(own):
        yield denied
        return
    if said is not None and (share is None or said.start < share.start("share")):
        if said.value != "positive":
            yield denied
            return
    elif share is None and not FOUND.search(own):
        rest = re.split(r";|\.\s", plain[change.end :])[0]
        later = next(iter(results(rest)), None)
        if later is not None and later.value != "positive" and _LIST.fullmatch(rest[: later.start]):
            yield denied
            return
        if TESTED_FOR.search(plain[: change.start]) and not FOUND.search(before):
            yield denied
            return
    if LEAD_DENIED.search(before) or LISTED_DENIED.search(before):
        yield denied
        return
    meant = context(statement.text, change.start, change.end, statement.section)
    # A share of cells is a result: "no" of the change before it says nothing of this one.
    if meant == "affirmed" or (share and meant != "family"):
        note = f"FISH, {share['share']}" if share and "[" not in share["share"] else ""
        yield from _fact(statement, change.name, change.start, change.end, note)
    else:
        yield denied


def _fact(
    statement: Statement, value: str, start: int, end: int, note: str
) -> Iterator[Fact | str]:
    when = day_of(_without_asides(statement, start), start)
    if when is None:
        yield "cytogenetics: of an earlier sample whose date is not clear"
        return
    source = statement.quoted(start, end)
    yield Fact("cytogenetics", value, source, "", when, "text rule", note=note)


def _without_asides(statement: Statement, at: int) -> Statement:
    """Without the dates of brackets that compare: ``del(17p) 48 % (2018: not detected)``."""
    dates = []
    for found in statement.dates:
        low = statement.text.rfind("(", 0, found.start)
        high = statement.text.find(")", found.end)
        aside = 0 <= low < high and ")" not in statement.text[low : found.start]
        words = re.search(r"[^\W\d]{3}", statement.text[found.end : high]) if aside else None
        if not (words and not low < at < high):
            dates.append(found)
    return replace(statement, dates=tuple(dates))


def cytogenetics_named(text: str) -> tuple[str, ...]:
    """Changes of chromosomes that a name of a diagnosis holds.

    >>> cytogenetics_named("B-ALL with t(9;22)(q34.1;q11.2); BCR::ABL1")
    ('t(9;22)(q34.1;q11.2)',)
    """
    return tuple(dict.fromkeys(name for name, _, _ in chromosome_changes(folded(text))))
