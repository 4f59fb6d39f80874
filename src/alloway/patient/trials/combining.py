"""The connectives of a clause: what stands between its pieces, put together as and / or / not."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from alloway.patient.trials.disease_lists import field_of, narrowest, one_of, only_broad
from alloway.patient.trials.narrowing import can_narrow, narrowed, narrows
from alloway.patient.trials.outline import Kind
from alloway.patient.trials.trees import all_of, any_of, leaves, none_of, unparsed
from alloway.values.trial import Node

_I = re.IGNORECASE


@dataclass(slots=True)
class Term:
    """What stands between two connectives."""

    nodes: list[Node]
    words: list[str]
    joint: str = ""
    """The connective before it: ``and``, ``or``, ``,``, ``including``, ``open`` or empty."""
    negated: bool = False


def combine(terms: list[Term], kind: Kind) -> Node | None:
    """The tree of terms in order; ``None`` when there are none."""
    if not terms:
        return None
    for i, term in enumerate(terms):
        if term.negated and i:
            head = combine(terms[:i], kind)
            tail = combine([replace(term, joint=""), *terms[i + 1 :]], kind)
            return _link(head, tail, term.joint, kind)
    if terms[0].negated:
        scope = next((i for i, t in enumerate(terms) if i and _measured(t)), len(terms))
        inner = combine([replace(terms[0], negated=False), *terms[1:scope]], "exclusion")
        head = none_of(inner) if inner else None
        rest = (
            combine([replace(terms[scope], joint=""), *terms[scope + 1 :]], kind)
            if scope < len(terms)
            else None
        )
        return _link(head, rest, "and", kind) if rest else head
    terms = _merge_diagnoses(terms)
    return _by_precedence(terms, kind)


def _measured(term: Term) -> bool:
    """ "No heart disease, LVEF >= 40 %": a number is not what the "no" denies."""
    return any(
        n.atom and isinstance(n.atom.value, float) for node in term.nodes for n in leaves(node)
    )


def _link(head: Node | None, tail: Node | None, joint: str, kind: Kind) -> Node | None:
    if head is None or tail is None:
        return head or tail
    either = joint == "or" or (joint == "," and kind == "exclusion")
    return any_of((head, tail)) if either else all_of((head, tail))


def _term_node(term: Term, kind: Kind = "inclusion") -> Node:
    if term.words and term.nodes and kind == "exclusion" and all(map(can_narrow, term.nodes)):
        said = [w for w in term.words if narrows(w)]
        nodes = [narrowed(n, " ".join(said)) for n in term.nodes] if said else term.nodes
        term = replace(term, nodes=nodes, words=[w for w in term.words if w not in said])
    words = [unparsed(w) for w in term.words]
    return all_of((*term.nodes, *words))


def _by_precedence(terms: list[Term], kind: Kind) -> Node:
    joints = _settle_commas([t.joint for t in terms], kind)
    listed = _is_list(terms, kind)
    groups: list[list[Node]] = [[_term_node(terms[0], kind)]]
    for term, joint in zip(terms[1:], joints[1:], strict=True):
        if joint == "or" or (listed and joint == "and"):
            groups.append([_term_node(term, kind)])
        else:
            groups[-1].append(_term_node(term, kind))
    return any_of(all_of(group) for group in groups)


def _settle_commas(joints: list[str], kind: Kind) -> list[str]:
    """A comma means what the next spelt connective says; else the last one; else the default."""
    listed = "or" if kind == "exclusion" else "and"
    out = ["and" if not j else listed if j in ("including", "open") else j for j in joints]
    real = [j for j in out[1:] if j in ("and", "or")]
    default = (real[-1] if real else "") or ("or" if kind == "exclusion" else "and")
    following = default
    for i in range(len(out) - 1, 0, -1):
        if out[i] == ",":
            out[i] = following
        elif joints[i]:
            following = out[i]
    return out


def _is_list(terms: list[Term], kind: Kind) -> bool:
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
    loads = any(
        n.atom and n.atom.field.endswith(("_dna", "_rna"))
        for t in terms
        for n in leaves(_term_node(t))
    )
    return len(plain) == len(terms) and not loads


def _merge_diagnoses(terms: list[Term]) -> list[Term]:
    """Diseases in a list are alternatives, whatever connective stands between them."""
    out: list[Term] = []
    for term in _with_unknown_diseases([_alternatives(t) for t in terms]):
        if out and _is_diagnosis(term) and _has_diagnosis(out[-1]):
            joint = term.joint if term.joint in ("including", "open") else "or"
            out[-1] = _joined_diagnoses(out[-1], term, joint)
        else:
            out.append(term)
    return out


def _with_unknown_diseases(terms: list[Term]) -> list[Term]:
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
            out.append(Term([unparsed(words)], [], term.joint))
        else:
            out.append(term)
    return out


_DISEASE_LIKE = re.compile(r"lymphoma|leuka?emia|myeloma|malignan|neoplasm|cancer|syndrome|tumou?r|(?-i:\b[A-Z]{3,}\b)", _I)  # fmt: skip


def _is_diagnosis(term: Term) -> bool:
    return _has_diagnosis(term) or [n.op for n in term.nodes] == ["unparsed"]


def _has_diagnosis(term: Term) -> bool:
    return any(field_of(n) == "diagnosis" for n in term.nodes)


def _alternatives(term: Term) -> Term:
    """Several disease names in one term ("DLBCL (diffuse large ...)") are one statement."""
    diagnoses = [n for n in term.nodes if field_of(n) == "diagnosis"]
    if len(diagnoses) < 2:
        return term
    first = term.nodes.index(diagnoses[0])
    others = [n for n in term.nodes if field_of(n) != "diagnosis"]
    return replace(term, nodes=[*others[:first], narrowest(one_of(diagnoses)), *others[first:]])


def _joined_diagnoses(left: Term, right: Term, joint: str) -> Term:
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
