"""Findings and treatments in a clause: the known name, what narrows it, and what is said of it.

"Severe active infection requiring intravenous antibiotics" is one atom, ``infection.active``
present, whose ``of`` keeps the narrowing words. A word that narrows nothing known is left to the
caller and makes the criterion partial.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import replace

from alloway.patient.trials.measures import Piece
from alloway.patient.trials.qualifier_words import (
    HEADS,
    ORGANS,
    SILENT,
)
from alloway.patient.trials.surroundings import DOSE, allergen, bracketed, leftmost, tail_end
from alloway.patient.trials.tagging import Name, Word, names_in, words_of
from alloway.patient.trials.trees import leaf, leaves, none_of
from alloway.values.trial import Atom, Node

_I = re.IGNORECASE
_OTHER_TEXT = """
other another second secondary prior previous previously concurrent concomitant history
additional simultaneous different coexisting multiple past double two active primary existing
any combined with complicated
"""
_OTHER = frozenset(_OTHER_TEXT.split())  # fmt: skip
_PLAIN_CANCER = frozenset(["malignancy", "cancer", "neoplasm", "tumor"])
_STOPPED = re.compile(
    r"^\s*:\s*>=?\s*\d|\b(?:stopped|discontinued|discontinue|washed out|eluted|ceased|withdrawn|completed|finished|ended|suspended|terminated|elapsed|passed|not (?:be )?(?:allowed|permitted|used|given|received)|prohibited)\b",
    _I,
)
_STOP_BEFORE = re.compile(
    r"\b(?:elapsed|passed|discontinu\w*|stop\w*|completed|completing|completion|finished|avoid\w*|abstain)\b",
    _I,
)
_HISTORY = re.compile(
    r"\b(?:received|after|following|failed|failure|failing|including|include[ds]?|prior|previous(?:ly)?|treated with|exposed to|exposure to|refractory to|relapse[ds]? (?:after|following|from)|progress\w*|at least|>=|intoleran\w+|containing|consist\w*|regimens?|undergone|resistant|ineffective|with)\b",
    _I,
)
_ABBREVIATION = re.compile(
    r"\s*\(\s*(?:[A-Z][\w/+-]{0,12}|[a-z]{1,3}[A-Z][\w-]{0,10})(?:\s*[,;]\s*[A-Z][\w/+-]{0,12})*\s*\)"
)
_SUFFIX = re.compile(r"(?:itis|opathy|osis|emia|plegia|trophy|algia|uria|penia|ectasia)$")
_NOT_ILLNESS_TEXT = """
diagnosis prognosis analysis basis leukemia hypothesis cytosis synthesis dosis metastasis
apoptosis mitosis necrosis homeostasis leucapheresis pheresis apheresis leukapheresis leukemias
bacteremia mitis therapy immunotherapy ratio biopsy autopsy academia
"""
_NOT_ILLNESS = frozenset(_NOT_ILLNESS_TEXT.split())  # fmt: skip
_NEGATIVE = re.compile(
    r"[\s,()]*(?:(?:antibod(?:y|ies)|antigen|infection|tests?|testing|screen(?:ing)?|results?|status|serology|copies|level|titer|quantification|\([\w-]+\))[\s()]*)*(?:is|are|was|were|must be|should be|below|<)?\s*(?:negative|undetectable|not detected|not detectable|(?:<|below|lower than|less than) (?:the )?(?:lower )?(?:limit|detection))",
    _I,
)
_POSITIVE = re.compile(
    r"[\s,()]*(?:(?:antibod(?:y|ies)|antigen|infection|serology|tests?|testing|screen(?:ing)?|results?|status|copies|number|level|titer|copy|quantification|ab|quantitative|nucleic acid|dna|rna|load|viral|in|peripheral|blood)\b[\s()]*)*(?:(?:is|are|was|were|being)\s+)?(?:sero-?)?(?:positiv\w*|reactive|detectable|detected|elevated|abnormal|(?:(?:is |are )?(?:>|>=|above|over|higher than|greater than|beyond|exceed\w*|not within|outside|more than)) (?:than )?(?:the )?(?:lower |upper )?(?:limit|normal|detection|reference|range)(?:\s+(?:of|limit|range|detection|the|normal|value|values|assay|reference|research|center|laboratory|lower|quantitation|quantification|test))*)",
    _I,
)


def find_concepts(text: str, kind: str, others: list[Piece] | None = None) -> list[Piece]:
    """Findings and treatments of a normalised clause, beside the pieces already found in it.

    >>> [p.node.atom.field for p in find_concepts("Severe heart failure or stroke", "exclusion")]
    ['cardiac', 'neurologic']
    """
    words = words_of(text)
    claimed = _claimed(words, others or [])
    names = [
        n
        for n in _with_lists(words, names_in(words), kind)
        if not any(i in claimed for i in range(n.first, n.last))
    ]
    taken = 0
    pieces: list[Piece] = []
    before: Name | None = None
    for i, name in enumerate(names):
        if name.first < taken:
            continue
        if not _meant(words, name, kind):
            if _introduces(words, name):
                pieces.append(Piece(words[name.first].start, words[name.last - 1].end, None))
            continue
        if _only_says_infection(words, name, others or []):
            pieces.append(Piece(words[name.first].start, words[name.last - 1].end, None))
            continue
        asked = _asked_for(words, name, taken) if name.treatment and kind == "exclusion" else 0
        if asked and any(p.end <= words[asked].start <= p.end + 2 for p in others or [] if p.node):
            taken = name.last
            continue
        if asked and pieces and (tail := pieces[-1].node) and tail.atom:
            last = _end_of_list(words, name, names[i + 1 :])
            said = text[words[asked].start : words[last - 1].end]
            pieces[-1] = replace(
                pieces[-1],
                node=leaf(replace(tail.atom, of=f"{tail.atom.of} {said}".strip()), tail.text),
            )
            pieces.append(Piece(words[asked].start, words[last - 1].end, None))
            taken = last
            continue
        if before and _repeats(words, before, name):
            pieces[-1] = _joined(text, words, pieces[-1], name)
            taken = name.last
            continue
        before = name
        following = names[i + 1 :]
        taken = max(taken, max((i + 1 for i in claimed if i < name.first), default=0))
        wall = min((i for i in claimed if i >= name.last), default=len(words))
        piece, taken = _piece(text, words, name, following, taken, kind, wall)
        pieces.append(piece)
    spans = [(p.start, p.end) for p in pieces if p.node]
    return sorted(
        (*pieces, *(_widened(text, words, p, spans, others or []) for p in others or [])),
        key=lambda p: p.start,
    )


_REQUIRES = frozenset(["requiring", "require", "requires", "required", "needing", "needs", "need"])


def _asked_for(words: list[Word], name: Name, taken: int) -> int:
    """The index of "requiring" before a treatment that an illness calls for; 0 when there is none."""
    for i in range(name.first - 1, max(taken, name.first - 7) - 1, -1):
        if words[i].text in (",", ";", "(") or words[i].plain in (
            "or",
            "and",
            "patient",
            "subject",
            "participant",
        ):
            return 0
        if words[i].plain in _REQUIRES:
            return i
    return 0


def _end_of_list(words: list[Word], name: Name, following: list[Name]) -> int:
    """Past the last treatment of "requiring steroids or other immunosuppressive drugs"."""
    last = name.last
    for after in following:
        between = words[last : after.first]
        if (
            not after.treatment
            or any(w.text in (",", ";", "(", ".") for w in between)
            or len(between) > 4
        ):
            break
        last = after.last
    return last


def _only_says_infection(words: list[Word], name: Name, others: list[Piece]) -> bool:
    """The noun of "HIV infection": the illness is already named."""
    if name.field != "infection.active" or name.value or name.last - name.first > 1:
        return False
    for piece in others:
        atoms = [n.atom for n in leaves(piece.node) if n.atom] if piece.node else []
        if not any(a.field.startswith("infection.") for a in atoms):
            continue
        between = [w for w in words if piece.end <= w.start < words[name.first].start]
        if (
            piece.end <= words[name.first].start
            and len(between) <= 4
            and all(
                w.text in ("(", ")", "-", "/") or w.plain in ("virus", "type") or w.text.isupper()
                for w in between
            )
        ):
            return True
    return False


def _claimed(words: list[Word], others: list[Piece]) -> set[int]:
    return {i for p in others for i, w in enumerate(words) if p.start < w.end and w.start < p.end}


_WIDENED = ("cns", "gvhd", "infection.", "prior.")


def _widened(
    text: str, words: list[Word], piece: Piece, spans: list[tuple[int, int]], others: list[Piece]
) -> Piece:
    """A finding read elsewhere, with the words beside it that narrow it."""
    node = piece.node
    inner = node.items[0] if node is not None and node.op == "not" else node
    if inner is None or inner.atom is None or not inner.atom.field.startswith(_WIDENED):
        return piece
    around = [*spans, *((p.start, p.end) for p in others if p is not piece)]
    first = next((i for i, w in enumerate(words) if w.end > piece.start), 0)
    last = next((i for i, w in enumerate(words) if w.start >= piece.end), len(words))
    floor = max(
        (i + 1 for i, w in enumerate(words[:first]) if any(a <= w.start < b for a, b in around)),
        default=0,
    )
    wall = min(
        (i for i, w in enumerate(words) if i >= last and any(a <= w.start < b for a, b in around)),
        default=len(words),
    )
    begin = leftmost(words, first, floor)
    until = tail_end(words, last, wall, wall)
    left = [w.text for w in words[begin:first] if w.plain not in SILENT and w.text.isalnum()]
    tail = text[words[last].start : words[until - 1].end] if until > last else ""
    of = " ".join([inner.atom.of, *left, tail]).strip()
    grown = leaf(replace(inner.atom, of=of), inner.text)
    end = words[until - 1].end if until > last else piece.end
    start = words[begin].start if begin < first else piece.start
    return replace(piece, start=start, end=end, node=none_of(grown) if node is not inner else grown)


def _repeats(words: list[Word], before: Name, name: Name) -> bool:
    """One thing under two names in a row ("NYHA class III heart failure", "HBV infection")."""
    same = (before.field, before.value) == (name.field, name.value)
    if (
        same
        and name.field.startswith("medication.")
        and any(w.text == "mg" for w in words[before.last : name.first])
        and name.first - before.last <= 12
    ):
        return True
    general = (
        name.field == "infection.active"
        and not name.value
        and before.field.startswith("infection.")
    )
    between = words[before.last : name.first]
    joined = any(
        w.text in (",", ";", "(", ":", "/")
        or w.plain
        in ("and", "or", "requiring", "with", "including", "to", "by", "for", "from", "such")
        for w in between
    )
    return (same or general) and not joined and name.first - before.last <= 6


def _joined(text: str, words: list[Word], piece: Piece, name: Name) -> Piece:
    """A second name for the same thing: what stands between is said of it as well."""
    end = words[name.last - 1].end
    between = " ".join(
        w.text
        for w in words
        if piece.end <= w.start < words[name.first].start
        and w.plain not in SILENT
        and w.text.isalnum()
    )
    node = piece.node
    if node is not None and node.atom is not None and between:
        node = leaf(replace(node.atom, of=f"{node.atom.of} {between}".strip()), node.text)
    return replace(piece, end=end, node=node)


def _with_lists(words: list[Word], names: list[Name], kind: str) -> list[Name]:
    """Names, and the adjectives of "cardiac, hepatic or renal disease" as names of their own."""
    inside = {i for n in names for i in range(n.first, n.last)}
    extra: list[Name] = []
    listed = any(w.plain in HEADS or w.plain in ("organ", "system") for w in words)
    for i, word in enumerate(words):
        if i in inside:
            continue
        organ = ORGANS.get(word.plain)
        if organ and listed and kind == "exclusion" and _stands_in_list(words, i):
            last = (
                i + 2
                if i + 1 < len(words) and words[i + 1].plain in ("system", "function")
                else i + 1
            )
            extra.append(Name(i, last, organ[0], organ[1], False))
        elif (
            kind == "exclusion"
            and len(word.plain) > 6
            and _SUFFIX.search(word.plain)
            and word.plain not in _NOT_ILLNESS
        ):
            extra.append(Name(i, i + 1, "condition", word.plain, False))
    return sorted([*names, *extra], key=lambda n: n.first) if extra else names


def _stands_in_list(words: list[Word], i: int) -> bool:
    after = words[i + 1].plain if i + 1 < len(words) else ""
    joined = after in (",", "/", ")", "or", "and", "") or after in HEADS
    before = words[i - 1].plain if i else ""
    return joined and (after in HEADS or after != "" or before in (",", "or", "and", "/"))


def _introduces(words: list[Word], name: Name) -> bool:
    """ "Any of the following cardiac conditions:" names what its list spells out."""
    return any(
        w.plain in ("following", "below") for w in words[max(0, name.first - 4) : name.first]
    )


def _meant(words: list[Word], name: Name, kind: str) -> bool:
    """Whether a name stands for itself here: "malignancy" alone may be the disease of the trial."""
    if _introduces(words, name):
        return False
    if name.field != "second_malignancy":
        return True
    if kind != "exclusion" and not _negated_before(words, name.first):
        return False
    span = {w.plain for w in words[name.first : name.last]}
    if span & {
        "other",
        "another",
        "second",
        "secondary",
        "concurrent",
        "concomitant",
        "additional",
    }:
        return True
    lead = [w.plain for w in words[max(0, name.first - 6) : name.first]]
    return bool(set(lead) & _OTHER) and not (
        lead and lead[-1] in ("by", "for", "of") and "history" not in lead[-3:]
    )


def _piece(
    text: str,
    words: list[Word],
    name: Name,
    following: list[Name],
    taken: int,
    kind: str,
    wall: int,
) -> tuple[Piece, int]:
    first = leftmost(words, name.first, taken)
    left = [
        w
        for w in words[first : name.first]
        if w.plain not in SILENT and w.text.lower() not in SILENT and w.text.isalnum()
    ]
    end = words[name.last - 1].end
    short = _ABBREVIATION.match(text, end)
    end = short.end() if short else end
    if name.field.startswith("infection."):
        sign = _NEGATIVE.match(text, end) or _POSITIVE.match(text, end)
        end = sign.end() if sign else end
    last = next((i for i in range(name.last, len(words)) if words[i].start >= end), len(words))
    value = name.value
    if name.field == "allergy":
        what, end, first = allergen(text, words, name, first, end)
        tail, value = "", what
        last = next((i for i in range(name.last, len(words)) if words[i].start >= end), len(words))
    else:
        stop = next(
            (
                n.first
                for n in following
                if (not n.treatment or n.field == name.field) and n.first >= last
            ),
            len(words),
        )
        until = tail_end(words, last, stop, wall)
        tail = text[words[last].start : words[until - 1].end] if until > last else ""
        end, last = (words[until - 1].end, until) if until > last else (end, last)
    if name.field != "allergy":
        extra = bracketed(text, end) or (
            DOSE.match(text, end) if name.field.startswith("medication.") else None
        )
        if extra:
            tail = f"{tail} {extra.group(0).strip(' ()')}".strip()
            end = extra.end()
            last = next(
                (i for i in range(name.last, len(words)) if words[i].start >= end), len(words)
            )
    of = " ".join([*(text[w.start : w.end] for w in left), tail]).strip()
    node = _node(text, words, name, value, of, kind)
    start = words[first].start
    if node is None:
        return Piece(
            words[name.first].start,
            words[name.last - 1].end,
            None,
            text[words[name.first].start : words[name.last - 1].end],
        ), name.last
    return Piece(start, end, node), last


def _node(text: str, words: list[Word], name: Name, value: str, of: str, kind: str) -> Node | None:
    field = name.field
    atom = Atom(field, "present", value or True, of=of)
    words_here = text[words[name.first].start : words[name.last - 1].end]
    node = leaf(atom, words_here)
    if field.startswith("infection.") and _NEGATIVE.match(text, words[name.last - 1].end):
        return none_of(node)
    if kind == "exclusion":
        return node
    if not name.treatment:
        return (
            node
            if field in ("donor",)
            or field.startswith(
                (
                    "condition",
                    "burden",
                    "toxicity",
                    "hepatic",
                    "dsa",
                    "infection",
                    "cns",
                    "neuro",
                    "psych",
                    "cardiac",
                    "pulm",
                    "renal",
                    "autoimmune",
                    "bleeding",
                    "thrombosis",
                    "immunodef",
                    "gvhd",
                    "substance",
                    "allergy",
                    "prior",
                    "lab",
                )
            )
            else None
        )
    if _negated_before(words, name.first):
        return node
    if _STOPPED.search(text[words[name.last - 1].end :]) or _STOP_BEFORE.search(
        text[: words[name.first].start]
    ):
        return none_of(node)
    if field.startswith(("medication.", "prior.")) and _HISTORY.search(
        text[: words[name.first].start]
    ):
        prior = field if field.startswith("prior.") else f"prior.{field.split('.')[1]}"
        return leaf(Atom(prior, "present", of=of), words_here)
    return None


def _negated_before(words: list[Word], first: int) -> bool:
    return any(
        w.plain in ("no", "not", "without", "never", "neither")
        for w in words[max(0, first - 8) : first]
    )
