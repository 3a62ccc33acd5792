"""The documentation site: built strictly, complete, and read without the network."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import catalog
from catalog.aggregators import demands_explained
from catalog.cli import COMMANDS
from catalog.model import Record
from catalog.model.elements import ELEMENTS
from catalog.reference_codes.register import built_in
from catalog.standards import losses
from catalog.standards.formats import FORMATS
from catalog.standards.importers import IMPORTERS
from catalog.validation import explanations
from tests.every import every

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FATES = (losses.KEPT, losses.WORDS, losses.LOST)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return folder


def ids(page: Path) -> set[str]:
    return set(re.findall(r'<h[1-6] id="([^"]+)"', page.read_text(encoding="utf-8")))


def test_the_reference_has_every_command_finding_field_and_name(site: Path) -> None:
    reference = site / "reference"
    assert ids(reference / "cli.html") >= set(COMMANDS)
    assert ids(reference / "findings.html") >= {*explanations(), *demands_explained()}
    assert ids(reference / "importers.html") >= {one.name for one in IMPORTERS}
    fields = (reference / "record.html").read_text(encoding="utf-8")
    assert [name for name in Record.model_fields if f"<td><code>{name}</code>" not in fields] == []
    assert "<td>3.1.2</td>" in fields
    elements = fields.partition('id="elements-in-words"')[2]
    assert [one.field for one in ELEMENTS if f"<code>{one.field}</code></td>\n<td>{one.isad} " not in elements] == []
    names = (reference / "python-api.html").read_text(encoding="utf-8")
    public = [name for name in catalog.__all__ if not name.startswith("_")]
    assert [name for name in public if f'<h3 id="{name.lower()}' not in names] == []
    assert "signatures --" not in names


@every("form", FORMATS, ids=lambda form: form.name)
def test_every_format_has_a_page_with_what_becomes_of_every_field(site: Path, form) -> None:
    text = (site / "reference" / "formats" / f"{form.name}.html").read_text(encoding="utf-8")
    rows = dict(re.findall(r"<tr>\n<td><code>(\w+)</code></td>\n(.*?)</tr>", text, re.DOTALL))
    for path, fate in losses.fates(form.name):
        field, _, part = path.partition(".")
        cell = rows[field].split("</td>")[list(FATES).index(fate)]
        assert (f"<code>{part}</code>" if part else "itself") in cell, path
    assert form.media_type in text


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loads = re.compile(
        r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?(?:https?:)?//|<link\b[^>]*\bhref=[\"']?(?:https?:)?//"
    )
    assert [page.name for page in site.rglob("*.html") if loads.search(page.read_text(encoding="utf-8"))] == []


def test_every_page_is_in_the_navigation(site: Path) -> None:
    start = (site / "index.html").read_text(encoding="utf-8")
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
    assert [page for page in pages if f'href="{page}"' not in start and page != "index.html"] == []


@every("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    files = [
        link.partition("#")[0]
        for link in re.findall(r"\]\(([^)\s]+)\)", text)
        if "://" not in link and not link.startswith("#")
    ]
    generated = {
        "reference/cli.md",
        "reference/importers.md",
        "reference/record.md",
        "reference/findings.md",
        "reference/formats/index.md",
    }
    broken = [file for file in files if not (page.parent / file).exists()]
    made = [(page.parent / file).resolve().relative_to(ROOT / "docs").as_posix() for file in broken]
    assert set(made) <= generated


@every("target", re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
def test_every_target_of_make_is_explained(target: str) -> None:
    assert f"`make {target}`" in (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")


def test_the_layers_are_those_that_the_linter_checks() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = contracts[0]["layers"]
    linted = {
        (len(layers) - place, package)
        for place, layer in enumerate(layers, 1)
        for package in re.findall(r"\w+", layer)
        if package != "__main__"
    }
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    shown = [(int(layer), package) for layer, package in re.findall(r"^\| (\d+) \| `(\w+)` \|", page, re.MULTILINE)]
    assert shown == sorted(shown, key=lambda row: -row[0])
    assert set(shown) == linted


COUNTS = {
    r"exports (\d+) formats": len(FORMATS),
    r"writes (\d+) library, archival": len(FORMATS),
    r"JSON-LD and (\d+) other formats": len(FORMATS) - 4,
    r"knows more than (\d+)0 archives": (len(built_in().archives) - 1) // 10,
}


@pytest.mark.parametrize("sentence", COUNTS)
def test_a_number_in_the_documentation_is_the_number(sentence: str) -> None:
    found = [number for page in PAGES for number in re.findall(sentence, page.read_text(encoding="utf-8"))]
    assert found
    assert set(found) == {str(COUNTS[sentence])}
