"""Options that several commands share, and the two ways a command talks: progress and JSON."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from alloway.errors import InputError

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Day of the review, YYYY-MM-DD (default: today)."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON to standard output.")]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="PLACE", help='Where the patient travels from: "Lyon, France".'),
]
Seed = Annotated[int | None, typer.Option(help="Seed of the virtual patients.", min=0)]
Virtual = Annotated[
    int, typer.Option("--patients", help="Virtual patients a forecast.", min=100, max=1_000_000)
]
Corrections = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="JSON list of a person's corrections (docs/records.md)."),
]
Release = Annotated[
    str | None,
    typer.Option(metavar="RELEASE", help="HLA release to go by, or shipped [the one in use]."),
]


def day(text: str | None, option: str = "--as-of") -> date:
    """The date meant; the clock is read here and nowhere below."""
    if text is None:
        return date.today()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise InputError(f"{option} {text!r} is not a date", step="write it as 2026-11-24")


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Shows what is being done while it is being done; silent when nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("Starting") as status:
        yield lambda text: status.update(text)


def print_json(value: object) -> None:
    """A published value, or a tuple of them, as JSON on standard output."""
    import json

    from alloway.values.codec import to_data, to_json

    if isinstance(value, tuple):
        print(json.dumps([to_data(item) for item in value], indent=2, ensure_ascii=False))
    else:
        sys.stdout.write(to_json(value).decode() + "\n")
