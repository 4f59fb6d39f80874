"""Registry files to trials: which form a file has, limits, and what is left out."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alloway.errors import InputError, LimitError
from alloway.patient.trials.records import trial_from_api, trial_from_flat
from alloway.patient.trials.registry_csv import trials_from_csv
from alloway.patient.trials.registry_xml import trial_from_xml
from alloway.values.evidence import Source
from alloway.values.trial import Trial

MAX_BYTES = 512 * 2**20
MAX_RECORD_BYTES = 8 * 2**20
MAX_FILES = 20_000
MAX_TRIALS = 500_000
_SUFFIXES = (".json", ".ndjson", ".jsonl", ".xml", ".xml.gz", ".csv")
_STEP = "give ClinicalTrials.gov API v2 JSON, NDJSON, the legacy XML, or trials.csv with sites.csv"


@dataclass(frozen=True, slots=True)
class TrialSet:
    """The trials of one file or folder."""

    trials: tuple[Trial, ...]
    left_out: tuple[str, ...]
    """One sentence for each file or record that could not be read."""
    name: str
    sha256: str
    """Digest over the files read, in the order of their names."""


def read_trials(path: Path) -> TrialSet:
    """Read trials from a file or a folder.

    Parameters
    ----------
    path
        ClinicalTrials.gov API v2 JSON (one study, a list, or a page with ``studies``), the flat
        JSON of one object a trial, NDJSON, legacy XML (also ``.xml.gz``), or a registry CSV with
        ``sites.csv`` beside it; or a folder of such files.

    Raises
    ------
    InputError
        The path does not exist, has another shape, or holds no trial at all.
    LimitError
        A file is larger than the limits of this module.
    """
    files = _files(path)
    digest = hashlib.sha256()
    trials: dict[str, Trial] = {}
    left_out: list[str] = []
    for file in files:
        try:
            data = _bytes(file)
            digest.update(data)
            for result in _read_file(file, data):
                _keep(result, trials, left_out)
        except InputError as error:
            if len(files) == 1:
                raise
            left_out.append(error.message + ".")
    if not trials:
        first = f": {left_out[0]}" if left_out else ""
        raise InputError(f"{path.name}: no trial could be read{first}", step=_STEP)
    return TrialSet(tuple(trials.values()), tuple(left_out), path.name, digest.hexdigest())


def _keep(result: Trial | str, trials: dict[str, Trial], left_out: list[str]) -> None:
    if isinstance(result, str):
        left_out.append(result)
    elif len(trials) >= MAX_TRIALS:
        raise LimitError(f"more than {MAX_TRIALS:,} trials", step="split the folder")
    elif result.nct_id in trials and trials[result.nct_id].last_update >= result.last_update:
        left_out.append(f"{result.nct_id}: a second record of the same trial was left out.")
    else:
        trials[result.nct_id] = result


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(f"{path}: no such file or folder", step="check the path given for trials")
    found = sorted(
        p
        for p in path.rglob("*")
        if p.is_file() and p.name.lower().endswith(_SUFFIXES) and p.name.lower() != "sites.csv"
    )
    if not found:
        raise InputError(f"{path}: no trial file in this folder", step=_STEP)
    if len(found) > MAX_FILES:
        raise LimitError(f"{path}: {len(found):,} files, at most {MAX_FILES:,}", step="split it")
    return found


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise LimitError(
                f"{file.name}: larger than {MAX_BYTES // 2**20} MB", step="split the file"
            )
        if file.name.lower().endswith(".gz"):
            with gzip.open(file) as stream:
                return stream.read(MAX_RECORD_BYTES + 1)[:MAX_RECORD_BYTES]
        return file.read_bytes()
    except (OSError, EOFError) as error:
        raise InputError(f"{file.name}: cannot be read ({error})", step="check the file") from None


def _read_file(file: Path, data: bytes) -> Iterator[Trial | str]:
    name = file.name.lower()
    source = Source(file.name, sha256=hashlib.sha256(data).hexdigest())
    if name.endswith(".csv"):
        sites = file.parent / "sites.csv"
        return trials_from_csv(data, _bytes(sites) if sites.is_file() else b"", source)
    if name.endswith((".xml", ".xml.gz")):
        return _each([data], source, lambda d, s: trial_from_xml(d, s))
    if name.endswith((".ndjson", ".jsonl")):
        return _ndjson(data, source)
    return _each(_studies(_json(data, file.name), file.name), source, _trial)


def _json(data: bytes, name: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise LimitError(f"{name}: nested too deeply", step=_STEP) from None
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8 text", step=_STEP) from None
    except ValueError as error:
        raise InputError(f"{name}: not valid JSON ({error})", step=_STEP) from None


def _studies(value: Any, name: str) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        studies = value.get("studies")
        if isinstance(studies, list):
            return studies
        if "protocolSection" in value or "NCTId" in value:
            return [value]
    shape = (
        f"an object with {', '.join(list(value)[:4])}" if isinstance(value, dict) else "no object"
    )
    raise InputError(f"{name}: not a trial record or a list of them ({shape})", step=_STEP)


def _ndjson(data: bytes, source: Source) -> Iterator[Trial | str]:
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = _json(line, f"{source.document}, line {number}")
        except InputError as error:
            yield error.message + "; left out."
            continue
        yield from _each([record], source, _trial, start=number)


def _trial(record: Any, source: Source) -> Trial:
    if not isinstance(record, dict):
        raise InputError(f"{source.label}: not an object but {type(record).__name__}")
    if "protocolSection" in record:
        return trial_from_api(record, source)
    return trial_from_flat(record, source)


def _each(
    records: list[Any], source: Source, read: Callable[[Any, Source], Trial], *, start: int = 1
) -> Iterator[Trial | str]:
    for number, record in enumerate(records, start):
        place = Source(source.document, f"record {number}", source.sha256)
        try:
            yield read(record, place)
        except InputError as error:
            yield error.message + "; left out."
