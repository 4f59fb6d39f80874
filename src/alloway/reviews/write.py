"""Writing the review: every file complete, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alloway.errors import OutputError
from alloway.values.codec import to_json
from alloway.values.review import Review


@contextmanager
def output_folder(out: Path) -> Iterator[Path]:
    """A temporary folder beside the final files; they are moved into `out` on success only.

    Opened before the work starts, so that a folder nobody may write to is refused at once.
    A link in place of the folder or of one of its files is replaced, never followed into.
    """
    created = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".alloway-", dir=out))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"{out}: cannot write there ({reason})", step="choose another folder with -o"
        ) from None
    try:
        yield staging
        for file in sorted(staging.iterdir()):
            _move(file, out / file.name)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        if created:
            shutil.rmtree(out, ignore_errors=True)
        raise
    staging.rmdir()


def _move(file: Path, final: Path) -> None:
    try:
        file.replace(final)
    except OSError as error:
        raise OutputError(
            f"{final}: cannot be replaced ({error.strerror})", step="remove it or choose another -o"
        ) from None


def write_review(
    review: Review, folder: Path, *, progress: Callable[[str], None] | None = None
) -> None:
    """Write review.html, family.html, review.pdf and review.json into `folder`.

    Raises
    ------
    OutputError
        The disk is full or a file cannot be written; the message names it.
    """
    from alloway.reviews.page import render_family_page, render_page
    from alloway.reviews.pdf import render_pdf

    tell = progress or (lambda _: None)
    tell("Writing the page")
    makers: dict[str, Callable[[], bytes]] = {
        "review.json": lambda: to_json(review),
        "review.html": lambda: render_page(review).encode(),
        "family.html": lambda: render_family_page(review).encode(),
        "review.pdf": lambda: render_pdf(review),
    }
    for name, make in makers.items():
        data = make()
        try:
            (folder / name).write_bytes(data)
        except OSError as error:
            raise OutputError(
                f"{name}: cannot be written ({error.strerror})", step="free some space and repeat"
            ) from None
