"""Fixtures every test may use."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

import alloway.kernels  # noqa: F401  (keeps its cache of compiled code in the user's own home)
from alloway.reference.hla_reference import HlaReference

os.environ["ALLOWAY_HOME"] = tempfile.mkdtemp(prefix="alloway-tests-")
atexit.register(shutil.rmtree, os.environ["ALLOWAY_HOME"], ignore_errors=True)
"""No imported HLA release of the machine plays a part in a test."""

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The data folder beside the checkout; tests that need it skip where it is missing."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no shared data beside the checkout ({folder})")
    return folder


@pytest.fixture(scope="session")
def official(shared: Path) -> HlaReference:
    """IPD-IMGT/HLA 3.58.0, read from the data folder."""
    from alloway.reference.hla_reductions import build_reductions
    from alloway.reference.hla_release_facts import build_facts
    from alloway.reference.hla_tables import ReleaseTables
    from alloway.reference.hla_wmda import is_release_file, parse_release
    from alloway.store.archives import read_members

    folder = shared / "hla" / "imgthla-3.58.0"
    parsed = parse_release(read_members(folder, is_release_file))
    about, arrays = build_reductions(parsed)
    return HlaReference(parsed.release, ReleaseTables(about, arrays | build_facts(parsed)))


@pytest.fixture(scope="session")
def examples() -> Path:
    """The authored examples shipped with the project."""
    return ROOT / "examples"
