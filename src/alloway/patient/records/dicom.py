"""Key slices of the series in a folder: one picture each, made in the confined child process.

The order of slices in space is that of DICOM PS3.3 C.7.6.2.1.1: along the normal of their plane.
"""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from alloway.errors import InputError
from alloway.patient.records.child import ParserChild
from alloway.patient.records.dicom_kinds import KEY_OBJECTS, NO_PICTURES
from alloway.patient.records.limits import Limits
from alloway.patient.records.sniff import HEAD, sniff
from alloway.values.case import ImagingSeries
from alloway.values.evidence import Source

_NUMBER = re.compile(r"[-+]?\d{1,12}(?:\.\d{0,12})?(?:[eE][-+]?\d{1,2})?")


@dataclass(frozen=True, slots=True)
class KeySlice:
    """One picture of a series; ``png`` is empty where none could be made, and ``note`` says why."""

    series: ImagingSeries
    number: int | None
    """Number of the series in its study."""
    png: bytes
    note: str
    """Which instance it is, its window, and what to watch for."""


@dataclass(frozen=True, slots=True)
class _Instance:
    path: Path
    name: str
    fields: dict[str, str]

    @property
    def place(self) -> float | None:
        """Millimetres along the normal of the slices, ``None`` where the file does not say."""
        at = _numbers(self.fields.get("ImagePositionPatient", ""))
        plane = _numbers(self.fields.get("ImageOrientationPatient", ""))
        if len(at) == 3 and len(plane) == 6:
            (a, b, c), (d, e, f) = plane[:3], plane[3:]
            normal = (b * f - c * e, c * d - a * f, a * e - b * d)
            found = sum(x * y for x, y in zip(at, normal, strict=True))
            return found if math.isfinite(found) else None
        along = _numbers(self.fields.get("SliceLocation", ""))
        return along[0] if len(along) == 1 else None

    @property
    def order(self) -> tuple[float, str]:
        """By the number in its series, then by name."""
        number = _numbers(self.fields.get("InstanceNumber", ""))
        return (number[0] if len(number) == 1 else 0.0, self.name)


def _numbers(field: str) -> list[float]:
    """The numbers of a header field, as pydicom writes one or several."""
    return [float(part) for part in _NUMBER.findall(field)]


def _sorted(instances: Sequence[_Instance]) -> list[_Instance]:
    """In space where every slice says its place, else by number."""
    by_number = sorted(instances, key=lambda i: i.order)
    places = [i.place for i in by_number]
    if None in places or len(set(places)) == 1:
        return by_number
    return sorted(by_number, key=lambda i: i.place or 0.0)


def key_slice(path: Path, child: ParserChild, *, name: str = "") -> tuple[bytes, str]:
    """The middle frame of one DICOM file as PNG of at most 512 dots a side, and a note on it.

    Raises
    ------
    InputError, LimitError
        No picture, over the limits, or compressed in a way that is not decoded.
    """
    found = child.dicom_slice(path, name or path.name)
    return base64.b64decode(found["png"]), str(found["note"])


def key_slices(
    folder: Path, *, limits: Limits | None = None, progress: Callable[[str], None] | None = None
) -> tuple[KeySlice, ...]:
    """One picture for each image series in a folder: its marked key image, else the middle slice.

    Files inside archives are not looked at.

    Raises
    ------
    InputError
        The folder is missing, or there is no DICOM series in it.
    """
    from alloway.patient.records.folder import files_in

    limits = limits or Limits()
    series: dict[str, list[_Instance]] = {}
    marked: set[str] = set()
    child = ParserChild(limits)
    try:
        for path, name in files_in(Path(folder), limits):
            _add(path, name, child, series, marked)
        if not series:
            raise InputError(f"{Path(folder).name}: holds no DICOM series", step="give the disc")
        made = []
        for instances in series.values():
            if progress is not None:
                progress(f"key slice of {instances[0].name}")
            made.append(_made(_sorted(instances), marked, child))
    finally:
        child.close()
    return tuple(made)


def _add(
    path: Path, name: str, child: ParserChild, series: dict[str, list[_Instance]], marked: set[str]
) -> None:
    try:
        with path.open("rb") as stream:
            if sniff(stream.read(HEAD)) != "dicom":
                return
        fields = child.dicom(path, name)
        if fields["SOPClassUID"] == KEY_OBJECTS:
            marked.update(child.dicom_key_objects(path, name))
    except (InputError, OSError):
        return  # why a file cannot be read, reading the folder says
    if fields["SeriesInstanceUID"] and fields["Modality"] not in NO_PICTURES:
        series.setdefault(fields["SeriesInstanceUID"], []).append(_Instance(path, name, fields))


def _made(instances: Sequence[_Instance], marked: set[str], child: ParserChild) -> KeySlice:
    chosen = next((i for i in instances if i.fields.get("SOPInstanceUID") in marked), None)
    which = "marked as key image" if chosen else f"the middle of {len(instances)}"
    chosen = chosen or instances[len(instances) // 2]
    fields = chosen.fields
    found = ImagingSeries(
        fields["Modality"], fields["BodyPartExamined"],
        _day(fields["SeriesDate"] or fields["StudyDate"]),
        fields["SeriesDescription"] or fields["StudyDescription"], len(instances),
        Source(chosen.name, f"series {fields['SeriesInstanceUID']}"),
    )  # fmt: skip
    told = fields.get("SeriesNumber", "")
    number = int(told) if re.fullmatch(r"[0-9]{1,9}", told) else None
    try:
        png, note = key_slice(chosen.path, child, name=chosen.name)
    except InputError as error:
        return KeySlice(found, number, b"", error.message)
    return KeySlice(found, number, png, f"{which}; {note}")


def _day(text: str) -> str:
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}" if len(text) == 8 and text.isdigit() else ""
