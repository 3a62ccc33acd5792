"""Finding aids of many archives: their words arrive in the fields of their elements, few records are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.standards.importers import Draft, Source, recognise
from tests.ingest.measure_finding_aids import Words, words_of

SAMPLE = (
    "anf_053378", "arclight_alphaomegaalpha", "aspace_afcu", "columbia_14439340", "ehri_BA_split", "ehri_NIOD-38474",
    "emory_leverette135", "kitodo_eadCollection", "ra_ra-ead-serie", "sul_universite-de-toulouse",
)  # fmt: skip


@pytest.mark.shared
def test_the_words_of_finding_aids_arrive_in_the_fields_of_their_elements(shared: Path) -> None:
    whole = Words()
    for name in SAMPLE:
        found = words_of(shared / "samples" / "finding-aids" / f"{name}.xml")
        assert found is not None, name
        whole.add(found)
    assert whole.total > 10_000
    assert whole.lost.total() / whole.total <= 0.005, list(whole.lines())
    assert whole.own / whole.total >= 0.95, list(whole.lines())


@pytest.mark.shared
@pytest.mark.parametrize("name", SAMPLE)
def test_few_units_of_a_finding_aid_are_asked_about(shared: Path, name: str) -> None:
    path = shared / "samples" / "finding-aids" / f"{name}.xml"
    source = Source(path.name, path.read_bytes())
    importer = recognise(source)
    assert importer is not None
    outcomes = list(importer.read(source))
    drafts = [each for each in outcomes if isinstance(each, Draft)]
    assert len(drafts) == len(outcomes)
    assert sum(bool(each.questions) for each in drafts) <= max(1, len(drafts) // 10)
