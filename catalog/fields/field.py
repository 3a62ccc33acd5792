"""One field of a record: the model gives its form and its meaning, a table the words that people use for it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from catalog.fields.synonyms import meanings
from catalog.model import ELEMENTS, Element, Record
from catalog.vocabularies import CodeLevel

__all__ = ["Field", "all_fields", "form_in_words", "isad_numbers", "name_of_part"]

_LEVEL_OF_A_CODE = "A level of the reference code: the number as the source writes it."
_LEVELS_OF_A_CODE = "the levels of the code (fond, opis, delo, series, box ...)"


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its path from the record: `title`, `texts.translators`, `reference_code.fond`."""

    path: str
    meaning: str
    """What it is, in the words of the model."""
    form: str
    """What a value looks like: text; a list of agents; one of: letter, telegram."""
    example: str
    """One line of YAML."""
    isad: tuple[str, ...] = ()
    dacs: str | None = None
    rico: str | None = None
    words: tuple[tuple[str, str], ...] = ()
    """The words of its closed list, each with its meaning."""
    also: tuple[str, ...] = ()
    """What people call it, in several languages, in small letters."""
    kinds: tuple[str, ...] = ()
    """Of notes, what people make a field of, and is a kind of note: inscription."""
    tags: tuple[str, ...] = ()
    """What other formats call it."""
    of_units: bool = True
    """Whether a template of a fonds, a series or a file has it."""
    of_documents: bool = True
    """Whether a template of one document has it."""

    @property
    def element(self) -> Element | None:
        """The row in the table of elements, where the field is said in words."""
        return next((row for row in ELEMENTS if row.field == self.path), None)

    @property
    def numbers(self) -> str:
        """Its numbers in the standards: ISAD(G) 3.2.3 · DACS 5.1 · RiC-O history."""
        places = (("ISAD(G)", ", ".join(self.isad)), ("DACS", self.dacs), ("RiC-O", self.rico))
        return " · ".join(f"{standard} {number}" for standard, number in places if number)


@cache
def all_fields() -> tuple[Field, ...]:
    """Return the fields that have a row of words, in the order of the record; those of a part behind it."""
    schema = Record.model_json_schema()
    order = list(Record.model_fields)
    made = [_field(path, row, schema) for path, row in _words().items()]
    return tuple(sorted(made, key=lambda field: order.index(field.path.partition(".")[0])))


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("catalog.fields").joinpath("words.toml").read_text(encoding="utf-8"))


def _field(path: str, row: Mapping[str, Any], schema: Mapping[str, Any]) -> Field:
    about = _schema_of(path, schema)
    part = schema["$defs"].get(name_of_part(about), {})
    is_level = path.rpartition(".")[2] in {level.value for level in CodeLevel} and path.startswith("reference_code.")
    meaning = _LEVEL_OF_A_CODE if is_level else " ".join((about.get("description") or part["description"]).split())
    return Field(
        path=path,
        meaning=meaning,
        form=form_in_words(about, lambda name: _form_of_part(schema["$defs"][name])),
        example=row["example"],
        isad=(row["isad"],) if "isad" in row else isad_numbers(meaning),
        dacs=row.get("dacs"),
        rico=row.get("rico"),
        words=tuple(_closed_list(about, schema).items()),
        also=(*row["also"], *row.get("kinds", ())),
        kinds=tuple(row.get("kinds", ())),
        tags=(*row.get("tags", ()), *_tags_of_element(path)),
        of_units=not row.get("documents", False),
        of_documents=not row.get("units", False),
    )


def _tags_of_element(path: str) -> Iterator[str]:
    """Yield the names that EAD, MARC 21 and AtoM have for an element; not one that is of several elements."""
    for row in ELEMENTS:
        if row.field == path:
            own = () if row.ead_type else (*row.ead, row.marc.tag)
            yield from (tag for tag in (*own, row.atom) if tag)


def _schema_of(path: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what the schema says of the field at a path."""
    about: Mapping[str, Any] = schema
    for name in path.split("."):
        about = next(
            each["properties"][name] for each in _branches(about, schema) if name in each.get("properties", {})
        )
    return about


def _branches(about: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a schema, what it refers to, its alternatives, and what it is a list of."""
    yield about
    if "$ref" in about:
        yield from _branches(schema["$defs"][name_of_part(about)], schema)
    for branch in about.get("anyOf", ()):
        yield from _branches(branch, schema)
    if "items" in about:
        yield from _branches(about["items"], schema)


def _closed_list(about: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the words of the closed list that a value is of, each with its meaning; none where it is of no list."""
    names = filter(None, map(name_of_part, (about, *about.get("anyOf", ()))))
    return next((meanings()[name] for name in names if "enum" in schema["$defs"][name]), {})


def _form_of_part(part: Mapping[str, Any]) -> str:
    """Return the words of a closed list, or the fields of a part; a part that may be written short is text too."""
    if "enum" in part:
        return form_in_words(part, str)
    whole = next(each for each in (part, *part.get("anyOf", ())) if "properties" in each)
    codes = {level.value for level in CodeLevel}
    names = [name for name in whole["properties"] if name not in codes]
    levels = [_LEVELS_OF_A_CODE] if len(names) < len(whole["properties"]) - 1 else []
    return f"{'text, or ' if 'anyOf' in part else ''}fields: {', '.join([*names[:1], *levels, *names[1:]])}"


_ISAD = re.compile(r"ISAD\(G\) (\d\.\d(?:\.\d)?)")
_PLAIN = {"string": "text", "integer": "a number", "boolean": "true or false", "object": "a mapping"}


def form_in_words(about: Mapping[str, Any], of_part: Callable[[str], str]) -> str:
    """Return the form of a value: text; a list, each text; one of: sent, received. `of_part` words that of a part."""
    if about.get("type") == "array":
        return f"a list, each {form_in_words(about.get('items', {}), of_part)}"
    if part := name_of_part(about):
        return of_part(part)
    if "enum" in about or "const" in about:
        return f"one of: {', '.join(map(str, about.get('enum', [about.get('const')])))}"
    branches = about.get("anyOf") or about.get("oneOf") or about.get("allOf") or ()
    forms = [form_in_words(branch, of_part) for branch in branches if branch.get("type") != "null"]
    return " or ".join(dict.fromkeys(forms)) or _PLAIN.get(str(about.get("type")), "any value")


def name_of_part(about: Mapping[str, Any]) -> str:
    """Return the name of the part that a value is, or nothing."""
    return str(about.get("$ref", "")).rpartition("/")[2]


def isad_numbers(meaning: str) -> tuple[str, ...]:
    """Return the numbers of ISAD(G) that the meaning of a field names: 3.2.3."""
    return tuple(dict.fromkeys(_ISAD.findall(meaning)))
