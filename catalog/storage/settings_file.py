"""Reading `catalog.toml`: the settings of a catalogue."""

from __future__ import annotations

import difflib
from pathlib import Path

from pydantic import ValidationError

from catalog.errors import UsageError
from catalog.model import Catalogue
from catalog.regular_files import read_toml

__all__ = ["SETTINGS_FILE", "first_fault", "read_settings"]

SETTINGS_FILE = "catalog.toml"


def read_settings(path: Path) -> Catalogue:
    """Return the settings; raise UsageError with one line for the first thing that is wrong with them."""
    given = read_toml(path)
    try:
        return Catalogue.model_validate(given)
    except ValidationError as error:
        raise UsageError(f"{path}: {first_fault(error)}") from error


def first_fault(error: ValidationError) -> str:
    """Say in one sentence the first thing that is wrong with the settings, with the nearest name or the form asked."""
    first = error.errors(include_url=False)[0]
    name = ".".join(str(step) for step in first["loc"])
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Catalogue.model_fields, n=1)
        return f"there is no setting {name!r}." + (f" Did you mean {near[0]!r}?" if near else "")
    if first["type"] == "missing":
        return f"the setting {name!r} is missing."
    form = _FORMS.get(str(first["loc"][0]), "") or (_ADDRESS if first["loc"][-1] in _ADDRESSES else "")
    wanted = f"it is {form}" if form else first["msg"]
    return f"{first['input']!r} cannot be {name!r}: {wanted}."


_FORMS = {
    "namespace": "a domain name with a dot, such as letters.example.org",
    "base_url": "a web address without a slash at the end, such as https://letters.example.org",
    "admin_emails": "a list of e-mail addresses, such as archive@example.org, without 'mailto:'",
    "friends": "a list of the base URLs of other feeds, such as https://example.org/oai",
    "name": "one line of text",
    "page_size": "a whole number from 1 to 5000",
}
_ADDRESSES = ("icon", "link", "metadata_license")
_ADDRESS = "an address that begins with http:// or https://"
