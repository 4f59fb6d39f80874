"""Patient side: facts with their sources, and the case they add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from alloway.values.dates import ages
from alloway.values.evidence import Source
from alloway.values.hla import Bead, Typing

FactValue = float | str | bool
Method = Literal["structured", "text rule", "OCR", "person"]
FactState = Literal["found", "confirmed", "rejected", "superseded"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about the patient and the place it was found.

    ``kind`` is a name from ``alloway.reference.kinds``: ``lab.ldh``, ``performance.ecog``,
    ``antigen.CD19``. Numbers are kept in the kind's canonical unit; the quote in the source
    keeps what was printed.
    """

    kind: str
    value: FactValue
    source: Source
    unit: str = ""
    """UCUM unit of ``value``; ``?`` when the record gave a number without a unit."""
    date: str = ""
    """ISO 8601, possibly partial: ``2026``, ``2026-03``, ``2026-03-14``; empty when undated."""
    method: Method = "structured"
    state: FactState = "found"
    upper_normal: float | None = None
    """Upper limit of normal printed beside a laboratory value, in ``unit``."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more facts of one kind that cannot all be true."""

    kind: str
    facts: tuple[Fact, ...]
    proposed: Fact
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the review needs and the records do not give."""

    kind: str
    why: Literal["missing", "old", "conflict", "unreadable", "ambiguous"]
    text: str
    """One sentence for a clinician."""
    settles: str
    """The record or test that would close it."""
    who: str
    """Who can fill it: ``referring clinic``, ``HLA laboratory``, ``patient or family``."""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One input file and what became of it."""

    name: str
    sha256: str
    kind: str
    """``FHIR bundle``, ``PDF``, ``laboratory table``, ``HLA typing``, ``bead table``, ``DICOM``."""
    pages: int = 0
    facts: int = 0
    """Facts drawn from it."""
    left_out: str = ""
    """Why it was not read, in one sentence; empty when it was."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The haematological or other malignancy under review."""

    entity: str
    """Key in ``alloway.reference.diseases``: ``DLBCL``, ``B-ALL``, ``MM``; ``other`` otherwise."""
    group: str
    """``lymphoma``, ``leukaemia``, ``myeloma`` or ``other``."""
    fact: Fact
    """The diagnosis as written."""
    diagnosed: str = ""
    """Partial ISO date."""
    status: Literal["relapsed", "refractory", "relapsed or refractory", "remission", "unknown"] = (
        "unknown"
    )
    status_facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class TherapyLine:
    """One line of therapy as derived from dated drugs and regimens."""

    number: int
    """Place among the lines that count (systemic and CAR-T), from 1 in order of start; 0 for what
    is no line of its own: transplant, radiotherapy, bridging."""
    regimen: str
    drugs: tuple[str, ...]
    start: str
    end: str = ""
    response: str = ""
    """``CR``, ``PR``, ``SD``, ``PD`` or empty when not recorded."""
    kind: Literal["systemic", "transplant", "CAR-T", "radiotherapy", "bridging"] = "systemic"
    certain: bool = True
    """``False`` where the records leave open whether this is a line of its own."""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorTreatment:
    """An earlier cellular therapy or transplant."""

    kind: Literal["CAR-T", "autologous transplant", "allogeneic transplant"]
    date: str
    product: str = ""
    targets: tuple[str, ...] = ()
    note: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ImagingSeries:
    """One imaging series on the disc."""

    modality: str
    body_part: str
    date: str
    description: str
    instances: int
    source: Source


@dataclass(frozen=True, slots=True)
class Case:
    """One patient as the records tell it. No field holds a guess: unknown is empty."""

    id: str
    """The patient identifier in the records, or a digest of the folder; never a name."""
    as_of: date
    name: Fact | None = None
    birth_date: Fact | None = None
    sex: Fact | None = None
    """``female`` or ``male`` as an administrative fact (FHIR Patient.gender)."""
    weight: Fact | None = None
    height: Fact | None = None
    vitals: tuple[Fact, ...] = ()
    """Every dated body weight, height, surface area and blood group; ``weight`` and ``height`` are
    the newest of theirs."""
    place: Fact | None = None
    """City and country of residence."""
    diagnosis: Diagnosis | None = None
    stage: tuple[Fact, ...] = ()
    burden: tuple[Fact, ...] = ()
    """Disease burden: LDH is a lab; here SPD, blasts, M-protein, Deauville score, SUVmax."""
    antigens: tuple[Fact, ...] = ()
    """``antigen.X`` facts, value ``positive``, ``negative``, ``dim`` or ``partial``."""
    mutations: tuple[Fact, ...] = ()
    lines: tuple[TherapyLine, ...] = ()
    line_count: tuple[int, int] | None = None
    """Lowest and highest number of lines the records support; ``None`` = not known. Systemic
    courses and CAR-T cells count; conditioning, bridging, transplants and radiotherapy do not."""
    prior: tuple[PriorTreatment, ...] = ()
    prior_known: bool = False
    """Whether the records state the treatment history at all (absence is not evidence)."""
    performance: tuple[Fact, ...] = ()
    labs: tuple[Fact, ...] = ()
    organ: tuple[Fact, ...] = ()
    """Organ function beside the laboratory: LVEF, SpO2, creatinine clearance."""
    infections: tuple[Fact, ...] = ()
    conditions: tuple[Fact, ...] = ()
    """Other diagnoses: autoimmune disease, CNS disease, second malignancy, GvHD."""
    medications: tuple[Fact, ...] = ()
    """``medication`` facts; value is the drug, date the last known dose."""
    typings: tuple[Typing, ...] = ()
    """The patient's own, never a donor's."""
    donor_typings: tuple[Typing, ...] = ()
    """Typings of transplant donors or relatives that lay among the records."""
    beads: tuple[Bead, ...] = ()
    antibodies: tuple[Fact, ...] = ()
    """``antibodies`` facts: what a screening for HLA antibodies found, in words."""
    imaging: tuple[ImagingSeries, ...] = ()
    preferences: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    documents: tuple[Document, ...] = ()
    unused: tuple[tuple[str, int], ...] = ()
    """What was read and led to no fact: the reason, and how often."""
    set_aside: tuple[Fact, ...] = ()
    """Facts that a person rejected or superseded; kept, and used nowhere."""

    def facts(self) -> Iterator[Fact]:
        """Every fact of the case, each once, in the order of the fields."""
        seen: set[Fact] = set()
        for field in fields(self):
            for fact in _facts_in(getattr(self, field.name)):
                if fact not in seen:
                    seen.add(fact)
                    yield fact

    def age(self, on: date) -> tuple[int, int] | None:
        """Youngest and oldest age in whole years on that day; a partial birth date leaves a range.

        ``None`` when no date of birth is known.
        """
        return ages(str(self.birth_date.value), on) if self.birth_date else None

    def of(self, kind: str) -> tuple[Fact, ...]:
        """Facts of that kind that nobody rejected, newest first; undated last."""
        found = [f for f in self.facts() if f.kind == kind and f.state in ("found", "confirmed")]
        return tuple(sorted(found, key=lambda f: f.date, reverse=True))

    def latest(self, kind: str) -> Fact | None:
        """The newest fact of that kind, with conflicts resolved as proposed; ``None`` if none."""
        for conflict in self.conflicts:
            if conflict.kind == kind:
                return conflict.proposed
        found = self.of(kind)
        return found[0] if found else None


def _facts_in(value: object) -> Iterator[Fact]:
    if isinstance(value, Fact):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _facts_in(item)
    elif isinstance(value, (Diagnosis, TherapyLine, PriorTreatment)):
        for field in fields(value):
            yield from _facts_in(getattr(value, field.name))


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says about a fact that was read, or adds to the case."""

    kind: str
    by: str
    """Who says so: a role or a name."""
    on: str
    """ISO date of the correction."""
    action: Literal["confirm", "reject", "replace", "add"]
    date: str = ""
    """Date of the fact that is meant; empty where it is the only one of its kind."""
    value: FactValue | None = None
    """Value of the fact that is meant, where the day has several."""
    new_value: FactValue | None = None
    new_unit: str = ""
    new_date: str = ""
    """For ``replace`` and ``add``; an empty date of a replacement keeps the old one."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseDiff:
    """What changed from one case to another of the same patient."""

    before: date
    """``as_of`` of the earlier case."""
    after: date
    added: tuple[Fact, ...] = ()
    gone: tuple[Fact, ...] = ()
    changed: tuple[tuple[Fact, Fact], ...] = ()
    """One kind on one day with another value: before and after."""
    documents_added: tuple[str, ...] = ()
    documents_gone: tuple[str, ...] = ()
    gaps_opened: tuple[Gap, ...] = ()
    gaps_closed: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
    """What is not a single fact: the number of lines of therapy, the diagnosis."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated in a case, for its timeline."""

    date: str
    """Partial ISO date of its start."""
    what: str
    kind: Literal["diagnosis", "treatment", "response", "test", "condition", "document"]
    end: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """A record that an option asks for and the case does not give."""

    what: str
    why: str
    """The criterion's own sentence, or the reason a lot is open."""
    who: str = ""
    max_age_days: int | None = None
    """How old it may be on the planned day; ``None`` where nothing is said."""


@dataclass(frozen=True, slots=True)
class SeriesPicture:
    """The key slice of an imaging series."""

    series: ImagingSeries
    file: str = ""
    """Name of the picture: ``series-0003.png``; empty where none could be made."""
    note: str = ""
    """Which instance it is, its window and what to watch for; or why there is no picture."""


@dataclass(frozen=True, slots=True)
class RedactedFile:
    """One redacted copy and what was taken out of it, by class; never the words."""

    name: str
    """Name of the copy: ``document-003.txt``."""
    kind: str = ""
    """What the original was."""
    removed: tuple[tuple[str, int], ...] = ()
    left_out: str = ""
    """Why there is no copy; empty when there is one."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """What redacting a folder did."""

    files: tuple[RedactedFile, ...]
    removed: tuple[tuple[str, int], ...]
    """All files together."""
