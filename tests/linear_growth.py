"""Whether work grows in proportion to its input. The least of several turns counts: other processes disturb a turn."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

MOST = 2.3
"""Twice the input, and some room for the cache and the clock."""


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work."""
    gc.disable()  # its walks over all objects there are cost more, the more there are
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()


def is_linear(
    small: Callable[[], object], large: Callable[[], object], *, no_time: float, turns: int, most: float = MOST
) -> bool:
    """Whether the larger work takes at most `most` times as long as the small one, or less than `no_time` seconds."""
    least_small = least_large = float("inf")
    for _ in range(turns):
        least_large = min(least_large, seconds(large))
        if least_large < no_time:
            return True
        least_small = min(least_small, seconds(small))
        if least_large < most * least_small:
            return True
    return False
