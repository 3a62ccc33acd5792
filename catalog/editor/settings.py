"""The findings on the settings of a catalogue and on its own archives, while they are being typed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catalog.errors import CatalogError
from catalog.findings import Finding
from catalog.model import Catalogue
from catalog.reference_codes.register import own_archives
from catalog.storage.folder import ARCHIVES_FILE
from catalog.storage.settings_file import SETTINGS_FILE, fault
from catalog.toml_slips import toml_slip

__all__ = ["SETTINGS_FILES", "settings_findings"]

SETTINGS_FILES = frozenset({SETTINGS_FILE, ARCHIVES_FILE})


def settings_findings(path: Path, text: str) -> list[Finding]:
    """Return what is wrong with a text that is to be saved as settings, or as archives."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        slip = toml_slip(error, text)
        return [Finding("settings-syntax", slip.message, hint=slip.hint, line=slip.line, column=slip.column)]
    except (ValueError, RecursionError):
        return [Finding("settings-syntax", "This is not TOML that can be read.", line=1, column=1)]
    found = _of_settings(given, text) if path.name == SETTINGS_FILE else _of_archives(given, text)
    return sorted(found, key=lambda finding: finding.line)


def _of_settings(given: Mapping[str, Any], text: str) -> Iterator[Finding]:
    try:
        Catalogue.model_validate(given)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            said = fault(detail)
            yield _finding(f"{said[:1].upper()}{said[1:]}", text, rf"^[ \t]*\[*{re.escape(str(detail['loc'][0]))}\b")


def _of_archives(given: Mapping[str, Any], text: str) -> Iterator[Finding]:
    archives = given.get("archive", [])
    if not isinstance(archives, list) or not all(isinstance(one, dict) for one in archives):
        yield _finding("Each archive begins with the line [[archive]].", text, r"^[ \t]*\[?archive\b")
        return
    tables = [match.start() for match in re.finditer(r"^[ \t]*\[\[archive\]\]", text, re.MULTILINE)]
    for number, one in enumerate(archives):
        try:
            own_archives({"archive": [one]}, ARCHIVES_FILE)
        except CatalogError as error:
            place = tables[number] if number < len(tables) else 0
            yield Finding("settings", str(error), line=text.count("\n", 0, place) + 1, column=1)


def _finding(message: str, text: str, pattern: str) -> Finding:
    """Return a finding at the first line that a pattern matches; at the first of all where none does."""
    match = re.search(pattern, text, re.MULTILINE)
    return Finding("settings", message, line=text.count("\n", 0, match.start()) + 1 if match else 1, column=1)
