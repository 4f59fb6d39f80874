"""An invented, rich review for the tests of the page, the PDF, the charts and the terminal.

Nobody in it exists. It holds every kind of option, every standing, and the pieces that are often
missing: no forecast, an untyped locus, an undated fact, a file that could not be read.
"""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

from alloway.values.case import Case, Gap
from alloway.values.evidence import Estimate, Source
from alloway.values.forecast import Band, Endpoint, Forecast, Parameter
from alloway.values.hla import (
    Compatibility,
    Count,
    Direction,
    DonorSpecificAntibody,
    LocusMatch,
    Population,
)
from alloway.values.review import Assessment, Option, Provenance, Reason, Review, Standing, Step
from alloway.values.supply import Donor, Edit, Lot
from alloway.values.trial import (
    Atom,
    Criterion,
    NearSite,
    Node,
    Site,
    Trial,
    TrialMatch,
    Truth,
    Verdict,
)
from reviews.sample_case import (
    ANC,
    AS_OF,
    CD19,
    CD20,
    ECOG,
    GAPS,
    LVEF,
    SHA,
    sample_case,
    source,
    typing,
)

STATEMENT = (
    "This review supports a conversation between professionals. It promises no access, no "
    "eligibility and no outcome: nothing here is guaranteed, and every figure must be checked "
    "against the records before anyone acts on it."
)


def _match(
    locus: str, gvh: tuple[int, int], hvg: tuple[int, int], typed: tuple[int, int], shown: str
) -> LocusMatch:
    literal: Any = shown
    return LocusMatch(
        locus,
        "not typed" if gvh == (0, 2) else f"{locus}*02:01+{locus}*24:02",
        f"{locus}*01:01+{locus}*24:02",
        Count(*gvh),
        Count(*hvg),
        Count(*typed),
        (f"{locus}*02:01",) if gvh[0] else (),
        (f"{locus}*01:01",) if hvg[0] else (),
        literal,
    )


def compatibility(*, trac: bool | None = True, b2m: bool = False) -> Compatibility:
    """Ten loci: matched, mismatched, a range, not typed, and edited away."""
    one = "no" if b2m else "yes"
    a_hvg = (0, 0) if b2m else (1, 1)
    loci = (
        _match("A", (1, 1), a_hvg, (1, 1), one),
        _match("B", (2, 2), (0, 0) if b2m else (2, 2), (2, 2), one),
        _match("C", (0, 1), (0, 0) if b2m else (0, 1), (0, 1), one),
        _match("DRB1", (1, 1), (0, 0), (1, 1), "no"),
        _match("DRB3", (0, 2), (0, 0), (0, 2), "no"),
        _match("DQA1", (0, 0), (0, 0), (0, 0), "partly"),
        _match("DQB1", (1, 1), (0, 0), (1, 1), "no"),
        _match("DPA1", (0, 2), (0, 2), (0, 2), "unknown"),
        _match("DPB1", (0, 2), (0, 0), (0, 2), "no"),
    )
    note = {
        True: "TRAC knock-out removes the T-cell receptor; 0.6 % of T cells keep it",
        False: "The lot keeps its T-cell receptor",
        None: "The certificate does not say how many cells keep the T-cell receptor",
    }[trac]
    reachable = None if trac is None else not trac
    return Compatibility(
        "3.62.0",
        loci,
        Direction(5, 12, reachable, note),
        Direction(0 if b2m else 3, 6, True, "Class I of the donor stays on the surface"),
        ("A*01:01", "A*24:02", "B*08:01", "C*07:01", "HLA-E"),
        (
            Population("fully edited", 0.962, Count(0, 2), ("HLA-E",)),
            Population("CIITA unedited", 0.031, Count(2, 5), ("DRB1*03:01",)),
        ),
        "non-permissive, graft direction",
        "recipient MT, donor TT",
        ("C1", "Bw4"),
        ("C2",),
        (
            DonorSpecificAntibody("A*01:01", 4210.0, True, ("A*01:01",), "2026-02-11"),
            DonorSpecificAntibody("B*08:01", 640.0, False, ("B*08:01",), "2026-02-11"),
        ),
        "One serum, 33 days old; threshold 2000 MFI (assumed)",
        ("DRB3 was not typed in the patient: counts are ranges.",),
    )


def _band(name: str, unit: str, peak: float, fall: float, zero_at: float = 1e9) -> Band:
    days = tuple(float(d) for d in range(0, 181, 2))

    def curve(scale: float) -> tuple[float, ...]:
        return tuple(
            0.0
            if d > zero_at * scale
            else scale * peak * math.exp(-(((d - 12) / 9) ** 2) / 8)
            + scale * peak * 0.02 * math.exp(-d / fall)
            for d in days
        )

    return Band(name, unit, days, curve(1), curve(0.08), curve(9.0), curve(0.35), curve(2.8))


def forecast(lot: str = "LOT-7") -> Forecast:
    """A forecast with three trajectories and five endpoints."""

    def probability(value: float, low: float, high: float, basis: Any = "model") -> Estimate:
        return Estimate(value, low, high, 0.8, basis=basis)

    rises = _band("tumour", "cells", 4e10, 40)
    days = rises.days

    def regrow(scale: float) -> tuple[float, ...]:
        return tuple(
            scale * (2e11 * math.exp(-d / 5) + 1e5 * math.exp(d / 14) * scale) for d in days
        )

    tumour = Band(
        "tumour", "cells", days, regrow(1), regrow(0.1), regrow(7), regrow(0.4), regrow(2.4)
    )
    return Forecast(
        lot,
        "Kimmel 2021, allogeneic extension 0.1",
        1000,
        20260316,
        (
            Endpoint("response", 28, probability(0.61, 0.48, 0.72)),
            Endpoint("complete response", 90, probability(0.34, 0.21, 0.49)),
            Endpoint("persistence", 90, probability(0.12, 0.05, 0.24)),
            Endpoint("rejection", 28, probability(0.44, 0.19, 0.71, "assumed")),
            Endpoint("GvHD", 100, probability(0.004, 0.0005, 0.02)),
        ),
        (
            _band("CAR-T cells", "cells", 4e9, 30, 900.0),
            tumour,
            _band("host T cells", "cells", 8e10, 400),
        ),
        (
            Parameter(
                "rho_C",
                Estimate(
                    0.16,
                    0.1,
                    0.2,
                    unit="/d",
                    basis="source",
                    sources=(Source("Kimmel 2021, Proc R Soc B 288:20210229", "Table 1"),),
                ),
                "net growth of CAR-T cells",
            ),
            Parameter(
                "k_rej",
                Estimate(0.05, 0.01, 0.2, 0.8, "/d", note="no allogeneic data"),
                "rejection per reachable mismatch",
            ),
        ),
        (
            "Tumour mass was set from LDH because no SPD is recorded.",
            "Rejection rests on an assumed rate and is not informed by data of this patient.",
        ),
    )


def lot(
    number: int = 7,
    edits: tuple[str, ...] = ("TRAC-KO", "B2M-KO", "CIITA-KO"),
    target: str = "CD19",
) -> Lot:
    """A lot of an invented bank."""
    return Lot(
        f"LOT-{number}",
        "allo-CAR19",
        Donor(f"D{number:03d}", typing("01:01", "24:02"), sex="female", cmv="negative"),
        (target,),
        "FMC63-CD8h-41BB-CD3z",
        tuple(Edit(name, 0.01 * i or None) for i, name in enumerate(edits)),
        1.2e8,
        "cells",
        6,
        "released",
        date(2027, 8, 31),
        0.6,
        84.0,
        2.1,
        None,
        indications=("DLBCL", "HGBL"),
        site="Leiden, Netherlands",
        source=Source("bank.json", f"lots[{number}]", SHA),
    )


def _verdict(text: str, truth: Truth, why: str, exclusion: bool = False, **more: Any) -> Verdict:
    kind: Any = "exclusion" if exclusion else "inclusion"
    atom = more.pop("atom", None)
    parsed = Node("atom", atom=atom) if atom else None
    return Verdict(Criterion(text, kind, parsed), truth, why, **more)


def trial_match(number: int, standing: Standing) -> TrialMatch:
    """A trial with blockers, open criteria and met ones."""
    nct = f"NCT9900{number:04d}"
    blockers = (
        _verdict(
            "Histologically confirmed CD20-positive large B-cell lymphoma at last relapse",
            "not_met",
            "CD20 was negative on 20 Nov 2025",
            facts=(CD20,),
            atom=Atom("antigen.CD20", "=", "positive"),
        ),
    )
    open_ones = (
        _verdict(
            "Left ventricular ejection fraction of at least 45 % by echocardiogram or MUGA within "
            "28 days before enrolment, and no clinically significant pericardial effusion",
            "unknown",
            "The last LVEF is 167 days old",
            facts=(LVEF,),
            needs=("Echocardiogram within 28 days",),
            atom=Atom("organ.lvef", ">=", 45.0, "%", 28),
        ),
        _verdict(
            "Known hypersensitivity to any component of the study treatment",
            "unknown",
            "This sentence was not understood; a person must read it",
            True,
            needs=("Allergy history",),
        ),
    )
    met = (
        _verdict(
            "Age 18 years or older",
            "met",
            "The patient is 58",
            atom=Atom("age", ">=", 18.0),
        ),
        _verdict(
            "ECOG performance status 0 or 1",
            "met",
            "ECOG 1 on 2 Mar 2026",
            facts=(ECOG,),
            atom=Atom("performance.ecog", "<=", 1.0),
        ),
        _verdict(
            "Absolute neutrophil count below 0.5 × 10⁹/L",
            "not_met",
            "0.8 × 10⁹/L on 9 Mar 2026",
            True,
            facts=(ANC,),
            atom=Atom("lab.anc", "<", 0.5),
        ),
        _verdict(
            "Prior allogeneic haematopoietic stem cell transplant",
            "not_met",
            "No transplant is recorded and the history is stated",
            True,
            atom=Atom("prior.allo_transplant", "present"),
        ),
    )
    trial = Trial(
        nct,
        f"Allogeneic CD19 CAR T cells in relapsed B-cell lymphoma, study {number}",
        "RECRUITING",
        ("Large B-cell lymphoma",),
        ("allo-CAR19",),
        "Inclusion: ...",
        ("PHASE1", "PHASE2"),
        sponsor="An Invented Sponsor",
        min_age=18.0,
        sites=(Site("University Hospital", "Utrecht", "Netherlands", status="RECRUITING"),),
        last_update="2026-02-01",
        source=Source(f"trials.json#{nct}", "eligibilityModule", SHA),
    )
    criteria = {
        "blocked": (*open_ones, *met, *blockers),
        "unknown": (*met, *open_ones),
        "possible": met,
    }[standing]
    return TrialMatch(
        trial,
        standing,
        {
            "blocked": "CD20 is negative and the trial requires CD20.",
            "unknown": "2 criteria are open: heart function and allergy.",
            "possible": "No criterion blocks.",
        }[standing],
        criteria,
        (
            NearSite(trial.sites[0], 41.0),
            NearSite(Site("Charité", "Berlin", "Germany"), 575.0),
            NearSite(Site("Hôpital Saint-Louis", "Paris", "France"), None),
        ),
        ("CD19",),
        "donor-derived",
    )


def lot_option(rank: int, number: int, standing: Standing) -> Option:
    """A lot as an option; every third has no forecast."""
    b2m = number % 2 == 0
    reasons = {
        "possible": (
            Reason("for", "CD19 is on the tumour cells (biopsy of 20 Nov 2025).", (CD19.source,)),
            Reason(
                "for",
                "Graft-versus-host mismatches are not reachable: TRAC knock-out.",
                (Source("bank.json", f"lots[{number}]", SHA),),
            ),
            Reason(
                "against",
                "An antibody against A*01:01 stands at 4210 MFI and the lot shows A*01:01.",
                (source("beads.csv", "row 3", "A*01:01;4210"),),
            ),
            Reason("open", "The biopsy is 116 days old and treatment followed it.", (CD19.source,)),
        ),
        "unknown": (
            Reason(
                "open",
                "CD19 expression is older than the last treatment.",
                (CD19.source,),
                "antigen.treated",
            ),
            Reason("open", "Residual TCR-positive cells are not stated."),
        ),
        "blocked": (
            Reason(
                "blocks",
                "The lot targets CD20, and the tumour was CD20 negative on 20 Nov 2025.",
                (CD20.source,),
                "antigen.negative",
            ),
        ),
    }[standing]
    full = standing != "blocked"
    unavailable = Forecast(
        f"LOT-{number}", "", 0, 0, (), (), (), unavailable="No measure of tumour mass is recorded."
    )
    return Option(
        "lot",
        f"LOT-{number}",
        f"allo-CAR19, lot {number}",
        rank,
        Assessment(
            standing,
            reasons,
            compatibility(trac=None if number % 3 == 0 else True, b2m=b2m) if full else None,
            None,
            (unavailable if number % 3 == 2 else forecast(f"LOT-{number}")) if full else None,
            Estimate(16, 9, 24, unit="d", note="5 days of lymphodepletion included")
            if full
            else None,
            (Step("Ask the bank to hold one dose.", "treating centre", 2),) if full else (),
        ),
        lot(
            number,
            ("TRAC-KO", "B2M-KO", "CIITA-KO") if b2m else ("TRAC-KO", "CIITA-KO"),
            "CD19" if full else "CD20",
        ),
    )


def trial_option(rank: int, number: int, standing: Standing) -> Option:
    """A trial as an option."""
    match = trial_match(number, standing)
    weight: Any = {"possible": "for", "unknown": "open", "blocked": "blocks"}[standing]
    return Option(
        "trial",
        match.trial.nct_id,
        match.trial.title,
        rank,
        Assessment(
            standing,
            (Reason(weight, match.why, (CD20.source,) if standing == "blocked" else ()),),
            trial=match,
            steps=(Step("Call the site in Utrecht and ask for a slot.", "referring clinic", 3),),
        ),
    )


def sample_review(trials: int = 24, lots: int = 12) -> Review:
    """The whole review; ranks run from possible over unknown to blocked."""
    n_lots = {"possible": min(2, lots), "unknown": min(3, max(0, lots - 2))}
    n_trials = {"possible": min(2, trials), "unknown": min(6, max(0, trials - 2))}
    options: list[Option] = []
    lot_no = trial_no = 0
    standings: tuple[Standing, ...] = ("possible", "unknown", "blocked")
    for standing in standings:
        for _ in range(n_lots.get(standing, lots - lot_no)):
            lot_no += 1
            options.append(lot_option(len(options) + 1, lot_no, standing))
        for _ in range(n_trials.get(standing, trials - trial_no)):
            trial_no += 1
            options.append(trial_option(len(options) + 1, trial_no, standing))
        if standing == "unknown":
            options += _others(len(options) + 1)
    return Review(
        sample_case(),
        AS_OF,
        (
            "Two lots and two trials stand open; the nearest could begin in about 16 days.",
            "Whether CD19 is still on the tumour is the one finding that decides most of them.",
        ),
        tuple(options),
        GAPS,
        (
            Step("Repeat the biopsy with CD19 and CD22.", "pathology", 5),
            Step("Ask the bank to hold one dose of LOT-2.", "treating centre", 2),
            Step("Order echocardiogram and anti-HCV.", "referring clinic", 7),
            Step("Ask the family how far they can travel.", "referring clinic"),
        ),
        ("scan.pdf is not a PDF file.",),
        STATEMENT,
        Provenance(
            "0.1.0",
            "IPD-IMGT/HLA 3.62.0",
            20260316,
            "sample bank",
            "sample trials",
            (("pathology.pdf", SHA), ("labs.csv", SHA.replace("9", "1"))),
        ),
    )


def _others(rank: int) -> tuple[Option, ...]:
    own = Assessment(
        "unknown",
        (
            Reason("against", "An earlier CD19 product failed within two months.", ()),
            Reason("open", "Whether enough T cells can be collected is not known.", (ANC.source,)),
        ),
        days_to_treatment=Estimate(
            39, 28, 52, unit="d", basis="source", sources=(Source("Invented 2024, J Nowhere 1:1"),)
        ),
        steps=(Step("Ask an apheresis unit for a slot.", "treating centre", 7),),
    )
    other = Assessment(
        "possible",
        (Reason("for", "Bispecific antibodies are given without manufacture."),),
        steps=(Step("Discuss at the tumour board.", "referring clinic", 7),),
    )
    return (
        Option("autologous", "axi-cel", "Axicabtagene ciloleucel (own cells)", rank, own),
        Option("pathway", "bispecific", "Bispecific antibody", rank + 1, other),
    )


def empty_review() -> Review:
    """A patient of whom almost nothing is known, and no option at all."""
    return Review(
        Case("case-empty", AS_OF),
        AS_OF,
        ("No suitable option was found, because no malignancy is recorded.",),
        (),
        (Gap("diagnosis", "missing", "No diagnosis.", "A pathology report", "pathology"),),
        (),
        (),
        STATEMENT,
        Provenance("0.1.0", "", 0, "", ""),
    )


def poisoned(value: Any, payload: str) -> Any:
    """The same value with the payload appended to every free text in it."""
    if isinstance(value, tuple):
        return tuple(poisoned(item, payload) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    hints = get_type_hints(type(value))
    changed = {
        field.name: _poisoned_field(getattr(value, field.name), hints[field.name], payload)
        for field in fields(value)
    }
    return replace(value, **changed)


def _poisoned_field(value: Any, hint: Any, payload: str) -> Any:
    if isinstance(value, str):
        return value if get_origin(hint) is Literal else value + payload
    if isinstance(value, tuple) and value and all(isinstance(v, str) for v in value):
        return tuple(v + payload for v in value)
    return (
        value
        if any(get_origin(part) is Literal for part in get_args(hint))
        else poisoned(value, payload)
    )
