"""One clause: the pieces that were understood, and what stands between them.

A word between two pieces that neither connects nor fills stays as an ``unparsed`` leaf.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from alloway.patient.trials.combining import Term, combine
from alloway.patient.trials.concepts import find_concepts
from alloway.patient.trials.measures import Piece, find_measures
from alloway.patient.trials.outline import Kind
from alloway.patient.trials.sayings import find_sayings
from alloway.patient.trials.statements import find_statements
from alloway.patient.trials.trees import all_of, any_of, leaf, leaves, unparsed
from alloway.patient.trials.vocabulary import FILLER
from alloway.patient.trials.windows import Window, find_windows
from alloway.values.trial import Node

_I = re.IGNORECASE
_CONNECTOR = re.compile(
    r"\band\s*/\s*or\b|\bor\b|\band\b|,|/(?!\s*(?:m?L|dL|kg|day|d\b|m2|min|blood|uL))|&|\bas well as\b|\bplus\b",
    _I,
)
_NEGATION = re.compile(
    r"\b(?:no longer|no|without|not|never|off|absence of|free of|free from|negative for|lack of|seronegative for|negative (?:serology|test(?:s|ing)?|screen(?:ing)?) for)"
    r"(?:\s+(?:any|known|prior|previous|history of|evidence of|active|current|the|previously|ever|undergone|received|have|has|had|clinical|signs of|documented|a|an|be|positive|infection with|presence of|receive|receiving|taking|use|using|support|need|needing|require|requirement|requirements|ongoing|clinically|significant|dependency on|dependence on|dependent on|of|on|obvious|serious|severe|infections?|been|treated with|treatment with|for))*\s*$",
    _I,
)  # fmt: skip
_THING = re.compile(
    r"\b(?:therap(?:y|ies)|treatments?|infections?|diseases?|malignanc(?:y|ies)|neoplasms?)\b", _I
)
_INCLUDING = re.compile(r"(?:\bincluding\b|\bsuch as\b|\be\.g\.|\bi\.e\.|:\s*$)", _I)
_OPEN_LIST = re.compile(r"but (?:not|are not) limited to|without limitation", _I)
_TIMELESS_TEXT = """
age diagnosis status lines consent compliance contraception investigator_judgement
administrative venous_access organ_function stage donor life_expectancy
"""
_TIMELESS = frozenset(_TIMELESS_TEXT.split())  # fmt: skip


@lru_cache(maxsize=4096)
def read_clause(core: str, kind: Kind) -> Node | None:
    """The tree of a normalised clause; ``None`` when nothing in it was understood."""
    pieces = _claim(core, kind)
    if not any(p.node for p in pieces):
        return None
    timed, used = _with_windows(core, pieces, _free_windows(core, pieces))
    terms = _read_terms(core, timed, used)
    return combine(terms, kind)


def _claim(core: str, kind: Kind) -> list[Piece]:
    """Pieces in order, the earlier rule winning where two overlap; a saying ends at the next."""
    taken: list[Piece] = []
    for piece in (*find_statements(core, kind), *find_measures(core, kind)):
        if piece.node is not None:
            taken = [p for p in taken if p.node or p.end <= piece.start or p.start >= piece.end]
        _take(piece, taken)
    for found in find_sayings(core, kind):
        taken = [
            p for p in taken if p.end <= found.start or p.start >= found.end or not _gives_way(p)
        ]
        saying = _clipped(found, taken)
        _take(saying, taken)
    windows = [Piece(w.start, w.end, None) for w in find_windows(core)]
    found_all = find_concepts(core, kind, [*taken, *windows])
    return [p for p in found_all if p not in windows]


def _gives_way(piece: Piece) -> bool:
    """ "Males and females must agree to ..." asks for no sex."""
    return piece.node is None or all(n.atom and n.atom.field == "sex" for n in leaves(piece.node))


def _take(piece: Piece, taken: list[Piece]) -> None:
    if all(piece.end <= other.start or piece.start >= other.end for other in taken):
        taken.append(piece)


def _clipped(saying: Piece, taken: list[Piece]) -> Piece:
    """A saying runs on to the end of its clause, but not into what was understood otherwise."""
    inner = [p.start for p in taken if p.node and saying.start < p.start < saying.end]
    end = min(inner, default=saying.end)
    return replace(saying, end=end) if end < saying.end else saying


def _free_windows(core: str, pieces: list[Piece]) -> list[Window]:
    return [
        w
        for w in find_windows(core)
        if not any(p.start <= w.start < p.end and p.node is not None for p in pieces)
    ]


def _with_windows(
    core: str, pieces: list[Piece], windows: list[Window]
) -> tuple[list[Piece], list[Window]]:
    """Give each window to the pieces it limits; also which windows found some."""
    out = list(pieces)
    used: list[Window] = []
    last: list[int] = []
    floor = 0
    for window in windows:
        owned = _owned(core, out, window, floor) or _opened(core, out, window, floor)
        if not owned and used and _only_filler(core[used[-1].end : window.start]):
            owned = last
        if owned:
            owned = [*owned, *_listed_after(core, out, window, out[owned[-1]].node)]
        last = owned
        for i in owned:
            out[i] = replace(out[i], node=_timed(core, out, i, owned[-1], window))
        if owned:
            used.append(window)
        floor = window.end
    return out, used


_GOES_ON = re.compile(r"^[\W]*(?:including|include|such as|e\.g|i\.e|namely)\b", _I)


def _listed_after(core: str, pieces: list[Piece], window: Window, last: Node | None) -> list[int]:
    """What "... within 2 weeks, including surgery, radiotherapy" lists has the same window."""
    if last is None or not _GOES_ON.match(core[window.end :]):
        return []
    until = min(
        (w.start for w in find_windows(core) if w.start >= window.end and w.days), default=len(core)
    )
    return [
        i
        for i, p in enumerate(pieces)
        if p.start >= window.end
        and p.end <= until
        and (n := p.node)
        and _spans(n)
        and _family(n) == _family(last)
    ]


def _owned(core: str, pieces: list[Piece], window: Window, floor: int) -> list[int]:
    """The piece before the window and those of its list."""
    before = [
        i for i, p in enumerate(pieces) if p.node and floor <= p.start and p.end <= window.start
    ]
    if not before or not _only_filler(core[pieces[before[-1]].end : window.start]):
        return []
    last = pieces[before[-1]].node
    if last is None or not _spans(last):
        return []
    if core[: window.start].rstrip().endswith("("):
        return before[-1:]
    return [
        i for i in before if (n := pieces[i].node) and _spans(n) and _family(n) == _family(last)
    ]


def _opened(core: str, pieces: list[Piece], window: Window, floor: int) -> list[int]:
    """The pieces after a window that opens its clause ("within 14 days, active infection")."""
    before = [p for p in pieces if p.node and floor <= p.start < window.start]
    after = [
        i for i, p in enumerate(pieces) if p.start >= window.end and (n := p.node) and _spans(n)
    ]
    if before or not after or not _only_filler(core[window.end : pieces[after[0]].start]):
        return []
    return after


_TREATMENTS = frozenset(("medication", "radiotherapy", "surgery", "transfusion", "growth_factor", "plasmapheresis", "vaccine"))  # fmt: skip


def _family(node: Node) -> frozenset[str]:
    """What a tree is about, coarsely: a window over a list limits things of one family."""
    fields = {n.atom.field for n in leaves(node) if n.atom and n.atom.field != "sex"}
    return frozenset(
        "treatment" if (top := f.split(".")[0]) in _TREATMENTS
        else f if top == "infection"
        else top if top in ("lab", "organ", "prior", "other_trial", "performance")
        else "finding"
        for f in fields
    )  # fmt: skip


def _timed(core: str, pieces: list[Piece], i: int, last: int, window: Window) -> Node | None:
    node = pieces[i].node
    if node is None:
        return None
    limited = _limit(node, window, inside=False)
    between = core[pieces[i].end : pieces[last].start] if i < last else ""
    if "," in between and "prior" in _family(node):
        outside = all_of((node, unparsed(core[window.start : window.end])))
        return any_of((limited, outside))
    return limited


def _spans(node: Node) -> bool:
    fields = [n.atom.field for n in leaves(node) if n.atom]
    return bool(fields) and all(f not in _TIMELESS for f in fields)


def _limit(node: Node, window: Window, *, inside: bool) -> Node:
    if node.atom:
        if node.atom.field == "sex":
            return node
        numeric = isinstance(node.atom.value, float)
        of = node.atom.of if numeric else " ".join(f"{node.atom.of} {window.more}".split())
        days = window.days or None
        since = window.since and not inside
        atom = replace(node.atom, of=of, reference=window.reference or node.atom.reference)
        if not since and days and atom.window_days:
            days = min(days, atom.window_days)
        atom = (
            replace(atom, since_days=days)
            if since
            else replace(atom, window_days=days or atom.window_days)
        )
        return leaf(atom, node.text)
    inside = inside or node.op == "not"
    return replace(node, items=tuple(_limit(item, window, inside=inside) for item in node.items))


_ABBREVIATED = re.compile(r"\(\s*[A-Za-z]?[A-Z][A-Z0-9/+-]{1,9}\s*\)")


def _only_filler(words: str) -> bool:
    return not _content(words)


def _content(words: str) -> str:
    """The words that neither connect nor fill."""
    if "limit" in words:
        words = _OPEN_LIST.sub(" ", words)
    if "(" in words:
        words = _ABBREVIATED.sub(" ", words)
    kept = [
        w
        for w in re.findall(r"[A-Za-z][\w'.-]*|\d[\w.%]*|>=|<=|[<>]", words)
        if w.lower().strip(".'-") not in FILLER and w.lower() not in ("and", "or")
    ]
    return " ".join(words.split()) if kept else ""


def _read_terms(core: str, pieces: list[Piece], windows: list[Window]) -> list[Term]:
    terms = [Term([], [])]
    at = 0
    for piece in [*pieces, None]:
        gap = core[at : piece.start if piece else len(core)]
        gap = _without_windows(gap, at, windows)
        _read_gap(terms, gap, before_piece=piece is not None and piece.node is not None)
        if piece is None:
            break
        if piece.node is not None:
            terms[-1].nodes.append(piece.node)
        if _content(piece.rest):
            terms[-1].words.append(piece.rest)
        at = piece.end
    return [t for t in terms if t.nodes or t.words]


def _without_windows(gap: str, at: int, windows: list[Window]) -> str:
    for window in sorted(windows, key=lambda w: -w.start):
        a, b = window.start - at, window.end - at
        if 0 <= a < len(gap):
            gap = gap[:a] + " " + gap[max(0, b) :]
    return gap


def _read_gap(terms: list[Term], gap: str, *, before_piece: bool) -> None:
    at = 0
    including = _INCLUDING.search(gap)
    for match in [*_CONNECTOR.finditer(gap), None]:
        words = gap[at : match.start() if match else len(gap)]
        negation = _NEGATION.search(words) if match is None and before_piece else None
        if negation:
            words = words[: negation.start()]
        alone = at > 0 and (match is not None or not before_piece)
        opens = at == 0 and match is not None and not (terms[-1].nodes or terms[-1].words)
        if _content(words) or ((alone or opens) and _THING.search(words)):
            terms[-1].words.append(words)
        if match is None:
            if negation:
                _start_negated(terms)
            break
        joint = re.sub(r"\s+", "", match.group(0).lower())
        joint = {"/": ",", "&": "and", "and/or": "or", "aswellas": "and", "plus": "and"}.get(
            joint, joint
        )
        last = terms[-1]
        if not last.nodes and not last.words:
            passed = bool(words.strip(" ()")) or not last.joint
            last.joint = joint if joint != "," or passed else last.joint
        else:
            terms.append(Term([], [], joint))
        at = match.end()
    if including and before_piece and terms[-1].nodes == [] and terms[0].nodes:
        terms[-1].joint = "open" if _OPEN_LIST.search(gap) else "including"
    elif including and before_piece and terms[-1].nodes:
        terms.append(Term([], [], "open" if _OPEN_LIST.search(gap) else "including"))


def _start_negated(terms: list[Term]) -> None:
    last = terms[-1]
    if last.nodes or last.words:
        terms.append(Term([], [], "", negated=True))
    else:
        last.negated = True
