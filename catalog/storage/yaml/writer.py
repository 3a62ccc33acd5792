"""Writing a record as YAML, by the choices of `yaml_style`.

Nearly every record is put together row by row; what has a value that is hard to write is left to PyYAML, which takes
many times as long. Both write the same bytes; the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from catalog.storage.yaml import fast_writer
from catalog.storage.yaml.style import (
    WIDTH,
    OpenList,
    OpenMapping,
    is_numbers,
    is_short,
    style,
)

__all__ = ["editors_line", "write", "write_slowly"]


def write(document: Mapping[str, Any], schema: str = "") -> bytes:
    """Return the YAML text of a plain document; `schema` is the path for the line that editors read."""
    head = f"{editors_line(schema)}\n" if schema else ""
    return (head + (fast_writer.write(document) or write_slowly(document))).encode()


def editors_line(schema: str) -> str:
    """Return the comment that names the schema for an editor."""
    return f"# yaml-language-server: $schema={schema}"


def write_slowly(document: Mapping[str, Any]) -> str:
    """Return the YAML text of any plain document."""
    text: str = yaml.dump(OpenMapping(document), Dumper=_Writer, sort_keys=False, allow_unicode=True, width=WIDTH)
    return text


class _Writer(yaml.SafeDumper):
    """Indents lists under their key, and shares no values: a record has no anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(writer: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style=style(value))


def _mapping(writer: yaml.SafeDumper, value: dict[str, Any]) -> yaml.MappingNode:
    node = writer.represent_mapping("tag:yaml.org,2002:map", value.items())
    node.flow_style = is_short(value)
    return node


def _sequence(writer: yaml.SafeDumper, value: list[Any]) -> yaml.SequenceNode:
    return writer.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=is_numbers(value))


_Writer.add_representer(str, _text)
_Writer.add_representer(dict, _mapping)
_Writer.add_representer(list, _sequence)
_Writer.add_representer(OpenMapping, _mapping)
_Writer.add_representer(OpenList, _sequence)
# a date is text in a record, and YAML 1.2 reads it so: it needs no quotation marks
_Writer.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
