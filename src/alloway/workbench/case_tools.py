"""Verbs on a case that was read: its changes, timeline, what an option still needs, its export."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alloway.errors import InputError
from alloway.workbench.cases import match_trials, read_bank, read_trials
from alloway.workbench.reference import hla_reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from alloway.patient.records.dicom import KeySlice
    from alloway.values.case import Case, CaseDiff, Event, Need, Redaction, SeriesPicture
    from alloway.values.supply import Lot
    from alloway.values.trial import Node, Trial


def case_diff(before: Case, after: Case) -> CaseDiff:
    """What changed between two cases of one patient; see `alloway.patient.cases.compare`."""
    from alloway.patient.cases.compare import diff_cases

    return diff_cases(before, after)


def case_timeline(case: Case, *, tests: bool = False) -> tuple[Event, ...]:
    """The dated events of a case, oldest first, with or without single tests."""
    from alloway.patient.cases.events import case_events

    return case_events(case, tests=tests)


def case_timeline_svg(case: Case) -> str:
    """The timeline as an SVG picture."""
    from alloway.reviews.charts import timeline_chart

    return timeline_chart(case)


def case_fhir(case: Case, *, with_name: bool = False) -> dict[str, Any]:
    """The case as a FHIR R4 Bundle with Provenance; without the name unless asked for."""
    from alloway.patient.exports.fhir_bundle import fhir_bundle

    return fhir_bundle(case, with_name=with_name)


def case_redact(
    folder: Path,
    out: Path,
    *,
    as_of: date,
    days: int,
    salt: bytes,
    also: Sequence[str] = (),
    progress: Callable[[str], None] | None = None,
) -> tuple[Redaction, dict[str, str]]:
    """Redacted copies of a folder; see `alloway.patient.redaction.folder`.

    Parameters
    ----------
    days, salt
        Shift of every date, and the key of the stand-ins of identifiers: with them and the key the
        copies can be led back to the originals.
    """
    from alloway.patient.redaction.folder import redact_folder
    from alloway.patient.redaction.rules import Secret

    secret = Secret(days, salt)
    return redact_folder(folder, out, secret, as_of=as_of, also=also, progress=progress)


def case_packet(
    folder: Path,
    *,
    as_of: date,
    to: str = "",
    with_name: bool = False,
    progress: Callable[[str], None] | None = None,
) -> bytes:
    """The submission packet of a folder: one PDF with an index and every document once."""
    from alloway.patient.cases import build_case
    from alloway.patient.records.folder import read_files
    from alloway.patient.records.gather import gathered
    from alloway.reviews.pdf.packet import Enclosure, render_packet

    held: dict[str, Enclosure] = {}

    def keep(name: str, kind: str, data: bytes, read: Any) -> None:
        document, content = read
        suffix = {"image": name.rsplit(".", 1)[-1].lower(), "pdf": "pdf", "dicom": ""}.get(
            kind, name.rsplit(".", 1)[-1]
        )
        if kind != "dicom":  # pictures of a disc travel as a disc
            held[document.name] = Enclosure(
                document.name, document.kind, document.sha256, data, suffix,
                content.pages[0].language if content.pages else "",
                "" if kind in ("pdf", "image", "json") else _printed(kind, data, content),
            )  # fmt: skip

    read = read_files(folder, progress=progress, beside=keep)
    case = build_case(gathered(read), as_of)
    order = [document.name for document, _ in read if document.name in held]
    return render_packet(case, [held[name] for name in order], to=to, with_name=with_name)


def _printed(kind: str, data: bytes, content: Any) -> str:
    """The words of a document without pages of its own."""
    from alloway.patient.records.sniff import decode

    if kind == "text":
        return decode(data) or ""
    return "\n".join(page.text for page in content.pages)


def case_slices(
    folder: Path | str, out: Path | str, *, progress: Callable[[str], None] | None = None
) -> tuple[SeriesPicture, ...]:
    """A picture (PNG) for each imaging series of a disc; see `alloway.patient.records.dicom`.

    Parameters
    ----------
    folder
        The disc, or a folder of records; archives in it are not opened.
    out
        Folder for the pictures, outside of the records; made when missing.

    Raises
    ------
    InputError
        No DICOM series in the folder, or `out` lies inside of it.
    OutputError
        A picture cannot be written; nothing is then.
    """
    from alloway.patient.records.dicom import key_slices
    from alloway.reviews.write import output_folder
    from alloway.values.case import SeriesPicture

    source, target = Path(folder), Path(out)
    if source.resolve() in (target.resolve(), *target.resolve().parents):
        raise InputError(f"{target}: lies inside the records", step="name a folder outside of them")
    found = key_slices(source, progress=progress)
    made = []
    with output_folder(target) as staging:
        for name, one in zip(_picture_names(found), found, strict=True):
            if one.png:
                (staging / name).write_bytes(one.png)
            made.append(SeriesPicture(one.series, name if one.png else "", one.note))
    return tuple(made)


def _picture_names(found: Sequence[KeySlice]) -> Iterator[str]:
    """By the number of the series, and counted where two studies number alike."""
    seen: dict[str, int] = {}
    for one in found:
        name = "series-unnumbered" if one.number is None else f"series-{one.number:04d}"
        seen[name] = seen.get(name, 0) + 1
        yield f"{name}.png" if seen[name] == 1 else f"{name}-{seen[name]}.png"


def case_needs(
    case: Case,
    wanted: str,
    *,
    as_of: date,
    bank: Path | str | None = None,
    trials: Path | str | None = None,
) -> tuple[Need, ...]:
    """What one trial or lot still needs of the case, and how old each record may be.

    Parameters
    ----------
    wanted
        An NCT number or the identifier of a lot; it is looked up in `trials` and `bank`.

    Raises
    ------
    InputError
        Neither holds it.
    """
    lot = _lot(wanted, bank)
    if lot is not None:
        return tuple(_lot_needs(case, lot, as_of))
    trial = _trial(wanted, trials)
    if trial is None:
        raise InputError(
            f"no trial and no lot is called {wanted!r}", step="give --trials or --bank with it"
        )
    return tuple(_trial_needs(case, trial, as_of))


def _lot(wanted: str, bank: Path | str | None) -> Lot | None:
    lots = read_bank(bank).lots if bank else ()
    return next((lot for lot in lots if lot.id == wanted), None)


def _trial(wanted: str, trials: Path | str | None) -> Trial | None:
    found = read_trials(trials).trials if trials else ()
    return next((trial for trial in found if trial.nct_id == wanted), None)


def _lot_needs(case: Case, lot: Lot, as_of: date) -> Iterator[Need]:
    from alloway.reviews.lots import lot_option
    from alloway.values.case import Need

    option = lot_option(case, lot, as_of, reference=hla_reference())
    open_reasons = [r.text for r in option.assessment.reasons if r.weight == "open"]
    for text in open_reasons:
        yield Need("a record that settles this", text)
    for step in option.assessment.steps:
        yield Need(step.text, "next step for this lot", step.who)


def _trial_needs(case: Case, trial: Trial, as_of: date) -> Iterator[Need]:
    from alloway.values.case import Need

    for verdict in match_trials(case, (trial,), as_of=as_of)[0].criteria:
        if verdict.verdict != "unknown":
            continue
        limit = _window(verdict.criterion.parsed)
        for need in verdict.needs or ("the treating team's answer",):
            yield Need(need, verdict.criterion.text, "", limit)


def _window(node: Node | None) -> int | None:
    """The tightest window a criterion sets."""
    if node is None:
        return None
    own = [node.atom.window_days] if node.atom and node.atom.window_days else []
    inner = [w for item in node.items if (w := _window(item))]
    return min([*own, *inner], default=None)
