"""Reading `catalog.toml`: the settings of a catalogue."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catalog.errors import UsageError
from catalog.model import Catalogue
from catalog.model.catalogue import RECORD_FORMAT
from catalog.regular_files import read_toml

__all__ = ["SETTINGS_FILE", "fault", "first_fault", "read_settings"]

SETTINGS_FILE = "catalog.toml"


def read_settings(path: Path) -> Catalogue:
    """Return the settings; raise UsageError with one line for the first thing that is wrong with them."""
    given = read_toml(path)
    try:
        settings = Catalogue.model_validate(given)
    except ValidationError as error:
        raise UsageError(f"{path}: {first_fault(error)}") from error
    if settings.record_format > RECORD_FORMAT:
        raise UsageError(
            f"{path}: the records are in format {settings.record_format}, and this version of catalog knows formats "
            f"up to {RECORD_FORMAT}. Install a newer version."
        )
    return settings


def first_fault(error: ValidationError) -> str:
    """Say in one sentence the first thing that is wrong with the settings, with the nearest name or the form asked."""
    return fault(error.errors(include_url=False)[0])


def fault(error: Mapping[str, Any]) -> str:
    """Say in one sentence what is wrong with a setting."""
    name = ".".join(str(step) for step in error["loc"])
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Catalogue.model_fields, n=1)
        return f"there is no setting {name!r}." + (f" Did you mean {near[0]!r}?" if near else "")
    if error["type"] == "missing":
        return f"the setting {name!r} is missing."
    form = _FORMS.get(str(error["loc"][0]), "") or (_ADDRESS if error["loc"][-1] in _ADDRESSES else "")
    wanted = f"it is {form}" if form else error["msg"]
    return f"{error['input']!r} cannot be {name!r}: {wanted}."


_FORMS = {
    "namespace": "a domain name with a dot, such as letters.example.org",
    "base_url": "a web address without a slash at the end, such as https://letters.example.org",
    "admin_emails": "a list of e-mail addresses, such as [\"archive@example.org\"], without 'mailto:'",
    "friends": 'a list of the base URLs of other feeds, such as ["https://example.org/oai"]',
    "name": "one line of text",
    "page_size": "a whole number from 1 to 5000",
}
_ADDRESSES = ("icon", "link", "metadata_license")
_ADDRESS = "an address that begins with http:// or https://"
