"""Words beside a finding that only narrow it: kept with it, never thrown away.

A clause such as "chronic exposure to systemic steroids, except topical use" says less than "steroids"
alone. Where every word is one of the vocabulary and none turns the sense, the words join the atom's
``of``; otherwise they stay ``unparsed``.
"""

# Word lists read better on one line.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace

from alloway.patient.trials.qualifier_words import QUALIFIERS, SILENT, TAIL_STARTS, TAIL_WORDS
from alloway.patient.trials.sayings import ADMINISTRATIVE
from alloway.patient.trials.tagging import names_in, words_of
from alloway.patient.trials.trees import leaf, leaves
from alloway.patient.trials.vocabulary import FILLER
from alloway.values.trial import Node

_TURNING = frozenset(
    ["no", "not", "without", "never", "unless", "neither", "nor", "except", "none", "if", "until"]
)
_BESIDE_TEXT = """
lab organ age diagnosis status lines performance antigen stage sex life_expectancy burden
"""
_BESIDE = frozenset(_BESIDE_TEXT.split())  # fmt: skip


def narrows(words: str, *, exception: bool = False) -> bool:
    """Whether words hold nothing but vocabulary, and (outside an exception) turn no sense.

    >>> narrows("chronic exposure to"), narrows("a pleasant temper")
    (True, False)
    """
    tokens = words_of(words)
    named = {i for n in names_in(tokens) for i in range(n.first, n.last)}
    for i, token in enumerate(tokens):
        low = token.text.lower()
        if not low[0].isalpha() or i in named:
            continue
        if low in _TURNING and not exception:
            return False
        if not (low in _TURNING or _known(low) or _known(token.plain)):
            return False
    return exception or not named


def _known(word: str) -> bool:
    return (
        word in FILLER
        or word in QUALIFIERS
        or word in TAIL_WORDS
        or word in TAIL_STARTS
        or word in SILENT
        or word
        in (
            "or",
            "and",
            "unless",
            "except",
            "excluding",
            "exception",
            "exceptions",
            "other",
            "than",
        )
    )


def can_narrow(node: Node) -> bool:
    """Whether a tree is findings and treatments only, none of them with a number."""
    found = leaves(node)
    return bool(found) and all(
        n.atom is not None
        and n.atom.relation in ("present", "in")
        and n.atom.field.split(".")[0] not in _BESIDE
        and n.atom.field not in ADMINISTRATIVE
        for n in found
    )


def narrowed(node: Node, words: str) -> Node:
    """The tree with words kept beside each of its findings."""
    if node.atom is not None:
        of = " ".join(f"{node.atom.of} {words}".split())
        return leaf(replace(node.atom, of=of), node.text)
    return replace(node, items=tuple(narrowed(item, words) for item in node.items))
