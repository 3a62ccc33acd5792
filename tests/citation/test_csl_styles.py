"""Our CSL styles: with them pandoc prints from our CSL-JSON what `catalog cite` prints."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner
from lxml import etree
from records_of_rules import records_of_rules

import catalog
from catalog.citation import CSL_STYLES, cite, csl_style, render
from catalog.cli import main
from catalog.model import Catalogue, Record
from catalog.standards.formats import find

_FOLDER = Path(__file__).parent
_CSL = "{http://purl.org/net/xbiblio/csl}"
_STYLES = (("chicago-letters", "chicago"), ("gost-archival", "gost"), ("wilson-center", "wilson-center"))
_OTHERWISE = {
    "chicago-letters": {
        "obtained",
        "accessed",
    },  # the address beside the archive: a style cannot tell it from that of our page
    "gost-archival": {
        "particle",
        "ba_letter",
        "paaa",
        "hoover",
        "map",
        "reply",
    },  # pandoc begins every note with a capital letter
    "wilson-center": set[str](),
}
_KEPT_BY_ZOTERO = {
    *("type", "id", "language", "author", "recipient", "translator", "contributor", "issued", "abstract", "archive"),
    *("archive_location", "call-number", "genre", "note", "source", "title", "DOI", "URL"),
}
"""What its letters and manuscripts have fields for; `note` is Extra. It drops short titles that begin the title."""


def _items(records: list[Record], settings: Catalogue) -> list[dict[str, Any]]:
    return [orjson.loads(find("csl-json").encode(record, settings)) for record in records]


def _after_zotero(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item as Zotero has it after an import: without the variables and parts of names it has no field for."""
    kept = {name: value for name, value in item.items() if name in _KEPT_BY_ZOTERO}
    for role in ("author", "recipient", "translator", "contributor"):
        for name in kept.get(role, ()):
            name.pop("suffix", None)
    return kept


def _pandoc(folder: Path, style: str, items: list[dict[str, Any]], text: str, to: str = "plain") -> str:
    (folder / "items.json").write_bytes(orjson.dumps(items))
    (folder / "style.csl").write_text(csl_style(style), encoding="utf-8")
    command = ["pandoc", "--citeproc", "--csl", "style.csl", "--bibliography", "items.json", "-t", to, "--wrap=none"]
    return subprocess.run(
        command, input=text, capture_output=True, text=True, check=True, encoding="utf-8", cwd=folder
    ).stdout


def _by_pandoc(folder: Path, style: str, items: list[dict[str, Any]]) -> dict[str, str]:
    """Return what pandoc prints as the note of each item."""
    text = _pandoc(folder, style, items, "\n\n".join(f"X[@{item['id']}]" for item in items))
    notes = dict(re.findall(r"^\[(\d+)\] (.*)$", re.sub("[\xa0\u202f]", " ", text), re.MULTILINE))
    return {item["id"]: notes.get(str(number), "") for number, item in enumerate(items, 1)}


def _by_citeproc_js(folder: Path, style: str, items: list[dict[str, Any]]) -> dict[str, str]:
    """Return what Zotero's own processor prints as the note of each item."""
    (folder / "items.json").write_bytes(orjson.dumps(items))
    (folder / "style.csl").write_text(csl_style(style), encoding="utf-8")
    command = ["node", str(_FOLDER / "citeproc.js"), "style.csl", "items.json", str(_FOLDER / "locale-en-US.xml")]
    text = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8", cwd=folder).stdout
    notes: dict[str, str] = json.loads(text)
    return {name: note.replace("\u202f", " ") for name, note in notes.items()}  # its own space before a colon


def _has_citeproc_js() -> bool:
    if shutil.which("node") is None:
        return False
    return subprocess.run(["node", "-e", "require('citeproc')"], capture_output=True, check=False).returncode == 0


_Printer = Callable[[Path, str, list[dict[str, Any]]], dict[str, str]]
_PRINTERS = [
    pytest.param(
        _by_pandoc,
        id="pandoc",
        marks=pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed"),
    ),
    pytest.param(
        _by_citeproc_js,
        id="citeproc-js",
        marks=pytest.mark.skipif(not _has_citeproc_js(), reason="node finds no package citeproc"),
    ),
]


@pytest.mark.parametrize("printed", _PRINTERS)
@pytest.mark.parametrize(("csl", "style"), _STYLES)
def test_a_style_prints_what_cite_prints(tmp_path: Path, root: Path, csl: str, style: str, printed: _Printer) -> None:
    """As exported, and after an import into Zotero."""
    records = records_of_rules()
    items = _items(list(records.values()), catalog.open(root).settings)
    imported = [{**_after_zotero(deepcopy(item)), "id": f"{item['id']}-imported"} for item in items]
    notes = printed(tmp_path, csl, [*items, *imported])
    ours = {name: render(cite(record, style=style)) for name, record in records.items()}
    for end in ("", "-imported"):
        other = {name for name, note in ours.items() if notes[records[name].id + end] != note}
        assert other <= _OTHERWISE[csl]


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_list_of_sources_begins_as_the_style_has_it(tmp_path: Path, root: Path) -> None:
    """Sentences of the place, which CSL has as one, and doubtful dates of letters are otherwise in a list."""
    records = records_of_rules()
    items = _items(list(records.values()), catalog.open(root).settings)
    text = _pandoc(tmp_path, "chicago-letters", items, '---\nnocite: "@*"\n---\n', "html")
    entries = {html.unescape(re.sub("<[^>]+>", "", entry)).strip() for entry in text.split("</div>")}
    ours = [render(cite(record, style="chicago", form="bibliography")) for record in records.values()]
    assert sum(entry in entries for entry in ours) >= 85


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize(
    ("csl", "locator", "end"),
    [
        ("chicago-letters", "l. 175", "(GARF), Moscow, l. 175."),
        ("chicago-letters", "ll. 175-176", "(GARF), Moscow, ll. 175–176."),
        ("chicago-letters", "fol. 5v", "(GARF), Moscow, fol. 5v."),
        ("gost-archival", "л. 175", "Д. 721. Л. 175."),
    ],
)
def test_a_pinpoint_is_printed_with_its_word(tmp_path: Path, root: Path, csl: str, locator: str, end: str) -> None:
    place = {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721"}
    record = Record.model_validate({"id": "a", "level": "item", "title": "Report", "reference_code": place})
    printed = _pandoc(tmp_path, csl, _items([record], catalog.open(root).settings), f"X[@a, {locator}]")
    assert printed.strip().endswith(end)


@pytest.mark.parametrize("name", CSL_STYLES)
def test_a_style_has_what_processors_need(name: str) -> None:
    """CSL 1.0.2: the info with an id, and macros that are all there; checked against csl.rnc when it was written."""
    style = etree.fromstring(csl_style(name).encode())
    assert style.get("class") == "note"
    assert style.findtext(f"{_CSL}info/{_CSL}id")
    defined = {macro.get("name") for macro in style.iter(f"{_CSL}macro")}
    used = {element.get("macro") for element in style.iter() if element.get("macro")}
    assert used <= defined


@pytest.mark.parametrize("name", CSL_STYLES)
def test_the_command_prints_a_style(root: Path, name: str) -> None:
    result = CliRunner().invoke(main, ["-C", str(root), "cite", "--csl", name])
    assert (result.exit_code, result.output) == (0, csl_style(name))


def test_a_style_that_there_is_not_is_answered_with_those_there_are(root: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(root), "cite", "--csl", "apa"])
    assert result.exit_code == 2
    assert "There is no CSL style 'apa'; there are: chicago-letters, gost-archival, wilson-center." in result.output
