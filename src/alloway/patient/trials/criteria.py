"""Free eligibility text to criteria, one for each line that stands on its own.

A heading such as "Adequate organ function, including:" adds nothing to the lines under it and is
left out; "one of the following:" makes one criterion of the heading and its lines; an exception
under a line belongs to that line.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import replace

from alloway.patient.trials.clauses import conditioned, parse_sentence, relax
from alloway.patient.trials.disease_lists import entities
from alloway.patient.trials.outline import Item, Kind, outline
from alloway.patient.trials.sayings import ADMINISTRATIVE
from alloway.patient.trials.trees import all_of, any_of, has_atom, leaves, unparsed, walk
from alloway.values.trial import Criterion, Node

_I = re.IGNORECASE
_CHOICE = re.compile(
    r"\b(?:one|any|either|some|1)\b(?: or more)?[^:]{0,60}$|\beither\s*:?\s*$|\bat least (?:one|1)\b[^:]{0,60}$",
    _I,
)
_DEFINED = re.compile(
    r"\b(?:defined (?:as|by)|definition|means|specified below|as follows)\W*$", _I
)
_EXCEPT = re.compile(
    r"\b(?:except\w*|unless|with the exception|allowed|permitted|eligible|may be|can be included|not (?:considered|subject|excluded)|do(?:es)? not apply)\b",
    _I,
)
_NOTE = re.compile(r"^\W*(?:note|exceptions?|however|n\.?b\.?)\b", _I)
_PERMITS = re.compile(
    r"\b(?:are|is|will be|may be|can be) (?:still )?(?:permitted|allowed|eligible|acceptable|included|enrolled|not excluded)\b",
    _I,
)
_CONDITIONAL = re.compile(r"^\W*(?:for|if|in)\b|\b(?:cohort|arm|group|phase)\b[^:]{0,30}$", _I)
_ALL = re.compile(r"\b(?:all|both)\b[^:]{0,40}$", _I)
_LISTS = re.compile(
    r"\b(?:following|below|defined (?:as|by)|any (?:one )?of|include[ds]?|including|such as|as follows|specified)\b",
    _I,
)
_TITLE = re.compile(
    r"^\W*(?:(?:procurement|treatment|screening|enrol\w*|infusion|collection|manufactur\w*|t-?cell|production|eligibility|cohorts?(?:\s+[A-D1-4]\b)?|all|participants?|patients?|subjects?|"
    r"dose|expansion|escalation|ha?ematolog(?:y|ical)|chemistry|biochemistry|blood|routine|laboratory|lab|requirements?|tests?|values?|and|for|the|of|only|phase|part|arm|general|criteria|"
    r"coagulation|renal|hepatic|cardiac|pulmonary|liver|kidney|function|organ|drug|use|medical|history|disease|infectious|other|serology|virology)\W*)+$",
    _I,
)
"""Words of a title that asks nothing by itself."""
_INTRO = re.compile(
    r"^\W*(?:patients?|subjects?|participants?|individuals?|the following|must|all|any|main|key|other|eligib\w*|who|meet\w*|of|will|be|excluded|criteria|to|"
    r"following|enrolled|included|this|study|in|if|they|have|has|should|for|these|inclusion|exclusion|conditions?|required|include|from|trial|are|and|entry|satisfy|fulfil\w*|presence|with|the|a|an|\W)+$",
    _I,
)
_STOP = re.compile(r"^\W*(?:other protocol[- ]defined|there are no|none\W*$|n/?a\W*$)", _I)


def parse_criteria(text: str) -> tuple[Criterion, ...]:
    """Read the eligibility text of a registry record.

    Parameters
    ----------
    text
        Free text with inclusion and exclusion sections, bullets and nesting in any common style.

    Returns
    -------
    tuple of Criterion
        In the order of the text. ``parsed`` is ``None`` where nothing was understood; a part that
        was not understood stays in the tree as an ``unparsed`` leaf.

    Examples
    --------
    >>> parse_criteria("Inclusion Criteria: \\n* ECOG 0-1\\nExclusion Criteria: \\n* HIV")[1].kind
    'exclusion'
    """
    found: list[Criterion] = []
    for item in outline(text):
        _emit(item, found)
    return tuple(_one_disease_criterion(found))


def _emit(item: Item, found: list[Criterion]) -> None:
    if _STOP.match(item.text):
        return
    if _belongs_above(item, found):
        found[-1] = _with_exception(found[-1], _flat(item))
    elif not item.children:
        if not _only_heads(item):
            found.append(_one(item.text, item))
    elif _opens_a_list(item):
        _emit_heading(item, found)
    else:
        found.append(_one(item.text, item))
        for child in item.children:
            _emit(child, found)


def _only_heads(item: Item) -> bool:
    """A line that ends in a colon and asks nothing itself: its list follows on its own level."""
    if not any(c.isalpha() for c in item.text):
        return True
    if not item.text.rstrip(" *").endswith((":", "：")):
        return (
            _TITLE.match(item.text) is not None
            and len(item.text) < 60
            and not parse_sentence(item.text, item.kind)
        )
    return bool(_INTRO.match(item.text)) or not (
        _CHOICE.search(item.text.rstrip(" :*")) or parse_sentence(item.text, item.kind)
    )


def _opens_a_list(item: Item) -> bool:
    head = item.text.rstrip(" *")
    tail = re.split(r"[.;]\s", head)[-1]
    return head.endswith((":", "：", ",")) or bool(_DEFINED.search(head) or _CHOICE.search(tail))


def _belongs_above(item: Item, found: list[Criterion]) -> bool:
    if not found or found[-1].kind != item.kind:
        return False
    return bool(_NOTE.match(item.text)) or (
        bool(_PERMITS.search(item.text) and not has_atom(parse_sentence(item.text, item.kind)))
        and item.indent > 0
    )


def _emit_heading(item: Item, found: list[Criterion]) -> None:
    head = item.text.rstrip(" :*：,")
    own = _asked(head, item.kind)
    children = item.children
    if _EXCEPT.search(head):
        found.append(_with_exception(_one(head, item), "; ".join(_flat(c) for c in children)))
    elif _is_choice(head, item.kind):
        found.append(_merged(item, own, any_of(_as_node(c) for c in children)))
    elif item.kind == "exclusion" and _ALL.search(head):
        found.append(_merged(item, own, all_of(_as_node(c) for c in children)))
    elif item.kind == "exclusion" and (_LISTS.search(head) or item.text.rstrip(" *").endswith(":")):
        _emit_children(item, head, found)
    elif own is not None or (_DEFINED.search(head) and not _is_plain_heading(head)):
        found.append(_merged(item, own, unparsed("; ".join(_flat(c) for c in children))))
    else:
        _emit_children(item, head, found)


def _asked(head: str, kind: Kind) -> Node | None:
    """What a heading itself asks; "adequate organ function:" asks nothing beside its lines."""
    own = parse_sentence(head, kind)
    if own is None or all(n.atom and n.atom.field in ADMINISTRATIVE for n in leaves(own)):
        return None
    return own


def _is_choice(head: str, kind: Kind) -> bool:
    return kind == "inclusion" and bool(_CHOICE.search(re.split(r"[.;]\s", head)[-1]))


def _is_plain_heading(head: str) -> bool:
    return bool(
        re.search(r"\b(?:function|laborator\w+|blood|haematolog\w+|hematolog\w+|organ|reserve|tests?|values|parameters)\b", head, _I)
    )  # fmt: skip


def _emit_children(item: Item, head: str, found: list[Criterion]) -> None:
    conditional = bool(_CONDITIONAL.search(head)) and not _INTRO.match(head)
    for child in item.children:
        below: list[Criterion] = []
        _emit(child, below)
        for criterion in below:
            if conditional:
                found.append(_under(criterion, head))
            else:
                found.append(criterion)


def _under(criterion: Criterion, words: str) -> Criterion:
    if criterion.parsed is None:
        return replace(criterion, text=f"{words}: {criterion.text}")
    node = conditioned(criterion.parsed, words, criterion.kind)
    return replace(criterion, text=f"{words}: {criterion.text}", parsed=node)


def _one(text: str, item: Item) -> Criterion:
    criterion = Criterion(text, item.kind, parse_sentence(text, item.kind))
    return _under(criterion, item.cohort) if item.cohort else criterion


def _merged(item: Item, own: Node | None, below: Node) -> Criterion:
    parsed: Node | None = all_of((own, below)) if own else below
    criterion = Criterion(_flat(item), item.kind, parsed if has_atom(parsed) else None)
    return _under(criterion, item.cohort) if item.cohort else criterion


def _as_node(item: Item) -> Node:
    own = parse_sentence(item.text, item.kind)
    if item.children:
        own = all_of((own or unparsed(item.text), unparsed("; ".join(map(_flat, item.children)))))
    return own or unparsed(item.text)


def _with_exception(criterion: Criterion, words: str) -> Criterion:
    text = f"{criterion.text} {words}"
    if criterion.parsed is None:
        return replace(criterion, text=text)
    return replace(criterion, text=text, parsed=relax(criterion.parsed, words, criterion.kind))


def _flat(item: Item) -> str:
    below = "; ".join(_flat(child) for child in item.children)
    return f"{item.text} {below}" if below else item.text


def _beside_others(criterion: Criterion, found: list[Criterion]) -> Criterion:
    """A line for one disease does not bind where another line is written for another disease."""
    own = entities(criterion.parsed) if criterion.parsed else None
    if own is None or criterion.kind == "exclusion" or criterion.parsed is None:
        return criterion
    named = [_named(c) for c in found if c is not criterion and c.kind == "inclusion"]
    if all(not n or n & own for n in named):
        return criterion
    words = "other lines name other diseases"
    return replace(criterion, parsed=relax(criterion.parsed, words, criterion.kind))


def _named(criterion: Criterion) -> frozenset[str]:
    if criterion.parsed is None:
        return frozenset()
    leaves = [n for n in walk(criterion.parsed) if n.atom and n.atom.field == "diagnosis"]
    return frozenset().union(*(entities(n) or frozenset() for n in leaves))


def _one_disease_criterion(found: list[Criterion]) -> list[Criterion]:
    """Inclusion lines that no one disease satisfies together are alternatives: one criterion."""
    asking = [(c, entities(c.parsed)) for c in found if c.kind == "inclusion" and c.parsed]
    restricted = [(c, e) for c, e in asking if e is not None]
    if len(restricted) < 2 or frozenset.intersection(*(e for _, e in restricted)):
        return [_beside_others(c, found) for c in found]
    lines = [c for c, _ in restricted]
    parsed = any_of(c.parsed for c in lines if c.parsed)
    whole = Criterion("\n".join(c.text for c in lines), "inclusion", parsed)
    first = found.index(lines[0])
    rest = [c for c in found if not any(c is line for line in lines)]
    return [*rest[:first], whole, *rest[first:]]
