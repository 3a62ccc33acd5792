"""Making a new catalogue: settings, schema, and an empty folder for the records."""

from __future__ import annotations

import json
from pathlib import Path

from catalog.errors import UsageError
from catalog.model import Catalogue
from catalog.model.catalogue import RECORD_FORMAT
from catalog.storage import SETTINGS_FILE, write_file
from catalog.storage.output_file import refuse_own_file
from catalog.validation import schema_bytes

__all__ = ["found_catalogue"]

_SETTINGS = """\
# The settings of this catalogue.

name = {name}

# The public address of the catalogue. Harvesters keep it for years: change it before the first of them comes.
base_url = {base_url}

# Whom harvesters write to.
admin_emails = [{email}]

# The domain name in the OAI identifiers, oai:NAMESPACE:ID. It never changes.
namespace = {namespace}

# The format of the record files; `catalog migrate` converts them to a newer one.
record_format = {record_format}

# Records on a page of the feed.
page_size = 500
"""


_VSCODE = {
    "settings.json": {
        "yaml.schemas": {"./schemas/record.schema.json": ["records/**/*.yaml", "records/**/*.yml"]},
        "json.schemas": [{"fileMatch": ["/records/**/*.json"], "url": "./schemas/record.schema.json"}],
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "files.encoding": "utf8"},
    },
    "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
}
"""What VS Code reads in a folder: the schema of the records, and the extension that uses it."""


def found_catalogue(root: Path, settings: Catalogue, *, vscode: bool = True) -> None:
    """Make a catalogue in `root`; raise UsageError where one is, and leave it as it is."""
    if (root / SETTINGS_FILE).exists():
        raise UsageError(f"{root / SETTINGS_FILE} already exists: this is a catalogue.")
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} is not a folder.")
    refuse_own_file(root)
    write_file(root / "schemas" / "record.schema.json", schema_bytes())
    write_file(root / "records" / ".gitkeep", b"")
    if not (root / ".gitignore").exists():
        write_file(root / ".gitignore", b"/.catalog/\n")
    for name, content in _VSCODE.items() if vscode else ():
        if not (root / ".vscode" / name).exists():
            write_file(root / ".vscode" / name, (json.dumps(content, indent=2) + "\n").encode())
    write_file(root / SETTINGS_FILE, _settings_text(settings).encode())


def _settings_text(settings: Catalogue) -> str:
    return _SETTINGS.format(
        name=_quoted(settings.name),
        base_url=_quoted(settings.base_url),
        email=", ".join(_quoted(email) for email in settings.admin_emails),
        namespace=_quoted(settings.namespace),
        record_format=RECORD_FORMAT,
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
