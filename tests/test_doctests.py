"""Every example in a docstring runs."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src"
MODULES = sorted(
    ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    for path in (SRC / "alloway").rglob("*.py")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_give_what_they_say(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_enough_functions_carry_an_example_for_this_test_to_mean_something() -> None:
    found = sum(
        len([t for t in doctest.DocTestFinder().find(importlib.import_module(name)) if t.examples])
        for name in MODULES
    )
    assert found >= 20
