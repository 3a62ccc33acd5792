"""Profiles: an institution's further requirements, written as a JSON Schema (draft 2020-12), without Python.

A profile may say under `x-hints`, for the name of a field, what a cataloguer should do, and list under `x-inherited`
the fields that a record need not repeat where a unit above it fills them (ISAD(G) 2.4). To add a shipped profile, add
one file in `profiles/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from jsonschema import Draft202012Validator, SchemaError, ValidationError
from referencing import Registry
from referencing.exceptions import Unresolvable

from catalog.errors import UnknownName, UsageError
from catalog.findings import Finding
from catalog.model import Record
from catalog.regular_files import open_file

__all__ = ["SHIPPED_PROFILES", "Profile", "load_profile"]

SHIPPED_PROFILES = ("isad-g", "dacs", "dacs-optimum", "translated-documents")
"""The profiles that come with the package, by name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A JSON Schema that records must satisfy beside their own."""

    name: str
    validator: Draft202012Validator
    hints: Mapping[str, str]
    inherited: frozenset[str] = frozenset()
    """Fields of the record that a unit above may fill."""

    def findings(self, record: Record) -> Iterator[Finding]:
        """Yield what the profile requires and the record lacks, at the place in the record."""
        try:
            errors = sorted(self.validator.iter_errors(record.plain()), key=lambda error: list(map(str, error.path)))
        except Unresolvable as unresolvable:
            raise UsageError(
                f"The profile {self.name} refers to {unresolvable.ref!r}, which it does not contain."
            ) from None
        for error in errors:
            yield from self._findings(error)

    def _findings(self, error: ValidationError) -> Iterator[Finding]:
        path = [str(step) for step in error.absolute_path]
        missing = _missing(error)
        field = next((step for step in reversed(path) if not step.isdigit()), "")
        for name in missing:
            where = f" in {field!r}" if field else ""
            hint = self.hints.get(name.partition(" ")[0], "")
            message = f"The profile {self.name!r} requires {name!r}{where}."
            named = name.split(" or ")
            inherited = tuple(named) if not path and self.inherited.issuperset(named) else ()
            yield replace(self._finding(path, message, hint), inherited=inherited)
        if not missing:
            yield self._finding(path, f"The profile {self.name!r}: {_sentence(error)}", self.hints.get(field, ""))

    @staticmethod
    def _finding(path: list[str], message: str, hint: str) -> Finding:
        pointer = "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in path)
        return Finding("profile", message, pointer=pointer, hint=hint)


def load_profile(name: str) -> Profile:
    """Return a shipped profile by name, or the one in a file; raise UsageError for what is none."""
    if name in SHIPPED_PROFILES:
        text = files("catalog.validation").joinpath(f"profiles/{name}.json").read_text(encoding="utf-8")
        return _profile(name, text)
    path = Path(name)
    if not path.is_file():
        raise UnknownName("profile or file", name, SHIPPED_PROFILES)
    try:
        return _profile(path.stem, _text_of(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The profile {path} cannot be read: {error}.") from error


def _text_of(path: Path) -> str:
    with open_file(path) as file:
        return file.read().decode()


def _profile(name: str, text: str) -> Profile:
    try:
        schema = json.loads(text)
        Draft202012Validator.check_schema(schema)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"The profile {name} is not JSON: {error}.") from error
    except SchemaError as error:
        raise UsageError(f"The profile {name} is not a JSON Schema: {error.message}.") from error
    hints = schema.get("x-hints", {}) if isinstance(schema, dict) else {}
    inherited = schema.get("x-inherited", []) if isinstance(schema, dict) else []
    if not isinstance(inherited, list) or not all(isinstance(field, str) for field in inherited):
        raise UsageError(f"The profile {name} has 'x-inherited', which must be a list of names of fields.")
    # the empty registry keeps a profile from fetching what it refers to
    return Profile(name, Draft202012Validator(schema, registry=Registry()), hints, frozenset(inherited))


def _missing(error: ValidationError) -> list[str]:
    """Return the names that are missing, where that is what the error says; the message alone gives the name."""
    if error.validator == "required":
        return [error.message.split("'")[1]]
    if error.validator == "anyOf" and error.context and all(one.validator == "required" for one in error.context):
        return [" or ".join(dict.fromkeys(name for one in error.context for name in _missing(one)))]
    return []


def _sentence(error: ValidationError) -> str:
    text = error.message if len(error.message) <= 200 else f"the value does not fit {error.validator!r}"
    return text + "."
