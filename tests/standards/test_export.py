"""`catalog export` and `catalog formats`: what is asked for is written whole, and what is not is said."""

from __future__ import annotations

import gzip
import json

import orjson
import pytest
from click.testing import CliRunner
from format_records import minimal
from lxml import etree

from catalog.cli import main
from catalog.publication.publish import publish
from catalog.standards.ead.finding_aid import FindingAid
from catalog.standards.formats import FORMATS
from catalog.storage import open_catalogue

SETTINGS = """\
name = "Letters"
admin_emails = ["archivist@example.org"]
namespace = "archive.example.org"
metadata_license = "https://creativecommons.org/licenses/by/4.0/"
"""


def record(record_id, delo="1", **fields):
    code = {"repository": "GARF", "fond": "5446", "opis": "98", "delo": delo}
    return {"id": record_id, "level": "item", "title": f"Document {record_id}", "reference_code": code, **fields}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    tombstone = {"status": "withdrawn", "withdrawn": {"date": "2026-01-01", "reason": "By mistake."}}
    for one in (
        record("first", sets={}) | {"administration": {"sets": ["chosen"]}},
        record("second", delo="2"),
        record("elsewhere", reference_code={"repository": "RGANI", "fond": "5", "opis": "28", "delo": "410"}),
        record("draft", administration={"status": "draft"}),
        record("gone", administration=tombstone),
    ):
        one.pop("sets", None)
        path = tmp_path / "records" / f"{one['id']}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(one))
    publish(open_catalogue(tmp_path))
    return tmp_path


def run(folder, *arguments):
    return CliRunner().invoke(main, ["-C", str(folder), *map(str, arguments)])


def exported(result):
    assert result.exit_code == 0, result.output
    return [item["id"] for item in orjson.loads(result.stdout_bytes)]


def test_every_published_record_is_written_to_the_screen(folder):
    assert sorted(exported(run(folder, "export", "-f", "csl-json"))) == ["elsewhere", "first", "second"]


def test_named_records_come_in_their_order_and_drafts_may_be_named(folder):
    assert exported(run(folder, "export", "draft", "first", "-f", "csl-json")) == ["draft", "first"]


@pytest.mark.parametrize("name", ["GARF/5446/98", "garf/5446", "GARF, f. 5446, op. 98", "ГАРФ. Ф. 5446. Оп. 98."])
def test_a_reference_code_selects_everything_in_its_unit(folder, name):
    assert sorted(exported(run(folder, "export", name, "-f", "csl-json"))) == ["first", "second"]


def test_units_and_ids_go_together_and_no_record_comes_twice(folder):
    assert exported(run(folder, "export", "first", "GARF/5446/98", "RGANI/5", "-f", "csl-json")) == [
        "first",
        "elsewhere",
        "second",
    ]


def test_a_set_of_the_feed_selects_its_records(folder):
    assert exported(run(folder, "export", "--set", "chosen", "-f", "csl-json")) == ["first"]
    assert sorted(exported(run(folder, "export", "--set", "garf:5446", "-f", "csl-json"))) == ["first", "second"]


def test_since_goes_by_the_datestamps_of_the_feed(folder):
    assert len(exported(run(folder, "export", "--since", "2026-01-01", "-f", "csl-json"))) == 3
    assert exported(run(folder, "export", "--since", "2999-01-01", "-f", "csl-json")) == []


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_file_holds_what_the_screen_shows(folder, form, tmp_path):
    path = tmp_path / "out" / f"all.{form.extension}"
    asked = ["GARF/5446"] if isinstance(form, FindingAid) else []
    written = run(folder, "export", *asked, "-f", form.name, "-o", path)
    shown = run(folder, "export", *asked, "-f", form.name)
    assert written.exit_code == shown.exit_code == (0 if form.fits(minimal()) or not form.is_about(minimal()) else 1)
    assert path.read_bytes() == shown.stdout_bytes


def test_a_name_that_ends_in_gz_is_packed_and_the_same_every_time(folder, tmp_path):
    for name in ("a.xml.gz", "b.xml.gz"):
        assert run(folder, "export", "-f", "oai_dc", "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "a.xml.gz").read_bytes() == (tmp_path / "b.xml.gz").read_bytes()
    assert len(etree.fromstring(gzip.decompress((tmp_path / "a.xml.gz").read_bytes()))) == 3


def test_each_record_may_have_its_file(folder, tmp_path):
    assert run(folder, "export", "-f", "ris", "--each", tmp_path / "each").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "each").iterdir()) == ["elsewhere.ris", "first.ris", "second.ris"]


@pytest.mark.parametrize("name", ["ead3", "ead2002"])
def test_a_fond_is_one_finding_aid_and_each_record_may_have_its_own(folder, tmp_path, name):
    path = tmp_path / "fond.xml"
    assert run(folder, "export", "GARF/5446", "-f", name, "-o", path).exit_code == 0
    found = etree.fromstring(path.read_bytes())
    assert etree.QName(found).localname == "ead"
    numbers = [node.text for node in found.iter("{*}unitid")]
    assert [number for number in numbers if "," not in number] == ["first", "second"]
    assert numbers[:2] == ["GARF, Fond 5446", "GARF, Fond 5446, Opis 98"]
    assert run(folder, "export", "-f", name, "--each", tmp_path / "each").exit_code == 0
    names = [f"{one}.{name}.xml" for one in ("elsewhere", "first", "second")]
    assert sorted(path.name for path in (tmp_path / "each").iterdir()) == names


def test_a_finding_aid_of_several_fonds_is_refused_and_no_file_is_written(folder, tmp_path):
    result = run(folder, "export", "-f", "ead3", "-o", tmp_path / "all.xml")
    assert result.exit_code == 2
    assert "these records lie in 2: GARF, Fond 5446; RGANI, Fond 5." in result.stderr
    assert not (tmp_path / "all.xml").exists()
    shown = run(folder, "export", "-f", "ead3")
    assert (shown.exit_code, shown.stdout_bytes) == (2, b"")


def test_what_a_format_cannot_do_without_is_said_for_each_record(folder):
    result = run(folder, "export", "first", "-f", "edm")
    assert result.exit_code == 1
    assert "'first' is not written in edm. The format needs a rights URI" in result.stderr


def test_a_document_that_is_no_record_is_passed_over_and_named(folder):
    (folder / "records" / "broken.json").write_text('{"id": "broken"}')
    result = run(folder, "export", "-f", "csl-json")
    assert result.exit_code == 1
    assert len(orjson.loads(result.stdout_bytes)) == 3
    assert "broken.json" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none", "-f", "ris"], "There is no record 'none' in this catalogue."),
        (["gone", "-f", "ris"], "The record 'gone' was withdrawn on 2026-01-01: By mistake."),
        (["first", "-f", "rsi"], "There is no format 'rsi'; did you mean 'ris'? There are: "),
        (["not a code", "-f", "ris"], "is neither the id of a record nor a reference code"),
        (["-f", "ris", "-o", "a", "--each", "b"], "not both"),
        (["-f", "ris", "--since", "yesterday"], "yesterday"),
        (["-f", "ris", "--set", "chsen"], "None of these records is in the set 'chsen'."),
        (["GARF/9999", "-f", "ris"], "No published record lies in 'GARF/9999'."),
        (["GARF/5446", "GARF/9999", "-f", "ris"], "No published record lies in 'GARF/9999'."),
        (["GARF, f. 9999", "-f", "ead3"], "No published record lies in 'GARF, f. 9999'."),
        (["second", "-f", "ris", "--set", "chosen"], "None of these records is in the set 'chosen'."),
    ],
)
def test_misuse_is_one_clear_line(folder, arguments, message):
    result = run(folder, "export", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_of_a_place_that_is_not_there_no_file_is_written(folder, tmp_path):
    for form in FORMATS:
        for asked in (["GARF/9999"], ["--set", "chsen"]):
            result = run(folder, "export", *asked, "-f", form.name, "-o", tmp_path / "none")
            assert result.exit_code == 2
            shown = run(folder, "export", *asked, "-f", form.name)
            assert (shown.exit_code, shown.stdout_bytes) == (2, b"")
    assert list(tmp_path.glob("*none*")) == []


def test_that_nothing_changed_since_a_day_is_no_misuse(folder):
    assert exported(run(folder, "export", "GARF/5446", "--since", "2999-01-01", "-f", "csl-json")) == []


def test_a_file_that_cannot_be_written_whole_is_as_it_was(folder, tmp_path):
    path = tmp_path / "kept.ris"
    path.write_text("before")
    result = run(folder, "export", "first", "none", "-f", "ris", "-o", path)
    assert result.exit_code == 2
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.glob(".kept*")] == []


def test_a_place_that_cannot_be_written_is_one_line(folder):
    result = run(folder, "export", "-f", "ris", "-o", folder / "catalog.toml" / "a.ris")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_formats_lists_every_format(folder):
    result = run(folder, "formats")
    assert result.exit_code == 0
    for form in FORMATS:
        assert form.name in result.output
        assert form.media_type in result.output


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_formats_tells_of_one_format_what_it_keeps_and_loses(folder, form):
    result = run(folder, "formats", form.name)
    assert result.exit_code == 0
    assert form.title in result.output
    assert "Kept (" in result.output
    if form.schema:
        assert form.schema.location in result.output


def test_formats_of_an_unknown_name_is_misuse(folder):
    assert run(folder, "formats", "nothing").exit_code == 2
