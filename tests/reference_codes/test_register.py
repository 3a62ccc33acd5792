"""The register: every archive by every name, the ambiguous ones said to be so, a catalogue's own beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.errors import UsageError
from catalog.reference_codes import parse, register
from catalog.reference_codes.register import built_in, load
from catalog.reference_codes.schemes import find as find_scheme
from catalog.vocabularies import CodeLevel
from tests.every import every


@every(
    ("name", "code"),
    [
        ("GARF", "GARF"),
        ("ГАРФ", "GARF"),
        ("ГА РФ", "GARF"),
        ("Г.А.Р.Ф.", "GARF"),
        ("\u0413AP\u0424", "GARF"),  # with the Latin letters A and P
        ("ЦГАОР СССР", "GARF"),
        ("TsGAOR", "GARF"),
        ("State Archive of the Russian Federation", "GARF"),
        ("Gosudarstvennyi arkhiv Rossiiskoi Federatsii", "GARF"),
        ("государственный архив российской федерации", "GARF"),
        ("РЦХИДНИ", "RGASPI"),
        ("sotsial'no", None),
        ("Rossiiskii gosudarstvennyi arkhiv sotsial'no-politicheskoi istorii", "RGASPI"),
        ("Bundesarchiv", "BArch"),
        ("Public Record Office", "TNA"),
        ("ГОАРК", "GARK"),
        ("ГАСО", None),
        ("", None),
    ],
)
def test_an_archive_is_found_by_any_of_its_names(name: str, code: str | None) -> None:
    found = register.find(name)
    assert (found.code if found else None) == code


def test_a_name_of_several_archives_has_candidates() -> None:
    assert {archive.code for archive in built_in().candidates("ГАСО")} == {"GASO", "DASO"}


@every("archive", built_in().archives, ids=lambda archive: archive.code)
def test_every_archive_has_a_scheme_known_levels_and_is_found_by_its_code(archive: register.Archive) -> None:
    assert find_scheme(archive.scheme)
    assert {*archive.levels} <= {level.value for level in CodeLevel}
    assert register.find(archive.code) is archive
    assert archive.country is None or (len(archive.country) == 2 and archive.country.isupper())


@pytest.mark.shared
def test_every_archive_of_the_source_list_is_there(shared: Path) -> None:
    lines = (shared / "references" / "repositories.jsonl").read_text(encoding="utf-8").splitlines()
    listed = [json.loads(line) for line in lines]
    assert {one["code"] for one in listed} <= set(built_in().by_code)
    for one in listed:
        assert built_in().by_code[one["code"]].country == one["country"]
        assert (one["city"] or "") in (built_in().by_code[one["code"]].city or "")


def test_a_catalogue_adds_its_own_archives(tmp_path: Path) -> None:
    own = tmp_path / "archives.toml"
    own.write_text(
        '[[archive]]\ncode = "MGA"\nname = "Museum of the Group of Artists"\nshort = "МГХ"\n'
        'spellings = ["Музей группы"]\nformer = [{ name = "The Studio", codes = ["STD"] }]\n',
        encoding="utf-8",
    )
    joined = load(own)
    assert joined.find("МГХ") is joined.find("STD")
    (one,) = parse("Музей группы. Ф. 1. Оп. 2. Д. 3", joined).references
    assert (one.repository, one.certain) == ("MGA", True)
    assert joined.find("GARF")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not toml", "is not TOML"),
        ('archive = "GARF"', r"\[\[archive\]\] tables"),
        ('archive = ["GARF"]', r"\[\[archive\]\] tables"),
        ('[[archive]]\ncode = "A"', "`code` and `name` are needed"),
        ('[[archive]]\ncode = "A"\nname = "B"\nnmae = "C"', "the key 'nmae' is unknown. Did you mean 'name'\\?$"),
        ('[[archive]]\ncode = "A"\nname = "B"\nzzz = "C"', "the key 'zzz' is unknown. Keys are code, name, native, "),
        ('[[archive]]\ncode = "A"\nname = "B"\nscheme = "nope"', "no scheme of reference codes 'nope'"),
        ('[[archive]]\ncode = "A"\nname = "B"\nscheme = "Russian"', "Write 'fond-opis-delo', the one of Russian"),
        ('[[archive]]\ncode = 5\nname = "B"', "`code` must be a string.$"),
        ('[[archive]]\ncode = "A"\nname = "B"\nspellings = "C"', r"list of strings. Write `spellings = \[.C.\]`"),
        ('[[archive]]\ncode = "A"\nname = "B"\nspellings = ["C", 5]', "`spellings` must be a list of strings.$"),
        ('[[archive]]\ncode = "A"\nname = "B"\nnative = ["C"]', "`native` must be a string.$"),
        ('[[archive]]\ncode = "A"\nname = "B"\nformer = ["Before"]', "`former`"),
        ('[[archive]]\ncode = "A"\nname = "B"\nformer = [{ name = 5 }]', "`former`"),
        ('[[archive]]\ncode = "A"\nname = "B"\nformer = [{ name = "C", codes = "D" }]', "`former`"),
        ('[[archive]]\ncode = "A"\nname = "B"\nformer = [{ years = "1990" }]', "`former`"),
    ],
)
def test_a_register_that_is_none_is_refused_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    own = tmp_path / "archives.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message) as refused:
        load(own)
    assert "\n" not in str(refused.value)


def test_a_register_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path / "nope.toml")


def test_a_catalogues_own_archive_takes_the_place_of_the_one_with_its_code(tmp_path: Path) -> None:
    own = tmp_path / "archives.toml"
    own.write_text(
        '[[archive]]\ncode = "GARF"\nname = "Ours"\nmisspellings = ["Uors"]\n'
        'former = [{ name = "Before", native = "Раньше", years = "1920-1941" }]\n',
        encoding="utf-8",
    )
    joined = load(own)
    ours = joined.by_code["GARF"]
    assert [joined.find(name) for name in ("GARF", "Ours", "Uors", "Раньше", "ГАРФ")] == [ours, ours, ours, ours, None]
    assert ours.former[0].years == "1920-1941"
    assert len(joined.archives) == len(built_in().archives)
