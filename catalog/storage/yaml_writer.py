"""Writing a record as YAML that a cataloguer is happy to edit.

Blocks for what is long, one line for what is short, quotation marks only where another reader of YAML would see
something else than text, long text folded, and text of several lines as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

__all__ = ["OpenList", "OpenMapping", "write"]

_WIDTH = 110
_ONE_LINE = 96
_OTHER_THAN_TEXT = re.compile(  # what YAML 1.1 or 1.2 reads as a number, a boolean or nothing
    r"[-+]?[0-9][0-9_,.:eExXoOa-fA-F]*|[-+]?\.[0-9]+|\.inf|\.nan|~|null|true|false|yes|no|on|off|y|n|", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}(-\d\d){1,2}")


def write(document: Mapping[str, Any], schema: str = "") -> bytes:
    """Return the YAML text of a plain document; `schema` is the path for the line that editors read."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return (head + _dump(OpenMapping(document))).encode()


def _dump(value: Any) -> str:
    text: str = yaml.dump(value, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text


class OpenMapping(dict[str, Any]):
    """A mapping that is written over several lines even where it would fit on one."""


class OpenList(list[Any]):
    """A list that is written over several lines even where it would fit on one."""


class _Writer(yaml.SafeDumper):
    """Indents lists under their key, and shares no values: a record has no anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(writer: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style=_style(value))


def _style(value: str) -> str | None:
    if value.endswith("\n\n") or value == "\n":
        return '"'  # as a block its last empty lines would be lost sight of, or grow
    if "\n" in value:
        return "|"
    if len(value) > _WIDTH and not re.search(r"^\s|\s$|\s{2}", value):
        return ">"
    if _OTHER_THAN_TEXT.fullmatch(value) and not _DATE.fullmatch(value):
        return '"'
    return None


def _mapping(writer: yaml.SafeDumper, value: dict[str, Any]) -> yaml.MappingNode:
    node = writer.represent_mapping("tag:yaml.org,2002:map", value.items())
    node.flow_style = _is_short(value)
    return node


def _sequence(writer: yaml.SafeDumper, value: list[Any]) -> yaml.SequenceNode:
    return writer.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=_is_numbers(value))


def _is_scalar(value: Any) -> bool:
    return isinstance(value, str | int) and "\n" not in str(value)


def _is_numbers(value: Any) -> bool:
    numbers = isinstance(value, list) and not isinstance(value, OpenList)
    return numbers and all(isinstance(item, int) for item in value)


def _is_short(value: dict[str, Any]) -> bool:
    """Whether a mapping reads well on one line: some scalars, no long words."""
    if isinstance(value, OpenMapping):
        return False
    plain = all(_is_scalar(item) or _is_numbers(item) for item in value.values())
    return (
        plain and 0 < len(value) <= 4 and sum(len(key) + len(str(item)) + 4 for key, item in value.items()) < _ONE_LINE
    )


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
