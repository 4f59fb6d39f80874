"""Time in criteria: how long before what a thing may or may not lie."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_I = re.IGNORECASE
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "ten": 10, "twelve": 12, "fourteen": 14, "a": 1, "an": 1,
}  # fmt: skip
_DAYS = {"hour": 1 / 24, "hr": 1 / 24, "h": 1 / 24, "day": 1.0, "d": 1.0, "week": 7.0, "wk": 7.0,
         "month": 30.4375, "year": 365.25, "yr": 365.25}  # fmt: skip
_N = r"(?:\d+(?:\.\d+)?(?:\s*-\s*\d+)?|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen)(?:\s*\(\d+\))?"
_UNIT = r"(?:calendar\s+|full\s+)?(?:days?|weeks?|wks?|months?|years?|yrs?|hours?|hrs?|h\b)(?:\s*\(\d+ (?:days|weeks|months)\))?"
_HALF = rf"(?:>=|<=|<|>|at least\s+)?\s*{_N}\s*(?:drug\s+)?half[\s-]?li(?:ves|fe|ve)(?:\s+(?:of|for) (?:the|that|each) (?:drug|agent|medication|product)s?)?"
_WHICHEVER = r"\s*[,(]?\s*(?:whichever (?:is|was|occurs)?\s*(?:the )?(?:shorter|longer|later|first|earlier|long|short)(?: (?:one|time|period))?|according to the (?:longer|shorter) time|based on the (?:longer|shorter)[ \w]{0,12})\s*\)?"
_ANCHORS = (
    r"the|a|an|any|study|studies|first|planned|initial|dose|doses|day|0|1|-?\d|cell|cells|car-t|cart|car-nk|car|infusion|infusions|start|starting|signing|"
    r"informed|consent|icf|form|enrol\w*|screening|apheresis|leukapheresis|leukopheresis|registration|lymphodeplet\w+|chemotherapy|treatment|therapy|"
    r"lymphocyte|lymphocytes|collection|baseline|entry|inclusion|randomi[sz]ation|administration|administering|of|and|or|to|drug|drugs|this|initiation|initiating|beginning|commencement|"
    r"conditioning|preconditioning|t|pretreatment|testing|visit|trial|protocol|receiving|product|pbmc|pbmcs|mononuclear|blood|whole|their|investigational|nk|"
    r"reinfusion|transfusion|back|period|at|time|patient|subject|treating|participation|procedure|procedures|written|scheduled|preparative|regimen|"
    r"being|enrolled|agent|ip|date|car-nk|nkt|tcr|d0|group|grouping|admission|use|the\W+first|lymphocyte-depleting|sample|sampling|joining|entering|cart|"
    r"leucapheresis|pre-treatment|pre-conditioning|pre-infusion|chemo|immunotherapy|autologous|allogeneic|intervention|medication|laboratory|test|tests|examination|examinations|assessment|visit|visits|last|final|planned|next"
)
_ANCHOR = (
    rf"(?:\s*(?:\([^()]{{0,20}}\)\s*)?\b(?P<anchor>(?:prior to|before|preceding|previous to|prior|ahead of|of|from|since|leading up to|earlier than|ago|to)\b"
    rf"(?:[\s/]+(?:{_ANCHORS}|(?-i:[A-Z]+[A-Za-z]*-?\d[\w-]*))\b)*(?:\s*\((?:day -?\d+|d0|icf|ld|day of [\w ]{{1,20}})\))?))?"
)
_PAST = r"(?:last|past|previous|prior|preceding|most recent|recent)"
_WINDOW = re.compile(
    rf"(?P<lead>\b(?:within|in|during|over|for|at|until|inside|not earlier than|with in|no more than)\b)?\s*(?:a period of\s+|at most\s+)?(?:the\s+)?(?P<past>\b{_PAST}\s+)?"
    rf"(?P<rel><=|<|>=|>|=)?\s*(?P<n>(?<![\w.]){_N})\s*-?\s*(?P<u>{_UNIT})\b"
    rf"(?P<half>\s*(?:,?\s*\(?\s*(?:or|and|/)\s*(?:within\s+)?{_HALF})?)(?P<which>(?:{_WHICHEVER})?)"
    rf"(?P<elapsed>\s*(?:must|should|have|has|had)(?:\s+(?:have|be|been))?\s+(?:elapsed|passed)(?:\s+(?:since|from|between))?)?"
    rf"{_ANCHOR}(?P<which2>(?:{_WHICHEVER})?)",
    _I,
)  # fmt: skip
_HALF_FIRST = re.compile(
    rf"(?:\b(?P<lead>within|in|for)\s+)?(?P<half>{_HALF})(?:\s*(?:or|and)\s*(?:within\s+)?(?P<rel><=|<|>=|>)?\s*(?P<n>{_N})\s*(?P<u>{_UNIT}))?(?P<which>(?:{_WHICHEVER})?){_ANCHOR}(?P<which2>(?:{_WHICHEVER})?)",
    _I,
)
_AHEAD = re.compile(
    rf"(?:\b(?:and|or|through|up to)\s+)?(?:\b(?:for|until|within)\s+)?(?:>=|<=)?\s*\b{_N}\s*-?\s*(?:{_UNIT})\s+(?:after|following|post)\b[\s-]*(?P<anchor>(?:(?:{_ANCHORS}|(?-i:[A-Z]+[A-Za-z]*-?\d[\w-]*))\b[\s-]*)+)",
    _I,
)
"""Time after the treatment: kept in words."""
_REFERENCES = (
    ("lymphodepletion", re.compile(r"lympho|conditioning|preparative|\bld\b", _I)),
    ("apheresis", re.compile(r"pheresis|collection|pbmc|mononuclear|whole blood", _I)),
    ("screening", re.compile(r"screening", _I)),
    ("consent", re.compile(r"consent|icf|signing", _I)),
    ("enrollment", re.compile(r"enrol|registration|inclusion|entry|entering|joining|group|randomi", _I)),
    ("infusion", re.compile(r"infusion|\bcells?\b|day 0|\bd0\b|\bcar\b|car-?t", _I)),
    ("dosing", re.compile(r"dose|drug|treatment|therapy|administration|product|agent|start|initiation|\bip\b", _I)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """A span that says when: within so many days before the reference point, or longer ago."""

    start: int
    end: int
    days: int
    reference: str = ""
    since: bool = False
    """The thing lies at least so many days back."""
    more: str = ""
    """Half-lives and "whichever is longer", as written."""


@lru_cache(maxsize=4096)
def find_windows(text: str) -> tuple[Window, ...]:
    """Every "within 3 months before enrolment" of a normalised text.

    >>> find_windows("CAR-T therapy within 3 months before enrolment")[0].days
    91
    >>> find_windows("at least 4 weeks must have elapsed since surgery")[0].since
    False
    """
    if not any(c.isdigit() for c in text) and not _SPELT.search(text):
        return ()
    ahead = [
        Window(m.start(), m.end(), 0, reference(m["anchor"]), False, " ".join(m.group(0).split()))
        for m in _AHEAD.finditer(text)
    ]
    found = [w for m in _WINDOW.finditer(text) if (w := _read(m))]
    found += [a for a in ahead if all(a.end <= w.start or a.start >= w.end for w in found)]
    taken = [(w.start, w.end) for w in found]
    if "half" in text.lower():
        found += [
            w
            for m in _HALF_FIRST.finditer(text)
            if all(m.end() <= a or m.start() >= b for a, b in taken) and (w := _half_lives(m))
        ]
    return tuple(sorted(found, key=lambda w: w.start))


_SPELT = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|ten|twelve|year|month)\b", _I)


def _read(match: re.Match[str]) -> Window | None:
    relation = match["rel"] or ""
    lead = (match["lead"] or "").lower()
    anchor = (match["anchor"] or "").lower()
    elapsed = bool(match["elapsed"])
    before = bool(
        re.match(r"(?:prior|before|preceding|previous|ahead|since|leading|ago|earlier)", anchor)
    )
    labelled = match.string[: match.start()].rstrip().endswith(":")
    lasting = (lead == "for" or labelled) and relation in (">=", ">")
    if relation in (">=", ">") and not (elapsed or before or lasting):
        return None
    related = (
        lasting
        or lead in ("within", "with in", "inside")
        or bool(match["past"])
        or before
        or elapsed
    )
    related = related or (lead == "in" and anchor.startswith("of")) or bool(match["half"])
    related = related or (relation in ("<", "<=") and anchor.startswith(("of", "from")))
    if not related or (anchor == "of" and not match["past"] and lead != "within"):
        return None
    days = _days(match["n"], match["u"])
    more = " ".join(f"{match['half']} {match['which']} {match['which2']}".split()).strip(" ,()")
    return Window(
        match.start(), match.end(), days, reference(anchor),
        relation in (">=", ">") and not (elapsed or lasting), more,
    )  # fmt: skip


def _half_lives(match: re.Match[str]) -> Window | None:
    more = " ".join(match.group(0).split())
    days = _days(match["n"], match["u"]) if match["n"] else 0
    return Window(match.start(), match.end(), days, reference(match["anchor"] or ""), False, more)


def _days(number: str, unit: str) -> int:
    word = re.split(r"[\s(-]", number.strip().lower())[0]
    if re.match(r"\d", number):
        word = re.findall(r"\d+(?:\.\d+)?", number.split("(")[0])[-1]
    count = float(_NUMBERS.get(word, 0) or word)
    name = unit.lower().replace("calendar", "").replace("full", "").split("(")[0].strip()
    return round(count * _DAYS[name.rstrip("s") if len(name) > 1 else name])


def reference(words: str) -> str:
    """The reference point that an anchor names; empty when it names none.

    >>> reference("prior to the first dose of study drug")
    'dosing'
    """
    return next((name for name, pattern in _REFERENCES if pattern.search(words)), "")
