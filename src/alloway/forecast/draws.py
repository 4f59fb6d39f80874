"""Random draws for virtual patients: what is not known, apart from how patients differ.

Every parameter has its own stream, named by the parameter and the seed. A new parameter therefore
changes no other draw, and two lots are compared on the same virtual patients.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alloway.reference.model_parameters import Prior

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PARAMETER_DRAWS = 40
"""Draws of what is not known; the patients of a run are shared out among them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many virtual patients, in how many parameter draws, from which seed.

    >>> Plan(1000, 7).draws, Plan(1000, 7).inner
    (40, 25)
    """

    n: int
    seed: int

    def __post_init__(self) -> None:
        if not 1 <= self.n <= 1_000_000:
            raise ValueError(f"n must be 1 to 1,000,000 virtual patients, not {self.n}")
        if self.seed < 0:
            raise ValueError(f"seed must not be negative, got {self.seed}")

    @property
    def draws(self) -> int:
        """Number of parameter draws."""
        return min(PARAMETER_DRAWS, self.n)

    @property
    def inner(self) -> int:
        """Most patients a draw holds."""
        return -(-self.n // self.draws)

    def draw_of(self) -> NDArray[np.int64]:
        """Index of the parameter draw of each patient, shape (n,)."""
        import numpy as np

        return np.arange(self.n, dtype=np.int64) // self.inner

    def _stream(self, name: str) -> np.random.Generator:
        import numpy as np

        return np.random.Generator(np.random.Philox([self.seed, zlib.crc32(name.encode())]))

    def unknown_normal(self, name: str) -> Floats:
        """Standard normal that is one value for all patients of a draw, shape (n,)."""
        return self._stream(f"doubt {name}").standard_normal(self.draws)[self.draw_of()]

    def unknown_uniform(self, name: str) -> Floats:
        """Uniform 0 to 1 that is one value for all patients of a draw, shape (n,)."""
        return self._stream(f"range {name}").random(self.draws)[self.draw_of()]

    def patient_normal(self, name: str) -> Floats:
        """Standard normal of each patient, shape (n,)."""
        return self._stream(f"patient {name}").standard_normal(self.n)

    def patient_seeds(self) -> NDArray[np.uint64]:
        """Seed of each patient's own chance events, shape (n,)."""
        import numpy as np

        return np.random.SeedSequence(self.seed).generate_state(self.n, np.uint64).astype(np.uint64)


def sample(prior: Prior, plan: Plan) -> Floats:
    """Values of one parameter for every virtual patient, shape (n,), on the row's own scale."""
    import numpy as np

    step = prior.doubt * plan.unknown_normal(prior.name)
    step = step + prior.between * plan.patient_normal(prior.name)
    if prior.scale == "linear":
        return prior.typical + step
    if prior.scale == "logit":
        odds = prior.typical / (1.0 - prior.typical) * np.exp(step)
        return odds / (1.0 + odds)
    return prior.typical * np.exp(step)


def between(name: str, low: float, high: float, plan: Plan, *, log: bool = False) -> Floats:
    """An input that nobody measured, anywhere in a stated range, shape (n,)."""
    import numpy as np

    share = plan.unknown_uniform(name)
    if log:
        return np.asarray(low * (high / low) ** share)
    return low + share * (high - low)


def whole(name: str, low: int, high: int, plan: Plan) -> Floats:
    """A count known only as a range, every whole number equally likely, shape (n,)."""
    import numpy as np

    return np.minimum(np.floor(low + plan.unknown_uniform(name) * (high - low + 1)), high)
