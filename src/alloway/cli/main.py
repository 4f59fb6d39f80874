"""The ``alloway`` command: its groups, and how errors reach the user."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from alloway import __version__
from alloway.cli import case, forecast, hla, reference, review, schema, trials
from alloway.errors import AllowayError

app = typer.Typer(
    name="alloway",
    help="From donor to patient: donor-derived (allogeneic) CAR T-cell therapy.",
    epilog="Start with: alloway review examples/lymphoma -o out/lymphoma",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
app.command("review", help=review.HELP)(review.review)
app.add_typer(case.app, name="case")
app.add_typer(trials.app, name="trials")
app.add_typer(hla.app, name="hla")
app.add_typer(reference.app, name="reference")
app.add_typer(forecast.app, name="forecast")
app.command("schema", help=schema.HELP)(schema.schema)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"alloway {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; an expected failure is one line on standard error and exit code 2."""
    try:
        app()
    except AllowayError as error:
        print(f"alloway: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("alloway: interrupted; nothing was written.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
