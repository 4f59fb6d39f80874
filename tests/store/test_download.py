"""Downloads, against a server on this machine only."""

from __future__ import annotations

import hashlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import alloway.store.download as fetching
from alloway.errors import InputError, LimitError
from alloway.store.download import download

BODY = bytes(range(256)) * 5_000


class _Server(http.server.ThreadingHTTPServer):
    stop_after: int | None = None
    version = '"one"'
    body = BODY
    ranges: list[str | None]


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.ranges.append(wanted)
        if self.path != "/release.zip":
            self.send_error(404)
            return
        body, start = self.server.body, 0
        if wanted and self.headers.get("If-Range") == self.server.version:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if start else 200)
        self.send_header("ETag", self.server.version)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        end = len(body) if self.server.stop_after is None else start + self.server.stop_after
        self.wfile.write(body[start:end])

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), _Handler) as made:
        made.ranges = []
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def address(server: _Server, name: str = "release.zip") -> str:
    return f"http://127.0.0.1:{server.server_port}/{name}"


def test_a_download_shows_its_digest(server: _Server, tmp_path: Path) -> None:
    said: list[str] = []
    digest = download(address(server), tmp_path / "x.zip", progress=said.append)
    assert digest == hashlib.sha256(BODY).hexdigest()
    assert (tmp_path / "x.zip").read_bytes() == BODY
    assert said[-1] == "1 of 1 MB"
    assert [p.name for p in tmp_path.iterdir()] == ["x.zip"]


def test_an_interrupted_download_resumes_where_it_stopped(server: _Server, tmp_path: Path) -> None:
    server.stop_after = 400_000
    with pytest.raises(InputError, match="stopped"):
        download(address(server), tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()
    server.stop_after = None
    digest = download(address(server), tmp_path / "x.zip")
    assert server.ranges == [None, "bytes=400000-"]
    assert digest == hashlib.sha256(BODY).hexdigest()


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: _Server, tmp_path: Path) -> None:
    server.stop_after = 400_000
    with pytest.raises(InputError):
        download(address(server), tmp_path / "x.zip")
    server.stop_after, server.version, server.body = None, '"two"', BODY[::-1]
    digest = download(address(server), tmp_path / "x.zip")
    assert digest == hashlib.sha256(BODY[::-1]).hexdigest()


def test_what_the_server_refuses_is_said(server: _Server, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the server says 404"):
        download(address(server, "other.zip"), tmp_path / "x.zip")


def test_more_than_any_release_is_refused_before_it_is_fetched(
    server: _Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_MAX_BYTES", 1000)
    server.body = BODY[:1500]
    with pytest.raises(LimitError, match="larger than 1,000 bytes"):
        download(address(server), tmp_path / "x.zip")
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 100


BAD_ADDRESSES = ("file:///etc/passwd", "ftp://x/y", "release.zip", "", "http://[", "http://x:y/z")


@pytest.mark.parametrize("url", [*BAD_ADDRESSES, "http://x/\x1b", f"http://{'x' * 80}/z"])
def test_only_web_addresses_are_fetched(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a web address"):
        download(url, tmp_path / "x.zip")
