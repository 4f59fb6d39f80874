"""Fixtures every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The data folder beside the checkout; tests that need it skip where it is missing."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no shared data beside the checkout ({folder})")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """The authored examples shipped with the project."""
    return ROOT / "examples"
