"""Making a new catalogue: settings, schema, and an empty folder for the records."""

from __future__ import annotations

from pathlib import Path

from catalog.errors import UsageError
from catalog.model import Catalogue
from catalog.storage import SETTINGS_FILE, write_file
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

# Records on a page of the feed.
page_size = 500
"""


def found_catalogue(root: Path, settings: Catalogue) -> None:
    """Make a catalogue in `root`; raise UsageError where one is, and leave it as it is."""
    if (root / SETTINGS_FILE).exists():
        raise UsageError(f"{root / SETTINGS_FILE} is there already: this is a catalogue.")
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} is not a folder.")
    write_file(root / "schemas" / "record.schema.json", schema_bytes())
    write_file(root / "records" / ".gitkeep", b"")
    if not (root / ".gitignore").exists():
        write_file(root / ".gitignore", b"/.catalog/\n")
    write_file(root / SETTINGS_FILE, _settings_text(settings).encode())


def _settings_text(settings: Catalogue) -> str:
    return _SETTINGS.format(
        name=_quoted(settings.name),
        base_url=_quoted(settings.base_url),
        email=", ".join(_quoted(email) for email in settings.admin_emails),
        namespace=_quoted(settings.namespace),
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
