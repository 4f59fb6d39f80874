"""The mirror keeps every version, finds by words and tags, and resumes what was interrupted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alloway.errors import InputError
from alloway.store.mirror import Mirror, Put, SyncState
from alloway.values.trial import Trial

DAY, LATER = date(2026, 11, 1), date(2026, 11, 20)


def trial(number: int, title: str = "A trial", **fields: object) -> Trial:
    made = Trial(f"NCT{number:08d}", title, "RECRUITING", ("Lymphoma",), (), "Age >= 18")
    return replace(made, **fields)  # type: ignore[arg-type]


def by_status(record: Trial) -> Iterator[tuple[str, str]]:
    yield "status", record.status


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[Mirror]:
    with Mirror(tmp_path / "m.sqlite") as opened:
        yield opened


def test_the_same_record_twice_is_one_version(mirror: Mirror) -> None:
    assert mirror.put([trial(1)], DAY, by_status) == Put(added=1)
    assert mirror.put([trial(1)], LATER, by_status) == Put(same=1)
    assert len(mirror.versions("NCT00000001")) == 1
    assert mirror.seen("NCT00000001") == LATER.isoformat()


def test_a_changed_record_keeps_what_it_was(mirror: Mirror) -> None:
    mirror.put([trial(1)], DAY, by_status)
    mirror.put([trial(1, status="COMPLETED")], LATER, by_status)
    first, second = mirror.versions("NCT00000001")
    assert (first.trial.status, second.trial.status) == ("RECRUITING", "COMPLETED")
    assert [v.first for v in (first, second)] == [DAY.isoformat(), LATER.isoformat()]
    ((before, after),) = mirror.changed_since(LATER)
    assert before is not None
    assert (before.status, after.status) == ("RECRUITING", "COMPLETED")


def test_old_words_no_longer_find_a_changed_record(mirror: Mirror) -> None:
    mirror.put([trial(1, "Glofitamab in lymphoma")], DAY, by_status)
    mirror.put([trial(1, "Epcoritamab in lymphoma")], LATER, by_status)
    assert not mirror.rows("glofitamab")
    assert len(mirror.rows("epcoritamab")) == 1


def test_a_word_in_the_title_ranks_before_one_in_the_criteria(mirror: Mirror) -> None:
    mirror.put(
        [
            trial(1, "Something else", eligibility="Prior blinatumomab is allowed"),
            trial(2, "Blinatumomab in children"),
        ],
        DAY,
        by_status,
    )
    found = list(mirror.trials([row for row, _ in mirror.rows("blinatumomab")]))
    assert [record.nct_id for record in found] == ["NCT00000002", "NCT00000001"]


def test_tags_filter_with_and_without_words(mirror: Mirror) -> None:
    mirror.put([trial(1), trial(2, status="COMPLETED")], DAY, by_status)
    open_only = [("status", ["RECRUITING"])]
    assert len(mirror.rows("lymphoma", open_only)) == 1
    assert len(mirror.rows("", open_only)) == 1
    assert len(mirror.rows("", [("status", ["RECRUITING", "COMPLETED"])])) == 2
    assert not mirror.rows("", [("status", ["x' or 1=1 --"])])


def test_an_expression_that_is_none_is_one_sentence(mirror: Mirror) -> None:
    with pytest.raises(InputError, match="not understood"):
        mirror.rows('AND "')


def test_where_a_synchronisation_stands_is_kept(tmp_path: Path) -> None:
    with Mirror(tmp_path / "m.sqlite") as opened:
        opened.keep_sync("lymphoma", SyncState(token="abc", page=3))
    with Mirror(tmp_path / "m.sqlite") as opened:
        assert opened.sync_state("lymphoma") == SyncState(token="abc", page=3)
        assert opened.sync_state("another") == SyncState()


def test_an_interrupted_import_keeps_its_batches_whole(mirror: Mirror) -> None:
    def stops() -> Iterator[Trial]:
        for number in range(1200):
            if number == 1100:
                raise KeyboardInterrupt
            yield trial(number)

    with pytest.raises(KeyboardInterrupt):
        mirror.put(stops(), DAY, by_status)
    assert len(mirror) == 1000
    again = mirror.put((trial(n) for n in range(1200)), DAY, by_status)
    assert again == Put(added=200, same=1000)


@pytest.mark.parametrize("content", [b"no database at all, only words", b""])
def test_what_is_no_mirror_is_refused_or_made(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.sqlite"
    path.write_bytes(content)
    if content:
        with pytest.raises(InputError, match="not a mirror"):
            Mirror(path)
    else:
        with Mirror(path) as opened:
            assert len(opened) == 0


def test_a_mirror_of_a_later_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version = 99")
    db.close()
    with pytest.raises(InputError, match="format 99"):
        Mirror(path)
