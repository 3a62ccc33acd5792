"""Real finding aids keep their order and their units: imported, imported again, changed, and given out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import etree

from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue, Record
from catalog.standards import formats
from catalog.storage import CatalogueFolder, open_catalogue
from catalog.validation import read

SAMPLES = (
    "EAD3test", "anf_055604", "arclight_pc0170", "aspace_vmi", "ehri_JMP20141117", "ehri_NIOD-38474", "mc00022",
    "naa213", "nyu_wag_260", "ua012_004",
)  # fmt: skip
COMPONENTS = ("c", *(f"c{number:02}" for number in range(1, 13)))


@contextmanager
def catalogue() -> Iterator[CatalogueFolder]:
    with tempfile.TemporaryDirectory() as root:
        found_catalogue(Path(root) / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
        yield open_catalogue(Path(root) / "c")


def sample(shared: Path, name: str) -> Path:
    return next((shared / "samples").rglob(f"{name}.xml"))


def records(folder: CatalogueFolder) -> list[Record]:
    """Return the records as if they were published, in the order of their files, which is none of the source."""
    trees = [read(document).demand().plain() for document in folder.documents()]
    published = [{**tree, "administration": {}} for tree in trees]
    return [Record.model_validate(tree) for tree in published]


def given_out(records: list[Record]) -> list[str]:
    """Return the ids of the units in the order of a finding aid of them all."""
    settings = Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org")
    written = b"".join(formats.find("ead3").stream(records, settings))
    own = etree.fromstring(written).iterfind(".//{*}unitid[@localtype='record']")
    return [str(each.text) for each in own]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_finding_aid_keeps_its_order_and_its_units(shared: Path, name: str) -> None:
    source = sample(shared, name)
    with catalogue() as folder:
        first = list(ingest([source], folder))
        assert {each.result for each in first} == {Result.IMPORTED}
        assert {each.result for each in ingest([source], folder)} == {Result.UNCHANGED}
        in_order = [str(each.record) for each in first]
        found = [each for each in given_out(records(folder)) if each in set(in_order)]
        assert sorted(found) == sorted(in_order)
        assert found == in_order


@pytest.mark.parametrize("name", SAMPLES)
def test_a_unit_put_in_front_moves_no_description(shared: Path, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.xml"
    path.write_bytes(sample(shared, name).read_bytes())
    with catalogue() as folder:
        before = {str(each.record) for each in ingest([path], folder)}
        tree = etree.parse(path, etree.XMLParser(resolve_entities=False))
        elements = tree.getroot().iter("{*}*")
        first = next((each for each in elements if etree.QName(each).localname in COMPONENTS), None)
        if first is None:
            return
        space = f"{{{etree.QName(first).namespace}}}" if etree.QName(first).namespace else ""
        new = etree.Element(first.tag, level="file")
        etree.SubElement(etree.SubElement(new, f"{space}did"), f"{space}unittitle").text = "Deeds newly found"
        first.addprevious(new)
        tree.write(path, encoding="utf-8", xml_declaration=True)
        outcomes = list(ingest([path], folder))
        (imported,) = [each.record for each in outcomes if each.result is Result.IMPORTED]
        assert imported not in before
        assert {each.record for each in outcomes} == {*before, imported}
        assert Result.GONE not in {each.result for each in outcomes}
        changed = {difference.pointer for each in outcomes for difference in each.differences}
        assert changed <= {"/sequence"}


def test_a_unit_is_moved_by_one_edit_in_one_file(shared: Path) -> None:
    with catalogue() as folder:
        ids = [str(each.record) for each in ingest([sample(shared, "aspace_vmi")], folder)]
        given = records(folder)
        siblings = sorted(
            (each for each in given if each.part_of == ids[0]), key=lambda each: float(each.sequence or 0)
        )
        last = siblings[-1]
        moved = [last.revised(sequence="0.5") if each.id == last.id else each for each in given]
        expected = [last.id, *(each.id for each in siblings[:-1])]
        assert [each for each in given_out(moved) if each in set(expected)] == expected
