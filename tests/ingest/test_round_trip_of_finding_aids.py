"""Real finding aids come back from their records as EAD of the same edition, as far as the measure promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest import measure_sheets_of_atom
from tests.ingest.measure_round_trip import Comparison, compare

SAMPLE = (
    "EAD3test",
    "ead3_multi_level_optimum-ead4",
    "emory_adams465",
    "columbia_14439340",
    "ehri_BA_split",
    "aspace_afcu",
    "arclight_alphaomegaalpha",
)


@pytest.mark.shared
def test_what_a_finding_aid_says_of_its_units_comes_back(shared: Path) -> None:
    whole = Comparison()
    for name in SAMPLE:
        found = compare(next((shared / "samples").rglob(f"{name}.xml")))
        assert found is not None, name
        whole.add(*found)
    assert whole.there.total() > 400
    assert whole.share >= 0.97, list(whole.lines())


@pytest.mark.shared
def test_what_a_sheet_of_atom_says_comes_back(shared: Path) -> None:
    whole = Comparison()
    for name in ("ead3_multi_level_optimum-ead4", "emory_adams465", "ehri_BA_split", "arclight_alphaomegaalpha"):
        found = measure_sheets_of_atom.compare(next((shared / "samples").rglob(f"{name}.xml")))
        assert found is not None, name
        whole.add(*found)
    assert whole.there.total() > 400
    assert whole.share >= 0.98, list(whole.lines())
