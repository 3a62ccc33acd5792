"""The canonical form of a record's text: one way to write it, so that a difference between two is one of meaning."""

from __future__ import annotations

import os
import re
from pathlib import Path

from catalog.storage import json_text
from catalog.storage.document import Document, Syntax
from catalog.storage.encoding import decode
from catalog.storage.field_order import in_order
from catalog.storage.settings_file import SETTINGS_FILE
from catalog.storage.yaml.canonical import canonical_yaml
from catalog.storage.yaml.writer import editors_line

__all__ = ["canonical", "schema_from", "with_editors_line"]

_EDITORS_LINE = re.compile(rb"\A# *yaml-language-server: *\$schema=(?P<schema>\S+) *\n")


def canonical(document: Document) -> bytes:
    """Return the canonical text of a document that is a valid record.

    YAML keeps its comments; JSON is indented by two; a record of JSON Lines is one line.
    Raises UnreadableDocument where the text cannot be changed without losing something.
    """
    if document.syntax is Syntax.YAML:
        return canonical_yaml(decode(document.text, document.line)).encode()
    return json_text.write(in_order(document.tree()), is_alone=document.is_alone)


def with_editors_line(text: bytes, path: Path) -> bytes:
    """Return the text of a YAML record with the line that names the schema for editors.

    A line that leads to a schema stays, and a file that is in no catalogue with a schema needs none.
    """
    schema = schema_from(path)
    if not schema or path.suffix.lower() not in (".yaml", ".yml"):
        return text
    found = _EDITORS_LINE.match(text)
    if found and (b"://" in found["schema"] or (path.parent / os.fsdecode(found["schema"])).exists()):
        return text
    return f"{editors_line(schema)}\n".encode() + (text[found.end() :] if found else text)


def schema_from(path: Path) -> str:
    """Return the way from a record's file to the schema of its catalogue; nothing where there is none."""
    folder = path.resolve().parent
    root = next((one for one in (folder, *folder.parents) if (one / SETTINGS_FILE).is_file()), None)
    schema = root / "schemas" / "record.schema.json" if root else None
    return Path(os.path.relpath(schema, folder)).as_posix() if schema and schema.exists() else ""
