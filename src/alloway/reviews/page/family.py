"""The family page: the same review in plain words, without figures about the outcome.

Nothing of a forecast is read here. Sentences written for clinicians are not copied either: what
is said about an option is derived from its structure, so that no figure can slip through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from alloway.reference.diseases import BY_KEY
from alloway.reviews import words
from alloway.values.case import Case, Gap
from alloway.values.review import Option, Review, Standing
from alloway.values.trial import Node, TrialMatch, Verdict

_TOPICS = {
    "age": "age",
    "sex": "sex",
    "diagnosis": "the kind of illness",
    "status": "whether the illness has come back or stopped answering to treatment",
    "lines": "how many treatments came before",
    "prior.car_t": "an earlier CAR T-cell treatment",
    "prior.allo_transplant": "an earlier transplant from a donor",
    "prior.auto_transplant": "an earlier transplant with own cells",
    "place": "where you live",
    "pregnancy": "pregnancy",
    "cns": "whether the illness has reached the brain or spine",
    "gvhd": "an illness that can follow a donor transplant",
}
_TOPIC_FAMILIES = {
    "performance": "how well daily life can be managed",
    "lab": "a blood test",
    "organ": "how well the heart or lungs work",
    "infection": "an infection",
    "antigen": "a marker on the cancer cells",
    "burden": "how much illness there is",
    "condition": "another illness",
    "medication": "a medicine",
}
_WHO = {
    "referring clinic": "the clinic that looks after you",
    "treating centre": "the treatment centre",
    "treating team": "the team that treats you",
    "navigator": "the person who coordinates your care",
    "HLA laboratory": "the tissue-typing laboratory",
    "pathology": "the laboratory that looks at the tumour samples (pathology)",
    "patient or family": "you or your family",
}
_KINDS = {
    "lot": ("Cells from a donor, ready in a bank", "Cells from healthy donors can be changed in "
            "the laboratory, frozen and stored. Each stored batch is called a lot."),
    "trial": ("Studies (clinical trials)", "A study tests a new treatment. Each study has rules "
              "about who can join. Only the study team can say whether someone fits."),
    "autologous": ("Cells made from your own blood", "Here the cells are collected from the "
                   "patient and changed in the laboratory. That takes some weeks."),
    "pathway": ("Other ways", "Other treatments the team may talk about with you."),
}  # fmt: skip
_DOORS: dict[Standing, tuple[str, str]] = {
    "possible": ("May be open", "Nothing in the records closes it."),
    "unknown": ("We cannot tell yet", "Something is still missing or must be read by a person."),
    "blocked": ("Closed for now", "Something in the records speaks against it."),
}
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Door:
    """Options of one kind that stand alike: a few by name, the rest counted."""

    standing: Standing
    label: str
    meaning: str
    names: tuple[str, ...]
    more: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of treatment with its doors."""

    title: str
    text: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing and who can get it."""

    what: str
    about: str
    why: str
    who: str


@dataclass(frozen=True, slots=True)
class FamilyOutline:
    """Everything on the family page."""

    case_id: str
    as_of: str
    illness: str
    found: tuple[str, ...]
    ways: tuple[Way, ...]
    missing: tuple[Missing, ...]
    questions: tuple[str, ...]
    not_read: int
    statement: str


def family_outline(review: Review) -> FamilyOutline:
    """Lay the family page out."""
    return FamilyOutline(
        case_id=words.shorten(words.clean(review.case.id), 64) or words.NOT_RECORDED,
        as_of=words.day(review.as_of),
        illness=_illness(review.case),
        found=_found(review),
        ways=tuple(_ways(review)),
        missing=tuple(map(_missing, review.gaps)),
        questions=tuple(_questions(review)),
        not_read=len(review.left_out),
        statement=words.sentence(review.statement),
    )


def _illness(case: Case) -> str:
    if case.diagnosis is None:
        return ""
    known = BY_KEY.get(case.diagnosis.entity)
    return known.name if known else words.quantity(case.diagnosis.fact.value)


def _found(review: Review) -> tuple[str, ...]:
    counts = Counter(option.assessment.standing for option in review.options)
    total = len(review.options)
    if not total:
        return ("We found no treatment to look at. The records may be missing something.",)
    looked = "1 possible treatment or study" if total == 1 else f"{total} treatments and studies"
    are = "is" if counts["blocked"] == 1 else "are"
    doors = [
        (counts["possible"], "may be open. It is worth asking."),
        (counts["unknown"], "cannot be judged yet, because something is missing."),
        (counts["blocked"], f"{are} closed for now."),
    ]
    return (
        f"We looked at {looked}.",
        *(f"{words.plural(n, 'door')} {text}" for n, text in doors if n),
    )


def _ways(review: Review) -> Iterator[Way]:
    ordered = sorted(review.options, key=lambda option: option.rank)
    for kind, (title, text) in _KINDS.items():
        mine = [option for option in ordered if option.kind == kind]
        doors = [_door(standing, mine, review) for standing in _DOORS]
        if mine:
            yield Way(title, text, tuple(door for door in doors if door))


def _door(standing: Standing, mine: list[Option], review: Review) -> Door | None:
    those = [option for option in mine if option.assessment.standing == standing]
    if not those:
        return None
    named = 2 if standing == "blocked" else _MOST_NAMED
    names = tuple(_name(option) for option in those[:named])
    why = Counter(reason for option in those for reason in set(_plain_reasons(option, review)))
    common = tuple(text for text, _ in sorted(why.items(), key=lambda item: (-item[1], item[0])))
    label, meaning = _DOORS[standing]
    return Door(standing, label, meaning, names, len(those) - len(names), common[:4])


def _name(option: Option) -> str:
    trial = option.assessment.trial
    title = _no_figures(words.clean(option.title), f"{words.KIND[option.kind]} {option.rank}")
    if trial and trial.sites:
        site = trial.sites[0].site
        near = ", ".join(words.clean(p) for p in (site.city, site.country) if p)
        return f"{title} ({words.clean(trial.trial.nct_id)}; nearest place: {near or 'not known'})"
    return title


def _plain_reasons(option: Option, review: Review) -> tuple[str, ...]:
    standing, trial = option.assessment.standing, option.assessment.trial
    if standing == "possible":
        return ()
    found: list[str] = []
    if trial:
        found += _trial_reasons(trial, blocked=standing == "blocked")
    if option.lot:
        found += _lot_reasons(option, blocked=standing == "blocked")
    if not found and option.lot:
        found.append("The reason stands in the report for your team. Ask them to explain it.")
    return tuple(found) or ("Only the team can say whether this way fits. Ask them about it.",)


def _trial_reasons(match: TrialMatch, *, blocked: bool) -> Iterator[str]:
    if blocked:
        topics = {_topic(v) for v in match.criteria if v.blocks}
        recruits = match.trial.status in ("RECRUITING", "NOT_YET_RECRUITING", "")
        if not topics or not recruits:
            yield "The study is not taking new people, or it is for another illness."
        yield from (f"A rule of the study does not fit. It is about {t}." for t in topics if t)
        return
    open_ones = [v for v in match.criteria if v.verdict == "unknown"]
    topics = {_topic(v) for v in open_ones}
    if open_ones:
        yield "Some rules could not be checked. A person must read them."
    yield from (f"A rule could not be checked. It is about {t}." for t in topics if t)


def _topic(verdict: Verdict) -> str:
    """What a rule is about in plain words; empty where it was not understood."""
    node = verdict.criterion.parsed
    while isinstance(node, Node):
        if node.atom:
            return _plain_topic(node.atom.field)
        node = node.items[0] if node.items else None
    return ""


def _plain_topic(kind: str) -> str:
    return _TOPICS.get(kind) or _TOPIC_FAMILIES.get(kind.split(".")[0], "")


_LOOKS_FOR = "The cells look for a marker called {marker}."
_LOT_TOPICS = {
    "lot.expired": "The use-by date of the cells has passed.",
    "lot.release": "The cells are not released for use.",
    "lot.doses": "No dose is left.",
    "lot.dose": "The dose depends on body weight, which is not known.",
    "disease.other": "The cells are meant for another illness.",
    "disease.unknown": "The records do not say which illness it is.",
    "disease.unstated": "The papers of the cells do not say for which illness they are meant.",
    "antigen.negative": f"{_LOOKS_FOR} The last test did not find it.",
    "antigen.missing": f"{_LOOKS_FOR} No test of it was found.",
    "antigen.old": f"{_LOOKS_FOR} The last test of it is old.",
    "antigen.treated": f"{_LOOKS_FOR} It was tested before a treatment that may have changed it.",
    "antigen.unclear": f"{_LOOKS_FOR} The last test of it is not clear.",
    "typing.missing": "Your tissue type (HLA) is not known. So we cannot say how cells match.",
    "hvg": "Part of your tissue type (HLA) is not known. So we cannot say how well cells match.",
    "antibodies.missing": "No blood test for antibodies against donor cells was found.",
}


def _lot_reasons(option: Option, *, blocked: bool) -> Iterator[str]:
    """What closes a lot, or what leaves it open, each in one plain sentence."""
    weight = "blocks" if blocked else "open"
    topics = dict.fromkeys(r.topic for r in option.assessment.reasons if r.weight == weight)
    marker = " or ".join(words.clean(target) for target in option.lot.targets) if option.lot else ""
    yield from (_LOT_TOPICS[t].format(marker=marker) for t in topics if t in _LOT_TOPICS)


def _missing(gap: Gap) -> Missing:
    why = {
        "missing": "It was not in the records.",
        "old": "The last result is old.",
        "conflict": "The records say two different things.",
        "unreadable": "It could not be read.",
        "ambiguous": "The record can be read in more than one way.",
    }[gap.why]
    what = _no_figures(words.kind_label(gap.kind), "A result")
    return Missing(what, _plain_topic(gap.kind), why, _who(gap.who))


def _who(who: str) -> str:
    return _WHO.get(who) or _no_figures(words.clean(who), "your team")


def _questions(review: Review) -> Iterator[str]:
    yield "Which of these doors would you ask at first, and why?"
    yield "Who will call the study team or the bank, and by when?"
    if any(gap.kind.startswith("antigen.") for gap in review.gaps):
        yield "Is a new test of the cancer cells needed, and can it be done soon?"
    if any(gap.who == "patient or family" for gap in review.gaps):
        yield "What can we bring or tell you that is still missing?"
    if any(option.kind == "trial" for option in review.options):
        yield "How far would we have to travel, and who pays for travel and a place to stay?"
    yield "What is the plan while we wait?"
    yield "What are the risks of each way, and what happens if we choose none of them?"
    yield "Whom can we call at night or at the weekend?"


def _no_figures(text: str, otherwise: str) -> str:
    """The text, or the other one where a percentage or the like stands in it."""
    lowered = text.lower()
    return otherwise if any(w in lowered for w in ("%", "probab", "per cent", "percent")) else text
