"""Imports run downward only; the wall between supply and patient is also the privacy wall."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "alloway"
PACKAGE_FACTS = "__init__"  # `from alloway import __version__` is allowed everywhere
ALLOWED: dict[str, set[str]] = {}
_LOW = {"errors", "values"}
ALLOWED["errors"] = set()
ALLOWED["values"] = {"errors"}
ALLOWED["kernels"] = {"errors"}
ALLOWED["reference"] = _LOW | {"kernels"}
ALLOWED["store"] = _LOW
ALLOWED["hla"] = _LOW | {"kernels", "reference"}
ALLOWED["supply"] = ALLOWED["hla"] | {"hla"}
ALLOWED["patient"] = ALLOWED["hla"] | {"hla"}
ALLOWED["forecast"] = ALLOWED["supply"] | {"supply", "patient"}
ALLOWED["reviews"] = ALLOWED["forecast"] | {"forecast"}
ALLOWED["workbench"] = ALLOWED["reviews"] | {"reviews", "store"}
ALLOWED["cli"] = ALLOWED["workbench"] | {"workbench"}
ALLOWED["__init__"] = ALLOWED["workbench"] | {"workbench"}


def _files() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


def _imported(path: Path) -> set[str]:
    """The parts of Alloway that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "alloway":
                names = [f"alloway.{a.name}" for a in node.names if a.name != "__version__"]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("alloway.")}
    return found


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(SRC)))
def test_a_file_imports_only_what_lies_below_it(path: Path) -> None:
    part = path.relative_to(SRC).parts[0].removesuffix(".py")
    upward = _imported(path) - ALLOWED[part] - {part}
    assert not upward, f"{path.name} in {part} imports {upward}"


def test_the_order_itself_knows_supply_and_patient_as_strangers() -> None:
    assert "patient" not in ALLOWED["supply"]
    assert "supply" not in ALLOWED["patient"]


def test_importing_alloway_and_its_command_loads_nothing_heavy() -> None:
    heavy = ["numpy", "numba", "scipy", "pydantic", "pydicom", "pypdfium2"]
    heavy += ["altair", "vl_convert", "typst", "jinja2"]
    code = f"import alloway, alloway.cli.main, sys;print(sorted(set(sys.modules) & set({heavy!r})))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
