"""What the bytes of a record are made of."""

from __future__ import annotations

from pathlib import Path

import catalog
from catalog.publication import dissemination


def test_every_room_that_decides_on_the_bytes_is_there() -> None:
    package = Path(catalog.__file__).parent
    assert [one for one in dissemination._PACKAGES if not (package / one).is_dir()] == []
