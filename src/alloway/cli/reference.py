"""``alloway reference``: official HLA releases in the data directory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alloway.cli.options import Json, print_json, progress
from alloway.errors import InputError

if TYPE_CHECKING:
    from alloway.store.releases import StoredRelease

app = typer.Typer(help="Official HLA releases: import, choose, download.", no_args_is_help=True)
Codes = Annotated[
    Path | None, typer.Option("--mac", metavar="FILE", help="NMDP allele-code file, alpha.v3.txt.")
]


@app.callback()
def _group() -> None:
    pass


@app.command("import")
def import_(
    source: Annotated[Path, typer.Argument(metavar="DIR|ZIP", help="An IPD-IMGT/HLA release.")],
    mac: Codes = None,
    json: Json = False,
) -> None:
    """Read an official release into the data directory.

    Example: alloway reference import IMGTHLA-3580.zip --mac alpha.v3.txt
    """
    from alloway import workbench

    with progress() as tell:
        found = workbench.import_reference(source, codes=mac, progress=tell)
    _show(found, json)


@app.command()
def fetch(
    release: Annotated[str, typer.Argument(metavar="RELEASE", help="3.58.0")],
    address: Annotated[
        str | None,
        typer.Option("--from", metavar="URL", help="ZIP of the release; or ALLOWAY_REFERENCE_URL."),
    ] = None,
    mac: Codes = None,
    json: Json = False,
) -> None:
    """Download a release and import it; an interrupted download resumes.

    ``{release}`` and ``{digits}`` in the address become 3.58.0 and 3580.

    Example: alloway reference fetch 3.58.0 --from "https://my.mirror/IMGTHLA-{digits}.zip"
    """
    from alloway import workbench

    url = address or os.environ.get("ALLOWAY_REFERENCE_URL", "")
    if not url:
        raise InputError(
            "no address to fetch from", step="give --from or set ALLOWAY_REFERENCE_URL"
        )
    url = url.replace("{release}", release).replace("{digits}", release.replace(".", ""))
    with progress() as tell:
        found, digest = workbench.fetch_reference(release, url, codes=mac, progress=tell)
    typer.echo(f"SHA-256 of the download: {digest}", err=True)
    _show(found, json)


@app.command("list")
def list_(json: Json = False) -> None:
    """The releases that were imported; the one in use is marked.

    Example: alloway reference list
    """
    from alloway import workbench

    found = workbench.list_references()
    if json:
        print_json(found)
        return
    for one in found:
        _describe(one)
    if not found:
        typer.echo("No release was imported. Next: alloway reference import DIR.")


@app.command()
def use(release: Annotated[str, typer.Argument(metavar="RELEASE", help="3.58.0")]) -> None:
    """Choose the release that commands take when none is named.

    Example: alloway reference use 3.58.0
    """
    from alloway import workbench

    typer.echo(f"In use: {workbench.use_reference(release)}")


def _show(found: StoredRelease, json: bool) -> None:
    if json:
        print_json(found)
    else:
        _describe(found)
        typer.echo(f"  {found.file}, SHA-256 of what was read {found.sha256}")


def _describe(one: StoredRelease) -> None:
    mark = "*" if one.in_use else " "
    codes = f", {one.codes:,} allele codes" if one.codes else ""
    typer.echo(f"{mark} {one.release}  {one.date}  {one.alleles:,} alleles{codes}")
