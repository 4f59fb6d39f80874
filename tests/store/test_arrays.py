"""The array file: comes back as it went in, mapped; damage is an error, never a crash."""

from __future__ import annotations

import stat
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.store.arrays import open_arrays, write_arrays
from alloway.store.home import data_home

ARRAYS = {
    "names": np.array([b"A*01:01", b"B*07:02"]),
    "counts": np.arange(6, dtype=np.int32).reshape(2, 3),
    "empty": np.empty(0, np.uint64),
}


def test_arrays_come_back_mapped_and_read_only(tmp_path: Path) -> None:
    path = tmp_path / "x.alloway"
    write_arrays(path, {"release": "3.99.0"}, ARRAYS)
    about, arrays = open_arrays(path)
    assert about == {"release": "3.99.0"}
    for name, array in ARRAYS.items():
        assert arrays[name].dtype == array.dtype
        assert np.array_equal(arrays[name], array)
    assert not arrays["counts"].flags.writeable
    assert arrays["counts"].base is not None
    assert [p.name for p in tmp_path.iterdir()] == ["x.alloway"]


def test_objects_are_never_stored(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not numbers or bytes"):
        write_arrays(tmp_path / "x", {}, {"bad": np.array([object()])})
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 900), st.binary(max_size=12), st.integers(0, 900))
def test_a_damaged_file_opens_or_gives_one_clear_error(
    tmp_path_factory: pytest.TempPathFactory, at: int, rubbish: bytes, length: int
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "x.alloway"
    write_arrays(path, {"release": "3.99.0"}, ARRAYS)
    data = path.read_bytes()
    path.write_bytes((data[:at] + rubbish + data[at + len(rubbish) :])[: max(length, 1)])
    said = ""
    try:
        open_arrays(path)
    except InputError as error:
        said = error.step
    assert not said or "alloway reference import" in said


def test_only_the_owner_may_look_into_the_data_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLOWAY_HOME", str(tmp_path / "home"))
    folder = data_home("reference")
    for made in (folder, folder.parent):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
