"""Every reader of HLA input, fed with rubbish: a value or one clear sentence that names the file.

Each reader gets bytes of any kind and an authored file with faults put in. What it must not do is
raise anything but an `AllowayError`, hang, or print the input back at length.
"""

from __future__ import annotations

import copy
import json
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError
from hla.fuzz_readers import READERS, Reader

_QUICK, _MANY = 80, 800
_SECONDS = 60
"""A reader that takes this long for a few kilobytes hangs; no machine is that slow."""
_LONGEST = 330
"""Characters of a message or a next step; of the input it holds at most 200 in a row."""

NASTY = (
    b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3", b"\x1b[31m", b"\x7f", b"\r", b"\r\n", b"\n",
    b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xc2\xb2", b"\xd9\xa3", b"\\ud800", b"\\u0000",
    b"nan", b"inf", b"-1", b"1e999", b"-0.0", b"9" * 400, b"9" * 5000, b"0x1F", b"1_0", b"true",
    b"null", b"[" * 3000, b'{"a":' * 3000, b"<a>" * 100, b"A" * 70_000, b"," * 500, b" " * 3000,
    b"/" * 500, b"+", b"^", b"|", b"~", b"*", b":", b";", b"\t", b'"', b"'", b"<", b">", b"&",
    b"&#0;", b"=", b"{}", b"[]", b'""', b"../", b"HLA-", b"A*02:01", b"N", b"?", b"-", b"#",
    b"%s{0}",
)  # fmt: skip


def _changed(data: bytes, change: tuple[str, int, int, bytes]) -> bytes:
    what, place, length, nasty = change
    at = place % (len(data) + 1)
    part = data[at : at + length]
    match what:
        case "flip":
            return (
                data[:at] + bytes([data[at] ^ (1 + length % 255)]) + data[at + 1 :]
                if part
                else data
            )
        case "delete":
            return data[:at] + data[at + length :]
        case "repeat":
            return data[:at] + part * 20 + data[at + length :]
        case "cut":
            return data[:at]
        case "insert":
            return data[:at] + nasty + data[at:]
        case "replace":
            return data[:at] + nasty + data[at + length :]
        case "token":
            return _token_changed(data, place, nasty)
        case "utf-16":
            return data.decode("latin-1").encode("utf-16")
        case "latin-1":
            return data[:at] + "é".encode("latin-1") + data[at:]
        case "lines":
            return data.replace(b"\n", b"\r\n")
        case "old lines":
            return data.replace(b"\n", b"\r")
    raise ValueError(what)


def _token_changed(data: bytes, place: int, nasty: bytes) -> bytes:
    """One word or number as a whole becomes something else."""
    tokens = list(re.finditer(rb"[^\s,;|\"<>{}\[\]:=/+^~*]+", data))
    if not tokens:
        return nasty
    begin, end = tokens[place % len(tokens)].span()
    return data[:begin] + nasty + data[end:]


_KINDS = ("flip", "delete", "repeat", "cut", "insert", "replace", "token", "token", "utf-16",
          "latin-1", "lines", "old lines")  # fmt: skip
NASTY_JSON: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, float("nan"), float("inf"), 10**30, 10**4000, "", "\0",
    "\x1b[2J", "\ud800", "\u2028", "x" * 5000, "A*02:01", "HLA-A*99:99", [], {}, [[[]]], [None],
    {"x" * 900: 1},
)  # fmt: skip
_changes = st.lists(
    st.tuples(
        st.sampled_from(_KINDS), st.integers(0, 5000), st.integers(1, 30), st.sampled_from(NASTY)
    ),
    min_size=1,
    max_size=3,
)
any_bytes = st.binary(max_size=200) | st.lists(st.sampled_from(NASTY), max_size=6).map(b"".join)


def faulty(data: bytes) -> st.SearchStrategy[bytes]:
    """The bytes with one to three faults."""

    def apply(changes: list[tuple[str, int, int, bytes]]) -> bytes:
        made = data
        for change in changes:
            made = _changed(made, change)
        return made

    return _changes.map(apply)


def _nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in JSON where another value could stand, as its container and key."""
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(inner, dict | list):
            yield from _nodes(inner)


def _json_changed(data: bytes, changes: list[tuple[int, int, bool]]) -> bytes:
    value: Any = [copy.deepcopy(json.loads(data))]
    for place, what, rename in changes:
        nodes = list(_nodes(value))
        holder, key = nodes[place % len(nodes)]
        new = NASTY_JSON[what % len(NASTY_JSON)]
        if rename and isinstance(holder, dict):
            holder[str(new)[:2000]] = holder.pop(key)
        else:
            holder[key] = copy.deepcopy(new)
    return json.dumps(value[0]).encode()


def faulty_json(data: bytes) -> st.SearchStrategy[bytes]:
    """The same JSON with other values or keys in one to three places."""
    change = st.tuples(st.integers(0, 500), st.integers(0, len(NASTY_JSON) - 1), st.booleans())
    changes = st.lists(change, min_size=1, max_size=3)
    return changes.map(lambda made: _json_changed(data, made))


@contextmanager
def not_for_ever() -> Iterator[None]:
    """Stop what takes longer than any machine needs."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"no answer after {_SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def check_sentence(text: str, data: bytes, longest: int = _LONGEST) -> None:
    """One printable line of bounded length that does not hold much of the input."""
    assert text.isprintable(), f"not printable: {text[:300]!r}"
    assert len(text) <= longest, f"{len(text)} characters: {text[:600]}"
    given = data.decode("utf-8", "replace")
    assert not any(text[at : at + 200] in given for at in range(max(0, len(text) - 199))), text


def answer(ask: Callable[[], object]) -> tuple[object, AllowayError | None]:
    """What a call gives, or the expected failure it ends with."""
    try:
        with not_for_ever():
            return ask(), None
    except AllowayError as error:
        return None, error


def outcome(reader: Reader, data: bytes) -> object:
    """What the reader gives; its error is checked and comes back as ``None``."""
    with TemporaryDirectory() as name:
        path = Path(name) / reader.file
        if reader.beside is not None:
            reader.beside(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        found, error = answer(lambda: reader.read(path))
        if error is not None:
            for text in (error.message, error.step):
                check_sentence(text.replace(f"{name}/", "").replace(name, path.name), data)
            assert any(known in str(error) for known in reader.named or (path.name,)), str(error)
        for sentence in getattr(found, "left_out", ()):
            check_sentence(sentence, data, 2 * _LONGEST)
        return found


def _holds(reader: Reader, data: st.SearchStrategy[bytes], examples: int) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=checks)
    @given(data)
    def run(made: bytes) -> None:
        outcome(reader, made)

    run()


every_reader: Callable[..., Any] = pytest.mark.parametrize("reader", READERS, ids=str)
every_json_reader: Callable[..., Any] = pytest.mark.parametrize(
    "reader", [r for r in READERS if r.file.endswith(".json")], ids=str
)


@every_reader
def test_the_authored_file_is_read(reader: Reader) -> None:
    assert outcome(reader, reader.data) is not None


@every_reader
def test_any_bytes_give_a_value_or_one_sentence(reader: Reader) -> None:
    _holds(reader, any_bytes, _QUICK)


@every_reader
def test_an_authored_file_with_faults_gives_a_value_or_one_sentence(reader: Reader) -> None:
    _holds(reader, faulty(reader.data), 2 * _QUICK)


@every_json_reader
def test_json_with_other_values_gives_a_value_or_one_sentence(reader: Reader) -> None:
    _holds(reader, faulty_json(reader.data), 2 * _QUICK)


@pytest.mark.slow
@every_reader
def test_many_more_bytes_and_faults(reader: Reader) -> None:
    _holds(reader, any_bytes, _MANY)
    _holds(reader, faulty(reader.data), 2 * _MANY)


@pytest.mark.slow
@every_json_reader
def test_much_more_json_with_other_values(reader: Reader) -> None:
    _holds(reader, faulty_json(reader.data), 2 * _MANY)
