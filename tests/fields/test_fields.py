"""Finding a field by any word for it, and templates that are valid as they are and with every example taken."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog import vocabularies
from catalog.cli import main
from catalog.fields import (
    all_fields,
    close_fields,
    fields_called,
    find_fields,
    meanings,
    record_template,
    standard_names,
)
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import ELEMENTS, Catalogue, Record
from catalog.vocabularies import Level
from tests.every import every

SETTINGS = Catalogue(
    name="T", admin_emails=("a@example.org",), namespace="example.org", base_url="https://c.example.org"
)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["fields", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_every_field_of_a_record_is_explained() -> None:
    assert {field.path for field in all_fields() if "." not in field.path} == set(Record.model_fields)
    for field in all_fields():
        assert field.meaning, field.path
        assert field.form != "any value", field.path
        assert field.also, field.path
        assert field.example.startswith(f"{field.path.partition('.')[0]}: ")


def test_the_numbers_are_those_of_the_table_of_elements() -> None:
    by_path = {field.path: field for field in all_fields()}
    assert {row.field: (row.isad,) for row in ELEMENTS} == {row.field: by_path[row.field].isad for row in ELEMENTS}
    assert all(row.of_units_alone != by_path[row.field].of_documents for row in ELEMENTS)


@every(("words", "path"), [
    ("custody", "custody"), ("archival history", "custody"), ("Archival_History", "custody"), ("3.2.3", "custody"),
    ("ISAD(G) 3.2.3", "custody"), ("DACS 5.1", "custody"), ("scope_and_content", "scope"),
    ("состав и содержание", "scope"), ("Состав  и содержание", "scope"), ("portée et contenu", "scope"),
    ("form und inhalt", "scope"), ("biographical history", "history"), ("bioghist", "history"),
    ("condition", "physical_characteristics"), ("conditions governing access", "access"), ("role", "contributors"),
    ("fond", "reference_code.fond"), ("фонд", "reference_code.fond"),
    ("photographer", "contributors.role"), ("Fotograf", "genre"), ("тривалість", "extent"), ("album", "level"),
    ("зображені", "mentions"), ("Stufe", "level"), ("історія фонду", "custody"), ("gehört zu", "part_of"),
    ("translator", "texts.translators"), ("язык", "texts.language"), ("texts.translators", "texts.translators"),
    ("Immediate source of acquisition or transfer", "acquisition"), ("accruals", "accruals"), ("isDescribedBy", None),
])  # fmt: skip
def test_a_field_is_found_by_any_word_for_it(words: str, path: str | None) -> None:
    assert [field.path for field in find_fields(words)][:1] == ([path] if path else [])


def test_every_name_of_the_standards_finds_its_field_first_in_eight_languages() -> None:
    names = standard_names()
    languages = {name.language for name in names}
    assert languages == {"en", "de", "fr", "ru", "uk", "es", "it", "pl"}
    isad = {(name.number, name.language) for name in names if name.number.startswith("ISAD(G) ")}
    assert len(isad) == 26 * len(languages)
    assert {name.number for name in names if name.language == "en"} >= {f"DACS {number}" for number in DACS}
    wrong = {name.name: found for name in names if (found := find_fields(name.name)[0].path) != name.field}
    assert wrong == {}


DACS = ("2.2", "2.5", "2.7", "3.2", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "6.3", "7.1", "8.1", "8.2")
"""The elements of DACS whose names are others than in ISAD(G)."""


@every(("words", "path"), [
    ("Reseña biográfica", "history"), ("reseña biografica", "history"), ("Pomoce archiwalne", "finding_aids"),
    ("Джерело надходження", "acquisition"), ("Storia archivistica", "custody"), ("date(s)", "dates"),
    ("scopeAndContent", "scope"), ("dc:creator", "creators"), ("unittitle", "title"), ("245", "title"),
    ("3.3.1", "scope"), ("мова", "texts.language"), ("Język/pismo materiałów", "language_note"),
])  # fmt: skip
def test_names_in_other_languages_and_formats(words: str, path: str) -> None:
    assert find_fields(words)[0].path == path


def test_words_within_a_synonym_find_it_where_nothing_is_called_so() -> None:
    assert [field.path for field in find_fields("conditions governing")] == ["rights", "access"]


def test_a_slip_in_a_name_is_guessed() -> None:
    assert close_fields("scope and contens") == ("scope",)
    assert close_fields("custudy") == ("custody",)
    result = CliRunner().invoke(main, ["fields", "custudy"])
    assert (result.exit_code, result.output) == (2, "Error: No field is called 'custudy'. Did you mean custody?\n")
    result = CliRunner().invoke(main, ["fields", "xyzzy"])
    assert (result.exit_code, result.output) == (
        2, "Error: No field is called 'xyzzy'. `catalog fields` lists them all.\n",
    )  # fmt: skip


def test_a_synonym_is_one_field_or_few() -> None:
    words = [word for field in all_fields() for word in field.also]
    assert all(word == word.casefold() for word in words)
    assert all(len(fields_called(word)) == 1 for word in words), [w for w in words if len(fields_called(w)) != 1]


def test_the_command_lists_and_explains() -> None:
    lines = run().splitlines()
    assert len(lines) == len(all_fields())
    assert lines[0].startswith("id ")
    explained = run("custody")
    assert explained.startswith("custody  ISAD(G) 3.2.3 · DACS 5.1 · RiC-O history\n")
    assert "Read from: EAD custodhist · MARC 561 $a · MODS note ownership · AtoM archivalHistory\n" in explained
    assert "Lost in:   oai_dc, " in explained


def test_a_kind_of_a_field_is_shown_as_it_is_written_there() -> None:
    assert 'As asked:  physical_characteristics: "Gauge: ..."\n' in run("gauge")
    assert "As asked:  contributors: [{name: Ivan Petrov, note: Client}]\n" in run("client")
    assert "As asked:" not in run("custody")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The folder of the records of a new catalogue."""
    found_catalogue(tmp_path, SETTINGS)
    return tmp_path / "records"


def validated(records: Path, text: str, **also: str) -> str:
    for name, content in {"a": text, **also}.items():
        (records / f"{name}.yaml").write_text(content)
    return CliRunner().invoke(main, ["-C", str(records.parent), "validate"]).output


@pytest.mark.parametrize("level", Level)
def test_a_template_is_valid_as_it_is_and_with_every_example(level: Level, records: Path) -> None:
    template = CliRunner().invoke(main, ["template", "record", "--level", level.value]).output
    assert template == record_template(level)
    assert "error" not in validated(records, template)
    full = re.sub(r"^# (?=[a-z_]+: )", "", template, flags=re.MULTILINE)
    above = "id: above\nlevel: fonds\ntitle: Archive\n"
    (records / "original.txt").write_text("Words")
    output = validated(records, full.replace("part_of: petrov-papers", "part_of: above"), above=above)
    assert "error" not in output, output
    other_kind = {
        field.path for field in all_fields()
        if "." not in field.path and not (field.of_units if level.is_aggregation else field.of_documents)
    }  # fmt: skip
    written = {line.partition(":")[0] for line in full.splitlines() if re.match("[a-z_]+: ", line)}
    assert written == set(Record.model_fields) - other_kind


def test_a_sheet_has_no_level() -> None:
    result = CliRunner().invoke(main, ["template", "csv", "--level", "fonds"])
    assert (result.exit_code, "--level is for `catalog template record`." in result.output) == (2, True)


@pytest.mark.parametrize(("word", "name"), [
    ("scope_and_content", "scope"), ("condition", "physical_characteristics"), ("biographical_history", "history"),
    ("bewertung", "appraisal"), ("arrangment", "arrangement"),
])  # fmt: skip
def test_an_unknown_field_is_named_by_what_people_call_it(word: str, name: str, records: Path) -> None:
    output = validated(records, f"id: a\nlevel: fonds\ntitle: A\n{word}: Words.\n")
    assert f"Did you mean '{name}'?" in output


def test_every_word_of_every_closed_list_has_a_meaning() -> None:
    lists = {
        name: [member.value for member in one]
        for name, one in vars(vocabularies).items()
        if isinstance(one, type) and issubclass(one, StrEnum)
    }
    assert {name: list(words) for name, words in meanings().items()} == lists
    assert all(meaning.endswith((".", ".)")) for words in meanings().values() for meaning in words.values())


def test_the_words_of_a_list_are_explained() -> None:
    assert "           telegram                A message sent by wire, radio or cipher.\n" in run("genre")
