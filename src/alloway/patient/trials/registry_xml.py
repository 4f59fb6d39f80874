"""The legacy ClinicalTrials.gov XML (before 2024), read without entities or document types."""

from __future__ import annotations

import re
import textwrap
from typing import Any
from xml.parsers import expat

from alloway.errors import InputError, LimitError
from alloway.patient.trials.records import degrees, identifier, sex, state, words, years
from alloway.values.evidence import Source
from alloway.values.trial import Site, Trial

MAX_DEPTH = 40
MAX_ELEMENTS = 200_000
_STEP = "give the XML as ClinicalTrials.gov published it"
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip

_Leaf = tuple[str, str]


def trial_from_xml(data: bytes, source: Source) -> Trial:
    """Read one ``clinical_study``.

    Raises
    ------
    InputError
        The XML is broken, declares a document type or entities, or is no study record.
    LimitError
        It is nested too deeply or has too many elements.
    """
    leaves, sites = _parse(data, source.document)
    first = dict(reversed(leaves))
    every = _by_path(leaves)
    return Trial(
        nct_id=identifier(first.get("id_info/nct_id"), source),
        title=first.get("brief_title", "") or first.get("official_title", ""),
        status=state(first.get("overall_status")),
        conditions=tuple(every.get("condition", ())),
        interventions=tuple(every.get("intervention/intervention_name", ())),
        eligibility=textwrap.dedent(first.get("eligibility/criteria/textblock", "")),
        phase=tuple(every.get("phase", ())),
        summary=" ".join(first.get("brief_summary/textblock", "").split()),
        sponsor=first.get("sponsors/lead_sponsor/agency", ""),
        sex=sex(first.get("eligibility/gender")),
        min_age=years(first.get("eligibility/minimum_age")),
        max_age=years(first.get("eligibility/maximum_age")),
        sites=tuple(_site(site) for site in sites),
        last_update=_iso(first.get("last_update_posted", "")),
        source=source,
    )


def _by_path(leaves: list[_Leaf]) -> dict[str, list[str]]:
    every: dict[str, list[str]] = {}
    for path, text in leaves:
        every.setdefault(path, []).append(text)
    return every


class _Reader:
    """Collects the text of leaf elements by path below the root."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.path: list[str] = []
        self.text: list[str] = []
        self.leaves: list[_Leaf] = []
        self.sites: list[dict[str, str]] = []
        self.count = 0

    def start(self, tag: str, _: dict[str, str]) -> None:
        self.count += 1
        if len(self.path) >= MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise LimitError(f"{self.name}: too deep or too many elements", step=_STEP)
        if not self.path and tag != "clinical_study":
            raise InputError(
                f"{self.name}: the root is {tag[:40]!r}, not clinical_study", step=_STEP
            )
        self.path.append(tag)
        self.text = []
        if self.path[1:] == ["location"]:
            self.sites.append({})

    def end(self, _: str) -> None:
        path, text = self.path[1:], "".join(self.text)
        self.path.pop()
        self.text = []
        if not text.strip():
            return
        if path[:1] == ["location"] and self.sites:
            self.sites[-1].setdefault("/".join(path[1:]), text.strip())
        else:
            keep = text if path[-1:] == ["textblock"] else text.strip()
            self.leaves.append(("/".join(path), words(keep)))

    def refuse(self, *_: Any) -> int:
        raise InputError(f"{self.name}: the XML declares a document type or entity", step=_STEP)


def _parse(data: bytes, name: str) -> tuple[list[_Leaf], list[dict[str, str]]]:
    reader = _Reader(name)
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = _collect(reader)
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    parser.ExternalEntityRefHandler = reader.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(f"{name}: broken XML ({error})", step=_STEP) from None
    return reader.leaves, reader.sites


def _collect(reader: _Reader) -> Any:
    def add(text: str) -> None:
        reader.text.append(text.replace("\r", ""))

    return add


def _site(site: dict[str, str]) -> Site:
    return Site(
        site.get("facility/name", "")[:300],
        site.get("facility/address/city", "")[:120],
        site.get("facility/address/country", "")[:80],
        site.get("facility/address/state", "")[:80],
        state(site.get("status")),
        degrees(site.get("geo/lat"), 90),
        degrees(site.get("geo/lon"), 180),
    )


def _iso(text: str) -> str:
    """``May 9, 2023`` to ``2023-05-09``; empty when it is another form."""
    match = re.fullmatch(r"\s*([A-Za-z]+)\s+(?:(\d{1,2}),\s*)?(\d{4})\s*", text)
    if not match or match[1].lower() not in _MONTHS:
        return ""
    month = f"{match[3]}-{_MONTHS.index(match[1].lower()) + 1:02d}"
    return f"{month}-{int(match[2]):02d}" if match[2] else month
