"""Targets and cell source by plain words of the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from alloway.patient.trials import classify, read_trials
from alloway.values.trial import Trial


@pytest.mark.parametrize(
    ("title", "summary", "targets", "source"),
    [
        ("Universal CD19-CAR-T cells", "", ("CD19",), "donor-derived"),
        ("Off-the-shelf anti-CD7 CAR-T", "", ("CD7",), "donor-derived"),
        ("Allogeneic BCMA CAR-T", "", ("BCMA",), "donor-derived"),
        ("UCART22 in B-ALL", "", ("CD22",), "donor-derived"),
        ("cema-cel (ALLO-501A) in LBCL", "", ("CD19",), "donor-derived"),
        ("Autologous CD19/CD22 CAR-T", "", ("CD19", "CD22"), "autologous"),
        ("CAR-T targeting GPRC5D", "using the patient's own cells", ("GPRC5D",), "autologous"),
        ("CD19 CAR-T after allogeneic stem cell transplantation", "", ("CD19",), "unclear"),
        ("CD19 CAR-T before autologous transplant", "", ("CD19",), "unclear"),
        ("Autologous or allogeneic CD19 CAR-T", "allogeneic cells", ("CD19",), "unclear"),
        ("CD3zeta chimeric receptor in CD4+ cells", "", (), "unclear"),
        ("A study of chemotherapy", "", (), "unclear"),
    ],
)
def test_the_words_of_the_record_give_targets_and_source(
    title: str, summary: str, targets: tuple[str, ...], source: str
) -> None:
    trial = Trial("NCT1", title, "", (), (), "", summary=summary)
    assert classify(trial) == (targets, source)


def test_the_heading_speaks_before_the_summary() -> None:
    trial = Trial(
        "NCT1", "Allogeneic CD19 CAR-T", "", (), (), "", summary="unlike autologous cells"
    )
    assert classify(trial)[1] == "donor-derived"


def test_few_records_are_called_the_opposite_of_the_registry_label(shared: Path) -> None:
    """The labels are another classifier's, not truth; a wide gap would still mean a fault."""
    import csv

    folder = shared / "trials" / "cart_registry_2026-08-22"
    with (folder / "trials.csv").open(encoding="utf-8-sig", newline="") as file:
        labels = {row["NCTId"]: row["ProductType"] for row in csv.DictReader(file)}
    opposite = {"donor-derived": "Autologous", "autologous": "Allogeneic/Off-the-shelf"}
    called = [(classify(t)[1], labels[t.nct_id]) for t in read_trials(folder / "trials.csv").trials]
    decided = [pair for pair in called if pair[0] != "unclear"]
    assert len(decided) > 500
    assert sum(opposite[a] == b for a, b in decided) < 0.05 * len(decided)
