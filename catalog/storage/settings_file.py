"""Reading `catalog.toml`: the settings of a catalogue."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path

from pydantic import ValidationError

from catalog.errors import UsageError
from catalog.model import Catalogue

__all__ = ["SETTINGS_FILE", "read_settings"]

SETTINGS_FILE = "catalog.toml"


def read_settings(path: Path) -> Catalogue:
    """Return the settings; raise UsageError with one line for the first thing that is wrong with them."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not TOML: {error}.") from error
    try:
        return Catalogue.model_validate(given)
    except ValidationError as error:
        raise UsageError(f"{path}: {_first(error)}") from error


def _first(error: ValidationError) -> str:
    """Say the first of the errors, with the nearest setting where a name is misspelt."""
    first = error.errors(include_url=False)[0]
    name = ".".join(str(step) for step in first["loc"])
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Catalogue.model_fields, n=1)
        return f"there is no setting {name!r}." + (f" Did you mean {near[0]!r}?" if near else "")
    if first["type"] == "missing":
        return f"the setting {name!r} is missing."
    return f"{name}: {first['msg']} (given: {first['input']!r})."
