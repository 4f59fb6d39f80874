"""``alloway case redact|packet``: records that leave the house."""

from __future__ import annotations

import json as json_module
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alloway.cli.options import AsOf, Json, day, print_json, progress
from alloway.errors import InputError, OutputError

if TYPE_CHECKING:
    from alloway.values.case import Redaction

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The patient's records.")]


def redact(
    folder: Folder,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="A new folder.")],
    also: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="A further name to remove.")
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep the way back (names, shift, key) in this file."),
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Copies without names, places, numbers and true dates; a person must still read them.

    Example: alloway case redact records/ -o redacted/ --key way-back.json
    """
    from alloway import workbench
    from alloway.reviews.write import output_folder

    _refuse_same(folder, out)
    days, salt = _secret(key)
    with output_folder(out) as staging, progress() as tell:
        found, names = workbench.case_redact(
            folder, staging, as_of=day(as_of), days=days, salt=salt, also=also or (), progress=tell
        )
        report = _report(found)
        (staging / "redaction-report.json").write_text(report, "utf-8")
        if key is not None:
            _write_key(key, days, salt, names)
    if json:
        print_json(found)
    else:
        _print(found, out)


def packet(
    folder: Folder,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The PDF.")],
    to: Annotated[str, typer.Option(metavar="WHOM", help="Hospital or trial team.")] = "",
    with_name: Annotated[
        bool, typer.Option("--with-name", help="Name the patient on the cover.")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """One PDF for a hospital: cover, index, bookmarks, every document once.

    Example: alloway case packet records/ -o packet.pdf --to "Cell therapy unit, Example Hospital"
    """
    from alloway import workbench

    with progress() as tell:
        made = workbench.case_packet(
            folder, as_of=day(as_of), to=to, with_name=with_name, progress=tell
        )
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(made)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{out}: {error.strerror}", step="check the folder") from None
    typer.echo(f"Packet: {out} ({len(made) / 1e6:.1f} MB)")


def _refuse_same(folder: Path, out: Path) -> None:
    inside = folder.resolve() in (out.resolve(), *out.resolve().parents)
    if inside or (out.exists() and any(out.iterdir())):
        raise InputError(f"{out}: not an empty folder outside the records", step="name a new one")


def _secret(key: Path | None) -> tuple[int, bytes]:
    """Shift and key of the stand-ins: those of the file when there is one, else drawn by chance."""
    if key is not None and key.exists():
        try:
            kept = json_module.loads(key.read_text("utf-8"))
            return int(kept["days"]), bytes.fromhex(kept["salt"])
        except (OSError, ValueError, KeyError, TypeError):
            raise InputError(f"{key}: not a key file of ours", step="name a new file") from None
    days = secrets.choice([d for d in range(-365, 366) if abs(d) >= 30])
    return days, secrets.token_bytes(32)


def _write_key(path: Path, days: int, salt: bytes, names: dict[str, str]) -> None:
    kept = {"days": days, "salt": salt.hex(), "files": names}
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json_module.dump(kept, file, indent=2, ensure_ascii=False)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}", step="choose another --key") from None


def _report(found: Redaction) -> str:
    from alloway.values.codec import to_data

    return json_module.dumps(to_data(found), indent=2, ensure_ascii=False) + "\n"


def _print(found: Redaction, out: Path) -> None:
    written = [file for file in found.files if not file.left_out]
    typer.echo(f"{len(written)} redacted files in {out}")
    typer.echo("Removed: " + ", ".join(f"{what} {count}" for what, count in found.removed) + ".")
    for file in found.files:
        if file.left_out:
            typer.echo(f"Not copied: {file.name}: {file.left_out}.")
    typer.echo("Read every file before it is shared: no program finds every name.")
