"""Output is complete or absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from alloway.errors import OutputError
from alloway.reviews.write import output_folder


def test_files_appear_only_after_success(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with output_folder(out) as staging:
        (staging / "a.txt").write_text("done")
        assert not (out / "a.txt").exists()
    assert [p.name for p in out.iterdir()] == ["a.txt"]


def test_a_failure_leaves_no_folder_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def fail() -> None:
        with output_folder(out) as staging:
            (staging / "a.txt").write_text("half")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail()
    assert not out.exists()


def test_a_failure_leaves_earlier_files_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("earlier")

    def fail() -> None:
        with output_folder(tmp_path) as staging:
            (staging / "a.txt").write_text("half")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail()
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "earlier"


def test_a_link_in_place_of_a_file_is_replaced_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("safe")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.txt").symlink_to(outside)
    with output_folder(out) as staging:
        (staging / "a.txt").write_text("new")
    assert outside.read_text() == "safe"
    assert (out / "a.txt").read_text() == "new"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="cannot write there"), output_folder(tmp_path / "out"):
        pass
