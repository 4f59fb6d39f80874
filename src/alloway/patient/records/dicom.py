"""Key slices of the series in a folder: one picture each, made in the confined child process."""

from __future__ import annotations

import base64
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


@dataclass(frozen=True, slots=True)
class KeySlice:
    """One picture of a series; ``png`` is empty where none could be made, and ``note`` says why."""

    series: ImagingSeries
    png: bytes
    note: str
    """Which instance it is, its window, and what to watch for."""


@dataclass(frozen=True, slots=True)
class _Instance:
    path: Path
    name: str
    fields: dict[str, str]

    @property
    def order(self) -> tuple[float, str]:
        number = self.fields.get("InstanceNumber", "")
        return (float(number) if number.lstrip("-").isdigit() else 0.0, self.name)


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
    """One picture for each image series in a folder: its marked key image, else the middle one.

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
            made.append(_made(sorted(instances, key=lambda i: i.order), marked, child))
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
    try:
        png, note = key_slice(chosen.path, child, name=chosen.name)
    except InputError as error:
        return KeySlice(found, b"", error.message)
    return KeySlice(found, png, f"{which}; {note}")


def _day(text: str) -> str:
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}" if len(text) == 8 and text.isdigit() else ""
