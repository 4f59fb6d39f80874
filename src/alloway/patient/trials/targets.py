"""Earlier treatment against an antigen, and the stage of a disease."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from alloway.patient.trials.measures import Piece
from alloway.patient.trials.trees import any_of, leaf
from alloway.patient.trials.vocabulary import antigen_key, antigens
from alloway.values.trial import Atom

_I = re.IGNORECASE
_ANTIGEN = r"(?>(?-i:[A-Z][A-Za-z0-9]{1,9}(?:-\d{1,2}[A-Z]?)?)|mesothelin|claudin ?18\.2)"
_LIST = rf"{_ANTIGEN}(?:\s*(?:/|,|or\b|and\b|and/or\b)\s*(?:anti-?\s?)?{_ANTIGEN}){{0,6}}"
_CARE = r"(?:(?:monoclonal |bispecific |based |cell |targeted |directed )?(?:therap(?:y|ies)|treatments?|drugs?|antibod(?:y|ies)|agents?|immunotherap(?:y|ies)|products?|medications?|adcs?|mabs?))"
_TARGETED = re.compile(
    rf"\b(?:(?:anti-?\s?(?P<a>{_LIST}))(?:[\s-]*(?:targeted|targeting|directed|specific))?[\s-]*{_CARE}"
    rf"|(?P<b>{_LIST})[\s-]*(?:targeted|targeting|directed|specific)[\s-]*{_CARE}"
    rf"|{_CARE}\s+(?:targeting|against|directed (?:at|against|to)|specific for)\s+(?:the )?(?P<c>{_LIST})(?:\s+(?:antigen|target)s?)?)",
    _I,
)
_NOT_ANTIGENS = frozenset("CAR CAR-T CART DNA RNA HBV HCV HIV CNS GVHD PD PD-1 PD1 PD-L1 PDL1 CTLA CTLA-4 CTLA4 TNF T B NK IL IL-2 TB HLA MRI CT BTK CMV EBV VEGF EGFR Any Other Prior Previous The And Or For With".upper().split())  # fmt: skip
_STAGE_WORD = r"(?:(?:IV|I{1,3}|[1-4])[A-Ca-c]?|[A-D])"
_STAGE = re.compile(
    rf"\b(?:barcelona clinic liver cancer|bclc|cnlc|ann arbor|lugano|binet|rai|iss|r-iss|ajcc|figo|tnm)?\s*(?:\(\w+\)\s*)?stages?\s+(?P<list>(?-i:{_STAGE_WORD})(?:\s*(?:-|,|/|or|and|to)\s*(?-i:{_STAGE_WORD})\b)*)(?:\s+diseases?)?(?![\w%])",
    _I,
)

_CHILD_PUGH = re.compile(
    r"\bchild[- ]pugh\s+(?:(?:class|grade|classification|score|liver function)\s+)*(?-i:(?P<list>[ABC]\b(?:\s*(?:,|/|or|and|-|to)\s*[ABC]\b)*))(?:\s+(?:class|grade))?",
    _I,
)


def find_targets(text: str, kind: str) -> Iterator[Piece]:
    """Treatments that name their antigen, as ``prior.anti_x``.

    >>> next(find_targets("any CD5-targeted therapy", "exclusion")).node.atom.field
    'prior.anti_cd5'
    """
    if (
        "anti" not in text
        and "target" not in text
        and "direct" not in text
        and "against" not in text
    ):
        return
    for match in _TARGETED.finditer(text):
        words = match["a"] or match["b"] or match["c"] or ""
        names = [
            n
            for n in re.findall(_ANTIGEN, words)
            if n.upper().rstrip("-") not in _NOT_ANTIGENS and (len(n) > 2)
        ]
        if not names or re.search(r"CAR[\s-]?T|chimeric", match.group(0), _I):
            continue
        if kind == "inclusion" and not _HAD.search(text[: match.start()]):
            continue
        keys = [antigen_key(n) if antigens().fullmatch(n) else n for n in names]
        nodes = [
            leaf(Atom(f"prior.anti_{key.lower()}", "present"), match.group(0).strip())
            for key in keys
        ]
        yield Piece(*match.span(), any_of(nodes))


_HAD = re.compile(
    r"\b(?:received?|prior|previous(?:ly)?|failed|after|including|include[ds]?|treated)\b", _I
)


def find_stages(text: str, kind: str) -> Iterator[Piece]:
    """The stage asked for, one or several.

    >>> next(find_stages("Stage III-IV disease", "inclusion")).node.atom.value
    ('III', 'IV')
    """
    for match in _CHILD_PUGH.finditer(text):
        names = re.findall(r"[ABC]", match["list"])
        atom = Atom("organ.child_pugh", "in", tuple(dict.fromkeys(names)))
        yield Piece(*match.span(), leaf(atom, match.group(0).strip()))
    if "tage" not in text:
        return
    for match in _STAGE.finditer(text):
        names = re.findall(_STAGE_WORD, match["list"])
        yield Piece(
            *match.span(),
            leaf(Atom("stage", "in", tuple(dict.fromkeys(names))), match.group(0).strip()),
        )
