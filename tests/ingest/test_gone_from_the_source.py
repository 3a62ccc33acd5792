"""Records that a source no longer has: listed, and marked on request."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from catalog.cli import main

UNIT = '<c level="file" id="{0}"><did><unitid>P 1/{0}</unitid><unittitle>Papers {0}</unittitle></did></c>'
AID = """<ead><eadheader><eadid>papers</eadid></eadheader><archdesc level="fonds"><did><unitid>P 1</unitid>
<unittitle>Papers</unittitle><repository>GARF</repository></did><dsc>{}</dsc></archdesc></ead>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "c"), "--name", "C"]).exit_code == 0
    return tmp_path / "c"


def ingest(root: Path, units: str, *options: str) -> str:
    aid = root / "aid.xml"
    aid.write_text(AID.format("".join(map(UNIT.format, units))))
    done = CliRunner().invoke(main, ["-C", str(root), "import", str(aid), *options])
    assert done.exit_code == 0, done.output
    return done.output


def files(root: Path) -> dict[str, str]:
    return {path.stem.rpartition("-")[2]: path.read_text() for path in (root / "records").rglob("*.yaml")}


def gone(root: Path) -> set[str]:
    trees = {name: yaml.safe_load(text) for name, text in files(root).items()}
    return {name for name, tree in trees.items() if "gone" in tree["administration"]["source"]}


def test_what_is_gone_is_listed_and_marked_on_request(root: Path) -> None:
    ingest(root, "abcd")
    before = files(root)
    for options in ([], ["--dry-run", "--mark-gone"]):
        output = ingest(root, "ad", *options)
        assert output.count("the source no longer has it") == 2, output
        assert {name: text for name, text in files(root).items() if name in "bc"} == {
            name: text for name, text in before.items() if name in "bc"
        }
    path = next((root / "records").rglob("*-b.yaml"))
    path.write_text(path.read_text() + "# ask the donor\n")
    output = ingest(root, "ad", "--mark-gone")
    assert output.count("the source no longer has it") == 2
    assert gone(root) == {"b", "c"}
    assert f"gone: {dt.date.today():%Y-%m-%d}" in path.read_text()  # noqa: DTZ011  # the day of the cataloguer
    assert path.read_text().endswith("# ask the donor\n")
    assert "the source no longer has it" not in ingest(root, "ad", "--mark-gone")
    assert CliRunner().invoke(main, ["-C", str(root), "validate"]).exit_code == 0


def test_what_comes_back_is_gone_no_more(root: Path) -> None:
    ingest(root, "ab")
    ingest(root, "a", "--mark-gone")
    assert gone(root) == {"b"}
    ingest(root, "ab")
    assert gone(root) == set()


def test_what_another_source_brought_is_never_marked(root: Path) -> None:
    ingest(root, "ab")
    (root / "records" / "own.yaml").write_text("id: own\nlevel: file\ntitle: By hand\npart_of: p-1\n")
    (root / "other.ris").write_text("TY  - LETTER\nTI  - Letter\nID  - x1\nER  - \n")
    CliRunner().invoke(main, ["-C", str(root), "import", str(root / "other.ris")])
    ingest(root, "a", "--mark-gone")
    trees = [yaml.safe_load(text) for text in files(root).values()]
    marked = [tree["id"] for tree in trees if "gone" in tree.get("administration", {}).get("source", {})]
    assert len(marked) == 1
    assert marked[0].endswith("b")
