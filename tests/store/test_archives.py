"""Archives are hostile: paths that climb out, members that swell."""

from __future__ import annotations

import io
import zipfile
from contextlib import nullcontext
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.errors import AllowayError, InputError, LimitError
from alloway.store import archives
from alloway.store.archives import digest_of, read_file, read_members


def text_file(path: PurePosixPath) -> bool:
    return path.suffix == ".txt"


def zipped(members: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return whole.getvalue()


def test_a_folder_and_its_zip_give_the_same_files(tmp_path: Path) -> None:
    members = {"wmda/a.txt": b"1", "b.txt": b"2", "c.dat": b"3"}
    path = tmp_path / "release.zip"
    path.write_bytes(zipped(members))
    folder = tmp_path / "release"
    for name, data in members.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    found = read_members(path, text_file)
    assert found == {"wmda/a.txt": b"1", "b.txt": b"2"}
    assert found == read_members(folder, text_file)
    assert digest_of(found) == digest_of(dict(reversed(found.items())))


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:\\a.txt"])
def test_a_member_that_leaves_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "slip.zip"
    path.write_bytes(zipped({name: b"1"}))
    with pytest.raises(InputError, match="leaves the archive"):
        read_members(path, text_file)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(zipped({"a.txt": b"0" * 3_000_000}))
    with pytest.raises(LimitError, match="packed too tightly"):
        read_members(path, text_file)


def test_sizes_are_limited_one_by_one_and_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.txt").write_bytes(b"12345")
    monkeypatch.setattr(archives, "_MAX_TOTAL", 8)
    with pytest.raises(LimitError, match="in all"):
        read_members(tmp_path, text_file)
    monkeypatch.setattr(archives, "_MAX_FILE", 4)
    with pytest.raises(LimitError, match="the limit is 4"):
        read_members(tmp_path, text_file)


@given(data=st.binary(max_size=300), cut=st.integers(0, 200))
def test_any_bytes_are_an_archive_or_one_clear_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, cut: int
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "x.zip"
    good = zipped({"a.txt": b"hello"})
    path.write_bytes(good[:cut] + data + good[cut + len(data) :])
    said = ""
    try:
        read_members(path, text_file)
    except AllowayError as error:
        said = error.message
    assert "\n" not in said


def test_one_text_file_alone_in_a_zip_is_read(tmp_path: Path) -> None:
    path = tmp_path / "alpha.v3.zip"
    path.write_bytes(zipped({"alpha.v3.txt": b"*\tCODE"}))
    assert read_file(path) == ("alpha.v3.txt", b"*\tCODE")
    path.write_bytes(zipped({"a.txt": b"1", "b.txt": b"2"}))
    with pytest.raises(InputError, match="2 text files"):
        read_file(path)


@pytest.mark.parametrize("name", [".", "./", "a:b", "/x.txt"])
def test_a_member_with_an_odd_name_is_refused_or_skipped_never_a_crash(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "odd.zip"
    path.write_bytes(zipped({name: b"x"}))
    refused = name in ("a:b", "/x.txt")
    with pytest.raises(InputError, match="leaves the archive") if refused else nullcontext():
        read_members(path, lambda inside: True)
