"""Releases in the data directory: import, list, use, fetch, reduce, through the product's verbs."""

from __future__ import annotations

import http.server
import json
import threading
import zipfile
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from alloway import workbench
from alloway.cli.main import app
from alloway.errors import InputError, OutputError
from reference.tiny_release import CODES, tiny_files, write_tiny


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLOWAY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def zip_of(path: Path, release: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in tiny_files(release).items():
            archive.writestr(f"IMGTHLA/{name}", data)
    return path


def test_releases_lie_side_by_side_and_results_name_theirs(tmp_path: Path) -> None:
    first = workbench.import_reference(write_tiny(tmp_path / "a", "3.98.0"))
    second = workbench.import_reference(zip_of(tmp_path / "b.zip", "3.99.0"))
    assert (first.in_use, second.in_use) == (True, False)
    assert [r.release for r in workbench.list_references()] == ["3.98.0", "3.99.0"]
    assert workbench.hla_reduce(["A*01:01"], "G")[0].release == "3.98.0"
    assert workbench.hla_reduce(["A*01:01"], "G", release="3990")[0].release == "3.99.0"
    workbench.use_reference("3990")
    assert workbench.hla_reduce(["A*01:01"], "G")[0].release == "3.99.0"


def test_the_same_files_give_the_same_digest_as_folder_and_as_zip(tmp_path: Path) -> None:
    one = workbench.import_reference(write_tiny(tmp_path / "IMGTHLA"))
    two = workbench.import_reference(write_tiny(tmp_path / "again" / "x"))
    assert one.sha256 == two.sha256


def test_a_release_never_imported_is_named_with_the_next_step() -> None:
    with pytest.raises(InputError, match="no HLA release was imported") as found:
        workbench.hla_reduce(["A*01:01"], "G")
    assert "alloway reference import" in found.value.step
    with pytest.raises(InputError, match=r"3\.10\.0 was not imported \(imported: none\)"):
        workbench.use_reference("3.10.0")


def test_a_failed_import_leaves_nothing_behind(tmp_path: Path, home: Path) -> None:
    folder = write_tiny(tmp_path / "a")
    (folder / "wmda" / "hla_nom_g.txt").unlink()
    with pytest.raises(InputError):
        workbench.import_reference(folder)
    assert not list(home.rglob("*.alloway"))


def test_a_data_directory_that_cannot_be_made_is_an_output_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ALLOWAY_HOME", str(tmp_path / "file" / "x"))
    with pytest.raises(OutputError, match="Not a directory"):
        workbench.list_references()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def test_fetch_takes_a_release_from_a_server_and_refuses_another(
    tmp_path: Path, home: Path
) -> None:
    zip_of(tmp_path / "r3990.zip", "3.99.0")
    handler = partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/r{{digits}}.zip"
        try:
            done = CliRunner().invoke(
                app, ["reference", "fetch", "3.99.0"], env={"ALLOWAY_REFERENCE_URL": address}
            )
            with pytest.raises(InputError, match=r"holds release 3\.99\.0, not 3\.98\.0"):
                workbench.fetch_reference("3.98.0", address.replace("{digits}", "3990"))
        finally:
            server.shutdown()
            thread.join()
    assert done.exit_code == 0, done.output
    assert "SHA-256 of the download" in done.output
    assert [r.release for r in workbench.list_references()] == ["3.99.0"]
    assert not list((home / "downloads").iterdir())


def test_fetch_has_no_address_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALLOWAY_REFERENCE_URL", raising=False)
    done = CliRunner().invoke(app, ["reference", "fetch", "3.99.0"])
    assert isinstance(done.exception, InputError)


def test_reduce_reads_a_file_and_writes_one(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_bytes(CODES)
    workbench.import_reference(write_tiny(tmp_path / "a"), codes=tmp_path / "codes.txt")
    source, target = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_text("A*01:AB+A*24:02\nHLA-A*74:02\n")
    run = CliRunner().invoke
    done = run(app, ["hla", "reduce", "--to", "lgx", "--in", str(source), "-o", str(target)])
    assert done.exit_code == 0, done.output
    assert target.read_text() == "A*01:01/A*01:02+A*24:02\nHLA-A*74:01\n"
    source.write_text("A*01:01\nA*99:01\n")
    failed = run(app, ["hla", "reduce", "--to", "G", "--in", str(source), "-o", str(target)])
    assert "typing 2" in str(failed.exception)
    assert target.read_text().startswith("A*01:01/A*01:02")


def test_reduce_prints_json_with_release_and_notes(tmp_path: Path) -> None:
    workbench.import_reference(write_tiny(tmp_path / "a"))
    done = CliRunner().invoke(app, ["hla", "reduce", "--to", "W", "--json", "A*24:09"])
    data = json.loads(done.output)
    assert data["release"] == "3.99.0"
    assert data["typings"][0]["reduced"] == "A*24:09N"
    assert len(data["typings"][0]["notes"]) == 1


@pytest.mark.parametrize(
    "arguments", [["--to", "Z", "A*01:01"], ["--to", "G"], ["--to", "G", "A*01:01", "--in", "x"]]
)
def test_reduce_says_what_is_missing(arguments: list[str]) -> None:
    done = CliRunner().invoke(app, ["hla", "reduce", *arguments])
    assert isinstance(done.exception, InputError)


def test_list_says_when_there_is_none() -> None:
    assert "No release was imported" in CliRunner().invoke(app, ["reference", "list"]).output
