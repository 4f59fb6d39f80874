"""Forecasts: trajectories with bands and probabilities with intervals."""

from __future__ import annotations

from dataclasses import dataclass

from alloway.values.evidence import Estimate


@dataclass(frozen=True, slots=True)
class Parameter:
    """One model parameter as used, with its spread and where it comes from."""

    name: str
    estimate: Estimate
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A trajectory over virtual patients: median and two nested intervals at each time."""

    name: str
    """``CAR-T cells``, ``tumour``, ``host T cells``."""
    unit: str
    days: tuple[float, ...]
    median: tuple[float, ...]
    low80: tuple[float, ...]
    high80: tuple[float, ...]
    low50: tuple[float, ...]
    high50: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The probability of one outcome by one day."""

    name: str
    """``response``, ``complete response``, ``persistence``, ``rejection``, ``GvHD``."""
    day: int
    probability: Estimate


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the model says would happen; research support, not a prognosis."""

    lot: str
    model: str
    """Name and version of the model."""
    n: int
    """Virtual patients simulated."""
    seed: int
    endpoints: tuple[Endpoint, ...]
    bands: tuple[Band, ...]
    parameters: tuple[Parameter, ...]
    notes: tuple[str, ...] = ()
    """What the numbers rest on and what was unknown, one sentence each."""
    unavailable: str = ""
    """Why no forecast could be made; then the other fields are empty."""

    def probability(self, name: str, day: int) -> Estimate | None:
        """The endpoint of that name and day."""
        return next((e.probability for e in self.endpoints if (e.name, e.day) == (name, day)), None)
