"""`catalog cite` prints what the library writes, and answers every mistake in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.cli import main

_LETTER = "garf-5446-98-721-170"
_GOST = "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190.\n"


@pytest.fixture
def catalogue(tmp_path: Path, root: Path) -> Path:
    """A catalogue of three documents of one file, one of them elsewhere, one withdrawn, one that is no record."""
    (tmp_path / "catalog.toml").write_bytes((root / "catalog.toml").read_bytes())
    write(tmp_path, _LETTER, leaves="170-190")
    write(tmp_path, "enclosure", leaves="191-193")
    write(tmp_path, "elsewhere", opis="99", leaves="170-190")
    withdrawn = "administration: {status: withdrawn, withdrawn: {date: 2026-01-01, reason: Twice}}\n"
    write(tmp_path, "twice", delo="722", leaves="1", more=withdrawn)
    (tmp_path / "records" / "broken.yaml").write_text("id: broken\nreference_code: {delo: '721'", encoding="utf-8")
    return tmp_path


def write(folder: Path, identifier: str, *, opis: str = "98", delo: str = "721", leaves: str, more: str = "") -> None:
    (folder / "records").mkdir(exist_ok=True)
    (folder / "records" / f"{identifier}.yaml").write_text(
        f"id: {identifier}\nlevel: item\ngenre: letter\n"
        f"title: {{text: Title of {identifier}, supplied_by: cataloguer}}\n"
        f'reference_code: {{repository: GARF, fond: "5446", opis: "{opis}", delo: "{delo}", leaves: {leaves}}}\n{more}',
        encoding="utf-8",
    )


def run(folder: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["-C", str(folder), "cite", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_letter_is_cited_by_its_id(root: Path) -> None:
    assert run(root, _LETTER, "--style", "gost", "--form", "locator").output == _GOST


@pytest.mark.parametrize(
    "reference",
    [
        "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190",
        "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190.",
        "GARF, f. 5446, op. 98, d. 721, l. 175",
    ],
)
def test_a_document_is_found_by_its_reference_in_any_form(catalogue: Path, reference: str) -> None:
    assert run(catalogue, reference, "--style", "gost", "--form", "locator").output == _GOST


def test_a_reference_to_a_whole_file_cites_every_document_of_it(catalogue: Path) -> None:
    result = run(catalogue, "GARF, f. 5446, op. 98, d. 721", "--style", "gost", "--form", "locator")
    assert result.output == "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 191–193.\n" + _GOST


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["nothing-here"], "There is no record 'nothing-here' in this catalogue."),
        (["GARF/1/1"], "No published record lies in 'GARF/1/1'."),
        ([_LETTER, "--form", "repeated", "enclosure", "--style", "gost"], "depends on the note before it"),
        ([_LETTER, "--chain", "--grouped"], "Ask for one of --chain, --one-note and --grouped."),
        ([_LETTER, "--chain", "--form", "note"], "leave out --form"),
        ([_LETTER, "--set", "nowhere"], "None of these records is in the set 'nowhere'."),
        (["twice"], "was withdrawn on 2026-01-01: Twice"),
        (["broken"], "There is no record 'broken' in this catalogue."),
        (["Hello world"], "is neither the id of a record nor a reference code"),
        ([""], "is neither the id of a record nor a reference code"),
        (["GARF, f. 1; RGANI, f. 2"], "holds several reference codes"),
        (["../../etc/passwd"], "No published record lies in '../../etc/passwd'."),
        ([_LETTER, "--style", "x"], "There is no citation style 'x'"),
        ([_LETTER, "--form", "x"], "There is no form of citations 'x'"),
        ([_LETTER, "--format", "pdf"], "There is no rendering of citations 'pdf'"),
        ([_LETTER, "--locale", "ru"], "The style 'chicago' is written in en only"),
        ([_LETTER, "--accessed", "yesterday"], "Invalid value for '--accessed'"),
    ],
)
def test_a_mistake_is_answered_in_one_clear_line(catalogue: Path, arguments: list[str], answer: str) -> None:
    result = run(catalogue, *arguments)
    assert result.exit_code == 2
    assert answer in result.output
    assert "Traceback" not in result.output


def test_several_records_make_a_list_each_once(catalogue: Path) -> None:
    result = run(catalogue, _LETTER, "enclosure", _LETTER, "--style", "apa")
    assert [line.split("]")[0] for line in result.output.splitlines()] == [
        "[Title of enclosure",
        f"[Title of {_LETTER}",
    ]


def test_the_address_of_the_catalogue_is_printed_when_it_is_asked_for(catalogue: Path) -> None:
    page = f"/records/{_LETTER}"
    assert page not in run(catalogue, _LETTER).output
    assert page not in run(catalogue, _LETTER, "--no-url").output
    shown = run(catalogue, _LETTER, "--url", "--accessed", "2026-11-23").output
    assert page in shown
    assert "accessed November 23, 2026" in shown


def test_every_option_of_a_style_is_an_option_of_the_command(root: Path) -> None:
    arguments = ("--day-first", "--order", "repository-first", "--hereafter", "Letter of the Four", "--format", "html")
    assert run(root, _LETTER, *arguments).output == (
        "Seo Hwi et al. to Chinese Communist Party Central Committee, 5 September 1956, trans. Gary Goldberg, "
        "State Archive of the Russian Federation (GARF), Moscow, fond 5446, opis 98, delo 721, listy 170–190 "
        "(hereafter cited as Letter of the Four).\n"
    )


def test_the_styles_are_listed_with_their_forms(root: Path) -> None:
    listed = run(root, "--list").output
    assert "gost                 note, short, repeated, bibliography, in-text, locator (ru, en)\n" in listed


def test_what_is_printed_for_a_terminal_has_no_control_characters(catalogue: Path) -> None:
    path = catalogue / "records" / f"{_LETTER}.yaml"
    title = f"Title of {_LETTER}"
    hostile = path.read_text(encoding="utf-8").replace(title, '"Title\\u2028of\\uFEFF"')
    path.write_text(hostile, encoding="utf-8")
    assert "Title of" in run(catalogue, _LETTER).output


def test_a_document_is_found_where_one_of_its_texts_is_kept(catalogue: Path) -> None:
    (catalogue / "records" / "copy.yaml").write_text(
        "id: copy\nlevel: item\ntitle: Theses\ntexts:\n"
        '  - {key: original, kept_at: {repository: RGANI, fond: "5", opis: "28", delo: "410"}}\n',
        encoding="utf-8",
    )
    assert run(catalogue, "RGANI 5-28-410", "--style", "slavic").output == "RGANI, f. 5, op. 28, d. 410.\n"


def test_what_is_typed_cannot_move_the_cursor(root: Path) -> None:
    assert "(hereafter cited as A [31mB)" in run(root, _LETTER, "--hereafter", "A\n\x1b[31mB").output
