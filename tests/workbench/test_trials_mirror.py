"""Import, synchronise, search, changes: against a local server that speaks the registry's API."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from alloway import workbench
from alloway.errors import InputError
from alloway.store.registry import Registry

DAY, LATER = date(2026, 11, 1), date(2026, 11, 20)
PAGE = 2


def study(number: int, status: str = "RECRUITING", title: str = "CAR-T in lymphoma") -> Any:
    return {
        "protocolSection": {
            "identificationModule": {"nctId": f"NCT{number:08d}", "briefTitle": title},
            "statusModule": {
                "overallStatus": status,
                "lastUpdatePostDateStruct": {"date": "2026-10-01"},
            },
            "conditionsModule": {"conditions": ["Diffuse Large B Cell Lymphoma"]},
            "eligibilityModule": {"eligibilityCriteria": "Inclusion Criteria:\n* Age >= 18"},
        }
    }


class Server(BaseHTTPRequestHandler):
    """Pages of two studies; ``faults`` are answered first, one a request."""

    studies: ClassVar[list[Any]] = []
    faults: ClassVar[list[str]] = []
    asked: ClassVar[list[dict[str, list[str]]]] = []
    generation: ClassVar[int] = 0

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        type(self).asked.append(query)
        fault = type(self).faults.pop(0) if type(self).faults else ""
        token = query.get("pageToken", [""])[0]
        if fault in ("429", "500", "400"):
            self.send_response(int(fault))
            self.send_header("Retry-After", "7")
            self.end_headers()
        elif fault == "schema":
            self._send({"records": []})
        elif fault == "cut":
            self._send({"studies": []}, promised=5000)
        elif token and not token.startswith(f"g{type(self).generation}-"):
            self.send_response(400)
            self.end_headers()
        else:
            self._page(int(token.partition("-")[2] or 0))

    def _page(self, start: int) -> None:
        end = start + PAGE
        page: dict[str, Any] = {"studies": type(self).studies[start:end]}
        if end < len(type(self).studies):
            page["nextPageToken"] = f"g{type(self).generation}-{end}"
        self._send(page)

    def _send(self, data: Any, promised: int = 0) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(promised or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLOWAY_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def registry(home: Path) -> Iterator[tuple[Registry, list[float]]]:
    Server.studies = [study(n) for n in range(1, 6)]
    Server.faults, Server.asked, Server.generation = [], [], 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    waited: list[float] = []
    yield Registry(f"http://127.0.0.1:{server.server_address[1]}/api/v2", waited.append), waited
    server.shutdown()
    thread.join()
    server.server_close()


QUERY = {"query.cond": "lymphoma"}


def test_every_page_is_fetched_once_and_a_second_run_asks_for_what_is_newer(
    registry: tuple[Registry, list[float]],
) -> None:
    server, _ = registry
    first = workbench.sync_trials(QUERY, server, today=DAY)
    assert (first.added, first.total) == (5, 5)
    assert len(Server.asked) == 3
    Server.studies = [study(2, "COMPLETED")]
    second = workbench.sync_trials(QUERY, server, today=LATER)
    assert (second.changed, second.total) == (1, 5)
    assert Server.asked[-1]["filter.advanced"] == ["AREA[LastUpdatePostDate]RANGE[2026-10-31,MAX]"]


@pytest.mark.parametrize("faults", [["429"], ["500", "500"], ["cut"], ["", "cut", "429"]])
def test_a_server_that_stumbles_is_asked_again(
    registry: tuple[Registry, list[float]], faults: list[str]
) -> None:
    server, waited = registry
    Server.faults = list(faults)
    assert workbench.sync_trials(QUERY, server, today=DAY).added == 5
    assert "429" not in faults or 7.0 in waited


def test_a_run_that_broke_off_goes_on_from_its_page(
    registry: tuple[Registry, list[float]],
) -> None:
    server, _ = registry
    Server.faults = ["", *["500"] * 6]
    with pytest.raises(InputError, match="500"):
        workbench.sync_trials(QUERY, server, today=DAY)
    Server.asked = []
    assert workbench.sync_trials(QUERY, server, today=DAY).added == 3
    assert Server.asked[0]["pageToken"] == ["g0-2"]


def test_a_forgotten_page_token_starts_the_query_again(
    registry: tuple[Registry, list[float]],
) -> None:
    server, _ = registry
    Server.faults = ["", *["500"] * 6]
    with pytest.raises(InputError, match="500"):
        workbench.sync_trials(QUERY, server, today=DAY)
    Server.generation = 1
    done = workbench.sync_trials(QUERY, server, today=DAY)
    assert (done.added, done.same, done.total) == (3, 2, 5)


def test_an_answer_of_another_shape_is_named(registry: tuple[Registry, list[float]]) -> None:
    server, _ = registry
    Server.faults = ["schema"]
    with pytest.raises(InputError, match="no list of studies"):
        workbench.sync_trials(QUERY, server, today=DAY)


def test_a_refused_query_is_named(registry: tuple[Registry, list[float]]) -> None:
    server, _ = registry
    Server.faults = ["400"]
    with pytest.raises(InputError, match="refuses the query"):
        workbench.sync_trials(QUERY, server, today=DAY)


def test_one_broken_record_is_left_out_and_named(registry: tuple[Registry, list[float]]) -> None:
    server, _ = registry
    Server.studies.insert(1, {"protocolSection": {"identificationModule": {"nctId": 7}}})
    Server.studies.insert(2, "words")
    done = workbench.sync_trials(QUERY, server, today=DAY)
    assert done.added == 5
    assert len(done.left_out) == 2


def records(folder: Path, *studies: Any) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "trials.json").write_text(json.dumps({"studies": list(studies)}), "utf-8")
    return folder


def test_changes_name_state_and_criteria(home: Path) -> None:
    workbench.import_trials(records(home / "a", study(1), study(2)), today=DAY)
    later = study(1, "COMPLETED")
    criteria = "Inclusion Criteria:\n* Age >= 18\n* ECOG 0-1"
    later["protocolSection"]["eligibilityModule"]["eligibilityCriteria"] = criteria
    workbench.import_trials(records(home / "b", later, study(2), study(3)), today=LATER)
    changed, new = workbench.trial_changes(LATER)
    assert changed.status == ("RECRUITING", "COMPLETED")
    assert changed.criteria_added == ("ECOG 0-1",)
    assert (new.nct_id, new.new) == ("NCT00000003", True)


def test_a_product_is_found_under_any_of_its_names(home: Path) -> None:
    named = study(1, title="Axicabtagene ciloleucel as second line")
    coded = study(2, title="Study of KTE-C19 and yescarta retreatment")
    workbench.import_trials(records(home / "a", named, coded, study(3)), today=DAY)
    found = workbench.search_trials("axi-cel", today=DAY)
    assert {hit.trial.nct_id for hit in found} == {"NCT00000001", "NCT00000002"}


def test_a_disease_is_found_under_its_abbreviation(home: Path) -> None:
    workbench.import_trials(records(home / "a", study(1)), today=DAY)
    assert len(workbench.search_trials("DLBCL", today=DAY)) == 1
    assert not workbench.search_trials("myeloma", today=DAY)


def test_a_search_with_a_word_nobody_uses_still_ranks_the_rest(home: Path) -> None:
    workbench.import_trials(records(home / "a", study(1)), today=DAY)
    assert len(workbench.search_trials("DLBCL xylophone", today=DAY)) == 1


def test_an_old_record_says_so(home: Path) -> None:
    workbench.import_trials(records(home / "a", study(1)), today=date(2026, 1, 2))
    (hit,) = workbench.search_trials("lymphoma", today=DAY)
    assert hit.stale == "last seen in the registry on 2026-01-02"
