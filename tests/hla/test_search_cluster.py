"""The search on a Dask cluster gives the answer of one machine, also when a worker is lost."""

from __future__ import annotations

import csv
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from alloway.errors import InputError
from alloway.hla.registry import Registry
from alloway.hla.registry_encode import encode_registry
from alloway.hla.search import search
from alloway.hla.search_cluster import cluster_runner
from alloway.hla.typing import parse_columns
from alloway.values.hla import Typing

LOCI = ("A", "B")
HEADER = ["id", "A_1", "A_2", "B_1", "B_2"]
A = ("02:01", "02:06", "24:02", "02", "")
B = ("07:02", "08:01", "44:02", "44", "")

pytestmark = pytest.mark.filterwarnings("default")  # Dask's own warnings are not ours


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    rng = np.random.default_rng(2)
    rows = [[f"d{n}", *(str(rng.choice(values)) for values in (A, A, B, B))] for n in range(20_000)]
    with (tmp_path / "donors.csv").open("w", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return encode_registry(tmp_path / "donors.csv", chunk_rows=500)


@pytest.fixture
def patients() -> list[tuple[str, Typing]]:
    cells = [("02:01", "24:02", "07:02", "08:01"), ("02:06", "", "44:02", "44:02")]
    return [
        (f"p{n}", parse_columns(dict(zip(HEADER[1:], row, strict=True))))
        for n, row in enumerate(cells)
    ]


@pytest.fixture
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as made:
        yield made


@pytest.mark.slow
def test_a_lost_worker_does_not_change_the_answer(
    registry: Registry, patients: list[tuple[str, Typing]], cluster: Any
) -> None:
    here = search(patients, registry, loci=LOCI, rule="hvg<=2", top=50)
    killed: list[int] = []

    def kill_one(text: str) -> None:
        if "1 of" in text and not killed:
            worker = next(iter(cluster.workers.values()))
            killed.append(worker.process.process.pid)
            os.kill(killed[0], signal.SIGKILL)

    with cluster_runner(cluster.scheduler_address) as runner:
        there = search(
            patients, registry, loci=LOCI, rule="hvg<=2", top=50, runner=runner, progress=kill_one
        )
    assert killed
    assert there == here


@pytest.mark.slow
def test_a_folder_that_changed_is_refused_on_the_cluster(
    registry: Registry, patients: list[tuple[str, Typing]], cluster: Any
) -> None:
    path = registry.folder / "registry.json"
    path.write_text(path.read_text().replace(registry.sha256, "0" * 64))
    with (
        cluster_runner(cluster.scheduler_address) as runner,
        pytest.raises(InputError, match="another registry"),
    ):
        search(patients, registry, loci=LOCI, runner=runner)


def test_a_cluster_without_dask_installed_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"alloway\[cluster\]"), cluster_runner("tcp://none:1"):
        pass


def test_an_address_where_nobody_answers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("alloway.hla.search_cluster._ANSWER_WITHIN", "1s")
    with pytest.raises(InputError, match="no Dask scheduler"), cluster_runner("tcp://127.0.0.1:9"):
        pass
