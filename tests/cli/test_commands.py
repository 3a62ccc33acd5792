"""The command line as its users meet it: help, exit codes, one clear line for everything that goes wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog import __version__
from catalog.cli import COMMANDS, command_names, main
from catalog.publication.showing import show
from tests.every import every
from tests.standards.marked_records import MARKER, changed, fields

DOCUMENTS = Path(__file__).parent.parent / "documents"


def catalog(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="catalog")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    assert catalog("init", tmp_path / "letters").exit_code == 0
    return tmp_path / "letters"


def test_another_name_of_a_command_means_one_and_is_none() -> None:
    words = [word for words in command_names._ALSO.values() for word in words]
    assert len(words) == len(set(words))
    assert not {*words} & {*COMMANDS}
    assert {*command_names._ALSO} <= {*COMMANDS}


@every("name", COMMANDS)
def test_every_command_says_what_it_does_and_gives_an_example(name: str) -> None:
    command = main.get_command(None, name)  # type: ignore[arg-type]
    assert command
    assert command.short_help == COMMANDS[name]
    help_text = catalog(name, "--help").output
    subcommands = getattr(command, "commands", {})
    assert "Example" in help_text or all("Example" in catalog(name, sub, "--help").output for sub in subcommands)


@every("name", COMMANDS)
def test_one_example_is_called_one_and_several_are_called_several(name: str) -> None:
    _, word, examples = re.split(r"^  (Examples?):\n", catalog(name, "--help").output, flags=re.MULTILINE)
    shown = [line for line in examples.partition("\n\n")[0].splitlines() if line.startswith("    catalog ")]
    assert word == ("Example" if len(shown) == 1 else "Examples")


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_that_of_the_package(option: str) -> None:
    assert __version__ in catalog(option).output


def test_the_address_of_a_new_catalogue_stands_in_its_settings(tmp_path: Path) -> None:
    from catalog.storage import open_catalogue

    assert catalog("init", tmp_path / "a", "--base-url", "https://letters.example.org").exit_code == 0
    assert open_catalogue(tmp_path / "a").settings.base_url == "https://letters.example.org"


@pytest.mark.parametrize("option", ["-j", "--jobs"])
def test_several_processes_find_what_one_finds(option: str) -> None:
    folder = DOCUMENTS / "invalid"
    alone, together = catalog("validate", folder), catalog("validate", folder, option, "2")
    assert (together.exit_code, together.output) == (alone.exit_code, alone.output) == (1, alone.output)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from catalog.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'lxml', 'yaml', 'sqlite3', 'jsonschema', 'werkzeug'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_a_new_catalogue_works_at_once(catalogue: Path) -> None:
    assert (catalogue / "schemas" / "record.schema.json").exists()
    result = catalog("-C", catalogue, "validate")
    assert result.exit_code == 0
    assert "no records yet" in result.output


def test_a_catalogue_is_not_founded_twice(catalogue: Path) -> None:
    before = (catalogue / "catalog.toml").read_bytes()
    result = catalog("init", catalogue, "--name", "Another")
    assert result.exit_code == 2
    assert "already exists" in result.output
    assert (catalogue / "catalog.toml").read_bytes() == before


def test_a_name_with_quotation_marks_survives_the_settings(tmp_path: Path) -> None:
    from catalog.storage import open_catalogue

    name = 'The "Letters" \\ of 1956'
    assert catalog("init", tmp_path / "a", "--name", name).exit_code == 0
    assert open_catalogue(tmp_path / "a").settings.name == name


def test_validate_exits_with_1_for_errors_and_0_for_warnings() -> None:
    assert catalog("validate", DOCUMENTS / "invalid" / "unknown-field.yaml").exit_code == 1
    assert catalog("validate", DOCUMENTS / "invalid" / "abstract-is-title.yaml").exit_code == 0
    assert catalog("validate", DOCUMENTS / "valid" / "emptiest.yaml").exit_code == 0


def test_validate_says_place_reason_and_mend() -> None:
    path = DOCUMENTS / "invalid" / "unknown-field.yaml"
    lines = catalog("validate", path).output.splitlines()
    assert lines == [
        f"{path}:7:3: error unknown-field: There is no field 'dello' in 'reference_code'.",
        "    Did you mean 'delo'?",
        "1 record checked: 1 error.",
    ]


def test_validate_gives_programs_one_finding_a_line() -> None:
    path = DOCUMENTS / "invalid" / "unknown-field.yaml"
    (line,) = catalog("validate", path, "--format", "json").output.splitlines()
    assert json.loads(line) == {
        "file": str(path),
        "line": 7,
        "column": 3,
        "code": "unknown-field",
        "severity": "error",
        "pointer": "/reference_code/dello",
        "message": "There is no field 'dello' in 'reference_code'.",
        "hint": "Did you mean 'delo'?",
    }


def test_validate_says_the_same_with_several_processes() -> None:
    folder = DOCUMENTS / "invalid"
    assert catalog("validate", folder, "--jobs", "2").output == catalog("validate", folder).output


def test_validate_judges_with_the_eyes_of_an_aggregator(root: Path) -> None:
    result = catalog("-C", root, "validate", "--for", "dpla")
    assert result.exit_code == 1
    assert "dpla-rights-uri" in result.output
    table = catalog("-C", root, "validate", "--for", "europeana", "--summary")
    assert table.exit_code == 0
    assert table.output.startswith("Europeana: 1 record, 1 would be rejected.")
    assert catalog("-C", root, "validate", "--summary").exit_code == 2


def test_show_prints_the_letter_for_reading(root: Path, golden: object) -> None:
    result = catalog("-C", root, "show", "garf-5446-98-721-170")
    assert result.exit_code == 0
    golden("cli/show-letter.txt", result.output)  # type: ignore[operator]


def test_show_prints_every_value_of_a_record() -> None:
    shown = set()
    for name, place in fields():
        if name not in shown and name != "id" and ".brackets." not in name:
            record, is_marked = changed(place)
            if is_marked:
                shown.add(name)
                assert MARKER in show(record), name
    assert len(shown) > 90


def test_schema_is_checked_and_written(catalogue: Path) -> None:
    assert catalog("-C", catalogue, "schema", "--check").exit_code == 0
    (catalogue / "schemas" / "record.schema.json").write_text("{}", encoding="utf-8")
    stale = catalog("-C", catalogue, "schema", "--check")
    assert (stale.exit_code, "catalog schema --write" in stale.output) == (1, True)
    assert catalog("-C", catalogue, "schema", "--write").exit_code == 0
    assert catalog("-C", catalogue, "schema", "--check").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["-C", "nowhere", "validate"],
        ["-C", "nowhere", "show", "a"],
        ["-C", "nowhere", "schema", "--write"],
        ["validate", "nowhere.yaml"],
        ["validate", "--format", "xml"],
        ["unheard-of"],
        ["show"],
        ["init", "x", "--namespace", "nodot"],
    ],
)
def test_misuse_is_one_clear_line_and_exit_code_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = catalog(*arguments)
    assert result.exit_code == 2
    assert len([line for line in result.output.splitlines() if line.startswith("Error: ")]) == 1
    assert list(tmp_path.iterdir()) == []


DAMAGE = {
    "empty.yaml": b"",
    "binary.yaml": bytes(range(256)),
    "latin.yaml": "id: a\ntitle: Café\n".encode("latin-1"),
    "list.yaml": b"- id: a\n- id: b\n",
    "twice.yaml": b"id: a\nid: b\n",
    "deep.yaml": b"[" * 100_000,
    "climbs.yaml": b"id: ../../outside\nlevel: item\ntitle: A letter\n",
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_record_is_a_finding_and_no_traceback(catalogue: Path, name: str) -> None:
    path = catalogue / "records" / name
    path.write_bytes(DAMAGE[name])
    result = catalog("-C", catalogue, "validate")
    assert result.exit_code == 1
    assert result.output.startswith(f"{path}:")
    assert "1 record checked: 1 error." in result.output


@pytest.mark.parametrize("name", DAMAGE)
@pytest.mark.parametrize("command", ["show", "cite", "export", "withdraw"])
def test_no_command_breaks_on_a_damaged_record(catalogue: Path, command: str, name: str) -> None:
    (catalogue / "records" / name).write_bytes(DAMAGE[name])
    arguments = {
        "cite": ["--style", "gost"],
        "export": ["--format", "oai_dc"],
        "withdraw": ["--reason", "x"],
    }.get(command, [])
    result = catalog("-C", catalogue, command, Path(name).stem, *arguments)
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output
    assert sorted(path.name for path in (catalogue / "records").iterdir()) == sorted([name, ".gitkeep"])
    assert (catalogue / "records" / name).read_bytes() == DAMAGE[name]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("valdate", "There is no command 'valdate'. Did you mean 'validate'?"),
        ("ingest", "There is no command 'ingest'. Did you mean 'import'?"),
        ("Delete", "There is no command 'Delete'. Did you mean 'withdraw'?"),
        ("xyz", "There is no command 'xyz'."),
    ],
)
def test_a_command_that_is_misspelt_is_answered_with_the_nearest(given: str, says: str) -> None:
    result = CliRunner().invoke(main, [given])
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: {says}"


def test_a_finding_that_is_misspelt_is_answered_without_all_the_others() -> None:
    result = CliRunner().invoke(main, ["explain", "text-chain-brokn"])
    assert result.exit_code == 2
    assert result.stderr == "Error: There is no finding 'text-chain-brokn'; did you mean 'text-chain-broken'?\n"


def completions(words: str) -> list[str]:
    variables = {"_CATALOG_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    result = CliRunner().invoke(main, [], prog_name="catalog", env=variables)
    return [line.partition(",")[2] for line in result.output.splitlines()]


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("catalog val", ["validate"]),
        ("catalog validate --prof", ["--profile"]),
        ("catalog validate --for eur", ["europeana"]),
        ("catalog explain not-can", ["not-canonical"]),
    ],
)
def test_the_shell_completes_commands_options_and_codes(words: str, completed: list[str]) -> None:
    assert completions(words) == completed


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "--for", "dpla", "--summary", "--profile", "isad-g"),
        ("validate", "--for", "dpla", "--summary", "--format", "json"),
        ("schema", "--write", "--check"),
    ],
)
def test_options_that_do_not_go_together_are_refused_and_nothing_is_written(
    catalogue: Path, arguments: tuple[str, ...]
) -> None:
    schema = catalogue / "schemas" / "record.schema.json"
    schema.write_text("{}", encoding="utf-8")
    result = catalog("-C", catalogue, *arguments)
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert schema.read_text(encoding="utf-8") == "{}"
