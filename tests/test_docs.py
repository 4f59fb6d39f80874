"""The documentation is true: generated pages are current, commands and files it names exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_generated_pages_are_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, "tools/make_docs.py", "--check"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text()):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_make_targets_that_are_named_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"`make ([a-z-]+)", page.read_text()):
        assert re.search(rf"^{target}:", makefile, re.M), f"{page.name} names make {target}"


def test_no_file_names_the_host_of_a_package_registry() -> None:
    names = re.compile(r"(pypi|pythonhosted|npmjs|deb\.debian)\.(org|com)", re.I)
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    for name in tracked.stdout.splitlines():
        path = ROOT / name
        if (
            path.is_file()
            and path.suffix not in {".pdf", ".dcm", ".png"}
            and path != Path(__file__)
        ):
            assert not names.search(path.read_text(errors="replace")), name


def test_the_lock_holds_versions_and_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    pinned = re.findall(r"^[a-z0-9][a-z0-9._-]*==", lock, re.M)
    assert len(pinned) > 30
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_every_command_in_the_readme_is_a_command() -> None:
    readme = (ROOT / "README.md").read_text()
    known = (ROOT / "docs" / "cli.md").read_text()
    for words in re.findall(r"^alloway ([a-z]+(?: [a-z]+)?)", readme, re.M):
        first = words.split()[0]
        assert f"## alloway {first}" in known, words
