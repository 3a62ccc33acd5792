"""Options of the commands that write, as they are given on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.cli import main
from tests.harvest.faulty_feed import FaultyFeed, three_pages


def catalog(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), *arguments], catch_exceptions=False)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "c")]).exit_code == 0
    return tmp_path / "c"


def write(catalogue: Path, name: str) -> Path:
    path = catalogue / "records" / f"{name}.yaml"
    path.write_text(f"id: {name}\nlevel: item\ntitle: Letter {name}\n")
    return path


@pytest.fixture
def feed() -> Iterator[FaultyFeed]:
    with FaultyFeed(three_pages()).serving() as feed:
        yield feed


@pytest.mark.parametrize("option", ["-n", "--dry-run"])
def test_a_dry_harvest_tells_and_writes_nothing(catalogue: Path, feed: FaultyFeed, option: str) -> None:
    result = catalog(catalogue, "harvest", feed.url, option)
    assert (result.exit_code, result.output) == (0, "6 imported (dry run: nothing was written)\n")
    assert not list((catalogue / "records").rglob("*.yaml"))
    assert not (catalogue / ".catalog").exists()


def test_a_harvest_asks_until_a_day_for_a_set_in_a_format(catalogue: Path, feed: FaultyFeed) -> None:
    asked = {"--until": "2026-03-01", "--from": "2025-01-01", "--set": "letters", "--prefix": "oai_dc"}
    options = [word for option in asked.items() for word in option]
    assert catalog(catalogue, "harvest", feed.url, *options).exit_code == 0
    first = feed.lists()[0]
    assert (first["until"], first["from"], first["set"], first["metadataPrefix"]) == tuple(asked.values())


def test_a_harvest_keeps_the_answers_that_it_is_told_to(catalogue: Path, feed: FaultyFeed) -> None:
    assert catalog(catalogue, "harvest", feed.url, "--keep-answers").exit_code == 0
    kept = sorted((catalogue / ".catalog" / "harvests").rglob("*.xml"))
    assert [path.read_bytes() for path in kept] == three_pages()


@pytest.mark.parametrize("option", ["-n", "--dry-run"])
def test_a_dry_ingest_tells_and_writes_nothing(catalogue: Path, root: Path, option: str) -> None:
    (page,) = (root / "seeds").glob("*.txt")
    result = catalog(catalogue, "import", str(page), option)
    assert result.exit_code == 0
    assert "imported: garf-5446-98-721-170" in result.output
    assert not list((catalogue / "records").rglob("*.yaml"))


@pytest.mark.parametrize("option", ["-j", "--jobs"])
def test_several_processes_publish_what_one_publishes(catalogue: Path, option: str) -> None:
    for number in range(40):
        write(catalogue, f"letter-{number}")
    result = catalog(catalogue, "publish", option, "2")
    assert (result.exit_code, result.stdout) == (0, "40 added, 0 changed, 0 withdrawn, 0 unchanged, 0 refused.\n")
    again = catalog(catalogue, "publish", "--all")
    assert again.stdout == "0 added, 0 changed, 0 withdrawn, 40 unchanged, 0 refused.\n"


def test_a_publication_goes_on_without_most_records_only_when_it_is_told_to(catalogue: Path) -> None:
    paths = [write(catalogue, f"letter-{number}") for number in range(30)]
    assert catalog(catalogue, "publish").exit_code == 0
    for path in paths[:20]:
        path.unlink()
    refused = catalog(catalogue, "publish")
    assert refused.exit_code == 2
    assert "--remove" in refused.output
    told = catalog(catalogue, "publish", "--remove")
    assert told.exit_code == 0
    assert "0 added, 0 changed, 20 withdrawn, 10 unchanged" in told.output


LETTER = """id: letter
level: item
genre: letter
title: Letter on the harvest
dates: [1956-09-05]
authors: [{name: Ivan Petrov, surname: Petrov}]
"""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--day-first",), "5 September 1956"),
        (("--month-first",), "September 5, 1956"),
        (("--form", "bibliography", "--names", "natural"), "Ivan Petrov"),
        (("--form", "bibliography", "--names", "surname-first"), "Petrov, Ivan"),
    ],
)
def test_a_citation_takes_the_order_it_is_told(catalogue: Path, options: tuple[str, ...], words: str) -> None:
    (catalogue / "records" / "letter.yaml").write_text(LETTER)
    result = catalog(catalogue, "cite", "letter", *options)
    assert result.exit_code == 0
    assert words in result.output
