"""Numeric statements: age, performance, laboratory and organ function with their thresholds."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass

from alloway.patient.trials.quantities import Bound, Quantity, Relation, find_quantities
from alloway.patient.trials.trees import all_of, any_of, leaf
from alloway.patient.trials.vocabulary import MEASURES, UNIT_FREE, measures
from alloway.values.trial import Atom, Node


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of text that was understood, and what it says."""

    start: int
    end: int
    node: Node | None
    """``None`` where the words only support another piece."""
    rest: str = ""
    """Words inside the span that were not understood."""


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    field: str


_OF_A_TEST = re.compile(
    r"\b(?:biops\w*|echocardiogra\w*|samples?|specimens?|scans?|results?|tests?|reports?|imaging|"
    r"MRI|CT|PET(?:/CT)?|X-?rays?|tissue|blocks?|marrow|assessments?)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
"""Words after which an age is that of a test or a sample, not the patient's."""
_AGED = re.compile(r"\s*\(?(?:old\b|of age\b|or older\b|and older\b)", re.IGNORECASE)
_ADULT = re.compile(r"\b(?:adults?|patients?|subjects?|participants?|males?|females?|individuals?|men|women)\b[\s,]*(?:and|or|are|is|must be|should be|aged?|males?|females?|with|an|[\s,])*$", re.IGNORECASE)  # fmt: skip
_FERTILITY = re.compile(r"child[\s-]?bearing|reproductive|pregnan|menopaus|menses|contracept", re.IGNORECASE)  # fmt: skip
_WHO = re.compile(r"\b(?:adults?|children|pa?ediatric)\b(?:\s+(?:patients|subjects|participants|individuals))?(?:\s*,)?(?:\s+(?:who|are|aged?|is|must be|of|between|\())*\s*$", re.IGNORECASE)  # fmt: skip
_BETWEEN = re.compile(r"[^;.]{0,90}", re.DOTALL)
_SAME = re.compile(r"^[\s,()]*(?:and|or|but|to|/|,|&)?[\s,()]*$", re.IGNORECASE)
_JOIN = re.compile(r"^[\s(),\[\]]*(?:/|and\s*/\s*or|and|or|,|&|\+)?[\s(),\[\]]*$", re.IGNORECASE)
_BLOCKERS = re.compile(r"\b(?:within|for|prior|before|after|last|past|expression|cells expressing|patients with|transfus\w*|without|unless|except|if)\b", re.IGNORECASE)  # fmt: skip
_AGES = ("a", "mo", "wk", "d")
_PLAUSIBLE = {
    "performance.ecog": 5.0, "performance.karnofsky": 100.0, "performance.lansky": 100.0,
    "organ.lvef": 100.0, "organ.spo2": 100.0, "age": 130.0,
}  # fmt: skip


def find_measures(text: str, kind: str = "inclusion") -> list[Piece]:
    """Every numeric statement of a normalised clause.

    >>> [p.node.atom.field for p in find_measures("ALT <= 3 x ULN, LVEF >= 45%")]
    ['lab.alt', 'organ.lvef']
    """
    if not any(map(str.isdigit, text)):
        return _adults(text) if kind == "inclusion" else []
    names = [
        _Name(m.start(), m.end(), MEASURES[(m.lastindex or 1) - 1][0])
        for m in measures().finditer(text)
    ]
    pieces: list[Piece] = []
    last: tuple[list[_Name], Quantity] | None = None
    quantities = [q for q in find_quantities(text) if not _inside(q, names)]
    for quantity in quantities:
        taken = pieces[-1].end if pieces else 0
        group = _names_before(text, names, quantity, taken, quantities)
        if not group and last and _SAME.match(text[last[1].end : quantity.start]):
            group = [_Name(quantity.start, quantity.start, n.field) for n in last[0]]
        if not group:
            group = _age_around(text, quantity, taken)
        piece = _piece(text, group, quantity, kind) if group else None
        if piece:
            pieces.append(piece)
            last = (group, quantity)
    return pieces or (_adults(text) if kind == "inclusion" else [])


_ADULT_ALONE = re.compile(r"\badults?\b(?!\s+(?:t[\s-]cell|who))", re.IGNORECASE)


def _adults(text: str) -> list[Piece]:
    """The word alone: 18 years, the line ICH E11 draws."""
    if re.search(r"consent|guardian|parents?\b|assent", text, re.IGNORECASE):
        return []
    adult = leaf(Atom("age", ">=", 18.0, "a"), "adult")
    return [Piece(m.start(), m.end(), adult) for m in _ADULT_ALONE.finditer(text)]


def _inside(quantity: Quantity, names: list[_Name]) -> bool:
    return any(n.start <= quantity.start < n.end for n in names)


def _names_before(
    text: str, names: list[_Name], quantity: Quantity, taken: int, quantities: list[Quantity]
) -> list[_Name]:
    """The name nearest before a number, with those it is joined to (``ALT and AST``)."""
    before = [n for n in names if taken <= n.start and n.end <= quantity.start]
    if not before:
        return []
    nearest = before[-1]
    gap = text[nearest.end : quantity.start]
    crossed = any(nearest.end <= q.start < quantity.start and q.stated for q in quantities)
    if crossed or not _BETWEEN.fullmatch(gap) or _BLOCKERS.search(gap):
        return []
    group = [nearest]
    for name in reversed(before[:-1]):
        if not _JOIN.match(text[name.end : group[0].start]):
            break
        group.insert(0, name)
    return group


def _age_around(text: str, quantity: Quantity, taken: int) -> list[_Name]:
    if _FERTILITY.search(text) or not quantity.stated:
        return []
    if not all(b.unit in _AGES for b in quantity.bounds):
        return []
    after, before = text[quantity.end : quantity.end + 12], text[taken : quantity.start]
    if _OF_A_TEST.search(text[: quantity.start]):
        return []
    whole = not before.strip(" ,(") and not after.strip(" ,;.)(")
    older = re.search(r"older\)?$|of age|old", text[quantity.start : quantity.end])
    if _AGED.match(after) or whole or older or _ADULT.search(before):
        return [_Name(quantity.start, quantity.start, "age")]
    return []


def _piece(text: str, group: list[_Name], quantity: Quantity, kind: str) -> Piece | None:
    fields = _fields(group)
    if "other" in fields or not fields or (fields == ["age"] and _FERTILITY.search(text)):
        return None
    bounds = _bounds(fields, quantity)
    if not bounds:
        return None
    start, end = group[0].start, quantity.end
    if fields == ["age"] and (before := _WHO.search(text[:start])):
        start = before.start()
    aged = _AGED.match(text, end) if fields == ["age"] else None
    end = aged.end() if aged else end
    nodes = [
        all_of(leaf(_atom(field, bound), text[start:end].strip()) for bound in bounds)
        for field in fields
    ]
    inside = text[group[-1].end : quantity.start]
    joined = text[group[0].start : group[-1].end].lower()
    either = re.search(r"\bor\b", joined) and not re.search(r"and\s*/\s*or", joined)
    either = either or (kind == "exclusion" and bool(re.search(r"and\s*/\s*or", joined)))
    either = either or all(f in UNIT_FREE for f in fields)
    node = any_of(nodes) if either else all_of(nodes)
    return Piece(start, end, node, inside)


def _fields(group: list[_Name]) -> list[str]:
    fields: list[str] = []
    for name in group:
        both = ("lab.alt", "lab.ast") if name.field == "lab.alt_ast" else (name.field,)
        fields.extend(f for f in both if f not in fields)
    return fields


def _bounds(fields: list[str], quantity: Quantity) -> tuple[Bound, ...]:
    bounds = quantity.bounds
    unit_free = [f for f in fields if f in UNIT_FREE]
    if not quantity.stated and not (fields == ["performance.ecog"] and bounds[0].value <= 4):
        return ()
    for field in fields:
        top = _PLAUSIBLE.get(field)
        if top is not None and any(b.value > top for b in bounds):
            return ()
        if field == "age" and any(b.unit not in (*_AGES, "") for b in bounds):
            return ()
    if unit_free and any(b.unit not in ("", "%") for b in bounds):
        return ()
    if "age" in fields and fields != ["age"]:
        return ()
    if any(b.unit in _AGES for b in bounds) and fields not in (["age"], ["life_expectancy"]):
        return ()
    if "performance.ecog" in fields and len(bounds) == 2 and bounds[0].value == 0:
        return bounds[1:]
    return bounds


def _atom(field: str, bound: Bound) -> Atom:
    relation: Relation = bound.relation
    if field in UNIT_FREE:
        return Atom(field, relation, bound.value)
    if field == "age":
        return Atom(field, relation, bound.value, bound.unit or "a")
    if field == "organ.lvef" and bound.value <= 1 and not bound.unit:
        return Atom(field, relation, round(bound.value * 100, 6), "%")
    return Atom(field, relation, bound.value, bound.unit or "?")
