"""What is read from real finding aids and library records comes back from each format, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.standards.round_trip import measure

_MOST_OF_A_FILE = 6
_LEAST = {"mods": 0.985, "marcxml": 0.975, "ead4": 0.97, "ead3": 0.98, "ead2002": 0.98}


@pytest.mark.shared
@pytest.mark.parametrize("form", _LEAST)
def test_values_of_real_records_come_back_in_their_fields(shared: Path, form: str) -> None:
    given, found = measure(form, shared, _MOST_OF_A_FILE)
    assert found.total() / given.total() >= _LEAST[form], (given - found).most_common()
