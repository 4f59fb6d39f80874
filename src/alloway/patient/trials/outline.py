"""Eligibility text as an outline: sections, bullets and what is nested under them."""
# Patterns read better on one line.

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Kind = Literal["inclusion", "exclusion"]

MAX_CHARACTERS = 200_000
MAX_LINES = 4_000
_MAX_LINE = 6_000

_HEADER = re.compile(
    r"^[\s*#>_-]*(?:\d{1,2}[.)]\s*)?(?P<before>[^.;:]{0,70}?)\b(?P<kind>in|ex)clusion(?:ary)?"
    r"(?:\s+criteri(?:a|on)\b(?P<after>[^.;:]{0,90})|s?(?=\s*[:*_]))[\s*_]*(?::|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_COHORT = re.compile(
    r"\b(?:cohorts?|arms?|sub-?stud(?:y|ies)|part [a-d1-4]|phase [12i]+[ab]?|groups?|expansion)\b",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"^(?:[*•·▪◦‣●○■\-–]\s+|o\s+(?=[A-Z])|\(?\d{1,2}(?:\.\d{1,2}){0,2}\s?\\?[.):、]\s*(?=[^\d\s])|\d{1,2}(?:\.\d{1,2}){1,2}\s+"
    r"|\d{1,2}\\?[.)]\s+(?=[\d>≥<])|\(?[a-zA-Z]\\?[.)]\s+|\(?(?:i{1,3}|iv|vi{0,3}|ix)\\?[.)]\s+)",
)
_INLINE = re.compile(
    r"(?:^|(?<=[;.；])|(?<=[;.；]\s))\s*(\d{1,2}(?:\.\d)?)\s?\\?[.)]\s*(?=[^\d\s])"
)


@dataclass(slots=True)
class Item:
    """One statement of the text with the statements nested under it."""

    text: str
    kind: Kind
    indent: int
    cohort: str = ""
    """The cohort or arm whose heading it stands under; empty when it holds for the whole trial."""
    children: list[Item] = field(default_factory=list)


def outline(text: str) -> list[Item]:
    """Read sections, bullets and nesting; a text without headings is taken as inclusion.

    >>> [(i.kind, i.text) for i in outline("Inclusion:\\n* Age 18+\\nExclusion:\\n* HIV")]
    [('inclusion', 'Age 18+'), ('exclusion', 'HIV')]
    """
    return _nest(_split_inline(_items(text[:MAX_CHARACTERS])))


def _items(text: str) -> list[Item]:
    items: list[Item] = []
    kind: Kind = "inclusion"
    cohort, fresh, open_line = "", False, False
    for raw in text.splitlines()[:MAX_LINES]:
        if not raw.strip():
            open_line = False
            continue
        header = _HEADER.match(raw[:400]) if len(raw) < 400 or ":" in raw[:200] else None
        if header and _is_heading(header):
            kind = "inclusion" if header["kind"].lower() == "in" else "exclusion"
            named = f"{header['before']} {header['after'] or ''}"
            cohort = named.strip() if _COHORT.search(named) else (cohort if fresh else "")
            fresh, open_line = False, False
            rest = raw[header.start("rest") :].strip(" *_")
            if rest:
                items.append(Item(rest[:_MAX_LINE], kind, 0, cohort))
            continue
        if _is_cohort_heading(raw):
            cohort, fresh, open_line = raw.strip(" *:"), True, False
            continue
        fresh = False
        open_line = _add(items, raw, kind, cohort, open_line)
    return items


def _is_heading(header: re.Match[str]) -> bool:
    words = header["before"].split()
    return len(words) <= 8 and not re.search(r"\b(?:must|meet|if|who)\b", header["before"], re.I)


def _is_cohort_heading(raw: str) -> bool:
    plain = raw.strip(" *")
    return (
        plain.endswith(":")
        and not _MARK.match(raw.strip())
        and bool(re.search(r"\bonly\s*:$", plain, re.IGNORECASE))
        and bool(_COHORT.search(plain))
    )


def _add(items: list[Item], raw: str, kind: Kind, cohort: str, open_line: bool) -> bool:
    indent = len(raw) - len(raw.lstrip())
    body, marked = _unmark(raw.strip())
    if not body:
        return open_line
    if not marked and open_line and items:
        items[-1].text = f"{items[-1].text} {body}"[:_MAX_LINE]
    else:
        items.append(Item(body[:_MAX_LINE], kind, indent, cohort))
    return True


def bare(line: str) -> str:
    """A line without its bullet or number.

    >>> bare("* 3. HIV")
    'HIV'
    """
    return _unmark(line.strip())[0]


def _unmark(text: str) -> tuple[str, bool]:
    marked = False
    for _ in range(3):
        match = _MARK.match(text)
        if not match or not text[match.end() :].strip():
            break
        text, marked = text[match.end() :].strip(), True
    return text, marked


def _split_inline(items: list[Item]) -> list[Item]:
    """Undo lists that lost their line breaks: ``1. ...; 2. ...; 3. ...`` in one line."""
    out: list[Item] = []
    for item in items:
        marks = list(_INLINE.finditer(item.text))
        numbers = [float(m.group(1)) for m in marks]
        if (len(marks) < 2 and numbers != [2.0]) or not _counts_up(numbers):
            out.append(item)
            continue
        cuts = [0, *(m.start() for m in marks), len(item.text)]
        parts = [item.text[a:b] for a, b in pairwise(cuts)]
        texts = [_unmark(part.strip(" ;"))[0] for part in parts]
        out.extend(Item(t, item.kind, item.indent, item.cohort) for t in texts if t)
    return out


def _counts_up(numbers: list[float]) -> bool:
    return all(0 < b - a <= 3 for a, b in pairwise(numbers))


def _nest(items: list[Item]) -> list[Item]:
    roots: list[Item] = []
    stack: list[Item] = []
    for item in items:
        while stack and (
            stack[-1].indent >= item.indent
            or stack[-1].kind != item.kind
            or stack[-1].cohort != item.cohort
        ):
            stack.pop()
        (stack[-1].children if stack else roots).append(item)
        stack.append(item)
    return roots
