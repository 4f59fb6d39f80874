"""``alloway case`` and its commands as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from alloway.cli.case import app

DAY = ("--as-of", "2026-11-24")


def run(*words: object) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_folder_alone_still_reads_the_case(examples: Path) -> None:
    folder = examples / "myeloma"
    assert json.loads(run(folder, "--json", *DAY)) == json.loads(
        run("read", folder, "--json", *DAY)
    )
    assert json.loads(run("--json", folder, *DAY))["as_of"] == "2026-11-24"


def test_a_saved_case_against_its_folder_shows_no_change(examples: Path, tmp_path: Path) -> None:
    saved = tmp_path / "case.json"
    saved.write_text(run(examples / "myeloma", "--json", *DAY))
    assert run("diff", saved, examples / "myeloma", *DAY).strip() == "Nothing changed."
    data = json.loads(saved.read_text())
    data["infections"] = []
    saved.write_text(json.dumps(data))
    assert run("diff", saved, examples / "myeloma", *DAY).startswith("+ ")


def test_the_timeline_is_text_or_a_picture(examples: Path, tmp_path: Path) -> None:
    lines = run("timeline", examples / "lymphoma", *DAY).splitlines()
    dates = [line[:7] for line in lines]
    assert dates == sorted(dates)
    picture = tmp_path / "t.svg"
    run("timeline", examples / "lymphoma", "-o", picture, *DAY)
    assert picture.read_text().startswith("<svg")


def test_gaps_for_a_trial_name_the_sentence_and_the_record(examples: Path) -> None:
    found = json.loads(
        run("gaps", examples / "lymphoma", "--for", "NCT90000001", "--trials",
            examples / "trials", "--json", *DAY)
    )  # fmt: skip
    assert found
    assert all(need["what"] and need["why"] for need in found)


def test_an_unknown_trial_or_lot_is_refused(examples: Path) -> None:
    done = CliRunner().invoke(app, ["gaps", str(examples / "lymphoma"), "--for", "NCT1", *DAY])
    assert done.exit_code != 0
    assert "no trial and no lot is called 'NCT1'" in str(done.exception)


def test_the_export_is_a_bundle_without_the_name(examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "case.fhir.json"
    run("export", examples / "lymphoma", "-o", out, *DAY)
    assert json.loads(out.read_text())["resourceType"] == "Bundle"
    assert "Brennwald" not in json.dumps(json.loads(out.read_text())["entry"][0])
