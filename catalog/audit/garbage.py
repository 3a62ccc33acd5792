"""Looking for circles of garbage rarely, while many records are read.

Python looks for objects that hold each other in a circle whenever some hundred more objects are alive than before. A
record is some hundred objects and no circle: on a long run a fifth of the time would go into looking for none.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["rarely_collected"]

_OBJECTS = 100_000
"""Objects between two looks: some tens of megabytes, should all of them be garbage in circles."""


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Look rarely within the context, and as before after it."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
