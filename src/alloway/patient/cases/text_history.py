"""Treatment history in prose: regimens, drugs, transplants and CAR-T with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alloway.patient.cases.context import context, is_family
from alloway.patient.cases.draft import Draft, Exposure, ExposureKind
from alloway.patient.cases.lines import CONDITIONING
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_cells import infused
from alloway.patient.cases.text_counts import stated_count
from alloway.patient.cases.treatments import CAR_T, RADIATION, TRANSPLANT, cell_therapy
from alloway.reference.drugs import REGIMEN_BY_NAME, Drug, drugs_in, regimen_of, regimens_in
from alloway.values.case import Fact

_RESPONSES = (
    ("CR", re.compile(
        r"\b(?:sCR|CR|CMR|CRi|MRD[- ]negative CR)\b|complete (?:metabolic |haematological "
        r"|hematological )?(?:response|remission)|komplette remission", 0,
    )),
    ("PR", re.compile(
        r"\b(?:VGPR|PR|PMR|MR)\b|partial (?:metabolic )?(?:response|remission)"
        r"|very good partial", 0,
    )),
    ("SD", re.compile(r"\bSD\b|stable disease", 0)),
    ("PD", re.compile(
        r"\bPD\b|progressive disease|progress(?:ed|ion)|refractory|no response|non-?response", 0,
    )),
)  # fmt: skip
_LINE = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th)[- ]line"
    r"|line\s?(?P<after>[1-9])|(?P<short>[1-9])L)\b"
    r"|^\s*(?P<item>[1-9])[.)]\s",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_HISTORY = re.compile(
    r"therap|treatment|history|course|verlauf|oncolog|behandlung|traitement|tratamiento|line"
    r"|medication|summary",
)
_GIVEN = re.compile(
    r"\b(?:received|given|treated with|started|completed|underwent|infus\w+|administered"
    r"|cycles?|after|following|post|s/p|status post"
    r"|since|last dose|had|with|refractory to|relaps\w+|prior|previous)\b|\bx\s?\d\b|\d\s?x\b|×",
    re.IGNORECASE,
)
_MAINTENANCE = re.compile(r"\bmaintenance|erhaltung\w*", re.IGNORECASE)
_BRIDGING = re.compile(r"\bbridging|bridge\b|überbrückung", re.IGNORECASE)
_JOIN = re.compile(
    r"[\s,/+&-]*(?:\b(?:and|plus|with|und|et|y|mg|iv|po|sc|weekly|daily)\b[\s,/+&-]*"
    r"|\d+(?:\.\d+)?\s?(?:mg|g)(?:/m2|/m²|/kg)?[\s,/+&-]*)*",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:relaps\w+|progress\w+|recurren\w+|PD|CR|PR|VGPR|response|remission|assessed)"
    r"\W{0,3}(?:(?:in|on|since|by|at|achieved|documented|confirmed)\W+){0,2}$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"[\s(),;–—-]*(?:to|until|till|through|and|bis|hasta|au|al|last dose|ended|completed)?"
    r"[\s(:–—-]*(?:on\s+|in\s+)?",
    re.IGNORECASE,
)
_MADE_ON = re.compile(
    r"\b(?:\w*pheres\w+|collect\w+|harvest\w*|manufactur\w+|produc\w+|made|ordered|shipped)"
    r"\W{1,4}(?:(?:in|on|was|done|started|completed)\W+){0,3}$",
    re.IGNORECASE,
)
_BESIDE = 40
_UNTIL = re.compile(
    r"\b(?:until|through|completed|ended|last dose|to|bis|hasta|jusqu\w+)\W{0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """One treatment named in a sentence."""

    start: int
    end: int
    kind: ExposureKind
    drugs: tuple[str, ...]
    regimen: str = ""
    known: tuple[Drug, ...] = ()


def read_history(statement: Statement, draft: Draft, following: str = "") -> None:
    """Add what one sentence tells of earlier treatment to the draft.

    Parameters
    ----------
    following
        The next sentence: "It was not infused" speaks of the cells of this one.
    """
    text = statement.text
    if is_family(text, statement.section):
        return
    stated_count(statement, draft)
    named = _with_conditioning(_named(text))
    for index, item in enumerate(named):
        limit = next((n.start for n in named[index + 1 :] if _ends(item, n)), len(text))
        since = named[index - 1].end if index else 0
        if item.kind != "CAR-T" or infused(text, (item.start, item.end), following):
            _read_one(statement, item, (since, limit), len(named) == 1, draft)


def _named(text: str) -> list[_Named]:
    """Every treatment a sentence names, in reading order, each once."""
    found = [
        _Named(s, e, "systemic" if r.use == "treatment" else "conditioning", r.drugs, r.name)
        for r, s, e in regimens_in(text)
    ]
    taken = [(item.start, item.end) for item in found]
    drugs = [hit for hit in drugs_in(text) if not _inside(hit[1], taken)]
    found += _cell_therapies(text, [hit for hit in drugs if hit[0].role == "CAR-T"])
    found += _combinations(text, [hit for hit in drugs if hit[0].role != "CAR-T"])
    return sorted(found, key=lambda item: item.start)


def _with_conditioning(named: list[_Named]) -> list[_Named]:
    """Drugs named beside a transplant that prepare for it: ``ASCT (melphalan 200 mg/m2)``."""
    cells = [item for item in named if item.kind in ("CAR-T", "transplant")]
    return [
        replace(item, kind="conditioning")
        if item.kind == "systemic"
        and set(item.drugs) <= CONDITIONING
        and any(max(cell.start - item.end, item.start - cell.end) <= _BESIDE for cell in cells)
        else item
        for item in named
    ]


def _ends(item: _Named, following: _Named) -> bool:
    """Whether the next treatment ends this one's words; conditioning belongs to its transplant."""
    return item.kind not in ("CAR-T", "transplant") or following.kind != "conditioning"


def _inside(start: int, taken: list[tuple[int, int]]) -> bool:
    return any(low <= start < high for low, high in taken)


def _cell_therapies(text: str, products: list[tuple[Drug, int, int]]) -> Iterator[_Named]:
    for drug, start, end in products:
        yield _Named(start, end, "CAR-T", (drug.name,), known=(drug,))
    if not products:
        yield from (_Named(m.start(), m.end(), "CAR-T", ()) for m in CAR_T.finditer(text))
    yield from (_Named(m.start(), m.end(), "transplant", ()) for m in TRANSPLANT.finditer(text))
    yield from (_Named(m.start(), m.end(), "radiotherapy", ()) for m in RADIATION.finditer(text))


def _combinations(text: str, drugs: list[tuple[Drug, int, int]]) -> Iterator[_Named]:
    """Drugs named side by side are one combination: ``lenalidomide and dexamethasone``."""
    group: list[tuple[Drug, int, int]] = []
    for hit in drugs:
        if group and not _JOIN.fullmatch(text[group[-1][2] : hit[1]]):
            yield _combination(group)
            group = []
        group.append(hit)
    if group:
        yield _combination(group)


def _combination(group: list[tuple[Drug, int, int]]) -> _Named:
    known = tuple(drug for drug, _, _ in group)
    names = tuple(dict.fromkeys(drug.name for drug in known))
    regimen = regimen_of(frozenset(names))
    named = regimen.name if regimen and len(names) > 1 else ""
    return _Named(group[0][1], group[-1][2], "systemic", names, named, known)


def _read_one(
    statement: Statement, item: _Named, between: tuple[int, int], only: bool, draft: Draft
) -> None:
    """One treatment; ``between`` is where its neighbours in the sentence end and begin."""
    text = statement.text
    since, limit = between
    means = context(text, item.start, item.end, statement.section)
    if means == "negated" and item.kind in ("CAR-T", "transplant"):
        draft.denied.add(item.kind)
        return
    if means != "affirmed":
        return
    segment = text[item.start if since else 0 : limit]
    start, end = _dates(statement, item, limit, only)
    if not _was_given(statement, item, start):
        _mention_drugs(statement, item, draft)
        return
    fact = Fact(
        _kind_of(item),
        _label(item, text),
        statement.quoted(item.start, limit),
        "",
        start,
        "text rule",
    )
    exposure = Exposure(
        _exposure_kind(item, text[since : item.start], text[item.end : limit]),
        fact,
        item.drugs,
        start,
        end,
        _regimen(item, segment),
        _response(text[item.end : limit]),
        stated_line=_stated_line(text[: item.end], only),
    )
    if item.kind in ("CAR-T", "transplant"):
        around = text[max(0, item.start - 40) : limit]
        cells = cell_therapy(around, fact, start)
        if cells is None or cells.kind != item.kind:
            # The words around name another therapy; the item's own words are enough then.
            cells = cell_therapy(text[item.start : item.end], fact, start)
        if cells is None:
            return
        exposure = replace(cells, response=exposure.response, end="")
    draft.facts.append(fact)
    draft.exposures.append(exposure)
    _mention_drugs(statement, item, draft, end or start)


def _kind_of(item: _Named) -> str:
    return "procedure" if item.kind in ("CAR-T", "transplant", "radiotherapy") else "regimen"


def _label(item: _Named, text: str) -> str:
    return item.regimen or ", ".join(item.drugs) or text[item.start : item.end]


def _regimen(item: _Named, segment: str) -> str:
    if _MAINTENANCE.search(segment) and item.drugs:
        return f"{item.regimen or ', '.join(item.drugs)} maintenance"
    return item.regimen


def _exposure_kind(item: _Named, before: str, after: str) -> ExposureKind:
    told = _BRIDGING.search(before) or _BRIDGING.search(after[:25])
    return "bridging" if item.kind == "systemic" and told else item.kind


def _was_given(statement: Statement, item: _Named, start: str) -> bool:
    """A treatment counts when it is dated, told as given, or listed in a treatment history."""
    if start:
        return True
    if item.kind in ("systemic", "conditioning") and not item.regimen and len(item.drugs) < 2:
        return bool(re.search(r"treatment|therap|line|course|oncolog", statement.section))
    near = statement.text[max(0, item.start - 40) : item.end + 20]
    return bool(_GIVEN.search(near) or _HISTORY.search(statement.section))


def _mention_drugs(statement: Statement, item: _Named, draft: Draft, last: str = "") -> None:
    """Medication facts; the date is that of the last dose, or of the list that names the drug."""
    listed = re.search(r"medication|medikation|médicament|medicaci|drugs", statement.section)
    when = last or (statement.date if listed else "")
    known = item.known or tuple(d for name in _drugs_of(item.regimen) for d, _, _ in drugs_in(name))
    if not when and not listed:
        return
    for drug in known:
        note = "current medication list" if listed and not last else ""
        source = statement.quoted(item.start, item.end)
        draft.facts.append(Fact("medication", drug.name, source, "", when, "text rule", note=note))


def _drugs_of(regimen: str) -> tuple[str, ...]:
    known = REGIMEN_BY_NAME.get(regimen)
    return known.drugs if known else ()


def _dates(statement: Statement, item: _Named, limit: int, only: bool) -> tuple[str, str]:
    """Start and end of a treatment: the dates after its name, or before it in a table row."""
    dates = [d for d in statement.dates if not _OUTCOME.search(statement.text[: d.start])]
    if item.kind in ("CAR-T", "transplant"):
        # The day the cells were collected or made is not the day they were given.
        dates = [d for d in dates if not _MADE_ON.search(statement.text[: d.start])]
    after = [d for d in dates if item.end <= d.start < limit]
    chosen = after or (dates if only else [])
    if not chosen:
        told_of_therapy = _HISTORY.search(statement.section) and not statement.dates
        return (statement.block_date, "") if told_of_therapy else ("", "")
    if len(chosen) == 1 and _UNTIL.search(statement.text[: chosen[0].start]):
        return ("", chosen[0].iso)
    start = chosen[0].iso
    if len(chosen) > 1 and chosen[1].iso >= start:
        between = statement.text[chosen[0].end : chosen[1].start]
        if _RANGE.fullmatch(between):
            return (start, chosen[1].iso)
    return (start, "")


def _response(text: str) -> str:
    found = [(m.start(), name) for name, pattern in _RESPONSES for m in [pattern.search(text)] if m]
    return min(found)[1] if found else ""


def _stated_line(text: str, only: bool) -> int:
    matches = list(_LINE.finditer(text))
    if not matches:
        return 0
    match = matches[-1]
    word = (match["word"] or "").lower()
    if word:
        return _ORDINALS.get(word) or int(word[0])
    if match["item"]:
        return int(match["item"]) if only else 0
    return int(match["after"] or match["short"])
