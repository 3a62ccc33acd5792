"""`catalog reference` as its users meet it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from catalog.cli import main


def _run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["reference", *arguments], input=given)


def test_a_reference_is_printed_as_one_object_a_line() -> None:
    result = _run("parse", "--json", "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190", "nothing")
    first, second = map(json.loads, result.output.splitlines())
    assert first == {
        "text": "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190",
        "references": [
            {
                "repository": {"code": "GARF", "as_written": "GARF", "candidates": []},
                "fond": "5446",
                "opis": "98",
                "papka": None,
                "delo": "721",
                "leaves": [["170", "190"]],
                "parts": [["fond", "5446"], ["opis", "98"], ["delo", "721"]],
                "scheme": "fond-opis-delo",
                "certain": True,
            }
        ],
        "residue": "",
    }
    assert second == {"text": "nothing", "references": [], "residue": "nothing"}


def test_a_single_leaf_stands_twice_and_a_verso_has_its_mark() -> None:
    result = _run("parse", "--json", "РГИА. Ф. 831, Оп. 1, Д. 201, Л. 12 об., 19")
    assert json.loads(result.output)["references"][0]["leaves"] == [["12v", "12v"], ["19", "19"]]


def test_lines_are_read_from_the_standard_input() -> None:
    result = _run("parse", "--json", given="ГАРФ. Ф. 1. Оп. 2. Д. 3\n\nWO 208/4770\n")
    assert [json.loads(line)["references"][0]["repository"]["code"] for line in result.output.splitlines()] == [
        "GARF",
        "TNA",
    ]


def test_what_is_doubtful_is_told_to_people_too() -> None:
    output = _run("parse", "ГАСО. Ф. 1. Оп. 2. Д. 3. Автограф. 5 рублей").output
    assert "  GASO, fond 1, opis 2, delo 3" in output
    assert "may be: GASO, DASO" in output
    assert "copy: Автограф" in output
    assert "doubt: 'ГАСО' is the name of several archives." in output
    assert "not understood: 5 рублей" in output


def test_references_are_written_in_a_style() -> None:
    result = _run("format", "--style", "gost-ru", "GARF, f. 5446, op. 98, d. 721, ll. 170-190")
    assert result.output == "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190.\n"
    assert result.exit_code == 0


def test_a_text_without_a_reference_is_reported_and_the_others_are_written() -> None:
    result = _run("format", "-s", "words", given="foo\nGARF, f. 1, op. 2, d. 3\n")
    assert result.stdout == "GARF, fond 1, opis 2, delo 3\n"
    assert "No reference code of a named archive is in: foo" in result.stderr
    assert result.exit_code == 1


def test_a_style_that_there_is_not_is_refused_in_one_line() -> None:
    result = _run("format", "--style", "nope", "GARF, f. 1")
    assert result.exit_code == 2
    assert "There is no style of reference codes 'nope'; there are: french, german, gost-latin" in result.output


def test_the_styles_are_listed_with_an_example() -> None:
    assert "gost-ru         ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190.\n" in _run("format", "--list").output


def test_a_catalogues_own_archives_are_known(tmp_path: Path) -> None:
    own = tmp_path / "archives.toml"
    own.write_text('[[archive]]\ncode = "MGA"\nname = "Museum"\nspellings = ["МГХ"]\n', encoding="utf-8")
    result = _run("format", "--register", str(own), "МГХ. Ф. 1. Оп. 2. Д. 3")
    assert result.output == "MGA, f. 1, op. 2, d. 3\n"


def test_bytes_that_are_no_text_are_read_all_the_same() -> None:
    result = CliRunner().invoke(main, ["reference", "parse", "--json"], input=b"\xff\xfe GARF, f. 1\n")
    assert result.exit_code == 0
    assert CliRunner().invoke(main, ["reference", "parse", "--json", "\udcff GARF, f. 1"]).exit_code == 0
