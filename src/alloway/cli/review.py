"""``alloway review``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alloway.cli.options import (
    AsOf,
    Corrections,
    From,
    Json,
    Release,
    Seed,
    Virtual,
    day,
    print_json,
    progress,
)

if TYPE_CHECKING:
    from alloway.values.review import Review

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
    release: Release = None,
    corrections: Corrections = None,
    json: Json = False,
) -> None:
    """Parse, call the workbench, print."""
    from alloway import workbench

    target = out if out or json else Path(f"{folder.resolve().name}-review")
    with progress() as tell:
        made = workbench.review_folder(
            folder,
            target,
            as_of=day(as_of),
            bank=bank,
            trials=trials,
            origin=origin,
            seed=seed,
            n=patients,
            release=release,
            corrections=corrections,
            progress=tell,
        )
    if json:
        print_json(made)
    else:
        _summary(made)
        print(f"Report: {target}/review.html")


def _summary(made: Review) -> None:
    from rich.console import Console

    from alloway.reviews.terminal import print_summary

    print_summary(made, Console())
