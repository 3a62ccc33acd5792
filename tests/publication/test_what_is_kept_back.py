"""Publishing says how many of the records that it read stay unpublished, and pages say who made a unit and its box."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import catalog
from catalog.cli import main

FONDS = """id: papers
level: fonds
title: Papers
creators:
  - Ann Author
  - {name: Carl Collector, role: collector}
containers: [box 3, folder 7, {kind: shelf, number: 12-B}]
identifiers:
  - {value: Fond 12, kind: former reference}
history: She wrote.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    (root / "records/papers.yaml").write_text(FONDS)
    for number in range(2):
        text = f"id: draft-{number}\nlevel: item\ntitle: Draft\nadministration: {{status: draft}}\n"
        (root / f"records/draft-{number}.yaml").write_text(text)
    return root


def publish(root: Path) -> str:
    result = CliRunner().invoke(main, ["-C", str(root), "publish"])
    assert result.exit_code == 0, result.output
    return result.output


def test_drafts_are_counted_when_they_are_read(root: Path) -> None:
    assert "2 records are drafts, internal or closed: not published." in publish(root)
    assert "not published" not in publish(root)
    (root / "records/draft-1.yaml").write_text(
        "id: draft-1\nlevel: item\ntitle: Draft\nadministration: {status: internal}\n"
    )
    assert "1 record is a draft, internal or closed: not published." in publish(root)


def test_the_page_of_a_unit_says_who_made_it_and_where_it_lies(root: Path) -> None:
    publish(root)
    answer: dict[str, str] = {}
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/records/papers", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
               "wsgi.url_scheme": "http", "HTTP_HOST": "localhost", "QUERY_STRING": ""}  # fmt: skip
    body = catalog.app(root)(environ, lambda status, headers, _=None: answer.update(status=status))
    page = b"".join(body).decode()
    assert answer["status"].startswith("200")
    for words in ("Ann Author", "Carl Collector", "Collector", "<bdi>box 3</bdi>", "<bdi>folder 7</bdi>",
                  "Fond 12", "She wrote."):  # fmt: skip
        assert words in page, words
    assert "12-B" not in page


def test_show_says_the_same_in_lines(root: Path) -> None:
    output = CliRunner().invoke(main, ["-C", str(root), "show", "papers"]).output
    for words in (
        "Creators\n  Ann Author\n  Carl Collector, collector",
        "box 3, folder 7",
        "former reference: Fond 12",
    ):
        assert words in output, output
