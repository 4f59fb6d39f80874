"""Every dependency in the lock has a licence that Apache-2.0 software may depend on."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
NAMES = sorted(set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", LOCK.read_text(), re.M)))
UNSTATED = {"atheris": "Apache-2.0"}
"""Licences a package's metadata leaves out, as the LICENSE file of its own repository has them."""
KNOWN = re.compile(r"MIT|BSD|Apache|ISC|PSF|MPL|Mozilla|Enthought|Vega-Altair|CC0", re.I)


@pytest.mark.parametrize("name", NAMES)
def test_a_dependency_is_permissive_or_weak_copyleft_and_never_gpl(name: str) -> None:
    try:
        found = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        pytest.skip(f"{name} is for another platform")
    fields = found.json
    classifiers = [c for c in found.get_all("Classifier") or [] if c.startswith("License")]
    # Some packages print their whole licence into the field; its first line names it.
    text = str(fields.get("license", ""))[:100]
    said = " ".join([str(fields.get("license_expression", "")), text, *classifiers])
    said = said.strip() or UNSTATED.get(name, "")
    assert KNOWN.search(said), said
    assert not re.search(r"\bA?GPL", said), said
