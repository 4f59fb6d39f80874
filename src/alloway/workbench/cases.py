"""Verbs of the main job: case, trials, forecast, review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from alloway.errors import InputError
from alloway.values.case import Case
from alloway.values.supply import Bank, Lot
from alloway.values.trial import Question, Trial, TrialMatch
from alloway.workbench.reference import hla_reference

if TYPE_CHECKING:
    from alloway.patient.trials import TrialSet
    from alloway.reference.places import Place
    from alloway.values.forecast import Forecast
    from alloway.values.review import Review

Progress = Callable[[str], None]
_CASE_JSON_LIMIT = 50_000_000


def read_case(
    source: Path | str,
    *,
    as_of: date,
    corrections: Path | str | None = None,
    progress: Progress | None = None,
) -> Case:
    """A case from a folder of records, one record file, or a case that was saved as JSON.

    Parameters
    ----------
    corrections
        A JSON list of `Correction`: what a person confirmed, rejected, replaced or added.

    Raises
    ------
    InputError
        Nothing could be read, or the records are of more than one patient.
    """
    path = Path(source)
    saved = _saved_case(path)
    if saved is not None and corrections is not None:
        raise InputError(
            f"{path.name}: a saved case is not corrected", step="give the folder of its records"
        )
    if saved is not None:
        return saved
    from alloway.patient.cases import build_case
    from alloway.patient.cases.corrections import read_corrections
    from alloway.patient.records import read_folder

    listed = read_corrections(Path(corrections)) if corrections else ()
    told_in = Path(corrections).name if corrections else ""
    return build_case(read_folder(path, progress=progress), as_of, listed, told_in=told_in)


def _saved_case(path: Path) -> Case | None:
    """The case in a JSON file written by ``alloway case --json``; ``None`` for anything else."""
    if path.suffix != ".json" or not path.is_file() or path.stat().st_size > _CASE_JSON_LIMIT:
        return None
    data = path.read_bytes()
    if b'"resourceType"' in data or b'"as_of"' not in data[:400]:
        return None
    from alloway.values.codec import from_json

    return from_json(Case, data, name=path.name)


def read_bank(path: Path | str) -> Bank:
    """The lots of a bank file or folder; lots that cannot be read are named in ``left_out``."""
    from alloway.supply.bank import read_bank as read

    return read(Path(path))


def read_trials(path: Path | str) -> TrialSet:
    """Registry records from a file or folder, in any form `alloway.patient.trials` reads."""
    from alloway.patient.trials import read_trials as read

    return read(Path(path))


def find_origin(text: str) -> Place:
    """The place a patient starts from.

    Raises
    ------
    InputError
        The place is not in the shipped table; the message says how to write it.
    """
    from alloway.reference.places import find_place

    place = find_place(text)
    if place is None:
        raise InputError(
            f"place {text!r} is not known", step='give a larger city, e.g. --from "Lyon, France"'
        )
    return place


def match_trials(
    case: Case, trials: Sequence[Trial], *, as_of: date, origin: str | None = None
) -> tuple[TrialMatch, ...]:
    """Every trial set against the case, criterion by criterion, best first."""
    from alloway.patient.trials import match_trials as match

    return match(case, trials, as_of, _origin(case, origin))


def trial_questions(case: Case, trials: Sequence[Trial], *, as_of: date) -> tuple[Question, ...]:
    """Records the case lacks, the one that would decide most of these trials first."""
    from alloway.patient.trials import open_questions

    return open_questions(match_trials(case, trials, as_of=as_of))


def _origin(case: Case, text: str | None) -> Place | None:
    """The place given, else the patient's own where the table knows it."""
    if text:
        return find_origin(text)
    if case.place is None:
        return None
    from alloway.reference.places import find_place

    return find_place(str(case.place.value))


def forecast_case(
    case: Case,
    lot: Lot,
    *,
    as_of: date,
    n: int = 1000,
    seed: int | None = None,
    release: str | None = None,
) -> Forecast:
    """What the model says would happen to this patient with this lot.

    `release` is the HLA release to go by, or ``shipped``; the one in use when not given.
    """
    from alloway.forecast.lot import forecast_lot
    from alloway.reviews.assemble import SEED
    from alloway.reviews.lots import compatibility_of

    return forecast_lot(
        case,
        lot,
        compatibility_of(case, lot, hla_reference(release)),
        n=n,
        seed=SEED if seed is None else seed,
        as_of=as_of,
    )


def review(
    case: Case,
    *,
    as_of: date,
    bank: Bank | None = None,
    trials: TrialSet | Sequence[Trial] = (),
    origin: str | None = None,
    seed: int | None = None,
    n: int = 1000,
    release: str | None = None,
    progress: Progress | None = None,
) -> Review:
    """The case review: every option with its reasons, gaps, and next steps.

    Parameters
    ----------
    as_of
        The day of the review; results age and lots expire against it.
    origin
        Where the patient travels from; the patient's own place when not given.
    seed, n
        Seed and number of virtual patients for each forecast.
    release
        The HLA release to go by, or ``shipped``; the one in use when not given.
    """
    from alloway.patient.trials import TrialSet
    from alloway.reviews.assemble import SEED, assemble

    found = trials if isinstance(trials, TrialSet) else TrialSet(tuple(trials), (), "", "")
    if progress:
        progress(f"Matching {len(found.trials)} trials")
    return assemble(
        case,
        bank or Bank("none", ()),
        match_trials(case, found.trials, as_of=as_of, origin=origin),
        as_of=as_of,
        trials_name=_trials_name(found),
        trials_left_out=found.left_out,
        seed=SEED if seed is None else seed,
        n=n,
        reference=hla_reference(release),
        progress=progress,
    )


def _trials_name(found: TrialSet) -> str:
    if not found.trials:
        return ""
    digest = found.sha256[:16] or "in memory"
    return f"{found.name or 'trials'}: {len(found.trials)} records ({digest})"


def review_folder(
    folder: Path | str,
    out: Path | str | None = None,
    *,
    as_of: date,
    bank: Path | str | None = None,
    trials: Path | str | None = None,
    origin: str | None = None,
    seed: int | None = None,
    n: int = 1000,
    release: str | None = None,
    corrections: Path | str | None = None,
    progress: Progress | None = None,
) -> Review:
    """`review` from files to files: review.html, family.html, review.pdf, review.json in `out`.

    `bank` and `trials` default to the ``bank`` and ``trials`` folders beside the case folder, if
    they exist. Nothing is written unless everything succeeds, and nothing at all without `out`.
    """
    from alloway.reviews.write import output_folder, write_review

    tell = progress or (lambda _: None)
    if origin:
        find_origin(origin)
    with output_folder(Path(out)) if out else nullcontext() as staging:
        tell("Reading the records")
        case = read_case(folder, as_of=as_of, corrections=corrections, progress=progress)
        bank_path = bank or _beside(folder, "bank")
        trials_path = trials or _beside(folder, "trials")
        tell("Reading the bank and the trials")
        made = review(
            case,
            as_of=as_of,
            bank=read_bank(bank_path) if bank_path else None,
            trials=read_trials(trials_path) if trials_path else (),
            origin=origin,
            seed=seed,
            n=n,
            release=release,
            progress=progress,
        )
        if staging:
            write_review(made, staging, progress=progress)
    return made


def _beside(folder: Path | str, name: str) -> Path | None:
    """The folder of that name beside the case folder: a bank and trials shared by many cases."""
    candidate = Path(folder).resolve().parent / name
    return candidate if candidate.is_dir() else None
