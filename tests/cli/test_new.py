"""`catalog new`: a valid record from a few answers, and nothing in it that nobody said."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.cli import main
from catalog.storage import open_catalogue
from catalog.validation import read

REFERENCE = "ГАРФ, Ф. Р-5446, оп. 98, д. 721, л. 170-190"
TITLE = "Letter to the Central Committee"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "a catalogue"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    return folder


def new(folder: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["-C", str(folder), "new", *arguments], prog_name="catalog")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def records(folder: Path) -> list[Path]:
    return sorted((folder / "records").rglob("*.yaml"))


def test_a_script_gives_all_answers_as_options(folder: Path) -> None:
    result = new(
        folder, "--title", TITLE, "--supplied-by", "cataloguer", "--level", "item", "--genre", "letter",
        "--date", "1956-09-05", "--date-as-written", "5 September 1956", "--reference", REFERENCE,
        "--signatory", "Seo Hwi", "--signatory", "Kim Gwan", "--author", "A", "--recipient", "CC CPC",
        "--language", "zh", "--language", "ko",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    (path,) = records(folder)
    assert path.name == "garf-r-5446-98-721-170.yaml"
    assert result.output.splitlines() == [
        f"Wrote {path}. Add to it in your editor, then check it:",
        f"  catalog -C '{folder}' validate '{path}'",
        f"  catalog -C '{folder}' show garf-r-5446-98-721-170",
    ]
    document = open_catalogue(folder).find("garf-r-5446-98-721-170")
    assert document
    outcome = read(document)
    assert outcome.findings == ()
    plain = outcome.demand().plain()
    code = plain.pop("reference_code")
    assert plain == {
        "id": "garf-r-5446-98-721-170",
        "level": "item",
        "genre": "letter",
        "title": {"text": TITLE, "supplied_by": "cataloguer"},
        "dates": [{"value": "1956-09-05", "as_written": "5 September 1956"}],
        "authors": ["A"],
        "signatories": ["Seo Hwi", "Kim Gwan"],
        "recipients": ["CC CPC"],
        "texts": [{"key": "original", "language": ["zh", "ko"]}],
    }
    assert code["as_written"] == REFERENCE
    assert (code["repository"], code["leaves"]) == ("GARF", "170-190")


def test_nothing_is_in_the_record_that_nobody_said(folder: Path) -> None:
    assert new(folder, "--title", TITLE, "--level", "item").exit_code == 0
    (path,) = records(folder)
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")] == [
        "id: letter-to-the-central-committee",
        "level: item",
        f"title: {TITLE}",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Give --title and --level"),
        (["--title", TITLE], "Give --level"),
        (["--title", TITLE, "--level", "itm"], "Did you mean 'item'?"),
        (["--title", TITLE, "--level", "item", "--date", "5/6/1956"], "can mean 1956-05-06 or 1956-06-05"),
        (["--title", TITLE, "--level", "item", "--date", "some day"], "in digits"),
        (["--title", TITLE, "--level", "item", "--reference", "somewhere"], "No archive"),
        (["--title", TITLE, "--level", "item", "--reference", f"{REFERENCE}; РГАНИ, ф. 5, оп. 1, д. 2"], "write one"),
        (["--title", TITLE, "--level", "item", "--id", "../outside"], "small letters"),
        (["--title", "書簡", "--level", "item"], "Give --id"),
        (["--title", TITLE, "--level", "item", "--language", "elvish"], "language"),
    ],
)
def test_what_cannot_be_a_record_is_one_line_and_exit_code_2(folder: Path, arguments: list[str], said: str) -> None:
    result = new(folder, *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert len([line for line in result.output.splitlines() if line.startswith("Error: ")]) == 1
    assert records(folder) == []


def test_an_id_that_is_taken_is_refused(folder: Path) -> None:
    (folder / "records" / "old.jsonl").write_text('{"id": "a", "level": "item", "title": "A"}', encoding="utf-8")
    result = new(folder, "--title", TITLE, "--level", "item", "--id", "a")
    assert (result.exit_code, "is taken" in result.output, "old.jsonl" in result.output) == (2, True, True)
    assert records(folder) == []


def test_words_of_a_reference_that_are_not_understood_are_kept_and_shown(folder: Path) -> None:
    result = new(folder, "--title", TITLE, "--level", "item", "--reference", f"{REFERENCE}, xyzzy")
    assert result.exit_code == 0
    assert "'xyzzy'" in result.stderr
    (path,) = records(folder)
    assert f"as_written: {REFERENCE}, xyzzy" in path.read_text(encoding="utf-8")


def test_on_a_terminal_it_asks_until_the_answers_fit(folder: Path) -> None:
    typed = [TITLE, "itm", "", "", "5/6/1956", "1956-09-05", "nowhere", REFERENCE, "Seo Hwi; Kim Gwan", "", "zh"]
    screen = on_terminal(["-C", str(folder), "new"], [*typed, "21 leaves", "", "", ""])
    assert "Did you mean 'item'?" in screen
    assert "No archive" in screen
    assert "Id, which never changes [garf-r-5446-98-721-170]" in screen
    (path,) = records(folder)
    text = path.read_text(encoding="utf-8")
    assert "signatories:\n  - Seo Hwi\n  - Kim Gwan\n" in text
    assert "authors" not in text
    assert "dates:\n  - 1956-09-05\n" in text


def test_one_goes_back_and_sees_the_record_before_it_is_written(folder: Path) -> None:
    typed = [
        "Letter", "<", TITLE, "", "letter", "5 сентября 1956 г.", "<", "5 сентября 1956", "", "ГАРФ, ф. 1, д. 2", "n",
        "<", REFERENCE, "Seo Hwi", "", "CC CPC", "китайский", "", "<", "21 leaves", "On the plenum.", "", "<", "", "",
        "y",
    ]  # fmt: skip
    screen = on_terminal(["-C", str(folder), "new"], typed)
    assert "Understood as 1956-09-05; the words are kept." in screen
    assert "'ГАРФ, ф. 1, д. 2' looks like a reference code. Is it a name?" in screen
    assert "Understood as GARF, fond Р-5446, opis 98, delo 721." in screen
    assert "signatories:\r\n  - Seo Hwi\r\n" in screen
    (path,) = records(folder)
    plain = read(next(iter(open_catalogue(folder).read(path)))).demand().plain()
    assert plain["title"] == TITLE
    assert plain["dates"] == [{"value": "1956-09-05", "as_written": "5 сентября 1956"}]
    assert (plain["recipients"], plain["texts"]) == (["CC CPC"], [{"key": "original", "language": "zh"}])
    assert (plain["extent"], plain["abstract"]) == ("21 leaves", "On the plenum.")


def test_nothing_is_written_where_one_says_no(folder: Path) -> None:
    screen = on_terminal(["-C", str(folder), "new", "--title", TITLE], [*[""] * 10, "n"], code=1)
    assert "Aborted" in screen
    assert records(folder) == []


def test_a_photograph_is_asked_of_its_photographer_and_a_letter_of_its_recipient(folder: Path) -> None:
    arguments = ["-C", str(folder), "new", "--title", TITLE, "--level", "item", "--genre"]
    photograph = on_terminal([*arguments, "photograph", "--id", "a"], [""] * 6)
    assert ("Photographed by" in photograph, "Signed by" in photograph, "Language" in photograph) == (
        True,
        False,
        False,
    )
    letter = on_terminal([*arguments, "letter", "--id", "b"], [""] * 9)
    assert ("Photographed by" in letter, "Addressed to" in letter) == (False, True)


CAPTIONS = {
    "Rally in Pyongyang, 15 August 1950. RGAKFD, f. 2, op. 1, d. 34. Photo: I. Sokolov": {
        "title": "Rally in Pyongyang, 15 August 1950",
        "dates": [{"value": "1950-08-15", "as_written": "15 August 1950"}],
        "contributors": [{"name": "I. Sokolov", "role": "photographer"}], "genre": "photograph",
    },
    "Митинг в Пхеньяне, 1950 г. (РГАКФД, ф. 2, оп. 1, д. 34)": {
        "title": "Митинг в Пхеньяне, 1950 г.", "dates": [{"value": "1950", "as_written": "1950 г."}],
    },
    "Letters of 5 May 1956 and of 6 May 1956": {"title": "Letters of 5 May 1956 and of 6 May 1956"},
    "The harbour, 5/6/1950": {"title": "The harbour, 5/6/1950"},
    "Reunión de la junta, 5 de agosto de 1956. Fotografía: Juan Pérez": {
        "title": "Reunión de la junta, 5 de agosto de 1956",
        "dates": [{"value": "1956-08-05", "as_written": "5 de agosto de 1956"}],
        "contributors": [{"name": "Juan Pérez", "role": "photographer"}], "genre": "photograph",
    },
    "At the plenum, 5 September 1956. Photo by V. Sokolov. Second print": {
        "title": "At the plenum, 5 September 1956. Second print",
        "dates": [{"value": "1956-09-05", "as_written": "5 September 1956"}],
        "contributors": [{"name": "V. Sokolov", "role": "photographer"}], "genre": "photograph",
    },
    "Родина Франка, 12 серпня 1910 р. Фотограф невідомий": {
        "title": "Родина Франка, 12 серпня 1910 р.",
        "dates": [{"value": "1910-08-12", "as_written": "12 серпня 1910 р."}], "genre": "photograph",
    },
}  # fmt: skip


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_gives_answers_and_what_is_in_doubt_stays_in_the_title(
    folder: Path, tmp_path: Path, caption: str
) -> None:
    file = tmp_path / "caption.txt"
    file.write_text(f"{caption}\n", encoding="utf-8")
    result = new(folder, "--from", str(file), "--level", "item", "--id", "a")
    assert result.exit_code == 0, result.output
    (path,) = records(folder)
    plain = read(next(iter(open_catalogue(folder).read(path)))).demand().plain()
    code = plain.pop("reference_code", {})
    assert {name: value for name, value in plain.items() if name not in ("id", "level")} == CAPTIONS[caption]
    if code:
        assert (code["repository"], code["delo"]["number"]) == ("RGAKFD", "34")
    assert f"Read title: {plain['title']}" in result.stderr


@pytest.mark.parametrize(("content", "said"), [(b"", "no text"), (b"\xff", "UTF-8"), (b"x" * 9_000, "characters")])
def test_what_is_no_caption_is_one_line(folder: Path, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "caption").write_bytes(content)
    result = new(folder, "--from", str(tmp_path / "caption"), "--level", "item")
    assert (result.exit_code, said in result.output) == (2, True)
    missing = new(folder, "--from", str(tmp_path / "nowhere"), "--level", "item")
    assert (missing.exit_code, "cannot be read" in missing.output) == (2, True)


def on_terminal(arguments: list[str], typed: list[str], code: int = 0) -> str:
    """Run the command on a terminal, typing one line whenever it waits; return all that was on the screen."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "catalog", *arguments], stdin=its, stdout=its, stderr=its, close_fds=True
    ) as process:
        os.close(its)
        screen, lines, end = b"", iter(typed), time.monotonic() + 60
        while time.monotonic() < end:
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    screen += os.read(ours, 65_536)
                except OSError:  # the terminal is closed when the command ends
                    break
                if screen.endswith(b": "):
                    os.write(ours, f"{next(lines)}\n".encode())
        assert process.wait(10) == code, screen.decode()
    os.close(ours)
    return screen.decode()


def test_a_part_takes_its_level_and_its_code_from_the_unit_above(folder: Path) -> None:
    def new(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["-C", str(folder), "new", "--no-input", *arguments])

    papers = ("--title", "Papers", "--level", "fonds", "--reference", "TsDIAL, ф. 27", "--creator", "Sofia Okunevska")
    steps = [
        (*papers, "--id", "papers"),
        ("--title", "Letters", "--part-of", "papers", "--reference", "1"),
        ("--title", "Of patients", "--part-of", "tsdial-27-1", "--reference", "2a"),
        ("--title", "A letter", "--part-of", "tsdial-27-1-2a", "--id", "letter"),
    ]
    assert [new(*step).exit_code for step in steps] == [0, 0, 0, 0]
    made = {one.id: one for document in open_catalogue(folder).documents() if (one := read(document).record)}
    assert [made[name].level for name in ("papers", "tsdial-27-1", "tsdial-27-1-2a", "letter")] == [
        "fonds", "series", "file", "item",
    ]  # fmt: skip
    code = made["tsdial-27-1-2a"].reference_code
    assert code
    assert [(part.level, part.number) for part in code.levels] == [
        ("fond", "27"), ("opis", "1"), ("delo", "2a"),
    ]  # fmt: skip
    assert [agent.name for agent in made["papers"].creators] == ["Sofia Okunevska"]
    assert made["letter"].part_of == "tsdial-27-1-2a"
    for arguments, said in (
        (("--part-of", "nope"), "There is no record 'nope'"),
        (("--part-of", "letter"), "'letter' is an item, which has no parts"),
        (("--part-of", "tsdial-27-1-2a", "--reference", "5"), "What is below delo 2a is not known"),
    ):
        refused = new("--title", "X", *arguments)
        assert (refused.exit_code, said in refused.output, len(refused.output.splitlines())) == (2, True, 1)


def test_words_for_a_level_and_a_genre_are_understood(folder: Path) -> None:
    typed = [TITLE, "дело", "Brief", "1956", "", "", "", "", "", "", "", "", ""]
    screen = on_terminal(["-C", str(folder), "new"], typed)
    assert "Understood as file." in screen
    assert "Understood as letter." in screen
    (path,) = records(folder)
    assert "level: file\ngenre: letter\n" in path.read_text(encoding="utf-8")


def test_a_number_alone_is_within_the_unit_above_on_a_terminal_too(folder: Path) -> None:
    above = "id: fonds-12\nlevel: fonds\ntitle: Papers\nreference_code: {repository: GARF, fond: '12'}\n"
    (folder / "records" / "fonds-12.yaml").write_text(above, encoding="utf-8")
    typed = ["Letters", "", "", "3", "", "", "", "", "", "", ""]
    screen = on_terminal(["-C", str(folder), "new", "--part-of", "fonds-12"], typed)
    assert "Understood as GARF, fond 12, opis 3." in screen
    (path,) = [path for path in records(folder) if path.stem != "fonds-12"]
    assert 'reference_code: {repository: GARF, fond: "12", opis: "3"}' in path.read_text(encoding="utf-8")
