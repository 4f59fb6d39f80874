"""The mirror of trial registries: every record with its earlier versions, and an index of words.

One SQLite file in the data directory. Records are kept as the values they were read into, so an
import of any form gives the same mirror; a version is added only when something a reader sees has
changed. Full text is SQLite's FTS5 (BM25 ranking, Porter stems, accents folded).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from alloway.errors import InputError
from alloway.values.codec import from_json, to_json
from alloway.values.trial import Trial

Tags = Callable[[Trial], Iterable[tuple[str, str]]]
"""What a record is filed under beside its words: ``("target", "CD19")``."""

_FORMAT = 1
_BATCH = 500
_TABLES = """
create table if not exists record (
  row integer primary key, nct text not null unique, number integer not null,
  seen text not null, digest blob not null);
create table if not exists version (
  nct text not null, number integer not null, first text not null, body blob not null,
  primary key (nct, number)) without rowid;
create table if not exists tag (
  kind text not null, value text not null, row integer not null,
  primary key (kind, value, row)) without rowid;
create index if not exists tag_of on tag (row);
create table if not exists sync (
  name text primary key, since text not null, token text not null, page integer not null,
  done text not null) without rowid;
create virtual table if not exists words using fts5(
  title, conditions, interventions, summary, eligibility, content='',
  tokenize="porter unicode61 remove_diacritics 2");
"""
_BODIES = "select nct, body from record join version using (nct, number)"
_FITS = """
 and not exists (
  select 1 from json_each(?) as asked where not exists (
   select 1 from tag where tag.row = found.row and tag.kind = json_extract(asked.value, '$[0]')
   and tag.value in (select value from json_each(json_extract(asked.value, '$[1]')))))
"""
_BY_WORDS = f"""
select row, score from (
 select rowid as row, bm25(words, 8.0, 6.0, 5.0, 2.0, 1.0) as score from words where words match ?
) as found where 1 {_FITS} order by score, row limit ?
"""  # noqa: S608 - made of constants
_ALL = f"select row, 0.0 from record as found where 1 {_FITS} order by nct limit ?"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Put:
    """What an import did."""

    added: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: Put) -> Put:
        """Both together."""
        return Put(self.added + other.added, self.changed + other.changed, self.same + other.same)


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a record and the day it was first seen."""

    number: int
    first: str
    trial: Trial


@dataclass(frozen=True, slots=True)
class SyncState:
    """Where a synchronisation stands; ``token`` is empty when it is finished."""

    since: str = ""
    """Updates from this day on were asked for; empty for all."""
    token: str = ""
    page: int = 0
    done: str = ""
    """Day of the last complete run."""


class Mirror:
    """Registry records in one file; a context manager.

    Parameters
    ----------
    path
        The file; made when missing.

    Raises
    ------
    InputError
        The file is no mirror, or one of a later format.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = normal")
            (found,) = self._db.execute("pragma user_version").fetchone()
            if found not in (0, _FORMAT):
                raise InputError(
                    f"{path.name}: a mirror of format {found}", step="import the trials again"
                )
            self._db.executescript(_TABLES)
            self._db.execute(f"pragma user_version = {_FORMAT}")
        except sqlite3.DatabaseError as error:
            raise InputError(f"{path.name}: not a mirror ({error})", step="remove it") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def put(
        self,
        trials: Iterable[Trial],
        seen: date,
        tags: Tags,
        progress: Callable[[int], None] | None = None,
    ) -> Put:
        """Add records or new versions of them; what is the same only counts as seen again.

        Written in batches, each whole: an import that was interrupted goes on when repeated, and
        what it already wrote counts as ``same``.
        """
        total = Put()
        rest = iter(trials)
        while batch := list(islice(rest, _BATCH)):
            with self._transaction():
                for trial in batch:
                    total += self._put(trial, seen.isoformat(), tags)
            if progress is not None:
                progress(total.added + total.changed + total.same)
        return total

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)

    def _put(self, trial: Trial, seen: str, tags: Tags) -> Put:
        body = to_json(replace(trial, source=None), indent=False)
        digest = hashlib.sha256(body).digest()
        known = self._db.execute(
            "select row, number, digest from record where nct = ?", (trial.nct_id,)
        ).fetchone()
        if known and known[2] == digest:
            self._db.execute(
                "update record set seen = max(seen, ?) where row = ?", (seen, known[0])
            )
            return Put(same=1)
        number = known[1] + 1 if known else 1
        if known and (before := self.trial(trial.nct_id)):
            self._forget(known[0], before)
        (row,) = self._db.execute(
            "insert into record (row, nct, number, seen, digest) values (?, ?, ?, ?, ?)"
            " on conflict (nct) do update set number = excluded.number, seen = excluded.seen,"
            " digest = excluded.digest returning row",
            (known[0] if known else None, trial.nct_id, number, seen, digest),
        ).fetchone()
        self._db.execute(
            "insert into version (nct, number, first, body) values (?, ?, ?, ?)",
            (trial.nct_id, number, seen, zlib.compress(body, 6)),
        )
        self._file(row, trial, tags)
        return Put(changed=1) if known else Put(added=1)

    def _file(self, row: int, trial: Trial, tags: Tags) -> None:
        self._db.execute(
            "insert into words (rowid, title, conditions, interventions, summary, eligibility)"
            " values (?, ?, ?, ?, ?, ?)",
            (row, *_words(trial)),
        )
        self._db.executemany(
            "insert or ignore into tag (kind, value, row) values (?, ?, ?)",
            [(kind, value, row) for kind, value in tags(trial)],
        )

    def _forget(self, row: int, trial: Trial) -> None:
        """Take the old words out: an index without content must be told what it held."""
        self._db.execute(
            "insert into words (words, rowid, title, conditions, interventions, summary,"
            " eligibility) values ('delete', ?, ?, ?, ?, ?, ?)",
            (row, *_words(trial)),
        )
        self._db.execute("delete from tag where row = ?", (row,))

    def __len__(self) -> int:
        """Number of records."""
        return int(self._db.execute("select count(*) from record").fetchone()[0])

    def trial(self, nct_id: str) -> Trial | None:
        """The present version of a record."""
        found = self._db.execute(f"{_BODIES} where nct = ?", (nct_id,)).fetchone()
        return self._trial(found[1], nct_id) if found else None

    def trials(self, rows: Sequence[int] | None = None) -> Iterator[Trial]:
        """Records by row in the order given, or all of them by number."""
        if rows is None:
            with closing(self._db.execute(f"{_BODIES} order by nct")) as found:
                for nct_id, body in found:
                    yield self._trial(body, nct_id)
            return
        for row in rows:
            held = self._db.execute(f"{_BODIES} where row = ?", (row,)).fetchone()
            if held:
                yield self._trial(held[1], held[0])

    def seen(self, nct_id: str) -> str:
        """The day the record was last imported or confirmed; empty when unknown."""
        found = self._db.execute("select seen from record where nct = ?", (nct_id,)).fetchone()
        return str(found[0]) if found else ""

    def versions(self, nct_id: str) -> tuple[Version, ...]:
        """Every version of a record, oldest first."""
        found = self._db.execute(
            "select number, first, body from version where nct = ? order by number", (nct_id,)
        )
        return tuple(Version(n, first, self._trial(body, nct_id)) for n, first, body in found)

    def changed_since(self, day: date) -> Iterator[tuple[Trial | None, Trial]]:
        """Each record that has a version first seen on that day or later, with the one before."""
        changed = self._db.execute(
            "select nct, min(number) from version where first >= ? group by nct order by nct",
            (day.isoformat(),),
        ).fetchall()
        for nct_id, number in changed:
            before = self._db.execute(
                "select body from version where nct = ? and number = ?", (nct_id, number - 1)
            ).fetchone()
            now = self.trial(nct_id)
            if now is not None:
                yield (self._trial(before[0], nct_id) if before else None), now

    def rows(
        self, match: str = "", tags: Sequence[tuple[str, Sequence[str]]] = (), limit: int = 1000
    ) -> list[tuple[int, float]]:
        """Rows that fit, best first, with their BM25 score (lower is better; 0 without words).

        Parameters
        ----------
        match
            An FTS5 expression; empty for all records.
        tags
            Each a kind and the values of which one must be filed.
        limit
            Most rows returned.

        Raises
        ------
        InputError
            The expression is not FTS5.
        """
        asked = json.dumps([[kind, list(wanted)] for kind, wanted in tags])
        try:
            if match:
                found = self._db.execute(_BY_WORDS, (match, asked, limit)).fetchall()
            else:
                found = self._db.execute(_ALL, (asked, limit)).fetchall()
        except sqlite3.OperationalError as error:
            raise InputError(f"the search {match[:80]!r} is not understood ({error})") from None
        return [(int(row), float(score)) for row, score in found]

    def sync_state(self, name: str) -> SyncState:
        """Where the synchronisation of that name stands."""
        found = self._db.execute(
            "select since, token, page, done from sync where name = ?", (name,)
        ).fetchone()
        return SyncState(*found) if found else SyncState()

    def keep_sync(self, name: str, state: SyncState) -> None:
        """Remember where it stands, so that it can resume."""
        self._db.execute(
            "insert or replace into sync (name, since, token, page, done) values (?, ?, ?, ?, ?)",
            (name, state.since, state.token, state.page, state.done),
        )

    def _trial(self, body: bytes, nct_id: str) -> Trial:
        return from_json(Trial, zlib.decompress(body), name=nct_id)


class _Transaction:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("begin immediate")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.execute("rollback" if kind else "commit")


def _words(trial: Trial) -> tuple[str, str, str, str, str]:
    return (
        trial.title,
        " ; ".join(trial.conditions),
        " ; ".join(trial.interventions),
        trial.summary,
        trial.eligibility,
    )
