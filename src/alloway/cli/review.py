"""``alloway review``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from alloway.cli.options import AsOf, From, Json, Seed, Virtual, day, print_json, progress

HELP = (
    "A folder of one patient's records in, a case review out.\n\n"
    "Writes review.html (the page), review.pdf, review.json and family.html (plain language) into "
    "OUT and prints a summary. Without --bank and --trials, the folders bank/ and trials/ beside "
    "FOLDER are used.\n\n"
    "Example: alloway review examples/lymphoma -o out/lymphoma"
)


def review(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Records of one patient.")],
    bank: Annotated[
        Path | None, typer.Option(metavar="FILE|DIR", help="Lots that can be ordered.")
    ] = None,
    trials: Annotated[
        Path | None, typer.Option(metavar="FILE|DIR", help="Trial registry records.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help="Folder to write [FOLDER-review]."),
    ] = None,
    as_of: AsOf = None,
    origin: From = None,
    seed: Seed = None,
    patients: Virtual = 1000,
    json: Json = False,
) -> None:
    """Parse, call the workbench, print."""
    from alloway import workbench

    options = {"as_of": day(as_of), "bank": bank, "trials": trials, "origin": origin}
    if json and out is None:
        with progress() as tell:
            made = workbench.review_files(folder, **options, seed=seed, n=patients, progress=tell)
        print_json(made)
        return
    target = out or Path(f"{folder.resolve().name}-review")
    with progress() as tell:
        written = workbench.review_folder(
            folder, target, **options, seed=seed, n=patients, progress=tell
        )
    if json:
        print_json(written.review)
        return
    _summary(written)


def _summary(written: object) -> None:
    from rich.console import Console

    from alloway.reviews.terminal import print_summary
    from alloway.workbench import Written

    assert isinstance(written, Written)  # noqa: S101
    print_summary(written.review, Console())
    print(f"Report: {written.page}")
