"""Every error Alloway raises on purpose.

One root, four children. A message holds the file (with its line or path inside the file), the
offending value, and the next step, so that the person who reads it can act without a manual.
Misuse of the Python interface raises the ordinary ``TypeError`` or ``ValueError``.
"""

from __future__ import annotations


class AllowayError(Exception):
    """Root of all expected failures; the command line prints it in one line and exits with 2.

    >>> str(AllowayError("lots.json: dose is missing", step="add cells_per_dose"))
    'lots.json: dose is missing. Next: add cells_per_dose.'
    """

    def __init__(self, message: str, *, step: str = "") -> None:
        self.message = message.rstrip(".")
        self.step = step.rstrip(".")
        super().__init__(f"{self.message}. Next: {self.step}." if step else f"{self.message}.")


class InputError(AllowayError):
    """A file or value given by the user cannot be read as what it claims to be."""


class TypingError(InputError):
    """An HLA typing is not valid: the grammar, the locus, or an allele no release knows."""


class LimitError(InputError):
    """An input is larger, deeper or slower than the limits allow."""


class OutputError(AllowayError):
    """A result cannot be written where it was asked for."""
