"""Reading YAML: every scalar is text, and nothing in it can be an object, an alias, or a key written twice.

YAML's own typing reads `country: NO` as false, `010` as 8 and `12:30:45` as 45045. A record is read without it:
scalars are the characters on the page, and the model decides what they mean. The tree is built from parser
events in a loop, so that depth is bounded before it can hurt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from catalog.errors import UnreadableDocument
from catalog.model.record import MOST_VALUES
from catalog.storage.limits import MAX_DEPTH, MAX_EVENTS
from catalog.storage.yaml.syntax_errors import syntax_error

__all__ = ["events", "read"]

_PARTS = "Describe the parts of the unit in records of their own."
_SHOWN = 60
"""Characters of a value that a message repeats."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read(text: str) -> Any:
    """Return the plain tree of one YAML document: mappings, lists and strings."""
    return _Tree().build(events(text))


def events(text: str) -> Iterator[Any]:
    """Yield the events of the parser; raise UnreadableDocument where the text is no YAML, or has too many values."""
    count = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            count += 1
            if count > MAX_EVENTS:
                raise _unreadable("too-many-values", f"The record has more than {MOST_VALUES:,} values.", event, _PARTS)
            yield event
    except yaml.YAMLError as error:
        raise syntax_error(error, text) from None


def _unreadable(code: str, message: str, event: Any, hint: str = "") -> UnreadableDocument:
    mark = event.start_mark
    return UnreadableDocument(code, message, hint=hint, line=mark.line + 1, column=mark.column + 1)


class _Tree:
    """Builds one tree from events, with a stack instead of recursion."""

    def __init__(self) -> None:
        self.stack: list[tuple[Any, Any]] = []  # container, pending key (mappings)
        self.key: Any = None
        self.root: Any = None
        self.documents = 0

    def build(self, events: Iterator[Any]) -> Any:
        for event in events:
            _ACTIONS.get(type(event), _Tree.ignore)(self, event)
        if not self.documents:
            hint = "Write a record, or delete the file."
            raise UnreadableDocument("empty", "The document is empty.", hint=hint, line=1, column=1)
        return self.root

    def ignore(self, event: Any) -> None:
        """Stream marks and document ends carry nothing."""

    def begin_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "Give each record a file of its own, or use JSON Lines (.jsonl)."
            raise _unreadable("several-documents", "A second document begins here.", event, hint)

    def scalar(self, event: Any) -> None:
        self.refuse_tag(event)
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key is None:
            self.take_key(event)
        else:
            self.put(event.value)

    def take_key(self, event: Any) -> None:
        if event.value == "<<":
            raise _unreadable("yaml-anchor", "The key << (merge) is not allowed in records.", event, _REPEAT)
        if event.value in self.stack[-1][0]:
            before = self.stack[-1][0][event.value]
            first = f", the first time as {before!r}" if isinstance(before, str) and len(before) <= _SHOWN else ""
            message = f"The field {event.value!r} is written twice{first}."
            raise _unreadable("duplicate-key", message, event, "Keep one of the two.")
        self.key = event.value

    def begin(self, event: Any) -> None:
        self.refuse_tag(event)
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key is None:
            raise _unreadable("key-not-text", "A key must be plain text.", event, "Write it as 'key: value'.")
        if len(self.stack) >= MAX_DEPTH:
            message = f"Mappings and lists are nested deeper than {MAX_DEPTH}."
            raise _unreadable("too-deep", message, event, "A record is eight deep; look for stray brackets.")
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append((container, self.key))
        self.key = None

    def end(self, event: Any) -> None:
        container, self.key = self.stack.pop()
        self.put(container)

    def put(self, value: Any) -> None:
        if not self.stack:
            self.root = value
        elif isinstance(self.stack[-1][0], dict):
            self.stack[-1][0][self.key] = value
            self.key = None
        else:
            self.stack[-1][0].append(value)

    def refuse_tag(self, event: Any) -> None:
        if event.anchor:
            raise _unreadable("yaml-anchor", f"Anchors (&{event.anchor}) are not allowed in records.", event, _REPEAT)
        if event.tag not in (None, "!"):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"The tag {tag} is not allowed in records: every value is text."
            begins = "Put text that begins with '!' in quotation marks."
            hint = "Remove the tag." if tag.startswith("!!") else begins
            raise _unreadable("yaml-tag", message, event, hint)

    def refuse_alias(self, event: Any) -> None:
        raise _unreadable("yaml-anchor", f"Aliases (*{event.anchor}) are not allowed in records.", event, _REPEAT)


_REPEAT = "Write the value in each place; put text that begins with & or * in quotation marks."
_ACTIONS = {
    yaml.DocumentStartEvent: _Tree.begin_document,
    yaml.ScalarEvent: _Tree.scalar,
    yaml.MappingStartEvent: _Tree.begin,
    yaml.SequenceStartEvent: _Tree.begin,
    yaml.MappingEndEvent: _Tree.end,
    yaml.SequenceEndEvent: _Tree.end,
    yaml.AliasEvent: _Tree.refuse_alias,
}
