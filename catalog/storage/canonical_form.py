"""The canonical form of a record's text: one way to write it, so that a difference between two is one of meaning."""

from __future__ import annotations

from catalog.storage import json_text
from catalog.storage.document import Document, Syntax
from catalog.storage.encoding import decode
from catalog.storage.field_order import in_order
from catalog.storage.yaml.canonical import canonical_yaml

__all__ = ["canonical"]


def canonical(document: Document) -> bytes:
    """Return the canonical text of a document that is a valid record.

    YAML keeps its comments; JSON is indented by two; a record of JSON Lines is one line.
    Raises UnreadableDocument where the text cannot be changed without losing something.
    """
    if document.syntax is Syntax.YAML:
        return canonical_yaml(decode(document.text, document.line)).encode()
    return json_text.write(in_order(document.tree()), is_alone=document.is_alone)
