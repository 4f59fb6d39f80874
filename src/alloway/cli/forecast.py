"""``alloway forecast``: what the model says would happen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alloway.cli.options import AsOf, Json, Release, Seed, Virtual, day, print_json, progress
from alloway.errors import InputError

if TYPE_CHECKING:
    from alloway.values.forecast import Forecast
    from alloway.values.supply import Bank, Lot

app = typer.Typer(
    help="Forecast: response, persistence, GvHD, with intervals.", no_args_is_help=True
)


@app.callback()
def _group() -> None:
    pass


@app.command()
def case(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case folder or case JSON.")],
    lot: Annotated[str, typer.Option(metavar="LOT", help="Lot identifier.")],
    bank: Annotated[Path, typer.Option(metavar="FILE|DIR", help="Bank that holds the lot.")],
    as_of: AsOf = None,
    patients: Virtual = 1000,
    seed: Seed = None,
    release: Release = None,
    json: Json = False,
) -> None:
    """Forecast one patient with one lot.

    Example: alloway forecast case examples/lymphoma --bank examples/bank --lot LOT-ID --json
    """
    from alloway import workbench

    with progress() as tell:
        planned = day(as_of)
        found = workbench.read_case(case, as_of=planned, progress=tell)
        chosen = _lot(workbench.read_bank(bank), lot)
        tell(f"{patients} virtual patients")
        forecast = workbench.forecast_case(
            found, chosen, as_of=planned, n=patients, seed=seed, release=release
        )
    if json:
        print_json(forecast)
    else:
        _print(forecast)


def _lot(bank: Bank, wanted: str) -> Lot:
    for lot in bank.lots:
        if lot.id == wanted:
            return lot
    known = ", ".join(lot.id for lot in bank.lots[:20])
    raise InputError(f"{bank.name}: no lot is called {wanted!r}", step=f"choose from {known}")


def _print(forecast: Forecast) -> None:
    if forecast.unavailable:
        print(f"No forecast: {forecast.unavailable}")
        return
    for endpoint in forecast.endpoints:
        p = endpoint.probability
        interval = "" if p.low is None or p.high is None else f"  ({p.low:.0%} to {p.high:.0%})"
        print(f"{endpoint.name} by day {endpoint.day}: {p.value:.0%}{interval}  [{p.basis}]")
    for note in forecast.notes:
        print(note)
