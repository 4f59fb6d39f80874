"""``alloway case slices``: one picture of each imaging series on a disc."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from alloway.cli.options import Json, print_json, progress


def slices(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The disc, or a folder of records.")
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT", help="Folder for the pictures.")
    ],
    json: Json = False,
) -> None:
    """The middle slice of each imaging series as PNG, for orientation, not for diagnosis.

    Example: alloway case slices disc/ -o slices/
    """
    from alloway import workbench
    from alloway.reviews.words import clean

    with progress() as tell:
        found = workbench.case_slices(folder, out, progress=tell)
    if json:
        print_json(found)
        return
    for one in found:
        series = one.series
        said = (series.modality, series.body_part, series.date, series.description)
        what = ", ".join(part for part in said if part)
        print(clean(f"{one.file or 'no picture'}: {what}: {one.note}"))
