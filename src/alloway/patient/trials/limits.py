"""A limit that differs for some: "ALT <= 3 x ULN (<= 5 x ULN with liver metastases)"."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import replace

from alloway.patient.trials.outline import Kind
from alloway.patient.trials.quantities import Bound, Quantity, find_quantities
from alloway.patient.trials.terms import read_clause
from alloway.patient.trials.trees import all_of, any_of, is_complete, leaf, leaves, none_of
from alloway.patient.trials.vocabulary import MEASURES, measures
from alloway.values.trial import Node

_I = re.IGNORECASE
_LINKS = re.compile(
    r"\b(?:except(?:ions?)?|unless|if|when|for|in|with|patients?|subjects?|participants?|study|those|whose|who|have|has|must|be|is|are|should|may|can|the|a|known|documented|presence|present|there|then|of|case|cases|related|due|to|however|where|level|levels|permitted|allowed|acceptable|eligible|included|enrolled|following|provided|that|and (?=<|>))\b|[:;,()]",
    _I,
)
_TIMES = ("a", "mo", "wk", "d")
_NUMERIC = ("lab.", "organ.", "infection.")


def other_limit(node: Node, words: str, kind: Kind) -> Node | None:
    """The tree with a second limit for those the words name; ``None`` when they name none.

    >>> from alloway.patient.trials.measures import find_measures
    >>> plain = find_measures("ALT <= 3 x ULN")[0].node
    >>> other_limit(plain, "<= 5 x ULN if liver metastases", "inclusion").op
    'or'
    """
    last = _last_measured(node)
    if last is None:
        return None
    named = list(measures().finditer(words))
    quantities = [q for q in find_quantities(words) if q.bounds[0].unit or q.stated]
    if any(q.bounds[0].unit in _TIMES for q in quantities):
        return None
    if len(quantities) != 1:
        return None
    who = _who(words, quantities[0], [m.span() for m in named])
    fields = {n.atom.field for n in leaves(last) if n.atom}
    if who is None or not _names_same(words, fields):
        return None
    limited = _with_bound(last, quantities[0].bounds[0], stated=quantities[0].stated)
    if kind == "inclusion":
        widened: Node = any_of((last, all_of((who, limited))))
    else:
        widened = any_of((all_of((last, none_of(who))), all_of((who, limited))))
    return _swapped(node, last, widened)


def _names_same(words: str, fields: set[str]) -> bool:
    named = {MEASURES[(m.lastindex or 1) - 1][0] for m in measures().finditer(words)}
    named = {
        f for name in named for f in (("lab.alt", "lab.ast") if name == "lab.alt_ast" else (name,))
    }
    return named <= fields


def _last_measured(node: Node) -> Node | None:
    """The measure the words follow: the whole tree, or the last of an ``and``."""
    for candidate in (node, *([node.items[-1]] if node.items else [])):
        found = leaves(candidate)
        if (
            candidate.op != "not"
            and all(
                n.atom is not None
                and n.atom.field.startswith(_NUMERIC)
                and isinstance(n.atom.value, float)
                for n in found
            )
            and len({(n.atom.relation, n.atom.value) for n in found if n.atom}) == 1
        ):
            return candidate
    return None


def _who(words: str, quantity: Quantity, named: list[tuple[int, int]]) -> Node | None:
    spans = sorted([(quantity.start, quantity.end), *named], reverse=True)
    for start, end in spans:
        words = words[:start] + " " + words[end:]
    plain = " ".join(_LINKS.sub(" ", words).split())
    node = read_clause(plain, "exclusion") if plain else None
    return node if node is not None and is_complete(node) else None


def _with_bound(node: Node, bound: Bound, *, stated: bool) -> Node:
    if node.atom is not None:
        relation = bound.relation if stated else node.atom.relation
        unit = bound.unit or node.atom.unit
        return leaf(replace(node.atom, relation=relation, value=bound.value, unit=unit), node.text)
    return replace(node, items=tuple(_with_bound(i, bound, stated=stated) for i in node.items))


def _swapped(node: Node, old: Node, new: Node) -> Node:
    if node is old:
        return new
    return replace(node, items=tuple(new if item is old else item for item in node.items))
