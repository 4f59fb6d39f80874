"""Banks of lots from JSON files: a bad lot is left out with a sentence, the rest is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alloway.errors import AllowayError, InputError
from alloway.hla.files import read_text
from alloway.hla.typing import parse_typing
from alloway.values.supply import Bank, Lot

_MAX_BYTES = 20_000_000
_MAX_FILES = 2_000
_MAX_LOTS = 20_000
_MOST_CELLS, _MOST_DOSES, _MOST_DAYS = 1e15, 1_000_000, 3650
_STEP = "give a bank JSON file (see `alloway schema Bank`) or a folder of them"


def read_bank(path: Path) -> Bank:
    """The lots of a JSON file, or of every JSON file in a folder.

    A file holds a `Bank`, a list of lots, or one lot. A donor's ``typing`` may be a GL String. Lots
    and files that cannot be read, and lots whose identifier was seen before, are named in
    ``left_out``.

    Raises
    ------
    InputError
        Nothing there is a lot.

    Examples
    --------
    >>> read_bank(Path("no-such-bank.json"))
    Traceback (most recent call last):
    alloway.errors.InputError: no-such-bank.json: no such file or folder. Next: give a bank ...
    """
    files = _files(path)
    lots: dict[str, Lot] = {}
    left_out: list[str] = []
    names: list[str] = []
    for file in files:
        try:
            name, records, digest = _read_file(file)
        except AllowayError as error:
            left_out.append(str(error))
            continue
        names.append(name)
        for place, record in records:
            _add(lots, left_out, record, f"{file.name}: {place}", (file.name, place, digest))
    if not lots:
        raise InputError(left_out[0].rstrip(".") if left_out else f"{path}: no lots", step=_STEP)
    name = names[0] if len(files) == 1 and names else path.name
    return Bank(name or path.stem, tuple(lots.values()), tuple(left_out))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(f"{path}: no such file or folder", step=_STEP)
    found = sorted(file for file in path.glob("*.json") if file.is_file())
    if not found:
        raise InputError(f"{path}: no JSON files in it", step=_STEP)
    if len(found) > _MAX_FILES:
        raise InputError(f"{path}: more than {_MAX_FILES:,} files", step="split the folder")
    return found


def _read_file(file: Path) -> tuple[str, list[tuple[str, object]], str]:
    """Bank name, the lot records with their places, and the file's digest."""
    text = read_text(file, limit=_MAX_BYTES)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"{file.name}: not JSON, or cut short", step=_STEP) from None
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    name, records = file.stem, data
    if isinstance(data, dict):
        records = data.get("lots", [data])
        given = data.get("name")
        name = given[:200] if "lots" in data and isinstance(given, str) else file.stem
    if not isinstance(records, list):
        raise InputError(f"{file.name}: neither a bank, a list of lots, nor a lot", step=_STEP)
    if len(records) > _MAX_LOTS:
        raise InputError(f"{file.name}: more than {_MAX_LOTS:,} lots", step="split the file")
    return name, [(f"lots.{i}", record) for i, record in enumerate(records)], digest


def _add(
    lots: dict[str, Lot],
    left_out: list[str],
    record: object,
    place: str,
    source: tuple[str, str, str],
) -> None:
    try:
        lot = _lot(record, place, source)
        if lot.id in lots:
            raise InputError(f"{place}: lot {lot.id[:60]!r} is listed twice; the first is kept")
    except AllowayError as error:
        left_out.append(str(error))
    else:
        lots[lot.id] = lot


def _lot(record: object, place: str, source: tuple[str, str, str]) -> Lot:
    if not isinstance(record, dict):
        raise InputError(f"{place}: not a lot", step=_STEP)
    known = record.get("id")
    label = f"{place} (lot {known[:60] if isinstance(known, str) else 'without id'})"
    from alloway.values.codec import from_data

    lot = from_data(Lot, _with_typing(_with_source(record, source), label), name=label)
    wrong = next(_impossible(lot), None)
    if wrong:
        raise InputError(f"{label}: {wrong}", step="correct the certificate's figure")
    return lot


def _with_source(record: dict[str, Any], source: tuple[str, str, str]) -> dict[str, Any]:
    document, place, digest = source
    if record.get("source"):
        return record
    return {**record, "source": {"document": document, "place": place, "sha256": digest}}


def _with_typing(record: dict[str, Any], label: str) -> dict[str, Any]:
    donor = record.get("donor")
    if not isinstance(donor, dict) or not isinstance(donor.get("typing"), str):
        return record
    from alloway.values.codec import to_data

    typing = parse_typing(donor["typing"], name=f"{label}: donor typing")
    return {**record, "donor": {**donor, "typing": to_data(typing)}}


def _impossible(lot: Lot) -> Iterator[str]:
    """Figures no certificate can mean."""
    if not lot.id.strip() or not lot.targets:
        yield "a lot needs an id and at least one target"
    if not 0 < lot.cells_per_dose <= _MOST_CELLS or not 0 <= lot.doses <= _MOST_DOSES:
        yield f"cells_per_dose {lot.cells_per_dose:g} with {str(lot.doses)[:20]} doses"
    for name in ("residual_tcr_pct", "viability_pct", "car_positive_pct"):
        value = getattr(lot, name)
        if value is not None and not 0 <= value <= 100:
            yield f"{name} {value:g} is not a percentage"
    for edit in lot.edits:
        if edit.unedited is not None and not 0 <= edit.unedited <= 1:
            yield f"unedited share {edit.unedited:g} of {edit.name[:40]} is not 0 to 1"
    first, last = lot.shipping_days
    if not 0 <= first <= last <= _MOST_DAYS:
        yield f"shipping_days {str(first)[:20]} to {str(last)[:20]}"
    if not lot.donor.typing.loci:
        yield "the donor has no HLA typing"
