"""What only a misreading could ask for is taken back and left unparsed."""

from __future__ import annotations

import re

from alloway.patient.trials.outline import Kind
from alloway.patient.trials.trees import all_of, any_of, leaves, none_of, unparsed
from alloway.values.trial import Node


def keep_sound(node: Node, text: str, kind: Kind) -> Node:
    """Take back what only a misreading could ask for.

    An inclusion never asks for an infection, CNS disease or GvHD, an exclusion never for their
    absence; a treatment history beside a negation that was not understood is left open; a status
    or sex alone never satisfies an alternative.
    """
    negated = bool(re.search(r"\b(?:no|not|never|without|na[iï]ve|neither)\b", text, re.IGNORECASE))
    node = _take_back(node, text, wanted=kind == "exclusion", negated=negated, positive=True)
    if kind == "inclusion" and node.op == "or":
        items = (all_of((i, unparsed(text))) if _says_little(i) else i for i in node.items)
        return any_of(items)
    return node


def _says_little(node: Node) -> bool:
    below = leaves(node)
    return (
        node.op != "unparsed"
        and all(n.atom and n.atom.field in ("status", "sex") for n in below)
        and not any(n.atom and n.atom.field == "sex" and n.atom.value == ("male",) for n in below)
    )


def _take_back(node: Node, text: str, *, wanted: bool, negated: bool, positive: bool) -> Node:
    if node.op == "not":
        below = _take_back(
            node.items[0], text, wanted=wanted, negated=negated, positive=not positive
        )
        return none_of(below)
    if node.items:
        items = (
            _take_back(i, text, wanted=wanted, negated=negated, positive=positive)
            for i in node.items
        )
        return all_of(items) if node.op == "and" else any_of(items)
    field = node.atom.field if node.atom else ""
    finding = field.startswith("infection.") or field in ("cns", "gvhd")
    history = field.startswith("prior.") and negated and positive and not wanted
    limited = node.atom is not None and node.atom.relation in ("<", "<=")
    if (finding and not limited and positive != wanted) or history:
        return unparsed(text)
    return node
