"""The reference pages that code can write better than people, written by every `make docs`.

A hook of mkdocs: nothing it writes is committed, so no page can be older than the code. Commands come from click,
fields from the models, findings from their explanations, formats from the crosswalks and the table of losses, the
Python API from its signatures.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import catalog
from catalog.aggregators import demands_explained
from catalog.cli import COMMANDS, main
from catalog.fields.field import form_in_words, isad_numbers
from catalog.model import Catalogue
from catalog.model.elements import ELEMENTS, Element
from catalog.standards import losses
from catalog.standards.formats import FORMATS, Format
from catalog.standards.importers import IMPORTERS
from catalog.validation import Explanation, explanations, read_plain, record_schema

_SETTINGS = Catalogue(name="Letters", admin_emails=("archive@example.org",), namespace="letters.example.org")
_EXAMPLE = {
    "id": "plenum-1956",
    "level": "item",
    "genre": "letter",
    "title": {"text": "Letter on the plenum of August", "supplied_by": "cataloguer", "language": "en"},
    "reference_code": {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721", "leaves": "170-190"},
    "dates": [{"value": "1956-09-05", "event": "creation"}],
    "signatories": ["Seo Hwi"],
    "texts": [
        {"key": "russian", "language": "ru", "kept_at": "reference_code"},
        {"key": "english", "language": "en", "translated_from": "russian", "translators": ["Gary Goldberg"]},
    ],
}
_BINARY = ("xlsx", "parquet")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the format pages and the decisions into the navigation, which lists no file by hand twice."""
    decisions = sorted((Path(config.docs_dir) / "decisions").glob("*.md"))
    _section(config.nav or [], "Formats").extend(
        ["reference/formats/index.md", *(f"reference/formats/{form.name}.md" for form in FORMATS)]
    )
    _section(config.nav or [], "Decisions").extend(f"decisions/{path.name}" for path in decisions)
    return config


def _section(nav: Iterable[Any], title: str) -> list[Any]:
    """Return the empty list that the navigation keeps for a section on its second level."""
    for area in nav:
        for entry in next(iter(area.values())):
            if isinstance(entry, dict) and isinstance(below := entry.get(title), list):
                return below
    raise KeyError(title)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Put the signatures of the Python API where its page asks for them."""
    return (
        markdown.replace("<!-- signatures -->", signatures())
        if page.file.src_uri.endswith("python-api.md")
        else markdown
    )


def pages() -> dict[str, str]:
    """Return every generated page by its path below `docs/`."""
    return {
        "reference/cli.md": cli(),
        "reference/record.md": record(),
        "reference/findings.md": findings(),
        "reference/importers.md": importers(),
        "reference/formats/index.md": formats(),
        **{f"reference/formats/{form.name}.md": format_page(form) for form in FORMATS},
    }


def cli() -> str:
    """Return the page of the commands: what `--help` prints for each."""
    context = click.Context(main, info_name="catalog", max_content_width=100, terminal_width=100)
    parts = [
        "# Command line\n\nThe text that `catalog COMMAND --help` prints.\n",
        "Exit codes: 0 success, 1 findings or skipped items, 2 misuse or a storage error.\n",
        f"```text\n{main.get_help(context)}\n```\n",
    ]
    for name in COMMANDS:
        parts += [f"## {name}\n", *_helps(name, main.get_command(context, name), context)]
    return "\n".join(parts)


def _helps(name: str, command: click.Command | None, above: click.Context) -> Iterator[str]:
    if command is None:
        return
    context = click.Context(command, info_name=name, parent=above, max_content_width=100, terminal_width=100)
    yield f"```text\n{command.get_help(context)}\n```\n"
    for below in command.commands if isinstance(command, click.Group) else ():
        yield f"### {name} {below}\n"
        yield from _helps(below, command.get_command(context, below), context)


def record() -> str:
    """Return the page of the fields: each model with its fields, their form and their place in the standards."""
    schema = record_schema()
    parts = [
        "# Fields of a record\n\nEvery field, its form, and its place in ISAD(G) and other standards.\n",
        "Your editor shows the same text from `schemas/record.schema.json`.\n",
        _model("Record", schema, schema),
        _elements(),
    ]
    parts += [_model(name, part, schema) for name, part in sorted(schema["$defs"].items())]
    return "\n".join(part for part in parts if part)


def _elements() -> str:
    """Return the table of the elements that are said in words, each with its place in the standards."""
    rows = "\n".join(f"| {' | '.join(_places(element))} |" for element in ELEMENTS)
    return (
        "## Elements in words\n\nThe place of these fields in each standard, for imports and exports. The pages of the "
        "[formats](formats/index.md) say what becomes of the others.\n\n"
        "| field | ISAD(G) | EAD | MARC 21 | MODS note | DCMI terms | RiC-O | AtoM |\n"
        f"|---|---|---|---|---|---|---|---|\n{rows}\n"
    )


def _places(element: Element) -> Iterator[str]:
    yield f"`{element.field}`"
    yield f"{element.isad} {element.label}"
    yield ", ".join(f"`{tag}`" for tag in element.ead)
    yield f"{element.marc.tag} `${element.marc.code}`"
    for place in (element.mods, element.dcterms, element.rico, element.atom):
        yield f"`{place}`" if place else ""


def _model(name: str, part: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    head = f"## {name}\n\n{part.get('description', '')}\n"
    if "enum" in part or "const" in part:
        words = ", ".join(f"`{word}`" for word in part.get("enum", [part.get("const")]))
        return f"{head}\nOne of: {words}.\n"
    if words := part.get("oneOf"):
        rows = "\n".join(f"| `{word['const']}` | {_cell(word['description'])} |" for word in words)
        return f"{head}\n| word | meaning |\n|---|---|\n{rows}\n"
    whole = next((each for each in (part, *part.get("anyOf", ())) if "properties" in each), None)
    if whole is None:
        return ""
    rows = "\n".join(_row(field, about, whole, schema) for field, about in whole["properties"].items())
    return f"{head}\n| field | form | ISAD(G) | meaning |\n|---|---|---|---|\n{rows}\n"


def _row(field: str, about: Mapping[str, Any], part: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    required = " (required)" if field in part.get("required", ()) else ""
    form = form_in_words(about, partial(_part, schema=schema))
    return f"| `{field}`{required} | {form} | {', '.join(isad_numbers(_meaning(about)))} | {_cell(_meaning(about))} |"


def _meaning(about: Mapping[str, Any]) -> str:
    return str(about.get("description", ""))


def _part(name: str, schema: Mapping[str, Any]) -> str:
    """Return the name of a part, with a link to its fields where it has any."""
    return f"[{name}](#{name.lower()})" if _model(name, schema["$defs"].get(name, {}), schema) else name


def findings() -> str:
    """Return the page of the findings: what each demands, why, and an example."""
    known = {**explanations(), **demands_explained()}
    intro = (
        "# Findings\n\nWhat the commands report about records and source files. A record with an error is not "
        "published; warnings and advice keep no record from the feed. `catalog explain CODE` prints the same text.\n"
    )
    rows = "\n".join(f"| [{code}](#{code}) | {one.severity} | {_cell(one.demand)} |" for code, one in known.items())
    table = f"| finding | severity | rule |\n|---|---|---|\n{rows}\n"
    return "\n".join([intro, table, *map(_finding, known.values())])


def _finding(explanation: Explanation) -> str:
    examples = "".join(
        f"\n{label}:\n\n```yaml\n{example}\n```\n"
        for label, example in (("Wrong", explanation.wrong), ("Right", explanation.right))
        if example
    )
    return f"## {explanation.code}\n\n{explanation.demand} ({explanation.severity})\n\n{explanation.reason}\n{examples}"


def formats() -> str:
    """Return the overview of the formats, and the table of losses in one place."""
    rows = [
        f"| [{form.name}]({form.name}.md) | {form.title} | `{form.media_type}` | `ID.{form.extension}` | "
        f"{'yes' if form.schema else ''} | {_share(form)} |"
        for form in FORMATS
    ]
    return (
        "# Formats\n\n`catalog export --format NAME` writes a format; `catalog formats NAME` prints its page.\n\n"
        "| format | what it is | media type | file | in the feed | fields kept |\n|---|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n\nKept means: a change of the field in a full record can be found in the file, as a value of its own.\n"
    )


def _share(form: Format) -> str:
    fates = [fate for _, fate in losses.fates(form.name)]
    return f"{fates.count(losses.KEPT)} of {len(fates)}"


def importers() -> str:
    """Return the page of the importers: what each reads."""
    intro = (
        "# Importers\n\n`catalog import` recognises a file by its content and asks the importers in this order; "
        "`--importer NAME` chooses one. Whatever an importer does not map is listed when you import.\n"
    )
    parts = [intro, *(f"## {one.name}\n\n{one.title}\n\n{_module(one.read)}\n" for one in IMPORTERS)]
    return "\n".join(parts)


def _module(function: Callable[..., object]) -> str:
    """Return what the module of a function says of itself."""
    plain = function.func if isinstance(function, partial) else function
    return inspect.getdoc(sys.modules[plain.__module__]) or ""


def format_page(form: Format) -> str:
    """Return the page of one format: what it is, what it keeps and loses, and the record of the tutorial in it."""
    needs = f"- a record must have {form.needs}; others are skipped with a finding\n" if form.needs else ""
    namespace = f"- namespace: <{form.schema.namespace}>\n" if form.schema else ""
    back = any(form.name == one.name for one in IMPORTERS)
    return (
        f"# {form.name}: {form.title}\n\n{_module(form.encode).removeprefix(f'{form.name}: ')}\n\n"
        f"```sh\ncatalog export ID --format {form.name}\n```\n\n"
        f"- media type: `{form.media_type}`\n- file name: `ID.{form.extension}`\n{namespace}"
        f"- in the OAI-PMH feed: {'yes' if form.schema else 'no'}\n"
        f"- `catalog import` reads it: {f'yes, see [Importers](../importers.md#{form.name})' if back else 'no'}\n"
        f"{needs}{_example(form)}{_losses(form)}"
    )


_FATES = {losses.KEPT: "kept", losses.WORDS: "within a text", losses.LOST: "lost"}


def _losses(form: Format) -> str:
    """Return what becomes of the fields, a row for each field of the record and its parts."""
    fates: dict[str, dict[str, list[str]]] = {}
    for path, fate in losses.fates(form.name):
        field, _, part = path.partition(".")
        fates.setdefault(field, {word: [] for word in _FATES})[fate].append(f"`{part}`" if part else "itself")
    rows = [f"| `{field}` | {' | '.join(', '.join(parts) for parts in row.values())} |" for field, row in fates.items()]
    return (
        "\n## What becomes of each field\n\nKept: a value of its own, where a program finds it. Within a text: in "
        "words with other values.\n\n| field | "
        + " | ".join(_FATES.values())
        + " |\n|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def _example(form: Format) -> str:
    record = read_plain(_EXAMPLE).demand()
    if form.name in _BINARY or not form.fits(record):
        return ""
    text = form.document(record, _SETTINGS).decode("utf-8", "replace").replace("\r\n", "\n").rstrip()
    return f"\n## Example\n\nThe record of the [tutorial](../../tutorial.md).\n\n```text\n{text}\n```\n"


def signatures() -> str:
    """Return the public names of the package with their signatures and docstrings: functions, classes, exceptions."""
    named = {name: getattr(catalog, name) for name in catalog.__all__ if not name.startswith("_")}
    functions = {name: value for name, value in named.items() if inspect.isfunction(value)}
    errors = {name: value for name, value in named.items() if inspect.isclass(value) and issubclass(value, Exception)}
    classes = {name: value for name, value in named.items() if name not in functions and name not in errors}
    parts = [_described(f"catalog.{name}", value) for name, value in functions.items()]
    for name, value in classes.items():
        parts.append(_described(f"catalog.{name}", value))
        if value is catalog.Catalogue:
            parts += [
                _described(f"Catalogue.{method}", member)
                for method, member in vars(value).items()
                if method in _OPERATORS or (not method.startswith("_") and inspect.getdoc(member))
            ]
    return "\n".join([*parts, *(_described(f"catalog.{name}", value) for name, value in errors.items())])


_OPERATORS = {"__getitem__": "c[record_id]", "__len__": "len(c)", "__iter__": "iter(c)"}


def _described(path: str, value: object) -> str:
    """Return a heading, the signature, what it is, and the fields of a value."""
    name = path.rpartition(".")[2]
    shown = _OPERATORS.get(name, path + (_signature(value) if inspect.isfunction(value) else ""))
    heading = _OPERATORS.get(name, path.removeprefix("catalog."))
    fields = ""
    if dataclasses.is_dataclass(value):
        fields = "\n" + "".join(f"- `{one.name}`: `{one.type}`\n" for one in dataclasses.fields(value))
    elif value is catalog.Severity:
        fields = "\n" + "".join(f"- `{one.value}`\n" for one in catalog.Severity)
    return f"### {heading}\n\n```python\n{shown}\n```\n\n{inspect.getdoc(value) or ''}\n{fields}"


def _signature(function: Callable[..., object]) -> str:
    """Return parameters and result, a parameter a line where they are many."""
    whole = inspect.signature(function)
    given = []
    for one in whole.parameters.values():
        if one.kind is inspect.Parameter.KEYWORD_ONLY and not any(text.startswith("*") for text in given):
            given.append("*")
        if one.name != "self":
            star = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}.get(one.kind, "")
            default = "" if one.default is inspect.Parameter.empty else f" = {one.default!r}"
            given.append(f"{star}{one.name}: {one.annotation}{default}")
    line = f"({', '.join(given)}) -> {whole.return_annotation}"
    if len(line) <= _LINE:
        return line
    return "(\n" + "".join(f"    {text},\n" for text in given) + f") -> {whole.return_annotation}"


_LINE = 80


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
