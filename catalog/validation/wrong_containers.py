"""What is said of a text, a list or a mapping that is in the place of another of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from catalog import model
from catalog.fields import AGENT_FIELDS, all_fields
from catalog.findings import Fix
from catalog.validation.cut_at_commas import joined_at_commas
from catalog.validation.error_message import LONGEST_SHOWN, Said, given_in, name_of, texts_in
from catalog.validation.fields import allowed_keys, named_fields, takes_list
from catalog.validation.fixed_values import Describe, in_one_line, is_brief, settled
from catalog.validation.line_meant import (
    code_meant,
    entries_meant,
    mapping_meant,
    numbers_meant,
    short_code_meant,
    span_meant,
    value_meant,
)
from catalog.validation.missing_fields import empty
from catalog.validation.person_entry import agent_entry
from catalog.validation.word_meant import said
from catalog.validation.yaml_value import yaml_list, yaml_value
from catalog.vocabularies import AgentKind, IdentifierKind, Role

__all__ = ["not_a_list", "not_a_mapping", "not_text"]

_IN_OTHER_BRACKETS = re.compile(r"\(([^()]*,[^()]*)\)|<([^<>@]*)>")
"""A list in other notations, and what is to be replaced in a form: (Kim Il, Pak Chang), <name>."""
_MOST_ENTRIES = 50
"""Empty fields between braces that are taken for the entries of a list."""
_DASHES = frozenset("–—−•‐*")
"""What editors and people write for the hyphen that begins an entry of a list."""
_ENDS = (".", "!", "?", "…")
"""What ends a sentence: sentences are joined by a space, and other entries by a comma."""
_CODE_FIELDS = (
    "Write its fields below it, indented: repository, fond, opis, delo; `catalog reference parse` reads them."
)


def not_text(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    """Say that a list, a mapping, a number or nothing is in the place of a text."""
    value = error["input"]
    if value is None:
        return empty(error, path)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        message = f"{name_of(path)!r} is text, but {value} is a number."
        return Said("not-text", message, f'Put it in quotation marks: "{value}".', Fix(f'"{value}"'))
    return Said("not-text", f"{name_of(path)!r} is text, but this is {given_in(error)}.", *_as_one_text(value, path))


def _as_one_text(given: Any, path: Sequence[str]) -> tuple[str, Fix | None]:
    """Say how to write one text where a list was written: its entries joined, or with the brackets."""
    if isinstance(given, dict) and len(given) == 1:
        given = list(given.values())
    texts = texts_in(given)
    if not texts:
        return "Write one value.", None
    field = "" if path[-1].isdigit() else f"{path[-1]}: "
    bracketed = f'; if the brackets belong to the text, `{field}"[{texts[0]}]"`' if len(texts) == 1 else ""
    joined = yaml_value((" " if all(text[-1:] in _ENDS for text in texts) else ", ").join(texts))
    return f"Write `{field}{joined}`{bracketed}.", Fix(joined)


def _list_within(given: list[Any], path: Sequence[str]) -> Said:
    """Say that an entry of a list is a list of its own, whose entries are meant."""
    texts, field = texts_in(given), name_of(path)
    message = f"An entry of {field!r} is a list of its own."
    if len(texts) == 1:
        return Said("not-a-mapping", message, f"Write `{yaml_value(texts[0])}` alone.", Fix(yaml_value(texts[0])))
    hint = f"Write `{field}: {yaml_list(texts)}`, with the other entries in the same brackets." if texts else _ONE_LIST
    return Said("not-a-mapping", message, hint)


_ONE_LIST = "Write the entries of both in one list."


def not_a_list(error: Mapping[str, Any], path: Sequence[str], describe: Describe) -> Said:
    """Say that a text or a mapping is in the place of a list."""
    name, value = name_of(path), error["input"]
    message = f"{name!r} is a list, but this is {given_in(error)}."
    if isinstance(value, dict) and 0 < len(value) <= _MOST_ENTRIES and all(one == "" for one in value.values()):
        value = "; ".join(value)
    if isinstance(value, str) and (within := _IN_OTHER_BRACKETS.fullmatch(value)):
        value = (within[1] or within[2]).replace(",", ";")
    if isinstance(value, dict):
        value = joined_at_commas(value) or value
        if name == "dates" and (span := span_meant(value)):
            return Said("not-a-list", message, f"Write `dates: [{span}]`.", Fix(f"[{span}]"))
        if name in AGENT_FIELDS and set(value) == {"name"} and isinstance(value["name"], str):
            entries = f"[{agent_entry(value['name'])}]"
            return Said("not-a-list", message, f"Write `{name}: {entries}`.", Fix(entries))
        return Said("not-a-list", message, *_as_entries(error, name, value, describe))
    meant_list = _list_meant(error["loc"], name, value) if isinstance(value, str) else None
    if isinstance(value, str) and value[:1] in _DASHES:
        meant_list = entries_meant([value, ""]) if meant_list else None
        hint = f"{value[0]!r} is not a hyphen: begin each entry with '- ', a hyphen and a space."
    elif meant_list:
        hint = f"Write `{name}: {meant_list}`, or each entry on a line of its own after '- '."
        if "," in value and ";" not in value and meant_list[1:2] not in ('"', "{") and name != "dates":
            hint += f' If it is one entry, write `{name}: ["{value}"]`.'
    else:
        example = next((field.example for field in all_fields() if field.path == name), "")
        shown = f", as in `{example}`" if example else ""
        hint = f"Write the fields of each entry below '{name}:', the first of them after '- '{shown}."
    return Said("not-a-list", message, hint, Fix(meant_list) if meant_list else None)


def _list_meant(location: Sequence[str | int], name: str, value: str) -> str | None:
    """Return a text as the list that a field asks for."""
    entry = mapping_meant(name, value)
    return f"[{entry}]" if entry else value_meant(location, value) if location else None


def _as_entries(
    error: Mapping[str, Any], name: str, value: Mapping[str, Any], describe: Describe
) -> tuple[str, Fix | None]:
    """Say how a mapping is written as the entries of a list: it is one of them, or its values are."""
    if is_brief(value):
        fields = allowed_keys(model.Record, (*error["loc"], "any"))
        entries: Any = [value]
        if "key" in fields and all(isinstance(one, dict) for one in value.values()):
            entries = [{"key": key, **one} for key, one in value.items()]
        elif not set(value) & set(fields) and all(isinstance(one, str) for one in value.values()):
            entries = _entries_of_pairs(name, fields, value)
        entries = settled(error["loc"], entries, describe)
        if entries is not None:
            written = in_one_line(entries)
            return f"Write `{name}: {written}`, or '- ' before its first field, and its other fields as far in.", (
                Fix(written)
            )
    return "Write '- ' before its first field, and indent its other fields as far.", None


def _entries_of_pairs(name: str, fields: Sequence[str], pairs: Mapping[str, str]) -> list[Any]:
    """Return the entries that pairs of a word and a text are: the role and the name, the kind and the number."""
    if name == "containers":
        return [f"{kind} {number}" for kind, number in pairs.items()]
    if name == "identifiers":
        kinds = {one.casefold(): one for one in _KINDS}
        known = {word: kinds.get(word.casefold()) or said(word, _KINDS) for word in pairs}
        return [{"value": one, "kind": known[word]} if known[word] else one for word, one in pairs.items()]
    if "name" not in fields or all(said(word, _KINDS_OF_AGENT) for word in pairs):
        return list(pairs.values())
    if "role" in fields and all(said(word, _ROLES) for word in pairs):
        return [{"name": one, "role": said(word, _ROLES)} for word, one in pairs.items()]
    return [{"name": word, "note": one} for word, one in pairs.items()]


_ROLES = tuple(one.value for one in Role)
_KINDS = tuple(one.value for one in IdentifierKind)
_KINDS_OF_AGENT = tuple(one.value for one in AgentKind)


def _code_in(given: Any) -> str | None:
    """Return the code that the entries of a list are: its parts one after the other, or each with its level."""
    if texts := texts_in(given):
        return _code_of(", ".join(texts))
    if not isinstance(given, list) or not is_brief(given) or not all(isinstance(one, dict) for one in given):
        return None
    pairs = [pair for one in given for pair in one.items()]
    return in_one_line(dict(pairs)) if len(dict(pairs)) == len(pairs) else None


def _code_of(given: str) -> str | None:
    return code_meant(given) or short_code_meant(given) or numbers_meant(given)


def not_a_mapping(error: Mapping[str, Any], path: Sequence[str], describe: Describe) -> Said:
    """Say that a text or a list is in the place of a mapping."""
    kind = getattr(model, str(error.get("ctx", {}).get("class_name")), None)
    name, value = name_of(path), error["input"]
    if isinstance(kind, type) and issubclass(kind, model.BriefPart) and not isinstance(value, dict):
        if isinstance(value, list) and path[-1].isdigit() and takes_list(model.Record, error["loc"][:-1]):
            return _list_within(value, path)
        if isinstance(value, list):
            hint, fix = _as_one_text(value, path)
            hint = hint if fix else f"Write it as one text, indented below `{name}: |`."
            message = f"{name!r} is text, or has fields of its own, but this is a list."
            return Said("not-a-mapping", message, hint, fix)
        return not_text(error, path)
    message = f"{name!r} has fields of its own, but this is {given_in(error)}."
    if isinstance(value, list) and len(value) == 1 and is_brief(value):
        alone = settled(error["loc"], value[0], describe)
        if alone is not None:
            return Said("not-a-mapping", message, f"Write `{name}: {in_one_line(alone)}`.", Fix(in_one_line(alone)))
    if kind is model.ReferenceCode:
        code = _code_of(value) if isinstance(value, str) else _code_in(value)
        hint = f"Write `{name}: {code}`." if code else _CODE_FIELDS
        if not code and isinstance(value, str) and 0 < len(value) <= LONGEST_SHOWN and "," not in value:
            line = f"{name}: {{repository: GARF, reference: {yaml_value(value)}}}"
            hint = f"Write `{line}`, with your archive for GARF."
        return Said("not-a-mapping", message, hint, Fix(code) if code else None)
    if isinstance(value, str) and (mapping := mapping_meant(name, value)):
        line = mapping if path[-1].isdigit() else f"{name}: {mapping}"
        return Said("not-a-mapping", message, f"Write `{line}`.", Fix(mapping))
    fields = f" such as {named_fields(kind)}" if isinstance(kind, type) and issubclass(kind, model.Part) else ""
    return Said("not-a-mapping", message, f"Write its fields{fields} below it, indented.")
