"""Small constructors for criterion trees, so that the same thought has one shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from alloway.values.trial import Atom, Node


def leaf(atom: Atom, text: str = "") -> Node:
    """A leaf that tests one atom."""
    return Node("atom", atom=atom, text=text)


def unparsed(text: str) -> Node:
    """A leaf that keeps words nobody understood; always ``unknown``."""
    return Node("unparsed", text=" ".join(text.split()).strip(" ,;:"))


def all_of(nodes: Iterable[Node]) -> Node:
    """``and`` over nodes, flat; a single node stays itself.

    >>> all_of([unparsed("a")]).op
    'unparsed'
    """
    return _joined("and", nodes)


def any_of(nodes: Iterable[Node]) -> Node:
    """``or`` over nodes, flat; a single node stays itself."""
    return _joined("or", nodes)


def none_of(node: Node) -> Node:
    """``not`` of a node; a double negation is undone."""
    return node.items[0] if node.op == "not" else Node("not", (node,))


def _joined(op: Literal["and", "or"], nodes: Iterable[Node]) -> Node:
    flat: list[Node] = []
    for node in nodes:
        for item in node.items if node.op == op else (node,):
            if item not in flat:
                flat.append(item)
    if not flat:
        raise ValueError(f"an {op!r} needs at least one node")
    return flat[0] if len(flat) == 1 else Node(op, tuple(flat))


def has_atom(node: Node | None) -> bool:
    """Whether anything in the tree can be tested."""
    return node is not None and any(n.op == "atom" for n in walk(node))


def is_complete(node: Node | None) -> bool:
    """Whether every word that matters was understood: there is no ``unparsed`` leaf."""
    return node is not None and all(n.op != "unparsed" for n in walk(node))


def walk(node: Node) -> Iterable[Node]:
    """Every node of the tree, parents first."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(reversed(top.items))


def leaves(node: Node) -> list[Node]:
    """The leaves of a tree, left to right."""
    return [n for n in walk(node) if not n.items]
