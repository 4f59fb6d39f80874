"""A whole folder redacted: what is known of the person first, then each file, then a check.

FHIR, C-CDA, HML, tables, variant lists and DICOM keep their form. PDF, Word, pictures and text
become plain text of what was read, because a page hides more than it shows (layers, comments,
earlier versions). Files are named by number: their names often hold the patient's.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from alloway.errors import InputError
from alloway.patient.records.archives import unnamed
from alloway.patient.records.folder import read_files
from alloway.patient.records.limits import Limits
from alloway.patient.records.model import Content
from alloway.patient.records.office import office_kind, read_xlsx
from alloway.patient.records.reading import Read
from alloway.patient.records.sniff import FileKind, decode
from alloway.patient.records.tables import read_cells
from alloway.patient.redaction.cells import redact_table, redact_variants
from alloway.patient.redaction.coded import Cleaner, redact_json
from alloway.patient.redaction.markup import known_in_xml, redact_xml
from alloway.patient.redaction.pictures import redact_dicom
from alloway.patient.redaction.rules import Known, Removed, Secret
from alloway.patient.redaction.who import known_in, known_in_json
from alloway.values.case import RedactedFile, Redaction

_LIMIT = 50_000_000


@dataclass
class _Folder:
    """Files written so far; readers work in several threads."""

    out: Path
    secret: Secret
    known: Known
    as_of: date
    numbers: dict[str, int]
    """Place of each file in the order of their names."""
    tell: Callable[[str], None]
    done: list[tuple[str, RedactedFile]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, name: str, kind: FileKind, data: bytes, read: Read) -> None:
        """Redact one file and write it under the next number."""
        with self.lock:
            removed = Removed()
            clean = Cleaner(self.known, self.secret, removed, self.as_of)
            number = self.numbers[name]
            try:
                suffix, body = _redacted(name, kind, data, read[1], clean)
            except InputError as error:
                why = error.message.removeprefix(f"{name}: ")
                self.done.append((name, RedactedFile(f"document-{number:03}", left_out=why)))
                return
            left = self.known.found_in(body.decode("utf-8", "replace")) if suffix != "dcm" else 0
            file = f"document-{number:03}.{suffix}"
            if left:
                why = "a known name or number was still found in it"
                self.done.append((name, RedactedFile(file, left_out=why)))
                return
            (self.out / file).write_bytes(body)
            counts = tuple(sorted(removed.counts.items()))
            self.done.append((name, RedactedFile(file, read[0].kind, counts)))
            self.tell(f"redacted {len(self.done)} of {len(self.numbers)} files")


def redact_folder(
    folder: Path,
    out: Path,
    secret: Secret,
    *,
    as_of: date,
    also: Iterable[str] = (),
    progress: Callable[[str], None] | None = None,
) -> tuple[Redaction, dict[str, str]]:
    """Redacted copies of all records that can be read.

    Parameters
    ----------
    out
        An empty folder to write into.
    secret
        Shift of the dates and key of the stand-ins.
    as_of
        Day by which ages of ninety and over are judged.
    also
        Further names and words to remove.

    Returns
    -------
    redaction, key
        What was removed from each file, by class and never with the words; and the original name
        of each written file, which belongs with the secret and not with the copy.

    Raises
    ------
    InputError
        Nothing can be read.
    """
    tell = progress or (lambda _: None)
    known, names = _known(folder, also, tell)
    numbers = {name: number for number, name in enumerate(names, start=1)}
    work = _Folder(out, secret, known, as_of, numbers, tell)
    read = read_files(folder, progress=tell, beside=work.take)
    left_out = tuple(
        RedactedFile(f"not read {n}", left_out=_reason(document.name, document.left_out))
        for n, (document, _) in enumerate(read, start=1)
        if document.left_out
    )
    work.done.sort(key=lambda pair: numbers[pair[0]])
    files = tuple(file for _, file in work.done)
    total: Counter[str] = Counter()
    for file in files:
        total.update(dict(file.removed))
    redaction = Redaction(files + left_out, tuple(sorted(total.items())))
    key = {file.name: name for name, file in work.done if not file.left_out}
    return redaction, key


def _reason(name: str, sentence: str) -> str:
    return sentence.removeprefix(f"{name}: ").rstrip(".")


def _known(
    folder: Path, also: Iterable[str], tell: Callable[[str], None]
) -> tuple[Known, list[str]]:
    """Names, places and numbers that any file states, and the files that can be read, in order."""
    found: list[Known] = []
    lock = threading.Lock()

    def take(name: str, kind: FileKind, data: bytes, read: Read) -> None:
        stated = _stated(name, kind, data)
        with lock:
            found.append(stated)

    read = read_files(folder, progress=tell, beside=take)
    whole = known_in((content for _, content in read), also)
    for stated in found:
        whole |= stated
    return whole, [document.name for document, _ in read if not document.left_out]


def _stated(name: str, kind: FileKind, data: bytes) -> Known:
    if kind == "xml":
        try:
            return known_in_xml(data, name)
        except InputError:
            return Known()
    if kind == "json":
        known = Known()
        for value in _json_values(data):
            known |= known_in_json(value)
        return known
    return Known()


def _json_values(data: bytes) -> Iterator[object]:
    """A JSON document, or each line of NDJSON."""
    text = (decode(data) or "").strip()
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        for line in text.splitlines():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                continue


def _redacted(
    name: str, kind: FileKind, data: bytes, content: Content, clean: Cleaner
) -> tuple[str, bytes]:
    """Suffix and bytes of the redacted copy.

    Raises
    ------
    InputError
        There is no safe way to redact it.
    """
    if len(data) > _LIMIT and kind != "dicom":
        raise InputError(f"{name}: too large to be redacted")
    if kind == "dicom" and not content.pages:
        with unnamed(data) as file:
            return "dcm", redact_dicom(Path(f"/dev/fd/{file.fileno()}"), clean, name)
    if kind == "json":
        return _json(data, clean)
    if kind == "xml":
        return "xml", redact_xml(data, clean, name)
    if kind == "zip" and office_kind(data) == "xlsx":
        return "csv", _sheets(data, name, clean)
    text = decode(data) if kind == "text" else None
    if text is not None and text.startswith("##fileformat=VCF"):
        return "vcf", redact_variants(text, clean).encode()
    if text is not None and PurePosixPath(name).suffix.lower() in (".csv", ".tsv"):
        rows = read_cells(text, name=name, max_rows=Limits().table_rows)
        if rows is not None:
            return "csv", redact_table(rows, clean).encode()
    words = text if text is not None else "\f".join(page.text for page in content.pages)
    if not words.strip():
        raise InputError(f"{name}: no words could be read from it")
    return "txt", clean.text(words).encode()


def _json(data: bytes, clean: Cleaner) -> tuple[str, bytes]:
    values = [redact_json(value, clean) for value in _json_values(data)]
    if len(values) == 1:
        return "json", json.dumps(values[0], indent=1, ensure_ascii=False).encode()
    lines = (json.dumps(value, ensure_ascii=False) for value in values)
    return "ndjson", ("\n".join(lines) + "\n").encode()


def _sheets(data: bytes, name: str, clean: Cleaner) -> bytes:
    tables = [redact_table(rows, clean) for _, rows in read_xlsx(data, name=name, limits=Limits())]
    return "\n".join(tables).encode()
