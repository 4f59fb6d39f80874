"""``alloway schema``: the published form of every value."""

from __future__ import annotations

import json
from typing import Annotated

import typer

HELP = """Print the JSON Schema of a value; without NAME, list the names.

Example: alloway schema Lot
"""


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Lot, Case, Review, ...")
    ] = None,
) -> None:
    """Parse, call the codec, print."""
    from alloway.values import codec

    if name is None:
        print("\n".join(codec.PUBLISHED))
    else:
        print(json.dumps(codec.schema(name), indent=2))
