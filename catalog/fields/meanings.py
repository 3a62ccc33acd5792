"""What each word of a closed list means."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["meanings"]


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return for each closed list (`Level`, `Genre`, `CodeLevel`) what its words mean."""
    return tomllib.loads(files("catalog.fields").joinpath("meanings.toml").read_text(encoding="utf-8"))
