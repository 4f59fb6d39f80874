"""Verbs of the HLA reference kept in the data directory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from alloway.errors import InputError

if TYPE_CHECKING:
    from alloway.reference.hla_reference import HlaReference
    from alloway.reference.hla_tables import ReleaseTables
    from alloway.store.releases import StoredRelease

Progress = Callable[[str], None]


def import_reference(
    source: Path | str,
    *,
    codes: Path | str | None = None,
    release: str | None = None,
    progress: Progress | None = None,
) -> StoredRelease:
    """Read an official IPD-IMGT/HLA release into the data directory.

    Parameters
    ----------
    source
        Folder or ZIP of the release.
    codes
        The NMDP allele-code file (``alpha.v3.txt``, or a ZIP with it).
    release
        The release it must be; any, when not given.

    Raises
    ------
    InputError
        The source is no release or another one, or a file of it is not of its format.
    """
    from alloway.reference.hla_mac import read_codes
    from alloway.reference.hla_reductions import build_reductions
    from alloway.reference.hla_release_facts import build_facts
    from alloway.reference.hla_wmda import is_release_file, parse_release
    from alloway.store.archives import digest_of, read_file, read_members
    from alloway.store.releases import release_name, save_release

    tell = progress or (lambda _: None)
    tell("Reading the release")
    files = read_members(Path(source), is_release_file)
    parsed = parse_release(files)
    if release and parsed.release != release_name(release):
        raise InputError(
            f"{source} holds release {parsed.release}, not {release_name(release)}",
            step="ask for the release it holds, or give another source",
        )
    tell(f"Reducing {len(parsed.alleles):,} alleles of {parsed.release}")
    about, arrays = build_reductions(parsed)
    arrays |= build_facts(parsed)
    if codes:
        tell("Reading the allele codes")
        name, data = read_file(Path(codes))
        files[f"codes/{name}"] = data
        arrays |= read_codes(data, name)
        about["codes"] = len(arrays["mac_code"])
    tell("Writing")
    return save_release(parsed.release, {**about, "sha256": digest_of(files)}, arrays)


def list_references() -> tuple[StoredRelease, ...]:
    """The HLA releases in the data directory, oldest first."""
    from alloway.store.releases import list_releases

    return list_releases()


def use_reference(release: str) -> str:
    """Make an imported release the one taken where none is named; returns its name."""
    from alloway.store.releases import use_release

    return use_release(release)


def fetch_reference(
    release: str,
    url: str,
    *,
    codes: Path | str | None = None,
    progress: Progress | None = None,
) -> tuple[StoredRelease, str]:
    """Download the ZIP of a release and import it; returns also the SHA-256 of the download.

    An interrupted download resumes. The ZIP is removed after the import.

    Raises
    ------
    InputError
        The server does not give it, or what it gives is another release.
    """
    from alloway.store.download import download
    from alloway.store.home import data_home
    from alloway.store.releases import release_name

    name = release_name(release)
    target = data_home("downloads") / f"hla-{name}.zip"
    digest = download(url, target, progress=progress)
    try:
        return import_reference(target, codes=codes, release=name, progress=progress), digest
    finally:
        target.unlink(missing_ok=True)


def hla_reference(release: str | None = None) -> HlaReference:
    """The HLA facts to work with: a release by name, else the one in use, else the shipped table.

    Parameters
    ----------
    release
        ``3.58.0``, or ``shipped`` for the table that comes with Alloway.

    Raises
    ------
    InputError
        The release named was never imported.
    """
    from alloway.reference.hla_reference import SHIPPED, HlaReference

    if release == "shipped" or (release is None and not list_references()):
        return SHIPPED
    tables = open_reference(release)
    return HlaReference(tables.release, tables)


def open_reference(release: str | None = None) -> ReleaseTables:
    """An imported release, by name or the one in use, for the functions of `alloway.hla`."""
    from alloway.reference.hla_tables import ReleaseTables
    from alloway.store.releases import open_release

    return ReleaseTables(*open_release(release))
