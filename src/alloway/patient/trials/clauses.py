"""One sentence of eligibility text to a tree of and / or / not.

An exception ("unless", "except") or a permission ("are eligible if") may free a patient from a
criterion and never tightens it: it joins an inclusion by ``or`` and an exclusion by ``and not``.
One whose words were not all understood stays an ``unparsed`` leaf.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from alloway.patient.trials.disease_lists import are_alternatives, field_of, one_of
from alloway.patient.trials.limits import other_limit
from alloway.patient.trials.measures import find_measures
from alloway.patient.trials.narrowing import can_narrow, narrowed, narrows
from alloway.patient.trials.outline import Kind
from alloway.patient.trials.quantities import normalise
from alloway.patient.trials.sayings import ADMINISTRATIVE, find_sayings
from alloway.patient.trials.soundness import keep_sound
from alloway.patient.trials.terms import read_clause
from alloway.patient.trials.toxicities import read_toxicity
from alloway.patient.trials.trees import (
    all_of,
    any_of,
    has_atom,
    is_complete,
    leaf,
    leaves,
    none_of,
    unparsed,
)
from alloway.patient.trials.vocabulary import diseases, measures
from alloway.values.trial import Atom, Node

_I = re.IGNORECASE
_SENTENCE = re.compile(r"(?<=[a-z0-9%)])\.\s+(?=[A-Z])|\s+(?=Note\s*[:-]|NOTE\s*:|Exceptions?\s*:)")
_STRONG = re.compile(
    r";\s*|\n+|(?<=[\s.,])(?=(?:[b-h]|i{2,3}|iv|vi{0,3})[.)]\s+[A-Za-z])|\s(?=\([1-9]\)\s)|(?<=[;.%]\s)(?=\d{1,2}\.\d?\s+[A-Z])|,\s*and\s+(?=(?:patients?'?s?'?|their|all|any)?\s*toxicit)"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_FOR_SOME = re.compile(
    r"\b(?:participants?|patients?|subjects?|those|with|if|in case of)\b[^<>]{3,90}(?:<=|>=|<|>)\s*\d",
    _I,
)
"""A bracket with another limit for some: "(patients with marrow involvement: >= 50)"."""
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"^\s*(?:(?:[a-h]|i{1,3}|iv|vi{0,3})[.)]|\([1-9]\)|\d{1,2}\.\d?)\s+(?=\D)")
_EXCLUDED = re.compile(
    r"\b(?:will be|are|is|shall be|must be)\s+(?:also\s+)?(?:excluded|ineligible|not (?:eligible|permitted|allowed|permissible|included))\b(?: from (?:(?:the|this|participation|in|study|trial|enrollment)\b\s*)+)?|\bmay not participate\b(?: in the study)?",
    _I,
)
_EXCEPTION = re.compile(
    r"[,;(]?\s*\b(?:except(?:ions?|ing)?(?: for| in| if| that| when)?(?: the following\w*)?(?: (?:cases|conditions|situations))?\s*:?|unless|with the (?:following )?exceptions?(?: of)?\s*:?|excluding|other than|however|"
    r"provided(?: that)?|but (?!not limited)(?=patients|subjects|those|participants|may|can|is|are|if|not)|not including|can be relaxed|note\b\s*[:-]?|"
    r"in the absence of|if\b|when\b|for (?:those|patients|subjects|participants)(?: with)?\b|in (?:the )?(?:patients|subjects|participants|case|setting|event)\b|"
    r"for liver|in liver|with liver|with documented|even if|regardless of whether|in addition to)",
    _I,
)  # fmt: skip
_PERMISSION = re.compile(
    r"\b(?:(?:is|are|will be|may be|can be|be)\s+(?:still\s+|not\s+)?(?:allowed|permitted|acceptable|eligible|included|enrolled|considered|admitted|excluded|exclusionary|affected)|"
    r"can be transfused|may or may not|(?:may|can) (?:participate|enrol\w*|be enrolled|be included|receive)|does not (?:apply|count|exclude)|do not (?:apply|count|exclude)|not (?:an )?exclu\w+|"
    r"permitted|allowed)\b",
    _I,
)  # fmt: skip
_FORBIDS = re.compile(
    r"\b(?:will be|is|are|also|must be) (?:also )?(?:excluded|not (?:allowed|permitted|eligible))\b",
    _I,
)
_NOTE = re.compile(r"^\W*(?:note|exceptions?|however|additionally|nb|n\.b|e\.g|example)\b", _I)
_CONDITION = re.compile(
    r"^\W*(?:for|in|if|among|when)\b(?!\s+(?:the (?:last|past|previous|opinion)|addition|general|order|at))(?P<who>[^,:]{3,140}?)[,:]\s*",
    _I,
)
_NAMED = re.compile(r"^\W*(?P<who>[^:;.]{2,70}):\s*(?=\S)")
_SUBJECT = re.compile(
    r"^\W*(?P<who>[^:;.,]{2,90}?)\s+(?=must\b|should\b|need to\b|are required to\b)", _I
)
_COHORT = re.compile(r"^\W*(?P<who>(?:phase|part|cohort|arm|group)\s*[\w ]{1,20}):\s*", _I)
_EITHER_WORD = re.compile(r"^\W*(?:or|and/or)\b", _I)
_FOLDED = (
    "second_malignancy",
    "toxicity",
    "allergy",
    "measurable",
    "prior.organ_transplant",
    "life_expectancy",
)
"""Fields that keep an exception among their own words: it narrows them and nothing else."""

MAX_CLAUSE = 3_000


def parse_sentence(text: str, kind: Kind) -> Node | None:
    """The tree of one criterion's sentences; ``None`` when nothing in it was understood.

    >>> parse_sentence("HIV or prior allogeneic HSCT", "exclusion").op
    'or'
    """
    return _parsed(text[:MAX_CLAUSE], kind)


@lru_cache(maxsize=32_768)
def _parsed(text: str, kind: Kind) -> Node | None:
    whole: Node | None = None
    for sentence in _SENTENCE.split(normalise(text)):
        if not sentence.strip(" .;"):
            continue
        whole = _extend(whole, sentence, kind)
    return whole if has_atom(whole) else None


def relax(node: Node, words: str, kind: Kind) -> Node:
    """Join an exception that may free a patient from the criterion.

    >>> from alloway.values.trial import Atom
    >>> relax(leaf(Atom("age", ">=", 18.0, "a")), "unless phase 2", "inclusion").op
    'or'
    """
    if node.atom and node.atom.field in _FOLDED:
        of = f"{node.atom.of} {' '.join(words.split())}".strip()
        return leaf(replace(node.atom, of=of), node.text)
    limited = other_limit(node, words, kind)
    if limited is not None:
        return limited
    if _SUPPORT_ALLOWED.match(words.strip()) or _BOILERPLATE.search(words):
        return node
    only = _ONLY_FOR.match(words)
    if only:
        return conditioned(node, only["who"], kind)
    understood = _exception(words)
    if understood is not None and not (kind == "inclusion" and _is_a_finding(understood)):
        return (
            any_of((node, understood))
            if kind == "inclusion"
            else all_of((node, none_of(understood)))
        )
    if kind == "exclusion" and can_narrow(node) and narrows(words, exception=True):
        return narrowed(node, words)
    return _left_open(node, words, kind)


_SUPPORT_ALLOWED = re.compile(
    r"^\W*(?:(?:can|may) be transfused|(?:prior |previous |recombinant |human |the |use of |platelet |blood |rbc |red blood cell |transfusions?|growth factors?|erythropoietin|epo|g-?csf|granulocyte colony-stimulating factor|support|are|is|\(g-?csf\)|\s)+(?:allowed|permitted|acceptable)(?: to achieve this| to meet this)?)(?: but must be at that level prior to (?:treatment|infusion))?\W*$",
    _I,
)
"""Help that is allowed changes nothing about the limit."""
_ONLY_FOR = re.compile(
    r"^\W*(?:only )?(?:for|in) (?:patients?|subjects?|participants?|those)(?: with)? (?P<who>[^,;()]{3,80}?) only\W*$",
    _I,
)


def _exception(words: str) -> Node | None:
    """Who is freed; ``None`` unless every word of it was understood."""
    plain = _OPENING.sub("", _PERMISSION.sub(" ", _EXCEPTION.sub(" ", words, count=1)))
    if not plain.strip(" .,;:()"):
        return None
    node = read_clause(plain, "exclusion")
    return node if is_complete(node) and has_atom(node) and not _says_nothing(node) else None


_OPENING = re.compile(
    r"^\W*(?:note\b\W*|however\b\W*|for\b|in\b|the\b|those\b|patients?\b|subjects?\b|participants?\b|with\b|who\b|\s)+",
    _I,
)


def _is_a_finding(node: Node) -> bool:
    """Nothing makes an infection a way to meet an inclusion: such an exception is left open."""
    return any(
        n.atom and n.atom.field.startswith(("infection.", "cns", "gvhd")) for n in leaves(node)
    )


def _says_nothing(node: Node | None) -> bool:
    return node is not None and all(n.atom and n.atom.field in ADMINISTRATIVE for n in leaves(node))


def _extend(whole: Node | None, sentence: str, kind: Kind) -> Node:
    if whole is not None and _BOILERPLATE.search(sentence):
        return whole
    node = _sentence(sentence, kind)
    if node is None:
        return relax(whole, sentence, kind) if whole else unparsed(sentence)
    if whole is None:
        return node
    if kind == "inclusion" and not are_alternatives(whole, node):
        return all_of((whole, node))
    return any_of((whole, node))


_BOILERPLATE = re.compile(
    r"^\W*(?:note\W*)?(?:other protocol[- ]defined|additional (?:inclusion|exclusion)|further (?:criteria|details)|other (?:inclusion|exclusion|in-?/?exclusion))\b[^.]{0,80}\b(?:apply|applies|protocol)\b|^\W*see (?:appendix|protocol|section)",
    _I,
)
"""Says that there is more elsewhere and asks nothing."""


def _only_permits(words: str) -> bool:
    return bool(_NOTE.match(words) or (_PERMISSION.search(words) and not _FORBIDS.search(words)))


def _sentence(sentence: str, kind: Kind) -> Node | None:
    """The tree of a sentence; ``None`` when it only permits something."""
    if _NOTE.match(sentence):
        return None
    whole = read_toxicity(sentence, kind) or _whole_saying(sentence, kind)
    if whole is not None:
        return whole
    condition = _CONDITION.match(sentence) or _COHORT.match(sentence)
    if condition:
        rest = _segments(sentence[condition.end() :], kind)
        return conditioned(rest, condition["who"], kind) if rest else None
    return _segments(sentence, kind)


def conditioned(rest: Node, words: str, kind: Kind) -> Node:
    """What is asked only of some, a cohort or those with a disease: who they are decides first."""
    if _SCOPE.search(words) and not diseases().search(words):
        who: Node | None = leaf(Atom("cohort", "present", of=" ".join(words.split())))
    else:
        read_as: Kind = "inclusion" if diseases().search(words) else "exclusion"
        who = read_clause(_OPENING.sub("", words), read_as)
    if not is_complete(who) or who is None or (_says_nothing(who) and not _SCOPE.search(words)):
        return _left_open(rest, words, kind)
    return any_of((none_of(who), rest)) if kind == "inclusion" else all_of((who, rest))


_SCOPE = re.compile(
    r"\b(?:cohorts?|arms?|sub-?stud(?:y|ies)|part [a-d1-4]\b|phase|groups?|expansion|lymphodepletion chemotherapy|sexually active|applicable|concurrent medication)\b",
    _I,
)


def _left_open(node: Node, words: str, kind: Kind) -> Node:
    tail = unparsed(words)
    return any_of((node, tail)) if kind == "inclusion" else all_of((node, tail))


def _whole_saying(sentence: str, kind: Kind) -> Node | None:
    """A sentence that is one saying ("willing to sign consent"), its exceptions included."""
    if not find_sayings(sentence.strip(), kind):
        return None
    node = read_clause(sentence.strip(), kind)
    if node is None or not is_complete(node):
        return None
    return node if all(n.atom and n.atom.field in _WHOLE for n in leaves(node)) else None


_WHOLE = (ADMINISTRATIVE - {"organ_function"}) | {"measurable", "pregnancy", "lactation", "sex"}


def _segments(sentence: str, kind: Kind) -> Node | None:
    """Statements set apart by semicolons, with a disease before a colon as their condition."""
    named = _NAMED.match(sentence)
    about = diseases().search(named["who"]) if named else None
    if named and about and kind == "inclusion":
        rest = _parts(sentence[named.end() :], kind)
        return _if_disease(read_clause(named["who"], kind), rest, named["who"])
    subject = _SUBJECT.match(sentence)
    about = diseases().search(subject["who"]) if subject else None
    if (
        subject
        and about
        and kind == "inclusion"
        and not re.search(r"\bmust|should\b", subject["who"])
    ):
        rest = _parts(sentence[subject.end("who") :], kind)
        return _if_disease(read_clause(subject["who"], kind), rest, subject["who"])
    return _parts(sentence, kind)


def _if_disease(condition: Node | None, rest: Node | None, words: str) -> Node | None:
    """A statement that binds only patients with the disease it names."""
    if rest is None:
        return None
    asked = [n for n in leaves(condition) if field_of(n) == "diagnosis"] if condition else []
    if not asked:
        return any_of((unparsed(words), rest))
    return any_of((none_of(one_of(asked)), rest))


def _parts(sentence: str, kind: Kind) -> Node | None:
    whole: Node | None = None
    for part in _STRONG.split(_BRACKETED.sub(lambda m: m.group(0).replace(";", ","), sentence)):
        part = _LETTER.sub("", part)
        part = _EXCLUDED.sub(" ", part) if kind == "exclusion" else part
        if not part.strip(" .,;"):
            continue
        if _only_permits(_outside_brackets(part)):
            whole = relax(whole, part, kind) if whole else None
            continue
        if (
            whole is not None
            and _DIGIT.search(part)
            and not measures().search(part)
            and (second := other_limit(whole, part, kind))
        ):
            whole = second
            continue
        either = _EITHER_WORD.match(part)
        node = read_toxicity(part, kind) or _segment(part[either.end() :] if either else part, kind)
        if whole is None:
            whole = node
        elif either or kind == "exclusion" or are_alternatives(whole, node):
            whole = any_of((whole, node))
        else:
            whole = all_of((whole, node))
    return whole


def _outside_brackets(part: str) -> str:
    return re.sub(r"\([^()]*\)", " ", part)


def _segment(part: str, kind: Kind) -> Node:
    core, tails = _cut_exceptions(part)
    node = read_clause(core, kind)
    if node is None:
        return unparsed(part)
    node = keep_sound(node, core, kind)
    for tail in tails:
        node = relax(node, tail, kind)
    return node


def _cut_exceptions(part: str) -> tuple[str, list[str]]:
    """Take out bracketed exceptions and the tail after an exception word."""
    tails: list[str] = []

    def keep(match: re.Match[str]) -> str:
        inside = match.group(1)
        if _EXCEPTION.search(inside) or _PERMISSION.search(inside) or _FOR_SOME.search(inside):
            tails.append(inside)
            return " "
        return match.group(0)

    core = re.sub(r"\(([^()]{3,400})\)", keep, part)
    tail = _EXCEPTION.search(core)
    if tail and tail.start() > 0 and core[: tail.start()].strip(" ,("):
        end = _next_measure(core, tail.end())
        tails.append(core[tail.start() : end])
        core = core[: tail.start()] + core[end:]
        if end < len(core):
            core, more = _cut_exceptions(core)
            tails.extend(more)
    return core, tails


def _next_measure(core: str, start: int) -> int:
    """Where the list goes on after an exception: ``..., ALT <= 3 x ULN``; else the end."""
    before = {m.lastindex for m in measures().finditer(core, 0, start)}
    for match in measures().finditer(core, start):
        if match.lastindex in before:
            continue
        comma = core.rfind(",", start, match.start())
        if (
            comma >= 0
            and not core[comma + 1 : match.start()].strip(" (")
            and find_measures(core[comma:])
        ):
            return comma
    return len(core)
