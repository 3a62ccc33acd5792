"""`import catalog`: what programs may rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

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
    with pytest.raises(KeyError):
        letters["other"]
    with pytest.raises(catalog.UsageError, match="is taken by"):
        letters.add(letters["plenum-1956"])
    path.write_text(path.read_text().replace("dates:", "# as in the copy\ndates:"))
    letters.replace({**RECORD, "genre": "letter"})
    assert letters["plenum-1956"].genre == "letter"
    assert "# as in the copy\ndates:" in path.read_text()
    with pytest.raises(KeyError):
        letters.replace({**RECORD, "id": "other"})


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


def test_a_record_that_a_format_cannot_hold_is_an_error_or_a_report(letters: catalog.Catalogue) -> None:
    letters.add({"id": "bare", "level": "item", "title": "Bare"})
    letters.add({**RECORD, "administration": {"status": "draft"}})
    record = letters["bare"]
    with pytest.raises(catalog.UsageError, match="The format needs"):
        list(catalog.export(record, "datacite"))
    reported: list[catalog.Finding] = []
    assert b"Bare" not in b"".join(catalog.export(letters, "datacite", report=reported.append))
    assert [finding.code for finding in reported] == ["unfit-for-format"]


def test_citations(letters: catalog.Catalogue) -> None:
    letters.add(RECORD)
    record = letters["plenum-1956"]
    assert catalog.cite(record, style="gost", form="locator") == "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190."
    assert "<i>" not in catalog.cite(record)
    assert catalog.cite(record, style="apa", markup="html") != catalog.cite(record, style="apa")
    assert "Letter on the plenum" in catalog.bibliography([record, record])
    with pytest.raises(catalog.UsageError, match="chicago"):
        catalog.cite(record, style="chigaco")


def test_drafts_of_a_file_come_with_questions(tmp_path: Path) -> None:
    page = Path(__file__).parent.parent / "seeds" / "000_6def04eaa1d98ae5.txt"
    (draft,) = catalog.read(page)
    assert draft.document["id"] == "garf-5446-98-721-170"
    assert any("13 September 1956" in question.text for question in draft.questions)
    with pytest.raises(catalog.UsageError, match="cannot be read"):
        catalog.read(tmp_path / "gone.xml")
    (tmp_path / "notes.txt").write_text("Some notes.")
    with pytest.raises(catalog.UsageError, match="No importer recognises"):
        catalog.read(tmp_path / "notes.txt")


def test_ingest_publish_and_serve(letters: catalog.Catalogue) -> None:
    page = Path(__file__).parent.parent / "seeds" / "000_6def04eaa1d98ae5.txt"
    (outcome,) = letters.ingest([page])
    assert outcome.record == "garf-5446-98-721-170"
    letters.add(RECORD)
    assert letters.publish().added == 1 + letters["garf-5446-98-721-170"].is_published
    answer: list[str] = []
    environ = {"PATH_INFO": "/oai", "REQUEST_METHOD": "GET", "QUERY_STRING": "verb=Identify", "SCRIPT_NAME": ""}
    from wsgiref.util import setup_testing_defaults

    setup_testing_defaults(environ)
    body = b"".join(catalog.app(letters.root)(environ, lambda status, headers: answer.append(status)))
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
