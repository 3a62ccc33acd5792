"""`import catalog`: what programs may rely on."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from werkzeug.serving import make_server

import catalog
from catalog import api
from catalog.cli import main

RECORD = {
    "id": "plenum-1956",
    "level": "item",
    "title": "Letter on the plenum of August",
    "dates": ["1956-09-05"],
    "signatories": ["Seo Hwi"],
    "reference_code": {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721", "leaves": "170-190"},
}


@pytest.fixture
def letters(tmp_path: Path) -> catalog.Catalogue:
    return catalog.create(
        tmp_path / "letters", name="Letters", email="archive@example.org", namespace="letters.example.org"
    )


def test_every_public_name_is_there_and_no_other() -> None:
    assert set(catalog.__all__) - {"__version__"} == set(api.__all__)
    assert dir(catalog) == sorted(catalog.__all__)
    for name in api.__all__:
        assert getattr(catalog, name) is getattr(api, name)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        catalog.nothing_of_the_kind  # noqa: B018


def test_the_import_costs_nothing() -> None:
    script = (
        "import catalog, sys; loaded = {'pydantic', 'lxml', 'yaml', 'click', 'catalog.api'} & set(sys.modules); "
        "assert not loaded, loaded; catalog.Record; assert 'pydantic' in sys.modules and 'lxml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_catalogue_is_found_from_any_folder_in_it(
    letters: catalog.Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = letters.root / "records" / "garf" / "5446"
    deep.mkdir(parents=True)
    assert catalog.open(deep).root == letters.root.resolve()
    assert catalog.open(str(letters.root)).root == letters.root
    monkeypatch.chdir(deep)
    assert catalog.open().root == Path("../../..")
    assert catalog.open().settings.name == "Letters"


def test_where_no_catalogue_is_the_error_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(catalog.UsageError, match=r"no catalog\.toml in .*init"):
        catalog.open(tmp_path)
    with pytest.raises(catalog.UsageError, match="is not a folder"):
        catalog.open(tmp_path / "nothing")


def test_a_record_is_added_found_changed_and_counted(letters: catalog.Catalogue) -> None:
    path = letters.add(RECORD)
    assert path == letters.root / "records" / "garf" / "5446" / "98" / "plenum-1956.yaml"
    assert [record.id for record in letters] == ["plenum-1956"]
    assert len(letters) == 1
    assert "plenum-1956" in letters
    assert "other" not in letters
    for asked in ("other", 0, None):
        with pytest.raises(KeyError) as caught:
            letters[asked]
        assert str(caught.value) == f"There is no record {asked!r} in this catalogue."
        assert isinstance(caught.value, catalog.CatalogError)
    assert letters.get("other") is None
    assert letters.get("plenum-1956") == letters["plenum-1956"]
    with pytest.raises(catalog.UsageError, match="is taken by"):
        letters.add(letters["plenum-1956"])
    path.write_text(path.read_text().replace("dates:", "# as in the copy\ndates:"))
    letters.replace({**RECORD, "genre": "letter"})
    assert letters["plenum-1956"].genre == "letter"
    assert "# as in the copy\ndates:" in path.read_text()
    with pytest.raises(catalog.UnknownRecord):
        letters.replace({**RECORD, "id": "other"})


def test_a_record_is_found_by_its_reference_code(letters: catalog.Catalogue) -> None:
    letters.add(RECORD)
    assert letters.find("GARF, f. 5446, op. 98, d. 721, ll. 170-190") == letters.find("plenum-1956")
    with pytest.raises(catalog.UnknownRecord):
        letters.find("GARF, f. 1, op. 1, d. 1")


def test_a_record_says_which_file_holds_it(letters: catalog.Catalogue) -> None:
    written = letters.add(RECORD)
    broken = letters.root / "records" / "broken.yaml"
    broken.write_text("id: broken\ntitel: A letter\n", encoding="utf-8")
    assert (letters.path("plenum-1956"), letters.path("broken")) == (written, broken)
    with pytest.raises(catalog.UnknownRecord):
        letters.path("nowhere")
    written.unlink()
    assert "plenum-1956" not in letters


def test_a_catalogue_without_records_is_true_and_iterates(letters: catalog.Catalogue) -> None:
    assert letters
    assert list(letters) == []
    assert list(letters.validate()) == []


@pytest.mark.parametrize(
    "call",
    [
        lambda c: c.add("x"),
        lambda c: c.add(None),
        lambda c: c.replace(["id"]),
        lambda c: c.publish(jobs=0),
        lambda c: c.validate(jobs=0),
        lambda c: c.validate(profile="nothing"),
        lambda c: catalog.validate(),
        lambda c: catalog.cite("plenum-1956"),
        lambda c: catalog.bibliography(["plenum-1956"]),
        lambda c: catalog.cite(catalog.Record(**RECORD), order="by-size"),
        lambda c: catalog.cite(catalog.Record(**RECORD), names="by-size"),
        lambda c: catalog.export(None, "ris"),
        lambda c: list(catalog.export("plenum-1956", "ris")),
        lambda c: list(c.import_files("page.txt", importer="nothing")),
        lambda c: list(c.harvest("https://example.org/oai", since="yesterday")),
    ],
)
def test_misuse_is_one_clear_error(letters: catalog.Catalogue, call) -> None:
    with pytest.raises(catalog.UsageError) as caught:
        call(letters)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [{"id": "../../etc"}, {"dates": ["5.9.1956"]}, {"texts": [{"key": "a", "language": "en", "translated_from": "b"}]}],
)
def test_no_invalid_record_is_written(letters: catalog.Catalogue, wrong: dict) -> None:
    with pytest.raises(catalog.InvalidRecord) as caught:
        letters.add({**RECORD, **wrong})
    assert all(isinstance(finding, catalog.Finding) for finding in caught.value.findings)
    assert list(letters.root.rglob("*.yaml")) == []


def test_an_invalid_file_is_an_error_or_a_report_but_never_silence(letters: catalog.Catalogue) -> None:
    letters.add(RECORD)
    (letters.root / "records" / "broken.yaml").write_text("id: broken\nlevel: item\ntitle: T\nauthor: X\n")
    assert len(letters) == 2
    with pytest.raises(catalog.InvalidRecord):
        letters["broken"]
    with pytest.raises(catalog.InvalidRecord):
        list(map(str, iter(letters)))
    reported: list[catalog.Finding] = []
    assert [record.id for record in letters.records(reported.append)] == ["plenum-1956"]
    assert [(finding.code, finding.line) for finding in reported] == [("unknown-field", 4)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_validate_finds_what_only_shows_across_records(letters: catalog.Catalogue, jobs: int) -> None:
    letters.add(RECORD)
    letters.add({**RECORD, "id": "twin", "part_of": "gone"})
    codes = {finding.code for finding in letters.validate(jobs=jobs)}
    assert {"code-twice", "broken-link"} <= codes
    profile = [finding for finding in letters.validate(profile="isad-g", jobs=jobs) if finding.code == "profile"]
    assert {finding.pointer for finding in profile} == {""}
    assert any(finding.code.startswith("dpla-") for finding in letters.validate(aggregator="dpla", jobs=jobs))
    with pytest.raises(catalog.UnknownName, match="dpla"):
        letters.validate(aggregator="dlpa")


def test_export_of_records_and_of_a_catalogue(letters: catalog.Catalogue) -> None:
    letters.add(RECORD)
    record = letters["plenum-1956"]
    whole = b"".join(catalog.export(letters, "ris"))
    assert whole == b"".join(catalog.export([record], "ris", settings=letters.settings))
    assert whole == b"".join(letters.export("ris", "GARF/5446"))
    assert b"TI  - Letter on the plenum of August" in whole
    assert b'"Letter on the plenum of August"' in b"".join(catalog.export(record, "jsonld"))
    with pytest.raises(catalog.UnknownName, match="jsonld"):
        catalog.export(record, "json-ld")


def test_an_export_is_a_stream(letters: catalog.Catalogue) -> None:
    letters.add(RECORD)
    record, taken = letters["plenum-1956"], []

    def records():
        for number in range(1_000_000):
            taken.append(number)
            yield record

    stream = catalog.export(records(), "jsonl")
    assert b"plenum-1956" in b"".join(islice(stream, 3))
    assert len(taken) < 10


def test_a_record_that_a_format_cannot_hold_is_an_error_or_a_report(letters: catalog.Catalogue) -> None:
    letters.add({"id": "bare", "level": "item", "title": "Bare"})
    letters.add({**RECORD, "administration": {"status": "draft"}})
    record = letters["bare"]
    with pytest.raises(catalog.UsageError, match="The format needs"):
        list(catalog.export(record, "datacite"))
    reported: list[catalog.Finding] = []
    assert b"Bare" not in b"".join(catalog.export(letters, "datacite", report=reported.append))
    assert [finding.code for finding in reported] == ["unfit-for-format"]


def test_files_outside_a_catalogue_are_validated(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("id: broken\nlevel: item\ntitle: T\npart_of: elsewhere\nauthor: X\n")
    counted: list[int] = []
    findings = list(catalog.validate(tmp_path, progress=counted.append, root=tmp_path))
    assert [(finding.code, finding.line) for finding in findings] == [("unknown-field", 5)]
    assert counted == [1]
    assert [finding.code for finding in catalog.validate(str(tmp_path / "broken.yaml"), jobs=2)] == ["unknown-field"]


def test_only_named_files_of_a_catalogue_are_validated(letters: catalog.Catalogue) -> None:
    path = letters.add(RECORD)
    (letters.root / "records" / "broken.yaml").write_text("id: broken\nlevel: item\n")
    assert list(letters.validate(path)) == []
    assert {finding.code for finding in letters.validate(letters.root / "records")} == {"missing-field"}


def test_a_withdrawn_record_leaves_a_tombstone(letters: catalog.Catalogue) -> None:
    letters.add(RECORD)
    letters.publish()
    letters.withdraw("plenum-1956", "Described twice.", date=dt.date(2026, 11, 29))
    assert letters["plenum-1956"].is_withdrawn
    assert letters.publish().withdrawn == 0
    with pytest.raises(catalog.UsageError, match="withdrawn already"):
        letters.withdraw("plenum-1956", "Again.")
    with pytest.raises(catalog.UnknownRecord):
        letters.withdraw("other", "Why?")


def test_the_report_is_a_page(letters: catalog.Catalogue) -> None:
    letters.add(RECORD)
    page = letters.report(dt.date(2026, 11, 29)).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "29 November 2026" in page


def test_a_harvest_yields_outcomes_and_a_feed_that_fails_is_an_error(
    letters: catalog.Catalogue, tmp_path: Path
) -> None:
    letters.add(RECORD)
    letters.publish()
    server = make_server("127.0.0.1", 0, letters.app(), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    copies = catalog.create(tmp_path / "copies", name="Copies", email="a@example.org", namespace="copies.example.org")
    address = f"http://127.0.0.1:{server.server_port}/oai"
    try:
        (outcome,) = copies.harvest(address, prefix="mods")
        assert isinstance(outcome, catalog.Outcome)
        assert copies[outcome.record].title.text == RECORD["title"]
        with pytest.raises(catalog.FeedError):
            list(copies.harvest(f"{address}/nothing"))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_citations(letters: catalog.Catalogue) -> None:
    letters.add(RECORD)
    record = letters["plenum-1956"]
    assert catalog.cite(record, style="gost", form="locator") == "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190."
    assert "<i>" not in catalog.cite(record)
    assert catalog.cite(record, style="apa", markup="html") != catalog.cite(record, style="apa")
    assert "Letter on the plenum" in catalog.bibliography([record, record])
    assert "5 September 1956" in catalog.cite(record, day_first=True)
    assert "September 5, 1956" in catalog.cite(record, day_first=False)
    address = {"address": "https://letters.example.org/1", "accessed": dt.date(2026, 11, 29)}
    assert "accessed November 29, 2026, https://letters.example.org/1" in catalog.cite(record, **address)
    assert "https" not in catalog.cite(record, url=False, **address)
    assert catalog.cite(record, form="bibliography", names="natural").startswith("Seo Hwi")
    with pytest.raises(TypeError, match="colour"):
        catalog.cite(record, colour="red")
    with pytest.raises(catalog.UsageError, match="chicago"):
        catalog.cite(record, style="chigaco")


def test_drafts_of_a_file_come_with_questions(tmp_path: Path) -> None:
    page = Path(__file__).parent.parent / "seeds" / "000_6def04eaa1d98ae5.txt"
    (draft,) = catalog.read(page)
    assert isinstance(draft, catalog.Draft)
    assert isinstance(draft.questions[0], catalog.Question)
    assert draft.document["id"] == "garf-5446-98-721-170"
    assert any("13 September 1956" in question.text for question in draft.questions)
    with pytest.raises(catalog.UsageError, match="cannot be read"):
        catalog.read(tmp_path / "gone.xml")
    (tmp_path / "notes.txt").write_text("Some notes.")
    with pytest.raises(catalog.UsageError, match="No importer recognises"):
        catalog.read(tmp_path / "notes.txt")


def test_ingest_publish_and_serve(letters: catalog.Catalogue) -> None:
    page = Path(__file__).parent.parent / "seeds" / "000_6def04eaa1d98ae5.txt"
    (outcome,) = letters.import_files(page)
    assert isinstance(outcome, catalog.Outcome)
    assert outcome.record == "garf-5446-98-721-170"
    letters.add(RECORD)
    assert letters.publish().added == 1 + letters["garf-5446-98-721-170"].is_published
    answer: list[str] = []
    environ = {"PATH_INFO": "/oai", "REQUEST_METHOD": "GET", "QUERY_STRING": "verb=Identify", "SCRIPT_NAME": ""}
    from wsgiref.util import setup_testing_defaults

    setup_testing_defaults(environ)
    body = b"".join(catalog.app(letters.root)(environ, lambda status, *_: answer.append(status)))
    assert answer == ["200 OK"]
    assert b"<repositoryName>Letters</repositoryName>" in body


def test_commands_find_the_catalogue_from_any_folder_in_it(
    letters: catalog.Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters.add(RECORD)
    (letters.root / "schemas" / "record.schema.json").write_text("{}")
    monkeypatch.chdir(letters.root / "records" / "garf")

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, arguments, prog_name="catalog")
        return result.exit_code, result.output

    assert run("validate") == (0, "1 record checked: no problems found.\n")
    assert run("cite", "plenum-1956", "--style", "gost", "--form", "locator")[0] == 0
    assert run("schema", "--write")[0] == 0
    assert not Path("schemas").exists()
    assert run("schema", "--check")[0] == 0
