"""The finding aids of our own feed, as harvesters have them: our own, and one that others use."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from lxml import etree

from catalog.publication.publish import publish
from catalog.storage import FeedReader, open_catalogue
from tests.harvest.conftest import harvester_in

sys.path.append(str(Path(__file__).parents[1] / "web"))
from feed_server import ServedCatalogue, new_catalogue

RECORDS = (
    ("fonds", "fonds", "Mill papers", ("1",), {"access": "By letter.", "rights": {"statement": "Ask."}}),
    ("letters", "series", "Letters", ("1", "98"), {}),
    ("file", "file", "Of 1956", ("1", "98", "2"), {"dates": ["1956"]}),
    ("b", "item", "Tenth", ("1", "98", "2"), {"sequence": "2", "abstract": "On the plenum."}),
    ("a", "item", "Second", ("1", "98", "2"), {"sequence": "1"}),
    ("c", "item", "Ninth", ("1", "98", "10"), {}),
    ("other", "fonds", "Farm papers", ("2",), {}),
)


@pytest.fixture
def there(tmp_path: Path) -> ServedCatalogue:
    (tmp_path / "there").mkdir()
    catalogue = new_catalogue(tmp_path / "there")
    for name, level, title, numbers, fields in RECORDS:
        code = {"repository": "GARF", **dict(zip(("fond", "opis", "delo"), numbers, strict=False))}
        one = {"id": name, "level": level, "title": title, "reference_code": code, **fields}
        (catalogue.root / "records" / f"{name}.yaml").write_text(json.dumps(one))
    catalogue.catalog("publish")
    return catalogue


def shape(component: etree._Element) -> tuple:
    below = component.xpath("*[local-name()='dsc']/*[local-name()='c'] | *[local-name()='c']")
    return (component.get("level"), component.findtext("{*}did/{*}unittitle"), *map(shape, below))


def trees(root: Path, prefix: str) -> list[tuple]:
    """Return the trees of a feed."""
    with FeedReader(open_catalogue(root).index_path).view(2**31) as view:
        runs = view.page(prefix, None, 0, view.head, 100).runs
        metadata = [row[2].partition(b"<metadata>")[2].partition(b"</metadata>")[0] for run in runs for row in run.rows]
    return sorted(shape(etree.fromstring(one).find("{*}archdesc")) for one in metadata if one)


@pytest.mark.parametrize("prefix", ["ead3", "ead2002"])
def test_what_we_harvest_from_ourselves_is_the_same_tree(there: ServedCatalogue, tmp_path: Path, prefix: str) -> None:
    here = harvester_in(tmp_path / "here")
    with there.answering():
        assert here.harvest(there.url, prefix=prefix) == {"imported": 8}, "with the file of the ninth letter"
        assert here.harvest(there.url, prefix=prefix, start="1990-01-01") == {"unchanged": 8}
    for path in (here.root / "records").rglob("*.yaml"):
        path.write_text(path.read_text().replace("status: draft", "status: published"))
    publish(open_catalogue(here.root))
    assert trees(here.root, prefix) == trees(there.root, prefix)
    assert len(trees(there.root, prefix)) == 2


def test_a_client_that_others_use_gets_them_whole(there: ServedCatalogue) -> None:
    from sickle import Sickle

    with there.answering():
        client = Sickle(there.url)
        records = list(client.ListRecords(metadataPrefix="ead3"))
        assert sorted(one.header.identifier.rpartition(":")[2] for one in records) == ["fonds", "other"]
        mill = next(one for one in records if one.header.identifier.endswith(":fonds"))
        titles = [part.text for part in mill.xml.iter("{http://ead3.archivists.org/schema/}unittitle")]
        assert titles == ["Mill papers", "Letters", "Of 1956", "Second", "Tenth", "Delo 10", "Ninth"]
        (there.root / "records" / "c.yaml").unlink()
        there.catalog("publish")
        (changed,) = client.ListRecords(**{"metadataPrefix": "ead3", "from": mill.header.datestamp, "set": "garf:1"})
        assert "Ninth" not in changed.raw
