"""The verb that ranks documents for patients' notes: queries and corpora of retrieval tests."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path

from alloway.errors import InputError

Progress = Callable[[str], None]
Ranked = dict[str, list[tuple[str, float]]]
_LIMIT = 500_000_000
_TEXTS = ("title", "description", "text", "highlight", "summary")


def rank_trials(
    queries: Path, corpus: Path, *, limit: int = 100, progress: Progress | None = None
) -> Ranked:
    """For each note the documents in order, best first.

    Parameters
    ----------
    queries, corpus
        JSON lines (also gzip) with ``_id`` and text in ``title``, ``description``, ``text``,
        ``highlight`` or ``summary``; a document's fields are joined.

    Returns
    -------
    dict
        Document identifiers with their scores by query identifier.

    Raises
    ------
    InputError
        A line that is no JSON object with an ``_id`` and text, or a file over 500 MB.
    """
    from alloway.patient.trials.ranking import Index

    tell = progress or (lambda _: None)
    notes = dict(_lines(queries))
    tell("indexing the documents")
    index = Index(dict(_lines(corpus)).items())
    found: Ranked = {}
    for number, (name, note) in enumerate(notes.items(), 1):
        found[name] = index.rank(note, limit)
        tell(f"ranked {number} of {len(notes)} notes")
    return found


def ndcg(ranked: Ranked, judgements: Path, depth: int = 10) -> float:
    """Mean normalised discounted cumulative gain of the queries with a relevant document.

    Parameters
    ----------
    judgements
        Tab-separated: query, document, grade; a heading is skipped. Documents that are in no
        ranking of any length still count in the ideal order.

    Notes
    -----
    Järvelin and Kekäläinen 2002, ACM TOIS 20:422, with the grade itself as gain.
    """
    grades: dict[str, dict[str, int]] = {}
    for number, line in enumerate(judgements.read_text("utf-8").splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != 3 or not (fields[2].isdigit() or number == 1):
            raise InputError(f"{judgements.name}: line {number} is not query, document, grade")
        if fields[2].isdigit():
            grades.setdefault(fields[0], {})[fields[1]] = int(fields[2])
    gains = [
        _gain([known.get(name, 0) for name, _ in ranked.get(query, [])], depth) / ideal
        for query, known in grades.items()
        if (ideal := _gain(sorted(known.values(), reverse=True), depth))
    ]
    return sum(gains) / len(gains) if gains else 0.0


def _gain(grades: list[int], depth: int) -> float:
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades[:depth]))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Identifier and text of each line."""
    try:
        if path.stat().st_size > _LIMIT:
            raise InputError(f"{path.name}: over the limit of {_LIMIT // 1_000_000} MB")
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            with gzip.open(path) as file:
                data = file.read(_LIMIT + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or 'cannot be read'}") from None
    if len(data) > _LIMIT:
        raise InputError(f"{path.name}: unpacked over {_LIMIT // 1_000_000} MB")
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            yield _document(line, f"{path.name}: line {number}")


def _document(line: bytes, where: str) -> tuple[str, str]:
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict) or not isinstance(held.get("_id"), str):
        raise InputError(f"{where}: no JSON object with an _id", step="give JSON lines")
    text = " ".join(held[name] for name in _TEXTS if isinstance(held.get(name), str))
    if not text.strip():
        raise InputError(f"{where}: no text in {', '.join(_TEXTS)}")
    return held["_id"], text
