"""How every figure of `make bench` is taken and printed."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(work: Callable[[], object], repeats: int = 3) -> float:
    """Seconds of the fastest run; the first, which may compile, is not counted."""
    work()
    return min(once(work) for _ in range(repeats))


def once(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def line(name: str, seconds: float, amount: float, unit: str, more: str = "") -> None:
    """One measured line."""
    print(f"{name:<46} {seconds:9.3f} s {amount / seconds:16,.0f} {unit}/s {more}", flush=True)


def say(name: str, text: str) -> None:
    """A line without a figure of its own."""
    print(f"{name:<46} {text}", flush=True)
