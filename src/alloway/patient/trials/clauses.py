"""One sentence of eligibility text to a tree of and / or / not.

Pieces that were understood are put in order; the words between them give the connectives. Words
that are neither connective nor filler stay as ``unparsed`` leaves. An exception ("unless",
"except") or a permission ("are eligible if") may free a patient from a criterion and never
tightens it: it joins an inclusion by ``or`` and an exclusion by ``and``.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from alloway.patient.trials.disease_lists import (
    are_alternatives,
    field_of,
    narrowest,
    one_of,
    only_broad,
)
from alloway.patient.trials.measures import Piece, find_measures
from alloway.patient.trials.outline import Kind
from alloway.patient.trials.quantities import Window, find_windows, normalise
from alloway.patient.trials.soundness import keep_sound
from alloway.patient.trials.statements import find_statements
from alloway.patient.trials.trees import all_of, any_of, has_atom, leaf, leaves, none_of, unparsed
from alloway.patient.trials.vocabulary import FILLER, diseases, measures
from alloway.values.trial import Node

_I = re.IGNORECASE
_SENTENCE = re.compile(r"(?<=[a-z0-9%)])\.\s+(?=[A-Z])|\s+(?=Note\s*:|NOTE\s*:|Exceptions?\s*:)")
_STRONG = re.compile(r";\s*|\n+")
_EXCEPTION = re.compile(
    r"[,;(]?\s*\b(?:except(?:ions?|ing)?(?: for| in| if| that| when)?|unless|with the exception of|excluding|other than|however|"
    r"provided(?: that)?|but (?=patients|subjects|those|participants|may|can|is|are|if|not)|not including|can be relaxed|note\b|"
    r"in the absence of|if\b|when\b|for (?:those|patients|subjects|participants)(?: with)?\b|in (?:the )?(?:patients|subjects|participants|case|setting|event)\b|"
    r"for liver|in liver|with liver|with documented|even if|regardless of whether|whichever)",
    _I,
)  # fmt: skip
_PERMISSION = re.compile(
    r"\b(?:(?:is|are|will be|may be|can be|be)\s+(?:still\s+)?(?:allowed|permitted|acceptable|eligible|included|enrolled|considered|admitted|not excluded|not exclusionary)|"
    r"may or may not|(?:may|can) (?:participate|enrol\w*|be enrolled|be included|receive)|does not (?:apply|count|exclude)|do not (?:apply|count|exclude)|not (?:an )?exclu\w+|"
    r"permitted|allowed)\b",
    _I,
)  # fmt: skip
_NOTE = re.compile(r"^\W*(?:note|exceptions?|however|additionally|nb|n\.b|e\.g|example)\b", _I)
_CONDITION = re.compile(
    r"^\W*(?:for|in|if|among|when)\b(?!\s+(?:the (?:last|past|previous)|addition|general|order|at))(?P<who>[^,:]{3,140}?)[,:]\s*",
    _I,
)
_NAMED = re.compile(r"^\W*(?P<who>[^:;.]{2,70}):\s*(?=\S)")
_SUBJECT = re.compile(
    r"^\W*(?P<who>[^:;.,]{2,90}?)\s+(?=must\b|should\b|need to\b|are required to\b)", _I
)
_COHORT = re.compile(r"^\W*(?P<who>(?:phase|part|cohort|arm|group)\s*[\w ]{1,20}):\s*", _I)
_CONNECTOR = re.compile(
    r"\band\s*/\s*or\b|\bor\b|\band\b|,|/(?!\s*(?:m?L|dL|kg|day|d\b|m2|min|blood|uL))|&|\bas well as\b|\bplus\b",
    _I,
)
_NEGATION = re.compile(
    r"\b(?:no|without|not|never|absence of|free of|free from|negative for|lack of|seronegative for|negative (?:serology|test(?:s|ing)?|screen(?:ing)?) for)"
    r"(?:\s+(?:any|known|prior|previous|history of|evidence of|active|current|the|previously|ever|undergone|received|have|has|had|clinical|signs of|documented|a|an|be|positive|infection with|presence of|infections?|been|treated with|treatment with|for))*\s*$",
    _I,
)  # fmt: skip
_THING = re.compile(
    r"\b(?:therap(?:y|ies)|treatments?|infections?|diseases?|malignanc(?:y|ies)|neoplasms?)\b", _I
)
"""Filler beside a statement, but a thing of its own when it stands alone in a list."""
_EITHER_WORD = re.compile(r"^\W*(?:or|and/or)\b", _I)
_INCLUDING = re.compile(r"(?:\bincluding\b|\bsuch as\b|\be\.g\.|\bi\.e\.|:\s*$)", _I)
_OPEN_LIST = re.compile(r"but (?:not|are not) limited to|without limitation", _I)
_SPAN_FIELDS = ("lab.", "organ.", "prior.", "infection.", "cns", "gvhd", "pregnancy", "performance.", "antigen.")  # fmt: skip

MAX_CLAUSE = 3_000


@dataclass(slots=True)
class _Term:
    """What stands between two connectives."""

    nodes: list[Node]
    words: list[str]
    joint: str = ""
    """The connective before it: ``and``, ``or``, ``,`` or empty."""
    negated: bool = False


def parse_sentence(text: str, kind: Kind) -> Node | None:
    """The tree of one criterion's sentences; ``None`` when nothing in it was understood.

    >>> parse_sentence("HIV or prior allogeneic HSCT", "exclusion").op
    'or'
    """
    whole: Node | None = None
    for sentence in _SENTENCE.split(normalise(text[:MAX_CLAUSE])):
        if not sentence.strip(" .;"):
            continue
        whole = _extend(whole, sentence, kind)
    return whole if has_atom(whole) else None


def relax(node: Node, words: str, kind: Kind) -> Node:
    """Join an exception that may free a patient from the criterion.

    >>> from alloway.values.trial import Atom
    >>> relax(leaf(Atom("age", ">=", 18.0, "a")), "unless phase 2", "inclusion").op
    'or'
    """
    tail = unparsed(words)
    return any_of((node, tail)) if kind == "inclusion" else all_of((node, tail))


def _extend(whole: Node | None, sentence: str, kind: Kind) -> Node:
    node = _sentence(sentence, kind)
    if node is None:
        return relax(whole, sentence, kind) if whole else unparsed(sentence)
    if whole is None:
        return node
    if kind == "inclusion" and not are_alternatives(whole, node):
        return all_of((whole, node))
    return any_of((whole, node))


def _only_permits(words: str) -> bool:
    return bool(_NOTE.match(words) or _PERMISSION.search(words))


def _sentence(sentence: str, kind: Kind) -> Node | None:
    """The tree of a sentence; ``None`` when it only permits something."""
    if _NOTE.match(sentence):
        return None
    condition = _CONDITION.match(sentence) or _COHORT.match(sentence)
    if condition:
        rest = _segments(sentence[condition.end() :], kind)
        return relax(rest, condition.group(0), kind) if rest else None
    return _segments(sentence, kind)


def _segments(sentence: str, kind: Kind) -> Node | None:
    """Statements set apart by semicolons, with a disease before a colon as their condition."""
    named = _NAMED.match(sentence)
    about = diseases().search(named["who"]) if named else None
    if named and about and kind == "inclusion":
        rest = _parts(sentence[named.end() :], kind)
        return _if_disease(_terms(named["who"], kind), rest, named["who"])
    subject = _SUBJECT.match(sentence)
    about = diseases().search(subject["who"]) if subject else None
    if (
        subject
        and about
        and kind == "inclusion"
        and not re.search(r"\bmust|should\b", subject["who"])
    ):
        rest = _parts(sentence[subject.end("who") :], kind)
        return _if_disease(_terms(subject["who"], kind), rest, subject["who"])
    return _parts(sentence, kind)


def _if_disease(condition: Node | None, rest: Node | None, words: str) -> Node | None:
    """A statement that binds only patients with the disease it names."""
    if rest is None:
        return None
    asked = [n for n in leaves(condition) if field_of(n) == "diagnosis"] if condition else []
    if not asked:
        return any_of((unparsed(words), rest))
    return any_of((none_of(one_of(asked)), rest))


def _parts(sentence: str, kind: Kind) -> Node | None:
    whole: Node | None = None
    for part in _STRONG.split(sentence):
        if not part.strip(" .,;"):
            continue
        if _only_permits(_outside_brackets(part)):
            whole = relax(whole, part, kind) if whole else None
            continue
        either = _EITHER_WORD.match(part)
        node = _segment(part[either.end() :] if either else part, kind)
        if whole is None:
            whole = node
        elif either or kind == "exclusion" or are_alternatives(whole, node):
            whole = any_of((whole, node))
        else:
            whole = all_of((whole, node))
    return whole


def _outside_brackets(part: str) -> str:
    return re.sub(r"\([^()]*\)", " ", part)


def _segment(part: str, kind: Kind) -> Node:
    core, tails = _cut_exceptions(part)
    node = _terms(core, kind)
    if node is None:
        return unparsed(part)
    for tail in tails:
        node = relax(node, tail, kind)
    return keep_sound(node, part, kind)


def _cut_exceptions(part: str) -> tuple[str, list[str]]:
    """Take out bracketed exceptions and the tail after an exception word."""
    tails: list[str] = []

    def keep(match: re.Match[str]) -> str:
        inside = match.group(1)
        if _EXCEPTION.search(inside) or _PERMISSION.search(inside):
            tails.append(inside)
            return " "
        return match.group(0)

    core = re.sub(r"\(([^()]{3,400})\)", keep, part)
    tail = _EXCEPTION.search(core)
    if tail and tail.start() > 0 and core[: tail.start()].strip(" ,("):
        end = _next_measure(core, tail.end())
        tails.append(core[tail.start() : end])
        core = core[: tail.start()] + core[end:]
        if end < len(core):
            core, more = _cut_exceptions(core)
            tails.extend(more)
    return core, tails


def _next_measure(core: str, start: int) -> int:
    """Where the list goes on after an exception: ``..., ALT <= 3 x ULN``; else the end."""
    for match in measures().finditer(core, start):
        comma = core.rfind(",", start, match.start())
        if (
            comma >= 0
            and not core[comma + 1 : match.start()].strip(" (")
            and find_measures(core[comma:])
        ):
            return comma
    return len(core)


def _terms(core: str, kind: Kind) -> Node | None:
    pieces = _claim(core, kind)
    if not any(p.node for p in pieces):
        return None
    windows = _free_windows(core, pieces)
    terms = _read_terms(core, _with_windows(core, pieces, windows), windows)
    return _combine(terms, kind)


def _claim(core: str, kind: Kind) -> list[Piece]:
    """Pieces in order, the earlier rule winning where two overlap."""
    taken: list[Piece] = []
    for piece in (*find_statements(core, kind), *find_measures(core, kind)):
        if all(piece.end <= other.start or piece.start >= other.end for other in taken):
            taken.append(piece)
    return sorted(taken, key=lambda p: p.start)


def _free_windows(core: str, pieces: list[Piece]) -> list[Window]:
    return [
        w
        for w in find_windows(core)
        if not any(p.start <= w.start < p.end and p.node is not None for p in pieces)
    ]


def _with_windows(core: str, pieces: list[Piece], windows: list[Window]) -> list[Piece]:
    """Give each window to the piece before it, and to those joined to that one without a comma."""
    out = list(pieces)
    floor = 0
    for window in windows:
        owned = [
            i
            for i, p in enumerate(out)
            if p.node and floor <= p.start and p.end <= window.start and _spans(p.node)
        ]
        near = out[owned[-1]].end if owned else 0
        if not owned or not _only_filler(core[near : window.start]):
            floor = window.end
            continue
        for i in owned:
            node = out[i].node
            if node is None:
                continue
            limited = _limit(node, window.days)
            unsure = "," in core[out[i].end : out[owned[-1]].start]
            if unsure:
                outside = all_of((node, unparsed(core[window.start : window.end])))
                limited = any_of((limited, outside))
            out[i] = replace(out[i], node=limited)
        floor = window.end
    return out


def _spans(node: Node) -> bool:
    return all(
        n.atom is None or n.atom.field.startswith(_SPAN_FIELDS) or n.atom.field == "sex"
        for n in leaves(node)
    )


def _limit(node: Node, days: int) -> Node:
    if node.atom:
        if node.atom.field == "sex":
            return node
        return leaf(replace(node.atom, window_days=days), node.text)
    return replace(node, items=tuple(_limit(item, days) for item in node.items))


def _only_filler(words: str) -> bool:
    return not _content(words)


def _content(words: str) -> str:
    """The words that neither connect nor fill."""
    kept = [
        w
        for w in re.findall(r"[A-Za-z][\w'.-]*|\d[\w.%]*|>=|<=|[<>]", words)
        if w.lower().strip(".'-") not in FILLER and w.lower() not in ("and", "or")
    ]
    return " ".join(words.split()) if kept else ""


def _read_terms(core: str, pieces: list[Piece], windows: list[Window]) -> list[_Term]:
    terms = [_Term([], [])]
    at = 0
    for piece in [*pieces, None]:
        gap = core[at : piece.start if piece else len(core)]
        gap = _without_windows(gap, at, windows, pieces)
        _read_gap(terms, gap, before_piece=piece is not None and piece.node is not None)
        if piece is None:
            break
        if piece.node is not None:
            terms[-1].nodes.append(piece.node)
        if _content(piece.rest):
            terms[-1].words.append(piece.rest)
        at = piece.end
    return [t for t in terms if t.nodes or t.words]


def _without_windows(gap: str, at: int, windows: list[Window], pieces: list[Piece]) -> str:
    for window in sorted(windows, key=lambda w: -w.start):
        a, b = window.start - at, window.end - at
        used = any(
            n.atom is not None and n.atom.window_days == window.days
            for p in pieces
            if p.node is not None
            for n in leaves(p.node)
        )
        if used and 0 <= a < len(gap):
            gap = gap[:a] + " " + gap[max(0, b) :]
    return gap


def _read_gap(terms: list[_Term], gap: str, *, before_piece: bool) -> None:
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
            terms.append(_Term([], [], joint))
        at = match.end()
    if including and before_piece and terms[-1].nodes == [] and terms[0].nodes:
        terms[-1].joint = "open" if _OPEN_LIST.search(gap) else "including"
    elif including and before_piece and terms[-1].nodes:
        terms.append(_Term([], [], "open" if _OPEN_LIST.search(gap) else "including"))


def _start_negated(terms: list[_Term]) -> None:
    last = terms[-1]
    if last.nodes or last.words:
        terms.append(_Term([], [], "", negated=True))
    else:
        last.negated = True


def _combine(terms: list[_Term], kind: Kind) -> Node | None:
    if not terms:
        return None
    for i, term in enumerate(terms):
        if term.negated and i:
            head = _combine(terms[:i], kind)
            tail = _combine([replace(term, joint=""), *terms[i + 1 :]], kind)
            return _link(head, tail, term.joint, kind)
    if terms[0].negated:
        inner = _combine([replace(terms[0], negated=False), *terms[1:]], "exclusion")
        return none_of(inner) if inner else None
    terms = _merge_diagnoses(terms)
    return _by_precedence(terms, kind)


def _link(head: Node | None, tail: Node | None, joint: str, kind: Kind) -> Node | None:
    if head is None or tail is None:
        return head or tail
    either = joint == "or" or (joint == "," and kind == "exclusion")
    return any_of((head, tail)) if either else all_of((head, tail))


def _term_node(term: _Term) -> Node:
    words = [unparsed(w) for w in term.words]
    return all_of((*term.nodes, *words))


def _by_precedence(terms: list[_Term], kind: Kind) -> Node:
    joints = _settle_commas([t.joint for t in terms], kind)
    listed = _is_list(terms, kind)
    groups: list[list[Node]] = [[_term_node(terms[0])]]
    for term, joint in zip(terms[1:], joints[1:], strict=True):
        if joint == "or" or (listed and joint == "and"):
            groups.append([_term_node(term)])
        else:
            groups[-1].append(_term_node(term))
    return any_of(all_of(group) for group in groups)


def _settle_commas(joints: list[str], kind: Kind) -> list[str]:
    """A comma means what the next spelt connective says; else the last one; else the default."""
    out = ["and" if j in ("", "including", "open") else j for j in joints]
    real = [j for j in out[1:] if j in ("and", "or")]
    default = (real[-1] if real else "") or ("or" if kind == "exclusion" else "and")
    following = default
    for i in range(len(out) - 1, 0, -1):
        if out[i] == ",":
            out[i] = following
        elif joints[i]:
            following = out[i]
    return out


def _is_list(terms: list[_Term], kind: Kind) -> bool:
    """An exclusion that lists infections by "and" means each of them."""
    if kind != "exclusion":
        return False
    fields = [
        {leafs.atom.field.split(".")[0] for leafs in leaves(_term_node(t)) if leafs.atom}
        for t in terms
    ]
    plain = [
        t for t, f in zip(terms, fields, strict=True) if f <= {"infection"} and f and not t.words
    ]
    return len(plain) == len(terms)


def _merge_diagnoses(terms: list[_Term]) -> list[_Term]:
    """Diseases in a list are alternatives, whatever connective stands between them."""
    out: list[_Term] = []
    for term in _with_unknown_diseases([_alternatives(t) for t in terms]):
        if out and _is_diagnosis(term) and _has_diagnosis(out[-1]):
            joint = term.joint if term.joint in ("including", "open") else "or"
            out[-1] = _joined_diagnoses(out[-1], term, joint)
        else:
            out.append(term)
    return out


def _with_unknown_diseases(terms: list[_Term]) -> list[_Term]:
    """In a list of diseases, a name that is not known is an alternative like the others."""
    first = next((i for i, t in enumerate(terms) if _has_diagnosis(t)), None)
    if first is None:
        return terms
    last = max(i for i, t in enumerate(terms) if _has_diagnosis(t))
    out = []
    for i, term in enumerate(terms):
        words = " ".join(term.words)
        inside = first < i < last
        beside = last > first and _DISEASE_LIKE.search(words) and term.joint != ""
        if not term.nodes and (inside or beside or (i > last and term.joint == "or")):
            out.append(_Term([unparsed(words)], [], term.joint))
        else:
            out.append(term)
    return out


_DISEASE_LIKE = re.compile(r"lymphoma|leuka?emia|myeloma|malignan|neoplasm|cancer|syndrome|tumou?r|(?-i:\b[A-Z]{3,}\b)", _I)  # fmt: skip


def _is_diagnosis(term: _Term) -> bool:
    return _has_diagnosis(term) or [n.op for n in term.nodes] == ["unparsed"]


def _has_diagnosis(term: _Term) -> bool:
    return any(field_of(n) == "diagnosis" for n in term.nodes)


def _alternatives(term: _Term) -> _Term:
    """Several disease names in one term ("DLBCL (diffuse large ...)") are one statement."""
    diagnoses = [n for n in term.nodes if field_of(n) == "diagnosis"]
    if len(diagnoses) < 2:
        return term
    first = term.nodes.index(diagnoses[0])
    others = [n for n in term.nodes if field_of(n) != "diagnosis"]
    return replace(term, nodes=[*others[:first], narrowest(one_of(diagnoses)), *others[first:]])


def _joined_diagnoses(left: _Term, right: _Term, joint: str) -> _Term:
    i = next(i for i, n in enumerate(left.nodes) if field_of(n) == "diagnosis")
    named = one_of([n for n in right.nodes if _names_disease(n)])
    others = [n for n in right.nodes if not _names_disease(n)]
    if joint in ("including", "open") and only_broad(named):
        merged = all_of((left.nodes[i], named))
    elif joint == "including":
        wide = all_of((left.nodes[i], unparsed("the record names subtypes after the wider term")))
        merged = any_of((named, wide))
    else:
        merged = one_of([left.nodes[i], named])
    nodes = [*left.nodes[:i], merged, *left.nodes[i + 1 :], *others]
    return replace(left, nodes=nodes, words=[*left.words, *right.words])


def _names_disease(node: Node) -> bool:
    return node.op == "unparsed" or field_of(node) == "diagnosis"
