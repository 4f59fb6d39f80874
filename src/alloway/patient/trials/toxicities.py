"""Toxicity of earlier treatment: a sentence of its own, whatever order its words stand in."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re

from alloway.patient.trials.outline import Kind
from alloway.patient.trials.tagging import named_fields
from alloway.patient.trials.trees import leaf, none_of
from alloway.values.trial import Atom, Node

_I = re.IGNORECASE
_TOXICITY = re.compile(
    r"\b(?:toxicit\w*|toxic (?:and side )?(?:effects?|reactions?)|adverse (?:events?|reactions?|effects?)|side[\s-]effects?|\bAEs?\b)",
    _I,
)
_COURSE = re.compile(
    r"\b(?:recover\w*|resol\w*|return\w*|improv\w*|reliev\w*|subsid\w*|alleviat\w*|stabili\w*|reduced|lower than|grade|ctcae|baseline)\b",
    _I,
)
_CAUSE = re.compile(
    r"\b(?:prior|previous|past|earlier|former|therap\w*|treatments?|chemotherap\w*|radiotherap\w*|drugs?|immunotherap\w*|surg\w*|residual|anti-?tumou?r)\b",
    _I,
)
_OTHER_TOPIC = re.compile(
    r"\b(?:elapsed|consent|ecog|karnofsky|platelets?|creatinine|lesions?|pregnan\w*|infections?|hepatitis|dyspnea|fever|tisagenlecleucel|clinical trial)\b",
    _I,
)
_OWN = (
    "toxicity",
    "condition",
    "neurologic",
    "medication",
    "prior",
    "radiotherapy",
    "surgery",
    "autoimmune",
    "lab",
    "hepatic",
)
_SURELY = re.compile(
    r"\b(?:no|not|unresolved|persist\w*|has ?n['o]t|haven't|ongoing|without)\b|[>≥]|>=|\b(?:more|greater|higher) than\b",
    _I,
)


def read_toxicity(sentence: str, kind: Kind) -> Node | None:
    """``toxicity`` above the grade that a sentence allows; ``None`` when it is about other things.

    >>> read_toxicity("Recovered from toxicity of prior therapy to grade 1", "inclusion").op
    'not'
    """
    if (
        "toxic" not in sentence.lower()
        and "adverse" not in sentence.lower()
        and "side" not in sentence.lower()
        and "AE" not in sentence
    ):
        return None
    named = _TOXICITY.search(sentence)
    if not named or not _COURSE.search(sentence) or not _CAUSE.search(sentence):
        return None
    if _OTHER_TOPIC.search(sentence) or len(sentence) > 900:
        return None
    before = sentence[: named.start()]
    if not before.lower().lstrip().startswith("except") and named_fields(before) - {"toxicity"}:
        return None
    if not all(field.startswith(_OWN) for field in named_fields(sentence)):
        return None
    if kind == "exclusion" and not _SURELY.search(sentence):
        return None
    words = " ".join(sentence.split()).strip(" .;,")
    atom = leaf(Atom("toxicity", "present", of=words), named.group(0))
    return none_of(atom) if kind == "inclusion" else atom
