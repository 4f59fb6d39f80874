"""Every error Alloway raises on purpose.

One root, four children. A message holds the file (with its line or path inside the file), the
offending value, and the next step, so that the person who reads it can act without a manual.
Misuse of the Python interface raises the ordinary ``TypeError`` or ``ValueError``.
"""

from __future__ import annotations

_LONGEST = 320
"""Characters of a message: what an error quotes from a file may be of any length."""


def _shown(text: str) -> str:
    """Short and printable: a hostile file can neither flood a terminal nor steer it."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 120]} ... {text[-115:]}"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class AllowayError(Exception):
    r"""Root of all expected failures; the command line prints it in one line and exits with 2.

    >>> str(AllowayError("lots.json: dose is missing", step="add cells_per_dose"))
    'lots.json: dose is missing. Next: add cells_per_dose.'
    >>> AllowayError("lot \x1b[2J is listed twice").message
    'lot \\x1b[2J is listed twice'
    """

    def __init__(self, message: str, *, step: str = "") -> None:
        self.message = _shown(message.rstrip("."))
        self.step = _shown(step.rstrip("."))
        super().__init__(f"{self.message}. Next: {self.step}." if step else f"{self.message}.")


class InputError(AllowayError):
    """A file or value given by the user cannot be read as what it claims to be."""


class TypingError(InputError):
    """An HLA typing is not valid: the grammar, the locus, or an allele no release knows."""


class LimitError(InputError):
    """An input is larger, deeper or slower than the limits allow."""


class OutputError(AllowayError):
    """A result cannot be written where it was asked for."""
