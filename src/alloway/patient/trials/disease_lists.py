"""Diseases in criteria: alternatives among them, and which entities a tree admits."""

from __future__ import annotations

from dataclasses import replace

from alloway.patient.trials.trees import any_of, leaf, leaves
from alloway.reference.diseases import BY_KEY, DISEASES, WIDER
from alloway.values.trial import Atom, Node

KNOWN = frozenset(
    (
        *BY_KEY,
        *WIDER,
        *(d.group for d in DISEASES),
        *(p for d in DISEASES for p in d.parents),
        "solid tumour",
    )
)
"""What a disease atom may name and a case be set against; any other name is only a name."""
BROAD = frozenset(("lymphoma", "leukaemia", "acute leukaemia", "NHL"))


def field_of(node: Node) -> str:
    """``diagnosis`` for a disease or alternatives among diseases, else the atom's field."""
    if node.op == "or":
        return "diagnosis" if any(field_of(n) == "diagnosis" for n in node.items) else ""
    return node.atom.field if node.atom else ""


def one_of(nodes: list[Node]) -> Node:
    """Alternatives among diseases as one atom; what was not understood stays beside it."""
    flat = [item for n in nodes for item in (n.items if n.op == "or" else (n,))]
    plain = [n for n in flat if n.atom and n.atom.field == "diagnosis"]
    rest = [n for n in flat if n not in plain]
    keys: dict[str, None] = {}
    for n in plain:
        if n.atom and isinstance(n.atom.value, tuple):
            keys.update(dict.fromkeys(n.atom.value))
    text = ", ".join(dict.fromkeys(n.text for n in plain))
    merged = [leaf(Atom("diagnosis", "in", tuple(keys)), text)] if keys else []
    return any_of((*merged, *rest))


def narrowest(node: Node) -> Node:
    """Two names of one disease in a row: the wider one ("B-ALL ... ALL") adds nothing."""
    atom = node.atom
    if atom is None or not isinstance(atom.value, tuple):
        return node
    wider = {p for key in atom.value if key in BY_KEY for p in BY_KEY[key].parents}
    kept = tuple(k for k in atom.value if k not in wider)
    return leaf(replace(atom, value=kept or atom.value), node.text)


def only_broad(node: Node) -> bool:
    """Whether a list only names broad groups ("T-cell malignancies including lymphoma")."""
    keys = {
        k for n in leaves(node) if n.atom and isinstance(n.atom.value, tuple) for k in n.atom.value
    }
    return bool(keys) and keys <= BROAD


def are_alternatives(left: Node, right: Node) -> bool:
    """Whether no disease can satisfy both, so that they cannot be asked for together."""
    a, b = entities(left), entities(right)
    return a is not None and b is not None and not a & b


def entities(node: Node) -> frozenset[str] | None:
    """Entities that a tree admits by its disease atoms; ``None`` when it asks for none.

    >>> from alloway.values.trial import Atom
    >>> sorted(entities(leaf(Atom("diagnosis", "in", ("ALL",)))))
    ['ALL', 'B-ALL', 'T-ALL']
    """
    if (
        node.atom is not None
        and node.atom.field == "diagnosis"
        and isinstance(node.atom.value, tuple)
    ):
        wanted = set(node.atom.value)
        if not wanted <= KNOWN:
            return None
        found = {d.key for d in DISEASES if wanted & {d.key, d.group, *d.parents}}
        return frozenset(found | ({"solid tumour"} & wanted))
    below = [entities(item) for item in node.items]
    known = [b for b in below if b is not None]
    if node.op == "and" and known:
        return frozenset.intersection(*known)
    if node.op == "or" and known and len(known) == len(below):
        return frozenset.union(*known)
    return None
